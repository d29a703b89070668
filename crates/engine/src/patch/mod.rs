//! Changes of files, with the evidence for them. Applied all or nothing, refused when stale, in the
//! journal before the first file changes, and undone by name.

mod apply;

pub use crate::store::state::{AuditEntry, Recorded};
pub(crate) use apply::recover;
pub use apply::{Applied, undo};

use crate::finding::Edit;
use crate::operation::OperationError;
use crate::workspace::{Decoded, Snapshot, decode};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use similar::TextDiff;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// How a check ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It held.
    Passed,
    /// It did not hold.
    Failed,
    /// It could not be made here.
    Skipped,
}

/// A check that was really made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Check {
    /// What was checked.
    pub name: String,
    /// By which tool, with its version.
    pub tool: String,
    /// How it ended.
    pub verdict: Verdict,
    /// Numbers and excerpts.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub detail: Option<String>,
}

impl Check {
    /// A check made by the engine itself.
    pub fn own(name: &str, passed: bool, detail: Option<String>) -> Check {
        Check {
            name: name.to_owned(),
            tool: format!("quantumlayer {}", env!("CARGO_PKG_VERSION")),
            verdict: if passed { Verdict::Passed } else { Verdict::Failed },
            detail,
        }
    }
}

/// One file of a patch, by whole contents; `None` where it does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileChange {
    /// Where it is.
    pub absolute: PathBuf,
    /// How it is shown.
    pub shown: String,
    /// What the change was made against.
    pub before: Option<Vec<u8>>,
    /// What stands there afterwards.
    pub after: Option<Vec<u8>>,
}

/// A set of changes and what was checked about them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patch {
    /// What it does.
    pub title: String,
    /// The files.
    pub files: Vec<FileChange>,
    /// The evidence.
    pub checks: Vec<Check>,
}

/// A patch as reports show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PatchView {
    /// What it does.
    pub title: String,
    /// The files it changes.
    pub files: Vec<String>,
    /// As a unified diff.
    pub diff: String,
    /// The evidence.
    pub checks: Vec<Check>,
}

impl Patch {
    /// The patch that a set of edits makes of the files as they are now on disk (or saved in an editor).
    pub fn from_edits(snapshot: &Snapshot, title: &str, edits: &[Edit]) -> Result<Patch, OperationError> {
        let mut by_file: BTreeMap<&str, Vec<&Edit>> = BTreeMap::new();
        for e in edits {
            by_file.entry(&e.path).or_default().push(e);
        }
        let mut files = Vec::new();
        for (shown, edits) in by_file {
            let inside = snapshot.resolve(shown).map_err(|e| OperationError::Refused(e.to_string()))?;
            let before = std::fs::read(&inside.absolute).map_err(|e| OperationError::Failed(format!("{shown}: {e}")))?;
            match decode(before.clone()) {
                Some((_, Decoded::Utf16)) => {
                    return Err(OperationError::Refused(format!("{shown} is UTF-16; it is not edited")));
                }
                None => return Err(OperationError::Refused(format!("{shown} is binary; it is not edited"))),
                Some(_) => {}
            }
            let after = splice(&before, &edits).ok_or_else(|| OperationError::Stale(format!("{shown} changed since it was looked at")))?;
            files.push(FileChange { absolute: inside.absolute, shown: shown.to_owned(), before: Some(before), after: Some(after) });
        }
        Ok(Patch { title: title.to_owned(), files, checks: Vec::new() })
    }

    /// As a unified diff.
    pub fn diff(&self) -> String {
        let mut out = String::new();
        for f in &self.files {
            let text = |b: &Option<Vec<u8>>| b.as_ref().map_or(String::new(), |b| String::from_utf8_lossy(b).into_owned());
            out.push_str(&unified(&f.shown, &text(&f.before), &text(&f.after), f.before.is_none(), f.after.is_none()));
        }
        out
    }

    /// As reports show it.
    pub fn view(&self) -> PatchView {
        PatchView {
            title: self.title.clone(),
            files: self.files.iter().map(|f| f.shown.clone()).collect(),
            diff: self.diff(),
            checks: self.checks.clone(),
        }
    }
}

/// A unified diff of one file.
pub fn unified(shown: &str, before: &str, after: &str, new: bool, gone: bool) -> String {
    let (a, b) = (format!("a/{shown}"), format!("b/{shown}"));
    let diff = TextDiff::from_lines(before, after);
    let old = if new { "/dev/null" } else { &a };
    let new = if gone { "/dev/null" } else { &b };
    diff.unified_diff().context_radius(3).header(old, new).to_string()
}

/// Applies edits to bytes. `None` if one lies outside or two overlap.
pub(crate) fn splice(before: &[u8], edits: &[&Edit]) -> Option<Vec<u8>> {
    let mut edits = edits.to_vec();
    edits.sort_by_key(|e| (e.start.offset, e.end.offset));
    let mut out = Vec::with_capacity(before.len());
    let mut at = 0usize;
    for e in edits {
        let (start, end) = (usize::try_from(e.start.offset).ok()?, usize::try_from(e.end.offset).ok()?);
        if start < at || end < start {
            return None;
        }
        out.extend_from_slice(before.get(at..start)?);
        before.get(start..end)?;
        out.extend_from_slice(e.text.as_bytes());
        at = end;
    }
    out.extend_from_slice(before.get(at..)?);
    Some(out)
}
