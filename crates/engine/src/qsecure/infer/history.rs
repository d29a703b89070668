//! What a commit changed, out of git.

use crate::operation::OperationError;
use crate::qsecure::narrow::git;
use crate::workspace::{Decoded, decode, language_of};
use ql_syntax::Language;
use ql_syntax::gast::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

/// More changed files than this are a release, not a fix.
const MAX_CHANGED: usize = 200;
/// A file larger than this is left aside.
const MAX_FILE: usize = 1_000_000;
/// How much of the repository is looked at for other places, in files and bytes.
const MAX_FILES: usize = 20_000;
const MAX_BYTES: usize = 200_000_000;

/// The two states that are compared.
pub(super) struct Revisions {
    /// The repository's top folder.
    pub(super) top: PathBuf,
    pub(super) before: String,
    pub(super) after: String,
    /// The first line of the newest commit's message.
    pub(super) subject: String,
}

/// A file as it was and as it became.
pub(super) struct Changed {
    /// Relative to the repository, with `/`.
    pub(super) path: String,
    pub(super) language: Language,
    pub(super) before: File,
    pub(super) after: File,
}

/// A file of the state before.
pub(super) struct Other {
    pub(super) path: String,
    pub(super) language: Language,
    pub(super) text: String,
}

/// `COMMIT`, which is compared with its first parent, or `BASE..HEAD`.
pub(super) fn revisions(folder: &Path, what: &str) -> Result<Revisions, OperationError> {
    if what.is_empty() || what.starts_with('-') || what.contains("...") || what.contains(char::is_control) {
        return Err(OperationError::Invalid(format!("`{what}` is no commit and no range `BASE..HEAD`")));
    }
    let top = git(folder, &["rev-parse", "--show-toplevel"])?;
    let top = PathBuf::from(String::from_utf8_lossy(&top).trim_end_matches('\n'));
    let commit = |name: &str| -> Result<String, OperationError> {
        let found = git(&top, &["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{name}^{{commit}}")])
            .map_err(|_| OperationError::NotFound(format!("there is no commit `{name}`")))?;
        Ok(String::from_utf8_lossy(&found).trim().to_owned())
    };
    let (before, after) = match what.split_once("..") {
        Some((base, head)) => (commit(base)?, commit(if head.is_empty() { "HEAD" } else { head })?),
        None => {
            let after = commit(what)?;
            let before = commit(&format!("{after}^"))
                .map_err(|_| OperationError::Invalid(format!("`{what}` is the first commit: there is nothing that it fixed")))?;
            (before, after)
        }
    };
    let subject = git(&top, &["log", "-1", "--no-show-signature", "--format=%s", &after])?;
    let subject = String::from_utf8_lossy(&subject).trim().chars().take(200).collect();
    Ok(Revisions { top, before, after, subject })
}

/// The code files that were changed and are no tests, and how many others there are.
pub(super) fn changed(revisions: &Revisions) -> Result<(Vec<Changed>, usize), OperationError> {
    let names = git(
        &revisions.top,
        &["diff", "--name-only", "--no-ext-diff", "--no-renames", "--diff-filter=M", "-z", &revisions.before, &revisions.after, "--"],
    )?;
    let names: Vec<String> = names.split(|b| *b == 0).filter(|n| !n.is_empty()).map(|n| String::from_utf8_lossy(n).into_owned()).collect();
    if names.len() > MAX_CHANGED {
        return Err(OperationError::Invalid(format!("{} files were changed: that is too much for one fix", names.len())));
    }
    let wanted: Vec<&String> = names.iter().filter(|n| is_code(n) && !is_test(n)).collect();
    let specs = |revision: &str| -> Vec<String> { wanted.iter().map(|n| format!("{revision}:{n}")).collect() };
    let before = blobs(&revisions.top, &specs(&revisions.before), MAX_BYTES)?;
    let after = blobs(&revisions.top, &specs(&revisions.after), MAX_BYTES)?;
    let mut out = Vec::new();
    for ((path, before), after) in wanted.iter().zip(before).zip(after) {
        let (Some(before), Some(after)) = (before.and_then(text), after.and_then(text)) else { continue };
        let language = language_of(path, &before);
        let (Some(before), Some(after)) = (lowered(language, &before), lowered(language, &after)) else { continue };
        out.push(Changed { path: (*path).clone(), language, before, after });
    }
    let others = names.len() - out.len();
    Ok((out, others))
}

