//! `config`: what is configured, and where each value came from.

use super::{Context, Flags, Operation, OperationError, Outcome, Spec};
use crate::config::{KEYS, Origin};
use crate::finding::Problem;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Shows the configuration.
pub struct Config;

/// What to show.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Input {
    /// `show` the configuration, or list every key with its meaning (`keys`).
    #[schemars(extend("x-cli" = "positional"))]
    pub action: Action,
    /// Show where each value came from.
    pub origin: bool,
    /// The file or folder for which it holds; the root where absent.
    pub path: Option<String>,
}

/// What to show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// The values that are set.
    #[default]
    Show,
    /// Every key with its meaning.
    Keys,
}

/// The configuration.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Output {
    /// Always `quantumlayer.config/1`.
    pub schema: String,
    /// The values that are set, by dotted key.
    pub values: BTreeMap<String, Value>,
    /// What is wrong with the files.
    pub problems: Vec<Problem>,
    #[serde(skip)]
    keys: bool,
    #[serde(skip)]
    origin: bool,
}

/// A value.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Value {
    /// As written.
    pub value: serde_json::Value,
    /// Where it came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// What it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc: Option<String>,
}

impl Operation for Config {
    type Input = Input;
    type Output = Output;
    const SPEC: Spec = Spec {
        name: "config",
        title: "Configuration",
        summary: "Shows the configuration that holds, and where each value came from.",
        details: "Layers, strongest first: flags, editor settings, environment, package, root, extended files, user file.",
        flags: Flags { read_only: true, destructive: false, idempotent: true, open_world: false },
        mcp: None,
    };

    fn run(cx: &Context, input: Input) -> Result<Output, OperationError> {
        let schema = "quantumlayer.config/1".to_owned();
        if input.action == Action::Keys {
            let values = KEYS.iter().map(|k| {
                let kind = serde_json::to_value(k.kind).unwrap_or_default();
                (k.name.to_owned(), Value { value: kind, origin: None, doc: Some(k.doc.to_owned()) })
            });
            return Ok(Output { schema, values: values.collect(), problems: Vec::new(), keys: true, origin: false });
        }
        let config = match &input.path {
            None => cx.snapshot.root_config(),
            Some(path) => {
                let inside = cx.snapshot.resolve(path).map_err(|e| OperationError::NotFound(e.to_string()))?;
                cx.snapshot.config(&inside.absolute)
            }
        };
        let mut values: BTreeMap<String, Value> = config
            .values
            .iter()
            // Endpoints and keys are nobody's business but the user's.
            .filter(|(k, _)| *k != "models" && *k != "mcp")
            .map(|(k, (v, origin))| {
                let value = serde_json::to_value(v).unwrap_or_default();
                (k.clone(), Value { value, origin: input.origin.then(|| origin.clone()), doc: None })
            })
            .collect();
        for s in &config.suppress {
            let value =
                serde_json::json!({ "rule": s.rule, "path": s.path, "reason": s.reason, "until": s.until, "fingerprint": s.fingerprint });
            let origin = Origin { layer: "root".into(), from: Some(s.file.clone()), line: Some(s.line) };
            values.insert(format!("suppress {}:{}", s.file, s.line), Value { value, origin: input.origin.then_some(origin), doc: None });
        }
        Ok(Output { schema, values, problems: config.problems.clone(), keys: false, origin: input.origin })
    }

    fn outcome(output: &Output) -> Outcome {
        if output.problems.iter().any(|p| p.message.starts_with("not valid TOML")) { Outcome::Failed } else { Outcome::Clean }
    }

    fn text(output: &Output) -> String {
        let mut out = String::new();
        for (key, v) in &output.values {
            if output.keys {
                let _ = writeln!(out, "{key}: {}", v.doc.as_deref().unwrap_or_default());
                continue;
            }
            let _ = write!(out, "{key} = {}", v.value);
            if let (true, Some(o)) = (output.origin, &v.origin) {
                let line = o.line.map_or(String::new(), |l| format!(":{l}"));
                let _ = write!(out, "  # {} {}{line}", o.layer, o.from.as_deref().unwrap_or_default());
            }
            out.push('\n');
        }
        for p in &output.problems {
            let _ = writeln!(out, "{}:{}: {}", p.path.as_deref().unwrap_or("-"), p.line.unwrap_or(0), p.message);
        }
        crate::report::harmless_text(&out)
    }
}
