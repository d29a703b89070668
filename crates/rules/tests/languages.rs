//! What patterns find in the languages beyond the first ones: one small program for each, and the lines
//! on which patterns must begin to match. A line is told by its comment, `1` being the first answer.

#![allow(clippy::unwrap_used, reason = "a test")]

use ql_rules::{RuleSet, RuleSource, Target, load};
use ql_syntax::Language;
use std::collections::BTreeSet;

/// The lines, from 1, on which matches begin.
fn lines(language: &str, pattern: &str, code: &str, compat: bool) -> BTreeSet<usize> {
    let rule = serde_json::json!({ "id": "r", "pattern": pattern, "languages": [language], "message": "m", "severity": "WARNING" });
    let text = serde_json::json!({ "rules": [rule] }).to_string();
    let (rules, problems) = load(&[RuleSource { path: "r.yaml", prefix: "", text: &text }]);
    assert!(problems.is_empty(), "{language} {pattern}: {problems:?}");
    let (set, problems) = RuleSet::compile(rules, compat);
    assert!(problems.is_empty(), "{language} {pattern}: {problems:?}");
    let language = Language::from_id(language).unwrap();
    let outcome =
        set.scan(&Target { path: "a", language, text: code, file: None, text_only: false, memory: None, first: None, stop: &|| false });
    outcome.matches.iter().map(|m| code[..m.range.start].matches('\n').count() + 1).collect()
}

fn check(language: &str, code: &str, cases: &[(&str, &[usize])]) {
    for (pattern, expected) in cases {
        let expected: BTreeSet<usize> = expected.iter().copied().collect();
        assert_eq!(lines(language, pattern, code, false), expected, "{language}: {pattern}");
    }
}

#[test]
fn kotlin() {
    let code = r#"import java.io.File as F
class Shop(val till: Till, n: Int) : Base(), Open {
    fun sell(id: Int, name: String = "x"): Int {
        val f = F("a")
        till?.run(id) { it.close() }
        log("sold $id of ${name}")
        if (id > 3) stop(id) else { go() }
        var k = 1; k += 2
        when (id) { 1 -> one(); else -> go() }
        try { risky() } catch (e: IOException) { log("no") } finally { done() }
        return id
    }
    fun short() = go()
    fun typed(s: String) { use(s) }
}
@A("x")
@B("y")
open class Two {
    fun f() = 1
}
"#;
    check(
        "kotlin",
        code,
        &[
            ("java.io.File(...)", &[4]),
            ("class $C(...) : Open { ... }", &[2]),
            ("fun $F(..., name: String, ...) { ... }", &[3]),
            ("fun $F(...) { ... }", &[3, 13, 14, 19]),
            ("$X.run(...)", &[5]),
            ("$X.run($Y) { ... }", &[5]),
            ("log(\"...$X...\")", &[6]),
            ("log(\"...\")", &[10]),
            ("if ($C) $S else $T", &[7]),
            ("val $X = $Y", &[4]),
            ("var $X = $Y", &[8]),
            ("$X += $Y", &[8]),
            ("go()", &[7, 9, 13]),
            ("try { ... } catch ($E: IOException) { ... } finally { ... }", &[10]),
            ("return $X", &[11, 13, 19]),
            ("use(($X : String))", &[14]),
            ("@B(...) class $C { ... }", &[16]),
            ("open class Two { ... }", &[16]),
        ],
    );
}

#[test]
fn rust() {
    let code = r#"use std::{fs, process::Command as C};
#[derive(Debug)]
#[cfg(test)]
pub struct Shop { pub id: u32 }
impl Shop {
    pub async fn sell(&mut self, id: u32) -> Result<u32, E> {
        let text = fs::read_to_string("a")?;
        C::new("ls").arg(id).spawn()?;
        println!("{} {}", text, id);
        if let Some(x) = self.next() { unsafe { *x = 1; } }
        match id { 0 => stop(), n if n > 3 => go(n), _ => {} }
        let y = Shop { id: 7, ..other };
        for i in 0..id { go(i) }
        let c = |a| a + 1;
        Ok(id)
    }
}
"#;
    check(
        "rust",
        code,
        &[
            ("std::fs::read_to_string(...)", &[7]),
            ("std::process::Command::new($X). ... .spawn()", &[8]),
            ("println!(...)", &[9]),
            ("println!(\"...\", $X, id)", &[9]),
            ("#[derive(Debug)]\nstruct $S { ... }", &[2]),
            ("fn $F(...) -> $T { ... }", &[6]),
            ("fn $F(&mut self, $X: u32) { ... }", &[6]),
            ("impl Shop { ... }", &[5]),
            ("unsafe { ... }", &[10]),
            ("*$X = $Y", &[10]),
            ("match $X { ..., _ => ... }", &[11]),
            ("go($X)", &[11, 13]),
            ("Shop { id: 7, ... }", &[12]),
            ("for $I in $R { ... }", &[13]),
            ("let $X = |$A| $B;", &[14]),
            ("return $X", &[15, 14]),
            ("use std::fs;", &[1]),
        ],
    );
}

