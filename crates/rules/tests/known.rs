//! Taint rules where what is known of containers, of functions passed on and of conditions decides what is
//! found, and where Semgrep looks at things its own way: lines with `compat` off (left) and on (right).

mod common;

use ql_rules::{RuleSet, RuleSource, load};

/// Keys of a rule: whatever a call of `source` gives, into a call of `sink`.
const PLAIN: &str = "pattern-sources: [{pattern: source()}], pattern-sinks: [{pattern: sink(...)}]";

fn found(language: &str, keys: &str, compat: bool, code: &str) -> Vec<u32> {
    let text = format!("rules: [{{id: t, message: m, severity: ERROR, languages: [{language}], mode: taint, {keys}}}]");
    let (rules, problems) = load(&[RuleSource { path: "rule", prefix: "", text: &text }]);
    assert!(problems.iter().all(|p| p.warning), "{text}: {problems:?}");
    let (set, problems) = RuleSet::compile(rules, compat);
    assert!(problems.is_empty(), "{text}: {problems:?}");
    let file = match language {
        "python" => "a.py",
        "javascript" => "a.js",
        "java" => "a.java",
        "kotlin" => "a.kt",
        "scala" => "a.scala",
        "csharp" => "a.cs",
        "elixir" => "a.ex",
        "cpp" => "a.cpp",
        "rust" => "a.rs",
        "go" => "a.go",
        _ => "a.rb",
    };
    common::lines(&set, file, code)
}

/// Without `compat`.
fn ours(language: &str, code: &str) -> Vec<u32> {
    found(language, PLAIN, false, code)
}

/// With it.
fn theirs(language: &str, code: &str) -> Vec<u32> {
    found(language, PLAIN, true, code)
}

#[test]
fn lengths_of_written_out_lists() {
    let code = "def f():\n  a = [1]\n  if len(a) == 2:\n    sink(source())\n  if len((1, 2)) == 2:\n    sink(source())\n";
    assert_eq!(ours("python", code), [6]);
    assert_eq!(theirs("python", code), [4, 6]);
    // What may have grown has no length that is known.
    for change in ["a.append(2)", "grow(a)", "b = a", "a[0] = 3", "a += [2]"] {
        let code = format!("def f():\n  a = [1]\n  {change}\n  if len(a) == 2:\n    sink(source())\n");
        assert_eq!(ours("python", &code), [5], "{change}");
    }
    // In a loop also what comes later.
    let code = "def f():\n  a = [1]\n  for x in y:\n    if len(a) == 2:\n      sink(source())\n    a.append(x)\n";
    assert_eq!(ours("python", code), [5]);
    let code = "def f():\n  a = [1]\n  def g():\n    a.append(2)\n  g()\n  if len(a) == 2:\n    sink(source())\n";
    assert_eq!(ours("python", code), [7]);
    let code = "def f():\n  a = {1, 2}\n  b = {'k': 1}\n  if len(a) == 3 or len(b) == 2:\n    sink(source())\n";
    assert_eq!(ours("python", code), [] as [u32; 0]);
}

#[test]
fn entries_that_callers_pass() {
    let callee = "def f(options, x):\n  if options['mode']['deep']:\n    sink(x)\n";
    assert_eq!(ours("python", &format!("{callee}def g():\n  f({{'mode': {{'deep': False}}}}, source())\n")), [] as [u32; 0]);
    assert_eq!(ours("python", &format!("{callee}def g():\n  o = {{'mode': {{'deep': True}}}}\n  f(o, source())\n")), [3]);
    assert_eq!(ours("python", &format!("{callee}def g():\n  o = {{'mode': {{'deep': False}}}}\n  f(o, source())\n")), [] as [u32; 0]);
    let changed = "def g():\n  o = {'mode': {'deep': False}}\n  o['mode']['deep'] = ask()\n  f(o, source())\n";
    assert_eq!(ours("python", &format!("{callee}{changed}")), [3]);
    let written =
        "def f(options, x):\n  options['mode'] = ask()\n  if options['mode']:\n    sink(x)\ndef g():\n  f({'mode': False}, source())\n";
    assert_eq!(ours("python", written), [4]);
    let code = "function f(o, x) {\n  if (o.kind === 1) sink(x);\n}\nfunction g() {\n  const o = {kind: 2};\n  f(o, source());\n}\n";
    assert_eq!(ours("javascript", code), [] as [u32; 0]);
    assert_eq!(ours("javascript", &code.replace("kind: 2", "kind: 1")), [2]);
}

