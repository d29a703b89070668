//! PHP to the generic tree. Names of functions and classes are the same in capitals or not;
//! variables keep their `$`.

use super::common::{Kids, Lower, float_value, int_value, unescape};
use super::raw;
use crate::gast::{ClassKind, FuncKind, ImportKind, Kind, Op, ParamKind, VarKind, flag, sym};
use tree_sitter::Node;

pub(super) fn node(l: &mut Lower<'_>, n: Node<'_>) {
    let end = l.span(n).end;
    let field = |name: &str| n.child_by_field_name(name);
    match n.kind() {
        "name" | "qualified_name" | "namespace_name" | "primitive_type" | "cast_type" | "relative_scope" => name(l, n),
        "variable_name" => l.id(n),
        "named_type" | "parenthesized_expression" | "error_suppression_expression" | "attribute_group" => inner(l, n),
        "integer" => {
            let value = int_value(l.text(n));
            l.b.leaf(Kind::Int, l.span(n), sym(&value));
        }
        "float" => {
            let value = float_value(l.text(n));
            l.b.leaf(Kind::Float, l.span(n), sym(&value));
        }
        "boolean" => {
            let hash = sym(&l.text(n).to_ascii_lowercase());
            l.b.leaf(Kind::Bool, l.span(n), hash);
        }
        "null" => drop(l.b.leaf(Kind::Null, l.span(n), 0)),
        "string" => {
            let text = l.text(n);
            let body = text.get(1..text.len().saturating_sub(1)).unwrap_or("");
            let cooked = body.contains('\\').then(|| body.replace("\\'", "'").replace("\\\\", "\\"));
            l.b.string(l.span(n), 1, 1, cooked);
        }
        "encapsed_string" | "heredoc" | "nowdoc" => string(l, n),
        "shell_command_expression" => {
            l.open(Kind::Call, n);
            let start = l.span(n).start;
            l.b.leaf(Kind::Id, start..start, sym("shell_exec"));
            l.open(Kind::Args, n);
            string(l, n);
            l.close();
            l.close();
        }
        "function_call_expression" | "member_call_expression" | "nullsafe_member_call_expression" | "scoped_call_expression"
            if field("arguments")
                .is_some_and(|a| Kids::of(a).named().all(|k| k.kind() == "variadic_placeholder") && Kids::of(a).named().count() == 1) =>
        {
            closure(l, n)
        }
        "function_call_expression" => {
            l.open(Kind::Call, n);
            l.opt(field("function"), end);
            arguments(l, field("arguments"), end);
            l.close();
        }
        "member_call_expression" | "nullsafe_member_call_expression" | "scoped_call_expression" => {
            let index = l.open(Kind::Call, n);
            if n.kind().starts_with("nullsafe") {
                l.b.node(index).flags |= flag::OPTIONAL;
            }
            let (object, method) = (field("object").or_else(|| field("scope")), field("name"));
            let span = object.map_or(end, |o| l.span(o).start)..method.map_or(end, |m| l.span(m).end);
            l.b.open(Kind::Dot, span);
            l.opt(object, end);
            l.opt(method, end);
            l.close();
            arguments(l, field("arguments"), end);
            l.close();
        }
        "member_access_expression"
        | "nullsafe_member_access_expression"
        | "scoped_property_access_expression"
        | "class_constant_access_expression" => {
            let parts: Vec<_> = Kids::of(n).named().take(2).collect();
            if parts.len() == 2 { l.list(Kind::Dot, n, parts.into_iter()) } else { raw::node(l, n) }
        }
        "subscript_expression" => {
            let parts: Vec<_> = Kids::of(n).named().collect();
            l.open(Kind::Index, n);
            l.opt(parts.first().copied(), end);
            l.opt(parts.get(1).copied(), end);
            l.close();
        }
        "object_creation_expression" => {
            let kids = Kids::of(n);
            let class = kids.named().find(|k| !matches!(k.kind(), "arguments" | "attribute_list"));
            l.open(Kind::New, n);
            match class.filter(|c| c.kind() == "anonymous_class") {
                Some(c) => {
                    l.b.nil(end);
                    arguments(l, Kids::of(c).named().find(|k| k.kind() == "arguments"), end);
                    l.opt(c.child_by_field_name("body"), end);
                }
                None => {
                    l.opt(class, end);
                    arguments(l, kids.named().find(|k| k.kind() == "arguments"), end);
                    l.b.nil(end);
                }
            }
            l.close();
        }
        "include_expression"
        | "include_once_expression"
        | "require_expression"
        | "require_once_expression"
        | "print_intrinsic"
        | "clone_expression" => word_call(l, n),
        "exit_statement" | "unset_statement" | "echo_statement" => {
            let index = l.open(Kind::ExprStmt, n);
            terminated(l, n, index);
            word_call(l, n);
            l.close();
        }
        "text_interpolation" => echoed_text(l, n),
        // A comma behind the last arm says nothing.
        "match_block" => {
            l.open_op(Kind::Raw, n.kind_id(), n);
            for arm in Kids::of(n).named() {
                l.node(arm);
            }
            l.close();
        }
        "binary_expression" => l.binary_chain(n, |l, n| {
            if n.kind() != "binary_expression" {
                return None;
            }
            let op = n.child_by_field_name("operator").map_or(Op::Other, |o| Op::from_text(&l.text(o).to_ascii_lowercase()));
            Some((n.child_by_field_name("left")?, op, n.child_by_field_name("right")?))
        }),
        "unary_op_expression" | "update_expression" => {
            let op = field("operator").map_or(Op::Other, |o| Op::from_text(l.text(o)));
            l.open_op(if n.kind() == "update_expression" { Kind::IncDec } else { Kind::Unary }, op as u16, n);
            l.opt(field("argument").or_else(|| Kids::of(n).named().last()), end);
            l.close();
        }
        "assignment_expression" | "reference_assignment_expression" => two(l, n, Kind::Assign, 0),
        "augmented_assignment_expression" => {
            let op = field("operator").map_or(Op::Other, |o| Op::from_text(l.text(o).trim_end_matches('=')));
            two(l, n, Kind::AssignOp, op as u16);
        }
        "conditional_expression" => {
            l.open(Kind::Cond, n);
            l.opt(field("condition"), end);
            l.opt(field("body").or_else(|| field("condition")), end);
            l.opt(field("alternative"), end);
            l.close();
        }
        "cast_expression" => {
            l.open(Kind::Cast, n);
            l.opt(field("type"), end);
            l.opt(field("value"), end);
            l.close();
        }
        "array_creation_expression" => {
            let pairs = Kids::of(n).named().any(|k| Kids::of(k).has("=>"));
            l.list(if pairs { Kind::Dict } else { Kind::Array }, n, Kids::of(n).named());
        }
        "list_literal" => l.list(Kind::Array, n, Kids::of(n).named()),
        "array_element_initializer" => {
            let parts: Vec<_> = Kids::of(n).named().collect();
            match parts.as_slice() {
                [one] => l.node(*one),
                _ => l.list(Kind::Pair, n, parts.into_iter().take(2)),
            }
        }
        "pair" => l.list(Kind::Pair, n, Kids::of(n).named().take(2)),
        "argument" => match field("name") {
            Some(name) => {
                l.open(Kind::KwArg, n);
                l.id(name);
                l.opt(Kids::of(n).named().find(|k| *k != name), end);
                l.close();
            }
            None => inner(l, n),
        },
        "variadic_unpacking" => {
            l.open_op(Kind::Spread, 1, n);
            l.opt(Kids::of(n).first_named(), end);
            l.close();
        }
        "expression_statement" => {
            let first = Kids::of(n).first_named();
            match first.filter(|k| k.kind() == "throw_expression") {
                Some(t) => {
                    l.open(Kind::Throw, n);
                    l.opt(Kids::of(t).first_named(), end);
                    l.b.nil(end);
                    l.close();
                }
                None => {
                    let index = l.open(Kind::ExprStmt, n);
                    terminated(l, n, index);
                    // `<?= e ?>` writes the value.
                    if l.b.source()[..l.span(n).start].trim_end().ends_with("<?=") {
                        let start = l.span(n).start;
                        l.open(Kind::Call, n);
                        l.b.leaf(Kind::Id, start..start, sym("echo"));
                        l.open(Kind::Args, n);
                        l.opt(first, end);
                        l.close();
                        l.close();
                    } else {
                        l.opt(first, end);
                    }
                    l.close();
                }
            }
        }
        "compound_statement" | "declaration_list" | "colon_block" | "program" => {
            l.open(Kind::Block, n);
            for k in Kids::of(n).named() {
                statement(l, k);
            }
            l.close();
        }
        "empty_statement" | "php_tag" => drop(l.b.leaf(Kind::Pass, l.span(n), 0)),
        "if_statement" => {
            let alternatives: Vec<_> = alternatives(n);
            condition(l, n, n, &alternatives, end);
        }
        "while_statement" => {
            l.open(Kind::While, n);
            l.opt(field("condition"), end);
            body(l, field("body"), end);
            l.b.nil(end);
            l.close();
        }
        "do_statement" => {
            l.open(Kind::DoWhile, n);
            body(l, field("body"), end);
            l.opt(field("condition"), end);
            l.close();
        }
        "for_statement" => {
            l.open(Kind::ForClassic, n);
            l.opt(field("initialize"), end);
            l.opt(field("condition"), end);
            l.opt(field("update"), end);
            body(l, field("body"), end);
            l.close();
        }
        "foreach_statement" => {
            let parts: Vec<_> = Kids::of(n).named().filter(|k| Some(*k) != field("body")).collect();
            l.open(Kind::ForEach, n);
            l.opt(parts.get(1).copied(), end);
            l.opt(parts.first().copied(), end);
            body(l, field("body"), end);
            l.b.nil(end);
            l.close();
        }
        "switch_statement" => {
            l.open(Kind::Switch, n);
            l.opt(field("condition"), end);
            if let Some(b) = field("body") {
                for k in Kids::of(b).named() {
                    l.node(k);
                }
            }
            l.close();
        }
        "case_statement" | "default_statement" => {
            l.open(Kind::Case, n);
            let value = field("value");
            if let Some(v) = value {
                l.node(v);
            }
            l.b.nil(end);
            let stmts: Vec<_> = Kids::of(n).named().filter(|k| Some(*k) != value).collect();
            let index = l.b.open(Kind::Block, stmts.first().map_or(end, |s| l.span(*s).start)..end);
            l.b.node(index).flags |= flag::IMPLICIT;
            for s in stmts {
                statement(l, s);
            }
            l.close();
            l.close();
        }
        "try_statement" => {
            let kids = Kids::of(n);
            l.open(Kind::Try, n);
            l.opt(field("body"), end);
            let catches: Vec<_> = kids.named().filter(|k| k.kind() == "catch_clause").collect();
            let from = catches.first().map_or(end, |c| l.span(*c).start);
            let to = catches.last().map_or(end, |c| l.span(*c).end);
            l.b.open(Kind::Catches, from..to);
            for c in catches {
                l.open(Kind::Catch, c);
                l.opt(c.child_by_field_name("type"), end);
                l.opt(c.child_by_field_name("name"), end);
                l.opt(c.child_by_field_name("body"), end);
                l.close();
            }
            l.close();
            l.b.nil(end);
            l.opt(kids.named().find(|k| k.kind() == "finally_clause").and_then(|f| f.child_by_field_name("body")), end);
            l.close();
        }
        "type_list" | "union_type" => {
            let parts: Vec<_> = Kids::of(n).named().collect();
            match parts.as_slice() {
                [one] => l.node(*one),
                _ => {
                    l.open_op(Kind::TypeOther, 1, n);
                    for p in parts {
                        l.node(p);
                    }
                    l.close();
                }
            }
        }
        "return_statement" => {
            l.open(Kind::Return, n);
            l.opt(Kids::of(n).first_named(), end);
            l.close();
        }
        "break_statement" | "continue_statement" => {
            l.open(if n.kind() == "break_statement" { Kind::Break } else { Kind::Continue }, n);
            l.opt(Kids::of(n).first_named(), end);
            l.close();
        }
        "global_declaration" => l.list(Kind::Scope, n, Kids::of(n).named()),
        "function_definition" | "method_declaration" | "anonymous_function" | "arrow_function" => function(l, n),
        "class_declaration" | "interface_declaration" | "trait_declaration" | "enum_declaration" => class(l, n),
        "property_declaration" | "const_declaration" => {
            let index = l.open(Kind::Block, n);
            l.b.node(index).flags |= flag::IMPLICIT;
            statement_parts(l, n);
            l.close();
        }
        "attribute" => {
            l.open(Kind::Attr, n);
            match field("parameters") {
                Some(p) => {
                    l.open(Kind::Call, n);
                    l.opt(Kids::of(n).first_named(), end);
                    arguments(l, Some(p), end);
                    l.close();
                }
                None => l.opt(Kids::of(n).first_named(), end),
            }
            l.close();
        }
        "namespace_use_declaration" => uses(l, n),
        "namespace_definition" => match field("body") {
            Some(b) => l.node(b),
            None => {
                l.open(Kind::Package, n);
                l.opt(field("name"), end);
                l.close();
            }
        },
        _ => raw::node(l, n),
    }
}

