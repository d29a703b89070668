//! Calls followed into the function: where what is passed has parts that are known, or is made of objects and
//! functions that are known, a small function is run with that itself instead of by its summary. Variables of
//! the function and of what is around it live in one state then, so that what is an object for both stays one.

use super::operations::containers;
use super::{
    Act, Arrival, BTreeMap, Call, Graph, OpId, Origin, Own, Passed, Pending, Place, Proj, RESULT, Rc, Reach, Root, Shared, SmallVec,
    Solver, State, StepKind, Summary, Sym, THIS, UnitId, UnitKind, Value, Var, Walk, join, same,
};
use crate::taint::il::Context;
use crate::taint::program::{BLOCK, CONTROL};

/// What following calls may cost for one rule in one file, in the steps of [`super::FUEL`].
pub(super) const FUEL: u64 = super::FUEL / 100;
/// Most calls that are followed one inside the other.
const MAX_ENTERED: usize = 6;
/// Most operations of a function that is followed.
const MAX_FOLLOWED_OPS: usize = 300;
/// The first of the names under which the object of a function waits while a call in it is followed.
const ASIDE: Var = 0x7415_0000_0000_0000;

/// What a function that is followed gets.
pub(super) struct Frame<'g> {
    params: Vec<Value>,
    places: Vec<Option<Place>>,
    /// The functions around it.
    around: Vec<&'g Graph>,
    /// The outermost one is no function.
    top: bool,
}

impl Frame<'_> {
    pub(super) fn param(&self, number: u16) -> Value {
        self.params.get(number as usize).cloned().flatten()
    }
}

/// What a call was followed with, and what that gave.
pub(super) struct Followed {
    context: Option<Context>,
    params: Vec<Value>,
    places: Vec<Option<Place>>,
    held: Value,
    first: State,
    last: State,
    sinks: BTreeMap<u32, Arrival>,
    calls: Vec<Pending>,
}

impl Walk<'_> {
    /// Whether a variable of which nothing is said holds nothing.
    pub(super) fn has_none(&self, var: Var) -> bool {
        self.frame.as_ref().is_some_and(|f| f.top || f.around.iter().any(|g| g.owned.contains(&var) && g.this != Some(var)))
    }
}

