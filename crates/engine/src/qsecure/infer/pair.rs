//! Two versions of a file, node by node: what was changed, and what of the two belongs together.

use ql_syntax::gast::{File, Kind, NodeRef};
use rustc_hash::FxHashMap;

/// A place that was changed, no larger than one statement.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// Nodes that belong together, outermost first: from the statement to what holds all that changed.
    pub(super) pairs: Vec<(NodeRef, NodeRef)>,
    /// The same down to each single thing that changed, with what went and what came there.
    pub(super) chains: Vec<Chain>,
    /// What is no more.
    pub(super) gone: Vec<NodeRef>,
    /// What is new.
    pub(super) new: Vec<NodeRef>,
    /// What was put around a statement that stayed, or among others.
    pub(super) added: Option<Added>,
}

/// One thing that changed within a statement.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    /// From the statement to what holds it.
    pub(super) pairs: Vec<(NodeRef, NodeRef)>,
    /// What is no more.
    pub(super) gone: Option<NodeRef>,
    /// What is new.
    pub(super) new: Option<NodeRef>,
}

/// A statement that is new while others stayed.
#[derive(Clone, Debug)]
pub(super) struct Added {
    /// It, in the file after.
    pub(super) statement: NodeRef,
    /// The statements that follow it, or stand inside it: before and after.
    pub(super) followers: Vec<(NodeRef, NodeRef)>,
    /// The statements that precede it: before and after.
    pub(super) leaders: Vec<(NodeRef, NodeRef)>,
    /// The followers stand inside it.
    pub(super) around: bool,
}

/// Comparisons that one pair of files may cost.
const FUEL: usize = 4_000_000;
/// What comparing the words of two nodes costs.
const COMPARISON: usize = 50;
/// Changes of one statement that are told apart; with more it is another statement.
const MAX_CHAINS: usize = 64;
/// Neighbours of a new statement that are looked at.
const NEAR: usize = 12;

/// What differs between two versions of a file.
pub(super) fn places(before: &File, after: &File) -> Vec<Place> {
    let roots = |f: &File| -> Vec<NodeRef> { (0..f.items.len() as u32).map(|item| NodeRef { item, node: 0 }).collect() };
    let mut walk = Walk { before, after, stack: Vec::new(), atoms: Vec::new(), fuel: FUEL };
    walk.align(&roots(before), &roots(after), true);
    gather(before, walk.atoms)
}

/// The smallest thing that changed.
struct Atom {
    pairs: Vec<(NodeRef, NodeRef)>,
    gone: Option<NodeRef>,
    new: Option<NodeRef>,
    added: Option<Added>,
}

struct Walk<'f> {
    before: &'f File,
    after: &'f File,
    stack: Vec<(NodeRef, NodeRef)>,
    atoms: Vec<Atom>,
    fuel: usize,
}

fn is_list(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Block
            | Kind::Args
            | Kind::Array
            | Kind::Tuple
            | Kind::Set
            | Kind::Dict
            | Kind::Record
            | Kind::Params
            | Kind::Attrs
            | Kind::Interp
            | Kind::Imports
            | Kind::Raw
            | Kind::Seq
            | Kind::Catches
            | Kind::Xml
            | Kind::XmlAttrs
            | Kind::Switch
            | Kind::Case
    )
}

/// Whether a node is a statement: one of a block, or at the top of the file.
pub(super) fn is_statement(file: &File, at: NodeRef) -> bool {
    at.node == 0 || matches!(file.node(parent(file, at)).kind, Kind::Block)
}

pub(super) fn parent(file: &File, at: NodeRef) -> NodeRef {
    NodeRef { item: at.item, node: file.node(at).parent }
}

/// Whether a node lies in another, or is it.
pub(super) fn within(file: &File, at: NodeRef, outer: NodeRef) -> bool {
    at.item == outer.item && at.node >= outer.node && at.node < file.node(outer).next
}

