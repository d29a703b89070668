//! The MCP server as agents meet it: the real binary over pipes and HTTP.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use quantumlayer_tests::mcp::Server;
use quantumlayer_tests::run::{HOLE, HOLE_RULE, Project};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::Stdio;

/// Estimated at four characters a token.
const TOKEN_BUDGET: usize = 6_000;

fn tools(project: &Project, arguments: &[&str]) -> Vec<Value> {
    let mut server = Server::handshake(project, arguments);
    server.request("tools/list", json!({}))["result"]["tools"].as_array().unwrap().clone()
}

#[test]
fn the_default_tools_fit_the_budget() {
    let project = Project::new(&[]);
    let listed = tools(&project, &[]);
    let tokens = serde_json::to_string(&listed).unwrap().len() / 4;
    assert!(tokens < TOKEN_BUDGET, "{tokens} tokens for {} tools", listed.len());
}

#[test]
fn every_tool_is_declared_in_full() {
    let project = Project::new(&[]);
    for tool in tools(&project, &["--toolsets", "all"]) {
        let name = tool["name"].as_str().unwrap();
        for hint in ["title", "readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint"] {
            assert!(!tool["annotations"][hint].is_null(), "{name} has no {hint}");
        }
        for schema in [&tool["inputSchema"], &tool["outputSchema"]] {
            assert_eq!(schema["type"], "object", "{name}");
            for root in ["$ref", "anyOf", "oneOf", "allOf"] {
                assert!(schema.get(root).is_none(), "{name} has {root} at its root");
            }
            let text = schema.to_string();
            assert!(!text.contains("\"$ref\"") && !text.contains("\"null\"") && !text.contains("\"x-"), "{name}: {text}");
            jsonschema::validator_for(schema).unwrap();
        }
        insta::assert_json_snapshot!(format!("tool_{name}"), tool);
    }
}

#[test]
fn read_only_leaves_the_writers_out() {
    let project = Project::new(&[]);
    assert!(tools(&project, &["--read-only", "--toolsets", "all"]).iter().all(|tool| tool["annotations"]["readOnlyHint"] == true));
}

#[test]
fn a_scan_answers_as_its_schema_says() {
    let project = Project::new(&[("a.py", HOLE), ("b.py", "x = 1 # nosemgrep\n")]);
    let mut server = Server::handshake(&project, &[]);
    let listed = server.request("tools/list", json!({}));
    let tool = listed["result"]["tools"].as_array().unwrap().iter().find(|tool| tool["name"] == "qsecure_scan").unwrap().clone();
    for arguments in [json!({"paths": ["a.py"]}), json!({}), json!({"snippet": HOLE, "language": "python"})] {
        let result = server.call("qsecure_scan", arguments.clone());
        assert_eq!(result["isError"], false, "{result}");
        let page = &result["structuredContent"];
        assert_eq!(page["findings"][0]["rule"], HOLE_RULE, "{arguments}");
        let validator = jsonschema::validator_for(&tool["outputSchema"]).unwrap();
        let errors: Vec<String> = validator.iter_errors(page).map(|error| format!("{}: {error}", error.instance_path)).collect();
        assert!(errors.is_empty(), "{errors:?}");
        let text = result["content"][0]["text"].as_str().unwrap();
        assert!(text.contains("1 finding") && !text.contains("yaml"), "the page's data is not said twice: {text}");
    }
    let (code, rest) = server.end();
    assert_eq!((code, rest.as_str()), (0, ""));
}

#[test]
fn the_project_s_boundary_holds() {
    let project = Project::new(&[("a.py", HOLE)]);
    std::fs::write(project.beside("secret.py"), HOLE).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(project.beside("secret.py"), project.root().join("link.py")).unwrap();
    let mut server = Server::handshake(&project, &[]);
    let outside = project.beside("secret.py");
    let mut paths = vec!["../secret.py", "a.py/../../secret.py", "/etc/passwd", outside.to_str().unwrap(), ".."];
    if cfg!(unix) {
        paths.push("link.py");
    }
    for path in paths {
        let result = server.call("qsecure_scan", json!({ "paths": [path] }));
        assert_eq!(result["isError"], true, "{path}: {result}");
        assert!(!result.to_string().contains(HOLE_RULE), "{path}: {result}");
    }
    let whole = server.call("qsecure_scan", json!({}));
    assert_eq!(whole["structuredContent"]["findings"].as_array().unwrap().len(), 1, "{whole}");
}

