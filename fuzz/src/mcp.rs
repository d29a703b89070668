//! The MCP server's input: lines that may be messages. It answers or ignores them and ends when they
//! end. It may read an empty folder and change nothing.

use ql_engine::operation::ALL;
use ql_engine::workspace::Settings;
use ql_mcp::{Options, Selection, Server, serve};
use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Duration;
use tokio::io::AsyncReadExt;
use tokio::runtime::Runtime;

static RUNTIME: OnceLock<(Runtime, PathBuf)> = OnceLock::new();

/// One input.
pub fn run(data: &[u8]) {
    let (runtime, folder) = RUNTIME.get_or_init(|| {
        let folder = std::env::temp_dir().join("quantumlayer-fuzz-empty");
        let _ = std::fs::create_dir_all(&folder);
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        (runtime.expect("a runtime"), folder)
    });
    runtime.block_on(async {
        let options = Options {
            entries: ALL,
            selection: Selection { read_only: true, toolsets: Vec::new(), tools: Vec::new() },
            roots: vec![folder.clone()],
            folder: folder.clone(),
            settings: Settings::default(),
            extra: None,
            task_after: ql_mcp::TASK_AFTER,
        };
        let (client, output) = tokio::io::duplex(1 << 20);
        let (mut read, write) = tokio::io::split(client);
        let drain = tokio::spawn(async move {
            let mut sink = Vec::new();
            let _ = read.read_to_end(&mut sink).await;
        });
        let mut input = data.to_vec();
        input.push(b'\n');
        let served = serve(Server::new(options), std::io::Cursor::new(input), output);
        let ended = tokio::time::timeout(Duration::from_secs(20), served).await;
        assert!(ended.is_ok(), "the server did not end");
        drop(write);
        let _ = drain.await;
    });
}
