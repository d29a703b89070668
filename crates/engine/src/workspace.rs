//! Files on disk and in open editors, as immutable snapshots.

use std::path::PathBuf;
use std::sync::Arc;

/// The folders a surface works in, with the documents its editors hold open.
#[derive(Debug)]
pub struct Workspace {
    roots: Vec<PathBuf>,
}

/// The workspace at one revision. Cheap to clone, never changes.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// Grows with every edit, open, close and watched change.
    pub revision: u64,
    /// The workspace's roots, canonical.
    pub roots: Arc<[PathBuf]>,
}

impl Workspace {
    /// Opens folders; each must exist.
    pub fn new(roots: Vec<PathBuf>) -> Workspace {
        Workspace { roots }
    }

    /// The workspace as it is now.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot { revision: 0, roots: self.roots.clone().into() }
    }
}
