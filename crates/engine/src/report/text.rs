//! Reports as text without any escapes.

use super::{Frame, harmless_text};
use crate::config::severity_word;
use crate::finding::{Finding, Safety, ScanReport};
use std::fmt::Write;

/// One finding with its code frame, message and fix preview.
pub fn finding_text(f: &Finding, frame: &Frame) -> String {
    let mut out = String::new();
    let cwe = if f.cwe.is_empty() { String::new() } else { format!(" {}", f.cwe.join(" ")) };
    let _ = writeln!(out, "{}: {}{cwe}", severity_word(f.severity), f.rule);
    let _ = writeln!(out, "  --> {}:{}:{}", harmless_text(&f.path), f.start.line, f.start.column);
    let width = frame.lines.last().map_or(1, |l| l.number.to_string().len());
    for line in &frame.lines {
        let _ = writeln!(out, "  {:>width$} | {}", line.number, line.text);
        let (start, end) = line.mark;
        if end > start {
            let _ = writeln!(out, "  {:>width$} | {}{}", "", " ".repeat(start as usize), "^".repeat((end - start) as usize));
        }
    }
    if frame.more > 0 {
        let _ = writeln!(out, "  {:>width$} | … {} more lines", "", frame.more);
    }
    for line in harmless_text(f.message.trim()).lines() {
        let _ = writeln!(out, "  {line}");
    }
    for step in f.trace.iter().flatten() {
        let _ = writeln!(out, "  via {}:{}:{} {}", step.path, step.start.line, step.start.column, harmless_text(&step.note));
    }
    for fix in &f.fixes {
        let review = if fix.safety == Safety::Review { " (needs a look)" } else { "" };
        let _ = writeln!(out, "  fix: {}{review}", harmless_text(&fix.title));
    }
    if let Some(s) = &f.suppressed {
        let reason = s.reason.as_ref().map_or(String::new(), |r| format!(": {}", harmless_text(r)));
        let _ = writeln!(out, "  suppressed by {}{reason}", s.by);
    }
    out
}

/// A whole report.
pub fn scan_text(report: &ScanReport, frames: &[Frame]) -> String {
    let mut out = String::new();
    let empty = Frame::default();
    let mut suppressed = 0;
    for (i, f) in report.findings.iter().enumerate() {
        if f.suppressed.is_some() {
            suppressed += 1;
            continue;
        }
        out.push_str(&finding_text(f, frames.get(i).unwrap_or(&empty)));
        out.push('\n');
    }
    for p in &report.errors {
        let place = match (&p.path, p.line) {
            (Some(path), Some(line)) => format!("{path}:{line}: "),
            (Some(path), None) => format!("{path}: "),
            _ => String::new(),
        };
        let rule = p.rule.as_ref().map_or(String::new(), |r| format!("{r}: "));
        let _ = writeln!(out, "note ({}): {}", p.kind, harmless_text(&format!("{place}{rule}{}", p.message)));
    }
    let _ = writeln!(out, "{}", summary(report, suppressed));
    out
}

fn summary(report: &ScanReport, suppressed: usize) -> String {
    let mut counts = [0usize; 5];
    for f in report.findings.iter().filter(|f| f.suppressed.is_none()) {
        counts[f.severity as usize] += 1;
    }
    let total: usize = counts.iter().sum();
    let files = report.stats.get("files").and_then(serde_json::Value::as_u64).unwrap_or(0);
    let mut out = format!("{} in {}", count(total, "finding"), count(files as usize, "file"));
    let words = ["info", "low", "medium", "high", "critical"];
    let parts: Vec<_> = (0..5).rev().filter(|i| counts[*i] > 0).map(|i| format!("{} {}", counts[i], words[i])).collect();
    if !parts.is_empty() {
        let _ = write!(out, " ({})", parts.join(", "));
    }
    if suppressed > 0 {
        let _ = write!(out, ", {suppressed} suppressed");
    }
    if !report.skipped.is_empty() {
        let _ = write!(out, ", {} skipped", report.skipped.len());
    }
    out
}

fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}
