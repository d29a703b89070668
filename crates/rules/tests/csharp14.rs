//! What C# 14 brings: extension blocks, accessors with the names that they are not told, assignments to what
//! may be null.

mod common;

use ql_rules::{RuleSet, RuleSource, load};

fn set(keys: &str, compat: bool) -> RuleSet {
    let text = format!("rules: [{{id: t, message: m, severity: ERROR, languages: [csharp], {keys}}}]");
    let (rules, problems) = load(&[RuleSource { path: "rule", prefix: "", text: &text }]);
    assert!(problems.is_empty(), "{text}: {problems:?}");
    let (set, problems) = RuleSet::compile(rules, compat);
    assert!(problems.is_empty(), "{text}: {problems:?}");
    set
}

/// The lines found, which are the same with `compat`.
fn found(keys: &str, code: &str) -> Vec<u32> {
    let [ours, compat] = [false, true].map(|compat| common::lines(&set(keys, compat), "a.cs", code));
    assert_eq!(ours, compat, "{keys}");
    ours
}

fn pattern(pattern: &str, code: &str) -> Vec<u32> {
    found(&format!("pattern: {pattern:?}"), code)
}

const BLOCK: &str = "\
static class Paths {
  extension(string path) {
    public bool Ends(string with) => path.EndsWith(with);
    void Open(int mode) {
      File.Open(path);
    }
    public static string Root() => \"/\";
    public int Depth { get => path.Count('/'); }
    public string Name => Cut(path);
  }
  extension<T>(IEnumerable<T>) {
    public static T None() { return default; }
  }
  static void Close(this string path, int mode) { }
}
";

#[test]
fn members_of_extension_blocks_are_extension_methods() {
    assert_eq!(pattern("$R $F(this string $P, ...) { ... }", BLOCK), [3, 4, 8, 9, 14]);
    assert_eq!(pattern("static void $F(this string $P, int $X) { ... }", BLOCK), [4, 14]);
    assert_eq!(pattern("$R $F(this string $P, ...) { ... File.Open($P); ... }", BLOCK), [4]);
    assert_eq!(pattern("$R $F(this $T<$U> $P, ...) { ... }", BLOCK), [] as [u32; 0]);
    // As they are written they are found too.
    assert_eq!(pattern("void $F(int $X) { ... }", BLOCK), [4]);
    assert_eq!(pattern("public static $R $F() { ... }", BLOCK), [7, 12]);
    assert_eq!(pattern("class $C { ... }", BLOCK), [1]);
    assert_eq!(pattern("extension(string $P) { ... }", BLOCK), [2]);
    assert_eq!(pattern("extension($T $P) { ... void $M(...) { ... File.Open($P); ... } ... }", BLOCK), [2]);
}

#[test]
fn a_text_without_the_words_of_a_pattern_may_mean_them() {
    let code = "class C {\n extension(string s) {\n  void M() { }\n } }";
    assert_eq!(pattern("static $R $F(this string $P) { ... }", code), [3]);
}

#[test]
fn what_is_bound_to_a_receiver_is_its_name() {
    let keys = "patterns: [{pattern: '$R $F(this $T $P, ...) { ... }'}, {focus-metavariable: $P}, {metavariable-regex: {metavariable: $P, regex: ^path$}}]";
    let matches = common::scan(&set(keys, false), "a.cs", BLOCK).matches;
    let written = ["(string with)", "(int mode)", "=> path.Count", "=> Cut", "path, int"];
    let expected: Vec<usize> = written.iter().map(|text| BLOCK.find(text).unwrap()).collect();
    let mut places: Vec<usize> = matches.iter().map(|m| m.range.start).collect();
    places.sort_unstable();
    assert_eq!(places, expected);
}

const PROPERTIES: &str = "\
class Settings {
  public string Level {
    get => field;
    set => field = value;
  }
  int Size {
    get { return 1; }
    init { Keep(value); }
  }
  int Twice => Size * 2;
  int Add(int more) { return more; }
}
";

#[test]
fn accessors_are_functions_for_who_says_so() {
    assert_eq!(pattern("[get] $T $F(...) { ... }", PROPERTIES), [3, 7]);
    assert_eq!(pattern("[get] $T $F() { ... }", PROPERTIES), [3, 7]);
    assert_eq!(pattern("[get] string $F($FIELD) { ... }", PROPERTIES), [3]);
    assert_eq!(pattern("[get] $T $F($A, $B) { ... }", PROPERTIES), [] as [u32; 0]);
    assert_eq!(pattern("[set] $T $F($VALUE) { ... }", PROPERTIES), [4, 8]);
    assert_eq!(pattern("[set] $T $F($VALUE, $FIELD) { ... }", PROPERTIES), [4, 8]);
    assert_eq!(pattern("[set] $T $F($VALUE, $FIELD) { ... $FIELD = $VALUE; ... }", PROPERTIES), [4]);
    assert_eq!(pattern("[init] $T $F($VALUE) { ... }", PROPERTIES), [8]);
    assert_eq!(pattern("[set] $T Level(...) { ... }", PROPERTIES), [4]);
}

