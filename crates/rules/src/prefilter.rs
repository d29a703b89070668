//! The literal prefilter: one pass over a text tells which of all rules' literals occur in it; a rule
//! whose literals are not there cannot match and is never tried.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use regex_syntax::hir::{Class, Hir, HirKind};
use std::collections::HashMap;

/// A conjunction of disjunctions of literals. Empty means nothing is known.
pub(crate) type Clauses<L> = Vec<Vec<L>>;

/// Which literals occur in a text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Present(Vec<u64>);

impl Present {
    pub(crate) fn has(&self, literal: u32) -> bool {
        self.0.get(literal as usize / 64).is_some_and(|w| w >> (literal % 64) & 1 == 1)
    }

    pub(crate) fn satisfies(&self, clauses: &Clauses<u32>) -> bool {
        clauses.iter().all(|c| c.iter().any(|l| self.has(*l)))
    }
}

/// Collects literals and gives them numbers.
#[derive(Debug, Default)]
pub(crate) struct Literals {
    numbers: HashMap<String, u32>,
    texts: Vec<String>,
}

impl Literals {
    /// The number of a literal; compared without regard to ASCII case.
    pub(crate) fn number(&mut self, text: &str) -> u32 {
        let lower = text.to_ascii_lowercase();
        if let Some(n) = self.numbers.get(&lower) {
            return *n;
        }
        let n = self.texts.len() as u32;
        self.texts.push(lower.clone());
        self.numbers.insert(lower, n);
        n
    }

    pub(crate) fn clauses(&mut self, clauses: &Clauses<String>) -> Clauses<u32> {
        clauses.iter().map(|c| c.iter().map(|l| self.number(l)).collect()).collect()
    }

    /// Builds the automaton. A forced DFA is twice as fast as the default.
    pub(crate) fn build(self) -> Prefilter {
        let words = self.texts.len().div_ceil(64);
        let kind = if self.texts.len() <= 20_000 { AhoCorasickKind::DFA } else { AhoCorasickKind::ContiguousNFA };
        let automaton =
            AhoCorasick::builder().ascii_case_insensitive(true).match_kind(MatchKind::Standard).kind(Some(kind)).build(&self.texts).ok();
        Prefilter { automaton, words }
    }
}

/// The automaton over all literals.
#[derive(Debug, Default)]
pub(crate) struct Prefilter {
    automaton: Option<AhoCorasick>,
    words: usize,
}

impl Prefilter {
    /// Which literals occur.
    pub(crate) fn scan(&self, text: &str) -> Present {
        match &self.automaton {
            Some(a) => {
                let mut bits = vec![0u64; self.words];
                for m in a.find_overlapping_iter(text) {
                    let id = m.pattern().as_usize();
                    bits[id / 64] |= 1 << (id % 64);
                }
                Present(bits)
            }
            // Without an automaton nothing can be ruled out.
            None => Present(vec![u64::MAX; self.words]),
        }
    }
}

/// Literals that any match of a regular expression contains.
pub(crate) fn of_regex(text: &str) -> Clauses<String> {
    let Ok(hir) = regex_syntax::ParserBuilder::new().multi_line(true).utf8(false).build().parse(text) else { return Vec::new() };
    required(&hir, 0).map_or_else(Vec::new, |c| vec![c])
}

/// The best clause: alternatives of which one must occur.
fn required(hir: &Hir, depth: usize) -> Option<Vec<String>> {
    if depth > 30 {
        return None;
    }
    match hir.kind() {
        HirKind::Literal(l) => word(&String::from_utf8_lossy(&l.0)),
        HirKind::Capture(c) => required(&c.sub, depth + 1),
        HirKind::Repetition(r) if r.min > 0 => required(&r.sub, depth + 1),
        HirKind::Concat(parts) => {
            let mut best: Option<Vec<String>> = None;
            let mut run = String::new();
            let consider = |c: Option<Vec<String>>, best: &mut Option<Vec<String>>| {
                if let Some(c) = c {
                    let score = |c: &[String]| c.iter().map(String::len).min().unwrap_or(0);
                    if best.as_ref().is_none_or(|b| score(&c) > score(b)) {
                        *best = Some(c);
                    }
                }
            };
            for p in parts {
                match p.kind() {
                    HirKind::Literal(l) => run.push_str(&String::from_utf8_lossy(&l.0)),
                    HirKind::Class(c) => match either_case(c) {
                        Some(ch) => run.push(ch),
                        None => consider(word(&std::mem::take(&mut run)), &mut best),
                    },
                    _ => {
                        consider(word(&std::mem::take(&mut run)), &mut best);
                        consider(required(p, depth + 1), &mut best);
                    }
                }
            }
            consider(word(&run), &mut best);
            best
        }
        HirKind::Alternation(parts) => {
            let mut all = Vec::new();
            for p in parts {
                all.extend(required(p, depth + 1)?);
            }
            (all.len() <= 64).then_some(all)
        }
        _ => None,
    }
}

fn word(text: &str) -> Option<Vec<String>> {
    (text.len() >= 3 && text.is_ascii()).then(|| vec![text.to_owned()])
}

/// The lower-case letter of a class that is one letter in both cases.
fn either_case(class: &Class) -> Option<char> {
    let Class::Unicode(c) = class else { return None };
    let mut chars = c.iter().flat_map(|r| r.start()..=r.end()).filter(char::is_ascii);
    let (a, b) = (chars.next()?, chars.next());
    let b = b?;
    (chars.next().is_none() && c.iter().map(|r| r.len()).sum::<usize>() <= 3 && a.eq_ignore_ascii_case(&b)).then(|| a.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_of_expressions() {
        for (regex, expected) in [
            (r"ghp_[0-9a-zA-Z]{36}", vec!["ghp_"]),
            (r"(?i)password\s*=", vec!["password"]),
            (r"(?:abc|defg)\d", vec!["abc", "defg"]),
            (r"a?bc?\d", vec![]),
            (r"(?:abc|\d)", vec![]),
        ] {
            let got: Vec<String> = of_regex(regex).into_iter().flatten().collect();
            assert_eq!(got, expected, "{regex}");
        }
    }
}
