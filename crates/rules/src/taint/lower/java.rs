//! Calls of what comes with Java and C#: functions put together, threads, values that may be missing.

use super::{Act, Kind, Lower, NodeRef, OpId, Proj, sym};
use crate::taint::program::{EARLIER, INNER};

impl Lower<'_, '_> {
    pub(super) fn java_call(&mut self, at: NodeRef, callee: NodeRef, given: &[NodeRef]) -> Option<OpId> {
        if self.kind(callee) != Kind::Dot {
            return None;
        }
        let (object, name) = (self.file.child(callee, 0), self.file.child(callee, 1));
        match (self.text(name), given) {
            ("andThen", [next]) => {
                let taker = self.function_type(object, 0)?.contains("Consumer");
                let before = self.expr(object);
                let next = self.expr(*next);
                Some(self.keeping(at, next, &[(if taker { EARLIER } else { INNER }, before)]))
            }
            ("compose", [first]) => {
                self.function_type(object, 0)?;
                let after = self.expr(object);
                let first = self.expr(*first);
                Some(self.keeping(at, after, &[(INNER, first)]))
            }
            ("orElse", [other]) => match self.is_present(object)? {
                true => {
                    self.expr(*other);
                    let present = self.expr(object);
                    Some(self.emit(Act::Copy(present), at))
                }
                false => {
                    let other = self.expr(*other);
                    Some(self.emit(Act::Copy(other), at))
                }
            },
            ("start", []) => {
                let task = self.thread_task(object)?;
                let class = self.class_of(task, 0)?;
                let method = sym("run");
                let targets = self.program.own_method(class, method);
                if targets.is_empty() {
                    return None;
                }
                let receiver = self.expr(task);
                let callee = self.constant(callee);
                let mut call = self.plain_call(callee);
                call.name = method;
                call.receiver = Some(receiver);
                call.targets = targets;
                Some(self.calling(call, at))
            }
            _ => self.java_library_call(at, callee, given),
        }
    }

    pub(super) fn csharp_call(&mut self, at: NodeRef, callee: NodeRef, given: &[NodeRef]) -> Option<OpId> {
        if self.kind(callee) != Kind::Dot {
            return None;
        }
        let (object, name) = (self.file.child(callee, 0), self.file.child(callee, 1));
        match (self.text(name), given) {
            ("Start", given) => {
                let task = self.thread_task(object)?;
                let function = self.expr(task);
                let args: Vec<OpId> = given.iter().map(|a| self.expr(*a)).collect();
                Some(self.run(at, function, &args))
            }
            // A text of no length.
            ("Substring", [start, length]) if self.text(*length) == "0" => {
                self.expr(object);
                self.expr(*start);
                Some(self.constant(at))
            }
            ("ToDictionary", [key, value]) if self.kind(*value) == Kind::Func => {
                let list = self.expr(object);
                let element = self.emit(Act::Part(list, Proj::Any), at);
                let key = self.expr(*key);
                let key = self.run(at, key, &[element]);
                let value = self.expr(*value);
                let value = self.run(at, value, &[element]);
                Some(self.emit(Act::Object(vec![(Some(Proj::Key), key), (Some(Proj::Any), value)]), at))
            }
            ("TryGetValue", [key, target]) => {
                let known = self.index_key(*key);
                let map = self.expr(object);
                let key = self.expr(*key);
                let target = self.handed_target(*target)?;
                let value = self.emit(Act::Index(map, key, known), at);
                self.assign(target, value, target, true);
                Some(self.constant(at))
            }
            _ => None,
        }
    }

    /// The variable in `out name` or `out Type name`.
    pub(super) fn handed_target(&self, at: NodeRef) -> Option<NodeRef> {
        match self.kind(at) {
            Kind::Id => Some(at),
            Kind::Raw | Kind::Ref | Kind::VarDef | Kind::Spread | Kind::Unary => {
                (at.node..self.file.node(at).next).rev().map(|node| NodeRef { item: at.item, node }).find(|n| self.kind(*n) == Kind::Id)
            }
            _ => None,
        }
    }

