//! The results of earlier scans, by content and by file state.
//!
//! Two layers. A *manifest* for each set of roots and rules says what every file looked like (size,
//! times, inode) when it was last scanned and what came of it, so that an unchanged file is not even
//! read. *Objects*, one for each (content, path, rules, engine), serve whatever the manifest does
//! not: other checkouts, switched branches, other processes. Everything is written whole and renamed
//! into place, carries its own hash, and is ignored when that does not fit; losing any of it costs
//! time only.

use crate::platform::{self, Stamp};
use crate::qsecure::findings::FileResult;
use crate::qsecure::rules::{RuleChoice, Rules};
use crate::qsecure::scan::Task;
use crate::workspace::Snapshot;
use parking_lot::Mutex;
use rustc_hash::FxHashMap;
use std::fs;
use std::io::Write;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::OnceLock;
use std::time::{Duration, SystemTime};

const MAGIC: &[u8; 8] = b"qlcache1";
const CAP: u64 = 1_000_000_000;
const DAY: u64 = 86_400;
// A file may change twice within the clock's tick; such states are not trusted.
const RACY: i128 = 200_000_000;

/// The cache as one scan uses it.
pub(crate) struct Cache {
    folder: PathBuf,
    manifest: Option<PathBuf>,
    bytes: Vec<u8>,
    known: FxHashMap<String, Entry>,
    fresh: Mutex<FxHashMap<String, Fresh>>,
    started: i128,
}

struct Entry {
    stamp: Stamp,
    rules: u64,
    limit: u64,
    content: [u8; 32],
    day: u32,
    note: Range<usize>,
    result: Range<usize>,
}

struct Fresh {
    stamp: Stamp,
    rules: u64,
    limit: u64,
    content: [u8; 32],
    note: String,
    result: Vec<u8>,
}

impl Cache {
    /// `None` where there is no place for a cache. Without the manifest only objects are used.
    pub(crate) fn open(snapshot: &Snapshot, sets: &[(RuleChoice, Arc<Rules>)], with_manifest: bool) -> Option<Cache> {
        let folder = snapshot.shared.cache_dir()?.join("v1");
        platform::private_dir(&folder.join("manifests")).ok()?;
        let mut key = blake3::Hasher::new();
        for root in snapshot.roots.iter() {
            key.update(root.as_os_str().as_encoded_bytes());
            key.update(&[0]);
        }
        for (_, rules) in sets {
            key.update(rules.hash.as_bytes());
        }
        key.update(engine().as_bytes());
        let manifest = folder.join("manifests").join(&key.finalize().to_hex()[..40]);
        let bytes = if with_manifest { read_checked(&manifest).unwrap_or_default() } else { Vec::new() };
        let manifest = with_manifest.then_some(manifest);
        let known = parse(&bytes).unwrap_or_default();
        Some(Cache { folder, manifest, bytes, known, fresh: Mutex::default(), started: platform::nanos(SystemTime::now()) })
    }

    /// What came of a file, if nothing about it changed.
    pub(crate) fn unchanged(&self, task: &Task, limit: u64) -> Option<(FileResult, Option<String>)> {
        let entry = self.known.get(&task.entry.shown)?;
        if entry.stamp != task.entry.stamp || entry.rules != short(&task.rules.hash) || entry.limit != limit {
            return None;
        }
        if entry.day != today() {
            self.keep(task, entry);
        }
        self.decode(entry)
    }

    fn decode(&self, entry: &Entry) -> Option<(FileResult, Option<String>)> {
        let note = std::str::from_utf8(self.bytes.get(entry.note.clone())?).ok()?;
        let result = decode(self.bytes.get(entry.result.clone())?)?;
        Some((result, (!note.is_empty()).then(|| note.to_owned())))
    }

    fn keep(&self, task: &Task, entry: &Entry) {
        let text = |r: &Range<usize>| self.bytes.get(r.clone()).unwrap_or_default().to_vec();
        let fresh = Fresh {
            stamp: entry.stamp,
            rules: entry.rules,
            limit: entry.limit,
            content: entry.content,
            note: String::from_utf8(text(&entry.note)).unwrap_or_default(),
            result: text(&entry.result),
        };
        self.fresh.lock().insert(task.entry.shown.clone(), fresh);
    }

