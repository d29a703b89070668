//! Rules out of fixes: a commit that made something safe says what was unsafe.
//!
//! Both versions of every changed file are lowered and brought together node by node. What a place lost or
//! gained gives patterns, from the general to the specific; a guard or an argument that was added gives what
//! must not be there. Each is tried as the rule it would be: it has to fire on the changed places as they
//! were, to be quiet on them as they are, and to find no more than a few other places in the repository. The
//! first that does is the rule; its sample is the code of the commit, and has to pass as `rules test` does it.

mod candidate;
mod history;
mod pair;
mod sample;
mod shape;

use crate::operation::{Context, OperationError};
use crate::qsecure::pool;
use crate::qsecure::rule_test::{TestReport, test_texts};
use candidate::{Candidate, nature, proposals};
use history::{Changed, Other};
use pair::Place;
use ql_rules::{RuleSet, RuleSource, Target, load};
use ql_syntax::gast::{File, Kind, NodeRef};
use ql_syntax::resolve::Names;
use ql_syntax::{Language, LineIndex};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::ops::Range;

/// Matches elsewhere in the repository that a rule may have.
pub const MAX_ELSEWHERE: usize = 5;
/// Rules that come of one commit.
const MAX_RULES: usize = 3;
/// Changed places that are looked at.
const MAX_PLACES: usize = 300;
/// Rules that are tried on the changed files.
const MAX_TRIES: usize = 1_500;
/// Rules that are tried on the whole repository.
const MAX_SEARCHES: usize = 120;
/// Patterns of places of one kind that are compared with each other.
const MAX_MERGED: usize = 40;
/// Patterns that one rule unites.
const MAX_EITHER: usize = 6;

/// What came of a commit.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Inference {
    /// The commit before.
    pub before: String,
    /// The commit after.
    pub after: String,
    /// The first line of its message.
    pub subject: String,
    /// The rules, that with most places first.
    pub rules: Vec<InferredRule>,
    /// Changed places of which no rule speaks.
    pub left: Vec<At>,
    /// Changed files that are no code, tests, or could not be read.
    pub other_files: usize,
    /// Files of the repository that were searched for other places.
    pub searched: usize,
    /// Whether the repository is too large to be searched whole.
    pub cut: bool,
    /// Files that were written.
    pub written: Vec<String>,
}

/// A rule that came of a commit.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct InferredRule {
    /// Its id.
    pub id: String,
    /// Its file.
    pub file: Text,
    /// Its annotated samples.
    pub samples: Vec<Text>,
    /// The changed places that it speaks of, as they were.
    pub places: Vec<At>,
    /// What else it finds in the repository as it was.
    pub elsewhere: Vec<At>,
    /// What testing it on its samples came to.
    pub test: TestReport,
}

/// A file's name and text.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Text {
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// A line of a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct At {
    /// Relative to the repository, with `/`.
    pub path: String,
    /// 1-based.
    pub line: u32,
}

/// The language that rules name for files of a language.
fn rule_language(language: Language) -> &'static str {
    // TSX files are TypeScript files with one more grammar.
    if language.id() == "tsx" { "typescript" } else { language.id() }
}

/// One changed place, with where it stands in both versions.
struct Spot<'p> {
    file: usize,
    place: &'p Place,
    before: Vec<Range<usize>>,
    after: Vec<Range<usize>>,
    line: u32,
}

/// Infers rules from a commit, or from a range of commits.
pub fn infer(cx: &Context, what: &str) -> Result<Inference, OperationError> {
    let folder = cx.snapshot.roots.first().cloned().unwrap_or_default();
    let revisions = history::revisions(&folder, what)?;
    cx.progress.report(0, 0, "reading the commit");
    let (files, other_files) = history::changed(&revisions)?;
    let mut out = Inference {
        before: revisions.before.clone(),
        after: revisions.after.clone(),
        subject: revisions.subject.clone(),
        other_files,
        ..Inference::default()
    };
    if files.is_empty() {
        return Err(OperationError::Failed("nothing to generalise: the commit changes no code that is both before and after it".into()));
    }
    let languages: BTreeSet<Language> = files.iter().map(|f| f.language).collect();
    let languages: Vec<Language> = languages.into_iter().collect();
    let (others, cut) = history::others(&revisions, &languages)?;
    (out.searched, out.cut) = (others.len(), cut);
    // Patterns and trees may be deep.
    pool::deep(|| rules(cx, &files, &others, out.clone()))
}

