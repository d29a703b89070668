//! Patterns out of code: what is local becomes a metavariable, what did not change `...`; names of
//! libraries stay, and so does what changed.

use super::pair::{parent, within};
use ql_syntax::gast::{File, Kind, NodeRef, flag};
use ql_syntax::resolve::Names;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::ops::Range;

/// How much of the code a pattern keeps, the most general first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// Of arguments and elements only what changed.
    Changed,
    /// As many arguments as there were.
    Arity,
    /// Literals too.
    Literals,
    /// Everything but local names.
    Names,
}

impl Level {
    pub(super) const ALL: [Level; 4] = [Level::Changed, Level::Arity, Level::Literals, Level::Names];
}

/// Strings longer than this, or with blanks, are text that differs from place to place.
const SHORT: usize = 40;
/// A pattern longer than this describes one place and no other.
const MAX_PATTERN: usize = 2_000;
const MAX_DEPTH: usize = 60;

/// Writes patterns of nodes of one file.
pub(super) struct Shape<'f> {
    file: &'f File,
    names: &'f Names<'f>,
    changed: &'f [NodeRef],
    level: Level,
    /// What changed has metavariables of its own.
    apart: bool,
    known: RefCell<BTreeMap<String, String>>,
    counter: Cell<u32>,
    anchors: Cell<u32>,
    depth: Cell<usize>,
}

