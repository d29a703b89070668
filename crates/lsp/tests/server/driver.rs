//! A client that sends what it is told to and keeps what it gets.

use crate::fake::Fake;
use ql_engine::workspace::Settings;
use ql_lsp::analysis::Analysis;
use ql_lsp::{Options, serve_on};
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, DuplexStream, ReadHalf, WriteHalf};
use tokio::task::JoinHandle;

/// A wait that ends means a hang: generous, and never measured against.
const HANG: Duration = Duration::from_secs(60);

pub struct Client {
    input: Option<WriteHalf<DuplexStream>>,
    output: BufReader<ReadHalf<DuplexStream>>,
    server: JoinHandle<i32>,
    seen: VecDeque<Value>,
    next_id: i64,
    pub fake: Arc<Fake>,
}

/// Capabilities of a client that can do all the server makes use of, except pulling diagnostics.
pub fn able() -> Value {
    json!({
        "general": {"positionEncodings": ["utf-16", "utf-8"]},
        "textDocument": {
            "publishDiagnostics": {"versionSupport": true, "relatedInformation": true, "codeDescriptionSupport": true, "dataSupport": true},
            "codeAction": {
                "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}},
                "isPreferredSupport": true, "dataSupport": true, "resolveSupport": {"properties": ["edit"]}
            },
            "hover": {"contentFormat": ["markdown"]},
            "completion": {"completionItem": {"snippetSupport": true}}
        },
        "workspace": {"workspaceEdit": {"documentChanges": true, "changeAnnotationSupport": {}}, "applyEdit": true}
    })
}

/// The same with other values at some places (JSON pointers).
pub fn able_with(changes: &[(&str, Value)]) -> Value {
    let mut all = able();
    for (path, value) in changes {
        let (parent, key) = path.rsplit_once('/').unwrap();
        let mut at = &mut all;
        for part in parent.split('/').filter(|part| !part.is_empty()) {
            at = at.as_object_mut().unwrap().entry(part).or_insert_with(|| json!({}));
        }
        at.as_object_mut().unwrap().insert(key.to_owned(), value.clone());
    }
    all
}

impl Client {
    /// A server nobody spoke to yet.
    pub fn start() -> Client {
        let fake = Arc::new(Fake::default());
        Client { fake: fake.clone(), ..Client::with(fake) }
    }

    /// A server over some analysis.
    pub fn with(analysis: Arc<dyn Analysis>) -> Client {
        let (ours, theirs) = tokio::io::duplex(1 << 20);
        let (their_input, their_output) = tokio::io::split(theirs);
        // Nothing of this machine's user reaches the tests.
        let nowhere = std::env::temp_dir().join("quantumlayer-lsp-tests-none");
        let settings = Settings {
            user_file: Some(nowhere.join("user.toml")),
            cache_dir: Some(nowhere.join("cache")),
            data_dir: Some(nowhere.join("data")),
            ..Settings::default()
        };
        let options = Options { analysis, settings, max_message: 4 << 20 };
        let server = tokio::spawn(serve_on(their_input, their_output, options));
        let (output, input) = tokio::io::split(ours);
        Client { input: Some(input), output: BufReader::new(output), server, seen: VecDeque::new(), next_id: 1, fake: Arc::default() }
    }

    /// A server that was initialized with some capabilities.
    pub async fn initialized(capabilities: Value) -> Client {
        let mut client = Client::start();
        client.initialize(json!({"capabilities": capabilities, "processId": null, "rootUri": null})).await;
        client
    }

    pub async fn initialize(&mut self, params: Value) -> Value {
        let answer = self.request("initialize", params).await;
        self.notify("initialized", json!({})).await;
        answer["result"].clone()
    }

    pub async fn raw(&mut self, bytes: &[u8]) {
        self.input.as_mut().unwrap().write_all(bytes).await.unwrap();
    }

    pub async fn send(&mut self, message: Value) {
        let text = message.to_string();
        self.raw(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes()).await;
    }

    pub async fn notify(&mut self, method: &str, params: Value) {
        self.send(json!({"jsonrpc": "2.0", "method": method, "params": params})).await;
    }

    /// Sends a request without waiting for its answer.
    pub async fn ask(&mut self, method: &str, params: Value) -> i64 {
        let id = self.next_id;
        self.next_id += 1;
        self.send(json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params})).await;
        id
    }

    pub async fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params).await;
        self.answer(id).await
    }

    pub async fn answer(&mut self, id: i64) -> Value {
        self.wait(|message| message["id"] == json!(id) && message.get("method").is_none()).await
    }

    /// The next message from the server that fits; others are kept.
    pub async fn wait(&mut self, fits: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.seen.iter().position(&fits) {
            return self.seen.remove(at).unwrap();
        }
        loop {
            let message = tokio::time::timeout(HANG, self.read()).await.expect("the server is silent").expect("the server is gone");
            if fits(&message) {
                return message;
            }
            self.seen.push_back(message);
        }
    }

    /// The next notification or request of a method.
    pub async fn called(&mut self, method: &str) -> Value {
        self.wait(|message| message["method"] == json!(method)).await
    }

    /// The diagnostics of a version of a document; earlier ones are passed over.
    pub async fn diagnostics(&mut self, uri: &str, version: i64) -> Vec<Value> {
        let message = self
            .wait(|message| {
                message["method"] == json!("textDocument/publishDiagnostics")
                    && message["params"]["uri"] == json!(uri)
                    && message["params"]["version"] == json!(version)
            })
            .await;
        message["params"]["diagnostics"].as_array().unwrap().clone()
    }

    pub async fn read(&mut self) -> Option<Value> {
        let mut length = 0;
        loop {
            let mut line = String::new();
            if self.output.read_line(&mut line).await.ok()? == 0 {
                return None;
            }
            match line.trim_end() {
                "" => break,
                header => {
                    if let Some(value) = header.strip_prefix("Content-Length: ") {
                        length = value.parse().unwrap();
                    }
                }
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).await.ok()?;
        Some(serde_json::from_slice(&body).expect("the server sent what is no JSON"))
    }

    pub async fn open(&mut self, uri: &str, language: &str, text: &str) {
        let item = json!({"uri": uri, "languageId": language, "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": item})).await;
    }

    pub async fn change(&mut self, uri: &str, version: i64, changes: Value) {
        let params = json!({"textDocument": {"uri": uri, "version": version}, "contentChanges": changes});
        self.notify("textDocument/didChange", params).await;
    }

    /// Closes the client's end without a word.
    pub async fn hang_up(&mut self) {
        // Dropping one half of a split pipe does not close it.
        self.input.as_mut().unwrap().shutdown().await.unwrap();
    }

    /// The exit code.
    pub async fn ended(self) -> i32 {
        let Client { input, mut output, server, .. } = self;
        // Whoever waits for the end must not stop reading.
        let reading = tokio::spawn(async move {
            let mut rest = Vec::new();
            let _ = output.read_to_end(&mut rest).await;
        });
        let code = tokio::time::timeout(HANG, server).await.expect("the server does not end").unwrap();
        drop(input);
        reading.abort();
        code
    }

    /// Ends in good order.
    pub async fn finish(mut self) {
        let answer = self.request("shutdown", Value::Null).await;
        assert_eq!(answer["result"], Value::Null, "{answer}");
        self.notify("exit", Value::Null).await;
        assert_eq!(self.ended().await, 0);
    }
}

/// A range.
pub fn range(start: (u32, u32), end: (u32, u32)) -> Value {
    json!({"start": {"line": start.0, "character": start.1}, "end": {"line": end.0, "character": end.1}})
}
