//! C and what C++ has from it to the generic tree: declarators are peeled to a name and its whole type,
//! both branches of preprocessor conditions are read, and `a->b` is `(*a).b`.

use super::common::{Kids, Lower};
use super::shape::{ClassHead, child, children, field, fields, first};
use super::{cpp, raw};
use crate::gast::{ClassKind, FuncKind, ImportKind, Kind, ParamKind, VarKind, flag, sym};
use tree_sitter::Node;

const SUFFIXES: &[&str] = &["ull", "ULL", "llu", "LLU", "ul", "UL", "lu", "ll", "LL", "u", "U", "l", "L", "f", "F"];

pub(super) fn node(l: &mut Lower<'_>, n: Node<'_>) {
    let (start, end) = (l.span(n).start, l.span(n).end);
    match n.kind() {
        "identifier"
        | "type_identifier"
        | "field_identifier"
        | "statement_identifier"
        | "namespace_identifier"
        | "primitive_type"
        | "sized_type_specifier"
        | "auto"
        | "destructor_name"
        | "operator_name" => l.id(n),
        "this" => l.special(n),
        "true" | "false" => l.boolean(n),
        "null" => l.null(n),
        "number_literal" => l.number(n, SUFFIXES),
        "char_literal" => drop(l.leaf(Kind::Char, n)),
        "string_literal" => {
            let open = l.text(n).find('"').map_or(1, |q| q + 1);
            l.plain_string(n, open, 1, false);
        }
        // A header in angle brackets is not the one of the same name in quotes.
        "system_lib_string" => {
            let index = l.b.next();
            l.plain_string(n, 1, 1, true);
            l.b.node(index).flags |= flag::SPECIAL;
        }
        "concatenated_string" if children(n).iter().all(|k| k.kind() == "string_literal") => {
            let pieces: Vec<_> = children(n).into_iter().flat_map(children).map(|k| super::common::unescape(l.text(k))).collect();
            l.b.string(l.span(n), 0, 0, Some(pieces.concat()));
        }
        "call_expression" => {
            l.open(Kind::Call, n);
            l.opt(field(n, "function"), end);
            l.arguments(field(n, "arguments"), end);
            l.close();
        }
        "argument_list" => l.list(Kind::Args, n, Kids::of(n).named()),
        "sizeof_expression" | "alignof_expression" => {
            let operand = field(n, "type").or_else(|| field(n, "value")).or_else(|| first(n));
            let index = l.b.next();
            l.open(Kind::Call, n);
            let word = start..start + l.text(n).find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(0);
            l.b.leaf(Kind::Special, word.clone(), sym(&l.b.source()[word]));
            l.over(Kind::Args, &operand.into_iter().collect::<Vec<_>>(), end);
            l.close();
            if field(n, "type").is_some() {
                l.b.node(index).flags |= flag::SPECIAL;
            }
        }
        "field_expression" => {
            let (object, arrow) = (field(n, "argument"), Kids::of(n).has("->"));
            l.open(Kind::Dot, n);
            match object.filter(|_| arrow) {
                Some(o) => l.parts(Kind::Deref, 0, o, &[Some(o)]),
                None => l.opt(object, end),
            }
            l.opt(field(n, "field"), end);
            l.close();
        }
        "subscript_expression" => {
            let indices = field(n, "indices").map(children).unwrap_or_else(|| field(n, "index").into_iter().collect());
            l.open(Kind::Index, n);
            l.opt(field(n, "argument"), end);
            for i in indices {
                l.node(i);
            }
            l.close();
        }
        "pointer_expression" => {
            let kind = if Kids::of(n).has("*") { Kind::Deref } else { Kind::Ref };
            l.parts(kind, 0, n, &[field(n, "argument")]);
        }
        "unary_expression" | "update_expression" => {
            let op = field(n, "operator").map_or("", |o| l.text(o));
            l.unary(n, op, field(n, "argument"));
        }
        "binary_expression" => l.binary(n),
        "assignment_expression" => {
            let op = field(n, "operator").map_or("=", |o| l.text(o));
            l.assignment(n, op, field(n, "left"), field(n, "right"));
        }
        "conditional_expression" => {
            let condition = field(n, "condition");
            l.parts(Kind::Cond, 0, n, &[condition, field(n, "consequence").or(condition), field(n, "alternative")]);
        }
        "cast_expression" => l.parts(Kind::Cast, 0, n, &[field(n, "type"), field(n, "value")]),
        // In C++ it is a call of the constructor, marked for having no `new`.
        "compound_literal_expression"
            if l.language.id() == "cpp"
                && field(n, "value").is_some_and(|v| children(v).iter().all(|k| k.kind() != "initializer_pair")) =>
        {
            let index = l.open(Kind::New, n);
            l.b.node(index).flags |= flag::SPECIAL;
            l.opt(field(n, "type"), end);
            match field(n, "value") {
                Some(v) => l.list(Kind::Args, v, Kids::of(v).named()),
                None => l.empty(Kind::Args, end),
            }
            l.b.nil(end);
            l.close();
        }
        "compound_literal_expression" => {
            l.open(Kind::New, n);
            l.opt(field(n, "type"), end);
            l.b.nil(end);
            l.opt(field(n, "value"), end);
            l.close();
        }
        "parenthesized_expression" | "extension_expression" | "attributed_statement" | "attributed_declarator" => {
            match children(n).into_iter().find(|k| k.kind() != "attribute_declaration") {
                Some(inner) => l.node(inner),
                None => raw::node(l, n),
            }
        }
        "comma_expression" => {
            let mut parts = Vec::new();
            let mut at = n;
            while at.kind() == "comma_expression" {
                parts.extend(field(at, "left"));
                match field(at, "right") {
                    Some(right) => at = right,
                    None => break,
                }
            }
            parts.push(at);
            l.over(Kind::Seq, &parts, start);
        }
        "initializer_list" => l.list(Kind::Array, n, Kids::of(n).named()),
        "initializer_pair" => l.parts(Kind::Pair, 0, n, &[field(n, "designator"), field(n, "value")]),
        "field_designator" | "subscript_designator" => l.opt(first(n), end),
        "type_descriptor" => typed(l, n, field(n, "type"), field(n, "declarator")),

        "compound_statement" | "declaration_list" | "field_declaration_list" | "enumerator_list" => {
            l.open(Kind::Block, n);
            statements(l, n);
            l.close();
        }
        "expression_statement" => match first(n) {
            Some(e) => l.expression_statement(n, Some(e)),
            None => drop(l.leaf(Kind::Pass, n)),
        },
        "if_statement" => {
            l.open(Kind::If, n);
            condition(l, n);
            body(l, field(n, "consequence"), end);
            match field(n, "alternative").and_then(|a| if a.kind() == "else_clause" { first(a) } else { Some(a) }) {
                Some(a) if a.kind() == "if_statement" => l.node(a),
                other => body(l, other, end),
            }
            l.close();
        }
        "while_statement" => {
            l.open(Kind::While, n);
            condition(l, n);
            body(l, field(n, "body"), end);
            l.b.nil(end);
            l.close();
        }
        "do_statement" => {
            l.open(Kind::DoWhile, n);
            body(l, field(n, "body"), end);
            condition(l, n);
            l.close();
        }
        "for_statement" => {
            l.open(Kind::ForClassic, n);
            for part in ["initializer", "condition", "update"] {
                l.opt(field(n, part), end);
            }
            body(l, field(n, "body"), end);
            l.close();
        }
        "switch_statement" => {
            l.open(Kind::Switch, n);
            condition(l, n);
            for k in field(n, "body").map(children).unwrap_or_default() {
                l.node(k);
            }
            l.close();
        }
        "case_statement" => {
            let value = field(n, "value");
            let inner: Vec<_> = children(n).into_iter().filter(|k| Some(*k) != value).collect();
            l.open(Kind::Case, n);
            if let Some(v) = value {
                l.node(v);
            }
            l.b.nil(end);
            let from = inner.first().map_or(end, |k| l.span(*k).start);
            let index = l.b.open(Kind::Block, from..end);
            l.b.node(index).flags |= flag::IMPLICIT;
            for k in inner {
                statement(l, k);
            }
            l.close();
            l.close();
        }
        "return_statement" | "co_return_statement" => l.parts(Kind::Return, 0, n, &[first(n)]),
        "break_statement" => l.parts(Kind::Break, 0, n, &[None]),
        "continue_statement" => l.parts(Kind::Continue, 0, n, &[None]),
        "goto_statement" => l.parts(Kind::Goto, 0, n, &[field(n, "label")]),
        "labeled_statement" => {
            l.open(Kind::Label, n);
            l.opt(field(n, "label"), end);
            let label = field(n, "label");
            l.opt(children(n).into_iter().find(|k| Some(*k) != label), end);
            l.close();
        }

        "declaration" | "field_declaration" => {
            let all = declared(n);
            if let [one] = all.as_slice() {
                variable(l, n, *one, n);
            } else {
                l.open_implied(Kind::Block, n);
                for d in all {
                    variable(l, n, d, d.unwrap_or(n));
                }
                l.close();
            }
        }
        "function_definition" => {
            let peeled = peel(field(n, "declarator"));
            function(l, n, n, &peeled);
        }
        "parameter_list" => {
            l.open(Kind::Params, n);
            let nothing = |l: &Lower<'_>, k: Node<'_>| l.text(k).trim() == "void";
            for k in children(n) {
                if !nothing(l, k) {
                    parameter(l, k);
                }
            }
            l.close();
        }
        "struct_specifier" | "union_specifier" | "class_specifier" => {
            let parents = child(n, "base_class_clause").map(children).unwrap_or_default();
            let parents = parents.into_iter().filter(|k| !matches!(k.kind(), "access_specifier" | "attribute_declaration")).collect();
            let head = ClassHead { name: field(n, "name"), parents, ..ClassHead::default() };
            match (field(n, "body"), head.name) {
                // The mention of a type is no declaration of it.
                (None, Some(name)) if n.parent().is_some_and(|p| field(p, "type") == Some(n)) => l.node(name),
                (body, _) => {
                    let kind = if n.kind() == "class_specifier" { ClassKind::Class } else { ClassKind::Struct };
                    l.class(n, kind, &head, |l| l.empty(Kind::Attrs, start), |l| l.opt(body, end));
                }
            }
        }
        "enum_specifier" => match (field(n, "body"), field(n, "name")) {
            (None, Some(name)) => l.node(name),
            (body, name) => {
                let head = ClassHead { name, ..ClassHead::default() };
                l.class(n, ClassKind::Enum, &head, |l| l.empty(Kind::Attrs, start), |l| l.opt(body, end));
            }
        },
        "enumerator" => {
            l.open(Kind::EnumEntry, n);
            l.empty(Kind::Attrs, start);
            l.opt(field(n, "name"), end);
            l.b.nil(end);
            l.opt(field(n, "value"), end);
            l.close();
        }
        "type_definition" => {
            let peeled = peel(field(n, "declarator"));
            l.open(Kind::TypeDef, n);
            l.opt(peeled.name, end);
            whole_type(l, field(n, "type"), &peeled, end);
            l.close();
        }
        "linkage_specification" => l.opt(field(n, "body"), end),

        "preproc_include" => {
            l.open(Kind::Imports, n);
            l.open_op(Kind::Import, ImportKind::Effect as u16, n);
            l.opt(field(n, "path"), end);
            l.b.nil(end);
            l.b.nil(end);
            l.close();
            l.close();
        }
        "preproc_def" => {
            l.open_op(Kind::VarDef, VarKind::Const as u16, n);
            l.empty(Kind::Attrs, start);
            l.opt(field(n, "name"), end);
            l.b.nil(end);
            macro_value(l, field(n, "value"), end);
            l.close();
        }
        "preproc_if" | "preproc_ifdef" | "preproc_elif" | "preproc_elifdef" | "preproc_else" => {
            l.open_implied(Kind::Block, n);
            statements(l, n);
            l.close();
        }
        _ => cpp::node(l, n),
    }
}

