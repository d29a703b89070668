//! What is known of containers that are written out where nothing changes them, and what holds on the
//! way to a place because a condition said so.

use super::{Const, Kind, Known, Lower, NodeRef, Operator, Proj, consts, sym};

/// Most entries of a container that are looked at.
const MAX_ENTRIES: usize = 32;
/// Most containers in containers.
const MAX_NESTED: u32 = 6;
/// Most nodes of one unit that are looked at for what may change containers.
const MAX_LOOKED_AT: u32 = 100_000;
/// Most comparisons that are known to hold at one place.
const MAX_ASSUMED: usize = 64;
/// Methods that change nothing in what they are called on.
pub(super) const READERS: &[&str] =
    &["get", "keys", "values", "items", "length", "size", "count", "len", "includes", "indexOf", "index", "setdefault", "has"];

impl Lower<'_, '_> {
    /// What an expression must be, containers with what is in them included.
    pub(super) fn whole(&self, at: NodeRef) -> Option<Known> {
        if self.program.compat || self.nested.get() >= MAX_NESTED {
            return None;
        }
        self.nested.set(self.nested.get() + 1);
        let out = match self.kind(at) {
            Kind::Id => self.whole_name(at),
            Kind::Array | Kind::Tuple | Kind::Set => self.whole_list(at),
            Kind::Dict | Kind::Record => self.whole_entries(at),
            Kind::Index | Kind::Dot => self.whole_part(at),
            Kind::Call => self.whole_count(at).or_else(|| self.whole_lookup(at)).or_else(|| self.whole_entry(at)),
            Kind::TypeAssert => self.whole(self.file.child(at, 0)),
            _ => consts::decide_given(self.program.names, at, &|part| self.answer(part)).and_then(Known::of),
        };
        self.nested.set(self.nested.get() - 1);
        out
    }

    /// The constant that a part of an expression is, for the evaluation of the whole.
    pub(super) fn answer(&self, part: NodeRef) -> Option<Const> {
        match self.kind(part) {
            Kind::Id => self.known(part).and_then(Known::value),
            _ => self.whole(part).as_ref().and_then(Known::value),
        }
    }

    fn whole_name(&self, at: NodeRef) -> Option<Known> {
        let names = self.program.names;
        let scope = self.scope_of(at)?;
        let declarations = names.declarations(scope, self.file.node(at).sym);
        if self.param_number(at).is_some() {
            let known = self.known(at)?;
            let container = matches!(known, Known::List(_) | Known::Entries(_));
            return (!container || self.unchanged(at, declarations.first()?.name)).then(|| known.clone());
        }
        if let [one] = declarations
            && let Some(value) = one.value.filter(|v| is_container(self.kind(*v)) && !one.compound && one.at < at)
            && scope == Some(self.unit.node)
            && names.assigned(self.file.node(at).sym).iter().all(|s| *s == self.unit.node || !self.is_within(*s))
        {
            return if self.unchanged(at, one.name) { self.whole(value) } else { None };
        }
        // A constant of Ruby that cannot be changed, or a class.
        if self.dialect.ruby && self.text(at).starts_with(char::is_uppercase) {
            if self.class_named(at).is_some() {
                return Some(Known::Symbol(self.text(at).into()));
            }
            if let ([one], None) = (declarations, scope)
                && let Some(value) = one.value.filter(|v| self.text(*v).ends_with(".freeze"))
            {
                return self.whole(value);
            }
        }
        // What was looked up in one.
        if let [one] = declarations
            && let Some(value) = one.value.filter(|v| self.kind(*v) == Kind::Index && !one.compound && one.at < at)
            && scope == Some(self.unit.node)
            && self.is_own_statement(one.at)
            && names.assigned(self.file.node(at).sym).iter().all(|s| *s == self.unit.node || !self.is_within(*s))
        {
            return self.whole(value);
        }
        if scope.is_none()
            && let Some(known) = self.fixed_container(at)
        {
            return Some(known);
        }
        consts::decide(names, at).and_then(Known::of)
    }

