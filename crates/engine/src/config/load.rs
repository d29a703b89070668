//! Reading and layering the files.

use super::keys::NEVER_FROM_A_REPOSITORY;
use super::{Config, FILE_NAME, KEYS, Key, Kind, Origin, SEVERITIES, SUPPRESS_KEYS, Suppress, environment_name, nearest};
use crate::finding::{Confidence, Problem, Severity};
use crate::platform::{self, Stamp};
use crate::workspace::Snapshot;
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use toml_edit::{Item, TableLike};

const MAX_EXTENDS: usize = 16;
const MAX_FILE: u64 = 1_000_000;

#[derive(Default)]
pub(super) struct State {
    epoch: Option<(u64, usize)>,
    folders: FxHashMap<PathBuf, Arc<Config>>,
    files: FxHashMap<PathBuf, FileState>,
}

// A file as last read. A broken one keeps the content of its last good state.
struct FileState {
    stamp: Stamp,
    layer: Option<Arc<Layer>>,
    problems: Vec<Problem>,
}

// The settings of one file.
#[derive(Debug, Default)]
struct Layer {
    values: Vec<(String, toml::Value, u32)>,
    severities: Vec<(String, Severity, u32)>,
    suppress: Vec<Suppress>,
    extends: Vec<(String, u32)>,
}

impl State {
    pub(super) fn get(&mut self, snapshot: &Snapshot, folder: &Path, root: Option<&Path>) -> Arc<Config> {
        let epoch = (snapshot.disk_epoch, Arc::as_ptr(&snapshot.settings) as usize);
        if self.epoch != Some(epoch) {
            self.folders.clear();
            self.epoch = Some(epoch);
        }
        if let Some(config) = self.folders.get(folder) {
            return config.clone();
        }
        let config = Arc::new(self.build(snapshot, folder, root));
        self.folders.insert(folder.to_owned(), config.clone());
        config
    }

    fn build(&mut self, snapshot: &Snapshot, folder: &Path, root: Option<&Path>) -> Config {
        let mut config = Config::default();
        let settings = &snapshot.settings;
        let (overrides, problems) = read_layer(&settings.overrides.to_string(), "settings", true);
        config.problems.extend(problems);
        apply(&mut config, &overrides, "settings", None, Path::new(""));
        apply_environment(&mut config, &settings.environment);
        match &settings.file {
            Some(file) => self.add_file(snapshot, &mut config, file, "root", true, None, 0),
            None => {
                for (file, layer) in upwards(folder, root) {
                    let trust = boundary(root.unwrap_or(folder));
                    self.add_file(snapshot, &mut config, &file, layer, false, Some(&trust), 0);
                }
            }
        }
        let user = settings
            .user_file
            .clone()
            .or_else(|| Some(directories::ProjectDirs::from("", "", "quantumlayer")?.config_dir().join(FILE_NAME)));
        if let Some(user) = user.filter(|u| u.is_file()) {
            self.add_file(snapshot, &mut config, &user, "user", true, None, 0);
        }
        finish(&mut config);
        config
    }

    #[expect(clippy::too_many_arguments, reason = "one call site's state, threaded through the recursion")]
    fn add_file(
        &mut self,
        snapshot: &Snapshot,
        config: &mut Config,
        file: &Path,
        layer_name: &str,
        trusted: bool,
        trust: Option<&Path>,
        depth: usize,
    ) {
        let file = platform::canonical(file).unwrap_or_else(|_| file.to_owned());
        if config.files.contains(&file) {
            return;
        }
        config.files.push(file.clone());
        let shown = snapshot.shown(&file);
        let Some(layer) = self.file(snapshot, &file, &shown, trusted, &mut config.problems) else { return };
        let folder = file.parent().unwrap_or(Path::new("")).to_owned();
        apply(config, &layer, layer_name, Some(&shown), &folder);
        config.suppress.extend(layer.suppress.iter().cloned());
        for (target, line) in &layer.extends {
            let problem =
                |message: String| Problem { kind: "config".into(), rule: None, path: Some(shown.clone()), line: Some(*line), message };
            if target.contains("://") || target.starts_with("git@") {
                config.problems.push(problem(format!("`extends`: `{target}` is a git address; only paths are taken yet")));
                continue;
            }
            if depth >= MAX_EXTENDS {
                config.problems.push(problem("`extends` goes too deep".into()));
                continue;
            }
            match platform::canonical(&folder.join(target)) {
                Ok(path) if trust.is_some_and(|t| !path.starts_with(t)) => {
                    config.problems.push(problem(format!("`extends`: `{target}` is outside the repository")));
                }
                Ok(path) => self.add_file(snapshot, config, &path, "extends", trusted, trust, depth + 1),
                Err(_) => config.problems.push(problem(format!("`extends`: `{target}` does not exist"))),
            }
        }
    }

