//! C# to the generic tree.

use super::common::{Kids, Lower, float_value, int_value, unescape};
use super::{csharp_members as members, raw};
use crate::gast::{ClassKind, FuncKind, ImportKind, Kind, Op, ParamKind, VarKind, flag, sym};
use tree_sitter::Node;

pub(super) fn node(l: &mut Lower<'_>, n: Node<'_>) {
    let end = l.span(n).end;
    let field = |name: &str| n.child_by_field_name(name);
    match n.kind() {
        "identifier" | "predefined_type" | "implicit_parameter" => l.id(n),
        "this" | "base" | "this_expression" | "base_expression" => drop(l.leaf(Kind::Special, n)),
        "integer_literal" => {
            let value = int_value(l.text(n));
            l.b.leaf(Kind::Int, l.span(n), sym(&value));
        }
        "real_literal" => {
            let value = float_value(l.text(n).trim_end_matches(['m', 'M']));
            l.b.leaf(Kind::Float, l.span(n), sym(&value));
        }
        "boolean_literal" => drop(l.leaf(Kind::Bool, n)),
        "null_literal" => drop(l.b.leaf(Kind::Null, l.span(n), 0)),
        "character_literal" => drop(l.leaf(Kind::Char, n)),
        "string_literal" | "verbatim_string_literal" | "raw_string_literal" => string(l, n),
        "interpolated_string_expression" => {
            l.open(Kind::Interp, n);
            for k in Kids::of(n).named() {
                match k.kind() {
                    "interpolation" => l.opt(Kids::of(k).named().find(|p| p.kind() != "interpolation_brace"), l.span(k).end),
                    "string_content" => {
                        let text = l.text(k);
                        let cooked = text.contains('\\').then(|| unescape(text));
                        l.b.string(l.span(k), 0, 0, cooked);
                    }
                    _ => {}
                }
            }
            l.close();
        }
        "qualified_name" | "alias_qualified_name" => {
            let parts: Vec<_> = Kids::of(n).named().collect();
            if parts.len() == 2 { l.list(Kind::Dot, n, parts.into_iter()) } else { raw::node(l, n) }
        }
        "generic_name" => {
            let kids = Kids::of(n);
            l.open(Kind::TypeApply, n);
            l.opt(kids.first_named(), end);
            if let Some(a) = kids.named().find(|k| k.kind() == "type_argument_list") {
                for k in Kids::of(a).named() {
                    l.node(k);
                }
            }
            l.close();
        }
        "array_type" | "nullable_type" | "pointer_type" => {
            let op = match n.kind() {
                "array_type" => 1,
                "pointer_type" => 2,
                _ => 8,
            };
            l.open_op(Kind::TypeWrap, op, n);
            l.opt(field("type").or_else(|| Kids::of(n).first_named()), end);
            l.close();
        }
        "member_access_expression" => {
            let (object, name) = (field("expression").or_else(|| Kids::of(n).0.first().map(|(k, _)| *k)), field("name"));
            let index = l.open(Kind::Dot, n);
            l.b.node(index).flags |= asked(l, object, name);
            l.opt(object, end);
            // Type arguments of a method may be left out.
            l.opt(name.map(plain_name), end);
            l.close();
        }
        "conditional_access_expression" => {
            let binding = Kids::of(n).named().find(|k| Some(*k) != field("condition"));
            match binding.map(|b| (b.kind(), b)) {
                Some(("member_binding_expression", b)) if b.child_by_field_name("name").is_some() => {
                    let index = l.open(Kind::Dot, n);
                    l.b.node(index).flags |= flag::OPTIONAL;
                    l.opt(field("condition"), end);
                    l.opt(b.child_by_field_name("name").map(plain_name), end);
                    l.close();
                }
                Some(("element_binding_expression", b)) => {
                    let index = l.open(Kind::Index, n);
                    l.b.node(index).flags |= flag::OPTIONAL;
                    l.opt(field("condition"), end);
                    for k in Kids::of(b).named() {
                        l.node(k);
                    }
                    l.close();
                }
                _ => raw::node(l, n),
            }
        }
        "invocation_expression" => {
            l.open(Kind::Call, n);
            l.opt(field("function").map(plain_name), end);
            arguments(l, field("arguments"), end);
            l.close();
        }
        "argument_list" | "attribute_argument_list" => l.list(Kind::Args, n, Kids::of(n).named()),
        "argument" | "attribute_argument" => match field("name") {
            Some(name) => {
                l.open(Kind::KwArg, n);
                l.id(name);
                l.opt(Kids::of(n).named().find(|k| *k != name), end);
                l.close();
            }
            None => inner(l, n),
        },
        "parenthesized_expression"
        | "constant_pattern"
        | "checked_expression"
        | "ref_expression"
        | "global_statement"
        | "attribute_list" => inner(l, n),
        "object_creation_expression" | "implicit_object_creation_expression" => {
            let kids = Kids::of(n);
            l.open(Kind::New, n);
            l.opt(field("type"), end);
            arguments(l, kids.named().find(|k| k.kind() == "argument_list"), end);
            l.opt(field("initializer"), end);
            l.close();
        }
        "initializer_expression" => l.list(Kind::Array, n, Kids::of(n).named()),
        "implicit_array_creation_expression" | "array_creation_expression" => {
            match Kids::of(n).named().find(|k| k.kind() == "initializer_expression") {
                Some(k) => l.node(k),
                None => raw::node(l, n),
            }
        }
        "element_access_expression" => {
            let index = l.open(Kind::Index, n);
            l.b.node(index).flags |= asked(l, field("expression"), field("subscript"));
            l.opt(field("expression"), end);
            if let Some(s) = field("subscript") {
                for k in Kids::of(s).named() {
                    l.node(k);
                }
            }
            l.close();
        }
        "binary_expression" => l.binary_chain(n, |l, n| {
            if n.kind() != "binary_expression" {
                return None;
            }
            let op = n.child_by_field_name("operator").map_or(Op::Other, |o| Op::from_text(l.text(o)));
            Some((n.child_by_field_name("left")?, op, n.child_by_field_name("right")?))
        }),
        "prefix_unary_expression" | "postfix_unary_expression" => {
            let op = Kids::of(n).0.iter().find(|(k, _)| !k.is_named()).map_or(Op::Other, |(k, _)| Op::from_text(k.kind()));
            match op {
                // `x!` is `x`.
                Op::Not if n.kind().starts_with("postfix") => inner(l, n),
                _ => {
                    let kind = if matches!(op, Op::Incr | Op::Decr) { Kind::IncDec } else { Kind::Unary };
                    l.open_op(kind, op as u16, n);
                    l.opt(Kids::of(n).first_named(), end);
                    l.close();
                }
            }
        }
        "assignment_expression" => {
            let op = field("operator").or_else(|| Kids::of(n).0.get(1).map(|(k, _)| *k)).map_or("=", |o| l.text(o));
            if op == "=" {
                l.open(Kind::Assign, n);
            } else {
                l.open_op(Kind::AssignOp, Op::from_text(op.trim_end_matches('=')) as u16, n);
            }
            l.opt(field("left"), end);
            l.opt(field("right"), end);
            l.close();
        }
        "conditional_expression" => {
            l.open(Kind::Cond, n);
            for name in ["condition", "consequence", "alternative"] {
                l.opt(field(name), end);
            }
            l.close();
        }
        "cast_expression" => {
            l.open(Kind::Cast, n);
            l.opt(field("type"), end);
            l.opt(field("value"), end);
            l.close();
        }
        "as_expression" => {
            l.open(Kind::Cast, n);
            l.opt(field("right"), end);
            l.opt(field("left"), end);
            l.close();
        }
        "is_expression" | "is_pattern_expression" => {
            l.open_op(Kind::Binary, Op::InstanceOf as u16, n);
            l.opt(field("left").or_else(|| field("expression")), end);
            l.opt(field("right").or_else(|| field("pattern")), end);
            l.close();
        }
        "await_expression" => l.list(Kind::Await, n, Kids::of(n).named().take(1)),
        "tuple_expression" => l.list(Kind::Tuple, n, Kids::of(n).named()),
        "lambda_expression" | "anonymous_method_expression" => lambda(l, n),

        "expression_statement" => {
            let index = l.open(Kind::ExprStmt, n);
            l.b.node(index).flags |= flag::TERMINATED;
            l.opt(Kids::of(n).first_named(), end);
            l.close();
        }
        "local_declaration_statement" | "field_declaration" | "event_field_declaration" => {
            let several = Kids::of(n)
                .named()
                .find(|k| k.kind() == "variable_declaration")
                .is_none_or(|d| Kids::of(d).named().filter(|k| k.kind() == "variable_declarator").count() != 1);
            if several {
                let index = l.open(Kind::Block, n);
                l.b.node(index).flags |= flag::IMPLICIT;
            }
            declarators(l, n);
            if several {
                l.close();
            }
        }
        "variable_declaration" => {
            // In the head of a statement: from the name on.
            let parts: Vec<_> = Kids::of(n).named().filter(|k| k.kind() == "variable_declarator").collect();
            match parts.as_slice() {
                [one] => variable(l, n, n, *one, *one),
                _ => {
                    let index = l.open(Kind::Block, n);
                    l.b.node(index).flags |= flag::IMPLICIT;
                    for p in parts {
                        variable(l, n, n, p, p);
                    }
                    l.close();
                }
            }
        }
        "block" | "declaration_list" | "compilation_unit" => {
            l.open(Kind::Block, n);
            for k in Kids::of(n).named() {
                statement(l, k);
            }
            l.close();
        }
        "empty_statement" => drop(l.b.leaf(Kind::Pass, l.span(n), 0)),
        "if_statement" => {
            l.open(Kind::If, n);
            l.opt(field("condition"), end);
            body(l, field("consequence"), end);
            match field("alternative") {
                Some(a) if a.kind() == "if_statement" => l.node(a),
                other => body(l, other, end),
            }
            l.close();
        }
        "while_statement" => {
            l.open(Kind::While, n);
            l.opt(field("condition"), end);
            body(l, field("body"), end);
            l.b.nil(end);
            l.close();
        }
        "do_statement" => {
            l.open(Kind::DoWhile, n);
            body(l, field("body"), end);
            l.opt(field("condition"), end);
            l.close();
        }
        "for_statement" => {
            l.open(Kind::ForClassic, n);
            for name in ["initializer", "condition", "update"] {
                l.opt(field(name), end);
            }
            body(l, field("body"), end);
            l.close();
        }
        "foreach_statement" => {
            l.open(Kind::ForEach, n);
            let start = field("type").map_or(end, |t| l.span(t).start);
            l.b.open(Kind::Param, start..field("left").map_or(start, |x| l.span(x).end));
            l.b.leaf(Kind::Attrs, start..start, 0);
            l.opt(field("left"), end);
            l.opt(field("type").filter(|t| t.kind() != "implicit_type"), end);
            l.b.nil(end);
            l.close();
            l.opt(field("right"), end);
            body(l, field("body"), end);
            l.b.nil(end);
            l.close();
        }
        "using_statement" | "lock_statement" | "fixed_statement" => {
            let kids = Kids::of(n);
            let last = kids.named().last();
            l.open(Kind::With, n);
            l.opt(kids.first_named().filter(|k| Some(*k) != last), end);
            l.b.nil(end);
            body(l, last, end);
            l.close();
        }
        "switch_statement" => {
            l.open(Kind::Switch, n);
            l.opt(field("value"), end);
            if let Some(b) = field("body") {
                for k in Kids::of(b).named() {
                    section(l, k);
                }
            }
            l.close();
        }
        "try_statement" => {
            let kids = Kids::of(n);
            l.open(Kind::Try, n);
            l.opt(field("body"), end);
            let catches: Vec<_> = kids.named().filter(|k| k.kind() == "catch_clause").collect();
            let from = catches.first().map_or(end, |c| l.span(*c).start);
            let to = catches.last().map_or(end, |c| l.span(*c).end);
            l.b.open(Kind::Catches, from..to);
            for c in catches {
                let declared = Kids::of(c).named().find(|k| k.kind() == "catch_declaration");
                l.open(Kind::Catch, c);
                l.opt(declared.and_then(|d| d.child_by_field_name("type")), end);
                l.opt(declared.and_then(|d| d.child_by_field_name("name")), end);
                l.opt(c.child_by_field_name("body"), end);
                l.close();
            }
            l.close();
            l.b.nil(end);
            l.opt(kids.named().find(|k| k.kind() == "finally_clause").and_then(|k| Kids::of(k).first_named()), end);
            l.close();
        }
        "throw_statement" | "throw_expression" => {
            l.open(Kind::Throw, n);
            l.opt(Kids::of(n).first_named(), end);
            l.b.nil(end);
            l.close();
        }
        "return_statement" => {
            l.open(Kind::Return, n);
            // `this` has no name in the grammar.
            let kids = Kids::of(n);
            let own = kids.0.iter().map(|(k, _)| *k).find(|k| k.kind() == "this");
            l.opt(kids.first_named().or(own), end);
            l.close();
        }
        "break_statement" => l.list(Kind::Break, n, std::iter::empty()),
        "continue_statement" => l.list(Kind::Continue, n, std::iter::empty()),
        "checked_statement" | "unsafe_statement" => l.opt(Kids::of(n).named().last(), end),
        "method_declaration"
        | "constructor_declaration"
        | "local_function_statement"
        | "destructor_declaration"
        | "operator_declaration" => {
            let constructor = n.kind() == "constructor_declaration";
            members::method(l, n, if constructor { FuncKind::Constructor } else { FuncKind::Method }, None);
        }
        "class_declaration" if members::is_extension(l, n) => members::extension(l, n),
        "class_declaration"
        | "interface_declaration"
        | "struct_declaration"
        | "record_declaration"
        | "enum_declaration"
        | "record_struct_declaration" => class(l, n),
        "enum_member_declaration_list" => l.list(Kind::Block, n, Kids::of(n).named()),
        "property_declaration" => members::property(l, n, None),
        "namespace_declaration" | "file_scoped_namespace_declaration" => match field("body") {
            Some(b) => l.node(b),
            None => {
                l.open(Kind::Package, n);
                l.opt(field("name"), end);
                l.close();
            }
        },
        "attribute" => {
            l.open(Kind::Attr, n);
            match Kids::of(n).named().find(|k| k.kind() == "attribute_argument_list") {
                Some(a) => {
                    l.open(Kind::Call, n);
                    l.opt(field("name"), end);
                    l.node(a);
                    l.close();
                }
                None => l.opt(field("name"), end),
            }
            l.close();
        }
        "using_directive" => using(l, n),
        _ => raw::node(l, n),
    }
}

