//! Where a pattern is tried.

use super::facts::{Facts, Index, List, bit, kind_bit, of_item};
use super::value::strip;
use super::{Env, Goal, Mask, Matcher, Todo, Value, Where, kernel};
use crate::pattern::{Ask, Category, P, Pattern, Slot};
use ql_syntax::consts;
use ql_syntax::gast::{File, FuncKind, Kind, NodeRef, Sym, flag};
use smallvec::SmallVec;
use std::borrow::Cow;
use std::ops::Range;

impl<'m> Matcher<'m, '_> {
    fn file(&self) -> &File {
        self.facts.file
    }

    /// Tries the root of the pattern at every node it could describe.
    pub(super) fn nodes(&mut self, place: Where<'_>) {
        let root = self.pattern.roots[0];
        let wanted = &self.pattern.wanted;
        let (file, file_index, mask) = (self.facts.file, self.facts.index(), self.masks[0]);
        // A name counts where it is an expression, not where it names a member, a keyword or a
        // declaration.
        let by_name = matches!(self.pattern.node(root).ask, Ask::Mv(_) | Ask::Node(Kind::Id | Kind::Dot));
        let any = self.pattern.category == Category::Expr && matches!(self.pattern.node(root).ask, Ask::Mv(_) | Ask::Deep);
        // Upstream takes an item by itself for what it says, wherever that stands.
        let item = self.pattern.category == Category::Item && !self.facts.compat;
        let compat = self.facts.compat;
        let calls = self.pattern.kind(root) == Some(Kind::Call);
        let statement = self.pattern.kind(root) == Some(Kind::ExprStmt);
        let visit = |m: &mut Self, r: NodeRef| {
            let n = file.node(r);
            if m.fuel == 0 || !wanted.kinds[n.kind as usize] || !file_index.may_hold(r, mask) {
                return;
            }
            if !m.switches.attr_expr && r.node != 0 && file.node(NodeRef { item: r.item, node: n.parent }).kind == Kind::Attr {
                return;
            }
            // What is an annotation with arguments is a call itself.
            if n.kind == Kind::Attr && calls && file.node(file.child(r, 0)).kind == Kind::Call {
                return;
            }
            if item && !is_item(file, r) {
                return;
            }
            // Upstream takes an entry of an object for a definition, hence a statement.
            if n.kind == Kind::Pair && statement && !compat {
                return;
            }
            if any && !is_value(compat, file, r) {
                return;
            }
            // What a metavariable stands for is looked at whatever it names.
            let bound = matches!(place, Where::Subtree(whole) if whole == r);
            if !bound && (by_name && n.kind == Kind::Id && is_label(file, r) || any && is_no_expression(file, r)) {
                return;
            }
            m.range = m.root_range(root, r);
            let goal = Goal { todo: Todo::Node(root, r), next: None };
            m.solve(Some(&goal));
        };
        match place {
            Where::Subtree(r) => {
                // A variable stands for its definition.
                if self.switches.symbolic
                    && file.node(r).kind == Kind::Id
                    && let Some(value) = self.defined_as(r)
                    && wanted.kinds[file.node(value).kind as usize]
                    && file_index.may_hold(value, mask)
                {
                    self.range = self.root_range(root, r);
                    self.solve(Some(&Goal { todo: Todo::Node(root, value), next: None }));
                }
                let (mut node, end) = (r.node, file.node(r).next);
                while node < end && self.fuel > 0 {
                    let at = NodeRef { item: r.item, node };
                    self.fuel -= 1;
                    if !file_index.may_hold(at, mask) || !file_index.has_kind(at, wanted.mask) {
                        node = file.node(at).next;
                        continue;
                    }
                    visit(self, at);
                    node += 1;
                }
            }
            Where::Ranges(ranges) => {
                for range in ranges {
                    for r in self.facts.at(range) {
                        visit(self, r);
                    }
                }
            }
            Where::File => {
                for r in candidates(self.facts.index(), file, self.pattern, wanted, None).iter() {
                    visit(self, *r);
                }
            }
            Where::Items(items) => {
                for item in items {
                    if !file_index.may_hold(NodeRef { item: *item, node: 0 }, mask) {
                        continue;
                    }
                    for r in candidates(self.facts.index(), file, self.pattern, wanted, Some(*item)).iter() {
                        visit(self, *r);
                    }
                }
            }
            Where::Top => {}
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
            (Kind::Attr, _) if asked == Some(Kind::Call) => span = file.span(file.child(at, 0)),
            // A specification of a group is reported, not the keyword of the group.
            (Kind::VarDef, "go") => span.start = declared_name(),
            // Upstream reports an assignment read out of a declaration from its name on.
            (Kind::VarDef, "javascript" | "typescript" | "tsx" | "java") if compat && asked == Some(Kind::Assign) => {
                if file.node(file.child(at, 1)).kind == Kind::Id {
                    span.start = declared_name();
                }
                span.end = file.span(file.child(at, 3)).end.max(span.start);
            }
            // Upstream begins a `with` of several resources in parentheses at the first of them.
            (Kind::With, "python") if compat && opens_with_parenthesis(file.text(at)) => {
                let first = file.child(at, 0);
                if file.outer_span(first) == file.span(first) {
                    span.start = file.span(first).start;
                }
            }
            // Parentheses are part of what they hold.
            (Kind::Xml, _) if compat => span = file.outer_span(at),
            (_, "python") if compat => span = file.outer_span(at),
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
    pub(super) fn sequences(&mut self, place: Where<'_>) {
        let facts = self.facts;
        let roots = self.pattern.roots.clone();
        let top = matches!(place, Where::File | Where::Top).then(|| facts.top_list());
        let all: Vec<u32>;
        let items = match place {
            Where::File => {
                all = (0..facts.file.items.len() as u32).collect();
                &all[..]
            }
            Where::Items(items) => items,
            Where::Subtree(r) => &[r.item],
            Where::Ranges(_) | Where::Top => &[],
        };
        let first = items.iter().filter(|i| self.masks.iter().all(|m| facts.index().may_hold(NodeRef { item: **i, node: 0 }, *m)));
        let within = first.copied().collect::<Vec<u32>>();
        for list in top.into_iter().chain(within.iter().flat_map(|i| facts.lists_of(*i))) {
            let Some(first) = list.own.first() else { continue };
            if let Where::Subtree(r) = place {
                let inside = first.item == r.item && first.node >= r.node && first.node < facts.file.node(r).next;
                if !inside {
                    continue;
                }
            }
            self.sequence_in(&roots, list);
        }
    }

    fn sequence_in(&mut self, roots: &[P], list: &'m List) {
        let file = self.facts.file;
        // Leading dots say nothing, for the start is open; but to upstream every statement before is a start, and the
        // first member of a class.
        let mut ps = roots;
        let parent = |at: NodeRef| NodeRef { item: at.item, node: file.node(at).parent };
        let of_class = list.own[0].node != 0 && file.node(parent(parent(list.own[0]))).kind == Kind::Class;
        let outside = of_class || list.own[0].node == 0;
        let starts = self.facts.compat && !(outside && file.language.id() == "scala");
        while !starts && ps.len() > 1 && matches!(self.pattern.node(ps[0]).ask, Ask::Dots(None)) {
            ps = &ps[1..];
        }
        if ps.len() == 1 && self.pattern.is_dots(ps[0]) {
            return;
        }
        let skipped = roots.len() - ps.len();
        let index = self.facts.index();
        // Behind the last statement that can hold the rest there is nothing to begin.
        let mut end = list.own.len() - 1;
        for mask in self.masks[skipped..].iter().filter(|m| **m != 0) {
            match list.own.iter().rposition(|t| index.may_hold(*t, *mask)) {
                Some(last) => end = end.min(last),
                None => return,
            }
        }
        let first = self.masks[skipped];
        let led = ps.len() > 1 && matches!(self.pattern.node(ps[0]).ask, Ask::Dots(None));
        let is_start = |at: usize| !(led && (of_class && at > 0 || is_opening(file, list.own[at])));
        for start in 0..=end {
            if self.fuel == 0 {
                return;
            }
            if !is_start(start) {
                continue;
            }
            if !index.may_hold(list.own[start], first) {
                continue;
            }
            self.range = file.span(list.own[start]);
            let goal = Goal { todo: Todo::Stmts(ps, &list.own[start..], true), next: None };
            self.solve(Some(&goal));
        }
        if !self.switches.deep_statements || !ps.iter().any(|p| self.pattern.is_dots(*p)) {
            return;
        }
        let flat = list.flat(file);
        if flat == list.own.as_slice() {
            return;
        }
        let mut position = 0;
        for (number, start) in list.own[..=end].iter().enumerate().filter(|(_, s)| file.node(**s).kind != Kind::Block) {
            if self.fuel == 0 {
                return;
            }
            while flat[position] != *start {
                position += 1;
            }
            if !index.may_hold(*start, first) || !is_start(number) {
                continue;
            }
            self.range = file.span(*start);
            let goal = Goal { todo: Todo::Stmts(ps, &flat[position..], true), next: None };
            self.solve(Some(&goal));
        }
    }

    /// Whether a subtree may hold every symbol that a pattern node asks for.
    pub(super) fn may_hold(&self, p: P, t: NodeRef) -> bool {
        let mask = self.pattern.node(p).mask;
        mask == 0 || self.facts.index().may_hold(t, mask)
    }
}

/// The symbols that the matches of each root hold: what the pattern names, and what the metavariables
/// stand for that are bound already.
pub(super) fn root_masks(facts: &Facts<'_>, pattern: &Pattern, env: &Env) -> SmallVec<[Mask; 4]> {
    let of = |slot: &Slot| match env.get(*slot as usize) {
        Some(Some(Value::Node(n))) => {
            let at = strip(facts.file, *n);
            match facts.file.node(at).kind {
                // A literal of the same value would do as well.
                Kind::Str | Kind::Int | Kind::Float | Kind::Bool => 0,
                Kind::Id if consts::fold(&facts.names, at).is_some() => 0,
                _ => facts.index().mask(at),
            }
        }
        _ => 0,
    };
    let bound = |slots: &Vec<Slot>| slots.iter().map(of).fold(0, |all, m| all | m);
    pattern.roots.iter().zip(&pattern.bound).map(|(root, slots)| pattern.node(*root).mask | bound(slots)).collect()
}

/// The leaves of which every match holds one, because a metavariable must be bound to one of a few
/// names; `None` where there is no such condition. The index knows names as they are written.
fn guarded<'i>(index: &'i Index, pattern: &'i Pattern) -> impl Iterator<Item = Vec<NodeRef>> + 'i {
    let as_written = !matches!(pattern.language.id(), "php" | "dockerfile");
    let names = pattern.guards.iter().filter_map(|(_, g)| g.names.as_ref()).filter(move |_| as_written);
    names.filter_map(|names| {
        let mut all = Vec::new();
        for name in names {
            all.extend_from_slice(index.leaves(*name)?);
        }
        Some(all)
    })
}

/// Whether a pattern cannot match in a subtree, whatever its metavariables are bound to.
pub(super) fn foreign(facts: &Facts<'_>, pattern: &Pattern, at: NodeRef) -> bool {
    let index = facts.index();
    let as_written = !matches!(pattern.language.id(), "php" | "dockerfile");
    pattern.roots.iter().any(|r| !index.may_hold(at, pattern.node(*r).mask))
        || pattern.category != Category::Stmts && !index.has_kind(at, pattern.wanted.mask)
        || as_written
            && pattern.guards.iter().filter_map(|(_, g)| g.names.as_ref()).any(|names| !names.iter().any(|n| occurs(index, at, *n)))
}

/// Whether a name may be in a subtree: by its bit, and, as many names share one, because the file has it.
fn occurs(index: &Index, at: NodeRef, name: Sym) -> bool {
    index.may_hold(at, bit(name)) && index.leaves(name).is_none_or(|l| !l.is_empty())
}

/// Whether a pattern cannot match there at all.
pub(super) fn hopeless(facts: &Facts<'_>, pattern: &Pattern, masks: &[Mask], place: Where<'_>) -> bool {
    let index = facts.index();
    match place {
        Where::Subtree(r) => masks.iter().any(|m| !index.may_hold(r, *m)),
        Where::File | Where::Items(_) | Where::Top => {
            pattern.required.iter().flatten().any(|s| index.leaves(*s).is_some_and(<[NodeRef]>::is_empty))
                || guarded(index, pattern).any(|leaves| leaves.is_empty())
        }
        Where::Ranges(_) => false,
    }
}

/// The nodes at which a pattern's root can match: those of the kinds wanted that call, or have inside,
/// its rarest symbol; with `only`, those of one item.
fn candidates<'i>(index: &'i Index, file: &File, pattern: &Pattern, wanted: &Wanted, only: Option<u32>) -> Cow<'i, [NodeRef]> {
    let part = |nodes: &'i [NodeRef]| only.map_or(nodes, |item| of_item(nodes, item));
    let mut rarest: Option<&[NodeRef]> = None;
    // Conditions bind in all roots together; of a single root they say what it holds.
    let mut few = guarded(index, pattern).min_by_key(Vec::len).unwrap_or_default();
    if pattern.roots.len() == 1 && !few.is_empty() {
        if let Some(item) = only {
            few.retain(|n| n.item == item);
        }
        rarest = Some(&few);
    }
    for symbol in &pattern.required[0] {
        if let Some(leaves) = index.leaves(*symbol).map(part)
            && rarest.is_none_or(|r| leaves.len() < r.len())
        {
            rarest = Some(leaves);
        }
    }
    let kinds = || Kind::ALL.iter().filter(|k| wanted.kinds[**k as usize]).copied();
    if let Some(last) = wanted.callee {
        let calls = part(index.calls_of(last));
        if rarest.is_none_or(|r| calls.len() <= r.len()) && kinds().all(|k| k == Kind::Call) {
            return Cow::Borrowed(calls);
        }
    }
    match rarest {
        Some(leaves) => {
            let mut out = Vec::new();
            for leaf in leaves {
                let mut at = *leaf;
                loop {
                    let n = file.node(at);
                    if wanted.kinds[n.kind as usize] {
                        out.push(at);
                    }
                    if at.node == 0 {
                        break;
                    }
                    at.node = n.parent;
                }
            }
            out.sort_unstable();
            out.dedup();
            Cow::Owned(out)
        }
        None => {
            let mut all = kinds();
            match (all.next(), all.next()) {
                (Some(one), None) => Cow::Borrowed(part(index.of_kind(one))),
                _ => Cow::Owned(kinds().flat_map(|k| part(index.of_kind(k))).copied().collect()),
            }
        }
    }
}

