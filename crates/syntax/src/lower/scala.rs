//! Scala to the generic tree: `a f b` is `a.f(b)`, `for` is a comprehension with or without `yield`, the
//! parameters of a class are the first thing in its body, and functions return their last expression.

use super::common::{Kids, Lower, unescape};
use super::raw;
use super::shape::{ClassHead, child, children, field, fields, first};
use crate::gast::{ClassKind, ComprehensionKind, FuncKind, ImportKind, Kind, Op, ParamKind, VarKind, flag};
use tree_sitter::Node;

pub(super) fn node(l: &mut Lower<'_>, n: Node<'_>) {
    if l.b.next() == 0 { statement(l, n, false) } else { expression(l, n) }
}

fn is_construct(n: Node<'_>) -> bool {
    n.kind().ends_with("_definition")
        || n.kind().ends_with("_declaration")
        || matches!(
            n.kind(),
            "package_clause"
                | "package_object"
                | "enum_case_definitions"
                | "if_expression"
                | "while_expression"
                | "do_while_expression"
                | "match_expression"
                | "try_expression"
                | "return_expression"
                | "throw_expression"
                | "block"
                | "indented_block"
                | "ERROR"
        )
}

/// A statement of a list; as the `tail` of a function it is what the function returns.
fn statement(l: &mut Lower<'_>, n: Node<'_>, tail: bool) {
    if is_construct(n) {
        return l.nested(n, |l, n| construct(l, n, tail));
    }
    if tail {
        l.open_implied(Kind::Return, n);
    } else {
        l.open(Kind::ExprStmt, n);
    }
    l.node(n);
    l.close();
}

fn statements(l: &mut Lower<'_>, list: &[Node<'_>], tail: bool) {
    let list: Vec<_> = list.iter().filter(|k| k.kind() != "end_marker").collect();
    for (i, k) in list.iter().enumerate() {
        statement(l, **k, tail && i + 1 == list.len());
    }
}

/// A body: a block, or one expression.
fn body(l: &mut Lower<'_>, n: Option<Node<'_>>, at: usize, tail: bool) {
    match n {
        Some(b) if matches!(b.kind(), "block" | "indented_block" | "template_body" | "with_template_body") => {
            l.open(Kind::Block, b);
            statements(l, &children(b), tail);
            l.close();
        }
        Some(b) => l.single(b, |l, b| statement(l, b, tail)),
        None => l.b.nil(at),
    }
}

