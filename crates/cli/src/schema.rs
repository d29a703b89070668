//! From the JSON schema of an operation's input to the parameters of a command.
//!
//! The schemas come from our own types, so only what schemars writes for them is understood; anything
//! else becomes a parameter that takes JSON.

use serde_json::{Map, Value};

/// One property of an input.
#[derive(Clone, Debug)]
pub(crate) struct Parameter {
    /// The property's name in the JSON input.
    pub key: String,
    /// The name of the flag, in kebab case.
    pub flag: String,
    /// The first paragraph of its description.
    pub help: String,
    /// What it takes.
    pub kind: Kind,
    /// Whether it may be given several times.
    pub list: bool,
    /// Whether the operation cannot do without it.
    pub required: bool,
    /// Where it stands on the command line.
    pub place: Place,
    /// What the operation takes when it is not given.
    pub default: Option<Value>,
}

/// What a parameter takes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    /// Nothing: its presence says it.
    Switch,
    /// Any text.
    Text,
    /// A whole number; `true` if it may be negative.
    Integer(bool),
    /// A number.
    Number,
    /// One of these values, each with what it means.
    Choice(Vec<(String, String)>),
    /// JSON, as it stands.
    Json,
}

/// Where a parameter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// `--flag`.
    Flag,
    /// By position.
    Positional,
    /// Filled from standard input where `-` is among the positional arguments.
    Stdin,
    /// Not to be given by people.
    Hidden,
}

/// The flag that names what standard input holds.
pub(crate) const STDIN_FILE_NAME: &str = "stdin-filename";

/// The parameters that the schema of an input describes, in its order.
pub(crate) fn parameters(schema: &Value) -> Vec<Parameter> {
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
        return Vec::new();
    };
    let required: Vec<&str> =
        schema.get("required").and_then(Value::as_array).map(|names| names.iter().filter_map(Value::as_str).collect()).unwrap_or_default();
    let definitions = schema.get("$defs").and_then(Value::as_object);
    let mut found: Vec<Parameter> =
        properties.iter().map(|(key, property)| parameter(key, property, definitions, required.contains(&key.as_str()))).collect();
    // What names a piece of code elsewhere names standard input here.
    if found.iter().any(|p| p.place == Place::Stdin) {
        for p in found.iter_mut().filter(|p| p.flag == "filename") {
            p.flag = STDIN_FILE_NAME.to_owned();
            p.help = "What standard input is called, where `-` stands for it; the ending tells the language".to_owned();
        }
    }
    found
}

fn parameter(key: &str, property: &Value, definitions: Option<&Map<String, Value>>, required: bool) -> Parameter {
    let kind_schema = resolve(property, definitions);
    let (kind_schema, list) = match kind_schema.get("items") {
        Some(items) if is_type(kind_schema, "array") => (resolve(items, definitions), true),
        _ => (kind_schema, false),
    };
    let help = text_of(property, "description").or_else(|| text_of(kind_schema, "description")).unwrap_or_default();
    Parameter {
        key: key.to_owned(),
        flag: kebab(key),
        help: first_paragraph(&help),
        kind: kind(kind_schema),
        list,
        required,
        place: place(property, definitions),
        default: property.get("default").filter(|value| !is_nothing(value)).cloned(),
    }
}

fn place(property: &Value, definitions: Option<&Map<String, Value>>) -> Place {
    let surfaces = property.get("x-surfaces").or_else(|| resolve(property, definitions).get("x-surfaces"));
    if let Some(Value::Array(surfaces)) = surfaces
        && !surfaces.iter().any(|surface| surface == "cli")
    {
        return Place::Hidden;
    }
    match property.get("x-cli").and_then(Value::as_str) {
        Some("positional") => Place::Positional,
        Some("stdin") => Place::Stdin,
        Some("hidden") => Place::Hidden,
        _ => Place::Flag,
    }
}

/// Follows references and takes the only alternative beside `null`.
fn resolve<'a>(schema: &'a Value, definitions: Option<&'a Map<String, Value>>) -> &'a Value {
    let mut schema = schema;
    // Bounded: a schema may refer to itself.
    for _ in 0..8 {
        if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
            let target = name.rsplit('/').next().and_then(|name| definitions?.get(name));
            match target {
                Some(target) => schema = target,
                None => return schema,
            }
        } else if let Some(alternatives) = schema.get("anyOf").and_then(Value::as_array) {
            let mut real = alternatives.iter().filter(|alternative| !is_type(alternative, "null"));
            match (real.next(), real.next()) {
                (Some(only), None) => schema = only,
                _ => return schema,
            }
        } else {
            return schema;
        }
    }
    schema
}