/// A name of code, compared without regard to capitals.
fn name(l: &mut Lower<'_>, n: Node<'_>) {
    let hash = sym(&l.text(n).to_ascii_lowercase());
    l.b.leaf(Kind::Id, l.span(n), hash);
}

fn inner(l: &mut Lower<'_>, n: Node<'_>) {
    match Kids::of(n).named().last() {
        Some(k) => l.node(k),
        None => raw::node(l, n),
    }
}

fn two(l: &mut Lower<'_>, n: Node<'_>, kind: Kind, op: u16) {
    let end = l.span(n).end;
    l.open_op(kind, op, n);
    l.opt(n.child_by_field_name("left"), end);
    l.opt(n.child_by_field_name("right"), end);
    l.close();
}

fn terminated(l: &mut Lower<'_>, n: Node<'_>, index: u32) {
    if l.text(n).ends_with(';') {
        l.b.node(index).flags |= flag::TERMINATED;
    }
}

fn arguments(l: &mut Lower<'_>, n: Option<Node<'_>>, at: usize) {
    match n {
        Some(a) => l.list(Kind::Args, a, Kids::of(a).named()),
        None => drop(l.b.leaf(Kind::Args, at..at, 0)),
    }
}

/// `f(...)`, `$x->f(...)` and `A::f(...)`: what `Closure::fromCallable` makes of their names.
fn closure(l: &mut Lower<'_>, n: Node<'_>) {
    let (start, end) = (l.span(n).start, l.span(n).end);
    let field = |name: &str| n.child_by_field_name(name);
    l.open(Kind::Call, n);
    l.b.open(Kind::Dot, start..start);
    for word in ["closure", "fromcallable"] {
        l.b.leaf(Kind::Id, start..start, sym(word));
    }
    l.close();
    let (object, function) = (field("object").or_else(|| field("scope")), field("name").or_else(|| field("function")));
    let whole = start..function.map_or(end, |f| l.span(f).end);
    l.b.open(Kind::Args, whole.clone());
    let in_array = object.is_some();
    if in_array {
        l.b.open(Kind::Array, whole);
        l.opt(object, end);
    }
    match function.filter(|f| matches!(f.kind(), "name" | "qualified_name")) {
        Some(f) => drop(l.b.string(l.span(f), 0, 0, None)),
        None => l.opt(function, end),
    }
    if in_array {
        l.close();
    }
    l.close();
    l.close();
}

