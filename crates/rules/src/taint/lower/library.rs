//! Calls that mean something else than a call: access to a field by its name, a method by its name,
//! objects made of named values.

use super::Lower;
use crate::taint::il::{Act, Known, OpId, Operands, Proj};
use crate::taint::models::Does;
use crate::taint::program::field_sym;
use ql_syntax::consts::Const;
use ql_syntax::gast::{Kind, NodeRef, Op as Operator, Sym, sym};
use smallvec::smallvec;
use std::sync::Arc;

/// The arguments of a call with the names they are given by.
pub(super) type Arguments = smallvec::SmallVec<[(OpId, Sym); 4]>;

impl Lower<'_, '_> {
    /// The name that an expression must be.
    pub(super) fn constant_name(&mut self, at: NodeRef) -> Option<Arc<str>> {
        match self.decide(at)? {
            Const::Str(s) | Const::Symbol(s) => Some(s),
            _ => None,
        }
    }

    /// Whether a name is declared nowhere in the file as something that could be called.
    pub(super) fn is_foreign(&self, at: NodeRef) -> bool {
        self.kind(at) == Kind::Id && self.function_named(at).is_none() && self.class_named(at).is_none()
    }

    /// A call that is something else, by the name of what is called.
    pub(super) fn special_call(&mut self, at: NodeRef, callee: NodeRef, args: NodeRef) -> Option<OpId> {
        if self.program.compat {
            return None;
        }
        let given = if self.is_nil(args) { Vec::new() } else { self.children(args) };
        if given.iter().any(|a| self.kind(*a) == Kind::Spread) {
            return if self.dialect.python { self.spread_call(at, callee, &given) } else { None };
        }
        if let Some(value) = self.language_call(at, callee, &given) {
            return Some(value);
        }
        if self.dialect.python {
            return self.python_call(at, callee, &given);
        }
        if self.dialect.ruby {
            return self.ruby_call(at, callee, &given);
        }
        if self.dialect.php {
            return self.php_call(at, callee, &given);
        }
        if self.dialect.script {
            return self.script_call(at, callee, &given);
        }
        if self.file.language.id() == "csharp" && self.kind(callee) == Kind::Id && self.text(callee) == "nameof" {
            return Some(self.constant(at));
        }
        if self.dialect.go {
            return self.go_call(at, callee, &given);
        }
        if self.dialect.java && given.is_empty() && self.kind(callee) == Kind::Dot {
            // The accessor of a record's component.
            let (object, name) = (self.file.child(callee, 0), self.file.child(callee, 1));
            let field = field_sym(self.text(name));
            if self.program.attributes.contains(&field) && !self.program.methods.contains_key(&field) {
                let object = self.expr(object);
                let place = self.below(object, Proj::Field(field));
                return Some(self.reading(Act::Field(object, field), at, place));
            }
        }
        None
    }

    /// An object of what has names among the arguments of a call, over what others hold.
    pub(super) fn of_names(&mut self, at: NodeRef, given: &[NodeRef]) -> OpId {
        let mut parts = Vec::new();
        for arg in given {
            if self.kind(*arg) == Kind::KwArg {
                let (name, value) = (self.file.child(*arg, 0), self.file.child(*arg, 1));
                let value = self.expr(value);
                parts.push((Some(Proj::Field(self.file.node(name).sym)), value));
            } else {
                let value = self.expr(*arg);
                parts.push((None, value));
            }
        }
        self.emit(Act::Object(parts), at)
    }

    /// A call of something that is known to do something to a container.
    pub(super) fn does(&mut self, at: NodeRef, does: Does, receiver: OpId, args: &[OpId], keys: &[Proj]) -> OpId {
        let callee = self.constant(at);
        let mut call = self.plain_call(callee);
        call.receiver = Some(receiver);
        call.does = Some(does);
        call.keys = keys.into();
        call.args = args.iter().map(|a| (*a, 0)).collect();
        self.emit(Act::Call(Box::new(call)), at)
    }

