//! `metavariable-analysis`: whether a text looks random, whether an expression can be made to
//! backtrack without end.

use std::sync::LazyLock;

/// Information in bits of a letter by itself, `A` to `Z`: how often English technical prose has it.
const LETTERS: [f64; 26] =
    [3.7, 6.1, 4.4, 4.8, 3.0, 5.4, 5.4, 5.0, 3.7, 8.5, 7.5, 4.3, 5.1, 4.0, 3.7, 4.9, 9.5, 4.1, 4.0, 3.4, 4.9, 6.7, 6.8, 8.1, 6.2, 9.3];

/// Information in bits of any other byte: one of the 62 letters and digits, each as likely.
const OTHER: f64 = 5.954;

/// Information in bits of three letters that English hardly has.
const RARE: u8 = 16;

/// Information in bits of three letters in a row, where English has them. A line of the table is their
/// information, then all with that much, one behind the other.
static TRIGRAMS: LazyLock<[u8; 26 * 26 * 26]> = LazyLock::new(|| {
    let mut bits = [RARE; 26 * 26 * 26];
    for line in include_str!("trigrams.txt").lines() {
        let Some((cost, letters)) = line.split_once(' ') else { continue };
        for three in letters.as_bytes().chunks_exact(3) {
            if let (Some(at), Ok(cost)) = (place(three), cost.parse()) {
                bits[at] = cost;
            }
        }
    }
    bits
});

/// Where three letters stand in the table; none where one of them is no letter.
fn place(three: &[u8]) -> Option<usize> {
    three.iter().try_fold(0, |at, b| b.is_ascii_alphabetic().then(|| at * 26 + usize::from(b.to_ascii_uppercase() - b'A')))
}

/// Whether a string looks like a generated secret: long enough, and each character hard to guess for
/// who knows English (specification, section 3, `metavariable-analysis`).
pub(crate) fn is_random(text: &str) -> bool {
    let bits = information(text.as_bytes());
    bits > 64.0 && bits / (8.0 * text.len() as f64) > 0.6
}

/// The information of a text in bits: at each position that of the three letters that begin there, by letter;
/// where they are not three letters, the mean of what each has by itself.
fn information(text: &[u8]) -> f64 {
    if text.windows(2).all(|two| two[0] == two[1]) {
        return 1.0;
    }
    let alone = |b: &u8| if b.is_ascii_alphabetic() { LETTERS[usize::from(b.to_ascii_uppercase() - b'A')] } else { OTHER };
    (0..text.len())
        .map(|at| {
            let piece = &text[at..text.len().min(at + 3)];
            match place(piece).filter(|_| piece.len() == 3) {
                Some(three) => f64::from(TRIGRAMS[three]) / 3.0,
                None => piece.iter().map(alone).sum::<f64>() / piece.len() as f64,
            }
        })
        .sum()
}

/// Whether a regular expression has a repetition of something that itself repeats.
pub(crate) fn is_redos(text: &str) -> bool {
    let Ok(ast) = regex_syntax::ast::parse::Parser::new().parse(text) else { return false };
    nested(&ast, false)
}

fn nested(ast: &regex_syntax::ast::Ast, inside: bool) -> bool {
    use regex_syntax::ast::{Ast, RepetitionKind, RepetitionRange};
    match ast {
        Ast::Repetition(r) => {
            let unbounded = match &r.op.kind {
                RepetitionKind::ZeroOrMore | RepetitionKind::OneOrMore => true,
                RepetitionKind::Range(RepetitionRange::AtLeast(_)) => true,
                RepetitionKind::ZeroOrOne | RepetitionKind::Range(_) => false,
            };
            unbounded && inside || nested(&r.ast, inside || unbounded)
        }
        Ast::Group(g) => nested(&g.ast, inside),
        Ast::Concat(c) => {
            // Something fixed beside the inner repetition separates the rounds.
            let fixed = c.asts.iter().any(|a| matches!(a, Ast::Literal(_)));
            c.asts.iter().any(|a| nested(a, inside && !fixed))
        }
        Ast::Alternation(a) => a.asts.iter().any(|a| nested(a, inside)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn analyses() {
        assert!(is_redos("(a+)+$"));
        assert!(!is_redos("(a|b)*"));
        assert!(!is_redos("(ab+)?"));
        assert!(is_random("k3JH7dk2ldPq9sZmX4vTbQ1w"));
        assert!(is_random("7f3d9c1be04a5286"));
        assert!(!is_random("aaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
        assert!(!is_random("configuration_value_of_the_application"));
        assert!(!is_random("AKIAIOSFODNN7EXAMPLE"));
        assert!(!is_random(""));
    }
}
