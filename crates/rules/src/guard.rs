//! `metavariable-regex` asked while a pattern is matched: what a condition would drop afterwards is
//! not bound in the first place.

use crate::regex::Regex;
use ql_syntax::gast::{Sym, sym};
use regex_syntax::hir::literal::Extractor;
use regex_syntax::hir::{Look, LookSet};

/// A condition on the text of one metavariable.
#[derive(Clone, Debug)]
pub(crate) struct Guard {
    pub(crate) regex: Regex,
    /// Constants are looked through.
    pub(crate) constant: bool,
    /// The names that fulfil it, sorted, where these are a few names and nothing else does.
    pub(crate) names: Option<Vec<Sym>>,
}

impl Guard {
    /// From the expression as it is written in the rule.
    pub(crate) fn new(text: &str, regex: Regex, constant: bool) -> Guard {
        let names = if constant { None } else { names(text) };
        Guard { regex, constant, names }
    }
}

/// Words that are more than names to some language.
const KEYWORDS: &[&str] =
    &["this", "self", "super", "true", "false", "null", "nil", "undefined", "True", "False", "None", "NULL", "base", "parent", "static"];

/// Most names for which it is worth looking.
const MAX_NAMES: usize = 200;

fn names(text: &str) -> Option<Vec<Sym>> {
    let hir = regex_syntax::ParserBuilder::new().multi_line(true).build().parse(text).ok()?;
    let ends = |set: LookSet| [Look::End, Look::EndLF, Look::EndCRLF].iter().any(|l| set.contains(*l));
    let properties = hir.properties();
    // The beginning is fixed by how conditions are asked; the end must be in the expression.
    if !ends(properties.look_set_suffix()) {
        return None;
    }
    let mut extractor = Extractor::new();
    extractor.limit_total(MAX_NAMES).limit_class(4).limit_repeat(4).limit_literal_len(80);
    let found = extractor.extract(&hir);
    if !found.is_exact() {
        return None;
    }
    let mut out = Vec::new();
    for l in found.literals()? {
        let word = std::str::from_utf8(l.as_bytes()).ok()?;
        let plain =
            word.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        if !plain || KEYWORDS.contains(&word) {
            return None;
        }
        out.push(sym(word));
    }
    out.sort_unstable();
    out.dedup();
    (!out.is_empty()).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_names() {
        for (regex, expected) in [
            ("^(get|post)$", Some(vec!["get", "post"])),
            ("^get_(query_|body_)?argument$", Some(vec!["get_query_argument", "get_body_argument", "get_argument"])),
            ("^execute(many)?$", Some(vec!["executemany", "execute"])),
            ("^(get|post)", None),
            ("get.*$", None),
            (r"^\w+$", None),
            ("^(self|cls)$", None),
            ("^(a.b)$", None),
            (r"^(?!x)y$", None),
        ] {
            let expected = expected.map(|all| {
                let mut all: Vec<Sym> = all.into_iter().map(sym).collect();
                all.sort_unstable();
                all
            });
            assert_eq!(names(regex), expected, "{regex}");
        }
    }
}
