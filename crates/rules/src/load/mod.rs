//! Rule files: YAML or JSON into [`Rule`]s, every problem with its place.

mod depends;
mod extract;
mod formula;
mod join;
mod taint;
mod yaml;

use crate::model::{At, FixRegex, FormulaKind, Languages, Options, PathFilter, Rule, Secret, Severity};
use ql_syntax::Language;
use yaml::Yaml;

/// A rule file's text.
#[derive(Clone, Copy, Debug)]
pub struct RuleSource<'a> {
    /// Shown in problems and findings.
    pub path: &'a str,
    /// Dotted folder prefix of the rule ids, without the trailing dot; may be empty.
    pub prefix: &'a str,
    /// The file's content.
    pub text: &'a str,
}

/// Something wrong with a rule or a rule file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleProblem {
    /// The file.
    pub path: String,
    /// Where in it.
    pub at: At,
    /// The rule's id, if one is known.
    pub rule: Option<String>,
    /// The key concerned, dotted from the rule (`patterns[2].pattern-not`).
    pub key: Option<String>,
    /// What is wrong and what would be right.
    pub message: String,
    /// A warning: the rule runs nevertheless.
    pub warning: bool,
}

/// The keys a rule may have, for messages and completion.
pub const RULE_KEYS: &[&str] = &[
    "id",
    "message",
    "severity",
    "languages",
    "mode",
    "pattern",
    "patterns",
    "pattern-either",
    "pattern-regex",
    "match",
    "taint",
    "pattern-sources",
    "pattern-sinks",
    "pattern-sanitizers",
    "pattern-propagators",
    "fix",
    "fix-regex",
    "paths",
    "options",
    "metadata",
    "min-version",
    "max-version",
    "version",
    "join",
    "extract",
    "dest-language",
    "dest-rules",
    "transform",
    "reduce",
    "validators",
    "r2c-internal-project-depends-on",
    "project-depends-on",
    "equivalences",
    "product",
    "scan",
    "subcategory",
    "secret",
];

/// The version of the rule language that is answered to `min-version` and `max-version`.
pub const COMPATIBLE_VERSION: &str = "1.185.0";

const KNOWN_OPTIONS: &[&str] = &[
    "constant_propagation",
    "symbolic_propagation",
    "ac_matching",
    "commutative_boolop",
    "symmetric_eq",
    "commutative_compop",
    "vardef_assign",
    "flddef_assign",
    "attr_expr",
    "unify_ids_strictly",
    "arrow_is_function",
    "let_is_var",
    "go_deeper_expr",
    "go_deeper_stmt",
    "implicit_deep_exprstmt",
    "implicit_ellipsis",
    "implicit_return",
    "decorators_order_matters",
    "xml_singleton_loose_matching",
    "xml_attrs_implicit_ellipsis",
    "xml_children_ordered",
    "generic_engine",
    "generic_multiline",
    "generic_braces",
    "generic_extra_braces",
    "generic_extra_word_characters",
    "generic_caseless",
    "generic_ellipsis_max_span",
    "generic_comment_style",
    "cpp_parsing_pref",
    "interfile",
    "max_match_per_file",
    "timeout",
    "dynamic_timeout",
    "dynamic_timeout_unit_kb",
    "dynamic_timeout_max_multiplier",
    "taint_unify_mvars",
    "taint_assume_safe_functions",
    "taint_assume_safe_indexes",
    "taint_assume_safe_comparisons",
    "taint_assume_safe_booleans",
    "taint_assume_safe_numbers",
    "taint_only_propagate_through_assignments",
    "taint_focus_on",
    "taint_match_on",
    "taint_fixpoint_timeout",
    "taint_intrafile",
    "guarded_taint_signatures",
];

