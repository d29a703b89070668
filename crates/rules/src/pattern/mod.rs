//! Patterns: code with metavariables and dots, parsed by the target language's own grammar and
//! lowered by its own lowering, then compiled to a tree that the matcher walks.

mod context;
mod parameters;
mod placeholder;

use crate::guard::Guard;
use crate::matcher::{Mask, Wanted, bit};
use crate::model::Options;
use placeholder::Placeholders;
use ql_syntax::Language;
use ql_syntax::gast::{File, Kind, NodeRef, Sym, flag, sym};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

/// `op` of a call pattern that is the list of a command's words.
pub(crate) const WORDS: u16 = 1;

/// Index of a node in [`Pattern::nodes`].
pub(crate) type P = u32;

/// A metavariable's place in the bindings of a rule.
pub(crate) type Slot = u8;

/// The names of a rule's metavariables; a slot is an index.
#[derive(Clone, Debug, Default)]
pub(crate) struct Slots(pub(crate) Vec<String>);

impl Slots {
    /// The slot of a name (with `$`), given out on first use. A rule with more than 250 names keeps
    /// the last slot for all further ones.
    pub(crate) fn slot(&mut self, name: &str) -> Slot {
        match self.find(name) {
            Some(s) => s,
            None if self.0.len() < 250 => {
                self.0.push(name.to_owned());
                (self.0.len() - 1) as Slot
            }
            None => 249,
        }
    }

    /// The slot of a name that is already known.
    pub(crate) fn find(&self, name: &str) -> Option<Slot> {
        self.0.iter().position(|n| n == name).map(|p| p as Slot)
    }
}

/// What a pattern node asks for.
#[derive(Clone, Debug)]
pub(crate) enum Ask {
    /// A node of this kind with these children.
    Node(Kind),
    /// Anything; `None` does not bind.
    Mv(Option<Slot>),
    /// Any number of siblings; `None` does not bind.
    Dots(Option<Slot>),
    /// The child anywhere inside.
    Deep,
    /// Any string known at analysis time.
    StrAny,
    /// Any such string, its content bound.
    StrMv(Slot),
    /// A string whose content the expression finds.
    StrRegex(Arc<crate::regex::Regex>),
    /// Text between tags.
    TextMv(Option<Slot>),
    /// A regex literal, its source bound.
    RegexMv(Option<Slot>),
    /// An expression of a static type.
    Typed(Slot, TypePattern),
}

/// A type as written in a typed metavariable, in its textual form.
#[derive(Clone, Debug)]
pub(crate) struct TypePattern {
    pub(crate) text: String,
    /// The metavariables in it.
    pub(crate) holes: Vec<(String, Slot)>,
}

/// A node of a pattern.
#[derive(Clone, Debug)]
pub(crate) struct PNode {
    pub(crate) ask: Ask,
    pub(crate) op: u16,
    pub(crate) flags: u8,
    pub(crate) sym: Sym,
    pub(crate) kids: Vec<P>,
    /// The source text of names.
    pub(crate) text: Box<str>,
    /// For a chain of plain names, its dotted text.
    pub(crate) dotted: Option<Box<str>>,
    /// The symbols that every match of this node holds.
    pub(crate) mask: Mask,
}

impl PNode {
    /// The kind it asks for, if it asks for one.
    pub(crate) fn ask_kind(&self) -> Option<Kind> {
        match self.ask {
            Ask::Node(k) => Some(k),
            _ => None,
        }
    }
}

/// What kind of thing a pattern describes, hence what it is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Category {
    /// An expression.
    Expr,
    /// One statement (or a declaration).
    Stmt,
    /// A sequence of statements.
    Stmts,
    /// One field of a record, mapping or argument list.
    Field,
    /// One item of a sequence.
    Item,
    /// A decorator or annotation by itself.
    Attr,
    /// A `catch`, `case`, `finally`, … without its head.
    Partial,
}

/// A compiled pattern for one language.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    pub(crate) nodes: Vec<PNode>,
    pub(crate) roots: Vec<P>,
    pub(crate) category: Category,
    pub(crate) language: Language,
    /// Literals that a file must contain for this pattern to match there.
    pub(crate) literals: BTreeSet<String>,
    /// For each root, the symbols that every match of it holds.
    pub(crate) required: Vec<Vec<Sym>>,
    /// For each root, the metavariables that every match of it binds to something it holds.
    pub(crate) bound: Vec<Vec<Slot>>,
    /// What its first root is compared with.
    pub(crate) wanted: Wanted,
    /// Metavariables that stand inside longer names (`import a.$X`).
    pub(crate) slots: Vec<(String, Slot)>,
    /// Conditions on what metavariables are bound to.
    pub(crate) guards: Vec<(Slot, Arc<Guard>)>,
}

