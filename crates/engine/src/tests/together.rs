//! Rules that look beyond one file, from the command down.

use super::{Project, findings};
use crate::operation::{Cancel, NoProgress, Outcome};
use crate::{across, check};
use serde_json::json;

const JOIN: &str = r#"rules:
  - id: set-flag
    mode: join
    message: $NAME is read here and set
    severity: MEDIUM
    join:
      refs:
        - rule: parts/read.yaml
          as: read
          renames: [{from: $FLAG, to: $NAME}]
      rules:
        - id: set
          languages: [yaml]
          pattern: "$NAME: on"
      on: ["set.$NAME == read.$NAME"]
"#;
const READ: &str = "rules:\n  - id: read\n    languages: [python]\n    message: m\n    severity: LOW\n    pattern: flag(\"$FLAG\")\n";

#[test]
fn a_join_takes_all_files_of_a_scan() {
    let p = Project::new(&[
        ("conf/join.yaml", JOIN),
        ("conf/parts/read.yaml", READ),
        ("src/a.py", "flag(\"fast\")\nflag(\"slow\")\n# nosemgrep: set-flag -- known\nflag(\"fast\")\n"),
        ("flags.yaml", "fast: on\nother: on\n"),
    ]);
    let scan = json!({"config": ["conf/join.yaml"]});
    let wanted = ["src/a.py:1:1 set-flag", "src/a.py:4:1 set-flag (comment)"];
    let reply = p.run("scan", scan.clone());
    assert_eq!(findings(&reply.json), wanted, "{:#}", reply.json);
    assert_eq!(reply.json["findings"][0]["message"], "fast is read here and set");
    assert_eq!(reply.json["findings"][0]["rule"], "conf.set-flag");
    let prints: Vec<_> = reply.json["findings"].as_array().unwrap().iter().map(|f| f["fingerprint"].clone()).collect();
    assert_ne!(prints[0], prints[1]);
    // From the cache the same.
    assert_eq!(findings(&p.run("scan", scan.clone()).json), wanted);
    p.write("flags.yaml", "slow: on\n");
    assert_eq!(findings(&p.run("scan", scan).json), ["src/a.py:2:1 set-flag"]);
    let validated = p.run("rules", json!({"action": "validate", "targets": ["conf/join.yaml"]}));
    assert_eq!((validated.outcome, &validated.json["problems"]), (Outcome::Clean, &json!([])));
}

#[test]
fn a_join_is_tested_on_its_samples_together() {
    let p = Project::new(&[
        ("conf/join.yaml", JOIN),
        ("conf/parts/read.yaml", READ),
        ("conf/join.py", "# ruleid: set-flag\nflag(\"fast\")\n# ok: set-flag\nflag(\"slow\")\n"),
        ("conf/join.test.yaml", "fast: on\n"),
    ]);
    let reply = p.run("rules", json!({"action": "test", "targets": ["conf/join.yaml"], "metamorphic": true}));
    assert_eq!((reply.outcome, &reply.json["test"]["failures"]), (Outcome::Clean, &json!([])), "{:#}", reply.json);
    assert_eq!((&reply.json["test"]["firing"], &reply.json["test"]["quiet"]), (&json!(1), &json!(1)));
}

#[test]
fn a_rule_about_a_dependency_says_that_it_does_not_run() {
    let rule = "rules:\n  - id: old-yaml\n    languages: [python]\n    message: m\n    severity: HIGH\n    pattern: load($X)\n    \
                project-depends-on: {namespace: pypi, package: yaml, version: '< 5'}\n";
    let p = Project::new(&[("conf/dep.yaml", rule), ("conf/dep.py", "# ruleid: old-yaml\nload(1)\n"), ("a.py", "load(1)\n")]);
    let reply = p.run("scan", json!({"config": ["conf/dep.yaml"]}));
    assert_eq!(findings(&reply.json), [""; 0]);
    let said: Vec<_> = reply.json["errors"].as_array().unwrap().iter().map(|e| (e["rule"].clone(), e["message"].clone())).collect();
    let message = "project-depends-on: what the project depends on is not known: the rule does not run";
    assert_eq!(said, [(json!("conf.old-yaml"), json!(message))]);
    // A sample belongs to no project: the pattern is what is tested.
    let reply = p.run("rules", json!({"action": "test", "targets": ["conf/dep.yaml"]}));
    assert_eq!((reply.outcome, &reply.json["test"]["failures"]), (Outcome::Clean, &json!([])));
}

const FLOW: &str = "rules:
  - id: flow
    languages: [python]
    severity: HIGH
    message: m
    mode: taint
    pattern-sources: [{pattern: source(...)}]
    pattern-sinks: [{pattern: sink(...)}]
";

#[test]
fn what_comes_from_other_files_is_shown_in_a_document_until_it_changes() {
    let p = Project::new(&[
        ("flow.yaml", FLOW),
        ("quantumlayer.toml", "[scan]\ndataflow = \"workspace\"\n[rules]\npaths = [\"flow.yaml\"]\n"),
        ("main.py", "import store\n\nstore.keep(source())\n"),
        ("store.py", "def keep(x):\n    sink(x)\n"),
    ]);
    let path = p.path("store.py");
    let follow = || across::follow(&p.workspace.snapshot(), &NoProgress, &Cancel::new());
    let shown = |text: &str| {
        p.workspace.open(&path, None, 1, text);
        let report = check::check_document(&p.workspace.snapshot(), &path, &Cancel::new()).unwrap();
        report
            .findings
            .iter()
            .map(|f| format!("{}:{} {}", f.start.line, f.start.column, f.trace.as_ref().unwrap()[0].path))
            .collect::<Vec<_>>()
    };
    assert_eq!(shown("def keep(x):\n    sink(x)\n"), [""; 0]);
    assert_eq!((follow(), follow()), (Some(true), Some(false)));
    assert_eq!(shown("def keep(x):\n    sink(x)\n"), ["2:5 main.py"]);
    // Moved, and gone with the line it was in.
    assert_eq!(shown("import os\n\ndef keep(x):\n    sink(x)\n"), ["4:5 main.py"]);
    assert_eq!(shown("def keep(x):\n    sink(x)\n\nkeep(1)\n"), ["2:5 main.py"]);
    assert_eq!(shown("def keep(x):\n    sink(1)\n"), [""; 0]);
    // The document as it is open counts, and what other files say now.
    assert_eq!(follow(), Some(true));
    assert_eq!(shown("def keep(x):\n    sink(x)\n"), [""; 0]);
    assert_eq!(follow(), Some(true));
    p.write("main.py", "import store\n\nstore.keep(1)\n");
    assert_eq!(follow(), Some(true));
    assert_eq!(shown("def keep(x):\n    sink(x)\n"), [""; 0]);
    // Nobody asks for it any more.
    p.write("main.py", "import store\n\nstore.keep(source())\n");
    assert_eq!(follow(), Some(true));
    p.write("quantumlayer.toml", "[rules]\npaths = [\"flow.yaml\"]\n");
    assert_eq!((follow(), follow()), (Some(true), Some(false)));
    assert_eq!(shown("def keep(x):\n    sink(x)\n"), [""; 0]);
    let stopped = Cancel::new();
    p.write("quantumlayer.toml", "[scan]\ndataflow = \"workspace\"\n[rules]\npaths = [\"flow.yaml\"]\n");
    stopped.cancel();
    assert_eq!(across::follow(&p.workspace.snapshot(), &NoProgress, &stopped), None);
}
