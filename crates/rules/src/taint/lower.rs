//! From the generic tree to the intermediate language.

use super::il::{Act, Block, BlockId, Call, Edge, Graph, Op, OpId, Operands, Parameter, Place, Plain, Proj, UnitId, Var};
use super::index::Target;
use super::program::{BLOCK, Program, RESULT, THIS, Unit, UnitKind, field_sym, last_name};
use ql_syntax::consts::{self, Const};
use ql_syntax::gast::{File, FuncKind, Kind, NodeRef, Op as Operator, ParamKind, Sym, VarKind, flag, sym};
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::{SmallVec, smallvec};

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

/// What languages do differently.
struct Dialect {
    /// Fields are visible in methods by their bare names.
    bare_fields: bool,
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
}

impl Dialect {
    fn of(language: &str) -> Dialect {
        let script = matches!(language, "javascript" | "typescript" | "tsx");
        Dialect {
            bare_fields: matches!(language, "java" | "csharp"),
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
        }
    }
}

struct Loop {
    label: Option<Sym>,
    leave: BlockId,
    again: Option<BlockId>,
    finals: usize,
}

struct Lower<'p, 'f> {
    program: &'p Program<'f>,
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
    mentions: FxHashMap<UnitId, ()>,
}

/// Lowers one unit.
pub(crate) fn unit(program: &Program<'_>, id: UnitId) -> Graph {
    let unit = program.unit(id).clone();
    let mut l = Lower {
        program,
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
    match l.unit.kind {
        UnitKind::Top => l.top(),
        UnitKind::Init => l.fields(),
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
                _ => self.stmt(member),
            }
        }
    }

    fn function(&mut self) {
        let node = self.unit.node;
        let (attrs, params, body) = (self.file.child(node, 0), self.file.child(node, 3), self.file.child(node, 5));
        self.collect_globals(body);
        if self.dialect.last_is_result {
            self.find_tails(body);
        }
        let method = self.unit.class.is_some();
        if self.unit.kind == UnitKind::Function {
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
            self.graph.params.push(Parameter { name: 0, rest: false, by_reference: false });
            let value = self.emit(Act::Argument(number), node);
            self.write(Self::plain_place(BLOCK), value, node, false);
            if let Some(param) = named {
                let binder = self.file.child(param, 1);
                let place = self.place_of_name(binder);
                self.write(place, value, binder, false);
            }
        }
        if self.is_nil(body) {
            return;
        }
        if self.kind(body) == Kind::Block {
            self.stmt(body);
        } else {
            let value = self.expr(body);
            self.emit(Act::Leave(value), body);
        }
    }

    fn parameter(&mut self, param: NodeRef, number: u16) {
        if self.kind(param) != Kind::Param {
            self.graph.params.push(Parameter { name: 0, rest: false, by_reference: false });
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
        self.graph.params.push(Parameter { name, rest, by_reference });
        let plain = self.plain(kind);
        let given = self.emit(Act::Argument(number), param);
        self.graph.ops[given as usize].plain = plain;
        let mut value = given;
        if !self.is_nil(default) {
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

    /// `global x` in Python and PHP.
    fn collect_globals(&mut self, body: NodeRef) {
        if self.is_nil(body) {
            return;
        }
        let end = self.file.node(body).next;
        for node in body.node..end {
            let at = NodeRef { item: body.item, node };
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
        let found = names.scope_of(at)?;
        if self.dialect.python || self.dialect.php || found.is_none() {
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
                let var = self.scoped(node, name);
                if node == self.unit.node {
                    self.graph.owned.insert(var);
                } else if !self.is_function(declarations.first().map(|d| d.at)) {
                    self.graph.free.insert(var);
                }
                Self::plain_place(var)
            }
            None => {
                let var = self.file_wide(name);
                if top {
                    self.graph.owned.insert(var);
                } else if self.dialect.closed && !(self.dialect.ruby && text.starts_with('$')) && !self.sees_file(text) {
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
            Kind::Special => self.unit.class.or_else(|| self.enclosing_class()),
            Kind::New => self.class_named(self.file.child(at, 0)),
            Kind::Call => {
                let callee = self.file.child(at, 0);
                // `A.new` in Ruby.
                if self.dialect.ruby && self.kind(callee) == Kind::Dot && self.text(self.file.child(callee, 1)) == "new" {
                    return self.class_named(self.file.child(callee, 0));
                }
                if self.kind(callee) == Kind::Id && self.dialect.python { self.class_named(callee) } else { None }
            }
            Kind::Ref => self.class_of(self.file.child(at, 0), depth + 1),
            Kind::Id => {
                if matches!(self.text(at), "self" | "$this" | "cls") {
                    return self.unit.class.or_else(|| self.enclosing_class());
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
                        Kind::VarDef | Kind::Param => {
                            self.class_named(self.file.child(d.at, 2))
                        }
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
                let value = if self.is_nil(value) { self.constant(at) } else { self.expr(value) };
                let value = self.emit(Act::Copy(value), at);
                self.emit(Act::Leave(value), at);
                self.run_finals(0);
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
                }
                self.dead();
            }
            Kind::Throw => {
                let parts = self.all(self.children(at));
                let first = parts.first().copied();
                self.emit(Act::Mix(parts), at);
                if let Some(first) = first {
                    self.keep_thrown(first, self.file.child(at, 0), at);
                }
                self.leave_by_exception();
            }
            Kind::Try => self.try_statement(at),
            Kind::With => {
                let (value, binder, body) = (self.file.child(at, 0), self.file.child(at, 1), self.file.child(at, 2));
                let value = self.expr(value);
                if !self.is_nil(binder) {
                    self.assign(binder, value, binder, true);
                }
                self.stmt(body);
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
                if self.program.compat && self.kind(at) == Kind::Defer {
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
    fn truth(&self, at: NodeRef) -> Option<bool> {
        if self.program.compat {
            return None;
        }
        consts::truth(self.file.language.id(), &consts::decide(self.program.names, at)?)
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
        self.goto(inner);
        self.goto(done);
        self.at = inner;
        let element = self.emit(Act::Part(all, Proj::Any), iterated);
        self.each(binder, element, all);
        self.looping(label, after, head, body);
        self.goto(head);
        self.at = done;
        self.stmt(otherwise);
        self.goto(after);
        self.at = after;
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
            _ => self.assign(binder, element, binder, true),
        }
    }

    fn switch(&mut self, at: NodeRef) -> OpId {
        let parts = self.children(at);
        let subject = parts.first().copied().filter(|s| !self.is_nil(*s));
        let value = match subject {
            Some(s) => self.stmt_value(s),
            None => self.constant(at),
        };
        let after = self.block();
        let head = self.at;
        self.loops.push(Loop { label: None, leave: after, again: None, finals: self.finals.len() });
        let mut complete = false;
        // What it chooses by, where that is a constant, and whether a case was found that it takes.
        let known = subject.filter(|_| !self.program.compat).and_then(|s| consts::decide(self.program.names, s));
        let known = known.filter(|k| matches!(k, Const::Int(_) | Const::Str(_)));
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
            let fits = match &known {
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
            for p in patterns {
                self.pattern(*p, value);
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
            if self.dialect.falls_through && !arrow {
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
        matches!(self.kind(at), Kind::Str | Kind::Int).then(|| consts::decide(self.program.names, at)).flatten()
    }

    /// The pattern of a case.
    fn pattern(&mut self, at: NodeRef, value: OpId) {
        match self.kind(at) {
            Kind::ExprStmt | Kind::VarDef => self.stmt(at),
            Kind::Id | Kind::Array | Kind::Tuple | Kind::Raw if self.dialect.binding_patterns => {
                if !self.program.compat {
                    self.bind_all(at, value);
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
        self.goto(start);
        self.at = start;
        self.stmt(body);
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
        for clause in clauses {
            let (binder, inner) = (self.file.child(clause, 1), self.file.child(clause, 2));
            let entry = self.block();
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
        let id = self.emit(Act::Write(place.clone(), value, keep), at);
        self.graph.lvalues.insert(id, place);
        if !self.program.compat && self.graph.lvalues.contains_key(&value) && self.shared(value) {
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
            Kind::Dot | Kind::Index | Kind::Deref | Kind::Special => {
                if let Some((place, keep)) = self.target_place(target) {
                    self.write_to(place, value, at, target, keep);
                } else if !apart {
                    self.emit(Act::Copy(value), at);
                }
            }
            Kind::Tuple | Kind::Array => {
                let parts = self.children(target);
                let keyed = parts.iter().any(|p| self.kind(*p) == Kind::Str);
                let mut key = None;
                for (i, part) in parts.into_iter().enumerate() {
                    let (part, proj) = match self.kind(part) {
                        Kind::Str | Kind::Int => {
                            key = Some(self.key(part));
                            continue;
                        }
                        _ if keyed && !self.program.compat && key.is_some() => (part, key.take().unwrap_or(Proj::Any)),
                        Kind::Spread => (self.file.child(part, 0), Proj::Any),
                        _ if keyed || self.program.compat => (part, Proj::Any),
                        _ => (part, Proj::At(i as i64)),
                    };
                    if self.program.compat && proj == Proj::Any && self.dialect.parts && self.file.node(part).parent != target.node {
                        continue;
                    }
                    let piece = self.emit(Act::Part(value, proj), part);
                    self.assign(part, piece, part, true);
                }
                if !apart {
                    self.emit(Act::Copy(value), at);
                }
            }
            Kind::Record | Kind::Dict => {
                for part in self.children(target) {
                    match self.kind(part) {
                        Kind::Pair => {
                            let (key, inner) = (self.file.child(part, 0), self.file.child(part, 1));
                            let piece = self.emit(Act::Part(value, self.key(key)), inner);
                            self.assign(inner, piece, inner, true);
                        }
                        Kind::Spread => {
                            let inner = self.file.child(part, 0);
                            self.assign(inner, value, inner, true);
                        }
                        _ => self.assign(part, value, part, true),
                    }
                }
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
                self.bind_all(target, value);
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
                let object = self.expr(object);
                let place = self.below(object, Proj::Field(field_sym(self.text(name))))?;
                Some((place, false))
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
    fn index_key(&self, at: NodeRef) -> Proj {
        match self.kind(at) {
            Kind::Str | Kind::Id if self.program.compat => Proj::Any,
            Kind::Id | Kind::Dot | Kind::Unary | Kind::Binary if !self.program.compat => match consts::decide(self.program.names, at) {
                Some(Const::Int(i)) => i64::try_from(i).map_or(Proj::Any, Proj::At),
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
            let mut targets = own.map(|c| self.program.method(c, name)).unwrap_or_default();
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
        if let Some(unit) = self.function_named(at).filter(|_| !self.program.compat) {
            // A function kept in a variable that holds nothing else.
            self.mention(unit);
            return self.emit(Act::Function(unit), at);
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
                    let known = self.index_key(index);
                    let place = self.below(out, known);
                    out = self.reading(Act::Index(out, value, known), at, place);
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
                let value = self.expr(value);
                self.assign(target, value, at, false);
                (self.graph.ops.len() - 1) as OpId
            }
            Kind::AssignOp => {
                let (target, value) = (self.file.child(at, 0), self.file.child(at, 1));
                let before = self.expr(target);
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
            Kind::Unary => {
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
            Kind::Yield => {
                let parts = self.all(self.children(at));
                let value = self.emit(Act::Mix(parts), at);
                self.graph.yields = true;
                if !self.program.compat {
                    self.emit(Act::Leave(value), at);
                }
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

    fn dot(&mut self, at: NodeRef) -> OpId {
        let (object, name) = (self.file.child(at, 0), self.file.child(at, 1));
        if let Some(Target::Function(unit)) = self.linked(at) {
            self.mention(unit);
            return self.emit(Act::Function(unit), at);
        }
        if let Some(place) = self.foreign_place(at) {
            return self.reading(Act::Read(place.var), at, Some(place));
        }
        let object = self.expr(object);
        if self.kind(name) != Kind::Id {
            let index = self.expr(name);
            return self.emit(Act::Index(object, index, Proj::Any), at);
        }
        let field = field_sym(self.text(name));
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
                        Operator::Coalesce => consts::decide(self.program.names, first).map(|c| c == Const::Null),
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
                        self.bind_all(right, value);
                    }
                    self.emit(Act::Compare(smallvec![value]), node)
                }
                _ => {
                    let r = self.expr(right);
                    let id = self.emit(Act::Mix(smallvec![value, r]), node);
                    // It adds to its left side.
                    if self.dialect.ruby
                        && op == Operator::Shl
                        && !self.program.compat
                        && let Some(place) = self.graph.lvalues.get(&value).cloned()
                    {
                        self.emit(Act::Write(place, r, true), node);
                    }
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
            above: false,
            many: false,
            does: None,
            on_first: false,
            empty: false,
            keys: SmallVec::new(),
            common: false,
            invokes: false,
            args: SmallVec::new(),
            targets: SmallVec::new(),
            sure: true,
            makes: false,
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
            out.push((self.expr(arg), name));
        }
        out
    }

    fn call(&mut self, at: NodeRef) -> OpId {
        let (callee, args) = (self.file.child(at, 0), self.file.child(at, 1));
        if self.dialect.ruby {
            // A name alone may be a variable.
            if self.kind(callee) == Kind::Id
                && self.file.node(args).next == args.node + 1
                && self.file.span(at) == self.file.span(callee)
                && self.is_variable(callee)
            {
                return self.name(callee);
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
        let mut call = self.plain_call(0);
        let compat = self.program.compat;
        if self.dialect.ruby && !compat && self.kind(callee) == Kind::Id && self.text(callee) == "raise" {
            let given: Vec<NodeRef> = self.children(args);
            let parts = self.all(given.iter().copied());
            let only = parts.first().copied().filter(|_| parts.len() == 1);
            let value = self.emit(Act::Mix(parts), at);
            if let Some(first) = given.first() {
                self.keep_thrown(only.unwrap_or(value), *first, at);
            }
            self.leave_by_exception();
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
                    let bare = if self.dialect.bare_fields || self.dialect.ruby {
                        self.unit.class.or_else(|| self.enclosing_class())
                    } else {
                        None
                    };
                    if let Some(class) = bare {
                        call.targets = self.program.method(class, call.name);
                        if !call.targets.is_empty() {
                            let this = self.graph.this.unwrap_or(THIS);
                            let place = Self::plain_place(this);
                            let own = self.reading(Act::Read(this), NodeRef { item: self.unit.node.item, node: 0 }, Some(place));
                            call.receiver = Some(own);
                        }
                    }
                    if call.targets.is_empty()
                        && self.dialect.python
                        && let Some(class) = self.class_named(callee)
                    {
                        call.targets = self.program.constructors(class);
                        call.makes = true;
                        call.name = class;
                    }
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
                    }
                    call.gives = super::models::caller(text);
                    call.invokes = super::models::is_invoker(text);
                    call.common = super::models::is_common(text);
                    let method = field_sym(text);
                    if !compat {
                        self.method_targets(&mut call, object, method, text);
                    }
                }
            }
            Kind::Special => {
                call.callee = self.expr(callee);
                if !compat && let Some(class) = self.unit.class {
                    let parents = self.program.class(class).map(|c| c.parents.clone()).unwrap_or_default();
                    for p in parents {
                        call.targets.extend(self.program.constructors(p));
                    }
                    call.receiver = Some(call.callee);
                }
            }
            _ => call.callee = self.expr(callee),
        }
        for t in call.targets.clone() {
            self.mention(t);
        }
        if call.args.is_empty() {
            call.args = self.arguments(args);
        }
        // What looks like a call in Ruby may be an attribute.
        let attribute = self.dialect.ruby && !compat && call.targets.is_empty() && call.args.is_empty() && !call.makes;
        let read = if attribute { self.graph.lvalues.get(&call.callee).filter(|p| !p.path.is_empty()).cloned() } else { None };
        let object = self.file.child(callee, 0);
        if read.is_some() && self.kind(callee) == Kind::Dot && self.class_of(object, 0).is_some() {
            return self.reading(Act::Copy(call.callee), at, read);
        }
        self.set_aside(&mut call, callee, args);
        let chained = (self.dialect.java || self.dialect.bare_fields) && call.puts && super::models::is_chained(self.last_text(callee));
        let place = call.receiver.filter(|_| chained && !compat).and_then(|r| self.graph.lvalues.get(&r).cloned());
        self.reading(Act::Call(Box::new(call)), at, place.or(read))
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
    fn container(&self, call: &mut Call, name: &str, args: NodeRef, method: bool) {
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
            return;
        }
        let parent_only = self.kind(object) == Kind::Special && self.text(object) == "super"
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
        if let Some(class) = self.class_of(object, 0) {
            let made = self.makes_object(object);
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
        if self.kind(args) == Kind::Record {
            let value = self.expr(args);
            if self.program.compat {
                return self.emit(Act::Mix(smallvec![value]), at);
            }
            return self.emit(Act::Copy(value), at);
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
            for t in call.targets.clone() {
                self.mention(t);
            }
        }
        let made = self.emit(Act::Call(Box::new(call)), at);
        if self.is_nil(body) {
            return made;
        }
        if self.kind(body) == Kind::Block {
            self.members(body);
            return made;
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
        if self.program.compat {
            let all: Operands = parts.into_iter().map(|(_, v)| v).collect();
            return self.emit(Act::Mix(all), at);
        }
        self.emit(Act::Object(parts), at)
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
        let alone = self.unit.kind == UnitKind::Function
            && (self.unit.class.is_none() || self.file.text(self.file.child(self.unit.node, 0)).split_whitespace().any(|w| w == "static"));
        let comes_back = |b: &BlockId| *b != self.raised && g.blocks[*b as usize].next.iter().any(|e| e.to == self.exit);
        g.endless = alone && !self.program.compat && !g.yields && !g.order.iter().any(comes_back);
        self.graph
    }
}

/// The operands of an operation.
pub(crate) fn operands(act: &Act, mut with: impl FnMut(OpId)) {
    match act {
        Act::Const | Act::Read(_) | Act::Argument(_) | Act::Closure(_) | Act::Function(_) => {}
        Act::Field(a, _) | Act::Part(a, _) | Act::Copy(a) | Act::Write(_, a, _) | Act::Leave(a) => with(*a),
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
