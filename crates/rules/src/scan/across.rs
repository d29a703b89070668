//! Data flow among the files of a scan: what each leaves for the others, and what they come to together.

use super::{MAX_MATCHES, Match, Ready, RuleSet, ScanOutcome, Target, Work};
use crate::embed::Admitted;
use crate::matcher::Facts;
use crate::prefilter::Clauses;
use crate::taint::{self, Member, Project, Reach, Spots};
use ql_syntax::Language;
use ql_syntax::gast::File;
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// Whether data is followed from file to file in a language.
pub fn follows_across(language: Language) -> bool {
    taint::family(language.id()).is_some()
}

/// What other files need to know of a file: its tree, and where rules' sources and sinks are.
#[derive(Debug)]
pub struct Kept {
    path: String,
    file: File,
    spots: Vec<(usize, Spots)>,
}

impl Kept {
    /// Its text.
    pub fn text(&self) -> &str {
        &self.file.source
    }

    /// Its path, relative to the root.
    pub fn path(&self) -> &str {
        &self.path
    }
}

/// What one rule found across files, by their places, and the limit that it reached.
type Followed = (Vec<(usize, Match)>, Option<String>);

impl RuleSet {
    /// Scans one of several files among which data is followed: everything but that is done, and what the
    /// other files need to know of it is kept.
    pub fn gather(&self, target: &Target<'_>) -> (ScanOutcome, Option<Kept>) {
        let part = self.part(target.language);
        let flow: Vec<&Ready> = part
            .rules
            .iter()
            .filter(|r| r.ends.is_some() && self.is_across(r.rule) && self.path_fits(r.rule, target.path))
            .filter(|r| self.project_fits(r.rule, target.path))
            .collect();
        if self.compat || target.text_only || flow.is_empty() || taint::family(target.language.id()).is_none() {
            return (self.scan(target), None);
        }
        let (file, broken) = match ql_syntax::parse_best(target.language, target.text, &mut || (target.stop)()) {
            Ok((language, tree)) => {
                let broken = ql_syntax::lower::broken(&tree);
                (ql_syntax::lower::lower(language, Arc::from(target.text), &tree, None), broken)
            }
            Err(ql_syntax::ParseError::Stopped) => return (ScanOutcome { stopped: true, ..ScanOutcome::default() }, None),
            Err(_) => return (self.scan(target), None),
        };
        let own = Target { file: Some(&file), memory: None, first: None, ..*target };
        let mut out = self.scan_text(&own, Admitted::Apart, None);
        (out.parsed, out.broken) = (true, broken);
        if !out.stopped {
            self.scan_inside(&own, self.regions(&own), None, &mut out);
        }
        let present = part.prefilter.scan(target.text);
        let facts = Facts::new(&file, self.compat);
        let mut spots = Vec::new();
        for ready in flow {
            let (Work::Taint(rule), Some(ends)) = (&ready.work, &ready.ends) else { continue };
            let has = |clauses: &Option<Clauses<u32>>| clauses.as_ref().is_some_and(|c| present.satisfies(c));
            let wanted = [has(&ends[0]), has(&ends[1]), has(&ends[2])];
            if out.stopped || (target.stop)() {
                out.stopped = true;
                break;
            }
            let scene = self.scene(ready, target, Some(&facts), Some(&present), None);
            let own = rule.spots_of(&scene, facts.file, wanted);
            if scene.exhausted.get() {
                out.limits.push(format!("{}: the search was cut short at its limit", self.rules[ready.rule].id));
            }
            if !own.is_empty() {
                spots.push((ready.rule, own));
            }
        }
        drop(facts);
        (self.sorted(out), Some(Kept { path: target.path.to_owned(), file, spots }))
    }

    /// Whether data is followed from file to file for a unit: not for the rules of a join.
    pub(crate) fn is_across(&self, unit: usize) -> bool {
        self.reach == Reach::File && unit < self.rules.len()
    }