#[test]
fn what_is_passed_on_decides_too() {
    let code = "def f(flag, x):\n  if flag:\n    return x\n  return 1\ndef g(a, x, flag):\n  return f(flag, x)\ndef h(x, flag):\n  return g(0, x, flag)\nsink(h(source(), False))\nsink(h(source(), True))\n";
    assert_eq!(ours("python", code), [10]);
    // A function that is handed over asks what it is given by the one that calls it.
    let code = "def f(flag, x):\n  if flag:\n    return x\n  return 1\ndef call(function, flag, x):\n  return function(flag, x)\ndef g(flag, x):\n  return call(f, flag, x)\nsink(call(f, False, source()))\nsink(call(f, True, source()))\nsink(g(False, source()))\nsink(g(True, source()))\n";
    assert_eq!(ours("python", code), [10, 12]);
    // The value that is passed on may be counted first.
    let code = "def f(n, x):\n  if n == 0:\n    sink(x)\ndef g(n, x):\n  f(n + n, x)\ng(3, source())\n";
    assert_eq!(ours("python", code), [] as [u32; 0]);
    assert_eq!(ours("python", &code.replace("g(3,", "g(0,")), [3]);
}

#[test]
fn conditions_that_contradict_each_other() {
    let code = "def f(a, x):\n  if a == 1:\n    if a == 2:\n      sink(x)\n    elif a != 1:\n      sink(x)\n    else:\n      sink(x)\n  else:\n    if a == 1:\n      sink(x)\n    if a == 2:\n      sink(x)\nf(ask(), source())\n";
    assert_eq!(ours("python", code), [8, 13]);
    let code = "def f(a, x):\n  if len(a) == 1:\n    if len(a) == 2:\n      sink(x)\n    a.append(1)\n    if len(a) == 2:\n      sink(x)\nf(ask(), source())\n";
    assert_eq!(ours("python", code), [7]);
    // What is given another value stays unknown.
    let code = "def f(a, x):\n  if a == 1:\n    a = ask()\n    if a == 2:\n      sink(x)\nf(ask(), source())\n";
    assert_eq!(ours("python", code), [5]);
    // One thing may be loosely equal to several.
    let code =
        "function f(a, x) {\n  if (a == 'b') {\n    if (a == 'c') sink(x);\n    if (a === 'c') sink(x);\n  }\n}\nf(ask(), source());\n";
    assert_eq!(ours("javascript", code), [3, 4]);
}

#[test]
fn the_rest_of_a_list_that_is_passed() {
    let code = "function f([a, ...b]) {\n  sink(b);\n}\nfunction g(c) {\n  const [d, ...e] = c;\n  sink(e);\n}\nf([source(), 1]);\ng([source(), 1]);\n";
    assert_eq!(ours("javascript", code), [] as [u32; 0]);
    let code = code.replace("[source(), 1]", "[1, 2, source()]");
    assert_eq!(ours("javascript", &code), [2, 6]);
    let code = "defmodule M do\n  def f([_ | t]) do\n    sink(t)\n  end\n  def g() do\n    f([source(), 1])\n  end\nend\n";
    assert_eq!(ours("elixir", code), [] as [u32; 0]);
    assert_eq!(ours("elixir", &code.replace("[source(), 1]", "[1, source()]")), [3]);
    // Three steps into what is passed.
    let code = "function f({a: {b: {c}}}) {\n  sink(c);\n}\nf({a: {b: {c: 1, d: source()}}});\n";
    assert_eq!(ours("javascript", code), [] as [u32; 0]);
    assert_eq!(ours("javascript", &code.replace("c: 1, d: source()", "c: source(), d: 1")), [2]);
}

