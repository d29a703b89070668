//! The scan of many files: walk, read, match, suppress, filter.

use super::findings::{FileResult, Gathered, Hit, Input, fingerprint, gather_text, is_generated, scan_text};
use super::follow::{self, dataflow};
use super::rules::{RuleChoice, RuleInfo, Rules, problem, reach};
use super::{narrow, pool, stream};
use crate::config::{Config, rule_matches};
use crate::finding::{Confidence, Problem, SCAN_SCHEMA, ScanReport, Severity, Skipped, Suppressed};
use crate::operation::scan::Dataflow;
use crate::operation::{Cancel, OperationError, Progress};
use crate::report::Frame;
use crate::store::cache::Cache;
use crate::workspace::{self, FileEntry, Filter, Loaded, MAX_TEXT_SIZE, Snapshot, language_of};
use ql_rules::{JoinRow, Kept, ScanOutcome};
use schemars::JsonSchema;
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

/// A text that is scanned instead of files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// Its language; recognised by `name` where absent.
    pub language: Option<ql_syntax::Language>,
    /// How it is shown, and what the rules' `paths` see.
    pub name: String,
    /// The text.
    pub text: String,
}

/// What to scan and how. What is `None` is taken from the configuration.
#[derive(Clone, Debug, Default)]
pub struct ScanOptions {
    /// Files and folders; all roots where empty.
    pub paths: Vec<String>,
    /// A text instead of files.
    pub snippet: Option<Snippet>,
    /// Paths outside the roots are taken (a person at a terminal named them).
    pub anywhere: bool,
    /// Rule files and folders instead of the built-in packs; `auto` adds these.
    pub config: Vec<String>,
    /// Only these rules (ids, dotted ends or beginnings, globs).
    pub rules: Vec<String>,
    /// The least severity reported.
    pub severity: Option<Severity>,
    /// The least confidence reported.
    pub confidence: Option<Confidence>,
    /// Globs, beside the configuration's.
    pub include: Vec<String>,
    /// Globs, beside the configuration's.
    pub exclude: Vec<String>,
    /// A report or list of fingerprints whose findings are not counted.
    pub baseline: Option<PathBuf>,
    /// Only lines changed since this revision.
    pub diff_base: Option<String>,
    /// Files above this size get text rules only.
    pub max_file_size: Option<u64>,
    /// How far data flow is followed.
    pub dataflow: Option<Dataflow>,
    /// Behave as Semgrep.
    pub compat: Option<bool>,
    /// Neither read nor write the cache.
    pub no_cache: bool,
    /// Threads.
    pub jobs: Option<usize>,
}

/// A scan's report, with what its renderings need beside it.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct ScanOutput {
    /// The report as the contract has it.
    #[serde(flatten)]
    pub report: ScanReport,
    /// One for each finding.
    #[serde(skip)]
    pub frames: Vec<Frame>,
    /// The sets of rules that ran, one for each different configuration.
    #[serde(skip)]
    pub sets: Vec<Arc<Rules>>,
    /// What the rules of joins found in the files so far.
    #[serde(skip)]
    pub(crate) parts: Vec<(usize, Hit)>,
    /// Whether some rule is broken or some file was skipped against the caller's wish.
    #[serde(skip)]
    pub not_strict: bool,
    /// Whether some limit was reached.
    #[serde(skip)]
    pub incomplete: bool,
}

/// What is asked of one file.
pub(crate) struct Task {
    pub(crate) entry: FileEntry,
    pub(crate) config: Arc<Config>,
    pub(crate) rules: Arc<Rules>,
}

impl ScanOutput {
    /// The rules that ran, by id.
    pub fn rules(&self) -> Vec<Arc<RuleInfo>> {
        let mut rules: Vec<_> = self.sets.iter().flat_map(|s| s.info.iter().cloned()).collect();
        rules.sort_by(|a, b| a.id.cmp(&b.id));
        rules.dedup_by(|a, b| a.id == b.id);
        rules
    }
}

pub(super) enum Done {
    Scanned(FileResult, Option<String>),
    /// Waits for the other files.
    Gathered(Box<(ScanOutcome, Kept)>, Option<String>),
    Skipped(String),
}

