//! Findings that somebody said not to count: comments in the source, and the configuration.
//!
//! A comment holds for the line it stands on, and where nothing but the comment stands on that line,
//! for the next line that is not itself such a comment. Of a finding, its first and its last line
//! count. Each tool's word holds for its own kind of finding.

use super::findings::{Hit, Input};
use super::rules::{RuleInfo, Rules};
use crate::config::{is_date, named_by};
use crate::finding::{Edit, Finding, Problem, Suppressed};
use ql_syntax::embed::{self, Region};
use ql_syntax::{Language, LineIndex};
use regex::Regex;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::{Arc, LazyLock};
use tree_sitter::{Node, Tree};

/// The kinds of findings that a tool's word may be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subject {
    Code,
    Secret,
    Infra,
    Shell,
}

fn subject(info: &RuleInfo, language: Language) -> Subject {
    match language.id() {
        _ if info.kind == "secret" => Subject::Secret,
        "terraform" | "yaml" | "json" | "dockerfile" => Subject::Infra,
        "bash" => Subject::Shell,
        _ => Subject::Code,
    }
}

/// How far a directive reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    Line,
    /// Everything that encloses it as well (a block's own findings).
    Enclosing,
    File,
}

#[derive(Debug)]
struct Directive {
    /// The byte of its word.
    at: usize,
    line: u32,
    alone: bool,
    ours: bool,
    subjects: &'static [Subject],
    reach: Reach,
    ids: Vec<String>,
    reason: Option<String>,
    until: Option<String>,
    used: bool,
}

const EVERYTHING: &[Subject] = &[Subject::Code, Subject::Secret, Subject::Infra, Subject::Shell];

static WORDS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i-u)\b(nosemgrep|nosem|nosec|nosonar|gitleaks:allow|checkov:skip|tfsec:ignore|trivy:ignore|kics-scan|hadolint\s+ignore|shellcheck\s+disable)\b",
    )
    .ok()
});
static UNTIL: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\(until (\d{4}-\d{2}-\d{2})\)").ok());

/// Marks the hits that a comment suppresses, and tells of our own comments that hold nothing. Comments in
/// embedded code hold for that code, by its own lines; those of the file for all that is on the file's lines.
pub(crate) fn by_comments(rules: &Rules, input: &Input<'_>, index: &LineIndex, regions: &[Arc<Region>], hits: &mut [Hit]) -> Vec<Problem> {
    let mut outer = directives(input, index);
    let alone = alone_on(&outer);
    let inside = inside(input, regions, &outer);
    let mut problems = Vec::new();
    let mut hits_of: FxHashMap<*const Region, Vec<usize>> = FxHashMap::default();
    for (number, hit) in hits.iter().enumerate().filter(|_| !inside.is_empty()) {
        if let Some((region, _)) = &hit.inner {
            hits_of.entry(Arc::as_ptr(region)).or_default().push(number);
        }
    }
    for (region, lines, mut own) in inside {
        let alone = alone_on(&own);
        for number in hits_of.remove(&Arc::as_ptr(&region)).unwrap_or_default() {
            let hit = &mut hits[number];
            let Some((_, range)) = &hit.inner else { continue };
            let last = lines.line_of(range.end.saturating_sub(1).max(range.start) as u32);
            let first = lines.line_of(range.start as u32);
            apply(rules, region.language, hit, (first, last), &alone, &mut own);
        }
        // From here on they are told of by the file's lines.
        for d in &mut own {
            d.line = index.line_of(region.to_host(&(d.at..d.at + 1)).start as u32);
        }
        problems.extend(stale(rules, input, &own));
    }
    for hit in hits {
        let language = hit.inner.take().map_or(input.language, |(region, _)| region.language);
        // Upstream looks at the first line alone.
        let first = hit.finding.start.line - 1;
        let lines = (first, if rules.is_compat() { first } else { last_line(hit) });
        apply(rules, language, hit, lines, &alone, &mut outer);
    }
    problems.extend(stale(rules, input, &outer));
    problems
}

/// The comments of embedded code, with its lines; without those that are comments of the file as well.
fn inside(input: &Input<'_>, regions: &[Arc<Region>], outer: &[Directive]) -> Vec<(Arc<Region>, LineIndex, Vec<Directive>)> {
    let known: FxHashSet<usize> = outer.iter().map(|d| d.at).collect();
    let mut out = Vec::new();
    for region in regions.iter().filter(|r| WORDS.as_ref().is_some_and(|w| w.is_match(&r.text))) {
        let lines = LineIndex::new(&region.text);
        let mut found = directives(&Input { language: region.language, text: &region.text, file: None, tree: None, ..*input }, &lines);
        found.retain(|d| {
            let word = d.at..d.at + 1;
            region.is_written(&word) && !known.contains(&region.to_host(&word).start)
        });
        if !found.is_empty() {
            out.push((region.clone(), lines, found));
        }
    }
    out
}

