//! A compiled set of rules, and its matches in one text.

mod across;

pub use across::{Kept, follows_across};

use crate::embed::{Admitted, Inner};
use crate::formula::{self, Broken, CompileContext, Compiled, Hit, Scene};
use crate::join::{JoinRow, Joined};
use crate::load::RuleProblem;
use crate::matcher::{Facts, Switches, Value, Where, shown};
use crate::memory::{Memory, OfRule, Recall, Version};
use crate::model::{Languages, Rule};
use crate::pattern::{Cache, Slots};
use crate::prefilter::{Clauses, Literals, Prefilter, Present};
use crate::project::{Known, NoFacts, ProjectFacts};
use crate::taint::{self, Program, Reach, TaintRule};
use crate::why::WhyNot;
use ql_syntax::Language;
use ql_syntax::embed::Region;
use ql_syntax::gast::File;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

/// Rules compiled for scanning. Immutable and shared between threads. Each language's part is
/// compiled when the first file of it is scanned.
#[derive(Debug)]
pub struct RuleSet {
    rules: Vec<Rule>,
    /// The rules that joins consist of: the join, and which of its rules. In the parts they follow the others.
    members: Vec<(usize, usize)>,
    project: Arc<dyn ProjectFacts>,
    hash: u64,
    /// Tells this set from every other of the process.
    number: u64,
    compat: bool,
    reach: Reach,
    paths: Vec<PathTest>,
    parts: Vec<OnceLock<Part>>,
}

/// What of the rules applies to files of one language.
#[derive(Debug)]
struct Part {
    prefilter: Prefilter,
    rules: Vec<Ready>,
    problems: Vec<RuleProblem>,
}

#[derive(Debug)]
struct Ready {
    /// Index into the rules and then the members.
    rule: usize,
    work: Work,
    slots: Slots,
    clauses: Clauses<u32>,
    /// Of a taint rule those of its sources, of its sinks, and of its sanitizers and propagators; none
    /// where there can be no match.
    ends: Option<[Option<Clauses<u32>>; 3]>,
    switches: Switches,
    tree: bool,
}

/// What a rule does with a file.
#[derive(Debug)]
enum Work {
    Search(Box<Compiled>),
    Taint(Box<TaintRule>),
}

#[derive(Debug, Default)]
struct PathTest {
    include: Option<globset::GlobSet>,
    exclude: Option<globset::GlobSet>,
}

/// One text to be scanned.
#[derive(Clone, Copy)]
pub struct Target<'a> {
    /// Path relative to the project root, with `/`, for the rules' `paths`.
    pub path: &'a str,
    /// Its language.
    pub language: Language,
    /// Its text.
    pub text: &'a str,
    /// Its lowered tree where the caller keeps one up to date (an open document); lowered here
    /// otherwise, if a rule needs it.
    pub file: Option<&'a File>,
    /// Only regular expressions and secrets: the text is too large or minified for patterns.
    pub text_only: bool,
    /// What earlier versions of an open document gave, and where what this one gives is kept.
    pub memory: Option<&'a Memory>,
    /// Of an open document: told what is known before data flow is followed.
    pub first: Option<&'a (dyn Fn(ScanOutcome) + Sync)>,
    /// Asked now and then; `true` stops the scan.
    pub stop: &'a (dyn Fn() -> bool + Sync),
}

/// What a metavariable stood for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MetavariableValue {
    /// Name with `$`.
    pub name: String,
    /// Its source text, or the redacted form of a secret.
    pub text: String,
    /// Where it stands, if at one place.
    pub range: Option<Range<usize>>,
}

/// One match of one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Index into [`RuleSet::rules`].
    pub rule: usize,
    /// Bytes of the match.
    pub range: Range<usize>,
    /// The message with its metavariables filled in; secrets redacted.
    pub message: String,
    /// The bindings.
    pub metavariables: Vec<MetavariableValue>,
    /// Replacements that fix it, sorted, not overlapping.
    pub fix: Option<Vec<(Range<usize>, String)>>,
    /// How the data got there, from source to sink (taint rules).
    pub trace: Option<Vec<TraceStep>>,
    /// Where it is in code that the file only holds; all other places are the file's.
    pub inner: Option<Inner>,
}

/// One step of a data flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraceStep {
    /// In which file, by its place among those that were joined; none if that of the match.
    pub file: Option<usize>,
    /// Bytes of what is shown.
    pub range: Range<usize>,
    /// What happens there.
    pub kind: StepKind,
}

/// What happens at a step of a data flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// The data comes from here.
    Source,
    /// It is kept in a variable.
    Variable,
    /// It goes through a call.
    Call,
    /// It gets here.
    Sink,
}

