//! One open document, on every keystroke: findings for exactly the version that is open, from the tree
//! that was kept up to date.

use crate::across;
use crate::config::Config;
use crate::finding::{Confidence, Edit, Finding, Problem};
use crate::operation::Cancel;
use crate::qsecure::findings::{FileResult, Input, is_generated, scan_text};
use crate::qsecure::fix::{Base, TriedFix};
use crate::qsecure::rules::{RuleChoice, RuleFile, Rules, problem, referred};
use crate::qsecure::scan::{ScanOptions, ScanOutput, join, post, report_file};
use crate::qsecure::{pool, suppress};
use crate::workspace::{self, Document, Snapshot};
use ql_rules::Target;
use std::path::Path;
use std::sync::Arc;

/// What one document came to.
#[derive(Clone, Debug)]
pub struct DocumentReport {
    /// The version that was looked at.
    pub version: i32,
    /// The findings, suppressed ones included.
    pub findings: Vec<Finding>,
    /// Syntax errors, stale suppressions, limits.
    pub problems: Vec<Problem>,
    /// Equal ids mean equal reports: text, rules and configuration are the same.
    pub result_id: String,
}

/// The rules and configuration that hold for a document, and the id its report will have.
struct Setup {
    config: Arc<Config>,
    rules: Arc<Rules>,
    result_id: String,
}

fn setup(snapshot: &Snapshot, document: &Document) -> Setup {
    let config = snapshot.config(&document.path);
    let rules =
        snapshot.rules(&RuleChoice::of(&config)).map_or_else(|_| crate::qsecure::rules::built_in(config.compat), |(rules, _)| rules);
    let mut hasher = blake3::Hasher::new();
    hasher.update(document.text().as_bytes());
    hasher.update(rules.hash.as_bytes());
    hasher.update(document.language.id().as_bytes());
    hasher.update(format!("{:?} {:?} {}", config.values, config.suppress, snapshot.today()).as_bytes());
    across::add_to(&mut hasher, snapshot, &snapshot.shown(&document.path));
    let result_id = hasher.finalize().to_hex()[..32].to_owned();
    Setup { config, rules, result_id }
}

/// The id that [`check_document`] would give, without scanning; for "nothing changed" answers.
pub fn result_id(snapshot: &Snapshot, path: &Path) -> Option<String> {
    let document = snapshot.document(path)?;
    Some(setup(snapshot, &document).result_id)
}

/// Scans an open document. `None` if it is not open or the work was cancelled. What is reported
/// follows the configuration; where that is silent, findings of low confidence are left out.
pub fn check_document(snapshot: &Snapshot, path: &Path, cancel: &Cancel) -> Option<DocumentReport> {
    check_in_steps(snapshot, path, cancel, None)
}

/// The same, and `first` is told what is known before data flow is followed, if any rule asks for that:
/// all other findings, and those flows of an earlier version whose end is as it was.
pub fn check_in_steps(
    snapshot: &Snapshot,
    path: &Path,
    cancel: &Cancel,
    first: Option<&(dyn Fn(DocumentReport) + Sync)>,
) -> Option<DocumentReport> {
    let document = snapshot.document(path)?;
    let shown = snapshot.shown(&document.path);
    pool::interactive(|| {
        let Setup { config, rules, result_id } = setup(snapshot, &document);
        let max = config.max_file_size.unwrap_or(workspace::DEFAULT_MAX_FILE_SIZE);
        let report = |result, note| report_of(snapshot, &document, (&config, &rules), &result_id, result, note);
        let early: &(dyn Fn(FileResult) + Sync) = &|result| {
            if let (Some(first), Some(report)) = (first, report(result, None)) {
                first(report);
            }
        };
        let (result, note) = scan_document(&rules, &shown, &document, max, first.map(|_| early), &|| cancel.is_cancelled())?;
        report(result, note)
    })
}

fn report_of(
    snapshot: &Snapshot,
    document: &Document,
    (config, rules): (&Config, &Arc<Rules>),
    result_id: &str,
    result: FileResult,
    note: Option<&'static str>,
) -> Option<DocumentReport> {
    let shown = snapshot.shown(&document.path);
    let mut output = ScanOutput { sets: vec![rules.clone()], ..ScanOutput::default() };
    let mut hits = Vec::new();
    report_file(config, &shown, result, &mut hits, &mut output);
    // Of a join what the document has alone; the other files are a scan's.
    join(&mut hits, &mut output);
    let options = ScanOptions {
        paths: vec![shown.clone()],
        confidence: Some(config.confidence.unwrap_or(Confidence::Medium)),
        ..ScanOptions::default()
    };
    // Narrowing to changed lines is for reports; an editor shows what is there.
    let config = Config { diff_base: None, ..config.clone() };
    post(snapshot, &options, &config, hits, &mut output).ok()?;
    let mut problems = output.report.errors;
    problems.extend(note.map(|message| Problem {
        kind: "limit".into(),
        rule: None,
        path: Some(shown.clone()),
        line: None,
        message: message.to_owned(),
    }));
    let mut findings = output.report.findings;
    let (text, index) = (document.text(), document.line_index());
    for finding in across::of(snapshot, &shown, &text, &index) {
        let same = |f: &&Finding| (&f.rule, f.start.offset, f.end.offset) == (&finding.rule, finding.start.offset, finding.end.offset);
        if !findings.iter().any(|f| same(&f)) {
            let at = findings.partition_point(|f| (f.start.offset, &f.rule) <= (finding.start.offset, &finding.rule));
            findings.insert(at, finding);
        }
    }
    Some(DocumentReport { version: document.version, findings, problems, result_id: result_id.to_owned() })
}

