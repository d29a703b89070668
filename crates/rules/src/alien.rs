//! The other generic engine (aliengrep): a pattern becomes one regular expression over words,
//! punctuation and balanced brackets. Its dots know no limit of lines.

use crate::matcher::{Env, Found, Value};
use crate::model::Options;
use crate::pattern::{Slot, Slots};
use crate::regex::Regex;
use std::collections::HashMap;
use std::sync::Arc;

/// A compiled pattern.
#[derive(Clone, Debug)]
pub(crate) struct AlienPattern {
    regex: Arc<Regex>,
    /// Names of groups and the slots they bind.
    groups: HashMap<String, Slot>,
}

const MAX_MATCHES: usize = 10_000;

impl AlienPattern {
    pub(crate) fn compile(text: &str, slots: &mut Slots, options: &Options) -> Result<AlienPattern, String> {
        let lines = !options.is_on("generic_multiline", true);
        let blank = if lines { r"[^\S\n]*+" } else { r"\s*+" };
        let extra: String =
            options.text("generic_extra_word_characters").unwrap_or_default().chars().map(|c| regex::escape(&c.to_string())).collect();
        let word = format!(r"\w{extra}");
        // Anything but brackets, or brackets with anything balanced inside.
        let define = format!(
            r"(?(DEFINE)(?<qlone>[{word}]+|[^{word}\s()\[\]{{}}]|\((?&qlall)\)|\[(?&qlall)\]|\{{(?&qlall)\}})(?<qlall>\s*+(?:(?&qlone)\s*+)*+))"
        );
        let mut body = String::new();
        let mut groups: HashMap<String, Slot> = HashMap::new();
        let text = text.trim();
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let at_start = rest.len() == text.len();
            let named = |skip: usize| {
                let tail = rest.get(skip..).unwrap_or("");
                let n = if tail.starts_with(|c: char| c.is_ascii_uppercase() || c == '_') {
                    tail.bytes().take_while(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b'_').count()
                } else {
                    0
                };
                (n > 0).then_some(n)
            };
            if c.is_whitespace() {
                let n = rest.len() - rest.trim_start().len();
                // In line mode the end of a line is a part of the pattern.
                body.push_str(if lines && rest[..n].contains('\n') { r"[^\S\n]*\n\s*" } else { blank });
                rest = &rest[n..];
                continue;
            }
            let (length, name, dots) = if rest.starts_with("$...") && named(4).is_some() {
                (4 + named(4).unwrap_or(0), Some(format!("$...{}", &rest[4..4 + named(4).unwrap_or(0)])), true)
            } else if rest.starts_with("....") {
                (4, None, true)
            } else if rest.starts_with("...") {
                (3, None, true)
            } else if c == '$' && named(1).is_some() {
                let n = 1 + named(1).unwrap_or(0);
                (n, Some(rest[..n].to_owned()), false)
            } else {
                let n = rest
                    .find(|c: char| !(c.is_alphanumeric() || c == '_'))
                    .filter(|n| *n > 0)
                    .unwrap_or(if c.is_alphanumeric() || c == '_' { rest.len() } else { c.len_utf8() });
                (n, None, false)
            };
            let token = &rest[..length];
            let last = rest.len() == length;
            let piece = if dots {
                let gap = if lines && length == 3 { r"[^\S\n]*+" } else { r"\s*+" };
                let more = format!("(?:(?&qlone){gap})*?");
                match (at_start, last) {
                    (true, false) => format!(r"(?:(?&qlone){gap})*?"),
                    (_, true) if lines => format!(r"(?:{more})(?=\s*$)"),
                    (_, true) => format!(r"(?:{more})(?=\s*(?:\z|[)\]}}]))"),
                    _ => more,
                }
            } else if name.is_some() {
                format!(r"(?<![{word}])[{word}]+(?![{word}])")
            } else if c.is_alphanumeric() || c == '_' {
                format!(r"(?<![{word}]){}(?![{word}])", regex::escape(token))
            } else {
                regex::escape(token)
            };
            match name {
                Some(name) if name != "$_" => {
                    let group = format!("qlg{}", slots.slot(&name));
                    let known = groups.insert(group.clone(), slots.slot(&name)).is_some();
                    body.push_str(&if known { format!(r"\k<{group}>") } else { format!("(?<{group}>{piece})") });
                }
                _ => body.push_str(&piece),
            }
            body.push_str(blank);
            rest = &rest[length..];
        }
        // What may follow the last token is no part of the match.
        let body = body.strip_suffix(blank).unwrap_or(&body);
        let caseless = if options.is_on("generic_caseless", false) { "(?i)" } else { "" };
        let regex = Regex::new(&format!("{caseless}{define}{body}"))?;
        Ok(AlienPattern { regex: Arc::new(regex), groups })
    }

    /// Every match from left to right.
    pub(crate) fn find(&self, text: &str, env: &Env) -> Vec<Found> {
        let mut out = Vec::new();
        self.regex.find_all(text, false, |found| {
            let mut bound = env.clone();
            for (_, name, range) in &found.groups {
                let Some(slot) = name.as_ref().and_then(|n| self.groups.get(n)) else { continue };
                let trimmed = text[range.clone()].trim_end();
                let value: Arc<str> = Arc::from(trimmed);
                let index = *slot as usize;
                if bound.len() <= index {
                    bound.resize(index + 1, None);
                }
                if let Some(Value::Text { text: old, .. }) = &bound[index]
                    && *old != value
                {
                    return true;
                }
                bound[index] = Some(Value::Text { text: value, range: Some(range.start..range.start + trimmed.len()) });
            }
            let end = found.whole.start + text[found.whole.clone()].trim_end().len();
            out.push(Found { range: found.whole.start..end, env: bound });
            out.len() < MAX_MATCHES
        });
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matcher::text_of;

    fn found(pattern: &str, options: &Options, text: &str) -> Vec<String> {
        let mut slots = Slots::default();
        let pattern = AlienPattern::compile(pattern, &mut slots, options).unwrap();
        pattern
            .find(text, &Vec::new())
            .into_iter()
            .map(|f| {
                let values: Vec<String> = f.env.iter().flatten().map(|v| text_of(None, v)).collect();
                format!("{:?} {values:?}", &text[f.range])
            })
            .collect()
    }

    #[test]
    fn words_brackets_and_dots() {
        let options = Options::default();
        assert_eq!(found("f($X, ...)", &options, "f(a, (b)) ff(c, d)"), [r#""f(a, (b))" ["a"]"#]);
        assert_eq!(found("a ... b", &options, "a (b) c b"), [r#""a (b) c b" []"#]);
        assert_eq!(found("$X = $X", &options, "p = q; r = r"), [r#""r = r" ["r"]"#]);
    }
}
