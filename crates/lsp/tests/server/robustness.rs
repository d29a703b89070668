//! Nothing that arrives ends the server.

use crate::driver::{Client, able, able_with, range};
use serde_json::{Value, json};

const URI: &str = "file:///w/a.py";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn malformed_messages_are_answered_and_left_behind() {
    let mut client = Client::initialized(able()).await;
    let cases: &[(&[u8], Option<i64>)] = &[
        (b"Content-Length: 5\r\n\r\n{nope", Some(-32700)),
        (b"Content-Length: 2\r\n\r\n[]", Some(-32600)),
        (b"Content-Length: 4\r\n\r\nnull", Some(-32600)),
        (b"Content-Length: 2\r\n\r\n{}", Some(-32600)),
        (b"Content-Length: 6\r\n\r\n\"\xff\xfe\x80\x81\"", Some(-32700)),
        (b"Content-Length: 17\r\n\r\n{\"jsonrpc\":\"2.0\"}", Some(-32600)),
        (b"Content-Length: -7\r\n\r\n", Some(-32700)),
        (b"garbage without any header\r\n\r\n", Some(-32700)),
        (b"Content-Length: 15\r\n\r\n{\"a\":\"\\ud800\"}  ", Some(-32700)),
    ];
    for (bytes, code) in cases {
        client.raw(bytes).await;
        let hover = json!({"textDocument": {"uri": URI}, "position": {"line": 0, "character": 0}});
        let id = client.ask("textDocument/hover", hover).await;
        if let Some(code) = code {
            let answer = client.wait(|message| message["id"].is_null() && message.get("error").is_some()).await;
            assert_eq!(answer["error"]["code"], json!(code), "{:?}", String::from_utf8_lossy(bytes));
        }
        assert_eq!(client.answer(id).await["result"], Value::Null);
    }
    let mut deep = "[".repeat(100_000);
    deep.push_str(&"]".repeat(100_000));
    let text = format!("{{\"jsonrpc\":\"2.0\",\"id\":77,\"method\":\"textDocument/hover\",\"params\":{deep}}}");
    client.raw(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes()).await;
    client.wait(|message| message["error"]["code"] == json!(-32700)).await;
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn oversized_messages_are_refused() {
    let mut client = Client::initialized(able()).await;
    let size = 5 << 20;
    client.raw(format!("Content-Length: {size}\r\n\r\n").as_bytes()).await;
    for _ in 0..5 {
        client.raw(&vec![b' '; 1 << 20]).await;
    }
    let answer = client.wait(|message| message["id"].is_null() && message.get("error").is_some()).await;
    assert!(answer["error"]["message"].as_str().unwrap().contains("at most"), "{answer}");
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn unknown_messages_and_wrong_parameters() {
    let mut client = Client::initialized(able()).await;
    let answer = client.request("textDocument/teleport", json!({})).await;
    assert_eq!(answer["error"]["code"], json!(-32601));
    let answer = client.request("textDocument/hover", json!({"position": "here"})).await;
    assert_eq!(answer["error"]["code"], json!(-32602));
    let answer = client.request("workspace/executeCommand", json!({"command": "quantumlayer.nothing"})).await;
    assert_eq!(answer["error"]["code"], json!(-32602));
    client.notify("$/unheardOf", json!({"x": 1})).await;
    client.notify("textDocument/didChange", json!({"textDocument": 7})).await;
    client.notify("textDocument/hover", json!({})).await;
    // Answers to questions nobody asked, in all shapes.
    client.send(json!({"jsonrpc": "2.0", "id": 999, "result": 1})).await;
    client.send(json!({"jsonrpc": "2.0", "id": "x", "error": {"code": -1, "message": "no", "more": 1}})).await;
    client.send(json!({"jsonrpc": "2.0", "id": null, "result": null})).await;
    // A request that also looks like an answer.
    client.send(json!({"jsonrpc": "2.0", "id": 4711, "method": "textDocument/teleport", "result": 1})).await;
    assert_eq!(client.answer(4711).await["error"]["code"], json!(-32601));
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_check_that_panics_costs_its_own_findings_only() {
    let mut client = Client::initialized(able()).await;
    client.open(URI, "python", "PANIC eval(1)").await;
    let log = client.called("window/logMessage").await;
    assert!(log["params"]["message"].as_str().unwrap().contains("told to"), "{log}");
    let hover = json!({"textDocument": {"uri": URI}, "position": {"line": 0, "character": 0}});
    assert_eq!(client.request("textDocument/hover", hover).await["result"], Value::Null);
    client.change(URI, 2, json!([{"range": range((0, 0), (0, 5)), "text": ""}])).await;
    assert_eq!(client.diagnostics(URI, 2).await.len(), 1);
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_handler_that_panics_is_an_internal_error() {
    let pulling = able_with(&[("/textDocument/diagnostic", json!({})), ("/workspace/diagnostics", json!({"refreshSupport": true}))]);
    let mut client = Client::initialized(pulling).await;
    // A closed file is checked inside the handler.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.py");
    std::fs::write(&path, "PANIC").unwrap();
    let uri = format!("file://{}", path.display());
    let answer = client.request("textDocument/diagnostic", json!({"textDocument": {"uri": uri}})).await;
    assert_eq!(answer["error"]["code"], json!(-32603), "{answer}");
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_never_answers_holds_nothing_up() {
    let capabilities = able_with(&[
        ("/textDocument/diagnostic", json!({})),
        ("/workspace/diagnostics", json!({"refreshSupport": true})),
        ("/workspace/codeLens", json!({"refreshSupport": true})),
        ("/workspace/configuration", json!(true)),
    ]);
    let mut client = Client::initialized(capabilities).await;
    for _ in 0..300 {
        client.notify("workspace/didChangeConfiguration", json!({"settings": null})).await;
        client.notify("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": "file:///w/quantumlayer.toml", "type": 2}]})).await;
    }
    client.open(URI, "python", "eval(1)").await;
    let answer = client.request("textDocument/diagnostic", json!({"textDocument": {"uri": URI}})).await;
    assert_eq!(answer["result"]["items"].as_array().unwrap().len(), 1);
    client.finish().await;
}
