//! Ruby to the generic tree: a block is the last call's argument of its own, `unless` is an `if` of
//! the negation, and the last expression of a method is what it returns.

use super::common::{Kids, Lower, float_value, int_value, unescape};
use super::raw;
use crate::gast::{ClassKind, FuncKind, Kind, Op, ParamKind, flag, sym};
use tree_sitter::Node;

/// `op` of an interpolation that is a regular expression.
const INTERPOLATED_REGEX: u16 = 6;

pub(super) fn node(l: &mut Lower<'_>, n: Node<'_>) {
    if n.parent().is_some_and(|p| p.kind() == "program") {
        statement(l, n, false);
    } else {
        expression(l, n);
    }
}

fn expression(l: &mut Lower<'_>, n: Node<'_>) {
    let end = l.span(n).end;
    let field = |name: &str| n.child_by_field_name(name);
    match n.kind() {
        "identifier" | "constant" | "instance_variable" | "class_variable" | "global_variable" | "operator" | "setter" => l.id(n),
        "self" | "super" => drop(l.leaf(Kind::Special, n)),
        "integer" => {
            let value = int_value(l.text(n));
            l.b.leaf(Kind::Int, l.span(n), sym(&value));
        }
        "float" => {
            let value = float_value(l.text(n));
            l.b.leaf(Kind::Float, l.span(n), sym(&value));
        }
        "true" | "false" => drop(l.leaf(Kind::Bool, n)),
        "nil" => drop(l.b.leaf(Kind::Null, l.span(n), 0)),
        "simple_symbol" | "hash_key_symbol" => symbol(l, n),
        "string" | "subshell" | "bare_string" => string(l, n),
        "chained_string" => {
            let text: String = Kids::of(n).named().flat_map(|s| Kids::of(s).named().map(|k| l.text(k)).collect::<Vec<_>>()).collect();
            l.b.string(l.span(n), 0, 0, Some(text));
        }
        "regex" if Kids::of(n).named().any(|k| k.kind() == "interpolation") => {
            l.open_op(Kind::Interp, INTERPOLATED_REGEX, n);
            for k in Kids::of(n).named() {
                if k.kind() == "interpolation" {
                    l.opt(Kids::of(k).first_named(), l.span(k).end);
                } else {
                    l.b.string(l.span(k), 0, 0, None);
                }
            }
            l.close();
        }
        "regex" => drop(l.leaf(Kind::Regex, n)),
        "range" => {
            let kids = Kids::of(n);
            let exclusive = kids.has("...");
            l.open_op(Kind::Raw, n.kind_id() << 1 | u16::from(exclusive), n);
            for name in ["begin", "end"] {
                match field(name) {
                    Some(bound) => l.node(bound),
                    // What has no end ends with nil.
                    None => drop(l.b.leaf(Kind::Null, end..end, 0)),
                }
            }
            l.close();
        }
        "call" => call(l, n),
        "scope_resolution" => {
            let parts: Vec<_> = Kids::of(n).named().collect();
            match parts.as_slice() {
                [one] => l.node(*one),
                _ => l.list(Kind::Dot, n, parts.into_iter().take(2)),
            }
        }
        "element_reference" => l.list(Kind::Index, n, Kids::of(n).named()),
        "argument_list" => l.list(Kind::Args, n, Kids::of(n).named()),
        "pair" => {
            let (key, value) = (field("key"), field("value"));
            let word = key.filter(|k| matches!(k.kind(), "hash_key_symbol" | "simple_symbol"));
            let argument = n.parent().is_some_and(|p| p.kind() == "argument_list");
            match word.filter(|_| argument) {
                Some(k) => {
                    l.open(Kind::KwArg, n);
                    let span = l.span(k);
                    l.b.id(span.start + usize::from(l.text(k).starts_with(':'))..span.end);
                }
                None => {
                    l.open(Kind::Pair, n);
                    l.opt(key, end);
                }
            }
            l.opt(value, end);
            l.close();
        }
        "splat_argument" => spread(l, n, 1),
        "hash_splat_argument" => spread(l, n, 2),
        "block_argument" => spread(l, n, 3),
        "hash" => l.list(Kind::Dict, n, Kids::of(n).named()),
        "array" | "string_array" | "symbol_array" => l.list(Kind::Array, n, Kids::of(n).named()),
        "left_assignment_list" | "right_assignment_list" => l.list(Kind::Tuple, n, Kids::of(n).named()),
        "assignment" => two(l, n, Kind::Assign, Op::Other),
        "operator_assignment" => {
            let op = field("operator").map_or(Op::Other, |o| Op::from_text(l.text(o).trim_end_matches('=')));
            two(l, n, Kind::AssignOp, op);
        }
        "binary" => l.binary_chain(n, |l, n| {
            if n.kind() != "binary" {
                return None;
            }
            let op = n.child_by_field_name("operator").map_or(Op::Other, |o| Op::from_text(l.text(o)));
            Some((n.child_by_field_name("left")?, op, n.child_by_field_name("right")?))
        }),
        "unary" => {
            let op = field("operator").map_or(Op::Other, |o| Op::from_text(l.text(o)));
            l.open_op(Kind::Unary, op as u16, n);
            l.opt(field("operand"), end);
            l.close();
        }
        "conditional" => {
            l.open(Kind::Cond, n);
            for name in ["condition", "consequence", "alternative"] {
                l.opt(field(name), end);
            }
            l.close();
        }
        "parenthesized_statements" => {
            let parts: Vec<_> = Kids::of(n).named().collect();
            match parts.as_slice() {
                [one] => l.node(*one),
                _ => statements(l, n, &parts, false),
            }
        }
        "lambda" => {
            l.open_op(Kind::Func, FuncKind::Lambda as u16, n);
            function_rest(l, n, field("parameters"), field("body").and_then(|b| b.child_by_field_name("body").or(Some(b))), false);
        }
        "yield" => {
            l.open(Kind::Yield, n);
            l.opt(Kids::of(n).first_named(), end);
            l.close();
        }
        _ if is_statement(n) => construct(l, n, false),
        _ => raw::node(l, n),
    }
}

