//! Regular expressions of rules: linear-time where the expression allows it, PCRE2 under limits
//! where it asks for look-around, back-references or recursion.

use regex_syntax::ast;
use regex_syntax::hir::{Hir, HirKind};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError, Weak};

/// An expression that compiles. It is compiled when it is first needed: of hundreds of detectors the
/// prefilter lets a few through.
#[derive(Clone)]
pub(crate) struct Regex(Arc<Lazy>);

struct Lazy {
    text: String,
    engine: OnceLock<Result<Engine, String>>,
}

enum Engine {
    Linear(regex::Regex),
    Pcre(Box<pcre2::bytes::Regex>),
}

impl PartialEq for Regex {
    fn eq(&self, other: &Regex) -> bool {
        self.0.text == other.0.text
    }
}

impl std::fmt::Debug for Regex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.text)
    }
}

/// The groups of a match: number, name, bytes.
pub(crate) struct Groups {
    pub(crate) whole: Range<usize>,
    pub(crate) groups: Vec<(usize, Option<String>, Range<usize>)>,
}

impl Regex {
    /// An expression with `MULTILINE` on.
    pub(crate) fn new(text: &str) -> Result<Regex, String> {
        let regex = Regex(shared(text));
        // What is small and linear compiles; of anything else only compiling tells.
        if !parse(&of_ascii(text)).is_some_and(|hir| is_small(&hir)) {
            regex.engine()?;
        }
        Ok(regex)
    }

    fn engine(&self) -> Result<&Engine, String> {
        self.0.engine.get_or_init(|| compile(&self.0.text)).as_ref().map_err(Clone::clone)
    }

    /// Compiles an expression that must match at the beginning of the text.
    pub(crate) fn anchored(text: &str) -> Result<Regex, String> {
        let (flags, body) = leading_flags(text);
        // `\A`, not `^`: `MULTILINE` is on.
        Regex::new(&format!("{flags}\\A(?:{body})"))
    }

    /// Whether it matches anywhere.
    pub(crate) fn is_match(&self, text: &str) -> bool {
        match self.engine() {
            Ok(Engine::Linear(r)) => r.is_match(text),
            Ok(Engine::Pcre(r)) => r.is_match(text.as_bytes()).unwrap_or(false),
            Err(_) => false,
        }
    }

    /// The first match at or after a byte, with its groups.
    pub(crate) fn captures_at(&self, text: &str, from: usize) -> Option<Groups> {
        match self.engine().ok()? {
            Engine::Linear(r) => {
                let caps = r.captures_at(text, from)?;
                let names: Vec<_> = r.capture_names().collect();
                let whole = caps.get(0)?.range();
                let groups = (1..caps.len())
                    .filter_map(|i| Some((i, names.get(i).copied().flatten().map(str::to_owned), caps.get(i)?.range())))
                    .collect();
                Some(Groups { whole, groups })
            }
            Engine::Pcre(r) => {
                let mut places = r.capture_locations();
                // A match limit that is exceeded is no match.
                let whole = r.captures_read_at(&mut places, text.as_bytes(), from).ok().flatten()?;
                let names = r.capture_names();
                let groups = (1..places.len())
                    .filter_map(|i| {
                        let (start, end) = places.get(i)?;
                        Some((i, names.get(i).cloned().flatten(), start..end))
                    })
                    .collect();
                Some(Groups { whole: whole.start()..whole.end(), groups })
            }
        }
    }

    /// Every non-overlapping match from left to right; empty ones only where asked for.
    pub(crate) fn find_all(&self, text: &str, empty: bool, mut each: impl FnMut(Groups) -> bool) {
        let mut from = 0;
        while from <= text.len() {
            let Some(g) = self.captures_at(text, from) else { return };
            let next = if g.whole.is_empty() {
                let mut n = g.whole.end + 1;
                while n < text.len() && !text.is_char_boundary(n) {
                    n += 1;
                }
                n
            } else {
                g.whole.end
            };
            if (!g.whole.is_empty() || empty && g.whole.start < text.len()) && !each(g) {
                return;
            }
            from = next;
        }
    }
}