impl Walk<'_> {
    fn hash(&self, b: NodeRef, a: NodeRef) -> (u64, u64) {
        (self.before.node(b).hash, self.after.node(a).hash)
    }

    fn walk(&mut self, b: NodeRef, a: NodeRef) {
        let (hb, ha) = self.hash(b, a);
        if hb == ha || self.fuel == 0 || self.stack.len() > 400 {
            return;
        }
        self.fuel -= 1;
        let (nb, na) = (*self.before.node(b), *self.after.node(a));
        let kids_b: Vec<NodeRef> = self.before.children(b).collect();
        let kids_a: Vec<NodeRef> = self.after.children(a).collect();
        let alike = nb.kind == na.kind && !kids_b.is_empty() && !kids_a.is_empty();
        if alike && is_list(nb.kind) {
            self.stack.push((b, a));
            self.align(&kids_b, &kids_a, nb.kind == Kind::Block);
            self.stack.pop();
        } else if nb.kind == na.kind && (nb.kind == Kind::Args || nb.kind == Kind::Attrs) {
            // One of them is empty.
            self.stack.push((b, a));
            self.align(&kids_b, &kids_a, false);
            self.stack.pop();
        } else if alike && nb.op == na.op && nb.sym == na.sym && kids_b.len() == kids_a.len() {
            self.stack.push((b, a));
            for (kb, ka) in kids_b.into_iter().zip(kids_a) {
                self.walk(kb, ka);
            }
            self.stack.pop();
        } else {
            self.atom(Some(b), Some(a), None);
        }
    }

    fn atom(&mut self, gone: Option<NodeRef>, new: Option<NodeRef>, added: Option<Added>) {
        let is_there = |file: &File, at: &NodeRef| file.node(*at).kind != Kind::Nil;
        let gone = gone.filter(|n| is_there(self.before, n));
        let new = new.filter(|n| is_there(self.after, n));
        self.atoms.push(Atom { pairs: self.stack.clone(), gone, new, added });
    }

    /// Brings two lists together: first what is equal, then what is alike in between.
    fn align(&mut self, b: &[NodeRef], a: &[NodeRef], statements: bool) {
        let pairs = self.equal(b, a);
        let mut matched: Vec<(usize, usize)> = Vec::new();
        let (mut from_b, mut from_a) = (0, 0);
        for (i, j) in pairs.iter().copied().chain([(b.len(), a.len())]) {
            matched.extend(self.alike(b, a, from_b..i, from_a..j, statements));
            if i < b.len() {
                matched.push((i, j));
            }
            (from_b, from_a) = (i + 1, j + 1);
        }
        let mut of_b: FxHashMap<usize, usize> = matched.iter().copied().collect();
        let of_a: FxHashMap<usize, usize> = matched.iter().map(|(i, j)| (*j, *i)).collect();
        // A statement that moved into a new one.
        let mut inside: FxHashMap<usize, Vec<(NodeRef, NodeRef)>> = FxHashMap::default();
        if statements {
            for (j, new) in a.iter().enumerate().filter(|(j, _)| !of_a.contains_key(j)) {
                for (i, old) in b.iter().enumerate() {
                    if !of_b.contains_key(&i)
                        && let Some(found) = self.find(*new, self.before.node(*old).hash)
                    {
                        inside.entry(j).or_default().push((*old, found));
                        of_b.insert(i, usize::MAX);
                    }
                }
            }
        }
        for (i, at) in b.iter().enumerate() {
            match of_b.get(&i) {
                Some(&usize::MAX) => {}
                Some(&j) => self.walk(*at, a[j]),
                None => self.atom(Some(*at), None, None),
            }
        }
        for (j, at) in a.iter().enumerate().filter(|(j, _)| !of_a.contains_key(j)) {
            if !statements {
                self.atom(None, Some(*at), None);
                continue;
            }
            let twin = |k: &usize| of_a.get(k).map(|i| (b[*i], a[*k]));
            let around = inside.remove(&j);
            let added = Added {
                statement: *at,
                around: around.is_some(),
                followers: around.unwrap_or_else(|| (j + 1..a.len()).filter_map(|k| twin(&k)).take(NEAR).collect()),
                leaders: (0..j).rev().filter_map(|k| twin(&k)).take(NEAR).collect(),
            };
            self.atom(None, None, Some(added));
        }
    }

    /// The longest common subsequence by hash.
    fn equal(&mut self, b: &[NodeRef], a: &[NodeRef]) -> Vec<(usize, usize)> {
        let same = |i: usize, j: usize| self.before.node(b[i]).hash == self.after.node(a[j]).hash;
        let most = b.len().min(a.len());
        let front = (0..most).take_while(|i| same(*i, *i)).count();
        let back = (0..most - front).take_while(|i| same(b.len() - 1 - i, a.len() - 1 - i)).count();
        let (mb, ma) = (b.len() - front - back, a.len() - front - back);
        let mut out: Vec<(usize, usize)> = (0..front).map(|i| (i, i)).collect();
        let cost = mb.saturating_mul(ma);
        if cost > 0 && cost <= self.fuel {
            let width = ma + 1;
            let mut best = vec![0u32; (mb + 1) * width];
            for i in (0..mb).rev() {
                for j in (0..ma).rev() {
                    best[i * width + j] = if same(front + i, front + j) {
                        best[(i + 1) * width + j + 1] + 1
                    } else {
                        best[(i + 1) * width + j].max(best[i * width + j + 1])
                    };
                }
            }
            let (mut i, mut j) = (0, 0);
            while i < mb && j < ma {
                if same(front + i, front + j) {
                    out.push((front + i, front + j));
                    (i, j) = (i + 1, j + 1);
                } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
                    i += 1;
                } else {
                    j += 1;
                }
            }
        }
        self.fuel = self.fuel.saturating_sub(cost);
        out.extend((0..back).rev().map(|i| (b.len() - 1 - i, a.len() - 1 - i)));
        out
    }

    /// What in two gaps is the same thing, changed.
    fn alike(
        &mut self,
        b: &[NodeRef],
        a: &[NodeRef],
        gap_b: std::ops::Range<usize>,
        gap_a: std::ops::Range<usize>,
        statements: bool,
    ) -> Vec<(usize, usize)> {
        let mut out = Vec::new();
        let mut from = gap_a.start;
        let even = gap_b.len() == gap_a.len();
        for i in gap_b.clone() {
            let mut best: Option<(usize, usize)> = None;
            for (j, other) in a.iter().enumerate().take(gap_a.end).skip(from) {
                if self.fuel < COMPARISON {
                    return out;
                }
                self.fuel -= COMPARISON;
                let likeness = self.likeness(b[i], *other, statements);
                // At the same place among as many others it is the same thing.
                let level = i - gap_b.start == j - gap_a.start;
                let same_kind = self.before.node(b[i]).kind == self.after.node(*other).kind;
                let unnamed = name_of(self.before, b[i]).is_none() && name_of(self.after, *other).is_none();
                let placed = usize::from(even && level && unnamed && (same_kind || !statements)) * 30;
                let score = (likeness + placed).min(100);
                if score >= 30 && best.is_none_or(|(s, _)| score > s) {
                    best = Some((score, j));
                }
            }
            if let Some((_, j)) = best {
                out.push((i, j));
                from = j + 1;
            }
        }
        out
    }

    /// How alike two nodes are, of a hundred.
    fn likeness(&self, b: NodeRef, a: NodeRef, statements: bool) -> usize {
        let (nb, na) = (self.before.node(b), self.after.node(a));
        match (name_of(self.before, b), name_of(self.after, a)) {
            (Some(x), Some(y)) => return if x == y { 100 } else { 0 },
            (None, None) => {}
            _ => return 0,
        }
        let leaves = |file: &File, at: NodeRef| -> Vec<u64> {
            let end = file.node(at).next.min(at.node + 400);
            let mut all: Vec<u64> =
                (at.node..end).map(|node| *file.node(NodeRef { item: at.item, node })).filter(|n| n.sym != 0).map(|n| n.sym).collect();
            all.sort_unstable();
            all
        };
        let (x, y) = (leaves(self.before, b), leaves(self.after, a));
        let (mut i, mut j, mut common) = (0, 0, 0);
        while i < x.len() && j < y.len() {
            match x[i].cmp(&y[j]) {
                std::cmp::Ordering::Equal => (i, j, common) = (i + 1, j + 1, common + 1),
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
            }
        }
        let dice = 200 * common / (x.len() + y.len()).max(1);
        if nb.kind == na.kind {
            dice.max(usize::from(!statements) * 30)
        } else if statements {
            // What becomes a statement of another kind shares most of its words.
            if matches!((nb.kind, na.kind), (Kind::If, _) | (_, Kind::If)) { 0 } else { dice.saturating_sub(10) }
        } else {
            dice / 2
        }
    }

    fn find(&mut self, outer: NodeRef, hash: u64) -> Option<NodeRef> {
        let end = self.after.node(outer).next;
        let size = (end - outer.node) as usize;
        if self.fuel < size {
            return None;
        }
        self.fuel -= size;
        (outer.node + 1..end).map(|node| NodeRef { item: outer.item, node }).find(|n| self.after.node(*n).hash == hash)
    }
}

