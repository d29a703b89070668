//! Code inside files of another language, from the report to the fix.

use super::{Project, findings};
use crate::check;
use crate::finding::Finding;
use crate::operation::{Cancel, Outcome};
use crate::workspace::TextChange;
use serde_json::{Value, json};

const RULES: &str = r#"rules:
- {id: js-eval, languages: [javascript], severity: HIGH, message: "eval of $X", pattern: eval($X), fix: JSON.parse($X), metadata: {fix-safety: safe}}
- {id: js-flow, languages: [javascript], severity: HIGH, message: m, mode: taint, pattern-sources: [{pattern: source()}], pattern-sinks: [{pattern: sink(...)}]}
- {id: py-exec, languages: [python], severity: HIGH, message: exec, pattern: exec($X), fix: run($X), metadata: {fix-safety: safe}}
- {id: py-flow, languages: [python], severity: HIGH, message: m, mode: taint, pattern-sources: [{pattern: source()}], pattern-sinks: [{pattern: sink(...)}]}
- {id: sh-pipe, languages: [bash], severity: HIGH, message: m, pattern: curl $X | sh}
"#;

const PAGE: &str = "<p>\u{e9}</p>\n<script>\nlet a = source()\n\u{e9} = eval(a); sink(a)\n</script>\n";

fn notebook(lines: &[&str]) -> String {
    let lines: Vec<String> = lines.iter().map(|l| format!("    {}", json!(l))).collect();
    format!("{{\"cells\": [\n  {{\"cell_type\": \"code\", \"source\": [\n{}\n  ]}}\n]}}\n", lines.join(",\n"))
}

fn project(files: &[(&str, &str)]) -> Project {
    let p = Project::new(files);
    p.write("rules/r.yaml", RULES);
    p.write("quantumlayer.toml", "[rules]\npaths = [\"rules\"]\n[scan]\nexclude = [\"rules/**\"]\n");
    p
}

fn scan(p: &Project, more: Value) -> crate::operation::Reply {
    let mut input = json!({"config": ["rules"]});
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    p.run("scan", input)
}

fn found(p: &Project) -> Vec<String> {
    findings(&scan(p, json!({})).json)
}

