//! Finding the files of a workspace: ignore files, includes and excludes, and a reason for whatever
//! is left out although nobody asked for that.

use super::path::{self, slashes};
use super::{Snapshot, read};
use crate::finding::Skipped;
use crate::operation::{Cancel, OperationError};
use crate::platform::{self, Stamp};
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use ignore::{WalkBuilder, WalkState};
use std::path::{Path, PathBuf};

/// Names of the ignore files, beside `.gitignore` and `.ignore`.
pub const IGNORE_FILES: &[&str] = &[".semgrepignore", ".quantumlayerignore"];

// Never sources of the project: what version control and package managers keep for themselves.
const ALWAYS_OUT: &[&str] = &[".git", ".hg", ".svn", ".jj"];
const THIRD_PARTY: &[&str] = &["node_modules", ".venv", "__pycache__", ".terraform"];

/// One file to look at.
#[derive(Clone, Debug)]
pub struct FileEntry {
    /// Where it is.
    pub absolute: PathBuf,
    /// How it is shown, and what the rules' `paths` see.
    pub shown: String,
    /// Its size in bytes.
    pub size: u64,
    /// Whether it was named itself, rather than found in a folder.
    pub named: bool,
    pub(crate) stamp: Stamp,
}

/// What a walk found.
#[derive(Clone, Debug, Default)]
pub struct Walked {
    /// The files, by path.
    pub files: Vec<FileEntry>,
    /// What was left out, and why.
    pub skipped: Vec<Skipped>,
    /// Folders that hold a `quantumlayer.toml` of their own.
    pub packages: Vec<PathBuf>,
}

/// Includes and excludes, each a list of globs in `.gitignore`'s notation.
#[derive(Clone, Debug)]
pub struct Filter {
    include: Option<Gitignore>,
    exclude: Gitignore,
}

impl Filter {
    /// Compiles the globs; what is not a glob is reported.
    pub fn new(include: &[String], exclude: &[String]) -> Result<Filter, OperationError> {
        let build = |globs: &[String]| {
            let mut builder = GitignoreBuilder::new("");
            for glob in globs {
                builder.add_line(None, glob).map_err(|e| OperationError::Invalid(format!("`{glob}` is not a glob: {e}")))?;
            }
            builder.build().map_err(|e| OperationError::Invalid(e.to_string()))
        };
        let include = if include.is_empty() { None } else { Some(build(include)?) };
        Ok(Filter { include, exclude: build(exclude)? })
    }

    /// Whether a path (with `/`, relative to its root) is wanted.
    pub fn allows(&self, shown: &str, is_dir: bool) -> bool {
        let shown = shown.trim_start_matches('/');
        if self.exclude.matched_path_or_any_parents(shown, is_dir).is_ignore() {
            return false;
        }
        is_dir || self.include.as_ref().is_none_or(|i| i.matched_path_or_any_parents(shown, false).is_ignore())
    }
}

/// A place to walk: a file or a folder, and how it is shown.
#[derive(Clone, Debug)]
pub(crate) struct Start {
    pub(crate) absolute: PathBuf,
    /// The shown path of `absolute` is `shown`; what lies below is appended to it.
    pub(crate) shown: String,
}

impl Snapshot {
    /// The places that `paths` name (all roots if there are none). Paths outside the roots are
    /// taken only where `anywhere` is set (a person at a terminal named them).
    pub(crate) fn starts(&self, paths: &[String], anywhere: bool) -> Result<Vec<Start>, OperationError> {
        if paths.is_empty() {
            if self.roots.is_empty() {
                return Err(OperationError::NotFound(path::PathError::NoRoot.to_string()));
            }
            return Ok(self.roots.iter().map(|r| Start { absolute: r.clone(), shown: path::shown(&self.roots, r, r) }).collect());
        }
        paths
            .iter()
            .map(|p| match self.resolve(p) {
                Ok(inside) => Ok(Start { absolute: inside.absolute, shown: inside.shown }),
                Err(path::PathError::Outside(_)) if anywhere => {
                    let base = self.roots.first().cloned().unwrap_or_default();
                    let absolute =
                        platform::canonical(&base.join(p)).map_err(|_| OperationError::NotFound(format!("`{p}` does not exist")))?;
                    Ok(Start { shown: slashes(&absolute), absolute })
                }
                Err(e @ path::PathError::Outside(_)) => Err(OperationError::Refused(e.to_string())),
                Err(e) => Err(OperationError::NotFound(e.to_string())),
            })
            .collect()
    }
}

