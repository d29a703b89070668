//! The command line as users and CI meet it: exit codes, streams, formats, standard input.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use quantumlayer_tests::run::{HOLE, HOLE_RULE, Project, rules};
use serde_json::Value;
use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;
use std::time::Duration;

fn valid(value: &Value, schema: &str) {
    let schema: Value = serde_json::from_str(schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path)).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn the_exit_code_tells_what_came_of_it() {
    let holes = Project::new(&[("a.py", HOLE)]);
    let clean = Project::new(&[("a.py", "x = 1\n")]);
    assert_eq!(clean.run(&["scan"]).code, 0);
    assert_eq!(holes.run(&["scan"]).code, 1);
    assert_eq!(holes.run(&["scan", "--fail-on", "none"]).code, 0);
    assert_eq!(holes.run(&["scan", "--fail-on", "critical"]).code, 0);
    assert_eq!(holes.run(&["scan", "--fail-on", "high"]).code, 1);
    for wrong in [
        &["scan", "no/such/path"][..],
        &["scan", "--nonsense"],
        &["scan", "--fail-on", "sometimes"],
        &["scan", "--format", "nonsense"],
        &["scan", "--settings", "no-such.toml"],
        &["scan", "--config", "no-such-rules.yaml"],
        &["scan", "-"],
        &["nonsense"],
        &[],
        &["mcp", "--root", "no/such/folder"],
        &["mcp", "--http", "0.0.0.0:0"],
        &["mcp", "--toolsets", "nonsense"],
    ] {
        let ended = holes.run(wrong);
        assert_eq!(ended.code, 2, "{wrong:?}: {ended:?}");
        assert!(ended.out.is_empty() && ended.err.len() > 20, "{wrong:?}: {ended:?}");
    }
    assert_eq!(holes.run(&["--version"]).code, 0);
    assert_eq!(holes.run(&["scan", "--help"]).code, 0);
}

#[test]
fn the_json_report_has_the_contract_s_shape() {
    let project = Project::new(&[("src/a.py", HOLE), ("b.bin", "\0\0\0")]);
    let report = project.json(&["scan"]);
    valid(&report, include_str!("../schema/scan-1.json"));
    assert_eq!(rules(&report), [HOLE_RULE]);
    let finding = &report["findings"][0];
    assert_eq!(finding["path"], "src/a.py");
    assert_eq!(finding["start"], serde_json::json!({"line": 5, "column": 12, "offset": 41}));
    assert_eq!(finding["end"], serde_json::json!({"line": 5, "column": 27, "offset": 56}));
    assert_eq!(finding["cwe"], serde_json::json!(["CWE-502"]));
}

#[test]
fn the_sarif_report_is_sarif() {
    let project = Project::new(&[("src/a b.py", HOLE)]);
    let ended = project.run(&["scan", "--format", "sarif"]);
    assert_eq!(ended.code, 1);
    let sarif = ended.json();
    valid(&sarif, include_str!("../schema/sarif-subset.json"));
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!(result["ruleId"], HOLE_RULE);
    assert!(sarif.to_string().contains("external/cwe/cwe-502"));
    assert_eq!(result["locations"][0]["physicalLocation"]["region"]["startLine"], 5);
}

#[test]
fn sarif_of_a_path_outside_is_a_file_address() {
    let project = Project::new(&[]);
    std::fs::write(project.beside("b c.py"), HOLE).unwrap();
    let sarif = project.run(&["scan", "--format", "sarif", project.beside("b c.py").to_str().unwrap()]).json();
    valid(&sarif, include_str!("../schema/sarif-subset.json"));
    let place = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"];
    assert!(place["uri"].as_str().unwrap().starts_with("file:///") && place["uri"].as_str().unwrap().ends_with("/b%20c.py"), "{place}");
    assert!(place.get("uriBaseId").is_none(), "{place}");
}

#[test]
fn the_text_report_shows_code_and_carets_without_escapes_in_a_pipe() {
    let project = Project::new(&[("a.py", HOLE)]);
    let ended = project.run(&["scan"]);
    assert!(ended.out.contains("--> a.py:5:12"), "{}", ended.out);
    assert!(ended.out.contains("    5 |     return yaml.load(text)\n      |            ^^^^^^^^^^^^^^^"), "{}", ended.out);
    assert!(!ended.out.contains('\u{1b}') && ended.err.is_empty(), "{ended:?}");
    assert!(project.run(&["scan", "--color", "always"]).out.contains("\u{1b}["));
    assert!(!project.run(&["scan", "--color", "never"]).out.contains('\u{1b}'));
}