fn expression(l: &mut Lower<'_>, n: Node<'_>) {
    let (start, end) = (l.span(n).start, l.span(n).end);
    match n.kind() {
        "identifier" | "type_identifier" | "operator_identifier" | "wildcard" => match l.text(n) {
            "this" | "super" => l.special(n),
            _ => l.id(n),
        },
        "integer_literal" | "floating_point_literal" => l.number(n, &["L", "l", "f", "F", "d", "D"]),
        "boolean_literal" => l.boolean(n),
        "null_literal" => l.null(n),
        "character_literal" => drop(l.leaf(Kind::Char, n)),
        "string" => {
            let quotes = if l.text(n).starts_with("\"\"\"") { 3 } else { 1 };
            l.plain_string(n, quotes, quotes, quotes == 3);
        }
        "interpolated_string_expression" => interpolated(l, n),
        "quote_expression" if children(n).len() == 1 && first(n).is_some_and(|k| k.kind() == "identifier") => {
            l.list(Kind::Atom, n, Kids::of(n).named())
        }
        "unit" => drop(l.b.leaf(Kind::Tuple, l.span(n), 0)),
        "tuple_expression" | "tuple_pattern" | "tuple_type" | "identifiers" => l.list(Kind::Tuple, n, Kids::of(n).named()),
        "parenthesized_expression" if children(n).len() == 1 => l.opt(first(n), end),
        "call_expression" => call(l, n),
        "generic_function" => l.opt(field(n, "function"), end),
        "field_expression" => l.dot(n, field(n, "value"), field(n, "field"), false),
        "stable_identifier" | "stable_type_identifier" => l.path(&children(n)),
        "infix_expression" => infix(l, n),
        "prefix_expression" => {
            let op = Kids::of(n).0.first().map_or("", |(k, _)| l.text(*k));
            l.unary(n, op, children(n).last().copied());
        }
        "postfix_expression" => l.list(Kind::Dot, n, Kids::of(n).named().take(2)),
        "assignment_expression" => l.assignment(n, "=", field(n, "left"), field(n, "right")),
        "ascription_expression" => {
            let ty = field(n, "type").or_else(|| field(n, "return_type"));
            l.parts(Kind::Cast, 0, n, &[ty, first(n)]);
        }
        "instance_expression" => {
            let parts = children(n);
            let ty = parts.first().copied();
            l.open(Kind::New, n);
            match ty.filter(|t| t.kind() == "applied_constructor_type").map(children) {
                Some(parts) => {
                    l.opt(parts.first().copied(), end);
                    arguments(l, parts.get(1).copied(), end);
                }
                None => {
                    l.opt(ty, end);
                    arguments(l, field(n, "arguments"), end);
                }
            }
            l.opt(child(n, "template_body"), end);
            l.close();
        }
        "lambda_expression" => lambda(l, n),
        "for_expression" => comprehension(l, n),
        "vararg" | "repeat_pattern" => l.parts(Kind::Spread, 1, n, &[first(n)]),
        "case_class_pattern" => {
            l.open(Kind::Call, n);
            l.opt(field(n, "type"), end);
            let parts = fields(n, "pattern");
            l.over(Kind::Args, &parts, end);
            l.close();
        }
        "case_block" | "indented_cases" => {
            // A function by cases.
            let inner = |l: &mut Lower<'_>| {
                l.open_implied(Kind::Block, n);
                l.open(Kind::Switch, n);
                l.b.nil(start);
                cases(l, n, true);
                l.close();
                l.close();
            };
            l.function(n, FuncKind::Lambda, [None; 3], |l| l.empty(Kind::Attrs, start), |l| l.empty(Kind::Params, start), inner);
        }
        "template_body" | "with_template_body" => body(l, Some(n), end, false),
        "colon_argument" => l.opt(children(n).last().copied(), end),

        "generic_type" => {
            l.open(Kind::TypeApply, n);
            l.opt(field(n, "type"), end);
            for a in field(n, "type_arguments").map(children).unwrap_or_default() {
                l.node(a);
            }
            l.close();
        }
        "function_type" => {
            l.open_op(Kind::TypeOther, 3, n);
            for p in field(n, "parameter_types").map(children).unwrap_or_default() {
                l.node(p);
            }
            l.opt(field(n, "return_type"), end);
            l.close();
        }
        "infix_type" | "infix_pattern" => l.parts(Kind::TypeOther, 5, n, &[field(n, "left"), field(n, "operator"), field(n, "right")]),
        "lazy_parameter_type" => l.parts(Kind::TypeWrap, 6, n, &[first(n)]),
        "repeated_parameter_type" => l.parts(Kind::TypeWrap, 7, n, &[first(n)]),
        "match_type" => {
            let parts = children(n);
            l.open(Kind::Switch, n);
            l.opt(parts.first().copied(), end);
            for c in parts.iter().skip(1) {
                let at = l.span(*c).end;
                if c.kind() != "type_case_clause" {
                    l.node(*c);
                    continue;
                }
                let kids = children(*c);
                l.open(Kind::Case, *c);
                l.opt(kids.first().copied(), at);
                l.b.nil(at);
                body(l, kids.get(1).copied(), at, false);
                l.close();
            }
            l.close();
        }
        "type_parameters" => l.list(Kind::TypeParams, n, Kids::of(n).named()),
        "annotation" => {
            l.open(Kind::Attr, n);
            match fields(n, "arguments").into_iter().find(|a| a.named_child_count() > 0) {
                Some(a) => {
                    l.open(Kind::Call, n);
                    l.opt(field(n, "name"), end);
                    arguments(l, Some(a), end);
                    l.close();
                }
                None => l.opt(field(n, "name"), end),
            }
            l.close();
        }
        _ if is_construct(n) => construct(l, n, false),
        _ => raw::node(l, n),
    }
}

