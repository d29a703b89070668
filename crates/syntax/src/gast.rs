//! The generic tree: one small set of node kinds into which every language is lowered, so that a
//! pattern and the code it describes meet in one shape however either was written.
//!
//! A file is a list of [`Item`]s, one per top-level statement. Each item is an arena of nodes in
//! preorder with positions relative to the item, so that moving an item costs nothing and an edit
//! re-lowers only the items it touches.
//!
//! Children have fixed places by kind (the tables at [`Kind`]); an absent optional child is
//! [`Kind::Nil`].

use rustc_hash::FxHashMap;
use std::sync::Arc;
use xxhash_rust::xxh3::xxh3_64;

/// The deepest nesting that is lowered; what lies deeper becomes one opaque [`Kind::Raw`] leaf.
pub const MAX_DEPTH: usize = 2_000;

/// The hash of a name, of a cooked string or of a normalised number. Stable between runs.
pub type Sym = u64;

/// The symbol of a text.
pub fn sym(text: &str) -> Sym {
    xxh3_64(text.as_bytes())
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// What a node is. The list in brackets names the children in order; `?` may be `Nil`,
        /// `*` is any number.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Kind { $($(#[$doc])* $name),* }

        impl Kind {
            /// How many kinds there are.
            pub const COUNT: usize = [$(Kind::$name),*].len();
            /// Every kind, in declaration order.
            pub const ALL: &'static [Kind] = &[$(Kind::$name),*];
        }
    };
}