    /// Whether an expression is declared to be a function by the types that come with Java.
    pub(super) fn is_function_typed(&self, at: NodeRef) -> bool {
        let ends = ["Function", "Operator", "Supplier", "Consumer", "Predicate", "Callable", "Runnable"];
        self.java_type(at).is_some_and(|said| ends.iter().any(|end| said.ends_with(end)))
    }

    /// The type of a function that an expression is declared to have.
    fn function_type(&self, at: NodeRef, depth: u32) -> Option<&str> {
        let known = |t: &&str| ["Function", "UnaryOperator", "BiFunction", "Consumer", "BiConsumer"].iter().any(|k| t.starts_with(k));
        match self.kind(at) {
            Kind::Id | Kind::Cast => self.type_said(at).filter(known),
            Kind::Call if depth < 5 => {
                let callee = self.file.child(at, 0);
                let chained = self.kind(callee) == Kind::Dot && matches!(self.text(self.file.child(callee, 1)), "andThen" | "compose");
                if chained { self.function_type(self.file.child(callee, 0), depth + 1) } else { None }
            }
            _ => None,
        }
    }

    /// The value that a variable is given once, or the expression itself.
    fn only_value(&self, at: NodeRef) -> Option<NodeRef> {
        if self.kind(at) != Kind::Id {
            return Some(at);
        }
        let scope = self.scope_of(at)?;
        let [one] = self.program.names.declarations(scope, self.file.node(at).sym) else { return None };
        let own = |a: &NodeRef| Some(*a) == scope;
        if self.program.names.assigned(self.file.node(at).sym).iter().any(own) {
            return None;
        }
        one.value
    }

    /// Whether an `Optional` has a value, where it is made on the spot or kept in a variable of its own.
    fn is_present(&self, at: NodeRef) -> Option<bool> {
        let made = self.only_value(at)?;
        if self.kind(made) != Kind::Call {
            return None;
        }
        match self.text(self.file.child(made, 0)) {
            "Optional.of" => Some(true),
            "Optional.empty" => Some(false),
            _ => None,
        }
    }

    /// What a thread runs that is started.
    fn thread_task(&self, at: NodeRef) -> Option<NodeRef> {
        let made = self.only_value(at)?;
        if self.kind(made) != Kind::New || !matches!(self.text(self.file.child(made, 0)), "Thread" | "System.Threading.Thread") {
            return None;
        }
        self.children(self.file.child(made, 1)).into_iter().next().filter(|task| self.kind(*task) != Kind::Func)
    }

    /// `Class::method` and `object::method` of Java.
    pub(super) fn method_reference(&mut self, at: NodeRef, children: &[NodeRef]) -> Option<OpId> {
        let [object, colons, name] = children else { return None };
        if !self.dialect.java || self.text(*colons) != "::" || self.kind(*name) != Kind::Id {
            return None;
        }
        let class = self.class_of(*object, 0)?;
        let found = self.program.method(class, self.file.node(*name).sym);
        let [unit] = found.as_slice() else { return None };
        let unit = *unit;
        if self.kind(*object) == Kind::Id && self.class_named(*object) == Some(class) {
            let node = self.program.has(unit).then(|| self.program.unit(unit).node)?;
            if !self.text(self.file.child(node, 0)).split_whitespace().any(|w| w == "static") {
                return None;
            }
            self.mention(unit);
            return Some(self.emit(Act::Function(unit), at));
        }
        Some(self.method_value(at, *object, unit))
    }

    /// What resources in the head of a `try` of Java do at its end.
    pub(super) fn close_resources(&mut self, body: NodeRef) {
        if !self.dialect.java || self.program.compat || !self.text(body).starts_with('(') {
            return;
        }
        let span = self.file.span(body);
        let mut depth = 0i32;
        let head = self.text(body).bytes().position(|b| {
            depth += i32::from(b == b'(') - i32::from(b == b')');
            depth == 0
        });
        let end = span.start + head.unwrap_or(0);
        let resources: Vec<NodeRef> =
            self.children(body).into_iter().filter(|c| self.kind(*c) == Kind::VarDef && self.file.span(*c).end <= end).collect();
        for resource in resources.into_iter().rev() {
            let nothing = self.constant(resource);
            self.closed(resource, resource, nothing);
        }
    }

