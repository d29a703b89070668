//! Functions that stop and go on, and functions that are given something beforehand.

use super::{ANY_ROUND, Lower, MAX_ROUNDS_APART, ROUND};
use crate::taint::il::{Act, OpId, Proj, UnitId, Var};
use crate::taint::program::{BOUND, GIVEN, MAX_GIVEN, RESUMED};
use ql_syntax::gast::{Kind, NodeRef};

impl Lower<'_, '_> {
    /// Notes in what a generator gives which function goes on.
    pub(super) fn note_resumed(&mut self) {
        let Some(own) = self.program.by_node.get(&self.unit.node).copied() else { return };
        let nowhere = NodeRef { item: self.unit.node.item, node: 0 };
        let function = self.emit(Act::Function(own), nowhere);
        self.emit(Act::Write(Self::handed_out(Proj::Held(RESUMED)), function, true), nowhere);
    }

    /// What a generator or a fiber is handed where it stopped.
    pub(super) fn handed_in(&mut self, at: NodeRef) -> OpId {
        let apart = self.loops.is_empty() && self.stops < MAX_ROUNDS_APART;
        let number = if apart { ROUND + self.stops } else { ANY_ROUND };
        self.stops = self.stops.saturating_add(1);
        self.emit(Act::Argument(number), at)
    }

    /// A fiber stops and hands out a value.
    pub(super) fn suspended(&mut self, at: NodeRef, given: &[NodeRef]) -> OpId {
        self.graph.yields = true;
        if let Some(value) = given.first() {
            let value = self.expr(*value);
            self.emit(Act::Write(Self::handed_out(Proj::Any), value, true), at);
        }
        self.handed_in(at)
    }

    /// A fiber that runs a function.
    pub(super) fn fiber(&mut self, at: NodeRef, function: OpId) -> OpId {
        self.emit(Act::Object(vec![(Some(Proj::Held(RESUMED)), function)]), at)
    }

    /// A function with something that it keeps.
    pub(super) fn keeping(&mut self, at: NodeRef, function: OpId, kept: &[(Var, OpId)]) -> OpId {
        let mut parts = vec![(None, function)];
        parts.extend(kept.iter().map(|(var, op)| (Some(Proj::Held(*var)), *op)));
        self.emit(Act::Object(parts), at)
    }

    /// A function with its first arguments, and maybe the object that it is called on.
    pub(super) fn with_arguments(&mut self, at: NodeRef, function: NodeRef, this: Option<NodeRef>, args: &[NodeRef]) -> Option<OpId> {
        self.function_named(function)?;
        if args.len() > MAX_GIVEN as usize || args.iter().any(|a| self.kind(*a) == Kind::KwArg) {
            return None;
        }
        let function = self.expr(function);
        let mut kept = Vec::new();
        if let Some(this) = this {
            let this = self.expr(this);
            kept.push((BOUND, this));
        }
        for (arg, number) in args.iter().zip(0..) {
            let value = self.expr(*arg);
            kept.push((GIVEN + number, value));
        }
        Some(self.keeping(at, function, &kept))
    }

    /// A class of Python is an object with what it gives its fields itself.
    pub(super) fn class_value(&mut self, at: NodeRef) {
        if self.dialect.java && !self.program.compat {
            return self.enum_value(at);
        }
        if !self.dialect.python || self.program.compat {
            return;
        }
        let (name, body) = (self.file.child(at, 1), self.file.child(at, 5));
        let field = |m: NodeRef| {
            let inner = if self.kind(m) == Kind::ExprStmt { self.file.child(m, 0) } else { m };
            matches!(self.kind(inner), Kind::Assign | Kind::VarDef)
        };
        let Some(class) = self.program.class_key_at(at) else { return };
        if self.kind(name) != Kind::Id || self.is_nil(body) || !self.children(body).into_iter().any(field) {
            return;
        }
        self.mention_class(class);
        let nowhere = NodeRef { item: at.item, node: 0 };
        let callee = self.constant(nowhere);
        let mut call = self.plain_call(callee);
        call.name = class;
        call.makes = true;
        let value = self.emit(Act::Call(Box::new(call)), nowhere);
        let place = self.place_of_name(name);
        self.emit(Act::Write(place, value, false), nowhere);
    }

    /// The method that an access gives as a value.
    pub(super) fn bound_method(&self, access: NodeRef) -> Option<UnitId> {
        let binds = self.dialect.go || self.dialect.python || self.file.language.id() == "csharp";
        if self.program.compat || !binds || self.is_callee(access) {
            return None;
        }
        let (object, name) = (self.file.child(access, 0), self.file.child(access, 1));
        let class = self.class_of(object, 0)?;
        // A class gives the function itself.
        if self.kind(object) == Kind::Id && self.class_named(object) == Some(class) {
            return None;
        }
        match self.program.method(class, crate::taint::program::field_sym(self.text(name))).as_slice() {
            [unit] => Some(*unit),
            _ => None,
        }
    }

    /// A method of an object that is a value: it is called on that object wherever it goes.
    pub(super) fn method_value(&mut self, at: NodeRef, object: NodeRef, unit: UnitId) -> OpId {
        let object = self.expr(object);
        self.mention(unit);
        let function = self.emit(Act::Function(unit), at);
        self.keeping(at, function, &[(BOUND, object)])
    }
}
