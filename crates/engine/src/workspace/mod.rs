//! Files on disk and in open editors, as immutable snapshots.
//!
//! A [`Workspace`] is what a surface keeps; it may be used from any thread. [`Workspace::snapshot`]
//! gives the state of now, which never changes afterwards (files on disk aside, whose staleness is
//! noticed by whoever writes). Open documents hide their files.

mod document;
mod path;
mod read;
mod walk;

pub use document::{Document, TextChange};
pub use path::{Inside, PathError};
pub use read::{DEFAULT_MAX_FILE_SIZE, Decoded, Loaded, MAX_TEXT_SIZE, Text, decode, language_of, load, minified};
pub use walk::{FileEntry, Filter, IGNORE_FILES, Walked, folders};

pub(crate) use path::slashes;
pub(crate) use read::replace_invalid;
pub(crate) use walk::{Start, walk};

use crate::platform;
use crate::shared::Shared;
use parking_lot::RwLock;
use ql_syntax::Language;
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a surface was started with. None of it can come from a repository.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// The configuration file to use instead of those found upwards (`--settings`).
    pub file: Option<PathBuf>,
    /// Configuration given by the surface itself (an editor's settings), as `quantumlayer.toml`
    /// holds it; wins over every file.
    pub overrides: toml::Table,
    /// The user's configuration file; the platform's place where absent.
    pub user_file: Option<PathBuf>,
    /// The environment's `QUANTUMLAYER_*` settings; see [`Settings::from_environment`].
    pub environment: Vec<(String, String)>,
    /// Where the cache lies; the platform's place where absent.
    pub cache_dir: Option<PathBuf>,
    /// Where patches and the audit log are kept; the platform's place where absent.
    pub data_dir: Option<PathBuf>,
    /// How many threads a scan may use; all cores where absent.
    pub jobs: Option<usize>,
    /// No network, whatever else is said.
    pub offline: bool,
    /// What day it is, for expiry; the clock's day where absent.
    pub today: Option<String>,
}

impl Settings {
    /// Settings with what the process's environment says.
    pub fn from_environment() -> Settings {
        let environment: Vec<_> = std::env::vars().filter(|(k, _)| k.starts_with("QUANTUMLAYER_")).collect();
        let folder = |name: &str| environment.iter().find(|(k, v)| k == name && !v.is_empty()).map(|(_, v)| PathBuf::from(v));
        Settings {
            cache_dir: folder("QUANTUMLAYER_CACHE_DIR"),
            data_dir: folder("QUANTUMLAYER_DATA_DIR"),
            environment,
            ..Settings::default()
        }
    }
}

/// The folders a surface works in, with the documents its editors hold open.
pub struct Workspace {
    state: RwLock<Snapshot>,
}

impl std::fmt::Debug for Workspace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.state.read().fmt(f)
    }
}

/// The workspace at one revision. Cheap to clone, never changes.
#[derive(Clone)]
pub struct Snapshot {
    /// Grows with every edit, open, close, save and watched change.
    pub revision: u64,
    /// The workspace's roots, canonical.
    pub roots: Arc<[PathBuf]>,
    /// What the surface was started with.
    pub settings: Arc<Settings>,
    // Grows whenever files on disk may have changed.
    pub(crate) disk_epoch: u64,
    documents: Arc<FxHashMap<PathBuf, Arc<Document>>>,
    pub(crate) shared: Arc<Shared>,
}

impl std::fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Snapshot")
            .field("revision", &self.revision)
            .field("roots", &self.roots)
            .field("documents", &self.documents.len())
            .finish()
    }
}

impl Workspace {
    /// Opens folders with default settings. A folder that does not exist stays as it is named, and
    /// is empty.
    pub fn new(roots: Vec<PathBuf>) -> Workspace {
        Workspace::with_settings(roots, Settings::default())
    }

    /// Opens folders.
    pub fn with_settings(roots: Vec<PathBuf>, settings: Settings) -> Workspace {
        Workspace {
            state: RwLock::new(Snapshot {
                revision: 0,
                roots: canonical_roots(roots),
                shared: Arc::new(Shared::new(&settings)),
                settings: Arc::new(settings),
                disk_epoch: 0,
                documents: Arc::default(),
            }),
        }
    }

    /// The workspace as it is now.
    pub fn snapshot(&self) -> Snapshot {
        self.state.read().clone()
    }

    /// Replaces the folders.
    pub fn set_roots(&self, roots: Vec<PathBuf>) {
        let roots = canonical_roots(roots);
        self.update(|s| {
            s.roots = roots;
            s.disk_epoch += 1;
        });
    }

    /// Replaces the settings (an editor's configuration changed). Cache and data folders stay.
    pub fn set_settings(&self, settings: Settings) {
        self.update(|s| {
            s.settings = Arc::new(settings);
            s.disk_epoch += 1;
        });
    }

    /// An editor opened a document; from now on it hides its file. Without a language it is
    /// recognised by name and first line.
    pub fn open(&self, path: &Path, language: Option<Language>, version: i32, text: &str) {
        let path = document_key(path);
        let language = language.unwrap_or_else(|| language_of(&path.to_string_lossy(), text));
        let document = Arc::new(Document::new(path.clone(), language, version, text));
        self.update(|s| {
            Arc::make_mut(&mut s.documents).insert(path, document);
        });
    }

    /// Changes of an open document, in order. `false` if it is not open.
    pub fn change(&self, path: &Path, version: i32, changes: &[TextChange]) -> bool {
        let path = document_key(path);
        let mut state = self.state.write();
        let Some(document) = state.documents.get(&path) else { return false };
        let document = Arc::new(document.changed(version, changes));
        Arc::make_mut(&mut state.documents).insert(path, document);
        state.revision += 1;
        true
    }

