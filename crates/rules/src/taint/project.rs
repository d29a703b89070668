//! Data flow across the files of a project. Of each rule only those functions are looked at that lie
//! between a source and a sink, as the names in them tell, and what these call.

use super::il::UnitId;
use super::index::{Index, Target, class_key, class_scope, file_of, package_of, shared_salt};
use super::program::{Program, Seat, UnitKind, components};
use super::solve::{Together, solve_together};
use super::spec::{Spots, TaintRule};
use super::{Reach, shown_kind, step_range, without_inner};
use crate::formula::Hit;
use crate::matcher::{Value, shown};
use crate::scan::{StepKind, TraceStep};
use ql_syntax::gast::{Kind, NodeRef, Sym, sym};
use ql_syntax::resolve::Names;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// Most functions that are looked at for one rule.
const MAX_SELECTED: usize = 4_000;
/// Longest chain of calls from where data meets to its source or its sink; shorter where that is too many functions.
const MAX_CALLS: usize = 5;
/// Most methods that a name may mean.
const MAX_NAMESAKES: usize = 6;
/// How many calls deep functions are looked at that lie on no way from a source to a sink: what they do
/// to what they are given.
const HELPERS: usize = 3;
/// Most methods of a class that count among what a function calls that names the class.
const MAX_METHODS: usize = 20;

/// A file of a project.
pub(crate) struct Member<'f> {
    pub(crate) names: &'f Names<'f>,
    /// Relative to the root.
    pub(crate) path: &'f str,
}

/// A finding, and in which file.
pub(crate) struct ProjectFound {
    /// The place of its file in the project.
    pub(crate) file: usize,
    pub(crate) hit: Hit,
    pub(crate) trace: Vec<TraceStep>,
}

/// The files of one family of languages.
pub(crate) struct Project<'f> {
    programs: Vec<Program<'f>>,
    index: Arc<Index>,
    /// Of each unit those that its names may mean.
    next: Vec<Vec<UnitId>>,
    /// The other way round.
    back: Vec<Vec<UnitId>>,
}

/// Units of files that have to do with one another.
struct Cluster {
    files: Vec<u32>,
    units: Vec<UnitId>,
}

