//! Testing rules on annotated samples.
//!
//! `x.yaml` is tested on every file beside it that is called `x` with another extension (`x.test.yaml`
//! for rules about YAML). A comment `ruleid: ID` says that ID matches on the next line that is no such
//! comment, `ok: ID` that it does not; every match must be announced. `x.fixed.EXT` is the sample after
//! all fixes.

use super::metamorphic::{self, Transform};
use super::rules::{RuleFile, Rules, problem, referred, rule_files};
use crate::finding::Problem;
use crate::patch::unified;
use crate::workspace::{Loaded, Snapshot, language_of, load};
use ql_rules::{JoinRow, RuleSource, Target};
use ql_syntax::{Language, LineIndex};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What testing came to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct TestReport {
    /// Rules with at least one sample.
    pub tested: u64,
    /// Lines that had to match, and did or did not.
    pub firing: u64,
    /// Lines that had to stay quiet, and did or did not.
    pub quiet: u64,
    /// Rules without any sample.
    pub untested: Vec<String>,
    /// What is wrong.
    pub failures: Vec<Failure>,
}

/// Something that is wrong.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Failure {
    /// The rule.
    pub rule: String,
    /// The sample or rule file.
    pub path: String,
    /// 1-based line, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// `missed`, `unexpected`, `fix`, `rule`, `syntax`, or the name of the rewriting after which a result differs.
    pub kind: String,
    /// What is wrong, with the source line or a diff.
    pub message: String,
}

#[derive(Debug, Default)]
struct Expected {
    firing: BTreeMap<String, BTreeSet<u32>>,
    quiet: BTreeMap<String, BTreeSet<u32>>,
}

/// Whether a line only announces what the next one holds.
pub(crate) fn is_annotation(line: &str) -> bool {
    annotations(line).is_some()
}

// `ruleid: a, b` or `ok: a`, behind whatever begins a comment.
fn annotations(line: &str) -> Option<(bool, Vec<&str>)> {
    let body = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let (firing, rest) = if let Some(rest) = body.strip_prefix("ruleid:") {
        (true, rest)
    } else if let Some(rest) = body.strip_prefix("ok:") {
        (false, rest)
    } else {
        return None;
    };
    // In code without a comment sign, `ok:` may be a label or a key.
    if line.trim_start().starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let rest = rest.trim_end_matches(|c: char| c != '-' && c != '_' && !c.is_alphanumeric());
    let ids = rest.split([',', ' ']).map(str::trim).filter(|i| !i.is_empty());
    let ids: Vec<_> =
        ids.take_while(|i| i.starts_with(char::is_alphanumeric) && i.chars().all(|c| c.is_alphanumeric() || "._-".contains(c))).collect();
    (!ids.is_empty()).then_some((firing, ids))
}

fn expected(text: &str) -> Expected {
    let mut out = Expected::default();
    let mut waiting: Vec<(bool, &str)> = Vec::new();
    for (i, line) in text.lines().enumerate() {
        match annotations(line) {
            Some((firing, ids)) => waiting.extend(ids.into_iter().map(|id| (firing, id))),
            None => {
                for (firing, id) in waiting.drain(..) {
                    let map = if firing { &mut out.firing } else { &mut out.quiet };
                    map.entry(id.to_owned()).or_default().insert(i as u32 + 1);
                }
            }
        }
    }
    out
}

/// Tests every rule file below a path (absolute).
pub fn test(snapshot: &Snapshot, path: &Path, with_transforms: bool, mut progress: impl FnMut(u64, u64)) -> (TestReport, Vec<Problem>) {
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    rule_files(snapshot, path, &mut files, &mut problems);
    let mut report = TestReport::default();
    let total = files.len() as u64;
    for (i, file) in files.iter().enumerate() {
        progress(i as u64, total);
        test_file(snapshot, file, with_transforms, &mut report);
    }
    (report, problems)
}

fn test_file(snapshot: &Snapshot, file: &RuleFile, with_transforms: bool, report: &mut TestReport) {
    let others = referred(snapshot, std::slice::from_ref(file));
    let others: Vec<_> = others.iter().map(RuleFile::source).collect();
    let rules = Rules::compile_for_samples(&[file.source()], &others);
    broken(&rules, &file.path, report);
    let samples = samples(&snapshot.absolute(&file.path));
    if samples.is_empty() {
        report.untested.extend(rules.info.iter().map(|r| r.id.clone()));
        return;
    }
    report.tested += rules.info.len() as u64;
    let mut texts = Vec::new();
    for sample in samples {
        let shown = snapshot.shown(&sample);
        match load(&sample, 10_000_000) {
            Loaded::Text(text) => texts.push((sample, shown, text.text.to_string())),
            _ => report.failures.push(Failure {
                rule: String::new(),
                path: shown,
                line: None,
                kind: "syntax".into(),
                message: "the sample cannot be read as text".into(),
            }),
        }
    }
    test_samples(&rules, &texts, with_transforms, report);
}

