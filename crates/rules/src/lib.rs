//! The rule language: loading, compiling, prefiltering, matching, formulas, fixes.
//!
//! Invariants
//! - Knows nothing of workspaces, editors, protocols or terminals, and does no I/O: texts come in,
//!   matches and problems go out.
//! - A broken rule is a [`RuleProblem`] with file, line, rule and key; the others run.
//! - Deterministic: results depend on rules and text alone, never on time, threads or order.
//! - Bounded: every search has fuel; running out is reported in [`ScanOutcome::limits`], never silent.

mod ability;
mod alien;
mod analysis;
mod comparison;
mod embed;
mod fix;
mod formula;
mod generic;
mod guard;
mod join;
mod matcher;
mod memory;
mod pattern;
mod prefilter;
mod project;
mod regex;
mod secret;
mod spans;
mod taint;
mod why;

pub mod load;
pub mod model;
pub mod scan;

pub use ability::{Abilities, abilities};
pub use embed::Inner;
pub use join::{JoinRow, Joined};
pub use load::{RULE_KEYS, RuleProblem, RuleSource, load, load_tested, load_with, referred};
pub use memory::Memory;
pub use model::{Formula, Rule, Severity};
pub use project::{Known, NoFacts, ProjectFacts};
pub use scan::{Kept, Match, MetavariableValue, RuleSet, RuleTime, ScanOutcome, StepKind, Target, TraceStep, follows_across};
pub use taint::Reach;
pub use why::{Step, WhyNot};

/// The word of a list that is nearest to a misspelt one, if any is near.
pub fn nearest<'w>(word: &str, list: &[&'w str]) -> Option<&'w str> {
    list.iter().map(|c| (distance(word, c), *c)).min().filter(|(d, c)| *d <= 1 + c.len() / 4).map(|(_, c)| c)
}

/// Levenshtein's distance.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().take(64).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().take(64).enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let up = row[j + 1];
            row[j + 1] = (diagonal + usize::from(ca != *cb)).min(up + 1).min(row[j] + 1);
            diagonal = up;
        }
    }
    row[b.len()]
}
