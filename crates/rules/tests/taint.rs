//! Taint rules: what is found with `compat` off (left) and with it on (right), the keys of a rule,
//! and laws that every run obeys.

mod common;

use common::scan;
use proptest::prelude::*;
use ql_rules::{RuleSet, RuleSource, StepKind, load};

/// Keys of a rule: whatever a call of `source` gives, into a call of `sink`.
const PLAIN: &str = "pattern-sources: [{pattern: source()}], pattern-sinks: [{pattern: sink(...)}]";

fn set(language: &str, keys: &str, compat: bool) -> RuleSet {
    let text = format!("rules: [{{id: t, message: m, severity: ERROR, languages: [{language}], mode: taint, {keys}}}]");
    let (rules, problems) = load(&[RuleSource { path: "rule", prefix: "", text: &text }]);
    assert!(problems.iter().all(|p| p.warning), "{text}: {problems:?}");
    let (set, problems) = RuleSet::compile(rules, compat);
    assert!(problems.is_empty(), "{text}: {problems:?}");
    set
}

fn found(language: &str, keys: &str, compat: bool, file: &str, code: &str) -> Vec<u32> {
    common::lines(&set(language, keys, compat), file, code)
}

struct Case {
    why: &'static str,
    language: &'static str,
    file: &'static str,
    code: &'static str,
    ours: &'static [u32],
    compat: &'static [u32],
}

