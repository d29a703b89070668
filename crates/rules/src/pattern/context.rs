//! In which surroundings a pattern's text parses: as a program, a class member, an expression, a
//! case. The first that gives a tree without an error decides what the pattern is.

use super::placeholder::Placeholders;
use ql_syntax::Language;
use ql_syntax::gast::{File, Kind, NodeRef};
use std::ops::Range;

/// Text before and after the pattern, and whether it stands in a class body there.
type Context = (&'static str, &'static str, bool);

fn contexts(language: Language) -> &'static [Context] {
    match language.id() {
        "python" => &[
            ("", "\n", false),
            ("try:\n  pass\n", "\n", false),
            ("match x:\n  ", "\n", false),
            ("__f({", "})", false),
            ("__f(", ")", false),
            ("", "\nclass __C: pass\n", false),
            ("class __C:\n  ", "\n", true),
            ("def __f(): ", "\n", false),
        ],
        "javascript" | "typescript" | "tsx" => &[
            ("(", "\n)", false),
            ("", "\n", false),
            ("({", "\n})", false),
            ("class __C {", "\n}", true),
            ("try {}", "", false),
            ("switch (x) {", "\n}", false),
            ("async function* __f() {", "\n}", false),
            ("", "\nclass __C {}", false),
            ("let x: ", ";", false),
            ("", " {}", false),
            ("class __C {", " {}\n}", true),
        ],
        "java" => &[
            ("class __C { __C() { ", ";\n} }", false),
            ("class __C { Object __x = ", "\n; }", false),
            ("class __C { void __m() { ", "\n} }", false),
            ("class __C { void __m() { ", "\n; } }", false),
            ("class __C { ", "\n}", true),
            ("", "\n", false),
            ("class __C { void __m() { try {} ", "\n} }", false),
            ("class __C { void __m() { switch (x) { ", "\n} } }", false),
            ("", "\nclass __C {}", false),
            ("class __C { ", " {} }", true),
            ("class __C { ", "\nvoid __m() {} }", true),
            ("", " {}", false),
            ("class __C { ", " __x; }", false),
            ("class __C { void __m() { ", " finally {} } }", false),
        ],
        "go" => &[
            ("package p\nfunc __f() {\n", "\n}\n", false),
            ("package p\n", "\n", false),
            ("package p\nvar __x = ", "\n", false),
            ("package p\nvar __x = T{", "}\n", false),
            ("package p\nvar __x ", "\n", false),
            ("package p\nfunc __f() {\nswitch x {\n", "\n}\n}\n", false),
            ("", "\n", false),
            ("package p\ntype T struct {\n", "\n}\n", true),
            ("package p\ntype T interface {\n", "\n}\n", true),
            ("package p\n", " {}\n", false),
        ],
        "csharp" => &[("", "\n", false), ("", ";", false), ("object __x = ", "\n;", false), ("class __C { ", "\n}", true)],
        "php" => &[("<?php ", "\n", false), ("<?php ", ";", false), ("<?php class __C { ", "\n}", true)],
        "kotlin" => &[
            ("", "\n", false),
            ("class __C { ", "\n}", true),
            ("try {} ", "\n", false),
            ("when (x) { ", "\n}", false),
            ("", "\nclass __C", false),
            ("val __x: ", "\n", false),
        ],
        "scala" => &[
            ("", "\n", false),
            ("class __C { ", "\n}", true),
            ("try {} ", "\n", false),
            ("__x match { ", "\n}", false),
            ("", "\nclass __C", false),
            ("type __X = ", "\n", false),
        ],
        "swift" => &[
            ("", "\n", false),
            ("class __C { ", "\n}", true),
            ("switch x { ", "\n}", false),
            ("func __f() { ", "\n}", false),
            ("do {} ", "\n", false),
            ("let __x: ", " = 0\n", false),
        ],
        "lua" => &[("", "\n", false), ("x = ", "\n", false)],
        "elixir" => &[("", "\n", false), ("case x do ", "\nend", false)],
        "ruby" => &[("", "\n", false), ("__x = ", "\n", false), ("class __C { ", "\n}", true), ("", "\nend\n", false)],
        "rust" => &[
            ("const __X: T = ", "\n;", false),
            ("fn __f() { ", "\nlet __x = 0;\n}", false),
            ("fn __f() { ", "\n;\n}", false),
            ("", "\n", false),
            ("impl __C { ", "\n}", true),
            ("struct __C { ", "\n}", true),
            ("fn __f() { match x { ", "\n} }", false),
            ("let __x: ", " = 0;", false),
            ("", "\nfn __f() {}", false),
            ("", " {}", false),
        ],
        "c" | "cpp" => &[
            ("int __x = ", "\n;", false),
            ("void __f() { ", "\n}", false),
            ("", "\n", false),
            ("void __f() { ", ";\n}", false),
            ("struct __C { ", "\n};", true),
            ("void __f() { switch (x) { ", "\n} }", false),
            ("void __f() { try {} ", "\n}", false),
            ("", " {}", false),
        ],
        "solidity" => &[
            ("function __f() { __x = ", "\n;}", false),
            ("function __f() { ", "\n}", false),
            ("contract __C { ", "\n}", true),
            ("", "\n", false),
            ("function __f() { ", ";\n}", false),
            ("contract __C { ", " {}\n}", true),
            ("", " {}\n", false),
        ],
        "terraform" => &[("", "\n", false), ("__x = ", "\n", false), ("__b {\n", "\n}\n", false)],
        "json" => &[("", "", false), ("{", "}", false)],
        "dockerfile" => &[("", "\n", false), ("RUN ", "\n", false)],
        _ => &[("", "\n", false)],
    }
}

