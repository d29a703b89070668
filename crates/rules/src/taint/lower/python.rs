//! What only Python has: functions that are replaced by what their decorators make of them.

use super::{Act, Kind, Lower, NodeRef, OpId, Target, UnitId, UnitKind, smallvec};

/// Most decorators of one function that are run, and most that are run inside one another.
const MAX_WRAPPERS: u32 = 4;

impl Lower<'_, '_> {
    /// The decorators of a function that are functions or classes of the project, the first to run first.
    fn wrappers(&self, unit: UnitId) -> Vec<NodeRef> {
        if !self.dialect.python || self.program.compat || !self.program.has(unit) {
            return Vec::new();
        }
        let node = self.program.unit(unit).node;
        if self.kind(node) != Kind::Func {
            return Vec::new();
        }
        let attrs = self.children(self.file.child(node, 0)).into_iter().filter(|a| self.kind(*a) == Kind::Attr);
        let mut out: Vec<NodeRef> = attrs.map(|a| self.file.child(a, 0)).filter(|d| self.is_own(*d)).collect();
        out.reverse();
        out.truncate(MAX_WRAPPERS as usize);
        out
    }

    /// Whether a decorator, or what makes it, is a function or a class of the project.
    fn is_own(&self, at: NodeRef) -> bool {
        match self.kind(at) {
            Kind::Id => {
                self.function_named(at).is_some()
                    || matches!(self.linked(at), Some(Target::Function(_) | Target::Class(_)))
                    || self.class_named(at).is_some()
            }
            Kind::Dot => matches!(self.linked(at), Some(Target::Function(_) | Target::Class(_))),
            Kind::Call => self.is_own(self.file.child(at, 0)),
            _ => false,
        }
    }

    /// What its decorators make of a function; nothing where it has none.
    pub(super) fn wrapped(&mut self, unit: UnitId, function: Option<OpId>) -> Option<OpId> {
        let wrappers = self.wrappers(unit);
        if wrappers.is_empty() || self.wrapping >= MAX_WRAPPERS {
            return None;
        }
        self.wrapping += 1;
        self.mention(unit);
        let nowhere = NodeRef { item: self.unit.node.item, node: 0 };
        let mut value = match function {
            Some(made) => made,
            None => self.emit(Act::Function(unit), nowhere),
        };
        for decorator in wrappers {
            let callee = self.expr(decorator);
            let mut call = self.plain_call(callee);
            call.args.push((value, 0));
            if let Act::Function(unit) = self.graph.ops[callee as usize].act {
                call.targets = smallvec![unit];
            } else if let Some(class) = self.class_named(decorator) {
                call.targets = self.program.constructors(class);
                call.makes = true;
                call.name = class;
                self.mention_class(class);
            }
            value = self.calling(call, nowhere);
        }
        self.wrapping -= 1;
        Some(value)
    }

    /// Whether decorators make something else of a function.
    pub(super) fn is_wrapped(&self, unit: UnitId) -> bool {
        !self.wrappers(unit).is_empty()
    }

    /// Keeps what its decorators make of a function of the file where other files find it.
    pub(super) fn keep_wrapped(&mut self, at: NodeRef, unit: UnitId) {
        let name = self.file.child(at, 1);
        let plain = self.program.unit(unit).class.is_none() && self.kind(name) == Kind::Id && self.unit.kind == UnitKind::Top;
        if plain
            && self.program.seat.index.is_some()
            && let Some(value) = self.wrapped(unit, None)
        {
            let var = self.file_wide(self.file.node(name).sym);
            self.graph.owned.insert(var);
            self.write(Self::plain_place(var), value, self.unit.node, false);
        }
    }
}
