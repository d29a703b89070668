//! `scan`: find what is dangerous.

use super::{Context, Flags, McpTool, Operation, OperationError, Outcome, Spec, Surface, fix};
use crate::config::{parse_severity, parse_size};
use crate::finding::{Confidence, Severity};
use crate::qsecure::scan::{ScanOptions, ScanOutput, Snippet, scan};
use crate::report;
use ql_syntax::Language;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Finds what is dangerous in files, folders or a snippet.
pub struct Scan;

/// What to scan.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Input {
    /// Files and folders to scan; the whole workspace where absent.
    #[schemars(extend("x-cli" = "positional"))]
    pub paths: Vec<String>,
    /// Code to scan instead of files. Name its `language` or a `filename`.
    #[schemars(extend("x-cli" = "stdin"))]
    pub snippet: Option<String>,
    /// Language of the snippet, such as `python`.
    #[schemars(extend("x-surfaces" = ["mcp", "lsp"]))]
    pub language: Option<String>,
    /// File name of the snippet: decides its language and which rules apply.
    pub filename: Option<String>,
    /// Rule files or folders instead of the built-in packs; `auto` adds these back.
    pub config: Vec<String>,
    /// Only these rules: an id, its dotted beginning or end, or a glob.
    pub rule: Vec<String>,
    /// Report this severity and worse: critical, high, medium, low or info.
    pub severity: Option<Severity>,
    /// Report this confidence and better: high, medium or low.
    pub confidence: Option<Confidence>,
    /// Fail (exit 1) at this severity and worse; `none` never fails. Default: low.
    #[schemars(extend("x-surfaces" = ["cli"]))]
    pub fail_on: Option<FailOn>,
    /// Findings of this report, or with these fingerprints, are known and not counted.
    #[schemars(extend("x-surfaces" = ["cli"]))]
    pub baseline: Option<PathBuf>,
    /// Report only lines added or changed since this git revision.
    pub diff_base: Option<String>,
    /// Scan only files that match a glob.
    pub include: Vec<String>,
    /// Leave out files that match a glob.
    pub exclude: Vec<String>,
    /// Files above this size (bytes, or such as 2MB) get text rules only. Default: 1 MB.
    #[schemars(extend("x-surfaces" = ["cli"]))]
    pub max_file_size: Option<String>,
    /// How far data flow is followed: not at all, within functions, within files (the default) or across
    /// the files that are scanned. What files came to together is kept until one of them changes.
    #[schemars(extend("x-surfaces" = ["cli"]))]
    pub dataflow: Option<Dataflow>,
    /// Behave as Semgrep 1.185 where the product does better on purpose.
    #[schemars(extend("x-surfaces" = ["cli"]))]
    pub compat: bool,
    /// Neither read nor write the cache.
    #[schemars(extend("x-surfaces" = ["cli"]))]
    pub no_cache: bool,
    /// A broken rule or a skipped file is a failure (exit 2).
    #[schemars(extend("x-surfaces" = ["cli"]))]
    pub strict: bool,
    /// Print counts and times.
    #[schemars(extend("x-surfaces" = ["cli"]))]
    pub stats: bool,
    /// Apply the fixes that need no look first, then report what is left.
    #[schemars(extend("x-surfaces" = ["cli"]))]
    pub fix: bool,
    /// With `fix`: show what would be changed and change nothing.
    #[schemars(extend("x-surfaces" = ["cli"]))]
    pub dry_run: bool,
}

/// The least severity that fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FailOn {
    /// The worst only.
    Critical,
    /// High and worse.
    High,
    /// Medium and worse.
    Medium,
    /// Low and worse.
    Low,
    /// Anything.
    Info,
    /// Nothing.
    None,
}

/// How far data flow is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Dataflow {
    /// Not at all.
    Off,
    /// Within a function.
    Function,
    /// Within a file.
    File,
    /// Across files.
    Workspace,
}

impl Dataflow {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Dataflow::Off => "off",
            Dataflow::Function => "function",
            Dataflow::File => "file",
            Dataflow::Workspace => "workspace",
        }
    }
}

/// A report with what it amounts to.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Output {
    /// The report.
    #[serde(flatten)]
    pub scan: ScanOutput,
    #[serde(skip)]
    outcome: Option<Outcome>,
    // What is printed before the report: what was fixed, counts.
    #[serde(skip)]
    lead: String,
}

