//! The state database: the journal of patches and the audit log.
//!
//! The log is a chain: every entry carries the hash of the one before, so that a changed, removed or
//! inserted entry shows.

use crate::operation::{OperationError, Surface};
use crate::platform;
use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;

const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS patches (
  id TEXT PRIMARY KEY, at TEXT NOT NULL, surface TEXT NOT NULL, operation TEXT NOT NULL,
  title TEXT NOT NULL, state TEXT NOT NULL, number INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS patch_files (
  patch TEXT NOT NULL REFERENCES patches(id), seq INTEGER NOT NULL, path BLOB NOT NULL,
  before BLOB, after BLOB, temporary BLOB, PRIMARY KEY (patch, seq));
CREATE TABLE IF NOT EXISTS audit (
  seq INTEGER PRIMARY KEY, at TEXT NOT NULL, surface TEXT NOT NULL, operation TEXT NOT NULL,
  files TEXT NOT NULL, verdict TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS head (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, hash TEXT NOT NULL);
";
// The journal keeps whole files; so many patches can be undone.
const KEPT_PATCHES: i64 = 200;

/// A patch in the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Recorded {
    /// The name by which it is undone.
    pub id: String,
    /// When it was made, UTC.
    pub at: String,
    /// What it did.
    pub title: String,
    /// Which operation made it.
    pub operation: String,
    /// `applied`, `undone`, `prepared` (being applied), `undoing` or `aborted`.
    pub state: String,
}

/// One file of a patch, by whole contents; `None` where it does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RecordedFile {
    pub(crate) path: PathBuf,
    pub(crate) before: Option<Vec<u8>>,
    pub(crate) after: Option<Vec<u8>>,
    pub(crate) temporary: Option<PathBuf>,
}

/// An entry of the audit log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AuditEntry {
    /// Counts from 1.
    pub seq: i64,
    /// When, UTC.
    pub at: String,
    /// Who asked: `terminal`, `editor` or `agent`.
    pub surface: String,
    /// What was asked.
    pub operation: String,
    /// The files concerned.
    pub files: Vec<String>,
    /// What came of it.
    pub verdict: String,
    /// Hash of the entry before.
    pub previous: String,
    /// Hash of this entry.
    pub hash: String,
}

/// The database, and the lock under which files are changed.
pub(crate) struct State {
    db: Connection,
    lock: File,
}

fn failed(e: impl std::fmt::Display) -> OperationError {
    OperationError::Failed(format!("the state database: {e}"))
}

pub(crate) fn surface_word(surface: Surface) -> &'static str {
    match surface {
        Surface::Terminal => "terminal",
        Surface::Editor => "editor",
        Surface::Agent => "agent",
    }
}

impl State {
    pub(crate) fn open(folder: Option<&PathBuf>) -> Result<State, OperationError> {
        let folder = folder.ok_or_else(|| OperationError::Failed("there is no folder for state; set QUANTUMLAYER_DATA_DIR".into()))?;
        platform::private_dir(folder).map_err(|e| OperationError::Failed(format!("{}: {e}", folder.display())))?;
        let db = Connection::open(folder.join("state.sqlite")).map_err(failed)?;
        db.busy_timeout(Duration::from_secs(10)).map_err(failed)?;
        db.pragma_update(None, "journal_mode", "WAL").map_err(failed)?;
        // A patch must be in the journal before any file changes, whatever happens to the machine.
        db.pragma_update(None, "synchronous", "FULL").map_err(failed)?;
        db.execute_batch(SCHEMA).map_err(failed)?;
        let lock = File::options().create(true).truncate(false).write(true).open(folder.join("apply.lock")).map_err(failed)?;
        Ok(State { db, lock })
    }

    /// Runs `work` as the only one that changes files, after finishing what a killed process left.
    pub(crate) fn exclusively<T>(&mut self, work: impl FnOnce(&mut State) -> Result<T, OperationError>) -> Result<T, OperationError> {
        self.lock.lock().map_err(failed)?;
        let result = crate::patch::recover(self).and_then(|()| work(self));
        let _ = self.lock.unlock();
        result
    }