    /// What came of the same content at the same path.
    pub(crate) fn same_content(&self, task: &Task, hash: &blake3::Hash) -> Option<FileResult> {
        if let Some(entry) = self.known.get(&task.entry.shown)
            && entry.content == *hash.as_bytes()
            && entry.rules == short(&task.rules.hash)
        {
            return self.decode(entry).map(|(result, _)| result);
        }
        let path = self.object(task, hash);
        let result = decode(&read_checked(&path)?);
        touch(&path);
        result
    }

    /// Remembers what came of a file.
    pub(crate) fn put(&self, task: &Task, limit: u64, hash: Option<&blake3::Hash>, result: &FileResult, note: Option<&str>) {
        let encoded = encode(result);
        let mut stamp = task.entry.stamp;
        if stamp.modified.max(stamp.changed) > self.started - RACY {
            stamp.inode = u64::MAX;
        }
        // What no rule looked into is as quickly scanned again as read here.
        if let Some(hash) = hash
            && (result.parsed || !result.hits.is_empty())
            && self.known.get(&task.entry.shown).is_none_or(|e| e.content != *hash.as_bytes())
        {
            let path = self.object(task, hash);
            if !path.exists() {
                let _ = write_checked(&path, &encoded);
            }
        }
        let fresh = Fresh {
            stamp,
            rules: short(&task.rules.hash),
            limit,
            content: hash.map_or([0; 32], |h| *h.as_bytes()),
            note: note.unwrap_or_default().to_owned(),
            result: encoded,
        };
        self.fresh.lock().insert(task.entry.shown.clone(), fresh);
    }

    /// What files came to together, by what identifies all of them.
    pub(crate) fn whole(&self, state: &blake3::Hash) -> Option<Vec<u8>> {
        let path = self.whole_path(state);
        let bytes = read_checked(&path)?;
        touch(&path);
        Some(bytes)
    }

    /// Remembers what files came to together.
    pub(crate) fn put_whole(&self, state: &blake3::Hash, bytes: &[u8]) {
        let _ = write_checked(&self.whole_path(state), bytes);
    }

    fn whole_path(&self, state: &blake3::Hash) -> PathBuf {
        let mut key = blake3::Hasher::new();
        key.update(b"together");
        key.update(state.as_bytes());
        key.update(engine().as_bytes());
        let hex = key.finalize().to_hex();
        self.folder.join("objects").join(&hex[..2]).join(&hex[2..42])
    }

    fn object(&self, task: &Task, hash: &blake3::Hash) -> PathBuf {
        let mut key = blake3::Hasher::new();
        key.update(hash.as_bytes());
        key.update(task.entry.shown.as_bytes());
        key.update(&[0]);
        key.update(task.rules.hash.as_bytes());
        key.update(engine().as_bytes());
        let hex = key.finalize().to_hex();
        self.folder.join("objects").join(&hex[..2]).join(&hex[2..42])
    }

    /// Writes the manifest and, now and then, makes room.
    pub(crate) fn finish(&mut self) {
        let fresh = std::mem::take(self.fresh.get_mut());
        let Some(manifest) = &self.manifest else { return };
        if fresh.is_empty() {
            touch(manifest);
            return;
        }
        let mut out = Vec::new();
        let now = today();
        for (path, entry) in &self.known {
            if fresh.contains_key(path) || entry.day + 30 < now {
                continue;
            }
            let slice = |r: &Range<usize>| self.bytes.get(r.clone()).unwrap_or_default();
            write_entry(
                &mut out,
                path,
                &entry.stamp,
                entry.rules,
                entry.limit,
                &entry.content,
                entry.day,
                slice(&entry.note),
                slice(&entry.result),
            );
        }
        for (path, f) in &fresh {
            write_entry(&mut out, path, &f.stamp, f.rules, f.limit, &f.content, now, f.note.as_bytes(), &f.result);
        }
        let _ = write_checked(manifest, &out);
        make_room(&self.folder, CAP, fresh.len());
    }
}

