//! The engine from outside: a workspace on disk, operations by name, documents as an editor drives them.

mod docs;
mod embedded;
mod infer;
mod together;

use crate::check;
use crate::operation::{Cancel, Context, OperationError, Outcome, Reply, Surface, by_name};
use crate::workspace::{Settings, TextChange, Workspace};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const RULES: &str = r#"rules:
  - id: weak-hash
    languages: [python]
    severity: HIGH
    message: "md5 of $X is broken; use sha256."
    metadata: {cwe: ["CWE-327: Broken"], owasp: ["A02:2021 - Crypto"], confidence: high, fix-safety: safe, references: ["https://example.org/a"]}
    pattern: hashlib.md5($X)
    fix: hashlib.sha256($X)
  - id: eval
    languages: [python]
    severity: WARNING
    message: eval runs its argument.
    metadata: {confidence: low}
    pattern: eval($X)
  - id: loops
    languages: [python]
    severity: LOW
    message: Its fix does not help.
    pattern: danger($X)
    fix: danger($X + 1)
    metadata: {fix-safety: safe}
  - id: token
    languages: [regex]
    severity: CRITICAL
    message: A token.
    pattern-regex: tok_[A-Za-z0-9]{12}
    secret: {keywords: ["tok_"], group: 0, redact: token}
"#;

struct Project {
    dir: tempfile::TempDir,
    workspace: Workspace,
}

impl Project {
    fn new(files: &[(&str, &str)]) -> Project {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("root");
        std::fs::create_dir_all(&root).unwrap();
        std::fs::write(dir.path().join("rules.yaml"), RULES).unwrap();
        let project = Project { workspace: Project::open(dir.path()), dir };
        for (name, text) in files {
            project.write(name, text);
        }
        project
    }

    // A new process on the same folders.
    fn open(dir: &Path) -> Workspace {
        let settings = Settings {
            cache_dir: Some(dir.join("cache")),
            data_dir: Some(dir.join("data")),
            user_file: Some(dir.join("user.toml")),
            today: Some("2026-01-15".into()),
            overrides: toml::from_str("[scan]\njobs = 2").unwrap(),
            ..Settings::default()
        };
        Workspace::with_settings(vec![dir.join("root")], settings)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.workspace.snapshot().roots[0].join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        self.workspace.watched(&[]);
    }

    fn ask(&self, surface: Surface, operation: &str, input: Value, format: &str) -> Result<Reply, OperationError> {
        let cx = Context::new(self.workspace.snapshot(), surface);
        (by_name(operation).unwrap().run)(&cx, input, format)
    }

    fn run(&self, operation: &str, mut input: Value) -> Reply {
        if matches!(operation, "scan" | "fix" | "explain") && input.get("config").is_none() {
            input["config"] = json!(["../rules.yaml"]);
        }
        self.ask(Surface::Terminal, operation, input, "json").unwrap()
    }

    fn findings(&self, input: Value) -> Vec<String> {
        findings(&self.run("scan", input).json)
    }
}

fn findings(report: &Value) -> Vec<String> {
    let list = report["findings"].as_array().unwrap();
    list.iter()
        .map(|f| {
            let by = f["suppressed"]["by"].as_str().map_or(String::new(), |b| format!(" ({b})"));
            let id = f["rule"].as_str().unwrap().rsplit('.').next().unwrap().to_owned();
            format!("{}:{}:{} {id}{by}", f["path"].as_str().unwrap(), f["start"]["line"], f["start"]["column"])
        })
        .collect()
}

const BAD: &str = "import hashlib\n\u{e9} = hashlib.md5(b'x')\neval('1')\n";