/// Scans.
pub fn scan(snapshot: &Snapshot, options: &ScanOptions, progress: &dyn Progress, cancel: &Cancel) -> Result<ScanOutput, OperationError> {
    let started = std::time::Instant::now();
    let root_config = snapshot.root_config();
    let mut output = ScanOutput { report: ScanReport::new(), ..ScanOutput::default() };
    output.report.errors.extend(root_config.problems.iter().cloned());
    if let Some(snippet) = &options.snippet {
        return scan_snippet(snapshot, options, snippet, root_config, output, cancel);
    }
    let filter = Filter::new(
        &[options.include.clone(), if options.include.is_empty() { root_config.include.clone() } else { Vec::new() }].concat(),
        &[options.exclude.clone(), root_config.exclude.clone()].concat(),
    )?;
    let jobs = options.jobs.or(snapshot.settings.jobs).or(root_config.jobs).unwrap_or_else(pool::default_jobs).clamp(1, 256);
    let starts = snapshot.starts(&options.paths, options.anywhere)?;
    progress.report(0, 0, "looking for files");
    let walked = workspace::walk(snapshot, &starts, &filter, jobs, cancel)?;
    output.report.skipped = walked.skipped;
    let deliberate = output.report.skipped.len();
    let mut tasks = Vec::with_capacity(walked.files.len());
    let mut configs: rustc_hash::FxHashMap<PathBuf, Arc<Config>> = Default::default();
    let mut sets: Vec<(RuleChoice, Arc<Rules>)> = Vec::new();
    for entry in walked.files {
        let folder = entry.absolute.parent().unwrap_or(Path::new("")).to_owned();
        let config = match configs.get(&folder) {
            Some(config) => config.clone(),
            None => {
                let config = snapshot.config(&folder);
                for p in &config.problems {
                    if !output.report.errors.contains(p) {
                        output.report.errors.push(p.clone());
                    }
                }
                configs.insert(folder, config.clone());
                config
            }
        };
        let choice = choice(options, &config);
        let rules = match sets.iter().find(|(c, _)| *c == choice) {
            Some((_, rules)) => rules.clone(),
            None => {
                let rules = load_rules(snapshot, &choice, &mut output)?;
                sets.push((choice, rules.clone()));
                rules
            }
        };
        tasks.push(Task { entry, config, rules });
    }
    if sets.is_empty() {
        let choice = choice(options, &root_config);
        sets.push((choice.clone(), load_rules(snapshot, &choice, &mut output)?));
    }
    // A misspelt rule must not look like a clean tree.
    for name in &options.rules {
        let is_known = |rules: &Arc<Rules>| rules.info.iter().any(|r| rule_matches(name, &r.id));
        if !sets.iter().any(|(_, rules)| is_known(rules)) {
            return Err(sets
                .first()
                .map_or_else(|| OperationError::NotFound(format!("there is no rule `{name}`")), |(_, r)| r.unknown(name)));
        }
    }
    let total_bytes: u64 = tasks.iter().map(|t| t.entry.size).sum();
    // The manifest knows every file of the workspace: too much to read for a few files that were named.
    let few = tasks.len() <= pool::FEW && tasks.iter().all(|t| t.entry.named);
    let across = follow::reaching(options, &root_config, &tasks, &mut output);
    let mut cache = if options.no_cache { None } else { Cache::open(snapshot, &sets, !few) };
    let (together, apart) = tasks.split_at(across);
    let mut results = Vec::with_capacity(tasks.len());
    if !together.is_empty() {
        results = follow::scan(snapshot, options, together, &sets, cache.as_ref(), jobs, &mut output, progress, cancel)?;
    }
    results.extend(run(snapshot, options, apart, false, cache.as_ref(), jobs, progress, cancel)?);
    let mut parsed = 0usize;
    let mut parsed_bytes = 0u64;
    let mut hits = Vec::new();
    let mut scanned = 0usize;
    let mut from_cache = 0usize;
    for (task, done) in tasks.iter().zip(results) {
        let shown = &task.entry.shown;
        match done {
            Some((Done::Scanned(result, note), cached)) => {
                scanned += 1;
                parsed += usize::from(result.parsed);
                parsed_bytes += if result.parsed { task.entry.size } else { 0 };
                from_cache += usize::from(cached);
                if let Some(reason) = note {
                    output.report.skipped.push(Skipped { path: shown.clone(), reason });
                }
                report_file(&task.config, shown, result, &mut hits, &mut output);
            }
            Some((Done::Skipped(reason), _)) => output.report.skipped.push(Skipped { path: shown.clone(), reason }),
            Some((Done::Gathered(..), _)) | None => return Err(OperationError::Cancelled),
        }
    }
    output.not_strict |= output.report.skipped.len() > deliberate;
    if let Some(cache) = cache.as_mut() {
        cache.finish();
    }
    output.sets = sets.into_iter().map(|(_, rules)| rules).collect();
    join(&mut hits, &mut output);
    post(snapshot, options, &root_config, hits, &mut output)?;
    let stats = &mut output.report.stats;
    let mut put = |k: &str, v: u64| stats.insert(k.to_owned(), v.into());
    put("files", scanned as u64);
    put("bytes", total_bytes);
    put("parsed", parsed as u64);
    put("parsed-bytes", parsed_bytes);
    put("cached", from_cache as u64);
    put("rules", output.sets.iter().map(|s| s.count()).max().unwrap_or(0) as u64);
    put("jobs", jobs as u64);
    put("milliseconds", started.elapsed().as_millis() as u64);
    Ok(output)
}

