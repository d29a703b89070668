//! The commands that are no operations: the servers and the completion scripts.

use crate::{command, exit, output};
use clap::ArgMatches;
use ql_engine::operation::ALL;
use std::process::ExitCode;

/// `lsp`.
pub(crate) fn lsp(_matches: &ArgMatches) -> ExitCode {
    output::complain("the language server is not in this build");
    ExitCode::from(exit::FAILED)
}

/// `mcp`, `mcp install`, `mcp uninstall`.
pub(crate) fn mcp(_matches: &ArgMatches) -> ExitCode {
    ExitCode::from(exit::FAILED)
}

/// `completions SHELL`.
pub(crate) fn completions(matches: &ArgMatches) -> ExitCode {
    let Some(&shell) = matches.get_one::<clap_complete::Shell>("shell") else {
        return ExitCode::from(exit::FAILED);
    };
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command::build(ALL), "quantumlayer", &mut script);
    match output::report(&String::from_utf8_lossy(&script), None) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(&format!("cannot write the script: {error}"));
            ExitCode::from(exit::FAILED)
        }
    }
}
