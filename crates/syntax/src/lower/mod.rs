//! From concrete trees to the generic tree.
//!
//! One function per language maps a concrete node to exactly one generic node, so that children keep
//! their places. What has no mapping becomes [`Kind::Raw`] and still matches structurally.

mod bash;
mod c;
mod common;
mod cpp;
mod csharp;
mod csharp_members;
mod docker;
mod elixir;
mod go;
mod hcl;
mod html;
mod java;
mod javascript;
mod json;
mod kotlin;
mod lua;
mod php;
mod python;
mod raw;
mod ruby;
mod rust;
mod scala;
mod shape;
#[cfg(test)]
mod snippets;
mod solidity;
mod swift;
mod yaml;

use crate::Language;
use crate::gast::{Builder, File, Item, ItemAt};
use common::Lower;
use std::collections::HashMap;
use std::sync::Arc;
use tree_sitter::{Node, Tree};
use xxhash_rust::xxh3::{Xxh3, xxh3_64, xxh3_64_with_seed};

/// How a language's concrete tree becomes the generic tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lowering {
    /// Python's mapping.
    Python,
    /// The mapping shared by JavaScript, TypeScript and TSX.
    JavaScript,
    /// Java's mapping.
    Java,
    /// Go's mapping.
    Go,
    /// HCL's mapping.
    Hcl,
    /// Bash's mapping.
    Bash,
    /// The mapping of Dockerfiles.
    Docker,
    /// PHP's mapping.
    Php,
    /// Ruby's mapping.
    Ruby,
    /// C#'s mapping.
    CSharp,
    /// JSON's mapping.
    Json,
    /// YAML's mapping.
    Yaml,
    /// Rust's mapping.
    Rust,
    /// The mapping shared by C and C++.
    C,
    /// Scala's mapping.
    Scala,
    /// Swift's mapping.
    Swift,
    /// Solidity's mapping.
    Solidity,
    /// HTML's mapping.
    Html,
    /// Lua's mapping.
    Lua,
    /// Elixir's mapping.
    Elixir,
    /// Kotlin's mapping.
    Kotlin,
    /// Every concrete node as it is.
    Raw,
    /// No tree at all.
    None,
}

/// Lowers a file. Whole items whose text is the same in an `old` version are taken over from it.
pub fn lower<'o>(language: Language, source: Arc<str>, tree: &Tree, old: impl IntoIterator<Item = &'o File>) -> File {
    let mut known: HashMap<u64, Arc<Item>> = HashMap::new();
    for at in old.into_iter().flat_map(|old| &old.items) {
        known.insert(at.item.text_hash, at.item.clone());
    }
    let root = tree.root_node();
    // Some grammars wrap all of a file in one node.
    let only = root.named_child(0).filter(|b| root.named_child_count() == 1 && b.kind() == "body");
    let root = only.unwrap_or(root);
    // What stands at the top of a text that the grammar could not make a whole of is lowered otherwise.
    let under = u64::from(root.kind_id()) << 48;
    let mut items = Vec::new();
    let mut cursor = root.walk();
    let lua = language.row().lowering == Lowering::Lua;
    let php = language.row().lowering == Lowering::Php;
    let csharp = language.row().lowering == Lowering::CSharp;
    let is_item = |node: &Node<'_>| {
        // A semicolon alone is a statement of Lua's grammar.
        (!node.is_extra() || node.is_error() || node.kind() == "text_interpolation") && !(lua && node.kind() == "empty_statement")
    };
    let mut nodes = root.named_children(&mut cursor).filter(is_item).peekable();
    let prefixed = language.row().lowering == Lowering::Rust;
    let mut prefix: Option<usize> = None;
    while let Some(node) = nodes.next() {
        // What stands before its item is part of it.
        if prefixed && rust::is_prefix(node) && nodes.peek().is_some() {
            prefix.get_or_insert(node.start_byte());
            continue;
        }
        let (start, mut end) = (prefix.take().unwrap_or(node.start_byte()), node.end_byte().min(source.len()));
        if language.row().lowering == Lowering::Bash {
            end = bash::background(&source, end).unwrap_or(end);
        }
        let seed = under | (u64::from(node.kind_id()) << 32) | (language.index() as u64) << 1 | u64::from(node.has_error());
        // Whether a word of C# begins a block may depend on what stands around it.
        let shaped = root.is_error() || csharp && source[start..end].contains("extension");
        let seed = seed ^ if shaped { shape(node) } else { (node.descendant_count() as u64) << 8 };
        // `<?= e ?>` writes what `<?php e ?>` only evaluates.
        let seed = if php && source[..start].trim_end().ends_with("<?=") { !seed } else { seed };
        let hash = xxh3_64_with_seed(&source.as_bytes()[start..end], seed);
        let item = match known.get(&hash) {
            // What the grammar makes of a broken text depends on what stands around it.
            Some(item) if item.len as usize == end - start && !node.has_error() => item.clone(),
            _ => Arc::new(lower_item(language, &source, node, start..end, hash)),
        };
        items.push(ItemAt { base: start as u32, item });
    }
    File { language, source, items }
}

