//! What rules may ask of a project: which packages it depends on.

use crate::workspace::Snapshot;
use ql_rules::model::Dependency;
use ql_rules::{Known, NoFacts, ProjectFacts};
use std::sync::Arc;

/// What is known of a workspace. Nothing is, as long as lock files are not read: rules that ask do not
/// run, and say so.
pub(crate) fn facts(_: &Snapshot) -> Arc<dyn ProjectFacts> {
    Arc::new(NoFacts)
}

/// Samples belong to no project: what is tested there are the patterns, so whatever a rule asks for is
/// taken to be there.
#[derive(Debug)]
pub(crate) struct Assumed;

impl ProjectFacts for Assumed {
    fn is_known(&self) -> bool {
        true
    }

    fn depends(&self, _: &str, _: &Dependency) -> Known {
        Known::Yes
    }

    fn version(&self) -> u64 {
        1
    }
}
