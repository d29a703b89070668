//! Which values of one variable reach one of its uses: a walk over the statements of its scope in the
//! order in which they run.
//!
//! Only one variable is followed, so a state is one value. Branches are joined, loops are walked twice
//! (with a single value the second pass is the fixpoint of the join), jumps leave nothing behind, and
//! what may throw reaches the handlers with every value that it may have had by then.

use super::{Const, Folder, binary, inside, merge};
use crate::gast::{File, Kind, NodeRef, Op};
use crate::resolve::{Declaration, Scope};

/// Most statements and expressions looked at for one answer.
pub(super) const MAX_VISITS: u32 = 20_000;
/// The same where every condition asks.
pub(super) const MAX_WIDE_VISITS: u32 = 2_000;

/// What a variable holds at a point of the program.
#[derive(Clone, Debug, PartialEq)]
enum State {
    /// The point is never reached.
    Dead,
    /// Declared or not, it has no value yet.
    Unset,
    /// It must have this value.
    Known(Const),
    /// It may have any.
    Unknown,
}

/// A walk for one use.
struct Walk<'d> {
    at: NodeRef,
    scope: Scope,
    declarations: &'d [Declaration],
    /// States at the jumps out of the open loops and switches.
    breaks: Vec<State>,
    continues: Vec<State>,
    /// States at what may throw in the open `try` bodies.
    thrown: Vec<State>,
    loops: u32,
    found: State,
}

impl Folder<'_, '_> {
    /// The value with which a variable reaches a use in its own scope, by all its declarations there.
    pub(super) fn flowing(&mut self, at: NodeRef, scope: Scope, declarations: &[Declaration]) -> Option<Const> {
        let file = self.names.file();
        let parameter = declarations.iter().any(|d| file.node(d.at).kind == Kind::Param);
        let mut walk =
            Walk { at, scope, declarations, breaks: Vec::new(), continues: Vec::new(), thrown: Vec::new(), loops: 0, found: State::Dead };
        let mut state = if parameter { State::Unknown } else { State::Unset };
        match scope {
            Some(owner) => {
                self.statement(&mut walk, file.child(owner, 5), state);
            }
            None => {
                let first = declarations.iter().map(|d| d.at.item).min()?;
                for item in first..=at.item {
                    state = self.statement(&mut walk, NodeRef { item, node: 0 }, state);
                }
            }
        }
        match walk.found {
            State::Known(value) if self.visits > 0 => Some(value),
            _ => None,
        }
    }

