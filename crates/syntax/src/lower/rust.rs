//! Rust to the generic tree: attributes stand before their item as siblings, macros take expressions
//! where their tokens can be read so, and the last expression of a function is what it returns.

use super::common::{Kids, Lower};
use super::raw;
use super::shape::{ClassHead, child, children, field, first};
use crate::gast::{ClassKind, FuncKind, ImportKind, Kind, Op, ParamKind, VarKind, flag, sym};
use std::ops::Range;
use tree_sitter::Node;

const SUFFIXES: &[&str] =
    &["usize", "isize", "u128", "i128", "u64", "i64", "u32", "i32", "u16", "i16", "u8", "i8", "_f64", "_f32", "f64", "f32"];

/// How deep macros in the arguments of macros are read as expressions: each level is parsed anew.
const MAX_MACROS: usize = 6;

/// How far away a semicolon is looked for that ends the statement which a macro is read as.
const MAX_DISTANCE: usize = 4_096;

pub(super) fn node(l: &mut Lower<'_>, n: Node<'_>) {
    if l.b.next() == 0 {
        let attributes = attributes_before(l, n);
        statement(l, n, &attributes, false);
    } else {
        expression(l, n, false);
    }
}

/// Whether a node belongs to the item behind it.
pub(super) fn is_prefix(n: Node<'_>) -> bool {
    n.kind() == "attribute_item"
}

/// The attributes in front of a top-level item, which begins with them.
fn attributes_before<'t>(l: &Lower<'_>, n: Node<'t>) -> Vec<Node<'t>> {
    let mut out = Vec::new();
    if n.start_byte() <= l.b.base() {
        return out;
    }
    let mut at = n;
    while let Some(before) = at.prev_named_sibling().filter(|b| b.start_byte() >= l.b.base()) {
        if is_prefix(before) {
            out.push(before);
        }
        at = before;
    }
    out.reverse();
    out
}

fn is_construct(n: Node<'_>) -> bool {
    n.kind().ends_with("_item")
        || matches!(
            n.kind(),
            "let_declaration"
                | "empty_statement"
                | "use_declaration"
                | "extern_crate_declaration"
                | "associated_type"
                | "if_expression"
                | "match_expression"
                | "while_expression"
                | "loop_expression"
                | "for_expression"
                | "return_expression"
                | "break_expression"
                | "continue_expression"
                | "block"
                | "macro_definition"
                | "ERROR"
        )
}

/// A statement of a list; as the `tail` of a function it is what the function returns.
fn statement(l: &mut Lower<'_>, n: Node<'_>, attributes: &[Node<'_>], tail: bool) {
    if n.kind() == "expression_statement" {
        let Some(inner) = first(n) else { return raw::node(l, n) };
        let terminated = l.text(n).ends_with(';');
        if is_construct(inner) {
            return l.nested(inner, |l, inner| construct(l, inner, &[], tail));
        }
        if !terminated {
            return value(l, inner, tail);
        }
        let index = l.open(Kind::ExprStmt, n);
        // Upstream takes the last statement for the result even so.
        l.b.node(index).flags |= flag::TERMINATED | if tail { flag::SPECIAL } else { 0 };
        l.node(inner);
        l.close();
        return;
    }
    if is_construct(n) {
        return l.nested(n, |l, n| construct(l, n, attributes, tail));
    }
    value(l, n, tail);
}

/// An expression without a terminator.
fn value(l: &mut Lower<'_>, n: Node<'_>, tail: bool) {
    if tail {
        l.open_implied(Kind::Return, n);
    } else {
        l.open(Kind::ExprStmt, n);
    }
    l.node(n);
    l.close();
}

fn statements(l: &mut Lower<'_>, list: &[Node<'_>], tail: bool) {
    let mut pending: Vec<Node<'_>> = Vec::new();
    for (i, k) in list.iter().enumerate() {
        if is_prefix(*k) && i + 1 < list.len() {
            pending.push(*k);
            continue;
        }
        statement(l, *k, &pending, tail && i + 1 == list.len());
        pending.clear();
    }
}

fn block(l: &mut Lower<'_>, n: Option<Node<'_>>, at: usize, tail: bool) {
    let Some(n) = n else { return l.b.nil(at) };
    if n.kind() != "block" {
        l.single(n, |l, n| statement(l, n, &[], tail));
        return;
    }
    let list: Vec<_> = children(n).into_iter().filter(|k| k.kind() != "label").collect();
    l.open(Kind::Block, n);
    statements(l, &list, tail);
    l.close();
}

