//! What earlier versions of an open document gave, kept by top-level statement: after an edit only the
//! statements that changed are matched again.
//!
//! What a pattern finds inside a statement follows from the statement and from what it sees of the rest of
//! the file: imports, and what the others declare of the names in it (`outlook`). Where the latter is the
//! same, results for statements of equal content are taken over, wherever they stand by now.

mod outlook;

use self::outlook::Outlooks;
use crate::formula::Hit;
use crate::matcher::{Env, Facts, Value, Where};
use crate::scan::{Ahead, Match, Target};
use ql_syntax::Language;
use ql_syntax::gast::{File, NodeRef};
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;
use std::cell::RefCell;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

/// Results by top-level statement, handed from one version of an open document to the next. One memory
/// serves one document; what other rules left in it is not used.
#[derive(Debug, Default)]
pub struct Memory {
    kept: Mutex<Vec<Arc<Kept>>>,
    /// What was worked out before the tree was there.
    ahead: Mutex<Option<Early>>,
    outlooks: Mutex<Outlooks>,
}

/// What was worked out early: by which rules, and of which text.
type Early = (u64, Language, Box<str>, Ahead);

/// In how many surroundings results are kept: while somebody types, they change to and fro.
const SURROUNDINGS: usize = 4;

impl Memory {
    /// What there is for these rules in these surroundings.
    fn find(&self, set: u64, context: u64) -> Option<Arc<Kept>> {
        let all = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        all.iter().find(|k| k.set == set && k.context == context).cloned()
    }

    /// The flows that an earlier version had to statements that are as they were. What leads there may
    /// have changed.
    pub(crate) fn flows(&self, version: &Version, file: &File) -> Vec<Match> {
        let newest = self.kept.lock().unwrap_or_else(PoisonError::into_inner).first().filter(|k| k.set == version.set).cloned();
        let mut out = Vec::new();
        for flow in newest.iter().flat_map(|k| &k.flows) {
            let Some(item) = version.places.get(&flow.key).and_then(|p| p.first()) else { continue };
            let by = file.items[*item as usize].base as isize - flow.base as isize;
            out.extend(flow.found.moved(by).filter(|m| file.source.get(m.range.clone()).is_some()));
        }
        out
    }

    /// Leaves what was worked out beforehand for the scan of this text.
    pub(crate) fn put_ahead(&self, set: u64, target: &Target<'_>, ahead: Ahead) {
        *self.ahead.lock().unwrap_or_else(PoisonError::into_inner) = Some((set, target.language, target.text.into(), ahead));
    }

    /// Takes what was worked out beforehand, if it was of this text.
    pub(crate) fn take_ahead(&self, set: u64, target: &Target<'_>) -> Option<Ahead> {
        let found = self.ahead.lock().unwrap_or_else(PoisonError::into_inner).take();
        let same = |(of, language, text, _): &Early| *of == set && *language == target.language && **text == *target.text;
        found.filter(same).map(|(.., ahead)| ahead)
    }

    pub(crate) fn put(&self, kept: Kept) {
        let mut all = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|k| k.set == kept.set && k.context != kept.context);
        all.truncate(SURROUNDINGS - 1);
        all.insert(0, Arc::new(kept));
    }
}

/// A statement by its content, and by what it sees of the others.
type Key = (u64, u64);

/// What all rules gave.
#[derive(Debug)]
pub(crate) struct Kept {
    /// The rules, by number of their set.
    set: u64,
    /// What statements see of the rest of the file.
    context: u64,
    /// By place of the rule among those of its language.
    rules: Vec<Arc<OfRule>>,
    /// What taint rules found, by the statement of its end.
    flows: Vec<Flow>,
}

/// What a taint rule found.
#[derive(Debug)]
struct Flow {
    /// The statement of its end.
    key: Key,
    /// Where that stood.
    base: u32,
    found: Match,
}

/// What one rule gave, by number of the part of its formula.
pub(crate) type OfRule = FxHashMap<u16, Arc<OfPart>>;

/// What one part of a formula gave.
#[derive(Debug)]
pub(crate) struct OfPart {
    /// The statements it was tried on.
    known: Arc<FxHashSet<Key>>,
    /// By statement; places are relative to it.
    found: Arc<Vec<(Key, Arc<[Hit]>)>>,
}