fn call(l: &mut Lower<'_>, n: Node<'_>) {
    let end = l.span(n).end;
    let (function, list) = (field(n, "function"), field(n, "arguments"));
    // `Foo.apply(…)` of a class makes an instance of it.
    let made = function.filter(|f| f.kind() == "field_expression" && field(*f, "field").is_some_and(|x| l.text(x) == "apply"));
    let made = made.and_then(|f| field(f, "value")).filter(|v| v.kind() == "identifier" && l.text(*v).starts_with(char::is_uppercase));
    match made {
        Some(name) => {
            l.open(Kind::New, n);
            l.node(name);
            arguments(l, list, end);
            l.b.nil(end);
        }
        None => {
            l.open(Kind::Call, n);
            l.opt(function, end);
            arguments(l, list, end);
        }
    }
    l.close();
}

/// Arguments in parentheses, or one in braces.
fn arguments(l: &mut Lower<'_>, n: Option<Node<'_>>, at: usize) {
    let Some(list) = n else { return l.empty(Kind::Args, at) };
    l.open(Kind::Args, list);
    if list.kind() == "arguments" {
        for a in children(list) {
            match (a.kind(), field(a, "left")) {
                ("assignment_expression", Some(name)) if name.kind() == "identifier" => {
                    l.parts(Kind::KwArg, 0, a, &[Some(name), field(a, "right")]);
                }
                _ => l.node(a),
            }
        }
    } else {
        match children(list).as_slice() {
            [one] if one.kind() == "lambda_expression" => l.node(*one),
            _ => l.node(list),
        }
    }
    l.close();
}

fn operator(l: &Lower<'_>, n: Node<'_>) -> Op {
    match field(n, "operator") {
        Some(o) if n.kind() == "infix_expression" && o.kind() == "operator_identifier" => Op::from_text(l.text(o)),
        _ => Op::Other,
    }
}

fn infix(l: &mut Lower<'_>, n: Node<'_>) {
    if operator(l, n) != Op::Other {
        return l.binary_chain(n, |l, n| {
            let op = operator(l, n);
            (op != Op::Other).then_some((field(n, "left")?, op, field(n, "right")?))
        });
    }
    let (left, name, right) = (field(n, "left"), field(n, "operator"), field(n, "right"));
    let text = name.map_or("", |o| l.text(o));
    if text.len() > 1 && text.ends_with('=') && Op::from_text(&text[..text.len() - 1]) != Op::Other {
        return l.assignment(n, text, left, right);
    }
    let (start, end) = (l.span(n).start, l.span(n).end);
    l.open(Kind::Call, n);
    let to = name.map_or(end, |o| l.span(o).end);
    l.b.open(Kind::Dot, start..to);
    l.opt(left, start);
    l.opt(name, to);
    l.close();
    match right {
        Some(r) if r.kind() == "tuple_expression" => l.list(Kind::Args, r, Kids::of(r).named()),
        _ => l.over(Kind::Args, &right.into_iter().collect::<Vec<_>>(), end),
    }
    l.close();
}

