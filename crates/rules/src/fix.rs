//! Fixes: templates filled in with source text.

use crate::model::FixRegex;
use std::collections::HashMap;

/// A fix template with its metavariables filled in; what spans lines is re-indented to where it
/// lands.
pub(crate) fn render(template: &str, values: &HashMap<&str, String>, text: &str, start: usize) -> String {
    let filled = crate::scan::interpolate(template.trim_end_matches('\n'), values, false);
    if !template.trim_end().contains('\n') {
        return filled;
    }
    let line_start = text[..start].rfind('\n').map_or(0, |p| p + 1);
    let indent: String = text[line_start..start].chars().take_while(|c| c.is_whitespace()).collect();
    let mut lines = filled.lines();
    let mut out = lines.next().unwrap_or_default().to_owned();
    for l in lines {
        out.push('\n');
        if !l.is_empty() {
            out.push_str(&indent);
        }
        out.push_str(l);
    }
    out
}

/// `fix-regex`: the matched text with the expression replaced; `None` if it is not in it.
pub(crate) fn by_regex(fix: &FixRegex, matched: &str) -> Option<String> {
    let regex = crate::regex::Regex::new(&fix.regex).ok()?;
    let mut out = String::new();
    let mut last = 0;
    let mut n = 0;
    regex.find_all(matched, false, |g| {
        out.push_str(&matched[last..g.whole.start]);
        let mut chars = fix.replacement.chars().peekable();
        while let Some(c) = chars.next() {
            match (c, chars.peek().and_then(|d| d.to_digit(10))) {
                ('\\', Some(d)) => {
                    chars.next();
                    if d == 0 {
                        out.push_str(&matched[g.whole.clone()]);
                    } else if let Some((.., r)) = g.groups.iter().find(|(i, ..)| *i == d as usize) {
                        out.push_str(&matched[r.clone()]);
                    }
                }
                _ => out.push(c),
            }
        }
        last = g.whole.end;
        n += 1;
        fix.count.is_none_or(|c| n < c)
    });
    if n == 0 {
        return None;
    }
    out.push_str(&matched[last..]);
    Some(out)
}