/// The parsed texts of patterns: rules of one pack say many things in the same words.
#[derive(Default)]
pub(crate) struct Cache(RefCell<FxHashMap<(Language, String), Reading>>);

/// What reading a pattern's text came to.
type Reading = Result<Arc<Parsed>, String>;

/// A pattern's text parsed in surroundings that accept it.
pub(crate) struct Parsed {
    placeholders: Placeholders,
    file: File,
    range: Range<usize>,
}

impl Cache {
    fn parse(&self, text: &str, language: Language) -> Result<Arc<Parsed>, String> {
        let key = (language, text.to_owned());
        if let Some(known) = self.0.borrow().get(&key) {
            return known.clone();
        }
        let new = Parsed::new(text, language).map(Arc::new);
        self.0.borrow_mut().insert(key, new.clone());
        new
    }
}

/// A text as whatever part of a program it may be: the program around it, and the bytes of the text there.
pub(crate) fn read(text: &str, language: Language) -> Option<(File, Range<usize>)> {
    let (file, range, _) = context::parse(&Placeholders::scan(text, language), language).ok()?;
    Some((file, range))
}

pub(crate) use context::roots;

impl Parsed {
    fn new(text: &str, language: Language) -> Result<Parsed, String> {
        let placeholders = Placeholders::scan(text, language);
        let (file, range, _) = match context::parse(&placeholders, language) {
            // What only TypeScript or only TSX can write (decorated parameters, types, markup) may
            // stand in a rule for any of the three: the generic tree is the same.
            Err(e) if matches!(language.id(), "javascript" | "typescript") => ["tsx", "typescript"]
                .iter()
                .filter_map(|l| Language::from_id(l))
                .find_map(|l| context::parse(&placeholders, l).ok())
                .ok_or(e)?,
            // Shell text alone may have several lines.
            Err(e) if language.id() == "dockerfile" => {
                Language::from_id("bash").and_then(|l| context::parse(&placeholders, l).ok()).ok_or(e)?
            }
            other => other?,
        };
        Ok(Parsed { placeholders, file, range })
    }
}

impl Pattern {
    pub(crate) fn node(&self, p: P) -> &PNode {
        &self.nodes[p as usize]
    }

    pub(crate) fn kind(&self, p: P) -> Option<Kind> {
        match self.nodes[p as usize].ask {
            Ask::Node(k) => Some(k),
            _ => None,
        }
    }

    pub(crate) fn is_dots(&self, p: P) -> bool {
        matches!(self.nodes[p as usize].ask, Ask::Dots(_))
    }

