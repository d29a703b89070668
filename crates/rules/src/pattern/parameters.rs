//! Parameters of Java patterns that are named without a type, for which the grammar wants one.

use std::borrow::Cow;

/// Words behind which a name and parentheses are a call, not a declaration.
const NO_TYPES: &[&str] = &["return", "new", "throw", "else", "await", "case", "assert", "yield", "do", "instanceof"];

/// Gives each metavariable that stands alone in a list of parameters the type `$_`, which is any.
pub(super) fn typed(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut done = 0;
    for (open, _) in text.match_indices('(') {
        if open < done || !declares(&text[..open]) {
            continue;
        }
        let Some(close) = super::placeholder::matching(&text[open..]).map(|c| open + c) else { break };
        let after = text[close + 1..].trim_start();
        if !(after.is_empty() || after.starts_with(['{', ';', '.']) || after.starts_with("throws")) {
            continue;
        }
        let list = &text[open + 1..close];
        // Types have commas of their own.
        if list.contains(['<', '(', '@']) || !list.split(',').any(|p| super::metavariable(p.trim()).is_some()) {
            continue;
        }
        out.push_str(&text[done..=open]);
        let parts = list.split(',').map(|p| match super::metavariable(p.trim()) {
            Some(name) => format!("{}$_ {name}", &p[..p.len() - p.trim_start().len()]),
            None => p.to_owned(),
        });
        out.push_str(&parts.collect::<Vec<_>>().join(","));
        done = close;
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[done..]);
    Cow::Owned(out)
}

/// Whether what stands before a parenthesis is a name behind a type or modifier.
fn declares(before: &str) -> bool {
    let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
    let head = before.trim_end();
    let start = head.rfind(|c| !word(c)).map_or(0, |at| at + head[at..].chars().next().map_or(1, char::len_utf8));
    let (name, ty) = (&head[start..], head[..start].trim_end());
    let last = ty.rfind(|c| !word(c)).map_or(ty, |at| &ty[at..]).trim_start_matches(|c| !word(c));
    !name.is_empty() && start > ty.len() && ty.ends_with(|c: char| word(c) || matches!(c, '>' | ']')) && !NO_TYPES.contains(&last)
}

#[cfg(test)]
mod tests {
    use super::typed;

    #[test]
    fn only_parameters_get_a_type() {
        for (text, wanted) in [
            ("void $F(..., $X, ...) { ... }", "void $F(..., $_ $X, ...) { ... }"),
            ("public $T f($A,$B);", "public $T f($_ $A,$_ $B);"),
            ("List<$T> f(int $A, $B) throws E { }", "List<$T> f(int $A, $_ $B) throws E { }"),
            ("f($X, $Y)", "f($X, $Y)"),
            ("return f($X);", "return f($X);"),
            ("new F($X)", "new F($X)"),
            ("$T $X = f($Y);", "$T $X = f($Y);"),
            ("void f($A", "void f($A"),
        ] {
            assert_eq!(typed(text), wanted);
        }
    }
}