fn rules(cx: &Context, files: &[Changed], others: &[Other], mut out: Inference) -> Result<Inference, OperationError> {
    let names: Vec<(Names<'_>, Names<'_>)> = files.iter().map(|f| (Names::new(&f.before, false), Names::new(&f.after, false))).collect();
    let places: Vec<Vec<Place>> = files.iter().map(|f| pair::places(&f.before, &f.after)).collect();
    let mut spots: Vec<Spot<'_>> = Vec::new();
    for (i, of_file) in places.iter().enumerate() {
        spots.extend(of_file.iter().filter(|p| !is_about_imports(&files[i], p)).map(|p| spot(&files[i], i, p)));
    }
    let total = spots.len();
    spots.truncate(MAX_PLACES);
    let mut groups: Vec<(String, Vec<Spot<'_>>)> = Vec::new();
    for spot in spots {
        let (before, after) = &names[spot.file];
        let key = nature(&files[spot.file], before, after, spot.place);
        match groups.iter_mut().find(|(k, _)| *k == key) {
            Some((_, group)) => group.push(spot),
            None => groups.push((key, vec![spot])),
        }
    }
    groups.sort_by_key(|(_, g)| std::cmp::Reverse(g.len()));
    let mut tries = Tries { cx, files, others, left: MAX_TRIES, searches: std::cell::Cell::new(MAX_SEARCHES), told: false };
    for (n, (_, group)) in groups.iter().enumerate() {
        cx.cancel.check()?;
        cx.progress.report(n as u64, groups.len() as u64, "trying patterns");
        let left = |spots: &mut dyn Iterator<Item = &Spot<'_>>| -> Vec<At> {
            spots.map(|s| At { path: files[s.file].path.clone(), line: s.line }).collect()
        };
        let found = if out.rules.len() < MAX_RULES { tries.group(group, &names)? } else { None };
        let Some((candidates, covered, elsewhere)) = found else {
            out.left.extend(left(&mut group.iter()));
            continue;
        };
        // The same thing may have been done in several steps.
        if out.rules.iter().any(|r| r.file.text.ends_with(&written(&candidates))) {
            continue;
        }
        let id = id_of(&out, out.rules.len());
        let text = yaml(&out, &id, files[group[0].file].language, &candidates);
        let spoken: Vec<&Spot<'_>> = group.iter().zip(&covered).filter(|(_, c)| **c).map(|(s, _)| s).collect();
        match sampled(files, &id, &text, &spoken) {
            Some((samples, test)) => {
                out.left.extend(left(&mut group.iter().zip(&covered).filter(|(_, c)| !**c).map(|(s, _)| s)));
                let places = left(&mut spoken.iter().copied());
                let file = Text { name: format!("{id}.yaml"), text };
                out.rules.push(InferredRule { id, file, samples, places, elsewhere, test });
            }
            None => out.left.extend(left(&mut group.iter())),
        }
    }
    out.left.sort();
    if out.rules.is_empty() {
        let why = if total == 0 {
            "only comments, layout, imports or tests were changed".to_owned()
        } else if tries.told {
            format!("every pattern that tells the code before from the code after also finds more than {MAX_ELSEWHERE} other places")
        } else {
            "no pattern fires on the code before and is quiet on the code after".to_owned()
        };
        return Err(OperationError::Failed(format!(
            "nothing could be generalised from `{}` ({} changed): {why}",
            out.subject,
            crate::operation::count(total, "place")
        )));
    }
    Ok(out)
}

fn is_about_imports(file: &Changed, place: &Place) -> bool {
    let of = |f: &File, at: &NodeRef| {
        let root = NodeRef { item: at.item, node: 0 };
        matches!(f.node(root).kind, Kind::Imports | Kind::Package | Kind::Import)
            || matches!(f.node(*at).kind, Kind::Imports | Kind::Package | Kind::Import)
    };
    let added = place.added.iter().map(|a| &a.statement);
    let (gone, new): (Vec<_>, Vec<_>) = (place.gone.iter().collect(), place.new.iter().chain(added).collect());
    let required = |f: &File, at: &NodeRef| f.node(*at).kind == Kind::VarDef && f.text(*at).contains("require(");
    (gone.len() + new.len() > 0)
        && gone.iter().all(|n| of(&file.before, n) || required(&file.before, n))
        && new.iter().all(|n| of(&file.after, n) || required(&file.after, n))
}

