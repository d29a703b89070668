//! What a scanner says: one type for every kind of finding, and the report that carries them.
//! The JSON shape is the public contract `quantumlayer.scan/1`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The identifier of the JSON shape of [`ScanReport`].
pub const SCAN_SCHEMA: &str = "quantumlayer.scan/1";

/// How bad it is, worst last so that `>=` reads naturally.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Little harm, or hard to reach.
    Low,
    /// Harm under conditions.
    Medium,
    /// Serious harm.
    High,
    /// The worst.
    Critical,
}

/// How sure the rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// A hint.
    Low,
    /// Likely.
    Medium,
    /// Nearly certain.
    High,
}

/// A position in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Position {
    /// 1-based line.
    pub line: u32,
    /// 1-based column in Unicode code points.
    pub column: u32,
    /// Byte offset in the file.
    pub offset: u64,
}

/// One step of a data flow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TraceStep {
    /// Path relative to the root, with `/`.
    pub path: String,
    /// Where the step begins.
    pub start: Position,
    /// Where it ends, exclusive.
    pub end: Position,
    /// What happens there.
    pub note: String,
}

/// Whether a fix may be applied without a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// Keeps what correct callers rely on.
    Safe,
    /// Needs a person's look.
    Review,
}

/// One replacement in one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Edit {
    /// Path relative to the root, with `/`.
    pub path: String,
    /// Where the replaced text begins.
    pub start: Position,
    /// Where it ends, exclusive.
    pub end: Position,
    /// What stands there afterwards.
    pub text: String,
}

/// A way to make a finding go away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Fix {
    /// What it does, as a command ("Use `yaml.safe_load`").
    pub title: String,
    /// Whether it may be applied without a look.
    pub safety: Safety,
    /// The replacements; they do not overlap.
    pub edits: Vec<Edit>,
}

/// Why a finding is not counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Suppressed {
    /// `comment`, `config` or `baseline`.
    pub by: String,
    /// The reason given, if any.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<String>,
    /// Who said so, if known.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub author: Option<String>,
    /// The last day it holds (`YYYY-MM-DD`), if bounded.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub until: Option<String>,
}

/// One thing that is wrong at one place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// Full rule id.
    pub rule: String,
    /// How bad.
    pub severity: Severity,
    /// How sure.
    pub confidence: Confidence,
    /// What an attacker gains and what to do.
    pub message: String,
    /// Path relative to the root, with `/`.
    pub path: String,
    /// Where it begins.
    pub start: Position,
    /// Where it ends, exclusive.
    pub end: Position,
    /// Weaknesses, as `CWE-89`.
    pub cwe: Vec<String>,
    /// OWASP Top 10 categories, as `A03:2021`.
    pub owasp: Vec<String>,
    /// Survives moved lines.
    pub fingerprint: String,
    /// What the rule's metavariables stood for; secrets are redacted.
    pub metavariables: BTreeMap<String, String>,
    /// The data flow, step by step; absent where the rule has none.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub trace: Option<Vec<TraceStep>>,
    /// Ways out.
    pub fixes: Vec<Fix>,
    /// Set when the finding is not counted.
    pub suppressed: Option<Suppressed>,
}

/// A file that was not looked at, or not wholly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Skipped {
    /// Path relative to the root, with `/`.
    pub path: String,
    /// Why, in words a person understands.
    pub reason: String,
}

/// Something that could not be done during a scan, the rest having gone on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Problem {
    /// `rule`, `config`, `file`, `limit`, `suppression`, …
    pub kind: String,
    /// The rule concerned, if one is.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub rule: Option<String>,
    /// The file concerned, if one is.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub path: Option<String>,
    /// 1-based line in that file.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub line: Option<u32>,
    /// What is wrong and what to do.
    pub message: String,
}

/// The result of a scan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ScanReport {
    /// Always [`SCAN_SCHEMA`].
    pub schema: String,
    /// What was found, by path, then position, then rule.
    pub findings: Vec<Finding>,
    /// What was not looked at, and why.
    pub skipped: Vec<Skipped>,
    /// What went wrong on the way.
    pub errors: Vec<Problem>,
    /// Counts and times.
    pub stats: serde_json::Map<String, serde_json::Value>,
}

impl ScanReport {
    /// An empty report.
    pub fn new() -> ScanReport {
        ScanReport {
            schema: SCAN_SCHEMA.to_owned(),
            findings: Vec::new(),
            skipped: Vec::new(),
            errors: Vec::new(),
            stats: serde_json::Map::new(),
        }
    }
}

impl Default for ScanReport {
    fn default() -> Self {
        Self::new()
    }
}
