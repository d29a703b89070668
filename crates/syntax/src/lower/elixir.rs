//! Elixir to the generic tree: nearly everything is written as a call; those that declare or branch
//! become what they mean, keywords of calls are keyword arguments, and functions return their last
//! expression.

use super::common::{Kids, Lower, unescape};
use super::raw;
use super::shape::{ClassHead, MAX_NAMES, child, children, field, first};
use crate::gast::{ClassKind, FuncKind, ImportKind, Kind, Op, ParamKind, flag, sym};
use tree_sitter::Node;

pub(super) fn node(l: &mut Lower<'_>, n: Node<'_>) {
    if l.b.next() == 0 { statement(l, n, false) } else { expression(l, n) }
}

/// The word that a call begins with, where it is a name alone.
fn word<'a>(l: &Lower<'a>, n: Node<'_>) -> &'a str {
    match field(n, "target") {
        Some(t) if n.kind() == "call" && t.kind() == "identifier" => l.text(t),
        _ => "",
    }
}

fn is_construct(l: &Lower<'_>, n: Node<'_>) -> bool {
    let bodied = child(n, "do_block").is_some();
    match word(l, n) {
        "def" | "defp" | "defmacro" | "defmacrop" => child(n, "arguments").is_some(),
        "defmodule" | "defprotocol" | "defimpl" | "if" | "unless" | "case" | "cond" | "try" => bodied,
        "alias" | "import" | "require" | "use" => child(n, "arguments").is_some(),
        "raise" | "throw" => true,
        _ => n.kind() == "ERROR",
    }
}

fn statement(l: &mut Lower<'_>, n: Node<'_>, tail: bool) {
    if is_construct(l, n) {
        return l.nested(n, |l, n| construct(l, n, tail));
    }
    if tail {
        l.open_implied(Kind::Return, n);
    } else {
        l.open(Kind::ExprStmt, n);
    }
    expression_of(l, n);
    l.close();
}

fn expression_of(l: &mut Lower<'_>, n: Node<'_>) {
    l.nested(n, expression);
}

/// The statements of a `do` block without the sections that may follow them.
fn body(l: &mut Lower<'_>, n: Option<Node<'_>>, at: usize, tail: bool) {
    let Some(n) = n else { return l.b.nil(at) };
    let list: Vec<_> = children(n).into_iter().filter(|k| !k.kind().ends_with("_block")).collect();
    l.open(Kind::Block, n);
    for (i, k) in list.iter().enumerate() {
        statement(l, *k, tail && i + 1 == list.len());
    }
    l.close();
}

fn operator(l: &Lower<'_>, n: Node<'_>) -> Op {
    match field(n, "operator").map_or("", |o| l.text(o)) {
        "<>" => Op::Concat,
        "=" | "=>" | "\\\\" | "::" | "|" | "when" => Op::Other,
        other => Op::from_text(other),
    }
}