    /// Follows data among files that were gathered: for each file its matches, by place in `kept`, and the
    /// limits that were reached. The order of the files does not count.
    pub fn follow(&self, kept: &[Kept], stop: &(dyn Fn() -> bool + Sync)) -> (Vec<Vec<Match>>, Vec<String>) {
        let mut matches: Vec<Vec<Match>> = vec![Vec::new(); kept.len()];
        let mut limits = Vec::new();
        let mut families: std::collections::BTreeMap<&'static str, Vec<usize>> = std::collections::BTreeMap::new();
        for (place, k) in kept.iter().enumerate() {
            if let Some(family) = taint::family(k.file.language.id()) {
                families.entry(family).or_default().push(place);
            }
        }
        for mut places in families.into_values() {
            places.sort_by(|a, b| kept[*a].path.cmp(&kept[*b].path));
            // A rule takes part that has a source somewhere and a sink somewhere.
            let mut seen: std::collections::BTreeMap<usize, (bool, bool)> = std::collections::BTreeMap::new();
            for (rule, spots) in places.iter().flat_map(|p| &kept[*p].spots) {
                let entry = seen.entry(*rule).or_default();
                entry.0 |= !spots.sources.is_empty();
                entry.1 |= !spots.sinks.is_empty();
            }
            let rules: Vec<usize> = seen.into_iter().filter(|(_, (source, sink))| *source && *sink).map(|(rule, _)| rule).collect();
            if rules.is_empty() || stop() {
                continue;
            }
            let names: Vec<ql_syntax::resolve::Names<'_>> =
                places.iter().map(|p| ql_syntax::resolve::Names::new(&kept[*p].file, false)).collect();
            let members: Vec<Member<'_>> = places.iter().zip(&names).map(|(p, names)| Member { names, path: &kept[*p].path }).collect();
            let project = Project::new(&members);
            let found: Vec<Followed> = rules
                .par_iter()
                .map(|rule| {
                    let spots: Vec<Option<&Spots>> =
                        places.iter().map(|p| kept[*p].spots.iter().find(|(r, _)| r == rule).map(|(_, s)| s)).collect();
                    self.follow_rule(*rule, &project, kept, &places, &spots, stop)
                })
                .collect();
            for (list, limit) in found {
                for (place, m) in list {
                    matches[place].push(m);
                }
                limits.extend(limit);
            }
        }
        for list in &mut matches {
            *list = self.sorted(ScanOutcome { matches: std::mem::take(list), ..ScanOutcome::default() }).matches;
        }
        (matches, limits)
    }

    fn follow_rule(
        &self,
        number: usize,
        project: &Project<'_>,
        kept: &[Kept],
        places: &[usize],
        spots: &[Option<&Spots>],
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Followed {
        let rule = &self.rules[number];
        let ready = |language: Language| self.part(language).rules.iter().find(|r| r.rule == number);
        let compiled = places.iter().find_map(|p| match &ready(kept[*p].file.language)?.work {
            Work::Taint(taint) => Some(taint),
            Work::Search(_) => None,
        });
        let Some(compiled) = compiled else { return (Vec::new(), None) };
        let (found, cut) = project.find(compiled, spots, stop);
        let mut out = Vec::new();
        let mut counts: HashMap<usize, usize> = HashMap::new();
        for f in found {
            let place = places[f.file];
            let k = &kept[place];
            let Some(ready) = ready(k.file.language) else { continue };
            let count = counts.entry(place).or_default();
            *count += 1;
            if *count > MAX_MATCHES {
                continue;
            }
            let target = Target {
                path: &k.path,
                language: k.file.language,
                text: &k.file.source,
                file: None,
                text_only: false,
                memory: None,
                first: None,
                stop,
            };
            let mut trace = f.trace;
            for step in &mut trace {
                step.file = step.file.map(|file| places[file]);
            }
            if let Some(m) = self.report(ready, rule, &target, Some(&k.file), f.hit) {
                out.push((place, Match { trace: Some(trace), ..m }));
            }
        }
        (out, cut.then(|| format!("{}: the data flow was followed only so far", rule.id)))
    }
}
