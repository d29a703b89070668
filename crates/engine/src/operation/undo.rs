//! `undo`: take a patch back.

use super::{Context, Flags, McpTool, Operation, OperationError, Spec};
use crate::patch::{Applied, undo};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// Undoes a patch.
pub struct Undo;

/// Which patch.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Input {
    /// The patch's id; the last one applied in this workspace where absent.
    #[schemars(extend("x-cli" = "positional"))]
    pub id: Option<String>,
}

/// What was undone.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Output {
    /// Always `quantumlayer.undo/1`.
    pub schema: String,
    /// The patch.
    #[serde(flatten)]
    pub patch: Applied,
}

impl Operation for Undo {
    type Input = Input;
    type Output = Output;
    const SPEC: Spec = Spec {
        name: "undo",
        title: "Undo a patch",
        summary: "Restores the files of an applied patch, unless they changed since.",
        details: "Works from every surface and after a crash: patches are in a journal before any file changes.",
        flags: Flags { read_only: false, destructive: true, idempotent: false, open_world: false },
        mcp: Some(McpTool { name: "undo", toolset: "admin" }),
    };

    fn run(cx: &Context, input: Input) -> Result<Output, OperationError> {
        let patch = undo(&cx.snapshot, cx.surface, input.id.as_deref())?;
        Ok(Output { schema: "quantumlayer.undo/1".into(), patch })
    }

    fn text(output: &Output) -> String {
        let mut out = format!("undone {}: {}\n", output.patch.id, output.patch.title);
        for f in &output.patch.files {
            let _ = writeln!(out, "  {f}");
        }
        out
    }
}
