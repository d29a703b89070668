//! The command line, built from the list of operations: a new operation appears here untouched.

use crate::schema::{Kind, Parameter, Place, STDIN_FILE_NAME, parameters};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use ql_engine::operation::{Entry, OperationError};
use serde_json::{Map, Value};
use std::path::PathBuf;

/// Flags that stand before or after any command. An operation whose input has a property of the same
/// name is given the value, and has no flag of its own.
pub(crate) const GLOBAL: &[&str] = &["format", "output", "quiet", "color", "offline", "settings", "jobs"];

const EXIT_CODES: &str = "\
Exit codes:
  0    nothing at or above --fail-on
  1    something found
  2    could not do it: wrong usage, missing path, unreadable configuration
  3    behaviour changed (test diff, test heal)
  4    incomplete: a limit was reached
  130  interrupted";

/// The whole command line.
pub(crate) fn build(entries: &'static [Entry]) -> Command {
    let mut root = Command::new("quantumlayer")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Finds what is dangerous in your code, explains it and fixes it: in the terminal, in editors, for agents")
        .after_help("Start with `quantumlayer scan` in a project. `quantumlayer COMMAND --help` tells more.")
        .after_long_help(EXIT_CODES)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .infer_long_args(false)
        .args(global_arguments());
    for entry in entries {
        root = add_operation(root, entry);
    }
    root.subcommand(lsp()).subcommand(mcp()).subcommand(completions())
}

fn global_arguments() -> Vec<Arg> {
    let global = |name: &'static str| Arg::new(name).long(name).global(true).help_heading("Global options");
    vec![
        global("format")
            .value_name("FORMAT")
            .help("How to report: text, json, or a format of the command's own")
            .default_value("text")
            .hide_default_value(true),
        global("output")
            .short('o')
            .value_name("FILE")
            .value_parser(value_parser!(PathBuf))
            .help("Write the report to a file instead of standard output"),
        global("quiet").short('q').action(ArgAction::SetTrue).help("Say nothing beside the report"),
        global("color")
            .value_name("WHEN")
            .value_parser(["auto", "always", "never"])
            .default_value("auto")
            .hide_default_value(true)
            .help("Colours and progress; `auto` looks at the terminal and at NO_COLOR"),
        global("offline").action(ArgAction::SetTrue).help("Use no network, whatever else is said"),
        global("settings")
            .value_name("FILE")
            .value_parser(value_parser!(PathBuf))
            .help("Take this quantumlayer.toml instead of looking for one"),
        global("jobs")
            .short('j')
            .value_name("N")
            .value_parser(value_parser!(u64).range(1..=1024))
            .help("How many threads may work at once [default: one a core]"),
    ]
}

/// `rules test` is the command `test` of the command `rules`.
fn add_operation(root: Command, entry: &'static Entry) -> Command {
    let mut words = entry.spec.name.split([' ', '.']);
    let Some(first) = words.next() else {
        return root;
    };
    match words.next() {
        None => root.subcommand(operation(first, entry)),
        Some(second) => {
            let group = root.find_subcommand(first).cloned().unwrap_or_else(|| {
                Command::new(first.to_owned())
                    .about(format!("Commands about {first}"))
                    .subcommand_required(true)
                    .arg_required_else_help(true)
            });
            // `mut_subcommand` replaces what is there; a new group is added.
            let group = group.subcommand(operation(second, entry));
            if root.find_subcommand(first).is_some() { root.mut_subcommand(first, |_| group) } else { root.subcommand(group) }
        }
    }
}

fn operation(name: &str, entry: &'static Entry) -> Command {
    let schema = (entry.input_schema)().to_value();
    let mut command = Command::new(name.to_owned()).about(entry.spec.summary.trim_end_matches('.'));
    if !entry.spec.details.is_empty() {
        command = command.long_about(format!("{}\n\n{}", entry.spec.summary, entry.spec.details));
    }
    let formats = ["text", "json"].iter().chain(entry.formats).copied().collect::<Vec<_>>().join(", ");
    command = command.after_help(format!("Formats: {formats}"));
    let parameters = parameters(&schema);
    // Where a list takes `-` for standard input, its other values must still be able to begin with `-x`.
    for parameter in parameters.iter().filter(|parameter| is_argument(parameter)) {
        command = command.arg(argument(parameter));
    }
    command
}

fn is_argument(parameter: &Parameter) -> bool {
    matches!(parameter.place, Place::Flag | Place::Positional) && !GLOBAL.contains(&parameter.flag.as_str())
}

