//! A client that speaks raw lines over memory, and operations to call.

#![allow(dead_code, unreachable_pub, missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use ql_engine::operation::{Context, Entry, Flags, McpTool, Operation, OperationError, Outcome, Spec};
use ql_engine::workspace::Settings;
use ql_mcp::{Options, Selection, Server};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, DuplexStream, Lines, ReadHalf, WriteHalf};
use tokio::task::JoinHandle;

pub static ENTRIES: &[Entry] =
    &[Entry::of::<Scan>(), Entry::of::<Write>(), Entry::of::<Slow>(), Entry::of::<Broken>(), Entry::of::<Rules>(), Entry::of::<Hidden>()];

/// How often something was written.
pub static WRITTEN: AtomicUsize = AtomicUsize::new(0);
/// How often slow work was told to stop.
pub static STOPPED: AtomicUsize = AtomicUsize::new(0);

const READ: Flags = Flags { read_only: true, destructive: false, idempotent: true, open_world: false };

const fn spec(name: &'static str, tool: &'static str, toolset: &'static str, flags: Flags) -> Spec {
    Spec { name, title: "A title", summary: "Does what tests need.", details: "", flags, mcp: Some(McpTool { name: tool, toolset }) }
}

/// What to scan.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct ScanInput {
    /// Where.
    pub paths: Vec<String>,
    /// How many findings.
    pub count: Option<u32>,
    /// Threads.
    #[schemars(extend("x-surfaces" = ["cli"]))]
    pub jobs: Option<u32>,
}

#[derive(Serialize, JsonSchema)]
pub struct ScanOutput {
    /// The shape.
    pub schema: String,
    /// What was found.
    pub findings: Vec<Value>,
    /// The roots.
    pub roots: Vec<String>,
}

pub struct Scan;
impl Operation for Scan {
    type Input = ScanInput;
    type Output = ScanOutput;
    const SPEC: Spec = spec("scan", "qsecure_scan", "default", READ);
    const FORMATS: &'static [&'static str] = &["sarif"];
    fn run(cx: &Context, input: ScanInput) -> Result<ScanOutput, OperationError> {
        if input.count == Some(13) {
            return Err(OperationError::Invalid("thirteen is unlucky".into()));
        }
        let findings = (0..input.count.unwrap_or(1))
            .map(|n| json!({"fingerprint": format!("f{n}"), "message": "evil \u{1b}[31m\u{202e}text\u{200b}", "padding": "x".repeat(100)}))
            .collect();
        let roots = cx.snapshot.roots.iter().map(|root| root.display().to_string()).collect();
        Ok(ScanOutput { schema: "quantumlayer.scan/1".into(), findings, roots })
    }
    fn outcome(output: &ScanOutput) -> Outcome {
        if output.findings.is_empty() { Outcome::Clean } else { Outcome::Found }
    }
    fn text(output: &ScanOutput) -> String {
        format!("{} findings \u{1b}[0m", output.findings.len())
    }
    fn render(_: &ScanOutput, format: &str) -> Option<String> {
        (format == "sarif").then(|| "{\"version\":\"2.1.0\"}".to_owned())
    }
}

#[derive(Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct WriteInput {
    /// Which.
    pub what: String,
    /// Only says what it would do.
    pub dry_run: bool,
}

#[derive(Serialize, JsonSchema)]
pub struct WriteOutput {
    /// Whether anything was done.
    pub done: bool,
}

pub struct Write;
impl Operation for Write {
    type Input = WriteInput;
    type Output = WriteOutput;
    const SPEC: Spec =
        spec("fix", "qsecure_fix", "default", Flags { read_only: false, destructive: true, idempotent: false, open_world: false });
    fn run(_: &Context, input: WriteInput) -> Result<WriteOutput, OperationError> {
        if !input.dry_run {
            WRITTEN.fetch_add(1, Ordering::SeqCst);
        }
        Ok(WriteOutput { done: !input.dry_run })
    }
    fn text(output: &WriteOutput) -> String {
        if output.done { "wrote it".into() } else { "would change one line".into() }
    }
}

#[derive(Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct SlowInput {
    /// Steps of ten milliseconds.
    pub steps: u32,
}

#[derive(Serialize, JsonSchema)]
pub struct SlowOutput {
    /// Steps that were done.
    pub steps: u32,
}

pub struct Slow;
impl Operation for Slow {
    type Input = SlowInput;
    type Output = SlowOutput;
    const SPEC: Spec = spec("slow", "slow", "default", READ);
    fn run(cx: &Context, input: SlowInput) -> Result<SlowOutput, OperationError> {
        for step in 0..input.steps {
            if cx.cancel.is_cancelled() {
                STOPPED.fetch_add(1, Ordering::SeqCst);
                return Err(OperationError::Cancelled);
            }
            cx.progress.report(u64::from(step), u64::from(input.steps), "stepping");
            std::thread::sleep(Duration::from_millis(10));
        }
        Ok(SlowOutput { steps: input.steps })
    }
    fn text(output: &SlowOutput) -> String {
        format!("{} steps", output.steps)
    }
}

#[derive(Deserialize, JsonSchema)]
pub struct Empty {}

pub struct Broken;
impl Operation for Broken {
    type Input = Empty;
    type Output = SlowOutput;
    const SPEC: Spec = spec("broken", "broken", "default", READ);
    fn run(_: &Context, _: Empty) -> Result<SlowOutput, OperationError> {
        panic!("on purpose")
    }
    fn text(_: &SlowOutput) -> String {
        String::new()
    }
}

#[derive(Serialize, JsonSchema)]
pub struct RulesOutput {
    /// The rules.
    pub rules: Vec<Value>,
}

