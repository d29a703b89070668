//! What patterns describe although it is written otherwise: lines found with `compat` and without.

mod common;

use ql_rules::{RuleSet, RuleSource, load};

/// An option switched from its default, the rule's language, its pattern, the file's name, the code, the
/// lines found with the default and with the other.
type Switched = ((&'static str, bool), &'static str, &'static str, &'static str, &'static str, [&'static [u32]; 2]);

const OPTIONS: &[Switched] = &[
    (("ac_matching", false), "python", "a | b", "a.py", "a | b\nb | a\n", [&[1, 2], &[1]]),
    (("commutative_boolop", true), "python", "a and b", "a.py", "a and b\nb and a\n", [&[1], &[1, 2]]),
    (("attr_expr", false), "python", "f(1)", "a.py", "@f(1)\ndef g(): pass\nf(1)\n", [&[1, 3], &[3]]),
    (
        ("arrow_is_function", false),
        "javascript",
        "function ($X) { ... }",
        "a.js",
        "f((x) => { a(); });\nf(function (x) { a(); });\n",
        [&[1, 2], &[2]],
    ),
    (("let_is_var", false), "javascript", "var $X = 1", "a.js", "let x = 1;\nvar y = 1;\n", [&[1, 2], &[2]]),
    (("go_deeper_expr", false), "python", "f(<... 1 ...>)", "a.py", "f(g(1))\nf(1)\n", [&[1, 2], &[2]]),
    (("go_deeper_stmt", false), "python", "a()\n...\nb()", "a.py", "a()\nif x:\n  b()\n", [&[1], &[]]),
    (("implicit_ellipsis", false), "javascript", "{a: 1}", "a.js", "x = {a: 1};\ny = {a: 1, b: 2};\n", [&[1, 2], &[1]]),
    (("implicit_return", false), "ruby", "return f($X)", "a.rb", "def a\n  f(1)\nend\n", [&[2], &[]]),
    (
        ("xml_attrs_implicit_ellipsis", false),
        "javascript",
        "<a b=\"1\"/>",
        "a.jsx",
        "x = <a b=\"1\" c=\"2\"/>;\ny = <a b=\"1\"/>;\n",
        [&[1, 2], &[2]],
    ),
];

/// Why, the rule's language, its pattern, the file's name, the code, the lines found.
type Case = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static [u32]);

fn lines(case: &Case, compat: bool) -> Vec<u32> {
    with_options(case, compat, serde_json::json!({}))
}

fn with_options(case: &Case, compat: bool, options: serde_json::Value) -> Vec<u32> {
    let (why, language, pattern, file, code, _) = *case;
    let rule = serde_json::json!({"id": "t", "message": "m", "severity": "ERROR", "languages": [language], "pattern": pattern, "options": options});
    let rule = serde_json::json!({ "rules": [rule] });
    let text = rule.to_string();
    let (rules, problems) = load(&[RuleSource { path: "rule", prefix: "", text: &text }]);
    assert!(problems.is_empty(), "{why}: {problems:?}");
    let (set, problems) = RuleSet::compile(rules, compat);
    assert!(problems.is_empty(), "{why}: {problems:?}");
    common::lines(&set, file, code)
}

const OPERATORS: &[Case] = &[
    ("and groups either way", "python", "a and b and c", "a.py", "f(a and (b and c))\nf(a and b)\n", &[1]),
    ("dots among operands may be none", "python", "a or ... or b", "a.py", "f(a or b)\nf(a or x or y or b)\nf(b or a)\n", &[1, 2]),
    ("bits are found in any order among more", "python", "a & b", "a.py", "f(b & x & a)\nf(a & (x & b))\nf(a & x)\n", &[1, 2]),
    ("a metavariable twice among bits", "python", "$X | $X", "a.py", "f(a | b | a)\nf(a | b)\n", &[1]),
];

const CHAINS: &[Case] = &[
    (
        "a chain may end in dots",
        "python",
        "$X.open(). ...",
        "a.py",
        "f(a.open().read().strip())\nf(a.open())\nf(a.close().read())\n",
        &[1, 2],
    ),
    (
        "dots at the end of an assigned chain",
        "javascript",
        "$X = $O.db(). ... .run(). ...",
        "a.js",
        "x = c.db().a().run().b();\nx = c.db().a();\n",
        &[1],
    ),
    ("an optional access is another object", "typescript", "a?.b", "a.ts", "f(a?.b);\n", &[1]),
];

