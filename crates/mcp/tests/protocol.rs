//! Both lifecycles, tools, pages, progress, cancellation and bad input, over memory and real lines.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use serde_json::{Value, json};
use std::sync::atomic::Ordering;
use support::{Client, STOPPED, options, text};

#[tokio::test]
async fn every_handshake_version_is_served() {
    for version in ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"] {
        let mut client = Client::handshake(version, json!({})).await;
        let listed = client.request("tools/list", json!({})).await;
        let names: Vec<&str> = listed["result"]["tools"].as_array().unwrap().iter().map(|tool| tool["name"].as_str().unwrap()).collect();
        assert_eq!(names, ["qsecure_scan", "qsecure_fix", "slow", "broken"], "{version}");
        let result = client.call("qsecure_scan", json!({"count": 2})).await;
        assert_eq!(result["isError"], false);
        if version < "2025-06-18" {
            assert!(result.get("structuredContent").is_none());
            let page: Value = serde_json::from_str(text(&result)).unwrap();
            assert_eq!(page["findings"].as_array().unwrap().len(), 2);
        } else {
            assert_eq!(result["structuredContent"]["findings"].as_array().unwrap().len(), 2);
            assert_eq!(text(&result), "2 findings.");
        }
        assert!(client.end().await.1.is_ok());
    }
}

#[tokio::test]
async fn the_stateless_version_is_served() {
    let mut client = Client::modern(json!({}));
    let found = client.request("server/discover", json!({})).await;
    assert!(found["result"]["supportedVersions"].as_array().unwrap().contains(&json!("2026-07-28")), "{found}");
    let result = client.call("qsecure_scan", json!({})).await;
    assert_eq!(result["resultType"], "complete");
    assert_eq!(result["structuredContent"]["findings"].as_array().unwrap().len(), 1);
    assert!(client.end().await.1.is_ok());
}

#[tokio::test]
async fn repository_text_is_made_visible() {
    let mut client = Client::handshake("2025-11-25", json!({})).await;
    let result = client.call("qsecure_scan", json!({})).await;
    assert_eq!(result["structuredContent"]["findings"][0]["message"], "evil \\u{1b}[31m\\u{202e}text\\u{200b}");
}

#[tokio::test]
async fn long_answers_come_in_pages() {
    let mut client = Client::handshake("2025-11-25", json!({})).await;
    let mut result = client.call("qsecure_scan", json!({"count": 1000})).await;
    let mut seen = 0;
    for _ in 0..100 {
        let page = &result["structuredContent"];
        assert!(page.to_string().len() < 26_000);
        let findings = page["findings"].as_array().unwrap();
        for finding in findings {
            assert_eq!(finding["fingerprint"], format!("f{seen}"));
            seen += 1;
        }
        let Some(cursor) = page["page"]["next_cursor"].as_str().map(str::to_owned) else {
            break;
        };
        assert!(text(&result).contains("call again"));
        result = client.call("qsecure_scan", json!({ "cursor": cursor })).await;
    }
    assert_eq!(seen, 1000);
    let result = client.call("qsecure_scan", json!({"cursor": "nonsense.5"})).await;
    assert_eq!(result["isError"], true);
}

#[tokio::test]
async fn mistakes_are_told() {
    let mut client = Client::handshake("2025-11-25", json!({})).await;
    let answer = client.request("tools/call", json!({"name": "nothing", "arguments": {}})).await;
    assert_eq!(answer["error"]["code"], -32602);
    assert!(answer["error"]["message"].as_str().unwrap().contains("qsecure_scan"));
    for (arguments, said) in [
        (json!({"pathes": ["a"]}), "has no argument `pathes`"),
        (json!({"jobs": 3}), "has no argument `jobs`"),
        (json!({"count": "many"}), "`count` must be an integer"),
        (json!({"paths": ["../.."]}), "outside the project"),
        (json!({"count": 13}), "thirteen is unlucky"),
    ] {
        let result = client.call("qsecure_scan", arguments).await;
        assert_eq!(result["isError"], true);
        assert!(text(&result).contains(said), "{result}");
    }
    let result = client.call("broken", json!({})).await;
    assert!(text(&result).contains("bug"), "{result}");
    let result = client.call("qsecure_scan", json!({"count": null})).await;
    assert_eq!(result["isError"], false, "null is what some clients send for nothing");
}

#[tokio::test]
async fn progress_is_sent_to_those_who_ask() {
    let mut client = Client::handshake("2025-11-25", json!({})).await;
    client.call("slow", json!({"steps": 5})).await;
    assert!(client.asides.is_empty());
    let params = json!({"name": "slow", "arguments": {"steps": 30}, "_meta": {"progressToken": "here"}});
    let answer = client.request("tools/call", params).await;
    assert_eq!(answer["result"]["structuredContent"]["steps"], 30);
    let reports: Vec<f64> = client
        .asides
        .iter()
        .map(|message| {
            assert_eq!(message["method"], "notifications/progress");
            assert_eq!(message["params"]["progressToken"], "here");
            assert_eq!(message["params"]["total"], 30.0);
            message["params"]["progress"].as_f64().unwrap()
        })
        .collect();
    assert!(!reports.is_empty() && reports.is_sorted_by(|a, b| a < b), "{reports:?}");
}

