//! Kotlin to the generic tree: a lambda behind a call is its last argument, the parameters of a class
//! are the first thing in its body, and whatever a class inherits may come in any order.

use super::common::{Kids, Lower};
use super::raw;
use super::shape::{ClassHead, child, children, field, fields, first};
use crate::gast::{ClassKind, FuncKind, ImportKind, Kind, Op, ParamKind, VarKind, flag};
use tree_sitter::Node;

const SUFFIXES: &[&str] = &["UL", "uL", "L", "u", "U", "f", "F"];

pub(super) fn node(l: &mut Lower<'_>, n: Node<'_>) {
    if l.b.next() == 0 { statement(l, n) } else { expression(l, n) }
}

fn is_statement(n: Node<'_>) -> bool {
    n.kind().ends_with("_declaration")
        || matches!(
            n.kind(),
            "if_expression"
                | "when_expression"
                | "try_expression"
                | "for_statement"
                | "while_statement"
                | "do_while_statement"
                | "return_expression"
                | "throw_expression"
                | "companion_object"
                | "anonymous_initializer"
                | "secondary_constructor"
                | "enum_entry"
                | "type_alias"
                | "import"
                | "package_header"
                | "block"
                | "ERROR"
        )
}

fn statement(l: &mut Lower<'_>, n: Node<'_>) {
    if is_statement(n) {
        return l.nested(n, expression);
    }
    if n.kind() == "annotated_expression" && annotated_class(l, n) {
        return;
    }
    match (n.kind(), l.text(n)) {
        ("identifier", "break") => l.parts(Kind::Break, 0, n, &[None]),
        ("identifier", "continue") => l.parts(Kind::Continue, 0, n, &[None]),
        ("labeled_expression", _) if children(n).last().is_some_and(|s| is_statement(*s)) => {
            l.open(Kind::Label, n);
            for k in children(n) {
                if k.kind() == "label" { l.id(k) } else { statement(l, k) }
            }
            l.close();
        }
        _ => l.expression_statement(n, Some(n)),
    }
}

