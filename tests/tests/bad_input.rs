//! Files that nobody should have, each scanned or skipped with a reason, never a crash or a hang.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use quantumlayer_tests::run::{HOLE, HOLE_RULE, Project, rules};
use serde_json::Value;
use std::fs::{File, Permissions};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::Stdio;

fn reason<'a>(report: &'a Value, path: &str) -> Option<&'a str> {
    report["skipped"].as_array().unwrap().iter().find(|skipped| skipped["path"] == path)?["reason"].as_str()
}

/// Scans a project that also holds one good file, whose finding must not be lost.
fn scanned(project: &Project) -> Value {
    project.write("good.py", HOLE.as_bytes());
    let ended = project.run(&["scan", "--format", "json"]);
    assert!([1, 4].contains(&ended.code), "{} {}", ended.code, ended.err);
    let report = ended.json();
    let good = report["findings"].as_array().unwrap().iter().filter(|f| f["path"] == "good.py" && f["rule"] == HOLE_RULE);
    assert_eq!(good.count(), 1);
    report
}

#[test]
fn binary_and_empty_files() {
    let project = Project::new(&[("empty.py", ""), ("nul.py", "\0\0\0\0"), ("newline.py", "\n")]);
    project.write("noise.py", &(0..=255u8).cycle().take(100_000).collect::<Vec<_>>());
    let report = scanned(&project);
    assert!(reason(&report, "nul.py").is_some() || reason(&report, "noise.py").is_some(), "{report}");
}

#[test]
fn sparse_200_mb() {
    let project = Project::new(&[]);
    File::create(project.root().join("huge.py")).unwrap().set_len(200_000_000).unwrap();
    let report = scanned(&project);
    assert!(reason(&report, "huge.py").is_some(), "{report}");
}

#[test]
fn a_line_of_20_mb() {
    let project = Project::new(&[]);
    project.write("long.js", format!("var x = \"{}\";\n", "a".repeat(20_000_000)).as_bytes());
    project.write("long.py", format!("x = \"{}\"\n", "b".repeat(3_000_000)).as_bytes());
    scanned(&project);
}

/// A single long line counts as minified and is not parsed; broken over many it is.
#[test]
fn brackets_100_000_deep() {
    let project = Project::new(&[]);
    let (open, close) = ("(", ")");
    for extension in [
        "py", "js", "ts", "tsx", "java", "go", "rb", "php", "cs", "kt", "rs", "c", "cpp", "scala", "swift", "sh", "lua", "tf", "sql",
        "sol", "ex", "html", "txt",
    ] {
        project.write(&format!("line.{extension}"), format!("x = {}1{}\n", open.repeat(100_000), close.repeat(100_000)).as_bytes());
        let rows = |bracket: &str| format!("{}\n", bracket.repeat(40)).repeat(2_500);
        project.write(&format!("rows.{extension}"), format!("x = {}1{}\n", rows(open), rows(close)).as_bytes());
        project.write(&format!("open.{extension}"), rows("{").as_bytes());
    }
    for (name, open, close) in
        [("a.json", "[\n", "]\n"), ("b.json", "{\"a\":\n", "1}"), ("c.yaml", "- ", ""), ("d.yaml", "[\n", "]\n"), ("e.toml", "[", "]")]
    {
        project.write(name, format!("{}{}\n", open.repeat(100_000), close.repeat(100_000)).as_bytes());
    }
    let report = scanned(&project);
    let internal = report["errors"].as_array().unwrap().iter().find(|e| e["message"].as_str().unwrap().contains("internal error"));
    assert_eq!(internal, None);
    let looked_at = report["stats"]["files"].as_u64().unwrap() as usize;
    let left_out = report["skipped"].as_array().unwrap().iter().filter(|s| !s["reason"].as_str().unwrap().contains("text rules")).count();
    assert_eq!(looked_at + left_out, 23 * 3 + 5 + 1, "{}", report["skipped"]);
}

/// What grows to one side is as deep a tree as brackets are, without any.
#[test]
fn endless_chains() {
    let project = Project::new(&[]);
    project.write("sum.py", format!("x = 1{}\n", " +\\\n 1".repeat(60_000)).as_bytes());
    project.write("elif.py", format!("if a:\n  pass\n{}", "elif a:\n  pass\n".repeat(30_000)).as_bytes());
    project.write("calls.js", format!("x = a{};\n", "\n.b()".repeat(60_000)).as_bytes());
    project.write("else.java", format!("class A {{ void f() {{ if (a) b();\n{} }} }}\n", "else if (a) b();\n".repeat(30_000)).as_bytes());
    project.write("sum.go", format!("package a\n\nvar x = 1{}\n", " +\n1".repeat(60_000)).as_bytes());
    // Aliases of aliases: nine to the twelfth nodes, were they taken out.
    let bomb: String = (1..12).map(|n| format!("b{n}: &b{n} [{}]\n", vec![format!("*b{}", n - 1); 9].join(", "))).collect();
    project.write("bomb.yaml", format!("b0: &b0 [x]\n{bomb}").as_bytes());
    let report = scanned(&project);
    assert_eq!(report["stats"]["files"], 7, "{}", report["skipped"]);
}