/// Loads every rule of the sources. Broken rules are reported and left out.
pub fn load(sources: &[RuleSource<'_>]) -> (Vec<Rule>, Vec<RuleProblem>) {
    all(sources, false)
}

/// The same for rules whose regular expressions are known to be right, because a test compiles them:
/// trying each is a third of the time that loading hundreds of rules takes.
pub fn load_tested(sources: &[RuleSource<'_>]) -> (Vec<Rule>, Vec<RuleProblem>) {
    all(sources, true)
}

/// The same with further rule files that joins refer to: their rules run only as parts of these.
pub fn load_with(sources: &[RuleSource<'_>], referred: &[RuleSource<'_>]) -> (Vec<Rule>, Vec<RuleProblem>) {
    with_referred(sources, referred, false)
}

/// The rule files that the joins of a rule file refer to: paths in the form of the source's own.
pub fn referred(source: &RuleSource<'_>) -> Vec<String> {
    if !source.text.contains("refs") {
        return Vec::new();
    }
    let root = Yaml::parse(source.text);
    root.iter().flat_map(join::references).filter_map(|wanted| join::points_to(source, &wanted)).collect()
}

fn all(sources: &[RuleSource<'_>], tested: bool) -> (Vec<Rule>, Vec<RuleProblem>) {
    with_referred(sources, &[], tested)
}

// Joins last: they refer to others.
fn with_referred(sources: &[RuleSource<'_>], referred: &[RuleSource<'_>], tested: bool) -> (Vec<Rule>, Vec<RuleProblem>) {
    let (mut rules, mut problems, mut joins, mut support, mut ignored) = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for source in sources {
        file(source, tested, &mut rules, &mut joins, &mut problems);
    }
    if joins.is_empty() {
        return (rules, problems);
    }
    for source in referred {
        file(source, tested, &mut support, &mut ignored, &mut problems);
    }
    support.extend(rules.iter().cloned());
    for (source, node) in joins {
        problems.append(&mut one(source, tested, &node, &support, &mut rules));
    }
    (rules, problems)
}

fn one(source: &RuleSource<'_>, tested: bool, node: &Yaml, known: &[Rule], rules: &mut Vec<Rule>) -> Vec<RuleProblem> {
    let mut reader = Reader { source, tested, id: None, problems: Vec::new(), key: Vec::new() };
    let rule = reader.rule(node, known);
    let fatal = reader.problems.iter().any(|p| !p.warning);
    rules.extend(rule.filter(|_| !fatal));
    reader.problems
}

fn file<'s>(
    source: &'s RuleSource<'s>,
    tested: bool,
    rules: &mut Vec<Rule>,
    joins: &mut Vec<(&'s RuleSource<'s>, Yaml)>,
    problems: &mut Vec<RuleProblem>,
) {
    let file_problem = |at: At, key: Option<&str>, message: String| RuleProblem {
        path: source.path.to_owned(),
        at,
        rule: None,
        key: key.map(str::to_owned),
        message,
        warning: false,
    };
    let root = match Yaml::parse(source.text) {
        Ok(root) => root,
        Err((at, message)) => return problems.push(file_problem(at, None, format!("the file is not valid YAML: {message}"))),
    };
    let Some(list) = root.get("rules") else {
        return problems.push(file_problem(root.at, Some("rules"), "the file has no `rules:` list at its top".to_owned()));
    };
    let Some(list) = list.list() else {
        return problems.push(file_problem(list.at, Some("rules"), format!("`rules` is a list of rules, not {}", list.describe())));
    };
    for node in list {
        if join::is_join(node) {
            joins.push((source, node.clone()));
        } else {
            problems.append(&mut one(source, tested, node, &[], rules));
        }
    }
}

/// Reads one rule, collecting problems.
pub(crate) struct Reader<'s> {
    source: &'s RuleSource<'s>,
    tested: bool,
    id: Option<String>,
    problems: Vec<RuleProblem>,
    key: Vec<String>,
}

impl Reader<'_> {
    fn problem(&mut self, at: At, message: impl Into<String>, warning: bool) {
        let key = (!self.key.is_empty()).then(|| {
            let mut out = String::new();
            for k in &self.key {
                if !out.is_empty() && !k.starts_with('[') {
                    out.push('.');
                }
                out.push_str(k);
            }
            out
        });
        self.problems.push(RuleProblem {
            path: self.source.path.to_owned(),
            at,
            rule: self.id.clone(),
            key,
            message: message.into(),
            warning,
        });
    }

    /// The file that is read, as it was named.
    pub(crate) fn source_path(&self) -> &str {
        self.source.path
    }

    /// Whether the expressions need not be tried.
    pub(crate) fn is_tested(&self) -> bool {
        self.tested
    }

    pub(crate) fn error(&mut self, at: At, message: impl Into<String>) {
        self.problem(at, message, false);
    }

    pub(crate) fn warn(&mut self, at: At, message: impl Into<String>) {
        self.problem(at, message, true);
    }

    /// Runs with a key on the path of problems.
    pub(crate) fn under<T>(&mut self, key: impl Into<String>, f: impl FnOnce(&mut Self) -> T) -> T {
        self.key.push(key.into());
        let out = f(self);
        self.key.pop();
        out
    }

    /// The text of a scalar.
    pub(crate) fn string(&mut self, node: &Yaml) -> Option<String> {
        match node.text() {
            Some(t) if !node.is_null() => Some(t.to_owned()),
            _ => {
                self.error(node.at, format!("a text is expected here, not {}", node.describe()));
                None
            }
        }
    }

    fn strings(&mut self, node: &Yaml) -> Vec<String> {
        match node.list() {
            Some(list) => list.iter().filter_map(|n| self.string(n)).collect(),
            None => {
                self.error(node.at, format!("a list is expected here, not {}", node.describe()));
                Vec::new()
            }
        }
    }

    fn optional<T>(&mut self, node: &Yaml, key: &str, f: impl FnOnce(&mut Self, &Yaml) -> T) -> Option<T> {
        let value = node.get(key)?;
        Some(self.under(key, |r| f(r, value)))
    }

    fn rule(&mut self, node: &Yaml, known: &[Rule]) -> Option<Rule> {
        self.rule_of(node, known, None)
    }

    /// A rule inside a join: it needs no message and no severity, and problems are the join's.
    pub(crate) fn rule_within(&mut self, node: &Yaml, id: &str) -> Option<Rule> {
        self.rule_of(node, &[], Some(id))
    }

    fn rule_of(&mut self, node: &Yaml, known: &[Rule], within: Option<&str>) -> Option<Rule> {
        let Some(map) = node.map() else {
            self.error(node.at, format!("a rule is a mapping, not {}", node.describe()));
            return None;
        };
        let id = self.optional(node, "id", Self::string).flatten();
        let Some(id) = id else {
            if node.get("id").is_none() {
                self.error(node.at, "the rule has no `id`");
            }
            return None;
        };
        let full = match within {
            Some(join) => join.to_owned(),
            None if self.source.prefix.is_empty() => id.clone(),
            None => format!("{}.{id}", self.source.prefix),
        };
        self.id = Some(full.clone());
        if id.is_empty() || !id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-')) {
            self.error(node.at, format!("`{id}` is no rule id: letters, digits, `.`, `_` and `-` only"));
        }
        for (k, _) in map {
            let key = k.text().unwrap_or_default();
            if key == "pattern-where-python" {
                self.error(k.at, "`pattern-where-python` is not supported: it would run code of the rule");
            } else if matches!(key, "equivalences" | "validators") {
                self.warn(k.at, format!("`{key}` is ignored"));
            } else if !RULE_KEYS.contains(&key) {
                let hint = crate::nearest(key, RULE_KEYS).map_or_else(String::new, |n| format!("; did you mean `{n}`?"));
                self.warn(k.at, format!("unknown key `{key}`{hint}"));
            }
        }
        // It reports nothing itself.
        let extracts = extract::is_extract(node);
        let message = match self.optional(node, "message", Self::string) {
            Some(m) => m.unwrap_or_default(),
            None if within.is_some() => String::new(),
            None => {
                if !extracts {
                    self.error(node.at, "the rule has no `message`");
                }
                String::new()
            }
        };
        let severity_word = match self.optional(node, "severity", Self::string) {
            Some(s) => s.unwrap_or_default(),
            None if extracts || within.is_some() => "INFO".to_owned(),
            None => {
                self.error(node.at, "the rule has no `severity`");
                return None;
            }
        };
        let severity = match severity_word.as_str() {
            "CRITICAL" => Severity::Critical,
            "ERROR" | "HIGH" => Severity::High,
            "WARNING" | "MEDIUM" => Severity::Medium,
            "INFO" | "LOW" => Severity::Low,
            "INVENTORY" | "EXPERIMENT" => Severity::Info,
            other => {
                let at = node.get("severity").map_or(node.at, |s| s.at);
                self.under("severity", |r| {
                    r.error(at, format!("`{other}` is no severity: CRITICAL, HIGH, MEDIUM, LOW (or ERROR, WARNING, INFO)"))
                });
                return None;
            }
        };
        let severity = if severity_word == "INFO" { Severity::Low } else { severity };
        let join = if join::is_join(node) { Some(join::rule(self, node, &full, known)?) } else { None };
        if join.is_none()
            && let Some(value) = node.get("join")
        {
            self.error(value.at, "`join` belongs to a rule with `mode: join`");
        }
        let languages = match &join {
            Some(join) => join::languages(join),
            None => self.languages(node)?,
        };
        let extract = if extracts { Some(extract::rule(self, node)?) } else { None };
        let taint = if taint::is_taint(node) { Some(taint::rule(self, node)?) } else { None };
        let formula = match (&taint, &join) {
            (Some(taint), _) => taint::together(taint, node),
            (None, Some(_)) => formula::formula(node, FormulaKind::Or(Vec::new())),
            (None, None) => formula::rule(self, node)?,
        };
        let depends_on = depends::rule(self, node)?;
        let options = self.optional(node, "options", Self::options).unwrap_or_default();
        let metadata = match node.get("metadata").map(Yaml::json) {
            Some(serde_json::Value::Object(m)) => m,
            Some(value) if !value.is_null() => {
                let at = node.get("metadata").map_or(node.at, |n| n.at);
                self.under("metadata", |r| r.error(at, "`metadata` is a mapping"));
                return None;
            }
            _ => serde_json::Map::new(),
        };
        let secret = self.optional(node, "secret", Self::secret).flatten();
        if secret.is_some() && languages != Languages::Regex {
            self.error(node.at, "`secret` belongs to a rule with `languages: [regex]`");
        }
        Some(Rule {
            id: full,
            source: self.source.path.to_owned(),
            at: node.at,
            message,
            severity,
            severity_word,
            languages,
            formula,
            taint,
            extract,
            join,
            depends_on,
            fix: self.optional(node, "fix", |r, n| if n.is_null() { Some(String::new()) } else { r.string(n) }).flatten(),
            fix_regex: self.optional(node, "fix-regex", Self::fix_regex).flatten(),
            paths: self.optional(node, "paths", Self::paths).unwrap_or_default(),
            options,
            metadata,
            secret,
            versions: (
                self.optional(node, "min-version", Self::string).flatten(),
                self.optional(node, "max-version", Self::string).flatten(),
            ),
        })
    }

    fn languages(&mut self, node: &Yaml) -> Option<Languages> {
        let Some(value) = node.get("languages") else {
            self.error(node.at, "the rule has no `languages`");
            return None;
        };
        let words = self.under("languages", |r| r.strings(value));
        self.under("languages", |r| r.language_words(value.at, &words))
    }

    fn language_words(&mut self, at: At, words: &[String]) -> Option<Languages> {
        if words.is_empty() {
            self.error(at, "`languages` is empty");
            return None;
        }
        let mut out = Vec::new();
        for w in words {
            let lower = w.to_ascii_lowercase();
            let special = match lower.as_str() {
                "regex" | "none" => Some(Languages::Regex),
                "generic" | "spacegrep" | "aliengrep" => Some(Languages::Generic),
                _ => None,
            };
            if let Some(special) = special {
                if words.len() > 1 {
                    self.error(at, format!("`{w}` must be the only language of a rule"));
                    return None;
                }
                return Some(special);
            }
            match Language::from_id(&lower) {
                Some(l) if l.row().grammar.is_some() => {
                    if !out.contains(&l) {
                        out.push(l);
                    }
                    // TSX files are TypeScript files with one more grammar.
                    if l.id() == "typescript" {
                        out.extend(Language::from_id("tsx"));
                    }
                }
                // Files that only hold other languages have no grammar of their own.
                known if is_upstream_language(&lower) || known.is_some_and(|l| l != Language::text()) => {
                    self.warn(at, format!("no grammar for `{w}` is built in: the rule does not run on such files"))
                }
                _ => {
                    let known: Vec<&str> = Language::all().map(Language::id).collect();
                    let hint = crate::nearest(&lower, &known).map_or_else(String::new, |n| format!("; did you mean `{n}`?"));
                    self.error(at, format!("unknown language `{w}`{hint}"));
                    return None;
                }
            }
        }
        if out.is_empty() {
            self.error(at, "none of the rule's languages is supported");
            return None;
        }
        Some(Languages::Some(out))
    }

    pub(crate) fn one_language(&mut self, node: &Yaml) -> Option<Languages> {
        let word = self.string(node)?;
        self.language_words(node.at, &[word])
    }

    fn options(&mut self, node: &Yaml) -> Options {
        let mut out = Options::default();
        let Some(map) = node.map() else {
            self.error(node.at, "`options` is a mapping");
            return out;
        };
        for (k, v) in map {
            let name = k.text().unwrap_or_default();
            if !KNOWN_OPTIONS.contains(&name) {
                let hint = crate::nearest(name, KNOWN_OPTIONS).map_or_else(String::new, |n| format!("; did you mean `{n}`?"));
                self.warn(k.at, format!("unknown option `{name}` is ignored{hint}"));
            }
            out.0.insert(name.to_owned(), v.json());
        }
        out
    }

    fn paths(&mut self, node: &Yaml) -> PathFilter {
        let mut out = PathFilter::default();
        for (k, v) in node.map().unwrap_or_default() {
            match k.text() {
                Some("include") => out.include = self.under("include", |r| r.strings(v)),
                Some("exclude") => out.exclude = self.under("exclude", |r| r.strings(v)),
                other => self.error(k.at, format!("`paths` has `include` and `exclude` only, not `{}`", other.unwrap_or_default())),
            }
        }
        out
    }

    fn fix_regex(&mut self, node: &Yaml) -> Option<FixRegex> {
        let regex = self.optional(node, "regex", Self::string).flatten();
        let replacement = self.optional(node, "replacement", Self::string).flatten();
        let (Some(regex), Some(replacement)) = (regex, replacement) else {
            self.error(node.at, "`fix-regex` needs `regex` and `replacement`");
            return None;
        };
        if !self.tested
            && let Err(e) = crate::regex::Regex::new(&regex)
        {
            self.error(node.at, format!("the expression is not valid: {e}"));
        }
        let count = node.get("count").and_then(|c| c.text()).and_then(|c| c.parse().ok());
        Some(FixRegex { regex, replacement, count })
    }

    fn secret(&mut self, node: &Yaml) -> Option<Secret> {
        let mut out = Secret { redact: "secret".to_owned(), ..Secret::default() };
        let Some(map) = node.map() else {
            self.error(node.at, "`secret` is a mapping");
            return None;
        };
        for (k, v) in map {
            let key = k.text().unwrap_or_default().to_owned();
            let at = v.at;
            self.under(key.clone(), |r| match key.as_str() {
                "keywords" => out.keywords = r.strings(v).into_iter().map(|k| k.to_lowercase()).collect(),
                "stop-words" => out.stop_words = r.strings(v).into_iter().map(|k| k.to_lowercase()).collect(),
                "redact" => out.redact = r.string(v).unwrap_or_default(),
                "checksum" => {
                    out.checksum = r.string(v);
                    if let Some(c) = &out.checksum
                        && !crate::secret::CHECKSUMS.contains(&c.as_str())
                    {
                        r.error(at, format!("unknown checksum `{c}`; known: {}", crate::secret::CHECKSUMS.join(", ")));
                    }
                }
                "group" => match v.text().and_then(|t| t.parse().ok()) {
                    Some(g) => out.group = g,
                    None => r.error(at, "`group` is the number of a capture group"),
                },
                "min-entropy" => match v.text().and_then(|t| t.parse().ok()) {
                    Some(e) => out.min_entropy = Some(e),
                    None => r.error(at, "`min-entropy` is a number of bits per character"),
                },
                other => r.warn(at, format!("unknown key `{other}`")),
            });
        }
        Some(out)
    }
}

/// Languages of the rule language for which no grammar is built in.
fn is_upstream_language(word: &str) -> bool {
    matches!(
        word,
        "apex"
            | "cairo"
            | "circom"
            | "clojure"
            | "dart"
            | "fga"
            | "openfga"
            | "gosu"
            | "hack"
            | "jsonnet"
            | "julia"
            | "lisp"
            | "move_on_sui"
            | "move_on_aptos"
            | "ocaml"
            | "powershell"
            | "promql"
            | "proto"
            | "protobuf"
            | "proto3"
            | "ql"
            | "r"
            | "scheme"
            | "vue"
            | "xml"
            | "vb"
            | "crystal"
    )
}
