//! Shapes that mean the same though they are written differently.

use super::{Goal, MAX_DEFINITIONS, Matcher, Todo, Value};
use crate::pattern::{Ask, P, PNode};
use ql_syntax::gast::{Kind, NodeRef, Op, flag};
use smallvec::SmallVec;
use std::sync::Arc;

/// Longer chains of an associative operator are compared as they are grouped.
const MAX_OPERANDS: usize = 8;

impl Matcher<'_, '_> {
    /// Whether the pattern is written in JavaScript or one of its relatives.
    pub(super) fn is_script(&self) -> bool {
        matches!(self.pattern.language.id(), "javascript" | "typescript" | "tsx")
    }

    /// Whether the pattern is shell text, or may hold some.
    pub(super) fn is_shell(&self) -> bool {
        matches!(self.pattern.language.id(), "bash" | "dockerfile")
    }

    fn is_java(&self) -> bool {
        self.pattern.language.id() == "java"
    }

    /// `$X && $Y` on `a && b && c` is also `a` and `b && c`, for which there is no node.
    pub(super) fn regrouped(&mut self, kids: &[P], t: NodeRef, next: Option<&Goal<'_>>) {
        let file = self.facts.file;
        let [left, right] = kids else { return };
        let Ask::Mv(slot) = self.pattern.node(*right).ask else { return };
        let op = file.node(t).op;
        let end = file.span(t).end;
        let mut at = file.child(t, 0);
        while file.node(at).kind == Kind::Binary && file.node(at).op == op {
            let mut from = file.span(file.child(at, 1)).start;
            if self.facts.compat && self.pattern.language.id() == "python" {
                // Upstream's chain has its first operator in the second part.
                let before = file.span(file.child(at, 0)).end;
                from = from.min(before + file.source.get(before..from).map_or(0, |t| t.len() - t.trim_start().len()));
            }
            let Some(text) = file.source.get(from..end) else { return };
            // Written in parentheses the left part is one operand.
            if file.source.get(file.span(at).end..end).is_none_or(|t| t.trim_start().starts_with(')')) {
                return;
            }
            let value = Value::Text { text: Arc::from(text), range: Some(from..end) };
            let goal = Goal { todo: Todo::Bind(slot, &value), next };
            self.then(*left, file.child(at, 0), Some(&goal));
            at = file.child(at, 0);
        }
    }

    /// Operators that group either way are compared operand by operand, however either side is grouped.
    /// Those that commute as well find theirs in any order among more: `a | b` in `a | c | b`.
    pub(super) fn operands(&mut self, p: P, t: NodeRef, next: Option<&Goal<'_>>) {
        let file = self.facts.file;
        let op = file.node(t).op;
        let (mut wanted, mut targets): (SmallVec<[P; 8]>, SmallVec<[NodeRef; 8]>) = (SmallVec::new(), SmallVec::new());
        self.pattern_operands(p, op, &mut wanted);
        self.code_operands(t, op, &mut targets);
        let dots = wanted.iter().any(|w| self.pattern.is_dots(*w));
        // Two operands on two are what the caller has compared.
        if targets.len() > MAX_OPERANDS || targets.len() + usize::from(dots) < 3 || wanted.len() > MAX_OPERANDS {
            return;
        }
        let commutes = match Op::from_u16(op) {
            Op::And | Op::Or => self.switches.commutative_boolean,
            op => matches!(op, Op::BitAnd | Op::BitOr | Op::BitXor),
        };
        if !commutes {
            let goal = Goal { todo: Todo::List(&wanted, &targets), next };
            return self.solve(Some(&goal));
        }
        let free = wanted.iter().filter(|w| !matches!(self.pattern.node(**w).ask, Ask::Node(_) | Ask::Dots(_))).count();
        let least = wanted.len() - wanted.iter().filter(|w| self.pattern.is_dots(**w)).count();
        if least > targets.len() {
            return;
        }
        // Many metavariables in any order would be tried in too many ways.
        if free > 3 {
            let goal = Goal { todo: Todo::List(&wanted, &targets[..least]), next };
            return self.solve(Some(&goal));
        }
        let goal = Goal { todo: Todo::Any(&wanted, &targets, true), next };
        self.solve(Some(&goal));
    }

    fn pattern_operands(&self, p: P, op: u16, out: &mut SmallVec<[P; 8]>) {
        let n = self.pattern.node(p);
        match (&n.ask, n.kids.as_slice()) {
            (Ask::Node(Kind::Binary), [left, right]) if n.op == op && out.len() <= MAX_OPERANDS => {
                self.pattern_operands(*left, op, out);
                self.pattern_operands(*right, op, out);
            }
            _ => out.push(p),
        }
    }