fn alone_on(directives: &[Directive]) -> Vec<u32> {
    directives.iter().filter(|d| d.alone).map(|d| d.line).collect()
}

/// Marks a hit on some lines (the first and the last) if a comment suppresses it.
fn apply(rules: &Rules, language: Language, hit: &mut Hit, lines: (u32, u32), alone: &[u32], directives: &mut [Directive]) {
    if directives.is_empty() {
        return;
    }
    let Some(info) = rules.info.iter().find(|r| r.id == hit.finding.rule) else { return };
    let subject = subject(info, language);
    for d in directives {
        let named = d.ids.is_empty() || d.ids.iter().any(|id| named_by(id, &info.id));
        if !named || !d.subjects.contains(&subject) || !reaches(d, lines.0, lines.1, alone) {
            continue;
        }
        d.used = true;
        if hit.finding.suppressed.is_none() {
            hit.finding.suppressed =
                Some(Suppressed { by: "comment".into(), reason: d.reason.clone(), author: None, until: d.until.clone() });
        }
    }
}

/// What to say of our own comments that hold nothing.
fn stale(rules: &Rules, input: &Input<'_>, directives: &[Directive]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for d in directives.iter().filter(|d| d.ours && !d.used) {
        for id in &d.ids {
            // Another tool's rule is none of our business; one of ours that holds nothing is stale.
            if let [info, ..] = rules.find(id)[..] {
                problems.push(Problem {
                    kind: "suppression".into(),
                    rule: Some(info.id.clone()),
                    path: Some(input.shown.to_owned()),
                    line: Some(d.line + 1),
                    message: "this suppression holds no finding; remove it".into(),
                });
            }
        }
    }
    problems
}

fn last_line(hit: &Hit) -> u32 {
    let (start, end) = (&hit.finding.start, &hit.finding.end);
    // An end at the beginning of a line belongs to the line before.
    if end.column == 1 && end.line > start.line { end.line - 2 } else { end.line - 1 }
}

fn reaches(d: &Directive, first: u32, last: u32, alone: &[u32]) -> bool {
    if d.reach == Reach::File || d.line == first || d.line == last {
        return true;
    }
    if d.reach == Reach::Enclosing && (first..=last).contains(&d.line) {
        return true;
    }
    if !d.alone {
        return false;
    }
    let mut next = d.line + 1;
    while alone.contains(&next) {
        next += 1;
    }
    next == first
}

fn directives(input: &Input<'_>, index: &LineIndex) -> Vec<Directive> {
    let Some(words) = WORDS.as_ref() else { return Vec::new() };
    let mut found = Vec::new();
    let mut own_tree = None;
    for m in words.find_iter(input.text) {
        if !in_comment(input, m.start(), index, &mut own_tree) {
            continue;
        }
        let line = index.line_of(m.start() as u32);
        let range = index.line_range(line);
        let before = &input.text[range.start..m.start()];
        let rest = comment_rest(&input.text[m.end()..range.end.max(m.end())], input.language);
        let alone = !before.chars().any(char::is_alphanumeric);
        if let Some(d) = directive(&m.as_str().to_ascii_lowercase(), rest, line, alone) {
            found.push(Directive { at: m.start(), ..d });
        }
    }
    found
}

