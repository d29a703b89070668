//! Every rule of the built-in packs on its own annotated sample. `QL_PACK=python` limits the run to
//! ids that contain the word.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test")]

use ql_rules::{RuleSet, RuleSource, Target, load};
use ql_syntax::{Encoding, Language, LineIndex};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn files(dir: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for p in entries {
        if p.is_dir() {
            files(&p, out);
        } else if p.extension().is_some_and(|e| e == "yaml") && !p.file_name().unwrap().to_string_lossy().contains(".test.") {
            out.push(p);
        }
    }
}

/// Lines that must and lines that must not match, 1-based, by the annotations of a sample.
fn annotations(text: &str, id: &str) -> (BTreeSet<u32>, BTreeSet<u32>) {
    let (mut want, mut quiet) = (BTreeSet::new(), BTreeSet::new());
    let mut pending: Vec<bool> = Vec::new();
    for (n, line) in text.lines().enumerate() {
        let found = |word: &str| {
            line.find(word).is_some_and(|at| {
                line[at + word.len()..].split([',', ' ', '*', '-']).next().is_some()
                    && line[at + word.len()..].split(|c: char| !c.is_alphanumeric() && c != '-' && c != '_' && c != '.').any(|w| w == id)
            })
        };
        if line.contains("ruleid:") || line.contains("ok:") {
            if found("ruleid:") {
                pending.push(true);
                continue;
            }
            if found("ok:") {
                pending.push(false);
                continue;
            }
        }
        for must in pending.drain(..) {
            if must {
                want.insert(n as u32 + 1)
            } else {
                quiet.insert(n as u32 + 1)
            };
        }
    }
    (want, quiet)
}

#[test]
fn samples() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules");
    let only = std::env::var("QL_PACK").unwrap_or_default();
    let mut list = Vec::new();
    files(&root, &mut list);
    let (mut passed, mut failed) = (0, Vec::new());
    for path in list {
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        if !path.to_string_lossy().contains(&only) {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let shown = path.strip_prefix(&root).unwrap().display().to_string();
        let (rules, mut problems) = load(&[RuleSource { path: &shown, prefix: "", text: &text }]);
        let (set, more) = RuleSet::compile(rules, false);
        problems.extend(more);
        if let Some(p) = problems.iter().find(|p| !p.warning) {
            failed.push(format!("{shown}:{}: {} {}", p.at.line, p.key.clone().unwrap_or_default(), p.message));
            continue;
        }
        let samples: Vec<PathBuf> = std::fs::read_dir(path.parent().unwrap())
            .unwrap()
            .map(|e| e.unwrap().path())
            .filter(|p| p.file_stem().is_some_and(|s| s.to_string_lossy() == stem) && p.extension().is_some_and(|e| e != "yaml"))
            .collect();
        if samples.is_empty() {
            failed.push(format!("{shown}: no sample"));
        }
        for sample in samples {
            let code = std::fs::read_to_string(&sample).unwrap();
            let name = sample.file_name().unwrap().to_string_lossy().into_owned();
            let language = Language::detect(&name, code.as_bytes());
            let started = std::time::Instant::now();
            let outcome = set.scan(&Target {
                path: &name,
                language,
                text: &code,
                file: None,
                text_only: false,
                memory: None,
                first: None,
                stop: &|| false,
            });
            if started.elapsed().as_millis() > 500 {
                println!("slow: {shown} {} ms", started.elapsed().as_millis());
            }
            let index = LineIndex::new(&code);
            let got: BTreeSet<u32> = outcome.matches.iter().map(|m| index.point(&code, m.range.start, Encoding::Utf32).line + 1).collect();
            let (want, quiet) = annotations(&code, &stem);
            if got == want && got.is_disjoint(&quiet) {
                passed += 1;
            } else {
                let missing: Vec<_> = want.difference(&got).collect();
                let extra: Vec<_> = got.difference(&want).collect();
                failed.push(format!("{shown}: missing {missing:?} extra {extra:?} {:?}", outcome.limits));
            }
        }
    }
    for f in &failed {
        println!("{f}");
    }
    println!("{passed} samples agree, {} do not", failed.len());
    assert!(failed.is_empty());
}
