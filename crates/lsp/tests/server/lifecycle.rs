//! Beginning, end, and what comes at the wrong time.

use crate::driver::{Client, able, able_with};
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn capabilities_of_a_pushing_and_a_pulling_session() {
    let mut client = Client::start();
    let mut push = client.initialize(json!({"capabilities": able(), "processId": null, "rootUri": null})).await;
    push["serverInfo"]["version"] = json!("VERSION");
    insta::assert_json_snapshot!("capabilities", push);
    client.finish().await;

    let mut client = Client::start();
    let pulling = able_with(&[
        ("/textDocument/diagnostic", json!({})),
        ("/workspace/diagnostics", json!({"refreshSupport": true})),
        ("/workspace/textDocumentContent", json!({"dynamicRegistration": false})),
        ("/general/positionEncodings", json!(["utf-16"])),
    ]);
    let pull = client.initialize(json!({"capabilities": pulling, "processId": null, "rootUri": null})).await;
    let capabilities = &pull["capabilities"];
    let chosen =
        json!([capabilities["positionEncoding"], capabilities["diagnosticProvider"], capabilities["workspace"]["textDocumentContent"]]);
    insta::assert_json_snapshot!("capabilities_pull", chosen);
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_before_initialize_and_after_shutdown_are_refused() {
    let mut client = Client::start();
    let hover = json!({"textDocument": {"uri": "file:///a.py"}, "position": {"line": 0, "character": 0}});
    let answer = client.request("textDocument/hover", hover.clone()).await;
    assert_eq!(answer["error"]["code"], json!(-32002), "{answer}");
    client.open("file:///early.py", "python", "eval(1)").await;
    client.initialize(json!({"capabilities": able(), "processId": null, "rootUri": null})).await;
    let again = client.request("initialize", json!({"capabilities": {}})).await;
    assert_eq!(again["error"]["code"], json!(-32600), "{again}");
    let answer = client.request("shutdown", Value::Null).await;
    assert_eq!(answer["result"], Value::Null);
    let answer = client.request("textDocument/hover", hover).await;
    assert_eq!(answer["error"]["code"], json!(-32600), "{answer}");
    client.notify("exit", Value::Null).await;
    assert_eq!(client.ended().await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn exit_codes() {
    // `exit` without `shutdown`, with the input left open.
    let mut client = Client::initialized(able()).await;
    client.notify("exit", Value::Null).await;
    assert_eq!(client.ended().await, 1);
    // `exit` before anything else.
    let mut client = Client::start();
    client.notify("exit", Value::Null).await;
    assert_eq!(client.ended().await, 1);
    // The client goes away, a check under way.
    let mut client = Client::initialized(able()).await;
    client.fake.hold(true);
    client.open("file:///a.py", "python", "eval(1)").await;
    let hover = json!({"textDocument": {"uri": "file:///a.py"}, "position": {"line": 0, "character": 0}});
    client.ask("textDocument/hover", hover).await;
    client.hang_up().await;
    assert_eq!(client.ended().await, 1);
    // `shutdown` and `exit` in one breath: the answer still arrives.
    let mut client = Client::initialized(able()).await;
    let id = client.ask("shutdown", Value::Null).await;
    client.notify("exit", Value::Null).await;
    assert_eq!(client.answer(id).await["result"], Value::Null);
    assert_eq!(client.ended().await, 0);
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ends_with_its_parent() {
    let mut child = std::process::Command::new("true").spawn().unwrap();
    let gone = child.id();
    child.wait().unwrap();
    let mut client = Client::start();
    client.initialize(json!({"capabilities": {}, "processId": gone, "rootUri": null})).await;
    assert_eq!(client.ended().await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn odd_initialize_parameters_are_no_reason_to_refuse() {
    for params in [
        json!({}),
        json!({"capabilities": null, "rootPath": "/tmp"}),
        json!({"capabilities": {"textDocument": 7, "workspace": {"workspaceEdit": []}}, "processId": "x", "trace": "loud"}),
    ] {
        let mut client = Client::start();
        let result = client.initialize(params.clone()).await;
        assert_eq!(result["capabilities"]["positionEncoding"], json!("utf-16"), "{params}");
        client.finish().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn folders_and_settings_reach_the_engine() {
    let mut client = Client::start();
    let capabilities =
        able_with(&[("/workspace/configuration", json!(true)), ("/workspace/didChangeWatchedFiles", json!({"dynamicRegistration": true}))]);
    let folder = |name: &str| json!({"uri": format!("file:///{name}"), "name": name});
    client
        .initialize(json!({
            "capabilities": capabilities, "processId": null, "workspaceFolders": [folder("a"), folder("b")],
            "initializationOptions": {"scan": {"confidence": "low"}}
        }))
        .await;
    let register = client.called("client/registerCapability").await;
    assert_eq!(register["params"]["registrations"][0]["method"], json!("workspace/didChangeWatchedFiles"));
    assert_eq!(register["params"]["registrations"].as_array().unwrap().len(), 1, "only what the client declared");
    client.send(json!({"jsonrpc": "2.0", "id": register["id"], "result": null})).await;
    let question = client.called("workspace/configuration").await;
    client.send(json!({"jsonrpc": "2.0", "id": question["id"], "result": [{"rules": {"paths": ["/r"]}, "trusted": "nonsense"}]})).await;
    let log = client.called("window/logMessage").await;
    assert!(log["params"]["message"].as_str().unwrap().contains("quantumlayer.trusted"), "{log}");
    client.notify("workspace/didChangeWorkspaceFolders", json!({"event": {"added": [folder("c")], "removed": [folder("a")]}})).await;
    client.open("file:///c/x.py", "python", "maybe(1)").await;
    let found = client.diagnostics("file:///c/x.py", 1).await;
    assert_eq!(found.len(), 1, "the option to show low confidence holds");
    let last = client.fake.snapshots.lock().unwrap().last().cloned().unwrap();
    assert_eq!(*last.roots, [std::path::PathBuf::from("/b"), std::path::PathBuf::from("/c")]);
    assert_eq!(last.settings.overrides.to_string(), "[rules]\npaths = [\"/r\"]\n\n[scan]\nconfidence = \"low\"\n");
    client.finish().await;
}
