//! Rule sets: the built-in packs and the user's rules, compiled once per process and content.

use super::project::Assumed;
use crate::config::{Config, severity_word};
use crate::finding::{Confidence, Problem, Safety, Severity};
use crate::operation::OperationError;
use crate::workspace::Snapshot;
use parking_lot::Mutex;
use ql_rules::model::Languages;
use ql_rules::{NoFacts, ProjectFacts, Reach, Rule, RuleProblem, RuleSet, RuleSource};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

include!(concat!(env!("OUT_DIR"), "/built_in_rules.rs"));

const MAX_RULE_FILE: u64 = 10_000_000;

/// What is told of a rule.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct RuleInfo {
    /// Full id.
    pub id: String,
    /// A few words.
    pub title: String,
    /// What an attacker gains and what to do; metavariables unfilled.
    pub message: String,
    /// How bad, by the contract's words.
    pub severity: Severity,
    /// The severity as its author wrote it.
    pub severity_word: String,
    /// How sure.
    pub confidence: Confidence,
    /// Language ids; `regex` or `generic` for rules of all files.
    pub languages: Vec<String>,
    /// Weaknesses, as `CWE-89`.
    pub cwe: Vec<String>,
    /// OWASP Top 10 categories, as `A03:2021`.
    pub owasp: Vec<String>,
    /// Where to read more.
    pub references: Vec<String>,
    /// `pattern`, `secret` or `text`.
    pub kind: String,
    /// Whether it brings a fix.
    pub has_fix: bool,
    /// Whether its fix may be applied without a look.
    pub fix_safety: Safety,
    /// What its fix does, if its author said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix_title: Option<String>,
    /// Whether it runs unless asked otherwise.
    pub default: bool,
    /// The file it came from.
    pub source: String,
    /// Its line there.
    pub line: u32,
}

/// A set of rules. The built-in ones are read when somebody first looks at them: a scan that finds
/// everything in the cache never does.
pub struct Rules {
    /// Changes whenever results could.
    pub hash: String,
    loaded: OnceLock<Loaded>,
    compat: bool,
    reach: Reach,
}

/// The rules themselves, with what is told of each.
#[derive(Debug)]
pub struct Loaded {
    /// The compiled rules.
    pub set: RuleSet,
    /// One for each of [`RuleSet::rules`].
    pub info: Vec<Arc<RuleInfo>>,
    /// What is wrong with the rule files.
    pub problems: Vec<RuleProblem>,
}

impl std::fmt::Debug for Rules {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Rules({}, {} rules)", self.hash, self.count())
    }
}

impl std::ops::Deref for Rules {
    type Target = Loaded;

    fn deref(&self) -> &Loaded {
        self.loaded.get_or_init(|| {
            // Their patterns were compiled by the tests; here each language's are when first needed.
            let (rules, problems) = load_in_parallel(&built_in_sources());
            Loaded::of(RuleSet::lazy(rules, self.compat).reaching(self.reach), problems)
        })
    }
}

