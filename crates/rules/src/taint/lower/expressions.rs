//! Expressions as operations.

use super::{
    Act, BLOCK, Const, Kind, Lower, MAX_DEPTH, MAX_OPS, NodeRef, OpId, Operands, Operator, Place, Plain, Proj, SmallVec, Sym, THIS, Target,
    UnitId, UnitKind, consts, field_sym, smallvec, sym,
};

use crate::taint::program::{CAUSE, REJECTED};

impl<'f> Lower<'_, 'f> {
    pub(super) fn name(&mut self, at: NodeRef) -> OpId {
        // In Ruby a name that is no variable is a call.
        if self.dialect.ruby && !self.program.compat && !self.is_variable(at) {
            let own = self.unit.class.or_else(|| self.enclosing_class());
            let name = self.file.node(at).sym;
            let mut targets = own.map(|c| self.own_methods(c, name)).unwrap_or_default();
            targets.extend(self.function_named(at).filter(|_| targets.is_empty()));
            if !targets.is_empty() {
                for t in targets.clone() {
                    self.mention(t);
                }
                let callee = self.emit(Act::Const, at);
                let receiver = self.emit(Act::Read(self.graph.this.unwrap_or(THIS)), NodeRef { item: self.unit.node.item, node: 0 });
                let mut call = self.plain_call(callee);
                call.name = name;
                call.targets = targets;
                call.receiver = Some(receiver);
                return self.emit(Act::Call(Box::new(call)), at);
            }
        }
        self.plain_name(at)
    }

    /// Whether a name is given a value somewhere.
    pub(super) fn is_variable(&self, at: NodeRef) -> bool {
        let name = self.file.node(at).sym;
        self.scope_of(at).is_some_and(|s| self.program.names.declarations(s, name).iter().any(|d| !self.is_function(Some(d.at))))
    }

    pub(super) fn plain_name(&mut self, at: NodeRef) -> OpId {
        if let Some(unit) = self.function_named(at)
            && self.program.unit(unit).kind == UnitKind::Function
        {
            if let Some(value) = self.wrapped(unit, None) {
                return value;
            }
            self.mention(unit);
            return self.emit(Act::Function(unit), at);
        }
        if self.program.compat
            && self.dialect.captures
            && let Some(unit) = self.function_named(at)
            && self.is_used(at)
        {
            // It may run from here on.
            self.mention(unit);
            return self.emit(Act::Closure(unit), at);
        }
        // What a function of PHP copies is kept in the variable.
        if let Some(unit) = self.function_named(at).filter(|u| !self.program.compat && !self.dialect.php && !self.is_wrapped(*u)) {
            // A function kept in a variable that holds nothing else.
            self.mention(unit);
            return self.emit(Act::Function(unit), at);
        }
        // A method of the class as a value; in Java it is never meant by its name alone.
        if self.dialect.bare_fields
            && !self.dialect.java
            && !self.program.compat
            && self.program.names.scope_of(at).is_none_or(|s| s.is_some_and(|s| self.kind(s) == Kind::Class))
            && let Some(class) = self.unit.class.or_else(|| self.enclosing_class())
            && let [unit] = self.program.method(class, self.file.node(at).sym).as_slice()
            && !self.is_callee(at)
        {
            self.mention(*unit);
            return self.emit(Act::Function(*unit), at);
        }
        if self.dialect.bare_fields
            && !self.program.compat
            && !self.program.accessors.is_empty()
            && let Some(value) = self.got_own(at)
        {
            return value;
        }
        if let Some(Target::Function(unit)) = self.linked(at) {
            self.mention(unit);
            return self.emit(Act::Function(unit), at);
        }
        let place = self.place_of_name(at);
        let op = self.read(place, at);
        self.graph.ops[op as usize].plain = self.plain_of_name(at);
        op
    }

    pub(super) fn read(&mut self, place: Place, at: NodeRef) -> OpId {
        match place.path.first() {
            Some(Proj::Field(name)) => {
                // The object is not written here.
                let object = self.emit(Act::Read(place.var), NodeRef { item: self.unit.node.item, node: 0 });
                let name = *name;
                self.reading(Act::Field(object, name), at, Some(place))
            }
            _ => self.reading(Act::Read(place.var), at, Some(place)),
        }
    }

    pub(super) fn all(&mut self, nodes: impl IntoIterator<Item = NodeRef>) -> Operands {
        let mut out = Operands::new();
        for n in nodes {
            if !self.is_nil(n) {
                out.push(self.expr(n));
            }
        }
        out
    }

    pub(super) fn expr(&mut self, at: NodeRef) -> OpId {
        if self.depth > MAX_DEPTH || self.graph.ops.len() > MAX_OPS {
            return self.opaque(at);
        }
        self.depth += 1;
        let out = self.expression(at);
        self.depth -= 1;
        out
    }

    pub(super) fn expression(&mut self, at: NodeRef) -> OpId {
        let n = *self.file.node(at);
        match n.kind {
            Kind::Nil
            | Kind::Token
            | Kind::Int
            | Kind::Float
            | Kind::Str
            | Kind::Char
            | Kind::Bool
            | Kind::Null
            | Kind::Undefined
            | Kind::Regex
            | Kind::Atom
            | Kind::Path
            | Kind::XmlText
            | Kind::TypeApply
            | Kind::TypeWrap
            | Kind::TypeOther
            | Kind::KeywordAttr => self.constant(at),
            Kind::Id => self.name(at),
            Kind::Special => {
                let place = Self::plain_place(self.graph.this.unwrap_or(THIS));
                self.reading(Act::Read(place.var), at, Some(place))
            }
            // `::name` of Kotlin is the function.
            Kind::Dot if self.is_nil(self.file.child(at, 0)) && self.file.language.id() == "kotlin" && !self.program.compat => {
                self.expr(self.file.child(at, 1))
            }
            Kind::Dot => self.dot(at),
            Kind::Index => {
                let object = self.expr(self.file.child(at, 0));
                let mut out = object;
                if let Some(keys) = self.ruby_range(at) {
                    return self.does(at, crate::taint::models::Does::Slice, object, &[], &keys);
                }
                for index in self.children(at).into_iter().skip(1) {
                    if self.kind(index) == Kind::Slice
                        && let Some(keys) = self.slice(index, self.file.child(at, 0))
                    {
                        let parts = self.all(self.children(index));
                        let callee = self.constant(index);
                        let mut call = self.plain_call(callee);
                        call.receiver = Some(out);
                        call.does = Some(crate::taint::models::Does::Slice);
                        call.args = parts.into_iter().map(|p| (p, 0)).collect();
                        let whole = out;
                        let first = keys.first() == Some(&Proj::At(0));
                        call.keys = keys;
                        out = self.emit(Act::Call(Box::new(call)), at);
                        if first && self.dialect.go {
                            self.windows.insert(out, whole);
                        }
                        continue;
                    }
                    if self.kind(index) == Kind::Slice {
                        let parts = self.all(self.children(index));
                        let mut all: Operands = smallvec![object];
                        all.extend(parts);
                        out = self.emit(Act::Mix(all), at);
                        continue;
                    }
                    let value = if self.back_from_end(at, index).is_some() { self.constant(index) } else { self.expr(index) };
                    let known = if self.holds_one_object(self.file.child(at, 0)) { Some(Proj::Any) } else { None };
                    let known = known
                        .or_else(|| self.back_from_end(at, index).or_else(|| self.several_keys(at)))
                        .unwrap_or_else(|| self.index_key(index));
                    let place = self.below(out, known);
                    out = self.reading(Act::Index(out, value, known), at, place);
                    // For Semgrep that is a call.
                    if self.dialect.ruby {
                        self.may_throw(out);
                    }
                    if self.several_keys(at).is_some() {
                        break;
                    }
                }
                if out == object {
                    out = self.emit(Act::Part(object, Proj::Any), at);
                }
                out
            }
            Kind::Call => self.call(at),
            Kind::New => self.new_object(at),
            Kind::Assign => {
                let (target, value) = (self.file.child(at, 0), self.file.child(at, 1));
                let reference = self.by_reference(target, value);
                let referenced = if reference { self.referenced_place(value) } else { None };
                let value = match referenced {
                    Some(place) => self.reading(Act::Read(place.var), value, Some(place)),
                    None => self.expr(value),
                };
                self.binding = reference;
                self.assign(target, value, at, false);
                self.binding = false;
                (self.graph.ops.len() - 1) as OpId
            }
            Kind::AssignOp => {
                let (target, value) = (self.file.child(at, 0), self.file.child(at, 1));
                let before = self.expr(target);
                if let Some(put) = self.put_entry(at, before, value) {
                    return put;
                }
                // What is something already stays.
                if self.dialect.ruby && !self.program.compat && Operator::from_u16(n.op) == Operator::Or && self.is_set_before(at, target) {
                    return before;
                }
                let value = self.expr(value);
                let either = matches!(Operator::from_u16(n.op), Operator::And | Operator::Or | Operator::Coalesce);
                let both: Operands = smallvec![before, value];
                let sum = self.emit(if either && !self.program.compat { Act::Choose(both) } else { Act::Mix(both) }, at);
                if self.program.compat && self.begins_as_number(target) {
                    self.graph.ops[sum as usize].plain = Some(Plain::Number);
                }
                let place = self.graph.lvalues.get(&before).cloned();
                match place {
                    Some(place) => self.write_to(place, sum, at, target, false),
                    None => sum,
                }
            }
            Kind::Binary => self.binary(at),
            Kind::Compare => {
                let parts = self.all(self.children(at));
                self.emit(Act::Compare(parts), at)
            }
            Kind::Unary if n.op == Operator::DeleteOp as u16 && !self.program.compat => {
                self.delete(self.file.child(at, 0));
                self.constant(at)
            }
            Kind::Unary => {
                if self.dialect.elixir
                    && let Some(function) = self.captured(at)
                {
                    return function;
                }
                let inner = self.expr(self.file.child(at, 0));
                match Operator::from_u16(n.op) {
                    Operator::Not => {
                        let id = self.emit(Act::Mix(smallvec![inner]), at);
                        self.graph.ops[id as usize].plain = Some(Plain::Truth);
                        id
                    }
                    Operator::Receive => {
                        let place = self.below(inner, Proj::Any);
                        if self.program.compat { self.constant(at) } else { self.reading(Act::Part(inner, Proj::Any), at, place) }
                    }
                    _ => self.emit(Act::Mix(smallvec![inner]), at),
                }
            }
            Kind::Cond => {
                let [cond, then, otherwise] = [0, 1, 2].map(|p| self.file.child(at, p));
                let (yes, no, after) = (self.block(), self.block(), self.block());
                self.branch(cond, yes, no);
                self.at = yes;
                let a = self.expr(then);
                self.goto(after);
                self.at = no;
                let b = self.expr(otherwise);
                self.goto(after);
                self.at = after;
                self.emit(Act::Choose(smallvec![a, b]), at)
            }
            Kind::Array | Kind::Tuple | Kind::Set => {
                let parts = self.children(at);
                let told = self.dialect.parts && n.kind == Kind::Array || self.taken_apart(at);
                if self.program.compat && !told || n.kind == Kind::Set {
                    let parts = self.all(parts);
                    return self.emit(Act::Mix(parts), at);
                }
                let spread = parts.iter().any(|p| self.kind(*p) == Kind::Spread);
                let mut out = Vec::new();
                for (i, part) in parts.into_iter().enumerate() {
                    match self.kind(part) {
                        Kind::Nil => {}
                        Kind::Pair => out.push(self.entry(part)),
                        Kind::Spread => {
                            let value = self.expr(part);
                            out.push((None, value));
                        }
                        _ => {
                            let value = self.expr(part);
                            out.push((Some(if spread { Proj::Any } else { Proj::At(i as i64) }), value));
                        }
                    }
                }
                self.emit(Act::Object(out), at)
            }
            Kind::Dict | Kind::Record => {
                if self.program.compat && !self.dialect.parts {
                    let mut all = Operands::new();
                    for part in self.children(at) {
                        match self.kind(part) {
                            Kind::Pair => {
                                let (k, v) = (self.file.child(part, 0), self.file.child(part, 1));
                                if self.kind(k) != Kind::Id {
                                    all.push(self.expr(k));
                                }
                                all.push(self.expr(v));
                            }
                            _ => all.push(self.expr(part)),
                        }
                    }
                    return self.emit(Act::Mix(all), at);
                }
                let mut out = Vec::new();
                for part in self.children(at) {
                    match self.kind(part) {
                        Kind::Pair => out.push(self.entry(part)),
                        Kind::Func => {
                            let name = self.file.child(part, 1);
                            let key = self.key(name);
                            let value = self.expr(part);
                            out.push((Some(key), value));
                        }
                        Kind::Spread => {
                            let value = self.expr(part);
                            out.push((None, value));
                        }
                        _ => {
                            let value = self.expr(part);
                            out.push((Some(Proj::Any), value));
                        }
                    }
                }
                self.emit(Act::Object(out), at)
            }
            Kind::Cast => {
                let (kind, value) = (self.file.child(at, 0), self.file.child(at, 1));
                let value = self.expr(value);
                let op = self.emit(Act::Copy(value), at);
                self.graph.ops[op as usize].plain = self.plain(kind);
                op
            }
            // `&method(:name)`
            Kind::Spread if n.op == 3 && self.method_as_block(at).is_some() => {
                let unit = self.method_as_block(at).unwrap_or_default();
                self.mention(unit);
                self.emit(Act::Function(unit), at)
            }
            Kind::TypeAssert | Kind::Await | Kind::Ref | Kind::Deref | Kind::Spread => {
                let inner = self.expr(self.file.child(at, 0));
                if n.kind == Kind::Await && self.dialect.script && !self.program.compat {
                    // What a promise is rejected with is thrown.
                    let reason = self.emit(Act::Part(inner, Proj::Held(REJECTED)), NodeRef { item: self.unit.node.item, node: 0 });
                    let thrown = Self::plain_place(super::UNKNOWN_THROWN);
                    self.emit(Act::Write(thrown, reason, true), NodeRef { item: self.unit.node.item, node: 0 });
                    // Only what may throw leads to a handler.
                    self.emit(Act::Part(inner, Proj::Held(REJECTED)), NodeRef { item: self.unit.node.item, node: 0 });
                }
                let place = self.graph.lvalues.get(&inner).cloned();
                let place = if matches!(n.kind, Kind::Await | Kind::Spread) { None } else { place };
                self.reading(Act::Copy(inner), at, place)
            }
            Kind::KwArg => {
                let value = self.expr(self.file.child(at, 1));
                self.emit(Act::Copy(value), at)
            }
            Kind::Yield if self.dialect.ruby && !self.program.compat => {
                let callee = self.emit(Act::Read(BLOCK), NodeRef { item: self.unit.node.item, node: 0 });
                let mut call = self.plain_call(callee);
                call.args = self.arguments(self.file.child(at, 0));
                self.emit(Act::Call(Box::new(call)), at)
            }
            Kind::Yield if self.generator => self.yielded(at, n.op == 1 || self.text(at).starts_with("yield*"), &self.children(at)),
            Kind::Yield => {
                let parts = self.all(self.children(at));
                self.emit(Act::Mix(parts), at);
                self.graph.yields = true;
                self.constant(at)
            }
            Kind::Comprehension => self.comprehension(at),
            Kind::Seq => {
                let mut last = None;
                for c in self.children(at) {
                    last = Some(self.expr(c));
                }
                match last {
                    Some(v) => self.emit(Act::Copy(v), at),
                    None => self.constant(at),
                }
            }
            Kind::Func => match self.program.by_node.get(&at).copied() {
                Some(unit) => self.closure(unit, at),
                None => self.constant(at),
            },
            Kind::Class => {
                self.nested_class(at);
                self.constant(at)
            }
            Kind::Switch => self.switch(at),
            Kind::VarDef => {
                self.variable(at);
                self.last.take().unwrap_or_else(|| self.constant(at))
            }
            Kind::Args | Kind::Interp | Kind::Xml | Kind::XmlAttrs | Kind::IncDec | Kind::Slice => {
                let parts = self.all(self.children(at));
                self.emit(Act::Mix(parts), at)
            }
            Kind::XmlAttr => {
                let parts = self.all(self.children(at).into_iter().skip(1));
                self.emit(Act::Mix(parts), at)
            }
            Kind::Pair => {
                let parts = self.all(self.children(at));
                self.emit(Act::Mix(parts), at)
            }
            Kind::Raw => self.raw(at),
            Kind::Param => self.constant(at),
            _ => {
                // A statement where a value is expected.
                self.last = None;
                self.stmt(at);
                self.last.take().unwrap_or_else(|| self.constant(at))
            }
        }
    }

    /// Whether a variable was given a constant that is not nothing by an earlier statement beside an assignment.
    pub(super) fn is_set_before(&mut self, at: NodeRef, target: NodeRef) -> bool {
        let Some(scope) = self.scope_of(target) else { return false };
        let all = self.program.names.declarations(scope, self.file.node(target).sym).to_vec();
        let earlier: Vec<_> = all.iter().filter(|d| d.at < at).collect();
        let [one] = earlier.as_slice() else { return false };
        let list = |n: NodeRef| {
            let up = NodeRef { item: n.item, node: self.file.node(n).parent };
            if up.node == 0 { None } else { Some(NodeRef { item: up.item, node: self.file.node(up).parent }) }
        };
        let Some(value) = one.value.filter(|_| list(one.at) == list(at)) else { return false };
        self.decide(value).is_some_and(|c| consts::truth(self.file.language.id(), &c) == Some(true))
    }

    /// From where to where a slice goes, if it is written out and without a step.
    pub(super) fn slice(&self, at: NodeRef, list: NodeRef) -> Option<SmallVec<[Proj; 2]>> {
        if self.program.compat || !(self.dialect.python || self.dialect.go) {
            return None;
        }
        let parts = self.children(at);
        let place = |i: usize| parts.get(i).copied().filter(|p| !self.is_nil(*p));
        if place(2).is_some() {
            return None;
        }
        let mut out = SmallVec::new();
        for (i, otherwise) in [(0, Some(Proj::At(0))), (1, None)] {
            match place(i).map(|p| self.back_in(list, p).unwrap_or_else(|| self.key(p))) {
                Some(Proj::At(n)) => out.push(Proj::At(n)),
                Some(_) => return None,
                None => out.extend(otherwise),
            }
        }
        Some(out)
    }

    pub(super) fn raw(&mut self, at: NodeRef) -> OpId {
        let children = self.children(at);
        if !self.program.compat
            && let Some(value) = self.worded(at, &children)
        {
            return value;
        }
        // `static $s = 1`, and C#'s `from z in x select z`.
        if let [name, eq, value] = children.as_slice()
            && self.kind(*name) == Kind::Id
            && self.text(*eq) == "="
        {
            let value = self.expr(*value);
            self.assign(*name, value, at, false);
            return value;
        }
        if let [word, name, inside, all] = children.as_slice()
            && self.text(*word) == "from"
            && self.text(*inside) == "in"
        {
            let all = self.expr(*all);
            let element = self.emit(Act::Part(all, Proj::Any), *name);
            self.assign(*name, element, *name, true);
            return element;
        }
        let mut parts = Operands::new();
        for c in children {
            match self.kind(c) {
                Kind::Nil | Kind::Token => {}
                _ => parts.push(self.expr(c)),
            }
        }
        self.emit(Act::Mix(parts), at)
    }

    pub(super) fn entry(&mut self, pair: NodeRef) -> (Option<Proj>, OpId) {
        let (key, value) = (self.file.child(pair, 0), self.file.child(pair, 1));
        let proj = match self.kind(key) {
            // A name is a key in a record and a variable in a mapping.
            Kind::Id if self.dialect.python => Proj::Any,
            _ => self.key(key),
        };
        if !matches!(self.kind(key), Kind::Id | Kind::Str | Kind::Atom | Kind::Int) || (self.dialect.python && self.kind(key) == Kind::Id) {
            let key = self.expr(key);
            let value = self.expr(value);
            return (Some(proj), self.emit(Act::Mix(smallvec![key, value]), pair));
        }
        let value = self.expr(value);
        (Some(proj), value)
    }

    /// The field that a name known as a text stands for: `$object->{$name}`.
    pub(super) fn dynamic_field(&mut self, access: NodeRef) -> Option<Sym> {
        if !self.dialect.php || self.program.compat {
            return None;
        }
        let (object, name) = (self.file.child(access, 0), self.file.child(access, 1));
        let between = self.file.source.get(self.file.span(object).end..self.file.span(name).end).unwrap_or("");
        let dynamic = between.trim_start().starts_with("->") && between.contains(['$', '{']);
        let name =
            if self.kind(name) == Kind::Raw { self.children(name).into_iter().find(|c| self.kind(*c) != Kind::Token)? } else { name };
        match self.decide(name) {
            Some(Const::Str(s)) if dynamic => Some(sym(&s)),
            _ => None,
        }
    }

    pub(super) fn dot(&mut self, at: NodeRef) -> OpId {
        let (object, name) = (self.file.child(at, 0), self.file.child(at, 1));
        if let Some(Target::Function(unit)) = self.linked(at) {
            self.mention(unit);
            return self.emit(Act::Function(unit), at);
        }
        if let Some(case) = self.php_case(at) {
            let callee = self.constant(object);
            let mut call = self.plain_call(callee);
            call.makes = true;
            call.name = case;
            return self.emit(Act::Call(Box::new(call)), at);
        }
        if let Some(place) = self.foreign_place(at) {
            return self.reading(Act::Read(place.var), at, Some(place));
        }
        if self.kind(name) == Kind::Id
            && let Some(value) = self.got(at, object, name)
        {
            return value;
        }
        if let Some(unit) = self.bound_method(at) {
            return self.method_value(at, object, unit);
        }
        if let Some(field) = self.dynamic_field(at) {
            let object = self.expr(object);
            let place = self.below(object, Proj::Field(field));
            return self.reading(Act::Field(object, field), at, place);
        }
        let field = self.field_of(object, self.text(name));
        let changed = self.is_callee(at) && self.may_change(self.text(name));
        let object = if changed { self.object_to_change(object) } else { self.expr(object) };
        if self.kind(name) != Kind::Id {
            let index = self.expr(name);
            return self.emit(Act::Index(object, index, Proj::Any), at);
        }
        let mut object = object;
        for through in self.promoted(at, field) {
            let place = self.below(object, Proj::Field(through));
            object = self.reading(Act::Field(object, through), at, place);
        }
        let place = self.below(object, Proj::Field(field));
        let cause = match self.text(name) {
            "cause" => self.dialect.script,
            "__cause__" | "__context__" => self.dialect.python,
            _ => false,
        };
        if cause && !self.program.compat {
            let own = self.emit(Act::Field(object, field), at);
            let held = self.emit(Act::Part(object, Proj::Held(CAUSE)), at);
            let all: Operands = if self.dialect.python { smallvec![held] } else { smallvec![own, held] };
            return self.reading(Act::Choose(all), at, place);
        }
        // A field of an object is nothing but itself where all fields are declared.
        let declared = self.dialect.go || self.dialect.java || self.dialect.php || self.program.attributes.contains(&field);
        if crate::taint::models::is_collective(self.text(name)) && (self.program.compat || !declared) {
            let own = self.emit(Act::Field(object, field), at);
            let all = self.emit(Act::Part(object, Proj::Any), at);
            return self.reading(Act::Choose(smallvec![own, all]), at, place);
        }
        self.reading(Act::Field(object, field), at, place)
    }

    /// Whether a method of a name may change the object that it is called on.
    fn may_change(&self, name: &str) -> bool {
        crate::taint::models::is_mutator(name)
            || crate::taint::models::changes(self.file.language.id(), name)
            || self.program.methods.contains_key(&field_sym(name))
    }

    pub(super) fn binary(&mut self, at: NodeRef) -> OpId {
        // Long chains lean to the left.
        let mut spine = vec![at];
        let mut left = self.file.child(at, 0);
        while self.kind(left) == Kind::Binary && spine.len() < 5_000 {
            spine.push(left);
            left = self.file.child(left, 0);
        }
        // For Semgrep a call is a step of its own before what uses it.
        let right = self.file.child(at, 1);
        let late = self.program.compat && spine.len() == 1 && !self.has_call(left) && self.has_call(right);
        let op = Operator::from_u16(self.file.node(at).op);
        let late = late && !matches!(op, Operator::And | Operator::Or | Operator::Coalesce | Operator::Receive);
        let mut ready = if late { Some(self.expr(right)) } else { None };
        let mut value = self.expr(left);
        while let Some(node) = spine.pop() {
            let right = self.file.child(node, 1);
            let op = Operator::from_u16(self.file.node(node).op);
            value = match op {
                Operator::And | Operator::Or | Operator::Coalesce => {
                    let (then, after) = (self.block(), self.block());
                    let when = |b| if self.program.compat || op == Operator::Coalesce { None } else { Some((value, b)) };
                    let (into, past) = (when(op == Operator::And), when(op != Operator::And));
                    let first = self.file.child(node, 0);
                    let second = match op {
                        Operator::Coalesce if self.program.compat => None,
                        Operator::Coalesce => self.decide(first).map(|c| c == Const::Null),
                        _ => self.truth(first).map(|t| t == (op == Operator::And)),
                    };
                    if second != Some(false) {
                        self.edge(then, into);
                    }
                    if second != Some(true) {
                        self.edge(after, past);
                    }
                    self.at = then;
                    let r = self.expr(right);
                    self.goto(after);
                    self.at = after;
                    let either: Operands = if second == Some(true) { smallvec![r] } else { smallvec![value, r] };
                    let id = self.emit(Act::Choose(either), node);
                    // In languages without types it is one of the two.
                    if op != Operator::Coalesce && self.is_truth(node) {
                        self.graph.ops[id as usize].plain = Some(Plain::Truth);
                    }
                    id
                }
                Operator::Receive => {
                    let r = self.expr(right);
                    if !self.program.compat
                        && let Some(mut place) = self.graph.lvalues.get(&value).cloned()
                    {
                        place.path.push(Proj::Any);
                        self.write_to(place, r, node, node, true);
                    }
                    self.emit(Act::Copy(r), node)
                }
                Operator::Eq
                | Operator::NotEq
                | Operator::StrictEq
                | Operator::StrictNotEq
                | Operator::Lt
                | Operator::Gt
                | Operator::Le
                | Operator::Ge
                | Operator::In
                | Operator::NotIn
                | Operator::Is
                | Operator::IsNot => {
                    let r = ready.take().unwrap_or_else(|| self.expr(right));
                    self.emit(Act::Compare(smallvec![value, r]), node)
                }
                Operator::InstanceOf => {
                    if self.kind(right) == Kind::Raw && !self.program.compat && self.dialect.binding_patterns {
                        self.bind_pattern(right, value);
                    }
                    if self.dialect.java && !self.program.compat {
                        self.bind_java_pattern(right, value);
                    }
                    self.emit(Act::Compare(smallvec![value]), node)
                }
                Operator::Mod if self.percents(node) => {
                    let r = self.expr(right);
                    match self.percent_names(node, r) {
                        Some(named) => named,
                        None => self.emit(Act::Mix(smallvec![value, r]), node),
                    }
                }
                _ if self.operator_method(op).and_then(|m| self.operated(node, m)).is_some() => {
                    let targets = self.operator_method(op).and_then(|m| self.operated(node, m)).unwrap_or_default();
                    let r = self.expr(right);
                    let callee = self.constant(node);
                    let mut call = self.plain_call(callee);
                    call.name = self.operator_method(op).unwrap_or_default();
                    call.receiver = Some(value);
                    call.targets = targets;
                    call.args = smallvec![(r, 0)];
                    self.calling(call, node)
                }
                _ => {
                    let r = ready.take().unwrap_or_else(|| self.expr(right));
                    // It adds to its left side.
                    if self.dialect.ruby && op == Operator::Shl && !self.program.compat && self.graph.lvalues.contains_key(&value) {
                        let sum = self.does(node, crate::taint::models::Does::PushBack, value, &[r], &[]);
                        value = sum;
                        continue;
                    }
                    let id = self.emit(Act::Mix(smallvec![value, r]), node);
                    let number = matches!(op, Operator::Sub | Operator::Mul | Operator::Div | Operator::Mod | Operator::Pow);
                    // What is added to a number is one, or an error.
                    let literal = |at: NodeRef| {
                        matches!(self.kind(at), Kind::Int | Kind::Float)
                            || self.kind(at) == Kind::Id && self.plain_of_name(at) == Some(Plain::Number)
                    };
                    let number = number || self.dialect.php && op == Operator::Add;
                    let added = self.dialect.python
                        && matches!(op, Operator::Add | Operator::Sub)
                        && (literal(right) || literal(self.file.child(node, 0)));
                    if added || number && !self.dialect.python && !self.dialect.ruby {
                        self.graph.ops[id as usize].plain = Some(Plain::Number);
                    }
                    id
                }
            };
        }
        value
    }

    /// Whether the first value of a variable is a number, which for Semgrep is what is added to it then.
    fn begins_as_number(&self, at: NodeRef) -> bool {
        let Some(scope) = self.scope_of(at).filter(|_| self.kind(at) == Kind::Id) else { return false };
        let first = self.program.names.declarations(scope, self.file.node(at).sym).first();
        first.and_then(|d| d.value).is_some_and(|v| matches!(self.kind(v), Kind::Int | Kind::Float))
    }

    /// Whether `and` and `or` give a truth value; for Semgrep only where it knows that of the operator.
    fn is_truth(&self, at: NodeRef) -> bool {
        let language = self.program.file.language.id();
        let known = matches!(language, "java" | "php");
        known && self.kind(at) == Kind::Binary
            || !self.program.compat && matches!(language, "go" | "csharp" | "kotlin" | "rust" | "scala" | "swift" | "solidity")
    }

    /// Whether a text with named places is filled in.
    pub(super) fn percents(&self, node: NodeRef) -> bool {
        let left = self.file.child(node, 0);
        self.dialect.python && !self.program.compat && self.kind(left) == Kind::Str && self.file.string(left).contains("%(")
    }

    /// The methods that an operator runs on its left side.
    pub(super) fn operated(&self, node: NodeRef, method: Sym) -> Option<SmallVec<[UnitId; 2]>> {
        let class = self.class_of(self.file.child(node, 0), 0)?;
        let found = self.program.method(class, method);
        (!found.is_empty()).then_some(found)
    }

    pub(super) fn comprehension(&mut self, at: NodeRef) -> OpId {
        let parts = self.children(at);
        let after = self.block();
        let mut back = after;
        for clause in parts.iter().skip(1) {
            match self.kind(*clause) {
                Kind::ForClause => {
                    let (binder, iterated) = (self.file.child(*clause, 0), self.file.child(*clause, 1));
                    let all = self.expr(iterated);
                    let (head, inner) = (self.block(), self.block());
                    self.goto(head);
                    self.at = head;
                    self.goto(inner);
                    self.goto(back);
                    self.at = inner;
                    // For Semgrep each round of a loop asks the variable anew.
                    let asked = self.program.compat && self.file.language.id() == "scala" && self.graph.lvalues.contains_key(&all);
                    let all = if asked { self.expr(iterated) } else { all };
                    let element = self.emit(Act::Part(all, self.round()), iterated);
                    self.each(binder, element, all);
                    back = head;
                }
                Kind::IfClause => {
                    let inner = self.block();
                    self.branch(self.file.child(*clause, 0), inner, back);
                    self.at = inner;
                }
                _ => {
                    self.expr(*clause);
                }
            }
        }
        let value = match parts.first() {
            Some(element) => self.expr(*element),
            None => self.constant(at),
        };
        self.goto(back);
        if back == after && self.at != after {
            self.goto(after);
        }
        self.at = after;
        self.emit(Act::Choose(smallvec![value]), at)
    }
}
