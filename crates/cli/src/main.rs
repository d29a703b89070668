//! The binary `quantumlayer`: the command line over the engine, and the way into both servers.
//!
//! Invariants
//! - Contains no ability: commands come from the list of operations.
//! - Reports go to standard output, everything else to standard error.
//! - Nothing is computed before it is asked for: `--version` answers at once.

mod command;
mod exit;
mod frames;
mod interrupt;
mod output;
mod progress;
mod run;
mod schema;
mod serve;

use clap::ArgMatches;
use ql_engine::operation::{ALL, Entry};
use std::process::ExitCode;

fn main() -> ExitCode {
    let matches = match command::build(ALL).try_get_matches() {
        Ok(matches) => matches,
        Err(error) => {
            // Help and version come this way too; their code is 0.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(exit::FAILED));
        }
    };
    output::choose_colors(matches.get_one::<String>("color").map_or("auto", String::as_str));
    let (name, sub) = match matches.subcommand() {
        Some(found) => found,
        None => return ExitCode::from(exit::FAILED),
    };
    match name {
        "lsp" => serve::lsp(sub),
        "mcp" => serve::mcp(sub),
        "completions" => serve::completions(sub),
        _ => match find(name, sub) {
            Some((entry, sub)) => run::operation(entry, sub),
            None => ExitCode::from(exit::FAILED),
        },
    }
}

/// The operation that a command names; a group's operation is `group command`.
fn find<'a>(name: &str, matches: &'a ArgMatches) -> Option<(&'static Entry, &'a ArgMatches)> {
    let by_words = |words: &[&str]| ALL.iter().find(|entry| entry.spec.name.split([' ', '.']).eq(words.iter().copied()));
    if let Some((second, inner)) = matches.subcommand()
        && let Some(entry) = by_words(&[name, second])
    {
        return Some((entry, inner));
    }
    by_words(&[name]).map(|entry| (entry, matches))
}
