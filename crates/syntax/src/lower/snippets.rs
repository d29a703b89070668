//! Small programs in the languages whose lowerings go by the names of kinds: what becomes of them, that
//! their names are in the grammars, and that no piece of them does harm.

use super::tests::dump;
use crate::Language;
use crate::gast::Kind;
use expect_test::{Expect, expect};
use std::collections::HashSet;

const KOTLIN: &str = r#"package a.b
import java.util.List as L
import java.io.*
@Service(name = "x") open class Shop<T>(private val till: Till, n: Int = 1) : Base(n), Open {
    val total: Int by lazy { 1 }
    companion object { const val LIMIT = 0x10 }
    init { till.open() }
    constructor(x: Int) : this(x, 2)
    fun String?.sell(vararg items: Item, tax: Double = 0.2): Int? {
        loop@ for ((i, item) in items.withIndex()) { if (i > 3) break else continue }
        when (val x = items.size) { 0 -> return null; in 1..3, is Int -> {}; else -> throw E("no $x ${x + 1} \$y") }
        try { do { a[i]++ } while (!done) } catch (e: E) { x!!.y?.z = 1 } finally { }
        val (a, b) = run { p, q -> p to q } as Pair<Int, Int>
        return if (a === b) a ?: b else object : Runnable { override fun run() = Unit }.hashCode()
    }
}
enum class Color(val rgb: Int) { RED(1), BLUE(2) { }; fun f() = 1 }
typealias F = (Int, String) -> Unit
"#;

const RUST: &str = r##"#![allow(dead_code)]
use std::{fs::{self, File as F}, io::*};
/// Sells.
#[derive(Debug)]
#[cfg(feature = "x")]
pub struct Shop<'a, T: Clone> { pub till: &'a mut T, n: Vec<u8> }
pub enum E { A, B(u32), C { x: i8 } }
trait Open { const N: usize = 1; fn open(&self) -> bool { true } }
impl<T> Open for Shop<'_, T> where T: Clone { fn open(&self) -> bool { self.n[0] == 0x1_0u8 } }
async unsafe fn sell(mut items: Vec<Item>, (a, b): (i32, i32)) -> Result<(), E> {
    let Some(x) = items.first() else { return Err(E::A) };
    let y = Shop { till, n: vec![1, 2], ..old };
    println!("{} {x}", items.iter().map(|i| i.price as f64 * 1.5).sum::<f64>());
    'l: for i in 0..=3 { while let Some(z) = it.next()? { if z > 1 && !ok { break 'l } else if z == 0 { continue } } }
    match x { E::A | E::B(_) if a < b => {}, E::C { x, .. } => unsafe { *p += -1 }, [first, .., last] => loop { break 1 }, _ => r#"a"b"# };
    f(&y.n, b'x', async { g().await }, m! { a => b });
    Ok(())
}
mod tests { static S: &str = "a\n"; type T = fn(i32) -> (); macro_rules! m { ($x:expr) => { $x } } }
"##;

const C: &str = r#"#include <stdio.h>
#include "shop.h"
#define LIMIT 16
#define NAME "x"
#define MAX(a, b) ((a) > (b) ? (a) : (b))
typedef struct item { int price, tax; char name[LIMIT]; struct item *next; } item_t;
enum color { RED = 1, BLUE };
static const char *names[] = { "a" "b", [1] = "c" };
extern int printf(const char *format, ...);
#ifdef DEBUG
int debug = 1;
#else
int debug = 0;
#endif
unsigned long *sell(struct item *items, int (*f)(int), void *rest) {
    int i, *p = &i, a[3][4];
    for (i = 0; i < (int) sizeof(a); i++, p--) if (items->price > 3 && !f(i)) continue; else break;
    switch (i) { case 1: case 2: printf("%d\n", i); break; default: goto out; }
    do { *p += 'x' ? 1.5f : 0x1Ful; } while (items[i].next != NULL);
#if LIMIT > 3
    i = 3;
#endif
out:
    return (item_t){ .price = 1 }.price, 0;
}
"#;

