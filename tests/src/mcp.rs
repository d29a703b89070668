//! An MCP client of raw lines for the real binary.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot be set up fails here")]

use crate::run::Project;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

/// A server that was started, and the two ends of its pipes.
pub struct Server {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    next: i64,
}

impl Server {
    /// Starts `mcp` with arguments in a project.
    pub fn start(project: &Project, arguments: &[&str]) -> Server {
        let mut all = vec!["mcp"];
        all.extend(arguments);
        let mut child =
            project.command(&all).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the binary runs");
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().expect("a pipe"));
        Server { child, input, output, next: 0 }
    }

    /// Starts it and shakes hands.
    pub fn handshake(project: &Project, arguments: &[&str]) -> Server {
        let mut server = Server::start(project, arguments);
        let client = json!({"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "tests", "version": "1"}});
        let answer = server.request("initialize", client);
        assert_eq!(answer["result"]["protocolVersion"], "2025-11-25", "{answer}");
        server.line(&json!({"jsonrpc": "2.0", "method": "notifications/initialized"}).to_string());
        server
    }

    /// Sends a line.
    pub fn line(&mut self, line: &str) {
        let input = self.input.as_mut().expect("an open pipe");
        writeln!(input, "{line}").and_then(|()| input.flush()).expect("the server reads");
    }

    /// The next message.
    pub fn read(&mut self) -> Value {
        let mut line = String::new();
        self.output.read_line(&mut line).expect("a readable pipe");
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("not JSON ({error}): {line:?}"))
    }

    /// Sends a request and waits for its answer.
    pub fn request(&mut self, method: &str, params: Value) -> Value {
        self.next += 1;
        let id = self.next;
        self.line(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}).to_string());
        loop {
            let message = self.read();
            if message["id"] == id {
                return message;
            }
        }
    }

    /// Calls a tool.
    pub fn call(&mut self, tool: &str, arguments: Value) -> Value {
        let answer = self.request("tools/call", json!({"name": tool, "arguments": arguments}));
        assert!(answer.get("error").is_none(), "{answer}");
        answer["result"].clone()
    }

    /// Closes the input; gives the exit code and what was still written.
    pub fn end(mut self) -> (i32, String) {
        drop(self.input.take());
        let mut rest = String::new();
        for line in self.output.by_ref().lines().map_while(Result::ok) {
            rest.push_str(&line);
            rest.push('\n');
        }
        (self.child.wait().expect("an end").code().unwrap_or(-1), rest)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
