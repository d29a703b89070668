//! What outlives a process.

pub(crate) mod cache;
