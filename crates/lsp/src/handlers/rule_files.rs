//! Rule files: what may stand where. Works on lines and indentation, because what is being written
//! rarely parses.

use crate::documents::Text;
use ql_syntax::Language;

/// A key of a rule file and what it does.
pub(crate) type Entry = (&'static str, &'static str);

const RULE: &[Entry] = &[
    ("id", "Identifies the rule: letters, digits, `.`, `_`, `-`."),
    ("message", "What an attacker gains and what to do; metavariables are filled in."),
    ("severity", "`CRITICAL`, `HIGH`, `MEDIUM`, `LOW` or `INFO`."),
    ("languages", "The languages whose files the rule looks at."),
    ("mode", "`search` (default), `taint` or `extract`."),
    ("pattern", "Code to look for, with metavariables (`$X`) and ellipses (`...`)."),
    ("patterns", "All of these must hold; negations take away."),
    ("pattern-either", "Any of these may hold."),
    ("pattern-regex", "A regular expression over the text."),
    ("match", "The newer form of a formula: `pattern`, `regex`, `all`, `any`, `not`, `inside`, `anywhere`."),
    ("pattern-sources", "Taint mode: where untrusted data comes from."),
    ("pattern-sinks", "Taint mode: where it must not arrive."),
    ("pattern-sanitizers", "Taint mode: what makes it harmless."),
    ("pattern-propagators", "Taint mode: what passes it on."),
    ("extract", "Extract mode: the metavariable that stands for code of another language."),
    ("dest-language", "Extract mode: the language of that code."),
    ("dest-rules", "Extract mode: which rules look at it (`include`, `exclude`); all where absent."),
    ("transform", "Extract mode: `no_transform` (default), `unquote_string` or `concat_json_string_array`."),
    ("reduce", "Extract mode: each match for itself (`separate`, default) or all of a file as one program (`concat`)."),
    ("fix", "Replacement of the match; metavariables are filled in."),
    ("fix-regex", "Replacement by a regular expression within the match."),
    ("paths", "In which files the rule is tried."),
    ("options", "Switches of the matcher."),
    ("metadata", "CWE, OWASP, confidence, references and whatever else."),
    ("secret", "Makes a `regex` rule a secret detector."),
    ("min-version", "The oldest version that understands the rule."),
    ("max-version", "The newest version that understands the rule."),
];

const OPERATORS: &[Entry] = &[
    ("pattern", "Code to look for, with metavariables (`$X`) and ellipses (`...`)."),
    ("patterns", "All of these must hold; negations take away."),
    ("pattern-either", "Any of these may hold."),
    ("pattern-regex", "A regular expression over the text."),
    ("pattern-inside", "The match must lie inside a match of this."),
    ("pattern-not", "Takes away matches with the same range."),
    ("pattern-not-inside", "Takes away matches that lie inside a match of this."),
    ("pattern-not-regex", "Takes away matches that contain a match of this expression."),
    ("focus-metavariable", "Reports what this metavariable stands for."),
    ("metavariable-regex", "The metavariable's text must match, from its start."),
    ("metavariable-pattern", "Something inside the metavariable's code must match."),
    ("metavariable-comparison", "A comparison of metavariables must hold."),
    ("metavariable-analysis", "`entropy` or `redos` of the metavariable's text."),
    ("metavariable-type", "The metavariable must have one of these types."),
];

const METAVARIABLE: &[Entry] = &[
    ("metavariable", "The metavariable, with its `$`."),
    ("regex", "The expression; anchored at the start."),
    ("comparison", "The comparison, such as `$X > 1024`."),
    ("analyzer", "`entropy` or `redos`."),
    ("type", "The type."),
    ("types", "The types, any of which will do."),
    ("language", "The language in which the content is read."),
    ("strip", "Compare as integers."),
    ("constant-propagation", "Use the folded value instead of the text."),
];

const PATHS: &[Entry] =
    &[("include", "Only files that match one of these globs."), ("exclude", "No file that matches one of these globs; wins.")];