#[test]
fn reports_have_places_of_the_file() {
    let p = project(&[("a.html", PAGE)]);
    let report = scan(&p, json!({})).json;
    assert_eq!(findings(&report), ["a.html:4:5 js-eval", "a.html:4:14 js-flow"]);
    let eval = &report["findings"][0];
    assert_eq!(eval["fixes"][0]["edits"][0]["text"], "JSON.parse");
    assert_eq!(eval["metavariables"], json!({"$X": "a"}));
    let steps: Vec<String> =
        report["findings"][1]["trace"].as_array().unwrap().iter().map(|s| format!("{} {}", s["start"], s["note"])).collect();
    expect_test::expect![[r#"
        [
            "{\"line\":3,\"column\":9,\"offset\":27} \"`source()` comes from outside\"",
            "{\"line\":3,\"column\":5,\"offset\":23} \"kept in `a`\"",
            "{\"line\":4,\"column\":14,\"offset\":50} \"gets to `sink(a)`\"",
        ]
    "#]]
    .assert_debug_eq(&steps);
    // From the cache it is the same; with other content it is not.
    assert_eq!(scan(&p, json!({})).json["findings"], report["findings"]);
    p.write("a.html", &PAGE.replace("sink", "sunk"));
    assert_eq!(found(&p), ["a.html:4:5 js-eval"]);
    // Neither Semgrep nor a scan of large files looks inside.
    p.write("a.html", PAGE);
    assert_eq!(findings(&scan(&p, json!({"compat": true})).json), Vec::<String>::new());
    assert_eq!(findings(&scan(&p, json!({"max-file-size": "20"})).json), Vec::<String>::new());
}

#[test]
fn fixes_are_tried_and_applied() {
    let cells = notebook(&["x = '\u{e9}'\n", "exec(\n", "  'a\\n')"]);
    let p = project(&[("a.html", PAGE), ("a.ipynb", &cells)]);
    let reply = p.run("fix", json!({"config": ["rules"]}));
    assert_eq!(reply.outcome, Outcome::Clean, "{}", reply.text);
    let read = |name: &str| std::fs::read_to_string(p.path(name)).unwrap();
    assert_eq!(read("a.html"), PAGE.replace("eval(a)", "JSON.parse(a)"));
    let fixed: Value = serde_json::from_str(&read("a.ipynb")).unwrap();
    assert_eq!(fixed["cells"][0]["source"], json!(["x = '\u{e9}'\n", "run('a\\n')"]));
}

#[test]
fn notebooks_say_the_cell_and_keep_their_fingerprints() {
    let p = project(&[("a.ipynb", &notebook(&["a = 1\n", "exec(\"a\")"]))]);
    let print = |r: &Value| r["findings"][0]["fingerprint"].clone();
    let first = scan(&p, json!({})).json;
    assert_eq!((findings(&first), &first["findings"][0]["message"]), (vec!["a.ipynb:4:6 py-exec".to_owned()], &json!("exec (cell 1)")));
    // Written in another way, it is the same.
    p.write(
        "a.ipynb",
        "{\"cells\": [{\"source\": \"\", \"cell_type\": \"raw\"}, {\"source\": \"exec(\\u0022a\\u0022)\", \"cell_type\": \"code\"}]}",
    );
    let second = scan(&p, json!({})).json;
    assert_eq!(second["findings"][0]["message"], "exec (cell 2)");
    assert_eq!(print(&first), print(&second));
    // Pictures make long lines, and nothing of it generated code.
    let picture = format!("\"outputs\": [\"{}\"], \"source\"", "A".repeat(100_000));
    p.write("a.ipynb", &notebook(&["exec(a)"]).replace("\"source\"", &picture));
    let report = scan(&p, json!({}));
    assert_eq!((findings(&report.json).len(), &report.json["skipped"]), (1, &json!([])));
    p.write("a.ipynb", "{\"cells\": [{");
    let broken = scan(&p, json!({}));
    assert_eq!(broken.outcome, Outcome::Incomplete);
    assert!(broken.text.contains("the notebook is not valid JSON at line 1"), "{}", broken.text);
}

#[test]
fn comments_suppress_by_the_lines_of_either() {
    for (name, text, expected) in [
        (
            "a.html",
            "<script>\neval(a) // nosemgrep: js-eval -- known\n// nosemgrep\neval(b)\neval(c)</script>",
            &["a.html:2:1 js-eval (comment)", "a.html:4:1 js-eval (comment)", "a.html:5:1 js-eval"][..],
        ),
        ("a.html", "<!-- nosemgrep -->\n<script>eval(a)</script>", &["a.html:2:9 js-eval (comment)"]),
        ("a.vue", "<!-- nosemgrep -->\n<script>eval(a)\neval(b)</script>", &["a.vue:2:9 js-eval (comment)", "a.vue:3:1 js-eval"]),
        // All on one line of the file, on several of the code.
        (
            "a.ipynb",
            "{\"cells\": [{\"cell_type\": \"code\", \"source\": \"exec(a) # nosemgrep\\nexec(b)\"}]}",
            &["a.ipynb:1:45 py-exec (comment)", "a.ipynb:1:66 py-exec"],
        ),
        (
            "Dockerfile",
            "FROM a\n# nosemgrep\nRUN curl a | sh\nRUN curl b | sh\n",
            &["Dockerfile:3:5 sh-pipe (comment)", "Dockerfile:4:5 sh-pipe"],
        ),
    ] {
        let p = project(&[(name, text)]);
        assert_eq!(found(&p), expected, "{text}");
    }
    let p = project(&[("a.html", "<p>\n<script>\nf(a) // nosemgrep: js-eval\n</script>")]);
    let report = scan(&p, json!({})).json;
    let stale = report["errors"].as_array().unwrap().iter().find(|e| e["kind"] == "suppression").unwrap();
    assert_eq!((&stale["line"], &stale["rule"]), (&json!(3), &json!("rules.js-eval")));
}

#[test]
fn editors_get_findings_fixes_and_suppressions_inside() {
    let cells = notebook(&["a = 1\n", "exec(a)\n", "b = 2"]);
    for (name, text, comment) in [
        ("a.html", PAGE, "eval(a); sink(a)  // nosemgrep: js-eval\n"),
        ("a.ejs", "<p><%= eval(a) %></p>\n", "<!-- nosemgrep: js-eval -->\n<p><%="),
        ("a.ipynb", &cells, "\"exec(a)  # nosemgrep: py-exec\\n\","),
        (
            ".github/workflows/a.yml",
            "jobs:\n  a:\n    steps:\n    - run: |\n        curl a | sh\n        b\n",
            "curl a | sh  # nosemgrep: sh-pipe\n",
        ),
        ("Dockerfile", "FROM a\nRUN curl a | sh\n", "# nosemgrep: sh-pipe\nRUN"),
    ] {
        let p = project(&[(name, text)]);
        let path = p.path(name);
        p.workspace.open(&path, None, 1, "");
        // Typed in pieces, it is what it is when opened.
        for (version, (at, c)) in text.char_indices().enumerate() {
            p.workspace.change(&path, version as i32 + 2, &[TextChange::Bytes { range: at..at, text: c.into() }]);
            if version % 7 == 0 {
                check::check_document(&p.workspace.snapshot(), &path, &Cancel::new()).unwrap();
            }
        }
        let snapshot = p.workspace.snapshot();
        let own = |f: &&Finding| ["js-eval", "js-flow", "py-exec", "sh-pipe"].iter().any(|r| f.rule.ends_with(r));
        let report = check::check_document(&snapshot, &path, &Cancel::new()).unwrap();
        let open: Vec<String> = report.findings.iter().filter(own).map(|f| format!("{:?} {}", f.start, f.fingerprint)).collect();
        p.workspace.close(&path);
        p.workspace.open(&path, None, 1, text);
        let anew = check::check_document(&p.workspace.snapshot(), &path, &Cancel::new()).unwrap();
        p.workspace.close(&path);
        let whole: Vec<String> = anew.findings.iter().filter(own).map(|f| format!("{:?} {}", f.start, f.fingerprint)).collect();
        assert_eq!((open.is_empty(), &open), (false, &whole), "{name}");
        let mut finding = report.findings.iter().find(own).unwrap().clone();
        finding.rule = finding.rule.rsplit('.').next().unwrap().to_owned();
        let edit = check::suppress_edit(&snapshot, &path, &finding, "", None).unwrap();
        let mut after = text.to_owned();
        after.replace_range(edit.start.offset as usize..edit.end.offset as usize, &edit.text);
        assert!(after.contains(comment), "{after}");
        p.write(name, &after);
        let first = found(&p).into_iter().next();
        assert!(first.as_ref().is_some_and(|f| f.ends_with("(comment)")), "{first:?} {after}");
    }
}

#[test]
fn why_not_looks_inside() {
    let p = Project::new(&[("a.html", "<script>\neval(a)\nevil(a)\n</script>\n"), ("rules/r.yaml", RULES)]);
    let verdict = |line: u32| {
        p.run("explain", json!({"target": "js-eval", "config": ["rules"], "why-not": format!("a.html:{line}")})).json["why_not"].clone()
    };
    assert!(verdict(2)["verdict"].as_str().unwrap().contains("a scan reports it"), "{}", verdict(2));
    assert_eq!((&verdict(3)["steps"][0]["in_file"], &verdict(3)["steps"][0]["here"]), (&json!(1), &json!(0)));
    assert!(verdict(4)["verdict"].as_str().unwrap().contains("not for HTML"), "{}", verdict(4));
}
