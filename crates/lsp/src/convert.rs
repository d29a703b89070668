//! The engine's values as the protocol's.

use crate::analysis::{Checked, Issue, IssueLevel};
use crate::documents::Text;
use crate::features::ClientFeatures;
use crate::jobs::World;
use ql_engine::finding::{Edit, Finding, Severity};
use ql_engine::qsecure::rules::RuleInfo;
use ql_engine::report::harmless_text;
use ql_syntax::{Encoding, Point};
use serde_json::json;
use std::collections::HashMap;
use std::sync::Arc;
use tower_lsp::lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString, Position, Range, TextEdit, Url,
};

/// The name under which editors show our diagnostics.
pub(crate) const SOURCE: &str = "quantumlayer";

pub(crate) fn lsp_position(point: Point) -> Position {
    Position::new(point.line, point.column)
}

pub(crate) fn lsp_point(position: Position) -> Point {
    Point { line: position.line, column: position.character }
}

pub(crate) fn lsp_range(start: Point, end: Point) -> Range {
    Range::new(lsp_position(start), lsp_position(end))
}

/// Where a finding is, in the editor's units.
pub(crate) fn finding_range(finding: &Finding, text: &Text, encoding: Encoding) -> Range {
    text.range(bytes(finding.start.offset, finding.end.offset), encoding)
}

/// An edit as the editor applies it.
pub(crate) fn text_edit(edit: &Edit, text: &Text, encoding: Encoding) -> TextEdit {
    TextEdit { range: text.range(bytes(edit.start.offset, edit.end.offset), encoding), new_text: edit.text.clone() }
}

fn bytes(start: u64, end: u64) -> std::ops::Range<usize> {
    let clamp = |offset: u64| usize::try_from(offset).unwrap_or(usize::MAX);
    clamp(start)..clamp(end)
}

/// Editors have four degrees where the contract has five.
pub(crate) fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Critical | Severity::High => DiagnosticSeverity::ERROR,
        Severity::Medium => DiagnosticSeverity::WARNING,
        Severity::Low => DiagnosticSeverity::INFORMATION,
        Severity::Info => DiagnosticSeverity::HINT,
    }
}

/// Whether a finding counts; the rest of the choice was the engine's, by its configuration.
pub(crate) fn shows(finding: &Finding) -> bool {
    finding.suppressed.is_none()
}

/// The diagnostics of one checked text at an address.
pub(crate) fn diagnostics(world: &World, uri: &Url, text: &Text, checked: &Checked, rules: &[Arc<RuleInfo>]) -> Vec<Diagnostic> {
    let findings = checked.findings.iter().filter(|finding| shows(finding));
    let issues = checked.issues.iter().map(|issue| issue_diagnostic(issue, text, world.client.encoding));
    let mut by_id: HashMap<&str, &RuleInfo> = HashMap::new();
    if world.client.code_description {
        by_id.extend(rules.iter().map(|rule| (rule.id.as_str(), &**rule)));
    }
    let rule = |finding: &Finding| by_id.get(finding.rule.as_str()).copied();
    findings.map(|finding| finding_diagnostic(world, uri, text, finding, rule(finding))).chain(issues).collect()
}

pub(crate) fn finding_diagnostic(world: &World, uri: &Url, text: &Text, finding: &Finding, rule: Option<&RuleInfo>) -> Diagnostic {
    let client: &ClientFeatures = &world.client;
    let href =
        rule.filter(|_| client.code_description).and_then(|rule| rule.references.iter().find_map(|reference| Url::parse(reference).ok()));
    let related = finding.trace.as_ref().filter(|_| client.related_information).map(|trace| {
        trace
            .iter()
            .filter_map(|step| {
                let location = if step.path == finding.path {
                    Location::new(uri.clone(), text.range(bytes(step.start.offset, step.end.offset), client.encoding))
                } else {
                    // The other file's text is not at hand; its first column is right in any unit.
                    let line = step.start.line.saturating_sub(1);
                    Location::new(world.resolve(&step.path)?, Range::new(Position::new(line, 0), Position::new(line, 0)))
                };
                Some(DiagnosticRelatedInformation { location, message: harmless_text(&step.note) })
            })
            .collect()
    });
    Diagnostic {
        range: finding_range(finding, text, client.encoding),
        severity: Some(severity(finding.severity)),
        code: Some(NumberOrString::String(finding.rule.clone())),
        code_description: href.map(|href| CodeDescription { href }),
        source: Some(SOURCE.to_owned()),
        message: harmless_text(&finding.message),
        related_information: related,
        tags: None,
        data: client.diagnostic_data.then(|| {
            json!({
                "rule": finding.rule,
                "severity": finding.severity,
                "confidence": finding.confidence,
                "fingerprint": finding.fingerprint,
            })
        }),
    }
}

fn issue_diagnostic(issue: &Issue, text: &Text, encoding: Encoding) -> Diagnostic {
    let line = issue.line.min(text.lines.lines().saturating_sub(1));
    let start = text.lines.line_start(line) as usize;
    let content = text.line(line);
    let indent = content.len() - content.trim_start().len();
    Diagnostic {
        range: text.range(start + indent..start + content.trim_end().len().max(indent), encoding),
        severity: Some(match issue.level {
            IssueLevel::Error => DiagnosticSeverity::ERROR,
            IssueLevel::Warning => DiagnosticSeverity::WARNING,
            IssueLevel::Note => DiagnosticSeverity::INFORMATION,
        }),
        code: Some(NumberOrString::String(issue.code.clone())),
        source: Some(SOURCE.to_owned()),
        message: harmless_text(&issue.message),
        ..Diagnostic::default()
    }
}
