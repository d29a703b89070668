//! What is known of one file while rules run over it: names, where nodes of each kind and symbol are,
//! and which symbols a subtree can hold.

use ql_syntax::gast::{File, Kind, NodeRef, Sym, flag, sym};
use ql_syntax::resolve::Names;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;
use std::sync::OnceLock;

/// A set of symbols, one bit each: what is in it may be missing, what is not in it is not there.
pub(crate) type Mask = u128;

/// The bit of a symbol.
pub(crate) fn bit(s: Sym) -> Mask {
    1 << (s >> 57)
}

/// What is known of one file. Parts are computed on first use.
pub(crate) struct Facts<'f> {
    pub(crate) file: &'f File,
    pub(crate) names: Names<'f>,
    pub(crate) compat: bool,
    nodes: u64,
    top: OnceLock<List>,
    /// By item: the lists of its blocks.
    blocks: Vec<OnceLock<Vec<List>>>,
    index: OnceLock<Index>,
    /// By item: its nodes by what they cover.
    places: Vec<OnceLock<Placed>>,
}

/// Nodes by what they cover.
type Placed = Vec<(Range<usize>, NodeRef)>;

/// A list of statements.
pub(crate) struct List {
    /// The statements.
    pub(crate) own: Vec<NodeRef>,
    flat: OnceLock<Vec<NodeRef>>,
}

impl List {
    /// The statements with those nested in them.
    pub(crate) fn flat(&self, file: &File) -> &[NodeRef] {
        self.flat.get_or_init(|| super::lists::flatten(file, &self.own))
    }
}

/// Where nodes are, so that a pattern visits only those it could describe.
pub(crate) struct Index {
    kinds: Vec<Vec<NodeRef>>,
    calls: FxHashMap<Sym, Vec<NodeRef>>,
    /// Leaves by what they are called or stand for, imports resolved.
    symbols: FxHashMap<Sym, Vec<NodeRef>>,
    /// Symbols that every name may stand for: parts of modules imported with a wildcard.
    ambient: FxHashSet<Sym>,
    ambient_mask: Mask,
    masks: Vec<Vec<Mask>>,
    /// For each node the kinds in its subtree, a bit each.
    kind_masks: Vec<Vec<u128>>,
}

const _: () = assert!(Kind::COUNT <= 128, "a kind is a bit of a u128");

/// The bit of a kind.
pub(crate) fn kind_bit(kind: Kind) -> u128 {
    1 << kind as u32
}

impl<'f> Facts<'f> {
    pub(crate) fn new(file: &'f File, compat: bool) -> Facts<'f> {
        let nodes = file.items.iter().map(|i| i.item.nodes.len() as u64).sum();
        Facts {
            file,
            names: Names::new(file, compat),
            compat,
            nodes,
            top: OnceLock::new(),
            blocks: file.items.iter().map(|_| OnceLock::new()).collect(),
            index: OnceLock::new(),
            places: file.items.iter().map(|_| OnceLock::new()).collect(),
        }
    }

    /// How many nodes the file has.
    pub(crate) fn nodes(&self) -> u64 {
        self.nodes
    }

    pub(crate) fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(self.file, &self.names))
    }

    /// The statement that is nothing but an expression.
    pub(crate) fn statement_of(&self, expression: NodeRef) -> Option<NodeRef> {
        let parent = NodeRef { item: expression.item, node: self.file.node(expression).parent };
        (expression.node != 0 && self.file.node(parent).kind == Kind::ExprStmt).then_some(parent)
    }

    /// The nodes that cover exactly these bytes, outer ones first.
    pub(crate) fn at(&self, range: &Range<usize>) -> impl Iterator<Item = NodeRef> {
        let item = self.file.items.partition_point(|at| at.base as usize <= range.start).saturating_sub(1);
        let places = self.places.get(item).map_or(&[][..], |places| places.get_or_init(|| self.places_of(item)));
        let order = |r: &Range<usize>| (r.start, r.end);
        let from = places.partition_point(|(r, _)| order(r) < order(range));
        places[from..].iter().take_while(move |(r, _)| r == range).map(|(_, node)| *node)
    }

    fn places_of(&self, item: usize) -> Placed {
        let count = self.file.items[item].item.nodes.len() as u32;
        let place = |node| {
            let at = NodeRef { item: item as u32, node };
            (self.file.span(at), at)
        };
        let mut all: Vec<_> = (0..count).map(place).collect();
        all.sort_by_key(|(span, _)| (span.start, span.end));
        all
    }

    /// The statements of the top level.
    pub(crate) fn top_list(&self) -> &List {
        self.top.get_or_init(|| List { own: self.top(), flat: OnceLock::new() })
    }

    /// The statement lists inside an item.
    pub(crate) fn lists_of(&self, item: u32) -> &[List] {
        let Some(lists) = self.blocks.get(item as usize) else { return &[] };
        lists.get_or_init(|| {
            let blocks = of_item(self.index().of_kind(Kind::Block), item);
            blocks.iter().map(|block| List { own: self.file.children(*block).collect(), flat: OnceLock::new() }).collect()
        })
    }

    fn top(&self) -> Vec<NodeRef> {
        let mut out = Vec::new();
        for item in 0..self.file.items.len() as u32 {
            let at = NodeRef { item, node: 0 };
            let n = self.file.node(at);
            // Several declarations in one statement are several statements.
            if n.kind == Kind::Block && n.flags & flag::IMPLICIT != 0 {
                out.extend(self.file.children(at));
            } else {
                out.push(at);
            }
        }
        out
    }
}

