//! From the generic tree to the intermediate language.

mod elixir;

use super::il::{
    Act, Block, BlockId, Call, Context, Edge, Graph, Known, OF_THIS, Op, OpId, Operands, Parameter, Place, Plain, Proj, UnitId, Var,
};
use super::index::Target;
use super::program::{BLOCK, Program, RESULT, THIS, Unit, UnitKind, class_sym, field_sym, is_arrow_property, last_name};
use ql_syntax::consts::{self, Const};
use ql_syntax::gast::{File, FuncKind, Kind, NodeRef, Op as Operator, ParamKind, Sym, VarKind, flag, sym};
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::{SmallVec, smallvec};

mod csharp;
mod golang;
mod library;
mod objects;
mod pattern;

/// Expressions nested deeper than this are taken as the union of the names in them.
const MAX_DEPTH: u32 = 150;
/// Most operations of one unit.
const MAX_OPS: usize = 200_000;
/// How often the statements of `finally` are copied to the ways out of one unit.
const MAX_COPIES: u32 = 40;
/// What was thrown, of whatever class; with a class mixed in, of that one.
const ANY_THROWN: Var = 0x7480_0001;
/// What was thrown without its class being known.
const UNKNOWN_THROWN: Var = 0x7480_0002;
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
/// Longest access path.
const MAX_PATH: usize = 3;
/// Most methods of a class that are counted among those that whoever makes an object may run.
const MAX_MENTIONED: usize = 60;
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
    /// Variables that live on between calls.
    statics: FxHashSet<Sym>,
    /// The handlers of the open `try` bodies.
    handlers: Vec<Handlers>,
    /// Where the bodies of the open `try` statements begin.
    starts: Vec<BlockId>,
    /// The assignment under way makes another name of a variable.
    binding: bool,
    /// Variables that have other names.
    references: FxHashSet<Sym>,
    /// Names that it takes from the functions around it.
    outer: FxHashSet<Sym>,
    /// It gives values one after another.
    generator: bool,
    mentions: FxHashMap<UnitId, ()>,
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
        statics: FxHashSet::default(),
        handlers: Vec::new(),
        starts: Vec::new(),
        binding: false,
        references: FxHashSet::default(),
        outer: FxHashSet::default(),
        generator: false,
        mentions: FxHashMap::default(),
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
        if self.dialect.last_is_result {
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
            if self.deferred {
                self.run_finals(0);
                if !self.result_names().is_empty() {
                    let value = self.named_results(body);
                    self.leave(value, body);
                }
            }
        } else {
            let value = self.expr(body);
            self.emit(Act::Leave(value), body);
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
        // A structure is handed over as a copy.
        let by_copy = self.dialect.go && !self.program.compat && self.is_structure(kind);
        self.graph.params.push(Parameter { name, plain_name, rest, keywords, by_reference, by_copy, default: default_node });
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
        if !self.is_nil(default) && (!passed || plain_default) {
            let otherwise = self.expr(default);
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
            self.assign(binder, value, param, true);
        }
    }

    /// Names of PHP that become names of one variable.
    fn collect_references(&mut self) {
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

    // Names

    /// The scope in which a name is declared, seen from there. An assignment declares a name only where
    /// nothing around it does, except in languages in which it always does.
    fn scope_of(&self, at: NodeRef) -> Option<Option<NodeRef>> {
        let names = self.program.names;
        let mut found = names.scope_of(at)?;
        if !self.outer.is_empty()
            && self.outer.contains(&self.file.node(at).sym)
            && let Some(own) = found.filter(|own| *own == self.unit.node && own.node != 0)
        {
            // As it is seen from where the function stands.
            let mut node = NodeRef { item: own.item, node: self.file.node(own).parent };
            let name = self.file.node(at).sym;
            loop {
                if matches!(self.kind(node), Kind::Func) && !names.declarations(Some(node), name).is_empty() {
                    found = Some(node);
                    break;
                }
                if node.node == 0 {
                    break;
                }
                node.node = self.file.node(node).parent;
            }
        }
        if self.dialect.python || self.dialect.php || self.dialect.elixir || found.is_none() {
            return Some(found);
        }
        let name = self.file.node(at).sym;
        let mut scope = found;
        let mut first = None;
        loop {
            let declarations = names.declarations(scope, name);
            let assigned = |k: Kind| matches!(k, Kind::Assign | Kind::AssignOp | Kind::IncDec);
            if declarations.iter().any(|d| !assigned(self.kind(d.at))) {
                return Some(scope);
            }
            if !declarations.is_empty() {
                first = first.or(Some(scope));
            }
            let Some(mut node) = scope else { break };
            // The variables of a Ruby method are its own.
            if self.dialect.ruby && self.file.node(node).op != FuncKind::Lambda as u16 {
                break;
            }
            scope = None;
            while node.node != 0 {
                node.node = self.file.node(node).parent;
                if matches!(self.kind(node), Kind::Func | Kind::Class) {
                    scope = Some(node);
                    break;
                }
            }
            if scope.is_none() && names.declarations(None, name).is_empty() {
                break;
            }
        }
        // Where several functions only assign it, the outermost one has it.
        let mut out = first.unwrap_or(found);
        if self.dialect.ruby {
            out = self.outermost_block(out, name);
        }
        Some(out)
    }

    /// In Ruby a block shares the variables of what is around it.
    fn outermost_block(&self, scope: Option<NodeRef>, name: Sym) -> Option<NodeRef> {
        let names = self.program.names;
        let mut best = scope;
        let mut at = scope;
        while let Some(mut node) = at {
            if self.file.node(node).op != FuncKind::Lambda as u16 {
                break;
            }
            at = None;
            while node.node != 0 {
                node.node = self.file.node(node).parent;
                if matches!(self.kind(node), Kind::Func | Kind::Class) {
                    at = Some(node);
                    break;
                }
            }
            if !names.declarations(at, name).is_empty() {
                best = at;
            }
        }
        best
    }

    fn scoped(&self, scope: NodeRef, name: Sym) -> Var {
        mix(mix(u64::from(scope.item) << 32 | u64::from(scope.node), 0x5c09e ^ self.program.seat.salt), name)
    }

    fn file_wide(&self, name: Sym) -> Var {
        file_wide(self.program, name)
    }

    fn plain_place(var: Var) -> Place {
        Place { var, path: SmallVec::new() }
    }

    fn member(&self, name: &str) -> Place {
        Place { var: self.graph.this.unwrap_or(THIS), path: smallvec![Proj::Field(field_sym(name))] }
    }

    /// Where a name is kept.
    fn place_of_name(&mut self, at: NodeRef) -> Place {
        let name = self.file.node(at).sym;
        let text = self.text(at);
        if self.dialect.ruby && text.starts_with('@') {
            return self.member(text);
        }
        if text == "$this" || (self.dialect.ruby && text == "self") {
            return Self::plain_place(self.graph.this.unwrap_or(THIS));
        }
        let top = self.unit.kind == UnitKind::Top;
        if self.dialect.ruby && text.starts_with('$') && !self.program.compat {
            let var = self.file_wide(name);
            if top {
                self.graph.owned.insert(var)
            } else {
                self.graph.free.insert(var)
            };
            return Self::plain_place(var);
        }
        if self.global.contains(&name) {
            let var = self.file_wide(name);
            self.graph.free.insert(var);
            return Self::plain_place(var);
        }
        if let Some(place) = self.foreign_place(at) {
            return place;
        }
        let names = self.program.names;
        let scope = self.scope_of(at);
        if self.statics.contains(&name) {
            // It lives on between calls.
            let var = mix(self.scoped(self.unit.node, name), 0x57a7);
            self.graph.free.insert(var);
            return Self::plain_place(var);
        }
        if let Some(place) = self.copied(at, name) {
            return place;
        }
        // Where every variable is declared, a name that is not is an inherited field.
        if self.dialect.bare_fields && !self.program.compat && text.starts_with(|c: char| c.is_lowercase() || c == '_') {
            let assigned = |k: Kind| matches!(k, Kind::Assign | Kind::AssignOp | Kind::IncDec);
            let declared = scope.is_some_and(|s| names.declarations(s, name).iter().any(|d| !assigned(self.kind(d.at))));
            if !declared && (self.unit.class.is_some() || self.enclosing_class().is_some()) {
                return self.member(text);
            }
        }
        let Some(scope) = scope else { return Self::plain_place(self.file_wide(name)) };
        let declarations = names.declarations(scope, name);
        // Semgrep tells a name apart that is used before it is first given a value.
        if self.program.compat && scope.is_some() && declarations.iter().all(|d| d.name > at && self.kind(d.at) != Kind::ForClause) {
            return Self::plain_place(mix(self.file_wide(name), 0xbef0));
        }
        match scope {
            Some(node) if self.kind(node) == Kind::Class => {
                let inside = self.unit.kind == UnitKind::Init && self.unit.node == node;
                if inside || self.dialect.bare_fields {
                    return self.member(text);
                }
                Self::plain_place(self.file_wide(name))
            }
            Some(node) => {
                let mut var = self.scoped(node, name);
                if !self.program.compat
                    && let Some(own) = names.block_declaration(at).filter(|own| self.kind(*own) != Kind::Param)
                {
                    var = mix(var, u64::from(own.node) + 1);
                }
                if node == self.unit.node {
                    self.graph.owned.insert(var);
                } else if !self.is_function(declarations.first().map(|d| d.at)) {
                    self.graph.free.insert(var);
                }
                Self::plain_place(var)
            }
            None => {
                let var = self.file_wide(name);
                let class = !self.program.compat && declarations.iter().any(|d| self.kind(d.at) == Kind::Class);
                if top {
                    self.graph.owned.insert(var);
                } else if self.dialect.closed && !class && !(self.dialect.ruby && text.starts_with('$') || self.sees_file(text)) {
                    return Self::plain_place(mix(var, 0xc105));
                } else if declarations.iter().any(|d| !self.is_function(Some(d.at)))
                    || !self.program.compat && declarations.iter().any(|d| self.kind(d.at) == Kind::Class)
                {
                    self.graph.free.insert(var);
                }
                Self::plain_place(var)
            }
        }
    }

    /// Whether a function without a name sees a variable of the file: nothing that is closed lies between.
    fn sees_file(&self, name: &str) -> bool {
        if self.program.compat || self.unit.kind != UnitKind::Closure {
            return false;
        }
        let mut node = self.unit.node;
        loop {
            if let Some(unit) = self.program.by_node.get(&node) {
                if self.program.unit(*unit).kind == UnitKind::Function {
                    return false;
                }
                if self.dialect.php && self.kind(node) == Kind::Func {
                    let text = self.text(node);
                    let head = text.split('{').next().unwrap_or(text);
                    let arrow = head.trim_start().trim_start_matches("static").trim_start().starts_with("fn");
                    let used = head
                        .rsplit_once("use")
                        .is_some_and(|(_, list)| list.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '$').any(|w| w == name));
                    if !arrow && !used {
                        return false;
                    }
                }
            }
            if node.node == 0 {
                return true;
            }
            node.node = self.file.node(node).parent;
        }
    }

    fn is_function(&self, at: Option<NodeRef>) -> bool {
        at.is_some_and(|a| matches!(self.kind(a), Kind::Func | Kind::Class))
    }

    /// The unit that a name always stands for.
    fn function_named(&self, at: NodeRef) -> Option<UnitId> {
        let names = self.program.names;
        let scope = names.scope_of(at)?;
        let [one] = names.declarations(scope, self.file.node(at).sym) else { return None };
        if scope.is_some_and(|s| self.kind(s) == Kind::Class) {
            return None;
        }
        let node = if self.kind(one.at) == Kind::Func { one.at } else { one.value.filter(|v| self.kind(*v) == Kind::Func)? };
        self.program.by_node.get(&node).copied()
    }

    /// The class that a name stands for.
    fn class_named(&self, at: NodeRef) -> Option<Sym> {
        match self.linked(at) {
            Some(Target::Class(key)) => return Some(key),
            Some(_) => return None,
            None => {}
        }
        self.program.class_key(last_name(self.file, at)?)
    }

    /// What a name or a chain of them means that other files declare.
    fn linked(&self, at: NodeRef) -> Option<Target> {
        let index = self.program.seat.index.as_ref()?;
        index.linked(self.program, at)
    }

    /// The place of a variable that another file declares; of a class, that of its fixed fields.
    fn foreign_place(&mut self, at: NodeRef) -> Option<Place> {
        let var = match self.linked(at)? {
            Target::Variable(var, _) => var,
            Target::Class(key) => self.program.seat.index.as_ref()?.class_var(key)?,
            Target::Function(_) | Target::Module(_) => return None,
        };
        self.graph.free.insert(var);
        Some(Self::plain_place(var))
    }

    /// The class of the object that an expression gives, where it is plain to see.
    fn class_of(&self, at: NodeRef, depth: u32) -> Option<Sym> {
        if depth > 5 {
            return None;
        }
        match self.kind(at) {
            Kind::Special => self.own_class(),
            Kind::Deref if self.dialect.go => self.class_of(self.file.child(at, 0), depth + 1),
            Kind::New => self.class_named(self.file.child(at, 0)),
            Kind::Call => {
                let callee = self.file.child(at, 0);
                // `A.new` in Ruby.
                if self.dialect.ruby && self.kind(callee) == Kind::Dot && self.text(self.file.child(callee, 1)) == "new" {
                    return self.class_named(self.file.child(callee, 0));
                }
                if self.kind(callee) == Kind::Id && self.dialect.class_calls { self.class_named(callee) } else { None }
            }
            Kind::Ref => self.class_of(self.file.child(at, 0), depth + 1),
            Kind::Id => {
                if matches!(self.text(at), "$this" | "cls" | "static") || self.text(at) == "self" && !self.dialect.php {
                    return self.own_class();
                }
                if self.text(at) == "self" {
                    return self.unit.class.or_else(|| self.enclosing_class());
                }
                if let Some(Known::Class(class)) = self.known(at) {
                    return Some(*class);
                }
                let names = self.program.names;
                let Some(scope) = self.scope_of(at) else { return self.class_named(at) };
                let declarations = names.declarations(scope, self.file.node(at).sym);
                if declarations.iter().all(|d| self.kind(d.at) == Kind::Class) {
                    return self.class_named(at);
                }
                let mut found = None;
                for d in declarations {
                    let typed = match self.kind(d.at) {
                        Kind::VarDef | Kind::Param => self.class_named(self.file.child(d.at, 2)),
                        _ => None,
                    };
                    let class = d.value.and_then(|v| self.class_of(v, depth + 1)).or(typed)?;
                    if found.replace(class).is_some_and(|f| f != class) {
                        return None;
                    }
                }
                found
            }
            _ => None,
        }
    }

    fn enclosing_class(&self) -> Option<Sym> {
        let mut node = self.unit.node;
        while node.node != 0 {
            node.node = self.file.node(node).parent;
            if let Some(unit) = self.program.by_node.get(&node)
                && let Some(class) = self.program.unit(*unit).class
            {
                return Some(class);
            }
        }
        None
    }

    /// What a declared type promises.
    fn plain(&self, at: NodeRef) -> Option<Plain> {
        if self.kind(at) != Kind::Id {
            return None;
        }
        match self.text(at) {
            "int" | "long" | "short" | "byte" | "float" | "double" | "Integer" | "Long" | "Short" | "Byte" | "Float" | "Double"
            | "number" | "int8" | "int16" | "int32" | "int64" | "uint" | "uint8" | "uint16" | "uint32" | "uint64" | "float32"
            | "float64" | "decimal" | "ulong" | "ushort" | "BigInteger" | "BigDecimal" => Some(Plain::Number),
            "bool" | "boolean" | "Boolean" => Some(Plain::Truth),
            _ => None,
        }
    }

    /// What the declared type of a variable promises.
    fn plain_of_name(&self, at: NodeRef) -> Option<Plain> {
        let names = self.program.names;
        let scope = self.scope_of(at)?;
        let mut found = None;
        for d in names.declarations(scope, self.file.node(at).sym) {
            if matches!(self.kind(d.at), Kind::VarDef | Kind::Param) {
                found = found.or(self.plain(self.file.child(d.at, 2)));
            }
        }
        found
    }

    // Statements

    fn stmt(&mut self, at: NodeRef) {
        if self.depth > MAX_DEPTH || self.graph.ops.len() > MAX_OPS {
            self.opaque(at);
            return;
        }
        self.depth += 1;
        let label = self.label.take();
        match self.kind(at) {
            Kind::Block => {
                for s in self.children(at) {
                    self.stmt(s);
                }
            }
            Kind::ExprStmt => {
                let value = self.expr(self.file.child(at, 0));
                if self.tails.contains(&at) {
                    self.emit(Act::Leave(value), at);
                }
                self.last = Some(value);
            }
            Kind::If => self.if_statement(at),
            Kind::While | Kind::DoWhile => self.while_loop(at, label),
            Kind::ForClassic => self.for_loop(at, label),
            Kind::ForEach => self.for_each(at, label),
            Kind::Switch => {
                self.switch(at);
            }
            Kind::Return => {
                let value = self.file.child(at, 0);
                let value = if self.is_nil(value) { self.named_results(at) } else { self.expr(value) };
                let value = self.with_names(value);
                let value = self.emit(Act::Copy(value), at);
                if !self.finals.is_empty() && self.give_results(value, at) {
                    self.run_finals(0);
                    let value = self.named_results(at);
                    self.leave(value, at);
                } else {
                    self.leave(value, at);
                    self.run_finals(0);
                }
                self.goto(self.exit);
                self.dead();
            }
            Kind::Break | Kind::Continue => {
                let target = self.file.child(at, 0);
                let wanted = (self.kind(target) == Kind::Id).then(|| self.file.node(target).sym);
                let again = self.kind(at) == Kind::Continue;
                let found = self
                    .loops
                    .iter()
                    .rev()
                    .find(|l| wanted.is_none_or(|w| l.label == Some(w)) && (!again || l.again.is_some()))
                    .map(|l| (if again { l.again.unwrap_or(l.leave) } else { l.leave }, l.finals));
                if let Some((to, finals)) = found {
                    self.run_finals(finals);
                    self.goto(to);
                } else if self.dialect.ruby && !self.program.compat && self.unit.kind == UnitKind::Closure {
                    // What a block is left with is what its call gives.
                    let value = if self.is_nil(target) { self.constant(at) } else { self.expr(target) };
                    self.emit(Act::Leave(value), at);
                    self.goto(self.exit);
                }
                self.dead();
            }
            Kind::Throw => {
                let from = self.graph.ops.len() as OpId;
                let parts = self.all(self.children(at));
                let first = parts.first().copied();
                self.emit(Act::Mix(parts), at);
                let thrown = self.file.child(at, 0);
                if let Some(first) = first {
                    self.keep_thrown(first, thrown, at);
                }
                self.throw_to_handler(thrown, from);
            }
            Kind::Try => self.try_statement(at),
            Kind::With => {
                let (value, binder, body) = (self.file.child(at, 0), self.file.child(at, 1), self.file.child(at, 2));
                let value = self.expr(value);
                let managed = self.file.child(at, 0);
                let value = self.entered(managed, value);
                if !self.is_nil(binder) {
                    self.bind(binder, value);
                }
                self.stmt(body);
                self.closed(managed, binder, value);
            }
            Kind::Label => {
                let (name, inner) = (self.file.child(at, 0), self.file.child(at, 1));
                let name = self.file.node(name).sym;
                let here = self.labelled(name);
                self.goto(here);
                self.at = here;
                self.label = Some(name);
                self.stmt(inner);
            }
            Kind::Goto => {
                let name = self.file.node(self.file.child(at, 0)).sym;
                let to = self.labelled(name);
                self.goto(to);
                self.dead();
            }
            Kind::Assert => {
                let (cond, message) = (self.file.child(at, 0), self.file.child(at, 1));
                let (yes, no) = (self.block(), self.block());
                let value = self.branch(cond, yes, no);
                self.at = no;
                if !self.is_nil(message) {
                    self.expr(message);
                }
                self.at = yes;
                self.emit(Act::Copy(value), at);
            }
            Kind::Defer | Kind::Spawn => {
                let inner = self.file.child(at, 0);
                let later = self.kind(at) == Kind::Defer
                    && !self.program.compat
                    && self.kind(inner) == Kind::Call
                    && self.kind(self.file.child(inner, 0)) == Kind::Func
                    && self.is_empty(self.file.child(inner, 1));
                if later {
                    // It runs when the function is left.
                    self.finals.push(inner);
                    self.deferred = true;
                } else if self.program.compat && self.kind(at) == Kind::Defer {
                    if self.kind(inner) == Kind::Call {
                        for arg in self.children(self.file.child(inner, 1)) {
                            if self.kind(arg) == Kind::Func {
                                self.expr(arg);
                            }
                        }
                        let callee = self.file.child(inner, 0);
                        if self.kind(callee) == Kind::Func {
                            self.expr(callee);
                        }
                    }
                } else {
                    self.expr(inner);
                }
            }
            Kind::VarDef => self.variable(at),
            Kind::Func => self.nested_function(at),
            Kind::Class => self.nested_class(at),
            Kind::Delete if !self.program.compat => {
                for c in self.children(at) {
                    self.delete(c);
                }
            }
            Kind::Catches | Kind::Case | Kind::Catch | Kind::Delete | Kind::EnumEntry => {
                for c in self.children(at) {
                    self.stmt_or_expr(c);
                }
            }
            Kind::Imports
            | Kind::Import
            | Kind::Package
            | Kind::TypeDef
            | Kind::Pass
            | Kind::Scope
            | Kind::Nil
            | Kind::Attrs
            | Kind::Attr => {}
            _ => {
                let value = self.expr(at);
                self.last = Some(value);
            }
        }
        self.depth -= 1;
    }

    /// Takes a part out of what it is part of.
    fn delete(&mut self, at: NodeRef) {
        match self.kind(at) {
            Kind::Dot | Kind::Index => {
                if let Some((place, false)) = self.target_place(at) {
                    let nothing = self.constant(at);
                    self.emit(Act::Write(place, nothing, false), at);
                }
            }
            Kind::Tuple | Kind::Args | Kind::Seq => {
                for c in self.children(at) {
                    self.delete(c);
                }
            }
            _ => self.stmt_or_expr(at),
        }
    }

    fn labelled(&mut self, name: Sym) -> BlockId {
        if let Some(block) = self.labels.get(&name) {
            return *block;
        }
        let block = self.block();
        self.labels.insert(name, block);
        block
    }

    fn stmt_or_expr(&mut self, at: NodeRef) {
        match self.kind(at) {
            Kind::Id | Kind::Call | Kind::Dot | Kind::Index => {
                self.expr(at);
            }
            _ => self.stmt(at),
        }
    }

    /// Everything in a subtree too deep for more: the values of its names.
    fn opaque(&mut self, at: NodeRef) -> OpId {
        self.graph.cut |= self.graph.ops.len() > MAX_OPS;
        let mut parts = Operands::new();
        let end = self.file.node(at).next;
        for node in at.node..end {
            let r = NodeRef { item: at.item, node };
            if self.kind(r) == Kind::Id && parts.len() < 200 && self.graph.ops.len() <= MAX_OPS {
                parts.push(self.name(r));
            }
        }
        self.emit(Act::Mix(parts), at)
    }

    fn if_statement(&mut self, at: NodeRef) {
        let after = self.block();
        let mut at = at;
        let whole = at;
        let mut results = Operands::new();
        // A chain of `else if` is as long as it likes.
        loop {
            let (cond, then, otherwise) = (self.file.child(at, 0), self.file.child(at, 1), self.file.child(at, 2));
            let (yes, no) = (self.block(), self.block());
            self.branch(cond, yes, no);
            self.at = yes;
            self.last = None;
            self.stmt(then);
            results.extend(self.last.take());
            self.goto(after);
            self.at = no;
            if self.kind(otherwise) == Kind::If {
                at = otherwise;
                continue;
            }
            self.stmt(otherwise);
            results.extend(self.last.take());
            break;
        }
        self.goto(after);
        self.at = after;
        if self.dialect.ruby && !results.is_empty() {
            let value = self.emit(Act::Choose(results), whole);
            self.last = Some(value);
        }
    }

    /// Evaluates a condition and goes on in one of two blocks.
    fn branch(&mut self, cond: NodeRef, yes: BlockId, no: BlockId) -> OpId {
        let n = *self.file.node(cond);
        let op = Operator::from_u16(n.op);
        if self.depth < MAX_DEPTH && !self.program.compat {
            match n.kind {
                Kind::Unary if op == Operator::Not => {
                    self.depth += 1;
                    let value = self.branch(self.file.child(cond, 0), no, yes);
                    self.depth -= 1;
                    return value;
                }
                Kind::Binary if matches!(op, Operator::And | Operator::Or) => {
                    self.depth += 1;
                    let second = self.block();
                    let left = if op == Operator::And {
                        self.branch(self.file.child(cond, 0), second, no)
                    } else {
                        self.branch(self.file.child(cond, 0), yes, second)
                    };
                    self.at = second;
                    let right = self.branch(self.file.child(cond, 1), yes, no);
                    let here = self.at;
                    self.at = second;
                    self.emit(Act::Choose(smallvec![left, right]), cond);
                    self.at = here;
                    self.depth -= 1;
                    return right;
                }
                _ => {}
            }
        }
        let value = self.stmt_value(cond);
        self.flag(cond, value);
        match self.truth(cond) {
            Some(true) => self.edge(yes, None),
            Some(false) => self.edge(no, None),
            _ => {
                self.edge(yes, Some((value, true)));
                self.edge(no, Some((value, false)));
            }
        }
        value
    }

    /// Notes a condition that is nothing but a variable that is given one value.
    fn flag(&mut self, cond: NodeRef, value: OpId) {
        if self.program.compat || self.kind(cond) != Kind::Id {
            return;
        }
        if let Act::Read(var) = self.graph.ops[value as usize].act
            && self.graph.owned.contains(&var)
            && let Some(scope @ Some(_)) = self.scope_of(cond)
        {
            let name = self.file.node(cond).sym;
            let own = |s: &NodeRef| Some(*s) == scope;
            if self.program.names.declarations(scope, name).len() == 1 && self.program.names.assigned(name).iter().all(own) {
                self.graph.flags.insert(value, var);
            }
        }
    }

    /// Whether a condition always holds, or never.
    fn truth(&mut self, at: NodeRef) -> Option<bool> {
        if self.program.compat {
            return None;
        }
        if let Some(known) = self.type_test(at) {
            return Some(known);
        }
        consts::truth(self.file.language.id(), &self.decide(at)?)
    }

    /// The number of the parameter that a name stands for, where it never stands for anything else.
    fn param_number(&self, at: NodeRef) -> Option<u16> {
        if self.fixed.is_empty() || self.kind(at) != Kind::Id {
            return None;
        }
        let number = *self.fixed.get(&self.file.node(at).sym)?;
        (self.program.names.scope_of(at)? == Some(self.unit.node)).then_some(number)
    }

    /// What is known of a name in the context.
    fn known(&self, at: NodeRef) -> Option<&Known> {
        self.context.and_then(|c| c.get(self.param_number(at)?))
    }

    /// The constant that an expression is, also where only the context says so.
    fn decide(&mut self, at: NodeRef) -> Option<Const> {
        if let Some(known) = consts::decide(self.program.names, at) {
            return Some(known);
        }
        let mut depends = false;
        for node in at.node..self.file.node(at).next.min(at.node + MAX_CONDITION) {
            if let Some(number) = self.param_number(NodeRef { item: at.item, node }) {
                depends = true;
                if !self.graph.by_value.contains(&number) {
                    self.graph.by_value.push(number);
                }
            }
        }
        if !depends || self.context.is_none() {
            return None;
        }
        consts::decide_given(self.program.names, at, &|name| self.known(name).and_then(Known::value))
    }

    /// Whether a test for a type always gives the same answer.
    fn type_test(&mut self, at: NodeRef) -> Option<bool> {
        let n = *self.file.node(at);
        match n.kind {
            Kind::Binary if n.op == Operator::InstanceOf as u16 => self.is_of(self.file.child(at, 0), self.file.child(at, 1)),
            Kind::Call => {
                let (callee, args) = (self.file.child(at, 0), self.children(self.file.child(at, 1)));
                match args.as_slice() {
                    [object, class] if self.dialect.python && self.text(callee) == "isinstance" => self.is_of(*object, *class),
                    [class]
                        if self.dialect.ruby
                            && self.kind(callee) == Kind::Dot
                            && matches!(self.text(self.file.child(callee, 1)), "is_a?" | "kind_of?" | "instance_of?") =>
                    {
                        self.is_of(self.file.child(callee, 0), *class)
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Whether what an expression gives is of a type.
    fn is_of(&mut self, object: NodeRef, kind: NodeRef) -> Option<bool> {
        let number = self.param_number(object);
        if let Some(number) = number
            && !self.graph.by_class.contains(&number)
        {
            self.graph.by_class.push(number);
        }
        // Of a type with a name for what is of it: the type.
        let kind = if self.kind(kind) == Kind::Raw { self.children(kind).into_iter().next()? } else { kind };
        let wanted = self.class_named(kind).or_else(|| last_name(self.file, kind))?;
        match self.known(object) {
            Some(Known::Class(class)) => self.program.is_a(*class, wanted),
            Some(known) => {
                let name = self.text(kind);
                let text = matches!(name, "string" | "String" | "str");
                let number = matches!(name, "int" | "Integer" | "long" | "int32" | "int64" | "float" | "double" | "Float");
                let other = self.program.class(wanted).is_some();
                match known {
                    Known::Text(_) if text => Some(true),
                    Known::Text(_) if number || other => Some(false),
                    Known::Int(_) if text || other => Some(false),
                    Known::Null => Some(false),
                    _ => None,
                }
            }
            None => {
                let class = self.exact_class(object)?;
                self.program.is_a(class, wanted)
            }
        }
    }

    /// The class that an object was made as, where nothing else can be meant.
    fn exact_class(&self, at: NodeRef) -> Option<Sym> {
        if let Some(Known::Class(class)) = self.known(at) {
            return Some(*class);
        }
        if self.is_this(at) {
            return match self.context.and_then(|c| c.get(OF_THIS)) {
                Some(Known::Class(class)) => Some(*class),
                _ => None,
            };
        }
        if self.dialect.php && self.kind(at) == Kind::Id && self.text(at) == "self" {
            return self.unit.class;
        }
        if self.makes_object(at) { self.class_of(at, 0) } else { None }
    }

    /// Whether an expression is the object whose method this is, or the class on which it was called.
    fn is_this(&self, at: NodeRef) -> bool {
        match self.kind(at) {
            Kind::Special => self.text(at) != "super" && self.text(at) != "base",
            Kind::Id => match self.text(at) {
                "$this" | "static" => self.dialect.php,
                "self" => self.dialect.python || self.dialect.ruby,
                "cls" => self.dialect.python,
                _ => false,
            },
            _ => false,
        }
    }

    /// The class of the object itself.
    fn own_class(&self) -> Option<Sym> {
        match self.context.and_then(|c| c.get(OF_THIS)) {
            Some(Known::Class(class)) => Some(*class),
            _ => self.unit.class.or_else(|| self.enclosing_class()),
        }
    }

    /// The methods that a call on the object itself runs.
    fn own_methods(&mut self, class: Sym, name: Sym) -> SmallVec<[UnitId; 2]> {
        if let Some(Known::Class(exact)) = self.context.and_then(|c| c.get(OF_THIS)) {
            let found = self.program.own_method(*exact, name);
            if !found.is_empty() {
                return found;
            }
        }
        let found = self.program.method(class, name);
        if found.len() != 1 {
            self.note_this();
        }
        found
    }

    /// What the object is decides what is done.
    fn note_this(&mut self) {
        if self.unit.class.is_some() && !self.graph.by_class.contains(&OF_THIS) {
            self.graph.by_class.push(OF_THIS);
        }
    }

    /// A condition may be written as a declaration.
    fn stmt_value(&mut self, at: NodeRef) -> OpId {
        if matches!(self.kind(at), Kind::VarDef | Kind::ExprStmt) {
            self.last = None;
            self.stmt(at);
            return self.last.take().unwrap_or_else(|| self.constant(at));
        }
        self.expr(at)
    }

    fn looping(&mut self, label: Option<Sym>, leave: BlockId, again: BlockId, body: NodeRef) {
        self.loops.push(Loop { label, leave, again: Some(again), finals: self.finals.len() });
        self.stmt(body);
        self.loops.pop();
    }

    fn while_loop(&mut self, at: NodeRef, label: Option<Sym>) {
        let post = self.kind(at) == Kind::DoWhile;
        let (cond, body) = if post { (1, 0) } else { (0, 1) };
        let (cond, body) = (self.file.child(at, cond), self.file.child(at, body));
        // `begin … end until cond` runs at least once.
        let written = |l: &Self| l.text(body).starts_with("begin") && l.file.span(body).start < l.file.span(cond).start;
        let post = post || self.dialect.ruby && !self.program.compat && written(self);
        let (head, inner, after) = (self.block(), self.block(), self.block());
        self.goto(if post { inner } else { head });
        let leave = if post { after } else { self.block() };
        self.at = head;
        if self.is_nil(cond) {
            self.goto(inner);
        } else {
            self.branch(cond, inner, leave);
        }
        self.at = inner;
        self.looping(label, after, head, body);
        self.goto(head);
        if !post {
            self.at = leave;
            if self.file.children(at).count() > 2 {
                self.stmt(self.file.child(at, 2));
            }
            self.goto(after);
        }
        self.at = after;
    }

    fn for_loop(&mut self, at: NodeRef, label: Option<Sym>) {
        let [init, cond, update, body] = [0, 1, 2, 3].map(|p| self.file.child(at, p));
        self.stmt(init);
        let (head, inner, step, after) = (self.block(), self.block(), self.block(), self.block());
        self.goto(head);
        self.at = head;
        if self.is_nil(cond) {
            self.goto(inner);
        } else {
            self.branch(cond, inner, after);
        }
        self.at = inner;
        self.looping(label, after, step, body);
        self.goto(step);
        self.at = step;
        self.stmt(update);
        self.goto(head);
        self.at = after;
    }

    fn for_each(&mut self, at: NodeRef, label: Option<Sym>) {
        let [binder, iterated, body, otherwise] = [0, 1, 2, 3].map(|p| self.file.child(at, p));
        let all = self.expr(iterated);
        let (head, inner, done, after) = (self.block(), self.block(), self.block(), self.block());
        self.goto(head);
        self.at = head;
        if !self.is_empty_literal(iterated) {
            self.goto(inner);
        }
        self.goto(done);
        self.at = inner;
        let gap = self.file.source.get(self.file.span(binder).end..self.file.span(iterated).start).unwrap_or("");
        let keys = self.dialect.script && !self.program.compat && gap.trim() == "in";
        let element = self.emit(Act::Part(all, if keys { Proj::Key } else { Proj::Any }), iterated);
        self.each(binder, element, all);
        let again = self.block();
        self.looping(label, after, again, body);
        self.goto(again);
        self.at = again;
        self.write_back(binder, all);
        self.goto(head);
        self.at = done;
        self.stmt(otherwise);
        self.goto(after);
        self.at = after;
    }

    /// Whether nothing is in what a loop goes through.
    fn is_empty_literal(&self, at: NodeRef) -> bool {
        let mut list = at;
        if self.program.compat {
            return false;
        }
        if self.dialect.go && self.kind(at) == Kind::Id {
            // Only what is given one value, which has no elements of its own that others could add.
            let Some(scope) = self.scope_of(at) else { return false };
            let [one] = self.program.names.declarations(scope, self.file.node(at).sym) else { return false };
            let Some(value) = one.value else { return false };
            list = value;
        }
        match self.kind(list) {
            Kind::Array | Kind::Tuple | Kind::Dict => self.children(list).is_empty(),
            Kind::New if self.dialect.go => {
                let literal = self.file.child(list, 1);
                self.kind(literal) == Kind::Record && self.children(literal).is_empty() && self.text(list).starts_with("[]")
            }
            _ => false,
        }
    }

    /// What a loop by reference leaves in its variable is in the list.
    fn write_back(&mut self, binder: NodeRef, all: OpId) {
        if !self.dialect.php || self.program.compat {
            return;
        }
        let binder = if self.kind(binder) == Kind::Pair { self.file.child(binder, 1) } else { binder };
        if self.kind(binder) != Kind::Raw || !self.text(binder).starts_with('&') {
            return;
        }
        if let (Some(name), Some(mut place)) =
            (self.children(binder).into_iter().find(|c| self.kind(*c) == Kind::Id), self.graph.lvalues.get(&all).cloned())
        {
            let value = self.plain_name(name);
            place.path.push(Proj::Any);
            self.emit(Act::Write(place, value, true), name);
        }
    }

    /// Gives the variables of a loop its element.
    fn each(&mut self, binder: NodeRef, element: OpId, all: OpId) {
        let parts = self.children(binder);
        match self.kind(binder) {
            // Key and value.
            Kind::Pair | Kind::Tuple if self.kind(binder) == Kind::Pair || self.dialect.go => {
                let keyed = parts.len() == 2 && !self.program.compat;
                for (i, c) in parts.into_iter().enumerate() {
                    let value = if keyed && i == 0 { self.emit(Act::Part(all, Proj::Key), c) } else { element };
                    self.assign(c, value, c, true);
                }
            }
            _ => self.bind(binder, element),
        }
    }

    /// Gives the variable of a loop or of a `with` its value. For Semgrep such a name is an expression
    /// where types are declared, and elsewhere nothing that a rule could mean.
    fn bind(&mut self, binder: NodeRef, value: OpId) {
        if !self.program.compat {
            return self.assign(binder, value, binder, true);
        }
        if self.dialect.java || self.dialect.go {
            let value = self.emit(Act::Copy(value), binder);
            return self.assign(binder, value, binder, true);
        }
        let whole = matches!(self.kind(binder), Kind::Id | Kind::VarDef) && binder.node != 0;
        let around = NodeRef { item: binder.item, node: self.file.node(binder).parent };
        self.assign(binder, value, around, !whole);
    }

    fn switch(&mut self, at: NodeRef) -> OpId {
        let parts = self.children(at);
        let subject = parts.first().copied().filter(|s| !self.is_nil(*s));
        let value = match subject {
            Some(s) => self.stmt_value(s),
            None => self.constant(at),
        };
        let after = self.block();
        let mut head = self.at;
        self.loops.push(Loop { label: None, leave: after, again: None, finals: self.finals.len() });
        let mut complete = false;
        // What it chooses by, where that is a constant, and whether a case was found that it takes.
        let known = subject.filter(|_| !self.program.compat).and_then(|s| self.decide(s));
        let known = known.filter(|k| matches!(k, Const::Int(_) | Const::Str(_) | Const::Symbol(_) | Const::Bool(_)));
        // Go's `switch name := value.(type)` keeps no node of the name.
        let bound_name = subject.filter(|_| self.dialect.go && !self.program.compat).and_then(|s| {
            let head = self.file.source.get(self.file.span(at).start..self.file.span(s).start)?;
            let name = head.trim_start().strip_prefix("switch")?.trim().strip_suffix(":=")?.trim();
            Some(sym(name.rsplit(';').next()?.trim()))
        });
        let mut taken = false;
        let mut open: Option<BlockId> = None;
        let mut results = Operands::new();
        for case in parts.into_iter().skip(1) {
            if self.kind(case) != Kind::Case {
                self.stmt(case);
                continue;
            }
            let own = self.children(case);
            let (Some(body), Some(guard)) = (own.last().copied(), own.len().checked_sub(2).and_then(|g| own.get(g)).copied()) else {
                continue;
            };
            let patterns = &own[..own.len() - 2];
            complete |= patterns.is_empty() || patterns.iter().all(|p| self.text(*p) == "_");
            let entry = self.block();
            self.at = head;
            if self.dialect.elixir && subject.is_none() {
                // `cond`: what is asked before has been evaluated.
                let next = self.block();
                self.goto(next);
                self.at = next;
                for p in patterns {
                    self.expr(*p);
                }
                head = self.at;
            }
            let tested = match (subject, patterns) {
                (Some(subject), [pattern]) if known.is_none() && !self.program.compat => self.case_type(subject, *pattern),
                _ => None,
            };
            let fits = match &known {
                _ if tested.is_some() => tested,
                Some(known) if !patterns.is_empty() => {
                    let each: Vec<Option<Const>> = patterns.iter().map(|p| self.case_value(*p)).collect();
                    if each.iter().any(|c| c.as_ref() == Some(known)) {
                        Some(true)
                    } else {
                        each.iter().all(Option::is_some).then_some(false)
                    }
                }
                _ => None,
            };
            if fits != Some(false) && !taken {
                self.goto(entry);
            }
            taken |= fits == Some(true) && self.is_nil(guard);
            complete |= taken;
            self.at = entry;
            if let Some(name) = bound_name {
                self.put_thrown(self.file_wide(name), value, case);
            }
            for p in patterns {
                match (self.dialect.elixir, subject) {
                    (true, Some(_)) => self.fit(*p, value),
                    (true, None) => {}
                    (false, _) => self.pattern(*p, value),
                }
            }
            if self.kind(guard) == Kind::IfClause {
                self.expr(self.file.child(guard, 0));
            } else if !self.is_nil(guard) {
                self.expr(guard);
            }
            let inner = self.block();
            self.goto(inner);
            if let Some(before) = open.take() {
                self.at = before;
                self.goto(inner);
            }
            self.at = inner;
            self.last = None;
            self.stmt(body);
            if let Some(last) = self.last.take() {
                results.push(last);
            }
            let start = self.file.span(body).start;
            let arrow = self.file.source[self.file.span(case).start..start].trim_end().ends_with("->");
            let goes_on = self.dialect.go && !self.program.compat && self.text(body).trim_end().ends_with("fallthrough");
            if self.dialect.falls_through && !arrow || goes_on {
                open = Some(self.at);
            } else {
                self.goto(after);
            }
        }
        if let Some(before) = open {
            self.at = before;
            self.goto(after);
        }
        if !complete {
            self.at = head;
            self.goto(after);
        }
        self.loops.pop();
        self.at = after;
        self.emit(Act::Choose(results), at)
    }

    /// The constant that the pattern of a case stands for.
    fn case_value(&self, at: NodeRef) -> Option<Const> {
        let at = if self.kind(at) == Kind::ExprStmt { self.file.child(at, 0) } else { at };
        matches!(self.kind(at), Kind::Str | Kind::Int | Kind::Atom | Kind::Bool).then(|| consts::decide(self.program.names, at)).flatten()
    }

    /// Whether a case that names a class takes what a `switch` looks at.
    fn case_type(&mut self, subject: NodeRef, pattern: NodeRef) -> Option<bool> {
        let subject = if matches!(self.kind(subject), Kind::VarDef) { self.file.child(subject, 3) } else { subject };
        let pattern = if self.kind(pattern) == Kind::ExprStmt { self.file.child(pattern, 0) } else { pattern };
        match self.kind(pattern) {
            Kind::Id if self.dialect.ruby || self.dialect.go => self.is_of(subject, pattern),
            Kind::Call if self.dialect.python => {
                let class = self.file.child(pattern, 0);
                if self.is_of(subject, class) == Some(false) { Some(false) } else { None }
            }
            Kind::Raw if self.dialect.binding_patterns && !self.dialect.python => {
                if self.is_of(subject, pattern) == Some(false) {
                    Some(false)
                } else {
                    None
                }
            }
            _ => None,
        }
    }

    /// The pattern of a case.
    fn pattern(&mut self, at: NodeRef, value: OpId) {
        match self.kind(at) {
            Kind::ExprStmt | Kind::VarDef => self.stmt(at),
            Kind::Id | Kind::Array | Kind::Tuple | Kind::Raw if self.dialect.binding_patterns => {
                if !self.program.compat {
                    self.bind_pattern(at, value);
                }
            }
            _ => {
                self.expr(at);
            }
        }
    }

    /// Gives every name in a pattern the whole value.
    fn bind_all(&mut self, at: NodeRef, value: OpId) {
        let end = self.file.node(at).next;
        for node in at.node..end {
            let r = NodeRef { item: at.item, node };
            if self.kind(r) == Kind::Id && self.text(r) != "_" {
                let place = self.place_of_name(r);
                self.write(place, value, r, true);
            }
        }
    }

    /// Runs the `finally` parts from the innermost down to a level.
    fn run_finals(&mut self, level: usize) {
        let kept = self.finals.split_off(level.min(self.finals.len()));
        let unwind = self.unwind;
        for f in kept.iter().rev() {
            self.copies += 1;
            if self.copies <= MAX_COPIES {
                self.stmt(*f);
            }
        }
        self.unwind = unwind;
        self.finals.extend(kept);
    }

    /// Goes to the handler that takes what is thrown, where its class says which; `from` is the first operation
    /// of what makes it.
    fn throw_to_handler(&mut self, thrown: NodeRef, from: OpId) {
        let class = self.thrown_class(thrown).filter(|_| !self.program.compat).and_then(|c| self.program.class_key(c));
        let (Some(class), Some(handlers)) = (class, self.handlers.last()) else { return self.leave_by_exception() };
        if self.unwind != Some(handlers.dispatch) {
            return self.leave_by_exception();
        }
        let mut to = Some(handlers.beyond);
        for (kind, entry, guarded) in &handlers.clauses {
            let takes = if self.is_nil(*kind) || GENERAL.contains(&self.text(*kind)) {
                Some(true)
            } else {
                self.class_named(*kind).or_else(|| last_name(self.file, *kind)).and_then(|k| self.program.is_a(class, k))
            };
            match takes {
                Some(false) => {}
                Some(true) if !guarded => {
                    to = Some(*entry);
                    break;
                }
                _ => {
                    to = None;
                    break;
                }
            }
        }
        self.graph.calm.extend(from..self.graph.ops.len() as OpId);
        match to {
            Some(to) => {
                self.goto(to);
                self.dead();
            }
            None => self.leave_by_exception(),
        }
    }

    /// Goes to the nearest handler, or out of the function.
    fn leave_by_exception(&mut self) {
        match self.unwind {
            Some(to) => self.goto(to),
            None => {
                self.run_finals(0);
                self.goto(self.raised);
            }
        }
        self.dead();
    }

    /// Keeps what is thrown for the handlers that may take it.
    fn keep_thrown(&mut self, value: OpId, thrown: NodeRef, at: NodeRef) {
        if self.program.compat {
            return;
        }
        let mut class = self.thrown_class(thrown);
        if class.is_none() {
            return self.put_thrown(UNKNOWN_THROWN, value, at);
        }
        self.put_thrown(ANY_THROWN, value, at);
        let mut key = class.and_then(|name| self.program.class_key(name));
        for _ in 0..10 {
            let Some(name) = class else { break };
            self.put_thrown(mix(ANY_THROWN, name), value, at);
            key = key.and_then(|k| self.program.class(k)).and_then(|c| c.parents.first().copied());
            class = key.map(|k| self.program.class(k).map_or(k, |c| c.name));
        }
    }

    fn put_thrown(&mut self, var: Var, value: OpId, at: NodeRef) {
        self.emit(Act::Write(Self::plain_place(var), value, false), at);
    }

    /// The class of what is thrown, where it is made on the spot.
    fn thrown_class(&self, at: NodeRef) -> Option<Sym> {
        match self.kind(at) {
            Kind::New => last_name(self.file, self.file.child(at, 0)),
            Kind::Call => {
                let callee = self.file.child(at, 0);
                let made = if self.dialect.ruby && self.kind(callee) == Kind::Dot { self.file.child(callee, 0) } else { callee };
                last_name(self.file, made)
            }
            Kind::Id if self.text(at).starts_with(char::is_uppercase) => Some(self.file.node(at).sym),
            _ => None,
        }
    }

    /// Whether a handler takes what it names only under a condition.
    fn is_filtered(&self, clause: NodeRef) -> bool {
        let (kind, body) = (self.file.child(clause, 0), self.file.child(clause, 2));
        let head = self.file.source.get(self.file.span(clause).start..self.file.span(body).start).unwrap_or("");
        self.file.language.id() == "csharp" && head.contains(" when ") && !self.is_nil(kind)
    }

    /// Where a handler finds what it catches.
    fn caught_vars(&self, kind: NodeRef) -> SmallVec<[Var; 4]> {
        let mut out: SmallVec<[Var; 4]> = smallvec![UNKNOWN_THROWN];
        if !self.is_nil(kind) {
            for node in kind.node..self.file.node(kind).next {
                let r = NodeRef { item: kind.item, node };
                if self.kind(r) != Kind::Id {
                    continue;
                }
                if GENERAL.contains(&self.text(r)) {
                    out.truncate(1);
                    break;
                }
                if out.len() < 8 {
                    out.push(mix(ANY_THROWN, self.file.node(r).sym));
                }
            }
        }
        if out.len() == 1 {
            out.push(ANY_THROWN);
        }
        out
    }

    /// Nothing is thrown any more.
    fn forget_thrown(&mut self, vars: &[Var], at: NodeRef) {
        let nothing = self.constant(at);
        for var in vars {
            self.put_thrown(*var, nothing, at);
        }
    }

    fn try_statement(&mut self, at: NodeRef) {
        let [body, catches, otherwise, finally] = [0, 1, 2, 3].map(|p| self.file.child(at, p));
        let compat = self.program.compat;
        let clauses: Vec<NodeRef> = if self.is_nil(catches) {
            Vec::new()
        } else {
            self.children(catches).into_iter().filter(|c| self.kind(*c) == Kind::Catch).collect()
        };
        let all: SmallVec<[Var; 8]> = if compat {
            SmallVec::new()
        } else {
            let mut all: SmallVec<[Var; 8]> = clauses.iter().flat_map(|c| self.caught_vars(self.file.child(*c, 0))).collect();
            all.sort_unstable();
            all.dedup();
            all
        };
        if !all.is_empty() {
            self.forget_thrown(&all, at);
        }
        let outer = self.unwind;
        let after = self.block();
        // Where an exception goes that no clause takes.
        let beyond = if self.is_nil(finally) { outer.unwrap_or(self.raised) } else { self.block() };
        let dispatch = if clauses.is_empty() { beyond } else { self.block() };
        if !self.is_nil(finally) {
            self.finals.push(finally);
        }
        if !compat {
            self.unwind = Some(dispatch);
        }
        let start = self.block();
        self.unwind = if self.is_nil(finally) || compat { outer } else { Some(beyond) };
        let entries: Vec<BlockId> = clauses.iter().map(|_| self.block()).collect();
        self.unwind = if compat { outer } else { Some(dispatch) };
        let kinds = clauses.iter().zip(&entries).map(|(c, e)| (self.file.child(*c, 0), *e, self.is_filtered(*c))).collect();
        self.handlers.push(Handlers { dispatch, beyond, clauses: kinds });
        self.graph.blocks[start as usize].unwind = self.unwind;
        self.goto(start);
        self.at = start;
        self.starts.push(start);
        self.stmt(body);
        self.handlers.pop();
        if compat && !clauses.is_empty() {
            self.goto(dispatch);
        }
        self.unwind = if self.is_nil(finally) || compat { outer } else { Some(beyond) };
        let normal = self.block();
        self.goto(normal);
        self.at = normal;
        self.stmt(otherwise);
        let mut ends = vec![self.at];
        if !clauses.is_empty() && !compat {
            // A clause that names its exceptions may not take this one.
            self.at = dispatch;
            self.goto(beyond);
        }
        for (clause, entry) in clauses.into_iter().zip(entries) {
            let (binder, inner) = (self.file.child(clause, 1), self.file.child(clause, 2));
            self.at = dispatch;
            self.goto(entry);
            self.at = entry;
            if !self.is_nil(binder) {
                let caught = if compat {
                    self.constant(binder)
                } else {
                    let read: Operands =
                        self.caught_vars(self.file.child(clause, 0)).into_iter().map(|v| self.emit(Act::Read(v), clause)).collect();
                    self.emit(Act::Choose(read), binder)
                };
                self.assign(binder, caught, binder, true);
            }
            self.stmt(inner);
            if !compat {
                self.forget_thrown(&all, at);
            }
            ends.push(self.at);
        }
        self.starts.pop();
        if !self.is_nil(finally) {
            self.finals.pop();
        }
        self.unwind = outer;
        if self.is_nil(finally) {
            for end in ends {
                self.at = end;
                self.goto(after);
            }
        } else {
            let normally = self.block();
            for end in ends {
                self.at = end;
                self.goto(normally);
            }
            self.at = normally;
            self.stmt(finally);
            self.goto(after);
            self.copies += 1;
            self.at = beyond;
            self.graph.blocks[beyond as usize].unwind = outer;
            if self.copies <= MAX_COPIES {
                self.stmt(finally);
            }
            self.goto(outer.unwrap_or(self.raised));
        }
        self.at = after;
    }

    fn variable(&mut self, at: NodeRef) {
        let [_, binder, kind, init] = [0, 1, 2, 3].map(|p| self.file.child(at, p));
        if self.is_nil(init) {
            return;
        }
        let value = self.expr(init);
        let plain = self.plain(kind);
        if plain.is_some() {
            self.graph.ops[value as usize].plain = plain;
        }
        if self.file.node(at).op == VarKind::Field as u16 && self.kind(binder) == Kind::Id && self.unit.kind == UnitKind::Init {
            let place = self.member(self.text(binder));
            self.write_to(place, value, at, binder, false);
            return;
        }
        self.assign(binder, value, at, false);
        self.last = Some(value);
    }

    fn nested_function(&mut self, at: NodeRef) {
        let Some(unit) = self.program.by_node.get(&at).copied() else { return };
        let name = self.file.child(at, 1);
        if self.program.unit(unit).kind == UnitKind::Function {
            return;
        }
        let made = self.closure(unit, at);
        if self.kind(name) == Kind::Id {
            let place = self.place_of_name(name);
            self.write(place, made, self.unit.node, false);
        }
    }

    fn closure(&mut self, unit: UnitId, at: NodeRef) -> OpId {
        self.mention(unit);
        self.emit(Act::Closure(unit), at)
    }

    fn nested_class(&mut self, at: NodeRef) {
        if self.unit.kind == UnitKind::Top {
            return;
        }
        let body = self.file.child(at, 5);
        if !self.is_nil(body) {
            self.members(body);
        }
    }

    /// The functions of a class inside a function: they see what is around them.
    fn members(&mut self, body: NodeRef) {
        for member in self.children(body) {
            if let Some(unit) = self.program.by_node.get(&member).copied() {
                self.closure(unit, member);
            } else if self.kind(member) == Kind::VarDef {
                let init = self.file.child(member, 3);
                self.expr_or_nil(init);
            }
        }
    }

    fn expr_or_nil(&mut self, at: NodeRef) {
        if !self.is_nil(at) {
            self.expr(at);
        }
    }

    // Assignments

    fn write(&mut self, place: Place, value: OpId, target: NodeRef, keep: bool) -> OpId {
        self.write_to(place, value, target, target, keep)
    }

    fn write_to(&mut self, mut place: Place, value: OpId, at: NodeRef, target: NodeRef, keep: bool) -> OpId {
        place.path.truncate(MAX_PATH);
        let named = self.kind(target) == Kind::Id && self.references.contains(&self.file.node(target).sym);
        let binding = std::mem::take(&mut self.binding);
        let act = if named && !binding && !keep { Act::Change(place.clone(), value) } else { Act::Write(place.clone(), value, keep) };
        let id = self.emit(act, at);
        self.graph.lvalues.insert(id, place);
        if !self.program.compat && self.graph.lvalues.contains_key(&value) && (binding || self.shared(value)) {
            self.graph.shares.insert(id, value);
        }
        let span = self.file.span(target);
        self.graph.places.push((span, id, true));
        id
    }

    fn is_empty(&self, args: NodeRef) -> bool {
        self.file.node(args).next == args.node + 1
    }

    /// Whether a second variable for a value is one more name of it, not a copy.
    fn shared(&self, value: OpId) -> bool {
        let at = self.graph.ops[value as usize].at;
        if !self.dialect.go && !self.dialect.php {
            // A structure of C# is copied.
            let class = self.class_of(at, 0).and_then(|c| self.program.class(c)).and_then(|c| c.init);
            return class.filter(|init| self.program.has(*init)).is_none_or(|init| {
                let text = self.text(self.program.unit(init).node);
                !text.split('{').next().is_some_and(|head| head.split_whitespace().any(|w| w == "struct"))
            });
        }
        match self.kind(at) {
            Kind::Ref => true,
            // Slices, maps and objects are shared; arrays and structs are copied.
            Kind::Id => {
                let names = self.program.names;
                let Some(scope) = self.scope_of(at) else { return false };
                let [one] = names.declarations(scope, self.file.node(at).sym) else { return false };
                let Some(made) = one.value else { return false };
                let text = self.text(made);
                if self.dialect.php {
                    self.kind(made) == Kind::New
                } else {
                    text.starts_with("[]") || text.starts_with("map[") || text.starts_with("make(")
                }
            }
            _ => false,
        }
    }

    /// Writes a value to a target; `apart` where the node of the whole is looked at by itself.
    fn assign(&mut self, target: NodeRef, value: OpId, at: NodeRef, apart: bool) {
        let at = if apart { target } else { at };
        if self.depth > MAX_DEPTH {
            return;
        }
        self.depth += 1;
        match self.kind(target) {
            Kind::Nil => {}
            kind if self.dialect.elixir && kind != Kind::Id => {
                self.fit(target, value);
                if !apart {
                    self.emit(Act::Copy(value), at);
                }
            }
            Kind::Id => {
                let place = self.place_of_name(target);
                let plain = self.plain_of_name(target);
                let op = self.write_to(place, value, at, target, false);
                self.graph.ops[op as usize].plain = plain;
            }
            Kind::Call
                if self.dialect.ruby
                    && !self.program.compat
                    && self.kind(self.file.child(target, 0)) == Kind::Dot
                    && self.is_empty(self.file.child(target, 1)) =>
            {
                self.assign(self.file.child(target, 0), value, at, apart);
            }
            Kind::Dot if self.set_by_method(target, value, at, apart) => {}
            Kind::Dot
                if self.dialect.script
                    && !self.program.compat
                    && self.text(self.file.child(target, 1)) == "length"
                    && self.text(self.graph.ops[value as usize].at) == "0" =>
            {
                let list = self.expr(self.file.child(target, 0));
                self.does(target, super::models::Does::Clear, list, &[], &[]);
                self.emit(Act::Copy(value), at);
            }
            // `list[] = value`
            Kind::Index if self.dialect.php && !self.program.compat && self.is_nil(self.file.child(target, 1)) => {
                let list = self.expr(self.file.child(target, 0));
                self.does(target, super::models::Does::PushBack, list, &[value], &[]);
                self.emit(Act::Copy(value), at);
            }
            Kind::Deref if !self.program.compat => {
                if let Some((place, _)) = self.target_place(target) {
                    self.emit(Act::Change(place, value), at);
                }
            }
            Kind::Dot | Kind::Index | Kind::Deref | Kind::Special => {
                if let Some((place, keep)) = self.target_place(target) {
                    self.write_to(place, value, at, target, keep);
                } else if !apart {
                    self.emit(Act::Copy(value), at);
                }
            }
            Kind::Tuple | Kind::Array => {
                self.assign_list(target, value);
                if !apart {
                    self.emit(Act::Copy(value), at);
                }
            }
            Kind::Record | Kind::Dict => {
                self.assign_record(target, value);
                if !apart {
                    self.emit(Act::Copy(value), at);
                }
            }
            Kind::Param => self.assign(self.file.child(target, 1), value, at, apart),
            Kind::VarDef => self.assign(self.file.child(target, 1), value, at, apart),
            Kind::Spread | Kind::TypeAssert | Kind::Ref => self.assign(self.file.child(target, 0), value, at, apart),
            Kind::Assign => {
                let (inner, default) = (self.file.child(target, 0), self.file.child(target, 1));
                let otherwise = self.expr(default);
                let either = self.emit(Act::Choose(smallvec![value, otherwise]), target);
                self.assign(inner, either, inner, true);
            }
            Kind::Raw => {
                if self.program.compat {
                    self.bind_all(target, value);
                } else {
                    self.bind_pattern(target, value);
                }
                if !apart {
                    self.emit(Act::Copy(value), at);
                }
            }
            _ => {
                self.expr(target);
                if !apart {
                    self.emit(Act::Copy(value), at);
                }
            }
        }
        self.depth -= 1;
    }

    /// The place an assignment writes to, and whether what was there stays.
    fn target_place(&mut self, target: NodeRef) -> Option<(Place, bool)> {
        match self.kind(target) {
            Kind::Special => Some((Self::plain_place(self.graph.this.unwrap_or(THIS)), false)),
            Kind::Dot => {
                if let Some(place) = self.foreign_place(target) {
                    return Some((place, false));
                }
                let (object, name) = (self.file.child(target, 0), self.file.child(target, 1));
                let field = self.dynamic_field(target).unwrap_or_else(|| field_sym(self.text(name)));
                let through = self.promoted(target, field);
                let mut object = self.expr(object);
                for step in through {
                    let place = self.below(object, Proj::Field(step));
                    object = self.reading(Act::Field(object, step), target, place);
                }
                let place = self.below(object, Proj::Field(field))?;
                // One of several elements is meant.
                let several = !self.program.compat && place.path.contains(&Proj::Any);
                Some((place, several))
            }
            Kind::Index => {
                let object = self.file.child(target, 0);
                let object = self.expr(object);
                let mut known = Proj::Any;
                for (i, index) in self.children(target).into_iter().enumerate().skip(1) {
                    if self.is_nil(index) {
                        continue;
                    }
                    let key = self.expr(index);
                    if i == 1
                        && !self.program.compat
                        && self.index_key(index) == Proj::Any
                        && let Some(place) = self.below(object, Proj::Key)
                    {
                        self.emit(Act::Write(place, key, true), index);
                    }
                    known = if i == 1 && !self.program.compat { self.index_key(index) } else { Proj::Any };
                    known = self.several_keys(target).unwrap_or(known);
                }
                let place = self.below(object, known)?;
                let keep = matches!(known, Proj::Any | Proj::At(i64::MIN..0)) && !self.program.compat;
                Some((place, keep))
            }
            Kind::Deref => {
                let inner = self.expr(self.file.child(target, 0));
                Some((self.graph.lvalues.get(&inner)?.clone(), false))
            }
            _ => None,
        }
    }

    /// The step of an access path that a key is.
    fn key(&self, at: NodeRef) -> Proj {
        match self.kind(at) {
            Kind::Id => Proj::Field(field_sym(self.text(at))),
            Kind::Str => {
                let text = self.file.string(at);
                // In JavaScript a number is a key by its spelling.
                let number = text.parse::<i64>().ok().filter(|n| self.dialect.script && n.to_string() == text);
                number.map_or(Proj::Field(sym(text)), Proj::At)
            }
            Kind::Atom => {
                let inner = self.children(at).first().copied().unwrap_or(at);
                Proj::Field(sym(self.text(inner).trim_start_matches(':')))
            }
            Kind::Int => self.text(at).parse().map_or(Proj::Any, Proj::At),
            _ => Proj::Any,
        }
    }

    /// The same for what stands in brackets, where a name is a variable.
    fn index_key(&mut self, at: NodeRef) -> Proj {
        match self.kind(at) {
            Kind::Str | Kind::Id if self.program.compat => Proj::Any,
            Kind::Id | Kind::Dot | Kind::Unary | Kind::Binary if !self.program.compat => match self.decide(at) {
                Some(Const::Int(i)) => i64::try_from(i).map_or(Proj::Any, Proj::At),
                Some(Const::Symbol(s)) => Proj::Field(sym(&s)),
                Some(Const::Str(s)) if !self.dialect.script || s.parse::<i64>().is_err() => Proj::Field(sym(&s)),
                _ => Proj::Any,
            },
            _ => self.key(at),
        }
    }

    // Expressions

    fn name(&mut self, at: NodeRef) -> OpId {
        // In Ruby a name that is no variable is a call.
        if self.dialect.ruby && !self.program.compat && !self.is_variable(at) {
            let own = self.unit.class.or_else(|| self.enclosing_class());
            let name = self.file.node(at).sym;
            let mut targets = own.map(|c| self.own_methods(c, name)).unwrap_or_default();
            targets.extend(self.function_named(at).filter(|_| targets.is_empty()));
            if !targets.is_empty() {
                for t in targets.clone() {
                    self.mention(t);
                }
                let callee = self.emit(Act::Const, at);
                let receiver = self.emit(Act::Read(self.graph.this.unwrap_or(THIS)), NodeRef { item: self.unit.node.item, node: 0 });
                let mut call = self.plain_call(callee);
                call.name = name;
                call.targets = targets;
                call.receiver = Some(receiver);
                return self.emit(Act::Call(Box::new(call)), at);
            }
        }
        self.plain_name(at)
    }

    /// Whether a name is given a value somewhere.
    fn is_variable(&self, at: NodeRef) -> bool {
        let name = self.file.node(at).sym;
        self.scope_of(at).is_some_and(|s| self.program.names.declarations(s, name).iter().any(|d| !self.is_function(Some(d.at))))
    }

    fn plain_name(&mut self, at: NodeRef) -> OpId {
        if let Some(unit) = self.function_named(at)
            && self.program.unit(unit).kind == UnitKind::Function
        {
            self.mention(unit);
            return self.emit(Act::Function(unit), at);
        }
        // What a function of PHP copies is kept in the variable.
        if let Some(unit) = self.function_named(at).filter(|_| !self.program.compat && !self.dialect.php) {
            // A function kept in a variable that holds nothing else.
            self.mention(unit);
            return self.emit(Act::Function(unit), at);
        }
        // A method of the class as a value.
        if self.dialect.bare_fields
            && !self.program.compat
            && self.program.names.scope_of(at).is_none_or(|s| s.is_some_and(|s| self.kind(s) == Kind::Class))
            && let Some(class) = self.unit.class.or_else(|| self.enclosing_class())
            && let [unit] = self.program.method(class, self.file.node(at).sym).as_slice()
            && !self.is_callee(at)
        {
            self.mention(*unit);
            return self.emit(Act::Function(*unit), at);
        }
        if self.dialect.bare_fields
            && !self.program.compat
            && !self.program.accessors.is_empty()
            && let Some(value) = self.got_own(at)
        {
            return value;
        }
        if let Some(Target::Function(unit)) = self.linked(at) {
            self.mention(unit);
            return self.emit(Act::Function(unit), at);
        }
        let place = self.place_of_name(at);
        let op = self.read(place, at);
        self.graph.ops[op as usize].plain = self.plain_of_name(at);
        op
    }

    fn read(&mut self, place: Place, at: NodeRef) -> OpId {
        match place.path.first() {
            Some(Proj::Field(name)) => {
                // The object is not written here.
                let object = self.emit(Act::Read(place.var), NodeRef { item: self.unit.node.item, node: 0 });
                let name = *name;
                self.reading(Act::Field(object, name), at, Some(place))
            }
            _ => self.reading(Act::Read(place.var), at, Some(place)),
        }
    }

    fn all(&mut self, nodes: impl IntoIterator<Item = NodeRef>) -> Operands {
        let mut out = Operands::new();
        for n in nodes {
            if !self.is_nil(n) {
                out.push(self.expr(n));
            }
        }
        out
    }

    fn expr(&mut self, at: NodeRef) -> OpId {
        if self.depth > MAX_DEPTH || self.graph.ops.len() > MAX_OPS {
            return self.opaque(at);
        }
        self.depth += 1;
        let out = self.expression(at);
        self.depth -= 1;
        out
    }

    fn expression(&mut self, at: NodeRef) -> OpId {
        let n = *self.file.node(at);
        match n.kind {
            Kind::Nil
            | Kind::Token
            | Kind::Int
            | Kind::Float
            | Kind::Str
            | Kind::Char
            | Kind::Bool
            | Kind::Null
            | Kind::Undefined
            | Kind::Regex
            | Kind::Atom
            | Kind::Path
            | Kind::XmlText
            | Kind::TypeApply
            | Kind::TypeWrap
            | Kind::TypeOther
            | Kind::KeywordAttr => self.constant(at),
            Kind::Id => self.name(at),
            Kind::Special => {
                let place = Self::plain_place(self.graph.this.unwrap_or(THIS));
                self.reading(Act::Read(place.var), at, Some(place))
            }
            Kind::Dot => self.dot(at),
            Kind::Index => {
                let object = self.expr(self.file.child(at, 0));
                let mut out = object;
                if let Some(keys) = self.ruby_range(at) {
                    return self.does(at, super::models::Does::Slice, object, &[], &keys);
                }
                for index in self.children(at).into_iter().skip(1) {
                    if self.kind(index) == Kind::Slice
                        && let Some(keys) = self.slice(index)
                    {
                        let parts = self.all(self.children(index));
                        let callee = self.constant(index);
                        let mut call = self.plain_call(callee);
                        call.receiver = Some(out);
                        call.does = Some(super::models::Does::Slice);
                        call.args = parts.into_iter().map(|p| (p, 0)).collect();
                        call.keys = keys;
                        out = self.emit(Act::Call(Box::new(call)), at);
                        continue;
                    }
                    if self.kind(index) == Kind::Slice {
                        let parts = self.all(self.children(index));
                        let mut all: Operands = smallvec![object];
                        all.extend(parts);
                        out = self.emit(Act::Mix(all), at);
                        continue;
                    }
                    let value = self.expr(index);
                    let known = self.back_from_end(at, index).or_else(|| self.several_keys(at)).unwrap_or_else(|| self.index_key(index));
                    let place = self.below(out, known);
                    out = self.reading(Act::Index(out, value, known), at, place);
                    if self.several_keys(at).is_some() {
                        break;
                    }
                }
                if out == object {
                    out = self.emit(Act::Part(object, Proj::Any), at);
                }
                out
            }
            Kind::Call => self.call(at),
            Kind::New => self.new_object(at),
            Kind::Assign => {
                let (target, value) = (self.file.child(at, 0), self.file.child(at, 1));
                let reference = self.by_reference(target, value);
                let value = self.expr(value);
                self.binding = reference;
                self.assign(target, value, at, false);
                self.binding = false;
                (self.graph.ops.len() - 1) as OpId
            }
            Kind::AssignOp => {
                let (target, value) = (self.file.child(at, 0), self.file.child(at, 1));
                let before = self.expr(target);
                // What is something already stays.
                if self.dialect.ruby && !self.program.compat && Operator::from_u16(n.op) == Operator::Or && self.is_set_before(at, target) {
                    return before;
                }
                let value = self.expr(value);
                let either = matches!(Operator::from_u16(n.op), Operator::And | Operator::Or | Operator::Coalesce);
                let both: Operands = smallvec![before, value];
                let sum = self.emit(if either && !self.program.compat { Act::Choose(both) } else { Act::Mix(both) }, at);
                let place = self.graph.lvalues.get(&before).cloned();
                match place {
                    Some(place) => self.write_to(place, sum, at, target, false),
                    None => sum,
                }
            }
            Kind::Binary => self.binary(at),
            Kind::Compare => {
                let parts = self.all(self.children(at));
                self.emit(Act::Compare(parts), at)
            }
            Kind::Unary if n.op == Operator::DeleteOp as u16 && !self.program.compat => {
                self.delete(self.file.child(at, 0));
                self.constant(at)
            }
            Kind::Unary => {
                if self.dialect.elixir
                    && let Some(function) = self.captured(at)
                {
                    return function;
                }
                let inner = self.expr(self.file.child(at, 0));
                match Operator::from_u16(n.op) {
                    Operator::Not => self.emit(Act::Compare(smallvec![inner]), at),
                    Operator::Receive => {
                        let place = self.below(inner, Proj::Any);
                        if self.program.compat { self.constant(at) } else { self.reading(Act::Part(inner, Proj::Any), at, place) }
                    }
                    _ => self.emit(Act::Mix(smallvec![inner]), at),
                }
            }
            Kind::Cond => {
                let [cond, then, otherwise] = [0, 1, 2].map(|p| self.file.child(at, p));
                let (yes, no, after) = (self.block(), self.block(), self.block());
                self.branch(cond, yes, no);
                self.at = yes;
                let a = self.expr(then);
                self.goto(after);
                self.at = no;
                let b = self.expr(otherwise);
                self.goto(after);
                self.at = after;
                self.emit(Act::Choose(smallvec![a, b]), at)
            }
            Kind::Array | Kind::Tuple | Kind::Set => {
                let parts = self.children(at);
                if self.program.compat && !(self.dialect.parts && n.kind == Kind::Array) || n.kind == Kind::Set {
                    let parts = self.all(parts);
                    return self.emit(Act::Mix(parts), at);
                }
                let spread = parts.iter().any(|p| self.kind(*p) == Kind::Spread);
                let mut out = Vec::new();
                for (i, part) in parts.into_iter().enumerate() {
                    match self.kind(part) {
                        Kind::Nil => {}
                        Kind::Pair => out.push(self.entry(part)),
                        Kind::Spread => {
                            let value = self.expr(part);
                            out.push((None, value));
                        }
                        _ => {
                            let value = self.expr(part);
                            out.push((Some(if spread { Proj::Any } else { Proj::At(i as i64) }), value));
                        }
                    }
                }
                self.emit(Act::Object(out), at)
            }
            Kind::Dict | Kind::Record => {
                if self.program.compat && !self.dialect.parts {
                    let mut all = Operands::new();
                    for part in self.children(at) {
                        match self.kind(part) {
                            Kind::Pair => {
                                let (k, v) = (self.file.child(part, 0), self.file.child(part, 1));
                                if self.kind(k) != Kind::Id {
                                    all.push(self.expr(k));
                                }
                                all.push(self.expr(v));
                            }
                            _ => all.push(self.expr(part)),
                        }
                    }
                    return self.emit(Act::Mix(all), at);
                }
                let mut out = Vec::new();
                for part in self.children(at) {
                    match self.kind(part) {
                        Kind::Pair => out.push(self.entry(part)),
                        Kind::Func => {
                            let name = self.file.child(part, 1);
                            let key = self.key(name);
                            let value = self.expr(part);
                            out.push((Some(key), value));
                        }
                        Kind::Spread => {
                            let value = self.expr(part);
                            out.push((None, value));
                        }
                        _ => {
                            let value = self.expr(part);
                            out.push((Some(Proj::Any), value));
                        }
                    }
                }
                self.emit(Act::Object(out), at)
            }
            Kind::Cast => {
                let (kind, value) = (self.file.child(at, 0), self.file.child(at, 1));
                let value = self.expr(value);
                let op = self.emit(Act::Copy(value), at);
                self.graph.ops[op as usize].plain = self.plain(kind);
                op
            }
            // `&method(:name)`
            Kind::Spread if n.op == 3 && self.method_as_block(at).is_some() => {
                let unit = self.method_as_block(at).unwrap_or_default();
                self.mention(unit);
                self.emit(Act::Function(unit), at)
            }
            Kind::TypeAssert | Kind::Await | Kind::Ref | Kind::Deref | Kind::Spread => {
                let inner = self.expr(self.file.child(at, 0));
                let place = self.graph.lvalues.get(&inner).cloned();
                let place = if matches!(n.kind, Kind::Await | Kind::Spread) { None } else { place };
                self.reading(Act::Copy(inner), at, place)
            }
            Kind::KwArg => {
                let value = self.expr(self.file.child(at, 1));
                self.emit(Act::Copy(value), at)
            }
            Kind::Yield if self.dialect.ruby && !self.program.compat => {
                let callee = self.emit(Act::Read(BLOCK), NodeRef { item: self.unit.node.item, node: 0 });
                let mut call = self.plain_call(callee);
                call.args = self.arguments(self.file.child(at, 0));
                self.emit(Act::Call(Box::new(call)), at)
            }
            Kind::Yield if self.generator => self.yielded(at, n.op == 1 || self.text(at).starts_with("yield*"), &self.children(at)),
            Kind::Yield => {
                let parts = self.all(self.children(at));
                self.emit(Act::Mix(parts), at);
                self.graph.yields = true;
                self.constant(at)
            }
            Kind::Comprehension => self.comprehension(at),
            Kind::Seq => {
                let mut last = None;
                for c in self.children(at) {
                    last = Some(self.expr(c));
                }
                match last {
                    Some(v) => self.emit(Act::Copy(v), at),
                    None => self.constant(at),
                }
            }
            Kind::Func => match self.program.by_node.get(&at).copied() {
                Some(unit) => self.closure(unit, at),
                None => self.constant(at),
            },
            Kind::Class => {
                self.nested_class(at);
                self.constant(at)
            }
            Kind::Switch => self.switch(at),
            Kind::VarDef => {
                self.variable(at);
                self.last.take().unwrap_or_else(|| self.constant(at))
            }
            Kind::Args | Kind::Interp | Kind::Xml | Kind::XmlAttrs | Kind::IncDec | Kind::Slice => {
                let parts = self.all(self.children(at));
                self.emit(Act::Mix(parts), at)
            }
            Kind::XmlAttr => {
                let parts = self.all(self.children(at).into_iter().skip(1));
                self.emit(Act::Mix(parts), at)
            }
            Kind::Pair => {
                let parts = self.all(self.children(at));
                self.emit(Act::Mix(parts), at)
            }
            Kind::Raw => self.raw(at),
            Kind::Param => self.constant(at),
            _ => {
                // A statement where a value is expected.
                self.last = None;
                self.stmt(at);
                self.last.take().unwrap_or_else(|| self.constant(at))
            }
        }
    }

    /// Whether a variable was given a constant that is not nothing by an earlier statement beside an assignment.
    fn is_set_before(&mut self, at: NodeRef, target: NodeRef) -> bool {
        let Some(scope) = self.scope_of(target) else { return false };
        let all = self.program.names.declarations(scope, self.file.node(target).sym).to_vec();
        let earlier: Vec<_> = all.iter().filter(|d| d.at < at).collect();
        let [one] = earlier.as_slice() else { return false };
        let list = |n: NodeRef| {
            let up = NodeRef { item: n.item, node: self.file.node(n).parent };
            if up.node == 0 { None } else { Some(NodeRef { item: up.item, node: self.file.node(up).parent }) }
        };
        let Some(value) = one.value.filter(|_| list(one.at) == list(at)) else { return false };
        self.decide(value).is_some_and(|c| consts::truth(self.file.language.id(), &c) == Some(true))
    }

    /// From where to where a slice goes, if it is written out and without a step.
    fn slice(&self, at: NodeRef) -> Option<SmallVec<[Proj; 2]>> {
        if self.program.compat || !(self.dialect.python || self.dialect.go) {
            return None;
        }
        let parts = self.children(at);
        let place = |i: usize| parts.get(i).copied().filter(|p| !self.is_nil(*p));
        if place(2).is_some() {
            return None;
        }
        let mut out = SmallVec::new();
        for (i, otherwise) in [(0, Some(Proj::At(0))), (1, None)] {
            match place(i).map(|p| self.key(p)) {
                Some(Proj::At(n)) => out.push(Proj::At(n)),
                Some(_) => return None,
                None => out.extend(otherwise),
            }
        }
        Some(out)
    }

    fn raw(&mut self, at: NodeRef) -> OpId {
        let children = self.children(at);
        if !self.program.compat
            && let Some(value) = self.worded(at, &children)
        {
            return value;
        }
        // `static $s = 1`, and C#'s `from z in x select z`.
        if let [name, eq, value] = children.as_slice()
            && self.kind(*name) == Kind::Id
            && self.text(*eq) == "="
        {
            let value = self.expr(*value);
            self.assign(*name, value, at, false);
            return value;
        }
        if let [word, name, inside, all] = children.as_slice()
            && self.text(*word) == "from"
            && self.text(*inside) == "in"
        {
            let all = self.expr(*all);
            let element = self.emit(Act::Part(all, Proj::Any), *name);
            self.assign(*name, element, *name, true);
            return element;
        }
        let mut parts = Operands::new();
        for c in children {
            match self.kind(c) {
                Kind::Nil | Kind::Token => {}
                _ => parts.push(self.expr(c)),
            }
        }
        self.emit(Act::Mix(parts), at)
    }

    fn entry(&mut self, pair: NodeRef) -> (Option<Proj>, OpId) {
        let (key, value) = (self.file.child(pair, 0), self.file.child(pair, 1));
        let proj = match self.kind(key) {
            // A name is a key in a record and a variable in a mapping.
            Kind::Id if self.dialect.python => Proj::Any,
            _ => self.key(key),
        };
        if !matches!(self.kind(key), Kind::Id | Kind::Str | Kind::Atom | Kind::Int) || (self.dialect.python && self.kind(key) == Kind::Id) {
            let key = self.expr(key);
            let value = self.expr(value);
            return (Some(proj), self.emit(Act::Mix(smallvec![key, value]), pair));
        }
        let value = self.expr(value);
        (Some(proj), value)
    }

    /// The field that a name known as a text stands for: `$object->{$name}`.
    fn dynamic_field(&mut self, access: NodeRef) -> Option<Sym> {
        if !self.dialect.php || self.program.compat {
            return None;
        }
        let (object, name) = (self.file.child(access, 0), self.file.child(access, 1));
        let between = self.file.source.get(self.file.span(object).end..self.file.span(name).end).unwrap_or("");
        let dynamic = between.trim_start().starts_with("->") && between.contains(['$', '{']);
        let name =
            if self.kind(name) == Kind::Raw { self.children(name).into_iter().find(|c| self.kind(*c) != Kind::Token)? } else { name };
        match self.decide(name) {
            Some(Const::Str(s)) if dynamic => Some(sym(&s)),
            _ => None,
        }
    }

    fn dot(&mut self, at: NodeRef) -> OpId {
        let (object, name) = (self.file.child(at, 0), self.file.child(at, 1));
        if let Some(Target::Function(unit)) = self.linked(at) {
            self.mention(unit);
            return self.emit(Act::Function(unit), at);
        }
        if let Some(place) = self.foreign_place(at) {
            return self.reading(Act::Read(place.var), at, Some(place));
        }
        if self.kind(name) == Kind::Id
            && let Some(value) = self.got(at, object, name)
        {
            return value;
        }
        if let Some(field) = self.dynamic_field(at) {
            let object = self.expr(object);
            let place = self.below(object, Proj::Field(field));
            return self.reading(Act::Field(object, field), at, place);
        }
        let object = self.expr(object);
        if self.kind(name) != Kind::Id {
            let index = self.expr(name);
            return self.emit(Act::Index(object, index, Proj::Any), at);
        }
        let field = field_sym(self.text(name));
        let mut object = object;
        for through in self.promoted(at, field) {
            let place = self.below(object, Proj::Field(through));
            object = self.reading(Act::Field(object, through), at, place);
        }
        let place = self.below(object, Proj::Field(field));
        if super::models::is_collective(self.text(name)) {
            let own = self.emit(Act::Field(object, field), at);
            let all = self.emit(Act::Part(object, Proj::Any), at);
            return self.reading(Act::Choose(smallvec![own, all]), at, place);
        }
        self.reading(Act::Field(object, field), at, place)
    }

    fn binary(&mut self, at: NodeRef) -> OpId {
        // Long chains lean to the left.
        let mut spine = vec![at];
        let mut left = self.file.child(at, 0);
        while self.kind(left) == Kind::Binary && spine.len() < 5_000 {
            spine.push(left);
            left = self.file.child(left, 0);
        }
        let mut value = self.expr(left);
        while let Some(node) = spine.pop() {
            let right = self.file.child(node, 1);
            let op = Operator::from_u16(self.file.node(node).op);
            value = match op {
                Operator::And | Operator::Or | Operator::Coalesce => {
                    let (then, after) = (self.block(), self.block());
                    let when = |b| if self.program.compat || op == Operator::Coalesce { None } else { Some((value, b)) };
                    let (into, past) = (when(op == Operator::And), when(op != Operator::And));
                    let first = self.file.child(node, 0);
                    let second = match op {
                        Operator::Coalesce if self.program.compat => None,
                        Operator::Coalesce => self.decide(first).map(|c| c == Const::Null),
                        _ => self.truth(first).map(|t| t == (op == Operator::And)),
                    };
                    if second != Some(false) {
                        self.edge(then, into);
                    }
                    if second != Some(true) {
                        self.edge(after, past);
                    }
                    self.at = then;
                    let r = self.expr(right);
                    self.goto(after);
                    self.at = after;
                    let either: Operands = if second == Some(true) { smallvec![r] } else { smallvec![value, r] };
                    self.emit(Act::Choose(either), node)
                }
                Operator::Receive => {
                    let r = self.expr(right);
                    if !self.program.compat
                        && let Some(mut place) = self.graph.lvalues.get(&value).cloned()
                    {
                        place.path.push(Proj::Any);
                        self.write_to(place, r, node, node, true);
                    }
                    self.emit(Act::Copy(r), node)
                }
                Operator::Eq
                | Operator::NotEq
                | Operator::StrictEq
                | Operator::StrictNotEq
                | Operator::Lt
                | Operator::Gt
                | Operator::Le
                | Operator::Ge
                | Operator::In
                | Operator::NotIn
                | Operator::Is
                | Operator::IsNot => {
                    let r = self.expr(right);
                    self.emit(Act::Compare(smallvec![value, r]), node)
                }
                Operator::InstanceOf => {
                    if self.kind(right) == Kind::Raw && !self.program.compat && self.dialect.binding_patterns {
                        self.bind_pattern(right, value);
                    }
                    self.emit(Act::Compare(smallvec![value]), node)
                }
                Operator::Mod if self.percents(node) => {
                    let r = self.expr(right);
                    match self.percent_names(node, r) {
                        Some(named) => named,
                        None => self.emit(Act::Mix(smallvec![value, r]), node),
                    }
                }
                _ if self.operator_method(op).and_then(|m| self.operated(node, m)).is_some() => {
                    let targets = self.operator_method(op).and_then(|m| self.operated(node, m)).unwrap_or_default();
                    let r = self.expr(right);
                    let callee = self.constant(node);
                    let mut call = self.plain_call(callee);
                    call.name = self.operator_method(op).unwrap_or_default();
                    call.receiver = Some(value);
                    call.targets = targets;
                    call.args = smallvec![(r, 0)];
                    self.calling(call, node)
                }
                _ => {
                    let r = self.expr(right);
                    // It adds to its left side.
                    if self.dialect.ruby && op == Operator::Shl && !self.program.compat && self.graph.lvalues.contains_key(&value) {
                        let sum = self.does(node, super::models::Does::PushBack, value, &[r], &[]);
                        value = sum;
                        continue;
                    }
                    let id = self.emit(Act::Mix(smallvec![value, r]), node);
                    let number = matches!(op, Operator::Sub | Operator::Mul | Operator::Div | Operator::Mod | Operator::Pow);
                    // What is added to a number is one, or an error.
                    let literal = |at: NodeRef| matches!(self.kind(at), Kind::Int | Kind::Float);
                    let added = self.dialect.python
                        && matches!(op, Operator::Add | Operator::Sub)
                        && (literal(right) || literal(self.file.child(node, 0)));
                    if added || number && !self.dialect.python && !self.dialect.ruby {
                        self.graph.ops[id as usize].plain = Some(Plain::Number);
                    }
                    id
                }
            };
        }
        value
    }

    /// Whether a text with named places is filled in.
    fn percents(&self, node: NodeRef) -> bool {
        let left = self.file.child(node, 0);
        self.dialect.python && !self.program.compat && self.kind(left) == Kind::Str && self.file.string(left).contains("%(")
    }

    /// The methods that an operator runs on its left side.
    fn operated(&self, node: NodeRef, method: Sym) -> Option<SmallVec<[UnitId; 2]>> {
        let class = self.class_of(self.file.child(node, 0), 0)?;
        let found = self.program.method(class, method);
        (!found.is_empty()).then_some(found)
    }

    fn comprehension(&mut self, at: NodeRef) -> OpId {
        let parts = self.children(at);
        let after = self.block();
        let mut back = after;
        for clause in parts.iter().skip(1) {
            match self.kind(*clause) {
                Kind::ForClause => {
                    let (binder, iterated) = (self.file.child(*clause, 0), self.file.child(*clause, 1));
                    let all = self.expr(iterated);
                    let (head, inner) = (self.block(), self.block());
                    self.goto(head);
                    self.at = head;
                    self.goto(inner);
                    self.goto(back);
                    self.at = inner;
                    let element = self.emit(Act::Part(all, Proj::Any), iterated);
                    self.each(binder, element, all);
                    back = head;
                }
                Kind::IfClause => {
                    let inner = self.block();
                    self.branch(self.file.child(*clause, 0), inner, back);
                    self.at = inner;
                }
                _ => {
                    self.expr(*clause);
                }
            }
        }
        let value = match parts.first() {
            Some(element) => self.expr(*element),
            None => self.constant(at),
        };
        self.goto(back);
        if back == after && self.at != after {
            self.goto(after);
        }
        self.at = after;
        self.emit(Act::Choose(smallvec![value]), at)
    }

    // Calls

    fn plain_call(&self, callee: OpId) -> Call {
        Call {
            callee,
            receiver: None,
            name: 0,
            puts: false,
            gives: None,
            back: None,
            pairs: false,
            numbers: false,
            above: false,
            many: false,
            does: None,
            on_first: false,
            empty: false,
            mapping: false,
            keys: SmallVec::new(),
            common: false,
            invokes: false,
            args: SmallVec::new(),
            targets: SmallVec::new(),
            sure: true,
            makes: false,
            fields: SmallVec::new(),
            on_class: None,
            accesses: false,
            accessor: None,
        }
    }

    fn arguments(&mut self, args: NodeRef) -> SmallVec<[(OpId, Sym); 4]> {
        let mut out = SmallVec::new();
        if self.is_nil(args) {
            return out;
        }
        for arg in self.children(args) {
            let name = if self.kind(arg) == Kind::KwArg { self.file.node(self.file.child(arg, 0)).sym } else { 0 };
            let value = self.expr(arg);
            if let Some(known) = self.context.and_then(|c| c.get(self.param_number(arg)?)) {
                self.graph.known.insert(value, known.clone());
            }
            out.push((value, name));
        }
        out
    }

    fn call(&mut self, at: NodeRef) -> OpId {
        let (callee, args) = (self.file.child(at, 0), self.file.child(at, 1));
        if self.dialect.elixir {
            let bare = self.file.span(at) == self.file.span(callee);
            match (self.kind(callee), self.text(callee)) {
                (Kind::Id, "get_in") if !self.program.compat => {
                    if let Some(found) = self.looked_up_in(args) {
                        return found;
                    }
                }
                (Kind::Id, "for" | "with") => return self.generator(args, self.text(callee) == "for", at),
                // A field without parentheses.
                (Kind::Dot, _) if bare && !self.is_alias(self.file.child(callee, 0)) => return self.expr(callee),
                _ => {}
            }
        }
        if self.dialect.ruby {
            // A name alone may be a variable.
            if self.kind(callee) == Kind::Id
                && self.file.node(args).next == args.node + 1
                && self.file.span(at) == self.file.span(callee)
                && self.is_variable(callee)
            {
                return self.name(callee);
            }
            if self.file.node(at).flags & flag::SPECIAL != 0
                && self.kind(callee) == Kind::Call
                && let Some(value) = self.special_call(at, callee, args)
            {
                return value;
            }
            // A block after a call is one more argument of it.
            if self.file.node(at).flags & flag::SPECIAL != 0 && self.kind(callee) == Kind::Call {
                let inner = self.call(callee);
                let found = match &self.graph.ops[inner as usize].act {
                    Act::Call(c) => Some((**c).clone()),
                    _ => None,
                };
                if let Some(mut call) = found {
                    let block = self.arguments(args);
                    call.args.extend(block);
                    call.callee = inner;
                    return self.emit(Act::Call(Box::new(call)), at);
                }
            }
        }
        if let Some(value) = self.special_call(at, callee, args) {
            return value;
        }
        let mut call = self.plain_call(0);
        let compat = self.program.compat;
        if self.dialect.ruby && !compat && self.kind(callee) == Kind::Id && self.text(callee) == "raise" {
            let given: Vec<NodeRef> = self.children(args);
            let from = self.graph.ops.len() as OpId;
            let parts = self.all(given.iter().copied());
            let only = parts.first().copied().filter(|_| parts.len() == 1);
            let value = self.emit(Act::Mix(parts), at);
            if let Some(first) = given.first() {
                self.keep_thrown(only.unwrap_or(value), *first, at);
                self.throw_to_handler(*first, from);
            } else {
                self.leave_by_exception();
            }
            return self.constant(at);
        }
        if self.dialect.php && !compat && matches!(self.text(callee), "exit" | "die") {
            let parts = self.all(self.children(args));
            let value = self.emit(Act::Mix(parts), at);
            self.goto(self.raised);
            self.dead();
            return value;
        }
        match self.kind(callee) {
            Kind::Id => {
                // Arguments are evaluated before the name, so that a propagator can go to it.
                call.args = self.arguments(args);
                call.name = self.file.node(callee).sym;
                call.gives = super::models::caller(self.text(callee));
                self.container(&mut call, self.text(callee), args, false);
                call.callee = self.plain_name(callee);
                if let Act::Function(unit) = self.graph.ops[call.callee as usize].act
                    && !compat
                {
                    call.targets.push(unit);
                } else if !compat {
                    // A method of the same class, or an object made by its class's name.
                    if self.dialect.elixir {
                        call.targets = self.clauses_of(None, call.name, call.args.len()).into();
                    }
                    let bare = if self.dialect.bare_fields || self.dialect.ruby {
                        self.unit.class.or_else(|| self.enclosing_class())
                    } else {
                        None
                    };
                    if let Some(class) = bare {
                        call.targets = self.own_methods(class, call.name);
                        if !call.targets.is_empty() {
                            let this = self.graph.this.unwrap_or(THIS);
                            let place = Self::plain_place(this);
                            let own = self.reading(Act::Read(this), NodeRef { item: self.unit.node.item, node: 0 }, Some(place));
                            call.receiver = Some(own);
                        }
                    }
                    if call.targets.is_empty()
                        && self.dialect.class_calls
                        && let Some(class) = self.class_named(callee)
                    {
                        call.targets = self.program.constructors(class);
                        call.makes = true;
                        call.name = class;
                        self.fill_fields(&mut call);
                    }
                }
            }
            // `function.(x)`
            Kind::Dot if self.dialect.elixir && self.is_nil(self.file.child(callee, 1)) => {
                call.callee = self.expr(self.file.child(callee, 0));
            }
            Kind::Dot if self.dialect.elixir && self.is_alias(self.file.child(callee, 0)) => {
                let name = self.file.child(callee, 1);
                call.callee = self.constant(callee);
                call.args = self.arguments(args);
                call.name = self.file.node(name).sym;
                call.gives = super::models::caller(self.text(name));
                call.back = call.gives.and_then(|_| super::models::back(self.text(name)));
                if !compat {
                    call.targets = self.clauses_of(Some(self.file.child(callee, 0)), call.name, call.args.len()).into();
                }
                if let Some(found) = self.looked_up(callee, &call, args, at).filter(|_| !compat) {
                    return found;
                }
                // What goes through a collection is given the collection first.
                if call.targets.is_empty() && call.gives.is_some() && call.args.len() > 1 {
                    call.receiver = Some(call.args.remove(0).0);
                }
            }
            Kind::Dot => {
                let (object, name) = (self.file.child(callee, 0), self.file.child(callee, 1));
                call.callee = self.expr(callee);
                call.receiver = self.object_of(call.callee);
                if let Act::Function(unit) = self.graph.ops[call.callee as usize].act {
                    // A function of a module.
                    call.name = self.file.node(name).sym;
                    call.targets.push(unit);
                } else if let Some(class) = self.foreign_class(callee) {
                    call.targets = self.program.constructors(class);
                    call.makes = true;
                    call.name = class;
                } else if self.kind(name) == Kind::Id {
                    call.name = self.file.node(name).sym;
                    let text = self.text(name);
                    call.accessor = self.accessor(text, args);
                    call.puts = super::models::is_mutator(text);
                    self.container(&mut call, text, args, true);
                    if let Some(does) = super::models::does_static(self.file.language.id(), self.text(object), text).filter(|_| {
                        !compat
                            && !self.is_nil(args)
                            && self.children(args).iter().all(|a| !matches!(self.kind(*a), Kind::Spread | Kind::KwArg))
                    }) {
                        (call.does, call.on_first) = (Some(does), true);
                        call.keys = self.children(args).into_iter().map(|a| self.index_key(a)).collect();
                    }
                    // A text is never changed in place.
                    if self.dialect.bare_fields && call.puts && matches!(self.decide(object), Some(Const::Str(_) | Const::SomeStr)) {
                        call.puts = false;
                        call.does = None;
                    }
                    call.gives = super::models::caller(text);
                    call.numbers = super::models::numbers(self.file.language.id(), text);
                    call.invokes = super::models::is_invoker(text);
                    call.common = super::models::is_common(text);
                    // In Ruby a class has methods of its own.
                    let method = if self.calls_class(object) {
                        let own = class_sym(text);
                        if self.program.methods.contains_key(&own) { own } else { field_sym(text) }
                    } else {
                        field_sym(text)
                    };
                    if method != field_sym(text) || self.dialect.php && !compat {
                        call.name = method;
                    }
                    if !compat {
                        self.method_targets(&mut call, object, method, text);
                        if call.targets.is_empty()
                            && !call.makes
                            && !self.program.attributes.contains(&method)
                            && let Some(class) = self.class_of(object, 0)
                        {
                            let given = self.arguments(args);
                            if let Some((unit, list)) = self.missing_method(class, name, &given) {
                                call.targets = smallvec![unit];
                                call.args = list;
                            } else {
                                call.args = given;
                            }
                        }
                    }
                }
            }
            Kind::Special => {
                call.callee = self.expr(callee);
                if !compat
                    && self.text(callee) == "this"
                    && let Some(class) = self.unit.class
                {
                    let own = self.program.by_node.get(&self.unit.node).copied();
                    call.targets = self.program.constructors(class).into_iter().filter(|u| Some(*u) != own).collect();
                    call.receiver = Some(call.callee);
                } else if !compat && let Some(class) = self.unit.class {
                    let parents = self.program.class(class).map(|c| c.parents.clone()).unwrap_or_default();
                    for p in parents {
                        call.targets.extend(self.program.constructors(p));
                    }
                    call.receiver = Some(call.callee);
                }
            }
            _ => call.callee = self.expr(callee),
        }
        if call.targets.len() > 1 && !compat {
            self.overloads(&mut call.targets, args);
        }
        for t in call.targets.clone() {
            self.mention(t);
        }
        if call.args.is_empty() {
            call.args = self.arguments(args);
        }
        // What is written before an extension method is its first argument.
        if self.file.language.id() == "csharp"
            && !compat
            && let [unit] = call.targets.as_slice()
            && let Some(receiver) = call.receiver
            && let Some(first) = self.params_of(*unit).and_then(|all| all.first().copied())
            && self.text(first).starts_with("this ")
            && self.kind(callee) == Kind::Dot
            && self.class_named(self.file.child(callee, 0)).is_none()
        {
            call.args.insert(0, (receiver, 0));
            call.receiver = None;
            call.sure = true;
        }
        // What looks like a call in Ruby may be an attribute.
        let attribute = self.dialect.ruby && !compat && call.targets.is_empty() && call.args.is_empty() && !call.makes;
        let read = if attribute { self.graph.lvalues.get(&call.callee).filter(|p| !p.path.is_empty()).cloned() } else { None };
        let object = self.file.child(callee, 0);
        let declared = self.kind(callee) == Kind::Dot && {
            let name = field_sym(self.text(self.file.child(callee, 1)));
            self.program.attributes.contains(&name) && !self.program.methods.contains_key(&name)
        };
        if attribute && declared {
            return self.reading(Act::Copy(call.callee), at, read);
        }
        if read.is_some() && call.does.is_none() && self.kind(callee) == Kind::Dot && self.class_of(object, 0).is_some() {
            return self.reading(Act::Copy(call.callee), at, read);
        }
        self.set_aside(&mut call, callee, args);
        let chained = (self.dialect.java || self.dialect.bare_fields) && call.puts && super::models::is_chained(self.last_text(callee));
        let place = call.receiver.filter(|_| chained && !compat).and_then(|r| self.graph.lvalues.get(&r).cloned());
        self.reading(Act::Call(Box::new(call)), at, place.or(read))
    }

    /// Whether a method is called on a class of Ruby itself.
    fn calls_class(&self, object: NodeRef) -> bool {
        self.dialect.ruby
            && !self.program.compat
            && (self.kind(object) == Kind::Id && self.class_named(object).is_some()
                || self.is_this(object) && self.file.node(self.unit.node).flags & flag::SPECIAL != 0)
    }

    /// The last name of what is called, as it is written.
    fn last_text(&self, callee: NodeRef) -> &'f str {
        self.text(if self.kind(callee) == Kind::Dot { self.file.child(callee, 1) } else { callee })
    }

    /// Leaves out arguments of which nothing gets into what a call gives.
    fn set_aside(&mut self, call: &mut Call, callee: NodeRef, args: NodeRef) {
        if self.program.compat || self.is_nil(args) || !call.targets.is_empty() {
            return;
        }
        let (language, name) = (self.file.language.id(), self.last_text(callee));
        let mut unused: SmallVec<[usize; 4]> = SmallVec::new();
        unused.extend(super::models::aside(language, name));
        if let Some(braces) = super::models::formats(language, name) {
            // The text is the object or the first argument.
            let object = if self.kind(callee) == Kind::Dot { self.file.child(callee, 0) } else { callee };
            let first = self.children(args).into_iter().next();
            let (text, from) = if self.kind(object) == Kind::Str { (Some(object), 0) } else { (first, 1) };
            let text = text.filter(|t| self.kind(*t) == Kind::Str).map(|t| self.file.string(t).to_string());
            if let Some(places) = text.and_then(|t| super::models::places(&t, braces)) {
                unused.extend((from..call.args.len()).filter(|i| !places.contains(&(i - from))));
            }
        }
        for i in unused {
            let left_out = call.args.get(i).is_some_and(|(_, name)| *name == 0);
            if left_out {
                let nothing = self.constant(callee);
                call.args[i].0 = nothing;
            }
        }
    }

    /// The class of a module that a call makes an object of.
    fn foreign_class(&self, callee: NodeRef) -> Option<Sym> {
        match self.linked(callee) {
            Some(Target::Class(key)) if self.dialect.python => Some(key),
            _ => None,
        }
    }

    /// What a call does to a container, by its name.
    fn container(&mut self, call: &mut Call, name: &str, args: NodeRef, method: bool) {
        if self.program.compat || self.is_nil(args) {
            return;
        }
        let args = self.children(args);
        if args.iter().any(|a| self.kind(*a) == Kind::Spread) {
            return;
        }
        let language = self.file.language.id();
        call.back = super::models::back(name);
        call.pairs = !name.ends_with("value") && !name.ends_with("values");
        call.does = super::models::does(language, name, args.len(), method);
        call.on_first = !method;
        call.empty = !method && args.is_empty() && self.dialect.python && super::models::is_list(language, name);
        if call.does.is_some() {
            call.keys = args.into_iter().map(|a| self.index_key(a)).collect();
        }
    }

    /// The object of which an operation reads a part.
    fn object_of(&self, op: OpId) -> Option<OpId> {
        match &self.graph.ops[op as usize].act {
            Act::Field(object, _) | Act::Index(object, ..) | Act::Part(object, _) => Some(*object),
            Act::Choose(all) => all.first().and_then(|first| match self.graph.ops[*first as usize].act {
                Act::Field(object, _) => Some(object),
                _ => None,
            }),
            _ => None,
        }
    }

    /// Java's `getName` and `setName`.
    fn accessor(&self, text: &str, args: NodeRef) -> Option<(bool, Sym)> {
        if !self.dialect.java {
            return None;
        }
        let count = self.file.children(args).count();
        let (set, rest) = match (text.strip_prefix("set"), text.strip_prefix("get")) {
            (Some(rest), _) if count == 1 => (true, rest),
            (_, Some(rest)) if count == 0 => (false, rest),
            _ => return None,
        };
        let first = rest.chars().next().filter(char::is_ascii_uppercase)?;
        Some((set, sym(&format!("{}{}", first.to_ascii_lowercase(), &rest[1..]))))
    }

    fn method_targets(&mut self, call: &mut Call, object: NodeRef, method: Sym, text: &str) {
        if self.dialect.ruby
            && text == "new"
            && let Some(class) = self.class_named(object)
        {
            call.targets = self.program.constructors(class);
            call.makes = true;
            call.name = class;
            self.fill_fields(call);
            return;
        }
        let parent_only = self.kind(object) == Kind::Special && matches!(self.text(object), "super" | "base")
            || (self.kind(object) == Kind::Call && self.text(object).starts_with("super("))
            || self.text(object) == "parent";
        call.above = parent_only;
        if parent_only {
            let this = self.graph.this.unwrap_or(THIS);
            let nowhere = NodeRef { item: self.unit.node.item, node: 0 };
            call.receiver = Some(self.reading(Act::Read(this), nowhere, Some(Self::plain_place(this))));
            let parents = self.unit.class.and_then(|c| self.program.class(c)).map(|c| c.parents.clone()).unwrap_or_default();
            for p in parents {
                let maker = matches!(text, "__init__" | "__construct");
                call.targets.extend(if maker { self.program.constructors(p) } else { self.program.method(p, method) });
            }
            return;
        }
        if let Some(number) = self.param_number(object)
            && !self.graph.by_class.contains(&number)
        {
            self.graph.by_class.push(number);
        }
        if let Some(class) = self.class_of(object, 0) {
            let exact = self.exact_class(object);
            let made = exact.is_some();
            call.on_class =
                exact.or_else(|| if self.kind(object) == Kind::Id && self.class_named(object) == Some(class) { Some(class) } else { None });
            if self.is_this(object) && !made && self.program.method(class, method).len() != 1 {
                self.note_this();
            }
            call.targets = if made { self.program.own_method(class, method) } else { self.program.method(class, method) };
            return;
        }
        // The only method of that name in the file, if it is no name that everything has.
        if !super::models::is_common(text)
            && let Some(found) = self.program.methods.get(&method)
            && found.len() == 1
            && !self.is_module(object)
        {
            call.targets = found.clone();
            call.sure = false;
        } else if !super::models::is_common(text)
            && let Some(found) = self.program.methods.get(&method)
            && found.len() <= MAX_NAMESAKES
        {
            call.many = true;
            for unit in found.clone() {
                self.mention(unit);
            }
        } else if !super::models::is_common(text)
            && let Some(index) = &self.program.seat.index
            && let Some(unit) = index.only_method(self.program, method)
            && !self.is_module(object)
        {
            call.targets.push(unit);
            call.sure = false;
        }
    }

    /// Leaves those of several methods of one name that a call with these arguments may mean.
    fn overloads(&self, targets: &mut SmallVec<[UnitId; 2]>, args: NodeRef) {
        if !self.dialect.bare_fields || targets.len() < 2 || self.is_nil(args) {
            return;
        }
        let args = self.children(args);
        let fits = |unit: &UnitId| {
            let Some(all) = self.params_of(*unit) else { return true };
            let open = all.iter().any(|p| self.file.node(*p).op != ParamKind::Ordinary as u16 || !self.is_nil(self.file.child(*p, 3)));
            open || all.len() == args.len() || all.is_empty()
        };
        if targets.iter().any(fits) {
            targets.retain(|u| fits(u));
        }
        // What is said of a type at the call, or what a variable is declared as.
        for (i, arg) in args.iter().enumerate() {
            let Some(wanted) = self.type_said(*arg) else { continue };
            let exact = |unit: &UnitId| {
                let all = self.params_of(*unit).unwrap_or_default();
                all.get(i).is_some_and(|p| self.text(self.file.child(*p, 2)) == wanted)
            };
            if targets.len() > 1 && targets.iter().any(exact) {
                targets.retain(|u| exact(u));
            }
        }
    }

    /// The parameters of a function of this file as they are written.
    fn params_of(&self, unit: UnitId) -> Option<Vec<NodeRef>> {
        let node = self.program.has(unit).then(|| self.program.unit(unit).node)?;
        (self.kind(node) == Kind::Func).then(|| self.children(self.file.child(node, 3)))
    }

    /// The type that an expression is said to have where it stands, or where its variable is declared.
    fn type_said(&self, at: NodeRef) -> Option<&'f str> {
        match self.kind(at) {
            Kind::Cast => Some(self.text(self.file.child(at, 0))),
            Kind::New => Some(self.text(self.file.child(at, 0))),
            Kind::Str | Kind::Interp => Some(if self.dialect.java { "String" } else { "string" }),
            Kind::Id => {
                let scope = self.scope_of(at)?;
                let [one] = self.program.names.declarations(scope, self.file.node(at).sym) else { return None };
                let kind = matches!(self.kind(one.at), Kind::VarDef | Kind::Param).then(|| self.file.child(one.at, 2))?;
                (!self.is_nil(kind)).then(|| self.text(kind))
            }
            _ => None,
        }
    }

    /// What an object of a class may run wherever it goes.
    fn mention_class(&mut self, class: Sym) {
        if self.program.compat || self.unit.class == Some(class) {
            return;
        }
        let mut line = vec![class];
        let mut i = 0;
        while let Some(c) = line.get(i).copied().filter(|_| i < 10) {
            i += 1;
            let Some(found) = self.program.class(c) else { continue };
            let count: usize = found.methods.values().map(SmallVec::len).sum();
            if count <= MAX_MENTIONED {
                let mut units: Vec<UnitId> = found.methods.values().flatten().copied().chain(found.init).collect();
                units.sort_unstable();
                units.into_iter().for_each(|u| self.mention(u));
            }
            line.extend(found.parents.iter().copied());
        }
    }

    /// The fields of which an object is made where no constructor is written, or one that only looks at them.
    fn fill_fields(&mut self, call: &mut Call) {
        self.mention_class(call.name);
        if let Some(class) = self.program.class(call.name)
            && (call.targets.is_empty() || self.dialect.java)
        {
            call.fields.clone_from(&class.fields);
        }
    }

    /// Whether an expression makes an object, of no class below the one that it names.
    fn makes_object(&self, at: NodeRef) -> bool {
        match self.kind(at) {
            Kind::New => true,
            Kind::Call => self.kind(self.file.child(at, 0)) == Kind::Id && self.dialect.python,
            _ => false,
        }
    }

    /// Whether an expression begins with an imported name.
    fn is_module(&self, at: NodeRef) -> bool {
        !self.program.names.canonical(at).is_empty()
    }

    fn new_object(&mut self, at: NodeRef) -> OpId {
        let [kind, args, body] = [0, 1, 2].map(|p| self.file.child(at, p));
        let mut call = self.plain_call(0);
        call.name = last_name(self.file, kind).unwrap_or(0);
        call.makes = true;
        if self.kind(args) == Kind::Record && !self.program.compat {
            return self.composite(at, kind, args);
        }
        if self.kind(args) == Kind::Record {
            let value = self.expr(args);
            if self.program.compat {
                return self.emit(Act::Mix(smallvec![value]), at);
            }
            return self.emit(Act::Copy(value), at);
        }
        // What is computed when it is asked for.
        if self.file.language.id() == "csharp"
            && !self.program.compat
            && self.text(kind).starts_with("Lazy")
            && let [function] = self.children(args)[..]
            && self.kind(function) == Kind::Func
        {
            let function = self.expr(function);
            return self.run(at, function, &[]);
        }
        call.callee = match self.kind(kind) {
            Kind::Id | Kind::Dot if self.class_named(kind).is_none() => self.expr(kind),
            _ => self.constant(kind),
        };
        call.args = self.arguments(args);
        let name = if self.kind(kind) == Kind::TypeApply { self.file.child(kind, 0) } else { kind };
        call.empty = call.args.is_empty() && !self.program.compat && super::models::is_list(self.file.language.id(), self.text(name));
        if !self.program.compat
            && let Some(class) = self.class_named(kind)
        {
            call.targets = self.program.constructors(class);
            call.name = class;
            self.overloads(&mut call.targets, args);
            self.fill_fields(&mut call);
            for t in call.targets.clone() {
                self.mention(t);
            }
        }
        if !self.program.compat && call.targets.is_empty() && call.fields.is_empty() {
            call.fields.extend(super::models::record(self.file.language.id(), self.text(name)).iter().map(|f| sym(f)));
        }
        call.mapping = call.args.is_empty() && !self.program.compat && super::models::is_mapping(self.file.language.id(), self.text(name));
        let made = self.emit(Act::Call(Box::new(call)), at);
        if self.is_nil(body) {
            return made;
        }
        if self.kind(body) == Kind::Block {
            if self.program.compat {
                self.members(body);
                return made;
            }
            // An object of a class without a name: its methods are values that see what is around them.
            let mut parts = vec![(None, made)];
            for member in self.children(body) {
                if let Some(unit) = self.program.by_node.get(&member).copied() {
                    let name = self.file.child(member, 1);
                    let method = self.closure(unit, member);
                    if self.kind(name) == Kind::Id {
                        parts.push((Some(Proj::Field(field_sym(self.text(name)))), method));
                    }
                } else if self.kind(member) == Kind::VarDef {
                    let (name, init) = (self.file.child(member, 1), self.file.child(member, 3));
                    if !self.is_nil(init) {
                        let value = self.expr(init);
                        parts.push((Some(self.key(name)), value));
                    }
                }
            }
            return self.emit(Act::Object(parts), at);
        }
        if !self.program.compat {
            return self.initialised(at, made, body);
        }
        // What an initialiser in braces sets.
        let mut parts = vec![(None, made)];
        for part in self.children(body) {
            if self.kind(part) == Kind::Assign {
                let (name, value) = (self.file.child(part, 0), self.file.child(part, 1));
                let value = self.expr(value);
                parts.push((Some(self.key(name)), value));
            } else {
                let value = self.expr(part);
                parts.push((Some(Proj::Any), value));
            }
        }
        let all: Operands = parts.into_iter().map(|(_, v)| v).collect();
        self.emit(Act::Mix(all), at)
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
        let comes_back = |b: &BlockId| *b != self.raised && g.blocks[*b as usize].next.iter().any(|e| e.to == self.exit);
        g.endless = alone && !self.program.compat && !g.yields && !g.order.iter().any(comes_back);
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
