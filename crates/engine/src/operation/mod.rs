//! The one list of what can be asked.
//!
//! An operation is one file in this folder: a name, an input and an output with JSON schemas, flags,
//! and `run`. From [`all`] come the terminal's commands, the language server's commands, the MCP
//! tools and the reference documentation; no surface knows an operation by name unless it has a
//! richer view of it.

pub mod audit;
pub mod config;
pub mod describe;
pub mod explain;
pub mod fix;
pub mod languages;
pub mod rules;
pub mod scan;
pub mod undo;
pub mod validate;

use crate::workspace::Snapshot;
use ql_syntax::Language;
use schemars::{JsonSchema, Schema};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What an operation touches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Flags {
    /// Changes nothing.
    pub read_only: bool,
    /// May change or delete what cannot be got back without `undo`.
    pub destructive: bool,
    /// Doing it twice is the same as doing it once.
    pub idempotent: bool,
    /// Reaches beyond the workspace (network).
    pub open_world: bool,
}

/// Under which name and in which toolset an operation is offered to agents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct McpTool {
    /// Tool name, one of the contract's.
    pub name: &'static str,
    /// `default`, or a toolset that is off by default.
    pub toolset: &'static str,
}

/// The declaration of an operation.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Spec {
    /// The command's name in the terminal, and after `quantumlayer.` in editors.
    pub name: &'static str,
    /// Human title.
    pub title: &'static str,
    /// One sentence.
    pub summary: &'static str,
    /// Longer help, Markdown.
    pub details: &'static str,
    /// What it touches.
    pub flags: Flags,
    /// The MCP tool, if agents get it.
    pub mcp: Option<McpTool>,
}

/// The language that a request names.
pub(crate) fn language(word: &str) -> Result<Language, OperationError> {
    Language::from_id(word).ok_or_else(|| {
        let hint =
            crate::config::nearest(word, Language::all().map(Language::id)).map_or(String::new(), |n| format!("; did you mean `{n}`?"));
        OperationError::Invalid(format!("`{word}` is not a language{hint}"))
    })
}

/// `1 file`, `2 files`.
pub(crate) fn count(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}

/// Why an operation could not be done.
#[derive(Debug, thiserror::Error)]
pub enum OperationError {
    /// The request itself is wrong.
    #[error("{0}")]
    Invalid(String),
    /// Something named does not exist.
    #[error("{0}")]
    NotFound(String),
    /// A file changed since it was read, or is open and unsaved elsewhere.
    #[error("{0}")]
    Stale(String),
    /// The caller asked to stop.
    #[error("cancelled")]
    Cancelled,
    /// Not allowed here (outside the roots, read-only, not confirmed).
    #[error("{0}")]
    Refused(String),
    /// It could not be done.
    #[error("{0}")]
    Failed(String),
}

/// Told of progress; each surface shows it in its own way.
pub trait Progress: Send + Sync {
    /// `done` of `total` (0 where unknown) in the phase that `message` names.
    fn report(&self, done: u64, total: u64, message: &str);
}

/// Ignores progress.
pub struct NoProgress;
impl Progress for NoProgress {
    fn report(&self, _: u64, _: u64, _: &str) {}
}

/// A flag that asks running work to stop. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// A flag that is not set.
    pub fn new() -> Cancel {
        Cancel::default()
    }
    /// Asks to stop.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
    /// Whether it was asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
    /// [`OperationError::Cancelled`] if it was asked to stop.
    pub fn check(&self) -> Result<(), OperationError> {
        if self.is_cancelled() { Err(OperationError::Cancelled) } else { Ok(()) }
    }
}

/// Who asks; written to the audit log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Surface {
    /// The command line.
    Terminal,
    /// An editor.
    Editor,
    /// An agent over MCP.
    Agent,
}

/// What a run is given beside its input.
#[derive(Clone)]
pub struct Context {
    /// The workspace the request works on.
    pub snapshot: Snapshot,
    /// Where progress goes.
    pub progress: Arc<dyn Progress>,
    /// Set when the caller gives up.
    pub cancel: Cancel,
    /// Who asks.
    pub surface: Surface,
}

impl Context {
    /// A context without progress, for a request that nobody cancels.
    pub fn new(snapshot: Snapshot, surface: Surface) -> Context {
        Context { snapshot, progress: Arc::new(NoProgress), cancel: Cancel::new(), surface }
    }
}

