//! Fixes are candidates until they were tried: every one is applied to the text, the text is scanned
//! again, and only what holds is offered.

use super::findings::{FileResult, Input, is_generated, scan_text};
use super::rules::Rules;
use crate::finding::{Finding, Fix};
use crate::patch::{Check, Verdict, splice};
use ql_syntax::Language;
use rustc_hash::FxHashMap;

/// A fix with what trying it showed.
#[derive(Clone, Debug, PartialEq)]
pub struct TriedFix {
    /// The fix.
    pub fix: Fix,
    /// What was checked.
    pub checks: Vec<Check>,
}

impl TriedFix {
    /// Whether every check held.
    pub fn holds(&self) -> bool {
        self.checks.iter().all(|c| c.verdict == Verdict::Passed)
    }
}

/// A text with what scanning it gave, as the base of trials.
pub(crate) struct Base<'a> {
    pub(crate) rules: &'a Rules,
    pub(crate) shown: &'a str,
    pub(crate) language: Language,
    pub(crate) text: String,
    counts: FxHashMap<String, usize>,
    broken: usize,
}

impl<'a> Base<'a> {
    /// `None` if it was stopped.
    pub(crate) fn new(
        rules: &'a Rules,
        shown: &'a str,
        language: Language,
        text: String,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<Base<'a>> {
        let result = scan(rules, shown, language, &text, stop)?;
        let broken = syntax_errors(language, shown, &text);
        Some(Base { rules, shown, language, counts: counts(&result), broken, text })
    }

    /// Tries a fix of a finding. With the checks comes the text after it, as the base of the next.
    pub(crate) fn try_fix(&self, finding: &Finding, fix: &Fix, stop: &(dyn Fn() -> bool + Sync)) -> Option<(TriedFix, Option<Base<'a>>)> {
        let tried = |checks| TriedFix { fix: fix.clone(), checks };
        let edits: Vec<_> = fix.edits.iter().collect();
        let after = splice(self.text.as_bytes(), &edits).and_then(|b| String::from_utf8(b).ok());
        let Some(after) = after else {
            return Some((tried(vec![Check::own("applies", false, Some("its edits do not fit the text".into()))]), None));
        };
        let next = Base::new(self.rules, self.shown, self.language, after, stop)?;
        let count = |b: &Base<'_>, rule: &str| b.counts.get(rule).copied().unwrap_or(0);
        let gone = count(&next, &finding.rule) < count(self, &finding.rule);
        let new: Vec<&String> = next.counts.iter().filter(|(rule, n)| **n > count(self, rule)).map(|(rule, _)| rule).collect();
        let checks = vec![
            Check::own("finding gone", gone, None),
            Check::own("no new finding", new.is_empty(), new.first().map(|r| (*r).clone())),
            Check::own("still parses", next.broken <= self.broken, None),
            Check::own("idempotent", gone && self.settled(&next, finding, fix, stop)?, None),
        ];
        Some((tried(checks), Some(next)))
    }

    // Whether scanning the fixed text offers no further fix of the same rule where this one was made.
    fn settled(&self, next: &Base<'_>, finding: &Finding, fix: &Fix, stop: &(dyn Fn() -> bool + Sync)) -> Option<bool> {
        let result = scan(next.rules, next.shown, next.language, &next.text, stop)?;
        let (Some(start), Some(len)) =
            (fix.edits.iter().map(|e| e.start.offset).min(), fix.edits.iter().map(|e| e.text.len() as u64).max())
        else {
            return Some(true);
        };
        Some(!result.hits.iter().any(|h| {
            let f = &h.finding;
            f.rule == finding.rule && !f.fixes.is_empty() && f.start.offset < start + len && start < f.end.offset
        }))
    }
}

fn scan(rules: &Rules, shown: &str, language: Language, text: &str, stop: &(dyn Fn() -> bool + Sync)) -> Option<FileResult> {
    let input = Input::of(shown, language, text, is_generated(rules, language, shown, text));
    scan_text(rules, &input, stop)
}

fn counts(result: &FileResult) -> FxHashMap<String, usize> {
    let mut counts = FxHashMap::default();
    for hit in result.hits.iter().filter(|h| h.finding.suppressed.is_none()) {
        *counts.entry(hit.finding.rule.clone()).or_default() += 1;
    }
    counts
}

/// Syntax errors of a text and of the code of other languages in it.
fn syntax_errors(language: Language, shown: &str, text: &str) -> usize {
    let inside = ql_syntax::embed::find(language, shown, text, &mut || false).regions;
    let errors = |language, text: &str| ql_syntax::validate::validate(language, text).len();
    errors(language, text) + inside.iter().map(|r| errors(r.language, &r.text)).sum::<usize>()
}
