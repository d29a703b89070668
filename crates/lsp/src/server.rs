//! The one owner of the server's state: a task that takes messages in their order.
//!
//! It never computes and never waits: checks and requests go to worker threads with views that do
//! not change, and report back as messages. Rules and configuration are loaded by whoever first
//! needs them.

use crate::analysis::{Analysis, Checked};
use crate::convert;
use crate::documents::Document;
use crate::features::ClientFeatures;
use crate::guard::{Lifecycle, panic_text};
use crate::jobs::{Job, Needs, Progress, ProgressToken, Result, StopFlag, View, WorkspaceScan, World};
use crate::outbox::{Out, Outbox, Refresh};
use crate::settings::Settings;
use crate::watch::Watcher;
use parking_lot::Mutex;
use ql_engine::config::FILE_NAME;
use ql_engine::workspace::{self, IGNORE_FILES, Workspace};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Semaphore, mpsc};
use tower_lsp::jsonrpc::Error;
use tower_lsp::lsp_types::{
    Diagnostic, DidChangeTextDocumentParams, DidOpenTextDocumentParams, MessageType, Registration, TextDocumentContentChangeEvent, Url,
    WorkspaceFoldersChangeEvent,
};

/// How long it is waited for more files to be saved before data is followed across them.
const SAVES: Duration = Duration::from_millis(200);

/// Something for the server to do.
pub(crate) enum Message {
    Initialize(Box<Value>),
    Initialized,
    Opened(Box<DidOpenTextDocumentParams>),
    Changed(DidChangeTextDocumentParams),
    Saved(Url),
    Closed(Url),
    /// The client sent settings.
    Settings(Value),
    /// The client answered with settings.
    Configuration(Vec<Value>),
    Folders(WorkspaceFoldersChangeEvent),
    /// Files on disk changed, by the client's or our own account.
    Watched(Vec<PathBuf>),
    Job(Job),
    /// A long job that can be stopped by its progress token.
    ProgressBegun(Value, StopFlag),
    ProgressCancelled(Value),
    /// A check ended.
    Checked(Box<CheckDone>),
    /// Data was followed across files, and what documents show may differ.
    Followed,
}

/// How a check ended.
pub(crate) struct CheckDone {
    document: Arc<Document>,
    epoch: u64,
    outcome: Outcome,
}

enum Outcome {
    Done { checked: Arc<Checked>, diagnostics: Option<Vec<Diagnostic>> },
    Stopped,
    Panicked(String),
}

/// An open document and what is known about it.
struct Open {
    document: Arc<Document>,
    /// The check that is under way, which may be of an older version.
    running: Option<StopFlag>,
    result: Option<(u64, Result)>,
    /// Requests that wait for the findings of the current version.
    waiting: Vec<Job>,
    /// Requests under way about the current version.
    reads: Vec<StopFlag>,
}

impl Open {
    fn new(document: Arc<Document>) -> Open {
        Open { document, running: None, result: None, waiting: Vec::new(), reads: Vec::new() }
    }

    /// Whoever asked about the current version gets no answer any more.
    fn supersede(&mut self) {
        if let Some(running) = &self.running {
            running.supersede();
        }
        for read in self.reads.drain(..) {
            read.supersede();
        }
        for job in self.waiting.drain(..) {
            job.stop.supersede();
            (job.run)(Err(Error::content_modified()));
        }
    }
}

/// The state.
pub(crate) struct Server {
    analysis: Arc<dyn Analysis>,
    workspace: Workspace,
    client: Arc<ClientFeatures>,
    settings: Arc<Settings>,
    outbox: Outbox,
    lifecycle: Arc<Lifecycle>,
    own: mpsc::WeakUnboundedSender<Message>,
    documents: HashMap<Url, Open>,
    roots: Vec<(Url, PathBuf)>,
    /// The settings that came with `initialize`; later ones lie on top.
    first_settings: Settings,
    /// Grows whenever results may not hold any more for a reason outside their text.
    epoch: u64,
    /// Grows whenever a scan of the workspace could give something else.
    disk: u64,
    last_scan: Arc<Mutex<Option<WorkspaceScan>>>,
    progress: HashMap<String, StopFlag>,
    /// Data is being followed across files.
    following: Option<StopFlag>,
    /// Where the client cannot watch the disk for us.
    watcher: Option<Watcher>,
    checks: Arc<Semaphore>,
    reads: Arc<Semaphore>,
}

