//! Every key of `quantumlayer.toml`: the one table behind checking, completion and the reference.

/// What a key holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// `true` or `false`.
    Boolean,
    /// A whole number; sizes may be written `"2 MB"`.
    Number,
    /// Any text.
    Text,
    /// A list of texts.
    List,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A table whose keys are rule ids.
    Severities,
    /// An array of tables.
    Tables,
    /// A section that a later product reads.
    Section,
}

/// A key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Key {
    /// Dotted name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// One sentence.
    pub doc: &'static str,
    /// Only user settings, the environment and flags may set it.
    pub user_only: bool,
}

/// The five severities, worst first.
pub const SEVERITIES: &[&str] = &["critical", "high", "medium", "low", "info"];
const CONFIDENCES: &[&str] = &["high", "medium", "low"];

const fn key(name: &'static str, kind: Kind, doc: &'static str) -> Key {
    Key { name, kind, doc, user_only: false }
}

/// The keys, by section.
pub static KEYS: &[Key] = &[
    key("extends", Kind::List, "Configuration files that this one builds on; paths relative to this file."),
    key("scan.include", Kind::List, "Only files that match one of these globs are scanned."),
    key("scan.exclude", Kind::List, "Files and folders that match one of these globs are not scanned."),
    key("scan.severity", Kind::Word(SEVERITIES), "The least severity that is reported."),
    key("scan.confidence", Kind::Word(CONFIDENCES), "The least confidence that is reported."),
    key("scan.fail-on", Kind::Word(&["critical", "high", "medium", "low", "info", "none"]), "The least severity that makes a scan fail."),
    key("scan.max-file-size", Kind::Number, "Files above this size in bytes get text rules only."),
    key("scan.jobs", Kind::Number, "How many threads a scan may use."),
    key(
        "scan.dataflow",
        Kind::Word(&["off", "function", "file", "workspace"]),
        "How far data flow is followed: not at all, within functions, within files, across files.",
    ),
    key("scan.diff-base", Kind::Text, "Only lines changed since this git revision are reported."),
    key("rules.paths", Kind::List, "Rule files and folders used beside the built-in packs; paths relative to this file."),
    key("rules.enable", Kind::List, "Rules that run although they are off by default or disabled more broadly."),
    key("rules.disable", Kind::List, "Rules that do not run: an id, its dotted beginning or end, or a glob."),
    key("rules.compat", Kind::Boolean, "Behave as Semgrep where the product does better on purpose."),
    key("rules.severity", Kind::Severities, "Severities by rule, instead of the rules' own."),
    key("suppress", Kind::Tables, "Findings that are not counted: rule, path, reason, author, until, fingerprint."),
    key("licenses.allow", Kind::List, "Licences that need no look."),
    key("licenses.deny", Kind::List, "Licences that are not taken."),
    key("licenses.review", Kind::List, "Licences that need a look."),
    key("gate", Kind::Section, "What `check` demands."),
    key("test", Kind::Section, "Test generation."),
    key("infra", Kind::Section, "Infrastructure."),
    Key { name: "models", kind: Kind::Section, doc: "Language models; user settings only.", user_only: true },
    Key { name: "mcp", kind: Kind::Section, doc: "The MCP server; user settings only.", user_only: true },
];

/// The keys of one `[[suppress]]` entry.
pub static SUPPRESS_KEYS: &[Key] = &[
    key("rule", Kind::Text, "The rule: its id or a dotted end of it."),
    key("path", Kind::Text, "A glob of paths."),
    key("reason", Kind::Text, "Why the finding is not counted."),
    key("author", Kind::Text, "Who decided that."),
    key("until", Kind::Text, "The last day it holds, `YYYY-MM-DD`."),
    key("fingerprint", Kind::Text, "The finding's fingerprint."),
];

// Whatever the section, a repository never says what to run, whom to call or which key to use.
pub(super) const NEVER_FROM_A_REPOSITORY: &[&str] = &[
    "command",
    "commands",
    "exec",
    "endpoint",
    "endpoints",
    "url",
    "base-url",
    "api-key",
    "key",
    "keys",
    "token",
    "password",
    "network",
    "sandbox",
    "offline",
    "proxy",
];

/// The environment variable that sets a key, if one does.
pub fn environment_name(key: &Key) -> Option<String> {
    match key.kind {
        Kind::Severities | Kind::Tables | Kind::Section => None,
        _ => Some(format!("QUANTUMLAYER_{}", key.name.replace(['.', '-'], "_").to_ascii_uppercase())),
    }
}

/// The nearest of `names` to a misspelt word, if one is near.
pub fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    names
        .into_iter()
        .map(|n| (distance(word, n), n))
        .filter(|(d, n)| *d <= (n.len().max(word.len()) / 3).max(1))
        .min_by_key(|(d, _)| *d)
        .map(|(_, n)| n)
}

fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().take(100).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().take(100).enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let cost = (diagonal + usize::from(ca != *cb)).min(row[j] + 1).min(row[j + 1] + 1);
            diagonal = row[j + 1];
            row[j + 1] = cost;
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspelt_names() {
        assert_eq!(nearest("exlude", ["include", "exclude"]), Some("exclude"));
        assert_eq!(nearest("colour", ["include", "exclude"]), None);
        assert_eq!(distance("kitten", "sitting"), 3);
    }
}
