//! Swift to the generic tree: classes, structures and extensions are classes, labels of arguments are
//! keywords, closures behind a call are its last arguments, and `try` and `!` are looked through.

use super::common::{Kids, Lower};
use super::raw;
use super::shape::{ClassHead, child, children, field, fields, first};
use crate::gast::{ClassKind, FuncKind, ImportKind, Kind, Op, ParamKind, VarKind, flag, sym};
use tree_sitter::Node;

pub(super) fn node(l: &mut Lower<'_>, n: Node<'_>) {
    if l.b.next() == 0 { statement(l, n) } else { expression(l, n) }
}

fn is_construct(n: Node<'_>) -> bool {
    n.kind().ends_with("_declaration")
        || n.kind().ends_with("_statement")
        || matches!(n.kind(), "enum_entry" | "statements" | "class_body" | "function_body" | "directive" | "ERROR")
}

fn statement(l: &mut Lower<'_>, n: Node<'_>) {
    if n.kind() == "property_declaration" {
        return l.nested(n, property);
    }
    if is_construct(n) {
        return l.nested(n, construct);
    }
    l.expression_statement(n, Some(n));
}

/// What stands between two braces that have no node of their own.
type Braces<'t> = (Node<'t>, Option<Node<'t>>, Node<'t>);

/// The bodies among the children of a node.
fn bodies(n: Node<'_>) -> Vec<Braces<'_>> {
    let mut out = Vec::new();
    let mut open: Option<(Node<'_>, Option<Node<'_>>)> = None;
    for (k, _) in &Kids::of(n).0 {
        match (k.kind(), &mut open) {
            ("{", _) => open = Some((*k, None)),
            ("statements", Some((_, inner))) => *inner = Some(*k),
            ("}", Some((start, inner))) => {
                out.push((*start, *inner, *k));
                open = None;
            }
            _ => {}
        }
    }
    out
}

fn braces(l: &mut Lower<'_>, body: Option<&Braces<'_>>, at: usize) {
    let Some((open, inner, close)) = body else { return l.b.nil(at) };
    l.b.open(Kind::Block, l.span(*open).start..l.span(*close).end);
    for k in inner.map(children).unwrap_or_default() {
        statement(l, k);
    }
    l.close();
}

fn block(l: &mut Lower<'_>, n: Option<Node<'_>>, at: usize) {
    let Some(n) = n else { return l.b.nil(at) };
    l.open(Kind::Block, n);
    let list = if n.kind() == "function_body" || n.kind() == "computed_property" {
        children(n).into_iter().flat_map(|k| if k.kind() == "statements" { children(k) } else { vec![k] }).collect()
    } else {
        children(n)
    };
    for k in list {
        statement(l, k);
    }
    l.close();
}

fn is_binary(n: Node<'_>) -> bool {
    matches!(
        n.kind(),
        "additive_expression"
            | "multiplicative_expression"
            | "comparison_expression"
            | "equality_expression"
            | "conjunction_expression"
            | "disjunction_expression"
            | "bitwise_operation"
            | "nil_coalescing_expression"
    )
}

fn expression(l: &mut Lower<'_>, n: Node<'_>) {
    let (start, end) = (l.span(n).start, l.span(n).end);
    match n.kind() {
        "simple_identifier" | "type_identifier" | "wildcard_pattern" => l.id(n),
        "identifier" => l.path(&children(n)),
        "self_expression" | "super_expression" => l.special(n),
        "integer_literal" | "hex_literal" | "oct_literal" | "bin_literal" | "real_literal" => l.number(n, &[]),
        "boolean_literal" => l.boolean(n),
        "nil_literal" => l.null(n),
        "line_string_literal" => string(l, n, 1),
        "multi_line_string_literal" => string(l, n, 3),
        "raw_string_literal" => {
            let hashes = l.text(n).bytes().take_while(|b| *b == b'#').count() + 1;
            l.plain_string(n, hashes, hashes, true);
        }
        "regex_literal" => drop(l.leaf(Kind::Regex, n)),
        "interpolated_expression" => l.opt(field(n, "value").or_else(|| first(n)), end),
        "call_expression" | "constructor_expression" | "macro_invocation" => call(l, n),
        "value_argument" => {
            let value = field(n, "value");
            match field(n, "name").and_then(first) {
                Some(name) => l.parts(Kind::KwArg, 0, n, &[Some(name), value]),
                None => l.opt(value.or_else(|| first(n)), end),
            }
        }
        "navigation_expression" => {
            let name = field(n, "suffix").and_then(|s| field(s, "suffix").or_else(|| first(s)));
            let targets = fields(n, "target");
            let optional = Kids::of(n).0.iter().any(|(k, _)| l.text(*k) == "?");
            l.dot(n, targets.first().copied().or_else(|| first(n)), name, optional);
        }
        "prefix_expression" => {
            let op = field(n, "operation").map_or("", |o| l.text(o));
            let target = fields(n, "target").first().copied();
            match op {
                "." => l.dot(n, None, target, false),
                "&" => l.parts(Kind::Ref, 0, n, &[target]),
                _ => l.unary(n, op, target),
            }
        }
        "postfix_expression" => {
            let op = field(n, "operation").map_or("", |o| l.text(o));
            let target = fields(n, "target").first().copied();
            match op {
                "++" | "--" => l.unary(n, op, target),
                _ => l.parts(Kind::TypeAssert, 0, n, &[target, None]),
            }
        }
        _ if is_binary(n) => l.binary_chain(n, |l, n| {
            if !is_binary(n) {
                return None;
            }
            if n.kind() == "nil_coalescing_expression" {
                return Some((fields(n, "value").first().copied()?, Op::Coalesce, fields(n, "if_nil").first().copied()?));
            }
            let op = field(n, "op").map_or(Op::Other, |o| Op::from_text(l.text(o)));
            Some((fields(n, "lhs").first().copied()?, op, fields(n, "rhs").first().copied()?))
        }),
        "assignment" => {
            let op = field(n, "operator").map_or("=", |o| l.text(o));
            l.assignment(n, op, field(n, "target"), fields(n, "result").first().copied());
        }
        "directly_assignable_expression" | "try_expression" | "unsafe_expression" | "consume_expression" | "switch_pattern" => {
            match children(n).into_iter().find(|k| k.kind() != "try_operator") {
                Some(inner) => l.node(inner),
                None => raw::node(l, n),
            }
        }
        "await_expression" => l.parts(Kind::Await, 0, n, &[first(n)]),
        "ternary_expression" => {
            let part = |name: &str| fields(n, name).first().copied();
            l.parts(Kind::Cond, 0, n, &[part("condition"), part("if_true"), part("if_false")]);
        }
        "as_expression" => l.parts(Kind::Cast, 0, n, &[children(n).last().copied(), fields(n, "expr").first().copied()]),
        "check_expression" => {
            let (target, ty) = (fields(n, "target").first().copied(), children(n).last().copied());
            l.parts(Kind::Binary, Op::InstanceOf as u16, n, &[target, ty]);
        }
        "tuple_expression" => match (fields(n, "value").as_slice(), fields(n, "name").as_slice()) {
            ([one], []) => l.node(*one),
            _ => l.list(Kind::Tuple, n, Kids::of(n).named()),
        },
        "array_literal" => l.list(Kind::Array, n, Kids::of(n).named()),
        "dictionary_literal" => {
            l.open(Kind::Dict, n);
            for (key, value) in fields(n, "key").into_iter().zip(fields(n, "value")) {
                l.b.open(Kind::Pair, l.span(key).start..l.span(value).end);
                l.node(key);
                l.node(value);
                l.close();
            }
            l.close();
        }
        "lambda_literal" => {
            let list = field(n, "type").and_then(|t| child(t, "lambda_function_type_parameters"));
            let parameters = |l: &mut Lower<'_>| match list {
                Some(p) => {
                    l.open(Kind::Params, p);
                    for k in children(p) {
                        parameter(l, k, None, false);
                    }
                    l.close();
                }
                None => l.empty(Kind::Params, start),
            };
            let statements = child(n, "statements");
            let body = |l: &mut Lower<'_>| match statements {
                Some(s) => block(l, Some(s), end),
                None => l.empty(Kind::Block, end),
            };
            l.function(n, FuncKind::Lambda, [None; 3], |l| l.empty(Kind::Attrs, start), parameters, body);
        }
        "key_path_expression" => {
            let parts = children(n);
            let typed = parts.first().is_some_and(|p| p.kind() != "simple_identifier");
            l.open(Kind::Unary, n);
            for p in parts.iter().skip(usize::from(typed)).rev() {
                let to = l.span(*p).end;
                l.b.open(Kind::Dot, start..to);
            }
            match parts.first().filter(|_| typed) {
                Some(t) => l.node(*t),
                // The type that is understood.
                None => drop(l.b.leaf(Kind::Special, start..start, sym(""))),
            }
            for p in parts.iter().skip(usize::from(typed)) {
                l.node(*p);
                l.close();
            }
            l.close();
        }
        "pattern" => pattern(l, n),
        "user_type" => {
            let names: Vec<_> = children(n).into_iter().filter(|k| k.kind() == "type_identifier").collect();
            match child(n, "type_arguments") {
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
        "optional_type" => l.parts(Kind::TypeWrap, 3, n, &[field(n, "wrapped")]),
        "array_type" => l.parts(Kind::TypeWrap, 1, n, &[first(n)]),
        "dictionary_type" => l.list(Kind::TypeOther, n, Kids::of(n).named()),
        "type_annotation" => l.opt(children(n).last().copied(), end),
        "type_parameters" => {
            l.open(Kind::TypeParams, n);
            for k in Kids::of(n).named().filter(|k| k.kind() == "type_parameter") {
                l.opt(first(k), end);
            }
            l.close();
        }
        "modifiers" => {
            l.open(Kind::Attrs, n);
            for k in children(n) {
                if k.kind() == "attribute" {
                    l.node(k)
                } else {
                    l.leaf(Kind::KeywordAttr, k);
                }
            }
            l.close();
        }
        "attribute" => {
            let parts = children(n);
            l.open(Kind::Attr, n);
            match parts.split_first() {
                Some((name, arguments)) if !arguments.is_empty() => {
                    l.open(Kind::Call, n);
                    l.node(*name);
                    l.over(Kind::Args, arguments, end);
                    l.close();
                }
                Some((name, _)) => l.node(*name),
                None => l.b.nil(end),
            }
            l.close();
        }
        _ if is_construct(n) => statement(l, n),
        _ => raw::node(l, n),
    }
}

fn string(l: &mut Lower<'_>, n: Node<'_>, quotes: usize) {
    if field(n, "interpolation").is_none() {
        return l.plain_string(n, quotes, quotes, false);
    }
    l.open(Kind::Interp, n);
    let mut text: Option<std::ops::Range<usize>> = None;
    for (k, _) in &Kids::of(n).0 {
        let span = l.span(*k);
        match k.kind() {
            "line_str_text" | "multi_line_str_text" | "str_escaped_char" => {
                text = Some(text.map_or(span.start, |t| t.start)..span.end);
            }
            "interpolated_expression" => {
                if let Some(t) = text.take() {
                    l.piece(t, false);
                }
                l.node(*k);
            }
            _ => {}
        }
    }
    if let Some(t) = text {
        l.piece(t, false);
    }
    l.close();
}

/// A call; with its arguments in brackets an access by index.
fn call(l: &mut Lower<'_>, n: Node<'_>) {
    let (start, end) = (l.span(n).start, l.span(n).end);
    let callee = first(n);
    let suffix = children(n).into_iter().rfind(|k| matches!(k.kind(), "call_suffix" | "constructor_suffix"));
    let list = suffix.and_then(|s| child(s, "value_arguments"));
    if list.is_some_and(|a| Kids::of(a).has("[")) {
        l.open(Kind::Index, n);
        l.opt(callee, start);
        for a in list.map(children).unwrap_or_default() {
            l.node(a);
        }
        l.close();
        return;
    }
    l.open(Kind::Call, n);
    l.opt(callee, start);
    let from = suffix.map_or(end, |s| l.span(s).start);
    l.b.open(Kind::Args, from..end);
    let closures = suffix.map(children).unwrap_or_default().into_iter().filter(|k| k.kind() == "lambda_literal");
    for a in list.map(children).unwrap_or_default().into_iter().chain(closures) {
        l.node(a);
    }
    l.close();
    l.close();
}

fn pattern(l: &mut Lower<'_>, n: Node<'_>) {
    let (start, end) = (l.span(n).start, l.span(n).end);
    let kids = Kids::of(n);
    let parts: Vec<_> = kids.named().filter(|k| k.kind() != "value_binding_pattern").collect();
    if kids.has("as") {
        return l.parts(Kind::Cast, 0, n, &[parts.last().copied(), parts.first().copied()]);
    }
    // `.name(…)`, `Type.name(…)`
    if let Some(dot) = kids.0.iter().position(|(k, _)| k.kind() == ".") {
        let owner = kids.0[..dot].iter().map(|(k, _)| *k).find(Node::is_named);
        let name = kids.0.get(dot + 1).map(|(k, _)| *k);
        let to = name.map_or(end, |k| l.span(k).end);
        let called = kids.has("(");
        if called {
            l.open(Kind::Call, n);
        }
        l.b.open(Kind::Dot, start..to);
        l.opt(owner, start);
        l.opt(name, to);
        l.close();
        if called {
            l.b.open(Kind::Args, to..end);
            let mut label: Option<Node<'_>> = None;
            for (i, (k, _)) in kids.0.iter().enumerate().skip(dot + 2).filter(|(_, (k, _))| k.is_named()) {
                if kids.0.get(i + 1).is_some_and(|(c, _)| c.kind() == ":") {
                    label = Some(*k);
                    continue;
                }
                match label.take() {
                    Some(name) => {
                        l.b.open(Kind::KwArg, l.span(name).start..l.span(*k).end);
                        l.node(name);
                        l.node(*k);
                        l.close();
                    }
                    None => l.node(*k),
                }
            }
            l.close();
            l.close();
        }
        return;
    }
    match parts.as_slice() {
        [one] => l.node(*one),
        [] => raw::node(l, n),
        _ => l.list(Kind::Tuple, n, parts.iter().copied()),
    }
}

/// The conditions of `if`, `guard` and `while`: several are a sequence.
fn conditions(l: &mut Lower<'_>, n: Node<'_>) {
    let end = l.span(n).end;
    let mut groups: Vec<Vec<Node<'_>>> = vec![Vec::new()];
    for (k, _) in Kids::of(n).0.iter().skip(1) {
        match k.kind() {
            "{" | "else" => break,
            "," => groups.push(Vec::new()),
            _ => {
                if let Some(g) = groups.last_mut() {
                    g.push(*k);
                }
            }
        }
    }
    groups.retain(|g| !g.is_empty());
    let from = groups.first().and_then(|g| g.first()).map_or(end, |k| l.span(*k).start);
    let to = groups.last().and_then(|g| g.last()).map_or(end, |k| l.span(*k).end);
    if groups.len() > 1 {
        l.b.open(Kind::Seq, from..to);
    }
    for g in &groups {
        let named: Vec<_> = g.iter().copied().filter(|k| k.is_named() && k.kind() != "value_binding_pattern").collect();
        let span = l.span(g[0]).start..g.last().map_or(end, |k| l.span(*k).end);
        if g.iter().any(|k| k.kind() == "=") || g[0].kind() == "value_binding_pattern" {
            let at = span.end;
            let index = l.b.open(Kind::VarDef, span.clone());
            l.b.node(index).op = VarKind::Const as u16;
            l.empty(Kind::Attrs, span.start);
            let (binder, rest) = (named.first().copied(), named.get(1..).unwrap_or(&[]));
            let (ty, value) = match rest {
                [ty, value] => (Some(*ty), Some(*value)),
                [value] => (None, Some(*value)),
                // `if let x` means the variable of that name.
                _ => (None, binder),
            };
            l.opt(binder, at);
            l.opt(ty, at);
            l.opt(value, at);
            l.close();
        } else {
            l.opt(named.first().copied(), end);
        }
    }
    if groups.len() > 1 {
        l.close();
    }
    if groups.is_empty() {
        l.b.nil(end);
    }
}

fn construct(l: &mut Lower<'_>, n: Node<'_>) {
    let (start, end) = (l.span(n).start, l.span(n).end);
    match n.kind() {
        "statements" | "class_body" | "enum_class_body" | "protocol_body" | "function_body" => block(l, Some(n), end),
        "if_statement" => {
            let list = bodies(n);
            l.open(Kind::If, n);
            conditions(l, n);
            braces(l, list.first(), end);
            match child(n, "if_statement") {
                Some(other) => l.node(other),
                None => braces(l, list.get(1), end),
            }
            l.close();
        }
        "guard_statement" => {
            l.open(Kind::If, n);
            let index = l.open(Kind::Unary, n);
            l.b.node(index).op = Op::Not as u16;
            conditions(l, n);
            l.close();
            braces(l, bodies(n).first(), end);
            l.b.nil(end);
            l.close();
        }
        "while_statement" => {
            l.open(Kind::While, n);
            conditions(l, n);
            braces(l, bodies(n).first(), end);
            l.b.nil(end);
            l.close();
        }
        "repeat_while_statement" => {
            l.open(Kind::DoWhile, n);
            braces(l, bodies(n).first(), end);
            l.opt(fields(n, "condition").first().copied(), end);
            l.close();
        }
        "for_statement" => {
            l.open(Kind::ForEach, n);
            l.opt(field(n, "item"), end);
            l.opt(fields(n, "collection").first().copied(), end);
            braces(l, bodies(n).first(), end);
            l.b.nil(end);
            l.close();
        }
        "switch_statement" => {
            l.open(Kind::Switch, n);
            l.opt(fields(n, "expr").first().copied(), end);
            for e in children(n).into_iter().filter(|k| k.kind() == "switch_entry") {
                let at = l.span(e).end;
                let parts = children(e);
                l.open(Kind::Case, e);
                for p in parts.iter().filter(|k| k.kind() == "switch_pattern") {
                    l.node(*p);
                }
                let guard = parts.iter().position(|k| k.kind() == "where_keyword").and_then(|i| parts.get(i + 1));
                l.opt(guard.copied(), at);
                match parts.iter().find(|k| k.kind() == "statements") {
                    Some(s) => block(l, Some(*s), at),
                    None => l.empty(Kind::Block, at),
                }
                l.close();
            }
            l.close();
        }
        "do_statement" => {
            let catches: Vec<_> = children(n).into_iter().filter(|k| k.kind() == "catch_block").collect();
            if catches.is_empty() {
                return braces(l, bodies(n).first(), end);
            }
            l.open(Kind::Try, n);
            braces(l, bodies(n).first(), end);
            l.b.open(Kind::Catches, l.span(catches[0]).start..end);
            for c in catches {
                let at = l.span(c).end;
                let error = field(c, "error");
                let typed = error.filter(|e| Kids::of(*e).has("as"));
                l.open(Kind::Catch, c);
                l.opt(typed.and_then(|t| children(t).last().copied()), at);
                l.opt(typed.and_then(first).or(error), at);
                braces(l, bodies(c).first(), at);
                l.close();
            }
            l.close();
            l.b.nil(end);
            l.b.nil(end);
            l.close();
        }
        "control_transfer_statement" => {
            let word = l.text(n).split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
            let value = children(n).into_iter().find(|k| k.kind() != "throw_keyword");
            match word {
                "return" => l.parts(Kind::Return, 0, n, &[value]),
                "break" => l.parts(Kind::Break, 0, n, &[value]),
                "continue" => l.parts(Kind::Continue, 0, n, &[value]),
                "throw" => l.parts(Kind::Throw, 0, n, &[value, None]),
                "yield" => l.parts(Kind::Yield, 0, n, &[value]),
                _ => raw::node(l, n),
            }
        }
        "function_declaration" | "protocol_function_declaration" | "init_declaration" | "deinit_declaration" => function(l, n),
        "class_declaration" | "protocol_declaration" => {
            let kids = Kids::of(n);
            let kind = if n.kind() == "protocol_declaration" {
                ClassKind::Interface
            } else if kids.has("enum") {
                ClassKind::Enum
            } else {
                ClassKind::Class
            };
            let interfaces = kids.named().filter(|k| k.kind() == "inheritance_specifier").filter_map(first).collect();
            let head = ClassHead { name: field(n, "name"), type_parameters: child(n, "type_parameters"), parents: Vec::new(), interfaces };
            l.class(n, kind, &head, |l| modifiers(l, n), |l| block(l, field(n, "body"), end));
        }
        "enum_entry" => {
            let names = fields(n, "name");
            let several = names.len() > 1;
            if several {
                l.open_implied(Kind::Block, n);
            }
            for name in names {
                l.open(Kind::EnumEntry, if several { name } else { n });
                l.empty(Kind::Attrs, start);
                l.node(name);
                l.b.nil(end);
                l.opt(name.next_sibling().filter(|k| k.kind() == "enum_type_parameters"), end);
                l.close();
            }
            if several {
                l.close();
            }
        }
        "typealias_declaration" => l.parts(Kind::TypeDef, 0, n, &[field(n, "name"), children(n).last().copied()]),
        "import_declaration" => {
            let path = child(n, "identifier").map_or(end..end, |p| l.span(p));
            l.open(Kind::Imports, n);
            l.open_op(Kind::Import, ImportKind::Module as u16, n);
            l.module(path);
            l.b.nil(end);
            l.b.nil(end);
            l.close();
            l.close();
        }
        _ => raw::node(l, n),
    }
}

fn modifiers(l: &mut Lower<'_>, n: Node<'_>) {
    let start = l.span(n).start;
    match child(n, "modifiers") {
        Some(m) => l.node(m),
        None => l.empty(Kind::Attrs, start),
    }
}

fn function(l: &mut Lower<'_>, n: Node<'_>) {
    let (start, end) = (l.span(n).start, l.span(n).end);
    let kids = Kids::of(n);
    let kind = if n.kind() == "init_declaration" { FuncKind::Constructor } else { FuncKind::Function };
    let name = n.child_by_field_name("name");
    let arrow = kids.0.iter().position(|(k, _)| k.kind() == "->");
    let result = arrow.and_then(|a| kids.0[a + 1..].iter().map(|(k, _)| *k).find(Node::is_named)).filter(|k| k.kind() != "function_body");
    let parameters = |l: &mut Lower<'_>| {
        let open = kids.0.iter().find(|(k, _)| k.kind() == "(").map_or(start, |(k, _)| l.span(*k).start);
        let close = kids.0.iter().find(|(k, _)| k.kind() == ")").map_or(open, |(k, _)| l.span(*k).end);
        l.b.open(Kind::Params, open..close.max(open));
        for (i, (p, _)) in kids.0.iter().enumerate().filter(|(_, (k, _))| k.kind() == "parameter") {
            let default = kids.0.get(i + 1).filter(|(k, _)| k.kind() == "=").and_then(|_| kids.0.get(i + 2)).map(|(k, _)| *k);
            let rest = kids.0.get(i + 1).is_some_and(|(k, _)| k.kind() == "...");
            parameter(l, *p, default, rest);
        }
        l.close();
    };
    let head = [name, child(n, "type_parameters"), result];
    let body = field(n, "body");
    l.function(n, kind, head, |l| modifiers(l, n), parameters, |l| block(l, body.or_else(|| child(n, "function_body")), end));
}

