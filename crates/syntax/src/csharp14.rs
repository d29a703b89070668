//! What C# 14 writes and the grammar cannot read, in words that it can.
//!
//! Each replacement is as long as what it replaces, so that every position in the tree is one of the real
//! text, and what a lowering reads is the real text too:
//! - the head of an extension block, `extension(T receiver) {`, becomes `class ext(T receiver) {`, and one
//!   without a name, `extension(T) {`, becomes `class ext:T  {`;
//! - in `a?.b = x` and `a?[i] = x` the question mark becomes a space.
//!
//! `extension` begins a block only where a member may begin, with exactly one receiver and a body that is
//! not empty; in a file that declares a type of this name it never does. Time is linear in the text.

use std::ops::Range;

/// The longest index that is looked through, in bytes.
const MAX_INDEX: usize = 256;

/// The text for the grammar; `None` where it is the real one.
pub(crate) fn rewritten(text: &str) -> Option<Vec<u8>> {
    let bytes = text.as_bytes();
    let mut out = None;
    assignments(bytes, &mut out);
    if text.contains("extension") {
        extensions(bytes, &mut out);
    }
    out
}

/// Assignments to a member or element of what may be null.
fn assignments(text: &[u8], out: &mut Option<Vec<u8>>) {
    let mut from = 0;
    while let Some(found) = text.get(from..).and_then(|rest| rest.iter().position(|b| *b == b'?')) {
        let at = from + found;
        from = at + 1;
        let end = match text.get(at + 1) {
            Some(b'.') => name_end(text, at + 2),
            Some(b'[') if at > 0 && text[at - 1] != b'?' => index_end(text, at + 1),
            _ => None,
        };
        if end.is_some_and(|end| assigns(text, end)) {
            out.get_or_insert_with(|| text.to_vec())[at] = b' ';
        }
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

fn spaces_end(text: &[u8], at: usize) -> usize {
    at + text.get(at..).map_or(0, |rest| rest.iter().take_while(|b| b.is_ascii_whitespace()).take(MAX_INDEX).count())
}

/// Where the name ends that begins behind a dot.
fn name_end(text: &[u8], at: usize) -> Option<usize> {
    let start = spaces_end(text, at);
    let start = start + usize::from(text.get(start) == Some(&b'@'));
    let length = text.get(start..)?.iter().take_while(|b| is_word(**b)).take(MAX_INDEX).count();
    (length > 0 && !text[start].is_ascii_digit()).then_some(start + length)
}

/// Where an index in brackets ends that is not empty.
fn index_end(text: &[u8], at: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for token in (Tokens { text: text.get(..text.len().min(at + MAX_INDEX))?, at }) {
        match token.mark(text) {
            Some(b'[') => depth += 1,
            Some(b']') if depth == 1 => return (spaces_end(text, at + 1) < token.span.start).then_some(token.span.end),
            Some(b']') => depth -= 1,
            Some(b';' | b'{' | b'}') => return None,
            _ => {}
        }
    }
    None
}

/// Whether an operator of assignment follows.
fn assigns(text: &[u8], at: usize) -> bool {
    let rest = text.get(spaces_end(text, at)..).unwrap_or_default();
    let simple = rest.first() == Some(&b'=') && !matches!(rest.get(1), Some(b'=' | b'>'));
    let compound: [&[u8]; 11] = [b"+=", b"-=", b"*=", b"/=", b"%=", b"&=", b"|=", b"^=", b"<<=", b">>=", b">>>="];
    simple || rest.starts_with(b"??=") || compound.iter().any(|op| rest.starts_with(op))
}

/// The heads of extension blocks.
fn extensions(text: &[u8], out: &mut Option<Vec<u8>>) {
    let mut heads = Vec::new();
    let mut tokens = Tokens { text, at: 0 };
    let mut before = None;
    while let Some(token) = tokens.next() {
        if token.word(text) == Some(b"extension") {
            let last = before.as_ref();
            if matches!(last.and_then(|t: &Token| t.word(text)), Some(b"class" | b"struct" | b"record" | b"interface" | b"enum")) {
                return;
            }
            if last.is_none_or(|t| matches!(t.mark(text), Some(b'{' | b'}' | b';')))
                && let Some(unnamed) = head(text, tokens.clone())
            {
                heads.push((token.span.clone(), unnamed));
            }
        }
        before = Some(token);
    }
    for (word, unnamed) in heads {
        let out = out.get_or_insert_with(|| text.to_vec());
        out[word].copy_from_slice(b"class ext");
        if let Some(Unnamed { open, kind, close }) = unnamed {
            for byte in out[open + 1..kind].iter_mut().filter(|b| !matches!(b, b'\n' | b'\r')) {
                *byte = b' ';
            }
            out[open] = b':';
            out[close] = b' ';
        }
    }
}

/// A receiver without a name: where its parentheses are and its type begins.
struct Unnamed {
    open: usize,
    kind: usize,
    close: usize,
}

/// Whether what follows the word `extension` is the head of a block and how its members could begin. It is
/// looked at up to the first brace or semicolon, so that no byte is looked at for two heads.
fn head(text: &[u8], mut tokens: Tokens<'_>) -> Option<Option<Unnamed>> {
    let mut token = tokens.next()?;
    if token.mark(text) == Some(b'<') {
        let mut depth = 1_usize;
        while depth > 0 {
            let part = tokens.next()?;
            match part.mark(text) {
                Some(b'<') => depth += 1,
                Some(b'>') => depth -= 1,
                Some(b',' | b'.' | b'[' | b']' | b'?' | b'(' | b')') => {}
                None if part.word(text).is_some() => {}
                _ => return None,
            }
        }
        token = tokens.next()?;
    }
    if token.mark(text) != Some(b'(') {
        return None;
    }
    let open = token.span.start;
    // The type begins behind attributes and modifiers.
    let mut kind = None;
    let (mut depth, mut angles) = (1_usize, 0_usize);
    let (mut attribute, mut count) = (0_usize, 0_usize);
    let (mut last, mut last_but_one): (Option<Token>, Option<Token>) = (None, None);
    let close = loop {
        let part = tokens.next()?;
        let mark = part.mark(text);
        match mark {
            Some(b';' | b'{' | b'}' | b'=') => return None,
            Some(b'[') if kind.is_none() => attribute += 1,
            Some(b']') if kind.is_none() => attribute = attribute.checked_sub(1)?,
            _ if attribute > 0 => {}
            Some(b')') if depth == 1 => break part.span.start,
            None if kind.is_none() && matches!(part.word(text), Some(b"ref" | b"in" | b"readonly" | b"scoped")) => {}
            _ => {
                match mark {
                    Some(b'(' | b'[') => depth += 1,
                    Some(b')' | b']') => depth = depth.checked_sub(1).filter(|d| *d > 0)?,
                    Some(b'<') => angles += 1,
                    Some(b'>') => angles = angles.checked_sub(1)?,
                    Some(b',') if depth == 1 && angles == 0 => return None,
                    _ => {}
                }
                kind.get_or_insert(part.span.start);
                count += 1;
                last_but_one = last.replace(part);
            }
        }
    };
    let kind = kind?;
    let ends_type = |t: &Token| t.word(text).is_some() || matches!(t.mark(text), Some(b'>' | b']' | b'?' | b')' | b'*'));
    let named = count > 1 && last.is_some_and(|t| t.word(text).is_some()) && last_but_one.as_ref().is_some_and(ends_type);
    let mut token = tokens.next()?;
    if token.word(text) == Some(b"where") {
        while token.mark(text) != Some(b'{') {
            token = tokens.next()?;
            if matches!(token.mark(text), Some(b';' | b'}')) {
                return None;
            }
        }
    }
    if token.mark(text) != Some(b'{') {
        return None;
    }
    // Nothing, or `Name: …`, is what a pattern in an expression has in its braces.
    let (first, second) = (tokens.next()?, tokens.next()?);
    let pattern = first.mark(text) == Some(b'}') || first.word(text).is_some() && second.mark(text) == Some(b':');
    (!pattern).then_some((!named).then_some(Unnamed { open, kind, close }))
}

/// A word, a literal or a single character of anything else.
struct Token {
    span: Range<usize>,
    what: What,
}

#[derive(PartialEq, Eq)]
enum What {
    Word,
    Literal,
    Mark,
}

impl Token {
    fn word<'a>(&self, text: &'a [u8]) -> Option<&'a [u8]> {
        if self.what == What::Word { text.get(self.span.clone()) } else { None }
    }

    fn mark(&self, text: &[u8]) -> Option<u8> {
        if self.what == What::Mark { text.get(self.span.start).copied() } else { None }
    }
}