fn is_statement(n: Node<'_>) -> bool {
    matches!(
        n.kind(),
        "if" | "unless"
            | "if_modifier"
            | "unless_modifier"
            | "while"
            | "until"
            | "while_modifier"
            | "until_modifier"
            | "for"
            | "begin"
            | "case"
            | "method"
            | "singleton_method"
            | "class"
            | "module"
            | "return"
            | "break"
            | "next"
            | "then"
            | "else"
            | "do"
            | "body_statement"
            | "block_body"
            | "elsif"
    )
}

/// A statement of a list. As the last of a method an expression is returned.
fn statement(l: &mut Lower<'_>, n: Node<'_>, tail: bool) {
    if is_statement(n) {
        return l.nested(n, |l, n| construct(l, n, tail));
    }
    let index = l.open(if tail { Kind::Return } else { Kind::ExprStmt }, n);
    if tail {
        l.b.node(index).flags |= flag::IMPLICIT;
    }
    // A word alone calls the method of that name; two underscores mark the words that patterns use.
    if n.kind() == "identifier" && !l.text(n).starts_with("__") {
        let end = l.span(n).end;
        l.open(Kind::Call, n);
        l.id(n);
        l.b.leaf(Kind::Args, end..end, 0);
        l.close();
    } else {
        expression(l, n);
    }
    l.close();
}