/// `echo a, b`, `include a`: a call of the keyword.
fn word_call(l: &mut Lower<'_>, n: Node<'_>) {
    let kids = Kids::of(n);
    let span = l.span(n);
    let end = span.start + l.text(n).trim_end_matches(';').len();
    l.b.open(Kind::Call, span.start..end);
    match kids.0.iter().find(|(k, _)| !k.is_named()) {
        Some((k, _)) => name(l, *k),
        None => l.b.nil(span.start),
    }
    let parts: Vec<_> =
        kids.named().flat_map(|k| if k.kind() == "sequence_expression" { Kids::of(k).named().collect() } else { vec![k] }).collect();
    l.b.open(Kind::Args, parts.first().map_or(end, |p| l.span(*p).start)..end);
    for p in parts {
        l.node(p);
    }
    l.close();
    l.close();
}

/// Text outside the code is written out: marked, since few patterns mean it.
fn echoed_text(l: &mut Lower<'_>, n: Node<'_>) {
    let text = Kids::of(n).named().find(|k| k.kind() == "text").map(|k| l.span(k));
    let end = l.span(n).end;
    let after = end..end + usize::from(l.b.source()[end..].starts_with('\n'));
    let span = text.unwrap_or(after);
    l.b.open(Kind::ExprStmt, span.clone());
    let index = l.b.open(Kind::Call, span.clone());
    l.b.node(index).flags |= flag::SPECIAL;
    l.b.leaf(Kind::Id, span.start..span.start, sym("echo"));
    l.b.open(Kind::Args, span.clone());
    if !span.is_empty() {
        l.b.string(span, 0, 0, None);
    }
    l.close();
    l.close();
    l.close();
}

