//! What top-level statements see of each other: by name, what the others declare. A statement that does not
//! speak of a name is not concerned when that is declared otherwise.

use super::Key;
use crate::matcher::Facts;
use ql_syntax::gast::{ClassKind, Item, Kind, Node, NodeRef, Sym, sym};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// How many declarations are followed from one statement. With more, everything is taken to concern it.
const MAX_STEPS: usize = 2_000;

/// One statement, by itself.
#[derive(Debug, Default)]
struct Outlook {
    /// The names that it does not declare in a function or class of its own.
    seen: Vec<Sym>,
    /// Of functions and classes in it: the name, what others can know of it, and the names that leads on to.
    told: Vec<(Sym, u64, Vec<Sym>)>,
    /// What others can know of the variables that it declares, where it is no function or class.
    own: Option<u64>,
}

/// The outlooks of the statements of a document, kept from one version to the next.
#[derive(Debug, Default)]
pub(super) struct Outlooks(FxHashMap<usize, (Arc<Item>, Arc<Outlook>)>);

/// What is declared of a name.
struct Told<'o> {
    hash: u64,
    /// The names that leads on to.
    links: &'o [Sym],
    variable: bool,
}

impl Outlooks {
    /// What all statements see of the rest of the file, as one hash; and each statement's key, if its content
    /// and what it sees is all there is to it.
    pub(super) fn keys(&mut self, facts: &Facts<'_>) -> (u64, Vec<Option<Key>>) {
        let file = facts.file;
        let mut context = DefaultHasher::new();
        let imports = facts.names.imports();
        let mut names: Vec<_> = imports.names.iter().collect();
        names.sort_unstable_by_key(|(local, _)| **local);
        (names, &imports.wildcards).hash(&mut context);
        // Blocks of a Terraform file see each other's values.
        if file.language.id() == "terraform" {
            for at in &file.items {
                at.item.nodes.first().map(|n| n.hash).hash(&mut context);
            }
        }
        let outlooks = self.of(facts);
        let mut declared: FxHashMap<u32, Vec<Sym>> = FxHashMap::default();
        for (name, at) in facts.names.at_the_top() {
            declared.entry(at.item).or_default().push(name);
        }
        let mut told: FxHashMap<Sym, Vec<Told<'_>>> = FxHashMap::default();
        // What a name means at the top depends on what stands before it.
        let mut before = Vec::with_capacity(outlooks.len());
        for (item, outlook) in outlooks.iter().enumerate() {
            let apart = is_apart(&file.items[item].item);
            let mut own = DefaultHasher::new();
            if !apart {
                for name in &outlook.seen {
                    if let Some(told) = told.get(name) {
                        (name, told.iter().map(|t| t.hash).collect::<Vec<_>>()).hash(&mut own);
                    }
                }
            }
            before.push(own.finish());
            for (name, hash, links) in &outlook.told {
                told.entry(*name).or_default().push(Told { hash: *hash, links, variable: false });
            }
            if let Some(value) = outlook.own {
                value.hash(&mut own);
                let hash = own.finish();
                for name in declared.get(&(item as u32)).into_iter().flatten() {
                    told.entry(*name).or_default().push(Told { hash, links: &outlook.seen, variable: true });
                }
            }
        }
        let mut all = None;
        let keys = outlooks.iter().enumerate().map(|(item, outlook)| {
            let at = &file.items[item].item;
            let seen = seen(&outlook.seen, &told, facts)
                .unwrap_or_else(|| *all.get_or_insert_with(|| told.iter().map(|(name, of)| mix(*name, of, 0)).fold(0, u64::wrapping_add)));
            let key = (at.text_hash, u64::from(at.len).rotate_left(32) ^ before[item] ^ seen.rotate_left(7));
            (!at.broken).then_some(key)
        });
        let keys = keys.collect();
        (context.finish(), keys)
    }

    /// The outlook of each statement. Most are those of the last version.
    fn of(&mut self, facts: &Facts<'_>) -> Vec<Arc<Outlook>> {
        let mut now = FxHashMap::default();
        let mut out = Vec::with_capacity(facts.file.items.len());
        for (index, at) in facts.file.items.iter().enumerate() {
            let place = Arc::as_ptr(&at.item) as usize;
            let known = self.0.get(&place).map(|(_, outlook)| outlook.clone());
            let outlook = known.unwrap_or_else(|| Arc::new(Outlook::new(facts, index as u32)));
            now.insert(place, (at.item.clone(), outlook.clone()));
            out.push(outlook);
        }
        self.0 = now;
        out
    }
}

