//! Code inside files of another language: rules of that language are applied to it, and what they find is
//! put where it stands in the file.

use crate::model::{Extract, Languages};
use crate::scan::{Match, RuleSet, RuleTime, ScanOutcome, Target};
use ql_syntax::Language;
use ql_syntax::embed::{self, Region};
use std::ops::Range;
use std::sync::{Arc, Mutex};

/// Where in embedded code a match is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inner {
    /// The code.
    pub region: Arc<Region>,
    /// Bytes of the match in its text.
    pub range: Range<usize>,
    /// Bytes of each step of the trace.
    pub steps: Vec<Range<usize>>,
}

/// Which rules look at a text.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Admitted<'r> {
    /// A file: all.
    All,
    /// A file whose data flow is followed together with other files'.
    Apart,
    /// Code in a file, whose text the rules for text have seen already.
    Patterns,
    /// Code that a rule extracted: those of the kind and with the names that it says.
    By(&'r Extract),
}

impl RuleSet {
    /// Whether a rule looks at a text.
    pub(crate) fn admits(&self, admitted: Admitted<'_>, unit: usize) -> bool {
        let rule = self.unit(unit);
        let patterns = matches!(rule.languages, Languages::Some(_));
        match admitted {
            Admitted::All => true,
            Admitted::Apart => rule.taint.is_none() || !self.is_across(unit),
            Admitted::Patterns => patterns && rule.extract.is_none(),
            Admitted::By(extract) => {
                let fits = match &extract.language {
                    Languages::Some(_) => patterns,
                    other => rule.languages == *other,
                };
                fits && rule.extract.is_none() && extract.admits(&rule.id)
            }
        }
    }

    /// The code of other languages that a file holds by its format. Semgrep looks at none of it.
    pub(crate) fn regions(&self, target: &Target<'_>) -> embed::Embedded {
        if self.is_compat() || target.text_only {
            return embed::Embedded::default();
        }
        embed::find(target.language, target.path, target.text, &mut || (target.stop)())
    }

    /// Scans what a file holds of other languages: by its format, and by what rules extracted, whose
    /// matches are no findings.
    pub(crate) fn scan_inside(
        &self,
        target: &Target<'_>,
        found: embed::Embedded,
        times: Option<&Mutex<Vec<RuleTime>>>,
        out: &mut ScanOutcome,
    ) {
        out.limits.extend(found.limits);
        let mut work: Vec<(Arc<Region>, Admitted<'_>)> =
            found.regions.into_iter().map(|region| (Arc::new(region), Admitted::Patterns)).collect();
        for (rule, extract) in self.rules().iter().enumerate().filter_map(|(i, r)| Some((i, r.extract.as_ref()?))) {
            let (matches, others) = std::mem::take(&mut out.matches).into_iter().partition(|m| m.rule == rule);
            out.matches = others;
            let matches: Vec<Match> = matches;
            let bound = |m: &Match| m.metavariables.iter().find(|v| v.name == extract.metavariable).and_then(|v| v.range.clone());
            let ranges: Vec<Range<usize>> = matches.iter().filter_map(bound).collect();
            let language = match &extract.language {
                Languages::Some(l) => l.first().copied().unwrap_or(Language::text()),
                _ => Language::text(),
            };
            let found = embed::extracted(language, target.text, &ranges, extract.transform, extract.joined);
            out.limits.extend(found.limits);
            work.extend(found.regions.into_iter().map(|region| (Arc::new(region), Admitted::By(extract))));
        }
        for (region, admitted) in work {
            if (target.stop)() {
                out.stopped = true;
                return;
            }
            let inside = Target {
                language: region.language,
                text: &region.text,
                file: None,
                text_only: false,
                memory: None,
                first: None,
                ..*target
            };
            let own = self.scan_text(&inside, admitted, times);
            out.stopped |= own.stopped;
            out.parsed |= own.parsed;
            for limit in own.limits {
                if !out.limits.contains(&limit) {
                    out.limits.push(limit);
                }
            }
            out.matches.extend(own.matches.into_iter().filter_map(|m| placed(m, &region, target.text)));
            out.parts.extend(own.parts.into_iter().filter_map(|(member, m)| Some((member, placed(m, &region, target.text)?))));
            out.regions.push(region);
        }
    }
}

/// A match in embedded code as one in the file; `None` if it is in what the file does not have.
fn placed(m: Match, region: &Arc<Region>, host: &str) -> Option<Match> {
    if !region.is_written(&m.range) {
        return None;
    }
    let mut out = m;
    if let Some(label) = region.label(out.range.start) {
        out.message = format!("{} ({label})", out.message.trim_end());
    }
    // What stands for a tag of a template may begin inside one of its characters.
    let floor = |at: usize| (0..=at.min(host.len())).rev().find(|i| host.is_char_boundary(*i)).unwrap_or(0);
    let there = |range: &Range<usize>| {
        let range = region.to_host(range);
        floor(range.start)..floor(range.end)
    };
    let steps: Vec<Range<usize>> = out.trace.iter().flatten().map(|step| step.range.clone()).collect();
    for step in out.trace.iter_mut().flatten() {
        step.range = there(&step.range);
    }
    for value in &mut out.metavariables {
        value.range = value.range.take().filter(|r| region.is_written(r)).map(|r| there(&r));
    }
    out.fix = out.fix.and_then(|edits| edits.into_iter().map(|(range, new)| region.edit(host, &range, &new)).collect());
    let range = std::mem::replace(&mut out.range, 0..0);
    out.range = there(&range);
    out.inner = Some(Inner { region: region.clone(), range, steps });
    Some(out)
}
