//! The matcher: a pattern against nodes of a file, all bindings of its metavariables.
//!
//! A search with explicit goals: what remains to be matched is a linked list on the stack, so that
//! every alternative continues with the whole rest and no list of partial results is kept. Bindings
//! are undone from a trail.

mod equivalents;
mod imports;
mod kernel;
mod lists;
mod types;
mod value;

use crate::model::Options;
use crate::pattern::{Ask, Category, P, Pattern, Slot};
use ql_syntax::gast::{File, Kind, NodeRef, Sym, flag, sym};
use ql_syntax::resolve::Names;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

pub(crate) use value::{Value, equal, shown, text_of};

/// Bindings of a rule's metavariables, by slot.
pub(crate) type Env = Vec<Option<Value>>;

/// What is known of one file while rules run over it.
pub(crate) struct Facts<'f> {
    pub(crate) file: &'f File,
    pub(crate) names: Names<'f>,
    pub(crate) compat: bool,
    lists: OnceCell<Vec<Vec<NodeRef>>>,
    index: OnceCell<Index>,
}

/// Where the nodes of each kind are, and the calls by the last name of what they call, so that a
/// pattern visits only nodes it could describe.
struct Index {
    kinds: Vec<Vec<NodeRef>>,
    calls: HashMap<Sym, Vec<NodeRef>>,
}

