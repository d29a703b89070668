//! Members of C# that take more than is written: accessors of properties, and whatever stands in an
//! extension block.

use super::common::{Kids, Lower};
use super::csharp::{attributes, function_body, parameter, parameters, statement};
use crate::gast::{ClassKind, FuncKind, Kind, VarKind, flag};
use std::ops::Range;
use tree_sitter::Node;

/// Most concrete nodes of a type that is repeated at each member or accessor it holds for.
const MAX_TYPE: usize = 48;

/// Longest receiver, in bytes, whose text is.
const MAX_RECEIVER: usize = 256;

/// Whether a class is what the grammar is given for an extension block (see `csharp14`).
pub(super) fn is_extension(l: &Lower<'_>, n: Node<'_>) -> bool {
    n.kind() == "class_declaration" && l.text(n).starts_with("extension")
}

/// `extension(T receiver) { members }`: a class without a name, with what it extends among its parents.
/// `extension(T) { members }` has no receiver, and its members no parameter for it.
pub(super) fn extension(l: &mut Lower<'_>, n: Node<'_>) {
    let kids = Kids::of(n);
    let (start, end) = (l.span(n).start, l.span(n).end);
    let list = kids.named().find(|k| k.kind() == "parameter_list");
    let receiver = list.and_then(|list| Kids::of(list).named().find(|k| k.kind() == "parameter"));
    l.open_op(Kind::Class, ClassKind::Extension as u16, n);
    l.b.leaf(Kind::Attrs, start..start, 0);
    l.b.nil(start);
    l.opt(n.child_by_field_name("type_parameters"), end);
    match (receiver, kids.named().find(|k| k.kind() == "base_list")) {
        (Some(receiver), _) => {
            l.open(Kind::Parents, receiver);
            let index = l.b.next();
            parameter(l, receiver);
            l.b.node(index).flags |= flag::IMPLICIT | flag::SPECIAL;
            l.close();
        }
        (None, Some(kinds)) => l.list(Kind::Parents, kinds, Kids::of(kinds).named()),
        (None, None) => drop(l.b.leaf(Kind::Parents, start..start, 0)),
    }
    l.b.leaf(Kind::Interfaces, start..start, 0);
    match n.child_by_field_name("body") {
        Some(body) => {
            l.open(Kind::Block, body);
            for k in Kids::of(body).named() {
                match k.kind() {
                    "method_declaration" => l.nested(k, |l, k| method(l, k, FuncKind::Method, receiver)),
                    "property_declaration" => l.nested(k, |l, k| property(l, k, receiver)),
                    _ => statement(l, k),
                }
            }
            l.close();
        }
        None => l.b.nil(end),
    }
    l.close();
}

/// What a member has for a receiver: nothing where it is static.
fn received<'t>(l: &Lower<'_>, n: Node<'t>, receiver: Option<Node<'t>>) -> Option<Node<'t>> {
    receiver.filter(|_| !Kids::of(n).named().any(|k| k.kind() == "modifier" && l.text(k) == "static"))
}

/// A function; of a method in an extension block the `receiver`.
pub(super) fn method(l: &mut Lower<'_>, n: Node<'_>, kind: FuncKind, receiver: Option<Node<'_>>) {
    let end = l.span(n).end;
    let field = |name: &str| n.child_by_field_name(name);
    let receiver = received(l, n, receiver);
    l.open_op(Kind::Func, kind as u16, n);
    let start = l.span(n).start;
    l.b.open(Kind::Attrs, start..start);
    attributes(l, n);
    if receiver.is_some() {
        l.b.implied(Kind::KeywordAttr, start, "static");
    }
    l.close();
    l.opt(field("name"), end);
    l.opt(field("type_parameters"), end);
    parameters(l, field("parameters"), end, receiver);
    l.opt(field("returns").or_else(|| field("type")), end);
    function_body(l, field("body"), end);
    l.close();
}

