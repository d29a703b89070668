//! Summaries filled in where functions are called.

use super::{
    Arrival, Call, Cell, MAX_HELD, MAX_NESTING, NodeRef, Origin, Own, Passed, Pending, Place, Proj, Rc, Root, Set, SmallVec, Solver, State,
    StepKind, THIS, UnitId, Value, Var, Walk, add, held, insert, join, outside, overlay, store, weight,
};
use smallvec::smallvec;

impl<'p, 'f> Solver<'_, 'p, 'f> {
    /// A function is made: what it does to what is around it may happen from here on.
    pub(super) fn made(&mut self, walk: &mut Walk<'_>, unit: UnitId, at: NodeRef) {
        let Some(graph) = self.graph(unit) else { return };
        if self.program.compat && graph.free.is_empty() {
            return;
        }
        let count = graph.params.len();
        let this = walk.get(&mut self.atoms, walk.graph.this.unwrap_or(THIS));
        let given = Passed { params: vec![None; count], places: vec![None; count], this, ..Passed::at(at) };
        self.apply(walk, unit, &given);
    }

    /// The parts of a new object that are what its constructor was given.
    pub(super) fn shared_parts(&self, walk: &Walk<'_>, call: &Call) -> Option<Vec<super::Shared>> {
        if call.targets.is_empty() && !call.fields.is_empty() {
            let mut out = Vec::new();
            for (i, (op, name)) in call.args.iter().enumerate().filter(|(_, (op, _))| walk.graph.pointers.contains(op)) {
                let field = if *name == 0 { call.fields.get(i).copied() } else { Some(*name) };
                if let (Some(field), Some(place)) = (field, walk.graph.place_of(*op)) {
                    out.push((smallvec![Proj::Field(field)], place.clone()));
                }
            }
            return (!out.is_empty()).then_some(out);
        }
        let [unit] = call.targets.as_slice() else { return None };
        let summary = self.summaries.get(unit)?;
        let (_, cell) = summary.writes.iter().find(|(root, _)| *root == Root::This)?;
        let places = self.bound(walk, *unit, call);
        let mut out = Vec::new();
        for (proj, part) in &cell.as_ref()?.parts {
            if let Own::Tainted(set) = &part.own
                && let [(atom, _)] = set.as_slice()
                && let Origin::In(Root::Param(number), path) = self.atoms.origin(*atom)
                && path.is_empty()
                && let Some(Some(index)) = places.get(*number as usize)
                && let Some(place) = walk.graph.place_of(call.args[*index].0)
                && (self.program.file.language.id() != "php" || self.is_object(&walk.values[call.args[*index].0 as usize]))
            {
                out.push((smallvec![*proj], place.clone()));
            }
        }
        (!out.is_empty()).then_some(out)
    }

    /// The parts of something that a function made the things that it was given, by what was written there.
    fn kept_arguments(&self, place: &Place, written: &Value, given: &Passed) -> Vec<(Place, Place)> {
        let mut out = Vec::new();
        let php = self.program.file.language.id() == "php";
        for (proj, part) in written.iter().flat_map(|c| &c.parts) {
            if let Own::Tainted(set) = &part.own
                && let [(atom, _)] = set.as_slice()
                && let Origin::In(Root::Param(number), path) = self.atoms.origin(*atom)
                && path.is_empty()
                && matches!(proj, Proj::Field(_) | Proj::At(_))
                && let Some(Some(old)) = given.places.get(*number as usize)
                && (!php || given.params.get(*number as usize).is_some_and(|v| self.is_object(v)))
            {
                let mut new = place.clone();
                new.path.push(*proj);
                out.push((new, old.clone()));
            }
        }
        out
    }

    /// A function made here, with what it sees of the variables around it: they are there also when it is
    /// called from elsewhere.
    pub(super) fn holding(&mut self, walk: &mut Walk<'_>, unit: UnitId, mut value: Value) -> Value {
        let Some(graph) = self.graph(unit) else { return value };
        if self.program.compat {
            return value;
        }
        for (inner, outer) in &graph.copied {
            let now = walk.get(&mut self.atoms, *outer);
            value = store(&value, &[Proj::Held(*inner)], &now, false);
        }
        if walk.top || graph.free.is_empty() {
            return value;
        }
        let mut vars: SmallVec<[Var; 8]> = graph.free.iter().copied().collect();
        vars.sort_unstable();
        let mut held = 0;
        for var in vars {
            if graph.copied.iter().any(|(inner, _)| *inner == var) {
                continue;
            }
            let outer = if var == THIS { walk.graph.this.unwrap_or(THIS) } else { var };
            let seen = walk.graph.this == Some(outer) || walk.graph.owned.contains(&outer) || walk.graph.free.contains(&outer);
            if held < MAX_HELD && seen {
                let now = walk.get(&mut self.atoms, outer);
                if now.is_some() {
                    held += 1;
                    value = store(&value, &[Proj::Held(var)], &now, false);
                }
            }
        }
        value
    }

    /// What a call of a unit gives, and the object it makes.
    pub(super) fn apply(&mut self, walk: &mut Walk<'_>, unit: UnitId, given: &Passed) -> (Value, Value) {
        let sure = std::mem::take(&mut self.sure);
        if given.special.is_none() && !self.summaries.contains_key(&unit) && !walk.graph.ops.is_empty() {
            self.sum_up(unit);
        }
        let Some(summary) = given.special.clone().or_else(|| self.summaries.get(&unit).cloned()) else { return (None, None) };
        if self.nesting >= MAX_NESTING || self.fuel < 100 {
            self.cut |= self.fuel < 100;
            return (None, None);
        }
        self.fuel = self.fuel.saturating_sub(10 + 5 * (summary.sinks.len() + summary.writes.len() + summary.calls.len()) as u64);
        self.nesting += 1;
        let mut prepared = self.prepared(unit, given);
        if let Some(given) = &mut prepared {
            self.run_earlier(walk, given);
        }
        let given = prepared.as_ref().unwrap_or(given);
        if let Some(out) = self.follow(walk, unit, given, &summary, sure) {
            self.nesting -= 1;
            return out;
        }
        let state = walk.state.clone();
        let result = self.substitute(walk, &state, &summary.result, given);
        let result = self.instanced(&result, unit, given.at);
        let mut result = self.stepped(&result, given.at, StepKind::Call);
        let mut made: Value = None;
        for (path, root, below) in &summary.shared {
            let place = match root {
                Root::Param(i) => given.places.get(*i as usize).cloned().flatten(),
                Root::This => given.this_place.clone(),
                Root::Free(var) if self.own_vars(walk, *var, given).is_empty() => Some(Place { var: *var, path: SmallVec::new() }),
                Root::Free(_) => None,
            };
            if let Some(mut place) = place {
                place.path.extend_from_slice(below);
                walk.shared.push((path.clone(), place));
            }
        }
        for (root, part) in summary.replaced.iter().filter(|_| sure) {
            let place = match root {
                Root::Param(i) => given.places.get(*i as usize).cloned().flatten(),
                Root::This => given.this_place.clone(),
                // What only the function itself knows there may be more than once.
                Root::Free(var) => {
                    (walk.graph.owned.contains(var) || walk.graph.free.contains(var)).then(|| Place { var: *var, path: SmallVec::new() })
                }
            };
            if let Some(mut place) = place {
                place.path.extend(*part);
                walk.store(&mut self.atoms, &place, &None, false);
            }
        }
        let mut held: Vec<(Place, Place)> = Vec::new();
        for (root, value) in &summary.writes {
            let part = value;
            let value = self.substitute(walk, &state, value, given);
            let value = self.instanced(&value, unit, given.at);
            if let Root::Free(var) = root {
                let own = self.own_vars(walk, *var, given);
                for var in &own {
                    if state.get(*var).is_none() {
                        let before = self.own_value(&state, &[*var], *var, given);
                        walk.set(*var, before);
                    }
                    self.merge(walk, &Place { var: *var, path: SmallVec::new() }, &value);
                }
                if !own.is_empty() {
                    continue;
                }
            }
            let place = match root {
                Root::Param(i) => given.places.get(*i as usize).cloned().flatten(),
                Root::This => {
                    made = overlay(&mut self.atoms, &made, &value);
                    given.this_place.clone()
                }
                Root::Free(var) => Some(Place { var: *var, path: SmallVec::new() }),
            };
            if let (Some(place), Some(_)) = (place, &value) {
                self.merge(walk, &place, &value);
                if sure {
                    held.extend(self.kept_arguments(&place, part, given));
                }
            }
        }
        for (new, old) in held {
            walk.state.pair(&new, &old);
        }
        if let (Some(_), Some(cell)) = (&made, &summary.result)
            && let Own::Tainted(set) = &cell.own
            && set.iter().any(|(a, _)| matches!(self.atoms.origin(*a), Origin::In(Root::This, path) if path.is_empty()))
        {
            // The object itself comes back, as it is now.
            result = overlay(&mut self.atoms, &result, &made);
        }
        if walk.collecting {
            for (sink, arrival) in &summary.sinks {
                let from_outside = |s: &Set| s.iter().any(|(a, _)| matches!(self.atoms.origin(*a), Origin::In(..) | Origin::Called(_)));
                if !from_outside(&arrival.all) && !arrival.each.iter().any(from_outside) {
                    continue;
                }
                let all = self.substitute_set(walk, &state, &arrival.all, given);
                let each: Vec<Set> = arrival.each.iter().map(|s| self.substitute_set(walk, &state, s, given)).collect();
                if !all.is_empty() || each.iter().any(|s| !s.is_empty()) {
                    walk.sinks.entry(*sink).or_default().unite(&Arrival { all, each });
                }
            }
        }
        for pending in &summary.calls {
            let (root, path) = &pending.callee;
            let base = self.root_value(walk, &state, *root, given);
            let callee = self.atoms.follow(&base, path);
            let (units, outer) = self.functions(&callee);
            if units.is_empty() && outer.is_empty() {
                continue;
            }
            let args: Vec<Value> = pending.args.iter().map(|a| self.substitute(walk, &state, a, given)).collect();
            for u in units {
                let places = vec![None; args.len()];
                let inner = Passed { params: args.clone(), places, held: callee.clone(), ..Passed::at(pending.at) };
                self.apply(walk, u, &inner);
            }
            for (root, path) in outer {
                self.later(walk, Pending { callee: (root, path), method: None, object: None, args: args.clone(), at: pending.at });
            }
        }
        self.nesting -= 1;
        (result, made)
    }

    /// Adds a value to a place, part by part.
    pub(super) fn merge(&mut self, walk: &mut Walk<'_>, place: &Place, value: &Value) {
        walk.store(&mut self.atoms, place, value, true);
    }

    pub(super) fn root_value(&mut self, walk: &Walk<'_>, state: &State, root: Root, given: &Passed) -> Value {
        match root {
            Root::Param(i) => given.params.get(i as usize).cloned().flatten(),
            Root::This => given.this.clone(),
            Root::Free(var) if !self.own_vars(walk, var, given).is_empty() => {
                let own = self.own_vars(walk, var, given);
                self.own_value(state, &own, var, given)
            }
            Root::Free(var) => match state.get(var) {
                // Where a call is followed it is that of the one followed: another one may have its own.
                Some(v) if walk.frame.is_some() && walk.graph.free.contains(&var) => join(v, &held(&given.held, var)),
                Some(v) => v.clone(),
                None if (var == THIS || !walk.graph.owned.contains(&var)) && held(&given.held, var).is_some() => held(&given.held, var),
                // What the caller does not know itself may still come from outside of it.
                None if walk.has_none(var) => None,
                None if walk.top || walk.graph.owned.contains(&var) && walk.graph.this != Some(var) => None,
                None if walk.graph.this == Some(var) || var == THIS && walk.graph.this.is_some() => outside(&mut self.atoms, Root::This),
                None => outside(&mut self.atoms, Root::Free(var)),
            },
        }
    }

    pub(super) fn substitute_set(&mut self, walk: &Walk<'_>, state: &State, set: &Set, given: &Passed) -> Set {
        let mut out = Set::new();
        for (atom, trace) in set {
            match self.atoms.origin(*atom).clone() {
                Origin::In(root, path) => {
                    let base = self.root_value(walk, state, root, given);
                    let value = self.reached(walk, state, &base, &path, given.at);
                    for (a, t) in self.carried(&value) {
                        let t = self.atoms.step(t, given.at, StepKind::Call);
                        let t = self.atoms.append(t, *trace);
                        insert(&mut out, a, t);
                    }
                }
                Origin::Called(number) => {
                    let value = self.filled(walk, state, number, given);
                    for (a, t) in self.carried(&value) {
                        let t = self.atoms.append(t, *trace);
                        insert(&mut out, a, t);
                    }
                }
                _ => insert(&mut out, *atom, *trace),
            }
        }
        out
    }

    pub(super) fn substitute(&mut self, walk: &Walk<'_>, state: &State, value: &Value, given: &Passed) -> Value {
        let cell = value.as_ref()?;
        let mut out: Value = None;
        if let Own::Tainted(set) = &cell.own {
            let mut own = Set::new();
            let mut seen: Vec<Rc<Cell>> = Vec::new();
            for (atom, trace) in set {
                let found = match self.atoms.origin(*atom).clone() {
                    Origin::In(root, path) => {
                        let base = self.root_value(walk, state, root, given);
                        self.reached(walk, state, &base, &path, given.at)
                    }
                    Origin::Called(number) => self.filled(walk, state, number, given),
                    _ => {
                        insert(&mut own, *atom, *trace);
                        None
                    }
                };
                if let Some(cell) = &found
                    && !seen.iter().any(|s| Rc::ptr_eq(s, cell))
                {
                    out = join(&out, &found);
                    seen.extend(found);
                }
            }
            out = add(&out, &own);
        }
        for (proj, part) in &cell.parts {
            let clean = part.own == Own::Clean && part.parts.is_empty();
            let inner = if clean { None } else { self.substitute(walk, state, &Some(part.clone()), given) };
            if inner.is_some() || part.own != Own::Unknown {
                out = store(&out, &[*proj], &inner, *proj == Proj::Any);
            }
        }
        self.fuel = self.fuel.saturating_sub(1 + out.as_ref().map_or(0, |c| weight(c) as u64));
        out
    }
}