/// Whether a statement is where code begins in a page of PHP, which is none.
pub(super) fn is_opening(file: &File, at: NodeRef) -> bool {
    file.node(at).kind == Kind::Pass && file.text(at).starts_with("<?")
}

/// Whether the resources of a `with` are written in parentheses.
fn opens_with_parenthesis(text: &str) -> bool {
    let text = text.strip_prefix("async").unwrap_or(text).trim_start();
    text.strip_prefix("with").is_some_and(|t| t.trim_start().starts_with('('))
}

/// Whether a name is a label (of a member, keyword, declaration or import) rather than an expression.
fn is_label(file: &File, at: NodeRef) -> bool {
    if at.node == 0 {
        return false;
    }
    let parent = NodeRef { item: at.item, node: file.node(at).parent };
    match file.node(parent).kind {
        Kind::Dot | Kind::Func | Kind::Class => file.child(parent, 1) == at,
        Kind::KwArg | Kind::XmlAttr => file.child(parent, 0) == at,
        Kind::Import | Kind::Label => true,
        _ => false,
    }
}

/// Whether bytes are those of an expression, not only of something that is declared.
pub(super) fn is_said(facts: &Facts<'_>, range: &Range<usize>) -> bool {
    facts.at(range).any(|at| kernel::is_expression(facts.file.node(at).kind) && !is_no_expression(facts.file, at))
}