/// Walks the starts in parallel. The result does not depend on the order of the walk.
pub(crate) fn walk(
    snapshot: &Snapshot,
    starts: &[Start],
    filter: &Filter,
    threads: usize,
    cancel: &Cancel,
) -> Result<Walked, OperationError> {
    let mut all = Walked::default();
    for start in starts {
        if start.absolute.is_dir() {
            walk_folder(snapshot, start, filter, threads, cancel, &mut all);
        } else {
            match std::fs::metadata(&start.absolute) {
                Ok(meta) => match platform::special_kind(&meta.file_type()) {
                    Some(kind) => all.skipped.push(skip(&start.shown, kind)),
                    None => all.files.push(FileEntry {
                        absolute: start.absolute.clone(),
                        shown: start.shown.clone(),
                        size: meta.len(),
                        named: true,
                        stamp: Stamp::of(&meta),
                    }),
                },
                Err(e) => all.skipped.push(skip(&start.shown, &read::unreadable(&e))),
            }
        }
        cancel.check()?;
    }
    all.files.sort_by(|a, b| a.shown.cmp(&b.shown).then(b.named.cmp(&a.named)));
    all.files.dedup_by(|a, b| a.absolute == b.absolute);
    all.skipped.sort_by(|a, b| a.path.cmp(&b.path));
    all.skipped.dedup();
    all.packages.sort();
    all.packages.dedup();
    Ok(all)
}

fn skip(path: &str, reason: &str) -> Skipped {
    Skipped { path: path.to_owned(), reason: reason.to_owned() }
}

enum Seen {
    File(FileEntry),
    Skip(Skipped),
    Package(PathBuf),
}

fn walk_folder(snapshot: &Snapshot, start: &Start, filter: &Filter, threads: usize, cancel: &Cancel, all: &mut Walked) {
    let (sender, receiver) = crossbeam_channel::unbounded::<Seen>();
    let mut builder = walker(&start.absolute);
    builder.threads(threads.max(1));
    let shown_of = {
        let start = start.clone();
        move |path: &Path| {
            let below = slashes(path.strip_prefix(&start.absolute).unwrap_or(path));
            match (start.shown.as_str(), below.as_str()) {
                (".", below) => below.to_owned(),
                (shown, "") => shown.to_owned(),
                (shown, below) => format!("{}/{below}", shown.trim_end_matches('/')),
            }
        }
    };
    {
        let (filter, sender, shown_of, top) = (filter.clone(), sender.clone(), shown_of.clone(), start.absolute.clone());
        builder.filter_entry(move |entry| {
            if entry.path() == top || !entry.file_type().is_some_and(|t| t.is_dir()) {
                return true;
            }
            let name = entry.file_name().to_string_lossy();
            if ALWAYS_OUT.contains(&&*name) {
                return false;
            }
            let shown = shown_of(entry.path());
            if THIRD_PARTY.contains(&&*name) {
                let _ = sender.send(Seen::Skip(skip(&shown, "third-party or generated; name it to have it looked at")));
                return false;
            }
            filter.allows(&shown, true)
        });
    }
    builder.build_parallel().run(|| {
        let (sender, shown_of, filter) = (sender.clone(), shown_of.clone(), filter.clone());
        let (roots, cancel) = (snapshot.roots.clone(), cancel.clone());
        Box::new(move |entry| {
            if cancel.is_cancelled() {
                return WalkState::Quit;
            }
            match entry {
                Ok(entry) => {
                    if let Some(seen) = classify(&entry, &roots, &filter, &shown_of) {
                        if let Seen::File(file) = &seen
                            && entry.file_name() == crate::config::FILE_NAME
                            && let Some(folder) = file.absolute.parent()
                        {
                            let _ = sender.send(Seen::Package(folder.to_owned()));
                        }
                        let _ = sender.send(seen);
                    }
                }
                Err(e) => {
                    let _ = sender.send(Seen::Skip(walk_error(&e, &shown_of)));
                }
            }
            WalkState::Continue
        })
    });
    drop(sender);
    // The builder's filter holds a sender too.
    drop(builder);
    for seen in receiver {
        match seen {
            Seen::File(f) => all.files.push(f),
            Seen::Skip(s) => all.skipped.push(s),
            Seen::Package(p) => all.packages.push(p),
        }
    }
}

fn walker(top: &Path) -> WalkBuilder {
    let mut builder = WalkBuilder::new(top);
    // Only what the project itself says counts: results must not depend on a user's own git set-up.
    builder.hidden(false).parents(true).require_git(false).git_global(false).git_exclude(true).follow_links(false);
    for name in IGNORE_FILES {
        builder.add_custom_ignore_filename(name);
    }
    builder
}

/// The folders that a scan of `root` looks into, the root among them; as many as `limit`. For who
/// watches them: the configuration's includes and excludes are not asked, for they change.
pub fn folders(root: &Path, limit: usize) -> Vec<PathBuf> {
    let mut builder = walker(root);
    let top = root.to_owned();
    builder.filter_entry(move |entry| {
        let name = entry.file_name().to_string_lossy();
        entry.path() == top || !ALWAYS_OUT.contains(&&*name) && !THIRD_PARTY.contains(&&*name)
    });
    let is_folder = |entry: &ignore::DirEntry| entry.file_type().is_some_and(|kind| kind.is_dir());
    builder.build().flatten().filter(is_folder).take(limit).map(ignore::DirEntry::into_path).collect()
}

