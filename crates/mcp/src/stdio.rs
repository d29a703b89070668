//! The protocol over standard input and output, one message a line.
//!
//! A transport of our own, because clients and tests are rougher than the library's expects: a line
//! that is no message is answered with a protocol error and the server goes on, also before the
//! handshake; and when the input ends, the answers that are under way are still sent.

use rmcp::RoleServer;
use rmcp::model::{ClientJsonRpcMessage, ClientRequest, ErrorData, JsonRpcMessage, RequestId, ServerJsonRpcMessage};
use rmcp::transport::Transport;
use serde_json::{Value, json};
use std::collections::HashSet;
use std::io;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::sync::{Mutex, Notify, mpsc};
use tokio_util::sync::CancellationToken;

/// Longer messages are refused; the memory for them is never taken.
const MAX_MESSAGE: usize = 16 * 1024 * 1024;
/// How long answers may take once nobody asks any more.
const AFTER_END: Duration = Duration::from_secs(60);

/// Lines in, lines out.
pub(crate) struct Lines<W> {
    received: mpsc::Receiver<Received>,
    out: Arc<Out<W>>,
    has_begun: bool,
    ended: bool,
}

enum Received {
    Message(Box<ClientJsonRpcMessage>),
    Wrong(Option<RequestId>, ErrorData),
}

struct Out<W> {
    writer: Mutex<Option<W>>,
    /// Requests without an answer yet.
    open: parking_lot::Mutex<HashSet<RequestId>>,
    answered: Notify,
}

impl<W: AsyncWrite + Unpin + Send + 'static> Lines<W> {
    /// Reads from `input` until it ends, then cancels `input_ended`.
    pub(crate) fn new(input: impl AsyncRead + Unpin + Send + 'static, output: W, input_ended: CancellationToken) -> Lines<W> {
        let (sender, received) = mpsc::channel(64);
        tokio::spawn(read(input, sender, input_ended));
        let out = Out { writer: Mutex::new(Some(output)), open: parking_lot::Mutex::default(), answered: Notify::new() };
        Lines { received, out: Arc::new(out), has_begun: false, ended: false }
    }
}

impl<W: AsyncWrite + Unpin + Send + 'static> Out<W> {
    async fn write(&self, line: Vec<u8>) -> io::Result<()> {
        let mut writer = self.writer.lock().await;
        let Some(open) = writer.as_mut() else {
            return Err(io::ErrorKind::NotConnected.into());
        };
        let written = async {
            open.write_all(&line).await?;
            open.flush().await
        }
        .await;
        if written.is_err() {
            // Nobody reads: nothing more is written, and nobody need wait.
            *writer = None;
            self.open.lock().clear();
            self.answered.notify_waiters();
        }
        written
    }

    async fn write_error(&self, id: Option<RequestId>, error: &ErrorData) {
        let message = json!({"jsonrpc": "2.0", "id": id.map_or(Value::Null, RequestId::into_json_value), "error": {"code": error.code.0, "message": error.message}});
        let _ = self.write(format!("{message}\n").into_bytes()).await;
    }

    fn close(&self, id: &RequestId) {
        self.open.lock().remove(id);
        self.answered.notify_waiters();
    }
}

impl<W: AsyncWrite + Unpin + Send + 'static> Transport<RoleServer> for Lines<W> {
    type Error = io::Error;

    fn send(&mut self, item: ServerJsonRpcMessage) -> impl Future<Output = Result<(), io::Error>> + Send + 'static {
        let out = self.out.clone();
        async move {
            let mut line = serde_json::to_vec(&item).map_err(io::Error::other)?;
            line.push(b'\n');
            let sent = out.write(line).await;
            match &item {
                JsonRpcMessage::Response(response) => out.close(&response.id),
                JsonRpcMessage::Error(error) => {
                    if let Some(id) = &error.id {
                        out.close(id);
                    }
                }
                _ => {}
            }
            sent
        }
    }

    async fn receive(&mut self) -> Option<ClientJsonRpcMessage> {
        while !self.ended {
            match self.received.recv().await {
                None => self.ended = true,
                Some(Received::Wrong(id, error)) => self.out.write_error(id, &error).await,
                Some(Received::Message(message)) => match &*message {
                    JsonRpcMessage::Request(request) => {
                        self.has_begun = true;
                        // A stream of changes has no answer to wait for.
                        if !matches!(request.request, ClientRequest::SubscriptionsListenRequest(_)) {
                            self.out.open.lock().insert(request.id.clone());
                        }
                        return Some(*message);
                    }
                    // Before the first request there is nothing that these could belong to.
                    _ if !self.has_begun => {}
                    JsonRpcMessage::Notification(notification) => {
                        if let rmcp::model::ClientNotification::CancelledNotification(cancelled) = &notification.notification
                            && let Some(id) = &cancelled.params.request_id
                        {
                            // A cancelled request gets no answer.
                            self.out.open.lock().remove(id);
                        }
                        return Some(*message);
                    }
                    _ => return Some(*message),
                },
            }
        }
        let all_answered = async {
            loop {
                let answered = self.out.answered.notified();
                if self.out.open.lock().is_empty() {
                    return;
                }
                answered.await;
            }
        };
        let _ = tokio::time::timeout(AFTER_END, all_answered).await;
        None
    }

    async fn close(&mut self) -> Result<(), io::Error> {
        if let Some(mut writer) = self.out.writer.lock().await.take() {
            let _ = writer.shutdown().await;
        }
        Ok(())
    }
}

