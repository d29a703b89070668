//! Static types, as far as they are written: for typed metavariables.

use super::Matcher;
use crate::pattern::TypePattern;
use ql_syntax::gast::{File, Kind, NodeRef};

impl Matcher<'_, '_> {
    /// Whether the static type of an expression is known and is the one asked for.
    pub(super) fn has_type(&self, at: NodeRef, wanted: &TypePattern) -> bool {
        let Some(found) = type_of(self, at, 0) else { return false };
        let wanted = normal(&wanted.text);
        if wanted.starts_with('$') {
            return true;
        }
        let found = normal(&found);
        same_type(&wanted, &found)
            || self.canonical_type(&found).iter().any(|f| same_type(&wanted, f))
            || self.canonical_type(&wanted).iter().any(|w| same_type(w, &found))
    }

    /// The imported names that the head of a type's text may mean.
    fn canonical_type(&self, text: &str) -> Vec<String> {
        let stars = text.len() - text.trim_start_matches(['*', '&']).len();
        let body = &text[stars..];
        let head = body.split(['<', '[']).next().unwrap_or(body);
        let (first, rest) = head.split_once('.').map_or((head, ""), |(a, b)| (a, b));
        let imports = self.facts.names.imports();
        let mut out = Vec::new();
        for full in imports.names.get(&ql_syntax::gast::sym(first)).into_iter().flatten() {
            let tail = &body[first.len()..];
            out.push(format!("{}{}{}", &text[..stars], full, if rest.is_empty() { tail.to_owned() } else { tail.to_owned() }));
        }
        for module in &imports.wildcards {
            out.push(format!("{}{}.{}", &text[..stars], module.trim_end_matches(".*"), body));
        }
        if self.facts.file.language.id() == "java" && !head.contains('.') {
            out.push(format!("java.lang.{body}"));
        }
        out
    }
}

fn normal(text: &str) -> String {
    text.split_ascii_whitespace().collect()
}

/// Type arguments that the pattern leaves out match any.
fn same_type(wanted: &str, found: &str) -> bool {
    if wanted == found {
        return true;
    }
    let cut = |t: &str| t.split('<').next().unwrap_or(t).to_owned();
    if !wanted.contains('<') && cut(found) == *wanted && found.contains('<') {
        return true;
    }
    if wanted.contains('$') && cut(wanted) == cut(found) && found.contains('<') {
        return true;
    }
    false
}

fn type_of(m: &Matcher<'_, '_>, at: NodeRef, depth: usize) -> Option<String> {
    if depth > 8 {
        return None;
    }
    let file = m.facts.file;
    let n = file.node(at);
    let java = file.language.id() == "java";
    let go = file.language.id() == "go";
    let python = file.language.id() == "python";
    let ts = matches!(file.language.id(), "typescript" | "tsx" | "javascript");
    match n.kind {
        Kind::Str | Kind::Interp => Some(if java { "String" } else if python { "str" } else { "string" }.to_owned()),
        Kind::Int => Some(if ts { "number" } else { "int" }.to_owned()),
        Kind::Float => Some(if java { "double" } else if go { "float64" } else if python { "float" } else { "number" }.to_owned()),
        Kind::Bool => Some(if go || python { "bool" } else { "boolean" }.to_owned()),
        Kind::Char => Some("char".to_owned()),
        Kind::New => Some(type_text(file, file.child(at, 0))),
        Kind::Cast => Some(type_text(file, file.child(at, 0))),
        Kind::TypeAssert => {
            let ty = file.child(at, 1);
            if file.node(ty).kind == Kind::Nil { type_of(m, file.child(at, 0), depth + 1) } else { Some(type_text(file, ty)) }
        }
        Kind::Ref => {
            let inner = type_of(m, file.child(at, 0), depth + 1)?;
            Some(format!("*{inner}"))
        }
        Kind::Deref => type_of(m, file.child(at, 0), depth + 1)?.strip_prefix('*').map(str::to_owned),
        Kind::Await => type_of(m, file.child(at, 0), depth + 1),
        Kind::Record | Kind::Array if go && n.op != 0 => None,
        Kind::Binary => {
            let (a, b) = (type_of(m, file.child(at, 0), depth + 1)?, type_of(m, file.child(at, 1), depth + 1)?);
            if a == b && !ts { Some(a) } else if java && (a == "String" || b == "String") { Some("String".to_owned()) } else { None }
        }
        Kind::Id => variable_type(m, at, depth),
        Kind::Dot => {
            let object = file.child(at, 0);
            if file.node(object).kind == Kind::Special {
                return field_type(m, at, file.node(file.child(at, 1)).sym, depth);
            }
            None
        }
        Kind::Call => {
            let callee = file.child(at, 0);
            if file.node(callee).kind == Kind::Id {
                return function_result(m, file.node(callee).sym);
            }
            None
        }
        _ => None,
    }
}

fn type_text(file: &File, at: NodeRef) -> String {
    file.text(at).trim_start_matches(':').trim().to_owned()
}

fn variable_type(m: &Matcher<'_, '_>, at: NodeRef, depth: usize) -> Option<String> {
    let names = &m.facts.names;
    let scope = names.scope_of(at)?;
    let mut inferred = None;
    for d in names.declarations(scope, m.facts.file.node(at).sym) {
        if let Some(t) = declared_type(m, d.at, depth) {
            return Some(t);
        }
        if inferred.is_none() && !d.compound {
            inferred = d.value.filter(|v| *v != at).and_then(|v| type_of(m, v, depth + 1));
        }
    }
    inferred
}

fn declared_type(m: &Matcher<'_, '_>, at: NodeRef, depth: usize) -> Option<String> {
    let file = m.facts.file;
    let place = match file.node(at).kind {
        Kind::VarDef | Kind::Param => 2,
        Kind::Catch => 0,
        _ => return None,
    };
    let ty = file.child(at, place);
    if file.node(ty).kind == Kind::Nil {
        return None;
    }
    let text = type_text(file, ty);
    if text == "var" || text == "auto" {
        let init = file.child(at, 3);
        return type_of(m, init, depth + 1);
    }
    Some(text)
}

/// The declared type of a field of the class around a place.
fn field_type(m: &Matcher<'_, '_>, at: NodeRef, name: u64, depth: usize) -> Option<String> {
    let file = m.facts.file;
    let mut node = at;
    while node.node != 0 {
        node.node = file.node(node).parent;
        if file.node(node).kind == Kind::Class {
            for d in m.facts.names.declarations(Some(node), name) {
                if let Some(t) = declared_type(m, d.at, depth) {
                    return Some(t);
                }
            }
            // A constructor's parameter with a modifier is a field too.
            for n in node.node..file.node(node).next {
                let r = NodeRef { item: node.item, node: n };
                if file.node(r).kind == Kind::Param && file.node(file.child(r, 1)).sym == name && file.node(file.child(r, 0)).next > file.child(r, 0).node + 1 {
                    return declared_type(m, r, depth);
                }
            }
            return None;
        }
    }
    None
}

fn function_result(m: &Matcher<'_, '_>, name: u64) -> Option<String> {
    let file = m.facts.file;
    for (index, at) in file.items.iter().enumerate() {
        for (node, n) in at.item.nodes.iter().enumerate() {
            if n.kind == Kind::Func {
                let r = NodeRef { item: index as u32, node: node as u32 };
                let id = file.node(file.child(r, 1));
                if id.kind == Kind::Id && id.sym == name {
                    let result = file.child(r, 4);
                    return (file.node(result).kind != Kind::Nil).then(|| type_text(file, result));
                }
            }
        }
    }
    None
}
