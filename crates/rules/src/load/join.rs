//! `mode: join`: rules as tables, and what their rows must have in common.

use super::yaml::Yaml;
use super::{Reader, RuleSource};
use crate::model::{Formula, FormulaKind, Join, JoinColumn, JoinCompare, JoinMember, JoinOn, Languages, Rule};

/// More tables than this in one rule are not joined.
const MAX_MEMBERS: usize = 8;

/// Whether a rule is a join.
pub(super) fn is_join(node: &Yaml) -> bool {
    node.get("mode").and_then(Yaml::text) == Some("join")
}

/// What the joins of a file refer to, as written.
pub(super) fn references(root: &Yaml) -> Vec<String> {
    let rules = root.get("rules").and_then(Yaml::list).unwrap_or_default();
    let refs = rules.iter().filter(|r| is_join(r)).filter_map(|r| r.get("join")?.get("refs")?.list()).flatten();
    refs.filter_map(|r| Some(r.get("rule")?.text()?.to_owned())).collect()
}

/// Reads the join of a rule; `id` is the rule's, `known` is what it may refer to.
pub(super) fn rule(r: &mut Reader<'_>, node: &Yaml, id: &str, known: &[Rule]) -> Option<Join> {
    for key in ["pattern", "patterns", "pattern-either", "pattern-regex", "match", "pattern-sources", "pattern-sinks", "taint"] {
        if let Some(value) = node.get(key) {
            r.error(value.at, format!("`{key}` has no meaning in a join rule: it has `join` with rules of its own"));
            return None;
        }
    }
    let Some(join) = node.get("join") else {
        r.error(node.at, "a rule with `mode: join` has `join`, with `rules` or `refs` and `on`");
        return None;
    };
    r.under("join", |r| read(r, join, id, known))
}

fn read(r: &mut Reader<'_>, join: &Yaml, id: &str, known: &[Rule]) -> Option<Join> {
    let Some(map) = join.map() else {
        r.error(join.at, format!("`join` is a mapping, not {}", join.describe()));
        return None;
    };
    for (k, _) in map {
        let key = k.text().unwrap_or_default();
        if !matches!(key, "rules" | "refs" | "on") {
            let hint = crate::nearest(key, &["rules", "refs", "on"]).map_or_else(String::new, |n| format!("; did you mean `{n}`?"));
            r.error(k.at, format!("unknown key `{key}` under `join`{hint}"));
        }
    }
    let mut members: Vec<JoinMember> = Vec::new();
    let mut complete = true;
    for (key, inline) in [("rules", true), ("refs", false)] {
        let Some(value) = join.get(key) else { continue };
        r.under(key, |r| {
            let Some(list) = value.list() else {
                r.error(value.at, format!("a list is expected here, not {}", value.describe()));
                complete = false;
                return;
            };
            for (i, n) in list.iter().enumerate() {
                let member = r.under(format!("[{i}]"), |r| {
                    let member = if inline { inner(r, n, id)? } else { reference(r, n, known)? };
                    if members.iter().any(|m| m.name == member.name) {
                        r.error(n.at, format!("there are two `{}`: the conditions could not tell them apart", member.name));
                        return None;
                    }
                    Some(member)
                });
                complete &= member.is_some();
                members.extend(member);
            }
        });
    }
    if members.is_empty() && complete {
        r.error(join.at, "`join` has no `rules` and no `refs`: there is nothing to bring together");
    }
    if members.len() > MAX_MEMBERS {
        r.error(join.at, format!("more than {MAX_MEMBERS} rules are not joined"));
        return None;
    }
    let Some(on) = join.get("on") else {
        r.error(join.at, "`join` has no `on`: say what the matches have in common, as in `a.$X == b.$Y`");
        return None;
    };
    // Names that a broken member would have had are not unknown.
    if !complete || members.is_empty() {
        return None;
    }
    let on = r.under("on", |r| {
        let Some(list) = on.list().filter(|l| !l.is_empty()) else {
            r.error(on.at, format!("a list of conditions such as `a.$X == b.$Y` is expected here, not {}", on.describe()));
            return None;
        };
        let read: Vec<Option<JoinOn>> =
            list.iter().enumerate().map(|(i, n)| r.under(format!("[{i}]"), |r| condition(r, n, &members))).collect();
        read.into_iter().collect::<Option<Vec<JoinOn>>>()
    })?;
    for (i, m) in members.iter().enumerate() {
        if !on.iter().any(|o| o.left.member == i || o.right.member == i) {
            r.warn(join.at, format!("`{}` is in no condition and is left aside", m.name));
        }
    }
    Some(Join { members, on })
}

