//! `rules`: list, show, validate, test and time rules, and infer them from fixes.

use super::{Context, Flags, McpTool, Operation, OperationError, Outcome, Spec, Surface, count};
use crate::config::rule_matches;
use crate::finding::{Problem, Severity};
use crate::patch::{FileChange, Patch};
use crate::qsecure::RuleInfo;
use crate::qsecure::findings::is_generated;
use crate::qsecure::infer::{At, Inference, infer};
use crate::qsecure::pool;
use crate::qsecure::rule_test::{TestReport, test};
use crate::qsecure::rules::{RuleChoice, RuleFile, built_in_sources, referred, rule_files, severity_text};
use crate::qsecure::rules::{Rules as Compiled, problem};
use crate::workspace::{DEFAULT_MAX_FILE_SIZE, Filter, Loaded, PathError, language_of, walk};
use ql_rules::{RuleSource, Target};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;

/// Lists, shows, validates, tests and times rules, and infers them from fixes.
pub struct Rules;

/// What to do.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Input {
    /// `list` the rules, `show` one, `validate` rule files, `test` them on their samples, time them (`bench`) on code, or `infer` one from a fix.
    #[schemars(extend("x-cli" = "positional"))]
    pub action: Action,
    /// For `show` rule ids; for `list` ids, beginnings or globs; for `validate` and `test` rule files and folders; for `bench` code; for `infer` a commit, or `BASE..HEAD`.
    #[serde(default)]
    #[schemars(extend("x-cli" = "positional"))]
    pub targets: Vec<String>,
    /// Rule files or folders instead of the built-in packs; `auto` adds these back.
    #[serde(default)]
    pub config: Vec<String>,
    /// Only rules for this language.
    #[serde(default)]
    pub language: Option<String>,
    /// Only rules of this severity and worse.
    #[serde(default)]
    pub severity: Option<Severity>,
    /// Test also after rewritings that leave the samples' meaning alone.
    #[serde(default)]
    #[schemars(extend("x-surfaces" = ["cli"]))]
    pub metamorphic: bool,
    /// With `infer`: the folder into which the rule and its sample are written; they are printed where it is absent.
    #[serde(default)]
    #[schemars(extend("x-surfaces" = ["cli"]))]
    pub into: Option<String>,
}

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// List the rules.
    List,
    /// Show rules in full.
    Show,
    /// Find what is wrong with rule files.
    Validate,
    /// Test rules on their annotated samples.
    Test,
    /// Time rules on code.
    Bench,
    /// Make a rule out of a commit that fixed something.
    Infer,
}

/// The answer; which parts are there depends on the action.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Output {
    /// Always `quantumlayer.rules/1`.
    pub schema: String,
    /// What was done.
    pub action: Action,
    /// The rules, by id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<RuleInfo>,
    /// How many rules there are: in all, by language, kind, severity and weakness.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counts: Option<Counts>,
    /// What is wrong.
    pub problems: Vec<Problem>,
    /// What testing came to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub test: Option<TestReport>,
    /// What each rule cost, the dearest first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bench: Option<BenchReport>,
    /// What was inferred from a commit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inferred: Option<Inference>,
}

/// How many rules there are.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Counts {
    /// In all.
    pub total: usize,
    /// With a fix.
    pub fixes: usize,
    /// By language; a rule for several counts for each.
    pub languages: BTreeMap<String, usize>,
    /// By kind.
    pub kinds: BTreeMap<String, usize>,
    /// By severity.
    pub severities: BTreeMap<String, usize>,
    /// By weakness.
    pub cwe: BTreeMap<String, usize>,
}

impl Counts {
    fn of(rules: &[RuleInfo]) -> Counts {
        let mut counts = Counts { total: rules.len(), ..Counts::default() };
        for r in rules {
            counts.fixes += usize::from(r.has_fix);
            for l in &r.languages {
                *counts.languages.entry(l.clone()).or_default() += 1;
            }
            *counts.kinds.entry(r.kind.clone()).or_default() += 1;
            *counts.severities.entry(severity_text(r.severity).to_owned()).or_default() += 1;
            for c in &r.cwe {
                *counts.cwe.entry(c.clone()).or_default() += 1;
            }
        }
        counts
    }
}

fn paths(cx: &Context, targets: &[String]) -> Result<Vec<PathBuf>, OperationError> {
    targets
        .iter()
        .map(|t| match cx.snapshot.resolve(t) {
            Ok(inside) => Ok(inside.absolute),
            Err(PathError::Outside(_)) if cx.surface == Surface::Terminal => {
                let base = cx.snapshot.roots.first().cloned().unwrap_or_default();
                crate::platform::canonical(&base.join(t)).map_err(|_| OperationError::NotFound(format!("`{t}` does not exist")))
            }
            Err(e @ PathError::Outside(_)) => Err(OperationError::Refused(e.to_string())),
            Err(e) => Err(OperationError::NotFound(e.to_string())),
        })
        .collect()
}