/// What a run of an operation amounts to, for exit codes and `isError`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing to complain of: exit 0.
    Clean,
    /// Found something at or above the level that fails: exit 1.
    Found,
    /// Could not do it as asked: exit 2.
    Failed,
    /// A limit was reached: exit 4.
    Incomplete,
}

/// One ability.
pub trait Operation: Send + Sync + 'static {
    /// What it is given. Field documentation becomes help text everywhere. Extensions: `x-cli`
    /// (`positional`, `hidden`) and `x-surfaces` (an array out of `cli`, `mcp`, `lsp`).
    type Input: DeserializeOwned + JsonSchema;
    /// What it gives back.
    type Output: Serialize + JsonSchema;
    /// Its declaration.
    const SPEC: Spec;
    /// The formats that [`Operation::render`] knows beside text and JSON.
    const FORMATS: &'static [&'static str] = &[];
    /// Does it. Synchronous: surfaces call it on a blocking thread.
    fn run(cx: &Context, input: Self::Input) -> Result<Self::Output, OperationError>;
    /// What it amounts to.
    fn outcome(_output: &Self::Output) -> Outcome {
        Outcome::Clean
    }
    /// The result for people and models: short, no escapes.
    fn text(output: &Self::Output) -> String;
    /// What [`Operation::text`] begins with, beside the result: for surfaces that draw the result themselves.
    fn lead(_output: &Self::Output) -> String {
        String::new()
    }
    /// Further formats by name (`sarif`); JSON and text are there for every operation.
    fn render(_output: &Self::Output, _format: &str) -> Option<String> {
        None
    }
}

/// The result of a run, whatever the operation.
pub struct Reply {
    /// The output as JSON.
    pub json: Value,
    /// The output as text.
    pub text: String,
    /// What the text begins with, beside the result; most often nothing.
    pub lead: String,
    /// What it amounts to.
    pub outcome: Outcome,
    /// Renders further formats; `None` where the operation does not have it.
    pub rendered: Option<String>,
}

/// An operation behind one type, as the list holds it.
pub struct Entry {
    /// Its declaration.
    pub spec: Spec,
    /// The formats it has beside text and JSON.
    pub formats: &'static [&'static str],
    /// The JSON schema of its input.
    pub input_schema: fn() -> Schema,
    /// The JSON schema of its output.
    pub output_schema: fn() -> Schema,
    /// Parses the input, runs, and renders `format` (`text`, `json` or one of the operation's own).
    pub run: fn(&Context, Value, &str) -> Result<Reply, OperationError>,
}

impl Entry {
    /// Wraps an operation.
    pub const fn of<O: Operation>() -> Entry {
        Entry {
            spec: O::SPEC,
            formats: O::FORMATS,
            input_schema: || schemars::schema_for!(O::Input),
            output_schema: || schemars::schema_for!(O::Output),
            run: run::<O>,
        }
    }
}

fn run<O: Operation>(cx: &Context, input: Value, format: &str) -> Result<Reply, OperationError> {
    let input: O::Input = serde_json::from_value(input).map_err(|e| OperationError::Invalid(format!("{}: {e}", O::SPEC.name)))?;
    let output = O::run(cx, input)?;
    let json = serde_json::to_value(&output).map_err(|e| OperationError::Failed(e.to_string()))?;
    Ok(Reply { text: O::text(&output), lead: O::lead(&output), outcome: O::outcome(&output), rendered: O::render(&output, format), json })
}

/// Every operation. A new one is its file and its line here.
pub static ALL: &[Entry] = &[
    Entry::of::<describe::Describe>(),
    Entry::of::<scan::Scan>(),
    Entry::of::<explain::Explain>(),
    Entry::of::<fix::Fix>(),
    Entry::of::<rules::Rules>(),
    Entry::of::<validate::Validate>(),
    Entry::of::<languages::Languages>(),
    Entry::of::<undo::Undo>(),
    Entry::of::<audit::Audit>(),
    Entry::of::<config::Config>(),
];

/// Looks an operation up by its name.
pub fn by_name(name: &str) -> Option<&'static Entry> {
    ALL.iter().find(|e| e.spec.name == name)
}