    /// `outer.new Inner()`: the new object sees the fields of the one around it.
    pub(super) fn with_outer(&mut self, at: NodeRef, kind: NodeRef, made: OpId) -> OpId {
        if !self.dialect.java || self.program.compat || self.kind(kind) != Kind::Dot {
            return made;
        }
        let outer = self.file.child(kind, 0);
        let Some(class) = self.class_of(outer, 0).filter(|c| self.class_named(outer) != Some(*c)) else { return made };
        let Some(node) = self.program.class(class).and_then(|c| c.node).filter(|_| self.program.classes.contains_key(&class)) else {
            return made;
        };
        let outer = self.expr(outer);
        let mut parts = vec![(None, made)];
        for member in self.children(self.file.child(node, 5)) {
            let name = self.file.child(member, 1);
            if self.kind(member) == Kind::VarDef && self.kind(name) == Kind::Id {
                let field = crate::taint::program::field_sym(self.text(name));
                let value = self.emit(Act::Field(outer, field), at);
                parts.push((Some(Proj::Field(field)), value));
            }
        }
        self.emit(Act::Object(parts), at)
    }

    /// `super(message)` in a class of exceptions whose parent is one of a library.
    pub(super) fn made_as_exception(&mut self, callee: NodeRef, args: NodeRef, at: NodeRef) -> Option<OpId> {
        let fields = crate::taint::models::exception(self.file.language.id());
        if self.program.compat || fields.is_empty() || self.text(callee) == "this" || self.has_known_parent() || self.is_nil(args) {
            return None;
        }
        let class = self.program.class(self.unit.class?)?.node?;
        let parents = self.children(self.file.child(class, 3));
        let thrown = |p: &NodeRef| self.text(*p).ends_with("Exception") || self.text(*p).ends_with("Error");
        if !parents.iter().any(thrown) {
            return None;
        }
        for (value, field) in self.children(args).into_iter().zip(fields) {
            let value = self.expr(value);
            let place = self.member(field);
            self.emit(Act::Write(place, value, false), at);
        }
        Some(self.constant(at))
    }

    /// A call of C# whose method is chosen by the type that is declared: one that is not virtual, or one of an
    /// interface that the class implements for it alone.
    pub(super) fn bound_early(&mut self, call: &mut crate::taint::il::Call, object: NodeRef, method: u64) -> bool {
        if self.singleton_method(call, object, method) {
            return true;
        }
        if self.file.language.id() != "csharp" || self.program.compat {
            return false;
        }
        let Some(said) = self.type_said(object).map(str::to_owned) else { return false };
        let node = self.graph.ops[call.callee as usize].at;
        let name = if self.kind(node) == Kind::Dot { self.text(self.file.child(node, 1)).to_owned() } else { return false };
        let explicit = crate::taint::declared::explicit_sym(&said, &name);
        if self.program.methods.contains_key(&explicit) {
            call.name = explicit;
            let inner = if self.kind(object) == Kind::Cast { self.file.child(object, 1) } else { object };
            if let Some(class) = self.class_of(inner, 0) {
                call.targets = self.program.method(class, explicit);
                return !call.targets.is_empty();
            }
            return false;
        }
        let Some(class) = self.program.class_key(sym(&said)) else { return false };
        let found = self.program.own_method(class, method);
        let [unit] = found.as_slice() else { return false };
        let node = if self.program.has(*unit) { self.program.unit(*unit).node } else { return false };
        let declared = self.text(self.file.child(node, 0)).to_owned();
        let late = declared.split_whitespace().any(|w| matches!(w, "virtual" | "override" | "abstract"))
            || self.children(self.file.child(node, 0)).iter().any(|a| matches!(self.text(*a), "virtual" | "override" | "abstract"))
            || self.is_nil(self.file.child(node, 5));
        let interface = self.program.class(class).and_then(|c| c.node).is_none_or(|n| self.text(n).contains("interface "));
        if late || interface {
            return false;
        }
        call.targets = found.clone();
        call.fixed = true;
        true
    }