#[test]
fn c() {
    let code = r#"#include <string.h>
#define SIZE 16
static char *copy(const char *from, struct box *b) {
    char buf[SIZE], *p = buf;
    strcpy(buf, from);
    if (b->len > 3 && !from) goto out;
    for (int i = 0; i < SIZE; i++) p[i] = 'x';
    int *q = malloc(sizeof(int) * 4);
    free(q);
    free(q);
    switch (*p) { case 1: run(p); break; default: stop(); }
out:
    return (char *) p;
}
"#;
    check(
        "c",
        code,
        &[
            ("strcpy($X, ...)", &[5]),
            ("$T *$F(...) { ... }", &[3]),
            ("$T $X[16];", &[4]),
            ("char *$X = $Y;", &[4]),
            ("$B->len", &[6]),
            ("if ($X) goto $L;", &[6]),
            ("for (...) { ... }", &[7]),
            ("for (...) $S", &[7]),
            ("$X = malloc(...);", &[8]),
            ("free($X);\n...\nfree($X);", &[9]),
            ("return p;", &[13]),
            ("$X = $Y", &[4, 7, 8]),
            ("run((char *$P))", &[11]),
            ("sizeof($T)", &[8]),
            ("return ($T *) $X;", &[13]),
            ("#include <string.h>", &[1]),
            ("#include \"string.h\"", &[1]),
            ("#include <stdio.h>", &[]),
        ],
    );
}

#[test]
fn cpp() {
    let code = r#"#include "a.h"
using namespace std;
namespace shop {
class Till : public Base {
  public:
    Till(int n) : n_(n) {}
    int sell(const string &name) { return this->n_ + name.size(); }
};
}
template <typename T> void run(unique_ptr<T> p) {
    auto q = new Till(3);
    q->sell("x");
    for (const auto &item : items) { cout << item; }
    try { go(); } catch (const error &e) { stop(); }
    auto f = [&](int y) { return y + 1; };
    delete q;
    throw oops("no");
}
"#;
    check(
        "cpp",
        code,
        &[
            ("namespace shop { ... }", &[3]),
            ("class $C : public Base { ... };", &[4]),
            ("$T run(...) { ... }", &[10]),
            ("new Till(...)", &[11]),
            ("$X.sell(...)", &[12]),
            ("$X->sell(\"...\")", &[12]),
            ("for (...) { ... }", &[13]),
            ("cout << $X", &[13]),
            ("delete $X;", &[16]),
            ("throw $X;", &[17]),
            ("std::go()", &[14]),
            ("auto $F = [&](int $Y) { ... };", &[15]),
        ],
    );
}

#[test]
fn scala() {
    let code = r#"import java.io.{File => F}
case class Shop(till: Till) extends Base with Open {
  def sell(id: Int, rest: String*)(implicit ec: EC): Int = {
    val f = new F("a")
    till run id
    log(s"sold $id of ${rest}")
    if (id > 3) stop(id) else go()
    id match { case 1 => one(); case n if n > 2 => go() }
    for (i <- rest if i > 1) { log(i) }
    try risky() catch { case e: Oops => log("no") }
    rest.map(x => x + 1)
  }
  def short = go()
}
"#;
    check(
        "scala",
        code,
        &[
            ("new java.io.File(...)", &[4]),
            ("case class $C(...) extends Base { ... }", &[2]),
            ("def $F(...) = { ... }", &[3, 13]),
            ("$X.run($Y)", &[5]),
            ("log(s\"...${$X}...\")", &[6]),
            ("log(\"...\")", &[10]),
            ("if ($C) $A else $B", &[7]),
            ("$X match { case 1 => ...; ... }", &[8]),
            ("for ($I <- $X if $C) { ... }", &[9]),
            ("return go()", &[13]),
            ("$X.map($F)", &[11]),
        ],
    );
}

#[test]
fn swift() {
    let code = r#"import Foundation
class Shop: Base, Open {
    let till: Till
    func sell(_ id: Int, with name: String = "x") throws -> Int {
        guard let t = till.open() else { return 0 }
        let data = try! Data(contentsOf: url)
        till?.run(id, mode: 2) { x in x.close() }
        log("sold \(id) of")
        if id > 3 { stop(id) } else { go() }
        for i in 0..<id { go() }
        switch id { case 1: one(); default: go() }
        do { try risky() } catch { log("no") }
        return id
    }
}
"#;
    check(
        "swift",
        code,
        &[
            ("class $C { ... }", &[2]),
            ("func $F(...) -> Int { ... }", &[4]),
            ("Data(contentsOf: $X)", &[6]),
            ("$X.run(..., mode: $M, ...)", &[7]),
            ("log(\"...\")", &[12]),
            ("if $C { ... } else { ... }", &[9]),
            ("for $I in $X { ... }", &[10]),
            ("go()", &[9, 10, 11]),
            ("let $X = $Y", &[5, 6]),
            ("return $X", &[5, 13]),
        ],
    );
}