/// What a scan of one text gave.
#[derive(Clone, Debug, Default)]
pub struct ScanOutcome {
    /// The matches, by position, then rule.
    pub matches: Vec<Match>,
    /// What the rules of joins matched: the place of each among its join's. The match names the join.
    pub parts: Vec<(usize, Match)>,
    /// Limits that were reached, in words.
    pub limits: Vec<String>,
    /// The scan was stopped: the matches are not complete.
    pub stopped: bool,
    /// Whether the text had to be parsed.
    pub parsed: bool,
    /// Byte ranges with syntax errors.
    pub broken: Vec<Range<usize>>,
    /// The code of other languages that was looked at.
    pub regions: Vec<Arc<Region>>,
}

impl Match {
    /// The same match where its text was moved; `None` if that is before the beginning.
    pub(crate) fn moved(&self, by: isize) -> Option<Match> {
        let range = |r: &Range<usize>| Some(r.start.checked_add_signed(by)?..r.end.checked_add_signed(by)?);
        let mut out = self.clone();
        out.range = range(&self.range)?;
        for value in &mut out.metavariables {
            value.range = value.range.as_ref().and_then(range);
        }
        for (r, _) in out.fix.iter_mut().flatten() {
            *r = range(r)?;
        }
        for step in out.trace.iter_mut().flatten() {
            step.range = range(&step.range)?;
        }
        Some(out)
    }
}

/// How long one rule took on one text.
#[derive(Clone, Copy, Debug)]
pub struct RuleTime {
    /// Index into [`RuleSet::rules`].
    pub rule: usize,
    /// Time on the clock.
    pub time: Duration,
    /// Matches.
    pub matches: usize,
}

/// Changes whenever the same rules could give other results.
const ENGINE: &str = concat!("rules-", env!("CARGO_PKG_VERSION"), "-3");

/// What of a text needs no tree.
#[derive(Debug, Default)]
pub(crate) struct Ahead {
    /// The words it has.
    present: Option<Present>,
    /// What rules for text found, by place among the rules of the language.
    found: FxHashMap<usize, ScanOutcome>,
}

/// From how many nodes on a file is large.
const LARGE: u64 = 10_000;
/// From how many rules on they are shared among threads, however little of a document is new.
const MANY: usize = 400;

/// Most matches of one rule in one file.
const MAX_MATCHES: usize = 10_000;

impl RuleSet {
    /// Compiles rules and reports what does not compile (a pattern that does not parse); that is left
    /// out. `compat` reproduces Semgrep 1.185 where the product does better on purpose.
    pub fn compile(rules: Vec<Rule>, compat: bool) -> (RuleSet, Vec<RuleProblem>) {
        let set = RuleSet::lazy(rules, compat);
        let problems = set.check();
        (set, problems)
    }

    /// The same without compiling anything yet: for rules that are known to be right.
    pub fn lazy(rules: Vec<Rule>, compat: bool) -> RuleSet {
        let mut text = String::from(ENGINE);
        text.push(if compat { 'c' } else { 'd' });
        for r in &rules {
            // The debug form holds everything that was loaded.
            text.push_str(&format!("{r:?}"));
        }
        let own = rules.iter().chain(rules.iter().filter_map(|r| r.join.as_ref()).flat_map(|j| j.members.iter().map(|m| &m.rule)));
        let paths = own.map(|r| PathTest { include: globs(&r.paths.include), exclude: globs(&r.paths.exclude) }).collect();
        let parts = Language::all().map(|_| OnceLock::new()).collect();
        static NUMBERS: AtomicU64 = AtomicU64::new(0);
        let number = NUMBERS.fetch_add(1, Ordering::Relaxed);
        let members =
            (0..rules.len()).flat_map(|r| (0..rules[r].join.iter().map(|j| j.members.len()).sum()).map(move |m| (r, m))).collect();
        RuleSet {
            hash: ql_syntax::lower::text_hash(&text),
            rules,
            members,
            project: Arc::new(NoFacts),
            number,
            compat,
            reach: Reach::File,
            paths,
            parts,
        }
    }

    /// The same with what is known of the projects. Rules that ask for a dependency run where it is there.
    pub fn with_project(mut self, project: Arc<dyn ProjectFacts>) -> RuleSet {
        self.hash = ql_syntax::lower::text_hash(&format!("{:x} {:x}", self.hash, project.version()));
        self.project = project;
        self
    }

    /// Of every rule that does not run because nobody knows what the project depends on, that it does not.
    pub fn notes(&self) -> Vec<RuleProblem> {
        let silent = self.rules.iter().filter(|r| !r.depends_on.is_empty() && !self.project.is_known());
        let note = |r: &Rule| RuleProblem {
            path: r.source.clone(),
            at: r.at,
            rule: Some(r.id.clone()),
            key: Some("project-depends-on".to_owned()),
            message: "what the project depends on is not known: the rule does not run".to_owned(),
            warning: true,
        };
        silent.map(note).collect()
    }

