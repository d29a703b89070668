//! The formula of a rule: the old syntax (`patterns`, …) and the new one (`match`), one result.

use super::Reader;
use super::yaml::Yaml;
use crate::model::{Condition, Formula, FormulaKind};

const OPERATORS: &[&str] = &[
    "pattern",
    "patterns",
    "pattern-either",
    "pattern-regex",
    "pattern-inside",
    "pattern-not",
    "pattern-not-inside",
    "pattern-not-regex",
    "semgrep-internal-pattern-anywhere",
    "metavariable-regex",
    "metavariable-pattern",
    "metavariable-comparison",
    "metavariable-analysis",
    "metavariable-type",
    "metavariable-name",
    "semgrep-internal-metavariable-name",
    "focus-metavariable",
];

pub(super) fn formula(node: &Yaml, kind: FormulaKind) -> Formula {
    Formula { kind, conditions: Vec::new(), focus: Vec::new(), fix: None, bind: None, at: node.at }
}

/// The formula of a rule in search or extract mode.
pub(super) fn rule(r: &mut Reader<'_>, node: &Yaml) -> Option<Formula> {
    let mode = node.get("mode").and_then(Yaml::text).unwrap_or("search");
    if !matches!(mode, "search" | "extract") {
        r.error(node.at, format!("`mode: {mode}` is not supported yet"));
        return None;
    }
    let mut found = Vec::new();
    for key in ["pattern", "patterns", "pattern-either", "pattern-regex", "match"] {
        if let Some(value) = node.get(key) {
            found.push((key, value));
        }
    }
    match found.as_slice() {
        // What a project depends on may be all that a rule is about.
        [] if super::depends::key_of(node).is_some() => Some(formula(node, FormulaKind::Or(Vec::new()))),
        [] => {
            r.error(
                node.at,
                "the rule looks for nothing: it needs one of `pattern`, `patterns`, `pattern-either`, `pattern-regex`, `match`",
            );
            None
        }
        [("match", value)] => r.under("match", |r| new_syntax(r, value)),
        [(key, value)] => {
            let f = r.under(*key, |r| operator(r, key, value))?;
            if !has_positive(&f) {
                r.error(value.at, "the formula has only negative parts: it needs something to look for");
                return None;
            }
            Some(f)
        }
        [_, (second, value), ..] => {
            r.error(value.at, format!("`{second}` stands beside another operator; combine them under `patterns`"));
            None
        }
    }
}

pub(super) fn has_positive(f: &Formula) -> bool {
    match &f.kind {
        FormulaKind::Not(_) => false,
        FormulaKind::And(parts) => parts.iter().any(has_positive),
        _ => true,
    }
}

fn regex(r: &mut Reader<'_>, node: &Yaml) -> Option<String> {
    let text = r.string(node)?;
    if !r.is_tested()
        && let Err(e) = crate::regex::Regex::new(&text)
    {
        r.error(node.at, format!("the expression is not valid: {}", e.lines().last().unwrap_or_default()));
        return None;
    }
    Some(text)
}

/// A text is a pattern; a mapping is a formula.
fn nested(r: &mut Reader<'_>, node: &Yaml) -> Option<Formula> {
    match node.map() {
        Some([(k, v)]) => {
            let key = k.text().unwrap_or_default().to_owned();
            r.under(key.clone(), |r| operator(r, &key, v))
        }
        Some(_) => {
            r.error(node.at, "exactly one operator is expected here");
            None
        }
        None => Some(formula(node, FormulaKind::Pattern(r.string(node)?))),
    }
}

pub(super) fn operator(r: &mut Reader<'_>, key: &str, node: &Yaml) -> Option<Formula> {
    match key {
        "pattern" => Some(formula(node, FormulaKind::Pattern(r.string(node)?))),
        "pattern-regex" => Some(formula(node, FormulaKind::Regex(regex(r, node)?))),
        "patterns" => patterns(r, node),
        "pattern-either" => {
            let Some(list) = node.list() else {
                r.error(node.at, format!("a list is expected here, not {}", node.describe()));
                return None;
            };
            let mut parts = Vec::new();
            for (i, n) in list.iter().enumerate() {
                let part = r.under(format!("[{i}]"), |r| {
                    let f = nested(r, n)?;
                    if matches!(f.kind, FormulaKind::Not(_)) {
                        r.error(n.at, "a negation makes sense only under `patterns`");
                        return None;
                    }
                    Some(f)
                })?;
                parts.push(part);
            }
            if parts.is_empty() {
                r.error(node.at, "the list is empty");
                return None;
            }
            Some(formula(node, FormulaKind::Or(parts)))
        }
        "pattern-inside" => Some(formula(node, FormulaKind::Inside(Box::new(nested(r, node)?)))),
        "semgrep-internal-pattern-anywhere" => Some(formula(node, FormulaKind::Anywhere(Box::new(nested(r, node)?)))),
        "pattern-not" => {
            let inner = nested(r, node)?;
            Some(formula(node, FormulaKind::Not(Box::new(inner))))
        }
        "pattern-not-inside" => {
            let inner = formula(node, FormulaKind::Inside(Box::new(nested(r, node)?)));
            Some(formula(node, FormulaKind::Not(Box::new(inner))))
        }
        "pattern-not-regex" => {
            let inner = formula(node, FormulaKind::Regex(regex(r, node)?));
            Some(formula(node, FormulaKind::Not(Box::new(inner))))
        }
        other if OPERATORS.contains(&other) => {
            r.error(node.at, format!("`{other}` may stand only directly under `patterns`"));
            None
        }
        other => {
            let hint = crate::nearest(other, OPERATORS).map_or_else(String::new, |n| format!("; did you mean `{n}`?"));
            r.error(node.at, format!("unknown operator `{other}`{hint}"));
            None
        }
    }
}

