//! Recorded answers of Semgrep 1.185 on small rules and programs, against ours with `compat`.
//! `QL_ORACLE=python` prints every case of a language that differs.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test")]

use ql_rules::{RuleSet, RuleSource, Target, load};
use ql_syntax::{Encoding, Language, LineIndex};
use serde_json::Value;
use std::collections::BTreeMap;

type Found = (u64, u64, u64, u64, String);

fn expected(case: &Value) -> Vec<Found> {
    let n = |v: &Value| v.as_u64().unwrap_or(0);
    let mut out: Vec<Found> = case["matches"]
        .as_array()
        .unwrap()
        .iter()
        .map(|m| (n(&m["start"][0]), n(&m["start"][1]), n(&m["end"][0]), n(&m["end"][1]), m["message"].as_str().unwrap_or("").to_owned()))
        .collect();
    out.sort();
    out
}

fn ours(case: &Value, compat: bool) -> Result<Vec<Found>, String> {
    let rules = serde_json::json!({ "rules": [case["rule"]] }).to_string();
    let (rules, problems) = load(&[RuleSource { path: "case", prefix: "", text: &rules }]);
    if let Some(p) = problems.iter().find(|p| !p.warning) {
        return Err(p.message.clone());
    }
    let (set, problems) = RuleSet::compile(rules, compat);
    if let Some(p) = problems.iter().find(|p| !p.warning) {
        return Err(p.message.clone());
    }
    let file = case["file"].as_str().unwrap();
    let text = case["code"].as_str().unwrap();
    let language = Language::detect(file, text.as_bytes());
    let outcome =
        set.scan(&Target { path: file, language, text, file: None, text_only: false, memory: None, first: None, stop: &|| false });
    let index = LineIndex::new(text);
    let at = |o: usize| {
        let p = index.point(text, o, Encoding::Utf32);
        (u64::from(p.line) + 1, u64::from(p.column) + 1)
    };
    let mut out: Vec<Found> = outcome
        .matches
        .into_iter()
        .map(|m| {
            let (s, e) = (at(m.range.start), at(m.range.end));
            (s.0, s.1, e.0, e.1, m.message)
        })
        .collect();
    out.sort();
    out.dedup();
    Ok(out)
}

/// Languages lowered so far, with the share of their cases that must agree, in percent; taint rules of
/// all languages together.
const BARS: &[(&str, usize)] = &[
    ("python", 98),
    ("javascript", 100),
    ("typescript", 100),
    ("java", 100),
    ("go", 100),
    ("generic", 100),
    ("regex", 100),
    ("json", 100),
    ("yaml", 100),
    ("terraform", 100),
    ("dockerfile", 100),
    ("bash", 100),
    ("php", 100),
    ("ruby", 100),
    ("csharp", 100),
    ("taint", 98),
    ("rust", 100),
    ("scala", 100),
    ("solidity", 100),
    ("swift", 100),
];

#[test]
fn agreement() {
    let show = std::env::var("QL_ORACLE").unwrap_or_default();
    let mut counts: BTreeMap<String, (usize, usize, usize, usize)> = BTreeMap::new();
    for line in include_str!("oracle/cases.jsonl").lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let rule = &case["rule"];
        if case.get("errors").is_some_and(|e| e.as_array().is_some_and(|a| !a.is_empty())) {
            continue;
        }
        let language = if rule["mode"] == "taint" { "taint" } else { rule["languages"][0].as_str().unwrap() }.to_owned();
        let want = expected(&case);
        let got = ours(&case, true);
        let entry = counts.entry(language.clone()).or_default();
        entry.0 += 1;
        let lines = |f: &[Found]| f.iter().map(|m| (m.0, m.4.clone())).collect::<std::collections::BTreeSet<_>>();
        let same_lines = got.as_ref().is_ok_and(|g| lines(g) == lines(&want));
        let exact = got.as_ref().is_ok_and(|g| *g == want);
        entry.1 += usize::from(exact);
        entry.2 += usize::from(same_lines);
        entry.3 += usize::from(got.is_err());
        if (show == language || show == "all" || show == case["id"])
            && !(if std::env::var("QL_ORACLE_COLUMNS").is_ok_and(|c| !c.is_empty()) { exact } else { same_lines })
        {
            println!(
                "--- {} {}\n{}\n--- code\n{}\n--- want {want:?}\n--- got  {got:?}\n",
                case["id"],
                language,
                serde_json::to_string(rule).unwrap(),
                case["code"].as_str().unwrap()
            );
        }
    }
    let mut failed = Vec::new();
    for (language, (all, exact, lines, errors)) in &counts {
        println!("{language:12} {all:4} cases, {lines:4} agree by line and message, {exact:4} to the column, {errors} not compiled");
        if let Some((_, bar)) = BARS.iter().find(|(l, _)| l == language)
            && lines * 100 < all * bar
        {
            failed.push(format!("{language}: {lines} of {all}"));
        }
    }
    assert!(failed.is_empty() || std::env::var("QL_ORACLE").is_ok(), "below the bar: {failed:?}");
}

/// Where we go another way than Semgrep on purpose: the cases of the lowered languages whose lines or
/// messages differ without `compat`, each with the section of the specification that asks for it.
#[test]
fn differences() {
    let mut listed = BTreeMap::new();
    for line in include_str!("oracle/differences.txt").lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
        let (id, why) = line.split_once(' ').unwrap();
        assert!(why.starts_with(|c: char| c.is_ascii_digit()), "{id}: which section?");
        listed.insert(id.to_owned(), why.to_owned());
    }
    let mut wrong = Vec::new();
    for line in include_str!("oracle/cases.jsonl").lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let rule = &case["rule"];
        let language = rule["languages"][0].as_str().unwrap();
        let lowered = BARS.iter().any(|(l, _)| *l == language);
        if !lowered || rule["mode"] == "taint" || case.get("errors").is_some_and(|e| e.as_array().is_some_and(|a| !a.is_empty())) {
            continue;
        }
        let lines = |f: &[Found]| f.iter().map(|m| (m.0, m.4.clone())).collect::<std::collections::BTreeSet<_>>();
        let want = expected(&case);
        let got = ours(&case, false);
        let same = got.as_ref().is_ok_and(|g| lines(g) == lines(&want));
        let id = case["id"].as_str().unwrap();
        if same == listed.contains_key(id) {
            wrong.push(id.to_owned());
            if std::env::var("QL_ORACLE").is_ok() {
                println!(
                    "--- {id} {language}\n{}\n{}\nwant {want:?}\ngot  {got:?}\n",
                    serde_json::to_string(rule).unwrap(),
                    case["code"].as_str().unwrap()
                );
            }
        }
    }
    assert!(wrong.is_empty(), "differ and are not listed, or are listed and agree: {wrong:?}");
}
