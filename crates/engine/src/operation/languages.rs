//! `languages`: what can be analysed.

use super::{Context, Flags, Operation, OperationError, Spec};
use ql_syntax::Language;
use ql_syntax::lower::Lowering;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// Lists the languages.
pub struct Languages;

/// Nothing to say.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Input {}

/// The languages.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Output {
    /// Always `quantumlayer.languages/1`.
    pub schema: String,
    /// One for each language.
    pub languages: Vec<Row>,
}

/// A language.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Row {
    /// Identifier in rules and inputs.
    pub id: String,
    /// Name.
    pub name: String,
    /// Further identifiers.
    pub aliases: Vec<String>,
    /// File extensions.
    pub extensions: Vec<String>,
    /// Whole file names.
    pub file_names: Vec<String>,
    /// How deep it is understood: `full` (names, imports, constants), `syntax`, `inside` (only the code of
    /// other languages in it) or `text`.
    pub depth: String,
}

impl Operation for Languages {
    type Input = Input;
    type Output = Output;
    const SPEC: Spec = Spec {
        name: "languages",
        title: "Languages",
        summary: "Lists the languages that are understood, and how their files are recognised.",
        details: "",
        flags: Flags { read_only: true, destructive: false, idempotent: true, open_world: false },
        mcp: None,
    };

    fn run(_: &Context, _: Input) -> Result<Output, OperationError> {
        let own = |list: &[&str]| list.iter().map(|s| (*s).to_owned()).collect();
        let languages = Language::all()
            .map(|l| {
                let row = l.row();
                Row {
                    id: row.id.into(),
                    name: row.name.into(),
                    aliases: own(row.aliases),
                    extensions: own(row.extensions),
                    file_names: own(row.file_names),
                    depth: match row.lowering {
                        Lowering::Raw => "syntax",
                        Lowering::None if l != Language::text() => "inside",
                        Lowering::None => "text",
                        _ => "full",
                    }
                    .into(),
                }
            })
            .collect();
        Ok(Output { schema: "quantumlayer.languages/1".into(), languages })
    }

    fn text(output: &Output) -> String {
        let mut out = String::new();
        for l in &output.languages {
            let names: Vec<_> = l.extensions.iter().map(|e| format!(".{e}")).chain(l.file_names.iter().cloned()).collect();
            let _ = writeln!(out, "{:<12} {:<16} {:<7} {}", l.id, l.name, l.depth, names.join(" "));
        }
        out
    }
}
