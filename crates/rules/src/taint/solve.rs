//! The data flow of one rule in one file: every unit to its fixpoint, callees first.

use super::Reach;
use super::il::{Act, BlockId, Call, Context, Graph, Known, MAPPING, OF_THIS, OpId, Place, Plain, Proj, UnitId, Var};
use super::models::{Back, Does, Given};
use super::program::{CONTROL, Program, RESULT, THIS, UnitKind};
use super::spec::{Spots, TaintRule};
use super::state::{
    AtomId, Atoms, Cell, Origin, Own, Root, Set, State, StepKind, TraceId, Value, add, gather, held, insert, join, same, same_set, store,
    tainted, unite, weight,
};
use crate::model::{SideEffect, SinkRequires};
use ql_syntax::consts;
use ql_syntax::gast::{Kind, NodeRef, Op as Operator, Sym, sym};
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

/// What an operation has to do with the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// Tainted by this match.
    Source(u32),
    /// Its place is tainted by this match.
    SourceEffect(u32),
    Sanitized,
    /// Its place is cleaned; `true` if its value is not.
    SanitizerEffect(bool),
    Sink(u32),
    From(u32),
    To(u32),
}

type Marks = FxHashMap<OpId, SmallVec<[Mark; 2]>>;

/// The marks of a unit.
#[derive(Default)]
struct Marked {
    ops: Marks,
    /// Of the places written to.
    targets: Marks,
    /// Where the operation of a propagator's end is, by match.
    takers: FxHashMap<u32, OpId>,
    /// Propagators whose giving end is here.
    givers: FxHashSet<u32>,
    /// What holds where a condition does: places cleaned, with the outcome that cleans them.
    guards: FxHashMap<OpId, Vec<(Place, bool)>>,
    /// Operations whose effect is that of a guard.
    guarded: FxHashSet<OpId>,
}

/// What gets to a sink.
#[derive(Clone, Debug, Default)]
struct Arrival {
    all: Set,
    /// For each metavariable that the sink asks of.
    each: Vec<Set>,
}

impl Arrival {
    fn unite(&mut self, other: &Arrival) {
        unite(&mut self.all, &other.all);
        if self.each.len() < other.each.len() {
            self.each.resize(other.each.len(), Set::new());
        }
        for (into, from) in self.each.iter_mut().zip(&other.each) {
            unite(into, from);
        }
    }
}

/// A place in what comes from outside.
type Outside = (Root, SmallVec<[Proj; 3]>);

/// A call of something that comes from outside.
#[derive(Clone, Debug)]
struct Pending {
    callee: Outside,
    /// Where what comes from outside is the object: the method, and what else it may run.
    method: Option<(Sym, SmallVec<[UnitId; 2]>)>,
    /// The object of which it is a part.
    object: Value,
    args: Vec<Value>,
    at: NodeRef,
}

/// What a unit does, in terms of what it gets from outside.
#[derive(Clone, Debug, Default)]
struct Summary {
    result: Value,
    writes: Vec<(Root, Value)>,
    /// What has another value afterwards in any case, whole or in one part.
    replaced: Vec<(Root, Option<Proj>)>,
    sinks: BTreeMap<u32, Arrival>,
    calls: Vec<Pending>,
    state: State,
}

/// Arguments of a call, as a unit sees them.
struct Passed {
    /// What calls of what comes from outside give here, by number.
    filled: RefCell<FxHashMap<u32, Value>>,
    params: Vec<Value>,
    places: Vec<Option<Place>>,
    this: Value,
    this_place: Option<Place>,
    /// The function as a value, with what it keeps.
    held: Value,
    /// What the unit does in this call, where more is known of it than of all its calls.
    special: Option<Rc<Summary>>,
    at: NodeRef,
}

impl Passed {
    /// A call at a node with nothing passed.
    fn at(at: NodeRef) -> Passed {
        Passed {
            filled: RefCell::default(),
            params: Vec::new(),
            places: Vec::new(),
            this: None,
            this_place: None,
            held: None,
            special: None,
            at,
        }
    }
}

/// A unit under way.
struct Walk<'g> {
    graph: &'g Graph,
    marked: &'g Marked,
    values: Vec<Value>,
    state: State,
    sinks: BTreeMap<u32, Arrival>,
    calls: Vec<Pending>,
    given: FxHashMap<u32, Set>,
    /// The object made last, with the parts of it that others hold, too.
    fresh: Option<(OpId, Vec<(Proj, Place)>)>,
    /// The call just made does not come back.
    ends: bool,
    /// How often something came to each block.
    visits: Vec<u16>,
    /// The last round, in which arrivals count.
    collecting: bool,
    top: bool,
}

impl Walk<'_> {
    fn initial(graph: &Graph, atoms: &mut Atoms, var: Var) -> Value {
        if graph.this == Some(var) {
            return outside(atoms, Root::This);
        }
        if graph.free.contains(&var) { outside(atoms, Root::Free(var)) } else { None }
    }

    fn get(&self, atoms: &mut Atoms, var: Var) -> Value {
        match self.state.get(var) {
            Some(v) => v.clone(),
            None => Self::initial(self.graph, atoms, var),
        }
    }

    fn set(&mut self, var: Var, value: Value) {
        let note = self.graph.free.contains(&var) || self.graph.this == Some(var);
        self.state.set(var, value, note);
    }

    /// What is at a place becomes something else, for all that share it.
    fn change(&mut self, atoms: &mut Atoms, place: &Place, value: &Value, keep: bool) {
        let mut places = self.state.twins(place, true);
        places.push(place.clone());
        for place in &places {
            let root = if place.path.is_empty() && !keep { None } else { self.get(atoms, place.var) };
            let new = store(&root, &place.path, value, keep);
            self.set(place.var, new);
        }
    }

    fn store(&mut self, atoms: &mut Atoms, place: &Place, value: &Value, keep: bool) {
        let twins = self.state.twins(place, keep);
        for twin in &twins {
            let root = self.get(atoms, twin.var);
            let new = store(&root, &twin.path, value, keep);
            self.set(twin.var, new);
        }
        let root = if place.path.is_empty() && !keep { None } else { self.get(atoms, place.var) };
        let mut new = store(&root, &place.path, value, keep);
        // An element at a place that is not known may be any of those that have one.
        if let (Some((Proj::Any, above)), true, true) = (place.path.split_last(), keep, value.is_some()) {
            let mut at = root;
            for step in above {
                at = at.and_then(|c| c.parts.iter().find(|(p, _)| p == step).map(|(_, c)| c.clone()));
            }
            for (step, _) in at.iter().flat_map(|c| &c.parts).filter(|(p, _)| matches!(p, Proj::At(_))) {
                let mut path = place.path.clone();
                path.truncate(above.len());
                path.push(*step);
                new = store(&new, &path, value, true);
            }
        }
        self.set(place.var, new);
        if !keep {
            self.state.part(place);
        }
    }
}

fn outside(atoms: &mut Atoms, root: Root) -> Value {
    let atom = atoms.id(Origin::In(root, SmallVec::new()));
    let mut set = Set::new();
    set.push((atom, 0));
    tainted(set)
}

/// One taint that gets from a source to a sink.
#[derive(Clone, Debug)]
pub(crate) struct Flow {
    /// The match of the source, by number.
    pub(crate) source: u32,
    /// The match of the sink, by number.
    pub(crate) sink: u32,
    /// What lies between.
    pub(crate) steps: Vec<(NodeRef, StepKind)>,
}

/// What a run gave.
pub(crate) struct Flows {
    pub(crate) flows: Vec<Flow>,
    /// A limit was reached.
    pub(crate) cut: bool,
}

/// Most operations evaluated for one rule in one file.
const FUEL: u64 = 20_000_000;
/// Most calls inside calls that are followed in one step.
const MAX_NESTING: u32 = 6;
/// Most calls of what comes from outside that are filled in one inside the other.
const MAX_FILLED: usize = 3;
/// After so many joins the parts of values are no longer told apart.
const MAX_VISITS: u16 = 12;
/// Most rounds over functions that call one another.
const MAX_ROUNDS: usize = 6;
/// Most calls of what comes from outside that a unit is known by.
const MAX_CALLS: usize = 8;
/// Most places of which a unit is known to replace what they hold.
const MAX_REPLACED: usize = 32;
/// How often a unit is looked at for what is known in some of its calls.
const MAX_SPECIAL: usize = 8;
/// The same for all units of a file.
const MAX_SPECIAL_OF_ALL: usize = 400;
/// Most of those one inside the other.
const MAX_SPECIAL_DEPTH: usize = 3;
/// Most variables that a function keeps of where it was made.
const MAX_HELD: usize = 6;
/// Most sinks that are reported of one source.
const MAX_FLOWS: usize = 20_000;

/// Files that are solved together, with the matches in them.
pub(crate) struct Together<'r, 'p, 'f> {
    /// In the order of their units.
    pub(crate) programs: &'r [&'p Program<'f>],
    /// The matches of all of them, file by file.
    pub(crate) spots: &'r Spots,
    /// For each file where its matches end: sources, sanitizers, sinks, propagators.
    pub(crate) ends: &'r [[usize; 4]],
    /// The units that are looked at, in groups that call one another, callees first.
    pub(crate) groups: &'r [Vec<UnitId>],
    /// For each file those whose own statements run before its own, as places in `programs`.
    pub(crate) before: &'r [Vec<usize>],
    /// How far data is followed.
    pub(crate) reach: Reach,
}