impl Input {
    /// The options it stands for.
    pub fn options(&self, cx: &Context) -> Result<ScanOptions, OperationError> {
        let max_file_size = match &self.max_file_size {
            None => None,
            Some(size) => Some(parse_size(size).ok_or_else(|| OperationError::Invalid(format!("`{size}` is not a size")))?),
        };
        let language = self.language.as_deref().map(super::language).transpose()?;
        if self.snippet.is_some() && !self.paths.is_empty() {
            return Err(OperationError::Invalid("give either `paths` or a `snippet`".into()));
        }
        let name = self.filename.as_ref();
        let snippet = match &self.snippet {
            None => None,
            Some(_) if language.is_none() && name.is_none() => {
                return Err(OperationError::Invalid("a `snippet` needs its `language` or a `filename`".into()));
            }
            Some(text) => Some(Snippet { name: name.cloned().unwrap_or_else(|| snippet_name(language)), language, text: text.clone() }),
        };
        Ok(ScanOptions {
            paths: self.paths.clone(),
            snippet,
            anywhere: cx.surface == Surface::Terminal,
            config: self.config.clone(),
            rules: self.rule.clone(),
            severity: self.severity,
            confidence: self.confidence,
            include: self.include.clone(),
            exclude: self.exclude.clone(),
            baseline: self.baseline.clone(),
            diff_base: self.diff_base.clone(),
            max_file_size,
            dataflow: self.dataflow,
            compat: self.compat.then_some(true),
            no_cache: self.no_cache,
            jobs: None,
        })
    }
}

/// A file name for a snippet whose language alone is known.
pub(crate) fn snippet_name(language: Option<Language>) -> String {
    match language.and_then(|l| l.row().extensions.first()) {
        Some(extension) => format!("snippet.{extension}"),
        None => "snippet".to_owned(),
    }
}

impl Operation for Scan {
    type Input = Input;
    type Output = Output;
    const SPEC: Spec = Spec {
        name: "scan",
        title: "Scan for security problems",
        summary: "Finds dangerous code and secrets in files, folders or a snippet, with fixes.",
        details: "Runs the built-in rule packs, or the rules named, over the workspace. \
                  Every finding has a rule, severity, confidence, place, message and fingerprint, and fixes where the rule has one.",
        flags: Flags { read_only: true, destructive: false, idempotent: true, open_world: false },
        mcp: Some(McpTool { name: "qsecure_scan", toolset: "default" }),
    };
    const FORMATS: &'static [&'static str] = &["sarif"];

    fn run(cx: &Context, input: Input) -> Result<Output, OperationError> {
        let options = input.options(cx)?;
        let mut lead = String::new();
        if input.fix {
            if options.snippet.is_some() || options.baseline.is_some() || options.diff_base.is_some() {
                return Err(OperationError::Invalid("`fix` does not go with a snippet, `baseline` or `diff-base`".into()));
            }
            let fix = fix::Input {
                paths: input.paths.clone(),
                rule: input.rule.clone(),
                severity: input.severity,
                config: input.config.clone(),
                dry_run: input.dry_run,
                ..fix::Input::default()
            };
            lead = fix::Fix::text(&fix::Fix::run(cx, fix)?);
        }
        let scan = scan(&cx.snapshot, &options, &*cx.progress, &cx.cancel)?;
        let config = cx.snapshot.root_config();
        let outcome = outcome(&scan, &input, config.fail_on.as_deref());
        if input.stats {
            for (name, value) in &scan.report.stats {
                lead.push_str(&format!("{name}: {value}\n"));
            }
        }
        Ok(Output { scan, outcome: Some(outcome), lead })
    }

    fn outcome(output: &Output) -> Outcome {
        output.outcome.unwrap_or(Outcome::Clean)
    }

    fn text(output: &Output) -> String {
        format!("{}{}", output.lead, report::scan_text(&output.scan.report, &output.scan.frames))
    }

    fn lead(output: &Output) -> String {
        output.lead.clone()
    }

    fn render(output: &Output, format: &str) -> Option<String> {
        match format {
            "sarif" => serde_json::to_string_pretty(&report::sarif(&output.scan.report, &output.scan.rules())).ok(),
            _ => None,
        }
    }
}

fn outcome(scan: &ScanOutput, input: &Input, configured: Option<&str>) -> Outcome {
    if input.strict && scan.not_strict {
        return Outcome::Failed;
    }
    let level = match (input.fail_on, configured) {
        (Some(FailOn::None), _) => None,
        (Some(level), _) => serde_json::to_value(level).ok().and_then(|v| parse_severity(v.as_str()?)),
        (None, Some("none")) => None,
        (None, Some(word)) => parse_severity(word),
        (None, None) => Some(Severity::Low),
    };
    let fails = |s: Severity| level.is_some_and(|l| s >= l);
    if scan.report.findings.iter().any(|f| f.suppressed.is_none() && fails(f.severity)) {
        return Outcome::Found;
    }
    if scan.incomplete { Outcome::Incomplete } else { Outcome::Clean }
}