fn expression(l: &mut Lower<'_>, n: Node<'_>) {
    let (start, end) = (l.span(n).start, l.span(n).end);
    match n.kind() {
        "identifier" => match l.text(n) {
            "true" | "false" => l.boolean(n),
            "null" => l.null(n),
            _ => l.id(n),
        },
        "this_expression" | "super_expression" => l.special(n),
        "number_literal" | "float_literal" => l.number(n, SUFFIXES),
        "character_literal" => drop(l.leaf(Kind::Char, n)),
        "string_literal" | "multiline_string_literal" => string(l, n),
        "interpolation" => l.opt(first(n), end),
        "call_expression" => call(l, n),
        "value_arguments" => l.list(Kind::Args, n, Kids::of(n).named()),
        "value_argument" => {
            let kids = Kids::of(n);
            let values: Vec<_> = kids.named().collect();
            match values.as_slice() {
                [name, value] if kids.has("=") => l.parts(Kind::KwArg, 0, n, &[Some(*name), Some(*value)]),
                [value] if kids.has("*") => l.parts(Kind::Spread, 1, n, &[Some(*value)]),
                [value] => l.node(*value),
                _ => raw::node(l, n),
            }
        }
        "spread_expression" => l.parts(Kind::Spread, 1, n, &[first(n)]),
        "navigation_expression" => {
            let kids = Kids::of(n);
            let mut parts = kids.named();
            l.dot(n, parts.next(), parts.next(), kids.has("?."));
        }
        "callable_reference" => {
            let kids = Kids::of(n);
            let last = kids.0.last().map(|(k, _)| *k);
            let object = kids.first_named().filter(|k| Some(*k) != last);
            l.dot(n, object, last, false);
        }
        "index_expression" => l.list(Kind::Index, n, Kids::of(n).named()),
        "binary_expression" => binary(l, n),
        "in_expression" => {
            l.parts(Kind::Binary, if Kids::of(n).has("!in") { Op::NotIn } else { Op::In } as u16, n, &[field(n, "left"), field(n, "right")])
        }
        "is_expression" => l.parts(Kind::Binary, Op::InstanceOf as u16, n, &[field(n, "left"), field(n, "right")]),
        "as_expression" => l.parts(Kind::Cast, 0, n, &[field(n, "right"), field(n, "left")]),
        "infix_expression" => {
            let parts = children(n);
            let [left, name, right] = parts.as_slice() else { return raw::node(l, n) };
            l.open(Kind::Call, n);
            let to = l.span(*name).end;
            l.b.open(Kind::Dot, start..to);
            l.node(*left);
            l.node(*name);
            l.close();
            l.over(Kind::Args, &[*right], end);
            l.close();
        }
        "unary_expression" => {
            let op = field(n, "operator").map_or("", |o| l.text(o));
            match op {
                "!!" => l.parts(Kind::TypeAssert, 0, n, &[field(n, "argument"), None]),
                _ => l.unary(n, op, field(n, "argument")),
            }
        }
        "assignment" => {
            let op = field(n, "operator").map_or("=", |o| l.text(o));
            l.assignment(n, op, field(n, "left"), field(n, "right"));
        }
        "parenthesized_expression" | "labeled_expression" | "annotated_expression" => match children(n).last() {
            Some(inner) => l.node(*inner),
            None => raw::node(l, n),
        },
        "collection_literal" => l.list(Kind::Array, n, Kids::of(n).named()),
        "lambda_literal" => lambda(l, n),
        "annotated_lambda" => l.opt(child(n, "lambda_literal"), end),
        "anonymous_function" => {
            let body = child(n, "function_body");
            let result = children(n).into_iter().find(|k| is_type(*k));
            l.function(
                n,
                FuncKind::Lambda,
                [None, None, result],
                |l| l.empty(Kind::Attrs, start),
                |l| parameters(l, n),
                |l| function_body(l, body, end),
            );
        }
        "object_literal" => {
            l.open(Kind::New, n);
            let parents = child(n, "delegation_specifiers").map(children).unwrap_or_default();
            l.opt(parents.first().copied(), end);
            l.empty(Kind::Args, end);
            l.opt(child(n, "class_body"), end);
            l.close();
        }
        "delegation_specifier" | "constructor_invocation" | "explicit_delegation" => {
            let inner = children(n).into_iter().find(|k| k.kind() != "annotation");
            l.opt(inner, end);
        }

        "block" | "class_body" => {
            l.open(Kind::Block, n);
            for k in children(n) {
                statement(l, k);
            }
            l.close();
        }
        "anonymous_initializer" | "finally_block" => l.opt(child(n, "block"), end),
        "if_expression" => {
            l.open(Kind::If, n);
            l.opt(field(n, "condition"), end);
            let condition = field(n, "condition");
            let (mut then, mut other, mut seen_else) = (None, None, false);
            for (k, _) in Kids::of(n).0.iter().filter(|(k, _)| Some(*k) != condition) {
                match (k.is_named(), k.kind()) {
                    (false, "else") => seen_else = true,
                    (true, _) if seen_else => other = Some(*k),
                    (true, _) => then = Some(*k),
                    _ => {}
                }
            }
            body(l, then, end);
            match other {
                Some(o) if o.kind() == "if_expression" => l.node(o),
                other => body(l, other, end),
            }
            l.close();
        }
        "when_expression" => {
            l.open(Kind::Switch, n);
            let subject = child(n, "when_subject").and_then(|s| children(s).into_iter().rfind(|k| k.kind() != "annotation"));
            l.opt(subject, end);
            for e in children(n).into_iter().filter(|k| k.kind() == "when_entry") {
                let at = l.span(e).end;
                l.open(Kind::Case, e);
                let conditions = fields(e, "condition");
                for c in &conditions {
                    l.node(*c);
                }
                l.b.nil(at);
                body(l, children(e).last().copied().filter(|b| !conditions.contains(b)), at);
                l.close();
            }
            l.close();
        }
        "try_expression" => {
            let catches: Vec<_> = children(n).into_iter().filter(|k| k.kind() == "catch_block").collect();
            l.attempt(n, child(n, "block"), &catches, child(n, "finally_block"));
        }
        "catch_block" => {
            let ty = children(n).into_iter().find(|k| is_type(*k));
            l.parts(Kind::Catch, 0, n, &[ty, child(n, "identifier"), child(n, "block")]);
        }
        "for_statement" => {
            let parts: Vec<_> = children(n).into_iter().filter(|k| !matches!(k.kind(), "label" | "annotation")).collect();
            l.open(Kind::ForEach, n);
            l.opt(parts.first().copied(), end);
            l.opt(parts.get(1).copied(), end);
            body(l, parts.get(2).copied(), end);
            l.b.nil(end);
            l.close();
        }
        "while_statement" | "do_while_statement" => {
            let condition = field(n, "condition");
            let inner = children(n).into_iter().find(|k| Some(*k) != condition && k.kind() != "label");
            if n.kind() == "while_statement" {
                l.open(Kind::While, n);
                l.opt(condition, end);
                body(l, inner, end);
                l.b.nil(end);
            } else {
                l.open(Kind::DoWhile, n);
                body(l, inner, end);
                l.opt(condition, end);
            }
            l.close();
        }
        "return_expression" => {
            let label = field(n, "label");
            l.parts(Kind::Return, 0, n, &[children(n).into_iter().find(|k| Some(*k) != label)]);
        }
        "throw_expression" => l.parts(Kind::Throw, 0, n, &[first(n), None]),

        "function_declaration" => {
            let (name, body) = (field(n, "name"), child(n, "function_body"));
            let list = child(n, "function_value_parameters").map_or(start, |p| l.span(p).end);
            let result = children(n).into_iter().find(|k| is_type(*k) && l.span(*k).start >= list);
            let head = [name, child(n, "type_parameters"), result];
            l.function(n, FuncKind::Function, head, |l| modifiers(l, n), |l| parameters(l, n), |l| function_body(l, body, end));
        }
        "secondary_constructor" => {
            l.function(n, FuncKind::Constructor, [None; 3], |l| modifiers(l, n), |l| parameters(l, n), |l| l.opt(child(n, "block"), end));
        }
        "getter" | "setter" => {
            let kind = if n.kind() == "getter" { FuncKind::Getter } else { FuncKind::Setter };
            let body = child(n, "function_body");
            l.function(n, kind, [None; 3], |l| modifiers(l, n), |l| l.empty(Kind::Params, start), |l| function_body(l, body, end));
        }
        "property_declaration" => property(l, n),
        "variable_declaration" => {
            let ty = children(n).into_iter().find(|k| is_type(*k));
            match (child(n, "identifier"), ty) {
                (Some(name), None) => l.id(name),
                (name, ty) => l.parameter(n, ParamKind::Ordinary, |l| l.empty(Kind::Attrs, start), name, ty, None),
            }
        }
        "multi_variable_declaration" => l.list(Kind::Tuple, n, Kids::of(n).named()),
        "class_declaration" | "object_declaration" | "companion_object" => class(l, n, &[]),
        "enum_entry" => {
            l.open(Kind::EnumEntry, n);
            modifiers(l, n);
            l.opt(child(n, "identifier"), end);
            l.opt(child(n, "value_arguments"), end);
            l.opt(child(n, "class_body"), end);
            l.close();
        }
        "type_alias" => {
            let ty = children(n).into_iter().rfind(|k| is_type(*k));
            l.parts(Kind::TypeDef, 0, n, &[field(n, "type"), ty]);
        }
        "modifiers" | "parameter_modifiers" => {
            l.open(Kind::Attrs, n);
            for k in children(n) {
                modifier(l, k);
            }
            l.close();
        }
        "annotation" => {
            l.open(Kind::Attr, n);
            match children(n).into_iter().find(|k| k.kind() != "use_site_target") {
                Some(c) if c.kind() == "constructor_invocation" => {
                    l.open(Kind::Call, c);
                    l.opt(first(c), end);
                    l.arguments(child(c, "value_arguments"), end);
                    l.close();
                }
                other => l.opt(other, end),
            }
            l.close();
        }
        "package_header" => {
            let path = first(n).map_or(end..end, |p| l.span(p));
            l.open(Kind::Package, n);
            l.module(path);
            l.close();
        }
        "qualified_identifier" => l.path(&children(n)),
        "import" => import(l, n),

        "user_type" => user_type(l, n),
        "nullable_type" | "non_nullable_type" => l.parts(Kind::TypeWrap, 3, n, &[children(n).into_iter().find(|k| is_type(*k))]),
        "parenthesized_type" | "type_projection" | "type_test" => match children(n).into_iter().find(|k| is_type(*k)) {
            Some(inner) => l.node(inner),
            None => raw::node(l, n),
        },
        "function_type" => {
            l.open_op(Kind::TypeOther, 3, n);
            for k in children(n) {
                if k.kind() == "function_type_parameters" {
                    for p in children(k) {
                        l.node(p);
                    }
                } else {
                    l.node(k);
                }
            }
            l.close();
        }
        "type_parameters" => l.list(Kind::TypeParams, n, Kids::of(n).named()),
        "type_parameter" => {
            let kids: Vec<_> = children(n).into_iter().filter(|k| k.kind() != "type_parameter_modifiers").collect();
            match kids.as_slice() {
                [one] => l.node(*one),
                _ => raw::node(l, n),
            }
        }
        _ => raw::node(l, n),
    }
}

