//! Which operations a rule's matches mark.

use crate::taint::lower::operands;

use super::{
    Act, FxHashSet, Graph, Kind, Mark, Marked, Marks, NodeRef, OpId, Operator, Place, Range, SideEffect, Solver, UnitId, UnitKind, inside,
    outermost, within,
};

/// Most operands of one call that are looked at.
const MAX_OPERANDS: usize = 256;

impl<'p, 'f> Solver<'_, 'p, 'f> {
    pub(super) fn marks(&self, unit: UnitId, graph: &Graph) -> Marked {
        let mut out = Marked::default();
        let span = &self.program.unit(unit).span;
        let closure = self.program.unit(unit).kind == UnitKind::Closure;
        let top = self.program.unit(unit).kind == UnitKind::Top;
        // For Semgrep a function in a sink is one with all that is in it.
        let inner = self.program.compat && self.program.unit(unit).kind == UnitKind::Function;
        let near = |r: &Range<usize>| {
            r.start <= span.end && span.start <= r.end || graph.elsewhere.iter().any(|e| r.start <= e.end && e.start <= r.end)
        };
        let mark = |marks: &mut Marks, op: OpId, m: Mark| {
            let list = marks.entry(op).or_default();
            if !list.contains(&m) {
                list.push(m);
            }
        };
        for number in self.own(0) {
            let spot = &self.spots.sources[number];
            let range = &spot.hit.range;
            if !near(range) {
                continue;
            }
            let item = &self.rule.taint.sources[spot.item];
            let number = number as u32;
            if item.side_effect != SideEffect::No {
                for (r, op, target) in inside(graph, range) {
                    if r == range && graph.place_of(*op).is_some() {
                        mark(if *target { &mut out.targets } else { &mut out.ops }, *op, Mark::SourceEffect(number));
                    }
                }
                if item.side_effect == SideEffect::Only {
                    continue;
                }
            }
            if item.exact {
                if !(closure && within(span, range)) {
                    for op in outermost(graph, range) {
                        mark(&mut out.ops, op, Mark::Source(number));
                    }
                }
            } else {
                for (_, op, target) in inside(graph, range) {
                    if !*target {
                        mark(&mut out.ops, *op, Mark::Source(number));
                    }
                }
            }
            // Semgrep wants to be told that what is assigned to is meant.
            for (r, op, target) in inside(graph, range).filter(|_| !self.program.compat) {
                if *target && r == range {
                    mark(&mut out.targets, *op, Mark::SourceEffect(number));
                }
            }
        }
        let (assigned, bases) = if self.program.compat { self.apart(graph) } else { Default::default() };
        for spot in &self.spots.sanitizers[self.own(1)] {
            let range = &spot.hit.range;
            if !near(range) {
                continue;
            }
            let item = &self.rule.taint.sanitizers[spot.item];
            if self.rule.cleans_variable(spot) {
                let only = item.side_effect == SideEffect::Only;
                for (r, op, target) in inside(graph, range) {
                    if r == range && graph.place_of(*op).is_some() {
                        mark(if *target { &mut out.targets } else { &mut out.ops }, *op, Mark::SanitizerEffect(only));
                    }
                }
                if only {
                    continue;
                }
            }
            if item.exact {
                // For Semgrep only the outermost of several counts.
                let inner = self.program.compat
                    && self.spots.sanitizers[self.own(1)]
                        .iter()
                        .any(|other| other.item == spot.item && other.hit.range != *range && within(range, &other.hit.range));
                if inner {
                    continue;
                }
                for op in outermost(graph, range).into_iter().filter(|op| !assigned.contains(op)) {
                    mark(&mut out.ops, op, Mark::Sanitized);
                    // For Semgrep nothing of a call that is cleaned is evaluated.
                    if self.program.compat {
                        self.operands_of_call(graph, op).into_iter().for_each(|o| mark(&mut out.ops, o, Mark::Sanitized));
                    }
                }
                continue;
            }
            for (_, op, target) in inside(graph, range) {
                if !*target {
                    mark(&mut out.ops, *op, Mark::Sanitized);
                }
            }
        }
        for number in self.own(2) {
            let spot = &self.spots.sinks[number];
            let range = &spot.hit.range;
            if !near(range) {
                continue;
            }
            let exact = self.rule.taint.sinks[spot.item].exact;
            if exact {
                if top || inner || !within(span, range) {
                    for op in outermost(graph, range) {
                        mark(&mut out.ops, op, Mark::Sink(number as u32));
                    }
                }
            } else {
                for (_, op, target) in inside(graph, range) {
                    if !*target && !bases.contains(op) {
                        mark(&mut out.ops, *op, Mark::Sink(number as u32));
                    }
                }
            }
        }
        for number in self.own(3) {
            let p = &self.spots.propagators[number];
            if !near(&p.from) && !near(&p.to) {
                continue;
            }
            let number = number as u32;
            for op in outermost(graph, &p.from) {
                out.givers.insert(number);
                mark(&mut out.ops, op, Mark::From(number));
            }
            for (r, op, target) in inside(graph, &p.to) {
                if *r == p.to {
                    mark(if *target { &mut out.targets } else { &mut out.ops }, *op, Mark::To(number));
                    if graph.place_of(*op).is_some() {
                        out.takers.insert(number, *op);
                    }
                }
            }
        }
        if !self.program.compat {
            self.guards(graph, &mut out);
        }
        out
    }

    /// What the arguments of a call are made of, without the calls among them.
    fn operands_of_call(&self, graph: &Graph, call: OpId) -> Vec<OpId> {
        let mut out = Vec::new();
        let mut open = vec![call];
        while let Some(op) = open.pop() {
            operands(&graph.ops[op as usize].act, |o| {
                if !matches!(graph.ops[o as usize].act, Act::Call(_)) && !out.contains(&o) {
                    out.push(o);
                    open.push(o);
                }
            });
            if out.len() > MAX_OPERANDS {
                break;
            }
        }
        out
    }

    /// What is no expression by itself for Semgrep: calls whose value a variable takes as it is, which are
    /// one with the assignment, and variables and fields of which another field or an element is read.
    fn apart(&self, graph: &Graph) -> (FxHashSet<OpId>, FxHashSet<OpId>) {
        let (mut assigned, mut bases) = (FxHashSet::default(), FxHashSet::default());
        let act = |op: OpId| &graph.ops[op as usize].act;
        for op in &graph.ops {
            match op.act {
                Act::Write(ref place, value, false) if place.path.is_empty() && matches!(act(value), Act::Call(call) if !call.makes) => {
                    assigned.insert(value);
                }
                Act::Index(..) if self.program.file.language.id() == "swift" => {}
                Act::Field(object, _) | Act::Index(object, ..) if matches!(act(object), Act::Read(_) | Act::Field(..) | Act::Index(..)) => {
                    bases.insert(object);
                }
                // Nor is a method by itself, without the call.
                Act::Call(ref call) if call.receiver.is_some() => {
                    bases.insert(call.callee);
                    bases.extend(call.receiver.filter(|r| matches!(act(*r), Act::Read(_))));
                }
                Act::Mix(ref all) | Act::Compare(ref all) | Act::Choose(ref all) if self.is_method(op.at) => {
                    bases.extend(all.first().copied().filter(|r| matches!(act(*r), Act::Read(_))));
                }
                _ => {}
            }
        }
        (assigned, bases)
    }

    /// Sanitizers in conditions hold where the condition does.
    pub(super) fn guards(&self, graph: &Graph, out: &mut Marked) {
        let file = self.program.file;
        let effects: Vec<(OpId, Range<usize>, Place)> = out
            .ops
            .iter()
            .filter(|(_, marks)| marks.iter().any(|m| matches!(m, Mark::SanitizerEffect(_))))
            .filter_map(|(op, _)| Some((*op, file.span(graph.ops[*op as usize].at), graph.place_of(*op)?.clone())))
            .collect();
        if effects.is_empty() {
            return;
        }
        for block in &graph.blocks {
            for (cond, outcome) in block.next.iter().filter_map(|e| e.when) {
                if !outcome {
                    continue;
                }
                let at = graph.ops[cond as usize].at;
                let range = file.span(at);
                let (compared, cleans) = self.outcome(at);
                let compared = file.span(compared);
                // Only where the whole condition is the check.
                let call =
                    matches!(file.node(at).kind, Kind::Call | Kind::Binary | Kind::Compare | Kind::Dot | Kind::Assign | Kind::VarDef);
                if !call {
                    continue;
                }
                for (op, span, place) in &effects {
                    if within(span, &range) && within(span, &compared) && span != &range {
                        out.guards.entry(cond).or_default().push((place.clone(), cleans));
                        out.guarded.insert(*op);
                    }
                }
            }
        }
    }

    /// What a comparison with a truth value compares, and which outcome means that it is true; of a guard
    /// that says what a value is not, that it is false.
    pub(super) fn outcome(&self, at: NodeRef) -> (NodeRef, bool) {
        let file = self.program.file;
        let n = file.node(at);
        if n.kind != Kind::Binary {
            return (at, true);
        }
        let equal = match Operator::from_u16(n.op) {
            Operator::Eq | Operator::StrictEq | Operator::Is => true,
            Operator::NotEq | Operator::StrictNotEq | Operator::IsNot => false,
            Operator::NotIn => return (at, false),
            _ => return (at, true),
        };
        let (a, b) = (file.child(at, 0), file.child(at, 1));
        for (literal, other) in [(a, b), (b, a)] {
            if file.node(literal).kind == Kind::Bool {
                let truth = file.text(literal).eq_ignore_ascii_case("true");
                return (other, truth == equal);
            }
        }
        (at, equal)
    }
}