fn inner(r: &mut Reader<'_>, node: &Yaml, id: &str) -> Option<JoinMember> {
    if is_join(node) {
        r.error(node.at, "a join has no joins inside");
        return None;
    }
    let name = node.get("id").and_then(Yaml::text).map(str::to_owned);
    let rule = r.rule_within(node, id)?;
    Some(JoinMember { name: name?, rule, renames: Vec::new() })
}

fn reference(r: &mut Reader<'_>, node: &Yaml, known: &[Rule]) -> Option<JoinMember> {
    let Some(map) = node.map() else {
        r.error(node.at, format!("a reference is a mapping with `rule` and `as`, not {}", node.describe()));
        return None;
    };
    for (k, _) in map {
        let key = k.text().unwrap_or_default();
        if !matches!(key, "rule" | "as" | "renames") {
            let hint = crate::nearest(key, &["rule", "as", "renames"]).map_or_else(String::new, |n| format!("; did you mean `{n}`?"));
            r.error(k.at, format!("unknown key `{key}`{hint}"));
            return None;
        }
    }
    let Some(target) = node.get("rule") else {
        r.error(node.at, "the reference has no `rule`: a rule file or the id of a rule");
        return None;
    };
    let wanted = r.under("rule", |r| r.string(target))?;
    let found = r.under("rule", |r| look_up(r, target, &wanted, known))?;
    let name = match node.get("as") {
        Some(name) => r.under("as", |r| r.string(name))?,
        None => found.id.rsplit('.').next().unwrap_or(&found.id).to_owned(),
    };
    let mut renames = Vec::new();
    if let Some(list) = node.get("renames") {
        r.under("renames", |r| {
            let Some(items) = list.list() else {
                r.error(list.at, format!("a list of `from` and `to` is expected here, not {}", list.describe()));
                return;
            };
            for (i, item) in items.iter().enumerate() {
                r.under(format!("[{i}]"), |r| {
                    let side = |key: &str| item.get(key).and_then(Yaml::text).filter(|t| t.starts_with('$') && t.len() > 1);
                    match (side("from"), side("to")) {
                        (Some(from), Some(to)) => renames.push((from.to_owned(), to.to_owned())),
                        _ => r.error(item.at, "a renaming has `from` and `to`, both metavariables such as `$X`"),
                    }
                });
            }
        });
    }
    Some(JoinMember { name, rule: found.clone(), renames })
}

/// The rule that a reference names: by its file, relative to the file of the join or as that was named
/// to the loader, or by its id.
fn look_up<'k>(r: &mut Reader<'_>, node: &Yaml, wanted: &str, known: &'k [Rule]) -> Option<&'k Rule> {
    let paths = [beside(r.source_path(), wanted), plain(wanted)];
    let mut found: Vec<&Rule> = Vec::new();
    for path in &paths {
        if found.is_empty() {
            found = known.iter().filter(|k| plain(&k.source) == *path).collect();
        }
    }
    if found.is_empty() {
        found = known.iter().filter(|k| k.id == wanted).collect();
    }
    if found.is_empty() {
        found = known.iter().filter(|k| k.id.strip_suffix(wanted).is_some_and(|front| front.ends_with('.'))).collect();
    }
    match found.as_slice() {
        [one] => Some(one),
        [] => {
            r.error(node.at, format!("`{wanted}` is no rule file beside this one and no rule that is loaded with it"));
            None
        }
        several => {
            let ids: Vec<&str> = several.iter().take(5).map(|k| k.id.as_str()).collect();
            r.error(node.at, format!("`{wanted}` stands for {} rules ({}): name one by its id", several.len(), ids.join(", ")));
            None
        }
    }
}

/// A path as it is named from the folder of another file.
pub(super) fn beside(file: &str, path: &str) -> String {
    match file.rsplit_once('/') {
        Some((folder, _)) if !path.starts_with('/') => plain(&format!("{folder}/{path}")),
        _ => plain(path),
    }
}

