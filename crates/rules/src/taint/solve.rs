//! The data flow of one rule in one file: every unit to its fixpoint, callees first.

mod apply;
mod bound;
mod calls;
mod follow;
mod marks;
mod matters;
mod operations;
mod promises;
mod results;

use super::Reach;
use super::il::{Act, BlockId, Call, Context, Graph, Known, MAPPING, OF_THIS, OpId, Parameter, Place, Plain, Proj, UnitId, Var};
use super::models::{Back, Does, Given};
use super::program::{CONTROL, COPIED, Program, RESULT, THIS, UnitKind};
use super::spec::{Spots, TaintRule};
use super::state::{
    AtomId, Atoms, Cell, Origin, Own, Root, Set, State, StepKind, TraceId, Value, add, gather, held, insert, join, same, same_set, store,
    tainted, unite, weight,
};
use crate::model::{SideEffect, SinkRequires};
use ql_syntax::consts;
use ql_syntax::gast::{Kind, NodeRef, Op as Operator, Sym, flag, sym};
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
    /// What of the result others hold, too.
    shared: Vec<SharedOutside>,
    /// What has another value afterwards in any case, whole or in one part.
    replaced: Vec<(Root, Option<Proj>)>,
    sinks: BTreeMap<u32, Arrival>,
    calls: Vec<Pending>,
    state: State,
    /// It never comes back, but by an exception.
    endless: bool,
}

/// Arguments of a call, as a unit sees them.
#[derive(Clone)]
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
    /// What is known of it there.
    context: Option<Context>,
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
            context: None,
            at,
        }
    }
}

/// What is at a path in a value is the object at a place.
type Shared = (SmallVec<[Proj; 2]>, Place);

/// What is at a path in a result is what is at another path of something from outside.
type SharedOutside = (SmallVec<[Proj; 2]>, Root, SmallVec<[Proj; 2]>);

/// A unit under way.
struct Walk<'g> {
    graph: &'g Graph,
    marked: &'g Marked,
    values: Vec<Value>,
    state: State,
    sinks: BTreeMap<u32, Arrival>,
    calls: Vec<Pending>,
    given: FxHashMap<u32, Set>,
    /// Where what the call just made gave is kept besides.
    alias: Option<(OpId, Place)>,
    /// What was made or given last, with what of it others hold, too; what a followed call gave by no step.
    fresh: Option<(OpId, Vec<Shared>)>,
    /// The same of the call under way.
    shared: Vec<Shared>,
    /// What others hold that calls gave.
    places: FxHashMap<OpId, Place>,
    /// The call that is followed in it.
    frame: Option<follow::Frame<'g>>,
    /// The call just made does not come back.
    ends: bool,
    /// A way leads out of the unit that is no exception.
    returns: bool,
    /// How often something came to each block.
    visits: Vec<u16>,
    /// The last round, in which arrivals count.
    collecting: bool,
    top: bool,
}

impl<'g> Walk<'g> {
    /// Before anything of a unit has run.
    fn inside(graph: &'g Graph, marked: &'g Marked) -> Walk<'g> {
        Walk {
            values: vec![None; graph.ops.len()],
            visits: vec![0; graph.blocks.len()],
            collecting: false,
            top: false,
            ..Walk::outside(graph, marked, State::default())
        }
    }

    /// The place of an operation's value, if it has one.
    fn place_of(&self, op: OpId) -> Option<&Place> {
        self.graph.place_of(op).or_else(|| self.places.get(&op))
    }

    /// Outside all functions, after the files' own statements have run: nothing is walked, summaries are
    /// filled in.
    fn outside(graph: &'g Graph, marked: &'g Marked, state: State) -> Walk<'g> {
        Walk {
            graph,
            marked,
            values: Vec::new(),
            state,
            sinks: BTreeMap::new(),
            calls: Vec::new(),
            given: FxHashMap::default(),
            fresh: None,
            alias: None,
            shared: Vec::new(),
            places: FxHashMap::default(),
            frame: None,
            ends: false,
            returns: false,
            visits: Vec::new(),
            collecting: true,
            top: true,
        }
    }
}

