//! From the generic tree to the intermediate language.

use super::declared::entry_sym;
use super::il::{
    Act, Block, BlockId, Call, Context, Edge, Graph, Known, OF_THIS, Op, OpId, Operands, Parameter, Place, Plain, Proj, UnitId, Var,
};
use super::index::Target;
use super::program::{BLOCK, Program, RESULT, THIS, Unit, UnitKind, class_sym, field_sym, is_arrow_property, last_name};
use ql_syntax::consts::{self, Const};
use ql_syntax::gast::{File, FuncKind, Kind, NodeRef, Op as Operator, ParamKind, Sym, VarKind, flag, sym};
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::{SmallVec, smallvec};
use std::cell::{Cell, OnceCell};

mod assignments;
mod calls;
mod conditions;
mod coroutines;
mod csharp;
mod elixir;
mod exceptions;
mod expressions;
pub(crate) mod fixed;
mod golang;
mod java;
mod java_library;
mod known;
mod library;
mod names;
mod objects;
mod pattern;
mod php;
mod python;
mod ranges;
mod ruby;
mod rust;
mod scala;
mod script;
pub(crate) mod settled;
mod statements;

/// Expressions nested deeper than this are taken as the union of the names in them.
const MAX_DEPTH: u32 = 150;
/// Most operations of one unit.
const MAX_OPS: usize = 200_000;
/// How often the statements of `finally` are copied to the ways out of one unit.
const MAX_COPIES: u32 = 40;
/// What was thrown, of whatever class; with a class mixed in, of that one.
pub(crate) const ANY_THROWN: Var = 0x7480_0001;
/// What was thrown without its class being known.
pub(crate) const UNKNOWN_THROWN: Var = 0x7480_0002;
/// Classes of exceptions that have many others below them.
const GENERAL: &[&str] = &[
    "Exception",
    "Throwable",
    "BaseException",
    "Error",
    "StandardError",
    "RuntimeException",
    "SystemException",
    "LogicException",
    "IOException",
    "OSError",
    "LookupError",
    "ArithmeticError",
    "ApplicationException",
    "UncheckedIOException",
    "ValueError",
];
/// Most methods of one name that a call may run of which nothing but the name is known.
const MAX_NAMESAKES: usize = 6;
/// Most objects of a unit without a name that are changed.
const MAX_KEPT: u32 = 100;
/// Longest access path.
const MAX_PATH: usize = 4;
/// Most methods of a class that are counted among those that whoever makes an object may run.
const MAX_MENTIONED: usize = 60;
/// The number of the first of the parameters that stand for what a generator is handed where it stopped.
pub(crate) const ROUND: u16 = 256;
/// How many of those are told apart.
pub(crate) const MAX_ROUNDS_APART: u16 = 6;
/// The one that stands for what it is handed at any time.
pub(crate) const ANY_ROUND: u16 = ROUND + MAX_ROUNDS_APART;
/// Most nodes of a condition that are looked at for parameters.
const MAX_CONDITION: u32 = 40;

/// What languages do differently.
struct Dialect {
    /// Fields are visible in methods by their bare names.
    bare_fields: bool,
    /// A call of a class's name makes an object.
    class_calls: bool,
    /// A case runs on into the next one.
    falls_through: bool,
    /// Names in the patterns of cases are variables.
    binding_patterns: bool,
    /// Functions do not see the variables of the file.
    closed: bool,
    /// The last statement's value is the result.
    last_is_result: bool,
    /// Functions inside functions see the variables around them also for Semgrep.
    captures: bool,
    /// The parts of written-out lists and records are told apart also by Semgrep.
    parts: bool,
    python: bool,
    java: bool,
    ruby: bool,
    go: bool,
    php: bool,
    script: bool,
    elixir: bool,
    rust: bool,
}

