//! An open document: a rope, its tree and its lowered form, each brought up to date from the version
//! before and only when somebody asks.

use parking_lot::Mutex;
use ql_rules::Memory;
use ql_syntax::gast::File;
use ql_syntax::{Encoding, Language, LineIndex, Point};
use ropey::Rope;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use tree_sitter::{InputEdit, Tree};

/// One change of an open document. Several changes apply one after the other, each to the result of
/// the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextChange {
    /// The whole text anew.
    Full(String),
    /// Replaces a range of bytes; a bound inside a character moves to its beginning.
    Bytes {
        /// The replaced bytes.
        range: Range<usize>,
        /// What stands there afterwards.
        text: String,
    },
    /// Replaces the text between two positions as editors state them. Positions beyond a line's end
    /// or the text's end mean that end.
    Points {
        /// Where the replaced text begins.
        start: Point,
        /// Where it ends.
        end: Point,
        /// The unit of the columns.
        encoding: Encoding,
        /// What stands there afterwards.
        text: String,
    },
}

/// An open document at one version. Immutable.
pub struct Document {
    /// Where it is; absolute, or any name the editor gave it (`untitled:1`).
    pub path: PathBuf,
    /// Its language.
    pub language: Language,
    /// The editor's version number.
    pub version: i32,
    /// Whether it was changed since it was opened or saved.
    pub dirty: bool,
    rope: Rope,
    text: OnceLock<Arc<str>>,
    index: OnceLock<Arc<LineIndex>>,
    // The newest tree of an earlier version, told of every edit since; and that version's lowered form.
    old_tree: Option<Tree>,
    old_file: Option<Arc<File>>,
    /// The newest version without errors: what a bracket takes apart its fellow puts together again.
    whole_file: Option<Arc<File>>,
    /// What the rules gave, handed on from version to version.
    memory: Arc<Memory>,
    parsed: Mutex<Parsed>,
}

#[derive(Default)]
struct Parsed {
    tree: Option<Tree>,
    file: Option<Arc<File>>,
}

impl std::fmt::Debug for Document {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Document({}, {:?}, version {})", self.path.display(), self.language, self.version)
    }
}

impl Document {
    pub(crate) fn new(path: PathBuf, language: Language, version: i32, text: &str) -> Document {
        Document {
            path,
            language,
            version,
            dirty: false,
            rope: Rope::from_str(text),
            text: OnceLock::new(),
            index: OnceLock::new(),
            old_tree: None,
            old_file: None,
            whole_file: None,
            memory: Arc::default(),
            parsed: Mutex::default(),
        }
    }

    /// The next version. Parses nothing.
    pub(crate) fn changed(&self, version: i32, changes: &[TextChange]) -> Document {
        let mut rope = self.rope.clone();
        let (mut tree, file) = {
            let parsed = self.parsed.lock();
            (parsed.tree.clone().or_else(|| self.old_tree.clone()), parsed.file.clone().or_else(|| self.old_file.clone()))
        };
        for change in changes {
            match change {
                TextChange::Full(text) => {
                    rope = Rope::from_str(text);
                    tree = None;
                }
                TextChange::Bytes { range, text } => splice(&mut rope, &mut tree, range.clone(), text),
                TextChange::Points { start, end, encoding, text } => {
                    let range = byte_at(&rope, *start, *encoding)..byte_at(&rope, *end, *encoding);
                    splice(&mut rope, &mut tree, range, text);
                }
            }
        }
        Document {
            path: self.path.clone(),
            language: self.language,
            version,
            dirty: true,
            rope,
            text: OnceLock::new(),
            index: OnceLock::new(),
            old_tree: tree,
            whole_file: file.clone().filter(|f| f.items.iter().all(|at| !at.item.broken)).or_else(|| self.whole_file.clone()),
            old_file: file,
            memory: self.memory.clone(),
            parsed: Mutex::default(),
        }
    }

    /// The same version with nothing unsaved.
    pub(crate) fn saved(&self) -> Document {
        let parsed = self.parsed.lock();
        Document {
            path: self.path.clone(),
            language: self.language,
            version: self.version,
            dirty: false,
            rope: self.rope.clone(),
            text: self.text.clone(),
            index: self.index.clone(),
            old_tree: self.old_tree.clone(),
            old_file: self.old_file.clone(),
            whole_file: self.whole_file.clone(),
            memory: self.memory.clone(),
            parsed: Mutex::new(Parsed { tree: parsed.tree.clone(), file: parsed.file.clone() }),
        }
    }

    /// The text as a rope.
    pub fn rope(&self) -> &Rope {
        &self.rope
    }

    /// The text in one piece; made once per version.
    pub fn text(&self) -> Arc<str> {
        self.text.get_or_init(|| Arc::from(String::from(&self.rope))).clone()
    }

    /// Where its lines begin; made once per version.
    pub fn line_index(&self) -> Arc<LineIndex> {
        self.index.get_or_init(|| Arc::new(LineIndex::new(&self.text()))).clone()
    }

    /// Its concrete tree, re-parsed from the version before. `None` if the language has no grammar
    /// or `stop` said so.
    pub fn tree(&self, stop: &mut dyn FnMut() -> bool) -> Option<Tree> {
        let mut parsed = self.parsed.lock();
        if parsed.tree.is_none() {
            let text = self.text();
            parsed.tree = ql_syntax::parse_with(self.language, &text, self.old_tree.as_ref(), stop).ok();
        }
        parsed.tree.clone()
    }

