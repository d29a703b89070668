//! Values taken apart: targets with several names, and the patterns of cases.

use super::Lower;
use crate::taint::il::{Act, OpId, Proj};
use crate::taint::models::Does;
use ql_syntax::gast::{Kind, NodeRef};
use smallvec::{SmallVec, smallvec};

impl Lower<'_, '_> {
    /// The places of the elements of a list of targets: what is left out counts, too.
    fn positions(&self, target: NodeRef, parts: &[NodeRef]) -> Vec<i64> {
        let mut at = self.file.span(target).start;
        let mut place = 0;
        let mut out = Vec::with_capacity(parts.len());
        for part in parts {
            let span = self.file.span(*part);
            let gap = self.file.source.get(at..span.start).unwrap_or("");
            place += gap.bytes().filter(|b| *b == b',').count() as i64;
            out.push(place);
            at = span.end.max(at);
        }
        out
    }

    /// Gives the elements of a list of targets the elements of a value.
    pub(super) fn assign_list(&mut self, target: NodeRef, value: OpId) {
        let parts = self.children(target);
        let compat = self.program.compat;
        // The value itself, and whether there is one.
        if self.dialect.go
            && !compat
            && let [first, second] = parts.as_slice()
            && matches!(self.kind(self.graph.ops[value as usize].at), Kind::Index | Kind::TypeAssert | Kind::Unary)
        {
            self.assign(*first, value, *first, true);
            let nothing = self.constant(*second);
            return self.assign(*second, nothing, *second, true);
        }
        let keyed = parts.iter().any(|p| self.kind(*p) == Kind::Str);
        let places = if compat { (0..parts.len() as i64).collect() } else { self.positions(target, &parts) };
        let spread = parts.iter().position(|p| self.kind(*p) == Kind::Spread).filter(|_| !compat);
        let count = parts.len();
        let mut key = None;
        for (i, part) in parts.into_iter().enumerate() {
            if let Some(at) = spread
                && i == at
            {
                let inner = self.file.child(part, 0);
                let rest = self.slice_of(value, places[i], (count - 1 - at) as i64, part);
                self.assign(inner, rest, inner, true);
                continue;
            }
            let (part, proj) = match self.kind(part) {
                Kind::Str | Kind::Int => {
                    key = Some(self.key(part));
                    continue;
                }
                Kind::Pair if !compat => {
                    let (name, inner) = (self.file.child(part, 0), self.file.child(part, 1));
                    (inner, self.key(name))
                }
                _ if keyed && !compat && key.is_some() => (part, key.take().unwrap_or(Proj::Any)),
                Kind::Spread => (self.file.child(part, 0), Proj::Any),
                _ if keyed || compat => (part, Proj::Any),
                _ if spread.is_some_and(|at| i > at) => (part, Proj::At(i as i64 - count as i64)),
                _ => (part, Proj::At(places[i])),
            };
            if compat && proj == Proj::Any && self.dialect.parts && self.file.node(part).parent != target.node {
                continue;
            }
            let shared = (self.dialect.python || self.dialect.script) && !compat;
            let place = if shared { self.below(value, proj) } else { None };
            let piece = self.reading(Act::Part(value, proj), part, place);
            self.assign(part, piece, part, true);
        }
    }

    /// The elements of a list from a place on, some at the end left out.
    pub(super) fn slice_of(&mut self, value: OpId, from: i64, behind: i64, at: NodeRef) -> OpId {
        let callee = self.constant(at);
        let mut call = self.plain_call(callee);
        call.receiver = Some(value);
        call.does = Some(Does::Slice);
        call.keys = smallvec![Proj::At(from)];
        if behind > 0 {
            call.keys.push(Proj::At(-behind));
        }
        self.emit(Act::Call(Box::new(call)), at)
    }

    /// Gives the names of a record of targets the entries of a value.
    pub(super) fn assign_record(&mut self, target: NodeRef, value: OpId) {
        let mut taken: SmallVec<[Proj; 2]> = SmallVec::new();
        for part in self.children(target) {
            match self.kind(part) {
                Kind::Pair => {
                    let (key, inner) = (self.file.child(part, 0), self.file.child(part, 1));
                    let proj = self.key(key);
                    taken.push(proj);
                    let place = if self.program.compat { None } else { self.below(value, proj) };
                    let piece = self.reading(Act::Part(value, proj), inner, place);
                    self.assign(inner, piece, inner, true);
                }
                // A name with what it is otherwise.
                Kind::Assign if !self.program.compat => {
                    let proj = self.key(self.file.child(part, 0));
                    taken.push(proj);
                    let piece = self.emit(Act::Part(value, proj), part);
                    self.assign(part, piece, part, true);
                }
                Kind::Spread => {
                    let inner = self.file.child(part, 0);
                    let mut rest = value;
                    if !self.program.compat && !taken.contains(&Proj::Any) {
                        let callee = self.constant(part);
                        let mut call = self.plain_call(callee);
                        call.receiver = Some(value);
                        call.does = Some(Does::Without);
                        call.keys.clone_from(&taken);
                        rest = self.emit(Act::Call(Box::new(call)), part);
                    }
                    self.assign(inner, rest, inner, true);
                }
                _ => self.assign(part, value, part, true),
            }
        }
    }