    fn ruby_call(&mut self, at: NodeRef, callee: NodeRef, given: &[NodeRef]) -> Option<OpId> {
        if self.kind(callee) == Kind::Id {
            match (self.text(callee), given) {
                ("throw", [tag, value]) => {
                    let tag = self.constant_name(*tag)?;
                    let value = self.expr(*value);
                    self.put_thrown(thrown_to(&tag), value, at);
                    self.leave_by_exception();
                    return Some(self.constant(at));
                }
                ("format" | "sprintf", [text, values @ ..]) if values.iter().any(|v| self.kind(*v) == Kind::KwArg) => {
                    return self.named_format(at, *text, values);
                }
                _ => return None,
            }
        }
        if self.kind(callee) == Kind::Call {
            return self.ruby_block_call(at, callee, given);
        }
        if self.kind(callee) != Kind::Dot {
            return None;
        }
        let (object, name) = (self.file.child(callee, 0), self.file.child(callee, 1));
        // Nothing is called on nothing.
        let between = self.file.source.get(self.file.span(object).end..self.file.span(name).start).unwrap_or("");
        if between.contains("&.") && self.decide(object) == Some(Const::Null) {
            return Some(self.constant(at));
        }
        match (self.text(name), given) {
            ("instance_variable_get", [field]) => {
                let field = field_sym(&self.constant_name(*field)?);
                let object = self.expr(object);
                let place = self.below(object, Proj::Field(field));
                Some(self.reading(Act::Field(object, field), at, place))
            }
            ("instance_variable_set", [field, value]) => {
                let field = field_sym(&self.constant_name(*field)?);
                let object = self.expr(object);
                let value = self.expr(*value);
                let place = self.below(object, Proj::Field(field))?;
                Some(self.emit(Act::Write(place, value, false), at))
            }
            ("dig", keys) if !keys.is_empty() => {
                let mut value = self.expr(object);
                for key in keys {
                    let known = self.index_key(*key);
                    let index = self.expr(*key);
                    let place = self.below(value, known);
                    value = self.reading(Act::Index(value, index, known), at, place);
                }
                Some(value)
            }
            ("send" | "public_send" | "__send__", [method, rest @ ..]) => {
                let method = self.constant_name(*method)?;
                let class = self.class_of(object, 0)?;
                let targets = self.program.method(class, sym(&method));
                if targets.is_empty() {
                    return None;
                }
                let receiver = self.expr(object);
                let callee = self.constant(callee);
                let mut call = self.plain_call(callee);
                call.name = sym(&method);
                call.receiver = Some(receiver);
                call.targets = targets;
                for arg in rest {
                    let value = self.expr(*arg);
                    call.args.push((value, 0));
                }
                Some(self.calling(call, at))
            }
            ("slice" | "except" | "values_at", keys) if !keys.is_empty() => {
                let keys: Vec<Proj> = keys.iter().map(|k| self.key(*k)).collect();
                let by_name = keys.iter().all(|k| matches!(k, Proj::Field(_)));
                if !by_name || self.text(name) == "values_at" {
                    return None;
                }
                let does = if self.text(name) == "slice" { Does::Only } else { Does::Without };
                let object = self.expr(object);
                Some(self.does(at, does, object, &[], &keys))
            }
            ("value" | "join", []) if matches!(self.made_as(object), Some("Thread" | "Ractor")) => Some(self.expr(object)),
            _ => None,
        }
    }

    /// A call with a block: `catch(:tag) do … end`, `Thread.new(value) do |x| … end`, `list.reject { true }`.
    fn ruby_block_call(&mut self, at: NodeRef, callee: NodeRef, given: &[NodeRef]) -> Option<OpId> {
        let [block] = given else { return None };
        let (inner, args) = (self.file.child(callee, 0), self.children(self.file.child(callee, 1)));
        let text = self.text(inner).to_owned();
        if self.kind(inner) == Kind::Id && text == "catch" {
            let tag = self.constant_name(*args.first()?)?;
            let nothing = self.constant(at);
            self.put_thrown(thrown_to(&tag), nothing, at);
            let block = self.expr(*block);
            let given = self.run(at, block, &[]);
            let thrown = self.emit(Act::Read(thrown_to(&tag)), at);
            return Some(self.emit(Act::Choose(smallvec![given, thrown]), at));
        }
        if matches!(text.as_str(), "Thread.new" | "Thread.start" | "Thread.fork") {
            let args: Vec<OpId> = args.into_iter().map(|a| self.expr(a)).collect();
            let block = self.expr(*block);
            return Some(self.run(at, block, &args));
        }
        if self.kind(inner) == Kind::Dot {
            let keeps = match self.text(self.file.child(inner, 1)) {
                "select" | "filter" => true,
                "reject" => false,
                _ => return None,
            };
            let verdict = self.constant_verdict(*block)?;
            if verdict != keeps {
                self.expr(callee);
                return Some(self.emit(Act::Object(Vec::new()), at));
            }
        }
        None
    }

