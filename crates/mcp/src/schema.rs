//! From our own schemas to ones that every client accepts: an object at the root, definitions put in
//! place, no nulls, no Rust number formats, nothing that costs tokens without telling anything.

use serde_json::{Map, Value, json};

/// Deeper than this an output schema only says `object` or `array`.
const OUTPUT_DEPTH: usize = 2;
/// Marks, while a schema is being made, what may be null.
const NULLABLE: &str = "x-nullable";
/// References that lead into themselves are cut here.
const MAX_DEPTH: usize = 12;

/// The input schema of a tool.
pub(crate) fn input(schema: &Value) -> Map<String, Value> {
    let definitions = schema.get("$defs").and_then(Value::as_object);
    let mut plain = object(simplify(schema, definitions, 0));
    if let Some(Value::Object(properties)) = schema.get("properties")
        && let Some(Value::Object(kept)) = plain.get_mut("properties")
    {
        kept.retain(|name, _| properties.get(name).is_none_or(|property| is_for_agents(property, definitions)));
    }
    let names: Vec<String> = plain.get("properties").and_then(Value::as_object).map(|p| p.keys().cloned().collect()).unwrap_or_default();
    if let Some(Value::Array(required)) = plain.get_mut("required") {
        required.retain(|name| name.as_str().is_some_and(|name| names.iter().any(|known| known == name)));
        if required.is_empty() {
            plain.remove("required");
        }
    }
    forget_nullable(&mut plain);
    plain
}

fn forget_nullable(fields: &mut Map<String, Value>) {
    fields.shift_remove(NULLABLE);
    for value in fields.values_mut() {
        match value {
            Value::Object(fields) => forget_nullable(fields),
            Value::Array(items) => items.iter_mut().filter_map(Value::as_object_mut).for_each(forget_nullable),
            _ => {}
        }
    }
}

/// The output schema of a tool: names and kinds of the first levels, no prose.
pub(crate) fn output(schema: &Value) -> Map<String, Value> {
    let definitions = schema.get("$defs").and_then(Value::as_object);
    let mut plain = simplify(schema, definitions, 0);
    prune(&mut plain, 0);
    let mut plain = object(plain);
    forget_nullable(&mut plain);
    plain
}

fn is_for_agents(property: &Value, definitions: Option<&Map<String, Value>>) -> bool {
    let surfaces = property.get("x-surfaces").or_else(|| follow(property, definitions)?.get("x-surfaces"));
    match surfaces {
        Some(Value::Array(surfaces)) => surfaces.iter().any(|surface| surface == "mcp"),
        _ => true,
    }
}

fn object(schema: Value) -> Map<String, Value> {
    let Value::Object(mut fields) = schema else {
        return Map::new();
    };
    fields.insert("type".into(), "object".into());
    fields.remove("description");
    fields.entry("properties").or_insert_with(|| json!({}));
    // `type` first reads best.
    let mut ordered = Map::new();
    for key in ["type", "properties", "required"] {
        if let Some(value) = fields.shift_remove(key) {
            ordered.insert(key.to_owned(), value);
        }
    }
    ordered.extend(fields);
    ordered
}

fn follow<'a>(schema: &Value, definitions: Option<&'a Map<String, Value>>) -> Option<&'a Value> {
    let name = schema.get("$ref")?.as_str()?.rsplit('/').next()?;
    definitions?.get(name)
}

fn simplify(schema: &Value, definitions: Option<&Map<String, Value>>, depth: usize) -> Value {
    let Value::Object(fields) = schema else {
        // `true` as a schema allows anything.
        return json!({});
    };
    if depth > MAX_DEPTH {
        return json!({});
    }
    let mut out = Map::new();
    if let Some(target) = follow(schema, definitions)
        && let Value::Object(target) = simplify(target, definitions, depth + 1)
    {
        out = target;
    }
    for key in ["anyOf", "oneOf", "allOf"] {
        if let Some(alternatives) = fields.get(key).and_then(Value::as_array) {
            merge_alternatives(&mut out, key, alternatives, definitions, depth);
        }
    }
    for (key, value) in fields {
        match key.as_str() {
            "$ref" | "$defs" | "$schema" | "title" | "anyOf" | "oneOf" | "allOf" => {}
            "format" if !matches!(value.as_str(), Some("date" | "date-time" | "uri" | "email")) => {}
            "default" if [json!(null), json!([]), json!({}), json!(""), json!(false)].contains(value) => {}
            key if key.starts_with("x-") => {}
            "type" => {
                if value.as_array().is_some_and(|types| types.iter().any(|one| one == "null")) {
                    out.insert(NULLABLE.into(), true.into());
                }
                out.insert("type".into(), one_type(value));
            }
            "properties" => {
                let properties = value.as_object().into_iter().flatten();
                out.insert(
                    key.clone(),
                    properties
                        .map(|(name, property)| (name.clone(), simplify(property, definitions, depth + 1)))
                        .collect::<Map<_, _>>()
                        .into(),
                );
            }
            "items" => {
                out.insert(key.clone(), simplify(value, definitions, depth + 1));
            }
            // A map's values: some clients know no schema here.
            "additionalProperties" | "unevaluatedProperties" | "patternProperties" => {}
            "enum" => {
                let values = value.as_array().into_iter().flatten().filter(|value| !value.is_null()).cloned().collect();
                out.insert(key.clone(), Value::Array(values));
            }
            "const" => {
                out.insert("enum".into(), json!([value]));
            }
            "description" => {
                out.insert(key.clone(), one_line(value).into());
            }
            _ => {
                out.insert(key.clone(), value.clone());
            }
        }
    }
    out.into()
}