impl Operation for Rules {
    type Input = Input;
    type Output = Output;
    const SPEC: Spec = Spec {
        name: "rules",
        title: "Rules",
        summary: "Lists, shows, validates, tests and times rules, and infers them from fixes.",
        details: "`infer COMMIT` (or `BASE..HEAD`) makes a rule that fires on the code before the fix and is quiet on the code after it, \
                  with its sample, proven as `test` does it; what else it finds in the repository before the commit is counted and shown. \
                  `test DIR` runs every rule file on the samples beside it: `ruleid: ID` announces a match on the next line, \
                  `ok: ID` its absence, and `NAME.fixed.EXT` is the sample after all fixes.",
        flags: Flags { read_only: true, destructive: false, idempotent: true, open_world: false },
        mcp: Some(McpTool { name: "rules", toolset: "rules" }),
    };

    fn run(cx: &Context, input: Input) -> Result<Output, OperationError> {
        let mut output = Output {
            schema: "quantumlayer.rules/1".into(),
            action: input.action,
            rules: Vec::new(),
            counts: None,
            problems: Vec::new(),
            test: None,
            bench: None,
            inferred: None,
        };
        match input.action {
            Action::List | Action::Show => list(cx, &input, &mut output)?,
            Action::Validate => validate(cx, &input, &mut output)?,
            Action::Bench => bench(cx, &input, &mut output)?,
            Action::Infer => infer_rules(cx, &input, &mut output)?,
            Action::Test => {
                if input.targets.is_empty() {
                    return Err(OperationError::Invalid("name the rule files or folders to test".into()));
                }
                let mut total = TestReport::default();
                for path in paths(cx, &input.targets)? {
                    let (report, problems) = pool::interactive(|| {
                        test(&cx.snapshot, &path, input.metamorphic, |done, all| cx.progress.report(done, all, "testing rules"))
                    });
                    total.tested += report.tested;
                    total.firing += report.firing;
                    total.quiet += report.quiet;
                    total.untested.extend(report.untested);
                    total.failures.extend(report.failures);
                    output.problems.extend(problems);
                }
                if total.tested == 0 && total.untested.is_empty() && total.failures.is_empty() {
                    return Err(OperationError::Failed("no rule was found there".into()));
                }
                output.test = Some(total);
            }
        }
        Ok(output)
    }

    fn outcome(output: &Output) -> Outcome {
        let failed = output.test.as_ref().is_some_and(|t| !t.failures.is_empty());
        let broken = output.problems.iter().any(|p| p.kind == "rule");
        if failed || (output.action == Action::Validate && broken) { Outcome::Found } else { Outcome::Clean }
    }

    fn text(output: &Output) -> String {
        let mut out = String::new();
        match output.action {
            Action::List => {
                for r in &output.rules {
                    let _ = writeln!(out, "{:<8} {:<60} {}", severity_text(r.severity), r.id, r.title);
                }
                let _ = writeln!(out, "{}", count(output.rules.len(), "rule"));
            }
            Action::Show => {
                for r in &output.rules {
                    let _ = writeln!(
                        out,
                        "{}\n  {}\n  {} ({})\n  {}\n",
                        r.id,
                        r.title,
                        severity_text(r.severity),
                        r.cwe.join(", "),
                        r.message.trim()
                    );
                }
            }
            Action::Validate => {
                let _ = writeln!(
                    out,
                    "{}, {}",
                    count(output.counts.as_ref().map_or(0, |c| c.total), "rule"),
                    count(output.problems.len(), "problem")
                );
            }
            Action::Infer => out.push_str(&inferred_text(output.inferred.as_ref())),
            Action::Test | Action::Bench => {}
        }
        if let Some(t) = &output.test {
            for f in &t.failures {
                let line = f.line.map_or(String::new(), |l| format!(":{l}"));
                let _ = writeln!(out, "{}{line}: {}: {}", f.path, f.rule, f.message);
            }
            let _ = writeln!(
                out,
                "{} tested, {} firing and {} quiet cases, {}, {} without a sample",
                count(t.tested as usize, "rule"),
                t.firing,
                t.quiet,
                count(t.failures.len(), "failure"),
                count(t.untested.len(), "rule")
            );
        }
        if let Some(b) = &output.bench {
            let _ = writeln!(out, "{:>10} {:>6} {:>8} {:>8}  rule", "time", "share", "files", "matches");
            for r in b.rules.iter().take(SHOWN) {
                let share = 100.0 * r.microseconds as f64 / b.microseconds.max(1) as f64;
                let _ = writeln!(out, "{:>7.1} ms {share:>5.1}% {:>8} {:>8}  {}", r.microseconds as f64 / 1000.0, r.files, r.matches, r.id);
            }
            if b.rules.len() > SHOWN {
                let _ = writeln!(out, "and {} more", count(b.rules.len() - SHOWN, "rule"));
            }
            let total = b.microseconds as f64 / 1000.0;
            let _ = writeln!(out, "{total:.1} ms in rules, {}, {} bytes; one thread, parsing left out", count(b.files, "file"), b.bytes);
        }
        for p in &output.problems {
            let _ = writeln!(
                out,
                "{}:{}: {}{}",
                p.path.as_deref().unwrap_or("-"),
                p.line.unwrap_or(0),
                p.rule.as_ref().map_or(String::new(), |r| format!("{r}: ")),
                p.message
            );
        }
        crate::report::harmless_text(&out)
    }
}

