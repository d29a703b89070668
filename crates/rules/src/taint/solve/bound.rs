//! Functions that are values and keep more than what they see around them: arguments given beforehand, the
//! object of a method, functions that run before, the call that made their variables. And functions that stop
//! and go on.

use super::{
    Call, Cell, FxHashSet, Kind, NodeRef, OpId, Origin, Own, Passed, Place, Proj, Rc, Root, Set, SmallVec, Solver, State, UnitId, UnitKind,
    Value, Var, Walk, held, join, store, tainted, unite,
};
use crate::taint::lower::{ANY_ROUND, MAX_ROUNDS_APART, ROUND};
use crate::taint::models::Resume;
use crate::taint::program::{BOUND, EARLIER, GIVEN, INNER, MAX_GIVEN, RESULT, RESUMED, ROUNDS};

/// What marks the variables of one call among those that a function keeps.
const INSTANCE: Var = 0x1257_0000_0000_0000;
/// Variables below are no names of a program.
const NAMED: Var = 1_000;
/// How deep functions are looked for in what a call gives.
const MAX_DEPTH: u32 = 3;

impl<'p, 'f> Solver<'_, 'p, 'f> {
    /// Whether a function that is a value is given something beforehand.
    pub(super) fn is_bound(value: &Value) -> bool {
        let own = |p: &Proj| matches!(p, Proj::Held(v) if (BOUND..GIVEN + MAX_GIVEN).contains(v) && *v != RESUMED && *v != ROUNDS);
        value.as_ref().is_some_and(|c| c.parts.iter().any(|(p, _)| own(p)))
    }

    /// Whether a unit is a method of Python that gets its object as its first argument where it is called as
    /// a function that is a value.
    pub(super) fn takes_self(&self, unit: UnitId) -> bool {
        let method = self.program_of(unit).is_some_and(|p| p.file.language.id() == "python" && p.unit(unit).class.is_some());
        method && !self.program.compat && self.kind(unit) == UnitKind::Function && self.graph(unit).is_some_and(|g| g.this.is_some())
    }

    /// What a unit gets, with what the value by which it is called was given beforehand.
    pub(super) fn prepared(&mut self, unit: UnitId, given: &Passed) -> Option<Passed> {
        let loose = given.this.is_none() && given.special.is_none() && !Self::is_bound(&given.held) && !given.params.is_empty();
        if loose && given.held.is_some() && self.takes_self(unit) && self.functions(&given.held).0.contains(&unit) {
            let mut out = given.clone();
            out.this = out.params.remove(0);
            out.this_place = if out.places.is_empty() { None } else { out.places.remove(0) };
            return Some(out);
        }
        if !Self::is_bound(&given.held) || !self.functions(&given.held).0.contains(&unit) {
            return None;
        }
        let cell = given.held.clone()?;
        let mut out = given.clone();
        out.special = None;
        let before: Vec<Value> = (0..MAX_GIVEN)
            .map_while(|i| cell.parts.iter().any(|(p, _)| *p == Proj::Held(GIVEN + i)).then(|| held(&given.held, GIVEN + i)))
            .collect();
        if !before.is_empty() {
            out.places.splice(0..0, before.iter().map(|_| None));
            out.params.splice(0..0, before);
            let count = self.graph(unit).map_or(0, |g| g.params.len());
            out.params.truncate(count);
            out.places.truncate(count);
        }
        if cell.parts.iter().any(|(p, _)| *p == Proj::Held(BOUND)) {
            out.this = held(&given.held, BOUND);
            out.this_place = None;
        }
        Some(out)
    }

    /// Runs what a function that is a value runs before itself, and gives it what that gives.
    pub(super) fn run_earlier(&mut self, walk: &mut Walk<'_>, given: &mut Passed) {
        if let Some(inner) = held(&given.held, INNER) {
            let value = self.run_value(walk, &Some(inner), &given.params, given.at);
            given.params = vec![value];
            given.places = vec![None];
        }
        if let Some(earlier) = held(&given.held, EARLIER) {
            self.run_value(walk, &Some(earlier), &given.params, given.at);
        }
    }

    /// Runs a function that is a value; one that is not known gives what it gets.
    fn run_value(&mut self, walk: &mut Walk<'_>, function: &Value, params: &[Value], at: NodeRef) -> Value {
        let units = self.functions(function).0;
        let mut out: Value = None;
        if units.is_empty() {
            let mut all = Set::new();
            for p in params {
                unite(&mut all, &self.carried(p));
            }
            return tainted(all);
        }
        for unit in units {
            let given = Passed { params: params.to_vec(), places: vec![None; params.len()], held: function.clone(), ..Passed::at(at) };
            let (value, _) = self.apply(walk, unit, &given);
            out = join(&out, &value);
        }
        out
    }

    /// The functions in what a call gives that share variables of the function called: those of this call alone.
    pub(super) fn instanced(&mut self, value: &Value, maker: UnitId, at: NodeRef) -> Value {
        if self.program.compat || value.is_none() || !matches!(self.kind(maker), UnitKind::Function | UnitKind::Closure) {
            return value.clone();
        }
        let Some(graph) = self.graph(maker) else { return value.clone() };
        let site = (u64::from(at.item) << 32 | u64::from(at.node)) ^ u64::from(maker).rotate_left(40);
        let tag = INSTANCE | site.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 16;
        match self.instanced_cell(value, &graph.owned, tag, 0) {
            Some(new) => {
                self.makers.insert(tag, maker);
                new
            }
            None => value.clone(),
        }
    }

    /// The same for a value and its parts; nothing where nothing changes.
    fn instanced_cell(&self, value: &Value, owned: &FxHashSet<Var>, tag: Var, depth: u32) -> Option<Value> {
        let cell = value.as_ref()?;
        let mut out: Option<Cell> = None;
        if let Own::Tainted(set) = &cell.own {
            let shares = set.iter().any(|(a, _)| match self.atoms.origin(*a) {
                Origin::Function(unit) if self.kind(*unit) == UnitKind::Closure => {
                    self.graph(*unit).is_some_and(|g| g.free.iter().any(|v| *v > NAMED && owned.contains(v)))
                }
                _ => false,
            });
            let known = cell.parts.iter().any(|(p, _)| matches!(p, Proj::Held(v) if self.makers.contains_key(v)));
            if shares && !known {
                let marked = store(value, &[Proj::Held(tag)], &None, false);
                out = marked.map(|c| (*c).clone());
            }
        }
        if depth < MAX_DEPTH {
            for (proj, part) in &cell.parts {
                if matches!(proj, Proj::Held(_)) {
                    continue;
                }
                let Some(Some(new)) = self.instanced_cell(&Some(part.clone()), owned, tag, depth + 1) else { continue };
                let target = out.get_or_insert_with(|| (**cell).clone());
                // What was marked may have lost parts that lay too deep.
                match target.parts.binary_search_by_key(proj, |(p, _)| *p) {
                    Ok(i) => target.parts[i].1 = new,
                    Err(i) => target.parts.insert(i, (*proj, new)),
                }
            }
        }
        out.map(|c| Some(Rc::new(c)))
    }

    /// The variables of single calls that a variable is for the function called; none where it is one alone.
    pub(super) fn own_vars(&self, walk: &Walk<'_>, var: Var, given: &Passed) -> SmallVec<[Var; 2]> {
        let mut out = SmallVec::new();
        let Some(cell) = given.held.as_ref().filter(|_| var > NAMED && !self.makers.is_empty()) else { return out };
        if walk.graph.owned.contains(&var) || walk.graph.free.contains(&var) {
            return out;
        }
        for (proj, _) in &cell.parts {
            if let Proj::Held(tag) = proj
                && let Some(maker) = self.makers.get(tag)
                && self.graph(*maker).is_some_and(|g| g.owned.contains(&var))
            {
                out.push((var ^ tag.rotate_left(7)).wrapping_mul(0x9e37_79b9_7f4a_7c15) | NAMED);
            }
        }
        out
    }

    /// What the variables of single calls hold.
    pub(super) fn own_value(&mut self, state: &State, vars: &[Var], var: Var, given: &Passed) -> Value {
        let mut out: Value = None;
        for own in vars {
            let value = match state.get(*own) {
                Some(value) => value.clone(),
                None => held(&given.held, var),
            };
            out = join(&out, &value);
        }
        out
    }

    /// A generator or a fiber goes on; what comes out of a fiber.
    pub(super) fn resumed(
        &mut self,
        walk: &mut Walk<'_>,
        call: &Call,
        how: Resume,
        receiver: &Value,
        args: &[Value],
        at: NodeRef,
    ) -> Option<Value> {
        let on_first = how.on_first && call.receiver.is_none();
        let (object, op, args) = if on_first {
            (args.first()?.clone(), call.args.first().map(|(a, _)| *a), &args[1..])
        } else {
            (receiver.clone(), call.receiver, args)
        };
        let function = Some(held(&object, RESUMED)?);
        let units = self.functions(&function).0;
        if units.is_empty() {
            return None;
        }
        let rounds = match &object {
            Some(cell) => match cell.parts.iter().find(|(p, _)| *p == Proj::Held(ROUNDS)) {
                Some((_, part)) => part.parts.iter().find_map(|(p, _)| if let Proj::At(n) = p { Some(*n) } else { None }),
                None => Some(0),
            },
            None => None,
        };
        let value = args.first().cloned().flatten();
        let starts = how.starts || how.first > 0 && rounds == Some(0);
        let mut params: Vec<Value> = Vec::new();
        if starts {
            params.extend(args.iter().cloned());
        } else {
            params.resize(usize::from(ANY_ROUND) + 1, None);
            params[usize::from(ANY_ROUND)].clone_from(&value);
            let first = usize::from(ROUND);
            match rounds.map(|n| n - how.first).and_then(|n| usize::try_from(n).ok()) {
                Some(n) if n < usize::from(MAX_ROUNDS_APART) => params[first + n] = value,
                _ => params[first..first + usize::from(MAX_ROUNDS_APART)].fill(value),
            }
        }
        let mut out: Value = None;
        for unit in units {
            let given = Passed { params: params.clone(), places: vec![None; params.len()], held: function.clone(), ..Passed::at(at) };
            let (value, _) = self.apply(walk, unit, &given);
            out = join(&out, &value);
        }
        if let (Some(place), false) = (op.and_then(|o| walk.graph.place_of(o)).cloned(), how.starts) {
            let mut place: Place = place;
            place.path.push(Proj::Held(ROUNDS));
            let next = rounds.map(|n| (n + 1).min(i64::from(MAX_ROUNDS_APART) + 1));
            let count = match next {
                Some(n) => store(&None, &[Proj::At(n)], &None, false),
                None => store(&None, &[Proj::Key], &None, false),
            };
            walk.store(&mut self.atoms, &place, &count, false);
        }
        if !how.gives {
            return None;
        }
        let element = self.atoms.project(&out, Proj::Any, false);
        let last = held(&out, RESULT);
        Some(join(&element, &last))
    }

    /// What a function that hands out values one after another gives to the function that it is given.
    pub(super) fn handed_on(&mut self, walk: &Walk<'_>, function: &Value, proj: Proj, at: NodeRef) -> Option<Value> {
        let units = self.functions(function).0;
        if units.is_empty() {
            return None;
        }
        let mut out: Value = None;
        for unit in units {
            let Some(summary) = self.summaries.get(&unit).cloned() else { continue };
            let given = Passed { held: function.clone(), ..Passed::at(at) };
            let state = walk.state.clone();
            for pending in summary.calls.iter().filter(|c| c.callee.0 == Root::Param(0) && c.callee.1.is_empty()) {
                let chosen = match (pending.args.as_slice(), proj) {
                    ([only], Proj::Any) => only,
                    ([_, second, ..], Proj::Any) => second,
                    ([first, _, ..], Proj::Key) => first,
                    _ => continue,
                };
                let value = self.substitute(walk, &state, chosen, &given);
                out = join(&out, &value);
            }
        }
        Some(out)
    }

    /// The elements of an object whose class says what they are.
    pub(super) fn iterated(&mut self, walk: &mut Walk<'_>, op: OpId, at: NodeRef) -> Option<Value> {
        if !self.program.iterated {
            return None;
        }
        let mut value = walk.values[op as usize].clone();
        let Some(names) = crate::taint::program::own_iterator(self.program.file.language.id()) else {
            let own = self.by_method(walk, &value, self.iterator(), &[], at)?;
            // What it gives may be asked for one element after another.
            let next = super::sym("__next__");
            if self.program.file.language.id() == "python"
                && let Some(element) = self.by_method(walk, &own, next, &[], at)
            {
                return Some(store(&None, &[Proj::Any], &element, true));
            }
            return Some(own);
        };
        // What one gives may say itself what is gone through in it.
        let mut out = None;
        for _ in 0..3 {
            let Some((name, found)) = names.iter().find_map(|n| Some((*n, self.by_method(walk, &value, super::sym(n), &[], at)?))) else {
                break;
            };
            value = if name == "current" { store(&None, &[Proj::Any], &found, true) } else { found };
            out = Some(value.clone());
        }
        out
    }

    /// The method that gives the elements of an object.
    fn iterator(&self) -> super::Sym {
        super::sym(if self.program.file.language.id() == "python" { "__iter__" } else { crate::taint::program::ITERATOR })
    }

    /// A value at the end of a path, where an object may say itself what its elements are.
    pub(super) fn reached(&mut self, walk: &Walk<'_>, state: &State, value: &Value, path: &[Proj], at: NodeRef) -> Value {
        if !self.program.iterated || !path.iter().any(|p| matches!(p, Proj::Each | Proj::Entry)) {
            return self.atoms.follow(value, path);
        }
        let mut out = value.clone();
        for (i, step) in path.iter().enumerate() {
            let unit = match (step, self.classes(&out)) {
                (Proj::Each | Proj::Entry, Some(list)) => {
                    let method = self.iterator();
                    list.iter().find_map(|c| self.program.own_method(*c, method).first().copied())
                }
                _ => None,
            };
            let summary = unit.and_then(|u| self.summaries.get(&u).cloned());
            out = match summary {
                Some(_) if self.iterating >= MAX_DEPTH => None,
                Some(summary) => {
                    self.iterating += 1;
                    let inner = Passed { this: out.clone(), ..Passed::at(at) };
                    let all = self.substitute(walk, state, &summary.result, &inner);
                    self.iterating -= 1;
                    self.atoms.project(&all, Proj::Any, false)
                }
                None => self.atoms.follow(&out, &path[i..=i]),
            };
        }
        out
    }

    /// Functions of C# that are put together: all run, and the last one's value is that of them all.
    pub(super) fn together(&mut self, values: &[Value]) -> Option<Value> {
        let mut out: Value = None;
        for value in values {
            let known = !self.functions(value).0.is_empty();
            if known && out.is_some() {
                out = store(value, &[Proj::Held(EARLIER)], &out, false);
            } else if known {
                out.clone_from(value);
            } else if !self.carried(value).is_empty() {
                return None;
            }
        }
        out.map(Some)
    }

    /// What gets into a text of an object whose class says what it is as a text.
    pub(super) fn as_text(&mut self, walk: &mut Walk<'_>, value: &Value, at: NodeRef, kind: Kind) -> Option<Set> {
        let language = self.program.file.language.id();
        let method = match (language, kind) {
            ("java" | "javascript" | "typescript" | "tsx", Kind::Binary | Kind::Interp) => "toString",
            ("csharp", Kind::Binary | Kind::Interp) => "ToString",
            ("python", Kind::Interp) => "__str__",
            ("ruby", Kind::Interp) => "to_s",
            _ => return None,
        };
        let text = self.by_method(walk, value, super::sym(method), &[], at)?;
        Some(self.carried(&text))
    }
}