// On threads of its own: one of a pool that waits for its helpers takes up other work, which may need
// these very rules.
fn load_in_parallel(sources: &[RuleSource<'_>]) -> (Vec<Rule>, Vec<RuleProblem>) {
    let threads = super::pool::default_jobs().clamp(1, 8);
    let share = sources.len().div_ceil(threads).max(1);
    let parts: Vec<_> = std::thread::scope(|scope| {
        let workers: Vec<_> = sources.chunks(share).map(|part| (part, scope.spawn(move || ql_rules::load_tested(part)))).collect();
        workers.into_iter().map(|(part, worker)| worker.join().unwrap_or_else(|_| ql_rules::load_tested(part))).collect()
    });
    let (mut rules, mut problems) = (Vec::new(), Vec::new());
    for (some, wrong) in parts {
        rules.extend(some);
        problems.extend(wrong);
    }
    (rules, problems)
}

impl Loaded {
    fn of(set: RuleSet, problems: Vec<RuleProblem>) -> Loaded {
        let info = set.rules().iter().map(|r| Arc::new(RuleInfo::of(r))).collect();
        Loaded { set, info, problems }
    }
}

impl Rules {
    /// Compiles texts, and says what is wrong with them. `referred` are further files that joins name.
    pub fn compile(sources: &[RuleSource<'_>], referred: &[RuleSource<'_>], compat: bool) -> Rules {
        Rules::with_built_in(&[], sources, referred, (compat, Reach::File), Arc::new(NoFacts))
    }

    /// The same for rules that are tried on samples.
    pub(crate) fn compile_for_samples(sources: &[RuleSource<'_>], referred: &[RuleSource<'_>]) -> Rules {
        Rules::with_built_in(&[], sources, referred, (false, Reach::File), Arc::new(Assumed))
    }

    // Nobody's own rules change what the built-in ones are: those are not compiled to be tried again.
    fn with_built_in(
        built_in: &[RuleSource<'_>],
        own: &[RuleSource<'_>],
        referred: &[RuleSource<'_>],
        (compat, reach): (bool, Reach),
        project: Arc<dyn ProjectFacts>,
    ) -> Rules {
        let (own_rules, mut problems) = ql_rules::load_with(own, referred);
        let mut hasher = blake3::Hasher::new();
        for part in built_in.iter().chain(own).chain(referred).flat_map(|s| [s.path, s.prefix, s.text]) {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
        hasher.update(&project.version().to_le_bytes());
        let hash = format!("{}-{compat}-{reach:?}-{}", &hasher.finalize().to_hex()[..16], env!("CARGO_PKG_VERSION"));
        let own_set = RuleSet::lazy(own_rules, compat).with_project(project.clone());
        // A pattern may be nested as deeply as its author likes, and the caller's stack may be small.
        problems.extend(super::pool::deep(|| own_set.check()));
        let set = if built_in.is_empty() {
            own_set
        } else {
            let (mut rules, wrong) = load_in_parallel(built_in);
            rules.extend(own_set.rules().iter().cloned());
            problems.extend(wrong);
            RuleSet::lazy(rules, compat).with_project(project)
        };
        Rules { hash, loaded: OnceLock::from(Loaded::of(set.reaching(reach), problems)), compat, reach }
    }

    fn built_in(compat: bool, reach: Reach) -> Rules {
        let mut hasher = blake3::Hasher::new();
        for (path, _, text) in BUILT_IN {
            hasher.update(path.as_bytes());
            hasher.update(text.as_bytes());
        }
        let hash = format!("{}-{compat}-{reach:?}-{}", &hasher.finalize().to_hex()[..16], env!("CARGO_PKG_VERSION"));
        Rules { hash, loaded: OnceLock::new(), compat, reach }
    }

    /// Whether they behave as Semgrep's.
    pub(crate) fn is_compat(&self) -> bool {
        self.compat
    }

    /// Whether anybody has looked at the rules.
    pub(crate) fn is_loaded(&self) -> bool {
        self.loaded.get().is_some()
    }

    /// How many rules there are.
    pub fn count(&self) -> usize {
        self.loaded.get().map_or(BUILT_IN_COUNT, |l| l.info.len())
    }

    /// The rules whose id is `name` or ends in it after a dot.
    pub fn find(&self, name: &str) -> Vec<&Arc<RuleInfo>> {
        let exact: Vec<_> = self.info.iter().filter(|r| r.id == name).collect();
        if exact.is_empty() { self.info.iter().filter(|r| crate::config::named_by(name, &r.id)).collect() } else { exact }
    }

    /// Why nothing comes of a name that no rule has.
    pub fn unknown(&self, name: &str) -> OperationError {
        let near = crate::config::nearest(name, self.info.iter().flat_map(|r| [r.id.as_str(), r.id.rsplit('.').next().unwrap_or(&r.id)]));
        let hint = near.map_or(String::new(), |n| format!("; did you mean `{n}`?"));
        OperationError::NotFound(format!("there is no rule `{name}`{hint}"))
    }

    /// The problems as a report shows them.
    pub fn report_problems(&self) -> impl Iterator<Item = Problem> + '_ {
        self.problems.iter().map(problem)
    }
}

/// A rule problem as a report shows it.
pub fn problem(p: &RuleProblem) -> Problem {
    let key = p.key.as_ref().map_or(String::new(), |k| format!("{k}: "));
    Problem {
        kind: if p.warning { "rule-warning".into() } else { "rule".into() },
        rule: p.rule.clone(),
        path: Some(p.path.clone()),
        line: (p.at.line > 0).then_some(p.at.line),
        message: format!("{key}{}", p.message),
    }
}

impl RuleInfo {
    fn of(rule: &Rule) -> RuleInfo {
        let meta = |k: &str| rule.metadata.get(k);
        let words = |k: &str| match meta(k) {
            Some(Value::String(s)) => vec![s.clone()],
            Some(Value::Array(a)) => a.iter().filter_map(|v| v.as_str().map(str::to_owned)).collect(),
            _ => Vec::new(),
        };
        let languages = match &rule.languages {
            Languages::Some(list) => list.iter().map(|l| l.id().to_owned()).collect(),
            Languages::Generic => vec!["generic".to_owned()],
            Languages::Regex => vec!["regex".to_owned()],
        };
        let confidence = meta("confidence").and_then(Value::as_str).and_then(crate::config::confidence_word);
        let last = rule.id.rsplit('.').next().unwrap_or(&rule.id);
        RuleInfo {
            title: meta("title").and_then(Value::as_str).map_or_else(|| humanize(last), str::to_owned),
            message: rule.message.clone(),
            severity: match rule.severity {
                ql_rules::Severity::Info => Severity::Info,
                ql_rules::Severity::Low => Severity::Low,
                ql_rules::Severity::Medium => Severity::Medium,
                ql_rules::Severity::High => Severity::High,
                ql_rules::Severity::Critical => Severity::Critical,
            },
            severity_word: rule.severity_word.clone(),
            confidence: confidence.unwrap_or(Confidence::Medium),
            cwe: words("cwe").iter().filter_map(|w| cwe(w)).collect(),
            owasp: words("owasp").iter().filter_map(|w| owasp(w)).collect(),
            references: words("references"),
            kind: match rule.languages {
                _ if rule.secret.is_some() => "secret",
                Languages::Regex | Languages::Generic => "text",
                Languages::Some(_) => "pattern",
            }
            .to_owned(),
            has_fix: rule.fix.is_some() || rule.fix_regex.is_some() || formula_fix(&rule.formula),
            fix_safety: match meta("fix-safety").and_then(Value::as_str) {
                Some("safe") => Safety::Safe,
                _ => Safety::Review,
            },
            fix_title: meta("fix-title").and_then(Value::as_str).map(str::to_owned),
            default: meta("default").and_then(Value::as_bool).unwrap_or(true),
            languages,
            source: rule.source.clone(),
            line: rule.at.line,
            id: rule.id.clone(),
        }
    }
}

fn formula_fix(formula: &ql_rules::Formula) -> bool {
    use ql_rules::model::FormulaKind::{And, Anywhere, Inside, Not, Or, Pattern, Regex};
    formula.fix.is_some()
        || match &formula.kind {
            And(l) | Or(l) => l.iter().any(formula_fix),
            Not(f) | Inside(f) | Anywhere(f) => formula_fix(f),
            Pattern(_) | Regex(_) => false,
        }
}

fn humanize(id: &str) -> String {
    let text = id.replace(['-', '_'], " ");
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |c| c.to_uppercase().chain(chars).collect())
}

// `CWE-89: Improper …` is `CWE-89`.
fn cwe(word: &str) -> Option<String> {
    let rest = word.trim().get(..4).filter(|p| p.eq_ignore_ascii_case("cwe-")).map(|_| &word.trim()[4..])?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    (!digits.is_empty()).then(|| format!("CWE-{digits}"))
}

// `A03:2021 - Injection` is `A03:2021`.
fn owasp(word: &str) -> Option<String> {
    let word = word.trim().split([' ', '-']).next()?;
    let (category, year) = word.split_once(':')?;
    let number: u32 = category.strip_prefix('A')?.parse().ok()?;
    Some(format!("A{number:02}:{year}"))
}

/// The built-in packs with Semgrep's behaviour (`true`) or our own.
pub fn built_in(compat: bool) -> Arc<Rules> {
    built_in_reaching(compat, Reach::File)
}

fn built_in_reaching(compat: bool, reach: Reach) -> Arc<Rules> {
    static SETS: [[OnceLock<Arc<Rules>>; 3]; 2] = [const { [const { OnceLock::new() }; 3] }; 2];
    let place = match reach {
        Reach::Nowhere => 0,
        Reach::Function => 1,
        Reach::File => 2,
    };
    SETS[usize::from(compat)][place].get_or_init(|| Arc::new(Rules::built_in(compat, reach))).clone()
}

/// The built-in rule files.
pub fn built_in_sources() -> Vec<RuleSource<'static>> {
    BUILT_IN.iter().map(|(path, prefix, text)| RuleSource { path, prefix, text }).collect()
}

/// A rule file that was read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RuleFile {
    /// How it is shown.
    pub path: String,
    /// Dotted id prefix.
    pub prefix: String,
    /// Its text.
    pub text: String,
}

/// The rule files that a path names: itself, or every `*.yaml` and `*.yml` below it that begins
/// `rules:` and is not a `*.test.yaml`.
pub fn rule_files(snapshot: &Snapshot, path: &Path, files: &mut Vec<RuleFile>, problems: &mut Vec<Problem>) {
    let shown = snapshot.shown(path);
    let mut trouble = |path: &str, message: String| {
        problems.push(Problem { kind: "rule".into(), rule: None, path: Some(path.to_owned()), line: None, message });
    };
    if path.is_dir() {
        let mut found = Vec::new();
        for entry in ignore::WalkBuilder::new(path).standard_filters(false).follow_links(false).build().flatten() {
            let name = entry.file_name().to_string_lossy();
            let yaml = name.ends_with(".yaml") || name.ends_with(".yml");
            if yaml && !name.ends_with(".test.yaml") && !name.ends_with(".test.yml") && entry.file_type().is_some_and(|t| t.is_file()) {
                found.push(entry.into_path());
            }
        }
        found.sort();
        for file in found {
            let shown = snapshot.shown(&file);
            match read_rule_file(&file) {
                Ok(text) if text.lines().any(|l| l.trim_end() == "rules:" || l.starts_with("rules: ") || l.contains("\"rules\"")) => {
                    // Below the working folder the ids carry the path as it is shown, elsewhere as it
                    // stands below the folder that was named.
                    let below = if snapshot.root_of(&file).is_some() {
                        shown.clone()
                    } else {
                        crate::workspace::slashes(file.strip_prefix(path).unwrap_or(&file))
                    };
                    files.push(RuleFile { prefix: prefix_of(&below), path: shown, text });
                }
                Ok(_) => {}
                Err(e) => trouble(&shown, e),
            }
        }
        return;
    }
    match read_rule_file(path) {
        Ok(text) => {
            let prefix = if snapshot.root_of(path).is_some() { prefix_of(&shown) } else { String::new() };
            files.push(RuleFile { prefix, path: shown, text });
        }
        Err(e) => trouble(&shown, e),
    }
}

impl RuleFile {
    /// As the loader takes it.
    pub fn source(&self) -> RuleSource<'_> {
        RuleSource { path: &self.path, prefix: &self.prefix, text: &self.text }
    }
}

