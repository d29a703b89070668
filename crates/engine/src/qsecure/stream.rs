//! Files too large for patterns: text rules over a window that moves through the file, so that memory
//! stays bounded whatever the file's size.

use super::findings::{FileResult, Hit, Input, MAX_HITS, TOO_MANY, fingerprint, normalise, scan_text};
use super::rules::Rules;
use crate::workspace::replace_invalid;
use ql_syntax::Language;
use rustc_hash::FxHashMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;

const WINDOW: usize = 4 << 20;
// No text rule may need more than this of context; a match that starts before the last OVERLAP bytes
// of a window is reported from it, a later one from the next.
const OVERLAP: usize = 64 << 10;

/// Scans a file in windows. `None` if it was stopped, `Err` if it could not be read.
pub(crate) fn scan_large(
    rules: &Rules,
    path: &Path,
    shown: &str,
    limit: u64,
    stop: &(dyn Fn() -> bool + Sync),
) -> std::io::Result<Option<FileResult>> {
    let mut file = File::open(path)?.take(limit);
    let mut total = FileResult::default();
    let mut ordinals: FxHashMap<(String, String), u32> = FxHashMap::default();
    let mut buffer: Vec<u8> = Vec::with_capacity(WINDOW + OVERLAP);
    // Where the buffer begins: byte offset, lines before it, characters before it on its line.
    let (mut offset, mut lines, mut columns) = (0u64, 0u32, 0u32);
    let mut language = Language::text();
    loop {
        let want = (WINDOW + OVERLAP).saturating_sub(buffer.len()) as u64;
        let at_end = (&mut file).take(want).read_to_end(&mut buffer)? as u64 != want;
        let text = replace_invalid(&buffer);
        if offset == 0 {
            language = crate::workspace::language_of(shown, &text);
        }
        let cut = if at_end { text.len() } else { boundary(&text, WINDOW) };
        let input = Input::of(shown, language, &text, true);
        let Some(result) = scan_text(rules, &input, stop) else { return Ok(None) };
        for hit in result.hits {
            if (hit.finding.start.offset as usize) < cut || at_end {
                total.hits.push(moved(hit, &text, offset, lines, columns, &mut ordinals));
            }
        }
        for (member, hit) in result.parts {
            if (hit.finding.start.offset as usize) < cut || at_end {
                total.parts.push((member, moved(hit, &text, offset, lines, columns, &mut ordinals)));
            }
        }
        if total.hits.len() > MAX_HITS {
            total.hits.truncate(MAX_HITS);
            total.limits.push(TOO_MANY.to_owned());
            return Ok(Some(total));
        }
        for limit in result.limits {
            if !total.limits.contains(&limit) {
                total.limits.push(limit);
            }
        }
        if at_end {
            return Ok(Some(total));
        }
        let passed = &text[..cut];
        let newlines = memchr::memchr_iter(b'\n', passed.as_bytes()).count() as u32;
        lines += newlines;
        let last = passed.rfind('\n').map_or(passed, |p| &passed[p + 1..]);
        columns = last.chars().count() as u32 + if newlines == 0 { columns } else { 0 };
        offset += cut as u64;
        buffer.drain(..cut);
    }
}

// The end of the last line before `near`, else the last character boundary.
fn boundary(text: &str, near: usize) -> usize {
    let mut at = near.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    match memchr::memrchr(b'\n', &text.as_bytes()[at - at.min(OVERLAP / 2)..at]) {
        Some(p) => at - at.min(OVERLAP / 2) + p + 1,
        None => at,
    }
}

fn moved(mut hit: Hit, text: &str, offset: u64, lines: u32, columns: u32, ordinals: &mut FxHashMap<(String, String), u32>) -> Hit {
    let f = &mut hit.finding;
    let matched = normalise(&text[f.start.offset as usize..f.end.offset as usize]);
    let ordinal = ordinals.entry((f.rule.clone(), matched.clone())).or_default();
    f.fingerprint = fingerprint(&f.rule, &f.path, &matched, *ordinal);
    *ordinal += 1;
    let fixes = f.fixes.iter_mut().flat_map(|x| x.edits.iter_mut()).flat_map(|e| [&mut e.start, &mut e.end]);
    for p in [&mut f.start, &mut f.end].into_iter().chain(fixes) {
        if p.line == 1 {
            p.column += columns;
        }
        p.line += lines;
        p.offset += offset;
    }
    for line in &mut hit.frame.lines {
        line.number += lines;
    }
    hit
}
