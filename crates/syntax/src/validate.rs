//! Syntax errors of a file or a snippet: where, and what was expected there.

/// A syntax error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// The bytes that could not be understood; empty where something is missing.
    pub span: std::ops::Range<usize>,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What the grammar would have accepted at this place, most telling first; may be empty.
    pub expected: Vec<String>,
}