impl Index {
    fn new(file: &File, names: &Names<'_>) -> Index {
        let imports = names.imports();
        let script = matches!(file.language.id(), "javascript" | "typescript" | "tsx");
        let mut out = Index {
            kinds: vec![Vec::new(); Kind::COUNT],
            calls: FxHashMap::default(),
            symbols: FxHashMap::default(),
            ambient: FxHashSet::default(),
            ambient_mask: 0,
            masks: Vec::with_capacity(file.items.len()),
            kind_masks: Vec::with_capacity(file.items.len()),
        };
        for module in &imports.wildcards {
            words(module, |w| {
                out.ambient.insert(w);
                out.ambient_mask |= bit(w);
            });
        }
        // What an imported name stands for, beside itself.
        let mut aliases: FxHashMap<Sym, Vec<Sym>> = FxHashMap::default();
        for (local, canonical) in &imports.names {
            let mut means = Vec::new();
            for c in canonical {
                words(c, |w| means.push(w));
            }
            means.sort_unstable();
            means.dedup();
            means.retain(|m| m != local);
            if !means.is_empty() {
                aliases.insert(*local, means);
            }
        }
        for (item, at) in file.items.iter().enumerate() {
            let nodes = &at.item.nodes;
            let mut masks: Vec<Mask> = vec![0; nodes.len()];
            for (node, n) in nodes.iter().enumerate() {
                let r = NodeRef { item: item as u32, node: node as u32 };
                out.kinds[n.kind as usize].push(r);
                let mut stands_for = |s: Sym| {
                    masks[node] |= bit(s);
                    out.symbols.entry(s).or_default().push(r);
                };
                match n.kind {
                    Kind::Id | Kind::KeywordAttr => {
                        stands_for(n.sym);
                        for s in aliases.get(&n.sym).into_iter().flatten() {
                            stands_for(*s);
                        }
                    }
                    // Keys of records, modules of imports and of `require`.
                    Kind::Str => {
                        stands_for(n.sym);
                        let text = file.string(r);
                        if script && text.len() < 100 && text.contains(['.', ':', '/']) {
                            words(text, stands_for);
                        }
                    }
                    Kind::Path => words(file.text(r), stands_for),
                    Kind::Call => {
                        if let Some(names) = callee(file, r) {
                            out.calls.entry(names).or_default().push(r);
                            if file.node(file.child(r, 0)).kind == Kind::Id {
                                for canonical in imports.names.get(&names).into_iter().flatten() {
                                    let last = sym(canonical.rsplit(['.', '/']).next().unwrap_or(canonical));
                                    if last != names {
                                        out.calls.entry(last).or_default().push(r);
                                    }
                                }
                            }
                        }
                    }
                    _ => {}
                }
            }
            // In preorder a node comes before all that it holds.
            let mut kinds: Vec<u128> = nodes.iter().map(|n| kind_bit(n.kind)).collect();
            for node in (1..nodes.len()).rev() {
                let (mask, below, parent) = (masks[node], kinds[node], nodes[node].parent as usize);
                masks[parent] |= mask;
                kinds[parent] |= below;
            }
            out.masks.push(masks);
            out.kind_masks.push(kinds);
        }
        out
    }

    /// The nodes of a kind, in order.
    pub(crate) fn of_kind(&self, kind: Kind) -> &[NodeRef] {
        &self.kinds[kind as usize]
    }

    /// The calls of something whose last name is this, here or where it comes from.
    pub(crate) fn calls_of(&self, name: Sym) -> &[NodeRef] {
        self.calls.get(&name).map_or(&[], Vec::as_slice)
    }

    /// The leaves that are called or stand for this; `None` where every name may.
    pub(crate) fn leaves(&self, name: Sym) -> Option<&[NodeRef]> {
        if self.ambient.contains(&name) {
            return None;
        }
        Some(self.symbols.get(&name).map_or(&[], Vec::as_slice))
    }

    /// Whether a subtree has a node of one of these kinds.
    pub(crate) fn has_kind(&self, at: NodeRef, kinds: u128) -> bool {
        self.kind_masks[at.item as usize][at.node as usize] & kinds != 0
    }

    /// The symbols of a subtree.
    pub(crate) fn mask(&self, at: NodeRef) -> Mask {
        self.masks[at.item as usize][at.node as usize]
    }

    /// Whether the subtree at a node may hold all symbols of a mask.
    pub(crate) fn may_hold(&self, at: NodeRef, mask: Mask) -> bool {
        (self.masks[at.item as usize][at.node as usize] | self.ambient_mask) & mask == mask
    }
}

/// The part of a list in order that lies in an item.
pub(crate) fn of_item(nodes: &[NodeRef], item: u32) -> &[NodeRef] {
    let from = nodes.partition_point(|n| n.item < item);
    let count = nodes[from..].partition_point(|n| n.item == item);
    &nodes[from..from + count]
}

/// The last name of what a call calls.
fn callee(file: &File, call: NodeRef) -> Option<Sym> {
    let callee = file.child(call, 0);
    let c = file.node(callee);
    match c.kind {
        Kind::Id => Some(c.sym),
        Kind::Dot => {
            let name = file.node(file.child(callee, 1));
            (name.kind == Kind::Id).then_some(name.sym)
        }
        _ => None,
    }
}

/// The parts of a dotted name or a module's path: split at dots alone and at every separator.
fn words(text: &str, mut with: impl FnMut(Sym)) {
    for part in text.split('.') {
        let part = part.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '*'));
        if part.is_empty() {
            continue;
        }
        with(sym(part));
        if part.contains(['/', ':', '\\']) {
            for word in part.split(['/', ':', '\\']).filter(|w| !w.is_empty()) {
                with(sym(word));
            }
        }
    }
}