#[test]
fn solidity() {
    let code = r#"pragma solidity ^0.8.0;
contract Shop is Base, Owned {
    uint constant FEE = 3;
    modifier onlyOwner() { require(msg.sender == owner, "no"); _; }
    function sell(uint id, string memory name) external payable onlyOwner returns (bool) {
        (bool ok, ) = msg.sender.call{value: id}("");
        if (id > 3) { revert("no"); } else revert Broke(id);
        for (uint i = 0; i < id; i++) { total += i; }
        unchecked { total -= 1; }
        require(tx.origin == owner);
        emit Sold(id);
        selfdestruct(payable(owner));
        return true;
    }
}
"#;
    check(
        "solidity",
        code,
        &[
            ("contract $C is ..., Owned, ... { ... }", &[2]),
            ("function $F(...) external { ... }", &[5]),
            ("function $F(...) onlyOwner { ... }", &[5]),
            ("function $F(...) internal { ... }", &[]),
            ("$X.call{value: $V}(...)", &[6]),
            ("revert(...)", &[7]),
            ("for (...) { ... }", &[8]),
            ("unchecked { ... }", &[9]),
            ("require($X == owner, ...)", &[4, 10]),
            ("tx.origin", &[10]),
            ("selfdestruct(...)", &[12]),
            ("modifier $M(...) { ... }", &[4]),
            ("pragma solidity ^$V;", &[1]),
        ],
    );
}

#[test]
fn html() {
    let code = "<body class=\"x\">\n<a href='b' target=_blank>go</a>\n<script src=\"c.js\"></script>\n<img src=\"d\">\n</body>\n";
    check(
        "html",
        code,
        &[
            ("<a ... target=\"_blank\" ...>...</a>", &[2]),
            ("<script ... src=\"$S\" ...>...</script>", &[3]),
            ("<$TAG ... href=\"...\">...</$TAG>", &[2]),
            ("<a>other</a>", &[]),
        ],
    );
}

#[test]
fn lua() {
    let code = r#"local a, b = 1, load("x")
function shop.sell(id, ...)
  if id > 3 then stop(id) elseif id == 2 then go() else go() end
  for i, v in pairs(id) do os.execute("rm " .. v) end
  t:run { n = 2 }
  return id
end
"#;
    check(
        "lua",
        code,
        &[
            ("$X = load(...)", &[1]),
            ("function $F(...) ... end", &[2]),
            ("os.execute(\"rm \" .. $X)", &[4]),
            ("if $C then ... end", &[3]),
            ("$T:run(...)", &[5]),
            ("go()", &[3]),
            ("return $X", &[6]),
        ],
    );
}

#[test]
fn elixir() {
    let code = r#"defmodule Shop do
  alias Shop.Till, as: T; alias Shop.Long.Name
  def sell(id, %{"n" => n}) when id > 1 do
    text = "a #{n}"
    System.cmd("rm", [id])
    id |> go(mode: 2)
    T.run(id); Name.stop()
    if id == 2 do stop(id) else go(1) end
    case id do
      1 -> :ok
      _ -> String.to_atom(n)
    end
  end
  defp total, do: 3
end
"#;
    check(
        "elixir",
        code,
        &[
            ("def $F(...) do\n  ...\nend", &[3, 14]),
            ("defp $F(...) do\n  ...\nend", &[14]),
            ("System.cmd($X, ...)", &[5]),
            ("String.to_atom($X)", &[11]),
            ("$X = \"...#{$Y}...\"", &[4]),
            ("go($A, mode: $M)", &[6]),
            ("if $C do\n  ...\nelse\n  ...\nend", &[8]),
            ("Shop.Till.run($X)", &[7]),
            ("Shop.Long.Name.stop()", &[7]),
        ],
    );
}

/// Patterns in every language whose text is broken or cut short give a problem, never a panic.
#[test]
fn cut_patterns_do_no_harm() {
    let patterns = [
        "class $C(...) { ... }",
        "fn $F(...) { if $X { $...Y } }",
        "foo(<... $X ...>, \"...$Y\", ($Z : T))",
        "$X match { case ... => ... }",
        "#include <$X>\n...",
        "<$T a=\"...\">...</$T>",
        "for (...; $X; ...) { ... }",
    ];
    for language in Language::all() {
        for pattern in patterns {
            for at in (0..=pattern.len()).step_by(4) {
                let rule = serde_json::json!({ "id": "r", "pattern": &pattern[..at], "languages": [language.id()], "message": "m", "severity": "WARNING" });
                let text = serde_json::json!({ "rules": [rule] }).to_string();
                let (rules, _) = load(&[RuleSource { path: "r.yaml", prefix: "", text: &text }]);
                let _ = RuleSet::compile(rules, false);
            }
        }
    }
}