const CONSTANTS: &[Case] = &[
    (
        "every branch gives it a text",
        "python",
        "run('...')",
        "a.py",
        "def f(c):\n  if c:\n    x = 'a'\n  else:\n    x = 'b'\n  run(x)\ndef g(c):\n  if c:\n    x = 'a'\n  else:\n    x = c\n  run(x)\n",
        &[6],
    ),
    (
        "what throws leaves nothing behind",
        "javascript",
        "run(\"...\")",
        "a.js",
        "function f(i) {\n  let x = 'a';\n  if (i) { throw i; x = i; }\n  run(x);\n  x = i;\n  run(x);\n}\n",
        &[4],
    ),
    (
        "a handler sees what was assigned before the throw",
        "python",
        "run('a')",
        "a.py",
        "def f():\n  x = 'a'\n  try:\n    g()\n    x = 'b'\n  except E:\n    run(x)\n  run(x)\n",
        &[],
    ),
    (
        "an assignment in a condition counts",
        "java",
        "run(\"a\")",
        "A.java",
        "class A { void m(boolean c) {\n String s = \"a\";\n run(s);\n if (c && \"b\".equals(s = \"b\")) { }\n run(s);\n} }\n",
        &[3],
    ),
    (
        "a loop's end reaches its beginning",
        "python",
        "run('a')",
        "a.py",
        "def f(xs):\n  x = 'a'\n  for i in xs:\n    run(x)\n    x = i\n",
        &[],
    ),
    ("a number beside a text is text", "javascript", "f('a1')", "a.js", "const x = 'a' + 1;\nf(x);\n", &[2]),
    (
        "formatted constants are a text",
        "java",
        "f(\"...\")",
        "A.java",
        "class A { void m(int i) {\nf(String.format(\"%s\", \"a\"));\nf(String.format(\"%s\", i));\n} }\n",
        &[2],
    ),
    (
        "a changed string is none of its values",
        "ruby",
        "f(\"...\")",
        "a.rb",
        "def m(u)\n  a = \"x\"\n  f(a)\n  a << u\n  f(a)\nend\n",
        &[3],
    ),
];

const HEADS: &[Case] = &[
    ("a class by its head", "javascript", "class $A", "a.js", "x();\nclass B { m() {} }\n", &[2]),
    ("a function by its head", "javascript", "function f(...)", "a.js", "function f(a) { g(); }\nfunction h() {}\n", &[1]),
    ("a method by its head", "java", "void m(...)", "A.java", "class A {\nvoid m(int a) { g(); }\nvoid n() {}\n}\n", &[2]),
    ("a finally by itself", "javascript", "finally { ... }", "a.js", "try { a(); }\nfinally { b(); }\n{ c(); }\n", &[2]),
    ("a static block by itself", "java", "static { ... }", "A.java", "class A {\nstatic { a(); }\n{ b(); }\nvoid m() { c(); }\n}\n", &[2]),
    (
        "a decorator with empty parentheses has no arguments",
        "python",
        "@a\ndef $F(...): ...",
        "a.py",
        "@a()\ndef f(): pass\n@a(1)\ndef g(): pass\n",
        &[1],
    ),
    (
        "a metavariable is a whole body",
        "javascript",
        "if ($C) $S; else $S;",
        "a.js",
        "if (a) { b(); c(); } else { b(); c(); }\nif (a) { b(); c(); } else { b(); }\n",
        &[1],
    ),
];

const OBJECTS: &[Case] = &[
    ("dots on a line of their own in an object", "javascript", "{\n  a: 1,\n  ...\n}\n", "a.js", "f({b: 2, a: 1});\nf({b: 2});\n", &[1]),
    ("braces around dots alone", "javascript", "{...}", "a.js", "x = {};\ny = {a: 1};\nz = 1;\n", &[1, 2]),
    ("dots alone", "python", "...", "a.py", "x = 1\n\nfoo()\n", &[1, 3]),
    ("a declaration with a value, deep", "javascript", "<... x = 1 ...>", "a.js", "var x = 1;\nvar y = 1;\n", &[1]),
];

