//! Code actions: fix, fix everything, suppress with a reason, explain.

use super::fixes;
use crate::capabilities::FIX_ALL;
use crate::convert;
use crate::documents::Document;
use crate::jobs::{Result as Findings, StopFlag, View, failure};
use ql_engine::finding::{Finding, Safety};
use ql_engine::report::harmless_text;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::HashMap;
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, CodeActionResponse, Command, Diagnostic, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, Range, TextDocumentEdit, TextEdit, Url, WorkspaceEdit,
};

/// Fixes tried for one request; a selection may span the whole file.
const MAX_TRIED: usize = 24;

/// Reasons offered for a suppression: the protocol has no way to ask for one.
const REASONS: &[(&str, &str)] =
    &[("false positive", "false positive"), ("accepted risk", "accepted risk"), ("test code", "only used in tests")];

/// What an action still has to work out when it is chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Task {
    uri: Url,
    version: i32,
    #[serde(flatten)]
    what: What,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "do")]
enum What {
    FixAll,
    Suppress { rule: String, offset: u64, reason: String },
}

/// The document that an unresolved action of ours is about.
pub(crate) fn subject(action: &CodeAction) -> Option<Url> {
    action.data.as_ref().and_then(|data| serde_json::from_value::<Task>(data.clone()).ok()).map(|task| task.uri)
}

/// `textDocument/codeAction`
pub(crate) fn list(view: &View, params: &CodeActionParams, stop: &StopFlag) -> Result<Option<CodeActionResponse>> {
    let Some(found) = &view.result else { return Ok(None) };
    if !view.world.client.action_literals {
        return Ok(Some(plain_commands(view, found, params.range)));
    }
    let wants = |kind: &CodeActionKind| match &params.context.only {
        None => true,
        Some(only) => only.iter().any(|only| covers(only, kind)),
    };
    let mut actions = Vec::new();
    if wants(&CodeActionKind::QUICKFIX) {
        let touched: Vec<_> = touched(view, found, params.range).collect();
        for (tried, (number, finding, diagnostic)) in touched.iter().enumerate() {
            if stop.stopped() {
                return Err(stop.error());
            }
            if tried < MAX_TRIED {
                actions.extend(quick_fixes(view, found, (*number, finding), diagnostic, stop));
            }
        }
        for (_, finding, diagnostic) in &touched {
            suppressions(view, found, finding, diagnostic, stop, &mut actions)?;
        }
        let mut explained: Vec<&str> = Vec::new();
        for (_, finding, diagnostic) in &touched {
            if !explained.contains(&finding.rule.as_str()) {
                explained.push(&finding.rule);
                actions.push(explain(&finding.rule, diagnostic.clone()));
            }
        }
    }
    if wants(&FIX_ALL) {
        let fixable = found.checked.findings.iter().filter(|finding| fixes::safe_fix(finding).is_some()).count();
        // Asked for by kind (fix on save), it is wanted even where the menu would not need it.
        if fixable > 1 || (fixable == 1 && params.context.only.is_some()) {
            let title = format!("Apply all safe fixes ({fixable})");
            let action = CodeAction { title, kind: Some(FIX_ALL), ..CodeAction::default() };
            actions.extend(deferred(view, found, action, What::FixAll, stop)?);
        }
    }
    Ok(Some(actions.into_iter().map(CodeActionOrCommand::CodeAction).collect()))
}

/// `codeAction/resolve`
pub(crate) fn resolve(view: &View, action: CodeAction, stop: &StopFlag) -> Result<CodeAction> {
    let task = action.data.clone().and_then(|data| serde_json::from_value::<Task>(data).ok());
    let (Some(task), Some(found)) = (task, &view.result) else { return Ok(action) };
    if task.version != found.document.version() {
        return Err(tower_lsp::jsonrpc::Error::content_modified());
    }
    match work_out(view, found, &task.what, stop)? {
        Some(edit) => Ok(CodeAction { edit: Some(edit), ..action }),
        None => Err(failure("it was tried and would not do what it promises, so nothing was changed")),
    }
}

/// Whether an action of `kind` is wanted by someone who asked for `only`: kinds are dotted paths.
fn covers(only: &CodeActionKind, kind: &CodeActionKind) -> bool {
    let (only, kind) = (only.as_str(), kind.as_str());
    only.is_empty() || kind == only || kind.strip_prefix(only).is_some_and(|rest| rest.starts_with('.'))
}

/// The shown findings that meet a range, with their diagnostics.
fn touched<'a>(view: &'a View, found: &'a Findings, range: Range) -> impl Iterator<Item = (usize, &'a Finding, Diagnostic)> {
    let encoding = view.world.client.encoding;
    let rules = view.world.rules(Some(&found.document));
    let text = found.document.text();
    found
        .shown()
        .filter(move |(_, finding)| {
            let at = convert::finding_range(finding, text, encoding);
            at.start <= range.end && range.start <= at.end
        })
        .map(move |(number, finding)| {
            let rule = rules.iter().find(|rule| rule.id == finding.rule);
            (number, finding, convert::finding_diagnostic(&view.world, &found.document.uri, text, finding, rule.map(|rule| &**rule)))
        })
}

