//! The matcher: a pattern against nodes of a file, all bindings of its metavariables.
//!
//! A search with explicit goals: what remains to be matched is a linked list on the stack, so that
//! every alternative continues with the whole rest and no list of partial results is kept. Bindings
//! are undone from a trail.

mod clauses;
mod equivalents;
mod facts;
mod imports;
mod kernel;
mod lists;
mod search;
mod types;
mod unwritten;
mod value;

use crate::guard::Guard;
use crate::model::Options;
use crate::pattern::{Category, P, Pattern, Slot};
use ql_syntax::gast::{Kind, NodeRef};
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;
use std::cell::{Cell, RefCell};
use std::hash::{Hash, Hasher};
use std::ops::Range;

pub(crate) use facts::{Facts, Mask, bit};
pub(crate) use search::Wanted;
pub(crate) use value::{Value, asked_text, equal, shown, text_of};

/// Bindings of a rule's metavariables, by slot.
pub(crate) type Env = Vec<Option<Value>>;

/// A match of one pattern.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) range: Range<usize>,
    pub(crate) env: Env,
}

/// The switches a pattern is matched under.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Switches {
    pub(crate) constants: bool,
    pub(crate) implicit_deep: bool,
    pub(crate) attr_expr: bool,
    pub(crate) vardef_assign: bool,
    pub(crate) symmetric_eq: bool,
    pub(crate) arrow_is_function: bool,
    pub(crate) symbolic: bool,
    pub(crate) associative: bool,
    pub(crate) commutative_boolean: bool,
    pub(crate) let_is_var: bool,
    pub(crate) deep_expressions: bool,
    pub(crate) deep_statements: bool,
    pub(crate) implicit_ellipsis: bool,
    pub(crate) implicit_return: bool,
    pub(crate) more_xml_attributes: bool,
    /// What may declare a C++ function may declare a variable.
    pub(crate) constructors: bool,
}

impl Switches {
    pub(crate) fn of(options: &Options) -> Switches {
        Switches {
            constants: options.is_on("constant_propagation", true),
            implicit_deep: options.is_on("implicit_deep_exprstmt", true),
            attr_expr: options.is_on("attr_expr", true),
            vardef_assign: options.is_on("vardef_assign", true),
            symmetric_eq: options.is_on("symmetric_eq", false) || options.is_on("commutative_compop", false),
            arrow_is_function: options.is_on("arrow_is_function", true),
            symbolic: options.is_on("symbolic_propagation", false),
            associative: options.is_on("ac_matching", true),
            commutative_boolean: options.is_on("commutative_boolop", false),
            let_is_var: options.is_on("let_is_var", true),
            deep_expressions: options.is_on("go_deeper_expr", true),
            deep_statements: options.is_on("go_deeper_stmt", true),
            implicit_ellipsis: options.is_on("implicit_ellipsis", true),
            implicit_return: options.is_on("implicit_return", true),
            more_xml_attributes: options.is_on("xml_attrs_implicit_ellipsis", true),
            constructors: options.text("cpp_parsing_pref") != Some("as_fundef"),
        }
    }
}

/// Goals still to be reached.
struct Goal<'g> {
    todo: Todo<'g>,
    next: Option<&'g Goal<'g>>,
}

