//! Rewritings of a sample that leave its meaning alone: what a rule finds must not depend on them.

use super::rule_test::is_annotation;
use ql_syntax::Language;
use tree_sitter::{Node, Tree};

/// A rewriting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Transform {
    /// Blank lines between statements.
    BlankLines,
    /// Comments between statements.
    Comments,
    /// Twice the indentation.
    Indentation,
    /// Windows line ends.
    LineEnds,
    /// Other names for local variables and parameters.
    Locals,
}

impl Transform {
    pub(crate) const ALL: &'static [Transform] =
        &[Transform::BlankLines, Transform::Comments, Transform::Indentation, Transform::LineEnds, Transform::Locals];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Transform::BlankLines => "blank lines",
            Transform::Comments => "comments",
            Transform::Indentation => "indentation",
            Transform::LineEnds => "line ends",
            Transform::Locals => "names of locals",
        }
    }
}

// Languages whose layout may be changed freely outside of strings.
const FREE: &[&str] =
    &["python", "javascript", "typescript", "tsx", "java", "go", "csharp", "kotlin", "rust", "c", "cpp", "scala", "swift", "solidity"];

/// The text after a rewriting; `None` where it does not apply.
pub(crate) fn apply(transform: Transform, language: Language, text: &str) -> Option<String> {
    if !FREE.contains(&language.id()) {
        return None;
    }
    let tree = ql_syntax::parse(language, text).ok()?;
    if tree.root_node().has_error() {
        return None;
    }
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let lines = lines(&tree, text);
    let mut out = String::with_capacity(text.len() * 2);
    match transform {
        Transform::BlankLines | Transform::Comments => {
            let leader = language.row().comments.line.first()?;
            for l in &lines {
                if l.begins_statement {
                    let indent = &l.text[..l.text.len() - l.text.trim_start().len()];
                    match transform {
                        Transform::BlankLines => out.push_str(newline),
                        _ => out.push_str(&format!("{indent}{leader} a remark{newline}")),
                    }
                }
                out.push_str(l.text);
            }
        }
        Transform::Indentation => {
            for l in &lines {
                if !l.in_literal {
                    out.push_str(&l.text[..l.text.len() - l.text.trim_start_matches([' ', '\t']).len()]);
                }
                out.push_str(l.text);
            }
        }
        Transform::LineEnds => {
            if lines.iter().any(|l| l.in_literal) || text.contains('\r') {
                return None;
            }
            out = text.replace('\n', "\r\n");
        }
        Transform::Locals => {
            let file = ql_syntax::lower::lower(language, text.into(), &tree, None);
            out = ql_syntax::rename::locals(&file);
            if out == text {
                return None;
            }
            // A renaming that does not parse says nothing of the rule.
            if ql_syntax::parse(language, &out).map_or(true, |t| t.root_node().has_error()) {
                return None;
            }
        }
    }
    Some(out)
}

struct Line<'a> {
    text: &'a str,
    /// It begins inside a string, where layout means something.
    in_literal: bool,
    /// A line of its own may stand before it.
    begins_statement: bool,
}

fn lines<'a>(tree: &Tree, text: &'a str) -> Vec<Line<'a>> {
    let mut out = Vec::new();
    let mut at = 0;
    // Between an announcement and its line nothing may come.
    let mut announced = false;
    for line in text.split_inclusive('\n') {
        let first = at + line.len() - line.trim_start().len();
        let in_literal = tree.root_node().descendant_for_byte_range(at, at).is_some_and(|n| literal_around(n, at));
        let blank = line.trim().is_empty();
        let begins_statement = !blank && !announced && !in_literal && begins_statement(tree, first, at);
        announced = is_annotation(line);
        out.push(Line { text: line, in_literal, begins_statement });
        at += line.len();
    }
    out
}

fn literal_around(node: Node<'_>, at: usize) -> bool {
    std::iter::successors(Some(node), Node::parent).take(64).any(|n| {
        let kind = n.kind();
        let literal = kind.contains("string")
            || kind.contains("template")
            || kind.contains("heredoc")
            || kind.contains("comment")
            || kind.contains("jsx_text");
        literal && n.start_byte() < at && at < n.end_byte()
    })
}

// Whether a statement, or the comment that announces one, begins at a line's first character.
fn begins_statement(tree: &Tree, first: usize, line: usize) -> bool {
    let Some(node) = tree.root_node().descendant_for_byte_range(first, first + 1) else { return false };
    std::iter::successors(Some(node), Node::parent).take_while(|n| n.start_byte() >= line).take(64).any(|n| {
        n.start_byte() == first
            && n.is_named()
            && (n.kind().ends_with("_statement")
                || n.kind().ends_with("_declaration")
                || n.kind().ends_with("_definition")
                || n.kind().contains("comment"))
            && n.parent().is_some_and(|p| {
                matches!(
                    p.kind(),
                    "module"
                        | "program"
                        | "source_file"
                        | "block"
                        | "statement_block"
                        | "class_body"
                        | "statement_list"
                        | "compound_statement"
                )
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rewritings() {
        let python = Language::from_id("python").unwrap();
        let text = "def f(x):\n    # ruleid: a\n    g(x,\n      1)\n    s = \"\"\"a\n    b\"\"\"\n";
        let mut out = String::new();
        for t in Transform::ALL {
            out.push_str(&format!("--- {}\n{}", t.name(), apply(*t, python, text).unwrap_or("none\n".into())));
        }
        expect_test::expect![[r#"
            --- blank lines

            def f(x):
                # ruleid: a
                g(x,
                  1)

                s = """a
                b"""
            --- comments
            # a remark
            def f(x):
                # ruleid: a
                g(x,
                  1)
                # a remark
                s = """a
                b"""
            --- indentation
            def f(x):
                    # ruleid: a
                    g(x,
                        1)
                    s = """a
                b"""
            --- line ends
            none
            --- names of locals
            def f(local1):
                # ruleid: a
                g(local1,
                  1)
                local2 = """a
                b"""
        "#]]
        .assert_eq(&out);
        assert_eq!(apply(Transform::Indentation, Language::from_id("yaml").unwrap(), "a: 1\n"), None);
    }
}