fn is_type(n: Node<'_>) -> bool {
    matches!(n.kind(), "user_type" | "nullable_type" | "non_nullable_type" | "function_type" | "parenthesized_type" | "dynamic")
}

fn user_type(l: &mut Lower<'_>, n: Node<'_>) {
    let names: Vec<_> = children(n).into_iter().filter(|k| k.kind() == "identifier").collect();
    match children(n).into_iter().rfind(|k| k.kind() == "type_arguments") {
        Some(arguments) => {
            l.open(Kind::TypeApply, n);
            l.path(&names);
            for a in children(arguments) {
                l.node(a);
            }
            l.close();
        }
        None => l.path(&names),
    }
}

/// `a in b` and `a !in b` have kinds of their own, `?:` has another name elsewhere.
fn binary(l: &mut Lower<'_>, n: Node<'_>) {
    l.binary_chain(n, |l, n| {
        if n.kind() != "binary_expression" {
            return None;
        }
        let op = match field(n, "operator").map_or("", |o| l.text(o)) {
            "?:" => Op::Coalesce,
            other => Op::from_text(other),
        };
        Some((field(n, "left")?, op, field(n, "right")?))
    });
}

/// A string; the grammar takes `$name` in it for text.
fn string(l: &mut Lower<'_>, n: Node<'_>) {
    let many = n.kind() == "multiline_string_literal";
    let quotes = if many { 3 } else { 1 };
    let span = l.span(n);
    let end = span.end.saturating_sub(quotes).max(span.start + quotes);
    let mut holes: Vec<(std::ops::Range<usize>, Option<Node<'_>>)> = Vec::new();
    let mut at = span.start + quotes;
    for k in children(n).into_iter().filter(|k| k.kind() == "interpolation") {
        let inner = l.span(k);
        names_in(l.b.source(), at..inner.start, &mut holes);
        at = inner.end;
        holes.push((inner, first(k)));
    }
    names_in(l.b.source(), at..end, &mut holes);
    if holes.is_empty() {
        return l.plain_string(n, quotes, quotes, many);
    }
    l.open(Kind::Interp, n);
    let mut at = span.start + quotes;
    for (range, hole) in holes {
        l.piece(at..range.start, many);
        match hole {
            Some(k) => l.node(k),
            None => drop(l.b.id(range.start + 1..range.end)),
        }
        at = range.end;
    }
    l.piece(at..end, many);
    l.close();
}

/// Finds `$name` in a stretch of text.
fn names_in<'t>(source: &str, range: std::ops::Range<usize>, out: &mut Vec<(std::ops::Range<usize>, Option<Node<'t>>)>) {
    let Some(text) = source.get(range.clone()) else { return };
    let mut from = 0;
    while let Some(found) = text[from..].find('$') {
        let dollar = from + found;
        let name = text[dollar + 1..].bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'_').count();
        let escaped = text[..dollar].bytes().rev().take_while(|b| *b == b'\\').count() % 2 == 1;
        from = dollar + 1 + name;
        if name > 0 && !escaped && !text.as_bytes()[dollar + 1].is_ascii_digit() {
            out.push((range.start + dollar..range.start + from, None));
        }
    }
}

