//! The taint keys of a rule: `pattern-sources` and its like, and the newer `taint:`.

use super::yaml::{Yaml, YamlKind};
use super::{Reader, formula};
use crate::model::{
    DEFAULT_LABEL, Formula, FormulaKind, Requires, SideEffect, SinkRequires, Taint, TaintPropagator, TaintSanitizer, TaintSink, TaintSource,
};

const OLD: [&str; 4] = ["pattern-sources", "pattern-sanitizers", "pattern-sinks", "pattern-propagators"];
const NEW: [&str; 4] = ["sources", "sanitizers", "sinks", "propagators"];

/// The keys beside the formula, for each kind of item.
const OPTIONS: [&[&str]; 4] = [
    &["exact", "by-side-effect", "label", "requires", "control"],
    &["exact", "by-side-effect", "not_conflicting", "not-conflicting"],
    &["exact", "requires", "at-exit"],
    &["from", "to", "by-side-effect", "requires", "label", "replace-labels"],
];

/// Whether a rule is one about taint.
pub(super) fn is_taint(node: &Yaml) -> bool {
    node.get("mode").and_then(Yaml::text) == Some("taint") || node.get("taint").is_some() || node.get("pattern-sources").is_some()
}

/// All formulas of a rule side by side.
pub(super) fn together(taint: &Taint, node: &Yaml) -> Formula {
    let parts = taint.sources.iter().map(|s| &s.formula).chain(taint.sinks.iter().map(|s| &s.formula));
    let more = taint.sanitizers.iter().map(|s| &s.formula).chain(taint.propagators.iter().map(|p| &p.formula));
    formula::formula(node, FormulaKind::Or(parts.chain(more).cloned().collect()))
}

/// Reads the taint keys.
pub(super) fn rule(r: &mut Reader<'_>, node: &Yaml) -> Option<Taint> {
    for key in ["pattern", "patterns", "pattern-either", "pattern-regex", "match"] {
        if let Some(value) = node.get(key) {
            r.error(value.at, format!("`{key}` has no meaning in a taint rule: it has sources and sinks"));
            return None;
        }
    }
    let (holder, names, new) = match node.get("taint") {
        Some(taint) => {
            if let Some(key) = OLD.iter().find(|k| node.get(k).is_some()) {
                r.error(node.at, format!("`{key}` stands beside `taint`: use one of the two"));
                return None;
            }
            if taint.map().is_none() {
                r.error(taint.at, format!("`taint` is a mapping, not {}", taint.describe()));
                return None;
            }
            for (k, _) in taint.map().unwrap_or_default() {
                let key = k.text().unwrap_or_default();
                if !NEW.contains(&key) {
                    let hint = crate::nearest(key, &NEW).map_or_else(String::new, |n| format!("; did you mean `{n}`?"));
                    r.error(k.at, format!("unknown key `{key}` under `taint`{hint}"));
                }
            }
            (taint, NEW, true)
        }
        None => (node, OLD, false),
    };
    let [sources, sanitizers, sinks, propagators] = names;
    let mut out = Taint { sources: Vec::new(), sanitizers: Vec::new(), sinks: Vec::new(), propagators: Vec::new() };
    let mut ok = true;
    ok &= list(r, holder, sources, true, |r, n| {
        out.sources.push(source(r, n, new)?);
        Some(())
    });
    ok &= list(r, holder, sanitizers, false, |r, n| {
        out.sanitizers.push(sanitizer(r, n, new)?);
        Some(())
    });
    ok &= list(r, holder, sinks, true, |r, n| {
        out.sinks.push(sink(r, n, new)?);
        Some(())
    });
    ok &= list(r, holder, propagators, false, |r, n| {
        out.propagators.push(propagator(r, n, new)?);
        Some(())
    });
    if !ok {
        return None;
    }
    check_labels(r, holder, &out, names);
    Some(out)
}