/// What a text is made of, without white space, comments and directives.
#[derive(Clone)]
struct Tokens<'a> {
    text: &'a [u8],
    at: usize,
}

impl Tokens<'_> {
    fn starts(&self, with: &[u8]) -> bool {
        self.text.get(self.at..).is_some_and(|rest| rest.starts_with(with))
    }

    /// Goes to the first place from here on where this holds, or to the end.
    fn skip_to(&mut self, holds: impl Fn(&[u8]) -> bool) {
        while self.at < self.text.len() && !holds(&self.text[self.at..]) {
            self.at += 1;
        }
    }

    fn skip(&mut self, count: usize) {
        self.at = (self.at + count).min(self.text.len());
    }

    fn skip_blank(&mut self) {
        while let Some(byte) = self.text.get(self.at).copied() {
            if byte.is_ascii_whitespace() {
                self.at += 1;
            } else if self.starts(b"//") || byte == b'#' && self.begins_line() {
                self.skip_to(|rest| rest[0] == b'\n');
            } else if self.starts(b"/*") {
                self.skip(2);
                self.skip_to(|rest| rest.starts_with(b"*/"));
                self.skip(2);
            } else {
                return;
            }
        }
    }

    fn begins_line(&self) -> bool {
        self.text[..self.at].iter().rev().find(|b| !matches!(b, b' ' | b'\t')).is_none_or(|b| *b == b'\n')
    }

    /// A string from its first quote on.
    fn string(&mut self, verbatim: bool) {
        let quotes = self.text[self.at..].iter().take_while(|b| **b == b'"').count();
        if verbatim {
            self.skip(1);
            loop {
                self.skip_to(|rest| rest[0] == b'"');
                self.skip(1);
                if !self.starts(b"\"") {
                    return;
                }
                self.skip(1);
                if self.at >= self.text.len() {
                    return;
                }
            }
        }
        self.skip(quotes);
        match quotes {
            2 => {}
            1 => self.line_until(b'"'),
            // As many quotes as it begins with end it.
            _ => {
                let mut run = 0;
                while run < quotes && self.at < self.text.len() {
                    run = if self.text[self.at] == b'"' { run + 1 } else { 0 };
                    self.at += 1;
                }
            }
        }
    }

    /// Behind the next such byte of the line that no backslash stands before.
    fn line_until(&mut self, end: u8) {
        while let Some(byte) = self.text.get(self.at).copied().filter(|b| *b != b'\n') {
            self.skip(if byte == b'\\' { 2 } else { 1 });
            if byte == end {
                return;
            }
        }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        self.skip_blank();
        let start = self.at;
        let first = *self.text.get(start)?;
        let signs = self.text[start..].iter().take(8).take_while(|b| matches!(b, b'@' | b'$')).count();
        let what = if self.text.get(start + signs) == Some(&b'"') {
            self.skip(signs);
            self.string(self.text[start..start + signs].contains(&b'@'));
            What::Literal
        } else if first == b'\'' {
            self.skip(1);
            self.line_until(b'\'');
            What::Literal
        } else {
            self.skip(1);
            if is_word(first) || first == b'@' {
                self.skip_to(|rest| !is_word(rest[0]));
                What::Word
            } else {
                What::Mark
            }
        };
        Some(Token { span: start..self.at, what })
    }
}