fn infer_rules(cx: &Context, input: &Input, output: &mut Output) -> Result<(), OperationError> {
    let [what] = input.targets.as_slice() else {
        return Err(OperationError::Invalid("name the commit that fixed something, or a range `BASE..HEAD`".into()));
    };
    let mut found = infer(cx, what)?;
    if let Some(folder) = &input.into {
        let mut files = Vec::new();
        for text in found.rules.iter().flat_map(|r| std::iter::once(&r.file).chain(&r.samples)) {
            let inside = cx.snapshot.resolve_new(&format!("{}/{}", folder.trim_end_matches('/'), text.name));
            let inside = inside.map_err(|e| OperationError::Refused(e.to_string()))?;
            if inside.absolute.exists() {
                return Err(OperationError::Refused(format!("{} exists already", inside.shown)));
            }
            files.push(FileChange {
                absolute: inside.absolute,
                shown: inside.shown,
                before: None,
                after: Some(text.text.clone().into_bytes()),
            });
        }
        let title = format!("Rules inferred from {}", found.after.get(..10).unwrap_or(&found.after));
        found.written = Patch { title, files, checks: Vec::new() }.apply(&cx.snapshot, cx.surface, "rules")?.files;
    }
    output.inferred = Some(found);
    Ok(())
}

fn inferred_text(found: Option<&Inference>) -> String {
    let mut out = String::new();
    let Some(found) = found else { return out };
    let list = |places: &[At]| places.iter().map(|p| format!("{}:{}", p.path, p.line)).collect::<Vec<_>>().join(", ");
    for r in &found.rules {
        if found.written.is_empty() {
            for text in std::iter::once(&r.file).chain(&r.samples) {
                let _ = writeln!(out, "# {}\n{}", text.name, text.text);
            }
        }
        let _ = writeln!(out, "{}: fires on {} before the fix ({}), on none after", r.id, count(r.places.len(), "place"), list(&r.places));
        let elsewhere = if r.elsewhere.is_empty() { String::new() } else { format!(" ({})", list(&r.elsewhere)) };
        let whole = if found.cut { "; the repository is too large to be searched whole" } else { "" };
        let _ =
            writeln!(out, "  finds {} elsewhere in {}{elsewhere}{whole}", count(r.elsewhere.len(), "place"), count(found.searched, "file"));
        let _ = writeln!(out, "  tested: {} firing and {} quiet cases", r.test.firing, r.test.quiet);
    }
    if !found.left.is_empty() {
        let _ = writeln!(out, "no rule speaks of {} that changed: {}", count(found.left.len(), "other place"), list(&found.left));
    }
    for path in &found.written {
        let _ = writeln!(out, "written: {path}");
    }
    out
}

/// How many rules the text names.
const SHOWN: usize = 25;

/// What rules cost on code: time on one thread, parsing and what rules share left out.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct BenchReport {
    /// Files that were read.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// Time of all rules, in microseconds.
    pub microseconds: u64,
    /// Each rule that was tried on some file, the dearest first.
    pub rules: Vec<RuleCost>,
}

/// What one rule cost.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RuleCost {
    /// The rule.
    pub id: String,
    /// Its time, in microseconds.
    pub microseconds: u64,
    /// Files it was tried on: those that hold its words.
    pub files: usize,
    /// What it matched, suppressions and placeholders left aside.
    pub matches: usize,
}

