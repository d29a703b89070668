//! The MCP server: protocol to engine and back.

pub mod quote;
