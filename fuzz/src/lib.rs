//! What each fuzz target does with an input. The targets in `fuzz_targets/` hand it to libFuzzer;
//! `tests/tests/fuzz_seeds.rs` includes this file and gives it the seeds, with the stable toolchain.

pub mod lsp;
pub mod matching;
pub mod mcp;
pub mod rules;
