//! What only Python has: functions that are replaced by what their decorators make of them.

use super::{Act, Kind, Known, Lower, NodeRef, OpId, Proj, Target, UnitId, UnitKind, smallvec, sym};
use crate::taint::models::Does;

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

    pub(super) fn python_call(&mut self, at: NodeRef, callee: NodeRef, given: &[NodeRef]) -> Option<OpId> {
        let named = given.iter().all(|a| self.kind(*a) == Kind::KwArg);
        let full = self.program.names.canonical(callee);
        let is = |name: &str| full.iter().any(|f| f == name);
        if named && !given.is_empty() && (is("types.SimpleNamespace") || self.is_foreign(callee) && self.text(callee) == "dict") {
            return Some(self.of_names(at, given));
        }
        if is("dataclasses.replace") || is("copy.replace") {
            return Some(self.of_names(at, given));
        }
        if self.kind(callee) == Kind::Dot && self.text(self.file.child(callee, 1)) == "_replace" && named {
            let mut all = vec![self.file.child(callee, 0)];
            all.extend(given);
            return Some(self.of_names(at, &all));
        }
        if let Some(value) = self.collection(at, &full, given) {
            return Some(value);
        }
        if self.is_foreign(callee) && self.text(callee) == "dict" && given.len() > 1 {
            return Some(self.of_names(at, given));
        }
        if let (Kind::Dot, [key, otherwise]) = (self.kind(callee), given)
            && self.text(self.file.child(callee, 1)) == "setdefault"
            && let Proj::Field(name) = self.key(*key)
        {
            // An entry that is known to be there stays.
            let object = self.file.child(callee, 0);
            self.decide(object);
            if let Some(Known::Entries(all)) = self.whole(object)
                && all.iter().any(|(k, _)| *k == Proj::Field(name))
            {
                self.expr(*otherwise);
                let object = self.expr(object);
                let place = self.below(object, Proj::Field(name));
                return Some(self.reading(Act::Field(object, name), at, place));
            }
        }
        if let Some(value) = self.filled_in(at, callee, given) {
            return Some(value);
        }
        if !self.is_foreign(callee) || given.iter().any(|a| self.kind(*a) == Kind::KwArg) {
            return None;
        }
        match (self.text(callee), given) {
            ("getattr", [object, name, otherwise @ ..]) => {
                let field = self.constant_name(*name)?;
                if let Some(class) = self.class_of(*object, 0)
                    && let [unit] = self.program.method(class, sym(&field)).as_slice()
                {
                    return Some(self.method_value(at, *object, *unit));
                }
                let object = self.expr(*object);
                let place = self.below(object, Proj::Field(sym(&field)));
                let value = self.reading(Act::Field(object, sym(&field)), at, place);
                let Some(otherwise) = otherwise.first() else { return Some(value) };
                let otherwise = self.expr(*otherwise);
                Some(self.emit(Act::Choose(smallvec![value, otherwise]), at))
            }
            ("setattr", [object, name, value]) if self.constant_name(*name).is_none() => {
                let object = self.expr(*object);
                let name = self.expr(*name);
                let value = self.expr(*value);
                if let Some(place) = self.below(object, Proj::Any) {
                    self.emit(Act::Write(place, value, true), NodeRef { item: self.unit.node.item, node: 0 });
                }
                Some(self.emit(Act::Mix(smallvec![name, value]), at))
            }
            ("setattr", [object, name, value]) => {
                let field = self.constant_name(*name)?;
                let object = self.expr(*object);
                let value = self.expr(*value);
                let place = self.below(object, Proj::Field(sym(&field)))?;
                Some(self.emit(Act::Write(place, value, false), at))
            }
            ("dict", [pairs]) => {
                if let Some(value) = self.of_pairs(at, *pairs) {
                    return Some(value);
                }
                self.zipped_pairs(at, *pairs)
            }
            ("enumerate", [list, ..]) => {
                let list = self.expr(*list);
                Some(self.does(at, Does::Numbered, list, &[], &[]))
            }
            ("zip", [first, others @ ..]) => {
                let first = self.expr(*first);
                let others: Vec<OpId> = others.iter().map(|o| self.expr(*o)).collect();
                Some(self.does(at, Does::Zipped, first, &others, &[]))
            }
            _ => None,
        }
    }

    /// A call of `dict` and its likes among whose arguments are mappings to be taken apart.
    pub(super) fn spread_call(&mut self, at: NodeRef, callee: NodeRef, given: &[NodeRef]) -> Option<OpId> {
        if let Some(value) = self.filled_in(at, callee, given) {
            return Some(value);
        }
        let full = self.program.names.canonical(callee);
        let record = full.iter().any(|f| f == "types.SimpleNamespace");
        let mapping = self.is_foreign(callee) && self.text(callee) == "dict";
        let named = |a: &NodeRef| self.kind(*a) == Kind::KwArg || self.kind(*a) == Kind::Spread && self.file.node(*a).op == 2;
        let fits = mapping && given.iter().skip(1).all(named) || record && given.iter().all(named);
        fits.then(|| self.of_names(at, given))
    }

    /// `dict(zip(names, values))` where the names are written out.
    fn zipped_pairs(&mut self, at: NodeRef, pairs: NodeRef) -> Option<OpId> {
        if self.kind(pairs) != Kind::Call || self.text(self.file.child(pairs, 0)) != "zip" {
            return None;
        }
        let [names, values] = self.children(self.file.child(pairs, 1))[..] else { return None };
        let keys = self.list_of_names(names)?;
        let values = self.expr(values);
        let mut steps = Vec::new();
        let mut ops = Vec::new();
        for (i, key) in keys.into_iter().enumerate() {
            steps.extend([key, key]);
            ops.push(self.constant(at));
            ops.push(self.emit(Act::Part(values, Proj::At(i as i64)), at));
        }
        let (first, rest) = ops.split_first()?;
        Some(self.does(at, Does::Mapped, *first, rest, &steps))
    }

    /// A text that is known, or the text of a template that is made of one.
    fn template(&mut self, at: NodeRef) -> Option<String> {
        let mut text = at;
        if self.kind(at) == Kind::Id {
            let scope = self.scope_of(at)?;
            let [one] = self.program.names.declarations(scope, self.file.node(at).sym) else { return None };
            text = one.value.filter(|v| self.kind(*v) == Kind::Call).unwrap_or(at);
        }
        if self.kind(text) == Kind::Call {
            let full = self.program.names.canonical(self.file.child(text, 0));
            let [inner] = self.children(self.file.child(text, 1))[..] else { return None };
            text = full.iter().any(|f| f == "string.Template").then_some(inner)?;
        }
        self.constant_name(text).map(|t| t.to_string())
    }

    /// `template.substitute(…)`, `text.format(…)`, `text.format_map(…)`: only what the text names gets into it.
    fn filled_in(&mut self, at: NodeRef, callee: NodeRef, given: &[NodeRef]) -> Option<OpId> {
        if self.kind(callee) != Kind::Dot {
            return None;
        }
        let (object, name) = (self.file.child(callee, 0), self.file.child(callee, 1));
        let dollars = match self.text(name) {
            "substitute" | "safe_substitute" => true,
            "format" | "format_map" => false,
            _ => return None,
        };
        let text = self.template(object)?;
        let word = |s: &str| s.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        let mut names = Vec::new();
        let (sign, doubled) = if dollars { ('$', "$$") } else { ('{', "{{") };
        for rest in text.replace(doubled, "").split(sign).skip(1) {
            let name = word(rest.trim_start_matches('{'));
            if name.is_empty() || !name.starts_with(|c: char| c.is_alphabetic() || c == '_') {
                return None;
            }
            names.push(name);
        }
        let mut parts = smallvec![];
        for arg in given {
            match self.kind(*arg) {
                Kind::KwArg => {
                    let value = self.expr(self.file.child(*arg, 1));
                    if names.iter().any(|n| n == self.text(self.file.child(*arg, 0))) {
                        parts.push(value);
                    }
                }
                _ if dollars || self.text(name) == "format_map" || self.kind(*arg) == Kind::Spread && self.file.node(*arg).op == 2 => {
                    let values = self.expr(*arg);
                    for name in &names {
                        parts.push(self.emit(Act::Part(values, Proj::Field(sym(name))), at));
                    }
                }
                _ => return None,
            }
        }
        Some(self.emit(Act::Mix(parts), at))
    }

    /// Objects of the standard library that hold what they are made of.
    fn collection(&mut self, at: NodeRef, full: &[String], given: &[NodeRef]) -> Option<OpId> {
        let is = |names: &[&str]| full.iter().any(|f| names.contains(&f.as_str()));
        if is(&["collections.defaultdict"]) {
            if let Some(factory) = given.first() {
                self.expr(*factory);
            }
            let empty = match given.get(1) {
                Some(first) => self.expr(*first),
                None => self.constant(at),
            };
            return Some(self.does(at, Does::Mapping, empty, &[], &[]));
        }
        if is(&["collections.OrderedDict", "collections.UserDict"]) {
            let Some(first) = given.first() else {
                let nothing = self.constant(at);
                return Some(self.does(at, Does::Mapping, nothing, &[], &[]));
            };
            if let Some(value) = self.of_pairs(at, *first) {
                return Some(value);
            }
            if self.kind(*first) == Kind::KwArg || given.len() > 1 {
                return Some(self.of_names(at, given));
            }
            let first = self.expr(*first);
            return Some(self.does(at, Does::FromPairs, first, &[], &[]));
        }
        if is(&["collections.ChainMap"]) {
            let (first, others) = given.split_first()?;
            let first = self.expr(*first);
            let others: Vec<OpId> = others.iter().map(|o| self.expr(*o)).collect();
            return Some(self.does(at, Does::Fallback, first, &others, &[]));
        }
        let [first, ..] = given else { return None };
        if is(&["collections.deque", "collections.UserList"]) {
            let list = self.expr(*first);
            return Some(self.does(at, Does::Elements, list, &[], &[]));
        }
        if is(&["collections.Counter"]) {
            let list = self.expr(*first);
            return Some(self.does(at, Does::Counted, list, &[], &[]));
        }
        if is(&["types.MappingProxyType"]) {
            let all = self.expr(*first);
            return Some(self.does(at, Does::Same, all, &[], &[]));
        }
        None
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
