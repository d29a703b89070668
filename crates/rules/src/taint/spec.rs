//! A taint rule compiled for one language, and its matches in one file.

use crate::formula::{self, Broken, CompileContext, Compiled, Hit, Scene};
use crate::matcher::Where;
use crate::model::{Options, SideEffect, SinkRequires, Taint};
use crate::pattern::Slot;
use crate::prefilter::Clauses;
use ql_syntax::gast::File;
use std::ops::Range;

/// A taint rule compiled for one language.
#[derive(Debug)]
pub(crate) struct TaintRule {
    pub(crate) taint: Taint,
    sources: Vec<Compiled>,
    sanitizers: Vec<Compiled>,
    sinks: Vec<Compiled>,
    propagators: Vec<Compiled>,
    /// Of each propagator, the metavariables from and to which it goes.
    ends: Vec<(Slot, Slot)>,
    /// Of each sink, the metavariables it asks of.
    asked: Vec<Vec<Slot>>,
    /// Whether a sink's formula focuses on a metavariable.
    focused: Vec<bool>,
    /// The labels, by number.
    pub(crate) labels: Vec<String>,
    pub(crate) switches: TaintSwitches,
}

impl TaintRule {
    /// Numbers the parts of all formulas, so that what they give is kept while somebody types.
    pub(crate) fn number(&mut self) {
        let mut next = 0;
        let all = self.sources.iter_mut().chain(&mut self.sanitizers).chain(&mut self.sinks).chain(&mut self.propagators);
        all.for_each(|c| crate::formula::number(c, &mut next));
    }

    /// The formulas by the key that they stand under.
    pub(crate) fn formulas(&self) -> impl Iterator<Item = (&'static str, &Compiled)> {
        let sources = self.sources.iter().map(|c| ("pattern-sources", c));
        let propagators = self.propagators.iter().map(|c| ("pattern-propagators", c));
        let sanitizers = self.sanitizers.iter().map(|c| ("pattern-sanitizers", c));
        sources.chain(propagators).chain(sanitizers).chain(self.sinks.iter().map(|c| ("pattern-sinks", c)))
    }
}

/// The `taint_…` options.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TaintSwitches {
    pub(crate) unify: bool,
    pub(crate) safe_functions: bool,
    pub(crate) safe_indexes: bool,
    pub(crate) safe_comparisons: bool,
    pub(crate) safe_booleans: bool,
    pub(crate) safe_numbers: bool,
    pub(crate) only_assignments: bool,
    pub(crate) at_source: bool,
}

impl TaintSwitches {
    fn of(options: &Options) -> TaintSwitches {
        let on = |name: &str| options.is_on(name, false);
        let focus = options.text("taint_focus_on").or_else(|| options.text("taint_match_on"));
        TaintSwitches {
            unify: on("taint_unify_mvars"),
            safe_functions: on("taint_assume_safe_functions"),
            safe_indexes: on("taint_assume_safe_indexes"),
            safe_comparisons: on("taint_assume_safe_comparisons"),
            safe_booleans: on("taint_assume_safe_booleans"),
            safe_numbers: on("taint_assume_safe_numbers"),
            only_assignments: on("taint_only_propagate_through_assignments"),
            at_source: focus == Some("source"),
        }
    }
}

/// Compiles a taint rule for one language.
pub(crate) fn compile(taint: &Taint, options: &Options, c: &mut CompileContext<'_>) -> Result<TaintRule, Broken> {
    let mut all = |list: Vec<&crate::model::Formula>| list.into_iter().map(|f| formula::compile(f, c)).collect::<Result<Vec<_>, _>>();
    let sources = all(taint.sources.iter().map(|s| &s.formula).collect())?;
    let sanitizers = all(taint.sanitizers.iter().map(|s| &s.formula).collect())?;
    let sinks = all(taint.sinks.iter().map(|s| &s.formula).collect())?;
    let propagators = all(taint.propagators.iter().map(|s| &s.formula).collect())?;
    let ends = taint.propagators.iter().map(|p| (c.slots.slot(&p.from), c.slots.slot(&p.to))).collect();
    let asked = taint
        .sinks
        .iter()
        .map(|s| match &s.requires {
            SinkRequires::All(_) => Vec::new(),
            SinkRequires::Each(all) => all.iter().map(|(name, _)| c.slots.slot(name)).collect(),
        })
        .collect();
    let mut labels: Vec<String> = Vec::new();
    for l in taint.sources.iter().map(|s| &s.label).chain(taint.propagators.iter().filter_map(|p| p.label.as_ref())) {
        if !labels.contains(l) {
            labels.push(l.clone());
        }
    }
    Ok(TaintRule {
        focused: sinks.iter().map(formula::focuses).collect(),
        taint: taint.clone(),
        sources,
        sanitizers,
        sinks,
        propagators,
        ends,
        asked,
        labels,
        switches: TaintSwitches::of(options),
    })
}

/// Literals that a text must contain for the rule to find anything.
pub(crate) fn clauses(rule: &TaintRule) -> Option<Clauses<String>> {
    let mut out = formula::any_clauses(rule.sources.iter())?;
    out.extend(formula::any_clauses(rule.sinks.iter())?);
    Some(out)
}