    fn file(&mut self, snapshot: &Snapshot, file: &Path, shown: &str, trusted: bool, problems: &mut Vec<Problem>) -> Option<Arc<Layer>> {
        // An open configuration file counts as it stands in the editor once saved; what is being
        // typed does not flicker through every diagnostic.
        let _ = snapshot;
        let meta = std::fs::metadata(file).ok()?;
        let stamp = Stamp::of(&meta);
        if let Some(known) = self.files.get(file)
            && known.stamp == stamp
        {
            problems.extend(known.problems.iter().cloned());
            return known.layer.clone();
        }
        let previous = self.files.get(file).and_then(|f| f.layer.clone());
        let text =
            if meta.len() > MAX_FILE { Err("too large".to_owned()) } else { std::fs::read_to_string(file).map_err(|e| e.to_string()) };
        let (layer, found) = match text {
            Ok(text) => match text.parse::<toml_edit::Document<String>>() {
                Ok(_) => {
                    let (layer, found) = read_layer(&text, shown, trusted);
                    (Some(Arc::new(layer)), found)
                }
                Err(e) => {
                    let kept = if previous.is_some() { "; the last good state stays in force" } else { "; it is not used" };
                    let line = e.span().map(|s| line_of(&text, s.start));
                    let message = format!("not valid TOML: {}{kept}", e.message().trim());
                    (previous, vec![Problem { kind: "config".into(), rule: None, path: Some(shown.into()), line, message }])
                }
            },
            Err(e) => (previous, vec![Problem { kind: "config".into(), rule: None, path: Some(shown.into()), line: None, message: e }]),
        };
        problems.extend(found.iter().cloned());
        self.files.insert(file.to_owned(), FileState { stamp, layer: layer.clone(), problems: found });
        layer
    }
}

// The files from a folder upwards: packages up to the root, then the root's own or the nearest above
// it, not beyond the repository.
fn upwards(folder: &Path, root: Option<&Path>) -> Vec<(PathBuf, &'static str)> {
    let root = root.unwrap_or(folder);
    let mut files: Vec<_> = folder
        .ancestors()
        .take_while(|a| a.starts_with(root) && *a != root)
        .map(|a| (a.join(FILE_NAME), "package"))
        .filter(|(f, _)| f.is_file())
        .collect();
    let top = boundary(root);
    files.extend(root.ancestors().take_while(|a| a.starts_with(&top)).map(|a| (a.join(FILE_NAME), "root")).find(|(f, _)| f.is_file()));
    files
}

// The repository that holds a folder: the nearest ancestor with `.git`, else the folder itself.
fn boundary(root: &Path) -> PathBuf {
    root.ancestors().find(|a| a.join(".git").exists()).unwrap_or(root).to_owned()
}

fn apply(config: &mut Config, layer: &Layer, name: &str, file: Option<&str>, folder: &Path) {
    for (key, value, line) in &layer.values {
        if config.values.contains_key(key) {
            continue;
        }
        let mut value = value.clone();
        if key == "rules.paths"
            && let toml::Value::Array(paths) = &mut value
        {
            for p in paths.iter_mut() {
                if let toml::Value::String(s) = p {
                    *s = folder.join(&*s).to_string_lossy().into_owned();
                }
            }
        }
        let origin = Origin { layer: name.into(), from: file.map(Into::into), line: file.map(|_| *line) };
        config.values.insert(key.clone(), (value, origin));
    }
    for (rule, severity, line) in &layer.severities {
        let key = format!("rules.severity.{rule}");
        if config.severities.contains_key(rule) {
            continue;
        }
        config.severities.insert(rule.clone(), *severity);
        let origin = Origin { layer: name.into(), from: file.map(Into::into), line: file.map(|_| *line) };
        config.values.insert(key, (toml::Value::String(severity_name(*severity).into()), origin));
    }
}

