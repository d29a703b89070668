//! What the end-to-end tests share: the real binary, run in folders of its own.

pub mod fixtures;
pub mod mcp;
pub mod run;
