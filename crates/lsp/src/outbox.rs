//! Everything that goes from the server to the client passes through one task, which alone holds
//! `tower-lsp`'s client.
//!
//! - Diagnostics are coalesced per document: while the client reads slowly, only the newest wait.
//! - A request to the client never blocks anything: its answer, or the lack of one after ten
//!   seconds, comes back to the server's queue as a message. Its future is never dropped, because
//!   an answer to a dropped request panics inside `tower-lsp`.
//! - At most one refresh of each kind is under way; further ones melt into one that follows.

use crate::server::Message;
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use tower_lsp::Client;
use tower_lsp::lsp_types::notification::{LogMessage, Notification, PublishDiagnostics, ShowMessage};
use tower_lsp::lsp_types::request::{
    ApplyWorkspaceEdit, CodeLensRefresh, RegisterCapability, Request, ShowDocument, WorkDoneProgressCreate, WorkspaceConfiguration,
    WorkspaceDiagnosticRefresh,
};
use tower_lsp::lsp_types::{
    ApplyWorkspaceEditParams, ConfigurationItem, ConfigurationParams, Diagnostic, LogMessageParams, MessageType, PublishDiagnosticsParams,
    Registration, RegistrationParams, ShowDocumentParams, ShowMessageParams, Url, WorkDoneProgressCreateParams, WorkspaceEdit,
};

/// How long the client may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// What the transport needs to take a message that it has been handed.
const HAND_OVER: Duration = Duration::from_millis(5);
/// Log lines longer than this are cut.
const MAX_LOG: usize = 4_000;

/// Something to send.
#[derive(Debug)]
pub(crate) enum Out {
    Diagnostics {
        uri: Url,
        version: Option<i32>,
        items: Vec<Diagnostic>,
    },
    Log(MessageType, String),
    Show(MessageType, String),
    Refresh(Refresh),
    Register(Vec<Registration>),
    Configuration {
        scopes: Vec<Option<Url>>,
    },
    ShowDocument(ShowDocumentParams),
    ApplyEdit {
        label: String,
        edit: Box<WorkspaceEdit>,
    },
    /// A `$/progress` value under a token that the client knows.
    Progress {
        token: Value,
        value: Value,
    },
    /// A `$/progress` value under a token of ours, which is announced first.
    OwnProgress {
        token: String,
        value: Value,
    },
    /// Tells when everything before it has been handed over.
    Barrier(oneshot::Sender<()>),
    /// Internal: the client accepted or refused a token.
    ProgressToken {
        token: String,
        accepted: bool,
    },
    /// Internal: a refresh was answered.
    Refreshed(Refresh),
}

/// What the client is asked to ask for again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Refresh {
    Diagnostics,
    Lenses,
}

/// The way in. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct Outbox(mpsc::UnboundedSender<Out>);

impl Outbox {
    /// Starts the task.
    pub(crate) fn start(client: Client, server: mpsc::UnboundedSender<Message>) -> Outbox {
        let (sender, receiver) = mpsc::unbounded_channel();
        let task = Task { client, server, own: sender.downgrade(), refreshing: HashMap::new(), tokens: HashMap::new() };
        tokio::spawn(task.run(receiver));
        Outbox(sender)
    }

    /// Sends when its turn comes.
    pub(crate) fn send(&self, out: Out) {
        // The task ends with the connection; nobody is left to be told.
        let _ = self.0.send(out);
    }

    /// Blocks until everything sent before has gone to the transport. An answer given afterwards
    /// does not overtake it: the transport empties its queue long before this returns.
    pub(crate) fn flush(&self) {
        let (sender, receiver) = oneshot::channel();
        self.send(Out::Barrier(sender));
        if receiver.blocking_recv().is_ok() {
            std::thread::sleep(HAND_OVER);
        }
    }
}

/// `$/progress` with any value: `lsp-types` knows work-done progress only.
#[derive(Debug)]
enum AnyProgress {}

impl Notification for AnyProgress {
    type Params = Value;
    const METHOD: &'static str = "$/progress";
}

/// A token of ours.
#[derive(Debug)]
enum Token {
    /// Announced; what is sent meanwhile waits.
    Announced(Vec<Value>),
    Accepted,
    Refused,
}

struct Task {
    client: Client,
    server: mpsc::UnboundedSender<Message>,
    own: mpsc::WeakUnboundedSender<Out>,
    /// `true`: asked for again while one was under way.
    refreshing: HashMap<Refresh, bool>,
    tokens: HashMap<String, Token>,
}

impl Task {
    async fn run(mut self, mut receiver: mpsc::UnboundedReceiver<Out>) {
        while let Some(first) = receiver.recv().await {
            let mut diagnostics = BTreeMap::new();
            let mut next = Some(first);
            while let Some(out) = next {
                match out {
                    Out::Diagnostics { uri, version, items } => {
                        diagnostics.insert(uri, (version, items));
                    }
                    other => self.handle(other).await,
                }
                next = receiver.try_recv().ok();
            }
            for (uri, (version, items)) in diagnostics {
                let params = PublishDiagnosticsParams::new(uri, items, version);
                self.client.send_notification::<PublishDiagnostics>(params).await;
            }
        }
    }