fn spot<'p>(file: &Changed, index: usize, place: &'p Place) -> Spot<'p> {
    let spans = |f: &File, nodes: &mut dyn Iterator<Item = NodeRef>| -> Vec<Range<usize>> { nodes.map(|n| f.outer_span(n)).collect() };
    let (mut before, mut after) = match (&place.added, place.pairs.last()) {
        (Some(added), _) => {
            let near = || added.followers.iter().chain(&added.leaders);
            (spans(&file.before, &mut near().map(|(b, _)| *b)), spans(&file.after, &mut near().map(|(_, a)| *a)))
        }
        (None, Some((b, a))) => (vec![file.before.outer_span(*b)], vec![file.after.outer_span(*a)]),
        (None, None) => (spans(&file.before, &mut place.gone.iter().copied()), spans(&file.after, &mut place.new.iter().copied())),
    };
    before.sort_by_key(|r| r.start);
    after.sort_by_key(|r| r.start);
    let first = match &place.added {
        Some(added) => added.followers.first().map(|(b, _)| file.before.span(*b).start),
        None => None,
    };
    let start = first.or(before.first().map(|r| r.start)).unwrap_or(0);
    let line = LineIndex::new(&file.before.source).line_of(start as u32) + 1;
    Spot { file: index, place, before, after, line }
}

fn meets(ranges: &[Range<usize>], found: &Range<usize>) -> bool {
    ranges.iter().any(|r| r.start < found.end && found.start < r.end)
}

struct Tries<'t> {
    cx: &'t Context,
    files: &'t [Changed],
    others: &'t [Other],
    left: usize,
    searches: std::cell::Cell<usize>,
    /// Whether some rule told before from after, whatever else it found.
    told: bool,
}

type Accepted = (Vec<Candidate>, Vec<bool>, Vec<At>);