/// What is declared of these names and of those that this leads on to, as one hash; nothing where that is too
/// much.
fn seen(names: &[Sym], told: &FxHashMap<Sym, Vec<Told<'_>>>, facts: &Facts<'_>) -> Option<u64> {
    let mut out = 0u64;
    let mut visited = FxHashSet::default();
    let mut next: Vec<Sym> = names.iter().copied().filter(|n| told.contains_key(n)).collect();
    let mut steps = 0;
    while let Some(name) = next.pop() {
        if !visited.insert(name) {
            continue;
        }
        steps += 1;
        if steps > MAX_STEPS {
            return None;
        }
        let Some(of) = told.get(&name) else { continue };
        // A variable is no constant where a function gives it another value.
        let assigned = if of.iter().any(|t| t.variable) { facts.names.assigned(name).len() } else { 0 };
        out = out.wrapping_add(mix(name, of, assigned));
        next.extend(of.iter().flat_map(|t| t.links).filter(|n| told.contains_key(n)));
    }
    Some(out)
}

fn mix(name: Sym, of: &[Told<'_>], assigned: usize) -> u64 {
    let mut hasher = DefaultHasher::new();
    (name, assigned).hash(&mut hasher);
    for told in of {
        told.hash.hash(&mut hasher);
    }
    hasher.finish()
}

/// Whether a statement is a function or a class, whose inside nobody else sees.
fn is_apart(item: &Item) -> bool {
    matches!(item.nodes.first().map(|n| n.kind), Some(Kind::Func | Kind::Class))
}

impl Outlook {
    fn new(facts: &Facts<'_>, index: u32) -> Outlook {
        let file = facts.file;
        let item = &file.items[index as usize].item;
        let mut out = Outlook::default();
        let mut seen = FxHashSet::default();
        let mut own = DefaultHasher::new();
        let mut declares = false;
        // Behind this node the function or class ends whose inside nobody else sees.
        let mut hidden = 0;
        for (node, n) in item.nodes.iter().enumerate() {
            let at = NodeRef { item: index, node: node as u32 };
            let child = |place: usize| file.child(at, place);
            let leaf = n.next as usize == node + 1;
            match n.kind {
                Kind::Id => {
                    let inside = facts.names.scope_of(at).flatten().is_some();
                    if !inside || is_member(item, node) {
                        seen.insert(n.sym);
                    }
                }
                Kind::Path => {
                    seen.extend(file.text(at).split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty()).map(sym))
                }
                _ => {}
            }
            match n.kind {
                Kind::Func | Kind::Class => {
                    let name = file.node(child(1));
                    let mut hasher = DefaultHasher::new();
                    (n.kind as u8, name.kind as u8, name.sym).hash(&mut hasher);
                    let mut links = Vec::new();
                    let mut of = |part: NodeRef| {
                        let n = file.node(part);
                        n.hash.hash(&mut hasher);
                        let names = item.nodes[part.node as usize..n.next as usize].iter().filter(|n| n.kind == Kind::Id).map(|n| n.sym);
                        links.extend(names);
                    };
                    if n.kind == Kind::Func {
                        let result = child(4);
                        if result.node != at.node && file.node(result).kind != Kind::Nil {
                            of(result);
                        }
                    } else if n.op == ClassKind::Struct as u16 {
                        of(at);
                    }
                    let hash = hasher.finish();
                    hash.hash(&mut own);
                    declares = true;
                    if name.kind == Kind::Id {
                        out.told.push((name.sym, hash, links));
                    }
                    hidden = hidden.max(n.next as usize);
                }
                _ if node < hidden => {}
                _ => {
                    declares |= declares_here(n);
                    if leaf { n.hash.hash(&mut own) } else { (n.kind as u8, n.op, n.flags).hash(&mut own) }
                }
            }
        }
        if declares && !is_apart(item) {
            out.own = Some(own.finish());
        }
        out.seen = seen.into_iter().collect();
        out.seen.sort_unstable();
        out
    }
}

/// Whether a name is that of a member, which is nobody's variable.
fn is_member(item: &Item, node: usize) -> bool {
    let parent = item.nodes[node].parent as usize;
    node != 0 && item.nodes[parent].kind == Kind::Dot && item.nodes.get(parent + 1).is_some_and(|object| object.next as usize == node)
}

fn declares_here(n: &Node) -> bool {
    matches!(
        n.kind,
        Kind::Assign
            | Kind::AssignOp
            | Kind::IncDec
            | Kind::VarDef
            | Kind::ForEach
            | Kind::ForClause
            | Kind::With
            | Kind::Catch
            | Kind::Param
            | Kind::TypeDef
    )
}
