//! A rule as it is after loading: one internal form for the old and the new syntax.

use ql_syntax::Language;
pub use ql_syntax::embed::Transform;
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
    /// What it looks for; of a taint rule, all its formulas side by side.
    pub formula: Formula,
    /// Where data comes from and may not get to (taint mode).
    pub taint: Option<Taint>,
    /// Set on rules that report nothing themselves but say what is code of another language (extract mode).
    pub extract: Option<Extract>,
    /// Rules whose matches in the files of a scan are brought together (join mode).
    pub join: Option<Join>,
    /// What the project must depend on for the rule to run; empty asks nothing, of several one is enough.
    pub depends_on: Vec<Dependency>,
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

/// `mode: extract`: what a metavariable stands for is code for other rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extract {
    /// The metavariable, with `$`.
    pub metavariable: String,
    /// The language of the code.
    pub language: Languages,
    /// If not empty, only these rules look at it: ids or their dotted ends.
    pub include: Vec<String>,
    /// These rules do not.
    pub exclude: Vec<String>,
    /// What happens to the text first.
    pub transform: Transform,
    /// All matches in a file are one program.
    pub joined: bool,
}

impl Extract {
    /// Whether a rule looks at the code.
    pub fn admits(&self, rule: &str) -> bool {
        let named = |n: &String| rule == n || rule.strip_suffix(n.as_str()).is_some_and(|head| head.ends_with('.'));
        (self.include.is_empty() || self.include.iter().any(named)) && !self.exclude.iter().any(named)
    }
}

/// `mode: taint`: data that comes from a source and gets to a sink.
#[derive(Clone, Debug)]
pub struct Taint {
    /// Where it comes from.
    pub sources: Vec<TaintSource>,
    /// What makes it harmless.
    pub sanitizers: Vec<TaintSanitizer>,
    /// Where it may not get to.
    pub sinks: Vec<TaintSink>,
    /// What passes it on.
    pub propagators: Vec<TaintPropagator>,
}

/// `mode: join`: matches of several rules, in any files of a scan, that fit together.
#[derive(Clone, Debug)]
pub struct Join {
    /// The rules whose matches are the tables.
    pub members: Vec<JoinMember>,
    /// What rows of them must have in common.
    pub on: Vec<JoinOn>,
}

/// A table of a join.
#[derive(Clone, Debug)]
pub struct JoinMember {
    /// Its name in the conditions: the `as` of a reference, the id of an inline rule.
    pub name: String,
    /// What finds its rows.
    pub rule: Rule,
    /// New names of its metavariables, from and to, with `$`.
    pub renames: Vec<(String, String)>,
}

/// A condition of a join: two columns and how they compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinOn {
    /// What stands left.
    pub left: JoinColumn,
    /// How they compare.
    pub compare: JoinCompare,
    /// What stands right.
    pub right: JoinColumn,
}

/// A column of a table: `name.$X` or `name.path`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinColumn {
    /// The table, by its place in [`Join::members`].
    pub member: usize,
    /// The metavariable, with `$`; the path of the match's file where absent.
    pub metavariable: Option<String>,
}

/// How two texts compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JoinCompare {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `>`: the left one contains the right one.
    Contains,
    /// `<`: the right one contains the left one.
    Within,
}

/// An item of `project-depends-on`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependency {
    /// The kind of package (`npm`, `pypi`, `gomod`, …), as written.
    pub namespace: String,
    /// The package.
    pub package: String,
    /// Its versions, as written: bounds with `<`, `<=`, `==`, `>=`, `>` or `!=`, all of which hold.
    pub version: String,
}

/// The label of a source that has none.
pub const DEFAULT_LABEL: &str = "__SOURCE__";

/// Whether a match changes a variable for what comes after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SideEffect {
    /// Only the matched expression counts.
    No,
    /// The expression and the variable.
    Yes,
    /// The variable only.
    Only,
}

/// An item of `pattern-sources`.
#[derive(Clone, Debug)]
pub struct TaintSource {
    /// What matches.
    pub formula: Formula,
    /// Not what is inside the match.
    pub exact: bool,
    /// Whether the variable stays tainted.
    pub side_effect: SideEffect,
    /// The label of the taint.
    pub label: String,
    /// Labels that the match must carry already.
    pub requires: Option<Requires>,
    /// It taints whatever runs after it.
    pub control: bool,
}

/// An item of `pattern-sanitizers`.
#[derive(Clone, Debug)]
pub struct TaintSanitizer {
    /// What matches.
    pub formula: Formula,
    /// Not what is inside the match.
    pub exact: bool,
    /// Whether the variable stays clean.
    pub side_effect: SideEffect,
    /// It yields to a source or sink of the very same range.
    pub not_conflicting: bool,
}

/// An item of `pattern-sinks`.
#[derive(Clone, Debug)]
pub struct TaintSink {
    /// What matches.
    pub formula: Formula,
    /// Not what is inside the match.
    pub exact: bool,
    /// Labels that must get there.
    pub requires: SinkRequires,
    /// Only where the function ends after it.
    pub at_exit: bool,
}

/// What must get to a sink.
#[derive(Clone, Debug)]
pub enum SinkRequires {
    /// To the sink as a whole.
    All(Requires),
    /// To each of these metavariables.
    Each(Vec<(String, Requires)>),
}

/// An item of `pattern-propagators`.
#[derive(Clone, Debug)]
pub struct TaintPropagator {
    /// What matches.
    pub formula: Formula,
    /// The metavariable that gives.
    pub from: String,
    /// The metavariable that takes.
    pub to: String,
    /// Whether the variable that takes stays tainted.
    pub side_effect: bool,
    /// Labels that must be given.
    pub requires: Option<Requires>,
    /// The label that the taint gets.
    pub label: Option<String>,
    /// Only taint of these labels gets the new one.
    pub replace_labels: Option<Vec<String>>,
}

/// A condition on labels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Requires {
    /// `True`, `False`
    Const(bool),
    /// The label is there.
    Label(String),
    /// `not`
    Not(Box<Requires>),
    /// `and`
    And(Vec<Requires>),
    /// `or`
    Or(Vec<Requires>),
}

impl Requires {
    /// Whether it holds, given which labels are there.
    pub fn holds(&self, has: &dyn Fn(&str) -> bool) -> bool {
        match self {
            Requires::Const(b) => *b,
            Requires::Label(l) => has(l),
            Requires::Not(inner) => !inner.holds(has),
            Requires::And(all) => all.iter().all(|r| r.holds(has)),
            Requires::Or(all) => all.iter().any(|r| r.holds(has)),
        }
    }

    /// The labels it names.
    pub fn labels(&self) -> Vec<&str> {
        match self {
            Requires::Const(_) => Vec::new(),
            Requires::Label(l) => vec![l],
            Requires::Not(inner) => inner.labels(),
            Requires::And(all) | Requires::Or(all) => all.iter().flat_map(Requires::labels).collect(),
        }
    }
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