/// The raw result of an open document, and why patterns were not applied, if they were not.
pub(crate) fn scan_document(
    rules: &Rules,
    shown: &str,
    document: &Document,
    max_file_size: u64,
    first: Option<&(dyn Fn(FileResult) + Sync)>,
    stop: &(dyn Fn() -> bool + Sync),
) -> Option<(FileResult, Option<&'static str>)> {
    let text = document.text();
    let note = if text.len() as u64 > max_file_size {
        Some("large: only text rules were applied")
    } else {
        is_generated(rules, document.language, shown, &text).then_some("minified: only text rules were applied")
    };
    let (mut tree, mut file) = (None, None);
    if note.is_none() {
        let target = Target {
            path: shown,
            language: document.language,
            text: &text,
            file: None,
            text_only: false,
            memory: Some(document.memory()),
            first: None,
            stop,
        };
        let parse = || (document.tree(&mut || stop()), document.lowered(&mut || stop()));
        ((tree, file), ()) = rayon::join(parse, || rules.set.ahead(&target));
    }
    if stop() {
        return None;
    }
    let index = document.line_index();
    let input = Input {
        shown,
        language: document.language,
        text: &text,
        text_only: note.is_some(),
        file: file.as_deref(),
        tree: tree.as_ref(),
        index: Some(&index),
        memory: Some(document.memory()),
        first,
        framed: false,
    };
    Some((scan_text(rules, &input, stop)?, note))
}

/// The fixes of a finding that hold when tried on the document (or file) as it is: finding gone, nothing
/// new, still parses, idempotent. Call it when a fix is about to be shown, not on every keystroke.
pub fn verified_fixes(snapshot: &Snapshot, path: &Path, finding: &Finding, cancel: &Cancel) -> Vec<TriedFix> {
    let (text, language) = match snapshot.document(path) {
        Some(document) => (document.text(), document.language),
        None => match workspace::load(path, workspace::DEFAULT_MAX_FILE_SIZE) {
            workspace::Loaded::Text(t) => {
                let language = workspace::language_of(&finding.path, &t.text);
                (t.text, language)
            }
            _ => return Vec::new(),
        },
    };
    let config = snapshot.config(path);
    let rules =
        snapshot.rules(&RuleChoice::of(&config)).map_or_else(|_| crate::qsecure::rules::built_in(config.compat), |(rules, _)| rules);
    let stop = || cancel.is_cancelled();
    pool::interactive(|| {
        let Some(base) = Base::new(&rules, &finding.path, language, text.to_string(), &stop) else { return Vec::new() };
        let tried = finding.fixes.iter().filter_map(|fix| base.try_fix(finding, fix, &stop));
        tried.map(|(tried, _)| tried).filter(TriedFix::holds).collect()
    })
}

/// The edit that suppresses a finding by a comment of the document's language: at the end of the
/// line it starts on where that is safe, else on a line of its own before it. `None` where the
/// language has no comments.
pub fn suppress_edit(snapshot: &Snapshot, path: &Path, finding: &Finding, reason: &str, until: Option<&str>) -> Option<Edit> {
    let (text, language) = match snapshot.document(path) {
        Some(document) => (document.text(), document.language),
        None => match workspace::load(path, workspace::DEFAULT_MAX_FILE_SIZE) {
            workspace::Loaded::Text(t) => {
                let language = workspace::language_of(&finding.path, &t.text);
                (t.text, language)
            }
            _ => return None,
        },
    };
    suppress::edit(&text, language, finding, reason, until)
}

/// What is wrong with a rule file's text.
pub fn validate_rule_text(snapshot: &Snapshot, path: &str, text: &str) -> Vec<Problem> {
    pool::interactive(|| {
        let file = RuleFile { path: path.to_owned(), prefix: String::new(), text: text.to_owned() };
        let others = referred(snapshot, std::slice::from_ref(&file));
        let others: Vec<_> = others.iter().map(RuleFile::source).collect();
        Rules::compile(&[file.source()], &others, false).problems.iter().map(problem).collect()
    })
}

/// Whether a text looks like a rule file.
pub fn is_rule_text(text: &str) -> bool {
    text.lines().take(200).any(|l| l.trim_end() == "rules:")
}

/// What is wrong with a `quantumlayer.toml`'s text.
pub fn validate_config_text(path: &str, text: &str) -> Vec<Problem> {
    crate::config::check_text(text, path)
}
