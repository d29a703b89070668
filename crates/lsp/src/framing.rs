//! The base protocol, made robust: `tower-lsp`'s own decoder ends the connection at the first
//! message it cannot read, waits for ever on a length that lies, and holds any size in memory. So
//! bytes pass through here first; what goes on to `tower-lsp` is always a message it can read.

use bytes::{Buf, Bytes, BytesMut};
use serde_json::{Map, Value, json};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

/// The method under which the guard is told of a message that could not be understood. The guard
/// answers it with the error inside; it never reaches the server.
pub(crate) const MALFORMED: &str = "$/quantumlayer/malformed";

/// Headers longer than this are no headers.
const MAX_HEADER: usize = 8 * 1024;
const CONTENT_LENGTH: &[u8] = b"Content-Length";

const PARSE_ERROR: i64 = -32700;
const INVALID_REQUEST: i64 = -32600;

/// One thing found in the byte stream.
#[derive(Debug, PartialEq, Eq)]
pub enum Frame {
    /// The body of a message.
    Body(Bytes),
    /// Bytes that are no message, already skipped, and why.
    Bad(String),
}

/// Cuts a byte stream into message bodies; finds its way back after garbage.
#[derive(Debug)]
pub struct Framer {
    buffer: BytesMut,
    limit: usize,
    body: Option<usize>,
    skip: usize,
    in_garbage: bool,
}

impl Framer {
    /// A framer that refuses bodies of more than `limit` bytes.
    pub fn new(limit: usize) -> Framer {
        Framer { buffer: BytesMut::new(), limit, body: None, skip: 0, in_garbage: false }
    }

    /// Takes bytes in.
    pub fn push(&mut self, mut bytes: &[u8]) {
        // What is to be skipped is never held.
        let skipped = self.skip.min(bytes.len());
        bytes.advance(skipped);
        self.skip -= skipped;
        self.buffer.extend_from_slice(bytes);
    }

    /// The next frame, if it is complete.
    pub fn next_frame(&mut self) -> Option<Frame> {
        loop {
            if let Some(length) = self.body {
                if self.buffer.len() < length {
                    return None;
                }
                self.body = None;
                let body = self.buffer.split_to(length).freeze();
                if body.is_empty() {
                    continue;
                }
                return Some(Frame::Body(body));
            }
            // No further: a search of all that has come would be made again after every few bytes.
            let near = &self.buffer[..self.buffer.len().min(MAX_HEADER + 4)];
            let Some(end) = find(near, b"\r\n\r\n") else {
                if self.buffer.len() <= MAX_HEADER {
                    return None;
                }
                match self.resynchronise("a header longer than 8 KiB") {
                    Some(frame) => return Some(frame),
                    None => continue,
                }
            };
            match read_header(&self.buffer[..end]) {
                Err(reason) => {
                    if let Some(frame) = self.resynchronise(&reason) {
                        return Some(frame);
                    }
                }
                Ok(length) => {
                    self.buffer.advance(end + 4);
                    self.in_garbage = false;
                    if length > self.limit {
                        let held = self.buffer.len().min(length);
                        self.buffer.advance(held);
                        self.skip = length - held;
                        return Some(Frame::Bad(format!("the message has {length} bytes; at most {} are read", self.limit)));
                    }
                    self.body = Some(length);
                }
            }
        }
    }

