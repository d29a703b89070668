//! Reading requests: closures that run on a worker thread over an unchanging view of the server.

use crate::analysis::{Analysis, Checked};
use crate::convert;
use crate::documents::Document;
use crate::features::ClientFeatures;
use crate::outbox::{Out, Outbox};
use crate::settings::Settings;
use parking_lot::Mutex;
use ql_engine::finding::{Finding, Fix};
use ql_engine::operation::{self, Cancel};
use ql_engine::qsecure::rules::RuleInfo;
use ql_engine::workspace::Snapshot;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use tower_lsp::jsonrpc::{Error, ErrorCode};
use tower_lsp::lsp_types::{Diagnostic, Url};

/// What all requests share.
#[derive(Clone)]
pub(crate) struct World {
    pub(crate) analysis: Arc<dyn Analysis>,
    /// The workspace when the request arrived.
    pub(crate) snapshot: Snapshot,
    pub(crate) client: Arc<ClientFeatures>,
    pub(crate) settings: Arc<Settings>,
    /// Grows whenever a scan of the workspace could give something else, edits of open documents
    /// aside: those are pulled by themselves.
    pub(crate) disk: u64,
    /// The last scan of the workspace.
    pub(crate) last_scan: Arc<Mutex<Option<WorkspaceScan>>>,
    pub(crate) outbox: Outbox,
}

impl World {
    /// A path of a finding as the editor's address.
    pub(crate) fn resolve(&self, path: &str) -> Option<Url> {
        Url::from_file_path(self.snapshot.absolute(path)).ok()
    }

    /// The rules in force for a document, or for the workspace.
    pub(crate) fn rules(&self, document: Option<&Document>) -> Vec<Arc<RuleInfo>> {
        self.analysis.rules(&self.snapshot, document.map(|document| document.key.as_path()))
    }
}

/// What a scan of the workspace showed. Editors ask every few seconds; it is kept until it could differ.
#[derive(Clone, Debug)]
pub(crate) struct WorkspaceScan {
    pub(crate) disk: u64,
    pub(crate) files: Arc<[ScannedFile]>,
}

/// A file with something to show.
#[derive(Clone, Debug)]
pub(crate) struct ScannedFile {
    pub(crate) uri: Url,
    pub(crate) id: String,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// What was found in one version of a document.
#[derive(Clone, Debug)]
pub(crate) struct Result {
    pub(crate) document: Arc<Document>,
    pub(crate) checked: Arc<Checked>,
    /// The fixes that hold, by finding: tried once a version.
    fixes: Arc<Mutex<HashMap<usize, Arc<[Fix]>>>>,
}

impl Result {
    pub(crate) fn new(document: Arc<Document>, checked: Arc<Checked>) -> Result {
        Result { document, checked, fixes: Arc::default() }
    }

    /// The findings that count, with their numbers.
    pub(crate) fn shown(&self) -> impl Iterator<Item = (usize, &Finding)> {
        self.checked.findings.iter().enumerate().filter(|(_, finding)| convert::shows(finding))
    }

    /// The fixes of a finding that were tried and hold.
    pub(crate) fn fixes(&self, world: &World, number: usize, stop: &StopFlag) -> Arc<[Fix]> {
        if let Some(known) = self.fixes.lock().get(&number) {
            return known.clone();
        }
        let Some(finding) = self.checked.findings.get(number).filter(|finding| !finding.fixes.is_empty()) else {
            return Arc::default();
        };
        let fixes: Arc<[Fix]> = world.analysis.fixes(&world.snapshot, &self.document.key, finding, stop.flag()).into();
        if !stop.stopped() {
            self.fixes.lock().insert(number, fixes.clone());
        }
        fixes
    }
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
    cancel: Cancel,
    superseded: Arc<AtomicBool>,
}

/// Sets a flag when dropped.
pub(crate) struct OnDrop(Cancel);

impl Drop for OnDrop {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

impl StopFlag {
    pub(crate) fn stopped(&self) -> bool {
        self.cancel.is_cancelled()
    }

    /// The document changed: the answer would be about an old version.
    pub(crate) fn supersede(&self) {
        self.superseded.store(true, Ordering::SeqCst);
        self.cancel.cancel();
    }

    pub(crate) fn cancel(&self) {
        self.cancel.cancel();
    }

    /// The flag as the engine takes it.
    pub(crate) fn flag(&self) -> &Cancel {
        &self.cancel
    }

    pub(crate) fn on_drop(&self) -> OnDrop {
        OnDrop(self.cancel.clone())
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

    fn send(&self, value: Value) {
        match &self.token {
            Some(ProgressToken::Clients(token)) => self.outbox.send(Out::Progress { token: token.clone(), value }),
            Some(ProgressToken::Own(token)) => self.outbox.send(Out::OwnProgress { token: token.clone(), value }),
            None => {}
        }
    }
}

impl operation::Progress for Progress {
    fn report(&self, done: u64, total: u64, message: &str) {
        let mut state = self.state.lock();
        if self.token.is_none() || self.started.elapsed() < BLINK {
            return;
        }
        let percentage = (total > 0).then(|| done.min(total) * 100 / total);
        let message = if total > 0 { format!("{message} ({done}/{total})") } else { message.to_owned() };
        if !std::mem::replace(&mut state.begun, true) {
            self.send(json!({"kind": "begin", "title": self.title, "cancellable": true, "message": message, "percentage": percentage.unwrap_or(0)}));
        } else if state.last.is_none_or(|last| last.elapsed() >= PACE) {
            self.send(json!({"kind": "report", "cancellable": true, "message": message, "percentage": percentage}));
        } else {
            return;
        }
        state.last = Some(Instant::now());
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.state.get_mut().begun {
            self.send(json!({"kind": "end"}));
        }
    }
}

/// Identifies what a client was told: equal ids mean equal diagnostics.
pub(crate) fn result_id(diagnostics: &[Diagnostic]) -> String {
    let text = serde_json::to_vec(diagnostics).unwrap_or_default();
    format!("{:032x}", xxhash_rust::xxh3::xxh3_128(&text))
}
