//! Repository text on its way to a person or a model: it may be bounded, and it may not steer a
//! terminal, turn writing around or hide letters.

use serde_json::Value;
use std::borrow::Cow;

/// The longest string that an answer carries.
pub const MAX_STRING: usize = 4_000;

/// Whether a character has no business in shown text: control characters but tab and newline,
/// bidirectional controls, zero-width and other invisible characters, tag characters.
pub fn is_hostile(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        c if c.is_control() => true,
        '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}' => true,
        _ => false,
    }
}

/// The text with hostile characters shown as their code (`\u{202e}`); carriage returns before a
/// newline vanish.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hostile) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\r' && chars.peek() == Some(&'\n') {
            continue;
        }
        if is_hostile(c) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// At most `limit` bytes of the text, cut between characters, saying how much was left out.
pub fn bounded(text: &str, limit: usize) -> Cow<'_, str> {
    if text.len() <= limit {
        return Cow::Borrowed(text);
    }
    let mut end = limit;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    Cow::Owned(format!("{}… [{} more bytes]", &text[..end], text.len() - end))
}

/// Makes every string of an answer visible and bounded, keys included, and leaves out fields that
/// say nothing.
pub fn clean(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(clean_text(&text)),
        Value::Array(items) => Value::Array(items.into_iter().map(clean).collect()),
        Value::Object(fields) => {
            let said = fields.into_iter().filter(|(_, value)| !value.is_null());
            Value::Object(said.map(|(key, value)| (clean_text(&key), clean(value))).collect())
        }
        other => other,
    }
}

fn clean_text(text: &str) -> String {
    // Bounded first: escapes may make a text six times longer.
    visible(&bounded(text, MAX_STRING)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_shown_and_plain_text_is_left_alone() {
        assert!(matches!(visible("plain\ttext\n"), Cow::Borrowed(_)));
        assert_eq!(visible("a\u{1b}[31mb\r\nc\u{202e}d\u{200b}\u{e0041}"), "a\\u{1b}[31mb\nc\\u{202e}d\\u{200b}\\u{e0041}");
    }

    #[test]
    fn a_cut_falls_between_characters() {
        assert_eq!(bounded("äöü", 3), "ä… [4 more bytes]");
        assert_eq!(bounded("äöü", 6), "äöü");
    }
}