fn choice(options: &ScanOptions, config: &Config) -> RuleChoice {
    let compat = options.compat.unwrap_or(config.compat);
    RuleChoice {
        reach: reach(dataflow(options, config), compat),
        config: options.config.clone(),
        // Rules named on the command line stand alone; `auto` brings the project's own along.
        extra: if options.config.is_empty() || options.config.iter().any(|c| c == "auto") { config.rule_paths.clone() } else { Vec::new() },
        compat,
    }
}

fn load_rules(snapshot: &Snapshot, choice: &RuleChoice, output: &mut ScanOutput) -> Result<Arc<Rules>, OperationError> {
    let (rules, problems) = snapshot.rules(choice).map_err(OperationError::NotFound)?;
    output.report.errors.extend(problems.iter().cloned());
    // What is built in is right.
    if !rules.is_loaded() {
        return Ok(rules);
    }
    output.not_strict |= !problems.is_empty() || rules.problems.iter().any(|p| !p.warning);
    output.report.errors.extend(rules.report_problems());
    output.report.errors.extend(rules.set.notes().iter().map(problem));
    if rules.info.is_empty() && !choice.config.is_empty() {
        let why = output.report.errors.iter().find(|p| p.kind == "rule").map_or(String::new(), |p| format!(": {}", p.message));
        return Err(OperationError::Failed(format!("no rule was loaded from {}{why}", choice.config.join(", "))));
    }
    Ok(rules)
}

// Largest first: a long file begun last would leave the other threads idle.
#[expect(clippy::too_many_arguments, reason = "what one scan has at hand")]
pub(super) fn run(
    snapshot: &Snapshot,
    options: &ScanOptions,
    tasks: &[Task],
    across: bool,
    cache: Option<&Cache>,
    jobs: usize,
    progress: &dyn Progress,
    cancel: &Cancel,
) -> Result<Vec<Option<(Done, bool)>>, OperationError> {
    let mut order: Vec<usize> = (0..tasks.len()).collect();
    order.sort_by_key(|i| std::cmp::Reverse(tasks[*i].entry.size));
    let next = AtomicUsize::new(0);
    let done = AtomicU64::new(0);
    let results: Vec<parking_lot::Mutex<Option<(Done, bool)>>> = tasks.iter().map(|_| parking_lot::Mutex::new(None)).collect();
    let total = tasks.len() as u64;
    let work = || {
        loop {
            let i = next.fetch_add(1, Ordering::Relaxed);
            let Some(&i) = order.get(i) else { return };
            if cancel.is_cancelled() {
                return;
            }
            *results[i].lock() = one(snapshot, options, &tasks[i], across, cache, cancel);
            let n = done.fetch_add(1, Ordering::Relaxed) + 1;
            if n.is_multiple_of(64) || n == total {
                progress.report(n, total, "scanning");
            }
        }
    };
    // A few files that somebody waits for must not queue behind a scan of thousands.
    if tasks.len() <= pool::FEW {
        pool::interactive(work);
    } else {
        match pool::batch(jobs) {
            Some(pool) => {
                pool.broadcast(|_| work());
            }
            None => work(),
        }
    }
    cancel.check()?;
    Ok(results.into_iter().map(parking_lot::Mutex::into_inner).collect())
}

