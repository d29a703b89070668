//! Shell in Dockerfiles: the shell form of instructions, and the documents of `RUN <<EOF`.

use super::{Code, Finder, Quoting};
use crate::{Language, parse_with};
use tree_sitter::Node;

pub(super) fn commands(f: &mut Finder<'_>) {
    let Ok(tree) = parse_with(f.language, f.text, None, &mut *f.stop) else { return };
    let text = f.text;
    let mut shell = Some("bash");
    let mut stack = vec![tree.root_node()];
    let mut cursor = tree.walk();
    while let Some(n) = stack.pop() {
        match n.kind() {
            // What runs the commands from here on.
            "shell_instruction" => {
                let mut words = text[n.byte_range()].split(['"', '[', ',']).map(str::trim).filter(|w| !w.is_empty());
                shell = words.nth(1).and_then(super::pipeline::interpreter).map(Language::id);
            }
            "from_instruction" => shell = Some("bash"),
            "shell_command" => {
                let Some(shell) = shell else { continue };
                let code = command(text, n);
                f.push(shell, code);
                documents(f, n, shell);
            }
            _ => {
                let children: Vec<Node<'_>> = n.named_children(&mut cursor).collect();
                stack.extend(children.into_iter().rev());
            }
        }
    }
}

/// Shell text without the lines of comment that a Dockerfile allows in it, and without the marks of
/// documents, which follow it.
fn command(text: &str, n: Node<'_>) -> Code {
    let mut code = Code::new(Quoting::Line);
    let mut at = n.start_byte();
    let mut cursor = n.walk();
    for child in n.children(&mut cursor).filter(|c| matches!(c.kind(), "comment" | "heredoc_marker")) {
        let start = child.start_byte().max(at);
        code.copy(text, at..start);
        if child.kind() == "heredoc_marker" {
            code.stand_in(&" ".repeat(child.end_byte() - start), start);
        }
        at = child.end_byte().max(at);
    }
    code.copy(text, at..n.end_byte().max(at));
    code
}

/// The documents behind a command, where something runs them.
fn documents(f: &mut Finder<'_>, command: Node<'_>, shell: &'static str) {
    let Some(instruction) = command.parent() else { return };
    let text = f.text;
    let mut words = text[command.byte_range()].split_whitespace();
    let first = words.next().unwrap_or_default();
    let reader = if first.starts_with("<<") { Some(shell) } else { super::pipeline::interpreter(first).map(Language::id) };
    let Some(reader) = reader else { return };
    let mut cursor = instruction.walk();
    let blocks: Vec<Node<'_>> = instruction.named_children(&mut cursor).filter(|k| k.kind() == "heredoc_block").collect();
    for block in blocks {
        let mut cursor = block.walk();
        for content in block.named_children(&mut cursor).filter(|k| k.kind() == "heredoc_content") {
            let range = content.byte_range();
            let language = match text[range.clone()].starts_with("#!") {
                true => Language::from_shebang(&text.as_bytes()[range.clone()]).map(Language::id),
                false => Some(reader),
            };
            let mut code = Code::new(Quoting::Fixed);
            code.copy(text, range);
            if let Some(language) = language {
                f.push(language, code);
            }
        }
    }
}
