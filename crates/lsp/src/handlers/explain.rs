//! The page about a rule: as a read-only document where the client can show one, else as far as
//! the client's means go.

use crate::capabilities::SCHEME;
use crate::jobs::{View, failure};
use crate::outbox::Out;
use serde_json::{Value, json};
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::{MessageType, ShowDocumentParams, Url};

/// `workspace/textDocumentContent` of `quantumlayer:/rule/ID.md`
pub(crate) fn content(view: &View, uri: &Url) -> Result<Value> {
    let rule = uri.path().strip_prefix("/rule/").and_then(|name| name.strip_suffix(".md"));
    let page = rule.and_then(|rule| view.world.analysis.explain(&view.world.snapshot, rule));
    match page {
        Some(text) if uri.scheme() == SCHEME => Ok(json!({"text": text})),
        _ => Err(failure(format!("there is no document {uri}"))),
    }
}

/// Shows the page about a rule to the user; its text is the command's result as well.
pub(crate) fn show(view: &View, rule: &str) -> Result<Value> {
    let world = &view.world;
    let Some(page) = world.analysis.explain(&world.snapshot, rule) else {
        return Err(failure(format!("there is no rule {rule}")));
    };
    let reference =
        || world.rules(None).iter().find(|info| info.id == rule)?.references.iter().find_map(|reference| Url::parse(reference).ok());
    let own = Url::parse(&format!("{SCHEME}:/rule/{rule}.md")).ok();
    let target = if world.client.text_document_content { own.map(|uri| (uri, false)) } else { None };
    match target.or_else(|| reference().map(|uri| (uri, true))).filter(|_| world.client.show_document) {
        Some((uri, external)) => world.outbox.send(Out::ShowDocument(ShowDocumentParams {
            uri,
            external: Some(external),
            take_focus: Some(true),
            selection: None,
        })),
        None => {
            let short: String = page.chars().take(1_000).collect();
            world.outbox.send(Out::Show(MessageType::INFO, short));
        }
    }
    Ok(json!(page))
}