    async fn handle(&mut self, out: Out) {
        match out {
            Out::Diagnostics { .. } => {}
            Out::Log(typ, mut message) => {
                if message.len() > MAX_LOG {
                    let end = (0..=MAX_LOG).rev().find(|at| message.is_char_boundary(*at)).unwrap_or(0);
                    message.truncate(end);
                }
                self.client.send_notification::<LogMessage>(LogMessageParams { typ, message }).await;
            }
            Out::Show(typ, message) => {
                self.client.send_notification::<ShowMessage>(ShowMessageParams { typ, message }).await;
            }
            Out::Refresh(kind) => self.refresh(kind),
            Out::Refreshed(kind) => {
                if self.refreshing.remove(&kind) == Some(true) {
                    self.refresh(kind);
                }
            }
            Out::Register(registrations) => {
                self.request::<RegisterCapability>(RegistrationParams { registrations }, |_, _| {});
            }
            Out::Configuration { scopes } => {
                let item = |scope_uri| ConfigurationItem { scope_uri, section: Some(crate::convert::SOURCE.to_owned()) };
                let params = ConfigurationParams { items: scopes.into_iter().map(item).collect() };
                self.request::<WorkspaceConfiguration>(params, |server, answer| {
                    if let Some(values) = answer {
                        let _ = server.send(Message::Configuration(values));
                    }
                });
            }
            Out::ShowDocument(params) => self.request::<ShowDocument>(params, |_, _| {}),
            Out::ApplyEdit { label, edit } => {
                let params = ApplyWorkspaceEditParams { label: Some(label), edit: *edit };
                self.request::<ApplyWorkspaceEdit>(params, |_, _| {});
            }
            Out::Progress { token, value } => self.progress(token, value).await,
            Out::Barrier(passed) => {
                let _ = passed.send(());
            }
            Out::OwnProgress { token, value } => self.own_progress(token, value).await,
            Out::ProgressToken { token, accepted } => {
                let state = if accepted { Token::Accepted } else { Token::Refused };
                if let Some(Token::Announced(waiting)) = self.tokens.insert(token.clone(), state) {
                    for value in waiting {
                        self.own_progress(token.clone(), value).await;
                    }
                }
            }
        }
    }

    fn refresh(&mut self, kind: Refresh) {
        if let Some(again) = self.refreshing.get_mut(&kind) {
            *again = true;
            return;
        }
        self.refreshing.insert(kind, false);
        let own = self.own.clone();
        let answered = move || {
            if let Some(own) = own.upgrade() {
                let _ = own.send(Out::Refreshed(kind));
            }
        };
        match kind {
            Refresh::Diagnostics => self.request::<WorkspaceDiagnosticRefresh>((), move |_, _| answered()),
            Refresh::Lenses => self.request::<CodeLensRefresh>((), move |_, _| answered()),
        }
    }

    async fn progress(&self, token: Value, value: Value) {
        self.client.send_notification::<AnyProgress>(json!({"token": token, "value": value})).await;
    }

    async fn own_progress(&mut self, token: String, value: Value) {
        let last = value.get("kind").and_then(Value::as_str) == Some("end");
        match self.tokens.get_mut(&token) {
            None => {
                self.tokens.insert(token.clone(), Token::Announced(vec![value]));
                let own = self.own.clone();
                let params = WorkDoneProgressCreateParams { token: tower_lsp::lsp_types::NumberOrString::String(token.clone()) };
                self.request::<WorkDoneProgressCreate>(params, move |_, answer| {
                    if let Some(own) = own.upgrade() {
                        let _ = own.send(Out::ProgressToken { token, accepted: answer.is_some() });
                    }
                });
                return;
            }
            Some(Token::Announced(waiting)) => {
                waiting.push(value);
                return;
            }
            Some(Token::Accepted) => self.progress(json!(token), value).await,
            Some(Token::Refused) => {}
        }
        if last {
            self.tokens.remove(&token);
        }
    }

    /// Asks the client; `then` is given its answer, or `None` if it refused or took too long.
    fn request<R>(&self, params: R::Params, then: impl FnOnce(&mpsc::UnboundedSender<Message>, Option<R::Result>) + Send + 'static)
    where
        R: Request + 'static,
        R::Params: Send + 'static,
        R::Result: Send + 'static,
    {
        let (client, server) = (self.client.clone(), self.server.clone());
        let (sender, receiver) = oneshot::channel();
        tokio::spawn(async move {
            let answer = client.send_request::<R>(params).await;
            let _ = sender.send(answer);
        });
        tokio::spawn(async move {
            let answer = match tokio::time::timeout(PATIENCE, receiver).await {
                Ok(Ok(Ok(answer))) => Some(answer),
                Ok(Ok(Err(error))) => {
                    tracing::debug!(method = R::METHOD, %error, "the client refused");
                    None
                }
                Ok(Err(_)) => None,
                Err(_) => {
                    tracing::warn!(method = R::METHOD, "the client did not answer");
                    None
                }
            };
            then(&server, answer);
        });
    }
}
