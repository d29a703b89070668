//! The editor's settings: what came with `initialize`, then what the client answers or sends.

use crate::convert::Threshold;
use ql_engine::finding::{Confidence, Severity};
use serde_json::Value;
use std::path::PathBuf;

/// Settings of this server. Absent keys keep their defaults; a value of the wrong type is a
/// [`Settings::problems`] and changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Settings {
    /// Nothing is checked or offered while this is off.
    pub(crate) enable: bool,
    /// The least confidence that is shown.
    pub(crate) confidence: Confidence,
    /// The least severity that is shown.
    pub(crate) severity: Severity,
    /// Whether to show code lenses.
    pub(crate) code_lens: bool,
    /// Rule files and folders used beside the built-in packs.
    pub(crate) rules: Vec<PathBuf>,
    /// Whether the user trusts the folder.
    pub(crate) trusted: bool,
    /// What could not be understood.
    pub(crate) problems: Vec<String>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            enable: true,
            confidence: Confidence::Medium,
            severity: Severity::Info,
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

    pub(crate) fn threshold(&self) -> Threshold {
        Threshold { severity: self.severity, confidence: self.confidence }
    }

    /// Changes whenever what is shown could.
    pub(crate) fn fingerprint(&self) -> u64 {
        xxhash_rust::xxh3::xxh3_64(format!("{}{:?}{:?}", self.enable, self.confidence, self.severity).as_bytes())
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
        assert_eq!((second.confidence, second.severity, second.code_lens), (Confidence::Low, Severity::High, false));
        let wrong = second.with(&json!({"severity": "enormous", "enable": "yes"}));
        assert_eq!(wrong.severity, Severity::High);
        assert_eq!(wrong.problems.len(), 2);
        assert_eq!(Settings::default().with(&json!(null)), Settings::default());
    }
}
