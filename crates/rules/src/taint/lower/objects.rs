//! What objects and functions do that a program does not write as a call: getters and setters,
//! generators, what a `with` enters.

use super::{Lower, Place};
use crate::taint::il::{Act, Call, OpId, Proj};
use crate::taint::program::{RESULT, THIS, UnitKind, accessor_sym};
use ql_syntax::gast::{Kind, NodeRef, Sym, sym};
use smallvec::smallvec;

impl Lower<'_, '_> {
    /// Whether a function's body gives values one after another.
    pub(super) fn is_generator(&self, body: NodeRef) -> bool {
        if self.is_nil(body) || self.dialect.ruby {
            return false;
        }
        let end = self.file.node(body).next;
        let mut node = body.node;
        while node < end {
            let at = NodeRef { item: body.item, node };
            let n = self.file.node(at);
            match n.kind {
                Kind::Func | Kind::Class => {
                    node = n.next;
                    continue;
                }
                Kind::Yield => return true,
                Kind::Raw if self.first_word(at).is_some_and(|w| w.starts_with("yield")) => return true,
                _ => {}
            }
            node += 1;
        }
        false
    }

    /// The keyword with which a construct begins that has no kind of its own.
    pub(super) fn first_word(&self, at: NodeRef) -> Option<&str> {
        let first = self.file.children(at).next()?;
        (self.kind(first) == Kind::Token).then(|| self.text(first))
    }

    /// Where a generator keeps what it gives, by the way.
    pub(super) fn handed_out(proj: Proj) -> Place {
        Place { var: RESULT, path: smallvec![proj] }
    }

    /// Gives a value out of a generator and goes on; the value of the expression is what comes back.
    pub(super) fn yielded(&mut self, at: NodeRef, from: bool, parts: &[NodeRef]) -> OpId {
        self.graph.yields = true;
        let parts: Vec<NodeRef> = parts.iter().copied().filter(|p| !self.is_nil(*p) && self.kind(*p) != Kind::Token).collect();
        let [only] = parts.as_slice() else { return self.handed_in(at) };
        if self.kind(*only) == Kind::Pair && !from {
            let (key, value) = (self.file.child(*only, 0), self.file.child(*only, 1));
            let key = self.expr(key);
            let value = self.expr(value);
            self.emit(Act::Write(Self::handed_out(Proj::Key), key, true), at);
            self.emit(Act::Write(Self::handed_out(Proj::Any), value, true), at);
            return self.handed_in(at);
        }
        let value = self.expr(*only);
        if from {
            let each = self.emit(Act::Part(value, self.round()), at);
            self.emit(Act::Write(Self::handed_out(Proj::Any), each, true), at);
            return self.emit(Act::Part(value, Proj::Held(RESULT)), at);
        }
        self.emit(Act::Write(Self::handed_out(Proj::Any), value, true), at);
        self.handed_in(at)
    }

    /// Leaves the function with a value. A generator gives it only to those who ask for it.
    pub(super) fn leave(&mut self, value: OpId, at: NodeRef) {
        if self.generator {
            self.emit(Act::Write(Self::handed_out(Proj::Held(RESULT)), value, true), at);
        } else {
            let id = self.emit(Act::Leave(value), at);
            let source = match self.graph.ops[value as usize].act {
                Act::Copy(inner) => inner,
                _ => value,
            };
            if !self.program.compat && self.graph.lvalues.contains_key(&source) && self.shared(source) {
                self.graph.shares.insert(id, source);
            }
        }
    }