    /// Whether something is done in any case by the function that is lowered, not in a branch or a loop.
    fn is_own_statement(&self, at: NodeRef) -> bool {
        let mut up = at;
        for _ in 0..3 {
            up.node = self.file.node(up).parent;
            if self.kind(up) == Kind::Block {
                break;
            }
        }
        self.kind(up) == Kind::Block && NodeRef { item: up.item, node: self.file.node(up).parent } == self.unit.node
    }

    /// What is looked up in a container by a call, or the container itself where it is only frozen.
    fn whole_lookup(&self, at: NodeRef) -> Option<Known> {
        let callee = self.file.child(at, 0);
        if !self.dialect.ruby || self.kind(callee) != Kind::Dot {
            return None;
        }
        let args = self.children(self.file.child(at, 1));
        let object = self.file.child(callee, 0);
        match (self.text(self.file.child(callee, 1)), args.as_slice()) {
            ("freeze", []) => self.whole(object),
            ("fetch" | "dig", [key]) => {
                let key = self.whole_key(*key, false)?;
                match self.whole(object)? {
                    Known::Entries(all) => all.iter().find(|(k, _)| *k == key).and_then(|(_, v)| v.clone()),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    fn is_within(&self, at: NodeRef) -> bool {
        let own = self.unit.node;
        at.item == own.item && at.node >= own.node && at.node < self.file.node(own).next
    }

    fn whole_list(&self, at: NodeRef) -> Option<Known> {
        let parts = self.children(at);
        if parts.len() > MAX_ENTRIES || parts.iter().any(|p| matches!(self.kind(*p), Kind::Spread | Kind::Pair | Kind::Comprehension)) {
            return None;
        }
        let all: Vec<Option<Known>> = parts.into_iter().map(|p| self.whole(p)).collect();
        // Of equal elements a set keeps one.
        if self.kind(at) == Kind::Set && all.iter().enumerate().any(|(i, e)| e.is_none() || all[..i].contains(e)) {
            return None;
        }
        Some(Known::List(all.into()))
    }

    fn whole_entries(&self, at: NodeRef) -> Option<Known> {
        let parts = self.children(at);
        if parts.len() > MAX_ENTRIES || parts.iter().any(|p| self.kind(*p) != Kind::Pair) {
            return None;
        }
        let mut all: Vec<(Proj, Option<Known>)> = Vec::with_capacity(parts.len());
        for part in parts {
            let key = self.whole_key(self.file.child(part, 0), !self.dialect.python)?;
            if all.iter().any(|(k, _)| *k == key) {
                return None;
            }
            all.push((key, self.whole(self.file.child(part, 1))));
        }
        Some(Known::Entries(all.into()))
    }

    /// The step that a key is; a name is one where it is `literal`, otherwise a variable.
    fn whole_key(&self, at: NodeRef, literal: bool) -> Option<Proj> {
        match self.kind(at) {
            Kind::Id if literal => Some(self.key(at)),
            Kind::Str | Kind::Atom | Kind::Int => Some(self.key(at)).filter(|k| *k != Proj::Any),
            _ => match self.whole(at)? {
                Known::Int(i) => i64::try_from(i).ok().map(Proj::At),
                Known::Text(text) if !self.dialect.script => Some(Proj::Field(sym(&text))),
                Known::Symbol(text) => Some(Proj::Field(sym(&text))),
                _ => None,
            },
        }
    }

    fn whole_part(&self, at: NodeRef) -> Option<Known> {
        let parts = self.children(at);
        let [object, key] = parts.as_slice() else { return None };
        let dot = self.kind(at) == Kind::Dot;
        // The name of a class.
        if dot && self.dialect.php && self.text(*key) == "class" && self.kind(*object) == Kind::Id {
            return Some(Known::Text(self.text(*object).into()));
        }
        if dot && let Some(value) = self.fixed_field(at) {
            return Known::of(value);
        }
        if dot && !self.dialect.script {
            return consts::decide(self.program.names, at).and_then(Known::of);
        }
        let key = if dot { self.key(*key) } else { self.whole_key(*key, false)? };
        match self.whole(*object)? {
            Known::List(all) if dot && key == Proj::Field(sym("length")) => Some(Known::Int(all.len() as i128)),
            Known::List(all) => match key {
                Proj::At(i) => all.get(usize::try_from(i).ok()?)?.clone(),
                _ => None,
            },
            Known::Entries(all) => all.iter().find(|(k, _)| *k == key).and_then(|(_, v)| v.clone()),
            _ => None,
        }
    }

    /// `mapping.get(key)` of Python.
    fn whole_entry(&self, at: NodeRef) -> Option<Known> {
        let callee = self.file.child(at, 0);
        if !self.dialect.python || self.kind(callee) != Kind::Dot || self.text(self.file.child(callee, 1)) != "get" {
            return None;
        }
        let args = self.children(self.file.child(at, 1));
        let key = self.whole_key(*args.first()?, false)?;
        match self.whole(self.file.child(callee, 0))? {
            Known::Entries(all) => match all.iter().find(|(k, _)| *k == key) {
                Some((_, value)) => value.clone(),
                None => args.get(1).map_or(Some(Known::Null), |otherwise| self.whole(*otherwise)),
            },
            _ => None,
        }
    }

    /// How many elements a container has.
    fn whole_count(&self, at: NodeRef) -> Option<Known> {
        if !self.counts(at) {
            return None;
        }
        let args = self.children(self.file.child(at, 1));
        let [list] = args.as_slice() else { return None };
        match self.whole(*list)? {
            Known::List(all) => Some(Known::Int(all.len() as i128)),
            Known::Entries(all) => Some(Known::Int(all.len() as i128)),
            _ => None,
        }
    }

    /// Whether a call counts elements.
    fn counts(&self, call: NodeRef) -> bool {
        let callee = self.file.child(call, 0);
        (self.dialect.python || self.dialect.go)
            && self.kind(callee) == Kind::Id
            && self.text(callee) == "len"
            && self.function_named(callee).is_none()
    }

    /// Whether what a name holds is the same where it is used as where it was declared, parts included.
    fn unchanged(&self, used: NodeRef, declared: NodeRef) -> bool {
        let (own, name) = (self.unit.node, self.file.node(used).sym);
        let end = self.file.node(own).next;
        if self.kind(own) != Kind::Func || used.item != own.item || self.looked_at.get() > MAX_LOOKED_AT {
            return false;
        }
        self.looked_at.set(self.looked_at.get() + end - own.node);
        // In a loop what comes later comes before it, too.
        let mut looped = false;
        let mut up = used;
        while up != own && up.node != 0 {
            up.node = self.file.node(up).parent;
            let holds = declared.node >= up.node && declared.node < self.file.node(up).next;
            looped |=
                !holds && matches!(self.kind(up), Kind::While | Kind::DoWhile | Kind::ForEach | Kind::ForClassic | Kind::Comprehension);
        }
        (own.node..end).map(|node| NodeRef { item: own.item, node }).all(|at| {
            self.kind(at) != Kind::Id
                || self.file.node(at).sym != name
                || at == used
                || at == declared
                || at > used && !looped && !self.in_inner_function(at)
                || self.only_looked_at(at)
        })
    }

    fn in_inner_function(&self, at: NodeRef) -> bool {
        let mut up = at;
        while up.node != 0 {
            up.node = self.file.node(up).parent;
            if up == self.unit.node {
                return false;
            }
            if self.kind(up) == Kind::Func {
                return true;
            }
        }
        false
    }

    /// Whether a use of a name neither changes what it holds nor hands it on.
    fn only_looked_at(&self, name: NodeRef) -> bool {
        let mut at = name;
        while at.node != 0 {
            let up = NodeRef { item: at.item, node: self.file.node(at).parent };
            let first = self.file.child(up, 0) == at;
            match self.kind(up) {
                // A member or a keyword of the same name.
                Kind::Dot if !first => return at == name,
                Kind::KwArg if first => return true,
                Kind::Index | Kind::Dot if first => at = up,
                Kind::Index | Kind::Compare | Kind::Unary | Kind::Interp | Kind::Return => return true,
                Kind::Binary => {
                    let op = Operator::from_u16(self.file.node(up).op);
                    return !matches!(op, Operator::Shl | Operator::And | Operator::Or | Operator::Coalesce);
                }
                Kind::If | Kind::While | Kind::Cond => return first,
                Kind::Call => return first && self.kind(at) == Kind::Dot && READERS.contains(&self.text(self.file.child(at, 1))),
                Kind::Args => return self.counts(NodeRef { item: up.item, node: self.file.node(up).parent }),
                _ => return false,
            }
        }
        false
    }

    /// Notes that a condition holds, or does not, in what is lowered next.
    pub(super) fn assume(&mut self, cond: NodeRef, holds: bool) {
        if self.assumed.len() < MAX_ASSUMED
            && let Some((part, value, equal)) = self.equality(cond)
        {
            self.assumed.push((part, value, equal == holds));
        }
    }

    /// What follows for a condition from those that are known to hold.
    pub(super) fn follows(&self, cond: NodeRef) -> Option<bool> {
        if self.assumed.is_empty() {
            return None;
        }
        let (part, value, equal) = self.equality(cond)?;
        let text = self.text(part);
        self.assumed.iter().find_map(|(other, known, holds)| {
            if self.text(*other) != text || std::mem::discriminant(known) != std::mem::discriminant(&value) {
                return None;
            }
            match (holds, *known == value) {
                (true, same) => Some(same == equal),
                (false, true) => Some(!equal),
                (false, false) => None,
            }
        })
    }

    /// A comparison of something that stays what it is with a constant, and whether it asks for both to be equal.
    fn equality(&self, cond: NodeRef) -> Option<(NodeRef, Const, bool)> {
        if self.program.compat {
            return None;
        }
        let parts = self.children(cond);
        let (a, b, equal) = match (self.kind(cond), parts.as_slice()) {
            (Kind::Compare, [a, op, b]) => match self.text(*op) {
                "==" => (*a, *b, true),
                "!=" => (*a, *b, false),
                _ => return None,
            },
            (Kind::Binary, [a, b]) => {
                // What is loosely equal to one thing may be so to another.
                let loose = self.dialect.script || self.dialect.php;
                match Operator::from_u16(self.file.node(cond).op) {
                    Operator::StrictEq => (*a, *b, true),
                    Operator::StrictNotEq => (*a, *b, false),
                    Operator::Eq if !loose => (*a, *b, true),
                    Operator::NotEq if !loose => (*a, *b, false),
                    _ => return None,
                }
            }
            _ => return None,
        };
        let constant = |at: NodeRef| {
            let literal = matches!(self.kind(at), Kind::Int | Kind::Str | Kind::Bool);
            consts::decide(self.program.names, at).filter(|_| literal)
        };
        let (part, value) = constant(b).map(|v| (a, v)).or_else(|| constant(a).map(|v| (b, v)))?;
        self.stays(part).then_some((part, value, equal))
    }

    /// Whether an expression is a parameter that stays what it is, or a part or the length of one.
    fn stays(&self, at: NodeRef) -> bool {
        let mut root = at;
        for _ in 0..MAX_NESTED {
            match self.kind(root) {
                Kind::Id => break,
                Kind::Index | Kind::Dot => {
                    if self.kind(root) == Kind::Index && !matches!(self.kind(self.file.child(root, 1)), Kind::Str | Kind::Int) {
                        return false;
                    }
                    root = self.file.child(root, 0);
                }
                Kind::Call if self.counts(root) => match self.children(self.file.child(root, 1)).as_slice() {
                    [list] => root = *list,
                    _ => return false,
                },
                _ => return false,
            }
        }
        if self.param_number(root).is_none() {
            return false;
        }
        let Some(scope) = self.scope_of(root) else { return false };
        let declarations = self.program.names.declarations(scope, self.file.node(root).sym);
        root == at || declarations.first().is_some_and(|d| self.unchanged(root, d.name))
    }
}

fn is_container(kind: Kind) -> bool {
    matches!(kind, Kind::Array | Kind::Tuple | Kind::Set | Kind::Dict | Kind::Record)
}