    /// What a function without parameters that matter always decides.
    fn constant_verdict(&mut self, function: NodeRef) -> Option<bool> {
        let body = self.file.child(function, 5);
        let [only] = self.children(body)[..] else { return None };
        let value = if matches!(self.kind(only), Kind::ExprStmt | Kind::Return) { self.file.child(only, 0) } else { only };
        if self.kind(value) != Kind::Bool {
            return None;
        }
        self.truth(value)
    }

    /// Runs a function that is a value.
    pub(super) fn run(&mut self, at: NodeRef, function: OpId, args: &[OpId]) -> OpId {
        let mut call = self.plain_call(function);
        call.args = args.iter().map(|a| (*a, 0)).collect();
        self.emit(Act::Call(Box::new(call)), at)
    }

    /// The name of the class whose `new` made what a variable holds, where it is given one value.
    pub(super) fn made_as(&self, at: NodeRef) -> Option<&str> {
        let mut value = at;
        if self.kind(at) == Kind::Id {
            let scope = self.scope_of(at)?;
            let [one] = self.program.names.declarations(scope, self.file.node(at).sym) else { return None };
            value = one.value?;
        }
        for _ in 0..3 {
            match self.kind(value) {
                Kind::New => return Some(self.text(self.file.child(value, 0))),
                Kind::Call => value = self.file.child(value, 0),
                Kind::Dot if self.dialect.ruby && self.text(self.file.child(value, 1)) == "new" => {
                    return Some(self.text(self.file.child(value, 0)));
                }
                Kind::Dot | Kind::Id => return Some(self.text(value)),
                _ => return None,
            }
        }
        None
    }

    /// A text with places that have names, of which only some are used.
    fn named_format(&mut self, at: NodeRef, text: NodeRef, values: &[NodeRef]) -> Option<OpId> {
        if self.kind(text) != Kind::Str {
            return None;
        }
        let pattern = self.file.string(text).to_owned();
        let mut parts: Operands = smallvec![self.expr(text)];
        for value in values {
            let inner = if self.kind(*value) == Kind::KwArg {
                let name = self.text(self.file.child(*value, 0)).to_owned();
                let used = pattern.contains(&format!("<{name}>")) || pattern.contains(&format!("{{{name}}}"));
                let inner = self.expr(self.file.child(*value, 1));
                if !used {
                    continue;
                }
                inner
            } else {
                self.expr(*value)
            };
            parts.push(inner);
        }
        Some(self.emit(Act::Mix(parts), at))
    }

    /// `"%(name)s" % mapping`: only what the text names gets into it.
    pub(super) fn percent_names(&mut self, node: NodeRef, right: OpId) -> Option<OpId> {
        let left = self.file.child(node, 0);
        if !self.dialect.python || self.program.compat || self.kind(left) != Kind::Str {
            return None;
        }
        let text = self.file.string(left).to_owned();
        let names: Vec<Sym> = text.split("%(").skip(1).filter_map(|rest| Some(sym(rest.split_once(')')?.0))).collect();
        if names.is_empty() || text.matches('%').count() != names.len() {
            return None;
        }
        let parts: Operands = names.into_iter().map(|name| self.emit(Act::Part(right, Proj::Field(name)), node)).collect();
        Some(self.emit(Act::Mix(parts), node))
    }

