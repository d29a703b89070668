//! An analysis small enough to see through: `eval(` is a hole with a safe fix, `exec(` one whose fix
//! needs a look, `broken(` one whose fix does not help, `maybe(` one of low confidence, `PANIC` a
//! panic. It can be held.

use ql_engine::finding::{Confidence, Edit, Finding, Fix, Position, Safety, Severity, Suppressed};
use ql_engine::operation::{Cancel, Context, Flags, Progress, Spec};
use ql_engine::qsecure::rules::RuleInfo;
use ql_engine::workspace::Snapshot;
use ql_lsp::analysis::{Analysis, Checked, Engine, Issue, IssueLevel};
use ql_lsp::documents::Text;
use ql_syntax::Encoding;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

#[derive(Default)]
pub struct Fake {
    /// While set, checks go on until they are stopped.
    pub held: AtomicBool,
    pub checks: AtomicUsize,
    pub stopped: AtomicUsize,
    /// How often fixes were tried.
    pub tried: AtomicUsize,
    /// How often data was followed across files.
    pub followed: AtomicUsize,
    /// Whether the next time shows something new.
    pub news: AtomicBool,
    /// The snapshots that were looked at, in order.
    pub snapshots: Mutex<Vec<Snapshot>>,
    /// The texts that were checked, in order.
    pub texts: Mutex<Vec<String>>,
    /// What a workspace scan finds.
    pub files: Mutex<Vec<PathBuf>>,
}

