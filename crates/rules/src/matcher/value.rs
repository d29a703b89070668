//! What metavariables are bound to, and when two bindings are the same.

use super::Facts;
use ql_syntax::consts::{self, Const};
use ql_syntax::gast::{File, Kind, NodeRef, Op, flag};
use smallvec::SmallVec;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

/// What a metavariable stands for.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// A node.
    Node(NodeRef),
    /// The content of a string.
    Content(NodeRef),
    /// Siblings.
    Nodes(SmallVec<[NodeRef; 4]>),
    /// A piece of text, from a regular expression or the generic engine.
    Text { text: Arc<str>, range: Option<Range<usize>> },
    /// A constant that an expression has, and the expression.
    Folded(NodeRef, Arc<str>),
}

impl Value {
    /// Whether two values stand at the same place: for telling results apart, not for unification.
    pub(crate) fn same_place(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Node(a), Value::Node(b)) => a == b,
            (Value::Content(a) | Value::Folded(a, _), Value::Content(b) | Value::Folded(b, _)) => a == b,
            (Value::Nodes(a), Value::Nodes(b)) => a == b,
            (Value::Text { text: a, range: x }, Value::Text { text: b, range: y }) => a == b && x == y,
            _ => false,
        }
    }

    /// A hash that values at the same place have in common.
    pub(crate) fn hash_place<H: Hasher>(&self, state: &mut H) {
        match self {
            Value::Node(n) => (0u8, n).hash(state),
            Value::Content(n) | Value::Folded(n, _) => (1u8, n).hash(state),
            Value::Nodes(n) => n.hash(state),
            Value::Text { text, range } => (text, range).hash(state),
        }
    }

    /// The bytes it covers.
    pub(crate) fn range(&self, file: Option<&File>) -> Option<Range<usize>> {
        match (self, file) {
            (Value::Node(n) | Value::Folded(n, _), Some(f)) => Some(f.span(*n)),
            (Value::Content(n), Some(f)) => {
                let span = f.span(*n);
                let node = f.node(*n);
                let (open, close) = ((node.op >> 8) as usize, (node.op & 255) as usize);
                if node.kind == Kind::Str && span.len() >= open + close { Some(span.start + open..span.end - close) } else { Some(span) }
            }
            (Value::Nodes(ns), Some(f)) => Some(f.span(*ns.first()?).start..f.span(*ns.last()?).end),
            (Value::Text { range, .. }, _) => range.clone(),
            _ => None,
        }
    }
}

/// The text a value is shown as.
pub(crate) fn text_of(file: Option<&File>, value: &Value) -> String {
    match (value, file) {
        (Value::Text { text, .. }, _) | (Value::Folded(_, text), _) => text.to_string(),
        (Value::Node(n), Some(f)) => f.text(*n).to_owned(),
        // What has escapes in YAML, or no quotes, is what it says; the pieces of a text with holes are as written.
        (Value::Content(n), Some(f))
            if f.node(*n).kind == Kind::Str
                && (f.language.id() == "yaml"
                    || f.node(*n).op == 0 && f.node(NodeRef { item: n.item, node: f.node(*n).parent }).kind != Kind::Interp) =>
        {
            f.string(*n).to_owned()
        }
        (Value::Content(n), Some(f)) => {
            let range = value.range(file);
            range.map_or_else(|| f.string(*n).to_owned(), |r| f.source[r].to_owned())
        }
        (Value::Nodes(_), Some(f)) => value.range(file).map_or_else(String::new, |r| f.source[r].to_owned()),
        _ => String::new(),
    }
}

/// The text that a condition asks of: with `constant`, the value's where it must have one.
pub(crate) fn asked_text(file: Option<&File>, facts: Option<&Facts<'_>>, value: &Value, constant: bool) -> String {
    if constant
        && let (Value::Node(n), Some(facts)) = (value, facts)
        && let Some(text) = consts::fold(&facts.names, *n).and_then(|c| c.text())
    {
        return text;
    }
    match (value, file) {
        // A block of text in YAML is asked of without the indentation that it is written with.
        (Value::Node(n), Some(f)) if f.language.id() == "yaml" && f.node(*n).kind == Kind::Str && f.node(*n).op == 0 => {
            f.string(*n).to_owned()
        }
        _ => text_of(file, value),
    }
}

