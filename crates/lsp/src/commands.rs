//! Commands: the engine's operations by name, and a few that exist for editors only.

use crate::analysis::Analysis;
use crate::convert;
use crate::handlers::{actions, explain, fixes};
use crate::jobs::{Job, Needs, Progress, ProgressToken, StopFlag, View, failure};
use crate::outbox::Out;
use crate::server::Message;
use ql_engine::operation::{Context, Surface};
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::sync::mpsc::UnboundedSender;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::{ExecuteCommandParams, MessageType, Url};

const PREFIX: &str = "quantumlayer.";
/// Applies every safe fix of a document, for lenses and clients without resolvable actions.
const FIX_ALL: &str = "fixAll";
/// Lists a document's findings.
const FINDINGS: &str = "findings";

/// Every command.
pub(crate) fn names(analysis: &dyn Analysis) -> Vec<String> {
    let mut names: Vec<_> = analysis.operations().into_iter().map(|operation| operation.name.to_owned()).collect();
    names.extend(["explain", FIX_ALL, FINDINGS].map(str::to_owned));
    names.sort();
    names.dedup();
    names.into_iter().map(|name| format!("{PREFIX}{name}")).collect()
}

/// `workspace/executeCommand`
pub(crate) fn execute(
    view: &View,
    params: ExecuteCommandParams,
    stop: &StopFlag,
    server: &UnboundedSender<Message>,
) -> Result<Option<Value>> {
    let name = params.command.strip_prefix(PREFIX).unwrap_or(&params.command);
    let input = params.arguments.into_iter().next().unwrap_or_else(|| json!({}));
    match name {
        FIX_ALL | FINDINGS => {
            let uri = input.as_str().or_else(|| input.get("uri")?.as_str()).and_then(|uri| Url::parse(uri).ok());
            let Some(uri) = uri else { return Err(Error::invalid_params(format!("{PREFIX}{name} needs a document's address"))) };
            about_document(name == FIX_ALL, uri, server);
            Ok(None)
        }
        // By rule it is for the user to see; by `target` it is the engine's operation.
        "explain" if input.get("rule").is_some() => {
            let rule = input.get("rule").and_then(Value::as_str).unwrap_or_default();
            explain::show(view, rule).map(Some)
        }
        _ => {
            let operations = view.world.analysis.operations();
            let Some(operation) = operations.into_iter().find(|operation| operation.name == name) else {
                return Err(Error::invalid_params(format!("there is no command {}", params.command)));
            };
            let token = progress_token(view, params.work_done_progress_params.work_done_token.map(|token| json!(token)));
            if let Some(token) = &token {
                let key = match token {
                    ProgressToken::Clients(token) => token.clone(),
                    ProgressToken::Own(token) => json!(token),
                };
                let _ = server.send(Message::ProgressBegun(key, stop.clone()));
            }
            // In a folder that is not trusted nothing reaches out because of what it holds.
            if !view.world.settings.trusted && operation.flags.open_world {
                return Err(failure(format!("{} is not done in a folder that is not trusted", operation.title)));
            }
            let context = Context {
                progress: Arc::new(Progress::new(view.world.outbox.clone(), token, operation.title)),
                cancel: stop.flag().clone(),
                ..Context::new(view.world.snapshot.clone(), Surface::Editor)
            };
            match view.world.analysis.run(name, input, &context) {
                Ok(value) => Ok(Some(value)),
                Err(_) if stop.stopped() => Err(stop.error()),
                Err(message) => Err(failure(message)),
            }
        }
    }
}

fn progress_token(view: &View, clients: Option<Value>) -> Option<ProgressToken> {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    match clients {
        Some(token) => Some(ProgressToken::Clients(token)),
        None if view.world.client.progress => Some(ProgressToken::Own(format!("quantumlayer/{}", NEXT.fetch_add(1, Ordering::Relaxed)))),
        None => None,
    }
}

/// Goes on as a job of its own, with the document's findings.
fn about_document(fix: bool, uri: Url, server: &UnboundedSender<Message>) {
    let stop = StopFlag::default();
    let flag = stop.clone();
    let run = Box::new(move |view: Result<View>| {
        let Ok(view) = view else { return };
        if fix { apply_all(&view, &flag) } else { list(&view) }
    });
    let _ = server.send(Message::Job(Job { needs: Needs::Findings(uri), stop, run }));
}

fn apply_all(view: &View, stop: &StopFlag) {
    let Some(found) = &view.result else { return };
    if !view.world.client.apply_edit {
        return view.world.outbox.send(Out::Show(MessageType::WARNING, "this editor does not let a server edit".to_owned()));
    }
    let Some(after) = fixes::fix_all(view, &found.document, &found.checked, stop) else {
        return view.world.outbox.send(Out::Show(MessageType::INFO, "there is no safe fix to apply".to_owned()));
    };
    let edits = fixes::difference(found.document.text(), &after, view.world.client.encoding);
    let edit = Box::new(actions::workspace_edit(view, &found.document, edits));
    view.world.outbox.send(Out::ApplyEdit { label: "Apply all safe fixes".to_owned(), edit });
}

fn list(view: &View) {
    let Some(found) = &view.result else { return };
    let lines: Vec<String> = found
        .checked
        .findings
        .iter()
        .filter(|finding| convert::shows(finding))
        .take(20)
        .map(|finding| format!("line {}: {}", finding.start.line, finding.rule))
        .collect();
    let text = if lines.is_empty() { "nothing found".to_owned() } else { lines.join("\n") };
    view.world.outbox.send(Out::Show(MessageType::INFO, text));
}