/// Request data that goes round in programs nobody writes, each of which once took minutes.
#[test]
fn endless_flows() {
    let project = Project::new(&[]);
    let mut mutual = String::from("from flask import request\nimport os\nclass A:\n");
    for i in 0..300 {
        let (a, b, field) = (i * 13 % 300, i * 31 % 300, i % 40);
        mutual += &format!(
            "    def m{i}(self, a, b, c):\n        self.f{field} = a\n        x = self.m{a}(b, c, self.f{field})\n        \
             y = self.m{b}(x, a, b)\n        z = [x, y, {{'k': a, 'l': [b, c]}}]\n        if a: os.system(x)\n        \
             return [y, z, {{'q': b}}]\n"
        );
    }
    project.write("mutual.py", format!("{mutual}def h():\n    A().m0(request.args['a'], request.form, 1)\n").as_bytes());
    let mut callbacks = String::from("const cp = require('child_process');\n");
    for i in 0..200 {
        let (a, b) = (i * 13 % 200, i * 7 % 200);
        callbacks += &format!(
            "function f{i}(cb, a, b) {{ const o = {{ a, b, c: cb(a) }}; o.d = f{a}((x) => cb(x, o), o.c, a); return cb(o, f{b}); }}\n"
        );
    }
    let handler = "app.get('/', (req, res) => { cp.exec(f0((x) => x, req.query.a, req.body)); });\n";
    project.write("callbacks.js", format!("{callbacks}{handler}").as_bytes());
    let mut branches = String::from("from flask import request\nimport os\ndef h():\n    x = request.args['a']\n    v0 = x\n");
    for i in 0..1_000 {
        let next = i + 1;
        branches +=
            &format!("    if x == {i}:\n        v{next} = v{i} + x\n        o.f{i} = v{i}\n    else:\n        v{next} = [v{i}, o]\n");
    }
    project.write("branches.py", format!("{branches}    os.system(v1000)\n").as_bytes());
    let report = scanned(&project);
    assert_eq!(report["stats"]["files"], 4, "{}", report["skipped"]);
}

