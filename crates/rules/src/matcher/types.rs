//! Static types, as far as they are written: for typed metavariables.

use super::{Matcher, Value};
use crate::pattern::{Slot, TypePattern};
use ql_syntax::gast::{ClassKind, File, FuncKind, Kind, NodeRef, Op, VarKind, flag};
use std::sync::Arc;

impl Matcher<'_, '_> {
    /// The bindings under which the static type of an expression is known and is the one asked
    /// for: none where it is not.
    pub(super) fn types(&self, at: NodeRef, wanted: &TypePattern, root: bool) -> Vec<Vec<(Slot, Value)>> {
        let c = is_c(self.facts.file);
        // `(T $X) = …` in C is the declaration.
        let declaration = c && !root || self.facts.file.language.id() == "swift";
        if self.declares(at) && !declaration {
            return Vec::new();
        }
        // The null pointer is of every pointer type.
        if c && self.facts.file.node(at).kind == Kind::Null && wanted.text.trim_end().ends_with('*') {
            return vec![Vec::new()];
        }
        let Some(found) = type_of(self, at, 0) else { return Vec::new() };
        let (mut text, found) = (normal(&wanted.text), normal(&found));
        if self.is_script() && matches!(text.as_str(), "float" | "int") {
            text = "number".to_owned();
        }
        if wanted.holes.is_empty() {
            let java = self.pattern.language.id() == "java";
            let same = same_type(&text, &found)
                || c && same_type(&text, &without_sizes(&found))
                || java && boxed(&text, false, self.facts.compat) == boxed(&found, true, self.facts.compat)
                || self.canonical_type(&found).iter().any(|f| same_type(&text, f))
                || self.canonical_type(&text).iter().any(|w| same_type(w, &found));
            return if same { vec![Vec::new()] } else { Vec::new() };
        }
        let mut candidates = vec![found.clone()];
        candidates.extend(self.canonical_type(&found));
        if c && found.contains('[') {
            candidates.push(without_sizes(&found));
        }
        let mut wanteds = vec![text.clone()];
        if !text.starts_with('$') {
            wanteds.extend(self.canonical_type(&text));
        }
        for w in &wanteds {
            for f in &candidates {
                let mut bound = Vec::new();
                if !unify(w, f, wanted, &mut bound) {
                    continue;
                }
                let mut out = vec![bound];
                // Upstream gives a second answer in which the argument is the expression itself.
                if self.facts.compat && text.contains("<$") && wanted.holes.len() == 1 {
                    out.push(vec![(wanted.holes[0].1, Value::Node(at))]);
                }
                return out;
            }
        }
        Vec::new()
    }

    /// Whether a name stands where it is declared, which is no expression.
    fn declares(&self, at: NodeRef) -> bool {
        let file = self.facts.file;
        if at.node == 0 || file.node(at).kind != Kind::Id {
            return false;
        }
        let parent = NodeRef { item: at.item, node: file.node(at).parent };
        // With a value it is the target of an assignment.
        if self.facts.compat && file.node(parent).kind == Kind::VarDef && file.child(parent, 1) == at {
            return file.node(file.child(parent, 3)).kind == Kind::Nil;
        }
        matches!(file.node(parent).kind, Kind::Param | Kind::VarDef | Kind::Func | Kind::Class | Kind::TypeDef)
            && file.child(parent, 1) == at
            || file.node(parent).kind == Kind::Dot && file.child(parent, 1) == at
    }

    /// The imported names that the head of a type's text may mean.
    fn canonical_type(&self, text: &str) -> Vec<String> {
        let stars = text.len() - text.trim_start_matches(['*', '&']).len();
        let body = &text[stars..];
        let head = body.split(['<', '[']).next().unwrap_or(body);
        let first = head.split('.').next().unwrap_or(head);
        let imports = self.facts.names.imports();
        let mut out = Vec::new();
        for full in imports.names.get(&ql_syntax::gast::sym(first)).into_iter().flatten() {
            let tail = &body[first.len()..];
            out.push(format!("{}{full}{tail}", &text[..stars]));
        }
        for module in &imports.wildcards {
            out.push(format!("{}{}.{}", &text[..stars], module.trim_end_matches(".*"), body));
        }
        if self.facts.file.language.id() == "java" && !head.contains('.') && !self.facts.compat {
            out.push(format!("java.lang.{body}"));
        }
        out
    }
}

fn is_c(file: &File) -> bool {
    matches!(file.language.id(), "c" | "cpp")
}

/// A type of C with arrays of any length.
fn without_sizes(text: &str) -> String {
    let mut out = String::new();
    for (i, part) in text.split('[').enumerate() {
        match part.split_once(']') {
            Some((_, rest)) if i > 0 => out.extend(["[]", rest]),
            _ => out.push_str(part),
        }
    }
    out
}