    /// Gives the names in a pattern the parts of a value that they stand for.
    pub(super) fn bind_pattern(&mut self, at: NodeRef, value: OpId) {
        if self.depth > super::MAX_DEPTH {
            return;
        }
        self.depth += 1;
        match self.kind(at) {
            Kind::Id if self.text(at) == "_" => {}
            Kind::Id => self.bind_all(at, value),
            Kind::Array | Kind::Tuple => self.bind_list(at, value),
            Kind::Spread => self.bind_pattern(self.file.child(at, 0), value),
            Kind::ExprStmt => self.bind_pattern(self.file.child(at, 0), value),
            Kind::Raw => self.bind_raw(at, value),
            Kind::Str | Kind::Int | Kind::Float | Kind::Bool | Kind::Null | Kind::Token | Kind::Nil | Kind::Atom | Kind::Dot => {}
            _ => self.bind_all(at, value),
        }
        self.depth -= 1;
    }

    /// The elements of a list of patterns, by their places.
    fn bind_list(&mut self, at: NodeRef, value: OpId) {
        let parts: Vec<NodeRef> = self.children(at).into_iter().filter(|p| self.kind(*p) != Kind::Token).collect();
        let rest = parts.iter().position(|p| self.is_rest(*p));
        let count = parts.len();
        for (i, part) in parts.into_iter().enumerate() {
            let piece = match rest {
                Some(at) if i == at => self.slice_of(value, i as i64, (count - 1 - at) as i64, part),
                Some(at) if i > at => self.emit(Act::Part(value, Proj::At(i as i64 - count as i64)), part),
                _ => self.emit(Act::Part(value, Proj::At(i as i64)), part),
            };
            self.bind_pattern(part, piece);
        }
    }

    fn is_rest(&self, at: NodeRef) -> bool {
        self.kind(at) == Kind::Spread || self.kind(at) == Kind::Raw && self.text(at).starts_with('*')
    }

    fn bind_raw(&mut self, at: NodeRef, value: OpId) {
        let parts = self.children(at);
        let token = |l: &Self, i: usize| parts.get(i).filter(|p| l.kind(**p) == Kind::Token).map(|p| l.text(*p));
        match token(self, 0) {
            Some("(" | "[") => return self.bind_list(at, value),
            Some("{") => return self.bind_entries(&parts, value),
            Some("var" | "*" | "&") => {
                for part in parts.into_iter().skip(1) {
                    self.bind_pattern(part, value);
                }
                return;
            }
            _ => {}
        }
        if self.bind_recursive(&parts, value) {
            return;
        }
        match parts.as_slice() {
            // `pattern => name`, `pattern as name`.
            [pattern, word, name] if matches!(self.text(*word), "=>" | "as") && self.kind(*name) == Kind::Id => {
                if matches!(self.kind(*pattern), Kind::Raw | Kind::Array) {
                    self.bind_pattern(*pattern, value);
                }
                self.bind_all(*name, value);
            }
            // A number or a truth value is no text; what a part of something is made of is not known.
            [kind, name]
                if self.kind(*name) == Kind::Id
                    && self.file.language.id() == "csharp"
                    && !self.program.compat
                    && self.plain(*kind).is_some()
                    && self.kind(NodeRef { item: at.item, node: self.file.node(at).parent }) != Kind::Raw =>
            {
                let nothing = self.constant(at);
                self.bind_all(*name, nothing);
            }
            // `Type name`.
            [kind, name] if self.kind(*name) == Kind::Id && self.kind(*kind) != Kind::Token => self.bind_all(*name, value),
            [only] => self.bind_pattern(*only, value),
            _ => self.bind_all(at, value),
        }
    }

    /// The entries of a mapping's pattern: `key: pattern`, or a key alone, which is the name, too.
    fn bind_entries(&mut self, parts: &[NodeRef], value: OpId) {
        let parts: Vec<NodeRef> = parts.iter().copied().filter(|p| !matches!(self.text(*p), "{" | "}" | ",")).collect();
        let mut i = 0;
        while let Some(part) = parts.get(i).copied() {
            let colon = |p: Option<&NodeRef>| p.is_some_and(|p| matches!(self.text(*p), ":" | "=>"));
            // The entry as a node of its own, or its pieces side by side.
            let own = if self.kind(part) == Kind::Raw { self.children(part) } else { Vec::new() };
            let (key, pattern, next) = if own.len() > 1 && colon(own.get(1)) {
                (own[0], own.get(2).copied(), i + 1)
            } else if colon(parts.get(i + 1)) {
                (part, parts.get(i + 2).copied(), i + 3)
            } else {
                self.bind_pattern(part, value);
                i += 1;
                continue;
            };
            let proj = self.key(key);
            let piece = self.emit(Act::Part(value, proj), key);
            match pattern {
                Some(pattern) => self.bind_pattern(pattern, piece),
                None if self.kind(key) == Kind::Atom => {
                    let name = self.children(key).first().copied().unwrap_or(key);
                    self.bind_all(name, piece);
                }
                None => {}
            }
            i = next;
        }
    }
}
