//! What is the same wherever a file uses it: containers of the file that nothing changes, and fields that
//! classes give constants and nobody another value.

use super::known::READERS;
use super::{Const, Kind, Known, Lower, NodeRef, OF_THIS, Operator, Sym, consts};
use rustc_hash::{FxHashMap, FxHashSet};

/// What a file does with names of containers and with fields.
#[derive(Debug, Default)]
pub(crate) struct Fixed {
    /// Names whose containers may be changed, or handed on as a whole.
    changed: FxHashSet<Sym>,
    /// Names of which parts are handed on.
    parts: FxHashSet<Sym>,
    /// Fields that something gives a value besides the bodies of classes.
    assigned: FxHashSet<Sym>,
    /// What the bodies of classes give fields.
    fields: FxHashMap<Sym, Vec<(NodeRef, NodeRef)>>,
}

/// Most steps from a name up to what uses it.
const MAX_UP: usize = 20;
/// Most classes above one that are looked at.
const MAX_LINE: usize = 20;

/// How a container is used where its name stands.
enum Use {
    Looked,
    Part,
    Changed,
}

/// Whether all assignments stand in no function.
fn only_there(assigned: &[NodeRef]) -> bool {
    assigned.iter().all(|s| s.node == u32::MAX)
}

impl Lower<'_, '_> {
    /// Goes through the file once.
    fn fixed_of_file(&self) -> &Fixed {
        self.program.fixed.get_or_init(|| {
            let mut out = Fixed::default();
            for item in 0..self.file.items.len() as u32 {
                for node in 0..self.file.items[item as usize].item.nodes.len() as u32 {
                    self.note_fixed(NodeRef { item, node }, &mut out);
                }
            }
            out
        })
    }

    fn note_fixed(&self, at: NodeRef, out: &mut Fixed) {
        match self.kind(at) {
            Kind::Id => {
                let name = self.file.node(at).sym;
                match self.use_of(at) {
                    Use::Looked => {}
                    Use::Part => drop(out.parts.insert(name)),
                    Use::Changed => drop(out.changed.insert(name)),
                }
            }
            Kind::Assign | Kind::AssignOp | Kind::IncDec | Kind::Delete | Kind::VarDef => {
                let target = self.file.child(at, usize::from(self.kind(at) == Kind::VarDef));
                let value = self.file.child(at, if self.kind(at) == Kind::VarDef { 3 } else { 1 });
                match self.class_body(at) {
                    Some(class) if self.kind(target) == Kind::Id && matches!(self.kind(at), Kind::Assign | Kind::VarDef) => {
                        out.fields.entry(self.file.node(target).sym).or_default().push((class, value));
                    }
                    _ => {
                        for node in target.node..self.file.node(target).next {
                            let part = NodeRef { item: target.item, node };
                            if self.kind(part) == Kind::Dot {
                                out.assigned.insert(self.file.node(self.file.child(part, 1)).sym);
                            }
                        }
                    }
                }
            }
            // A field may be an argument of the constructor.
            Kind::KwArg => drop(out.assigned.insert(self.file.node(self.file.child(at, 0)).sym)),
            _ => {}
        }
    }

    /// The class in whose body a statement stands.
    fn class_body(&self, at: NodeRef) -> Option<NodeRef> {
        let mut up = at;
        for _ in 0..3 {
            if up.node == 0 {
                return None;
            }
            up.node = self.file.node(up).parent;
            match self.kind(up) {
                Kind::Class => return Some(up),
                Kind::ExprStmt | Kind::Block => {}
                _ => return None,
            }
        }
        None
    }

    fn use_of(&self, name: NodeRef) -> Use {
        let mut at = name;
        for _ in 0..MAX_UP {
            if at.node == 0 {
                return Use::Changed;
            }
            let up = NodeRef { item: at.item, node: self.file.node(at).parent };
            let first = self.file.child(up, 0) == at;
            let part = if at == name { Use::Changed } else { Use::Part };
            match self.kind(up) {
                // A member, a key or a keyword of the same name.
                Kind::Dot if !first => return if at == name { Use::Looked } else { Use::Changed },
                Kind::KwArg | Kind::Pair if first => return Use::Looked,
                Kind::Index | Kind::Dot if first => at = up,
                Kind::Index | Kind::Compare | Kind::Unary | Kind::Interp => return Use::Looked,
                Kind::Binary => {
                    let op = Operator::from_u16(self.file.node(up).op);
                    let hands = matches!(op, Operator::And | Operator::Or | Operator::Coalesce);
                    return if hands { part } else { Use::Looked };
                }
                Kind::If | Kind::While | Kind::Cond if first => return Use::Looked,
                Kind::Call if first => {
                    let reads = self.kind(at) == Kind::Dot && READERS.contains(&self.text(self.file.child(at, 1)));
                    return if reads { Use::Looked } else { Use::Changed };
                }
                // Where it is declared.
                Kind::VarDef if self.file.child(up, 1) == at => return Use::Looked,
                Kind::Assign if first && at == name => return Use::Looked,
                Kind::VarDef | Kind::KwArg | Kind::Pair | Kind::Args | Kind::Return | Kind::Array | Kind::Tuple | Kind::Cond => {
                    return part;
                }
                Kind::Assign if !first => return part,
                Kind::ForEach if self.file.child(up, 1) == at => return Use::Part,
                Kind::Import | Kind::Imports => return Use::Looked,
                _ => return Use::Changed,
            }
        }
        Use::Changed
    }

