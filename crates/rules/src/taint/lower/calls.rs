//! Calls: what may be called, on what, with what.

use super::{
    Act, Call, Const, Kind, Known, Lower, MAX_CONDITION, MAX_MENTIONED, MAX_NAMESAKES, NodeRef, OpId, Operands, ParamKind, Proj, SmallVec,
    Sym, THIS, Target, UnitId, class_sym, field_sym, flag, last_name, smallvec, sym,
};

impl<'f> Lower<'_, 'f> {
    pub(super) fn plain_call(&self, callee: OpId) -> Call {
        Call {
            callee,
            receiver: None,
            name: 0,
            puts: false,
            gives: None,
            back: None,
            by_name: None,
            pairs: false,
            numbers: false,
            above: false,
            fixed: false,
            many: false,
            resumes: None,
            does: None,
            on_first: false,
            texts: false,
            empty: false,
            mapping: false,
            keys: SmallVec::new(),
            common: false,
            invokes: false,
            args: SmallVec::new(),
            targets: SmallVec::new(),
            sure: true,
            makes: false,
            fields: SmallVec::new(),
            on_class: None,
            accesses: false,
            accessor: None,
        }
    }

    pub(super) fn arguments(&mut self, args: NodeRef) -> SmallVec<[(OpId, Sym); 4]> {
        let mut out = SmallVec::new();
        if self.is_nil(args) {
            return out;
        }
        let args = self.children(args);
        let mut order: Vec<usize> = (0..args.len()).collect();
        if self.program.compat {
            // For Semgrep a call is a step of its own, and what is no call is looked at in the step that uses it.
            order.sort_by_key(|i| !self.has_call(args[*i]));
        }
        let mut values = vec![None; args.len()];
        for i in order {
            let value = self.expr(args[i]);
            self.note_passed(args[i], value);
            values[i] = Some(value);
        }
        for (arg, value) in args.into_iter().zip(values) {
            let name = if self.kind(arg) == Kind::KwArg { self.file.node(self.file.child(arg, 0)).sym } else { 0 };
            out.extend(value.map(|v| (v, name)));
        }
        out
    }

    /// Whether something is called in an expression.
    pub(super) fn has_call(&self, at: NodeRef) -> bool {
        let end = self.file.node(at).next;
        (at.node..end).any(|node| matches!(self.kind(NodeRef { item: at.item, node }), Kind::Call | Kind::New))
    }

    /// The function that is passed as a parameter, where it is known.
    fn passed_function(&self, callee: NodeRef) -> Option<UnitId> {
        match self.known(callee)? {
            Known::Function(unit) if self.program.has(*unit) => Some(*unit),
            _ => None,
        }
    }

    /// Keeps what is known of an argument, and on which parameters it depends.
    fn note_passed(&mut self, arg: NodeRef, value: OpId) {
        if self.program.compat {
            return;
        }
        let arg = if self.kind(arg) == Kind::KwArg { self.file.child(arg, 1) } else { arg };
        let mut params: SmallVec<[u16; 2]> = SmallVec::new();
        for node in arg.node..self.file.node(arg).next.min(arg.node + MAX_CONDITION) {
            if let Some(number) = self.param_number(NodeRef { item: arg.item, node })
                && !params.contains(&number)
            {
                params.push(number);
            }
        }
        let depends = !params.is_empty();
        if depends {
            self.graph.passed.insert(value, params);
        }
        // What does not depend on a call is worth a look where it is more than a constant.
        let container = matches!(self.kind(arg), Kind::Id | Kind::Array | Kind::Tuple | Kind::Dict | Kind::Record);
        if (depends && self.context.is_some() || container)
            && let Some(known) = self.whole(arg)
        {
            self.graph.known.insert(value, known);
        }
    }

    pub(super) fn call(&mut self, at: NodeRef) -> OpId {
        let (callee, args) = (self.file.child(at, 0), self.file.child(at, 1));
        if self.dialect.elixir {
            let bare = self.file.span(at) == self.file.span(callee);
            match (self.kind(callee), self.text(callee)) {
                (Kind::Id, "get_in") if !self.program.compat => {
                    if let Some(found) = self.looked_up_in(args) {
                        return found;
                    }
                }
                (Kind::Id, "for" | "with") => return self.generator(args, self.text(callee) == "for", at),
                // A field without parentheses.
                (Kind::Dot, _) if bare && !self.is_alias(self.file.child(callee, 0)) => return self.expr(callee),
                _ => {}
            }
        }
        if self.dialect.ruby {
            // A name alone may be a variable.
            if self.kind(callee) == Kind::Id
                && self.file.node(args).next == args.node + 1
                && self.file.span(at) == self.file.span(callee)
                && self.is_variable(callee)
            {
                return self.name(callee);
            }
            if self.file.node(at).flags & flag::SPECIAL != 0
                && self.kind(callee) == Kind::Call
                && let Some(value) = self.special_call(at, callee, args)
            {
                return value;
            }
            // A block after a call is one more argument of it.
            if self.file.node(at).flags & flag::SPECIAL != 0 && self.kind(callee) == Kind::Call {
                let inner = self.call(callee);
                let found = match &self.graph.ops[inner as usize].act {
                    Act::Call(c) => Some((**c).clone()),
                    _ => None,
                };
                if let Some(mut call) = found {
                    let block = self.arguments(args);
                    call.args.extend(block);
                    call.callee = inner;
                    // What the block gives counts, not what the method does alone.
                    call.does = match call.does {
                        Some(crate::taint::models::Does::Get) if call.args.len() > 1 => Some(crate::taint::models::Does::GetOrCall),
                        other => other.filter(|_| call.gives.is_none()),
                    };
                    return self.emit(Act::Call(Box::new(call)), at);
                }
            }
        }
        if let Some(value) = self.special_call(at, callee, args) {
            return value;
        }
        if let Some(value) = self.read_applied(at) {
            return value;
        }
        if self.is_opaque_macro(at) {
            return self.constant(at);
        }
        let mut call = self.plain_call(0);
        let compat = self.program.compat;
        if self.dialect.ruby && !compat && self.kind(callee) == Kind::Id && (self.text(callee) == "raise" || self.text(callee) == "fail") {
            let given: Vec<NodeRef> = self.children(args);
            let from = self.graph.ops.len() as OpId;
            let parts = self.all(given.iter().copied());
            let only = parts.first().copied().filter(|_| parts.len() == 1);
            let value = self.emit(Act::Mix(parts), at);
            if let Some(first) = given.first() {
                self.keep_thrown(only.unwrap_or(value), *first, at);
                self.throw_to_handler(*first, from);
            } else {
                self.leave_by_exception();
            }
            return self.constant(at);
        }
        if self.dialect.php && !compat && matches!(self.text(callee), "exit" | "die") {
            let parts = self.all(self.children(args));
            let value = self.emit(Act::Mix(parts), at);
            self.goto(self.raised);
            self.dead();
            return value;
        }
        match self.kind(callee) {
            Kind::Id => {
                // Arguments are evaluated before the name, so that a propagator can go to it.
                call.args = self.arguments(args);
                call.name = self.file.node(callee).sym;
                call.gives = self.gives(self.text(callee));
                self.container(&mut call, self.text(callee), args, false);
                call.callee = self.plain_name(callee);
                if let Act::Function(unit) = self.graph.ops[call.callee as usize].act
                    && !compat
                {
                    call.targets.push(unit);
                } else if let Some(unit) = self.passed_function(callee) {
                    call.targets.push(unit);
                } else if !compat {
                    // A method of the same class, or an object made by its class's name.
                    if self.dialect.elixir {
                        let clauses = self.clauses_of(None, call.name, call.args.len());
                        call.targets = self.fitting(clauses, args).into();
                    }
                    let bare = if self.dialect.bare_fields || self.dialect.ruby {
                        self.unit.class.or_else(|| self.enclosing_class())
                    } else {
                        None
                    };
                    if let Some(class) = bare {
                        call.targets = self.own_methods(class, call.name);
                        if !call.targets.is_empty() {
                            let this = self.graph.this.unwrap_or(THIS);
                            let place = Self::plain_place(this);
                            let own = self.reading(Act::Read(this), NodeRef { item: self.unit.node.item, node: 0 }, Some(place));
                            call.receiver = Some(own);
                        }
                    }
                    if call.targets.is_empty()
                        && self.dialect.class_calls
                        && let Some(class) = self.class_named(callee)
                    {
                        call.targets = self.program.constructors(class);
                        call.makes = true;
                        call.name = class;
                        self.fill_fields(&mut call);
                    }
                }
            }
            // `function.(x)`
            Kind::Dot if self.dialect.elixir && self.is_nil(self.file.child(callee, 1)) => {
                call.callee = self.expr(self.file.child(callee, 0));
            }
            Kind::Dot if self.dialect.elixir && self.is_alias(self.file.child(callee, 0)) => {
                let name = self.file.child(callee, 1);
                call.callee = self.constant(callee);
                call.args = self.arguments(args);
                call.name = self.file.node(name).sym;
                call.gives = crate::taint::models::caller(self.text(name));
                call.back = call.gives.and_then(|_| crate::taint::models::back(self.text(name)));
                if !compat {
                    let clauses = self.clauses_of(Some(self.file.child(callee, 0)), call.name, call.args.len());
                    call.targets = self.fitting(clauses, args).into();
                }
                if let Some(found) = self.looked_up(callee, &call, args, at).filter(|_| !compat) {
                    return found;
                }
                // What goes through a collection is given the collection first.
                if call.targets.is_empty() && call.gives.is_some() && call.args.len() > 1 {
                    call.receiver = Some(call.args.remove(0).0);
                }
            }
            Kind::Dot => {
                let (object, name) = (self.file.child(callee, 0), self.file.child(callee, 1));
                call.callee = self.expr(callee);
                call.receiver = self.object_of(call.callee);
                // What stands before the name is no object.
                if !compat && self.file.language.id() == "cpp" && self.text(object) == "std" {
                    call.receiver = None;
                }
                if let Act::Function(unit) = self.graph.ops[call.callee as usize].act {
                    // A function of a module.
                    call.name = self.file.node(name).sym;
                    call.targets.push(unit);
                } else if let Some(class) = self.foreign_class(callee) {
                    call.targets = self.program.constructors(class);
                    call.makes = true;
                    call.name = class;
                    self.fill_fields(&mut call);
                } else if self.kind(name) == Kind::Id {
                    call.name = self.file.node(name).sym;
                    let text = self.text(name);
                    call.accessor = self.accessor(text, args);
                    call.puts = crate::taint::models::is_mutator(text);
                    self.container(&mut call, text, args, true);
                    if let Some(does) = crate::taint::models::does_static(self.file.language.id(), self.text(object), text).filter(|_| {
                        !compat
                            && !self.is_nil(args)
                            && self.children(args).iter().all(|a| !matches!(self.kind(*a), Kind::Spread | Kind::KwArg))
                    }) {
                        (call.does, call.on_first) = (Some(does), true);
                        call.keys = self.children(args).into_iter().map(|a| self.index_key(a)).collect();
                    }
                    // A text is never changed in place.
                    if self.dialect.bare_fields
                        && call.puts
                        && (matches!(self.decide(object), Some(Const::Str(_) | Const::SomeStr))
                            || matches!(self.type_said(object), Some("string" | "String")))
                    {
                        call.puts = false;
                        call.does = None;
                    }
                    call.puts |= text == "write" && self.is_text_buffer(object);
                    call.gives = self.gives(text);
                    if self.dialect.script && !compat && matches!(text, "then" | "catch" | "finally") {
                        call.gives = Some(crate::taint::models::Given::Settled);
                    }
                    call.numbers = crate::taint::models::numbers(self.file.language.id(), text);
                    call.invokes = crate::taint::models::invokes(self.file.language.id(), text);
                    call.common = crate::taint::models::is_common(text);
                    if self.dialect.java && call.invokes && !compat && self.is_function_typed(object) {
                        call.common = false;
                    }
                    // In Ruby a class has methods of its own.
                    let method = if self.calls_class(object) {
                        let own = class_sym(text);
                        if self.program.methods.contains_key(&own) { own } else { field_sym(text) }
                    } else {
                        field_sym(text)
                    };
                    if method != field_sym(text) || self.dialect.php && !compat {
                        call.name = method;
                    }
                    if !compat {
                        self.method_targets(&mut call, object, method, text);
                        if let ([unit], Some(receiver), true) = (call.targets.as_slice(), call.receiver, self.dialect.python)
                            && let Some(function) = self.wrapped(*unit, None)
                        {
                            // It is the first argument of what its decorators make of it.
                            let mut other = self.plain_call(function);
                            other.args = self.arguments(args);
                            other.args.insert(0, (receiver, 0));
                            return self.calling(other, at);
                        }
                        if call.targets.is_empty()
                            && !call.makes
                            && !self.program.attributes.contains(&method)
                            && let Some(class) = self.class_of(object, 0)
                        {
                            let given = self.arguments(args);
                            if let Some((unit, list)) = self.missing_method(class, name, &given) {
                                call.targets = smallvec![unit];
                                call.args = list;
                            } else {
                                call.args = given;
                            }
                        }
                    }
                }
            }
            Kind::Special => {
                call.callee = self.expr(callee);
                if let Some(value) = self.made_as_exception(callee, args, at) {
                    return value;
                }
                if !compat
                    && self.text(callee) == "this"
                    && let Some(class) = self.unit.class
                {
                    let own = self.program.by_node.get(&self.unit.node).copied();
                    call.targets = self.program.constructors(class).into_iter().filter(|u| Some(*u) != own).collect();
                    call.receiver = Some(call.callee);
                } else if !compat && let Some(class) = self.unit.class {
                    let parents = self.program.class(class).map(|c| c.parents.clone()).unwrap_or_default();
                    for p in parents {
                        call.targets.extend(self.program.constructors(p));
                    }
                    call.receiver = Some(call.callee);
                }
            }
            _ if self.named_method(&mut call, callee) => {}
            _ => call.callee = self.expr(callee),
        }
        if call.targets.len() > 1 && !compat {
            self.overloads(&mut call.targets, args);
        }
        for t in call.targets.clone() {
            self.mention(t);
        }
        if call.args.is_empty() {
            call.args = self.arguments(args);
        }
        // What has names in a call of Ruby's library is one mapping.
        if self.dialect.ruby && !compat && call.does.is_some() && call.args.iter().any(|(_, name)| *name != 0) {
            let named: Vec<(Option<Proj>, OpId)> =
                call.args.iter().filter(|(_, n)| *n != 0).map(|(a, n)| (Some(Proj::Field(*n)), *a)).collect();
            call.args.retain(|(_, name)| *name == 0);
            let mapping = self.emit(Act::Object(named), args);
            self.graph.sized.insert(mapping, crate::taint::il::MAPPING);
            call.args.push((mapping, 0));
        }
        // What is written before an extension method is its first argument.
        if self.file.language.id() == "csharp"
            && !compat
            && let [unit] = call.targets.as_slice()
            && let Some(receiver) = call.receiver
            && let Some(first) = self.params_of(*unit).and_then(|all| all.first().copied())
            && self.children(self.file.child(first, 0)).into_iter().any(|a| self.kind(a) == Kind::KeywordAttr && self.text(a) == "this")
            && self.kind(callee) == Kind::Dot
            && self.class_named(self.file.child(callee, 0)).is_none()
        {
            call.args.insert(0, (receiver, 0));
            call.receiver = None;
            call.sure = true;
        }
        // What looks like a call in Ruby may be an attribute.
        let attribute = self.dialect.ruby && !compat && call.targets.is_empty() && call.args.is_empty() && !call.makes;
        let read = if attribute { self.graph.lvalues.get(&call.callee).filter(|p| !p.path.is_empty()).cloned() } else { None };
        let object = self.file.child(callee, 0);
        let declared = self.kind(callee) == Kind::Dot && {
            let name = field_sym(self.text(self.file.child(callee, 1)));
            self.program.attributes.contains(&name) && !self.program.methods.contains_key(&name)
        };
        if attribute && declared {
            return self.reading(Act::Copy(call.callee), at, read);
        }
        if read.is_some() && call.does.is_none() && self.kind(callee) == Kind::Dot && self.class_of(object, 0).is_some() {
            return self.reading(Act::Copy(call.callee), at, read);
        }
        self.set_aside(&mut call, callee, args);
        let chained =
            (self.dialect.java || self.dialect.bare_fields) && call.puts && crate::taint::models::is_chained(self.last_text(callee));
        let place = call.receiver.filter(|_| chained && !compat).and_then(|r| self.graph.lvalues.get(&r).cloned());
        if compat
            && self.dialect.ruby
            && self.last_text(callee) == "concat"
            && let Some(receiver) = call.receiver
            && let Some(place) = self.graph.lvalues.get(&receiver).cloned()
        {
            // For Semgrep, too, it is an operator that changes its object.
            let mut all: Operands = smallvec![receiver];
            all.extend(call.args.iter().map(|(a, _)| *a));
            let sum = self.emit(Act::Mix(all), at);
            self.emit(Act::Write(place, sum, false), at);
        }
        // What is made anew or copied is no attribute.
        let read = read.filter(|_| call.does.is_none() && !matches!(self.last_text(callee), "new" | "dup" | "clone"));
        let element = if compat || call.on_first {
            None
        } else {
            use crate::taint::models::Does;
            let step = match call.does {
                Some(Does::Get | Does::PutNew) => call.keys.first().copied(),
                Some(Does::First) => Some(Proj::At(0)),
                Some(Does::Last | Does::Element) => Some(Proj::Any),
                _ => None,
            };
            step.and_then(|step| self.below(call.receiver?, step)).filter(|_| call.targets.is_empty())
        };
        let place = place.or(element);
        let looked_into = !compat && place.is_none() && read.is_none() && !call.makes && !call.targets.is_empty();
        let id = self.reading(Act::Call(Box::new(call)), at, place.or(read));
        if looked_into {
            self.note_looked_into(id, at);
        }
        id
    }

    /// What comes back from a call may be a part of something: what is done to it at once is done to that.
    pub(super) fn note_looked_into(&mut self, call: OpId, at: NodeRef) {
        if self.program.compat || !self.is_looked_into(at) {
            return;
        }
        let var = super::mix(u64::from(at.item) << 32 | u64::from(at.node), 0x4e5a);
        self.graph.owned.insert(var);
        self.graph.results.insert(call, var);
        self.graph.lvalues.insert(call, Self::plain_place(var));
    }

    /// Whether something is done at once with what an expression gives.
    fn is_looked_into(&self, at: NodeRef) -> bool {
        let up = NodeRef { item: at.item, node: self.file.node(at).parent };
        if at.node == 0 || self.file.child(up, 0) != at {
            return false;
        }
        match self.kind(up) {
            Kind::Dot => true,
            Kind::Index => !self.dialect.php,
            Kind::Binary => self.dialect.ruby && self.file.node(up).op == super::Operator::Shl as u16,
            _ => false,
        }
    }

    /// A method by its name as a text: `getattr(object, name)(…)`, `object[name](…)`.
    fn named_method(&mut self, call: &mut Call, callee: NodeRef) -> bool {
        if self.program.compat {
            return false;
        }
        let (object, name) = match self.kind(callee) {
            Kind::Call if self.dialect.python && self.text(self.file.child(callee, 0)) == "getattr" => {
                let args = self.children(self.file.child(callee, 1));
                match args.as_slice() {
                    [object, name] | [object, name, _] => (*object, *name),
                    _ => return false,
                }
            }
            Kind::Index if self.dialect.script => (self.file.child(callee, 0), self.file.child(callee, 1)),
            _ => return false,
        };
        let Some(name) = self.constant_name(name) else { return false };
        let method = field_sym(&name);
        if !self.program.methods.contains_key(&method) {
            return false;
        }
        let receiver = self.object_to_change(object);
        let place = self.below(receiver, Proj::Field(method));
        call.callee = self.reading(Act::Field(receiver, method), callee, place);
        call.receiver = Some(receiver);
        call.name = method;
        self.method_targets(call, object, method, &name);
        true
    }

    /// Whether a method is called on a class of Ruby itself.
    pub(super) fn calls_class(&self, object: NodeRef) -> bool {
        self.dialect.ruby
            && !self.program.compat
            && (self.kind(object) == Kind::Id && self.class_named(object).is_some()
                || self.kind(object) == Kind::Dot && self.class_of(object, 0).is_some()
                || self.is_this(object) && self.file.node(self.unit.node).flags & flag::SPECIAL != 0)
    }

    /// The last name of what is called, as it is written.
    pub(super) fn last_text(&self, callee: NodeRef) -> &'f str {
        self.text(if self.kind(callee) == Kind::Dot { self.file.child(callee, 1) } else { callee })
    }

    /// Leaves out arguments of which nothing gets into what a call gives.
    pub(super) fn set_aside(&mut self, call: &mut Call, callee: NodeRef, args: NodeRef) {
        if self.program.compat || self.is_nil(args) || !call.targets.is_empty() {
            return;
        }
        let (language, name) = (self.file.language.id(), self.last_text(callee));
        let mut unused: SmallVec<[usize; 4]> = SmallVec::new();
        unused.extend(crate::taint::models::aside(language, name));
        if let Some(braces) = crate::taint::models::formats(language, name) {
            // The text is the object or the first argument.
            let object = if self.kind(callee) == Kind::Dot { self.file.child(callee, 0) } else { callee };
            let first = self.children(args).into_iter().next();
            let (text, from) = if self.kind(object) == Kind::Str { (Some(object), 0) } else { (first, 1) };
            let text = text.filter(|t| self.kind(*t) == Kind::Str).map(|t| self.file.string(t).to_string());
            if let Some(places) = text.and_then(|t| crate::taint::models::places(&t, braces)) {
                unused.extend((from..call.args.len()).filter(|i| !places.contains(&(i - from))));
            }
        }
        for i in unused {
            let left_out = call.args.get(i).is_some_and(|(_, name)| *name == 0);
            if left_out {
                let nothing = self.constant(callee);
                call.args[i].0 = nothing;
            }
        }
    }

    /// The class of a module that a call makes an object of.
    pub(super) fn foreign_class(&self, callee: NodeRef) -> Option<Sym> {
        match self.linked(callee) {
            Some(Target::Class(key)) if self.dialect.python => Some(key),
            _ => None,
        }
    }

    /// What a function passes on to those that it is given.
    fn gives(&self, name: &str) -> Option<crate::taint::models::Given> {
        let own = if self.program.compat { None } else { crate::taint::models::passing(self.file.language.id(), name) };
        own.map(|(given, _)| given).or_else(|| crate::taint::models::caller(name))
    }

    /// What comes back from a function that calls what it is given.
    fn back(&self, name: &str) -> Option<crate::taint::models::Back> {
        let own = if self.program.compat { None } else { crate::taint::models::passing(self.file.language.id(), name) };
        own.map(|(_, back)| back).or_else(|| crate::taint::models::back(name))
    }

    /// What a call does to a container, by its name.
    pub(super) fn container(&mut self, call: &mut Call, name: &str, args: NodeRef, method: bool) {
        if self.program.compat || self.is_nil(args) {
            return;
        }
        let args = self.children(args);
        if args.iter().any(|a| self.kind(*a) == Kind::Spread) {
            // A method handed over as a block.
            let last = args.last().copied().filter(|a| self.dialect.ruby && self.kind(*a) == Kind::Spread && self.file.node(*a).op == 3);
            if let Some(inner) = last.map(|a| self.file.child(a, 0)).filter(|i| self.kind(*i) == Kind::Atom) {
                let text = self.text(inner).trim_start_matches(':');
                call.by_name = Some((field_sym(text), crate::taint::models::does(self.file.language.id(), text, 0, true)));
                call.back = self.back(name);
                call.pairs = !name.ends_with("value") && !name.ends_with("values");
            } else if self.dialect.ruby && args.iter().all(|a| self.kind(*a) == Kind::Spread && self.method_as_block(*a).is_some()) {
                call.back = self.back(name);
            }
            return;
        }
        let language = self.file.language.id();
        call.back = self.back(name);
        call.pairs = !name.ends_with("value") && !name.ends_with("values");
        // What has names is one argument in Ruby.
        let named = args.iter().filter(|a| self.kind(**a) == Kind::KwArg).count();
        let count = if self.dialect.ruby && named > 0 { args.len() - named + 1 } else { args.len() };
        call.does = crate::taint::models::does(language, name, count, method);
        call.resumes = crate::taint::models::resumes(language, name, method);
        call.on_first = !method;
        call.empty = !method && args.is_empty() && self.dialect.python && crate::taint::models::is_list(language, name);
        if call.does.is_some() {
            let callee = if method { self.graph.ops.get(call.callee as usize).map(|op| op.at) } else { None };
            let list = callee.filter(|c| self.kind(*c) == Kind::Dot).map(|c| self.file.child(c, 0));
            call.keys = args.into_iter().map(|a| list.and_then(|l| self.back_in(l, a)).unwrap_or_else(|| self.index_key(a))).collect();
        }
    }

    /// The object of which an operation reads a part.
    pub(super) fn object_of(&self, op: OpId) -> Option<OpId> {
        match &self.graph.ops[op as usize].act {
            Act::Field(object, _) | Act::Index(object, ..) | Act::Part(object, _) => Some(*object),
            Act::Choose(all) => all.first().and_then(|first| match self.graph.ops[*first as usize].act {
                Act::Field(object, _) => Some(object),
                _ => None,
            }),
            _ => None,
        }
    }

    /// Java's `getName` and `setName`.
    pub(super) fn accessor(&self, text: &str, args: NodeRef) -> Option<(bool, Sym)> {
        if !self.dialect.java {
            return None;
        }
        let count = self.file.children(args).count();
        let (set, rest) = match (text.strip_prefix("set"), text.strip_prefix("get")) {
            (Some(rest), _) if count == 1 => (true, rest),
            (_, Some(rest)) if count == 0 => (false, rest),
            _ => return None,
        };
        let first = rest.chars().next().filter(char::is_ascii_uppercase)?;
        Some((set, sym(&format!("{}{}", first.to_ascii_lowercase(), &rest[1..]))))
    }

    /// The parameters by which the value of a variable is looked up count.
    fn note_looked_up(&mut self, name: NodeRef) {
        let Some(scope) = self.scope_of(name) else { return };
        if let [one] = self.program.names.declarations(scope, self.file.node(name).sym)
            && let Some(value) = one.value
            && self.kind(value) == Kind::Index
        {
            self.class_looked_up(value);
        }
    }

    /// The class that is looked up in a container.
    fn class_looked_up(&mut self, object: NodeRef) -> Option<Sym> {
        if self.program.compat || !matches!(self.kind(object), Kind::Index | Kind::Call | Kind::Id) {
            return None;
        }
        for node in object.node..self.file.node(object).next.min(object.node + MAX_CONDITION) {
            if let Some(number) = self.param_number(NodeRef { item: object.item, node })
                && !self.graph.by_value.contains(&number)
            {
                self.graph.by_value.push(number);
            }
        }
        self.class_called(object)
    }

    pub(super) fn method_targets(&mut self, call: &mut Call, object: NodeRef, method: Sym, text: &str) {
        if self.dialect.ruby
            && text == "new"
            && let Some(class) = self.class_named(object).or_else(|| self.class_looked_up(object))
        {
            call.targets = self.program.constructors(class);
            call.makes = true;
            call.name = class;
            self.fill_fields(call);
            return;
        }
        let parent_only = self.kind(object) == Kind::Special && matches!(self.text(object), "super" | "base")
            || (self.kind(object) == Kind::Call && self.text(object).starts_with("super("))
            || self.text(object) == "parent";
        call.above = parent_only;
        if parent_only {
            let this = self.graph.this.unwrap_or(THIS);
            let nowhere = NodeRef { item: self.unit.node.item, node: 0 };
            call.receiver = Some(self.reading(Act::Read(this), nowhere, Some(Self::plain_place(this))));
            let parents = self.unit.class.and_then(|c| self.program.class(c)).map(|c| c.parents.clone()).unwrap_or_default();
            for p in parents {
                let maker = matches!(text, "__init__" | "__construct");
                call.targets.extend(if maker { self.program.constructors(p) } else { self.program.method(p, method) });
            }
            return;
        }
        if let Some(number) = self.param_number(object)
            && !self.graph.by_class.contains(&number)
        {
            self.graph.by_class.push(number);
        }
        if self.bound_early(call, object, method) {
            return;
        }
        if let Some(class) = self.class_of(object, 0) {
            let exact = self.exact_class(object);
            let made = exact.is_some();
            call.on_class =
                exact.or_else(|| if self.kind(object) == Kind::Id && self.class_named(object) == Some(class) { Some(class) } else { None });
            if self.is_this(object) && !made && self.program.method(class, method).len() != 1 {
                self.note_this();
            }
            call.targets = if made { self.program.own_method(class, method) } else { self.program.method(class, method) };
            return;
        }
        let script = self.dialect.python || self.dialect.script;
        // The only method of that name in the file, if it is no name that everything has.
        if !crate::taint::models::is_common(text)
            && let Some(found) = self.program.methods.get(&method)
            && found.len() == 1
            && !self.is_module(object)
        {
            call.targets = found.clone();
            call.sure = false;
        } else if (!crate::taint::models::is_common(text) || script && call.does.is_none() && call.gives.is_none())
            && let Some(found) = self.program.methods.get(&method)
            && found.len() <= MAX_NAMESAKES
        {
            call.many = true;
            for unit in found.clone() {
                self.mention(unit);
            }
        } else if !crate::taint::models::is_common(text)
            && let Some(index) = &self.program.seat.index
            && let Some(unit) = index.only_method(self.program, method)
            && !self.is_module(object)
        {
            call.targets.push(unit);
            call.sure = false;
        }
    }

    /// Leaves those of several methods of one name that a call with these arguments may mean.
    pub(super) fn overloads(&self, targets: &mut SmallVec<[UnitId; 2]>, args: NodeRef) {
        if !self.dialect.bare_fields || targets.len() < 2 || self.is_nil(args) {
            return;
        }
        let args = self.children(args);
        let fits = |unit: &UnitId| {
            let Some(all) = self.params_of(*unit) else { return true };
            let open = all.iter().any(|p| self.file.node(*p).op != ParamKind::Ordinary as u16 || !self.is_nil(self.file.child(*p, 3)));
            open || all.len() == args.len() || all.is_empty()
        };
        if targets.iter().any(fits) {
            targets.retain(|u| fits(u));
        }
        // What is said of a type at the call, or what a variable is declared as.
        for (i, arg) in args.iter().enumerate() {
            let Some(wanted) = self.type_said(*arg) else { continue };
            let exact = |unit: &UnitId| {
                let all = self.params_of(*unit).unwrap_or_default();
                all.get(i).is_some_and(|p| self.text(self.file.child(*p, 2)) == wanted)
            };
            if targets.len() > 1 && targets.iter().any(exact) {
                targets.retain(|u| exact(u));
            }
        }
    }

    /// The parameters of a function of this file as they are written.
    pub(super) fn params_of(&self, unit: UnitId) -> Option<Vec<NodeRef>> {
        let node = self.program.has(unit).then(|| self.program.unit(unit).node)?;
        (self.kind(node) == Kind::Func).then(|| self.children(self.file.child(node, 3)))
    }

    /// The type that an expression is said to have where it stands, or where its variable is declared.
    pub(super) fn type_said(&self, at: NodeRef) -> Option<&'f str> {
        match self.kind(at) {
            Kind::Cast => Some(self.text(self.file.child(at, 0))),
            Kind::New => Some(self.text(self.file.child(at, 0))),
            Kind::Str | Kind::Interp => Some(if self.dialect.java { "String" } else { "string" }),
            Kind::Id => {
                let scope = self.scope_of(at)?;
                let [one] = self.program.names.declarations(scope, self.file.node(at).sym) else { return None };
                let kind = matches!(self.kind(one.at), Kind::VarDef | Kind::Param).then(|| self.file.child(one.at, 2))?;
                (!self.is_nil(kind)).then(|| self.text(kind))
            }
            _ => None,
        }
    }

    /// What an object of a class may run wherever it goes.
    pub(super) fn mention_class(&mut self, class: Sym) {
        if self.program.compat || self.unit.class == Some(class) {
            return;
        }
        let mut line = vec![class];
        let mut i = 0;
        while let Some(c) = line.get(i).copied().filter(|_| i < 10) {
            i += 1;
            let Some(found) = self.program.class(c) else { continue };
            let count: usize = found.methods.values().map(SmallVec::len).sum();
            if count <= MAX_MENTIONED {
                let mut units: Vec<UnitId> = found.methods.values().flatten().copied().chain(found.init).collect();
                units.sort_unstable();
                units.into_iter().for_each(|u| self.mention(u));
            }
            line.extend(found.parents.iter().copied());
        }
    }

    /// The fields of which an object is made where no constructor is written, or one that only looks at them.
    pub(super) fn fill_fields(&mut self, call: &mut Call) {
        self.mention_class(call.name);
        if let Some(class) = self.program.class(call.name)
            && (call.targets.is_empty() || self.dialect.java)
        {
            call.fields.clone_from(&class.fields);
        }
    }

    /// Whether an expression makes an object, of no class below the one that it names.
    pub(super) fn makes_object(&self, at: NodeRef) -> bool {
        match self.kind(at) {
            Kind::New => true,
            Kind::Call => self.kind(self.file.child(at, 0)) == Kind::Id && self.dialect.python,
            _ => false,
        }
    }

    /// Whether an expression begins with an imported name.
    pub(super) fn is_module(&self, at: NodeRef) -> bool {
        !self.program.names.canonical(at).is_empty()
    }

    pub(super) fn new_object(&mut self, at: NodeRef) -> OpId {
        let [kind, args, body] = [0, 1, 2].map(|p| self.file.child(at, p));
        let mut call = self.plain_call(0);
        call.name = last_name(self.file, kind).unwrap_or(0);
        call.makes = true;
        if self.dialect.rust && self.kind(body) == Kind::Record && !self.program.compat {
            let value = self.expr(body);
            return self.emit(Act::Copy(value), at);
        }
        if self.kind(args) == Kind::Record && !self.program.compat {
            return self.composite(at, kind, args);
        }
        if self.kind(args) == Kind::Record {
            let value = self.expr(args);
            if self.program.compat {
                return self.emit(Act::Mix(smallvec![value]), at);
            }
            return self.emit(Act::Copy(value), at);
        }
        if self.dialect.php
            && !self.program.compat
            && self.text(kind) == "Fiber"
            && let [function] = self.children(args)[..]
        {
            let function = self.expr(function);
            return self.fiber(at, function);
        }
        // What is computed when it is asked for.
        if self.file.language.id() == "csharp"
            && !self.program.compat
            && self.text(kind).starts_with("Lazy")
            && let [function] = self.children(args)[..]
            && self.kind(function) == Kind::Func
        {
            let function = self.expr(function);
            return self.run(at, function, &[]);
        }
        if let Some(value) = self.made_of(at, kind, args) {
            return value;
        }
        if let Some(value) = self.made_by_function(at, kind, args).or_else(|| self.java_new(at, kind, args)) {
            return value;
        }
        if self.dialect.php && self.text(kind).starts_with('$') {
            self.class_looked_up(kind);
            self.note_looked_up(kind);
        }
        call.callee = match self.kind(kind) {
            Kind::Id | Kind::Dot if self.class_named(kind).is_none() => self.expr(kind),
            _ => self.constant(kind),
        };
        // The size of an array stands where others have a body.
        let cpp = self.file.language.id() == "cpp";
        if cpp {
            self.expr_or_nil(body);
        }
        call.args = self.arguments(args);
        let name = if self.kind(kind) == Kind::TypeApply { self.file.child(kind, 0) } else { kind };
        call.empty =
            call.args.is_empty() && !self.program.compat && crate::taint::models::is_list(self.file.language.id(), self.text(name));
        if !self.program.compat
            && let Some(class) = self.class_named(kind)
        {
            call.targets = self.program.constructors(class);
            call.name = class;
            self.overloads(&mut call.targets, args);
            self.fill_fields(&mut call);
            for t in call.targets.clone() {
                self.mention(t);
            }
        }
        if !self.program.compat && call.targets.is_empty() && call.fields.is_empty() {
            call.fields
                .extend(crate::taint::models::record(self.file.language.id(), self.text(name), call.args.len()).iter().map(|f| sym(f)));
        }
        // A container made of what another one holds.
        let language = self.file.language.id();
        if !self.program.compat
            && matches!(language, "csharp" | "php")
            && call.targets.is_empty()
            && (crate::taint::models::is_list(language, self.text(name)) || crate::taint::models::is_mapping(language, self.text(name)))
            && let [only] = self.children(args)[..]
            && self.kind(only) != Kind::Int
        {
            call.does = Some(crate::taint::models::Does::Copied);
            call.on_first = true;
        }
        call.mapping =
            call.args.is_empty() && !self.program.compat && crate::taint::models::is_mapping(self.file.language.id(), self.text(name));
        let made = self.emit(Act::Call(Box::new(call)), at);
        if cpp || self.is_nil(body) {
            return self.with_outer(at, kind, made);
        }
        if self.kind(body) == Kind::Block {
            if self.program.compat {
                self.members(body);
                return made;
            }
            // An object of a class without a name: its methods are values that see what is around them.
            let mut parts = vec![(None, made)];
            for member in self.children(body) {
                if let Some(unit) = self.program.by_node.get(&member).copied() {
                    let name = self.file.child(member, 1);
                    let method = self.closure(unit, member);
                    if self.kind(name) == Kind::Id {
                        parts.push((Some(Proj::Field(field_sym(self.text(name)))), method));
                    }
                } else if self.kind(member) == Kind::VarDef {
                    let (name, init) = (self.file.child(member, 1), self.file.child(member, 3));
                    if !self.is_nil(init) {
                        let value = self.expr(init);
                        parts.push((Some(self.key(name)), value));
                    }
                }
            }
            return self.emit(Act::Object(parts), at);
        }
        if !self.program.compat {
            return self.initialised(at, made, body);
        }
        // What an initialiser in braces sets.
        let mut parts = vec![(None, made)];
        for part in self.children(body) {
            if self.kind(part) == Kind::Assign {
                let (name, value) = (self.file.child(part, 0), self.file.child(part, 1));
                let value = self.expr(value);
                parts.push((Some(self.key(name)), value));
            } else {
                let value = self.expr(part);
                parts.push((Some(Proj::Any), value));
            }
        }
        let all: Operands = parts.into_iter().map(|(_, v)| v).collect();
        self.emit(Act::Mix(all), at)
    }
}