    /// Every rule that matches by itself: those of the set, then those that joins consist of.
    fn units(&self) -> impl Iterator<Item = &Rule> {
        (0..self.rules.len() + self.members.len()).map(|unit| self.unit(unit))
    }

    pub(crate) fn unit(&self, unit: usize) -> &Rule {
        match unit.checked_sub(self.rules.len()).map(|m| self.members[m]) {
            None => &self.rules[unit],
            Some((rule, member)) => self.rules[rule].join.as_ref().map_or(&self.rules[rule], |j| &j.members[member].rule),
        }
    }

    /// The rule of the set that a unit belongs to.
    fn owner(&self, unit: usize) -> usize {
        unit.checked_sub(self.rules.len()).map_or(unit, |m| self.members[m].0)
    }

    /// In order, each only once, and what belongs to joins apart.
    pub fn sorted(&self, mut outcome: ScanOutcome) -> ScanOutcome {
        outcome.matches.sort_by(in_order);
        // What a join's rule matched is told apart by its bindings: no message says them.
        let is_part = |m: &Match| m.rule >= self.rules.len();
        let same = |a: &Match, b: &Match| a.message == b.message && (!is_part(a) || a.metavariables == b.metavariables);
        outcome.matches.dedup_by(|a, b| a.rule == b.rule && a.range == b.range && same(a, b));
        if !self.members.is_empty() {
            let (whole, parts): (Vec<_>, Vec<_>) = std::mem::take(&mut outcome.matches).into_iter().partition(|m| !is_part(m));
            outcome.matches = whole;
            outcome.parts.extend(parts.into_iter().map(|mut m| {
                let (rule, member) = self.members[m.rule - self.rules.len()];
                m.rule = rule;
                (member, m)
            }));
        }
        outcome
    }