/// The forms dots may take, most usual first.
fn forms(language: Language) -> &'static [&'static str] {
    match language.id() {
        "python" => &["@", "**@", "*@", "@: 0"],
        "javascript" | "typescript" | "tsx" => &["@", "@;", "...@", "@;;", "case @:", "@ = 0", "{@}"],
        "java" => &["@", "@;", "Object @", "Object @;", "@ @", "@;;", "case @:", "@ = 0", "@()"],
        "go" => &["@", "@;", "@ int", "case @:", "@ = 0", "\"@\"", "@:"],
        "csharp" | "c" | "cpp" | "solidity" => &["@", "@;", "int @", "int @;", "@;;"],
        "php" => &["@", "@;", "$@", "...$@", "const @ = 1;", "case @:", "@ => 0,", "@ => 0"],
        "ruby" => &["@", "**@"],
        "rust" => &["@", "@;", "@: T", "@ => {}", "const @: T = 0;", "..", "@ @"],
        "swift" => &["@", "@: T", "\nvar @ = 0\n", "case @: @", "\n@\n"],
        "elixir" => &["@", "@: 0"],
        "lua" => &["@", "local @"],
        "scala" => &["@", "@: T", "@ <- @", "case @ => @", "case @ => @;", "\n@\n"],
        "kotlin" => &["@", "@: T", "@ -> {}", "\nval @ = 0\n", "\n@\n"],
        "json" => &["\"@\"", "\"@\": 0"],
        "yaml" => &["@", "@: 0", "- @"],
        "dockerfile" => &["@", "\"@\"", " ", "@=0", "$@", "LABEL @=__ql_between"],
        "terraform" => &["@", "@ = 1"],
        _ => &["@"],
    }
}

/// Most parses tried for one pattern.
const MAX_ATTEMPTS: usize = 400;