/// The size in bytes above which a file gets rules for text alone.
pub(super) fn limit(options: &ScanOptions, task: &Task) -> u64 {
    options.max_file_size.or(task.config.max_file_size).unwrap_or(workspace::DEFAULT_MAX_FILE_SIZE)
}

fn one(
    snapshot: &Snapshot,
    options: &ScanOptions,
    task: &Task,
    across: bool,
    cache: Option<&Cache>,
    cancel: &Cancel,
) -> Option<(Done, bool)> {
    let max = limit(options, task);
    let stop = || cancel.is_cancelled();
    let shown = task.entry.shown.as_str();
    if snapshot.has_documents()
        && let Some(document) = snapshot.document(&task.entry.absolute)
    {
        if across {
            let text = document.text();
            let text_only = text.len() as u64 > max || is_generated(&task.rules, document.language, shown, &text);
            let input = Input::of(shown, document.language, &text, text_only);
            let note = text_only.then(|| "large or minified: only text rules were applied".to_owned());
            return gathered(&task.rules, &input, note, &stop);
        }
        let result = super::super::check::scan_document(&task.rules, shown, &document, max, None, &stop)?;
        return Some((Done::Scanned(result.0, result.1.map(str::to_owned)), false));
    }
    if let Some((result, note)) = cache.and_then(|c| c.unchanged(task, max)) {
        return Some((note.map_or_else(|| Done::Scanned(result.clone(), None), |n| Done::Scanned(result.clone(), Some(n))), true));
    }
    match workspace::load(&task.entry.absolute, max) {
        Loaded::Skip(reason) => Some((Done::Skipped(reason), false)),
        Loaded::Large(_) => {
            let result = stream::scan_large(&task.rules, &task.entry.absolute, shown, MAX_TEXT_SIZE, &stop);
            match result {
                Ok(result) => {
                    let (result, note) = (result?, "large: only text rules were applied".to_owned());
                    if let Some(cache) = cache {
                        cache.put(task, max, None, &result, Some(&note));
                    }
                    Some((Done::Scanned(result, Some(note)), false))
                }
                Err(e) => Some((Done::Skipped(format!("unreadable: {e}")), false)),
            }
        }
        Loaded::Text(text) => {
            let hash = cache.map(|_| blake3::hash(text.text.as_bytes()));
            let language = language_of(shown, &text.text);
            let generated = text.text_only.filter(|_| is_generated(&task.rules, language, shown, &text.text));
            let note = generated.map(str::to_owned);
            if let (Some(cache), Some(hash)) = (cache, &hash)
                && let Some(result) = cache.same_content(task, hash)
            {
                cache.put(task, max, Some(hash), &result, note.as_deref());
                return Some((Done::Scanned(result, note), true));
            }
            let input = Input::of(shown, language, &text.text, generated.is_some());
            if across {
                return gathered(&task.rules, &input, note, &stop);
            }
            let result = scan_text(&task.rules, &input, &stop)?;
            if let Some(cache) = cache {
                cache.put(task, max, hash.as_ref(), &result, note.as_deref());
            }
            Some((Done::Scanned(result, note), false))
        }
    }
}

fn gathered(rules: &Rules, input: &Input<'_>, note: Option<String>, stop: &(dyn Fn() -> bool + Sync)) -> Option<(Done, bool)> {
    Some(match gather_text(rules, input, stop)? {
        Gathered::Whole(result) => (Done::Scanned(result, note), false),
        Gathered::Part(outcome, kept) => (Done::Gathered(Box::new((outcome, *kept)), note), false),
    })
}

fn scan_snippet(
    snapshot: &Snapshot,
    options: &ScanOptions,
    snippet: &Snippet,
    config: Arc<Config>,
    mut output: ScanOutput,
    cancel: &Cancel,
) -> Result<ScanOutput, OperationError> {
    let rules = load_rules(snapshot, &choice(options, &config), &mut output)?;
    if let Some(name) = options.rules.iter().find(|name| !rules.info.iter().any(|r| rule_matches(name, &r.id))) {
        return Err(rules.unknown(name));
    }
    let language = snippet.language.unwrap_or_else(|| language_of(&snippet.name, &snippet.text));
    let text_only = is_generated(&rules, language, &snippet.name, &snippet.text)
        || snippet.text.len() as u64 > options.max_file_size.or(config.max_file_size).unwrap_or(workspace::DEFAULT_MAX_FILE_SIZE);
    let input = Input::of(&snippet.name, language, &snippet.text, text_only);
    let stop = || cancel.is_cancelled();
    let result = pool::interactive(|| scan_text(&rules, &input, &stop)).ok_or(OperationError::Cancelled)?;
    let mut hits = Vec::new();
    report_file(&config, &snippet.name, result, &mut hits, &mut output);
    output.report.stats.insert("files".into(), 1.into());
    output.report.stats.insert("rules".into(), rules.count().into());
    output.sets = vec![rules];
    join(&mut hits, &mut output);
    post(snapshot, options, &config, hits, &mut output)?;
    Ok(output)
}