const CPP: &str = r#"#include <vector>
using namespace std;
using a::b::c;
namespace shop { namespace inner {
template <typename T> class Till : public Base, private other::Base2<T> {
public:
    Till(int n) : n_(n), m{1} {}
    virtual ~Till() = default;
    const T &get(size_t i) const override { return items[i]; }
    bool operator==(const Till &o) const { return this->n_ == o.n_; }
    static constexpr int N = 1;
private:
    std::vector<T> items; int n_{0};
};
}}
auto sell(std::unique_ptr<shop::Item> &&item, int n = 1) -> int {
    for (const auto &[k, v] : map) { if (auto it = map.find(k); it != map.end()) { delete it; } }
    auto f = [&, x = 1](int y) mutable -> int { return x + y; };
    try { throw std::runtime_error(R"(a"b)"); } catch (const std::exception &e) { } catch (...) { }
    auto *p = new Till<int>(1); p->get(0).run<int>(static_cast<int>(2.0)); int q(3), r{4};
    while (int c = next()) { co_await g(nullptr, 1'000, "x"s); }
    return p ? *p : f(1);
}
"#;

const SCALA: &str = r#"package shop
import a.b.{C => D, _}, e.F
@Service(1) sealed abstract class Till[T <: Any](private val n: Int = 1)(implicit ec: EC) extends Base(n) with Open {
  type Item = Map[String, (Int, T)]
  lazy val x: Int = 0x10
  var (a, b) = (1, 'sym)
  def sell[U](items: => Seq[U], rest: Int*): Option[U] = {
    for (i <- items if i > 1; j = i) { println(s"a $i ${i + 1}") }
    val ys = for { y <- items } yield y map { z => z.f(_, k = 1) }
    x match { case Some(v: Int) if v > 1 => v :: Nil; case a @ (b, _) | c => (); case _ => throw new E("no") }
    try f() catch { case e: E => g } finally { h() }
    while (x < 3) x += 1
    do { x -= 1 } while (!done)
    if (a == b) return None else new Open { def k = 1 }
    items.map(_.price).filter { case (p, q) => p }
  }
}
case object Shop extends App
trait T { def f: Int; val g = (x: Int, y) => x }
"#;

const SWIFT: &str = r##"import Foundation
@objc public final class Till<T: Any>: Base, Open {
    @Published private(set) var n: Int = 1, m = 2
    let names: [String: Int]?
    var twice: Int { get { return n * 2 } set { n = newValue } }
    init?(n: Int, _ m: inout Int) throws { self.n = n }
    deinit { close() }
    static func sell<U>(_ items: [U], with tax: Double = 0.2, rest: Int...) async throws -> (Int, U)? {
        guard let first = items.first, n > 1 else { return nil }
        if case .some(let x) = opt, let y { print("a \(x + 1) b") } else if #available(iOS 13, *) { } else { }
        for (i, item) in items.enumerated() where i > 1 { continue }
        repeat { x += 1 } while x < 3 && !done
        switch self { case .a(_, x: let y), .b: fallthrough; case let z where z > 1: break; default: throw E.no }
        do { try await f()!.g?[0] } catch let e as E { } catch { }
        let f: (Int) -> Int = { [weak self] x in return x ?? 0 }
        items.map { $0 }.filter(\.ok).run(1, with: 2) { a, b in a ... b }
        return (n as! Int is T) ? #"raw"# : """
            many \(n)
            """
    }
}
enum Color: String { case red = "r", blue; case rgb(Int) }
extension Till where T: Open { typealias X = Int; subscript(i: Int) -> Int { i } }
protocol Open { var x: Int { get }; func f() }
"##;

const SOLIDITY: &str = r#"// SPDX-License-Identifier: MIT
pragma solidity >=0.8.0 <0.9.0;
import {A as B, C} from "./a.sol";
import "./b.sol" as D;
abstract contract Shop is Base, Owned(1) {
    using SafeMath for uint256;
    mapping(address => uint256[]) private balances;
    uint constant FEE = 1 ether;
    struct Item { uint price; string name; }
    enum State { Open, Closed }
    event Sold(address indexed who, uint n);
    error Broke(uint need);
    modifier onlyOwner(uint n) virtual { require(msg.sender == owner, "no"); _; }
    constructor(uint n) Base(n) payable { owner = msg.sender; }
    function sell(uint[] memory ids, Item calldata item) external payable onlyOwner(1) returns (bool, uint) {
        (bool ok, ) = msg.sender.call{value: item.price, gas: 1}("");
        for (uint i = 0; i < ids.length; i++) { if (!ok) break; else if (i > 1) continue; else { delete balances[msg.sender]; } }
        unchecked { total += uint256(ids[0]) ** 2; }
        try d.f(42) returns (uint v) { x = v; } catch Error(string memory r) { revert(r); } catch { revert Broke({need: 1}); }
        do { n--; } while (n > 0 ? true : false);
        assembly { let y := add(1, 2) }
        emit Sold(payable(address(0)), type(uint).max);
        return (ok, new Item[](3).length);
    }
    receive() external payable {}
}
"#;

const HTML: &str = r#"<!DOCTYPE html>
<html lang=en>
<head><meta charset="utf-8"/><script src='a.js' async>if (a < b) { run("x") }</script><style>a { b: c }</style></head>
<body><p class="x y">one &amp; <b>two</b><br> three</p><input disabled value=""></body>
</html>
"#;

const LUA: &str = r#"local a <const>, b = 1, f(2)
x, y.z = y[1], x, 3
local function sell(item, ...)
    for i = 1, #item, 2 do if i ~= 3 and not done then goto out elseif i == 4 then break else return i, ... end end
    for k, v in pairs { 1, n = 2, ["m"] = 3 } do t:run "x" [[y]] end
    while true do repeat x = -x ^ 2 .. "a\n" until x end
    ::out::
end
function M.a:b(self) return function() self.x = nil end end
"#;

const ELIXIR: &str = r#"defmodule Shop.Till do
  use GenServer
  alias Shop.{Item, Tax}
  alias Shop.Long.Name, as: Short
  @limit 10
  def sell(%{id: id} = item, [head | tail], tax \\ 1) when id > 1 do
    x = item |> price(tax: 2) |> Enum.map(fn y, z -> y <> "a #{z + 1}" end)
    case x do
      {:ok, v} when v > 1 -> v
      _ -> raise "no"
    end
    if x == ~r/a/ do :a else "b" end
    for i <- 1..3, do: i
    cond do
      true -> nil
    end
    with {:ok, a} <- f(), do: &g(&1, a[:b].c)
  rescue
    e in E -> throw(e)
  after
    close()
  end
  defp total(), do: 1.5
end
"#;

const ALL: &[(&str, &str)] = &[
    ("kotlin", KOTLIN),
    ("rust", RUST),
    ("c", C),
    ("cpp", CPP),
    ("scala", SCALA),
    ("swift", SWIFT),
    ("solidity", SOLIDITY),
    ("html", HTML),
    ("lua", LUA),
    ("elixir", ELIXIR),
];

fn lowered(language: &str, text: &str) -> crate::gast::File {
    let language = Language::from_id(language).unwrap();
    let tree = crate::parse(language, text).unwrap();
    super::lower(language, text.into(), &tree, None)
}

#[test]
fn little_is_left_as_it_is() {
    for (language, text) in ALL {
        let file = lowered(language, text);
        let nodes: Vec<_> = file.items.iter().flat_map(|i| &i.item.nodes).collect();
        let raw = nodes.iter().filter(|n| n.kind == Kind::Raw).count();
        assert!(raw * 100 <= nodes.len() * 6, "{language}: {raw} of {}", nodes.len());
    }
}

#[test]
fn no_piece_of_a_program_does_harm() {
    for (language, text) in ALL {
        for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
            lowered(language, &text[..at]);
            if at % 7 == 0 {
                lowered(language, &text[at..]);
            }
        }
    }
}

/// Every node lies inside its parent's subtree, and the text of each is there.
#[test]
fn positions_are_within_the_file() {
    for (language, text) in ALL {
        let file = lowered(language, text);
        for (i, at) in file.items.iter().enumerate() {
            for node in 0..at.item.nodes.len() as u32 {
                let r = crate::gast::NodeRef { item: i as u32, node };
                let span = file.span(r);
                assert!(span.start <= span.end && file.source.get(span.clone()).is_some(), "{language} {span:?}");
            }
        }
    }
}

/// The words of a lowering's source that could only be kinds or fields are those of its grammar.
#[test]
fn every_name_is_in_the_grammar() {
    let files: &[(&str, &[&str])] = &[
        (include_str!("kotlin.rs"), &["kotlin"]),
        (include_str!("rust.rs"), &["rust"]),
        (include_str!("c.rs"), &["c", "cpp"]),
        (include_str!("cpp.rs"), &["cpp"]),
        (include_str!("scala.rs"), &["scala"]),
        (include_str!("swift.rs"), &["swift"]),
        (include_str!("solidity.rs"), &["solidity"]),
        (include_str!("html.rs"), &["html"]),
        (include_str!("lua.rs"), &["lua"]),
        (include_str!("elixir.rs"), &["elixir"]),
    ];
    for (source, languages) in files {
        let mut known: HashSet<String> = HashSet::new();
        for language in *languages {
            let grammar = (Language::from_id(language).unwrap().row().grammar.unwrap())();
            known.extend((0..grammar.node_kind_count() as u16).filter_map(|id| grammar.node_kind_for_id(id)).map(str::to_owned));
            known.extend((0..grammar.field_count() as u16 + 1).filter_map(|id| grammar.field_name_for_id(id)).map(str::to_owned));
        }
        let words = source.split('"').skip(1).step_by(2);
        for word in words.filter(|w| w.contains('_') && !w.starts_with('_') && w.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')) {
            assert!(known.contains(word), "{languages:?}: {word}");
        }
    }
}

fn check(language: &str, text: &str, expected: &Expect) {
    expected.assert_eq(&dump(language, text));
}

#[test]
fn kotlin() {
    check(
        "kotlin",
        "class A(x: Int) : B() { fun f() = g(1) { it } }",
        &expect![[r#"
            Class
              Attrs ""
              Id "A"
              Nil
              Parents ""
              Interfaces
                Id "B"
              Block
                Params
                  Param
                    Attrs ""
                    Id "x"
                    Id "Int"
                    Nil
                Func
                  Attrs ""
                  Id "f"
                  Nil
                  Params "()"
                  Nil
                  Block
                    Return
                      Call
                        Id "g"
                        Args
                          Int "1"
                          Func/2
                            Attrs ""
                            Nil
                            Nil
                            Params ""
                            Nil
                            Block
                              ExprStmt
                                Id "it"
        "#]],
    );
    check(
        "kotlin",
        "val x = \"a $b\"",
        &expect![[r#"
        VarDef/3
          Attrs ""
          Id "x"
          Nil
          Interp
            Str "a "
            Id "b"
    "#]],
    );
}

#[test]
fn rust() {
    check(
        "rust",
        "#[test]\nfn f(self, mut x: &T) -> T { a::b!(1, x); x.y }",
        &expect![[r#"
        Func
          Attrs
            Attr
              Id "test"
          Id "f"
          Nil
          Params
            Param
              Attrs ""
              Special "self"
              Nil
              Nil
            Param
              Attrs
                KeywordAttr "mut"
              Id "x"
              TypeWrap/4
                Id "T"
              Nil
          Id "T"
          Block
            ExprStmt
              Call
                Dot
                  Id "a"
                  Id "b!"
                Args
                  Int "1"
                  Id "x"
            Return
              Dot
                Id "x"
                Id "y"
    "#]],
    );
    check(
        "rust",
        "use a::{b as c, d::*};",
        &expect![[r#"
        Imports
          Import/1
            Path "a"
            Id "b"
            Id "c"
          Import/2
            Str "a.d"
            Nil
            Nil
    "#]],
    );
}

#[test]
fn c_and_cpp() {
    check(
        "c",
        "static char *p = a->b[1], q;",
        &expect![[r#"
        Block
          VarDef
            Attrs
              KeywordAttr "static"
            Id "p"
            TypeWrap/2
              Id "char"
            Index
              Dot
                Deref
                  Id "a"
                Id "b"
              Int "1"
          VarDef
            Attrs
              KeywordAttr "static"
            Id "q"
            Id "char"
            Nil
    "#]],
    );
    check(
        "c",
        "#if X\nint f(void);\n#else\nint g(int a[3]) { return 1; }\n#endif",
        &expect![[r#"
        Block
          Func
            Attrs ""
            Id "f"
            Nil
            Params "(void)"
            Id "int"
            Nil
          Func
            Attrs ""
            Id "g"
            Nil
            Params
              Param
                Attrs ""
                Id "a"
                TypeWrap/1
                  Id "int"
                  Int "3"
                Nil
            Id "int"
            Block
              Return
                Int "1"
    "#]],
    );
    check(
        "cpp",
        "template<class T> struct A : B { A(T x) : y(x) {} };",
        &expect![[r#"
        Class/4
          Attrs ""
          Id "A"
          Nil
          Parents
            Id "B"
          Interfaces ""
          Block
            Func
              Attrs
                Attr
                  Raw/398
                    Token ":"
                    Raw/399
                      Id "y"
                      Args
                        Id "x"
              Id "A"
              Nil
              Params
                Param
                  Attrs ""
                  Id "x"
                  Id "T"
                  Nil
              Nil
              Block "{}"
    "#]],
    );
}

#[test]
fn scala() {
    check(
        "scala",
        "def f(x: Int) = { x map g; if (x) 1 else s\"a $x\" }",
        &expect![[r#"
        Func
          Attrs ""
          Id "f"
          Nil
          Params
            Param
              Attrs ""
              Id "x"
              Id "Int"
              Nil
          Nil
          Block
            ExprStmt
              Call
                Dot
                  Id "x"
                  Id "map"
                Args
                  Id "g"
            If
              Id "x"
              Block
                Return
                  Int "1"
              Block
                Return
                  Interp
                    Str "a "
                    Id "x"
    "#]],
    );
    check(
        "scala",
        "case class A(x: Int) extends B with C",
        &expect![[r#"
        Class
          Attrs
            KeywordAttr "case"
          Id "A"
          Nil
          Parents
            Id "B"
          Interfaces
            Id "C"
          Block
            Params
              Param
                Attrs ""
                Id "x"
                Id "Int"
                Nil
    "#]],
    );
}

#[test]
fn swift() {
    check(
        "swift",
        "if let a = b, c > 1 { f(x: 1) { $0 } } else { try g()! }",
        &expect![[r#"
        If
          Seq
            VarDef/3
              Attrs ""
              Id "a"
              Nil
              Id "b"
            Binary/26
              Id "c"
              Int "1"
          Block
            ExprStmt
              Call
                Id "f"
                Args
                  KwArg
                    Id "x"
                    Int "1"
                  Func/2
                    Attrs ""
                    Nil
                    Nil
                    Params ""
                    Nil
                    Block
                      ExprStmt
                        Id "$0"
          Block
            ExprStmt
              TypeAssert
                Call
                  Id "g"
                  Args "()"
                Nil
    "#]],
    );
    check(
        "swift",
        "struct A: B { let x: Int? = nil, y = 1 }",
        &expect![[r#"
        Class
          Attrs ""
          Id "A"
          Nil
          Parents ""
          Interfaces
            Id "B"
          Block
            Block
              VarDef/3
                Attrs ""
                Id "x"
                TypeWrap/3
                  Id "Int"
                Null "nil"
              VarDef/3
                Attrs ""
                Id "y"
                Nil
                Int "1"
    "#]],
    );
}

#[test]
fn solidity() {
    check(
        "solidity",
        "contract A is B { function f(uint a) public { try b.c() { } catch { revert(\"x\"); } } }",
        &expect![[r#"
        Class
          Attrs ""
          Id "A"
          Nil
          Parents
            Id "B"
          Interfaces ""
          Block
            Func
              Attrs
                KeywordAttr "public"
              Id "f"
              Nil
              Params
                Param
                  Attrs ""
                  Id "a"
                  Id "uint"
                  Nil
              Nil
              Block
                Try
                  Block
                    ExprStmt
                      Call
                        Dot
                          Id "b"
                          Id "c"
                        Args ""
                  Catches
                    Catch
                      Nil
                      Nil
                      Block
                        ExprStmt
                          Call
                            Id "revert"
                            Args
                              Str "x"
                  Nil
                  Nil
    "#]],
    );
}

#[test]
fn html_lua_and_elixir() {
    check(
        "html",
        "<a b=\"c\" d>e<br/></a>",
        &expect![[r#"
        Xml
          Id "a"
          XmlAttrs
            XmlAttr
              Id "b"
              Str "c"
            XmlAttr
              Id "d"
              Nil
          XmlText "e"
          Xml
            Id "br"
            XmlAttrs ""
    "#]],
    );
    check(
        "lua",
        "local a, b = 1, 2\nif x then y:z() elseif w then v = 1 end",
        &expect![[r#"
        Block
          VarDef/2
            Attrs ""
            Id "a"
            Nil
            Int "1"
          VarDef/2
            Attrs ""
            Id "b"
            Nil
            Int "2"
        If
          Id "x"
          Block
            ExprStmt
              Call
                Dot
                  Id "y"
                  Id "z"
                Args "()"
          If
            Id "w"
            Block
              ExprStmt
                Assign
                  Id "v"
                  Int "1"
            Nil
    "#]],
    );
    check(
        "elixir",
        "defp f(x, k: 1) when x do\n  g(x) |> A.B.h(k: 2)\nend",
        &expect![[r#"
            Func
              Attrs
                KeywordAttr "defp"
              Id "f"
              Nil
              Params
                Param
                  Attrs ""
                  Id "x"
                  Nil
                  Nil
                KwArg
                  Id "k"
                  Int "1"
              Nil
              Block
                Return
                  Call
                    Dot
                      Dot
                        Id "A"
                        Id "B"
                      Id "h"
                    Args
                      Call
                        Id "g"
                        Args
                          Id "x"
                      KwArg
                        Id "k"
                        Int "2"
        "#]],
    );
}
