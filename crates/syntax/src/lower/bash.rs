//! Bash to the generic tree: a command is a call, its redirections left out.

use super::common::{Kids, Lower};
use super::raw;
use crate::gast::{Kind, Op, flag};
use tree_sitter::Node;

/// The end of the `&` that sends what ends here into the background.
pub(super) fn background(source: &str, end: usize) -> Option<usize> {
    let rest = source.get(end..)?;
    let mark = rest.trim_start_matches([' ', '\t']);
    let after = mark.strip_prefix('&')?;
    (!after.starts_with(['&', '>'])).then(|| source.len() - after.len())
}

pub(super) fn node(l: &mut Lower<'_>, n: Node<'_>) {
    let command = matches!(
        n.kind(),
        "command" | "pipeline" | "list" | "redirected_statement" | "subshell" | "compound_statement" | "negated_command"
    );
    let end = l.span(n).end;
    // A part of a longer list ends before the operator. Asking for the parent is dear: it comes last.
    let part = || n.parent().is_some_and(|p| matches!(p.kind(), "pipeline" | "list" | "redirected_statement" | "negated_command"));
    match background(l.b.source(), end).filter(|_| command && !part()) {
        Some(end) => {
            l.b.open(Kind::Spawn, l.span(n).start..end);
            foreground(l, n);
            l.close();
        }
        None => foreground(l, n),
    }
}

fn foreground(l: &mut Lower<'_>, n: Node<'_>) {
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
            let args: Vec<_> =
                kids.named().filter(|k| Some(*k) != name && !is_redirection(k) && k.kind() != "variable_assignment").collect();
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
        "variable_assignment" => assignment(l, n, l.span(n)),
        // Of a declaration the values count.
        "declaration_command" => {
            let values: Vec<_> = Kids::of(n).named().filter(|k| k.kind() == "variable_assignment").collect();
            match values.as_slice() {
                [] => raw::node(l, n),
                [one] => assignment(l, *one, l.span(n)),
                [first, rest @ ..] => {
                    let index = l.open(Kind::Block, n);
                    l.b.node(index).flags |= flag::IMPLICIT;
                    assignment(l, *first, l.span(n).start..l.span(*first).end);
                    for one in rest {
                        assignment(l, *one, l.span(*one));
                    }
                    l.close();
                }
            }
        }
        "function_definition" => {
            let (start, end) = (l.span(n).start, l.span(n).end);
            l.open(Kind::Func, n);
            l.b.leaf(Kind::Attrs, start..start, 0);
            l.opt(n.child_by_field_name("name"), end);
            l.b.nil(start);
            l.b.leaf(Kind::Params, start..start, 0);
            l.b.nil(start);
            l.opt(n.child_by_field_name("body"), end);
            l.close();
        }
        "compound_statement" | "do_group" => l.list(Kind::Block, n, Kids::of(n).named()),
        "if_statement" => conditional(l, n),
        // `$x` and `${x}`.
        "simple_expansion" | "expansion" => {
            let kids = Kids::of(n);
            let mut names = kids.named();
            match (names.next(), names.next()) {
                (Some(one), None)
                    if matches!(one.kind(), "variable_name" | "special_variable_name")
                        && kids.0.iter().all(|(k, _)| k.is_named() || matches!(k.kind(), "$" | "${" | "}")) =>
                {
                    l.open(Kind::Deref, n);
                    l.id(one);
                    l.close();
                }
                _ => raw::node(l, n),
            }
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

fn assignment(l: &mut Lower<'_>, n: Node<'_>, span: std::ops::Range<usize>) {
    let end = span.end;
    l.b.open(Kind::Assign, span);
    l.opt(n.child_by_field_name("name"), end);
    l.opt(n.child_by_field_name("value"), end);
    l.close();
}

/// `if`, whose arms are lists of commands without a node of their own.
fn conditional(l: &mut Lower<'_>, n: Node<'_>) {
    let end = l.span(n).end;
    let mut arms = vec![n];
    let mut last = None;
    for k in Kids::of(n).named() {
        match k.kind() {
            "elif_clause" => arms.push(k),
            "else_clause" => last = Some(k),
            _ => {}
        }
    }
    // Arms are nested; what lies too deep is left out with a note.
    let room = crate::gast::MAX_DEPTH.saturating_sub(l.b.depth()) / 2;
    if arms.len() > room {
        l.b.set_too_deep();
        l.leaf(Kind::Raw, n);
        return;
    }
    for arm in &arms {
        let start = l.span(*arm).start;
        l.b.open(Kind::If, start..end);
        let kids = Kids::of(*arm);
        let then = kids.0.iter().position(|(k, _)| k.kind() == "then").unwrap_or(0);
        let (head, body) = kids.0.split_at(then);
        let named = |part: &[(Node<'_>, u16)]| part.iter().filter(|(k, _)| k.is_named()).count();
        if named(head) == 1 {
            for (k, _) in head.iter().filter(|(k, _)| k.is_named()) {
                l.node(*k);
            }
        } else {
            list_of(l, head, start);
        }
        list_of(l, body, end);
    }
    match last {
        Some(other) => {
            let kids = Kids::of(other);
            list_of(l, &kids.0, end);
        }
        None => l.b.nil(end),
    }
    for _ in &arms {
        l.close();
    }
}

/// Commands one after the other.
fn list_of(l: &mut Lower<'_>, part: &[(Node<'_>, u16)], at: usize) {
    let kids: Vec<_> =
        part.iter().map(|(k, _)| *k).filter(|k| k.is_named() && !matches!(k.kind(), "elif_clause" | "else_clause")).collect();
    let from = kids.first().map_or(at, |k| l.span(*k).start);
    let to = kids.last().map_or(at, |k| l.span(*k).end);
    let index = l.b.open(Kind::Block, from..to.max(from));
    l.b.node(index).flags |= flag::IMPLICIT;
    for k in kids {
        l.node(k);
    }
    l.close();
}

fn is_redirection(n: &Node<'_>) -> bool {
    matches!(n.kind(), "file_redirect" | "heredoc_redirect" | "herestring_redirect")
}
