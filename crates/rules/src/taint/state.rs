//! What is known of values: which taint they carry, and which of their parts carry other taint.

use super::il::{MAPPING, Place, Proj, UnitId, Var};
use super::program::{CAUSE, REJECTED};
use ql_syntax::gast::{NodeRef, Sym};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use std::rc::Rc;

/// A piece of taint without its trace.
pub(crate) type AtomId = u32;
/// A way that taint took; 0 is the empty one.
pub(crate) type TraceId = u32;

/// What taint comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Origin {
    /// A match of a source, by its number, under a label.
    Source(u32, u16),
    /// Whatever the caller has there.
    In(Root, SmallVec<[Proj; 3]>),
    /// Whatever a call of something that comes from outside gives, by its number.
    Called(u32),
    /// No taint: the value is an object made as one of this class.
    Instance(Sym),
    /// No taint: the value is this function.
    Function(UnitId),
}

/// Where a unit gets values from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Root {
    Param(u16),
    This,
    Free(Var),
}

/// Taint with one trace for each piece, by piece.
pub(crate) type Set = SmallVec<[(AtomId, TraceId); 3]>;

/// What a value carries itself.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Own {
    /// Nothing is known; a part is as what it is part of.
    Unknown,
    /// Nothing, whatever it is part of.
    Clean,
    Tainted(Set),
}

/// A value with its parts.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    pub(crate) own: Own,
    /// By step, ascending.
    pub(crate) parts: Vec<(Proj, Rc<Cell>)>,
}

/// A value; `None` carries nothing.
pub(crate) type Value = Option<Rc<Cell>>;

/// What happens at one step of a trace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum StepKind {
    Source,
    Variable,
    Call,
}

#[derive(Clone, Copy, Debug)]
struct Step {
    parent: TraceId,
    at: NodeRef,
    kind: StepKind,
    depth: u16,
}

/// Most pieces of taint of one value.
const MAX_ATOMS: usize = 24;
/// Most parts of a value that are told apart.
const MAX_PARTS: usize = 8;
/// Most pieces of taint that a value and its parts carry before the parts are no longer told apart.
const MAX_WEIGHT: usize = 96;
/// How deep parts in parts are told apart.
const MAX_LEVELS: usize = 6;
/// Longest path from outside that is told apart.
const MAX_IN: usize = 4;
/// Longest trace.
const MAX_TRACE: u16 = 60;

/// Pieces of taint and traces, by number.
#[derive(Debug, Default)]
pub(crate) struct Atoms {
    all: Vec<Origin>,
    numbers: FxHashMap<Origin, AtomId>,
    steps: Vec<Step>,
    known: FxHashMap<(TraceId, NodeRef, StepKind), TraceId>,
    /// Some were left out.
    pub(crate) full: bool,
}

impl Atoms {
    pub(crate) fn id(&mut self, origin: Origin) -> AtomId {
        if let Some(id) = self.numbers.get(&origin) {
            return *id;
        }
        let id = self.all.len() as AtomId;
        self.all.push(origin.clone());
        self.numbers.insert(origin, id);
        id
    }

    pub(crate) fn origin(&self, atom: AtomId) -> &Origin {
        &self.all[atom as usize]
    }

    /// A trace with one more step.
    pub(crate) fn step(&mut self, parent: TraceId, at: NodeRef, kind: StepKind) -> TraceId {
        let (depth, same) = match parent.checked_sub(1).and_then(|p| self.steps.get(p as usize)) {
            Some(s) => (s.depth + 1, s.at == at && s.kind == kind),
            None => (1, false),
        };
        if depth > MAX_TRACE || same {
            return parent;
        }
        if let Some(id) = self.known.get(&(parent, at, kind)) {
            return *id;
        }
        self.steps.push(Step { parent, at, kind, depth });
        let id = self.steps.len() as TraceId;
        self.known.insert((parent, at, kind), id);
        id
    }

