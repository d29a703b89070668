//! Findings of open documents whose data comes through other files. They are found when files are saved
//! and shown with what a document has by itself, for as long as the lines they are in do not change.

use crate::config::Config;
use crate::finding::{Confidence, Edit, Finding, Position};
use crate::operation::scan::Dataflow;
use crate::operation::{Cancel, OperationError, Progress};
use crate::qsecure::findings::position;
use crate::qsecure::scan::{ScanOptions, scan};
use crate::workspace::{DEFAULT_MAX_FILE_SIZE, Loaded, Snapshot};
use parking_lot::Mutex;
use ql_syntax::LineIndex;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What was found last, by the path of the file it is reported in.
#[derive(Default)]
pub(crate) struct Across(Mutex<Arc<FxHashMap<String, Known>>>);

#[derive(PartialEq)]
struct Known {
    /// The text it was found in.
    text: Arc<str>,
    findings: Vec<Finding>,
}

fn is_asked(config: &Config) -> bool {
    config.dataflow.as_deref() == Some(Dataflow::Workspace.word()) && !config.compat
}

/// Follows data across the files of the workspace if its configuration asks for that (`scan.dataflow`).
/// Whether anything is known now that was not, or the other way round; `None` if it was cancelled.
pub fn follow(snapshot: &Snapshot, progress: &dyn Progress, cancel: &Cancel) -> Option<bool> {
    let config = snapshot.root_config();
    let mut files: FxHashMap<String, Known> = FxHashMap::default();
    if is_asked(&config) {
        let options = ScanOptions { confidence: Some(config.confidence.unwrap_or(Confidence::Medium)), ..ScanOptions::default() };
        let found = match scan(snapshot, &options, progress, cancel) {
            Ok(output) => output.report.findings,
            Err(OperationError::Cancelled) => return None,
            Err(_) => Vec::new(),
        };
        for finding in found {
            let through_others = finding.trace.iter().flatten().any(|step| step.path != finding.path);
            if !through_others {
                continue;
            }
            if let Some(known) = files.get_mut(&finding.path) {
                known.findings.push(finding);
            } else if let Loaded::Text(text) = snapshot.text(&snapshot.absolute(&finding.path), DEFAULT_MAX_FILE_SIZE) {
                files.insert(finding.path.clone(), Known { text: text.text, findings: vec![finding] });
            }
        }
    }
    let mut last = snapshot.shared.across.0.lock();
    let differs = **last != files;
    *last = Arc::new(files);
    Some(differs)
}

/// Adds what is known of a document to what identifies its report.
pub(crate) fn add_to(hasher: &mut blake3::Hasher, snapshot: &Snapshot, shown: &str) {
    let all = snapshot.shared.across.0.lock().clone();
    if let Some(known) = all.get(shown) {
        hasher.update(known.text.as_bytes());
        hasher.update(format!("{:?}", known.findings).as_bytes());
    }
}

/// What is known of a document from the last time, where its text still says so.
pub(crate) fn of(snapshot: &Snapshot, shown: &str, text: &str, index: &LineIndex) -> Vec<Finding> {
    let all = snapshot.shared.across.0.lock().clone();
    let Some(known) = all.get(shown) else { return Vec::new() };
    let change = Change::between(&known.text, text);
    known.findings.iter().filter_map(|finding| change.moved(finding, text, index)).collect()
}

/// What two versions of a text have in common at both ends.
struct Change {
    /// Bytes at the beginning.
    before: usize,
    /// Where the common end begins in the old text.
    after: usize,
    /// By how much that has moved.
    by: isize,
}

impl Change {
    fn between(old: &str, new: &str) -> Change {
        let before = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
        let rest = old.len().min(new.len()) - before;
        let end = old.bytes().rev().zip(new.bytes().rev()).take(rest).take_while(|(a, b)| a == b).count();
        Change { before, after: old.len() - end, by: new.len() as isize - old.len() as isize }
    }

    /// Where a range is now; nothing where it changed.
    fn range(&self, start: &Position, end: &Position) -> Option<(usize, usize)> {
        let (start, end) = (start.offset as usize, end.offset as usize);
        if end <= self.before {
            Some((start, end))
        } else if start >= self.after {
            Some((start.checked_add_signed(self.by)?, end.checked_add_signed(self.by)?))
        } else {
            None
        }
    }

    fn moved(&self, finding: &Finding, text: &str, index: &LineIndex) -> Option<Finding> {
        let place = |start: &Position, end: &Position| {
            let (start, end) = self.range(start, end)?;
            Some((position(text, index, start), position(text, index, end)))
        };
        let (start, end) = place(&finding.start, &finding.end)?;
        let mut out = Finding { start, end, ..finding.clone() };
        for step in out.trace.iter_mut().flatten().filter(|step| step.path == finding.path) {
            (step.start, step.end) = place(&step.start, &step.end)?;
        }
        let edit = |edit: &Edit| {
            let (start, end) = place(&edit.start, &edit.end)?;
            Some(Edit { start, end, ..edit.clone() })
        };
        out.fixes.retain_mut(|fix| match fix.edits.iter().map(edit).collect::<Option<Vec<_>>>() {
            Some(edits) => {
                fix.edits = edits;
                true
            }
            None => false,
        });
        Some(out)
    }
}
