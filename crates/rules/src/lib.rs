//! The rule language: loading, compiling, prefiltering, matching, formulas, fixes.
//!
//! Invariants
//! - Knows nothing of workspaces, editors, protocols or terminals, and does no I/O: texts come in,
//!   matches and problems go out.
//! - A broken rule is a [`RuleProblem`] with file, line, rule and key; the others run.
//! - Deterministic: results depend on rules and text alone, never on time, threads or order.
//! - Bounded: every search has fuel; running out is reported in [`ScanOutcome::limits`], never silent.

pub mod load;
pub mod model;
pub mod scan;

pub use load::{RuleProblem, RuleSource, load};
pub use model::{Formula, Rule, Severity};
pub use scan::{Match, MetavariableValue, RuleSet, ScanOutcome, Target};
