//! Where we go further than Semgrep 1.185: with `compat` off the lines on the left are found, with
//! it on those on the right, which the recorded answers ask for.

use ql_rules::{RuleSet, RuleSource, Target, load};
use ql_syntax::{Encoding, Language, LineIndex};

struct Case {
    why: &'static str,
    /// The rule's language and its formula in YAML flow style.
    rule: (&'static str, &'static str),
    file: &'static str,
    code: &'static str,
    ours: &'static [u32],
    compat: &'static [u32],
}

fn lines(case: &Case, compat: bool) -> Vec<u32> {
    let text = format!("rules: [{{id: t, message: m, severity: ERROR, languages: [{}], {}}}]", case.rule.0, case.rule.1);
    let (rules, problems) = load(&[RuleSource { path: "rule", prefix: "", text: &text }]);
    assert!(problems.is_empty(), "{}: {problems:?}", case.why);
    let (set, problems) = RuleSet::compile(rules, compat);
    assert!(problems.is_empty(), "{}: {problems:?}", case.why);
    let language = Language::detect(case.file, case.code.as_bytes());
    let outcome = set.scan(&Target {
        path: case.file,
        language,
        text: case.code,
        file: None,
        text_only: false,
        memory: None,
        first: None,
        stop: &|| false,
    });
    let index = LineIndex::new(case.code);
    let mut out: Vec<u32> = outcome.matches.iter().map(|m| index.point(case.code, m.range.start, Encoding::Utf8).line + 1).collect();
    out.sort_unstable();
    out.dedup();
    out
}