const CASES: &[Case] = &[
    Case {
        why: "written-out tuples are assigned element by element",
        language: "python",
        file: "a.py",
        code: "def f():\n  a, b = source(), 1\n  sink(a)\n  sink(b)\n",
        ours: &[3],
        compat: &[3, 4],
    },
    Case {
        why: "entries under constant keys are told apart",
        language: "python",
        file: "a.py",
        code: "def f():\n  d = {'a': source(), 'b': 1}\n  sink(d['a'])\n  sink(d['b'])\n  d['b'] = source()\n  sink(d['b'])\n",
        ours: &[3, 6],
        compat: &[3, 4, 6],
    },
    Case {
        why: "a closure sees the variables around it",
        language: "python",
        file: "a.py",
        code: "def f():\n  x = source()\n  def g():\n    sink(x)\n  g()\n  h = lambda: sink(x)\n",
        ours: &[4, 6],
        compat: &[],
    },
    Case {
        why: "an exception may leave what was there before",
        language: "python",
        file: "a.py",
        code: "def f():\n  x = source()\n  try:\n    x = clean()\n  except E:\n    sink(x)\n  sink(x)\n",
        ours: &[6, 7],
        compat: &[],
    },
    Case {
        why: "upstream enters a handler after the calls in the body, and from nowhere else",
        language: "python",
        file: "a.py",
        code: "def f():\n  x = 1\n  try:\n    x = source()\n    x = 1\n  except E:\n    sink(x)\n  y = source()\n  try:\n    z = y\n  except E:\n    sink(y)\n",
        ours: &[],
        compat: &[7],
    },
    Case {
        why: "each round of a loop asks its list anew",
        language: "typescript",
        file: "a.ts",
        code: "let all = [];\nfor (const one of all) {\n  all = source();\n  sink(one);\n}\n",
        ours: &[],
        compat: &[4],
    },
    Case {
        why: "an assignment declares nothing where variables are declared",
        language: "rust",
        file: "a.rs",
        code: "fn f() {\n    for one in all {\n        sink(all);\n        all = source();\n        sink(one);\n    }\n}\n",
        ours: &[3],
        compat: &[3, 5],
    },
    Case {
        why: "one element is like another, and like a field",
        language: "go",
        file: "a.go",
        code: "package a\n\nfunc f() {\n\tc.left = source()\n\tsink(c[0])\n\td := source()\n\td.left = 1\n\tsink(d[0])\n}\n",
        ours: &[8],
        compat: &[5],
    },
    Case {
        why: "a loop may run twice",
        language: "python",
        file: "a.py",
        code: "def f():\n  while c:\n    sink(x)\n    x = source()\n",
        ours: &[3],
        compat: &[],
    },
    Case {
        why: "a list carries what was put into it",
        language: "python",
        file: "a.py",
        code: "def f():\n  x = []\n  x.append(source())\n  sink(x)\n",
        ours: &[4],
        compat: &[],
    },
    Case {
        why: "callbacks get what they are called with",
        language: "javascript",
        file: "a.js",
        code: "function f(xs) {\n  source().then(r => sink(r));\n  [source()].forEach(q => sink(q));\n  const g = z => sink(z); g(source());\n  [1].map(q => sink(q));\n}\n",
        ours: &[2, 3, 4],
        compat: &[],
    },
    Case {
        why: "deferred calls run, and channels carry",
        language: "go",
        file: "a.go",
        code: "package m\n\nfunc f() {\n\tx := source()\n\tdefer sink(x)\n\tch <- x\n\tsink(<-ch)\n\tt := T{A: x}\n\tsink(t.B)\n}\n",
        ours: &[5, 7],
        compat: &[9],
    },
    Case {
        why: "a branch known false is dead",
        language: "python",
        file: "a.py",
        code: "def f():\n  x = source()\n  if False:\n    sink(x)\n  sink(x)\n",
        ours: &[5],
        compat: &[4, 5],
    },
    Case {
        why: "case patterns give names",
        language: "python",
        file: "a.py",
        code: "def f():\n  match source():\n    case {'a': z}:\n      sink(z)\n",
        ours: &[4],
        compat: &[],
    },
    Case {
        why: "functions of the file pass taint on, or do not",
        language: "python",
        file: "a.py",
        code: "def get():\n  return source()\ndef put(a, b):\n  sink(b)\ndef drop(a):\n  return 1\ndef f():\n  sink(get())\n  put(1, source())\n  put(source(), 1)\n  sink(drop(source()))\n",
        ours: &[4, 8],
        compat: &[11],
    },
    Case {
        why: "objects keep what their constructor was given",
        language: "python",
        file: "a.py",
        code: "class A:\n  def __init__(self, x):\n    self.x = x\n    self.y = 1\n  def get(self):\n    return self.x\ndef f():\n  a = A(source())\n  sink(a.get())\n  sink(a.y)\n",
        ours: &[9],
        compat: &[9, 10],
    },
    Case {
        why: "a chain of ten calls",
        language: "python",
        file: "a.py",
        code: "def a(x): sink(x)\ndef b(x): a(x)\ndef c(x): b(x)\ndef d(x): c(x)\ndef e(x): d(x)\ndef g(x): e(x)\ndef h(x): g(x)\ndef i(x): h(x)\ndef j(x): i(x)\ndef k(x): j(x)\nk(source())\n",
        ours: &[1],
        compat: &[],
    },
    Case {
        why: "functions that call one another",
        language: "python",
        file: "a.py",
        code: "def a(x, n):\n  if n: return b(x, n)\n  sink(x)\ndef b(x, n):\n  return a(x, n - 1)\nb(source(), 3)\n",
        ours: &[3],
        compat: &[],
    },
    Case {
        why: "fields of Java classes by their bare names, and inherited methods",
        language: "java",
        file: "A.java",
        code: "class B { String g;\n String get() { return g; } }\nclass A extends B {\n A() { g = source(); }\n void m() { sink(get());\n sink(g); sink(h); } }\n",
        ours: &[5, 6],
        compat: &[],
    },
    Case {
        why: "a method of another object",
        language: "java",
        file: "A.java",
        code: "class B { void put(String s) {\n sink(s); } }\nclass A { void m(B b) {\n b.put(source()); } }\n",
        ours: &[2],
        compat: &[],
    },
];