/// What a node is told by among its neighbours.
fn name_of(file: &File, at: NodeRef) -> Option<&str> {
    match file.node(at).kind {
        Kind::KwArg | Kind::Pair => Some(file.text(file.child(at, 0))),
        Kind::Func | Kind::Class => Some(file.text(file.child(at, 1))),
        _ => None,
    }
}

/// One place for each statement: what changed in it belongs together.
fn gather(before: &File, atoms: Vec<Atom>) -> Vec<Place> {
    let mut out: Vec<Place> = Vec::new();
    let mut by_statement: FxHashMap<NodeRef, usize> = FxHashMap::default();
    for atom in atoms {
        let whole = atom.added.is_some() || atom.pairs.last().is_none_or(|(b, _)| before.node(*b).kind == Kind::Block);
        if whole {
            out.push(Place {
                pairs: Vec::new(),
                chains: Vec::new(),
                gone: atom.gone.into_iter().collect(),
                new: atom.new.into_iter().collect(),
                added: atom.added,
            });
            continue;
        }
        let start = atom.pairs.iter().rposition(|(b, _)| is_statement(before, *b)).unwrap_or(0);
        let pairs = atom.pairs[start..].to_vec();
        let Some((statement, _)) = pairs.first().copied() else { continue };
        let chain = Chain { pairs: pairs.clone(), gone: atom.gone, new: atom.new };
        match by_statement.get(&statement) {
            Some(&i) => {
                let known = &mut out[i];
                if known.chains.len() >= MAX_CHAINS {
                    continue;
                }
                let common = known.pairs.iter().zip(&pairs).take_while(|(x, y)| x == y).count();
                known.pairs.truncate(common.max(1));
                known.chains.push(chain);
                known.gone.extend(atom.gone);
                known.new.extend(atom.new);
            }
            None => {
                by_statement.insert(statement, out.len());
                out.push(Place {
                    pairs,
                    chains: vec![chain],
                    gone: atom.gone.into_iter().collect(),
                    new: atom.new.into_iter().collect(),
                    added: None,
                });
            }
        }
    }
    out
}
