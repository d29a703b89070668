//! `quantumlayer lsp` as editors start it: the real binary over its standard input and output.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

struct Client {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Client {
    fn start(home: &Path) -> Client {
        let mut child = Command::new(env!("CARGO_BIN_EXE_quantumlayer"))
            .args(["lsp", "--stdio"])
            .env("QUANTUMLAYER_CACHE_DIR", home.join("cache"))
            .env("QUANTUMLAYER_DATA_DIR", home.join("data"))
            .env("HOME", home)
            .env_remove("XDG_CONFIG_HOME")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let input = child.stdin.take().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        Client { child, input, output }
    }

    fn send(&mut self, message: Value) {
        let text = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len()).unwrap();
        self.input.flush().unwrap();
    }

    fn notify(&mut self, method: &str, params: Value) {
        self.send(json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    fn read(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(self.output.read_line(&mut line).unwrap() > 0, "the server is gone");
            match line.trim_end() {
                "" => break,
                header => length = header.strip_prefix("Content-Length: ").expect("only the protocol on standard output").parse().unwrap(),
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).unwrap();
        serde_json::from_slice(&body).unwrap()
    }

    fn wait(&mut self, fits: impl Fn(&Value) -> bool) -> Value {
        loop {
            let message = self.read();
            if fits(&message) {
                return message;
            }
        }
    }

    fn request(&mut self, id: i64, method: &str, params: Value) -> Value {
        self.send(json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        self.wait(|message| message["id"] == json!(id) && message.get("method").is_none())
    }

    fn diagnostics(&mut self, uri: &str) -> Vec<Value> {
        let message =
            self.wait(|message| message["method"] == json!("textDocument/publishDiagnostics") && message["params"]["uri"] == json!(uri));
        message["params"]["diagnostics"].as_array().unwrap().clone()
    }

    fn open(&mut self, uri: &str, language: &str, text: &str) -> Vec<Value> {
        let item = json!({"uri": uri, "languageId": language, "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": item}));
        self.diagnostics(uri)
    }
}

fn capabilities() -> Value {
    json!({
        "textDocument": {
            "publishDiagnostics": {"versionSupport": true},
            "codeAction": {
                "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}},
                "isPreferredSupport": true, "dataSupport": true, "resolveSupport": {"properties": ["edit"]}
            }
        }
    })
}

#[test]
fn a_finding_its_fix_and_a_rule_of_the_users_own() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    std::fs::write(root.join("quantumlayer.toml"), "[rules]\npaths = [\"rules\"]\n").unwrap();
    std::fs::create_dir(root.join("rules")).unwrap();
    let rule = "rules:\n  - id: no-launch\n    message: \"$X is launched\"\n    severity: HIGH\n    languages: [python]\n    pattern: launch($X)\n    fix: inspect($X)\n    metadata:\n      confidence: HIGH\n      fix-safety: safe\n";
    std::fs::write(root.join("rules/own.yaml"), rule).unwrap();
    let address = |name: &str| format!("file://{}", root.join(name).display());

    let home = tempfile::tempdir().unwrap();
    let mut client = Client::start(home.path());
    let params = json!({"capabilities": capabilities(), "processId": std::process::id(), "rootUri": address("")});
    let answer = client.request(1, "initialize", params);
    assert_eq!(answer["result"]["serverInfo"]["name"], json!("quantumlayer"));
    client.notify("initialized", json!({}));

    let uri = address("a.py");
    let found = client.open(&uri, "python", "launch(missile)\n");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["message"], json!("missile is launched"));
    assert!(found[0]["code"].as_str().unwrap().ends_with("no-launch"));

    let context = json!({"diagnostics": found});
    let actions =
        client.request(2, "textDocument/codeAction", json!({"textDocument": {"uri": uri}, "range": found[0]["range"], "context": context}));
    let actions = actions["result"].as_array().unwrap().clone();
    let fix = &actions[0];
    assert_eq!(fix["isPreferred"], json!(true), "{actions:?}");
    assert!(fix["edit"]["changes"][&uri][0]["newText"].as_str().unwrap().contains("inspect"), "{fix}");
    let suppress = actions.iter().find(|action| action["title"].as_str().unwrap().starts_with("Suppress")).unwrap();
    let suppress = client.request(3, "codeAction/resolve", suppress.clone());
    let edit = suppress["result"]["edit"]["changes"][&uri][0]["newText"].as_str().unwrap().to_owned();
    assert!(edit.contains("nosemgrep: ") && edit.contains(" -- false positive"), "{edit}");

    // What a suppression writes is understood.
    let change = |version: i64, text: &str| json!({"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": text}]});
    client.notify("textDocument/didChange", change(2, &edit));
    let left = client.diagnostics(&uri);
    assert_eq!(left.len(), 0, "{left:?}");

    // Files of our own kind say what is wrong with them.
    let broken = client.open(&address("rules/own.yaml"), "yaml", &rule.replace("HIGH\n    languages", "TERRIBLE\n    languages"));
    assert!(broken[0]["message"].as_str().unwrap().contains("TERRIBLE"), "{broken:?}");
    let toml = client.open(&address("quantumlayer.toml"), "toml", "[scan]\nseveritty = \"low\"\n");
    assert!(toml[0]["message"].as_str().unwrap().contains("severity"), "{toml:?}");

    let answer = client.request(4, "workspace/executeCommand", json!({"command": "quantumlayer.scan", "arguments": [{}]}));
    assert_eq!(answer["result"]["schema"], json!("quantumlayer.scan/1"), "{answer}");

    assert_eq!(client.request(9, "shutdown", Value::Null)["result"], Value::Null);
    client.notify("exit", Value::Null);
    // Its input stays open: `exit` alone ends it.
    assert_eq!(client.child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_client_that_vanishes() {
    let home = tempfile::tempdir().unwrap();
    let Client { mut child, input, output } = Client::start(home.path());
    drop(input);
    drop(output);
    assert_eq!(child.wait().unwrap().code(), Some(1));
}