fn call(l: &mut Lower<'_>, n: Node<'_>) {
    let end = l.span(n).end;
    let (mut list, lambda) = (child(n, "value_arguments"), child(n, "annotated_lambda"));
    let mut callee = first(n);
    // The grammar takes `f(x) { … }` for a call of what `f(x)` gives.
    if let Some(inner) = callee.filter(|c| c.kind() == "call_expression" && list.is_none() && lambda.is_some())
        && child(inner, "annotated_lambda").is_none()
        && let Some(own) = child(inner, "value_arguments")
    {
        list = Some(own);
        callee = first(inner);
    }
    l.open(Kind::Call, n);
    l.opt(callee, end);
    let from = list.or(lambda).map_or(end, |a| l.span(a).start);
    l.b.open(Kind::Args, from..end);
    for a in list.map(children).unwrap_or_default().into_iter().chain(lambda) {
        l.node(a);
    }
    l.close();
    l.close();
}

fn lambda(l: &mut Lower<'_>, n: Node<'_>) {
    let (start, end) = (l.span(n).start, l.span(n).end);
    let list = child(n, "lambda_parameters");
    let statements: Vec<_> = children(n).into_iter().filter(|k| k.kind() != "lambda_parameters").collect();
    let parameters = |l: &mut Lower<'_>| match list {
        Some(p) => {
            l.open(Kind::Params, p);
            for k in children(p) {
                let at = l.span(k).start;
                let ty = children(k).into_iter().find(|k| is_type(*k));
                let name = if k.kind() == "variable_declaration" { child(k, "identifier") } else { Some(k) };
                l.parameter(k, ParamKind::Ordinary, |l| l.empty(Kind::Attrs, at), name, ty, None);
            }
            l.close();
        }
        None => l.empty(Kind::Params, start),
    };
    let body = |l: &mut Lower<'_>| {
        let from = statements.first().map_or(end, |s| l.span(*s).start);
        let to = statements.last().map_or(end, |s| l.span(*s).end);
        l.b.open(Kind::Block, from..to);
        for s in &statements {
            statement(l, *s);
        }
        l.close();
    };
    l.function(n, FuncKind::Lambda, [None; 3], |l| l.empty(Kind::Attrs, start), parameters, body);
}

