//! `tower-lsp`'s trait: every method hands one message to the server before its first wait.

use crate::analysis::Analysis;
use crate::capabilities;
use crate::commands;
use crate::features::ClientFeatures;
use crate::guard::Lifecycle;
use crate::handlers;
use crate::jobs::{Job, Needs, StopFlag, View};
use crate::server::Message;
use serde::Deserialize;
use serde_json::Value;
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};
use tower_lsp::LanguageServer;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::*;

/// The adapter.
pub(crate) struct Backend {
    pub(crate) server: mpsc::UnboundedSender<Message>,
    pub(crate) lifecycle: Arc<Lifecycle>,
    pub(crate) analysis: Arc<dyn Analysis>,
}

impl Backend {
    fn send(&self, message: Message) {
        // After the end nobody listens, and nobody waits for an answer either.
        let _ = self.server.send(message);
    }

    /// Runs a request on a worker. Dropping the future stops it.
    async fn ask<T, F>(&self, needs: Needs, handler: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&View, &StopFlag) -> Result<T> + Send + 'static,
    {
        let (sender, receiver) = oneshot::channel();
        let stop = StopFlag::default();
        let _on_drop = stop.on_drop();
        let flag = stop.clone();
        let run = Box::new(move |view: Result<View>| {
            let answer = view.and_then(|view| handler(&view, &flag));
            let _ = sender.send(answer);
        });
        self.send(Message::Job(Job { needs, stop: stop.clone(), run }));
        match receiver.await {
            Ok(answer) => answer,
            Err(_) if self.lifecycle.ended.is_cancelled() => Err(Error::request_cancelled()),
            Err(_) => Err(Error::internal_error()),
        }
    }

    /// `window/workDoneProgress/cancel`
    pub(crate) async fn cancel_progress(&self, params: ProgressCancel) {
        self.send(Message::ProgressCancelled(params.token));
    }

    /// `workspace/textDocumentContent`
    pub(crate) async fn text_document_content(&self, params: ContentParams) -> Result<Value> {
        self.ask(Needs::World, move |view, _| handlers::explain::content(view, &params.uri)).await
    }
}

/// Parameters of `window/workDoneProgress/cancel`; `lsp-types` reads 32-bit tokens only.
#[derive(Debug, Deserialize)]
pub(crate) struct ProgressCancel {
    token: Value,
}

/// Parameters of `workspace/textDocumentContent` (LSP 3.18).
#[derive(Debug, Deserialize)]
pub(crate) struct ContentParams {
    uri: Url,
}

#[tower_lsp::async_trait]
impl LanguageServer for Backend {
    async fn initialize(&self, _: InitializeParams) -> Result<InitializeResult> {
        let params = self.lifecycle.initialize.lock().clone().unwrap_or_default();
        let client = ClientFeatures::from_initialize(&params);
        crate::watch_parent(params.get("processId").and_then(Value::as_u64), &self.lifecycle);
        self.send(Message::Initialize(Box::new(params)));
        Ok(InitializeResult {
            capabilities: capabilities::capabilities(&client, commands::names(&*self.analysis)),
            server_info: Some(ServerInfo { name: "quantumlayer".to_owned(), version: Some(env!("CARGO_PKG_VERSION").to_owned()) }),
        })
    }

    async fn initialized(&self, _: InitializedParams) {
        self.send(Message::Initialized);
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        self.send(Message::Opened(Box::new(params)));
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        self.send(Message::Changed(params));
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        self.send(Message::Saved(params.text_document.uri));
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        self.send(Message::Closed(params.text_document.uri));
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        self.send(Message::Settings(params.settings));
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        self.send(Message::Folders(params.event));
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        self.send(Message::Watched(params.changes.into_iter().filter_map(|change| change.uri.to_file_path().ok()).collect()));
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let at = params.text_document_position_params;
        let needs = Needs::Findings(at.text_document.uri);
        self.ask(needs, move |view, stop| Ok(handlers::hover::hover(view, at.position, stop))).await
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        let at = params.text_document_position;
        let needs = Needs::Text(at.text_document.uri);
        self.ask(needs, move |view, _| Ok(handlers::completion::complete(view, at.position))).await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        let needs = Needs::Findings(params.text_document.uri.clone());
        self.ask(needs, move |view, stop| handlers::actions::list(view, &params, stop)).await
    }

    async fn code_action_resolve(&self, action: CodeAction) -> Result<CodeAction> {
        let needs = match handlers::actions::subject(&action) {
            Some(uri) => Needs::Findings(uri),
            None => return Ok(action),
        };
        self.ask(needs, move |view, stop| handlers::actions::resolve(view, action, stop)).await
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        let needs = Needs::Findings(params.text_document.uri);
        self.ask(needs, move |view, _| Ok(handlers::lens::lenses(view))).await
    }

    async fn code_lens_resolve(&self, lens: CodeLens) -> Result<CodeLens> {
        Ok(handlers::lens::resolve(lens))
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        let needs = Needs::Text(params.text_document.uri);
        self.ask(needs, move |view, _| Ok(handlers::links::links(view))).await
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        let needs = Needs::Findings(params.text_document.uri.clone());
        self.ask(needs, move |view, stop| handlers::diagnostics::document(view, &params, stop))
            .await
            .map_err(handlers::diagnostics::retrigger)
    }

    async fn workspace_diagnostic(&self, params: WorkspaceDiagnosticParams) -> Result<WorkspaceDiagnosticReportResult> {
        let server = self.server.clone();
        self.ask(Needs::World, move |view, stop| handlers::diagnostics::workspace(view, &params, stop, &server)).await
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        let server = self.server.clone();
        self.ask(Needs::World, move |view, stop| commands::execute(view, params, stop, &server)).await
    }
}