/// The members of a list, those of preprocessor conditions among them.
fn statements(l: &mut Lower<'_>, n: Node<'_>) {
    let condition = [field(n, "condition"), field(n, "name")];
    for k in children(n).into_iter().filter(|k| !condition.contains(&Some(*k)) && k.kind() != "access_specifier") {
        if k.kind().starts_with("preproc_if") || k.kind().starts_with("preproc_el") {
            l.nested(k, statements);
        } else {
            statement(l, k);
        }
    }
}

/// A statement: several declared names are several statements.
pub(super) fn statement(l: &mut Lower<'_>, n: Node<'_>) {
    if matches!(n.kind(), "declaration" | "field_declaration") {
        let all = declared(n);
        if all.len() > 1 {
            for d in all {
                variable(l, n, d, d.unwrap_or(n));
            }
            return;
        }
    }
    l.node(n);
}

/// The body of a branch or loop.
pub(super) fn body(l: &mut Lower<'_>, n: Option<Node<'_>>, at: usize) {
    match n {
        Some(b) if b.kind() != "compound_statement" => l.single(b, statement),
        other => l.opt(other, at),
    }
}

/// The condition of a statement; with a declaration of its own in front it is a sequence.
fn condition(l: &mut Lower<'_>, n: Node<'_>) {
    let end = l.span(n).end;
    let Some(c) = field(n, "condition") else { return l.b.nil(end) };
    match (c.kind(), field(c, "initializer")) {
        ("condition_clause", Some(init)) => l.parts(Kind::Seq, 0, c, &[first(init), field(c, "value")]),
        ("condition_clause", None) => l.opt(field(c, "value").or_else(|| first(c)), end),
        _ => l.node(c),
    }
}

