//! A text made out of parts of another, and the way back.

use crate::Language;
use std::ops::Range;

/// Text of another language that a file holds, with a map from its bytes to the file's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Its language.
    pub language: Language,
    /// Its text: what a file of that language would hold.
    pub text: String,
    map: SourceMap,
    sections: Vec<Section>,
}

/// Which bytes of the host a text's bytes come from. What is in no piece was put in between.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct SourceMap {
    /// By their place in the text; not overlapping there.
    pieces: Vec<Piece>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    text: usize,
    len: usize,
    host: usize,
    host_len: usize,
    kind: PieceKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PieceKind {
    /// As many bytes: the same, or what stands for them (what a template puts out).
    Copy,
    /// One unit written in another way: an escape, a line end with the next line's indentation.
    Unit,
}

impl Piece {
    fn end(&self) -> usize {
        self.text + self.len
    }

    fn host_end(&self) -> usize {
        self.host + self.host_len
    }
}

/// A part of a text that was written in one place of the host in one way.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Section {
    start: usize,
    quoting: Quoting,
    label: Option<String>,
}

/// How code is written in its host: what a replacement must look like there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quoting {
    /// As it is, up to a text (in any case) that would end it.
    Until(&'static str),
    /// As it is, on one line.
    Line,
    /// Below an indentation of so many spaces.
    Indented(usize),
    /// In a JSON string, or one in double quotes in YAML.
    Json,
    /// In single quotes in YAML.
    YamlSingle,
    /// In a quoted attribute.
    Attribute,
    /// It cannot be told how.
    Fixed,
}

impl Quoting {
    /// Code as it is written in the host; `None` if it cannot be.
    pub(crate) fn write(self, code: &str) -> Option<String> {
        let plain = |forbidden: &[char]| (!code.contains(forbidden)).then(|| code.to_owned());
        match self {
            Quoting::Until(end) => {
                let low = code.to_ascii_lowercase();
                // The end's beginning could be completed by what follows.
                let partly = (1..end.len()).any(|n| low.ends_with(&end[..n]));
                (!low.contains(end) && !partly).then(|| code.to_owned())
            }
            Quoting::Line => {
                let comment = code.starts_with('#') || code.contains(" #") || code.contains(": ") || code.ends_with(':');
                plain(&['\n', '\r']).filter(|_| !comment)
            }
            Quoting::Indented(spaces) => (!code.contains('\r')).then(|| code.replace('\n', &format!("\n{}", " ".repeat(spaces)))),
            Quoting::Json => {
                let mut out = String::with_capacity(code.len());
                for c in code.chars() {
                    match c {
                        '"' => out.push_str("\\\""),
                        '\\' => out.push_str("\\\\"),
                        '\n' => out.push_str("\\n"),
                        '\r' => out.push_str("\\r"),
                        '\t' => out.push_str("\\t"),
                        c if c.is_control() => out.push_str(&format!("\\u{:04x}", c as u32)),
                        c => out.push(c),
                    }
                }
                Some(out)
            }
            Quoting::YamlSingle => plain(&['\n', '\r']).map(|c| c.replace('\'', "''")),
            Quoting::Attribute => {
                plain(&['\r']).map(|c| c.replace('&', "&amp;").replace('"', "&quot;").replace('\'', "&#39;").replace('<', "&lt;"))
            }
            Quoting::Fixed => None,
        }
    }

    /// Whether a comment may be written there without ending or swallowing anything.
    fn takes_comments(self) -> bool {
        matches!(self, Quoting::Until("</script") | Quoting::Indented(_) | Quoting::Json)
    }
}

/// Code under construction: put together from left to right.
#[derive(Clone, Debug)]
pub(crate) struct Code {
    text: String,
    map: SourceMap,
    sections: Vec<Section>,
}

impl Code {
    pub(crate) fn new(quoting: Quoting) -> Code {
        Code { text: String::new(), map: SourceMap::default(), sections: vec![Section { start: 0, quoting, label: None }] }
    }

