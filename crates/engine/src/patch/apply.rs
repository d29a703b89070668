//! Applying and undoing.
//!
//! Order of things: the journal entry with both contents, then temporary files beside their targets,
//! then the renames, then the entry's final state. Whatever the moment of a kill, the next process
//! that takes the lock finds the entry unfinished and restores every file that still looks as the
//! patch left it.

use super::{FileChange, Patch};
use crate::operation::{OperationError, Surface};
use crate::platform;
use crate::store::state::{Recorded, RecordedFile, State};
use crate::workspace::Snapshot;
use schemars::JsonSchema;
use serde::Serialize;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// A patch that was applied or undone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Applied {
    /// The name by which it is undone.
    pub id: String,
    /// What it did.
    pub title: String,
    /// The files it changed.
    pub files: Vec<String>,
}

impl Patch {
    /// Applies the patch: every file or none.
    pub fn apply(&self, snapshot: &Snapshot, surface: Surface, operation: &str) -> Result<Applied, OperationError> {
        let shown: Vec<String> = self.files.iter().map(|f| f.shown.clone()).collect();
        if self.files.is_empty() {
            return Err(OperationError::Invalid("there is nothing to apply".into()));
        }
        let mut state = State::open(snapshot.shared.data_dir())?;
        let result = state.exclusively(|state| {
            for f in &self.files {
                still_fresh(snapshot, f)?;
            }
            let id = new_id(self);
            let record = Recorded {
                id: id.clone(),
                at: platform::now(),
                title: self.title.clone(),
                operation: operation.to_owned(),
                state: "prepared".into(),
            };
            let files: Vec<RecordedFile> = self
                .files
                .iter()
                .enumerate()
                .map(|(i, f)| RecordedFile {
                    path: f.absolute.clone(),
                    before: f.before.clone(),
                    after: f.after.clone(),
                    temporary: f.after.as_ref().map(|_| temporary(&f.absolute, &id, i)),
                })
                .collect();
            state.record(&record, surface, &files)?;
            match put_in_place(&files) {
                Ok(()) => state.set_state(&id, "applied").map(|()| id),
                Err(e) => {
                    restore(&files);
                    state.set_state(&id, "aborted")?;
                    Err(e)
                }
            }
        });
        let verdict = match &result {
            Ok(id) => format!("applied {id}"),
            Err(e) => format!("refused: {e}"),
        };
        state.audit(surface, operation, &shown, &verdict)?;
        Ok(Applied { id: result?, title: self.title.clone(), files: shown })
    }
}

fn still_fresh(snapshot: &Snapshot, f: &FileChange) -> Result<(), OperationError> {
    let stale = |why: &str| Err(OperationError::Stale(format!("{} {why}", f.shown)));
    let inside = snapshot.resolve_new(&f.absolute.to_string_lossy()).map_err(|e| OperationError::Refused(e.to_string()))?;
    if inside.absolute != f.absolute {
        return Err(OperationError::Refused(format!("{} leads elsewhere by a link", f.shown)));
    }
    if snapshot.document(&f.absolute).is_some_and(|d| d.dirty) {
        return stale("is open with unsaved changes");
    }
    match (fs::read(&f.absolute), &f.before) {
        (Ok(now), Some(before)) if now == *before => Ok(()),
        (Ok(_), Some(_)) => stale("changed since it was looked at"),
        (Ok(_), None) => stale("exists meanwhile"),
        (Err(e), None) if e.kind() == std::io::ErrorKind::NotFound => Ok(()),
        (Err(e), _) if e.kind() == std::io::ErrorKind::NotFound => stale("is gone"),
        (Err(e), _) => Err(OperationError::Failed(format!("{}: {e}", f.shown))),
    }
}

fn new_id(patch: &Patch) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&platform::nanos(std::time::SystemTime::now()).to_le_bytes());
    hasher.update(&std::process::id().to_le_bytes());
    hasher.update(patch.title.as_bytes());
    for f in &patch.files {
        hasher.update(f.shown.as_bytes());
    }
    hasher.finalize().to_hex()[..12].to_owned()
}

fn temporary(path: &Path, id: &str, i: usize) -> PathBuf {
    path.with_file_name(format!(".quantumlayer-{id}-{i}.tmp"))
}

