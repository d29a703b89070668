//! The units of a file and who calls whom: built once per file, shared by all its taint rules.

use super::declared::{Single, defined_on, entry_class, explicit_name, extended, method_defined};
use super::il::{Context, Graph, UnitId, Var};
use super::index::Index;
use super::lower;
use ql_syntax::gast::{ClassKind, File, FuncKind, Kind, NodeRef, Sym, VarKind, flag, sym};
use ql_syntax::resolve::Names;
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;
use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

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
    /// A property that is an expression: `int Count => items.Count;`
    Getter,
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
    /// The fields that the arguments of a constructor become that is not written out, in order.
    pub(crate) fields: SmallVec<[Sym; 4]>,
    /// Modules whose methods come before its own.
    pub(crate) before: Vec<Sym>,
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
    /// A class of Python says itself what its elements are.
    pub(crate) indexed: bool,
    /// What single objects of Ruby have alone.
    pub(crate) singles: Vec<Single>,
    /// A class of JavaScript says itself what its elements are.
    pub(crate) iterated: bool,
    /// Names of what is declared as attributes of objects in Ruby.
    pub(crate) attributes: FxHashSet<Sym>,
    /// Names of getters and setters, as [`accessor_sym`] makes them.
    pub(crate) accessors: FxHashSet<Sym>,
    /// Classes of JavaScript without a name of their own, by the variables that hold them.
    pub(crate) held: FxHashMap<Sym, Sym>,
    /// In a project the key of each class of this file.
    keys: FxHashMap<Sym, Sym>,
    /// Private fields, by class, of which a class above or below has one of the same name.
    hidden: FxHashSet<(Sym, Sym)>,
    graphs: Vec<OnceLock<Graph>>,
    /// Graphs made for what is known in some calls.
    special: Mutex<FxHashMap<(UnitId, Context), Arc<Graph>>>,
    components: OnceLock<Vec<Vec<UnitId>>>,
    /// Containers and fields that stay what they are.
    pub(crate) fixed: OnceLock<lower::fixed::Fixed>,
    /// Fields with one value.
    settled: OnceLock<lower::settled::Settled>,
}

/// Most units of a file that are looked at.
const MAX_UNITS: usize = 20_000;
/// Most graphs of a file that are kept of those made for what is known in some calls.
const MAX_SPECIAL: usize = 1_000;

/// The symbol of a name in an access path: sigils do not count.
pub(crate) fn field_sym(text: &str) -> Sym {
    sym(text.trim_start_matches(['@', '$', '#']))
}

/// The name of the method of JavaScript that gives the elements of an object.
pub(crate) const ITERATOR: &str = "[Symbol.iterator]";
/// The methods by which an object of a language says what is gone through in it, the first one that it has.
pub(crate) fn own_iterator(language: &str) -> Option<&'static [&'static str]> {
    match language {
        "php" => Some(&["getIterator", "current"]),
        "csharp" => Some(&["GetEnumerator", "GetAsyncEnumerator"]),
        _ => None,
    }
}

