//! Pulled diagnostics, of a document and of the workspace.

use crate::analysis::Checked;
use crate::convert;
use crate::documents::{Document, Text};
use crate::jobs::{Progress, ProgressToken, ScannedFile, StopFlag, View, WorkspaceScan, failure, result_id};
use crate::outbox::Out;
use crate::server::{self, Message};
use ql_engine::finding::Finding;
use ql_engine::workspace::{DEFAULT_MAX_FILE_SIZE, Loaded, Snapshot};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::mpsc::UnboundedSender;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::lsp_types::{
    DocumentDiagnosticParams, DocumentDiagnosticReport, DocumentDiagnosticReportResult, FullDocumentDiagnosticReport,
    RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport, Url,
    WorkspaceDiagnosticParams, WorkspaceDiagnosticReport, WorkspaceDiagnosticReportPartialResult, WorkspaceDiagnosticReportResult,
    WorkspaceDocumentDiagnosticReport, WorkspaceFullDocumentDiagnosticReport, WorkspaceUnchangedDocumentDiagnosticReport,
};

/// Partial results are sent when this many files are together, or this time has passed.
const BATCH: usize = 64;
const BATCH_TIME: Duration = Duration::from_millis(100);

/// `textDocument/diagnostic`
pub(crate) fn document(view: &View, params: &DocumentDiagnosticParams, stop: &StopFlag) -> Result<DocumentDiagnosticReportResult> {
    let world = &view.world;
    let items = match &view.result {
        Some(result) => server::shown(world, &result.document, &result.checked),
        None if !world.settings.enable => Vec::new(),
        None => {
            let (snapshot, document) = closed(view, &params.text_document.uri)?;
            let checked = world.analysis.check(&snapshot, &document.key, &|_| (), stop.flag()).ok_or_else(|| stop.error())?;
            server::shown(world, &document, &checked)
        }
    };
    let id = result_id(&items);
    let report = if params.previous_result_id.as_ref() == Some(&id) {
        DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id: id },
        })
    } else {
        DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
            related_documents: None,
            full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id: Some(id), items },
        })
    };
    Ok(DocumentDiagnosticReportResult::Report(report))
}

/// A file that the client asks about without having opened it.
fn closed(view: &View, uri: &Url) -> Result<(Snapshot, Document)> {
    let unreadable = |reason: &str| Error::invalid_params(format!("{uri} is not open and cannot be read: {reason}"));
    let path = uri.to_file_path().map_err(|()| unreadable("it is no file"))?;
    let snapshot = match view.world.snapshot.text(&path, DEFAULT_MAX_FILE_SIZE) {
        Loaded::Text(text) => view.world.snapshot.with_text(&path, &text.text),
        _ => return Err(unreadable("it is no text, or not there")),
    };
    let document = Document::within(&snapshot, uri.clone()).ok_or_else(|| unreadable("it went away"))?;
    Ok((snapshot, document))
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
    let files = match scanned(view, &progress, stop) {
        Some(files) => files?,
        None => return Err(stop.error()),
    };
    let mut items = Vec::new();
    let mut sent = Instant::now();
    for file in files.iter() {
        items.push(if previous.remove(&file.uri) == Some(file.id.as_str()) {
            unchanged(file.uri.clone(), file.id.clone())
        } else {
            full(file.uri.clone(), Some(file.id.clone()), file.diagnostics.clone())
        });
        if let Some(token) = &partial
            && (items.len() >= BATCH || sent.elapsed() > BATCH_TIME)
        {
            sent = Instant::now();
            send_part(view, token, &mut items);
        }
    }
    // What was reported before and is no more (fixed, deleted, ignored now) has to go.
    items.extend(previous.into_keys().map(|uri| full(uri.clone(), None, Vec::new())));
    if let Some(token) = partial {
        // With partial results the answer itself is empty, and comes last.
        send_part(view, &token, &mut items);
        world.outbox.flush();
    }
    Ok(WorkspaceDiagnosticReportResult::Report(WorkspaceDiagnosticReport { items }))
}

fn send_part(view: &View, token: &Value, items: &mut Vec<WorkspaceDocumentDiagnosticReport>) {
    if !items.is_empty() {
        let part = WorkspaceDiagnosticReportPartialResult { items: std::mem::take(items) };
        view.world.outbox.send(Out::Progress { token: token.clone(), value: json!(part) });
    }
}

/// What is to be shown of the workspace: what was found last, or a new scan if that could differ.
fn scanned(view: &View, progress: &Progress, stop: &StopFlag) -> Option<Result<Arc<[ScannedFile]>>> {
    let world = &view.world;
    if !world.settings.enable {
        return Some(Ok(Arc::default()));
    }
    if let Some(last) = &*world.last_scan.lock()
        && last.disk == world.disk
    {
        return Some(Ok(last.files.clone()));
    }
    let found = match world.analysis.check_workspace(&world.snapshot, progress, stop.flag())? {
        Ok(found) => found,
        Err(message) => return Some(Err(failure(message))),
    };
    let rules = world.rules(None);
    let mut files = Vec::new();
    for (uri, text, findings) in by_file(view, found) {
        if stop.stopped() {
            return None;
        }
        let checked = Checked { findings, issues: Vec::new() };
        let diagnostics = convert::diagnostics(world, &uri, &text, &checked, &rules);
        if !diagnostics.is_empty() {
            files.push(ScannedFile { uri, id: result_id(&diagnostics), diagnostics });
        }
    }
    let files: Arc<[ScannedFile]> = files.into();
    *world.last_scan.lock() = Some(WorkspaceScan { disk: world.disk, files: files.clone() });
    Some(Ok(files))
}

/// Findings by their files, with the text that their positions refer to. A file that went away
/// meanwhile has nothing to show.
fn by_file(view: &View, found: Vec<Finding>) -> impl Iterator<Item = (Url, Text, Vec<Finding>)> {
    let mut files: Vec<(String, Vec<Finding>)> = Vec::new();
    for finding in found {
        match files.last_mut() {
            Some((path, findings)) if *path == finding.path => findings.push(finding),
            _ => files.push((finding.path.clone(), vec![finding])),
        }
    }
    files.into_iter().filter_map(|(shown, findings)| {
        let path = view.world.snapshot.absolute(&shown);
        let Loaded::Text(text) = view.world.snapshot.text(&path, DEFAULT_MAX_FILE_SIZE) else { return None };
        Some((Url::from_file_path(&path).ok()?, Text::new(text.text), findings))
    })
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
