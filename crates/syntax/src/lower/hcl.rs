//! HCL (Terraform) to the generic tree: a block is a call with its labels and its body as
//! arguments, an attribute is a pair.

use super::common::{Kids, Lower, unescape};
use super::{json, raw};
use crate::gast::{Kind, Op};
use tree_sitter::Node;

pub(super) fn node(l: &mut Lower<'_>, n: Node<'_>) {
    match n.kind() {
        "config_file" | "body" => l.list(Kind::Record, n, Kids::of(n).named()),
        "block" => block(l, n),
        "attribute" => l.list(Kind::Pair, n, Kids::of(n).named().take(2)),
        "object_elem" => {
            l.open(Kind::Pair, n);
            for field in ["key", "val"] {
                l.opt(n.child_by_field_name(field), l.span(n).end);
            }
            l.close();
        }
        "expression" | "literal_value" | "collection_value" | "template_expr" | "variable_expr" | "operation" | "parenthesized_expr" => {
            let parts: Vec<_> = Kids::of(n).named().filter(|k| !matches!(k.kind(), "template_expr_start" | "template_expr_end")).collect();
            chain(l, n, &parts);
        }
        "identifier" => l.id(n),
        "object" => l.list(Kind::Record, n, Kids::of(n).named().filter(|k| !punctuation(k))),
        "tuple" => l.list(Kind::Array, n, Kids::of(n).named().filter(|k| !punctuation(k))),
        "string_lit" | "quoted_template" | "heredoc_template" => string(l, n),
        "template_literal" => {
            let text = l.text(n);
            let cooked = text.contains('\\').then(|| unescape(text));
            l.b.string(l.span(n), 0, 0, cooked);
        }
        "template_interpolation" => match Kids::of(n).named().find(|k| k.kind() == "expression") {
            Some(k) => l.node(k),
            None => raw::node(l, n),
        },
        "numeric_lit" => json::number(l, n),
        "bool_lit" => drop(l.leaf(Kind::Bool, n)),
        "null_lit" => drop(l.b.leaf(Kind::Null, l.span(n), 0)),
        "function_call" => {
            let kids = Kids::of(n);
            l.open(Kind::Call, n);
            l.opt(kids.first_named(), l.span(n).end);
            match kids.named().find(|k| k.kind() == "function_arguments") {
                Some(a) => l.list(Kind::Args, a, Kids::of(a).named().filter(|k| !punctuation(k) && k.kind() != "ellipsis")),
                None => drop(l.b.leaf(Kind::Args, l.span(n).end..l.span(n).end, 0)),
            }
            l.close();
        }
        "conditional" => {
            let parts: Vec<_> = Kids::of(n).named().collect();
            if parts.len() == 3 { l.list(Kind::Cond, n, parts.into_iter()) } else { raw::node(l, n) }
        }
        "unary_operation" => {
            let op = Kids::of(n).0.iter().find(|(k, _)| !k.is_named()).map_or(Op::Other, |(k, _)| Op::from_text(k.kind()));
            let parts: Vec<_> = Kids::of(n).named().collect();
            l.open_op(Kind::Unary, op as u16, n);
            chain(l, n, &parts);
            l.close();
        }
        "binary_operation" => {
            let kids: Vec<_> = Kids::of(n).0.iter().map(|(k, _)| *k).collect();
            let Some(at) = kids.iter().position(|k| !k.is_named()) else { return raw::node(l, n) };
            let op = Op::from_text(kids[at].kind());
            l.open_op(Kind::Binary, op as u16, n);
            chain(l, n, &kids[..at]);
            chain(l, n, &kids[at + 1..]);
            l.close();
        }
        _ => raw::node(l, n),
    }
}

fn punctuation(n: &Node<'_>) -> bool {
    matches!(n.kind(), "object_start" | "object_end" | "tuple_start" | "tuple_end" | "block_start" | "block_end")
}

/// A value and the accesses after it: `a`, `.b`, `[0]`.
fn chain(l: &mut Lower<'_>, whole: Node<'_>, parts: &[Node<'_>]) {
    let Some((head, rest)) = parts.split_first() else { return raw::node(l, whole) };
    let start = l.span(*head).start;
    for part in rest.iter().rev() {
        let span = start..l.span(*part).end;
        let index = l.b.open(if part.kind() == "get_attr" { Kind::Dot } else { Kind::Index }, span);
        if !matches!(part.kind(), "get_attr" | "index") {
            // A splat takes every element.
            l.b.node(index).op = 1;
        }
    }
    l.node(*head);
    for part in rest {
        let mut inner = *part;
        while matches!(inner.kind(), "index" | "new_index" | "legacy_index" | "get_attr") {
            match Kids::of(inner).named().next() {
                Some(k) => inner = k,
                None => break,
            }
        }
        l.node(inner);
        l.close();
    }
}

fn block(l: &mut Lower<'_>, n: Node<'_>) {
    let kids = Kids::of(n);
    let end = l.span(n).end;
    let mut parts = kids.named().filter(|k| !punctuation(k));
    l.open(Kind::Call, n);
    l.opt(parts.next(), end);
    let labels: Vec<_> = parts.collect();
    let from = labels.first().map_or(end, |k| l.span(*k).start);
    l.b.open(Kind::Args, from..end);
    let mut body = false;
    for k in labels {
        match k.kind() {
            // A label is a word, in quotes or not.
            "string_lit" => {
                let span = l.span(k);
                l.b.string(span.start + 1..span.end.saturating_sub(1).max(span.start + 1), 0, 0, None);
            }
            "identifier" => {
                l.b.string(l.span(k), 0, 0, None);
            }
            "body" => {
                body = true;
                l.node(k);
            }
            _ => l.node(k),
        }
    }
    if !body {
        l.b.leaf(Kind::Record, end.saturating_sub(1)..end, 0);
    }
    l.close();
    l.close();
}

fn string(l: &mut Lower<'_>, n: Node<'_>) {
    let kids = Kids::of(n);
    let holes = kids.named().any(|k| matches!(k.kind(), "template_interpolation" | "template_directive"));
    let literals: Vec<_> = kids.named().filter(|k| k.kind() == "template_literal").collect();
    if holes {
        l.open(Kind::Interp, n);
        for k in kids.named().filter(|k| matches!(k.kind(), "template_literal" | "template_interpolation" | "template_directive")) {
            l.node(k);
        }
        l.close();
        return;
    }
    let text: String = literals.iter().map(|k| l.text(*k)).collect();
    let cooked = if n.kind() == "heredoc_template" {
        Some(heredoc(l.text(n)).unwrap_or(text))
    } else {
        text.contains('\\').then(|| unescape(&text))
    };
    let quotes = usize::from(n.kind() != "heredoc_template");
    l.b.string(l.span(n), quotes, quotes, cooked);
}

/// The lines of a text between its marks, as they are indented; those of `<<-` without what all begin with.
fn heredoc(text: &str) -> Option<String> {
    let (head, rest) = text.split_once('\n')?;
    let (body, _) = rest.rsplit_once('\n')?;
    if !head.starts_with("<<-") {
        return Some(body.to_owned());
    }
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let common = body.lines().filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or(0);
    Some(body.split('\n').map(|line| line.get(common..).unwrap_or("")).collect::<Vec<_>>().join("\n"))
}
