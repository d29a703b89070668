//! What only JavaScript and TypeScript have: prototypes, tagged templates, enums that are numbers.

use super::{Act, Kind, Lower, NodeRef, OpId, Place, Proj, flag, smallvec, sym};
use ql_syntax::gast::ClassKind;

impl Lower<'_, '_> {
    /// `tag` before a template: the function gets the pieces of the text and then the values.
    pub(super) fn tagged_template(&mut self, at: NodeRef, callee: NodeRef, template: NodeRef) -> Option<OpId> {
        if self.file.node(at).flags & flag::SPECIAL == 0 || self.kind(template) != Kind::Interp || self.kind(callee) != Kind::Id {
            return None;
        }
        let unit = self.function_named(callee)?;
        let function = self.expr(callee);
        let mut call = self.plain_call(function);
        call.name = self.file.node(callee).sym;
        call.targets = smallvec![unit];
        let pieces = self.constant(template);
        call.args.push((pieces, 0));
        let parts: Vec<NodeRef> = self.children(template).into_iter().filter(|p| self.kind(*p) != Kind::Str).collect();
        for part in parts {
            let value = self.expr(part);
            call.args.push((value, 0));
        }
        Some(self.calling(call, at))
    }

    /// The number of a constant of an enum that gives its constants no values.
    pub(super) fn enum_place(&self, at: NodeRef) -> Option<i64> {
        if !self.dialect.script || self.program.compat || self.kind(at) != Kind::Dot || self.kind(self.file.child(at, 0)) != Kind::Id {
            return None;
        }
        let class = self.class_named(self.file.child(at, 0))?;
        let node = self.program.class(class)?.node.filter(|_| self.program.classes.contains_key(&class))?;
        if self.file.node(node).op != ClassKind::Enum as u16 {
            return None;
        }
        let entries = self.children(self.file.child(node, 5));
        let name = self.file.node(self.file.child(at, 1)).sym;
        let place = entries.iter().position(|e| self.kind(*e) == Kind::Id && self.file.node(*e).sym == name)?;
        entries.iter().all(|e| self.kind(*e) == Kind::Id).then_some(place as i64)
    }

    /// Where the prototype of a function is kept.
    fn prototype(&mut self, function: NodeRef) -> Option<Place> {
        if !self.dialect.script || self.program.compat || self.kind(function) != Kind::Id {
            return None;
        }
        self.function_named(function)?;
        let Place { var, .. } = self.place_of_name(function);
        if !self.graph.owned.contains(&var) {
            self.graph.free.insert(var);
        }
        Some(Place { var, path: smallvec![Proj::Field(sym("prototype"))] })
    }

    /// The place of `F.prototype.name`.
    pub(super) fn prototype_place(&mut self, target: NodeRef) -> Option<Place> {
        let (object, name) = (self.file.child(target, 0), self.file.child(target, 1));
        if self.kind(object) != Kind::Dot || self.text(self.file.child(object, 1)) != "prototype" {
            return None;
        }
        let mut place = self.prototype(self.file.child(object, 0))?;
        place.path.push(Proj::Field(crate::taint::program::field_sym(self.text(name))));
        Some(place)
    }

    /// `new F()` of a function: an object with what its prototype holds.
    pub(super) fn made_by_function(&mut self, at: NodeRef, function: NodeRef, args: NodeRef) -> Option<OpId> {
        let place = self.prototype(function)?;
        let unit = self.function_named(function)?;
        let callee = self.expr(function);
        let mut call = self.plain_call(callee);
        call.args = self.arguments(args);
        call.name = self.file.node(function).sym;
        call.makes = true;
        call.targets = smallvec![unit];
        let made = self.calling(call, at);
        let whole = self.emit(Act::Read(place.var), function);
        let prototype = self.emit(Act::Field(whole, sym("prototype")), function);
        Some(self.emit(Act::Object(vec![(None, prototype), (None, made)]), at))
    }
}