    /// Brings together what the rules of a join (by its index) matched in all files of a scan; whether
    /// that was cut short. See [`crate::join`].
    pub fn join(&self, rule: usize, rows: &[JoinRow<'_>]) -> (Vec<Joined>, bool) {
        let Some((rule, join)) = self.rules.get(rule).and_then(|r| Some((r, r.join.as_ref()?))) else { return (Vec::new(), false) };
        crate::join::join(join, &rule.message, rows)
    }

    /// The same rules, with data followed so far.
    #[must_use]
    pub fn reaching(mut self, reach: Reach) -> RuleSet {
        self.reach = reach;
        if reach != Reach::File {
            self.hash = self.hash.rotate_left(7) ^ (reach as u64 + 1);
        }
        self
    }

    /// Compiles every rule for each of its languages and reports what does not compile.
    pub fn check(&self) -> Vec<RuleProblem> {
        let mut wanted: Vec<Language> = Vec::new();
        for r in self.units() {
            match &r.languages {
                Languages::Some(l) => wanted.extend(l.iter().copied()),
                _ => wanted.push(Language::text()),
            }
        }
        wanted.sort();
        wanted.dedup();
        let mut out: Vec<RuleProblem> = Vec::new();
        for l in wanted {
            for p in &self.part(l).problems {
                if !out.iter().any(|o| o.rule == p.rule && o.at == p.at && o.message == p.message) {
                    out.push(p.clone());
                }
            }
        }
        // A rule broken for its first language is broken; elsewhere it is a warning.
        out
    }

    /// The rules.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// Whether it reproduces Semgrep.
    pub(crate) fn is_compat(&self) -> bool {
        self.compat
    }

    /// Changes whenever results could: rules, their order, compat, engine version.
    pub fn hash(&self) -> u64 {
        self.hash
    }

    fn part(&self, language: Language) -> &Part {
        self.parts[language.index()].get_or_init(|| self.compile_part(language))
    }

    fn compile_part(&self, language: Language) -> Part {
        let mut literals = Literals::default();
        let parsed = Cache::default();
        let mut ready = Vec::new();
        let mut problems = Vec::new();
        for (index, rule) in self.units().enumerate() {
            let (applies, first) = match &rule.languages {
                Languages::Some(l) => (l.contains(&language), l.first() == Some(&language)),
                _ => (true, language == Language::text()),
            };
            if !applies || !self.version_fits(rule) {
                continue;
            }
            let mut slots = Slots::default();
            prepare_groups(rule, &mut slots);
            let mut number = |l: &str| literals.number(l);
            let mut notes = Vec::new();
            let lenient = if first { None } else { Some(&mut notes) };
            let mut c = CompileContext {
                languages: &rule.languages,
                language,
                options: &rule.options,
                slots: &mut slots,
                literals: &mut number,
                parsed: &parsed,
                lenient,
            };
            let compiled = match &rule.taint {
                Some(taint) => taint::compile(taint, &rule.options, &mut c).map(|t| Work::Taint(Box::new(t))),
                None => formula::compile(&rule.formula, &mut c).map(|f| Work::Search(Box::new(f))),
            };
            for Broken { at, message } in notes {
                problems.push(RuleProblem {
                    path: rule.source.clone(),
                    at,
                    rule: Some(rule.id.clone()),
                    key: None,
                    message,
                    warning: true,
                });
            }
            match compiled {
                Ok(mut work) => {
                    match &mut work {
                        Work::Search(formula) => formula::number(formula, &mut 0),
                        Work::Taint(taint) => taint.number(),
                    }
                    let clauses = match &work {
                        Work::Search(formula) => formula::clauses(formula),
                        Work::Taint(taint) => taint::clauses(taint),
                    };
                    let Some(mut clauses) = clauses else { continue };
                    if let Some(s) = rule.secret.as_ref().filter(|s| !s.keywords.is_empty()) {
                        clauses.push(s.keywords.clone());
                    }
                    let clauses = literals.clauses(&clauses);
                    let ends = match &work {
                        Work::Taint(taint) => Some(taint::end_clauses(taint).map(|c| c.map(|c| literals.clauses(&c)))),
                        Work::Search(_) => None,
                    };
                    ready.push(Ready {
                        ends,
                        rule: index,
                        work,
                        slots,
                        clauses,
                        switches: Switches::of(&rule.options),
                        tree: matches!(rule.languages, Languages::Some(_)),
                    });
                }
                Err(Broken { at, message }) => problems.push(RuleProblem {
                    path: rule.source.clone(),
                    at,
                    rule: Some(rule.id.clone()),
                    key: None,
                    message,
                    warning: !first,
                }),
            }
        }
        Part { prefilter: literals.build(), rules: ready, problems }
    }

    fn version_fits(&self, rule: &Rule) -> bool {
        let number = |v: &str| -> Vec<u64> { v.split('.').map(|p| p.parse().unwrap_or(0)).collect() };
        let ours = number(crate::load::COMPATIBLE_VERSION);
        rule.versions.0.as_deref().is_none_or(|v| number(v) <= ours) && rule.versions.1.as_deref().is_none_or(|v| number(v) >= ours)
    }

    fn path_fits(&self, rule: usize, path: &str) -> bool {
        let Some(t) = self.paths.get(rule) else { return true };
        t.exclude.as_ref().is_none_or(|g| !g.is_match(path)) && t.include.as_ref().is_none_or(|g| g.is_match(path))
    }

    /// Whether the project of a file has what a rule asks for.
    fn project_fits(&self, rule: usize, path: &str) -> bool {
        let asked = &self.rules[self.owner(rule)].depends_on;
        asked.is_empty() || asked.iter().any(|d| self.project.depends(path, d) == Known::Yes)
    }

    /// Scans one text.
    pub fn scan(&self, target: &Target<'_>) -> ScanOutcome {
        self.scan_noting(target, None)
    }

    /// The same, with how long each rule took: rules whose words are not in the text take none. The
    /// results do not depend on it.
    pub fn scan_timed(&self, target: &Target<'_>) -> (ScanOutcome, Vec<RuleTime>) {
        let times = Mutex::default();
        let outcome = self.scan_noting(target, Some(&times));
        (outcome, times.into_inner().unwrap_or_else(PoisonError::into_inner))
    }

    fn scan_noting(&self, target: &Target<'_>, times: Option<&Mutex<Vec<RuleTime>>>) -> ScanOutcome {
        let found = self.regions(target);
        // What comes first would lack what is inside.
        let first = target.first.filter(|_| found.regions.is_empty());
        let mut out = self.scan_text(&Target { first, ..*target }, Admitted::All, times);
        if !out.stopped {
            self.scan_inside(target, found, times, &mut out);
        }
        self.sorted(out)
    }

    /// Scans a text itself, not what it holds of other languages.
    pub(crate) fn scan_text(&self, target: &Target<'_>, admitted: Admitted<'_>, times: Option<&Mutex<Vec<RuleTime>>>) -> ScanOutcome {
        let mut out = ScanOutcome::default();
        let part = self.part(target.language);
        if part.rules.is_empty() || (target.stop)() {
            out.stopped = (target.stop)();
            return out;
        }
        // An open document: what needs no tree may have been worked out while that was made.
        let mut ahead = target.memory.and_then(|m| m.take_ahead(self.number, target)).unwrap_or_default();
        let present = ahead.present.take().unwrap_or_else(|| part.prefilter.scan(target.text));
        let live = self.live(part, &present, target, admitted);
        if live.is_empty() {
            return out;
        }
        let own;
        let mut file = target.file;
        if file.is_none() && live.iter().any(|(_, r)| r.tree) {
            match ql_syntax::parse_best(target.language, target.text, &mut || (target.stop)()) {
                Ok((language, tree)) => {
                    out.parsed = true;
                    out.broken = ql_syntax::lower::broken(&tree);
                    own = ql_syntax::lower::lower(language, Arc::from(target.text), &tree, None);
                    file = Some(&own);
                }
                Err(ql_syntax::ParseError::Stopped) => {
                    out.stopped = true;
                    return out;
                }
                Err(_) => {}
            }
        }
        if file.is_some_and(File::too_deep) {
            out.limits.push(format!("nested deeper than {} levels: what lies deeper was not looked at", ql_syntax::gast::MAX_DEPTH));
        }
        let facts = file.map(|f| Facts::new(f, self.compat));
        // An open document: what is known of its statements is not asked again.
        let memory = target.memory.filter(|_| target.file.is_some());
        let version = memory.zip(facts.as_ref()).map(|(m, f)| {
            // Nearly every rule asks for one or the other, and waits while it is made.
            rayon::join(|| f.index(), || f.names.prepare());
            Version::new(self.number, f, m)
        });
        let program = OnceLock::new();
        let one = |(place, ready): &(usize, &Ready)| {
            let mut own = ScanOutcome::default();
            if let Some(known) = ahead.found.get(place) {
                return (known.clone(), None);
            }
            if (target.stop)() {
                own.stopped = true;
                return (own, None);
            }
            let recall = version.as_ref().filter(|_| ready.tree).map(|v| v.recall(*place));
            let began = times.map(|_| Instant::now());
            let complete = self.run(ready, target, facts.as_ref(), &program, &present, recall.as_ref(), &mut own);
            if let (Some(times), Some(began)) = (times, began) {
                let time = RuleTime { rule: self.owner(ready.rule), time: began.elapsed(), matches: own.matches.len() };
                times.lock().unwrap_or_else(PoisonError::into_inner).push(time);
            }
            own.stopped = (target.stop)();
            let kept = recall.map(|r| r.kept(complete && !own.stopped));
            (own, kept)
        };
        // An open document's rules are shared among the threads of the pool, if this is one of them. In a
        // scan of many files there is enough to do, and what waits would take up files inside files.
        let unseen = |f: &Facts<'_>| version.as_ref().map_or(f.nodes(), |v| v.unseen(f.file));
        let large = memory.is_some() && (live.len() > MANY || facts.as_ref().is_some_and(|f| unseen(f) > LARGE));
        let mut kept: Vec<Option<Arc<OfRule>>> = Vec::new();
        kept.resize_with(part.rules.len(), || None);
        let mut run = |rules: &[(usize, &Ready)], out: &mut ScanOutcome| {
            let found: Vec<(ScanOutcome, Option<Arc<OfRule>>)> =
                if large { rules.par_iter().map(one).collect() } else { rules.iter().map(one).collect() };
            for ((place, _), (own, of_rule)) in rules.iter().zip(found) {
                kept[*place] = of_rule;
                out.matches.extend(own.matches);
                out.limits.extend(own.limits);
                out.stopped |= own.stopped;
            }
        };
        let (flow, plain): (Vec<_>, Vec<_>) = live.into_iter().partition(|(_, ready)| matches!(ready.work, Work::Taint(_)));
        run(&plain, &mut out);
        let mut flows = ScanOutcome::default();
        if !flow.is_empty() && !out.stopped {
            if let (Some(first), Some(memory), Some(version), Some(facts)) = (target.first, memory, &version, &facts) {
                let mut early = out.clone();
                early.matches.retain(|m| self.unit(m.rule).extract.is_none());
                early.matches.extend(memory.flows(version, facts.file));
                first(self.sorted(early));
            }
            run(&flow, &mut flows);
        }
        out.stopped |= flows.stopped;
        if let (Some(memory), Some(version), Some(facts), false) = (memory, &version, &facts, out.stopped) {
            memory.put(version.keep(kept, &flows.matches, facts.file));
        }
        out.matches.append(&mut flows.matches);
        out.limits.append(&mut flows.limits);
        self.sorted(out)
    }

    /// The rules of a language that have to be tried on a text, each with its place among them.
    fn live<'p>(&self, part: &'p Part, present: &Present, target: &Target<'_>, admitted: Admitted<'_>) -> Vec<(usize, &'p Ready)> {
        part.rules
            .iter()
            .enumerate()
            .filter(|(_, r)| !(r.tree && target.text_only) && self.admits(admitted, r.rule))
            .filter(|(_, r)| present.satisfies(&r.clauses) && self.path_fits(r.rule, target.path) && self.project_fits(r.rule, target.path))
            .filter(|(_, r)| r.ends.is_none() || self.reach != Reach::Nowhere)
            .collect()
    }