#[test]
fn hostile_names_and_code_do_not_steer_the_terminal() {
    let project = Project::new(&[]);
    project.write("a\u{202e}b.py", "import yaml\nyaml.load('\u{1b}[2J\u{200b}', x)\n".as_bytes());
    for format in ["text", "json", "sarif"] {
        let ended = project.run(&["scan", "--format", format]);
        assert!(!ended.out.contains('\u{1b}'), "{format}: {ended:?}");
        if format == "text" {
            assert!(!ended.out.contains('\u{202e}') && !ended.out.contains('\u{200b}'), "{}", ended.out);
        }
    }
}

#[test]
fn standard_input_is_scanned_under_its_name() {
    let project = Project::new(&[]);
    let ended = project.run_with(&["scan", "-", "--stdin-filename", "x.py", "--format", "json"], HOLE.as_bytes());
    assert_eq!(ended.code, 1, "{ended:?}");
    let report = ended.json();
    assert_eq!(rules(&report), [HOLE_RULE]);
    assert_eq!(report["findings"][0]["path"], "x.py");
    let shown = project.run_with(&["scan", "-", "--stdin-filename", "x.py"], HOLE.as_bytes());
    assert!(shown.out.contains("return yaml.load(text)"), "{}", shown.out);
    for bytes in [&b"\xff\xfe\x00\x01"[..], b"", b"\0\0\0"] {
        let ended = project.run_with(&["scan", "-", "--stdin-filename", "x.py"], bytes);
        assert!([0, 1].contains(&ended.code), "{ended:?}");
    }
}

