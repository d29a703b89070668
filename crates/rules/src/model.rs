//! A rule as it is after loading: one internal form for the old and the new syntax.

use ql_syntax::Language;
use std::collections::BTreeMap;

/// How severe the rule's author calls it; the contract's five words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// `INFO` in the inventory sense: INVENTORY, EXPERIMENT.
    Info,
    /// LOW, INFO.
    Low,
    /// MEDIUM, WARNING.
    Medium,
    /// HIGH, ERROR.
    High,
    /// CRITICAL.
    Critical,
}

/// Where in a rule file something is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct At {
    /// 1-based line.
    pub line: u32,
    /// 1-based column in code points.
    pub column: u32,
}

/// In which files a rule is tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Languages {
    /// Files of these languages; the first one's grammar reads the patterns first.
    Some(Vec<Language>),
    /// `generic` (spacegrep): every file, as words and brackets.
    Generic,
    /// `regex`, `none`: every file, as text.
    Regex,
}

/// A rule.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Full id: the dotted folder prefix of its source and its own id.
    pub id: String,
    /// The file it came from, as given to the loader.
    pub source: String,
    /// Where it stands in that file.
    pub at: At,
    /// Message template.
    pub message: String,
    /// Severity.
    pub severity: Severity,
    /// The severity as written.
    pub severity_word: String,
    /// Where it applies.
    pub languages: Languages,
    /// What it looks for (search mode).
    pub formula: Formula,
    /// Replacement template of the whole match.
    pub fix: Option<String>,
    /// Replacement by regular expression within the match.
    pub fix_regex: Option<FixRegex>,
    /// Globs of paths.
    pub paths: PathFilter,
    /// Matching options.
    pub options: Options,
    /// Free-form metadata.
    pub metadata: serde_json::Map<String, serde_json::Value>,
    /// Set on secret detectors.
    pub secret: Option<Secret>,
    /// The versions of the rule language it asks for, as written.
    pub versions: (Option<String>, Option<String>),
}

/// `fix-regex`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixRegex {
    /// Expression on the matched text.
    pub regex: String,
    /// Replacement with `\1`-style groups.
    pub replacement: String,
    /// How many occurrences; all where absent.
    pub count: Option<usize>,
}

/// `paths`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PathFilter {
    /// If not empty, one must match.
    pub include: Vec<String>,
    /// None may match; wins over `include`.
    pub exclude: Vec<String>,
}

/// `secret`: what makes a regular expression a secret detector.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Secret {
    /// Lower-case literals; one must occur (in any case) for the rule to be tried.
    pub keywords: Vec<String>,
    /// The capture group that holds the secret; 0 is the whole match.
    pub group: usize,
    /// Least Shannon entropy in bits per character.
    pub min_entropy: Option<f64>,
    /// Name of a built-in check.
    pub checksum: Option<String>,
    /// A secret that contains one of these (in any case) is a placeholder.
    pub stop_words: Vec<String>,
    /// The kind shown instead of the secret.
    pub redact: String,
}

/// A formula: an operator with its conditions.
#[derive(Clone, Debug)]
pub struct Formula {
    /// The operator.
    pub kind: FormulaKind,
    /// Conditions, in order.
    pub conditions: Vec<Condition>,
    /// Focused metavariables: every entry intersects; the names of one entry unite.
    pub focus: Vec<Vec<String>>,
    /// New syntax: the fix of this branch.
    pub fix: Option<String>,
    /// New syntax: binds the whole match.
    pub bind: Option<String>,
    /// Where it is written.
    pub at: At,
}

/// The operators.
#[derive(Clone, Debug)]
pub enum FormulaKind {
    /// A pattern in the target's language.
    Pattern(String),
    /// A regular expression over the text.
    Regex(String),
    /// All must hold: positives meet, negatives subtract.
    And(Vec<Formula>),
    /// Any may hold.
    Or(Vec<Formula>),
    /// Subtracts, inside an `And` only.
    Not(Box<Formula>),
    /// The matches serve as surroundings.
    Inside(Box<Formula>),
    /// Joins on bindings only.
    Anywhere(Box<Formula>),
}

/// Conditions on the bindings of a match.
#[derive(Clone, Debug)]
pub enum Condition {
    /// `metavariable-regex`
    Regex {
        /// name with `$`
        metavariable: String,
        /// start-anchored expression
        regex: String,
        /// on the folded value
        constant_propagation: bool,
    },
    /// `metavariable-comparison`
    Comparison {
        /// name with `$`, if given
        metavariable: Option<String>,
        /// the expression
        comparison: String,
        /// compare as integers
        strip: bool,
    },
    /// `metavariable-pattern`
    Pattern {
        /// name with `$`
        metavariable: String,
        /// another language
        language: Option<Languages>,
        /// what must match inside
        formula: Box<Formula>,
    },
    /// `metavariable-analysis`
    Analysis {
        /// name with `$`
        metavariable: String,
        /// `entropy`, `redos`, …
        analyzer: String,
    },
    /// `metavariable-type`
    Type {
        /// name with `$`
        metavariable: String,
        /// alternatives
        types: Vec<String>,
    },
}

/// `options`: switches by name; what is absent has its default. Unknown names are kept (and warned
/// about by the loader).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options(pub BTreeMap<String, serde_json::Value>);

impl Options {
    /// A switch.
    pub fn is_on(&self, name: &str, default: bool) -> bool {
        self.0.get(name).and_then(serde_json::Value::as_bool).unwrap_or(default)
    }
    /// A number.
    pub fn number(&self, name: &str, default: u64) -> u64 {
        self.0.get(name).and_then(serde_json::Value::as_u64).unwrap_or(default)
    }
    /// A word.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).and_then(serde_json::Value::as_str)
    }
}
