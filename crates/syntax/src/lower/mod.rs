//! From concrete trees to the generic tree.

/// How a language's concrete tree becomes the generic tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lowering {
    /// Python's mapping.
    Python,
    /// The mapping shared by JavaScript, TypeScript and TSX.
    JavaScript,
    /// Java's mapping.
    Java,
    /// Go's mapping.
    Go,
    /// Every concrete node as it is.
    Raw,
    /// No tree at all.
    None,
}