kinds! {
    /// An absent optional child.
    Nil,
    /// A construct without a mapping of its own: `op` is the grammar's kind id, `sym` the text's hash if it is a leaf. `[child*]`
    Raw,
    /// An anonymous token kept inside a `Raw` (operators, keywords). `sym` is its text.
    Token,

    // Statements
    /// `[stmt*]`
    Block,
    /// `[expr]`
    ExprStmt,
    /// `[cond, then, else?]`; an `elif` is an `If` in the else place
    If,
    /// `[cond, body, else?]`
    While,
    /// `[body, cond]`
    DoWhile,
    /// `[init?, cond?, update?, body]`
    ForClassic,
    /// `[binder, iterated, body, else?]`
    ForEach,
    /// `[subject?, case*]`
    Switch,
    /// `[pattern*, guard?, body]`: the last two places are guard and body; no pattern is the default case
    Case,
    /// `[value?]`
    Return,
    /// `[label?]`
    Break,
    /// `[label?]`
    Continue,
    /// `[value?, cause?]`
    Throw,
    /// `[body, Catches, else?, finally?]`, resources of a try-with-resources are `With` around it
    Try,
    /// `[Catch*]`
    Catches,
    /// `[type?, binder?, body]`
    Catch,
    /// `[value, binder?, body]`
    With,
    /// `[Id, stmt]`
    Label,
    /// `[Id]`
    Goto,
    /// `[cond, message?]`
    Assert,
    /// `[expr]` Go's `defer`
    Defer,
    /// `[expr]` Go's `go`
    Spawn,
    /// `[expr*]` `del`
    Delete,
    /// `[Id*]` `global`, `nonlocal`
    Scope,
    /// `pass`, an empty statement
    Pass,
    /// `[Attrs, binder, type?, init?]`; `op` is a [`VarKind`]
    VarDef,
    /// `[Attrs, name?, TypeParams?, Params, result?, body?]`; `op` is a [`FuncKind`]
    Func,
    /// `[Attrs, name?, TypeParams?, Parents, Interfaces, body?]`; `op` is a [`ClassKind`]
    Class,
    /// `[name, type]`
    TypeDef,
    /// `[Import*]`: one import statement
    Imports,
    /// `[module, name?, alias?]`; `op` is an [`ImportKind`]
    Import,
    /// `[name]`
    Package,
    /// `[Attrs, Id, Args?, body?]` an enum constant
    EnumEntry,

    // Expressions
    /// A name; `sym` is its text.
    Id,
    /// A dotted module path; `sym` is the hash of the canonical dotted text.
    Path,
    /// `sym` is the normalised decimal value.
    Int,
    /// `sym` is the normalised value.
    Float,
    /// `sym` is the cooked content; see [`Item::string`].
    Str,
    /// `sym` is the content.
    Char,
    /// `sym` is `true` or `false`.
    Bool,
    /// null, nil, None.
    Null,
    /// JavaScript's undefined.
    Undefined,
    /// `sym` is the source between the slashes; `[flags?]` where flags is a `Token`
    Regex,
    /// A symbol or atom; `sym` is its name.
    Atom,
    /// `[part*]`, parts are `Str` or expressions
    Interp,
    /// `[callee, Args]`
    Call,
    /// `[type, Args?, body?]`
    New,
    /// `[object, Id]`
    Dot,
    /// `[object, index*]`
    Index,
    /// `[low?, high?, step?]`
    Slice,
    /// `[operand]`
    Unary,
    /// `[left, right]`
    Binary,
    /// `[operand, (Token, operand)*]` a chain of comparisons
    Compare,
    /// `[target, value]`
    Assign,
    /// `[target, value]`
    AssignOp,
    /// `[target]`; `op` tells increment or decrement
    IncDec,
    /// `[cond, then, else]`
    Cond,
    /// `[element*]` an array or list literal
    Array,
    /// `[element*]`
    Tuple,
    /// `[element*]`
    Set,
    /// `[Pair|Spread*]` an exact mapping (Python dict, JSON object)
    Dict,
    /// `[Pair|Spread|Func*]` a record with implicit rest (JavaScript object)
    Record,
    /// `[key, value]`
    Pair,
    /// `[expr]`; `op` 1 is `*`/`...`, 2 is `**`
    Spread,
    /// `[type, expr]`
    Cast,
    /// `[expr, type]` TypeScript's `as`, `satisfies`, `!`: transparent
    TypeAssert,
    /// `[expr]`
    Await,
    /// `[expr?]`; `op` 1 is `yield from`
    Yield,
    /// `[expr]` address of
    Ref,
    /// `[expr]`
    Deref,
    /// this, super, self; `sym` is the word
    Special,
    /// `[element, ForClause|IfClause*]`; `op` is a [`ComprehensionKind`]
    Comprehension,
    /// `[binder, iterated]`
    ForClause,
    /// `[cond]`
    IfClause,
    /// `[name?, XmlAttrs, child*]`
    Xml,
    /// `[XmlAttr|Spread*]`
    XmlAttrs,
    /// `[name, value?]`
    XmlAttr,
    /// `sym` is the trimmed text
    XmlText,
    /// `[expr*]` comma expression
    Seq,

    // Shared parts
    /// `[Arg*]`: expressions, `KwArg`, `Spread`
    Args,
    /// `[Id, value]`
    KwArg,
    /// `[Param*]`
    Params,
    /// `[Attrs, binder, type?, default?]`; `op` is a [`ParamKind`]. One that is [`flag::IMPLICIT`] is not
    /// written in the list; if [`flag::SPECIAL`] too, it declares no name.
    Param,
    /// `[Attr*]`
    Attrs,
    /// A modifier keyword; `sym` is the word.
    KeywordAttr,
    /// `[expr]` a decorator or annotation
    Attr,
    /// `[type*]` extends / superclass list
    Parents,
    /// `[type*]` implements
    Interfaces,
    /// `[TypeParam*]`
    TypeParams,
    /// `[base, argument*]`
    TypeApply,
    /// `[element]`; `op` tells array, pointer, optional, variadic, channel, slice
    TypeWrap,
    /// `[part*]`; `op` tells union, intersection, function, map, tuple, other
    TypeOther,
}

/// `op` of a [`Kind::Block`] that is a `finally` with its keyword.
pub const BLOCK_FINALLY: u16 = 1;
/// `op` of a [`Kind::Block`] that is a static initializer with its keyword.
pub const BLOCK_STATIC: u16 = 2;