    /// A construct without a kind of its own, by its first word.
    pub(super) fn worded(&mut self, at: NodeRef, children: &[NodeRef]) -> Option<OpId> {
        if self.file.language.id() == "csharp" {
            match children {
                // `out string name` declares what it hands over.
                [kind, name]
                    if self.kind(*name) == Kind::Id && self.kind(*kind) != Kind::Token && self.program.names.scope_of(*name).is_none() =>
                {
                    let place = self.place_of_name(*name);
                    return Some(self.reading(Act::Read(place.var), at, Some(place)));
                }
                [first, ..] if self.first_word(*first) == Some("from") => return Some(self.query(at, children)),
                [object, word, ..] if self.kind(*word) == Kind::Token && self.text(*word) == "with" => {
                    return Some(self.changed_copy(at, *object, children));
                }
                [subject, word, ..] if self.kind(*word) == Kind::Token && self.text(*word) == "switch" => {
                    return Some(self.switch_expression(at, *subject, children));
                }
                _ => {}
            }
        }
        if self.dialect.ruby
            && let Some(value) = self.case_in(at, children)
        {
            return Some(value);
        }
        if let Some(value) = self.method_reference(at, children) {
            return Some(value);
        }
        let word = self.first_word(at)?.to_owned();
        match word.as_str() {
            "goto" if self.file.language.id() == "csharp" => self.goto_case(at, children),
            "yield" if self.generator && self.file.language.id() == "csharp" => {
                if children.get(1).is_some_and(|c| self.text(*c) == "break") {
                    self.goto(self.exit);
                    self.dead();
                    return Some(self.constant(at));
                }
                Some(self.yielded(at, false, children))
            }
            "static" if self.dialect.php && self.unit.kind == UnitKind::Function => {
                self.static_locals(children);
                Some(self.constant(at))
            }
            "match" if self.dialect.php => self.match_arms(at, children),
            "retry" if self.dialect.ruby => {
                if let Some(start) = self.starts.last().copied() {
                    self.goto(start);
                    self.dead();
                }
                Some(self.constant(at))
            }
            "new" if self.file.language.id() == "csharp" => Some(self.anonymous(at, children)),
            "yield" | "yield from" if self.generator => Some(self.yielded(at, word != "yield", children)),
            _ => None,
        }
    }

    /// A field that a getter gives.
    pub(super) fn got(&mut self, at: NodeRef, object: NodeRef, name: NodeRef) -> Option<OpId> {
        if self.program.accessors.is_empty() {
            return None;
        }
        let method = accessor_sym(self.text(name), false);
        let (targets, sure) = self.accessor_targets(object, method)?;
        let plain = crate::taint::program::field_sym(self.text(name));
        let object = self.expr(object);
        let place = self.below(object, Proj::Field(plain));
        let field = self.reading(Act::Field(object, plain), at, place);
        let mut call = self.plain_call(field);
        call.name = method;
        call.receiver = Some(object);
        call.targets = targets;
        call.sure = sure;
        call.accesses = true;
        let got = self.calling(call, at);
        self.note_looked_into(got, at);
        Some(got)
    }

    /// Whether a name is what a call calls.
    pub(super) fn is_callee(&self, at: NodeRef) -> bool {
        let parent = NodeRef { item: at.item, node: self.file.node(at).parent };
        at.node != 0 && self.kind(parent) == Kind::Call && self.file.child(parent, 0) == at
    }

    /// A property of the object itself by its name alone.
    pub(super) fn got_own(&mut self, at: NodeRef) -> Option<OpId> {
        let method = accessor_sym(self.text(at), false);
        if !self.program.accessors.contains(&method) {
            return None;
        }
        let class = self.unit.class.or_else(|| self.enclosing_class())?;
        let targets = self.own_methods(class, method);
        if targets.is_empty() {
            return None;
        }
        let receiver = self.itself();
        let callee = self.constant(at);
        let mut call = self.plain_call(callee);
        call.name = method;
        call.receiver = Some(receiver);
        call.targets = targets;
        let got = self.calling(call, at);
        self.note_looked_into(got, at);
        Some(got)
    }

    /// Emits a call of units that are known.
    pub(super) fn calling(&mut self, call: Call, at: NodeRef) -> OpId {
        for t in call.targets.clone() {
            self.mention(t);
        }
        self.emit(Act::Call(Box::new(call)), at)
    }

    /// The getters or setters of a name that an access to an object may run.
    fn accessor_targets(&mut self, object: NodeRef, method: Sym) -> Option<(smallvec::SmallVec<[u32; 2]>, bool)> {
        if !self.program.accessors.contains(&method) {
            return None;
        }
        if let Some(number) = self.param_number(object)
            && !self.graph.by_class.contains(&number)
        {
            self.graph.by_class.push(number);
        }
        if let Some(class) = self.class_of(object, 0) {
            let found = match self.exact_class(object) {
                Some(exact) => self.program.own_method(exact, method),
                None => self.program.method(class, method),
            };
            return (!found.is_empty()).then_some((found, true));
        }
        let all = self.program.methods.get(&method)?;
        (all.len() == 1 && !self.is_module(object)).then(|| (all.clone(), false))
    }

    /// Runs the setter of a field that is written to; whether there is one.
    pub(super) fn set_by_method(&mut self, target: NodeRef, value: OpId, at: NodeRef, apart: bool) -> bool {
        if self.program.accessors.is_empty() || self.program.compat {
            return false;
        }
        let (object, name) = (self.file.child(target, 0), self.file.child(target, 1));
        if self.kind(name) != Kind::Id {
            return false;
        }
        let method = accessor_sym(self.text(name), true);
        let Some((targets, sure)) = self.accessor_targets(object, method) else { return false };
        let plain = crate::taint::program::field_sym(self.text(name));
        let object = self.expr(object);
        if !sure && let Some(place) = self.below(object, Proj::Field(plain)) {
            self.write_to(place, value, at, target, false);
        }
        let callee = self.constant(target);
        let mut call = self.plain_call(callee);
        call.name = method;
        call.receiver = Some(object);
        call.targets = targets;
        call.sure = sure;
        call.accesses = true;
        call.args = smallvec![(value, 0)];
        self.calling(call, target);
        if !apart {
            self.emit(Act::Copy(value), at);
        }
        true
    }

