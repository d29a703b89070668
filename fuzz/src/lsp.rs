//! The language server's input: bytes that may be messages. It answers or ignores them and ends when
//! they end; the framer cuts the same frames however the bytes arrive.

use ql_engine::workspace::Settings;
use ql_lsp::framing::{Frame, Framer};
use ql_lsp::{Options, serve_on};
use std::sync::OnceLock;
use std::time::Duration;
use tokio::io::AsyncReadExt;
use tokio::runtime::Runtime;

static RUNTIME: OnceLock<Runtime> = OnceLock::new();

fn frames(chunks: impl Iterator<Item = Vec<u8>>) -> Vec<Frame> {
    let mut framer = Framer::new(64 * 1024);
    let mut out = Vec::new();
    for chunk in chunks {
        framer.push(&chunk);
        while let Some(frame) = framer.next_frame() {
            out.push(frame);
        }
    }
    out
}

fn bodies(frames: &[Frame]) -> Vec<&Frame> {
    frames.iter().filter(|f| matches!(f, Frame::Body(_))).collect()
}

/// One input.
pub fn run(data: &[u8]) {
    let whole = frames(std::iter::once(data.to_vec()));
    let bytewise = frames(data.iter().map(|b| vec![*b]));
    // Where garbage ends may depend on how it arrives; without any, nothing may.
    if !whole.iter().chain(&bytewise).any(|f| matches!(f, Frame::Bad(_))) {
        assert_eq!(bodies(&whole), bodies(&bytewise));
    }

    // A message a line, framed here, so that the server itself is reached.
    let mut input = Vec::new();
    for line in data.split(|b| *b == b'\n') {
        input.extend_from_slice(format!("Content-Length: {}\r\n\r\n", line.len()).as_bytes());
        input.extend_from_slice(line);
    }
    input.extend_from_slice(b"Content-Length: 33\r\n\r\n{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}");
    let runtime =
        RUNTIME.get_or_init(|| tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime"));
    runtime.block_on(async {
        let (client, output) = tokio::io::duplex(1 << 20);
        let (mut read, write) = tokio::io::split(client);
        let drain = tokio::spawn(async move {
            let mut sink = Vec::new();
            let _ = read.read_to_end(&mut sink).await;
        });
        let input = std::io::Cursor::new(input);
        let options = Options { settings: Settings::default(), ..Options::default() };
        let ended = tokio::time::timeout(Duration::from_secs(20), serve_on(input, output, options)).await;
        assert!(ended.is_ok(), "the server did not end");
        drop(write);
        let _ = drain.await;
    });
}
