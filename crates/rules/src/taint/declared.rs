//! What some languages declare in ways of their own: methods of single objects, constants with classes of their
//! own, methods that are reached through an interface only.

use super::program::{atom_name, field_sym, last_name};
use ql_syntax::gast::{File, FuncKind, Kind, NodeRef, Sym, flag, sym};

/// What one object of Ruby has alone, by the name of its variable.
#[derive(Clone, Debug)]
pub(crate) struct Single {
    pub(crate) object: Sym,
    /// The method, where it is defined on the object.
    pub(crate) method: Sym,
    /// The module by which it is extended.
    pub(crate) module: Option<Sym>,
    pub(crate) at: NodeRef,
}

/// The name of the class that a constant of an enum has by itself.
pub(crate) fn entry_sym(class: &str, entry: &str) -> Sym {
    sym(&format!("{class}.{entry}"))
}

/// The same of a node.
pub(super) fn entry_class(file: &File, at: NodeRef) -> Option<Sym> {
    let mut node = at;
    while node.node != 0 && file.node(node).kind != Kind::Class {
        node.node = file.node(node).parent;
    }
    let (class, entry) = (file.child(node, 1), file.child(at, 1));
    let named = file.node(node).kind == Kind::Class && file.node(class).kind == Kind::Id && file.node(file.child(at, 3)).kind != Kind::Nil;
    named.then(|| entry_sym(file.text(class), file.text(entry)))
}

/// A method of Ruby that is defined on the object of a variable: `def object.method`.
pub(super) fn defined_on(file: &File, at: NodeRef) -> Option<Single> {
    if file.language.id() != "ruby" || file.node(at).flags & flag::SPECIAL == 0 {
        return None;
    }
    let name = file.child(at, 1);
    let head = file.source.get(file.span(at).start..file.span(name).start)?;
    let object = head.trim().strip_prefix("def")?.trim().strip_suffix('.')?.trim();
    let variable = object != "self" && object.starts_with(|c: char| c.is_lowercase() || c == '_');
    variable.then(|| Single { object: sym(object), method: field_sym(file.text(name)), module: None, at })
}

/// The name of the method that `define_method(:name) { … }` of Ruby makes of a block.
pub(super) fn method_defined(file: &File, block: NodeRef) -> Option<Sym> {
    if file.language.id() != "ruby" || file.node(block).op != FuncKind::Lambda as u16 || block.node == 0 {
        return None;
    }
    let up = |n: NodeRef| NodeRef { item: n.item, node: file.node(n).parent };
    let inner = file.child(up(up(block)), 0);
    if file.node(inner).kind != Kind::Call || file.text(file.child(inner, 0)) != "define_method" {
        return None;
    }
    file.children(file.child(inner, 1)).next().and_then(|name| atom_name(file, name))
}

/// `object.extend(Module)`
pub(super) fn extended(file: &File, call: NodeRef) -> Option<Single> {
    let callee = file.child(call, 0);
    if file.node(callee).kind != Kind::Dot || file.text(file.child(callee, 1)) != "extend" {
        return None;
    }
    let object = file.child(callee, 0);
    let module = file.children(file.child(call, 1)).next().and_then(|m| last_name(file, m))?;
    (file.node(object).kind == Kind::Id).then(|| Single { object: file.node(object).sym, method: 0, module: Some(module), at: call })
}

/// The name among the methods of one of C# that is reached through an interface only: `string INamed.Name()`.
pub(super) fn explicit_name(file: &File, at: NodeRef) -> Option<Sym> {
    if file.language.id() != "csharp" {
        return None;
    }
    let (name, result) = (file.child(at, 1), file.child(at, 4));
    let gap = file.source.get(file.span(result).end..file.span(name).start)?;
    let interface = gap.trim().strip_suffix('.').filter(|_| file.node(result).kind != Kind::Nil)?;
    Some(explicit_sym(interface, file.text(name)))
}

/// The same from the name of the interface and that of the method.
pub(crate) fn explicit_sym(interface: &str, name: &str) -> Sym {
    sym(&format!("{interface}.{name}"))
}
