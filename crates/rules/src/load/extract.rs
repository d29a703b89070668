//! The keys of extract mode.

use super::Reader;
use super::yaml::Yaml;
use crate::model::{Extract, Transform};

/// Whether a rule is in extract mode.
pub(super) fn is_extract(node: &Yaml) -> bool {
    node.get("mode").and_then(Yaml::text) == Some("extract")
}

/// What a rule in extract mode says of the code it finds.
pub(super) fn rule(r: &mut Reader<'_>, node: &Yaml) -> Option<Extract> {
    let metavariable = needed(r, node, "extract", |r, n| r.string(n))?;
    if !metavariable.starts_with('$') {
        r.error(node.at, format!("`extract` names a metavariable, `${metavariable}` perhaps"));
        return None;
    }
    let language = needed(r, node, "dest-language", |r, n| r.one_language(n))?;
    let (mut include, mut exclude) = (Vec::new(), Vec::new());
    if let Some(rules) = node.get("dest-rules") {
        r.under("dest-rules", |r| {
            for (k, v) in rules.map().unwrap_or_default() {
                match k.text() {
                    Some("include") => include = r.under("include", |r| r.strings(v)),
                    Some("exclude") => exclude = r.under("exclude", |r| r.strings(v)),
                    other => r.error(k.at, format!("`dest-rules` has `include` and `exclude` only, not `{}`", other.unwrap_or_default())),
                }
            }
        });
    }
    let transforms =
        [("no_transform", Transform::None), ("unquote_string", Transform::Unquote), ("concat_json_string_array", Transform::ConcatStrings)];
    let transform = choice(r, node, "transform", &transforms)?;
    let joined = choice(r, node, "reduce", &[("separate", false), ("concat", true)])?;
    Some(Extract { metavariable, language, include, exclude, transform, joined })
}

fn needed<T>(r: &mut Reader<'_>, node: &Yaml, key: &str, read: impl FnOnce(&mut Reader<'_>, &Yaml) -> Option<T>) -> Option<T> {
    if node.get(key).is_none() {
        r.error(node.at, format!("a rule with `mode: extract` needs `{key}`"));
    }
    r.optional(node, key, read).flatten()
}

/// One of some words; the first where there is none.
fn choice<T: Copy>(r: &mut Reader<'_>, node: &Yaml, key: &str, words: &[(&str, T)]) -> Option<T> {
    let Some(value) = node.get(key) else { return words.first().map(|(_, v)| *v) };
    r.under(key, |r| {
        let word = r.string(value)?;
        let known = words.iter().find(|(w, _)| *w == word).map(|(_, v)| *v);
        if known.is_none() {
            let list: Vec<String> = words.iter().map(|(w, _)| format!("`{w}`")).collect();
            r.error(value.at, format!("`{word}` is none of {}", list.join(", ")));
        }
        known
    })
}