/// The one expression of that text in the process: rules for every file are prepared for each
/// language, and their expressions must not be compiled for each.
fn shared(text: &str) -> Arc<Lazy> {
    static ALL: LazyLock<Mutex<HashMap<String, Weak<Lazy>>>> = LazyLock::new(Mutex::default);
    let mut all = ALL.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = all.get(text).and_then(Weak::upgrade) {
        return known;
    }
    // Those of rules that are gone leave before the table has to grow.
    if all.len() == all.capacity() {
        all.retain(|_, r| r.strong_count() > 0);
    }
    let new = Arc::new(Lazy { text: text.to_owned(), engine: OnceLock::new() });
    all.insert(text.to_owned(), Arc::downgrade(&new));
    new
}

fn compile(text: &str) -> Result<Engine, String> {
    match regex::RegexBuilder::new(&of_ascii(text)).multi_line(true).size_limit(20 << 20).build() {
        Ok(r) => Ok(Engine::Linear(r)),
        Err(linear) => pcre2::bytes::RegexBuilder::new()
            .multi_line(true)
            .utf(true)
            .jit_if_available(true)
            .max_jit_stack_size(Some(1 << 20))
            .build(text)
            .map(|r| Engine::Pcre(Box::new(r)))
            .map_err(|e| if matches!(linear, regex::Error::CompiledTooBig(_)) { linear.to_string() } else { e.to_string() }),
    }
}

