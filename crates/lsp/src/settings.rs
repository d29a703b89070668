//! The editor's settings: what came with `initialize`, then what the client answers or sends.

use ql_engine::finding::{Confidence, Severity};
use serde_json::Value;

/// Settings of this server. Absent keys keep their defaults; a value of the wrong type is a
/// [`Settings::problems`] and changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Settings {
    /// Nothing is checked or offered while this is off.
    pub(crate) enable: bool,
    /// The least confidence that is shown, if the editor has a say.
    pub(crate) confidence: Option<Confidence>,
    /// The least severity that is shown, if the editor has a say.
    pub(crate) severity: Option<Severity>,
    /// Whether to show code lenses.
    pub(crate) code_lens: bool,
    /// Rule files and folders used beside the built-in packs.
    pub(crate) rules: Vec<String>,
    /// Whether the user trusts the folder.
    pub(crate) trusted: bool,
    /// What could not be understood.
    pub(crate) problems: Vec<String>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            enable: true,
            confidence: None,
            severity: None,
            code_lens: true,
            rules: Vec::new(),
            trusted: true,
            problems: Vec::new(),
        }
    }
}

impl Settings {
    /// These settings with another layer on top. The layer may be wrapped in `quantumlayer`, as
    /// clients send it that way too.
    pub(crate) fn with(&self, layer: &Value) -> Settings {
        let layer = layer.get("quantumlayer").unwrap_or(layer);
        let mut next = Settings { problems: Vec::new(), ..self.clone() };
        let Some(layer) = layer.as_object() else { return next };
        for (key, value) in layer {
            if value.is_null() {
                continue;
            }
            let understood = match key.as_str() {
                "enable" => take(value, &mut next.enable),
                "confidence" => take(value, &mut next.confidence),
                "severity" => take(value, &mut next.severity),
                "codeLens" => take(value, &mut next.code_lens),
                "rules" => take(value, &mut next.rules),
                "trusted" => take(value, &mut next.trusted),
                // Settings of the extensions themselves (the server's path, traces) arrive too.
                _ => true,
            };
            if !understood {
                next.problems.push(format!("the setting quantumlayer.{key} has no use for {value}"));
            }
        }
        next
    }

    /// These settings as a configuration file would have them.
    pub(crate) fn overrides(&self) -> toml::Table {
        let mut scan = toml::Table::new();
        let word = |value: Value| value.as_str().unwrap_or_default().to_owned();
        if let Some(confidence) = self.confidence {
            scan.insert("confidence".to_owned(), word(serde_json::json!(confidence)).into());
        }
        if let Some(severity) = self.severity {
            scan.insert("severity".to_owned(), word(serde_json::json!(severity)).into());
        }
        let mut all = toml::Table::new();
        if !scan.is_empty() {
            all.insert("scan".to_owned(), scan.into());
        }
        if !self.rules.is_empty() {
            let mut rules = toml::Table::new();
            rules.insert("paths".to_owned(), self.rules.clone().into());
            all.insert("rules".to_owned(), rules.into());
        }
        all
    }
}

fn take<T: serde::de::DeserializeOwned>(value: &Value, into: &mut T) -> bool {
    match serde_json::from_value(value.clone()) {
        Ok(value) => {
            *into = value;
            true
        }
        Err(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn layers() {
        let first = Settings::default().with(&json!({"confidence": "low", "codeLens": false}));
        let second = first.with(&json!({"quantumlayer": {"severity": "high", "codeLens": null, "path": "/x"}}));
        assert_eq!((second.confidence, second.severity, second.code_lens), (Some(Confidence::Low), Some(Severity::High), false));
        let wrong = second.with(&json!({"severity": "enormous", "enable": "yes"}));
        assert_eq!(wrong.severity, Some(Severity::High));
        assert_eq!(wrong.problems.len(), 2);
        assert_eq!(second.with(&json!({"rules": ["/r"]})).overrides().to_string(), "[scan]\nconfidence = \"low\"\nseverity = \"high\"\n\n[rules]\npaths = [\"/r\"]\n");
        assert_eq!(Settings::default().with(&json!(null)), Settings::default());
    }
}
