//! What the lowerings share: kind tables, children with their fields, the depth guard.

use super::{
    Lowering, bash, c, csharp, docker, elixir, go, hcl, html, java, javascript, json, kotlin, lua, php, python, raw, ruby, rust, scala,
    solidity, swift, yaml,
};
use crate::Language;
use crate::gast::{Builder, Item, Kind, MAX_DEPTH, Op, sym};
use smallvec::SmallVec;
use std::ops::Range;
use tree_sitter::Node;

/// Declares the concrete kinds and fields a lowering knows, with tables from the grammar's numbers.
macro_rules! grammar_table {
    (kinds { $($kind:ident),* $(,)? } fields { $($field:ident),* $(,)? }) => {
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[allow(non_camel_case_types, clippy::enum_variant_names, reason = "the grammar's own names")]
        enum C { $($kind,)* __unmapped }

        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[allow(non_camel_case_types, reason = "the grammar's own names")]
        enum F { $($field,)* }

        struct Table { kinds: Vec<C>, fields: Vec<u16> }

        impl Table {
            fn new(language: &tree_sitter::Language) -> Table {
                let kinds = (0..language.node_kind_count() as u16)
                    .map(|id| match (language.node_kind_for_id(id), language.node_kind_is_named(id)) {
                        $((Some(name), true) if name == stringify!($kind).trim_start_matches("r#") => C::$kind,)*
                        _ => C::__unmapped,
                    })
                    .collect();
                let fields = vec![$(language.field_id_for_name(stringify!($field).trim_start_matches("r#")).map_or(0, std::num::NonZeroU16::get)),*];
                Table { kinds, fields }
            }
            fn kind(&self, node: tree_sitter::Node<'_>) -> C {
                self.kinds.get(node.kind_id() as usize).copied().unwrap_or(C::__unmapped)
            }
            fn field(&self, which: F) -> u16 {
                self.fields[which as usize]
            }
        }

        #[cfg(test)]
        const KIND_NAMES: &[&str] = &[$(stringify!($kind)),*];
        #[cfg(test)]
        const FIELD_NAMES: &[&str] = &[$(stringify!($field)),*];
    };
}
pub(super) use grammar_table;

/// The children of a concrete node with the fields they are in; extras (comments) left out.
pub(super) struct Kids<'t>(pub(super) SmallVec<[(Node<'t>, u16); 8]>);

impl<'t> Kids<'t> {
    pub(super) fn of(node: Node<'t>) -> Kids<'t> {
        let mut list = SmallVec::new();
        let mut cursor = node.walk();
        if cursor.goto_first_child() {
            loop {
                let child = cursor.node();
                if !child.is_extra() || child.is_error() {
                    list.push((child, cursor.field_id().map_or(0, std::num::NonZeroU16::get)));
                }
                if !cursor.goto_next_sibling() {
                    break;
                }
            }
        }
        Kids(list)
    }

    pub(super) fn field(&self, field: u16) -> Option<Node<'t>> {
        self.0.iter().find(|(_, f)| *f == field && field != 0).map(|(n, _)| *n)
    }

    pub(super) fn fields(&self, field: u16) -> impl Iterator<Item = Node<'t>> + '_ {
        self.0.iter().filter(move |(_, f)| *f == field && field != 0).map(|(n, _)| *n)
    }

    pub(super) fn named(&self) -> impl Iterator<Item = Node<'t>> + '_ {
        self.0.iter().map(|(n, _)| *n).filter(|n| n.is_named())
    }

    pub(super) fn first_named(&self) -> Option<Node<'t>> {
        self.named().next()
    }

    /// Whether an anonymous token with this text is among the children.
    pub(super) fn has(&self, token: &str) -> bool {
        self.0.iter().any(|(n, _)| !n.is_named() && n.kind() == token)
    }
}

/// A lowering under way.
pub(super) struct Lower<'a> {
    pub(super) b: Builder<'a>,
    pub(super) language: Language,
    /// How many parses of parts of the file this one is inside of.
    pub(super) embedded: usize,
    /// Where the item ends: what lies behind must not count, since an item may be moved.
    pub(super) end: usize,
    depth: usize,
}