const IMPORTS: &[Case] = &[
    ("a part of a module's name", "python", "import a.$X", "a.py", "import a.b\nimport a\nimport c.b\n", &[1]),
    (
        "dots among imported names",
        "typescript",
        "import {..., b, ...} from 'm'",
        "a.ts",
        "import {a, b} from 'm';\nimport {a} from 'm';\n",
        &[1],
    ),
    (
        "names taken out of a require",
        "javascript",
        "import {$X, $Y} from 'm'",
        "a.js",
        "const {a, b} = require('m');\nconst {c} = require('m');\n",
        &[1],
    ),
    ("the whole name in Java", "java", "import $X;", "A.java", "import a.b.C;\nclass A {}\n", &[1]),
    ("static imports alone", "java", "import static $X;", "A.java", "import static a.B.c;\nimport a.B;\nclass A {}\n", &[1]),
    (
        "a Go package under any name",
        "go",
        "import \"a/b\"",
        "a.go",
        "package p\nimport _ \"a/b\"\nimport . \"a/b\"\nimport \"a/c\"\n",
        &[2, 3],
    ),
    (
        "a class under the name it is used by",
        "php",
        "new A\\B\\C();",
        "a.php",
        "<?php\nuse A\\B\\C as D;\n$x = new D();\n$y = new C();\n",
        &[3],
    ),
];

const TYPES: &[Case] = &[
    (
        "a boxed type",
        "java",
        "f((boolean $X))",
        "A.java",
        "class A { void m(Boolean b, String s) {\nf(b);\nf(s.isEmpty());\nf(1 < 2);\nf(s);\n} }\n",
        &[2, 3, 4],
    ),
    ("a package of several parts", "java", "($P.Ctx $X).go()", "A.java", "class A { void m(a.b.Ctx c, Ctx d) {\nc.go();\n} }\n", &[2]),
    ("what new makes", "go", "($X : *h.C).Go()", "a.go", "package p\nfunc f() {\n x := new(h.C)\n x.Go()\n}\n", &[4]),
    (
        "a block's own variable is another",
        "go",
        "$X := 1\n...\nf($X)",
        "a.go",
        "package p\nfunc g() {\n i := 1\n f(i)\n}\nfunc h() {\n i := 1\n for {\n  i := i\n  f(i)\n }\n}\n",
        &[3],
    ),
];

const SHELL: &[Case] = &[
    ("quotes around a word make no difference", "bash", "f 'a'", "a.sh", "f a\nf \"a\"\n\"f\" a\nf b\n", &[1, 2, 3]),
    ("a word alone is a command or an argument", "bash", "rm", "a.sh", "rm\nsudo rm x\nls\n", &[1, 2]),
    ("a command inside a statement of a sequence", "bash", "a\nb", "a.sh", "a\nx=$(b)\n", &[1]),
    ("what runs in the background", "bash", "$X &", "a.sh", "ls &\nls && ls\nls\n", &[1]),
    ("braces around a variable", "bash", "f ${$X}", "a.sh", "f $a\nf ${b}\nf c\n", &[1, 2]),
    ("either way to write a function", "bash", "function $F() { ...; }", "a.sh", "f() { ls; }\nfunction g() { ls; }\n", &[1, 2]),
    ("options of an instruction", "dockerfile", "COPY a b", "Dockerfile", "FROM x\nCOPY --chown=u:g a b\nCOPY a c\n", &[2]),
    ("one pair of several", "dockerfile", "LABEL b=$X", "Dockerfile", "FROM x\nLABEL a=1 b=2\nLABEL c=3\n", &[2]),
    ("dots between instructions", "dockerfile", "USER root\n...\nRUN $...X", "Dockerfile", "FROM x\nUSER root\nENV a=b\nRUN ls\n", &[2]),
    ("a comment in the middle of shell text", "dockerfile", "b", "Dockerfile", "FROM x\nRUN a && \\\n  # why\n  b\n", &[4]),
];

const FUNCTIONS: &[Case] = &[
    (
        "a function handed over has its name for itself",
        "javascript",
        "app.get(..., function $F($Q, $R) { ... })",
        "a.js",
        "app.get('/', (q, r) => { a(); });\napp.get('/', function (q, r) { a(); });\napp.get('/', function b(q, r) { a(); });\n",
        &[1, 2, 3],
    ),
    ("one of two texts", "python", "f(\"...\")", "a.py", "f(a > 1 and 'x' or 'y')\nf(a > 1 and b or 'y')\n", &[1]),
    (
        "a private field that is given a value once",
        "java",
        "return 5;",
        "A.java",
        "class A {\n  private int x = 5;\n  private int y = 5;\n  int a() {\n    return x;\n  }\n  int b() {\n    return this.x;\n  }\n  int c() {\n    return y;\n  }\n  void d() { this.y = 2; }\n}\n",
        &[5, 8],
    ),
];