/// A hash of the kinds and fields of all nodes below one. Where nothing holds the pieces of a broken text
/// together, the grammar reads the same piece in more than one way, without an error in it.
fn shape(node: Node<'_>) -> u64 {
    let mut hash = Xxh3::new();
    let mut cursor = node.walk();
    let mut depth = 0_u32;
    loop {
        hash.update(&cursor.node().kind_id().to_le_bytes());
        hash.update(&cursor.field_id().map_or(0, u16::from).to_le_bytes());
        hash.update(&depth.to_le_bytes());
        if cursor.goto_first_child() {
            depth += 1;
            continue;
        }
        while !cursor.goto_next_sibling() {
            if depth == 0 || !cursor.goto_parent() {
                return hash.digest();
            }
            depth -= 1;
        }
    }
}

fn lower_item(language: Language, source: &str, node: Node<'_>, span: std::ops::Range<usize>, hash: u64) -> Item {
    let mut lower = Lower::new(language, Builder::new(source, span.start), span.end);
    lower.node(node);
    let len = span.len();
    lower.finish(len, hash, node.has_error())
}

/// The bytes that the grammar could not make sense of.
pub fn broken(tree: &Tree) -> Vec<std::ops::Range<usize>> {
    let mut out = Vec::new();
    if !tree.root_node().has_error() {
        return out;
    }
    let mut cursor = tree.walk();
    loop {
        let n = cursor.node();
        if n.is_error() || n.is_missing() {
            out.push(n.byte_range());
        }
        if n.has_error() && !n.is_error() && cursor.goto_first_child() {
            continue;
        }
        loop {
            if cursor.goto_next_sibling() {
                break;
            }
            if !cursor.goto_parent() {
                return out;
            }
        }
    }
}