fn construct(l: &mut Lower<'_>, n: Node<'_>, tail: bool) {
    let end = l.span(n).end;
    let field = |name: &str| n.child_by_field_name(name);
    match n.kind() {
        "if" | "elsif" | "unless" => {
            l.open(Kind::If, n);
            condition(l, n, field("condition"));
            block(l, field("consequence"), end, tail);
            match field("alternative") {
                Some(a) if a.kind() == "elsif" => l.nested(a, |l, a| construct(l, a, tail)),
                other => block(l, other, end, tail),
            }
            l.close();
        }
        "if_modifier" | "unless_modifier" => {
            l.open(Kind::If, n);
            condition(l, n, field("condition"));
            one(l, field("body"), end);
            l.b.nil(end);
            l.close();
        }
        "while" | "until" => {
            l.open(Kind::While, n);
            condition(l, n, field("condition"));
            block(l, field("body"), end, false);
            l.b.nil(end);
            l.close();
        }
        "while_modifier" | "until_modifier" => {
            l.open(Kind::While, n);
            condition(l, n, field("condition"));
            one(l, field("body"), end);
            l.b.nil(end);
            l.close();
        }
        "for" => {
            l.open(Kind::ForEach, n);
            l.opt(field("pattern"), end);
            l.opt(field("value").and_then(|v| Kids::of(v).first_named()), end);
            block(l, field("body"), end, false);
            l.b.nil(end);
            l.close();
        }
        "case" => {
            l.open(Kind::Switch, n);
            l.opt(field("value"), end);
            for k in Kids::of(n).named().filter(|k| matches!(k.kind(), "when" | "else")) {
                l.open(Kind::Case, k);
                for p in Kids::of(k).named().filter(|p| p.kind() == "pattern") {
                    l.opt(Kids::of(p).first_named(), end);
                }
                l.b.nil(l.span(k).end);
                let body = if k.kind() == "else" { Some(k) } else { k.child_by_field_name("body") };
                block(l, body, l.span(k).end, tail);
                l.close();
            }
            l.close();
        }
        "return" | "break" | "next" => {
            let kind = match n.kind() {
                "return" => Kind::Return,
                "break" => Kind::Break,
                _ => Kind::Continue,
            };
            l.open(kind, n);
            let values: Vec<_> = Kids::of(n).first_named().map(|a| Kids::of(a).named().collect()).unwrap_or_default();
            match values.as_slice() {
                [] => l.b.nil(end),
                [one] => l.node(*one),
                _ => l.list(Kind::Tuple, n, values.into_iter()),
            }
            l.close();
        }
        "method" | "singleton_method" => {
            let index = l.open_op(Kind::Func, FuncKind::Function as u16, n);
            if n.kind() == "singleton_method" {
                l.b.node(index).flags |= flag::SPECIAL;
            }
            function_rest(l, n, field("parameters"), field("body"), true);
        }
        "class" | "module" => {
            let start = l.span(n).start;
            let kind = if n.kind() == "class" { ClassKind::Class } else { ClassKind::Struct };
            l.open_op(Kind::Class, kind as u16, n);
            l.b.leaf(Kind::Attrs, start..start, 0);
            l.opt(field("name"), end);
            l.b.nil(start);
            match field("superclass") {
                Some(s) => l.list(Kind::Parents, s, Kids::of(s).named()),
                None => drop(l.b.leaf(Kind::Parents, start..start, 0)),
            }
            l.b.leaf(Kind::Interfaces, start..start, 0);
            block(l, field("body"), end, false);
            l.close();
        }
        // `begin`, and the bodies that may stand by themselves.
        _ => block(l, Some(n), end, tail),
    }
}

/// A condition; that of `unless` and `until` is negated and includes the word.
fn condition(l: &mut Lower<'_>, n: Node<'_>, condition: Option<Node<'_>>) {
    let end = l.span(n).end;
    let Some(c) = condition else { return l.b.nil(end) };
    if n.kind().starts_with("un") {
        let word = Kids::of(n)
            .0
            .iter()
            .find(|(k, _)| !k.is_named() && matches!(k.kind(), "unless" | "until"))
            .map_or(l.span(c).start, |(k, _)| l.span(*k).start);
        let index = l.b.open(Kind::Unary, word.min(l.span(c).start)..l.span(c).end);
        l.b.node(index).op = Op::Not as u16;
        l.node(c);
        l.close();
    } else {
        l.node(c);
    }
}

