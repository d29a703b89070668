//! Code inside files of another language: what is found there, and where that is said to be.

use ql_rules::{Match, RuleSet, RuleSource, ScanOutcome, Target, load};
use ql_syntax::Language;

const RULES: &str = r#"
rules:
- {id: eval, languages: [javascript, typescript], severity: HIGH, message: "eval of $X", pattern: eval($X), fix: safe($X)}
- {id: flow, languages: [javascript, typescript], severity: HIGH, message: flows, mode: taint,
   pattern-sources: [{pattern: source()}], pattern-sinks: [{pattern: sink(...)}]}
- {id: py, languages: [python], severity: HIGH, message: "exec of $X", pattern: exec($X), fix: safe($X)}
- {id: py-flow, languages: [python], severity: HIGH, message: flows, mode: taint,
   pattern-sources: [{pattern: source()}], pattern-sinks: [{pattern: sink(...)}]}
- {id: sh, languages: [bash], severity: HIGH, message: "$X", pattern: "curl $X | sh"}
- {id: rb, languages: [ruby], severity: HIGH, message: m, pattern: raw(...)}
- {id: php, languages: [php], severity: HIGH, message: m, pattern: system(...)}
- {id: text, languages: [regex], severity: HIGH, message: m, pattern-regex: SECRET}
"#;

fn scan_with(rules: &str, compat: bool, path: &str, text: &str) -> (RuleSet, ScanOutcome) {
    let (rules, problems) = load(&[RuleSource { path: "r.yaml", prefix: "", text: rules }]);
    assert!(problems.is_empty(), "{problems:?}");
    let (set, problems) = RuleSet::compile(rules, compat);
    assert!(problems.is_empty(), "{problems:?}");
    let language = Language::detect(path.rsplit('/').next().unwrap_or(path), text.as_bytes());
    let outcome = set.scan(&Target { path, language, text, file: None, text_only: false, memory: None, first: None, stop: &|| false });
    (set, outcome)
}

fn shown(set: &RuleSet, text: &str, m: &Match) -> String {
    let line = text[..m.range.start].matches('\n').count() + 1;
    format!("{}:{line}:{}", set.rules()[m.rule].id, &text[m.range.clone()])
}

fn found(path: &str, text: &str) -> Vec<String> {
    let (set, outcome) = scan_with(RULES, false, path, text);
    outcome.matches.iter().map(|m| shown(&set, text, m)).collect()
}

/// The text after all fixes.
fn fixed(path: &str, text: &str) -> String {
    let (_, outcome) = scan_with(RULES, false, path, text);
    let mut edits: Vec<_> = outcome.matches.into_iter().flat_map(|m| m.fix.into_iter().flatten()).collect();
    edits.sort_by_key(|(r, _)| r.start);
    let mut out = text.to_owned();
    for (range, new) in edits.into_iter().rev() {
        out.replace_range(range, &new);
    }
    out
}