    /// The steps of a trace, first to last.
    pub(crate) fn steps(&self, trace: TraceId) -> Vec<(NodeRef, StepKind)> {
        let mut out = Vec::new();
        let mut at = trace;
        while let Some(s) = at.checked_sub(1).and_then(|p| self.steps.get(p as usize)) {
            out.push((s.at, s.kind));
            at = s.parent;
        }
        out.reverse();
        out
    }

    /// One trace after another.
    pub(crate) fn append(&mut self, first: TraceId, second: TraceId) -> TraceId {
        let mut out = first;
        if second != 0 {
            for (at, kind) in self.steps(second) {
                out = self.step(out, at, kind);
            }
        }
        out
    }

    fn project_set(&mut self, set: &Set, proj: Proj) -> Set {
        let mut out = Set::new();
        for (atom, trace) in set {
            match self.origin(*atom) {
                Origin::Source(..) | Origin::Called(_) => insert(&mut out, *atom, *trace),
                Origin::Function(_) | Origin::Instance(_) => {}
                Origin::In(root, path) => {
                    let mut origin = (*root, path.clone());
                    if origin.1.len() < MAX_IN {
                        origin.1.push(proj);
                    }
                    let atom = self.id(Origin::In(origin.0, origin.1));
                    insert(&mut out, atom, *trace);
                }
            }
        }
        out
    }

    /// What any of the parts of a value may be: the value where it has none of its own.
    pub(crate) fn any_part(&mut self, value: &Value) -> Value {
        let cell = value.as_ref()?;
        let mut parts = cell.parts.iter().filter(|(p, _)| !matches!(p, Proj::Held(_) | Proj::Key | Proj::Size(_))).peekable();
        if parts.peek().is_none() {
            return self.project(value, Proj::Any, true);
        }
        parts.fold(None, |out, (_, c)| join(&out, &rooted(c)))
    }

    /// A part of a value.
    pub(crate) fn project(&mut self, value: &Value, proj: Proj, strict: bool) -> Value {
        let cell = value.as_ref()?;
        let inherited = match &cell.own {
            Own::Tainted(set) => {
                let set = self.project_set(set, proj);
                if set.is_empty() { None } else { tainted(set) }
            }
            _ => None,
        };
        if let Proj::From(place) = proj {
            if cell.parts.is_empty() {
                return inherited;
            }
            let plain = Some(Rc::new(Cell { own: Own::Unknown, parts: cell.parts.clone() }));
            return join(&inherited, &super::shape::rest(self, &plain, place));
        }
        let part = |p: Proj| cell.parts.iter().find(|(q, _)| *q == p).map(|(_, c)| c);
        if let Proj::Held(REJECTED | CAUSE) = proj {
            // It is no part of what is there otherwise.
            let outside: Set = match &cell.own {
                Own::Tainted(set) => set.iter().filter(|(a, _)| matches!(self.origin(*a), Origin::In(..))).copied().collect(),
                _ => Set::new(),
            };
            let outside = tainted(self.project_set(&outside, proj));
            return join(&outside, &part(proj).and_then(rooted));
        }
        if matches!(proj, Proj::Each | Proj::Entry) {
            let mapping = super::shape::is_mapping(value);
            let plain = Some(Rc::new(Cell { own: Own::Unknown, parts: cell.parts.clone() }));
            let key = if mapping { self.project(&plain, Proj::Key, true) } else { None };
            let found = match (mapping, proj) {
                (true, Proj::Each) => key,
                (true, _) => super::shape::pair(&key, &self.project(&plain, Proj::Any, true)),
                _ => self.project(&plain, Proj::Any, true),
            };
            return join(&inherited, &found);
        }
        if proj == Proj::Any {
            let mut out = inherited;
            for (_, c) in cell.parts.iter().filter(|(p, _)| !matches!(p, Proj::Held(_) | Proj::Key)) {
                out = join(&out, &rooted(c));
            }
            return out;
        }
        // From the end, where every element has its place.
        let proj = match proj {
            Proj::At(back) if back < 0 && part(proj).is_none() => match last_place(cell) {
                Some(last) => Proj::At(last + 1 + back),
                None => return self.project(value, Proj::Any, strict),
            },
            other => other,
        };
        match part(proj) {
            Some(c) if c.own == Own::Unknown => {
                // What it is part of counts for what is not known of it.
                match inherited {
                    None => Some(c.clone()),
                    Some(i) => Some(Rc::new(Cell { own: i.own.clone(), parts: c.parts.clone() })),
                }
            }
            Some(c) => rooted(c),
            None => match part(Proj::Any).filter(|_| proj != Proj::Key && (!strict || !matches!(proj, Proj::Field(_)))) {
                Some(any) => join(&inherited, &rooted(any)),
                None => inherited,
            },
        }
    }

