//! Why a rule says nothing of a line: the first thing on the way from the walk to the report that kept it
//! from doing so.

use super::findings::is_generated;
use super::rules::Rules;
use super::scan::{ScanOptions, scan};
use crate::finding::{Confidence, Severity};
use crate::operation::{Context, NoProgress, OperationError, Surface};
use crate::workspace::{self, Filter, Loaded};
use ql_rules::{Target, WhyNot as Reached};
use ql_syntax::LineIndex;
use schemars::JsonSchema;
use serde::Serialize;

/// What kept a rule from a line.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WhyNot {
    /// The file.
    pub path: String,
    /// The line.
    pub line: u32,
    /// In one sentence.
    pub verdict: String,
    /// What each step of the rule left, in the order of evaluation; empty where it was not evaluated.
    pub steps: Vec<Step>,
}

/// One step of a rule's evaluation.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Step {
    /// How deep in the rule.
    pub depth: usize,
    /// The key of the rule language.
    pub operator: String,
    /// Where it is written in the rule file.
    pub rule_line: u32,
    /// Candidates in the whole file after it.
    pub in_file: usize,
    /// Candidates at the line before it.
    pub before: usize,
    /// Candidates at the line after it.
    pub here: usize,
}

/// Takes `FILE:LINE` apart.
pub(crate) fn place(text: &str) -> Result<(&str, u32), OperationError> {
    let parts = text.rsplit_once(':').and_then(|(path, line)| Some((path, line.parse().ok()?)));
    parts
        .filter(|(path, line)| !path.is_empty() && *line > 0)
        .ok_or_else(|| OperationError::Invalid(format!("`{text}` is no place: write FILE:LINE, with lines counted from 1")))
}

/// Follows a rule (by its id) to a line.
pub(crate) fn why_not(cx: &Context, rules: &Rules, rule: &str, config: &[String], at: &str) -> Result<WhyNot, OperationError> {
    let (path, line) = place(at)?;
    let snapshot = &cx.snapshot;
    let start = snapshot.starts(&[path.to_owned()], cx.surface == Surface::Terminal)?.remove(0);
    let shown = start.shown.clone();
    let answer = |verdict: String, steps: Vec<Step>| Ok(WhyNot { path: shown.clone(), line, verdict, steps });
    if start.absolute.is_dir() {
        return Err(OperationError::Invalid(format!("`{path}` is a folder")));
    }
    let in_force = snapshot.config(&start.absolute);
    if let Some(reason) = left_out(cx, &start.absolute, &shown)? {
        return answer(reason, Vec::new());
    }
    let Some(index) = rules.set.rules().iter().position(|r| r.id == rule) else { return Err(rules.unknown(rule)) };
    if !in_force.is_enabled(rule, true) {
        return answer("the configuration disables the rule (`rules.disable`)".into(), Vec::new());
    }
    let max = in_force.max_file_size.unwrap_or(workspace::DEFAULT_MAX_FILE_SIZE);
    let (text, text_only) = match snapshot.text(&start.absolute, max) {
        Loaded::Text(t) => {
            let generated = is_generated(rules, workspace::language_of(&shown, &t.text), &shown, &t.text);
            (t.text, generated)
        }
        Loaded::Skip(reason) => return answer(format!("the file is skipped: {reason}"), Vec::new()),
        Loaded::Large(_) => {
            return answer("the file is larger than `--max-file-size`: only text rules are applied, in windows".into(), Vec::new());
        }
    };
    let lines = LineIndex::new(&text);
    if line > lines.lines() {
        return Err(OperationError::Invalid(format!("`{path}` has {} lines", lines.lines())));
    }
    let cancelled = || cx.cancel.is_cancelled();
    let target = Target {
        path: &shown,
        language: workspace::language_of(&shown, &text),
        text: &text,
        file: None,
        text_only,
        memory: None,
        first: None,
        stop: &cancelled,
    };
    let reached = super::pool::interactive(|| rules.set.why_not(index, &target, &lines.line_range(line - 1)));
    let (steps, limits) = match reached {
        Reached::Language => return answer(format!("the rule is not for {}", target.language.row().name), Vec::new()),
        Reached::Version => return answer("the rule asks for another version of the rule language".into(), Vec::new()),
        Reached::Paths => return answer("the rule's own `paths` leave the file out".into(), Vec::new()),
        Reached::Project => {
            return answer("the project does not depend on what the rule asks for, or that is not known".into(), Vec::new());
        }
        Reached::Join => {
            return answer("the rule joins what several rules find in all files: no line alone decides it".into(), Vec::new());
        }
        Reached::TextOnly => {
            return answer("the file is too large or minified: patterns are not tried, only text rules".into(), Vec::new());
        }
        Reached::Broken(message) => return answer(format!("the rule does not compile: {message}"), Vec::new()),
        Reached::Words(missing) => {
            let words: Vec<String> = missing.into_iter().map(alternatives).collect();
            return answer(format!("the file lacks a word without which the rule cannot match: {}", words.join("; ")), Vec::new());
        }
        Reached::Evaluated { steps, limits } => (steps, limits),
    };
    let verdict = match steps.last() {
        Some(last) if last.here > 0 => after(cx, rule, config, path, line)?,
        _ => limits.into_iter().next().unwrap_or_else(|| lost(&steps)),
    };
    let step = |s: &ql_rules::Step| Step {
        depth: s.depth,
        operator: s.operator.to_owned(),
        rule_line: s.at.line,
        in_file: s.in_file,
        before: s.before,
        here: s.here,
    };
    answer(verdict, steps.iter().map(step).collect())
}

