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

    /// `object with { A = x, B = y }`: a copy with other values.
    pub(super) fn changed_copy(&mut self, at: NodeRef, object: NodeRef, children: &[NodeRef]) -> OpId {
        let object = self.expr(object);
        let mut parts = vec![(None, object)];
        for part in children.iter().copied() {
            if let (Kind::Raw, [name, _, value]) = (self.kind(part), &self.children(part)[..]) {
                let (name, value) = (*name, *value);
                let value = self.expr(value);
                parts.push((Some(Proj::Field(field_sym(self.text(name)))), value));
            }
        }
        self.emit(Act::Object(parts), at)
    }

    /// `subject switch { pattern when condition => value, … }`
    pub(super) fn switch_expression(&mut self, at: NodeRef, subject: NodeRef, children: &[NodeRef]) -> OpId {
        let value = self.expr(subject);
        let known = self.decide(subject);
        let after = self.block();
        let mut results = crate::taint::il::Operands::new();
        let mut taken = false;
        for arm in children.iter().copied() {
            if self.kind(arm) != Kind::Raw {
                continue;
            }
            let parts = self.children(arm);
            let (Some(pattern), Some(result)) = (parts.first().copied(), parts.last().copied()) else { continue };
            let guard = parts.get(1).copied().filter(|g| self.kind(*g) != Kind::Token);
            let any = self.text(pattern) == "_";
            let fits = match &known {
                _ if any => Some(true),
                Some(known) => self.case_fits(pattern, known, 0),
                None => self.case_type(subject, pattern),
            };
            let (entry, next) = (self.block(), self.block());
            if fits != Some(false) && !taken {
                self.goto(entry);
            }
            taken |= fits == Some(true) && guard.is_none();
            self.goto(next);
            self.at = entry;
            self.bind_pattern(pattern, value);
            if let Some(guard) = guard {
                let inner = self.block();
                let condition = self.children(guard).last().copied().unwrap_or(guard);
                self.branch(condition, inner, next);
                self.at = inner;
            }
            if self.kind(result) == Kind::Throw {
                self.stmt(result);
            } else {
                results.push(self.expr(result));
            }
            self.goto(after);
            self.at = next;
        }
        // Where nothing fits, it ends in an exception.
        self.at = after;
        self.emit(Act::Choose(results), at)
    }

    /// The parts of a pattern that takes an object apart: its type, what stands in parentheses and in braces.
    pub(super) fn bind_recursive(&mut self, parts: &[NodeRef], value: OpId) -> bool {
        let group = |l: &Self, p: NodeRef, open: &str| l.kind(p) == Kind::Raw && l.text(p).starts_with(open);
        if self.file.language.id() != "csharp" || self.program.compat {
            return false;
        }
        if !parts.iter().any(|p| group(self, *p, "(") || group(self, *p, "{")) {
            return false;
        }
        let class = parts.first().and_then(|t| self.class_named(*t)).and_then(|c| self.program.class(c));
        let fields = class.map(|c| c.fields.clone()).unwrap_or_default();
        for (i, part) in parts.iter().copied().enumerate() {
            if group(self, part, "(") {
                let inner: Vec<NodeRef> = self.children(part).into_iter().filter(|p| self.kind(*p) != Kind::Token).collect();
                for (place, pattern) in inner.into_iter().enumerate() {
                    let step = fields.get(place).map_or(Proj::At(place as i64), |f| Proj::Field(*f));
                    let piece = self.emit(Act::Part(value, step), pattern);
                    self.bind_pattern(pattern, piece);
                }
            } else if group(self, part, "{") {
                self.bind_pattern(part, value);
            } else if i > 0 && self.kind(part) == Kind::Id {
                self.bind_all(part, value);
            }
        }
        true
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
