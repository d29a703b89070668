//! Dockerfiles to the generic tree: an instruction is a call of its keyword, shell text is parsed as
//! Bash where it stands.

use super::common::{Kids, Lower};
use super::raw;
use crate::Language;
use crate::gast::{Kind, flag, sym};
use std::ops::Range;
use tree_sitter::Node;

pub(super) fn node(l: &mut Lower<'_>, n: Node<'_>) {
    match n.kind() {
        "from_instruction" => from(l, n),
        "shell_command" => shell(l, n),
        "heredoc_block" => drop(l.leaf(Kind::Raw, n)),
        "json_string_array" => l.list(Kind::Array, n, Kids::of(n).named()),
        "json_string" | "double_quoted_string" | "single_quoted_string" => {
            l.b.string(l.span(n), 1, 1, None);
        }
        "unquoted_string" | "path" | "expose_port" if n.named_child_count() > 0 => pieces(l, n),
        "unquoted_string" | "path" | "image_name" | "image_alias" | "expose_port" => word(l, l.span(n)),
        "expansion" => pieces(l, n),
        // One instruction a pair.
        "label_instruction" if n.named_child_count() > 1 => {
            let kids = Kids::of(n);
            let index = l.open(Kind::Block, n);
            l.b.node(index).flags |= flag::IMPLICIT;
            for pair in kids.named() {
                let span = l.span(pair);
                l.b.open(Kind::Call, l.span(n).start..span.end);
                keyword(l, &kids, n);
                l.b.open(Kind::Args, span);
                l.node(pair);
                l.close();
                l.close();
            }
            l.close();
        }
        // The group is one more thing said of the user.
        "user_instruction" => {
            let kids = Kids::of(n);
            let end = l.span(n).end;
            l.open(Kind::Call, n);
            keyword(l, &kids, n);
            let user = n.child_by_field_name("user");
            l.b.open(Kind::Args, user.map_or(end, |u| l.span(u).start)..end);
            if let Some(u) = user {
                l.node(u);
            }
            if let Some(g) = n.child_by_field_name("group") {
                l.open(Kind::KwArg, g);
                l.b.leaf(Kind::Token, l.span(g).start..l.span(g).start, sym("group"));
                l.node(g);
                l.close();
            }
            l.close();
            l.close();
        }
        "env_pair" | "label_pair" | "arg_pair" => {
            let kids = Kids::of(n);
            l.open(Kind::Pair, n);
            let mut parts = kids.named();
            l.opt(parts.next(), l.span(n).end);
            l.opt(parts.next(), l.span(n).end);
            l.close();
        }
        // `--from=build` is a keyword argument.
        "param" | "mount_param" => {
            let text = l.text(n);
            let span = l.span(n);
            let at = text.find('=').unwrap_or(text.len());
            l.open(Kind::KwArg, n);
            l.b.id(span.start + text.len().min(2)..(span.start + at).max(span.start + text.len().min(2)));
            word(l, (span.start + (at + 1).min(text.len()))..span.end);
            l.close();
        }
        kind if kind.ends_with("_instruction") => {
            let kids = Kids::of(n);
            l.open(Kind::Call, n);
            keyword(l, &kids, n);
            let args: Vec<_> = kids.named().collect();
            let end = l.span(n).end;
            let start = args.first().map_or(end, |k| l.span(*k).start);
            l.b.open(Kind::Args, start..end);
            if args.is_empty() {
                // What the grammar has no node for is a word.
                let from = kids.0.first().map_or(start, |(k, _)| l.span(*k).end);
                let text = &l.b.source()[from.min(end)..end];
                let at = from + text.len() - text.trim_start().len();
                if !text.trim().is_empty() {
                    word(l, at..at + text.trim().len());
                }
            }
            for a in args {
                l.node(a);
            }
            l.close();
            l.close();
        }
        _ => raw::node(l, n),
    }
}

/// The keyword, the same in capitals or not.
fn keyword(l: &mut Lower<'_>, kids: &Kids<'_>, n: Node<'_>) {
    match kids.0.iter().find(|(k, _)| !k.is_named()) {
        Some((k, _)) => {
            let hash = sym(&l.text(*k).to_ascii_uppercase());
            l.b.leaf(Kind::Id, l.span(*k), hash);
        }
        None => l.b.nil(l.span(n).start),
    }
}