fn list(r: &mut Reader<'_>, holder: &Yaml, key: &str, needed: bool, mut item: impl FnMut(&mut Reader<'_>, &Yaml) -> Option<()>) -> bool {
    let Some(value) = holder.get(key) else {
        if needed {
            r.error(holder.at, format!("a taint rule needs `{key}`"));
        }
        return !needed;
    };
    r.under(key, |r| {
        let Some(list) = value.list() else {
            r.error(value.at, format!("a list is expected here, not {}", value.describe()));
            return false;
        };
        if list.is_empty() && needed {
            r.error(value.at, "the list is empty");
            return false;
        }
        let mut ok = true;
        for (i, n) in list.iter().enumerate() {
            ok &= r.under(format!("[{i}]"), |r| item(r, n)).is_some();
        }
        ok
    })
}

/// The formula of an item, its options left out.
fn item(r: &mut Reader<'_>, node: &Yaml, which: usize, new: bool) -> Option<Formula> {
    let Some(map) = node.map() else {
        if node.text().is_some() && !node.is_null() && new {
            return formula::new_syntax(r, node);
        }
        r.error(node.at, format!("a mapping with an operator is expected here, not {}", node.describe()));
        return None;
    };
    let options = OPTIONS[which];
    let mut rest = Vec::new();
    for (k, v) in map {
        let key = k.text().unwrap_or_default();
        if options.contains(&key) {
            continue;
        }
        // What other items have says nothing here, and does no harm.
        if OPTIONS.iter().any(|o| o.contains(&key)) {
            r.warn(k.at, format!("`{key}` has no meaning here"));
            continue;
        }
        rest.push((k.clone(), v.clone()));
    }
    let found = if new {
        formula::new_syntax(r, &Yaml { at: node.at, kind: YamlKind::Map(rest) })?
    } else {
        match rest.as_slice() {
            [(k, v)] => {
                let key = k.text().unwrap_or_default().to_owned();
                r.under(key.clone(), |r| formula::operator(r, &key, v))?
            }
            [] => {
                r.error(node.at, "an operator is missing: `pattern`, `patterns`, `pattern-either` or `pattern-regex`");
                return None;
            }
            [(first, _), (second, _), ..] => {
                let known = |k: &Yaml| k.text().unwrap_or_default().starts_with("pattern");
                let odd = if known(first) && !known(second) { second } else { first };
                let word = odd.text().unwrap_or_default().to_owned();
                if known(odd) {
                    r.error(second.at, "exactly one operator is expected here; combine them under `patterns`");
                } else {
                    let hint = crate::nearest(&word, options).map_or_else(String::new, |n| format!("; did you mean `{n}`?"));
                    r.error(odd.at, format!("unknown key `{word}`{hint}"));
                }
                return None;
            }
        }
    };
    if !formula::has_positive(&found) {
        r.error(node.at, "the formula has only negative parts: it needs something to look for");
        return None;
    }
    Some(found)
}

fn switch(r: &mut Reader<'_>, node: &Yaml, key: &str, default: bool) -> Option<bool> {
    let Some(value) = node.get(key) else { return Some(default) };
    match value.json().as_bool() {
        Some(b) => Some(b),
        None => {
            r.under(key, |r| r.error(value.at, format!("`{key}` is `true` or `false`")));
            None
        }
    }
}

fn side_effect(r: &mut Reader<'_>, node: &Yaml) -> Option<SideEffect> {
    let Some(value) = node.get("by-side-effect") else { return Some(SideEffect::No) };
    match value.text() {
        Some("true" | "True") => Some(SideEffect::Yes),
        Some("false" | "False") => Some(SideEffect::No),
        Some("only") => Some(SideEffect::Only),
        _ => {
            r.under("by-side-effect", |r| r.error(value.at, "`by-side-effect` is `true`, `false` or `only`"));
            None
        }
    }
}

/// A key that is absent, right, or reported.
fn optional<T>(r: &mut Reader<'_>, node: &Yaml, key: &str, read: impl FnOnce(&mut Reader<'_>, &Yaml) -> Option<T>) -> Option<Option<T>> {
    match node.get(key) {
        None => Some(None),
        Some(value) => r.under(key, |r| read(r, value)).map(Some),
    }
}

fn label(r: &mut Reader<'_>, node: &Yaml) -> Option<String> {
    let text = r.string(node)?;
    if !is_name(&text) {
        r.error(node.at, format!("`{text}` is no label: a name of letters, digits and `_`"));
        return None;
    }
    Some(text)
}

