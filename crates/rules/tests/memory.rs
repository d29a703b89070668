//! What is matched after an edit, with what was known before it, is what is matched anew.
#![allow(clippy::unwrap_used, reason = "a test may stop")]

use ql_rules::{Memory, RuleSet, RuleSource, Target, load};
use ql_syntax::gast::File;
use ql_syntax::{Language, lower, parse};
use std::path::Path;
use std::sync::Arc;

/// A small generator of numbers; the same in each run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit.max(1)
    }
}

/// The rules of a pack and its samples in one text, cut to a size.
fn pack(folder: &str, extension: &str, size: usize) -> (Vec<(String, String)>, String) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules").join(folder);
    let mut files: Vec<_> = walk(&root);
    files.sort();
    let (mut rules, mut code) = (Vec::new(), String::new());
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        match path.extension().and_then(|e| e.to_str()) {
            Some("yaml") => rules.push((path.display().to_string(), text)),
            Some(e) if e == extension && code.len() + text.len() < size => code.push_str(&text),
            _ => {}
        }
    }
    (rules, code)
}

fn walk(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { out.extend(walk(&path)) } else { out.push(path) }
    }
    out
}

/// One edit as people make them: the byte, how many go, what comes.
fn edit(text: &str, numbers: &mut Numbers) -> (usize, usize, String) {
    let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let at = boundary(numbers.below(text.len()));
    let line = |n: usize| text.split_inclusive('\n').nth(n % text.lines().count().max(1)).unwrap_or("").to_owned();
    let line_start = |at: usize| text[..at].rfind('\n').map_or(0, |n| n + 1);
    match numbers.below(8) {
        0..=2 => (at, 0, ["(", ")", "\"", "'", "{", "}", "\n", "x", " ", "="][numbers.below(10)].to_owned()),
        3 | 4 => {
            let end = (at + 1..=text.len()).find(|e| text.is_char_boundary(*e)).unwrap_or(text.len());
            (at, end - at, String::new())
        }
        5 => (line_start(at), 0, line(numbers.below(10_000))),
        6 => {
            let start = line_start(at);
            (start, text[start..].find('\n').map_or(text.len() - start, |n| n + 1), String::new())
        }
        _ => (line_start(at), 0, "import os\nname = \"value\"\n".to_owned()),
    }
}

/// On a thread with the stack that the engine's have.
fn compare(folder: &'static str, extension: &'static str, size: usize, edits: usize) {
    let work = move || on_this_thread(folder, extension, size, edits);
    std::thread::Builder::new().stack_size(64 << 20).spawn(work).unwrap().join().unwrap();
}

fn on_this_thread(folder: &str, extension: &str, size: usize, edits: usize) {
    let (rules, mut text) = pack(folder, extension, size);
    let sources: Vec<RuleSource<'_>> = rules.iter().map(|(path, text)| RuleSource { path, prefix: "", text }).collect();
    let set = RuleSet::lazy(load(&sources).0, false);
    let name = format!("code.{extension}");
    let language = Language::detect(&name, text.as_bytes());
    let scan = |text: &str, file: &File, memory: Option<&Memory>| {
        set.scan(&Target { path: &name, language, text, file: Some(file), text_only: false, memory, first: None, stop: &|| false }).matches
    };
    let mut numbers = Numbers(7);
    let memory = Memory::default();
    let mut tree = parse::parse(language, &text).unwrap();
    let mut file = lower::lower(language, Arc::from(text.as_str()), &tree, None);
    let mut found = 0;
    let mut back: Option<(usize, usize, String)> = None;
    for step in 0..edits {
        // Every other edit is taken back, as when one types and thinks again.
        let (at, removed, added) = back.take().unwrap_or_else(|| edit(&text, &mut numbers));
        if step % 2 == 0 {
            back = Some((at, added.len(), text[at..at + removed].to_owned()));
        }
        let next = format!("{}{added}{}", &text[..at], &text[at + removed..]);
        parse::edit(&mut tree, &text, &next, at, at + removed, at + added.len());
        tree = parse::parse_with(language, &next, Some(&tree), &mut || false).unwrap();
        file = lower::lower(language, Arc::from(next.as_str()), &tree, Some(&file));
        text = next;
        let (known, anew) = (scan(&text, &file, Some(&memory)), scan(&text, &file, None));
        assert_eq!(known, anew, "{folder}, edit {step}: {removed} bytes at {at} by {added:?}");
        found += known.len();
    }
    assert!(found > edits, "{folder}: {found} matches");
}

#[test]
fn python() {
    compare("python", "py", 12_000, 60);
}

#[test]
fn javascript() {
    compare("javascript", "js", 5_000, 16);
}

#[test]
fn go() {
    compare("go", "go", 12_000, 40);
}

#[test]
fn java() {
    compare("java", "java", 12_000, 40);
}

/// Of more matches than are kept, the first in the text stay, whatever was known before.
#[test]
fn too_many_matches() {
    let text = "rules: [{id: t, message: m, severity: INFO, languages: [ruby], pattern: \"$X\\n...\\n$Y\"}]";
    let (rules, problems) = load(&[RuleSource { path: "rule", prefix: "", text }]);
    assert!(problems.is_empty(), "{problems:?}");
    let (set, problems) = RuleSet::compile(rules, false);
    assert!(problems.is_empty(), "{problems:?}");
    let code = format!("class A\n{}end\n{}", "  a\n".repeat(140), "b\n".repeat(140));
    let language = Language::from_id("ruby").unwrap();
    let tree = parse(language, &code).unwrap();
    let file = lower::lower(language, Arc::from(code.as_str()), &tree, None);
    let scan = |memory: Option<&Memory>| {
        set.scan(&Target { path: "a.rb", language, text: &code, file: Some(&file), text_only: false, memory, first: None, stop: &|| false })
    };
    let (anew, memory) = (scan(None), Memory::default());
    assert!(anew.limits.iter().any(|l| l.contains("are kept")), "{:?}", anew.limits);
    for _ in 0..2 {
        assert_eq!(scan(Some(&memory)).matches, anew.matches);
    }
}