const FIX_REGEX: &[Entry] = &[
    ("regex", "What is replaced within the match."),
    ("replacement", "What stands there afterwards; `\\1` is the first group."),
    ("count", "How many occurrences; all where absent."),
];
const SECRET: &[Entry] = &[
    ("keywords", "One of these must occur in the file, in any case, for the rule to be tried."),
    ("group", "The capture group that holds the secret; 0 is the whole match."),
    ("min-entropy", "The least Shannon entropy in bits per character."),
    ("checksum", "A built-in check of the secret's own checksum."),
    ("stop-words", "A secret that contains one of these is a placeholder."),
    ("redact", "The kind that is shown instead of the secret."),
];
const METADATA: &[Entry] = &[
    ("cwe", "Weaknesses, such as `CWE-89`."),
    ("owasp", "OWASP Top 10 categories, such as `A03:2021`."),
    ("confidence", "`HIGH`, `MEDIUM` or `LOW`."),
    ("references", "Addresses to read on."),
    ("category", "Such as `security` or `correctness`."),
    ("technology", "Frameworks and libraries concerned."),
    ("likelihood", "`HIGH`, `MEDIUM` or `LOW`."),
    ("impact", "`HIGH`, `MEDIUM` or `LOW`."),
    ("subcategory", "Such as `vuln` or `audit`."),
];
const MATCH: &[Entry] = &[
    ("pattern", "Code to look for."),
    ("regex", "A regular expression."),
    ("all", "All of these must hold."),
    ("any", "Any of these may hold."),
    ("not", "Takes away."),
    ("inside", "The match must lie inside a match of this."),
    ("anywhere", "Joins on bindings only."),
    ("where", "Conditions."),
    ("fix", "The fix of this branch."),
    ("as", "Binds the whole match to a metavariable."),
];
const OPTIONS: &[Entry] = &[
    ("constant_propagation", "Match constants through variables (on)."),
    ("symbolic_propagation", "Match expressions through variables (off)."),
    ("ac_matching", "Associative and commutative operators (on)."),
    ("commutative_boolop", "Commutative `and` and `or` (off)."),
    ("symmetric_eq", "Symmetric equality (off)."),
    ("vardef_assign", "An assignment pattern matches definitions (on)."),
    ("attr_expr", "Expression patterns match decorators (on)."),
    ("arrow_is_function", "Function patterns match arrows (on)."),
    ("let_is_var", "`let` matches `var` (on)."),
    ("implicit_deep_exprstmt", "A statement pattern matches inside expressions (on)."),
    ("implicit_ellipsis", "Record patterns may leave fields out (on)."),
    ("decorators_order_matters", "Decorators match in order (off)."),
    ("generic_ellipsis_max_span", "Lines that `...` may span in `generic` (10)."),
    ("generic_comment_style", "`c`, `cpp` or `shell`."),
    ("generic_caseless", "`generic` ignores case (off)."),
    ("max_match_per_file", "At most so many matches in a file."),
    ("taint_unify_mvars", "Unify metavariables of sources and sinks (off)."),
    ("taint_assume_safe_functions", "Unknown functions pass nothing on (off)."),
    ("taint_assume_safe_numbers", "Numbers carry no taint (off)."),
    ("taint_assume_safe_booleans", "Booleans carry no taint (off)."),
    ("interfile", "Follow data across files (off)."),
];

/// Whether a text is a rule file: YAML or JSON with `rules` at the top whose items have an `id`.
pub(crate) fn is_rule_file(language: Language, text: &str) -> bool {
    match language.id() {
        "yaml" => {
            let mut lines = text.lines().skip_while(|line| {
                let line = line.trim();
                line.is_empty() || line.starts_with('#') || line == "---"
            });
            // Other tools have files with `rules:` too; ours have a list of maps below it.
            lines.next().is_some_and(|line| line.split('#').next().unwrap_or_default().trim_end() == "rules:")
                && lines.find(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#')).is_none_or(|line| {
                    line.trim_start().strip_prefix("- ").is_some_and(|item| item.trim_start().starts_with("id")) || line.trim() == "-"
                })
        }
        "json" => {
            let compact: String = text.chars().take(4_096).filter(|c| !c.is_whitespace()).collect();
            compact.starts_with("{\"rules\":[{\"id\":")
        }
        _ => false,
    }
}

/// What is being written at a position.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Place<'a> {
    /// A key of a map that stands under these keys, outermost first.
    Key { under: Vec<&'a str>, siblings: Vec<&'a str> },
    /// The value of a key (or an item of its list).
    Value { key: &'a str, under: Vec<&'a str> },
}