async fn read(input: impl AsyncRead + Unpin + Send + 'static, sender: mpsc::Sender<Received>, input_ended: CancellationToken) {
    let _ended = input_ended.drop_guard();
    let mut input = BufReader::with_capacity(64 * 1024, input);
    let mut line = Vec::new();
    let mut too_long = false;
    loop {
        let Ok(available) = input.fill_buf().await else {
            return;
        };
        if available.is_empty() {
            // A last line without its newline is half a message.
            return;
        }
        let end = available.iter().position(|byte| *byte == b'\n');
        let taken = end.map_or(available.len(), |end| end + 1);
        if !too_long {
            if line.len() + taken > MAX_MESSAGE {
                too_long = true;
                line = Vec::new();
            } else {
                line.extend_from_slice(&available[..taken]);
            }
        }
        input.consume(taken);
        if end.is_none() {
            continue;
        }
        let received = if std::mem::take(&mut too_long) {
            Some(Received::Wrong(None, ErrorData::invalid_request("the message is longer than 16 MB", None)))
        } else {
            parse(&line)
        };
        line.clear();
        if let Some(received) = received
            && sender.send(received).await.is_err()
        {
            return;
        }
    }
}

fn parse(line: &[u8]) -> Option<Received> {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line).trim_ascii();
    if line.is_empty() {
        return None;
    }
    let value: Value = match serde_json::from_slice(line) {
        Ok(value) => value,
        Err(error) => {
            return Some(Received::Wrong(None, ErrorData::parse_error(format!("not JSON: {error}"), None)));
        }
    };
    let id = value.get("id").and_then(|id| serde_json::from_value::<RequestId>(id.clone()).ok());
    let wrong = |message: &'static str| Some(Received::Wrong(id.clone(), ErrorData::invalid_request(message, None)));
    if value.is_array() {
        return wrong("batches are not part of this protocol; send one message a line");
    }
    if value.get("jsonrpc").is_none_or(|version| version != "2.0") {
        return wrong("not a JSON-RPC 2.0 message");
    }
    let is_notification = value.get("method").is_some() && value.get("id").is_none();
    match serde_json::from_value(value) {
        Ok(message) => Some(Received::Message(Box::new(message))),
        // Unknown notifications are ignored, as the protocol asks.
        Err(_) if is_notification => None,
        Err(_) => wrong("not a message of this protocol"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(line: &str) -> String {
        match parse(line.as_bytes()) {
            None => "ignored".into(),
            Some(Received::Message(message)) => match *message {
                JsonRpcMessage::Request(request) => format!("request {}", request.id),
                JsonRpcMessage::Notification(_) => "notification".into(),
                _ => "other".into(),
            },
            Some(Received::Wrong(id, error)) => format!("{} for {id:?}", error.code.0),
        }
    }

    #[test]
    fn malformed_lines_are_told_apart() {
        let deep = "[".repeat(100_000);
        let cases = [
            ("", "ignored"),
            ("{", "-32700 for None"),
            ("\u{feff}{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}\r", "request 1"),
            ("[]", "-32600 for None"),
            ("42", "-32600 for None"),
            ("{\"id\":7,\"method\":\"ping\"}", "-32600 for Some(Number(7))"),
            ("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":5}", "-32600 for Some(String(\"a\"))"),
            ("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/whatever\"}", "notification"),
            ("{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"}", "-32600 for None"),
            (deep.as_str(), "-32700 for None"),
        ];
        for (line, expected) in cases {
            assert_eq!(said(line), expected, "{}", &line[..line.len().min(60)]);
        }
    }
}