    /// The same, named for people.
    pub(crate) fn labelled(quoting: Quoting, label: String) -> Code {
        let mut code = Code::new(quoting);
        code.sections[0].label = Some(label);
        code
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Whether there is nothing but white space.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Bytes of the host as they are, or of a text that is as long and has other characters in some places.
    pub(crate) fn copy(&mut self, host: &str, range: Range<usize>) {
        self.put(&host[range.clone()], range, PieceKind::Copy);
    }

    /// A text that stands for as many bytes of the host, from one on.
    pub(crate) fn stand_in(&mut self, text: &str, host: usize) {
        self.put(text, host..host + text.len(), PieceKind::Copy);
    }

    /// Other characters for as many bytes, from a byte of the code on.
    pub(crate) fn overwrite(&mut self, at: usize, text: &str) {
        let range = at..at + text.len();
        if self.text.get(range.clone()).is_some() {
            self.text.replace_range(range, text);
        }
    }

    /// A unit that is written in another way in the host.
    pub(crate) fn unit(&mut self, text: &str, host: Range<usize>) {
        self.put(text, host, PieceKind::Unit);
    }

    /// What the host does not have.
    pub(crate) fn filler(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// The last unit reaches up to a byte of the host: what stands there says nothing.
    pub(crate) fn stretch(&mut self, to: usize) {
        if let Some(last) = self.map.pieces.last_mut().filter(|p| p.kind == PieceKind::Unit && p.host_end() <= to) {
            last.host_len = to - last.host;
        }
    }

    fn put(&mut self, text: &str, host: Range<usize>, kind: PieceKind) {
        if text.is_empty() {
            return;
        }
        let at = self.text.len();
        self.text.push_str(text);
        let piece = Piece { text: at, len: text.len(), host: host.start, host_len: host.len(), kind };
        match self.map.pieces.last_mut() {
            Some(last) if kind != PieceKind::Unit && last.kind == kind && last.end() == at && last.host_end() == host.start => {
                last.len += piece.len;
                last.host_len += piece.host_len;
            }
            _ => self.map.pieces.push(piece),
        }
    }

    /// Other code behind this.
    pub(crate) fn append(&mut self, other: Code) {
        let by = self.text.len();
        self.text.push_str(&other.text);
        self.map.pieces.extend(other.map.pieces.into_iter().map(|p| Piece { text: p.text + by, ..p }));
        self.sections.extend(other.sections.into_iter().map(|s| Section { start: s.start + by, ..s }));
    }

    pub(crate) fn region(self, language: Language) -> Region {
        Region { language, text: self.text, map: self.map, sections: self.sections }
    }
}

impl SourceMap {
    /// The first piece that ends behind a byte of the text.
    fn from(&self, at: usize) -> usize {
        self.pieces.partition_point(|p| p.end() <= at)
    }

    fn covers(&self, at: usize) -> bool {
        self.pieces.get(self.from(at)).is_some_and(|p| p.text <= at)
    }

    fn start(&self, at: usize) -> usize {
        match self.pieces.get(self.from(at)) {
            Some(p) if p.kind != PieceKind::Unit && p.text <= at => p.host + (at - p.text),
            Some(p) => p.host,
            None => self.pieces.last().map_or(0, Piece::host_end),
        }
    }

    fn end(&self, at: usize) -> Option<usize> {
        let before = self.pieces.partition_point(|p| p.text < at).checked_sub(1)?;
        let p = &self.pieces[before];
        Some(if p.kind != PieceKind::Unit && at <= p.end() { p.host + (at - p.text) } else { p.host_end() })
    }
}

impl Region {
    /// Bytes of the host for bytes of the text. What the host does not have counts as what follows it
    /// (at the beginning of a range) or precedes it (at its end).
    pub fn to_host(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.map.start(range.start);
        if range.is_empty() {
            return start..start;
        }
        start..self.map.end(range.end).unwrap_or(start).max(start)
    }

    /// Bytes of the text for a byte of the host, if any stands for it.
    pub fn to_text(&self, host: usize) -> Option<usize> {
        let piece = self.map.pieces.iter().find(|p| p.host <= host && host < p.host_end())?;
        Some(if piece.kind == PieceKind::Unit { piece.text } else { piece.text + (host - piece.host) })
    }

    /// The bytes of the text that come from a range of the host, from the first to the last.
    pub fn within(&self, host: &Range<usize>) -> Option<Range<usize>> {
        let touched = self.map.pieces.iter().filter(|p| p.host < host.end && host.start < p.host_end());
        touched
            .map(|p| match p.kind {
                PieceKind::Unit => p.text..p.end(),
                _ => p.text + host.start.saturating_sub(p.host)..p.text + host.end.min(p.host_end()) - p.host,
            })
            .reduce(|a, b| a.start.min(b.start)..a.end.max(b.end))
    }

    /// Whether a range of the text begins and ends with something that the host has.
    pub fn is_written(&self, range: &Range<usize>) -> bool {
        self.map.covers(range.start) && (range.is_empty() || self.map.covers(range.end - 1))
    }

    /// What people call the part of the host that a byte of the text comes from (`cell 3`).
    pub fn label(&self, at: usize) -> Option<&str> {
        self.section(at).label.as_deref()
    }

    /// Whether a comment may be written where a byte of the text comes from.
    pub fn takes_comments(&self, at: usize) -> bool {
        self.section(at).quoting.takes_comments()
    }

    fn section(&self, at: usize) -> &Section {
        // There is always one, and the first begins at 0.
        &self.sections[self.sections.partition_point(|s| s.start <= at).saturating_sub(1)]
    }

    /// The edit of the host (whose text is given) that replaces a range of the text; `None` where that
    /// cannot be written there, or where what is replaced is in several places of the host or stands for
    /// something else.
    pub fn edit(&self, host: &str, range: &Range<usize>, new: &str) -> Option<(Range<usize>, String)> {
        let old = self.text.get(range.clone())?;
        // Only what differs is replaced: less of the host need be in one piece.
        let head: usize = old.chars().zip(new.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
        let (old, new) = (&old[head..], &new[head..]);
        let tail: usize = old.chars().rev().zip(new.chars().rev()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
        let (inner, new) = (range.start + head..range.end - tail, &new[..new.len() - tail]);
        let section = self.section(inner.start);
        if !inner.is_empty() && !std::ptr::eq(section, self.section(inner.end - 1)) {
            return None;
        }
        // What stands for something else must not be written elsewhere.
        if !self.is_true(host, range) && new.contains("__") {
            return None;
        }
        Some((self.piecewise(&inner).filter(|_| self.is_true(host, &inner))?, section.quoting.write(new)?))
    }

    /// Whether a range is as the host has it.
    fn is_true(&self, host: &str, range: &Range<usize>) -> bool {
        let pieces = self.map.pieces[self.map.from(range.start)..].iter().take_while(|p| p.text < range.end);
        pieces.filter(|p| p.kind == PieceKind::Copy).all(|p| {
            let (start, end) = (p.text.max(range.start), p.end().min(range.end));
            let there = p.host + (start - p.text)..p.host + (end - p.text);
            host.as_bytes().get(there) == self.text.as_bytes().get(start..end)
        })
    }

    /// The bytes of the host for a range of the text, if they are in one piece.
    fn piecewise(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let pieces = &self.map.pieces;
        if range.is_empty() {
            // At the end of what is before, else at the beginning of what comes.
            let before = pieces.partition_point(|p| p.text < range.start).checked_sub(1).map(|i| &pieces[i]);
            let at = match before {
                Some(p) if p.kind == PieceKind::Copy && range.start <= p.end() => p.host + (range.start - p.text),
                _ => pieces.get(self.map.from(range.start)).filter(|p| p.text == range.start)?.host,
            };
            return Some(at..at);
        }
        let (mut text, mut host) = (range.start, self.map.start(range.start));
        let start = host;
        for p in &pieces[self.map.from(range.start)..] {
            if text >= range.end {
                break;
            }
            let joined = p.text <= text && (p.text < text || p.host == host);
            if !joined || p.kind == PieceKind::Unit && (p.text < text || p.end() > range.end) {
                return None;
            }
            let end = p.end().min(range.end);
            host = if p.kind == PieceKind::Unit { p.host_end() } else { p.host + (end - p.text) };
            text = end;
        }
        (text == range.end).then_some(start..host)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Code made of parts of a host, each taken in one way or left out.
    fn made(host: &str, ways: &[(usize, u8)]) -> Region {
        let mut code = Code::new(Quoting::Json);
        let chars: Vec<usize> = host.char_indices().map(|(i, _)| i).chain([host.len()]).collect();
        let mut at = 0;
        for (len, way) in ways {
            let end = (at + len).min(chars.len() - 1);
            let range = chars[at]..chars[end];
            match way % 4 {
                0 => code.copy(host, range),
                1 if !range.is_empty() => code.unit("\u{e9}", range),
                2 => code.filler(";\n"),
                _ => {}
            }
            at = end;
        }
        code.region(Language::text())
    }

    proptest! {
        #[test]
        fn places_survive_the_way_there_and_back(host in "[a\u{e9}\u{1F600}\n ]{0,30}", ways in prop::collection::vec((0usize..5, any::<u8>()), 0..12)) {
            let region = made(&host, &ways);
            for (at, c) in region.text.char_indices() {
                let range = at..at + c.len_utf8();
                let there = region.to_host(&range);
                prop_assert!(there.start <= there.end && host.get(there.clone()).is_some(), "{region:?} {range:?}");
                if region.is_written(&range) {
                    prop_assert_eq!(region.to_text(there.start), Some(at));
                    prop_assert_eq!(region.within(&there), Some(range));
                } else {
                    prop_assert_eq!(region.to_host(&(at..at)).end, there.start);
                }
            }
            for (at, _) in host.char_indices() {
                if let Some(text) = region.to_text(at) {
                    let there = region.to_host(&(text..text + 1));
                    prop_assert!(there.start <= at && at < there.end);
                }
            }
        }

        #[test]
        fn edits_say_the_same_in_both_texts(host in "[ab \u{e9}]{1,12}", new in "[ab\u{e9}\"\n]{0,4}", from in 0usize..12, len in 0usize..6) {
            let mut code = Code::new(Quoting::Json);
            code.copy(&host, 0..host.len());
            let region = code.region(Language::text());
            let floor = |i: usize| (0..=i.min(host.len())).rev().find(|i| host.is_char_boundary(*i)).unwrap();
            let range = floor(from)..floor(from + len);
            let (there, written) = region.edit(&host, &range, &new).unwrap();
            let mut edited = host.clone();
            edited.replace_range(there, &written);
            let mut wanted = host.clone();
            wanted.replace_range(range, &new);
            let read = edited.replace("\\n", "\n").replace("\\\"", "\"");
            prop_assert_eq!(read, wanted);
        }
    }

    #[test]
    fn edits_that_cannot_be_written() {
        let host = "f(a)</x>g(b)";
        let mut code = Code::new(Quoting::Until("</script"));
        code.copy(host, 0..4);
        code.filler("\n");
        code.copy(host, 8..12);
        let region = code.region(Language::text());
        let edit = |from: &str, new: &str| {
            let at = region.text.find(from).unwrap();
            region.edit(host, &(at..at + from.len()), new)
        };
        assert_eq!(edit("g(b)", "g(c)"), Some((10..11, "c".to_owned())));
        assert_eq!(edit("f(a)\ng(b)", "f(c)\ng(b)"), Some((2..3, "c".to_owned())));
        assert_eq!(edit("f(a)\ng(b)", "x"), None);
        assert_eq!(edit("a", "'</SCRIPT>'"), None);
        let mut code = Code::new(Quoting::Indented(2));
        code.stand_in("f(__)", 0);
        let region = code.region(Language::text());
        let edit = |host: &str, new: &str| region.edit(host, &(0..5), new);
        assert_eq!(edit("f(xy)", "g(__)"), Some((0..1, "g".to_owned())));
        assert_eq!(edit("f(xy)", "g(h(__))"), None);
        assert_eq!(edit("f(__)", "g(\n__)"), Some((0..2, "g(\n  ".to_owned())));
    }
}