/// Takes a file's result over: what the configuration says of rules and severities holds from here.
pub(crate) fn report_file(config: &Config, shown: &str, result: FileResult, hits: &mut Vec<Hit>, output: &mut ScanOutput) {
    for message in result.limits {
        output.incomplete = true;
        output.report.errors.push(Problem { kind: "limit".into(), rule: None, path: Some(shown.to_owned()), line: None, message });
    }
    if let Some(line) = result.broken.first() {
        let more = result.broken.len() - 1;
        let more = if more > 0 { format!(" (and {more} more)") } else { String::new() };
        output.report.errors.push(Problem {
            kind: "syntax".into(),
            rule: None,
            path: Some(shown.to_owned()),
            line: Some(*line),
            message: format!("a syntax error{more}: what stands there was analysed only in part"),
        });
    }
    let unused = result.unused.into_iter().filter(|p| p.rule.as_deref().is_none_or(|r| config.is_enabled(r, true)));
    output.report.errors.extend(unused);
    let in_force = |mut hit: Hit| {
        if !config.is_enabled(&hit.finding.rule, hit.by_default) {
            return None;
        }
        if let Some(severity) = config.severity_of(&hit.finding.rule) {
            hit.finding.severity = severity;
        }
        Some(hit)
    };
    hits.extend(result.hits.into_iter().filter_map(in_force));
    output.parts.extend(result.parts.into_iter().filter_map(|(member, hit)| Some((member, in_force(hit)?))));
}

/// Brings together what the rules of joins found in all files. What is found is reported where the last
/// condition's right side is.
pub(crate) fn join(hits: &mut Vec<Hit>, output: &mut ScanOutput) {
    let mut parts = std::mem::take(&mut output.parts);
    parts.sort_by(|(m, a), (n, b)| {
        let key = |h: &Hit| (h.finding.start, h.finding.end);
        (&a.finding.rule, &a.finding.path, key(a), m, &a.finding.metavariables).cmp(&(
            &b.finding.rule,
            &b.finding.path,
            key(b),
            n,
            &b.finding.metavariables,
        ))
    });
    for of_rule in parts.chunk_by(|(_, a), (_, b)| a.finding.rule == b.finding.rule) {
        let Some((_, first)) = of_rule.first() else { continue };
        let id = &first.finding.rule;
        // Two configurations may know the same rule file.
        let known = output.sets.iter().find_map(|s| Some((s, s.set.rules().iter().position(|r| r.id == *id)?)));
        let Some((rules, index)) = known else { continue };
        let rows: Vec<JoinRow<'_>> = of_rule
            .iter()
            .map(|(member, hit)| JoinRow { member: *member, path: &hit.finding.path, values: &hit.finding.metavariables })
            .collect();
        let (joined, cut) = rules.set.join(index, &rows);
        if cut {
            output.incomplete = true;
            output.report.errors.push(Problem {
                kind: "limit".into(),
                rule: Some(id.clone()),
                path: None,
                line: None,
                message: "the join was cut short at its limit: not all that fits together is reported".into(),
            });
        }
        let mut ordinals: rustc_hash::FxHashMap<String, u32> = Default::default();
        for found in joined {
            let (_, at) = &of_rule[found.row];
            let mut hit = at.clone();
            let ordinal = ordinals.entry(at.finding.fingerprint.clone()).or_default();
            hit.finding.fingerprint = fingerprint(id, &at.finding.path, &at.finding.fingerprint, *ordinal);
            *ordinal += 1;
            hit.finding.message = found.message;
            hit.finding.metavariables = found.values;
            hits.push(hit);
        }
    }
}

