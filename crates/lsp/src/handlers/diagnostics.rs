//! Pulled diagnostics, of a document and of the workspace.

use crate::analysis::CheckedFile;
use crate::convert;
use crate::documents::Document;
use crate::jobs::{Progress, ProgressToken, StopFlag, View, result_id};
use crate::outbox::Out;
use crate::server::{self, Message};
use serde_json::json;
use std::collections::HashMap;
use std::time::{Duration, Instant};
use tokio::sync::mpsc::UnboundedSender;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::lsp_types::{
    DocumentDiagnosticParams, DocumentDiagnosticReport, DocumentDiagnosticReportResult, FullDocumentDiagnosticReport,
    RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport,
    Url, WorkspaceDiagnosticParams, WorkspaceDiagnosticReport, WorkspaceDiagnosticReportPartialResult,
    WorkspaceDiagnosticReportResult, WorkspaceDocumentDiagnosticReport, WorkspaceFullDocumentDiagnosticReport,
    WorkspaceUnchangedDocumentDiagnosticReport,
};

/// Files larger than this are not read for a pull of a document that is not open.
const MAX_CLOSED_FILE: u64 = 100 * 1024 * 1024;
/// Partial results are sent when this many files are together, or this time has passed.
const BATCH: usize = 64;
const BATCH_TIME: Duration = Duration::from_millis(100);

/// `textDocument/diagnostic`
pub(crate) fn document(view: &View, params: &DocumentDiagnosticParams, stop: &StopFlag) -> Result<DocumentDiagnosticReportResult> {
    let world = &view.world;
    let (document, checked, generation) = match &view.result {
        Some(result) => (result.document.clone(), result.checked.clone(), result.generation),
        None => {
            let generation = world.analysis.generation();
            let document = closed(&params.text_document.uri)?;
            let checked = world.analysis.check(&document, &|| stop.stopped()).ok_or_else(|| stop.error())?;
            (document.into(), checked.into(), generation)
        }
    };
    let id = result_id(&document.text().source, document.path.as_deref(), generation, &world.settings);
    let report = if params.previous_result_id.as_ref() == Some(&id) {
        DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id: id },
        })
    } else {
        DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
            related_documents: None,
            full_document_diagnostic_report: FullDocumentDiagnosticReport {
                result_id: Some(id),
                items: server::diagnostics(world, &document, &checked),
            },
        })
    };
    Ok(DocumentDiagnosticReportResult::Report(report))
}

/// A file that the client asks about without having opened it.
fn closed(uri: &Url) -> Result<Document> {
    let unreadable = |reason: String| Error::invalid_params(format!("{uri} is not open and cannot be read: {reason}"));
    let path = uri.to_file_path().map_err(|()| unreadable("it is no file".to_owned()))?;
    let meta = std::fs::metadata(&path).map_err(|error| unreadable(error.to_string()))?;
    if !meta.is_file() || meta.len() > MAX_CLOSED_FILE {
        return Err(unreadable("it is no regular file of a reasonable size".to_owned()));
    }
    let bytes = std::fs::read(&path).map_err(|error| unreadable(error.to_string()))?;
    Ok(Document::new(uri.clone(), 0, "", &String::from_utf8_lossy(&bytes)))
}

/// A pull that was overtaken is asked again by the client if it is told so.
pub(crate) fn retrigger(error: Error) -> Error {
    if error.code != ErrorCode::ContentModified {
        return error;
    }
    Error {
        code: ErrorCode::ServerError(-32802),
        message: "the document changed meanwhile".into(),
        data: Some(json!({"retriggerRequest": true})),
    }
}

/// `workspace/diagnostic`
pub(crate) fn workspace(
    view: &View,
    params: &WorkspaceDiagnosticParams,
    stop: &StopFlag,
    server: &UnboundedSender<Message>,
) -> Result<WorkspaceDiagnosticReportResult> {
    let world = &view.world;
    let mut previous: HashMap<&Url, &str> = params.previous_result_ids.iter().map(|known| (&known.uri, known.value.as_str())).collect();
    let partial = params.partial_result_params.partial_result_token.as_ref().map(|token| json!(token));
    let token = params.work_done_progress_params.work_done_token.as_ref().map(|token| json!(token));
    if let Some(token) = &token {
        let _ = server.send(Message::ProgressBegun(token.clone(), stop.clone()));
    }
    let progress = Progress::new(world.outbox.clone(), token.map(ProgressToken::Clients), "Scanning the workspace");
    let generation = world.analysis.generation();
    let mut items = Vec::new();
    let mut sent = Instant::now();
    let mut each = |file: CheckedFile| {
        let Some(uri) = convert::file_uri(&file.path) else { return };
        let id = result_id(&file.text.source, Some(&file.path), generation, &world.settings);
        let known = previous.remove(&uri);
        let report = if known == Some(id.as_str()) {
            unchanged(uri, id)
        } else {
            let diagnostics = file_diagnostics(view, &file);
            if diagnostics.is_empty() && known.is_none() {
                return;
            }
            full(uri, Some(id), diagnostics)
        };
        items.push(report);
        if let Some(token) = &partial
            && (items.len() >= BATCH || sent.elapsed() > BATCH_TIME)
        {
            sent = Instant::now();
            let part = WorkspaceDiagnosticReportPartialResult { items: std::mem::take(&mut items) };
            world.outbox.send(Out::Progress { token: token.clone(), value: json!(part) });
        }
    };
    let tell = |done: u64, total: Option<u64>, message: &str| progress.report(done, total, message);
    if world.settings.enable && !world.analysis.check_workspace(&|| stop.stopped(), &tell, &mut each) {
        return Err(stop.error());
    }
    // What was reported before and is no more (deleted, ignored now) has to go.
    items.extend(previous.into_keys().map(|uri| full(uri.clone(), None, Vec::new())));
    // With partial results the answer itself holds what has not been sent.
    if let Some(token) = partial {
        if !items.is_empty() {
            let part = WorkspaceDiagnosticReportPartialResult { items: std::mem::take(&mut items) };
            world.outbox.send(Out::Progress { token, value: json!(part) });
        }
    }
    Ok(WorkspaceDiagnosticReportResult::Report(WorkspaceDiagnosticReport { items }))
}

fn file_diagnostics(view: &View, file: &CheckedFile) -> Vec<tower_lsp::lsp_types::Diagnostic> {
    let world = &view.world;
    convert::diagnostics(
        &file.checked,
        &file.text,
        world.threshold(),
        &world.client,
        &|id| world.analysis.rule(id),
        &|path| world.analysis.resolve(Some(&file.path), path).and_then(|path| convert::file_uri(&path)),
    )
}

fn full(uri: Url, result_id: Option<String>, items: Vec<tower_lsp::lsp_types::Diagnostic>) -> WorkspaceDocumentDiagnosticReport {
    WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
        uri,
        version: None,
        full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id, items },
    })
}

fn unchanged(uri: Url, result_id: String) -> WorkspaceDocumentDiagnosticReport {
    WorkspaceDocumentDiagnosticReport::Unchanged(WorkspaceUnchangedDocumentDiagnosticReport {
        uri,
        version: None,
        unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
    })
}