fn expression(l: &mut Lower<'_>, n: Node<'_>) {
    let (start, end) = (l.span(n).start, l.span(n).end);
    match n.kind() {
        "identifier" | "operator_identifier" => l.id(n),
        "alias" => alias(l, n),
        "integer" | "float" => l.number(n, &[]),
        "boolean" => l.boolean(n),
        "nil" => l.null(n),
        "char" => {
            l.leaf(Kind::Char, n);
        }
        "atom" => {
            l.open(Kind::Atom, n);
            l.b.id((start + 1).min(end)..end);
            l.close();
        }
        "charlist" if child(n, "interpolation").is_none() => {
            l.leaf(Kind::Char, n);
        }
        "string" | "charlist" => string(l, n),
        "call" => call(l, n),
        "dot" => l.dot(n, field(n, "left"), field(n, "right"), false),
        "access_call" => l.parts(Kind::Index, 0, n, &[field(n, "target"), field(n, "key")]),
        "arguments" => arguments(l, None, Some(n), None, end),
        "pair" => {
            l.open(Kind::Pair, n);
            // `a: 1` in a map is `:a => 1`.
            match field(n, "key").filter(|k| k.kind() == "keyword" && !l.text(*k).starts_with("__")) {
                Some(k) => {
                    l.open(Kind::Atom, k);
                    key(l, Some(k), end);
                    l.close();
                }
                None => key(l, field(n, "key"), end),
            }
            l.opt(field(n, "value"), end);
            l.close();
        }
        "list" => {
            l.open(Kind::Array, n);
            items(l, n);
            l.close();
        }
        "tuple" => {
            l.open(Kind::Tuple, n);
            items(l, n);
            l.close();
        }
        "map" => {
            let shape = child(n, "struct");
            if let Some(s) = shape {
                l.open(Kind::New, n);
                l.opt(first(s), end);
                l.b.nil(end);
            }
            l.open(Kind::Dict, n);
            if let Some(c) = child(n, "map_content") {
                items(l, c);
            }
            l.close();
            if shape.is_some() {
                l.close();
            }
        }
        "binary_operator" => {
            let (left, right) = (field(n, "left"), field(n, "right"));
            match field(n, "operator").map_or("", |o| l.text(o)) {
                "=" => l.parts(Kind::Assign, 0, n, &[left, right]),
                "=>" => l.parts(Kind::Pair, 0, n, &[left, right]),
                // `a |> f(b)` is `f(a, b)`.
                "|>" if right.is_some_and(|r| r.kind() == "call" && !is_construct(l, r)) => {
                    l.open(Kind::Call, n);
                    if let Some(right) = right {
                        callee_and_arguments(l, right, left);
                    }
                    l.close();
                }
                _ if operator(l, n) != Op::Other => l.binary_chain(n, |l, n| {
                    let op = if n.kind() == "binary_operator" { operator(l, n) } else { Op::Other };
                    (op != Op::Other).then_some((field(n, "left")?, op, field(n, "right")?))
                }),
                _ => raw::node(l, n),
            }
        }
        "unary_operator" if placeholder(l, n) => {
            l.b.id(start..end);
        }
        "unary_operator" if field(n, "operator").is_some_and(|o| l.text(o) == "&") && places(l, n) > 0 => shorthand(l, n),
        "unary_operator" => {
            let op = field(n, "operator").map_or("", |o| l.text(o));
            l.unary(n, op, field(n, "operand").filter(|o| o.is_named()).or_else(|| first(n)));
        }
        "block" if children(n).len() == 1 => l.opt(first(n), end),
        "anonymous_function" => {
            let clauses: Vec<_> = children(n).into_iter().filter(|k| k.kind() == "stab_clause").collect();
            // A condition makes it a choice, as several clauses do.
            let one = clauses.first().copied().filter(|c| clauses.len() == 1 && guarded(l, field(*c, "left")).1.is_none());
            let parameters = |l: &mut Lower<'_>| parameters(l, one.and_then(|c| field(c, "left")), start);
            let inner = |l: &mut Lower<'_>| match one {
                Some(c) => body(l, field(c, "right"), end, true),
                None => {
                    l.open_implied(Kind::Block, n);
                    l.open(Kind::Switch, n);
                    l.b.nil(start);
                    cases(l, &clauses, true);
                    l.close();
                    l.close();
                }
            };
            l.function(n, FuncKind::Lambda, [None; 3], |l| l.empty(Kind::Attrs, start), parameters, inner);
        }
        _ if is_construct(l, n) => construct(l, n, false),
        _ => raw::node(l, n),
    }
}

/// `&1` in a function in short.
fn placeholder(l: &Lower<'_>, n: Node<'_>) -> bool {
    n.kind() == "unary_operator"
        && field(n, "operator").is_some_and(|o| l.text(o) == "&")
        && field(n, "operand").is_some_and(|o| o.kind() == "integer")
}

/// Most parameters of a function in short.
const MAX_PLACES: usize = 20;
/// Most nodes in which its parameters are looked for.
const MAX_SEARCHED: usize = 2_000;

/// The parameters of a function in short, by where they are used first.
fn placeholders<'t>(l: &Lower<'_>, n: Node<'t>) -> Vec<Option<Node<'t>>> {
    let mut out: Vec<Option<Node<'t>>> = Vec::new();
    let mut work: Vec<Node<'t>> = first(n).into_iter().collect();
    let mut seen = 0;
    while let Some(at) = work.pop() {
        seen += 1;
        if seen > MAX_SEARCHED {
            break;
        }
        if placeholder(l, at) {
            let number = l.text(at).trim_start_matches('&').trim().parse::<usize>().unwrap_or(0);
            if (1..=MAX_PLACES).contains(&number) {
                out.resize(out.len().max(number), None);
                let first = &mut out[number - 1];
                if first.is_none_or(|f| f.start_byte() > at.start_byte()) {
                    *first = Some(at);
                }
            }
        } else {
            work.extend(children(at));
        }
    }
    out
}