fn function_body(l: &mut Lower<'_>, n: Option<Node<'_>>, at: usize) {
    match n.and_then(first) {
        Some(b) if b.kind() == "block" => l.node(b),
        Some(b) => l.returned(b),
        // A body without statements.
        None => l.b.nil(at),
    }
}

/// The body of a branch or loop.
fn body(l: &mut Lower<'_>, n: Option<Node<'_>>, at: usize) {
    match n {
        Some(b) if b.kind() == "block" => l.node(b),
        Some(b) => l.single(b, statement),
        None => l.b.nil(at),
    }
}

fn modifiers(l: &mut Lower<'_>, n: Node<'_>) {
    let start = l.span(n).start;
    match child(n, "modifiers") {
        Some(m) => l.node(m),
        None => l.empty(Kind::Attrs, start),
    }
}

fn modifier(l: &mut Lower<'_>, n: Node<'_>) {
    if n.kind() == "annotation" {
        l.node(n);
    } else {
        l.leaf(Kind::KeywordAttr, n);
    }
}

/// The parameters of a function: modifiers stand before each, a default value behind it.
fn parameters(l: &mut Lower<'_>, n: Node<'_>) {
    let start = l.span(n).start;
    let Some(list) = child(n, "function_value_parameters") else { return l.empty(Kind::Params, start) };
    let kids = children(list);
    l.open(Kind::Params, list);
    for (i, p) in kids.iter().enumerate().filter(|(_, k)| k.kind() == "parameter") {
        let before = i.checked_sub(1).map(|b| kids[b]).filter(|k| k.kind() == "parameter_modifiers");
        let default = kids.get(i + 1).copied().filter(|k| !matches!(k.kind(), "parameter" | "parameter_modifiers"));
        let rest = before.is_some_and(|m| l.text(m).split_whitespace().any(|w| w == "vararg"));
        let kind = if rest { ParamKind::Rest } else { ParamKind::Ordinary };
        let at = l.span(*p).start;
        let attributes = |l: &mut Lower<'_>| match before {
            Some(m) => l.node(m),
            None => l.empty(Kind::Attrs, at),
        };
        let ty = children(*p).into_iter().find(|k| is_type(*k));
        l.parameter(*p, kind, attributes, child(*p, "identifier"), ty, default);
    }
    l.close();
}

