//! `metavariable-analysis`: whether a text looks random, whether an expression can be made to
//! backtrack without end.

/// Whether a string looks like a generated secret: long enough, and each character hard to guess.
pub(crate) fn is_random(text: &str) -> bool {
    let bits = crate::secret::entropy(text) * text.len() as f64;
    bits > 64.0 && bits / (8.0 * text.len() as f64) > 0.45 && text.bytes().any(|b| b.is_ascii_digit()) && !text.contains(' ')
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
        assert!(!is_random("aaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
    }
}
