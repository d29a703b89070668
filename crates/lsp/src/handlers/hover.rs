//! Hover: what a finding means and what a fix would change; what a rule id in a suppression stands
//! for; what a key of a rule file or of the configuration does.

use super::{completion, fixes, rule_files};
use crate::convert;
use crate::documents::Text;
use crate::jobs::{StopFlag, View};
use ql_engine::config::named_by;
use ql_engine::finding::{Finding, Fix, Safety};
use ql_engine::qsecure::rules::RuleInfo;
use ql_engine::report::harmless_text;
use std::sync::Arc;
use tower_lsp::lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind, Position, Range, Url};

/// Lines of a fix shown; the rest is seen when it is applied.
const MAX_DIFF: usize = 30;
/// A reference's label longer than this is shortened.
const MAX_LABEL: usize = 48;

/// `textDocument/hover`
pub(crate) fn hover(view: &View, position: Position, stop: &StopFlag) -> Option<Hover> {
    let found = view.result.as_ref()?;
    let text = found.document.text();
    let encoding = view.world.client.encoding;
    let rules = view.world.rules(Some(&found.document));
    let mut range: Option<Range> = None;
    let mut parts = Vec::new();
    for (number, finding) in found.shown() {
        let at = convert::finding_range(finding, text, encoding);
        if at.start <= position && position <= at.end {
            range.get_or_insert(at);
            parts.push(about(finding, text, &rules, &found.fixes(&view.world, number, stop)));
        }
    }
    if parts.is_empty() {
        let (at, part) = word(view, text, text.offset(position, encoding), &rules)?;
        range = Some(text.range(at, encoding));
        parts.push(part);
    }
    let value = parts.join("\n\n---\n\n");
    let contents = if view.world.client.hover_markdown {
        MarkupContent { kind: MarkupKind::Markdown, value }
    } else {
        MarkupContent { kind: MarkupKind::PlainText, value }
    };
    Some(Hover { contents: HoverContents::Markup(contents), range })
}

/// What the diagnostic does not say: editors show its message beside the hover. The fix comes before
/// the links, because the window is small.
fn about(finding: &Finding, text: &Text, rules: &[Arc<RuleInfo>], tried: &[Fix]) -> String {
    let rule = rules.iter().find(|rule| rule.id == finding.rule);
    let word = |word: String| word.to_lowercase();
    let mut out = format!(
        "**{}**  \n`{}` \u{b7} {} severity, {} confidence",
        quoted(rule.map_or(&finding.rule, |rule| &rule.title)),
        finding.rule,
        word(format!("{:?}", finding.severity)),
        word(format!("{:?}", finding.confidence)),
    );
    for (number, step) in finding.trace.iter().flatten().enumerate() {
        out.push_str(&format!("\n{}. line {}: {}", number + 1, step.start.line, quoted(&step.note)));
    }
    for fix in tried {
        let Some(after) = fixes::fixed(text, finding, &fix.edits) else { continue };
        let note = if fix.safety == Safety::Safe { "" } else { " (needs a look)" };
        out.push_str(&format!("\n\n**Fix**{note}: {}\n{}", quoted(&fix.title), fenced_diff(&text.source, &after)));
    }
    let links = links(finding, rule.map(|rule| &**rule));
    if !links.is_empty() {
        out.push_str(&format!("\n\n{}", links.join(" \u{b7} ")));
    }
    out
}

/// Weaknesses, categories and references. A reference that is a weakness's page is there already.
fn links(finding: &Finding, rule: Option<&RuleInfo>) -> Vec<String> {
    let mut links: Vec<String> = finding.cwe.iter().map(|cwe| link(cwe, cwe_page(cwe))).collect();
    links.extend(finding.owasp.iter().map(|owasp| link(&format!("OWASP {owasp}"), owasp_page(owasp))));
    let known: Vec<String> = finding.cwe.iter().filter_map(|cwe| cwe_page(cwe)).collect();
    let references = rule.into_iter().flat_map(|rule| &rule.references).filter(|reference| !known.contains(reference));
    links.extend(references.filter_map(|reference| reference_link(reference)));
    links
}

/// A link to a page, by its host and the end of its path: whole addresses fill a small window.
fn reference_link(reference: &str) -> Option<String> {
    let url = Url::parse(reference).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let host = url.host_str()?;
    let mut segments: Vec<&str> = url.path().split('/').filter(|segment| !segment.is_empty()).collect();
    if host.len() + url.path().len() > MAX_LABEL && segments.len() > 1 {
        segments.splice(..segments.len() - 1, ["\u{2026}"]);
    }
    let label = [&[host], segments.as_slice()].concat().join("/");
    // A parenthesis would end the link.
    let target = url.as_str().replace('(', "%28").replace(')', "%29");
    // Within a word an underscore means nothing, and Neovim shows escapes as they are.
    Some(link(&quoted(&label).replace("\\_", "_"), Some(target)))
}