/// Whether a node is an expression: to upstream, in languages where they have a value, statements and blocks of
/// several are ones, too.
fn is_value(compat: bool, file: &File, at: NodeRef) -> bool {
    let n = file.node(at);
    match n.kind {
        Kind::Block => {
            let of_class = at.node == 0 || file.node(NodeRef { item: at.item, node: n.parent }).kind == Kind::Class;
            compat && !of_class && n.flags & flag::IMPLICIT == 0 && file.children(at).nth(1).is_some()
        }
        Kind::If | Kind::Try | Kind::While | Kind::ForEach => compat,
        _ => true,
    }
}

/// Whether a node is an item of a sequence.
fn is_item(file: &File, at: NodeRef) -> bool {
    at.node != 0 && file.node(NodeRef { item: at.item, node: file.node(at).parent }).kind == Kind::Array
}

/// Whether a node is a declared function, or the name or type of something declared: parts of
/// declarations that no expression pattern describes.
fn is_no_expression(file: &File, at: NodeRef) -> bool {
    let n = file.node(at);
    if n.kind == Kind::Func {
        return n.op != FuncKind::Lambda as u16 && n.flags & flag::SPECIAL == 0;
    }
    if at.node == 0 {
        return false;
    }
    let parent = NodeRef { item: at.item, node: n.parent };
    // What a class is made from and what is caught are types, where they are no expressions like any other.
    let types = !matches!(file.language.id(), "python" | "ruby");
    match file.node(parent).kind {
        Kind::Parents | Kind::Interfaces => types,
        Kind::Catch => types && n.kind != Kind::Block,
        Kind::Param => file.child(parent, 3) != at,
        // Without a value it is no target of an assignment.
        Kind::VarDef => file.child(parent, 2) == at || file.child(parent, 1) == at && file.node(file.child(parent, 3)).kind == Kind::Nil,
        Kind::Package => true,
        Kind::Func => file.child(parent, 4) == at,
        Kind::TypeApply | Kind::TypeWrap | Kind::TypeOther => true,
        _ => false,
    }
}