/// Where a position is in the structure of a YAML file.
pub(crate) fn place(text: &Text, line: u32, column: usize) -> Option<Place<'_>> {
    let content = text.line(line);
    let before = content.get(..column)?;
    let mut indent = indent_of(before);
    let (item, rest) = strip_item(before.trim_start());
    if item > 0 {
        indent += item;
    }
    let lead = key_of(before.trim_start());
    if let Some(key) = lead {
        return Some(Place::Value { key, under: ancestors(text, line, indent) });
    }
    let under = ancestors(text, line, indent);
    // `[a, |` of an unfinished flow list, or an item of a plain list, belongs to the key above.
    let is_list_of_words = under.last().is_some_and(|key| LISTS.contains(key));
    if is_list_of_words && (item > 0 || rest.is_empty()) {
        let mut under = under;
        let key = under.pop()?;
        return Some(Place::Value { key, under });
    }
    let siblings = siblings(text, line, indent);
    Some(Place::Key { under, siblings })
}

const LISTS: &[&str] = &["languages", "include", "exclude", "references", "keywords", "stop-words", "types", "technology"];

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The width of list dashes at the start, and what follows them.
fn strip_item(mut line: &str) -> (usize, &str) {
    let whole = line.len();
    while let Some(rest) = line.strip_prefix("- ").or_else(|| (line == "-").then_some("")) {
        line = rest.trim_start();
    }
    (whole - line.len(), line)
}

fn key_of(line: &str) -> Option<&str> {
    let (_, rest) = strip_item(line);
    let (key, value) = rest.split_once(':')?;
    let plain = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
    (plain && (value.is_empty() || value.starts_with(' '))).then_some(key)
}

/// The keys under which a line with this indentation stands.
fn ancestors(text: &Text, line: u32, mut indent: usize) -> Vec<&str> {
    let mut keys = Vec::new();
    for above in (0..line).rev() {
        let content = text.line(above);
        let trimmed = content.trim_start();
        if trimmed.is_empty() || trimmed.starts_with('#') {
            continue;
        }
        let at = indent_of(content);
        let (item, _) = strip_item(trimmed);
        if let Some(key) = key_of(trimmed) {
            // A list may stand at its key's own indentation.
            let own = at + item;
            if own < indent || (own == indent && item == 0 && opens_list(text, above, line, indent)) {
                keys.push(key);
                indent = own;
            }
        }
        if item > 0 && at < indent {
            indent = at + 1;
        }
        if at == 0 && item == 0 {
            break;
        }
    }
    keys.reverse();
    keys
}

fn opens_list(text: &Text, key_line: u32, line: u32, indent: usize) -> bool {
    let next = (key_line + 1..=line).map(|l| text.line(l)).find(|l| !l.trim().is_empty());
    text.line(key_line).trim_end().ends_with(':') && next.is_some_and(|l| indent_of(l) + 2 == indent && l.trim_start().starts_with('-'))
}

/// Keys already in the map to which a line of this indentation belongs.
fn siblings(text: &Text, line: u32, indent: usize) -> Vec<&str> {
    let mut found = Vec::new();
    let mut collect = |lines: &mut dyn Iterator<Item = u32>, upwards: bool| {
        for at in lines {
            let content = text.line(at);
            let trimmed = content.trim_start();
            if trimmed.is_empty() || trimmed.starts_with('#') {
                continue;
            }
            let (item, _) = strip_item(trimmed);
            let own = indent_of(content) + item;
            if own < indent || (item > 0 && indent_of(content) < indent && !upwards) {
                break;
            }
            if own == indent {
                found.extend(key_of(trimmed));
                if item > 0 {
                    break;
                }
            }
        }
    };
    if strip_item(text.line(line).trim_start()).0 == 0 {
        collect(&mut (0..line).rev(), true);
    }
    collect(&mut (line + 1..text.lines.lines()), false);
    found
}

/// The keys that may stand in a map under these keys.
pub(crate) fn keys(under: &[&str]) -> &'static [Entry] {
    match under {
        [] => &[("rules", "The rules of this file.")],
        ["rules"] => RULE,
        [.., "paths"] => PATHS,
        [.., "fix-regex"] => FIX_REGEX,
        [.., "secret"] => SECRET,
        [.., "metadata"] => METADATA,
        [.., "options"] => OPTIONS,
        [.., "match" | "all" | "any" | "not" | "inside" | "anywhere" | "taint"] => MATCH,
        [.., "metavariable-pattern"] => OPERATORS_IN_METAVARIABLE,
        [.., last] if last.starts_with("metavariable-") => METAVARIABLE,
        [.., last] if last.starts_with("pattern") => OPERATORS,
        _ => &[],
    }
}

const OPERATORS_IN_METAVARIABLE: &[Entry] = &[
    ("metavariable", "The metavariable, with its `$`."),
    ("language", "The language in which the content is read."),
    ("pattern", "Code to look for inside it."),
    ("patterns", "All of these must hold inside it."),
    ("pattern-either", "Any of these may hold inside it."),
    ("pattern-regex", "A regular expression over its text."),
];

