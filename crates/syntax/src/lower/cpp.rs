//! What C++ has beside C to the generic tree.

use super::c::{body, peel, statement, whole_type, words};
use super::common::{Kids, Lower};
use super::raw;
use super::shape::{ClassHead, child, children, field, first};
use crate::gast::{ClassKind, FuncKind, ImportKind, Kind, Op};
use tree_sitter::Node;

pub(super) fn node(l: &mut Lower<'_>, n: Node<'_>) {
    let (start, end) = (l.span(n).start, l.span(n).end);
    match n.kind() {
        "qualified_identifier" | "nested_namespace_specifier" => {
            let names = names(n);
            if names.is_empty() { raw::node(l, n) } else { l.path(&names) }
        }
        // What the type arguments are is not asked of a call.
        "template_function" | "template_method" => l.opt(field(n, "name"), end),
        "dependent_name" | "dependent_type" | "placeholder_type_specifier" => match first(n) {
            Some(inner) => l.node(inner),
            None => raw::node(l, n),
        },
        "template_type" => {
            l.open(Kind::TypeApply, n);
            l.opt(field(n, "name"), end);
            for a in field(n, "arguments").map(children).unwrap_or_default() {
                l.node(a);
            }
            l.close();
        }
        "raw_string_literal" => {
            let text = l.text(n);
            let open = text.find('(').map_or(1, |p| p + 1);
            let close = text.len() - text.rfind(')').unwrap_or(text.len());
            l.plain_string(n, open, close, true);
        }
        "user_defined_literal" => l.opt(first(n), end),
        "new_expression" => {
            l.open(Kind::New, n);
            match (field(n, "type"), field(n, "declarator")) {
                // An array is of a type of its own.
                (Some(ty), Some(array)) => {
                    let index = l.b.open(Kind::TypeWrap, l.span(ty).start..l.span(array).end);
                    l.b.node(index).op = 1;
                    l.node(ty);
                    l.opt(field(array, "length"), end);
                    l.close();
                }
                (ty, _) => l.opt(ty, end),
            }
            match field(n, "arguments") {
                Some(a) => l.list(Kind::Args, a, Kids::of(a).named()),
                None => l.empty(Kind::Args, end),
            }
            // Where the object is put, or the size of an array.
            l.opt(field(n, "placement").or_else(|| field(n, "declarator").and_then(|d| field(d, "length"))), end);
            l.close();
        }
        "delete_expression" => l.parts(Kind::Unary, Op::DeleteOp as u16, n, &[first(n)]),
        "co_await_expression" => l.parts(Kind::Await, 0, n, &[field(n, "argument")]),
        "co_yield_statement" => l.parts(Kind::Yield, 0, n, &[first(n)]),
        "parameter_pack_expansion" => l.parts(Kind::Spread, 1, n, &[field(n, "pattern")]),
        "structured_binding_declarator" => l.list(Kind::Tuple, n, Kids::of(n).named()),
        "lambda_expression" => {
            let peeled = peel(field(n, "declarator"));
            l.open_op(Kind::Func, FuncKind::Lambda as u16, n);
            l.empty(Kind::Attrs, start);
            l.b.nil(start);
            l.b.nil(start);
            match peeled.parameters {
                Some(p) => l.node(p),
                None => l.empty(Kind::Params, start),
            }
            l.opt(peeled.result, start);
            l.opt(field(n, "body"), end);
            l.close();
        }
        "for_range_loop" => {
            let peeled = peel(field(n, "declarator"));
            l.open(Kind::ForEach, n);
            let from = field(n, "type").map_or(start, |t| l.span(t).start);
            let to = field(n, "declarator").map_or(end, |d| l.span(d).end);
            l.b.open(Kind::Param, from..to.max(from));
            words(l, n);
            l.opt(peeled.name, end);
            whole_type(l, field(n, "type"), &peeled, end);
            l.b.nil(end);
            l.close();
            l.opt(field(n, "right"), end);
            body(l, field(n, "body"), end);
            l.b.nil(end);
            l.close();
        }
        "throw_statement" => l.parts(Kind::Throw, 0, n, &[first(n), None]),
        "try_statement" => {
            let catches: Vec<_> = children(n).into_iter().filter(|k| k.kind() == "catch_clause").collect();
            l.attempt(n, field(n, "body"), &catches, None);
        }
        "catch_clause" => {
            let parameter = field(n, "parameters").and_then(first);
            let peeled = peel(parameter.and_then(|p| field(p, "declarator")));
            l.open(Kind::Catch, n);
            whole_type(l, parameter.and_then(|p| field(p, "type")), &peeled, end);
            l.opt(peeled.name, end);
            l.opt(field(n, "body"), end);
            l.close();
        }
        "namespace_definition" => {
            let head = ClassHead { name: field(n, "name"), ..ClassHead::default() };
            l.class(n, ClassKind::Module, &head, |l| l.empty(Kind::Attrs, start), |l| l.opt(field(n, "body"), end));
        }
        "template_declaration" => {
            let index = l.b.next();
            let inner = children(n).into_iter().rfind(|k| !matches!(k.kind(), "template_parameter_list" | "requires_clause"));
            match inner {
                Some(k) => {
                    statement(l, k);
                    l.begin(index, start);
                }
                None => raw::node(l, n),
            }
        }
        "alias_declaration" => l.parts(Kind::TypeDef, 0, n, &[field(n, "name"), field(n, "type")]),
        "using_declaration" => using(l, n),
        "friend_declaration" => l.opt(first(n), end),
        "base_class_clause" => l.list(Kind::Parents, n, Kids::of(n).named().filter(|k| k.kind() != "access_specifier")),
        "trailing_return_type" => l.opt(child(n, "type_descriptor"), end),
        _ => raw::node(l, n),
    }
}

/// The names of a qualified name, which the grammar nests to the right.
fn names(n: Node<'_>) -> Vec<Node<'_>> {
    let mut out = Vec::new();
    let mut at = n;
    loop {
        if at.kind() == "nested_namespace_specifier" {
            let parts = children(at);
            let Some((last, before)) = parts.split_last() else { return out };
            out.extend(before.iter().copied());
            at = *last;
        } else if at.kind() == "qualified_identifier" {
            out.extend(field(at, "scope"));
            let Some(name) = at.children_by_field_name("name", &mut at.walk()).find(Node::is_named) else { return out };
            at = name;
        } else {
            out.push(at);
            return out;
        }
    }
}

/// `using namespace a;` and `using a::b;`
fn using(l: &mut Lower<'_>, n: Node<'_>) {
    let end = l.span(n).end;
    let parts = first(n).map(names).unwrap_or_default();
    let all = Kids::of(n).has("namespace");
    let (module, name) =
        if all { (parts.as_slice(), None) } else { parts.split_last().map_or((&[][..], None), |(last, rest)| (rest, Some(*last))) };
    l.open(Kind::Imports, n);
    l.open_op(Kind::Import, if all { ImportKind::All } else { ImportKind::From } as u16, n);
    let from = module.first().map_or(end, |m| l.span(*m).start);
    let to = module.last().map_or(from, |m| l.span(*m).end);
    l.module(from..to);
    l.opt(name, end);
    l.b.nil(end);
    l.close();
    l.close();
}
