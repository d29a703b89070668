//! Runs an operation from the terminal.

use crate::{command, exit, frames, interrupt, output, progress};
use clap::ArgMatches;
use ql_engine::operation::{Cancel, Context, Entry, NoProgress, OperationError, Progress, Reply, Surface};
use ql_engine::workspace::{Settings, Workspace};
use serde_json::Value;
use std::io::Read;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

/// More than this from standard input is not source code.
const MAX_STDIN: u64 = 100 * 1024 * 1024;

/// Runs `entry` with what `matches` says and reports.
pub(crate) fn operation(entry: &'static Entry, matches: &ArgMatches) -> ExitCode {
    match run(entry, matches) {
        Ok(code) => code,
        Err(error) => {
            output::complain(&error.to_string());
            exit::of_error(&error)
        }
    }
}

fn run(entry: &'static Entry, matches: &ArgMatches) -> Result<ExitCode, OperationError> {
    let format = format(entry, matches)?;
    let file = matches.get_one::<PathBuf>("output");
    let input = command::input(entry, matches, &read_stdin)?;
    let source = stdin_source(&input);
    let cancel = Cancel::new();
    interrupt::watch(cancel.clone());
    let quiet = matches.get_flag("quiet") || matches.get_one::<String>("color").is_some_and(|when| when == "never");
    let shown: Arc<dyn Progress> = if quiet || !output::can_draw() { Arc::new(NoProgress) } else { Arc::new(progress::Bar::new()) };
    let root = std::env::current_dir().map_err(|error| OperationError::Failed(format!("cannot tell the working directory: {error}")))?;
    let snapshot = Workspace::with_settings(vec![root.clone()], settings(matches)?).snapshot();
    let cx = Context { snapshot, progress: shown, cancel, surface: Surface::Terminal };
    let result = (entry.run)(&cx, input, format);
    // The bar goes before the report comes.
    drop(cx);
    let reply = result?;
    let text = match format {
        "text" => frames::render(&reply, &root, source.as_deref()),
        "json" => pretty(&reply.json)?,
        _ => rendered(&reply, entry, format)?,
    };
    output::report(&text, file.map(PathBuf::as_path)).map_err(|error| {
        let whereto = file.map_or_else(|| "standard output".to_owned(), |file| file.display().to_string());
        OperationError::Failed(format!("cannot write the report to {whereto}: {error}"))
    })?;
    Ok(exit::of_outcome(reply.outcome))
}

/// What flags and the environment say; nothing of it comes from a repository.
pub(crate) fn settings(matches: &ArgMatches) -> Result<Settings, OperationError> {
    let mut settings = Settings::from_environment();
    if let Some(file) = matches.get_one::<PathBuf>("settings") {
        if !file.is_file() {
            return Err(OperationError::NotFound(format!("--settings {}: there is no such file", file.display())));
        }
        settings.file = Some(file.clone());
    }
    settings.jobs = matches.get_one::<u64>("jobs").and_then(|&jobs| usize::try_from(jobs).ok());
    settings.offline |= matches.get_flag("offline");
    Ok(settings)
}

fn format<'a>(entry: &Entry, matches: &'a ArgMatches) -> Result<&'a str, OperationError> {
    let format = matches.get_one::<String>("format").map_or("text", String::as_str);
    if matches!(format, "text" | "json") || entry.formats.contains(&format) {
        return Ok(format);
    }
    let known = ["text", "json"].iter().chain(entry.formats).copied().collect::<Vec<_>>().join(", ");
    Err(OperationError::Invalid(format!("{} has no format `{format}`; it has {known}", entry.spec.name)))
}

fn pretty(json: &Value) -> Result<String, OperationError> {
    serde_json::to_string_pretty(json).map_err(|error| OperationError::Failed(error.to_string()))
}

fn rendered(reply: &Reply, entry: &Entry, format: &str) -> Result<String, OperationError> {
    reply.rendered.clone().ok_or_else(|| OperationError::Failed(format!("{} could not be rendered as {format}", entry.spec.name)))
}

/// The text that was read from standard input, for showing code.
fn stdin_source(input: &Value) -> Option<String> {
    ["snippet", "stdin", "text", "content"].iter().find_map(|key| input.get(key)?.as_str().map(str::to_owned))
}

fn read_stdin() -> std::io::Result<String> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(MAX_STDIN + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_STDIN {
        return Err(std::io::Error::other("more than 100 MB"));
    }
    Ok(match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    })
}
