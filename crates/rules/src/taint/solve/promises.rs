//! Promises of JavaScript: a promise is what it is fulfilled with, and keeps what it is rejected with.

use super::{Call, NodeRef, Passed, Proj, Root, Solver, Value, Walk, held, join, store};
use crate::taint::lower::{ANY_THROWN, UNKNOWN_THROWN};
use crate::taint::program::REJECTED;
use ql_syntax::gast::sym;

impl Solver<'_, '_, '_> {
    /// `then`, `catch` and `finally`.
    pub(super) fn settled(&mut self, walk: &mut Walk<'_>, call: &Call, args: &[Value], promise: &Value, at: NodeRef) -> Value {
        let mut rejected = self.atoms.project(promise, Proj::Held(REJECTED), false);
        // What an asynchronous function throws.
        for var in [UNKNOWN_THROWN, ANY_THROWN] {
            let thrown = walk.state.get(var).cloned().flatten();
            rejected = join(&rejected, &thrown);
        }
        let catches = call.name == sym("catch");
        let finally = call.name == sym("finally");
        let handlers: [(Option<&Value>, Value); 2] = match () {
            () if catches => [(None, None), (args.first(), rejected.clone())],
            () if finally => [(args.first(), None), (None, None)],
            () => [(args.first(), promise.clone()), (args.get(1), rejected.clone())],
        };
        let mut out: Value = None;
        let [(fulfils, _), (rejects, _)] = &handlers;
        if finally || fulfils.is_none() {
            out.clone_from(promise);
        }
        let open = finally || rejects.is_none();
        for (handler, given) in &handlers {
            let Some(handler) = handler else { continue };
            let (units, outer) = self.functions(handler);
            let mut own: Value = None;
            for unit in &units {
                let given = Passed { params: vec![given.clone()], places: vec![None], held: (*handler).clone(), ..Passed::at(at) };
                let (value, _) = self.apply(walk, *unit, &given);
                own = join(&own, &value);
            }
            for (root, path) in outer {
                let pending = super::Pending { callee: (root, path), method: None, object: None, args: vec![given.clone()], at };
                let back = self.called(pending.clone(), at);
                own = join(&own, &back);
                self.later(walk, pending);
            }
            if units.is_empty() && own.is_none() {
                own.clone_from(given);
            }
            if !finally {
                out = join(&out, &own);
            }
        }
        // A handler that is left out hands on.
        let kept = if open { rejected } else { None };
        if held(&out, REJECTED).is_some() || kept.is_some() {
            out = store(&out, &[Proj::Held(REJECTED)], &kept, false);
        }
        out
    }

    /// `new Promise(executor)`: what the executor gives the functions that it is given.
    pub(super) fn settles(&mut self, walk: &mut Walk<'_>, args: &[Value], at: NodeRef) -> Value {
        let executor = args.first().cloned().flatten();
        let (units, _) = self.functions(&executor);
        let (mut out, mut rejected): (Value, Value) = (None, None);
        for unit in units {
            let Some(summary) = self.summaries.get(&unit).cloned() else { continue };
            let given = Passed { held: executor.clone(), ..Passed::at(at) };
            let state = walk.state.clone();
            for pending in summary.calls.iter().filter(|c| c.callee.1.is_empty()) {
                let into = match pending.callee.0 {
                    Root::Param(0) => &mut out,
                    Root::Param(1) => &mut rejected,
                    _ => continue,
                };
                if let Some(first) = pending.args.first() {
                    let value = self.substitute(walk, &state, first, &given);
                    *into = join(into, &value);
                }
            }
        }
        if rejected.is_some() {
            out = store(&out, &[Proj::Held(REJECTED)], &rejected, false);
        }
        out
    }
}
