//! What comes with Java: maps, streams and their collectors, things that hold one value, views, writers.

use super::{Act, Kind, Lower, NodeRef, OpId, Operands, Place, Proj, field_sym, smallvec, sym};
use crate::taint::models::Does;

/// Classes that write to what they are made of.
const WRITERS: &[&str] = &[
    "PrintWriter",
    "BufferedWriter",
    "OutputStreamWriter",
    "PrintStream",
    "BufferedOutputStream",
    "DataOutputStream",
    "ObjectOutputStream",
    "GZIPOutputStream",
    "FilterOutputStream",
];
/// Classes that hold one value.
const HOLDERS: &[&str] = &["AtomicReference", "ThreadLocal", "InheritableThreadLocal", "WeakReference", "SoftReference"];

/// Most constants of an enum that are looked at.
const MAX_CONSTANTS: usize = 64;

impl<'f> Lower<'_, 'f> {
    /// The type of an object as it is declared or made, without what it is a type of.
    pub(super) fn java_type(&self, at: NodeRef) -> Option<&'f str> {
        let at = match self.kind(at) {
            // `this.field`
            Kind::Dot if self.kind(self.file.child(at, 0)) == Kind::Special => {
                let class = self.program.classes.get(&self.unit.class?)?.node?;
                let name = self.text(self.file.child(at, 1));
                let body = self.file.child(class, 5);
                let field =
                    self.file.children(body).find(|m| self.kind(*m) == Kind::VarDef && self.text(self.file.child(*m, 1)) == name)?;
                return self.text(self.file.child(field, 2)).split('<').next();
            }
            _ => at,
        };
        let said = self.type_said(at)?;
        let said = if said == "var" { self.made_in(at)? } else { said };
        said.split('<').next()
    }

    /// The name of the class that makes what a variable holds, where it is given one value.
    fn made_in(&self, at: NodeRef) -> Option<&'f str> {
        let scope = self.scope_of(at)?;
        let [one] = self.program.names.declarations(scope, self.file.node(at).sym) else { return None };
        let value = one.value.filter(|v| self.kind(*v) == Kind::New)?;
        Some(self.text(self.file.child(value, 0)))
    }

    /// Applies a function, or what a reference to a method or a constructor means, to arguments.
    fn applied_to(&mut self, at: NodeRef, function: NodeRef, args: &[OpId]) -> OpId {
        if self.kind(function) == Kind::Raw
            && let [object, colons, name] = self.children(function)[..]
            && self.text(colons) == "::"
            && let Some((first, rest)) = args.split_first()
        {
            let method = field_sym(self.text(name));
            let class = if self.kind(object) == Kind::Id { self.class_named(object) } else { None };
            if let Some(class) = class {
                let targets = self.program.method(class, method);
                let fixed = targets.iter().any(|u| {
                    self.program.has(*u) && {
                        let attrs = self.file.child(self.program.unit(*u).node, 0);
                        self.text(attrs).split_whitespace().any(|w| w == "static")
                    }
                });
                if targets.is_empty() && self.program.attributes.contains(&method) {
                    let place = self.below(*first, Proj::Field(method));
                    return self.reading(Act::Field(*first, method), at, place);
                }
                if !targets.is_empty() && !fixed {
                    let callee = self.constant(at);
                    let mut call = self.plain_call(callee);
                    call.name = method;
                    call.receiver = Some(*first);
                    call.targets = targets;
                    call.args = rest.iter().map(|a| (*a, 0)).collect();
                    return self.calling(call, at);
                }
            }
        }
        let function = self.expr(function);
        self.run(at, function, args)
    }

    /// Whether an argument is a reference to a method of whatever it is given.
    fn is_unbound(&self, at: NodeRef) -> bool {
        self.kind(at) == Kind::Raw
            && matches!(self.children(at)[..], [object, colons, _] if self.text(colons) == "::" && self.kind(object) == Kind::Id && self.class_named(object).is_some())
    }

    /// Gives an entry of a mapping a value.
    fn put_under(&mut self, at: NodeRef, map: OpId, key: OpId, known: Proj, value: OpId) {
        if let Some(place) = self.below(map, known) {
            if known == Proj::Any
                && let Some(keys) = self.below(map, Proj::Key)
            {
                self.emit(Act::Write(keys, key, true), at);
            }
            self.emit(Act::Write(place, value, known == Proj::Any), at);
        }
    }

    /// What a variable or a field holds becomes this.
    fn becomes(&mut self, at: NodeRef, object: OpId, value: OpId) -> OpId {
        if let Some(place) = self.graph.lvalues.get(&object).cloned() {
            self.emit(Act::Change(place, value), at);
        }
        self.constant(at)
    }

    pub(super) fn java_library_call(&mut self, at: NodeRef, callee: NodeRef, given: &[NodeRef]) -> Option<OpId> {
        let (object, name) = (self.file.child(callee, 0), self.file.child(callee, 1));
        if self.class_of(object, 0).is_some() {
            return None;
        }
        if let Some(value) = self.java_static_call(at, self.text(object), self.text(name), given) {
            return Some(value);
        }
        let said = self.java_type(object).unwrap_or("");
        if HOLDERS.contains(&said)
            && let Some(value) = self.held_one(at, object, self.text(name), given)
        {
            return Some(value);
        }
        let writes = said.ends_with("Writer") || said.ends_with("OutputStream") || said == "PrintStream" || said == "Appendable";
        match (self.text(name), given) {
            ("write" | "print" | "println" | "printf" | "format" | "append" | "writeUTF" | "writeBytes" | "writeObject", given)
                if writes && !given.is_empty() =>
            {
                let to = self.expr(object);
                let parts = self.all(given.iter().copied());
                let text = self.emit(Act::Mix(parts), at);
                let place = self.graph.lvalues.get(&to).cloned();
                if let Some(place) = place.clone() {
                    self.emit(Act::Write(place, text, true), at);
                }
                Some(self.reading(Act::Copy(to), at, place))
            }
            ("reset", []) if writes => {
                let to = self.expr(object);
                let nothing = self.constant(at);
                Some(self.becomes(at, to, nothing))
            }
            ("delete", [from, to]) if said.starts_with("StringBu") && self.text(*from) == "0" && self.text(*to).ends_with("length()") => {
                let text = self.expr(object);
                let nothing = self.constant(at);
                Some(self.becomes(at, text, nothing))
            }
            ("merge", [key, value, function]) => {
                let known = self.index_key(*key);
                let map = self.expr(object);
                let key = self.expr(*key);
                let value = self.expr(*value);
                let before = self.emit(Act::Index(map, key, known), at);
                let made = self.applied_to(at, *function, &[before, value]);
                let either = self.emit(Act::Choose(smallvec![value, made]), at);
                self.put_under(at, map, key, known, either);
                Some(either)
            }
            ("compute" | "computeIfPresent" | "computeIfAbsent", [key, function]) => {
                let known = self.index_key(*key);
                let map = self.expr(object);
                let key = self.expr(*key);
                let before = self.emit(Act::Index(map, key, known), at);
                let args: &[OpId] = if self.text(name) == "computeIfAbsent" { &[key] } else { &[key, before] };
                let made = self.applied_to(at, *function, args);
                let either = if self.text(name) == "compute" { made } else { self.emit(Act::Choose(smallvec![before, made]), at) };
                self.put_under(at, map, key, known, either);
                let place = self.below(map, known);
                let map = self.expr(object);
                Some(self.reading(Act::Index(map, key, known), at, place))
            }
            ("replace", [key, value]) if said.ends_with("Map") => {
                let known = self.index_key(*key);
                let map = self.expr(object);
                let key = self.expr(*key);
                let value = self.expr(*value);
                let before = self.emit(Act::Index(map, key, known), at);
                self.put_under(at, map, key, known, value);
                Some(before)
            }
            ("replaceAll", [function]) => {
                let list = self.expr(object);
                let element = self.emit(Act::Part(list, Proj::Any), at);
                let key = self.emit(Act::Part(list, Proj::Key), at);
                let made = if said.ends_with("Map") {
                    self.applied_to(at, *function, &[key, element])
                } else {
                    self.applied_to(at, *function, &[element])
                };
                let all = self.emit(Act::Object(vec![(Some(Proj::Key), key), (Some(Proj::Any), made)]), at);
                Some(self.becomes(at, list, all))
            }
            ("putAll", [other]) => {
                let map = self.expr(object);
                let other = self.expr(*other);
                let all = self.emit(Act::Object(vec![(None, map), (None, other)]), at);
                Some(self.becomes(at, map, all))
            }
            ("addAll", [other]) => {
                let list = self.expr(object);
                let other = self.expr(*other);
                let all = self.does(at, Does::Concat, list, &[other], &[]);
                Some(self.becomes(at, list, all))
            }
            ("collect", [collector]) => {
                let list = self.expr(object);
                self.collected(at, list, *collector)
            }
            ("map" | "mapToObj", [function]) if self.is_unbound(*function) => {
                let list = self.expr(object);
                let element = self.emit(Act::Part(list, Proj::Any), at);
                let made = self.applied_to(at, *function, &[element]);
                Some(self.emit(Act::Object(vec![(Some(Proj::Any), made)]), at))
            }
            ("flatMap", [function]) => {
                let list = self.expr(object);
                let element = self.emit(Act::Part(list, Proj::Any), at);
                let made = self.applied_to(at, *function, &[element]);
                let inner = self.emit(Act::Part(made, Proj::Any), at);
                Some(self.emit(Act::Object(vec![(Some(Proj::Any), inner)]), at))
            }
            _ => None,
        }
    }

    /// What a collector makes of a stream.
    fn collected(&mut self, at: NodeRef, list: OpId, collector: NodeRef) -> Option<OpId> {
        if self.kind(collector) != Kind::Call {
            return None;
        }
        let name = self.last_text(self.file.child(collector, 0));
        let args = self.children(self.file.child(collector, 1));
        let element = self.emit(Act::Part(list, Proj::Any), at);
        let below = |l: &mut Self, ops: OpId, next: Option<&NodeRef>| -> OpId {
            let list = l.emit(Act::Object(vec![(Some(Proj::Any), ops)]), at);
            match next {
                Some(next) => l.collected(at, list, *next).unwrap_or(list),
                None => list,
            }
        };
        match (name, args.as_slice()) {
            ("toList" | "toSet" | "toUnmodifiableList" | "toUnmodifiableSet" | "toCollection", _) => Some(self.emit(Act::Copy(list), at)),
            ("joining", args) => {
                let mut parts: Operands = smallvec![element];
                for arg in args {
                    parts.push(self.expr(*arg));
                }
                Some(self.emit(Act::Mix(parts), at))
            }
            ("groupingBy" | "groupingByConcurrent", [key, rest @ ..]) => {
                let key = self.applied_to(at, *key, &[element]);
                let group = below(self, element, rest.last());
                Some(self.emit(Act::Object(vec![(Some(Proj::Key), key), (Some(Proj::Any), group)]), at))
            }
            ("partitioningBy", [_, rest @ ..]) => {
                let group = below(self, element, rest.last());
                Some(self.emit(Act::Object(vec![(Some(Proj::Any), group)]), at))
            }
            ("toMap" | "toUnmodifiableMap" | "toConcurrentMap", [key, value, rest @ ..]) => {
                let key = self.applied_to(at, *key, &[element]);
                let mut value = self.applied_to(at, *value, &[element]);
                if let Some(merge) = rest.first() {
                    let both = self.applied_to(at, *merge, &[value, value]);
                    value = self.emit(Act::Choose(smallvec![value, both]), at);
                }
                Some(self.emit(Act::Object(vec![(Some(Proj::Key), key), (Some(Proj::Any), value)]), at))
            }
            ("mapping", [function, rest @ ..]) => {
                let made = self.applied_to(at, *function, &[element]);
                Some(below(self, made, rest.first()))
            }
            ("filtering", [_, next]) => Some(below(self, element, Some(next))),
            ("counting" | "summingInt" | "summingLong" | "averagingInt" | "averagingDouble" | "summingDouble", _) => {
                Some(self.constant(at))
            }
            _ => None,
        }
    }

    /// What is done to something that holds one value.
    fn held_one(&mut self, at: NodeRef, object: NodeRef, name: &str, given: &[NodeRef]) -> Option<OpId> {
        let holder = self.expr(object);
        let place = self.below(holder, Proj::Any)?;
        let now = self.reading(Act::Part(holder, Proj::Any), at, None);
        let put = |l: &mut Self, value: OpId| {
            l.emit(Act::Write(Place { var: place.var, path: place.path.clone() }, value, false), at);
        };
        match (name, given) {
            ("get" | "getPlain" | "getAcquire" | "getOpaque", []) => Some(now),
            ("set" | "lazySet" | "setPlain" | "setRelease", [value]) => {
                let value = self.expr(*value);
                put(self, value);
                Some(self.constant(at))
            }
            ("getAndSet", [value]) => {
                let value = self.expr(*value);
                put(self, value);
                Some(now)
            }
            ("updateAndGet" | "getAndUpdate", [function]) => {
                let made = self.applied_to(at, *function, &[now]);
                put(self, made);
                Some(if name == "updateAndGet" { made } else { now })
            }
            ("accumulateAndGet" | "getAndAccumulate", [value, function]) => {
                let value = self.expr(*value);
                let made = self.applied_to(at, *function, &[now, value]);
                put(self, made);
                Some(if name == "accumulateAndGet" { made } else { now })
            }
            ("compareAndSet" | "weakCompareAndSet" | "compareAndExchange", [_, value]) => {
                let value = self.expr(*value);
                let either = self.emit(Act::Choose(smallvec![now, value]), at);
                put(self, either);
                Some(self.constant(at))
            }
            ("remove" | "clear", []) => {
                let nothing = self.constant(at);
                put(self, nothing);
                Some(self.constant(at))
            }
            _ => None,
        }
    }

    /// Functions that stand in classes of the library.
    fn java_static_call(&mut self, at: NodeRef, class: &str, name: &str, given: &[NodeRef]) -> Option<OpId> {
        match (class, name, given) {
            ("Collections", name, [inner, ..])
                if name.starts_with("unmodifiable") || name.starts_with("synchronized") || name.starts_with("checked") =>
            {
                // The same, seen in another way.
                let inner = self.expr(*inner);
                let place = self.graph.lvalues.get(&inner).cloned();
                Some(self.reading(Act::Copy(inner), at, place))
            }
            ("List" | "Set" | "Map", "copyOf", [inner]) | ("Arrays", "stream", [inner]) | ("Arrays", "copyOf", [inner, _]) => {
                let inner = self.expr(*inner);
                Some(self.emit(Act::Copy(inner), at))
            }
            ("Arrays", "copyOfRange", [list, from, to]) => {
                let keys = [self.index_key(*from), self.index_key(*to)];
                let list = self.expr(*list);
                Some(self.does(at, Does::Slice, list, &[], &keys))
            }
            ("Arrays", "fill", [list, value]) => {
                let list = self.expr(*list);
                let value = self.expr(*value);
                Some(self.does(at, Does::Filled, list, &[value], &[]))
            }
            ("Arrays" | "Collections", "sort" | "reverse" | "shuffle" | "rotate", [list, ..]) => {
                let list = self.expr(*list);
                Some(self.does(at, Does::Mingle, list, &[], &[]))
            }
            ("Collections", "addAll", [list, values @ ..]) => {
                let list = self.expr(*list);
                for value in values {
                    let value = self.expr(*value);
                    self.does(at, Does::PushBack, list, &[value], &[]);
                }
                Some(self.constant(at))
            }
            ("System", "arraycopy", [from, _, to, ..]) => {
                let from = self.expr(*from);
                let to = self.expr(*to);
                let element = self.emit(Act::Part(from, Proj::Any), at);
                if let Some(place) = self.below(to, Proj::Any) {
                    self.emit(Act::Write(place, element, true), at);
                }
                Some(self.constant(at))
            }
            ("Map", "entry", [key, value]) => {
                let key = self.expr(*key);
                let value = self.expr(*value);
                Some(self.emit(Act::Object(vec![(Some(Proj::Field(sym("key"))), key), (Some(Proj::Field(sym("value"))), value)]), at))
            }
            ("ThreadLocal", "withInitial", [function]) => {
                let made = self.applied_to(at, *function, &[]);
                Some(self.emit(Act::Object(vec![(Some(Proj::Any), made)]), at))
            }
            ("Stream", "concat", [a, b]) => {
                let a = self.expr(*a);
                let b = self.expr(*b);
                Some(self.does(at, Does::Concat, a, &[b], &[]))
            }
            _ => None,
        }
    }

    /// New objects of the library that are copies of what they are given, hold it, or write to it.
    pub(super) fn java_new(&mut self, at: NodeRef, kind: NodeRef, args: NodeRef) -> Option<OpId> {
        if !self.dialect.java || self.program.compat || self.is_nil(args) || self.class_named(kind).is_some() {
            return None;
        }
        let name = self.text(kind).split('<').next().unwrap_or_default();
        let given = self.children(args);
        let [first, ..] = given[..] else { return None };
        let language = self.file.language.id();
        if WRITERS.contains(&name) {
            let inner = self.expr(first);
            let place = self.graph.lvalues.get(&inner).cloned();
            return Some(self.reading(Act::Copy(inner), at, place));
        }
        let container = crate::taint::models::is_list(language, name) || crate::taint::models::is_mapping(language, name);
        if given.len() != 1 || self.decide(first).is_some() {
            return None;
        }
        if container {
            let inner = self.expr(first);
            return Some(self.emit(Act::Copy(inner), at));
        }
        if HOLDERS.contains(&name) {
            let inner = self.expr(first);
            return Some(self.emit(Act::Object(vec![(Some(Proj::Any), inner)]), at));
        }
        None
    }

    /// Gives the names in a pattern of Java what they stand for.
    pub(super) fn bind_java_pattern(&mut self, at: NodeRef, value: OpId) {
        if self.depth > super::MAX_DEPTH {
            return;
        }
        self.depth += 1;
        match self.kind(at) {
            Kind::Param => self.assign(self.file.child(at, 1), value, at, true),
            Kind::ExprStmt => self.bind_java_pattern(self.file.child(at, 0), value),
            Kind::Raw => {
                let parts: Vec<NodeRef> = self.children(at).into_iter().filter(|p| self.kind(*p) != Kind::Token).collect();
                match parts.as_slice() {
                    [only] => self.bind_java_pattern(*only, value),
                    [kind, body] if self.kind(*body) == Kind::Raw && self.text(*body).starts_with('(') => {
                        let fields =
                            self.class_named(*kind).and_then(|c| self.program.class(c)).map(|c| c.fields.clone()).unwrap_or_default();
                        let components: Vec<NodeRef> = self.children(*body).into_iter().filter(|p| self.kind(*p) != Kind::Token).collect();
                        for (i, component) in components.into_iter().enumerate() {
                            let part = match fields.get(i) {
                                Some(field) => self.emit(Act::Field(value, *field), component),
                                None => self.emit(Act::Part(value, Proj::Any), component),
                            };
                            self.bind_java_pattern(component, part);
                        }
                    }
                    [_, name] if self.kind(*name) == Kind::Id => {
                        let place = self.place_of_name(*name);
                        self.write(place, value, *name, false);
                    }
                    _ => {}
                }
            }
            _ => {}
        }
        self.depth -= 1;
    }

    /// The constants of an enum of Java, which are objects that are made once.
    pub(super) fn enum_value(&mut self, at: NodeRef) {
        let (name, body) = (self.file.child(at, 1), self.file.child(at, 5));
        let Some(class) = self.program.class_key_at(at) else { return };
        if self.kind(name) != Kind::Id || self.is_nil(body) {
            return;
        }
        let entries: Vec<NodeRef> =
            self.children(body).into_iter().filter(|m| self.kind(*m) == Kind::EnumEntry).take(MAX_CONSTANTS).collect();
        if entries.is_empty() {
            return;
        }
        self.mention_class(class);
        let mut parts = Vec::new();
        for entry in entries {
            let (own, args) = (self.file.child(entry, 1), self.file.child(entry, 2));
            let callee = self.constant(entry);
            let mut call = self.plain_call(callee);
            call.makes = true;
            call.name = self.program.class_key(super::entry_sym(self.text(name), self.text(own))).unwrap_or(class);
            call.targets = self.program.constructors(class);
            if !self.is_nil(args) {
                call.args = self.arguments(args);
                self.overloads(&mut call.targets, args);
            }
            let made = self.calling(call, entry);
            parts.push((Some(Proj::Field(field_sym(self.text(own)))), made));
        }
        let value = self.emit(Act::Object(parts), at);
        let place = self.place_of_name(name);
        self.emit(Act::Write(place, value, false), at);
    }
}