pub struct Rules;
impl Operation for Rules {
    type Input = Empty;
    type Output = RulesOutput;
    const SPEC: Spec = spec("rules list", "rules_list", "rules", READ);
    fn run(_: &Context, _: Empty) -> Result<RulesOutput, OperationError> {
        Ok(RulesOutput { rules: vec![json!({"id": "python.injection.eval"}), json!({"id": "java.sql"})] })
    }
    fn text(_: &RulesOutput) -> String {
        String::new()
    }
}

pub struct Hidden;
impl Operation for Hidden {
    type Input = Empty;
    type Output = RulesOutput;
    const SPEC: Spec = Spec { name: "hidden", title: "", summary: "", details: "", flags: READ, mcp: None };
    fn run(_: &Context, _: Empty) -> Result<RulesOutput, OperationError> {
        Ok(RulesOutput { rules: vec![] })
    }
    fn text(_: &RulesOutput) -> String {
        String::new()
    }
}

pub fn options(root: &Path) -> Options {
    Options {
        entries: ENTRIES,
        selection: Selection::default(),
        roots: vec![root.to_owned()],
        folder: root.to_owned(),
        settings: Settings::default(),
        task_after: Duration::from_millis(300),
        extra: None,
    }
}

pub struct Client {
    input: Option<WriteHalf<DuplexStream>>,
    output: Lines<BufReader<ReadHalf<DuplexStream>>>,
    server: JoinHandle<std::io::Result<()>>,
    next: i64,
    meta: Option<Value>,
    /// What came while an answer was waited for.
    pub asides: VecDeque<Value>,
    pub folder: Option<tempfile::TempDir>,
}

impl Client {
    pub fn raw(options: Options) -> Client {
        let (ours, theirs) = tokio::io::duplex(1024 * 1024);
        let (input, output) = tokio::io::split(theirs);
        let server = tokio::spawn(ql_mcp::serve(Server::new(options), input, output));
        let (output, input) = tokio::io::split(ours);
        Client {
            input: Some(input),
            output: BufReader::new(output).lines(),
            server,
            next: 0,
            meta: None,
            asides: VecDeque::new(),
            folder: None,
        }
    }

    /// A handshake client of a version in a project of its own.
    pub async fn handshake(version: &str, capabilities: Value) -> Client {
        let folder = tempfile::tempdir().unwrap();
        let mut client = Client::with(options(folder.path()), version, capabilities).await;
        client.folder = Some(folder);
        client
    }

    pub async fn with(options: Options, version: &str, capabilities: Value) -> Client {
        let mut client = Client::raw(options);
        let answer = client
            .request(
                "initialize",
                json!({"protocolVersion": version, "capabilities": capabilities, "clientInfo": {"name": "test", "version": "1"}}),
            )
            .await;
        assert_eq!(answer["result"]["protocolVersion"], version, "{answer}");
        client.send(&json!({"jsonrpc": "2.0", "method": "notifications/initialized"})).await;
        client
    }

    /// A client of 2026-07-28, which says with each request who it is.
    pub fn modern(capabilities: Value) -> Client {
        let folder = tempfile::tempdir().unwrap();
        let mut client = Client::raw(options(folder.path()));
        client.folder = Some(folder);
        client.meta = Some(json!({
            "io.modelcontextprotocol/protocolVersion": "2026-07-28",
            "io.modelcontextprotocol/clientInfo": {"name": "test", "version": "1"},
            "io.modelcontextprotocol/clientCapabilities": capabilities
        }));
        client
    }

    pub async fn line(&mut self, line: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(line).await.unwrap();
        input.write_all(b"\n").await.unwrap();
    }

    pub async fn send(&mut self, message: &Value) {
        self.line(message.to_string().as_bytes()).await;
    }

    /// Sends a request and gives its id.
    pub async fn start(&mut self, method: &str, mut params: Value) -> i64 {
        self.next += 1;
        let id = self.next;
        if let Some(meta) = &self.meta {
            let own = params["_meta"].as_object().cloned().unwrap_or_default();
            let mut meta = meta.clone();
            meta.as_object_mut().unwrap().extend(own);
            params["_meta"] = meta;
        }
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params})).await;
        id
    }

    pub async fn next(&mut self) -> Value {
        let line = tokio::time::timeout(Duration::from_secs(30), self.output.next_line()).await.expect("an answer in time");
        serde_json::from_str(&line.unwrap().expect("the server is there")).unwrap()
    }

    /// Waits for the answer to a request; other messages go to `asides`.
    pub async fn answer(&mut self, id: i64) -> Value {
        loop {
            let message = self.next().await;
            if message["id"] == id && message.get("method").is_none() {
                return message;
            }
            self.asides.push_back(message);
        }
    }

    pub async fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.start(method, params).await;
        self.answer(id).await
    }

    pub async fn call(&mut self, tool: &str, arguments: Value) -> Value {
        let answer = self.request("tools/call", json!({"name": tool, "arguments": arguments})).await;
        assert!(answer.get("error").is_none(), "{answer}");
        answer["result"].clone()
    }

    /// Closes the input and gives what still came and how the server ended.
    pub async fn end(mut self) -> (Vec<Value>, std::io::Result<()>) {
        let mut input = self.input.take().unwrap();
        input.shutdown().await.unwrap();
        let mut rest = Vec::new();
        while let Some(line) = self.output.next_line().await.unwrap() {
            rest.push(serde_json::from_str(&line).unwrap());
        }
        (rest, self.server.await.unwrap())
    }

    pub fn root(&self) -> PathBuf {
        self.folder.as_ref().unwrap().path().canonicalize().unwrap()
    }
}

pub fn text(result: &Value) -> &str {
    result["content"][0]["text"].as_str().unwrap_or_default()
}