fn source(r: &mut Reader<'_>, node: &Yaml, new: bool) -> Option<TaintSource> {
    let formula = item(r, node, 0, new)?;
    Some(TaintSource {
        formula,
        exact: switch(r, node, "exact", false)?,
        side_effect: side_effect(r, node)?,
        label: optional(r, node, "label", label)?.unwrap_or_else(|| DEFAULT_LABEL.to_owned()),
        requires: optional(r, node, "requires", requires)?,
        control: switch(r, node, "control", false)?,
    })
}

fn sanitizer(r: &mut Reader<'_>, node: &Yaml, new: bool) -> Option<TaintSanitizer> {
    let formula = item(r, node, 1, new)?;
    let not_conflicting = switch(r, node, "not_conflicting", false)? || switch(r, node, "not-conflicting", false)?;
    if not_conflicting {
        r.warn(node.at, "`not_conflicting` is deprecated: `options: {taint_assume_safe_functions: true}` says what is usually meant");
    }
    Some(TaintSanitizer { formula, exact: switch(r, node, "exact", false)?, side_effect: side_effect(r, node)?, not_conflicting })
}

fn sink(r: &mut Reader<'_>, node: &Yaml, new: bool) -> Option<TaintSink> {
    let formula = item(r, node, 2, new)?;
    let requires = match node.get("requires") {
        None => SinkRequires::All(Requires::Label(DEFAULT_LABEL.to_owned())),
        Some(value) => r.under("requires", |r| match value.list() {
            None => requires(r, value).map(SinkRequires::All),
            Some(list) => {
                let mut out = Vec::new();
                for n in list {
                    for (k, v) in n.map().unwrap_or_default() {
                        let name = r.string(k)?;
                        if crate::pattern::metavariable(&name).is_none() {
                            r.error(k.at, format!("`{name}` is no metavariable"));
                            return None;
                        }
                        out.push((name, requires(r, v)?));
                    }
                }
                Some(SinkRequires::Each(out))
            }
        })?,
    };
    Some(TaintSink { formula, exact: switch(r, node, "exact", true)?, requires, at_exit: switch(r, node, "at-exit", false)? })
}

fn propagator(r: &mut Reader<'_>, node: &Yaml, new: bool) -> Option<TaintPropagator> {
    let formula = item(r, node, 3, new)?;
    let mut end = |key: &str| -> Option<String> {
        let Some(value) = node.get(key) else {
            r.error(node.at, format!("`{key}` is missing: a propagator says from which metavariable to which"));
            return None;
        };
        r.under(key, |r| {
            let name = r.string(value)?;
            if crate::pattern::metavariable(&name).is_none() && !name.starts_with("$...") {
                r.error(value.at, format!("`{name}` is no metavariable"));
                return None;
            }
            Some(name)
        })
    };
    let (from, to) = (end("from")?, end("to")?);
    Some(TaintPropagator {
        formula,
        from,
        to,
        side_effect: switch(r, node, "by-side-effect", true)?,
        requires: optional(r, node, "requires", requires)?,
        label: optional(r, node, "label", label)?,
        replace_labels: optional(r, node, "replace-labels", |r, v| {
            let Some(list) = v.list() else {
                r.error(v.at, format!("a list of labels is expected here, not {}", v.describe()));
                return None;
            };
            list.iter().map(|n| label(r, n)).collect()
        })?,
    })
}

/// A label that nothing gives can never be there.
fn check_labels(r: &mut Reader<'_>, holder: &Yaml, taint: &Taint, names: [&str; 4]) {
    let mut given: Vec<&str> = taint.sources.iter().map(|s| s.label.as_str()).collect();
    given.extend(taint.propagators.iter().filter_map(|p| p.label.as_deref()));
    let mut wanted: Vec<(&str, usize, &Requires)> = Vec::new();
    for (i, s) in taint.sources.iter().enumerate() {
        wanted.extend(s.requires.iter().map(|q| (names[0], i, q)));
    }
    for (i, s) in taint.sinks.iter().enumerate() {
        match &s.requires {
            SinkRequires::All(q) => wanted.push((names[2], i, q)),
            SinkRequires::Each(all) => wanted.extend(all.iter().map(|(_, q)| (names[2], i, q))),
        }
    }
    for (i, p) in taint.propagators.iter().enumerate() {
        wanted.extend(p.requires.iter().map(|q| (names[3], i, q)));
    }
    for (key, index, q) in wanted {
        for l in q.labels() {
            if given.contains(&l) {
                continue;
            }
            let at = holder.get(key).and_then(Yaml::list).and_then(|list| list.get(index)).map_or(holder.at, |n| n.at);
            let hint = crate::nearest(l, &given).map_or_else(String::new, |n| format!("; did you mean `{n}`?"));
            let what = if l == DEFAULT_LABEL {
                "every source has a label of its own, so `requires` must say which of them this needs".to_owned()
            } else {
                format!("no source or propagator gives the label `{l}`{hint}")
            };
            r.under(key, |r| r.under(format!("[{index}]"), |r| r.under("requires", |r| r.warn(at, what))));
        }
    }
}