/// Parses a pattern. Gives the lowered surroundings, the bytes of the pattern in them, and whether it
/// is a class member.
///
/// Each `...` begins in the form that its neighbours suggest. Where no surroundings accept the text,
/// the dots nearest to the furthest error take their next form.
pub(super) fn parse(placeholders: &Placeholders, language: Language) -> Result<(File, Range<usize>, bool), String> {
    let forms = forms(language);
    let script = matches!(language.id(), "javascript" | "typescript" | "tsx");
    let go = language.id() == "go";
    let mut choice: Vec<usize> = placeholders.hints(language).iter().map(|h| forms.iter().position(|f| f == h).unwrap_or(0)).collect();
    let mut tried = std::collections::HashSet::new();
    let mut message: Option<String> = None;
    let mut attempts = 0;
    while tried.insert(choice.clone()) {
        let chosen: Vec<&str> = choice.iter().map(|c| forms[*c]).collect();
        let rendered = placeholders.render(&chosen);
        let body = rendered.trim_end();
        let body = if matches!(language.id(), "python" | "yaml") { dedent(body) } else { body.trim_start().to_owned() };
        // Two fields are what this means where no parentheses follow: no field has the word.
        let body = if script { apart(body) } else { body };
        // The grammar wants the end of a line behind the last member of a class.
        let body = if language.id() == "kotlin" { body.replace(" }", "\n}") } else { body };
        let mut furthest = 0;
        for (prefix, suffix, member) in contexts(language) {
            // With its own terminator it is a statement, not the value of one.
            if body.ends_with(';') && prefix.trim_end().ends_with('=') {
                continue;
            }
            // Only a method may be left without its end.
            if suffix.contains("end") && language.id() == "ruby" && !body.starts_with("def ") {
                continue;
            }
            // What reads as a label is a field of an object.
            if (script && prefix.is_empty() && *suffix == "\n" || go && !prefix.contains("T{")) && is_field(&body) {
                continue;
            }
            // Only the constructor of the class above or of its own is called so.
            if prefix.contains("__C() ") && !(body.starts_with("super(") || body.starts_with("this(")) {
                continue;
            }
            // A statement's keyword would be the name of a method there.
            if (prefix.ends_with("({") || *member) && starts_with_keyword(&body) {
                continue;
            }
            // Members of a class, which would be operators and calls elsewhere.
            let word = body.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
            if language.id() == "kotlin" && !member && matches!(word, "companion" | "init" | "constructor") {
                continue;
            }
            let indented = if prefix.ends_with("  ") { body.replace('\n', "\n  ") } else { body.clone() };
            let text = format!("{prefix}{indented}{suffix}");
            attempts += 1;
            let Ok(tree) = ql_syntax::parse(language, &text) else { continue };
            if tree.root_node().has_error() {
                let (at, say) = describe(&tree, &text);
                let within = at.saturating_sub(prefix.len());
                if within >= furthest && within < indented.len() || message.is_none() {
                    furthest = within;
                    message = Some(say);
                }
                continue;
            }
            // A terminator that the surroundings lend belongs to the last statement.
            let lent = match suffix.find(';') {
                Some(at) if is_terminated(language) && suffix[..at].trim().is_empty() => at + 1,
                _ => 0,
            };
            let range = prefix.len()..prefix.len() + indented.len() + if prefix.ends_with("{ ") { lent } else { 0 };
            let file = ql_syntax::lower::lower(language, text.into(), &tree, None);
            return Ok((file, range, *member));
        }
        if choice.is_empty() || attempts > MAX_ATTEMPTS {
            break;
        }
        // The dots at or before the error come first, then the others from there on.
        let places = placeholders.places(&chosen);
        let nearest = places.iter().rposition(|p| *p <= furthest).unwrap_or(0);
        let order = (0..=nearest).rev().chain(nearest + 1..choice.len());
        let mut next = None;
        for dot in order {
            // The plainest forms first.
            for form in (0..forms.len()).filter(|f| *f != choice[dot]) {
                let mut candidate = choice.clone();
                candidate[dot] = form;
                if !tried.contains(&candidate) {
                    next = Some(candidate);
                    break;
                }
            }
            if next.is_some() {
                break;
            }
        }
        match next {
            Some(c) => choice = c,
            None => break,
        }
    }
    Err(message.unwrap_or_else(|| "it does not parse as any part of a program".to_owned()))
}

/// A decorated field with the word `async` before it, the two on lines of their own.
fn apart(text: String) -> String {
    let (head, last) = text.rsplit_once('\n').unwrap_or(("", &text));
    match last.trim().strip_prefix("async ").map(str::trim) {
        Some(name) if head.starts_with('@') && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '$')) => {
            format!("{head}\nasync\n{name}")
        }
        _ => text,
    }
}

/// Whether statements end with a semicolon, and an expression without one is tried before.
fn is_terminated(language: Language) -> bool {
    matches!(language.id(), "rust" | "c" | "cpp" | "solidity")
}