impl Server {
    /// Starts the task.
    pub(crate) fn start(
        analysis: Arc<dyn Analysis>,
        workspace: Workspace,
        outbox: Outbox,
        lifecycle: Arc<Lifecycle>,
        own: &mpsc::UnboundedSender<Message>,
        inbox: mpsc::UnboundedReceiver<Message>,
    ) {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        let server = Server {
            analysis,
            workspace,
            client: Arc::new(ClientFeatures::from_initialize(&Value::Null)),
            settings: Arc::default(),
            outbox,
            lifecycle,
            own: own.downgrade(),
            documents: HashMap::new(),
            roots: Vec::new(),
            first_settings: Settings::default(),
            epoch: 0,
            disk: 0,
            last_scan: Arc::default(),
            progress: HashMap::new(),
            following: None,
            watcher: None,
            checks: Arc::new(Semaphore::new(cores)),
            // Apart from the checks, so that a hover never queues behind them.
            reads: Arc::new(Semaphore::new(cores.max(4))),
        };
        tokio::spawn(server.run(inbox));
    }

    async fn run(mut self, mut inbox: mpsc::UnboundedReceiver<Message>) {
        loop {
            tokio::select! {
                message = inbox.recv() => match message {
                    Some(message) => self.handle(message),
                    None => break,
                },
                () = self.lifecycle.ended.cancelled() => break,
            }
        }
        for open in self.documents.values_mut() {
            open.supersede();
        }
        for stop in self.progress.values().chain(&self.following) {
            stop.cancel();
        }
    }

    fn handle(&mut self, message: Message) {
        match message {
            Message::Initialize(params) => self.initialize(&params),
            Message::Initialized => self.initialized(),
            Message::Opened(params) => self.opened(*params),
            Message::Changed(params) => self.changed(params),
            Message::Saved(uri) => {
                if let Ok(path) = uri.to_file_path() {
                    self.workspace.save(&path);
                    self.disk += 1;
                    if decides_for_others(&path) {
                        self.everything_may_differ();
                    } else {
                        self.follow();
                    }
                }
            }
            Message::Closed(uri) => self.closed(&uri),
            Message::Settings(value) => {
                // A client that can be asked sends no settings, only the news that they changed.
                if self.client.configuration {
                    self.ask_configuration();
                } else {
                    self.set_settings(self.first_settings.with(&value));
                }
            }
            Message::Configuration(values) => {
                let layer = values.into_iter().next().unwrap_or_default();
                self.set_settings(self.first_settings.with(&layer));
            }
            Message::Folders(event) => self.folders_changed(event),
            Message::Watched(paths) => {
                self.workspace.watched(&paths);
                self.files_changed(&paths);
            }
            Message::Job(job) => self.job(job),
            Message::ProgressBegun(token, stop) => {
                self.progress.retain(|_, stop| stop.is_shared());
                self.progress.insert(token.to_string(), stop);
            }
            Message::ProgressCancelled(token) => {
                if let Some(stop) = self.progress.remove(&token.to_string()) {
                    stop.cancel();
                }
            }
            Message::Checked(done) => self.checked(*done),
            Message::Followed => self.check_again(),
        }
    }

    fn world(&self) -> World {
        World {
            analysis: self.analysis.clone(),
            snapshot: self.workspace.snapshot(),
            client: self.client.clone(),
            settings: self.settings.clone(),
            disk: self.disk,
            last_scan: self.last_scan.clone(),
            outbox: self.outbox.clone(),
        }
    }

    fn initialize(&mut self, params: &Value) {
        self.client = Arc::new(ClientFeatures::from_initialize(params));
        let options = params.get("initializationOptions").unwrap_or(&Value::Null);
        self.first_settings = Settings::default().with(options);
        self.settings = Arc::new(self.first_settings.clone());
        self.roots = roots(params);
        self.set_roots();
        self.set_engine_settings();
        // Rules are loaded by the time the first document is open.
        let world = self.world();
        drop(tokio::task::spawn_blocking(move || world.rules(None)));
    }

