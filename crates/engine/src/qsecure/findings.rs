//! From the matches in one text to findings.

use super::rules::{RuleInfo, Rules};
use super::suppress;
use crate::finding::{Edit, Finding, Fix, Position, Problem, TraceStep};
use crate::report::Frame;
use crate::workspace::minified;
use ql_rules::{Inner, Kept, Match, ScanOutcome, StepKind, Target};
use ql_syntax::embed::{self, Region};
use ql_syntax::gast::File;
use ql_syntax::{Language, LineIndex};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::panic::AssertUnwindSafe;
use std::rc::Rc;
use std::sync::Arc;
use tree_sitter::Tree;

/// One text to be scanned.
pub(crate) struct Input<'a> {
    pub(crate) shown: &'a str,
    pub(crate) language: Language,
    pub(crate) text: &'a str,
    pub(crate) text_only: bool,
    /// Lowered form and tree of an open document.
    pub(crate) file: Option<&'a File>,
    pub(crate) tree: Option<&'a Tree>,
    pub(crate) index: Option<&'a LineIndex>,
    /// What earlier versions of an open document gave.
    pub(crate) memory: Option<&'a ql_rules::Memory>,
    /// Told what is known before data flow is followed, which takes longer.
    pub(crate) first: Option<&'a (dyn Fn(FileResult) + Sync)>,
    /// Whether the source lines are shown with what is found.
    pub(crate) framed: bool,
}

/// More findings than this in one file say nothing more.
pub(crate) const MAX_HITS: usize = 10_000;
pub(crate) const TOO_MANY: &str = "more than 10,000 findings; the others are left out";

impl<'a> Input<'a> {
    /// A text that nothing is known of yet.
    pub(crate) fn of(shown: &'a str, language: Language, text: &'a str, text_only: bool) -> Input<'a> {
        Input { shown, language, text, text_only, file: None, tree: None, index: None, memory: None, first: None, framed: true }
    }
}

/// What one text came to, before configuration has its say. This is what the cache keeps.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct FileResult {
    pub(crate) hits: Vec<Hit>,
    /// What the rules of joins found here: the place of each among its join's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) parts: Vec<(usize, Hit)>,
    /// Suppressions that hold nothing, and malformed ones.
    pub(crate) unused: Vec<Problem>,
    pub(crate) limits: Vec<String>,
    pub(crate) parsed: bool,
    /// 1-based lines of syntax errors.
    pub(crate) broken: Vec<u32>,
}

/// A finding with the source lines it is shown with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Hit {
    pub(crate) finding: Finding,
    pub(crate) frame: Frame,
    /// The rule runs unless configured otherwise.
    pub(crate) by_default: bool,
    /// Where it is in embedded code, until comments have been looked at.
    #[serde(skip)]
    pub(crate) inner: Option<(Arc<Region>, Range<usize>)>,
}

/// Scans one text. `None` if it was stopped. A panic inside costs this file only.
pub(crate) fn scan_text(rules: &Rules, input: &Input<'_>, stop: &(dyn Fn() -> bool + Sync)) -> Option<FileResult> {
    let early: &(dyn Fn(ScanOutcome) + Sync) = &|outcome| {
        if let Some(first) = input.first {
            first(result_of(rules, input, outcome, &[]));
        }
    };
    let work = || {
        let outcome = rules.set.scan(&Target {
            path: input.shown,
            language: input.language,
            text: input.text,
            file: input.file,
            text_only: input.text_only,
            memory: input.memory,
            first: input.first.map(|_| early),
            stop,
        });
        if outcome.stopped {
            return None;
        }
        Some(result_of(rules, input, outcome, &[]))
    };
    std::panic::catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| Some(FileResult { limits: vec![BROKEN.into()], ..FileResult::default() }))
}

const BROKEN: &str = "an internal error ended the analysis of this file; please report it";

/// What one of several files came to before data was followed among them.
pub(crate) enum Gathered {
    /// Nothing leads to or from other files.
    Whole(FileResult),
    /// Its findings so far, and what the others need to know of it.
    Part(ScanOutcome, Box<Kept>),
}

/// Scans one of several texts among which data is followed. `None` if it was stopped.
pub(crate) fn gather_text(rules: &Rules, input: &Input<'_>, stop: &(dyn Fn() -> bool + Sync)) -> Option<Gathered> {
    let work = || {
        let (outcome, kept) = rules.set.gather(&Target {
            path: input.shown,
            language: input.language,
            text: input.text,
            file: None,
            text_only: input.text_only,
            memory: None,
            first: None,
            stop,
        });
        if outcome.stopped {
            return None;
        }
        Some(match kept {
            Some(kept) => Gathered::Part(outcome, Box::new(kept)),
            None => Gathered::Whole(result_of(rules, input, outcome, &[])),
        })
    };
    std::panic::catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| Some(Gathered::Whole(FileResult { limits: vec![BROKEN.into()], ..FileResult::default() })))
}