fn is_name(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.next().is_some_and(|b| b.is_ascii_alphabetic() || b == b'_') && bytes.all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

/// `A and not B`.
fn requires(r: &mut Reader<'_>, node: &Yaml) -> Option<Requires> {
    let text = r.string(node)?;
    match parse(&text) {
        Ok(q) => Some(q),
        Err(e) => {
            r.error(node.at, format!("`requires` is labels joined by `and`, `or`, `not`: {e}"));
            None
        }
    }
}

struct Words<'t> {
    rest: &'t str,
    depth: u32,
}

impl<'t> Words<'t> {
    fn peek(&mut self) -> &'t str {
        self.rest = self.rest.trim_start();
        let mut chars = self.rest.char_indices();
        let end = match chars.next() {
            None => 0,
            Some((_, c)) if c.is_alphanumeric() || matches!(c, '_' | '$') => {
                chars.find(|(_, c)| !c.is_alphanumeric() && *c != '_').map_or(self.rest.len(), |(i, _)| i)
            }
            Some((_, c)) => c.len_utf8(),
        };
        &self.rest[..end]
    }

    fn take(&mut self) -> &'t str {
        let word = self.peek();
        self.rest = &self.rest[word.len()..];
        word
    }

    fn or(&mut self) -> Result<Requires, String> {
        let mut all = vec![self.and()?];
        while self.peek() == "or" {
            self.take();
            all.push(self.and()?);
        }
        Ok(if all.len() == 1 { all.remove(0) } else { Requires::Or(all) })
    }

    fn and(&mut self) -> Result<Requires, String> {
        let mut all = vec![self.unit()?];
        while self.peek() == "and" {
            self.take();
            all.push(self.unit()?);
        }
        Ok(if all.len() == 1 { all.remove(0) } else { Requires::And(all) })
    }

    fn unit(&mut self) -> Result<Requires, String> {
        self.depth += 1;
        if self.depth > 100 {
            return Err("it is nested too deeply".to_owned());
        }
        let out = match self.take() {
            "not" => Requires::Not(Box::new(self.unit()?)),
            "True" | "true" => Requires::Const(true),
            "False" | "false" => Requires::Const(false),
            "(" => {
                let inner = self.or()?;
                if self.take() != ")" {
                    return Err("a `)` is missing".to_owned());
                }
                inner
            }
            "" => return Err("a label is missing at its end".to_owned()),
            word if word.starts_with('$') => return Err(format!("`{word}` is a metavariable, not a label")),
            word if is_name(word) => Requires::Label(word.to_owned()),
            word => return Err(format!("`{word}` is no label")),
        };
        self.depth -= 1;
        Ok(out)
    }
}

fn parse(text: &str) -> Result<Requires, String> {
    let mut words = Words { rest: text, depth: 0 };
    let out = words.or()?;
    match words.take() {
        "" => Ok(out),
        word => Err(format!("`{word}` was not expected")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_on_labels() {
        for (text, given, expected) in [
            ("A and not B", "A", true),
            ("A and not B", "AB", false),
            ("A or B and C", "A", true),
            ("(A or B) and C", "A", false),
            ("not (A or B)", "C", true),
            ("True", "", true),
        ] {
            assert_eq!(parse(text).map(|q| q.holds(&|l| given.contains(l))), Ok(expected), "{text} {given}");
        }
        for text in ["", "A and", "A B", "(A", "$X", "A && B"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