    /// Runs the setter that a class has for a field of an object; whether there is one.
    pub(super) fn set_on(&mut self, class: Sym, object: OpId, name: NodeRef, value: OpId, at: NodeRef) -> bool {
        let method = accessor_sym(self.text(name), true);
        if !self.program.accessors.contains(&method) {
            return false;
        }
        let targets = self.program.own_method(class, method);
        if targets.is_empty() {
            return false;
        }
        let callee = self.constant(at);
        let mut call = self.plain_call(callee);
        call.name = method;
        call.receiver = Some(object);
        call.targets = targets;
        call.accesses = true;
        call.args = smallvec![(value, 0)];
        self.calling(call, at);
        true
    }

    /// What a `with` gives a name for what it manages.
    pub(super) fn entered(&mut self, managed: NodeRef, value: OpId) -> OpId {
        if self.program.compat || !self.dialect.python {
            return value;
        }
        if self.kind(managed) == Kind::Call
            && let Some(unit) = self.function_named(self.file.child(managed, 0))
            && self.program.has(unit)
            && self.text(self.file.child(self.program.unit(unit).node, 0)).contains("contextmanager")
        {
            return self.emit(Act::Part(value, Proj::Any), managed);
        }
        let Some(class) = self.class_of(managed, 0) else { return value };
        let method = sym("__enter__");
        let targets = self.program.method(class, method);
        if targets.is_empty() {
            return value;
        }
        let callee = self.constant(managed);
        let mut call = self.plain_call(callee);
        call.name = method;
        call.receiver = Some(value);
        call.targets = targets;
        self.calling(call, managed)
    }

    /// What a resource does at the end of the block that manages it.
    pub(super) fn closed(&mut self, managed: NodeRef, binder: NodeRef, value: OpId) {
        if self.program.compat {
            return;
        }
        let method = match self.file.language.id() {
            "csharp" => sym("Dispose"),
            "java" => sym("close"),
            _ => return,
        };
        let made = if self.kind(managed) == Kind::VarDef { self.file.child(managed, 3) } else { managed };
        let Some(class) = self.class_of(made, 0) else { return };
        let targets = self.program.method(class, method);
        if targets.is_empty() {
            return;
        }
        let name = if self.kind(managed) == Kind::VarDef { self.file.child(managed, 1) } else { binder };
        let receiver = if self.kind(name) == Kind::Id { self.plain_name(name) } else { value };
        let callee = self.constant(managed);
        let mut call = self.plain_call(callee);
        call.name = method;
        call.receiver = Some(receiver);
        call.targets = targets;
        self.calling(call, managed);
    }

    /// `case value in pattern …` of Ruby.
    pub(super) fn case_in(&mut self, at: NodeRef, children: &[NodeRef]) -> Option<OpId> {
        let [word, subject, clauses @ ..] = children else { return None };
        if self.kind(*word) != Kind::Switch || self.text(*word) != "case" {
            return None;
        }
        let value = self.expr(*subject);
        let (head, after) = (self.at, self.block());
        let mut results = crate::taint::il::Operands::new();
        let clauses: Vec<NodeRef> = clauses.iter().copied().filter(|c| self.kind(*c) == Kind::Raw).collect();
        for clause in clauses {
            let parts = self.children(clause);
            let Some(body) = parts.last().copied() else { continue };
            let entry = self.block();
            self.at = head;
            self.goto(entry);
            self.at = entry;
            if let Some(pattern) = parts.get(1).copied().filter(|p| *p != body) {
                self.bind_pattern(pattern, value);
            }
            self.last = None;
            self.stmt(body);
            results.extend(self.last.take());
            self.goto(after);
        }
        self.at = head;
        self.goto(after);
        self.at = after;
        Some(self.emit(Act::Choose(results), at))
    }

    /// The object itself as an operand.
    pub(super) fn itself(&mut self) -> OpId {
        let this = self.graph.this.unwrap_or(THIS);
        let place = Self::plain_place(this);
        self.reading(Act::Read(this), NodeRef { item: self.unit.node.item, node: 0 }, Some(place))
    }
}
