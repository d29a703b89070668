//! The patterns of Rust: values taken apart by tuples, slices, structures and variants.

use super::{Kind, Lower, MAX_DEPTH, NodeRef, OpId};
use crate::taint::il::{Act, Proj};

impl Lower<'_, '_> {
    /// Gives the names in a pattern the parts of a value that they stand for. Semgrep gives them the whole value.
    pub(super) fn bind_rust(&mut self, at: NodeRef, value: OpId) {
        if self.depth > MAX_DEPTH {
            return;
        }
        self.depth += 1;
        match self.kind(at) {
            // What begins with a capital letter is a constant or a variant.
            Kind::Id if !self.text(at).starts_with(|c: char| c == '_' && self.text(at).len() == 1 || c.is_uppercase()) => {
                let place = self.place_of_name(at);
                self.write(place, value, at, false);
            }
            Kind::Tuple | Kind::Array => self.bind_rust_list(at, value),
            // A variant holds what it is made of.
            Kind::Call => {
                for part in self.children(self.file.child(at, 1)) {
                    self.bind_rust(part, value);
                }
            }
            Kind::Raw => self.bind_rust_raw(at, value),
            _ => {}
        }
        self.depth -= 1;
    }

    fn bind_rust_list(&mut self, at: NodeRef, value: OpId) {
        let parts = self.children(at);
        let rest = parts.iter().position(|p| self.text(*p).trim_end().ends_with(".."));
        let count = parts.len() as i64;
        for (i, part) in parts.into_iter().enumerate() {
            let place = i as i64;
            let piece = match rest {
                _ if self.program.compat && !self.is_written_out(value) => value,
                Some(at) if i == at => self.slice_of(value, place, count - 1 - place, part),
                Some(at) if i > at => self.emit(Act::Part(value, Proj::At(place - count)), part),
                _ => self.emit(Act::Part(value, Proj::At(place)), part),
            };
            self.bind_rust(part, piece);
        }
    }

    /// Whether Semgrep does not read the arguments of a macro: all must be names, fields, numbers or texts, or
    /// references to them, and nothing but commas lies between.
    pub(super) fn is_opaque_macro(&self, call: NodeRef) -> bool {
        if !self.dialect.rust || !self.program.compat || !self.text(self.file.child(call, 0)).ends_with('!') {
            return false;
        }
        let inner = self.text(call).trim_end_matches([')', ']', '}', ';', ' ', '\n']);
        inner.ends_with(',') || !self.children(self.file.child(call, 1)).into_iter().all(|a| self.is_plain_argument(a))
    }

    fn is_plain_argument(&self, at: NodeRef) -> bool {
        let mut at = at;
        for _ in 0..MAX_DEPTH {
            match self.kind(at) {
                Kind::Id | Kind::Str | Kind::Int | Kind::Float | Kind::Bool | Kind::Char => return true,
                Kind::Dot | Kind::Ref | Kind::Deref => at = self.file.child(at, 0),
                _ => return false,
            }
        }
        false
    }

    /// Whether what is written out is taken apart at once.
    pub(super) fn taken_apart(&self, at: NodeRef) -> bool {
        let up = NodeRef { item: at.item, node: self.file.node(at).parent };
        self.dialect.rust && self.kind(up) == Kind::VarDef && matches!(self.kind(self.file.child(up, 1)), Kind::Tuple | Kind::Array)
    }

    /// Whether a value is written out, part by part.
    pub(super) fn is_written_out(&self, value: OpId) -> bool {
        matches!(self.graph.ops[value as usize].act, Act::Object(_))
    }

    fn bind_rust_raw(&mut self, at: NodeRef, value: OpId) {
        let parts = self.children(at);
        let open = parts.iter().position(|p| self.kind(*p) == Kind::Token && self.text(*p) == "{");
        let Some(open) = open else {
            // `name @ pattern`, alternatives, a pattern with a word before it.
            for part in parts {
                self.bind_rust(part, value);
            }
            return;
        };
        for field in parts.into_iter().skip(open + 1) {
            let inner = if self.kind(field) == Kind::Raw { self.children(field) } else { vec![field] };
            let named = inner.iter().position(|p| self.text(*p) == ":");
            let Some(name) = inner.iter().copied().find(|p| self.kind(*p) == Kind::Id) else { continue };
            let pattern = match named {
                Some(colon) => inner.get(colon + 1).copied(),
                None => Some(name),
            };
            let Some(pattern) = pattern else { continue };
            let piece = if self.program.compat { value } else { self.emit(Act::Part(value, self.key(name)), field) };
            self.bind_rust(pattern, piece);
        }
    }
}