#[test]
fn a_report_goes_to_a_file_whole() {
    let project = Project::new(&[("a.py", HOLE)]);
    let file = project.beside("report.json");
    std::fs::write(&file, "old").unwrap();
    let ended = project.run(&["scan", "--format", "json", "--output", file.to_str().unwrap()]);
    assert_eq!((ended.code, ended.out.as_str()), (1, ""));
    let report: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    assert_eq!(rules(&report), [HOLE_RULE]);
    let ended = project.run(&["scan", "--output", "no/such/folder/report.txt"]);
    assert_eq!(ended.code, 2);
    assert!(ended.err.contains("no/such/folder"), "{ended:?}");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let project = Project::new(&[]);
    for n in 0..200 {
        project.write(&format!("m{n}.py"), HOLE.as_bytes());
    }
    let mut child = project.command(&["scan"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(1), ""));
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_with_130() {
    let project = Project::new(&[]);
    let body = HOLE.repeat(400);
    for n in 0..1_500 {
        project.write(&format!("m{n}.py"), format!("# {n}\n{body}").as_bytes());
    }
    let child = project.command(&["scan", "--jobs", "1", "--no-cache"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    std::thread::sleep(Duration::from_millis(700));
    let sent = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    let ended = quantumlayer_tests::run::Ended::from(child.wait_with_output().unwrap());
    assert_eq!((ended.code, ended.out.as_str()), (130, ""), "{}", ended.err);
}

#[test]
fn scripts_for_every_shell_are_complete() {
    let project = Project::new(&[]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ended = project.run(&["completions", shell]);
        assert_eq!(ended.code, 0);
        assert!(ended.out.contains("scan") && ended.out.contains("fail-on"), "{shell}");
    }
}

#[test]
fn help_names_every_command_and_the_exit_codes() {
    let project = Project::new(&[]);
    let help = project.run(&["--help"]).out;
    for word in ["scan", "lsp", "mcp", "completions", "130", "--offline", "--settings"] {
        assert!(help.contains(word), "{word} is not in {help}");
    }
}

#[test]
fn a_fix_is_shown_applied_and_undone() {
    let project = Project::new(&[("a.py", HOLE)]);
    let read = || std::fs::read_to_string(project.root().join("a.py")).unwrap();
    let shown = project.run(&["fix", "--review", "--dry-run"]);
    assert!(shown.out.contains("+    return yaml.safe_load(text)"), "{shown:?}");
    assert_eq!(read(), HOLE);
    assert_eq!(project.run(&["fix", "--review"]).code, 0);
    assert!(read().contains("yaml.safe_load(text)"));
    assert_eq!(project.run(&["scan"]).code, 0);
    assert_eq!(project.run(&["undo"]).code, 0);
    assert_eq!(read(), HOLE);
}

#[test]
fn a_fix_says_what_it_leaves() {
    let project = Project::new(&[("a.py", HOLE), ("b.py", "import os\n\n\ndef run(name):\n    os.system(\"ls \" + name)\n")]);
    let found = rules(&project.json(&["scan"])).len();
    assert!(found >= 2);
    let shown = project.run(&["fix", "--review", "--dry-run"]);
    let last = shown.out.trim_end().lines().last().unwrap_or_default();
    assert!(last.starts_with("Nothing was changed; this would fix 1 finding; left: "), "{}", shown.out);
    assert!(last.contains("whose rules have no fix") || last.contains("for the reasons above"), "{last}");
    assert!(!shown.out.contains(" 0 finding"), "{}", shown.out);
    let nothing = Project::new(&[("a.py", "x = 1\n")]).run(&["fix"]);
    assert_eq!((nothing.code, nothing.out.as_str()), (0, "Nothing was changed.\n"));
}

#[test]
fn a_scan_says_what_it_fixed_and_how_much_it_did() {
    let project = Project::new(&[("a.py", HOLE)]);
    let counted = project.run(&["scan", "--stats"]).out;
    assert!(counted.contains("files: 1\n") && counted.contains("milliseconds: "), "{counted}");
    let shown = project.run(&["scan", "--fix", "--dry-run"]).out;
    assert!(shown.starts_with("a.py:5:12 ") && shown.contains("Nothing was changed"), "{shown}");
    assert!(shown.contains("--> a.py:5:12"), "the report follows: {shown}");
}

#[test]
fn how_far_data_flows_may_be_said() {
    let project = Project::new(&[("a.py", HOLE)]);
    for word in ["off", "function", "file", "workspace"] {
        assert_eq!(project.run(&["scan", "--dataflow", word]).code, 1, "{word}");
    }
    assert_eq!(project.run(&["scan", "--dataflow", "everywhere"]).code, 2);
}

#[test]
fn every_operation_answers_in_json() {
    let project = Project::new(&[("a.py", HOLE)]);
    let commands: [&[&str]; 8] = [
        &["describe"],
        &["languages"],
        &["rules", "list"],
        &["rules", "show", HOLE_RULE],
        &["explain", HOLE_RULE],
        &["validate"],
        &["config", "show"],
        &["audit", "show"],
    ];
    for command in commands {
        let ended = project.run(&[command, &["--format", "json"]].concat());
        assert_eq!(ended.code, 0, "{command:?}: {ended:?}");
        assert!(ended.json().is_object(), "{command:?}");
        let text = project.run(command);
        assert!(text.code == 0 && !text.out.contains('\u{1b}'), "{command:?}: {text:?}");
    }
    assert!(project.json(&["rules", "list"])["rules"].as_array().unwrap().len() > 100);
    let broken = project.run_with(&["validate", "-", "--stdin-filename", "x.py", "--format", "json"], b"def (\n");
    assert_eq!(broken.code, 1, "{broken:?}");
}

/// What kept a rule from a line is told by the first thing on the way that did.
#[test]
fn why_a_rule_says_nothing() {
    let rule = "rules:\n- id: r\n  languages: [python]\n  severity: HIGH\n  message: m\n  paths: {exclude: [skip.py]}\n  patterns:\n  - pattern: danger($X)\n  - pattern-inside: |\n      def $F(...):\n        ...\n  - pattern-not: danger(\"...\")\n";
    let code = "def f(a):\n    danger(a)\n    danger('a')\n    danger(a)  # nosemgrep: r\n    a()\ndanger(b)\n";
    let config = "[rules]\ndisable = [\"python.crypto.weak-hash\"]\n";
    let files = [
        ("rule.yaml", rule),
        ("a.py", code),
        ("skip.py", code),
        ("other.py", "safe(1)\n"),
        ("a.js", "danger(a)\n"),
        ("out/a.py", code),
        (".gitignore", "out\n"),
        ("quantumlayer.toml", config),
    ];
    let project = Project::new(&files);
    let cases = [
        ("a.py:2", "it matches: a scan reports it"),
        ("a.py:3", "`pattern-not` in line 12 of the rule file took the last candidate away"),
        ("a.py:4", "it matches, and is suppressed by comment"),
        ("a.py:5", "`pattern` in line 8 of the rule file matches nothing at this line"),
        ("a.py:6", "`patterns` in line 10 of the rule file does not hold together with what was found before it"),
        ("skip.py:2", "the rule's own `paths` leave the file out"),
        ("other.py:1", "the file lacks a word without which the rule cannot match: `danger`"),
        ("a.js:1", "the rule is not for Python"),
        ("out/a.py:2", "a scan leaves the file out: an ignore file names it, or it is third-party code"),
    ];
    for (place, verdict) in cases {
        let verdict = verdict.replace("for Python", "for JavaScript");
        let ended = project.run(&["explain", "--why-not", place, "r", "--config", "rule.yaml", "--format", "json"]);
        assert_eq!(ended.code, 0, "{place}: {ended:?}");
        assert_eq!(ended.json()["why_not"]["verdict"], verdict, "{place}");
    }
    let disabled = project.run(&["explain", "--why-not", "a.py:2", "python.crypto.weak-hash"]);
    assert!(disabled.out.contains("disables the rule"), "{disabled:?}");
    for place in ["a.py", "a.py:0", "a.py:99", "none.py:1"] {
        let wrong = project.run(&["explain", "--why-not", place, "r", "--config", "rule.yaml"]);
        assert_eq!(wrong.code, 2, "{place}: {wrong:?}");
    }
}

/// What each rule cost on code.
#[test]
fn rules_are_timed() {
    let project = Project::new(&[("a.py", HOLE), ("b.py", HOLE), ("c.bin", "\0\0")]);
    let ended = project.run(&["rules", "bench", ".", "--format", "json"]);
    assert_eq!(ended.code, 0, "{ended:?}");
    let bench = ended.json()["bench"].clone();
    assert_eq!(bench["files"], 2, "{bench}");
    let rules = bench["rules"].as_array().unwrap();
    let hole = rules.iter().find(|r| r["id"] == HOLE_RULE).unwrap();
    assert_eq!((&hole["files"], &hole["matches"]), (&2.into(), &2.into()), "{hole}");
    let times: Vec<u64> = rules.iter().map(|r| r["microseconds"].as_u64().unwrap()).collect();
    assert!(times.is_sorted_by(|a, b| a >= b) && times.iter().sum::<u64>() == bench["microseconds"].as_u64().unwrap());
    assert!(project.run(&["rules", "bench", "."]).out.contains("ms in rules, 2 files"));
}

#[test]
fn code_inside_other_files_is_found_fixed_and_suppressed_where_it_is() {
    let notebook = "{\n \"cells\": [\n  {\"cell_type\": \"markdown\", \"source\": []},\n  {\"cell_type\": \"code\", \"source\": [\n   \"%pip install pyyaml\\n\",\n   \"import yaml\\n\",\n   \"yaml.load(text)\"\n  ]}\n ]\n}\n";
    let rule = "rules:\n- {id: run, languages: [javascript], severity: HIGH, message: \"$X runs\", pattern: run($X), fix: show($X)}\n\
        - {id: pipe, languages: [bash], severity: HIGH, message: m, pattern: curl $X | sh}\n";
    let project = Project::new(&[
        ("a.ipynb", notebook),
        ("web/a.vue", "<template/>\n<script setup>\nrun(a)\nrun(b) // nosemgrep: run -- known\n</script>\n"),
        (".github/workflows/a.yml", "on: push\njobs:\n  a:\n    steps:\n    - run: |\n        set -e\n        curl http://a | sh\n"),
        ("rule.yaml", rule),
    ]);
    let built_in = project.json(&["scan", "a.ipynb"]);
    assert_eq!(rules(&built_in), [HOLE_RULE]);
    let finding = &built_in["findings"][0];
    assert_eq!(finding["start"], serde_json::json!({"line": 7, "column": 5, "offset": 145}));
    assert!(finding["message"].as_str().unwrap().ends_with("(cell 2)"));
    let own = project.json(&["scan", "--config", "rule.yaml"]);
    let places: Vec<String> = own["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| {
            format!("{}:{} {} {}", f["path"].as_str().unwrap(), f["start"]["line"], f["rule"].as_str().unwrap(), f["suppressed"]["by"])
        })
        .collect();
    assert_eq!(places, [".github/workflows/a.yml:7 pipe null", "web/a.vue:3 run null", "web/a.vue:4 run \"comment\""]);
    assert!(project.json(&["scan", "--config", "rule.yaml", "--compat"])["findings"].as_array().unwrap().is_empty());
    assert_eq!(project.run(&["fix", "--config", "rule.yaml", "--review", "web"]).code, 0);
    let fixed = std::fs::read_to_string(project.root().join("web/a.vue")).unwrap();
    assert!(fixed.contains("<script setup>\nshow(a)\nrun(b)"), "{fixed}");
}

const FLOW_RULE: &str = "rules:
  - id: flow
    languages: [python]
    severity: HIGH
    message: Untrusted text reaches a sink.
    mode: taint
    pattern-sources:
      - pattern: source(...)
    pattern-sinks:
      - pattern: sink(...)
";

#[test]
fn data_is_followed_as_far_as_is_asked() {
    let project = Project::new(&[
        ("flow.yaml", FLOW_RULE),
        (
            "app/main.py",
            "from app import database\n\n\ndef main():\n    database.find(source())\n    database.find(\"x\")\n    sink(database.fixed(source()))\n\n\nmain()\n",
        ),
        (
            "app/database.py",
            "def find(name):\n    query = \"select \" + name\n    sink(query)\n\n\ndef fixed(name):\n    return \"fixed\"\n",
        ),
        ("app/alone.py", "def give():\n    return source()\n\n\nsink(source())\nsink(give())\n"),
        // As the built-in rules do not know these names, nothing else is found.
        ("app/__init__.py", ""),
    ]);
    let places = |report: &Value| -> Vec<String> {
        let findings = report["findings"].as_array().unwrap().iter();
        findings.map(|f| format!("{}:{}", f["path"].as_str().unwrap(), f["start"]["line"])).collect()
    };
    let scan = |how: &str| project.json(&["scan", "--config", "flow.yaml", "--dataflow", how]);
    assert_eq!(places(&scan("off")), [""; 0]);
    assert_eq!(places(&scan("function")), ["app/alone.py:5", "app/main.py:7"]);
    assert_eq!(places(&scan("file")), ["app/alone.py:5", "app/alone.py:6", "app/main.py:7"]);
    let report = scan("workspace");
    assert_eq!(places(&report), ["app/alone.py:5", "app/alone.py:6", "app/database.py:3"]);
    valid(&report, include_str!("../schema/scan-1.json"));
    let trace = report["findings"][2]["trace"].as_array().unwrap();
    let steps: Vec<String> = trace.iter().map(|s| format!("{}:{}", s["path"].as_str().unwrap(), s["start"]["line"])).collect();
    assert_eq!(steps.first().map(String::as_str), Some("app/main.py:5"), "{steps:?}");
    assert_eq!(steps.last().map(String::as_str), Some("app/database.py:3"), "{steps:?}");
    // The other reports name both files, too.
    let text = project.run(&["scan", "--config", "flow.yaml", "--dataflow", "workspace"]);
    assert!(text.out.contains("1. app/main.py:5:19") && text.out.contains("--> app/database.py:3:5"), "{}", text.out);
    let sarif: Value =
        serde_json::from_str(&project.run(&["scan", "--config", "flow.yaml", "--dataflow", "workspace", "--format", "sarif"]).out).unwrap();
    let flow = &sarif["runs"][0]["results"][2]["codeFlows"][0]["threadFlows"][0]["locations"];
    assert_eq!(flow[0]["location"]["physicalLocation"]["artifactLocation"]["uri"], "app/main.py");
    // What is kept of one way of scanning is not taken for another's, however often; a changed file counts.
    assert_eq!(places(&scan("file")).len(), 3);
    project.write("app/main.py", b"from app import database\n\n\ndatabase.find(\"x\")\n");
    assert_eq!(places(&scan("workspace")), ["app/alone.py:5", "app/alone.py:6"]);
    // The configuration says so as well; comments suppress in the file of the sink.
    project.write("app/main.py", b"from app import database\n\n\ndatabase.find(source())\n");
    project.write("quantumlayer.toml", b"[scan]\ndataflow = \"workspace\"\n");
    let report = project.json(&["scan", "--config", "flow.yaml"]);
    assert_eq!(places(&report), ["app/alone.py:5", "app/alone.py:6", "app/database.py:3"]);
    assert_eq!(report["findings"], project.json(&["scan", "--config", "flow.yaml", "--no-cache"])["findings"]);
}