    /// Works out what needs no tree of an open document (which words it has, what expressions for text
    /// find), to be called while the tree is made. The next scan of the same text takes it from the
    /// document's memory.
    pub fn ahead(&self, target: &Target<'_>) {
        let Some(memory) = target.memory else { return };
        let part = self.part(target.language);
        let present = part.prefilter.scan(target.text);
        let mut found = FxHashMap::default();
        for (place, ready) in self.live(part, &present, target, Admitted::All) {
            if (target.stop)() {
                return;
            }
            if !ready.tree {
                let mut own = ScanOutcome::default();
                self.run(ready, target, None, &OnceLock::new(), &present, None, &mut own);
                own.stopped = (target.stop)();
                found.insert(place, own);
            }
        }
        memory.put_ahead(self.number, target, Ahead { present: Some(present), found });
    }

    fn scene<'s, 'f>(
        &'s self,
        ready: &'s Ready,
        target: &Target<'s>,
        facts: Option<&'s Facts<'f>>,
        present: Option<&'s crate::prefilter::Present>,
        recall: Option<&'s Recall<'s>>,
    ) -> Scene<'s, 'f> {
        Scene {
            text: target.text,
            facts: if ready.tree { facts } else { None },
            present,
            switches: ready.switches,
            options: &self.unit(ready.rule).options,
            slots: &ready.slots,
            exhausted: std::cell::Cell::new(false),
            budget: crate::matcher::Budget::new(facts.map_or(0, Facts::nodes)),
            compat: self.compat,
            surrounding: std::cell::Cell::new(false),
            recall,
            stop: target.stop,
        }
    }