#[test]
fn keys_of_mappings() {
    let code = "fun f() {\n  val m = HashMap<String, String>()\n  m.put(\"a\", source())\n  m.set(\"b\", \"x\")\n  sink(m.get(\"a\"))\n  sink(m.getValue(\"b\"))\n  m.remove(\"a\")\n  sink(m.get(\"a\"))\n}\n";
    assert_eq!(ours("kotlin", code), [5]);
    let code = "object T {\n  def f() = {\n    val m = Map[String, String]()\n    m.put(\"a\", source())\n    sink(m.get(\"a\"))\n    sink(m.get(\"b\"))\n    sink(m.getOrElse(\"b\", source()))\n  }\n}\n";
    assert_eq!(ours("scala", code), [5, 7]);
    let code = "class T {\n  void F() {\n    var m = new Dictionary<string, string>();\n    m.TryAdd(\"a\", source());\n    m.Add(\"b\", \"x\");\n    sink(m.GetValueOrDefault(\"a\"));\n    sink(m.GetValueOrDefault(\"b\"));\n  }\n}\n";
    assert_eq!(ours("csharp", code), [6]);
}

#[test]
fn clauses_of_functions_without_names() {
    let keys = "pattern-sources: [{patterns: [{pattern-either: [{pattern-inside: 'fn (..., $P, ...) -> ... end'}, {pattern-inside: 'fn (..., $P, ...) when $_ -> ... end'}]}, {focus-metavariable: $P}]}], pattern-sinks: [{pattern: sink(...)}]";
    let code = "fn\n  {:a, x}, _ ->\n    sink(x)\n  [y | _], z when z > 1 ->\n    sink(y)\n    sink(w)\nend\n";
    assert_eq!(found("elixir", keys, false, code), [3, 5]);
    // The condition is no parameter.
    let code = "fn x when x > y -> sink(x) end\nfn x when x > y -> sink(y) end\n";
    assert_eq!(found("elixir", keys, false, code), [1]);
}

#[test]
fn functions_are_sinks_with_what_is_in_them_for_semgrep() {
    let keys = "pattern-sources: [{pattern: source()}], pattern-sinks: [{pattern: 'def $F(...): ...'}]";
    let code = "def f():\n  x = source()\n  return 1\ndef g():\n  return 1\n";
    assert_eq!(found("python", keys, true, code), [1]);
}

#[test]
fn thrown_for_semgrep() {
    let code = "def f():\n  a = 1\n  try:\n    raise E()\n  except X:\n    a = source()\n  sink(a)\ndef g():\n  a = 1\n  try:\n    raise E()\n  finally:\n    a = source()\n  sink(a)\ndef h():\n  a = 1\n  try:\n    run()\n  except X:\n    a = source()\n    raise\n  sink(a)\n";
    assert_eq!(theirs("python", code), [7, 14]);
}

#[test]
fn fields_with_one_value_for_semgrep() {
    let code = "class A {\n  private String a = source();\n  String b = source();\n  final String c = source();\n  private String d = source();\n  private String e;\n  A() { e = source(); d = \"x\"; }\n  void f() {\n    sink(a);\n    sink(b);\n    sink(c);\n    sink(d);\n    sink(e);\n    sink(this.a);\n  }\n}\n";
    assert_eq!(theirs("java", code), [9, 11, 13, 14]);
}

#[test]
fn functions_that_are_not_used_do_nothing_for_semgrep() {
    let code = "function a(p) { var f = () => { p = source(); }; f(); sink(p); }\nfunction b(p) { run(() => { p = source(); }); sink(p); }\nfunction c(p) { var f = () => { p = source(); }; run(f); sink(p); }\nfunction d(p) { var f = () => { p = source(); }; sink(p); }\nfunction e(p) { function f() { p = source(); } sink(p); }\nfunction f(p) { p = source(); var g = () => { sink(p); }; }\n";
    assert_eq!(theirs("javascript", code), [1, 2, 3, 6]);
}

#[test]
fn texts_that_are_added_to_for_semgrep() {
    let code = "def f(a, b)\n  a.concat(source())\n  sink(a)\n  b.push(source())\n  sink(b)\nend\n";
    assert_eq!(theirs("ruby", code), [3]);
}

#[test]
fn calls_in_types() {
    let keys = "pattern-sources: [{by-side-effect: true, patterns: [{pattern: source($X)}, {focus-metavariable: $X}]}], pattern-sinks: [{pattern: sink(...)}]";
    let code = "void f() {\n  auto x;\n  char *p = new char[source(x)];\n  sink(x);\n  sink(p);\n}\n";
    assert_eq!(found("cpp", keys, true, code), [4]);
}

#[test]
fn declarations_in_conditions() {
    let code = "void f() {\n  if (char *p = source()) {\n    sink(p);\n  }\n  while (auto q = source()) {\n    sink(q);\n  }\n}\n";
    assert_eq!(theirs("cpp", code), [3, 6]);
    assert_eq!(ours("cpp", code), [3, 6]);
}