fn short(hash: &str) -> u64 {
    let bytes = blake3::hash(hash.as_bytes());
    let mut eight = [0; 8];
    eight.copy_from_slice(&bytes.as_bytes()[..8]);
    u64::from_le_bytes(eight)
}

fn today() -> u32 {
    (platform::nanos(SystemTime::now()) / 1_000_000_000 / i128::from(DAY)) as u32
}

/// The engine that results come from: its version, and the very file, so that a rebuilt one never
/// reads what another build thought.
fn engine() -> &'static str {
    static ENGINE: OnceLock<String> = OnceLock::new();
    ENGINE.get_or_init(|| {
        let stamp = std::env::current_exe().and_then(fs::metadata).map(|m| Stamp::of(&m)).unwrap_or_default();
        format!("{}-{}-{}", env!("CARGO_PKG_VERSION"), stamp.size, stamp.modified)
    })
}

// Most files are clean: their result is one byte.
fn encode(result: &FileResult) -> Vec<u8> {
    if *result == (FileResult { parsed: result.parsed, ..FileResult::default() }) {
        return vec![u8::from(result.parsed)];
    }
    serde_json::to_vec(result).unwrap_or_else(|_| vec![b'?'])
}

fn decode(bytes: &[u8]) -> Option<FileResult> {
    match bytes {
        [parsed @ (0 | 1)] => Some(FileResult { parsed: *parsed == 1, ..FileResult::default() }),
        _ => serde_json::from_slice(bytes).ok(),
    }
}

#[expect(clippy::too_many_arguments, reason = "the fields of one record, in order")]
fn write_entry(
    out: &mut Vec<u8>,
    path: &str,
    stamp: &Stamp,
    rules: u64,
    limit: u64,
    content: &[u8; 32],
    day: u32,
    note: &[u8],
    result: &[u8],
) {
    out.extend_from_slice(&stamp.size.to_le_bytes());
    out.extend_from_slice(&stamp.modified.to_le_bytes());
    out.extend_from_slice(&stamp.changed.to_le_bytes());
    out.extend_from_slice(&stamp.inode.to_le_bytes());
    out.extend_from_slice(&rules.to_le_bytes());
    out.extend_from_slice(&limit.to_le_bytes());
    out.extend_from_slice(content);
    out.extend_from_slice(&day.to_le_bytes());
    for part in [path.as_bytes(), note, result] {
        out.extend_from_slice(&(part.len() as u32).to_le_bytes());
        out.extend_from_slice(part);
    }
}

struct Input<'a>(&'a [u8], usize);

impl Input<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let part = self.0.get(self.1..self.1 + N)?;
        self.1 += N;
        part.try_into().ok()
    }

    fn part(&mut self) -> Option<Range<usize>> {
        let len = u32::from_le_bytes(self.take()?) as usize;
        let range = self.1..self.1.checked_add(len)?;
        self.0.get(range.clone())?;
        self.1 = range.end;
        Some(range)
    }
}

fn parse(bytes: &[u8]) -> Option<FxHashMap<String, Entry>> {
    let mut input = Input(bytes, 0);
    let mut known = FxHashMap::default();
    while input.1 < bytes.len() {
        let stamp = Stamp {
            size: u64::from_le_bytes(input.take()?),
            modified: i128::from_le_bytes(input.take()?),
            changed: i128::from_le_bytes(input.take()?),
            inode: u64::from_le_bytes(input.take()?),
        };
        let rules = u64::from_le_bytes(input.take()?);
        let limit = u64::from_le_bytes(input.take()?);
        let content = input.take()?;
        let day = u32::from_le_bytes(input.take()?);
        let path = input.part()?;
        let path = std::str::from_utf8(bytes.get(path)?).ok()?.to_owned();
        let (note, result) = (input.part()?, input.part()?);
        known.insert(path, Entry { stamp, rules, limit, content, day, note, result });
    }
    Some(known)
}