/// The text a value is shown as in a message; with `compat` where Semgrep ends some of them.
pub(crate) fn shown(file: Option<&File>, value: &Value, compat: bool) -> String {
    match (value, file) {
        // Upstream shows the first part of what it put together.
        (Value::Folded(n, _), Some(f)) if compat && f.node(*n).kind == Kind::Binary => {
            let mut at = *n;
            while f.node(at).kind == Kind::Binary {
                at = f.child(at, 0);
            }
            f.text(at).to_owned()
        }
        (Value::Node(n), Some(f)) if compat => f.source.get(shown_range(f, *n)).unwrap_or_default().to_owned(),
        _ => text_of(file, value),
    }
}

fn shown_range(file: &File, at: NodeRef) -> Range<usize> {
    let n = file.node(at);
    let mut span = if file.language.id() == "python" { file.outer_span(at) } else { file.span(at) };
    let script = matches!(file.language.id(), "javascript" | "typescript" | "tsx");
    if file.language.id() == "java" && matches!(n.kind, Kind::Return | Kind::Imports) {
        span.end = span.start + file.text(at).trim_end_matches(';').trim_end().len();
    }
    // The arrow is a part of what it looks into.
    if n.kind == Kind::Deref && file.source[span.end..].starts_with("->") && matches!(file.language.id(), "c" | "cpp") {
        span.end += 2;
    }
    if at.node == 0 {
        return span;
    }
    let parent = NodeRef { item: at.item, node: n.parent };
    let p = file.node(parent);
    if file.child(parent, 0) != at {
        return span;
    }
    match p.kind {
        Kind::Dot if script && p.flags & flag::OPTIONAL != 0 => span.end = file.span(file.child(parent, 1)).start,
        Kind::Dot if file.language.id() == "csharp" && p.flags & flag::OPTIONAL != 0 => {
            span.end = file.span(file.child(parent, 1)).start.saturating_sub(1)
        }
        // The name of an element ends where its last part begins.
        Kind::Xml if n.kind == Kind::Dot => span.end = file.span(file.child(at, 1)).start,
        // A group of a longer chain takes the operator after it.
        Kind::Binary
            if n.kind == Kind::Binary
                && file.language.id() != "python"
                && n.op == p.op
                && matches!(Op::from_u16(n.op), Op::And | Op::Or) =>
        {
            let right = file.span(file.child(parent, 1)).start;
            let between = file.source.get(span.end..right).unwrap_or_default();
            if !between.trim_start().starts_with(')') {
                span.end += between.trim_end().len();
            }
        }
        _ => {}
    }
    span
}

/// Whether two bindings of one metavariable agree.
pub(crate) fn equal(facts: &Facts<'_>, a: &Value, b: &Value) -> bool {
    let file = facts.file;
    match (a, b) {
        (Value::Node(x), Value::Node(y)) => nodes_equal(facts, *x, *y),
        (Value::Content(x), Value::Content(y)) => file.string(*x) == file.string(*y),
        (Value::Nodes(x), Value::Nodes(y)) => x.len() == y.len() && x.iter().zip(y).all(|(x, y)| nodes_equal(facts, *x, *y)),
        (Value::Nodes(x), Value::Node(y)) | (Value::Node(y), Value::Nodes(x)) => x.len() == 1 && nodes_equal(facts, x[0], *y),
        (Value::Content(x), Value::Node(y)) | (Value::Node(y), Value::Content(x)) => {
            // The content of a string agrees with a name spelt like it.
            matches!(file.node(*y).kind, Kind::Id | Kind::Atom) && file.text(*y) == file.string(*x)
        }
        (Value::Text { text, .. }, other) | (other, Value::Text { text, .. }) => match other {
            Value::Text { text: t, .. } => t == text,
            other => text_of(Some(file), other) == **text,
        },
        (Value::Folded(_, s), Value::Folded(_, t)) => s == t,
        (Value::Folded(_, s), Value::Content(n)) | (Value::Content(n), Value::Folded(_, s)) => file.string(*n) == &**s,
        _ => false,
    }
}

