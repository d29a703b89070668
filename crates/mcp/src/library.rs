//! Resources: findings, rules and reports by address, and the completion of their names.

use crate::server::Server;
use crate::{call, quote};
use ql_engine::operation::{Entry, OperationError, Reply};
use rmcp::model::{
    CompleteRequestParams, CompleteResult, CompletionInfo, ReadResourceResult, Reference, Resource, ResourceContents, ResourceTemplate,
};
use rmcp::service::RequestContext;
use rmcp::{ErrorData, RoleServer};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// The findings of the last scan.
pub(crate) const FINDINGS: &str = "quantumlayer://findings";
const RULES: &str = "quantumlayer://rules";
const LANGUAGES: &str = "quantumlayer://languages";
const REPORTS: &str = "quantumlayer://reports";
/// A client keeps what it reads; larger reports are for the terminal.
const MAX_RESOURCE: usize = 4 * 1024 * 1024;

/// The operation of a name; groups name theirs `group command`.
pub(crate) fn operation(entries: &'static [Entry], names: &[&str]) -> Option<&'static Entry> {
    names.iter().find_map(|name| entries.iter().find(|entry| entry.spec.name == *name))
}

fn scan(entries: &'static [Entry]) -> Option<&'static Entry> {
    operation(entries, &["scan"])
}

fn rules(entries: &'static [Entry]) -> Option<&'static Entry> {
    operation(entries, &["rules list", "rules.list", "rules"])
}

/// What makes it list them, where one operation does several things.
fn listing(entry: &Entry) -> Value {
    let has_action = (entry.input_schema)().to_value().pointer("/properties/action").is_some();
    if has_action { json!({"action": "list"}) } else { json!({}) }
}

pub(crate) fn resources(entries: &'static [Entry]) -> Vec<Resource> {
    let mut all = Vec::new();
    let json = |uri: &str, name: &str, title: &str, description: &str| {
        Resource::new(uri, name).with_title(title).with_description(description).with_mime_type("application/json")
    };
    if scan(entries).is_some() {
        all.push(json(FINDINGS, "findings", "Findings", "Findings of the last scan of this project; scans it if there was none."));
    }
    if rules(entries).is_some() {
        all.push(json(RULES, "rules", "Rules", "The rules that scans apply."));
    }
    if operation(entries, &["languages"]).is_some() {
        all.push(json(LANGUAGES, "languages", "Languages", "The languages that are understood."));
    }
    all
}

pub(crate) fn templates(entries: &'static [Entry]) -> Vec<ResourceTemplate> {
    let mut all = Vec::new();
    if scan(entries).is_some() {
        all.push(
            ResourceTemplate::new(format!("{FINDINGS}/{{fingerprint}}"), "finding")
                .with_title("Finding")
                .with_description("One finding of the last scan, with its trace and fixes.")
                .with_mime_type("application/json"),
        );
        all.push(
            ResourceTemplate::new(format!("{REPORTS}/{{format}}"), "report")
                .with_title("Report")
                .with_description("A report of this project: json, text or sarif."),
        );
    }
    if rules(entries).is_some() {
        all.push(
            ResourceTemplate::new(format!("{RULES}/{{id}}"), "rule")
                .with_title("Rule")
                .with_description("One rule: what it finds, why that matters, what to do.")
                .with_mime_type("application/json"),
        );
    }
    all
}

pub(crate) async fn read(server: &Server, uri: &str, cx: &RequestContext<RoleServer>) -> Result<ReadResourceResult, ErrorData> {
    let entries = server.shared.options.entries;
    let roots = server.roots(cx).await.map_err(|refusal| ErrorData::invalid_request(refusal, None))?;
    let missing =
        || ErrorData::resource_not_found("there is no such resource", Some(json!({ "uri": quote::visible(&quote::bounded(uri, 300)) })));
    if uri == FINDINGS {
        let report = findings(server, &roots).await?.ok_or_else(missing)?;
        return as_json(uri, report);
    }
    if let Some(fingerprint) = uri.strip_prefix(&format!("{FINDINGS}/")) {
        let report = findings(server, &roots).await?.ok_or_else(missing)?;
        let found = report
            .get("findings")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .find(|finding| finding.get("fingerprint").is_some_and(|have| have == fingerprint));
        return as_json(uri, found.cloned().ok_or_else(missing)?);
    }
    if uri == RULES {
        let entry = rules(entries).ok_or_else(missing)?;
        let reply = run(server, entry, listing(entry), "json", &roots).await?;
        return as_json(uri, reply.json);
    }
    if let Some(id) = uri.strip_prefix(&format!("{RULES}/")) {
        let id = decode(id);
        return as_json(uri, rule(server, &id, &roots).await?.ok_or_else(missing)?);
    }
    if uri == LANGUAGES {
        let reply = run(server, operation(entries, &["languages"]).ok_or_else(missing)?, json!({}), "json", &roots).await?;
        return as_json(uri, reply.json);
    }
    if let Some(format) = uri.strip_prefix(&format!("{REPORTS}/")) {
        let entry = scan(entries).ok_or_else(missing)?;
        let known = ["json", "text"].into_iter().chain(entry.formats.iter().copied()).find(|known| *known == format).ok_or_else(missing)?;
        let reply = run(server, entry, json!({}), known, &roots).await?;
        let (text, kind) = match known {
            "json" => (quote::clean(reply.json).to_string(), "application/json"),
            "text" => (reply.text, "text/plain"),
            "sarif" => (reply.rendered.unwrap_or_default(), "application/sarif+json"),
            _ => (reply.rendered.unwrap_or_default(), "text/plain"),
        };
        return as_text(uri, quote::visible(&text).into_owned(), kind);
    }
    Err(missing())
}

/// The last scan, or a new one.
async fn findings(server: &Server, roots: &[PathBuf]) -> Result<Option<Value>, ErrorData> {
    if let Some(report) = server.last_scan(roots) {
        return Ok(Some((*report).clone()));
    }
    let Some(entry) = scan(server.shared.options.entries) else {
        return Ok(None);
    };
    let reply = run(server, entry, json!({}), "json", roots).await?;
    server.remember(roots, &reply.json);
    Ok(Some(reply.json))
}

async fn rule(server: &Server, id: &str, roots: &[PathBuf]) -> Result<Option<Value>, ErrorData> {
    let entries = server.shared.options.entries;
    let Some(entry) = rules(entries) else {
        return Ok(None);
    };
    let reply = run(server, entry, listing(entry), "json", roots).await?;
    Ok(items(&reply.json).find(|rule| rule.get("id").is_some_and(|have| have == id)).cloned())
}

/// The items of a list: those of the first array.
fn items(json: &Value) -> impl Iterator<Item = &Value> {
    let list = match json {
        Value::Array(items) => Some(items),
        Value::Object(fields) => fields.values().find_map(Value::as_array),
        _ => None,
    };
    list.into_iter().flatten()
}

async fn run(server: &Server, entry: &'static Entry, input: Value, format: &'static str, roots: &[PathBuf]) -> Result<Reply, ErrorData> {
    call::start(entry, server.snapshot(roots), input, format, false).result().await.map_err(|error| match error {
        OperationError::NotFound(message) => ErrorData::resource_not_found(message, None),
        other => ErrorData::internal_error(other.to_string(), None),
    })
}

fn as_json(uri: &str, value: Value) -> Result<ReadResourceResult, ErrorData> {
    as_text(uri, quote::clean(value).to_string(), "application/json")
}

fn as_text(uri: &str, text: String, kind: &str) -> Result<ReadResourceResult, ErrorData> {
    if text.len() > MAX_RESOURCE {
        let message = format!(
            "this is {} MB, too much for a resource; use the tools, which answer in pages, or `quantumlayer scan --output FILE`",
            text.len() / 1_000_000
        );
        return Err(ErrorData::internal_error(message, None));
    }
    Ok(ReadResourceResult::new(vec![ResourceContents::text(text, uri).with_mime_type(kind)]))
}

/// `%41` is `A`; what is not UTF-8 then names nothing.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let byte = tail.get(..2).filter(|_| *first == b'%').and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

pub(crate) async fn complete(
    server: &Server,
    request: &CompleteRequestParams,
    cx: &RequestContext<RoleServer>,
) -> Result<CompleteResult, ErrorData> {
    let known = match &request.r#ref {
        Reference::Prompt(prompt) => crate::prompts::all(&server.shared.offered).iter().any(|known| known.name == prompt.name),
        Reference::Resource(resource) => templates(server.shared.options.entries).iter().any(|known| known.uri_template == resource.uri),
        _ => false,
    };
    if !known {
        return Err(ErrorData::invalid_params("there is no such prompt or template", None));
    }
    let Ok(roots) = server.roots(cx).await else {
        return Ok(CompleteResult::default());
    };
    let typed = request.argument.value.as_str();
    let mut values = match request.argument.name.as_str() {
        "fingerprint" => fingerprints(server, &roots),
        "id" | "rule" => rule_ids(server, &roots).await,
        "format" => vec!["json".into(), "sarif".into(), "text".into()],
        "path" => paths(&roots, typed),
        "base" => ["main", "master", "HEAD", "HEAD~1", "origin/main"].map(String::from).to_vec(),
        _ => Vec::new(),
    };
    // Any dotted part of a rule's id may be typed.
    values.retain(|value| value.starts_with(typed) || (typed.len() > 1 && value.contains(&format!(".{typed}"))));
    let total = u32::try_from(values.len()).unwrap_or(u32::MAX);
    values.truncate(CompletionInfo::MAX_VALUES);
    let has_more = total as usize > values.len();
    let info = CompletionInfo::with_pagination(values, Some(total), has_more).map_err(|error| ErrorData::internal_error(error, None))?;
    Ok(CompleteResult::new(info))
}

fn fingerprints(server: &Server, roots: &[PathBuf]) -> Vec<String> {
    let Some(report) = server.last_scan(roots) else {
        return Vec::new();
    };
    let found = report.get("findings").and_then(Value::as_array).into_iter().flatten();
    found.filter_map(|finding| finding.get("fingerprint")?.as_str().map(str::to_owned)).collect()
}

async fn rule_ids(server: &Server, roots: &[PathBuf]) -> Vec<String> {
    let Some(entry) = rules(server.shared.options.entries) else {
        return Vec::new();
    };
    match run(server, entry, listing(entry), "json", roots).await {
        Ok(reply) => items(&reply.json).filter_map(|rule| rule.get("id")?.as_str().map(str::to_owned)).collect(),
        Err(_) => Vec::new(),
    }
}

/// Files and folders that continue what was typed, inside the roots.
fn paths(roots: &[PathBuf], typed: &str) -> Vec<String> {
    let folder = typed.rsplit_once('/').map_or("", |(folder, _)| folder);
    if Path::new(folder).is_absolute() || folder.split('/').any(|part| part == "..") {
        return Vec::new();
    }
    let mut found = Vec::new();
    for root in roots {
        let Ok(within) = root.join(folder).canonicalize() else {
            continue;
        };
        if !within.starts_with(root) {
            continue;
        }
        for item in std::fs::read_dir(&within).into_iter().flatten().flatten().take(2_000) {
            let Ok(name) = item.file_name().into_string() else {
                continue;
            };
            if name.starts_with('.') {
                continue;
            }
            let slash = if item.file_type().is_ok_and(|kind| kind.is_dir()) { "/" } else { "" };
            let head = if folder.is_empty() { String::new() } else { format!("{folder}/") };
            found.push(format!("{head}{}{slash}", quote::visible(&name)));
        }
    }
    found.sort();
    found
}
