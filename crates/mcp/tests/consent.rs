//! No write without the user's consent, in each of the three ways of asking; tasks; roots; resources.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::atomic::Ordering;
use support::{Client, WRITTEN, options, text};
use tokio::sync::Mutex;

/// The count of writes is one for the whole process.
static ONE_AT_A_TIME: Mutex<()> = Mutex::const_new(());

async fn asked(client: &mut Client, reply: Value) -> Value {
    let id = client.start("tools/call", json!({"name": "qsecure_fix", "arguments": {"what": "x"}})).await;
    let question = client.next().await;
    assert_eq!(question["method"], "elicitation/create", "{question}");
    assert!(question["params"]["message"].as_str().unwrap().contains("would change one line"));
    assert_eq!(question["params"]["requestedSchema"]["properties"]["apply"]["type"], "boolean");
    client.send(&json!({"jsonrpc": "2.0", "id": question["id"], "result": reply})).await;
    client.answer(id).await["result"].clone()
}

#[tokio::test]
async fn handshake_clients_are_asked_while_the_call_waits() {
    let _alone = ONE_AT_A_TIME.lock().await;
    let before = WRITTEN.load(Ordering::SeqCst);
    let mut client = Client::handshake("2025-11-25", json!({"elicitation": {}})).await;
    for reply in [
        json!({"action": "decline"}),
        json!({"action": "cancel"}),
        json!({"action": "accept", "content": {"apply": false}}),
        json!({"action": "accept"}),
    ] {
        let result = asked(&mut client, reply).await;
        assert_eq!(result["isError"], true);
        assert!(text(&result).contains("Nothing was changed"), "{result}");
    }
    assert_eq!(WRITTEN.load(Ordering::SeqCst), before);
    let result = asked(&mut client, json!({"action": "accept", "content": {"apply": true}})).await;
    assert_eq!(result["structuredContent"]["done"], true);
    assert_eq!(WRITTEN.load(Ordering::SeqCst), before + 1);
    let result = client.call("qsecure_fix", json!({"what": "x", "dry-run": true})).await;
    assert_eq!(result["structuredContent"]["done"], false, "showing asks nobody");
}

#[tokio::test]
async fn an_open_question_does_not_hold_the_end() {
    let mut client = Client::handshake("2025-11-25", json!({"elicitation": {}})).await;
    let id = client.start("tools/call", json!({"name": "qsecure_fix", "arguments": {"what": "x"}})).await;
    client.next().await;
    let (rest, ended) = client.end().await;
    let answer = rest.iter().find(|message| message["id"] == id && message.get("result").is_some()).unwrap();
    assert_eq!(answer["result"]["isError"], true);
    assert!(ended.is_ok());
}

#[tokio::test]
async fn stateless_clients_bring_the_reply_with_a_second_call() {
    let _alone = ONE_AT_A_TIME.lock().await;
    let before = WRITTEN.load(Ordering::SeqCst);
    let mut client = Client::modern(json!({"elicitation": {}}));
    let first = client.call("qsecure_fix", json!({"what": "x"})).await;
    assert_eq!(first["resultType"], "input_required", "{first}");
    assert_eq!(first["inputRequests"]["apply"]["method"], "elicitation/create");
    let state = first["requestState"].clone();
    let yes = json!({"apply": {"action": "accept", "content": {"apply": true}}});
    let again = async |client: &mut Client, arguments: Value, state: Value, replies: Value| {
        let params = json!({"name": "qsecure_fix", "arguments": arguments, "requestState": state, "inputResponses": replies});
        client.request("tools/call", params).await["result"].clone()
    };
    // Consent to one thing is none to another, and a forged state is none at all.
    let other = again(&mut client, json!({"what": "y"}), state.clone(), yes.clone()).await;
    assert_eq!(other["isError"], true, "{other}");
    let forged = again(&mut client, json!({"what": "x"}), json!(format!("{}x", state.as_str().unwrap())), yes.clone()).await;
    assert_eq!(forged["isError"], true);
    assert_eq!(WRITTEN.load(Ordering::SeqCst), before);
    let done = again(&mut client, json!({"what": "x"}), state.clone(), yes.clone()).await;
    assert_eq!(done["structuredContent"]["done"], true, "{done}");
    let replayed = again(&mut client, json!({"what": "x"}), state, yes).await;
    assert_eq!(replayed["isError"], true);
    assert_eq!(WRITTEN.load(Ordering::SeqCst), before + 1);
    let second = client.call("qsecure_fix", json!({"what": "x"})).await;
    let no = json!({"apply": {"action": "decline"}});
    let declined = again(&mut client, json!({"what": "x"}), second["requestState"].clone(), no).await;
    assert!(text(&declined).contains("declined"), "{declined}");
}

