//! JSON with the places of its strings: enough to find code in it, whatever the rest is like.

use super::region::{Code, Quoting};
use std::ops::Range;

/// What an extracted text goes through before it is read as code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transform {
    /// Nothing.
    None,
    /// Quotes around it go, escapes become what they mean.
    Unquote,
    /// A list of JSON strings becomes one text.
    ConcatStrings,
}

/// Reads JSON from left to right. Every method gives `None` where the text is not what it reads.
pub(super) struct Json<'a> {
    text: &'a str,
    pub(super) at: usize,
}

impl<'a> Json<'a> {
    pub(super) fn new(text: &'a str, at: usize) -> Json<'a> {
        Json { text, at }
    }

    /// The whole text.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    fn bytes(&self) -> &'a [u8] {
        self.text.as_bytes()
    }

    /// The next byte that is not white space.
    pub(super) fn peek(&mut self) -> Option<u8> {
        while self.bytes().get(self.at).is_some_and(|b| matches!(b, b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
        self.bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    /// What stands between a string's quotes.
    pub(super) fn string(&mut self) -> Option<Range<usize>> {
        self.take(b'"')?;
        let start = self.at;
        loop {
            match self.bytes().get(self.at)? {
                b'"' => break,
                b'\\' => self.at += 2,
                b'\n' => return None,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        Some(start..self.at - 1)
    }

    /// Each pair of an object; `pair` reads the value.
    pub(super) fn object(&mut self, mut pair: impl FnMut(&mut Self, &'a str) -> Option<()>) -> Option<()> {
        self.take(b'{')?;
        if self.peek()? == b'}' {
            return self.take(b'}');
        }
        loop {
            let key = self.string()?;
            self.take(b':')?;
            let text = self.text;
            pair(self, &text[key])?;
            match self.peek()? {
                b',' => self.at += 1,
                _ => return self.take(b'}'),
            }
        }
    }

    /// Each value of a list.
    pub(super) fn array(&mut self, mut value: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.take(b'[')?;
        if self.peek()? == b']' {
            return self.take(b']');
        }
        loop {
            value(self)?;
            match self.peek()? {
                b',' => self.at += 1,
                _ => return self.take(b']'),
            }
        }
    }

    /// A string, or the strings of a list.
    pub(super) fn strings(&mut self) -> Option<Vec<Range<usize>>> {
        let mut out = Vec::new();
        match self.peek()? {
            b'"' => out.push(self.string()?),
            b'[' => self.array(|j| {
                out.push(j.string()?);
                Some(())
            })?,
            _ => self.skip()?,
        }
        Some(out)
    }

    /// Passes any value, however deeply nested.
    pub(super) fn skip(&mut self) -> Option<()> {
        let mut depth = 0usize;
        loop {
            match self.peek()? {
                b'"' => {
                    self.string()?;
                }
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    depth = depth.checked_sub(1)?;
                    self.at += 1;
                }
                b',' | b':' if depth > 0 => self.at += 1,
                _ => {
                    let rest = &self.bytes()[self.at..];
                    let word = rest.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'+' | b'.')).count();
                    if word == 0 {
                        return None;
                    }
                    self.at += word;
                }
            }
            if depth == 0 {
                return Some(());
            }
        }
    }
}

/// Puts what a string means behind a code. `range` is what stands between its quotes; `\'` and other
/// escapes of programming languages are understood, too.
pub(super) fn decode(code: &mut Code, host: &str, range: Range<usize>) {
    let bytes = host.as_bytes();
    let mut at = range.start;
    let mut from = at;
    while at < range.end {
        if bytes[at] != b'\\' {
            at += 1;
            continue;
        }
        code.copy(host, from..at);
        let (text, len) = escape(&host[at..range.end]);
        code.unit(&text, at..at + len);
        at += len;
        from = at;
    }
    code.copy(host, from..range.end);
}

/// What an escape means, and how long it is.
pub(super) fn escape(text: &str) -> (String, usize) {
    let hex = |from: usize, len: usize| text.get(from..from + len).and_then(|h| u32::from_str_radix(h, 16).ok());
    let Some(c) = text[1..].chars().next() else { return (text.to_owned(), text.len()) };
    let simple = |c: char| (c.to_string(), 2);
    match c {
        'n' => simple('\n'),
        't' | '\t' => simple('\t'),
        'r' => simple('\r'),
        'b' => simple('\u{8}'),
        'f' => simple('\u{c}'),
        '0' => simple('\0'),
        'a' => simple('\u{7}'),
        'v' => simple('\u{b}'),
        'e' => simple('\u{1b}'),
        'x' => hex(2, 2).and_then(char::from_u32).map_or(("x".to_owned(), 2), |c| (c.to_string(), 4)),
        'U' => hex(2, 8).and_then(char::from_u32).map_or(("U".to_owned(), 2), |c| (c.to_string(), 10)),
        'u' => match hex(2, 4) {
            Some(high @ 0xd800..0xdc00) => match hex(8, 4) {
                Some(low @ 0xdc00..0xe000) if text.get(6..8) == Some("\\u") => {
                    let c = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
                    (char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER).to_string(), 12)
                }
                _ => (char::REPLACEMENT_CHARACTER.to_string(), 6),
            },
            Some(code) => (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER).to_string(), 6),
            None => ("u".to_owned(), 2),
        },
        c => (c.to_string(), 1 + c.len_utf8()),
    }
}

/// A range of the host as code, after a transform. `None` where the transform does not fit the text.
pub(super) fn extract(host: &str, range: &Range<usize>, transform: Transform) -> Option<Code> {
    match transform {
        Transform::None => {
            let mut code = Code::new(Quoting::Fixed);
            code.copy(host, range.clone());
            Some(code)
        }
        Transform::Unquote => {
            let text = &host[range.clone()];
            let mut code = Code::new(Quoting::Fixed);
            let inner = ["\"\"\"", "'''", "\"", "'", "`"]
                .iter()
                .find(|q| text.len() >= 2 * q.len() && text.starts_with(**q) && text.ends_with(**q))
                .map(|q| range.start + q.len()..range.end - q.len());
            decode(&mut code, host, inner.unwrap_or_else(|| range.clone()));
            Some(code)
        }
        Transform::ConcatStrings => {
            let mut json = Json::new(&host[..range.end], range.start);
            let strings = json.strings()?;
            let mut code = Code::new(Quoting::Json);
            for string in strings {
                code.stretch(string.start);
                decode(&mut code, host, string);
            }
            Some(code)
        }
    }
}
