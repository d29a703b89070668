//! Languages: what they are called, how a file is recognised, how it is parsed and re-parsed,
//! where its positions are, what it holds of other languages, and how its concrete tree becomes the one
//! generic tree.
//!
//! Invariants
//! - Knows nothing of rules, workspaces, protocols or terminals, and does no I/O.
//! - Never panics on input and never fails on bad source: a broken file gives a tree with
//!   [`gast::Kind::Raw`] islands and a list of problems.
//! - Work is bounded: depth by [`gast::MAX_DEPTH`], time by the caller's cancellation callback.

pub use tree_sitter;

pub mod consts;
mod csharp14;
pub mod embed;
pub mod gast;
pub mod language;
pub mod lower;
pub mod parse;
pub mod position;
pub mod rename;
pub mod resolve;
pub mod validate;

pub use language::Language;
pub use parse::{ParseError, parse, parse_best, parse_with};
pub use position::{Encoding, LineIndex, Point};
