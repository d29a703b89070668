//! Rules that look beyond one file: joins, and what a project depends on.

use ql_rules::model::Dependency;
use ql_rules::{JoinRow, Known, ProjectFacts, RuleSet, RuleSource, Target, load, load_with, referred};
use ql_syntax::Language;
use std::collections::BTreeMap;
use std::sync::Arc;

const VIEWS: &str = r#"
rules:
  - id: shown-raw
    mode: join
    message: $NAME is shown as it came
    severity: HIGH
    join:
      rules:
        - id: passed
          languages: [python]
          pattern: render("$PAGE", $NAME)
        - id: shown
          languages: [regex]
          pattern-regex: \{\{ (?P<VALUE>\w+) \}\}
      on:
        - passed.$NAME == shown.$VALUE
        - shown.path > passed.$PAGE
"#;

type Rows = Vec<(usize, usize, String, BTreeMap<String, String>)>;

fn rows(set: &RuleSet, files: &[(&str, &str)]) -> Rows {
    let mut out = Vec::new();
    for (path, text) in files {
        let language = Language::from_file_name(path).unwrap_or(Language::text());
        let target = Target { path, language, text, file: None, text_only: false, memory: None, first: None, stop: &|| false };
        let outcome = set.scan(&target);
        assert!(outcome.matches.is_empty(), "{:?}", outcome.matches);
        for (member, m) in outcome.parts {
            let values = m.metavariables.into_iter().map(|v| (v.name, v.text)).collect();
            out.push((m.rule, member, format!("{path}:{}", 1 + text[..m.range.start].matches('\n').count()), values));
        }
    }
    out
}

fn joined(set: &RuleSet, rule: usize, files: &[(&str, &str)]) -> Vec<String> {
    let rows = rows(set, files);
    let of_rule: Vec<_> = rows.iter().filter(|r| r.0 == rule).collect();
    let given: Vec<JoinRow<'_>> = of_rule
        .iter()
        .map(|(_, member, place, values)| JoinRow { member: *member, path: place.split(":").next().unwrap_or_default(), values })
        .collect();
    let (found, cut) = set.join(rule, &given);
    assert!(!cut);
    found.iter().map(|j| format!("{} {}", of_rule[j.row].2, j.message)).collect()
}

fn set(text: &str) -> RuleSet {
    let (rules, problems) = load(&[RuleSource { path: "r.yaml", prefix: "", text }]);
    assert!(problems.is_empty(), "{problems:?}");
    let (set, problems) = RuleSet::compile(rules, false);
    assert!(problems.is_empty(), "{problems:?}");
    set
}

const FILES: &[(&str, &str)] = &[
    (
        "app/views.py",
        "render(\"home.html\", user)\nrender(\"other.html\", user)\nrender(\"home.html\", page)\nrender(\"home.html\", user)\n",
    ),
    ("app/pages/home.html", "<p>{{ user }}</p>\n<p>{{ title }}</p>\n"),
    ("app/pages/list.html", "<p>{{ user }}</p>\n"),
];

#[test]
fn rows_of_two_files_meet() {
    // The right side of the last condition is where it is reported.
    assert_eq!(joined(&set(VIEWS), 0, FILES), ["app/views.py:1 user is shown as it came", "app/views.py:4 user is shown as it came"]);
    let turned = VIEWS.replace("shown.path > passed.$PAGE", "passed.$PAGE < shown.path");
    assert_eq!(joined(&set(&turned), 0, FILES), ["app/pages/home.html:1 user is shown as it came"]);
    let others = VIEWS.replace("        - shown.path > passed.$PAGE\n", "").replace("passed.$NAME == ", "passed.$NAME != ");
    assert_eq!(
        joined(&set(&others), 0, &FILES[..2]),
        [
            "app/pages/home.html:1 page is shown as it came",
            "app/pages/home.html:2 page is shown as it came",
            "app/pages/home.html:2 user is shown as it came",
        ]
    );
}