fn classify(entry: &ignore::DirEntry, roots: &[PathBuf], filter: &Filter, shown_of: &impl Fn(&Path) -> String) -> Option<Seen> {
    let kind = entry.file_type()?;
    if kind.is_dir() {
        return None;
    }
    let shown = shown_of(entry.path());
    if !filter.allows(&shown, false) {
        return None;
    }
    if entry.path().to_str().is_none() {
        return Some(Seen::Skip(skip(&shown, "its name is not UTF-8")));
    }
    if kind.is_symlink() {
        return match platform::canonical(entry.path()) {
            // Looked at where it stands.
            Ok(target) if path::root_of(roots, &target).is_some() => None,
            Ok(_) => Some(Seen::Skip(skip(&shown, "symbolic link to outside the workspace"))),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Some(Seen::Skip(skip(&shown, "symbolic link to nothing"))),
            Err(e) => Some(Seen::Skip(skip(&shown, &read::unreadable(&e)))),
        };
    }
    if let Some(kind) = platform::special_kind(&kind) {
        return Some(Seen::Skip(skip(&shown, kind)));
    }
    match entry.metadata() {
        Ok(meta) => Some(Seen::File(FileEntry {
            absolute: entry.path().to_owned(),
            shown,
            size: meta.len(),
            named: false,
            stamp: Stamp::of(&meta),
        })),
        Err(e) => Some(Seen::Skip(walk_error(&e, shown_of))),
    }
}

fn walk_error(e: &ignore::Error, shown_of: &impl Fn(&Path) -> String) -> Skipped {
    let path = path_of(e).map(shown_of).unwrap_or_default();
    match e.io_error() {
        Some(io) => skip(&path, &read::unreadable(io)),
        None => skip(&path, &e.to_string()),
    }
}

fn path_of(e: &ignore::Error) -> Option<&Path> {
    match e {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        ignore::Error::Loop { child, .. } => Some(child),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Workspace;

    fn tree(files: &[(&str, &str)]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = dir.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        dir
    }

    fn names(dir: &Path, include: &[&str], exclude: &[&str]) -> (Vec<String>, Vec<String>) {
        let snapshot = Workspace::new(vec![dir.to_owned()]).snapshot();
        let own = |l: &[&str]| l.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
        let filter = Filter::new(&own(include), &own(exclude)).unwrap();
        let starts = snapshot.starts(&[], false).unwrap();
        let walked = walk(&snapshot, &starts, &filter, 2, &Cancel::new()).unwrap();
        (
            walked.files.into_iter().map(|f| f.shown).collect(),
            walked.skipped.into_iter().map(|s| format!("{}: {}", s.path, s.reason)).collect(),
        )
    }

    #[test]
    fn ignore_files_and_globs() {
        let dir = tree(&[
            (".gitignore", "*.log\n/out\n"),
            (".semgrepignore", "gen/\n"),
            ("a/.quantumlayerignore", "secret.py\n"),
            (".env", ""),
            (".git/config", ""),
            ("a/secret.py", ""),
            ("a/b.py", ""),
            ("gen/x.py", ""),
            ("out/x.py", ""),
            ("x.log", ""),
            ("node_modules/m/i.js", ""),
        ]);
        let (files, skipped) = names(dir.path(), &[], &[]);
        assert_eq!(files, [".env", ".gitignore", ".semgrepignore", "a/.quantumlayerignore", "a/b.py"]);
        assert_eq!(skipped, ["node_modules: third-party or generated; name it to have it looked at"]);
        assert_eq!(names(dir.path(), &["*.py"], &[]).0, ["a/b.py"]);
        assert_eq!(names(dir.path(), &["*.py", ".env"], &["/a"]).0, [".env"]);
        let mut watched = folders(dir.path(), 9);
        watched.sort();
        assert_eq!(watched, [dir.path().to_owned(), dir.path().join("a")]);
        assert_eq!(folders(dir.path(), 1).len(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn strange_files_have_reasons() {
        use std::os::unix::ffi::OsStrExt;
        let dir = tree(&[("a.py", "")]);
        let p = |n: &str| dir.path().join(n);
        std::os::unix::fs::symlink("a.py", p("link")).unwrap();
        std::os::unix::fs::symlink("/etc/hostname", p("outside")).unwrap();
        std::os::unix::fs::symlink("loop", p("loop")).unwrap();
        std::os::unix::fs::symlink("nothing", p("dangling")).unwrap();
        std::os::unix::fs::symlink(".", p("self")).unwrap();
        std::fs::write(dir.path().join(std::ffi::OsStr::from_bytes(b"\xff.py")), "").unwrap();
        let _socket = std::os::unix::net::UnixListener::bind(p("socket")).unwrap();
        std::process::Command::new("mkfifo").arg(p("pipe")).status().unwrap();
        let (files, skipped) = names(dir.path(), &[], &[]);
        assert_eq!(files, ["a.py"]);
        expect_test::expect![[r#"
            [
                "dangling: symbolic link to nothing",
                "loop: symbolic link loop",
                "outside: symbolic link to outside the workspace",
                "pipe: a named pipe",
                "socket: a socket",
                "�.py: its name is not UTF-8",
            ]
        "#]]
        .assert_debug_eq(&skipped);
    }
}