fn places(l: &Lower<'_>, n: Node<'_>) -> usize {
    placeholders(l, n).len()
}

/// `&f(&1, 2)`: a function whose parameters are numbers.
fn shorthand(l: &mut Lower<'_>, n: Node<'_>) {
    let start = l.span(n).start;
    let all = placeholders(l, n);
    let parameters = |l: &mut Lower<'_>| {
        l.b.open(Kind::Params, start..start);
        for p in all {
            let at = p.map_or(start..start, |p| l.span(p));
            let param = l.b.open(Kind::Param, at.clone());
            l.b.node(param).op = ParamKind::Ordinary as u16;
            l.empty(Kind::Attrs, at.start);
            if p.is_some() {
                l.b.id(at.clone());
            } else {
                l.b.nil(at.start);
            }
            l.b.nil(at.end);
            l.b.nil(at.end);
            l.close();
        }
        l.close();
    };
    let inner = |l: &mut Lower<'_>| {
        l.open_implied(Kind::Block, n);
        // What stands in parentheses has these for its field, too.
        if let Some(operand) = first(n) {
            l.open_implied(Kind::Return, operand);
            expression_of(l, operand);
            l.close();
        }
        l.close();
    };
    l.function(n, FuncKind::Lambda, [None; 3], |l| l.empty(Kind::Attrs, start), parameters, inner);
}

/// `A.B` is one token of the grammar.
fn alias(l: &mut Lower<'_>, n: Node<'_>) {
    let span = l.span(n);
    let mut ends: Vec<usize> = l.text(n).match_indices('.').map(|(at, _)| span.start + at).collect();
    ends.push(span.end);
    if ends.len() > MAX_NAMES {
        l.b.set_too_deep();
        l.leaf(Kind::Raw, n);
        return;
    }
    for end in ends.iter().skip(1).rev() {
        l.b.open(Kind::Dot, span.start..*end);
    }
    let mut from = span.start;
    for (i, end) in ends.iter().enumerate() {
        l.b.id(from..*end);
        if i > 0 {
            l.close();
        }
        from = end + 1;
    }
}

fn string(l: &mut Lower<'_>, n: Node<'_>) {
    let open = field(n, "quoted_start").map_or(1, |q| l.span(q).len());
    if child(n, "interpolation").is_some() {
        l.template(n, open, open, &["interpolation"], false, |l, k| {
            let end = l.span(k).end;
            l.opt(first(k), end);
        });
    } else {
        let text = l.text(n);
        let inner = text.get(open..text.len().saturating_sub(open)).unwrap_or("");
        let cooked = inner.contains('\\').then(|| unescape(inner));
        l.b.string(l.span(n), open, open, cooked);
    }
}

/// The name in front of a keyword's colon.
fn key(l: &mut Lower<'_>, n: Option<Node<'_>>, at: usize) {
    match n {
        Some(k) if k.kind() == "keyword" => {
            let span = l.span(k);
            let name = l.text(k).trim_end().trim_end_matches(':').len();
            l.b.id(span.start..span.start + name);
        }
        other => l.opt(other, at),
    }
}

/// What a list, tuple or map holds, its keywords among the rest.
fn items(l: &mut Lower<'_>, n: Node<'_>) {
    for k in children(n) {
        if k.kind() == "keywords" {
            for p in children(k) {
                l.node(p);
            }
        } else {
            l.node(k);
        }
    }
}

/// Arguments; what is piped in is the first of them, and a block behind the call the last.
fn arguments(l: &mut Lower<'_>, piped: Option<Node<'_>>, n: Option<Node<'_>>, block: Option<Node<'_>>, at: usize) {
    let from = n.or(block).map_or(at, |a| l.span(a).start);
    let to = block.or(n).map_or(at, |a| l.span(a).end);
    l.b.open(Kind::Args, from..to);
    if let Some(first) = piped {
        expression_of(l, first);
    }
    for a in n.map(children).unwrap_or_default() {
        if a.kind() == "keywords" {
            keywords(l, a);
        } else {
            l.node(a);
        }
    }
    if let Some(b) = block {
        let start = l.span(b).start;
        let end = l.span(b).end;
        l.function(
            b,
            FuncKind::Lambda,
            [None; 3],
            |l| l.empty(Kind::Attrs, start),
            |l| l.empty(Kind::Params, start),
            |l| {
                body(l, Some(b), end, true);
            },
        );
    }
    l.close();
}