/// The flag of an access that is none where there is no object. The grammar is given a space for the question
/// mark where something is assigned to it.
fn asked(l: &Lower<'_>, object: Option<Node<'_>>, part: Option<Node<'_>>) -> u8 {
    let between = object.zip(part).and_then(|(object, part)| l.b.source().get(l.span(object).end..l.span(part).start));
    if between.is_some_and(|text| text.trim_start().starts_with('?')) { flag::OPTIONAL } else { 0 }
}

fn plain_name(n: Node<'_>) -> Node<'_> {
    match Kids::of(n).first_named() {
        Some(name) if n.kind() == "generic_name" => name,
        _ => n,
    }
}

fn inner(l: &mut Lower<'_>, n: Node<'_>) {
    let kids = Kids::of(n);
    let own = kids.0.iter().map(|(k, _)| *k).find(|k| k.kind() == "this");
    match kids.named().last().or(own) {
        Some(k) => l.node(k),
        None => raw::node(l, n),
    }
}

fn string(l: &mut Lower<'_>, n: Node<'_>) {
    let text = l.text(n);
    let (open, close) = match n.kind() {
        "verbatim_string_literal" => (2, 1),
        "raw_string_literal" => {
            let quotes = text.bytes().take_while(|b| *b == b'"').count();
            (quotes, quotes)
        }
        _ => (1, 1),
    };
    let body = text.get(open..text.len().saturating_sub(close)).unwrap_or("");
    let cooked = match n.kind() {
        "verbatim_string_literal" => body.contains("\"\"").then(|| body.replace("\"\"", "\"")),
        "raw_string_literal" => None,
        _ => body.contains('\\').then(|| unescape(body)),
    };
    l.b.string(l.span(n), open, close, cooked);
}

fn arguments(l: &mut Lower<'_>, n: Option<Node<'_>>, at: usize) {
    match n {
        Some(a) => l.node(a),
        None => drop(l.b.leaf(Kind::Args, at..at, 0)),
    }
}

pub(super) fn statement(l: &mut Lower<'_>, n: Node<'_>) {
    match n.kind() {
        "local_declaration_statement" | "field_declaration" | "event_field_declaration" => declarators(l, n),
        "empty_statement" => {}
        "global_statement" => match Kids::of(n).first_named() {
            Some(k) => l.nested(k, statement),
            None => raw::node(l, n),
        },
        _ => l.node(n),
    }
}

fn declarators(l: &mut Lower<'_>, n: Node<'_>) {
    let Some(declaration) = Kids::of(n).named().find(|k| k.kind() == "variable_declaration") else { return raw::node(l, n) };
    let parts: Vec<_> = Kids::of(declaration).named().filter(|k| k.kind() == "variable_declarator").collect();
    let single = parts.len() == 1;
    for p in parts {
        variable(l, n, declaration, p, if single { n } else { p });
    }
}

fn variable(l: &mut Lower<'_>, stmt: Node<'_>, declaration: Node<'_>, d: Node<'_>, span: Node<'_>) {
    let end = l.span(d).end;
    let ty = declaration.child_by_field_name("type");
    let constant = Kids::of(stmt).0.iter().any(|(k, _)| l.text(*k) == "const" || k.kind() == "modifier" && l.text(*k) == "readonly");
    let op = if constant {
        VarKind::Const
    } else if stmt.kind().ends_with("field_declaration") {
        VarKind::Field
    } else if ty.is_some_and(|t| t.kind() == "implicit_type") {
        VarKind::Var
    } else {
        VarKind::Plain
    };
    l.open_op(Kind::VarDef, op as u16, span);
    modifiers(l, stmt);
    let parts = Kids::of(d).named().find(|k| k.kind() == "tuple_pattern").filter(|_| d.child_by_field_name("name").is_none());
    let name = d.child_by_field_name("name").or(parts);
    match parts {
        Some(p) => l.list(Kind::Tuple, p, Kids::of(p).named()),
        None => l.opt(name, end),
    }
    l.opt(ty.filter(|t| t.kind() != "implicit_type"), end);
    l.opt(Kids::of(d).named().filter(|k| Some(*k) != name && k.kind() != "bracketed_argument_list").last(), end);
    l.close();
}

/// Attributes and keywords of a declaration.
fn modifiers(l: &mut Lower<'_>, n: Node<'_>) {
    let start = l.span(n).start;
    l.b.open(Kind::Attrs, start..start);
    attributes(l, n);
    l.close();
}

/// The same without the node around them.
pub(super) fn attributes(l: &mut Lower<'_>, n: Node<'_>) {
    for k in Kids::of(n).named() {
        match k.kind() {
            "attribute_list" => {
                for a in Kids::of(k).named().filter(|a| a.kind() == "attribute") {
                    l.node(a);
                }
            }
            "modifier" => drop(l.leaf(Kind::KeywordAttr, k)),
            // What a constructor calls before its body: a pattern that says nothing of it means any.
            "constructor_initializer" => {
                let word = Kids::of(k).0.iter().map(|(c, _)| *c).find(|c| matches!(c.kind(), "base" | "this"));
                l.open(Kind::Attr, k);
                l.open(Kind::Call, k);
                match word {
                    Some(w) => drop(l.leaf(Kind::Special, w)),
                    None => l.b.nil(l.span(k).start),
                }
                arguments(l, Kids::of(k).named().find(|a| a.kind() == "argument_list"), l.span(k).end);
                l.close();
                l.close();
            }
            _ => {}
        }
    }
}

fn body(l: &mut Lower<'_>, n: Option<Node<'_>>, at: usize) {
    match n {
        Some(b) if b.kind() != "block" => {
            let index = l.open(Kind::Block, b);
            l.b.node(index).flags |= flag::IMPLICIT;
            statement(l, b);
            l.close();
        }
        other => l.opt(other, at),
    }
}

/// The body of a function: a block, or the value it returns.
pub(super) fn function_body(l: &mut Lower<'_>, n: Option<Node<'_>>, at: usize) {
    let value = n
        .filter(|b| b.kind() == "arrow_expression_clause")
        .and_then(|b| Kids::of(b).first_named())
        .or_else(|| n.filter(|b| !matches!(b.kind(), "block" | "arrow_expression_clause")));
    match value {
        Some(v) => {
            let index = l.open(Kind::Block, v);
            l.b.node(index).flags |= flag::IMPLICIT;
            let index = l.open(Kind::Return, v);
            l.b.node(index).flags |= flag::IMPLICIT;
            l.node(v);
            l.close();
            l.close();
        }
        None => l.opt(n, at),
    }
}

fn section(l: &mut Lower<'_>, n: Node<'_>) {
    let end = l.span(n).end;
    let (labels, stmts): (Vec<_>, Vec<_>) = Kids::of(n).named().partition(|k| k.kind().ends_with("_pattern") || k.kind() == "when_clause");
    l.open(Kind::Case, n);
    for k in labels {
        l.node(k);
    }
    l.b.nil(end);
    let index = l.b.open(Kind::Block, stmts.first().map_or(end, |s| l.span(*s).start)..end);
    l.b.node(index).flags |= flag::IMPLICIT;
    for s in stmts {
        statement(l, s);
    }
    l.close();
    l.close();
}

/// Parameters, after the `receiver` of an extension block.
pub(super) fn parameters(l: &mut Lower<'_>, n: Option<Node<'_>>, at: usize, receiver: Option<Node<'_>>) {
    let Some(p) = n else {
        l.b.leaf(Kind::Params, at..at, 0);
        return;
    };
    l.open(Kind::Params, p);
    if let Some(receiver) = receiver {
        let start = l.span(p).start;
        members::receiver_parameter(l, receiver, start);
    }
    if p.kind() != "parameter_list" {
        parameter(l, p);
    } else {
        // `params T[] rest` has no node of its own.
        if let Some(name) = p.child_by_field_name("name") {
            // In broken code the name may come first.
            let ty = p.child_by_field_name("type").map_or(l.span(name), |t| l.span(t));
            let (start, end) = (ty.start.min(l.span(name).start), ty.end.max(l.span(name).end));
            for k in Kids::of(p).named().filter(|k| k.kind() == "parameter" && k.start_byte() < start) {
                parameter(l, k);
            }
            let index = l.b.open(Kind::Param, start..end);
            l.b.node(index).op = ParamKind::Rest as u16;
            l.b.leaf(Kind::Attrs, start..start, 0);
            l.node(name);
            l.opt(p.child_by_field_name("type"), start);
            l.b.nil(start);
            l.close();
            for k in Kids::of(p).named().filter(|k| k.kind() == "parameter" && k.start_byte() > start) {
                parameter(l, k);
            }
        } else {
            for k in Kids::of(p).named() {
                parameter(l, k);
            }
        }
    }
    l.close();
}

pub(super) fn parameter(l: &mut Lower<'_>, n: Node<'_>) {
    let end = l.span(n).end;
    l.open(Kind::Param, n);
    modifiers(l, n);
    let (name, ty) = (n.child_by_field_name("name"), n.child_by_field_name("type"));
    match name {
        Some(x) => l.node(x),
        None => l.id(n),
    }
    l.opt(ty, end);
    let default = name.and_then(|x| Kids::of(n).named().filter(|k| Some(*k) != ty && k.start_byte() >= x.end_byte()).last());
    l.opt(default, end);
    l.close();
}

fn lambda(l: &mut Lower<'_>, n: Node<'_>) {
    let (start, end) = (l.span(n).start, l.span(n).end);
    l.open_op(Kind::Func, FuncKind::Lambda as u16, n);
    l.b.leaf(Kind::Attrs, start..start, 0);
    l.b.nil(start);
    l.b.nil(start);
    parameters(l, n.child_by_field_name("parameters"), start, None);
    l.b.nil(start);
    let block = Kids::of(n).named().find(|k| k.kind() == "block");
    function_body(l, n.child_by_field_name("body").or(block), end);
    l.close();
}

fn class(l: &mut Lower<'_>, n: Node<'_>) {
    let kids = Kids::of(n);
    let (start, end) = (l.span(n).start, l.span(n).end);
    let op = match n.kind() {
        "interface_declaration" => ClassKind::Interface,
        "struct_declaration" => ClassKind::Struct,
        "record_declaration" | "record_struct_declaration" => ClassKind::Record,
        "enum_declaration" => ClassKind::Enum,
        _ => ClassKind::Class,
    };
    l.open_op(Kind::Class, op as u16, n);
    modifiers(l, n);
    l.opt(n.child_by_field_name("name"), end);
    l.opt(n.child_by_field_name("type_parameters"), end);
    match kids.named().find(|k| k.kind() == "base_list") {
        Some(b) => l.list(Kind::Parents, b, Kids::of(b).named()),
        None => drop(l.b.leaf(Kind::Parents, start..start, 0)),
    }
    l.b.leaf(Kind::Interfaces, start..start, 0);
    l.opt(n.child_by_field_name("body"), end);
    l.close();
}

fn using(l: &mut Lower<'_>, n: Node<'_>) {
    let end = l.span(n).end;
    let alias = n.child_by_field_name("name");
    l.open(Kind::Imports, n);
    l.open_op(Kind::Import, if alias.is_some() { ImportKind::Module } else { ImportKind::All } as u16, n);
    match Kids::of(n).named().find(|k| Some(*k) != alias) {
        Some(p) => {
            let hash = sym(l.text(p));
            l.b.leaf(Kind::Path, l.span(p), hash);
        }
        None => l.b.nil(end),
    }
    l.b.nil(end);
    l.opt(alias, end);
    l.close();
    l.close();
}
