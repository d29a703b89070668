//! Sources: the first byte chooses the language; parsing, lowering and matching with the built-in
//! rules end, and every place they name is in the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ql_engine::qsecure::rules::built_in_sources;
use ql_rules::{RuleSet, Target, load};
use ql_syntax::Language;
use std::sync::OnceLock;

static RULES: OnceLock<RuleSet> = OnceLock::new();

fuzz_target!(|data: &[u8]| {
    let Some((first, rest)) = data.split_first() else { return };
    let Ok(text) = std::str::from_utf8(rest) else { return };
    let languages: Vec<Language> = Language::all().collect();
    let language = languages[usize::from(*first) % languages.len()];
    let set = RULES.get_or_init(|| RuleSet::lazy(load(&built_in_sources()).0, false));
    let name = language.row().extensions.first().map_or_else(|| "file".to_owned(), |e| format!("file.{e}"));
    let outcome = set.scan(&Target { path: &name, language, text, file: None, text_only: false, stop: &|| false });
    for found in outcome.matches {
        assert!(text.get(found.range).is_some());
        for (range, _) in found.fix.into_iter().flatten() {
            assert!(text.get(range).is_some());
        }
    }
});