/// Which nodes a pattern's root can be compared with.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    kinds: [bool; Kind::COUNT],
    /// The same as bits.
    mask: u128,
    callee: Option<Sym>,
}

impl Wanted {
    /// No node.
    pub(crate) fn none() -> Wanted {
        Wanted { kinds: [false; Kind::COUNT], mask: 0, callee: None }
    }

    /// Of a compiled pattern's first root.
    pub(crate) fn of(pattern: &Pattern) -> Wanted {
        let root = pattern.roots[0];
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
                        // A chain that ends in dots is calls as well.
                        kinds[Kind::Str as usize] = pattern.language.id() == "bash";
                        kinds[Kind::Call as usize] = pattern.node(root).kids.get(1).is_some_and(|k| pattern.is_dots(*k));
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
                    Kind::Set | Kind::Dict => {
                        kinds[Kind::Set as usize] = true;
                        kinds[Kind::Dict as usize] = true;
                    }
                    Kind::Array => {
                        kinds[Kind::Comprehension as usize] = true;
                        // Dots alone are keyed entries, too.
                        kinds[Kind::Dict as usize] = pattern.language.id() == "php";
                    }
                    Kind::Regex => kinds[Kind::Id as usize] = true,
                    // A string of dots with holes in it may have none.
                    Kind::Interp => kinds[Kind::Str as usize] = true,
                    Kind::Str | Kind::Int | Kind::Float | Kind::Bool | Kind::Unary => expressions(&mut kinds),
                    Kind::Return if matches!(pattern.language.id(), "rust" | "ruby") => kinds[Kind::ExprStmt as usize] = true,
                    Kind::Pair | Kind::KwArg => {
                        kinds[Kind::Pair as usize] = true;
                        kinds[Kind::KwArg as usize] = true;
                    }
                    Kind::ExprStmt => {
                        for k in Kind::ALL {
                            kinds[*k as usize] |= crate::pattern::is_statement(*k);
                        }
                        let any = pattern.node(root).kids.first().is_some_and(|k| matches!(pattern.node(*k).ask, Ask::Mv(_)));
                        kinds[Kind::Pair as usize] |= any && matches!(pattern.language.id(), "javascript" | "typescript" | "tsx");
                    }
                    Kind::Import | Kind::Imports => {
                        kinds[Kind::Imports as usize] = true;
                        kinds[Kind::Import as usize] = kind == Kind::Import;
                        kinds[Kind::VarDef as usize] = true;
                    }
                    Kind::Call => {
                        kinds[Kind::Id as usize] = pattern.language.id() == "ruby";
                        let f = &pattern.node(pattern.node(root).kids[0]);
                        let last = match f.ask {
                            // A command may be written in quotes.
                            _ if matches!(pattern.language.id(), "bash" | "dockerfile") => None,
                            Ask::Node(Kind::Id) => Some(f.sym),
                            Ask::Node(Kind::Dot) => {
                                let name = pattern.node(f.kids[1]);
                                matches!(name.ask, Ask::Node(Kind::Id)).then_some(name.sym)
                            }
                            _ => None,
                        };
                        callee = last;
                        // What upstream takes for calls, of which a metavariable stands for the name.
                        if matches!(f.ask, Ask::Mv(_)) {
                            kinds[Kind::Index as usize] = matches!(pattern.language.id(), "ruby" | "swift");
                            kinds[Kind::Attr as usize] = true;
                            kinds[Kind::KeywordAttr as usize] = pattern.language.id() == "solidity";
                            let scala = pattern.language.id() == "scala";
                            kinds[Kind::Binary as usize] = scala;
                            kinds[Kind::AssignOp as usize] = scala;
                            kinds[Kind::Id as usize] |= pattern.language.id() == "python";
                        }
                    }
                    _ => {}
                }
            }
            // Statements with a value: see `is_value`.
            Ask::Mv(_) if pattern.category == Category::Expr => {
                expressions(&mut kinds);
                let more: &[Kind] = match pattern.language.id() {
                    "scala" => &[Kind::Block, Kind::If, Kind::Try, Kind::While, Kind::ForEach],
                    "kotlin" => &[Kind::If, Kind::Try],
                    _ => &[],
                };
                more.iter().for_each(|k| kinds[*k as usize] = true);
            }
            Ask::StrAny | Ask::StrMv(_) | Ask::StrRegex(_) | Ask::Mv(_) | Ask::TextMv(_) | Ask::Typed(..) => expressions(&mut kinds),
            Ask::Deep => {
                kinds[Kind::VarDef as usize] = pattern.kind(pattern.node(root).kids[0]) == Some(Kind::Assign);
                expressions(&mut kinds);
            }
            Ask::RegexMv(_) => {
                kinds[Kind::Regex as usize] = true;
                kinds[Kind::Interp as usize] = true;
            }
            Ask::Dots(_) => {}
        }
        if pattern.category == Category::Stmt && matches!(pattern.node(root).ask, Ask::Mv(_)) {
            for k in Kind::ALL {
                kinds[*k as usize] |= crate::pattern::is_statement(*k);
            }
        }
        let mask = Kind::ALL.iter().filter(|k| kinds[**k as usize]).fold(0, |all, k| all | kind_bit(*k));
        Wanted { kinds, mask, callee }
    }
}
