//! Commands in the configuration of pipelines: GitHub and Forgejo workflows and composite actions, CircleCI
//! jobs, GitLab jobs. They are told by their structure, not by the file's name, which differs by project.

use super::{Code, Finder, scalar};
use crate::{Language, parse_with};
use tree_sitter::Node;

/// The language that an interpreter runs, by its name or path.
pub(super) fn interpreter(word: &str) -> Option<Language> {
    let word = word.split_whitespace().next()?;
    if word.is_empty() || !word.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') {
        return None;
    }
    Language::from_shebang(format!("#!{word}\n").as_bytes())
}

pub(super) fn commands(f: &mut Finder<'_>) {
    let text = f.text;
    // Most YAML is something else.
    let workflow = text.contains("steps:") && text.contains("run:");
    let script = text.contains("script:");
    if !workflow && !script {
        return;
    }
    // The grammar counts lines in 16 bits.
    if text.bytes().filter(|b| *b == b'\n').count() >= i16::MAX as usize {
        f.out.limits.push("the file has too many lines for its commands to be looked at".to_owned());
        return;
    }
    let Ok(tree) = parse_with(f.language, text, None, &mut *f.stop) else { return };
    let mut cursor = tree.walk();
    let documents: Vec<Node<'_>> = tree.root_node().named_children(&mut cursor).filter(|n| n.kind() == "document").collect();
    for document in documents {
        let Some(root) = content(document) else { continue };
        let top = pairs(text, root);
        if workflow {
            workflows(f, &top);
        }
        if script && is_gitlab(f.path, &top) {
            gitlab(f, &top);
        }
    }
}

type Pairs<'a, 't> = Vec<(&'a str, Node<'t>)>;

/// What a node wraps: its content without anchors, tags and comments.
fn content(n: Node<'_>) -> Option<Node<'_>> {
    let mut n = n;
    while matches!(n.kind(), "document" | "block_node" | "flow_node" | "block_sequence_item") {
        let mut cursor = n.walk();
        n = n.named_children(&mut cursor).filter(|k| !matches!(k.kind(), "anchor" | "tag" | "comment")).last()?;
    }
    Some(n)
}

/// The keys and values of a mapping.
fn pairs<'a, 't>(text: &'a str, n: Node<'t>) -> Pairs<'a, 't> {
    let mut cursor = n.walk();
    let children = n.named_children(&mut cursor).filter(|k| matches!(k.kind(), "block_mapping_pair" | "flow_pair"));
    // A list in brackets may hold a pair without braces.
    let alone = (n.kind() == "flow_pair").then_some(n);
    children
        .chain(alone)
        .filter_map(|p| {
            let key = &text[content(p.child_by_field_name("key")?)?.byte_range()];
            Some((key.trim_matches(['"', '\'']), content(p.child_by_field_name("value")?)?))
        })
        .collect()
}

fn items(n: Node<'_>) -> Vec<Node<'_>> {
    if !matches!(n.kind(), "block_sequence" | "flow_sequence") {
        return Vec::new();
    }
    let mut cursor = n.walk();
    n.named_children(&mut cursor).filter_map(content).collect()
}

fn get<'t>(pairs: &Pairs<'_, 't>, key: &str) -> Option<Node<'t>> {
    pairs.iter().find(|(k, _)| *k == key).map(|(_, v)| *v)
}

fn value(text: &str, n: Node<'_>) -> Option<String> {
    scalar::decode(text, n).map(|c| c.text().to_owned())
}

/// The shell that a mapping's `defaults` name.
fn default_shell(text: &str, holder: &Pairs<'_, '_>) -> Option<String> {
    let run = get(&pairs(text, get(holder, "defaults")?), "run")?;
    value(text, get(&pairs(text, run), "shell")?)
}

fn workflows(f: &mut Finder<'_>, top: &Pairs<'_, '_>) {
    let text = f.text;
    let everywhere = default_shell(text, top);
    for (_, job) in get(top, "jobs").map(|j| pairs(text, j)).unwrap_or_default() {
        let job = pairs(text, job);
        let Some(list) = get(&job, "steps") else { continue };
        let windows = get(&job, "runs-on").is_some_and(|r| text[r.byte_range()].to_ascii_lowercase().contains("windows"));
        let own = get(&job, "shell").and_then(|s| value(text, s));
        let shell = default_shell(text, &job).or(own).or_else(|| everywhere.clone());
        steps(f, list, shell.or_else(|| windows.then(|| "pwsh".to_owned())).as_deref());
    }
    if let Some(list) = get(top, "runs").and_then(|r| get(&pairs(text, r), "steps")) {
        steps(f, list, None);
    }
}

/// Each step runs in a shell of its own.
fn steps(f: &mut Finder<'_>, list: Node<'_>, shell: Option<&str>) {
    let text = f.text;
    for step in items(list) {
        let step = pairs(text, step);
        let Some(run) = get(&step, "run") else { continue };
        // A mapping where the command has a name.
        let inner = pairs(text, run);
        let (holder, run) = match get(&inner, "command") {
            Some(command) => (&inner, command),
            None => (&step, run),
        };
        let own = get(holder, "shell").and_then(|s| value(text, s));
        let language = match own.as_deref().or(shell) {
            Some(shell) => interpreter(shell).map(Language::id),
            None => Some("bash"),
        };
        if let (Some(language), Some(mut code)) = (language, scalar::decode(text, run)) {
            without_expressions(&mut code);
            f.push(language, code);
        }
    }
}

/// What the pipeline puts in before the shell starts is a word to the shell.
fn without_expressions(code: &mut Code) {
    let mut at = 0;
    while let Some(found) = code.text()[at..].find("${{") {
        let start = at + found;
        let Some(len) = code.text()[start..].find("}}") else { return };
        at = start + len + 2;
        if !code.text()[start..at].contains('\n') {
            code.overwrite(start, &"_".repeat(at - start));
        }
    }
}

/// GitLab's jobs are at the top of a file; what else is there tells them from other systems' keys.
fn is_gitlab(path: &str, top: &Pairs<'_, '_>) -> bool {
    let path = path.to_ascii_lowercase();
    let named = path.contains(".gitlab-ci") || path.starts_with(".gitlab/") || path.contains("/.gitlab/");
    named || get(top, "stages").is_some_and(|s| matches!(s.kind(), "block_sequence" | "flow_sequence"))
}

fn gitlab(f: &mut Finder<'_>, top: &Pairs<'_, '_>) {
    let text = f.text;
    let jobs = top.iter().map(|(_, job)| pairs(text, *job));
    for job in std::iter::once(top.clone()).chain(jobs) {
        // One shell runs what comes before and the script itself, another what comes after.
        for keys in [&["before_script", "script"][..], &["after_script"]] {
            let mut lines = Vec::new();
            for key in keys {
                if let Some(n) = get(&job, key) {
                    script(text, n, 0, &mut lines);
                }
            }
            let whole = lines.into_iter().reduce(|mut all: Code, line| {
                all.filler("\n");
                all.append(line);
                all
            });
            if let Some(code) = whole {
                f.push("bash", code);
            }
        }
    }
}

/// A command, or a list of them, which may hold lists.
fn script(text: &str, n: Node<'_>, depth: usize, out: &mut Vec<Code>) {
    match scalar::decode(text, n) {
        Some(code) => out.push(code),
        None if depth < 10 => items(n).into_iter().for_each(|i| script(text, i, depth + 1, out)),
        None => {}
    }
}