    fn code_operands(&self, t: NodeRef, op: u16, out: &mut SmallVec<[NodeRef; 8]>) {
        let file = self.facts.file;
        let mut open: SmallVec<[NodeRef; 8]> = SmallVec::from_slice(&[t]);
        while let Some(at) = open.pop() {
            if out.len() > MAX_OPERANDS || open.len() > 2 * MAX_OPERANDS {
                out.push(at);
                return;
            }
            if file.node(at).kind == Kind::Binary && file.node(at).op == op {
                open.push(file.child(at, 1));
                open.push(file.child(at, 0));
            } else {
                out.push(at);
            }
        }
    }

    /// Whether a part of a chain of `and` or `or` has no node of its own upstream.
    pub(super) fn is_inner_link(&self, t: NodeRef) -> bool {
        let file = self.facts.file;
        if !self.facts.compat || t.node == 0 || self.pattern.language.id() != "python" {
            return false;
        }
        let parent = NodeRef { item: t.item, node: file.node(t).parent };
        file.node(parent).kind == Kind::Binary
            && file.node(parent).op == file.node(t).op
            && file.child(parent, 0) == t
            && file.span(parent).start == file.span(t).start
    }

    /// Whether an assignment is the value of another.
    pub(super) fn is_chained_value(&self, t: NodeRef) -> bool {
        let file = self.facts.file;
        let parent = NodeRef { item: t.item, node: file.node(t).parent };
        t.node != 0 && file.node(parent).kind == Kind::Assign && file.child(parent, 1) == t
    }

    /// A command of a list: the statement itself, or any command that runs as a part of it.
    pub(super) fn commands(&mut self, p: P, t: NodeRef, next: Option<&Goal<'_>>) {
        let file = self.facts.file;
        let (mut node, end) = (t.node, file.node(t).next);
        while node < end {
            let at = NodeRef { item: t.item, node };
            let n = file.node(at);
            if matches!(n.kind, Kind::Block | Kind::Func) || !self.may_hold(p, at) {
                node = n.next;
                continue;
            }
            if n.kind == Kind::Call {
                self.then(p, at, next);
            }
            node += 1;
        }
    }

    /// An instruction of a Dockerfile: options that the pattern does not name do not matter.
    pub(super) fn instruction(&mut self, kids: &[P], flags: u8, t: NodeRef, next: Option<&Goal<'_>>) {
        let file = self.facts.file;
        let (keyed, placed): (SmallVec<[P; 8]>, SmallVec<[P; 8]>) =
            self.pattern.node(kids[1]).kids.iter().copied().partition(|k| self.pattern.kind(*k) == Some(Kind::KwArg));
        let (options, others): (SmallVec<[NodeRef; 8]>, SmallVec<[NodeRef; 8]>) =
            file.children(file.child(t, 1)).partition(|a| file.node(*a).kind == Kind::KwArg);
        // Shell text is no list of words.
        if flags & flag::OPTIONAL != 0 && others.iter().any(|a| file.node(*a).kind == Kind::Array) {
            return;
        }
        let rest = Goal { todo: Todo::Args(&placed, &others), next };
        let keyed = Goal { todo: Todo::Any(&keyed, &options, true), next: Some(&rest) };
        self.then(kids[0], file.child(t, 0), Some(&keyed));
    }

    /// A command as the list of its words, for patterns that begin with dots.
    pub(super) fn words(&mut self, kids: &[P], t: NodeRef, next: Option<&Goal<'_>>) {
        let file = self.facts.file;
        let mut ts: SmallVec<[NodeRef; 8]> = SmallVec::from_slice(&[file.child(t, 0)]);
        ts.extend(file.children(file.child(t, 1)));
        let goal = Goal { todo: Todo::List(kids, &ts), next };
        self.solve(Some(&goal));
    }

    /// Whether a word stands in the brackets of a Bash test, where upstream does not look.
    pub(super) fn in_test(&self, t: NodeRef) -> bool {
        let file = self.facts.file;
        let mut at = t;
        while at.node != 0 {
            at.node = file.node(at).parent;
            if file.node(at).kind == Kind::Raw && file.text(at).starts_with('[') {
                return true;
            }
        }
        false
    }