/// What is looked for, the rule, the fix, the confidence.
type Hole = (&'static str, &'static str, Option<(&'static str, Safety)>, Confidence);

const HOLES: &[Hole] = &[
    ("eval(", "test.eval", Some(("safe(", Safety::Safe)), Confidence::High),
    ("exec(", "test.exec", Some(("run(", Safety::Review)), Confidence::Medium),
    ("broken(", "test.broken", Some(("broken((", Safety::Safe)), Confidence::High),
    ("maybe(", "test.maybe", None, Confidence::Low),
];

impl Fake {
    pub fn hold(&self, held: bool) {
        self.held.store(held, Ordering::SeqCst);
    }

    fn wait(&self, cancel: &Cancel) -> bool {
        while self.held.load(Ordering::SeqCst) {
            if cancel.is_cancelled() {
                self.stopped.fetch_add(1, Ordering::SeqCst);
                return false;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        // As the engine: what was stopped while it was held back has no result.
        !cancel.is_cancelled()
    }
}

pub fn find(path: &str, text: &Text) -> Vec<Finding> {
    let at = |offset: usize| {
        let point = text.lines.point(&text.source, offset, Encoding::Utf32);
        Position { line: point.line + 1, column: point.column + 1, offset: offset as u64 }
    };
    let mut found = Vec::new();
    for (needle, rule, fix, confidence) in HOLES {
        for (start, _) in text.source.match_indices(needle) {
            let end = start + needle.len() - 1;
            let fixes = fix.iter().map(|(replacement, safety)| Fix {
                title: format!("Use {}", replacement.trim_end_matches('(')),
                safety: *safety,
                edits: vec![Edit {
                    path: path.to_owned(),
                    start: at(start),
                    end: at(end),
                    text: replacement[..replacement.len() - 1].to_owned(),
                }],
            });
            let line = text.line(at(start).line - 1);
            let suppressed = line.contains(&format!("nosemgrep: {rule}"));
            found.push(Finding {
                rule: (*rule).to_owned(),
                severity: Severity::High,
                confidence: *confidence,
                message: format!("{needle} runs <anything>"),
                path: path.to_owned(),
                start: at(start),
                end: at(end),
                cwe: vec!["CWE-95".to_owned()],
                owasp: vec!["A03:2021".to_owned()],
                fingerprint: format!("{rule}:{start}"),
                metavariables: Default::default(),
                trace: None,
                fixes: fixes.collect(),
                suppressed: suppressed.then(|| Suppressed { by: "comment".to_owned(), reason: None, author: None, until: None }),
            });
        }
    }
    found.sort_by_key(|finding| finding.start);
    found
}

/// As the engine does: low confidence only if the settings ask for it.
fn configured(snapshot: &Snapshot, found: Vec<Finding>) -> Vec<Finding> {
    let scan = snapshot.settings.overrides.get("scan");
    let word = |key: &str| scan.and_then(|scan| scan.get(key)?.as_str()).unwrap_or_default().to_owned();
    let (low, critical) = (word("confidence") == "low", word("severity") == "critical");
    found.into_iter().filter(|finding| !critical && (low || finding.confidence > Confidence::Low)).collect()
}

impl Analysis for Fake {
    fn check(&self, snapshot: &Snapshot, path: &Path, _: &(dyn Fn(Checked) + Sync), cancel: &Cancel) -> Option<Checked> {
        self.checks.fetch_add(1, Ordering::SeqCst);
        self.snapshots.lock().unwrap().push(snapshot.clone());
        if !self.wait(cancel) {
            return None;
        }
        let text = Text::new(snapshot.document(path).unwrap().text());
        self.texts.lock().unwrap().push(text.source.to_string());
        assert!(!text.source.contains("PANIC"), "told to");
        let issues = text.source.contains("rules: oops").then(|| Issue {
            line: 0,
            level: IssueLevel::Error,
            code: "rule".to_owned(),
            message: "`rules` is a list".to_owned(),
        });
        let found = find(&snapshot.shown(path), &text);
        Some(Checked { findings: configured(snapshot, found), issues: issues.into_iter().collect() })
    }

    fn check_workspace(&self, snapshot: &Snapshot, progress: &dyn Progress, cancel: &Cancel) -> Option<Result<Vec<Finding>, String>> {
        let files = self.files.lock().unwrap().clone();
        let mut found = Vec::new();
        for (done, path) in files.iter().enumerate() {
            if !self.wait(cancel) {
                return None;
            }
            progress.report(done as u64, files.len() as u64, "scanning");
            let text = Text::new(std::fs::read_to_string(path).unwrap().into());
            found.extend(find(&snapshot.shown(path), &text));
        }
        Some(Ok(configured(snapshot, found)))
    }

    fn follow(&self, _: &Snapshot, _: &dyn Progress, cancel: &Cancel) -> Option<bool> {
        self.followed.fetch_add(1, Ordering::SeqCst);
        self.wait(cancel).then(|| self.news.swap(false, Ordering::SeqCst))
    }

    fn rules(&self, _: &Snapshot, _: Option<&Path>) -> Vec<Arc<RuleInfo>> {
        let rule = |(_, rule, fix, confidence): &Hole| RuleInfo {
            id: (*rule).to_owned(),
            title: format!("About {rule}"),
            message: "It is bad.".to_owned(),
            severity: Severity::High,
            severity_word: "HIGH".to_owned(),
            confidence: *confidence,
            languages: vec!["python".to_owned()],
            cwe: vec!["CWE-95".to_owned()],
            owasp: Vec::new(),
            references: vec!["https://example.com/eval".to_owned()],
            kind: "pattern".to_owned(),
            has_fix: fix.is_some(),
            fix_safety: Safety::Safe,
            fix_title: None,
            default: true,
            source: "test.yaml".to_owned(),
            line: 1,
        };
        HOLES.iter().map(|hole| Arc::new(rule(hole))).collect()
    }

    fn explain(&self, snapshot: &Snapshot, rule: &str) -> Option<String> {
        self.rules(snapshot, None).iter().find(|info| info.id == rule).map(|info| format!("# {}\n\nIt is bad.", info.id))
    }

    fn fixes(&self, _: &Snapshot, _: &Path, finding: &Finding, _: &Cancel) -> Vec<Fix> {
        self.tried.fetch_add(1, Ordering::SeqCst);
        if finding.rule == "test.broken" { Vec::new() } else { finding.fixes.clone() }
    }

    fn suppress(&self, snapshot: &Snapshot, path: &Path, finding: &Finding, reason: &str) -> Option<Edit> {
        Engine.suppress(snapshot, path, finding, reason)
    }

    fn operations(&self) -> Vec<Spec> {
        let spec = |name, title, read_only| Spec {
            name,
            title,
            summary: "",
            details: "",
            flags: Flags { read_only, ..Flags::default() },
            mcp: None,
        };
        vec![spec("scan", "Scan", true), spec("fail", "Fail", false)]
    }

    fn run(&self, name: &str, input: Value, context: &Context) -> Result<Value, String> {
        if name == "fail" {
            return Err("it failed".to_owned());
        }
        if input.get("slow").is_some() {
            while !context.cancel.is_cancelled() {
                context.progress.report(1, 2, "working");
                std::thread::sleep(Duration::from_millis(5));
            }
            return Err("stopped".to_owned());
        }
        Ok(json!({"ran": name, "input": input}))
    }
}