fn keywords(l: &mut Lower<'_>, n: Node<'_>) {
    for p in children(n) {
        let end = l.span(p).end;
        l.open(Kind::KwArg, p);
        key(l, field(p, "key"), end);
        l.opt(field(p, "value"), end);
        l.close();
    }
}

fn call(l: &mut Lower<'_>, n: Node<'_>) {
    if is_construct(l, n) {
        return construct(l, n, false);
    }
    l.open(Kind::Call, n);
    callee_and_arguments(l, n, None);
    l.close();
}

fn callee_and_arguments(l: &mut Lower<'_>, n: Node<'_>, piped: Option<Node<'_>>) {
    let (target, end) = (field(n, "target"), l.span(n).end);
    l.opt(target, end);
    let at = target.map_or(end, |t| l.span(t).end);
    arguments(l, piped, child(n, "arguments"), child(n, "do_block"), at);
}

fn parameters(l: &mut Lower<'_>, n: Option<Node<'_>>, at: usize) {
    let Some(list) = n else { return l.empty(Kind::Params, at) };
    l.open(Kind::Params, list);
    for p in children(list) {
        if p.kind() == "keywords" {
            keywords(l, p);
            continue;
        }
        let start = l.span(p).start;
        let default = p.kind() == "binary_operator" && field(p, "operator").is_some_and(|o| l.text(o) == "\\\\");
        let (name, value) = if default { (field(p, "left"), field(p, "right")) } else { (Some(p), None) };
        l.parameter(p, ParamKind::Ordinary, |l| l.empty(Kind::Attrs, start), name, None, value);
    }
    l.close();
}

fn cases(l: &mut Lower<'_>, list: &[Node<'_>], tail: bool) {
    for c in list {
        let at = l.span(*c).end;
        if c.kind() != "stab_clause" {
            l.node(*c);
            continue;
        }
        l.open(Kind::Case, *c);
        let (patterns, guard) = guarded(l, field(*c, "left"));
        for p in patterns.map(|p| if p.kind() == "arguments" { children(p) } else { vec![p] }).unwrap_or_default() {
            l.node(p);
        }
        l.opt(guard, at);
        body(l, field(*c, "right"), at, tail);
        l.close();
    }
}

/// What stands before `when`, and the condition behind it.
fn guarded<'t>(l: &Lower<'_>, n: Option<Node<'t>>) -> (Option<Node<'t>>, Option<Node<'t>>) {
    let inner = n.and_then(|n| if n.kind() == "arguments" && n.named_child_count() == 1 { first(n) } else { Some(n) });
    match inner {
        Some(w) if w.kind() == "binary_operator" && field(w, "operator").is_some_and(|o| l.text(o) == "when") => {
            (field(w, "left"), field(w, "right"))
        }
        _ => (n, None),
    }
}

/// The value of a keyword such as `do:` among the arguments.
fn keyword<'t>(l: &Lower<'_>, arguments: Node<'t>, name: &str) -> Option<Node<'t>> {
    let list = child(arguments, "keywords")?;
    children(list)
        .into_iter()
        .find(|p| field(*p, "key").is_some_and(|k| l.text(k).trim_end().trim_end_matches(':') == name))
        .and_then(|p| field(p, "value"))
}