#[test]
fn what_is_found_and_where() {
    let cases: &[(&str, &str, &[&str])] = &[
        // Pages.
        ("a.html", "<p>eval(p)</p>\n<script>\neval(a)\n</script>\n", &["eval:3:eval(a)"]),
        ("a.html", "<SCRIPT TYPE='module'>\nimport x from 'x'\neval(a)</SCRIPT >", &["eval:3:eval(a)"]),
        ("a.html", "<script lang=ts>let a: string = b as any; eval(a)</script>", &["eval:1:eval(a)"]),
        ("a.html", "<script type='application/json'>{\"a\": eval(a)}</script>", &[]),
        ("a.html", "<script type=text/x-template>eval(a)</script><style>eval(a)</style>", &[]),
        ("a.html", "<!-- <script>eval(a)</script> --><textarea><script>eval(a)</script></textarea>", &[]),
        ("a.html", "<script src=\"x>y\" data-a='\"'>eval(a)</script>", &["eval:1:eval(a)"]),
        (
            "a.html",
            "<a onclick=\"eval(&quot;x&quot;)\" href='javascript:eval(b)'>eval(c)</a>",
            &["eval:1:eval(&quot;x&quot;)", "eval:1:eval(b)"],
        ),
        // Scripts of a page share their names; one that is broken harms no other.
        ("a.html", "<script>var a = source()</script>\n<script>sink(a)</script>", &["flow:2:sink(a)"]),
        ("a.html", "<script>function f( {</script>\n<script>eval(a)</script>", &["eval:2:eval(a)"]),
        ("a.html", "<b onclick=\"return f()\"></b><script>var a = source()\nsink(a)</script>", &["flow:2:sink(a)"]),
        // An unfinished element, while somebody types.
        ("a.html", "<script>\neval(a)", &["eval:2:eval(a)"]),
        // Templates of whatever kind in a page.
        ("a.html", "{% if a < b %}<script>\nvar x = {{ x|safe }};\n{% if y %}eval(x){% endif %}</script>", &["eval:3:eval(x)"]),
        ("a.html", "<script>if (a) {{ eval(b) }}</script>", &["eval:1:eval(b)"]),
        // Components.
        (
            "a.vue",
            "<template><b @click=\"f\"/></template>\n<script>\nimport a from 'a'\n</script>\n<script setup>\neval(a)\n</script>",
            &["eval:6:eval(a)"],
        ),
        ("a.vue", "<script setup lang=\"ts\">\nconst a: string = source()\nsink(a)\n</script>", &["flow:3:sink(a)"]),
        (
            "a.svelte",
            "<script context=\"module\" lang=\"ts\">let a = source() as string;</script>\n<script lang=\"ts\">\nsink(a)</script>\n{#if a < b}{/if}",
            &["flow:3:sink(a)"],
        ),
        // Templates.
        ("a.html.erb", "<% items.each do |i| %>\n<%= raw(i) -%>\n<% end %>\n<%# raw(x) %><%% raw(y) %>", &["rb:2:raw(i)"]),
        ("a.erb", "<script>\nvar a = \"<%= b %>\"; eval(a)</script>", &["eval:2:eval(a)"]),
        (
            "a.ejs",
            "<% if (a) { %>\n<%= eval(a) %>\n<%- (b) %><% } %><script>eval(<%- a %>)</script>",
            &["eval:2:eval(a)", "eval:3:eval(<%- a %>)"],
        ),
        (
            "a.blade.php",
            "{{-- {{ system('a') }} --}}\n@{{ system('b') }}\n{{ system($c) }}\n@php\n$d = system('d')\n@endphp\n@php(system('e'))\n{!! system('f') !!}",
            &["php:3:system($c)", "php:5:system('d')", "php:7:system('e')", "php:8:system('f')"],
        ),
        (
            "a.j2",
            "{# <script>eval(a)</script> #}<script>\nvar a = {{ a }};{% for b in c %}eval(a);{% endfor %}</script>",
            &["eval:2:eval(a)"],
        ),
        // Containers.
        ("Dockerfile", "FROM a\nRUN apt-get update && \\\n  # a comment\n  curl http://a | sh\n", &["sh:4:curl http://a | sh"]),
        ("Dockerfile", "FROM a\nRUN <<EOF\nset -e\ncurl http://a | sh\nEOF\n", &["sh:4:curl http://a | sh"]),
        (
            "Dockerfile",
            "FROM a\nRUN python3 <<EOF\nexec(a)\nEOF\nRUN <<EOF\n#!/usr/bin/env python3\nexec(b)\nEOF\n",
            &["py:3:exec(a)", "py:7:exec(b)"],
        ),
        ("Dockerfile", "FROM a\nSHELL [\"powershell\", \"-command\"]\nRUN curl http://a | sh\n", &[]),
        // Pipelines.
        (
            ".github/workflows/a.yml",
            "on: push\njobs:\n  a:\n    steps:\n    - run: |\n        set -e\n        curl ${{ a.b }} | sh\n",
            &["sh:7:curl ${{ a.b }} | sh"],
        ),
        (
            "a.yml",
            "jobs:\n  a:\n    steps:\n    - run: curl a | sh\n      shell: pwsh\n    - run: curl b | sh\n      shell: bash -e {0}\n    - run: \"exec(\\\"a\\\")\"\n      shell: python\n",
            &["sh:6:curl b | sh", "py:8:exec(\\\"a\\\")"],
        ),
        (
            "a.yml",
            "defaults: {run: {shell: pwsh}}\njobs:\n  a:\n    steps: [run: curl a | sh]\n  b:\n    defaults: {run: {shell: sh}}\n    steps: [run: curl b | sh]\n",
            &["sh:7:curl b | sh"],
        ),
        (
            "a.yml",
            "jobs:\n  a:\n    runs-on: windows-2022\n    steps:\n    - run: curl a | sh\n    - run: curl b | sh\n      shell: bash\n",
            &["sh:6:curl b | sh"],
        ),
        (
            "action.yml",
            "runs:\n  using: composite\n  steps:\n  - run: >-\n      curl a\n      | sh\n    shell: bash\n",
            &["sh:5:curl a\n      | sh"],
        ),
        (
            ".gitlab-ci.yml",
            "a:\n  before_script:\n  - echo\n  script:\n  - 'curl ''a'' | sh'\n  - [curl b | sh]\n",
            &["sh:5:curl ''a'' | sh", "sh:6:curl b | sh"],
        ),
        ("values.yaml", "a:\n  script: curl a | sh\n", &[]),
    ];
    for (path, text, expected) in cases {
        assert_eq!(found(path, text), *expected, "{path}\n{text}");
    }
}