/// The rule files that the joins of others refer to and that are not among these. Only files of the
/// workspace, or below the folder of the rule file that names them, are read.
pub fn referred(snapshot: &Snapshot, files: &[RuleFile]) -> Vec<RuleFile> {
    let mut out: Vec<RuleFile> = Vec::new();
    for file in files {
        let folder = snapshot.absolute(&file.path).parent().map(Path::to_owned).unwrap_or_default();
        for wanted in ql_rules::referred(&file.source()) {
            let Ok(path) = crate::platform::canonical(&snapshot.absolute(&wanted)) else { continue };
            let shown = snapshot.shown(&path);
            let inside = snapshot.root_of(&path).is_some() || path.starts_with(&folder);
            if !inside || files.iter().chain(&out).any(|f| f.path == shown) {
                continue;
            }
            if let Ok(text) = read_rule_file(&path) {
                let prefix = if snapshot.root_of(&path).is_some() { prefix_of(&shown) } else { String::new() };
                out.push(RuleFile { prefix, path: shown, text });
            }
        }
    }
    out
}

// The folders of a path as the dotted beginning of rule ids.
fn prefix_of(path: &str) -> String {
    let folder = path.rsplit_once('/').map_or("", |(f, _)| f);
    folder.split('/').filter(|p| !p.is_empty() && *p != ".").collect::<Vec<_>>().join(".")
}