/// A type by what it is boxed as. `found` tells a type of the code, which may be written in full. With
/// `compat` numbers are of two kinds only, as they are to Semgrep.
fn boxed(text: &str, found: bool, compat: bool) -> String {
    let short = text.strip_prefix("java.lang.").filter(|_| found).unwrap_or(text);
    let plain = match short {
        "Boolean" => "boolean",
        "Integer" => "int",
        "Character" => "char",
        "Long" => "long",
        "Short" => "short",
        "Byte" => "byte",
        "Float" => "float",
        "Double" => "double",
        other => other,
    };
    match plain {
        "long" | "short" | "byte" if compat => "int",
        "float" if compat => "double",
        other => other,
    }
    .to_owned()
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
    false
}

/// A type with metavariables against a type: each takes what is balanced up to the next character.
fn unify(wanted: &str, found: &str, pattern: &TypePattern, out: &mut Vec<(Slot, Value)>) -> bool {
    let Some(c) = wanted.chars().next() else { return found.is_empty() };
    if c == '$' {
        let hole = pattern.holes.iter().filter(|(name, _)| wanted.starts_with(name.as_str())).max_by_key(|(name, _)| name.len());
        let Some((name, slot)) = hole else { return false };
        let rest = &wanted[name.len()..];
        let stop = rest.chars().next();
        let mut depth = 0i32;
        let mut ends = Vec::new();
        for (at, f) in found.char_indices() {
            if depth == 0 && Some(f) == stop {
                ends.push(at);
            }
            depth += i32::from(matches!(f, '<' | '[' | '(')) - i32::from(matches!(f, '>' | ']' | ')'));
            if depth < 0 {
                break;
            }
        }
        if stop.is_none() {
            ends.push(found.len());
        }
        // A package may have several parts.
        ends.truncate(if stop == Some('.') { 8 } else { 1 });
        for end in ends.into_iter().filter(|e| *e > 0) {
            let before = out.len();
            if name != "$_" {
                out.push((*slot, Value::Text { text: Arc::from(&found[..end]), range: None }));
            }
            if unify(rest, &found[end..], pattern, out) {
                return true;
            }
            out.truncate(before);
        }
        return false;
    }
    found.strip_prefix(c).is_some_and(|f| unify(&wanted[c.len_utf8()..], f, pattern, out))
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
    let compat = m.facts.compat;
    match n.kind {
        // What upstream does not infer: templates, concatenations, a fresh pointer.
        Kind::Str | Kind::Interp if compat && ts && (n.flags & flag::SPECIAL != 0 || n.kind == Kind::Interp) => None,
        Kind::Ref if compat && depth == 0 => None,
        Kind::Str | Kind::Interp => Some(
            if java || matches!(file.language.id(), "kotlin" | "scala" | "swift") {
                "String"
            } else if is_c(file) {
                "char*"
            } else if python {
                "str"
            } else {
                "string"
            }
            .to_owned(),
        ),
        Kind::Int => Some(if ts { "number" } else { "int" }.to_owned()),
        Kind::Float => Some(
            if java {
                "double"
            } else if go && compat {
                "float"
            } else if go {
                "float64"
            } else if python {
                "float"
            } else {
                "number"
            }
            .to_owned(),
        ),
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
        Kind::Cond => type_of(m, file.child(at, 1), depth + 1).or_else(|| type_of(m, file.child(at, 2), depth + 1)),
        Kind::Binary
            if java
                && matches!(
                    Op::from_u16(n.op),
                    Op::Eq | Op::NotEq | Op::Lt | Op::Gt | Op::Le | Op::Ge | Op::And | Op::Or | Op::InstanceOf
                ) =>
        {
            Some("boolean".to_owned())
        }
        Kind::Unary if java && n.op == Op::Not as u16 => Some("boolean".to_owned()),
        // Of two truth values, or of one and something unknown.
        Kind::Binary if java && matches!(Op::from_u16(n.op), Op::BitXor | Op::BitAnd | Op::BitOr) => {
            let (a, b) = (type_of(m, file.child(at, 0), depth + 1), type_of(m, file.child(at, 1), depth + 1));
            let truth = |t: &Option<String>| t.as_ref().is_some_and(|t| boxed(t, true, false) == "boolean");
            if truth(&a) || truth(&b) { Some("boolean".to_owned()) } else { a.filter(|a| Some(a) == b.as_ref()) }
        }
        Kind::Binary if java && compat && !matches!(Op::from_u16(n.op), Op::Add | Op::Sub) => None,
        Kind::Binary => {
            let (a, b) = (type_of(m, file.child(at, 0), depth + 1)?, type_of(m, file.child(at, 1), depth + 1)?);
            if compat && (a != b || a.eq_ignore_ascii_case("string")) {
                return None;
            }
            if a == b && !ts {
                Some(a)
            } else if java && (a == "String" || b == "String") {
                Some("String".to_owned())
            } else {
                None
            }
        }
        // The name of a class stands for the class.
        Kind::Id if java && m.facts.names.scope_of(at).is_none() && file.text(at).starts_with(char::is_uppercase) => {
            Some(file.text(at).to_owned())
        }
        Kind::Id => variable_type(m, at, depth),
        Kind::Dot => {
            let object = file.child(at, 0);
            let name = file.node(file.child(at, 1)).sym;
            if file.node(object).kind == Kind::Special {
                return field_type(m, at, name, depth);
            }
            if !go {
                return None;
            }
            let owner = type_of(m, object, depth + 1)?;
            struct_field(m, owner.trim_start_matches('*'), name)
        }
        Kind::Call => {
            let callee = file.child(at, 0);
            if java && file.node(callee).kind == Kind::Dot {
                return method_type(m, callee, depth).or_else(|| element_type(m, callee, depth));
            }
            let mut arguments = file.children(file.child(at, 1));
            match (go, file.text(callee), arguments.next()) {
                (true, "make", Some(ty)) => return Some(type_text(file, ty)),
                (true, "new", Some(ty)) => return Some(format!("*{}", type_text(file, ty))),
                _ => {}
            }
            if file.node(callee).kind == Kind::Id && !(java && compat) {
                return function_result(m, file.node(callee).sym);
            }
            None
        }
        _ => None,
    }
}