/// The hash by which a whole text is known.
pub fn text_hash(text: &str) -> u64 {
    xxh3_64(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gast::{Kind, NodeRef};
    use std::fmt::Write;

    /// A lowering names only kinds and fields that its grammar has.
    pub(super) fn check_names(grammar: tree_sitter_language::LanguageFn, kinds: &[&str], fields: &[&str]) {
        let language = tree_sitter::Language::new(grammar);
        let known: std::collections::HashSet<_> =
            (0..language.node_kind_count() as u16).filter_map(|id| language.node_kind_for_id(id)).collect();
        for k in kinds {
            let k = k.trim_start_matches("r#");
            assert!(known.contains(k), "the grammar has no kind {k}");
        }
        for f in fields {
            let f = f.trim_start_matches("r#");
            assert!(language.field_id_for_name(f).is_some(), "the grammar has no field {f}");
        }
    }

    /// The generic tree as an indented list.
    pub(in crate::lower) fn dump(language: &str, source: &str) -> String {
        let language = Language::from_id(language).unwrap();
        let tree = crate::parse(language, source).unwrap();
        let file = lower(language, source.into(), &tree, None);
        let mut out = String::new();
        for item in 0..file.items.len() as u32 {
            show(&file, NodeRef { item, node: 0 }, 0, &mut out);
        }
        out
    }

    fn show(file: &File, at: NodeRef, depth: usize, out: &mut String) {
        let n = file.node(at);
        let _ = write!(out, "{:indent$}{:?}", "", n.kind, indent = depth * 2);
        if n.op != 0 && n.kind != Kind::Str {
            let _ = write!(out, "/{}", n.op);
        }
        if n.next == at.node + 1 && n.kind != Kind::Nil {
            let _ = write!(out, " {:?}", if n.kind == Kind::Str { file.string(at) } else { file.text(at) });
        }
        out.push('\n');
        for c in file.children(at) {
            show(file, c, depth + 1, out);
        }
    }

    #[test]
    fn items_lowered_under_another_root_are_not_taken_over() {
        let language = Language::from_id("ruby").unwrap();
        let [whole, cut] = ["puts 1\n", "puts 1\ndef f\n if a\n x = {"].map(|text| (text, crate::parse(language, text).unwrap()));
        assert_ne!(whole.1.root_node().kind(), cut.1.root_node().kind());
        let old = lower(language, whole.0.into(), &whole.1, None);
        let [taken_over, anew] = [Some(&old), None].map(|old| {
            let file = lower(language, cut.0.into(), &cut.1, old);
            file.items[0].item.nodes.iter().map(|n| (n.kind, n.hash)).collect::<Vec<_>>()
        });
        assert_eq!(taken_over, anew);
    }

    #[test]
    fn what_is_written_out_is_another_item() {
        let language = Language::from_id("php").unwrap();
        let text = "<?= $a ?> <?php $a ?>";
        let file = lower(language, text.into(), &crate::parse(language, text).unwrap(), None);
        let written = |at: &&crate::gast::ItemAt| text[at.base as usize..].starts_with("$a");
        let items: Vec<_> = file.items.iter().filter(written).map(|at| &at.item).collect();
        assert_eq!(items.len(), 2);
        assert!(items[0].len == items[1].len && items[0].nodes.len() != items[1].nodes.len() && items[0].text_hash != items[1].text_hash);
    }

    #[test]
    fn broken_items_are_not_taken_over() {
        let (language, text) = (Language::from_id("typescript").unwrap(), "a = 1;\nfor await as private readonly\n");
        let tree = crate::parse(language, text).unwrap();
        let old = lower(language, text.into(), &tree, None);
        let new = lower(language, text.into(), &tree, Some(&old));
        let taken_over: Vec<_> = old.items.iter().zip(&new.items).map(|(old, new)| Arc::ptr_eq(&old.item, &new.item)).collect();
        assert_eq!(taken_over, new.items.iter().map(|at| !at.item.broken).collect::<Vec<_>>());
        assert!(taken_over.contains(&true) && taken_over.contains(&false));
    }

    #[test]
    fn nesting_is_cut() {
        let n = 3_000;
        let cases = [
            ("ruby", "if a\n".repeat(n) + &"end\n".repeat(n)),
            ("php", format!("<?php if (a) {{}}{}", " elseif (b) {}".repeat(n))),
            ("php", format!("<?php {}{}", "if (a) { ".repeat(n), "}".repeat(n))),
            ("csharp", format!("{}{}", "if (a) { ".repeat(n), "}".repeat(n))),
            ("csharp", format!("{}int N => 1; {}", "extension(S s) { ".repeat(n), "}".repeat(n))),
            ("json", "[".repeat(n) + &"]".repeat(n)),
            ("yaml", "[".repeat(n) + &"]".repeat(n)),
            ("terraform", format!("a = {}1{}", "[".repeat(n), "]".repeat(n))),
            ("bash", "if a; then ".repeat(n) + &"fi; ".repeat(n)),
            ("kotlin", format!("fun f() {{ {}{} }}", "if (a) { ".repeat(n), "}".repeat(n))),
            ("rust", format!("fn f() {{ {}{} }}", "if a { ".repeat(n), "}".repeat(n))),
            ("rust", format!("fn f() {{ {}1{}; }}", "m!(".repeat(n), ")".repeat(n))),
            ("c", format!("void f() {{ {}{} }}", "if (a) { ".repeat(n), "}".repeat(n))),
            ("cpp", format!("int x = {}1{};", "f([]{ return ".repeat(n), "; })".repeat(n))),
            ("scala", format!("def f() = {{ {}{} }}", "if (a) { ".repeat(n), "}".repeat(n))),
            ("swift", format!("{}{}", "if a { ".repeat(n), "}".repeat(n))),
            ("solidity", format!("function f() {{ {}{} }}", "if (a) { ".repeat(n), "}".repeat(n))),
            ("html", "<a>".repeat(n) + &"</a>".repeat(n)),
            ("lua", format!("if a then{} end", " elseif b then".repeat(n))),
            ("lua", "if a then ".repeat(n) + &"end ".repeat(n)),
            ("elixir", "f(".repeat(n) + &")".repeat(n)),
        ];
        let work = move || {
            for (language, source) in cases {
                let language = Language::from_id(language).unwrap();
                let tree = crate::parse(language, &source).unwrap();
                let file = lower(language, source.as_str().into(), &tree, None);
                assert!(file.too_deep() || tree.root_node().has_error() || source.contains("m!("), "{language:?}");
            }
        };
        std::thread::Builder::new().stack_size(256 << 20).spawn(work).unwrap().join().unwrap();
    }

    #[test]
    fn dump_file() {
        if let Ok(path) = std::env::var("QL_DUMP") {
            let language = Language::from_file_name(&path).unwrap();
            println!("{}", dump(language.id(), &std::fs::read_to_string(path).unwrap()));
        }
    }
}