/// `s"…"` and its like are strings, another interpolator is a call with the string.
fn interpolated(l: &mut Lower<'_>, n: Node<'_>) {
    let (name, string) = (field(n, "interpolator"), child(n, "interpolated_string"));
    let (Some(name), Some(string)) = (name, string) else { return raw::node(l, n) };
    let word = l.text(name);
    let plain = matches!(word, "s" | "f" | "raw");
    let quotes = if l.text(string).starts_with("\"\"\"") { 3 } else { 1 };
    let is_raw = word == "raw" || quotes == 3;
    if !plain {
        l.open(Kind::Call, n);
        l.node(name);
        l.open(Kind::Args, string);
    }
    if child(string, "interpolation").is_some() {
        l.template(string, quotes, quotes, &["interpolation"], is_raw, |l, k| {
            let end = l.span(k).end;
            let inner = first(k);
            match inner.map(children) {
                Some(parts) if inner.is_some_and(|b| b.kind() == "block") && parts.len() == 1 => l.node(parts[0]),
                _ => l.opt(inner, end),
            }
        });
    } else {
        let outer = if plain { n } else { string };
        let open = l.span(string).start - l.span(outer).start + quotes;
        let inner = l.text(outer).get(open..l.text(outer).len().saturating_sub(quotes)).unwrap_or("");
        let cooked = (!is_raw && inner.contains('\\')).then(|| unescape(inner));
        l.b.string(l.span(outer), open, quotes, cooked);
    }
    if !plain {
        l.close();
        l.close();
    }
}

fn lambda(l: &mut Lower<'_>, n: Node<'_>) {
    let (start, end) = (l.span(n).start, l.span(n).end);
    let list = field(n, "parameters");
    let rest: Vec<_> = children(n).into_iter().filter(|k| Some(*k) != list && k.kind() != "type_parameters").collect();
    let parameters = |l: &mut Lower<'_>| match list {
        Some(p) => {
            l.open(Kind::Params, p);
            let each = if p.kind() == "bindings" { children(p) } else { vec![p] };
            for k in each {
                parameter(l, k);
            }
            l.close();
        }
        None => l.empty(Kind::Params, start),
    };
    let inner = |l: &mut Lower<'_>| match rest.as_slice() {
        [one] => body(l, Some(*one), end, true),
        many => {
            let from = many.first().map_or(end, |k| l.span(*k).start);
            l.b.open(Kind::Block, from..end);
            statements(l, many, true);
            l.close();
        }
    };
    l.function(n, FuncKind::Lambda, [None; 3], |l| l.empty(Kind::Attrs, start), parameters, inner);
}

fn comprehension(l: &mut Lower<'_>, n: Node<'_>) {
    let end = l.span(n).end;
    let kind = if Kids::of(n).has("yield") { ComprehensionKind::Set } else { ComprehensionKind::Generator };
    l.open_op(Kind::Comprehension, kind as u16, n);
    match field(n, "body") {
        Some(b) if kind == ComprehensionKind::Generator => body(l, Some(b), end, false),
        other => l.opt(other, end),
    }
    for e in fields(n, "enumerators").into_iter().flat_map(children) {
        let parts = children(e);
        let (guards, parts): (Vec<_>, Vec<_>) = parts.into_iter().partition(|k| k.kind() == "guard");
        match parts.as_slice() {
            [] => {}
            [one] => l.node(*one),
            [binder, value, ..] => l.parts(Kind::ForClause, 0, e, &[Some(*binder), Some(*value)]),
        }
        for g in guards {
            l.parts(Kind::IfClause, 0, g, &[field(g, "condition")]);
        }
    }
    l.close();
}

fn cases(l: &mut Lower<'_>, n: Node<'_>, tail: bool) {
    for c in children(n) {
        if c.kind() != "case_clause" {
            l.node(c);
            continue;
        }
        let at = l.span(c).end;
        l.open(Kind::Case, c);
        l.opt(field(c, "pattern"), at);
        l.opt(child(c, "guard").and_then(|g| field(g, "condition")), at);
        clause_body(l, c, tail);
        l.close();
    }
}

/// The statements behind the arrow of a case.
fn clause_body(l: &mut Lower<'_>, c: Node<'_>, tail: bool) {
    let at = l.span(c).end;
    let list = fields(c, "body");
    match list.as_slice() {
        [one] if matches!(one.kind(), "block" | "indented_block") => body(l, Some(*one), at, tail),
        list => {
            let from = list.first().map_or(at, |k| l.span(*k).start);
            let index = l.b.open(Kind::Block, from..at);
            l.b.node(index).flags |= flag::IMPLICIT;
            statements(l, list, tail);
            l.close();
        }
    }
}

