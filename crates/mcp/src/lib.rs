//! The MCP server: protocol to engine and back, and nothing else.
//!
//! Invariants
//! - No ability lives here: tools are made from the list of operations.
//! - Nothing but protocol goes to standard output.
//! - Every string that comes from a repository leaves bounded and free of hidden characters.
//! - No path outside the roots reaches an operation; no write happens without the user's consent.
//! - Types of rmcp stay inside this crate, but for [`extra`], which exists for tests.

mod arguments;
mod call;
mod catalogue;
mod confirm;
pub mod extra;
pub mod http;
pub mod install;
mod library;
mod page;
mod place;
mod prompts;
pub mod quote;
mod random;
mod schema;
mod server;
mod stdio;
mod summary;

pub use catalogue::{Selection, unknown_names};
pub use server::{Options, Server, TASK_AFTER};

use rmcp::ServiceExt;
use rmcp::service::ServerInitializeError;
use std::io;

/// Serves one client on standard input and output until the input ends.
pub async fn serve_stdio(options: Options) -> io::Result<()> {
    let (input, output) = rmcp::transport::io::stdio_pipes();
    serve(Server::new(options), input, output).await
}

/// Serves one client on any pair of streams until the input ends.
pub async fn serve(
    server: Server,
    input: impl tokio::io::AsyncRead + Unpin + Send + 'static,
    output: impl tokio::io::AsyncWrite + Unpin + Send + 'static,
) -> io::Result<()> {
    let lines = stdio::Lines::new(input, output, server.shared.input_ended.clone());
    match server.serve(lines).await {
        Ok(running) => {
            running.waiting().await.map_err(io::Error::other)?;
            Ok(())
        }
        // A client that leaves before it asked for anything is no error.
        Err(ServerInitializeError::ConnectionClosed(_)) => Ok(()),
        Err(error) => Err(io::Error::other(error)),
    }
}