#[cfg(test)]
mod tests {
    use super::rewritten;

    fn read(text: &str) -> String {
        rewritten(text).map_or_else(|| text.to_owned(), |out| String::from_utf8(out).unwrap())
    }

    #[test]
    fn heads_of_extension_blocks() {
        for (before, after) in [
            ("class C { extension(string s) { int N => 1; } }", "class C { class ext(string s) { int N => 1; } }"),
            ("class C { extension (ref S s)\n{ int N => 1; } }", "class C { class ext (ref S s)\n{ int N => 1; } }"),
            ("{ extension<T>(IEnumerable<T> s) where T : new() { T N(); }", "{ class ext<T>(IEnumerable<T> s) where T : new() { T N(); }"),
            ("{ extension(Map<A, B>[] s) { T N(); }", "{ class ext(Map<A, B>[] s) { T N(); }"),
            ("{ extension([A(1)] string s) { T N(); }", "{ class ext([A(1)] string s) { T N(); }"),
            ("{ extension(A.B) { T N(); }", "{ class ext:A.B  { T N(); }"),
            ("{ extension([A] string[]) { T N(); }", "{ class ext:    string[]  { T N(); }"),
            ("{ /* a */ extension(in\nS) // b\n { T N(); }", "{ /* a */ class ext:  \nS  // b\n { T N(); }"),
            ("; // a }\n#if A }\nextension(S s) { T N(); }", "; // a }\n#if A }\nclass ext(S s) { T N(); }"),
            ("a(\"\\\"{\", @\"\"\"\", '\"'); extension(S s) { T N(); }", "a(\"\\\"{\", @\"\"\"\", '\"'); class ext(S s) { T N(); }"),
        ] {
            assert_eq!(read(before), after);
        }
    }