    /// Runs one rule; whether nothing cut its search short.
    #[expect(clippy::too_many_arguments, reason = "what one scan has at hand")]
    fn run<'f>(
        &self,
        ready: &Ready,
        target: &Target<'_>,
        facts: Option<&'f Facts<'_>>,
        program: &OnceLock<Program<'f>>,
        present: &crate::prefilter::Present,
        recall: Option<&Recall<'_>>,
        out: &mut ScanOutcome,
    ) -> bool {
        let rule = self.unit(ready.rule);
        let scene = self.scene(ready, target, facts, Some(present), recall);
        let found = match (&ready.work, facts) {
            (Work::Search(formula), _) => {
                let mut hits = formula::evaluate(formula, &scene, &Vec::new(), Where::File);
                formula::unique(&mut hits);
                hits.into_iter().map(|hit| (hit, None)).collect()
            }
            (Work::Taint(taint), Some(facts)) => {
                let built = || program.get_or_init(|| Program::new(facts.file, &facts.names, self.compat));
                let (found, cut) = taint::find(taint, built, &scene, self.reach);
                if cut {
                    out.limits.push(format!("{}: the data flow was followed only so far", rule.id));
                }
                found.into_iter().map(|f| (f.hit, Some(f.trace))).collect()
            }
            (Work::Taint(_), None) => Vec::new(),
        };
        let mut hits: Vec<(Hit, Option<Vec<TraceStep>>)> = found;
        if scene.exhausted.get() {
            out.limits.push(format!("{}: the search was cut short at its limit", rule.id));
        }
        if hits.len() > MAX_MATCHES {
            out.limits.push(format!("{}: only the first {MAX_MATCHES} matches are kept", rule.id));
            // The first in the text: which were found first depends on what was known before.
            let file = facts.map(|f| f.file);
            let places = |h: &Hit| -> Vec<Option<(usize, usize)>> {
                h.env.iter().map(|v| v.as_ref().and_then(|v| v.range(file)).map(|r| (r.start, r.end))).collect()
            };
            hits.sort_by_cached_key(|(h, _)| (h.range.start, h.range.end, places(h)));
            hits.truncate(MAX_MATCHES);
        }
        for (hit, trace) in hits {
            if let Some(m) = self.report(ready, rule, target, facts.map(|f| f.file), hit) {
                out.matches.push(Match { trace, ..m });
            }
        }
        !scene.exhausted.get()
    }

    /// Why a rule (by its index) does not match at a place of a text, in bytes.
    pub fn why_not(&self, rule: usize, target: &Target<'_>, place: &Range<usize>) -> WhyNot {
        let Some(asked) = self.rules.get(rule) else { return WhyNot::Language };
        if asked.join.is_some() {
            return WhyNot::Join;
        }
        if let Languages::Some(wanted) = &asked.languages
            && !wanted.contains(&target.language)
        {
            // The place may be one of embedded code.
            let mut inside = self.regions(target).regions.into_iter().filter(|r| wanted.contains(&r.language));
            if let Some((region, within)) = inside.find_map(|r| r.within(place).map(|within| (r, within))) {
                let inner = Target { language: region.language, text: &region.text, file: None, memory: None, first: None, ..*target };
                return self.why_not(rule, &inner, &within);
            }
        }
        let applies = match &asked.languages {
            Languages::Some(l) => l.contains(&target.language),
            _ => true,
        };
        // A rule for text runs among those of every language.
        if !applies {
            return WhyNot::Language;
        }
        if !self.version_fits(asked) {
            return WhyNot::Version;
        }
        if !self.path_fits(rule, target.path) {
            return WhyNot::Paths;
        }
        if !self.project_fits(rule, target.path) {
            return WhyNot::Project;
        }
        let part = self.part(target.language);
        let Some(ready) = part.rules.iter().find(|r| r.rule == rule) else {
            let problem = part.problems.iter().find(|p| p.rule.as_deref() == Some(&asked.id));
            return WhyNot::Broken(
                problem.map_or_else(|| "its patterns cannot be written in this language".to_owned(), |p| p.message.clone()),
            );
        };
        if ready.tree && target.text_only {
            return WhyNot::TextOnly;
        }
        let low = target.text.to_ascii_lowercase();
        let clauses = match &ready.work {
            Work::Search(formula) => formula::clauses(formula),
            Work::Taint(taint) => taint::clauses(taint),
        };
        let mut missing = clauses.unwrap_or_default();
        missing.extend(asked.secret.as_ref().map(|s| s.keywords.clone()).filter(|k| !k.is_empty()));
        missing.retain(|words| !words.iter().any(|w| low.contains(&w.to_ascii_lowercase())));
        if !missing.is_empty() {
            return WhyNot::Words(missing);
        }
        let own;
        let mut file = target.file;
        if file.is_none()
            && ready.tree
            && let Ok((language, tree)) = ql_syntax::parse_best(target.language, target.text, &mut || (target.stop)())
        {
            own = ql_syntax::lower::lower(language, Arc::from(target.text), &tree, None);
            file = Some(&own);
        }
        let facts = file.map(|f| Facts::new(f, self.compat));
        let scene = self.scene(ready, target, facts.as_ref(), None, None);
        let steps = match &ready.work {
            Work::Search(formula) => crate::why::steps(formula, &scene, place),
            Work::Taint(taint) => {
                let program = OnceLock::new();
                let found = facts.as_ref().map(|facts| {
                    let built = || program.get_or_init(|| Program::new(facts.file, &facts.names, self.compat));
                    taint::find(taint, built, &scene, self.reach).0
                });
                let hits = found.into_iter().flatten().map(|f| f.hit).collect();
                crate::why::taint_steps(taint, hits, &scene, place)
            }
        };
        let cut = scene.exhausted.get();
        WhyNot::Evaluated {
            steps,
            limits: cut.then(|| format!("{}: the search was cut short at its limit", asked.id)).into_iter().collect(),
        }
    }

    fn report(&self, ready: &Ready, rule: &Rule, target: &Target<'_>, file: Option<&File>, hit: Hit) -> Option<Match> {
        let mut range = hit.range.clone();
        let mut hidden: Option<(Range<usize>, String)> = None;
        if let Some(secret) = &rule.secret {
            let groups = groups_of(ready, &hit, secret.group);
            let found = crate::secret::accept(secret, &groups, target.text)?;
            let shown = crate::secret::redact(secret, &target.text[found.clone()]);
            range = found.clone();
            hidden = Some((found, shown));
        }
        let mut metavariables = Vec::new();
        let mut values: HashMap<&str, String> = HashMap::new();
        for (slot, name) in ready.slots.0.iter().enumerate() {
            let Some(value) = hit.env.get(slot).and_then(Option::as_ref) else {
                if name.starts_with("$...") {
                    values.insert(name, String::new());
                }
                continue;
            };
            let own = value.range(file);
            let mut text = shown(file, value, self.compat);
            if let (Some((secret, shown)), Some(r)) = (&hidden, &own)
                && r.start < secret.end
                && secret.start < r.end
            {
                text = shown.clone();
            }
            let empty = matches!(value, Value::Nodes(n) if n.is_empty());
            if !(empty && self.compat) {
                values.insert(name, text.clone());
            }
            metavariables.push(MetavariableValue { name: name.clone(), text, range: own });
        }
        let message = interpolate(&rule.message, &values, self.compat);
        let template = hit.fix.as_deref().or(rule.fix.as_deref());
        let fix = match (template, &rule.fix_regex) {
            (Some(t), _) => Some(vec![(range.clone(), crate::fix::render(t, &values, target.text, range.start))]),
            (None, Some(f)) => crate::fix::by_regex(f, &target.text[range.clone()]).map(|t| vec![(range.clone(), t)]),
            _ => None,
        };
        Some(Match { rule: ready.rule, range, message, metavariables, fix, trace: None, inner: None })
    }
}