fn apply_environment(config: &mut Config, environment: &[(String, String)]) {
    for key in KEYS {
        let Some(name) = environment_name(key) else { continue };
        let Some((_, text)) = environment.iter().find(|(k, _)| *k == name) else { continue };
        let value = match key.kind {
            Kind::List => toml::Value::Array(text.split(',').map(|s| toml::Value::String(s.trim().into())).collect()),
            Kind::Boolean => match text.as_str() {
                "1" | "true" | "yes" => toml::Value::Boolean(true),
                "0" | "false" | "no" | "" => toml::Value::Boolean(false),
                _ => toml::Value::String(text.clone()),
            },
            Kind::Number => text.parse().map_or_else(|_| toml::Value::String(text.clone()), toml::Value::Integer),
            _ => toml::Value::String(text.clone()),
        };
        if let Err(message) = check(key, &value) {
            config.problems.push(Problem {
                kind: "config".into(),
                rule: None,
                path: None,
                line: None,
                message: format!("{name}: {message}"),
            });
            continue;
        }
        let origin = Origin { layer: "environment".into(), from: Some(name), line: None };
        config.values.entry(key.name.into()).or_insert((value, origin));
    }
}

// The typed view of the values.
fn finish(config: &mut Config) {
    let text = |k: &str| config.values.get(k).and_then(|(v, _)| v.as_str()).map(str::to_owned);
    let list = |k: &str| -> Vec<String> {
        let list = config.values.get(k).and_then(|(v, _)| v.as_array());
        list.into_iter().flatten().filter_map(|v| v.as_str().map(str::to_owned)).collect()
    };
    let number = |k: &str| config.values.get(k).and_then(|(v, _)| size(v));
    config.include = list("scan.include");
    config.exclude = list("scan.exclude");
    config.severity = text("scan.severity").and_then(|s| severity(&s));
    config.confidence = text("scan.confidence").and_then(|s| confidence(&s));
    config.fail_on = text("scan.fail-on");
    config.max_file_size = number("scan.max-file-size");
    config.jobs = number("scan.jobs").map(|n| n as usize);
    config.dataflow = text("scan.dataflow");
    config.diff_base = text("scan.diff-base");
    config.rule_paths = list("rules.paths").into_iter().map(PathBuf::from).collect();
    config.enable = list("rules.enable");
    config.disable = list("rules.disable");
    config.compat = config.values.get("rules.compat").and_then(|(v, _)| v.as_bool()).unwrap_or(false);
    let sections = config.values.iter().filter(|(k, _)| KEYS.iter().any(|key| key.name == *k && key.kind == Kind::Section));
    config.sections = sections.map(|(k, (v, _))| (k.clone(), v.clone())).collect();
}

/// What is wrong with the text of a `quantumlayer.toml`, for editors.
pub fn check_text(text: &str, shown: &str) -> Vec<Problem> {
    match text.parse::<toml_edit::Document<String>>() {
        Ok(_) => read_layer(text, shown, false).1,
        Err(e) => vec![Problem {
            kind: "config".into(),
            rule: None,
            path: Some(shown.into()),
            line: e.span().map(|s| line_of(text, s.start)),
            message: format!("not valid TOML: {}", e.message().trim()),
        }],
    }
}

fn read_layer(text: &str, shown: &str, trusted: bool) -> (Layer, Vec<Problem>) {
    let mut reader = Reader { text, shown, trusted, layer: Layer::default(), problems: Vec::new() };
    if let Ok(document) = text.parse::<toml_edit::Document<String>>() {
        reader.table(document.as_table(), "");
    }
    (reader.layer, reader.problems)
}