impl Dialect {
    fn of(language: &str) -> Dialect {
        let script = matches!(language, "javascript" | "typescript" | "tsx");
        Dialect {
            bare_fields: matches!(language, "java" | "csharp" | "kotlin" | "scala" | "swift" | "cpp"),
            class_calls: matches!(language, "python" | "kotlin" | "scala" | "swift" | "cpp"),
            falls_through: script || matches!(language, "java" | "php"),
            binding_patterns: matches!(language, "python" | "csharp"),
            closed: matches!(language, "php" | "ruby"),
            last_is_result: language == "ruby",
            captures: language != "python",
            parts: script,
            python: language == "python",
            java: language == "java",
            ruby: language == "ruby",
            go: language == "go",
            php: language == "php",
            script,
            elixir: language == "elixir",
            rust: language == "rust",
        }
    }
}

struct Loop {
    label: Option<Sym>,
    leave: BlockId,
    again: Option<BlockId>,
    finals: usize,
}

/// The handlers of a `try`.
struct Handlers {
    /// Where what is thrown goes that may be taken by any.
    dispatch: BlockId,
    /// Where it goes that is taken by none.
    beyond: BlockId,
    /// What each takes, where it begins, and whether it asks for more than a class.
    clauses: Vec<(NodeRef, BlockId, bool)>,
    /// How many `finally` parts are around the body.
    finals: usize,
}

struct Lower<'p, 'f> {
    program: &'p Program<'f>,
    /// What is known of the parameters.
    context: Option<&'p Context>,
    /// Parameters that are given no other value, by name.
    fixed: FxHashMap<Sym, u16>,
    file: &'f File,
    dialect: Dialect,
    unit: Unit,
    graph: Graph,
    at: BlockId,
    exit: BlockId,
    /// Where exceptions leave.
    raised: BlockId,
    unwind: Option<BlockId>,
    loops: Vec<Loop>,
    finals: Vec<NodeRef>,
    copies: u32,
    label: Option<Sym>,
    labels: FxHashMap<Sym, BlockId>,
    depth: u32,
    /// Statements whose value is the unit's result.
    tails: FxHashSet<NodeRef>,
    /// The value of the expression statement last lowered.
    last: Option<OpId>,
    /// Names that the unit takes from the file although it declares none of them.
    global: FxHashSet<Sym>,
    /// Something runs when the function is left.
    deferred: bool,
    /// Where a panic goes once something is deferred.
    panicked: Option<BlockId>,
    /// Variables that live on between calls.
    statics: FxHashSet<Sym>,
    /// The handlers of the open `try` bodies.
    handlers: Vec<Handlers>,
    /// Where the bodies of the open `try` statements begin.
    starts: Vec<BlockId>,
    /// A call in a `try` body after which nothing has happened yet, and where its exception goes; for Semgrep alone.
    throwing: Option<(OpId, BlockId)>,
    /// The assignment under way makes another name of a variable.
    binding: bool,
    /// Variables that have other names.
    references: FxHashSet<Sym>,
    /// Names that it takes from the functions around it.
    outer: FxHashSet<Sym>,
    /// It gives values one after another.
    generator: bool,
    /// The open `switch` statements of C# in which one case leads into another.
    switches: Vec<NodeRef>,
    /// Slices of Go from the first element on: what they are slices of.
    windows: FxHashMap<OpId, OpId>,
    /// How many functions are being put together by their decorators.
    wrapping: u32,
    /// How many objects without a name have places by now.
    kept: u32,
    /// How many places there are by now in which it stops.
    stops: u16,
    mentions: FxHashMap<UnitId, ()>,
    /// Comparisons with constants of which it is known here whether they hold.
    assumed: Vec<(NodeRef, Const, bool)>,
    /// What is done with the variables of PHP, by name.
    variables: OnceCell<FxHashMap<Sym, assignments::Used>>,
    /// By function, the names that patterns in it declare.
    pattern_names: FxHashMap<NodeRef, FxHashSet<Sym>>,
    /// How many nodes were looked at for what may change containers.
    looked_at: Cell<u32>,
    /// How many questions for what a container holds are open, one inside the other.
    nested: Cell<u32>,
}