fn read_rule_file(path: &Path) -> Result<String, String> {
    let meta = std::fs::metadata(path).map_err(|e| format!("cannot be read: {e}"))?;
    if !meta.is_file() {
        return Err("not a file".into());
    }
    if meta.len() > MAX_RULE_FILE {
        return Err(format!("larger than {} MB", MAX_RULE_FILE / 1_000_000));
    }
    std::fs::read_to_string(path).map_err(|e| format!("cannot be read: {e}"))
}

/// Which rules a scan runs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct RuleChoice {
    /// Rule files and folders; `auto` is the built-in packs. Empty: the built-in packs.
    pub config: Vec<String>,
    /// Rule files and folders of the configuration, beside the others.
    pub extra: Vec<PathBuf>,
    /// Behave as Semgrep.
    pub compat: bool,
    /// How far data is followed within a file.
    pub reach: Reach,
}

impl RuleChoice {
    /// What the configuration says where the request says nothing.
    pub fn of(config: &Config) -> RuleChoice {
        RuleChoice {
            config: Vec::new(),
            extra: config.rule_paths.clone(),
            compat: config.compat,
            reach: reach(config.dataflow.as_deref(), config.compat),
        }
    }
}

/// How far data is followed within a file under a word of `scan.dataflow`. With `compat` it is followed as
/// Semgrep does, or not at all.
pub(crate) fn reach(dataflow: Option<&str>, compat: bool) -> Reach {
    match dataflow {
        Some("off") => Reach::Nowhere,
        Some("function") if !compat => Reach::Function,
        _ => Reach::File,
    }
}

