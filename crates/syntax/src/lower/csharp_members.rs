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