/// `op` of a [`Kind::TypeOther`] that is the type of a function: `[Params, result?]`.
pub const TYPE_FUNCTION: u16 = 8;

/// Bits of [`Node::flags`].
pub mod flag {
    /// The node stands for something that is not written (an implied block, an implied return).
    pub const IMPLICIT: u8 = 1;
    /// Optional chaining, null-safe access.
    pub const OPTIONAL: u8 = 2;
    /// The statement is written with its own terminator (`;`).
    pub const TERMINATED: u8 = 4;
    /// Lowered from a part of the file that has a syntax error.
    pub const BROKEN: u8 = 8;
    /// Async function, loop or comprehension.
    pub const ASYNC: u8 = 16;
    /// The string or expression was written as a walrus, chained or otherwise special form.
    pub const SPECIAL: u8 = 32;
    /// A string of bytes, which is no text.
    pub const BYTES: u8 = 64;
}

/// How a variable is declared: `op` of [`Kind::VarDef`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum VarKind {
    /// no keyword (a typed declaration)
    Plain = 0,
    /// var
    Var,
    /// let
    Let,
    /// const, final
    Const,
    /// Go's `:=`
    Short,
    /// a field of a class or struct
    Field,
}

/// What kind of function: `op` of [`Kind::Func`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum FuncKind {
    /// a declared function
    Function = 0,
    /// a method
    Method,
    /// arrow function, lambda, anonymous function
    Lambda,
    /// a constructor
    Constructor,
    /// a getter
    Getter,
    /// a setter
    Setter,
}

/// What kind of type declaration: `op` of [`Kind::Class`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum ClassKind {
    /// class
    Class = 0,
    /// interface
    Interface,
    /// enum
    Enum,
    /// record
    Record,
    /// struct
    Struct,
    /// annotation type
    Annotation,
    /// a module or namespace
    Module,
    /// what adds members to a type: `impl`, `extension`; a block of C# has no name, and what it extends among the parents
    Extension,
}

/// What is imported: `op` of [`Kind::Import`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum ImportKind {
    /// the module itself, maybe under an alias
    Module = 0,
    /// one name out of a module
    From,
    /// everything out of a module
    All,
    /// a default export
    Default,
    /// all exports as one object
    Namespace,
    /// for its effects only
    Effect,
}

/// What a parameter takes: `op` of [`Kind::Param`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum ParamKind {
    /// one argument
    Ordinary = 0,
    /// the rest of the positional arguments
    Rest,
    /// the rest of the keyword arguments
    KeywordRest,
    /// a bare `*` or `/`
    Separator,
}

/// What a comprehension builds: `op` of [`Kind::Comprehension`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum ComprehensionKind {
    /// a list
    List = 0,
    /// a set
    Set,
    /// a mapping
    Dict,
    /// a generator
    Generator,
}

macro_rules! ops {
    ($($name:ident $($text:literal)+),* $(,)?) => {
        /// Operators: `op` of `Unary`, `Binary`, `AssignOp`, `IncDec`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u16)]
        #[expect(missing_docs, reason = "the spelling beside each name says it")]
        pub enum Op { Other = 0, $($name),* }

        impl Op {
            /// The operator with this spelling; compound assignments by their binary part.
            pub fn from_text(text: &str) -> Op {
                match text { $($($text)|+ => Op::$name,)* _ => Op::Other }
            }
            /// The operator with this number.
            pub fn from_u16(op: u16) -> Op {
                $(if op == Op::$name as u16 { return Op::$name; })*
                Op::Other
            }
        }
    };
}