    /// A set without what comes from a part of something that is in it as a whole.
    pub(crate) fn essential(&self, set: &mut Set) {
        if set.len() < 2 {
            return;
        }
        let whole: SmallVec<[(Root, SmallVec<[Proj; 3]>); 4]> = set
            .iter()
            .filter_map(|(a, _)| match self.origin(*a) {
                Origin::In(root, path) => Some((*root, path.clone())),
                _ => None,
            })
            .collect();
        set.retain(|(a, _)| match self.origin(*a) {
            Origin::In(root, path) => !whole.iter().any(|(r, p)| r == root && p.len() < path.len() && path.starts_with(p)),
            _ => true,
        });
    }

    /// A value at the end of a path.
    pub(crate) fn follow(&mut self, value: &Value, path: &[Proj]) -> Value {
        let mut out = value.clone();
        for p in path {
            out = self.project(&out, *p, false);
        }
        out
    }
}

/// What a function that is a value keeps of a variable.
pub(crate) fn held(value: &Value, var: Var) -> Value {
    let cell = value.as_ref()?;
    cell.parts.iter().find(|(p, _)| *p == Proj::Held(var)).and_then(|(_, c)| rooted(c))
}

/// The place of the last element, where all places are known.
fn last_place(cell: &Cell) -> Option<i64> {
    if matches!(cell.own, Own::Tainted(_)) || cell.parts.iter().any(|(p, _)| *p == Proj::Any) {
        return None;
    }
    cell.parts.iter().filter_map(|(p, _)| if let Proj::At(i) = p { Some(*i) } else { None }).max()
}

/// A cell as a value of its own: that it is clean says nothing any more.
fn rooted(cell: &Rc<Cell>) -> Value {
    match &cell.own {
        Own::Clean if cell.parts.is_empty() => None,
        Own::Clean => Some(Rc::new(Cell { own: Own::Unknown, parts: cell.parts.clone() })),
        _ => Some(cell.clone()),
    }
}

/// A value that carries a set.
pub(crate) fn tainted(set: Set) -> Value {
    if set.is_empty() { None } else { Some(Rc::new(Cell { own: Own::Tainted(set), parts: Vec::new() })) }
}

/// Adds a piece to a set; the trace known first stays.
pub(crate) fn insert(set: &mut Set, atom: AtomId, trace: TraceId) {
    if let Err(place) = set.binary_search_by_key(&atom, |(a, _)| *a)
        && set.len() < MAX_ATOMS
    {
        set.insert(place, (atom, trace));
    }
}

/// Adds a set to another.
pub(crate) fn unite(into: &mut Set, from: &Set) {
    if into.is_empty() {
        into.clone_from(from);
        return;
    }
    for (atom, trace) in from {
        insert(into, *atom, *trace);
    }
}

/// Everything a value and its parts carry.
pub(crate) fn gather(value: &Value, out: &mut Set) {
    if let Some(cell) = value {
        gather_cell(cell, out);
    }
}

/// A value that carries what another one and its parts carry, wherever it lies.
pub(crate) fn gather_all(value: &Value) -> Value {
    let mut all = Set::new();
    gather(value, &mut all);
    tainted(all)
}

fn gather_cell(cell: &Cell, out: &mut Set) {
    if let Own::Tainted(set) = &cell.own {
        unite(out, set);
    }
    for (_, part) in cell.parts.iter().filter(|(p, _)| !matches!(p, Proj::Held(_))) {
        gather_cell(part, out);
    }
}