type Known = (u64, RuleChoice, Result<(Arc<Rules>, Vec<Problem>), String>);

/// The rule sets compiled so far.
#[derive(Default)]
pub(crate) struct RuleSets {
    choices: Mutex<Vec<Known>>,
    compiled: Mutex<Vec<(blake3::Hash, Arc<Rules>)>>,
}

impl Snapshot {
    /// The rules of a choice, with what is wrong about the files. `Err` if a named path is not there.
    pub fn rules(&self, choice: &RuleChoice) -> Result<(Arc<Rules>, Vec<Problem>), String> {
        if choice.config.iter().all(|c| c == "auto") && choice.extra.is_empty() {
            return Ok((built_in_reaching(choice.compat, choice.reach), Vec::new()));
        }
        let sets = &self.shared.rules;
        let mut choices = sets.choices.lock();
        choices.retain(|(epoch, ..)| *epoch == self.disk_epoch);
        if let Some((.., known)) = choices.iter().find(|(_, c, _)| c == choice) {
            return known.clone();
        }
        let result = self.load_rules(choice);
        choices.push((self.disk_epoch, choice.clone(), result.clone()));
        result
    }

    fn load_rules(&self, choice: &RuleChoice) -> Result<(Arc<Rules>, Vec<Problem>), String> {
        let (mut files, mut problems) = (Vec::new(), Vec::new());
        let base = self.roots.first().cloned().unwrap_or_default();
        for name in choice.config.iter().filter(|c| *c != "auto") {
            let path = base.join(name);
            if !path.exists() {
                return Err(format!("`{name}` does not exist"));
            }
            let path = crate::platform::canonical(&path).unwrap_or(path);
            rule_files(self, &path, &mut files, &mut problems);
        }
        for path in &choice.extra {
            if path.exists() {
                rule_files(self, path, &mut files, &mut problems);
            } else {
                problems.push(Problem {
                    kind: "config".into(),
                    rule: None,
                    path: Some(self.shown(path)),
                    line: None,
                    message: "`rules.paths`: it does not exist".into(),
                });
            }
        }
        let with_built_in = choice.config.is_empty() || choice.config.iter().any(|c| c == "auto");
        let built_in = if with_built_in { built_in_sources() } else { Vec::new() };
        let others = referred(self, &files);
        let own: Vec<_> = files.iter().map(RuleFile::source).collect();
        let others: Vec<_> = others.iter().map(RuleFile::source).collect();
        let mut hasher = blake3::Hasher::new();
        hasher.update(&[u8::from(with_built_in)]);
        hasher.update(&(own.len() as u64).to_le_bytes());
        for s in own.iter().chain(&others) {
            for part in [s.path, s.prefix, s.text] {
                hasher.update(&(part.len() as u64).to_le_bytes());
                hasher.update(part.as_bytes());
            }
        }
        hasher.update(&[u8::from(choice.compat), choice.reach as u8]);
        let project = super::project::facts(self);
        hasher.update(&project.version().to_le_bytes());
        let key = hasher.finalize();
        let mut compiled = self.shared.rules.compiled.lock();
        let rules = match compiled.iter().find(|(k, _)| *k == key) {
            Some((_, rules)) => rules.clone(),
            None => {
                let rules = Arc::new(Rules::with_built_in(&built_in, &own, &others, (choice.compat, choice.reach), project));
                // The states before the last few edits of rule files are of no more use.
                if compiled.len() >= 4 {
                    compiled.remove(0);
                }
                compiled.push((key, rules.clone()));
                rules
            }
        };
        Ok((rules, problems))
    }
}

/// The word of a severity.
pub fn severity_text(severity: Severity) -> &'static str {
    severity_word(severity)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_in_rules_are_all_there() {
        let rules = built_in(false);
        assert!(!rules.is_loaded() || rules.count() == BUILT_IN_COUNT);
        assert_eq!((rules.info.len(), rules.problems.len()), (BUILT_IN_COUNT, 0), "{:?}", rules.problems);
    }

    #[test]
    fn metadata_words() {
        assert_eq!(cwe("CWE-89: Improper Neutralization"), Some("CWE-89".into()));
        assert_eq!(cwe("cwe-079"), Some("CWE-079".into()));
        assert_eq!(cwe("injection"), None);
        assert_eq!(owasp("A3:2021 - Injection"), Some("A03:2021".into()));
        assert_eq!(owasp("A10:2025-X"), Some("A10:2025".into()));
        assert_eq!(humanize("sql-injection"), "Sql injection");
    }
}