fn construct(l: &mut Lower<'_>, n: Node<'_>, tail: bool) {
    let (start, end) = (l.span(n).start, l.span(n).end);
    match n.kind() {
        "block" | "indented_block" => body(l, Some(n), end, tail),
        "if_expression" => {
            l.open(Kind::If, n);
            l.opt(fields(n, "condition").first().copied(), end);
            body(l, field(n, "consequence"), end, tail);
            match field(n, "alternative") {
                Some(a) if a.kind() == "if_expression" => l.nested(a, |l, a| construct(l, a, tail)),
                other => body(l, other, end, tail),
            }
            l.close();
        }
        "while_expression" => {
            l.open(Kind::While, n);
            l.opt(fields(n, "condition").first().copied(), end);
            body(l, field(n, "body"), end, false);
            l.b.nil(end);
            l.close();
        }
        "do_while_expression" => {
            l.open(Kind::DoWhile, n);
            body(l, field(n, "body"), end, false);
            l.opt(field(n, "condition"), end);
            l.close();
        }
        "match_expression" => {
            l.open(Kind::Switch, n);
            l.opt(field(n, "value"), end);
            if let Some(b) = field(n, "body") {
                cases(l, b, tail);
            }
            l.close();
        }
        "try_expression" => attempt(l, n, tail),
        "return_expression" => l.parts(Kind::Return, 0, n, &[first(n)]),
        "throw_expression" => l.parts(Kind::Throw, 0, n, &[first(n), None]),
        "val_definition" | "var_definition" | "val_declaration" | "var_declaration" => {
            let kind = if n.kind().starts_with("val") { VarKind::Const } else { VarKind::Let };
            let name = field(n, "pattern").or_else(|| field(n, "name"));
            l.variable(n, kind, |l| modifiers(l, n), name, field(n, "type"), field(n, "value"));
        }
        "function_definition" | "function_declaration" => {
            let lists: Vec<_> = fields(n, "parameters").into_iter().filter(|k| k.kind() == "parameters").collect();
            let types = fields(n, "parameters").into_iter().find(|k| k.kind() == "type_parameters");
            let head = [field(n, "name"), types, field(n, "return_type")];
            let list = |l: &mut Lower<'_>| parameters(l, &lists, false, end);
            l.function(n, FuncKind::Function, head, |l| modifiers(l, n), list, |l| function_body(l, field(n, "body"), end));
        }
        "class_definition" | "object_definition" | "trait_definition" | "enum_definition" | "package_object" => class(l, n),
        "type_definition" => l.parts(Kind::TypeDef, 0, n, &[field(n, "name"), field(n, "type")]),
        "package_clause" => match field(n, "body") {
            Some(b) => {
                let head = ClassHead { name: field(n, "name"), ..ClassHead::default() };
                l.class(n, ClassKind::Module, &head, |l| l.empty(Kind::Attrs, start), |l| body(l, Some(b), end, false));
            }
            None => {
                let path = field(n, "name").map_or(end..end, |p| l.span(p));
                l.open(Kind::Package, n);
                l.module(path);
                l.close();
            }
        },
        "import_declaration" | "export_declaration" => imports(l, n),
        "enum_case_definitions" => {
            l.open_implied(Kind::Block, n);
            for k in children(n).into_iter().filter(|k| k.kind().ends_with("_case")) {
                let at = l.span(k).end;
                l.open(Kind::EnumEntry, k);
                modifiers(l, k);
                l.opt(field(k, "name"), at);
                l.b.nil(at);
                match fields(k, "class_parameters").as_slice() {
                    [] => l.b.nil(at),
                    lists => parameters(l, lists, false, at),
                }
                l.close();
            }
            l.close();
        }
        "extension_definition" => {
            let lists = fields(n, "parameters");
            let members = fields(n, "body");
            let head = ClassHead::default();
            l.class(
                n,
                ClassKind::Extension,
                &head,
                |l| l.empty(Kind::Attrs, start),
                |l| {
                    let from = members.first().map_or(end, |m| l.span(*m).start);
                    l.b.open(Kind::Block, from..end);
                    parameters(l, &lists, true, from);
                    statements(l, &members, false);
                    l.close();
                },
            );
        }
        "given_definition" => {
            let head = [field(n, "name"), field(n, "type_parameters"), fields(n, "return_type").first().copied()];
            let lists = fields(n, "parameters");
            let list = |l: &mut Lower<'_>| parameters(l, &lists, false, end);
            l.function(n, FuncKind::Function, head, |l| modifiers(l, n), list, |l| function_body(l, field(n, "body"), end));
        }
        _ => raw::node(l, n),
    }
}

