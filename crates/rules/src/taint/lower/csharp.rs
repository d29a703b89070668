//! What only C# has: initialisers in braces, objects without a class, queries.

use super::{Lower, mix};
use crate::taint::il::{Act, OpId, Place, Proj};
use crate::taint::models::Does;
use crate::taint::program::field_sym;
use ql_syntax::gast::{FuncKind, Kind, NodeRef, flag};
use smallvec::SmallVec;

impl Lower<'_, '_> {
    /// Takes those out of a function's parameters that no call has an argument for: what the accessors of a
    /// property have without its being written.
    pub(super) fn unwritten(&mut self, list: &mut Vec<NodeRef>, body: NodeRef) {
        let flags = |l: &Self, param: NodeRef| l.file.node(param).flags;
        let op = self.file.node(self.unit.node).op;
        if op != FuncKind::Getter as u16 && op != FuncKind::Setter as u16 {
            return;
        }
        let (taken, left): (Vec<NodeRef>, _) = list.iter().partition(|p| flags(self, **p) & flag::IMPLICIT != 0);
        *list = left;
        for param in taken {
            let binder = self.file.child(param, 1);
            if flags(self, param) & flag::SPECIAL == 0 {
                // The object whose property it is.
                let var = self.scoped(self.unit.node, self.file.node(binder).sym);
                self.graph.owned.insert(var);
                self.graph.this = Some(var);
                let own = self.emit(Act::Read(var), binder);
                self.write(Place { var, path: SmallVec::new() }, own, binder, true);
            } else if self.text(body).contains("field") {
                let own = self.expr(binder);
                let place = self.place_of_name(binder);
                self.write(place, own, binder, true);
            }
        }
    }

    /// A place that no name of the program means.
    fn hidden(&mut self, at: NodeRef) -> Place {
        let var = mix(u64::from(at.item) << 32 | u64::from(at.node), 0x71dd);
        self.graph.owned.insert(var);
        Place { var, path: SmallVec::new() }
    }

    /// A new object with what an initialiser in braces puts into it.
    pub(super) fn initialised(&mut self, at: NodeRef, made: OpId, body: NodeRef) -> OpId {
        let place = self.hidden(at);
        self.emit(Act::Write(place.clone(), made, false), body);
        self.initialise(&place, body, self.class_of(at, 0));
        self.reading(Act::Read(place.var), at, Some(place))
    }

    fn initialise(&mut self, place: &Place, body: NodeRef, class: Option<u64>) {
        if self.depth > super::MAX_DEPTH {
            return;
        }
        self.depth += 1;
        for part in self.children(body) {
            match self.kind(part) {
                Kind::Assign => {
                    let (name, value) = (self.file.child(part, 0), self.file.child(part, 1));
                    self.initialise_member(place, part, name, value, class);
                }
                // A key and its value.
                Kind::Array if self.children(part).len() == 2 => {
                    let (key, value) = (self.file.child(part, 0), self.file.child(part, 1));
                    let known = self.index_key(key);
                    let key = self.expr(key);
                    let value = self.expr(value);
                    let object = self.reading(Act::Read(place.var), body, Some(place.clone()));
                    self.does(body, Does::Put, object, &[key, value], &[known]);
                }
                _ => {
                    let value = self.expr(part);
                    // Not where the element is: what a rule says of that is said of its value.
                    let object = self.reading(Act::Read(place.var), body, Some(place.clone()));
                    self.does(body, Does::PushBack, object, &[value], &[]);
                }
            }
        }
        self.depth -= 1;
    }

    fn initialise_member(&mut self, place: &Place, part: NodeRef, name: NodeRef, value: NodeRef, class: Option<u64>) {
        let mut inner = place.clone();
        let proj = match self.kind(name) {
            Kind::Id => Proj::Field(field_sym(self.text(name))),
            // `["key"] = value`
            _ => match self.children(name).into_iter().find(|c| self.kind(*c) != Kind::Token) {
                Some(key) => self.index_key(key),
                None => Proj::Any,
            },
        };
        inner.path.push(proj);
        if self.kind(value) == Kind::Array && self.text(value).starts_with('{') {
            return self.initialise(&inner, value, None);
        }
        let value = self.expr(value);
        if let (Some(class), Kind::Id) = (class, self.kind(name)) {
            let object = self.reading(Act::Read(place.var), part, Some(place.clone()));
            if self.set_on(class, object, name, value, part) {
                return;
            }
        }
        self.emit(Act::Write(inner, value, proj == Proj::Any), part);
    }

    /// A tuple that is returned, under the names that the result's type gives its elements.
    pub(super) fn with_names(&mut self, value: OpId) -> OpId {
        if self.file.language.id() != "csharp" || self.program.compat || self.kind(self.unit.node) != Kind::Func {
            return value;
        }
        let result = self.file.child(self.unit.node, 4);
        if self.kind(result) != Kind::Raw || !self.text(result).starts_with('(') {
            return value;
        }
        let elements: Vec<NodeRef> = self.children(result).into_iter().filter(|c| self.kind(*c) == Kind::Raw).collect();
        let mut parts = vec![(None, value)];
        for (i, element) in elements.into_iter().enumerate() {
            if let [_, name] = self.children(element)[..] {
                let piece = self.emit(Act::Part(value, Proj::At(i as i64)), element);
                parts.push((Some(Proj::Field(field_sym(self.text(name)))), piece));
            }
        }
        if parts.len() == 1 { value } else { self.emit(Act::Object(parts), self.graph.ops[value as usize].at) }
    }

    /// `new { A = x, B = y }`
    pub(super) fn anonymous(&mut self, at: NodeRef, children: &[NodeRef]) -> OpId {
        let mut parts = Vec::new();
        let inner: Vec<NodeRef> = children.iter().copied().filter(|c| !matches!(self.text(*c), "new" | "{" | "}" | ",")).collect();
        let mut i = 0;
        while let Some(name) = inner.get(i).copied() {
            if inner.get(i + 1).is_some_and(|c| self.text(*c) == "=") {
                if let Some(value) = inner.get(i + 2).copied() {
                    let value = self.expr(value);
                    parts.push((Some(Proj::Field(field_sym(self.text(name)))), value));
                }
                i += 3;
                continue;
            }
            // A member of something keeps its name.
            let last = if self.kind(name) == Kind::Dot { self.file.child(name, 1) } else { name };
            let value = self.expr(name);
            parts.push((Some(Proj::Field(field_sym(self.text(last)))), value));
            i += 1;
        }
        self.emit(Act::Object(parts), at)
    }

    /// `from x in xs where … select y`: a list of what is selected.
    pub(super) fn query(&mut self, at: NodeRef, children: &[NodeRef]) -> OpId {
        let mut selected = None;
        for clause in children {
            let word = self.first_word(*clause).unwrap_or("").to_owned();
            let value = self.expr(*clause);
            if word == "select" {
                let inner = self.children(*clause).into_iter().find(|c| self.kind(*c) != Kind::Token);
                selected = inner.map(|_| value);
            }
        }
        match selected {
            Some(value) => self.emit(Act::Object(vec![(Some(Proj::Any), value)]), at),
            None => self.constant(at),
        }
    }
}