/// The expression with `\b`, `\w`, `\d` and `\s` of ASCII alone, which they are to PCRE2, and so to the
/// rules that people have. A word boundary of Unicode would also keep text that is not ASCII from the
/// automaton.
fn of_ascii(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let Ok(tree) = ast::parse::Parser::new().parse(text) else { return Cow::Borrowed(text) };
    let Ok(mut edits) = ast::visit(&tree, Perl(Vec::new()));
    edits.sort_by_key(|(at, _)| at.start);
    let (mut out, mut from) = (String::with_capacity(text.len() + 16), 0);
    for (at, with) in edits {
        out.push_str(&text[from..at.start]);
        out.push_str(with);
        from = at.end;
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

/// Collects the places of Perl's classes and boundaries, and what they are in ASCII.
struct Perl(Vec<(Range<usize>, &'static str)>);

impl Perl {
    fn class(&mut self, c: &ast::ClassPerl) {
        use ast::ClassPerlKind::{Digit, Space, Word};
        let with = match (&c.kind, c.negated) {
            (Digit, false) => "[0-9]",
            (Digit, true) => "[^0-9]",
            (Space, false) => r"[\t\n\x0B\x0C\r\x20]",
            (Space, true) => r"[^\t\n\x0B\x0C\r\x20]",
            (Word, false) => "[0-9A-Za-z_]",
            (Word, true) => "[^0-9A-Za-z_]",
        };
        self.0.push((c.span.start.offset..c.span.end.offset, with));
    }
}

impl ast::Visitor for Perl {
    type Output = Vec<(Range<usize>, &'static str)>;
    type Err = std::convert::Infallible;

    fn finish(self) -> Result<Self::Output, Self::Err> {
        Ok(self.0)
    }

    fn visit_pre(&mut self, tree: &ast::Ast) -> Result<(), Self::Err> {
        match tree {
            ast::Ast::ClassPerl(c) => self.class(c),
            ast::Ast::Assertion(a) => {
                let with = match a.kind {
                    ast::AssertionKind::WordBoundary => r"(?-u:\b)",
                    ast::AssertionKind::NotWordBoundary => r"(?-u:\B)",
                    _ => return Ok(()),
                };
                self.0.push((a.span.start.offset..a.span.end.offset, with));
            }
            _ => {}
        }
        Ok(())
    }

    fn visit_class_set_item_pre(&mut self, item: &ast::ClassSetItem) -> Result<(), Self::Err> {
        if let ast::ClassSetItem::Perl(c) = item {
            self.class(c);
        }
        Ok(())
    }
}

fn parse(text: &str) -> Option<Hir> {
    regex_syntax::ParserBuilder::new().multi_line(true).build().parse(text).ok()
}

/// Whether an expression is far from every limit of its compiled form.
fn is_small(hir: &Hir) -> bool {
    fn size(hir: &Hir) -> usize {
        match hir.kind() {
            HirKind::Empty | HirKind::Look(_) => 1,
            HirKind::Literal(l) => l.0.len(),
            // A class of many ranges is an automaton of its own.
            HirKind::Class(regex_syntax::hir::Class::Unicode(c)) => 1 + c.ranges().len() * 4,
            HirKind::Class(_) => 1,
            HirKind::Capture(c) => size(&c.sub),
            HirKind::Repetition(r) => size(&r.sub).saturating_mul(r.max.unwrap_or(r.min).max(1) as usize),
            HirKind::Concat(all) | HirKind::Alternation(all) => all.iter().fold(1, |n, h| n.saturating_add(size(h))),
        }
    }
    size(hir) < 50_000
}

/// How many groups a linear expression has, and their names.
pub(crate) fn groups(text: &str) -> Option<(usize, Vec<String>)> {
    fn names(hir: &Hir, out: &mut Vec<String>) {
        match hir.kind() {
            HirKind::Capture(c) => {
                out.extend(c.name.as_deref().map(str::to_owned));
                names(&c.sub, out);
            }
            HirKind::Repetition(r) => names(&r.sub, out),
            HirKind::Concat(all) | HirKind::Alternation(all) => all.iter().for_each(|h| names(h, out)),
            _ => {}
        }
    }
    let hir = parse(text)?;
    let mut out = Vec::new();
    names(&hir, &mut out);
    Some((hir.properties().explicit_captures_len(), out))
}

/// Splits leading inline flags such as `(?i)` off, so that an anchor can be put before the body.
fn leading_flags(text: &str) -> (&str, &str) {
    if let Some(rest) = text.strip_prefix("(?") {
        let n = rest.bytes().take_while(|b| b.is_ascii_alphabetic() || *b == b'-').count();
        if n > 0 && rest[n..].starts_with(')') {
            return text.split_at(n + 3);
        }
    }
    ("", text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compiled_when_needed_and_refused_at_once() {
        let regex = Regex::new(r"a(?<NAME>b+)").unwrap();
        assert!(Arc::ptr_eq(&regex.0, &Regex::new(r"a(?<NAME>b+)").unwrap().0));
        assert!(regex.0.engine.get().is_none());
        assert!(regex.is_match("xabb"));
        assert!(regex.0.engine.get().is_some());
        assert!(Regex::new("a(").is_err());
        assert!(Regex::new(r"(?:\pL{50}){50}").is_ok_and(|r| r.0.engine.get().is_some()), "large: tried at once");
        assert!(Regex::new(r"(?<=a)b").unwrap().is_match("ab"));
    }

    #[test]
    fn classes_are_of_ascii() {
        for (regex, text, expected) in [
            (r"\bfoo\b", "éfoo α", true),
            (r"^\w+$", "é", false),
            (r"^[\w-]+$", "a-b_9", true),
            (r"^[^\W\d]+$", "ab_", true),
            (r"^[^\W\d]+$", "a1", false),
            (r"^\W$", "é", true),
            (r"(?i)^\d\s\S$", "1 x", true),
            (r"\\bfoo", r"\bfoo", true),
            (r"(?<=x)\w", "xé", false),
        ] {
            assert_eq!(Regex::new(regex).unwrap().is_match(text), expected, "{regex} on {text}");
        }
    }

    #[test]
    fn groups_in_order() {
        assert_eq!(groups(r"(a)(?<B>b(?<C>c))|(d)"), Some((4, vec!["B".to_owned(), "C".to_owned()])));
        assert_eq!(groups(r"(?<=a)b"), None);
    }
}
