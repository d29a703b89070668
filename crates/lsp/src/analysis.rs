//! What the server asks of the engine beyond its workspace. Tests stand in an analysis of their own,
//! which lets them hold an answer back or fail on purpose; [`engine`] is the real one.

use ql_engine::finding::{Edit, Finding, Fix};
use ql_engine::operation::{Cancel, Context, Progress, Spec};
use ql_engine::qsecure::rules::RuleInfo;
use ql_engine::workspace::Snapshot;
use serde_json::Value;
use std::path::Path;
use std::sync::Arc;

mod engine;

pub use engine::Engine;

/// How bad an [`Issue`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IssueLevel {
    /// It does not work like this.
    Error,
    /// It works, but hardly as meant.
    Warning,
    /// Worth knowing.
    Note,
}

/// Something worth saying about a text that is no finding: what is wrong with a rule file, a
/// configuration, a suppression; a limit that was reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// 0-based line concerned.
    pub line: u32,
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
    /// The findings that the configuration lets through, suppressed ones among them, by position.
    pub findings: Vec<Finding>,
    /// What else is to be said.
    pub issues: Vec<Issue>,
}

/// Analysis of texts and workspaces, on threads that may be blocked, from several at once.
pub trait Analysis: Send + Sync + 'static {
    /// Looks at an open document. `None` if it was cancelled. Where data flow is followed, which takes
    /// longer, `first` is told what is known before.
    fn check(&self, snapshot: &Snapshot, path: &Path, first: &(dyn Fn(Checked) + Sync), cancel: &Cancel) -> Option<Checked>;

    /// Scans every file of the workspace. `None` if it was cancelled; an error says what is wrong.
    fn check_workspace(&self, snapshot: &Snapshot, progress: &dyn Progress, cancel: &Cancel) -> Option<Result<Vec<Finding>, String>>;

    /// Follows data across the files of the workspace, if that is asked for, so that the next look at a
    /// document knows what comes to it from others. Whether that may give something else than the last;
    /// `None` if it was cancelled.
    fn follow(&self, snapshot: &Snapshot, progress: &dyn Progress, cancel: &Cancel) -> Option<bool>;

    /// The rules in force for a path, or for the workspace.
    fn rules(&self, snapshot: &Snapshot, path: Option<&Path>) -> Vec<Arc<RuleInfo>>;

    /// The page about a rule, in Markdown.
    fn explain(&self, snapshot: &Snapshot, rule: &str) -> Option<String>;

    /// The fixes of a finding that hold when tried on the document. Slow: for what is about to be shown.
    fn fixes(&self, snapshot: &Snapshot, path: &Path, finding: &Finding, cancel: &Cancel) -> Vec<Fix>;

    /// The edit that suppresses a finding for a reason; `None` where the language has no comments.
    fn suppress(&self, snapshot: &Snapshot, path: &Path, finding: &Finding, reason: &str) -> Option<Edit>;

    /// The operations that can be run as commands.
    fn operations(&self) -> Vec<Spec>;

    /// Runs an operation on a JSON input.
    fn run(&self, name: &str, input: Value, context: &Context) -> Result<Value, String>;
}