    /// Compiles the text of a pattern. The error says why no reading of it parsed.
    pub(crate) fn compile(text: &str, language: Language, slots: &mut Slots, options: &Options, cache: &Cache) -> Result<Pattern, String> {
        let parsed = cache.parse(text, language)?;
        let Parsed { placeholders, file, range } = &*parsed;
        let mut c = Compiler { file, placeholders, slots, nodes: Vec::new(), inner: Vec::new(), end: range.end, error: None };
        let mut roots = context::roots(file, range);
        // The list around a single `catch` covers the same bytes.
        let count = roots.len();
        for r in &mut roots {
            // In Bash a word alone is that word, whether a command or an argument; in a Dockerfile a
            // metavariable alone is any instruction.
            let alone = file.node(*r).kind == Kind::Call && file.children(file.child(*r, 1)).next().is_none();
            let word = alone.then(|| file.child(*r, 0));
            let metavariable = word.is_some_and(|w| file.node(w).kind == Kind::Id && placeholder::is_metavariable(file.text(w)));
            if count == 1
                && alone
                && (language.id() == "bash" && (metavariable || plain(file, *r)) && file.span(*r).end >= range.end
                    || language.id() == "dockerfile" && metavariable)
            {
                *r = file.child(*r, 0);
            }
            if file.node(*r).kind == Kind::Catches && file.children(*r).count() == 1 {
                *r = file.child(*r, 0);
            }
        }
        if roots.is_empty() {
            return Err("the pattern is empty".to_owned());
        }
        let mut category = Category::Stmts;
        let mut out = Vec::new();
        // One instruction a pair, in a pattern too.
        if let [one] = roots.as_slice()
            && language.id() == "dockerfile"
            && file.node(*one).kind == Kind::Block
        {
            roots = file.children(*one).collect();
            // Dots at either end stand for whatever pairs there are, and for none.
            let dots = |r: &NodeRef| {
                file.children(file.child(*r, 1)).all(|pair| file.node(pair).kind == Kind::Pair && c.is_dots(file.child(pair, 0)))
            };
            while roots.len() > 1 && roots.last().is_some_and(dots) {
                roots.pop();
            }
            while roots.len() > 1 && roots.first().is_some_and(dots) {
                roots.remove(0);
            }
        }
        if let [one] = roots.as_slice() {
            let n = file.node(*one);
            let (cat, at) = match n.kind {
                Kind::ExprStmt if n.flags & flag::TERMINATED == 0 => (Category::Expr, file.child(*one, 0)),
                k if is_statement(k) => (Category::Stmt, *one),
                Kind::Pair | Kind::KwArg => (Category::Field, *one),
                // One pair is a field of whatever mapping has it.
                Kind::Dict if language.id() == "yaml" && n.flags & flag::SPECIAL == 0 && file.children(*one).count() == 1 => {
                    (Category::Field, file.child(*one, 0))
                }
                // One item is an item of whatever sequence has it.
                Kind::Array
                    if language.id() == "yaml"
                        && file.text(*one).starts_with('-')
                        && file.children(*one).count() == 1
                        && !file
                            .children(file.child(*one, 0))
                            .any(|k| c.is_dots(k) || file.node(k).kind == Kind::Pair && c.is_dots(file.child(k, 0))) =>
                {
                    (Category::Item, file.child(*one, 0))
                }
                Kind::Attrs => (Category::Attr, file.children(*one).next().unwrap_or(*one)),
                Kind::Attr | Kind::KeywordAttr => (Category::Attr, *one),
                Kind::Catch | Kind::Case | Kind::Catches => (Category::Partial, *one),
                _ => (Category::Expr, *one),
            };
            category = cat;
            out.push(c.convert(at));
        } else {
            for r in &roots {
                out.push(c.convert(*r));
            }
        }
        if let Some(e) = c.error {
            return Err(e);
        }
        let (mut nodes, inner) = (c.nodes, c.inner);
        // Dots alone are any expression; in C++ any statement.
        if let [one] = out.as_slice()
            && matches!(nodes[*one as usize].ask, Ask::Dots(None))
        {
            nodes[*one as usize].ask = Ask::Mv(None);
            category = if language.id() == "cpp" { Category::Stmt } else { Category::Expr };
        }
        let mut pattern = Pattern {
            nodes,
            roots: out,
            category,
            language,
            literals: BTreeSet::new(),
            required: Vec::new(),
            bound: Vec::new(),
            wanted: Wanted::none(),
            slots: inner,
            guards: Vec::new(),
        };
        pattern.literals = literals(&pattern);
        pattern.wanted = Wanted::of(&pattern);
        require(&mut pattern, options);
        Ok(pattern)
    }
}

/// Whether a kind stands for a statement.
pub(crate) fn is_statement(kind: Kind) -> bool {
    (kind >= Kind::Block && kind <= Kind::EnumEntry)
        && !matches!(kind, Kind::Func | Kind::Class | Kind::Import | Kind::Catch | Kind::Catches | Kind::Case)
        || matches!(kind, Kind::Func | Kind::Class)
}

/// Whether a language is a data format, in which a bare word is a string.
fn is_data(language: Language) -> bool {
    matches!(language.id(), "json" | "yaml" | "terraform" | "dockerfile" | "bash")
}

/// Whether the command is a word or a string.
fn plain(file: &File, call: NodeRef) -> bool {
    let word = file.child(call, 0);
    matches!(file.node(word).kind, Kind::Str | Kind::Interp) || file.node(word).kind == Kind::Id && !placeholder::is_dots(file.text(word))
}

struct Compiler<'a> {
    file: &'a File,
    placeholders: &'a Placeholders,
    slots: &'a mut Slots,
    nodes: Vec<PNode>,
    /// Metavariables that stand inside longer names.
    inner: Vec<(String, Slot)>,
    /// Where the pattern's own text ends.
    end: usize,
    error: Option<String>,
}

