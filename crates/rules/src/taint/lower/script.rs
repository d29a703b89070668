//! What only JavaScript and TypeScript have: prototypes, tagged templates, enums that are numbers.

use super::{Act, Kind, Lower, NodeRef, OpId, Place, Proj, flag, smallvec, sym};
use crate::taint::models::{Does, Given};
use crate::taint::program::{CAUSE, REJECTED};
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

    pub(super) fn script_call(&mut self, at: NodeRef, callee: NodeRef, given: &[NodeRef]) -> Option<OpId> {
        match (self.text(callee), given) {
            ("Object.assign", [target, others @ ..]) => {
                let target = self.expr(*target);
                let mut parts = vec![(None, target)];
                for other in others {
                    let other = self.expr(*other);
                    parts.push((None, other));
                }
                let merged = self.emit(Act::Object(parts), at);
                if let Some(place) = self.graph.lvalues.get(&target).cloned() {
                    self.emit(Act::Change(place, merged), at);
                }
                Some(merged)
            }
            ("Promise.resolve", [value]) => {
                let value = self.expr(*value);
                Some(self.emit(Act::Copy(value), at))
            }
            ("Promise.reject", [reason]) => {
                let reason = self.expr(*reason);
                Some(self.emit(Act::Object(vec![(Some(Proj::Held(REJECTED)), reason)]), at))
            }
            ("Object.fromEntries", [pairs]) => self.of_pairs(at, *pairs),
            ("setTimeout" | "setInterval" | "setImmediate" | "queueMicrotask" | "process.nextTick", [function, rest @ ..]) => {
                let function = self.expr(*function);
                let skipped = usize::from(matches!(self.text(callee), "setTimeout" | "setInterval"));
                let args: Vec<OpId> = rest.iter().map(|a| self.expr(*a)).skip(skipped).collect();
                self.run(at, function, &args);
                Some(self.constant(at))
            }
            // What is read back is what was written, part by part.
            ("JSON.parse", [text]) => {
                let text = self.expr(*text);
                Some(self.emit(Act::Copy(text), at))
            }
            ("JSON.stringify", [value]) => {
                let value = self.expr(*value);
                Some(self.emit(Act::Copy(value), at))
            }
            _ => None,
        }
    }

    /// A mapping of pairs that are written out.
    pub(super) fn of_pairs(&mut self, at: NodeRef, pairs: NodeRef) -> Option<OpId> {
        if !matches!(self.kind(pairs), Kind::Array | Kind::Tuple) {
            return None;
        }
        let parts = self.children(pairs);
        let two: Option<Vec<(NodeRef, NodeRef)>> = parts
            .iter()
            .map(|p| match self.children(*p)[..] {
                [key, value] if matches!(self.kind(*p), Kind::Array | Kind::Tuple) => Some((key, value)),
                _ => None,
            })
            .collect();
        let two = two.filter(|t| !t.is_empty() && t.iter().all(|(k, v)| self.kind(*k) != Kind::Spread && self.kind(*v) != Kind::Spread))?;
        let mut ops = Vec::new();
        let mut keys = Vec::new();
        for (key, value) in two {
            let known = self.index_key(key);
            keys.extend([known, known]);
            ops.push(self.expr(key));
            ops.push(self.expr(value));
        }
        let (first, rest) = ops.split_first()?;
        Some(self.does(at, Does::Mapped, *first, rest, &keys))
    }

    /// Objects of the library that hold what they are made of.
    pub(super) fn made_of(&mut self, at: NodeRef, class: NodeRef, args: NodeRef) -> Option<OpId> {
        if !self.dialect.script || self.program.compat || self.is_nil(args) || self.class_named(class).is_some() {
            return None;
        }
        let given = self.children(args);
        if given.iter().any(|a| self.kind(*a) == Kind::Spread) {
            return None;
        }
        match (self.text(class), given.as_slice()) {
            ("Promise", [executor]) => {
                let executor = self.expr(*executor);
                let callee = self.constant(at);
                let mut call = self.plain_call(callee);
                call.gives = Some(Given::Settles);
                call.args = smallvec![(executor, 0)];
                Some(self.emit(Act::Call(Box::new(call)), at))
            }
            ("Map" | "WeakMap", [pairs]) => {
                if let Some(value) = self.of_pairs(at, *pairs) {
                    return Some(value);
                }
                let pairs = self.expr(*pairs);
                Some(self.does(at, Does::FromPairs, pairs, &[], &[]))
            }
            ("URLSearchParams" | "Headers" | "FormData", [fields]) => {
                if let Some(value) = self.of_pairs(at, *fields) {
                    return Some(value);
                }
                let fields = self.expr(*fields);
                Some(self.does(at, Does::Itself, fields, &[], &[]))
            }
            ("Set" | "WeakSet", [list]) => {
                let list = self.expr(*list);
                Some(self.does(at, Does::Elements, list, &[], &[]))
            }
            // `new Error(message, { cause })`
            (name, [message, options]) if name.ends_with("Error") && self.kind(*options) == Kind::Record => {
                let cause = self
                    .children(*options)
                    .into_iter()
                    .find(|p| self.kind(*p) == Kind::Pair && self.text(self.file.child(*p, 0)) == "cause")?;
                self.expr(*options);
                let message = self.expr(*message);
                let cause = self.expr(self.file.child(cause, 1));
                Some(self.emit(Act::Object(vec![(Some(Proj::Field(sym("message"))), message), (Some(Proj::Held(CAUSE)), cause)]), at))
            }
            _ => None,
        }
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