fn expression(l: &mut Lower<'_>, n: Node<'_>, tail: bool) {
    let (start, end) = (l.span(n).start, l.span(n).end);
    match n.kind() {
        "identifier"
        | "type_identifier"
        | "field_identifier"
        | "shorthand_field_identifier"
        | "primitive_type"
        | "crate"
        | "super"
        | "metavariable" => l.id(n),
        "self" => l.special(n),
        "integer_literal" | "float_literal" => l.number(n, SUFFIXES),
        "negative_literal" => l.parts(Kind::Unary, Op::Sub as u16, n, &[first(n)]),
        "boolean_literal" => l.boolean(n),
        "char_literal" => drop(l.leaf(Kind::Char, n)),
        "string_literal" => {
            let open = l.text(n).find('"').map_or(1, |q| q + 1);
            l.plain_string(n, open, 1, false);
        }
        "raw_string_literal" => {
            let open = l.text(n).find('"').map_or(1, |q| q + 1);
            let hashes = l.text(n).bytes().rev().take_while(|b| *b == b'#').count();
            l.plain_string(n, open, hashes + 1, true);
        }
        "unit_expression" | "unit_type" => drop(l.b.leaf(Kind::Tuple, l.span(n), 0)),
        "call_expression" => {
            l.open(Kind::Call, n);
            l.opt(field(n, "function"), end);
            l.arguments(field(n, "arguments"), end);
            l.close();
        }
        "arguments" => l.list(Kind::Args, n, Kids::of(n).named().filter(|k| !is_prefix(*k))),
        // What the type arguments are is not asked.
        "generic_function" => l.opt(field(n, "function"), end),
        "field_expression" => l.dot(n, field(n, "value"), field(n, "field"), false),
        "scoped_identifier" | "scoped_type_identifier" => match field(n, "path") {
            Some(path) => l.dot(n, Some(path), field(n, "name"), false),
            None => l.opt(field(n, "name"), end),
        },
        "bracketed_type" | "parenthesized_expression" | "ref_pattern" | "captured_pattern" if children(n).len() == 1 => {
            l.opt(first(n), end)
        }
        "mut_pattern" | "reference_pattern" => l.opt(children(n).last().copied(), end),
        "macro_invocation" => macro_call(l, n, field(n, "macro"), child(n, "token_tree")),
        "index_expression" => l.list(Kind::Index, n, Kids::of(n).named()),
        "binary_expression" => l.binary(n),
        "unary_expression" => match Kids::of(n).0.first().map(|(k, _)| k.kind()) {
            Some("*") => l.parts(Kind::Deref, 0, n, &[first(n)]),
            op => l.unary(n, op.unwrap_or(""), first(n)),
        },
        "reference_expression" => l.parts(Kind::Ref, 0, n, &[field(n, "value")]),
        "assignment_expression" => l.assignment(n, "=", field(n, "left"), field(n, "right")),
        "compound_assignment_expr" => {
            let op = field(n, "operator").map_or("", |o| l.text(o));
            l.assignment(n, op, field(n, "left"), field(n, "right"));
        }
        "type_cast_expression" => l.parts(Kind::Cast, 0, n, &[field(n, "type"), field(n, "value")]),
        "await_expression" => l.parts(Kind::Await, 0, n, &[first(n)]),
        "yield_expression" => l.parts(Kind::Yield, 0, n, &[first(n)]),
        "array_expression" if field(n, "length").is_none() => l.list(Kind::Array, n, Kids::of(n).named().filter(|k| !is_prefix(*k))),
        "tuple_expression" => l.list(Kind::Tuple, n, Kids::of(n).named().filter(|k| !is_prefix(*k))),
        "slice_pattern" => l.list(Kind::Array, n, Kids::of(n).named()),
        "tuple_pattern" | "tuple_type" => l.list(Kind::Tuple, n, Kids::of(n).named()),
        "tuple_struct_pattern" => {
            let ty = field(n, "type");
            l.open(Kind::Call, n);
            l.opt(ty, end);
            let parts: Vec<_> = children(n).into_iter().filter(|k| Some(*k) != ty).collect();
            l.over(Kind::Args, &parts, end);
            l.close();
        }
        "struct_expression" => {
            l.open(Kind::New, n);
            l.opt(field(n, "name"), end);
            l.b.nil(end);
            l.opt(field(n, "body"), end);
            l.close();
        }
        "field_initializer_list" => l.list(Kind::Record, n, Kids::of(n).named()),
        "field_initializer" => l.parts(Kind::Pair, 0, n, &[field(n, "field"), field(n, "value")]),
        "shorthand_field_initializer" => {
            let name = children(n).into_iter().rfind(|k| k.kind() == "identifier");
            match name {
                // Dots among the fields are no field of that name.
                Some(name) if l.text(name).starts_with("__") => l.id(name),
                name => l.parts(Kind::Pair, 0, n, &[name, name]),
            }
        }
        "base_field_initializer" => l.parts(Kind::Spread, 1, n, &[first(n)]),
        "let_condition" => l.variable(n, VarKind::Let, |l| l.empty(Kind::Attrs, start), field(n, "pattern"), None, field(n, "value")),
        "closure_expression" => {
            let parameters = |l: &mut Lower<'_>| match field(n, "parameters") {
                Some(p) => {
                    l.open(Kind::Params, p);
                    for k in children(p) {
                        parameter(l, k, &[]);
                    }
                    l.close();
                }
                None => l.empty(Kind::Params, start),
            };
            let body = |l: &mut Lower<'_>| match field(n, "body") {
                Some(b) if b.kind() == "block" => block(l, Some(b), end, true),
                Some(b) => l.returned(b),
                None => l.b.nil(end),
            };
            l.function(n, FuncKind::Lambda, [None, None, field(n, "return_type")], |l| l.empty(Kind::Attrs, start), parameters, body);
        }
        "type_arguments" => l.list(Kind::TypeParams, n, Kids::of(n).named().filter(|k| k.kind() != "lifetime")),
        "generic_type" | "generic_type_with_turbofish" => {
            let arguments: Vec<_> = field(n, "type_arguments").map(children).unwrap_or_default();
            let arguments: Vec<_> = arguments.into_iter().filter(|k| k.kind() != "lifetime").collect();
            match arguments.as_slice() {
                [] => l.opt(field(n, "type"), end),
                _ => {
                    l.open(Kind::TypeApply, n);
                    l.opt(field(n, "type"), end);
                    for a in arguments {
                        l.node(a);
                    }
                    l.close();
                }
            }
        }
        "array_type" => l.parts(Kind::TypeWrap, 1, n, &[field(n, "element")]),
        "pointer_type" => l.parts(Kind::TypeWrap, 2, n, &[field(n, "type")]),
        "reference_type" => l.parts(Kind::TypeWrap, 4, n, &[field(n, "type")]),
        "attribute_item" | "inner_attribute_item" => match first(n) {
            Some(a) => attribute(l, a),
            None => raw::node(l, n),
        },
        "parameters" => {
            l.open(Kind::Params, n);
            let mut pending = Vec::new();
            for k in children(n) {
                if is_prefix(k) {
                    pending.push(k);
                } else {
                    parameter(l, k, &pending);
                    pending.clear();
                }
            }
            l.close();
        }
        "type_parameters" => {
            l.open(Kind::TypeParams, n);
            for k in Kids::of(n).named().filter(|k| !matches!(k.kind(), "lifetime_parameter" | "attribute_item")) {
                match k.kind() {
                    "type_parameter" => l.opt(field(k, "name"), end),
                    _ => l.node(k),
                }
            }
            l.close();
        }
        "declaration_list" | "enum_variant_list" | "field_declaration_list" => {
            l.open(Kind::Block, n);
            statements(l, &children(n), false);
            l.close();
        }
        "ordered_field_declaration_list" => {
            l.open(Kind::Block, n);
            for k in Kids::of(n).named().filter(|k| !matches!(k.kind(), "attribute_item" | "visibility_modifier")) {
                let at = l.span(k).start;
                l.variable(k, VarKind::Field, |l| l.empty(Kind::Attrs, at), None, Some(k), None);
            }
            l.close();
        }
        _ if is_construct(n) || n.kind() == "expression_statement" => statement(l, n, &[], tail),
        "enum_variant" | "field_declaration" => construct(l, n, &[], false),
        _ => raw::node(l, n),
    }
}

