//! The engine's values as the protocol's.

use crate::analysis::{Checked, Issue, IssueLevel, Rule};
use crate::documents::Text;
use crate::features::ClientFeatures;
use ql_engine::finding::{Confidence, Edit, Finding, Severity};
use ql_syntax::{Encoding, Point};
use serde_json::json;
use std::path::Path;
use tower_lsp::lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString, Position,
    Range, TextEdit, Url,
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

/// What is worth showing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Threshold {
    pub(crate) severity: Severity,
    pub(crate) confidence: Confidence,
}

impl Threshold {
    pub(crate) fn shows(self, finding: &Finding) -> bool {
        finding.suppressed.is_none() && finding.severity >= self.severity && finding.confidence >= self.confidence
    }
}

/// The diagnostics of one checked text.
pub(crate) fn diagnostics(
    checked: &Checked,
    text: &Text,
    threshold: Threshold,
    client: &ClientFeatures,
    rule: &dyn Fn(&str) -> Option<Rule>,
    resolve: &dyn Fn(&str) -> Option<Url>,
) -> Vec<Diagnostic> {
    let findings = checked.findings.iter().filter(|finding| threshold.shows(finding));
    let issues = checked.issues.iter().map(|issue| issue_diagnostic(issue, text, client.encoding));
    findings.map(|finding| finding_diagnostic(finding, text, client, rule, resolve)).chain(issues).collect()
}

fn finding_diagnostic(
    finding: &Finding,
    text: &Text,
    client: &ClientFeatures,
    rule: &dyn Fn(&str) -> Option<Rule>,
    resolve: &dyn Fn(&str) -> Option<Url>,
) -> Diagnostic {
    let href = client
        .code_description
        .then(|| rule(&finding.rule))
        .flatten()
        .and_then(|rule| rule.references.iter().find_map(|reference| Url::parse(reference).ok()));
    let related = finding.trace.as_ref().filter(|_| client.related_information).map(|trace| {
        trace
            .iter()
            .filter_map(|step| {
                let uri = resolve(&step.path)?;
                let range = if step.path == finding.path {
                    text.range(bytes(step.start.offset, step.end.offset), client.encoding)
                } else {
                    // The other file's text is not at hand; its first column is right in any unit.
                    let line = step.start.line.saturating_sub(1);
                    Range::new(Position::new(line, 0), Position::new(line, 0))
                };
                Some(DiagnosticRelatedInformation { location: Location::new(uri, range), message: step.note.clone() })
            })
            .collect()
    });
    Diagnostic {
        range: finding_range(finding, text, client.encoding),
        severity: Some(severity(finding.severity)),
        code: Some(NumberOrString::String(finding.rule.clone())),
        code_description: href.map(|href| CodeDescription { href }),
        source: Some(SOURCE.to_owned()),
        message: finding.message.clone(),
        related_information: related,
        tags: None,
        data: client.diagnostic_data.then(|| json!({"fingerprint": finding.fingerprint})),
    }
}

fn issue_diagnostic(issue: &Issue, text: &Text, encoding: Encoding) -> Diagnostic {
    Diagnostic {
        range: text.range(issue.range.clone(), encoding),
        severity: Some(match issue.level {
            IssueLevel::Error => DiagnosticSeverity::ERROR,
            IssueLevel::Warning => DiagnosticSeverity::WARNING,
            IssueLevel::Hint => DiagnosticSeverity::HINT,
        }),
        code: Some(NumberOrString::String(issue.code.clone())),
        source: Some(SOURCE.to_owned()),
        message: issue.message.clone(),
        ..Diagnostic::default()
    }
}

/// A path as the address that editors use for it.
pub(crate) fn file_uri(path: &Path) -> Option<Url> {
    Url::from_file_path(path).ok()
}