/// The fixes of a finding that were tried and hold.
fn quick_fixes(
    view: &View,
    found: &Findings,
    (number, finding): (usize, &Finding),
    diagnostic: &Diagnostic,
    stop: &StopFlag,
) -> Vec<CodeAction> {
    let (text, encoding) = (found.document.text(), view.world.client.encoding);
    let mut preferred = false;
    let fixes = found.fixes(&view.world, number, stop);
    // An edit of one document cannot hold what belongs to another. One that reached into files which
    // the user does not see would have to ask first; this one is seen, and taken back by one undo.
    let own = fixes.iter().filter(|fix| fix.edits.iter().all(|edit| edit.path == finding.path));
    own.map(|fix| {
        let edits = fix.edits.iter().map(|edit| convert::text_edit(edit, text, encoding)).collect();
        let safe = fix.safety == Safety::Safe;
        let prefer = safe && !preferred && view.world.client.preferred;
        preferred |= safe;
        let title = harmless_text(&fix.title);
        CodeAction {
            edit: Some(workspace_edit(view, &found.document, edits)),
            title: if safe { title } else { format!("{title} (needs a look)") },
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![diagnostic.clone()]),
            is_preferred: prefer.then_some(true),
            ..CodeAction::default()
        }
    })
    .collect()
}

fn suppressions(
    view: &View,
    found: &Findings,
    finding: &Finding,
    diagnostic: &Diagnostic,
    stop: &StopFlag,
    actions: &mut Vec<CodeAction>,
) -> Result<()> {
    if suppress(view, &found.document, finding, "").is_none() {
        return Ok(());
    }
    for (word, reason) in REASONS {
        let what = What::Suppress { rule: finding.rule.clone(), offset: finding.start.offset, reason: (*reason).to_owned() };
        let action = CodeAction {
            title: format!("Suppress {}: {word}", short(&finding.rule)),
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![diagnostic.clone()]),
            ..CodeAction::default()
        };
        actions.extend(deferred(view, found, action, what, stop)?);
    }
    Ok(())
}

fn suppress(view: &View, document: &Document, finding: &Finding, reason: &str) -> Option<ql_engine::finding::Edit> {
    view.world.analysis.suppress(&view.world.snapshot, &document.key, finding, reason)
}

fn explain(rule: &str, diagnostic: Diagnostic) -> CodeAction {
    let title = format!("Explain {}", short(rule));
    CodeAction {
        command: Some(explain_command(title.clone(), rule)),
        title,
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![diagnostic]),
        ..CodeAction::default()
    }
}

pub(crate) fn explain_command(title: String, rule: &str) -> Command {
    Command { title, command: "quantumlayer.explain".to_owned(), arguments: Some(vec![json!({"rule": rule, "show": true})]) }
}

/// For clients that know commands only.
fn plain_commands(view: &View, found: &Findings, range: Range) -> CodeActionResponse {
    touched(view, found, range)
        .map(|(_, finding, _)| CodeActionOrCommand::Command(explain_command(format!("Explain {}", short(&finding.rule)), &finding.rule)))
        .collect()
}

/// The last part of a rule's id: menus are narrow.
pub(crate) fn short(rule: &str) -> &str {
    rule.rsplit('.').next().unwrap_or(rule)
}

/// An action whose edit is worked out when it is chosen, or now if the client cannot ask later.
fn deferred(view: &View, found: &Findings, action: CodeAction, what: What, stop: &StopFlag) -> Result<Option<CodeAction>> {
    if view.world.client.resolve_edit {
        let task = Task { uri: found.document.uri.clone(), version: found.document.version(), what };
        return Ok(Some(CodeAction { data: Some(json!(task)), ..action }));
    }
    Ok(work_out(view, found, &what, stop)?.map(|edit| CodeAction { edit: Some(edit), ..action }))
}

/// The edit of a task, tried; `None` if it does not hold.
fn work_out(view: &View, found: &Findings, what: &What, stop: &StopFlag) -> Result<Option<WorkspaceEdit>> {
    let (document, encoding) = (&found.document, view.world.client.encoding);
    let after = match what {
        What::FixAll => fixes::fix_all(view, document, &found.checked, stop),
        What::Suppress { rule, offset, reason } => {
            let finding = found.checked.findings.iter().find(|finding| finding.rule == *rule && finding.start.offset == *offset);
            let edit = finding.and_then(|finding| Some((finding, suppress(view, document, finding, reason)?)));
            let after = edit.and_then(|(finding, edit)| fixes::fixed(document.text(), finding, &[edit]));
            match after {
                Some(after) => fixes::holds(view, document, &found.checked, rule, &after, stop).and_then(|holds| holds.then_some(after)),
                None => None,
            }
        }
    };
    if stop.stopped() {
        return Err(stop.error());
    }
    Ok(after.map(|after| {
        let edits = fixes::difference(document.text(), &after, encoding);
        workspace_edit(view, document, edits)
    }))
}

/// Edits of one document, bound to its version where the client can do that.
pub(crate) fn workspace_edit(view: &View, document: &Document, edits: Vec<TextEdit>) -> WorkspaceEdit {
    if !view.world.client.document_changes {
        return WorkspaceEdit::new(HashMap::from([(document.uri.clone(), edits)]));
    }
    let text_document = OptionalVersionedTextDocumentIdentifier { uri: document.uri.clone(), version: Some(document.version()) };
    let edits = edits.into_iter().map(OneOf::Left).collect();
    WorkspaceEdit {
        document_changes: Some(DocumentChanges::Edits(vec![TextDocumentEdit { text_document, edits }])),
        ..WorkspaceEdit::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_dotted_paths() {
        let covers = |only: &'static str, kind: &'static str| covers(&CodeActionKind::new(only), &CodeActionKind::new(kind));
        assert!(covers("", "quickfix"));
        assert!(covers("source", "source.fixAll.quantumlayer"));
        assert!(covers("source.fixAll", "source.fixAll.quantumlayer"));
        assert!(!covers("source.fix", "source.fixAll.quantumlayer"));
        assert!(!covers("source.fixAll.other", "source.fixAll.quantumlayer"));
    }
}