enum Todo<'g> {
    /// The pattern node matches the node.
    Node(P, NodeRef),
    /// The patterns match the nodes in order.
    List(&'g [P], &'g [NodeRef]),
    /// The patterns match the arguments: keywords by name.
    Args(&'g [P], &'g [NodeRef]),
    /// The patterns match some of the nodes in any order; `true` if others may be left.
    Any(&'g [P], &'g [NodeRef], bool),
    /// The statement patterns match the list from here; the end may be open.
    Stmts(&'g [P], &'g [NodeRef], bool),
    /// The binding holds.
    Bind(Option<Slot>, &'g Value),
    /// The pieces of an interpolated string.
    Pieces(&'g [P], &'g [NodeRef]),
    /// The module of an import against a string.
    Module(P, NodeRef),
    /// The names of an import against what a `require` is taken apart into.
    Required(&'g [P], NodeRef),
    /// The body of a lambda.
    LambdaBody(P, NodeRef),
}

/// One run of one pattern over one file.
pub(crate) struct Matcher<'m, 'f> {
    pub(crate) facts: &'m Facts<'f>,
    pub(crate) pattern: &'m Pattern,
    pub(crate) switches: Switches,
    env: Env,
    trail: Vec<Slot>,
    fuel: u64,
    /// Variables in whose stead their definitions are looked at, one inside the other.
    definitions: u32,
    /// Bytes of the match under way.
    range: Range<usize>,
    out: Vec<Found>,
    /// The first binding found is enough.
    first_only: bool,
    /// Of an open end only the furthest counts.
    longest: bool,
    /// For each root, the symbols that its matches hold, with those of metavariables already bound.
    masks: SmallVec<[Mask; 4]>,
    budget: &'m Budget,
}

/// How deep definitions of variables are followed.
const MAX_DEFINITIONS: u32 = 50;

/// Most matches kept of one pattern in one file.
const MAX_FOUND: usize = 50_000;

/// What all searches of one rule in one text share.
pub(crate) struct Budget {
    /// Steps that the searches inside of matches may take together: matches lie inside one another, and each
    /// would look through all that is in it.
    nested: Cell<u64>,
    /// What conditions said of long values, by condition and node.
    answers: RefCell<FxHashMap<(usize, NodeRef), bool>>,
}

/// Values of fewer bytes are asked again.
const LONG_VALUE: usize = 64;

/// Bytes that an expression reads in the time of about one step.
const BYTES_A_STEP: usize = 32;

impl Budget {
    /// For a text of so many nodes.
    pub(crate) fn new(nodes: u64) -> Budget {
        Budget { nested: Cell::new(steps(nodes)), answers: RefCell::default() }
    }

    /// What a condition says of a node's text, and the steps it took to know.
    fn answer(&self, guard: &Guard, at: NodeRef, text: impl FnOnce() -> String, length: usize) -> (bool, u64) {
        if length < LONG_VALUE {
            return (guard.regex.is_match(&text()), 0);
        }
        let key = (std::ptr::from_ref(guard) as usize, at);
        if let Some(known) = self.answers.borrow().get(&key) {
            return (*known, 0);
        }
        let text = text();
        let holds = guard.regex.is_match(&text);
        self.answers.borrow_mut().insert(key, holds);
        (holds, (text.len() / BYTES_A_STEP) as u64)
    }
}

/// Steps that one search of a text of so many nodes may take.
fn steps(nodes: u64) -> u64 {
    200 * nodes + 1_000_000
}

/// What a run gave.
pub(crate) struct Run {
    pub(crate) found: Vec<Found>,
    pub(crate) exhausted: bool,
}

/// Where to look for a pattern's matches.
#[derive(Clone, Copy)]
pub(crate) enum Where<'w> {
    /// In the whole file.
    File,
    /// In these items, but not in the list that the items themselves make.
    Items(&'w [u32]),
    /// Only in the list that the items make: sequences of top-level statements.
    Top,
    /// In this subtree only.
    Subtree(NodeRef),
    /// Only at nodes that cover exactly one of these ranges.
    Ranges(&'w [Range<usize>]),
}

/// Finds every match of a pattern, continuing the bindings of `env`.
/// `longest` asks, of a sequence with an open end, for the furthest end only.
pub(crate) fn find(
    facts: &Facts<'_>,
    pattern: &Pattern,
    switches: Switches,
    env: &Env,
    place: Where<'_>,
    longest: bool,
    budget: &Budget,
) -> Run {
    // A variable that stands for its definition holds what that holds.
    let defined = matches!(place, Where::Subtree(at) if switches.symbolic && facts.file.node(at).kind == Kind::Id);
    if let Where::Subtree(at) = place
        && !defined
        && search::foreign(facts, pattern, at)
    {
        return Run { found: Vec::new(), exhausted: false };
    }
    let masks = search::root_masks(facts, pattern, env);
    if !defined && search::hopeless(facts, pattern, &masks, place) {
        return Run { found: Vec::new(), exhausted: false };
    }
    let nested = matches!(place, Where::Subtree(_) | Where::Ranges(_));
    let fuel = if nested { budget.nested.get() } else { steps(facts.nodes()) };
    let mut m = Matcher {
        facts,
        pattern,
        switches,
        env: env.clone(),
        trail: Vec::new(),
        fuel,
        definitions: 0,
        range: 0..0,
        out: Vec::new(),
        first_only: false,
        longest,
        masks,
        budget,
    };
    match pattern.category {
        // Upstream compiles a Java `catch` by itself and never finds one.
        Category::Partial if facts.compat && pattern.language.id() == "java" => {}
        Category::Stmts => m.sequences(place),
        _ => m.nodes(place),
    }
    let exhausted = m.fuel == 0;
    if nested {
        budget.nested.set(m.fuel);
    }
    let mut found = m.out;
    dedup(&mut found);
    Run { found, exhausted }
}

/// Whether bytes are those of an expression, not only of something that is declared.
pub(crate) fn is_said(facts: &Facts<'_>, range: &Range<usize>) -> bool {
    search::is_said(facts, range)
}

/// Drops equal matches, keeping the first.
fn dedup(found: &mut Vec<Found>) {
    keep_first(found, |f| (&f.range, &f.env));
}

/// Drops what has the range and the bindings of something before it.
pub(crate) fn keep_first<T>(list: &mut Vec<T>, identity: impl Fn(&T) -> (&Range<usize>, &Env)) {
    if list.len() < 2 {
        return;
    }
    let mut seen = FxHashSet::with_capacity_and_hasher(list.len(), Default::default());
    let keep: Vec<bool> = list
        .iter()
        .map(|e| {
            let (range, env) = identity(e);
            seen.insert(Identity(range, env))
        })
        .collect();
    drop(seen);
    let mut keep = keep.into_iter();
    list.retain(|_| keep.next().unwrap_or(true));
}

/// A match by its place and its bindings' places.
struct Identity<'a>(&'a Range<usize>, &'a Env);

impl PartialEq for Identity<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
            && self.1.len() == other.1.len()
            && self.1.iter().zip(other.1).all(|pair| match pair {
                (Some(a), Some(b)) => a.same_place(b),
                (None, None) => true,
                _ => false,
            })
    }
}

impl Eq for Identity<'_> {}

impl Hash for Identity<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
        for value in self.1 {
            match value {
                Some(v) => v.hash_place(state),
                None => state.write_u8(255),
            }
        }
    }
}