/// Whether two values carry the same; traces do not count.
pub(crate) fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (None, None) => true,
        (Some(a), Some(b)) => Rc::ptr_eq(a, b) || same_cell(a, b),
        _ => false,
    }
}

fn same_cell(a: &Cell, b: &Cell) -> bool {
    let own = match (&a.own, &b.own) {
        (Own::Tainted(x), Own::Tainted(y)) => same_set(x, y),
        (Own::Unknown, Own::Unknown) | (Own::Clean, Own::Clean) => true,
        _ => false,
    };
    own && a.parts.len() == b.parts.len()
        && a.parts.iter().zip(&b.parts).all(|((p, x), (q, y))| p == q && (Rc::ptr_eq(x, y) || same_cell(x, y)))
}

/// Whether two sets have the same pieces.
pub(crate) fn same_set(a: &Set, b: &Set) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|((x, _), (y, _))| x == y)
}

/// What holds where either of two values may be there.
pub(crate) fn join(a: &Value, b: &Value) -> Value {
    match (a, b) {
        (None, None) => None,
        (Some(x), Some(y)) if Rc::ptr_eq(x, y) => a.clone(),
        (Some(x), None) if !sized(x) => a.clone(),
        (None, Some(y)) if !sized(y) => b.clone(),
        (Some(x), Some(y)) if covers(x, y) => a.clone(),
        (Some(x), Some(y)) if covers(y, x) => b.clone(),
        _ => {
            let nothing = Set::new();
            let out = join_cells(a.as_deref(), b.as_deref(), &nothing, &nothing);
            normal(out)
        }
    }
}

/// Whether it is known of a value or of a part how many elements there are.
fn sized(cell: &Cell) -> bool {
    cell.parts.iter().any(|(p, c)| matches!(p, Proj::Size(_)) || sized(c))
}

/// Whether a value without parts carries all that another one does.
fn covers(a: &Cell, b: &Cell) -> bool {
    a.parts.is_empty()
        && b.parts.is_empty()
        && matches!((&a.own, &b.own), (Own::Tainted(x), Own::Tainted(y)) if y.iter().all(|(atom, _)| x.iter().any(|(known, _)| known == atom)))
}

/// Nothing known and no parts is no value.
fn normal(cell: Cell) -> Value {
    if cell.parts.is_empty() && !matches!(cell.own, Own::Tainted(_)) { None } else { Some(Rc::new(cell)) }
}

fn join_cells(a: Option<&Cell>, b: Option<&Cell>, above_a: &Set, above_b: &Set) -> Cell {
    let effective = |c: Option<&Cell>, above: &Set| match c.map(|c| &c.own) {
        Some(Own::Tainted(set)) => set.clone(),
        Some(Own::Clean) => Set::new(),
        Some(Own::Unknown) | None => above.clone(),
    };
    let known = |c: Option<&Cell>| c.is_some_and(|c| c.own != Own::Unknown);
    let (mine, other) = (effective(a, above_a), effective(b, above_b));
    let own = if !known(a) && !known(b) {
        Own::Unknown
    } else {
        let mut all = mine.clone();
        unite(&mut all, &other);
        if all.is_empty() { Own::Clean } else { Own::Tainted(all) }
    };
    let mut steps: Vec<Proj> = a.into_iter().chain(b).flat_map(|c| c.parts.iter().map(|(p, _)| *p)).collect();
    steps.sort_unstable();
    steps.dedup();
    let part = |c: Option<&Cell>, p: Proj| c.and_then(|c| c.parts.iter().find(|(q, _)| *q == p).map(|(_, c)| c.clone()));
    let mut parts = Vec::with_capacity(steps.len());
    for p in steps {
        let (x, y) = (part(a, p), part(b, p));
        if matches!(p, Proj::Size(_)) && (x.is_none() || y.is_none()) {
            continue;
        }
        let joined = match (&x, &y) {
            (Some(x), Some(y)) if Rc::ptr_eq(x, y) => x.clone(),
            _ => Rc::new(join_cells(x.as_deref(), y.as_deref(), &mine, &other)),
        };
        if joined.own != Own::Unknown || !joined.parts.is_empty() {
            parts.push((p, joined));
        }
    }
    bounded(Cell { own, parts })
}

