//! Lists: arguments, fields in any order, statements, pieces of strings.

use super::{Goal, Matcher, Todo, Value};
use crate::pattern::{Ask, P, Slot};
use ql_syntax::gast::{File, Kind, NodeRef};
use smallvec::SmallVec;

impl Matcher<'_, '_> {
    fn dots_slot(&self, p: P) -> Option<Option<Slot>> {
        match self.pattern.node(p).ask {
            Ask::Dots(slot) => Some(slot),
            _ => None,
        }
    }

    /// In order; dots take any number.
    pub(super) fn list(&mut self, ps: &[P], ts: &[NodeRef], next: Option<&Goal<'_>>) {
        let Some((&p, rest)) = ps.split_first() else {
            if ts.is_empty() {
                self.solve(next);
            }
            return;
        };
        if let Some(slot) = self.dots_slot(p) {
            if rest.is_empty() && slot.is_none() {
                return self.solve(next);
            }
            for n in 0..=ts.len() {
                if self.fuel == 0 {
                    return;
                }
                let value = Value::Nodes(SmallVec::from_slice(&ts[..n]));
                let goal = Goal { todo: Todo::List(rest, &ts[n..]), next };
                self.bind(slot, &value, Some(&goal));
            }
            return;
        }
        let Some((&t, others)) = ts.split_first() else { return };
        let goal = Goal { todo: Todo::List(rest, others), next };
        self.then(p, t, Some(&goal));
    }