    fn initialized(&mut self) {
        let client = self.client.clone();
        let mut registrations = Vec::new();
        if client.watch_files {
            // The workspace is scanned again only if something changed, so every change has to be known.
            let watched: &[&str] = if client.pull_diagnostics { &["**/*"] } else { WATCHED };
            let watchers: Vec<Value> = watched.iter().map(|glob| json!({"globPattern": glob})).collect();
            registrations.push(Registration {
                id: "quantumlayer-watched-files".to_owned(),
                method: "workspace/didChangeWatchedFiles".to_owned(),
                register_options: Some(json!({"watchers": watchers})),
            });
        }
        if client.dynamic_configuration {
            registrations.push(Registration {
                id: "quantumlayer-configuration".to_owned(),
                method: "workspace/didChangeConfiguration".to_owned(),
                register_options: Some(json!({"section": "quantumlayer"})),
            });
        }
        if !registrations.is_empty() {
            self.outbox.send(Out::Register(registrations));
        }
        if client.configuration {
            self.ask_configuration();
        }
        self.watch_disk();
        self.tell_setting_problems();
        self.follow();
    }

    fn watch_disk(&mut self) {
        if !self.client.watch_files {
            let roots = self.roots.iter().map(|(_, path)| path.clone()).collect();
            self.watcher = Watcher::start(roots, self.own.clone(), self.outbox.clone());
        }
    }

    fn ask_configuration(&self) {
        self.outbox.send(Out::Configuration { scopes: vec![None] });
    }

    fn tell_setting_problems(&self) {
        for problem in &self.settings.problems {
            self.outbox.send(Out::Log(MessageType::WARNING, problem.clone()));
        }
    }

    fn set_settings(&mut self, settings: Settings) {
        if *self.settings == settings {
            return;
        }
        self.settings = Arc::new(settings);
        self.tell_setting_problems();
        self.set_engine_settings();
        self.everything_may_differ();
    }

    fn set_engine_settings(&self) {
        let settings =
            workspace::Settings { overrides: self.settings.overrides(), ..workspace::Settings::clone(&self.workspace.snapshot().settings) };
        self.workspace.set_settings(settings);
    }

    fn set_roots(&self) {
        self.workspace.set_roots(self.roots.iter().map(|(_, path)| path.clone()).collect());
    }

    fn files_changed(&mut self, paths: &[PathBuf]) {
        self.disk += 1;
        if paths.iter().any(|path| decides_for_others(path)) {
            return self.everything_may_differ();
        }
        self.follow();
        if self.client.pull_diagnostics {
            self.outbox.send(Out::Refresh(Refresh::Diagnostics));
        }
    }

    fn folders_changed(&mut self, event: WorkspaceFoldersChangeEvent) {
        self.roots.retain(|(uri, _)| !event.removed.iter().any(|folder| folder.uri == *uri));
        for folder in event.added {
            if let Ok(path) = folder.uri.to_file_path()
                && !self.roots.iter().any(|(uri, _)| *uri == folder.uri)
            {
                self.roots.push((folder.uri, path));
            }
        }
        self.set_roots();
        self.watch_disk();
        self.everything_may_differ();
    }

    fn opened(&mut self, params: DidOpenTextDocumentParams) {
        let item = params.text_document;
        self.open(item.uri, item.version, &item.language_id, &item.text);
    }

    fn open(&mut self, uri: Url, version: i32, language: &str, text: &str) {
        if let Some(mut old) = self.documents.remove(&uri) {
            old.supersede();
        }
        let Some(document) = Document::open(&self.workspace, uri.clone(), version, language, text) else { return };
        self.documents.insert(uri.clone(), Open::new(Arc::new(document)));
        self.start_check(&uri);
    }

    fn changed(&mut self, params: DidChangeTextDocumentParams) {
        let uri = params.text_document.uri;
        let version = params.text_document.version;
        let Some(open) = self.documents.get_mut(&uri) else {
            // A whole text is as good as an opening; a part of an unknown text is of no use.
            match params.content_changes.iter().rposition(|change| change.range.is_none()) {
                Some(whole) => {
                    self.open(uri.clone(), version, "", &params.content_changes[whole].text);
                    self.edit(&uri, version, &params.content_changes[whole + 1..]);
                }
                None => tracing::warn!(%uri, "a change of a document that was never opened"),
            }
            return;
        };
        if version <= open.document.version() {
            tracing::warn!(%uri, version, "a version that does not grow");
        }
        // First of all: a check that is under way gives way to the edit.
        open.supersede();
        self.edit(&uri, version, &params.content_changes);
    }

    fn edit(&mut self, uri: &Url, version: i32, changes: &[TextDocumentContentChangeEvent]) {
        let Some(open) = self.documents.get_mut(uri) else { return };
        open.supersede();
        if let Some(document) = open.document.change(&self.workspace, version, changes, self.client.encoding) {
            open.document = Arc::new(document);
        }
        self.start_check(uri);
    }