struct Reader<'a> {
    text: &'a str,
    shown: &'a str,
    trusted: bool,
    layer: Layer,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn problem(&mut self, line: u32, message: String) {
        self.problems.push(Problem { kind: "config".into(), rule: None, path: Some(self.shown.into()), line: Some(line), message });
    }

    fn line(&self, table: &dyn TableLike, name: &str) -> u32 {
        table.key(name).and_then(toml_edit::Key::span).map_or(1, |s| line_of(self.text, s.start))
    }

    fn table(&mut self, table: &dyn TableLike, prefix: &str) {
        for (name, item) in table.iter() {
            let line = self.line(table, name);
            let full = if prefix.is_empty() { name.to_owned() } else { format!("{prefix}.{name}") };
            if let Some(key) = KEYS.iter().find(|k| k.name == full) {
                self.key(key, item, line);
            } else if let (true, Some(inner)) = (KEYS.iter().any(|k| k.name.starts_with(&format!("{full}."))), item.as_table_like()) {
                self.table(inner, &full);
            } else {
                let level = |k: &Key| -> Option<&'static str> {
                    let rest = if prefix.is_empty() { k.name } else { k.name.strip_prefix(prefix)?.strip_prefix('.')? };
                    rest.split('.').next()
                };
                let hint = nearest(name, KEYS.iter().filter_map(level)).map_or_else(String::new, |n| format!("; did you mean `{n}`?"));
                self.problem(line, format!("unknown key `{full}`{hint}"));
            }
        }
    }

    fn key(&mut self, key: &Key, item: &Item, line: u32) {
        if key.user_only && !self.trusted {
            self.problem(line, format!("`{}` is taken from user settings only", key.name));
            return;
        }
        match key.kind {
            Kind::Severities => {
                for (rule, value) in item.as_table_like().into_iter().flat_map(TableLike::iter) {
                    let line = item.as_table_like().map_or(line, |t| self.line(t, rule));
                    match value.as_str().and_then(severity) {
                        Some(s) => self.layer.severities.push((rule.to_owned(), s, line)),
                        None => self.problem(line, format!("`rules.severity.{rule}` is one of {}", SEVERITIES.join(", "))),
                    }
                }
            }
            Kind::Tables => self.suppress(item, line),
            _ => {
                let Some(mut value) = to_value(item) else { return };
                if let Err(message) = check(key, &value) {
                    self.problem(line, message);
                    return;
                }
                if !self.trusted {
                    let mut dropped = Vec::new();
                    strip(&mut value, key.name, &mut dropped);
                    for name in dropped {
                        self.problem(line, format!("`{name}` is taken from user settings only"));
                    }
                }
                if key.name == "extends" {
                    let list = value.as_array().into_iter().flatten();
                    self.layer.extends.extend(list.filter_map(|v| v.as_str()).map(|s| (s.to_owned(), line)));
                } else {
                    self.layer.values.push((key.name.to_owned(), value, line));
                }
            }
        }
    }

    fn suppress(&mut self, item: &Item, line: u32) {
        let Some(entries) = item.as_array_of_tables() else {
            self.problem(line, "`suppress` is an array of tables: write `[[suppress]]`".into());
            return;
        };
        for table in entries.iter() {
            let line = table.span().map_or(line, |s| line_of(self.text, s.start));
            for (name, value) in table.iter() {
                if !SUPPRESS_KEYS.iter().any(|k| k.name == name) {
                    let hint =
                        nearest(name, SUPPRESS_KEYS.iter().map(|k| k.name)).map_or_else(String::new, |n| format!("; did you mean `{n}`?"));
                    self.problem(self.line(table, name), format!("unknown key `suppress.{name}`{hint}"));
                } else if value.as_str().is_none() && value.as_datetime().is_none() {
                    self.problem(self.line(table, name), format!("`suppress.{name}` is a text"));
                }
            }
            let get =
                |n: &str| table.get(n).and_then(|v| v.as_str().map(str::to_owned).or_else(|| v.as_datetime().map(ToString::to_string)));
            let entry = Suppress {
                rule: get("rule"),
                path: get("path"),
                reason: get("reason"),
                author: get("author"),
                until: get("until"),
                fingerprint: get("fingerprint"),
                file: self.shown.to_owned(),
                line,
            };
            if entry.rule.is_none() && entry.path.is_none() && entry.fingerprint.is_none() {
                self.problem(line, "`[[suppress]]` needs a `rule`, a `path` or a `fingerprint`".into());
            } else if entry.until.as_deref().is_some_and(|d| !is_date(d)) {
                self.problem(line, "`suppress.until` is a day, `YYYY-MM-DD`".into());
            } else {
                self.layer.suppress.push(entry);
            }
        }
    }
}

pub(crate) fn is_date(text: &str) -> bool {
    text.len() == 10 && text.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() })
}