/// By place, rule and message. Of matches that say the same of the same place one is kept: which one
/// follows from their bindings, not from the order in which they were found.
fn in_order(a: &Match, b: &Match) -> std::cmp::Ordering {
    let bindings = |m: &Match| -> Vec<(usize, usize)> {
        let place = |v: &MetavariableValue| v.range.as_ref().map_or((usize::MAX, usize::MAX), |r| (r.start, r.end));
        m.metavariables.iter().map(place).collect()
    };
    (a.range.start, a.range.end, a.rule, &a.message)
        .cmp(&(b.range.start, b.range.end, b.rule, &b.message))
        .then_with(|| bindings(a).cmp(&bindings(b)))
        .then_with(|| a.metavariables.iter().map(|v| &v.text).cmp(b.metavariables.iter().map(|v| &v.text)))
}

/// Makes places for the groups of the rule's regular expressions: by name, and by number where the
/// message or a secret uses them.
fn prepare_groups(rule: &Rule, slots: &mut Slots) {
    fn walk(f: &crate::model::Formula, slots: &mut Slots) {
        use crate::model::{Condition, FormulaKind};
        let mut names = |text: &str| {
            if let Some((count, names)) = crate::regex::groups(text) {
                for n in names {
                    slots.slot(&format!("${n}"));
                }
                for n in 1..(count + 1).min(10) {
                    slots.slot(&format!("${n}"));
                }
            } else {
                for n in 1..10 {
                    slots.slot(&format!("${n}"));
                }
            }
        };
        match &f.kind {
            FormulaKind::Regex(text) => names(text),
            FormulaKind::And(parts) | FormulaKind::Or(parts) => parts.iter().for_each(|p| walk(p, slots)),
            FormulaKind::Not(p) | FormulaKind::Inside(p) | FormulaKind::Anywhere(p) => walk(p, slots),
            FormulaKind::Pattern(_) => {}
        }
        for c in &f.conditions {
            match c {
                Condition::Regex { regex, .. } => {
                    for n in crate::regex::groups(regex).into_iter().flat_map(|(_, names)| names) {
                        slots.slot(&format!("${n}"));
                    }
                }
                Condition::Pattern { formula, .. } => walk(formula, slots),
                _ => {}
            }
        }
    }
    walk(&rule.formula, slots);
}

