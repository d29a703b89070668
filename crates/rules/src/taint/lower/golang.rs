//! What only Go has: composite literals, fields of embedded types, results with names.

use super::Lower;
use crate::taint::il::{Act, OpId, Operands, Proj};
use crate::taint::program::{UnitKind, field_sym};
use ql_syntax::gast::{Kind, NodeRef, Sym};
use smallvec::{SmallVec, smallvec};

/// Most nodes of a loop that are looked at for what it changes.
const MAX_LOOP: usize = 2_000;

impl<'f> Lower<'_, 'f> {
    /// `T{…}`: an object of a class of the file, a list, or a mapping.
    pub(super) fn composite(&mut self, at: NodeRef, kind: NodeRef, literal: NodeRef) -> OpId {
        let parts = self.children(literal);
        if let Some(class) = self.class_named(kind).filter(|_| matches!(self.kind(kind), Kind::Id | Kind::Dot)) {
            let callee = self.constant(kind);
            let mut call = self.plain_call(callee);
            call.name = class;
            call.makes = true;
            call.fields = self.program.class(class).map(|c| c.fields.clone()).unwrap_or_default();
            for part in parts {
                let (name, value) = match self.kind(part) {
                    Kind::Pair => (field_sym(self.text(self.file.child(part, 0))), self.file.child(part, 1)),
                    _ => (0, part),
                };
                let value = self.expr(value);
                if !self.program.compat && self.graph.lvalues.contains_key(&value) && self.shared(value) {
                    self.graph.pointers.insert(value);
                }
                call.args.push((value, name));
            }
            // A list that is not given is one without elements.
            if call.args.iter().all(|(_, name)| *name != 0) && !self.program.compat {
                for (field, text) in self.typed_fields(class) {
                    if text.starts_with("[]") && call.args.iter().all(|(_, name)| *name != field) {
                        let nothing = self.empty_list(at);
                        call.args.push((nothing, field));
                    }
                }
            }
            return self.emit(Act::Call(Box::new(call)), at);
        }
        let mapping = self.text(kind).starts_with("map");
        if parts.is_empty() && !self.program.compat {
            return if mapping { self.empty_mapping(at) } else { self.empty_list(at) };
        }
        let mut out = Vec::new();
        for (i, part) in parts.into_iter().enumerate() {
            if self.kind(part) == Kind::Pair {
                let (key, value) = (self.file.child(part, 0), self.file.child(part, 1));
                let proj = if mapping { self.index_key(key) } else { self.key(key) };
                let value = self.expr(value);
                if proj == Proj::Any {
                    let key = self.expr(key);
                    out.push((Some(Proj::Key), key));
                }
                out.push((Some(proj), value));
            } else {
                let value = self.expr(part);
                out.push((Some(Proj::At(i as i64)), value));
            }
        }
        self.emit(Act::Object(out), at)
    }

    /// The embedded fields through which an access reaches a field.
    pub(super) fn promoted(&self, access: NodeRef, field: Sym) -> Vec<Sym> {
        if !self.dialect.go || self.program.compat {
            return Vec::new();
        }
        let object = self.file.child(access, 0);
        self.class_of(object, 0).map(|class| self.program.promoted(class, field)).unwrap_or_default()
    }

    /// What a `return` without a value gives: the results that have names.
    pub(super) fn named_results(&mut self, at: NodeRef) -> OpId {
        let names = self.result_names();
        if names.is_empty() {
            return self.constant(at);
        }
        let values: Operands = names.iter().map(|name| self.plain_name(*name)).collect();
        if let [only] = values.as_slice() {
            return *only;
        }
        let parts = values.into_iter().enumerate().map(|(i, v)| (Some(Proj::At(i as i64)), v)).collect();
        self.emit(Act::Object(parts), at)
    }

    /// Gives the results that have names the values that are returned; whether there are any.
    pub(super) fn give_results(&mut self, value: OpId, at: NodeRef) -> bool {
        let names = self.result_names();
        if let [only] = names.as_slice() {
            let place = self.place_of_name(*only);
            self.emit(Act::Write(place, value, false), at);
        } else {
            for (i, name) in names.iter().enumerate() {
                let part = self.emit(Act::Part(value, Proj::At(i as i64)), at);
                let place = self.place_of_name(*name);
                self.emit(Act::Write(place, part, false), at);
            }
        }
        !names.is_empty()
    }

    /// Whether a type is a structure of the file itself, not a pointer to one.
    pub(super) fn is_structure(&self, kind: NodeRef) -> bool {
        self.kind(kind) == Kind::Id && self.class_named(kind).and_then(|c| self.program.class(c)).is_some_and(|c| c.init.is_some())
    }

    /// `panic(value)` and `recover()`.
    pub(super) fn go_call(&mut self, at: NodeRef, callee: NodeRef, given: &[NodeRef]) -> Option<OpId> {
        if self.kind(callee) != Kind::Id || self.function_named(callee).is_some() {
            return None;
        }
        match (self.text(callee), given) {
            ("panic", [value]) => {
                let value = self.expr(*value);
                self.put_thrown(super::UNKNOWN_THROWN, value, at);
                self.leave_by_exception();
                Some(self.constant(at))
            }
            // What is asked of a variable is no type.
            ("make", [kind, ..])
                if self.kind(*kind) == Kind::Dot && self.program.names.scope_of(self.file.child(*kind, 0)).flatten().is_some() =>
            {
                None
            }
            ("make", [kind, sizes @ ..]) => {
                for size in sizes {
                    self.expr(*size);
                }
                let empty = sizes.first().is_some_and(|n| self.decide(*n) == Some(ql_syntax::consts::Const::Int(0)));
                Some(match self.text(*kind) {
                    text if text.starts_with("map[") => self.empty_mapping(at),
                    text if text.starts_with("[]") && empty => self.empty_list(at),
                    _ => self.constant(at),
                })
            }
            ("copy", [to, from]) => {
                let from = self.expr(*from);
                let to = self.expr(*to);
                let element = self.emit(Act::Part(from, Proj::Any), at);
                if let Some(mut place) = self.graph.lvalues.get(&to).cloned() {
                    place.path.push(Proj::Any);
                    self.emit(Act::Write(place, element, true), at);
                }
                Some(self.constant(at))
            }
            ("recover", []) => {
                // It may have been thrown in the function that defers this one; it is thrown no more.
                self.graph.free.insert(super::UNKNOWN_THROWN);
                let thrown = self.emit(Act::Read(super::UNKNOWN_THROWN), at);
                self.forget_thrown(&[super::UNKNOWN_THROWN], at);
                Some(thrown)
            }
            _ => None,
        }
    }

    /// Calls of what comes with Go.
    pub(super) fn go_library_call(&mut self, at: NodeRef, callee: NodeRef, given: &[NodeRef]) -> Option<OpId> {
        if self.kind(callee) != Kind::Dot {
            return None;
        }
        let (object, name) = (self.file.child(callee, 0), self.file.child(callee, 1));
        if let Some(module) = self.module_of(object) {
            return self.go_module_call(at, &module, self.text(name), given);
        }
        match (self.text(name), given) {
            ("Do", [_]) if self.is_done_before(at, object) => Some(self.constant(at)),
            _ => None,
        }
    }

    /// Whether a `sync.Once` has run a function before by an earlier statement beside this one.
    fn is_done_before(&self, call: NodeRef, once: NodeRef) -> bool {
        let declared = |at: NodeRef| {
            let scope = self.scope_of(at)?;
            let [one] = self.program.names.declarations(scope, self.file.node(at).sym) else { return None };
            let text = self.text(one.at);
            Some((one.at, text.contains("sync.Once")))
        };
        if self.kind(once) != Kind::Id {
            return false;
        }
        let Some((own, true)) = declared(once) else { return false };
        let mut stmt = call;
        let up = |n: NodeRef| NodeRef { item: n.item, node: self.file.node(n).parent };
        while stmt.node != 0 && self.kind(up(stmt)) != Kind::Block {
            stmt = up(stmt);
        }
        if stmt.node == 0 {
            return false;
        }
        self.file.children(up(stmt)).take_while(|s| *s != stmt).any(|s| {
            let inner = if self.kind(s) == Kind::ExprStmt { self.file.child(s, 0) } else { s };
            let callee = self.file.child(inner, 0);
            self.kind(inner) == Kind::Call
                && self.kind(callee) == Kind::Dot
                && self.text(self.file.child(callee, 1)) == "Do"
                && self.kind(self.file.child(callee, 0)) == Kind::Id
                && declared(self.file.child(callee, 0)).is_some_and(|(at, _)| at == own)
                && self.file.node(self.file.child(callee, 0)).sym == self.file.node(once).sym
        })
    }

    /// The names of the results of the unit.
    pub(super) fn result_names(&self) -> Vec<NodeRef> {
        if !self.dialect.go || self.program.compat || self.kind(self.unit.node) != Kind::Func {
            return Vec::new();
        }
        let result = self.file.child(self.unit.node, 4);
        let mut out = Vec::new();
        for node in result.node..self.file.node(result).next {
            let at = NodeRef { item: result.item, node };
            if self.kind(at) == Kind::Param && self.kind(self.file.child(at, 1)) == Kind::Id {
                out.push(self.file.child(at, 1));
            }
        }
        out
    }

    /// The value of a constant that is counted: `const ( a = iota; b; c )`.
    pub(super) fn iota_place(&self, at: NodeRef) -> Option<i64> {
        if !self.dialect.go || self.program.compat || self.kind(at) != Kind::Id || !self.file.source.contains("iota") {
            return None;
        }
        let [one] = self.program.names.declarations(self.scope_of(at)?, self.file.node(at).sym) else { return None };
        if self.kind(one.at) != Kind::VarDef {
            return None;
        }
        let start = self.file.span(one.at).start;
        let before = self.file.source.get(..start)?;
        let open = before.rfind("const (")?;
        let group = &before[open + "const (".len()..];
        let mut lines: Vec<&str> = group.lines().map(|l| l.split("//").next().unwrap_or(l).trim()).filter(|l| !l.is_empty()).collect();
        if lines.iter().any(|l| l.starts_with(')')) {
            return None;
        }
        let place = i64::try_from(lines.len()).ok()?;
        lines.push(self.text(one.at));
        let value = lines.iter().rev().find_map(|l| l.split_once('=').map(|(_, value)| value.trim()))?;
        match value.strip_prefix("iota")?.trim() {
            "" => Some(place),
            more => Some(place + more.strip_prefix('+')?.trim().parse::<i64>().ok()?),
        }
    }

    pub(super) fn empty_list(&mut self, at: NodeRef) -> OpId {
        let callee = self.constant(at);
        let mut call = self.plain_call(callee);
        call.empty = true;
        self.emit(Act::Call(Box::new(call)), at)
    }

    fn empty_mapping(&mut self, at: NodeRef) -> OpId {
        let callee = self.constant(at);
        let mut call = self.plain_call(callee);
        call.mapping = true;
        self.emit(Act::Call(Box::new(call)), at)
    }

    /// What a variable of Go holds that is given no value.
    pub(super) fn zero_value(&mut self, at: NodeRef, binder: NodeRef, kind: NodeRef) {
        if !self.dialect.go || self.program.compat || self.is_nil(kind) || self.kind(binder) != Kind::Id || self.unit.kind == UnitKind::Init
        {
            return;
        }
        let value = if self.text(kind).starts_with("[]") {
            self.empty_list(at)
        } else if self.is_structure(kind) {
            let Some(class) = self.class_named(kind) else { return };
            let callee = self.constant(kind);
            let mut call = self.plain_call(callee);
            call.name = class;
            call.makes = true;
            for (field, text) in self.typed_fields(class) {
                if text.starts_with("[]") {
                    let nothing = self.empty_list(at);
                    call.args.push((nothing, field));
                    call.fields.push(field);
                }
            }
            self.emit(Act::Call(Box::new(call)), at)
        } else {
            return;
        };
        self.assign(binder, value, at, true);
    }

    /// The fields of a structure of this file with their types.
    fn typed_fields(&self, class: Sym) -> Vec<(Sym, &'f str)> {
        let Some(node) = self.program.classes.get(&class).and_then(|c| c.node) else { return Vec::new() };
        let mut out = Vec::new();
        for member in self.children(self.file.child(node, 5)) {
            let name = self.file.child(member, 1);
            if self.kind(member) == Kind::VarDef && self.kind(name) == Kind::Id {
                out.push((field_sym(self.text(name)), self.text(self.file.child(member, 2))));
            }
        }
        out
    }

    /// The fields of a structure that are not copied with it.
    pub(super) fn kept_fields(&self, kind: NodeRef) -> SmallVec<[Sym; 2]> {
        let Some(class) = self.class_named(kind) else { return SmallVec::new() };
        self.typed_fields(class).into_iter().filter(|(_, text)| is_shared_type(text)).map(|(field, _)| field).collect()
    }

    /// Notes what a copy of a structure shares with it.
    pub(super) fn note_copy(&mut self, write: OpId, value: OpId) {
        let from = match self.graph.ops[value as usize].act {
            Act::Copy(inner) => inner,
            _ => value,
        };
        if self.graph.shares.contains_key(&write) || !self.graph.lvalues.contains_key(&from) {
            return;
        }
        let at = self.graph.ops[value as usize].at;
        let Some(kind) = self.go_type(at, 0) else { return };
        let Some(class) = self.program.class_key(ql_syntax::gast::sym(&kind)) else { return };
        let kept: SmallVec<[Sym; 2]> =
            self.typed_fields(class).into_iter().filter(|(_, text)| is_shared_type(text)).map(|(field, _)| field).collect();
        if !kept.is_empty() {
            self.graph.copies.insert(write, (from, kept));
        }
    }

    /// What the only variable of a loop gets: of a map the keys, of a list the places.
    pub(super) fn go_first(&mut self, binder: NodeRef, all: OpId, element: OpId) -> OpId {
        if !self.dialect.go || self.program.compat {
            return element;
        }
        let at = self.graph.ops[all as usize].at;
        let Some(kind) = self.go_type(at, 0) else { return element };
        let kind = self.underlying(kind);
        if kind.starts_with("map[") {
            self.emit(Act::Part(all, Proj::Key), binder)
        } else if kind.starts_with('[') || matches!(kind.as_str(), "string" | "int") {
            self.constant(binder)
        } else {
            element
        }
    }

    /// What a loop of Go or Java does to the objects that it goes through is done to those in the list.
    pub(super) fn changed_in_loop(&mut self, binder: NodeRef, all: OpId) {
        if self.program.compat || !(self.dialect.go || self.dialect.java) {
            return;
        }
        let parts = self.children(binder);
        let name = match self.kind(binder) {
            Kind::Pair | Kind::Tuple => parts.get(1).copied(),
            Kind::VarDef | Kind::Param => Some(self.file.child(binder, 1)),
            _ => Some(binder),
        };
        let Some(name) = name.filter(|n| self.kind(*n) == Kind::Id) else { return };
        if self.dialect.go {
            let list = self.go_type(self.graph.ops[all as usize].at, 0).map(|kind| self.underlying(kind));
            if !list.is_some_and(|kind| kind.split_once(']').is_some_and(|(_, element)| element.starts_with('*'))) {
                return;
            }
        }
        let around = NodeRef { item: binder.item, node: self.file.node(binder).parent };
        if !self.is_changed(around, self.file.node(name).sym) {
            return;
        }
        if let Some(place) = self.below(all, Proj::Any) {
            let value = self.plain_name(name);
            self.emit(Act::Write(place, value, true), name);
        }
    }

    /// Whether the object of a name is given other fields somewhere in a loop, by itself or by its methods.
    fn is_changed(&self, around: NodeRef, name: Sym) -> bool {
        let of_name = |at: NodeRef| self.kind(at) == Kind::Id && self.file.node(at).sym == name;
        let within = |at: NodeRef| (at.node..self.file.node(at).next).map(move |node| NodeRef { item: at.item, node });
        let writes = |n: &NodeRef| matches!(self.kind(*n), Kind::Assign | Kind::AssignOp);
        within(around).take(MAX_LOOP).any(|at| match self.kind(at) {
            Kind::Assign | Kind::AssignOp => {
                let target = self.file.child(at, 0);
                self.kind(target) == Kind::Dot && of_name(self.file.child(target, 0))
            }
            Kind::Call => {
                let callee = self.file.child(at, 0);
                self.kind(callee) == Kind::Dot && of_name(self.file.child(callee, 0)) && {
                    let method = field_sym(self.text(self.file.child(callee, 1)));
                    let found = self.program.methods.get(&method);
                    found
                        .into_iter()
                        .flatten()
                        .filter(|u| self.program.has(**u))
                        .take(4)
                        .any(|unit| within(self.program.unit(*unit).node).take(MAX_LOOP).any(|n| writes(&n)))
                }
            }
            _ => false,
        })
    }

    /// The type that a name is declared to stand for.
    fn underlying(&self, kind: String) -> String {
        if !kind.starts_with(|c: char| c.is_alphabetic()) || kind.starts_with("map[") || kind.contains('.') {
            return kind;
        }
        let head = format!("type {kind} ");
        let line = self.file.source.lines().find_map(|l| l.trim_start().strip_prefix(head.as_str()));
        line.map_or(kind, |l| l.trim().to_owned())
    }

    /// The type of an expression of Go as it is written, where that is plain to see.
    pub(super) fn go_type(&self, at: NodeRef, depth: u32) -> Option<String> {
        if depth > 6 || !self.dialect.go {
            return None;
        }
        let inner = |n: NodeRef| self.go_type(n, depth + 1);
        match self.kind(at) {
            Kind::New => Some(self.text(self.file.child(at, 0)).to_owned()),
            Kind::Ref => Some(format!("*{}", inner(self.file.child(at, 0)).unwrap_or_default())),
            Kind::Deref => inner(self.file.child(at, 0))?.strip_prefix('*').map(str::to_owned),
            Kind::TypeAssert => None,
            Kind::Id => {
                let [one] = self.program.names.declarations(self.scope_of(at)?, self.file.node(at).sym) else { return None };
                if matches!(self.kind(one.at), Kind::VarDef | Kind::Param) {
                    let kind = self.file.child(one.at, 2);
                    if !self.is_nil(kind) {
                        return Some(self.text(kind).to_owned());
                    }
                }
                one.value.and_then(inner)
            }
            Kind::Dot => {
                let object = inner(self.file.child(at, 0))?;
                let class = self.program.class_key(ql_syntax::gast::sym(object.trim_start_matches('*')))?;
                let field = field_sym(self.text(self.file.child(at, 1)));
                self.typed_fields(class).into_iter().find(|(name, _)| *name == field).map(|(_, text)| text.to_owned())
            }
            Kind::Index => {
                let whole = self.underlying(inner(self.file.child(at, 0))?);
                let rest = whole.strip_prefix("map[").or_else(|| whole.strip_prefix('['))?;
                rest.split_once(']').map(|(_, element)| element.to_owned())
            }
            Kind::Call => {
                let callee = self.file.child(at, 0);
                if self.text(callee) == "make" || self.text(callee) == "append" {
                    let first = self.children(self.file.child(at, 1)).into_iter().next()?;
                    return if self.text(callee) == "make" { Some(self.text(first).to_owned()) } else { None };
                }
                let unit = match self.kind(callee) {
                    Kind::Id => self.function_named(callee)?,
                    Kind::Dot => {
                        let object = inner(self.file.child(callee, 0))?;
                        let class = self.program.class_key(ql_syntax::gast::sym(object.trim_start_matches('*')))?;
                        *self.program.own_method(class, field_sym(self.text(self.file.child(callee, 1)))).first()?
                    }
                    _ => return None,
                };
                let node = self.program.has(unit).then(|| self.program.unit(unit).node)?;
                let result = self.file.child(node, 4);
                (self.kind(result) != Kind::TypeOther || self.file.node(result).op != 7).then(|| self.text(result).to_owned())
            }
            _ => None,
        }
    }

    /// A panic in what follows goes on where what is deferred takes it.
    pub(super) fn panics_end_here(&mut self, deferred: NodeRef) {
        if !self.dialect.go || self.unwind.is_some() || !self.recovers(deferred) {
            return;
        }
        let to = self.block();
        self.panicked = Some(to);
        self.unwind = Some(to);
        let next = self.block();
        self.goto(next);
        self.at = next;
    }

    /// Whether a deferred call ends a panic.
    fn recovers(&self, call: NodeRef) -> bool {
        let callee = self.file.child(call, 0);
        if self.text(callee).contains("recover()") {
            return true;
        }
        let unit = match self.kind(callee) {
            Kind::Id => self.function_named(callee),
            Kind::Dot => self.program.methods.get(&field_sym(self.text(self.file.child(callee, 1)))).and_then(|u| u.first().copied()),
            _ => None,
        };
        unit.filter(|u| self.program.has(*u)).is_some_and(|u| self.text(self.program.unit(u).node).contains("recover()"))
    }

    /// What is deferred after a panic.
    pub(super) fn after_panic(&mut self, body: NodeRef) {
        let Some(panicked) = self.panicked.take() else { return };
        self.goto(self.exit);
        self.unwind = None;
        self.graph.blocks[panicked as usize].unwind = None;
        self.at = panicked;
        self.run_finals(0);
        let value = self.named_results(body);
        self.leave(value, body);
    }

    /// The module of Go that a name means: its path.
    fn module_of(&self, at: NodeRef) -> Option<String> {
        if self.kind(at) != Kind::Id || self.program.compat {
            return None;
        }
        let all = self.program.names.canonical(at);
        all.first().map(|s| s.to_string())
    }

    /// Adds what a function writes into its first argument.
    fn write_first(&mut self, at: NodeRef, to: NodeRef, value: OpId) -> OpId {
        let to = self.expr(to);
        if let Some(place) = self.graph.lvalues.get(&to).cloned() {
            self.emit(Act::Write(place, value, true), at);
        }
        self.constant(at)
    }

    /// A text made of arguments.
    fn text_of(&mut self, at: NodeRef, given: &[NodeRef]) -> OpId {
        let callee = self.constant(at);
        let mut call = self.plain_call(callee);
        call.texts = true;
        for value in given {
            let value = self.expr(*value);
            call.args.push((value, 0));
        }
        self.emit(Act::Call(Box::new(call)), at)
    }

    /// Calls of functions of the modules that come with Go.
    fn go_module_call(&mut self, at: NodeRef, module: &str, name: &str, given: &[NodeRef]) -> Option<OpId> {
        use crate::taint::models::Does;
        let on = |l: &mut Self, does: Does, list: NodeRef, rest: &[NodeRef], keys: &[Proj]| {
            let list = l.expr(list);
            let rest: Vec<OpId> = rest.iter().map(|a| l.expr(*a)).collect();
            Some(l.does(at, does, list, &rest, keys))
        };
        match (module, name, given) {
            ("fmt", "Sprint" | "Sprintf" | "Sprintln" | "Append" | "Appendf" | "Appendln", given) => Some(self.text_of(at, given)),
            ("fmt", "Errorf", [format, args @ ..]) => {
                let text = self.text_of(at, given);
                let mut parts = vec![(Some(Proj::Field(field_sym("error"))), text)];
                if self.text(*format).contains("%w") {
                    for arg in args {
                        let value = self.expr(*arg);
                        parts.push((Some(Proj::Field(field_sym("wrapped"))), value));
                    }
                    parts.truncate(2);
                }
                Some(self.emit(Act::Object(parts), at))
            }
            ("fmt", "Fprint" | "Fprintf" | "Fprintln", [to, rest @ ..]) => {
                let text = self.text_of(at, rest);
                Some(self.write_first(at, *to, text))
            }
            ("io", "WriteString" | "Copy" | "CopyN" | "CopyBuffer", [to, from, ..]) => {
                let value = self.expr(*from);
                Some(self.write_first(at, *to, value))
            }
            ("bufio", "NewWriter" | "NewReadWriter" | "NewWriterSize", [inner, ..])
            | ("encoding/csv" | "csv", "NewWriter", [inner])
            | ("encoding/json" | "json" | "encoding/xml" | "xml" | "encoding/gob" | "gob", "NewEncoder", [inner])
            | ("sort", "StringSlice", [inner]) => {
                // What is written to it gets into what is under it.
                let inner = self.expr(*inner);
                let place = self.graph.lvalues.get(&inner).cloned();
                Some(self.reading(Act::Copy(inner), at, place))
            }
            ("errors", "As", [error, target]) => {
                let error = self.expr(*error);
                let wrapped = self.emit(Act::Field(error, field_sym("wrapped")), at);
                let deeper = self.emit(Act::Field(wrapped, field_sym("wrapped")), at);
                let found = self.emit(Act::Choose(smallvec![error, wrapped, deeper]), at);
                let target = self.expr(*target);
                if let Some(place) = self.graph.lvalues.get(&target).cloned() {
                    self.emit(Act::Write(place, found, false), at);
                }
                Some(self.constant(at))
            }
            ("errors", "Unwrap", [error]) => {
                let error = self.expr(*error);
                Some(self.emit(Act::Field(error, field_sym("wrapped")), at))
            }
            ("errors", "Is", given) => {
                for arg in given {
                    self.expr(*arg);
                }
                Some(self.constant(at))
            }
            ("strings" | "bytes", "Map", [function, text]) => {
                // A text of what the function gives for its characters.
                let text = self.expr(*text);
                let function = self.expr(*function);
                Some(self.run(at, function, &[text]))
            }
            ("container/list" | "list", "New", []) => Some(self.empty_list(at)),
            ("maps", "Keys", [map]) => on(self, Does::Keys, *map, &[], &[]),
            ("maps", "Values", [map]) => on(self, Does::Values, *map, &[], &[]),
            ("maps", "Clone", [map]) | ("slices", "Clone" | "Collect" | "Values", [map]) => on(self, Does::Itself, *map, &[], &[]),
            ("maps", "Copy", [to, from]) => {
                let from = self.expr(*from);
                let to = self.expr(*to);
                let merged = self.emit(Act::Object(vec![(None, to), (None, from)]), at);
                if let Some(place) = self.graph.lvalues.get(&to).cloned() {
                    self.emit(Act::Change(place, merged), at);
                }
                Some(self.constant(at))
            }
            ("slices", "Sort" | "SortFunc" | "SortStableFunc" | "Reverse", [list, ..])
            | ("sort", "Strings" | "Slice" | "SliceStable" | "Sort" | "Stable", [list, ..]) => on(self, Does::Mingle, *list, &[], &[]),
            ("slices", "Sorted" | "SortedFunc" | "SortedStableFunc", [list, ..]) => {
                let list = self.expr(*list);
                let element = self.emit(Act::Part(list, Proj::Any), at);
                Some(self.emit(Act::Object(vec![(Some(Proj::Any), element)]), at))
            }
            ("slices", "Concat", [first, rest @ ..]) => on(self, Does::Concat, *first, rest, &[]),
            ("slices", "Insert", [list, place, value]) => {
                let key = self.index_key(*place);
                let list = self.expr(*list);
                let value = self.expr(*value);
                let place = self.expr(*place);
                // What is given is a list by itself.
                let copy = self.emit(Act::Copy(list), at);
                Some(self.does(at, Does::Inserted, copy, &[place, value], &[key]))
            }
            ("slices", "Delete", [list, from, to]) => {
                let keys = [self.index_key(*from), self.index_key(*to)];
                on(self, Does::Cut, *list, &[], &keys)
            }
            ("slices", "Max" | "Min", [list]) => {
                let list = self.expr(*list);
                Some(self.emit(Act::Part(list, Proj::Any), at))
            }
            (
                "slices",
                "Contains" | "ContainsFunc" | "Index" | "IndexFunc" | "Equal" | "EqualFunc" | "Compare" | "IsSorted" | "BinarySearch",
                given,
            )
            | ("maps", "Equal" | "EqualFunc", given)
            | (
                "strings" | "bytes",
                "Contains" | "ContainsAny" | "ContainsRune" | "HasPrefix" | "HasSuffix" | "EqualFold" | "Index" | "IndexByte" | "LastIndex"
                | "Count" | "Compare",
                given,
            ) => {
                for arg in given {
                    self.expr(*arg);
                }
                Some(self.constant(at))
            }
            _ => None,
        }
    }
}

/// Whether values of a type are shared by all that hold them.
pub(super) fn is_shared_type(kind: &str) -> bool {
    kind.starts_with(['*']) || kind.starts_with("[]") || kind.starts_with("map[") || kind.starts_with("chan ")
}
