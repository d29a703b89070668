//! What only Go has: composite literals, fields of embedded types, results with names.

use super::Lower;
use crate::taint::il::{Act, OpId, Operands, Proj};
use crate::taint::program::field_sym;
use ql_syntax::gast::{Kind, NodeRef, Sym};

impl Lower<'_, '_> {
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
            return self.emit(Act::Call(Box::new(call)), at);
        }
        let mapping = self.text(kind).starts_with("map");
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
            ("recover", []) => Some(self.emit(Act::Read(super::UNKNOWN_THROWN), at)),
            _ => None,
        }
    }

    /// Calls of what comes with Go.
    pub(super) fn go_library_call(&mut self, at: NodeRef, callee: NodeRef, given: &[NodeRef]) -> Option<OpId> {
        if self.kind(callee) != Kind::Dot {
            return None;
        }
        let (object, name) = (self.file.child(callee, 0), self.file.child(callee, 1));
        match (self.text(name), given) {
            // A text of what the function gives for its characters.
            ("Map", [function, text]) if self.text(object) == "strings" => {
                let text = self.expr(*text);
                let function = self.expr(*function);
                Some(self.run(at, function, &[text]))
            }
            ("New", []) if self.program.names.canonical(callee).iter().any(|f| f.ends_with("list.New")) => {
                let callee = self.constant(callee);
                let mut call = self.plain_call(callee);
                call.empty = true;
                Some(self.emit(Act::Call(Box::new(call)), at))
            }
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
}