fn function_body(l: &mut Lower<'_>, n: Option<Node<'_>>, at: usize) {
    match n {
        Some(b) if matches!(b.kind(), "block" | "indented_block") => body(l, Some(b), at, true),
        Some(b) => l.single(b, |l, b| statement(l, b, true)),
        None => l.b.nil(at),
    }
}

/// What a `try` gives is what its body gives, or the last part.
fn attempt(l: &mut Lower<'_>, n: Node<'_>, tail: bool) {
    let end = l.span(n).end;
    let (catch, finally) = (child(n, "catch_clause"), child(n, "finally_clause").and_then(first));
    l.open(Kind::Try, n);
    body(l, field(n, "body"), end, tail && finally.is_none());
    match catch {
        Some(c) => {
            l.open(Kind::Catches, c);
            let at = l.span(c).end;
            let block = children(c).into_iter().find(|k| matches!(k.kind(), "case_block" | "indented_cases"));
            match (block.or_else(|| field(c, "body").filter(|b| b.kind() == "case_block")), field(c, "pattern")) {
                (Some(list), _) => {
                    for k in children(list) {
                        l.open(Kind::Catch, k);
                        caught(l, field(k, "pattern"), at);
                        clause_body(l, k, false);
                        l.close();
                    }
                }
                (None, pattern) => {
                    l.open(Kind::Catch, c);
                    caught(l, pattern, at);
                    body(l, field(c, "body").or_else(|| first(c)), at, false);
                    l.close();
                }
            }
            l.close();
        }
        None => l.empty(Kind::Catches, end),
    }
    l.b.nil(end);
    body(l, finally, end, tail);
    l.close();
}

/// The type and the name of what is caught.
fn caught(l: &mut Lower<'_>, pattern: Option<Node<'_>>, at: usize) {
    match pattern {
        Some(p) if p.kind() == "typed_pattern" => {
            l.opt(field(p, "type"), at);
            l.opt(field(p, "pattern"), at);
        }
        other => {
            l.b.nil(at);
            l.opt(other, at);
        }
    }
}

/// Annotations and keywords, `case` among them.
fn modifiers(l: &mut Lower<'_>, n: Node<'_>) {
    let start = l.span(n).start;
    l.b.open(Kind::Attrs, start..start);
    for (k, _) in &Kids::of(n).0 {
        match k.kind() {
            "annotation" => l.node(*k),
            "modifiers" => {
                for (m, _) in &Kids::of(*k).0 {
                    l.leaf(Kind::KeywordAttr, *m);
                }
            }
            "access_modifier" | "inline_modifier" => {
                l.leaf(Kind::KeywordAttr, *k);
            }
            "case" | "implicit" | "lazy" if !k.is_named() => {
                l.leaf(Kind::KeywordAttr, *k);
            }
            _ => {}
        }
    }
    l.close();
}

/// All lists of parameters as one.
fn parameters(l: &mut Lower<'_>, lists: &[Node<'_>], class: bool, at: usize) {
    let from = lists.first().map_or(at, |p| l.span(*p).start);
    let to = lists.last().map_or(at, |p| l.span(*p).end);
    let index = l.b.open(Kind::Params, from..to.max(from));
    if class && lists.is_empty() {
        l.b.node(index).flags |= flag::IMPLICIT;
    }
    for p in lists.iter().flat_map(|p| children(*p)) {
        parameter(l, p);
    }
    l.close();
}

