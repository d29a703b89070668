//! What outlives a process: the cache, which may be lost, and the state, which may not.

pub(crate) mod cache;
pub(crate) mod state;
