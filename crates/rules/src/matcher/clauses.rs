//! Functions of several clauses, or of one with a condition, as Elixir writes them: a pattern with one clause
//! is looked for in each.

use super::{Goal, Matcher, Todo};
use crate::pattern::P;
use ql_syntax::gast::{File, Kind, NodeRef};
use smallvec::SmallVec;

/// The choice that stands for the clauses of a function without a name.
fn choice(file: &File, function: NodeRef) -> Option<NodeRef> {
    let mut inner = file.children(file.child(function, 5));
    let (Some(one), None) = (inner.next(), inner.next()) else { return None };
    (file.node(one).kind == Kind::Switch && file.span(one) == file.span(function)).then_some(one)
}

impl Matcher<'_, '_> {
    /// Matches the pattern of a function, given by its parts, with each clause; whether the function has any.
    pub(super) fn clauses(&mut self, kids: &[P], t: NodeRef, next: Option<&Goal<'_>>) -> bool {
        let file = self.facts.file;
        if self.pattern.language.id() != "elixir" {
            return false;
        }
        let Some(choice) = choice(file, t) else { return false };
        let (patterns, guard, body) = match self.own_clauses(kids) {
            Some([one]) => match self.pattern.node(*one).kids.as_slice() {
                [patterns @ .., guard, body] => (SmallVec::<[P; 4]>::from_slice(patterns), Some(*guard), *body),
                _ => return false,
            },
            // As many as there are.
            Some(_) => return false,
            None if self.pattern.kind(kids[3]) == Some(Kind::Params) => {
                let all = self.pattern.node(kids[3]).kids.iter();
                // A parameter is a pattern by itself in a clause.
                let plain = all.map(|p| if self.pattern.kind(*p) == Some(Kind::Param) { self.pattern.node(*p).kids[1] } else { *p });
                (plain.collect(), None, kids[5])
            }
            None => return false,
        };
        let guard = guard.filter(|g| self.pattern.kind(*g) != Some(Kind::Nil));
        for case in file.children(choice).filter(|c| file.node(*c).kind == Kind::Case) {
            let parts: SmallVec<[NodeRef; 8]> = file.children(case).collect();
            let [given @ .., condition, inner] = parts.as_slice() else { continue };
            let (condition, inner) = (*condition, *inner);
            let body = Goal { todo: Todo::LambdaBody(body, inner), next };
            match guard {
                Some(g) if file.node(condition).kind != Kind::Nil => {
                    let guarded = Goal { todo: Todo::Node(g, condition), next: Some(&body) };
                    self.list(&patterns, given, Some(&guarded));
                }
                None if file.node(condition).kind == Kind::Nil => self.list(&patterns, given, Some(&body)),
                _ => {}
            }
        }
        true
    }

    /// The clauses of the pattern itself, where it has several or one with a condition.
    fn own_clauses(&self, kids: &[P]) -> Option<&[P]> {
        let mut p = kids[5];
        while let (Some(Kind::Block), [one]) = (self.pattern.kind(p), self.pattern.node(p).kids.as_slice()) {
            p = *one;
        }
        match self.pattern.node(p).kids.as_slice() {
            [subject, cases @ ..]
                if self.pattern.kind(p) == Some(Kind::Switch)
                    && self.pattern.kind(*subject) == Some(Kind::Nil)
                    && self.pattern.node(kids[3]).kids.is_empty() =>
            {
                Some(cases)
            }
            _ => None,
        }
    }
}