/// Without `.` and, where there is something to take back, `..`.
fn plain(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." if parts.last().is_some_and(|p| !p.is_empty() && *p != "..") => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

fn condition(r: &mut Reader<'_>, node: &Yaml, members: &[JoinMember]) -> Option<JoinOn> {
    let text = r.string(node)?;
    let words: Vec<&str> = text.split_whitespace().collect();
    let [left, compare, right] = words.as_slice() else {
        r.error(node.at, format!("`{text}` is no condition: two columns and what is between them, as in `a.$X == b.$Y`"));
        return None;
    };
    let compare = match *compare {
        "==" => JoinCompare::Equal,
        "!=" => JoinCompare::NotEqual,
        ">" => JoinCompare::Contains,
        "<" => JoinCompare::Within,
        "-->" => {
            r.error(node.at, "joins that follow themselves (`-->`) are not supported");
            return None;
        }
        other => {
            r.error(node.at, format!("`{other}` compares nothing: `==`, `!=`, `>` (contains) or `<` (is contained in)"));
            return None;
        }
    };
    let (left, right) = (column(r, node, left, members), column(r, node, right, members));
    let (left, right) = (left?, right?);
    if left.member == right.member {
        r.error(node.at, "both sides are of the same rule: a condition brings two together");
        return None;
    }
    Some(JoinOn { left, compare, right })
}

fn column(r: &mut Reader<'_>, node: &Yaml, text: &str, members: &[JoinMember]) -> Option<JoinColumn> {
    let Some((name, column)) = text.rfind(".$").or_else(|| text.rfind('.')).map(|at| (&text[..at], &text[at + 1..])) else {
        r.error(node.at, format!("`{text}` is no column: write `NAME.$X`, or `NAME.path` for the file"));
        return None;
    };
    let Some(member) = members.iter().position(|m| m.name == name) else {
        let names: Vec<&str> = members.iter().map(|m| m.name.as_str()).collect();
        let hint =
            crate::nearest(name, &names).map_or_else(|| format!("; there are {}", names.join(", ")), |n| format!("; did you mean `{n}`?"));
        r.error(node.at, format!("no rule of this join is called `{name}`{hint}"));
        return None;
    };
    if column == "path" {
        return Some(JoinColumn { member, metavariable: None });
    }
    if !column.starts_with('$') || column.len() == 1 {
        r.error(node.at, format!("`{column}` is no column of `{name}`: a metavariable such as `$X`, or `path`"));
        return None;
    }
    let m = &members[member];
    let own = m.renames.iter().find(|(_, to)| to == column).map_or(column, |(from, _)| from);
    if !mentions(&m.rule.formula, own) {
        r.warn(node.at, format!("`{own}` is in no pattern of `{name}`: nothing will be joined"));
    }
    Some(JoinColumn { member, metavariable: Some(column.to_owned()) })
}

/// Whether a metavariable may get a value in a formula.
fn mentions(f: &Formula, name: &str) -> bool {
    use crate::model::Condition;
    let bare = name.trim_start_matches('$');
    let group = format!("<{bare}>");
    let in_regex = |text: &str| bare.bytes().all(|b| b.is_ascii_digit()) || text.contains(&group);
    f.bind.as_deref() == Some(name)
        || match &f.kind {
            FormulaKind::Pattern(text) => text.contains(name),
            FormulaKind::Regex(text) => in_regex(text),
            FormulaKind::And(parts) | FormulaKind::Or(parts) => parts.iter().any(|p| mentions(p, name)),
            FormulaKind::Inside(p) | FormulaKind::Anywhere(p) => mentions(p, name),
            FormulaKind::Not(_) => false,
        }
        || f.conditions.iter().any(|c| match c {
            Condition::Regex { regex, .. } => in_regex(regex),
            Condition::Pattern { formula, .. } => mentions(formula, name),
            _ => false,
        })
}

/// The languages of a join: those of its rules.
pub(super) fn languages(join: &Join) -> Languages {
    let mut all = Vec::new();
    for m in &join.members {
        if let Languages::Some(list) = &m.rule.languages {
            all.extend(list.iter().copied().filter(|l| !all.contains(l)).collect::<Vec<_>>());
        }
    }
    match join.members.first() {
        Some(first) if all.is_empty() => first.rule.languages.clone(),
        _ => Languages::Some(all),
    }
}

/// Whether a source is where a reference of another file points.
pub(super) fn points_to(from: &RuleSource<'_>, wanted: &str) -> Option<String> {
    (wanted.ends_with(".yaml") || wanted.ends_with(".yml")).then(|| beside(from.path, wanted))
}