#[test]
fn patterns_of_rust() {
    let code = "fn f() {\n  let P { a, b: c, .. } = P { a: source(), b: 1, d: 2 };\n  sink(a);\n  sink(c);\n  if let Some(d) = source() {\n    sink(d);\n  }\n  match source() {\n    Ok((e, _)) => sink(e),\n    None => sink(1),\n    z => sink(z),\n  }\n  let [h, .., i] = [1, 2, source()];\n  sink(h);\n  sink(i);\n  let j @ (k, l) = (source(), 1);\n  sink(j);\n  sink(k);\n  sink(l);\n}\nfn g() {\n  sink(d);\n}\n";
    assert_eq!(ours("rust", code), [3, 6, 9, 11, 15, 17, 18]);
    let code = "fn f() {\n  let [a, b, ..] = [source(), 1, 2];\n  sink(a);\n  sink(b);\n}\n";
    assert_eq!(theirs("rust", code), [3]);
}

#[test]
fn patterns_of_csharp_that_compare() {
    let code = "class T {\n  void F(int a, string x) {\n    switch (a) {\n      case < 0: sink(x); break;\n      case >= 10 and < 20: sink(x); break;\n      case 3 or 4: sink(x); break;\n      case not 5: sink(x); break;\n    }\n  }\n  void G() { F(12, source()); }\n}\n";
    assert_eq!(ours("csharp", code), [5]);
    assert_eq!(ours("csharp", &code.replace("F(12", "F(-1")), [4]);
    assert_eq!(ours("csharp", &code.replace("F(12", "F(4")), [6]);
    assert_eq!(ours("csharp", &code.replace("F(12", "F(5")), [] as [u32; 0]);
}

#[test]
fn functions_handed_over() {
    let code = "fun h(x: String) { sink(x) }\nfun f() {\n  listOf(source()).forEach(::h)\n}\n";
    assert_eq!(ours("kotlin", code), [1]);
    let code = "void f() {\n  std::vector<std::string> a = {source()};\n  std::for_each(a.begin(), a.end(), [](std::string x) {\n    sink(x);\n  });\n}\n";
    assert_eq!(ours("cpp", code), [4]);
    let code = "template<typename T>\nvoid each(std::vector<T> a, std::function<void(T)> g) {\n  std::for_each(a.begin(), a.end(), g);\n}\nvoid f() {\n  std::vector<std::string> a = {source()};\n  each<std::string>(a, [](std::string x) {\n    sink(x);\n  });\n}\n";
    assert_eq!(ours("cpp", code), [8]);
    let code = "defmodule A do\n  def f() do\n    Enum.map([source()], &B.g/1)\n  end\nend\ndefmodule B do\n  def g(x) do\n    sink(x)\n  end\nend\n";
    assert_eq!(ours("elixir", code), [8]);
}

#[test]
fn the_clause_that_fits() {
    let code = "defmodule A do\n  def f(0, x) do\n    sink(x)\n  end\n  def f(n, x) when n > 5 do\n    sink(x)\n  end\n  def f(_, x) do\n    sink(x)\n  end\n  def g() do\n    f(0, source())\n  end\nend\n";
    assert_eq!(ours("elixir", code), [3]);
    assert_eq!(ours("elixir", &code.replace("f(0, source", "f(1, source")), [6, 9]);
    assert_eq!(ours("elixir", &code.replace("f(0, source", "f(y, source")), [3, 6, 9]);
}

#[test]
fn containers_that_are_called() {
    let code = "object T {\n  def f() = {\n    val m = Map[String, String]()\n    m(\"a\") = source()\n    m(\"b\") = \"x\"\n    sink(m(\"a\"))\n    sink(m(\"b\"))\n    sink(m.get(\"a\"))\n  }\n}\n";
    assert_eq!(ours("scala", code), [6, 8]);
}

#[test]
fn functions_behind_calls() {
    let code = "fun f() {\n  val m = HashMap<String, String>()\n  m.put(\"a\", source())\n  sink(m.getOrElse(\"b\") { \"x\" })\n  sink(m.getOrElse(\"b\") { source() })\n}\n";
    assert_eq!(ours("kotlin", code), [5]);
    let code = "def m(all, &block)\n  all.each do |one|\n    block.call(one)\n  end\nend\nm([source()]) { |x|\n  sink(x) }\ndef n(one, function)\n  function.call(one)\n  1\nend\nn(source(), ->(x) {\n  sink(x) })\n";
    assert_eq!(ours("ruby", code), [7, 13]);
}

