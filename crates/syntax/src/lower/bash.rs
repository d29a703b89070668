//! Bash to the generic tree: a command is a call, its redirections left out.

use super::common::{Kids, Lower};
use super::raw;
use crate::gast::{Kind, Op};
use tree_sitter::Node;

pub(super) fn node(l: &mut Lower<'_>, n: Node<'_>) {
    match n.kind() {
        "program" => {
            let parts: Vec<_> = Kids::of(n).named().collect();
            match parts.as_slice() {
                [one] => l.node(*one),
                _ => l.list(Kind::Block, n, parts.into_iter()),
            }
        }
        "command" => {
            let kids = Kids::of(n);
            let end = l.span(n).end;
            l.open(Kind::Call, n);
            let name = n.child_by_field_name("name");
            l.opt(name, end);
            let args: Vec<_> = kids.named().filter(|k| Some(*k) != name && !is_redirection(k)).collect();
            let from = args.first().map_or(end, |k| l.span(*k).start);
            l.b.open(Kind::Args, from..end);
            for a in args {
                l.node(a);
            }
            l.close();
            l.close();
        }
        "command_name" => match Kids::of(n).first_named() {
            Some(inner) => l.node(inner),
            None => l.id(n),
        },
        "redirected_statement" => match n.child_by_field_name("body") {
            Some(b) => l.node(b),
            None => raw::node(l, n),
        },
        "variable_assignment" => {
            let end = l.span(n).end;
            l.open(Kind::Assign, n);
            l.opt(n.child_by_field_name("name"), end);
            l.opt(n.child_by_field_name("value"), end);
            l.close();
        }
        "pipeline" | "list" => {
            let kids = Kids::of(n);
            let parts: Vec<_> = kids.named().filter(|k| !is_redirection(k)).collect();
            let ops: Vec<Op> = kids
                .0
                .iter()
                .filter(|(k, _)| !k.is_named())
                .map(|(k, _)| match k.kind() {
                    "&&" => Op::And,
                    "||" => Op::Or,
                    _ => Op::Pipe,
                })
                .collect();
            if parts.len() < 2 || ops.len() + 1 != parts.len() {
                return raw::node(l, n);
            }
            let start = l.span(parts[0]).start;
            for (part, op) in parts[1..].iter().zip(&ops).rev() {
                let span = start..l.span(*part).end;
                let index = l.b.open(Kind::Binary, span);
                l.b.node(index).op = *op as u16;
            }
            l.node(parts[0]);
            for part in &parts[1..] {
                l.node(*part);
                l.close();
            }
        }
        "word" | "number" | "variable_name" | "special_variable_name" => l.id(n),
        "raw_string" => {
            l.b.string(l.span(n), 1, 1, None);
        }
        "string" => {
            let kids = Kids::of(n);
            let holes = kids.named().any(|k| k.kind() != "string_content");
            if !holes {
                let text = l.text(n);
                let inner = text.get(1..text.len().saturating_sub(1)).unwrap_or("");
                let cooked = inner.contains('\\').then(|| inner.replace("\\\"", "\"").replace("\\\\", "\\"));
                l.b.string(l.span(n), 1, 1, cooked);
                return;
            }
            l.open(Kind::Interp, n);
            for k in kids.named() {
                if k.kind() == "string_content" {
                    l.b.string(l.span(k), 0, 0, None);
                } else {
                    l.node(k);
                }
            }
            l.close();
        }
        _ => raw::node(l, n),
    }
}

fn is_redirection(n: &Node<'_>) -> bool {
    matches!(n.kind(), "file_redirect" | "heredoc_redirect" | "herestring_redirect")
}
