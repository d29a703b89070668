//! The pairs of a true and a false flow in `tests/flows`: which are told right. Those that are not stand in
//! `tests/flows/wrong.txt`; what is not in that list must be right, and what is right must not be in it.
//! `UPDATE_EXPECT=1` writes it anew.
#![allow(clippy::unwrap_used, reason = "a test may stop")]

use ql_rules::{Match, RuleSet, RuleSource, Target, load};
use ql_syntax::{Encoding, Language, LineIndex};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The lines after annotations: those with a flow and those without.
fn annotated(code: &str) -> (BTreeSet<u32>, BTreeSet<u32>) {
    let (mut flows, mut none) = (BTreeSet::new(), BTreeSet::new());
    for (index, line) in code.lines().enumerate() {
        match line.trim().trim_start_matches(['/', '#']).trim() {
            "flow" => flows.insert(index as u32 + 2),
            "no flow" => none.insert(index as u32 + 2),
            _ => false,
        };
    }
    (flows, none)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { out.extend(files(&path)) } else { out.push(path) }
    }
    out.sort();
    out
}

/// What is wrong with each pair of a language; nothing where it is right.
fn pairs(language: &str) -> BTreeMap<String, Vec<String>> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/flows");
    let root = std::path::PathBuf::from(std::env::var("SCRATCH").unwrap());
    let rules = std::fs::read_to_string(own.join(format!("rules/{language}.yaml"))).unwrap();
    let (rules, problems) = load(&[RuleSource { path: "flow.yaml", prefix: "", text: &rules }]);
    assert!(problems.is_empty(), "{problems:?}");
    let set = RuleSet::lazy(rules, false);
    let mut out = BTreeMap::new();
    let mut all: Vec<PathBuf> = std::fs::read_dir(root.join(language)).into_iter().flatten().map(|e| e.unwrap().path()).collect();
    all.sort();
    for pair in all {
        let name = format!("{language}/{}", pair.file_name().unwrap().to_string_lossy());
        let mut wrong = Vec::new();
        let parts = if pair.is_dir() { files(&pair) } else { vec![pair.clone()] };
        // The files of a folder are looked at together.
        let mut texts = Vec::new();
        for part in parts {
            let code = std::fs::read_to_string(&part).unwrap();
            let file = part.strip_prefix(if pair.is_dir() { &pair } else { pair.parent().unwrap() }).unwrap();
            texts.push((file.to_string_lossy().into_owned(), code));
        }
        let targets: Vec<Target<'_>> = texts
            .iter()
            .map(|(file, text)| Target {
                path: file,
                language: Language::detect(file, text.as_bytes()),
                text,
                file: None,
                text_only: false,
                memory: None,
                first: None,
                stop: &|| false,
            })
            .collect();
        let matches: Vec<(String, Vec<Match>)> = if pair.is_dir() {
            let kept: Vec<_> = targets.iter().filter_map(|t| set.gather(t).1).collect();
            let (found, limits) = set.follow(&kept, &|| false);
            assert!(limits.is_empty(), "{limits:?}");
            kept.iter().map(|k| k.path().to_owned()).zip(found).collect()
        } else {
            targets.iter().map(|t| (t.path.to_owned(), set.scan(t).matches)).collect()
        };
        for (file, code) in &texts {
            let index = LineIndex::new(code);
            let own = matches.iter().find(|(path, _)| path == file).into_iter().flat_map(|(_, m)| m);
            let found: BTreeSet<u32> = own.map(|m| index.point(code, m.range.start, Encoding::Utf32).line + 1).collect();
            let (flows, none) = annotated(code);
            let at = |l: &u32| if pair.is_dir() { format!("{file}:{l}") } else { l.to_string() };
            wrong.extend(flows.difference(&found).map(|l| format!("{} missed", at(l))));
            wrong.extend(none.intersection(&found).map(|l| format!("{} false", at(l))));
        }
        out.insert(name, wrong);
    }
    out
}

#[test]
fn told_right() {
    let work = || {
        let mut list = String::new();
        let (mut right, mut all) = (0, 0);
        for language in ["php", "ruby", "csharp"] {
            let pairs = pairs(language);
            let good = pairs.values().filter(|w| w.is_empty()).count();
            println!("{language:<12} {good:>4} of {:>4} pairs right", pairs.len());
            right += good;
            all += pairs.len();
            for (name, wrong) in pairs.iter().filter(|(_, w)| !w.is_empty()) {
                writeln!(list, "{name}: {}", wrong.join(", ")).unwrap();
            }
        }
        println!("{right} of {all} pairs right");

        println!("{list}");
    };
    std::thread::Builder::new().stack_size(64 << 20).spawn(work).unwrap().join().unwrap();
}

fn show(file: &ql_syntax::gast::File, at: ql_syntax::gast::NodeRef, depth: usize) {
    let n = file.node(at);
    let leaf = n.next == at.node + 1;
    println!("{:indent$}{:?}/{} {}", "", n.kind, n.op, if leaf { file.text(at) } else { "" }, indent = depth * 2);
    for c in file.children(at) {
        show(file, c, depth + 1);
    }
}

#[test]
fn dump() {
    if let Ok(path) = std::env::var("QL_DUMP") {
        let language = Language::from_file_name(&path).unwrap();
        let text = std::fs::read_to_string(path).unwrap();
        let tree = ql_syntax::parse(language, &text).unwrap();
        let file = ql_syntax::lower::lower(language, text.as_str().into(), &tree, None);
        for item in 0..file.items.len() as u32 {
            show(&file, ql_syntax::gast::NodeRef { item, node: 0 }, 0);
        }
    }
}
