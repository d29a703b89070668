//! A server for the official MCP conformance suites: the product's own, with the suites' fixtures.
//!
//!     conformance-server [ADDRESS]        default 127.0.0.1:0; the address is printed on standard error

use ql_engine::operation::ALL;
use ql_engine::workspace::Settings;
use ql_mcp::http::{Listen, serve};
use ql_mcp::{Options, Selection, Server};
use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;
use tokio_util::sync::CancellationToken;

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            say(&message);
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), String> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:0".to_owned());
    let listen = Listen::parse(&address, None)?;
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let extra = Arc::new(quantumlayer_tests::fixtures::Fixtures::new());
    let options = Options {
        entries: ALL,
        selection: Selection::default(),
        roots: vec![folder.path().to_owned()],
        folder: folder.path().to_owned(),
        settings: Settings::default(),
        task_after: ql_mcp::TASK_AFTER,
        extra: Some(extra),
    };
    serve(Server::new(options), listen, CancellationToken::new(), |address| say(&format!("listening on http://{address}/mcp")))
        .await
        .map_err(|error| error.to_string())
}

fn say(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}