/// Lowers one unit, for all of its calls or for those of a context.
pub(crate) fn unit(program: &Program<'_>, id: UnitId, context: Option<&Context>) -> Graph {
    let unit = program.unit(id).clone();
    let mut l = Lower {
        program,
        context,
        fixed: FxHashMap::default(),
        file: program.file,
        dialect: Dialect::of(program.file.language.id()),
        unit,
        graph: Graph::default(),
        at: 0,
        exit: 0,
        raised: 0,
        unwind: None,
        loops: Vec::new(),
        finals: Vec::new(),
        copies: 0,
        label: None,
        labels: FxHashMap::default(),
        depth: 0,
        tails: FxHashSet::default(),
        last: None,
        global: FxHashSet::default(),
        deferred: false,
        panicked: None,
        statics: FxHashSet::default(),
        handlers: Vec::new(),
        starts: Vec::new(),
        throwing: None,
        binding: false,
        references: FxHashSet::default(),
        outer: FxHashSet::default(),
        generator: false,
        switches: Vec::new(),
        windows: FxHashMap::default(),
        wrapping: 0,
        kept: 0,
        stops: 0,
        mentions: FxHashMap::default(),
        assumed: Vec::new(),
        variables: OnceCell::new(),
        pattern_names: FxHashMap::default(),
        looked_at: Cell::new(0),
        nested: Cell::new(0),
    };
    l.at = l.block();
    l.exit = l.block();
    l.graph.blocks[l.exit as usize].last = true;
    l.raised = l.exit;
    if !program.compat {
        l.raised = l.block();
        l.graph.blocks[l.raised as usize].next.push(Edge { to: l.exit, when: None });
    }
    l.graph.raised = l.raised;
    l.graph.this_class = context.and_then(|c| c.get(OF_THIS)).cloned();
    l.collect_references();
    match l.unit.kind {
        UnitKind::Top => l.top(),
        UnitKind::Init => l.fields(),
        UnitKind::Getter => l.property(),
        UnitKind::Function | UnitKind::Closure => l.function(),
    }
    l.goto(l.exit);
    l.finish()
}

/// The variable of a file, or of the package that it belongs to, under a name.
pub(crate) fn file_wide(program: &Program<'_>, name: Sym) -> Var {
    mix(0xf11e ^ program.seat.shared, name)
}