/// Tests a rule file's text on samples, by name and text.
pub(crate) fn test_texts(path: &str, rule: &str, samples: &[(String, String)]) -> TestReport {
    let mut report = TestReport::default();
    let rules = Rules::compile_for_samples(&[RuleSource { path, prefix: "", text: rule }], &[]);
    broken(&rules, path, &mut report);
    report.tested += rules.info.len() as u64;
    let texts: Vec<_> = samples.iter().map(|(name, text)| (PathBuf::new(), name.clone(), text.clone())).collect();
    test_samples(&rules, &texts, false, &mut report);
    report
}

fn test_samples(rules: &Rules, texts: &[(PathBuf, String, String)], with_transforms: bool, report: &mut TestReport) {
    let mut found: Vec<Found> = texts.iter().map(|(_, shown, text)| run(rules, shown, language_of(shown, text), text)).collect();
    joined(rules, texts, &mut found);
    for ((sample, shown, text), found) in texts.iter().zip(found) {
        test_sample(rules, sample, shown, text, found, with_transforms, report);
    }
}

// What joins find in all samples of their file together.
fn joined(rules: &Rules, texts: &[(PathBuf, String, String)], found: &mut [Found]) {
    for (index, rule) in rules.set.rules().iter().enumerate().filter(|(_, r)| r.join.is_some()) {
        let parts: Vec<(usize, &Part)> =
            found.iter().enumerate().flat_map(|(at, f)| f.parts.iter().map(move |p| (at, p))).filter(|(_, p)| p.rule == index).collect();
        let rows: Vec<JoinRow<'_>> =
            parts.iter().map(|(at, p)| JoinRow { member: p.member, path: &texts[*at].1, values: &p.values }).collect();
        let places: Vec<(usize, u32)> = rules.set.join(index, &rows).0.iter().map(|j| (parts[j.row].0, parts[j.row].1.line)).collect();
        for (at, line) in places {
            found[at].lines.entry(rule.id.clone()).or_default().insert(line);
        }
    }
}

fn broken(rules: &Rules, path: &str, report: &mut TestReport) {
    for p in rules.problems.iter().filter(|p| !p.warning) {
        let p = problem(p);
        report.failures.push(Failure {
            rule: p.rule.unwrap_or_default(),
            path: path.to_owned(),
            line: p.line,
            kind: "rule".into(),
            message: p.message,
        });
    }
}

// The files beside a rule file that carry its name.
fn samples(rule_file: &Path) -> Vec<PathBuf> {
    let (Some(folder), Some(stem)) = (rule_file.parent(), rule_file.file_stem().and_then(|s| s.to_str())) else {
        return Vec::new();
    };
    let mut found: Vec<_> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|e| e.path())
        .filter(|p| {
            let name = p.file_name().and_then(|n| n.to_str()).unwrap_or_default();
            let rest = name.strip_prefix(stem).and_then(|r| r.strip_prefix('.')).unwrap_or_default();
            p != rule_file && !rest.is_empty() && !rest.starts_with("fixed.") && !matches!(rest, "yaml" | "yml")
        })
        .collect();
    found.sort();
    found
}

struct Found {
    lines: BTreeMap<String, BTreeSet<u32>>,
    edits: Vec<(std::ops::Range<usize>, String)>,
    parts: Vec<Part>,
}

/// What a rule of a join matched.
struct Part {
    rule: usize,
    member: usize,
    line: u32,
    values: BTreeMap<String, String>,
}

fn run(rules: &Rules, shown: &str, language: Language, text: &str) -> Found {
    let target = Target { path: shown, language, text, file: None, text_only: false, memory: None, first: None, stop: &|| false };
    let outcome = rules.set.scan(&target);
    let index = LineIndex::new(text);
    let line_of = |m: &ql_rules::Match| index.line_of(m.range.start as u32) + 1;
    let mut found = Found { lines: BTreeMap::new(), edits: Vec::new(), parts: Vec::new() };
    for m in outcome.matches {
        let Some(info) = rules.info.get(m.rule) else { continue };
        found.lines.entry(info.id.clone()).or_default().insert(line_of(&m));
        found.edits.extend(m.fix.into_iter().flatten());
    }
    for (member, m) in outcome.parts {
        let line = line_of(&m);
        let values = m.metavariables.into_iter().map(|v| (v.name, v.text)).collect();
        found.parts.push(Part { rule: m.rule, member, line, values });
    }
    found
}

