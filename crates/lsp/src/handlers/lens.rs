//! Code lenses: how much was found, and how much of it one key fixes. Helix shows none, so nothing
//! is reachable by them alone.

use super::fixes;
use crate::convert;
use crate::jobs::View;
use ql_engine::finding::Severity;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tower_lsp::lsp_types::{CodeLens, Command, Position, Range, Url};

/// What a lens says once it is looked at.
#[derive(Serialize, Deserialize)]
struct Lens {
    uri: Url,
    /// Counts by severity, worst first.
    counts: Vec<(Severity, usize)>,
    fixable: usize,
    fix: bool,
}

/// `textDocument/codeLens`
pub(crate) fn lenses(view: &View) -> Option<Vec<CodeLens>> {
    let found = view.result.as_ref()?;
    if !view.world.settings.code_lens {
        return None;
    }
    let shown: Vec<_> = found.checked.findings.iter().filter(|finding| convert::shows(finding)).collect();
    if shown.is_empty() {
        return Some(Vec::new());
    }
    let severities = [Severity::Critical, Severity::High, Severity::Medium, Severity::Low, Severity::Info];
    let counts: Vec<_> = severities
        .into_iter()
        .map(|severity| (severity, shown.iter().filter(|finding| finding.severity == severity).count()))
        .filter(|(_, count)| *count > 0)
        .collect();
    let fixable = shown.iter().filter(|finding| fixes::safe_fix(finding).is_some()).count();
    let range = Range::new(Position::new(0, 0), Position::new(0, 0));
    let lens = |fix| {
        let data = Lens { uri: found.document.uri.clone(), counts: counts.clone(), fixable, fix };
        CodeLens { range, command: None, data: Some(json!(data)) }
    };
    Some(if fixable > 0 { vec![lens(false), lens(true)] } else { vec![lens(false)] })
}

/// `codeLens/resolve`
pub(crate) fn resolve(mut lens: CodeLens) -> CodeLens {
    let data = lens.data.clone().and_then(|data| serde_json::from_value::<Lens>(data).ok());
    if let Some(data) = data {
        let (title, command) = if data.fix {
            (format!("Apply safe fixes ({})", data.fixable), "quantumlayer.fixAll")
        } else {
            (summary(&data.counts), "quantumlayer.findings")
        };
        lens.command = Some(Command { title, command: command.to_owned(), arguments: Some(vec![json!(data.uri)]) });
    }
    lens
}

fn summary(counts: &[(Severity, usize)]) -> String {
    let total: usize = counts.iter().map(|(_, count)| count).sum();
    let each: Vec<_> = counts.iter().map(|(severity, count)| format!("{count} {}", format!("{severity:?}").to_lowercase())).collect();
    format!("{total} finding{}: {}", if total == 1 { "" } else { "s" }, each.join(", "))
}
