//! YAML to the generic tree: mappings are exact, a scalar written plain is not the same written in
//! quotes.

use super::common::{Kids, Lower, unescape};
use super::{json, raw};
use crate::gast::{Kind, flag, sym};
use tree_sitter::Node;

pub(super) fn node(l: &mut Lower<'_>, n: Node<'_>) {
    match n.kind() {
        // Tags and anchors change nothing a pattern looks at.
        "document" | "block_node" | "flow_node" | "block_sequence_item" | "plain_scalar" => {
            let inner = Kids::of(n)
                .named()
                .filter(|k| !matches!(k.kind(), "anchor" | "tag" | "yaml_directive" | "tag_directive" | "reserved_directive"))
                .last();
            let tag = Kids::of(n).named().find(|k| k.kind() == "tag");
            match inner {
                // A tag is there for patterns that name one.
                Some(k) if tag.is_some_and(|t| t != k) => {
                    open(l, Kind::Cast, n);
                    let span = tag.map_or(0..0, |t| l.span(t));
                    l.b.id((span.start + 1).min(span.end)..span.end);
                    l.node(k);
                    l.close();
                }
                Some(k) => l.node(k),
                None => drop(l.b.leaf(Kind::Null, l.span(n), 0)),
            }
        }
        "block_mapping" | "flow_mapping" => {
            // A mapping in braces is one thing, pairs below one another are pairs.
            let index = open(l, Kind::Dict, n);
            if n.kind() == "flow_mapping" {
                l.b.node(index).flags |= flag::SPECIAL;
            }
            for k in Kids::of(n).named() {
                if k.kind() == "flow_node" {
                    // A key alone has no value.
                    l.open(Kind::Pair, k);
                    l.node(k);
                    l.b.leaf(Kind::Null, l.span(k).end..l.span(k).end, 0);
                    l.close();
                } else {
                    l.node(k);
                }
            }
            l.close();
        }
        "block_mapping_pair" | "flow_pair" => pair(l, n),
        "block_sequence" | "flow_sequence" => {
            open(l, Kind::Array, n);
            for k in Kids::of(n).named() {
                l.node(k);
            }
            l.close();
        }
        "string_scalar" | "timestamp_scalar" => {
            l.b.string(l.span(n), 0, 0, None);
        }
        "single_quote_scalar" | "double_quote_scalar" => {
            let text = l.text(n);
            let inner = text.get(1..text.len().saturating_sub(1)).unwrap_or("");
            let cooked = match n.kind() {
                "single_quote_scalar" => inner.contains("''").then(|| inner.replace("''", "'")),
                _ => inner.contains('\\').then(|| unescape(inner)),
            };
            let index = l.b.string(l.span(n), 1, 1, cooked);
            l.b.node(index).flags |= flag::SPECIAL;
        }
        "block_scalar" => block_scalar(l, n),
        "integer_scalar" | "float_scalar" => json::number(l, n),
        "boolean_scalar" => {
            let hash = sym(&l.text(n).to_ascii_lowercase());
            l.b.leaf(Kind::Bool, l.span(n), hash);
        }
        "null_scalar" => drop(l.b.leaf(Kind::Null, l.span(n), 0)),
        "alias" => l.id(n),
        _ => raw::node(l, n),
    }
}

/// Opens a node without the line ends that the grammar gives to the last block of a file.
fn open(l: &mut Lower<'_>, kind: Kind, n: Node<'_>) -> u32 {
    let span = l.span(n);
    let end = span.start + l.text(n).trim_end().len();
    l.b.open(kind, span.start..end)
}

fn pair(l: &mut Lower<'_>, n: Node<'_>) {
    let end = l.span(n).end;
    open(l, Kind::Pair, n);
    for field in ["key", "value"] {
        match n.child_by_field_name(field) {
            Some(k) => l.node(k),
            None => drop(l.b.leaf(Kind::Null, end..end, 0)),
        }
    }
    l.close();
}

/// A block scalar: its value without the indentation, its place from the line after the header on.
fn block_scalar(l: &mut Lower<'_>, n: Node<'_>) {
    let span = l.span(n);
    let text = l.text(n);
    let (header, body) = text.split_at(text.find('\n').unwrap_or(text.len()));
    let lines: Vec<&str> = body.split('\n').skip(1).collect();
    let indent = lines.iter().filter(|t| !t.trim().is_empty()).map(|t| t.len() - t.trim_start_matches(' ').len()).min().unwrap_or(0);
    let mut value =
        lines.iter().map(|t| t.get(indent..).unwrap_or("")).collect::<Vec<_>>().join(if header.starts_with('>') { " " } else { "\n" });
    if !header.contains('-') {
        value.push('\n');
    }
    // The last line's end belongs to the value, too.
    let end = span.end + usize::from(l.b.source()[span.end..].starts_with('\n'));
    l.b.string(span.start + header.len()..end, 0, 0, Some(value));
}