/// Follows data among files. For each its matches; and the limits that were reached.
pub(crate) fn follow(rules: &Rules, kept: &[Kept], stop: &(dyn Fn() -> bool + Sync)) -> (Vec<Vec<Match>>, Vec<String>) {
    std::panic::catch_unwind(AssertUnwindSafe(|| rules.set.follow(kept, stop)))
        .unwrap_or_else(|_| (vec![Vec::new(); kept.len()], vec![BROKEN.replace("this file", "the data flow between files")]))
}

/// Whether a text was made by a program, so that patterns say nothing of it. Where it holds code as data,
/// its own lines are no sign of that.
pub(crate) fn is_generated(rules: &Rules, language: Language, shown: &str, text: &str) -> bool {
    minified(text) && (rules.is_compat() || !embed::is_container(language, shown))
}

pub(crate) fn result_of(rules: &Rules, input: &Input<'_>, outcome: ScanOutcome, others: &[Kept]) -> FileResult {
    let own;
    let index = match input.index {
        Some(index) => index,
        None => {
            own = LineIndex::new(input.text);
            &own
        }
    };
    let mut limits = outcome.limits;
    let kept = &outcome.matches[..outcome.matches.len().min(MAX_HITS)];
    if kept.len() < outcome.matches.len() {
        limits.push(TOO_MANY.to_owned());
    }
    let mut hits = hits(rules, input, index, kept, others);
    let whole = hits.len();
    // Each by itself: what differs in its bindings alone is another row.
    let rows = outcome.parts.iter().take(MAX_HITS);
    hits.extend(rows.clone().flat_map(|(_, m)| self::hits(rules, input, index, std::slice::from_ref(m), others)));
    if rows.len() < outcome.parts.len() {
        limits.push(TOO_MANY.to_owned());
    }
    let unused = suppress::by_comments(rules, input, index, &outcome.regions, &mut hits);
    let parts = rows.map(|(member, _)| *member).zip(hits.split_off(whole)).collect();
    let broken = outcome.broken.iter().map(|r| index.line_of(r.start as u32) + 1).collect();
    FileResult { hits, parts, unused, limits, parsed: outcome.parsed, broken }
}

/// Where a byte lies, as reports state it.
pub(crate) fn position(text: &str, index: &LineIndex, offset: usize) -> Position {
    Positions::new(text, index).at(offset)
}

/// Positions of many bytes. Those in ascending order cost what lies between them: a line may be as
/// long as the file.
struct Positions<'a> {
    text: &'a str,
    index: &'a LineIndex,
    line: u32,
    offset: usize,
    column: u32,
}

impl<'a> Positions<'a> {
    fn new(text: &'a str, index: &'a LineIndex) -> Positions<'a> {
        Positions { text, index, line: 0, offset: 0, column: 0 }
    }

    fn at(&mut self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let line = self.index.line_of(offset as u32);
        if line != self.line || offset < self.offset {
            (self.line, self.offset, self.column) = (line, self.index.line_start(line) as usize, 0);
        }
        let between = &self.text.as_bytes()[self.offset..offset];
        // Bytes that begin a character.
        self.column += between.iter().filter(|b| (**b as i8) >= -0x40).count() as u32;
        self.offset = offset;
        Position { line: line + 1, column: self.column + 1, offset: offset as u64 }
    }
}