    /// Drops bytes up to the next place where a header may begin. Reported once per garbage run.
    fn resynchronise(&mut self, reason: &str) -> Option<Frame> {
        let next = self.buffer.get(1..).and_then(|rest| find(rest, CONTENT_LENGTH)).map(|at| at + 1);
        let drop = next.unwrap_or(self.buffer.len().saturating_sub(CONTENT_LENGTH.len()).max(1));
        self.buffer.advance(drop.min(self.buffer.len()));
        if std::mem::replace(&mut self.in_garbage, true) {
            return None;
        }
        Some(Frame::Bad(reason.to_owned()))
    }
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

fn read_header(header: &[u8]) -> Result<usize, String> {
    let text = String::from_utf8_lossy(header);
    let mut length = None;
    for line in text.split("\r\n") {
        let Some((name, value)) = line.split_once(':') else { continue };
        if name.trim().eq_ignore_ascii_case("content-length") {
            let value = value.trim();
            length = Some(value.parse().map_err(|_| "the Content-Length is no number".to_owned())?);
        }
    }
    length.ok_or_else(|| "a header without Content-Length".to_owned())
}

/// What `tower-lsp` is given for a body: the message in a form that it is sure to read, or a
/// [`MALFORMED`] request. `None`: nothing that deserves an answer.
fn normalise(body: &[u8]) -> Option<Value> {
    let value: Value = match serde_json::from_slice(body) {
        Ok(value) => value,
        Err(error) => return Some(malformed(Value::Null, PARSE_ERROR, &format!("Parse error: {error}"))),
    };
    let Value::Object(mut message) = value else {
        return Some(malformed(Value::Null, INVALID_REQUEST, "a message is one JSON object; batches are not part of the protocol"));
    };
    let id = message.get("id").cloned();
    let usable_id = id.as_ref().is_none_or(|id| id.is_i64() || id.is_string() || id.is_null());
    let answer_to = if usable_id { id.clone().unwrap_or(Value::Null) } else { Value::Null };
    if !usable_id {
        return Some(malformed(answer_to, INVALID_REQUEST, "an id is an integer or a string"));
    }
    if message.get("jsonrpc").and_then(Value::as_str) != Some("2.0") {
        return Some(malformed(answer_to, INVALID_REQUEST, "\"jsonrpc\" must be \"2.0\""));
    }
    match message.get("method") {
        Some(Value::String(_)) => {
            // A request that also carries a result would be taken for an answer.
            message.remove("result");
            message.remove("error");
            // `null` means no parameters (some clients send it with `shutdown`).
            if message.get("params").is_some_and(Value::is_null) {
                message.remove("params");
            }
            Some(Value::Object(message))
        }
        Some(_) => Some(malformed(answer_to, INVALID_REQUEST, "\"method\" is no string")),
        None if message.contains_key("result") || message.contains_key("error") => answer(message, id),
        None => Some(malformed(answer_to, INVALID_REQUEST, "neither a method nor a result")),
    }
}

/// A client's answer in the strict form that `tower-lsp` asks for.
fn answer(mut message: Map<String, Value>, id: Option<Value>) -> Option<Value> {
    let id = id?;
    let Some(error) = message.remove("error").filter(|error| !error.is_null()) else {
        return Some(json!({"jsonrpc": "2.0", "id": id, "result": message.remove("result")}));
    };
    let code = error.get("code").and_then(Value::as_i64).unwrap_or(-32603);
    let text = error.get("message").and_then(Value::as_str).unwrap_or_default();
    Some(json!({"jsonrpc": "2.0", "id": id, "error": {"code": code, "message": text}}))
}

fn malformed(id: Value, code: i64, message: &str) -> Value {
    json!({"jsonrpc": "2.0", "id": id, "method": MALFORMED, "params": {"code": code, "message": message}})
}

/// Copies messages from the client to the server until the client's end closes.
pub(crate) async fn pump<R, W>(mut from: R, mut to: W, limit: usize) -> std::io::Result<()>
where
    R: AsyncRead + Unpin,
    W: AsyncWrite + Unpin,
{
    let mut framer = Framer::new(limit);
    let mut chunk = vec![0; 64 * 1024];
    loop {
        let read = from.read(&mut chunk).await?;
        if read == 0 {
            return to.shutdown().await;
        }
        framer.push(&chunk[..read]);
        while let Some(frame) = framer.next_frame() {
            let message = match frame {
                Frame::Body(body) => normalise(&body),
                Frame::Bad(reason) => Some(malformed(Value::Null, PARSE_ERROR, &reason)),
            };
            let Some(message) = message else { continue };
            let text = message.to_string();
            to.write_all(format!("Content-Length: {}\r\n\r\n", text.len()).as_bytes()).await?;
            to.write_all(text.as_bytes()).await?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn frames(parts: &[&[u8]]) -> Vec<Frame> {
        let mut framer = Framer::new(1000);
        let mut out = Vec::new();
        for part in parts {
            framer.push(part);
            out.extend(std::iter::from_fn(|| framer.next_frame()));
        }
        out
    }

    fn bodies(parts: &[&[u8]]) -> Vec<String> {
        frames(parts)
            .into_iter()
            .map(|frame| match frame {
                Frame::Body(body) => String::from_utf8_lossy(&body).into_owned(),
                Frame::Bad(reason) => format!("! {reason}"),
            })
            .collect()
    }

    #[test]
    fn whole_split_and_joined() {
        assert_eq!(bodies(&[b"Content-Length: 2\r\n\r\n{}content-length:3\r\nContent-Type: x\r\n\r\n[1]"]), ["{}", "[1]"]);
        let whole = b"Content-Length: 2\r\n\r\n{}";
        let single: Vec<&[u8]> = whole.chunks(1).collect();
        assert_eq!(bodies(&single), ["{}"]);
        assert_eq!(bodies(&[b"Content-Length: 0\r\n\r\nContent-Length: 2\r\n\r\n{}"]), ["{}"]);
    }

    #[test]
    fn garbage_is_reported_once_and_left_behind() {
        let mut bytes = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n".repeat(3);
        bytes.extend(b"Content-Length: 2\r\n\r\n{}");
        assert_eq!(bodies(&[&bytes]), ["! a header without Content-Length", "{}"]);
        let mut long = vec![b'x'; 3 * MAX_HEADER];
        long.extend(b"\r\n\r\nContent-Length: 2\r\n\r\n{}");
        let seen = bodies(&[&long]);
        assert_eq!(seen.last().map(String::as_str), Some("{}"), "{seen:?}");
        assert_eq!(seen.len(), 2);
        assert_eq!(bodies(&[b"Content-Length: nine\r\n\r\nContent-Length: 2\r\n\r\n{}"]), ["! the Content-Length is no number", "{}"]);
    }

    #[test]
    fn oversized_bodies_are_skipped_without_being_held() {
        let mut framer = Framer::new(10);
        framer.push(b"Content-Length: 4000000000\r\n\r\nxxx");
        assert!(matches!(framer.next_frame(), Some(Frame::Bad(_))));
        framer.push(&[b'x'; 5000]);
        assert_eq!(framer.next_frame(), None);
        assert_eq!(framer.buffer.len(), 0);
        let mut framer = Framer::new(10);
        framer.push(b"Content-Length: 11\r\n\r\n");
        assert!(matches!(framer.next_frame(), Some(Frame::Bad(_))));
        framer.push(b"0123456789aContent-Length: 2\r\n\r\n{}");
        assert_eq!(framer.next_frame(), Some(Frame::Body(Bytes::from_static(b"{}"))));
    }

    #[test]
    fn messages_become_readable() {
        let code = |text: &str| normalise(text.as_bytes()).map(|value| value["params"]["code"].clone());
        assert_eq!(code("{"), Some(json!(PARSE_ERROR)));
        assert_eq!(code("[]"), Some(json!(INVALID_REQUEST)));
        assert_eq!(code(r#"{"jsonrpc":"2.0","id":1.5,"method":"x"}"#), Some(json!(INVALID_REQUEST)));
        assert_eq!(code(r#"{"jsonrpc":"1.0","id":1,"method":"x"}"#), Some(json!(INVALID_REQUEST)));
        assert_eq!(code(r#"{"jsonrpc":"2.0","result":1}"#), None);
        let shutdown = normalise(br#"{"jsonrpc":"2.0","id":1,"method":"shutdown","params":null}"#);
        assert_eq!(shutdown, Some(json!({"jsonrpc":"2.0","id":1,"method":"shutdown"})));
        let error = normalise(br#"{"jsonrpc":"2.0","id":1,"error":{"code":-1,"message":"no","stack":"x"}}"#);
        assert_eq!(error, Some(json!({"jsonrpc":"2.0","id":1,"error":{"code":-1,"message":"no"}})));
    }

    proptest! {
        // However the stream is cut and whatever lies between, messages come out whole.
        #[test]
        fn messages_survive_garbage_and_any_cuts(
            pieces in prop::collection::vec(prop_oneof![
                "[ -~]{0,40}".prop_map(|text| (text.replace("Content", "content").into_bytes(), None)),
                prop::collection::vec(any::<u8>(), 0..30).prop_map(|bytes| (bytes, None)),
                "[a-z]{0,20}".prop_map(|body| (format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes(), Some(body))),
            ], 0..8),
            cuts in prop::collection::vec(1usize..20, 1..10),
        ) {
            // Garbage ends where a header may begin.
            let mut bytes = Vec::new();
            for (piece, body) in &pieces {
                bytes.extend_from_slice(piece);
                if body.is_none() {
                    bytes.extend_from_slice(b"\r\n\r\n");
                }
            }
            let whole = bodies(&[&bytes]);
            let mut parts = Vec::new();
            let mut rest = bytes.as_slice();
            for cut in cuts.iter().cycle() {
                let (part, after) = rest.split_at((*cut).min(rest.len()));
                parts.push(part);
                rest = after;
                if rest.is_empty() { break; }
            }
            let good = |all: &[String]| all.iter().filter(|text| !text.starts_with('!')).cloned().collect::<Vec<_>>();
            prop_assert_eq!(good(&bodies(&parts)), good(&whole));
            let expected: Vec<String> = pieces.iter().filter_map(|(_, body)| body.clone()).filter(|body| !body.is_empty()).collect();
            prop_assert_eq!(good(&whole), expected);
        }

        // What goes on to the transport is always a message that it can read.
        #[test]
        fn whatever_comes_out_is_readable(body in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..60),
            r#"\{("jsonrpc":"[12].0",?)?("id":(1|1\.5|"x"|null|\[\]|99999999999999999999),?)?("method":(1|"x"|null),?)?("params":(null|1|\[\]|\{\}),?)?("result":(null|1),?)?("error":(null|1|\{"code":1,"message":"m"\}|\{"code":"1"\}))?\}"#.prop_map(String::into_bytes),
        ]) {
            if let Some(message) = normalise(&body) {
                let text = message.to_string();
                if message.get("method").is_some() {
                    prop_assert!(text.parse::<tower_lsp::jsonrpc::Request>().is_ok(), "{}", text);
                } else {
                    prop_assert!(text.parse::<tower_lsp::jsonrpc::Response>().is_ok(), "{}", text);
                }
            }
        }
    }
}
