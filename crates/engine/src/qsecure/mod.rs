//! QSecure: what is dangerous, why, and how it goes away.

pub(crate) mod findings;
pub mod fix;
mod follow;
pub mod infer;
pub(crate) mod metamorphic;
pub(crate) mod narrow;
pub mod pool;
pub(crate) mod project;
pub mod rules;
pub mod scan;
pub(crate) mod stream;
pub(crate) mod suppress;
mod warm;
pub mod why;

pub mod rule_test;

pub use rules::{RuleInfo, Rules};
pub use scan::{ScanOptions, ScanOutput, scan};
pub use warm::warm;