fn construct(l: &mut Lower<'_>, n: Node<'_>, tail: bool) {
    let (start, end) = (l.span(n).start, l.span(n).end);
    let (list, block) = (child(n, "arguments"), child(n, "do_block"));
    let section = |kind: &str| block.and_then(|b| child(b, kind));
    let head = list.and_then(first);
    match word(l, n) {
        word @ ("def" | "defp" | "defmacro" | "defmacrop") => {
            let (head, _) = guarded(l, head);
            let (name, parameter_list) = match head {
                Some(h) if h.kind() == "call" => (field(h, "target"), child(h, "arguments")),
                other => (other, None),
            };
            let attributes = |l: &mut Lower<'_>| {
                let private = start..start + word.len();
                l.b.open(Kind::Attrs, private.clone());
                if word != "def" {
                    l.b.leaf(Kind::KeywordAttr, private, sym(word));
                }
                l.close();
            };
            let inner = |l: &mut Lower<'_>| match (block, list.and_then(|a| keyword(l, a, "do"))) {
                (Some(b), _) => function_body(l, b),
                (None, Some(value)) => l.single(value, |l, v| statement(l, v, true)),
                (None, None) => l.b.nil(end),
            };
            l.function(n, FuncKind::Function, [name, None, None], attributes, |l| parameters(l, parameter_list, end), inner);
        }
        "defmodule" | "defprotocol" | "defimpl" => {
            let head = ClassHead { name: head, ..ClassHead::default() };
            l.class(n, ClassKind::Module, &head, |l| l.empty(Kind::Attrs, start), |l| body(l, block, end, false));
        }
        word @ ("if" | "unless") => {
            l.open(Kind::If, n);
            if word == "unless" {
                let index = l.b.open(Kind::Unary, start..head.map_or(end, |h| l.span(h).end));
                l.b.node(index).op = Op::Not as u16;
            }
            l.opt(head, end);
            if word == "unless" {
                l.close();
            }
            body(l, block, end, tail);
            body(l, section("else_block"), end, tail);
            l.close();
        }
        "case" | "cond" => {
            l.open(Kind::Switch, n);
            l.opt(head, end);
            cases(l, &block.map(children).unwrap_or_default(), tail);
            l.close();
        }
        "try" => match block {
            Some(b) => attempt(l, b, n),
            None => raw::node(l, n),
        },
        "raise" | "throw" => l.parts(Kind::Throw, 0, n, &[head, None]),
        word @ ("alias" | "import" | "require" | "use") => {
            let renamed = list.and_then(|a| keyword(l, a, "as"));
            let path = head.filter(|h| h.kind() == "alias").map(|h| l.span(h));
            let last = path.clone().and_then(|p| l.b.source()[p.clone()].rfind('.').map(|dot| p.start + dot));
            l.open(Kind::Imports, n);
            match (path, word) {
                // What is called `A.B.C` is `C` from there on.
                (Some(path), "alias") if last.is_some() => {
                    let dot = last.unwrap_or(path.start);
                    l.open_op(Kind::Import, ImportKind::From as u16, n);
                    l.module(path.start..dot);
                    l.b.id(dot + 1..path.end);
                }
                (path, _) => {
                    let kind = if word == "import" { ImportKind::All } else { ImportKind::Module };
                    l.open_op(Kind::Import, kind as u16, n);
                    match path {
                        Some(path) => l.module(path),
                        None => l.opt(head, end),
                    }
                    l.b.nil(end);
                }
            }
            l.opt(renamed, end);
            l.close();
            l.close();
        }
        _ => raw::node(l, n),
    }
}

/// The body of a function, with the rescue that may belong to it.
fn function_body(l: &mut Lower<'_>, b: Node<'_>) {
    let end = l.span(b).end;
    if children(b).iter().any(|k| k.kind().ends_with("_block")) {
        let index = l.open(Kind::Block, b);
        l.b.node(index).flags |= flag::IMPLICIT;
        attempt(l, b, b);
        l.close();
    } else {
        body(l, Some(b), end, true);
    }
}

fn attempt(l: &mut Lower<'_>, b: Node<'_>, span: Node<'_>) {
    let end = l.span(b).end;
    l.open(Kind::Try, span);
    body(l, Some(b), end, false);
    let sections: Vec<_> = Kids::of(b).named().filter(|k| matches!(k.kind(), "rescue_block" | "catch_block")).collect();
    let from = sections.first().map_or(end, |s| l.span(*s).start);
    l.b.open(Kind::Catches, from..end);
    for c in sections.iter().flat_map(|s| children(*s)) {
        let at = l.span(c).end;
        if c.kind() != "stab_clause" {
            l.node(c);
            continue;
        }
        let (caught, guard) = guarded(l, field(c, "left"));
        l.open(Kind::Catch, c);
        l.opt(guard, at);
        l.opt(caught, at);
        body(l, field(c, "right"), at, false);
        l.close();
    }
    l.close();
    body(l, child(b, "else_block"), end, false);
    body(l, child(b, "after_block"), end, false);
    l.close();
}
