//! Open documents: the engine's, under the editor's addresses, and texts for those who count columns.

use crate::convert::{lsp_point, lsp_range};
use ql_engine::workspace::{self, TextChange, Workspace};
use ql_syntax::{Encoding, Language, LineIndex};
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
    pub lines: Arc<LineIndex>,
}

impl Text {
    /// Indexes a text.
    pub fn new(source: Arc<str>) -> Text {
        Text { lines: Arc::new(LineIndex::new(&source)), source }
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

/// One version of an open document. Never changes.
#[derive(Debug)]
pub struct Document {
    /// Its address in the editor.
    pub uri: Url,
    /// Under which the engine knows it: where it is on disk, or its address if it is not.
    pub key: PathBuf,
    inner: Arc<workspace::Document>,
    text: OnceLock<Arc<Text>>,
}

impl Document {
    /// Opens a document in a workspace.
    pub(crate) fn open(workspace: &Workspace, uri: Url, version: i32, language_id: &str, text: &str) -> Option<Document> {
        let key = key(&uri);
        let name = uri.path().rsplit('/').next().unwrap_or_default();
        // A name says more than the editor's word for the language, except for plain text.
        let language = match Language::from_file_name(name) {
            Some(language) if language != Language::text() => Some(language),
            by_name => Language::from_id(language_id).or_else(|| editor_language(language_id)).or(by_name),
        };
        workspace.open(&key, language, version, text);
        Document::current(workspace, uri, key)
    }

    /// The next version, after the editor's changes, in their order.
    pub(crate) fn change(
        &self,
        workspace: &Workspace,
        version: i32,
        changes: &[TextDocumentContentChangeEvent],
        encoding: Encoding,
    ) -> Option<Document> {
        let changes: Vec<_> = changes
            .iter()
            .map(|change| match change.range {
                None => TextChange::Full(change.text.clone()),
                Some(range) => {
                    TextChange::Points { start: lsp_point(range.start), end: lsp_point(range.end), encoding, text: change.text.clone() }
                }
            })
            .collect();
        workspace.change(&self.key, version, &changes).then_some(())?;
        Document::current(workspace, self.uri.clone(), self.key.clone())
    }

    fn current(workspace: &Workspace, uri: Url, key: PathBuf) -> Option<Document> {
        let inner = workspace.snapshot().document(&key)?;
        Some(Document { uri, key, inner, text: OnceLock::new() })
    }

    /// A document that is in a snapshot without being open.
    pub(crate) fn within(snapshot: &workspace::Snapshot, uri: Url) -> Option<Document> {
        let key = key(&uri);
        let inner = snapshot.document(&key)?;
        Some(Document { uri, key, inner, text: OnceLock::new() })
    }

    /// The editor's version number.
    pub fn version(&self) -> i32 {
        self.inner.version
    }

    /// Its language.
    pub fn language(&self) -> Language {
        self.inner.language
    }

    /// The whole text; made once a version, on demand.
    pub fn text(&self) -> &Arc<Text> {
        self.text.get_or_init(|| Arc::new(Text { source: self.inner.text(), lines: self.inner.line_index() }))
    }

    /// The last part of its address.
    pub fn name(&self) -> &str {
        self.uri.path().rsplit('/').next().unwrap_or_default()
    }
}

/// The path under which the engine knows a document.
pub(crate) fn key(uri: &Url) -> PathBuf {
    uri.to_file_path().unwrap_or_else(|()| PathBuf::from(uri.as_str()))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn change(range: Option<(u32, u32, u32, u32)>, text: &str) -> TextDocumentContentChangeEvent {
        TextDocumentContentChangeEvent {
            range: range.map(|(a, b, c, d)| Range::new(Position::new(a, b), Position::new(c, d))),
            range_length: None,
            text: text.to_owned(),
        }
    }

    fn after(text: &str, changes: &[TextDocumentContentChangeEvent], encoding: Encoding) -> String {
        let workspace = Workspace::new(Vec::new());
        let uri = Url::parse("untitled:Untitled-1").unwrap();
        let document = Document::open(&workspace, uri, 1, "python", text).unwrap();
        document.change(&workspace, 2, changes, encoding).unwrap().text().source.to_string()
    }

    #[test]
    fn edits_count_in_the_negotiated_unit() {
        let text = "a\u{1F600}b\r\nc\u{2028}d\re";
        for (encoding, column) in [(Encoding::Utf8, 5), (Encoding::Utf16, 3), (Encoding::Utf32, 2)] {
            let next = after(text, &[change(Some((0, column, 0, column + 1)), "X")], encoding);
            assert_eq!(next, "a\u{1F600}X\r\nc\u{2028}d\re", "{encoding:?}");
        }
        // A line separator is no line break here, a lone carriage return is one.
        assert_eq!(after(text, &[change(Some((2, 0, 2, 1)), "E")], Encoding::Utf16), "a\u{1F600}b\r\nc\u{2028}d\rE");
    }

    #[test]
    fn nonsense_ranges_are_clamped() {
        let cases = [((9, 9, 9, 9), "abcX"), ((0, 99, 0, 0), "abcX"), ((0, 1, 0, 99), "aX"), ((0, 2, u32::MAX, u32::MAX), "abX")];
        for (range, expected) in cases {
            assert_eq!(after("abc", &[change(Some(range), "X")], Encoding::Utf16), expected, "{range:?}");
        }
    }

    #[test]
    fn languages_by_name_then_by_the_editors_word() {
        let of = |uri: &str, id: &str| {
            let workspace = Workspace::new(Vec::new());
            Document::open(&workspace, Url::parse(uri).unwrap(), 1, id, "").unwrap().language().id()
        };
        assert_eq!(of("file:///a.ts", "plaintext"), "typescript");
        assert_eq!(of("untitled:Untitled-1", "typescriptreact"), "tsx");
        assert_eq!(of("vscode-vfs://x/run", "shellscript"), "bash");
        assert_eq!(of("untitled:Untitled-1", "klingon"), "text");
    }
}