/// One statement as a body.
fn one(l: &mut Lower<'_>, n: Option<Node<'_>>, at: usize) {
    let Some(n) = n else { return l.b.nil(at) };
    let index = l.open(Kind::Block, n);
    l.b.node(index).flags |= flag::IMPLICIT;
    statement(l, n, false);
    l.close();
}

/// A body, with the rescue that may belong to it.
fn block(l: &mut Lower<'_>, n: Option<Node<'_>>, at: usize, tail: bool) {
    let Some(n) = n else { return l.b.nil(at) };
    if !matches!(n.kind(), "then" | "else" | "do" | "body_statement" | "block_body" | "begin" | "ensure" | "begin_block") {
        let index = l.open(Kind::Block, n);
        l.b.node(index).flags |= flag::IMPLICIT;
        statement(l, n, tail);
        l.close();
        return;
    }
    let parts: Vec<_> = Kids::of(n).named().collect();
    let plain: Vec<_> = parts.iter().copied().filter(|k| !matches!(k.kind(), "rescue" | "else" | "ensure")).collect();
    let rescues: Vec<_> = parts.iter().copied().filter(|k| k.kind() == "rescue").collect();
    let ensure = parts.iter().copied().find(|k| k.kind() == "ensure");
    if rescues.is_empty() && ensure.is_none() {
        return statements(l, n, &plain, tail);
    }
    let wrapped = n.kind() != "begin";
    if wrapped {
        l.open(Kind::Block, n);
    }
    let end = l.span(n).end;
    l.open(Kind::Try, n);
    statements(l, n, &plain, tail);
    let from = rescues.first().map_or(end, |c| l.span(*c).start);
    let to = rescues.last().map_or(end, |c| l.span(*c).end);
    l.b.open(Kind::Catches, from..to);
    for r in rescues {
        let inner = l.span(r).end;
        l.open(Kind::Catch, r);
        let types: Vec<_> = r.child_by_field_name("exceptions").map(|e| Kids::of(e).named().collect()).unwrap_or_default();
        match types.as_slice() {
            [] => l.b.nil(inner),
            [one] => l.node(*one),
            _ => {
                l.open_op(Kind::TypeOther, 1, r);
                for t in types {
                    l.node(t);
                }
                l.close();
            }
        }
        l.opt(r.child_by_field_name("variable").and_then(|v| Kids::of(v).first_named()), inner);
        block(l, r.child_by_field_name("body"), inner, tail);
        l.close();
    }
    l.close();
    block(l, parts.iter().copied().find(|k| k.kind() == "else"), end, false);
    block(l, ensure, end, false);
    l.close();
    if wrapped {
        l.close();
    }
}