impl<'f> Shape<'f> {
    pub(super) fn new(file: &'f File, names: &'f Names<'f>, changed: &'f [NodeRef], level: Level) -> Shape<'f> {
        Shape {
            file,
            names,
            changed,
            level,
            apart: false,
            known: RefCell::default(),
            counter: Cell::default(),
            anchors: Cell::default(),
            depth: Cell::default(),
        }
    }

    /// What changed has metavariables of its own: in a negation they are not those of what it takes from.
    pub(super) fn apart(mut self) -> Shape<'f> {
        self.apart = true;
        self
    }

    /// The pattern of a node, and whether anything in it says what it is about. `None` where it would be
    /// too long.
    pub(super) fn pattern(&self, at: NodeRef) -> Option<(String, bool)> {
        let mut text = self.statement(at)?;
        if self.file.node(at).kind != Kind::VarDef {
            text.truncate(text.trim_end_matches(';').trim_end().len());
        }
        (!text.is_empty()).then_some((text, self.anchors.get() > 0))
    }

    /// A statement with its bodies left open, and as it would stand at the beginning of a line.
    pub(super) fn statement(&self, at: NodeRef) -> Option<String> {
        let text = self.inner(at);
        let start = self.file.span(at).start;
        let line = self.file.source[..start].rfind('\n').map_or(0, |i| i + 1);
        let before = &self.file.source[line..start];
        let indent = &before[..before.len() - before.trim_start().len()];
        let lines: Vec<&str> = text.trim_end().split('\n').map(|l| l.strip_prefix(indent).unwrap_or(l)).collect();
        let text = lines.join("\n");
        (!text.is_empty() && text.len() <= MAX_PATTERN).then_some(text)
    }

    fn touched(&self, at: NodeRef) -> bool {
        self.changed.iter().any(|c| within(self.file, *c, at) || within(self.file, at, *c))
    }

    fn meet(&self) {
        self.anchors.set(self.anchors.get() + 1);
    }

    fn fresh(&self) -> String {
        self.counter.set(self.counter.get() + 1);
        let prefix = if self.apart { "N_" } else { "" };
        format!("${prefix}X{}", self.counter.get())
    }

    /// The metavariable for a local name: called after it.
    fn variable(&self, at: NodeRef) -> String {
        let text = self.file.text(at);
        let prefix = if self.apart && self.changed.iter().any(|c| within(self.file, at, *c)) { "N_" } else { "" };
        let key = format!("{prefix}{text}");
        let mut known = self.known.borrow_mut();
        if let Some(name) = known.get(&key) {
            return name.clone();
        }
        let mut base: String = text.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').collect::<String>().to_ascii_uppercase();
        base = base.trim_start_matches(|c: char| c.is_ascii_digit() || c == '_').to_owned();
        if base.is_empty() {
            base = "V".to_owned();
        }
        let mut name = format!("${prefix}{base}");
        let mut n = 2;
        while known.values().any(|v| *v == name) {
            name = format!("${prefix}{base}_{n}");
            n += 1;
        }
        known.insert(key, name.clone());
        name
    }

    /// Whether a name means a variable of the file, and nothing imported and no function or class.
    pub(super) fn is_local(&self, at: NodeRef) -> bool {
        if !self.names.canonical(at).is_empty() {
            return false;
        }
        let sym = self.file.node(at).sym;
        let Some(scope) = self.names.scope_of(at) else { return false };
        let declarations = self.names.declarations(scope, sym);
        !declarations.iter().any(|d| matches!(self.file.node(d.at).kind, Kind::Func | Kind::Class | Kind::TypeDef))
    }

    fn id(&self, at: NodeRef) -> String {
        let text = self.file.text(at);
        if self.is_local(at) {
            self.variable(at)
        } else {
            self.meet();
            text.to_owned()
        }
    }

    /// Copies a node's text with some parts of it replaced.
    fn splice(&self, at: NodeRef, parts: Vec<(Range<usize>, String)>) -> String {
        let span = self.file.span(at);
        let mut out = String::new();
        let mut from = span.start;
        for (range, text) in parts {
            if range.start < from || range.end > span.end {
                continue;
            }
            out.push_str(&self.file.source[from..range.start]);
            out.push_str(&text);
            from = range.end;
        }
        out.push_str(&self.file.source[from..span.end]);
        out
    }

    fn children(&self, at: NodeRef) -> Vec<NodeRef> {
        let mut all: Vec<NodeRef> = self.file.children(at).filter(|c| self.file.node(*c).kind != Kind::Nil).collect();
        all.sort_by_key(|c| self.file.span(*c).start);
        all
    }

    fn inner(&self, at: NodeRef) -> String {
        if self.depth.get() > MAX_DEPTH {
            return self.fresh();
        }
        self.depth.set(self.depth.get() + 1);
        let out = self.inner_of(at);
        self.depth.set(self.depth.get() - 1);
        out
    }

    fn inner_of(&self, at: NodeRef) -> String {
        let file = self.file;
        let child = |place: usize| file.child(at, place);
        match file.node(at).kind {
            Kind::Id => self.id(at),
            Kind::Call => {
                let (callee, args) = (child(0), child(1));
                self.splice(at, vec![(file.outer_span(callee), self.callee(callee)), (file.span(args), self.list(args))])
            }
            Kind::New => {
                let mut parts = Vec::new();
                for c in self.children(at) {
                    let text = if c == child(0) {
                        self.meet();
                        file.text(c).to_owned()
                    } else {
                        self.list(c)
                    };
                    parts.push((file.span(c), text));
                }
                self.splice(at, parts)
            }
            Kind::Dot => {
                let (object, name) = (child(0), child(1));
                self.meet();
                self.splice(at, vec![(file.outer_span(object), self.callee(object)), (file.span(name), file.text(name).to_owned())])
            }
            Kind::Args | Kind::Array | Kind::Tuple | Kind::Set | Kind::Dict | Kind::Record => self.list(at),
            Kind::KwArg | Kind::Pair => {
                self.meet();
                self.splice(at, vec![(file.outer_span(child(1)), self.part(child(1)))])
            }
            Kind::Str => self.string(at),
            Kind::Interp if self.level < Level::Names => self.interpolated(at),
            Kind::VarDef => {
                // The type stays as it is written.
                let parts = [child(1), child(3)].into_iter().filter(|c| file.node(*c).kind != Kind::Nil);
                let mut parts: Vec<_> = parts.map(|c| (file.outer_span(c), self.part(c))).collect();
                parts.sort_by_key(|(r, _)| r.start);
                self.splice(at, parts)
            }
            Kind::Block => self.body(at),
            Kind::Cast => self.splice(at, vec![(file.outer_span(child(1)), self.part(child(1)))]),
            _ => {
                let kids = self.children(at);
                if kids.is_empty() {
                    return file.text(at).to_owned();
                }
                let parts = kids.into_iter().map(|c| (file.outer_span(c), self.part(c))).collect();
                self.splice(at, parts)
            }
        }
    }

    /// A part of what is described: in full where something changed in it.
    fn part(&self, at: NodeRef) -> String {
        if self.touched(at) || self.level >= Level::Names { self.inner(at) } else { self.unchanged(at) }
    }

    fn unchanged(&self, at: NodeRef) -> String {
        let file = self.file;
        let literals = self.level >= Level::Literals;
        match file.node(at).kind {
            Kind::Nil => String::new(),
            Kind::Id => self.id(at),
            Kind::Special | Kind::Token | Kind::KeywordAttr | Kind::Attrs | Kind::Params | Kind::TypeParams => file.text(at).to_owned(),
            Kind::Dot if self.is_library(at) => {
                self.meet();
                file.text(at).to_owned()
            }
            Kind::Str if literals => file.text(at).to_owned(),
            Kind::Str if file.node(at).flags & flag::BYTES == 0 => "\"...\"".to_owned(),
            Kind::Int | Kind::Float | Kind::Bool | Kind::Null | Kind::Char if literals => file.text(at).to_owned(),
            Kind::Call | Kind::New if literals => self.inner(at),
            Kind::Block => self.body(at),
            Kind::KwArg | Kind::Pair => self.splice(at, vec![(file.outer_span(file.child(at, 1)), self.unchanged(file.child(at, 1)))]),
            _ => self.fresh(),
        }
    }

    /// Whether a chain of accesses begins with no local name.
    fn is_library(&self, at: NodeRef) -> bool {
        let mut node = at;
        for _ in 0..MAX_DEPTH {
            match self.file.node(node).kind {
                Kind::Dot => node = self.file.child(node, 0),
                Kind::Id => return !self.is_local(node),
                _ => return false,
            }
        }
        false
    }

    /// What is called, or the object of an access: names of libraries stay along the whole chain.
    fn callee(&self, at: NodeRef) -> String {
        let file = self.file;
        match file.node(at).kind {
            Kind::Id => self.id(at),
            Kind::Special => file.text(at).to_owned(),
            Kind::Dot | Kind::New => self.inner(at),
            Kind::Call => {
                let (callee, args) = (file.child(at, 0), file.child(at, 1));
                self.splice(at, vec![(file.outer_span(callee), self.callee(callee)), (file.span(args), self.list(args))])
            }
            _ if self.touched(at) || self.level >= Level::Names => self.inner(at),
            _ => self.fresh(),
        }
    }

    /// A list with its brackets.
    fn list(&self, at: NodeRef) -> String {
        let file = self.file;
        let kids = self.children(at);
        let keyed = matches!(file.node(at).kind, Kind::Dict | Kind::Record);
        if !keyed && !matches!(file.node(at).kind, Kind::Args | Kind::Array | Kind::Tuple | Kind::Set) {
            return self.part(at);
        }
        let mut items: Vec<String> = Vec::new();
        let dots = |items: &mut Vec<String>| {
            if items.last().is_none_or(|l| l != "...") {
                items.push("...".to_owned());
            }
        };
        if self.level < Level::Names {
            let open = keyed || self.level == Level::Changed && kids.iter().any(|c| self.touched(*c) && file.node(*c).kind == Kind::KwArg);
            // An empty one that changed is meant as it is.
            let open = open && !(kids.is_empty() && self.touched(at));
            if open || self.level == Level::Changed && kids.is_empty() && file.node(at).kind == Kind::Args {
                dots(&mut items);
            }
            for c in &kids {
                if self.touched(*c) {
                    items.push(self.inner(*c));
                } else if self.level == Level::Changed || keyed || file.node(*c).kind == Kind::KwArg {
                    dots(&mut items);
                } else {
                    items.push(self.unchanged(*c));
                }
            }
            if open {
                dots(&mut items);
            }
        } else {
            items = kids.iter().map(|c| self.inner(*c)).collect();
        }
        let text = file.text(at);
        let (open, close) = match (kids.first(), kids.last()) {
            (Some(first), Some(last)) => {
                let span = file.span(at);
                let (start, end) = (file.outer_span(*first).start, file.outer_span(*last).end);
                (file.source[span.start..start].trim_end(), file.source[end..span.end].trim().trim_start_matches(',').trim_start())
            }
            _ if text.len() >= 2 => (&text[..1], &text[text.len() - 1..]),
            _ => ("", ""),
        };
        format!("{open}{}{close}", items.join(", "))
    }

    fn string(&self, at: NodeRef) -> String {
        let text = self.file.text(at);
        // A piece of a text that is put together is no name.
        let piece = at.node != 0 && matches!(self.file.node(parent(self.file, at)).kind, Kind::Binary);
        let long = piece || text.len() > SHORT || text.contains(char::is_whitespace);
        if long && self.level < Level::Literals && self.file.node(at).flags & flag::BYTES == 0 {
            "\"...\"".to_owned()
        } else {
            text.to_owned()
        }
    }

    /// A text with holes: any text with a hole.
    fn interpolated(&self, at: NodeRef) -> String {
        let hole = self.children(at).into_iter().find(|c| self.file.node(*c).kind != Kind::Str);
        let name = match hole {
            Some(c) if self.file.node(c).kind == Kind::Id => self.id(c),
            _ => self.fresh(),
        };
        match self.file.language.id() {
            "python" => format!("f\"...{{{name}}}...\""),
            "javascript" | "typescript" | "tsx" => format!("`...${{{name}}}...`"),
            _ => {
                let parts = self.children(at).into_iter().filter(|c| self.file.node(*c).kind != Kind::Str);
                let parts = parts.map(|c| (self.file.span(c), self.part(c))).collect();
                self.splice(at, parts)
            }
        }
    }

    /// A body of which nothing is asked.
    fn body(&self, at: NodeRef) -> String {
        let text = self.file.text(at);
        if text.starts_with('{') { "{ ... }".to_owned() } else { "...".to_owned() }
    }
}