fn argument(parameter: &Parameter) -> Arg {
    let mut arg = Arg::new(parameter.key.clone()).help(help(parameter)).required(parameter.required);
    if parameter.place == Place::Flag {
        arg = arg.long(parameter.flag.clone());
    }
    let name = value_name(parameter);
    arg = match &parameter.kind {
        Kind::Switch if parameter.place == Place::Flag => {
            return if parameter.default == Some(Value::Bool(true)) {
                arg.long(format!("no-{}", parameter.flag)).action(ArgAction::SetTrue)
            } else {
                arg.action(ArgAction::SetTrue)
            };
        }
        Kind::Switch => arg.value_name(name).value_parser(["true", "false"]),
        Kind::Text | Kind::Json => arg.value_name(name),
        Kind::Integer(true) => arg.value_name(name).value_parser(value_parser!(i64)).allow_negative_numbers(true),
        Kind::Integer(false) => arg.value_name(name).value_parser(value_parser!(u64)),
        Kind::Number => arg.value_name(name).value_parser(value_parser!(f64)).allow_negative_numbers(true),
        Kind::Choice(values) => {
            let values = values.iter().map(|(value, help)| {
                let possible = PossibleValue::new(value.clone());
                if help.is_empty() { possible } else { possible.help(help.clone()) }
            });
            arg.value_name(name).value_parser(PossibleValuesParser::new(values).map(|value| value)).ignore_case(true)
        }
    };
    match (parameter.list, parameter.place) {
        (true, Place::Positional) => arg.num_args(if parameter.required { 1.. } else { 0.. }).action(ArgAction::Append),
        (true, _) => arg.action(ArgAction::Append).value_delimiter(None),
        (false, _) => arg.action(ArgAction::Set),
    }
}

fn help(parameter: &Parameter) -> String {
    let shown = match (&parameter.kind, &parameter.default) {
        (Kind::Switch, _) | (_, None) => None,
        (_, Some(Value::String(text))) => Some(text.clone()),
        (_, Some(Value::Array(items))) => {
            Some(items.iter().map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned)).collect::<Vec<_>>().join(", "))
        }
        (_, Some(value)) => Some(value.to_string()),
    };
    match shown {
        Some(default) => format!("{} [default: {default}]", parameter.help),
        None => parameter.help.clone(),
    }
}

fn value_name(parameter: &Parameter) -> String {
    // What is expected says more than the flag's own name again.
    let expected = match parameter.flag.as_str() {
        "config" => Some("PATH"),
        "include" | "exclude" => Some("GLOB"),
        "rule" => Some("ID"),
        "severity" | "confidence" | "fail-on" => Some("LEVEL"),
        "baseline" => Some("FILE"),
        "diff-base" => Some("REV"),
        "why-not" => Some("FILE:LINE"),
        "max-file-size" => Some("SIZE"),
        "paths" if parameter.place == Place::Flag => Some("PATH"),
        STDIN_FILE_NAME => Some("NAME"),
        _ => None,
    };
    if let Some(expected) = expected {
        return expected.to_owned();
    }
    let singular = parameter.flag.strip_suffix('s').filter(|_| parameter.list && parameter.place == Place::Positional);
    singular.unwrap_or(&parameter.flag).to_uppercase()
}

/// The input of an operation as its arguments say it.
pub(crate) fn input(
    entry: &Entry,
    matches: &ArgMatches,
    read_stdin: &dyn Fn() -> std::io::Result<String>,
) -> Result<Value, OperationError> {
    let schema = (entry.input_schema)().to_value();
    let parameters = parameters(&schema);
    let mut input = Map::new();
    let mut wants_stdin = false;
    for parameter in &parameters {
        if GLOBAL.contains(&parameter.flag.as_str()) {
            if let Some(value) = global_value(matches, &parameter.flag) {
                input.insert(parameter.key.clone(), value);
            }
            continue;
        }
        if !is_argument(parameter) {
            continue;
        }
        if let Some(mut value) = argument_value(parameter, matches)? {
            if parameter.place == Place::Positional {
                wants_stdin |= take_dash(&mut value);
                if value.as_array().is_some_and(Vec::is_empty) {
                    continue;
                }
            }
            input.insert(parameter.key.clone(), value);
        }
    }
    if wants_stdin {
        let Some(parameter) = parameters.iter().find(|parameter| parameter.place == Place::Stdin) else {
            return Err(OperationError::Invalid(format!("{} does not read standard input: name a file", entry.spec.name)));
        };
        let is_named = parameters.iter().filter(|parameter| [STDIN_FILE_NAME, "language"].contains(&parameter.flag.as_str()));
        let keys: Vec<&str> = is_named.map(|parameter| parameter.key.as_str()).collect();
        if !keys.is_empty() && !keys.iter().any(|key| input.contains_key(*key)) {
            return Err(OperationError::Invalid(
                "reading standard input needs --stdin-filename NAME, whose ending tells the language".into(),
            ));
        }
        let text = read_stdin().map_err(|error| OperationError::Failed(format!("cannot read standard input: {error}")))?;
        input.insert(parameter.key.clone(), Value::String(text));
    }
    Ok(Value::Object(input))
}

/// Takes `-` out of a positional value; `true` if it was there.
fn take_dash(value: &mut Value) -> bool {
    match value {
        Value::Array(items) => {
            let before = items.len();
            items.retain(|item| item != "-");
            items.len() < before
        }
        Value::String(text) if text == "-" => {
            *value = Value::Array(Vec::new());
            true
        }
        _ => false,
    }
}

fn global_value(matches: &ArgMatches, name: &str) -> Option<Value> {
    match name {
        "quiet" | "offline" => matches.get_flag(name).then_some(Value::Bool(true)),
        "jobs" => matches.get_one::<u64>(name).map(|&n| n.into()),
        "output" | "settings" => matches.get_one::<PathBuf>(name).map(|path| path.to_string_lossy().into_owned().into()),
        _ => None,
    }
}

