//! What only PHP has: what is printed and kept, references to what a function gives, messages of exceptions.

use super::{Act, Kind, Lower, NodeRef, OpId, Place, Proj, SmallVec, sym};
use crate::taint::il::Var;

/// What was printed since output is kept.
const PRINTED: Var = 0x0b5f_0001;

impl Lower<'_, '_> {
    /// Where what is printed is kept, if the file asks for it.
    fn printed(&mut self) -> Option<Place> {
        if !self.file.source.contains("ob_start") {
            return None;
        }
        if self.unit.kind != crate::taint::program::UnitKind::Top {
            self.graph.free.insert(PRINTED);
        }
        Some(Place { var: PRINTED, path: SmallVec::new() })
    }

    /// A value is printed.
    pub(super) fn print(&mut self, value: OpId, at: NodeRef) {
        if !self.dialect.php || self.program.compat {
            return;
        }
        if let Some(place) = self.printed() {
            self.emit(Act::Write(place, value, true), at);
        }
    }

    pub(super) fn php_output_call(&mut self, at: NodeRef, callee: NodeRef, given: &[NodeRef]) -> Option<OpId> {
        let text = self.text(callee);
        if text == "Fiber::suspend" {
            return Some(self.suspended(at, given));
        }
        if self.kind(callee) == Kind::Dot && given.is_empty() {
            let (object, name) = (self.file.child(callee, 0), self.file.child(callee, 1));
            let field = match self.text(name) {
                "getMessage" => "message",
                "getPrevious" => "previous",
                _ => return None,
            };
            let object = self.expr(object);
            return Some(self.emit(Act::Field(object, sym(field)), at));
        }
        if text == "parent::__construct" && !self.has_known_parent() {
            for (value, field) in given.iter().zip(["message", "code", "previous"]) {
                let value = self.expr(*value);
                let place = self.member(field);
                self.emit(Act::Write(place, value, false), at);
            }
            return Some(self.constant(at));
        }
        if self.kind(callee) != Kind::Id {
            return None;
        }
        if let Some(unit) = self.program.seat.index.as_ref().and_then(|i| i.included(self.program.seat.file, at)) {
            let callee = self.constant(callee);
            let mut call = self.plain_call(callee);
            call.targets.push(unit);
            return Some(self.calling(call, at));
        }
        match text.to_ascii_lowercase().as_str() {
            "ob_start" | "ob_clean" | "ob_end_clean" => {
                let place = self.printed()?;
                let nothing = self.constant(at);
                self.emit(Act::Write(place, nothing, false), at);
                Some(self.constant(at))
            }
            "ob_get_clean" | "ob_get_contents" | "ob_get_flush" => {
                let place = self.printed()?;
                let kept = self.emit(Act::Read(place.var), at);
                if text.ends_with("clean") {
                    let nothing = self.constant(at);
                    self.emit(Act::Write(place, nothing, false), at);
                }
                Some(self.emit(Act::Copy(kept), at))
            }
            "echo" => {
                self.printed()?;
                let parts = given.iter().map(|v| self.expr(*v)).collect();
                let value = self.emit(Act::Mix(parts), at);
                self.print(value, at);
                Some(value)
            }
            "print" => {
                let [value] = given else { return None };
                let value = self.expr(*value);
                self.print(value, at);
                Some(self.emit(Act::Copy(value), at))
            }
            _ => None,
        }
    }

    /// The variable around a function of PHP that it shares: `function () use (&$name)`.
    pub(super) fn shared_by_use(&mut self, at: NodeRef, name: u64) -> Option<Place> {
        if !self.dialect.php || self.program.compat || self.unit.kind != crate::taint::program::UnitKind::Closure {
            return None;
        }
        let text = self.text(self.unit.node);
        let head = text.split('{').next().unwrap_or(text);
        let (_, list) = head.rsplit_once(" use")?;
        let word = self.text(at);
        let shared = list.split([',', '(', ')']).any(|w| w.trim().strip_prefix('&').is_some_and(|w| w.trim() == word));
        if !shared {
            return None;
        }
        let var = self.around(name);
        self.graph.free.insert(var);
        Some(Place { var, path: SmallVec::new() })
    }

    /// Whether a class above the one whose method this is stands in a file that is read.
    pub(super) fn has_known_parent(&self) -> bool {
        let Some(class) = self.unit.class.and_then(|c| self.program.class(c)) else { return true };
        class.parents.iter().any(|p| self.program.class(*p).is_some())
    }

    /// The place that a call gives a reference to: a field of the object of a method that returns it by reference.
    pub(super) fn referenced_place(&mut self, call: NodeRef) -> Option<Place> {
        if self.program.compat || self.kind(call) != Kind::Call {
            return None;
        }
        let callee = self.file.child(call, 0);
        if self.kind(callee) != Kind::Dot {
            return None;
        }
        let (object, name) = (self.file.child(callee, 0), self.file.child(callee, 1));
        let class = self.class_of(object, 0)?;
        let found = self.program.method(class, crate::taint::program::field_sym(self.text(name)));
        let [unit] = found.as_slice() else { return None };
        let node = self.program.has(*unit).then(|| self.program.unit(*unit).node)?;
        let body = self.file.child(node, 5);
        let head = self.file.source.get(self.file.span(node).start..self.file.span(body).start)?;
        let by_reference = if self.dialect.php {
            head.contains("function &") || head.contains("function&")
        } else {
            head.split_whitespace().any(|w| w == "ref") && head.split('(').next().is_some_and(|h| h.split_whitespace().any(|w| w == "ref"))
        };
        if !by_reference {
            return None;
        }
        // The only thing that it gives.
        let mut given = (body.node..self.file.node(body).next).map(|n| NodeRef { item: body.item, node: n });
        let value = match self.kind(body) {
            Kind::Block => {
                let mut all = given.by_ref().filter(|n| self.kind(*n) == Kind::Return);
                let only = all.next()?;
                if all.next().is_some() {
                    return None;
                }
                self.file.child(only, 0)
            }
            _ => body,
        };
        let last =
            (value.node..self.file.node(value).next).map(|n| NodeRef { item: value.item, node: n }).rfind(|n| self.kind(*n) == Kind::Id)?;
        let own = self.text(value).trim_start_matches("ref ").trim();
        let field = own.strip_prefix("$this->").or(own.strip_prefix("this.")).unwrap_or(own);
        if field != self.text(last).trim_start_matches('$') {
            return None;
        }
        let field = crate::taint::program::field_sym(field);
        let object = self.expr(object);
        self.below(object, Proj::Field(field))
    }
}
