//! Data flow across the files of a scan: which take part, what they come to together, and what is kept
//! of that for the next scan.

use super::findings::{FileResult, Input, follow, result_of};
use super::pool;
use super::rules::{RuleChoice, Rules};
use super::scan::{Done, ScanOptions, ScanOutput, Task, limit, run};
use crate::config::Config;
use crate::finding::Problem;
use crate::operation::scan::Dataflow;
use crate::operation::{Cancel, OperationError, Progress};
use crate::store::cache::Cache;
use crate::workspace::{Snapshot, language_of};
use ql_rules::follows_across;
use ql_syntax::Language;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Most files among which data is followed.
const MAX_ACROSS: usize = 20_000;
/// Most bytes of those of them that take part: their trees are kept until the end, at some 50 bytes for each.
const MAX_ACROSS_BYTES: u64 = 64 << 20;

/// How far data is followed: what was asked for, else what the configuration says.
pub(super) fn dataflow<'a>(options: &ScanOptions, config: &'a Config) -> Option<&'a str> {
    options.dataflow.map(Dataflow::word).or(config.dataflow.as_deref())
}

/// Among how many files, from the first on, data is followed; none where it stays within each.
pub(super) fn reaching(options: &ScanOptions, config: &Config, tasks: &[Task], output: &mut ScanOutput) -> usize {
    if dataflow(options, config) != Some("workspace") || options.compat.unwrap_or(config.compat) {
        return 0;
    }
    let mut bytes = 0u64;
    let fits = |task: &&Task| {
        let takes_part = Language::from_file_name(&task.entry.shown).is_some_and(follows_across);
        // A larger one gets rules for text alone.
        if takes_part && task.entry.size <= limit(options, task) {
            bytes = bytes.saturating_add(task.entry.size);
        }
        bytes <= MAX_ACROSS_BYTES
    };
    let count = tasks.iter().take(MAX_ACROSS).take_while(fits).count();
    if count < tasks.len() {
        reached(format!("data was followed across the first {count} files; in the others it was followed within each"), output);
    }
    count
}

/// Follows data among the files that one set of rules applies to.
fn follow_files(rules: &Arc<Rules>, tasks: &[Task], results: &mut [Option<(Done, bool)>], jobs: usize, cancel: &Cancel) -> Vec<String> {
    let (mut places, mut outcomes, mut kept) = (Vec::new(), Vec::new(), Vec::new());
    for (place, task) in tasks.iter().enumerate().filter(|(_, t)| Arc::ptr_eq(&t.rules, rules)) {
        match results[place].take() {
            Some((Done::Gathered(part, note), _)) => {
                let (outcome, file) = *part;
                places.push(place);
                outcomes.push((outcome, note, &task.entry.shown));
                kept.push(file);
            }
            other => results[place] = other,
        }
    }
    if kept.is_empty() {
        return Vec::new();
    }
    let stop = || cancel.is_cancelled();
    let (matches, limits) = match pool::batch(jobs) {
        Some(pool) => pool.install(|| follow(rules, &kept, &stop)),
        None => follow(rules, &kept, &stop),
    };
    for (number, (place, ((mut outcome, note, shown), matches))) in places.into_iter().zip(outcomes.into_iter().zip(matches)).enumerate() {
        let text = kept[number].text();
        outcome.matches.extend(matches);
        let outcome = rules.set.sorted(outcome);
        let input = Input::of(shown, language_of(shown, text), text, false);
        results[place] = Some((Done::Scanned(result_of(rules, &input, outcome, &kept), note), false));
    }
    limits
}

/// What files came to together.
#[derive(Serialize, Deserialize)]
struct Whole {
    files: Vec<Came>,
    limits: Vec<String>,
}

#[derive(Serialize, Deserialize)]
enum Came {
    /// Nothing to report; whether it was parsed.
    Clean(bool),
    Scanned(Box<FileResult>, Option<String>),
    Skipped(String),
}

