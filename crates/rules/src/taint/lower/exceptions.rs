//! What is thrown and who catches it.

use super::{
    ANY_THROWN, Act, BlockId, GENERAL, Handlers, Kind, Lower, MAX_COPIES, NodeRef, OpId, Operands, SmallVec, Sym, UNKNOWN_THROWN, Var,
    last_name, mix, smallvec,
};

impl<'f> Lower<'_, 'f> {
    /// Runs the `finally` parts from the innermost down to a level.
    pub(super) fn run_finals(&mut self, level: usize) {
        let kept = self.finals.split_off(level.min(self.finals.len()));
        let unwind = self.unwind;
        for f in kept.iter().rev() {
            self.copies += 1;
            if self.copies <= MAX_COPIES {
                self.stmt(*f);
            }
        }
        self.unwind = unwind;
        self.finals.extend(kept);
    }

    /// Goes to the handler that takes what is thrown, where its class says which; `from` is the first operation
    /// of what makes it.
    pub(super) fn throw_to_handler(&mut self, thrown: NodeRef, from: OpId) {
        let class = self.thrown_class(thrown).filter(|_| !self.program.compat).and_then(|c| self.program.class_key(c));
        let (Some(class), Some(handlers)) = (class, self.handlers.last()) else { return self.leave_by_exception() };
        if self.unwind != Some(handlers.dispatch) {
            return self.leave_by_exception();
        }
        let mut to = Some(handlers.beyond);
        for (kind, entry, guarded) in &handlers.clauses {
            let takes = if self.is_nil(*kind) || GENERAL.contains(&self.text(*kind)) {
                Some(true)
            } else {
                self.class_named(*kind).or_else(|| last_name(self.file, *kind)).and_then(|k| self.program.is_a(class, k))
            };
            match takes {
                Some(false) => {}
                Some(true) if !guarded => {
                    to = Some(*entry);
                    break;
                }
                _ => {
                    to = None;
                    break;
                }
            }
        }
        self.graph.calm.extend(from..self.graph.ops.len() as OpId);
        match to {
            Some(to) => {
                self.goto(to);
                self.dead();
            }
            None => self.leave_by_exception(),
        }
    }

    /// Goes to the nearest handler, or out of the function.
    pub(super) fn leave_by_exception(&mut self) {
        if self.program.compat
            && let Some((thrown, finals)) = self.handlers.last().map(|h| (h.dispatch, h.finals))
        {
            // For Semgrep what is thrown in the body of a `try` goes to its handlers, or on behind it.
            self.run_finals(finals);
            self.goto(thrown);
            return self.dead();
        }
        match self.unwind {
            Some(to) => self.goto(to),
            None => {
                self.run_finals(0);
                self.goto(self.raised);
            }
        }
        self.dead();
    }

    /// For Semgrep a `catch` is entered after the calls in its `try` body, and from nowhere else but a `throw`.
    pub(super) fn may_throw(&mut self, op: OpId) {
        if self.program.compat {
            let handlers = self.handlers.iter().rev().find(|h| !h.clauses.is_empty());
            self.throwing = handlers.map(|h| (op, h.dispatch));
        }
    }

    /// The way from the call just made to its handlers.
    pub(super) fn after_throwing(&mut self) {
        if let Some((_, to)) = self.throwing.take() {
            let next = self.block();
            self.edge(to, None);
            self.edge(next, None);
            self.at = next;
        }
    }

    /// Keeps what is thrown for the handlers that may take it.
    pub(super) fn keep_thrown(&mut self, value: OpId, thrown: NodeRef, at: NodeRef) {
        if self.program.compat {
            return;
        }
        let mut class = self.thrown_class(thrown);
        if class.is_none() {
            return self.put_thrown(UNKNOWN_THROWN, value, at);
        }
        self.put_thrown(ANY_THROWN, value, at);
        let mut key = class.and_then(|name| self.program.class_key(name));
        for _ in 0..10 {
            let Some(name) = class else { break };
            self.put_thrown(mix(ANY_THROWN, name), value, at);
            key = key.and_then(|k| self.program.class(k)).and_then(|c| c.parents.first().copied());
            class = key.map(|k| self.program.class(k).map_or(k, |c| c.name));
        }
    }

    pub(super) fn put_thrown(&mut self, var: Var, value: OpId, at: NodeRef) {
        self.emit(Act::Write(Self::plain_place(var), value, false), at);
    }

    /// The class of what is thrown, where it is made on the spot.
    pub(super) fn thrown_class(&self, at: NodeRef) -> Option<Sym> {
        match self.kind(at) {
            Kind::New => last_name(self.file, self.file.child(at, 0)),
            Kind::Call => {
                let callee = self.file.child(at, 0);
                let made = if self.dialect.ruby && self.kind(callee) == Kind::Dot { self.file.child(callee, 0) } else { callee };
                last_name(self.file, made)
            }
            Kind::Id if self.text(at).starts_with(char::is_uppercase) => Some(self.file.node(at).sym),
            _ => None,
        }
    }

    /// Whether a handler takes what it names only under a condition.
    pub(super) fn is_filtered(&self, clause: NodeRef) -> bool {
        let (kind, body) = (self.file.child(clause, 0), self.file.child(clause, 2));
        let head = self.file.source.get(self.file.span(clause).start..self.file.span(body).start).unwrap_or("");
        self.file.language.id() == "csharp" && head.contains(" when ") && !self.is_nil(kind)
    }

    /// Where a handler finds what it catches.
    pub(super) fn caught_vars(&self, kind: NodeRef) -> SmallVec<[Var; 4]> {
        let mut out: SmallVec<[Var; 4]> = smallvec![UNKNOWN_THROWN];
        if !self.is_nil(kind) {
            for node in kind.node..self.file.node(kind).next {
                let r = NodeRef { item: kind.item, node };
                if self.kind(r) != Kind::Id {
                    continue;
                }
                if GENERAL.contains(&self.text(r)) {
                    out.truncate(1);
                    break;
                }
                if out.len() < 8 {
                    out.push(mix(ANY_THROWN, self.file.node(r).sym));
                }
            }
        }
        if out.len() == 1 {
            out.push(ANY_THROWN);
        }
        out
    }

    /// Nothing is thrown any more.
    pub(super) fn forget_thrown(&mut self, vars: &[Var], at: NodeRef) {
        let nothing = self.constant(at);
        for var in vars {
            self.put_thrown(*var, nothing, at);
        }
    }

    pub(super) fn try_statement(&mut self, at: NodeRef) {
        let [body, catches, otherwise, finally] = [0, 1, 2, 3].map(|p| self.file.child(at, p));
        let compat = self.program.compat;
        let clauses: Vec<NodeRef> = if self.is_nil(catches) {
            Vec::new()
        } else {
            self.children(catches).into_iter().filter(|c| self.kind(*c) == Kind::Catch).collect()
        };
        let all: SmallVec<[Var; 8]> = if compat {
            SmallVec::new()
        } else {
            let mut all: SmallVec<[Var; 8]> = clauses.iter().flat_map(|c| self.caught_vars(self.file.child(*c, 0))).collect();
            all.sort_unstable();
            all.dedup();
            all
        };
        if !all.is_empty() {
            self.forget_thrown(&all, at);
        }
        let outer = self.unwind;
        let after = self.block();
        // Where an exception goes that no clause takes.
        let beyond = if self.is_nil(finally) { outer.unwrap_or(self.raised) } else { self.block() };
        let dispatch = if clauses.is_empty() { beyond } else { self.block() };
        if !self.is_nil(finally) {
            self.finals.push(finally);
        }
        if !compat {
            self.unwind = Some(dispatch);
        }
        let start = self.block();
        self.unwind = if self.is_nil(finally) || compat { outer } else { Some(beyond) };
        let entries: Vec<BlockId> = clauses.iter().map(|_| self.block()).collect();
        self.unwind = if compat { outer } else { Some(dispatch) };
        let kinds = clauses.iter().zip(&entries).map(|(c, e)| (self.file.child(*c, 0), *e, self.is_filtered(*c))).collect();
        let thrown = if compat && clauses.is_empty() { self.block() } else { dispatch };
        self.handlers.push(Handlers { dispatch: thrown, beyond, clauses: kinds, finals: self.finals.len() });
        self.graph.blocks[start as usize].unwind = self.unwind;
        self.goto(start);
        self.at = start;
        self.starts.push(start);
        self.stmt(body);
        self.close_resources(body);
        self.handlers.pop();
        self.after_throwing();
        self.unwind = if self.is_nil(finally) || compat { outer } else { Some(beyond) };
        let normal = self.block();
        self.goto(normal);
        self.at = normal;
        self.stmt(otherwise);
        let mut ends = vec![self.at];
        if thrown != dispatch {
            ends.push(thrown);
        }
        let takes_all = |c: &NodeRef| {
            let kind = self.file.child(*c, 0);
            let open = self.is_nil(kind) && !self.dialect.ruby || matches!(self.text(kind), "Throwable" | "BaseException");
            open && !self.is_filtered(*c)
        };
        if !clauses.is_empty() && !compat && !clauses.iter().any(takes_all) {
            // A clause that names its exceptions may not take this one.
            self.at = dispatch;
            self.goto(beyond);
        }
        for (clause, entry) in clauses.into_iter().zip(entries) {
            let (binder, inner) = (self.file.child(clause, 1), self.file.child(clause, 2));
            self.at = dispatch;
            self.goto(entry);
            self.at = entry;
            if !self.is_nil(binder) {
                let caught = if compat {
                    self.constant(binder)
                } else {
                    let read: Operands =
                        self.caught_vars(self.file.child(clause, 0)).into_iter().map(|v| self.emit(Act::Read(v), clause)).collect();
                    self.emit(Act::Choose(read), binder)
                };
                self.assign(binder, caught, binder, true);
            }
            self.stmt(inner);
            if !compat {
                self.forget_thrown(&all, at);
            }
            ends.push(self.at);
        }
        self.starts.pop();
        if !self.is_nil(finally) {
            self.finals.pop();
        }
        self.unwind = outer;
        if self.is_nil(finally) {
            for end in ends {
                self.at = end;
                self.goto(after);
            }
        } else {
            let normally = self.block();
            for end in ends {
                self.at = end;
                self.goto(normally);
            }
            self.at = normally;
            self.stmt(finally);
            self.goto(after);
            self.copies += 1;
            self.at = beyond;
            self.graph.blocks[beyond as usize].unwind = outer;
            if self.copies <= MAX_COPIES {
                self.stmt(finally);
            }
            self.goto(outer.unwrap_or(self.raised));
        }
        self.at = after;
    }
}
