//! Views of a report: text for people and models, SARIF for other tools.

mod sarif;
mod text;

pub use sarif::sarif;
pub use text::{finding_text, scan_text};

use ql_syntax::LineIndex;
use serde::{Deserialize, Serialize};
use std::ops::Range;

const MAX_LINES: usize = 5;
const MAX_COLUMNS: usize = 200;

/// The source lines a finding is shown with. Long lines are cut around the finding, and control
/// characters are replaced, so a frame can be shown anywhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// The lines.
    pub lines: Vec<FrameLine>,
    /// How many more lines the finding has.
    pub more: u32,
}

/// A line of a frame.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrameLine {
    /// 1-based number.
    pub number: u32,
    /// Its text, tabs as single spaces.
    pub text: String,
    /// The part that belongs to the finding, in characters of `text`.
    pub mark: (u32, u32),
}

impl Frame {
    /// The frame of a range. A secret is shown by its last two characters only.
    pub fn new(text: &str, index: &LineIndex, range: Range<usize>, secret: bool) -> Frame {
        let first = index.line_of(range.start as u32);
        let last = index.line_of(range.end.saturating_sub(1).max(range.start) as u32);
        let shown = (last - first + 1).min(MAX_LINES as u32);
        let lines = (first..first + shown).map(|n| frame_line(text, index.line_range(n), &range, n + 1, secret)).collect();
        Frame { lines, more: last - first + 1 - shown }
    }
}

fn frame_line(text: &str, line: Range<usize>, range: &Range<usize>, number: u32, secret: bool) -> FrameLine {
    let body = text[line.clone()].trim_end_matches(['\n', '\r']);
    let inside = |at: usize| range.contains(&at);
    let last_two = text[range.clone()].char_indices().rev().nth(1).map_or(range.start, |(i, _)| range.start + i);
    let mut chars: Vec<(bool, char)> = Vec::new();
    // A window of the line: what comes before the finding gives way first.
    let lead = range.start.saturating_sub(line.start);
    let mut from = if lead > MAX_COLUMNS / 2 && body.len() > MAX_COLUMNS { lead - MAX_COLUMNS / 4 } else { 0 }.min(body.len());
    while !body.is_char_boundary(from) {
        from -= 1;
    }
    for (i, c) in body[from..].char_indices().take(MAX_COLUMNS) {
        let at = line.start + from + i;
        let c = if secret && inside(at) && at < last_two && !c.is_whitespace() { '*' } else { harmless(c) };
        chars.push((inside(at), c));
    }
    let cut_before = usize::from(from > 0);
    let cut_after = body.len() > from + chars.iter().map(|(_, c)| c.len_utf8()).sum::<usize>() && chars.len() == MAX_COLUMNS;
    let solid = |(m, c): &(bool, char)| *m && !c.is_whitespace();
    let mark_start =
        chars.iter().position(solid).or_else(|| chars.iter().position(|(m, _)| *m)).unwrap_or(chars.len().min(lead.saturating_sub(from)));
    let mark_end = chars.iter().rposition(solid).map_or(mark_start, |p| p + 1);
    let mut shown = String::new();
    if cut_before == 1 {
        shown.push('…');
    }
    shown.extend(chars.iter().map(|(_, c)| *c));
    if cut_after {
        shown.push('…');
    }
    FrameLine { number, text: shown, mark: ((mark_start + cut_before) as u32, (mark_end + cut_before) as u32) }
}

/// Nothing that moves a cursor, hides text or turns its direction.
pub(crate) fn harmless(c: char) -> char {
    match c {
        '\t' => ' ',
        c if c.is_control() => '\u{fffd}',
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{61c}' => '\u{fffd}',
        c => c,
    }
}

/// Text without anything that [`harmless`] forbids; line breaks stay.
pub fn harmless_text(text: &str) -> String {
    text.chars().map(|c| if c == '\n' { c } else { harmless(c) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(text: &str, range: Range<usize>, secret: bool) -> String {
        let frame = Frame::new(text, &LineIndex::new(text), range, secret);
        frame
            .lines
            .iter()
            .map(|l| format!("{} {:?} {:?}", l.number, l.text, l.mark))
            .chain((frame.more > 0).then(|| format!("+{}", frame.more)))
            .collect::<Vec<_>>()
            .join("\n")
    }

    #[test]
    fn frames() {
        assert_eq!(frame("a\n\tf(x)\n", 3..7, false), "2 \" f(x)\" (1, 5)");
        assert_eq!(frame("k = 'abcdef'", 5..11, true), "1 \"k = '****ef'\" (5, 11)");
        assert_eq!(frame("f(\n1,\n2)\n", 0..8, false), "1 \"f(\" (0, 2)\n2 \"1,\" (0, 2)\n3 \"2)\" (0, 2)");
        assert!(frame(&"a\n".repeat(20), 0..40, false).ends_with("+15"));
        let long = format!("{}HIT{}", "x".repeat(1000), "y".repeat(1000));
        let f = Frame::new(&long, &LineIndex::new(&long), 1000..1003, false);
        let line = &f.lines[0];
        let marked: String = line.text.chars().skip(line.mark.0 as usize).take((line.mark.1 - line.mark.0) as usize).collect();
        assert_eq!((marked.as_str(), line.text.chars().count()), ("HIT", 202));
        assert_eq!(frame("a\u{1b}[31m\u{202e}b", 0..1, false), "1 \"a\u{fffd}[31m\u{fffd}b\" (0, 1)");
        assert_eq!(frame("", 0..0, false), "1 \"\" (0, 0)");
    }
}
