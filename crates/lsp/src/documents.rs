//! Open documents: ropes that follow the editor's edits, and frozen texts for those who read.

use crate::convert::{lsp_point, lsp_range};
use ql_syntax::{Encoding, Language, LineIndex};
use ropey::Rope;
use std::ops::Range as ByteRange;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use tower_lsp::lsp_types::{Position, Range, TextDocumentContentChangeEvent, Url};

/// A text with its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The text.
    pub source: Arc<str>,
    /// Where its lines begin.
    pub lines: LineIndex,
}

impl Text {
    /// Indexes a text.
    pub fn new(source: Arc<str>) -> Text {
        Text { lines: LineIndex::new(&source), source }
    }

    /// Bytes as the editor's range.
    pub fn range(&self, bytes: ByteRange<usize>, encoding: Encoding) -> Range {
        lsp_range(self.lines.point(&self.source, bytes.start, encoding), self.lines.point(&self.source, bytes.end, encoding))
    }

    /// An editor's position as a byte offset.
    pub fn offset(&self, position: Position, encoding: Encoding) -> usize {
        self.lines.offset(&self.source, lsp_point(position), encoding)
    }

    /// The text of a line without its line break; empty past the end.
    pub fn line(&self, line: u32) -> &str {
        self.source.get(self.lines.line_range(line)).unwrap_or_default().trim_end_matches(['\n', '\r'])
    }
}

/// One version of an open document. Never changes; cheap to make from the version before.
#[derive(Debug)]
pub struct Document {
    /// Its address in the editor.
    pub uri: Url,
    /// Where it is on disk, for `file:` addresses.
    pub path: Option<PathBuf>,
    /// The editor's version number.
    pub version: i32,
    /// Its language.
    pub language: Language,
    rope: Rope,
    text: OnceLock<Arc<Text>>,
}

impl Document {
    /// A document as it was opened.
    pub fn new(uri: Url, version: i32, language_id: &str, text: &str) -> Document {
        let path = uri.to_file_path().ok();
        let name = uri.path().rsplit('/').next().unwrap_or_default().to_owned();
        // A name says more than the editor's word for the language, except for plain text.
        let language = match Language::from_file_name(&name) {
            Some(language) if language != Language::text() => language,
            by_name => Language::from_id(language_id)
                .or_else(|| editor_language(language_id))
                .or(by_name)
                .unwrap_or_else(|| Language::detect(&name, &text.as_bytes()[..text.len().min(256)])),
        };
        Document { uri, path, version, language, rope: Rope::from_str(text), text: OnceLock::new() }
    }

    /// The next version, after the editor's changes, in their order.
    pub fn changed(&self, version: i32, changes: &[TextDocumentContentChangeEvent], encoding: Encoding) -> Document {
        let mut rope = self.rope.clone();
        for change in changes {
            match change.range {
                None => rope = Rope::from_str(&change.text),
                Some(range) => {
                    let start = rope_offset(&rope, range.start, encoding);
                    let end = rope_offset(&rope, range.end, encoding).max(start);
                    rope.remove(start..end);
                    rope.insert(start, &change.text);
                }
            }
        }
        Document { uri: self.uri.clone(), path: self.path.clone(), version, language: self.language, rope, text: OnceLock::new() }
    }

    /// The whole text; made once a version, on demand.
    pub fn text(&self) -> &Arc<Text> {
        self.text.get_or_init(|| Arc::new(Text::new(String::from(&self.rope).into())))
    }

    /// The last part of its address.
    pub fn name(&self) -> &str {
        self.uri.path().rsplit('/').next().unwrap_or_default()
    }
}

/// Editors' words for languages where ours differ.
fn editor_language(id: &str) -> Option<Language> {
    let ours = match id {
        "javascriptreact" => "javascript",
        "typescriptreact" => "tsx",
        "shellscript" | "zsh" => "bash",
        "jsonc" | "json5" => "json",
        "terraform-vars" | "opentofu" => "terraform",
        "docker-compose" | "dockercompose" | "helm" | "github-actions-workflow" => "yaml",
        "plaintext" => "text",
        _ => return None,
    };
    Language::from_id(ours)
}