    /// Whether one of two loops has braces where the other has none, which upstream tells apart.
    pub(super) fn braces_differ(&self, kids: &[P], t: NodeRef) -> bool {
        if !self.facts.compat {
            return false;
        }
        let file = self.facts.file;
        let written = |kind: Option<Kind>, flags: u8| kind == Some(Kind::Block) && flags & flag::IMPLICIT == 0;
        let mut ours = kids.iter().filter(|k| self.pattern.kind(**k) == Some(Kind::Block));
        let mut theirs = file.children(t).filter(|k| file.node(*k).kind == Kind::Block);
        match (ours.next(), theirs.next()) {
            (Some(p), Some(b)) => {
                written(self.pattern.kind(*p), self.pattern.node(*p).flags) != written(Some(Kind::Block), file.node(b).flags)
            }
            _ => false,
        }
    }

    /// A chain that ends in dots: `$X.foo(). ...` is what `$X.foo()` is, and whatever is called on that.
    pub(super) fn chain_prefix(&mut self, head: P, t: NodeRef, next: Option<&Goal<'_>>) {
        let mut at = t;
        let mut definitions = MAX_DEFINITIONS;
        loop {
            self.then(head, at, next);
            let Some(before) = self.link_before(at, &mut definitions) else { return };
            at = before;
        }
    }

    /// One link back in a chain: what `.name` or `.name(args)` is asked of, or what a name in front of the chain
    /// stands for.
    /// `definitions` counts down: names may be defined by one another.
    pub(super) fn link_before(&self, at: NodeRef, definitions: &mut u32) -> Option<NodeRef> {
        let file = self.facts.file;
        let link = if file.node(at).kind == Kind::Call { file.child(at, 0) } else { at };
        match file.node(link).kind {
            Kind::Dot => Some(file.child(link, 0)),
            Kind::Id if link == at && self.switches.symbolic => {
                *definitions = definitions.checked_sub(1)?;
                self.defined_as(at)
            }
            _ => None,
        }
    }

    /// The arguments of a type, where a tuple stands for several.
    pub(super) fn subscripts(&mut self, kids: &[P], t: NodeRef, next: Option<&Goal<'_>>) {
        let file = self.facts.file;
        let mut ps: SmallVec<[P; 4]> = SmallVec::from_slice(kids);
        if let [_, tuple] = kids
            && self.pattern.kind(*tuple) == Some(Kind::Tuple)
        {
            ps.truncate(1);
            ps.extend_from_slice(&self.pattern.node(*tuple).kids);
        }
        let mut ts: SmallVec<[NodeRef; 4]> = file.children(t).collect();
        if let [_, tuple] = ts.as_slice()
            && file.node(*tuple).kind == Kind::Tuple
        {
            let parts: SmallVec<[NodeRef; 4]> = file.children(*tuple).collect();
            ts.truncate(1);
            ts.extend_from_slice(&parts);
        }
        let goal = Goal { todo: Todo::List(&ps, &ts), next };
        self.solve(Some(&goal));
    }

    /// A metavariable in the place of a body stands for the whole body where that is no single statement.
    pub(super) fn whole_body(&mut self, pn: &PNode, t: NodeRef, next: Option<&Goal<'_>>) {
        let file = self.facts.file;
        let [one] = pn.kids.as_slice() else { return };
        let unbraced = pn.flags & flag::IMPLICIT != 0 || matches!(self.pattern.language.id(), "python" | "ruby");
        if !unbraced || file.children(t).take(2).count() == 1 {
            return;
        }
        let statement = self.pattern.node(*one);
        let Ask::Node(kind) = statement.ask else { return };
        // A metavariable on the last line of a method is what it returns.
        if kind != Kind::ExprStmt && (kind != Kind::Return || statement.flags & flag::IMPLICIT == 0) {
            return;
        }
        if let [inner] = statement.kids.as_slice()
            && let Ask::Mv(slot) = self.pattern.node(*inner).ask
        {
            self.bind(slot, &Value::Node(t), next);
        }
    }

    /// A decorator or annotation: a bare name has no arguments, and none or any may be left out with their
    /// parentheses.
    pub(super) fn attribute(&mut self, p: P, t: NodeRef, next: Option<&Goal<'_>>) {
        let file = self.facts.file;
        match (&self.pattern.node(p).ask, file.node(t).kind) {
            // Without arguments it is its name, with parentheses or not.
            (Ask::Mv(_) | Ask::Node(Kind::Id | Kind::Dot), Kind::Call) if file.children(file.child(t, 1)).next().is_none() => {
                self.then(p, file.child(t, 0), next);
            }
            (Ask::Mv(_), Kind::Call) => {}
            (Ask::Node(Kind::Call), Kind::Id | Kind::Dot) => {
                let kids = &self.pattern.node(p).kids;
                let args = &self.pattern.node(kids[1]).kids;
                if args.is_empty() || matches!(args.as_slice(), [one] if self.pattern.is_dots(*one)) {
                    self.then(kids[0], t, next);
                }
            }
            _ => self.then(p, t, next),
        }
    }

