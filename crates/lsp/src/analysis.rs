//! What the server asks of the engine. Tests stand in a small analysis of their own, which lets
//! them hold an answer back or fail on purpose.

use crate::documents::{Document, Text};
use ql_engine::finding::{Confidence, Edit, Finding, Severity};
use ql_syntax::Language;
use serde_json::Value;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How bad an [`Issue`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IssueLevel {
    /// It does not work like this.
    Error,
    /// It works, but hardly as meant.
    Warning,
    /// Worth knowing.
    Hint,
}

/// Something wrong with a file of our own kind: a rule file, a configuration, a suppression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// The bytes concerned.
    pub range: Range<usize>,
    /// How bad.
    pub level: IssueLevel,
    /// A short word for its kind (`rule`, `config`, `suppression`).
    pub code: String,
    /// What is wrong and what would be right.
    pub message: String,
}

/// What a look at one text gave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checked {
    /// The findings, suppressed ones among them, by position.
    pub findings: Vec<Finding>,
    /// What is wrong with it as a file of our own kind.
    pub issues: Vec<Issue>,
}

/// The files of a workspace scan, one by one.
#[derive(Clone, Debug)]
pub struct CheckedFile {
    /// The file.
    pub path: PathBuf,
    /// Its text as scanned.
    pub text: Arc<Text>,
    /// What was found.
    pub checked: Checked,
}

/// A rule, as far as editors show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Full id.
    pub id: String,
    /// The message template, or a title where the rule has one.
    pub title: String,
    /// Severity.
    pub severity: Severity,
    /// Confidence.
    pub confidence: Confidence,
    /// Weaknesses.
    pub cwe: Vec<String>,
    /// OWASP categories.
    pub owasp: Vec<String>,
    /// Addresses to read on.
    pub references: Vec<String>,
    /// Languages it applies to.
    pub languages: Vec<String>,
}

/// An operation that can be run as a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    /// Its name without the product's prefix.
    pub name: String,
    /// What it does, for progress titles.
    pub title: String,
}

/// Asked now and then; `true` means: stop, nobody wants the answer any more.
pub type Stop<'a> = dyn Fn() -> bool + Sync + 'a;

/// Told of progress: done, of how many if known, and what is being done.
pub type Progress<'a> = dyn Fn(u64, Option<u64>, &str) + Sync + 'a;

/// What went into the analysis that has nothing to do with a single text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// The workspace's folders.
    pub roots: Vec<PathBuf>,
    /// Rule files and folders named in the editor's settings.
    pub rules: Vec<PathBuf>,
    /// The user trusts the folder: operations may execute what is in it.
    pub trusted: bool,
}

/// Analysis of texts and workspaces. Every method may be slow and is called on threads that may be
/// blocked, from several at once.
pub trait Analysis: Send + Sync + 'static {
    /// Takes over folders and settings; loads rules and configuration.
    fn surround(&self, surroundings: &Surroundings);
    /// Files changed on disk. `true` if rules, configuration or ignore files were among them, so
    /// that what was found in other files may not hold any more.
    fn files_changed(&self, paths: &[PathBuf]) -> bool;
    /// An editor opened or changed a document.
    fn opened(&self, document: &Document);
    /// An editor closed a document: what is on disk counts again.
    fn closed(&self, document: &Document);
    /// Identifies rules and configuration: the same text under the same generation gives the same
    /// result.
    fn generation(&self) -> u64;
    /// Looks at a document. `None` if stopped.
    fn check(&self, document: &Document, stop: &Stop<'_>) -> Option<Checked>;
    /// Looks at another text in a document's place: is a fix one? `None` if stopped.
    fn check_instead(&self, document: &Document, text: Arc<str>, stop: &Stop<'_>) -> Option<Checked>;
    /// Scans every file of the workspace. `false` if stopped.
    fn check_workspace(&self, stop: &Stop<'_>, progress: &Progress<'_>, each: &mut dyn FnMut(CheckedFile)) -> bool;
    /// The rules in force.
    fn rules(&self) -> Arc<[Rule]>;
    /// A rule by its id.
    fn rule(&self, id: &str) -> Option<Rule> {
        self.rules().iter().find(|rule| rule.id == id).cloned()
    }
    /// The page about a rule, in Markdown.
    fn explain(&self, rule: &str) -> Option<String>;
    /// The operations that can be run.
    fn operations(&self) -> Vec<Operation>;
    /// Runs an operation on a JSON input.
    fn run(&self, name: &str, input: Value, stop: &Stop<'_>, progress: &Progress<'_>) -> Result<Value, String>;
    /// The edit that suppresses a finding for a reason; `None` where the language has no comments.
    fn suppress(&self, document: &Document, finding: &Finding, reason: &str) -> Option<Edit> {
        suppression(document.language, document.text(), finding, reason)
    }
    /// A path of a finding as a path on disk.
    fn resolve(&self, document: Option<&Path>, path: &str) -> Option<PathBuf>;
}

/// A comment at the end of the finding's first line, or above it where a line continues.
fn suppression(language: Language, text: &Text, finding: &Finding, reason: &str) -> Option<Edit> {
    let comments = language.row().comments;
    let line = text.lines.line_of(u32::try_from(finding.start.offset).ok()?);
    let content = text.line(line);
    let note = format!("nosemgrep: {} -- {reason}", finding.rule);
    let comment = match (comments.line.first(), comments.block.first()) {
        (Some(leader), _) => format!("{leader} {note}"),
        (None, Some((open, close))) => format!("{open} {note} {close}"),
        (None, None) => return None,
    };
    let line_start = text.lines.line_start(line) as usize;
    let (offset, inserted) = if content.trim_end().ends_with('\\') {
        let indent: String = content.chars().take_while(|c| c.is_whitespace()).collect();
        (line_start, format!("{indent}{comment}\n"))
    } else {
        (line_start + content.len(), format!("  {comment}"))
    };
    let point = text.lines.point(&text.source, offset, ql_syntax::Encoding::Utf32);
    let at = ql_engine::finding::Position { line: point.line + 1, column: point.column + 1, offset: offset as u64 };
    Some(Edit { path: finding.path.clone(), start: at, end: at, text: inserted })
}