fn type_text(file: &File, at: NodeRef) -> String {
    // A declarator stands apart from the type that it adds to.
    if file.node(at).kind == Kind::TypeWrap && is_c(file) {
        let mark = match file.node(at).op {
            1 => {
                let size = file.children(at).nth(1).map_or("", |s| file.text(s));
                return format!("{}[{size}]", type_text(file, file.child(at, 0)));
            }
            2 => "*",
            _ => "&",
        };
        return type_text(file, file.child(at, 0)) + mark;
    }
    file.text(at).trim_start_matches(':').trim().to_owned()
}

fn variable_type(m: &Matcher<'_, '_>, at: NodeRef, depth: usize) -> Option<String> {
    let names = &m.facts.names;
    let scope = names.scope_of(at)?;
    let mut inferred = None;
    let blocks = matches!(m.facts.file.language.id(), "c" | "cpp" | "java" | "csharp" | "go" | "kotlin" | "scala" | "swift");
    if blocks && scope.is_some_and(|s| m.facts.file.node(s).kind == Kind::Func) {
        // A name may be declared anew.
        let declared = |d: &&ql_syntax::resolve::Declaration| {
            d.at < at && m.facts.file.node(d.at).kind == Kind::VarDef && !is_hidden(m.facts.file, d.at, at)
        };
        let mut all = names.declarations(scope, m.facts.file.node(at).sym).iter();
        if let Some(last) = all.rfind(declared) {
            let given = || last.value.filter(|v| *v != at).and_then(|v| type_of(m, v, depth + 1));
            return declared_type(m, last.at, depth).or_else(given);
        }
    }
    for d in names.declarations(scope, m.facts.file.node(at).sym) {
        // Upstream knows no type of a receiver.
        if m.facts.compat && depth == 0 && is_receiver(m.facts.file, d.at) {
            continue;
        }
        if scope.is_some_and(|s| m.facts.file.node(s).kind == Kind::Func) && is_hidden(m.facts.file, d.at, at) {
            continue;
        }
        if let Some(t) = declared_type(m, d.at, depth) {
            return Some(t);
        }
        if inferred.is_none() && !d.compound {
            inferred = d.value.filter(|v| *v != at).and_then(|v| type_of(m, v, depth + 1));
        }
    }
    inferred
}

/// Whether a variable of a function is none yet, or none any more, where a name stands: it is declared there or
/// further down, or in a block that has ended.
pub(super) fn is_hidden(file: &File, declared: NodeRef, used: NodeRef) -> bool {
    let blocks = matches!(file.language.id(), "c" | "cpp" | "java" | "csharp" | "go" | "kotlin" | "scala" | "swift");
    if file.language.id() == "python" {
        return declared.item == used.item && declared > used;
    }
    let constant = matches!(file.language.id(), "typescript" | "tsx" | "javascript") && file.node(declared).op != VarKind::Var as u16;
    if !(blocks || constant) || file.node(declared).kind != Kind::VarDef || declared.item != used.item {
        return false;
    }
    let mut outer = declared;
    while outer.node != 0 {
        outer.node = file.node(outer).parent;
        let n = file.node(outer);
        let list = n.kind == Kind::Block && n.flags & flag::IMPLICIT == 0;
        if list
            || matches!(
                n.kind,
                Kind::ForClassic | Kind::ForEach | Kind::If | Kind::While | Kind::Catch | Kind::Func | Kind::With | Kind::Try
            )
        {
            break;
        }
    }
    let within = |at: NodeRef| used.node >= at.node && used.node < file.node(at).next;
    // The name where it is declared has that type, too.
    declared > used || constant && within(declared) || !within(outer)
}