fn fenced_diff(before: &str, after: &str) -> String {
    let diff = similar::TextDiff::from_lines(before, after);
    let lines: Vec<String> = diff
        .iter_all_changes()
        .filter_map(|change| {
            let sign = match change.tag() {
                similar::ChangeTag::Delete => '-',
                similar::ChangeTag::Insert => '+',
                similar::ChangeTag::Equal => return None,
            };
            Some(format!("{sign}{}", change.value().trim_end_matches(['\n', '\r'])))
        })
        .take(MAX_DIFF)
        .collect();
    // A fence longer than any run of backticks inside cannot be closed by the text it quotes.
    let longest = lines.iter().flat_map(|line| line.split(|c| c != '`')).map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}diff\n{}\n{fence}", lines.join("\n"))
}

/// Text from rules and sources, harmless as Markdown: code spans stay, other markup and control
/// characters do not.
fn quoted(text: &str) -> String {
    let text = harmless_text(text);
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        let ticks = rest.len() - rest.trim_start_matches('`').len();
        if ticks > 0 {
            // A span ends at the next run of as many backticks; without one they are plain.
            let (run, after) = rest.split_at(ticks);
            let end = closing(after, ticks);
            let length = ticks + end.map_or(0, |end| end + ticks);
            match end {
                Some(_) => out.push_str(&rest[..length]),
                None => out.extend(run.chars().flat_map(|c| ['\\', c])),
            }
            rest = &rest[length..];
            continue;
        }
        if matches!(c, '<' | '>' | '[' | ']' | '*' | '_' | '\\' | '#' | '~') {
            out.push('\\');
        }
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    out
}

/// Where a run of exactly so many backticks begins.
fn closing(text: &str, ticks: usize) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = text[at..].find('`') {
        let start = at + found;
        let run = text.len() - start - text[start..].trim_start_matches('`').len();
        if run == ticks {
            return Some(start);
        }
        at = start + run;
    }
    None
}

pub(crate) fn link(label: &str, target: Option<String>) -> String {
    match target {
        Some(target) => format!("[{label}]({target})"),
        None => label.to_owned(),
    }
}

/// The page about a weakness.
pub(crate) fn cwe_page(cwe: &str) -> Option<String> {
    let number = cwe.strip_prefix("CWE-")?;
    let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
    (!digits.is_empty()).then(|| format!("https://cwe.mitre.org/data/definitions/{digits}.html"))
}

/// The page about an OWASP category such as `A03:2021`.
fn owasp_page(owasp: &str) -> Option<String> {
    let (_, year) = owasp.split_once(':')?;
    let year: String = year.chars().take_while(char::is_ascii_digit).collect();
    (year.len() == 4).then(|| format!("https://owasp.org/Top10/{year}/"))
}

fn word(view: &View, text: &Text, offset: usize, rules: &[Arc<RuleInfo>]) -> Option<(std::ops::Range<usize>, String)> {
    let document = view.document.as_ref()?;
    let line = text.lines.line_of(u32::try_from(offset).ok()?);
    let start = text.lines.line_start(line) as usize;
    let content = text.line(line);
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let at = offset.checked_sub(start)?.min(content.len());
    let (left, right) = (content.get(..at)?, content.get(at..)?);
    let from = left.rfind(|c| !is_word(c)).map_or(0, |i| i + left[i..].chars().next().map_or(1, char::len_utf8));
    let to = at + right.find(|c| !is_word(c)).unwrap_or(right.len());
    let word = content.get(from..to).filter(|word| !word.is_empty())?;
    let range = start + from..start + to;
    if completion::suppression_start(content).is_some_and(|after| from >= after) {
        let rule = rules.iter().find(|rule| named_by(word, &rule.id))?;
        return Some((range, format!("**{}**\n\n{}", rule.id, quoted(&rule.title))));
    }
    if rule_files::is_rule_file(document.language(), &text.source) {
        return rule_files::explain(word).map(|doc| (range, format!("`{word}`: {doc}")));
    }
    if completion::is_configuration(document.name()) {
        return completion::explain_key(text, line, word).map(|doc| (range, format!("`{word}`: {doc}")));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages() {
        assert_eq!(cwe_page("CWE-89: SQL").as_deref(), Some("https://cwe.mitre.org/data/definitions/89.html"));
        assert_eq!(cwe_page("CWE-"), None);
        assert_eq!(owasp_page("A03:2021").as_deref(), Some("https://owasp.org/Top10/2021/"));
        assert_eq!(owasp_page("A03"), None);
    }

    #[test]
    fn references_are_short_and_stay_links() {
        let of = |reference: &str| reference_link(reference).unwrap();
        assert_eq!(of("https://example.com/eval"), "[example.com/eval](https://example.com/eval)");
        let long = "https://docs.example.com/3/library/subprocess_and_more.html#security";
        assert_eq!(of(long), format!("[docs.example.com/\u{2026}/subprocess_and_more.html]({long})"));
        assert_eq!(of("https://example.com/a_(b)"), "[example.com/a_(b)](https://example.com/a_%28b%29)");
        assert_eq!(reference_link("javascript:alert(1)"), None);
        assert_eq!(reference_link("CVE-2020-1"), None);
    }

    #[test]
    fn quoted_text_stays_inside() {
        assert_eq!(quoted("a <b> [c](d)\u{7}"), "a \\<b\\> \\[c\\](d)\u{fffd}");
        assert_eq!(quoted("`a_b` c_d ``e`f`` `g <h>"), "`a_b` c\\_d ``e`f`` \\`g \\<h\\>");
        assert!(fenced_diff("```\n", "````\n").starts_with("`````diff\n"));
    }
}