/// A construct that is no expression, with the attributes before it.
fn construct(l: &mut Lower<'_>, n: Node<'_>, attributes: &[Node<'_>], tail: bool) {
    let end = l.span(n).end;
    match n.kind() {
        "block" => block(l, Some(n), end, tail),
        "empty_statement" => drop(l.leaf(Kind::Pass, n)),
        "let_declaration" => {
            let modifiers: Vec<_> = child(n, "mutable_specifier").into_iter().collect();
            let start = l.span(n).start;
            l.variable(n, VarKind::Let, |l| words(l, &modifiers, start), field(n, "pattern"), field(n, "type"), field(n, "value"));
        }
        "if_expression" => {
            l.open(Kind::If, n);
            l.opt(field(n, "condition"), end);
            block(l, field(n, "consequence"), end, tail);
            match field(n, "alternative").and_then(first) {
                Some(a) if a.kind() == "if_expression" => l.nested(a, |l, a| construct(l, a, &[], tail)),
                other => block(l, other, end, tail),
            }
            l.close();
        }
        "match_expression" => {
            l.open(Kind::Switch, n);
            l.opt(field(n, "value"), end);
            for arm in field(n, "body").map(children).unwrap_or_default() {
                if arm.kind() != "match_arm" {
                    l.node(arm);
                    continue;
                }
                let at = l.span(arm).end;
                let pattern = field(arm, "pattern");
                l.open(Kind::Case, arm);
                l.opt(pattern.and_then(|p| Kids::of(p).0.first().map(|(k, _)| *k)), at);
                l.opt(pattern.and_then(|p| field(p, "condition")), at);
                block(l, field(arm, "value"), at, tail);
                l.close();
            }
            l.close();
        }
        "while_expression" | "loop_expression" => {
            l.open(Kind::While, n);
            l.opt(field(n, "condition"), end);
            block(l, field(n, "body"), end, false);
            l.b.nil(end);
            l.close();
        }
        "for_expression" => {
            l.open(Kind::ForEach, n);
            l.opt(field(n, "pattern"), end);
            l.opt(field(n, "value"), end);
            block(l, field(n, "body"), end, false);
            l.b.nil(end);
            l.close();
        }
        "return_expression" => l.parts(Kind::Return, 0, n, &[first(n)]),
        "break_expression" => l.parts(Kind::Break, 0, n, &[first(n)]),
        "continue_expression" => l.parts(Kind::Continue, 0, n, &[first(n)]),
        "use_declaration" => imports(l, n),
        "extern_crate_declaration" => {
            l.open(Kind::Imports, n);
            l.open_op(Kind::Import, ImportKind::Module as u16, n);
            l.module(field(n, "name").map_or(end..end, |m| l.span(m)));
            l.b.nil(end);
            l.opt(field(n, "alias"), end);
            l.close();
            l.close();
        }
        _ => item(l, n, attributes),
    }
}

fn item(l: &mut Lower<'_>, n: Node<'_>, attributes: &[Node<'_>]) {
    let end = l.span(n).end;
    let start = attributes.first().map_or(l.span(n).start, |a| l.span(*a).start);
    let mut modifiers: Vec<Node<'_>> = attributes.to_vec();
    for k in children(n) {
        match k.kind() {
            "visibility_modifier" | "mutable_specifier" => modifiers.push(k),
            "function_modifiers" => modifiers.extend(Kids::of(k).0.iter().map(|(m, _)| *m)),
            _ => {}
        }
    }
    let head = |name: &str| ClassHead { name: field(n, name), type_parameters: field(n, "type_parameters"), ..ClassHead::default() };
    let index = l.b.next();
    match n.kind() {
        "function_item" | "function_signature_item" => {
            let parameters = |l: &mut Lower<'_>| match field(n, "parameters") {
                Some(p) => l.node(p),
                None => l.empty(Kind::Params, end),
            };
            let head = [field(n, "name"), field(n, "type_parameters"), field(n, "return_type")];
            let body = |l: &mut Lower<'_>| block(l, field(n, "body"), end, true);
            l.function(n, FuncKind::Function, head, |l| words(l, &modifiers, start), parameters, body);
        }
        "struct_item" | "union_item" => {
            l.class(n, ClassKind::Struct, &head("name"), |l| words(l, &modifiers, start), |l| l.opt(field(n, "body"), end))
        }
        "enum_item" => l.class(n, ClassKind::Enum, &head("name"), |l| words(l, &modifiers, start), |l| l.opt(field(n, "body"), end)),
        "trait_item" => {
            let parents = field(n, "bounds").map(children).unwrap_or_default();
            let head = ClassHead { parents, ..head("name") };
            l.class(n, ClassKind::Interface, &head, |l| words(l, &modifiers, start), |l| l.opt(field(n, "body"), end));
        }
        "impl_item" => {
            let head = ClassHead { parents: field(n, "trait").into_iter().collect(), ..head("type") };
            l.class(n, ClassKind::Extension, &head, |l| words(l, &modifiers, start), |l| l.opt(field(n, "body"), end));
        }
        "mod_item" => l.class(n, ClassKind::Module, &head("name"), |l| words(l, &modifiers, start), |l| l.opt(field(n, "body"), end)),
        "const_item" | "static_item" => {
            l.variable(n, VarKind::Const, |l| words(l, &modifiers, start), field(n, "name"), field(n, "type"), field(n, "value"));
        }
        "field_declaration" => {
            l.variable(n, VarKind::Field, |l| words(l, &modifiers, start), field(n, "name"), field(n, "type"), None);
        }
        "enum_variant" => {
            l.open(Kind::EnumEntry, n);
            words(l, &modifiers, start);
            l.opt(field(n, "name"), end);
            l.b.nil(end);
            l.opt(field(n, "body").or(field(n, "value")), end);
            l.close();
        }
        "type_item" | "associated_type" => l.parts(Kind::TypeDef, 0, n, &[field(n, "name"), field(n, "type")]),
        "attribute_item" | "inner_attribute_item" => expression(l, n, false),
        _ => raw::node(l, n),
    }
    if !attributes.is_empty() {
        l.begin(index, start);
    }
}

/// Attributes and keywords.
fn words(l: &mut Lower<'_>, list: &[Node<'_>], at: usize) {
    let from = list.first().map_or(at, |m| l.span(*m).start);
    let to = list.last().map_or(at, |m| l.span(*m).end);
    l.b.open(Kind::Attrs, from..to.max(from));
    for m in list {
        if is_prefix(*m) {
            l.node(*m)
        } else {
            {
                l.leaf(Kind::KeywordAttr, *m);
            }
        }
    }
    l.close();
}

