//! Documents follow the editor, in order, under any load.

use crate::driver::{Client, able, able_with, range};
use serde_json::{Value, json};
use std::sync::atomic::Ordering;

const URI: &str = "file:///w/a.py";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn five_thousand_edits_in_order() {
    let mut client = Client::initialized(able_with(&[("/general/positionEncodings", json!(["utf-16"]))])).await;
    client.open(URI, "python", "").await;
    let mut expected = String::new();
    for version in 2..5_002i64 {
        let position = (0, expected.encode_utf16().count() as u32);
        let text = match version % 4 {
            0 => "a".to_owned(),
            1 => "\u{1F600}".to_owned(),
            2 => format!("{version};"),
            _ => "\u{e9}".to_owned(),
        };
        expected.push_str(&text);
        client.change(URI, version, json!([{"range": range(position, position), "text": text}])).await;
        if version % 500 == 0 {
            // Requests between the edits do not upset their order.
            client.ask("textDocument/documentLink", json!({"textDocument": {"uri": URI}})).await;
        }
    }
    client.change(URI, 5_002, json!([{"range": range((0, 0), (0, 0)), "text": "eval(1)\n"}])).await;
    let found = client.diagnostics(URI, 5_002).await;
    assert_eq!(found.len(), 1);
    let last = client.fake.texts.lock().unwrap().last().cloned();
    assert_eq!(last, Some(format!("eval(1)\n{expected}")));
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn diagnostics_are_of_the_version_they_name() {
    let mut client = Client::initialized(able()).await;
    client.open(URI, "python", "x\n").await;
    assert_eq!(client.diagnostics(URI, 1).await.len(), 0);
    for version in 2..60i64 {
        let change = if version % 2 == 0 {
            json!([{"range": range((0, 0), (0, 1)), "text": "eval(1)"}])
        } else {
            json!([{"range": range((0, 0), (0, 7)), "text": "x"}])
        };
        client.change(URI, version, change).await;
        if version % 3 == 0 {
            let expected = usize::from(version % 2 == 0);
            assert_eq!(client.diagnostics(URI, version).await.len(), expected, "version {version}");
        }
    }
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_edit_right_after_opening_is_not_lost() {
    for _ in 0..20 {
        let mut client = Client::initialized(able()).await;
        client.open(URI, "python", "a\n").await;
        client.change(URI, 2, json!([{"range": range((0, 0), (0, 0)), "text": "eval("}])).await;
        assert_eq!(client.diagnostics(URI, 2).await.len(), 1);
        client.hang_up().await;
        client.ended().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn columns_in_every_encoding() {
    for (encoding, start) in [("utf-8", 4), ("utf-16", 2), ("utf-32", 1)] {
        let mut client = Client::initialized(able_with(&[("/general/positionEncodings", json!([encoding]))])).await;
        client.open(URI, "python", "\u{1F600}eval(1)\r\n").await;
        let found = client.diagnostics(URI, 1).await;
        assert_eq!(found[0]["range"], range((0, start), (0, start + 4)), "{encoding}");
        client.change(URI, 2, json!([{"range": range((0, start), (0, start + 4)), "text": "exec"}])).await;
        let found = client.diagnostics(URI, 2).await;
        assert_eq!(found[0]["code"], json!("test.exec"));
        client.finish().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn documents_of_any_scheme() {
    let mut client = Client::initialized(able()).await;
    for uri in ["untitled:Untitled-1", "vscode-vfs://github/o/r/a.py", "git:/a.py?x=1", "weird:"] {
        client.open(uri, "python", "eval(1)").await;
        assert_eq!(client.diagnostics(uri, 1).await.len(), 1, "{uri}");
    }
    client.notify("textDocument/didClose", json!({"textDocument": {"uri": "weird:"}})).await;
    let cleared = client.wait(|message| message["params"]["uri"] == json!("weird:")).await;
    assert_eq!(cleared["params"]["diagnostics"], json!([]));
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn changes_out_of_the_blue() {
    let mut client = Client::initialized(able()).await;
    // A whole text is taken, a part of nothing is not.
    client.change("file:///w/part.py", 3, json!([{"range": range((0, 0), (0, 1)), "text": "eval("}])).await;
    client.change("file:///w/whole.py", 3, json!([{"text": "eval("}, {"range": range((0, 0), (0, 0)), "text": " "}])).await;
    assert_eq!(client.diagnostics("file:///w/whole.py", 3).await[0]["range"]["start"]["character"], json!(1));
    // A second opening replaces the first.
    client.open(URI, "python", "eval(1)").await;
    client.open(URI, "python", "fine").await;
    client.change(URI, 2, json!([{"range": range((0, 0), (0, 0)), "text": "exec("}])).await;
    let found = client.diagnostics(URI, 2).await;
    assert_eq!(found.len(), 1);
    client.notify("textDocument/didClose", json!({"textDocument": {"uri": "file:///w/never.py"}})).await;
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cancelled_while_hundreds_of_requests_are_under_way() {
    let mut client = Client::initialized(able()).await;
    client.open(URI, "python", "eval(1)").await;
    client.diagnostics(URI, 1).await;
    client.fake.hold(true);
    client.change(URI, 2, json!([{"range": range((0, 0), (0, 0)), "text": " "}])).await;
    let hover = json!({"textDocument": {"uri": URI}, "position": {"line": 0, "character": 2}});
    let mut ids = Vec::new();
    for _ in 0..200 {
        ids.push(client.ask("textDocument/hover", hover.clone()).await);
    }
    for id in &ids {
        client.notify("$/cancelRequest", json!({"id": id})).await;
    }
    for id in ids {
        let answer = client.answer(id).await;
        assert_eq!(answer["error"]["code"], json!(-32800), "{answer}");
    }
    client.fake.hold(false);
    assert_eq!(client.diagnostics(URI, 2).await.len(), 1);
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_overtaken_is_stopped() {
    let mut client = Client::initialized(able()).await;
    client.fake.hold(true);
    client.open(URI, "python", "eval(1)").await;
    let hover = json!({"textDocument": {"uri": URI}, "position": {"line": 0, "character": 2}});
    let id = client.ask("textDocument/hover", hover).await;
    client.change(URI, 2, json!([{"range": range((0, 0), (0, 0)), "text": " "}])).await;
    assert_eq!(client.answer(id).await["error"]["code"], json!(-32801));
    client.fake.hold(false);
    let found = client.diagnostics(URI, 2).await;
    assert_eq!(found[0]["range"]["start"]["character"], json!(1));
    assert!(client.fake.texts.lock().unwrap().iter().all(|text| text.starts_with(' ')), "the first version was never finished");
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_of_rules_checks_again() {
    let mut client = Client::initialized(able()).await;
    client.open(URI, "python", "eval(1)").await;
    client.diagnostics(URI, 1).await;
    let before = client.fake.checks.load(Ordering::SeqCst);
    client.notify("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": "file:///w/quantumlayer.toml", "type": 2}]})).await;
    client.diagnostics(URI, 1).await;
    assert!(client.fake.checks.load(Ordering::SeqCst) > before);
    // Settings that arrive without having been asked for.
    client.notify("workspace/didChangeConfiguration", json!({"settings": {"quantumlayer": {"scan": {"severity": "critical"}}}})).await;
    assert_eq!(client.diagnostics(URI, 1).await.len(), 0);
    client.notify("workspace/didChangeConfiguration", json!({"settings": Value::Null})).await;
    assert_eq!(client.diagnostics(URI, 1).await.len(), 1);
    client.finish().await;
}