#[test]
fn an_agent_fixes_with_consent_and_a_person_undoes_it() {
    let project = Project::new(&[("a.py", HOLE)]);
    let mut server = Server::handshake(&project, &[]);
    let found = server.call("qsecure_scan", json!({}));
    let fingerprint = found["structuredContent"]["findings"][0]["fingerprint"].clone();
    let explained = server.call("qsecure_explain", json!({ "target": fingerprint }));
    assert_eq!(explained["isError"], false, "{explained}");
    let arguments = json!({ "fingerprint": [fingerprint] });
    let asked = server.call("qsecure_fix", arguments.clone());
    let text = asked["content"][0]["text"].as_str().unwrap();
    assert!(asked["isError"] == true && text.contains("+    return yaml.safe_load(text)"), "the question shows the change: {text}");
    assert_eq!(std::fs::read_to_string(project.root().join("a.py")).unwrap(), HOLE);
    let mut confirmed = arguments;
    confirmed["confirm"] = text.split('"').rev().nth(1).unwrap().into();
    let fixed = server.call("qsecure_fix", confirmed);
    assert_eq!(fixed["isError"], false, "{fixed}");
    let after = std::fs::read_to_string(project.root().join("a.py")).unwrap();
    assert!(after.contains("yaml.safe_load(text)"), "{after}");
    let again = server.call("qsecure_scan", json!({}));
    assert_eq!(again["structuredContent"]["findings"], json!([]), "{again}");
    assert_eq!(project.run(&["undo"]).code, 0);
    assert_eq!(std::fs::read_to_string(project.root().join("a.py")).unwrap(), HOLE);
    let audit = project.run(&["audit", "show", "--format", "json"]).out;
    assert!(audit.contains("agent") && audit.contains("terminal"), "{audit}");
    assert_eq!(project.run(&["audit", "verify"]).code, 0);
}

#[test]
fn malformed_messages_do_not_end_it() {
    let project = Project::new(&[]);
    let mut server = Server::start(&project, &[]);
    for (line, code) in [("{", -32700), ("null", -32600), ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}", -32602)] {
        server.line(line);
        assert_eq!(server.read()["error"]["code"], code, "{line}");
    }
    server.line(&"[".repeat(100_000));
    assert_eq!(server.read()["error"]["code"], -32700);
    assert_eq!(server.end(), (0, String::new()));
}

#[test]
fn messages_out_of_order_and_out_of_bounds_do_not_end_it() {
    let project = Project::new(&[("a.py", HOLE)]);
    let mut server = Server::handshake(&project, &[]);
    // Longer than any message may be: refused without being kept.
    server
        .line(&format!("{{\"jsonrpc\":\"2.0\",\"id\":90,\"method\":\"tools/list\",\"params\":{{\"x\":\"{}\"}}}}", "x".repeat(20_000_000)));
    assert!(server.read()["error"]["code"].is_i64());
    for line in [
        // An answer to no question, the end of no call, a method of no protocol; none of them is answered.
        "{\"jsonrpc\":\"2.0\",\"id\":12345,\"result\":{}}",
        "{\"jsonrpc\":\"2.0\",\"id\":12345,\"error\":{\"code\":-1,\"message\":\"no\"}}",
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":777}}",
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/nonsense\"}",
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
    ] {
        server.line(line);
    }
    assert_eq!(server.request("nonsense/method", json!({}))["error"]["code"], -32601);
    // A list is no set of parameters in this protocol: the whole message is none.
    assert_eq!(server.request("tools/call", json!([1, 2]))["error"]["code"], -32600);
    assert_eq!(server.request("tools/call", json!({"name": 7}))["error"]["code"], -32602);
    let deep =
        format!("{{\"jsonrpc\":\"2.0\",\"id\":91,\"method\":\"tools/call\",\"params\":{}1{}}}", "[".repeat(50_000), "]".repeat(50_000));
    server.line(&deep);
    assert!(server.read()["error"]["code"].is_i64());
    assert_eq!(server.call("qsecure_scan", json!({}))["structuredContent"]["findings"][0]["rule"], HOLE_RULE);
    assert_eq!(server.end(), (0, String::new()));
}

#[test]
fn without_a_project_it_says_how_to_name_one() {
    let project = Project::new(&[]);
    std::fs::create_dir_all(project.beside("home")).unwrap();
    for folder in [std::path::PathBuf::from("/"), project.beside("home")] {
        let mut child = project.command(&["mcp"]).current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        let start = json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}});
        let call = json!({"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "qsecure_scan", "arguments": {}}});
        writeln!(input, "{start}\n{call}").unwrap();
        drop(input);
        let mut out = String::new();
        child.stdout.take().unwrap().read_to_string(&mut out).unwrap();
        assert!(child.wait().unwrap().success());
        assert!(out.contains("--root DIR") && out.contains("\"isError\":true"), "{out}");
    }
}

fn request(method: &str, address: &str, headers: &str, body: &str) -> String {
    send(method, address, &format!("Host: {address}\r\n{headers}"), body)
}

fn post(address: &str, headers: &str, body: &str) -> String {
    send("POST", address, headers, body)
}

fn send(method: &str, address: &str, headers: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    let length = body.len();
    write!(stream, "{method} /mcp HTTP/1.1\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\nContent-Length: {length}\r\nConnection: close\r\n{headers}\r\n{body}").unwrap();
    let mut answer = String::new();
    let _ = stream.read_to_string(&mut answer);
    answer
}