    /// Whether a body of the pattern asks nothing of the body.
    pub(super) fn is_any_body(&self, p: P) -> bool {
        self.pattern.kind(p) == Some(Kind::Block)
            && matches!(self.pattern.node(p).kids.as_slice(), [one] if matches!(self.pattern.node(*one).ask, Ask::Dots(None)))
    }

    /// Whether a method without a body is described by the pattern's empty dots all the same.
    pub(super) fn may_lack_body(&self, p: P, body: NodeRef) -> bool {
        (self.is_java() || self.pattern.language.id() == "ruby") && self.facts.file.node(body).kind == Kind::Nil && self.is_any_body(p)
    }

    /// The body of `$A -> $B` is the value of an expression, or a block with what it holds.
    /// Returns whether that was the question.
    pub(super) fn lambda_body(&mut self, p: P, body: NodeRef, next: Option<&Goal<'_>>) -> bool {
        let file = self.facts.file;
        if !self.is_java() || file.node(body).kind != Kind::Block || file.node(body).flags & flag::IMPLICIT != 0 {
            return false;
        }
        let pn = self.pattern.node(p);
        if pn.flags & flag::IMPLICIT == 0 || pn.kids.len() != 1 || self.pattern.kind(pn.kids[0]) != Some(Kind::Return) {
            return false;
        }
        let Some(Ask::Mv(slot)) = self.pattern.node(pn.kids[0]).kids.first().map(|v| &self.pattern.node(*v).ask) else { return false };
        let inner: SmallVec<[NodeRef; 2]> = file.children(body).take(2).collect();
        let value = match inner.as_slice() {
            [one] if file.node(*one).kind == Kind::Return && !self.facts.compat => file.child(*one, 0),
            [one] => *one,
            _ => body,
        };
        self.bind(*slot, &Value::Node(value), next);
        true
    }

    /// The declaration of a C++ function of the pattern as that of a variable with its constructor's arguments.
    pub(super) fn constructed(&mut self, kids: &[P], t: NodeRef, next: Option<&Goal<'_>>) {
        let file = self.facts.file;
        let init = file.child(t, 3);
        if !self.switches.constructors || self.pattern.kind(kids[5]) != Some(Kind::Nil) {
            return;
        }
        // Each parameter is a name alone.
        let mut arguments: SmallVec<[P; 8]> = SmallVec::new();
        for p in &self.pattern.node(kids[3]).kids {
            let parameter = self.pattern.node(*p);
            match (&parameter.ask, parameter.kids.as_slice()) {
                (Ask::Node(Kind::Param), [_, name, ty, value])
                    if self.pattern.kind(*ty) == Some(Kind::Nil) && self.pattern.kind(*value) == Some(Kind::Nil) =>
                {
                    arguments.push(*name)
                }
                (Ask::Node(Kind::Param), [_, name, ty, _]) if self.pattern.kind(*name) == Some(Kind::Nil) => arguments.push(*ty),
                (Ask::Node(_), _) => return,
                _ => arguments.push(*p),
            }
        }
        let given: SmallVec<[NodeRef; 8]> = file.children(file.child(init, 1)).collect();
        let arguments = Goal { todo: Todo::Args(&arguments, &given), next };
        let ty = Goal { todo: Todo::Node(kids[4], file.child(t, 2)), next: Some(&arguments) };
        let name = Goal { todo: Todo::Node(kids[1], file.child(t, 1)), next: Some(&ty) };
        self.slots_from(&kids[..1], &[file.child(t, 0)], &[true], 0, Some(&name));
    }

    /// `a, b = 1, 2` is `a = 1` and `b = 2` as well.
    pub(super) fn element_wise(&mut self, kids: &[P], target: NodeRef, value: NodeRef, next: Option<&Goal<'_>>) {
        let file = self.facts.file;
        if file.node(target).kind != Kind::Tuple || file.node(value).kind != Kind::Tuple || self.pattern.kind(kids[0]) == Some(Kind::Tuple)
        {
            return;
        }
        let (targets, values): (Vec<NodeRef>, Vec<NodeRef>) = (file.children(target).collect(), file.children(value).collect());
        if targets.len() != values.len() {
            return;
        }
        for (target, value) in targets.into_iter().zip(values) {
            let goal = Goal { todo: Todo::Node(kids[1], value), next };
            self.then(kids[0], target, Some(&goal));
        }
    }
}