    /// An editor saved a document.
    pub fn save(&self, path: &Path) {
        let path = document_key(path);
        self.update(|s| {
            if let Some(document) = s.documents.get(&path) {
                let document = Arc::new(document.saved());
                Arc::make_mut(&mut s.documents).insert(path, document);
            }
            s.disk_epoch += 1;
        });
    }

    /// An editor closed a document; its file shows again.
    pub fn close(&self, path: &Path) {
        let path = document_key(path);
        self.update(|s| {
            Arc::make_mut(&mut s.documents).remove(&path);
        });
    }

    /// Files on disk changed, were made or went away. Configuration and rule files are read again
    /// when next needed.
    pub fn watched(&self, _paths: &[PathBuf]) {
        self.update(|s| s.disk_epoch += 1);
    }

    fn update(&self, change: impl FnOnce(&mut Snapshot)) {
        let mut state = self.state.write();
        change(&mut state);
        state.revision += 1;
    }
}

fn canonical_roots(roots: Vec<PathBuf>) -> Arc<[PathBuf]> {
    let mut seen = Vec::new();
    for root in roots {
        let root = platform::canonical(&root).or_else(|_| std::path::absolute(&root)).unwrap_or(root);
        if !seen.contains(&root) {
            seen.push(root);
        }
    }
    seen.into()
}

// The one change that makes `after` of `before`.
fn replacement(before: &str, after: &str) -> TextChange {
    let same = |a: &mut dyn Iterator<Item = (u8, u8)>| a.take_while(|(x, y)| x == y).count();
    let mut start = same(&mut before.bytes().zip(after.bytes()));
    while !before.is_char_boundary(start) || !after.is_char_boundary(start) {
        start -= 1;
    }
    let (old, new) = (&before[start..], &after[start..]);
    let mut end = same(&mut old.bytes().rev().zip(new.bytes().rev()));
    while !old.is_char_boundary(old.len() - end) || !new.is_char_boundary(new.len() - end) {
        end -= 1;
    }
    TextChange::Bytes { range: start..before.len() - end, text: new[..new.len() - end].to_owned() }
}

// A document and its file must meet under one key, whichever way either was named.
fn document_key(path: &Path) -> PathBuf {
    if let Ok(path) = platform::canonical(path) {
        return path;
    }
    match (path.parent().map(platform::canonical), path.file_name()) {
        (Some(Ok(parent)), Some(name)) if path.is_absolute() => parent.join(name),
        _ => path.to_owned(),
    }
}

impl Snapshot {
    /// The open document at a path.
    pub fn document(&self, path: &Path) -> Option<Arc<Document>> {
        self.documents.get(path).or_else(|| self.documents.get(&document_key(path))).cloned()
    }

    /// Every open document.
    pub fn documents(&self) -> impl Iterator<Item = &Arc<Document>> {
        self.documents.values()
    }

    /// Whether any document is open.
    pub(crate) fn has_documents(&self) -> bool {
        !self.documents.is_empty()
    }

    /// The same workspace with another text at a path, as if an editor had it open: what would be
    /// found if a fix were applied? Re-parses only around the difference.
    pub fn with_text(&self, path: &Path, text: &str) -> Snapshot {
        let path = document_key(path);
        let document = match self.documents.get(&path) {
            Some(open) => open.changed(open.version, &[replacement(&open.text(), text)]),
            None => Document::new(path.clone(), language_of(&path.to_string_lossy(), text), 0, text),
        };
        let mut snapshot = self.clone();
        Arc::make_mut(&mut snapshot.documents).insert(path, Arc::new(document));
        snapshot
    }

    /// Proves that a path lies inside the roots; see [`Inside`].
    pub fn resolve(&self, path: &str) -> Result<Inside, PathError> {
        path::resolve(&self.roots, path, true)
    }

    /// The same for a file about to be made.
    pub fn resolve_new(&self, path: &str) -> Result<Inside, PathError> {
        path::resolve(&self.roots, path, false)
    }

    /// How a path is shown: relative to its root, with `/`; as it is where it lies outside.
    pub fn shown(&self, path: &Path) -> String {
        match path::root_of(&self.roots, path) {
            Some(root) => path::shown(&self.roots, root, path),
            None => slashes(path),
        }
    }

    /// The root that holds a path.
    pub fn root_of(&self, path: &Path) -> Option<&PathBuf> {
        path::root_of(&self.roots, path)
    }

    /// The absolute path of a shown one; the file need not exist.
    pub fn absolute(&self, shown: &str) -> PathBuf {
        match path::resolve(&self.roots, shown, false) {
            Ok(inside) => inside.absolute,
            Err(_) => self.roots.first().map_or_else(|| PathBuf::from(shown), |r| r.join(shown)),
        }
    }

    /// The text at a path: the open document's, else the file's.
    pub fn text(&self, path: &Path, max_file_size: u64) -> Loaded {
        match self.document(path) {
            Some(document) => {
                let text = document.text();
                let text_only = if text.len() as u64 > max_file_size {
                    Some("large: only text rules were applied")
                } else {
                    minified(&text).then_some("minified: only text rules were applied")
                };
                Loaded::Text(Text { text, decoded: Decoded::Utf8, text_only })
            }
            None => load(path, max_file_size),
        }
    }

    /// What day it is, `YYYY-MM-DD`.
    pub fn today(&self) -> String {
        self.settings.today.clone().unwrap_or_else(platform::today)
    }
}