/// How much there is to go through in a cell.
pub(crate) fn weight(cell: &Cell) -> usize {
    let own = if let Own::Tainted(set) = &cell.own { set.len() } else { 0 };
    own + cell.parts.iter().map(|(_, p)| 1 + weight(p)).sum::<usize>()
}

/// Too many parts become one.
fn bounded(mut cell: Cell) -> Cell {
    if weight(&cell) > MAX_WEIGHT {
        cell = flat(&cell, 1);
    }
    if cell.parts.len() > MAX_PARTS || weight(&cell) > MAX_WEIGHT {
        let mut all = Set::new();
        if let Own::Tainted(set) = &cell.own {
            unite(&mut all, set);
        }
        for (_, part) in &cell.parts {
            gather_cell(part, &mut all);
        }
        cell.parts.clear();
        cell.own = if all.is_empty() { cell.own } else { Own::Tainted(all) };
    }
    cell
}

/// A value with a part replaced, or with `keep` added to.
pub(crate) fn store(root: &Value, path: &[Proj], new: &Value, keep: bool) -> Value {
    let path = &path[..path.len().min(MAX_LEVELS)];
    let shallow;
    let new = match new {
        Some(cell) if levels(cell) + path.len() > MAX_LEVELS => {
            shallow = Some(Rc::new(flat(cell, MAX_LEVELS - path.len())));
            &shallow
        }
        _ => new,
    };
    let Some((first, rest)) = path.split_first() else {
        return if keep { join(root, new) } else { new.clone() };
    };
    let cell = store_part(root.as_deref(), *first, rest, new, keep);
    normal(cell)
}

/// How deep parts lie in parts.
fn levels(cell: &Cell) -> usize {
    cell.parts.iter().map(|(_, p)| 1 + levels(p)).max().unwrap_or(0)
}

/// A cell with the parts below a level taken together.
fn flat(cell: &Cell, level: usize) -> Cell {
    if level == 0 {
        let mut all = Set::new();
        gather_cell(cell, &mut all);
        let own = match cell.own {
            _ if !all.is_empty() => Own::Tainted(all),
            Own::Clean => Own::Clean,
            _ => Own::Unknown,
        };
        return Cell { own, parts: Vec::new() };
    }
    let parts = cell.parts.iter().map(|(p, c)| (*p, Rc::new(flat(c, level - 1)))).collect();
    Cell { own: cell.own.clone(), parts }
}

fn store_part(cell: Option<&Cell>, first: Proj, rest: &[Proj], new: &Value, keep: bool) -> Cell {
    let mut out = match cell {
        Some(c) => c.clone(),
        None => Cell { own: Own::Unknown, parts: Vec::new() },
    };
    let grows = |p: &Proj| match (first, p) {
        (Proj::At(i), Proj::Size(n)) => *n != MAPPING && i >= *n,
        (Proj::Any, Proj::Size(n)) => *n != MAPPING,
        _ => false,
    };
    out.parts.retain(|(p, _)| !grows(p));
    let place = out.parts.binary_search_by_key(&first, |(p, _)| *p);
    let old: Option<Rc<Cell>> = place.ok().map(|i| out.parts[i].1.clone());
    let part = match rest.split_first() {
        Some((next, rest)) => store_part(old.as_deref(), *next, rest, new, keep),
        None if keep => {
            let above = match &out.own {
                Own::Tainted(set) => set.clone(),
                _ => Set::new(),
            };
            let nothing = Set::new();
            match new {
                None => return out,
                Some(n) => join_cells(old.as_deref(), Some(n), &above, &nothing),
            }
        }
        None => match new {
            None => Cell { own: Own::Clean, parts: Vec::new() },
            Some(n) if n.own == Own::Unknown => Cell { own: Own::Clean, parts: n.parts.clone() },
            Some(n) => (**n).clone(),
        },
    };
    match place {
        Ok(i) => out.parts[i].1 = Rc::new(part),
        Err(i) => out.parts.insert(i, (first, Rc::new(part))),
    }
    bounded(out)
}