    fn closed(&mut self, uri: &Url) {
        let Some(mut open) = self.documents.remove(uri) else { return };
        open.supersede();
        self.workspace.close(&open.document.key);
        self.disk += 1;
        if !self.client.pull_diagnostics {
            self.outbox.send(Out::Diagnostics { uri: uri.clone(), version: None, items: Vec::new() });
        }
    }

    fn everything_may_differ(&mut self) {
        self.disk += 1;
        self.check_again();
        self.follow();
    }

    /// Follows data across files; what is under way of that is out of date.
    fn follow(&mut self) {
        if let Some(before) = self.following.take() {
            before.cancel();
        }
        let Some(own) = self.own.upgrade() else { return };
        if !self.settings.enable {
            return;
        }
        let stop = StopFlag::default();
        self.following = Some(stop.clone());
        let token = format!("quantumlayer/across-{}-{}", self.epoch, self.disk);
        self.progress.retain(|_, stop| stop.is_shared());
        self.progress.insert(json!(token).to_string(), stop.clone());
        let world = self.world();
        tokio::spawn(async move {
            // Several files are often saved at once.
            tokio::time::sleep(SAVES).await;
            let work = move || {
                let token = world.client.progress.then_some(ProgressToken::Own(token));
                let progress = Progress::new(world.outbox.clone(), token, "Following data across files");
                if stop.stopped() { None } else { world.analysis.follow(&world.snapshot, &progress, stop.flag()) }
            };
            if let Ok(Some(true)) = tokio::task::spawn_blocking(work).await {
                let _ = own.send(Message::Followed);
            }
        });
    }

    /// Looks at every open document again.
    fn check_again(&mut self) {
        self.epoch += 1;
        let uris: Vec<Url> = self.documents.keys().cloned().collect();
        for uri in uris {
            if let Some(running) = self.documents.get(&uri).and_then(|open| open.running.as_ref()) {
                running.cancel();
            }
            self.start_check(&uri);
        }
        if self.client.pull_diagnostics {
            self.outbox.send(Out::Refresh(Refresh::Diagnostics));
        }
        if self.client.lens_refresh {
            self.outbox.send(Out::Refresh(Refresh::Lenses));
        }
    }

    /// Starts a check of the current version, if one is wanted and none is under way.
    fn start_check(&mut self, uri: &Url) {
        let Some(own) = self.own.upgrade() else { return };
        let world = self.world();
        let Some(open) = self.documents.get_mut(uri) else { return };
        let push = !self.client.pull_diagnostics;
        let current =
            open.result.as_ref().is_some_and(|(epoch, result)| *epoch == self.epoch && Arc::ptr_eq(&result.document, &open.document));
        let wanted = push || !open.waiting.is_empty();
        if open.running.is_some() || current || !wanted {
            return;
        }
        let stop = StopFlag::default();
        open.running = Some(stop.clone());
        let (document, epoch) = (open.document.clone(), self.epoch);
        let permits = self.checks.clone();
        tokio::spawn(async move {
            let _permit = permits.acquire_owned().await;
            let work = {
                let document = document.clone();
                move || check(&world, &document, &stop, push)
            };
            let outcome = match tokio::task::spawn_blocking(work).await {
                Ok(outcome) => outcome,
                Err(error) => Outcome::Panicked(match error.try_into_panic() {
                    Ok(panic) => panic_text(&*panic).to_owned(),
                    Err(_) => "the worker was stopped".to_owned(),
                }),
            };
            let _ = own.send(Message::Checked(Box::new(CheckDone { document, epoch, outcome })));
        });
    }

    fn checked(&mut self, done: CheckDone) {
        let uri = done.document.uri.clone();
        let Some(open) = self.documents.get_mut(&uri) else { return };
        if open.running.is_none() {
            // Left over from before the document was closed and opened again.
            return;
        }
        open.running = None;
        let current = done.epoch == self.epoch && Arc::ptr_eq(&done.document, &open.document);
        let (checked, diagnostics) = match done.outcome {
            Outcome::Done { checked, diagnostics } if current => (checked, diagnostics),
            Outcome::Panicked(text) => {
                let message = format!("checking {uri} failed inside the server: {text}");
                tracing::error!(message);
                self.outbox.send(Out::Log(MessageType::ERROR, message));
                if !current {
                    return self.start_check(&uri);
                }
                (Arc::default(), None)
            }
            _ => return self.start_check(&uri),
        };
        let result = Result::new(done.document, checked);
        if let Some(items) = diagnostics {
            let version = self.client.version_in_diagnostics.then(|| result.document.version());
            self.outbox.send(Out::Diagnostics { uri: uri.clone(), version, items });
        }
        open.result = Some((self.epoch, result));
        for job in std::mem::take(&mut open.waiting) {
            self.job(job);
        }
    }