impl Compiler<'_> {
    fn push(&mut self, node: PNode) -> P {
        self.nodes.push(node);
        (self.nodes.len() - 1) as P
    }

    fn ask(&mut self, ask: Ask) -> P {
        self.push(PNode { ask, op: 0, flags: 0, sym: 0, kids: Vec::new(), text: "".into(), dotted: None, mask: 0 })
    }

    fn convert(&mut self, at: NodeRef) -> P {
        let file = self.file;
        let n = *file.node(at);
        // The body that only the surroundings have is left out of the pattern.
        if n.kind == Kind::Block && file.span(at).start >= self.end {
            return self.ask(Ask::Node(Kind::Nil));
        }
        if let Some(p) = self.special(at) {
            return p;
        }
        let kids: Vec<P> = file.children(at).collect::<Vec<_>>().into_iter().map(|c| self.convert(c)).collect();
        // Written without an end, a `try` is one with any.
        let partial = n.kind == Kind::Try
            && file.span(at).end > self.end
            && file.children(at).any(|c| file.span(c).start >= self.end && !file.span(c).is_empty());
        let named = matches!(
            n.kind,
            Kind::Id
                | Kind::Path
                | Kind::Token
                | Kind::KeywordAttr
                | Kind::Special
                | Kind::Int
                | Kind::Float
                | Kind::Raw
                | Kind::Atom
                | Kind::Regex
        );
        let text: Box<str> = if named { self.placeholders.restore(file.text(at)).into() } else { "".into() };
        let mut symbol = n.sym;
        if n.kind == Kind::Path && text.contains('$') {
            for part in text.split('.').filter(|p| *p != "$_") {
                if let Some(name) = metavariable(part) {
                    let slot = self.slots.slot(name);
                    self.inner.push((name.to_owned(), slot));
                }
            }
        }
        if n.kind == Kind::Str {
            // A metavariable or dots inside a longer string are ordinary text.
            let content = self.placeholders.restore(file.string(at));
            symbol = sym(&content);
            return self.push(PNode {
                ask: Ask::Node(Kind::Str),
                op: 0,
                flags: n.flags,
                sym: symbol,
                kids,
                text: content.into(),
                dotted: None,
                mask: 0,
            });
        }
        let dotted = match n.kind {
            Kind::Id => Some(text.clone()),
            Kind::Dot if kids.len() == 2 => match (&self.nodes[kids[0] as usize].dotted, &self.nodes[kids[1] as usize].dotted) {
                (Some(a), Some(b)) => Some(format!("{a}.{b}").into()),
                _ => None,
            },
            _ => None,
        };
        // The operator stands before or behind.
        let prefix = n.kind == Kind::IncDec && file.span(file.child(at, 0)).start > file.span(at).start;
        let flags = if partial || prefix { n.flags | flag::SPECIAL } else { n.flags };
        self.push(PNode { ask: Ask::Node(n.kind), op: n.op, flags, sym: symbol, kids, text, dotted, mask: 0 })
    }

    /// Placeholders, and the constructs that exist only to carry one.
    fn special(&mut self, at: NodeRef) -> Option<P> {
        let file = self.file;
        let n = *file.node(at);
        match n.kind {
            Kind::Path if file.text(at).starts_with(['"', '\'', '`']) => {
                let content = self.placeholders.restore(file.text(at).trim_matches(['"', '\'', '`']));
                if content == "..." {
                    return Some(self.ask(Ask::StrAny));
                }
                if let Some((re, flags)) = content.strip_prefix("=~/").and_then(|b| b.rsplit_once('/')) {
                    let prefix = format!("(?{})", if flags.contains('i') { "im" } else { "m" });
                    match crate::regex::Regex::new(&format!("{prefix}{re}")) {
                        Ok(r) => return Some(self.ask(Ask::StrRegex(Arc::new(r)))),
                        Err(e) => self.error = Some(e),
                    }
                }
                let name = metavariable(&content)?;
                let slot = self.slots.slot(name);
                Some(self.ask(if name == "$_" { Ask::StrAny } else { Ask::StrMv(slot) }))
            }
            // Dots in a hole of a string are any expression there.
            Kind::Special if file.language.id() == "python" && file.text(at) == "..." => {
                let parent = NodeRef { item: at.item, node: n.parent };
                (at.node != 0 && file.node(parent).kind == Kind::Interp).then(|| self.ask(Ask::Dots(None)))
            }
            Kind::Id | Kind::Raw | Kind::Path | Kind::Special if n.next == at.node + 1 => {
                let ask = self.placeholders.meaning(file.text(at), self.slots)?;
                let p = self.ask(ask);
                // In a string of PHP braces say that it is no text.
                if file.language.id() == "php" && file.source[..file.span(at).start].ends_with('{') {
                    self.nodes[p as usize].flags = flag::OPTIONAL;
                }
                Some(p)
            }
            // A whole word that the grammar wants to be a variable.
            Kind::Deref
                if file.language.id() == "dockerfile"
                    && file.text(at).starts_with("$__")
                    && file.node(NodeRef { item: at.item, node: n.parent }).kind != Kind::Interp =>
            {
                let ask = self.placeholders.meaning(file.text(at), self.slots)?;
                Some(self.ask(ask))
            }
            // A plain word of a data format, or the string that stands for one.
            Kind::Str
                if is_data(self.file.language)
                    && (n.op == 0 || placeholder::is_value(file.string(at)) || placeholder::is_dots(file.string(at)))
                    && placeholder::is_any(file.string(at)) =>
            {
                let ask = self.placeholders.meaning(file.string(at), self.slots)?;
                Some(self.ask(ask))
            }
            Kind::Str => {
                let content = self.placeholders.restore(file.string(at));
                if content == "..." {
                    let any = self.ask(Ask::StrAny);
                    // Of Python's only those with holes differ from plain strings.
                    let python = file.language.id() == "python" && file.text(at).starts_with(['f', 'F']);
                    if n.flags & flag::SPECIAL != 0 && !is_data(file.language) || python {
                        return Some(self.push(PNode {
                            ask: Ask::Node(Kind::Interp),
                            op: 2,
                            flags: 0,
                            sym: 0,
                            kids: vec![any],
                            text: "".into(),
                            dotted: None,
                            mask: 0,
                        }));
                    }
                    return Some(any);
                }
                // A piece of a string that is dots with a name.
                if let Some(name) = content.strip_prefix("$...").filter(|n| metavariable(&format!("${n}")).is_some())
                    && (n.op == 0 || file.language.id() == "bash" || n.flags & flag::SPECIAL != 0 && !is_data(file.language))
                {
                    let slot = self.slots.slot(&format!("$...{name}"));
                    let dots = self.ask(Ask::Dots(Some(slot)));
                    if n.op == 0 {
                        return Some(dots);
                    }
                    // A string of nothing but dots is one with holes.
                    let all = self.ask(Ask::Node(Kind::Interp));
                    self.nodes[all as usize].kids = vec![dots];
                    self.nodes[all as usize].op = if n.flags & flag::SPECIAL != 0 { 2 } else { 0 };
                    return Some(all);
                }
                // Within PHP's single quotes the sigil is doubled.
                let content = if content.starts_with("$$") { content[1..].to_owned() } else { content };
                if let Some(name) = metavariable(&content) {
                    let slot = self.slots.slot(name);
                    return Some(self.ask(if name == "$_" { Ask::StrAny } else { Ask::StrMv(slot) }));
                }
                // The expression is taken as written, escapes and all.
                let text = self.placeholders.restore(file.text(at));
                let (open, close) = ((n.op >> 8) as usize, (n.op & 255) as usize);
                let written = text.get(open..text.len().saturating_sub(close)).unwrap_or(&content);
                if let Some(body) = written.strip_prefix("=~/")
                    && let Some((re, flags)) = body.rsplit_once('/')
                {
                    let prefix = format!("(?{})", if flags.contains('i') { "im" } else { "m" });
                    match crate::regex::Regex::new(&format!("{prefix}{re}")) {
                        Ok(r) => return Some(self.ask(Ask::StrRegex(Arc::new(r)))),
                        Err(e) => self.error = Some(e),
                    }
                }
                None
            }
            // `"$X"` in PHP is a string with one hole to the grammar.
            Kind::Interp if file.language.id() == "php" => {
                let mut parts = file.children(at);
                let one = parts.next().filter(|p| file.node(*p).kind == Kind::Id)?;
                if parts.next().is_some() {
                    return None;
                }
                match self.placeholders.meaning(file.text(one), self.slots)? {
                    Ask::Mv(Some(slot)) => Some(self.ask(Ask::StrMv(slot))),
                    _ => Some(self.ask(Ask::StrAny)),
                }
            }
            Kind::XmlText => {
                let content = self.placeholders.restore(file.text(at).trim());
                if content == "..." {
                    return Some(self.ask(Ask::Dots(None)));
                }
                if let Some(name) = content.strip_prefix("$...").filter(|n| metavariable(&format!("${n}")).is_some()) {
                    let slot = self.slots.slot(&format!("$...{name}"));
                    return Some(self.ask(Ask::Dots(Some(slot))));
                }
                let name = metavariable(&content)?;
                let slot = (name != "$_").then(|| self.slots.slot(name));
                Some(self.ask(Ask::TextMv(slot)))
            }
            Kind::Regex => {
                let content = self.placeholders.restore(file.text(at));
                let (body, flags) = content.strip_prefix('/')?.rsplit_once('/')?;
                let slot = if body == "..." {
                    None
                } else {
                    let name = metavariable(body)?;
                    Some(self.slots.slot(name))
                };
                let p = self.ask(Ask::RegexMv(slot));
                self.nodes[p as usize].text = flags.into();
                Some(p)
            }
            // `<... e ...>` travels as a call of a function of a reserved name.
            Kind::Call
                if file.language.id() == "php" && file.text(at).starts_with('`') && self.placeholders.restore(file.text(at)) == "`...`" =>
            {
                let callee = self.convert(file.child(at, 0));
                let dots = self.ask(Ask::Dots(None));
                let list = self.ask(Ask::Node(Kind::Args));
                self.nodes[list as usize].kids = vec![dots];
                let call = self.ask(Ask::Node(Kind::Call));
                self.nodes[call as usize].kids = vec![callee, list];
                Some(call)
            }
            Kind::Call => {
                let callee = file.child(at, 0);
                if is_data(file.language) && !(file.language.id() == "terraform" && file.text(callee) == placeholder::DEEP) {
                    return self.command(at);
                }
                if file.node(callee).kind == Kind::Id && placeholder::is_call(file.text(callee)) {
                    return Some(self.convert(callee));
                }
                // Dots in a chain are no method without arguments.
                if file.language.id() == "ruby"
                    && file.node(callee).kind == Kind::Dot
                    && self.is_dots(file.child(callee, 1))
                    && file.children(file.child(at, 1)).next().is_none()
                {
                    return Some(self.convert(callee));
                }
                // A word alone is that word, a call or not.
                if file.language.id() == "ruby" && file.node(callee).kind == Kind::Id && file.span(at) == file.span(callee) {
                    return Some(self.convert(callee));
                }
                if file.node(callee).kind == Kind::Id && file.text(callee) == placeholder::DEEP {
                    let inner = file.children(file.child(at, 1)).next()?;
                    let inner = self.convert(inner);
                    let p = self.ask(Ask::Deep);
                    self.nodes[p as usize].kids = vec![inner];
                    return Some(p);
                }
                None
            }
            // Where there are no calls it travels in an object, or in a command of its own.
            Kind::Dict if self.file.language.id() == "json" => {
                let pair = file.children(at).next().filter(|p| file.node(*p).kind == Kind::Pair)?;
                let key = file.child(pair, 0);
                (file.node(key).kind == Kind::Str && file.string(key) == placeholder::DEEP).then(|| self.deep(file.child(pair, 1)))
            }
            Kind::Raw if file.language.id() == "bash" && file.text(at).starts_with("$(") => {
                let call = file.children(at).find(|c| file.node(*c).kind == Kind::Call)?;
                if file.text(file.child(call, 0)) != placeholder::DEEP {
                    return None;
                }
                let inner = file.children(file.child(call, 1)).next()?;
                Some(self.deep(inner))
            }
            // So is what a method returns by having it last.
            Kind::Return
                if n.flags & flag::IMPLICIT != 0
                    && matches!(file.language.id(), "ruby" | "rust" | "scala" | "elixir")
                    && self.is_dots(file.child(at, 0)) =>
            {
                Some(self.convert(file.child(at, 0)))
            }
            // Dots in the place of an arm are any arms.
            Kind::Raw
                if file.language.id() == "php"
                    && file.text(at).split_once("=>").is_some_and(|(c, v)| placeholder::is_dots(c.trim()) && v.trim() == "0") =>
            {
                Some(self.ask(Ask::Dots(None)))
            }
            // Wrappers around dots are dots.
            Kind::ExprStmt | Kind::Spread | Kind::Attr | Kind::Raw | Kind::XmlAttr => {
                let mut kids = file.children(at);
                let first = kids.next()?;
                let rest_empty = kids.all(|k| matches!(file.node(k).kind, Kind::Nil | Kind::Token));
                (rest_empty && self.is_dots(first)).then(|| self.convert(first))
            }
            Kind::EnumEntry if self.is_dots(file.child(at, 1)) => Some(self.convert(file.child(at, 1))),
            // Dots in the place of a case are any cases.
            Kind::Case if self.is_dots(file.child(at, 0)) => {
                let kids: Vec<NodeRef> = file.children(at).collect();
                let bare = kids.len() == 3 && file.node(kids[2]).next == kids[2].node + 1;
                bare.then(|| self.convert(kids[0]))
            }
            Kind::Param | Kind::VarDef => {
                let binder = file.child(at, 1);
                let ty = file.child(at, 2);
                if self.is_dots(binder) {
                    Some(self.convert(binder))
                } else if self.is_dots(ty) && file.node(binder).kind == Kind::Nil {
                    Some(self.convert(ty))
                } else if n.kind == Kind::Param
                    && self.is_mv(binder)
                    && [0usize, 2, 3].iter().all(|i| {
                        let k = file.node(file.child(at, *i));
                        k.kind == Kind::Nil || k.next == file.child(at, *i).node + 1 && k.kind == Kind::Attrs
                    })
                    && n.op == 0
                {
                    // A bare metavariable takes the whole parameter.
                    None
                } else {
                    None
                }
            }
            // A class that says nothing of its parameters may have any.
            Kind::Params if n.flags & flag::IMPLICIT != 0 => Some(self.ask(Ask::Dots(None))),
            // Any cases, any handlers.
            Kind::Case | Kind::Catch if file.language.id() == "scala" => {
                let kids: Vec<NodeRef> = file.children(at).collect();
                let binder = kids[kids.len().saturating_sub(2).min(usize::from(n.kind == Kind::Catch))];
                let body = kids.last().and_then(|b| file.children(*b).next());
                (self.is_dots(binder) && body.is_some_and(|b| self.is_dots(b))).then(|| self.ask(Ask::Dots(None)))
            }
            Kind::Import if file.node(file.child(at, 0)).kind == Kind::Path && self.is_dots(file.child(at, 0)) => {
                Some(self.ask(Ask::Dots(None)))
            }
            Kind::Import if self.is_dots(file.child(at, 1)) => Some(self.convert(file.child(at, 1))),
            Kind::Pair | Kind::KwArg | Kind::Import | Kind::Imports | Kind::ForClause => {
                let first = file.child(at, 0);
                self.is_dots(first).then(|| self.convert(first))
            }
            _ => None,
        }
    }

    fn deep(&mut self, at: NodeRef) -> P {
        let inner = self.convert(at);
        let deep = self.ask(Ask::Deep);
        self.nodes[deep as usize].kids = vec![inner];
        deep
    }

    /// Commands: dots in the place of one are any commands, and shell text of an instruction is
    /// looked for anywhere in the text.
    fn command(&mut self, at: NodeRef) -> Option<P> {
        let file = self.file;
        let callee = file.child(at, 0);
        let args: Vec<NodeRef> = file.children(file.child(at, 1)).collect();
        if self.is_dots(callee) && file.language.id() == "bash" && !args.is_empty() {
            let mut words = vec![self.convert(callee)];
            words.extend(args.iter().map(|a| self.convert(*a)).collect::<Vec<_>>());
            let call = self.ask(Ask::Node(Kind::Call));
            self.nodes[call as usize].kids = words;
            self.nodes[call as usize].op = WORDS;
            return Some(call);
        }
        if self.is_dots(callee) {
            let Some((first, rest)) = args.split_first() else { return Some(self.convert(callee)) };
            let head = self.convert(*first);
            let rest: Vec<P> = rest.iter().map(|a| self.convert(*a)).collect();
            let list = self.ask(Ask::Node(Kind::Args));
            self.nodes[list as usize].kids = rest;
            let call = self.ask(Ask::Node(Kind::Call));
            self.nodes[call as usize].kids = vec![head, list];
            return Some(call);
        }
        let [one] = args.as_slice() else { return None };
        if file.language.id() == "dockerfile" && file.text(callee).eq_ignore_ascii_case("LABEL") && file.node(*one).kind == Kind::Pair {
            // The form in which dots stand between instructions.
            let (key, value) = (file.child(*one, 0), file.child(*one, 1));
            if self.is_dots(key) && file.text(value) == placeholder::BETWEEN {
                return Some(self.ask(Ask::Dots(None)));
            }
        }
        // Whatever the health is checked by.
        if file.language.id() == "dockerfile"
            && file.text(callee).eq_ignore_ascii_case("HEALTHCHECK")
            && file.node(*one).kind == Kind::Call
            && file.children(file.child(*one, 1)).next().is_none()
            && (self.is_mv(file.child(*one, 0)) || self.is_dots(file.child(*one, 0)))
        {
            let kids = [self.convert(callee), self.convert(file.child(*one, 0))];
            let list = self.ask(Ask::Node(Kind::Args));
            self.nodes[list as usize].kids = vec![kids[1]];
            let call = self.ask(Ask::Node(Kind::Call));
            self.nodes[call as usize].kids = vec![kids[0], list];
            return Some(call);
        }
        let shell =
            file.language.id() == "dockerfile" && matches!(file.text(callee).to_ascii_uppercase().as_str(), "RUN" | "CMD" | "ENTRYPOINT");
        if !shell || !matches!(file.node(*one).kind, Kind::Call | Kind::Binary | Kind::Raw) {
            return None;
        }
        let callee = self.convert(callee);
        // A metavariable alone is all of the text.
        let whole =
            file.node(*one).kind == Kind::Call && file.children(file.child(*one, 1)).next().is_none() && self.is_mv(file.child(*one, 0));
        let mut inner = self.convert(if whole { file.child(*one, 0) } else { *one });
        if !whole && !matches!(self.nodes[inner as usize].ask, Ask::Dots(_)) {
            let deep = self.ask(Ask::Deep);
            self.nodes[deep as usize].kids = vec![inner];
            inner = deep;
        }
        let list = self.ask(Ask::Node(Kind::Args));
        self.nodes[list as usize].kids = vec![inner];
        let call = self.ask(Ask::Node(Kind::Call));
        self.nodes[call as usize].kids = vec![callee, list];
        if whole {
            self.nodes[call as usize].flags = flag::SPECIAL;
        }
        // With an end of its own it is a command, not a list of words.
        if file.source[file.span(*one).end..].trim_start_matches(' ').starts_with(';') {
            self.nodes[call as usize].flags |= flag::OPTIONAL;
        }
        Some(call)
    }

    fn is_dots(&self, at: NodeRef) -> bool {
        let n = self.file.node(at);
        match n.kind {
            Kind::Id => placeholder::is_dots(self.file.text(at)),
            Kind::Str if is_data(self.file.language) => placeholder::is_dots(self.file.string(at)),
            Kind::Deref => self.file.language.id() == "dockerfile" && placeholder::is_dots(self.file.text(at)),
            Kind::Path => placeholder::is_dots(self.file.text(at).trim_matches('"')),
            Kind::Atom => self.file.children(at).next().is_some_and(|c| self.is_dots(c)),
            Kind::ExprStmt | Kind::Spread => self.file.children(at).next().is_some_and(|c| self.is_dots(c)),
            _ => false,
        }
    }

    fn is_mv(&self, at: NodeRef) -> bool {
        self.file.node(at).kind == Kind::Id && placeholder::is_metavariable(self.file.text(at))
    }
}

