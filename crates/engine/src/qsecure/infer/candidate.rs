//! What a changed place may be told by: patterns from the general to the specific.

use super::history::Changed;
use super::pair::{Added, Chain, Place};
use super::shape::{Level, Shape, below, is_worthy};
use ql_syntax::gast::{File, Kind, NodeRef, Sym};
use ql_syntax::resolve::Names;
use std::collections::BTreeSet;

/// A pattern with what it must not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) positive: String,
    /// The operator and its pattern.
    pub(super) negative: Vec<(&'static str, String)>,
}

/// A pattern, and what may be taken from it where it also describes the code after the fix.
#[derive(Clone, Debug)]
pub(super) struct Proposal {
    pub(super) positive: String,
    /// Alternatives, the most general rule first.
    pub(super) negatives: Vec<Vec<(&'static str, String)>>,
}

/// Patterns that one place asks to be tried.
const MAX_PROPOSALS: usize = 60;
/// Calls of one statement that are looked at.
const MAX_CALLS: usize = 6;

/// The proposals of one place, the most general first.
pub(super) fn proposals(file: &Changed, before: &Names<'_>, after: &Names<'_>, place: &Place) -> Vec<Proposal> {
    let mut out = Proposals { all: Vec::new() };
    match &place.added {
        Some(added) => around(file, before, after, added, &mut out),
        None => changed(file, before, after, place, &mut out),
    }
    out.all.truncate(MAX_PROPOSALS);
    out.all
}

/// What is the same about places of one fix: what went and what came, local names left aside.
pub(super) fn nature(file: &Changed, before: &Names<'_>, after: &Names<'_>, place: &Place) -> String {
    let text = |f: &File, names: &Names<'_>, at: NodeRef| {
        let pattern = Shape::new(f, names, &[at], Level::Changed).statement(at).unwrap_or_default();
        let mut out = String::new();
        let mut rest = pattern.as_str();
        while let Some(i) = rest.find('$') {
            out.push_str(&rest[..=i]);
            rest = rest[i + 1..].trim_start_matches(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
        }
        out + rest
    };
    // Of arguments and settings by name it is these that matter.
    let is_named = |f: &File, at: &NodeRef| {
        matches!(f.node(*at).kind, Kind::KwArg | Kind::Pair)
            || f.node(*at).parent != at.node && {
                let parent = NodeRef { item: at.item, node: f.node(*at).parent };
                matches!(f.node(parent).kind, Kind::KwArg | Kind::Pair)
            }
    };
    let named: Vec<NodeRef> = place.gone.iter().copied().filter(|n| is_named(&file.before, n)).collect();
    if !named.is_empty() {
        let whole = |n: NodeRef| {
            if matches!(file.before.node(n).kind, Kind::KwArg | Kind::Pair) {
                n
            } else {
                NodeRef { item: n.item, node: file.before.node(n).parent }
            }
        };
        let mut gone: Vec<String> = named.into_iter().map(|n| text(&file.before, before, whole(n))).collect();
        gone.sort();
        return format!("{}\n-{}", super::rule_language(file.language), gone.join("\n-"));
    }
    let mut gone: Vec<String> = place.gone.iter().map(|n| text(&file.before, before, *n)).collect();
    let mut new: Vec<String> =
        place.new.iter().chain(place.added.iter().map(|a| &a.statement)).map(|n| text(&file.after, after, *n)).collect();
    gone.sort();
    new.sort();
    format!("{}\n-{}\n+{}", super::rule_language(file.language), gone.join("\n-"), new.join("\n+"))
}

struct Proposals {
    all: Vec<Proposal>,
}

impl Proposals {
    fn add(&mut self, pattern: Option<(String, bool)>, negatives: Vec<Vec<(&'static str, String)>>) {
        let Some((positive, true)) = pattern else { return };
        if !self.all.iter().any(|p| p.positive == positive && p.negatives == negatives) {
            self.all.push(Proposal { positive, negatives });
        }
    }
}

fn is_call(file: &File, at: NodeRef) -> bool {
    matches!(file.node(at).kind, Kind::Call | Kind::New)
}

/// What is called in a subtree, so that a pattern keeps it.
fn callees(file: &File, at: NodeRef) -> Vec<NodeRef> {
    below(file, at).filter(|n| is_call(file, *n)).map(|n| file.child(n, 0)).collect()
}

fn holds(file: &File, outer: NodeRef, hash: u64) -> bool {
    below(file, outer).any(|n| file.node(n).hash == hash)
}

/// An expression or statement became another.
fn changed(file: &Changed, before: &Names<'_>, after: &Names<'_>, place: &Place, out: &mut Proposals) {
    let (b, a) = (&file.before, &file.after);
    // Each thing that changed by itself, then all together; arguments by name say most.
    let mut ladders: Vec<Ladder<'_>> = Vec::new();
    if place.chains.len() > 1 {
        let of_chain = |c: &'_ Chain| (c.gone.into_iter().collect(), c.new.into_iter().collect());
        ladders.extend(place.chains.iter().map(|c| {
            let (gone, new) = of_chain(c);
            Ladder { pairs: &c.pairs, gone, new }
        }));
        ladders.sort_by_key(|l| !l.gone.iter().any(|n| matches!(b.node(*n).kind, Kind::KwArg | Kind::Pair)));
    }
    ladders.push(Ladder { pairs: &place.pairs, gone: place.gone.clone(), new: place.new.clone() });
    let mut rungs: Vec<(NodeRef, NodeRef, &Ladder<'_>)> = Vec::new();
    for l in &ladders {
        let mut said = false;
        for (nb, na) in l.pairs.iter().rev().filter(|(n, _)| is_worthy(b, *n)) {
            // Where a call says it, the statement around it would only narrow it by chance.
            let frame =
                matches!(b.node(*nb).kind, Kind::Return | Kind::Throw | Kind::VarDef | Kind::Assign | Kind::AssignOp | Kind::ExprStmt);
            if !(frame && said) {
                rungs.push((*nb, *na, l));
            }
            said |= is_call(b, *nb);
        }
    }
    // The smallest first.
    rungs.sort_by_key(|(nb, ..)| b.span(*nb).len());
    // What was given to a call that stays is told by that call, else by itself.
    let given = place.pairs.iter().any(|(n, _)| b.node(*n).kind == Kind::Args);
    if !given {
        replaced(file, before, place, out);
    }
    for (nb, na, l) in rungs {
        let mut negatives: Vec<Vec<(&'static str, String)>> = Vec::new();
        if is_worthy(a, na) && !l.new.is_empty() {
            for level in [Level::Changed, Level::Arity, Level::Literals, Level::Names] {
                let pattern = Shape::new(a, after, &l.new, level).apart().pattern(na);
                let not = pattern.map(|(text, _)| vec![("pattern-not", text)]);
                negatives.extend(not.filter(|n| !negatives.contains(n)));
            }
        }
        for level in Level::ALL {
            out.add(Shape::new(b, before, &l.gone, level).pattern(nb), negatives.clone());
        }
    }
    if given {
        replaced(file, before, place, out);
    }
}

/// What is no more may say enough: a call of something else, with the literals that it was given.
fn replaced(file: &Changed, before: &Names<'_>, place: &Place, out: &mut Proposals) {
    let (b, a) = (&file.before, &file.after);
    for gone in &place.gone {
        let stays = |n: NodeRef| place.new.iter().any(|new| holds(a, *new, b.node(n).hash));
        let of_call = |n: &NodeRef| is_call(b, *n) || matches!(b.node(*n).kind, Kind::Assign | Kind::VarDef);
        for n in below(b, *gone).filter(of_call).filter(|n| !stays(*n)).take(MAX_CALLS) {
            let kept: Vec<NodeRef> = if is_call(b, n) {
                let value = |arg: NodeRef| if b.node(arg).kind == Kind::KwArg { b.child(arg, 1) } else { arg };
                let is_literal = |arg: &NodeRef| matches!(b.node(value(*arg)).kind, Kind::Int | Kind::Bool | Kind::Str | Kind::Null);
                b.children(b.child(n, 1)).filter(is_literal).collect()
            } else {
                callees(b, n).into_iter().take(1).collect()
            };
            for level in Level::ALL {
                out.add(Shape::new(b, before, &kept, level).pattern(n), Vec::new());
            }
        }
    }
}

/// What holds a change, from the statement down, with what went and what came.
struct Ladder<'p> {
    pairs: &'p [(NodeRef, NodeRef)],
    gone: Vec<NodeRef>,
    new: Vec<NodeRef>,
}

/// The local names in a subtree.
fn locals(file: &File, names: &Names<'_>, at: NodeRef) -> BTreeSet<Sym> {
    let shape = Shape::new(file, names, &[], Level::Changed);
    below(file, at).filter(|n| file.node(*n).kind == Kind::Id && shape.is_local(*n)).map(|n| file.node(n).sym).collect()
}

/// The variable whose method a statement calls, or of which it sets a part.
fn set_up(file: &File, at: NodeRef) -> Option<Sym> {
    let mut node = at;
    for _ in 0..20 {
        node = match file.node(node).kind {
            Kind::ExprStmt | Kind::Call | Kind::Assign | Kind::Dot | Kind::Index | Kind::Await => file.child(node, 0),
            Kind::Id => return Some(file.node(node).sym).filter(|_| node != at),
            _ => return None,
        };
    }
    None
}

/// A statement was put before others, or around them.
fn around(file: &Changed, before: &Names<'_>, after: &Names<'_>, added: &Added, out: &mut Proposals) {
    let (b, a) = (&file.before, &file.after);
    let guard = added.statement;
    let vars = locals(a, after, guard);
    let called = callees(a, guard);
    let rest = if added.around { "" } else { "\n..." };
    let mut negatives: Vec<Vec<(&'static str, String)>> = Vec::new();
    for kept in [&[guard][..], &called[..]] {
        if let Some(text) = Shape::new(a, after, kept, Level::Changed).statement(guard) {
            let not = vec![("pattern-not-inside", format!("{text}{rest}"))];
            if !negatives.contains(&not) {
                negatives.push(not);
            }
        }
    }
    // What sets something up is missing after what makes the thing.
    let set_up = set_up(a, guard);
    for (lead, _) in added.leaders.iter().filter(|_| set_up.is_some()) {
        let declared = below(b, *lead).filter(|n| matches!(b.node(*n).kind, Kind::VarDef | Kind::Assign)).find_map(|n| {
            let place = if b.node(n).kind == Kind::VarDef { 1 } else { 0 };
            let target = b.child(n, place);
            (b.node(target).kind == Kind::Id).then(|| b.node(target).sym)
        });
        if declared.is_none() || declared != set_up {
            continue;
        }
        let kept: Vec<NodeRef> = callees(b, *lead).into_iter().take(1).collect();
        if kept.is_empty() {
            continue;
        }
        for level in [Level::Changed, Level::Arity, Level::Literals, Level::Names] {
            let shape = Shape::new(b, before, &kept, level);
            let Some(lead_text) = shape.statement(*lead) else { continue };
            let mut nots = Vec::new();
            for level in [Level::Literals, Level::Changed] {
                for kept in [&[guard][..], &called[..]] {
                    if let Some(text) = Shape::new(a, after, kept, level).statement(guard) {
                        nots.push(vec![("pattern-not-inside", format!("{lead_text}\n...\n{text}"))]);
                    }
                }
            }
            nots.dedup();
            out.add(shape.pattern(*lead), nots);
        }
    }
    for (follower, _) in &added.followers {
        for call in below(b, *follower).filter(|n| is_call(b, *n)).take(MAX_CALLS) {
            let args = b.child(call, 1);
            let uses: Vec<NodeRef> = b
                .children(args)
                .filter(|arg| below(b, *arg).any(|n| b.node(n).kind == Kind::Id && vars.contains(&b.node(n).sym)))
                .collect();
            if uses.is_empty() && !vars.is_empty() {
                continue;
            }
            for level in Level::ALL {
                out.add(Shape::new(b, before, &uses, level).pattern(call), negatives.clone());
            }
        }
    }
    // Where nothing is called with it, what the next statements are is all there is.
    for (follower, _) in added.followers.iter().take(2) {
        if let Some(n) = below(b, *follower).find(|n| is_worthy(b, *n)) {
            out.add(Shape::new(b, before, &[], Level::Names).pattern(n), negatives.clone());
        }
    }
}
