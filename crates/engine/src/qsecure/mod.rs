//! QSecure: what is dangerous, why, and how it goes away.

pub(crate) mod findings;
pub(crate) mod narrow;
pub mod pool;
pub mod rules;
pub mod scan;
pub(crate) mod stream;
pub(crate) mod suppress;

pub use rules::{RuleInfo, Rules};
pub use scan::{ScanOptions, ScanOutput, scan};