fn patterns(r: &mut Reader<'_>, node: &Yaml) -> Option<Formula> {
    let Some(list) = node.list() else {
        r.error(node.at, format!("a list is expected here, not {}", node.describe()));
        return None;
    };
    let mut parts = Vec::new();
    let mut out = formula(node, FormulaKind::And(Vec::new()));
    let mut ok = true;
    for (i, n) in list.iter().enumerate() {
        let Some([(k, v)]) = n.map() else {
            r.error(n.at, "every entry is a mapping with exactly one operator");
            ok = false;
            continue;
        };
        let key = k.text().unwrap_or_default().to_owned();
        let done = r.under(format!("[{i}]"), |r| {
            r.under(key.clone(), |r| match key.as_str() {
                "focus-metavariable" => focus(r, v).map(|f| out.focus.push(f)),
                k if k.starts_with("metavariable-") || k == "semgrep-internal-metavariable-name" => {
                    condition(r, k, v).map(|c| out.conditions.push(c))
                }
                k => operator(r, k, v).map(|f| parts.push(f)),
            })
        });
        ok &= done.is_some();
    }
    if parts.is_empty() && ok && !out.conditions.is_empty() {
        // Directly under `metavariable-pattern` the whole value is the implied positive; elsewhere the
        // check of the caller reports it.
    }
    out.kind = FormulaKind::And(parts);
    ok.then_some(out)
}

fn focus(r: &mut Reader<'_>, node: &Yaml) -> Option<Vec<String>> {
    let names = match node.list() {
        Some(list) => list.iter().filter_map(|n| r.string(n)).collect(),
        None => vec![r.string(node)?],
    };
    for n in &names {
        if crate::pattern::metavariable(n).is_none() && !n.starts_with("$...") {
            r.error(node.at, format!("`{n}` is no metavariable"));
            return None;
        }
    }
    Some(names)
}

fn metavariable(r: &mut Reader<'_>, node: &Yaml) -> Option<String> {
    let Some(m) = node.get("metavariable") else {
        r.error(node.at, "`metavariable` is missing");
        return None;
    };
    r.string(m)
}

fn condition(r: &mut Reader<'_>, key: &str, node: &Yaml) -> Option<Condition> {
    if node.map().is_none() {
        r.error(node.at, format!("a mapping is expected here, not {}", node.describe()));
        return None;
    }
    match key {
        "metavariable-regex" => {
            let Some(re) = node.get("regex") else {
                r.error(node.at, "`regex` is missing");
                return None;
            };
            Some(Condition::Regex {
                metavariable: metavariable(r, node)?,
                regex: r.under("regex", |r| regex(r, re))?,
                constant_propagation: node.get("constant-propagation").and_then(Yaml::text) == Some("true"),
            })
        }
        "metavariable-comparison" => {
            let Some(c) = node.get("comparison") else {
                r.error(node.at, "`comparison` is missing");
                return None;
            };
            let comparison = r.string(c)?;
            if let Err(e) = crate::comparison::parse(&comparison) {
                r.error(c.at, format!("the comparison is not valid: {e}"));
                return None;
            }
            let strip = node.get("strip").and_then(Yaml::text) == Some("true");
            let metavariable = if node.get("metavariable").is_some() { metavariable(r, node) } else { None };
            Some(Condition::Comparison { metavariable, comparison, strip })
        }
        "metavariable-pattern" => {
            let name = metavariable(r, node)?;
            let language = match node.get("language") {
                Some(l) => Some(r.under("language", |r| r.one_language(l))?),
                None => None,
            };
            let mut found = node
                .map()
                .unwrap_or_default()
                .iter()
                .filter(|(k, _)| matches!(k.text(), Some("pattern" | "patterns" | "pattern-either" | "pattern-regex")));
            let (Some((k, v)), None) = (found.next(), found.next()) else {
                r.error(node.at, "exactly one of `pattern`, `patterns`, `pattern-either`, `pattern-regex` is needed");
                return None;
            };
            let key = k.text().unwrap_or_default().to_owned();
            let inner = r.under(key.clone(), |r| operator(r, &key, v))?;
            Some(Condition::Pattern { metavariable: name, language, formula: Box::new(inner) })
        }
        "metavariable-analysis" => {
            let Some(a) = node.get("analyzer") else {
                r.error(node.at, "`analyzer` is missing");
                return None;
            };
            let analyzer =
                a.text().map(str::to_owned).or_else(|| a.get("kind").and_then(Yaml::text).map(str::to_owned)).unwrap_or_default();
            Some(Condition::Analysis { metavariable: metavariable(r, node)?, analyzer })
        }
        "metavariable-type" => {
            let name = metavariable(r, node)?;
            let types = match (node.get("type"), node.get("types")) {
                (Some(t), _) => vec![r.string(t)?],
                (None, Some(ts)) => r.strings(ts),
                _ => {
                    r.error(node.at, "`type` or `types` is missing");
                    return None;
                }
            };
            Some(Condition::Type { metavariable: name, types })
        }
        other => {
            r.error(node.at, format!("`{other}` is not supported yet"));
            None
        }
    }
}

