//! Parameters that a function of C# has without their being written: the receiver of an extension block, and
//! the `field` of a property's accessor. A pattern may name them or leave them out.

use super::{Goal, Matcher, Todo};
use crate::pattern::{P, PNode};
use ql_syntax::gast::{FuncKind, Kind, NodeRef, flag};
use smallvec::SmallVec;

impl Matcher<'_, '_> {
    /// Matches the pattern of a function, given by its parts, with one that has such parameters; whether it has
    /// any.
    ///
    /// An accessor is a function with a result only for a pattern that says so, by its word as an attribute
    /// (`[get] $T $F(...) { ... }`) or by the receiver of an extension: who looks for methods wants none.
    pub(super) fn unwritten_parameters(&mut self, kids: &[P], pn: &PNode, t: NodeRef, next: Option<&Goal<'_>>) -> bool {
        let file = self.facts.file;
        let ts: SmallVec<[NodeRef; 8]> = file.children(t).collect();
        let all: SmallVec<[NodeRef; 8]> = file.children(ts[3]).collect();
        let implied = |p: &NodeRef, special: u8| file.node(*p).flags & (flag::IMPLICIT | flag::SPECIAL) == flag::IMPLICIT | special;
        let receiver = usize::from(all.first().is_some_and(|p| implied(p, 0)));
        let field = usize::from(all.last().is_some_and(|p| implied(p, flag::SPECIAL)));
        if receiver + field == 0 {
            return false;
        }
        let is_accessor = |op: u16| op == FuncKind::Getter as u16 || op == FuncKind::Setter as u16;
        let accessor = is_accessor(file.node(t).op);
        let said = !accessor || is_accessor(pn.op) || self.names_accessor(kids[0]);
        if !said && self.pattern.kind(kids[4]) != Some(Kind::Nil) && !(receiver == 1 && self.has_receiver(kids[3])) {
            return true;
        }
        // Built from the last to the first, so that the first is reached first.
        let absent = |m: &Self, i: usize| m.pattern.kind(kids[i]) == Some(Kind::Nil);
        let body = Goal { todo: Todo::Node(kids[5], ts[5]), next };
        let next = if absent(self, 5) { next } else { Some(&body) };
        let result = Goal { todo: Todo::Node(kids[4], ts[4]), next };
        let next = if absent(self, 4) { next } else { Some(&result) };
        let optional = [true, true, true];
        if self.pattern.kind(kids[3]) != Some(Kind::Params) {
            let params = Goal { todo: Todo::Node(kids[3], ts[3]), next };
            self.slots_from(&kids[..3], &ts[..3], &optional, 0, Some(&params));
            return true;
        }
        let pattern = self.pattern;
        let wanted = &pattern.node(kids[3]).kids;
        let ends = if said { 0..=field } else { field..=field };
        for without in ends {
            for first in 0..=receiver {
                let params = Goal { todo: Todo::List(wanted, &all[first..all.len() - without]), next };
                self.slots_from(&kids[..3], &ts[..3], &optional, 0, Some(&params));
            }
        }
        true
    }

    /// Whether attributes hold the word of an accessor.
    fn names_accessor(&self, attrs: P) -> bool {
        self.pattern.node(attrs).kids.iter().any(|attr| {
            let inner = self.pattern.node(*attr).kids.first().filter(|_| self.pattern.kind(*attr) == Some(Kind::Attr));
            inner.is_some_and(|p| matches!(&*self.pattern.node(*p).text, "get" | "set" | "init"))
        })
    }

    /// Whether the first of a pattern's parameters is that of an extension method.
    fn has_receiver(&self, params: P) -> bool {
        let first = self.pattern.node(params).kids.first().filter(|p| self.pattern.kind(**p) == Some(Kind::Param));
        let attrs = first.and_then(|p| self.pattern.node(*p).kids.first());
        attrs.is_some_and(|attrs| self.pattern.node(*attrs).kids.iter().any(|word| &*self.pattern.node(*word).text == "this"))
    }
}
