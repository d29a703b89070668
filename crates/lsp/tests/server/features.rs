//! What editors show of a finding.

use crate::driver::{Client, able, able_with, range};
use serde_json::{Value, json};

const URI: &str = "file:///w/a.py";

async fn opened(text: &str) -> Client {
    let mut client = Client::initialized(able_with(&[("/general/positionEncodings", json!(["utf-16"]))])).await;
    client.open(URI, "python", text).await;
    client.diagnostics(URI, 1).await;
    client
}

async fn actions(client: &mut Client, at: Value, only: Value) -> Vec<Value> {
    let mut context = json!({"diagnostics": []});
    if !only.is_null() {
        context["only"] = only;
    }
    let params = json!({"textDocument": {"uri": URI}, "range": at, "context": context});
    client.request("textDocument/codeAction", params).await["result"].as_array().unwrap().clone()
}

fn titles(actions: &[Value]) -> Vec<&str> {
    actions.iter().map(|action| action["title"].as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_diagnostic_in_full() {
    let mut client = Client::initialized(able()).await;
    client.open(URI, "python", "x = eval(1)\nmaybe(2)\neval(3)  # nosemgrep: test.eval\n").await;
    insta::assert_json_snapshot!(client.diagnostics(URI, 1).await);
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn actions_on_findings() {
    let mut client = opened("\u{1F600} = eval(1)\nexec(2)\nbroken(3)\n").await;
    let fix = actions(&mut client, range((0, 6), (0, 6)), Value::Null).await;
    assert_eq!(
        titles(&fix),
        [
            "Use safe",
            "Suppress eval: false positive",
            "Suppress eval: accepted risk",
            "Suppress eval: test code",
            "Explain eval",
            "Apply all safe fixes (2)"
        ]
    );
    assert_eq!(fix[0]["isPreferred"], json!(true));
    assert_eq!(fix[0]["edit"]["documentChanges"][0]["textDocument"]["version"], json!(1));
    assert_eq!(fix[0]["edit"]["documentChanges"][0]["edits"], json!([{"range": range((0, 5), (0, 9)), "newText": "safe"}]));
    // Chosen, a suppression has its edit.
    assert!(fix[1].get("edit").is_none());
    let suppress = client.request("codeAction/resolve", fix[1].clone()).await;
    let edit = &suppress["result"]["edit"]["documentChanges"][0]["edits"][0]["newText"];
    assert_eq!(edit, &json!("\u{1F600} = eval(1)  # nosemgrep: test.eval -- false positive\n"));
    // A fix that needs a look says so and is not preferred, and it is one key all the same.
    let review = actions(&mut client, range((1, 0), (1, 0)), Value::Null).await;
    assert_eq!(review[0]["title"], json!("Use run (needs a look)"));
    assert!(review[0].get("isPreferred").is_none());
    assert_eq!(review[0]["edit"]["documentChanges"][0]["edits"], json!([{"range": range((1, 0), (1, 4)), "newText": "run"}]));
    assert!(review[0]["edit"].get("changeAnnotations").is_none());
    // A fix that does not help is not offered.
    let broken = actions(&mut client, range((2, 0), (2, 0)), Value::Null).await;
    assert!(!titles(&broken).iter().any(|title| title.starts_with("Use")), "{broken:?}");
    // Old data is of no use after an edit.
    client.change(URI, 2, json!([{"range": range((0, 0), (0, 0)), "text": "\n"}])).await;
    let stale = client.request("codeAction/resolve", fix[1].clone()).await;
    assert_eq!(stale["error"]["code"], json!(-32801));
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fixing_everything_leaves_out_what_does_not_hold() {
    let mut client = opened("eval(1)\nbroken(2)\nok()\neval(eval(3))\nexec(4)\n").await;
    let all = actions(&mut client, range((0, 0), (0, 0)), json!(["source.fixAll"])).await;
    assert_eq!(all.len(), 1);
    assert_eq!(all[0]["kind"], json!("source.fixAll.quantumlayer"));
    let resolved = client.request("codeAction/resolve", all[0].clone()).await;
    let edits = &resolved["result"]["edit"]["documentChanges"][0]["edits"];
    assert_eq!(
        edits,
        &json!([
            {"range": range((0, 0), (1, 0)), "newText": "safe(1)\n"},
            {"range": range((3, 0), (4, 0)), "newText": "safe(safe(3))\n"}
        ])
    );
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clients_without_resolve_or_literals() {
    let plain = able_with(&[
        ("/textDocument/codeAction", json!({"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}})),
        ("/workspace/workspaceEdit", json!({})),
    ]);
    let mut client = Client::initialized(plain).await;
    client.open(URI, "python", "eval(1)\n").await;
    let found = actions(&mut client, range((0, 0), (0, 0)), json!(["quickfix"])).await;
    assert!(found.iter().all(|action| action.get("edit").is_some() || action.get("command").is_some()), "{found:?}");
    assert_eq!(found[0]["edit"]["changes"][URI][0]["newText"], json!("safe"));
    client.finish().await;
    let mut client = Client::initialized(json!({})).await;
    client.open(URI, "python", "eval(1)\n").await;
    let found = actions(&mut client, range((0, 0), (0, 0)), Value::Null).await;
    assert_eq!(found[0]["command"], json!("quantumlayer.explain"));
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hover_shows_the_finding_and_its_fix() {
    let mut client = opened("x = eval(1)\ny = 1 # nosemgrep: test.exec\n").await;
    let at = |line, character| json!({"textDocument": {"uri": URI}, "position": {"line": line, "character": character}});
    let hover = client.request("textDocument/hover", at(0, 5)).await;
    insta::assert_snapshot!(hover["result"]["contents"]["value"].as_str().unwrap());
    assert_eq!(hover["result"]["range"], range((0, 4), (0, 8)));
    let id = client.request("textDocument/hover", at(1, 22)).await;
    assert_eq!(id["result"]["contents"]["value"], json!("**test.exec**\n\nAbout test.exec"));
    assert_eq!(client.request("textDocument/hover", at(0, 0)).await["result"], Value::Null);
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lenses_and_their_commands() {
    let mut client = opened("eval(1)\nexec(2)\n").await;
    let lenses = client.request("textDocument/codeLens", json!({"textDocument": {"uri": URI}})).await;
    let mut seen = Vec::new();
    for lens in lenses["result"].as_array().unwrap().clone() {
        assert!(lens.get("command").is_none(), "resolved when looked at");
        let lens = client.request("codeLens/resolve", lens).await;
        seen.push(lens["result"]["command"].clone());
    }
    assert_eq!(seen[0]["title"], json!("2 findings: 2 high"));
    assert_eq!(seen[1]["title"], json!("Apply safe fixes (1)"));
    client.request("workspace/executeCommand", json!({"command": seen[1]["command"], "arguments": seen[1]["arguments"]})).await;
    let edit = client.called("workspace/applyEdit").await;
    assert_eq!(edit["params"]["label"], json!("Apply all safe fixes"));
    client.send(json!({"jsonrpc": "2.0", "id": edit["id"], "result": {"applied": true}})).await;
    client.request("workspace/executeCommand", json!({"command": seen[0]["command"], "arguments": seen[0]["arguments"]})).await;
    let message = client.called("window/showMessage").await;
    assert_eq!(message["params"]["message"], json!("line 1: test.eval\nline 2: test.exec"));
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn operations_are_commands() {
    let mut client = opened("").await;
    let run = |name: &str, input: Value| json!({"command": name, "arguments": [input]});
    let answer = client.request("workspace/executeCommand", run("quantumlayer.scan", json!({"paths": ["."]}))).await;
    assert_eq!(answer["result"], json!({"ran": "scan", "input": {"paths": ["."]}}));
    let answer = client.request("workspace/executeCommand", run("quantumlayer.fail", json!({}))).await;
    assert_eq!((&answer["error"]["code"], &answer["error"]["message"]), (&json!(-32803), &json!("it failed")));
    let answer = client.request("workspace/executeCommand", run("quantumlayer.explain", json!({"rule": "test.eval", "show": true}))).await;
    assert_eq!(answer["result"], json!("# test.eval\n\nIt is bad."));
    client.called("window/showMessage").await;
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_about_a_rule_as_a_document() {
    let capabilities = able_with(&[("/workspace/textDocumentContent", json!({})), ("/window/showDocument", json!({"support": true}))]);
    let mut client = Client::initialized(capabilities).await;
    let explain = json!({"command": "quantumlayer.explain", "arguments": [{"rule": "test.eval", "show": true}]});
    client.request("workspace/executeCommand", explain).await;
    let show = client.called("window/showDocument").await;
    assert_eq!(show["params"]["uri"], json!("quantumlayer:/rule/test.eval.md"));
    client.send(json!({"jsonrpc": "2.0", "id": show["id"], "result": {"success": true}})).await;
    let content = client.request("workspace/textDocumentContent", json!({"uri": show["params"]["uri"]})).await;
    assert_eq!(content["result"]["text"], json!("# test.eval\n\nIt is bad."));
    let missing = client.request("workspace/textDocumentContent", json!({"uri": "quantumlayer:/rule/none.md"})).await;
    assert_eq!(missing["error"]["code"], json!(-32803));
    client.finish().await;
}

/// Labels offered at the mark `|`.
async fn offered(client: &mut Client, uri: &str, language: &str, marked: &str) -> Vec<String> {
    let before = &marked[..marked.find('|').unwrap()];
    let line = before.matches('\n').count();
    let column = before.len() - before.rfind('\n').map_or(0, |at| at + 1);
    client.open(uri, language, &marked.replacen('|', "", 1)).await;
    let params = json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": column}});
    let answer = client.request("textDocument/completion", params).await;
    let items = answer["result"]["items"].as_array().cloned().unwrap_or_default();
    items.iter().map(|item| item["label"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn completion_where_it_is_ours() {
    let mut client = Client::initialized(able()).await;
    let toml = "file:///w/quantumlayer.toml";
    assert!(offered(&mut client, toml, "toml", "[|").await.contains(&"scan".to_owned()));
    assert!(offered(&mut client, toml, "toml", "[[|").await.contains(&"suppress".to_owned()));
    assert!(offered(&mut client, toml, "toml", "[scan]\nsev|").await.contains(&"severity".to_owned()));
    assert_eq!(offered(&mut client, toml, "toml", "[scan]\nseverity = \"|\"").await.len(), 5);
    assert!(offered(&mut client, toml, "toml", "[[suppress]]\nrule = |").await.contains(&"test.eval".to_owned()));
    let rule = "file:///w/rule.yaml";
    assert!(offered(&mut client, rule, "yaml", "rules:\n  - id: a\n    sev|").await.contains(&"severity".to_owned()));
    assert!(offered(&mut client, rule, "yaml", "rules:\n  - id: a\n    severity: |").await.contains(&"CRITICAL".to_owned()));
    assert!(offered(&mut client, rule, "yaml", "rules:\n  - id: a\n    languages: [|").await.contains(&"python".to_owned()));
    assert!(offered(&mut client, rule, "yaml", "rules:\n  - id: a\n    patterns:\n      - |").await.contains(&"pattern-inside".to_owned()));
    assert_eq!(offered(&mut client, URI, "python", "x()  # nosemgrep: test.ex|").await, ["test.exec"]);
    assert_eq!(offered(&mut client, URI, "python", "x()  # nosemgrep: test.exec -- |").await, Vec::<String>::new());
    assert_eq!(offered(&mut client, URI, "python", "x|").await, Vec::<String>::new());
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn links_and_issues_in_rule_files() {
    let mut client = Client::initialized(able()).await;
    let uri = "file:///w/rule.yaml";
    client.open(uri, "yaml", "rules:\n  - id: a\n    metadata:\n      cwe: CWE-89\n      references: [\"https://a.b/c\"]\n").await;
    let links = client.request("textDocument/documentLink", json!({"textDocument": {"uri": uri}})).await;
    let targets: Vec<_> = links["result"].as_array().unwrap().iter().map(|link| link["target"].clone()).collect();
    assert_eq!(targets, [json!("https://cwe.mitre.org/data/definitions/89.html"), json!("https://a.b/c")]);
    client.open(URI, "python", "x() # nosemgrep: test.eval, nothing -- test.exec\n").await;
    let links = client.request("textDocument/documentLink", json!({"textDocument": {"uri": URI}})).await;
    assert_eq!(links["result"], json!([{"range": range((0, 17), (0, 26)), "target": "https://example.com/eval"}]));
    client.open("file:///w/bad.yaml", "yaml", "rules: oops").await;
    let issues = client.diagnostics("file:///w/bad.yaml", 1).await;
    assert_eq!((&issues[0]["code"], &issues[0]["severity"]), (&json!("rule"), &json!(1)));
    client.finish().await;
}