pub(crate) struct Solver<'r, 'p, 'f> {
    /// The file whose units are looked at.
    program: &'p Program<'f>,
    all: &'r Together<'r, 'p, 'f>,
    rule: &'r TaintRule,
    spots: &'r Spots,
    atoms: Atoms,
    summaries: FxHashMap<UnitId, Rc<Summary>>,
    /// What units do where more is known of what they get; nothing while it is being found out.
    special: FxHashMap<(UnitId, Context), Option<Rc<Summary>>>,
    /// How many of those there are of each unit.
    special_count: FxHashMap<UnitId, usize>,
    /// How many of those are being found out, one inside the other.
    depth: usize,
    fuel: u64,
    nesting: u32,
    /// The next unit applied is what is called, and no other one can be.
    sure: bool,
    /// Calls of what comes from outside whose results are in values.
    called: Vec<Pending>,
    /// Their numbers, by where the call is, by where what makes it is called, and what is called.
    called_numbers: FxHashMap<(NodeRef, NodeRef, Outside), u32>,
    /// Those that are being filled in.
    filling: Vec<u32>,
    cut: bool,
    /// The units that are looked at; all where there are none.
    members: FxHashSet<UnitId>,
    stop: &'r dyn Fn() -> bool,
}

/// Finds what gets from the sources to the sinks of a file.
pub(crate) fn solve(program: &Program<'_>, rule: &TaintRule, spots: &Spots, reach: Reach, stop: &dyn Fn() -> bool) -> Flows {
    let ends = [[spots.sources.len(), spots.sanitizers.len(), spots.sinks.len(), spots.propagators.len()]];
    let all = Together { programs: &[program], spots, ends: &ends, groups: program.components(), before: &[Vec::new()], reach };
    solve_together(&all, rule, stop)
}

/// Finds what gets from the sources to the sinks of several files.
pub(crate) fn solve_together(all: &Together<'_, '_, '_>, rule: &TaintRule, stop: &dyn Fn() -> bool) -> Flows {
    let Some(first) = all.programs.first() else { return Flows { flows: Vec::new(), cut: false } };
    let mut s = Solver {
        program: first,
        all,
        rule,
        spots: all.spots,
        atoms: Atoms::default(),
        summaries: FxHashMap::default(),
        special: FxHashMap::default(),
        special_count: FxHashMap::default(),
        depth: 0,
        fuel: FUEL,
        nesting: 0,
        sure: false,
        called: Vec::new(),
        called_numbers: FxHashMap::default(),
        filling: Vec::new(),
        cut: false,
        members: FxHashSet::default(),
        stop,
    };
    if all.programs.iter().any(|p| p.seat.index.is_some()) {
        s.members = all.groups.iter().flatten().copied().collect();
    }
    for group in all.groups {
        if (s.stop)() {
            break;
        }
        s.group(group);
    }
    s.report()
}

fn within(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start >= b.start && a.end <= b.end
}

/// The entries of a graph that lie in a range, outer ones first.
fn inside<'g>(graph: &'g Graph, range: &'g Range<usize>) -> impl Iterator<Item = &'g (Range<usize>, OpId, bool)> {
    let from = graph.places.partition_point(|(r, ..)| r.start < range.start);
    graph.places[from..].iter().take_while(|(r, ..)| r.start <= range.end).filter(|(r, ..)| within(r, range))
}

/// Those that lie in no other one.
fn outermost(graph: &Graph, range: &Range<usize>) -> Vec<OpId> {
    let mut out = Vec::new();
    let mut last: Option<Range<usize>> = None;
    for (r, id, target) in inside(graph, range) {
        if *target {
            continue;
        }
        match &last {
            Some(l) if r == l => out.push(*id),
            Some(l) if r.start < l.end => {}
            _ => {
                last = Some(r.clone());
                out.push(*id);
            }
        }
    }
    out
}