    /// The state behind a statement that is begun in a state.
    fn statement(&mut self, w: &mut Walk<'_>, t: NodeRef, state: State) -> State {
        let file = self.names.file();
        if self.visits == 0 || w.over() {
            return state;
        }
        self.visits -= 1;
        // Whatever happens in there, the variable keeps its value, and what is behind it is reached.
        if w.thrown.is_empty() && !inside(file, w.at, t) && !w.declarations.iter().any(|d| inside(file, d.at, t)) && !self.names.jumps(t) {
            return state;
        }
        let n = file.node(t);
        let child = |place: usize| file.child(t, place);
        match n.kind {
            Kind::Nil | Kind::Func | Kind::Class => state,
            Kind::Block => {
                let mut state = state;
                for s in file.children(t) {
                    state = self.statement(w, s, state);
                }
                state
            }
            Kind::If => {
                let state = self.expression(w, child(0), state);
                let then = self.statement(w, child(1), state.clone());
                let other = self.statement(w, child(2), state);
                w.join(then, other)
            }
            Kind::While => {
                let cond = child(0);
                let (body, other) = (child(1), child(2));
                let out = self.looped(w, state, |f, w, s| f.expression(w, cond, s), |f, w, s| f.statement(w, body, s));
                self.statement(w, other, out)
            }
            Kind::DoWhile => {
                let (body, cond) = (child(0), child(1));
                self.looped(
                    w,
                    state,
                    |_, _, s| s,
                    |f, w, s| {
                        let s = f.statement(w, body, s);
                        f.expression(w, cond, s)
                    },
                )
            }
            Kind::ForClassic => {
                let (init, cond, update, body) = (child(0), child(1), child(2), child(3));
                let state = self.statement(w, init, state);
                self.looped(
                    w,
                    state,
                    |f, w, s| f.expression(w, cond, s),
                    |f, w, s| {
                        let s = f.statement(w, body, s);
                        f.expression(w, update, s)
                    },
                )
            }
            Kind::ForEach => {
                let (binder, body, other) = (child(0), child(2), child(3));
                let state = self.expression(w, child(1), state);
                let bound = w.declarations.iter().any(|d| d.at == t || inside(file, d.name, binder));
                let out = self.looped(
                    w,
                    state,
                    |_, _, s| s,
                    |f, w, s| f.statement(w, body, if bound && s != State::Dead { State::Unknown } else { s }),
                );
                self.statement(w, other, out)
            }
            Kind::Switch => {
                let mut parts = file.children(t);
                let state = match parts.next() {
                    Some(subject) => self.expression(w, subject, state),
                    None => state,
                };
                w.breaks.push(State::Dead);
                let (mut out, mut before, mut default) = (State::Dead, State::Dead, false);
                for case in parts {
                    let kids: Vec<NodeRef> = file.children(case).collect();
                    let [patterns @ .., guard, body] = kids.as_slice() else { continue };
                    default |= patterns.is_empty();
                    let entry = w.join(state.clone(), before);
                    let entry = self.expression(w, *guard, entry);
                    before = self.statement(w, *body, entry);
                    out = w.join(out, before.clone());
                }
                if !default {
                    out = w.join(out, state);
                }
                let left = w.breaks.pop().unwrap_or(State::Dead);
                w.join(out, left)
            }
            Kind::Try => self.guarded(w, t, state),
            Kind::With => {
                let state = self.expression(w, child(0), state);
                let bound = w.declarations.iter().any(|d| d.at == t);
                self.statement(w, child(2), if bound && state != State::Dead { State::Unknown } else { state })
            }
            Kind::Label => self.statement(w, child(1), state),
            Kind::Return | Kind::Throw => {
                let state = self.expression(w, t, state);
                if n.kind == Kind::Throw {
                    w.throws(&state);
                }
                State::Dead
            }
            Kind::Break | Kind::Continue => {
                let named = file.node(child(0)).kind != Kind::Nil;
                let jumps = if n.kind == Kind::Break { &mut w.breaks } else { &mut w.continues };
                // A label may name any of those around.
                let mut targets = std::mem::take(jumps);
                let from = if named { 0 } else { targets.len().saturating_sub(1) };
                for target in &mut targets[from..] {
                    *target = w.join(std::mem::replace(target, State::Dead), state.clone());
                }
                *(if n.kind == Kind::Break { &mut w.breaks } else { &mut w.continues }) = targets;
                State::Dead
            }
            _ => self.expression(w, t, state),
        }
    }

