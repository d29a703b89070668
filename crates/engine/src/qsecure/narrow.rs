//! Reporting only what is new: a baseline of known findings, and lines changed since a revision.

use crate::operation::OperationError;
use crate::workspace::Snapshot;
use rustc_hash::{FxHashMap, FxHashSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const MAX_BASELINE: u64 = 200_000_000;

/// The fingerprints of a baseline: a JSON report of ours, a JSON array, or one a line.
pub(crate) fn baseline(snapshot: &Snapshot, file: &Path) -> Result<FxHashSet<String>, OperationError> {
    let path = snapshot.roots.first().map_or_else(|| file.to_owned(), |r| r.join(file));
    let shown = file.display();
    let meta = std::fs::metadata(&path).map_err(|e| OperationError::NotFound(format!("baseline `{shown}`: {e}")))?;
    if !meta.is_file() || meta.len() > MAX_BASELINE {
        return Err(OperationError::Invalid(format!("baseline `{shown}` is not a file of reasonable size")));
    }
    let text = std::fs::read_to_string(&path).map_err(|e| OperationError::Invalid(format!("baseline `{shown}`: {e}")))?;
    if !text.trim_start().starts_with(['{', '[']) {
        return Ok(text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')).map(str::to_owned).collect());
    }
    let value: serde_json::Value =
        serde_json::from_str(&text).map_err(|e| OperationError::Invalid(format!("baseline `{shown}` is not valid JSON: {e}")))?;
    let list = value.get("findings").unwrap_or(&value).as_array();
    let Some(list) = list else {
        return Err(OperationError::Invalid(format!("baseline `{shown}` is neither a report nor a list of fingerprints")));
    };
    Ok(list.iter().filter_map(|f| f.as_str().or_else(|| f.get("fingerprint")?.as_str())).map(str::to_owned).collect())
}

/// Lines changed since a revision, by file.
#[derive(Debug, Default)]
pub(crate) struct Changed {
    // Absent: unchanged. Empty: wholly new.
    files: FxHashMap<PathBuf, Option<Vec<(u32, u32)>>>,
}

impl Changed {
    pub(crate) fn touches(&self, file: &Path, first: u32, last: u32) -> bool {
        match self.files.get(file) {
            None => false,
            Some(None) => true,
            Some(Some(ranges)) => ranges.iter().any(|(a, b)| *a <= last && first <= *b),
        }
    }
}

/// Asks git what was added or changed since a revision, files it does not know yet included.
pub(crate) fn changed_lines(snapshot: &Snapshot, base: &str) -> Result<Changed, OperationError> {
    if base.is_empty() || base.starts_with('-') || base.contains(char::is_control) {
        return Err(OperationError::Invalid(format!("`{base}` is not a revision")));
    }
    let mut changed = Changed::default();
    for root in snapshot.roots.iter() {
        let top = git(root, &["rev-parse", "--show-toplevel"])?;
        let top = PathBuf::from(String::from_utf8_lossy(&top).trim_end_matches('\n'));
        let diff = git(
            &top,
            &[
                "diff",
                "--no-ext-diff",
                "--no-textconv",
                "--no-color",
                "--no-renames",
                "-U0",
                "--src-prefix=a/",
                "--dst-prefix=b/",
                base,
                "--",
            ],
        )?;
        parse_diff(&String::from_utf8_lossy(&diff), &top, &mut changed);
        let new = git(&top, &["ls-files", "--others", "--exclude-standard", "-z"])?;
        for name in new.split(|b| *b == 0).filter(|n| !n.is_empty()) {
            changed.files.insert(top.join(&*String::from_utf8_lossy(name)), None);
        }
    }
    Ok(changed)
}

pub(crate) fn git(folder: &Path, args: &[&str]) -> Result<Vec<u8>, OperationError> {
    // What the repository's own configuration would run is switched off.
    let output = Command::new("git")
        .args([
            "--no-pager",
            "-c",
            "core.fsmonitor=false",
            "-c",
            "core.quotePath=false",
            "-c",
            "diff.external=",
            "-c",
            "core.hooksPath=/dev/null",
        ])
        .args(args)
        .current_dir(folder)
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("GIT_NO_LAZY_FETCH", "1")
        .stdin(Stdio::null())
        .output()
        .map_err(|e| OperationError::Failed(format!("git could not be run: {e}")))?;
    if !output.status.success() {
        let error = String::from_utf8_lossy(&output.stderr);
        let line = error.lines().find(|l| !l.trim().is_empty()).unwrap_or("it failed").trim();
        return Err(OperationError::Failed(format!("git: {line}")));
    }
    Ok(output.stdout)
}

fn parse_diff(diff: &str, top: &Path, changed: &mut Changed) {
    let mut current: Option<PathBuf> = None;
    for line in diff.lines() {
        if let Some(name) = line.strip_prefix("+++ ") {
            let name = name.trim_end_matches('\t').trim_matches('"');
            current = name.strip_prefix("b/").map(|n| top.join(n));
        } else if let (Some(rest), Some(file)) = (line.strip_prefix("@@ "), &current) {
            let Some(added) = rest.split(' ').find_map(|w| w.strip_prefix('+')) else { continue };
            let (start, count) = added.split_once(',').unwrap_or((added, "1"));
            let (Ok(start), Ok(count)) = (start.parse::<u32>(), count.parse::<u32>()) else { continue };
            if count > 0 {
                let ranges = changed.files.entry(file.clone()).or_insert_with(|| Some(Vec::new()));
                if let Some(ranges) = ranges {
                    ranges.push((start, start + count - 1));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Workspace;

    #[test]
    fn only_changed_lines() {
        let dir = tempfile::tempdir().unwrap();
        let d = dir.path().canonicalize().unwrap();
        let run = |args: &[&str]| {
            let all = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"];
            assert!(Command::new("git").args(all).args(args).current_dir(&d).output().unwrap().status.success(), "{args:?}");
        };
        run(&["init", "-q"]);
        std::fs::write(d.join("a.py"), "1\n2\n3\n").unwrap();
        std::fs::write(d.join("b c.py"), "1\n").unwrap();
        run(&["add", "."]);
        run(&["commit", "-qm", "x"]);
        std::fs::write(d.join("a.py"), "1\n2b\n3\n4\n").unwrap();
        std::fs::write(d.join("new \u{e9}.py"), "1\n").unwrap();
        let snapshot = Workspace::new(vec![d.clone()]).snapshot();
        let changed = changed_lines(&snapshot, "HEAD").unwrap();
        let touched = |f: &str| (1..6).filter(|l| changed.touches(&d.join(f), *l, *l)).collect::<Vec<_>>();
        assert_eq!(touched("a.py"), [2, 4]);
        assert!(touched("b c.py").is_empty());
        assert_eq!(touched("new \u{e9}.py").len(), 5);
        assert!(matches!(changed_lines(&snapshot, "--output=x"), Err(OperationError::Invalid(_))));
        assert!(matches!(changed_lines(&snapshot, "no-such"), Err(OperationError::Failed(_))));
    }
}