fn alternatives(mut words: Vec<String>) -> String {
    words.sort();
    words.dedup();
    let more = words.len().saturating_sub(8);
    words.truncate(8);
    let list = words.iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(" or ");
    if more > 0 { format!("{list} or one of {more} others") } else { list }
}

/// Why a scan would not come to the file.
fn left_out(cx: &Context, absolute: &std::path::Path, shown: &str) -> Result<Option<String>, OperationError> {
    let root_config = cx.snapshot.root_config();
    let filter = Filter::new(&root_config.include, &root_config.exclude)?;
    if !filter.allows(shown, false) {
        return Ok(Some("a scan leaves the file out: the configuration's `scan.include` or `scan.exclude`".into()));
    }
    let Some(root) = cx.snapshot.root_of(absolute) else { return Ok(None) };
    let start = workspace::Start { absolute: root.clone(), shown: cx.snapshot.shown(root) };
    let walked = workspace::walk(&cx.snapshot, &[start], &filter, 2, &cx.cancel)?;
    if walked.files.iter().any(|f| f.absolute == absolute) {
        return Ok(None);
    }
    let reason = walked.skipped.iter().find(|s| s.path == shown).map(|s| s.reason.clone());
    Ok(Some(reason.map_or_else(
        || "a scan leaves the file out: an ignore file names it, or it is third-party code".into(),
        |reason| format!("a scan skips the file: {reason}"),
    )))
}

/// What became of a match: suppressed, below what is reported, or reported.
fn after(cx: &Context, rule: &str, config: &[String], path: &str, line: u32) -> Result<String, OperationError> {
    let options = ScanOptions {
        paths: vec![path.to_owned()],
        anywhere: cx.surface == Surface::Terminal,
        config: config.to_vec(),
        rules: vec![rule.to_owned()],
        severity: Some(Severity::Info),
        confidence: Some(Confidence::Low),
        no_cache: true,
        ..ScanOptions::default()
    };
    let found = scan(&cx.snapshot, &options, &NoProgress, &cx.cancel)?;
    let touches = |f: &&crate::finding::Finding| f.start.line <= line && line <= f.end.line;
    let Some(finding) = found.report.findings.iter().find(touches) else {
        return Ok(
            "it matches, but what it found is no finding: a placeholder, a checksum that is wrong, or text of too little variety".into()
        );
    };
    if let Some(suppressed) = &finding.suppressed {
        let why = suppressed.reason.as_ref().map_or(String::new(), |r| format!(" ({r})"));
        return Ok(format!("it matches, and is suppressed by {}{why}", suppressed.by));
    }
    let in_force = cx.snapshot.root_config();
    if in_force.severity.is_some_and(|s| finding.severity < s) {
        return Ok("it matches, below the least severity that the configuration reports".into());
    }
    if in_force.confidence.is_some_and(|c| finding.confidence < c) {
        return Ok("it matches, below the least confidence that the configuration reports".into());
    }
    Ok("it matches: a scan reports it".into())
}

/// The step that lost the last candidate.
fn lost(steps: &[ql_rules::Step]) -> String {
    let at = |s: &ql_rules::Step| format!("`{}` in line {} of the rule file", s.operator, s.at.line);
    if let Some(flow) = steps.last().filter(|s| s.operator == "taint") {
        let sources = steps.iter().filter(|s| s.operator == "pattern-sources").map(|s| s.in_file).sum::<usize>();
        return match (sources, flow.before) {
            (0, _) => "the file has no source that `pattern-sources` describes".into(),
            (_, 0) => "no sink that `pattern-sinks` describes is at this line".into(),
            _ => "data from no source reaches the sink at this line, or it is sanitized on the way".into(),
        };
    }
    if let Some(step) = steps.iter().rev().find(|s| s.before > 0 && s.here == 0) {
        return match step.operator {
            "patterns" => format!("{} does not hold together with what was found before it", at(step)),
            "focus-metavariable" => format!("what {} points at is elsewhere", at(step)),
            _ => format!("{} took the last candidate away", at(step)),
        };
    }
    match steps.iter().find(|s| s.here == 0) {
        Some(step) => format!("{} matches nothing at this line", at(step)),
        None => "nothing of the rule matches at this line".into(),
    }
}