fn put_in_place(files: &[RecordedFile]) -> Result<(), OperationError> {
    let failed = |path: &Path, e: std::io::Error| OperationError::Failed(format!("{}: {e}", path.display()));
    for f in files {
        if let (Some(after), Some(temporary)) = (&f.after, &f.temporary) {
            if let Some(folder) = f.path.parent() {
                fs::create_dir_all(folder).map_err(|e| failed(folder, e))?;
            }
            write_like(temporary, after, &f.path).map_err(|e| failed(&f.path, e))?;
        }
    }
    for f in files {
        // The last look before the file is replaced.
        let now = fs::read(&f.path).ok();
        if now != f.before {
            return Err(OperationError::Stale(format!("{} changed meanwhile", f.path.display())));
        }
        match &f.temporary {
            Some(temporary) => fs::rename(temporary, &f.path),
            None => fs::remove_file(&f.path),
        }
        .map_err(|e| failed(&f.path, e))?;
    }
    Ok(())
}

// Writes a file to the end of the disk, with the permissions of the one it will replace.
fn write_like(path: &Path, content: &[u8], like: &Path) -> std::io::Result<()> {
    let mut file = fs::File::options().write(true).create(true).truncate(true).open(path)?;
    file.write_all(content)?;
    if let Ok(meta) = fs::metadata(like) {
        file.set_permissions(meta.permissions())?;
    }
    file.sync_all()
}

// Puts back every file that looks as the patch left it; returns those that look otherwise.
fn restore(files: &[RecordedFile]) -> Vec<PathBuf> {
    let mut foreign = Vec::new();
    for f in files {
        if let Some(temporary) = &f.temporary {
            let _ = fs::remove_file(temporary);
        }
        let now = fs::read(&f.path).ok();
        if now == f.before {
            continue;
        }
        if now != f.after {
            foreign.push(f.path.clone());
            continue;
        }
        let done = match &f.before {
            None => fs::remove_file(&f.path),
            Some(before) => {
                let temporary = f.path.with_extension("quantumlayer-undo.tmp");
                write_like(&temporary, before, &f.path).and_then(|()| fs::rename(&temporary, &f.path))
            }
        };
        if done.is_err() {
            foreign.push(f.path.clone());
        }
    }
    foreign
}

/// Finishes what a killed process left: half-applied patches are taken back, half-undone ones undone.
/// Called under the lock, so that nobody else is at it.
pub(crate) fn recover(state: &mut State) -> Result<(), OperationError> {
    for patch in state.patches()? {
        let end = match patch.state.as_str() {
            "prepared" => "aborted",
            "undoing" => "undone",
            _ => continue,
        };
        restore(&state.files(&patch.id)?);
        state.set_state(&patch.id, end)?;
    }
    Ok(())
}

/// Undoes a patch: the one named, else the last applied one whose files all lie in the workspace.
pub fn undo(snapshot: &Snapshot, surface: Surface, id: Option<&str>) -> Result<Applied, OperationError> {
    let mut state = State::open(snapshot.shared.data_dir())?;
    let result = state.exclusively(|state| {
        let (patch, files) = choose(snapshot, state, id)?;
        for f in &files {
            if snapshot.document(&f.path).is_some_and(|d| d.dirty) {
                return Err(OperationError::Stale(format!("{} is open with unsaved changes", snapshot.shown(&f.path))));
            }
            if fs::read(&f.path).ok() != f.after {
                return Err(OperationError::Stale(format!("{} changed since the patch was applied", snapshot.shown(&f.path))));
            }
        }
        state.set_state(&patch.id, "undoing")?;
        let foreign = restore(&files);
        state.set_state(&patch.id, "undone")?;
        if let Some(path) = foreign.first() {
            return Err(OperationError::Failed(format!("{} could not be restored", path.display())));
        }
        let shown = files.iter().map(|f| snapshot.shown(&f.path)).collect();
        Ok(Applied { id: patch.id, title: patch.title, files: shown })
    });
    let (files, verdict) = match &result {
        Ok(a) => (a.files.clone(), format!("undone {}", a.id)),
        Err(e) => (Vec::new(), format!("refused: {e}")),
    };
    state.audit(surface, "undo", &files, &verdict)?;
    result
}

