//! Sources: the first byte chooses the language by its place in the table. Parsing, lowering, matching
//! and renaming end, and every place they name is in the text; what is lowered after an edit is what
//! is lowered anew, and what is matched after it, with what was known before, what is matched anew.

use ql_engine::qsecure::rules::built_in_sources;
use ql_rules::{Memory, RuleSet, RuleSource, Target, load};
use ql_syntax::gast::{File, NodeRef};
use ql_syntax::{Language, lower, parse, rename, validate};
use std::sync::{Arc, OnceLock};

/// Patterns that nearly every language can read, so that those without rules of ours are matched too.
const PATTERNS: &[&str] = &[
    "$F(..., $X, ...)",
    "$O.$M(...)",
    "$X = $Y",
    "$A + $B",
    "$A == $A",
    "\"...\"",
    "\"...$X...\"",
    "$F(<... $X ...>)",
    "...\n$X\n...\n$Y",
];

static RULES: OnceLock<RuleSet> = OnceLock::new();

/// The language that an input's first byte stands for.
pub fn language(first: u8) -> Language {
    let languages: Vec<Language> = Language::all().collect();
    languages[usize::from(first) % languages.len()]
}

fn rules() -> RuleSet {
    let languages: Vec<&str> = Language::all().filter(|l| l.row().grammar.is_some()).map(Language::id).collect();
    let languages = languages.join(", ");
    let mut text = String::from("rules:\n");
    for (n, pattern) in PATTERNS.iter().enumerate() {
        let head = format!("id: p{n}, languages: [{languages}], severity: INFO, message: \"$X $F\", fix: \"f($X)\"");
        text.push_str(&format!("- {{{head}, pattern: {pattern:?}}}\n"));
    }
    let head = format!("id: nested, languages: [{languages}], severity: INFO, message: m");
    text.push_str(&format!(
        "- {{{head}, patterns: [{{pattern: $F($X)}}, {{pattern-inside: $G(...)}}, {{pattern-not: $F(1)}}, {{focus-metavariable: $X}}]}}\n"
    ));
    let mut sources = built_in_sources();
    sources.push(RuleSource { path: "all.yaml", prefix: "", text: &text });
    let (rules, problems) = load(&sources);
    assert!(problems.is_empty(), "{problems:?}");
    RuleSet::lazy(rules, false)
}

/// One input.
pub fn run(data: &[u8]) {
    let Some((first, rest)) = data.split_first() else { return };
    let Ok(text) = std::str::from_utf8(rest) else { return };
    let language = language(*first);
    let name = language.row().extensions.first().map_or_else(|| "file".to_owned(), |e| format!("file.{e}"));
    let set = RULES.get_or_init(rules);
    let outcome =
        set.scan(&Target { path: &name, language, text, file: None, text_only: false, memory: None, first: None, stop: &|| false });
    for found in outcome.matches {
        assert!(text.get(found.range).is_some());
        for (range, _) in found.fix.into_iter().flatten() {
            assert!(text.get(range).is_some());
        }
    }
    for error in validate::validate(language, text) {
        assert!(text.get(error.span).is_some());
    }
    let Ok(mut tree) = parse::parse(language, text) else { return };
    let file = lower::lower(language, Arc::from(text), &tree, None);
    look_at_all(&file);
    let _ = rename::locals(&file);

    // The middle third goes, as if somebody had deleted it.
    let [start, end] = [text.len() / 3, text.len() / 3 * 2].map(|at| (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(0));
    let edited = format!("{}{}", &text[..start], &text[end..]);
    parse::edit(&mut tree, text, &edited, start, end, start);
    let Ok(tree) = parse::parse_with(language, &edited, Some(&tree), &mut || false) else { return };
    let taken_over = lower::lower(language, Arc::from(edited.as_str()), &tree, Some(&file));
    let anew = lower::lower(language, Arc::from(edited.as_str()), &tree, None);
    look_at_all(&anew);
    assert_eq!(hashes(&taken_over), hashes(&anew));
    let memory = Memory::default();
    let scan = |text, file, memory| {
        set.scan(&Target { path: &name, language, text, file: Some(file), text_only: false, memory, first: None, stop: &|| false }).matches
    };
    assert_eq!(scan(text, &file, Some(&memory)), scan(text, &file, None));
    let expected = scan(&edited, &anew, None);
    for _ in 0..2 {
        assert_eq!(scan(&edited, &taken_over, Some(&memory)), expected);
    }
}

fn look_at_all(file: &File) {
    for (item, at) in file.items.iter().enumerate() {
        for node in 0..at.item.nodes.len() {
            let r = NodeRef { item: item as u32, node: node as u32 };
            assert!(file.source.get(file.span(r)).is_some(), "{:?} {:?}", file.node(r), file.span(r));
            assert!(file.source.get(file.outer_span(r)).is_some());
            assert!(file.node(r).parent <= r.node && file.node(r).next > r.node);
            let _ = file.string(r);
        }
    }
}

fn hashes(file: &File) -> Vec<(u32, Vec<u64>)> {
    file.items.iter().map(|at| (at.base, at.item.nodes.iter().map(|n| n.hash).collect())).collect()
}