fn kind(schema: &Value) -> Kind {
    if let Some(values) = choices(schema) {
        return Kind::Choice(values);
    }
    if is_type(schema, "boolean") {
        Kind::Switch
    } else if is_type(schema, "integer") {
        Kind::Integer(schema.get("minimum").and_then(Value::as_f64).is_none_or(|minimum| minimum < 0.0))
    } else if is_type(schema, "number") {
        Kind::Number
    } else if is_type(schema, "string") {
        Kind::Text
    } else {
        Kind::Json
    }
}

/// The values of an enumeration: `enum`, or `oneOf` of constants, each with its description.
fn choices(schema: &Value) -> Option<Vec<(String, String)>> {
    if let Some(values) = schema.get("enum").and_then(Value::as_array) {
        return values
            .iter()
            .filter(|value| !value.is_null())
            .map(|value| value.as_str().map(|value| (value.to_owned(), String::new())))
            .collect();
    }
    if let Some(value) = schema.get("const").and_then(Value::as_str) {
        return Some(vec![(value.to_owned(), first_paragraph(&text_of(schema, "description").unwrap_or_default()))]);
    }
    let alternatives = schema.get("oneOf")?.as_array()?;
    let mut values = Vec::new();
    for alternative in alternatives {
        values.extend(choices(alternative)?);
    }
    Some(values)
}

fn is_type(schema: &Value, name: &str) -> bool {
    match schema.get("type") {
        Some(Value::String(one)) => one == name,
        Some(Value::Array(several)) => several.iter().any(|one| one == name),
        _ => false,
    }
}

/// Defaults that say nothing are not worth showing.
fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}

fn text_of(schema: &Value, key: &str) -> Option<String> {
    schema.get(key).and_then(Value::as_str).map(str::to_owned)
}

/// The first paragraph on one line, without the full stop that help lines do not carry.
fn first_paragraph(text: &str) -> String {
    let paragraph = text.split("\n\n").next().unwrap_or_default();
    let line = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
    line.strip_suffix('.').map(str::to_owned).unwrap_or(line)
}

fn kebab(key: &str) -> String {
    let mut out = String::with_capacity(key.len() + 2);
    for (index, c) in key.chars().enumerate() {
        match c {
            '_' => out.push('-'),
            c if c.is_ascii_uppercase() => {
                if index > 0 {
                    out.push('-');
                }
                out.push(c.to_ascii_lowercase());
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_shape_of_a_property_becomes_a_parameter() {
        let schema = json!({
            "type": "object",
            "required": ["paths"],
            "$defs": {
                "Level": {"oneOf": [{"type": "string", "const": "low", "description": "Little harm."}, {"type": "string", "enum": ["high"]}]}
            },
            "properties": {
                "paths": {"type": "array", "items": {"type": "string"}, "x-cli": "positional", "description": "Where to\nlook.\n\nMore."},
                "fail_on": {"anyOf": [{"$ref": "#/$defs/Level"}, {"type": "null"}], "default": null},
                "strict": {"type": "boolean", "default": false},
                "maxBytes": {"type": ["integer", "null"], "minimum": 0, "default": 7},
                "snippet": {"type": ["string", "null"], "x-cli": "stdin"},
                "cursor": {"type": "string", "x-surfaces": ["mcp"]},
                "deep": {"type": "object"}
            }
        });
        let found: Vec<String> = parameters(&schema)
            .iter()
            .map(|p| format!("{} {:?} list={} required={} {:?} {:?} {:?}", p.flag, p.kind, p.list, p.required, p.place, p.default, p.help))
            .collect();
        assert_eq!(
            found,
            [
                r#"paths Text list=true required=true Positional None "Where to look""#,
                r#"fail-on Choice([("low", "Little harm"), ("high", "")]) list=false required=false Flag None """#,
                r#"strict Switch list=false required=false Flag None """#,
                r#"max-bytes Integer(false) list=false required=false Flag Some(Number(7)) """#,
                r#"snippet Text list=false required=false Stdin None """#,
                r#"cursor Text list=false required=false Hidden None """#,
                r#"deep Json list=false required=false Flag None """#,
            ]
        );
    }
}
