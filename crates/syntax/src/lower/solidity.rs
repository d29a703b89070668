//! Solidity to the generic tree: contracts are classes, events, errors and modifiers are functions that
//! say so, and what a `try` tries is the first statement of its body.

use super::common::{Kids, Lower};
use super::raw;
use super::shape::{ClassHead, child, children, field, fields, first};
use crate::gast::{ClassKind, FuncKind, ImportKind, Kind, Op, ParamKind, VarKind, sym};
use tree_sitter::Node;

pub(super) fn node(l: &mut Lower<'_>, n: Node<'_>) {
    let (start, end) = (l.span(n).start, l.span(n).end);
    match n.kind() {
        "expression" | "statement" | "parenthesized_expression" | "type_alias" | "any_source_type" => match first(n) {
            Some(inner) => l.node(inner),
            None => raw::node(l, n),
        },
        "identifier" | "primitive_type" | "yul_identifier" | "enum_value" => l.id(n),
        "user_defined_type" => l.path(&children(n)),
        "number_literal" => {
            let digits = l.text(n).split_whitespace().next().unwrap_or("");
            let value = super::common::int_value(digits);
            l.b.leaf(Kind::Int, l.span(n), sym(&value));
        }
        "boolean_literal" => l.boolean(n),
        "string" => l.plain_string(n, 1, 1, false),
        "string_literal" => match children(n).as_slice() {
            [one] => l.node(*one),
            many => {
                let text: String = many.iter().map(|s| l.text(*s).trim_matches(['"', '\''])).collect();
                l.b.string(l.span(n), 0, 0, Some(text));
            }
        },
        "hex_string_literal" | "unicode_string_literal" => {
            let open = l.text(n).find(['"', '\'']).map_or(1, |q| q + 1);
            l.plain_string(n, open, 1, true);
        }
        "call_expression" | "member_expression" | "array_access" if let Some((base, links)) = misplaced(n) => postfix(l, base, &links),
        "call_expression" => {
            l.open(Kind::Call, n);
            l.opt(field(n, "function"), end);
            arguments(l, n, end);
            l.close();
        }
        "call_argument" => l.opt(first(n), end),
        "call_struct_argument" => l.parts(Kind::KwArg, 0, n, &[field(n, "name"), field(n, "value")]),
        "struct_expression" => {
            l.open(Kind::New, n);
            l.opt(field(n, "type"), end);
            l.b.nil(end);
            let parts: Vec<_> = children(n).into_iter().filter(|k| k.kind() == "struct_field_assignment").collect();
            l.over(Kind::Record, &parts, end);
            l.close();
        }
        "struct_field_assignment" => l.parts(Kind::Pair, 0, n, &[field(n, "name"), field(n, "value")]),
        // A conversion is a call of the type.
        "type_cast_expression" | "payable_conversion_expression" | "meta_type_expression" => {
            l.open(Kind::Call, n);
            match child(n, "primitive_type").filter(|_| n.kind() == "type_cast_expression") {
                Some(t) => l.node(t),
                None => {
                    let word = start..start + l.text(n).find('(').unwrap_or(0);
                    l.b.id(word);
                }
            }
            if n.kind() == "meta_type_expression" {
                l.over(Kind::Args, &children(n), end);
            } else {
                arguments(l, n, end);
            }
            l.close();
        }
        "new_expression" => {
            l.open(Kind::New, n);
            l.opt(field(n, "name"), end);
            arguments(l, n, end);
            l.b.nil(end);
            l.close();
        }
        "member_expression" => l.dot(n, field(n, "object"), field(n, "property"), false),
        "array_access" => l.parts(Kind::Index, 0, n, &[field(n, "base"), field(n, "index")]),
        "slice_access" => {
            l.open(Kind::Index, n);
            l.opt(field(n, "base"), end);
            let from = field(n, "base").map_or(start, |b| l.span(b).end);
            l.b.open(Kind::Slice, from..end);
            l.opt(field(n, "from"), end);
            l.opt(field(n, "to"), end);
            l.b.nil(end);
            l.close();
            l.close();
        }
        "binary_expression" => l.binary_chain(n, |l, n| {
            let n = bare(n);
            if n.kind() != "binary_expression" {
                return None;
            }
            let op = field(n, "operator").map_or(Op::Other, |o| Op::from_text(l.text(o)));
            Some((field(n, "left")?, op, field(n, "right")?))
        }),
        "unary_expression" | "update_expression" => {
            let op = field(n, "operator").map_or("", |o| l.text(o));
            l.unary(n, op, field(n, "argument"));
        }
        "assignment_expression" | "augmented_assignment_expression" => {
            let op = Kids::of(n).0.iter().map(|(k, _)| *k).find(|k| !k.is_named() && k.kind().ends_with('='));
            let op = op.map_or("=", |o| l.text(o));
            l.assignment(n, op, field(n, "left"), field(n, "right"));
        }
        "ternary_expression" => {
            let parts = children(n);
            l.parts(Kind::Cond, 0, n, &[parts.first().copied(), parts.get(1).copied(), parts.get(2).copied()]);
        }
        "tuple_expression" | "variable_declaration_tuple" | "return_type_definition" => l.list(Kind::Tuple, n, Kids::of(n).named()),
        "inline_array_expression" => l.list(Kind::Array, n, Kids::of(n).named()),
        "type_name" => match (field(n, "key_type"), children(n).as_slice()) {
            (Some(key), _) => l.parts(Kind::TypeOther, 4, n, &[Some(key), field(n, "value_type")]),
            (None, [element, ..]) if Kids::of(n).has("[") => l.parts(Kind::TypeWrap, 1, n, &[Some(*element)]),
            (None, [one]) => l.node(*one),
            _ => raw::node(l, n),
        },

        "function_body" | "contract_body" | "struct_body" | "block_statement" => {
            let unchecked = child(n, "unchecked");
            if let Some(u) = unchecked {
                l.open(Kind::With, n);
                l.id(u);
                l.b.nil(end);
            }
            l.list(Kind::Block, n, Kids::of(n).named().filter(|k| k.kind() != "unchecked"));
            if unchecked.is_some() {
                l.close();
            }
        }
        "enum_body" => {
            l.open(Kind::Block, n);
            for k in children(n) {
                let span = l.span(k);
                l.open(Kind::EnumEntry, k);
                l.empty(Kind::Attrs, span.start);
                l.id(k);
                l.b.nil(span.end);
                l.b.nil(span.end);
                l.close();
            }
            l.close();
        }
        "expression_statement" => l.expression_statement(n, first(n)),
        "if_statement" => {
            let bodies = fields(n, "body");
            l.open(Kind::If, n);
            l.opt(field(n, "condition"), end);
            body(l, bodies.first().copied(), end);
            match bodies.get(1).map(|b| bare(*b)) {
                Some(b) if b.kind() == "if_statement" => l.node(b),
                other => body(l, other, end),
            }
            l.close();
        }
        "while_statement" => {
            l.open(Kind::While, n);
            l.opt(field(n, "condition"), end);
            body(l, field(n, "body"), end);
            l.b.nil(end);
            l.close();
        }
        "do_while_statement" => {
            l.open(Kind::DoWhile, n);
            body(l, field(n, "body"), end);
            l.opt(field(n, "condition"), end);
            l.close();
        }
        "for_statement" => {
            l.open(Kind::ForClassic, n);
            for part in ["initial", "condition", "update"] {
                let part = field(n, part).filter(|p| p.is_named());
                l.opt(part.and_then(|p| if p.kind() == "expression_statement" { first(p) } else { Some(p) }), end);
            }
            body(l, field(n, "body"), end);
            l.close();
        }
        "return_statement" => l.parts(Kind::Return, 0, n, &[first(n)]),
        "break_statement" => l.parts(Kind::Break, 0, n, &[None]),
        "continue_statement" => l.parts(Kind::Continue, 0, n, &[None]),
        "emit_statement" => {
            l.expression_head(n);
            l.open(Kind::Call, n);
            l.opt(field(n, "name"), end);
            arguments(l, n, end);
            l.close();
            l.close();
        }
        "revert_statement" => revert(l, n),
        "try_statement" => {
            let catches: Vec<_> = children(n).into_iter().filter(|k| k.kind() == "catch_clause").collect();
            let (attempt, inner) = (field(n, "attempt"), field(n, "body"));
            l.open(Kind::Try, n);
            let from = attempt.map_or(start, |a| l.span(a).start);
            l.b.open(Kind::Block, from..inner.map_or(end, |b| l.span(b).end));
            if let Some(a) = attempt {
                l.open(Kind::ExprStmt, a);
                l.node(a);
                l.close();
            }
            for k in inner.map(children).unwrap_or_default() {
                l.node(k);
            }
            l.close();
            l.over(Kind::Catches, &catches, end);
            l.b.nil(end);
            l.b.nil(end);
            l.close();
        }
        "catch_clause" => {
            let parameter = child(n, "parameter");
            let name = parameter.and_then(|p| field(p, "name"));
            l.parts(Kind::Catch, 0, n, &[child(n, "identifier").or(parameter.and_then(|p| field(p, "type"))), name, field(n, "body")]);
        }
        "variable_declaration_statement" => {
            let (one, tuple) = (child(n, "variable_declaration"), child(n, "variable_declaration_tuple"));
            let (name, ty) = (one.and_then(|d| field(d, "name")).or(tuple), one.and_then(|d| field(d, "type")));
            l.variable(n, VarKind::Plain, |l| words(l, one, start), name, ty, field(n, "value"));
        }
        "variable_declaration" => match field(n, "name") {
            Some(name) => l.node(name),
            None => raw::node(l, n),
        },
        "state_variable_declaration" | "constant_variable_declaration" | "struct_member" => {
            let kids = Kids::of(n);
            let constant = kids.has("constant") || child(n, "immutable").is_some() || n.kind().starts_with("constant");
            let kind = if constant { VarKind::Const } else { VarKind::Field };
            l.variable(n, kind, |l| words(l, Some(n), start), field(n, "name"), field(n, "type"), field(n, "value"));
        }
        "contract_declaration" | "interface_declaration" | "library_declaration" | "struct_declaration" | "enum_declaration" => {
            let kind = match n.kind() {
                "interface_declaration" => ClassKind::Interface,
                "library_declaration" => ClassKind::Module,
                "struct_declaration" => ClassKind::Struct,
                "enum_declaration" => ClassKind::Enum,
                _ => ClassKind::Class,
            };
            let parents = children(n).into_iter().filter(|k| k.kind() == "inheritance_specifier");
            let parents = parents.filter_map(|p| field(p, "ancestor")).collect();
            let head = ClassHead { name: field(n, "name"), parents, ..ClassHead::default() };
            l.class(n, kind, &head, |l| words(l, Some(n), start), |l| l.opt(field(n, "body"), end));
        }
        "function_definition"
        | "constructor_definition"
        | "fallback_receive_definition"
        | "modifier_definition"
        | "event_definition"
        | "error_declaration" => function(l, n),
        "user_defined_type_definition" => l.parts(Kind::TypeDef, 0, n, &[field(n, "name"), child(n, "primitive_type")]),
        "import_directive" => import(l, n),
        "pragma_directive" => pragma(l, n),
        "modifier_invocation" => {
            let parts = children(n);
            l.open(Kind::Attr, n);
            match parts.split_first() {
                Some((name, rest)) if !rest.is_empty() => {
                    l.open(Kind::Call, n);
                    l.node(*name);
                    l.over(Kind::Args, rest, end);
                    l.close();
                }
                Some((name, _)) => l.node(*name),
                None => l.b.nil(end),
            }
            l.close();
        }
        _ => raw::node(l, n),
    }
}