#[test]
fn a_finding_has_everything_the_contract_says() {
    let p = Project::new(&[("src/a.py", BAD)]);
    let reply = p.run("scan", json!({}));
    assert_eq!(reply.outcome, Outcome::Found);
    let f = &reply.json["findings"][0];
    let fingerprint = f["fingerprint"].as_str().unwrap().to_owned();
    assert_eq!(fingerprint.len(), 32);
    assert_eq!((&f["rule"], &f["severity"], &f["confidence"]), (&json!("weak-hash"), &json!("high"), &json!("high")));
    assert_eq!((&f["path"], &f["start"]), (&json!("src/a.py"), &json!({"line": 2, "column": 5, "offset": 20})));
    assert_eq!((&f["message"], &f["metavariables"]), (&json!("md5 of b'x' is broken; use sha256."), &json!({"$X": "b'x'"})));
    assert_eq!((&f["cwe"], &f["owasp"]), (&json!(["CWE-327"]), &json!(["A02:2021"])));
    assert_eq!(f["fixes"][0]["edits"][0]["text"], "hashlib.sha256(b'x')");
    // Moved and re-indented, it is the same finding.
    p.write("src/a.py", "\n\nif 1:\n    \u{e9} = hashlib.md5( b'x')\n");
    let moved = p.run("scan", json!({}));
    assert_ne!(moved.json["findings"][0]["fingerprint"], json!(fingerprint));
    p.write("src/a.py", "\n\nif 1:\n    x = hashlib.md5(b'x')\n");
    assert_eq!(p.run("scan", json!({})).json["findings"][0]["fingerprint"], json!(fingerprint));
    expect_test::expect![[r#"
        high: weak-hash CWE-327
          --> src/a.py:4:9
          4 |     x = hashlib.md5(b'x')
            |         ^^^^^^^^^^^^^^^^^
          md5 of b'x' is broken; use sha256.
          fix: Replace with `hashlib.sha256(b'x')`

        1 finding in 1 file (1 high)
    "#]]
    .assert_eq(&p.run("scan", json!({})).text);
}

#[test]
fn filters_and_exit_codes() {
    let p = Project::new(&[("a.py", BAD), ("b/c.py", "eval(x)\n"), ("quantumlayer.toml", "[scan]\nexclude = [\"b\"]\n")]);
    assert_eq!(p.findings(json!({})), ["a.py:2:5 weak-hash", "a.py:3:1 eval"]);
    assert_eq!(p.findings(json!({"paths": ["b/c.py"]})), ["b/c.py:1:1 eval"]);
    assert_eq!(p.findings(json!({"severity": "high"})), ["a.py:2:5 weak-hash"]);
    assert_eq!(p.findings(json!({"confidence": "high"})), ["a.py:2:5 weak-hash"]);
    assert_eq!(p.findings(json!({"rule": ["eval"]})), ["a.py:3:1 eval"]);
    assert_eq!(p.findings(json!({"exclude": ["*.py"]})), Vec::<String>::new());
    let outcome = |i: Value| p.run("scan", i).outcome;
    assert_eq!(outcome(json!({"fail-on": "critical"})), Outcome::Clean);
    assert_eq!(outcome(json!({"fail-on": "none"})), Outcome::Clean);
    assert_eq!(outcome(json!({"fail-on": "medium"})), Outcome::Found);
    for (input, error) in [
        (json!({"paths": ["nothing"]}), "`nothing` does not exist"),
        (json!({"config": ["nothing.yaml"]}), "`nothing.yaml` does not exist"),
        (json!({"colour": 1}), "scan: unknown field `colour`"),
        (json!({"snippet": "x"}), "a `snippet` needs its `language` or a `filename`"),
        (json!({"snippet": "x", "language": "pyhton"}), "`pyhton` is not a language; did you mean `python`?"),
        (json!({"max-file-size": "big"}), "`big` is not a size"),
    ] {
        let e = p.ask(Surface::Terminal, "scan", input, "json").err().unwrap().to_string();
        assert!(e.starts_with(error), "{e}");
    }
}

#[test]
fn agents_stay_inside() {
    let p = Project::new(&[("a.py", BAD)]);
    std::fs::write(p.dir.path().join("out.py"), BAD).unwrap();
    let refused =
        |surface| p.ask(surface, "scan", json!({"paths": ["../out.py"]}), "json").err().map(|e| matches!(e, OperationError::Refused(_)));
    assert_eq!(refused(Surface::Agent), Some(true));
    assert_eq!(refused(Surface::Editor), Some(true));
    assert_eq!(refused(Surface::Terminal), None);
}

#[test]
fn suppressions() {
    let text = "import hashlib\n\
        hashlib.md5(1)  # nosemgrep: weak-hash -- known\n\
        # nosemgrep: rules.weak-hash\n\
        hashlib.md5(2)\n\
        # nosemgrep: weak-hash -- old (until 2026-01-14)\n\
        hashlib.md5(3)\n\
        hashlib.md5(4)  # nosemgrep: eval\n\
        s = 'nosemgrep: weak-hash'; hashlib.md5(5)\n";
    let toml = "[[suppress]]\nrule = \"eval\"\npath = \"b.py\"\nreason = \"ok\"\nauthor = \"me\"\n\
        [[suppress]]\nrule = \"eval\"\npath = \"c.py\"\nuntil = \"2026-01-01\"\n";
    let p = Project::new(&[("a.py", text), ("b.py", "eval(1)\n"), ("c.py", "eval(1)\n"), ("quantumlayer.toml", toml)]);
    let reply = p.run("scan", json!({}));
    expect_test::expect![[r#"
        [
            "a.py:2:1 weak-hash (comment)",
            "a.py:4:1 weak-hash",
            "a.py:6:1 weak-hash",
            "a.py:7:1 weak-hash",
            "a.py:8:29 weak-hash",
            "b.py:1:1 eval (config)",
            "c.py:1:1 eval",
        ]
    "#]]
    .assert_debug_eq(&findings(&reply.json));
    let problems: Vec<_> = reply.json["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| format!("{}:{} {}", e["path"].as_str().unwrap(), e["line"], e["message"].as_str().unwrap()))
        .collect();
    expect_test::expect![[r#"
        [
            "a.py:6 its suppression expired on 2026-01-14 and no longer holds",
            "a.py:7 this suppression holds no finding; remove it",
            "c.py:1 its suppression expired on 2026-01-01 and no longer holds",
        ]
    "#]]
    .assert_debug_eq(&problems);
    assert_eq!(reply.json["findings"][0]["suppressed"]["reason"], "known");
}

#[test]
fn baseline_counts_only_what_is_new() {
    let p = Project::new(&[("a.py", BAD)]);
    let first = p.run("scan", json!({}));
    std::fs::write(p.path("base.json"), first.json.to_string()).unwrap();
    p.write("a.py", &format!("{BAD}eval('2')\n"));
    let reply = p.run("scan", json!({"baseline": "base.json"}));
    assert_eq!(findings(&reply.json), ["a.py:2:5 weak-hash (baseline)", "a.py:3:1 eval (baseline)", "a.py:4:1 eval"]);
    p.write("a.py", BAD);
    assert_eq!(p.run("scan", json!({"baseline": "base.json"})).outcome, Outcome::Clean);
}

#[test]
fn secrets_are_never_shown() {
    let p = Project::new(&[("env.txt", "key = tok_EXAMPLEabc12\n")]);
    for format in ["json", "sarif"] {
        let reply = p.ask(Surface::Terminal, "scan", json!({"config": ["../rules.yaml"]}), format).unwrap();
        assert!(reply.text.contains("******") && !reply.text.contains("EXAMPLE"), "{}", reply.text);
        let all = format!("{}{}", reply.json, reply.rendered.unwrap_or_default());
        assert!(all.contains("token") && !all.contains("EXAMPLEabc"), "{all}");
    }
}

#[test]
fn the_cache_changes_nothing_but_time() {
    let p = Project::new(&[("a.py", BAD), ("b.py", "x = 1\n"), ("big.txt", &"tok_EXAMPLEabc12 \n".repeat(70_000))]);
    // Files must be older than the clock's tick to be believed.
    for name in ["a.py", "b.py", "big.txt"] {
        let f = std::fs::File::options().append(true).open(p.path(name)).unwrap();
        f.set_modified(std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000)).unwrap();
    }
    std::thread::sleep(std::time::Duration::from_millis(250));
    let strip = |mut v: Value| {
        v["stats"] = json!(null);
        v
    };
    let cold = p.run("scan", json!({"no-cache": true})).json;
    let first = p.run("scan", json!({})).json;
    let again = Project { workspace: Project::open(p.dir.path()), dir: tempfile::tempdir().unwrap() };
    let run = |w: &Workspace| {
        let cx = Context::new(w.snapshot(), Surface::Terminal);
        (by_name("scan").unwrap().run)(&cx, json!({"config": ["../rules.yaml"]}), "json").unwrap().json
    };
    let second = run(&again.workspace);
    assert_eq!((&first["stats"]["cached"], &second["stats"]["cached"]), (&json!(0), &json!(3)));
    assert_eq!(strip(cold), strip(first.clone()));
    assert_eq!(strip(first), strip(second));
    // Same size, same time: the change still shows.
    let a = BAD.replace("eval", "even");
    p.write("a.py", &a);
    let third = run(&Project::open(p.dir.path()));
    assert_eq!(third["findings"].as_array().unwrap().iter().filter(|f| f["path"] == "a.py").count(), 1);
    // Whatever happens to the cache, answers stay.
    let mut folders = vec![p.dir.path().join("cache")];
    while let Some(folder) = folders.pop() {
        for e in std::fs::read_dir(folder).unwrap().flatten() {
            if e.path().is_dir() {
                folders.push(e.path());
            } else {
                std::fs::write(e.path(), b"garbage").unwrap();
            }
        }
    }
    assert_eq!(strip(run(&Project::open(p.dir.path()))), strip(third));
}

#[test]
fn bad_input_is_skipped_or_scanned() {
    let p = Project::new(&[("empty.py", ""), ("crlf.py", "\u{feff}import hashlib\r\nhashlib.md5(1)\r\n")]);
    std::fs::write(p.path("bin.py"), b"\0\x01eval(1)").unwrap();
    std::fs::write(p.path("latin.py"), b"# \xe9\neval(1)\n").unwrap();
    std::fs::write(p.path("utf16.py"), "\u{feff}eval(1)\n".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()).unwrap();
    std::fs::write(p.path("deep.py"), "(".repeat(100_000)).unwrap();
    std::fs::write(p.path("line.txt"), format!("{}tok_EXAMPLEabc12 {}", "a ".repeat(2_500_000), "b ".repeat(3_000_000))).unwrap();
    std::fs::write(p.path("mini.js"), format!("{}'tok_EXAMPLEabc12'", "var a=1;".repeat(2_000))).unwrap();
    let file = std::fs::File::create(p.path("huge.txt")).unwrap();
    file.set_len(200_000_000).unwrap();
    std::fs::write(p.path("sparse.txt"), "x".repeat(100)).unwrap();
    let reply = p.run("scan", json!({}));
    expect_test::expect![[r#"
        [
            "crlf.py:2:1 weak-hash",
            "latin.py:2:1 eval",
            "line.txt:1:5000001 token",
            "mini.js:1:16002 token",
            "utf16.py:1:1 eval",
        ]
    "#]]
    .assert_debug_eq(&findings(&reply.json));
    let skipped: Vec<_> = reply.json["skipped"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| format!("{}: {}", e["path"].as_str().unwrap(), e["reason"].as_str().unwrap()))
        .collect();
    expect_test::expect![[r#"
        [
            "bin.py: binary",
            "deep.py: minified: only text rules were applied",
            "huge.txt: 200 MB, more than the 100 MB that are looked at",
            "line.txt: large: only text rules were applied",
            "mini.js: minified: only text rules were applied",
        ]
    "#]]
    .assert_debug_eq(&skipped);
    let crlf = &reply.json["findings"][0];
    assert_eq!((&crlf["start"]["offset"], &crlf["end"]["offset"]), (&json!(19), &json!(33)));
}

#[test]
fn floods_are_bounded() {
    let p = Project::new(&[("line.txt", &"\u{e9} tok_EXAMPLEabc12 ".repeat(20_000)), ("big.txt", &"tok_EXAMPLEabc12\n".repeat(100_000))]);
    let reply = p.run("scan", json!({"fail-on": "none"}));
    let per_file = |name: &str| reply.json["findings"].as_array().unwrap().iter().filter(|f| f["path"] == name).count();
    assert_eq!((per_file("line.txt"), per_file("big.txt")), (10_000, 10_000));
    assert_eq!(reply.outcome, Outcome::Incomplete);
    let last = reply.json["findings"].as_array().unwrap().last().unwrap();
    assert_eq!((&last["start"]["column"], &last["start"]["offset"]), (&json!(9_999 * 19 + 3), &json!(9_999 * 20 + 3)));
}

#[test]
fn fixes_are_tried_applied_and_undone() {
    let text = "import hashlib\na = hashlib.md5(1)\nb = hashlib.md5(2)\ndanger(3)\n";
    let p = Project::new(&[("a.py", text), ("b.py", "x = hashlib.md5(1)\n")]);
    let dry = p.run("fix", json!({"dry-run": true}));
    assert_eq!(std::fs::read_to_string(p.path("a.py")).unwrap(), text);
    expect_test::expect![[r#"
        --- a/a.py
        +++ b/a.py
        @@ -1,4 +1,4 @@
         import hashlib
        -a = hashlib.md5(1)
        -b = hashlib.md5(2)
        +a = hashlib.sha256(1)
        +b = hashlib.sha256(2)
         danger(3)
        --- a/b.py
        +++ b/b.py
        @@ -1 +1 @@
        -x = hashlib.md5(1)
        +x = hashlib.sha256(1)
    "#]]
    .assert_eq(dry.json["patch"]["diff"].as_str().unwrap());
    assert_eq!(dry.json["left"][0]["reason"], "its fix was tried and failed: finding gone");
    let fixed = p.run("fix", json!({}));
    let id = fixed.json["applied"]["id"].as_str().unwrap();
    assert_eq!(p.findings(json!({})), ["a.py:4:1 loops"]);
    let names: Vec<_> =
        fixed.json["fixed"][0]["checks"].as_array().unwrap().iter().map(|c| c["name"].as_str().unwrap().to_owned()).collect();
    assert_eq!(names, ["finding gone", "no new finding", "still parses", "idempotent"]);
    let undone = p.run("undo", json!({"id": id}));
    assert_eq!(undone.json["files"], json!(["a.py", "b.py"]));
    assert_eq!(std::fs::read_to_string(p.path("a.py")).unwrap(), text);
    let one = p.run("scan", json!({})).json["findings"][1]["fingerprint"].clone();
    p.run("fix", json!({"fingerprint": [one]}));
    assert_eq!(p.findings(json!({"rule": ["weak-hash"]})), ["a.py:2:5 weak-hash", "b.py:1:5 weak-hash"]);
    assert_eq!(p.run("audit", json!({"action": "verify"})).outcome, Outcome::Clean);
    assert_eq!(p.run("audit", json!({})).json["entries"].as_array().unwrap().len(), 3);
}

#[test]
fn a_document_is_checked_at_its_version() {
    let p = Project::new(&[
        ("a.py", "x = 1\n"),
        ("quantumlayer.toml", "[rules]\npaths = [\"rules.yaml\"]\ndisable = [\"python\"]\n"),
        ("rules.yaml", RULES),
    ]);
    let path = p.path("a.py");
    p.workspace.open(&path, None, 1, "import hashlib\n");
    let check = || check::check_document(&p.workspace.snapshot(), &path, &Cancel::new()).unwrap();
    let ids = |r: &check::DocumentReport| r.findings.iter().map(|f| (f.rule.clone(), f.start.line)).collect::<Vec<_>>();
    let one = check();
    assert_eq!((one.version, ids(&one)), (1, vec![]));
    let insert = |text: &str| TextChange::Bytes { range: 15..15, text: text.into() };
    p.workspace.change(&path, 2, &[insert("h = hashlib.md5(1)\n"), insert("y = 2\n")]);
    let two = check();
    assert_eq!((two.version, ids(&two)), (2, vec![("weak-hash".into(), 3)]));
    assert_ne!(one.result_id, two.result_id);
    assert_eq!(check::result_id(&p.workspace.snapshot(), &path), Some(two.result_id));
    // The open text hides the file for every operation.
    assert_eq!(p.findings(json!({"paths": ["a.py"]})), ["a.py:3:5 weak-hash"]);
    let s = p.workspace.snapshot();
    let tried = check::verified_fixes(&s, &path, &two.findings[0], &Cancel::new());
    assert_eq!(tried.len(), 1);
    let edit = check::suppress_edit(&s, &path, &two.findings[0], "known", Some("2027-01-01")).unwrap();
    assert_eq!((edit.start.line, edit.start.column, edit.text.as_str()), (3, 19, "  # nosemgrep: weak-hash -- known (until 2027-01-01)"));
    p.workspace.change(&path, 3, &[TextChange::Bytes { range: edit.start.offset as usize..edit.end.offset as usize, text: edit.text }]);
    assert_eq!(check().findings[0].suppressed.as_ref().unwrap().until.as_deref(), Some("2027-01-01"));
    p.workspace.close(&path);
    assert!(check::check_document(&p.workspace.snapshot(), &path, &Cancel::new()).is_none());
    assert_eq!(p.findings(json!({"paths": ["a.py"]})), Vec::<String>::new());
}

#[test]
fn cancelling() {
    let p = Project::new(&[("a.py", BAD)]);
    let cx = Context::new(p.workspace.snapshot(), Surface::Agent);
    cx.cancel.cancel();
    for (operation, input) in [("scan", json!({})), ("describe", json!({})), ("validate", json!({}))] {
        let result = (by_name(operation).unwrap().run)(&cx, input, "json");
        assert!(matches!(result, Err(OperationError::Cancelled)), "{operation}");
    }
}

#[test]
fn snippets_rules_and_the_rest() {
    let p = Project::new(&[("a.py", BAD), ("go.mod", "module x\n"), ("bad.json", "{\"a\" 1}")]);
    assert_eq!(p.findings(json!({"snippet": BAD, "language": "python"})), ["snippet.py:2:5 weak-hash", "snippet.py:3:1 eval"]);
    assert_eq!(p.findings(json!({"snippet": BAD, "filename": "x/y.py"})), ["x/y.py:2:5 weak-hash", "x/y.py:3:1 eval"]);
    let explained = p.run("explain", json!({"target": "weak-hash"}));
    assert!(explained.text.contains("https://example.org/a"), "{}", explained.text);
    let print = p.run("scan", json!({})).json["findings"][0]["fingerprint"].clone();
    assert!(p.run("explain", json!({"target": print})).text.contains("--> a.py:2:5"));
    let list = p.run("rules", json!({"action": "list", "config": ["../rules.yaml"], "language": "py"}));
    assert_eq!((&list.json["counts"]["total"], &list.json["counts"]["kinds"]["pattern"]), (&json!(3), &json!(3)));
    let described = p.run("describe", json!({}));
    assert_eq!(described.json["manifests"], json!([{"path": "go.mod", "kind": "go", "role": "package"}]));
    let python = &described.json["languages"].as_array().unwrap().iter().find(|l| l["language"] == "python").unwrap().clone();
    assert_eq!((&python["files"], &python["lines"]), (&json!(1), &json!(3)));
    let invalid = p.run("validate", json!({}));
    assert_eq!((invalid.outcome, &invalid.json["errors"][0]["path"]), (Outcome::Found, &json!("bad.json")));
    assert_eq!(p.run("validate", json!({"snippet": "f(1)", "language": "python"})).outcome, Outcome::Clean);
    assert!(p.run("languages", json!({})).json["languages"].as_array().unwrap().len() > 20);
}

#[test]
fn rules_are_tested_on_their_samples() {
    let sample = "import hashlib\n\ndef f(x):\n    # ruleid: weak-hash\n    y = hashlib.md5(x)\n    # ok: weak-hash\n    z = hashlib.sha256(x)\n    return y, z\n";
    let p = Project::new(&[("r/weak.yaml", RULES), ("r/weak.py", sample)]);
    let good = sample.replace("md5", "sha256");
    p.write("r/weak.fixed.py", &good);
    let reply = p.run("rules", json!({"action": "test", "targets": ["r"], "metamorphic": true}));
    assert_eq!(reply.json["test"]["failures"], json!([]));
    assert_eq!((&reply.json["test"]["firing"], &reply.json["test"]["quiet"]), (&json!(1), &json!(1)));
    p.write("r/weak.py", &sample.replace("ruleid", "ok").replace("return y", "return hashlib.md5(y)"));
    let reply = p.run("rules", json!({"action": "test", "targets": ["r"]}));
    assert_eq!(reply.outcome, Outcome::Found);
    let kinds: Vec<_> = reply.json["test"]["failures"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| format!("{} {}", f["kind"].as_str().unwrap(), f["line"]))
        .collect();
    assert_eq!(kinds, ["unexpected 5", "unexpected 8", "fix null"]);
}

#[test]
fn sarif_has_what_readers_need() {
    let p = Project::new(&[("a b.py", BAD)]);
    let reply = p.ask(Surface::Terminal, "scan", json!({"config": ["../rules.yaml"]}), "sarif").unwrap();
    let sarif: Value = serde_json::from_str(&reply.rendered.unwrap()).unwrap();
    let run = &sarif["runs"][0];
    let result = &run["results"][0];
    assert_eq!((&sarif["version"], &result["ruleId"]), (&json!("2.1.0"), &json!("weak-hash")));
    assert_eq!(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "a%20b.py");
    let rule = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
    assert_eq!(rule["id"], "weak-hash");
    assert!(rule["properties"]["tags"].as_array().unwrap().contains(&json!("external/cwe/cwe-327")));
    assert_eq!(result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"], "hashlib.sha256(b'x')");
}

/// Findings that need no data flow are told first, with those flows of the version before whose end is as it was.
#[test]
fn a_document_is_checked_in_steps() {
    let rules = "rules:\n- {id: plain, languages: [python], severity: HIGH, message: m, pattern: eval(...)}\n- {id: flow, languages: [python], severity: HIGH, message: m, mode: taint, pattern-sources: [{pattern: input()}], pattern-sinks: [{pattern: run(...)}]}\n";
    let p = Project::new(&[("rules/r.yaml", rules), ("quantumlayer.toml", "[rules]\npaths = [\"rules\"]\n")]);
    let path = p.path("a.py");
    let text = "def f():\n    x = input()\n    run(x)\n\ndef g():\n    eval(1)\n";
    p.workspace.open(&path, None, 1, text);
    let names = |report: &check::DocumentReport| -> Vec<(String, u32)> {
        let own = report.findings.iter().filter(|f| matches!(f.rule.rsplit('.').next(), Some("plain" | "flow")));
        own.map(|f| (f.rule.rsplit('.').next().unwrap_or_default().to_owned(), f.start.line)).collect()
    };
    let look = || {
        let early = std::sync::Mutex::new(Vec::new());
        let first = |report: check::DocumentReport| early.lock().unwrap().push(names(&report));
        let all = check::check_in_steps(&p.workspace.snapshot(), &path, &Cancel::new(), Some(&first)).unwrap();
        (early.into_inner().unwrap(), names(&all))
    };
    let found = |list: &[(&str, u32)]| list.iter().map(|(rule, line)| ((*rule).to_owned(), *line)).collect::<Vec<_>>();
    assert_eq!(look(), (vec![found(&[("plain", 6)])], found(&[("flow", 3), ("plain", 6)])));
    // Moved, and something else edited.
    let change = |version, range, text: &str| p.workspace.change(&path, version, &[TextChange::Bytes { range, text: text.into() }]);
    change(2, 0..0, "# one\n# two\n");
    assert_eq!(look(), (vec![found(&[("flow", 5), ("plain", 8)])], found(&[("flow", 5), ("plain", 8)])));
    // The statement of the flow's end is another now.
    let at = 12 + text.find("run(x)").unwrap() + 4;
    change(3, at..at + 1, "1");
    assert_eq!(look(), (vec![found(&[("plain", 8)])], found(&[("plain", 8)])));
}
