//! An analysis small enough to see through: `eval(` is a hole with a safe fix, `exec(` one whose fix
//! needs a look, `broken(` one whose fix does not help, `maybe(` one of low confidence, `PANIC` a
//! panic. It can be held.

use ql_engine::finding::{Confidence, Edit, Finding, Fix, Position, Safety, Severity, Suppressed};
use ql_lsp::analysis::{
    Analysis, Checked, CheckedFile, Issue, IssueLevel, Operation, Progress, Rule, Stop, Surroundings,
};
use ql_lsp::documents::{Document, Text};
use ql_syntax::Encoding;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

#[derive(Default)]
pub struct Fake {
    /// While set, checks go on until they are stopped.
    pub held: AtomicBool,
    pub checks: AtomicUsize,
    pub stopped: AtomicUsize,
    pub generation: AtomicU64,
    pub surroundings: Mutex<Vec<Surroundings>>,
    /// The texts that were checked, in order.
    pub texts: Mutex<Vec<String>>,
    /// What a workspace scan finds.
    pub files: Mutex<Vec<(PathBuf, String)>>,
}

const HOLES: &[(&str, &str, Option<(&str, Safety)>, Confidence)] = &[
    ("eval(", "test.eval", Some(("safe(", Safety::Safe)), Confidence::High),
    ("exec(", "test.exec", Some(("run(", Safety::Review)), Confidence::Medium),
    ("broken(", "test.broken", Some(("broken((", Safety::Safe)), Confidence::High),
    ("maybe(", "test.maybe", None, Confidence::Low),
];

impl Fake {
    pub fn hold(&self, held: bool) {
        self.held.store(held, Ordering::SeqCst);
    }

    fn wait(&self, stop: &Stop<'_>) -> bool {
        while self.held.load(Ordering::SeqCst) {
            if stop() {
                self.stopped.fetch_add(1, Ordering::SeqCst);
                return false;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        true
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
                edits: vec![Edit { path: path.to_owned(), start: at(start), end: at(end), text: replacement[..replacement.len() - 1].to_owned() }],
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

impl Analysis for Fake {
    fn surround(&self, surroundings: &Surroundings) {
        self.surroundings.lock().unwrap().push(surroundings.clone());
        self.generation.fetch_add(1, Ordering::SeqCst);
    }

    fn files_changed(&self, paths: &[PathBuf]) -> bool {
        let ours = paths.iter().any(|path| path.ends_with("quantumlayer.toml"));
        self.generation.fetch_add(u64::from(ours), Ordering::SeqCst);
        ours
    }

    fn opened(&self, _: &Document) {}

    fn closed(&self, _: &Document) {}

    fn generation(&self) -> u64 {
        self.generation.load(Ordering::SeqCst)
    }

    fn check(&self, document: &Document, stop: &Stop<'_>) -> Option<Checked> {
        self.checks.fetch_add(1, Ordering::SeqCst);
        if !self.wait(stop) {
            return None;
        }
        let text = document.text();
        self.texts.lock().unwrap().push(text.source.to_string());
        assert!(!text.source.contains("PANIC"), "told to");
        let issues = text.source.find("rules: oops").map(|at| Issue {
            range: at..at + 5,
            level: IssueLevel::Error,
            code: "rule".to_owned(),
            message: "`rules` is a list".to_owned(),
        });
        Some(Checked { findings: find(document.name(), text), issues: issues.into_iter().collect() })
    }

    fn check_instead(&self, document: &Document, text: Arc<str>, _: &Stop<'_>) -> Option<Checked> {
        Some(Checked { findings: find(document.name(), &Text::new(text)), issues: Vec::new() })
    }

    fn check_workspace(&self, stop: &Stop<'_>, progress: &Progress<'_>, each: &mut dyn FnMut(CheckedFile)) -> bool {
        let files = self.files.lock().unwrap().clone();
        for (done, (path, text)) in files.iter().enumerate() {
            if !self.wait(stop) {
                return false;
            }
            progress(done as u64, Some(files.len() as u64), "scanning");
            let text = Arc::new(Text::new(text.as_str().into()));
            let findings = find(&path.to_string_lossy(), &text);
            each(CheckedFile { path: path.clone(), text, checked: Checked { findings, issues: Vec::new() } });
        }
        true
    }

    fn rules(&self) -> Arc<[Rule]> {
        HOLES
            .iter()
            .map(|(_, rule, _, confidence)| Rule {
                id: (*rule).to_owned(),
                title: format!("About {rule}"),
                severity: Severity::High,
                confidence: *confidence,
                cwe: vec!["CWE-95".to_owned()],
                owasp: Vec::new(),
                references: vec!["https://example.com/eval".to_owned()],
                languages: vec!["python".to_owned()],
            })
            .collect()
    }

    fn explain(&self, rule: &str) -> Option<String> {
        self.rule(rule).map(|rule| format!("# {}\n\nIt is bad.", rule.id))
    }

    fn operations(&self) -> Vec<Operation> {
        vec![Operation { name: "scan".to_owned(), title: "Scan".to_owned() }, Operation { name: "fail".to_owned(), title: "Fail".to_owned() }]
    }

    fn run(&self, name: &str, input: Value, stop: &Stop<'_>, progress: &Progress<'_>) -> Result<Value, String> {
        if name == "fail" {
            return Err("it failed".to_owned());
        }
        if input.get("slow").is_some() {
            while !stop() {
                progress(1, Some(2), "working");
                std::thread::sleep(Duration::from_millis(5));
            }
            return Err("stopped".to_owned());
        }
        Ok(json!({"ran": name, "input": input}))
    }

    fn resolve(&self, _: Option<&Path>, path: &str) -> Option<PathBuf> {
        Some(PathBuf::from("/").join(path))
    }
}
