//! Reading requests: closures that run on a worker thread over an unchanging view of the server.

use crate::analysis::{Analysis, Checked};
use crate::convert::Threshold;
use crate::documents::Document;
use crate::features::ClientFeatures;
use crate::outbox::{Out, Outbox};
use crate::settings::Settings;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use parking_lot::Mutex;
use tokio_util::sync::{CancellationToken, DropGuard};
use tower_lsp::jsonrpc::{Error, ErrorCode};
use tower_lsp::lsp_types::Url;

/// What all requests share.
#[derive(Clone)]
pub(crate) struct World {
    pub(crate) analysis: Arc<dyn Analysis>,
    pub(crate) client: Arc<ClientFeatures>,
    pub(crate) settings: Arc<Settings>,
    pub(crate) outbox: Outbox,
}

impl World {
    pub(crate) fn threshold(&self) -> Threshold {
        self.settings.threshold()
    }

    /// A path of a finding as the editor's address.
    pub(crate) fn resolve(&self, document: &Document, path: &str) -> Option<Url> {
        let path = self.analysis.resolve(document.path.as_deref(), path)?;
        crate::convert::file_uri(&path)
    }
}

/// What was found in one version of a document.
#[derive(Clone, Debug)]
pub(crate) struct Result {
    pub(crate) document: Arc<Document>,
    pub(crate) checked: Arc<Checked>,
    pub(crate) generation: u64,
}

/// What a request works on. Never changes.
#[derive(Clone)]
pub(crate) struct View {
    pub(crate) world: World,
    /// The document that the request names, if it is open.
    pub(crate) document: Option<Arc<Document>>,
    /// What was found in it, if the request asked for that.
    pub(crate) result: Option<Result>,
}

/// What a request needs before it can run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Needs {
    /// Nothing of any document.
    World,
    /// A document's text.
    Text(Url),
    /// A document's findings, of the version it has when the request arrives.
    Findings(Url),
}

/// A request on its way to a worker.
pub(crate) struct Job {
    pub(crate) needs: Needs,
    pub(crate) stop: StopFlag,
    pub(crate) run: Box<dyn FnOnce(std::result::Result<View, Error>) + Send>,
}

/// Set when nobody wants the answer any more, or when the document has moved on.
#[derive(Clone, Debug, Default)]
pub(crate) struct StopFlag {
    token: CancellationToken,
    superseded: Arc<AtomicBool>,
}

impl StopFlag {
    pub(crate) fn stopped(&self) -> bool {
        self.token.is_cancelled()
    }

    /// The document changed: the answer would be about an old version.
    pub(crate) fn supersede(&self) {
        self.superseded.store(true, Ordering::SeqCst);
        self.token.cancel();
    }

    pub(crate) fn cancel(&self) {
        self.token.cancel();
    }

    pub(crate) fn on_drop(&self) -> DropGuard {
        self.token.clone().drop_guard()
    }

    /// Why there is no answer.
    pub(crate) fn error(&self) -> Error {
        if self.superseded.load(Ordering::SeqCst) { Error::content_modified() } else { Error::request_cancelled() }
    }

    /// Whether anyone but the holder of this handle is left.
    pub(crate) fn is_shared(&self) -> bool {
        Arc::strong_count(&self.superseded) > 1
    }
}

/// A failure in the words of the protocol.
pub(crate) fn failure(message: impl Into<String>) -> Error {
    Error { code: ErrorCode::ServerError(-32803), message: message.into().into(), data: None }
}

/// Work-done progress, shown only for what takes longer than a blink. Ends when dropped.
pub(crate) struct Progress {
    outbox: Outbox,
    token: Option<ProgressToken>,
    title: String,
    started: Instant,
    state: Mutex<ProgressState>,
}

/// Under which name progress is told.
#[derive(Clone, Debug)]
pub(crate) enum ProgressToken {
    /// The client gave it with its request.
    Clients(Value),
    /// Ours.
    Own(String),
}

#[derive(Default)]
struct ProgressState {
    begun: bool,
    last: Option<Instant>,
}

const BLINK: Duration = Duration::from_millis(300);
const PACE: Duration = Duration::from_millis(100);

impl Progress {
    pub(crate) fn new(outbox: Outbox, token: Option<ProgressToken>, title: impl Into<String>) -> Progress {
        Progress { outbox, token, title: title.into(), started: Instant::now(), state: Mutex::default() }
    }

    /// Tells how far it is. Cheap to call often.
    pub(crate) fn report(&self, done: u64, total: Option<u64>, message: &str) {
        let mut state = self.state.lock();
        if self.token.is_none() || self.started.elapsed() < BLINK {
            return;
        }
        let percentage = total.filter(|total| *total > 0).map(|total| (done.min(total) * 100) / total);
        let message = match total {
            Some(total) => format!("{message} ({done}/{total})"),
            None => message.to_owned(),
        };
        if !std::mem::replace(&mut state.begun, true) {
            self.send(json!({"kind": "begin", "title": self.title, "cancellable": true, "message": message, "percentage": percentage.unwrap_or(0)}));
        } else if state.last.is_none_or(|last| last.elapsed() >= PACE) {
            self.send(json!({"kind": "report", "cancellable": true, "message": message, "percentage": percentage}));
        } else {
            return;
        }
        state.last = Some(Instant::now());
    }

    fn send(&self, value: Value) {
        match &self.token {
            Some(ProgressToken::Clients(token)) => self.outbox.send(Out::Progress { token: token.clone(), value }),
            Some(ProgressToken::Own(token)) => self.outbox.send(Out::OwnProgress { token: token.clone(), value }),
            None => {}
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.state.get_mut().begun {
            self.send(json!({"kind": "end"}));
        }
    }
}

/// Identifies what was found: the same text under the same rules and thresholds gives the same id.
pub(crate) fn result_id(text: &str, path: Option<&Path>, generation: u64, settings: &Settings) -> String {
    let text = xxhash_rust::xxh3::xxh3_64(text.as_bytes());
    let path = path.map_or(0, |path| xxhash_rust::xxh3::xxh3_64(path.as_os_str().as_encoded_bytes()));
    format!("{text:016x}{:016x}", path ^ generation.rotate_left(17) ^ settings.fingerprint().rotate_left(31))
}