fn parameter(l: &mut Lower<'_>, n: Node<'_>) {
    let start = l.span(n).start;
    match n.kind() {
        "parameter" | "class_parameter" | "binding" => {
            let rest = field(n, "type").is_some_and(|t| t.kind() == "repeated_parameter_type");
            let kind = if rest { ParamKind::Rest } else { ParamKind::Ordinary };
            let name = field(n, "name").or_else(|| child(n, "wildcard"));
            l.parameter(n, kind, |l| modifiers(l, n), name, field(n, "type"), field(n, "default_value"));
        }
        _ => l.parameter(n, ParamKind::Ordinary, |l| l.empty(Kind::Attrs, start), Some(n), None, None),
    }
}

fn class(l: &mut Lower<'_>, n: Node<'_>) {
    let end = l.span(n).end;
    let kind = match n.kind() {
        "object_definition" | "package_object" => ClassKind::Struct,
        "trait_definition" => ClassKind::Interface,
        "enum_definition" => ClassKind::Enum,
        _ => ClassKind::Class,
    };
    let types: Vec<_> = field(n, "extend").map(|e| fields(e, "type")).unwrap_or_default();
    let (parents, interfaces) = types.split_at(types.len().min(1));
    let head = ClassHead {
        name: field(n, "name"),
        type_parameters: field(n, "type_parameters"),
        parents: parents.to_vec(),
        interfaces: interfaces.to_vec(),
    };
    let lists = fields(n, "class_parameters");
    let members = fields(n, "body").first().copied();
    let inner = |l: &mut Lower<'_>| {
        let span = members.or(lists.first().copied()).map_or(end..end, |b| l.span(b));
        let at = span.start;
        let index = l.b.open(Kind::Block, span);
        if members.is_none() {
            l.b.node(index).flags |= flag::IMPLICIT;
        }
        parameters(l, &lists, true, at);
        statements(l, &members.map(children).unwrap_or_default(), false);
        l.close();
    };
    l.class(n, kind, &head, |l| modifiers(l, n), inner);
}

fn imports(l: &mut Lower<'_>, n: Node<'_>) {
    l.open(Kind::Imports, n);
    let mut names: Vec<Node<'_>> = Vec::new();
    let mut done = false;
    for (k, _) in &Kids::of(n).0 {
        match k.kind() {
            "," => {
                import(l, n, &names, None, &mut done);
                names.clear();
                done = false;
            }
            "namespace_selectors" => {
                for s in children(*k) {
                    import(l, n, &names, Some(s), &mut done);
                }
            }
            "namespace_wildcard" | "as_renamed_identifier" | "arrow_renamed_identifier" => import(l, n, &names, Some(*k), &mut done),
            "wildcard" => import(l, n, &names, Some(*k), &mut done),
            "identifier" | "operator_identifier" => names.push(*k),
            _ => {}
        }
    }
    if !names.is_empty() {
        import(l, n, &names, None, &mut done);
    }
    l.close();
}

/// One import out of a path; without a selector its last name.
fn import(l: &mut Lower<'_>, n: Node<'_>, names: &[Node<'_>], selector: Option<Node<'_>>, done: &mut bool) {
    if *done && selector.is_none() {
        return;
    }
    *done = true;
    let end = l.span(n).end;
    let (path, name, alias, all) = match selector {
        None => match names.split_last() {
            Some((last, rest)) => (rest, Some(*last), None, false),
            None => return,
        },
        Some(s) if matches!(s.kind(), "namespace_wildcard" | "wildcard") => (names, None, None, true),
        Some(s) => (names, field(s, "name").or(Some(s)), field(s, "alias"), false),
    };
    l.open_op(Kind::Import, if all { ImportKind::All } else { ImportKind::From } as u16, n);
    match (path.first(), path.last()) {
        (Some(a), Some(b)) => l.module(l.span(*a).start..l.span(*b).end),
        _ => l.b.nil(end),
    }
    l.opt(name, end);
    l.opt(alias, end);
    l.close();
}