/// A value that carries a set besides; what was known to be clean in it is not any more.
pub(crate) fn add(value: &Value, set: &Set) -> Value {
    if set.is_empty() {
        return value.clone();
    }
    let Some(cell) = value else { return tainted(set.clone()) };
    let mut all = match &cell.own {
        Own::Tainted(own) => own.clone(),
        _ => Set::new(),
    };
    unite(&mut all, set);
    let parts = cell.parts.iter().filter(|(_, c)| c.own != Own::Clean).cloned().collect();
    Some(Rc::new(Cell { own: Own::Tainted(all), parts }))
}

/// The values of variables at one point.
#[derive(Clone, Debug, Default)]
pub(crate) struct State {
    vars: Vec<(Var, Value)>,
    /// Places that hold one and the same object.
    twins: Vec<(Place, Place)>,
    /// Conditions whose outcome is known.
    known: Vec<(Var, bool)>,
    /// What a variable holds where a condition has an outcome.
    given: Vec<Given>,
}

/// A condition, its outcome, a variable and the value that it has there.
type Given = (Var, bool, Var, Value);

/// Most values that are told apart by conditions.
const MAX_GIVEN: usize = 24;

/// Most pairs of places that hold the same object.
const MAX_TWINS: usize = 40;
/// Longest path of a place of which it is known that it holds what another one does.
const MAX_TWIN_PATH: usize = 6;

impl State {
    pub(crate) fn get(&self, var: Var) -> Option<&Value> {
        self.vars.binary_search_by_key(&var, |(v, _)| *v).ok().map(|i| &self.vars[i].1)
    }

    /// Adds what another state says of its variables.
    pub(crate) fn extend(&mut self, other: &State) {
        for (var, value) in other.iter() {
            let new = self.get(var).map_or_else(|| value.clone(), |own| join(own, value));
            self.replace(var, new, true);
        }
    }

    /// Sets a variable; with `note` also to nothing, which differs from what came from outside.
    pub(crate) fn set(&mut self, var: Var, value: Value, note: bool) {
        self.given.retain(|(flag, _, v, _)| *v != var && *flag != var);
        self.known.retain(|(flag, _)| *flag != var);
        self.replace(var, value, note);
    }

    /// A variable holds nothing.
    pub(crate) fn nothing(&mut self, var: Var) {
        self.replace(var, None, true);
    }

    /// A condition has an outcome from here on.
    pub(crate) fn assume(&mut self, flag: Var, outcome: bool) {
        self.known.retain(|(f, _)| *f != flag);
        self.known.push((flag, outcome));
        let now: Vec<Given> = self.given.iter().filter(|(f, o, ..)| *f == flag && *o == outcome).cloned().collect();
        for (_, _, var, value) in now {
            self.replace(var, value, true);
        }
    }

    /// Which values are told apart by conditions where either of two states may hold.
    fn join_given(&self, other: &State, initial: &mut impl FnMut(Var) -> Value) -> Vec<Given> {
        let mut keys: Vec<(Var, bool, Var)> = self.given.iter().chain(&other.given).map(|(f, o, v, _)| (*f, *o, *v)).collect();
        let mut value = |s: &State, var: Var| s.get(var).cloned().unwrap_or_else(|| initial(var));
        for (flag, outcome) in &self.known {
            if other.known.contains(&(*flag, !*outcome)) {
                for var in self.vars.iter().chain(&other.vars).map(|(v, _)| *v) {
                    if keys.len() < 2 * MAX_GIVEN && !same(&value(self, var), &value(other, var)) {
                        keys.push((*flag, true, var));
                        keys.push((*flag, false, var));
                    }
                }
            }
        }
        keys.sort_unstable();
        keys.dedup();
        keys.truncate(MAX_GIVEN);
        let mut out = Vec::with_capacity(keys.len());
        for (flag, outcome, var) in keys {
            // Nothing where the state is one in which the condition has the other outcome.
            let mut side = |s: &State| {
                if s.known.contains(&(flag, !outcome)) {
                    return None;
                }
                let given = s.given.iter().find(|(f, o, v, _)| *f == flag && *o == outcome && *v == var);
                Some(given.map(|g| g.3.clone()).unwrap_or_else(|| value(s, var)))
            };
            let held = match (side(self), side(other)) {
                (Some(a), Some(b)) => join(&a, &b),
                (Some(a), None) | (None, Some(a)) => a,
                (None, None) => continue,
            };
            if !same(&held, &join(&value(self, var), &value(other, var))) {
                out.push((flag, outcome, var, held));
            }
        }
        out
    }