impl Tries<'_> {
    /// The rule for places that were changed in the same way.
    fn group(&mut self, group: &[Spot<'_>], names: &[(Names<'_>, Names<'_>)]) -> Result<Option<Accepted>, OperationError> {
        let language = self.files[group[0].file].language;
        let lists: Vec<_> = group
            .iter()
            .map(|s| {
                let (before, after) = &names[s.file];
                proposals(&self.files[s.file], before, after, s.place)
            })
            .collect();
        let mut seen: BTreeSet<String> = BTreeSet::new();
        let mut partial: Vec<(Candidate, Vec<bool>)> = Vec::new();
        let longest = lists.iter().map(Vec::len).max().unwrap_or(0);
        for proposal in (0..longest).flat_map(|i| lists.iter().filter_map(move |l| l.get(i))) {
            let alone = Candidate { positive: proposal.positive.clone(), negative: Vec::new() };
            let with = proposal.negatives.iter().map(|n| Candidate { positive: proposal.positive.clone(), negative: n.clone() });
            for candidate in std::iter::once(alone).chain(with) {
                if !seen.insert(format!("{candidate:?}")) {
                    continue;
                }
                self.cx.cancel.check()?;
                if self.left == 0 {
                    break;
                }
                self.left -= 1;
                let set = set_of(language, std::slice::from_ref(&candidate));
                let (covered, loud) = self.cover(&set, group);
                if !covered.contains(&true) {
                    // What takes away only takes away more.
                    break;
                }
                if loud {
                    continue;
                }
                self.told = true;
                let Some(elsewhere) = self.elsewhere(&set, group)? else { continue };
                if covered.iter().all(|c| *c) {
                    return Ok(Some((vec![candidate], covered, elsewhere)));
                }
                partial.push((candidate, covered));
            }
        }
        if let Some(found) = self.merged(language, group, &partial)? {
            return Ok(Some(found));
        }
        self.united(language, group, partial)
    }

    /// Patterns that differ in one name: with a metavariable for it.
    fn merged(
        &self,
        language: Language,
        group: &[Spot<'_>],
        partial: &[(Candidate, Vec<bool>)],
    ) -> Result<Option<Accepted>, OperationError> {
        let mut tried: BTreeSet<String> = BTreeSet::new();
        for (i, (first, _)) in partial.iter().enumerate().take(MAX_MERGED) {
            for (second, _) in partial.iter().skip(i + 1).take(MAX_MERGED) {
                let Some(positive) = one_name_apart(&first.positive, &second.positive) else { continue };
                if first.negative != second.negative || !tried.insert(positive.clone()) {
                    continue;
                }
                let candidate = Candidate { positive, negative: first.negative.clone() };
                let set = set_of(language, std::slice::from_ref(&candidate));
                let (covered, loud) = self.cover(&set, group);
                if !loud
                    && covered.iter().all(|c| *c)
                    && let Some(elsewhere) = self.elsewhere(&set, group)?
                {
                    return Ok(Some((vec![candidate], covered, elsewhere)));
                }
            }
        }
        Ok(None)
    }

    /// Several patterns for what no single one covers.
    fn united(
        &self,
        language: Language,
        group: &[Spot<'_>],
        partial: Vec<(Candidate, Vec<bool>)>,
    ) -> Result<Option<Accepted>, OperationError> {
        let mut chosen: Vec<Candidate> = Vec::new();
        let mut covered = vec![false; group.len()];
        while chosen.len() < MAX_EITHER {
            let gain = |own: &Vec<bool>| own.iter().zip(&covered).filter(|(o, c)| **o && !**c).count();
            // Of equals the first, which is the most general.
            let best = partial.iter().rev().max_by_key(|(_, own)| gain(own)).filter(|(_, own)| gain(own) > 0);
            let Some((candidate, own)) = best else { break };
            covered = covered.iter().zip(own).map(|(c, o)| *c || *o).collect();
            chosen.push(candidate.clone());
        }
        if chosen.is_empty() {
            return Ok(None);
        }
        let Some(elsewhere) = self.elsewhere(&set_of(language, &chosen), group)? else {
            // Together they find too much: the first alone.
            let (first, covered) = &partial[0];
            let elsewhere = self.elsewhere(&set_of(language, std::slice::from_ref(first)), group)?;
            return Ok(elsewhere.map(|e| (vec![first.clone()], covered.clone(), e)));
        };
        Ok(Some((chosen, covered, elsewhere)))
    }

    fn scan(&self, set: &RuleSet, path: &str, language: Language, text: &str, file: Option<&File>) -> Vec<Range<usize>> {
        let stop = || self.cx.cancel.is_cancelled();
        let target = Target { path, language, text, file, text_only: false, memory: None, first: None, stop: &stop };
        set.scan(&target).matches.into_iter().map(|m| m.range).collect()
    }

    /// On which places a rule fires as they were, and whether it does on any as it is.
    fn cover(&self, set: &RuleSet, group: &[Spot<'_>]) -> (Vec<bool>, bool) {
        let mut covered = vec![false; group.len()];
        let mut loud = false;
        let involved: BTreeSet<usize> = group.iter().map(|s| s.file).collect();
        for i in involved {
            let f = &self.files[i];
            let before = self.scan(set, &f.path, f.language, &f.before.source, Some(&f.before));
            if before.is_empty() {
                continue;
            }
            let after = self.scan(set, &f.path, f.language, &f.after.source, Some(&f.after));
            for (n, spot) in group.iter().enumerate().filter(|(_, s)| s.file == i) {
                covered[n] = before.iter().any(|m| meets(&spot.before, m));
                loud |= covered[n] && after.iter().any(|m| meets(&spot.after, m));
            }
        }
        (covered, loud)
    }

    /// What else a rule finds; `None` where that is too much.
    fn elsewhere(&self, set: &RuleSet, group: &[Spot<'_>]) -> Result<Option<Vec<At>>, OperationError> {
        let mut out = Vec::new();
        let Some(left) = self.searches.get().checked_sub(1) else { return Ok(None) };
        self.searches.set(left);
        for other in self.others {
            self.cx.cancel.check()?;
            let found = self.scan(set, &other.path, other.language, &other.text, None);
            let own: Vec<&Spot<'_>> = group.iter().filter(|s| self.files[s.file].path == other.path).collect();
            let index = LineIndex::new(&other.text);
            for range in found.into_iter().filter(|m| !own.iter().any(|s| meets(&s.before, m))) {
                out.push(At { path: other.path.clone(), line: index.line_of(range.start as u32) + 1 });
                if out.len() > MAX_ELSEWHERE {
                    return Ok(None);
                }
            }
        }
        Ok(Some(out))
    }
}

/// Two patterns that differ in one member's name, with a metavariable for it.
fn one_name_apart(a: &str, b: &str) -> Option<String> {
    let words = |text: &str| -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        let mut in_word = false;
        for c in text.chars() {
            let is_word = c.is_alphanumeric() || c == '_' || c == '$';
            match out.last_mut().filter(|_| is_word && in_word) {
                Some(last) => last.push(c),
                None => out.push(c.to_string()),
            }
            in_word = is_word;
        }
        out
    };
    let (mut a, b) = (words(a), words(b));
    if a.len() != b.len() {
        return None;
    }
    let differing: Vec<usize> = (0..a.len()).filter(|i| a[*i] != b[*i]).collect();
    let [one] = differing.as_slice() else { return None };
    // A member that is called: what it belongs to stays.
    let is_member = *one > 0 && a[one - 1] == "." && a.get(one + 1).is_some_and(|n| n == "(");
    let is_name = |w: &str| w.starts_with(|c: char| c.is_alphabetic() || c == '_');
    if !is_member || !is_name(&a[*one]) || !is_name(&b[*one]) || a[*one..].iter().any(|w| w == "$FUNCTION") {
        return None;
    }
    a[*one] = "$FUNCTION".to_owned();
    Some(a.concat())
}

fn set_of(language: Language, candidates: &[Candidate]) -> RuleSet {
    let mut text =
        format!("rules:\n  - id: inferred\n    message: m\n    severity: MEDIUM\n    languages: [{}]\n", rule_language(language));
    formula(&mut text, candidates);
    let (rules, _) = load(&[RuleSource { path: "inferred.yaml", prefix: "", text: &text }]);
    RuleSet::lazy(rules, false)
}

/// The sample, and what testing the rule on it came to; `None` where no sample passes.
fn sampled(files: &[Changed], id: &str, rule: &str, spots: &[&Spot<'_>]) -> Option<(Vec<Text>, TestReport)> {
    let (rules, problems) = load(&[RuleSource { path: "inferred.yaml", prefix: "", text: rule }]);
    if !problems.is_empty() {
        return None;
    }
    let set = RuleSet::lazy(rules, false);
    let lines = |path: &str, text: &str| -> BTreeSet<u32> {
        let language = crate::workspace::language_of(path, text);
        let target = Target { path, language, text, file: None, text_only: false, memory: None, first: None, stop: &|| false };
        let index = LineIndex::new(text);
        set.scan(&target).matches.iter().map(|m| index.line_of(m.range.start as u32)).collect()
    };
    let first = spots.first()?.file;
    let file = &files[first];
    let own = || spots.iter().filter(|s| s.file == first);
    // What the rule speaks of, not all that lies near it.
    let fired: BTreeSet<u32> = lines(&file.path, &file.before.source);
    let index = LineIndex::new(&file.before.source);
    let mut before: Vec<Range<usize>> = Vec::new();
    let mut after: Vec<Range<usize>> = Vec::new();
    for spot in own() {
        before.extend(
            spot.before
                .iter()
                .filter(|r| fired.range(index.line_of(r.start as u32)..=index.line_of(r.end as u32)).next().is_some())
                .cloned(),
        );
        after.extend(spot.after.iter().cloned());
        after.extend(spot.place.added.iter().map(|a| file.after.span(a.statement)));
    }
    let extension = file.path.rsplit('/').next().and_then(|n| n.rsplit_once('.')).map_or("txt", |(_, e)| e);
    let wanted = if file.path.ends_with(extension) { extension } else { "txt" };
    let passes = |samples: Vec<Text>| -> Option<(Vec<Text>, TestReport)> {
        let texts: Vec<(String, String)> = samples.iter().map(|t| (t.name.clone(), t.text.clone())).collect();
        let report = test_texts(&format!("{id}.yaml"), rule, &texts);
        (report.failures.is_empty() && report.firing > 0 && report.tested > 0).then_some((samples, report))
    };
    let parts = sample::of_parts(file, id, &before, &after, &lines);
    let parts = parts.map(|text| vec![Text { name: format!("{id}.{wanted}"), text }]);
    parts.and_then(passes).or_else(|| {
        let [old, new] = sample::of_files(file, id, &after, &lines)?;
        let named = |what: &str, text: String| Text { name: format!("{id}.{what}.{wanted}"), text };
        passes(vec![named("before", old), named("after", new)])
    })
}

/// A rule id out of the commit's subject.
fn id_of(out: &Inference, n: usize) -> String {
    const DULL: [&str; 18] =
        ["a", "an", "the", "and", "or", "of", "in", "to", "for", "on", "with", "by", "from", "is", "fix", "fixes", "fixed", "security"];
    let lower = out.subject.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| w.len() > 1 && w.len() < 30 && !DULL.contains(w)).take(6).collect();
    let base = if words.is_empty() { format!("inferred-{}", &out.after[..out.after.len().min(10)]) } else { words.join("-") };
    if n == 0 { base } else { format!("{base}-{}", n + 1) }
}

/// A text as a YAML scalar on one line.
fn quoted(text: &str) -> String {
    // A JSON text is a YAML text.
    serde_json::Value::from(text).to_string()
}

fn yaml(out: &Inference, id: &str, language: Language, candidates: &[Candidate]) -> String {
    let mut subject = out.subject.clone();
    if subject.is_empty() {
        subject = "Code as it was before a security fix".to_owned();
    }
    let upper = subject.to_uppercase();
    let cwe: BTreeSet<String> = upper
        .match_indices("CWE-")
        .map(|(i, _)| upper[i + 4..].chars().take_while(char::is_ascii_digit).collect::<String>())
        .filter(|digits| !digits.is_empty())
        .map(|digits| quoted(&format!("CWE-{digits}")))
        .collect();
    let message = format!("This is as it was before a fix: {}. Do as the fix does.", subject.trim_end_matches('.'));
    let mut text = format!(
        "rules:\n  - id: {id}\n    languages: [{}]\n    severity: MEDIUM\n    message: {}\n    metadata:\n      title: {}\n      cwe: [{}]\n      confidence: medium\n      inferred-from: {}\n",
        rule_language(language),
        quoted(&message),
        quoted(&subject),
        cwe.into_iter().collect::<Vec<_>>().join(", "),
        out.after,
    );
    formula(&mut text, candidates);
    text
}

fn written(candidates: &[Candidate]) -> String {
    let mut out = String::from("\n");
    formula(&mut out, candidates);
    out
}

/// The operators of a rule.
fn formula(out: &mut String, candidates: &[Candidate]) {
    match candidates {
        [one] if one.negative.is_empty() => scalar(out, 4, "pattern", &one.positive),
        [one] => {
            out.push_str("    patterns:\n");
            parts(out, 6, one);
        }
        several => {
            out.push_str("    pattern-either:\n");
            for c in several {
                if c.negative.is_empty() {
                    scalar(out, 6, "- pattern", &c.positive);
                } else {
                    out.push_str("      - patterns:\n");
                    parts(out, 10, c);
                }
            }
        }
    }
}

fn parts(out: &mut String, indent: usize, candidate: &Candidate) {
    scalar(out, indent, "- pattern", &candidate.positive);
    for (operator, text) in &candidate.negative {
        scalar(out, indent, &format!("- {operator}"), text);
    }
}

fn scalar(out: &mut String, indent: usize, key: &str, text: &str) {
    let plain = !text.contains(|c: char| c.is_control() && c != '\n' && c != '\t') && !text.starts_with(char::is_whitespace);
    if text.contains('\n') && plain {
        let _ = writeln!(out, "{:indent$}{key}: |-", "");
        // Below the key, whichever way it is written.
        let inner = indent + 4;
        for line in text.lines() {
            let _ = writeln!(out, "{}", format!("{:inner$}{line}", "").trim_end());
        }
    } else {
        let _ = writeln!(out, "{:indent$}{key}: {}", "", quoted(text));
    }
}
