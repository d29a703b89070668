//! What `bench/edit.py` compares with: the bare incremental parse of the same edits, nothing else.
//!
//! Arguments: a Python file, and a file with one edit a line: first byte, bytes removed, inserted
//! text in hexadecimal. Prints the nanoseconds of each re-parse.

use std::io::Write;
use std::time::Instant;
use tree_sitter::{InputEdit, Parser, Point};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(file), Some(edits)) = (arguments.next(), arguments.next()) else {
        return Err("usage: reparse FILE EDITS".into());
    };
    let mut text = std::fs::read(file)?;
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_python::LANGUAGE.into())?;
    let mut tree = parser.parse(&text, None).ok_or("no tree")?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::fs::read_to_string(edits)?.lines() {
        let mut words = line.split(' ');
        let mut word = || words.next().unwrap_or_default();
        let (start, removed): (usize, usize) = (word().parse()?, word().parse()?);
        let inserted = bytes(word())?;
        let started = Instant::now();
        let old_end = start + removed;
        let (start_position, old_end_position) = (point(&text, start), point(&text, old_end));
        text.splice(start..old_end, inserted.iter().copied());
        let new_end = start + inserted.len();
        tree.edit(&InputEdit {
            start_byte: start,
            old_end_byte: old_end,
            new_end_byte: new_end,
            start_position,
            old_end_position,
            new_end_position: point(&text, new_end),
        });
        tree = parser.parse(&text, Some(&tree)).ok_or("no tree")?;
        writeln!(out, "{}", started.elapsed().as_nanos())?;
    }
    Ok(())
}

fn bytes(hex: &str) -> Result<Vec<u8>, std::num::ParseIntError> {
    (0..hex.len() / 2).map(|i| u8::from_str_radix(&hex[2 * i..2 * i + 2], 16)).collect()
}

fn point(text: &[u8], at: usize) -> Point {
    let line_start = text[..at].iter().rposition(|b| *b == b'\n').map_or(0, |n| n + 1);
    Point::new(text[..at].iter().filter(|b| **b == b'\n').count(), at - line_start)
}