ops! {
    Add "+", Sub "-", Mul "*", Div "/", FloorDiv "//", Mod "%", Pow "**", MatMul "@",
    BitAnd "&", BitOr "|", BitXor "^", Shl "<<", Shr ">>", UShr ">>>", BitNot "~", AndNot "&^",
    And "&&" "and", Or "||" "or", Not "!" "not", Coalesce "??",
    Eq "==", NotEq "!=" "<>", StrictEq "===", StrictNotEq "!==", Lt "<", Gt ">", Le "<=", Ge ">=",
    In "in", NotIn "not in", Is "is", IsNot "is not", InstanceOf "instanceof",
    Typeof "typeof", Void "void", DeleteOp "delete", Receive "<-", Incr "++", Decr "--", Pipe "|>", Concat ".",
}

/// A node of an item. 40 bytes.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// Bits of [`flag`].
    pub flags: u8,
    /// Operator or sub-kind; for `Str` the lengths of opening (high byte) and closing delimiter.
    pub op: u16,
    /// First byte, relative to the item.
    pub start: u32,
    /// Byte after the last, relative to the item.
    pub end: u32,
    /// Index of the node after this subtree: the subtree is `self..next`.
    pub next: u32,
    /// Index of the parent; the root's is 0 (itself).
    pub parent: u32,
    /// Name, value or content hash, by kind.
    pub sym: Sym,
    /// Position-free hash of the whole subtree.
    pub hash: u64,
}

/// One top-level statement as an arena of nodes in preorder; node 0 is the statement itself.
#[derive(Debug, Default)]
pub struct Item {
    /// The nodes.
    pub nodes: Vec<Node>,
    /// Cooked contents of the strings that are not a slice of the source, and words that are not written.
    pub cooked: FxHashMap<u32, Box<str>>,
    /// Of nodes that stand in parentheses which have no node of their own: first byte and byte after the
    /// last of the outermost pair, relative to the item.
    pub parentheses: FxHashMap<u32, (u32, u32)>,
    /// Hash of the item's text and of the grammar's verdict on it: equal means the same nodes.
    pub text_hash: u64,
    /// The item's length in bytes.
    pub len: u32,
    /// Whether something in it was nested deeper than [`MAX_DEPTH`].
    pub too_deep: bool,
    /// Whether the concrete tree had an error inside.
    pub broken: bool,
}

/// An item at its place in a file.
#[derive(Clone, Debug)]
pub struct ItemAt {
    /// Byte offset of the item in the file.
    pub base: u32,
    /// The item.
    pub item: Arc<Item>,
}

/// A lowered file.
#[derive(Clone, Debug)]
pub struct File {
    /// The language it was parsed as.
    pub language: crate::Language,
    /// Its text.
    pub source: Arc<str>,
    /// Its top-level statements in order.
    pub items: Vec<ItemAt>,
}

/// A node of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeRef {
    /// Index into [`File::items`].
    pub item: u32,
    /// Index into [`Item::nodes`].
    pub node: u32,
}

impl Item {
    /// The children of a node, as indices.
    pub fn children(&self, node: u32) -> Children<'_> {
        Children { nodes: &self.nodes, at: node + 1, end: self.nodes[node as usize].next }
    }

    /// The child at a place; a place that is not there is an error of the lowering and gives the
    /// node itself.
    pub fn child(&self, node: u32, place: usize) -> u32 {
        self.children(node).nth(place).unwrap_or(node)
    }
}

/// Iterator over the children of a node.
#[derive(Clone)]
pub struct Children<'a> {
    nodes: &'a [Node],
    at: u32,
    end: u32,
}

impl Iterator for Children<'_> {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        if self.at >= self.end {
            return None;
        }
        let node = self.at;
        self.at = self.nodes[node as usize].next;
        Some(node)
    }
}

impl File {
    /// The node.
    pub fn node(&self, at: NodeRef) -> &Node {
        &self.items[at.item as usize].item.nodes[at.node as usize]
    }

    /// The bytes of the file that a node covers.
    pub fn span(&self, at: NodeRef) -> std::ops::Range<usize> {
        let base = self.items[at.item as usize].base as usize;
        let n = self.node(at);
        base + n.start as usize..base + n.end as usize
    }