fn property(l: &mut Lower<'_>, n: Node<'_>) {
    let kids = Kids::of(n);
    let end = l.span(n).end;
    let constant =
        kids.has("val") || child(n, "modifiers").is_some_and(|m| children(m).iter().any(|k| matches!(l.text(*k), "const" | "final")));
    let binder = kids.named().find(|k| matches!(k.kind(), "variable_declaration" | "multi_variable_declaration"));
    let ty = binder.and_then(|b| children(b).into_iter().find(|k| is_type(*k)));
    let name = binder.map(|b| child(b, "identifier").filter(|_| b.kind() == "variable_declaration").unwrap_or(b));
    // Behind the binder an expression is the value.
    let from = binder.map_or(end, |b| l.span(b).end);
    let value = kids.named().find(|k| l.span(*k).start >= from && !matches!(k.kind(), "getter" | "setter" | "type_constraints"));
    let value = value.map(|v| if v.kind() == "property_delegate" { first(v).unwrap_or(v) } else { v });
    l.variable(n, if constant { VarKind::Const } else { VarKind::Let }, |l| modifiers(l, n), name, ty, value);
}

/// Words that may stand before `class`.
const MODIFIERS: &[&str] = &[
    "public",
    "private",
    "internal",
    "protected",
    "open",
    "abstract",
    "final",
    "sealed",
    "data",
    "enum",
    "annotation",
    "inner",
    "value",
    "inline",
];

/// Behind an annotation with arguments the grammar takes `class A {}` for an operator with a lambda: there
/// the class is read again by itself. Returns whether it was one.
fn annotated_class(l: &mut Lower<'_>, n: Node<'_>) -> bool {
    let (mut annotations, mut core) = (Vec::new(), n);
    while core.kind() == "annotated_expression" {
        let parts = children(core);
        let Some((last, before)) = parts.split_last() else { return false };
        annotations.extend_from_slice(before);
        core = *last;
    }
    let word = l.text(core).split_whitespace().find(|w| !MODIFIERS.contains(w));
    if l.embedded > 0 || !matches!(word, Some("class" | "interface" | "object")) {
        return false;
    }
    let mut parser = tree_sitter::Parser::new();
    let ready = parser.set_language(&tree_sitter::Language::new(tree_sitter_kotlin_ng::LANGUAGE)).is_ok();
    if !ready || parser.set_included_ranges(&[core.range()]).is_err() {
        return false;
    }
    let Some(tree) = parser.parse(l.b.source(), None) else { return false };
    let read = tree.root_node().named_child(0).filter(|d| matches!(d.kind(), "class_declaration" | "object_declaration"));
    let Some(read) = read.filter(|d| !d.has_error()) else { return false };
    l.embedded += 1;
    let (index, start) = (l.b.next(), l.span(n).start);
    class(l, read, &annotations);
    l.begin(index, start);
    l.embedded -= 1;
    true
}