/// The groups of a regular expression's match, out of its bindings.
fn groups_of(ready: &Ready, hit: &Hit, wanted: usize) -> crate::regex::Groups {
    let group = ready
        .slots
        .find(&format!("${wanted}"))
        .and_then(|slot| hit.env.get(slot as usize).cloned().flatten())
        .and_then(|v| v.range(None))
        .map(|r| (wanted, None, r));
    crate::regex::Groups { whole: hit.range.clone(), groups: group.into_iter().collect() }
}

/// Fills a message's metavariables in: `value($X)` and `$X`, longest names first.
pub(crate) fn interpolate(template: &str, values: &HashMap<&str, String>, compat: bool) -> String {
    let mut names: Vec<&&str> = values.keys().collect();
    names.sort_by_key(|n| std::cmp::Reverse(n.len()));
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find('$') {
        let before = &rest[..at];
        let tail = &rest[at..];
        let Some(name) = names.iter().find(|n| {
            tail.starts_with(***n)
                && (compat || !tail[n.len()..].starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_'))
        }) else {
            out.push_str(before);
            out.push('$');
            rest = &tail[1..];
            continue;
        };
        let value = &values[**name];
        if let Some(b) = before.strip_suffix("value(").filter(|_| tail[name.len()..].starts_with(')')) {
            out.push_str(b);
            out.push_str(value);
            rest = &tail[name.len() + 1..];
        } else {
            out.push_str(before);
            out.push_str(value);
            rest = &tail[name.len()..];
        }
    }
    out.push_str(rest);
    out
}

/// Globs of `paths`: unanchored unless they begin with `/`; a folder's name covers what is below it.
fn globs(patterns: &[String]) -> Option<globset::GlobSet> {
    if patterns.is_empty() {
        return None;
    }
    let mut set = globset::GlobSetBuilder::new();
    for p in patterns {
        let (anchored, body) = match p.strip_prefix('/') {
            Some(b) => (true, b),
            None => (p.starts_with("**/"), p.as_str()),
        };
        let body = body.trim_end_matches('/');
        for form in [body.to_owned(), format!("{body}/**")] {
            let full = if anchored { form } else { format!("**/{form}") };
            if let Ok(g) = globset::GlobBuilder::new(&full).literal_separator(true).build() {
                set.add(g);
            }
        }
    }
    set.build().ok()
}