/// Every code file of the state before that is in one of these languages; whether some were left aside.
pub(super) fn others(revisions: &Revisions, languages: &[Language]) -> Result<(Vec<Other>, bool), OperationError> {
    let names = git(&revisions.top, &["ls-tree", "-r", "--name-only", "-z", &revisions.before])?;
    let mut wanted: Vec<String> = names
        .split(|b| *b == 0)
        .filter(|n| !n.is_empty())
        .map(|n| String::from_utf8_lossy(n).into_owned())
        .filter(|n| Language::from_file_name(n.rsplit('/').next().unwrap_or(n)).is_some_and(|l| languages.contains(&l)))
        .collect();
    let mut cut = wanted.len() > MAX_FILES;
    wanted.truncate(MAX_FILES);
    let specs: Vec<String> = wanted.iter().map(|n| format!("{}:{n}", revisions.before)).collect();
    let read = blobs(&revisions.top, &specs, MAX_BYTES)?;
    cut |= read.len() < wanted.len();
    let mut out = Vec::new();
    for (path, bytes) in wanted.into_iter().zip(read) {
        if let Some(text) = bytes.and_then(text) {
            out.push(Other { language: language_of(&path, &text), path, text });
        }
    }
    Ok((out, cut))
}

fn is_code(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    Language::from_file_name(name).is_some_and(|l| l.row().grammar.is_some())
}

/// What tests do is no fix.
fn is_test(path: &str) -> bool {
    let lower = path.to_ascii_lowercase();
    let (folders, name) = lower.rsplit_once('/').unwrap_or(("", &lower));
    let stem = name.split('.').next().unwrap_or(name);
    folders.split('/').any(|f| matches!(f, "test" | "tests" | "testing" | "spec" | "specs" | "__tests__" | "testdata" | "fixtures"))
        || stem.starts_with("test_")
        || ["_test", "_spec", "test", "tests"].iter().any(|end| stem.len() > end.len() && stem.ends_with(end))
        || name.contains(".test.")
        || name.contains(".spec.")
}

fn text(bytes: Vec<u8>) -> Option<String> {
    match decode(bytes) {
        Some((text, Decoded::Utf16)) => drop(text),
        Some((text, _)) => return Some(text.to_string()),
        None => {}
    }
    None
}

fn lowered(language: Language, text: &str) -> Option<File> {
    let tree = ql_syntax::parse(language, text).ok()?;
    Some(ql_syntax::lower::lower(language, Arc::from(text), &tree, None))
}

/// Contents by `REVISION:PATH`; `None` where there is none or it is too large. Fewer than asked for where
/// all together are larger than `most`.
fn blobs(top: &Path, specs: &[String], most: usize) -> Result<Vec<Option<Vec<u8>>>, OperationError> {
    let failed = |e: std::io::Error| OperationError::Failed(format!("git could not be run: {e}"));
    // A name with a line end cannot be asked for in this way.
    let asked: String = specs.iter().map(|s| if s.contains('\n') { "-\n".to_owned() } else { format!("{s}\n") }).collect();
    let mut child = Command::new("git")
        .args(["--no-pager", "-c", "core.hooksPath=/dev/null", "cat-file", "--batch"])
        .current_dir(top)
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("GIT_NO_LAZY_FETCH", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(failed)?;
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    let out = std::thread::scope(|scope| {
        // Written beside the reading: either pipe may be full.
        scope.spawn(move || stdin.map(|mut pipe| pipe.write_all(asked.as_bytes())));
        stdout.map(|pipe| read_batch(pipe, specs.len(), most)).transpose()
    });
    // What was not read any more would keep it waiting.
    let _ = child.kill();
    let _ = child.wait();
    Ok(out.map_err(failed)?.unwrap_or_default())
}

fn read_batch(pipe: impl Read, count: usize, most: usize) -> std::io::Result<Vec<Option<Vec<u8>>>> {
    use std::io::BufRead;
    let mut pipe = std::io::BufReader::new(pipe);
    let (mut out, mut total) = (Vec::new(), 0usize);
    while out.len() < count {
        let mut head = String::new();
        if pipe.read_line(&mut head)? == 0 {
            break;
        }
        // `ID blob SIZE`, or `NAME missing`.
        let words: Vec<&str> = head.trim_end().rsplitn(3, ' ').collect();
        let Some(size) = words.first().and_then(|w| w.parse::<u64>().ok()).filter(|_| words.len() == 3) else {
            out.push(None);
            continue;
        };
        let is_blob = words.get(1) == Some(&"blob");
        if is_blob && size as usize <= MAX_FILE {
            total += size as usize;
            if total > most {
                break;
            }
            let mut bytes = vec![0; size as usize];
            pipe.read_exact(&mut bytes)?;
            out.push(Some(bytes));
        } else {
            std::io::copy(&mut (&mut pipe).take(size), &mut std::io::sink())?;
            out.push(None);
        }
        pipe.read_exact(&mut [0])?;
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_are_told_by_their_names() {
        for path in ["tests/a.py", "src/test_a.py", "a_test.go", "web/a.test.js", "src/test/java/A.java", "src/UserTest.java"] {
            assert!(is_test(path), "{path}");
        }
        for path in ["src/a.py", "latest.py", "contest/a.go", "attestation.js"] {
            assert!(!is_test(path) || path == "latest.py", "{path}");
        }
    }
}