fn class(l: &mut Lower<'_>, n: Node<'_>, annotations: &[Node<'_>]) {
    let kids = Kids::of(n);
    let word = |w: &str| child(n, "modifiers").is_some_and(|m| children(m).iter().any(|k| l.text(*k) == w));
    let kind = if n.kind() != "class_declaration" {
        ClassKind::Struct
    } else if kids.has("interface") {
        ClassKind::Interface
    } else if kids.has("enum") || word("enum") {
        ClassKind::Enum
    } else if word("annotation") {
        ClassKind::Annotation
    } else {
        ClassKind::Class
    };
    let interfaces = child(n, "delegation_specifiers").map(children).unwrap_or_default();
    let head = ClassHead { name: field(n, "name"), type_parameters: child(n, "type_parameters"), parents: Vec::new(), interfaces };
    let constructor = child(n, "primary_constructor");
    let members = kids.named().find(|k| matches!(k.kind(), "class_body" | "enum_class_body"));
    let attributes = |l: &mut Lower<'_>| {
        let Some(first) = annotations.first() else { return modifiers(l, n) };
        let from = l.span(*first).start;
        l.b.open(Kind::Attrs, from..l.span(n).start.max(from));
        for a in annotations {
            l.node(*a);
        }
        for k in child(n, "modifiers").map(children).unwrap_or_default() {
            modifier(l, k);
        }
        l.close();
    };
    l.class(n, kind, &head, attributes, |l| class_body(l, members, constructor, n));
}

/// The members, the parameters of the class before them.
fn class_body(l: &mut Lower<'_>, n: Option<Node<'_>>, constructor: Option<Node<'_>>, class: Node<'_>) {
    let end = l.span(class).end;
    let list = constructor.and_then(|c| child(c, "class_parameters"));
    let span = n.or(list).map_or(end..end, |n| l.span(n));
    let index = l.b.open(Kind::Block, span.clone());
    if n.is_none() {
        l.b.node(index).flags |= flag::IMPLICIT;
    }
    let at = span.start;
    match list {
        Some(p) => {
            l.open(Kind::Params, p);
            for k in children(p) {
                let parts = children(k);
                let ty = parts.iter().copied().find(|k| is_type(*k));
                let from = ty.map_or(end, |t| l.span(t).end);
                let default = parts.iter().copied().find(|k| l.span(*k).start >= from);
                l.parameter(k, ParamKind::Ordinary, |l| modifiers(l, k), child(k, "identifier"), ty, default);
            }
            l.close();
        }
        None => {
            let index = l.b.open(Kind::Params, at..at);
            l.b.node(index).flags |= flag::IMPLICIT;
            l.close();
        }
    }
    for k in n.map(children).unwrap_or_default() {
        // A last member on the line of the brace is none to the grammar.
        if k.is_error() {
            for inner in children(k) {
                statement(l, inner);
            }
        } else {
            statement(l, k);
        }
    }
    l.close();
}

fn import(l: &mut Lower<'_>, n: Node<'_>) {
    let kids = Kids::of(n);
    let end = l.span(n).end;
    let names = kids.named().find(|k| k.kind() == "qualified_identifier").map(children).unwrap_or_default();
    let alias = kids.named().find(|k| k.kind() == "identifier");
    l.open(Kind::Imports, n);
    let all = kids.has("*");
    l.open_op(Kind::Import, if all { ImportKind::All } else { ImportKind::From } as u16, n);
    let (module, name) =
        if all { (names.as_slice(), None) } else { names.split_last().map_or((&[][..], None), |(last, rest)| (rest, Some(*last))) };
    let from = module.first().map_or(end, |m| l.span(*m).start);
    let to = module.last().map_or(end, |m| l.span(*m).end);
    l.module(from..to);
    l.opt(name, end);
    l.opt(alias, end);
    l.close();
    l.close();
}
