//! What is known of variables that count, and of variables when a loop or a way out begins.

use super::{Const, Kind, Lower, NodeRef, Operator, Sym, consts};
use crate::taint::program::UnitKind;

/// Most nodes of a function that are looked at for assignments.
const MAX_NODES: u32 = 20_000;

impl Lower<'_, '_> {
    /// Whether a name is given a value in a subtree, from a node on.
    fn given_value(&self, within: NodeRef, from: u32, to: u32, name: Sym) -> bool {
        let end = to.min(self.file.node(within).next);
        let assigns = |at: NodeRef| matches!(self.kind(at), Kind::Assign | Kind::AssignOp | Kind::IncDec | Kind::ForEach | Kind::ForClause);
        (from.max(within.node)..end).map(|node| NodeRef { item: within.item, node }).filter(|at| assigns(*at)).any(|at| {
            let target = self.file.child(at, 0);
            (target.node..self.file.node(target).next)
                .map(|node| NodeRef { item: at.item, node })
                .any(|n| self.kind(n) == Kind::Id && self.file.node(n).sym == name)
        })
    }

    /// The only declaration of a name in a scope; what only gives it a value is none.
    fn declared_once(&self, scope: Option<NodeRef>, name: Sym) -> Option<ql_syntax::resolve::Declaration> {
        let gives = |at: NodeRef| matches!(self.kind(at), Kind::Assign | Kind::AssignOp | Kind::IncDec);
        let mut all = self.program.names.declarations(scope, name).iter().filter(|d| !gives(d.at));
        let one = all.next()?;
        all.next().is_none().then_some(*one)
    }

    /// What an integer literal or a constant is.
    fn number(&self, at: NodeRef) -> Option<i128> {
        match consts::decide(self.program.names, at)? {
            Const::Int(n) => Some(n),
            _ => None,
        }
    }

    /// Whether a comparison of the variable of a counting loop with a constant always has the same outcome.
    pub(super) fn counted(&self, at: NodeRef) -> Option<bool> {
        if self.kind(at) != Kind::Binary {
            return None;
        }
        let op = Operator::from_u16(self.file.node(at).op);
        let (left, right) = (self.file.child(at, 0), self.file.child(at, 1));
        if self.kind(left) != Kind::Id {
            return None;
        }
        let name = self.file.node(left).sym;
        let scope = self.scope_of(left)?;
        let one = self.declared_once(scope, name)?;
        let mut around = one.at;
        for _ in 0..3 {
            if self.kind(around) == Kind::ForClassic || around.node == 0 {
                break;
            }
            around.node = self.file.node(around).parent;
        }
        if self.kind(around) != Kind::ForClassic || around.item != at.item {
            return None;
        }
        let [cond, update, body] = [1, 2, 3].map(|place| self.file.child(around, place));
        let inside = at.node >= body.node && at.node < self.file.node(body).next;
        let bounded = self.kind(cond) == Kind::Binary
            && self.kind(self.file.child(cond, 0)) == Kind::Id
            && self.file.node(self.file.child(cond, 0)).sym == name;
        let counts = self.text(update).contains("++") && self.text(update).contains(self.text(left));
        if !inside || !bounded || !counts || self.given_value(body, body.node, u32::MAX, name) {
            return None;
        }
        let first = self.number(one.value?)?;
        let end = self.number(self.file.child(cond, 1))?;
        let last = match Operator::from_u16(self.file.node(cond).op) {
            Operator::Lt => end - 1,
            Operator::Le => end,
            _ => return None,
        };
        let other = self.number(right)?;
        if last < first {
            return None;
        }
        let (all, none) = match op {
            Operator::Lt => (last < other, first >= other),
            Operator::Le => (last <= other, first > other),
            Operator::Gt => (first > other, last <= other),
            Operator::Ge => (first >= other, last < other),
            Operator::Eq => (first == last && first == other, other < first || other > last),
            _ => return None,
        };
        if all { Some(true) } else { none.then_some(false) }
    }