    fn job(&mut self, job: Job) {
        let (uri, findings) = match &job.needs {
            Needs::World => return self.run_job(job, None, None),
            Needs::Text(uri) => (uri.clone(), false),
            Needs::Findings(uri) => (uri.clone(), true),
        };
        let Some(open) = self.documents.get_mut(&uri) else { return self.run_job(job, None, None) };
        let result = open
            .result
            .as_ref()
            .filter(|(epoch, result)| *epoch == self.epoch && Arc::ptr_eq(&result.document, &open.document))
            .map(|(_, result)| result.clone());
        open.reads.retain(StopFlag::is_shared);
        open.waiting.retain(|job| !job.stop.stopped());
        if findings && result.is_none() {
            open.waiting.push(job);
            return self.start_check(&uri);
        }
        open.reads.push(job.stop.clone());
        let document = open.document.clone();
        self.run_job(job, Some(document), result);
    }

    fn run_job(&self, job: Job, document: Option<Arc<Document>>, result: Option<Result>) {
        let view = View { world: self.world(), document, result };
        // What concerns no document (commands, workspace scans) may take long and waits for nobody.
        let permits = (job.needs != Needs::World).then(|| self.reads.clone());
        tokio::spawn(async move {
            let _permit = match permits {
                Some(permits) => permits.acquire_owned().await.ok(),
                None => None,
            };
            let Job { stop, run, .. } = job;
            if stop.stopped() {
                return run(Err(stop.error()));
            }
            // A panic drops the closure and with it the way to the waiting handler, which notices.
            let _ = tokio::task::spawn_blocking(move || run(Ok(view))).await;
        });
    }
}

fn check(world: &World, document: &Document, stop: &StopFlag, push: bool) -> Outcome {
    if stop.stopped() {
        return Outcome::Stopped;
    }
    let checked = if world.settings.enable {
        let early = |checked: Checked| {
            if push && !stop.stopped() {
                let version = world.client.version_in_diagnostics.then(|| document.version());
                let items = shown(world, document, &checked);
                world.outbox.send(Out::Diagnostics { uri: document.uri.clone(), version, items });
            }
        };
        match world.analysis.check(&world.snapshot, &document.key, &early, stop.flag()) {
            Some(checked) => checked,
            None => return Outcome::Stopped,
        }
    } else {
        Checked::default()
    };
    let diagnostics = push.then(|| shown(world, document, &checked));
    Outcome::Done { checked: Arc::new(checked), diagnostics }
}

/// What the editor shows of what was found.
pub(crate) fn shown(world: &World, document: &Document, checked: &Checked) -> Vec<Diagnostic> {
    convert::diagnostics(world, &document.uri, document.text(), checked, &world.rules(Some(document)))
}

/// Whether a file's change may change what is found in other files: configuration, ignore files,
/// rule files.
fn decides_for_others(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    name == FILE_NAME || IGNORE_FILES.contains(&name) || name == ".gitignore" || name.ends_with(".yaml") || name.ends_with(".yml")
}

/// Files whose changes matter to findings in other files, or that the workspace scan reads.
const WATCHED: &[&str] = &["**/quantumlayer.toml", "**/.{gitignore,ignore,semgrepignore,quantumlayerignore}", "**/*.{yaml,yml}"];

/// The workspace's folders, in whichever of three ways the client names them.
fn roots(params: &Value) -> Vec<(Url, PathBuf)> {
    let folder = |uri: &Value| {
        let uri = Url::parse(uri.as_str()?).ok()?;
        let path = uri.to_file_path().ok()?;
        Some((uri, path))
    };
    let folders: Vec<_> = params
        .get("workspaceFolders")
        .and_then(Value::as_array)
        .map(|all| all.iter().filter_map(|item| folder(item.get("uri")?)).collect())
        .unwrap_or_default();
    if !folders.is_empty() {
        return folders;
    }
    if let Some(root) = params.get("rootUri").and_then(folder) {
        return vec![root];
    }
    let root = params.get("rootPath").and_then(Value::as_str).and_then(|path| {
        let uri = Url::from_directory_path(path).ok()?;
        Some((uri, PathBuf::from(path)))
    });
    root.into_iter().collect()
}