    /// Whether an assignment gives a variable that is declared as a structure of C# its value, which is a copy.
    pub(super) fn is_structure_variable(&self, at: NodeRef) -> bool {
        if self.file.language.id() != "csharp" || self.kind(at) != Kind::VarDef {
            return false;
        }
        let kind = self.file.child(at, 2);
        let Some(class) = self.class_named(kind).and_then(|c| self.program.class(c)).and_then(|c| c.node) else { return false };
        self.file.node(class).op == ql_syntax::gast::ClassKind::Struct as u16
    }

    /// `var (a, b) = value` where the class of the value says how it is taken apart.
    pub(super) fn deconstructed(&mut self, at: NodeRef, binder: NodeRef, init: NodeRef) -> bool {
        if self.file.language.id() != "csharp" || self.program.compat || self.kind(binder) != Kind::Tuple {
            return false;
        }
        let Some(class) = self.class_of(init, 0) else { return false };
        let method = sym("Deconstruct");
        let mut targets = self.program.method(class, method);
        let names = self.children(binder);
        targets.retain(|u| self.params_of(*u).is_some_and(|p| p.len() == names.len()));
        if targets.is_empty() || names.iter().any(|n| self.kind(*n) != Kind::Id) {
            return false;
        }
        let value = self.expr(init);
        let callee = self.constant(at);
        let mut call = self.plain_call(callee);
        call.name = method;
        call.receiver = Some(value);
        call.targets = targets;
        for name in names {
            let place = self.place_of_name(name);
            let target = self.reading(Act::Read(place.var), name, Some(place));
            call.args.push((target, 0));
        }
        self.calling(call, at);
        true
    }

    /// Whether a declaration of C# makes another name of a place: `ref string a = ref b[0];`
    pub(super) fn is_reference(&self, at: NodeRef) -> bool {
        self.file.language.id() == "csharp" && !self.program.compat && self.text(self.file.child(at, 2)).starts_with("ref ")
    }

    /// Names of C# that are other names of places.
    pub(super) fn collect_ref_locals(&mut self) {
        let own = self.unit.node;
        if self.file.language.id() != "csharp" || self.program.compat || !self.file.source.contains("ref ") || self.kind(own) != Kind::Func
        {
            return;
        }
        for node in own.node..self.file.node(own).next {
            let at = NodeRef { item: own.item, node };
            if self.kind(at) == Kind::VarDef && self.is_reference(at) {
                self.references.insert(self.file.node(self.file.child(at, 1)).sym);
            }
        }
    }

    /// The block of a case that other cases lead into.
    fn case_label(&self, switch: NodeRef, value: NodeRef) -> u64 {
        super::mix(u64::from(switch.item) << 32 | u64::from(switch.node), sym(self.text(value)))
    }

    /// `goto case value;`
    pub(super) fn goto_case(&mut self, at: NodeRef, children: &[NodeRef]) -> Option<OpId> {
        let [_, word, rest @ ..] = children else { return None };
        let switch = *self.switches.last()?;
        let value = match self.text(*word) {
            "case" => *rest.first()?,
            "default" => *word,
            _ => return None,
        };
        let to = self.labelled(self.case_label(switch, value));
        self.goto(to);
        self.dead();
        Some(self.constant(at))
    }

    /// Other cases may lead into this one.
    pub(super) fn reached_from_cases(&mut self, switch: NodeRef, patterns: &[NodeRef], inner: u32) {
        if self.file.language.id() != "csharp" || self.program.compat || !self.text(switch).contains("goto ") {
            return;
        }
        let before = self.at;
        for pattern in patterns {
            let from = self.labelled(self.case_label(switch, *pattern));
            self.at = from;
            self.goto(inner);
        }
        if patterns.is_empty() {
            let key = super::mix(u64::from(switch.item) << 32 | u64::from(switch.node), sym("default"));
            let from = self.labelled(key);
            self.at = from;
            self.goto(inner);
        }
        self.at = before;
    }
}