    fn php_call(&mut self, at: NodeRef, callee: NodeRef, given: &[NodeRef]) -> Option<OpId> {
        if self.kind(callee) == Kind::Dot {
            let (object, name) = (self.file.child(callee, 0), self.file.child(callee, 1));
            return match (self.text(name), given) {
                ("getReturn", []) => {
                    let object = self.expr(object);
                    Some(self.emit(Act::Part(object, Proj::Held(crate::taint::program::RESULT)), at))
                }
                _ => None,
            };
        }
        if self.kind(callee) != Kind::Id {
            return None;
        }
        if self.text(callee).starts_with('$') {
            // A function by its name.
            let name = self.constant_name(callee)?;
            let unit = self.unit_called(&name)?;
            let constant = self.constant(callee);
            let mut call = self.plain_call(constant);
            call.name = sym(&name);
            call.targets = smallvec![unit];
            for arg in given {
                let value = self.expr(*arg);
                call.args.push((value, 0));
            }
            return Some(self.calling(call, at));
        }
        match (self.text(callee).to_ascii_lowercase().as_str(), given) {
            ("unset", places) => {
                for place in places {
                    if self.kind(*place) == Kind::Id {
                        let place_of = self.place_of_name(*place);
                        let nothing = self.constant(*place);
                        self.emit(Act::Write(place_of, nothing, false), *place);
                    } else {
                        self.delete(*place);
                    }
                }
                Some(self.constant(at))
            }
            ("extract", [from]) => {
                let from = self.expr(*from);
                let entries = match &self.graph.ops[from as usize].act {
                    Act::Object(parts) => parts.clone(),
                    _ => return Some(self.emit(Act::Copy(from), at)),
                };
                for (proj, value) in entries {
                    if let Some(Proj::Field(name)) = proj {
                        let var = self.variable_called(name, *given.first()?);
                        if let Some(place) = var {
                            self.emit(Act::Write(place, value, false), at);
                        }
                    }
                }
                Some(self.constant(at))
            }
            ("compact", names) if !names.is_empty() => {
                let mut parts = Vec::new();
                for name in names {
                    let text = self.constant_name(*name)?;
                    let value = match self.own_variable(&text) {
                        Some(name) => self.plain_name(name),
                        None => self.constant(*name),
                    };
                    parts.push((Some(Proj::Field(sym(&text))), value));
                }
                Some(self.emit(Act::Object(parts), at))
            }
            // Keys are left out.
            ("implode" | "join", [between @ .., list]) if between.len() < 2 => {
                let mut parts: Operands = between.iter().map(|b| self.expr(*b)).collect();
                let list = self.expr(*list);
                let each = self.emit(Act::Part(list, Proj::Any), at);
                parts.push(each);
                Some(self.emit(Act::Mix(parts), at))
            }
            ("array_flip", [list]) => {
                // The names become keys.
                let keys = self.known_list(*list)?;
                let nothing = self.constant(at);
                let flipped = self.emit(Act::Object(keys.into_iter().map(|k| (Some(k), nothing)).collect()), at);
                self.graph.sized.insert(flipped, crate::taint::il::MAPPING);
                Some(flipped)
            }
            ("array_fill_keys", [list, value]) => {
                let keys = self.known_list(*list)?;
                let value = self.expr(*value);
                let filled = self.emit(Act::Object(keys.into_iter().map(|k| (Some(k), value)).collect()), at);
                self.graph.sized.insert(filled, crate::taint::il::MAPPING);
                Some(filled)
            }
            ("array_filter", [list, function]) if self.kind(*function) == Kind::Func && self.constant_verdict(*function) == Some(false) => {
                self.expr(*list);
                Some(self.emit(Act::Object(Vec::new()), at))
            }
            ("array_combine", [names, values]) => {
                let keys = self.list_of_names(*names)?;
                let values = self.expr(*values);
                let mut parts = Vec::new();
                for (i, key) in keys.into_iter().enumerate() {
                    let part = self.emit(Act::Part(values, Proj::At(i as i64)), at);
                    parts.push((Some(key), part));
                }
                Some(self.emit(Act::Object(parts), at))
            }
            ("array_column", [rows, column]) => {
                let key = self.key(*column);
                let rows = self.expr(*rows);
                let row = self.emit(Act::Part(rows, Proj::Any), at);
                let cell = self.emit(Act::Part(row, key), at);
                Some(self.emit(Act::Object(vec![(Some(Proj::Any), cell)]), at))
            }
            ("array_slice", [list, from, rest @ ..]) => {
                let (Proj::At(from), length) = (self.index_key(*from), rest.first().map(|l| self.index_key(*l))) else { return None };
                let list = self.expr(*list);
                let keys = match length {
                    None => vec![Proj::At(from)],
                    Some(Proj::At(n)) if n >= 0 && from >= 0 => vec![Proj::At(from), Proj::At(from + n)],
                    _ => return None,
                };
                Some(self.does(at, Does::Slice, list, &[], &keys))
            }
            _ => None,
        }
    }

    /// The keys that a list of constants stands for.
    pub(super) fn list_of_names(&mut self, at: NodeRef) -> Option<Vec<Proj>> {
        let mut list = at;
        if self.kind(at) == Kind::Id {
            let scope = self.scope_of(at)?;
            let [one] = self.program.names.declarations(scope, self.file.node(at).sym) else { return None };
            list = one.value?;
        }
        if self.kind(list) != Kind::Array {
            return None;
        }
        let keys: Vec<Proj> = self.children(list).into_iter().map(|k| self.key(k)).collect();
        keys.iter().all(|k| *k != Proj::Any).then_some(keys)
    }