    /// The bytes that a node covers with the parentheses around it.
    pub fn outer_span(&self, at: NodeRef) -> std::ops::Range<usize> {
        let item = &self.items[at.item as usize];
        match item.item.parentheses.get(&at.node) {
            Some((start, end)) => (item.base + start) as usize..(item.base + end) as usize,
            None => self.span(at),
        }
    }

    /// The source text of a node; of a word that is not written but meant, the word.
    pub fn text(&self, at: NodeRef) -> &str {
        let span = self.span(at);
        if span.is_empty()
            && let Some(word) = self.items[at.item as usize].item.cooked.get(&at.node)
        {
            return word;
        }
        &self.source[span]
    }

    /// The children of a node.
    pub fn children(&self, at: NodeRef) -> impl Iterator<Item = NodeRef> + Clone + '_ {
        self.items[at.item as usize].item.children(at.node).map(move |node| NodeRef { item: at.item, node })
    }

    /// The child at a place.
    pub fn child(&self, at: NodeRef, place: usize) -> NodeRef {
        NodeRef { item: at.item, node: self.items[at.item as usize].item.child(at.node, place) }
    }

    /// The content of a string literal, its escapes resolved.
    pub fn string(&self, at: NodeRef) -> &str {
        let item = &self.items[at.item as usize].item;
        if let Some(cooked) = item.cooked.get(&at.node) {
            return cooked;
        }
        let n = self.node(at);
        let span = self.span(at);
        let (open, close) = ((n.op >> 8) as usize, (n.op & 255) as usize);
        if n.kind == Kind::Str && span.len() >= open + close {
            &self.source[span.start + open..span.end - close]
        } else {
            &self.source[span]
        }
    }

    /// Whether anything was nested too deeply to be lowered.
    pub fn too_deep(&self) -> bool {
        self.items.iter().any(|i| i.item.too_deep)
    }
}

/// Builds one item in preorder.
pub struct Builder<'a> {
    source: &'a str,
    base: usize,
    item: Item,
    open: Vec<u32>,
}

impl<'a> Builder<'a> {
    /// Starts an item that begins at byte `base` of `source`.
    pub fn new(source: &'a str, base: usize) -> Builder<'a> {
        Builder { source, base, item: Item::default(), open: Vec::new() }
    }

    /// The file's whole text.
    pub fn source(&self) -> &'a str {
        self.source
    }

    /// Where the item begins in the file.
    pub fn base(&self) -> usize {
        self.base
    }

    /// Lets a node begin earlier: at an absolute position.
    pub fn begin(&mut self, index: u32, start: usize) {
        self.item.nodes[index as usize].start = (start.max(self.base) - self.base) as u32;
    }

    /// How many nodes are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Marks the item as cut at [`MAX_DEPTH`].
    pub fn set_too_deep(&mut self) {
        self.item.too_deep = true;
    }

    /// Opens a node; what is added until the matching [`Builder::close`] becomes its children.
    /// Positions are absolute. Returns the node's index.
    pub fn open(&mut self, kind: Kind, span: std::ops::Range<usize>) -> u32 {
        let index = self.item.nodes.len() as u32;
        // In broken code a part may stand before the one that it belongs behind.
        let end = span.end.max(span.start);
        self.item.nodes.push(Node {
            kind,
            flags: 0,
            op: 0,
            start: (span.start.max(self.base) - self.base) as u32,
            end: (end.max(self.base) - self.base) as u32,
            next: index + 1,
            parent: self.open.last().copied().unwrap_or(0),
            sym: 0,
            hash: 0,
        });
        self.open.push(index);
        index
    }

    /// The node just opened or added, to set its operator, flags or symbol before it is closed.
    pub fn node(&mut self, index: u32) -> &mut Node {
        &mut self.item.nodes[index as usize]
    }