impl<'p, 'f> Solver<'_, 'p, 'f> {
    /// Whether more is known of a value than that it is tainted.
    fn is_rich(&self, value: &Value) -> bool {
        value.as_ref().is_some_and(|cell| {
            !cell.parts.is_empty()
                || matches!(&cell.own, Own::Tainted(set) if set.iter().any(|(a, _)| matches!(self.atoms.origin(*a), Origin::Function(_) | Origin::Instance(_))))
        })
    }

    /// What a call of a unit gives, and the object it makes, where the call is followed.
    pub(super) fn follow(
        &mut self,
        walk: &mut Walk<'_>,
        unit: UnitId,
        given: &Passed,
        summary: &Summary,
        sure: bool,
    ) -> Option<(Value, Value)> {
        // Large closures of scripts would make it dear.
        let scripts = matches!(self.program.file.language.id(), "python" | "javascript" | "typescript" | "tsx");
        if self.program.compat
            || scripts
            || self.all.reach != Reach::File
            || walk.graph.ops.is_empty()
            || self.entered.len() > MAX_ENTERED
            || self.entered.contains(&unit)
            || self.entered.is_empty() && self.to_follow < 1_000
            || !matches!(self.kind(unit), UnitKind::Function | UnitKind::Closure)
        {
            return None;
        }
        let kept = given.held.as_ref().is_some_and(|c| !c.parts.is_empty());
        if !kept && !given.params.iter().chain([&given.this]).any(|v| self.is_rich(v)) {
            return None;
        }
        let program = self.program_of(unit)?;
        let special = given.context.as_ref().map(|c| program.special_graph(unit, c));
        let graph: &Graph = special.as_deref().unwrap_or_else(|| program.graph(unit));
        let closed = graph.this.is_none() && graph.lvalues.values().any(|p| p.var == THIS);
        if graph.ops.len() > MAX_FOLLOWED_OPS
            || graph.yields
            || graph.cut
            || closed
            || !graph.copied.is_empty()
            || graph.mentions.iter().any(|m| self.knows(*m) && !self.summaries.contains_key(m))
            || graph.params.iter().any(|p| p.by_reference) && program.file.language.id() != "go"
        {
            return None;
        }
        // What is changed must have a place that can be told from others.
        let single = |p: &Place| !p.path.contains(&Proj::Any) && p.path.len() < 4;
        let writes = |root: Root| summary.writes.iter().any(|(r, _)| *r == root);
        let placed = given.places.iter().enumerate().all(|(i, p)| p.as_ref().is_none_or(|p| single(p) || !writes(Root::Param(i as u16))));
        if !placed || !given.this_place.as_ref().is_none_or(|p| single(p) || !writes(Root::This)) {
            return None;
        }
        let around = |place: &Place| {
            let mut place = place.clone();
            if place.var == THIS {
                place.var = ASIDE + self.entered.len() as Var;
            }
            place
        };
        let aside = ASIDE + self.entered.len() as Var;
        let this_place = given.this_place.as_ref().map(&around);
        let places: Vec<Option<Place>> = given.places.iter().map(|p| p.as_ref().map(&around)).collect();
        let inner = |v: Var| graph.owned.contains(&v) || matches!(v, RESULT | BLOCK);
        // To look at all that is known around it, before and after, costs as well.
        let around_it = 4 * walk.state.iter().count() as u64;
        let budget = if self.entered.is_empty() { &mut self.to_follow } else { &mut self.fuel };
        *budget = budget.checked_sub(around_it)?;
        // What is around it stays in sight.
        let mut first = walk.state.clone();
        let mut outer: Vec<Var> = walk.graph.free.iter().copied().chain(walk.graph.this).collect();
        outer.sort_unstable();
        for var in outer {
            if first.get(var).is_none() {
                let value = walk.get(&mut self.atoms, var);
                first.set(var, value, true);
            }
        }
        first.rename(THIS, aside);
        first.without(inner);
        let mut free: Vec<Var> = graph.free.iter().copied().filter(|v| !graph.owned.contains(v)).collect();
        free.sort_unstable();
        let mut own: Vec<(Var, SmallVec<[Var; 2]>)> = Vec::new();
        for var in free {
            let vars = self.own_vars(walk, var, given);
            let value = self.root_value(walk, &walk.state.clone(), Root::Free(var), given);
            first.set(var, value, true);
            if !vars.is_empty() {
                own.push((var, vars));
            }
        }
        if let Some(this) = graph.this {
            let value = self.stepped(&given.this, given.at, StepKind::Call);
            first.set(this, value, true);
            if let Some(old) = &this_place {
                let own = Place { var: this, path: SmallVec::new() };
                if graph.this_by_copy { pair_fields(&mut first, &own, old, &graph.this_kept) } else { first.pair(&own, old) }
            }
        }
        let params: Vec<Value> = given.params.iter().map(|v| self.stepped(v, given.at, StepKind::Call)).collect();
        let key = (unit, given.at, self.entered.len());
        let known = self.followed.get(&key).filter(|k| {
            k.context == given.context
                && k.params.len() == params.len()
                && k.params.iter().zip(&params).all(|(a, b)| same(a, b))
                && k.places == places
                && same(&k.held, &given.held)
                && k.first.same_as(&first)
        });
        let done = match known.cloned() {
            Some(known) => known,
            None => {
                // The outermost call pays for all that are followed inside.
                let outermost = self.entered.is_empty();
                let (fuel, cut) = (self.fuel, self.cut);
                if outermost {
                    self.fuel = self.to_follow;
                }
                let from = std::mem::replace(&mut self.program, program);
                let marked = self.marks(unit, graph);
                let mut inside = Walk::inside(graph, &marked);
                let mut chain: Vec<&Graph> = walk.frame.as_ref().map(|f| f.around.clone()).unwrap_or_default();
                chain.push(walk.graph);
                let top = walk.top || walk.frame.as_ref().is_some_and(|f| f.top);
                inside.frame = Some(Frame { params: params.clone(), places: places.clone(), around: chain, top });
                self.entered.push(unit);
                let (nesting, filling) = (std::mem::take(&mut self.nesting), std::mem::take(&mut self.filling));
                let last = self.run(&mut inside, first.clone());
                (self.nesting, self.filling) = (nesting, filling);
                self.entered.pop();
                self.program = from;
                if outermost {
                    self.to_follow = std::mem::replace(&mut self.fuel, fuel);
                    // What was followed only so far is left to the summary.
                    if std::mem::replace(&mut self.cut, cut) && !cut {
                        self.to_follow = 0;
                        return None;
                    }
                }
                let done = Rc::new(Followed {
                    context: given.context.clone(),
                    params,
                    places: places.clone(),
                    held: given.held.clone(),
                    first,
                    last,
                    sinks: inside.sinks,
                    calls: inside.calls,
                });
                self.followed.insert(key, done.clone());
                done
            }
        };
        let result = done.last.get(RESULT).cloned().flatten();
        let result = self.instanced(&result, unit, given.at);
        let result = self.stepped(&result, given.at, StepKind::Call);
        let made = graph.this.and_then(|this| done.last.get(this)).cloned().flatten();
        let made = self.instanced(&made, unit, given.at);
        // What is around it afterwards.
        let mut vars: Vec<Var> = done.first.iter().chain(done.last.iter()).map(|(v, _)| v).collect();
        vars.sort_unstable();
        vars.dedup();
        for var in vars {
            if inner(var) || var == CONTROL || var == THIS {
                continue;
            }
            let (before, after) = (done.first.get(var).cloned().flatten(), done.last.get(var).cloned().flatten());
            if same(&before, &after) {
                continue;
            }
            let after = self.instanced(&after, unit, given.at);
            let new = if sure { after } else { join(&before, &after) };
            let out = if var == aside { THIS } else { var };
            match own.iter().find(|(v, _)| *v == var) {
                Some((_, vars)) => {
                    for own in vars {
                        let value = if vars.len() == 1 { new.clone() } else { join(&before, &new) };
                        walk.set(*own, value);
                    }
                }
                None => walk.set(out, new),
            }
        }
        // Places that hold the same object, as they are called there.
        let back = |place: &Place| -> Option<Place> {
            let mut out = if graph.this == Some(place.var) {
                match &this_place {
                    Some(known) => Place { var: known.var, path: known.path.iter().chain(&place.path).copied().collect() },
                    None => Place { var: RESULT, path: place.path.clone() },
                }
            } else if place.var == RESULT || !inner(place.var) {
                place.clone()
            } else {
                return None;
            };
            if out.var == aside {
                out.var = THIS;
            }
            Some(out)
        };
        let mut shared: Vec<Shared> = Vec::new();
        let mut pairs: Vec<(Place, Place)> = Vec::new();
        for (a, b) in done.last.pairs() {
            let (Some(a), Some(b)) = (back(a), back(b)) else { continue };
            match (a.var == RESULT, b.var == RESULT) {
                (true, false) => shared.push((a.path, b)),
                (false, true) => shared.push((b.path, a)),
                (false, false) if a != b && !pairs.contains(&(a.clone(), b.clone())) && !pairs.contains(&(b.clone(), a.clone())) => {
                    pairs.push((a, b));
                }
                _ => {}
            }
        }
        if sure {
            walk.state.set_pairs(pairs);
        } else {
            let kept = walk.state.pairs().iter().filter(|(a, b)| pairs.contains(&(a.clone(), b.clone()))).cloned().collect();
            walk.state.set_pairs(kept);
        }
        walk.fresh = Some((OpId::MAX, shared));
        if walk.collecting {
            for (sink, arrival) in &done.sinks {
                walk.sinks.entry(*sink).or_default().unite(arrival);
            }
        }
        for pending in &done.calls {
            self.later(walk, pending.clone());
        }
        self.exact = true;
        Some((result, made))
    }

    /// Notes of what a call gave what others hold of it.
    pub(super) fn gave(&mut self, walk: &mut Walk<'_>, call: &Call, id: OpId, value: &Value) {
        if self.program.compat {
            return;
        }
        let given = std::mem::take(&mut walk.shared);
        let shared = match walk.fresh.take() {
            Some((_, followed)) => followed,
            None if call.makes => self.shared_parts(walk, call).unwrap_or_default(),
            None => given,
        };
        walk.places.remove(&id);
        if !shared.is_empty() {
            if let Some((_, place)) = shared.iter().find(|(path, _)| path.is_empty())
                && self.is_rich(value)
            {
                walk.places.insert(id, place.clone());
            }
            walk.fresh = Some((id, shared));
        }
    }

    /// Notes which places hold the same object once a value is written to one.
    pub(super) fn share(&mut self, walk: &mut Walk<'_>, id: OpId, from: OpId, place: &Place) {
        let graph = walk.graph;
        // An array of PHP is copied where it is written to something else.
        let php = self.program.file.language.id() == "php";
        let shared = graph.shares.contains_key(&id);
        if let Some(old) = graph.shares.get(&id).and_then(|o| graph.place_of(*o)) {
            walk.state.pair(place, old);
        }
        if let Some(old) = graph.element_names.get(&id) {
            walk.state.pair(place, old);
        }
        if let Some((by, old)) = walk.alias.clone()
            && by == from
            && !self.program.compat
            && (shared || self.is_shared_result(graph, id))
        {
            walk.state.pair(place, &old);
        }
        if !self.program.compat && matches!(graph.ops[id as usize].act, Act::Write(_, _, false)) {
            self.copied_elements(walk, place, from, shared);
        }
        if let Some((old, fields)) = graph.copies.get(&id)
            && let Some(old) = graph.place_of(*old)
        {
            pair_fields(&mut walk.state, place, old, fields);
        }
        let mut made = from;
        while let Act::Copy(inner) = &graph.ops[made as usize].act {
            made = *inner;
        }
        if let (Act::Object(parts), false) = (&graph.ops[made as usize].act, self.program.compat) {
            for (i, (proj, part)) in parts.iter().enumerate() {
                if php && !self.is_object(&walk.values[*part as usize]) {
                    continue;
                }
                let inner = match &graph.ops[*part as usize].act {
                    Act::Copy(inner) if proj.is_none() => *inner,
                    _ => *part,
                };
                let Some(old) = graph.place_of(inner) else { continue };
                match proj {
                    Some(proj) => {
                        let mut new = place.clone();
                        new.path.push(*proj);
                        walk.state.pair(&new, old);
                    }
                    // A copy has the same objects in it.
                    None => {
                        let after: Vec<Proj> = parts[i + 1..].iter().filter_map(|(p, _)| *p).collect();
                        let value = walk.values[*part as usize].clone();
                        for step in containers(&value).filter(|s| !after.contains(s)) {
                            let (mut new, mut old) = (place.clone(), old.clone());
                            new.path.push(step);
                            old.path.push(step);
                            walk.state.pair(&new, &old);
                        }
                    }
                }
            }
        }
        if let Some((known, given)) = walk.fresh.take()
            && (known == from || known == made)
        {
            let value = walk.values[from as usize].clone();
            self.share_given(walk, place, &value, &given, shared || graph.handles.contains(&id));
        }
        // A parameter is what is passed, unless that is copied.
        if let Some(frame) = walk.frame.as_ref().filter(|_| place.path.is_empty()) {
            let argument = |op: OpId| match &graph.ops[op as usize].act {
                Act::Argument(number) => Some(*number as usize),
                _ => None,
            };
            let number = match &graph.ops[from as usize].act {
                Act::Choose(all) => all.first().and_then(|first| argument(*first)),
                _ => argument(from),
            };
            if let Some(number) = number
                && let Some(Some(old)) = frame.places.get(number)
                && let Some(param) = graph.params.get(number)
            {
                let value = walk.values[from as usize].clone();
                if php && (param.by_copy || !self.is_object(&value)) {
                    let old = old.clone();
                    self.share_elements(walk, place, &old, &value, true);
                } else if param.by_copy {
                    pair_fields(&mut walk.state, place, old, &param.kept);
                } else {
                    walk.state.pair(place, old);
                }
            }
        }
    }

    /// Notes that others hold what a call gave and what is in it; `handle` where it itself is meant, not a copy.
    pub(super) fn share_given(&mut self, walk: &mut Walk<'_>, place: &Place, value: &Value, given: &[Shared], handle: bool) {
        let php = self.program.file.language.id() == "php";
        for (steps, old) in given {
            let copied = php && !(handle && steps.is_empty());
            let part = if copied { self.atoms.follow(value, steps) } else { None };
            if copied && !self.is_object(&part) {
                continue;
            }
            let mut new = place.clone();
            new.path.extend_from_slice(steps);
            walk.state.pair(&new, old);
        }
    }
}

/// Notes that two objects have the same in some of their fields.
fn pair_fields(state: &mut State, new: &Place, old: &Place, fields: &[Sym]) {
    for field in fields {
        let [mut a, mut b] = [new.clone(), old.clone()];
        a.path.push(Proj::Field(*field));
        b.path.push(Proj::Field(*field));
        state.pair(&a, &b);
    }
}