    /// Its generic tree; unchanged top-level statements are taken over from the version before.
    pub fn lowered(&self, stop: &mut dyn FnMut() -> bool) -> Option<Arc<File>> {
        let tree = self.tree(stop)?;
        let mut parsed = self.parsed.lock();
        if parsed.file.is_none() {
            let file =
                ql_syntax::lower::lower(self.language, self.text(), &tree, self.whole_file.iter().chain(&self.old_file).map(|f| &**f));
            parsed.file = Some(Arc::new(file));
        }
        parsed.file.clone()
    }

    /// What earlier versions gave.
    pub(crate) fn memory(&self) -> &Memory {
        &self.memory
    }

    /// The byte at which a position lies.
    pub fn offset(&self, point: Point, encoding: Encoding) -> usize {
        byte_at(&self.rope, point, encoding)
    }
}

fn splice(rope: &mut Rope, tree: &mut Option<Tree>, range: Range<usize>, text: &str) {
    let len = rope.len_bytes();
    let start_char = rope.byte_to_char(range.start.min(len));
    let end_char = rope.byte_to_char(range.end.min(len)).max(start_char);
    let (start, end) = (rope.char_to_byte(start_char), rope.char_to_byte(end_char));
    let (start_position, old_end_position) = (tree_point(rope, start), tree_point(rope, end));
    rope.remove(start_char..end_char);
    rope.insert(start_char, text);
    if let Some(tree) = tree {
        let new_end = start + text.len();
        tree.edit(&InputEdit {
            start_byte: start,
            old_end_byte: end,
            new_end_byte: new_end,
            start_position,
            old_end_position,
            new_end_position: tree_point(rope, new_end),
        });
    }
}

// tree-sitter counts rows by `\n` alone, whatever the rope takes for a line end.
fn tree_point(rope: &Rope, byte: usize) -> tree_sitter::Point {
    let (mut row, mut line_start, mut seen) = (0, 0, 0);
    for chunk in rope.chunks() {
        let bytes = chunk.as_bytes();
        let bytes = &bytes[..bytes.len().min(byte - seen)];
        let newlines = memchr::memchr_iter(b'\n', bytes).count();
        if newlines > 0 {
            row += newlines;
            line_start = seen + memchr::memrchr(b'\n', bytes).map_or(0, |p| p + 1);
        }
        seen += bytes.len();
        if seen >= byte {
            break;
        }
    }
    tree_sitter::Point { row, column: seen - line_start }
}

fn byte_at(rope: &Rope, point: Point, encoding: Encoding) -> usize {
    let line = point.line as usize;
    if line >= rope.len_lines() {
        return rope.len_bytes();
    }
    let start = rope.line_to_byte(line);
    let (mut units, mut bytes) = (0u32, 0usize);
    for c in rope.line(line).chars() {
        let width = match encoding {
            Encoding::Utf8 => c.len_utf8() as u32,
            Encoding::Utf16 => c.len_utf16() as u32,
            Encoding::Utf32 => 1,
        };
        if matches!(c, '\n' | '\r') || units + width > point.column {
            break;
        }
        units += width;
        bytes += c.len_utf8();
    }
    start + bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn python() -> Language {
        Language::from_id("python").unwrap()
    }

    #[test]
    fn editor_positions() {
        let d = Document::new("a.py".into(), python(), 1, "a\r\n\u{1F600}b\n");
        let at = |line, column| d.offset(Point { line, column }, Encoding::Utf16);
        assert_eq!((at(0, 9), at(1, 1), at(1, 2), at(1, 3), at(9, 0)), (1, 3, 7, 8, 9));
    }

    proptest! {
        // Re-parsing after any edits gives the tree that parsing from nothing gives, however many
        // versions went by without a parse.
        #[test]
        fn incremental_is_from_scratch(edits in prop::collection::vec((0usize..80, 0usize..6, "[a-z()\n:=\"\u{e9} ]{0,6}", any::<bool>()), 1..12)) {
            let mut doc = Document::new("a.py".into(), python(), 0, "def f(x):\n    return g(x, 'a')\n\nprint(f(1))\nx = [1, 2]\n");
            let mut plain = doc.text().to_string();
            for (version, (at, len, text, parse)) in edits.into_iter().enumerate() {
                if parse { doc.lowered(&mut || false); }
                let floor = |i: usize| (0..=i.min(plain.len())).rev().find(|i| plain.is_char_boundary(*i)).unwrap();
                let (start, end) = (floor(at), floor(at + len).max(floor(at)));
                doc = doc.changed(version as i32, &[TextChange::Bytes { range: at..at + len, text: text.clone() }]);
                plain.replace_range(start..end, &text);
                prop_assert_eq!(&*doc.text(), plain.as_str());
                let whole = ql_syntax::parse(python(), &plain).unwrap();
                let again = doc.clone_tree();
                prop_assert_eq!(again.root_node().end_byte(), whole.root_node().end_byte());
                if !whole.root_node().has_error() {
                    prop_assert_eq!(again.root_node().to_sexp(), whole.root_node().to_sexp());
                }
            }
        }
    }

    impl Document {
        fn clone_tree(&self) -> Tree {
            Document { old_tree: self.old_tree.clone(), ..Document::new(self.path.clone(), self.language, 0, &self.text()) }
                .tree(&mut || false)
                .unwrap()
        }
    }
}