const DATA: &[Case] = &[
    ("one item of a sequence", "yaml", "- b", "a.yaml", "x:\n  - a\n  - b\ny: c\n", &[3]),
    ("dots among items", "yaml", "k:\n  ...\n  - b\n  ...", "a.yaml", "k:\n  - a\n  - b\n", &[1]),
    ("a tag", "yaml", "!ref $X", "a.yaml", "a: !ref b\nc: d\n", &[1]),
    ("anywhere in a value", "json", "\"a\": <... 1 ...>", "a.json", "{\"a\": {\"b\": [1]}}\n", &[1]),
    ("anywhere in a call", "terraform", "f(<... 1 ...>)", "a.tf", "a = f(g(1))\nb = f(2)\n", &[1]),
];

#[test]
fn written_otherwise() {
    for case in [OPERATORS, CHAINS, CONSTANTS, HEADS, OBJECTS, IMPORTS, TYPES, SHELL, FUNCTIONS, DATA].into_iter().flatten() {
        for compat in [true, false] {
            assert_eq!(lines(case, compat), case.5, "{} (compat {compat})", case.0);
        }
    }
}

#[test]
fn options() {
    for ((name, value), language, pattern, file, code, [usual, switched]) in OPTIONS {
        let case: Case = (name, language, pattern, file, code, usual);
        assert_eq!(lines(&case, true), *usual, "{name}");
        assert_eq!(with_options(&case, true, serde_json::json!({ *name: value })), *switched, "{name}: {value}");
    }
}

/// Formulas: why, the rule's language, its formula, the file's name, the code, the lines found.
const FORMULAS: &[Case] = &[
    (
        "what one pattern of a value binds does not bind the next",
        "python",
        r#"patterns: [{pattern: "f($A)"}, {metavariable-pattern: {metavariable: $A, pattern: "g($B)"}}, {metavariable-pattern: {metavariable: $A, pattern: "h($B)"}}]"#,
        "a.py",
        "f(a(g(1), h(2)))\nf(g(1))\n",
        &[1],
    ),
    (
        "a sequence in a whole body",
        "python",
        r#"patterns: [{pattern: "def $F():\n  $...BODY"}, {metavariable-pattern: {metavariable: $...BODY, pattern: "a()\n...\nb()"}}]"#,
        "a.py",
        "def f():\n  a()\n  c()\n  b()\ndef g():\n  b()\n  a()\n",
        &[1],
    ),
    (
        "a group of an expression has a place",
        "python",
        r#"patterns: [{pattern: "f($A)"}, {metavariable-regex: {metavariable: $A, regex: "(?<X>.)b"}}, {focus-metavariable: $X}]"#,
        "a.py",
        "f(\n  ab)\n",
        &[2],
    ),
    (
        "an expression on a value begins and ends with it",
        "javascript",
        r#"patterns: [{pattern: "let $V = $X"}, {metavariable-pattern: {metavariable: $X, patterns: [{pattern-not-regex: "^[0-9]+$"}]}}]"#,
        "a.js",
        "let x = 1\nlet y = 'a'\n",
        &[2],
    ),
    (
        "a match under a name",
        "python",
        r#"match: {all: [{pattern: "def $F(...): ...", as: $ALL}], where: [{metavariable: $ALL, pattern: "g()"}]}"#,
        "a.py",
        "def a():\n  g()\ndef b():\n  h()\n",
        &[1],
    ),
    (
        "a variable stands for its definition where a pattern asks of it",
        "python",
        r#"options: {symbolic_propagation: true}, patterns: [{pattern: "f($X)"}, {metavariable-pattern: {metavariable: $X, pattern: "g(...)"}}]"#,
        "a.py",
        "def a():\n  x = g(1)\n  f(x)\n  f(2)\n",
        &[3],
    ),
];

#[test]
fn formulas() {
    for (why, language, formula, file, code, expected) in FORMULAS {
        let text = format!("rules: [{{id: t, message: m, severity: ERROR, languages: [{language}], {formula}}}]");
        let (rules, problems) = load(&[RuleSource { path: "rule", prefix: "", text: &text }]);
        assert!(problems.is_empty(), "{why}: {problems:?}");
        let (set, problems) = RuleSet::compile(rules, false);
        assert!(problems.is_empty(), "{why}: {problems:?}");
        let found = common::lines(&set, file, code);
        assert_eq!(found, *expected, "{why}");
    }
}
