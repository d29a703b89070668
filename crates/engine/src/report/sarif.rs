//! SARIF 2.1.0.

use crate::finding::{Confidence, Finding, Position, ScanReport, Severity};
use crate::qsecure::RuleInfo;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A report as SARIF 2.1.0. `rules` are the rules that ran; those without a finding are left out.
pub fn sarif(report: &ScanReport, rules: &[Arc<RuleInfo>]) -> Value {
    let used: BTreeMap<&str, &RuleInfo> =
        rules.iter().filter(|r| report.findings.iter().any(|f| f.rule == r.id)).map(|r| (r.id.as_str(), &**r)).collect();
    let index: BTreeMap<&str, usize> = used.keys().enumerate().map(|(i, id)| (*id, i)).collect();
    let descriptors: Vec<Value> = used.values().map(|r| descriptor(r)).collect();
    let results: Vec<Value> = report.findings.iter().map(|f| result(f, index.get(f.rule.as_str()).copied())).collect();
    let notifications: Vec<Value> = report
        .errors
        .iter()
        .map(|p| {
            let level = if p.kind == "rule" || p.kind == "config" { "error" } else { "warning" };
            let mut n = json!({ "level": level, "message": { "text": p.message }, "descriptor": { "id": p.kind } });
            if let Some(path) = &p.path {
                let mut physical = json!({ "artifactLocation": artifact(path) });
                if let Some(line) = p.line {
                    physical["region"] = json!({ "startLine": line.max(1) });
                }
                n["locations"] = json!([{ "physicalLocation": physical }]);
            }
            n
        })
        .chain(report.skipped.iter().map(|s| {
            json!({
                "level": "note",
                "message": { "text": format!("skipped: {}", s.reason) },
                "descriptor": { "id": "skipped" },
                "locations": [{ "physicalLocation": { "artifactLocation": artifact(&s.path) } }],
            })
        }))
        .collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "quantumlayer",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": descriptors,
            } },
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { "ROOT": { "description": { "text": "The folder that was scanned" } } },
            "invocations": [{ "executionSuccessful": true, "toolExecutionNotifications": notifications }],
            "results": results,
        }],
    })
}

fn descriptor(rule: &RuleInfo) -> Value {
    let mut tags: Vec<String> = vec!["security".into()];
    tags.extend(rule.cwe.iter().map(|c| format!("external/cwe/{}", c.to_ascii_lowercase())));
    tags.extend(rule.owasp.iter().map(|o| format!("external/owasp/{}", o.to_ascii_lowercase())));
    let mut out = json!({
        "id": rule.id,
        "name": camel(&rule.id),
        "shortDescription": { "text": rule.title },
        "fullDescription": { "text": rule.message },
        "help": { "text": help(rule), "markdown": help(rule) },
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": {
            "tags": tags,
            "precision": match rule.confidence {
                Confidence::High => "high",
                Confidence::Medium => "medium",
                Confidence::Low => "low",
            },
            "security-severity": security_severity(rule.severity),
        },
    });
    if let Some(first) = rule.references.iter().find(|r| r.starts_with("https://") || r.starts_with("http://")) {
        out["helpUri"] = json!(first);
    }
    out
}

fn help(rule: &RuleInfo) -> String {
    let mut out = rule.message.trim().to_owned();
    for (i, r) in rule.references.iter().enumerate() {
        out.push_str(if i == 0 { "\n\nReferences:\n" } else { "\n" });
        out.push_str(&format!("- {r}"));
    }
    out
}

fn camel(id: &str) -> String {
    let words = id.split(['.', '-', '_']).filter(|w| !w.is_empty());
    words
        .map(|w| {
            let mut c = w.chars();
            c.next().map_or(String::new(), |f| f.to_uppercase().chain(c).collect())
        })
        .collect()
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low | Severity::Info => "note",
    }
}

fn security_severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "9.5",
        Severity::High => "8.0",
        Severity::Medium => "5.5",
        Severity::Low => "3.0",
        Severity::Info => "1.0",
    }
}

fn artifact(path: &str) -> Value {
    // What was named outside the folder has no place below it.
    if path.starts_with('/') { json!({ "uri": format!("file://{}", uri(path)) }) } else { json!({ "uri": uri(path), "uriBaseId": "ROOT" }) }
}

// A relative reference: everything that could be taken for syntax is encoded.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for b in path.bytes() {
        match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' | b'+' | b'@' => out.push(b as char),
            _ => out.push_str(&format!("%{b:02X}")),
        }
    }
    out
}

fn region(start: &Position, end: &Position) -> Value {
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "byteOffset": start.offset,
        "byteLength": end.offset - start.offset,
    })
}

fn location(path: &str, start: &Position, end: &Position) -> Value {
    json!({ "physicalLocation": { "artifactLocation": artifact(path), "region": region(start, end) } })
}

fn result(f: &Finding, index: Option<usize>) -> Value {
    let mut out = json!({
        "ruleId": f.rule,
        "level": level(f.severity),
        "message": { "text": f.message },
        "locations": [location(&f.path, &f.start, &f.end)],
        "partialFingerprints": { "quantumlayer/v1": f.fingerprint },
        "properties": { "severity": f.severity, "confidence": f.confidence },
    });
    if let Some(index) = index {
        out["ruleIndex"] = json!(index);
    }
    if let Some(trace) = f.trace.as_ref().filter(|t| !t.is_empty()) {
        let steps: Vec<Value> = trace
            .iter()
            .map(|s| {
                let mut l = location(&s.path, &s.start, &s.end);
                l["message"] = json!({ "text": s.note });
                json!({ "location": l })
            })
            .collect();
        out["codeFlows"] = json!([{ "threadFlows": [{ "locations": steps }] }]);
    }
    if !f.fixes.is_empty() {
        let fixes: Vec<Value> = f
            .fixes
            .iter()
            .map(|fix| {
                let mut files: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
                for e in &fix.edits {
                    files.entry(&e.path).or_default().push(json!({
                        "deletedRegion": region(&e.start, &e.end),
                        "insertedContent": { "text": e.text },
                    }));
                }
                let changes: Vec<Value> = files
                    .into_iter()
                    .map(|(path, replacements)| json!({ "artifactLocation": artifact(path), "replacements": replacements }))
                    .collect();
                json!({ "description": { "text": fix.title }, "artifactChanges": changes })
            })
            .collect();
        out["fixes"] = json!(fixes);
    }
    if let Some(s) = &f.suppressed {
        let mut suppression = json!({ "kind": if s.by == "comment" { "inSource" } else { "external" }, "status": "accepted" });
        if let Some(reason) = &s.reason {
            suppression["justification"] = json!(reason);
        }
        out["suppressions"] = json!([suppression]);
    }
    out
}
