//! The units of a file and who calls whom: built once per file, shared by all its taint rules.

use super::il::{Graph, UnitId, Var};
use super::index::Index;
use super::lower;
use ql_syntax::gast::{File, FuncKind, Kind, NodeRef, Sym, sym};
use ql_syntax::resolve::Names;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UnitKind {
    /// The statements of the file itself.
    Top,
    /// A function with a name of its own at the top level or in a class.
    Function,
    /// A function made inside another one, or one without a name.
    Closure,
    /// What a class's body does: the initial values of its fields.
    Init,
}

/// A part of the file that is analysed by itself.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    pub(crate) kind: UnitKind,
    /// The function or class; the first item's root for the top level.
    pub(crate) node: NodeRef,
    /// The class whose method it is.
    pub(crate) class: Option<Sym>,
    pub(crate) span: Range<usize>,
}

/// A class, by its name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Class {
    /// Its name as it is written.
    pub(crate) name: Sym,
    /// Where it is declared, if that is in this file.
    pub(crate) node: Option<NodeRef>,
    pub(crate) methods: FxHashMap<Sym, SmallVec<[UnitId; 2]>>,
    pub(crate) constructors: SmallVec<[UnitId; 2]>,
    pub(crate) init: Option<UnitId>,
    pub(crate) parents: Vec<Sym>,
    pub(crate) children: Vec<Sym>,
}

/// Where a file stands among those of a project. A file by itself has the first place.
#[derive(Clone, Default)]
pub(crate) struct Seat {
    /// Its number.
    pub(crate) file: u32,
    /// The number of its first unit.
    pub(crate) units: UnitId,
    /// The number of its first item, for steps of traces.
    pub(crate) items: u32,
    /// Tells the variables of its functions from those of other files.
    pub(crate) salt: u64,
    /// The same for its own variables, which the files of a package share in some languages.
    pub(crate) shared: u64,
    /// What its names mean in other files.
    pub(crate) index: Option<Arc<Index>>,
}

/// A file as units.
pub(crate) struct Program<'f> {
    pub(crate) seat: Seat,
    pub(crate) file: &'f File,
    pub(crate) names: &'f Names<'f>,
    pub(crate) compat: bool,
    pub(crate) units: Vec<Unit>,
    pub(crate) by_node: FxHashMap<NodeRef, UnitId>,
    pub(crate) classes: FxHashMap<Sym, Class>,
    /// Methods of all classes by name.
    pub(crate) methods: FxHashMap<Sym, SmallVec<[UnitId; 2]>>,
    /// In a project the key of each class of this file.
    keys: FxHashMap<Sym, Sym>,
    graphs: Vec<OnceLock<Graph>>,
    components: OnceLock<Vec<Vec<UnitId>>>,
}

/// Most units of a file that are looked at.
const MAX_UNITS: usize = 20_000;

/// The symbol of a name in an access path: sigils do not count.
pub(crate) fn field_sym(text: &str) -> Sym {
    sym(text.trim_start_matches(['@', '$', '#']))
}

/// The object itself.
pub(crate) const THIS: Var = 1;
/// What the function returns.
pub(crate) const RESULT: Var = 2;
/// The block that a Ruby method is given.
pub(crate) const BLOCK: Var = 4;
/// What the flow of control depends on.
pub(crate) const CONTROL: Var = 3;

