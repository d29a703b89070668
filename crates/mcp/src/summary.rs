//! The short text of an answer. A scan's report is told in counts: its findings are in the page.

use crate::quote;
use serde_json::Value;

const TEXT_BUDGET: usize = 6_000;
const SEVERITIES: [&str; 5] = ["critical", "high", "medium", "low", "info"];

/// The text that goes with an answer whose own text is `text`.
pub(crate) fn of(json: &Value, text: &str) -> String {
    match scan(json) {
        Some(summary) => summary,
        None => quote::bounded(&quote::visible(text), TEXT_BUDGET).into_owned(),
    }
}

fn scan(json: &Value) -> Option<String> {
    if !json.get("schema")?.as_str()?.starts_with("quantumlayer.scan/") {
        return None;
    }
    let findings = json.get("findings")?.as_array()?;
    let count = |key: &str| json.get(key).and_then(Value::as_array).map_or(0, Vec::len);
    let is_counted = |finding: &&Value| finding.get("suppressed").is_none_or(Value::is_null);
    let counted: Vec<&Value> = findings.iter().filter(is_counted).collect();
    let severity = |finding: &Value| finding.get("severity").and_then(Value::as_str).unwrap_or_default().to_owned();
    let counts: Vec<String> = SEVERITIES
        .iter()
        .map(|word| (word, counted.iter().filter(|finding| severity(finding) == **word).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(word, count)| format!("{count} {word}"))
        .collect();
    let mut text = match (counted.len(), counts.is_empty()) {
        (0, _) => "Nothing found".to_owned(),
        (n, true) => format!("{n} findings"),
        (1, false) => format!("1 finding: {}", counts.join(", ")),
        (n, false) => format!("{n} findings: {}", counts.join(", ")),
    };
    if let Some(files) = json.pointer("/stats/files").and_then(Value::as_u64) {
        text.push_str(&format!(" in {files} file{}", if files == 1 { "" } else { "s" }));
    }
    let asides = [(findings.len() - counted.len(), "suppressed"), (count("skipped"), "skipped"), (count("errors"), "problems")];
    for (number, what) in asides.iter().filter(|(number, _)| *number > 0) {
        text.push_str(&format!("; {number} {what}"));
    }
    text.push('.');
    Some(text)
}