const CASES: &[Case] = &[
    Case {
        why: "a metavariable that is returned is no whole body",
        rule: ("python", r#"pattern: "if not $X:\n  return $Y""#),
        file: "a.py",
        code: "def f(x):\n    if not x:\n        a()\n        b()\n    if not x:\n        return 1\n",
        ours: &[5],
        compat: &[5],
    },
    Case {
        why: "a condition on the name of a member, of a function",
        rule: (
            "python",
            r#"pattern-either: [{patterns: [{pattern: "f(c.$X, 2)"}, {metavariable-pattern: {metavariable: $X, pattern: right}}]}, {patterns: [{pattern: "def $F(...): ..."}, {metavariable-pattern: {metavariable: $F, pattern: right}}]}]"#,
        ),
        file: "a.py",
        code: "f(c.right, 2)\nf(c.left, 2)\ndef right(): pass\ndef left(): pass\n",
        ours: &[1, 3],
        compat: &[1, 3],
    },
    Case {
        why: "a value that is defined by itself ends the search",
        rule: ("python", r#"options: {symbolic_propagation: true}, pattern: bar(a).run"#),
        file: "a.py",
        code: "bar\nitem = total.run\ntotal = total\nx = bar(a).run\n",
        ours: &[4],
        compat: &[4],
    },
    Case {
        why: "an f-string of dots is a string with holes",
        rule: ("python", r#"pattern: 'f(f"...")'"#),
        file: "a.py",
        code: "f('a')\nf(f'{a}')\nf('a %s' % b)\n",
        ours: &[2],
        compat: &[2],
    },
    Case {
        why: "a list made of a series is the series",
        rule: ("python", r#"pattern: "[$E for $X in $XS]""#),
        file: "a.py",
        code: "a = [x for x in y]\nb = any(x for x in y)\nc = {x for x in y}\n",
        ours: &[1, 2],
        compat: &[1, 2],
    },
    Case {
        why: "a catch clause can be a pattern in Java",
        rule: ("java", r#"pattern: "catch ($E $X) { ... }""#),
        file: "A.java",
        code: "class A { void m() {\ntry { a(); }\ncatch (IOException e) { }\n} }\n",
        ours: &[3],
        compat: &[],
    },
    Case {
        why: "a default import stands for the module",
        rule: ("javascript", r#"pattern: "fs.readFile(...)""#),
        file: "a.js",
        code: "import z from 'fs';\nz.readFile(1);\n",
        ours: &[2],
        compat: &[],
    },
    Case {
        why: "a destructured require gives its names",
        rule: ("javascript", r#"pattern: "fs.readFile(...)""#),
        file: "a.js",
        code: "const {readFile} = require('fs');\nreadFile(1);\n",
        ours: &[2],
        compat: &[2],
    },
    Case {
        why: "an arrow function with a name is a function",
        rule: ("javascript", r#"pattern: "function $F(...) { ... }""#),
        file: "a.js",
        code: "const b = () => {};\nfunction c() {}\n",
        ours: &[1, 2],
        compat: &[2],
    },
    Case {
        why: "`!` and `satisfies` change no value",
        rule: ("typescript", r#"pattern: "foo(x)""#),
        file: "a.ts",
        code: "foo(x!);\nfoo(x satisfies Y);\nfoo(x as any);\n",
        ours: &[1, 2, 3],
        compat: &[3],
    },
    Case {
        why: "a template is a string",
        rule: ("typescript", r#"pattern: "foo(($X: string))""#),
        file: "a.ts",
        code: "foo(`t`);\nfoo('t');\n",
        ours: &[1, 2],
        compat: &[2],
    },
    Case {
        why: "the members of an interface count",
        rule: ("typescript", r#"pattern: "interface $I { $F: string }""#),
        file: "a.ts",
        code: "interface A { b: string; c: number }\ninterface B { c: number }\n",
        ours: &[1],
        compat: &[1, 2],
    },
    Case {
        why: "a finally does not hide a catch",
        rule: ("javascript", r#"pattern: "try { ... } catch ($E) { ... }""#),
        file: "a.js",
        code: "try { a() } catch (e) { b() } finally { c() }\ntry { a() } catch (e) { b() }\n",
        ours: &[1, 2],
        compat: &[2],
    },
    Case {
        why: "a loop without braces has a body",
        rule: ("java", r#"pattern: "while ($C) { ... }""#),
        file: "A.java",
        code: "class A { void m() {\nwhile (a) b();\nwhile (a) { b(); }\n} }\n",
        ours: &[2, 3],
        compat: &[3],
    },
    Case {
        why: "text joined to text is text",
        rule: ("java", r#"pattern: "foo((String $X))""#),
        file: "A.java",
        code: "class A { void m(String p, int n) {\nfoo(p);\nfoo(p + n);\nfoo(n);\n} }\n",
        ours: &[2, 3],
        compat: &[2],
    },
    Case {
        why: "collections give out what they hold",
        rule: ("java", r#"pattern: "foo((String $X))""#),
        file: "A.java",
        code: "class A { void m(List<String> l, Map<Integer, String> m) {\nfoo(l.get(0));\nfoo(l.remove(0));\nfoo(m.get(1));\n} }\n",
        ours: &[2, 3, 4],
        compat: &[2, 4],
    },
    Case {
        why: "an anonymous class is made by its constructor",
        rule: ("java", r#"pattern: "new Foo(...)""#),
        file: "A.java",
        code: "class A { void m() {\nx(new Foo(1));\nx(new Foo(2) { void q() {} });\n} }\n",
        ours: &[2, 3],
        compat: &[2],
    },
    Case {
        why: "a receiver and a fresh pointer have types",
        rule: ("go", r#"pattern: "foo(($X : *T))""#),
        file: "a.go",
        code: "package a\n\ntype T struct{}\n\nfunc (t *T) M() {\n\tfoo(t)\n\tfoo(&T{})\n\tu := &T{}\n\tfoo(u)\n}\n",
        ours: &[6, 7, 9],
        compat: &[9],
    },
    Case {
        why: "a match of nothing says nothing",
        rule: ("regex", r#"pattern-regex: "a*""#),
        file: "a.txt",
        code: "x\naa\n",
        ours: &[2],
        compat: &[1, 2],
    },
    Case {
        why: "shell text can be bound as a whole",
        rule: ("dockerfile", r#"patterns: [{pattern: "RUN $X"}, {metavariable-regex: {metavariable: $X, regex: ".*sudo"}}]"#),
        file: "Dockerfile",
        code: "FROM a\nRUN x && sudo y\nRUN z\n",
        ours: &[2],
        compat: &[],
    },
    Case {
        why: "a method of the class itself is a method",
        rule: ("ruby", r#"pattern: "def $F(...)\n ...\nend""#),
        file: "a.rb",
        code: "def a(x)\n  1\nend\ndef self.b\n  2\nend\n",
        ours: &[1, 4],
        compat: &[1],
    },
    Case {
        why: "a function that is one expression is a function",
        rule: ("kotlin", r#"pattern: "fun $F(...) { ... }""#),
        file: "a.kt",
        code: "fun a(x: Int): Int {\n    return x\n}\nfun b(x: Int) = x\n",
        ours: &[1, 4],
        compat: &[1],
    },
    Case {
        why: "text around the code of PHP is no echo",
        rule: ("php", r#"pattern: "echo $X;""#),
        file: "a.php",
        code: "<?php\necho $a; ?>\ntext\n<?= $b ?>\n",
        ours: &[2, 4],
        compat: &[2, 3, 4],
    },
    Case {
        why: "in both: a folded value is tried without quotes",
        rule: (
            "python",
            r#"patterns: [{pattern: "f($X)"}, {metavariable-regex: {metavariable: $X, regex: "^ab$", constant-propagation: true}}]"#,
        ),
        file: "a.py",
        code: "k = 'a'\nf(k + 'b')\nf('ab')\nf('cab')\n",
        ours: &[2, 3],
        compat: &[2, 3],
    },
    Case {
        why: "a subscript is no call",
        rule: ("ruby", r#"pattern: "$X($Y)""#),
        file: "a.rb",
        code: "f(a)\nb = c[1]\nc[1, 2]\nd\n",
        ours: &[1],
        compat: &[1, 2],
    },
    Case {
        why: "a subscript is no call, in Swift neither",
        rule: ("swift", r#"pattern: "$X($Y)""#),
        file: "a.swift",
        code: "func m() {\n  f(a)\n  let b = c[1]\n  let d = a + b\n}\n",
        ours: &[2],
        compat: &[2, 3],
    },
    Case {
        why: "a word is a call without arguments wherever it stands",
        rule: ("ruby", r#"pattern: "$X()""#),
        file: "a.rb",
        code: "x = {k: f}\ng\n",
        ours: &[1, 2],
        compat: &[2],
    },
    Case {
        why: "an operator is no call, and the value of a named argument is not the argument",
        rule: ("scala", r#"pattern: "$X($Y)""#),
        file: "a.scala",
        code: "object M {\n  def m(): Unit = {\n    val a = b * 3\n    f(1)\n    g(k = 2)\n  }\n}\n",
        ours: &[4],
        compat: &[3, 4, 5],
    },
    Case {
        why: "a decorator without arguments is not called",
        rule: ("python", r#"pattern: "$X()""#),
        file: "a.py",
        code: "@a\ndef f():\n  b()\n@c(1)\ndef g():\n  pass\n",
        ours: &[3],
        compat: &[1, 3],
    },
    Case {
        why: "an item is an item of a sequence",
        rule: ("yaml", r#"pattern: "- 1""#),
        file: "a.yaml",
        code: "a: 1\nb: [1, 2]\nc:\n  - 1\n",
        ours: &[2, 4],
        compat: &[1, 2, 4],
    },
    Case {
        why: "a lambda without braces returns its value",
        rule: ("java", r#"pattern: "return $X;""#),
        file: "A.java",
        code: "class A {\n  int m() {\n    c = p -> 5;\n    return 1;\n  }\n}\n",
        ours: &[3, 4],
        compat: &[4],
    },
    Case {
        why: "a metavariable as a statement",
        rule: ("csharp", r#"pattern: "$X;""#),
        file: "a.cs",
        code: "class C {\n  void M() {\n    f();\n    a *= b;\n  }\n}\n",
        ours: &[1, 2, 3, 4],
        compat: &[1, 2, 3, 4],
    },
    Case {
        why: "a declaration of C# is none of its assignments to upstream",
        rule: ("csharp", r#"pattern: "c = $X;""#),
        file: "a.cs",
        code: "class A {\n  void f() {\n    c = 1;\n    var c = 2;\n  }\n}\n",
        ours: &[3, 4],
        compat: &[3],
    },
    Case {
        why: "what Rust binds to a name that the pattern spells out is no assignment to it",
        rule: ("rust", r#"pattern: "a = $X""#),
        file: "a.rs",
        code: "fn f() {\n  a = 1;\n  let mut a = 2;\n}\n",
        ours: &[2, 3],
        compat: &[2],
    },
    Case {
        why: "the variable of a loop's head is given its first value",
        rule: ("java", r#"pattern: "$X = $Y;""#),
        file: "A.java",
        code: "class A {\n  void f() {\n    c = 1;\n    for (int i = 0; i < b; i++) {\n      g();\n    }\n  }\n}\n",
        ours: &[3, 4],
        compat: &[3],
    },
    Case {
        why: "a variable that may be given another value is no constant",
        rule: ("scala", r#"pattern: "var $Y = $X""#),
        file: "a.scala",
        code: "object A {\n  def f() = {\n    var a = 1\n    val b = 2\n    g(a)\n  }\n}\n",
        ours: &[3],
        compat: &[3, 4],
    },
    Case {
        why: "leading dots are no statements",
        rule: ("python", r#"pattern: "...\nf()""#),
        file: "a.py",
        code: "class A:\n  x = 1\n  def g(self):\n    y = 1\n    f()\n",
        ours: &[5],
        compat: &[1, 2, 4, 5],
    },
    Case {
        why: "statements are no expressions",
        rule: ("scala", r#"pattern: "$X""#),
        file: "a.scala",
        code: "object A {\n  def f() = {\n    g()\n    try {\n      1\n    } catch {\n      case e: B => h()\n    }\n  }\n}\n",
        ours: &[3, 5, 7],
        compat: &[2, 3, 4, 5, 7],
    },
    Case {
        why: "what is asked of an object is asked with parentheses or without",
        rule: ("ruby", r#"pattern: "$X.b(...)""#),
        file: "a.rb",
        code: "a.b\na.b()\na.b { 1 }\n",
        ours: &[1, 2, 3],
        compat: &[2, 3],
    },
    Case {
        why: "a keyword is no call",
        rule: ("solidity", r#"pattern: "$X(...)""#),
        file: "a.sol",
        code: "contract A {\n  function f() public view {\n    g(1);\n  }\n}\n",
        ours: &[3],
        compat: &[2, 3],
    },
    Case {
        why: "a rule that looks at whole statements does not look into those that give something back",
        rule: ("java", r#"pattern: "f(...);", options: {implicit_deep_exprstmt: false}"#),
        file: "A.java",
        code: "class A {\n  int m() {\n    int b = 1 + f(1);\n    c = f(2);\n    f(3);\n    return f(4);\n  }\n}\n",
        ours: &[5],
        compat: &[3, 5, 6],
    },
    Case {
        why: "a result is chosen in an expression like any other",
        rule: ("java", r#"pattern: "f(...);""#),
        file: "A.java",
        code: "class A {\n  int m() {\n    x = a ? f(1) : 2;\n    return a ? f(1) : 2;\n  }\n}\n",
        ours: &[],
        compat: &[4],
    },
    Case {
        why: "an entry of an object is no statement",
        rule: ("javascript", r#"pattern: "$X;""#),
        file: "a.js",
        code: "a = {b: 1,\n  c: 2};\n",
        ours: &[1],
        compat: &[1, 2],
    },
    Case {
        why: "a block gives its last value to who calls it, not to the method",
        rule: ("ruby", r#"pattern: "return $X""#),
        file: "a.rb",
        code: "a = ->(b) { \"c\" }\ndef d\n  1\nend\n",
        ours: &[3],
        compat: &[1, 3],
    },
    Case {
        why: "an entry with a key is not an item",
        rule: ("php", r#"pattern: "[$X]""#),
        file: "a.php",
        code: "<?php\n$a = ['b' => 1];\n$a = [1];\n",
        ours: &[3],
        compat: &[2, 3],
    },
    Case {
        why: "named dots are any number of arguments",
        rule: ("scala", r#"pattern: "f($...A, 0)""#),
        file: "a.scala",
        code: "object A {\n  f(0)\n  f(1, 0)\n}\n",
        ours: &[2, 3],
        compat: &[3],
    },
    Case {
        why: "a number in front of a text is text",
        rule: ("javascript", r#"pattern: "f(\"...\")""#),
        file: "a.js",
        code: "f(\"a\" + 3)\nf(3 + \"a\")\n",
        ours: &[1, 2],
        compat: &[1],
    },
    Case {
        why: "a text that is one of several has no content that is known",
        rule: ("javascript", r#"pattern: "f(\"$X\")""#),
        file: "a.js",
        code: "f(\"a\" + \"b\")\nf(c ? \"a\" : \"b\")\n",
        ours: &[1, 2],
        compat: &[1],
    },
    Case {
        why: "arguments with names are found in any order",
        rule: ("scala", r#"pattern: "f(b = 1, c = 2)""#),
        file: "a.scala",
        code: "object A {\n  f(b = 1, c = 2)\n  f(c = 2, b = 1)\n}\n",
        ours: &[2, 3],
        compat: &[2],
    },
];

#[test]
fn further_than_upstream() {
    let mut wrong = Vec::new();
    for case in CASES {
        for (compat, want) in [(false, case.ours), (true, case.compat)] {
            let got = lines(case, compat);
            if got != want {
                wrong.push(format!("{} (compat {compat}): want {want:?}, got {got:?}", case.why));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
