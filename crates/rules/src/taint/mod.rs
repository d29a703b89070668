//! Taint: whether data from a source gets to a sink.
//!
//! The file is lowered once, function by function, into a small intermediate language ([`il`]), which
//! all taint rules share. A rule's sources, sinks, sanitizers and propagators are matched as in search
//! mode; their ranges become marks on operations ([`spec`], [`solve`]). Each function is brought to a
//! fixpoint with its parameters as unknowns, callees before callers, and what it does to them is its
//! summary, which its callers fill in.

mod declared;
mod il;
mod index;
mod lower;
mod models;
mod program;
mod project;
mod shape;
mod solve;
mod spec;
mod state;

use crate::formula::{Hit, Scene};
use crate::matcher::equal;
use crate::scan::{StepKind, TraceStep};
use std::ops::Range;

pub(crate) use index::family;
pub(crate) use program::Program;
pub(crate) use project::{Member, Project};
pub(crate) use spec::{Spots, TaintRule, clauses, compile, end_clauses};

/// How far a rule set follows data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Reach {
    /// Not at all: taint rules do not run.
    Nowhere,
    /// Within one function; a call gives what it is given.
    Function,
    /// Through the functions of a file.
    #[default]
    File,
}

/// A finding of a taint rule.
pub(crate) struct Found {
    pub(crate) hit: Hit,
    pub(crate) trace: Vec<TraceStep>,
}

/// Runs a taint rule on a file. The second value says whether a limit was reached.
pub(crate) fn find<'p, 'f: 'p>(
    rule: &TaintRule,
    program: impl FnOnce() -> &'p Program<'f>,
    scene: &Scene<'_, '_>,
    reach: Reach,
) -> (Vec<Found>, bool) {
    let Some(facts) = scene.facts else { return (Vec::new(), false) };
    let file = facts.file;
    let spots = rule.spots(scene, file);
    if spots.sources.is_empty() || spots.sinks.is_empty() {
        return (Vec::new(), false);
    }
    let solved = solve::solve(program(), rule, &spots, reach, scene.stop);
    let mut out: Vec<Found> = Vec::new();
    for flow in solved.flows {
        let (source, sink) = (&spots.sources[flow.source as usize].hit, &spots.sinks[flow.sink as usize].hit);
        let mut env = sink.env.clone();
        let mut agree = true;
        for (slot, value) in source.env.iter().enumerate() {
            let Some(value) = value else { continue };
            if env.len() <= slot {
                env.resize(slot + 1, None);
            }
            match &env[slot] {
                Some(own) => {
                    agree &= equal(facts, own, value);
                    // Semgrep shows the source's.
                    if scene.compat {
                        env[slot] = Some(value.clone());
                    }
                }
                None => env[slot] = Some(value.clone()),
            }
        }
        if rule.switches.unify && !agree {
            continue;
        }
        let mut trace = vec![TraceStep { file: None, range: source.range.clone(), kind: StepKind::Source }];
        for (at, kind) in flow.steps {
            let Some(kind) = shown_kind(kind) else { continue };
            trace.push(TraceStep { file: None, range: step_range(file, at, kind), kind });
        }
        trace.push(TraceStep { file: None, range: sink.range.clone(), kind: StepKind::Sink });
        let range = if rule.switches.at_source { source.range.clone() } else { sink.range.clone() };
        out.push(Found { hit: Hit { range, env, ..sink.clone() }, trace });
    }
    without_inner(&mut out, |f| &f.hit.range);
    (out, solved.cut)
}

/// Of a sink inside a sink only the outer one is reported.
fn without_inner<T>(out: &mut Vec<T>, range: impl Fn(&T) -> &Range<usize>) {
    let ranges: Vec<Range<usize>> = out.iter().map(|f| range(f).clone()).collect();
    let spans = crate::spans::Spans::new(ranges.iter());
    let mut near = Vec::new();
    let inner: Vec<bool> = ranges
        .iter()
        .map(|r| {
            spans.touching(r, &mut near);
            near.iter().any(|i| ranges[*i] != *r && ranges[*i].start <= r.start && r.end <= ranges[*i].end)
        })
        .collect();
    let mut inner = inner.into_iter();
    out.retain(|_| !inner.next().unwrap_or(false));
}

fn shown_kind(kind: state::StepKind) -> Option<StepKind> {
    match kind {
        state::StepKind::Source => None,
        state::StepKind::Variable => Some(StepKind::Variable),
        state::StepKind::Call => Some(StepKind::Call),
    }
}

/// What of a step is shown: the place written to, not the whole assignment.
fn step_range(file: &ql_syntax::gast::File, at: ql_syntax::gast::NodeRef, kind: StepKind) -> Range<usize> {
    use ql_syntax::gast::Kind;
    let shown = match (kind, file.node(at).kind) {
        (StepKind::Variable, Kind::Assign | Kind::AssignOp) => file.child(at, 0),
        (StepKind::Variable, Kind::VarDef | Kind::Param) => file.child(at, 1),
        _ => at,
    };
    file.span(shown)
}
