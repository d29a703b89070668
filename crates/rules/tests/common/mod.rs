//! What the tests of rules share.

use ql_rules::{RuleSet, ScanOutcome, Target};
use ql_syntax::{Encoding, Language, LineIndex};

/// Scans a text as if it were a file.
pub(crate) fn scan(set: &RuleSet, file: &str, code: &str) -> ScanOutcome {
    let language = Language::detect(file, code.as_bytes());
    set.scan(&Target { path: file, language, text: code, file: None, text_only: false, memory: None, first: None, stop: &|| false })
}

/// The lines (from 1) on which something is found.
pub(crate) fn lines(set: &RuleSet, file: &str, code: &str) -> Vec<u32> {
    let index = LineIndex::new(code);
    let found = scan(set, file, code).matches;
    let mut out: Vec<u32> = found.iter().map(|m| index.point(code, m.range.start, Encoding::Utf8).line + 1).collect();
    out.sort_unstable();
    out.dedup();
    out
}