fn statements(l: &mut Lower<'_>, n: Node<'_>, parts: &[Node<'_>], tail: bool) {
    l.open(Kind::Block, n);
    for (i, k) in parts.iter().enumerate() {
        statement(l, *k, tail && i + 1 == parts.len());
    }
    l.close();
}

fn symbol(l: &mut Lower<'_>, n: Node<'_>) {
    let span = l.span(n);
    l.open(Kind::Atom, n);
    l.b.id(span.start + usize::from(l.text(n).starts_with(':'))..span.end);
    l.close();
}

fn string(l: &mut Lower<'_>, n: Node<'_>) {
    let kids = Kids::of(n);
    if !kids.named().any(|k| k.kind() == "interpolation") && n.kind() != "subshell" {
        let text = l.text(n);
        let quotes = usize::from(n.kind() == "string" && text.starts_with(['"', '\'']));
        let body: String = kids.named().map(|k| l.text(k)).collect();
        let cooked = if text.starts_with('"') { unescape(&body) } else { body };
        l.b.string(l.span(n), quotes, quotes, Some(cooked));
        return;
    }
    l.open_op(Kind::Interp, if n.kind() == "subshell" { 5 } else { 0 }, n);
    for k in kids.named() {
        if k.kind() == "interpolation" {
            l.opt(Kids::of(k).first_named(), l.span(k).end);
        } else {
            let text = l.text(k);
            let cooked = text.contains('\\').then(|| unescape(text));
            l.b.string(l.span(k), 0, 0, cooked);
        }
    }
    l.close();
}

fn spread(l: &mut Lower<'_>, n: Node<'_>, op: u16) {
    let end = l.span(n).end;
    l.open_op(Kind::Spread, op, n);
    l.opt(Kids::of(n).first_named(), end);
    l.close();
}

fn two(l: &mut Lower<'_>, n: Node<'_>, kind: Kind, op: Op) {
    let end = l.span(n).end;
    l.open_op(kind, op as u16, n);
    l.opt(n.child_by_field_name("left"), end);
    l.opt(n.child_by_field_name("right"), end);
    l.close();
}

/// A call. A block is no argument of it: the call with its block is another call around it.
fn call(l: &mut Lower<'_>, n: Node<'_>) {
    let field = |name: &str| n.child_by_field_name(name);
    let (receiver, method, arguments, block_node) = (field("receiver"), field("method"), field("arguments"), field("block"));
    let start = l.span(n).start;
    let end = arguments.or(method).or(receiver).map_or(l.span(n).end, |k| l.span(k).end);
    if block_node.is_some() {
        let index = l.open(Kind::Call, n);
        l.b.node(index).flags |= flag::SPECIAL;
    }
    l.b.open(Kind::Call, start..end);
    match (receiver, method) {
        (Some(r), Some(m)) => {
            let span = l.span(r).start..l.span(m).end;
            l.b.open(Kind::Dot, span);
            l.node(r);
            l.node(m);
            l.close();
        }
        (r, m) => l.opt(m.or(r), end),
    }
    match arguments {
        Some(a) => l.node(a),
        None => {
            let index = l.b.leaf(Kind::Args, end..end, 0);
            l.b.node(index).flags |= flag::IMPLICIT;
        }
    }
    l.close();
    if let Some(b) = block_node {
        l.open(Kind::Args, b);
        l.open_op(Kind::Func, FuncKind::Lambda as u16, b);
        function_rest(l, b, b.child_by_field_name("parameters"), b.child_by_field_name("body"), false);
        l.close();
        l.close();
    }
}

/// What follows the opening of a function, and its end.
fn function_rest(l: &mut Lower<'_>, n: Node<'_>, parameters: Option<Node<'_>>, body: Option<Node<'_>>, tail: bool) {
    let (start, end) = (l.span(n).start, l.span(n).end);
    l.b.leaf(Kind::Attrs, start..start, 0);
    l.opt(n.child_by_field_name("name"), start);
    l.b.nil(start);
    match parameters {
        Some(p) => {
            l.open(Kind::Params, p);
            for k in Kids::of(p).named() {
                parameter(l, k);
            }
            l.close();
        }
        None => drop(l.b.leaf(Kind::Params, start..start, 0)),
    }
    l.b.nil(start);
    block(l, body, end, tail);
    l.close();
}

fn parameter(l: &mut Lower<'_>, n: Node<'_>) {
    let (start, end) = (l.span(n).start, l.span(n).end);
    let op = match n.kind() {
        "splat_parameter" | "block_parameter" => ParamKind::Rest,
        "hash_splat_parameter" => ParamKind::KeywordRest,
        _ => ParamKind::Ordinary,
    };
    l.open_op(Kind::Param, op as u16, n);
    l.b.leaf(Kind::Attrs, start..start, 0);
    match n.child_by_field_name("name") {
        Some(name) => l.node(name),
        None if n.kind() == "identifier" => l.id(n),
        None => l.node(n),
    }
    l.b.nil(end);
    l.opt(n.child_by_field_name("value"), end);
    l.close();
}