fn is_receiver(file: &File, at: NodeRef) -> bool {
    let parent = |at: NodeRef| NodeRef { item: at.item, node: file.node(at).parent };
    file.language.id() == "go" && file.node(at).kind == Kind::Param && file.node(parent(at)).kind == Kind::Attrs
}

/// What a well-known method of something whose type is known gives.
fn method_type(m: &Matcher<'_, '_>, callee: NodeRef, depth: usize) -> Option<String> {
    let file = m.facts.file;
    let result = match file.text(file.child(callee, 1)) {
        "equals" | "equalsIgnoreCase" | "matches" | "isEmpty" | "isBlank" | "contains" | "containsKey" | "containsValue" | "startsWith"
        | "endsWith" | "hasNext" => "boolean",
        "length" | "size" | "indexOf" | "lastIndexOf" | "compareTo" | "hashCode" => "int",
        _ => return None,
    };
    type_of(m, file.child(callee, 0), depth + 1).map(|_| result.to_owned())
}

/// What a collection of a declared type gives out: its last type argument.
fn element_type(m: &Matcher<'_, '_>, callee: NodeRef, depth: usize) -> Option<String> {
    let file = m.facts.file;
    let method = file.text(file.child(callee, 1));
    let known = if m.facts.compat {
        method == "get"
    } else {
        matches!(
            method,
            "get"
                | "getFirst"
                | "getLast"
                | "next"
                | "remove"
                | "poll"
                | "peek"
                | "pop"
                | "element"
                | "take"
                | "getOrDefault"
                | "orElse"
                | "orElseThrow"
        )
    };
    if !known {
        return None;
    }
    let owner = normal(&type_of(m, file.child(callee, 0), depth + 1)?);
    let inner = owner.split_once('<')?.1.strip_suffix('>')?;
    let mut level = 0i32;
    let mut from = 0;
    for (at, c) in inner.char_indices() {
        match c {
            '<' => level += 1,
            '>' => level -= 1,
            ',' if level == 0 => from = at + 1,
            _ => {}
        }
    }
    Some(inner[from..].to_owned())
}

/// The declared type of a field of a struct of the same file.
fn struct_field(m: &Matcher<'_, '_>, owner: &str, field: u64) -> Option<String> {
    let file = m.facts.file;
    for (index, at) in file.items.iter().enumerate() {
        for (node, n) in at.item.nodes.iter().enumerate() {
            if n.kind == Kind::Class && n.op == ClassKind::Struct as u16 {
                let r = NodeRef { item: index as u32, node: node as u32 };
                if file.text(file.child(r, 1)) != owner {
                    continue;
                }
                return file
                    .children(file.child(r, 5))
                    .filter(|f| file.node(*f).kind == Kind::VarDef && file.node(file.child(*f, 1)).sym == field)
                    .map(|f| type_text(file, file.child(f, 2)))
                    .next();
            }
        }
    }
    None
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
            let injected = is_injected(file, node);
            // A constructor's parameter with a modifier is a field too, and so is one that a framework fills in.
            for n in node.node..file.node(node).next {
                let r = NodeRef { item: node.item, node: n };
                if file.node(r).kind == Kind::Param
                    && file.node(file.child(r, 1)).sym == name
                    && (file.node(file.child(r, 0)).next > file.child(r, 0).node + 1 || injected && of_constructor(file, r))
                {
                    return declared_type(m, r, depth);
                }
            }
            return None;
        }
    }
    None
}

/// Whether a class has its constructor's arguments from Angular.
fn is_injected(file: &File, class: NodeRef) -> bool {
    file.children(file.child(class, 0)).filter(|a| file.node(*a).kind == Kind::Attr).any(|a| {
        let name = file.child(a, 0);
        let name = if file.node(name).kind == Kind::Call { file.child(name, 0) } else { name };
        matches!(file.text(name), "Component" | "Directive" | "Injectable" | "NgModule" | "Pipe")
    })
}

/// Whether a parameter is one of a constructor.
fn of_constructor(file: &File, parameter: NodeRef) -> bool {
    let up = |at: NodeRef| NodeRef { item: at.item, node: file.node(at).parent };
    let function = up(up(parameter));
    file.node(function).kind == Kind::Func
        && (file.node(function).op == FuncKind::Constructor as u16 || file.text(file.child(function, 1)) == "constructor")
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
