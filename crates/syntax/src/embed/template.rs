//! Templates: text with tags in it that hold code. The code is one program; for what the text itself holds,
//! such as scripts of a page, tags become as many bytes that are in nobody's way.

use super::{Code, Finder, Quoting, markup};
use std::ops::Range;

/// What a tag holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// Statements.
    Code,
    /// An expression that is put out.
    Output,
    /// Nothing that runs.
    Comment,
    /// The mark of something that only looks like a tag.
    Literal,
}

/// A kind of tag. An empty `close` is for tags that are no more than their beginning.
struct Tag {
    open: &'static str,
    close: &'static str,
    role: Role,
}

/// How a kind of template is written.
pub(super) struct Dialect {
    /// The language of its code, if it is one we know.
    language: Option<&'static str>,
    /// Tags; of two that fit, the first counts.
    tags: &'static [Tag],
    /// What stands before the code so that it is a program.
    prolog: &'static str,
    /// What ends a statement.
    end: &'static str,
}

const fn tag(open: &'static str, close: &'static str, role: Role) -> Tag {
    Tag { open, close, role }
}

pub(super) static ERB: Dialect = Dialect {
    language: Some("ruby"),
    tags: &[
        tag("<%%", "", Role::Literal),
        tag("<%#", "%>", Role::Comment),
        tag("<%==", "%>", Role::Output),
        tag("<%=", "%>", Role::Output),
        tag("<%-", "%>", Role::Code),
        tag("<%", "%>", Role::Code),
    ],
    prolog: "",
    end: "",
};

pub(super) static EJS: Dialect = Dialect {
    language: Some("javascript"),
    tags: &[
        tag("<%%", "", Role::Literal),
        tag("<%#", "%>", Role::Comment),
        tag("<%=", "%>", Role::Output),
        tag("<%-", "%>", Role::Output),
        tag("<%_", "%>", Role::Code),
        tag("<%", "%>", Role::Code),
    ],
    prolog: "",
    end: ";",
};

pub(super) static BLADE: Dialect = Dialect {
    language: Some("php"),
    tags: &[
        tag("{{--", "--}}", Role::Comment),
        tag("@{{", "}}", Role::Literal),
        tag("@{!!", "!!}", Role::Literal),
        tag("{{{", "}}}", Role::Output),
        tag("{!!", "!!}", Role::Output),
        tag("{{", "}}", Role::Output),
        tag("@verbatim", "@endverbatim", Role::Literal),
        tag("@php", "@endphp", Role::Code),
        // The file is PHP: what stands there is looked at as such.
        tag("<?", "?>", Role::Comment),
    ],
    prolog: "<?php ",
    end: ";",
};

pub(super) static JINJA: Dialect = Dialect {
    language: None,
    tags: &[tag("{#", "#}", Role::Comment), tag("{{", "}}", Role::Output), tag("{%", "%}", Role::Code)],
    prolog: "",
    end: "",
};

/// What may stand in a page of which nobody says what makes it.
pub(super) static ANY: Dialect = Dialect {
    language: None,
    tags: &[
        tag("{#", "#}", Role::Comment),
        tag("{{", "}}", Role::Output),
        tag("{%", "%}", Role::Code),
        tag("<%=", "%>", Role::Output),
        tag("<%", "%>", Role::Code),
        tag("<?=", "?>", Role::Output),
        tag("<?php", "?>", Role::Code),
        tag("${", "}", Role::Output),
    ],
    prolog: "",
    end: "",
};

struct Part {
    role: Role,
    outer: Range<usize>,
    inner: Range<usize>,
    close: &'static str,
}

/// The code of a template, and the scripts of the page that it makes.
pub(super) fn page(f: &mut Finder<'_>, dialect: &Dialect) {
    let parts = parts(dialect, f.text);
    if let Some(language) = dialect.language {
        let code = code(dialect, f.text, &parts);
        if let Some(code) = code {
            f.push(language, code);
        }
    }
    let masked = masked(f.text, &parts);
    markup::scripts(f, &masked, true, true);
}

/// A text as long as a range of another, without the tags in it.
pub(super) fn without_tags(dialect: &Dialect, text: &str, range: Range<usize>) -> Option<String> {
    let text = &text[range];
    let parts = parts(dialect, text);
    (!parts.is_empty()).then(|| masked(text, &parts))
}

/// The tags of a template, in order.
fn parts(dialect: &Dialect, text: &str) -> Vec<Part> {
    let first: Vec<char> = dialect.tags.iter().filter_map(|t| t.open.chars().next()).collect();
    // From where on there is no such end any more: looked for once.
    let mut ended = vec![false; dialect.tags.len()];
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find(first.as_slice()) {
        at += found;
        let rest = &text[at..];
        let Some((number, tag)) = dialect.tags.iter().enumerate().find(|(_, t)| rest.starts_with(t.open)) else {
            at += 1;
            continue;
        };
        let from = at + tag.open.len();
        if tag.close.is_empty() {
            at = from;
            continue;
        }
        // `@php(...)` has brackets instead of an end.
        let short = (tag.open == "@php" && text[from..].starts_with('(')).then(|| balanced(&text[from..])).flatten();
        let close = match short {
            Some(len) => Some((from + 1..from + len - 1, from + len)),
            None if ended[number] => None,
            None => text[from..].find(tag.close).map(|n| (from..from + n, from + n + tag.close.len())),
        };
        let Some((inner, end)) = close else {
            ended[number] = true;
            at = from;
            continue;
        };
        if tag.role != Role::Literal {
            out.push(Part { role: tag.role, outer: at..end, inner, close: tag.close });
        }
        at = end;
    }
    out
}

/// The length of a bracketed text, if it is not longer than such tags are.
fn balanced(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, b) in text.bytes().take(1_000).enumerate() {
        match b {
            b'(' => depth += 1,
            b')' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

fn code(dialect: &Dialect, text: &str, parts: &[Part]) -> Option<Code> {
    let mut all: Option<Code> = None;
    for part in parts.iter().filter(|p| matches!(p.role, Role::Code | Role::Output)) {
        let inner = &text[part.inner.clone()];
        // `-%>` and `_%>` trim what follows.
        let trimmed = if part.close == "%>" { inner.trim_end_matches(['-', '_']) } else { inner };
        let mut code = Code::new(Quoting::Until(part.close));
        code.copy(text, part.inner.start..part.inner.start + trimmed.len());
        if part.role == Role::Output {
            code.filler(dialect.end);
        } else if dialect.language == Some("php") && !trimmed.trim_end().ends_with([';', '}', '{', ':']) {
            code.filler(";");
        }
        code.filler("\n");
        match &mut all {
            Some(all) => all.append(code),
            None => {
                let mut first = Code::new(Quoting::Fixed);
                first.filler(dialect.prolog);
                first.append(code);
                all = Some(first);
            }
        }
    }
    all
}

/// The text without its tags: an expression that is put out becomes a name, everything else white space.
fn masked(text: &str, parts: &[Part]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for part in parts {
        out.push_str(&text[at..part.outer.start]);
        for b in text[part.outer.clone()].bytes() {
            out.push(match (part.role, b) {
                (Role::Output, _) => '_',
                (_, b'\n') => '\n',
                (_, b'\r') => '\r',
                _ => ' ',
            });
        }
        at = part.outer.end;
    }
    out.push_str(&text[at..]);
    out
}
