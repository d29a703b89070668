//! Jupyter notebooks, formats 3 and 4: code cells of the kernel's language are one program, cells that a
//! magic gives to another program stand alone.

use super::json::{self, Json};
use super::{Code, Finder, Quoting};
use crate::Language;
use std::ops::Range;

struct Cell {
    /// Counted from 1, among all cells.
    number: usize,
    language: Option<String>,
    lines: Vec<Range<usize>>,
}

#[derive(Default)]
struct Notebook {
    cells: Vec<Cell>,
    seen: usize,
    kernel: Option<String>,
    info: Option<String>,
}

/// The code cells.
pub(super) fn cells(f: &mut Finder<'_>) {
    let text = f.text;
    let mut json = Json::new(text, if text.starts_with('\u{feff}') { 3 } else { 0 });
    let mut notebook = Notebook::default();
    if notebook.read(&mut json).is_none() {
        let line = text.as_bytes()[..json.at.min(text.len())].iter().filter(|b| **b == b'\n').count() + 1;
        f.out.limits.push(format!("the notebook is not valid JSON at line {line}: its cells were not analysed"));
        return;
    }
    let main = notebook.info.or(notebook.kernel).unwrap_or_else(|| "python".to_owned());
    let mut program: Vec<Code> = Vec::new();
    let mut language: Option<&'static str> = None;
    for cell in notebook.cells {
        let own = cell.language.as_deref().unwrap_or(&main);
        let Some(own) = Language::from_id(own).map(Language::id) else { continue };
        let mut code = Code::labelled(Quoting::Json, format!("cell {}", cell.number));
        for line in cell.lines {
            code.stretch(line.start);
            json::decode(&mut code, text, line);
        }
        let reader = if own == "python" { without_magics(&mut code) } else { Some(own) };
        match reader {
            Some(reader) if *language.get_or_insert(own) == reader => program.push(code),
            Some(reader) => f.push(reader, code),
            None => {}
        }
    }
    if let Some(language) = language {
        f.program(language, program);
    }
}

impl Notebook {
    fn read(&mut self, json: &mut Json<'_>) -> Option<()> {
        json.object(|j, key| match key {
            "cells" => self.list(j),
            "worksheets" if j.peek()? == b'[' => {
                j.array(
                    |j| if j.peek()? == b'{' { j.object(|j, key| if key == "cells" { self.list(j) } else { j.skip() }) } else { j.skip() },
                )
            }
            "metadata" if j.peek()? == b'{' => j.object(|j, key| match key {
                "kernelspec" => word(j, "language", &mut self.kernel),
                "language_info" => word(j, "name", &mut self.info),
                _ => j.skip(),
            }),
            _ => j.skip(),
        })?;
        json.peek().is_none().then_some(())
    }

    fn list(&mut self, json: &mut Json<'_>) -> Option<()> {
        if json.peek()? != b'[' {
            return json.skip();
        }
        json.array(|j| {
            self.seen += 1;
            if j.peek()? != b'{' {
                return j.skip();
            }
            let mut cell = Cell { number: self.seen, language: None, lines: Vec::new() };
            let mut kind = None;
            j.object(|j, key| match key {
                "cell_type" => one(j, &mut kind),
                // Format 3 calls it `input`.
                "source" | "input" => {
                    cell.lines = j.strings()?;
                    Some(())
                }
                "language" => one(j, &mut cell.language),
                _ => j.skip(),
            })?;
            if kind.as_deref() == Some("code") {
                self.cells.push(cell);
            }
            Some(())
        })
    }
}

/// A value that is a text, as it is written.
fn one(json: &mut Json<'_>, into: &mut Option<String>) -> Option<()> {
    if json.peek()? != b'"' {
        return json.skip();
    }
    let range = json.string()?;
    *into = Some(json.text()[range].to_owned());
    Some(())
}

/// A text in an object.
fn word(json: &mut Json<'_>, name: &str, into: &mut Option<String>) -> Option<()> {
    if json.peek()? != b'{' {
        return json.skip();
    }
    json.object(|j, key| if key == name { one(j, into) } else { j.skip() })
}

