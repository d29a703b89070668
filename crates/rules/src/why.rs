//! Why a rule does not match at a place: the same evaluation as a scan's, with a note after each step of how
//! many candidates are left there.

use crate::formula::{
    Compiled, Cond, Hit, Op, Origin, Scene, check, evaluate, found, meet, narrowed, searches, selected, subtract, surrounds,
};
use crate::matcher::Where;
use crate::model::At;
use crate::taint::TaintRule;
use std::ops::Range;

/// How far a rule came at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// The rule is not for files of this language.
    Language,
    /// The rule asks for another version of the rule language.
    Version,
    /// The rule's `paths` leave the file out.
    Paths,
    /// The project lacks what the rule asks for, or nobody knows.
    Project,
    /// A join: no file has it alone.
    Join,
    /// The file is too large or minified for patterns.
    TextOnly,
    /// The rule does not compile for this language.
    Broken(String),
    /// Of each of these lists of words, one must be in the file, and none is.
    Words(Vec<Vec<String>>),
    /// It was evaluated.
    Evaluated {
        /// The steps, in the order of evaluation, operands before what is made of them.
        steps: Vec<Step>,
        /// Limits that were reached.
        limits: Vec<String>,
    },
}

/// One step of an evaluation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// How deep in the rule.
    pub depth: usize,
    /// The key of the rule language.
    pub operator: &'static str,
    /// Where it is written in the rule file.
    pub at: At,
    /// Candidates in the whole file after it.
    pub in_file: usize,
    /// Candidates that touch the place before it; the same as after where it only finds.
    pub before: usize,
    /// Candidates that touch the place after it.
    pub here: usize,
}

/// Evaluates a formula and notes what happens at a place.
pub(crate) fn steps(c: &Compiled, scene: &Scene<'_, '_>, place: &Range<usize>) -> Vec<Step> {
    let mut notes = Notes { place, steps: Vec::new() };
    notes.walk(c, scene, 0, false);
    notes.steps
}

/// The same for a taint rule: what each of its formulas finds, and what flows.
pub(crate) fn taint_steps(rule: &TaintRule, flows: Vec<Hit>, scene: &Scene<'_, '_>, place: &Range<usize>) -> Vec<Step> {
    let mut notes = Notes { place, steps: Vec::new() };
    let mut at = At::default();
    for (key, formula) in rule.formulas() {
        let hits = notes.walk(formula, scene, 1, false);
        notes.note(0, key, formula.at, None, &hits);
        at = formula.at;
    }
    let sinks = notes.steps.iter().filter(|s| s.operator == "pattern-sinks").map(|s| s.here).sum();
    notes.note(0, "taint", at, Some(sinks), &flows);
    notes.steps
}

struct Notes<'p> {
    place: &'p Range<usize>,
    steps: Vec<Step>,
}

impl Notes<'_> {
    fn here(&self, hits: &[Hit]) -> usize {
        hits.iter().filter(|h| h.range.start < self.place.end && h.range.end > self.place.start).count()
    }

    fn note(&mut self, depth: usize, operator: &'static str, at: At, before: Option<usize>, hits: &[Hit]) {
        let here = self.here(hits);
        self.steps.push(Step { depth, operator, at, in_file: hits.len(), before: before.unwrap_or(here), here });
    }

    fn walk(&mut self, c: &Compiled, scene: &Scene<'_, '_>, depth: usize, negative: bool) -> Vec<Hit> {
        let mut hits = match &c.kind {
            Op::And { positive, negative } => self.conjunction(c, positive, negative, scene, depth),
            Op::Or(parts) => {
                let hits: Vec<Hit> = parts.iter().flat_map(|p| self.walk(p, scene, depth + 1, false)).collect();
                self.note(depth, "pattern-either", c.at, None, &hits);
                hits
            }
            Op::Inside(inner) => {
                let inner = scene.surroundings(|| self.walk(inner, scene, depth + 1, false));
                let hits: Vec<Hit> = inner.into_iter().map(|h| Hit { origin: Origin::Inside, ..h }).collect();
                self.note(depth, if negative { "pattern-not-inside" } else { "pattern-inside" }, c.at, None, &hits);
                hits
            }
            kind => {
                let hits = found(c, scene, &Vec::new(), Where::File);
                let operator = match (kind, negative) {
                    (Op::Regex { .. }, false) => "pattern-regex",
                    (Op::Regex { .. }, true) => "pattern-not-regex",
                    (Op::Anywhere(_), _) => "pattern-anywhere",
                    (_, true) => "pattern-not",
                    (_, false) => "pattern",
                };
                self.note(depth, operator, c.at, None, &hits);
                hits
            }
        };
        for condition in &c.conditions {
            let before = self.here(&hits);
            hits = hits.into_iter().flat_map(|h| check(condition, h, scene)).collect();
            let operator = match condition {
                Cond::Regex { .. } => "metavariable-regex",
                Cond::Pattern { .. } => "metavariable-pattern",
                Cond::Comparison { .. } => "metavariable-comparison",
                Cond::Entropy(_) | Cond::Redos(_) => "metavariable-analysis",
                Cond::Type { .. } => "metavariable-type",
            };
            self.note(depth, operator, c.at, Some(before), &hits);
        }
        for focus in &c.focus {
            let before = self.here(&hits);
            hits = narrowed(focus, hits, scene);
            self.note(depth, "focus-metavariable", c.at, Some(before), &hits);
        }
        hits
    }

    fn conjunction(&mut self, c: &Compiled, positive: &[Compiled], negative: &[Compiled], scene: &Scene<'_, '_>, depth: usize) -> Vec<Hit> {
        let (searched, selectors) = searches(positive);
        let (inner, outer): (Vec<&Compiled>, Vec<&Compiled>) = searched.into_iter().partition(|c| !surrounds(c));
        let mut current: Option<Vec<Hit>> = None;
        for part in inner.into_iter().chain(outer) {
            let hits = self.walk(part, scene, depth + 1, false);
            current = Some(match current {
                None => hits,
                Some(before) => {
                    let met = meet(&before, &hits, scene);
                    self.note(depth, "patterns", part.at, Some(self.here(&before)), &met);
                    met
                }
            });
        }
        let mut current = current.unwrap_or_else(|| evaluate(c, scene, &Vec::new(), Where::File));
        for pattern in selectors {
            current = selected(current, pattern, scene);
        }
        for part in negative {
            let hits = self.walk(part, scene, depth + 1, true);
            let before = self.here(&current);
            subtract(&mut current, &hits, scene);
            let operator = match &part.kind {
                Op::Inside(_) => "pattern-not-inside",
                Op::Regex { .. } => "pattern-not-regex",
                _ => "pattern-not",
            };
            self.note(depth, operator, part.at, Some(before), &current);
        }
        current
    }
}