const NOTEBOOK: &str = r##"{
 "cells": [
  {"cell_type": "markdown", "source": ["exec(no)"]},
  {"cell_type": "code", "outputs": [{"data": {"image/png": "AAAA"}}],
   "source": [
    "%matplotlib inline\n",
    "!pip install 'x\n",
    "a = source()\n",
    "q = \"\"\"\n",
    "%s\n",
    "\"\"\"\n",
    "files = !ls\n",
    "if a:\n",
    "    %time f(\n",
    "    exec(\"\u00e9\\n\")\n",
    "x = (1\n",
    "  % 2)"
   ]},
  {"cell_type": "code", "source": "sink(a)\nexec(a)  # nosemgrep"},
  {"cell_type": "code", "source": ["%%bash\n", "curl http://a | sh"]},
  {"cell_type": "code", "source": ["%%writefile a.py\n", "exec(no)"]},
  {"cell_type": "code", "source": ["%%time\n", "exec(b)"]}
 ],
 "metadata": {"language_info": {"name": "python"}}
}"##;

#[test]
fn notebooks() {
    let (set, outcome) = scan_with(RULES, false, "a.ipynb", NOTEBOOK);
    let all: Vec<_> = outcome.matches.iter().map(|m| format!("{} {:?}", shown(&set, NOTEBOOK, m), m.message)).collect();
    expect_test::expect![[r#"
        [
            "py:15:exec(\\\"\\u00e9\\\\n\\\") \"exec of \\\"é\\\\n\\\" (cell 2)\"",
            "py-flow:19:sink(a) \"flows (cell 3)\"",
            "py:19:exec(a) \"exec of a (cell 3)\"",
            "sh:20:curl http://a | sh \"http://a (cell 4)\"",
            "py:22:exec(b) \"exec of b (cell 6)\"",
        ]
    "#]]
    .assert_debug_eq(&all);
    let flow = outcome.matches.iter().find(|m| m.trace.is_some()).unwrap();
    let steps: Vec<&str> = flow.trace.iter().flatten().map(|s| &NOTEBOOK[s.range.clone()]).collect();
    assert_eq!(steps, ["source()", "a", "sink(a)"]);
    let inner = flow.inner.as_ref().unwrap();
    assert_eq!(&inner.region.text[inner.range.clone()], "sink(a)");
    assert!(fixed("a.ipynb", NOTEBOOK).contains(r#""    safe(\"\u00e9\\n\")\n","#));

    let third = r#"{"worksheets": [{"cells": [{"cell_type": "code", "language": "python", "input": ["exec(a)"]}]}], "nbformat": 3}"#;
    assert_eq!(found("a.ipynb", third), ["py:1:exec(a)"]);
    let other = r#"{"cells": [{"source": "exec(a)", "cell_type": "code"}], "metadata": {"kernelspec": {"language": "R"}}}"#;
    assert!(found("a.ipynb", other).is_empty());
    for broken in
        ["{", "", "[1]", "{\"cells\": [{\"cell_type\": \"code\", \"source\": [\"exec(a)\n\"]}]}", "{\"cells\": [}", "{\"a\": \"\\"]
    {
        let (_, outcome) = scan_with(RULES, false, "a.ipynb", broken);
        assert!(outcome.matches.is_empty() && outcome.limits.len() == 1, "{broken}: {:?}", outcome.limits);
    }
}

#[test]
fn fixes_are_written_as_the_host_wants_them() {
    for (path, text, expected) in [
        ("a.html", "<script>eval(a)</script>", "<script>safe(a)</script>"),
        ("a.html", "<b onclick=\"eval(&quot;a&quot;)\">", "<b onclick=\"safe(&quot;a&quot;)\">"),
        ("a.ejs", "<%= eval(a) %>", "<%= safe(a) %>"),
        ("a.ejs", "<script>eval(<%= a %>)</script>", "<script>safe(<%= a %>)</script>"),
        (
            "a.ipynb",
            r#"{"cells":[{"cell_type":"code","source":["exec(\n"," 'a')"]}]}"#,
            r#"{"cells":[{"cell_type":"code","source":["safe('a')"]}]}"#,
        ),
    ] {
        assert_eq!(fixed(path, text), expected);
    }
}

#[test]
fn text_rules_see_a_file_once_and_semgrep_sees_no_embedded_code() {
    assert_eq!(found("a.html", "<script>SECRET</script>"), ["text:1:SECRET"]);
    for (path, text) in [
        ("a.html", "<script>eval(a)</script>"),
        ("a.vue", "<script>eval(a)</script>"),
        ("Dockerfile", "FROM a\nRUN curl a | sh\n"),
        ("a.ipynb", NOTEBOOK),
    ] {
        assert!(scan_with(RULES, true, path, text).1.matches.is_empty(), "{path}");
    }
}

#[test]
fn rules_that_extract() {
    let rules = |more: &str| {
        format!(
            "rules:\n\
             - {{id: ex, mode: extract, languages: [python], pattern: run_js($CODE), extract: $CODE, dest-language: javascript{more}}}\n\
             - {{id: eval, languages: [javascript], severity: HIGH, message: m, pattern: eval($X)}}\n\
             - {{id: other, languages: [javascript], severity: HIGH, message: m, pattern: f($X)}}\n\
             - {{id: pair, languages: [javascript], severity: HIGH, message: m, pattern: \"a = 1; ... eval(a)\"}}\n"
        )
    };
    let text = "run_js(\"a = 1; f('\\x41')\")\nrun_js(\"eval(a)\")\n";
    let all = |more: &str, compat| {
        let (set, outcome) = scan_with(&rules(more), compat, "a.py", text);
        outcome.matches.iter().map(|m| shown(&set, text, m)).collect::<Vec<_>>()
    };
    let both = ["other:1:f('\\x41')", "eval:2:eval(a)"];
    for compat in [false, true] {
        assert_eq!(all(", transform: unquote_string", compat), both);
    }
    assert_eq!(all("", false), [""; 0]);
    assert_eq!(all(", transform: unquote_string, dest-rules: {include: [eval]}", false), both[1..]);
    assert_eq!(all(", transform: unquote_string, dest-rules: {exclude: [eval]}", false), both[..1]);
    assert_eq!(all(", transform: unquote_string, reduce: concat", false).len(), 3);

    let json = "{\"cells\": [{\"source\": [\"a = 1\\n\", \"eval(a)\"]}]}";
    let rules = "rules:\n\
         - {id: ex, mode: extract, languages: [json], pattern: '\"source\": $CODE', extract: $CODE, dest-language: javascript, transform: concat_json_string_array}\n\
         - {id: eval, languages: [javascript], severity: HIGH, message: m, pattern: eval($X)}\n";
    let (set, outcome) = scan_with(rules, true, "a.json", json);
    assert_eq!(outcome.matches.iter().map(|m| shown(&set, json, m)).collect::<Vec<_>>(), ["eval:1:eval(a)"]);
}

#[test]
fn broken_extract_rules_are_reported() {
    for (rule, message) in [
        ("extract: $X", "needs `dest-language`"),
        ("dest-language: javascript", "needs `extract`"),
        ("extract: X, dest-language: javascript", "`$X` perhaps"),
        ("extract: $X, dest-language: nothing", "unknown language"),
        ("extract: $X, dest-language: js, transform: x", "is none of `no_transform`"),
        ("extract: $X, dest-language: js, dest-rules: {a: b}", "`dest-rules` has"),
    ] {
        let text = format!("rules:\n- {{id: a, mode: extract, languages: [python], pattern: f($X), {rule}}}\n");
        let (rules, problems) = load(&[RuleSource { path: "r.yaml", prefix: "", text: &text }]);
        assert!(rules.is_empty() && problems.iter().any(|p| p.message.contains(message)), "{rule}: {problems:?}");
    }
}

/// Whatever a file is like, its scan ends soon (one that took time by the square of the size would not), and
/// names places that are in it.
#[test]
fn hostile_input_ends() {
    type Maker = fn(usize) -> String;
    let makers: &[(&str, Maker)] = &[
        ("a.html", |n| format!("<script>{}</script>", "f(1);\n".repeat(n))),
        ("a.html", |n| "<script>f(1)</script>\n".repeat(n / 4)),
        ("a.html", |n| "<script>f(</script>\n".repeat(n / 16)),
        ("a.html", |n| "<script type=module>f(1)</script>\n".repeat(n / 4)),
        ("a.html", |n| "<a onclick='f(\"".repeat(n / 4)),
        ("a.html", |n| "<script><!--<script></scrip".repeat(n / 4)),
        ("a.html", |n| "<script a=\"".repeat(n / 4)),
        ("a.erb", |n| "<% ".repeat(n)),
        ("a.blade.php", |n| "@php({{ {!! ".repeat(n / 4)),
        ("a.j2", |n| "{{ {% {# ".repeat(n / 4)),
        ("a.ipynb", |n| "[".repeat(n)),
        ("a.ipynb", |n| {
            format!("{{\"cells\": [{{\"cell_type\": \"code\", \"source\": [{}\"\"]}}]}}", "\"f(\\u00e9)\\n\",\n".repeat(n / 4))
        }),
        ("a.ipynb", |n| format!("{{\"cells\": [{}1]}}", "{\"cell_type\": \"code\", \"source\": \"f(\"},\n".repeat(n / 16))),
        ("a.yml", |n| format!("jobs:\n  a:\n    steps:\n{}", "    - run: ${{ f\n".repeat(n / 16))),
        (".gitlab-ci.yml", |n| format!("a:\n  script: {}", "[".repeat(n / 64))),
        ("Dockerfile", |n| format!("FROM a\n{}", "RUN a <<E\nb\nE\n".repeat(n / 16))),
    ];
    for (path, make) in makers {
        let text = make(100_000);
        let (_, outcome) = scan_with(RULES, false, path, &text);
        assert!(outcome.matches.iter().all(|m| text.get(m.range.clone()).is_some()), "{path}");
    }
}
