//! `validate`: syntax errors.

use super::scan::snippet_name;
use super::{Context, Flags, McpTool, Operation, OperationError, Outcome, Spec, Surface, count};
use crate::finding::{Position, Problem, Skipped};
use crate::qsecure::findings::position;
use crate::qsecure::pool;
use crate::workspace::{self, Filter, Loaded, Snapshot, language_of};
use ql_syntax::{Language, LineIndex};
use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// Finds syntax errors.
pub struct Validate;

/// What to validate.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Input {
    /// Files and folders; the whole workspace where absent.
    #[schemars(extend("x-cli" = "positional"))]
    pub paths: Vec<String>,
    /// Code to validate instead of files. Name its `language` or a `filename`.
    #[schemars(extend("x-cli" = "stdin"))]
    pub snippet: Option<String>,
    /// Language of the snippet, such as `python`.
    pub language: Option<String>,
    /// File name of the snippet.
    pub filename: Option<String>,
}

/// The errors.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Output {
    /// Always `quantumlayer.validate/1`.
    pub schema: String,
    /// How many texts were parsed.
    pub files: u64,
    /// What is wrong, by path and place.
    pub errors: Vec<Error>,
    /// What was not looked at, and why.
    pub skipped: Vec<Skipped>,
}

/// A syntax error.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Error {
    /// Path relative to the root.
    pub path: String,
    /// The language it was parsed as.
    pub language: String,
    /// Where it begins.
    pub start: Position,
    /// Where it ends, exclusive.
    pub end: Position,
    /// What is wrong.
    pub message: String,
    /// What would have been accepted there.
    pub expected: Vec<String>,
}

/// The syntax errors of one text; rule files and configuration are checked for their content too.
pub fn errors_of(snapshot: &Snapshot, path: &str, language: Language, text: &str) -> Vec<Error> {
    let index = LineIndex::new(text);
    let mut errors: Vec<Error> = ql_syntax::validate::validate(language, text)
        .into_iter()
        .map(|e| Error {
            path: path.to_owned(),
            language: language.id().to_owned(),
            start: position(text, &index, e.span.start),
            end: position(text, &index, e.span.end),
            message: e.message,
            expected: e.expected,
        })
        .collect();
    if errors.is_empty() {
        let name = path.rsplit('/').next().unwrap_or(path);
        let problems: Vec<Problem> = match language.id() {
            "yaml" if crate::check::is_rule_text(text) => crate::check::validate_rule_text(snapshot, path, text),
            "toml" if name == crate::config::FILE_NAME => crate::config::check_text(text, path),
            _ => Vec::new(),
        };
        errors.extend(problems.into_iter().map(|p| {
            let line = p.line.unwrap_or(1).saturating_sub(1);
            let range = index.line_range(line.min(index.lines().saturating_sub(1)));
            Error {
                path: path.to_owned(),
                language: language.id().to_owned(),
                start: position(text, &index, range.start),
                end: position(text, &index, range.start + text[range].trim_end().len()),
                message: p.message,
                expected: Vec::new(),
            }
        }));
    }
    errors
}

impl Operation for Validate {
    type Input = Input;
    type Output = Output;
    const SPEC: Spec = Spec {
        name: "validate",
        title: "Validate syntax",
        summary: "Finds syntax errors in files or a snippet, with position and what was expected.",
        details: "Rule files and `quantumlayer.toml` are checked for their content too.",
        flags: Flags { read_only: true, destructive: false, idempotent: true, open_world: false },
        mcp: Some(McpTool { name: "validate", toolset: "rules" }),
    };

    fn run(cx: &Context, input: Input) -> Result<Output, OperationError> {
        let schema = "quantumlayer.validate/1".to_owned();
        let language = input.language.as_deref().map(super::language).transpose()?;
        if let Some(text) = &input.snippet {
            let name = input.filename.as_ref();
            if language.is_none() && name.is_none() {
                return Err(OperationError::Invalid("a `snippet` needs its `language` or a `filename`".into()));
            }
            let name = name.cloned().unwrap_or_else(|| snippet_name(language));
            let language = language.unwrap_or_else(|| language_of(&name, text));
            let errors = pool::interactive(|| errors_of(&cx.snapshot, &name, language, text));
            return Ok(Output { schema, files: 1, errors, skipped: Vec::new() });
        }
        let config = cx.snapshot.root_config();
        let starts = cx.snapshot.starts(&input.paths, cx.surface == Surface::Terminal)?;
        let filter = Filter::new(&config.include, &config.exclude)?;
        let jobs = pool::default_jobs();
        let walked = workspace::walk(&cx.snapshot, &starts, &filter, jobs, &cx.cancel)?;
        let max = config.max_file_size.unwrap_or(workspace::DEFAULT_MAX_FILE_SIZE);
        let one = |entry: &workspace::FileEntry| -> Result<Option<Vec<Error>>, Skipped> {
            let skip = |reason: String| Skipped { path: entry.shown.clone(), reason };
            if cx.cancel.is_cancelled() {
                return Ok(None);
            }
            match cx.snapshot.text(&entry.absolute, max) {
                Loaded::Skip(reason) => Err(skip(reason)),
                Loaded::Large(_) => Err(skip("too large to be parsed".into())),
                Loaded::Text(t) => {
                    let language = cx
                        .snapshot
                        .document(&entry.absolute)
                        .map_or_else(|| language.unwrap_or_else(|| language_of(&entry.shown, &t.text)), |d| d.language);
                    if language.row().grammar.is_none() {
                        return Ok(None);
                    }
                    Ok(Some(errors_of(&cx.snapshot, &entry.shown, language, &t.text)))
                }
            }
        };
        let results: Vec<_> = match pool::batch(jobs) {
            _ if walked.files.len() <= pool::FEW => pool::interactive(|| walked.files.iter().map(one).collect()),
            Some(pool) => pool.install(|| walked.files.par_iter().map(one).collect()),
            None => walked.files.iter().map(one).collect(),
        };
        cx.cancel.check()?;
        let mut output = Output { schema, files: 0, errors: Vec::new(), skipped: walked.skipped };
        for result in results {
            match result {
                Ok(Some(errors)) => {
                    output.files += 1;
                    output.errors.extend(errors);
                }
                Ok(None) => {}
                Err(skipped) => output.skipped.push(skipped),
            }
        }
        Ok(output)
    }

    fn outcome(output: &Output) -> Outcome {
        if output.errors.is_empty() { Outcome::Clean } else { Outcome::Found }
    }

    fn text(output: &Output) -> String {
        let mut out = String::new();
        for e in &output.errors {
            let _ = write!(out, "{}:{}:{}: {}", e.path, e.start.line, e.start.column, e.message);
            if !e.expected.is_empty() {
                let _ = write!(out, "; expected {}", e.expected.join(", "));
            }
            out.push('\n');
        }
        let _ = writeln!(out, "{} in {}", count(output.errors.len(), "syntax error"), count(output.files as usize, "file"));
        crate::report::harmless_text(&out)
    }
}
