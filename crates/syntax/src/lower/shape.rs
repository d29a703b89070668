//! The shapes that the languages of the C family share: what has the same children in the same places,
//! however a grammar names and orders them.

use super::common::{Kids, Lower, float_value, int_value, unescape};
use crate::gast::{ClassKind, FuncKind, Kind, Op, ParamKind, VarKind, flag, sym};
use tree_sitter::Node;

/// Most names of one path; a longer one is left as it is.
pub(super) const MAX_NAMES: usize = 100;

/// What a class declaration says in front of its body.
#[derive(Default)]
pub(super) struct ClassHead<'t> {
    pub(super) name: Option<Node<'t>>,
    pub(super) type_parameters: Option<Node<'t>>,
    pub(super) parents: Vec<Node<'t>>,
    pub(super) interfaces: Vec<Node<'t>>,
}

/// The named child of a kind.
pub(super) fn child<'t>(n: Node<'t>, kind: &str) -> Option<Node<'t>> {
    Kids::of(n).named().find(|k| k.kind() == kind)
}

/// The named children, comments left out.
pub(super) fn children<'t>(n: Node<'t>) -> Vec<Node<'t>> {
    Kids::of(n).named().collect()
}

/// The first named child.
pub(super) fn first<'t>(n: Node<'t>) -> Option<Node<'t>> {
    Kids::of(n).first_named()
}

/// The child in a field.
pub(super) fn field<'t>(n: Node<'t>, name: &str) -> Option<Node<'t>> {
    n.child_by_field_name(name)
}

/// The children in a field that may occur more than once.
pub(super) fn fields<'t>(n: Node<'t>, name: &str) -> Vec<Node<'t>> {
    let mut cursor = n.walk();
    n.children_by_field_name(name, &mut cursor).filter(Node::is_named).collect()
}

