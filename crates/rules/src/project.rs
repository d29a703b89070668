//! What a rule may ask of the project that a file belongs to.

use crate::model::Dependency;

/// An answer about a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// It is so.
    Yes,
    /// It is not so.
    No,
    /// Nobody looked.
    Unknown,
}

/// What is known of the projects whose files are scanned. The caller of a rule set gives it: the rules
/// themselves read no lock files.
pub trait ProjectFacts: Send + Sync + std::fmt::Debug {
    /// Whether anything is known. Where not, rules that ask do not run, and say so.
    fn is_known(&self) -> bool;

    /// Whether the project of a file (its path relative to the root, with `/`) depends on a package in
    /// one of these versions.
    fn depends(&self, path: &str, on: &Dependency) -> Known;

    /// Changes whenever an answer could: kept results hold for one version.
    fn version(&self) -> u64;
}

/// Nothing is known.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoFacts;

impl ProjectFacts for NoFacts {
    fn is_known(&self) -> bool {
        false
    }

    fn depends(&self, _: &str, _: &Dependency) -> Known {
        Known::Unknown
    }

    fn version(&self) -> u64 {
        0
    }
}