/// Scans files among which data is followed. What they came to is kept by the content of all of them.
#[expect(clippy::too_many_arguments, reason = "what one scan has at hand")]
pub(super) fn scan(
    snapshot: &Snapshot,
    options: &ScanOptions,
    tasks: &[Task],
    sets: &[(RuleChoice, Arc<Rules>)],
    cache: Option<&Cache>,
    jobs: usize,
    output: &mut ScanOutput,
    progress: &dyn Progress,
    cancel: &Cancel,
) -> Result<Vec<Option<(Done, bool)>>, OperationError> {
    let state = cache.map(|_| state(snapshot, options, tasks));
    let known = cache.zip(state.as_ref()).and_then(|(cache, state)| serde_json::from_slice::<Whole>(&cache.whole(state)?).ok());
    if let Some(whole) = known.filter(|whole| whole.files.len() == tasks.len()) {
        whole.limits.into_iter().for_each(|message| reached(message, output));
        return Ok(whole.files.into_iter().map(|came| Some((came.done(), true))).collect());
    }
    let mut results = run(snapshot, options, tasks, true, None, jobs, progress, cancel)?;
    progress.report(0, 0, "following data across files");
    let mut limits = Vec::new();
    for (_, rules) in sets {
        limits.extend(follow_files(rules, tasks, &mut results, jobs, cancel));
    }
    cancel.check()?;
    if let (Some(cache), Some(state)) = (cache, state)
        && let Some(files) = results.iter().map(|r| Came::of(&r.as_ref()?.0)).collect::<Option<Vec<_>>>()
        && let Ok(bytes) = serde_json::to_vec(&Whole { files, limits: limits.clone() })
    {
        cache.put_whole(&state, &bytes);
    }
    limits.into_iter().for_each(|message| reached(message, output));
    Ok(results)
}

impl Came {
    fn of(done: &Done) -> Option<Came> {
        Some(match done {
            Done::Scanned(result, None) if *result == (FileResult { parsed: result.parsed, ..FileResult::default() }) => {
                Came::Clean(result.parsed)
            }
            Done::Scanned(result, note) => Came::Scanned(Box::new(result.clone()), note.clone()),
            Done::Skipped(reason) => Came::Skipped(reason.clone()),
            Done::Gathered(..) => return None,
        })
    }

    fn done(self) -> Done {
        match self {
            Came::Clean(parsed) => Done::Scanned(FileResult { parsed, ..FileResult::default() }, None),
            Came::Scanned(result, note) => Done::Scanned(*result, note),
            Came::Skipped(reason) => Done::Skipped(reason),
        }
    }
}

/// What identifies files as they are now, and how they are looked at.
fn state(snapshot: &Snapshot, options: &ScanOptions, tasks: &[Task]) -> blake3::Hash {
    let mut all = blake3::Hasher::new();
    for task in tasks {
        let limit = limit(options, task);
        for part in [task.entry.shown.as_bytes(), task.rules.hash.as_bytes(), &limit.to_le_bytes()] {
            all.update(&(part.len() as u64).to_le_bytes());
            all.update(part);
        }
        let document = snapshot.document(&task.entry.absolute);
        let content = match &document {
            Some(document) => {
                all.update(document.language.id().as_bytes());
                Some(blake3::hash(document.text().as_bytes()))
            }
            // The rules for text look at more than the limit.
            None if task.entry.size > limit => {
                all.update(format!("{:?}", task.entry.stamp).as_bytes());
                None
            }
            None => std::fs::read(&task.entry.absolute).ok().map(|bytes| blake3::hash(&bytes)),
        };
        all.update(content.as_ref().map_or(&[0], |hash| hash.as_bytes().as_slice()));
        all.update(&[u8::from(document.is_some())]);
    }
    all.finalize()
}

fn reached(message: String, output: &mut ScanOutput) {
    output.incomplete = true;
    output.report.errors.push(Problem { kind: "limit".into(), rule: None, path: None, line: None, message });
}