impl Lower<'_> {
    /// A node with these children in their places, `Nil` for those that are absent.
    pub(super) fn parts(&mut self, kind: Kind, op: u16, n: Node<'_>, kids: &[Option<Node<'_>>]) {
        let end = self.span(n).end;
        self.open_op(kind, op, n);
        for k in kids {
            self.opt(*k, end);
        }
        self.close();
    }

    /// A node without children that is not written.
    pub(super) fn empty(&mut self, kind: Kind, at: usize) {
        self.b.leaf(kind, at..at, 0);
    }

    /// A list that covers its members, or nothing at `at`.
    pub(super) fn over(&mut self, kind: Kind, members: &[Node<'_>], at: usize) {
        let from = members.first().map_or(at, |m| self.span(*m).start);
        let to = members.last().map_or(at, |m| self.span(*m).end);
        self.b.open(kind, from..to.max(from));
        for m in members {
            self.node(*m);
        }
        self.close();
    }

    /// Lets a node begin with what stands before its construct.
    pub(super) fn begin(&mut self, index: u32, start: usize) {
        if index < self.b.next() {
            self.b.begin(index, start);
        }
    }

    /// Opens a node that is not written.
    pub(super) fn open_implied(&mut self, kind: Kind, n: Node<'_>) {
        let index = self.open(kind, n);
        self.b.node(index).flags |= flag::IMPLICIT;
    }

    /// Opens an expression statement, which may have its own `;`.
    pub(super) fn expression_head(&mut self, n: Node<'_>) {
        let index = self.open(Kind::ExprStmt, n);
        if self.text(n).ends_with(';') {
            self.b.node(index).flags |= flag::TERMINATED;
        }
    }

    /// An expression as a statement.
    pub(super) fn expression_statement(&mut self, n: Node<'_>, expression: Option<Node<'_>>) {
        self.expression_head(n);
        let end = self.span(n).end;
        self.opt(expression, end);
        self.close();
    }

    /// An expression that is the whole body of a function: a block that returns it.
    pub(super) fn returned(&mut self, n: Node<'_>) {
        self.open_implied(Kind::Block, n);
        self.open_implied(Kind::Return, n);
        self.node(n);
        self.close();
        self.close();
    }

    /// One statement where a block may stand.
    pub(super) fn single<'t>(&mut self, n: Node<'t>, statement: impl FnOnce(&mut Self, Node<'t>)) {
        self.open_implied(Kind::Block, n);
        self.nested(n, statement);
        self.close();
    }

    /// `object.name`
    pub(super) fn dot(&mut self, n: Node<'_>, object: Option<Node<'_>>, name: Option<Node<'_>>, optional: bool) {
        let index = self.open(Kind::Dot, n);
        if optional {
            self.b.node(index).flags |= flag::OPTIONAL;
        }
        let end = self.span(n).end;
        self.opt(object, end);
        match name {
            Some(name) if name.child_count() == 0 => self.id(name),
            other => self.opt(other, end),
        }
        self.close();
    }

    /// Names one after the other as a chain of accesses.
    pub(super) fn path(&mut self, names: &[Node<'_>]) {
        let Some((first, rest)) = names.split_first() else { return };
        let start = self.span(*first).start;
        if rest.len() > MAX_NAMES {
            let span = start..rest.last().map_or(start, |n| self.span(*n).end);
            let hash = sym(&self.b.source()[span.clone()]);
            self.b.set_too_deep();
            self.b.leaf(Kind::Raw, span, hash);
            return;
        }
        for name in rest.iter().rev() {
            let end = self.span(*name).end;
            self.b.open(Kind::Dot, start..end);
        }
        self.node(*first);
        for name in rest {
            self.node(*name);
            self.close();
        }
    }

    /// Arguments, none where there is no list.
    pub(super) fn arguments(&mut self, n: Option<Node<'_>>, at: usize) {
        match n {
            Some(a) => self.list(Kind::Args, a, Kids::of(a).named()),
            None => self.empty(Kind::Args, at),
        }
    }

    /// A unary operator, or an increment.
    pub(super) fn unary(&mut self, n: Node<'_>, op: &str, operand: Option<Node<'_>>) {
        let kind = if matches!(op, "++" | "--") { Kind::IncDec } else { Kind::Unary };
        self.parts(kind, Op::from_text(op) as u16, n, &[operand]);
    }

    /// An assignment, plain or compound.
    pub(super) fn assignment(&mut self, n: Node<'_>, op: &str, left: Option<Node<'_>>, right: Option<Node<'_>>) {
        if op == "=" {
            self.parts(Kind::Assign, 0, n, &[left, right]);
        } else {
            self.parts(Kind::AssignOp, Op::from_text(op.trim_end_matches('=')) as u16, n, &[left, right]);
        }
    }

    /// A chain of binary operators of one kind of node with the fields `left`, `operator` and `right`.
    pub(super) fn binary(&mut self, n: Node<'_>) {
        let kind = n.kind_id();
        self.binary_chain(n, |l, n| {
            if n.kind_id() != kind {
                return None;
            }
            let op = field(n, "operator").map_or(Op::Other, |o| Op::from_text(l.text(o)));
            Some((field(n, "left")?, op, field(n, "right")?))
        });
    }

    /// A word that stands for itself: `this`, `super`.
    pub(super) fn special(&mut self, n: Node<'_>) {
        self.leaf(Kind::Special, n);
    }

    /// `true` or `false`, however it is written.
    pub(super) fn boolean(&mut self, n: Node<'_>) {
        self.leaf(Kind::Bool, n);
    }

    /// The absence of a value.
    pub(super) fn null(&mut self, n: Node<'_>) {
        self.b.leaf(Kind::Null, self.span(n), 0);
    }

    /// A number, its suffix no part of its value.
    pub(super) fn number(&mut self, n: Node<'_>, suffixes: &[&str]) {
        let whole = self.text(n);
        let text = suffixes.iter().find_map(|s| whole.strip_suffix(s)).filter(|t| !t.is_empty()).unwrap_or(whole);
        let hex = text.starts_with("0x") || text.starts_with("0X");
        let float = text.contains('.')
            || !hex && text.contains(['e', 'E'])
            || text.len() < whole.len() && whole[text.len()..].contains('f') && !hex;
        let (kind, value) = if float { (Kind::Float, float_value(text)) } else { (Kind::Int, int_value(text)) };
        self.b.leaf(kind, self.span(n), sym(&value));
    }

    /// A string without holes, its delimiters of these lengths; escapes are resolved unless it is raw.
    pub(super) fn plain_string(&mut self, n: Node<'_>, open: usize, close: usize, raw: bool) {
        let text = self.text(n);
        let inner = text.get(open..text.len().saturating_sub(close)).unwrap_or("");
        let cooked = (!raw && inner.contains('\\')).then(|| unescape(inner));
        self.b.string(self.span(n), open, close, cooked);
    }

    /// A stretch of text of a string with holes, unless it is empty.
    pub(super) fn piece(&mut self, range: std::ops::Range<usize>, raw: bool) {
        if let Some(text) = self.b.source().get(range.clone()).filter(|t| !t.is_empty()) {
            let cooked = (!raw && text.contains('\\')).then(|| unescape(text));
            self.b.string(range, 0, 0, cooked);
        }
    }

    /// A string with holes: the pieces in order, those of the kinds in `holes` lowered by `hole`.
    pub(super) fn template<'t>(
        &mut self,
        n: Node<'t>,
        open: usize,
        close: usize,
        holes: &[&str],
        raw: bool,
        mut hole: impl FnMut(&mut Self, Node<'t>),
    ) {
        let span = self.span(n);
        let (mut at, end) = (span.start + open, span.end.saturating_sub(close).max(span.start + open));
        self.open(Kind::Interp, n);
        for k in Kids::of(n).named().filter(|k| holes.contains(&k.kind())) {
            let inner = self.span(k);
            self.piece(at..inner.start, raw);
            hole(self, k);
            at = inner.end;
        }
        self.piece(at..end, raw);
        self.close();
    }

    /// A declaration of one name.
    pub(super) fn variable<'t>(
        &mut self,
        n: Node<'t>,
        kind: VarKind,
        attributes: impl FnOnce(&mut Self),
        name: Option<Node<'t>>,
        ty: Option<Node<'t>>,
        value: Option<Node<'t>>,
    ) {
        let end = self.span(n).end;
        self.open_op(Kind::VarDef, kind as u16, n);
        attributes(self);
        self.opt(name, end);
        self.opt(ty, end);
        self.opt(value, end);
        self.close();
    }

    /// A parameter.
    pub(super) fn parameter<'t>(
        &mut self,
        n: Node<'t>,
        kind: ParamKind,
        attributes: impl FnOnce(&mut Self),
        name: Option<Node<'t>>,
        ty: Option<Node<'t>>,
        default: Option<Node<'t>>,
    ) {
        let end = self.span(n).end;
        self.open_op(Kind::Param, kind as u16, n);
        attributes(self);
        self.opt(name, end);
        self.opt(ty, end);
        self.opt(default, end);
        self.close();
    }

    /// A function: `head` is its name, type parameters and result.
    pub(super) fn function<'t>(
        &mut self,
        n: Node<'t>,
        kind: FuncKind,
        head: [Option<Node<'t>>; 3],
        attributes: impl FnOnce(&mut Self),
        parameters: impl FnOnce(&mut Self),
        body: impl FnOnce(&mut Self),
    ) {
        let end = self.span(n).end;
        let [name, type_parameters, result] = head;
        self.open_op(Kind::Func, kind as u16, n);
        attributes(self);
        self.opt(name, end);
        self.opt(type_parameters, end);
        parameters(self);
        self.opt(result, end);
        body(self);
        self.close();
    }

    /// A class or what is declared like one.
    pub(super) fn class<'t>(
        &mut self,
        n: Node<'t>,
        kind: ClassKind,
        head: &ClassHead<'t>,
        attributes: impl FnOnce(&mut Self),
        body: impl FnOnce(&mut Self),
    ) {
        let end = self.span(n).end;
        self.open_op(Kind::Class, kind as u16, n);
        attributes(self);
        self.opt(head.name, end);
        self.opt(head.type_parameters, end);
        self.over(Kind::Parents, &head.parents, end);
        self.over(Kind::Interfaces, &head.interfaces, end);
        body(self);
        self.close();
    }

    /// The parts of a `try`, absent ones as `Nil`.
    pub(super) fn attempt(&mut self, n: Node<'_>, body: Option<Node<'_>>, catches: &[Node<'_>], finally: Option<Node<'_>>) {
        let end = self.span(n).end;
        self.open(Kind::Try, n);
        self.opt(body, end);
        self.over(Kind::Catches, catches, end);
        self.b.nil(end);
        self.opt(finally, end);
        self.close();
    }

    /// A dotted path of a module.
    pub(super) fn module(&mut self, span: std::ops::Range<usize>) {
        let hash = sym(&self.b.source()[span.clone()]);
        self.b.leaf(Kind::Path, span, hash);
    }
}