#[test]
fn arguments_of_macros_for_semgrep() {
    let code = "fn f() {\n  let x = source();\n  let a = m!(&x.y, 1);\n  sink(a);\n  let b = m!(x, 1,);\n  sink(b);\n  let c = m!(x + 1);\n  sink(c);\n}\n";
    assert_eq!(theirs("rust", code), [4]);
    assert_eq!(ours("rust", code), [4, 6, 8]);
}

/// What reaches the sinks of a rule with an option, for Semgrep.
fn with_option(language: &str, sinks: &str, option: &str, code: &str) -> Vec<u32> {
    found(language, &format!("pattern-sources: [{{pattern: source()}}], pattern-sinks: [{sinks}], options: {{{option}: true}}"), true, code)
}

const ANY: &str = "{pattern: sink(...)}";
const FOCUS: &str = "{patterns: [{pattern: \"sink($X)\"}, {focus-metavariable: $X}]}";

#[test]
fn options_as_semgrep_has_them() {
    let code = "class A {\n  void f() {\n    String a = source();\n    sink(new Foo(a));\n    sink(a.get(1));\n    sink(!a);\n    sink(a == 1);\n    sink(a && b);\n  }\n}\n";
    assert_eq!(with_option("java", ANY, "taint_assume_safe_functions", code), [4, 6, 7, 8]);
    assert_eq!(with_option("java", "{pattern: sink(...), exact: false}", "taint_assume_safe_functions", code), [4, 6, 7, 8]);
    assert_eq!(with_option("java", ANY, "taint_assume_safe_comparisons", code), [4, 5, 6, 8]);
    assert_eq!(with_option("java", ANY, "taint_assume_safe_booleans", code), [4, 5]);
    // What is a sink by itself is looked at before its type is.
    assert_eq!(with_option("java", FOCUS, "taint_assume_safe_booleans", code), [4, 5, 6, 7, 8]);
    let code = "object A {\n  def f() = {\n    var a = source()\n    sink(a == 1)\n    sink(a + 1)\n    sink(!a)\n  }\n}\n";
    assert_eq!(with_option("scala", ANY, "taint_assume_safe_functions", code), [6]);
    assert_eq!(with_option("scala", ANY, "taint_assume_safe_comparisons", code), [4, 5, 6]);
    let code = "a = source()\nsink(a[0])\nsink(a.b)\nsink(c[a])\n";
    assert_eq!(with_option("ruby", ANY, "taint_assume_safe_functions", code), [3]);
    assert_eq!(with_option("ruby", ANY, "taint_assume_safe_indexes", code), [2, 3, 4]);
    let code = "function f() {\n  let a = source();\n  sink(a && b);\n  sink(b ? a : 1);\n}\n";
    assert_eq!(with_option("javascript", ANY, "taint_only_propagate_through_assignments", code), [4]);
}

#[test]
fn order_of_evaluation_for_semgrep() {
    let cleaned = "pattern-sources: [{pattern: source()}], pattern-sinks: [{pattern: sink(...)}], pattern-sanitizers: [{patterns: [{pattern: \"clean($X)\"}, {focus-metavariable: $X}], by-side-effect: true}]";
    let code = "fun f() {\n  var b = source()\n  sink(b, clean(b))\n  b = source()\n  sink(g(b), clean(b))\n}\n";
    assert_eq!(found("kotlin", cleaned, true, code), [5]);
    assert_eq!(found("kotlin", cleaned, false, code), [3, 5]);
    let code = "a = source()\nb = 1\nbegin\n  b = a[0]\nrescue Foo => e\n  sink(b)\nend\n";
    assert_eq!(theirs("ruby", code), [6]);
    let exact = "pattern-sources: [{pattern: source()}], pattern-sinks: [{pattern: sink(...)}], pattern-sanitizers: [{pattern: clean(...), exact: true}]";
    let code = "a = source()\na = clean(clean(a))\nsink(a)\n";
    assert_eq!(found("python", exact, true, code), [3]);
    assert_eq!(found("python", exact, false, code), [] as [u32; 0]);
}