/// The receiver `n` of an extension block as a parameter of a member: one of no length, at a place where
/// nothing else of the member begins, with its name and type as they are written.
pub(super) fn receiver_parameter(l: &mut Lower<'_>, n: Node<'_>, at: usize) {
    let small = n.descendant_count() <= MAX_TYPE && l.text(n).len() <= MAX_RECEIVER;
    let index = l.b.open(Kind::Param, at..at);
    l.b.node(index).flags |= flag::IMPLICIT;
    if small {
        let text = format!("this {}", l.text(n));
        l.b.mean(index, &text);
    }
    l.b.open(Kind::Attrs, at..at);
    l.b.implied(Kind::KeywordAttr, at, "this");
    l.close();
    match n.child_by_field_name("name") {
        Some(name) => {
            let name = l.text(name);
            l.b.implied(Kind::Id, at, name);
        }
        None => l.b.nil(at),
    }
    l.opt(n.child_by_field_name("type").filter(|_| small), at);
    l.b.nil(at);
    l.close();
}

/// A property; of one in an extension block the `receiver`.
pub(super) fn property(l: &mut Lower<'_>, n: Node<'_>, receiver: Option<Node<'_>>) {
    let (start, end) = (l.span(n).start, l.span(n).end);
    let receiver = received(l, n, receiver);
    let value = n.child_by_field_name("value");
    // `T P => e` is `T P { get => e; }`, which can have a receiver.
    let getter = value.filter(|v| receiver.is_some() && v.kind() == "arrow_expression_clause");
    l.open_op(Kind::VarDef, VarKind::Field as u16, n);
    l.b.open(Kind::Attrs, start..start);
    attributes(l, n);
    for list in Kids::of(n).named().filter(|k| k.kind() == "accessor_list") {
        for a in Kids::of(list).named().filter(|a| a.kind() == "accessor_declaration") {
            let word = a.child_by_field_name("name");
            let kind = word.and_then(|w| Accessor::named(l.text(w)));
            if let (Some(word), Some(kind), Some(body)) = (word, kind, a.child_by_field_name("body")) {
                accessor(l, n, a, (kind, l.span(word)), body, receiver);
            }
        }
    }
    if let Some(body) = getter {
        // Its word would stand behind the arrow, apart from the receiver.
        let behind = l.span(body).start + "=>".len();
        accessor(l, n, body, (Accessor::Get, behind..behind), body, receiver);
    }
    l.close();
    l.opt(n.child_by_field_name("name"), end);
    l.opt(n.child_by_field_name("type"), end);
    match value.filter(|_| getter.is_none()) {
        Some(v) if v.kind() == "arrow_expression_clause" => l.opt(Kids::of(v).first_named(), end),
        other => l.opt(other, end),
    }
    l.close();
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Accessor {
    Get,
    Set,
    Init,
}

impl Accessor {
    fn named(word: &str) -> Option<Accessor> {
        match word {
            "get" => Some(Accessor::Get),
            "set" => Some(Accessor::Set),
            "init" => Some(Accessor::Init),
            _ => None,
        }
    }
}

/// A property's accessor that has a body, as a function of the property's name: `[get] T Name(field)` or
/// `[set] T Name(value, field)`; `init` is a `set` too. The parameters have no length and places of their
/// own: `value` where the accessor begins, `field` behind its word, a receiver where its body begins.
fn accessor(
    l: &mut Lower<'_>,
    property: Node<'_>,
    n: Node<'_>,
    (kind, word): (Accessor, Range<usize>),
    body: Node<'_>,
    receiver: Option<Node<'_>>,
) {
    let (start, end) = (l.span(n).start, l.span(n).end);
    let getter = kind == Accessor::Get;
    l.open_op(Kind::Func, if getter { FuncKind::Getter } else { FuncKind::Setter } as u16, n);
    l.b.open(Kind::Attrs, start..start);
    l.b.open(Kind::Attr, word.clone());
    if word.is_empty() {
        l.b.implied(Kind::Id, word.start, "get");
    } else {
        l.b.id(word.clone());
    }
    l.close();
    if kind == Accessor::Init {
        l.b.open(Kind::Attr, start..start);
        l.b.implied(Kind::Id, start, "set");
        l.close();
    }
    if receiver.is_some() {
        l.b.implied(Kind::KeywordAttr, start, "static");
    }
    l.close();
    l.opt(property.child_by_field_name("name"), start);
    l.b.nil(start);
    l.b.open(Kind::Params, start..start);
    if let Some(receiver) = receiver {
        let at = l.span(body).start;
        receiver_parameter(l, receiver, at);
    }
    if !getter {
        implied_parameter(l, start, "value", 0);
    }
    implied_parameter(l, word.end, "field", flag::IMPLICIT | flag::SPECIAL);
    l.close();
    l.opt(property.child_by_field_name("type").filter(|t| t.descendant_count() <= MAX_TYPE), start);
    function_body(l, Some(body), end);
    l.close();
}

fn implied_parameter(l: &mut Lower<'_>, at: usize, name: &str, flags: u8) {
    let index = l.b.open(Kind::Param, at..at);
    l.b.node(index).flags |= flags;
    l.b.leaf(Kind::Attrs, at..at, 0);
    l.b.implied(Kind::Id, at, name);
    l.b.nil(at);
    l.b.nil(at);
    l.close();
}

#[cfg(test)]
mod tests {
    use crate::gast::File;
    use crate::lower::{lower, tests::dump};
    use crate::{Language, csharp14, parse};
    use expect_test::expect;
    use proptest::prelude::*;

    #[test]
    fn members_of_an_extension_block() {
        let tree = dump("csharp", "static class C { extension(S s) { void M(int a) { } T P => s; public static int N() => 1; } }");
        expect![[r#"
            Class
              Attrs
                KeywordAttr "static"
              Id "C"
              Nil
              Parents ""
              Interfaces ""
              Block
                Class/7
                  Attrs ""
                  Nil
                  Nil
                  Parents
                    Param
                      Attrs ""
                      Id "s"
                      Id "S"
                      Nil
                  Interfaces ""
                  Block
                    Func/1
                      Attrs
                        KeywordAttr "static"
                      Id "M"
                      Nil
                      Params
                        Param
                          Attrs
                            KeywordAttr "this"
                          Id "s"
                          Id "S"
                          Nil
                        Param
                          Attrs ""
                          Id "a"
                          Id "int"
                          Nil
                      Id "void"
                      Block "{ }"
                    VarDef/5
                      Attrs
                        Func/4
                          Attrs
                            Attr
                              Id "get"
                            KeywordAttr "static"
                          Id "P"
                          Nil
                          Params
                            Param
                              Attrs
                                KeywordAttr "this"
                              Id "s"
                              Id "S"
                              Nil
                            Param
                              Attrs ""
                              Id "field"
                              Nil
                              Nil
                          Id "T"
                          Block
                            Return
                              Id "s"
                      Id "P"
                      Id "T"
                      Nil
                    Func/1
                      Attrs
                        KeywordAttr "public"
                        KeywordAttr "static"
                      Id "N"
                      Nil
                      Params "()"
                      Id "int"
                      Block
                        Return
                          Int "1"
        "#]]
        .assert_eq(&tree);
    }

    #[test]
    fn a_block_without_a_receiver() {
        expect![[r#"
            Class
              Attrs ""
              Id "C"
              Nil
              Parents ""
              Interfaces ""
              Block
                Class/7
                  Attrs ""
                  Nil
                  Nil
                  Parents
                    TypeApply
                      Id "List"
                      Id "T"
                  Interfaces ""
                  Block
                    Func/1
                      Attrs ""
                      Id "M"
                      Nil
                      Params "()"
                      Id "void"
                      Block "{ }"
        "#]]
        .assert_eq(&dump("csharp", "class C { extension<T>(List<T>) where T : A { void M() { } } }"));
    }

    #[test]
    fn accessors() {
        expect![[r#"
            Class
              Attrs ""
              Id "C"
              Nil
              Parents ""
              Interfaces ""
              Block
                VarDef/5
                  Attrs
                    Func/5
                      Attrs
                        Attr
                          Id "init"
                        Attr
                          Id "set"
                      Id "P"
                      Nil
                      Params
                        Param
                          Attrs ""
                          Id "value"
                          Nil
                          Nil
                        Param
                          Attrs ""
                          Id "field"
                          Nil
                          Nil
                      Id "S"
                      Block
                        Return
                          Assign
                            Id "field"
                            Id "value"
                  Id "P"
                  Id "S"
                  Nil
        "#]]
        .assert_eq(&dump("csharp", "class C { S P { get; init => field = value; } }"));
    }

    #[test]
    fn assignments_to_what_may_be_null() {
        expect![[r#"
            ExprStmt
              Assign
                Dot
                  Id "a"
                  Id "b"
                Index
                  Id "a"
                  Int "1"
            ExprStmt
              Assign
                Index
                  Id "a"
                  Int "1"
                Int "2"
        "#]]
        .assert_eq(&dump("csharp", "a?.b = a?[1]; a?[1] = 2;"));
    }

    /// Whatever the word is elsewhere, its tree is that of another name.
    #[test]
    fn other_uses_of_the_word() {
        for code in [
            "class extension { extension(int a) { extension(a); } }",
            "class C { int extension; void extension(int a) { extension(a); var x = new extension(a) { A = 1 }; } }",
            "class C { extension(int a, int b) { extension.M(); } }",
            "enum E { extension }",
            "if (extension(a)) { b(); } extension: c();",
        ] {
            assert_eq!(dump("csharp", code), dump("csharp", &code.replace("extension", "otherName")).replace("otherName", "extension"));
        }
    }

    const PIECES: &[&str] = &[
        "class C {",
        "extension(S s) {",
        "extension",
        "(S s)",
        "(S)",
        " {",
        "}",
        "}",
        " void M(int a) { s?.b = a; }",
        " S P { get => s; set { } }",
        " class extension { }",
        "/*",
        "*/",
        "\"",
        ";",
        "a?.b",
        " = 1;",
        "a?[0]",
        " // ",
        "\n",
        "class D { void N() { } }\n",
    ];

    fn hashes(file: &File) -> Vec<(u32, Vec<u64>)> {
        file.items.iter().map(|at| (at.base, at.item.nodes.iter().map(|n| n.hash).collect())).collect()
    }

    proptest! {
        /// After an edit, trees are those of the text as it is then.
        #[test]
        fn edits(before in prop::collection::vec(0..PIECES.len(), 1..24), at in 0_usize..24, removed in 0_usize..4, added in prop::collection::vec(0..PIECES.len(), 0..3)) {
            let language = Language::from_id("csharp").unwrap();
            let text = |all: &[usize]| all.iter().map(|n| PIECES[*n]).collect::<String>();
            let at = at.min(before.len());
            let end = (at + removed).min(before.len());
            let (start, cut, new) = (text(&before[..at]).len(), text(&before[at..end]).len(), text(&added));
            let old_text = text(&before);
            let new_text = format!("{}{new}{}", &old_text[..start], &old_text[start + cut..]);
            let mut tree = crate::parse(language, &old_text).unwrap();
            let old = lower(language, old_text.as_str().into(), &tree, None);
            parse::edit(&mut tree, &old_text, &new_text, start, start + cut, start + new.len());
            let next = crate::parse_with(language, &new_text, Some(&tree), &mut || false).unwrap();
            if csharp14::rewritten(&old_text).is_some() || csharp14::rewritten(&new_text).is_some() {
                let anew = crate::parse(language, &new_text).unwrap();
                prop_assert_eq!(next.root_node().to_sexp(), anew.root_node().to_sexp());
            }
            let taken_over = lower(language, new_text.as_str().into(), &next, Some(&old));
            let anew = lower(language, new_text.as_str().into(), &next, None);
            prop_assert_eq!(hashes(&taken_over), hashes(&anew));
        }
    }
}