#[test]
fn http_checks_who_asks() {
    let project = Project::new(&[("a.py", HOLE)]);
    let token = project.beside("token");
    std::fs::write(&token, "0123456789abcdef0123\n").unwrap();
    let mut child = project
        .command(&["mcp", "--http", "127.0.0.1:0", "--token-file", token.to_str().unwrap()])
        .stderr(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stderr.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().strip_prefix("listening on http://").unwrap().strip_suffix("/mcp").unwrap().to_owned();
    let meta = json!({"io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": {}});
    let body =
        json!({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "qsecure_scan", "arguments": {}, "_meta": meta}})
            .to_string();
    let protocol = "MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: tools/call\r\nMcp-Name: qsecure_scan\r\n";
    let bearer = "Authorization: Bearer 0123456789abcdef0123\r\n";
    let good = post(&address, &format!("Host: {address}\r\n{protocol}{bearer}"), &body);
    assert!(good.starts_with("HTTP/1.1 200") && good.contains(HOLE_RULE), "{good}");
    for (headers, code) in [
        (format!("Host: {address}\r\n{protocol}"), 401),
        (format!("Host: {address}\r\n{protocol}Authorization: Bearer 0123456789abcdef0124\r\n"), 401),
        (format!("Host: evil.example\r\n{protocol}{bearer}"), 403),
        (format!("Host: {address}\r\nOrigin: https://evil.example\r\n{protocol}{bearer}"), 403),
    ] {
        let answer = post(&address, &headers, &body);
        assert!(answer.starts_with(&format!("HTTP/1.1 {code}")), "{headers}: {answer}");
        assert!(!answer.contains(HOLE_RULE));
    }
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn a_session_over_http_begins_and_ends() {
    let project = Project::new(&[("a.py", HOLE)]);
    let mut child = project.command(&["mcp", "--http", "127.0.0.1:0"]).stderr(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stderr.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().strip_prefix("listening on http://").unwrap().strip_suffix("/mcp").unwrap().to_owned();
    let client = json!({"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "tests", "version": "1"}});
    let start = json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": client}).to_string();
    let answer = request("POST", &address, "", &start);
    let session = answer.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("mcp-session-id: ").map(str::to_owned)).unwrap();
    let headers = format!("Mcp-Session-Id: {session}\r\nMCP-Protocol-Version: 2025-11-25\r\n");
    let done = json!({"jsonrpc": "2.0", "method": "notifications/initialized"}).to_string();
    assert!(request("POST", &address, &headers, &done).starts_with("HTTP/1.1 202"), "a notification is accepted");
    let call = json!({"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "qsecure_scan", "arguments": {}}}).to_string();
    let found = request("POST", &address, &headers, &call);
    assert!(found.contains(HOLE_RULE), "{found}");
    let ended = request("DELETE", &address, &headers, "");
    assert!(ended.starts_with("HTTP/1.1 204"), "clients take anything but 200, 204 and 405 for a failure: {ended}");
    assert!(request("POST", &address, &headers, &call).starts_with("HTTP/1.1 404"), "the session is gone");
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn installation_keeps_what_is_there() {
    let project = Project::new(&[]);
    let home = project.beside("home");
    std::fs::create_dir_all(home.join(".cursor")).unwrap();
    let file = home.join(".cursor/mcp.json");
    let before = "{\n  // my servers\n  \"mcpServers\": {\n    \"other\": { \"command\": \"other\" }\n  }\n}\n";
    std::fs::write(&file, before).unwrap();
    let root = project.root();
    let root = root.to_str().unwrap();
    let printed = project.run(&["mcp", "install", "--client", "cursor", "--root", root, "--print"]);
    assert_eq!(printed.code, 0);
    assert!(printed.out.contains("// my servers") && printed.out.contains("\"quantumlayer\""), "{}", printed.out);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), before);
    assert_eq!(project.run(&["mcp", "install", "--client", "cursor", "--root", root]).code, 0);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), printed.out);
    assert!(project.run(&["mcp", "install", "--client", "cursor", "--root", root]).err.contains("already"));
    assert_eq!(project.run(&["mcp", "uninstall", "--client", "cursor"]).code, 0);
    let after = std::fs::read_to_string(&file).unwrap();
    assert!(after.contains("// my servers") && after.contains("\"other\"") && !after.contains("quantumlayer"), "{after}");
    for client in ["claude-desktop", "vscode", "claude-code"] {
        assert_eq!(project.run(&["mcp", "install", "--client", client]).code, 0, "{client}");
        assert_eq!(project.run(&["mcp", "uninstall", "--client", client]).code, 0, "{client}");
    }
    std::fs::write(&file, "{ broken").unwrap();
    let refused = project.run(&["mcp", "install", "--client", "cursor"]);
    assert_eq!(refused.code, 2);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "{ broken");
}