    /// Closes the innermost open node.
    pub fn close(&mut self) {
        if let Some(index) = self.open.pop() {
            self.item.nodes[index as usize].next = self.item.nodes.len() as u32;
            self.rehash(index);
        }
    }

    fn rehash(&mut self, index: u32) {
        let n = self.item.nodes[index as usize];
        // The lengths of a string's delimiters and positions are no part of what it means.
        let op = if n.kind == Kind::Str { 0 } else { n.op };
        let mut h = mix(n.kind as u64 + 1, u64::from(op) | u64::from(n.flags & flag::BYTES) << 16);
        h = mix(h, n.sym);
        for c in self.item.children(index) {
            h = mix(h, self.item.nodes[c as usize].hash);
        }
        self.item.nodes[index as usize].hash = h;
    }

    /// The index that the next node will have.
    pub fn next(&self) -> u32 {
        self.item.nodes.len() as u32
    }

    /// Says that a node stands in parentheses that cover these bytes.
    pub fn parenthesise(&mut self, index: u32, span: std::ops::Range<usize>) {
        let relative = |at: usize| (at.max(self.base) - self.base) as u32;
        self.item.parentheses.insert(index, (relative(span.start), relative(span.end)));
    }

    /// Adds a leaf.
    pub fn leaf(&mut self, kind: Kind, span: std::ops::Range<usize>, sym: Sym) -> u32 {
        let index = self.open(kind, span);
        self.node(index).sym = sym;
        self.close();
        index
    }

    /// Adds a word that is not written but meant: a leaf of no length.
    pub fn implied(&mut self, kind: Kind, at: usize, word: &str) {
        let index = self.leaf(kind, at..at, sym(word));
        self.node(index).flags |= flag::IMPLICIT;
        self.mean(index, word);
    }

    /// Says what a node of no length means, in words.
    pub fn mean(&mut self, index: u32, text: &str) {
        self.item.cooked.insert(index, text.into());
    }

    /// Adds an absent child.
    pub fn nil(&mut self, at: usize) {
        self.leaf(Kind::Nil, at..at, 0);
    }

    /// Adds a name.
    pub fn id(&mut self, span: std::ops::Range<usize>) -> u32 {
        let text = &self.source[span.clone()];
        self.leaf(Kind::Id, span, sym(text))
    }

    /// Adds a string literal whose content is the source between its delimiters, or `cooked` where
    /// it is not.
    pub fn string(&mut self, span: std::ops::Range<usize>, open: usize, close: usize, cooked: Option<String>) -> u32 {
        self.string_with(span, open, close, cooked, 0)
    }

    /// The same with flags.
    pub fn string_with(&mut self, span: std::ops::Range<usize>, open: usize, close: usize, cooked: Option<String>, flags: u8) -> u32 {
        let index = self.open(Kind::Str, span.clone());
        self.node(index).flags = flags;
        let fits = open < 256 && close < 256 && open + close <= span.len();
        let content = match &cooked {
            Some(c) => c.as_str(),
            None if fits => &self.source[span.start + open..span.end - close],
            None => &self.source[span],
        };
        let hash = sym(content);
        let node = self.node(index);
        node.sym = hash;
        node.op = if fits { (open as u16) << 8 | close as u16 } else { 0 };
        if let Some(c) = cooked {
            self.item.cooked.insert(index, c.into());
        }
        self.close();
        index
    }

    /// Ends the item.
    pub fn finish(mut self, len: usize, text_hash: u64, broken: bool) -> Item {
        while !self.open.is_empty() {
            self.close();
        }
        self.item.len = len as u32;
        self.item.text_hash = text_hash;
        self.item.broken = broken;
        self.item.nodes.shrink_to_fit();
        self.item
    }
}

fn mix(a: u64, b: u64) -> u64 {
    let m = u128::from(a ^ 0x9e37_79b9_7f4a_7c15) * u128::from(b ^ 0xd6e8_feb8_6659_fd93);
    (m as u64) ^ ((m >> 64) as u64) ^ a.rotate_left(23)
}
