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

#[test]
fn brackets_100_000_deep() {
    let project = Project::new(&[]);
    for (name, open, close) in [
        ("a.py", "(", ")"),
        ("b.js", "[", "]"),
        ("c.json", "[", "]"),
        ("d.java", "{", "}"),
        ("e.go", "(", ")"),
        ("f.yaml", "[", "]"),
        ("g.py", "(", ""),
    ] {
        let text = format!("{}{}\n", open.repeat(100_000), close.repeat(100_000));
        project.write(name, text.as_bytes());
    }
    scanned(&project);
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