    /// Whether the condition of a loop does not hold when the loop begins: the variables in it have constants
    /// then, and are given other values only later.
    pub(super) fn never_entered(&self, at: NodeRef, cond: NodeRef) -> bool {
        let own = self.unit.node;
        if self.program.compat
            || self.is_nil(cond)
            || !self.loops.is_empty()
            || !matches!(self.unit.kind, UnitKind::Function | UnitKind::Closure)
            || self.file.node(own).next - own.node > MAX_NODES
            || !self.labels.is_empty()
        {
            return false;
        }
        let value = |name: NodeRef| -> Option<Const> {
            let scope @ Some(_) = self.scope_of(name)? else { return None };
            if scope != Some(own) {
                return None;
            }
            let word = self.file.node(name).sym;
            let one = self.declared_once(scope, word)?;
            let elsewhere = self.program.names.assigned(word).iter().any(|a| *a != own);
            let before = self.given_value(own, one.at.node + 1, at.node, word);
            if one.at >= at || self.kind(one.at) != Kind::VarDef || elsewhere || before {
                return None;
            }
            consts::decide(self.program.names, one.value?)
        };
        let known = consts::decide_given(self.program.names, cond, &value);
        known.and_then(|c| consts::truth(self.file.language.id(), &c)) == Some(false)
    }

    /// A loop that is not entered: what is left of it is what follows where it was not broken off.
    pub(super) fn stmt_of_loop_not_entered(&mut self, at: NodeRef) {
        self.expr(self.file.child(at, 0));
        if self.file.children(at).count() > 2 {
            self.stmt(self.file.child(at, 2));
        }
    }

    /// Returns a variable from a `try` with a `finally` that gives it no other value but may change what it
    /// holds: it is returned as it is then.
    pub(super) fn returned_last(&mut self, at: NodeRef) -> bool {
        let value = self.file.child(at, 0);
        if self.program.compat || self.dialect.go || self.finals.is_empty() || self.kind(value) != Kind::Id {
            return false;
        }
        let name = self.file.node(value).sym;
        if self.finals.iter().any(|f| self.given_value(*f, f.node, u32::MAX, name)) {
            return false;
        }
        self.run_finals(0);
        let value = self.expr(value);
        let value = self.emit(super::Act::Copy(value), at);
        self.leave(value, at);
        self.goto(self.exit);
        self.dead();
        true
    }

    /// Whether a function without a name is kept in a variable that is only called, by the function that makes it.
    pub(super) fn is_only_called(&self, at: NodeRef) -> bool {
        let up = |n: NodeRef| NodeRef { item: n.item, node: self.file.node(n).parent };
        let own = self.unit.node;
        if self.program.compat
            || at.node == 0
            || self.unit.kind != UnitKind::Function
            || self.file.node(own).next - own.node > MAX_NODES / 10
            || self.kind(up(at)) != Kind::VarDef
        {
            return false;
        }
        let binder = self.file.child(up(at), 1);
        if self.kind(binder) != Kind::Id {
            return false;
        }
        let name = self.file.node(binder).sym;
        if self.declared_once(Some(own), name).is_none() || !self.program.names.assigned(name).is_empty() {
            return false;
        }
        let uses = (own.node..self.file.node(own).next).map(|node| NodeRef { item: own.item, node });
        let mut uses = uses.filter(|n| *n != binder && self.kind(*n) == Kind::Id && self.file.node(*n).sym == name).peekable();
        uses.peek().is_some()
            && uses.all(|n| {
                let called = match self.kind(up(n)) {
                    Kind::Call => self.file.child(up(n), 0) == n,
                    Kind::Dot => {
                        self.file.child(up(n), 0) == n
                            && self.is_callee(up(n))
                            && crate::taint::models::is_invoker(self.text(self.file.child(up(n), 1)))
                    }
                    _ => false,
                };
                let mut around = up(n);
                while around.node > own.node && self.kind(around) != Kind::Func {
                    around = up(around);
                }
                called && around == own
            })
    }

    /// A default value of Python that all calls share, because it can be changed.
    pub(super) fn kept_default(&mut self, default: NodeRef, name: Sym) -> Option<u32> {
        if !self.dialect.python || self.program.compat || name == 0 || !matches!(self.kind(default), Kind::Array | Kind::Dict | Kind::Set) {
            return None;
        }
        if !self.children(default).is_empty() {
            return None;
        }
        let var = super::mix(self.scoped(self.unit.node, name), 0xdefa);
        self.graph.free.insert(var);
        Some(self.reading(super::Act::Read(var), default, Some(Self::plain_place(var))))
    }

    /// Whether an object is a text that is written to.
    pub(super) fn is_text_buffer(&self, at: NodeRef) -> bool {
        let kinds = ["StringIO", "BytesIO", "io.StringIO", "io.BytesIO"];
        self.dialect.python && !self.program.compat && self.made_as(at).is_some_and(|made| kinds.contains(&made))
    }
}