/// Unwraps what makes no difference: expression statements, casts of the type checker.
pub(crate) fn strip(file: &File, at: NodeRef) -> NodeRef {
    let mut at = at;
    loop {
        match file.node(at).kind {
            Kind::ExprStmt | Kind::TypeAssert => at = file.child(at, 0),
            _ => return at,
        }
    }
}

fn nodes_equal(facts: &Facts<'_>, a: NodeRef, b: NodeRef) -> bool {
    let file = facts.file;
    let (a, b) = (strip(file, a), strip(file, b));
    if a == b {
        return true;
    }
    let (x, y) = (file.node(a), file.node(b));
    if x.hash == y.hash {
        return x.kind != Kind::Id || same_symbol(facts, a, b);
    }
    // A key in quotes is the key without.
    if x.kind != y.kind && is_key(file, a) && is_key(file, b) {
        let text = |at: NodeRef, k: Kind| if k == Kind::Str { file.string(at) } else { file.text(at) };
        return text(a, x.kind) == text(b, y.kind);
    }
    // So is a word of a shell.
    if x.kind != y.kind
        && matches!(file.language.id(), "bash" | "dockerfile")
        && matches!((x.kind, y.kind), (Kind::Id, Kind::Str) | (Kind::Str, Kind::Id))
    {
        let text = |at: NodeRef, k: Kind| if k == Kind::Str { file.string(at) } else { file.text(at) };
        return text(a, x.kind) == text(b, y.kind);
    }
    // A name that has a constant value agrees with that literal.
    if x.kind != y.kind && (x.kind == Kind::Id || y.kind == Kind::Id) {
        let literal = |k: Kind| matches!(k, Kind::Str | Kind::Int | Kind::Float | Kind::Bool | Kind::Null);
        if literal(x.kind) || literal(y.kind) {
            return match (consts::fold(&facts.names, a), consts::fold(&facts.names, b)) {
                (Some(Const::SomeStr), _) | (_, Some(Const::SomeStr)) => false,
                (Some(p), Some(q)) => p == q,
                _ => false,
            };
        }
    }
    false
}

/// Whether a name or text is the key of an entry.
fn is_key(file: &File, at: NodeRef) -> bool {
    let n = file.node(at);
    let parent = NodeRef { item: at.item, node: n.parent };
    at.node != 0 && matches!(n.kind, Kind::Id | Kind::Str) && file.node(parent).kind == Kind::Pair && file.child(parent, 0) == at
}

/// Two uses of one name are the same variable unless both are declared, in different scopes.
fn same_symbol(facts: &Facts<'_>, a: NodeRef, b: NodeRef) -> bool {
    // The name of a method is no variable.
    let member = |at: NodeRef| {
        let parent = NodeRef { item: at.item, node: facts.file.node(at).parent };
        at.node != 0 && facts.file.node(parent).kind == Kind::Func && facts.file.child(parent, 1) == at
    };
    // Neither is that of a field of an object.
    let field = |at: NodeRef| {
        let parent = NodeRef { item: at.item, node: facts.file.node(at).parent };
        at.node != 0 && facts.file.node(parent).kind == Kind::Dot && facts.file.child(parent, 1) == at
    };
    if member(a) && member(b) || field(a) || field(b) {
        return true;
    }
    let imported =
        |at: NodeRef| at.node != 0 && facts.file.node(NodeRef { item: at.item, node: facts.file.node(at).parent }).kind == Kind::Import;
    match (facts.names.scope_of(a), facts.names.scope_of(b)) {
        (Some(x), Some(y)) => x == y && facts.names.block_declaration(a) == facts.names.block_declaration(b),
        // An import is declared in the file.
        (Some(x), None) if imported(b) => x.is_none(),
        (None, Some(y)) if imported(a) => y.is_none(),
        _ => true,
    }
}