fn test_sample(rules: &Rules, sample: &Path, shown: &str, text: &str, found: Found, with_transforms: bool, report: &mut TestReport) {
    let language = language_of(shown, text);
    for e in ql_syntax::validate::validate(language, text).into_iter().take(1) {
        let line = LineIndex::new(text).line_of(e.span.start as u32) + 1;
        report.failures.push(Failure {
            rule: String::new(),
            path: shown.into(),
            line: Some(line),
            kind: "syntax".into(),
            message: e.message,
        });
    }
    let expected = expected(text);
    compare(rules, shown, text, &expected, &found, None, report);
    fixed(rules, sample, shown, text, found.edits, report);
    if with_transforms {
        for transform in Transform::ALL {
            let Some(changed) = metamorphic::apply(*transform, language, text) else { continue };
            let found = run(rules, shown, language, &changed);
            compare(rules, shown, &changed, &self::expected(&changed), &found, Some(*transform), report);
        }
    }
}

fn compare(rules: &Rules, shown: &str, text: &str, expected: &Expected, found: &Found, after: Option<Transform>, report: &mut TestReport) {
    let lines: Vec<&str> = text.lines().collect();
    let line = |n: u32| lines.get(n as usize - 1).map_or("", |l| l.trim());
    for (info, rule) in rules.info.iter().zip(rules.set.rules()) {
        // Of such a rule the name is the signal.
        let by_name = rule.metadata.get("name-sensitive").and_then(serde_json::Value::as_bool).unwrap_or(false);
        if by_name && after == Some(Transform::Locals) {
            continue;
        }
        // One sample was rewritten, not those that it fits together with.
        if rule.join.is_some() && after.is_some() {
            continue;
        }
        let of = |map: &BTreeMap<String, BTreeSet<u32>>| -> BTreeSet<u32> {
            map.iter().filter(|(id, _)| crate::config::named_by(id, &info.id)).flat_map(|(_, l)| l.iter().copied()).collect()
        };
        let (firing, quiet) = (of(&expected.firing), of(&expected.quiet));
        let got = found.lines.get(&info.id).cloned().unwrap_or_default();
        if after.is_none() {
            report.firing += firing.len() as u64;
            report.quiet += quiet.len() as u64;
        }
        let mut fail = |n: u32, kind: &str, what: &str| {
            let kind = after.map_or(kind.to_owned(), |t| t.name().to_owned());
            let when = after.map_or(String::new(), |t| format!(" after `{}`", t.name()));
            let message = format!("{what}{when}: {}", line(n));
            report.failures.push(Failure { rule: info.id.clone(), path: shown.to_owned(), line: Some(n), kind, message });
        };
        for n in firing.difference(&got) {
            fail(*n, "missed", "no match");
        }
        for n in got.difference(&firing) {
            let what = if quiet.contains(n) { "a match where none may be" } else { "a match that is not announced" };
            fail(*n, "unexpected", what);
        }
    }
}

fn fixed(rules: &Rules, sample: &Path, shown: &str, text: &str, mut edits: Vec<(std::ops::Range<usize>, String)>, report: &mut TestReport) {
    let (Some(stem), Some(extension)) = (sample.file_stem().and_then(|s| s.to_str()), sample.extension().and_then(|s| s.to_str())) else {
        return;
    };
    let path = sample.with_file_name(format!("{stem}.fixed.{extension}"));
    let Loaded::Text(wanted) = load(&path, 10_000_000) else { return };
    edits.sort_by_key(|(r, _)| (r.start, r.end));
    let mut out = String::new();
    let mut at = 0;
    for (range, new) in edits {
        // Of overlapping fixes the first is applied.
        if range.start >= at && range.end <= text.len() {
            out.push_str(&text[at..range.start]);
            out.push_str(&new);
            at = range.end;
        }
    }
    out.push_str(&text[at..]);
    if out != *wanted.text {
        let name = shown.replace(&format!("{stem}.{extension}"), &format!("{stem}.fixed.{extension}"));
        report.failures.push(Failure {
            rule: rules.info.first().map_or(String::new(), |r| r.id.clone()),
            path: name.clone(),
            line: None,
            kind: "fix".into(),
            message: format!(
                "the fixed sample differs from what the fixes make of it:\n{}",
                unified(&name, &wanted.text, &out, false, false)
            ),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn announcements() {
        assert_eq!(annotations("  # ruleid: a-b, c.d"), Some((true, vec!["a-b", "c.d"])));
        assert_eq!(annotations("// ok: x"), Some((false, vec!["x"])));
        assert_eq!(annotations("<!-- ruleid: x -->"), Some((true, vec!["x"])));
        assert_eq!(annotations("/* ok: x_y */"), Some((false, vec!["x_y"])));
        assert_eq!(annotations("ok: true"), None);
        assert_eq!(annotations("# nothing"), None);
        let e = expected("# ruleid: a\n# ok: b\nx\n# ok: a\n\ny\n");
        assert_eq!(format!("{e:?}"), "Expected { firing: {\"a\": {3}}, quiet: {\"a\": {5}, \"b\": {3}} }");
    }
}
