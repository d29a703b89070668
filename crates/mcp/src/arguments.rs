//! A call's arguments against the schema that the client was given: a mistake is told by the
//! argument's name, before anything runs.

use crate::quote;
use serde_json::{Map, Value};

/// What is wrong with the arguments of a tool, if anything is.
pub(crate) fn problem(tool: &str, schema: &Map<String, Value>, arguments: &Map<String, Value>) -> Option<String> {
    let properties = schema.get("properties")?.as_object()?;
    for (name, value) in arguments {
        let Some(expected) = properties.get(name) else {
            let known: Vec<&str> = properties.keys().map(String::as_str).collect();
            return Some(format!("{tool} has no argument `{}`; it has {}", shown(name), known.join(", ")));
        };
        if let Some(wanted) = mismatch(expected, value) {
            return Some(format!("{tool}: `{name}` must be {wanted}, not {}", kind(value)));
        }
    }
    let required = schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let missing = required.into_iter().find(|name| !arguments.contains_key(*name))?;
    Some(format!("{tool} needs the argument `{missing}`"))
}

/// What the schema wants where the value does not fit it.
fn mismatch(schema: &Value, value: &Value) -> Option<String> {
    if let Some(allowed) = schema.get("enum").and_then(Value::as_array) {
        let words: Vec<&str> = allowed.iter().filter_map(Value::as_str).collect();
        return (!allowed.contains(value)).then(|| format!("one of {}", words.join(", ")));
    }
    let wanted = schema.get("type").and_then(Value::as_str)?;
    let fits = match wanted {
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => true,
    };
    let items = schema.get("items");
    if fits && let (Some(items), Some(values)) = (items, value.as_array()) {
        let wanted = values.iter().find_map(|value| mismatch(items, value))?;
        return Some(format!("an array in which each is {wanted}"));
    }
    if fits {
        return None;
    }
    Some(match (wanted, items.and_then(|items| items.get("type")).and_then(Value::as_str)) {
        ("array", Some(of)) => format!("an array of {of}s"),
        ("array" | "object" | "integer", _) => format!("an {wanted}"),
        _ => format!("a {wanted}"),
    })
}

fn kind(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(_) => "a boolean".to_owned(),
        Value::Number(_) => "a number".to_owned(),
        Value::String(text) => format!("the string `{}`", shown(text)),
        Value::Array(_) => "an array".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}

fn shown(text: &str) -> String {
    quote::visible(&quote::bounded(text, 100)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_mistake_is_told_by_its_name() {
        let schema = json!({"properties": {
            "paths": {"type": "array", "items": {"type": "string"}}, "level": {"type": "string", "enum": ["low", "high"]},
            "deep": {"type": "boolean"}, "count": {"type": "integer"}, "target": {"type": "string"}}, "required": ["target"]});
        let said = |arguments: Value| problem("t", schema.as_object().unwrap(), arguments.as_object().unwrap());
        assert_eq!(said(json!({"target": "x", "paths": ["a"], "level": "low", "deep": true, "count": 3})), None);
        for (arguments, expected) in [
            (json!({}), "t needs the argument `target`"),
            (json!({"path": "a"}), "t has no argument `path`; it has paths, level, deep, count, target"),
            (json!({"paths": "a"}), "t: `paths` must be an array of strings, not the string `a`"),
            (json!({"paths": [1]}), "t: `paths` must be an array in which each is a string, not an array"),
            (json!({"level": "mid"}), "t: `level` must be one of low, high, not the string `mid`"),
            (json!({"deep": "yes"}), "t: `deep` must be a boolean, not the string `yes`"),
            (json!({"count": 1.5}), "t: `count` must be an integer, not a number"),
        ] {
            assert_eq!(said(arguments).as_deref(), Some(expected));
        }
    }
}