impl<'f> Project<'f> {
    /// Reads what the names in the files mean. Nothing is lowered yet.
    pub(crate) fn new(members: &[Member<'f>]) -> Project<'f> {
        let mut programs: Vec<Program<'f>> = members.par_iter().map(|m| Program::new(m.names.file(), m.names, false)).collect();
        let (mut units, mut items) = (0, 0);
        for (number, (program, member)) in programs.iter_mut().zip(members).enumerate() {
            let file = program.file;
            let package = package_of(file);
            let count = program.units.len() as UnitId;
            let salt = sym(member.path) | 1;
            let seat = Seat { file: number as u32, units, items, salt, shared: shared_salt(file, member.path), index: None };
            program.sit(seat, |name, class| class_key(&class_scope(file, member.path, &package, class.node), name));
            units += count;
            items += file.items.len() as u32;
        }
        let paths: Vec<&str> = members.iter().map(|m| m.path).collect();
        let index = Arc::new(Index::new(&programs, &paths));
        for program in &mut programs {
            program.seat.index = Some(index.clone());
        }
        let next: Vec<Vec<UnitId>> = programs.par_iter().flat_map_iter(|p| calls(p, &index)).collect();
        let mut back = vec![Vec::new(); next.len()];
        for (unit, others) in next.iter().enumerate() {
            for other in others {
                if let Some(list) = back.get_mut(*other as usize) {
                    list.push(unit as UnitId);
                }
            }
        }
        Project { programs, index, next, back }
    }

    /// Runs a rule; `spots` are its matches, file by file. The second value says whether a limit was reached.
    pub(crate) fn find(&self, rule: &TaintRule, spots: &[Option<&Spots>], stop: &(dyn Fn() -> bool + Sync)) -> (Vec<ProjectFound>, bool) {
        let (clusters, mut cut) = self.clusters(spots);
        let solved: Vec<(Vec<ProjectFound>, bool)> = clusters.par_iter().map(|c| self.solve(rule, c, spots, stop)).collect();
        let mut out = Vec::new();
        for (found, own) in solved {
            out.extend(found);
            cut |= own;
        }
        (out, cut)
    }

    /// The units in which ranges of a file begin or end, or that lie in one.
    fn bearers(&self, file: usize, ranges: impl Iterator<Item = Range<usize>>, out: &mut Vec<UnitId>) {
        let p = &self.programs[file];
        for range in ranges {
            let mut innermost = [p.seat.units; 2];
            for unit in p.numbers() {
                let span = &p.unit(unit).span;
                for (at, best) in [range.start, range.end].into_iter().zip(&mut innermost) {
                    if span.start <= at && at <= span.end && span.len() <= p.unit(*best).span.len() {
                        *best = unit;
                    }
                }
                if range.start <= span.start && span.end <= range.end {
                    out.push(unit);
                }
            }
            out.extend(innermost);
        }
    }

    /// Everything from which one of some units can be reached (or, with `next`, that they reach).
    fn closure(edges: &[Vec<UnitId>], from: &[UnitId], within: Option<&[bool]>, depth: usize) -> Vec<bool> {
        let mut seen = vec![false; edges.len()];
        let mut work: Vec<UnitId> = Vec::new();
        for unit in from {
            if !std::mem::replace(&mut seen[*unit as usize], true) {
                work.push(*unit);
            }
        }
        for _ in 0..depth {
            let mut later = Vec::new();
            for unit in work {
                for other in &edges[unit as usize] {
                    let place = *other as usize;
                    if !seen[place] && within.is_none_or(|w| w[place]) {
                        seen[place] = true;
                        later.push(*other);
                    }
                }
            }
            work = later;
            if work.is_empty() {
                break;
            }
        }
        seen
    }

    /// What is looked at for a rule. The second value says whether something was left out.
    fn clusters(&self, spots: &[Option<&Spots>]) -> (Vec<Cluster>, bool) {
        let (mut sources, mut sinks) = (Vec::new(), Vec::new());
        let mut selected: Vec<bool> = vec![false; self.next.len()];
        for (file, spots) in spots.iter().enumerate() {
            let Some(spots) = spots else { continue };
            self.bearers(file, spots.sources.iter().map(|s| s.hit.range.clone()), &mut sources);
            self.bearers(file, spots.sinks.iter().map(|s| s.hit.range.clone()), &mut sinks);
            if !spots.sources.is_empty() && !spots.sinks.is_empty() {
                self.programs[file].numbers().for_each(|u| selected[u as usize] = true);
            }
        }
        if sources.is_empty() || sinks.is_empty() {
            return (Vec::new(), false);
        }
        let own: FxHashSet<UnitId> = sources.iter().chain(&sinks).copied().collect();
        let mut cut = false;
        // As long chains of calls as the functions on them are not too many.
        for calls in (1..=MAX_CALLS).rev() {
            let [path, helpers] = self.between(&sources, &sinks, &own, calls);
            let more = |list: &[bool]| (0..list.len()).filter(|u| list[*u] && !selected[*u]).collect::<Vec<usize>>();
            let mut wanted = more(&path);
            let room = MAX_SELECTED.saturating_sub(selected.iter().filter(|s| **s).count());
            if wanted.len() > room && calls > 1 {
                cut = true;
                continue;
            }
            wanted.extend(more(&helpers).into_iter().filter(|u| !path[*u]));
            cut |= wanted.len() > room;
            wanted.truncate(room);
            for unit in wanted {
                selected[unit] = true;
            }
            break;
        }
        (self.connected(&selected), cut)
    }

    /// The units on ways from sources to sinks over chains of at most so many calls, and what these call.
    fn between(&self, sources: &[UnitId], sinks: &[UnitId], own: &FxHashSet<UnitId>, calls: usize) -> [Vec<bool>; 2] {
        let to_source = Self::closure(&self.back, sources, None, calls);
        let to_sink = Self::closure(&self.back, sinks, None, calls);
        // Where a way from a source meets a way to a sink.
        let meets = |unit: UnitId| {
            if !to_source[unit as usize] || !to_sink[unit as usize] {
                return false;
            }
            if own.contains(&unit) {
                return true;
            }
            let after = &self.next[unit as usize];
            let from = after.iter().filter(|u| to_source[**u as usize]);
            from.into_iter().any(|a| after.iter().any(|b| a != b && to_sink[*b as usize]))
        };
        let meeting: Vec<UnitId> = (0..self.next.len() as UnitId).filter(|u| meets(*u)).collect();
        let either: Vec<bool> = to_source.iter().zip(&to_sink).map(|(a, b)| *a || *b).collect();
        let path = Self::closure(&self.next, &meeting, Some(&either), calls);
        let on_path: Vec<UnitId> = (0..path.len() as UnitId).filter(|u| path[*u as usize]).collect();
        let helpers = Self::closure(&self.next, &on_path, None, HELPERS);
        [path, helpers]
    }

    /// Files joined where selected units of one may call those of another.
    fn connected(&self, selected: &[bool]) -> Vec<Cluster> {
        let file = |unit: UnitId| file_of(&self.programs, unit).unwrap_or(0);
        let mut leader: Vec<u32> = (0..self.programs.len() as u32).collect();
        fn lead(leader: &mut [u32], mut at: u32) -> u32 {
            while leader[at as usize] != at {
                leader[at as usize] = leader[leader[at as usize] as usize];
                at = leader[at as usize];
            }
            at
        }
        for unit in (0..selected.len() as UnitId).filter(|u| selected[*u as usize]) {
            let a = lead(&mut leader, file(unit));
            for other in self.next[unit as usize].iter().filter(|u| selected[**u as usize]) {
                let b = lead(&mut leader, file(*other));
                let a = lead(&mut leader, a);
                leader[a.max(b) as usize] = a.min(b);
            }
        }
        let mut all: BTreeMap<u32, Cluster> = BTreeMap::new();
        for (number, p) in self.programs.iter().enumerate() {
            let mut units: Vec<UnitId> = p.numbers().filter(|u| selected[*u as usize]).collect();
            if units.is_empty() {
                continue;
            }
            // What a file's own statements leave in its variables counts for all its functions.
            if units.first() != Some(&p.seat.units) {
                units.insert(0, p.seat.units);
            }
            let cluster = all.entry(lead(&mut leader, number as u32)).or_insert_with(|| Cluster { files: Vec::new(), units: Vec::new() });
            cluster.files.push(number as u32);
            cluster.units.extend(units);
        }
        all.into_values().collect()
    }

    fn solve(
        &self,
        rule: &TaintRule,
        cluster: &Cluster,
        spots: &[Option<&Spots>],
        stop: &(dyn Fn() -> bool + Sync),
    ) -> (Vec<ProjectFound>, bool) {
        let own = |file: &u32| spots.get(*file as usize).copied().flatten();
        let some = |with: fn(&Spots) -> bool| cluster.files.iter().filter_map(own).any(with);
        if stop() || !some(|s| !s.sources.is_empty()) || !some(|s| !s.sinks.is_empty()) {
            return (Vec::new(), false);
        }
        let programs: Vec<&Program<'f>> = cluster.files.iter().map(|f| &self.programs[*f as usize]).collect();
        let mut merged = Spots::default();
        let mut ends = Vec::with_capacity(programs.len());
        for file in &cluster.files {
            if let Some(own) = own(file) {
                merged.sources.extend(own.sources.iter().cloned());
                merged.sanitizers.extend(own.sanitizers.iter().cloned());
                merged.sinks.extend(own.sinks.iter().cloned());
                merged.propagators.extend(own.propagators.iter().cloned());
                merged.asked.extend(own.asked.iter().cloned());
                merged.focused.extend(own.focused.iter().copied());
            }
            ends.push([merged.sources.len(), merged.sanitizers.len(), merged.sinks.len(), merged.propagators.len()]);
        }
        let before: Vec<Vec<usize>> = cluster
            .files
            .iter()
            .map(|f| self.index.before(*f).iter().filter_map(|other| cluster.files.binary_search(other).ok()).collect())
            .collect();
        let groups = self.groups(cluster, &before);
        let all = Together { programs: &programs, spots: &merged, ends: &ends, groups: &groups, before: &before, reach: Reach::File };
        let solved = solve_together(&all, rule, &|| stop());
        let place = |kind: usize, number: usize| ends.partition_point(|e| e[kind] <= number);
        let mut out = Vec::new();
        for flow in solved.flows {
            let (source_place, sink_place) = (place(0, flow.source as usize), place(2, flow.sink as usize));
            let (Some(source_program), Some(sink_program)) = (programs.get(source_place), programs.get(sink_place)) else { continue };
            let (source, sink) = (&merged.sources[flow.source as usize].hit, &merged.sinks[flow.sink as usize].hit);
            let Some(env) = joined(rule, source_program, source, sink_program, sink) else { continue };
            let at_source = rule.switches.at_source;
            let reported = if at_source { source_place } else { sink_place };
            let shown_file = |place: usize| (place != reported).then(|| cluster.files[place] as usize);
            let mut trace = vec![TraceStep { file: shown_file(source_place), range: source.range.clone(), kind: StepKind::Source }];
            for (at, kind) in flow.steps {
                let Some(kind) = shown_kind(kind) else { continue };
                let place = programs.partition_point(|p| p.seat.items <= at.item).saturating_sub(1);
                let local = NodeRef { item: at.item - programs[place].seat.items, node: at.node };
                trace.push(TraceStep { file: shown_file(place), range: step_range(programs[place].file, local, kind), kind });
            }
            trace.push(TraceStep { file: shown_file(sink_place), range: sink.range.clone(), kind: StepKind::Sink });
            let range = if at_source { source.range.clone() } else { sink.range.clone() };
            out.push(ProjectFound { file: cluster.files[reported] as usize, hit: Hit { range, env, ..sink.clone() }, trace });
        }
        let mut by_file: BTreeMap<usize, Vec<ProjectFound>> = BTreeMap::new();
        for found in out {
            by_file.entry(found.file).or_default().push(found);
        }
        for list in by_file.values_mut() {
            without_inner(list, |f| &f.hit.range);
        }
        let mut out: Vec<ProjectFound> = by_file.into_values().flatten().collect();
        if solved.cut && cluster.files.len() > 1 {
            // What is found within files is not lost because there are too many of them.
            let both = |s: &Spots| !s.sources.is_empty() && !s.sinks.is_empty();
            for file in cluster.files.iter().filter(|f| own(f).is_some_and(both)) {
                let alone = Cluster { files: vec![*file], units: self.programs[*file as usize].numbers().collect() };
                out.extend(self.solve(rule, &alone, spots, stop).0);
            }
        }
        (out, solved.cut)
    }

    /// The units of a cluster in groups that call one another, callees first; of the files' own statements
    /// those first that others import.
    fn groups(&self, cluster: &Cluster, before: &[Vec<usize>]) -> Vec<Vec<UnitId>> {
        let number = |unit: &UnitId| cluster.units.binary_search(unit).ok().map(|n| n as u32);
        let next: Vec<Vec<u32>> = cluster
            .units
            .iter()
            .map(|unit| {
                let Some(file) = file_of(&self.programs, *unit) else { return Vec::new() };
                let p = &self.programs[file as usize];
                let mut out: Vec<u32> = p.graph(*unit).mentions.iter().filter_map(number).collect();
                if *unit == p.seat.units
                    && let Ok(place) = cluster.files.binary_search(&file)
                {
                    out.extend(before[place].iter().filter_map(|b| number(&self.programs[cluster.files[*b] as usize].seat.units)));
                }
                out
            })
            .collect();
        let next: Vec<&[u32]> = next.iter().map(Vec::as_slice).collect();
        components(&next).into_iter().map(|group| group.into_iter().map(|n| cluster.units[n as usize]).collect()).collect()
    }
}

/// The bindings of a sink with those of its source; nothing where these must agree and do not.
fn joined(
    rule: &TaintRule,
    source_program: &Program<'_>,
    source: &Hit,
    sink_program: &Program<'_>,
    sink: &Hit,
) -> Option<Vec<Option<Value>>> {
    let mut env = sink.env.clone();
    let same = source_program.seat.file == sink_program.seat.file;
    for (slot, value) in source.env.iter().enumerate() {
        let Some(value) = value else { continue };
        if env.len() <= slot {
            env.resize(slot + 1, None);
        }
        match &env[slot] {
            Some(own) if rule.switches.unify => {
                let (own, other) = (shown(Some(sink_program.file), own, false), shown(Some(source_program.file), value, false));
                if !own.split_whitespace().eq(other.split_whitespace()) {
                    return None;
                }
            }
            Some(_) => {}
            None if same => env[slot] = Some(value.clone()),
            None => env[slot] = Some(Value::Text { text: Arc::from(shown(Some(source_program.file), value, false)), range: None }),
        }
    }
    Some(env)
}

/// Of each unit of a file those that the names in it may mean, of this file and of others.
fn calls(p: &Program<'_>, index: &Index) -> Vec<Vec<UnitId>> {
    let file = p.file;
    let language = file.language.id();
    let mut out: Vec<FxHashSet<UnitId>> = vec![FxHashSet::default(); p.units.len()];
    let local = |unit: UnitId| (unit - p.seat.units) as usize;
    // Which unit each node is in.
    let mut owners: Vec<Vec<UnitId>> = file.items.iter().map(|i| vec![p.seat.units; i.item.nodes.len()]).collect();
    for unit in p.numbers().skip(1) {
        let at = p.unit(unit).node;
        let owner = &mut owners[at.item as usize];
        if p.unit(unit).kind == UnitKind::Closure {
            out[local(owner[at.node as usize])].insert(unit);
        }
        if let Some(class) = p.unit(unit).class.and_then(|c| index.classes.get(&c)) {
            // What its constructor leaves in its fields counts in a method.
            out[local(unit)].extend(class.constructors.iter().chain(&class.init).filter(|u| **u != unit));
        }
        let end = file.node(at).next as usize;
        owner[at.node as usize..end].fill(unit);
    }
    let mut functions: FxHashMap<Sym, SmallVec<[UnitId; 2]>> = FxHashMap::default();
    for unit in p.numbers() {
        let u = p.unit(unit);
        let name = if u.kind == UnitKind::Function || u.kind == UnitKind::Closure { Some(file.child(u.node, 1)) } else { None };
        if let Some(name) = name.filter(|n| file.node(*n).kind == Kind::Id) {
            functions.entry(super::program::field_sym(file.text(name))).or_default().push(unit);
        }
    }
    // Methods of the classes that the file knows.
    let mut known: Vec<Sym> = p.classes.keys().copied().collect();
    let mut linked: Vec<(UnitId, Target)> = Vec::new();
    for (item, at) in file.items.iter().enumerate() {
        for (node, n) in at.item.nodes.iter().enumerate() {
            let included = index.included(p.seat.file, NodeRef { item: item as u32, node: node as u32 });
            if let Some(other) = included {
                linked.push((owners[item][node], Target::Function(other)));
            }
            if !matches!(n.kind, Kind::Id | Kind::Dot) {
                continue;
            }
            let r = NodeRef { item: item as u32, node: node as u32 };
            if let Some(target) = index.maybe_linked(p, r) {
                linked.push((owners[item][node], target));
                if let Target::Class(key) = target {
                    known.push(key);
                }
            }
        }
    }
    known.sort_unstable();
    known.dedup();
    let mut methods: FxHashMap<Sym, FxHashSet<UnitId>> = FxHashMap::default();
    for key in around(index, known) {
        for (name, units) in index.classes.get(&key).into_iter().flat_map(|c| &c.methods) {
            methods.entry(*name).or_default().extend(units.iter().copied());
        }
    }
    for (unit, target) in linked {
        let edges = &mut out[local(unit)];
        match target {
            Target::Function(other) => {
                edges.insert(other);
            }
            Target::Class(key) => {
                let class = index.classes.get(&key);
                edges.extend(class.into_iter().flat_map(|c| c.constructors.iter().chain(&c.init)).copied());
                // An object may go where its class is not known by name.
                if let Some(class) =
                    class.filter(|c| matches!(language, "python" | "javascript" | "typescript") && c.methods.len() <= MAX_METHODS)
                {
                    edges.extend(class.methods.values().flatten().copied());
                }
            }
            Target::Variable(var, _) => edges.extend(index.wrapped.get(&var).copied()),
            Target::Module(_) => {}
        }
    }
    for (item, at) in file.items.iter().enumerate() {
        for (node, n) in at.item.nodes.iter().enumerate() {
            if n.kind != Kind::Id {
                continue;
            }
            let r = NodeRef { item: item as u32, node: node as u32 };
            let name = super::program::field_sym(file.text(r));
            let edges = &mut out[local(owners[item][node])];
            for unit in functions.get(&name).into_iter().flatten() {
                edges.insert(*unit);
            }
            if let Some(units) = methods.get(&name).filter(|m| m.len() <= MAX_NAMESAKES) {
                edges.extend(units);
            }
            edges.extend(index.only_method(p, name));
        }
    }
    out.into_iter()
        .enumerate()
        .map(|(unit, edges)| {
            let own = p.seat.units + unit as UnitId;
            let mut edges: Vec<UnitId> = edges.into_iter().filter(|u| *u != own).collect();
            edges.sort_unstable();
            edges
        })
        .collect()
}

/// Classes with those above and below them.
fn around(index: &Index, known: Vec<Sym>) -> Vec<Sym> {
    let mut out: FxHashSet<Sym> = known.iter().copied().collect();
    let mut work = known;
    while let Some(key) = work.pop() {
        if out.len() > 2_000 {
            break;
        }
        let Some(class) = index.classes.get(&key) else { continue };
        for other in class.parents.iter().chain(class.children.iter().take(MAX_NAMESAKES)) {
            if out.insert(*other) {
                work.push(*other);
            }
        }
    }
    let mut out: Vec<Sym> = out.into_iter().collect();
    out.sort_unstable();
    out
}