impl Walk<'_> {
    /// What a variable holds where nothing is said of it.
    fn untouched(&self, atoms: &mut Atoms, var: Var) -> Value {
        // All that comes from outside is said where a call is followed.
        if self.frame.is_some() { None } else { Self::initial(self.graph, atoms, var) }
    }

    fn initial(graph: &Graph, atoms: &mut Atoms, var: Var) -> Value {
        if graph.this == Some(var) {
            return outside(atoms, Root::This);
        }
        if graph.free.contains(&var) { outside(atoms, Root::Free(var)) } else { None }
    }

    fn get(&self, atoms: &mut Atoms, var: Var) -> Value {
        match self.state.get(var) {
            Some(v) => v.clone(),
            None => self.untouched(atoms, var),
        }
    }

    fn set(&mut self, var: Var, value: Value) {
        let note = self.graph.free.contains(&var) || self.graph.this == Some(var);
        self.state.set(var, value, note);
    }

    /// What is at a place becomes something else, for all that share it.
    fn change(&mut self, atoms: &mut Atoms, place: &Place, value: &Value, keep: bool) {
        let mut places = self.state.twins(place, true);
        places.push((place.clone(), false));
        for (place, several) in &places {
            self.put(atoms, place, value, keep || *several);
        }
    }

    fn store(&mut self, atoms: &mut Atoms, place: &Place, value: &Value, keep: bool) {
        for (twin, several) in &self.state.twins(place, keep) {
            // One of several is meant, the others stay.
            self.put(atoms, twin, value, keep || *several);
        }
        self.put(atoms, place, value, keep);
        if !keep {
            self.state.part(place);
        }
    }

    /// Puts a value at a place alone.
    fn put(&mut self, atoms: &mut Atoms, place: &Place, value: &Value, keep: bool) {
        let root = if place.path.is_empty() && !keep { None } else { self.get(atoms, place.var) };
        let new = if keep { added(&root, &place.path, value) } else { store(&root, &place.path, value, false) };
        self.set(place.var, new);
    }
}

