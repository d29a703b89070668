//! The language server: protocol to engine and back, over `tower-lsp`.
//!
//! Invariants
//! - No capability of its own: what it shows is a view of the engine's values.
//! - Protocol types stay in this crate, and the engine is asked through [`analysis`] alone.
//! - One task owns the state and takes messages in the order in which they arrived; nothing else
//!   changes a document. One task sends to the client. No handler computes or waits for the client.
//! - A request works on a view that never changes, and stops when the client cancels it or the
//!   document moves on.
//! - Standard output carries the protocol alone; logging goes through `tracing`.
//! - No message, however malformed, ends the server; no panic in a handler or a check does.

pub mod analysis;
mod backend;
mod capabilities;
mod commands;
mod convert;
pub mod documents;
mod features;
pub mod framing;
mod guard;
mod handlers;
mod jobs;
mod outbox;
mod server;
mod settings;
mod stdio;
mod watch;

use crate::analysis::{Analysis, Engine};
use crate::backend::Backend;
use crate::guard::{Guard, Lifecycle};
use crate::outbox::Outbox;
use crate::server::Server;
use ql_engine::workspace::{Settings, Workspace};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::mpsc;
use tower_lsp::LspService;

/// More than enough for every request that an editor has under way at once; with the library's
/// own four, four slow requests hold up every edit.
const CONCURRENCY: usize = 256;
/// A message larger than this is refused: no editor sends a file of that size in earnest.
const MAX_MESSAGE: usize = 128 * 1024 * 1024;
/// What has been answered when `exit` arrives still leaves within this time.
const LAST_WORDS: Duration = Duration::from_millis(40);
/// How long answers may take to leave once the client closed its end.
const DRAIN: Duration = Duration::from_millis(500);
/// How often the parent process is looked for.
const PARENT_PULSE: Duration = Duration::from_secs(2);

/// What the server is started with.
#[derive(Clone)]
pub struct Options {
    /// Where answers come from.
    pub analysis: Arc<dyn Analysis>,
    /// Settings of the process; the editor's lie on top.
    pub settings: Settings,
    /// The largest message that is read, in bytes.
    pub max_message: usize,
}

impl Default for Options {
    /// The engine, with the settings of the process's environment.
    fn default() -> Options {
        Options { analysis: Arc::new(Engine), settings: Settings::from_environment(), max_message: MAX_MESSAGE }
    }
}

/// Serves on standard input and output until the client says `exit` or goes away. The result is the
/// process's exit code: 0 after `shutdown` and `exit`, else 1.
pub async fn serve(options: Options) -> i32 {
    let (input, output, writer) = stdio::open();
    let code = serve_on(input, output, options).await;
    writer.finish();
    code
}

/// Serves on any pair of streams; see [`serve`]. Needs a multi-threaded runtime.
pub async fn serve_on<R, W>(input: R, output: W, options: Options) -> i32
where
    R: AsyncRead + Unpin + Send + 'static,
    W: AsyncWrite + Unpin + Send,
{
    let lifecycle = Arc::new(Lifecycle::default());
    let (sender, inbox) = mpsc::unbounded_channel();
    let mut outbox = None;
    let (service, socket) = LspService::build(|client| {
        outbox = Some(Outbox::start(client, sender.clone()));
        Backend { server: sender.clone(), lifecycle: lifecycle.clone(), analysis: options.analysis.clone() }
    })
    .custom_method("window/workDoneProgress/cancel", Backend::cancel_progress)
    .custom_method("workspace/textDocumentContent", Backend::text_document_content)
    .finish();
    if let Some(outbox) = outbox {
        let workspace = Workspace::with_settings(Vec::new(), options.settings);
        Server::start(options.analysis, workspace, outbox, lifecycle.clone(), &sender, inbox);
    }

    let (clean, dirty) = tokio::io::duplex(256 * 1024);
    let closed = lifecycle.clone();
    let pump = tokio::spawn(async move {
        if let Err(error) = framing::pump(input, dirty, options.max_message).await {
            tracing::debug!(%error, "reading from the client ended");
        }
        closed.ended.cancel();
    });
    let serving =
        tower_lsp::Server::new(clean, output, socket).concurrency_level(CONCURRENCY).serve(Guard::new(service, lifecycle.clone()));
    tokio::pin!(serving);
    tokio::select! {
        () = &mut serving => {}
        () = lifecycle.ended.cancelled() => {
            let patience = if lifecycle.exited.load(Ordering::SeqCst) { LAST_WORDS } else { DRAIN };
            // What was answered before is on its way out; `tower-lsp` itself would wait for ever.
            let _ = tokio::time::timeout(patience, &mut serving).await;
        }
    }
    lifecycle.ended.cancel();
    pump.abort();
    let orderly = lifecycle.exited.load(Ordering::SeqCst) && lifecycle.shut_down.load(Ordering::SeqCst);
    i32::from(!orderly)
}

/// Ends the server when the process that started it is gone: an editor that crashed closes nothing.
fn watch_parent(process: Option<u64>, lifecycle: &Arc<Lifecycle>) {
    let Some(process) = process else { return };
    let lifecycle = lifecycle.clone();
    tokio::spawn(async move {
        loop {
            tokio::select! {
                () = tokio::time::sleep(PARENT_PULSE) => {}
                () = lifecycle.ended.cancelled() => return,
            }
            if !is_running(process) {
                tracing::warn!(process, "the client's process is gone");
                lifecycle.ended.cancel();
                return;
            }
        }
    });
}

/// Whether a process exists, where that can be told without asking the system in unsafe ways.
fn is_running(process: u64) -> bool {
    let table = std::path::Path::new("/proc");
    // Elsewhere, and where processes are hidden, the closed input has to do.
    !table.join("self").exists() || table.join(process.to_string()).exists()
}
