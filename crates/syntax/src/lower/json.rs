//! JSON to the generic tree: objects are exact mappings, keys are strings.

use super::common::{Kids, Lower, float_value, int_value, unescape};
use super::raw;
use crate::gast::{Kind, sym};
use tree_sitter::Node;

pub(super) fn node(l: &mut Lower<'_>, n: Node<'_>) {
    match n.kind() {
        "object" => l.list(Kind::Dict, n, Kids::of(n).named()),
        "array" => l.list(Kind::Array, n, Kids::of(n).named()),
        "pair" => l.list(Kind::Pair, n, Kids::of(n).named().take(2)),
        "string" => {
            let text = l.text(n);
            let inner = text.get(1..text.len().saturating_sub(1)).unwrap_or("");
            let cooked = inner.contains('\\').then(|| unescape(inner));
            l.b.string(l.span(n), 1, 1, cooked);
        }
        "number" => number(l, n),
        "true" | "false" => drop(l.leaf(Kind::Bool, n)),
        "null" => drop(l.b.leaf(Kind::Null, l.span(n), 0)),
        _ => raw::node(l, n),
    }
}

/// A number, whole or not by how it is written.
pub(super) fn number(l: &mut Lower<'_>, n: Node<'_>) {
    let text = l.text(n);
    let hexadecimal = text.trim_start_matches(['-', '+']).starts_with("0x");
    let whole = hexadecimal || !text.contains(['.', 'e', 'E']);
    let value = if whole { int_value(text) } else { float_value(text) };
    l.b.leaf(if whole { Kind::Int } else { Kind::Float }, l.span(n), sym(&value));
}