impl<'f> Program<'f> {
    /// Finds the units; nothing is lowered yet.
    pub(crate) fn new(file: &'f File, names: &'f Names<'f>, compat: bool) -> Program<'f> {
        let top = Unit { kind: UnitKind::Top, node: NodeRef { item: 0, node: 0 }, class: None, span: 0..file.source.len() };
        let mut p = Program {
            seat: Seat::default(),
            file,
            names,
            compat,
            units: vec![top],
            by_node: FxHashMap::default(),
            classes: FxHashMap::default(),
            methods: FxHashMap::default(),
            keys: FxHashMap::default(),
            graphs: Vec::new(),
            components: OnceLock::new(),
        };
        for item in 0..file.items.len() as u32 {
            for node in 0..file.items[item as usize].item.nodes.len() as u32 {
                if p.units.len() < MAX_UNITS {
                    p.consider(NodeRef { item, node });
                }
            }
        }
        let parents: Vec<(Sym, Sym)> = p.classes.iter().flat_map(|(c, class)| class.parents.iter().map(|s| (*c, *s))).collect();
        for (child, parent) in parents {
            if let Some(class) = p.classes.get_mut(&parent) {
                class.children.push(child);
            }
        }
        for class in p.classes.values_mut() {
            class.children.sort_unstable();
        }
        p.graphs = p.units.iter().map(|_| OnceLock::new()).collect();
        p
    }

    fn consider(&mut self, at: NodeRef) {
        let file = self.file;
        let n = file.node(at);
        match n.kind {
            Kind::Func if file.node(file.child(at, 5)).kind != Kind::Nil => {
                let (class, inside) = self.surroundings(at);
                let named = file.node(file.child(at, 1)).kind == Kind::Id;
                let class = class.or_else(|| self.receiver_class(at));
                let function = named && !inside && n.op != FuncKind::Lambda as u16 && !in_expression(file, at);
                let kind = if function { UnitKind::Function } else { UnitKind::Closure };
                let id = self.add(kind, at, class);
                if let (Some(class), true) = (class, named) {
                    let text = file.text(file.child(at, 1));
                    let name = field_sym(text);
                    let maker =
                        n.op == FuncKind::Constructor as u16 || matches!(text, "__init__" | "constructor" | "initialize" | "__construct");
                    let entry = self.classes.entry(class).or_default();
                    entry.name = class;
                    if maker {
                        entry.constructors.push(id);
                    } else {
                        entry.methods.entry(name).or_default().push(id);
                        self.methods.entry(name).or_default().push(id);
                    }
                }
            }
            Kind::Class => {
                let name = file.child(at, 1);
                let class =
                    if file.node(name).kind == Kind::Id { file.node(name).sym } else { u64::from(at.item) << 32 | u64::from(at.node) };
                let parents: Vec<Sym> = [3, 4]
                    .into_iter()
                    .flat_map(|place| file.children(file.child(at, place)).collect::<Vec<_>>())
                    .filter_map(|p| last_name(file, p))
                    .collect();
                let body = file.node(file.child(at, 5)).kind != Kind::Nil;
                let init = body.then(|| self.add(UnitKind::Init, at, Some(class)));
                let entry = self.classes.entry(class).or_default();
                entry.name = class;
                entry.node = entry.node.or(Some(at));
                entry.parents.extend(parents);
                entry.init = entry.init.or(init);
            }
            _ => {}
        }
    }

    fn add(&mut self, kind: UnitKind, node: NodeRef, class: Option<Sym>) -> UnitId {
        let id = self.units.len() as UnitId;
        self.units.push(Unit { kind, node, class, span: self.file.span(node) });
        self.by_node.insert(node, id);
        id
    }

    /// The class whose member a function is, and whether it stands inside another function.
    fn surroundings(&self, at: NodeRef) -> (Option<Sym>, bool) {
        let mut node = at;
        let mut class = None;
        while node.node != 0 {
            node.node = self.file.node(node).parent;
            match self.file.node(node).kind {
                Kind::Class if class.is_none() => {
                    let name = self.file.child(node, 1);
                    let named = self.file.node(name).kind == Kind::Id;
                    class = Some(if named { self.file.node(name).sym } else { u64::from(node.item) << 32 | u64::from(node.node) });
                }
                Kind::Func => return (class, true),
                Kind::New if class.is_none() => return (None, true),
                _ => {}
            }
        }
        (class, false)
    }

    /// The type of a Go method's receiver.
    fn receiver_class(&self, at: NodeRef) -> Option<Sym> {
        let file = self.file;
        let receiver = file.children(file.child(at, 0)).find(|a| file.node(*a).kind == Kind::Param)?;
        type_name(file, file.child(receiver, 2))
    }

    /// Takes a place among the files of a project: units get numbers of their own, and classes keys.
    pub(crate) fn sit(&mut self, seat: Seat, key: impl Fn(Sym, &Class) -> Sym) {
        let first = seat.units;
        self.seat = seat;
        let units = |list: &mut SmallVec<[UnitId; 2]>| list.iter_mut().for_each(|u| *u += first);
        self.keys = self.classes.iter().map(|(name, class)| (*name, key(*name, class))).collect();
        let keys = &self.keys;
        for unit in &mut self.units {
            unit.class = unit.class.and_then(|c| keys.get(&c).copied());
        }
        self.by_node.values_mut().for_each(|u| *u += first);
        self.methods.values_mut().for_each(units);
        self.classes = std::mem::take(&mut self.classes)
            .into_iter()
            .map(|(name, mut class)| {
                class.methods.values_mut().for_each(units);
                units(&mut class.constructors);
                class.init = class.init.map(|u| u + first);
                for other in class.parents.iter_mut().chain(&mut class.children) {
                    *other = keys.get(other).copied().unwrap_or(*other);
                }
                (keys.get(&name).copied().unwrap_or(name), class)
            })
            .collect();
    }

    /// The key of the class that a node declares.
    pub(crate) fn class_key_at(&self, at: NodeRef) -> Option<Sym> {
        self.unit(*self.by_node.get(&at)?).class
    }

    /// Whether a unit is one of this file's.
    pub(crate) fn has(&self, unit: UnitId) -> bool {
        unit.checked_sub(self.seat.units).is_some_and(|u| (u as usize) < self.units.len())
    }

    /// A unit of this file.
    pub(crate) fn unit(&self, unit: UnitId) -> &Unit {
        &self.units[(unit - self.seat.units) as usize]
    }

    /// The numbers of all units.
    pub(crate) fn numbers(&self) -> Range<UnitId> {
        self.seat.units..self.seat.units + self.units.len() as UnitId
    }

    /// The graph of a unit, lowered on first use.
    pub(crate) fn graph(&self, unit: UnitId) -> &Graph {
        self.graphs[(unit - self.seat.units) as usize].get_or_init(|| lower::unit(self, unit))
    }

    /// A class by its key, of whichever file.
    pub(crate) fn class(&self, key: Sym) -> Option<&Class> {
        match &self.seat.index {
            Some(index) => index.classes.get(&key),
            None => self.classes.get(&key),
        }
    }

    /// The key of the class of this file that has a name.
    pub(crate) fn class_key(&self, name: Sym) -> Option<Sym> {
        if self.seat.index.is_some() {
            return self.keys.get(&name).copied();
        }
        self.classes.contains_key(&name).then_some(name)
    }

    /// The methods a call of this name on an object of this class may run: inherited, own, and what
    /// replaces them further down.
    pub(crate) fn method(&self, class: Sym, name: Sym) -> SmallVec<[UnitId; 2]> {
        let mut out: SmallVec<[UnitId; 2]> = SmallVec::new();
        let mut up = vec![class];
        let mut seen = Vec::new();
        while let Some(c) = up.pop() {
            if seen.contains(&c) || seen.len() > 50 {
                continue;
            }
            seen.push(c);
            let Some(found) = self.class(c) else { continue };
            match found.methods.get(&name) {
                Some(units) => out.extend(units.iter().copied()),
                None => up.extend(found.parents.iter().copied()),
            }
        }
        let mut down = self.class(class).map(|c| c.children.clone()).unwrap_or_default();
        while let Some(c) = down.pop() {
            if seen.contains(&c) || seen.len() > 100 {
                continue;
            }
            seen.push(c);
            let Some(found) = self.class(c) else { continue };
            out.extend(found.methods.get(&name).into_iter().flatten().copied());
            down.extend(found.children.iter().copied());
        }
        out.sort_unstable();
        out.dedup();
        out
    }

    /// The method that an object of exactly this class runs: its own or the first that it inherits.
    pub(crate) fn own_method(&self, class: Sym, name: Sym) -> SmallVec<[UnitId; 2]> {
        let mut up = vec![class];
        let mut seen = Vec::new();
        while let Some(c) = up.pop() {
            if seen.contains(&c) || seen.len() > 50 {
                continue;
            }
            seen.push(c);
            let Some(found) = self.class(c) else { continue };
            if let Some(units) = found.methods.get(&name) {
                return units.clone();
            }
            up.extend(found.parents.iter().rev().copied());
        }
        SmallVec::new()
    }

    /// The constructors of a class or of the nearest one above it that has any.
    pub(crate) fn constructors(&self, class: Sym) -> SmallVec<[UnitId; 2]> {
        let mut at = class;
        for _ in 0..20 {
            let Some(found) = self.class(at) else { break };
            if !found.constructors.is_empty() {
                return found.constructors.clone();
            }
            match found.parents.first() {
                Some(p) => at = *p,
                None => break,
            }
        }
        SmallVec::new()
    }

    /// Units in groups that call one another, callees first.
    pub(crate) fn components(&self) -> &[Vec<UnitId>] {
        self.components.get_or_init(|| {
            let next: Vec<&[UnitId]> = self.numbers().map(|u| self.graph(u).mentions.as_slice()).collect();
            components(&next)
        })
    }
}

/// Whether a function stands in an expression and has no place where others could call it by its name.
fn in_expression(file: &File, at: NodeRef) -> bool {
    if at.node == 0 {
        return false;
    }
    let parent = NodeRef { item: at.item, node: file.node(at).parent };
    !matches!(file.node(parent).kind, Kind::Block | Kind::Class)
}

/// The last name of a dotted name or type.
pub(crate) fn last_name(file: &File, at: NodeRef) -> Option<Sym> {
    let mut node = at;
    for _ in 0..10 {
        match file.node(node).kind {
            Kind::Id => return Some(file.node(node).sym),
            Kind::Dot => node = file.child(node, 1),
            Kind::TypeApply | Kind::TypeWrap => node = file.child(node, 0),
            Kind::Path => return file.text(node).rsplit(['.', ':', '\\']).next().map(sym),
            _ => return None,
        }
    }
    None
}

/// The name of a type, pointers and arguments left out.
pub(crate) fn type_name(file: &File, at: NodeRef) -> Option<Sym> {
    last_name(file, at)
}

/// Tarjan's strongly connected components, callees first, without recursion.
pub(crate) fn components(next: &[&[UnitId]]) -> Vec<Vec<UnitId>> {
    const NEW: u32 = u32::MAX;
    let count = next.len();
    let mut index = vec![NEW; count];
    let mut low = vec![0u32; count];
    let mut open = vec![false; count];
    let mut stack: Vec<u32> = Vec::new();
    let mut out = Vec::new();
    let mut clock = 0;
    for root in 0..count as u32 {
        if index[root as usize] != NEW {
            continue;
        }
        let mut work: Vec<(u32, usize)> = vec![(root, 0)];
        while let Some((node, edge)) = work.pop() {
            let n = node as usize;
            if edge == 0 {
                index[n] = clock;
                low[n] = clock;
                clock += 1;
                stack.push(node);
                open[n] = true;
            }
            match next[n].get(edge) {
                Some(to) => {
                    work.push((node, edge + 1));
                    let t = *to as usize;
                    if index[t] == NEW {
                        work.push((*to, 0));
                    } else if open[t] {
                        low[n] = low[n].min(index[t]);
                    }
                }
                None => {
                    if low[n] == index[n] {
                        let mut group = Vec::new();
                        while let Some(top) = stack.pop() {
                            open[top as usize] = false;
                            group.push(top);
                            if top == node {
                                break;
                            }
                        }
                        group.sort_unstable();
                        out.push(group);
                    }
                    if let Some((parent, _)) = work.last() {
                        low[*parent as usize] = low[*parent as usize].min(low[n]);
                    }
                }
            }
        }
    }
    out
}
