//! `project-depends-on`: what a project must depend on for a rule to run.

use super::Reader;
use super::yaml::Yaml;
use crate::model::Dependency;

const KEYS: [&str; 2] = ["r2c-internal-project-depends-on", "project-depends-on"];
const FIELDS: [&str; 3] = ["namespace", "package", "version"];
/// Kinds of packages that the rule language knows.
const NAMESPACES: [&str; 12] = ["npm", "pypi", "gem", "gomod", "cargo", "maven", "composer", "nuget", "pub", "hex", "swiftpm", "cocoapods"];
/// Longest first: `<=` begins with `<`.
const BOUNDS: [&str; 7] = ["===", "==", "!=", "<=", ">=", "<", ">"];

/// The key that a rule has, and what stands there.
pub(super) fn key_of(node: &Yaml) -> Option<(&'static str, &Yaml)> {
    KEYS.into_iter().find_map(|k| Some((k, node.get(k)?)))
}

/// Reads it. Empty where the rule does not ask; `None` where it asks wrongly.
pub(super) fn rule(r: &mut Reader<'_>, node: &Yaml) -> Option<Vec<Dependency>> {
    let Some((key, value)) = key_of(node) else { return Some(Vec::new()) };
    r.under(key, |r| {
        let Some(either) = value.get("depends-on-either") else { return Some(vec![one(r, value)?]) };
        if let Some((k, _)) = value.map().unwrap_or_default().iter().find(|(k, _)| k.text() != Some("depends-on-either")) {
            r.error(k.at, format!("`{}` stands beside `depends-on-either`: put it into the list", k.text().unwrap_or_default()));
            return None;
        }
        r.under("depends-on-either", |r| {
            let Some(list) = either.list().filter(|l| !l.is_empty()) else {
                r.error(either.at, format!("a list of packages is expected here, not {}", either.describe()));
                return None;
            };
            let read: Vec<Option<Dependency>> = list.iter().enumerate().map(|(i, n)| r.under(format!("[{i}]"), |r| one(r, n))).collect();
            read.into_iter().collect()
        })
    })
}

fn one(r: &mut Reader<'_>, node: &Yaml) -> Option<Dependency> {
    let Some(map) = node.map() else {
        r.error(node.at, format!("a mapping with `namespace`, `package` and `version` is expected here, not {}", node.describe()));
        return None;
    };
    for (k, _) in map {
        let key = k.text().unwrap_or_default();
        if !FIELDS.contains(&key) {
            let hint = crate::nearest(key, &FIELDS).map_or_else(String::new, |n| format!("; did you mean `{n}`?"));
            r.warn(k.at, format!("unknown key `{key}`{hint}"));
        }
    }
    let mut field = |name: &str| match node.get(name) {
        Some(value) => r.under(name, |r| r.string(value)),
        None => {
            r.error(node.at, format!("the package has no `{name}`"));
            None
        }
    };
    let (namespace, package, version) = (field("namespace"), field("package"), field("version"));
    let out = Dependency { namespace: namespace?, package: package?, version: version? };
    if !NAMESPACES.contains(&out.namespace.to_ascii_lowercase().as_str()) {
        let hint = crate::nearest(&out.namespace, &NAMESPACES).map_or_else(String::new, |n| format!("; did you mean `{n}`?"));
        let at = node.get("namespace").map_or(node.at, |n| n.at);
        r.under("namespace", |r| r.warn(at, format!("`{}` is no kind of package that is known{hint}", out.namespace)));
    }
    let is_bound = |part: &str| {
        let rest = BOUNDS.iter().find_map(|b| part.strip_prefix(b)).map(str::trim);
        rest.is_some_and(|v| !v.is_empty() && !v.contains(|c: char| c.is_whitespace() || "<>=!".contains(c)))
    };
    if !out.version.split(',').all(|part| is_bound(part.trim())) {
        let at = node.get("version").map_or(node.at, |n| n.at);
        r.under("version", |r| r.error(at, format!("`{}` bounds no versions: write them as in `>= 1.2, < 2.0`", out.version)));
        return None;
    }
    Some(out)
}