fn strip(value: &mut toml::Value, name: &str, dropped: &mut Vec<String>) {
    if let toml::Value::Table(table) = value {
        table.retain(|k, v| {
            let full = format!("{name}.{k}");
            if NEVER_FROM_A_REPOSITORY.contains(&k.to_ascii_lowercase().replace('_', "-").as_str()) {
                dropped.push(full);
                return false;
            }
            strip(v, &full, dropped);
            true
        });
    }
}

fn check(key: &Key, value: &toml::Value) -> Result<(), String> {
    let name = key.name;
    let ok = match key.kind {
        Kind::Boolean => value.is_bool(),
        Kind::Number => size(value).is_some(),
        Kind::Text => value.is_str(),
        Kind::List => value.as_array().is_some_and(|a| a.iter().all(toml::Value::is_str)),
        Kind::Word(words) => value.as_str().is_some_and(|s| words.contains(&s)),
        Kind::Section => value.is_table(),
        Kind::Severities | Kind::Tables => true,
    };
    if ok {
        return Ok(());
    }
    Err(match key.kind {
        Kind::Boolean => format!("`{name}` is `true` or `false`"),
        Kind::Number => format!("`{name}` is a number (or a size such as \"2 MB\")"),
        Kind::Text => format!("`{name}` is a text"),
        Kind::List => format!("`{name}` is a list of texts"),
        Kind::Word(words) => format!("`{name}` is one of {}", words.join(", ")),
        _ => format!("`{name}` is a table"),
    })
}

// A number, or a size with a unit.
fn size(value: &toml::Value) -> Option<u64> {
    if let Some(n) = value.as_integer() {
        return u64::try_from(n).ok();
    }
    parse_size(value.as_str()?)
}

pub(crate) fn parse_size(text: &str) -> Option<u64> {
    let text = text.trim().to_ascii_lowercase();
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == ' ');
    let factor = match text[digits.len()..].trim() {
        "" | "b" => 1,
        "k" | "kb" => 1_000,
        "kib" => 1 << 10,
        "m" | "mb" => 1_000_000,
        "mib" => 1 << 20,
        "g" | "gb" => 1_000_000_000,
        _ => return None,
    };
    digits.parse::<u64>().ok()?.checked_mul(factor)
}

pub(crate) fn severity(word: &str) -> Option<Severity> {
    serde_json::from_value(serde_json::Value::String(word.to_ascii_lowercase())).ok()
}

pub(crate) fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "info",
        Severity::Low => "low",
        Severity::Medium => "medium",
        Severity::High => "high",
        Severity::Critical => "critical",
    }
}

pub(crate) fn confidence(word: &str) -> Option<Confidence> {
    serde_json::from_value(serde_json::Value::String(word.to_ascii_lowercase())).ok()
}

// Through text: the two TOML libraries share no value type.
fn to_value(item: &Item) -> Option<toml::Value> {
    let mut table = toml_edit::Table::new();
    let mut item = item.clone();
    if let Some(t) = item.as_table().cloned() {
        item = Item::Value(toml_edit::Value::InlineTable(t.into_inline_table()));
    }
    table.insert("v", item);
    toml::from_str::<toml::Table>(&table.to_string()).ok()?.remove("v")
}

