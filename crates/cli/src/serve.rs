//! The commands that are no operations: the servers and the completion scripts.

use crate::{command, exit, output};
use clap::ArgMatches;
use ql_engine::operation::ALL;
use ql_mcp::install::{self, Client};
use ql_mcp::{Options, Selection, Server, http};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use tokio_util::sync::CancellationToken;

/// `lsp`.
pub(crate) fn lsp(matches: &ArgMatches) -> ExitCode {
    log_to_stderr();
    let settings = match crate::run::settings(matches) {
        Ok(settings) => settings,
        Err(error) => {
            output::complain(&error.to_string());
            return exit::of_error(&error);
        }
    };
    let runtime = match tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            output::complain(&format!("cannot start: {error}"));
            return ExitCode::from(exit::FAILED);
        }
    };
    let code = runtime.block_on(ql_lsp::serve(ql_lsp::Options { settings, ..ql_lsp::Options::default() }));
    // Work that is still under way has nobody left to report to.
    runtime.shutdown_background();
    ExitCode::from(u8::try_from(code).unwrap_or(exit::FAILED))
}

/// `mcp`, `mcp install`, `mcp uninstall`.
pub(crate) fn mcp(matches: &ArgMatches) -> ExitCode {
    let done = match matches.subcommand() {
        Some(("install", matches)) => install(matches),
        Some(("uninstall", matches)) => uninstall(matches),
        _ => serve_mcp(matches),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            output::complain(&message);
            ExitCode::from(exit::FAILED)
        }
    }
}

fn serve_mcp(matches: &ArgMatches) -> Result<(), String> {
    log_to_stderr();
    let list = |name: &str| -> Vec<String> {
        let values = matches.get_many::<String>(name).into_iter().flatten();
        values.map(|value| value.trim().to_owned()).filter(|value| !value.is_empty()).collect()
    };
    let selection = Selection { read_only: matches.get_flag("read-only"), toolsets: list("toolsets"), tools: list("tools") };
    if let Some(problem) = ql_mcp::unknown_names(ALL, &selection) {
        return Err(problem);
    }
    let roots: Vec<PathBuf> = matches.get_many::<PathBuf>("root").into_iter().flatten().cloned().collect();
    if let Some(missing) = roots.iter().find(|root| !root.is_dir()) {
        return Err(format!("--root {}: there is no such folder", missing.display()));
    }
    let folder = std::env::current_dir().map_err(|error| format!("cannot tell the working directory: {error}"))?;
    let options = Options {
        entries: ALL,
        selection,
        roots,
        folder,
        settings: crate::run::settings(matches).map_err(|error| error.to_string())?,
        task_after: ql_mcp::TASK_AFTER,
        extra: None,
    };
    let listen = match matches.get_one::<String>("http") {
        Some(address) => Some(http::Listen::parse(address, matches.get_one::<PathBuf>("token-file").map(PathBuf::as_path))?),
        None => None,
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(|error| format!("cannot start: {error}"))?;
    let served = match listen {
        None => runtime.block_on(ql_mcp::serve_stdio(options)),
        Some(listen) => runtime.block_on(async {
            let stop = CancellationToken::new();
            let interrupted = stop.clone();
            tokio::spawn(async move {
                crate::interrupt::interrupted().await;
                interrupted.cancel();
            });
            http::serve(Server::new(options), listen, stop, |address| {
                let _ = writeln!(std::io::stderr().lock(), "listening on http://{address}/mcp");
            })
            .await
        }),
    };
    // Work that nobody waits for any more must not hold the process.
    runtime.shutdown_background();
    served.map_err(|error| error.to_string())
}

/// What the servers have to say goes to standard error, as `QUANTUMLAYER_LOG` asks (default: warnings).
fn log_to_stderr() {
    let filter =
        tracing_subscriber::EnvFilter::try_from_env("QUANTUMLAYER_LOG").unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("error"));
    let _ = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(false).try_init();
}

fn install(matches: &ArgMatches) -> Result<(), String> {
    let client = client(matches)?;
    let program = std::env::current_exe()
        .and_then(|program| program.canonicalize())
        .map_err(|error| format!("cannot tell where this program is: {error}"))?;
    let program = program.to_str().ok_or("the path of this program is not UTF-8")?;
    let mut arguments = vec!["mcp".to_owned()];
    if let Some(root) = matches.get_one::<PathBuf>("root") {
        let root = root.canonicalize().map_err(|error| format!("--root {}: {error}", root.display()))?;
        if !root.is_dir() {
            return Err(format!("--root {}: not a folder", root.display()));
        }
        arguments.push("--root".to_owned());
        arguments.push(root.to_str().ok_or("the path of the project is not UTF-8")?.to_owned());
    }
    let change = install::add(client, client.file()?, program, &arguments)?;
    if matches.get_flag("print") {
        say(&format!("would write {}", change.file.display()));
        return print(&change.after);
    }
    if !change.is_needed() {
        say(&format!("already in {}", change.file.display()));
        return Ok(());
    }
    wrote(&change, change.write()?);
    say("Restart the client, or reload its servers.");
    Ok(())
}

fn uninstall(matches: &ArgMatches) -> Result<(), String> {
    let client = client(matches)?;
    let file = client.file()?;
    let Some(change) = install::remove(client, file.clone())? else {
        say(&format!("not in {}", file.display()));
        return Ok(());
    };
    if matches.get_flag("print") {
        say(&format!("would write {}", change.file.display()));
        return print(&change.after);
    }
    wrote(&change, change.write()?);
    Ok(())
}

fn client(matches: &ArgMatches) -> Result<Client, String> {
    let name = matches.get_one::<String>("client").map_or("", String::as_str);
    Client::by_name(name).ok_or_else(|| format!("`{name}` is not a known client"))
}

fn wrote(change: &install::Change, copy: Option<PathBuf>) {
    say(&format!("wrote {}", change.file.display()));
    if let Some(copy) = copy {
        say(&format!("what was there is in {}", copy.display()));
    }
}

fn say(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

fn print(text: &str) -> Result<(), String> {
    output::report(text, None).map_err(|error| error.to_string())
}

/// `completions SHELL`.
pub(crate) fn completions(matches: &ArgMatches) -> ExitCode {
    let Some(&shell) = matches.get_one::<clap_complete::Shell>("shell") else {
        return ExitCode::from(exit::FAILED);
    };
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command::build(ALL), "quantumlayer", &mut script);
    match print(&String::from_utf8_lossy(&script)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(&format!("cannot write the script: {error}"));
            ExitCode::from(exit::FAILED)
        }
    }
}