/// The newer syntax: `match: {all: […], where: […]}`.
pub(super) fn new_syntax(r: &mut Reader<'_>, node: &Yaml) -> Option<Formula> {
    let Some(map) = node.map() else { return Some(formula(node, FormulaKind::Pattern(r.string(node)?))) };
    let mut out: Option<Formula> = None;
    for (k, v) in map {
        let key = k.text().unwrap_or_default().to_owned();
        let kind = r.under(key.clone(), |r| {
            let list = |r: &mut Reader<'_>| -> Option<Vec<Formula>> {
                let Some(l) = v.list() else {
                    r.error(v.at, "a list is expected here");
                    return None;
                };
                l.iter().enumerate().map(|(i, n)| r.under(format!("[{i}]"), |r| new_syntax(r, n))).collect()
            };
            Some(match key.as_str() {
                "pattern" => Some(FormulaKind::Pattern(r.string(v)?)),
                "regex" => Some(FormulaKind::Regex(regex(r, v)?)),
                "all" => Some(FormulaKind::And(list(r)?)),
                "any" => Some(FormulaKind::Or(list(r)?)),
                "not" => Some(FormulaKind::Not(Box::new(new_syntax(r, v)?))),
                "inside" => Some(FormulaKind::Inside(Box::new(new_syntax(r, v)?))),
                "anywhere" => Some(FormulaKind::Anywhere(Box::new(new_syntax(r, v)?))),
                "where" | "as" | "fix" => None,
                other => {
                    r.error(v.at, format!("unknown operator `{other}`"));
                    return None;
                }
            })
        })?;
        if let Some(kind) = kind {
            if out.is_some() {
                r.error(v.at, "exactly one operator is expected here");
                return None;
            }
            out = Some(formula(v, kind));
        }
    }
    let Some(mut out) = out else {
        r.error(node.at, "an operator is missing: `pattern`, `regex`, `all`, `any`, `not`, `inside` or `anywhere`");
        return None;
    };
    out.fix = node.get("fix").and_then(Yaml::text).map(str::to_owned);
    out.bind = node.get("as").and_then(Yaml::text).map(str::to_owned);
    for (i, w) in node.get("where").and_then(Yaml::list).unwrap_or_default().iter().enumerate() {
        r.under(format!("where[{i}]"), |r| {
            if let Some(f) = w.get("focus") {
                out.focus.push(focus(r, f)?);
                return Some(());
            }
            let c = if w.get("comparison").is_some() {
                condition(r, "metavariable-comparison", w)?
            } else if w.get("type").is_some() || w.get("types").is_some() {
                condition(r, "metavariable-type", w)?
            } else if w.get("analyzer").is_some() {
                condition(r, "metavariable-analysis", w)?
            } else if w.get("regex").is_some() {
                condition(r, "metavariable-regex", w)?
            } else {
                let name = metavariable(r, w)?;
                let language = match w.get("language") {
                    Some(l) => Some(r.one_language(l)?),
                    None => None,
                };
                let rest = Yaml {
                    at: w.at,
                    kind: super::yaml::YamlKind::Map(
                        w.map()
                            .unwrap_or_default()
                            .iter()
                            .filter(|(k, _)| !matches!(k.text(), Some("metavariable" | "language")))
                            .cloned()
                            .collect(),
                    ),
                };
                Condition::Pattern { metavariable: name, language, formula: Box::new(new_syntax(r, &rest)?) }
            };
            out.conditions.push(c);
            Some(())
        })?;
    }
    Some(out)
}