/// Suppressions of the configuration, baseline, changed lines, least severity and confidence; then order.
pub(crate) fn post(
    snapshot: &Snapshot,
    options: &ScanOptions,
    config: &Config,
    mut hits: Vec<Hit>,
    output: &mut ScanOutput,
) -> Result<(), OperationError> {
    let today = snapshot.today();
    if !options.rules.is_empty() {
        hits.retain(|h| options.rules.iter().any(|p| rule_matches(p, &h.finding.rule)));
    }
    let mut used = vec![false; config.suppress.len()];
    for hit in &mut hits {
        by_config(config, hit, &today, &mut used);
        if let Some(Suppressed { until: Some(until), .. }) = &hit.finding.suppressed
            && until.as_str() < today.as_str()
        {
            output.report.errors.push(Problem {
                kind: "suppression".into(),
                rule: Some(hit.finding.rule.clone()),
                path: Some(hit.finding.path.clone()),
                line: Some(hit.finding.start.line),
                message: format!("its suppression expired on {until} and no longer holds"),
            });
            hit.finding.suppressed = None;
        }
    }
    let whole = options.paths.is_empty() && options.snippet.is_none() && options.rules.is_empty() && options.config.is_empty();
    for (entry, used) in config.suppress.iter().zip(used) {
        if !used && whole {
            output.report.errors.push(Problem {
                kind: "suppression".into(),
                rule: entry.rule.clone(),
                path: Some(entry.file.clone()),
                line: Some(entry.line),
                message: "this `[[suppress]]` holds no finding; remove it".into(),
            });
        }
    }
    if let Some(baseline) = &options.baseline {
        let known = narrow::baseline(snapshot, baseline)?;
        for hit in hits.iter_mut().filter(|h| h.finding.suppressed.is_none() && known.contains(&h.finding.fingerprint)) {
            hit.finding.suppressed = Some(Suppressed { by: "baseline".into(), reason: None, author: None, until: None });
        }
    }
    if let Some(base) = options.diff_base.as_ref().or(config.diff_base.as_ref()).filter(|_| options.snippet.is_none()) {
        let changed = narrow::changed_lines(snapshot, base)?;
        hits.retain(|h| {
            let absolute = snapshot.absolute(&h.finding.path);
            changed.touches(&absolute, h.finding.start.line, h.finding.end.line)
        });
    }
    let severity = options.severity.or(config.severity);
    let confidence = options.confidence.or(config.confidence);
    hits.retain(|h| severity.is_none_or(|s| h.finding.severity >= s) && confidence.is_none_or(|c| h.finding.confidence >= c));
    hits.sort_by(|a, b| {
        let (a, b) = (&a.finding, &b.finding);
        (&a.path, a.start, a.end, &a.rule).cmp(&(&b.path, b.start, b.end, &b.rule))
    });
    output.report.schema = SCAN_SCHEMA.to_owned();
    output.report.skipped.sort_by(|a, b| a.path.cmp(&b.path));
    output.report.errors.sort_by(|a, b| (&a.path, a.line, &a.kind, &a.message).cmp(&(&b.path, b.line, &b.kind, &b.message)));
    output.report.errors.dedup();
    for hit in hits {
        output.report.findings.push(hit.finding);
        output.frames.push(hit.frame);
    }
    Ok(())
}

fn by_config(config: &Config, hit: &mut Hit, today: &str, used: &mut [bool]) {
    let f = &mut hit.finding;
    for (entry, used) in config.suppress.iter().zip(used) {
        let rule = entry.rule.as_ref().is_none_or(|r| rule_matches(r, &f.rule));
        let print = entry.fingerprint.as_ref().is_none_or(|p| *p == f.fingerprint);
        let path = entry
            .path
            .as_ref()
            .is_none_or(|p| Filter::new(&[], std::slice::from_ref(p)).is_ok_and(|filter| !filter.allows(&f.path, false)));
        if !(rule && print && path) {
            continue;
        }
        *used = true;
        let expired = entry.until.as_deref().is_some_and(|u| u < today);
        // An expired entry must not hide one that still holds.
        let replaces = match &f.suppressed {
            None => true,
            Some(s) => !expired && s.until.as_deref().is_some_and(|u| u < today),
        };
        if replaces {
            f.suppressed = Some(Suppressed {
                by: "config".into(),
                reason: entry.reason.clone(),
                author: entry.author.clone(),
                until: entry.until.clone(),
            });
        }
    }
}
