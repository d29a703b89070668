//! What is known where a branch is taken: constants, types, classes of objects.

use super::{
    Act, Const, Kind, Known, Lower, MAX_CONDITION, NodeRef, OF_THIS, OpId, Operator, Place, Proj, SmallVec, Sym, UnitId, consts, last_name,
};

impl<'f> Lower<'_, 'f> {
    /// Notes a condition that is nothing but a variable that is given one value.
    pub(super) fn flag(&mut self, cond: NodeRef, value: OpId) {
        if self.program.compat || self.kind(cond) != Kind::Id {
            return;
        }
        if let Act::Read(var) = self.graph.ops[value as usize].act
            && self.graph.owned.contains(&var)
            && let Some(scope @ Some(_)) = self.scope_of(cond)
        {
            let name = self.file.node(cond).sym;
            let own = |s: &NodeRef| Some(*s) == scope;
            if self.program.names.declarations(scope, name).len() == 1 && self.program.names.assigned(name).iter().all(own) {
                self.graph.flags.insert(value, var);
            }
        }
    }

    /// The place that holds nothing where a condition has an outcome: what is asked for being there.
    pub(super) fn nothing_where(&self, cond: NodeRef, from: OpId) -> Option<(Place, bool)> {
        if self.program.compat || !(self.dialect.python || self.dialect.script) {
            return None;
        }
        let parts = self.children(cond);
        let nothing = |at: NodeRef| match self.kind(at) {
            Kind::Null | Kind::Undefined => true,
            Kind::Str => self.file.string(at).is_empty(),
            Kind::Id => self.dialect.script && self.text(at) == "undefined",
            _ => false,
        };
        let (part, when) = match (self.kind(cond), parts.as_slice()) {
            (Kind::Id | Kind::Dot, _) => (cond, false),
            (Kind::Compare, [part, op, other]) if nothing(*other) => match self.text(*op) {
                "is" | "==" => (*part, true),
                "is not" | "!=" => (*part, false),
                _ => return None,
            },
            (Kind::Binary, [part, other]) => {
                let equal = match Operator::from_u16(self.file.node(cond).op) {
                    Operator::Eq | Operator::StrictEq | Operator::Is => true,
                    Operator::NotEq | Operator::StrictNotEq | Operator::IsNot => false,
                    _ => return None,
                };
                let asked = self.kind(*part) == Kind::Unary && self.text(*part).starts_with("typeof");
                if asked && self.kind(*other) == Kind::Str && self.file.string(*other) == "undefined" {
                    (self.file.child(*part, 0), equal)
                } else if nothing(*other) {
                    (*part, equal)
                } else {
                    return None;
                }
            }
            _ => return None,
        };
        if !matches!(self.kind(part), Kind::Id | Kind::Dot) {
            return None;
        }
        let read = (from..self.graph.ops.len() as OpId).rev().find(|op| self.graph.ops[*op as usize].at == part)?;
        let place = self.graph.lvalues.get(&read)?;
        let one = !place.path.iter().any(|p| matches!(p, Proj::Any | Proj::Each | Proj::Entry));
        // A variable whose outcome is followed is known to be nothing there anyway.
        (one && !self.graph.flags.contains_key(&read)).then(|| (place.clone(), when))
    }

    /// Whether a condition always holds, or never.
    pub(super) fn truth(&mut self, at: NodeRef) -> Option<bool> {
        if self.program.compat {
            return None;
        }
        if let Some(known) = self.type_test(at).or_else(|| self.counted(at)).or_else(|| self.tested_for_nothing(at)) {
            return Some(known);
        }
        // A handler that begins anew runs the statements with other values.
        if self.dialect.ruby && !self.starts.is_empty() && self.file.source.contains("retry") {
            return None;
        }
        match self.decide(at) {
            Some(value) => consts::truth(self.file.language.id(), &value),
            None => self.follows(at),
        }
    }

    /// The number of the parameter that a name stands for, where it never stands for anything else.
    pub(super) fn param_number(&self, at: NodeRef) -> Option<u16> {
        if self.fixed.is_empty() || self.kind(at) != Kind::Id {
            return None;
        }
        let number = *self.fixed.get(&self.file.node(at).sym)?;
        (self.program.names.scope_of(at)? == Some(self.unit.node)).then_some(number)
    }

    /// What is known of a name in the context.
    pub(super) fn known(&self, at: NodeRef) -> Option<&Known> {
        self.context.and_then(|c| c.get(self.param_number(at)?))
    }

    /// The constant that an expression is, also where only the context says so.
    pub(super) fn decide(&mut self, at: NodeRef) -> Option<Const> {
        if let Some(known) = consts::decide(self.program.names, at) {
            return Some(known);
        }
        let (mut depends, mut parts) = (false, false);
        for node in at.node..self.file.node(at).next.min(at.node + MAX_CONDITION) {
            let node = NodeRef { item: at.item, node };
            parts |= matches!(self.kind(node), Kind::Index | Kind::Dot | Kind::Call);
            if !self.program.compat && self.differs_by_class(node) {
                self.note_this();
            }
            if let Some(number) = self.param_number(node) {
                depends = true;
                if !self.graph.by_value.contains(&number) {
                    self.graph.by_value.push(number);
                }
            }
        }
        if self.program.compat || !parts && (!depends || self.context.is_none()) {
            return None;
        }
        consts::decide_given(self.program.names, at, &|part| self.answer(part))
    }

    /// Whether a test for a type always gives the same answer.
    pub(super) fn type_test(&mut self, at: NodeRef) -> Option<bool> {
        let n = *self.file.node(at);
        match n.kind {
            Kind::Binary if n.op == Operator::InstanceOf as u16 => self.is_of(self.file.child(at, 0), self.file.child(at, 1)),
            Kind::Call => {
                let (callee, args) = (self.file.child(at, 0), self.children(self.file.child(at, 1)));
                match args.as_slice() {
                    [object, class] if self.dialect.python && self.text(callee) == "isinstance" => self.is_of(*object, *class),
                    [class]
                        if self.dialect.ruby
                            && self.kind(callee) == Kind::Dot
                            && matches!(self.text(self.file.child(callee, 1)), "is_a?" | "kind_of?" | "instance_of?") =>
                    {
                        self.is_of(self.file.child(callee, 0), *class)
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Whether a test for nothing, or for a text without anything in it, always gives the same answer.
    fn tested_for_nothing(&mut self, at: NodeRef) -> Option<bool> {
        let (object, test) = self.test_for_nothing(at)?;
        let value = match self.decide(object) {
            Some(value) => value,
            // An object or a list is something.
            None => match self.whole(object)? {
                Known::Class(_) | Known::Function(_) => return Some(false),
                Known::List(all) => return (test == "empty").then_some(all.is_empty()),
                Known::Entries(all) => return (test == "empty").then_some(all.is_empty()),
                _ => return None,
            },
        };
        match (test, &value) {
            (_, Const::Null) => Some(true),
            ("null", _) => Some(false),
            (_, Const::Str(text)) if test == "blank" => Some(text.trim().is_empty()),
            (_, Const::Str(text)) => Some(text.is_empty() || self.dialect.php && &**text == "0"),
            (_, Const::Bool(value)) if self.dialect.php || test == "blank" => Some(!value),
            _ => None,
        }
    }

    /// What a test for nothing looks at, and what it takes for nothing: `null`, `empty` or `blank`.
    fn test_for_nothing(&self, at: NodeRef) -> Option<(NodeRef, &'static str)> {
        let (callee, args) = match self.kind(at) {
            Kind::Call => (self.file.child(at, 0), self.file.child(at, 1)),
            // `value is null`
            Kind::Binary if self.file.node(at).op == Operator::InstanceOf as u16 && self.file.language.id() == "csharp" => {
                return (self.text(self.file.child(at, 1)) == "null").then(|| (self.file.child(at, 0), "null"));
            }
            _ => return None,
        };
        let given = if self.is_nil(args) { Vec::new() } else { self.children(args) };
        match (given.as_slice(), self.kind(callee)) {
            ([], Kind::Dot) if self.dialect.ruby => {
                let test = match self.text(self.file.child(callee, 1)) {
                    "nil?" => "null",
                    "empty?" => "empty",
                    "blank?" => "blank",
                    _ => return None,
                };
                Some((self.file.child(callee, 0), test))
            }
            ([only], Kind::Id) if self.dialect.php => match self.text(callee).to_ascii_lowercase().as_str() {
                "is_null" => Some((*only, "null")),
                "empty" => Some((*only, "empty")),
                _ => None,
            },
            ([only], Kind::Dot) if self.file.language.id() == "csharp" => match self.text(callee) {
                "string.IsNullOrEmpty" | "String.IsNullOrEmpty" => Some((*only, "empty")),
                "string.IsNullOrWhiteSpace" | "String.IsNullOrWhiteSpace" => Some((*only, "blank")),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether what an expression gives is of a type.
    pub(super) fn is_of(&mut self, object: NodeRef, kind: NodeRef) -> Option<bool> {
        let number = self.param_number(object);
        if let Some(number) = number
            && !self.graph.by_class.contains(&number)
        {
            self.graph.by_class.push(number);
        }
        // Of a type with a name for what is of it: the type.
        let kind = if self.kind(kind) == Kind::Raw { self.children(kind).into_iter().next()? } else { kind };
        let wanted = self.class_named(kind).or_else(|| last_name(self.file, kind))?;
        match self.known(object) {
            Some(Known::Class(class)) => self.program.is_a(*class, wanted),
            Some(known) => {
                let name = self.text(kind);
                let text = matches!(name, "string" | "String" | "str");
                let number = matches!(name, "int" | "Integer" | "long" | "int32" | "int64" | "float" | "double" | "Float");
                let other = self.program.class(wanted).is_some();
                match known {
                    Known::Text(_) if text => Some(true),
                    Known::Text(_) if number || other => Some(false),
                    Known::Int(_) if text || other => Some(false),
                    Known::Null => Some(false),
                    _ => None,
                }
            }
            None => {
                let class = self.exact_class(object)?;
                self.program.is_a(class, wanted)
            }
        }
    }

    /// The class that an object was made as, where nothing else can be meant.
    pub(super) fn exact_class(&self, at: NodeRef) -> Option<Sym> {
        if let Some(Known::Class(class)) = self.known(at) {
            return Some(*class);
        }
        if self.is_this(at) {
            return match self.context.and_then(|c| c.get(OF_THIS)) {
                Some(Known::Class(class)) => Some(*class),
                _ => None,
            };
        }
        if self.dialect.php && self.kind(at) == Kind::Id && self.text(at) == "self" {
            return self.unit.class;
        }
        if self.dialect.java && self.kind(at) == Kind::Dot {
            return self.class_of(at, 0);
        }
        if let Some(case) = self.php_case(at) {
            return Some(case);
        }
        if self.makes_object(at) { self.class_of(at, 0) } else { None }
    }

    /// Whether an expression is the object whose method this is, or the class on which it was called.
    pub(super) fn is_this(&self, at: NodeRef) -> bool {
        match self.kind(at) {
            Kind::Special => self.text(at) != "super" && self.text(at) != "base",
            Kind::Id => match self.text(at) {
                "$this" | "static" => self.dialect.php,
                "self" => self.dialect.python || self.dialect.ruby,
                "cls" => self.dialect.python,
                _ => false,
            },
            _ => false,
        }
    }

    /// The class of the object itself.
    pub(super) fn own_class(&self) -> Option<Sym> {
        match self.context.and_then(|c| c.get(OF_THIS)) {
            Some(Known::Class(class)) => Some(*class),
            _ => self.unit.class.or_else(|| self.enclosing_class()),
        }
    }

    /// The methods that a call on the object itself runs.
    pub(super) fn own_methods(&mut self, class: Sym, name: Sym) -> SmallVec<[UnitId; 2]> {
        if let Some(Known::Class(exact)) = self.context.and_then(|c| c.get(OF_THIS)) {
            let found = self.program.own_method(*exact, name);
            if !found.is_empty() {
                return found;
            }
        }
        let found = self.program.method(class, name);
        if found.len() != 1 {
            self.note_this();
        }
        found
    }

    /// What the object is decides what is done.
    pub(super) fn note_this(&mut self) {
        if self.unit.class.is_some() && !self.graph.by_class.contains(&OF_THIS) {
            self.graph.by_class.push(OF_THIS);
        }
    }
}