    /// The keys that the texts in a list are, where all of them are known.
    fn known_list(&mut self, at: NodeRef) -> Option<Vec<Proj>> {
        if let Some(number) = self.param_number(at)
            && !self.graph.by_value.contains(&number)
        {
            self.graph.by_value.push(number);
        }
        let Known::List(all) = self.whole(at)? else { return None };
        let key = |k: &Option<Known>| match k {
            Some(Known::Text(text)) => Some(Proj::Field(sym(text))),
            Some(Known::Int(i)) => i64::try_from(*i).ok().map(Proj::At),
            _ => None,
        };
        all.iter().map(key).collect()
    }

    /// A use of the variable of a name in the function that is lowered.
    fn own_variable(&self, name: &str) -> Option<NodeRef> {
        self.variables().get(&sym(name)).map(|used| used.first)
    }

    /// The function of the file with a name that is known as a text.
    fn unit_called(&self, name: &str) -> Option<u32> {
        let wanted = sym(&name.to_ascii_lowercase());
        let declarations = self.program.names.declarations(None, wanted);
        let [one] = declarations else { return None };
        self.program.by_node.get(&one.at).copied()
    }

    /// The variable of a name that is known as a symbol, seen from a node.
    fn variable_called(&mut self, name: Sym, near: NodeRef) -> Option<crate::taint::il::Place> {
        // A use of it further down in the same unit says how it is spelled.
        let file = self.file;
        let last = if self.kind(self.unit.node) == Kind::Func { self.unit.node.item + 1 } else { file.items.len() as u32 };
        for item in near.item..last {
            let nodes = file.items[item as usize].item.nodes.len() as u32;
            for node in 0..nodes.min(5_000) {
                let at = NodeRef { item, node };
                if self.kind(at) == Kind::Id && self.text(at).starts_with('$') && field_sym(self.text(at)) == name {
                    return Some(self.place_of_name(at));
                }
            }
        }
        None
    }

    /// What a call of an unknown method runs where the class has a method for those: its name and the
    /// arguments as a list.
    pub(super) fn missing_method(&mut self, class: Sym, name: NodeRef, args: &[(OpId, Sym)]) -> Option<(u32, Arguments)> {
        let catcher = match () {
            () if self.dialect.php => "__call",
            () if self.dialect.ruby => "method_missing",
            () => return None,
        };
        let found = self.program.own_method(class, sym(&if self.dialect.php { catcher.to_ascii_lowercase() } else { catcher.to_owned() }));
        let unit = *found.first().or(self.program.own_method(class, sym(catcher)).first())?;
        let word = self.constant(name);
        let text: Arc<str> = self.text(name).into();
        self.graph.known.insert(word, if self.dialect.ruby { Known::Symbol(text) } else { Known::Text(text) });
        let mut out = smallvec![(word, 0)];
        if self.dialect.php {
            let parts = args.iter().enumerate().map(|(i, (op, _))| (Some(Proj::At(i as i64)), *op)).collect();
            let list = self.emit(Act::Object(parts), name);
            out.push((list, 0));
        } else {
            out.extend(args.iter().copied());
        }
        Some((unit, out))
    }

    /// Whether an assignment of PHP makes its target another name of the value's variable.
    pub(super) fn by_reference(&self, target: NodeRef, value: NodeRef) -> bool {
        self.dialect.php
            && !self.program.compat
            && self.file.source.get(self.file.span(target).end..self.file.span(value).start).is_some_and(|gap| gap.contains('&'))
    }