/// Whether a text is a key, a colon and a value rather than a label and a loop.
fn is_field(text: &str) -> bool {
    let word = text.trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '$'));
    let key = &text[..text.len() - word.len()];
    let Some(value) = word.trim_start().strip_prefix(':') else { return false };
    let value = value.trim_start();
    let looped = ["for", "while", "do", "switch"].iter().any(|k| value.strip_prefix(k).is_some_and(|r| r.starts_with([' ', '(', '{'])));
    !key.is_empty() && key != "default" && !looped && !value.starts_with(['=', ':']) && !value.ends_with(';')
}

fn starts_with_keyword(text: &str) -> bool {
    let word = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let statement = matches!(
        word,
        "for" | "while" | "if" | "switch" | "catch" | "finally" | "try" | "do" | "with" | "case" | "else" | "return" | "throw"
    );
    statement && text[word.len()..].trim_start().starts_with(['(', '{'])
}

/// Where the first error is, and in words.
fn describe(tree: &tree_sitter_node::Tree, text: &str) -> (usize, String) {
    let first = ql_syntax::lower::broken(tree).into_iter().next().unwrap_or(0..0);
    let before = &text[..first.start.min(text.len())];
    let line = before.matches('\n').count() + 1;
    let snippet: String = text[first.start.min(text.len())..].chars().take(24).collect();
    (first.start, format!("line {line}, near `{}`", snippet.trim_end()))
}

use ql_syntax::tree_sitter as tree_sitter_node;

/// Takes the common indentation away, the first line's own included.
fn dedent(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let indent = lines.iter().filter(|l| !l.trim().is_empty()).map(|l| l.len() - l.trim_start().len()).min().unwrap_or(0);
    let first_own = lines.first().is_some_and(|l| !l.starts_with([' ', '\t']));
    if first_own {
        return text.to_owned();
    }
    lines.iter().map(|l| l.get(indent..).unwrap_or("")).collect::<Vec<_>>().join("\n").trim_start_matches('\n').to_owned()
}

/// The largest nodes that lie wholly inside the pattern's bytes.
pub(crate) fn roots(file: &File, range: &Range<usize>) -> Vec<NodeRef> {
    let mut out = Vec::new();
    for item in 0..file.items.len() as u32 {
        collect(file, NodeRef { item, node: 0 }, range, &mut out);
    }
    // A head without its body: the declaration is the pattern, its body the surroundings'.
    let rest = file.source[range.end..].trim_start();
    if (rest.starts_with("{}") || rest.starts_with("finally {}") || rest.starts_with("end") && file.language.id() == "ruby")
        && !out.iter().any(|r| is_whole(file, *r))
        && let Some(head) = headed(file, range)
    {
        return vec![head];
    }
    // A wholly covered Attrs with nothing else is a pattern of a decorator.
    out
}

/// Whether a node is more than a part of a declaration's or statement's head.
fn is_whole(file: &File, at: NodeRef) -> bool {
    let n = file.node(at);
    if at.node == 0 {
        return true;
    }
    let parent = file.node(NodeRef { item: at.item, node: n.parent }).kind;
    !matches!(parent, Kind::Func | Kind::Class | Kind::Try)
}

/// The declaration or `try` that begins with the pattern's text and ends behind it.
fn headed(file: &File, range: &Range<usize>) -> Option<NodeRef> {
    for item in 0..file.items.len() as u32 {
        for node in 0..file.items[item as usize].item.nodes.len() as u32 {
            let at = NodeRef { item, node };
            let span = file.span(at);
            let holds = span.start >= range.start && span.start < range.end && span.end > range.end;
            if holds && matches!(file.node(at).kind, Kind::Func | Kind::Class | Kind::Try) {
                return Some(at);
            }
        }
    }
    None
}

fn collect(file: &File, at: NodeRef, range: &Range<usize>, out: &mut Vec<NodeRef>) {
    let span = file.span(at);
    let n = file.node(at);
    if span.start >= range.end || span.end <= range.start || n.kind == Kind::Nil || span.is_empty() {
        return;
    }
    let inside = span.start >= range.start && span.end <= range.end;
    // The arguments of what the surroundings call are no list of the pattern's.
    if inside && !matches!(n.kind, Kind::Token | Kind::Args) {
        // A block that is nothing but the surroundings' body is its statements.
        out.push(at);
        return;
    }
    for c in file.children(at).collect::<Vec<_>>() {
        collect(file, c, range, out);
    }
}
