//! Edits and the gate before them: no fix is offered that was not tried.

use crate::analysis::Checked;
use crate::convert;
use crate::documents::{Document, Text};
use crate::jobs::{StopFlag, View};
use ql_engine::finding::{Edit, Finding, Fix, Safety};
use ql_syntax::Language;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;
use tower_lsp::lsp_types::TextEdit;

/// Rounds of fixing everything: a fix may uncover what another one hid.
const ROUNDS: usize = 8;

/// A text after edits; `None` if they overlap or do not fit it.
pub(crate) fn apply(text: &str, edits: &[(Range<usize>, &str)]) -> Option<String> {
    let mut edits: Vec<_> = edits.to_vec();
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (range, new) in edits {
        out.push_str(text.get(at..range.start)?);
        out.push_str(new);
        text.get(range.clone())?;
        at = range.end;
    }
    out.push_str(text.get(at..)?);
    Some(out)
}

/// An edit's bytes.
pub(crate) fn span(edit: &Edit) -> Range<usize> {
    edit.start.offset as usize..edit.end.offset as usize
}

/// A text after a fix of a finding in it; `None` if the fix reaches into other files.
pub(crate) fn fixed(text: &Text, finding: &Finding, edits: &[Edit]) -> Option<Arc<str>> {
    if edits.is_empty() || edits.iter().any(|edit| edit.path != finding.path) {
        return None;
    }
    let edits: Vec<_> = edits.iter().map(|edit| (span(edit), edit.text.as_str())).collect();
    apply(&text.source, &edits).map(Arc::from)
}

/// Whether a new text is what a fix promises: fewer findings of the rule, none more of any, and it
/// parses as well as before. `None` if stopped.
pub(crate) fn holds(view: &View, document: &Document, before: &Checked, rule: &str, after: &Arc<str>, stop: &StopFlag) -> Option<bool> {
    let now = instead(view, document, after, stop)?;
    let (old, new) = (counts(before), counts(&now));
    let fewer = new.get(rule).copied().unwrap_or(0) < old.get(rule).copied().unwrap_or(0);
    Some(fewer && no_more(&old, &new) && parses_no_worse(document.language(), &document.text().source, after))
}

/// What would be found with another text in the document's place. `None` if stopped.
fn instead(view: &View, document: &Document, text: &str, stop: &StopFlag) -> Option<Checked> {
    let snapshot = view.world.snapshot.with_text(&document.key, text);
    view.world.analysis.check(&snapshot, &document.key, &|_| (), stop.flag())
}

fn counts(checked: &Checked) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    for finding in checked.findings.iter().filter(|finding| finding.suppressed.is_none()) {
        *counts.entry(finding.rule.as_str()).or_default() += 1;
    }
    counts
}

fn no_more(old: &HashMap<&str, usize>, new: &HashMap<&str, usize>) -> bool {
    new.iter().all(|(rule, count)| old.get(rule).is_some_and(|before| count <= before))
}

fn parses_no_worse(language: Language, before: &str, after: &str) -> bool {
    errors(language, after) <= errors(language, before)
}

/// Broken places of a text; zero where there is no grammar.
fn errors(language: Language, text: &str) -> usize {
    let Ok(tree) = ql_syntax::parse(language, text) else { return 0 };
    let mut count = 0;
    let mut cursor = tree.walk();
    loop {
        let node = cursor.node();
        count += usize::from(node.is_error() || node.is_missing());
        if node.has_error() && cursor.goto_first_child() {
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return count;
            }
        }
    }
}

/// The safe fix of a finding, if it has one and is shown.
pub(crate) fn safe_fix(finding: &Finding) -> Option<&Fix> {
    if !convert::shows(finding) {
        return None;
    }
    finding.fixes.iter().find(|fix| fix.safety == Safety::Safe)
}

