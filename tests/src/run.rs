//! Running the binary as a user does, with a home, a cache and a project of its own.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot be set up fails here")]

use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;
use tempfile::TempDir;

/// The binary: `QUANTUMLAYER_BIN`, else the one that cargo builds now.
pub fn binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| {
        if let Some(named) = std::env::var_os("QUANTUMLAYER_BIN") {
            return PathBuf::from(named);
        }
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.toml");
        let built = Command::new(cargo).args(["build", "--quiet", "--package", "quantumlayer", "--manifest-path"]).arg(manifest).status();
        assert!(built.is_ok_and(|status| status.success()), "the binary does not build");
        // This test runs from `target/PROFILE/deps`; cargo builds the `dev` profile.
        let test = std::env::current_exe().expect("the test knows where it is");
        let target = test.ancestors().nth(3).expect("a target folder");
        target.join("debug").join(format!("quantumlayer{}", std::env::consts::EXE_SUFFIX))
    })
}

/// A project in a folder of its own.
pub struct Project {
    folder: TempDir,
}

/// How a run ended.
#[derive(Debug)]
pub struct Ended {
    /// The exit code; -1 if a signal ended it.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Project {
    /// A project with these files.
    pub fn new(files: &[(&str, &str)]) -> Project {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let project = Project { folder };
        std::fs::create_dir(project.root()).expect("a project folder");
        for (path, text) in files {
            project.write(path, text.as_bytes());
        }
        project
    }

    /// The project's folder.
    pub fn root(&self) -> PathBuf {
        self.folder.path().join("project")
    }

    /// A folder beside the project, for homes and outputs.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file of the project.
    pub fn write(&self, path: &str, content: &[u8]) {
        let path = self.root().join(path);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).expect("a folder");
        }
        std::fs::write(path, content).expect("a file");
    }

    /// The binary in this project, with nothing of the user's around it.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(binary());
        command.args(arguments).current_dir(self.root());
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("QUANTUMLAYER_") {
                command.env_remove(name);
            }
        }
        command
            .env("HOME", self.beside("home"))
            .env("XDG_CONFIG_HOME", self.beside("home/.config"))
            .env("QUANTUMLAYER_CACHE_DIR", self.beside("cache"))
            .env("QUANTUMLAYER_DATA_DIR", self.beside("data"))
            .env_remove("NO_COLOR")
            .env_remove("CLICOLOR_FORCE");
        command
    }

    /// Runs it to its end.
    pub fn run(&self, arguments: &[&str]) -> Ended {
        Ended::from(self.command(arguments).stdin(Stdio::null()).output().expect("the binary runs"))
    }

    /// Runs it with a standard input.
    pub fn run_with(&self, arguments: &[&str], input: &[u8]) -> Ended {
        let mut child =
            self.command(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary runs");
        let mut stdin = child.stdin.take().expect("a pipe");
        let input = input.to_vec();
        // A program that does not read must not hold the test.
        let writer = std::thread::spawn(move || {
            let _ = stdin.write_all(&input);
        });
        let ended = Ended::from(child.wait_with_output().expect("an end"));
        let _ = writer.join();
        ended
    }

    /// The JSON report of a run.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let mut all = vec!["--format", "json"];
        all.extend(arguments);
        self.run(&all).json()
    }
}

impl Ended {
    /// Standard output as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("not JSON ({error}): {self:?}"))
    }
}

impl From<Output> for Ended {
    fn from(output: Output) -> Ended {
        Ended {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// The rules that a report's findings are of, in its order.
pub fn rules(report: &Value) -> Vec<&str> {
    let findings = report["findings"].as_array().map(Vec::as_slice).unwrap_or_default();
    findings.iter().filter_map(|finding| finding["rule"].as_str()).collect()
}

/// A Python file with one hole.
pub const HOLE: &str = "import yaml\n\n\ndef load(text):\n    return yaml.load(text)\n";
/// The rule that finds it.
pub const HOLE_RULE: &str = "python.deserialization.yaml-unsafe-load";
