//! `quantumlayer.toml`: found, read, checked, layered; every value knows where it came from.
//!
//! Layers, strongest first: flags (applied by the operations), the surface's own settings, the
//! environment, the nearest package's file, the root's file, what these extend, the user's file.
//! Scalars and lists of a stronger layer replace those of a weaker one; `[[suppress]]` and
//! `[rules.severity]` add up.

mod keys;
mod load;

pub use keys::{KEYS, Key, Kind, SEVERITIES, SUPPRESS_KEYS, environment_name, nearest};
pub use load::check_text;
pub(crate) use load::{confidence as confidence_word, is_date, parse_size, severity as parse_severity, severity_name as severity_word};

use crate::finding::{Confidence, Problem, Severity};
use crate::workspace::Snapshot;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The configuration file's name.
pub const FILE_NAME: &str = "quantumlayer.toml";

/// Where a value came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Origin {
    /// `default`, `user`, `extends`, `root`, `package`, `environment`, `settings` or `flag`.
    pub layer: String,
    /// The file, or the variable's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// 1-based line in the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
}

/// One `[[suppress]]` entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppress {
    /// The rule, if it is about one.
    pub rule: Option<String>,
    /// A glob of paths, if it is about some.
    pub path: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Who said so.
    pub author: Option<String>,
    /// The last day it holds.
    pub until: Option<String>,
    /// The finding, if it is about one.
    pub fingerprint: Option<String>,
    /// The file it is written in, as shown.
    pub file: String,
    /// Its line there.
    pub line: u32,
}

/// The configuration that holds for some folder.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// `scan.include`
    pub include: Vec<String>,
    /// `scan.exclude`
    pub exclude: Vec<String>,
    /// `scan.severity`
    pub severity: Option<Severity>,
    /// `scan.confidence`
    pub confidence: Option<Confidence>,
    /// `scan.fail-on`
    pub fail_on: Option<String>,
    /// `scan.max-file-size`
    pub max_file_size: Option<u64>,
    /// `scan.jobs`
    pub jobs: Option<usize>,
    /// `scan.dataflow`
    pub dataflow: Option<String>,
    /// `scan.diff-base`
    pub diff_base: Option<String>,
    /// `rules.paths`, absolute
    pub rule_paths: Vec<PathBuf>,
    /// `rules.enable`
    pub enable: Vec<String>,
    /// `rules.disable`
    pub disable: Vec<String>,
    /// `rules.compat`
    pub compat: bool,
    /// `rules.severity`
    pub severities: BTreeMap<String, Severity>,
    /// `[[suppress]]`
    pub suppress: Vec<Suppress>,
    /// Sections that later products read.
    pub sections: BTreeMap<String, toml::Value>,
    /// Every value that is set, as written, with where it came from.
    pub values: BTreeMap<String, (toml::Value, Origin)>,
    /// What is wrong with the files.
    pub problems: Vec<Problem>,
    /// The files that were read, strongest first.
    pub files: Vec<PathBuf>,
}

impl Config {
    /// Whether a rule is on: `enable` names it, or `disable` does not and the rule itself is on.
    pub fn is_enabled(&self, rule: &str, on_by_default: bool) -> bool {
        if self.enable.iter().any(|p| rule_matches(p, rule)) {
            return true;
        }
        on_by_default && !self.disable.iter().any(|p| rule_matches(p, rule))
    }

    /// The severity that the configuration gives a rule; the longest name wins.
    pub fn severity_of(&self, rule: &str) -> Option<Severity> {
        self.severities.iter().filter(|(p, _)| rule_matches(p, rule)).max_by_key(|(p, _)| p.len()).map(|(_, s)| *s)
    }
}

/// Whether `pattern` names a rule: its id, a dotted end or beginning of it, or a glob.
pub fn rule_matches(pattern: &str, rule: &str) -> bool {
    if pattern.contains(['*', '?']) {
        return glob(pattern.as_bytes(), rule.as_bytes());
    }
    named_by(pattern, rule) || rule.strip_prefix(pattern).is_some_and(|rest| rest.starts_with('.'))
}

/// Whether `name` is the rule's id or a dotted end of it.
pub fn named_by(name: &str, rule: &str) -> bool {
    !name.is_empty() && rule.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

// `*` and `?` over any characters; linear but for one remembered star.
fn glob(pattern: &[u8], text: &[u8]) -> bool {
    let (mut p, mut t, mut star) = (0, 0, None);
    while t < text.len() {
        if p < pattern.len() && (pattern[p] == b'?' || pattern[p] == text[t]) && pattern[p] != b'*' {
            p += 1;
            t += 1;
        } else if p < pattern.len() && pattern[p] == b'*' {
            star = Some((p, t));
            p += 1;
        } else if let Some((sp, st)) = star {
            p = sp + 1;
            t = st + 1;
            star = Some((sp, st + 1));
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|b| *b == b'*')
}

impl Snapshot {
    /// The configuration that holds for a file or folder (absolute). Cached until files on disk or
    /// settings change.
    pub fn config(&self, path: &Path) -> Arc<Config> {
        let root = self.root_of(path).cloned();
        let mut folder = path;
        if !path.is_dir() {
            folder = path.parent().unwrap_or(path);
        }
        self.shared.configs.get(self, folder, root.as_deref())
    }

    /// The configuration of the first root.
    pub fn root_config(&self) -> Arc<Config> {
        match self.roots.first() {
            Some(root) => self.config(root),
            None => self.shared.configs.get(self, Path::new(""), None),
        }
    }
}

/// The configurations of the folders asked for so far, and the last good state of each file.
#[derive(Default)]
pub(crate) struct Configs {
    state: parking_lot::Mutex<load::State>,
}

impl Configs {
    fn get(&self, snapshot: &Snapshot, folder: &Path, root: Option<&Path>) -> Arc<Config> {
        self.state.lock().get(snapshot, folder, root)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rule_names() {
        for (pattern, rule, expected) in [
            ("python.sql.x", "python.sql.x", true),
            ("sql.x", "python.sql.x", true),
            ("x", "python.sql.x", true),
            ("ql.x", "python.sql.x", false),
            ("python", "python.sql.x", true),
            ("pyth", "python.sql.x", false),
            ("python.*", "python.sql.x", true),
            ("*sql*", "python.sql.x", true),
            ("java.*", "python.sql.x", false),
            ("", "x", false),
        ] {
            assert_eq!(rule_matches(pattern, rule), expected, "{pattern} {rule}");
        }
    }
}