fn directive(word: &str, rest: &str, line: u32, alone: bool) -> Option<Directive> {
    use Subject::{Code, Infra, Secret, Shell};
    let (text, reason) = match rest.split_once("--") {
        Some((text, reason)) => (text, Some(reason.trim())),
        None => (rest, None),
    };
    let mut d = Directive {
        at: 0,
        line,
        alone,
        ours: false,
        subjects: EVERYTHING,
        reach: Reach::Line,
        ids: Vec::new(),
        reason: None,
        until: None,
        used: false,
    };
    match word {
        "nosem" | "nosemgrep" => {
            d.ours = true;
            if let Some(ids) = text.trim_start().strip_prefix(':') {
                let ids = ids.split([',', ' ', '\t']).map(str::trim).filter(|i| !i.is_empty());
                d.ids = ids.take_while(|i| i.chars().all(|c| c.is_alphanumeric() || "._-".contains(c))).map(str::to_owned).collect();
                if d.ids.is_empty() {
                    // `nosemgrep:` with nothing after it would otherwise silence everything.
                    return None;
                }
            }
        }
        "nosec" => d.subjects = &[Code],
        "nosonar" => d.subjects = &[Code, Infra, Shell],
        "gitleaks:allow" => d.subjects = &[Secret],
        "checkov:skip" | "tfsec:ignore" | "trivy:ignore" => {
            d.subjects = &[Infra];
            d.reach = Reach::Enclosing;
        }
        "kics-scan" => {
            d.subjects = &[Infra];
            d.reach = match text.split_whitespace().next() {
                Some("ignore-line") => Reach::Line,
                Some("ignore-block") => Reach::Enclosing,
                Some(w) if w == "ignore" || w.starts_with("disable") => Reach::File,
                _ => return None,
            };
        }
        w if w.starts_with("hadolint") => d.subjects = &[Infra],
        w if w.starts_with("shellcheck") => d.subjects = &[Shell],
        _ => return None,
    }
    if let Some(reason) = reason.filter(|r| !r.is_empty()) {
        d.until = UNTIL.as_ref().and_then(|u| u.captures(reason)).map(|c| c[1].to_owned()).filter(|u| is_date(u));
        let plain = UNTIL.as_ref().map_or(reason.into(), |u| u.replace(reason, ""));
        d.reason = Some(plain.trim().to_owned()).filter(|r| !r.is_empty());
    }
    Some(d)
}

// What follows the word, without the comment's end.
fn comment_rest(rest: &str, language: Language) -> &str {
    let mut rest = rest.trim_end();
    for (_, close) in language.row().comments.block {
        if let Some(at) = rest.find(close) {
            rest = rest[..at].trim_end();
        }
    }
    rest
}

fn in_comment(input: &Input<'_>, at: usize, index: &LineIndex, own: &mut Option<Option<Tree>>) -> bool {
    let comments = &input.language.row().comments;
    if comments.line.is_empty() && comments.block.is_empty() {
        return true;
    }
    let tree = match input.tree {
        Some(tree) => Some(tree),
        None if input.text_only || input.text.len() > 2_000_000 => None,
        None => own.get_or_insert_with(|| ql_syntax::parse(input.language, input.text).ok()).as_ref(),
    };
    if let Some(tree) = tree {
        let node = tree.root_node().descendant_for_byte_range(at, at + 1);
        return node.is_some_and(|n| std::iter::successors(Some(n), Node::parent).take(8).any(|n| n.is_extra() || is_comment(n.kind())));
    }
    // Without a tree: a comment begins earlier on the line.
    let line = index.line_range(index.line_of(at as u32));
    let before = &input.text[line.start..at];
    comments.line.iter().any(|l| before.contains(l)) || comments.block.iter().any(|(open, _)| before.contains(open))
}

fn is_comment(kind: &str) -> bool {
    kind.contains("comment") || kind == "marginalia"
}

/// The text that suppresses a rule, as a comment of the language; `None` where it has no comments.
pub(crate) fn comment_text(language: Language, rule: &str, reason: &str, until: Option<&str>) -> Option<String> {
    let reason: String = reason.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let reason = reason.trim().replace("--", "-");
    let until = until.map_or(String::new(), |u| format!(" (until {u})"));
    let body = match (reason.is_empty(), until.is_empty()) {
        (true, true) => format!("nosemgrep: {rule}"),
        _ => format!("nosemgrep: {rule} -- {}", format!("{reason}{until}").trim()),
    };
    let comments = &language.row().comments;
    if let Some(leader) = comments.line.first() {
        return Some(format!("{leader} {body}"));
    }
    let (open, close) = comments.block.first()?;
    Some(format!("{open} {} {close}", body.replace(close, "")))
}

/// The edit that writes [`comment_text`] where it holds for a finding: in embedded code as a comment of
/// that, if one may stand there, else as one of the file.
pub(crate) fn edit(text: &str, language: Language, finding: &Finding, reason: &str, until: Option<&str>) -> Option<Edit> {
    let offset = (finding.start.offset as usize).min(text.len());
    let place = |region: &Region| region.to_text(offset).filter(|at| region.takes_comments(*at));
    let regions = embed::find(language, &finding.path, text, &mut || false).regions;
    let embedded = regions.iter().find_map(|r| {
        let (at, new) = comment_at(&r.text, r.language, place(r)?, &comment_text(r.language, &finding.rule, reason, until)?);
        let (range, new) = r.edit(text, &(at..at), &new)?;
        Some((range.start, new))
    });
    let (at, new) = match embedded {
        Some(edit) => edit,
        None => comment_at(text, language, offset, &comment_text(language, &finding.rule, reason, until)?),
    };
    let at = super::findings::position(text, &LineIndex::new(text), at);
    Some(Edit { path: finding.path.clone(), start: at, end: at, text: new })
}