impl<'p, 'f> Solver<'_, 'p, 'f> {
    // Files

    /// Which file a unit is in.
    fn place_of(&self, unit: UnitId) -> usize {
        self.all.programs.partition_point(|p| p.seat.units <= unit).saturating_sub(1)
    }

    /// The file of a unit; none if it is in no file that is looked at.
    fn program_of(&self, unit: UnitId) -> Option<&'p Program<'f>> {
        if self.program.has(unit) {
            return Some(self.program);
        }
        self.all.programs.get(self.place_of(unit)).copied().filter(|p| p.has(unit))
    }

    fn graph(&self, unit: UnitId) -> Option<&'p Graph> {
        self.program_of(unit).map(|p| p.graph(unit))
    }

    fn kind(&self, unit: UnitId) -> UnitKind {
        self.program_of(unit).map_or(UnitKind::Function, |p| p.unit(unit).kind)
    }

    /// Whether a unit is one of those that are looked at.
    fn knows(&self, unit: UnitId) -> bool {
        let looked_at = self.members.is_empty() || self.members.contains(&unit);
        looked_at && (self.all.reach == Reach::File || self.kind(unit) == UnitKind::Closure)
    }

    /// A place as the steps of traces tell it, files told apart.
    fn site(&self, at: NodeRef) -> NodeRef {
        NodeRef { item: at.item + self.program.seat.items, node: at.node }
    }

    /// The numbers of one kind of matches of the file whose units are looked at.
    fn own(&self, kind: usize) -> Range<usize> {
        let file = self.place_of(self.program.seat.units);
        let end = |f: usize| self.all.ends.get(f).map_or(0, |e| e[kind]);
        (if file == 0 { 0 } else { end(file - 1) })..end(file)
    }

    // Marks

    fn marks(&self, unit: UnitId, graph: &Graph) -> Marked {
        let mut out = Marked::default();
        let span = &self.program.unit(unit).span;
        let closure = self.program.unit(unit).kind == UnitKind::Closure;
        let top = self.program.unit(unit).kind == UnitKind::Top;
        let near = |r: &Range<usize>| r.start <= span.end && span.start <= r.end;
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
                for op in outermost(graph, range) {
                    mark(&mut out.ops, op, Mark::Sanitized);
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
                if top || !within(span, range) {
                    for op in outermost(graph, range) {
                        mark(&mut out.ops, op, Mark::Sink(number as u32));
                    }
                }
            } else {
                for (_, op, target) in inside(graph, range) {
                    if !*target {
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

    /// Sanitizers in conditions hold where the condition does.
    fn guards(&self, graph: &Graph, out: &mut Marked) {
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
    fn outcome(&self, at: NodeRef) -> (NodeRef, bool) {
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

    // Units

    fn group(&mut self, group: &[UnitId]) {
        let recursive = group.len() > 1 || group.iter().any(|u| self.graph(*u).is_some_and(|g| g.mentions.contains(u)));
        let rounds = if recursive { MAX_ROUNDS } else { 1 };
        for _ in 0..rounds {
            let mut changed = false;
            for unit in group {
                let new = self.unit(*unit);
                let old = self.summaries.get(unit);
                changed |= old.is_none_or(|o| !same_summary(o, &new));
                self.summaries.insert(*unit, Rc::new(new));
            }
            if !changed {
                break;
            }
        }
    }

    /// What a unit does where more is known of what it gets than in all of its calls.
    fn special(&mut self, unit: UnitId, context: Context, passed: bool) -> Option<Rc<Summary>> {
        let general = self.summaries.get(&unit)?.clone();
        // Only where taint may go through it, not where nothing but what callers pass may.
        if !passed && general.sinks.is_empty() && general.calls.is_empty() && !self.has_source(&general) {
            return None;
        }
        let key = (unit, context);
        if let Some(found) = self.special.get(&key) {
            return found.clone();
        }
        if general.result.is_none() && general.writes.is_empty() && general.sinks.is_empty() && general.calls.is_empty() {
            return None;
        }
        let count = self.special_count.get(&unit).copied().unwrap_or(0);
        if count >= MAX_SPECIAL || self.special.len() >= MAX_SPECIAL_OF_ALL || self.depth >= MAX_SPECIAL_DEPTH {
            return None;
        }
        let program = self.program_of(unit)?;
        let graph = program.special_graph(unit, &key.1);
        // What it calls must be known already.
        if graph.mentions.iter().any(|m| self.knows(*m) && !self.summaries.contains_key(m)) {
            return None;
        }
        self.special_count.insert(unit, count + 1);
        self.special.insert(key.clone(), None);
        self.depth += 1;
        let (nesting, sure) = (std::mem::take(&mut self.nesting), std::mem::take(&mut self.sure));
        let filling = std::mem::take(&mut self.filling);
        let from = std::mem::replace(&mut self.program, program);
        let summary = Rc::new(self.walked(unit, &graph));
        self.program = from;
        (self.nesting, self.sure, self.filling) = (nesting, sure, filling);
        self.depth -= 1;
        self.special.insert(key, Some(summary.clone()));
        Some(summary)
    }

    /// Whether a value carries taint of a source or a function, not only what comes from outside.
    fn carries_source(&self, value: &Value) -> bool {
        let mut all = Set::new();
        gather(value, &mut all);
        all.iter().any(|(a, _)| matches!(self.atoms.origin(*a), Origin::Source(..) | Origin::Function(_)))
    }

    /// Whether a unit gives taint of a source out by itself.
    fn has_source(&self, summary: &Summary) -> bool {
        self.carries_source(&summary.result) || summary.writes.iter().any(|(_, v)| self.carries_source(v))
    }

    /// What is known of what a call passes to a unit, as far as it matters there.
    fn context(&mut self, walk: &Walk<'_>, unit: UnitId, call: &Call, args: &[Value], receiver: &Value) -> Option<Context> {
        let graph = self.graph(unit)?;
        if self.program.compat || graph.by_value.is_empty() && graph.by_class.is_empty() {
            return None;
        }
        let ops = self.bound(walk, unit, call);
        let names = self.program.names;
        let mut out: Vec<(u16, Known)> = Vec::new();
        for number in &graph.by_value {
            let (Some(op), Some(param)) = (ops.get(*number as usize), graph.params.get(*number as usize)) else { continue };
            let fixed = |at: NodeRef| consts::decide(names, at).and_then(Known::of);
            let known = match op {
                Some(index) => {
                    let op = call.args[*index].0;
                    let passed = walk.graph.known.get(&op).cloned().or_else(|| fixed(walk.graph.ops[op as usize].at));
                    passed.or(param.default.map(|_| Known::Passed))
                }
                None if call.args.iter().all(|(a, _)| !self.is_spread(walk, *a)) => param.default.and_then(fixed),
                None => None,
            };
            out.extend(known.map(|k| (*number, k)));
        }
        let one = |classes: Option<SmallVec<[Sym; 2]>>| match classes.as_deref() {
            Some([class]) => Some(*class),
            _ => None,
        };
        for number in &graph.by_class {
            let class = if *number == OF_THIS {
                let plain = !call.makes && !call.above;
                if plain { one(self.classes(receiver)).or(call.on_class) } else { None }
            } else {
                let value = ops.get(*number as usize).copied().flatten();
                value.and_then(|i| one(self.classes(&args[i])))
            };
            if let Some(class) = class
                && !out.iter().any(|(n, _)| n == number)
            {
                out.push((*number, Known::Class(class)));
            }
        }
        if self.program_of(unit)?.unit(unit).class.is_some() && call.above && graph.by_class.contains(&OF_THIS) {
            // The object stays what it is also in a method of a class above.
            if let Some(Known::Class(known)) = &walk.graph.this_class {
                out.push((OF_THIS, Known::Class(*known)));
            }
        }
        out.sort_unstable_by_key(|(n, _)| *n);
        out.dedup_by_key(|(n, _)| *n);
        (!out.is_empty()).then_some(Context(out))
    }

    /// Whether an argument stands for several.
    fn is_spread(&self, walk: &Walk<'_>, op: OpId) -> bool {
        let file = self.program.file;
        file.node(walk.graph.ops[op as usize].at).kind == Kind::Spread
    }

    fn unit(&mut self, unit: UnitId) -> Summary {
        let Some(program) = self.program_of(unit) else { return Summary::default() };
        self.program = program;
        self.walked(unit, program.graph(unit))
    }

    /// What a unit of the file that is looked at does by one of its graphs.
    fn walked(&mut self, unit: UnitId, graph: &Graph) -> Summary {
        let program = self.program;
        self.cut |= graph.cut;
        let marked = self.marks(unit, graph);
        let mut walk = Walk {
            graph,
            marked: &marked,
            values: vec![None; graph.ops.len()],
            state: State::default(),
            sinks: BTreeMap::new(),
            calls: Vec::new(),
            given: FxHashMap::default(),
            fresh: None,
            ends: false,
            visits: vec![0; graph.blocks.len()],
            collecting: false,
            top: program.unit(unit).kind == UnitKind::Top,
        };
        let count = graph.blocks.len();
        let mut entry: Vec<Option<State>> = vec![None; count];
        entry[0] = Some(if walk.top { self.beforehand(unit) } else { State::default() });
        let mut rank = vec![u32::MAX; count];
        for (i, b) in graph.order.iter().enumerate() {
            rank[*b as usize] = i as u32;
        }
        let mut work: BTreeSet<u32> = BTreeSet::from([0]);
        let mut last = State::default();
        let mut fuel = (graph.ops.len() as u64 + 100) * 200;
        while let Some(next) = work.pop_first() {
            let block = graph.order[next as usize];
            let cost = graph.blocks[block as usize].ops.len() as u64 + 1;
            if self.fuel < cost || fuel < cost {
                self.cut = true;
                break;
            }
            self.fuel -= cost;
            fuel -= cost;
            self.block(&mut walk, block, &mut entry, &rank, &mut work);
        }
        // Once more from what holds at the beginning of each block, for what gets to the sinks.
        walk.collecting = true;
        let mut ignored = BTreeSet::new();
        for block in &graph.order {
            if entry[*block as usize].is_some() {
                self.block(&mut walk, *block, &mut entry, &rank, &mut ignored);
                if graph.blocks[*block as usize].last {
                    last = walk.state.clone();
                }
            }
        }
        self.summary(walk, last)
    }

    /// What the statements of other files have left in variables before a file's own ones run.
    fn beforehand(&mut self, unit: UnitId) -> State {
        let mut out = State::default();
        for other in self.all.before.get(self.place_of(unit)).into_iter().flatten() {
            let top = self.all.programs[*other].seat.units;
            if let Some(summary) = self.summaries.get(&top) {
                out.extend(&summary.state);
            }
        }
        out
    }

    fn block(&mut self, walk: &mut Walk<'_>, block: BlockId, entry: &mut [Option<State>], rank: &[u32], work: &mut BTreeSet<u32>) {
        let graph = walk.graph;
        let b = &graph.blocks[block as usize];
        walk.state = entry[block as usize].clone().unwrap_or_default();
        let mut thrown: Option<(BlockId, Option<State>)> = b.unwind.filter(|_| !walk.collecting).map(|to| (to, None));
        let uses = &graph.uses[block as usize];
        let mut fresh = false;
        let mut ended = false;
        for op in &b.ops {
            let before = if uses.is_empty() || walk.collecting { None } else { Some(walk.values[*op as usize].clone()) };
            if let Some((_, thrown)) = &mut thrown
                && may_throw(&graph.ops[*op as usize].act)
                && !graph.calm.contains(op)
            {
                self.throws(walk, thrown);
            }
            let effects = self.op(walk, *op);
            let ends = std::mem::take(&mut walk.ends);
            if let Some(before) = before {
                fresh |= !same(&before, &walk.values[*op as usize]);
            }
            if let (Some((_, thrown)), true) = (&mut thrown, effects)
                && may_throw(&graph.ops[*op as usize].act)
                && !graph.calm.contains(op)
            {
                self.throws(walk, thrown);
            }
            if ends {
                ended = true;
                break;
            }
        }
        if walk.collecting {
            return;
        }
        if fresh {
            for u in uses {
                if entry[*u as usize].is_some() {
                    work.insert(rank[*u as usize]);
                }
            }
        }
        for edge in b.next.iter().filter(|_| !ended) {
            let mut out = walk.state.clone();
            if let Some((cond, outcome)) = edge.when {
                if let Some(flag) = graph.flags.get(&cond) {
                    out.assume(*flag, outcome);
                }
                for (place, cleans) in walk.marked.guards.get(&cond).into_iter().flatten() {
                    if *cleans == outcome {
                        let kept = std::mem::replace(&mut walk.state, out);
                        walk.store(&mut self.atoms, place, &None, false);
                        out = std::mem::replace(&mut walk.state, kept);
                    }
                }
            }
            self.flow(walk, edge.to, &out, entry, rank, work);
        }
        if let Some((to, Some(state))) = thrown {
            self.flow(walk, to, &state, entry, rank, work);
        }
    }

    /// What holds here may be what an exception leaves.
    fn throws(&mut self, walk: &Walk<'_>, thrown: &mut Option<State>) {
        let atoms = &mut self.atoms;
        match thrown {
            Some(state) => {
                state.join(&walk.state, |v| Walk::initial(walk.graph, atoms, v));
            }
            none => *none = Some(walk.state.clone()),
        }
    }

    fn flow(
        &mut self,
        walk: &mut Walk<'_>,
        to: BlockId,
        state: &State,
        entry: &mut [Option<State>],
        rank: &[u32],
        work: &mut BTreeSet<u32>,
    ) {
        let graph = walk.graph;
        let atoms = &mut self.atoms;
        self.fuel = self.fuel.saturating_sub(state.iter().count() as u64);
        let visits = &mut walk.visits[to as usize];
        *visits = visits.saturating_add(1);
        let changed = match &mut entry[to as usize] {
            Some(known) if *visits > MAX_VISITS => {
                known.flatten();
                let mut state = state.clone();
                state.flatten();
                known.join(&state, |v| Walk::initial(graph, atoms, v))
            }
            Some(known) => known.join(state, |v| Walk::initial(graph, atoms, v)),
            none => {
                *none = Some(state.clone());
                true
            }
        };
        if changed && rank[to as usize] != u32::MAX {
            work.insert(rank[to as usize]);
        }
    }

    // Operations

    /// Evaluates an operation; whether the variables may have changed.
    fn op(&mut self, walk: &mut Walk<'_>, id: OpId) -> bool {
        let graph = walk.graph;
        let op = &graph.ops[id as usize];
        let site = self.site(op.at);
        let marks: SmallVec<[Mark; 2]> = walk.marked.ops.get(&id).cloned().unwrap_or_default();
        let sanitized = marks.contains(&Mark::Sanitized);
        let switches = self.rule.switches;
        let mut effects = false;
        let mut value: Value = None;
        let mut arrived: Option<Set> = None;
        if !sanitized {
            value = match &op.act {
                Act::Const => None,
                Act::Read(var) => walk.get(&mut self.atoms, *var),
                Act::Field(object, name) => {
                    if switches.only_assignments {
                        self.only_functions(&walk.values[*object as usize], Proj::Field(*name))
                    } else {
                        self.atoms.project(&walk.values[*object as usize], Proj::Field(*name), self.program.compat)
                    }
                }
                Act::Index(object, index, proj) => {
                    let (whole, key) = (walk.values[*object as usize].clone(), walk.values[*index as usize].clone());
                    let own = self.program.indexed && self.classes(&whole).is_some();
                    let own = if own { self.by_method(walk, &whole, sym("__getitem__"), &[key], op.at) } else { None };
                    if let Some(own) = own {
                        own
                    } else if switches.only_assignments {
                        None
                    } else {
                        let part = self.atoms.project(&walk.values[*object as usize], *proj, self.program.compat);
                        if switches.safe_indexes {
                            part
                        } else {
                            let by = self.carried(&walk.values[*index as usize]);
                            add(&part, &by)
                        }
                    }
                }
                Act::Part(whole, Proj::Any)
                    if self.program.file.language.id() == "python" && super::shape::is_mapping(&walk.values[*whole as usize]) =>
                {
                    self.atoms.project(&walk.values[*whole as usize], Proj::Key, false)
                }
                Act::Part(whole, Proj::Any)
                    if self.program.file.language.id() == "csharp" && super::shape::is_mapping(&walk.values[*whole as usize]) =>
                {
                    let whole = walk.values[*whole as usize].clone();
                    let (key, value) = (self.atoms.project(&whole, Proj::Key, false), self.atoms.project(&whole, Proj::Any, false));
                    let entry = store(&None, &[Proj::Field(sym("Key"))], &key, false);
                    store(&entry, &[Proj::Field(sym("Value"))], &value, false)
                }
                Act::Part(whole, proj) => self.atoms.project(&walk.values[*whole as usize], *proj, false),
                Act::Copy(v) | Act::Write(_, v, _) | Act::Change(_, v) | Act::Leave(v) => walk.values[*v as usize].clone(),
                Act::Mix(all) => {
                    if switches.only_assignments {
                        None
                    } else {
                        let mut set = Set::new();
                        for v in all {
                            unite(&mut set, &self.carried(&walk.values[*v as usize]));
                        }
                        tainted(set)
                    }
                }
                Act::Compare(all) => {
                    if switches.only_assignments || switches.safe_comparisons || switches.safe_booleans {
                        None
                    } else {
                        let mut set = Set::new();
                        for v in all {
                            unite(&mut set, &self.carried(&walk.values[*v as usize]));
                        }
                        tainted(set)
                    }
                }
                Act::Choose(all) => {
                    let mut out = None;
                    for v in all {
                        out = join(&out, &walk.values[*v as usize]);
                    }
                    out
                }
                Act::Object(parts) => {
                    let mut out: Value = None;
                    let kind = self.program.file.node(op.at).kind;
                    let places = matches!(kind, Kind::Array | Kind::Tuple | Kind::New)
                        && !parts.is_empty() | (kind != Kind::New)
                        && parts.iter().all(|(p, _)| matches!(p, Some(Proj::At(_))));
                    for (proj, v) in parts {
                        let v = &walk.values[*v as usize];
                        out = match proj {
                            None => overlay(&out, v),
                            Some(p) => {
                                let value = match v {
                                    None => Some(Rc::new(Cell { own: Own::Clean, parts: Vec::new() })),
                                    Some(_) => v.clone(),
                                };
                                store(&out, &[*p], &value, *p == Proj::Any)
                            }
                        };
                    }
                    let fits = out.as_ref().is_none_or(|c| c.parts.len() == parts.len());
                    if !self.program.compat && places && fits {
                        out = super::shape::sized(out, parts.len() as i64);
                    } else if !self.program.compat && kind == Kind::Dict && fits {
                        out = super::shape::sized(out, MAPPING);
                    }
                    out
                }
                Act::Argument(number) => outside(&mut self.atoms, Root::Param(*number)),
                Act::Closure(unit) | Act::Function(unit) => {
                    let atom = self.atoms.id(Origin::Function(*unit));
                    if matches!(op.act, Act::Closure(_)) {
                        effects = true;
                        self.made(walk, *unit, site);
                    }
                    let mut set = Set::new();
                    insert(&mut set, atom, 0);
                    if self.kind(*unit) == UnitKind::Closure { self.holding(walk, *unit, tainted(set)) } else { tainted(set) }
                }
                Act::Call(call) => {
                    effects = true;
                    let (value, all) = self.call(walk, call, site);
                    if call.makes && !self.program.compat {
                        walk.fresh = self.shared_parts(walk, call).map(|shared| (id, shared));
                    }
                    arrived = Some(all);
                    value
                }
            };
        }
        match op.plain {
            Some(Plain::Number) if switches.safe_numbers => value = None,
            Some(Plain::Truth) if switches.safe_booleans => value = None,
            _ => {}
        }
        for m in &marks {
            match m {
                Mark::Source(number) if !sanitized => {
                    let own = self.source(&value, *number, site, arrived.as_ref());
                    value = add(&value, &own);
                    if self.rule.taint.sources[self.spots.sources[*number as usize].item].control {
                        effects = true;
                        let all = walk.get(&mut self.atoms, CONTROL);
                        walk.set(CONTROL, add(&all, &own));
                    }
                }
                Mark::To(number) => {
                    let set = self.passed(walk, *number);
                    value = add(&value, &set);
                }
                _ => {}
            }
        }
        match &op.act {
            Act::Write(place, from, keep) => {
                effects = true;
                value = self.written(walk, place, value, *keep, site, id);
                if let Some(old) = graph.shares.get(&id).and_then(|o| graph.place_of(*o)) {
                    walk.state.pair(place, old);
                }
                if let (Act::Object(parts), false) = (&graph.ops[*from as usize].act, self.program.compat) {
                    for (proj, part) in parts {
                        if let (Some(proj), Some(old)) = (proj, graph.place_of(*part)) {
                            let mut new = place.clone();
                            new.path.push(*proj);
                            walk.state.pair(&new, old);
                        }
                    }
                }
                if let Some((made, shared)) = walk.fresh.take()
                    && made == *from
                {
                    for (proj, old) in shared {
                        let mut new = place.clone();
                        new.path.push(proj);
                        walk.state.pair(&new, &old);
                    }
                }
            }
            Act::Change(place, _) => {
                effects = true;
                value = self.stepped(&value, op.at, StepKind::Variable);
                walk.change(&mut self.atoms, place, &value, false);
            }
            Act::Leave(_) => {
                effects = true;
                // The last of several on one way is the one that counts.
                let before = if graph.yields || self.program.compat { walk.get(&mut self.atoms, RESULT) } else { None };
                walk.set(RESULT, join(&before, &value));
            }
            _ => {}
        }
        for m in &marks {
            match m {
                Mark::SourceEffect(number) => {
                    if let Some(place) = graph.place_of(id) {
                        effects = true;
                        let own = self.source(&value, *number, site, None);
                        walk.store(&mut self.atoms, place, &tainted(own), true);
                    }
                }
                Mark::SanitizerEffect(only) => {
                    if let Some(place) = graph.place_of(id) {
                        effects = true;
                        if !walk.marked.guarded.contains(&id) {
                            walk.store(&mut self.atoms, place, &None, false);
                        }
                        if !only {
                            value = None;
                        }
                    }
                }
                Mark::From(number) => {
                    effects = true;
                    self.passes(walk, *number, &value, site);
                }
                Mark::To(number) => {
                    if let (Some(set), Some(place)) = (walk.given.get(number).cloned(), graph.place_of(id))
                        && self.rule.taint.propagators[self.spots.propagators[*number as usize].item].side_effect
                    {
                        effects = true;
                        walk.store(&mut self.atoms, place, &tainted(set), true);
                    }
                }
                _ => {}
            }
        }
        if walk.collecting {
            for m in &marks {
                if let Mark::Sink(number) = m {
                    self.arrive(walk, *number, op.at, &value, arrived.as_ref());
                }
            }
        }
        walk.values[id as usize] = value;
        effects
    }

    /// Only that a field is a function.
    fn only_functions(&mut self, value: &Value, proj: Proj) -> Value {
        let part = self.atoms.project(value, proj, false);
        let mut all = Set::new();
        gather(&part, &mut all);
        all.retain(|(a, _)| matches!(self.atoms.origin(*a), Origin::Function(_)));
        tainted(all)
    }

    /// What a value and its parts carry that is taint.
    fn carried(&self, value: &Value) -> Set {
        let mut all = Set::new();
        gather(value, &mut all);
        all.retain(|(a, _)| !matches!(self.atoms.origin(*a), Origin::Function(_) | Origin::Instance(_)));
        self.atoms.essential(&mut all);
        all
    }

    /// The taint that a source gives to a value.
    fn source(&mut self, value: &Value, number: u32, at: NodeRef, arrived: Option<&Set>) -> Set {
        let spot = &self.spots.sources[number as usize];
        let item = &self.rule.taint.sources[spot.item];
        if let Some(requires) = &item.requires {
            let mut all = self.carried(value);
            unite(&mut all, arrived.unwrap_or(&Set::new()));
            let labels = self.labels(&all);
            if !requires.holds(&|l| labels.contains(&self.rule.label(l)) && self.rule.labels.iter().any(|x| x == l)) {
                return Set::new();
            }
        }
        let label = self.rule.label(&item.label);
        let atom = self.atoms.id(Origin::Source(number, label));
        let trace = self.atoms.step(0, at, StepKind::Source);
        let mut set = Set::new();
        insert(&mut set, atom, trace);
        set
    }

    fn labels(&self, set: &Set) -> SmallVec<[u16; 4]> {
        let mut out: SmallVec<[u16; 4]> = SmallVec::new();
        for (a, _) in set {
            if let Origin::Source(_, label) = self.atoms.origin(*a)
                && !out.contains(label)
            {
                out.push(*label);
            }
        }
        out
    }

    /// A value on its way through another step.
    fn stepped(&mut self, value: &Value, at: NodeRef, kind: StepKind) -> Value {
        let cell = value.as_ref()?;
        let own = match &cell.own {
            Own::Tainted(set) => {
                let mut out = set.clone();
                for (_, trace) in &mut out {
                    *trace = self.atoms.step(*trace, at, kind);
                }
                Own::Tainted(out)
            }
            other => other.clone(),
        };
        Some(Rc::new(Cell { own, parts: cell.parts.clone() }))
    }

    fn written(&mut self, walk: &mut Walk<'_>, place: &Place, value: Value, keep: bool, at: NodeRef, id: OpId) -> Value {
        let value = self.stepped(&value, at, StepKind::Variable);
        let through = self.program.compat && place.path.last() == Some(&Proj::Any);
        if through && value.is_none() {
            // Semgrep takes an element set to something clean for the whole set so.
            let whole = Place { var: place.var, path: place.path[..place.path.len() - 1].into() };
            walk.store(&mut self.atoms, &whole, &None, false);
        } else {
            walk.store(&mut self.atoms, place, &value, keep || through);
        }
        let marks: SmallVec<[Mark; 2]> = walk.marked.targets.get(&id).cloned().unwrap_or_default();
        for m in marks {
            match m {
                Mark::SourceEffect(number) => {
                    let own = self.source(&value, number, at, None);
                    walk.store(&mut self.atoms, place, &tainted(own), true);
                }
                Mark::SanitizerEffect(_) => walk.store(&mut self.atoms, place, &None, false),
                Mark::To(number) => {
                    let set = self.passed(walk, number);
                    walk.store(&mut self.atoms, place, &tainted(set), true);
                }
                _ => {}
            }
        }
        value
    }

    /// What a propagator passes on, maybe from the function around this one.
    fn passed(&mut self, walk: &Walk<'_>, number: u32) -> Set {
        if let Some(set) = walk.given.get(&number) {
            return set.clone();
        }
        let here = walk.marked.givers.contains(&number);
        if here || walk.top {
            return Set::new();
        }
        let mut out = Set::new();
        let atom = self.atoms.id(Origin::In(Root::Free(passage_var(number)), SmallVec::new()));
        insert(&mut out, atom, 0);
        out
    }

    /// A propagator's giving end.
    fn passes(&mut self, walk: &mut Walk<'_>, number: u32, value: &Value, at: NodeRef) {
        let passage = &self.spots.propagators[number as usize];
        let item = &self.rule.taint.propagators[passage.item];
        let all = self.carried(value);
        let labels = self.labels(&all);
        if let Some(requires) = &item.requires
            && !requires.holds(&|l| labels.contains(&self.rule.label(l)) && self.rule.labels.iter().any(|x| x == l))
        {
            walk.given.remove(&number);
            return;
        }
        let mut out = Set::new();
        for (atom, trace) in all {
            let trace = self.atoms.step(trace, at, StepKind::Variable);
            let renamed = match (self.atoms.origin(atom).clone(), &item.label) {
                (Origin::Source(source, label), Some(new)) => {
                    let named = self.rule.labels.get(label as usize);
                    match &item.replace_labels {
                        Some(list) if !named.is_some_and(|n| list.contains(n)) => atom,
                        _ => self.atoms.id(Origin::Source(source, self.rule.label(new))),
                    }
                }
                _ => atom,
            };
            insert(&mut out, renamed, trace);
        }
        let taker = walk.marked.takers.get(&number).copied();
        if let Some(taker) = taker.filter(|_| item.side_effect)
            && let Some(place) = walk.graph.place_of(taker)
            && !matches!(walk.graph.ops[taker as usize].act, Act::Write(..))
        {
            walk.store(&mut self.atoms, place, &tainted(out.clone()), true);
        }
        walk.set(passage_var(number), tainted(out.clone()));
        if out.is_empty() {
            walk.given.remove(&number);
        } else {
            walk.given.insert(number, out);
        }
    }

    fn arrive(&mut self, walk: &mut Walk<'_>, number: u32, at: NodeRef, value: &Value, arrived: Option<&Set>) {
        let spot = &self.spots.sinks[number as usize];
        let item = &self.rule.taint.sinks[spot.item];
        if item.at_exit && !self.leaves(walk.graph, at) {
            return;
        }
        let mut all = match arrived {
            Some(args) if item.exact && !self.spots.focused[number as usize] => args.clone(),
            _ => self.carried(value),
        };
        let control = walk.get(&mut self.atoms, CONTROL);
        gather(&control, &mut all);
        let mut each = Vec::new();
        for range in &self.spots.asked[number as usize] {
            let mut set = Set::new();
            for op in outermost(walk.graph, range) {
                unite(&mut set, &self.carried(&walk.values[op as usize]));
            }
            each.push(set);
        }
        if all.is_empty() && each.iter().all(Set::is_empty) {
            return;
        }
        walk.sinks.entry(number).or_default().unite(&Arrival { all, each });
    }

    /// Whether a unit ends with the statement at a node.
    fn leaves(&self, graph: &Graph, at: NodeRef) -> bool {
        let file = self.program.file;
        let span = file.span(at);
        graph.blocks.iter().any(|b| {
            b.next.iter().any(|e| graph.blocks[e.to as usize].last || e.to == graph.raised)
                && b.ops.last().is_some_and(|last| {
                    let end = file.span(graph.ops[*last as usize].at);
                    within(&span, &end) || within(&end, &span)
                })
        })
    }

    // Calls

    fn call(&mut self, walk: &mut Walk<'_>, call: &Call, at: NodeRef) -> (Value, Set) {
        let compat = self.program.compat;
        let callee = walk.values[call.callee as usize].clone();
        let receiver = call.receiver.and_then(|r| walk.values[r as usize].clone());
        let args: Vec<Value> = call.args.iter().map(|(a, _)| walk.values[*a as usize].clone()).collect();
        let mut all = Set::new();
        for a in &args {
            unite(&mut all, &self.carried(a));
        }
        unite(&mut all, &self.carried(&receiver));
        let mut through = all.clone();
        unite(&mut through, &self.carried(&callee));
        if self.rule.switches.safe_functions || self.rule.switches.only_assignments {
            // What a rule says of the function's name still counts.
            let named = call.receiver.is_none() && !self.rule.switches.only_assignments;
            through = if named { self.carried(&callee) } else { Set::new() };
        }
        if let (Some((set, field)), true) = (call.accessor, call.targets.is_empty()) {
            if set {
                if let (Some(place), Some(value)) = (call.receiver.and_then(|r| walk.graph.place_of(r)).cloned(), args.first()) {
                    let mut place = place;
                    place.path.push(Proj::Field(field));
                    let value = self.stepped(value, at, StepKind::Call);
                    walk.store(&mut self.atoms, &place, &value, false);
                }
            } else if !self.rule.switches.safe_functions && !self.rule.switches.only_assignments {
                return (self.atoms.project(&receiver, Proj::Field(field), compat), all);
            }
        }
        if compat {
            return (tainted(through), all);
        }
        let alone = self.all.reach == Reach::Function;
        let mut units: SmallVec<[UnitId; 4]> = call.targets.iter().copied().filter(|u| self.knows(*u)).collect();
        let mut methods: Option<Value> = None;
        // No other function can be meant.
        let mut certain = call.sure;
        if !call.makes
            && let Some(list) = self.classes(&receiver)
        {
            // The classes of the object are known.
            let own: SmallVec<[UnitId; 4]> = list.iter().flat_map(|c| self.program.own_method(*c, call.name)).collect();
            let mut own: SmallVec<[UnitId; 4]> = own.into_iter().filter(|u| self.knows(*u)).collect();
            // Of several with one name those that the arguments fit.
            if own.iter().any(|u| call.targets.contains(u)) && own.len() > 1 {
                own.retain(|u| call.targets.contains(u));
            }
            if !own.is_empty() && !call.above {
                units = own;
                certain = true;
            } else if call.accesses {
                return (callee, all);
            }
        } else if !call.makes
            && !call.above
            && !alone
            && (units.len() > 1 || units.is_empty() && call.many)
            && let Some(cell) = &receiver
            && let Own::Tainted(set) = &cell.own
            && let [(atom, _)] = set.as_slice()
            && let Origin::In(root, path) = self.atoms.origin(*atom).clone()
        {
            let method = Some((call.name, call.targets.clone()));
            methods = Some(self.called(Pending { callee: (root, path), method, object: receiver.clone(), args: args.clone(), at }, at));
        }
        let switched = self.rule.switches.safe_functions || self.rule.switches.only_assignments;
        let mut given_back: Value = None;
        let (mut symbolic, mut plain) = (false, call.receiver.is_none() || call.invokes);
        // An object that can be called itself.
        let mut called_on: Value = None;
        if units.is_empty()
            && !call.makes
            && call.receiver.is_none()
            && let Some(list) = self.classes(&callee)
            && !list.is_empty()
        {
            let word = match self.program.file.language.id() {
                "python" => "__call__",
                "php" => "__invoke",
                _ => "",
            };
            let own: SmallVec<[UnitId; 4]> = list.iter().flat_map(|c| self.program.own_method(*c, sym(word))).collect();
            if !own.is_empty() {
                units = own;
                called_on.clone_from(&callee);
            }
        }
        let told = certain && !units.is_empty();
        // A function that is an object with a method to call it.
        let called = if call.invokes && call.targets.is_empty() { join(&callee, &receiver) } else { callee.clone() };
        if let Some(cell) = &called
            && let Own::Tainted(set) = &cell.own
        {
            for (atom, _) in set.clone() {
                match self.atoms.origin(atom).clone() {
                    Origin::Function(unit) if !units.contains(&unit) && self.knows(unit) => units.push(unit),
                    // A method without arguments has nothing to pass on.
                    Origin::In(root, path) if !told && !alone && (path.is_empty() || !call.common && args.iter().any(Option::is_some)) => {
                        let mut given = Vec::new();
                        given.extend(args.iter().cloned());
                        let table = matches!(root, Root::Free(_)) && (!call.common || call.invokes);
                        if path.is_empty() || call.receiver.is_none() || table {
                            plain |= table;
                            symbolic = true;
                            let back = self.called(
                                Pending { callee: (root, path.clone()), method: None, object: receiver.clone(), args: given.clone(), at },
                                at,
                            );
                            given_back = join(&given_back, &back);
                        }
                        self.later(walk, Pending { callee: (root, path), method: None, object: None, args: given, at });
                    }
                    Origin::Source(..) | Origin::Called(_) => plain = false,
                    _ => {}
                }
            }
        }
        if let Some(value) = self.own_text(walk, call, &args, at) {
            return (value, all);
        }
        let mut result: Value = None;
        // A class is no function that is given from outside.
        if symbolic && plain && !call.makes && call.gives.is_none() && !switched {
            // What it gives is known where it is known what is called.
            result = given_back;
            if units.is_empty() {
                return (result, all);
            }
        }
        let known = !units.is_empty();
        if call.empty && !known {
            return (super::shape::empty(), all);
        }
        if call.mapping && !known {
            return (super::shape::sized(None, MAPPING), all);
        }
        if let Some(does) = call.does.filter(|_| !known && !self.rule.switches.only_assignments) {
            let value = self.contain(walk, call, does, &receiver, &args, through, at);
            let safe = self.rule.switches.safe_functions && call.name != 0;
            return (if safe { None } else { value }, all);
        }
        if known {
            let sure = units.len() == 1 && certain;
            walk.ends = sure && units.iter().all(|u| self.graph(*u).is_some_and(|g| g.endless) && self.summaries.contains_key(u));
            let base = if call.makes { self.initial(walk, call.name, at) } else { None };
            for unit in units {
                let place = call.receiver.and_then(|r| walk.graph.place_of(r)).cloned();
                // A constructor that only looks at what becomes the fields by itself.
                let compact = call.makes && !call.fields.is_empty() && self.graph(unit).is_some_and(|g| g.params.is_empty());
                let base = if compact { fielded(&base, call, &args) } else { base.clone() };
                let this = match (call.makes, &called_on) {
                    (true, _) => base.clone(),
                    (_, Some(_)) => called_on.clone(),
                    _ => receiver.clone(),
                };
                let place = if called_on.is_some() { walk.graph.place_of(call.callee).cloned() } else { place };
                let this_place = if call.makes { None } else { place };
                let (params, places) = self.bind(walk, unit, call, &args);
                let special = self.context(walk, unit, call, &args, &receiver).and_then(|c| {
                    let passed = args.iter().chain([&receiver]).any(|v| self.carries_source(v));
                    self.special(unit, c, passed)
                });
                let given = Passed { params, places, this, this_place, held: called.clone(), special, ..Passed::at(at) };
                self.sure = sure && !call.makes;
                let (value, made) = self.apply(walk, unit, &given);
                if !call.makes {
                    result = join(&result, &value);
                } else {
                    let mut object = base.clone();
                    if let Some(summary) = self.summaries.get(&unit).cloned() {
                        for (_, part) in summary.replaced.iter().filter(|(root, part)| *root == Root::This && part.is_some()) {
                            object = store(&object, part.as_slice(), &None, false);
                        }
                    }
                    result = join(&result, &put_into(&object, &made));
                }
            }
        } else if call.makes {
            result = self.initial(walk, call.name, at);
            if !call.fields.is_empty() {
                result = fielded(&result, call, &args);
                return (self.instance(&result, call.name), all);
            }
        }
        if !known {
            // Functions that are passed on to what calls them.
            if let Some(gives) = call.gives {
                let (back, exact) = self.hand_over(walk, call, gives, &args, &receiver, at);
                if exact {
                    return (back, all);
                }
                result = join(&result, &back);
            }
            if call.puts
                && let Some(place) = call.receiver.and_then(|r| walk.graph.place_of(r)).cloned()
            {
                let mut put: Value = None;
                for a in &args {
                    put = join(&put, &tainted(self.carried(a)));
                }
                if put.is_some() {
                    let put = self.stepped(&put, at, StepKind::Call);
                    walk.store(&mut self.atoms, &place, &put, true);
                }
            }
        }
        if call.makes && self.program.class(call.name).is_some() {
            result = self.instance(&result, call.name);
        }
        if let Some(value) = methods.filter(|_| !switched) {
            return (value, all);
        }
        if call.makes && self.program.class(call.name).is_some() {
            // The class itself gets into no object.
            through.clear();
            for a in &args {
                unite(&mut through, &self.carried(a));
            }
        }
        if !known || !certain {
            result = join(&result, &tainted(through));
        }
        (result, all)
    }

    /// What a conversion to text gives of an object whose class says how.
    fn own_text(&mut self, walk: &mut Walk<'_>, call: &Call, args: &[Value], at: NodeRef) -> Option<Value> {
        if self.program.file.language.id() != "python" || !call.targets.is_empty() || call.receiver.is_some() || call.name != sym("str") {
            return None;
        }
        let [object] = args else { return None };
        self.by_method(walk, object, sym("__str__"), &[], at)
    }

    /// What a method of an object gives, where its class is known and has it.
    fn by_method(&mut self, walk: &mut Walk<'_>, object: &Value, method: Sym, args: &[Value], at: NodeRef) -> Option<Value> {
        let list = self.classes(object)?;
        let units: SmallVec<[UnitId; 4]> = list.iter().flat_map(|c| self.program.own_method(*c, method)).collect();
        if units.is_empty() {
            return None;
        }
        let mut out: Value = None;
        for unit in units {
            let given = Passed { params: args.to_vec(), places: vec![None; args.len()], this: object.clone(), ..Passed::at(at) };
            let (value, _) = self.apply(walk, unit, &given);
            out = join(&out, &value);
        }
        Some(out)
    }

    /// A new object of a class before its constructor runs: what the class and those above it give its fields.
    fn initial(&mut self, walk: &mut Walk<'_>, class: Sym, at: NodeRef) -> Value {
        let mut line = Vec::new();
        let mut up = vec![class];
        while let Some(c) = up.pop() {
            if line.contains(&c) || line.len() > 20 {
                continue;
            }
            line.push(c);
            up.extend(self.program.class(c).into_iter().flat_map(|c| c.parents.iter().copied()));
        }
        let mut out: Value = None;
        let inits: Vec<UnitId> = line.iter().rev().filter_map(|c| self.program.class(*c)?.init).filter(|u| self.knows(*u)).collect();
        for init in inits {
            let (_, made) = self.apply(walk, init, &Passed::at(at));
            out = overlay(&out, &made);
        }
        out
    }

    /// The result of a call of what comes from outside, to be filled in.
    fn called(&mut self, pending: Pending, by: NodeRef) -> Value {
        let key = (pending.at, by, pending.callee.clone());
        let number = match self.called_numbers.get(&key) {
            Some(number) => {
                let known = &mut self.called[*number as usize];
                for (old, new) in known.args.iter_mut().zip(&pending.args) {
                    *old = join(old, new);
                }
                *number
            }
            None => {
                let number = self.called.len() as u32;
                self.called.push(pending);
                self.called_numbers.insert(key, number);
                number
            }
        };
        let mut set = Set::new();
        insert(&mut set, self.atoms.id(Origin::Called(number)), 0);
        tainted(set)
    }

    /// What a call of what came from outside gives where it is known what is called.
    fn filled(&mut self, walk: &Walk<'_>, state: &State, number: u32, given: &Passed) -> Value {
        if let Some(known) = given.filled.borrow().get(&number) {
            return known.clone();
        }
        if self.filling.contains(&number) || self.filling.len() >= MAX_FILLED {
            return None;
        }
        if self.fuel < 100 {
            self.cut = true;
            return None;
        }
        self.fuel -= 20;
        self.filling.push(number);
        let Pending { callee: (root, path), method, object, args, at } = self.called[number as usize].clone();
        let base = self.root_value(walk, state, root, given);
        let callee = self.atoms.follow(&base, &path);
        let (mut units, mut outer) = self.functions(&callee);
        let args: Vec<Value> = args.iter().map(|a| self.substitute(walk, state, a, given)).collect();
        let object = self.substitute(walk, state, &object, given);
        let mut out: Value = None;
        let mut this: Value = None;
        if let Some((name, others)) = &method {
            units.clear();
            this.clone_from(&callee);
            let classes = self.classes(&callee);
            match &classes {
                Some(list) => units.extend(list.iter().flat_map(|c| self.program.own_method(*c, *name))),
                None if outer.is_empty() => units.extend(others.iter().copied()),
                None => {}
            }
            if classes.is_some() {
                outer.clear();
                if units.is_empty() {
                    units.extend(others.iter().copied());
                }
            }
        }
        for u in &units {
            let Some(summary) = self.summaries.get(u).cloned() else { continue };
            let inner = Passed { params: args.clone(), this: this.clone(), held: callee.clone(), ..Passed::at(at) };
            let value = self.substitute(walk, state, &summary.result, &inner);
            out = join(&out, &value);
        }
        let some = !outer.is_empty() || !units.is_empty();
        for callee in outer {
            let value = self.called(Pending { callee, method: method.clone(), object: object.clone(), args: args.clone(), at }, given.at);
            out = join(&out, &value);
        }
        if !some {
            let mut all = self.carried(&callee);
            unite(&mut all, &self.carried(&object));
            for a in &args {
                unite(&mut all, &self.carried(a));
            }
            out = tainted(all);
        }
        self.filling.pop();
        let out = self.stepped(&out, at, StepKind::Call);
        given.filled.borrow_mut().insert(number, out.clone());
        out
    }

    /// The classes of an object, where nothing else can be meant.
    fn classes(&self, value: &Value) -> Option<SmallVec<[Sym; 2]>> {
        let Own::Tainted(set) = &value.as_ref()?.own else { return None };
        let mut out = SmallVec::new();
        for (atom, _) in set {
            match self.atoms.origin(*atom) {
                Origin::Instance(class) => out.push(*class),
                _ => return None,
            }
        }
        Some(out)
    }

    /// An object of a class.
    fn instance(&mut self, value: &Value, class: Sym) -> Value {
        let mut set = Set::new();
        insert(&mut set, self.atoms.id(Origin::Instance(class)), 0);
        let parts = match value {
            Some(cell) => {
                if let Own::Tainted(own) = &cell.own {
                    unite(&mut set, own);
                }
                cell.parts.clone()
            }
            None => Vec::new(),
        };
        Some(Rc::new(Cell { own: Own::Tainted(set), parts }))
    }

    fn later(&self, walk: &mut Walk<'_>, pending: Pending) {
        if !walk.collecting {
            return;
        }
        let known = walk.calls.iter().any(|c| c.callee == pending.callee && c.at == pending.at);
        if !known && walk.calls.len() < MAX_CALLS {
            walk.calls.push(pending);
        }
    }

    /// A call of what is known of a container.
    #[allow(clippy::too_many_arguments, reason = "the parts of a call")]
    fn contain(
        &mut self,
        walk: &mut Walk<'_>,
        call: &Call,
        does: Does,
        receiver: &Value,
        args: &[Value],
        through: Set,
        at: NodeRef,
    ) -> Value {
        let (object, keys, op) = if call.on_first {
            let rest = if does == Does::Mapped { call.keys.as_slice() } else { call.keys.get(1..).unwrap_or_default() };
            (args.first().cloned().flatten(), rest, call.args.first().map(|(a, _)| *a))
        } else {
            (receiver.clone(), call.keys.as_slice(), call.receiver)
        };
        let args = args.get(usize::from(call.on_first)..).unwrap_or_default();
        let (given, new) = super::shape::act(&mut self.atoms, does, &object, keys, args);
        let puts = matches!(does, Does::PushBack | Does::PushFront | Does::Put | Does::PutNew | Does::InsertAt);
        // The name alone does not say that it is a container.
        let unsure = !args.is_empty() && keys.first() == Some(&Proj::Any) && matches!(does, Does::Get | Does::Remove)
            || puts && does != Does::PutNew;
        let after = new.clone().flatten();
        if let Some(new) = new
            && let Some(place) = op.and_then(|o| walk.graph.place_of(o)).cloned()
        {
            let new = if puts { self.stepped(&new, at, StepKind::Call) } else { new };
            // One of several containers is meant.
            let several = place.path.contains(&Proj::Any);
            walk.change(&mut self.atoms, &place, &new, several);
        }
        if unsure {
            return if super::shape::is_known(&after) { after } else { tainted(through) };
        }
        self.stepped(&given, at, StepKind::Call)
    }

    /// Calls what is passed to a function that calls it.
    fn hand_over(
        &mut self,
        walk: &mut Walk<'_>,
        call: &Call,
        gives: Given,
        args: &[Value],
        receiver: &Value,
        at: NodeRef,
    ) -> (Value, bool) {
        let mut data = receiver.clone();
        let mut seed: Value = None;
        let (mut found, mut exact, mut others) = (0, true, 0);
        for (a, (op, _)) in args.iter().zip(&call.args) {
            let functions = self.functions(a);
            let here = matches!(walk.graph.ops[*op as usize].act, Act::Closure(_) | Act::Function(_));
            if functions.0.is_empty() && functions.1.is_empty() || gives == Given::Fold && functions.0.is_empty() && !here {
                // What is folded comes before what it begins with.
                if call.receiver.is_none() && (gives != Given::Fold || others == 0) {
                    data = join(&data, a);
                } else {
                    seed = join(&seed, a);
                }
                others += 1;
            } else {
                found += functions.0.len();
                exact &= functions.1.is_empty();
            }
        }
        let element = self.atoms.project(&data, Proj::Any, false);
        let back = call.back.filter(|_| exact && found > 0);
        let seeded = others > usize::from(call.receiver.is_none());
        let mut params = match gives {
            Given::Element if super::shape::is_mapping(&data) && self.program.file.language.id() == "ruby" && call.pairs => {
                vec![self.atoms.project(&data, Proj::Key, false), element.clone()]
            }
            // A mapping's entries; or an element and its place.
            Given::Element if super::shape::is_mapping(&data) && matches!(self.program.file.language.id(), "java") => {
                vec![self.atoms.project(&data, Proj::Key, false), element.clone()]
            }
            // A block of Ruby with several parameters takes a list apart.
            Given::Element if !call.numbers && !self.program.compat && self.program.file.language.id() == "ruby" => {
                let wide = args.iter().flat_map(|a| self.functions(a).0).any(|u| self.graph(u).is_some_and(|g| g.params.len() > 1));
                if wide { (0..3).map(|i| self.atoms.project(&element, Proj::At(i), false)).collect() } else { vec![element.clone()] }
            }
            Given::Element if self.program.compat || !call.numbers => vec![element.clone(), element.clone()],
            Given::Element => vec![element.clone(), None, data.clone()],
            Given::Whole => {
                let whole = if data.is_some() { data.clone() } else { seed.clone() };
                vec![whole.clone(), whole]
            }
            Given::Fold => {
                let sum = if seeded { seed } else { element.clone() };
                vec![sum, element.clone(), element.clone()]
            }
        };
        let mut result: Value = None;
        if gives == Given::Fold {
            // What one round gives goes into the next.
            for a in args {
                for unit in self.functions(a).0 {
                    let given = Passed { params: params.clone(), places: vec![None; 3], held: a.clone(), ..Passed::at(at) };
                    let (value, _) = self.apply(walk, unit, &given);
                    params[0] = join(&params[0], &value);
                }
            }
        }
        for a in args {
            let (units, outer) = self.functions(a);
            for unit in units {
                let mut places = vec![None; params.len()];
                if self.graph(unit).and_then(|g| g.params.first()).is_some_and(|p| p.by_reference)
                    && let Some(mut place) = call.args.first().and_then(|(op, _)| walk.graph.place_of(*op)).cloned()
                    && let Some(first) = places.first_mut()
                {
                    place.path.push(Proj::Any);
                    *first = Some(place);
                }
                let given = Passed { params: params.clone(), places, held: a.clone(), ..Passed::at(at) };
                let (value, _) = self.apply(walk, unit, &given);
                result = join(&result, &value);
            }
            for (root, path) in outer {
                self.later(walk, Pending { callee: (root, path), method: None, object: None, args: params.clone(), at });
            }
        }
        match back {
            Some(Back::Each) => (store(&None, &[Proj::Any], &result, true), true),
            Some(Back::Result) => (result, true),
            Some(Back::Same) => (data, true),
            Some(Back::Element) => (element, true),
            Some(Back::Nothing) => (None, true),
            None => (result, false),
        }
    }

    /// The functions a value may be, and where others may come from.
    fn functions(&self, value: &Value) -> (SmallVec<[UnitId; 2]>, Vec<Outside>) {
        let mut units = SmallVec::new();
        let mut outer = Vec::new();
        if let Some(cell) = value
            && let Own::Tainted(set) = &cell.own
        {
            for (atom, _) in set {
                match self.atoms.origin(*atom) {
                    Origin::Function(u) if self.knows(*u) => units.push(*u),
                    Origin::Function(_) => {}
                    Origin::In(root, path) => outer.push((*root, path.clone())),
                    Origin::Source(..) | Origin::Called(_) | Origin::Instance(_) => {}
                }
            }
        }
        (units, outer)
    }

    /// Which argument each parameter of a unit gets, where it gets one by itself.
    fn bound(&self, walk: &Walk<'_>, unit: UnitId, call: &Call) -> Vec<Option<usize>> {
        let Some(Graph { params, .. }) = self.graph(unit) else { return Vec::new() };
        let mut out = vec![None; params.len()];
        let mut next = 0;
        for (index, (op, name)) in call.args.iter().enumerate() {
            if self.is_spread(walk, *op) {
                break;
            }
            if *name != 0 {
                if let Some(i) = self.named(unit, *name) {
                    out[i] = Some(index);
                }
            } else if params.get(next).is_some_and(|p| !p.rest) {
                out[next] = Some(index);
                next += 1;
            }
        }
        out
    }

    /// The parameter of a name, sigils left out.
    fn named(&self, unit: UnitId, name: Sym) -> Option<usize> {
        self.graph(unit)?.params.iter().position(|p| !p.rest && (p.name == name || p.plain_name == name))
    }

    /// What each parameter of a unit gets, and where that is kept.
    fn bind(&mut self, walk: &Walk<'_>, unit: UnitId, call: &Call, args: &[Value]) -> (Vec<Value>, Vec<Option<Place>>) {
        let program = self.program;
        let Some(Graph { params, .. }) = self.graph(unit) else { return (Vec::new(), Vec::new()) };
        let mut values: Vec<Value> = vec![None; params.len()];
        let mut places: Vec<Option<Place>> = vec![None; params.len()];
        let mut next = 0;
        // How many elements each list of the rest has by now; none where that is not known.
        let mut rest: Option<i64> = Some(0);
        let ruby = program.file.language.id() == "ruby";
        let block = ruby && self.kind(unit) == UnitKind::Function;
        for ((op, name), value) in call.args.iter().zip(args) {
            if block && matches!(walk.graph.ops[*op as usize].act, Act::Closure(_)) {
                if let Some(last) = values.last_mut() {
                    last.clone_from(value);
                }
                continue;
            }
            let node = program.file.node(walk.graph.ops[*op as usize].at);
            if node.kind == Kind::Spread && !self.program.compat {
                if node.op == 2 {
                    // Its entries go to the parameters of their names.
                    for (i, param) in params.iter().enumerate() {
                        if param.rest {
                            if param.keywords {
                                values[i] = overlay(&values[i], value);
                            }
                        } else if param.plain_name != 0 && i >= next {
                            let part = self.atoms.project(value, Proj::Field(param.plain_name), false);
                            values[i] = join(&values[i], &part);
                        }
                    }
                    continue;
                }
                if node.op == 1 {
                    let mut place = 0;
                    while params.get(next).is_some_and(|p| !p.rest && (!ruby || p.plain_name != 0)) {
                        values[next] = self.atoms.project(value, Proj::At(place), false);
                        next += 1;
                        place += 1;
                    }
                    if let Some(i) = params.iter().position(|p| p.rest && !p.keywords) {
                        let all = super::shape::rest(&mut self.atoms, value, place);
                        values[i] = match (&values[i], rest) {
                            (None, Some(0)) => all,
                            (before, _) => {
                                let some = self.atoms.project(&all, Proj::Any, false);
                                store(before, &[Proj::Any], &some, true)
                            }
                        };
                        rest = None;
                    }
                    continue;
                }
            }
            let index = if *name != 0 {
                match self
                    .named(unit, *name)
                    .or_else(|| params.iter().position(|p| p.keywords))
                    .or_else(|| params.iter().rposition(|p| p.rest))
                {
                    Some(i) => i,
                    None => {
                        // What has names in the call is one mapping where the parameters have none.
                        let free = (next..params.len()).find(|i| !params[*i].rest && ruby && params[*i].plain_name != 0);
                        let Some(i) = free else { continue };
                        values[i] = store(&values[i], &[Proj::Field(*name)], value, false);
                        continue;
                    }
                }
            } else {
                let i = next;
                if params.get(i).is_some_and(|p| !p.rest) {
                    next += 1;
                }
                i
            };
            let Some(param) = params.get(index) else { continue };
            if param.rest {
                let proj = match rest {
                    _ if *name != 0 => Proj::Field(*name),
                    Some(n) if !program.compat => Proj::At(n),
                    _ => Proj::Any,
                };
                values[index] = store(&values[index], &[proj], value, proj == Proj::Any);
                if *name == 0 {
                    rest = rest.map(|n| n + 1);
                    if let Some(count) = rest.filter(|_| !program.compat) {
                        values[index] = super::shape::sized(values[index].take(), count);
                    }
                }
            } else {
                values[index] = value.clone();
                places[index] = walk.graph.place_of(*op).cloned();
            }
        }
        (values, places)
    }

    /// A function is made: what it does to what is around it may happen from here on.
    fn made(&mut self, walk: &mut Walk<'_>, unit: UnitId, at: NodeRef) {
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
    fn shared_parts(&self, walk: &Walk<'_>, call: &Call) -> Option<Vec<(Proj, Place)>> {
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
            {
                out.push((*proj, place.clone()));
            }
        }
        (!out.is_empty()).then_some(out)
    }

    /// A function made here, with what it sees of the variables around it: they are there also when it is
    /// called from elsewhere.
    fn holding(&mut self, walk: &mut Walk<'_>, unit: UnitId, mut value: Value) -> Value {
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
    fn apply(&mut self, walk: &mut Walk<'_>, unit: UnitId, given: &Passed) -> (Value, Value) {
        let sure = std::mem::take(&mut self.sure);
        let Some(summary) = given.special.clone().or_else(|| self.summaries.get(&unit).cloned()) else { return (None, None) };
        if self.nesting >= MAX_NESTING || self.fuel < 100 {
            self.cut |= self.fuel < 100;
            return (None, None);
        }
        self.fuel = self.fuel.saturating_sub(10 + 5 * (summary.sinks.len() + summary.writes.len() + summary.calls.len()) as u64);
        self.nesting += 1;
        let state = walk.state.clone();
        let result = self.substitute(walk, &state, &summary.result, given);
        let mut result = self.stepped(&result, given.at, StepKind::Call);
        let mut made: Value = None;
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
        for (root, value) in &summary.writes {
            let value = self.substitute(walk, &state, value, given);
            let place = match root {
                Root::Param(i) => given.places.get(*i as usize).cloned().flatten(),
                Root::This => {
                    made = overlay(&made, &value);
                    given.this_place.clone()
                }
                Root::Free(var) => Some(Place { var: *var, path: SmallVec::new() }),
            };
            if let (Some(place), Some(_)) = (place, &value) {
                self.merge(walk, &place, &value);
            }
        }
        if let (Some(_), Some(cell)) = (&made, &summary.result)
            && let Own::Tainted(set) = &cell.own
            && set.iter().any(|(a, _)| matches!(self.atoms.origin(*a), Origin::In(Root::This, path) if path.is_empty()))
        {
            // The object itself comes back, as it is now.
            result = overlay(&result, &made);
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
    fn merge(&mut self, walk: &mut Walk<'_>, place: &Place, value: &Value) {
        walk.store(&mut self.atoms, place, value, true);
    }

    fn root_value(&mut self, walk: &Walk<'_>, state: &State, root: Root, given: &Passed) -> Value {
        match root {
            Root::Param(i) => given.params.get(i as usize).cloned().flatten(),
            Root::This => given.this.clone(),
            Root::Free(var) => match state.get(var) {
                Some(v) => v.clone(),
                None if (var == THIS || !walk.graph.owned.contains(&var)) && held(&given.held, var).is_some() => held(&given.held, var),
                // What the caller does not know itself may still come from outside of it.
                None if walk.top || walk.graph.owned.contains(&var) && walk.graph.this != Some(var) => None,
                None if walk.graph.this == Some(var) || var == THIS && walk.graph.this.is_some() => outside(&mut self.atoms, Root::This),
                None => outside(&mut self.atoms, Root::Free(var)),
            },
        }
    }

    fn substitute_set(&mut self, walk: &Walk<'_>, state: &State, set: &Set, given: &Passed) -> Set {
        let mut out = Set::new();
        for (atom, trace) in set {
            match self.atoms.origin(*atom).clone() {
                Origin::In(root, path) => {
                    let base = self.root_value(walk, state, root, given);
                    let value = self.atoms.follow(&base, &path);
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

    fn substitute(&mut self, walk: &Walk<'_>, state: &State, value: &Value, given: &Passed) -> Value {
        let cell = value.as_ref()?;
        let mut out: Value = None;
        if let Own::Tainted(set) = &cell.own {
            let mut own = Set::new();
            let mut seen: Vec<Rc<Cell>> = Vec::new();
            for (atom, trace) in set {
                let found = match self.atoms.origin(*atom).clone() {
                    Origin::In(root, path) => {
                        let base = self.root_value(walk, state, root, given);
                        self.atoms.follow(&base, &path)
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

    // Summaries

    fn summary(&mut self, walk: Walk<'_>, last: State) -> Summary {
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
        Summary { result, writes, replaced, sinks: walk.sinks, calls: walk.calls, state: if walk.top { last } else { State::default() } }
    }

    /// What of a value that came from outside is there no more; `whole` where a variable may have been
    /// given another value altogether.
    fn replaced(&self, value: &Value, root: Root, whole: bool, out: &mut Vec<(Root, Option<Proj>)>) {
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
    fn changed(&mut self, value: &Value, root: Root, same_object: bool) -> Option<Value> {
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

    fn report(mut self) -> Flows {
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
            let mut walk = Walk {
                graph: &graph,
                marked: &marked,
                values: Vec::new(),
                state: seeds.clone(),
                sinks: BTreeMap::new(),
                calls: Vec::new(),
                given: FxHashMap::default(),
                fresh: None,
                ends: false,
                visits: Vec::new(),
                collecting: true,
                top: true,
            };
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
    fn resolved(&mut self, walk: &Walk<'_>, set: &Set, given: &Passed) -> Set {
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
    fn fields(&mut self, seeds: &State) -> FxHashMap<Sym, Value> {
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
            let walk = Walk {
                graph: &graph,
                marked: &marked,
                values: Vec::new(),
                state: seeds.clone(),
                sinks: BTreeMap::new(),
                calls: Vec::new(),
                given: FxHashMap::default(),
                fresh: None,
                ends: false,
                visits: Vec::new(),
                collecting: true,
                top: true,
            };
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
    fn judge(&mut self, sink: u32, arrival: &Arrival, best: &mut BTreeMap<(u32, u32), TraceId>) {
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

/// The variable that stands for what a propagator passes on.
fn passage_var(number: u32) -> Var {
    0x9a55_a9e0_0000_0000 | Var::from(number)
}

/// Whether an operation can end in an exception.
fn may_throw(act: &Act) -> bool {
    matches!(act, Act::Call(_) | Act::Index(..) | Act::Field(..) | Act::Mix(_) | Act::Compare(_) | Act::Part(..))
}

/// A new object with what its constructor puts into its fields.
fn put_into(object: &Value, made: &Value) -> Value {
    let Some(cell) = made else { return object.clone() };
    let mut out = match &cell.own {
        Own::Tainted(set) => add(object, set),
        _ => object.clone(),
    };
    for (proj, part) in &cell.parts {
        out = store(&out, &[*proj], &Some(part.clone()), true);
    }
    out
}

/// A new object whose fields are the arguments with which it was made.
fn fielded(base: &Value, call: &Call, args: &[Value]) -> Value {
    let mut out = base.clone();
    for (i, ((_, name), value)) in call.args.iter().zip(args).enumerate() {
        let field = if *name == 0 { call.fields.get(i).copied() } else { Some(*name) };
        let proj = field.map_or(Proj::Any, Proj::Field);
        let value = match value {
            None => Some(Rc::new(Cell { own: Own::Clean, parts: Vec::new() })),
            Some(_) => value.clone(),
        };
        out = store(&out, &[proj], &value, proj == Proj::Any);
    }
    out
}

/// A value laid over another: its parts replace those of the same step.
pub(crate) fn overlay(under: &Value, over: &Value) -> Value {
    let (Some(u), Some(o)) = (under, over) else { return if over.is_some() { over.clone() } else { under.clone() } };
    let mut own = Set::new();
    for cell in [u, o] {
        if let Own::Tainted(set) = &cell.own {
            unite(&mut own, set);
        }
    }
    let mut out: Value = Some(Rc::new(Cell { own: if own.is_empty() { Own::Unknown } else { Own::Tainted(own) }, parts: u.parts.clone() }));
    for (p, c) in &o.parts {
        out = store(&out, &[*p], &Some(c.clone()), false);
    }
    out
}

fn same_summary(a: &Summary, b: &Summary) -> bool {
    same(&a.result, &b.result)
        && a.calls.len() == b.calls.len()
        && a.replaced == b.replaced
        && a.writes.len() == b.writes.len()
        && a.writes.iter().zip(&b.writes).all(|((r, x), (s, y))| r == s && same(x, y))
        && a.sinks.len() == b.sinks.len()
        && a.sinks.iter().zip(&b.sinks).all(|((s, x), (t, y))| {
            s == t && same_set(&x.all, &y.all) && x.each.len() == y.each.len() && x.each.iter().zip(&y.each).all(|(x, y)| same_set(x, y))
        })
}
