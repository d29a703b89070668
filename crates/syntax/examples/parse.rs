//! The floor that `bench/speed.py` compares with: every file of a folder parsed by its grammar, nothing else.
//!
//! Arguments: a folder, and how many threads. Prints files, bytes, seconds, and the seconds that the
//! threads spent on a processor (0 where the system does not tell).

use ql_syntax::{Language, tree_sitter};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(folder), Some(threads)) = (arguments.next(), arguments.next()) else {
        return Err("usage: parse FOLDER THREADS".into());
    };
    let threads: usize = threads.parse()?;
    let mut files = Vec::new();
    collect(Path::new(&folder), &mut files)?;
    // Biggest first, so that no thread is left with a big one at the end.
    files.sort_by_key(|(path, size)| (std::cmp::Reverse(*size), path.clone()));
    let bytes: u64 = files.iter().map(|(_, size)| size).sum();
    let next = AtomicUsize::new(0);
    let started = Instant::now();
    let processor: f64 = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(|| work(&files, &next))).collect();
        workers.into_iter().map(|w| w.join().unwrap_or(0.0)).sum()
    });
    let seconds = started.elapsed().as_secs_f64();
    writeln!(std::io::stdout().lock(), "{} {bytes} {seconds:.6} {processor:.6}", files.len())?;
    Ok(())
}

/// All files with a grammar below a folder, with their sizes. Links are not followed.
fn collect(folder: &Path, files: &mut Vec<(PathBuf, u64)>) -> std::io::Result<()> {
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let kind = entry.file_type()?;
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() && grammar(&entry.path()).is_some() {
                files.push((entry.path(), entry.metadata()?.len()));
            }
        }
    }
    Ok(())
}

fn grammar(path: &Path) -> Option<tree_sitter::Language> {
    let language = Language::from_file_name(path.file_name()?.to_str()?)?;
    language.row().grammar.map(|make| make())
}

/// Parses files until none is left; gives this thread's seconds on a processor.
fn work(files: &[(PathBuf, u64)], next: &AtomicUsize) -> f64 {
    let mut parser = tree_sitter::Parser::new();
    while let Some((path, _)) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
        let (Some(grammar), Ok(text)) = (grammar(path), std::fs::read(path)) else { continue };
        if parser.set_language(&grammar).is_ok() {
            std::hint::black_box(parser.parse(&text, None));
        }
    }
    let status = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    status.split(' ').next().and_then(|n| n.parse::<f64>().ok()).map_or(0.0, |n| n / 1e9)
}