#[tokio::test]
async fn a_cancelled_call_stops_working() {
    let mut client = Client::handshake("2025-11-25", json!({})).await;
    let before = STOPPED.load(Ordering::SeqCst);
    let params = json!({"name": "slow", "arguments": {"steps": 100_000}, "_meta": {"progressToken": 1}});
    let id = client.start("tools/call", params).await;
    while client.next().await["method"] != "notifications/progress" {}
    client.send(&json!({"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": id, "reason": "enough"}})).await;
    while STOPPED.load(Ordering::SeqCst) == before {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    client.call("qsecure_scan", json!({})).await;
}

#[tokio::test]
async fn answers_under_way_are_sent_when_the_input_ends() {
    let mut client = Client::handshake("2025-11-25", json!({})).await;
    let slow = client.start("tools/call", json!({"name": "slow", "arguments": {"steps": 20}})).await;
    let scan = client.start("tools/call", json!({"name": "qsecure_scan", "arguments": {}})).await;
    let (rest, ended) = client.end().await;
    let mut answered: Vec<i64> = rest.iter().filter_map(|message| message["id"].as_i64()).collect();
    answered.sort_unstable();
    assert_eq!(answered, [slow, scan]);
    assert!(ended.is_ok());
}

#[tokio::test]
async fn malformed_messages_get_an_error_and_the_server_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut client = Client::raw(options(folder.path()));
    // Before the handshake: nothing of this may end the server.
    client.send(&json!({"jsonrpc": "2.0", "method": "notifications/initialized"})).await;
    client.send(&json!({"jsonrpc": "2.0", "id": 9, "result": {}})).await;
    client.line(b"{ this is not json").await;
    assert_eq!(client.next().await["error"]["code"], -32700);
    client.line(b"\xff\xfe\x00").await;
    assert_eq!(client.next().await["error"]["code"], -32700);
    client.line("[".repeat(100_000).as_bytes()).await;
    assert_eq!(client.next().await["error"]["code"], -32700);
    let early = client.request("tools/list", json!({})).await;
    assert_eq!(early["error"]["code"], -32602);
    let answer = client
        .request("initialize", json!({"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}))
        .await;
    assert!(answer["result"].is_object(), "{answer}");
    // After it.
    for (line, code) in [
        ("[]", -32600),
        ("{\"jsonrpc\":\"1.0\",\"id\":70,\"method\":\"ping\"}", -32600),
        ("{\"jsonrpc\":\"2.0\",\"id\":71,\"method\":\"no/such\"}", -32601),
        ("{\"jsonrpc\":\"2.0\",\"id\":72,\"method\":\"tools/call\",\"params\":{\"nome\":1}}", -32602),
        ("{\"jsonrpc\":\"2.0\",\"id\":73,\"method\":\"tools/call\",\"params\":[]}", -32600),
        ("{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}", -32600),
    ] {
        client.line(line.as_bytes()).await;
        assert_eq!(client.next().await["error"]["code"], code, "{line}");
    }
    client.line(b"{\"jsonrpc\":\"2.0\",\"method\":\"notifications/unknown\",\"params\":3}").await;
    client.line(b"").await;
    let huge = format!("{{\"jsonrpc\":\"2.0\",\"id\":80,\"method\":\"ping\",\"params\":{{\"x\":\"{}\"}}}}", "y".repeat(17 * 1024 * 1024));
    client.line(huge.as_bytes()).await;
    assert_eq!(client.next().await["error"]["code"], -32600);
    assert!(client.request("ping", json!({})).await["result"].is_object());
    assert!(client.end().await.1.is_ok());
}

#[tokio::test]
async fn an_end_before_any_request_is_quiet() {
    let folder = tempfile::tempdir().unwrap();
    let (rest, ended) = Client::raw(options(folder.path())).end().await;
    assert!(rest.is_empty() && ended.is_ok());
}

#[tokio::test]
async fn a_selection_limits_the_tools() {
    let folder = tempfile::tempdir().unwrap();
    let names = async |change: fn(&mut ql_mcp::Selection)| {
        let mut chosen = options(folder.path());
        change(&mut chosen.selection);
        let mut client = Client::with(chosen, "2025-11-25", json!({})).await;
        let listed = client.request("tools/list", json!({})).await;
        let tools = listed["result"]["tools"].as_array().unwrap().clone();
        tools.iter().map(|tool| tool["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(|s| s.read_only = true).await, ["qsecure_scan", "slow", "broken"]);
    assert_eq!(names(|s| s.toolsets = vec!["rules".into()]).await, ["rules_list"]);
    assert_eq!(names(|s| s.toolsets = vec!["all".into()]).await.len(), 5);
    assert_eq!(names(|s| s.tools = vec!["rules_list".into(), "slow".into()]).await, ["slow", "rules_list"]);
    let unknown = |toolsets: &[&str], tools: &[&str]| {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let selection = ql_mcp::Selection { read_only: false, toolsets: owned(toolsets), tools: owned(tools) };
        ql_mcp::unknown_names(support::ENTRIES, &selection)
    };
    assert_eq!(unknown(&["all", "rules"], &["slow"]), None);
    assert!(unknown(&["nope"], &[]).unwrap().contains("rules"));
    assert!(unknown(&[], &["nope"]).unwrap().contains("qsecure_scan"));
}

#[tokio::test]
async fn a_tool_has_schemas_and_all_annotations() {
    let mut client = Client::handshake("2025-11-25", json!({})).await;
    let listed = client.request("tools/list", json!({})).await;
    insta::assert_json_snapshot!("scan_tool", listed["result"]["tools"][0]);
    insta::assert_json_snapshot!("write_tool", listed["result"]["tools"][1]);
}
