//! Calls of what comes with Java and C#: functions put together, threads, values that may be missing.

use super::{Act, Kind, Lower, NodeRef, OpId, Proj, smallvec, sym};
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
            ("computeIfAbsent", [key, function]) => {
                let known = self.index_key(*key);
                if known == Proj::Any {
                    return None;
                }
                let map = self.expr(object);
                let place = self.below(map, known)?;
                let key = self.expr(*key);
                let function = self.expr(*function);
                let made = self.run(at, function, &[key]);
                let before = self.emit(Act::Index(map, key, known), at);
                let either = self.emit(Act::Choose(smallvec![before, made]), at);
                self.emit(Act::Write(place.clone(), either, false), at);
                let map = self.expr(object);
                Some(self.reading(Act::Index(map, key, known), at, Some(place)))
            }
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
            _ => None,
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
}
