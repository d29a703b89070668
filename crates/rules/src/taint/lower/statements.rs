//! Statements, loops and switches as blocks and edges.

use super::{
    Act, BlockId, Const, Kind, Loop, Lower, MAX_DEPTH, MAX_OPS, NodeRef, OpId, Operands, Operator, Proj, Sym, UnitId, UnitKind, VarKind,
    consts, smallvec, sym,
};

impl<'f> Lower<'_, 'f> {
    pub(super) fn stmt(&mut self, at: NodeRef) {
        if self.depth > MAX_DEPTH || self.graph.ops.len() > MAX_OPS {
            self.opaque(at);
            return;
        }
        self.depth += 1;
        let label = self.label.take();
        match self.kind(at) {
            Kind::Block => {
                for s in self.children(at) {
                    self.stmt(s);
                }
            }
            Kind::ExprStmt => {
                let value = self.expr(self.file.child(at, 0));
                if self.tails.contains(&at) {
                    self.emit(Act::Leave(value), at);
                }
                self.last = Some(value);
            }
            Kind::If => self.if_statement(at),
            Kind::While | Kind::DoWhile => self.while_loop(at, label),
            Kind::ForClassic => self.for_loop(at, label),
            Kind::ForEach => self.for_each(at, label),
            Kind::Switch => {
                self.switch(at);
            }
            Kind::Return if self.returned_from_block(at) || self.returned_last(at) => {}
            Kind::Return => {
                let value = self.file.child(at, 0);
                let value = if self.is_nil(value) { self.named_results(at) } else { self.expr(value) };
                let value = self.with_names(value);
                let value = self.emit(Act::Copy(value), at);
                if !self.finals.is_empty() && self.give_results(value, at) {
                    self.run_finals(0);
                    let value = self.named_results(at);
                    self.leave(value, at);
                } else {
                    self.leave(value, at);
                    self.run_finals(0);
                }
                self.goto(self.exit);
                self.dead();
            }
            Kind::Break | Kind::Continue => {
                let target = self.file.child(at, 0);
                let wanted = (self.kind(target) == Kind::Id).then(|| self.file.node(target).sym);
                let again = self.kind(at) == Kind::Continue;
                let found = self
                    .loops
                    .iter()
                    .rev()
                    .find(|l| wanted.is_none_or(|w| l.label == Some(w)) && (!again || l.again.is_some()))
                    .map(|l| (if again { l.again.unwrap_or(l.leave) } else { l.leave }, l.finals));
                if let Some((to, finals)) = found {
                    self.run_finals(finals);
                    self.goto(to);
                } else if self.dialect.ruby && !self.program.compat && self.unit.kind == UnitKind::Closure {
                    // What a block is left with is what its call gives.
                    let value = if self.is_nil(target) { self.constant(at) } else { self.expr(target) };
                    self.emit(Act::Leave(value), at);
                    self.goto(self.exit);
                }
                self.dead();
            }
            Kind::Throw => {
                let from = self.graph.ops.len() as OpId;
                let parts = self.all(self.children(at));
                let cause = parts.get(1).copied().filter(|_| self.dialect.python && !self.program.compat);
                let mut first = parts.first().copied();
                self.emit(Act::Mix(parts), at);
                if let (Some(thrown), Some(cause)) = (first, cause) {
                    let caused = vec![(None, thrown), (Some(Proj::Held(crate::taint::program::CAUSE)), cause)];
                    first = Some(self.emit(Act::Object(caused), at));
                }
                let thrown = self.file.child(at, 0);
                if let Some(first) = first {
                    self.keep_thrown(first, thrown, at);
                }
                self.throw_to_handler(thrown, from);
            }
            Kind::Try => self.try_statement(at),
            Kind::With => {
                let (value, binder, body) = (self.file.child(at, 0), self.file.child(at, 1), self.file.child(at, 2));
                let value = self.expr(value);
                let managed = self.file.child(at, 0);
                let value = self.entered(managed, value);
                if !self.is_nil(binder) {
                    self.bind(binder, value);
                }
                self.stmt(body);
                self.closed(managed, binder, value);
            }
            Kind::Label => {
                let (name, inner) = (self.file.child(at, 0), self.file.child(at, 1));
                let name = self.file.node(name).sym;
                let here = self.labelled(name);
                self.goto(here);
                self.at = here;
                self.label = Some(name);
                self.stmt(inner);
            }
            Kind::Goto => {
                let name = self.file.node(self.file.child(at, 0)).sym;
                let to = self.labelled(name);
                self.goto(to);
                self.dead();
            }
            Kind::Assert => {
                let (cond, message) = (self.file.child(at, 0), self.file.child(at, 1));
                let (yes, no) = (self.block(), self.block());
                let value = self.branch(cond, yes, no);
                self.at = no;
                if !self.is_nil(message) {
                    self.expr(message);
                }
                self.at = yes;
                self.emit(Act::Copy(value), at);
            }
            Kind::Defer | Kind::Spawn => {
                let inner = self.file.child(at, 0);
                let later = self.kind(at) == Kind::Defer
                    && !self.program.compat
                    && self.kind(inner) == Kind::Call
                    && (self.kind(self.file.child(inner, 0)) == Kind::Func || self.dialect.go)
                    && self.is_empty(self.file.child(inner, 1));
                if later {
                    // It runs when the function is left.
                    self.finals.push(inner);
                    self.deferred = true;
                    self.panics_end_here(inner);
                } else if self.program.compat && self.kind(at) == Kind::Defer {
                    if self.kind(inner) == Kind::Call {
                        for arg in self.children(self.file.child(inner, 1)) {
                            if self.kind(arg) == Kind::Func {
                                self.expr(arg);
                            }
                        }
                        let callee = self.file.child(inner, 0);
                        if self.kind(callee) == Kind::Func {
                            self.expr(callee);
                        }
                    }
                } else {
                    self.expr(inner);
                }
            }
            Kind::VarDef => self.variable(at),
            Kind::Func => self.nested_function(at),
            Kind::Class => self.nested_class(at),
            Kind::Delete if !self.program.compat => {
                for c in self.children(at) {
                    self.delete(c);
                }
            }
            Kind::Catches | Kind::Case | Kind::Catch | Kind::Delete | Kind::EnumEntry => {
                for c in self.children(at) {
                    self.stmt_or_expr(c);
                }
            }
            Kind::Imports
            | Kind::Import
            | Kind::Package
            | Kind::TypeDef
            | Kind::Pass
            | Kind::Scope
            | Kind::Nil
            | Kind::Attrs
            | Kind::Attr => {}
            _ => {
                let value = self.expr(at);
                self.last = Some(value);
            }
        }
        self.depth -= 1;
    }

    /// Takes a part out of what it is part of.
    pub(super) fn delete(&mut self, at: NodeRef) {
        match self.kind(at) {
            Kind::Dot | Kind::Index => {
                if let Some((place, false)) = self.target_place(at) {
                    let nothing = self.constant(at);
                    self.emit(Act::Write(place, nothing, false), at);
                }
            }
            Kind::Tuple | Kind::Args | Kind::Seq => {
                for c in self.children(at) {
                    self.delete(c);
                }
            }
            _ => self.stmt_or_expr(at),
        }
    }

    pub(super) fn labelled(&mut self, name: Sym) -> BlockId {
        if let Some(block) = self.labels.get(&name) {
            return *block;
        }
        let block = self.block();
        self.labels.insert(name, block);
        block
    }

    pub(super) fn stmt_or_expr(&mut self, at: NodeRef) {
        match self.kind(at) {
            Kind::Id | Kind::Call | Kind::Dot | Kind::Index => {
                self.expr(at);
            }
            _ => self.stmt(at),
        }
    }

    /// Everything in a subtree too deep for more: the values of its names.
    pub(super) fn opaque(&mut self, at: NodeRef) -> OpId {
        self.graph.cut |= self.graph.ops.len() > MAX_OPS;
        let mut parts = Operands::new();
        let end = self.file.node(at).next;
        for node in at.node..end {
            let r = NodeRef { item: at.item, node };
            if self.kind(r) == Kind::Id && parts.len() < 200 && self.graph.ops.len() <= MAX_OPS {
                parts.push(self.name(r));
            }
        }
        self.emit(Act::Mix(parts), at)
    }

    pub(super) fn if_statement(&mut self, at: NodeRef) {
        let after = self.block();
        let mut at = at;
        let whole = at;
        let mut results = Operands::new();
        let assumed = self.assumed.len();
        // A chain of `else if` is as long as it likes.
        loop {
            let (cond, then, otherwise) = (self.file.child(at, 0), self.file.child(at, 1), self.file.child(at, 2));
            let (yes, no) = (self.block(), self.block());
            self.branch(cond, yes, no);
            self.at = yes;
            self.last = None;
            let known = self.assumed.len();
            self.assume(cond, true);
            self.stmt(then);
            self.assumed.truncate(known);
            self.assume(cond, false);
            results.extend(self.last.take());
            self.goto(after);
            self.at = no;
            if self.kind(otherwise) == Kind::If {
                at = otherwise;
                continue;
            }
            self.stmt(otherwise);
            results.extend(self.last.take());
            break;
        }
        self.assumed.truncate(assumed);
        self.goto(after);
        self.at = after;
        if self.dialect.ruby && !results.is_empty() {
            let value = self.emit(Act::Choose(results), whole);
            self.last = Some(value);
        }
    }

    /// Evaluates a condition and goes on in one of two blocks.
    pub(super) fn branch(&mut self, cond: NodeRef, yes: BlockId, no: BlockId) -> OpId {
        let n = *self.file.node(cond);
        let op = Operator::from_u16(n.op);
        if self.depth < MAX_DEPTH && !self.program.compat {
            match n.kind {
                Kind::Unary if op == Operator::Not => {
                    self.depth += 1;
                    let value = self.branch(self.file.child(cond, 0), no, yes);
                    self.depth -= 1;
                    return value;
                }
                Kind::Binary if matches!(op, Operator::And | Operator::Or) => {
                    self.depth += 1;
                    let second = self.block();
                    let left = if op == Operator::And {
                        self.branch(self.file.child(cond, 0), second, no)
                    } else {
                        self.branch(self.file.child(cond, 0), yes, second)
                    };
                    self.at = second;
                    let right = self.branch(self.file.child(cond, 1), yes, no);
                    let here = self.at;
                    self.at = second;
                    self.emit(Act::Choose(smallvec![left, right]), cond);
                    self.at = here;
                    self.depth -= 1;
                    return right;
                }
                _ => {}
            }
        }
        let from = self.graph.ops.len() as OpId;
        let value = self.stmt_value(cond);
        self.flag(cond, value);
        match self.truth(cond) {
            Some(true) => self.edge(yes, None),
            Some(false) => self.edge(no, None),
            _ => {
                let nothing = self.nothing_where(cond, from);
                let here = self.at;
                for (to, outcome) in [(yes, true), (no, false)] {
                    self.at = here;
                    match &nothing {
                        Some((place, when)) if *when == outcome => {
                            let between = self.block();
                            self.edge(between, Some((value, outcome)));
                            self.at = between;
                            let nowhere = NodeRef { item: self.unit.node.item, node: 0 };
                            let nothing = self.constant(nowhere);
                            self.emit(Act::Write(place.clone(), nothing, false), nowhere);
                            self.goto(to);
                        }
                        _ => self.edge(to, Some((value, outcome))),
                    }
                }
                self.at = here;
            }
        }
        value
    }

    /// A condition may be written as a declaration.
    pub(super) fn stmt_value(&mut self, at: NodeRef) -> OpId {
        if matches!(self.kind(at), Kind::VarDef | Kind::ExprStmt) {
            self.last = None;
            self.stmt(at);
            return self.last.take().unwrap_or_else(|| self.constant(at));
        }
        self.expr(at)
    }

    pub(super) fn looping(&mut self, label: Option<Sym>, leave: BlockId, again: BlockId, body: NodeRef) {
        self.loops.push(Loop { label, leave, again: Some(again), finals: self.finals.len() });
        self.stmt(body);
        self.loops.pop();
    }

    pub(super) fn while_loop(&mut self, at: NodeRef, label: Option<Sym>) {
        let post = self.kind(at) == Kind::DoWhile;
        let (cond, body) = if post { (1, 0) } else { (0, 1) };
        let (cond, body) = (self.file.child(at, cond), self.file.child(at, body));
        // `begin … end until cond` runs at least once.
        let written = |l: &Self| l.text(body).starts_with("begin") && l.file.span(body).start < l.file.span(cond).start;
        let post = post || self.dialect.ruby && !self.program.compat && written(self);
        if !post && self.never_entered(at, cond) {
            return self.stmt_of_loop_not_entered(at);
        }
        let (head, inner, after) = (self.block(), self.block(), self.block());
        self.goto(if post { inner } else { head });
        let leave = if post { after } else { self.block() };
        self.at = head;
        if self.is_nil(cond) {
            self.goto(inner);
        } else {
            self.branch(cond, inner, leave);
        }
        self.at = inner;
        self.looping(label, after, head, body);
        self.goto(head);
        if !post {
            self.at = leave;
            if self.file.children(at).count() > 2 {
                self.stmt(self.file.child(at, 2));
            }
            self.goto(after);
        }
        self.at = after;
    }

    pub(super) fn for_loop(&mut self, at: NodeRef, label: Option<Sym>) {
        let [init, cond, update, body] = [0, 1, 2, 3].map(|p| self.file.child(at, p));
        self.stmt(init);
        let (head, inner, step, after) = (self.block(), self.block(), self.block(), self.block());
        self.goto(head);
        self.at = head;
        if self.is_nil(cond) {
            self.goto(inner);
        } else {
            self.branch(cond, inner, after);
        }
        self.at = inner;
        self.looping(label, after, step, body);
        self.goto(step);
        self.at = step;
        self.stmt(update);
        self.goto(head);
        self.at = after;
    }

    pub(super) fn for_each(&mut self, at: NodeRef, label: Option<Sym>) {
        let [binder, iterated, body, otherwise] = [0, 1, 2, 3].map(|p| self.file.child(at, p));
        let all = self.expr(iterated);
        let (head, inner, done, after) = (self.block(), self.block(), self.block(), self.block());
        self.goto(head);
        self.at = head;
        if !self.is_empty_literal(iterated) {
            self.goto(inner);
        }
        self.goto(done);
        self.at = inner;
        let gap = self.file.source.get(self.file.span(binder).end..self.file.span(iterated).start).unwrap_or("");
        let keys = self.dialect.script && !self.program.compat && gap.trim() == "in";
        // For Semgrep each round asks the variable anew.
        let asked = self.program.compat && matches!(self.kind(iterated), Kind::Id | Kind::Dot | Kind::Index);
        let all = if asked && self.graph.lvalues.contains_key(&all) { self.expr(iterated) } else { all };
        let shared =
            (self.dialect.python || self.dialect.script || self.dialect.java || self.dialect.ruby) && !keys && !self.program.compat;
        let several = if shared { self.below(all, Proj::Any) } else { None };
        let element = self.reading(Act::Part(all, if keys { Proj::Key } else { self.round() }), iterated, several);
        self.may_throw(element);
        if !self.program.compat
            && !keys
            && let Some(place) = self.below(all, Proj::Any)
        {
            self.graph.elements.insert(element, place);
        }
        self.each(binder, element, all);
        let again = self.block();
        self.looping(label, after, again, body);
        self.goto(again);
        self.at = again;
        self.write_back(binder, all);
        self.goto(head);
        self.at = done;
        self.stmt(otherwise);
        self.goto(after);
        self.at = after;
    }

    /// The step to what a loop goes through.
    pub(super) fn round(&self) -> Proj {
        match () {
            () if self.program.compat => Proj::Any,
            () if self.dialect.python => Proj::Each,
            () if self.dialect.script => Proj::Entry,
            () => Proj::Any,
        }
    }

    /// Whether nothing is in what a loop goes through.
    pub(super) fn is_empty_literal(&self, at: NodeRef) -> bool {
        let mut list = at;
        if self.program.compat {
            return false;
        }
        if self.dialect.go && self.kind(at) == Kind::Id {
            // Only what is given one value, which has no elements of its own that others could add.
            let Some(scope) = self.scope_of(at) else { return false };
            let [one] = self.program.names.declarations(scope, self.file.node(at).sym) else { return false };
            let Some(value) = one.value else { return false };
            list = value;
        }
        match self.kind(list) {
            Kind::Array | Kind::Tuple | Kind::Dict => self.children(list).is_empty(),
            Kind::New if self.dialect.go => {
                let literal = self.file.child(list, 1);
                self.kind(literal) == Kind::Record && self.children(literal).is_empty() && self.text(list).starts_with("[]")
            }
            _ => false,
        }
    }

    /// What a loop by reference leaves in its variable is in the list.
    pub(super) fn write_back(&mut self, binder: NodeRef, all: OpId) {
        if !self.dialect.php || self.program.compat {
            return self.changed_in_loop(binder, all);
        }
        let binder = if self.kind(binder) == Kind::Pair { self.file.child(binder, 1) } else { binder };
        if self.kind(binder) != Kind::Raw || !self.text(binder).starts_with('&') {
            return;
        }
        if let (Some(name), Some(mut place)) =
            (self.children(binder).into_iter().find(|c| self.kind(*c) == Kind::Id), self.graph.lvalues.get(&all).cloned())
        {
            let value = self.plain_name(name);
            place.path.push(Proj::Any);
            self.emit(Act::Write(place, value, true), name);
        }
    }

    /// Gives the variables of a loop its element.
    pub(super) fn each(&mut self, binder: NodeRef, element: OpId, all: OpId) {
        let parts = self.children(binder);
        match self.kind(binder) {
            // Key and value.
            Kind::Pair | Kind::Tuple if self.kind(binder) == Kind::Pair || self.dialect.go => {
                let keyed = parts.len() == 2 && !self.program.compat;
                for (i, c) in parts.into_iter().enumerate() {
                    let value = if keyed && i == 0 { self.emit(Act::Part(all, Proj::Key), c) } else { element };
                    self.assign(c, value, c, true);
                }
            }
            _ => {
                let element = self.go_first(binder, all, element);
                self.bind(binder, element);
            }
        }
    }

    /// Gives the variable of a loop or of a `with` its value. For Semgrep such a name is an expression
    /// where types are declared, and elsewhere nothing that a rule could mean.
    pub(super) fn bind(&mut self, binder: NodeRef, value: OpId) {
        if !self.program.compat {
            return self.assign(binder, value, binder, true);
        }
        if self.dialect.java || self.dialect.go {
            let value = self.emit(Act::Copy(value), binder);
            return self.assign(binder, value, binder, true);
        }
        let whole = matches!(self.kind(binder), Kind::Id | Kind::VarDef) && binder.node != 0;
        let around = NodeRef { item: binder.item, node: self.file.node(binder).parent };
        self.assign(binder, value, around, !whole);
    }

    pub(super) fn switch(&mut self, at: NodeRef) -> OpId {
        let parts = self.children(at);
        let subject = parts.first().copied().filter(|s| !self.is_nil(*s));
        let value = match subject {
            Some(s) => self.stmt_value(s),
            None => self.constant(at),
        };
        let after = self.block();
        let mut head = self.at;
        self.loops.push(Loop { label: None, leave: after, again: None, finals: self.finals.len() });
        let mut complete = false;
        // What it chooses by, where that is a constant, and whether a case was found that it takes.
        let known = subject.filter(|_| !self.program.compat).and_then(|s| self.decide(s));
        let known = known.filter(|k| matches!(k, Const::Int(_) | Const::Str(_) | Const::Symbol(_) | Const::Bool(_)));
        // Go's `switch name := value.(type)` keeps no node of the name.
        let bound_name = subject.filter(|_| self.dialect.go && !self.program.compat).and_then(|s| {
            let head = self.file.source.get(self.file.span(at).start..self.file.span(s).start)?;
            let name = head.trim_start().strip_prefix("switch")?.trim().strip_suffix(":=")?.trim();
            Some(sym(name.rsplit(';').next()?.trim()))
        });
        let mut taken = false;
        let mut open: Option<BlockId> = None;
        let mut results = Operands::new();
        for case in parts.into_iter().skip(1) {
            if self.kind(case) != Kind::Case {
                self.stmt(case);
                continue;
            }
            let own = self.children(case);
            let (Some(body), Some(guard)) = (own.last().copied(), own.len().checked_sub(2).and_then(|g| own.get(g)).copied()) else {
                continue;
            };
            let patterns = &own[..own.len() - 2];
            complete |= patterns.is_empty() || patterns.iter().all(|p| self.text(*p) == "_");
            let entry = self.block();
            self.at = head;
            if self.dialect.elixir && subject.is_none() {
                // `cond`: what is asked before has been evaluated.
                let next = self.block();
                self.goto(next);
                self.at = next;
                for p in patterns {
                    self.expr(*p);
                }
                head = self.at;
            }
            let tested = match (subject, patterns) {
                (Some(subject), [pattern]) if known.is_none() && !self.program.compat => self.case_type(subject, *pattern),
                _ => None,
            };
            let fits = match &known {
                _ if tested.is_some() => tested,
                Some(known) if !patterns.is_empty() => {
                    let each: Vec<Option<bool>> = patterns.iter().map(|p| self.case_fits(*p, known, 0)).collect();
                    if each.contains(&Some(true)) { Some(true) } else { each.iter().all(Option::is_some).then_some(false) }
                }
                _ => None,
            };
            if fits != Some(false) && !taken {
                self.goto(entry);
            }
            taken |= fits == Some(true) && self.is_nil(guard);
            complete |= taken;
            self.at = entry;
            if let Some(name) = bound_name {
                self.put_thrown(self.file_wide(name), value, case);
            }
            for p in patterns {
                match (self.dialect.elixir, subject) {
                    (true, Some(_)) => self.fit(*p, value),
                    (true, None) => {}
                    (false, _) => self.pattern(*p, value),
                }
            }
            if self.kind(guard) == Kind::IfClause {
                self.expr(self.file.child(guard, 0));
            } else if !self.is_nil(guard) {
                self.expr(guard);
            }
            let inner = self.block();
            self.goto(inner);
            self.reached_from_cases(at, patterns, inner);
            if let Some(before) = open.take() {
                self.at = before;
                self.goto(inner);
            }
            self.at = inner;
            self.last = None;
            self.switches.push(at);
            self.stmt(body);
            self.switches.pop();
            if let Some(last) = self.last.take() {
                results.push(last);
            }
            let start = self.file.span(body).start;
            let arrow = self.file.source[self.file.span(case).start..start].trim_end().ends_with("->");
            let goes_on = self.dialect.go && !self.program.compat && self.text(body).trim_end().ends_with("fallthrough");
            if self.dialect.falls_through && !arrow || goes_on {
                open = Some(self.at);
            } else {
                self.goto(after);
            }
        }
        if let Some(before) = open {
            self.at = before;
            self.goto(after);
        }
        if !complete {
            self.at = head;
            self.goto(after);
        }
        self.loops.pop();
        self.at = after;
        self.emit(Act::Choose(results), at)
    }

    /// Whether the pattern of a case takes a constant.
    pub(super) fn case_fits(&self, at: NodeRef, value: &Const, depth: u32) -> Option<bool> {
        if self.kind(at) == Kind::Raw && self.file.language.id() == "csharp" && depth < MAX_DEPTH {
            return self.pattern_fits(at, value, depth);
        }
        self.case_value(at).map(|c| c == *value)
    }

    /// The same for the patterns of C# that compare and combine.
    fn pattern_fits(&self, at: NodeRef, value: &Const, depth: u32) -> Option<bool> {
        let parts = self.children(at);
        let fits = |p: NodeRef| self.case_fits(p, value, depth + 1);
        match parts.as_slice() {
            [only] => fits(*only),
            [word, inner] if self.text(*word) == "not" => fits(*inner).map(|f| !f),
            [word, limit] => {
                let (Some(Const::Int(limit)), Const::Int(value)) = (consts::decide(self.program.names, *limit), value) else { return None };
                Some(match self.text(*word) {
                    "<" => *value < limit,
                    "<=" => *value <= limit,
                    ">" => *value > limit,
                    ">=" => *value >= limit,
                    _ => return None,
                })
            }
            [open, inner, _] if self.text(*open) == "(" => fits(*inner),
            [a, word, b] => match (self.text(*word), fits(*a), fits(*b)) {
                ("and", Some(false), _) | ("and", _, Some(false)) => Some(false),
                ("or", Some(true), _) | ("or", _, Some(true)) => Some(true),
                ("and" | "or", Some(a), Some(_)) => Some(a),
                _ => None,
            },
            _ => None,
        }
    }

    /// The constant that the pattern of a case stands for.
    pub(super) fn case_value(&self, at: NodeRef) -> Option<Const> {
        let at = if self.kind(at) == Kind::ExprStmt { self.file.child(at, 0) } else { at };
        matches!(self.kind(at), Kind::Str | Kind::Int | Kind::Atom | Kind::Bool).then(|| consts::decide(self.program.names, at)).flatten()
    }

    /// Whether a case that names a class takes what a `switch` looks at.
    pub(super) fn case_type(&mut self, subject: NodeRef, pattern: NodeRef) -> Option<bool> {
        let subject = if matches!(self.kind(subject), Kind::VarDef) { self.file.child(subject, 3) } else { subject };
        let pattern = if self.kind(pattern) == Kind::ExprStmt { self.file.child(pattern, 0) } else { pattern };
        match self.kind(pattern) {
            Kind::Id if self.dialect.ruby || self.dialect.go => self.is_of(subject, pattern),
            Kind::Call if self.dialect.python => {
                let class = self.file.child(pattern, 0);
                if self.is_of(subject, class) == Some(false) { Some(false) } else { None }
            }
            Kind::Raw if self.dialect.binding_patterns && !self.dialect.python => {
                if self.is_of(subject, pattern) == Some(false) {
                    Some(false)
                } else {
                    None
                }
            }
            _ => None,
        }
    }

    /// The pattern of a case.
    pub(super) fn pattern(&mut self, at: NodeRef, value: OpId) {
        match self.kind(at) {
            _ if self.dialect.rust && !self.program.compat => self.bind_rust(at, value),
            Kind::Raw | Kind::Param if self.dialect.java && !self.program.compat => self.bind_java_pattern(at, value),
            Kind::ExprStmt | Kind::VarDef => self.stmt(at),
            Kind::Id | Kind::Array | Kind::Tuple | Kind::Raw if self.dialect.binding_patterns => {
                if !self.program.compat {
                    self.bind_pattern(at, value);
                }
            }
            _ => {
                self.expr(at);
            }
        }
    }

    /// Gives every name in a pattern the whole value.
    pub(super) fn bind_all(&mut self, at: NodeRef, value: OpId) {
        let end = self.file.node(at).next;
        for node in at.node..end {
            let r = NodeRef { item: at.item, node };
            if self.kind(r) == Kind::Id && self.text(r) != "_" {
                let place = self.place_of_name(r);
                // A name by itself has nothing else.
                let only = end == at.node + 1 && self.file.language.id() == "csharp" && !self.program.compat;
                self.write(place, value, r, !only);
            }
        }
    }

    pub(super) fn variable(&mut self, at: NodeRef) {
        let [_, binder, kind, init] = [0, 1, 2, 3].map(|p| self.file.child(at, p));
        if self.is_nil(init) {
            return self.zero_value(at, binder, kind);
        }
        if self.deconstructed(at, binder, init) {
            return;
        }
        let value = self.expr(init);
        self.binding = self.is_reference(at);
        let plain = self.plain(kind);
        if plain.is_some() {
            self.graph.ops[value as usize].plain = plain;
        }
        if self.file.node(at).op == VarKind::Field as u16 && self.kind(binder) == Kind::Id && self.unit.kind == UnitKind::Init {
            let place = self.member(self.text(binder));
            self.write_to(place, value, at, binder, false);
            return;
        }
        self.assign(binder, value, at, false);
        self.last = Some(value);
    }

    pub(super) fn nested_function(&mut self, at: NodeRef) {
        let Some(unit) = self.program.by_node.get(&at).copied() else { return };
        let name = self.file.child(at, 1);
        if self.program.unit(unit).kind == UnitKind::Function {
            self.keep_wrapped(at, unit);
            return;
        }
        let made = self.closure(unit, at);
        let made = self.wrapped(unit, Some(made)).unwrap_or(made);
        if self.kind(name) == Kind::Id {
            let place = self.place_of_name(name);
            self.write(place, made, self.unit.node, false);
        }
    }

    pub(super) fn closure(&mut self, unit: UnitId, at: NodeRef) -> OpId {
        self.mention(unit);
        let made = self.emit(Act::Closure(unit), at);
        if self.is_only_called(at) {
            self.graph.contained.insert(made);
        }
        if self.program.compat && !self.is_used(at) {
            self.graph.idle.insert(made);
        }
        made
    }

    /// Whether a function is called or handed on where it stands.
    pub(super) fn is_used(&self, at: NodeRef) -> bool {
        let up = NodeRef { item: at.item, node: self.file.node(at).parent };
        match self.kind(up) {
            Kind::Args | Kind::KwArg | Kind::Spread => true,
            // What is put off runs too late.
            Kind::Call => {
                self.file.child(up, 0) == at && self.kind(NodeRef { item: up.item, node: self.file.node(up).parent }) != Kind::Defer
            }
            _ => false,
        }
    }

    pub(super) fn nested_class(&mut self, at: NodeRef) {
        if self.unit.kind == UnitKind::Top {
            self.class_value(at);
            return;
        }
        let body = self.file.child(at, 5);
        if !self.is_nil(body) {
            self.members(body);
        }
    }

    /// The functions of a class inside a function: they see what is around them.
    pub(super) fn members(&mut self, body: NodeRef) {
        for member in self.children(body) {
            if let Some(unit) = self.program.by_node.get(&member).copied() {
                self.closure(unit, member);
            } else if self.kind(member) == Kind::VarDef {
                let init = self.file.child(member, 3);
                self.expr_or_nil(init);
            }
        }
    }

    pub(super) fn expr_or_nil(&mut self, at: NodeRef) {
        if !self.is_nil(at) {
            self.expr(at);
        }
    }
}