#[test]
fn a_join_is_bounded() {
    let calls: String = (0..900).map(|i| format!("render(\"p{i}\", n{i})\n")).collect();
    let pages: String = (0..900).map(|i| format!("{{{{ m{i} }}}}\n")).collect();
    let crossed = set(&VIEWS.replace("        - shown.path > passed.$PAGE\n", "").replace("== shown", "!= shown"));
    let rows = rows(&crossed, &[("a.py", &calls), ("a.html", &pages)]);
    let given: Vec<JoinRow<'_>> = rows.iter().map(|(_, member, _, values)| JoinRow { member: *member, path: "a", values }).collect();
    let (found, cut) = crossed.join(0, &given);
    assert!(cut && !found.is_empty());
}

#[test]
fn references_name_files_and_rules() {
    let join = r#"
rules:
  - id: both
    mode: join
    message: $A meets $NAME
    severity: LOW
    join:
      refs:
        - rule: parts/first.yaml
          as: one
          renames: [{from: $X, to: $NAME}]
        - rule: second
      on: ["one.$NAME == second.$A"]
"#;
    let first = "rules:\n  - {id: first, languages: [python], message: m, severity: LOW, pattern: one($X)}\n";
    let second = "rules:\n  - {id: second, languages: [go], message: m, severity: LOW, pattern: two($A)}\n";
    let own = RuleSource { path: "conf/join.yaml", prefix: "conf", text: join };
    assert_eq!(referred(&own), ["conf/parts/first.yaml"]);
    let other = RuleSource { path: "conf/second.yaml", prefix: "conf", text: second };
    let part = RuleSource { path: "conf/parts/first.yaml", prefix: "conf.parts", text: first };
    let (rules, problems) = load_with(&[own, other], &[part]);
    assert!(problems.is_empty(), "{problems:?}");
    let ids: Vec<&str> = rules.iter().map(|r| r.id.as_str()).collect();
    assert_eq!(ids, ["conf.second", "conf.both"]);
    let (_, problems) = load(&[own]);
    let said: Vec<String> = problems.iter().map(|p| format!("{} {} {}", p.at.line, p.key.as_deref().unwrap_or(""), p.message)).collect();
    assert_eq!(
        said,
        [
            "9 join.refs[0].rule `parts/first.yaml` is no rule file beside this one and no rule that is loaded with it",
            "12 join.refs[1].rule `second` is no rule file beside this one and no rule that is loaded with it",
        ]
    );
}