fn parameter(l: &mut Lower<'_>, n: Node<'_>, default: Option<Node<'_>>, rest: bool) {
    let start = l.span(n).start;
    let mut names = fields(n, "name").into_iter();
    let name = names.next();
    let ty = names.next().or_else(|| fields(n, "type").first().copied());
    let kind = if rest || Kids::of(n).has("...") { ParamKind::Rest } else { ParamKind::Ordinary };
    l.parameter(n, kind, |l| l.empty(Kind::Attrs, start), name.or_else(|| first(n)), ty, default);
}

/// A property: each of its names with its own type and value.
fn property(l: &mut Lower<'_>, n: Node<'_>) {
    let end = l.span(n).end;
    let kids = Kids::of(n);
    let constant = child(n, "value_binding_pattern").is_some_and(|b| Kids::of(b).has("let"));
    let kind = if constant { VarKind::Const } else { VarKind::Let };
    let mut entries: Vec<(Node<'_>, Option<Node<'_>>, Option<Node<'_>>)> = Vec::new();
    let mut assigned = false;
    for (k, _) in &kids.0 {
        match (k.kind(), entries.last_mut()) {
            (",", _) => assigned = false,
            ("=", _) => assigned = true,
            ("pattern", _) if !assigned => entries.push((*k, None, None)),
            ("type_annotation", Some(e)) => e.1 = Some(*k),
            ("computed_property", Some(e)) => e.2 = Some(*k),
            (_, Some(e)) if assigned && k.is_named() && e.2.is_none() => e.2 = Some(*k),
            _ => {}
        }
    }
    let several = entries.len() > 1;
    if several {
        let index = l.open(Kind::Block, n);
        l.b.node(index).flags |= flag::IMPLICIT;
    }
    for (name, ty, value) in entries {
        l.open_op(Kind::VarDef, kind as u16, if several { name } else { n });
        modifiers(l, n);
        l.node(name);
        l.opt(ty, end);
        match value {
            Some(v) if v.kind() == "computed_property" => block(l, Some(v), end),
            other => l.opt(other, end),
        }
        l.close();
    }
    if several {
        l.close();
    }
}
