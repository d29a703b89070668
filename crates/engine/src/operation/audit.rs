//! `audit`: the log of what was done.

use super::{Context, Flags, McpTool, Operation, OperationError, Outcome, Spec};
use crate::patch::AuditEntry;
use crate::store::state::State;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// Shows or verifies the audit log.
pub struct Audit;

/// What to do with the log.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Input {
    /// `show` the last entries, or `verify` the whole chain.
    #[schemars(extend("x-cli" = "positional"))]
    pub action: Action,
    /// How many entries are shown; 50 where absent.
    pub limit: Option<usize>,
}

/// What to do with the log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// Show the last entries.
    #[default]
    Show,
    /// Verify the whole chain.
    Verify,
}

/// The log.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Output {
    /// Always `quantumlayer.audit/1`.
    pub schema: String,
    /// The entries, oldest first.
    pub entries: Vec<AuditEntry>,
    /// The first thing wrong with the log; absent where nothing is, or nothing was verified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub broken: Option<String>,
    /// Whether the chain was verified.
    pub verified: bool,
}

impl Operation for Audit {
    type Input = Input;
    type Output = Output;
    const SPEC: Spec = Spec {
        name: "audit",
        title: "Audit log",
        summary: "Shows or verifies the log of writes, executions and consents.",
        details: "Each entry says who asked, what, about which files, and what came of it; never contents. \
                  Every entry carries the hash of the one before.",
        flags: Flags { read_only: true, destructive: false, idempotent: true, open_world: false },
        mcp: Some(McpTool { name: "audit", toolset: "admin" }),
    };

    fn run(cx: &Context, input: Input) -> Result<Output, OperationError> {
        let state = State::open(cx.snapshot.shared.data_dir())?;
        let schema = "quantumlayer.audit/1".to_owned();
        match input.action {
            Action::Show => {
                let entries = state.audit_entries(Some(input.limit.unwrap_or(50)))?;
                Ok(Output { schema, entries, broken: None, verified: false })
            }
            Action::Verify => Ok(Output { schema, entries: Vec::new(), broken: state.verify_audit()?, verified: true }),
        }
    }

    fn outcome(output: &Output) -> Outcome {
        if output.broken.is_some() { Outcome::Found } else { Outcome::Clean }
    }

    fn text(output: &Output) -> String {
        let mut out = String::new();
        for e in &output.entries {
            let _ = writeln!(out, "{} {} {} {}: {}", e.seq, e.at, e.surface, e.operation, e.verdict);
            for f in &e.files {
                let _ = writeln!(out, "    {f}");
            }
        }
        match &output.broken {
            Some(broken) => out.push_str(&format!("the log was tampered with: {broken}\n")),
            None if output.verified => out.push_str("the log is whole\n"),
            None if output.entries.is_empty() => out.push_str("the log is empty\n"),
            None => {}
        }
        crate::report::harmless_text(&out)
    }
}

/// Appends to the log, for surfaces (a consent, a refusal).
pub fn record(cx: &Context, operation: &str, files: &[String], verdict: &str) -> Result<(), OperationError> {
    State::open(cx.snapshot.shared.data_dir())?.audit(cx.surface, operation, files, verdict)
}
