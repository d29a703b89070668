//! Document links: weaknesses, advisories and addresses in files of our own kind, and rule ids in
//! suppressions.

use super::{completion, hover, rule_files};
use crate::documents::Text;
use crate::jobs::View;
use ql_engine::config::named_by;
use std::ops::Range;
use tower_lsp::lsp_types::{DocumentLink, Url};

/// Links of one document; a generated file may hold any number.
const MAX_LINKS: usize = 1_000;

/// `textDocument/documentLink`
pub(crate) fn links(view: &View) -> Option<Vec<DocumentLink>> {
    let document = view.document.as_ref()?;
    let text = document.text();
    let ours = completion::is_configuration(document.name()) || rule_files::is_rule_file(document.language(), &text.source);
    let mut found = if ours { addresses(&text.source) } else { Vec::new() };
    suppressed(view, text, &mut found);
    let links = found.into_iter().take(MAX_LINKS).filter_map(|(range, target)| {
        Some(DocumentLink {
            range: text.range(range, view.world.client.encoding),
            target: Some(Url::parse(&target).ok()?),
            tooltip: None,
            data: None,
        })
    });
    Some(links.collect())
}

fn addresses(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let is_end = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '\'' | '<' | '>' | '`' | '|' | '{' | '}' | '\\');
    for scheme in ["https://", "http://"] {
        for (at, _) in text.match_indices(scheme) {
            let rest = &text[at..];
            let end = rest.find(is_end).unwrap_or(rest.len());
            let address = rest[..end].trim_end_matches(['.', ',', ';', ':', ')', ']']);
            found.push((at..at + address.len(), address.to_owned()));
        }
    }
    let is_part = |c: char| c.is_ascii_digit() || c == '-';
    for (prefix, page) in [("CWE-", None), ("CVE-", Some("https://nvd.nist.gov/vuln/detail/"))] {
        for (at, _) in text.match_indices(prefix) {
            let rest = &text[at + prefix.len()..];
            let id = &text[at..at + prefix.len() + rest.find(|c| !is_part(c)).unwrap_or(rest.len())];
            let id = id.trim_end_matches('-');
            let target = match page {
                None => hover::cwe_page(id),
                Some(page) => (id.split('-').count() == 3).then(|| format!("{page}{id}")),
            };
            found.extend(target.map(|target| (at..at + id.len(), target)));
        }
    }
    found.sort_by_key(|(range, _)| (range.start, range.end));
    // `CWE-89` within an address belongs to the address.
    let mut end = 0;
    found.retain(|(range, _)| {
        let keep = range.start >= end;
        end = end.max(range.end);
        keep
    });
    found
}

fn suppressed(view: &View, text: &Text, found: &mut Vec<(Range<usize>, String)>) {
    if !text.source.contains("nosem") {
        return;
    }
    let rules = view.world.rules(view.document.as_deref());
    for line in 0..text.lines.lines() {
        let content = text.line(line);
        let Some(after) = completion::suppression_start(content) else { continue };
        let ids = &content[after..];
        let ids = &ids[..ids.find(" -- ").unwrap_or(ids.len())];
        for id in ids.split([',', ' ']).filter(|id| !id.is_empty()) {
            let rule = rules.iter().find(|rule| named_by(id, &rule.id));
            let Some(reference) = rule.and_then(|rule| rule.references.first()) else { continue };
            // The id is a part of the content, so the difference of addresses is its place.
            let at = text.lines.line_start(line) as usize + (id.as_ptr() as usize - content.as_ptr() as usize);
            found.push((at..at + id.len(), reference.clone()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_ids() {
        let text = "see https://a.b/CWE-1?x=(y), CWE-89: \"http://c.d\" CVE-2021-44228. CVE-1 CWE-x";
        let found: Vec<_> = addresses(text).into_iter().map(|(range, target)| (&text[range], target)).collect();
        let expected = [
            ("https://a.b/CWE-1?x=(y", "https://a.b/CWE-1?x=(y"),
            ("CWE-89", "https://cwe.mitre.org/data/definitions/89.html"),
            ("http://c.d", "http://c.d"),
            ("CVE-2021-44228", "https://nvd.nist.gov/vuln/detail/CVE-2021-44228"),
        ];
        assert_eq!(found, expected.map(|(a, b)| (a, b.to_owned())));
    }
}