/// One version of a document, its statements told apart.
pub(crate) struct Version {
    set: u64,
    context: u64,
    keys: Vec<Option<Key>>,
    places: FxHashMap<Key, SmallVec<[u32; 1]>>,
    kept: Option<Arc<Kept>>,
    now: Arc<FxHashSet<Key>>,
    changes: Mutex<Vec<Arc<Change>>>,
}

/// How a version differs from a set of known statements. Most parts of most rules share one.
struct Change {
    known: Arc<FxHashSet<Key>>,
    /// The items that are not known.
    dirty: Vec<u32>,
    /// Not all that was known is known after this version.
    forgets: bool,
    /// What is known after this version.
    next: Arc<FxHashSet<Key>>,
}

impl Version {
    /// Compares a file with what is kept.
    pub(crate) fn new(set: u64, facts: &Facts<'_>, memory: &Memory) -> Version {
        let (context, keys) = memory.outlooks.lock().unwrap_or_else(PoisonError::into_inner).keys(facts);
        let mut places: FxHashMap<Key, SmallVec<[u32; 1]>> = FxHashMap::default();
        for (item, key) in keys.iter().enumerate() {
            if let Some(key) = key {
                places.entry(*key).or_default().push(item as u32);
            }
        }
        let now = Arc::new(places.keys().copied().collect());
        let kept = memory.find(set, context);
        Version { set, context, keys, places, kept, now, changes: Mutex::default() }
    }

    fn change(&self, known: &Arc<FxHashSet<Key>>) -> Arc<Change> {
        let mut changes = self.changes.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(change) = changes.iter().find(|c| Arc::ptr_eq(&c.known, known)) {
            return change.clone();
        }
        let unknown = |key: &Option<Key>| key.is_none_or(|k| !known.contains(&k));
        let dirty = self.keys.iter().enumerate().filter(|(_, key)| unknown(key)).map(|(item, _)| item as u32).collect();
        // What is gone may come back, as when a bracket is typed and then its fellow; but not for ever.
        let forgets = known.len() > 4 * self.now.len() + 64;
        let next = if forgets {
            self.now.clone()
        } else if self.now.is_subset(known) {
            known.clone()
        } else {
            Arc::new(known.union(&self.now).copied().collect())
        };
        let change = Arc::new(Change { known: known.clone(), dirty, forgets, next });
        changes.push(change.clone());
        change
    }

    /// About how many nodes of the file are new.
    pub(crate) fn unseen(&self, file: &File) -> u64 {
        let nodes = |item: usize| file.items[item].item.nodes.len() as u64;
        let first = self.kept.iter().flat_map(|k| k.rules.iter().flat_map(|r| r.values())).next();
        match first {
            Some(part) => self.change(&part.known).dirty.iter().map(|i| nodes(*i as usize)).sum(),
            None => (0..file.items.len()).map(nodes).sum(),
        }
    }

    /// What there is for a rule.
    pub(crate) fn recall(&self, rule: usize) -> Recall<'_> {
        Recall { version: self, old: self.kept.as_ref().and_then(|k| k.rules.get(rule)), new: RefCell::default() }
    }

    /// What to keep for the next version: of rules that were not tried what was kept before.
    pub(crate) fn keep(&self, rules: Vec<Option<Arc<OfRule>>>, flows: &[Match], file: &File) -> Kept {
        let flow = |found: &Match| {
            let item = item_at(file, found.range.start);
            let key = self.keys.get(item).copied().flatten()?;
            Some(Flow { key, base: file.items[item].base, found: found.clone() })
        };
        let flows = flows.iter().filter_map(flow).collect();
        let old = |rule: usize| self.kept.as_ref().and_then(|k| k.rules.get(rule).cloned()).unwrap_or_default();
        let rules = rules.into_iter().enumerate().map(|(rule, new)| new.unwrap_or_else(|| old(rule))).collect();
        Kept { set: self.set, context: self.context, rules, flows }
    }
}

/// What one rule gave before, and what it gives now.
pub(crate) struct Recall<'v> {
    version: &'v Version,
    old: Option<&'v Arc<OfRule>>,
    /// By part; `None` where a result hangs on more than its statement.
    new: RefCell<FxHashMap<u16, Option<Arc<OfPart>>>>,
}

