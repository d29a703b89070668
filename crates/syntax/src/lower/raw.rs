//! The lowering of languages without a mapping of their own: every concrete node as it is, with the
//! few kinds that nearly every grammar names alike.

use super::common::{Kids, Lower};
use crate::gast::{Kind, flag, sym};
use tree_sitter::Node;

pub(super) fn node(l: &mut Lower<'_>, n: Node<'_>) {
    let kids = Kids::of(n);
    if kids.0.is_empty() {
        let text = l.text(n);
        let kind = if !n.is_named() {
            Kind::Token
        } else if matches!(
            n.kind(),
            "identifier"
                | "simple_identifier"
                | "name"
                | "variable_name"
                | "type_identifier"
                | "field_identifier"
                | "property_identifier"
                | "word"
                | "constant"
                | "bare_key"
                | "tag_name"
                | "attribute_name"
        ) {
            Kind::Id
        } else {
            Kind::Raw
        };
        let index = l.b.leaf(kind, l.span(n), sym(text));
        if kind == Kind::Raw {
            l.b.node(index).op = n.kind_id();
        }
        return;
    }
    let index = l.open_op(Kind::Raw, n.kind_id(), n);
    if n.is_error() {
        l.b.node(index).flags |= flag::BROKEN;
    }
    for (child, _) in &kids.0 {
        l.node(*child);
    }
    l.close();
}
