//! Syntax errors of a file or a snippet: where, and what was expected there.

use crate::Language;
use tree_sitter::{Node, Tree};

/// A syntax error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// The bytes that could not be understood; empty where something is missing.
    pub span: std::ops::Range<usize>,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What the grammar would have accepted at this place, most telling first; may be empty.
    pub expected: Vec<String>,
}

/// More errors than this say nothing more.
pub const MAX_ERRORS: usize = 100;
const MAX_EXPECTED: usize = 12;

/// The syntax errors of a text, in order. None where the language has no grammar.
pub fn validate(language: Language, source: &str) -> Vec<SyntaxError> {
    match crate::parse(language, source) {
        Ok(tree) => errors(language, source, &tree),
        Err(_) => Vec::new(),
    }
}

/// The syntax errors of a tree, in order.
pub fn errors(language: Language, source: &str, tree: &Tree) -> Vec<SyntaxError> {
    let mut found = Vec::new();
    let Some(grammar) = language.row().grammar else { return found };
    let grammar = grammar();
    let mut cursor = tree.walk();
    // An explicit walk: trees of broken texts can be very deep.
    loop {
        let node = cursor.node();
        let mut descend = false;
        if node.is_missing() {
            let name = quoted(&grammar, node.kind_id());
            let span = node.start_byte().min(source.len());
            found.push(SyntaxError { span: span..span, message: format!("{name} is missing here"), expected: vec![name] });
        } else if node.is_error() {
            found.push(error(&grammar, source, node));
        } else {
            descend = node.has_error();
        }
        if found.len() >= MAX_ERRORS {
            return found;
        }
        if descend && cursor.goto_first_child() {
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return found;
            }
        }
    }
}

fn error(grammar: &tree_sitter::Language, source: &str, node: Node<'_>) -> SyntaxError {
    let (start, end) = (node.start_byte().min(source.len()), node.end_byte().min(source.len()));
    let (mut expected, mut at) = (Vec::new(), start);
    let mut cursor = node.walk();
    let children: Vec<Node<'_>> = node.children(&mut cursor).take(1000).collect();
    for leaf in previous_leaf(node).into_iter().chain(children.iter().map(|c| last_leaf(*c))) {
        let names = accepted(grammar, leaf.next_parse_state());
        if !names.is_empty() {
            expected = names;
            at = leaf.end_byte().clamp(start, end);
        }
    }
    let word = |text: &str| text.trim_start().chars().take_while(|c| !c.is_whitespace()).take(30).collect::<String>();
    let first = word(&source[start..end]);
    let message = if source[end..].trim().is_empty() && children.len() > 1 {
        "what begins here does not end before the text does".to_owned()
    } else if first.is_empty() {
        "something is missing here".to_owned()
    } else {
        let rest = word(source.get(at..end).unwrap_or_default());
        format!("`{}` is unexpected here", if rest.is_empty() { first } else { rest })
    };
    SyntaxError { span: start..end, message, expected }
}

fn last_leaf(mut node: Node<'_>) -> Node<'_> {
    while let Some(child) = node.child(node.child_count().saturating_sub(1)) {
        node = child;
    }
    node
}

fn previous_leaf(node: Node<'_>) -> Option<Node<'_>> {
    let mut here = node;
    loop {
        if let Some(previous) = here.prev_sibling() {
            return Some(last_leaf(previous));
        }
        here = here.parent()?;
    }
}

// What the grammar accepts in a state: words and signs first, then named constructs.
fn accepted(grammar: &tree_sitter::Language, state: u16) -> Vec<String> {
    // State 0 is where the parser recovers: everything is accepted there, which says nothing.
    let Some(names) = (state != 0).then(|| grammar.lookahead_iterator(state)).flatten() else { return Vec::new() };
    let (mut signs, mut named) = (Vec::new(), Vec::new());
    for id in names {
        let Some(name) = grammar.node_kind_for_id(id) else { continue };
        if name.starts_with('_')
            || matches!(name, "end" | "ERROR" | "comment" | "line_comment" | "block_comment")
            || !grammar.node_kind_is_visible(id)
        {
            continue;
        }
        let list = if grammar.node_kind_is_named(id) { &mut named } else { &mut signs };
        let name = quoted(grammar, id);
        if !list.contains(&name) {
            list.push(name);
        }
    }
    named.extend(signs);
    named.truncate(MAX_EXPECTED);
    named
}

fn quoted(grammar: &tree_sitter::Language, id: u16) -> String {
    let name = grammar.node_kind_for_id(id).unwrap_or_default();
    if grammar.node_kind_is_named(id) { name.replace('_', " ") } else { format!("`{}`", name.escape_debug()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(language: &str, source: &str) -> String {
        validate(Language::from_id(language).unwrap(), source)
            .into_iter()
            .map(|e| format!("{:?} {} {:?}\n", e.span, e.message, e.expected.iter().take(3).collect::<Vec<_>>()))
            .collect()
    }

    #[test]
    fn errors_have_places_and_expectations() {
        assert_eq!(check("python", "x = 1\n"), "");
        assert_eq!(check("text", "anything ((("), "");
        expect_test::expect![[r#"
            0..7 what begins here does not end before the text does ["line continuation", "`as`", "`*`"]
        "#]]
        .assert_eq(&check("python", "x = (1,\n"));
        expect_test::expect![[r#"
            6..7 `=` is unexpected here ["identifier", "number", "private property identifier"]
            10..13 what begins here does not end before the text does ["html comment", "optional chain", "`*`"]
        "#]]
        .assert_eq(&check("javascript", "let x = ;\nf(1\n"));
        expect_test::expect![[r#"
            1..6 `1` is unexpected here ["number", "true", "false"]
        "#]]
        .assert_eq(&check("json", "{\"a\" 1}"));
        expect_test::expect![[r#"
            16..16 `)` is missing here ["`)`"]
        "#]]
        .assert_eq(&check("java", "class A { int f( { } }"));
    }

    #[test]
    fn hostile_texts() {
        for language in Language::all() {
            for text in ["(".repeat(20_000), "<a>".repeat(5_000), "\"\u{0}'`{[".repeat(2_000)] {
                assert!(validate(language, &text).len() <= MAX_ERRORS);
            }
        }
    }
}
