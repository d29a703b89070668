//! What Semgrep and Opengrep agree on with us, with `compat` and without: what a pattern may leave out or say
//! in another way, one case for each such way.

#![allow(clippy::unwrap_used, reason = "a test")]

mod common;

use ql_rules::{RuleSet, RuleSource, load};

struct Case {
    why: &'static str,
    /// The rule's language and its formula in YAML flow style.
    rule: (&'static str, &'static str),
    file: &'static str,
    code: &'static str,
    lines: &'static [u32],
}

fn lines(case: &Case, compat: bool) -> Vec<u32> {
    let text = format!("rules: [{{id: t, message: m, severity: ERROR, languages: [{}], {}}}]", case.rule.0, case.rule.1);
    found(&text, case.file, case.code, compat)
}

fn found(rule: &str, file: &str, code: &str, compat: bool) -> Vec<u32> {
    let (rules, problems) = load(&[RuleSource { path: "rule", prefix: "", text: rule }]);
    assert!(problems.iter().all(|p| p.warning), "{rule}: {problems:?}");
    let (set, problems) = RuleSet::compile(rules, compat);
    assert!(problems.is_empty(), "{rule}: {problems:?}");
    common::lines(&set, file, code)
}

const CASES: &[Case] = &[
    Case {
        why: "the pieces of a template are as they are written",
        rule: (
            "javascript",
            r#"patterns: [{pattern: "`...${$A}$PIECE${$B}...`"}, {metavariable-regex: {metavariable: $PIECE, regex: '.*\\n'}}]"#,
        ),
        file: "a.js",
        code: "x(`${a} one \\n two ${b}`)\nx(`${a} one ${b}`)\n",
        lines: &[1],
    },
    Case {
        why: "a declaration of a function may be one of a variable with its constructor's arguments",
        rule: ("cpp", r#"pattern: "Lock $L(...);""#),
        file: "a.cpp",
        code: "void f() {\n  Lock a(1);\n  Lock b(m, 2);\n  Lock c(m);\n  Key d(1);\n}\n",
        lines: &[2, 3, 4],
    },
    Case {
        why: "unless the rule says that functions are meant",
        rule: ("cpp", r#"options: {cpp_parsing_pref: as_fundef}, pattern: "Lock $L($A, $B);""#),
        file: "a.cpp",
        code: "struct S {\n  Lock a(T, U);\n  Lock b(T);\n};\nvoid f() {\n  Lock c(1, 2);\n}\n",
        lines: &[2],
    },
    Case {
        why: "an object that is put somewhere",
        rule: ("cpp", r#"pattern: "new ($WHERE) $T""#),
        file: "a.cpp",
        code: "void f() {\n  new T;\n  new (room) T;\n  new T(room);\n}\n",
        lines: &[3],
    },
    Case {
        why: "arrays have a length",
        rule: ("c", r#"patterns: [{pattern: "f($X)"}, {metavariable-type: {metavariable: $X, type: "char[8]"}}]"#),
        file: "a.c",
        code: "void g() {\n  char a[8];\n  f(a);\n  char b[9];\n  f(b);\n}\n",
        lines: &[3],
    },
    Case {
        why: "or any",
        rule: ("c", r#"patterns: [{pattern: "f($X)"}, {metavariable-type: {metavariable: $X, type: "char[]"}}]"#),
        file: "a.c",
        code: "void g() {\n  char a[8];\n  f(a);\n  int b[9];\n  f(b);\n}\n",
        lines: &[3],
    },
    Case {
        why: "before is not behind",
        rule: ("c", r#"pattern: "$X++""#),
        file: "a.c",
        code: "void g() {\n  i++;\n  ++i;\n}\n",
        lines: &[2],
    },
    Case {
        why: "what a framework hands to a constructor is a field",
        rule: ("typescript", r#"pattern: "($X: Store).get()""#),
        file: "a.ts",
        code: "@Injectable()\nclass A {\n  constructor(store: Store) {}\n  f() {\n    return this.store.get();\n  }\n}\nclass B {\n  constructor(store: Store) {}\n  f() {\n    return this.store.get();\n  }\n}\n",
        lines: &[5],
    },
    Case {
        why: "the head of a decorated method",
        rule: ("typescript", r#"pattern: "@Get(...)\nasync list(...)""#),
        file: "a.ts",
        code: "class A {\n  @Get()\n  async list(x) { return 1; }\n  @Get()\n  list(x) { return 1; }\n}\n",
        lines: &[2],
    },
    Case {
        why: "no field is asynchronous",
        rule: ("typescript", r#"pattern: "@Get(...)\nasync list""#),
        file: "a.ts",
        code: "class A {\n  @Get()\n  async list(x) { return 1; }\n  @Get()\n  list = 1;\n}\n",
        lines: &[],
    },
    Case {
        why: "a decorator without arguments needs no parentheses",
        rule: ("typescript", r#"pattern: "@Prop() $X: number""#),
        file: "a.ts",
        code: "class A {\n  @Prop() a: number;\n  @Prop b: number;\n  @Prop(1) c: number;\n}\n",
        lines: &[2, 3],
    },
    Case {
        why: "dots in a template are any parts of one",
        rule: ("javascript", r#"pattern: "`$...ALL`""#),
        file: "a.js",
        code: "f(`a${b}c`);\nf('a');\n",
        lines: &[1],
    },
    Case {
        why: "attributes before the one that is bound",
        rule: ("javascript", r#"pattern: "(<Link ... to=$TO ... />)""#),
        file: "a.jsx",
        code: "const a = <Link className=\"x\" to={b} rel=\"y\"/>;\nconst c = <Link rel=\"y\"/>;\n",
        lines: &[1],
    },
    Case {
        why: "what functions are made of by their names",
        rule: ("php", r#"pattern: "Closure::fromCallable(...)""#),
        file: "a.php",
        code: "<?php\n$a = trim(...);\n$b = $o->run(...);\n$c = A::run(...);\n$d = trim($x);\n",
        lines: &[2, 3, 4],
    },
    Case {
        why: "a function by its name, written either way",
        rule: ("php", r#"pattern: "Closure::fromCallable('trim')""#),
        file: "a.php",
        code: "<?php\n$a = trim(...);\n$b = Closure::fromCallable('trim');\n$c = Closure::fromCallable('chop');\n",
        lines: &[2, 3],
    },
    Case {
        why: "the expression of a statement is the statement to what a value must not be",
        rule: (
            "php",
            r#"patterns: [{pattern: "if ($C) {\n $S;\n}"}, {metavariable-pattern: {metavariable: $S, patterns: [{pattern-not: "stop(...);"}]}}]"#,
        ),
        file: "a.php",
        code: "<?php\nif ($a) {\n  stop(1);\n}\nif ($a) {\n  go(1);\n}\n",
        lines: &[5],
    },
    Case {
        why: "operators that commute find theirs in any order among more",
        rule: ("php", r#"options: {commutative_boolop: true}, pattern: "f($x) && g($x)""#),
        file: "a.php",
        code: "<?php\nif (h($x) && f($x) && g($x)) {}\nif (g($x) && h($x) && f($x)) {}\nif (h($x) && f($x) && k($x)) {}\n",
        lines: &[2, 3],
    },
    Case {
        why: "code of PHP out of its tags is code",
        rule: (
            "generic",
            r#"patterns: [{pattern: "<?php $...CODE ?>"}, {metavariable-pattern: {metavariable: $...CODE, language: php, pattern: "f(...)"}}]"#,
        ),
        file: "a.html",
        code: "<p><?php echo f($a); ?></p>\n<p><?php echo g($a); ?></p>\n",
        lines: &[1],
    },
    Case {
        why: "a name that is not written is asked of as it is called",
        rule: ("javascript", r#"patterns: [{pattern: "$M.$F()"}, {metavariable-pattern: {metavariable: $M, pattern: store}}]"#),
        file: "a.js",
        code: "import {open as start} from 'store';\nstart();\nother();\n",
        lines: &[2],
    },
    Case {
        why: "and stands where the imported name does",
        rule: ("javascript", r#"patterns: [{pattern: "$M.$F()"}, {focus-metavariable: $M}]"#),
        file: "a.js",
        code: "import {open as start} from 'store';\nf(\n  start());\n",
        lines: &[3],
    },
    Case {
        why: "a type is asked of by its full name",
        rule: ("java", r#"patterns: [{pattern: "($T $X).run()"}, {metavariable-pattern: {metavariable: $T, pattern: a.b.Job}}]"#),
        file: "A.java",
        code: "import a.b.Job;\nimport a.c.Run;\nclass A {\n  void f(Job j, Run r) {\n    j.run();\n    r.run();\n  }\n}\n",
        lines: &[5],
    },
    Case {
        why: "a block of text in YAML is asked of without its indentation",
        rule: (
            "yaml",
            r#"patterns: [{pattern: "run: $X"}, {metavariable-pattern: {metavariable: $X, language: generic, pattern-regex: "^go"}}]"#,
        ),
        file: "a.yaml",
        code: "- run: |\n    go\n- run: 'go'\n- run: |\n    stop\n",
        lines: &[1],
    },
    Case {
        why: "a text in quotes in YAML is asked of without its escapes",
        rule: ("yaml", r#"patterns: [{pattern: 'a: "$X"'}, {metavariable-regex: {metavariable: $X, regex: '^"'}}]"#),
        file: "a.yaml",
        code: "- a: \"\\\"b\"\n- a: \"b\"\n",
        lines: &[1],
    },
    Case {
        why: "however many digits a number is written with",
        rule: ("terraform", r#"pattern: "rate = 2.50""#),
        file: "a.tf",
        code: "a \"b\" \"c\" {\n  rate = \"2.5\"\n}\na \"b\" \"d\" {\n  rate = \"2.05\"\n}\n",
        lines: &[2],
    },
    Case {
        why: "a text of several lines is text of another language",
        rule: (
            "terraform",
            r#"patterns: [{pattern: 'body = "$X"'}, {metavariable-pattern: {metavariable: $X, language: yaml, pattern: "kind: web"}}]"#,
        ),
        file: "a.tf",
        code: "a \"b\" \"c\" {\n  body = <<EOT\nkind: web\nport: 1\nEOT\n}\na \"b\" \"d\" {\n  body = <<EOT\nkind: job\nEOT\n}\n",
        lines: &[2],
    },
    Case {
        why: "a name is what it was given last",
        rule: ("python", r#"options: {symbolic_propagation: true}, pattern: "open($X).read()""#),
        file: "a.py",
        code: "def f(p):\n    a = name(p)\n    a = open(a)\n    a.read()\n    if p:\n        a = other(p)\n    a.read()\n    for q in p:\n        a.read()\n        a = other(q)\n",
        lines: &[4],
    },
    Case {
        why: "what names are defined by is inside",
        rule: ("java", r#"options: {symbolic_propagation: true}, pattern: "if (<... f($X) ...>) { ... }""#),
        file: "A.java",
        code: "class A {\n  void g(int x) {\n    boolean a = f(x);\n    boolean b = !a;\n    if (b) h();\n    if (x) h();\n  }\n}\n",
        lines: &[5],
    },
    Case {
        why: "a chain through names",
        rule: ("java", r#"options: {symbolic_propagation: true}, pattern: "open(). ... .end()""#),
        file: "A.java",
        code: "class A {\n  void g() {\n    Object a = open();\n    Object b = a.next();\n    Object c = b.end();\n    Object d = e.end();\n  }\n}\n",
        lines: &[5],
    },
    Case {
        why: "parameters without a type",
        rule: ("java", r#"patterns: [{pattern: "void $F(..., $P, ...) { ... $P.run(); ... }"}]"#),
        file: "A.java",
        code: "class A {\n  void f(int a, Job b) {\n    b.run();\n  }\n  void g(int a, Job b) {\n    c.run();\n  }\n}\n",
        lines: &[2],
    },
    Case {
        why: "a method without its end",
        rule: ("ruby", r#"pattern: "def $F(..., $P, ...) ...""#),
        file: "a.rb",
        code: "def f(a)\n  1\nend\ndef g\n  2\nend\n",
        lines: &[1],
    },
    Case {
        why: "a private field that is given one value where all objects begin",
        rule: ("java", r#"pattern: "f(7)""#),
        file: "A.java",
        code: "class A {\n  private static int s;\n  private int c;\n  private int m;\n  private int t;\n  static { s = 7; }\n  A() { this.c = 7; this.t = 7; }\n  void set() { m = 7; t = 8; }\n  void run() {\n    f(s);\n    f(c);\n    f(m);\n    f(t);\n    f(this.c);\n  }\n}\nclass B {\n  private int c;\n  B() { c = 7; }\n  B(int x) { }\n  void run() { f(c); }\n}\n",
        lines: &[10, 11, 14],
    },
    Case {
        why: "a private field of an object",
        rule: ("javascript", r#"options: {flddef_assign: true}, pattern: "$F = () => { ... }""#),
        file: "a.js",
        code: "class A {\n  #a = () => { b(); };\n  c = 1;\n}\n",
        lines: &[2],
    },
    Case {
        why: "an element that has no end",
        rule: ("html", r#"pattern: '<input type="text">'"#),
        file: "a.html",
        code: "<p>\n<input type=\"text\">\n<input type=\"radio\">\n</p>\n",
        lines: &[2],
    },
    Case {
        why: "the lines of a text are indented alike",
        rule: (
            "terraform",
            r#"patterns: [{pattern: 'body = "$X"'}, {metavariable-pattern: {metavariable: $X, language: yaml, pattern: "kind: web"}}]"#,
        ),
        file: "a.tf",
        code: "a \"b\" \"c\" {\n  body = <<EOT\n    kind: web\n    port: 1\n  EOT\n  other = <<-EOT\n    kind: web\n  EOT\n}\n",
        lines: &[2],
    },
    Case {
        why: "an array is of a type of its own",
        rule: ("cpp", r#"pattern: "new $T[$N]""#),
        file: "a.cpp",
        code: "void f() {\n  new int;\n  new int[3];\n}\n",
        lines: &[3],
    },
    Case {
        why: "the arms of a match and the cases of a switch",
        rule: ("php", r#"pattern-either: [{pattern: "match ($A) { ... 1 => $B, ... }"}, {pattern: "switch ($A) { ... }"}]"#),
        file: "a.php",
        code: "<?php\n$a = match ($x) {\n  0 => f(),\n  1 => g(),\n};\n$b = match ($x) { 2 => g() };\nswitch ($x) { case 0: f(); }\n",
        lines: &[2, 7],
    },
    Case {
        why: "what an attribute is given is an expression",
        rule: ("javascript", r#"patterns: [{pattern-inside: "<$E style={$X} />"}, {pattern: $X}]"#),
        file: "a.jsx",
        code: "const a =\n  <p\n    style={b}>c</p>;\n",
        lines: &[3],
    },
    Case {
        why: "a value of C++ in braces is constructed",
        rule: ("cpp", r#"pattern: "$T{..., $X}""#),
        file: "a.cpp",
        code: "void f() {\n  g(Point{1, 2});\n  g(h(1, 2));\n}\n",
        lines: &[2],
    },
    Case {
        why: "a function that was written down may have run",
        rule: ("javascript", r#"pattern: "f(7)""#),
        file: "a.js",
        code: "function a() {\n  let v = 7;\n  f(v);\n  g(() => { v = 8; });\n  f(v);\n  let w = 7;\n  g((w) => { w = 8; });\n  f(w);\n}\n",
        lines: &[3, 8],
    },
    Case {
        why: "with the word or without",
        rule: ("cpp", r#"pattern: "new $T(...)""#),
        file: "a.cpp",
        code: "void f() {\n  g(Point{1, 2});\n  g(new Point(1, 2));\n}\n",
        lines: &[3],
    },
    Case {
        why: "a module by the name it is required under",
        rule: ("typescript", r#"pattern: "import $A = $B;""#),
        file: "a.ts",
        code: "import a = require('b');\nimport c = d.e;\nimport f from 'g';\n",
        lines: &[1, 2],
    },
    Case {
        why: "typed metavariables among other arguments",
        rule: (
            "python",
            r#"pattern-either: [{pattern: "f($X: int, 3)"}, {pattern: "g(1, $X: str, k=$Y)"}, {pattern: "h($X: int, $Y: Box)"}]"#,
        ),
        file: "a.py",
        code: "def m(b: int, c: Box):\n  f(b, 3)\n  f(c, 3)\n  g(1, 's', k=2)\n  g(1, 2, k=2)\n  h(b, c)\n  h(c, b)\n",
        lines: &[2, 4, 6],
    },
    Case {
        why: "in the body of a function, too",
        rule: ("python", r#"pattern: "def $F(a: int):\n  return f({'k': 1}, $X: str)""#),
        file: "a.py",
        code: "def m(a: int):\n  return f({'k': 1}, 's')\ndef n(a: int):\n  return f({'k': 1}, 2)\n",
        lines: &[1],
    },
    Case {
        why: "dots among the pairs of a label",
        rule: ("dockerfile", r#"pattern-either: [{pattern: "LABEL a=1 ..."}, {pattern: "LABEL ... b=2"}]"#),
        file: "Dockerfile",
        code: "FROM x\nLABEL a=1 c=3\nLABEL c=3 d=4\nLABEL c=3 b=2\nLABEL a=1\n",
        lines: &[2, 4, 5],
    },
    Case {
        why: "a name is none of the values that JSON has",
        rule: ("json", r#"pattern-either: [{pattern: '"a": [b, 1]'}, {pattern: '"c": true'}]"#),
        file: "a.json",
        code: "{\"a\": [\"b\", 1],\n \"c\": true}\n",
        lines: &[2],
    },
    Case {
        why: "dots alone in brackets are keyed entries, too",
        rule: ("php", r#"pattern: "[...]""#),
        file: "a.php",
        code: "<?php\n$a = ['k' => 1];\n$b = [1];\n$c = 1;\n",
        lines: &[2, 3],
    },
    Case {
        why: "a variable has a type from its declaration to the end of its block",
        rule: ("cpp", r#"pattern: "f((int $X))""#),
        file: "a.cpp",
        code: "void m(int a) {\n  f(a);\n  f(b);\n  int b = 1;\n  f(b);\n  {\n    int c = 2;\n    f(c);\n  }\n  f(c);\n}\n",
        lines: &[2, 5, 8],
    },
    Case {
        why: "the last statement of a function in semicolons is no result where it assigns",
        rule: ("rust", r#"pattern: "return $X;""#),
        file: "a.rs",
        code: "fn a() {\n  b = 1;\n}\nfn c() -> i32 {\n  return 2;\n}\n",
        lines: &[5],
    },
    Case {
        why: "words of a shell are texts",
        rule: ("bash", r#"patterns: [{pattern: "f $X"}, {metavariable-comparison: {metavariable: $X, comparison: "$X in [1, 'one']"}}]"#),
        file: "a.sh",
        code: "f one\nf 'one'\nf two\n",
        lines: &[1, 2],
    },
    Case {
        why: "numbers of text without a language are numbers",
        rule: ("generic", r#"patterns: [{pattern: "a $X"}, {metavariable-comparison: {metavariable: $X, comparison: "$X > 1"}}]"#),
        file: "a.txt",
        code: "a 1\na 2\na b\n",
        lines: &[2],
    },
    Case {
        why: "a key of JSON is a text",
        rule: (
            "json",
            r#"patterns: [{pattern: '"$Y": $X'}, {metavariable-pattern: {metavariable: $Y, pattern-either: [{pattern: '"a"'}, {pattern: b}]}}]"#,
        ),
        file: "a.json",
        code: "{\"a\": 1,\n \"b\": 2}\n",
        lines: &[1],
    },
    Case {
        why: "the name of a field is no value",
        rule: ("csharp", r#"patterns: [{pattern: "a.$X"}, {metavariable-comparison: {metavariable: $X, comparison: "$X < 3"}}]"#),
        file: "a.cs",
        code: "class A {\n  int b = 1;\n  void f() {\n    c = a.b;\n  }\n}\n",
        lines: &[],
    },
    Case {
        why: "a choice in parentheses is no type",
        rule: ("c", r#"pattern: "(a || $X) * b""#),
        file: "a.c",
        code: "void f() {\n  g((a || c) * b);\n}\n",
        lines: &[2],
    },
    Case {
        why: "a function without braces as a statement of another",
        rule: ("kotlin", r#"pattern: "b = { p -> { q -> 1 } }""#),
        file: "a.kt",
        code: "fun f() {\n  b = { p -> { q -> 1 } }\n}\n",
        lines: &[2],
    },
    Case {
        why: "where code begins is no statement",
        rule: ("php", r#"pattern: "$X;""#),
        file: "a.php",
        code: "<?php\n$a = 1;\n",
        lines: &[2],
    },
    Case {
        why: "a variable of Python has a type from its assignment on",
        rule: ("python", r#"pattern: "g($X: int)""#),
        file: "a.py",
        code: "def f():\n  g(c)\n  c = 1\n  g(c)\n",
        lines: &[4],
    },
    Case {
        why: "a variable that is declared anew has not its parameter's type",
        rule: ("go", r#"pattern: "g(($X : string))""#),
        file: "a.go",
        code: "package p\nfunc f(a string) {\n  const a = b\n  g(a)\n}\nfunc h(a string) {\n  g(a)\n}\n",
        lines: &[7],
    },
    Case {
        why: "what a class is made from and what is caught are no expressions",
        rule: ("java", r#"pattern: "$X""#),
        file: "A.java",
        code: "class A extends B {\n  void f() {\n    try {\n      g();\n    } catch (C e) {\n      h();\n    }\n  }\n}\n",
        lines: &[4, 6],
    },
    Case {
        why: "a function around is none of the expressions in it",
        rule: ("go", r#"patterns: [{pattern: "$X"}, {pattern-inside: "func f(...) { ... }"}]"#),
        file: "a.go",
        code: "package p\nfunc f() {\n  g()\n}\n",
        lines: &[3],
    },
    Case {
        why: "what a variable is given later it is not yet",
        rule: ("javascript", r#"pattern: "g(c)", options: {symbolic_propagation: true}"#),
        file: "a.js",
        code: "function f() {\n  g(a);\n  a = c;\n  g(a);\n}\n",
        lines: &[4],
    },
    Case {
        why: "a variable of a block is not that of a name around it",
        rule: ("typescript", r#"pattern: "a.b", options: {symbolic_propagation: true}"#),
        file: "a.ts",
        code: "function f(x: string, a: A) {\n  c = a;\n  while (c.b) {\n    const c: A = x;\n  }\n}\n",
        lines: &[3],
    },
    Case {
        why: "nothing is a value, too",
        rule: ("javascript", r#"pattern: "f(null)""#),
        file: "a.js",
        code: "const a = null\nf(a)\nf(b)\n",
        lines: &[2],
    },
    Case {
        why: "a call belongs to the operand that it stands behind",
        rule: ("solidity", r#"pattern: "b.get(...)""#),
        file: "a.sol",
        code: "contract A {\n  function f() {\n    g(a + b.get(1));\n    c = a ? 1 : b.get(1);\n    g(!b.get(1).d(2)[0]);\n    g((a + b).get(1));\n  }\n}\n",
        lines: &[3, 4, 5],
    },
    Case {
        why: "a variable that is declared anew has its own type",
        rule: ("c", r#"pattern: "g((Foo $X))""#),
        file: "a.c",
        code: "void f(char *a) {\n  Foo a = b;\n  g(a);\n}\nvoid h(char *a) {\n  g(a);\n}\n",
        lines: &[3],
    },
];

#[test]
fn as_agreed() {
    let mut wrong = Vec::new();
    for case in CASES {
        for compat in [false, true] {
            let got = lines(case, compat);
            if got != case.lines {
                wrong.push(format!("{} (compat {compat}): want {:?}, got {got:?}", case.why, case.lines));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn dots_may_begin_a_line_of_a_plain_scalar() {
    let rule = "rules:\n- id: t\n  message: m\n  severity: ERROR\n  languages: [php]\n  pattern:\n    if ($A) {\n      ...\n      f();\n      ...\n    }\n";
    assert_eq!(found(rule, "a.php", "<?php\nif ($b) { g(); f(); }\nif ($b) { g(); }\n", true), [2]);
}

#[test]
fn what_other_items_have_does_no_harm() {
    let rule = "rules: [{id: t, message: m, severity: ERROR, languages: [python], mode: taint, pattern-sources: [{pattern: s()}], pattern-sinks: [{pattern: k(...), label: A}]}]";
    assert_eq!(found(rule, "a.py", "k(s())\n", true), [1]);
}
