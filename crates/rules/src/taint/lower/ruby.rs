//! What only Ruby has: enumerators, fibers, procs that return from the method around them.

use super::{Act, Kind, Lower, NodeRef, OpId, Place, SmallVec, mix, sym};
use crate::taint::il::Var;

impl Lower<'_, '_> {
    /// Calls that mean something else in one language only.
    pub(super) fn language_call(&mut self, at: NodeRef, callee: NodeRef, given: &[NodeRef]) -> Option<OpId> {
        if self.dialect.java {
            return self.java_call(at, callee, given);
        }
        if self.dialect.php {
            return self.php_output_call(at, callee, given);
        }
        if self.dialect.ruby {
            return self.ruby_object_call(at, callee, given);
        }
        if self.dialect.go {
            return self.go_library_call(at, callee, given);
        }
        match self.file.language.id() {
            "csharp" => self.csharp_call(at, callee, given),
            "python" => {
                let partial = self.program.names.canonical(callee).iter().any(|f| f == "functools.partial");
                match given {
                    [function, args @ ..] if partial => self.with_arguments(at, *function, None, args),
                    _ => None,
                }
            }
            "javascript" | "typescript" | "tsx" => match given {
                [this, args @ ..] if self.kind(callee) == Kind::Dot && self.text(self.file.child(callee, 1)) == "bind" => {
                    self.with_arguments(at, self.file.child(callee, 0), Some(*this), args)
                }
                [only] => self.tagged_template(at, callee, *only),
                _ => None,
            },
            _ => None,
        }
    }

    fn ruby_object_call(&mut self, at: NodeRef, callee: NodeRef, given: &[NodeRef]) -> Option<OpId> {
        if self.kind(callee) == Kind::Dot && self.text(callee) == "Fiber.yield" {
            return Some(self.suspended(at, given));
        }
        if self.kind(callee) == Kind::Dot
            && given.is_empty()
            && self.text(self.file.child(callee, 1)) == "message"
            && !self.program.methods.contains_key(&sym("message"))
            && !self.program.attributes.contains(&sym("message"))
        {
            let object = self.expr(self.file.child(callee, 0));
            return Some(self.emit(Act::Field(object, sym("message")), at));
        }
        if self.kind(callee) != Kind::Call {
            return None;
        }
        let [block] = given else { return None };
        match self.text(self.file.child(callee, 0)) {
            "proc" | "lambda" | "Proc.new" => Some(self.expr(*block)),
            "Fiber.new" => {
                let block = self.expr(*block);
                Some(self.fiber(at, block))
            }
            "Enumerator.new" => {
                // What the block puts out is in the list.
                let var: Var = mix(u64::from(at.item) << 32 | u64::from(at.node), 0xe4e4);
                self.graph.owned.insert(var);
                let place = Place { var, path: SmallVec::new() };
                let nothing = self.emit(Act::Object(Vec::new()), callee);
                self.emit(Act::Write(place.clone(), nothing, false), callee);
                let list = self.reading(Act::Read(var), callee, Some(place));
                let block = self.expr(*block);
                self.run(at, block, &[list]);
                Some(self.emit(Act::Read(var), at))
            }
            _ => None,
        }
    }

    /// Whether a list holds one object at all places: `Array.new(2, object)`.
    pub(super) fn holds_one_object(&self, at: NodeRef) -> bool {
        if !self.dialect.ruby || self.program.compat || self.kind(at) != Kind::Id {
            return false;
        }
        let Some(scope) = self.scope_of(at) else { return false };
        let [one] = self.program.names.declarations(scope, self.file.node(at).sym) else { return false };
        let Some(made) = one.value.filter(|v| self.kind(*v) == Kind::Call) else { return false };
        self.text(self.file.child(made, 0)) == "Array.new" && self.file.children(self.file.child(made, 1)).count() == 2
    }

    /// Where a block of Ruby leaves what the method around it returns.
    fn returned_var(&self) -> Option<Var> {
        let mut node = self.unit.node;
        loop {
            let unit = self.program.by_node.get(&node);
            if unit.is_some_and(|u| self.program.unit(*u).kind == crate::taint::program::UnitKind::Function) {
                return Some(self.scoped(node, 0x2e7));
            }
            if node.node == 0 {
                return None;
            }
            node.node = self.file.node(node).parent;
        }
    }

    /// Whether a function without a name is a lambda, which its own `return` leaves.
    fn is_lambda(&self, at: NodeRef) -> bool {
        let head = self.text(at).trim_start();
        if head.starts_with("->") || head.starts_with("lambda") {
            return true;
        }
        let args = NodeRef { item: at.item, node: self.file.node(at).parent };
        let call = NodeRef { item: at.item, node: self.file.node(args).parent };
        let around = self.text(call).trim_start();
        at.node == 0 || around.starts_with("lambda") || around.starts_with("define_method")
    }

    /// `return` in a block leaves the method around it with a value.
    pub(super) fn returned_from_block(&mut self, at: NodeRef) -> bool {
        if !self.dialect.ruby
            || self.program.compat
            || self.unit.kind != crate::taint::program::UnitKind::Closure
            || self.is_lambda(self.unit.node)
        {
            return false;
        }
        let Some(var) = self.returned_var() else { return false };
        let value = self.file.child(at, 0);
        let value = if self.is_nil(value) { self.constant(at) } else { self.expr(value) };
        self.graph.free.insert(var);
        self.emit(Act::Write(Place { var, path: SmallVec::new() }, value, true), at);
        self.run_finals(0);
        self.goto(self.exit);
        self.dead();
        true
    }

    /// What blocks in a method have left for it to return.
    pub(super) fn returned_by_blocks(&mut self, body: NodeRef) {
        if !self.dialect.ruby || self.program.compat || self.unit.kind != crate::taint::program::UnitKind::Function || self.is_nil(body) {
            return;
        }
        let returns = (body.node..self.file.node(body).next)
            .map(|node| NodeRef { item: body.item, node })
            .filter(|n| self.kind(*n) == Kind::Return)
            .any(|mut n| {
                while n.node > body.node {
                    n.node = self.file.node(n).parent;
                    if self.kind(n) == Kind::Func {
                        return true;
                    }
                }
                false
            });
        let Some(var) = self.returned_var().filter(|_| returns) else { return };
        self.graph.owned.insert(var);
        let value = self.emit(Act::Read(var), body);
        self.emit(Act::Write(Place { var: crate::taint::program::RESULT, path: SmallVec::new() }, value, true), body);
    }

    /// A method that a variable's object has alone: defined on it, or of a module that it was extended by.
    pub(super) fn singleton_method(&mut self, call: &mut crate::taint::il::Call, object: NodeRef, method: u64) -> bool {
        if !self.dialect.ruby || self.program.compat || self.kind(object) != Kind::Id || self.program.singles.is_empty() {
            return false;
        }
        let name = self.file.node(object).sym;
        let Some(scope) = self.scope_of(object) else { return false };
        if self.program.names.declarations(scope, name).len() != 1 {
            return false;
        }
        let mut found: SmallVec<[u32; 2]> = SmallVec::new();
        for single in self.program.singles.iter().filter(|s| s.object == name && s.at < object) {
            match single.module {
                Some(module) => {
                    let Some(class) = self.program.class_key(module) else { continue };
                    let own = self.program.own_method(class, method);
                    if !own.is_empty() {
                        found = own;
                    }
                }
                None if single.method == method => found = self.program.by_node.get(&single.at).copied().into_iter().collect(),
                None => {}
            }
        }
        if found.is_empty() {
            return false;
        }
        call.targets = found;
        call.fixed = true;
        true
    }
}