    fn looped(
        &mut self,
        w: &mut Walk<'_>,
        state: State,
        head: impl Fn(&mut Self, &mut Walk<'_>, State) -> State,
        body: impl Fn(&mut Self, &mut Walk<'_>, State) -> State,
    ) -> State {
        let mut entry = state;
        w.loops += 1;
        let mut out = State::Dead;
        for _ in 0..2 {
            w.breaks.push(State::Dead);
            w.continues.push(State::Dead);
            let inside = head(self, w, entry.clone());
            let end = body(self, w, inside.clone());
            let again = w.continues.pop().unwrap_or(State::Dead);
            let left = w.breaks.pop().unwrap_or(State::Dead);
            out = w.join(inside, left);
            let back = w.join(end, again);
            entry = w.join(entry, back);
            out = w.join(out, entry.clone());
        }
        w.loops -= 1;
        out
    }

    fn guarded(&mut self, w: &mut Walk<'_>, t: NodeRef, state: State) -> State {
        let file = self.names.file();
        let (body, catches, other, last) = (file.child(t, 0), file.child(t, 1), file.child(t, 2), file.child(t, 3));
        w.thrown.push(State::Dead);
        // The early end of a use found would leave the handlers out.
        let mut out = self.statement(w, body, state);
        let thrown = w.thrown.pop().unwrap_or(State::Dead);
        out = self.statement(w, other, out);
        let mut escaped = thrown.clone();
        for catch in file.children(catches) {
            let bound = w.declarations.iter().any(|d| d.at == catch);
            let entry = if bound && thrown != State::Dead { State::Unknown } else { thrown.clone() };
            w.thrown.push(State::Dead);
            let end = self.statement(w, file.child(catch, 2), entry);
            let again = w.thrown.pop().unwrap_or(State::Dead);
            escaped = w.join(escaped, again);
            out = w.join(out, end);
        }
        w.throws(&escaped);
        if file.node(last).kind == Kind::Nil {
            return out;
        }
        // On the way out by a throw or a jump it runs as well, but does not go on behind.
        if inside(file, w.at, last) {
            let any = w.join(escaped, out.clone());
            self.statement(w, last, any);
        }
        self.statement(w, last, out)
    }

    /// The state behind an expression: its assignments in order.
    fn expression(&mut self, w: &mut Walk<'_>, t: NodeRef, state: State) -> State {
        let file = self.names.file();
        if self.visits == 0 || file.node(t).kind == Kind::Nil {
            return state;
        }
        self.visits -= 1;
        let mut state = state;
        let mut pending = inside(file, w.at, t);
        for d in w.declarations {
            if !inside(file, d.at, t) {
                continue;
            }
            // The use comes before the assignment that it is a part of.
            if pending && file.node(d.at).next > w.at.node {
                w.reach(&state);
                pending = false;
            }
            if state != State::Dead {
                let new = self.assigned(d, &state);
                state = if is_conditional(file, d.at, t) { w.join(state, new) } else { new };
            }
            w.throws(&state);
        }
        if pending {
            w.reach(&state);
        }
        if !w.thrown.is_empty() && may_throw(file, t) {
            w.throws(&state);
        }
        state
    }

    fn assigned(&mut self, d: &Declaration, before: &State) -> State {
        let file = self.names.file();
        let Some(value) = d.value else {
            return if file.node(d.at).kind == Kind::VarDef { State::Unset } else { State::Unknown };
        };
        let folded = match self.seen.get(&d.at) {
            Some(known) => known.clone(),
            None => {
                let value = self.fold(value);
                self.seen.insert(d.at, value.clone());
                value
            }
        };
        let value = match (d.compound, before) {
            (false, _) => folded,
            (true, State::Known(old)) => folded.and_then(|v| match file.node(d.at).kind {
                // A method that changes a string: some string still.
                Kind::Call | Kind::Binary => merge(vec![old.clone(), v]).filter(Const::is_str).map(|_| Const::SomeStr),
                _ => binary(Op::from_u16(file.node(d.at).op), old.clone(), v),
            }),
            _ => None,
        };
        value.map_or(State::Unknown, State::Known)
    }
}

impl Walk<'_> {
    /// Whether the use was passed and nothing leads back to it.
    fn over(&self) -> bool {
        self.found != State::Dead && self.loops == 0 && self.thrown.is_empty()
    }

    fn join(&self, a: State, b: State) -> State {
        match (a, b) {
            (State::Dead, x) | (x, State::Dead) => x,
            (State::Known(a), State::Known(b)) => merge(vec![a, b]).map_or(State::Unknown, State::Known),
            (State::Unset, State::Unset) => State::Unset,
            // At the top of a file what is not assigned yet is not there.
            (State::Unset, State::Known(c)) | (State::Known(c), State::Unset) if self.scope.is_none() => State::Known(c),
            _ => State::Unknown,
        }
    }

    fn reach(&mut self, state: &State) {
        let before = std::mem::replace(&mut self.found, State::Dead);
        self.found = self.join(before, state.clone());
    }

    fn throws(&mut self, state: &State) {
        if let Some(old) = self.thrown.pop() {
            let new = self.join(old, state.clone());
            self.thrown.push(new);
        }
    }
}

/// Whether an assignment inside an expression is made on some ways through it only.
fn is_conditional(file: &File, at: NodeRef, outer: NodeRef) -> bool {
    let mut node = at;
    while node.node > outer.node {
        let parent = NodeRef { item: node.item, node: file.node(node).parent };
        let p = file.node(parent);
        let second = file.child(parent, 0) != node;
        match p.kind {
            Kind::Binary if matches!(Op::from_u16(p.op), Op::And | Op::Or | Op::Coalesce) && second => return true,
            Kind::Cond if second => return true,
            Kind::Comprehension | Kind::Func => return true,
            _ => {}
        }
        node = parent;
    }
    false
}

fn may_throw(file: &File, t: NodeRef) -> bool {
    (t.node..file.node(t).next).any(|node| {
        let kind = file.node(NodeRef { item: t.item, node }).kind;
        matches!(kind, Kind::Call | Kind::New | Kind::Throw | Kind::Await | Kind::Yield | Kind::Raw)
    })
}
