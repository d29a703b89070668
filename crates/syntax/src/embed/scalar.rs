//! YAML scalars as code: what each style means, with the way back.

use super::json;
use super::region::{Code, Quoting};
use tree_sitter::Node;

/// A scalar's value; `None` for what is no scalar.
pub(super) fn decode(text: &str, n: Node<'_>) -> Option<Code> {
    let range = n.byte_range();
    match n.kind() {
        "block_scalar" => Some(block(text, n)),
        "plain_scalar" => {
            let mut code = Code::new(Quoting::Line);
            flow(&mut code, text, range.start, range.end, None);
            Some(code)
        }
        "single_quote_scalar" | "double_quote_scalar" => {
            let quote = if n.kind() == "single_quote_scalar" { '\'' } else { '"' };
            let mut code = Code::new(if quote == '"' { Quoting::Json } else { Quoting::YamlSingle });
            let end = if range.len() > 1 && text[range.clone()].ends_with(quote) { range.end - 1 } else { range.end };
            flow(&mut code, text, (range.start + 1).min(end), end, Some(quote));
            Some(code)
        }
        _ => None,
    }
}

/// Scalars that go on over line ends: these, with the white space around them, are one blank.
fn flow(code: &mut Code, text: &str, start: usize, end: usize, quote: Option<char>) {
    let bytes = text.as_bytes();
    let (mut at, mut from) = (start, start);
    while at < end {
        match bytes[at] {
            b'\n' => {
                let blank = bytes[from..at].iter().rev().take_while(|b| b.is_ascii_whitespace()).count();
                code.copy(text, from..at - blank);
                let next = at + bytes[at..end].iter().take_while(|b| b.is_ascii_whitespace()).count();
                let empty = bytes[at..next].iter().filter(|b| **b == b'\n').count() > 1;
                code.unit(if empty { "\n" } else { " " }, at - blank..next);
                (at, from) = (next, next);
            }
            b'\'' if quote == Some('\'') && bytes.get(at + 1) == Some(&b'\'') => {
                code.copy(text, from..at);
                code.unit("'", at..(at + 2).min(end));
                at = (at + 2).min(end);
                from = at;
            }
            b'\\' if quote == Some('"') => {
                code.copy(text, from..at);
                let line = text[at + 1..end].starts_with(['\n', '\r']);
                if line {
                    at += 1 + bytes[at + 1..end].iter().take_while(|b| b.is_ascii_whitespace()).count();
                } else {
                    let (value, len) = json::escape(&text[at..end]);
                    code.unit(&value, at..at + len);
                    at += len;
                }
                from = at;
            }
            _ => at += 1,
        }
    }
    code.copy(text, from..end);
}

/// A scalar below a `|` or `>`.
fn block(text: &str, n: Node<'_>) -> Code {
    let start = n.start_byte();
    let end = text[n.end_byte()..].find('\n').map_or(text.len(), |p| n.end_byte() + p);
    // Where the node ends at a line end, what follows is not its.
    let end = if text[..n.end_byte()].ends_with('\n') { n.end_byte() } else { end };
    let header_end = text[start..end].find('\n').map_or(end, |p| start + p);
    let header = &text[start..header_end];
    let folded = header.starts_with('>');
    let body = (header_end + 1).min(end);
    let indent_of = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let mut filled = text[body..end].split('\n').filter(|l| !l.trim().is_empty()).map(indent_of);
    let said = header.split('#').next().unwrap_or_default().bytes().any(|b| b.is_ascii_digit());
    let indent = if said { filled.min() } else { filled.next() }.unwrap_or(0);
    let mut code = Code::new(if folded { Quoting::Line } else { Quoting::Indented(indent) });
    let own = |line: &str| indent_of(line).min(indent);
    let mut at = body;
    while at < end {
        let line_end = text[at..end].find('\n').map_or(end, |p| at + p);
        let line = &text[at..line_end];
        let shown = line.strip_suffix('\r').unwrap_or(line);
        code.copy(text, at + own(shown)..at + shown.len());
        if line_end == end {
            break;
        }
        let next = &text[line_end + 1..end];
        let next = &next[..next.find('\n').unwrap_or(next.len())];
        let plain = |l: &str| l[own(l)..].starts_with(|c: char| !c.is_whitespace());
        let joined = folded && plain(line) && plain(next);
        code.unit(if joined { " " } else { "\n" }, at + shown.len()..line_end + 1 + own(next));
        at = line_end + 1;
    }
    code
}