    #[test]
    fn other_uses_of_the_word_stay() {
        for text in [
            "class extension { extension(string s) { Run(); } }",
            "class C { void extension(string s) { Run(); } }",
            "class C { void M() { extension(s); } }",
            "class C { void M() { if (extension(s)) { Run(); } } }",
            "class C { C M() => new extension(s) { A = 1 }; }",
            "class C { int M(object o) => o switch { extension(S s) { A: 1 } => 1 }; }",
            "class C { int extension = 1; string file.extension; }",
            "class C { extension(int a, int b) { Run(); } }",
            "class C { extension(int a = 1) { Run(); } }",
            "class C { @extension(int a) { Run(); } }",
            "class C { extension() { Run(); } }",
            "class C { string s = \"; extension(S s) { T N(); }\"; }",
            "class C { string s = \"\"\"\n; extension(S s) { T N(); }\n\"\"\"; }",
            "// ; extension(S s) { T N(); }",
            "extension(",
            "extension<",
            "; extension(S s) {",
        ] {
            assert_eq!(rewritten(text), None, "{text}");
        }
    }

    #[test]
    fn assignments_to_what_may_be_null() {
        for (before, after) in [
            ("a?.b = 1;", "a .b = 1;"),
            ("a?.b?.c += 1;", "a?.b .c += 1;"),
            ("a?[\"]\"] ??= 1;", "a [\"]\"] ??= 1;"),
            ("a?[b[0]]=1;", "a [b[0]]=1;"),
        ] {
            assert_eq!(read(before), after);
        }
        for text in ["a?.b == 1", "a?.b", "int?[] a = b;", "a ?.5 : 1", "x ?? [1] = 2", "a?[0] == 1", "a?.b => 1", "a?.", "?", "a?["] {
            assert_eq!(rewritten(text), None, "{text}");
        }
    }

    #[test]
    fn hostile_texts_take_linear_time() {
        for piece in [
            "{extension(",
            "a?[",
            ";extension<a(",
            "{extension(S s) {",
            "@\"",
            "/*",
            "'",
            "\"\"\"",
            "#",
            "[",
            "a?.b.c ",
            ";extension(S s) where ",
        ] {
            let _ = rewritten(&piece.repeat(200_000));
        }
    }
}