    fn replace(&mut self, var: Var, value: Value, note: bool) {
        match self.vars.binary_search_by_key(&var, |(v, _)| *v) {
            Ok(i) if value.is_none() && !note => {
                self.vars.remove(i);
            }
            Ok(i) => self.vars[i].1 = value,
            Err(_) if value.is_none() && !note => {}
            Err(i) => self.vars.insert(i, (var, value)),
        }
    }

    /// Two places hold the same object from here on, and what held the second one before holds it still. The second
    /// one may be one of several.
    pub(crate) fn pair(&mut self, new: &Place, old: &Place) {
        let step = |p: &Proj| matches!(p, Proj::Field(_) | Proj::At(_) | Proj::Any);
        if new == old || new.path.len() > MAX_LEVELS || old.path.len() > MAX_LEVELS || !new.path.iter().chain(&old.path).all(step) {
            return;
        }
        let mut others: Vec<Place> = vec![old.clone()];
        for (a, b) in &self.twins {
            if a == old {
                others.push(b.clone());
            } else if b == old {
                others.push(a.clone());
            }
        }
        for other in others {
            if self.twins.len() < MAX_TWINS && other != *new {
                self.twins.push((new.clone(), other));
            }
        }
    }

    /// Gives a variable another name.
    pub(crate) fn rename(&mut self, from: Var, to: Var) {
        if let Ok(i) = self.vars.binary_search_by_key(&from, |(v, _)| *v) {
            let (_, value) = self.vars.remove(i);
            self.replace(to, value, true);
        }
        for (a, b) in &mut self.twins {
            for place in [a, b] {
                if place.var == from {
                    place.var = to;
                }
            }
        }
    }

    /// Leaves out variables, and what is known of conditions.
    pub(crate) fn without(&mut self, leaves: impl Fn(Var) -> bool) {
        self.known.clear();
        self.given.clear();
        self.vars.retain(|(v, _)| !leaves(*v));
        self.twins.retain(|(a, b)| !leaves(a.var) && !leaves(b.var));
    }

    /// Places that hold one and the same object.
    pub(crate) fn pairs(&self) -> &[(Place, Place)] {
        &self.twins
    }

    /// Replaces what is known of places that hold the same object.
    pub(crate) fn set_pairs(&mut self, pairs: Vec<(Place, Place)>) {
        self.twins = pairs;
    }

    /// Whether another state says the same of all variables and places.
    pub(crate) fn same_as(&self, other: &State) -> bool {
        self.twins == other.twins
            && self.vars.len() == other.vars.len()
            && self.vars.iter().zip(&other.vars).all(|((v, a), (w, b))| v == w && same(a, b))
    }

    /// A place gets another value: it holds no object that others hold.
    pub(crate) fn part(&mut self, place: &Place) {
        let below = |p: &Place| p.var == place.var && p.path.starts_with(&place.path);
        self.twins.retain(|(a, b)| !below(a) && !below(b));
    }