#[test]
fn accessors_are_no_methods() {
    assert_eq!(pattern("$T $F(...) { ... }", PROPERTIES), [11]);
    assert_eq!(pattern("$T $F($X) { ... }", PROPERTIES), [11]);
    assert_eq!(pattern("$F($X) { ... }", PROPERTIES), [4, 8, 11]);
    assert_eq!(pattern("$F() { ... }", PROPERTIES), [3, 7]);
    assert_eq!(pattern("$F($X, $Y) { ... }", PROPERTIES), [] as [u32; 0]);
    assert_eq!(pattern("public string $P { ... }", PROPERTIES), [2]);
    assert_eq!(pattern("public string $P { get => $X; }", PROPERTIES), [2]);
}

/// Taint from a focus in a pattern into `sink`.
fn tainted(inside: &str, focus: &str, code: &str) -> Vec<u32> {
    let source = format!("{{patterns: [{{pattern-inside: {inside:?}}}, {{focus-metavariable: {focus}}}]}}");
    found(&format!("mode: taint, pattern-sources: [{source}], pattern-sinks: [{{pattern: sink(...)}}]"), code)
}

#[test]
fn taint_begins_at_a_receiver() {
    let code = "\
static class C {
  extension(string s) {
    void A() { sink(s); }
    void B(string s2) { var t = s; sink(t); sink(s2); }
    void D() { s = \"\"; sink(s); }
    int Length => sink(s);
    int Width { get { return sink(s); } set { sink(value);
      sink(s); } }
    static void E(string s) { sink(s); }
  }
  void F(string s) { sink(s); }
}
";
    assert_eq!(tainted("$R $F(this string $P, ...) { ... }", "$P", code), [3, 4, 6, 7, 8]);
}

#[test]
fn taint_begins_at_what_accessors_are_not_told() {
    let code = "\
class C {
  string A { get => sink(field);
    set => sink(value); }
  string B { get { return sink(other); }
    set { field = value;
      sink(field); } }
}
";
    assert_eq!(tainted("[get] $T $F($FIELD) { ... }", "$FIELD", code), [2]);
    assert_eq!(tainted("[set] $T $F($VALUE, $FIELD) { ... }", "$VALUE", code), [3, 6]);
    assert_eq!(tainted("[set] $T $F($VALUE) { ... }", "$VALUE", code), [3, 6]);
    assert_eq!(tainted("[set] $T $F($VALUE, $FIELD) { ... }", "$FIELD", code), [] as [u32; 0]);
    let code = code.replace("field = value", "field += value");
    assert_eq!(tainted("[set] $T $F($VALUE, $FIELD) { ... }", "$FIELD", &code), [6]);
}

const PLAIN: &str = "mode: taint, pattern-sources: [{pattern: source()}], pattern-sinks: [{pattern: sink(...)}]";

fn ours(code: &str) -> Vec<u32> {
    common::lines(&set(PLAIN, false), "a.cs", code)
}

#[test]
fn extension_members_are_called_like_members() {
    let code = "\
static class E {
  extension(string s) {
    void Out(string more) {
      sink(s);
      sink(more);
    }
    string Upper => s.ToUpper();
    string Note {
      set {
        sink(s);
        sink(value);
      }
    }
  }
}
class C {
  void A() { source().Out(\"\"); }
  void D() { var x = source(); sink(x.Upper); }
  void B() { var t = \"\"; t.Note = source(); }
}
";
    assert_eq!(ours(code), [4, 11, 18]);
    assert_eq!(ours(&code.replace("source().Out(\"\")", "E.Out(\"\", source())")), [5, 11, 18]);
}

#[test]
fn a_field_of_this_name_is_still_one() {
    let code = "\
class C {
  string field;
  string P { get { return field; } set { field = value; } }
  void A() { field = source(); sink(P); }
  void B() { var c = new C(); c.P = source(); sink(c.P); sink(c.field); }
}
";
    assert_eq!(ours(code), [4, 5]);
}

#[test]
fn what_may_be_null_is_assigned_to() {
    let code = "\
class C {
  void M(A a, int[] b) {
    a?.name = source();
    sink(a.name);
    sink(a.other);
    b?[1] = source();
    sink(b?[1]);
    sink(b);
    a?.in?.deep += source();
    sink(a.in.deep);
  }
}
";
    let compat = common::lines(&set(PLAIN, true), "a.cs", code);
    assert!(compat.contains(&4) && compat.contains(&8), "{compat:?}");
    assert_eq!(ours(code), [4, 7, 8, 10]);
    assert_eq!(pattern("$A?.$B = $C", code), [3]);
    assert_eq!(pattern("$A.name = $C", code), [3]);
    assert_eq!(pattern("$A?[$B] = $C", code), [6]);
}

#[test]
fn the_word_is_a_name_elsewhere() {
    let code = "\
class extension {
  extension(string s) { sink(s); }
  void extension2() { var extension = source(); sink(extension); extension(1); }
}
";
    assert_eq!(ours(code), [3]);
    assert_eq!(pattern("extension(...)", code), [3]);
    assert_eq!(pattern("$R $F(this string $P) { ... }", code), [] as [u32; 0]);
    assert_eq!(pattern("$F(string $P) { ... }", code), [2]);
}