/// Takes what is no Python out of a cell: as many bytes that are. Gives the language of what is there;
/// `None` where a magic gives the cell to a program we do not know.
fn without_magics(code: &mut Code) -> Option<&'static str> {
    let mut start = 0;
    let mut reader = Some("python");
    let text = code.text().to_owned();
    if let Some(magic) = text.trim_start().strip_prefix("%%") {
        let at = text.len() - magic.len() - 2;
        let line = magic.lines().next().unwrap_or_default();
        let mut words = line.split_whitespace();
        reader = match words.next().unwrap_or_default() {
            "time" | "timeit" | "capture" | "prun" | "python" | "python3" | "debug" => Some("python"),
            "script" => words.find(|w| !w.starts_with('-')).and_then(super::pipeline::interpreter).map(Language::id),
            "bash" | "sh" => Some("bash"),
            "javascript" | "js" => Some("javascript"),
            "ruby" => Some("ruby"),
            "html" | "HTML" => Some("html"),
            _ => None,
        };
        start = at + 2 + line.len();
        // Nothing for a page, a comment or an expression elsewhere.
        let stands = match reader {
            Some("html") => " ".repeat(start - at),
            Some("javascript") => format!("//{}", "-".repeat(start - at - 2)),
            _ => "#".repeat(start - at),
        };
        code.overwrite(at, &stands);
    }
    if reader == Some("python") {
        for (range, stands) in magics(&text, start) {
            code.overwrite(range.start, &stands);
        }
    }
    reader
}

/// Lines that the notebook's shell takes before Python sees them, with what may stand there instead.
fn magics(text: &str, from: usize) -> Vec<(Range<usize>, String)> {
    let mut out = Vec::new();
    let mut quote: Option<(u8, bool)> = None;
    let (mut depth, mut continued, mut of_magic) = (0usize, false, false);
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        let body = line.trim_end_matches(['\n', '\r']);
        let start = at;
        at += line.len();
        if of_magic {
            out.push((start..start + body.len(), "#".repeat(body.len())));
            of_magic = body.ends_with('\\');
            continue;
        }
        if quote.is_none()
            && depth == 0
            && !continued
            && let Some(magic) = magic_of(body)
        {
            let len = body.len() - magic;
            let stands = if len == 1 { "0".to_owned() } else { format!("0{}", "#".repeat(len - 1)) };
            out.push((start + magic..start + body.len(), stands));
            of_magic = body.ends_with('\\');
            continue;
        }
        continued = track(body.as_bytes(), &mut quote, &mut depth);
    }
    out
}

/// Where in a line a magic begins, if one does.
fn magic_of(line: &str) -> Option<usize> {
    let body = line.trim_start();
    let at = line.len() - body.len();
    let is_name = |w: &str| !w.is_empty() && w.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | ',' | ' ' | '*'));
    if body.starts_with(['%', '!', '?']) {
        return Some(at);
    }
    // `name?` asks for help.
    if let Some(name) = body.trim_end().strip_suffix('?')
        && is_name(name.trim_end_matches('?'))
    {
        return Some(at);
    }
    // `files = !ls`
    let (name, value) = body.split_once('=')?;
    let value = value.trim_start();
    let mark = value.starts_with('!') && !value.starts_with("!=") || value.starts_with('%');
    (mark && is_name(name)).then(|| line.len() - value.len())
}

/// Follows strings and brackets over a line; whether it ends in a backslash.
fn track(line: &[u8], quote: &mut Option<(u8, bool)>, depth: &mut usize) -> bool {
    let mut at = 0;
    while let Some(b) = line.get(at).copied() {
        let triple = line.get(at..at + 3).is_some_and(|t| t.iter().all(|c| *c == b));
        match *quote {
            Some(_) if b == b'\\' => at += 1,
            Some((q, true)) if b == q && triple => {
                *quote = None;
                at += 2;
            }
            Some((q, false)) if b == q => *quote = None,
            Some(_) => {}
            None => match b {
                b'#' => return false,
                b'"' | b'\'' => {
                    *quote = Some((b, triple));
                    at += if triple { 2 } else { 0 };
                }
                b'(' | b'[' | b'{' => *depth += 1,
                b')' | b']' | b'}' => *depth = depth.saturating_sub(1),
                _ => {}
            },
        }
        at += 1;
    }
    let continued = line.last() == Some(&b'\\');
    // A plain string ends with its line.
    if !continued && matches!(quote, Some((_, false))) {
        *quote = None;
    }
    continued
}