fn bench(cx: &Context, input: &Input, output: &mut Output) -> Result<(), OperationError> {
    let config = cx.snapshot.root_config();
    let choice = RuleChoice { config: input.config.clone(), ..RuleChoice::of(&config) };
    let (rules, problems) = cx.snapshot.rules(&choice).map_err(OperationError::NotFound)?;
    output.problems = problems;
    output.problems.extend(rules.report_problems());
    let starts = cx.snapshot.starts(&input.targets, cx.surface == Surface::Terminal)?;
    let walked = walk(&cx.snapshot, &starts, &Filter::new(&config.include, &config.exclude)?, 2, &cx.cancel)?;
    let mut report = BenchReport::default();
    let mut costs: BTreeMap<usize, RuleCost> = BTreeMap::new();
    let all = walked.files.len() as u64;
    for (done, entry) in walked.files.iter().enumerate() {
        cx.cancel.check()?;
        cx.progress.report(done as u64, all, "timing rules");
        let Loaded::Text(text) = cx.snapshot.text(&entry.absolute, DEFAULT_MAX_FILE_SIZE) else { continue };
        report.files += 1;
        report.bytes += text.text.len() as u64;
        let stop = || cx.cancel.is_cancelled();
        let language = language_of(&entry.shown, &text.text);
        let target = Target {
            path: &entry.shown,
            language,
            text: &text.text,
            file: None,
            text_only: is_generated(&rules, language, &entry.shown, &text.text),
            memory: None,
            first: None,
            stop: &stop,
        };
        let (_, times) = pool::interactive(|| rules.set.scan_timed(&target));
        for t in times {
            let new = || RuleCost { id: rules.set.rules()[t.rule].id.clone(), microseconds: 0, files: 0, matches: 0 };
            let cost = costs.entry(t.rule).or_insert_with(new);
            cost.microseconds += t.time.as_micros() as u64;
            cost.files += 1;
            cost.matches += t.matches;
        }
    }
    report.microseconds = costs.values().map(|c| c.microseconds).sum();
    report.rules = costs.into_values().collect();
    report.rules.sort_by(|a, b| b.microseconds.cmp(&a.microseconds).then_with(|| a.id.cmp(&b.id)));
    output.bench = Some(report);
    Ok(())
}

fn list(cx: &Context, input: &Input, output: &mut Output) -> Result<(), OperationError> {
    let config = cx.snapshot.root_config();
    let choice = RuleChoice { config: input.config.clone(), ..RuleChoice::of(&config) };
    let (rules, problems) = cx.snapshot.rules(&choice).map_err(OperationError::NotFound)?;
    output.problems = problems;
    output.problems.extend(rules.report_problems());
    let language = match input.language.as_deref() {
        None => None,
        Some(word @ ("regex" | "generic")) => Some(word.to_owned()),
        Some(word) => Some(super::language(word)?.id().to_owned()),
    };
    let mut list: Vec<RuleInfo> = rules
        .info
        .iter()
        .filter(|r| input.targets.is_empty() || input.targets.iter().any(|t| rule_matches(t, &r.id)))
        .filter(|r| language.as_ref().is_none_or(|l| r.languages.contains(l)))
        .filter(|r| input.severity.is_none_or(|s| config.severity_of(&r.id).unwrap_or(r.severity) >= s))
        .map(|r| RuleInfo { severity: config.severity_of(&r.id).unwrap_or(r.severity), ..(**r).clone() })
        .collect();
    list.sort_by(|a, b| a.id.cmp(&b.id));
    if input.action == Action::Show {
        if input.targets.is_empty() {
            return Err(OperationError::Invalid("name the rule to show".into()));
        }
        if list.is_empty() {
            return Err(rules.unknown(&input.targets.join(", ")));
        }
    }
    output.counts = Some(Counts::of(&list));
    output.rules = list;
    Ok(())
}

fn validate(cx: &Context, input: &Input, output: &mut Output) -> Result<(), OperationError> {
    let mut files = Vec::new();
    for path in paths(cx, &input.targets)? {
        rule_files(&cx.snapshot, &path, &mut files, &mut output.problems);
    }
    let mut sources: Vec<RuleSource<'_>> = files.iter().map(RuleFile::source).collect();
    if input.targets.is_empty() {
        sources = built_in_sources();
    }
    let others = referred(&cx.snapshot, &files);
    let others: Vec<RuleSource<'_>> = others.iter().map(RuleFile::source).collect();
    let rules = pool::interactive(|| Compiled::compile(&sources, &others, false));
    output.problems.extend(rules.problems.iter().map(problem));
    let list: Vec<RuleInfo> = rules.info.iter().map(|r| (**r).clone()).collect();
    output.counts = Some(Counts::of(&list));
    Ok(())
}