    /// Where else something is to be seen that is stored at a place inside an object, or (`whole`) added to it;
    /// `true` where it may be another object, one of several.
    pub(crate) fn twins(&self, place: &Place, whole: bool) -> Vec<(Place, bool)> {
        let mut out: Vec<(Place, bool)> = Vec::new();
        if self.twins.is_empty() {
            return out;
        }
        let fits = |(p, q): (&Proj, &Proj)| p == q || *q == Proj::Any && matches!(p, Proj::Field(_) | Proj::At(_));
        // What is in an object that is in another one is in what holds that one, too.
        let mut next = 0;
        let mut at = (place.clone(), false);
        loop {
            for (a, b) in &self.twins {
                for (from, to) in [(a, b), (b, a)] {
                    let (known, one_of) = &at;
                    let long = known.path.len() >= from.path.len() + usize::from(!whole);
                    if from.var == known.var && long && known.path.iter().zip(&from.path).all(fits) {
                        let several = *one_of || from.path.contains(&Proj::Any) || to.path.contains(&Proj::Any);
                        let mut to = to.clone();
                        to.path.extend_from_slice(&known.path[from.path.len()..]);
                        let new = to != *place && !out.iter().any(|(known, _)| *known == to);
                        if new && to.path.len() <= MAX_TWIN_PATH && out.len() < MAX_TWINS {
                            out.push((to, several));
                        }
                    }
                }
            }
            let Some(known) = out.get(next) else { break };
            at = known.clone();
            next += 1;
        }
        out
    }

    /// What of twins begins at a variable: the rest of its path, and the other place.
    pub(crate) fn twins_of(&self, var: Var) -> impl Iterator<Item = (&[Proj], &Place)> {
        self.twins.iter().flat_map(|(a, b)| [(a, b), (b, a)]).filter(move |(a, _)| a.var == var).map(|(a, b)| (a.path.as_slice(), b))
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (Var, &Value)> {
        self.vars.iter().map(|(v, value)| (*v, value))
    }

    /// Forgets which parts of values carry what: what is joined often enough must come to an end.
    pub(crate) fn flatten(&mut self) {
        self.known.clear();
        self.given.clear();
        for (_, value) in &mut self.vars {
            if let Some(cell) = value
                && !cell.parts.is_empty()
            {
                *value = normal(flat(cell, 0));
            }
        }
    }

    /// Joins another state into this one; `initial` is what a variable is worth that is in one only.
    /// Whether anything changed.
    pub(crate) fn join(&mut self, other: &State, mut initial: impl FnMut(Var) -> Value) -> bool {
        let mut changed = false;
        if !(self.known.is_empty() && self.given.is_empty() && other.known.is_empty() && other.given.is_empty()) {
            let given = self.join_given(other, &mut initial);
            let kept = |a: &Given, b: &Given| (a.0, a.1, a.2) == (b.0, b.1, b.2) && same(&a.3, &b.3);
            changed = given.len() != self.given.len() || !given.iter().zip(&self.given).all(|(a, b)| kept(a, b));
            self.given = given;
            let known = self.known.len();
            self.known.retain(|k| other.known.contains(k));
            changed |= self.known.len() != known;
        }
        let mut out = Vec::with_capacity(self.vars.len().max(other.vars.len()));
        let (mut i, mut j) = (0, 0);
        while i < self.vars.len() || j < other.vars.len() {
            let a = self.vars.get(i).map(|(v, _)| *v);
            let b = other.vars.get(j).map(|(v, _)| *v);
            let var = match (a, b) {
                (Some(a), Some(b)) => a.min(b),
                (Some(v), None) | (None, Some(v)) => v,
                (None, None) => break,
            };
            let mut mine = None;
            let mut present = false;
            if a == Some(var) {
                mine = self.vars[i].1.clone();
                present = true;
                i += 1;
            } else {
                mine = mine.or_else(|| initial(var));
            }
            let theirs = if b == Some(var) {
                let value = other.vars[j].1.clone();
                j += 1;
                value
            } else {
                initial(var)
            };
            let joined = join(&mine, &theirs);
            changed |= !present && !same(&joined, &initial(var)) || present && !same(&joined, &mine);
            out.push((var, joined));
        }
        self.vars = out;
        let before = self.twins.len();
        self.twins.retain(|t| other.twins.contains(t));
        changed || self.twins.len() != before
    }
}