    pub(crate) fn record(&mut self, patch: &Recorded, surface: Surface, files: &[RecordedFile]) -> Result<(), OperationError> {
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        let number: i64 = tx.query_row("SELECT coalesce(max(number), 0) + 1 FROM patches", [], |r| r.get(0)).map_err(failed)?;
        tx.execute(
            "INSERT INTO patches VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![patch.id, patch.at, surface_word(surface), patch.operation, patch.title, patch.state, number],
        )
        .map_err(failed)?;
        for (seq, f) in files.iter().enumerate() {
            tx.execute(
                "INSERT INTO patch_files VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![patch.id, seq as i64, bytes(&f.path), f.before, f.after, f.temporary.as_deref().map(bytes)],
            )
            .map_err(failed)?;
        }
        let old = "SELECT id FROM patches WHERE number <= ?1 AND state NOT IN ('prepared', 'undoing')";
        tx.execute(&format!("DELETE FROM patch_files WHERE patch IN ({old})"), params![number - KEPT_PATCHES]).map_err(failed)?;
        tx.execute(&format!("DELETE FROM patches WHERE id IN ({old})"), params![number - KEPT_PATCHES]).map_err(failed)?;
        tx.commit().map_err(failed)
    }

    pub(crate) fn set_state(&mut self, id: &str, state: &str) -> Result<(), OperationError> {
        self.db.execute("UPDATE patches SET state = ?2 WHERE id = ?1", params![id, state]).map(|_| ()).map_err(failed)
    }

    pub(crate) fn patch(&self, id: &str) -> Result<Option<Recorded>, OperationError> {
        let sql = "SELECT id, at, title, operation, state FROM patches WHERE id = ?1";
        self.db.query_row(sql, params![id], recorded).optional().map_err(failed)
    }

    /// The patches, newest first.
    pub(crate) fn patches(&self) -> Result<Vec<Recorded>, OperationError> {
        let mut statement = self.db.prepare("SELECT id, at, title, operation, state FROM patches ORDER BY number DESC").map_err(failed)?;
        let rows = statement.query_map([], recorded).map_err(failed)?;
        rows.collect::<Result<_, _>>().map_err(failed)
    }

    pub(crate) fn files(&self, id: &str) -> Result<Vec<RecordedFile>, OperationError> {
        let mut statement =
            self.db.prepare("SELECT path, before, after, temporary FROM patch_files WHERE patch = ?1 ORDER BY seq").map_err(failed)?;
        let rows = statement
            .query_map(params![id], |r| {
                Ok(RecordedFile {
                    path: path(r.get(0)?),
                    before: r.get(1)?,
                    after: r.get(2)?,
                    temporary: r.get::<_, Option<Vec<u8>>>(3)?.map(path),
                })
            })
            .map_err(failed)?;
        rows.collect::<Result<_, _>>().map_err(failed)
    }

    /// Appends to the audit log. Never contents, never secrets.
    pub(crate) fn audit(&mut self, surface: Surface, operation: &str, files: &[String], verdict: &str) -> Result<(), OperationError> {
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        let last: Option<(i64, String)> =
            tx.query_row("SELECT seq, hash FROM head", [], |r| Ok((r.get(0)?, r.get(1)?))).optional().map_err(failed)?;
        let (seq, previous) = last.map_or((1, String::new()), |(seq, hash)| (seq + 1, hash));
        let mut entry = AuditEntry {
            seq,
            at: platform::now(),
            surface: surface_word(surface).into(),
            operation: operation.into(),
            files: files.to_vec(),
            verdict: verdict.into(),
            previous,
            hash: String::new(),
        };
        entry.hash = chain(&entry);
        let files = serde_json::to_string(&entry.files).map_err(failed)?;
        tx.execute(
            "INSERT INTO audit VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![entry.seq, entry.at, entry.surface, entry.operation, files, entry.verdict, entry.previous, entry.hash],
        )
        .map_err(failed)?;
        tx.execute("INSERT OR REPLACE INTO head VALUES (1, ?1, ?2)", params![entry.seq, entry.hash]).map_err(failed)?;
        tx.commit().map_err(failed)
    }