/// The text if it is one metavariable's name.
pub(crate) fn metavariable(text: &str) -> Option<&str> {
    let body = text.strip_prefix('$')?;
    let ok = body.starts_with(|c: char| c.is_ascii_uppercase() || c == '_')
        && body.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
    ok.then_some(text)
}

/// Whether a language has a way to call a function without its name, or a name or keyword that is not written.
fn is_implied(language: Language, word: &str) -> bool {
    if language.id() == "csharp" {
        // Of accessors and of the members of extension blocks.
        return matches!(word, "this" | "static" | "get" | "set" | "value" | "field");
    }
    language.id() == "php" && ["closure", "fromcallable", "shell_exec"].iter().any(|w| word.eq_ignore_ascii_case(w))
}

/// Names that a file must contain for the pattern to match there.
fn literals(pattern: &Pattern) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for p in &pattern.nodes {
        if let Ask::Node(Kind::Id | Kind::KeywordAttr | Kind::Path) = p.ask {
            for word in p.text.split(['.', '/', ':', '@', '"', '\'']) {
                let word = word.trim();
                if word.len() >= 2
                    && metavariable(word).is_none()
                    && !is_implied(pattern.language, word)
                    && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-' || b == b'$')
                {
                    out.insert(word.to_owned());
                }
            }
        }
    }
    out
}