impl Recall<'_> {
    /// Everything a part of the formula gives: taken over where the statement is known, found anew
    /// elsewhere.
    pub(crate) fn hits(&self, part: u16, file: &File, find: impl Fn(Where<'_>) -> Vec<Hit>) -> Vec<Hit> {
        let version = self.version;
        let mut out: Vec<(u32, Hit)> = Vec::new();
        let mut found: Arc<Vec<(Key, Arc<[Hit]>)>> = Arc::default();
        let (fresh, known) = match self.old.and_then(|o| o.get(&part)) {
            None => {
                let all: Vec<u32> = (0..file.items.len() as u32).collect();
                (find(Where::Items(&all)), version.now.clone())
            }
            Some(old) => {
                let change = version.change(&old.known);
                // Most parts of most rules found nothing, and nothing is new.
                if old.found.is_empty() && change.dirty.is_empty() && Arc::ptr_eq(&change.next, &old.known) {
                    return Vec::new();
                }
                for (key, hits) in old.found.iter() {
                    for item in version.places.get(key).into_iter().flatten() {
                        let base = file.items[*item as usize].base as isize;
                        out.extend(hits.iter().filter_map(|h| moved(h, 0, *item, base)).map(|h| (*item, h)));
                    }
                }
                found = if change.forgets {
                    Arc::new(old.found.iter().filter(|(key, _)| change.next.contains(key)).cloned().collect())
                } else {
                    old.found.clone()
                };
                let fresh = if change.dirty.is_empty() { Vec::new() } else { find(Where::Items(&change.dirty)) };
                (fresh, change.next.clone())
            }
        };
        let mut apart: FxHashMap<Key, Vec<Hit>> = FxHashMap::default();
        let mut whole = true;
        for hit in fresh {
            let item = item_at(file, hit.range.start) as u32;
            if let Some(key) = version.keys.get(item as usize).copied().flatten()
                && version.places.get(&key).and_then(|p| p.first()) == Some(&item)
            {
                match moved(&hit, item, 0, -(file.items[item as usize].base as isize)) {
                    Some(relative) => apart.entry(key).or_default().push(relative),
                    None => whole = false,
                }
            }
            out.push((item, hit));
        }
        if !apart.is_empty() {
            Arc::make_mut(&mut found).extend(apart.into_iter().map(|(key, hits)| (key, hits.into())));
        }
        self.new.borrow_mut().insert(part, whole.then(|| Arc::new(OfPart { known, found })));
        out.sort_by_key(|(item, _)| *item);
        out.into_iter().map(|(_, hit)| hit).collect()
    }

    /// What to keep: of parts that were not asked what was kept before, nothing of what is not `complete`.
    pub(crate) fn kept(self, complete: bool) -> Arc<OfRule> {
        let new = self.new.into_inner();
        if new.is_empty() {
            return self.old.cloned().unwrap_or_default();
        }
        let mut all: OfRule = self.old.map(|o| OfRule::clone(o)).unwrap_or_default();
        for (number, part) in new {
            match part.filter(|_| complete) {
                Some(part) => all.insert(number, part),
                None => all.remove(&number),
            };
        }
        Arc::new(all)
    }
}

/// The item in which a byte lies.
fn item_at(file: &File, byte: usize) -> usize {
    file.items.partition_point(|at| at.base as usize <= byte).saturating_sub(1)
}

/// A hit of one item as one of another, its bytes moved; `None` if it has to do with other items too.
fn moved(hit: &Hit, from: u32, to: u32, by: isize) -> Option<Hit> {
    let range = |r: &Range<usize>| Some(r.start.checked_add_signed(by)?..r.end.checked_add_signed(by)?);
    let node = |n: &NodeRef| (n.item == from).then_some(NodeRef { item: to, node: n.node });
    let mut env: Env = Vec::with_capacity(hit.env.len());
    for value in &hit.env {
        env.push(match value {
            None => None,
            Some(Value::Node(n)) => Some(Value::Node(node(n)?)),
            Some(Value::Content(n)) => Some(Value::Content(node(n)?)),
            Some(Value::Folded(n, text)) => Some(Value::Folded(node(n)?, text.clone())),
            Some(Value::Nodes(ns)) => Some(Value::Nodes(ns.iter().map(node).collect::<Option<_>>()?)),
            Some(Value::Text { text, range: None }) => Some(Value::Text { text: text.clone(), range: None }),
            Some(Value::Text { text, range: Some(r) }) => Some(Value::Text { text: text.clone(), range: Some(range(r)?) }),
        });
    }
    Some(Hit { range: range(&hit.range)?, env, origin: hit.origin, fix: hit.fix.clone() })
}
