//! The annotated sample of an inferred rule: the code before the fix, where it has to fire, and after it,
//! where it has to be quiet.

use super::history::Changed;
use ql_syntax::LineIndex;
use ql_syntax::gast::{File, Kind, NodeRef};
use std::collections::BTreeSet;
use std::ops::Range;

/// The lines (from 0) of a text on which a rule matches.
pub(super) type Lines<'a> = &'a dyn Fn(&str, &str) -> BTreeSet<u32>;

/// Functions from before and after that one sample holds.
const MAX_ITEMS: usize = 6;

/// The sample made of the statements at the top of the file that hold the places, and what is imported.
/// `before` and `after` are byte ranges in the two versions. `None` where the language has no comments.
pub(super) fn of_parts(file: &Changed, id: &str, before: &[Range<usize>], after: &[Range<usize>], lines: Lines<'_>) -> Option<String> {
    let mut head: Vec<String> = Vec::new();
    for f in [&file.before, &file.after] {
        for item in 0..f.items.len() as u32 {
            let at = NodeRef { item, node: 0 };
            let text = f.text(at).to_owned();
            if is_import(f, at) && !head.contains(&text) {
                head.push(text);
            }
        }
    }
    let mut text = String::new();
    if file.before.source.starts_with("<?php") {
        text.push_str("<?php\n");
    }
    for line in &head {
        text.push_str(line);
        text.push('\n');
    }
    let old = parts(&file.before, before);
    for part in &old {
        text.push('\n');
        text.push_str(part);
        text.push('\n');
    }
    let boundary = text.len();
    let mut quiet: Vec<usize> = Vec::new();
    for (part, offsets) in parts_with(&file.after, after) {
        text.push('\n');
        quiet.extend(offsets.into_iter().map(|o| text.len() + o));
        text.push_str(&part);
        text.push('\n');
    }
    let path = file.path.as_str();
    let firing = lines(path, &text);
    let index = LineIndex::new(&text);
    if firing.is_empty() || firing.iter().any(|l| index.line_start(*l) as usize >= boundary) {
        return None;
    }
    annotated(file, id, &text, &firing, &quiet.iter().map(|o| index.line_of(*o as u32)).collect())
}

/// Whole versions, one file each.
pub(super) fn of_files(file: &Changed, id: &str, after: &[Range<usize>], lines: Lines<'_>) -> Option<[String; 2]> {
    let firing = lines(&file.path, &file.before.source);
    let still = lines(&file.path, &file.after.source);
    let index = LineIndex::new(&file.after.source);
    let quiet: BTreeSet<u32> = after.iter().map(|r| index.line_of(r.start as u32)).filter(|l| !still.contains(l)).collect();
    Some([annotated(file, id, &file.before.source, &firing, &BTreeSet::new())?, annotated(file, id, &file.after.source, &still, &quiet)?])
}

fn is_import(file: &File, at: NodeRef) -> bool {
    match file.node(at).kind {
        Kind::Imports | Kind::Package => true,
        Kind::VarDef => file.text(at).contains("require("),
        _ => false,
    }
}

fn parts(file: &File, ranges: &[Range<usize>]) -> Vec<String> {
    parts_with(file, ranges).into_iter().map(|(text, _)| text).collect()
}

/// The statements at the top that hold these ranges, with where in each they are.
fn parts_with(file: &File, ranges: &[Range<usize>]) -> Vec<(String, Vec<usize>)> {
    let mut out = Vec::new();
    for item in 0..file.items.len() as u32 {
        let span = file.span(NodeRef { item, node: 0 });
        let inside: Vec<usize> = ranges
            .iter()
            .filter(|r| r.start < span.end && span.start < r.end.max(r.start + 1))
            .map(|r| r.start.max(span.start) - span.start)
            .collect();
        if !inside.is_empty() && out.len() < MAX_ITEMS {
            // What ends a statement may stand behind it.
            let rest = &file.source[span.end..];
            let end = span.end + usize::from(rest.starts_with(';'));
            out.push((file.source[span.start..end].to_owned(), inside));
        }
    }
    out
}

/// A text with its announcements, each on a line of its own before what it announces.
fn annotated(file: &Changed, id: &str, text: &str, firing: &BTreeSet<u32>, quiet: &BTreeSet<u32>) -> Option<String> {
    let comments = file.language.row().comments;
    let (open, close) = match (comments.line.first(), comments.block.first()) {
        (Some(open), _) => (*open, String::new()),
        (None, Some((open, close))) => (*open, format!(" {close}")),
        (None, None) => return None,
    };
    let mut out = String::new();
    for (n, line) in text.split_inclusive('\n').enumerate() {
        let word = if firing.contains(&(n as u32)) {
            Some("ruleid")
        } else if quiet.contains(&(n as u32)) {
            Some("ok")
        } else {
            None
        };
        if let Some(word) = word {
            let indent = &line[..line.len() - line.trim_start().len()];
            let indent = indent.trim_end_matches(['\r', '\n']);
            out.push_str(&format!("{indent}{open} {word}: {id}{close}\n"));
        }
        out.push_str(line);
    }
    if !out.ends_with('\n') {
        out.push('\n');
    }
    Some(out)
}