/// What the wrappers around an expression or statement hold.
fn bare(n: Node<'_>) -> Node<'_> {
    match first(n) {
        Some(inner) if matches!(n.kind(), "expression" | "statement") => inner,
        _ => n,
    }
}

fn body(l: &mut Lower<'_>, n: Option<Node<'_>>, at: usize) {
    match n.map(bare) {
        Some(b) if b.kind() != "block_statement" => l.single(b, node),
        other => l.opt(other, at),
    }
}

/// The arguments among the children of a call; those in braces by name.
fn arguments(l: &mut Lower<'_>, n: Node<'_>, at: usize) {
    let list: Vec<_> = children(n).into_iter().filter(|k| k.kind() == "call_argument").collect();
    let list: Vec<_> = list
        .into_iter()
        .flat_map(|a| {
            let inner = children(a);
            if inner.iter().any(|k| k.kind() == "call_struct_argument") { inner } else { vec![a] }
        })
        .collect();
    l.over(Kind::Args, &list, at);
}

/// Longer chains, and operands nested deeper, are taken as the grammar has them.
const MAX_LINKS: usize = 200;

/// What a call, an access or an index is applied to.
fn applied_to(n: Node<'_>) -> Option<Node<'_>> {
    match n.kind() {
        "call_expression" => field(n, "function"),
        "member_expression" => field(n, "object"),
        "array_access" => field(n, "base"),
        _ => None,
    }
    .map(bare)
}

/// The last operand of an operator.
fn last_operand(n: Node<'_>) -> Option<Node<'_>> {
    match n.kind() {
        "binary_expression" | "assignment_expression" | "augmented_assignment_expression" => field(n, "right"),
        "unary_expression" => field(n, "argument"),
        "ternary_expression" => children(n).get(2).copied(),
        _ => None,
    }
    .map(bare)
}

/// The operator, and the calls and accesses, innermost first, that the grammar applies to all of it: in `a + b.c(1)`
/// they belong to the last operand.
fn misplaced(n: Node<'_>) -> Option<(Node<'_>, Vec<Node<'_>>)> {
    let mut links = vec![n];
    let mut base = applied_to(n)?;
    while let Some(inner) = applied_to(base) {
        links.push(base);
        base = inner;
        if links.len() > MAX_LINKS {
            return None;
        }
    }
    last_operand(base)?;
    let (mut operand, mut depth) = (base, 0);
    while let Some(inner) = last_operand(operand).or_else(|| applied_to(operand)) {
        operand = inner;
        depth += 1;
        if depth > MAX_LINKS {
            return None;
        }
    }
    links.reverse();
    Some((base, links))
}

/// An operand with what is called and asked of it.
fn postfix(l: &mut Lower<'_>, base: Node<'_>, links: &[Node<'_>]) {
    let Some((link, before)) = links.split_last() else { return l.node(base) };
    let span = l.span(base).start..l.span(*link).end;
    let end = span.end;
    if let Some(last) = last_operand(base) {
        let op = field(base, "operator").map_or(Op::Other, |o| Op::from_text(l.text(o))) as u16;
        let assigned =
            Kids::of(base).0.iter().map(|(k, _)| *k).find(|k| !k.is_named() && k.kind().ends_with('=')).map_or("=", |k| k.kind());
        let (kind, op) = match base.kind() {
            "binary_expression" => (Kind::Binary, op),
            "unary_expression" => (Kind::Unary, op),
            "ternary_expression" => (Kind::Cond, 0),
            _ if assigned == "=" => (Kind::Assign, 0),
            _ => (Kind::AssignOp, Op::from_text(assigned.trim_end_matches('=')) as u16),
        };
        let index = l.b.open(kind, span);
        l.b.node(index).op = op;
        match base.kind() {
            "unary_expression" => {}
            "ternary_expression" => children(base).into_iter().take(2).for_each(|k| l.node(k)),
            _ => l.opt(field(base, "left"), end),
        }
        postfix(l, last, links);
        return l.close();
    }
    let kind = match link.kind() {
        "call_expression" => Kind::Call,
        "member_expression" => Kind::Dot,
        _ => Kind::Index,
    };
    l.b.open(kind, span);
    postfix(l, base, before);
    match link.kind() {
        "call_expression" => arguments(l, *link, end),
        "member_expression" => match field(*link, "property") {
            Some(name) if name.child_count() == 0 => l.id(name),
            other => l.opt(other, end),
        },
        _ => l.opt(field(*link, "index"), end),
    }
    l.close();
}

/// Keywords and modifiers of a declaration.
fn words(l: &mut Lower<'_>, n: Option<Node<'_>>, at: usize) {
    l.b.open(Kind::Attrs, at..at);
    for (k, _) in n.map(Kids::of).iter().flat_map(|k| &k.0) {
        match k.kind() {
            "modifier_invocation" => l.node(*k),
            "visibility" | "state_mutability" | "virtual" | "override_specifier" | "immutable" | "state_location" | "constant"
            | "abstract" | "memory" | "storage" | "calldata" | "event" | "error" | "modifier" | "indexed" | "anonymous" => {
                l.leaf(Kind::KeywordAttr, *k);
            }
            _ => {}
        }
    }
    l.close();
}

fn function(l: &mut Lower<'_>, n: Node<'_>) {
    let (start, end) = (l.span(n).start, l.span(n).end);
    let kind = if n.kind() == "constructor_definition" { FuncKind::Constructor } else { FuncKind::Function };
    l.open_op(Kind::Func, kind as u16, n);
    words(l, Some(n), start);
    match (field(n, "name"), n.kind()) {
        (Some(name), _) => l.node(name),
        (None, "fallback_receive_definition") => {
            let word = start..start + l.text(n).find(|c: char| !c.is_alphanumeric()).unwrap_or(0);
            l.b.id(word);
        }
        (None, _) => l.b.nil(end),
    }
    l.b.nil(end);
    let list: Vec<_> = children(n).into_iter().filter(|k| k.kind().ends_with("parameter")).collect();
    let from = list.first().map_or(end, |p| l.span(*p).start);
    let to = list.last().map_or(from, |p| l.span(*p).end);
    l.b.open(Kind::Params, from..to);
    for p in list {
        let at = l.span(p).start;
        let (name, ty) = (field(p, "name"), field(p, "type"));
        // A placeholder by itself is the whole parameter.
        match ty.filter(|t| name.is_none() && l.text(*t).starts_with("__")) {
            Some(t) => l.parameter(p, ParamKind::Ordinary, |l| words(l, Some(p), at), Some(t), None, None),
            None => l.parameter(p, ParamKind::Ordinary, |l| words(l, Some(p), at), name, ty, None),
        }
    }
    l.close();
    l.opt(field(n, "return_type"), end);
    l.opt(field(n, "body"), end);
    l.close();
}

/// `revert("…")` is a call, `revert E(…)` throws.
fn revert(l: &mut Lower<'_>, n: Node<'_>) {
    let (start, end) = (l.span(n).start, l.span(n).end);
    let (error, list) = (field(n, "error").map(bare), child(n, "revert_arguments"));
    let arguments = |l: &mut Lower<'_>| l.over(Kind::Args, &list.map(children).unwrap_or_default(), end);
    match error {
        Some(e) if !matches!(e.kind(), "parenthesized_expression" | "tuple_expression") => {
            l.open(Kind::Throw, n);
            l.open(Kind::Call, n);
            l.node(e);
            arguments(l);
            l.close();
            l.b.nil(end);
        }
        error => {
            l.expression_head(n);
            l.open(Kind::Call, n);
            l.b.id(start..(start + "revert".len()).min(end));
            match error {
                Some(e) => l.over(Kind::Args, &children(e), end),
                None => arguments(l),
            }
            l.close();
        }
    }
    l.close();
}

fn import(l: &mut Lower<'_>, n: Node<'_>) {
    let end = l.span(n).end;
    let (source, names, aliases) = (field(n, "source"), fields(n, "import_name"), fields(n, "alias"));
    l.open(Kind::Imports, n);
    if names.is_empty() {
        let kind = if aliases.is_empty() { ImportKind::Effect } else { ImportKind::Namespace };
        l.parts(Kind::Import, kind as u16, n, &[source, None, aliases.first().copied()]);
    }
    for (i, name) in names.iter().enumerate() {
        let limit = names.get(i + 1).map_or(end, |next| l.span(*next).start);
        let alias = aliases.iter().find(|a| l.span(**a).start >= l.span(*name).end && l.span(**a).start < limit);
        l.parts(Kind::Import, ImportKind::From as u16, n, &[source, Some(*name), alias.copied()]);
    }
    l.close();
}

/// `pragma solidity >= 0.4;`: its words and signs as arguments, since a version may be a metavariable.
fn pragma(l: &mut Lower<'_>, n: Node<'_>) {
    let span = l.span(n);
    let text = l.text(n).trim_end_matches(';');
    let sign = |c: char| matches!(c, '<' | '>' | '=' | '^' | '~' | '|');
    let mut words: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while let Some(skip) = text[at..].find(|c: char| !c.is_whitespace()) {
        let from = at + skip;
        let signs = text[from..].starts_with(sign);
        let length = text[from..].find(|c: char| c.is_whitespace() || sign(c) != signs).unwrap_or(text.len() - from);
        at = from + length;
        words.push((span.start + from, span.start + at));
    }
    l.open(Kind::Call, n);
    let end = words.last().map_or(span.end, |w| w.1);
    let (head, rest) = words.split_first().map_or((None, &[][..]), |(h, r)| (Some(*h), r));
    match head {
        Some((from, to)) => drop(l.b.id(from..to)),
        None => l.b.nil(end),
    }
    l.b.open(Kind::Args, rest.first().map_or(end, |w| w.0)..end);
    for (from, to) in rest {
        l.b.id(*from..*to);
    }
    l.close();
    l.close();
}