fn hits(rules: &Rules, input: &Input<'_>, index: &LineIndex, matches: &[Match], others: &[Kept]) -> Vec<Hit> {
    let (shown, text) = (input.shown, input.text);
    let others = Others { kept: others, indexes: RefCell::default() };
    let mut ordinals: FxHashMap<(usize, String), u32> = FxHashMap::default();
    let mut hits: Vec<Hit> = Vec::with_capacity(matches.len());
    let mut positions = Positions::new(text, index);
    for m in matches {
        let Some(info) = rules.info.get(m.rule) else { continue };
        let range = clamp(text, m.range.clone());
        // Embedded code is told by what it says, however the file writes that.
        let matched = normalise(m.inner.as_ref().and_then(|i| i.region.text.get(i.range.clone())).unwrap_or(&text[range.clone()]));
        let start = positions.at(range.start);
        let end = Positions { ..positions }.at(range.end);
        let same = |h: &&Hit| {
            let f = &h.finding;
            f.start == start && f.end == end && f.rule == info.id && f.message == m.message
        };
        if hits.iter().rev().take_while(|h| h.finding.start.offset == start.offset).any(|h| same(&h)) {
            continue;
        }
        let ordinal = ordinals.entry((m.rule, matched.clone())).or_default();
        let fingerprint = fingerprint(&info.id, shown, &matched, *ordinal);
        *ordinal += 1;
        let fixes = m.fix.iter().map(|edits| fix(info, shown, text, index, edits)).collect();
        hits.push(Hit {
            frame: if input.framed { Frame::new(text, index, range, info.kind == "secret") } else { Frame::default() },
            by_default: info.default,
            inner: m.inner.as_ref().map(|i| (i.region.clone(), i.range.clone())),
            finding: Finding {
                rule: info.id.clone(),
                severity: info.severity,
                confidence: info.confidence,
                message: m.message.clone(),
                path: shown.to_owned(),
                start,
                end,
                cwe: info.cwe.clone(),
                owasp: info.owasp.clone(),
                fingerprint,
                metavariables: m.metavariables.iter().map(|v| (v.name.clone(), v.text.clone())).collect::<BTreeMap<_, _>>(),
                trace: m.trace.as_deref().map(|steps| trace(shown, text, index, steps, &others, m.inner.as_ref())),
                fixes,
                suppressed: None,
            },
        });
    }
    hits
}

/// The other files that traces lead through, with their lines once they are asked for.
struct Others<'a> {
    kept: &'a [Kept],
    indexes: RefCell<FxHashMap<usize, Rc<LineIndex>>>,
}

impl<'a> Others<'a> {
    fn get(&self, file: usize) -> Option<(&'a Kept, Rc<LineIndex>)> {
        let kept = self.kept.get(file)?;
        let index = self.indexes.borrow_mut().entry(file).or_insert_with(|| Rc::new(LineIndex::new(kept.text()))).clone();
        Some((kept, index))
    }
}

/// The steps of a data flow as reports state them.
fn trace(
    shown: &str,
    text: &str,
    index: &LineIndex,
    steps: &[ql_rules::TraceStep],
    others: &Others<'_>,
    inner: Option<&Inner>,
) -> Vec<TraceStep> {
    steps
        .iter()
        .enumerate()
        .map(|(number, step)| {
            let other = step.file.and_then(|file| others.get(file));
            let (shown, text, index) = other.as_ref().map_or((shown, text, index), |(kept, index)| (kept.path(), kept.text(), &**index));
            let range = clamp(text, step.range.clone());
            let embedded = inner.and_then(|i| i.region.text.get(i.steps.get(number)?.clone()));
            let code = shorten(&normalise(embedded.unwrap_or(&text[range.clone()])));
            let note = match step.kind {
                StepKind::Source => format!("`{code}` comes from outside"),
                StepKind::Variable => format!("kept in `{code}`"),
                StepKind::Call => format!("goes through `{code}`"),
                StepKind::Sink => format!("gets to `{code}`"),
            };
            TraceStep { path: shown.to_owned(), start: position(text, index, range.start), end: position(text, index, range.end), note }
        })
        .collect()
}

fn clamp(text: &str, range: Range<usize>) -> Range<usize> {
    let floor = |mut i: usize| {
        i = i.min(text.len());
        while !text.is_char_boundary(i) {
            i -= 1;
        }
        i
    };
    let start = floor(range.start);
    start..floor(range.end).max(start)
}

fn fix(info: &RuleInfo, shown: &str, text: &str, index: &LineIndex, edits: &[(Range<usize>, String)]) -> Fix {
    let title = info.fix_title.clone().unwrap_or_else(|| match edits {
        [(_, new)] if new.trim().is_empty() => "Remove this code".to_owned(),
        [(_, new)] => format!("Replace with `{}`", shorten(new)),
        _ => format!("Apply {} replacements", edits.len()),
    });
    let edits = edits
        .iter()
        .map(|(range, new)| {
            let range = clamp(text, range.clone());
            Edit {
                path: shown.to_owned(),
                start: position(text, index, range.start),
                end: position(text, index, range.end),
                text: new.clone(),
            }
        })
        .collect();
    Fix { title, safety: info.fix_safety, edits }
}

fn shorten(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default().trim();
    let cut: String = line.chars().take(60).collect();
    if cut.len() < text.trim().len() { format!("{cut}…") } else { cut }
}

/// White space says nothing about what was found.
pub(crate) fn normalise(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Survives moved lines and re-indentation: rule, path, matched text, and which of several equal ones.
pub(crate) fn fingerprint(rule: &str, path: &str, matched: &str, ordinal: u32) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in [rule, path, matched] {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.update(&ordinal.to_le_bytes());
    hasher.finalize().to_hex()[..32].to_owned()
}
