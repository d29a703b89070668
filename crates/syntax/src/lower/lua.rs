//! Lua to the generic tree: an assignment of several values is several assignments, `a:b()` a call of
//! `a.b`.

use super::common::{Kids, Lower};
use super::raw;
use super::shape::{child, children, field, fields, first};
use crate::gast::{FuncKind, Kind, MAX_DEPTH, Op, ParamKind, VarKind};
use tree_sitter::Node;

pub(super) fn node(l: &mut Lower<'_>, n: Node<'_>) {
    if l.b.next() == 0 { statement(l, n) } else { expression(l, n) }
}

fn is_construct(n: Node<'_>) -> bool {
    n.kind().ends_with("_statement") || n.kind().ends_with("_declaration") || matches!(n.kind(), "block" | "ERROR")
}

fn statement(l: &mut Lower<'_>, n: Node<'_>) {
    if let Some((local, assignment)) = assigned(n) {
        let pairs = pairs(assignment);
        if let [one] = pairs.as_slice() {
            assign(l, n, local, *one);
        } else {
            l.open_implied(Kind::Block, n);
            for (target, value) in pairs {
                assign(l, target.or(value).unwrap_or(n), local, (target, value));
            }
            l.close();
        }
        return;
    }
    if is_construct(n) {
        return l.nested(n, construct);
    }
    l.expression_statement(n, Some(n));
}

/// The assignment that a statement is, and whether of a local variable.
fn assigned(n: Node<'_>) -> Option<(bool, Node<'_>)> {
    match n.kind() {
        "assignment_statement" => Some((false, n)),
        "variable_declaration" => Some((true, child(n, "assignment_statement").unwrap_or(n))),
        _ => None,
    }
}

/// Targets with their values, as far as there are any.
fn pairs(n: Node<'_>) -> Vec<(Option<Node<'_>>, Option<Node<'_>>)> {
    let targets: Vec<_> = child(n, "variable_list").map(|v| fields(v, "name")).unwrap_or_default();
    let values: Vec<_> = child(n, "expression_list").map(children).unwrap_or_default();
    (0..targets.len().max(values.len())).map(|i| (targets.get(i).copied(), values.get(i).copied())).collect()
}

fn assign(l: &mut Lower<'_>, span: Node<'_>, local: bool, (target, value): (Option<Node<'_>>, Option<Node<'_>>)) {
    let start = l.span(span).start;
    match (local, target, value) {
        (true, target, value) if target.is_some() => {
            l.variable(span, VarKind::Let, |l| l.empty(Kind::Attrs, start), target, None, value);
        }
        (false, Some(target), Some(value)) => {
            l.open(Kind::ExprStmt, span);
            l.parts(Kind::Assign, 0, span, &[Some(target), Some(value)]);
            l.close();
        }
        (_, target, value) => l.expression_statement(span, target.or(value)),
    }
}

fn statements(l: &mut Lower<'_>, n: Node<'_>) {
    l.open(Kind::Block, n);
    for k in children(n).into_iter().filter(|k| k.kind() != "empty_statement") {
        match assigned(k).map(|(local, a)| (local, pairs(a))) {
            Some((local, list)) if list.len() > 1 => {
                for (target, value) in list {
                    assign(l, target.or(value).unwrap_or(k), local, (target, value));
                }
            }
            _ => statement(l, k),
        }
    }
    l.close();
}

fn block(l: &mut Lower<'_>, n: Option<Node<'_>>, at: usize) {
    match n {
        Some(b) => l.nested(b, statements),
        None => l.empty(Kind::Block, at),
    }
}

fn operator(l: &Lower<'_>, n: Node<'_>) -> Op {
    match field(n, "operator").map_or("", |o| l.text(o)) {
        ".." => Op::Concat,
        "~=" => Op::NotEq,
        "^" => Op::Pow,
        "~" => Op::BitXor,
        other => Op::from_text(other),
    }
}