/// Finds what every match of a pattern holds: for each node a mask of symbols, for each root the
/// symbols and metavariables themselves.
fn require(pattern: &mut Pattern, options: &Options) {
    pattern.required = vec![Vec::new(); pattern.roots.len()];
    pattern.bound = pattern.required.iter().map(|_| Vec::new()).collect();
    // A name may then stand for the expression that it was defined by, elsewhere.
    if options.is_on("symbolic_propagation", false) {
        return;
    }
    for (i, root) in pattern.roots.clone().into_iter().enumerate() {
        let (mut symbols, mut bound) = (Vec::new(), Vec::new());
        collect(pattern, root, &mut symbols, &mut bound);
        symbols.sort_unstable();
        symbols.dedup();
        bound.sort_unstable();
        bound.dedup();
        pattern.required[i] = symbols;
        pattern.bound[i] = bound;
    }
}

fn collect(pattern: &mut Pattern, p: P, symbols: &mut Vec<Sym>, bound: &mut Vec<Slot>) {
    let (first, n) = (symbols.len(), pattern.node(p).clone());
    match n.ask {
        Ask::Node(Kind::Id | Kind::KeywordAttr) if !n.text.contains(['.', '/', '\\', ':']) => symbols.push(n.sym),
        Ask::Mv(Some(slot)) => bound.push(slot),
        _ => {}
    }
    let mut kept = None;
    for (i, k) in n.kids.iter().enumerate() {
        collect(pattern, *k, symbols, bound);
        // Upstream compares no more of an interface than its name.
        if i == 1 && matches!(n.ask, Ask::Node(Kind::Class)) && matches!(pattern.language.id(), "javascript" | "typescript" | "tsx") {
            kept = Some((symbols.len(), bound.len()));
        }
    }
    if let Some((s, b)) = kept {
        symbols.truncate(s);
        bound.truncate(b);
    }
    pattern.nodes[p as usize].mask = symbols[first..].iter().fold(0, |m, s| m | bit(*s));
}
