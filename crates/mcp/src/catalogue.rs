//! The tools: one for each operation that agents get, with schemas and annotations made from its
//! declaration.

use crate::schema;
use ql_engine::operation::Entry;
use rmcp::model::{JsonObject, Tool, ToolAnnotations};
use serde_json::{Value, json};
use std::sync::Arc;

/// Which tools are offered.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Offer no tool that writes.
    pub read_only: bool,
    /// Toolsets by name; empty is `default`, `all` is every one.
    pub toolsets: Vec<String>,
    /// Only these tools, whatever their toolset; empty is no restriction.
    pub tools: Vec<String>,
}

/// A tool and the operation behind it.
#[derive(Clone)]
pub(crate) struct Offered {
    pub tool: Tool,
    pub entry: &'static Entry,
}

/// All tools of `entries` that `selection` lets through.
pub(crate) fn offered(entries: &'static [Entry], selection: &Selection) -> Vec<Offered> {
    entries.iter().filter(|entry| is_selected(entry, selection)).filter_map(|entry| Some(Offered { tool: tool(entry)?, entry })).collect()
}

/// What is wrong with a selection: a name that nothing has.
pub fn unknown_names(entries: &[Entry], selection: &Selection) -> Option<String> {
    let tools: Vec<_> = entries.iter().filter_map(|entry| entry.spec.mcp).collect();
    let mut toolsets: Vec<&str> = tools.iter().map(|tool| tool.toolset).chain(["default", "all"]).collect();
    toolsets.sort_unstable();
    toolsets.dedup();
    if let Some(name) = selection.toolsets.iter().find(|name| !toolsets.contains(&name.as_str())) {
        return Some(format!("there is no toolset `{name}`; there are {}", toolsets.join(", ")));
    }
    let names: Vec<&str> = tools.iter().map(|tool| tool.name).collect();
    let name = selection.tools.iter().find(|name| !names.contains(&name.as_str()))?;
    Some(format!("there is no tool `{name}`; there are {}", names.join(", ")))
}

fn is_selected(entry: &Entry, selection: &Selection) -> bool {
    let Some(tool) = entry.spec.mcp else {
        return false;
    };
    if selection.read_only && !entry.spec.flags.read_only {
        return false;
    }
    if !selection.tools.is_empty() {
        return selection.tools.iter().any(|name| name == tool.name);
    }
    if selection.toolsets.is_empty() {
        return tool.toolset == "default";
    }
    selection.toolsets.iter().any(|name| name == "all" || name == tool.toolset)
}

fn tool(entry: &Entry) -> Option<Tool> {
    let spec = &entry.spec;
    let mut input = schema::input(&(entry.input_schema)().to_value());
    add_own_arguments(&mut input, !spec.flags.read_only);
    let mut output = schema::output(&(entry.output_schema)().to_value());
    if let Some(Value::Object(properties)) = output.get_mut("properties") {
        properties.insert("page".into(), json!({"type": "object"}));
    }
    let annotations = ToolAnnotations::with_title(spec.title)
        .read_only(spec.flags.read_only)
        .destructive(spec.flags.destructive)
        .idempotent(spec.flags.idempotent)
        .open_world(spec.flags.open_world);
    Some(
        Tool::new(spec.mcp?.name, spec.summary, Arc::new(input))
            .with_title(spec.title)
            .with_raw_output_schema(Arc::new(output))
            .with_annotations(annotations),
    )
}

/// Arguments that this surface answers for itself.
fn add_own_arguments(input: &mut JsonObject, writes: bool) {
    let Some(Value::Object(properties)) = input.get_mut("properties") else {
        return;
    };
    properties.insert("cursor".into(), json!({"type": "string", "description": "Next page: `page.next_cursor` of the last answer."}));
    if writes {
        properties.insert(
            "confirm".into(),
            json!({"type": "string", "description": "Code of an answer that asked for the user's consent, once given."}),
        );
    }
}
