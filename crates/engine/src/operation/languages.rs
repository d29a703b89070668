//! `languages`: what can be analysed.

use super::{Context, Flags, Operation, OperationError, Spec};
use ql_syntax::Language;
use ql_syntax::lower::Lowering;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
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
    /// What can be done in it, measured on a sample of the language.
    pub abilities: BTreeMap<&'static str, bool>,
}

/// What each ability means, in the order of the matrix.
pub const ABILITIES: [(&str, &str); 12] = [
    ("detect", "files are recognised by name, ending or interpreter"),
    ("parse", "there is a grammar"),
    ("lowering", "the generic tree is made by a mapping of the language's own, not taken over as the grammar has it"),
    ("patterns", "a pattern written in the language matches"),
    ("statements", "`...` between statements also finds what is nested in them"),
    ("names", "a use of a variable leads to its declaration"),
    ("imports", "an imported name is known by where it comes from"),
    ("constants", "a variable that has one value counts as that value"),
    ("types", "the written type of a variable is known (`metavariable-type`)"),
    ("taint", "data is followed through a function"),
    ("calls", "data is followed into the functions of the file that it is passed to"),
    ("comments", "a comment suppresses a finding"),
];

impl Operation for Languages {
    type Input = Input;
    type Output = Output;
    const SPEC: Spec = Spec {
        name: "languages",
        title: "Languages",
        summary: "Lists the languages that are understood, how their files are recognised, and what can be done in each.",
        details: "What can be done is measured: the sample of each language is parsed and matched as a file would be. \
                  The same matrix, with what each word means, is in [abilities](abilities.md).",
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
                    abilities: ql_rules::abilities(l).list().into_iter().collect(),
                }
            })
            .collect();
        Ok(Output { schema: "quantumlayer.languages/1".into(), languages })
    }

    fn text(output: &Output) -> String {
        let mut out = format!("{:<12}", "");
        for (word, _) in ABILITIES {
            let _ = write!(out, " {word}");
        }
        out.push_str(" files\n");
        for l in &output.languages {
            let _ = write!(out, "{:<12}", l.id);
            for (word, _) in ABILITIES {
                let mark = if l.abilities.get(word) == Some(&true) { "yes" } else { "-" };
                let _ = write!(out, " {mark:<width$}", width = word.len());
            }
            let names: Vec<_> = l.extensions.iter().map(|e| format!(".{e}")).chain(l.file_names.iter().cloned()).collect();
            let _ = writeln!(out, " {}", names.join(" "));
        }
        out
    }
}