    /// The copy of a variable that a function of PHP makes where it is made.
    pub(super) fn copied(&mut self, at: NodeRef, name: Sym) -> Option<crate::taint::il::Place> {
        if !self.dialect.php || self.program.compat || self.unit.kind != crate::taint::program::UnitKind::Closure {
            return None;
        }
        let text = self.text(self.unit.node);
        let head = text.split('{').next().unwrap_or(text);
        let start = head.trim_start().trim_start_matches("static").trim_start();
        let arrow = start.starts_with("fn");
        let word = self.text(at);
        let params = self.file.child(self.unit.node, 3);
        let own = self.children(params).into_iter().any(|p| self.kind(p) == Kind::Param && self.text(self.file.child(p, 1)) == word);
        if own || word == "$this" {
            return None;
        }
        let used = head.rsplit_once(" use").is_some_and(|(_, list)| list.split([',', '(', ')']).any(|w| w.trim() == word));
        if !arrow && !used {
            return None;
        }
        let inner = super::mix(self.scoped(self.unit.node, name), 0xc0b7);
        if !self.graph.copied.iter().any(|(i, _)| *i == inner) {
            let outer = self.around(name);
            self.graph.copied.push((inner, outer));
        }
        self.graph.free.insert(inner);
        Some(crate::taint::il::Place { var: inner, path: smallvec::SmallVec::new() })
    }

    /// The variable of a name in the function around this one.
    pub(super) fn around(&self, name: Sym) -> u64 {
        let mut node = self.unit.node;
        while node.node != 0 {
            node.node = self.file.node(node).parent;
            if self.kind(node) == Kind::Func {
                return self.scoped(node, name);
            }
        }
        self.file_wide(name)
    }

    /// Variables of PHP that are declared to live on between calls.
    pub(super) fn static_locals(&mut self, children: &[NodeRef]) {
        let declared: Vec<NodeRef> = children.iter().copied().filter(|c| self.kind(*c) == Kind::Raw).collect();
        for part in declared {
            let own = self.children(part);
            if let Some(name) = own.first().copied().filter(|n| self.kind(*n) == Kind::Id) {
                self.statics.insert(self.file.node(name).sym);
                if let Some(value) = own.get(2) {
                    let value = self.expr(*value);
                    let place = self.place_of_name(name);
                    self.emit(Act::Write(place, value, true), name);
                }
            }
        }
    }

    /// `match (subject) { a, b => value, default => value }`
    pub(super) fn match_arms(&mut self, at: NodeRef, children: &[NodeRef]) -> Option<OpId> {
        let [_, subject, block] = children else { return None };
        let arms: Vec<NodeRef> = self.children(*block).into_iter().filter(|c| self.kind(*c) == Kind::Raw).collect();
        self.expr(*subject);
        let known = self.decide(*subject);
        if self.is_this(*subject) {
            self.note_this();
        }
        if let Some(number) = self.param_number(*subject)
            && !self.graph.by_class.contains(&number)
        {
            self.graph.by_class.push(number);
        }
        let case = self.exact_class(*subject);
        let after = self.block();
        let mut results = Operands::new();
        let mut taken = false;
        for arm in arms {
            let parts = self.children(arm);
            let (Some(first), Some(value)) = (parts.first().copied(), parts.last().copied()) else { continue };
            let default = self.text(first) == "default";
            let conditions: Vec<NodeRef> =
                if default { Vec::new() } else { self.children(first).into_iter().filter(|c| self.kind(*c) != Kind::Token).collect() };
            let mut fits = None;
            for condition in &conditions {
                self.expr(*condition);
            }
            // A case of an enum.
            if !conditions.is_empty()
                && let Some(own) = case
            {
                let each: Vec<Option<bool>> = conditions.iter().map(|c| self.php_case(*c).map(|c| c == own)).collect();
                if each.contains(&Some(true)) {
                    fits = Some(true);
                } else if each.iter().all(Option::is_some) {
                    fits = Some(false);
                }
            }
            if let Some(known) = &known {
                let each: Vec<Option<Const>> = conditions.iter().map(|c| self.decide(*c)).collect();
                if each.iter().any(|c| c.as_ref() == Some(known)) {
                    fits = Some(true);
                } else if each.iter().all(Option::is_some) && !default {
                    fits = Some(false);
                }
            }
            let (entry, next) = (self.block(), self.block());
            if fits != Some(false) && !taken {
                self.goto(entry);
            }
            taken |= fits == Some(true);
            self.goto(next);
            self.at = entry;
            results.push(self.expr(value));
            self.goto(after);
            self.at = next;
        }
        self.goto(after);
        self.at = after;
        Some(self.emit(Act::Choose(results), at))
    }

    /// The method that `&method(:name)` hands over as a block.
    pub(super) fn method_as_block(&self, at: NodeRef) -> Option<u32> {
        let call = self.file.child(at, 0);
        if !self.dialect.ruby || self.program.compat || self.kind(call) != Kind::Call || self.text(self.file.child(call, 0)) != "method" {
            return None;
        }
        let args = self.children(self.file.child(call, 1));
        let [name] = args.as_slice() else { return None };
        let Proj::Field(name) = self.key(*name) else { return None };
        let [one] = self.program.names.declarations(None, name) else { return None };
        self.program.by_node.get(&one.at).copied()
    }