fn attribute(l: &mut Lower<'_>, n: Node<'_>) {
    let end = l.span(n).end;
    l.open(Kind::Attr, n);
    let path = first(n);
    match (path, field(n, "arguments"), field(n, "value")) {
        (Some(path), Some(arguments), _) => {
            l.open(Kind::Call, n);
            l.node(path);
            macro_arguments(l, path, arguments);
            l.close();
        }
        (Some(path), None, Some(value)) => l.parts(Kind::Assign, 0, n, &[Some(path), Some(value)]),
        (path, ..) => l.opt(path, end),
    }
    l.close();
}

fn parameter(l: &mut Lower<'_>, n: Node<'_>, attributes: &[Node<'_>]) {
    let start = l.span(n).start;
    let mut modifiers: Vec<Node<'_>> = attributes.to_vec();
    match n.kind() {
        "parameter" => {
            modifiers.extend(child(n, "mutable_specifier"));
            let dots = field(n, "pattern");
            l.parameter(n, ParamKind::Ordinary, |l| words(l, &modifiers, start), dots, field(n, "type"), None);
        }
        "self_parameter" => {
            modifiers.extend(child(n, "mutable_specifier"));
            l.parameter(n, ParamKind::Ordinary, |l| words(l, &modifiers, start), child(n, "self"), None, None);
        }
        "variadic_parameter" => l.parameter(n, ParamKind::Rest, |l| words(l, &modifiers, start), field(n, "pattern"), None, None),
        // A pattern of a closure, or a type alone.
        _ => l.parameter(n, ParamKind::Ordinary, |l| words(l, &modifiers, start), Some(n), None, None),
    }
}

/// `name!(…)`: a call of what is called `name!`.
fn macro_call(l: &mut Lower<'_>, n: Node<'_>, path: Option<Node<'_>>, tokens: Option<Node<'_>>) {
    let (Some(path), Some(tokens)) = (path, tokens) else { return raw::node(l, n) };
    let end = l.span(path).end;
    l.open(Kind::Call, n);
    let (scope, name) = match path.kind() {
        "scoped_identifier" => (field(path, "path"), field(path, "name").unwrap_or(path)),
        _ => (None, path),
    };
    // A placeholder stands for the name with its mark.
    let mark = usize::from(!l.text(name).starts_with("__") && l.b.source()[end..].starts_with('!'));
    let span = l.span(name).start..l.span(name).end + mark;
    match scope {
        Some(scope) => {
            l.b.open(Kind::Dot, l.span(path).start..end + mark);
            l.node(scope);
            l.b.id(span);
            l.close();
        }
        None => drop(l.b.id(span)),
    }
    macro_arguments(l, path, tokens);
    l.close();
}

/// The tokens of a macro as expressions, where they can be read as arguments or as an array.
fn macro_arguments(l: &mut Lower<'_>, path: Node<'_>, tokens: Node<'_>) {
    let text = l.text(tokens);
    if l.embedded < MAX_MACROS && !text.starts_with('{') {
        let mut ranges = if text.starts_with('(') { vec![path.range(), tokens.range()] } else { vec![tokens.range()] };
        // With the end of a statement, wherever there is one, the grammar has nothing to recover from.
        let end = tokens.end_byte();
        let near = l.b.source().as_bytes().get(end..l.end).unwrap_or(&[]);
        if let Some(at) = near.iter().take(MAX_DISTANCE).position(|b| *b == b';') {
            let point = tokens.end_position();
            ranges.push(tree_sitter::Range { start_byte: end + at, end_byte: end + at + 1, start_point: point, end_point: point });
        }
        let mut parser = tree_sitter::Parser::new();
        let ready = parser.set_language(&tree_sitter::Language::new(tree_sitter_rust::LANGUAGE)).is_ok()
            && parser.set_included_ranges(&ranges).is_ok();
        if let Some(tree) = ready.then(|| parser.parse(l.b.source(), None)).flatten() {
            let mut at = tree.root_node().named_child(0);
            while let Some(n) = at.filter(|n| n.kind() == "expression_statement") {
                at = n.named_child(0);
            }
            let list = at.and_then(|n| match n.kind() {
                "call_expression" => field(n, "arguments"),
                "array_expression" if field(n, "length").is_none() => Some(n),
                _ => None,
            });
            if let Some(list) = list.filter(|n| !n.has_error() && n.end_byte() == tokens.end_byte()) {
                l.embedded += 1;
                l.list(Kind::Args, list, Kids::of(list).named().filter(|k| !is_prefix(*k)));
                l.embedded -= 1;
                return;
            }
        }
    }
    l.open(Kind::Args, tokens);
    if tokens.named_child_count() > 0 {
        l.nested(tokens, |l, n| raw::node(l, n));
    }
    l.close();
}

fn imports(l: &mut Lower<'_>, n: Node<'_>) {
    l.open(Kind::Imports, n);
    if let Some(argument) = field(n, "argument") {
        import(l, argument, None);
    }
    l.close();
}

/// The imports that one part of a `use` makes. A module that is not written in one piece is a string of
/// its whole path.
fn import(l: &mut Lower<'_>, n: Node<'_>, under: Option<&(Range<usize>, String)>) {
    let end = l.span(n).end;
    let join = |l: &Lower<'_>, path: Option<Node<'_>>| -> Option<(Range<usize>, String)> {
        let Some(path) = path else { return under.cloned() };
        let (span, text) = (l.span(path), l.text(path));
        match under {
            Some((outer, base)) => Some((outer.start..span.end, format!("{base}::{text}"))),
            None => Some((span, text.to_owned())),
        }
    };
    let module = |l: &mut Lower<'_>, module: Option<(Range<usize>, String)>| match module {
        Some((span, text)) if l.b.source()[span.clone()] == text => {
            let hash = sym(&text.replace("::", "."));
            l.b.leaf(Kind::Path, span, hash);
        }
        Some((span, text)) => drop(l.b.string(span, 0, 0, Some(text.replace("::", ".")))),
        None => l.b.nil(end),
    };
    match n.kind() {
        "scoped_use_list" | "use_list" => {
            let base = join(l, field(n, "path"));
            let list = if n.kind() == "use_list" { Some(n) } else { field(n, "list") };
            for k in list.map(children).unwrap_or_default() {
                l.nested(k, |l, k| import(l, k, base.as_ref()));
            }
        }
        "use_wildcard" => {
            let base = join(l, first(n));
            l.open_op(Kind::Import, ImportKind::All as u16, n);
            module(l, base);
            l.b.nil(end);
            l.b.nil(end);
            l.close();
        }
        _ => {
            let (what, alias) = if n.kind() == "use_as_clause" { (field(n, "path").unwrap_or(n), field(n, "alias")) } else { (n, None) };
            let (path, name) =
                if what.kind() == "scoped_identifier" { (field(what, "path"), field(what, "name")) } else { (None, Some(what)) };
            let base = join(l, path);
            l.open_op(Kind::Import, ImportKind::From as u16, n);
            module(l, base);
            l.opt(name, end);
            l.opt(alias, end);
            l.close();
        }
    }
}
