//! The reference and the schemas are generated from the list of operations; `UPDATE_EXPECT=1` writes them.

use crate::config::{KEYS, Kind, environment_name};
use crate::operation::languages::ABILITIES;
use crate::operation::{ALL, Entry};
use expect_test::expect_file;
use ql_syntax::Language;
use serde_json::Value;
use std::fmt::Write;
use std::path::{Path, PathBuf};

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs")
}

fn pretty(schema: schemars::Schema) -> String {
    format!("{}\n", serde_json::to_string_pretty(&schema.to_value()).unwrap())
}

#[test]
fn schemas() {
    for e in ALL {
        expect_file![docs().join(format!("schema/{}.input.json", e.spec.name))].assert_eq(&pretty((e.input_schema)()));
        expect_file![docs().join(format!("schema/{}.json", e.spec.name))].assert_eq(&pretty((e.output_schema)()));
    }
}

#[test]
fn reference() {
    let mut index = String::from(
        "# Operations\n\nGenerated from the list of operations. Each is a command of the terminal, `quantumlayer.NAME` in editors, and, where named, a tool for agents.\n\n| operation | what it does | tool for agents |\n|---|---|---|\n",
    );
    for e in ALL {
        let tool = e.spec.mcp.map_or("none".to_owned(), |t| format!("`{}` ({})", t.name, t.toolset));
        let _ = writeln!(index, "| [{0}]({0}.md) | {1} | {tool} |", e.spec.name, e.spec.summary);
        expect_file![docs().join(format!("reference/{}.md", e.spec.name))].assert_eq(&page(e));
    }
    expect_file![docs().join("reference/operations.md")].assert_eq(&index);
    expect_file![docs().join("reference/configuration.md")].assert_eq(&configuration());
}

#[test]
fn abilities() {
    let languages: Vec<_> = Language::all().collect();
    let measured: Vec<_> = languages.iter().map(|l| ql_rules::abilities(*l).list()).collect();
    let words: Vec<_> = measured[0].iter().map(|(word, _)| *word).collect();
    assert_eq!(words, ABILITIES.map(|(word, _)| word));
    let mut out = String::from(
        "# What can be done in which language\n\nGenerated: each language's sample is parsed, lowered and matched as a file would be, and what comes of it stands here. `quantumlayer languages` prints the same.\n\n",
    );
    let _ = writeln!(out, "| language | {} |\n|---|{}", words.join(" | "), "---|".repeat(words.len()));
    for (language, list) in languages.iter().zip(&measured) {
        let marks: Vec<_> = list.iter().map(|(_, can)| if *can { "yes" } else { "\u{2013}" }).collect();
        let _ = writeln!(out, "| {} | {} |", language.row().name, marks.join(" | "));
    }
    out.push_str("\n| word | means |\n|---|---|\n");
    for (word, meaning) in ABILITIES {
        let _ = writeln!(out, "| {word} | {meaning} |");
    }
    expect_file![docs().join("reference/abilities.md")].assert_eq(&out);
}

fn page(e: &Entry) -> String {
    let s = &e.spec;
    let mut out = format!("# {}\n\n{}\n", s.title, s.summary);
    if !s.details.is_empty() {
        let _ = write!(out, "\n{}\n", s.details);
    }
    let _ = writeln!(out, "\n- terminal: `quantumlayer {}`\n- editors: `quantumlayer.{}`", s.name, s.name);
    match s.mcp {
        Some(t) => {
            let _ = writeln!(out, "- agents: tool `{}`, toolset `{}`", t.name, t.toolset);
        }
        None => out.push_str("- agents: not offered\n"),
    }
    let effect = match (s.flags.read_only, s.flags.destructive) {
        (true, _) => "changes nothing",
        (_, true) => "changes files",
        _ => "adds to what is there",
    };
    let _ = writeln!(out, "- {effect}{}", if s.flags.open_world { ", uses the network" } else { "" });
    let formats: Vec<_> = ["text", "json"].iter().chain(e.formats).map(|f| format!("`{f}`")).collect();
    let _ = writeln!(out, "- formats: {}", formats.join(", "));
    let schema = (e.input_schema)().to_value();
    let properties = schema["properties"].as_object().cloned().unwrap_or_default();
    if !properties.is_empty() {
        out.push_str("\n## Input\n\n| name | type | where | meaning |\n|---|---|---|---|\n");
        for (name, p) in &properties {
            let place = match (p["x-cli"].as_str(), p["x-surfaces"].as_array()) {
                (Some(word), _) => format!("everywhere; terminal: {word}"),
                (_, Some(list)) => list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "),
                _ => "everywhere".to_owned(),
            };
            let meaning = p["description"].as_str().unwrap_or_default().replace('\n', " ").replace('|', "\\|");
            let _ = writeln!(out, "| `{name}` | {} | {place} | {meaning} |", kind(p, &schema));
        }
    }
    let _ = writeln!(out, "\nSchemas: [input](../schema/{0}.input.json), [output](../schema/{0}.json).", s.name);
    out
}

fn kind(p: &Value, schema: &Value) -> String {
    if let Some(name) = p["$ref"].as_str().and_then(|r| r.rsplit('/').next()) {
        let target = &schema["$defs"][name];
        let words = |list: &Vec<Value>| {
            list.iter().filter_map(|v| v["const"].as_str().or(v.as_str()).map(|w| format!("`{w}`"))).collect::<Vec<_>>()
        };
        let list = target["oneOf"].as_array().or(target["enum"].as_array()).map(words).unwrap_or_default();
        return if list.is_empty() { name.to_owned() } else { list.join(", ") };
    }
    if let Some(any) = p["anyOf"].as_array() {
        return any.iter().find(|a| a["type"] != "null").map_or(String::new(), |a| kind(a, schema));
    }
    match &p["type"] {
        Value::Array(list) => list.iter().filter_map(Value::as_str).find(|t| *t != "null").unwrap_or_default().to_owned(),
        Value::String(s) if s == "array" => format!("list of {}", kind(&p["items"], schema)),
        Value::String(s) => s.clone(),
        _ => "any".to_owned(),
    }
}

fn configuration() -> String {
    let mut out = String::from(
        "# `quantumlayer.toml`\n\nGenerated from the table of keys. Precedence: flag, editor settings, environment, package, root, extended files, user file; `quantumlayer config show --origin` tells where a value came from.\n\n| key | holds | environment | meaning |\n|---|---|---|---|\n",
    );
    for k in KEYS {
        let holds = match k.kind {
            Kind::Boolean => "`true` or `false`".to_owned(),
            Kind::Number => "number".to_owned(),
            Kind::Text => "text".to_owned(),
            Kind::List => "list of texts".to_owned(),
            Kind::Word(words) => words.iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(", "),
            Kind::Severities => "table: rule = severity".to_owned(),
            Kind::Tables => "tables".to_owned(),
            Kind::Section => "table".to_owned(),
        };
        let env = environment_name(k).map_or(String::new(), |e| format!("`{e}`"));
        let _ = writeln!(out, "| `{}` | {holds} | {env} | {} |", k.name, k.doc);
    }
    out
}