/// The object itself.
pub(crate) const THIS: Var = 1;
/// What the function returns.
pub(crate) const RESULT: Var = 2;
/// The block that a Ruby method is given.
pub(crate) const BLOCK: Var = 4;
/// What the flow of control depends on.
pub(crate) const CONTROL: Var = 3;
/// Of a method that is a value, the object that it is called on.
pub(crate) const BOUND: Var = 5;
/// Of a function that is a value, the one whose result it gets.
pub(crate) const INNER: Var = 6;
/// Of a function that is a value, the one that runs before it with the same arguments.
pub(crate) const EARLIER: Var = 7;
/// Of a generator or a fiber, the function that goes on.
pub(crate) const RESUMED: Var = 8;
/// How often it has gone on.
pub(crate) const ROUNDS: Var = 9;
/// Of a promise, what it is rejected with.
pub(crate) const REJECTED: Var = 10;
/// Of an exception, the one that caused it.
pub(crate) const CAUSE: Var = 11;
/// Of a container, that it is a copy: what it is made of came from elsewhere, not it itself.
pub(crate) const COPIED: Var = 12;
/// Of a function that is a value, the arguments that it was given beforehand, by number.
pub(crate) const GIVEN: Var = 32;
/// Most of those.
pub(crate) const MAX_GIVEN: Var = 8;

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
            indexed: false,
            singles: Vec::new(),
            iterated: false,
            attributes: FxHashSet::default(),
            accessors: FxHashSet::default(),
            held: FxHashMap::default(),
            keys: FxHashMap::default(),
            hidden: FxHashSet::default(),
            graphs: Vec::new(),
            special: Mutex::default(),
            components: OnceLock::new(),
            fixed: OnceLock::new(),
            settled: OnceLock::new(),
        };
        for item in 0..file.items.len() as u32 {
            for node in 0..file.items[item as usize].item.nodes.len() as u32 {
                if p.units.len() < MAX_UNITS {
                    p.consider(NodeRef { item, node });
                }
            }
        }
        if !compat && matches!(file.language.id(), "javascript" | "typescript" | "tsx") {
            p.class_values();
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
        p.hide_fields();
        p.indexed = !compat && file.language.id() == "python" && p.methods.contains_key(&sym("__getitem__"));
        p.iterated |= !compat && file.language.id() == "python" && p.methods.contains_key(&sym("__iter__"));
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
                let text = file.text(file.child(at, 1));
                self.iterated |=
                    !self.compat && class.is_some() && own_iterator(file.language.id()).is_some_and(|names| names.contains(&text));
                if text == ITERATOR
                    && !self.compat
                    && let Some(class) = class
                {
                    let id = self.add(UnitKind::Function, at, Some(class));
                    self.classes.entry(class).or_default().methods.entry(sym(ITERATOR)).or_default().push(id);
                    self.iterated = true;
                    return;
                }
                let called = matches!(text, "__init__" | "constructor" | "initialize" | "__construct");
                // In C++ it has the name of the class.
                let same = || class.is_some_and(|c| file.node(file.child(at, 1)).sym == c) && file.language.id() == "cpp";
                let maker = n.op == FuncKind::Constructor as u16 || named && (called || same());
                let function = (named || maker) && !inside && n.op != FuncKind::Lambda as u16 && !in_expression(file, at);
                let kind = if function { UnitKind::Function } else { UnitKind::Closure };
                let id = self.add(kind, at, class);
                if let Some(single) = defined_on(file, at).filter(|_| !self.compat) {
                    self.singles.push(single);
                    return;
                }
                if let (Some(class), Some(name)) = (class, method_defined(file, at).filter(|_| !self.compat)) {
                    self.classes.entry(class).or_default().methods.entry(name).or_default().push(id);
                    self.methods.entry(name).or_default().push(id);
                    return;
                }
                if let (Some(class), true) = (class, named || maker) {
                    // Methods of the class itself and of its objects may have the same name.
                    let of_class = file.language.id() == "ruby" && n.flags & flag::SPECIAL != 0 && !self.compat;
                    let name = if of_class { class_sym(text) } else { field_sym(text) };
                    let name = explicit_name(file, at).filter(|_| !self.compat).unwrap_or(name);
                    let accessor = accessor(file, at);
                    let entry = self.classes.entry(class).or_default();
                    entry.name = class;
                    if maker {
                        entry.constructors.push(id);
                    } else if let Some(setter) = accessor.filter(|_| !self.compat) {
                        let name = accessor_sym(text, setter);
                        entry.methods.entry(name).or_default().push(id);
                        self.methods.entry(name).or_default().push(id);
                        self.accessors.insert(name);
                    } else {
                        let own = entry.methods.entry(name).or_default();
                        // What is defined again replaces what was there.
                        if file.language.id() == "ruby" && !self.compat {
                            own.clear();
                        }
                        own.push(id);
                        self.methods.entry(name).or_default().push(id);
                    }
                }
            }
            Kind::Class => {
                let name = file.child(at, 1);
                let class =
                    if file.node(name).kind == Kind::Id { file.node(name).sym } else { u64::from(at.item) << 32 | u64::from(at.node) };
                let mut parents: Vec<Sym> = [3, 4]
                    .into_iter()
                    .flat_map(|place| file.children(file.child(at, place)).collect::<Vec<_>>())
                    .filter_map(|p| last_name(file, p))
                    .collect();
                if file.node(at).op == ClassKind::Record as u16 && !self.compat {
                    self.attributes.extend(implied_fields(file, at));
                }
                if file.language.id() == "go" && !self.compat {
                    let embedded = file
                        .children(file.child(at, 5))
                        .filter(|m| file.node(*m).kind == Kind::VarDef && file.node(file.child(*m, 1)).kind == Kind::Nil);
                    parents.extend(embedded.filter_map(|m| last_name(file, file.child(m, 2))));
                }
                let body = file.node(file.child(at, 5)).kind != Kind::Nil;
                let init = body.then(|| self.add(UnitKind::Init, at, Some(class)));
                let (mut mixed, mut before) = (Vec::new(), Vec::new());
                let fields = if self.compat { SmallVec::new() } else { implied_fields(file, at) };
                if !self.compat {
                    mixins(file, at, &mut mixed, &mut before);
                    for case in php_cases(file, at) {
                        let entry = self.classes.entry(case).or_default();
                        entry.name = case;
                        entry.parents.push(class);
                    }
                }
                let entry = self.classes.entry(class).or_default();
                entry.parents.extend(mixed);
                entry.name = class;
                entry.node = entry.node.or(Some(at));
                entry.parents.extend(parents);
                entry.before.extend(before);
                if entry.fields.is_empty() {
                    entry.fields = fields;
                }
                entry.init = entry.init.or(init);
            }
            Kind::EnumEntry if !self.compat && file.node(file.child(at, 3)).kind != Kind::Nil => {
                if let (Some(class), (Some(above), _)) = (entry_class(file, at), self.surroundings(at)) {
                    let entry = self.classes.entry(class).or_default();
                    entry.name = class;
                    entry.parents.push(above);
                }
            }
            Kind::VarDef if !self.compat && is_arrow_property(file, at) => {
                let (Some(class), false) = self.surroundings(at) else { return };
                let id = self.add(UnitKind::Getter, at, Some(class));
                let name = accessor_sym(file.text(file.child(at, 1)), false);
                self.classes.entry(class).or_default().methods.entry(name).or_default().push(id);
                self.methods.entry(name).or_default().push(id);
                self.accessors.insert(name);
            }
            Kind::Assign | Kind::VarDef if !self.compat => {
                if let Some((class, fields)) = record_made(file, at) {
                    self.attributes.extend(fields.iter().copied());
                    self.classes.entry(class).or_default().fields = fields;
                }
            }
            Kind::Call if file.language.id() == "ruby" && !self.compat => {
                let callee = file.child(at, 0);
                self.singles.extend(extended(file, at));
                if file.node(callee).kind == Kind::Id && matches!(file.text(callee), "attr_reader" | "attr_accessor" | "attr_writer") {
                    self.attributes.extend(file.children(file.child(at, 1)).filter_map(|a| atom_name(file, a)));
                }
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
                // Members of an extension block of C# are those of the class around it.
                Kind::Class
                    if self.file.node(node).op == ClassKind::Extension as u16
                        && self.file.node(self.file.child(node, 1)).kind == Kind::Nil
                        && node.node != 0 => {}
                Kind::Class if class.is_none() => {
                    let name = self.file.child(node, 1);
                    let named = self.file.node(name).kind == Kind::Id;
                    class = Some(if named { self.file.node(name).sym } else { u64::from(node.item) << 32 | u64::from(node.node) });
                }
                // What is defined in the block of `Struct.new` belongs to the class that it makes.
                Kind::Func if !self.compat && class.is_none() && record_around(self.file, node).is_some() => {
                    return (record_around(self.file, node), false);
                }
                Kind::Func => return (class, true),
                Kind::EnumEntry if class.is_none() && !self.compat => class = entry_class(self.file, node),
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

    /// Finds the private fields that are not those of the same name in classes above or below.
    fn hide_fields(&mut self) {
        let file = self.file;
        if self.compat || !matches!(file.language.id(), "php" | "csharp") {
            return;
        }
        let mut declared: FxHashMap<Sym, FxHashMap<Sym, bool>> = FxHashMap::default();
        for (item, at) in file.items.iter().enumerate() {
            for node in 0..at.item.nodes.len() as u32 {
                let at = NodeRef { item: item as u32, node };
                let name = file.child(at, 1);
                if file.node(at).kind != Kind::VarDef || file.node(at).op != VarKind::Field as u16 || file.node(name).kind != Kind::Id {
                    continue;
                }
                let (Some(class), false) = self.surroundings(at) else { continue };
                let attrs = file.child(at, 0);
                let has = |word: &str| file.children(attrs).any(|a| file.text(a).eq_ignore_ascii_case(word));
                // In C# what is not said to be anything else is private.
                let open = ["public", "protected", "internal", "static"].iter().any(|w| has(w));
                let private = has("private") && !has("protected") || file.language.id() == "csharp" && !open;
                declared.entry(class).or_default().insert(field_sym(file.text(name)), private && !has("static"));
            }
        }
        for (class, fields) in &declared {
            let mut up = self.classes.get(class).map(|c| c.parents.clone()).unwrap_or_default();
            let mut seen: Vec<Sym> = Vec::new();
            while let Some(above) = up.pop() {
                if seen.contains(&above) || seen.len() > 20 {
                    continue;
                }
                seen.push(above);
                for (field, private) in fields {
                    if let Some(other) = declared.get(&above).and_then(|d| d.get(field)) {
                        let both = [(*private, *class), (*other, above)];
                        self.hidden.extend(both.iter().filter(|(private, _)| *private).map(|(_, class)| (*class, *field)));
                    }
                }
                up.extend(self.classes.get(&above).into_iter().flat_map(|c| c.parents.iter().copied()));
            }
        }
    }

    /// What a field is called in the methods of a class: a private one is not that of another class in its line.
    pub(crate) fn own_field(&self, class: Option<Sym>, field: Sym) -> Sym {
        match class {
            Some(class) if self.hidden.contains(&(class, field)) => sym(&format!("{class:x} {field:x}")),
            _ => field,
        }
    }

    /// Takes a place among the files of a project: units get numbers of their own, and classes keys.
    pub(crate) fn sit(&mut self, seat: Seat, key: impl Fn(Sym, &Class) -> Sym) {
        let first = seat.units;
        self.seat = seat;
        let units = |list: &mut SmallVec<[UnitId; 2]>| list.iter_mut().for_each(|u| *u += first);
        self.keys = self.classes.iter().map(|(name, class)| (*name, key(*name, class))).collect();
        let keys = &self.keys;
        self.hidden = self.hidden.iter().map(|(class, field)| (keys.get(class).copied().unwrap_or(*class), *field)).collect();
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
                for other in class.parents.iter_mut().chain(&mut class.children).chain(&mut class.before) {
                    *other = keys.get(other).copied().unwrap_or(*other);
                }
                (keys.get(&name).copied().unwrap_or(name), class)
            })
            .collect();
    }

    /// Classes of JavaScript that are values: kept in variables, and made by functions out of other classes.
    fn class_values(&mut self) {
        let file = self.file;
        let up = |at: NodeRef| NodeRef { item: at.item, node: file.node(at).parent };
        let all = || {
            (0..file.items.len() as u32)
                .flat_map(|item| (0..file.items[item as usize].item.nodes.len() as u32).map(move |node| NodeRef { item, node }))
        };
        let key = |at: NodeRef| match file.node(file.child(at, 1)).kind {
            Kind::Id => file.node(file.child(at, 1)).sym,
            _ => u64::from(at.item) << 32 | u64::from(at.node),
        };
        // What a function is called by.
        let name_of = |function: NodeRef| match file.node(file.child(function, 1)).kind {
            Kind::Id => Some(file.node(file.child(function, 1)).sym),
            _ if function.node != 0 && file.node(up(function)).kind == Kind::VarDef => Some(file.node(file.child(up(function), 1)).sym),
            _ => None,
        };
        // By function, the class that it makes and the parameter that is the class above.
        let mut makers: FxHashMap<Sym, (Sym, Option<usize>)> = FxHashMap::default();
        for at in all().filter(|at| file.node(*at).kind == Kind::Class && at.node != 0) {
            let mut outer = up(at);
            if file.node(outer).kind == Kind::VarDef && file.child(outer, 3) == at {
                self.held.insert(file.node(file.child(outer, 1)).sym, key(at));
            }
            // It is given back at once, or where the function returns.
            let returned = file.node(outer).kind == Kind::Return;
            for _ in 0..3 {
                if outer.node == 0 || file.node(outer).kind == Kind::Func {
                    break;
                }
                outer = up(outer);
            }
            if file.node(outer).kind != Kind::Func || !returned && file.child(outer, 5) != at {
                continue;
            }
            let parent = file.children(file.child(at, 3)).next().map(|p| file.node(p).sym);
            let binder = |p: NodeRef| if file.node(p).kind == Kind::Param { file.child(p, 1) } else { p };
            let number = file.children(file.child(outer, 3)).position(|p| Some(file.node(binder(p)).sym) == parent);
            if let Some(name) = name_of(outer) {
                makers.insert(name, (key(at), number));
                if let (Some(parent), Some(_)) = (parent, number)
                    && let Some(class) = self.classes.get_mut(&key(at))
                {
                    class.parents.retain(|p| *p != parent);
                }
            }
        }
        let made = |at: NodeRef| match file.node(at).kind {
            Kind::Call => makers.get(&file.node(file.child(at, 0)).sym).filter(|_| file.node(file.child(at, 0)).kind == Kind::Id).copied(),
            _ => None,
        };
        for at in all().filter(|_| !makers.is_empty()) {
            match file.node(at).kind {
                Kind::Call => {
                    let Some((class, Some(number))) = made(at) else { continue };
                    let Some(arg) = file.children(file.child(at, 1)).nth(number) else { continue };
                    let parent = made(arg).map(|(c, _)| c).or_else(|| last_name(file, arg));
                    let parent = parent.map(|p| self.held.get(&p).copied().unwrap_or(p));
                    if let (Some(parent), Some(class)) = (parent.filter(|p| *p != class), self.classes.get_mut(&class))
                        && !class.parents.contains(&parent)
                    {
                        class.parents.push(parent);
                    }
                }
                Kind::VarDef => {
                    if let Some((class, _)) = made(file.child(at, 3)) {
                        self.held.insert(file.node(file.child(at, 1)).sym, class);
                    }
                }
                Kind::Class => {
                    let above = file.children(file.child(at, 3)).next().and_then(made);
                    if let (Some((above, _)), Some(class)) = (above, self.classes.get_mut(&key(at))) {
                        class.parents.insert(0, above);
                    }
                }
                _ => {}
            }
        }
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

    /// By class, the fields of Java that are given one value once.
    pub(crate) fn settled(&self) -> &lower::settled::Settled {
        self.settled.get_or_init(|| lower::settled::settled(self))
    }

    /// The graph of a unit, lowered on first use.
    pub(crate) fn graph(&self, unit: UnitId) -> &Graph {
        self.graphs[(unit - self.seat.units) as usize].get_or_init(|| lower::unit(self, unit, None))
    }

    /// The graph of a unit for what is known in one of its calls. Kept for other rules while there is room.
    pub(crate) fn special_graph(&self, unit: UnitId, context: &Context) -> Arc<Graph> {
        let key = (unit, context.clone());
        let known = self.special.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        if let Some(found) = known {
            return found;
        }
        let graph = Arc::new(lower::unit(self, unit, Some(context)));
        let mut all = self.special.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() < MAX_SPECIAL {
            all.insert(key, graph.clone());
        }
        graph
    }

    /// Whether an object made as one of a class is of another one; nothing where the file does not say.
    pub(crate) fn is_a(&self, class: Sym, wanted: Sym) -> Option<bool> {
        let mut up = vec![class];
        let mut seen = Vec::new();
        let mut all = true;
        while let Some(c) = up.pop() {
            if c == wanted {
                return Some(true);
            }
            if seen.contains(&c) || seen.len() > 50 {
                continue;
            }
            seen.push(c);
            match self.class(c) {
                Some(found) => up.extend(found.parents.iter().copied()),
                None => all = false,
            }
        }
        (all || self.class(wanted).is_some()).then_some(false)
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
        let name = self.held.get(&name).copied().unwrap_or(name);
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
            if let Some(units) = self.put_before(found, name) {
                out.extend(units.iter().copied());
                continue;
            }
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

    /// The embedded fields on the way to a field that an object has only through them.
    pub(crate) fn promoted(&self, class: Sym, field: Sym) -> Vec<Sym> {
        let mut work = vec![(class, Vec::new())];
        for _ in 0..30 {
            let Some((at, path)) = (if work.is_empty() { None } else { Some(work.remove(0)) }) else { break };
            let Some(found) = self.class(at) else { continue };
            if found.fields.contains(&field) || found.methods.contains_key(&field) {
                return path;
            }
            for parent in &found.parents {
                let mut longer: Vec<Sym> = path.clone();
                longer.push(*parent);
                if longer.len() < 4 {
                    work.push((*parent, longer));
                }
            }
        }
        Vec::new()
    }

    /// The method of a module that a class puts before itself.
    fn put_before(&self, class: &Class, name: Sym) -> Option<&SmallVec<[UnitId; 2]>> {
        class.before.iter().rev().find_map(|module| self.class(*module)?.methods.get(&name))
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
            if let Some(units) = self.put_before(found, name).or_else(|| found.methods.get(&name)) {
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

/// The name among the methods of one of the class itself.
pub(crate) fn class_sym(text: &str) -> Sym {
    sym(&format!("self {text}"))
}

/// Whether a property is an expression that is evaluated whenever it is read.
pub(crate) fn is_arrow_property(file: &File, at: NodeRef) -> bool {
    if file.language.id() != "csharp" || file.node(at).op != VarKind::Field as u16 {
        return false;
    }
    let (name, init) = (file.child(at, 1), file.child(at, 3));
    file.node(init).kind != Kind::Nil && file.source.get(file.span(name).end..file.span(init).start).is_some_and(|gap| gap.trim() == "=>")
}

/// A symbol's name.
pub(super) fn atom_name(file: &File, at: NodeRef) -> Option<Sym> {
    match file.node(at).kind {
        Kind::Atom => file.children(at).next().map(|n| sym(file.text(n).trim_start_matches(':'))),
        Kind::Str => Some(sym(file.string(at))),
        _ => None,
    }
}

/// A class made by `Name = Struct.new(:a, :b)` and its likes, with its fields.
fn record_made(file: &File, at: NodeRef) -> Option<(Sym, SmallVec<[Sym; 4]>)> {
    let (target, value) = if file.node(at).kind == Kind::VarDef { (1, 3) } else { (0, 1) };
    let (target, value) = (file.child(at, target), file.child(at, value));
    if file.node(target).kind != Kind::Id || file.node(value).kind != Kind::Call {
        return None;
    }
    let class = file.node(target).sym;
    let made = if file.node(file.child(value, 0)).kind == Kind::Call { file.child(value, 0) } else { value };
    let args = || file.children(file.child(made, 1));
    let fields: SmallVec<[Sym; 4]> = match (file.language.id(), file.text(file.child(made, 0))) {
        ("ruby", "Class.new") => SmallVec::new(),
        ("ruby", "Struct.new" | "Data.define") => args().filter_map(|a| atom_name(file, a)).collect(),
        ("python", "namedtuple" | "collections.namedtuple") => {
            let list = args().nth(1)?;
            match file.node(list).kind {
                Kind::Str => file.string(list).split([' ', ',']).filter(|n| !n.is_empty()).map(sym).collect(),
                _ => file.children(list).filter_map(|a| atom_name(file, a)).collect(),
            }
        }
        _ => return None,
    };
    Some((class, fields))
}

/// The class made by the call whose block a function is.
fn record_around(file: &File, block: NodeRef) -> Option<Sym> {
    let up = |at: NodeRef| NodeRef { item: at.item, node: file.node(at).parent };
    let call = up(up(block));
    if file.language.id() != "ruby" || file.node(call).kind != Kind::Call || call.node == 0 {
        return None;
    }
    let assign = up(call);
    (file.node(assign).kind == Kind::Assign).then(|| record_made(file, assign)).flatten().map(|(class, _)| class)
}

/// The fields that become the parameters of a constructor that nobody writes.
fn implied_fields(file: &File, at: NodeRef) -> SmallVec<[Sym; 4]> {
    let members = || file.children(file.child(at, 5));
    let attrs = file.text(file.child(at, 0));
    let parents: Vec<&str> = file.children(file.child(at, 3)).map(|p| file.text(p)).collect();
    match file.language.id() {
        "python" if attrs.contains("dataclass") || attrs.contains("define") || parents.iter().any(|p| p.ends_with("NamedTuple")) => {
            members()
                .filter(|m| file.node(*m).kind == Kind::VarDef)
                .filter(|m| file.node(file.child(*m, 1)).kind == Kind::Id)
                .map(|m| file.node(file.child(m, 1)).sym)
                .collect()
        }
        // An embedded type is a field of its name.
        "go" => members()
            .filter(|m| file.node(*m).kind == Kind::VarDef)
            .filter_map(|m| last_name(file, file.child(m, 1)).or_else(|| last_name(file, file.child(m, 2))))
            .collect(),
        "java" | "csharp" if file.node(at).op == ClassKind::Record as u16 => record_components(file.text(at)),
        _ => SmallVec::new(),
    }
}

/// The names in the head of a record: `record R(A a, B<C, D> b)`.
fn record_components(text: &str) -> SmallVec<[Sym; 4]> {
    let mut out = SmallVec::new();
    let head = text.split(['{', ';']).next().unwrap_or("");
    let Some((_, list)) = head.split_once('(') else { return out };
    let (mut depth, mut word) = (0i32, String::new());
    for c in list.chars() {
        match c {
            '<' | '[' => depth += 1,
            '>' | ']' => depth -= 1,
            '(' => depth += 1,
            ')' if depth > 0 => depth -= 1,
            ',' | ')' if depth == 0 => {
                if let Some(name) = word.split_whitespace().last() {
                    out.push(sym(name));
                }
                word.clear();
                if c == ')' {
                    break;
                }
            }
            c if depth == 0 => word.push(c),
            _ => {}
        }
    }
    out
}

/// The cases of an enum of PHP, each as a class of its own below that of the enum.
fn php_cases(file: &File, at: NodeRef) -> Vec<Sym> {
    if file.language.id() != "php" || file.node(at).op != ClassKind::Enum as u16 {
        return Vec::new();
    }
    let cases = file.children(file.child(at, 5)).filter(|m| file.node(*m).kind == Kind::Raw && file.text(*m).starts_with("case"));
    let name = |case: NodeRef| file.children(case).find(|c| file.node(*c).kind == Kind::Id);
    cases.filter_map(name).map(|n| super::declared::entry_sym(file.text(file.child(at, 1)), file.text(n))).collect()
}

/// Modules that a class of Ruby takes in, and those that it puts before itself.
fn mixins(file: &File, at: NodeRef, after: &mut Vec<Sym>, before: &mut Vec<Sym>) {
    if file.language.id() == "php" {
        // `use A, B;`
        let used = file.children(file.child(at, 5)).filter(|m| file.node(*m).kind == Kind::Raw && file.text(*m).starts_with("use"));
        after.extend(used.flat_map(|m| file.children(m).collect::<Vec<_>>()).filter_map(|a| last_name(file, a)));
    }
    if file.language.id() != "ruby" {
        return;
    }
    for member in file.children(file.child(at, 5)) {
        let call = if file.node(member).kind == Kind::ExprStmt { file.child(member, 0) } else { member };
        if file.node(call).kind != Kind::Call {
            continue;
        }
        let into = match file.text(file.child(call, 0)) {
            "include" => &mut *after,
            "prepend" => &mut *before,
            _ => continue,
        };
        into.extend(file.children(file.child(call, 1)).filter_map(|a| last_name(file, a)));
    }
}

/// Whether a function is a getter or (`true`) a setter, which is used like a field.
fn accessor(file: &File, at: NodeRef) -> Option<bool> {
    let op = file.node(at).op;
    if op == FuncKind::Getter as u16 || op == FuncKind::Setter as u16 {
        return Some(op == FuncKind::Setter as u16);
    }
    if file.language.id() != "python" {
        return None;
    }
    file.children(file.child(at, 0)).filter(|a| file.node(*a).kind == Kind::Attr).find_map(|a| match file.text(file.child(a, 0)) {
        "property" | "cached_property" | "functools.cached_property" | "abc.abstractproperty" => Some(false),
        other => other.ends_with(".setter").then_some(true),
    })
}

/// The name of a getter or setter among the methods: no other one has it.
pub(crate) fn accessor_sym(text: &str, setter: bool) -> Sym {
    sym(&format!("{} {text}", if setter { "set" } else { "get" }))
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