/// The nodes of a subtree, outermost first.
pub(super) fn below(file: &File, at: NodeRef) -> impl Iterator<Item = NodeRef> + '_ {
    (at.node..file.node(at).next).map(move |node| NodeRef { item: at.item, node })
}

/// Whether a pattern of this node would say something.
pub(super) fn is_worthy(file: &File, at: NodeRef) -> bool {
    // What is called or assigned to says nothing without that.
    let part = at.node != 0 && {
        let p = parent(file, at);
        matches!(file.node(p).kind, Kind::Call | Kind::New | Kind::Assign | Kind::AssignOp | Kind::Dot) && file.child(p, 0) == at
    };
    match file.node(at).kind {
        Kind::Dot => !part,
        Kind::Call
        | Kind::New
        | Kind::Assign
        | Kind::AssignOp
        | Kind::VarDef
        | Kind::Return
        | Kind::Throw
        | Kind::Binary
        | Kind::Compare
        | Kind::Unary
        | Kind::Index
        | Kind::Cond
        | Kind::Cast
        | Kind::Interp
        | Kind::Ref
        | Kind::ExprStmt => true,
        // With a type before it, the type says more.
        Kind::Dict | Kind::Record => at.node == 0 || file.node(parent(file, at)).kind != Kind::New,
        _ => false,
    }
}