impl<'f> Facts<'f> {
    pub(crate) fn new(file: &'f File, compat: bool) -> Facts<'f> {
        Facts { file, names: Names::new(file, compat), compat, lists: OnceCell::new(), index: OnceCell::new() }
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let file = self.file;
            let imports = self.names.imports();
            let mut out = Index { kinds: vec![Vec::new(); Kind::COUNT], calls: HashMap::new() };
            for (item, at) in file.items.iter().enumerate() {
                for (node, n) in at.item.nodes.iter().enumerate() {
                    let r = NodeRef { item: item as u32, node: node as u32 };
                    out.kinds[n.kind as usize].push(r);
                    if n.kind != Kind::Call {
                        continue;
                    }
                    let callee = file.child(r, 0);
                    let c = file.node(callee);
                    match c.kind {
                        Kind::Id => {
                            out.calls.entry(c.sym).or_default().push(r);
                            for canonical in imports.names.get(&c.sym).into_iter().flatten() {
                                let last = sym(canonical.rsplit(['.', '/']).next().unwrap_or(canonical));
                                if last != c.sym {
                                    out.calls.entry(last).or_default().push(r);
                                }
                            }
                        }
                        Kind::Dot => {
                            let name = file.node(file.child(callee, 1));
                            if name.kind == Kind::Id {
                                out.calls.entry(name.sym).or_default().push(r);
                            }
                        }
                        _ => {}
                    }
                }
            }
            out
        })
    }

    /// Every statement list of the file: the top level first, then each block and case.
    pub(crate) fn lists(&self) -> &[Vec<NodeRef>] {
        self.lists.get_or_init(|| {
            let file = self.file;
            let mut out = vec![self.top()];
            for (index, at) in file.items.iter().enumerate() {
                for (node, n) in at.item.nodes.iter().enumerate() {
                    let r = NodeRef { item: index as u32, node: node as u32 };
                    match n.kind {
                        Kind::Block => out.push(file.children(r).collect()),
                        Kind::Case => {}
                        _ => {}
                    }
                }
            }
            out
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
    /// Bytes of the match under way.
    range: Range<usize>,
    out: Vec<Found>,
    /// The first binding found is enough.
    first_only: bool,
    /// Of an open end only the furthest counts.
    longest: bool,
}

/// Most matches kept of one pattern in one file.
const MAX_FOUND: usize = 50_000;

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
    /// In this subtree only.
    Subtree(NodeRef),
    /// Only at nodes that cover exactly one of these ranges.
    Ranges(&'w [Range<usize>]),
}

/// Finds every match of a pattern, continuing the bindings of `env`.
/// `longest` asks, of a sequence with an open end, for the furthest end only.
pub(crate) fn find(facts: &Facts<'_>, pattern: &Pattern, switches: Switches, env: &Env, place: Where<'_>, longest: bool) -> Run {
    let nodes: u64 = facts.file.items.iter().map(|i| i.item.nodes.len() as u64).sum();
    let mut m = Matcher {
        facts,
        pattern,
        switches,
        env: env.clone(),
        trail: Vec::new(),
        fuel: 200 * nodes + 1_000_000,
        range: 0..0,
        out: Vec::new(),
        first_only: false,
        longest,
    };
    match pattern.category {
        // Upstream compiles a Java `catch` by itself and never finds one.
        Category::Partial if facts.compat && pattern.language.id() == "java" => {}
        Category::Stmts => m.sequences(place),
        _ => m.nodes(place),
    }
    let exhausted = m.fuel == 0;
    let mut found = m.out;
    dedup(&mut found);
    Run { found, exhausted }
}

/// Drops equal matches, keeping the first.
pub(crate) fn dedup(found: &mut Vec<Found>) {
    if found.len() < 2 {
        return;
    }
    let mut seen = std::collections::HashSet::new();
    found.retain(|f| seen.insert((f.range.clone(), f.env.iter().map(|v| v.as_ref().map(Value::key)).collect::<Vec<_>>())));
}

impl Matcher<'_, '_> {
    fn file(&self) -> &File {
        self.facts.file
    }

    /// Tries the root of the pattern at every node it could describe.
    fn nodes(&mut self, place: Where<'_>) {
        let root = self.pattern.roots[0];
        let wanted = Wanted::of(self.pattern, root);
        let file = self.facts.file;
        // A name counts where it is an expression, not where it names a member, a keyword or a
        // declaration.
        let by_name = matches!(self.pattern.node(root).ask, Ask::Mv(_) | Ask::Node(Kind::Id | Kind::Dot));
        let visit = |m: &mut Self, r: NodeRef| {
            let n = file.node(r);
            if m.fuel == 0 || !wanted.kinds[n.kind as usize] {
                return;
            }
            if by_name && n.kind == Kind::Id && is_label(file, r) {
                return;
            }
            if let Where::Ranges(ranges) = place
                && !ranges.contains(&file.span(r))
            {
                return;
            }
            m.range = m.root_range(root, r);
            let goal = Goal { todo: Todo::Node(root, r), next: None };
            m.solve(Some(&goal));
        };
        match place {
            Where::Subtree(r) => {
                for node in r.node..file.node(r).next {
                    visit(self, NodeRef { item: r.item, node });
                }
            }
            Where::Ranges(ranges) => {
                // Only items that hold one of the ranges.
                for range in ranges {
                    let last = file.items.partition_point(|i| (i.base as usize) <= range.start);
                    for item in last.saturating_sub(1)..last {
                        let at = &file.items[item];
                        for (node, n) in at.item.nodes.iter().enumerate() {
                            let start = at.base as usize + n.start as usize;
                            if start == range.start && at.base as usize + n.end as usize == range.end {
                                visit(self, NodeRef { item: item as u32, node: node as u32 });
                            }
                        }
                    }
                }
            }
            Where::File => {
                let facts = self.facts;
                let index = facts.index();
                for kind in Kind::ALL {
                    if !wanted.kinds[*kind as usize] {
                        continue;
                    }
                    match wanted.callee {
                        Some(last) if *kind == Kind::Call => {
                            for r in index.calls.get(&last).into_iter().flatten() {
                                visit(self, *r);
                            }
                        }
                        _ => {
                            for r in &index.kinds[*kind as usize] {
                                visit(self, *r);
                            }
                        }
                    }
                }
            }
        }
    }

    /// The bytes reported for a match of the root at a node.
    fn root_range(&self, root: P, at: NodeRef) -> Range<usize> {
        let file = self.file();
        let n = file.node(at);
        let mut span = file.span(at);
        let asked = self.pattern.kind(root);
        let (language, compat) = (file.language.id(), self.facts.compat);
        let declared_name = || file.span(file.child(at, 1)).start;
        match (n.kind, language) {
            // A specification of a group is reported, not the keyword of the group.
            (Kind::VarDef, "go") => span.start = declared_name(),
            // Upstream reports an assignment read out of a declaration from its name on.
            (Kind::VarDef, "javascript" | "typescript" | "tsx" | "java") if compat && asked == Some(Kind::Assign) => {
                if file.node(file.child(at, 1)).kind == Kind::Id {
                    span.start = declared_name();
                }
                span.end = file.span(file.child(at, 3)).end.max(span.start);
            }
            (Kind::VarDef | Kind::Imports, "javascript" | "typescript" | "tsx")
            | (Kind::Return | Kind::Imports | Kind::Package, "java")
                if compat =>
            {
                span.end = span.start + file.source[span.clone()].trim_end_matches(';').trim_end().len();
            }
            _ => {}
        }
        span
    }

    /// Tries a sequence of statements from every statement of every list.
    fn sequences(&mut self, place: Where<'_>) {
        let facts = self.facts;
        let roots = self.pattern.roots.clone();
        for list in facts.lists() {
            let Some(first) = list.first() else { continue };
            if let Where::Subtree(r) = place {
                let inside = first.item == r.item && first.node >= r.node && first.node < facts.file.node(r).next;
                if !inside {
                    continue;
                }
            }
            self.sequence_in(&roots, list);
        }
    }

    fn sequence_in(&mut self, roots: &[P], list: &[NodeRef]) {
        let file = self.facts.file;
        // Leading dots say nothing: the start is open.
        let mut ps = roots;
        while ps.len() > 1 && matches!(self.pattern.node(ps[0]).ask, Ask::Dots(None)) {
            ps = &ps[1..];
        }
        if ps.len() == 1 && self.pattern.is_dots(ps[0]) {
            return;
        }
        let dots = ps.iter().any(|p| self.pattern.is_dots(*p));
        for start in 0..list.len() {
            if self.fuel == 0 {
                return;
            }
            self.range = file.span(list[start]);
            let goal = Goal { todo: Todo::Stmts(ps, &list[start..], true), next: None };
            self.solve(Some(&goal));
        }
        if dots {
            let flat = lists::flatten(file, list);
            if flat.len() > list.len() {
                let mut position = 0;
                for start in list {
                    if self.fuel == 0 {
                        return;
                    }
                    while flat[position] != *start {
                        position += 1;
                    }
                    self.range = file.span(*start);
                    let goal = Goal { todo: Todo::Stmts(ps, &flat[position..], true), next: None };
                    self.solve(Some(&goal));
                }
            }
        }
    }
}

/// Whether a name is a label (of a member, keyword, declaration or import) rather than an expression.
fn is_label(file: &File, at: NodeRef) -> bool {
    if at.node == 0 {
        return false;
    }
    let parent = NodeRef { item: at.item, node: file.node(at).parent };
    match file.node(parent).kind {
        Kind::Dot | Kind::Func | Kind::Class => file.child(parent, 1) == at,
        Kind::KwArg => file.child(parent, 0) == at,
        Kind::Import | Kind::Label | Kind::XmlAttr => true,
        _ => false,
    }
}

/// Which nodes a pattern's root can be compared with.
struct Wanted {
    kinds: [bool; Kind::COUNT],
    callee: Option<Sym>,
}

impl Wanted {
    fn of(pattern: &Pattern, root: P) -> Wanted {
        let mut kinds = [false; Kind::COUNT];
        let mut callee = None;
        let expressions = |kinds: &mut [bool; Kind::COUNT]| {
            for k in Kind::ALL {
                kinds[*k as usize] |= kernel::is_expression(*k);
            }
        };
        match &pattern.node(root).ask {
            Ask::Node(kind) => {
                let kind = *kind;
                kinds[kind as usize] = true;
                match kind {
                    Kind::Id | Kind::Dot => {
                        kinds[Kind::Id as usize] = true;
                        kinds[Kind::Dot as usize] = true;
                        kinds[Kind::Path as usize] = false;
                    }
                    Kind::Assign => {
                        kinds[Kind::VarDef as usize] = true;
                        kinds[Kind::AssignOp as usize] = true;
                    }
                    Kind::VarDef => kinds[Kind::EnumEntry as usize] = false,
                    Kind::ForClassic | Kind::While => {
                        kinds[Kind::ForEach as usize] = true;
                        kinds[Kind::ForClassic as usize] = true;
                    }
                    Kind::Func => {
                        kinds[Kind::VarDef as usize] = true;
                        kinds[Kind::Pair as usize] = true;
                        kinds[Kind::Assign as usize] = true;
                    }
                    Kind::Str | Kind::Int | Kind::Float | Kind::Bool | Kind::Unary => expressions(&mut kinds),
                    Kind::Pair | Kind::KwArg => {
                        kinds[Kind::Pair as usize] = true;
                        kinds[Kind::KwArg as usize] = true;
                    }
                    Kind::ExprStmt => {
                        for k in Kind::ALL {
                            kinds[*k as usize] |= crate::pattern::is_statement(*k);
                        }
                    }
                    Kind::Import | Kind::Imports => {
                        kinds[Kind::Imports as usize] = true;
                        kinds[Kind::Import as usize] = kind == Kind::Import;
                        kinds[Kind::VarDef as usize] = true;
                    }
                    Kind::Call => {
                        let f = &pattern.node(pattern.node(root).kids[0]);
                        let last = match f.ask {
                            Ask::Node(Kind::Id) => Some(f.sym),
                            Ask::Node(Kind::Dot) => {
                                let name = pattern.node(f.kids[1]);
                                matches!(name.ask, Ask::Node(Kind::Id)).then_some(name.sym)
                            }
                            _ => None,
                        };
                        callee = last;
                    }
                    _ => {}
                }
            }
            Ask::StrAny | Ask::StrMv(_) | Ask::StrRegex(_) | Ask::Mv(_) | Ask::TextMv(_) | Ask::Typed(..) => expressions(&mut kinds),
            Ask::Deep => {
                expressions(&mut kinds);
            }
            Ask::RegexMv(_) => kinds[Kind::Regex as usize] = true,
            Ask::Dots(_) => {}
        }
        if pattern.category == Category::Stmt && matches!(pattern.node(root).ask, Ask::Mv(_)) {
            for k in Kind::ALL {
                kinds[*k as usize] |= crate::pattern::is_statement(*k);
            }
        }
        Wanted { kinds, callee }
    }
}