/// A value with something added at a path. An element at a place that is not known may be any of those that have one.
fn added(root: &Value, path: &[Proj], value: &Value) -> Value {
    let mut new = store(root, path, value, true);
    if let (Some(any), true) = (path.iter().position(|p| *p == Proj::Any), value.is_some()) {
        let (above, below) = path.split_at(any);
        let mut at = root.clone();
        for step in above {
            at = at.and_then(|c| c.parts.iter().find(|(p, _)| p == step).map(|(_, c)| c.clone()));
        }
        let fits = |p: &Proj| matches!(p, Proj::At(_) | Proj::Field(_));
        for (step, _) in at.iter().flat_map(|c| &c.parts).filter(|(p, _)| fits(p)) {
            let path: SmallVec<[Proj; 4]> = above.iter().chain([step]).chain(&below[1..]).copied().collect();
            new = store(&new, &path, value, true);
        }
    }
    new
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
/// Most parts of a value of which it is known who else holds them.
const MAX_SHARED: usize = 8;
/// How often a unit is looked at for what is known in some of its calls.
const MAX_SPECIAL: usize = 8;
/// The same for all units of a file.
const MAX_SPECIAL_OF_ALL: usize = 400;
/// Most of those one inside the other.
const MAX_SPECIAL_DEPTH: usize = 3;
/// Most units that are summed up because a call needs them, one inside the other.
const MAX_LATER_SUMS: usize = 4;
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
    /// The unit that is looked at, and those in it whose calls are followed, one inside the other.
    entered: Vec<UnitId>,
    /// Units that are being summed up.
    summing: Vec<UnitId>,
    /// How many of them are so because a call needs them, one inside the other.
    later_sums: usize,
    /// What is left for following calls.
    to_follow: u64,
    /// What calls gave that were followed last, by unit, by place and by how many lie around them.
    followed: FxHashMap<(UnitId, NodeRef, usize), Rc<follow::Followed>>,
    /// What the call just made gave is all that there is to say of it.
    exact: bool,
    /// What units do where more is known of what they get; nothing while it is being found out.
    special: FxHashMap<(UnitId, Context), Option<Rc<Summary>>>,
    /// How many of those there are of each unit.
    special_count: FxHashMap<UnitId, usize>,
    /// Which parameters decide what units do, where some are known to be functions.
    mattering: FxHashMap<(UnitId, matters::Functions), SmallVec<[u16; 4]>>,
    /// How many of those are being found out, one inside the other.
    depth: usize,
    fuel: u64,
    nesting: u32,
    /// The next unit applied is what is called, and no other one can be.
    sure: bool,
    /// How many objects that say what their elements are are gone through, one inside the other.
    iterating: u32,
    /// Calls of what comes from outside whose results are in values.
    called: Vec<Pending>,
    /// Their numbers, by where the call is, by where what makes it is called, and what is called.
    called_numbers: FxHashMap<(NodeRef, NodeRef, Outside), u32>,
    /// Those that are being filled in.
    filling: Vec<u32>,
    /// Calls whose variables live on in functions that they gave: what they called.
    makers: FxHashMap<Var, UnitId>,
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
        entered: Vec::new(),
        summing: Vec::new(),
        later_sums: 0,
        to_follow: follow::FUEL,
        followed: FxHashMap::default(),
        exact: false,
        special: FxHashMap::default(),
        special_count: FxHashMap::default(),
        mattering: FxHashMap::default(),
        depth: 0,
        fuel: FUEL,
        nesting: 0,
        sure: false,
        iterating: 0,
        called: Vec::new(),
        called_numbers: FxHashMap::default(),
        filling: Vec::new(),
        makers: FxHashMap::default(),
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

    // Units

    fn group(&mut self, group: &[UnitId]) {
        let recursive = group.len() > 1 || group.iter().any(|u| self.graph(*u).is_some_and(|g| g.mentions.contains(u)));
        let rounds = if recursive { MAX_ROUNDS } else { 1 };
        self.summing = group.to_vec();
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

    /// Sums up a unit of which nothing said that it is called before the object was known on which it is.
    fn sum_up(&mut self, unit: UnitId) {
        let inner = self.summing.len() + 1;
        if self.program.compat || !self.knows(unit) || self.summing.contains(&unit) || self.later_sums >= MAX_LATER_SUMS {
            return;
        }
        let Some(program) = self.program_of(unit) else { return };
        self.later_sums += 1;
        self.summing.push(unit);
        let (nesting, sure) = (std::mem::take(&mut self.nesting), std::mem::take(&mut self.sure));
        let (filling, depth) = (std::mem::take(&mut self.filling), std::mem::take(&mut self.depth));
        let entered = std::mem::replace(&mut self.entered, vec![unit]);
        let from = std::mem::replace(&mut self.program, program);
        let summary = self.walked(unit, program.graph(unit));
        self.program = from;
        self.entered = entered;
        (self.nesting, self.sure, self.filling, self.depth) = (nesting, sure, filling, depth);
        self.summing.truncate(inner - 1);
        self.later_sums -= 1;
        self.summaries.insert(unit, Rc::new(summary));
    }

    /// What a unit does where more is known of what it gets than in all of its calls.
    fn special(&mut self, unit: UnitId, context: Context, passed: bool) -> Option<Rc<Summary>> {
        let general = self.summaries.get(&unit)?.clone();
        // Only where taint may go through it, not where nothing but what callers pass may; or where it may not come back.
        let may_end = self.graph(unit).is_some_and(|g| g.alone && g.throws);
        let idle = general.sinks.is_empty() && general.calls.is_empty() && general.shared.is_empty();
        if !passed && !may_end && idle && !self.has_source(&general) {
            return None;
        }
        let key = (unit, context);
        if let Some(found) = self.special.get(&key) {
            return found.clone();
        }
        if !may_end && general.result.is_none() && general.writes.is_empty() && general.sinks.is_empty() && general.calls.is_empty() {
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
        let entered = std::mem::replace(&mut self.entered, vec![unit]);
        let from = std::mem::replace(&mut self.program, program);
        let summary = Rc::new(self.walked(unit, &graph));
        self.program = from;
        self.entered = entered;
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
        if self.program.compat || graph.by_value.is_empty() && graph.by_class.is_empty() && graph.passed.is_empty() {
            return None;
        }
        let functions = self.called_params(walk, unit, call, args);
        let by_value = self.matters(unit, &functions, 0);
        let ops = self.bound(walk, unit, call);
        let (names, theirs) = (self.program.names, self.program_of(unit)?.names);
        let mut out: Vec<(u16, Known)> = Vec::new();
        for number in &by_value {
            let (Some(op), Some(param)) = (ops.get(*number as usize), graph.params.get(*number as usize)) else { continue };
            let fixed = |at: NodeRef| consts::decide(names, at).and_then(Known::of);
            let known = match op {
                Some(index) => {
                    let op = call.args[*index].0;
                    let passed = walk.graph.known.get(&op).cloned().or_else(|| fixed(walk.graph.ops[op as usize].at));
                    passed.or(param.default.map(|_| Known::Passed))
                }
                None if call.args.iter().all(|(a, _)| !self.is_spread(walk, *a)) => {
                    param.default.and_then(|at| consts::decide(theirs, at)).and_then(Known::of)
                }
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
        if !out.is_empty() {
            let known = |n: u16| Self::known_function(&functions, n).map(|k| (n, k));
            out.extend(functions.iter().filter_map(|(n, _)| known(*n)));
        }
        out.sort_by_key(|(n, _)| *n);
        out.dedup_by_key(|(n, _)| *n);
        (!out.is_empty()).then_some(Context(out))
    }

    /// Whether an argument stands for several.
    fn is_spread(&self, walk: &Walk<'_>, op: OpId) -> bool {
        self.is_spread_in(walk.graph, op)
    }

    fn is_spread_in(&self, graph: &Graph, op: OpId) -> bool {
        let file = self.program.file;
        file.node(graph.ops[op as usize].at).kind == Kind::Spread
    }

    fn unit(&mut self, unit: UnitId) -> Summary {
        let Some(program) = self.program_of(unit) else { return Summary::default() };
        self.program = program;
        self.entered = vec![unit];
        self.walked(unit, program.graph(unit))
    }

    /// What a unit of the file that is looked at does by one of its graphs.
    fn walked(&mut self, unit: UnitId, graph: &Graph) -> Summary {
        self.cut |= graph.cut;
        let marked = self.marks(unit, graph);
        let mut walk = Walk::inside(graph, &marked);
        walk.top = self.program.unit(unit).kind == UnitKind::Top;
        let first = if walk.top { self.beforehand(unit) } else { State::default() };
        let last = self.run(&mut walk, first);
        self.summary(walk, last)
    }

    /// Brings a unit to its fixpoint from what holds at its beginning; what holds at its end.
    fn run(&mut self, walk: &mut Walk<'_>, first: State) -> State {
        let graph = walk.graph;
        let count = graph.blocks.len();
        let mut entry: Vec<Option<State>> = vec![None; count];
        entry[0] = Some(first);
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
            self.block(walk, block, &mut entry, &rank, &mut work);
        }
        // Once more from what holds at the beginning of each block, for what gets to the sinks.
        walk.collecting = true;
        let mut ignored = BTreeSet::new();
        for block in &graph.order {
            if entry[*block as usize].is_some() {
                self.block(walk, *block, &mut entry, &rank, &mut ignored);
                if graph.blocks[*block as usize].last {
                    last = walk.state.clone();
                }
            }
        }
        last
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
                    let script = matches!(self.program.file.language.id(), "python" | "javascript" | "typescript" | "tsx");
                    if !outcome && script && !self.program.compat {
                        out.nothing(*flag);
                    }
                }
                for (place, cleans) in walk.marked.guards.get(&cond).into_iter().flatten() {
                    if *cleans == outcome {
                        let kept = std::mem::replace(&mut walk.state, out);
                        walk.store(&mut self.atoms, place, &None, false);
                        out = std::mem::replace(&mut walk.state, kept);
                    }
                }
            }
            walk.returns |= graph.blocks[edge.to as usize].last && block != graph.raised;
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
                state.join(&walk.state, |v| walk.untouched(atoms, v));
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
        let atoms = &mut self.atoms;
        self.fuel = self.fuel.saturating_sub(state.iter().count() as u64);
        walk.visits[to as usize] = walk.visits[to as usize].saturating_add(1);
        let visits = walk.visits[to as usize];
        let changed = match &mut entry[to as usize] {
            Some(known) if visits > MAX_VISITS => {
                known.flatten();
                let mut state = state.clone();
                state.flatten();
                known.join(&state, |v| walk.untouched(atoms, v))
            }
            Some(known) => known.join(state, |v| walk.untouched(atoms, v)),
            none => {
                *none = Some(state.clone());
                true
            }
        };
        if changed && rank[to as usize] != u32::MAX {
            work.insert(rank[to as usize]);
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

/// A value laid over another: its parts replace those of the same step, and what is not known of it may.
pub(crate) fn overlay(atoms: &mut Atoms, under: &Value, over: &Value) -> Value {
    let (Some(u), Some(o)) = (under, over) else { return if over.is_some() { over.clone() } else { under.clone() } };
    let mut own = Set::new();
    for cell in [u, o] {
        if let Own::Tainted(set) = &cell.own {
            unite(&mut own, set);
        }
    }
    let mut out: Value = Some(Rc::new(Cell { own: if own.is_empty() { Own::Unknown } else { Own::Tainted(own) }, parts: u.parts.clone() }));
    let open: Value = match &o.own {
        Own::Tainted(set) => tainted(set.clone()),
        _ => None,
    };
    if open.is_some() {
        for (p, c) in u.parts.iter().filter(|(p, _)| matches!(p, Proj::Field(_) | Proj::At(_))) {
            let known = o.parts.iter().any(|(q, _)| q == p);
            let own = if known { None } else { atoms.project(&open, *p, false) };
            if own.is_some() {
                out = store(&out, &[*p], &join(&Some(c.clone()), &own), false);
            }
        }
    }
    for (p, c) in &o.parts {
        // What may be anywhere replaces nothing.
        out = store(&out, &[*p], &Some(c.clone()), matches!(p, Proj::Any | Proj::Key));
    }
    out
}

fn same_summary(a: &Summary, b: &Summary) -> bool {
    same(&a.result, &b.result)
        && a.endless == b.endless
        && a.shared == b.shared
        && a.calls.len() == b.calls.len()
        && a.replaced == b.replaced
        && a.writes.len() == b.writes.len()
        && a.writes.iter().zip(&b.writes).all(|((r, x), (s, y))| r == s && same(x, y))
        && a.sinks.len() == b.sinks.len()
        && a.sinks.iter().zip(&b.sinks).all(|((s, x), (t, y))| {
            s == t && same_set(&x.all, &y.all) && x.each.len() == y.each.len() && x.each.iter().zip(&y.each).all(|(x, y)| same_set(x, y))
        })
}
