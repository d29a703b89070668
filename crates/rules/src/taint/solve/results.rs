//! Summaries of functions, and what is reported in the end.

use super::{
    Arrival, AtomId, BTreeMap, CONTROL, Cell, Flow, Flows, FxHashMap, Graph, MAX_FLOWS, MAX_REPLACED, MAX_SHARED, Marked, Origin, Own,
    Passed, Proj, RESULT, Rc, Reach, Root, Set, SinkRequires, SmallVec, Solver, State, Summary, Sym, TraceId, UnitId, UnitKind, Value,
    Walk, insert, join, unite,
};

impl<'p, 'f> Solver<'_, 'p, 'f> {
    pub(super) fn summary(&mut self, walk: Walk<'_>, last: State) -> Summary {
        let graph = walk.graph;
        let mut writes = Vec::new();
        for (var, number) in &graph.param_vars {
            if graph.params.get(*number as usize).is_some_and(|p| p.by_copy) {
                continue;
            }
            let value = last.get(*var).cloned().flatten();
            let object = !graph.params.get(*number as usize).is_some_and(|p| p.by_reference);
            if let Some(changed) = self.changed(&value, Root::Param(*number), object) {
                writes.push((Root::Param(*number), changed));
            }
        }
        for (var, value) in last.iter() {
            if graph.this == Some(var) {
                if !graph.this_by_copy
                    && let Some(changed) = self.changed(value, Root::This, false)
                {
                    writes.push((Root::This, changed));
                }
            } else if !graph.owned.contains(&var)
                && var != RESULT
                && var != CONTROL
                && (graph.free.contains(&var) || !walk.top)
                && let Some(changed) = self.changed(value, Root::Free(var), false)
            {
                writes.push((Root::Free(var), changed));
            }
        }
        let result = last.get(RESULT).cloned().flatten();
        let mut replaced = Vec::new();
        if !walk.top && !self.program.compat {
            for (var, number) in &graph.param_vars {
                let by_reference = graph.params.get(*number as usize).is_some_and(|p| p.by_reference);
                if by_reference && last.get(*var).is_none() {
                    replaced.push((Root::Param(*number), None));
                }
            }
            for (var, value) in last.iter() {
                let param = graph.param_vars.iter().find(|(v, _)| *v == var).map(|(_, number)| Root::Param(*number));
                let free = graph.free.contains(&var) && graph.this != Some(var);
                let root = if graph.this == Some(var) { Some(Root::This) } else { param.or(free.then_some(Root::Free(var))) };
                let whole = free || matches!(root, Some(Root::Param(i)) if graph.params.get(i as usize).is_some_and(|p| p.by_reference));
                if let Some(root) = root
                    && replaced.len() < MAX_REPLACED
                {
                    self.replaced(value, root, whole, &mut replaced);
                }
            }
        }
        let mut shared = Vec::new();
        if !walk.top && !self.program.compat {
            for (path, place) in last.twins_of(RESULT) {
                let param = graph.param_vars.iter().find(|(v, _)| *v == place.var).map(|(_, number)| Root::Param(*number));
                let free = graph.free.contains(&place.var).then_some(Root::Free(place.var));
                let root = if graph.this == Some(place.var) { Some(Root::This) } else { param.or(free) };
                // A parameter that holds what was passed.
                let same = |root: &Root| {
                    *root == Root::This || last.get(place.var).is_none() || {
                        let mut all = Set::new();
                        if let Some(Some(cell)) = last.get(place.var)
                            && let Own::Tainted(set) = &cell.own
                        {
                            unite(&mut all, set);
                        }
                        all.iter().any(|(a, _)| matches!(self.atoms.origin(*a), Origin::In(r, p) if r == root && p.is_empty()))
                    }
                };
                if let Some(root) = root.filter(same)
                    && shared.len() < MAX_SHARED
                {
                    shared.push((SmallVec::from_slice(path), root, place.path.clone()));
                }
            }
        }
        let endless = graph.alone && !walk.returns;
        Summary {
            result,
            shared,
            endless,
            writes,
            replaced,
            sinks: walk.sinks,
            calls: walk.calls,
            state: if walk.top { last } else { State::default() },
        }
    }

    /// What of a value that came from outside is there no more; `whole` where a variable may have been
    /// given another value altogether.
    pub(super) fn replaced(&self, value: &Value, root: Root, whole: bool, out: &mut Vec<(Root, Option<Proj>)>) {
        let from_there = |own: &Own| match own {
            Own::Tainted(set) => set.iter().any(|(a, _)| matches!(self.atoms.origin(*a), Origin::In(r, _) if *r == root)),
            _ => false,
        };
        match value {
            Some(cell) if from_there(&cell.own) => {
                for (proj, part) in &cell.parts {
                    if matches!(proj, Proj::Field(_) | Proj::At(_)) && part.own != Own::Unknown && !from_there(&part.own) {
                        out.push((root, Some(*proj)));
                    }
                }
            }
            Some(cell) if cell.own == Own::Unknown => {}
            _ if whole => out.push((root, None)),
            _ => {}
        }
    }

    /// What was added to a value that came from outside.
    pub(super) fn changed(&mut self, value: &Value, root: Root, same_object: bool) -> Option<Value> {
        let cell = value.as_ref()?;
        let initial = self.atoms.id(Origin::In(root, SmallVec::new()));
        let mut own = Set::new();
        let mut kept = false;
        if let Own::Tainted(set) = &cell.own {
            for (atom, trace) in set {
                if *atom == initial {
                    kept = true;
                } else {
                    insert(&mut own, *atom, *trace);
                }
            }
        }
        if same_object && !kept {
            return None;
        }
        let own = if own.is_empty() { Own::Unknown } else { Own::Tainted(own) };
        let parts = cell.parts.iter().filter(|(_, p)| !matches!(p.own, Own::Clean) || !p.parts.is_empty()).cloned().collect::<Vec<_>>();
        if own == Own::Unknown && parts.is_empty() {
            return None;
        }
        Some(Some(Rc::new(Cell { own, parts })))
    }

    // Results

    pub(super) fn report(mut self) -> Flows {
        let all = self.all;
        let only = all.programs.first().filter(|_| all.programs.len() == 1).and_then(|p| self.summaries.get(&p.seat.units));
        let mut seeds = only.map(|s| s.state.clone()).unwrap_or_default();
        for program in all.programs.iter().skip(usize::from(only.is_some())) {
            if let Some(summary) = self.summaries.get(&program.seat.units) {
                seeds.extend(&summary.state);
            }
        }
        let fields = if all.reach == Reach::File { self.fields(&seeds) } else { FxHashMap::default() };
        let graph = Graph::default();
        let marked = Marked::default();
        let mut best: BTreeMap<(u32, u32), TraceId> = BTreeMap::new();
        let mut units: Vec<UnitId> = self.summaries.keys().copied().collect();
        units.sort_unstable();
        for number in units {
            let Some(program) = self.program_of(number) else { continue };
            self.program = program;
            let unit = self.program.unit(number);
            let Some(summary) = self.summaries.get(&number).cloned() else { continue };
            let this = unit.class.and_then(|c| fields.get(&c)).cloned().flatten();
            let mut walk = Walk::outside(&graph, &marked, seeds.clone());
            let given = Passed { this, ..Passed::at(self.site(unit.node)) };
            walk.sinks = summary
                .sinks
                .iter()
                .map(|(sink, a)| {
                    let all = self.resolved(&walk, &a.all, &given);
                    let each = a.each.iter().map(|s| self.resolved(&walk, s, &given)).collect();
                    (*sink, Arrival { all, each })
                })
                .collect();
            // What calls something that only the file's own statements make known.
            if !self.program.compat && !summary.calls.is_empty() {
                let only = Summary { calls: summary.calls.clone(), ..Summary::default() };
                self.summaries.insert(number, Rc::new(only));
                self.nesting = 0;
                self.apply(&mut walk, number, &given);
                self.summaries.insert(number, summary.clone());
            }
            for (sink, arrival) in &walk.sinks {
                self.judge(*sink, arrival, &mut best);
            }
        }
        let mut flows = Vec::new();
        for ((sink, source), trace) in best {
            if flows.len() >= MAX_FLOWS {
                self.cut = true;
                break;
            }
            flows.push(Flow { source, sink, steps: self.atoms.steps(trace) });
        }
        Flows { flows, cut: self.cut || self.atoms.full }
    }

    /// A set with what the file's own statements leave in variables; without a step for that.
    pub(super) fn resolved(&mut self, walk: &Walk<'_>, set: &Set, given: &Passed) -> Set {
        let mut out = Set::new();
        for (atom, trace) in set {
            match self.atoms.origin(*atom).clone() {
                Origin::In(root, path) => {
                    let base = self.root_value(walk, &walk.state, root, given);
                    let value = self.atoms.follow(&base, &path);
                    for (a, t) in self.carried(&value) {
                        let t = self.atoms.append(t, *trace);
                        insert(&mut out, a, t);
                    }
                }
                Origin::Called(number) => {
                    let value = self.filled(walk, &walk.state, number, given);
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

    /// What the fields of each class hold when its methods run.
    pub(super) fn fields(&mut self, seeds: &State) -> FxHashMap<Sym, Value> {
        let mut own: FxHashMap<Sym, Value> = FxHashMap::default();
        let graph = Graph::default();
        let marked = Marked::default();
        let mut units: Vec<UnitId> = self.summaries.keys().copied().collect();
        units.sort_unstable();
        for number in units {
            let Some(program) = self.program_of(number) else { continue };
            self.program = program;
            let unit = self.program.unit(number);
            let script = matches!(self.program.file.language.id(), "javascript" | "typescript" | "tsx");
            let Some(class) = unit.class else { continue };
            let maker = self.program.class(class).is_some_and(|c| c.constructors.contains(&number));
            let counts = if self.program.compat { unit.kind == UnitKind::Init && script } else { unit.kind == UnitKind::Init || maker };
            let Some(summary) = self.summaries.get(&number).cloned().filter(|_| counts) else { continue };
            let walk = Walk::outside(&graph, &marked, seeds.clone());
            let given = Passed::at(self.site(unit.node));
            for (root, value) in &summary.writes {
                if *root == Root::This {
                    let value = self.substitute(&walk, seeds, value, &given);
                    let entry = own.entry(class).or_default();
                    *entry = join(entry, &value);
                }
            }
        }
        // With what is inherited.
        let mut out = FxHashMap::default();
        for class in self.all.programs.iter().flat_map(|p| p.classes.keys()) {
            let mut all: Value = None;
            let mut up = vec![*class];
            let mut seen = Vec::new();
            while let Some(c) = up.pop() {
                if seen.contains(&c) || seen.len() > 30 {
                    continue;
                }
                seen.push(c);
                all = join(&all, &own.get(&c).cloned().flatten());
                up.extend(self.program.class(c).into_iter().flat_map(|c| c.parents.iter().copied()));
            }
            out.insert(*class, all);
        }
        out
    }

    /// Whether what arrives is enough, and of which sources.
    pub(super) fn judge(&mut self, sink: u32, arrival: &Arrival, best: &mut BTreeMap<(u32, u32), TraceId>) {
        let item = &self.rule.taint.sinks[self.spots.sinks[sink as usize].item];
        let has = |set: &Set, l: &str| self.labels(set).contains(&self.rule.label(l)) && self.rule.labels.iter().any(|x| x == l);
        let mut all = arrival.all.clone();
        let fires = match &item.requires {
            SinkRequires::All(q) => q.holds(&|l| has(&all, l)),
            SinkRequires::Each(list) => list.iter().enumerate().all(|(i, (_, q))| {
                let none = Set::new();
                let set = arrival.each.get(i).unwrap_or(&none);
                q.holds(&|l| has(set, l))
            }),
        };
        if !fires {
            return;
        }
        for each in &arrival.each {
            unite(&mut all, each);
        }
        let mut found: Vec<(AtomId, TraceId)> = all.to_vec();
        found.sort_by_key(|(a, t)| (*a, *t));
        for (atom, trace) in found {
            if let Origin::Source(source, _) = self.atoms.origin(atom) {
                let known = best.entry((sink, *source)).or_insert(trace);
                if self.atoms.steps(trace).len() < self.atoms.steps(*known).len() {
                    *known = trace;
                }
            }
        }
    }
}