/// The same for its sources, for its sinks, and for its sanitizers and propagators, each alone.
pub(crate) fn end_clauses(rule: &TaintRule) -> [Option<Clauses<String>>; 3] {
    let between = rule.sanitizers.iter().chain(&rule.propagators);
    [formula::any_clauses(rule.sources.iter()), formula::any_clauses(rule.sinks.iter()), formula::any_clauses(between)]
}

/// A match of an item.
#[derive(Clone, Debug)]
pub(crate) struct Spot {
    /// Which item.
    pub(crate) item: usize,
    pub(crate) hit: Hit,
}

/// A match of a propagator.
#[derive(Clone, Debug)]
pub(crate) struct Passage {
    pub(crate) item: usize,
    pub(crate) from: Range<usize>,
    pub(crate) to: Range<usize>,
}

/// The matches of a rule's items in a file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spots {
    pub(crate) sources: Vec<Spot>,
    pub(crate) sanitizers: Vec<Spot>,
    pub(crate) sinks: Vec<Spot>,
    pub(crate) propagators: Vec<Passage>,
    /// Of each sink's match, the ranges of the metavariables it asks of.
    pub(crate) asked: Vec<Vec<Range<usize>>>,
    /// Of each sink's match, whether it is a focused metavariable.
    pub(crate) focused: Vec<bool>,
}

impl Spots {
    /// Whether nothing was found that data could come from, go to or pass.
    pub(crate) fn is_empty(&self) -> bool {
        self.sources.is_empty() && self.sinks.is_empty() && self.sanitizers.is_empty() && self.propagators.is_empty()
    }
}

impl TaintRule {
    /// Finds the matches; nothing where there is no source or no sink.
    pub(crate) fn spots(&self, scene: &Scene<'_, '_>, file: &File) -> Spots {
        let mut out = Spots { sources: found(&self.sources, scene), ..Spots::default() };
        if out.sources.is_empty() {
            return out;
        }
        out.sinks = found(&self.sinks, scene);
        if !out.sinks.is_empty() {
            self.asked_of(file, &mut out);
            self.others(scene, file, &mut out);
        }
        out
    }

    /// Finds the matches in one file of several: those of its sources, its sinks, and its sanitizers and
    /// propagators, as far as they are wanted.
    pub(crate) fn spots_of(&self, scene: &Scene<'_, '_>, file: &File, [sources, sinks, others]: [bool; 3]) -> Spots {
        let mut out = Spots::default();
        if sources {
            out.sources = found(&self.sources, scene);
        }
        if sinks {
            out.sinks = found(&self.sinks, scene);
            self.asked_of(file, &mut out);
        }
        if others {
            self.others(scene, file, &mut out);
        }
        out
    }

    /// What is known of the sinks.
    fn asked_of(&self, file: &File, out: &mut Spots) {
        for spot in &out.sinks {
            out.asked.push(self.asked[spot.item].iter().map(|slot| place(file, &spot.hit, *slot).unwrap_or(0..0)).collect());
            out.focused.push(self.focused[spot.item]);
        }
    }

    /// Sanitizers and propagators.
    fn others(&self, scene: &Scene<'_, '_>, file: &File, out: &mut Spots) {
        let taken: Vec<Range<usize>> = out.sources.iter().chain(&out.sinks).map(|s| s.hit.range.clone()).collect();
        out.sanitizers = found(&self.sanitizers, scene);
        out.sanitizers.retain(|s| !(self.taint.sanitizers[s.item].not_conflicting && taken.contains(&s.hit.range)));
        for spot in found(&self.propagators, scene) {
            let (from, to) = self.ends[spot.item];
            if let (Some(from), Some(to)) = (place(file, &spot.hit, from), place(file, &spot.hit, to)) {
                out.propagators.push(Passage { item: spot.item, from, to });
            }
        }
    }

    /// The number of a label.
    pub(crate) fn label(&self, name: &str) -> u16 {
        self.labels.iter().position(|l| l == name).unwrap_or(0) as u16
    }

    /// Whether a sanitizer cleans more than what it matches.
    pub(crate) fn cleans_variable(&self, spot: &Spot) -> bool {
        self.taint.sanitizers[spot.item].side_effect != SideEffect::No
    }
}

/// Where a metavariable's value stands.
fn place(file: &File, hit: &Hit, slot: Slot) -> Option<Range<usize>> {
    hit.env.get(slot as usize)?.as_ref()?.range(Some(file))
}

fn found(list: &[Compiled], scene: &Scene<'_, '_>) -> Vec<Spot> {
    let mut out: Vec<Spot> = Vec::new();
    for (item, c) in list.iter().enumerate() {
        let mut hits = formula::evaluate(c, scene, &Vec::new(), Where::File);
        formula::unique(&mut hits);
        hits.truncate(MAX_SPOTS);
        out.extend(hits.into_iter().map(|hit| Spot { item, hit }));
    }
    out
}

/// Most matches of one item in one file.
const MAX_SPOTS: usize = 5_000;