/// The words that may stand as a key's value.
pub(crate) fn values(key: &str, under: &[&str]) -> Vec<(String, String)> {
    let words = |all: &[&str]| all.iter().map(|word| ((*word).to_owned(), String::new())).collect();
    match key {
        "severity" => words(&["CRITICAL", "HIGH", "MEDIUM", "LOW", "INFO", "ERROR", "WARNING"]),
        "mode" => words(&["search", "taint", "extract"]),
        "transform" => words(&["no_transform", "unquote_string", "concat_json_string_array"]),
        "reduce" => words(&["separate", "concat"]),
        "confidence" | "likelihood" | "impact" => words(&["HIGH", "MEDIUM", "LOW"]),
        "analyzer" => words(&["entropy", "redos"]),
        "strip" | "constant-propagation" => words(&["true", "false"]),
        "generic_comment_style" => words(&["c", "cpp", "shell"]),
        "languages" | "language" | "dest-language" => Language::all()
            .filter(|language| language.row().grammar.is_some())
            .map(|language| (language.id().to_owned(), language.row().name.to_owned()))
            .chain([("generic".to_owned(), "any text, as words and brackets".to_owned()), ("regex".to_owned(), "any text".to_owned())])
            .collect(),
        _ if under.last() == Some(&"options") => words(&["true", "false"]),
        _ => Vec::new(),
    }
}

/// What a key does, wherever it stands.
pub(crate) fn explain(word: &str) -> Option<&'static str> {
    let tables = [RULE, OPERATORS, METAVARIABLE, PATHS, FIX_REGEX, SECRET, METADATA, OPTIONS, MATCH];
    tables.into_iter().flatten().find(|(key, _)| *key == word).map(|(_, doc)| *doc)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The place at the mark `|`.
    fn at(marked: &str) -> String {
        let offset = marked.find('|').unwrap();
        let text = Text::new(marked.replacen('|', "", 1).into());
        let line = text.lines.line_of(offset as u32);
        let column = offset - text.lines.line_start(line) as usize;
        match place(&text, line, column) {
            Some(Place::Key { under, siblings }) => format!("key under {} beside {}", under.join("/"), siblings.join(",")),
            Some(Place::Value { key, under }) => format!("value of {key} under {}", under.join("/")),
            None => "nothing".to_owned(),
        }
    }

    #[test]
    fn places() {
        assert_eq!(at("|"), "key under  beside ");
        assert_eq!(at("rules:\n  - id: a\n    |\n    message: m\n"), "key under rules beside id,message");
        assert_eq!(at("rules:\n- id: a\n  |\n- id: b\n"), "key under rules beside id");
        assert_eq!(at("rules:\n  - |"), "key under rules beside ");
        assert_eq!(at("rules:\n  - id: a\n    severity: |"), "value of severity under rules");
        assert_eq!(at("rules:\n  - id: a\n    languages: [py|"), "value of languages under rules");
        assert_eq!(at("rules:\n  - id: a\n    languages:\n      - |"), "value of languages under rules");
        assert_eq!(at("rules:\n  - id: a\n    languages:\n    - |"), "value of languages under rules");
        assert_eq!(at("rules:\n  - id: a\n    patterns:\n      - pat|"), "key under rules/patterns beside ");
        assert_eq!(at("rules:\n  - id: a\n    patterns:\n    - pattern: x\n    - pat|"), "key under rules/patterns beside ");
        assert_eq!(
            at("rules:\n  - id: a\n    patterns:\n      - metavariable-regex:\n          metavariable: $X\n          |"),
            "key under rules/patterns/metavariable-regex beside metavariable"
        );
        assert_eq!(at("rules:\n  - id: a\n    metadata:\n      confidence: |"), "value of confidence under rules/metadata");
    }

    #[test]
    fn rule_files_are_recognised() {
        let yaml = Language::from_id("yaml").unwrap();
        assert!(is_rule_file(yaml, "# ours\n---\nrules:\n  - id: a\n"));
        assert!(is_rule_file(yaml, "rules:\n"));
        assert!(!is_rule_file(yaml, "rules:\n  - alert: Down\n"));
        assert!(!is_rule_file(yaml, "groups: []\nrules:\n"));
        assert!(is_rule_file(Language::from_id("json").unwrap(), "{ \"rules\": [ {\"id\": \"a\"}]}"));
        assert!(!is_rule_file(Language::text(), "rules:\n  - id: a\n"));
    }
}