fn word(l: &mut Lower<'_>, span: Range<usize>) {
    l.b.string(span, 0, 0, None);
}

/// A word with variables in it: a string with holes, or the variable alone.
fn pieces(l: &mut Lower<'_>, n: Node<'_>) {
    let span = l.span(n);
    let holes: Vec<_> = if n.kind() == "expansion" { vec![n] } else { Kids::of(n).named().filter(|k| k.kind() == "expansion").collect() };
    let variable = |l: &mut Lower<'_>, hole: Node<'_>| {
        l.open(Kind::Deref, hole);
        match Kids::of(hole).first_named() {
            Some(name) => l.id(name),
            None => l.b.nil(span.end),
        }
        l.close();
    };
    match holes.as_slice() {
        [] => word(l, span),
        [one] if l.span(*one) == span => variable(l, *one),
        _ => {
            l.b.open(Kind::Interp, span.clone());
            let mut at = span.start;
            for hole in &holes {
                if l.span(*hole).start > at {
                    word(l, at..l.span(*hole).start);
                }
                variable(l, *hole);
                at = l.span(*hole).end;
            }
            if at < span.end {
                word(l, at..span.end);
            }
            l.close();
        }
    }
}

/// The image is the argument; tag, digest, alias and platform may be left out of a pattern.
fn from(l: &mut Lower<'_>, n: Node<'_>) {
    let kids = Kids::of(n);
    let end = l.span(n).end;
    l.open(Kind::Call, n);
    keyword(l, &kids, n);
    let first = kids.named().next().map_or(end, |k| l.span(k).start);
    l.b.open(Kind::Args, first..end);
    l.b.open(Kind::Record, first..end);
    for k in kids.named() {
        if k.kind() != "image_spec" {
            named(l, &k, if k.kind() == "image_alias" { "as" } else { "param" }, 0);
            continue;
        }
        for part in Kids::of(k).named() {
            match part.kind() {
                "image_tag" => named(l, &part, "tag", 1),
                "image_digest" => named(l, &part, "digest", 1),
                _ => l.node(part),
            }
        }
    }
    l.close();
    l.close();
    l.close();
}

fn named(l: &mut Lower<'_>, n: &Node<'_>, name: &str, skip: usize) {
    let span = l.span(*n);
    l.b.open(Kind::KwArg, span.clone());
    l.b.leaf(Kind::Token, span.start..span.start, sym(name));
    word(l, (span.start + skip).min(span.end)..span.end);
    l.close();
}

/// The parts of shell text between the lines of comment that a Dockerfile allows in it.
fn without_comments(n: Node<'_>, span: &Range<usize>) -> Vec<tree_sitter::Range> {
    let mut out = Vec::new();
    let (mut byte, mut point) = (span.start, n.start_position());
    let mut cursor = n.walk();
    for comment in n.children(&mut cursor).filter(|k| k.kind() == "comment") {
        if comment.start_byte() > byte {
            let (end_byte, end_point) = (comment.start_byte(), comment.start_position());
            out.push(tree_sitter::Range { start_byte: byte, end_byte, start_point: point, end_point });
        }
        (byte, point) = (comment.end_byte(), comment.end_position());
    }
    if byte < span.end {
        out.push(tree_sitter::Range { start_byte: byte, end_byte: span.end, start_point: point, end_point: n.end_position() });
    }
    out
}

/// Shell text as Bash; as one opaque leaf where it does not parse.
fn shell(l: &mut Lower<'_>, n: Node<'_>) {
    let span = l.span(n);
    let bash = Language::from_id("bash");
    let tree = bash.and_then(|b| b.row().grammar).and_then(|grammar| {
        let mut parser = tree_sitter::Parser::new();
        parser.set_language(&grammar()).ok()?;
        parser.set_included_ranges(&without_comments(n, &span)).ok()?;
        parser.parse(l.b.source(), None)
    });
    match (tree, bash) {
        (Some(tree), Some(bash)) if !tree.root_node().has_error() && tree.root_node().named_child_count() > 0 => {
            let outer = std::mem::replace(&mut l.language, bash);
            l.node(tree.root_node());
            l.language = outer;
        }
        _ => drop(l.leaf(Kind::Raw, n)),
    }
}