fn one_type(value: &Value) -> Value {
    match value.as_array() {
        Some(types) => types.iter().find(|one| *one != "null").cloned().unwrap_or_else(|| "string".into()),
        None => value.clone(),
    }
}

fn one_line(text: &Value) -> String {
    let text = text.as_str().unwrap_or_default();
    text.split("\n\n").next().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn merge_alternatives(
    out: &mut Map<String, Value>,
    key: &str,
    alternatives: &[Value],
    definitions: Option<&Map<String, Value>>,
    depth: usize,
) {
    let real: Vec<Value> = alternatives
        .iter()
        .filter(|alternative| alternative.get("type").is_none_or(|kind| kind != "null"))
        .map(|alternative| simplify(alternative, definitions, depth + 1))
        .collect();
    if real.len() < alternatives.len() {
        out.insert(NULLABLE.into(), true.into());
    }
    // Constants, one by one or in groups, are an enumeration.
    if real.iter().all(|alternative| alternative.get("enum").is_some_and(Value::is_array)) {
        let values: Vec<Value> = real.iter().filter_map(|alternative| alternative["enum"].as_array()).flatten().cloned().collect();
        out.insert("type".into(), "string".into());
        out.insert("enum".into(), values.into());
        return;
    }
    match real.as_slice() {
        [Value::Object(only)] => out.extend(only.clone()),
        _ => {
            let key = if key == "oneOf" { "anyOf" } else { key };
            out.insert(key.into(), real.into());
        }
    }
}

fn prune(schema: &mut Value, depth: usize) {
    let Value::Object(fields) = schema else {
        return;
    };
    if depth > 0 {
        fields.remove("description");
    }
    for key in ["default", "minimum", "maximum", "minLength", "examples", "pattern"] {
        fields.remove(key);
    }
    if let Some(Value::Array(required)) = fields.get("required").cloned() {
        // Fields without a value are left out of answers.
        let properties = fields.get("properties").and_then(Value::as_object).cloned().unwrap_or_default();
        let always =
            |name: &Value| name.as_str().and_then(|name| properties.get(name)).is_some_and(|property| property.get(NULLABLE).is_none());
        fields.insert("required".into(), required.into_iter().filter(always).collect());
    }
    fields.remove(NULLABLE);
    if depth >= OUTPUT_DEPTH {
        fields.remove("properties");
        fields.remove("required");
        fields.remove("items");
        return;
    }
    if let Some(Value::Object(properties)) = fields.get_mut("properties") {
        for property in properties.values_mut() {
            prune(property, depth + 1);
        }
    }
    if let Some(items) = fields.get_mut("items") {
        prune(items, depth);
        if let Value::Object(items) = items {
            items.remove("description");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schema_becomes_what_every_client_accepts() {
        let schema = json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "Input",
            "type": "object",
            "$defs": {"Level": {"oneOf": [{"const": "low", "type": "string", "description": "x"}, {"enum": ["high", "top"], "type": "string"}]}},
            "properties": {
                "level": {"description": "How\nbad.\n\nLong.", "anyOf": [{"$ref": "#/$defs/Level"}, {"type": "null"}], "default": null},
                "count": {"type": ["integer", "null"], "format": "uint32", "minimum": 0},
                "jobs": {"type": "integer", "x-surfaces": ["cli"]},
                "paths": {"type": "array", "items": {"type": "string"}, "x-cli": "positional", "default": []},
                "map": {"type": "object", "additionalProperties": {"type": "string"}}
            },
            "required": ["jobs"]
        });
        assert_eq!(
            Value::Object(input(&schema)),
            json!({
                "type": "object",
                "properties": {
                    "level": {"type": "string", "enum": ["low", "high", "top"], "description": "How bad."},
                    "count": {"type": "integer", "minimum": 0},
                    "paths": {"type": "array", "items": {"type": "string"}},
                    "map": {"type": "object"}
                }
            })
        );
    }

    #[test]
    fn a_schema_that_refers_to_itself_ends() {
        let schema = json!({"type": "object", "$defs": {"T": {"type": "object", "properties": {"t": {"$ref": "#/$defs/T"}}}}, "properties": {"t": {"$ref": "#/$defs/T"}}});
        assert!(Value::Object(input(&schema)).to_string().len() < 2_000);
        assert!(!Value::Object(input(&schema)).to_string().contains("$ref"));
        assert_eq!(
            Value::Object(output(&schema)),
            json!({"type": "object", "properties": {"t": {"type": "object", "properties": {"t": {"type": "object"}}}}})
        );
    }
}