/// A position as a character index of a rope; past the end of a line or text means its end.
fn rope_offset(rope: &Rope, position: Position, encoding: Encoding) -> usize {
    let line = position.line as usize;
    if line >= rope.len_lines() {
        return rope.len_chars();
    }
    let start = rope.line_to_char(line);
    let slice = rope.line(line);
    let mut length = slice.len_chars();
    while length > 0 && matches!(slice.char(length - 1), '\n' | '\r') {
        length -= 1;
    }
    let column = position.character as usize;
    if encoding == Encoding::Utf32 {
        return start + column.min(length);
    }
    let content = slice.slice(..length);
    let chars = match encoding {
        Encoding::Utf8 => content.byte_to_char(column.min(content.len_bytes())),
        _ => content.utf16_cu_to_char(column.min(content.len_utf16_cu())),
    };
    start + chars
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::convert::lsp_position;

    fn change(range: Option<(u32, u32, u32, u32)>, text: &str) -> TextDocumentContentChangeEvent {
        TextDocumentContentChangeEvent {
            range: range.map(|(a, b, c, d)| Range::new(Position::new(a, b), Position::new(c, d))),
            range_length: None,
            text: text.to_owned(),
        }
    }

    fn document(text: &str) -> Document {
        Document::new(Url::parse("untitled:Untitled-1").unwrap(), 1, "python", text)
    }

    #[test]
    fn edits_count_in_the_negotiated_unit() {
        let text = "a\u{1F600}b\r\nc\u{2028}d\re";
        for (encoding, column) in [(Encoding::Utf8, 5), (Encoding::Utf16, 3), (Encoding::Utf32, 2)] {
            let next = document(text).changed(2, &[change(Some((0, column, 0, column + 1)), "X")], encoding);
            assert_eq!(&*next.text().source, "a\u{1F600}X\r\nc\u{2028}d\re", "{encoding:?}");
        }
        // A line separator is no line break here, a lone carriage return is one.
        let next = document(text).changed(2, &[change(Some((2, 0, 2, 1)), "E")], Encoding::Utf16);
        assert_eq!(&*next.text().source, "a\u{1F600}b\r\nc\u{2028}d\rE");
    }

    #[test]
    fn nonsense_ranges_are_clamped() {
        let cases = [((9, 9, 9, 9), "abcX"), ((0, 99, 0, 0), "abcX"), ((0, 1, 0, 99), "aX"), ((0, 2, u32::MAX, u32::MAX), "abX")];
        for (range, expected) in cases {
            let next = document("abc").changed(2, &[change(Some(range), "X")], Encoding::Utf16);
            assert_eq!(&*next.text().source, expected, "{range:?}");
        }
    }

    #[test]
    fn ropes_and_texts_agree_on_positions() {
        let alphabet = ["a", "\u{e9}", "\u{1F600}", "\n", "\r\n", "\r", "\u{2028}", "\u{b}"];
        let mut seed = 7u64;
        let mut next = || {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (seed >> 33) as usize
        };
        for _ in 0..500 {
            let text: String = (0..next() % 20).map(|_| alphabet[next() % alphabet.len()]).collect();
            let rope = Rope::from_str(&text);
            let index = Text::new(text.as_str().into());
            for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                for (offset, _) in text.char_indices() {
                    let position = lsp_position(index.lines.point(&text, offset, encoding));
                    let by_rope = rope.char_to_byte(rope_offset(&rope, position, encoding));
                    assert_eq!(by_rope, index.offset(position, encoding), "{text:?} {offset} {encoding:?}");
                }
            }
        }
    }

    #[test]
    fn languages_by_name_then_by_the_editors_word() {
        let of = |uri: &str, id: &str| Document::new(Url::parse(uri).unwrap(), 1, id, "").language.id();
        assert_eq!(of("file:///a.ts", "plaintext"), "typescript");
        assert_eq!(of("untitled:Untitled-1", "typescriptreact"), "tsx");
        assert_eq!(of("vscode-vfs://x/run", "shellscript"), "bash");
        assert_eq!(of("untitled:Untitled-1", "klingon"), "text");
    }
}