    /// Arguments: positions in order, keywords by name in whatever is left.
    pub(super) fn args(&mut self, ps: &[P], ts: &[NodeRef], next: Option<&Goal<'_>>) {
        let file = self.facts.file;
        let Some((&p, rest)) = ps.split_first() else {
            if ts.is_empty() {
                self.solve(next);
            }
            return;
        };
        if let Some(slot) = self.dots_slot(p) {
            if rest.is_empty() && slot.is_none() {
                return self.solve(next);
            }
            // Upstream takes named dots of Scala for one argument.
            let one = slot.is_some() && self.facts.compat && self.pattern.language.id() == "scala";
            for n in 0..=ts.len() {
                if self.fuel == 0 {
                    return;
                }
                if one && n != 1 {
                    continue;
                }
                let value = Value::Nodes(SmallVec::from_slice(&ts[..n]));
                let goal = Goal { todo: Todo::Args(rest, &ts[n..]), next };
                self.bind(slot, &value, Some(&goal));
                // With a keyword next, taking a longer prefix finds nothing new but what the order
                // of keywords forbids; without one every prefix counts.
            }
            return;
        }
        // To upstream arguments of Scala with a name are assignments, each in its place.
        let placed = self.facts.compat && self.pattern.language.id() == "scala";
        if self.pattern.kind(p) == Some(Kind::KwArg) && !placed {
            for (i, t) in ts.iter().enumerate() {
                if file.node(*t).kind != Kind::KwArg {
                    continue;
                }
                let left: SmallVec<[NodeRef; 8]> = ts.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, t)| *t).collect();
                let goal = Goal { todo: Todo::Args(rest, &left), next };
                self.then(p, *t, Some(&goal));
            }
            return;
        }
        let Some((&t, others)) = ts.split_first() else { return };
        let any =
            self.is_assigned_argument(t) && (matches!(self.pattern.node(p).ask, Ask::Mv(_)) || self.pattern.kind(p) == Some(Kind::KwArg));
        if file.node(t).kind == Kind::KwArg && !any {
            return;
        }
        let goal = Goal { todo: Todo::Args(rest, others), next };
        self.then(p, t, Some(&goal));
    }

    /// In any order; `open` allows others beside. Dots allow others too.
    pub(super) fn any(&mut self, ps: &[P], ts: &[NodeRef], open: bool, next: Option<&Goal<'_>>) {
        let open = open || ps.iter().any(|p| matches!(self.dots_slot(*p), Some(None)));
        if let Some(at) = ps.iter().position(|p| self.dots_slot(*p).is_none()) {
            let p = ps[at];
            let rest: SmallVec<[P; 8]> = ps.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, p)| *p).collect();
            for (i, t) in ts.iter().enumerate() {
                if self.fuel == 0 {
                    return;
                }
                let left: SmallVec<[NodeRef; 8]> = ts.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, t)| *t).collect();
                let goal = Goal { todo: Todo::Any(&rest, &left, open), next };
                self.then(p, *t, Some(&goal));
            }
            return;
        }
        // Only dots are left: a named one takes what is left.
        if let Some(slot) = ps.iter().find_map(|p| self.dots_slot(*p).flatten()) {
            let value = Value::Nodes(SmallVec::from_slice(ts));
            return self.bind(Some(slot), &value, next);
        }
        if ts.is_empty() || open {
            self.solve(next);
        }
    }

    /// A closed block: exactly these statements, where dots reach into nested ones.
    pub(super) fn block(&mut self, ps: &[P], ts: &[NodeRef], next: Option<&Goal<'_>>) {
        if let [one] = ps
            && let Some(None) = self.dots_slot(*one)
        {
            return self.solve(next);
        }
        self.stmts(ps, ts, false, next);
        let deep = self.switches.deep_statements && ps.iter().any(|p| matches!(self.dots_slot(*p), Some(None)));
        if deep {
            let file = self.facts.file;
            let flat = flatten(file, ts);
            // Behind trailing dots the end is open as it is.
            let open = !matches!(ps.last().map(|p| self.dots_slot(*p)), Some(Some(None)));
            if open || flat != ts {
                self.stmts(ps, &flat, open, next);
            }
        }
    }

    /// Statements in order from the first of the list; `open` leaves the end free and records it.
    pub(super) fn stmts(&mut self, ps: &[P], ts: &[NodeRef], open: bool, next: Option<&Goal<'_>>) {
        let Some((&p, rest)) = ps.split_first() else {
            if open || ts.is_empty() {
                self.solve(next);
            }
            return;
        };
        if let Some(slot) = self.dots_slot(p) {
            if rest.is_empty() && slot.is_none() && !open {
                return self.solve(next);
            }
            let old = self.range.end;
            // Every end is a match of its own, and there may be as many as statements; who only wants
            // to know what is inside needs the furthest.
            let first = if rest.is_empty() && slot.is_none() && self.longest { ts.len() } else { 0 };
            if let Some(skipped) = first.checked_sub(1).filter(|_| open) {
                for t in &ts[..skipped] {
                    self.range.end = self.range.end.max(self.facts.file.span(*t).end);
                }
            }
            for n in first..=ts.len() {
                if self.fuel == 0 {
                    return;
                }
                if open && n > 0 {
                    self.range.end = self.range.end.max(self.facts.file.span(ts[n - 1]).end);
                }
                let value = Value::Nodes(if slot.is_some() { SmallVec::from_slice(&ts[..n]) } else { SmallVec::new() });
                let goal = Goal { todo: Todo::Stmts(rest, &ts[n..], open), next };
                self.bind(slot, &value, Some(&goal));
            }
            self.range.end = old;
            return;
        }
        let Some((&t, others)) = ts.split_first() else { return };
        let old = self.range.end;
        if open {
            self.range.end = self.range.end.max(self.facts.file.span(t).end);
        }
        let goal = Goal { todo: Todo::Stmts(rest, others, open), next };
        if self.pattern.language.id() == "bash" && self.pattern.kind(p) == Some(Kind::Call) {
            self.commands(p, t, Some(&goal));
        } else {
            self.then(p, t, Some(&goal));
        }
        self.range.end = old;
    }

    /// The pieces of an interpolated string: literal dots take any literal pieces and holes.
    pub(super) fn interpolation(&mut self, kids: &[P], t: NodeRef, next: Option<&Goal<'_>>) {
        let file = self.facts.file;
        let ts: SmallVec<[NodeRef; 8]> = file.children(t).collect();
        // `f"...{$X}..."`: dots pieces of the pattern are strings "...".
        self.pieces(kids, &ts, next);
    }

    pub(super) fn pieces(&mut self, ps: &[P], ts: &[NodeRef], next: Option<&Goal<'_>>) {
        let Some((&p, rest)) = ps.split_first() else {
            if ts.is_empty() {
                self.solve(next);
            }
            return;
        };
        if matches!(self.pattern.node(p).ask, Ask::StrAny | Ask::Dots(None)) {
            for n in 0..=ts.len() {
                self.pieces(rest, &ts[n..], next);
            }
            return;
        }
        if let Some(slot) = self.dots_slot(p) {
            for n in 0..=ts.len() {
                let value = Value::Nodes(SmallVec::from_slice(&ts[..n]));
                let goal = Goal { todo: Todo::Pieces(rest, &ts[n..]), next };
                self.bind(slot, &value, Some(&goal));
            }
            return;
        }
        let Some((&t, others)) = ts.split_first() else { return };
        // A metavariable stands for a hole, not for a piece of the text, which has no delimiters.
        let n = self.facts.file.node(t);
        let literal = n.kind == Kind::Str && n.op == 0;
        // Upstream has it the other way round in PHP and Kotlin.
        let braces = self.pattern.node(p).flags & ql_syntax::gast::flag::OPTIONAL != 0;
        let turned = matches!(self.pattern.language.id(), "php" | "kotlin") && !braces;
        let literal = literal != (self.facts.compat && turned);
        if literal && !matches!(self.pattern.node(p).ask, Ask::Node(_) | Ask::StrMv(_) | Ask::StrRegex(_)) {
            return;
        }
        let goal = Goal { todo: Todo::Pieces(rest, others), next };
        self.then(p, t, Some(&goal));
    }
}

/// Every statement of a list and, in source order, every statement nested in them: in blocks,
/// functions, classes, and lambdas inside expressions.
pub(super) fn flatten(file: &File, list: &[NodeRef]) -> Vec<NodeRef> {
    let mut out = Vec::new();
    for top in list {
        // A block is its statements.
        if file.node(*top).kind != Kind::Block {
            out.push(*top);
        }
        for node in top.node + 1..file.node(*top).next {
            let r = NodeRef { item: top.item, node };
            let n = file.node(r);
            let parent = file.node(NodeRef { item: top.item, node: n.parent });
            if parent.kind == Kind::Block
                && (crate::pattern::is_statement(n.kind) || super::kernel::is_expression(n.kind))
                && n.kind != Kind::Block
            {
                out.push(r);
            }
        }
    }
    out
}