    /// The audit log, oldest first; the last `limit` entries where one is given.
    pub(crate) fn audit_entries(&self, limit: Option<usize>) -> Result<Vec<AuditEntry>, OperationError> {
        let mut statement = self
            .db
            .prepare("SELECT seq, at, surface, operation, files, verdict, previous, hash FROM audit ORDER BY seq DESC LIMIT ?1")
            .map_err(failed)?;
        let limit = limit.map_or(-1, |l| i64::try_from(l).unwrap_or(-1));
        let rows = statement
            .query_map(params![limit], |r| {
                let files: String = r.get(4)?;
                Ok(AuditEntry {
                    seq: r.get(0)?,
                    at: r.get(1)?,
                    surface: r.get(2)?,
                    operation: r.get(3)?,
                    files: serde_json::from_str(&files).unwrap_or_default(),
                    verdict: r.get(5)?,
                    previous: r.get(6)?,
                    hash: r.get(7)?,
                })
            })
            .map_err(failed)?;
        let mut entries: Vec<AuditEntry> = rows.collect::<Result<_, _>>().map_err(failed)?;
        entries.reverse();
        Ok(entries)
    }

    /// The first thing wrong with the log, if anything is.
    pub(crate) fn verify_audit(&self) -> Result<Option<String>, OperationError> {
        let entries = self.audit_entries(None)?;
        let (mut seq, mut previous) = (1, String::new());
        for e in &entries {
            if e.seq != seq {
                return Ok(Some(format!("entry {seq} is missing")));
            }
            if e.previous != previous || e.hash != chain(e) {
                return Ok(Some(format!("entry {seq} was changed")));
            }
            previous = e.hash.clone();
            seq += 1;
        }
        let head: Option<(i64, String)> =
            self.db.query_row("SELECT seq, hash FROM head", [], |r| Ok((r.get(0)?, r.get(1)?))).optional().map_err(failed)?;
        let expected = entries.last().map(|e| (e.seq, e.hash.clone()));
        Ok((head != expected).then(|| "entries at the end are missing".to_owned()))
    }

    #[cfg(test)]
    pub(crate) fn raw(&self) -> &Connection {
        &self.db
    }
}

fn recorded(r: &Row<'_>) -> rusqlite::Result<Recorded> {
    Ok(Recorded { id: r.get(0)?, at: r.get(1)?, title: r.get(2)?, operation: r.get(3)?, state: r.get(4)? })
}

fn chain(e: &AuditEntry) -> String {
    let mut hasher = blake3::Hasher::new();
    let files = e.files.join("\0");
    for part in [&e.previous, &e.seq.to_string(), &e.at, &e.surface, &e.operation, &files, &e.verdict] {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}

#[cfg(unix)]
fn bytes(path: &Path) -> Vec<u8> {
    use std::os::unix::ffi::OsStrExt;
    path.as_os_str().as_bytes().to_vec()
}

#[cfg(unix)]
fn path(bytes: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    PathBuf::from(std::ffi::OsString::from_vec(bytes))
}

#[cfg(not(unix))]
fn bytes(path: &Path) -> Vec<u8> {
    path.to_string_lossy().into_owned().into_bytes()
}

#[cfg(not(unix))]
fn path(bytes: Vec<u8>) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_is_a_chain() {
        let dir = tempfile::tempdir().unwrap();
        let mut s = State::open(Some(&dir.path().to_owned())).unwrap();
        assert_eq!(s.verify_audit().unwrap(), None);
        for i in 0..4 {
            s.audit(Surface::Agent, "fix", &[format!("a{i}")], "applied").unwrap();
        }
        assert_eq!(s.verify_audit().unwrap(), None);
        assert_eq!(s.audit_entries(Some(2)).unwrap().iter().map(|e| e.seq).collect::<Vec<_>>(), [3, 4]);
        let broken = |sql: &str| {
            let tx = s.raw().unchecked_transaction().unwrap();
            tx.execute(sql, []).unwrap();
            s.verify_audit().unwrap().unwrap()
        };
        assert_eq!(broken("UPDATE audit SET verdict = 'x' WHERE seq = 2"), "entry 2 was changed");
        assert_eq!(broken("DELETE FROM audit WHERE seq = 3"), "entry 3 is missing");
        assert_eq!(broken("DELETE FROM audit WHERE seq = 4"), "entries at the end are missing");
    }
}