fn expression(l: &mut Lower<'_>, n: Node<'_>) {
    let end = l.span(n).end;
    match n.kind() {
        "identifier" | "global" => match l.text(n) {
            "self" => l.special(n),
            _ => l.id(n),
        },
        "number" => l.number(n, &[]),
        "true" | "false" => l.boolean(n),
        "nil" => l.null(n),
        "vararg_expression" => l.special(n),
        "string" => {
            let open = field(n, "start").map_or(1, |s| l.span(s).len());
            let close = field(n, "end").map_or(1, |s| l.span(s).len());
            l.plain_string(n, open, close, open > 1);
        }
        "function_call" => {
            l.open(Kind::Call, n);
            l.opt(field(n, "name"), end);
            l.arguments(field(n, "arguments"), end);
            l.close();
        }
        "arguments" => l.list(Kind::Args, n, Kids::of(n).named()),
        "dot_index_expression" => l.dot(n, field(n, "table"), field(n, "field"), false),
        "method_index_expression" => l.dot(n, field(n, "table"), field(n, "method"), false),
        "bracket_index_expression" => l.parts(Kind::Index, 0, n, &[field(n, "table"), field(n, "field")]),
        "parenthesized_expression" => l.opt(first(n), end),
        "binary_expression" => l.binary_chain(n, |l, n| {
            if n.kind() != "binary_expression" {
                return None;
            }
            Some((field(n, "left")?, operator(l, n), field(n, "right")?))
        }),
        "unary_expression" => {
            let op = field(n, "operator").map_or("", |o| l.text(o));
            l.unary(n, op, field(n, "operand"));
        }
        "table_constructor" => l.list(Kind::Dict, n, Kids::of(n).named()),
        "field" => match field(n, "name") {
            Some(name) => l.parts(Kind::Pair, 0, n, &[Some(name), field(n, "value")]),
            None => l.opt(field(n, "value"), end),
        },
        "function_definition" => function(l, n, FuncKind::Lambda),
        "expression_list" | "variable_list" => match children(n).as_slice() {
            [one] => l.node(*one),
            _ => l.list(Kind::Tuple, n, Kids::of(n).named()),
        },
        _ if is_construct(n) => statement(l, n),
        _ => raw::node(l, n),
    }
}

fn function(l: &mut Lower<'_>, n: Node<'_>, kind: FuncKind) {
    let (start, end) = (l.span(n).start, l.span(n).end);
    let list = |l: &mut Lower<'_>| match field(n, "parameters") {
        Some(p) => {
            l.open(Kind::Params, p);
            for k in children(p) {
                let kind = if k.kind() == "vararg_expression" { ParamKind::Rest } else { ParamKind::Ordinary };
                let at = l.span(k).start;
                l.parameter(k, kind, |l| l.empty(Kind::Attrs, at), Some(k), None, None);
            }
            l.close();
        }
        None => l.empty(Kind::Params, start),
    };
    let head = [field(n, "name"), None, None];
    l.function(n, kind, head, |l| l.empty(Kind::Attrs, start), list, |l| block(l, field(n, "body"), end));
}

/// What follows the first branch of an `if`: each `elseif` is an `if` in the place of `else`.
fn alternatives(l: &mut Lower<'_>, list: &[Node<'_>], at: usize) {
    let mut open = 0;
    for a in list {
        let end = l.span(*a).end;
        if l.b.depth() >= MAX_DEPTH {
            l.b.set_too_deep();
            l.leaf(Kind::Raw, *a);
            for _ in 0..open {
                l.close();
            }
            return;
        }
        if a.kind() == "elseif_statement" {
            l.open(Kind::If, *a);
            l.opt(field(*a, "condition"), end);
            block(l, field(*a, "consequence"), end);
            open += 1;
        } else {
            block(l, field(*a, "body"), end);
            for _ in 0..open {
                l.close();
            }
            return;
        }
    }
    l.b.nil(at);
    for _ in 0..open {
        l.close();
    }
}

fn construct(l: &mut Lower<'_>, n: Node<'_>) {
    let (start, end) = (l.span(n).start, l.span(n).end);
    match n.kind() {
        "block" => statements(l, n),
        "do_statement" => block(l, field(n, "body"), end),
        "if_statement" => {
            l.open(Kind::If, n);
            l.opt(field(n, "condition"), end);
            block(l, field(n, "consequence"), end);
            alternatives(l, &fields(n, "alternative"), end);
            l.close();
        }
        "while_statement" => {
            l.open(Kind::While, n);
            l.opt(field(n, "condition"), end);
            block(l, field(n, "body"), end);
            l.b.nil(end);
            l.close();
        }
        "repeat_statement" => {
            l.open(Kind::DoWhile, n);
            block(l, field(n, "body"), end);
            l.opt(field(n, "condition"), end);
            l.close();
        }
        "for_statement" => {
            let clause = field(n, "clause");
            if let Some(c) = clause.filter(|c| c.kind() == "for_numeric_clause") {
                l.open(Kind::ForClassic, n);
                l.variable(c, VarKind::Let, |l| l.empty(Kind::Attrs, start), field(c, "name"), None, field(c, "start"));
                l.opt(field(c, "end"), end);
                l.opt(field(c, "step"), end);
                block(l, field(n, "body"), end);
            } else {
                let parts = clause.map(children).unwrap_or_default();
                l.open(Kind::ForEach, n);
                l.opt(parts.first().copied(), end);
                l.opt(parts.get(1).copied(), end);
                block(l, field(n, "body"), end);
                l.b.nil(end);
            }
            l.close();
        }
        "return_statement" => l.parts(Kind::Return, 0, n, &[first(n)]),
        "break_statement" => l.parts(Kind::Break, 0, n, &[None]),
        "goto_statement" => l.parts(Kind::Goto, 0, n, &[first(n)]),
        "label_statement" => l.parts(Kind::Label, 0, n, &[first(n), None]),
        "function_declaration" => function(l, n, FuncKind::Function),
        _ => raw::node(l, n),
    }
}
