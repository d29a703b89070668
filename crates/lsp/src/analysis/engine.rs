//! The engine itself.

use super::{Analysis, Checked, Issue, IssueLevel};
use crate::handlers::hover;
use ql_engine::config::FILE_NAME;
use ql_engine::finding::{Confidence, Edit, Finding, Fix, Problem, Severity};
use ql_engine::operation::{ALL, Cancel, Context, OperationError, Progress, Spec, Surface, by_name};
use ql_engine::qsecure::rules::{RuleChoice, RuleInfo};
use ql_engine::qsecure::scan::{ScanOptions, scan};
use ql_engine::workspace::Snapshot;
use ql_engine::{across, check};
use serde::Deserialize;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;

/// The engine in this process.
#[derive(Clone, Copy, Debug, Default)]
pub struct Engine;

impl Analysis for Engine {
    fn check(&self, snapshot: &Snapshot, path: &Path, first: &(dyn Fn(Checked) + Sync), cancel: &Cancel) -> Option<Checked> {
        // What is said of the text itself waits for the end: it seldom changes.
        let early = |report: check::DocumentReport| first(Checked { findings: report.findings, issues: Vec::new() });
        let report = check::check_in_steps(snapshot, path, cancel, Some(&early))?;
        let document = snapshot.document(path)?;
        let shown = snapshot.shown(&document.path);
        let mut problems = report.problems;
        // Syntax is the business of the language's own server.
        problems.retain(|problem| problem.kind != "syntax" && problem.path.as_deref().is_none_or(|path| path == shown));
        let text = document.text();
        if document.path.file_name().is_some_and(|name| name == FILE_NAME) {
            problems.retain(|problem| problem.kind != "config");
            problems.extend(check::validate_config_text(&shown, &text));
        } else if crate::handlers::rule_files::is_rule_file(document.language, &text) {
            problems.extend(check::validate_rule_text(snapshot, &shown, &text));
        }
        Some(Checked { findings: report.findings, issues: problems.into_iter().map(issue).collect() })
    }

    fn check_workspace(&self, snapshot: &Snapshot, progress: &dyn Progress, cancel: &Cancel) -> Option<Result<Vec<Finding>, String>> {
        match scan(snapshot, &ScanOptions::default(), progress, cancel) {
            Ok(output) => Some(Ok(output.report.findings)),
            Err(OperationError::Cancelled) => None,
            Err(error) => Some(Err(error.to_string())),
        }
    }

    fn follow(&self, snapshot: &Snapshot, progress: &dyn Progress, cancel: &Cancel) -> Option<bool> {
        across::follow(snapshot, progress, cancel)
    }

    fn rules(&self, snapshot: &Snapshot, path: Option<&Path>) -> Vec<Arc<RuleInfo>> {
        let config = match path {
            Some(path) => snapshot.config(path),
            None => snapshot.root_config(),
        };
        match snapshot.rules(&RuleChoice::of(&config)) {
            Ok((rules, _)) => rules.info.clone(),
            Err(_) => ql_engine::qsecure::rules::built_in(config.compat).info.clone(),
        }
    }

    fn explain(&self, snapshot: &Snapshot, rule: &str) -> Option<String> {
        let context = Context::new(snapshot.clone(), Surface::Editor);
        let reply = (by_name("explain")?.run)(&context, json!({"target": rule}), "json").ok()?;
        serde_json::from_value::<Explained>(reply.json).ok().map(|explained| page(&explained.rule))
    }

    fn fixes(&self, snapshot: &Snapshot, path: &Path, finding: &Finding, cancel: &Cancel) -> Vec<Fix> {
        check::verified_fixes(snapshot, path, finding, cancel).into_iter().map(|tried| tried.fix).collect()
    }

    fn suppress(&self, snapshot: &Snapshot, path: &Path, finding: &Finding, reason: &str) -> Option<Edit> {
        check::suppress_edit(snapshot, path, finding, reason, None)
    }

    fn operations(&self) -> Vec<Spec> {
        ALL.iter().map(|entry| entry.spec).collect()
    }

    fn run(&self, name: &str, input: Value, context: &Context) -> Result<Value, String> {
        let entry = by_name(name).ok_or_else(|| format!("there is no operation {name}"))?;
        (entry.run)(context, input, "json").map(|reply| reply.json).map_err(|error| error.to_string())
    }
}

fn issue(problem: Problem) -> Issue {
    let level = match problem.kind.as_str() {
        "rule" => IssueLevel::Error,
        "limit" => IssueLevel::Note,
        "config" if problem.message.starts_with("not valid TOML") => IssueLevel::Error,
        _ => IssueLevel::Warning,
    };
    let message = match &problem.rule {
        Some(rule) => format!("{rule}: {}", problem.message),
        None => problem.message,
    };
    Issue { line: problem.line.unwrap_or(1).saturating_sub(1), level, code: problem.kind, message }
}

/// What the operation `explain` says of a rule, as far as the page shows it.
#[derive(Deserialize)]
struct Explained {
    rule: ExplainedRule,
}

#[derive(Deserialize)]
struct ExplainedRule {
    id: String,
    title: String,
    message: String,
    severity: Severity,
    confidence: Confidence,
    languages: Vec<String>,
    cwe: Vec<String>,
    owasp: Vec<String>,
    references: Vec<String>,
}

fn page(rule: &ExplainedRule) -> String {
    let word = |value: Value| value.as_str().unwrap_or_default().to_owned();
    let mut out = format!("# {}\n\n`{}`\n\n{}\n\n", rule.title, rule.id, rule.message.trim());
    out.push_str(&format!("- Severity: {}\n- Confidence: {}\n", word(json!(rule.severity)), word(json!(rule.confidence))));
    for (name, words) in [("Languages", &rule.languages), ("OWASP Top 10", &rule.owasp)] {
        if !words.is_empty() {
            out.push_str(&format!("- {name}: {}\n", words.join(", ")));
        }
    }
    if !rule.cwe.is_empty() {
        let links: Vec<_> = rule.cwe.iter().map(|cwe| hover::link(cwe, hover::cwe_page(cwe))).collect();
        out.push_str(&format!("- Weaknesses: {}\n", links.join(", ")));
    }
    if !rule.references.is_empty() {
        out.push_str("\n## References\n\n");
        for reference in &rule.references {
            out.push_str(&format!("- <{reference}>\n"));
        }
    }
    out
}
