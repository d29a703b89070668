//! Which parameters of a unit decide what it does, also by what it passes on.

use super::{Act, Call, Known, OpId, SmallVec, Solver, UnitId, UnitKind, Value, Walk};

/// Functions that are known to be passed, by parameter.
pub(super) type Functions = SmallVec<[(u16, UnitId); 2]>;

/// How many calls inside calls are looked at for what is passed on.
const MAX_PASSED: u32 = 8;
/// Most answers that are kept.
const MAX_ANSWERS: usize = 20_000;

impl Solver<'_, '_, '_> {
    /// The parameters whose values decide what a unit does, where some of them are known to be functions.
    pub(super) fn matters(&mut self, unit: UnitId, functions: &Functions, depth: u32) -> SmallVec<[u16; 4]> {
        let Some(graph) = self.graph(unit) else { return SmallVec::new() };
        if depth > MAX_PASSED || graph.passed.is_empty() || !self.program.has(unit) {
            return graph.by_value.clone();
        }
        let key = (unit, functions.clone());
        if let Some(known) = self.mattering.get(&key) {
            return known.clone();
        }
        let cost = graph.ops.len() as u64 / 8;
        if self.mattering.len() >= MAX_ANSWERS || self.fuel < cost {
            return graph.by_value.clone();
        }
        self.fuel -= cost;
        // What calls itself is told by what it does besides.
        self.mattering.insert(key.clone(), graph.by_value.clone());
        let mut out = graph.by_value.clone();
        for op in &graph.ops {
            let Act::Call(call) = &op.act else { continue };
            if !call.args.iter().any(|(a, _)| graph.passed.contains_key(a)) {
                continue;
            }
            let own = graph.param_of(call.callee);
            let called = functions.iter().find(|(n, _)| Some(*n) == own).map(|(_, u)| *u);
            for target in call.targets.iter().copied().chain(called).filter(|t| self.knows(*t)).collect::<SmallVec<[UnitId; 4]>>() {
                let places = self.bound_in(graph, target, call);
                let given: Functions = places
                    .iter()
                    .enumerate()
                    .filter_map(|(number, index)| match graph.ops[call.args[(*index)?].0 as usize].act {
                        Act::Function(u) => Some((number as u16, u)),
                        _ => None,
                    })
                    .collect();
                for number in self.matters(target, &given, depth + 1) {
                    let Some(Some(index)) = places.get(number as usize) else { continue };
                    for own in graph.passed.get(&call.args[*index].0).into_iter().flatten() {
                        if !out.contains(own) {
                            out.push(*own);
                        }
                    }
                }
            }
        }
        self.mattering.insert(key, out.clone());
        out
    }

    /// The parameters of a unit that are called in it and are one function of the file each, which asks what it is given.
    pub(super) fn called_params(&mut self, walk: &Walk<'_>, unit: UnitId, call: &Call, args: &[Value]) -> Functions {
        let mut out = Functions::new();
        let Some(graph) = self.graph(unit) else { return out };
        if graph.passed.is_empty() {
            return out;
        }
        for (number, index) in self.bound(walk, unit, call).into_iter().enumerate() {
            let Some(value) = index.and_then(|i| args.get(i)) else { continue };
            let (units, others) = self.functions(value);
            if let ([one], true) = (units.as_slice(), others.is_empty())
                && self.kind(*one) == UnitKind::Function
                && out.len() < 4
                && !self.matters(*one, &Functions::new(), 1).is_empty()
            {
                out.push((number as u16, *one));
            }
        }
        out
    }

    /// That a parameter is a function.
    pub(super) fn known_function(functions: &Functions, number: u16) -> Option<Known> {
        functions.iter().find(|(n, _)| *n == number).map(|(_, unit)| Known::Function(*unit))
    }
}

impl super::Graph {
    /// The parameter that an operation reads as it is.
    pub(super) fn param_of(&self, op: OpId) -> Option<u16> {
        let Act::Read(var) = self.ops.get(op as usize)?.act else { return None };
        self.param_vars.iter().find(|(v, _)| *v == var).map(|(_, number)| *number)
    }
}