#[test]
fn further_than_upstream() {
    let mut wrong = Vec::new();
    for case in CASES {
        for (compat, want) in [(false, case.ours), (true, case.compat)] {
            let got = found(case.language, PLAIN, compat, case.file, case.code);
            if got != want {
                wrong.push(format!("{} (compat {compat}): want {want:?}, got {got:?}", case.why));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Keys of a rule, Python code, and the lines found.
const KEYS: &[(&str, &str, &[u32])] = &[
    // A check in a condition holds where the condition does.
    (
        "pattern-sources: [{pattern: source()}], pattern-sinks: [{pattern: sink(...)}], pattern-sanitizers: [{patterns: [{pattern: ok($X)}, {focus-metavariable: $X}], by-side-effect: true}]",
        "def f():\n  x = source()\n  if ok(x):\n    sink(x)\n  else:\n    sink(x)\ndef g(a):\n  x = source()\n  if a or not ok(x):\n    return\n  sink(x)\ndef h():\n  x = source()\n  ok(x)\n  sink(x)\n",
        &[6],
    ),
    (
        "pattern-sources: [{pattern: source(...), exact: true}], pattern-sinks: [{pattern: sink(...)}]",
        "source(sink(x))\nsink(source(x))\n",
        &[2],
    ),
    (
        "pattern-sources: [{patterns: [{pattern: taint($X)}, {focus-metavariable: $X}], by-side-effect: only}], pattern-sinks: [{pattern: sink(...)}]",
        "def f(x):\n  sink(x)\n  sink(taint(x))\n  sink(x)\n",
        &[4],
    ),
    (
        "pattern-sources: [{pattern: a(), label: A}, {pattern: b(), label: B}], pattern-sinks: [{pattern: sink(...), requires: A and not B}]",
        "def f():\n  x = a()\n  sink(x)\n  sink(x + b())\n",
        &[3],
    ),
    (
        "pattern-sources: [{pattern: a(), label: A}, {pattern: mark($X), label: B, requires: A}], pattern-sinks: [{pattern: sink(...), requires: B}]",
        "def f():\n  x = a()\n  sink(x)\n  sink(mark(x))\n  sink(mark(1))\n",
        &[4],
    ),
    (
        "pattern-sources: [{pattern: a(), label: A}, {pattern: b(), label: B}], pattern-sinks: [{pattern: 'sink($X, $Y)', requires: [{$X: A}, {$Y: B}]}]",
        "def f():\n  sink(a(), b())\n  sink(b(), a())\n  sink(a(), 1)\n",
        &[2],
    ),
    (
        "pattern-sources: [{pattern: source()}], pattern-sinks: [{pattern: sink(...)}], pattern-propagators: [{pattern: 'move($A, $B)', from: $A, to: $B}]",
        "def f(y):\n  move(source(), y)\n  sink(y)\ndef g(y):\n  sink(y)\n",
        &[3],
    ),
    (
        "pattern-sources: [{pattern: source()}], pattern-sinks: [{pattern: sink(...)}], pattern-propagators: [{pattern: 'each($A, lambda $B: ...)', from: $A, to: $B}]",
        "def f():\n  each(source(), lambda y: sink(y))\n",
        &[2],
    ),
    (
        "pattern-sources: [{pattern: a(), label: A}], pattern-sinks: [{pattern: sink(...), requires: C}], pattern-propagators: [{pattern: $T = p($F), from: $F, to: $T, label: C, replace-labels: [A]}]",
        "def f():\n  x = a()\n  sink(x)\n  y = p(x)\n  sink(y)\n",
        &[5],
    ),
    (
        "pattern-sources: [{pattern: source()}], pattern-sinks: [{pattern: sink(...), exact: false}]",
        "def f():\n  sink(1 if source() else 2)\n",
        &[2],
    ),
    (
        "pattern-sources: [{pattern: source()}], pattern-sinks: [{pattern: sink(...)}], options: {taint_focus_on: source}",
        "def f():\n  x = source()\n  sink(x)\n",
        &[2],
    ),
    (
        "pattern-sources: [{pattern: src($X)}], pattern-sinks: [{pattern: 'sink($X, ...)'}], options: {taint_unify_mvars: true}",
        "def f():\n  a = src(k)\n  sink(k, a)\n  sink(j, a)\n",
        &[3],
    ),
    (
        "pattern-sources: [{pattern: source()}], pattern-sinks: [{pattern: done(), at-exit: true, requires: __SOURCE__}]",
        "def f():\n  x = source()\n  done()\n",
        &[],
    ),
    (
        "pattern-sources: [{pattern: enter(), control: true}], pattern-sinks: [{pattern: leave()}]",
        "def f():\n  leave()\n  enter()\n  leave()\n",
        &[4],
    ),
    (
        "taint: {sources: [source()], sinks: [{pattern: sink(...)}], sanitizers: [{any: [clean(...), wash(...)]}]}",
        "def f():\n  sink(source())\n  sink(wash(source()))\n",
        &[2],
    ),
    (
        "pattern-sources: [{pattern: source()}], pattern-sinks: [{pattern: sink(...)}], options: {taint_assume_safe_comparisons: true, taint_assume_safe_indexes: true, taint_assume_safe_functions: true}",
        "def f(a):\n  x = source()\n  sink(x == 1)\n  sink(a[x])\n  sink(g(x))\n  sink(x + 1)\n",
        &[6],
    ),
];

#[test]
fn keys() {
    let mut wrong = Vec::new();
    for (keys, code, want) in KEYS {
        let got = found("python", keys, false, "a.py", code);
        if got != *want {
            wrong.push(format!("{keys}\n{code}want {want:?}, got {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn traces_lead_from_source_to_sink() {
    let code = "def put(a):\n  b = a\n  sink(b)\ndef f():\n  x = source()\n  y = x\n  put(y)\n";
    let outcome = scan(&set("python", PLAIN, false), "a.py", code);
    let trace = outcome.matches.first().and_then(|m| m.trace.clone()).unwrap_or_default();
    let steps: Vec<(StepKind, &str)> = trace.iter().map(|s| (s.kind, &code[s.range.clone()])).collect();
    assert_eq!(
        steps,
        [
            (StepKind::Source, "source()"),
            (StepKind::Variable, "x"),
            (StepKind::Variable, "y"),
            (StepKind::Call, "put(y)"),
            (StepKind::Variable, "a"),
            (StepKind::Variable, "b"),
            (StepKind::Sink, "sink(b)"),
        ]
    );
}

#[test]
fn broken_keys_are_reported() {
    for (keys, expected) in [
        ("pattern-sinks: [{pattern: s()}]", "a taint rule needs `pattern-sources`"),
        ("pattern-sources: [{pattern: s()}], pattern-sinks: []", "the list is empty"),
        ("pattern-sources: [{pattern: s()}], pattern-sinks: [{exact: true}]", "an operator is missing"),
        ("pattern-sources: [{pattern: s(), exat: true}], pattern-sinks: [{pattern: k()}]", "unknown key `exat`; did you mean `exact`?"),
        ("pattern-sources: [{pattern: s(), exact: 3}], pattern-sinks: [{pattern: k()}]", "`exact` is `true` or `false`"),
        ("pattern-sources: [{pattern: s(), by-side-effect: maybe}], pattern-sinks: [{pattern: k()}]", "`true`, `false` or `only`"),
        ("pattern-sources: [{pattern: s(), label: A}], pattern-sinks: [{pattern: k(), requires: A and}]", "a label is missing at its end"),
        (
            "pattern-sources: [{pattern: s(), label: USER}], pattern-sinks: [{pattern: k(), requires: USR}]",
            "gives the label `USR`; did you mean `USER`?",
        ),
        (
            "pattern-sources: [{pattern: s()}], pattern-sinks: [{pattern: k()}], pattern-propagators: [{pattern: p($A), from: $A}]",
            "`to` is missing",
        ),
        (
            "pattern-sources: [{pattern: s()}], pattern-sinks: [{pattern: k()}], pattern-propagators: [{pattern: p($A), from: a, to: $A}]",
            "`a` is no metavariable",
        ),
        ("taint: {source: [s()], sinks: [k()]}", "unknown key `source` under `taint`; did you mean `sources`?"),
        ("pattern: x, pattern-sources: [{pattern: s()}], pattern-sinks: [{pattern: k()}]", "`pattern` has no meaning in a taint rule"),
    ] {
        let text = format!("rules: [{{id: t, message: m, severity: ERROR, languages: [python], mode: taint, {keys}}}]");
        let (_, problems) = load(&[RuleSource { path: "rule", prefix: "", text: &text }]);
        assert!(problems.iter().any(|p| p.message.contains(expected)), "{keys}: {problems:?}");
    }
}

#[test]
fn data_that_holds_itself_ends() {
    let code = "function merge(a, b) {\n  for (const k in b) {\n    if (o(a[k])) merge(a[k], b[k]);\n    else a[k] = b[k];\n    a.n = a; b.m = {x: b, y: a};\n  }\n  sink(a);\n  return merge(b, {l: a});\n}\nmerge(source(), 1);\n";
    assert_eq!(found("javascript", PLAIN, false, "a.js", code), [7]);
}

/// Sample programs, one per language, with most kinds of statements.
const SAMPLES: &[(&str, &str, &str)] = &[
    (
        "python",
        "a.py",
        "class A(B):\n  y = source()\n  def m(self, a, *b, c=1, **d):\n    with open(a) as w, q() as (z, v):\n      try:\n        x = [g(i) for i in a if i]\n      except E as e:\n        raise F(e)\n      else:\n        return {k: u for k, u in a}\n      finally:\n        sink(self.y, *b)\n    while a:\n      for i, j in a: continue\n      if a: break\n    match a:\n      case {'a': z}: yield z\n      case [x, *y] if t: pass\n    (e := lambda q: sink(q))(source())\n    x[0:1], *r = a\n    return f\"{x}{e}\"\n",
    ),
    (
        "javascript",
        "a.js",
        "const {a, b: {c}, d = 3, ...r} = source();\nasync function* g({q, w}, [e], z = 1, ...rest) { yield await q; lbl: for (let i = 0; i < 3; i++) { continue lbl } }\nclass A extends B { y = 1; constructor(u) { super(u); this.u = u } get z() { return this.u } }\nlet o = {a: source(), b, m() { sink(a) }, ...p, [k]: 2};\nswitch (a) { case 1: sink(b); default: c() }\ntry { x?.y?.(a) } catch { throw a } finally { [a, b] = c }\nfor (const [k, v] of o) xs.map((x) => sink(v ?? k || x));\nexports.f = a ? <div a={b} {...c}>{d}</div> : `${a}`;\n",
    ),
    (
        "java",
        "A.java",
        "class A extends B { String f = source(); A(String p) { this.f = p; }\n int m(final String a, int... b) { for (String s : a) { sink(s); } try (R r = o()) { run(() -> sink(f)); } catch (E | F e) { } finally { }\n switch (x) { case 1: z(); break; default: w(); } int v = switch (x) { case 1 -> 2; default -> { yield 3; } };\n do { arr[0] = x; } while (x); new T(a) { void k() { sink(a); } }; setX(getX()); return a ? b : c; } }\n",
    ),
    (
        "go",
        "a.go",
        "package m\n\nfunc (t *T) M(a string, d ...string) (r int, err error) {\n\tx, err := source()\n\tif v, ok := m[x]; ok { sink(v) }\n\tfor i, v := range x { t.f = v; i++ }\nL:\n\tswitch q := x.(type) { case int: goto L }\n\tselect { case s := <-ch: sink(s); case ch <- x: }\n\tgo func(u int) { sink(x) }(1)\n\tdefer sink(T{A: &x})\n\treturn *p, nil\n}\n",
    ),
    (
        "php",
        "a.php",
        "<?php\nfunction f($a, &$b = 1, ...$c) { global $g; static $s = 1;\n foreach ($a as $k => $v) { $z[] = source(); } list($x, $y) = $z; $h = function() use ($x) { sink($x); };\n $r = match($x) { 1 => a(), default => sink($g) }; try { echo \"a $x\"; } catch (E $e) { } return $x ?? fn($q) => $q; }\nclass A { public $v = 1; function m() { return self::$q . $this->v; } }\n",
    ),
    (
        "ruby",
        "a.rb",
        "class A < B\n def initialize(n); @n = n; end\n def m(a, *c, d: 2, &g)\n  x = source\n  a.each { |y, (w, v)| sink(y) }\n  z ||= x unless x\n  case x when 1, 2 then sink @n else yield x end\n  begin; a; rescue E => e; b; ensure d; end\n  h = {a: x, \"b\" => y}\n  ->(q) { q }.call(h[:a])\n end\nend\n",
    ),
    (
        "csharp",
        "A.cs",
        "class A : B { string f = source(); int M(string a, params string[] c) { var q = from z in a where z > 1 select z; using (var r = o()) { }\n foreach (var s in c) { sink(s); } try { } catch (E e) when (e.a) { } finally { } var sw = a switch { 1 => a, _ => f };\n if (a is string t) { sink(t); } (var u, var v) = a; var ob = new T { A = a }; return a?.Trim() ?? f; } }\n",
    ),
];

#[test]
fn broken_code_does_no_harm() {
    for (language, file, code) in SAMPLES {
        for compat in [false, true] {
            let set = set(language, PLAIN, compat);
            for end in (0..=code.len()).step_by(3).filter(|e| code.is_char_boundary(*e)) {
                scan(&set, file, &code[..end]);
                scan(&set, file, &format!("{}{}", &code[end..], &code[..end]));
            }
        }
    }
}

fn statement() -> impl Strategy<Value = String> {
    let name = || prop::sample::select(vec!["a", "b", "c", "o.x", "o.y", "d['k']"]);
    prop_oneof![
        (name(), name()).prop_map(|(x, y)| format!("{x} = {y}")),
        (name(), name()).prop_map(|(x, y)| format!("{x} = {y} + 1")),
        (name(), name()).prop_map(|(x, y)| format!("{x} = h({y})")),
        name().prop_map(|x| format!("{x} = source()")),
        name().prop_map(|x| format!("{x} = other()")),
        name().prop_map(|x| format!("{x} = 1")),
        name().prop_map(|x| format!("sink({x})")),
        name().prop_map(|x| format!("san({x})")),
        (name(), name()).prop_map(|(x, y)| format!("{x} = san({y})")),
        (name(), name()).prop_map(|(x, y)| format!("if {x}:\n    {y} = source()")),
        (name(), name()).prop_map(|(x, y)| format!("while {x}:\n    sink({x})\n    {x} = {y}")),
        (name(), name()).prop_map(|(x, y)| format!("try:\n    {x} = h({y})\n  except E:\n    sink({x})")),
        name().prop_map(|x| format!("def g():\n    sink({x})")),
    ]
}

fn program() -> impl Strategy<Value = String> {
    prop::collection::vec(statement(), 1..14).prop_map(|s| {
        let mut out = String::from("def f(a, b, c, o, d):\n");
        for s in s {
            out.push_str(&format!("  {s}\n"));
        }
        out
    })
}

/// A guard that says what a value is not leaves it clean where that does not hold.
#[test]
fn guards_by_what_a_value_is_not() {
    let guard = |formula: &str| {
        format!(
            "{PLAIN}, pattern-sanitizers: [{{patterns: [{{pattern: \"{formula}\"}}, {{focus-metavariable: $X}}], by-side-effect: only}}]"
        )
    };
    let returns = "def f():\n    x = source()\n    if x not in KNOWN:\n        return\n    sink(x)\n";
    let inside = "def f():\n    x = source()\n    if x not in KNOWN:\n        sink(x)\n";
    assert!(found("python", &guard("$X not in $A"), false, "a.py", returns).is_empty());
    assert_eq!(found("python", &guard("$X not in $A"), false, "a.py", inside), [4]);
    let other = returns.replace("not in KNOWN", "!= \"a\"");
    assert!(found("python", &guard("$X != $A"), false, "a.py", &other).is_empty());
    assert_eq!(found("python", &guard("$X == $A"), false, "a.py", &other.replace("!=", "==")), [5]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_source_more_removes_nothing(code in program()) {
        let more = "pattern-sources: [{pattern: source()}, {pattern: other()}], pattern-sinks: [{pattern: sink(...)}]";
        let (few, many) = (found("python", PLAIN, false, "a.py", &code), found("python", more, false, "a.py", &code));
        prop_assert!(few.iter().all(|l| many.contains(l)), "{} {:?} {:?}", code, few, many);
    }

    #[test]
    fn a_sanitizer_more_adds_nothing(code in program(), effect in prop::bool::ANY) {
        let more = if effect {
            format!("{PLAIN}, pattern-sanitizers: [{{patterns: [{{pattern: san($X)}}, {{focus-metavariable: $X}}], by-side-effect: true}}]")
        } else {
            format!("{PLAIN}, pattern-sanitizers: [{{pattern: san(...)}}]")
        };
        let (many, few) = (found("python", PLAIN, false, "a.py", &code), found("python", &more, false, "a.py", &code));
        prop_assert!(few.iter().all(|l| many.contains(l)), "{} {:?} {:?}", code, few, many);
    }

    #[test]
    fn names_do_not_matter(code in program()) {
        let mut renamed = String::new();
        let mut word = String::new();
        for c in code.chars().chain(['\n']) {
            if c.is_ascii_alphanumeric() {
                word.push(c);
            } else {
                renamed.push_str(match word.as_str() { "a" => "zeta", "b" => "al", "c" => "mid", "o" => "rec", "d" => "tab", w => w });
                word.clear();
                renamed.push(c);
            }
        }
        prop_assert_eq!(found("python", PLAIN, false, "a.py", &code), found("python", PLAIN, false, "a.py", &renamed), "{}", code);
    }
}

/// Every call of `sink` is reported whose line says so, and no other.
fn annotated(language: &str, file: &str, code: &str) {
    let expected: Vec<u32> = code.lines().enumerate().filter(|(_, l)| l.contains("# found")).map(|(i, _)| i as u32 + 1).collect();
    assert!(code.lines().any(|l| l.contains("sink(") && !l.contains("# found")), "something must be quiet");
    assert_eq!(found(language, PLAIN, false, file, code), expected);
}

#[test]
fn elixir() {
    annotated(
        "elixir",
        "a.ex",
        r#"
defmodule Shop do
  def piped(), do: source() |> trim() |> sink()  # found
  def constant(), do: "a" |> trim() |> sink()

  def taken_apart() do
    {:ok, value, other} = {:ok, source(), 1}
    sink(value)  # found
    sink(other)
    [first, second | rest] = [1, 2, source()]
    sink(first)
    sink(rest)  # found
    %{name: name, age: age} = %{name: source(), age: 3}
    sink(name)  # found
    sink(age)
    second
  end

  def chosen(kind) do
    case {kind, source()} do
      {:a, text} -> sink(text)  # found
      {flag, _} -> sink(flag)
    end
    cond do
      ready() -> sink(late)
      late = source() -> 1
      true -> sink(late)  # found
    end
  end

  def area(0, _), do: 0
  def area(width, height) when width > 0, do: width
  def clauses() do
    sink(area(source(), 1))  # found
    sink(area(1, source()))
    sink(area(source()))  # found
  end
  def area(width), do: area(width, 2)

  def twice(f, x), do: f.(f.(x))
  def shout(x), do: sink(x)  # found
  def quiet(x), do: sink(x)
  def functions() do
    twice(&shout/1, source())
    twice(&quiet/1, 1)
    Enum.each([source()], &sink(&1))  # found
    Enum.each([source()], fn _ -> sink(1) end)
    Enum.map([1], fn x -> sink(x) end)
    both = fn
      :a, x -> sink(x)
      x, :b -> sink(x)  # found
    end
    both.(source(), :b)
  end

  def loops() do
    for x <- [source()], y <- [1] do
      sink(x)  # found
      sink(y)
    end
    with {:ok, text} <- fetch(source()), do: sink(text)  # found
  end

  def tables(table) do
    sink(Map.get(%{a: source(), b: 1}, :a))  # found
    sink(Map.get(%{a: source(), b: 1}, :b))
    sink(get_in(%{a: %{b: source()}}, [:a, :b]))  # found
    sink(table.field)
  end
end
"#,
    );
}

#[test]
fn entries_added_to_a_map_of_scala_stay_apart() {
    let code = "object A {\n  def f(): Unit = {\n    val m = mutable.Map[String, String]()\n    m += (\"a\" -> \"b\")\n    m += (\"c\" -> source())\n    sink(m.get(\"a\"))\n    sink(m.get(\"c\"))\n  }\n}\n";
    assert_eq!(found("scala", PLAIN, false, "a.scala", code), [7]);
}

#[test]
fn types_of_literals_count_as_numbers_with_compat() {
    let keys = format!("{PLAIN}, options: {{taint_assume_safe_numbers: true}}");
    let code = "function f() {\n  let n = 0; n = source();\n  sink(n[0]);\n  let t: string = 0; t = source();\n  sink(t);\n}\n";
    assert_eq!(found("typescript", &keys, false, "a.ts", code), [3, 5]);
    assert_eq!(found("typescript", &keys, true, "a.ts", code), [5]);
}

#[test]
fn exact_sanitizers_with_compat() {
    let keys = "pattern-sources: [{pattern: source()}], pattern-sinks: [{pattern: sink(...), exact: false}], pattern-sanitizers: [{pattern: clean(...), exact: true}]";
    let code = "def f():\n  a = source()\n  b = clean(a)\n  sink(b)\n  sink(clean(a))\n  sink(wrap(clean(a)))\n";
    assert_eq!(found("python", keys, false, "a.py", code), [5, 6]);
    assert_eq!(found("python", keys, true, "a.py", code), [4]);
}

#[test]
fn parts_of_fields_are_no_sinks_with_compat() {
    let keys = "pattern-sources: [{pattern: source()}], pattern-sinks: [{pattern: sink(...), exact: false}]";
    let code = "function f() {\n  let a = source();\n  a.left = 1;\n  sink(a.left);\n  sink(a.right);\n}\n";
    assert_eq!(found("javascript", keys, false, "a.js", code), [4, 5]);
    assert_eq!(found("javascript", keys, true, "a.js", code), [5]);
}

#[test]
fn loops_take_elements_from_a_call_with_compat() {
    let keys = format!("{PLAIN}, options: {{taint_only_propagate_through_assignments: true}}");
    let code = "def f():\n  all = source()\n  for one in all:\n    sink(one)\n  sink([all])\n";
    assert_eq!(found("python", &keys, true, "a.py", code), [5]);
}