impl<'a> Lower<'a> {
    pub(super) fn new(language: Language, b: Builder<'a>, end: usize) -> Lower<'a> {
        Lower { b, language, embedded: 0, end, depth: 0 }
    }

    pub(super) fn finish(self, len: usize, hash: u64, broken: bool) -> Item {
        self.b.finish(len, hash, broken)
    }

    pub(super) fn span(&self, node: Node<'_>) -> Range<usize> {
        let len = self.b.source().len();
        let span = node.start_byte().min(len)..node.end_byte().min(len);
        if self.language.row().lowering != Lowering::Scala {
            return span;
        }
        // Blocks by indentation include the end of their last line.
        span.start..span.start + self.b.source()[span].trim_end().len()
    }

    pub(super) fn text(&self, node: Node<'_>) -> &'a str {
        &self.b.source()[self.span(node)]
    }

    /// Lowers a concrete node to exactly one generic node.
    pub(super) fn node(&mut self, node: Node<'_>) {
        self.nested(node, Self::dispatch);
    }

    /// Lowers a concrete node by a function of the lowering's own, one level deeper. Whatever calls
    /// itself for a nested node goes through here.
    pub(super) fn nested<'t>(&mut self, node: Node<'t>, lower: impl FnOnce(&mut Self, Node<'t>)) {
        // Depth is counted in concrete nodes: parentheses vanish but still use the stack.
        if self.depth >= MAX_DEPTH {
            self.b.set_too_deep();
            let hash = sym(self.text(node));
            self.b.leaf(Kind::Raw, self.span(node), hash);
            return;
        }
        self.depth += 1;
        lower(self, node);
        self.depth -= 1;
    }

    fn dispatch(&mut self, node: Node<'_>) {
        match self.language.row().lowering {
            Lowering::Python => python::node(self, node),
            Lowering::JavaScript => javascript::node(self, node),
            Lowering::Java => java::node(self, node),
            Lowering::Go => go::node(self, node),
            Lowering::Bash => bash::node(self, node),
            Lowering::Docker => docker::node(self, node),
            Lowering::Hcl => hcl::node(self, node),
            Lowering::Php => php::node(self, node),
            Lowering::Ruby => ruby::node(self, node),
            Lowering::CSharp => csharp::node(self, node),
            Lowering::Json => json::node(self, node),
            Lowering::Yaml => yaml::node(self, node),
            Lowering::Rust => rust::node(self, node),
            Lowering::C => c::node(self, node),
            Lowering::Scala => scala::node(self, node),
            Lowering::Swift => swift::node(self, node),
            Lowering::Solidity => solidity::node(self, node),
            Lowering::Html => html::node(self, node),
            Lowering::Lua => lua::node(self, node),
            Lowering::Elixir => elixir::node(self, node),
            Lowering::Kotlin => kotlin::node(self, node),
            _ => raw::node(self, node),
        }
    }

    /// Lowers an optional child; an absent one becomes `Nil` at `at`.
    pub(super) fn opt(&mut self, node: Option<Node<'_>>, at: usize) {
        match node {
            Some(n) => self.node(n),
            None => self.b.nil(at),
        }
    }

    /// Opens a node over a concrete node's span.
    pub(super) fn open(&mut self, kind: Kind, node: Node<'_>) -> u32 {
        let span = self.span(node);
        self.b.open(kind, span)
    }

    /// Opens a node with an operator.
    pub(super) fn open_op(&mut self, kind: Kind, op: u16, node: Node<'_>) -> u32 {
        let index = self.open(kind, node);
        self.b.node(index).op = op;
        index
    }

    pub(super) fn close(&mut self) {
        self.b.close();
    }

    /// A leaf whose symbol is its text.
    pub(super) fn leaf(&mut self, kind: Kind, node: Node<'_>) -> u32 {
        let s = sym(self.text(node));
        self.b.leaf(kind, self.span(node), s)
    }

    /// A name.
    pub(super) fn id(&mut self, node: Node<'_>) {
        self.b.id(self.span(node));
    }

    /// A node of `kind` with these children.
    pub(super) fn list<'t>(&mut self, kind: Kind, node: Node<'_>, children: impl Iterator<Item = Node<'t>>) {
        self.open(kind, node);
        for c in children {
            self.node(c);
        }
        self.close();
    }

    /// A left-nested chain of binary operators without recursion on its spine. `split` gives the
    /// operands and operator text of a node of the chain, `None` where the chain ends.
    pub(super) fn binary_chain<'t>(&mut self, node: Node<'t>, split: impl Fn(&Self, Node<'t>) -> Option<(Node<'t>, Op, Node<'t>)>) {
        let mut rights = Vec::new();
        let mut at = node;
        while let Some((left, op, right)) = split(self, at) {
            self.open_op(Kind::Binary, op as u16, at);
            rights.push(right);
            at = left;
        }
        // An operator without its operands, in a broken text.
        if rights.is_empty() {
            return raw::node(self, node);
        }
        self.node(at);
        while let Some(right) = rights.pop() {
            self.node(right);
            self.close();
        }
    }
}

/// An integer literal's value in decimal, or its lower-case text where it does not fit.
pub(super) fn int_value(text: &str) -> String {
    let t: String = text.chars().filter(|c| *c != '_').collect::<String>().to_ascii_lowercase();
    let t = t.trim_end_matches(['l', 'n', 'u']);
    let (digits, radix) = if let Some(d) = t.strip_prefix("0x") {
        (d, 16)
    } else if let Some(d) = t.strip_prefix("0b") {
        (d, 2)
    } else if let Some(d) = t.strip_prefix("0o") {
        (d, 8)
    } else if t.len() > 1 && t.starts_with('0') && t.bytes().all(|b| (b'0'..=b'7').contains(&b)) {
        (&t[1..], 8)
    } else {
        (t, 10)
    };
    i128::from_str_radix(digits, radix).map_or_else(|_| t.to_owned(), |v| v.to_string())
}

/// A floating literal's normalised value.
pub(super) fn float_value(text: &str) -> String {
    let t: String = text.chars().filter(|c| *c != '_').collect();
    t.trim_end_matches(['f', 'F', 'd', 'D', 'j', 'J']).parse::<f64>().map_or_else(|_| text.to_owned(), |v| format!("{v:?}"))
}

/// Resolves escapes as Python does: one it does not know keeps its backslash.
pub(super) fn unescape_python(text: &str) -> String {
    unescape_with(text, true)
}

/// Resolves the escapes that the languages of the C family and JavaScript share.
pub(super) fn unescape(text: &str) -> String {
    unescape_with(text, false)
}

fn unescape_with(text: &str, keep: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        let Some(e) = chars.next() else {
            out.push('\\');
            break;
        };
        let code = |chars: &mut std::iter::Peekable<std::str::Chars<'_>>, n: usize, radix: u32| {
            let mut v = 0u32;
            let mut seen = 0;
            while seen < n {
                let Some(d) = chars.peek().and_then(|c| c.to_digit(radix)) else { break };
                v = v.saturating_mul(radix).saturating_add(d);
                chars.next();
                seen += 1;
            }
            (seen > 0).then(|| char::from_u32(v).unwrap_or('\u{fffd}'))
        };
        match e {
            'n' => out.push('\n'),
            't' => out.push('\t'),
            'r' => out.push('\r'),
            'a' => out.push('\u{7}'),
            'b' => out.push('\u{8}'),
            'f' => out.push('\u{c}'),
            'v' => out.push('\u{b}'),
            '\n' => {}
            'x' => out.extend(code(&mut chars, 2, 16)),
            'u' if chars.peek() == Some(&'{') => {
                chars.next();
                out.extend(code(&mut chars, 6, 16));
                if chars.peek() == Some(&'}') {
                    chars.next();
                }
            }
            'u' => out.extend(code(&mut chars, 4, 16)),
            'U' => out.extend(code(&mut chars, 8, 16)),
            '0'..='7' => {
                let mut v = e.to_digit(8).unwrap_or(0);
                for _ in 0..2 {
                    match chars.peek().and_then(|c| c.to_digit(8)) {
                        Some(d) => {
                            v = v * 8 + d;
                            chars.next();
                        }
                        None => break,
                    }
                }
                out.extend(char::from_u32(v));
            }
            other => {
                if keep && !matches!(other, '\\' | '\'' | '"') {
                    out.push('\\');
                }
                out.push(other);
            }
        }
    }
    out
}