/// The text after every safe fix that holds, again and again until nothing is left to do. `None` if
/// stopped, or if nothing changes.
pub(crate) fn fix_all(view: &View, document: &Document, checked: &Checked, stop: &StopFlag) -> Option<Arc<str>> {
    let mut text = document.text().clone();
    let mut checked = Arc::new(checked.clone());
    let mut changed = false;
    for _ in 0..ROUNDS {
        let fixes: Vec<_> = checked.findings.iter().filter_map(|finding| Some((finding, safe_fix(finding)?))).collect();
        let (old, all) = (counts(&checked), chosen(&fixes));
        // Together first; one by one only if something among them does not hold.
        let singles = all.iter().map(|edit| vec![edit.clone()]);
        let mut next = None;
        for attempt in std::iter::once(all.clone()).filter(|all| !all.is_empty()).chain(singles) {
            let edits: Vec<_> = attempt.iter().flatten().map(|(range, new)| (range.clone(), new.as_str())).collect();
            let Some(after) = apply(&text.source, &edits).map(Arc::<str>::from) else { continue };
            let now = instead(view, document, &after, stop)?;
            let new = counts(&now);
            let fewer = new.values().sum::<usize>() < old.values().sum::<usize>();
            if fewer && no_more(&old, &new) && parses_no_worse(document.language(), &text.source, &after) {
                next = Some((Arc::new(Text::new(after)), Arc::new(now)));
                break;
            }
        }
        match next {
            Some((after, now)) => {
                (text, checked) = (after, now);
                changed = true;
            }
            None => break,
        }
    }
    changed.then(|| text.source.clone())
}

type Edits = Vec<(Range<usize>, String)>;

/// One fix a finding, leaving out those that touch an earlier one.
fn chosen(fixes: &[(&Finding, &Fix)]) -> Vec<Edits> {
    let mut taken: Vec<Range<usize>> = Vec::new();
    let mut out = Vec::new();
    for (finding, fix) in fixes {
        if fix.edits.is_empty() || fix.edits.iter().any(|edit| edit.path != finding.path) {
            continue;
        }
        let spans: Vec<_> = fix.edits.iter().map(span).collect();
        if spans.iter().any(|span| taken.iter().any(|other| span.start <= other.end && other.start <= span.end)) {
            continue;
        }
        taken.extend(spans);
        out.push(fix.edits.iter().map(|edit| (span(edit), edit.text.clone())).collect());
    }
    out
}

/// The edits that turn one text into another, line by line.
pub(crate) fn difference(before: &Text, after: &str, encoding: ql_syntax::Encoding) -> Vec<TextEdit> {
    let diff = similar::TextDiff::from_lines(&*before.source, after);
    let new_lines: Vec<&str> = diff.new_slices().to_vec();
    let mut starts = vec![0];
    for line in diff.old_slices() {
        starts.push(starts.last().copied().unwrap_or(0) + line.len());
    }
    diff.ops()
        .iter()
        .filter(|op| op.tag() != similar::DiffTag::Equal)
        .filter_map(|op| {
            let old = op.old_range();
            let bytes = *starts.get(old.start)?..*starts.get(old.end)?;
            Some(TextEdit { range: before.range(bytes, encoding), new_text: new_lines.get(op.new_range())?.concat() })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn applying() {
        assert_eq!(apply("abcdef", &[(4..5, "X"), (1..2, "")]).as_deref(), Some("acdXf"));
        assert_eq!(apply("abc", &[(0..2, "x"), (1..3, "y")]), None);
        assert_eq!(apply("a\u{e9}", &[(2..3, "")]), None);
        assert_eq!(apply("abc", &[(2..9, "")]), None);
    }

    #[test]
    fn differences_lead_from_one_text_to_the_other() {
        let cases = [("a\nb\nc\n", "a\nB\nc\nd\n"), ("", "x"), ("x\r\ny", "y"), ("a\u{1F600}\nb", "a\u{1F600}\nc")];
        for (before, after) in cases {
            let text = Text::new(before.into());
            let edits = difference(&text, after, ql_syntax::Encoding::Utf16);
            let spans: Vec<_> = edits
                .iter()
                .map(|edit| {
                    let at = |position| text.offset(position, ql_syntax::Encoding::Utf16);
                    (at(edit.range.start)..at(edit.range.end), edit.new_text.as_str())
                })
                .collect();
            assert_eq!(apply(before, &spans).as_deref(), Some(after));
        }
    }

    #[test]
    fn broken_places_are_counted() {
        let python = Language::from_id("python").unwrap();
        assert_eq!(errors(python, "x = 1\n"), 0);
        assert!(errors(python, "x = (\n") > 0);
        assert_eq!(errors(Language::text(), "((("), 0);
    }
}