fn mix(a: u64, b: u64) -> u64 {
    (a ^ b.rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(17) ^ b
}

impl<'f> Lower<'_, 'f> {
    fn kind(&self, at: NodeRef) -> Kind {
        self.file.node(at).kind
    }

    fn is_nil(&self, at: NodeRef) -> bool {
        self.kind(at) == Kind::Nil
    }

    fn children(&self, at: NodeRef) -> Vec<NodeRef> {
        self.file.children(at).collect()
    }

    fn block(&mut self) -> BlockId {
        self.graph.blocks.push(Block { unwind: self.unwind, ..Block::default() });
        self.graph.uses.push(SmallVec::new());
        (self.graph.blocks.len() - 1) as BlockId
    }

    fn edge(&mut self, to: BlockId, when: Option<(OpId, bool)>) {
        self.after_throwing();
        self.graph.blocks[self.at as usize].next.push(Edge { to, when });
    }

    fn goto(&mut self, to: BlockId) {
        self.edge(to, None);
    }

    /// Goes on in a block that nothing leads to: what follows a `return`.
    fn dead(&mut self) {
        self.at = self.block();
    }

    fn emit(&mut self, act: Act, at: NodeRef) -> OpId {
        let id = self.graph.ops.len() as OpId;
        // What writes the value of a call is one step with it.
        let completes = match (&act, self.throwing) {
            (Act::Write(_, value, _), Some((call, _))) => *value == call,
            _ => false,
        };
        if !completes && matches!(act, Act::Write(..) | Act::Change(..) | Act::Leave(_) | Act::Call(_) | Act::Closure(_)) {
            self.after_throwing();
        }
        let throws = matches!(act, Act::Call(_));
        let here = self.at;
        operands(&act, |o| {
            let home = self.graph.home[o as usize];
            if home != here && !self.graph.uses[home as usize].contains(&here) {
                self.graph.uses[home as usize].push(here);
            }
        });
        self.graph.ops.push(Op { act, at, plain: None });
        self.graph.home.push(here);
        self.graph.blocks[here as usize].ops.push(id);
        if completes {
            self.after_throwing();
        }
        if throws {
            self.may_throw(id);
        }
        id
    }

    fn constant(&mut self, at: NodeRef) -> OpId {
        self.emit(Act::Const, at)
    }

    /// An operation that reads a place.
    fn reading(&mut self, act: Act, at: NodeRef, place: Option<Place>) -> OpId {
        let id = self.emit(act, at);
        if let Some(place) = place {
            self.graph.lvalues.insert(id, place);
        }
        id
    }

    fn below(&self, object: OpId, proj: Proj) -> Option<Place> {
        let mut place = self.graph.lvalues.get(&object)?.clone();
        // Which one it is from the beginning is not known where something is written.
        let proj = if matches!(proj, Proj::At(i) if i < 0) { Proj::Any } else { proj };
        if place.path.len() < MAX_PATH && place.path.last() != Some(&Proj::Any) {
            place.path.push(proj);
        }
        Some(place)
    }

    /// An object that is changed where it stands: what a call gives gets a place of its own.
    fn object_to_change(&mut self, at: NodeRef) -> OpId {
        let value = self.expr(at);
        if self.program.compat
            || !matches!(self.kind(at), Kind::Call | Kind::Await)
            || self.graph.lvalues.contains_key(&value)
            || self.kept >= MAX_KEPT
        {
            return value;
        }
        self.kept += 1;
        let var = mix(self.scoped(self.unit.node, u64::from(at.item) << 32 | u64::from(at.node)), 0x7e3b);
        self.graph.owned.insert(var);
        self.emit(Act::Write(Self::plain_place(var), value, false), NodeRef { item: self.unit.node.item, node: 0 });
        self.graph.lvalues.insert(value, Self::plain_place(var));
        value
    }

    fn mention(&mut self, unit: UnitId) {
        if self.mentions.insert(unit, ()).is_none() {
            self.graph.mentions.push(unit);
        }
    }

    // Units

    fn top(&mut self) {
        for item in 0..self.file.items.len() as u32 {
            self.stmt(NodeRef { item, node: 0 });
        }
    }

    fn fields(&mut self) {
        self.graph.this = Some(THIS);
        self.graph.owned.insert(THIS);
        let body = self.file.child(self.unit.node, 5);
        for member in self.children(body) {
            match self.kind(member) {
                Kind::Func | Kind::Class => {}
                Kind::VarDef if is_arrow_property(self.file, member) => {}
                _ => self.stmt(member),
            }
        }
    }

    /// A property that is an expression.
    fn property(&mut self) {
        self.graph.this = Some(THIS);
        self.graph.owned.insert(THIS);
        let value = self.expr(self.file.child(self.unit.node, 3));
        self.emit(Act::Leave(value), self.unit.node);
    }

    fn function(&mut self) {
        let node = self.unit.node;
        let (attrs, params, body) = (self.file.child(node, 0), self.file.child(node, 3), self.file.child(node, 5));
        self.collect_globals(body);
        self.generator = !self.program.compat && self.is_generator(body);
        let kotlin = self.file.language.id() == "kotlin" && !self.program.compat;
        if self.dialect.last_is_result || kotlin && self.file.node(node).op == FuncKind::Lambda as u16 {
            self.find_tails(body);
        }
        let method = self.unit.class.is_some();
        let method_of_literal = self.dialect.script && !self.program.compat && self.file.node(node).op == FuncKind::Method as u16;
        if self.unit.kind == UnitKind::Function || method_of_literal {
            self.graph.owned.insert(THIS);
            self.graph.this = Some(THIS);
        } else {
            self.graph.free.insert(THIS);
        }
        if self.dialect.go
            && let Some(receiver) = self.children(attrs).into_iter().find(|a| self.kind(*a) == Kind::Param)
        {
            let binder = self.file.child(receiver, 1);
            if self.kind(binder) == Kind::Id {
                let var = self.scoped(node, self.file.node(binder).sym);
                self.graph.owned.insert(var);
                self.graph.this = Some(var);
                self.graph.this_by_copy = !self.program.compat && self.is_structure(self.file.child(receiver, 2));
                if self.graph.this_by_copy {
                    self.graph.this_kept = self.kept_fields(self.file.child(receiver, 2));
                }
                let own = self.emit(Act::Read(var), binder);
                self.write(Place { var, path: SmallVec::new() }, own, binder, true);
            }
        }
        let mut list = self.children(params);
        if self.dialect.python
            && method
            && self.unit.kind == UnitKind::Function
            && let Some(first) = list.first().copied()
            && !self.text(attrs).contains("staticmethod")
        {
            let binder = self.file.child(first, 1);
            if self.kind(binder) == Kind::Id {
                let var = self.scoped(node, self.file.node(binder).sym);
                self.graph.owned.insert(var);
                self.graph.this = Some(var);
                list.remove(0);
                // It is a parameter like others where a rule says so.
                let own = self.emit(Act::Read(var), binder);
                self.write(Place { var, path: SmallVec::new() }, own, binder, true);
            }
        }
        if self.file.language.id() == "csharp" {
            self.unwritten(&mut list, body);
        }
        let block = list.len() as u16;
        let named = list.last().copied().filter(|l| self.dialect.ruby && self.text(*l).starts_with('&'));
        if named.is_some() {
            list.pop();
        }
        for (number, param) in list.into_iter().enumerate() {
            self.parameter(param, number as u16);
        }
        if self.dialect.ruby && self.unit.kind == UnitKind::Function {
            let number = if named.is_some() { block - 1 } else { block };
            self.graph.params.push(Parameter::default());
            let value = self.emit(Act::Argument(number), node);
            self.write(Self::plain_place(BLOCK), value, node, false);
            if let Some(param) = named {
                let binder = self.file.child(param, 1);
                let place = self.place_of_name(binder);
                self.write(place, value, binder, false);
            }
        }
        if self.unit.kind == UnitKind::Function {
            self.settled_fields();
        }
        if self.generator {
            self.note_resumed();
        }
        if self.is_nil(body) || self.dialect.elixir && self.lambda_clauses(node) {
            return;
        }
        if self.file.language.id() == "csharp" && !self.program.compat {
            let calls: Vec<NodeRef> = self.children(attrs).into_iter().filter(|a| self.kind(*a) == Kind::Attr).collect();
            for call in calls.into_iter().map(|a| self.file.child(a, 0)) {
                if self.kind(call) == Kind::Call && self.kind(self.file.child(call, 0)) == Kind::Special {
                    self.expr(call);
                }
            }
        }
        if self.kind(body) == Kind::Block {
            self.stmt(body);
            self.returned_by_blocks(body);
            if self.deferred {
                self.run_finals(0);
                if !self.result_names().is_empty() {
                    let value = self.named_results(body);
                    self.leave(value, body);
                }
                self.after_panic(body);
            }
        } else {
            let value = self.expr(body);
            self.leave(value, body);
        }
    }

    fn parameter(&mut self, param: NodeRef, number: u16) {
        if self.kind(param) != Kind::Param {
            self.graph.params.push(Parameter::default());
            let value = self.emit(Act::Argument(number), param);
            return self.assign(param, value, param, true);
        }
        let (binder, kind, default) = (self.file.child(param, 1), self.file.child(param, 2), self.file.child(param, 3));
        let op = self.file.node(param).op;
        let name = if self.kind(binder) == Kind::Id { self.file.node(binder).sym } else { 0 };
        let rest = op == ParamKind::Rest as u16 || op == ParamKind::KeywordRest as u16;
        let text = self.text(param);
        let by_reference = !self.program.compat
            && (self.dialect.php && text.split('$').next().is_some_and(|before| before.contains('&'))
                || self.dialect.go && self.text(kind).starts_with('*')
                || self.file.language.id() == "csharp" && (text.starts_with("ref ") || text.starts_with("out ")));
        let default_node = (!self.is_nil(default)).then_some(default);
        let plain_name = if name == 0 { 0 } else { field_sym(self.text(binder)) };
        let keywords = op == ParamKind::KeywordRest as u16;
        // A structure, or an array of PHP, is handed over as a copy.
        let structure = self.dialect.go && !self.program.compat && self.is_structure(kind);
        let by_copy = structure || self.dialect.php && !self.program.compat && !by_reference && self.is_array(binder, kind);
        let kept = if structure { self.kept_fields(kind) } else { SmallVec::new() };
        self.graph.params.push(Parameter { name, plain_name, rest, keywords, by_reference, by_copy, kept, default: default_node });
        if name != 0 && !rest && !by_reference && !self.program.compat && self.is_fixed(binder) {
            self.fixed.insert(name, number);
        }
        let plain = self.plain(kind);
        let given = self.emit(Act::Argument(number), param);
        self.graph.ops[given as usize].plain = plain;
        let mut value = given;
        let plain_default = self.is_nil(default) || self.program.compat || consts::decide(self.program.names, default).is_some();
        if !plain_default && !self.graph.by_value.contains(&number) {
            self.graph.by_value.push(number);
        }
        let passed = self.context.and_then(|c| c.get(number)).is_some();
        let mut kept = None;
        if !self.is_nil(default) && (!passed || plain_default) {
            let otherwise = match self.kept_default(default, name) {
                Some(op) => *kept.insert(op),
                None => self.expr(default),
            };
            value = self.emit(Act::Choose(smallvec![given, otherwise]), param);
        }
        if self.kind(binder) == Kind::Id {
            let place = self.place_of_name(binder);
            if place.path.is_empty() {
                self.graph.param_vars.push((place.var, number));
            }
            // Semgrep takes neither `*args` nor `**kwargs` for a parameter with a value of its own.
            if rest && self.program.compat {
                value = self.constant(self.unit.node);
                self.write(place, value, self.unit.node, false);
            } else {
                let op = self.write(place, value, binder, false);
                self.graph.ops[op as usize].plain = plain;
                if let Some(kept) = kept {
                    self.graph.shares.insert(op, kept);
                }
            }
            // A parameter of a constructor that is a field, too.
            let modifier = |w: &str| matches!(w, "public" | "private" | "protected" | "readonly");
            if !self.program.compat
                && (self.dialect.php || self.dialect.script)
                && self.unit.class.is_some()
                && text.split_whitespace().next().is_some_and(modifier)
            {
                let place = self.member(self.text(binder));
                self.write(place, value, binder, false);
            }
        } else {
            if self.dialect.script && !self.program.compat {
                // What is taken out of it is part of what was passed.
                let var = mix(self.scoped(self.unit.node, 0x9a2a), u64::from(number));
                self.graph.owned.insert(var);
                self.graph.param_vars.push((var, number));
                self.emit(Act::Write(Self::plain_place(var), value, false), self.unit.node);
                self.graph.lvalues.insert(value, Self::plain_place(var));
            }
            self.assign(binder, value, param, true);
        }
    }

    /// Names of PHP that become names of one variable.
    fn collect_references(&mut self) {
        self.collect_ref_locals();
        if !self.dialect.php || self.program.compat || !self.file.source.contains('&') {
            return;
        }
        let items =
            if self.unit.kind == UnitKind::Top { 0..self.file.items.len() as u32 } else { self.unit.node.item..self.unit.node.item + 1 };
        for item in items {
            for node in 0..self.file.items[item as usize].item.nodes.len() as u32 {
                let at = NodeRef { item, node };
                if self.kind(at) == Kind::Assign && self.by_reference(self.file.child(at, 0), self.file.child(at, 1)) {
                    for side in [0, 1] {
                        let name = self.file.child(at, side);
                        if self.kind(name) == Kind::Id {
                            self.references.insert(self.file.node(name).sym);
                        }
                    }
                }
            }
        }
    }

    /// Whether a parameter is given no other value.
    fn is_fixed(&self, binder: NodeRef) -> bool {
        let (names, name) = (self.program.names, self.file.node(binder).sym);
        let own = self.unit.node;
        let within = |n: &NodeRef| n.item == own.item && n.node >= own.node && n.node < self.file.node(own).next;
        names.declarations(Some(own), name).len() == 1 && !names.assigned(name).iter().any(within)
    }

    /// `global x` in Python and PHP.
    fn collect_globals(&mut self, body: NodeRef) {
        if self.is_nil(body) {
            return;
        }
        let end = self.file.node(body).next;
        for node in body.node..end {
            let at = NodeRef { item: body.item, node };
            if self.kind(at) == Kind::Scope && self.text(at).starts_with("nonlocal") && !self.program.compat {
                for name in self.children(at) {
                    self.outer.insert(self.file.node(name).sym);
                }
            }
            if self.kind(at) == Kind::Scope && self.text(at).starts_with("global") {
                for name in self.children(at) {
                    self.global.insert(self.file.node(name).sym);
                }
            }
        }
    }

    fn find_tails(&mut self, body: NodeRef) {
        let mut work = vec![body];
        while let Some(at) = work.pop() {
            if self.tails.len() > 1_000 {
                break;
            }
            match self.kind(at) {
                Kind::Block | Kind::Case => work.extend(self.children(at).last()),
                Kind::If => {
                    work.push(self.file.child(at, 1));
                    work.push(self.file.child(at, 2));
                }
                Kind::Switch => work.extend(self.children(at).into_iter().skip(1)),
                Kind::Try => work.push(self.file.child(at, 0)),
                Kind::ExprStmt => {
                    self.tails.insert(at);
                }
                _ => {}
            }
        }
    }

    fn text(&self, at: NodeRef) -> &'f str {
        self.file.text(at)
    }

    // The end

    fn finish(mut self) -> Graph {
        if !self.dialect.captures && self.program.compat && self.unit.kind == UnitKind::Closure {
            // For Semgrep a nested function in Python sees nothing of what is around it.
            self.graph.free.clear();
        }
        self.graph.owned.insert(RESULT);
        let g = &mut self.graph;
        for (id, op) in g.ops.iter().enumerate() {
            g.places.push((self.file.span(op.at), id as OpId, false));
        }
        g.places.sort_by_key(|(r, id, target)| (r.start, std::cmp::Reverse(r.end), *target, *id));
        // Reverse postorder, the ways of exceptions included.
        let count = g.blocks.len();
        let mut seen = vec![false; count];
        let mut order = Vec::with_capacity(count);
        let mut work: Vec<(BlockId, usize)> = vec![(0, 0)];
        seen[0] = true;
        while let Some((block, edge)) = work.pop() {
            let b = &g.blocks[block as usize];
            let to = b.next.get(edge).map(|e| e.to).or_else(|| if edge == b.next.len() { b.unwind } else { None });
            if edge > b.next.len() {
                order.push(block);
                continue;
            }
            work.push((block, edge + 1));
            if let Some(to) = to
                && !seen[to as usize]
            {
                seen[to as usize] = true;
                work.push((to, 0));
            }
        }
        order.reverse();
        g.order = order;
        // A method may stand for others that are not seen here.
        let attrs = if self.unit.kind == UnitKind::Function { self.file.child(self.unit.node, 0) } else { self.unit.node };
        let fixed = self.file.text(attrs).split_whitespace().any(|w| w == "static")
            || self.file.children(attrs).any(|a| self.file.node(a).kind == Kind::KeywordAttr && self.file.text(a) == "static");
        let alone = self.unit.kind == UnitKind::Function && (self.unit.class.is_none() || fixed);
        g.alone = alone && !self.program.compat && !g.yields;
        g.throws = g.order.iter().any(|b| g.blocks[*b as usize].next.iter().any(|e| e.to == self.raised));
        self.graph
    }
}

/// The operands of an operation.
pub(crate) fn operands(act: &Act, mut with: impl FnMut(OpId)) {
    match act {
        Act::Const | Act::Read(_) | Act::Argument(_) | Act::Closure(_) | Act::Function(_) => {}
        Act::Field(a, _) | Act::Part(a, _) | Act::Copy(a) | Act::Write(_, a, _) | Act::Change(_, a) | Act::Leave(a) => with(*a),
        Act::Index(a, b, _) => {
            with(*a);
            with(*b);
        }
        Act::Mix(all) | Act::Compare(all) | Act::Choose(all) => all.iter().for_each(|o| with(*o)),
        Act::Object(all) => all.iter().for_each(|(_, o)| with(*o)),
        Act::Call(c) => {
            with(c.callee);
            c.receiver.iter().for_each(|o| with(*o));
            c.args.iter().for_each(|(o, _)| with(*o));
        }
    }
}