fn argument_value(parameter: &Parameter, matches: &ArgMatches) -> Result<Option<Value>, OperationError> {
    let key = parameter.key.as_str();
    if matches.value_source(key) != Some(clap::parser::ValueSource::CommandLine) {
        return Ok(None);
    }
    if parameter.kind == Kind::Switch && parameter.place == Place::Flag {
        // Given is given: a switch that is on by default is turned off by `--no-…`.
        return Ok(Some(Value::Bool(parameter.default != Some(Value::Bool(true)))));
    }
    let values: Vec<Value> = match &parameter.kind {
        Kind::Integer(true) => matches.get_many::<i64>(key).into_iter().flatten().map(|&n| n.into()).collect(),
        Kind::Integer(false) => matches.get_many::<u64>(key).into_iter().flatten().map(|&n| n.into()).collect(),
        Kind::Number => matches.get_many::<f64>(key).into_iter().flatten().map(|&n| n.into()).collect(),
        Kind::Switch => matches.get_many::<String>(key).into_iter().flatten().map(|text| Value::Bool(text == "true")).collect(),
        Kind::Text => matches.get_many::<String>(key).into_iter().flatten().map(|text| text.clone().into()).collect(),
        Kind::Choice(choices) => matches
            .get_many::<String>(key)
            .into_iter()
            .flatten()
            .map(|text| {
                choices.iter().map(|(value, _)| value).find(|value| value.eq_ignore_ascii_case(text)).unwrap_or(text).clone().into()
            })
            .collect(),
        Kind::Json => matches
            .get_many::<String>(key)
            .into_iter()
            .flatten()
            .map(|text| {
                serde_json::from_str(text).map_err(|error| OperationError::Invalid(format!("--{}: not JSON: {error}", parameter.flag)))
            })
            .collect::<Result<_, _>>()?,
    };
    Ok(if parameter.list { Some(Value::Array(values)) } else { values.into_iter().next() })
}

fn lsp() -> Command {
    Command::new("lsp")
        .about("Serve editors: the language server, over standard input and output")
        .arg(Arg::new("stdio").long("stdio").action(ArgAction::SetTrue).hide(true).help("Accepted and ignored: there is no other way"))
}

fn mcp() -> Command {
    Command::new("mcp")
        .about("Serve agents: the MCP server, over standard input and output or HTTP")
        .long_about(
            "Serves agents over MCP, on standard input and output, or with --http over streamable HTTP.\n\n\
             `quantumlayer mcp install --client NAME` writes the entry into a client's own configuration.",
        )
        .subcommand_negates_reqs(true)
        .args_conflicts_with_subcommands(true)
        .arg(
            Arg::new("root")
                .long("root")
                .value_name("DIR")
                .action(ArgAction::Append)
                .value_parser(value_parser!(PathBuf))
                .help("Work in this folder and nowhere else (repeatable) [default: the client's roots, else the working directory]"),
        )
        .arg(Arg::new("read-only").long("read-only").action(ArgAction::SetTrue).help("Offer no tool that writes"))
        .arg(
            Arg::new("toolsets")
                .long("toolsets")
                .value_name("LIST")
                .value_delimiter(',')
                .action(ArgAction::Append)
                .help("Toolsets to offer: default, rules, admin, …, or all"),
        )
        .arg(
            Arg::new("tools")
                .long("tools")
                .value_name("LIST")
                .value_delimiter(',')
                .action(ArgAction::Append)
                .help("Only these tools, by name"),
        )
        .arg(
            Arg::new("http")
                .long("http")
                .value_name("ADDR")
                .help("Listen on this address, such as 127.0.0.1:8080; port 0 takes a free one"),
        )
        .arg(
            Arg::new("token-file")
                .long("token-file")
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .requires("http")
                .help("Demand the bearer token in this file; required unless ADDR is loopback"),
        )
        .subcommand(install("install", "Add QuantumLayer to a client's configuration, keeping what is there"))
        .subcommand(install("uninstall", "Take QuantumLayer out of a client's configuration"))
}

fn install(name: &'static str, about: &'static str) -> Command {
    Command::new(name)
        .about(about)
        .arg(
            Arg::new("client")
                .long("client")
                .value_name("NAME")
                .required(true)
                .value_parser(["claude-desktop", "vscode", "cursor", "claude-code"])
                .help("Whose configuration"),
        )
        .arg(
            Arg::new("root")
                .long("root")
                .value_name("DIR")
                .value_parser(value_parser!(PathBuf))
                .help("The one project to serve; without it the project that the client has open"),
        )
        .arg(Arg::new("print").long("print").action(ArgAction::SetTrue).help("Show the result and write nothing"))
}

fn completions() -> Command {
    Command::new("completions")
        .about("Print a completion script for a shell")
        .arg(Arg::new("shell").value_name("SHELL").required(true).value_parser(value_parser!(clap_complete::Shell)).help("The shell"))
}

#[cfg(test)]
mod tests;