/// Where a comment holds for a byte, and what to write there: behind its line if the language has line
/// comments and nothing on that line forbids it, else on a line of its own.
fn comment_at(text: &str, language: Language, offset: usize, comment: &str) -> (usize, String) {
    let index = LineIndex::new(text);
    let line = index.line_of(offset as u32);
    let range = index.line_range(line);
    let body = text[range.clone()].trim_end_matches(['\n', '\r']);
    let end_of_line = range.start + body.len();
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let behind =
        !language.row().comments.line.is_empty() && !body.trim_end().ends_with('\\') && line_ends_in_code(text, language, end_of_line);
    if behind {
        (range.start + body.trim_end().len(), format!("  {comment}"))
    } else {
        let indent: String = body.chars().take_while(|c| c.is_whitespace()).collect();
        (range.start, format!("{indent}{comment}{newline}"))
    }
}

// Whether a comment may stand at the end of a line: not inside a string or heredoc that goes on, and
// not behind another comment.
fn line_ends_in_code(text: &str, language: Language, end: usize) -> bool {
    let Ok(tree) = ql_syntax::parse(language, text) else { return true };
    let Some(node) = tree.root_node().descendant_for_byte_range(end.saturating_sub(1), end) else { return true };
    for n in std::iter::successors(Some(node), Node::parent).take(32) {
        let literal =
            n.kind().contains("string") || n.kind().contains("heredoc") || n.kind().contains("template") || n.kind().contains("scalar");
        if (literal && n.end_byte() > end) || is_comment(n.kind()) {
            return false;
        }
    }
    !matches!(language.id(), "dockerfile" | "yaml" | "text")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<String> {
        let input = Input::of(path, Language::from_file_name(path).unwrap(), text, false);
        directives(&input, &LineIndex::new(text))
            .into_iter()
            .map(|d| format!("{} {:?} {:?} {:?} {:?} {}", d.line + 1, d.subjects, d.reach, d.ids, d.reason, d.alone))
            .collect()
    }

    #[test]
    fn forms() {
        let text = "f(1)  # nosemgrep: a.b, c-d -- it is fine\n\
                    # nosem\n\
                    s = 'x nosemgrep: a'\n\
                    f(2)  #nosec B101\n\
                    # NOSONAR\n\
                    f(3) # NoSemgrep:\n\
                    f(4) # nosemgrep: x -- (until 2030-01-02) old\n";
        expect_test::expect![[r#"
            [
                "1 [Code, Secret, Infra, Shell] Line [\"a.b\", \"c-d\"] Some(\"it is fine\") false",
                "2 [Code, Secret, Infra, Shell] Line [] None true",
                "4 [Code] Line [] None false",
                "5 [Code, Infra, Shell] Line [] None true",
                "7 [Code, Secret, Infra, Shell] Line [\"x\"] Some(\"old\") false",
            ]
        "#]]
        .assert_debug_eq(&found("a.py", text));
        expect_test::expect![[r#"
            [
                "1 [Infra] Enclosing [] None true",
                "2 [Infra] File [] None true",
                "3 [Infra] Line [] None true",
            ]
        "#]]
        .assert_debug_eq(&found("a.tf", "# checkov:skip=CKV_1:because\n# kics-scan ignore\n# kics-scan ignore-line\n"));
        assert_eq!(found("a.html", "<p>nosem</p><!-- nosemgrep: x -->"), ["1 [Code, Secret, Infra, Shell] Line [\"x\"] None false"]);
        assert_eq!(found("a.txt", "token nosemgrep: x").len(), 1);
        assert_eq!(
            found("a.java", "/* nosemgrep: x */ f();\nString s = \"nosem\";"),
            ["1 [Code, Secret, Infra, Shell] Line [\"x\"] None true"]
        );
    }

    #[test]
    fn written_comments_are_understood() {
        for path in ["a.py", "a.js", "a.html", "a.sql", "a.tf", "a.lua"] {
            let language = Language::from_file_name(path).unwrap();
            let text = comment_text(language, "x.y", "a -- b", Some("2030-01-01")).unwrap();
            let d = found(path, &format!("{text}\n"));
            assert_eq!(d, ["1 [Code, Secret, Infra, Shell] Line [\"x.y\"] Some(\"a - b\") true"], "{text}");
        }
        assert_eq!(comment_text(Language::text(), "x", "", None), None);
    }
}
