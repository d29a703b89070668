//! Regular expressions of rules: linear-time where the expression allows it, PCRE2 under limits
//! where it asks for look-around, back-references or recursion.

use std::ops::Range;

/// A compiled expression.
#[derive(Clone)]
pub(crate) enum Regex {
    Linear(regex::Regex),
    Pcre(Box<pcre2::bytes::Regex>),
}

impl std::fmt::Debug for Regex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Regex::Linear(r) => write!(f, "{r}"),
            Regex::Pcre(r) => write!(f, "{}", r.as_str()),
        }
    }
}

/// The groups of a match: number, name, bytes.
pub(crate) struct Groups {
    pub(crate) whole: Range<usize>,
    pub(crate) groups: Vec<(usize, Option<String>, Range<usize>)>,
}

impl Regex {
    /// Compiles with `MULTILINE` on.
    pub(crate) fn new(text: &str) -> Result<Regex, String> {
        match regex::RegexBuilder::new(text).multi_line(true).size_limit(20 << 20).build() {
            Ok(r) => Ok(Regex::Linear(r)),
            Err(linear) => pcre2::bytes::RegexBuilder::new()
                .multi_line(true)
                .utf(true)
                .ucp(true)
                .jit_if_available(true)
                .max_jit_stack_size(Some(1 << 20))
                .build(text)
                .map(|r| Regex::Pcre(Box::new(r)))
                .map_err(|e| if matches!(linear, regex::Error::CompiledTooBig(_)) { linear.to_string() } else { e.to_string() }),
        }
    }

    /// Compiles an expression that must match at the beginning of the text.
    pub(crate) fn anchored(text: &str) -> Result<Regex, String> {
        let (flags, body) = leading_flags(text);
        // `\A`, not `^`: `MULTILINE` is on.
        Regex::new(&format!("{flags}\\A(?:{body})"))
    }

    /// Whether it matches anywhere.
    pub(crate) fn is_match(&self, text: &str) -> bool {
        match self {
            Regex::Linear(r) => r.is_match(text),
            Regex::Pcre(r) => r.is_match(text.as_bytes()).unwrap_or(false),
        }
    }

    /// The first match at or after a byte, with its groups.
    pub(crate) fn captures_at(&self, text: &str, from: usize) -> Option<Groups> {
        match self {
            Regex::Linear(r) => {
                let caps = r.captures_at(text, from)?;
                let names: Vec<_> = r.capture_names().collect();
                let whole = caps.get(0)?.range();
                let groups = (1..caps.len())
                    .filter_map(|i| Some((i, names.get(i).copied().flatten().map(str::to_owned), caps.get(i)?.range())))
                    .collect();
                Some(Groups { whole, groups })
            }
            Regex::Pcre(r) => {
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
