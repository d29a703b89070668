//! Parsing and re-parsing with tree-sitter, under a budget.

use crate::lower::Lowering;
use crate::{Language, csharp14};
use std::cell::RefCell;
use std::ops::ControlFlow;
use tree_sitter::{InputEdit, Parser, Tree};

/// Why there is no tree.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ParseError {
    /// The language has no grammar (plain text).
    #[error("{0} has no grammar")]
    NoGrammar(&'static str),
    /// The caller's callback asked to stop.
    #[error("parsing was stopped")]
    Stopped,
    /// The grammar could not be loaded.
    #[error("the grammar of {0} could not be loaded: {1}")]
    Grammar(&'static str, String),
}

thread_local! {
    static PARSERS: RefCell<Vec<Option<Parser>>> = const { RefCell::new(Vec::new()) };
}

/// Parses a whole text.
pub fn parse(language: Language, source: &str) -> Result<Tree, ParseError> {
    parse_with(language, source, None, &mut || false)
}

/// Parses a text as what reads it best: JavaScript with types in it, which its own grammar has no words
/// for, is read as TSX. Gives the language whose grammar it was.
pub fn parse_best(language: Language, source: &str, stop: &mut dyn FnMut() -> bool) -> Result<(Language, Tree), ParseError> {
    let tree = parse_with(language, source, None, stop)?;
    if language.id() == "javascript"
        && tree.root_node().has_error()
        && let Some(typed) = Language::from_id("tsx")
    {
        let other = parse_with(typed, source, None, stop)?;
        if !other.root_node().has_error() {
            return Ok((typed, other));
        }
    }
    Ok((language, tree))
}

/// Parses a text, re-using the parts of `old` that its edits left alone. `old` must have been told
/// of every edit (see [`edit`]). `stop` is asked now and then and ends the parse by saying `true`.
///
/// The grammar may be given other words of the same length where it does not know those of the text (see
/// `csharp14`). Nothing is re-used then: which words these are may depend on what is far from them.
pub fn parse_with(language: Language, source: &str, old: Option<&Tree>, stop: &mut dyn FnMut() -> bool) -> Result<Tree, ParseError> {
    let row = language.row();
    let grammar = row.grammar.ok_or(ParseError::NoGrammar(row.id))?;
    PARSERS.with(|parsers| {
        let mut parsers = parsers.borrow_mut();
        if parsers.len() <= language.index() {
            parsers.resize_with(language.index() + 1, || None);
        }
        let slot = &mut parsers[language.index()];
        if slot.is_none() {
            let mut parser = Parser::new();
            parser.set_language(&grammar()).map_err(|e| ParseError::Grammar(row.id, e.to_string()))?;
            *slot = Some(parser);
        }
        let Some(parser) = slot.as_mut() else {
            return Err(ParseError::NoGrammar(row.id));
        };
        let rewritten = if row.lowering == Lowering::CSharp { csharp14::rewritten(source) } else { None };
        let old = old.filter(|old| rewritten.is_none() && !is_rewritten(old));
        if rewritten.is_some() {
            let end_point = tree_sitter::Point { row: usize::MAX, column: usize::MAX };
            let all = tree_sitter::Range { start_byte: 0, end_byte: source.len() + 1, start_point: Default::default(), end_point };
            parser.set_included_ranges(&[all]).map_err(|e| ParseError::Grammar(row.id, e.to_string()))?;
        }
        let bytes = rewritten.as_deref().unwrap_or(source.as_bytes());
        let mut progress = |_: &tree_sitter::ParseState| {
            if stop() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let options = tree_sitter::ParseOptions::new().progress_callback(&mut progress);
        let tree = parser.parse_with_options(&mut |offset, _| bytes.get(offset..).unwrap_or_default(), old, Some(options));
        if rewritten.is_some() {
            parser.set_included_ranges(&[]).map_err(|e| ParseError::Grammar(row.id, e.to_string()))?;
        }
        match tree {
            Some(tree) => Ok(tree),
            None => {
                parser.reset();
                Err(ParseError::Stopped)
            }
        }
    })
}

/// Whether a tree is that of a rewritten text: these are parsed with an end, which edits move and others
/// do not have.
fn is_rewritten(tree: &Tree) -> bool {
    tree.included_ranges().iter().any(|range| range.end_byte != u32::MAX as usize)
}

/// Tells a tree that the bytes `start..old_end` of its text were replaced, the replacement ending at
/// `new_end`. `old_text` and `new_text` are the whole texts before and after.
pub fn edit(tree: &mut Tree, old_text: &str, new_text: &str, start: usize, old_end: usize, new_end: usize) {
    tree.edit(&InputEdit {
        start_byte: start,
        old_end_byte: old_end,
        new_end_byte: new_end,
        start_position: point(old_text, start),
        old_end_position: point(old_text, old_end),
        new_end_position: point(new_text, new_end),
    });
}

fn point(text: &str, offset: usize) -> tree_sitter::Point {
    let before = &text.as_bytes()[..offset.min(text.len())];
    let row = before.iter().filter(|b| **b == b'\n').count();
    let column = before.len() - before.iter().rposition(|b| *b == b'\n').map_or(0, |p| p + 1);
    tree_sitter::Point { row, column }
}
