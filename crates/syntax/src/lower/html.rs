//! HTML to the generic tree: elements with their attributes and what stands between their tags.

use super::common::{Kids, Lower};
use super::raw;
use super::shape::{child, children, first};
use crate::gast::{Kind, flag, sym};
use tree_sitter::Node;

pub(super) fn node(l: &mut Lower<'_>, n: Node<'_>) {
    let end = l.span(n).end;
    match n.kind() {
        "element" | "script_element" | "style_element" => {
            let parts = children(n);
            let alone = parts.first().is_some_and(|p| p.kind() == "self_closing_tag");
            // One without an end ends with what it has, not with the white space behind.
            let last = parts.last().filter(|p| p.kind() != "end_tag").map_or(end, |p| l.span(*p).end);
            let index = l.b.open(Kind::Xml, l.span(n).start..last);
            if alone {
                l.b.node(index).flags |= flag::SPECIAL;
            }
            let tag = parts.iter().copied().find(|p| matches!(p.kind(), "start_tag" | "self_closing_tag"));
            l.opt(tag.and_then(|t| child(t, "tag_name")), end);
            let attributes: Vec<_> = tag.map(children).unwrap_or_default().into_iter().filter(|k| k.kind() == "attribute").collect();
            let at = tag.map_or(end, |t| l.span(t).end);
            l.over(Kind::XmlAttrs, &attributes, at);
            for k in parts.into_iter().filter(|k| !matches!(k.kind(), "start_tag" | "end_tag" | "self_closing_tag")) {
                l.node(k);
            }
            l.close();
        }
        "tag_name" | "attribute_name" => l.id(n),
        "attribute" => {
            let value = children(n).into_iter().find(|k| k.kind() != "attribute_name");
            l.parts(Kind::XmlAttr, 0, n, &[child(n, "attribute_name"), value]);
        }
        "quoted_attribute_value" => l.plain_string(n, 1, 1, true),
        "attribute_value" => l.plain_string(n, 0, 0, true),
        "text" | "raw_text" | "entity" => {
            let hash = sym(l.text(n).trim());
            l.b.leaf(Kind::XmlText, l.span(n), hash);
        }
        "erroneous_end_tag" => l.opt(first(n), end),
        "start_tag" | "end_tag" => l.list(Kind::Raw, n, Kids::of(n).named()),
        _ => raw::node(l, n),
    }
}
