//! The editor's settings: what came with `initialize`, then what the client answers or sends. Beside
//! a few of the server's own, they are those of `quantumlayer.toml`, under the same names.

use ql_engine::config::KEYS;
use serde_json::{Map, Value};

/// Settings of this server. A value of the wrong type changes nothing and is a problem.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Settings {
    /// Nothing is checked or offered while this is off.
    pub(crate) enable: bool,
    /// Whether to show code lenses.
    pub(crate) code_lens: bool,
    /// Whether the user trusts the folder.
    pub(crate) trusted: bool,
    /// What wins over the configuration files.
    overrides: Map<String, Value>,
    /// What could not be understood.
    pub(crate) problems: Vec<String>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { enable: true, code_lens: true, trusted: false, overrides: Map::new(), problems: Vec::new() }
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
                "codeLens" => take(value, &mut next.code_lens),
                "trusted" => take(value, &mut next.trusted),
                section if KEYS.iter().any(|key| key.name.split('.').next() == Some(section)) => {
                    merge(&mut next.overrides, section, value);
                    toml::Value::try_from(clean(value)).is_ok()
                }
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
        let sections = self.overrides.iter().filter_map(|(key, value)| Some((key.clone(), toml::Value::try_from(clean(value)).ok()?)));
        sections.collect()
    }
}

fn take(value: &Value, into: &mut bool) -> bool {
    value.as_bool().map(|value| *into = value).is_some()
}

/// Tables add up key by key; everything else replaces.
fn merge(into: &mut Map<String, Value>, key: &str, value: &Value) {
    match (into.get_mut(key), value) {
        (Some(Value::Object(old)), Value::Object(new)) => {
            for (key, value) in new.iter().filter(|(_, value)| !value.is_null()) {
                merge(old, key, value);
            }
        }
        _ => {
            into.insert(key.to_owned(), value.clone());
        }
    }
}

/// TOML has no null; JSON's means "not set".
fn clean(value: &Value) -> Value {
    match value {
        Value::Object(map) => map.iter().filter(|(_, value)| !value.is_null()).map(|(key, value)| (key.clone(), clean(value))).collect(),
        Value::Array(items) => items.iter().filter(|item| !item.is_null()).map(clean).collect(),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn layers() {
        let first = Settings::default().with(&json!({"scan": {"confidence": "low", "severity": "high"}, "codeLens": false}));
        let layer = json!({"quantumlayer": {"scan": {"severity": "low", "jobs": null}, "rules": {"paths": ["/r"]}, "codeLens": null, "server": {"path": "/x"}}});
        let second = first.with(&layer);
        assert!(!second.code_lens);
        assert_eq!(second.overrides().to_string(), "[rules]\npaths = [\"/r\"]\n\n[scan]\nconfidence = \"low\"\nseverity = \"low\"\n");
        let wrong = second.with(&json!({"enable": "yes", "trusted": 1}));
        assert_eq!(wrong.problems.len(), 2);
        assert_eq!(wrong.overrides(), second.overrides());
        assert_eq!(Settings::default().with(&json!(null)), Settings::default());
        assert_eq!(Settings::default().with(&json!([1])), Settings::default());
    }
}