fn string(l: &mut Lower<'_>, n: Node<'_>) {
    let source = if n.kind() == "heredoc" || n.kind() == "nowdoc" { n.child_by_field_name("value").unwrap_or(n) } else { n };
    let kids = Kids::of(source);
    let literal = |k: &Node<'_>| matches!(k.kind(), "string_content" | "escape_sequence" | "nowdoc_string");
    if kids.named().all(|k| literal(&k)) {
        if n.kind() == "encapsed_string" {
            let text = l.text(n);
            let body = text.get(1..text.len().saturating_sub(1)).unwrap_or("");
            let cooked = body.contains('\\').then(|| unescape(body));
            l.b.string(l.span(n), 1, 1, cooked);
        } else {
            let text: String = kids.named().map(|k| l.text(k)).collect();
            l.b.string(l.span(n), 1, 1, Some(text));
        }
        return;
    }
    l.open(Kind::Interp, n);
    for k in kids.named() {
        if literal(&k) {
            let text = l.text(k);
            let cooked = text.contains('\\').then(|| unescape(text));
            l.b.string(l.span(k), 0, 0, cooked);
        } else {
            l.node(k);
        }
    }
    l.close();
}

/// A statement of a list: several properties become several statements.
fn statement(l: &mut Lower<'_>, n: Node<'_>) {
    match n.kind() {
        "property_declaration" | "const_declaration" => statement_parts(l, n),
        "empty_statement" => {}
        _ => l.node(n),
    }
}

