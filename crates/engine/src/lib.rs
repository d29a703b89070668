//! The engine: everything that any surface can ask for, over immutable snapshots of a workspace.
//!
//! Invariants
//! - Knows no protocol (LSP, MCP, JSON-RPC) and no terminal; surfaces convert.
//! - Every request works on one [`workspace::Snapshot`]; an edit makes a new one.
//! - Every change to files goes through [`patch`]: all or nothing, refused when stale, journalled.
//! - Nothing is written into a workspace unasked; nothing outside its roots is read or written.
//! - Analysis returns values and problems; errors are for what could not be done at all.
//!
//! A surface makes a [`workspace::Workspace`], gives its snapshots to the entries of
//! [`operation::ALL`] in an [`operation::Context`], and shows what comes back. Editors also use
//! [`check`]: one open document, on every keystroke.

pub mod across;
pub mod check;
pub mod config;
pub mod finding;
pub mod operation;
pub mod patch;
mod platform;
pub mod qsecure;
pub mod report;
mod shared;
pub(crate) mod store;
pub mod workspace;

#[cfg(test)]
mod tests;