#[test]
fn what_is_wrong_with_a_join_is_said_where_it_stands() {
    let problem = |from: &str, to: &str| {
        let text = VIEWS.replace(from, to);
        assert_ne!(text, VIEWS);
        let (_, problems) = load(&[RuleSource { path: "r.yaml", prefix: "", text: &text }]);
        problems.iter().map(|p| format!("{}:{}: {}", p.at.line, p.key.as_deref().unwrap_or("-"), p.message)).collect::<Vec<_>>().join("\n")
    };
    let said = [
        problem("passed.$NAME ==", "pased.$NAME =="),
        problem("passed.$NAME ==", "passed.$NAMES =="),
        problem("passed.$NAME ==", "passed.NAME =="),
        problem("$NAME == shown", "$NAME --> shown"),
        problem("$NAME == shown", "$NAME ~ shown"),
        problem("passed.$NAME == shown.$VALUE", "shown.$VALUE"),
        problem("id: shown\n", "id: passed\n"),
        problem("languages: [regex]", "languages: [regexp]"),
        problem("      on:\n        - passed.$NAME == shown.$VALUE\n        - shown.path > passed.$PAGE\n", ""),
        problem("mode: join", "mode: search\n    languages: [python]\n    pattern: x"),
        problem("    join:\n", "    join:\n      off: 1\n"),
    ];
    expect_test::expect![[r#"
        16:join.on[0]: no rule of this join is called `pased`; did you mean `passed`?
        16:join.on[0]: `$NAMES` is in no pattern of `passed`: nothing will be joined
        16:join.on[0]: `NAME` is no column of `passed`: a metavariable such as `$X`, or `path`
        16:join.on[0]: joins that follow themselves (`-->`) are not supported
        16:join.on[0]: `~` compares nothing: `==`, `!=`, `>` (contains) or `<` (is contained in)
        16:join.on[0]: `shown.$VALUE` is no condition: two columns and what is between them, as in `a.$X == b.$Y`
        12:join.rules[1]: there are two `passed`: the conditions could not tell them apart
        13:join.rules[1].languages: unknown language `regexp`
        8:join: `join` has no `on`: say what the matches have in common, as in `a.$X == b.$Y`
        10:-: `join` belongs to a rule with `mode: join`
        8:join: unknown key `off` under `join`
    "#]]
    .assert_eq(&format!("{}\n", said.join("\n")));
}

#[derive(Debug)]
struct Lock;

impl ProjectFacts for Lock {
    fn is_known(&self) -> bool {
        true
    }
    fn depends(&self, path: &str, on: &Dependency) -> Known {
        if path.starts_with("new/") && on.package == "left-pad" { Known::Yes } else { Known::No }
    }
    fn version(&self) -> u64 {
        7
    }
}

#[test]
fn a_rule_runs_where_the_project_has_what_it_asks_for() {
    let text = r#"
rules:
  - id: pad
    languages: [js]
    message: m
    severity: LOW
    pattern: pad($X)
    r2c-internal-project-depends-on:
      depends-on-either:
        - {namespace: npm, package: right-pad, version: "< 1.0"}
        - {namespace: npm, package: left-pad, version: ">=1.0, <2"}
  - id: alone
    languages: [js]
    message: m
    severity: LOW
    project-depends-on: {namespace: npm, package: left-pad, version: "== 1.0"}
"#;
    let matches = |set: &RuleSet, path: &str| {
        let language = Language::from_id("js").unwrap();
        let target = Target { path, language, text: "pad(1)", file: None, text_only: false, memory: None, first: None, stop: &|| false };
        set.scan(&target).matches.len()
    };
    let unknown = set(text);
    assert_eq!(matches(&unknown, "new/a.js"), 0);
    let said: Vec<String> = unknown.notes().iter().map(|p| format!("{} {}", p.rule.as_deref().unwrap(), p.message)).collect();
    assert_eq!(said, ["pad", "alone"].map(|id| format!("{id} what the project depends on is not known: the rule does not run")));
    let hash = unknown.hash();
    let known = unknown.with_project(Arc::new(Lock));
    assert_ne!(hash, known.hash());
    assert!(known.notes().is_empty());
    assert_eq!((matches(&known, "new/a.js"), matches(&known, "old/a.js")), (1, 0));
}

#[test]
fn what_is_wrong_with_a_dependency_is_said_where_it_stands() {
    let problem = |depends: &str| {
        let text =
            format!("rules:\n- id: a\n  languages: [js]\n  message: m\n  severity: LOW\n  pattern: x\n  project-depends-on: {depends}\n");
        let (_, problems) = load(&[RuleSource { path: "r.yaml", prefix: "", text: &text }]);
        problems.iter().map(|p| format!("{} {}", p.key.as_deref().unwrap_or("-"), p.message)).collect::<Vec<_>>().join("\n")
    };
    let said = [
        problem("left-pad"),
        problem("{namespace: npm, package: a}"),
        problem("{namespace: npn, package: a, version: '1.0'}"),
        problem("{depends-on-either: []}"),
        problem("{depends-on-either: [{namespace: npm, package: a, version: '< '}]}"),
        problem("{depends-on-either: [{namespace: npm, package: a, version: '< 1'}], package: b}"),
    ];
    expect_test::expect![[r#"
        project-depends-on a mapping with `namespace`, `package` and `version` is expected here, not a scalar
        project-depends-on the package has no `version`
        project-depends-on.namespace `npn` is no kind of package that is known; did you mean `npm`?
        project-depends-on.version `1.0` bounds no versions: write them as in `>= 1.2, < 2.0`
        project-depends-on.depends-on-either a list of packages is expected here, not a list
        project-depends-on.depends-on-either[0].version `< ` bounds no versions: write them as in `>= 1.2, < 2.0`
        project-depends-on `package` stands beside `depends-on-either`: put it into the list
    "#]]
    .assert_eq(&format!("{}\n", said.join("\n")));
}
