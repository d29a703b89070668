//! What requests are answered with: functions from a view to protocol values.

pub(crate) mod actions;
pub(crate) mod completion;
pub(crate) mod diagnostics;
pub(crate) mod explain;
pub(crate) mod fixes;
pub(crate) mod hover;
pub(crate) mod lens;
pub(crate) mod links;
pub(crate) mod rule_files;
