//! Positions: byte offsets, and lines with columns in UTF-8, UTF-16 or UTF-32 units.

/// The unit in which a column is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units, the default of the language server protocol.
    Utf16,
    /// Unicode code points.
    Utf32,
}

/// A position: 0-based line and 0-based column in some [`Encoding`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Point {
    /// 0-based line. `\n`, `\r\n` and a lone `\r` end a line.
    pub line: u32,
    /// 0-based column.
    pub column: u32,
}

/// Where the lines of a text begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineIndex {
    starts: Vec<u32>,
    len: u32,
    ascii: bool,
}

impl LineIndex {
    /// Indexes a text of at most 4 GiB.
    pub fn new(text: &str) -> LineIndex {
        let bytes = text.as_bytes();
        let mut starts = vec![0u32];
        let mut i = 0;
        while i < bytes.len() {
            match bytes[i] {
                b'\n' => starts.push(i as u32 + 1),
                b'\r' if bytes.get(i + 1) != Some(&b'\n') => starts.push(i as u32 + 1),
                _ => {}
            }
            i += 1;
        }
        LineIndex { starts, len: text.len() as u32, ascii: text.is_ascii() }
    }

    /// The number of lines, at least 1.
    pub fn lines(&self) -> u32 {
        self.starts.len() as u32
    }

    /// The byte offset at which a line begins; the end of the text for lines past it.
    pub fn line_start(&self, line: u32) -> u32 {
        self.starts.get(line as usize).copied().unwrap_or(self.len)
    }

    /// The bytes of a line, its line end included.
    pub fn line_range(&self, line: u32) -> std::ops::Range<usize> {
        self.line_start(line) as usize..self.line_start(line + 1) as usize
    }

    /// The line that holds a byte offset.
    pub fn line_of(&self, offset: u32) -> u32 {
        self.starts.partition_point(|s| *s <= offset) as u32 - 1
    }

    /// The position of a byte offset. An offset inside a character counts as its beginning; one
    /// past the end as the end.
    pub fn point(&self, text: &str, offset: usize, encoding: Encoding) -> Point {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.line_of(offset as u32);
        let start = self.line_start(line) as usize;
        let before = &text[start..offset];
        Point { line, column: width(before, encoding, self.ascii) }
    }

    /// The byte offset of a position. A column past the line's end means the line's end (before its
    /// line break); a line past the last means the end of the text.
    pub fn offset(&self, text: &str, point: Point, encoding: Encoding) -> usize {
        if point.line >= self.lines() {
            return text.len();
        }
        let range = self.line_range(point.line);
        let line = text[range.clone()].trim_end_matches(['\n', '\r']);
        if self.ascii || encoding == Encoding::Utf8 {
            let mut column = (point.column as usize).min(line.len());
            while !line.is_char_boundary(column) {
                column -= 1;
            }
            return range.start + column;
        }
        let mut units = 0u32;
        for (at, c) in line.char_indices() {
            let w = match encoding {
                Encoding::Utf16 => c.len_utf16() as u32,
                _ => 1,
            };
            if units + w > point.column {
                return range.start + at;
            }
            units += w;
        }
        range.start + line.len()
    }
}

fn width(text: &str, encoding: Encoding, ascii: bool) -> u32 {
    if ascii {
        return text.len() as u32;
    }
    match encoding {
        Encoding::Utf8 => text.len() as u32,
        Encoding::Utf16 => text.encode_utf16().count() as u32,
        Encoding::Utf32 => text.chars().count() as u32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn astral_crlf_and_past_the_end() {
        let text = "a\u{1F600}b\r\nc\rd";
        let index = LineIndex::new(text);
        assert_eq!(index.lines(), 3);
        let at = text.find('b').unwrap_or_default();
        assert_eq!(index.point(text, at, Encoding::Utf16), Point { line: 0, column: 3 });
        assert_eq!(index.point(text, at, Encoding::Utf32), Point { line: 0, column: 2 });
        assert_eq!(index.point(text, at, Encoding::Utf8), Point { line: 0, column: 5 });
        assert_eq!(index.offset(text, Point { line: 0, column: 99 }, Encoding::Utf16), at + 1);
        assert_eq!(index.offset(text, Point { line: 9, column: 0 }, Encoding::Utf16), text.len());
        // The middle of a surrogate pair is the character's beginning.
        assert_eq!(index.offset(text, Point { line: 0, column: 2 }, Encoding::Utf16), 1);
    }

    proptest! {
        #[test]
        fn offsets_survive_a_round_trip(text in "[a\u{e9}\u{1F600}\n\r ]{0,40}") {
            let index = LineIndex::new(&text);
            for (offset, _) in text.char_indices().chain([(text.len(), 'x')]) {
                for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                    let point = index.point(&text, offset, encoding);
                    let inside_line_end = offset > 0 && text.as_bytes()[offset - 1] == b'\r' && text.as_bytes().get(offset) == Some(&b'\n');
                    if !inside_line_end {
                        prop_assert_eq!(index.offset(&text, point, encoding), offset);
                    }
                }
            }
        }
    }
}