fn read_checked(path: &Path) -> Option<Vec<u8>> {
    let mut bytes = fs::read(path).ok()?;
    let body = bytes.strip_prefix(MAGIC)?;
    let (hash, body) = body.split_at_checked(32)?;
    if blake3::hash(body).as_bytes() != hash {
        let _ = fs::remove_file(path);
        return None;
    }
    bytes.drain(..40);
    Some(bytes)
}

fn write_checked(path: &Path, body: &[u8]) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = tempfile::Builder::new().prefix(".tmp").tempfile_in(folder)?;
    file.write_all(MAGIC)?;
    file.write_all(blake3::hash(body).as_bytes())?;
    file.write_all(body)?;
    file.persist(path).map(|_| ()).map_err(|e| e.error)
}

// Used today: the oldest go first when room is made. At most one write a day.
fn touch(path: &Path) {
    let Ok(meta) = fs::metadata(path) else { return };
    let old = meta.modified().ok().and_then(|m| m.elapsed().ok()).is_some_and(|e| e > Duration::from_secs(DAY));
    if old && let Ok(file) = fs::File::options().append(true).open(path) {
        let _ = file.set_modified(SystemTime::now());
    }
}

/// Removes the least recently used files beyond `cap`. Looks only every hour, or after many writes.
fn make_room(folder: &Path, cap: u64, written: usize) {
    let mark = folder.join("last-look");
    let recent = fs::metadata(&mark).and_then(|m| m.modified()).ok().and_then(|m| m.elapsed().ok());
    if written < 2_000 && recent.is_some_and(|age| age < Duration::from_secs(3600)) {
        return;
    }
    let _ = fs::write(&mark, b"");
    evict(folder, cap);
}

fn evict(folder: &Path, cap: u64) {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            match entry.metadata() {
                Ok(meta) if meta.is_dir() => folders.push(entry.path()),
                Ok(meta) => files.push((meta.modified().unwrap_or(SystemTime::UNIX_EPOCH), meta.len(), entry.path())),
                Err(_) => {}
            }
        }
    }
    let mut total: u64 = files.iter().map(|f| f.1).sum();
    if total <= cap {
        return;
    }
    files.sort();
    // Some slack, so that not every scan has to make room.
    for (_, size, path) in files {
        if total <= cap - cap / 10 {
            break;
        }
        if fs::remove_file(path).is_ok() {
            total -= size;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corrupt_files_are_ignored() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a/b");
        write_checked(&path, b"hello").unwrap();
        assert_eq!(read_checked(&path).as_deref(), Some(&b"hello"[..]));
        for broken in [&b""[..], b"qlcache1", b"qlcache1xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxhello"] {
            fs::write(&path, broken).unwrap();
            assert_eq!(read_checked(&path), None);
        }
        assert!(parse(b"short").is_none());
    }

    #[test]
    fn the_oldest_go_first() {
        let dir = tempfile::tempdir().unwrap();
        for i in 0..10u64 {
            let path = dir.path().join(format!("{i}"));
            fs::write(&path, [0; 100]).unwrap();
            let file = fs::File::options().append(true).open(&path).unwrap();
            file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1000 - i)).unwrap();
        }
        evict(dir.path(), 500);
        let mut left: Vec<_> = fs::read_dir(dir.path()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        left.sort();
        assert_eq!(left, ["0", "1", "2", "3"]);
    }

    #[test]
    fn entries_survive() {
        let mut out = Vec::new();
        let stamp = Stamp { size: 1, modified: -2, changed: 3, inode: 4 };
        write_entry(&mut out, "a/b.py", &stamp, 5, 6, &[7; 32], 8, b"note", b"\x01");
        let known = parse(&out).unwrap();
        let e = &known["a/b.py"];
        assert_eq!((e.stamp, e.rules, e.limit, e.content, e.day), (stamp, 5, 6, [7; 32], 8));
        assert_eq!((&out[e.note.clone()], &out[e.result.clone()]), (&b"note"[..], &b"\x01"[..]));
        assert!(parse(&out[..out.len() - 1]).is_none());
    }
}