#[test]
fn encodings() {
    let project = Project::new(&[]);
    project.write("invalid.py", b"import yaml\n# \xff\xfe\xc3\x28\nyaml.load(x)\n");
    project.write("crlf.py", HOLE.replace('\n', "\r\n").as_bytes());
    project.write("bom.py", format!("\u{feff}{HOLE}").as_bytes());
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(HOLE.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    project.write("utf16.py", &utf16);
    let report = scanned(&project);
    for name in ["invalid.py", "crlf.py", "bom.py", "utf16.py"] {
        let found = report["findings"].as_array().unwrap().iter().any(|f| f["path"] == name && f["rule"] == HOLE_RULE);
        assert!(found || reason(&report, name).is_some(), "{name} is neither scanned nor skipped: {report}");
    }
    let crlf = report["findings"].as_array().unwrap().iter().find(|f| f["path"] == "crlf.py").unwrap();
    assert_eq!((&crlf["start"]["line"], &crlf["start"]["column"]), (&5.into(), &12.into()));
}

#[test]
fn links_pipes_and_names() {
    let project = Project::new(&[("deep/a.py", "x = 1\n")]);
    symlink(project.root(), project.root().join("deep/loop")).unwrap();
    symlink("self.py", project.root().join("self.py")).unwrap();
    symlink("/etc/passwd", project.root().join("out.py")).unwrap();
    symlink("nowhere", project.root().join("dead.py")).unwrap();
    let fifo = project.root().join("pipe.py");
    assert!(std::process::Command::new("mkfifo").arg(&fifo).stdin(Stdio::null()).status().unwrap().success());
    let odd = project.root().join(std::ffi::OsStr::from_bytes(b"odd-\xff.py"));
    std::fs::write(odd, HOLE).unwrap();
    project.write("new\nline.py", HOLE.as_bytes());
    let report = scanned(&project);
    assert!(rules(&report).len() >= 2, "the oddly named files are scanned or skipped: {report}");
    let text = project.run(&["scan"]);
    assert_eq!(text.code, 1);
    // Named outright, a pipe is refused or skipped, not waited for.
    let named = project.run(&["scan", "pipe.py"]);
    assert!([0, 2].contains(&named.code), "{named:?}");
}

#[test]
fn unreadable_files() {
    let project = Project::new(&[("secret.py", HOLE)]);
    std::fs::set_permissions(project.root().join("secret.py"), Permissions::from_mode(0o000)).unwrap();
    // Root reads everything.
    let is_root = File::open(project.root().join("secret.py")).is_ok();
    let report = scanned(&project);
    assert!(is_root || reason(&report, "secret.py").is_some(), "{report}");
}

#[test]
fn rule_files_that_nobody_should_have() {
    let project = Project::new(&[("a.py", "eval(x)\n")]);
    let bomb: String = (1..12).map(|n| format!("b{n}: &b{n} [{}]\n", vec![format!("*b{}", n - 1); 9].join(", "))).collect();
    for (name, text) in [
        ("bomb", format!("b0: &b0 [x]\n{bomb}rules: *b11\n").into_bytes()),
        ("deep", format!("rules:\n- {}\n", "[".repeat(100_000)).into_bytes()),
        ("nested", format!("rules:\n- id: a\n  languages: [python]\n  message: m\n  severity: ERROR\n  pattern: '{}1{}'\n", "(".repeat(50_000), ")".repeat(50_000)).into_bytes()),
        ("regex", b"rules:\n- id: a\n  languages: [regex]\n  message: m\n  severity: ERROR\n  pattern-regex: '((((a{1000}){1000}){1000}){1000})'\n".to_vec()),
        ("bytes", b"rules:\n- id: \xff\xfe\n".to_vec()),
    ] {
        let file = format!("{name}.yaml");
        project.write(&file, &text);
        let ended = project.run(&["scan", "--config", &file, "a.py"]);
        // No rule of the file is left, or the one that is left finds nothing.
        assert!([0, 2].contains(&ended.code), "{name}: {ended:?}");
    }
}

#[test]
fn a_rule_that_nobody_has_is_no_clean_scan() {
    let project = Project::new(&[("a.py", HOLE)]);
    let ended = project.run(&["scan", "--rule", "yaml-unsafe-lod"]);
    assert_eq!(ended.code, 2);
    assert!(ended.err.contains("did you mean `yaml-unsafe-load`"), "{}", ended.err);
    assert_eq!(project.run(&["scan", "--rule", "yaml-unsafe-load"]).code, 1);
    assert_eq!(project.run(&["scan", "--rule", "python.crypto"]).code, 0);
    let listed = project.run(&["rules", "list", "--language", "pythn"]);
    assert!(listed.code == 2 && listed.err.contains("did you mean `python`"), "{listed:?}");
}

#[test]
fn broken_rules_are_named_and_the_others_run() {
    let project = Project::new(&[("a.py", "eval(x)\n")]);
    project.write("rules/bad.yaml", b"rules:\n- id: bad\n  languages: [python]\n  message: m\n  severity: ERROR\n  pattern: 'foo('\n- id: good\n  languages: [python]\n  message: m\n  severity: ERROR\n  pattern: eval(...)\n- id: worse\n  message: m\n");
    let ended = project.run(&["scan", "--config", "rules", "--format", "json", "a.py"]);
    let report = ended.json();
    assert_eq!(ended.code, 1, "{ended:?}");
    assert!(rules(&report).iter().any(|rule| rule.ends_with("good")), "{report}");
    let errors = report["errors"].to_string();
    assert!(errors.contains("bad.yaml") && errors.contains("\"line\""), "{errors}");
    assert_eq!(project.run(&["scan", "--config", "rules", "--strict", "a.py"]).code, 2);
    project.write("none.yaml", b"{{{{");
    assert_eq!(project.run(&["scan", "--config", "none.yaml", "a.py"]).code, 2, "no rule loaded");
}

#[test]
fn a_broken_configuration_is_said() {
    let project = Project::new(&[("a.py", HOLE), ("quantumlayer.toml", "[scan\nnonsense")]);
    let ended = project.run(&["scan", "--format", "json"]);
    assert!([1, 2].contains(&ended.code), "{ended:?}");
    assert!(format!("{}{}", ended.out, ended.err).contains("quantumlayer.toml"), "{ended:?}");
    project.write("quantumlayer.toml", b"[scan]\nfail-onn = \"high\"\n");
    let report = project.json(&["scan"]);
    assert!(report["errors"].to_string().contains("fail-on"), "{report}");
}
