use super::*;
use ql_engine::operation::{Context, Flags, Operation, Spec};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case")]
struct Input {
    /// Where to look.
    #[schemars(extend("x-cli" = "positional"))]
    paths: Vec<String>,
    /// How bad.
    fail_on: Level,
    /// Rule files.
    config: Vec<String>,
    /// Uses the cache.
    cache: bool,
    /// Counts.
    stats: bool,
    /// Threads.
    jobs: Option<u32>,
    /// Text instead of files.
    #[schemars(extend("x-cli" = "stdin"))]
    snippet: Option<String>,
    /// Its name.
    stdin_filename: Option<String>,
    /// Largest size.
    max_file_size: u64,
}

impl Default for Input {
    fn default() -> Self {
        Input {
            paths: vec![],
            fail_on: Level::Low,
            config: vec![],
            cache: true,
            stats: false,
            jobs: None,
            snippet: None,
            stdin_filename: None,
            max_file_size: 1_000_000,
        }
    }
}

#[derive(Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Level {
    /// A little.
    Low,
    High,
}

#[derive(Serialize, JsonSchema)]
struct Output {}

struct Scan;
impl Operation for Scan {
    type Input = Input;
    type Output = Output;
    const SPEC: Spec = Spec {
        name: "rules test",
        title: "",
        summary: "Tests rules.",
        details: "",
        flags: Flags { read_only: true, destructive: false, idempotent: true, open_world: false },
        mcp: None,
    };
    fn run(_: &Context, _: Input) -> Result<Output, OperationError> {
        Ok(Output {})
    }
    fn text(_: &Output) -> String {
        String::new()
    }
}

static FAKE: &[Entry] = &[Entry::of::<Scan>()];

fn parsed(words: &[&str]) -> Result<Value, String> {
    let matches = build(FAKE).try_get_matches_from(words).map_err(|error| error.kind().to_string())?;
    let (_, group) = matches.subcommand().ok_or("no group")?;
    let (_, matches) = group.subcommand().ok_or("no command")?;
    input(&FAKE[0], matches, &|| Ok("from stdin".to_owned())).map_err(|error| error.to_string())
}

#[test]
fn the_command_line_is_well_formed() {
    build(FAKE).debug_assert();
    build(ql_engine::operation::ALL).debug_assert();
}

#[test]
fn arguments_become_the_input() {
    let words = [
        "quantumlayer",
        "-j",
        "3",
        "rules",
        "test",
        "a",
        "--config",
        "x.yaml",
        "--config",
        "y.yaml",
        "--fail-on",
        "HIGH",
        "--no-cache",
        "--stats",
        "b",
    ];
    assert_eq!(
        parsed(&words).unwrap(),
        serde_json::json!({"paths": ["a", "b"], "fail-on": "high", "config": ["x.yaml", "y.yaml"], "cache": false, "stats": true, "jobs": 3})
    );
    assert_eq!(parsed(&["quantumlayer", "rules", "test"]).unwrap(), serde_json::json!({}));
}

#[test]
fn a_dash_reads_standard_input() {
    let named = parsed(&["quantumlayer", "rules", "test", "-", "--stdin-filename", "a.py"]);
    assert_eq!(named.unwrap(), serde_json::json!({"stdin-filename": "a.py", "snippet": "from stdin"}));
    assert!(parsed(&["quantumlayer", "rules", "test", "-"]).unwrap_err().contains("--stdin-filename"));
}

#[test]
fn wrong_values_are_named() {
    assert!(parsed(&["quantumlayer", "rules", "test", "--fail-on", "medium"]).is_err());
    assert!(parsed(&["quantumlayer", "rules", "test", "--max-file-size", "-1"]).is_err());
    assert!(parsed(&["quantumlayer", "rules", "test", "--nothing"]).is_err());
}