fn statement_parts(l: &mut Lower<'_>, n: Node<'_>) {
    let parts: Vec<_> = Kids::of(n).named().filter(|k| matches!(k.kind(), "property_element" | "const_element")).collect();
    let single = parts.len() == 1;
    for p in parts {
        let span = if single { l.span(n) } else { l.span(p) };
        let end = l.span(p).end;
        let index = l.b.open(Kind::VarDef, span.clone());
        l.b.node(index).op = if p.kind() == "const_element" { VarKind::Const } else { VarKind::Field } as u16;
        modifiers(l, n);
        let inner: Vec<_> = Kids::of(p).named().collect();
        l.opt(inner.first().copied(), end);
        l.opt(n.child_by_field_name("type"), end);
        l.opt(inner.get(1).copied(), end);
        l.close();
    }
}

fn modifiers(l: &mut Lower<'_>, n: Node<'_>) {
    let start = l.span(n).start;
    l.b.open(Kind::Attrs, start..start);
    for k in Kids::of(n).named() {
        if k.kind() == "attribute_list" {
            for group in Kids::of(k).named() {
                for a in Kids::of(group).named() {
                    l.node(a);
                }
            }
        } else if k.kind().ends_with("_modifier") && k.kind() != "reference_modifier" {
            l.leaf(Kind::KeywordAttr, k);
        }
    }
    l.close();
}

fn alternatives(n: Node<'_>) -> Vec<Node<'_>> {
    Kids::of(n).named().filter(|k| matches!(k.kind(), "else_if_clause" | "else_clause")).collect()
}

/// An `if` with what follows it; `elseif` is an `if` in the else place.
fn condition(l: &mut Lower<'_>, from: Node<'_>, head: Node<'_>, rest: &[Node<'_>], end: usize) {
    let span = l.span(from).start..end;
    l.b.open(Kind::If, span);
    l.opt(head.child_by_field_name("condition"), end);
    body(l, head.child_by_field_name("body"), end);
    match rest.split_first() {
        Some((next, rest)) if next.kind() == "else_if_clause" => l.nested(*next, |l, next| condition(l, next, next, rest, end)),
        Some((next, _)) => match next.child_by_field_name("body") {
            Some(b) if b.kind() == "if_statement" => l.node(b),
            b => body(l, b, end),
        },
        None => l.b.nil(end),
    }
    l.close();
}

fn body(l: &mut Lower<'_>, n: Option<Node<'_>>, at: usize) {
    match n {
        Some(b) if !matches!(b.kind(), "compound_statement" | "colon_block") => {
            let index = l.open(Kind::Block, b);
            l.b.node(index).flags |= flag::IMPLICIT;
            statement(l, b);
            l.close();
        }
        other => l.opt(other, at),
    }
}