fn line_of(text: &str, offset: usize) -> u32 {
    1 + memchr::memchr_iter(b'\n', &text.as_bytes()[..offset.min(text.len())]).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::{Settings, Workspace};
    use std::fmt::Write;

    fn show(c: &Config) -> String {
        let mut out = String::new();
        for (k, (v, o)) in &c.values {
            let _ = writeln!(out, "{k} = {v} [{} {}:{}]", o.layer, o.from.as_deref().unwrap_or("-"), o.line.unwrap_or(0));
        }
        for p in &c.problems {
            let _ = writeln!(out, "{}:{}: {}", p.path.as_deref().unwrap_or("-"), p.line.unwrap_or(0), p.message);
        }
        out
    }

    fn write(dir: &Path, name: &str, text: &str) {
        let path = dir.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    #[test]
    fn layers_and_their_origins() {
        let dir = tempfile::tempdir().unwrap();
        let d = dir.path();
        write(
            d,
            "quantumlayer.toml",
            "extends = [\"org.toml\"]\n[scan]\nseverity = \"low\"\njobs = 2\n[rules.severity]\n\"python.x\" = \"info\"\n",
        );
        write(d, "org.toml", "[scan]\nseverity = \"high\"\nfail-on = \"critical\"\n");
        write(d, "pkg/quantumlayer.toml", "[scan]\njobs = 3\nmax-file-size = \"2 MB\"\n");
        write(d, "user.toml", "[scan]\nconfidence = \"high\"\n[models]\nendpoint = \"http://localhost\"\n");
        let settings = Settings {
            user_file: Some(d.join("user.toml")),
            environment: vec![("QUANTUMLAYER_SCAN_DATAFLOW".into(), "off".into()), ("QUANTUMLAYER_SCAN_JOBS".into(), "x".into())],
            ..Settings::default()
        };
        let s = Workspace::with_settings(vec![d.to_owned()], settings).snapshot();
        let c = s.config(&s.roots[0].join("pkg/a.py"));
        expect_test::expect![[r#"
            models = { endpoint = "http://localhost" } [user DIR/user.toml:3]
            rules.severity.python.x = "info" [root quantumlayer.toml:6]
            scan.confidence = "high" [user DIR/user.toml:2]
            scan.dataflow = "off" [environment QUANTUMLAYER_SCAN_DATAFLOW:0]
            scan.fail-on = "critical" [extends org.toml:3]
            scan.jobs = 3 [package pkg/quantumlayer.toml:2]
            scan.max-file-size = "2 MB" [package pkg/quantumlayer.toml:3]
            scan.severity = "low" [root quantumlayer.toml:3]
            -:0: QUANTUMLAYER_SCAN_JOBS: `scan.jobs` is a number (or a size such as "2 MB")
        "#]]
        .assert_eq(&show(&c).replace("[user user.toml", "[user DIR/user.toml"));
        assert_eq!(c.max_file_size, Some(2_000_000));
        assert_eq!(c.severity_of("python.x"), Some(Severity::Info));
    }

    #[test]
    fn mistakes_and_distrust() {
        let text = "[scan]\nexlude = []\nseverity = \"hi\"\n[models]\nurl = \"x\"\n[test]\ncommand = \"rm\"\nok = 1\n[[suppress]]\nrule = \"a\"\nutil = \"x\"\n[[suppress]]\nreason = \"x\"\n[colour]\n";
        let problems: Vec<_> = check_text(text, "q.toml").into_iter().map(|p| format!("{}: {}", p.line.unwrap_or(0), p.message)).collect();
        expect_test::expect![[r#"
            [
                "2: unknown key `scan.exlude`; did you mean `exclude`?",
                "3: `scan.severity` is one of critical, high, medium, low, info",
                "4: `models` is taken from user settings only",
                "6: `test.command` is taken from user settings only",
                "11: unknown key `suppress.util`; did you mean `until`?",
                "12: `[[suppress]]` needs a `rule`, a `path` or a `fingerprint`",
                "14: unknown key `colour`",
            ]
        "#]]
        .assert_debug_eq(&problems);
    }

    #[test]
    fn a_broken_file_keeps_its_last_good_state() {
        let dir = tempfile::tempdir().unwrap();
        write(dir.path(), "quantumlayer.toml", "[scan]\nseverity = \"high\"\n");
        let w = Workspace::new(vec![dir.path().to_owned()]);
        assert_eq!(w.snapshot().root_config().severity, Some(Severity::High));
        write(dir.path(), "quantumlayer.toml", "[scan]\nseverity = \"high");
        w.watched(&[]);
        let c = w.snapshot().root_config();
        assert_eq!(c.severity, Some(Severity::High));
        assert!(c.problems[0].message.ends_with("the last good state stays in force"), "{:?}", c.problems);
    }

    #[test]
    fn nothing_outside_the_repository_is_read() {
        let dir = tempfile::tempdir().unwrap();
        write(dir.path(), "outer.toml", "[scan]\nseverity = \"high\"\n");
        write(dir.path(), "repo/quantumlayer.toml", "extends = [\"../outer.toml\", \"https://x/y\"]\n");
        let s = Workspace::new(vec![dir.path().join("repo")]).snapshot();
        let c = s.root_config();
        assert_eq!(c.severity, None);
        assert_eq!(c.problems.len(), 2, "{:?}", c.problems);
    }
}
