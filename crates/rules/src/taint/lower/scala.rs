//! What only Scala has: what stands under a key, written as a call of the container.

use super::{Kind, Lower, NodeRef, OpId};
use crate::taint::il::{Act, Place, Proj};

/// Words in the types of containers.
const CONTAINERS: &[&str] = &["Map", "Array", "Seq", "List", "Vector", "Buffer"];

impl Lower<'_, '_> {
    /// The container and the key of `container(key)`, where the name is said to be one.
    fn applied(&self, call: NodeRef) -> Option<(NodeRef, NodeRef)> {
        if self.file.language.id() != "scala" || self.program.compat || self.kind(call) != Kind::Call {
            return None;
        }
        let (name, args) = (self.file.child(call, 0), self.children(self.file.child(call, 1)));
        let [key] = args.as_slice() else { return None };
        if self.kind(name) != Kind::Id || self.kind(*key) == Kind::Func {
            return None;
        }
        let scope = self.scope_of(name)?;
        let [one] = self.program.names.declarations(scope, self.file.node(name).sym) else { return None };
        if !matches!(self.kind(one.at), Kind::VarDef | Kind::Param) {
            return None;
        }
        let kind = self.file.child(one.at, 2);
        let said = if self.is_nil(kind) { self.text(one.value?) } else { self.text(kind) };
        let head = said.split(['[', '(', '{']).next().unwrap_or(said).trim_end();
        let last = head.rsplit('.').next().unwrap_or(head);
        (!said.contains("=>") && CONTAINERS.iter().any(|c| last.ends_with(c))).then_some((name, *key))
    }

    /// Reads what stands under a key.
    pub(super) fn read_applied(&mut self, call: NodeRef) -> Option<OpId> {
        let (name, key) = self.applied(call)?;
        let object = self.plain_name(name);
        let index = self.expr(key);
        let known = self.index_key(key);
        let place = self.below(object, known);
        Some(self.reading(Act::Index(object, index, known), call, place))
    }

    /// The place that `container(key) = value` writes to, and whether what was there stays.
    pub(super) fn applied_place(&mut self, call: NodeRef) -> Option<(Place, bool)> {
        let (name, key) = self.applied(call)?;
        let object = self.plain_name(name);
        self.expr(key);
        let known = self.index_key(key);
        Some((self.below(object, known)?, known == Proj::Any))
    }

    /// `map += (key -> value)`.
    pub(super) fn put_entry(&mut self, at: NodeRef, map: OpId, entry: NodeRef) -> Option<OpId> {
        if self.file.language.id() != "scala" || self.program.compat || !self.text(at).contains("+=") {
            return None;
        }
        let callee = if self.kind(entry) == Kind::Call { self.file.child(entry, 0) } else { return None };
        if self.kind(callee) != Kind::Dot || self.text(self.file.child(callee, 1)) != "->" {
            return None;
        }
        let key = self.file.child(callee, 0);
        let [value] = self.children(self.file.child(entry, 1))[..] else { return None };
        self.expr(key);
        let proj = self.index_key(key);
        let place = self.below(map, proj)?;
        let value = self.expr(value);
        Some(self.emit(Act::Write(place, value, proj == Proj::Any), at))
    }
}