/// A declarator taken apart.
#[derive(Default)]
pub(super) struct Peeled<'t> {
    pub(super) name: Option<Node<'t>>,
    /// Pointers, references and arrays around the declared type, the innermost first: the `op` of a
    /// [`Kind::TypeWrap`], the declarator, the size of an array.
    wraps: Vec<(u16, Node<'t>, Option<Node<'t>>)>,
    pub(super) parameters: Option<Node<'t>>,
    pub(super) result: Option<Node<'t>>,
}

/// Most declarators that are taken apart; code has a few.
const MAX_DECLARATORS: usize = 64;

/// Takes a declarator apart.
pub(super) fn peel(declarator: Option<Node<'_>>) -> Peeled<'_> {
    let mut out = Peeled::default();
    let mut at = declarator;
    for _ in 0..MAX_DECLARATORS {
        let Some(n) = at else { break };
        let inner = field(n, "declarator");
        match n.kind() {
            "init_declarator" => at = inner,
            "pointer_declarator" | "abstract_pointer_declarator" => {
                out.wraps.push((2, n, None));
                at = inner;
            }
            "reference_declarator" | "abstract_reference_declarator" => {
                out.wraps.push((4, n, None));
                at = first(n);
            }
            "array_declarator" | "abstract_array_declarator" => {
                out.wraps.push((1, n, field(n, "size").filter(Node::is_named)));
                at = inner;
            }
            "function_declarator" | "abstract_function_declarator" => {
                out.parameters = field(n, "parameters");
                out.result = child(n, "trailing_return_type").and_then(first);
                at = inner;
            }
            "parenthesized_declarator" | "abstract_parenthesized_declarator" | "attributed_declarator" => {
                at = children(n).into_iter().find(|k| !matches!(k.kind(), "ms_call_modifier" | "attribute_declaration"));
            }
            _ => {
                out.name = Some(n);
                break;
            }
        }
    }
    out
}

/// A type with what a declarator adds to it.
pub(super) fn whole_type(l: &mut Lower<'_>, ty: Option<Node<'_>>, peeled: &Peeled<'_>, at: usize) {
    let Some(ty) = peeled.result.or(ty) else { return l.b.nil(at) };
    let span = l.span(ty);
    for (op, declarator, _) in peeled.wraps.iter().rev() {
        let star = l.span(*declarator).start;
        let index = l.b.open(Kind::TypeWrap, span.start..span.end.max(star + 1));
        l.b.node(index).op = *op;
    }
    l.node(ty);
    for (_, _, size) in &peeled.wraps {
        if let Some(size) = size {
            l.node(*size);
        }
        l.close();
    }
}

fn typed(l: &mut Lower<'_>, n: Node<'_>, ty: Option<Node<'_>>, declarator: Option<Node<'_>>) {
    let end = l.span(n).end;
    whole_type(l, ty, &peel(declarator), end);
}

/// The declarators of a declaration; `None` for one that declares no name.
fn declared(n: Node<'_>) -> Vec<Option<Node<'_>>> {
    let all: Vec<_> = fields(n, "declarator").into_iter().map(Some).collect();
    if all.is_empty() { vec![None] } else { all }
}

/// Keywords and attributes of a declaration.
pub(super) fn words(l: &mut Lower<'_>, n: Node<'_>) {
    let start = l.span(n).start;
    let words: Vec<_> = children(n).into_iter().filter(|k| is_word(*k)).collect();
    let to = words.last().map_or(start, |w| l.span(*w).end);
    l.b.open(Kind::Attrs, start..to);
    for w in words {
        match w.kind() {
            "attribute_specifier" | "attribute_declaration" | "ms_declspec_modifier" | "field_initializer_list" => {
                l.open(Kind::Attr, w);
                l.nested(w, raw::node);
                l.close();
            }
            _ => {
                l.leaf(Kind::KeywordAttr, w);
            }
        }
    }
    l.close();
}

fn is_word(n: Node<'_>) -> bool {
    matches!(
        n.kind(),
        "storage_class_specifier"
            | "type_qualifier"
            | "virtual"
            | "virtual_specifier"
            | "explicit_function_specifier"
            | "attribute_specifier"
            | "attribute_declaration"
            | "ms_declspec_modifier"
            | "field_initializer_list"
    )
}

/// One declared name.
fn variable(l: &mut Lower<'_>, n: Node<'_>, declarator: Option<Node<'_>>, span: Node<'_>) {
    let end = l.span(span).end;
    let peeled = peel(declarator);
    let ty = field(n, "type");
    let Some(d) = declarator else {
        // A type by itself.
        return match ty {
            Some(t) if field(t, "body").is_some() => l.node(t),
            _ => {
                l.open_op(Kind::VarDef, VarKind::Plain as u16, n);
                words(l, n);
                l.b.nil(end);
                l.opt(ty, end);
                l.b.nil(end);
                l.close();
            }
        };
    };
    let constant = children(n).iter().any(|k| k.kind() == "type_qualifier" && matches!(l.text(*k), "const" | "constexpr"));
    if peeled.parameters.is_some() && peeled.wraps.iter().all(|(_, w, _)| !inside_parameters(&peeled, *w)) {
        return function(l, n, span, &peeled);
    }
    let kind = if constant {
        VarKind::Const
    } else if n.kind() == "field_declaration" {
        VarKind::Field
    } else {
        VarKind::Plain
    };
    l.open_op(Kind::VarDef, kind as u16, span);
    words(l, n);
    l.opt(peeled.name, end);
    whole_type(l, ty, &peeled, end);
    // In the head of a statement the value stands beside the declarator.
    let beside = || field(n, "value").filter(|_| n.kind() == "declaration");
    match field(d, "value").or_else(|| field(n, "default_value")).or_else(beside) {
        Some(v) if v.kind() == "argument_list" => {
            l.open(Kind::New, d);
            l.opt(ty, end);
            l.node(v);
            l.b.nil(end);
            l.close();
        }
        other => l.opt(other, end),
    }
    l.close();
}

/// Whether a pointer is to a function, hence a variable.
fn inside_parameters(peeled: &Peeled<'_>, wrap: Node<'_>) -> bool {
    peeled.parameters.is_some_and(|p| wrap.end_byte() <= p.start_byte())
}

/// A function, with or without a body.
fn function(l: &mut Lower<'_>, n: Node<'_>, span: Node<'_>, peeled: &Peeled<'_>) {
    let end = l.span(span).end;
    l.open_op(Kind::Func, FuncKind::Function as u16, span);
    words(l, n);
    l.opt(peeled.name, end);
    l.b.nil(end);
    match peeled.parameters {
        Some(p) => l.node(p),
        None => l.empty(Kind::Params, end),
    }
    whole_type(l, field(n, "type"), peeled, end);
    l.opt(field(n, "body"), end);
    l.close();
}

fn parameter(l: &mut Lower<'_>, n: Node<'_>) {
    let (start, end) = (l.span(n).start, l.span(n).end);
    let (ty, declarator) = (field(n, "type"), field(n, "declarator"));
    let kind = if n.kind().starts_with("variadic") { ParamKind::Rest } else { ParamKind::Ordinary };
    if n.kind() == "identifier" {
        return l.parameter(n, kind, |l| l.empty(Kind::Attrs, start), Some(n), None, None);
    }
    // A placeholder by itself is the whole parameter.
    if declarator.is_none()
        && let Some(t) = ty.filter(|t| l.text(*t).starts_with("__"))
    {
        return l.parameter(n, kind, |l| words(l, n), Some(t), None, None);
    }
    let peeled = peel(declarator);
    l.open_op(Kind::Param, kind as u16, n);
    words(l, n);
    l.opt(peeled.name, end);
    whole_type(l, ty, &peeled, end);
    l.opt(field(n, "default_value"), end);
    l.close();
}

/// The text of a macro, where it is a number or a string.
fn macro_value(l: &mut Lower<'_>, n: Option<Node<'_>>, at: usize) {
    let Some(n) = n else { return l.b.nil(at) };
    let (span, text) = (l.span(n), l.text(n));
    let trimmed = text.trim();
    let start = span.start + text.len() - text.trim_start().len();
    let span = start..start + trimmed.len();
    if trimmed.starts_with(|c: char| c.is_ascii_digit()) && trimmed.bytes().all(|b| b.is_ascii_alphanumeric()) {
        let value = super::common::int_value(trimmed);
        l.b.leaf(Kind::Int, span, sym(&value));
    } else if trimmed.len() > 1 && trimmed.starts_with('"') && trimmed.ends_with('"') && !trimmed[1..trimmed.len() - 1].contains('"') {
        let inner = &trimmed[1..trimmed.len() - 1];
        l.b.string(span, 1, 1, inner.contains('\\').then(|| super::common::unescape(inner)));
    } else {
        l.b.leaf(Kind::Raw, span, sym(trimmed));
    }
}