fn choose(snapshot: &Snapshot, state: &State, id: Option<&str>) -> Result<(Recorded, Vec<RecordedFile>), OperationError> {
    let inside = |files: &[RecordedFile]| files.iter().all(|f| snapshot.root_of(&f.path).is_some());
    if let Some(id) = id {
        let patch = state.patch(id)?.ok_or_else(|| OperationError::NotFound(format!("there is no patch `{id}`")))?;
        if patch.state != "applied" {
            return Err(OperationError::Invalid(format!("patch `{id}` is {}", patch.state)));
        }
        let files = state.files(id)?;
        if !inside(&files) {
            return Err(OperationError::Refused(format!("patch `{id}` is about files outside the workspace")));
        }
        return Ok((patch, files));
    }
    for patch in state.patches()?.into_iter().filter(|p| p.state == "applied") {
        let files = state.files(&patch.id)?;
        if inside(&files) {
            return Ok((patch, files));
        }
    }
    Err(OperationError::NotFound("there is nothing to undo in this workspace".into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Edit, Position};
    use crate::workspace::{Settings, TextChange, Workspace};

    fn workspace(dir: &Path) -> Workspace {
        fs::create_dir_all(dir.join("w")).unwrap();
        fs::write(dir.join("w/a.py"), b"one\r\n\xff two\r\n").unwrap();
        fs::write(dir.join("w/b.py"), "three\n").unwrap();
        let settings = Settings { data_dir: Some(dir.join("data")), ..Settings::default() };
        Workspace::with_settings(vec![dir.join("w")], settings)
    }

    fn edit(path: &str, start: u64, end: u64, text: &str) -> Edit {
        let at = |offset| Position { line: 1, column: 1, offset };
        Edit { path: path.into(), start: at(start), end: at(end), text: text.into() }
    }

    fn read(w: &Workspace, name: &str) -> Vec<u8> {
        fs::read(w.snapshot().roots[0].join(name)).unwrap()
    }

    #[test]
    fn there_and_back() {
        let dir = tempfile::tempdir().unwrap();
        let w = workspace(dir.path());
        let s = w.snapshot();
        let edits = [edit("a.py", 0, 3, "ONE"), edit("b.py", 0, 0, "# x\n")];
        let patch = Patch::from_edits(&s, "t", &edits).unwrap();
        let before = read(&w, "a.py");
        let applied = patch.apply(&s, Surface::Terminal, "fix").unwrap();
        assert_eq!((read(&w, "a.py")[..3].to_vec(), read(&w, "b.py")), (b"ONE".to_vec(), b"# x\nthree\n".to_vec()));
        assert!(matches!(patch.apply(&s, Surface::Agent, "fix"), Err(OperationError::Stale(_))));
        assert_eq!(undo(&s, Surface::Editor, None).unwrap().id, applied.id);
        assert_eq!((read(&w, "a.py"), read(&w, "b.py")), (before, b"three\n".to_vec()));
        assert!(matches!(undo(&s, Surface::Editor, Some(&applied.id)), Err(OperationError::Invalid(_))));
        let state = State::open(s.shared.data_dir()).unwrap();
        assert_eq!(state.verify_audit().unwrap(), None);
        let log: Vec<_> = state.audit_entries(None).unwrap().into_iter().map(|e| e.verdict.split(' ').next().unwrap().to_owned()).collect();
        assert_eq!(log, ["applied", "refused:", "undone", "refused:"]);
        assert_eq!(fs::read_dir(&s.roots[0]).unwrap().count(), 2, "no temporary file is left");
    }

    #[test]
    fn all_or_nothing_and_never_over_foreign_changes() {
        let dir = tempfile::tempdir().unwrap();
        let w = workspace(dir.path());
        let s = w.snapshot();
        let patch = Patch::from_edits(&s, "t", &[edit("a.py", 0, 1, "X"), edit("b.py", 0, 1, "Y")]).unwrap();
        fs::write(s.roots[0].join("b.py"), "changed\n").unwrap();
        assert!(matches!(patch.apply(&s, Surface::Agent, "fix"), Err(OperationError::Stale(_))));
        assert_eq!(read(&w, "a.py")[0], b'o');
        let patch = Patch::from_edits(&s, "t", &[edit("a.py", 0, 1, "X")]).unwrap();
        patch.apply(&s, Surface::Agent, "fix").unwrap();
        fs::write(s.roots[0].join("a.py"), "mine\n").unwrap();
        assert!(matches!(undo(&s, Surface::Agent, None), Err(OperationError::Stale(_))));
        assert_eq!(read(&w, "a.py"), b"mine\n");
        let b = s.roots[0].join("b.py");
        w.open(&b, None, 1, "changed\n");
        w.change(&b, 2, &[TextChange::Full("typing".into())]);
        let s = w.snapshot();
        let patch = Patch::from_edits(&s, "t", &[edit("b.py", 0, 1, "X")]).unwrap();
        assert!(matches!(patch.apply(&s, Surface::Agent, "fix"), Err(OperationError::Stale(_))));
        assert!(Patch::from_edits(&s, "t", &[edit("b.py", 0, 3, ""), edit("b.py", 2, 4, "")]).is_err());
        assert!(Patch::from_edits(&s, "t", &[edit("../x", 0, 0, "")]).is_err());
    }

    // The states that a kill can leave: journal written; one file renamed; all renamed, state not set.
    #[test]
    fn a_killed_process_leaves_no_half_patch() {
        for renamed in 0..=2 {
            let dir = tempfile::tempdir().unwrap();
            let w = workspace(dir.path());
            let s = w.snapshot();
            let patch = Patch::from_edits(&s, "t", &[edit("a.py", 0, 1, "X"), edit("b.py", 0, 1, "Y")]).unwrap();
            let files: Vec<_> = patch
                .files
                .iter()
                .enumerate()
                .map(|(i, f)| RecordedFile {
                    path: f.absolute.clone(),
                    before: f.before.clone(),
                    after: f.after.clone(),
                    temporary: Some(temporary(&f.absolute, "id", i)),
                })
                .collect();
            let mut state = State::open(s.shared.data_dir()).unwrap();
            let record =
                Recorded { id: "id".into(), at: String::new(), title: String::new(), operation: String::new(), state: "prepared".into() };
            state.record(&record, Surface::Agent, &files).unwrap();
            for f in &files {
                fs::write(f.temporary.as_ref().unwrap(), f.after.as_ref().unwrap()).unwrap();
            }
            for f in files.iter().take(renamed) {
                fs::rename(f.temporary.as_ref().unwrap(), &f.path).unwrap();
            }
            drop(state);
            assert!(matches!(undo(&s, Surface::Terminal, None), Err(OperationError::NotFound(_))));
            assert_eq!((read(&w, "a.py")[0], read(&w, "b.py")), (b'o', b"three\n".to_vec()), "{renamed}");
            assert_eq!(fs::read_dir(&s.roots[0]).unwrap().count(), 2, "{renamed}");
        }
    }

    #[test]
    fn new_files_and_deletions() {
        let dir = tempfile::tempdir().unwrap();
        let w = workspace(dir.path());
        let s = w.snapshot();
        let new = s.roots[0].join("deep/new.py");
        let files = vec![
            FileChange { absolute: new.clone(), shown: "deep/new.py".into(), before: None, after: Some(b"x\n".to_vec()) },
            FileChange { absolute: s.roots[0].join("b.py"), shown: "b.py".into(), before: Some(b"three\n".to_vec()), after: None },
        ];
        let patch = Patch { title: "t".into(), files, checks: Vec::new() };
        expect_test::expect![[r#"
            --- /dev/null
            +++ b/deep/new.py
            @@ -0,0 +1 @@
            +x
            --- a/b.py
            +++ /dev/null
            @@ -1 +0,0 @@
            -three
        "#]]
        .assert_eq(&patch.diff());
        patch.apply(&s, Surface::Terminal, "t").unwrap();
        assert!(new.exists() && !s.roots[0].join("b.py").exists());
        undo(&s, Surface::Terminal, None).unwrap();
        assert!(!new.exists());
        assert_eq!(read(&w, "b.py"), b"three\n");
    }
}