    /// The place from the end that `list[list.length - n]` means.
    pub(super) fn back_from_end(&self, access: NodeRef, index: NodeRef) -> Option<Proj> {
        self.back_in(self.file.child(access, 0), index)
    }

    /// The same for an index into a list.
    pub(super) fn back_in(&self, list: NodeRef, index: NodeRef) -> Option<Proj> {
        if self.program.compat || self.kind(index) != Kind::Binary || self.file.node(index).op != Operator::Sub as u16 {
            return None;
        }
        let (length, back) = (self.file.child(index, 0), self.file.child(index, 1));
        let (counted, list) = (self.text(length), self.text(list));
        let own = match self.file.language.id() {
            "go" => counted.strip_prefix("len(").and_then(|c| c.strip_suffix(')')) == Some(list),
            "javascript" | "typescript" | "tsx" => counted.strip_suffix(".length") == Some(list),
            "java" => [".size()", ".length"].iter().any(|end| counted.strip_suffix(end) == Some(list)),
            "csharp" => [".Count", ".Length"].iter().any(|end| counted.strip_suffix(end) == Some(list)),
            "php" => counted.strip_prefix("count(").and_then(|c| c.strip_suffix(')')) == Some(list),
            "ruby" => [".size", ".length", ".count"].iter().any(|end| counted.strip_suffix(end) == Some(list)),
            "python" => counted.strip_prefix("len(").and_then(|c| c.strip_suffix(')')) == Some(list),
            _ => false,
        };
        match self.key(back) {
            Proj::At(n) if own && n > 0 => Some(Proj::At(-n)),
            _ => None,
        }
    }

    /// The one place that several indexes of C# name together.
    pub(super) fn several_keys(&mut self, access: NodeRef) -> Option<Proj> {
        if self.file.language.id() != "csharp" || self.program.compat {
            return None;
        }
        let indexes: Vec<NodeRef> = self.children(access).into_iter().skip(1).collect();
        if indexes.len() < 2 {
            return None;
        }
        let mut name = String::new();
        for index in indexes {
            let Proj::At(n) = self.index_key(index) else { return None };
            name.push_str(&format!("{n},"));
        }
        Some(Proj::Field(sym(&name)))
    }

    /// From where to where an index of Ruby goes that is a range, or a place and a length.
    pub(super) fn ruby_range(&mut self, at: NodeRef) -> Option<Vec<Proj>> {
        if !self.dialect.ruby || self.program.compat {
            return None;
        }
        let parts = self.children(at);
        let number = |l: &Self, n: NodeRef| match l.key(n) {
            Proj::At(i) => Some(i),
            _ => None,
        };
        match parts.as_slice() {
            [_, from, length] => {
                let (from, length) = (number(self, *from)?, number(self, *length)?);
                (from >= 0 && length >= 0).then(|| vec![Proj::At(from), Proj::At(from + length)])
            }
            [_, range] if self.kind(*range) == Kind::Raw => {
                let bounds = self.children(*range);
                let [low, high] = bounds.as_slice() else { return None };
                let from = number(self, *low)?;
                if self.kind(*high) == Kind::Null {
                    return Some(vec![Proj::At(from)]);
                }
                let to = number(self, *high)?;
                let end = if self.text(*range).contains("...") { to } else { to + 1 };
                (from >= 0 && to >= 0).then(|| vec![Proj::At(from), Proj::At(end)])
            }
            _ => None,
        }
    }

    /// Whether the operator is one that a class may define, and the method for it.
    pub(super) fn operator_method(&self, op: Operator) -> Option<Sym> {
        if !self.dialect.python || self.program.compat {
            return None;
        }
        Some(sym(match op {
            Operator::Add => "__add__",
            Operator::Mod => "__mod__",
            Operator::Div => "__truediv__",
            Operator::BitOr => "__or__",
            Operator::Shl => "__lshift__",
            _ => return None,
        }))
    }
}

/// Where what is thrown under a tag is kept.
pub(super) fn thrown_to(tag: &str) -> u64 {
    super::mix(super::ANY_THROWN, sym(tag).rotate_left(7))
}