fn function(l: &mut Lower<'_>, n: Node<'_>) {
    let end = l.span(n).end;
    let field = |name: &str| n.child_by_field_name(name);
    let op = match n.kind() {
        "method_declaration" => FuncKind::Method,
        "function_definition" => FuncKind::Function,
        _ => FuncKind::Lambda,
    };
    l.open_op(Kind::Func, op as u16, n);
    modifiers(l, n);
    l.opt(field("name"), end);
    l.b.nil(end);
    match field("parameters") {
        Some(p) => {
            l.open(Kind::Params, p);
            for k in Kids::of(p).named() {
                parameter(l, k);
            }
            l.close();
        }
        None => drop(l.b.leaf(Kind::Params, end..end, 0)),
    }
    l.opt(field("return_type"), end);
    match field("body") {
        Some(b) if b.kind() != "compound_statement" => {
            let index = l.open(Kind::Block, b);
            l.b.node(index).flags |= flag::IMPLICIT;
            let index = l.open(Kind::Return, b);
            l.b.node(index).flags |= flag::IMPLICIT;
            l.node(b);
            l.close();
            l.close();
        }
        other => l.opt(other, end),
    }
    l.close();
}

fn parameter(l: &mut Lower<'_>, n: Node<'_>) {
    let end = l.span(n).end;
    let rest = n.kind() == "variadic_parameter";
    l.open_op(Kind::Param, if rest { ParamKind::Rest } else { ParamKind::Ordinary } as u16, n);
    modifiers(l, n);
    l.opt(n.child_by_field_name("name"), end);
    l.opt(n.child_by_field_name("type"), end);
    l.opt(n.child_by_field_name("default_value"), end);
    l.close();
}

fn class(l: &mut Lower<'_>, n: Node<'_>) {
    let kids = Kids::of(n);
    let (start, end) = (l.span(n).start, l.span(n).end);
    let op = match n.kind() {
        "interface_declaration" => ClassKind::Interface,
        "enum_declaration" => ClassKind::Enum,
        _ => ClassKind::Class,
    };
    l.open_op(Kind::Class, op as u16, n);
    modifiers(l, n);
    l.opt(n.child_by_field_name("name"), end);
    l.b.nil(start);
    // What an interface extends is in no order.
    let clauses = match n.kind() {
        "interface_declaration" => [(Kind::Parents, ""), (Kind::Interfaces, "base_clause")],
        _ => [(Kind::Parents, "base_clause"), (Kind::Interfaces, "class_interface_clause")],
    };
    for (kind, clause) in clauses {
        match kids.named().find(|k| k.kind() == clause) {
            Some(c) => l.list(kind, c, Kids::of(c).named()),
            None => drop(l.b.leaf(kind, start..start, 0)),
        }
    }
    l.opt(n.child_by_field_name("body"), end);
    l.close();
}

fn uses(l: &mut Lower<'_>, n: Node<'_>) {
    l.open(Kind::Imports, n);
    for clause in Kids::of(n).named().filter(|k| k.kind() == "namespace_use_clause") {
        let kids = Kids::of(clause);
        let end = l.span(clause).end;
        l.open_op(Kind::Import, ImportKind::Module as u16, clause);
        match kids.first_named() {
            Some(p) => {
                let hash = sym(l.text(p).trim_start_matches('\\'));
                l.b.leaf(Kind::Path, l.span(p), hash);
            }
            None => l.b.nil(end),
        }
        l.b.nil(end);
        l.opt(clause.child_by_field_name("alias"), end);
        l.close();
    }
    // `use A\B\{C, D as E}`
    let prefix = Kids::of(n).named().find(|k| k.kind() == "namespace_name");
    for group in Kids::of(n).named().filter(|k| k.kind() == "namespace_use_group") {
        for clause in Kids::of(group).named() {
            let kids = Kids::of(clause);
            let end = l.span(clause).end;
            l.open_op(Kind::Import, ImportKind::From as u16, clause);
            match prefix {
                Some(p) => {
                    let hash = sym(l.text(p).trim_start_matches('\\'));
                    l.b.leaf(Kind::Path, l.span(p), hash);
                }
                None => l.b.nil(end),
            }
            l.opt(kids.named().find(|k| matches!(k.kind(), "name" | "qualified_name" | "namespace_name")), end);
            l.opt(clause.child_by_field_name("alias"), end);
            l.close();
        }
    }
    l.close();
}