    /// What a container of the file holds that nothing changes.
    pub(super) fn fixed_container(&self, at: NodeRef) -> Option<Known> {
        if !(self.dialect.python || self.dialect.script) || self.program.compat {
            return None;
        }
        let name = self.file.node(at).sym;
        let [one] = self.program.names.declarations(None, name) else { return None };
        let mut value =
            one.value.filter(|_| !one.compound && self.scope_of(at) == Some(None) && only_there(self.program.names.assigned(name)))?;
        let mut frozen = false;
        if self.kind(value) == Kind::Call {
            let callee = self.file.child(value, 0);
            let full = self.program.names.canonical(callee);
            frozen = self.dialect.script && self.text(callee) == "Object.freeze" || full.iter().any(|f| f == "types.MappingProxyType");
            let [inner] = self.children(self.file.child(value, 1))[..] else { return None };
            value = inner;
            if !frozen {
                return None;
            }
        }
        while self.kind(value) == Kind::TypeAssert {
            value = self.file.child(value, 0);
        }
        if !matches!(self.kind(value), Kind::Array | Kind::Tuple | Kind::Dict | Kind::Record) {
            return None;
        }
        let inner =
            |n: NodeRef| matches!(self.kind(n), Kind::Array | Kind::Tuple | Kind::Dict | Kind::Record | Kind::Set | Kind::Call | Kind::New);
        let flat = !(value.node + 1..self.file.node(value).next).any(|node| inner(NodeRef { item: value.item, node }));
        let fixed = self.fixed_of_file();
        let kept = frozen || !fixed.changed.contains(&name);
        (kept && (flat || !fixed.parts.contains(&name) && !fixed.changed.contains(&name))).then(|| self.whole(value)).flatten()
    }

    /// The constant that the class gives a field of an object, or of the class itself.
    pub(super) fn fixed_field(&self, at: NodeRef) -> Option<Const> {
        if !(self.dialect.python || self.dialect.script) || self.program.compat {
            return None;
        }
        let (object, name) = (self.file.child(at, 0), self.file.child(at, 1));
        let name = if self.kind(name) == Kind::Id { self.file.node(name).sym } else { return None };
        let named = self.kind(object) == Kind::Id && !self.is_this(object);
        if !named && !self.is_this(object) {
            return None;
        }
        let source = &self.file.source;
        let dynamic = if self.dialect.python {
            source.contains("setattr(")
        } else {
            source.contains("this[") || source.contains("Object.assign(this")
        };
        let fixed = self.fixed_of_file();
        let given = fixed.fields.get(&name).filter(|_| !dynamic && !fixed.assigned.contains(&name))?;
        let value_in = |class: Sym| {
            let node = self.program.class(class)?.node?;
            let mut own = given.iter().filter(|(c, _)| *c == node);
            let (_, value) = own.next()?;
            if own.next().is_some() { None } else { Some(*value) }
        };
        let exact = match self.context.and_then(|c| c.get(OF_THIS)) {
            Some(Known::Class(class)) if !named => Some(*class),
            _ => None,
        };
        let class = match (named, exact) {
            (true, _) => self.class_named(object)?,
            (_, Some(class)) => class,
            _ => self.own_class()?,
        };
        if named || exact.is_some() {
            let mut line = vec![class];
            let mut next = 0;
            while let Some(class) = line.get(next).copied().filter(|_| next < MAX_LINE) {
                next += 1;
                if let Some(value) = value_in(class) {
                    return consts::decide(self.program.names, value);
                }
                line.extend(self.program.class(class)?.parents.iter().copied());
            }
            return None;
        }
        // It may be an object of any class below.
        let mut all = given.iter().map(|(_, value)| consts::decide(self.program.names, *value));
        let first = all.next()??;
        all.all(|v| v.as_ref() == Some(&first)).then_some(first)
    }

    /// Whether classes give a field different values, so that it counts of which class the object is.
    pub(super) fn differs_by_class(&self, at: NodeRef) -> bool {
        (self.dialect.python || self.dialect.script)
            && self.kind(at) == Kind::Dot
            && self.is_this(self.file.child(at, 0))
            && self.fixed_of_file().fields.get(&self.file.node(self.file.child(at, 1)).sym).is_some_and(|g| g.len() > 1)
    }
}
