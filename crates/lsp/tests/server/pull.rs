//! Pulled diagnostics.

use crate::driver::{Client, able_with, range};
use serde_json::{Value, json};
use std::path::PathBuf;

const URI: &str = "file:///w/a.py";

fn pulling() -> Value {
    able_with(&[
        ("/textDocument/diagnostic", json!({})),
        ("/workspace/diagnostics", json!({"refreshSupport": true})),
        ("/window/workDoneProgress", json!(true)),
    ])
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn unchanged_until_text_or_rules_change() {
    let mut client = Client::initialized(pulling()).await;
    client.open(URI, "python", "eval(1)").await;
    let first = client.request("textDocument/diagnostic", json!({"textDocument": {"uri": URI}})).await;
    assert_eq!(first["result"]["kind"], json!("full"));
    let id = first["result"]["resultId"].clone();
    let pull = json!({"textDocument": {"uri": URI}, "previousResultId": id});
    assert_eq!(client.request("textDocument/diagnostic", pull.clone()).await["result"]["kind"], json!("unchanged"));
    client.change(URI, 2, json!([{"range": range((0, 0), (0, 0)), "text": " "}])).await;
    assert_eq!(client.request("textDocument/diagnostic", pull.clone()).await["result"]["kind"], json!("full"));
    client.change(URI, 3, json!([{"range": range((0, 0), (0, 1)), "text": ""}])).await;
    assert_eq!(client.request("textDocument/diagnostic", pull.clone()).await["result"]["kind"], json!("unchanged"));
    // Other rules, the same diagnostics: the client has what there is.
    client.notify("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": "file:///w/quantumlayer.toml", "type": 2}]})).await;
    let refresh = client.called("workspace/diagnostic/refresh").await;
    client.send(json!({"jsonrpc": "2.0", "id": refresh["id"], "result": null})).await;
    assert_eq!(client.request("textDocument/diagnostic", pull.clone()).await["result"]["kind"], json!("unchanged"));
    client.notify("workspace/didChangeConfiguration", json!({"settings": {"scan": {"severity": "critical"}}})).await;
    client.called("workspace/diagnostic/refresh").await;
    let report = client.request("textDocument/diagnostic", pull).await;
    assert_eq!((&report["result"]["kind"], &report["result"]["items"]), (&json!("full"), &json!([])));
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_overtaken_pull_is_to_be_repeated() {
    let mut client = Client::initialized(pulling()).await;
    client.fake.hold(true);
    client.open(URI, "python", "eval(1)").await;
    let id = client.ask("textDocument/diagnostic", json!({"textDocument": {"uri": URI}})).await;
    client.change(URI, 2, json!([{"text": "x"}])).await;
    let answer = client.answer(id).await;
    assert_eq!(answer["error"]["code"], json!(-32802));
    assert_eq!(answer["error"]["data"]["retriggerRequest"], json!(true));
    client.fake.hold(false);
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn files_that_are_not_open_or_not_there() {
    let mut client = Client::initialized(pulling()).await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("b.py");
    std::fs::write(&path, b"eval(1) # \xff").unwrap();
    let ask = |uri: String| json!({"textDocument": {"uri": uri}});
    let answer = client.request("textDocument/diagnostic", ask(format!("file://{}", path.display()))).await;
    assert_eq!(answer["result"]["items"].as_array().unwrap().len(), 1);
    for uri in ["file:///no/such/file.py".to_owned(), "untitled:Untitled-9".to_owned(), format!("file://{}", folder.path().display())] {
        let answer = client.request("textDocument/diagnostic", ask(uri)).await;
        assert_eq!(answer["error"]["code"], json!(-32602), "{answer}");
    }
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_workspace_in_parts() {
    let mut client = Client::initialized(pulling()).await;
    let folder = tempfile::tempdir().unwrap();
    let files: Vec<PathBuf> = (0..150).map(|n| folder.path().join(format!("{n}.py"))).collect();
    for (n, path) in files.iter().enumerate() {
        std::fs::write(path, if n % 3 == 0 { "eval(1)" } else { "" }).unwrap();
    }
    *client.fake.files.lock().unwrap() = files;
    let params = json!({"previousResultIds": [], "partialResultToken": "part"});
    let answer = client.request("workspace/diagnostic", params).await;
    assert_eq!(answer["result"]["items"], json!([]), "all of it was sent in parts");
    let mut items = Vec::new();
    while items.len() < 50 {
        let part = client.called("$/progress").await;
        assert_eq!(part["params"]["token"], json!("part"));
        items.extend(part["params"]["value"]["items"].as_array().unwrap().clone());
    }
    assert_eq!(items.len(), 50, "files without findings need no report");
    // The second time nothing is new, except what went away; nothing is scanned for that.
    client.fake.hold(true);
    let mut known: Vec<Value> = items.iter().map(|item| json!({"uri": item["uri"], "value": item["resultId"]})).collect();
    known.push(json!({"uri": "file:///w/gone.py", "value": "x"}));
    let answer = client.request("workspace/diagnostic", json!({"previousResultIds": known})).await;
    let items = answer["result"]["items"].as_array().unwrap().clone();
    assert_eq!(items.iter().filter(|item| item["kind"] == json!("unchanged")).count(), 50);
    let full: Vec<_> = items.iter().filter(|item| item["kind"] == json!("full")).collect();
    assert_eq!(full.len(), 1);
    assert_eq!((&full[0]["uri"], &full[0]["items"]), (&json!("file:///w/gone.py"), &json!([])));
    // A change on disk is looked at.
    client.fake.hold(false);
    std::fs::write(folder.path().join("0.py"), "fine").unwrap();
    let uri = format!("file://{}", folder.path().join("0.py").display());
    client.notify("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": uri, "type": 2}]})).await;
    let known = json!([{"uri": uri, "value": "x"}]);
    let answer = client.request("workspace/diagnostic", json!({"previousResultIds": known})).await;
    let items = answer["result"]["items"].as_array().unwrap();
    assert_eq!(items.iter().find(|item| item["uri"] == json!(uri)).unwrap()["items"], json!([]));
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn progress_that_takes_a_while_and_is_cancelled() {
    let mut client = Client::initialized(pulling()).await;
    let id = client.ask("workspace/executeCommand", json!({"command": "quantumlayer.scan", "arguments": [{"slow": true}]})).await;
    let create = client.called("window/workDoneProgress/create").await;
    client.send(json!({"jsonrpc": "2.0", "id": create["id"], "result": null})).await;
    let begin = client.called("$/progress").await;
    assert_eq!(begin["params"]["value"]["kind"], json!("begin"));
    assert_eq!(begin["params"]["token"], create["params"]["token"]);
    client.notify("window/workDoneProgress/cancel", json!({"token": create["params"]["token"]})).await;
    assert_eq!(client.answer(id).await["error"]["code"], json!(-32800));
    client.wait(|message| message["params"]["value"]["kind"] == json!("end")).await;
    // A workspace pull stops the same way, under the client's own token.
    client.fake.hold(true);
    *client.fake.files.lock().unwrap() = vec![PathBuf::from("/w/a.py")];
    let id = client.ask("workspace/diagnostic", json!({"previousResultIds": [], "workDoneToken": 17})).await;
    client.notify("$/cancelRequest", json!({"id": id})).await;
    assert_eq!(client.answer(id).await["error"]["code"], json!(-32800));
    client.finish().await;
}