#[tokio::test]
async fn clients_that_cannot_ask_bring_a_code() {
    let _alone = ONE_AT_A_TIME.lock().await;
    let before = WRITTEN.load(Ordering::SeqCst);
    let mut client = Client::handshake("2025-06-18", json!({})).await;
    let first = client.call("qsecure_fix", json!({"what": "x"})).await;
    assert_eq!(first["isError"], true);
    let code = text(&first).split('"').rev().nth(1).unwrap().to_owned();
    let other = client.call("qsecure_fix", json!({"what": "y", "confirm": code})).await;
    assert_eq!(other["isError"], true);
    let done = client.call("qsecure_fix", json!({"what": "x", "confirm": code})).await;
    assert_eq!(done["structuredContent"]["done"], true, "{done}");
    let again = client.call("qsecure_fix", json!({"what": "x", "confirm": code})).await;
    assert_eq!(again["isError"], true);
    assert_eq!(WRITTEN.load(Ordering::SeqCst), before + 1);
}

#[tokio::test]
async fn long_work_becomes_a_task_for_clients_that_know_tasks() {
    let mut client = Client::modern(json!({"extensions": {"io.modelcontextprotocol/tasks": {}}}));
    let quick = client.call("qsecure_scan", json!({})).await;
    assert_eq!(quick["resultType"], "complete");
    let task = client.call("slow", json!({"steps": 200})).await;
    assert_eq!(task["resultType"], "task", "{task}");
    let id = task["taskId"].clone();
    loop {
        let state = client.request("tasks/get", json!({ "taskId": id })).await["result"].clone();
        match state["status"].as_str().unwrap() {
            "working" => tokio::time::sleep(std::time::Duration::from_millis(20)).await,
            "completed" => {
                assert_eq!(state["result"]["structuredContent"]["steps"], 200, "{state}");
                break;
            }
            other => panic!("{other}: {state}"),
        }
    }
    let stopped = support::STOPPED.load(Ordering::SeqCst);
    let task = client.call("slow", json!({"steps": 100_000})).await;
    client.request("tasks/cancel", json!({"taskId": task["taskId"]})).await;
    while support::STOPPED.load(Ordering::SeqCst) == stopped {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
}

#[tokio::test]
async fn a_client_s_roots_are_used_and_too_wide_folders_refused() {
    let project = tempfile::tempdir().unwrap();
    let root = project.path().canonicalize().unwrap();
    let mut nowhere = options(&root);
    nowhere.roots.clear();
    nowhere.folder = PathBuf::from("/");
    let mut client = Client::with(nowhere.clone(), "2025-11-25", json!({})).await;
    let refused = client.call("qsecure_scan", json!({})).await;
    assert_eq!(refused["isError"], true);
    assert!(text(&refused).contains("--root"), "{refused}");

    let mut client = Client::with(nowhere, "2025-11-25", json!({"roots": {"listChanged": true}})).await;
    let mut scan = async |uri: Option<String>| {
        let id = client.start("tools/call", json!({"name": "qsecure_scan", "arguments": {}})).await;
        if let Some(uri) = uri {
            let question = client.next().await;
            assert_eq!(question["method"], "roots/list", "{question}");
            client.send(&json!({"jsonrpc": "2.0", "id": question["id"], "result": {"roots": [{"uri": uri}, {"uri": "https://example.com"}, {"uri": "file:///"}]}})).await;
        }
        let answer = client.answer(id).await;
        client.send(&json!({"jsonrpc": "2.0", "method": "notifications/roots/list_changed"})).await;
        answer["result"].clone()
    };
    let result = scan(Some(format!("file://{}", root.display()))).await;
    assert_eq!(result["structuredContent"]["roots"], json!([root]));
    let result = scan(Some("file:///does/not/exist".into())).await;
    assert_eq!(result["isError"], true, "asked anew after a change");
}

#[tokio::test]
async fn resources_prompts_and_completion() {
    let mut client = Client::handshake("2025-11-25", json!({})).await;
    let listed = client.request("resources/list", json!({})).await;
    let uris: Vec<&str> = listed["result"]["resources"].as_array().unwrap().iter().map(|r| r["uri"].as_str().unwrap()).collect();
    assert_eq!(uris, ["quantumlayer://findings", "quantumlayer://rules"]);
    let templates = client.request("resources/templates/list", json!({})).await;
    assert_eq!(templates["result"]["resourceTemplates"].as_array().unwrap().len(), 3);
    let read = async |client: &mut Client, uri: &str| client.request("resources/read", json!({ "uri": uri })).await;
    let finding = read(&mut client, "quantumlayer://findings/f0").await;
    assert!(finding["result"]["contents"][0]["text"].as_str().unwrap().contains("\"f0\""), "{finding}");
    let rule = read(&mut client, "quantumlayer://rules/java%2Esql").await;
    assert_eq!(rule["result"]["contents"][0]["text"], "{\"id\":\"java.sql\"}");
    let sarif = read(&mut client, "quantumlayer://reports/sarif").await;
    assert!(sarif["result"]["contents"][0]["text"].as_str().unwrap().contains("2.1.0"));
    for missing in ["quantumlayer://findings/zz", "quantumlayer://rules/%FF", "quantumlayer://reports/pdf", "file:///etc/passwd", ""] {
        let answer = read(&mut client, missing).await;
        assert_eq!(answer["error"]["code"], -32002, "{missing}: {answer}");
    }

    let prompts = client.request("prompts/list", json!({})).await;
    let names: Vec<&str> = prompts["result"]["prompts"].as_array().unwrap().iter().map(|p| p["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["review-diff", "harden"], "fix-finding needs qsecure_explain");
    let prompt = client.request("prompts/get", json!({"name": "harden", "arguments": {"path": "src`; rm \u{1b}"}})).await;
    let said = prompt["result"]["messages"][0]["content"]["text"].as_str().unwrap();
    assert!(said.contains("`src'; rm \\u{1b}`"), "{said}");

    std::fs::create_dir(client.root().join("source")).unwrap();
    std::fs::write(client.root().join("setup.py"), "").unwrap();
    let complete = async |client: &mut Client, reference: Value, name: &str, value: &str| {
        let answer = client.request("completion/complete", json!({"ref": reference, "argument": {"name": name, "value": value}})).await;
        answer["result"]["completion"]["values"].clone()
    };
    let template = |uri: &str| json!({"type": "ref/resource", "uri": uri});
    let harden = json!({"type": "ref/prompt", "name": "harden"});
    assert_eq!(complete(&mut client, harden.clone(), "path", "s").await, json!(["setup.py", "source/"]));
    assert_eq!(complete(&mut client, harden, "path", "../").await, json!([]));
    assert_eq!(complete(&mut client, template("quantumlayer://rules/{id}"), "id", "eval").await, json!(["python.injection.eval"]));
    assert_eq!(complete(&mut client, template("quantumlayer://findings/{fingerprint}"), "fingerprint", "").await, json!(["f0"]));
}

#[tokio::test]
async fn subscribers_hear_of_new_findings() {
    let mut client = Client::handshake("2025-11-25", json!({})).await;
    client.request("resources/subscribe", json!({"uri": "quantumlayer://findings"})).await;
    client.call("qsecure_scan", json!({"count": 3})).await;
    let heard = match client.asides.pop_front() {
        Some(heard) => heard,
        None => client.next().await,
    };
    assert_eq!(heard["method"], "notifications/resources/updated");
    assert_eq!(heard["params"]["uri"], "quantumlayer://findings");
}
