//! The server over in-memory pipes with its real transport, driven by raw messages.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, unreachable_pub)]

mod driver;
mod fake;
mod features;
mod lifecycle;
mod pull;
mod robustness;
mod sync;
mod watching;
