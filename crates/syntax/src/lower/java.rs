//! Java to the generic tree.

use super::common::{Kids, Lower, float_value, grammar_table, int_value, unescape};
use super::raw;
use crate::gast::{BLOCK_FINALLY, BLOCK_STATIC, ClassKind, FuncKind, ImportKind, Kind, Op, ParamKind, VarKind, flag, sym};
use std::sync::OnceLock;
use tree_sitter::Node;

grammar_table! {
    kinds {
        annotation, annotation_argument_list, annotation_type_element_declaration, array_access, array_creation_expression, array_initializer, array_type,
        assert_statement, assignment_expression, asterisk, binary_expression, block, boolean_type, break_statement,
        cast_expression, catch_clause, catch_formal_parameter, catch_type, character_literal, class_body,
        class_declaration, class_literal, constant_declaration, constructor_body, constructor_declaration,
        compact_constructor_declaration, continue_statement, decimal_integer_literal, hex_integer_literal,
        octal_integer_literal, binary_integer_literal, decimal_floating_point_literal, hex_floating_point_literal,
        dimensions, do_statement, element_value_array_initializer, element_value_pair, enhanced_for_statement, enum_body,
        enum_body_declarations, enum_constant, enum_declaration, explicit_constructor_invocation, expression_statement,
        extends_interfaces, r#false, field_access, field_declaration, finally_clause, floating_point_type, for_statement,
        formal_parameter, formal_parameters, generic_type, identifier, if_statement, import_declaration,
        inferred_parameters, instanceof_expression, integral_type, interface_body, interface_declaration, annotation_type_declaration,
        annotation_type_body, labeled_statement, lambda_expression, local_variable_declaration, marker_annotation,
        method_declaration, method_invocation, modifiers, null_literal, object_creation_expression, package_declaration,
        parenthesized_expression, program, record_declaration, resource, resource_specification, return_statement,
        scoped_identifier, scoped_type_identifier, spread_parameter, static_initializer, string_literal,
        superclass, super_interfaces, switch_block, switch_block_statement_group, switch_expression, switch_label,
        switch_rule, synchronized_statement, ternary_expression, this, throw_statement, r#true, try_statement,
        try_with_resources_statement, type_arguments, type_identifier, type_list, type_parameters, unary_expression,
        update_expression, variable_declarator, void_type, while_statement, yield_statement, argument_list, pattern,
    }
    fields {
        alternative, arguments, array, body, condition, consequence, constructor, declarator, element, field, index,
        init, interfaces, key, left, name, object, operand, operator, parameters, resources, right, superclass, r#type,
        type_parameters, update, value, pattern,
    }
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table::new(&tree_sitter::Language::new(tree_sitter_java::LANGUAGE)))
}

pub(super) fn node(l: &mut Lower<'_>, n: Node<'_>) {
    let t = table();
    let f = |x| t.field(x);
    let end = l.span(n).end;
    match t.kind(n) {
        C::identifier | C::type_identifier | C::integral_type | C::floating_point_type | C::boolean_type | C::void_type => l.id(n),
        C::this => drop(l.leaf(Kind::Special, n)),
        C::r#true => drop(l.b.leaf(Kind::Bool, l.span(n), sym("true"))),
        C::r#false => drop(l.b.leaf(Kind::Bool, l.span(n), sym("false"))),
        C::null_literal => drop(l.b.leaf(Kind::Null, l.span(n), 0)),
        C::decimal_integer_literal | C::hex_integer_literal | C::octal_integer_literal | C::binary_integer_literal => {
            let value = int_value(l.text(n));
            l.b.leaf(Kind::Int, l.span(n), sym(&value));
        }
        C::decimal_floating_point_literal | C::hex_floating_point_literal => {
            let value = float_value(l.text(n));
            l.b.leaf(Kind::Float, l.span(n), sym(&value));
        }
        C::character_literal => drop(l.leaf(Kind::Char, n)),
        C::string_literal => {
            let text = l.text(n);
            let quote = if text.starts_with("\"\"\"") && text.len() >= 6 { 3 } else { 1 };
            let inner = text.get(quote..text.len().saturating_sub(quote)).unwrap_or("");
            let cooked = inner.contains('\\').then(|| unescape(inner));
            l.b.string(l.span(n), quote, quote, cooked);
        }
        C::method_invocation => {
            let kids = Kids::of(n);
            l.open(Kind::Call, n);
            let name = kids.field(f(F::name));
            match (kids.field(f(F::object)), name) {
                (Some(object), Some(name)) => {
                    let span = l.span(object).start..l.span(name).end;
                    l.b.open(Kind::Dot, span);
                    l.node(object);
                    l.node(name);
                    l.close();
                }
                (_, name) => l.opt(name, end),
            }
            arguments(l, kids.field(f(F::arguments)), end);
            l.close();
        }
        C::explicit_constructor_invocation => {
            let kids = Kids::of(n);
            let index = l.open(Kind::ExprStmt, n);
            l.b.node(index).flags |= flag::TERMINATED;
            let call = l.span(n).start..kids.field(f(F::arguments)).map_or(end, |a| l.span(a).end);
            l.b.open(Kind::Call, call);
            match kids.field(f(F::constructor)) {
                Some(c) => drop(l.leaf(Kind::Special, c)),
                None => l.b.nil(end),
            }
            arguments(l, kids.field(f(F::arguments)), end);
            l.close();
            l.close();
        }
        C::argument_list => l.list(Kind::Args, n, Kids::of(n).named()),
        C::object_creation_expression => {
            let kids = Kids::of(n);
            l.open(Kind::New, n);
            // `outer.new Inner()`
            let outer = kids.0.first().map(|(k, _)| *k).filter(|k| k.is_named() && kids.has("."));
            match (outer, kids.field(f(F::r#type))) {
                (Some(outer), Some(ty)) => {
                    let span = l.span(outer).start..l.span(ty).end;
                    l.b.open(Kind::Dot, span);
                    l.node(outer);
                    l.node(ty);
                    l.close();
                }
                (_, ty) => l.opt(ty, end),
            }
            arguments(l, kids.field(f(F::arguments)), end);
            l.opt(kids.named().find(|k| t.kind(*k) == C::class_body), end);
            l.close();
        }
        C::array_creation_expression => match Kids::of(n).field(f(F::value)) {
            Some(v) => l.node(v),
            None => raw::node(l, n),
        },
        C::array_initializer | C::element_value_array_initializer => l.list(Kind::Array, n, Kids::of(n).named()),
        C::field_access => {
            let kids = Kids::of(n);
            l.open(Kind::Dot, n);
            l.opt(kids.field(f(F::object)), end);
            l.opt(kids.field(f(F::field)), end);
            l.close();
        }
        C::scoped_identifier | C::scoped_type_identifier => {
            let parts: Vec<_> = Kids::of(n).named().filter(|k| !matches!(t.kind(*k), C::annotation | C::marker_annotation)).collect();
            if parts.len() == 2 {
                l.list(Kind::Dot, n, parts.into_iter());
            } else {
                raw::node(l, n);
            }
        }
        C::class_literal => {
            l.open(Kind::Dot, n);
            l.opt(Kids::of(n).first_named(), end);
            l.b.leaf(Kind::Id, end.saturating_sub(5)..end, sym("class"));
            l.close();
        }
        C::array_access => {
            let kids = Kids::of(n);
            l.open(Kind::Index, n);
            l.opt(kids.field(f(F::array)), end);
            l.opt(kids.field(f(F::index)), end);
            l.close();
        }
        C::binary_expression => l.binary_chain(n, |l, n| {
            if t.kind(n) != C::binary_expression {
                return None;
            }
            let kids = Kids::of(n);
            let op = kids.field(f(F::operator)).map_or(Op::Other, |o| Op::from_text(l.text(o)));
            Some((kids.field(f(F::left))?, op, kids.field(f(F::right))?))
        }),
        C::instanceof_expression => {
            let kids = Kids::of(n);
            l.open_op(Kind::Binary, Op::InstanceOf as u16, n);
            l.opt(kids.field(f(F::left)), end);
            match (kids.field(f(F::right)), kids.field(f(F::name))) {
                // What it binds is declared there.
                (Some(ty), Some(name)) => {
                    let span = l.span(ty).start..l.span(name).end;
                    l.b.open(Kind::Param, span.clone());
                    l.b.leaf(Kind::Attrs, span.start..span.start, 0);
                    l.node(name);
                    l.node(ty);
                    l.b.nil(span.end);
                    l.close();
                }
                (right, _) => l.opt(right.or_else(|| kids.field(f(F::pattern))), end),
            }
            l.close();
        }
        C::unary_expression => {
            let kids = Kids::of(n);
            let op = kids.field(f(F::operator)).map_or(Op::Other, |o| Op::from_text(l.text(o)));
            l.open_op(Kind::Unary, op as u16, n);
            l.opt(kids.field(f(F::operand)), end);
            l.close();
        }
        C::update_expression => {
            let kids = Kids::of(n);
            let op = if kids.has("++") { Op::Incr } else { Op::Decr };
            l.open_op(Kind::IncDec, op as u16, n);
            l.opt(kids.first_named(), end);
            l.close();
        }
        C::assignment_expression => {
            let kids = Kids::of(n);
            let op = kids.field(f(F::operator)).map_or("=", |o| l.text(o));
            if op == "=" {
                l.open(Kind::Assign, n);
            } else {
                l.open_op(Kind::AssignOp, Op::from_text(op.trim_end_matches('=')) as u16, n);
            }
            l.opt(kids.field(f(F::left)), end);
            l.opt(kids.field(f(F::right)), end);
            l.close();
        }
        C::ternary_expression => {
            let kids = Kids::of(n);
            l.open(Kind::Cond, n);
            l.opt(kids.field(f(F::condition)), end);
            l.opt(kids.field(f(F::consequence)), end);
            l.opt(kids.field(f(F::alternative)), end);
            l.close();
        }
        C::cast_expression => {
            let kids = Kids::of(n);
            l.open(Kind::Cast, n);
            l.opt(kids.field(f(F::r#type)), end);
            l.opt(kids.field(f(F::value)), end);
            l.close();
        }
        C::parenthesized_expression | C::pattern => match Kids::of(n).first_named() {
            Some(inner) => l.node(inner),
            None => raw::node(l, n),
        },
        C::lambda_expression => lambda(l, n),
        C::type_parameters => l.list(Kind::TypeParams, n, Kids::of(n).named()),
        C::generic_type => {
            let kids = Kids::of(n);
            l.open(Kind::TypeApply, n);
            for k in kids.named() {
                if t.kind(k) == C::type_arguments {
                    for a in Kids::of(k).named() {
                        l.node(a);
                    }
                } else {
                    l.node(k);
                }
            }
            l.close();
        }
        C::array_type => {
            l.open_op(Kind::TypeWrap, 1, n);
            l.opt(Kids::of(n).field(f(F::element)), end);
            l.close();
        }

        C::expression_statement | C::yield_statement => {
            let index = l.open(Kind::ExprStmt, n);
            l.b.node(index).flags |= flag::TERMINATED;
            l.opt(Kids::of(n).first_named(), end);
            l.close();
        }
        C::local_variable_declaration | C::field_declaration | C::constant_declaration => {
            let kids = Kids::of(n);
            let declarators: Vec<_> = kids.fields(f(F::declarator)).collect();
            if let [one] = declarators.as_slice() {
                variable(l, n, &kids, *one, n);
            } else {
                let index = l.open(Kind::Block, n);
                l.b.node(index).flags |= flag::IMPLICIT;
                for d in declarators {
                    variable(l, n, &kids, d, d);
                }
                l.close();
            }
        }
        C::block | C::constructor_body | C::class_body | C::interface_body | C::program | C::annotation_type_body => {
            l.open(Kind::Block, n);
            for k in Kids::of(n).named() {
                statement(l, k);
            }
            l.close();
        }
        C::enum_body => {
            l.open(Kind::Block, n);
            for k in Kids::of(n).named() {
                if t.kind(k) == C::enum_body_declarations {
                    for m in Kids::of(k).named() {
                        statement(l, m);
                    }
                } else {
                    l.node(k);
                }
            }
            l.close();
        }
        C::enum_constant => {
            let kids = Kids::of(n);
            l.open(Kind::EnumEntry, n);
            modifiers(l, &kids, n);
            l.opt(kids.field(f(F::name)), end);
            l.opt(kids.field(f(F::arguments)), end);
            l.opt(kids.field(f(F::body)), end);
            l.close();
        }
        C::if_statement => {
            let kids = Kids::of(n);
            l.open(Kind::If, n);
            l.opt(kids.field(f(F::condition)), end);
            body(l, kids.field(f(F::consequence)), end);
            match kids.field(f(F::alternative)) {
                Some(a) if t.kind(a) == C::if_statement => l.node(a),
                other => body(l, other, end),
            }
            l.close();
        }
        C::while_statement => {
            let kids = Kids::of(n);
            l.open(Kind::While, n);
            l.opt(kids.field(f(F::condition)), end);
            body(l, kids.field(f(F::body)), end);
            l.b.nil(end);
            l.close();
        }
        C::do_statement => {
            let kids = Kids::of(n);
            l.open(Kind::DoWhile, n);
            body(l, kids.field(f(F::body)), end);
            l.opt(kids.field(f(F::condition)), end);
            l.close();
        }
        C::for_statement => {
            let kids = Kids::of(n);
            l.open(Kind::ForClassic, n);
            l.opt(kids.field(f(F::init)), end);
            l.opt(kids.field(f(F::condition)), end);
            l.opt(kids.field(f(F::update)), end);
            body(l, kids.field(f(F::body)), end);
            l.close();
        }
        C::enhanced_for_statement => {
            let kids = Kids::of(n);
            l.open(Kind::ForEach, n);
            let name = kids.field(f(F::name));
            let span = kids.field(f(F::r#type)).map_or(end, |x| l.span(x).start)..name.map_or(end, |x| l.span(x).end);
            l.b.open(Kind::Param, span);
            modifiers(l, &kids, n);
            l.opt(name, end);
            l.opt(kids.field(f(F::r#type)), end);
            l.b.nil(end);
            l.close();
            l.opt(kids.field(f(F::value)), end);
            body(l, kids.field(f(F::body)), end);
            l.b.nil(end);
            l.close();
        }
        C::switch_expression => {
            let kids = Kids::of(n);
            l.open(Kind::Switch, n);
            l.opt(kids.field(f(F::condition)), end);
            if let Some(b) = kids.field(f(F::body)) {
                for k in Kids::of(b).named() {
                    l.node(k);
                }
            }
            l.close();
        }
        C::switch_block_statement_group | C::switch_rule => {
            let kids = Kids::of(n);
            l.open(Kind::Case, n);
            let (labels, stmts): (Vec<_>, Vec<_>) = kids.named().partition(|k| t.kind(*k) == C::switch_label);
            for label in labels {
                for k in Kids::of(label).named() {
                    l.node(k);
                }
            }
            l.b.nil(end);
            let start = stmts.first().map_or(end, |s| l.span(*s).start);
            let index = l.b.open(Kind::Block, start..end);
            l.b.node(index).flags |= flag::IMPLICIT;
            for s in stmts {
                statement(l, s);
            }
            l.close();
            l.close();
        }
        C::try_statement | C::try_with_resources_statement => {
            let kids = Kids::of(n);
            l.open(Kind::Try, n);
            match (kids.field(f(F::resources)), kids.field(f(F::body))) {
                (Some(r), Some(b)) => {
                    // Resources are the first statements of the body.
                    let span = l.span(r).start..l.span(b).end;
                    l.b.open(Kind::Block, span);
                    for k in Kids::of(r).named() {
                        resource(l, k);
                    }
                    for k in Kids::of(b).named() {
                        statement(l, k);
                    }
                    l.close();
                }
                (_, b) => l.opt(b, end),
            }
            let catches: Vec<_> = kids.named().filter(|k| t.kind(*k) == C::catch_clause).collect();
            let from = catches.first().map_or(end, |c| l.span(*c).start);
            let to = catches.last().map_or(end, |c| l.span(*c).end);
            l.b.open(Kind::Catches, from..to);
            for c in catches {
                l.node(c);
            }
            l.close();
            l.b.nil(end);
            match kids.named().find(|k| t.kind(*k) == C::finally_clause) {
                Some(x) => keyword_block(l, x, BLOCK_FINALLY),
                None => l.b.nil(end),
            }
            l.close();
        }
        C::catch_clause => {
            let kids = Kids::of(n);
            l.open(Kind::Catch, n);
            let p = kids.named().find(|k| t.kind(*k) == C::catch_formal_parameter);
            let inner = p.map(Kids::of);
            match inner.as_ref().and_then(|k| k.named().find(|k| t.kind(*k) == C::catch_type)) {
                Some(ty) => {
                    let types: Vec<_> = Kids::of(ty).named().collect();
                    if let [one] = types.as_slice() {
                        l.node(*one);
                    } else {
                        l.open_op(Kind::TypeOther, 1, ty);
                        for x in types {
                            l.node(x);
                        }
                        l.close();
                    }
                }
                None => l.b.nil(end),
            }
            l.opt(inner.as_ref().and_then(|k| k.field(f(F::name))), end);
            l.opt(kids.field(f(F::body)), end);
            l.close();
        }
        C::throw_statement => {
            l.open(Kind::Throw, n);
            l.opt(Kids::of(n).first_named(), end);
            l.b.nil(end);
            l.close();
        }
        C::return_statement => {
            l.open(Kind::Return, n);
            l.opt(Kids::of(n).first_named(), end);
            l.close();
        }
        C::break_statement | C::continue_statement => {
            l.open(if t.kind(n) == C::break_statement { Kind::Break } else { Kind::Continue }, n);
            l.opt(Kids::of(n).first_named(), end);
            l.close();
        }
        C::labeled_statement => l.list(Kind::Label, n, Kids::of(n).named().take(2)),
        C::assert_statement => {
            let kids = Kids::of(n);
            let mut parts = kids.named();
            l.open(Kind::Assert, n);
            l.opt(parts.next(), end);
            l.opt(parts.next(), end);
            l.close();
        }
        C::synchronized_statement => {
            let kids = Kids::of(n);
            l.open(Kind::With, n);
            l.opt(kids.first_named(), end);
            l.b.nil(end);
            l.opt(kids.field(f(F::body)), end);
            l.close();
        }
        C::static_initializer => keyword_block(l, n, BLOCK_STATIC),
        C::method_declaration
        | C::constructor_declaration
        | C::compact_constructor_declaration
        | C::annotation_type_element_declaration => method(l, n),
        C::class_declaration | C::interface_declaration | C::record_declaration | C::enum_declaration | C::annotation_type_declaration => {
            class(l, n)
        }
        C::annotation | C::marker_annotation => {
            let kids = Kids::of(n);
            l.open(Kind::Attr, n);
            match kids.field(f(F::arguments)) {
                Some(a) => {
                    let span = kids.field(f(F::name)).map_or(l.span(n).start, |x| l.span(x).start)..end;
                    l.b.open(Kind::Call, span);
                    l.opt(kids.field(f(F::name)), end);
                    l.open(Kind::Args, a);
                    for k in Kids::of(a).named() {
                        l.node(k);
                    }
                    l.close();
                    l.close();
                }
                None => l.opt(kids.field(f(F::name)), end),
            }
            l.close();
        }
        C::element_value_pair => {
            let kids = Kids::of(n);
            l.open(Kind::KwArg, n);
            l.opt(kids.field(f(F::key)), end);
            l.opt(kids.field(f(F::value)), end);
            l.close();
        }
        C::modifiers => {
            l.open(Kind::Attrs, n);
            modifier_list(l, n);
            l.close();
        }
        C::formal_parameters => {
            l.open(Kind::Params, n);
            for p in Kids::of(n).named() {
                parameter(l, p);
            }
            l.close();
        }
        C::import_declaration => import(l, n),
        C::package_declaration => {
            l.list(Kind::Package, n, Kids::of(n).named().filter(|k| matches!(t.kind(*k), C::identifier | C::scoped_identifier)))
        }
        _ if n.kind() == "super" => drop(l.leaf(Kind::Special, n)),
        _ => raw::node(l, n),
    }
}

fn arguments(l: &mut Lower<'_>, n: Option<Node<'_>>, at: usize) {
    match n {
        Some(a) => l.list(Kind::Args, a, Kids::of(a).named()),
        None => drop(l.b.leaf(Kind::Args, at..at, 0)),
    }
}

fn statement(l: &mut Lower<'_>, n: Node<'_>) {
    let t = table();
    if matches!(t.kind(n), C::local_variable_declaration | C::field_declaration | C::constant_declaration) {
        let kids = Kids::of(n);
        let declarators: Vec<_> = kids.fields(t.field(F::declarator)).collect();
        if declarators.len() > 1 {
            for d in declarators {
                variable(l, n, &kids, d, d);
            }
            return;
        }
    }
    l.node(n);
}

fn body(l: &mut Lower<'_>, n: Option<Node<'_>>, at: usize) {
    match n {
        Some(b) if table().kind(b) != C::block => {
            let index = l.open(Kind::Block, b);
            l.b.node(index).flags |= flag::IMPLICIT;
            statement(l, b);
            l.close();
        }
        other => l.opt(other, at),
    }
}

/// A block with the keyword before it.
fn keyword_block(l: &mut Lower<'_>, n: Node<'_>, op: u16) {
    l.open_op(Kind::Block, op, n);
    for k in Kids::of(n).first_named().iter().flat_map(|b| Kids::of(*b).named().collect::<Vec<_>>()) {
        statement(l, k);
    }
    l.close();
}

fn modifier_list(l: &mut Lower<'_>, n: Node<'_>) {
    let t = table();
    for (k, _) in &Kids::of(n).0 {
        if matches!(t.kind(*k), C::annotation | C::marker_annotation) {
            l.node(*k);
        } else {
            l.leaf(Kind::KeywordAttr, *k);
        }
    }
}

fn modifiers(l: &mut Lower<'_>, kids: &Kids<'_>, n: Node<'_>) {
    let start = l.span(n).start;
    match kids.named().find(|k| table().kind(*k) == C::modifiers) {
        Some(m) => l.node(m),
        None => drop(l.b.leaf(Kind::Attrs, start..start, 0)),
    }
}

fn variable(l: &mut Lower<'_>, stmt: Node<'_>, kids: &Kids<'_>, d: Node<'_>, span: Node<'_>) {
    let t = table();
    let inner = Kids::of(d);
    let end = l.span(d).end;
    let field = t.kind(stmt) != C::local_variable_declaration;
    let is_final = t.kind(stmt) == C::constant_declaration
        || kids.named().find(|k| t.kind(*k) == C::modifiers).is_some_and(|m| Kids::of(m).has("final"));
    let op = if is_final {
        VarKind::Const
    } else if field {
        VarKind::Field
    } else {
        VarKind::Plain
    };
    l.open_op(Kind::VarDef, op as u16, span);
    modifiers(l, kids, span);
    l.opt(inner.field(t.field(F::name)), end);
    l.opt(kids.field(t.field(F::r#type)), end);
    l.opt(inner.field(t.field(F::value)), end);
    l.close();
}

fn resource(l: &mut Lower<'_>, n: Node<'_>) {
    let t = table();
    let kids = Kids::of(n);
    let end = l.span(n).end;
    if kids.field(t.field(F::name)).is_none() {
        l.open(Kind::ExprStmt, n);
        l.opt(kids.first_named(), end);
        l.close();
        return;
    }
    l.open_op(Kind::VarDef, VarKind::Plain as u16, n);
    modifiers(l, &kids, n);
    l.opt(kids.field(t.field(F::name)), end);
    l.opt(kids.field(t.field(F::r#type)), end);
    l.opt(kids.field(t.field(F::value)), end);
    l.close();
}

fn lambda(l: &mut Lower<'_>, n: Node<'_>) {
    let t = table();
    let kids = Kids::of(n);
    let (start, end) = (l.span(n).start, l.span(n).end);
    l.open_op(Kind::Func, FuncKind::Lambda as u16, n);
    l.b.leaf(Kind::Attrs, start..start, 0);
    l.b.nil(start);
    l.b.nil(start);
    match kids.field(t.field(F::parameters)) {
        Some(p) if t.kind(p) == C::formal_parameters => l.node(p),
        Some(p) => {
            l.open(Kind::Params, p);
            let names: Vec<_> = if t.kind(p) == C::identifier { vec![p] } else { Kids::of(p).named().collect() };
            for name in names {
                parameter(l, name);
            }
            l.close();
        }
        None => drop(l.b.leaf(Kind::Params, start..start, 0)),
    }
    l.b.nil(start);
    match kids.field(t.field(F::body)) {
        Some(b) if t.kind(b) != C::block => {
            let index = l.open(Kind::Block, b);
            l.b.node(index).flags |= flag::IMPLICIT;
            let index = l.open(Kind::Return, b);
            l.b.node(index).flags |= flag::IMPLICIT;
            l.node(b);
            l.close();
            l.close();
        }
        other => l.opt(other, end),
    }
    l.close();
}

fn parameter(l: &mut Lower<'_>, n: Node<'_>) {
    let t = table();
    let kids = Kids::of(n);
    let (start, end) = (l.span(n).start, l.span(n).end);
    match t.kind(n) {
        C::spread_parameter => {
            l.open_op(Kind::Param, ParamKind::Rest as u16, n);
            modifiers(l, &kids, n);
            let declarator = kids.named().find(|k| t.kind(*k) == C::variable_declarator);
            l.opt(declarator.and_then(|d| Kids::of(d).field(t.field(F::name))), end);
            l.opt(kids.named().find(|k| !matches!(t.kind(*k), C::modifiers | C::variable_declarator)), end);
        }
        C::formal_parameter => {
            l.open(Kind::Param, n);
            modifiers(l, &kids, n);
            l.opt(kids.field(t.field(F::name)), end);
            l.opt(kids.field(t.field(F::r#type)), end);
        }
        _ => {
            l.open(Kind::Param, n);
            l.b.leaf(Kind::Attrs, start..start, 0);
            l.node(n);
            l.b.nil(end);
        }
    }
    l.b.nil(end);
    l.close();
}

fn method(l: &mut Lower<'_>, n: Node<'_>) {
    let t = table();
    let f = |x| t.field(x);
    let kids = Kids::of(n);
    let end = l.span(n).end;
    let op = if matches!(t.kind(n), C::method_declaration | C::annotation_type_element_declaration) {
        FuncKind::Method
    } else {
        FuncKind::Constructor
    };
    l.open_op(Kind::Func, op as u16, n);
    modifiers(l, &kids, n);
    l.opt(kids.field(f(F::name)), end);
    l.opt(kids.field(f(F::type_parameters)), end);
    match kids.field(f(F::parameters)) {
        Some(p) => l.node(p),
        None => drop(l.b.leaf(Kind::Params, end..end, 0)),
    }
    l.opt(kids.field(f(F::r#type)), end);
    l.opt(kids.field(f(F::body)), end);
    l.close();
}

fn class(l: &mut Lower<'_>, n: Node<'_>) {
    let t = table();
    let f = |x| t.field(x);
    let kids = Kids::of(n);
    let (start, end) = (l.span(n).start, l.span(n).end);
    let op = match t.kind(n) {
        C::interface_declaration => ClassKind::Interface,
        C::record_declaration => ClassKind::Record,
        C::enum_declaration => ClassKind::Enum,
        C::annotation_type_declaration => ClassKind::Annotation,
        _ => ClassKind::Class,
    };
    l.open_op(Kind::Class, op as u16, n);
    modifiers(l, &kids, n);
    l.opt(kids.field(f(F::name)), end);
    l.opt(kids.field(f(F::type_parameters)), end);
    let mut parents: Vec<Node<'_>> = kids.field(f(F::superclass)).map(|s| Kids::of(s).named().collect()).unwrap_or_default();
    for e in kids.named().filter(|k| t.kind(*k) == C::extends_interfaces) {
        parents.extend(Kids::of(e).named().flat_map(|x| Kids::of(x).named().collect::<Vec<_>>()));
    }
    let interfaces: Vec<Node<'_>> = kids
        .field(f(F::interfaces))
        .map(|s| Kids::of(s).named().flat_map(|x| Kids::of(x).named().collect::<Vec<_>>()).collect())
        .unwrap_or_default();
    for (kind, list) in [(Kind::Parents, parents), (Kind::Interfaces, interfaces)] {
        let from = list.first().map_or(start, |p| l.span(*p).start);
        let to = list.last().map_or(start, |p| l.span(*p).end);
        l.b.open(kind, from..to);
        for p in list {
            l.node(p);
        }
        l.close();
    }
    l.opt(kids.field(f(F::body)), end);
    l.close();
}

fn import(l: &mut Lower<'_>, n: Node<'_>) {
    let t = table();
    let kids = Kids::of(n);
    let end = l.span(n).end;
    let name = kids.named().find(|k| matches!(t.kind(*k), C::scoped_identifier | C::identifier));
    l.open(Kind::Imports, n);
    let all = kids.named().any(|k| t.kind(k) == C::asterisk);
    let path = |l: &mut Lower<'_>, p: Node<'_>| {
        let hash = sym(l.text(p));
        l.b.leaf(Kind::Path, l.span(p), hash);
    };
    let index = l.open_op(Kind::Import, if all { ImportKind::All } else { ImportKind::From } as u16, n);
    if kids.has("static") {
        l.b.node(index).flags |= flag::SPECIAL;
    }
    match name {
        Some(whole) if all => {
            path(l, whole);
            l.b.nil(end);
        }
        Some(whole) => {
            let parts: Vec<_> = Kids::of(whole).named().collect();
            if let [scope, last] = parts.as_slice() {
                path(l, *scope);
                l.node(*last);
            } else {
                l.b.leaf(Kind::Path, end..end, 0);
                l.node(whole);
            }
        }
        None => {
            l.b.nil(end);
            l.b.nil(end);
        }
    }
    l.b.nil(end);
    l.close();
    l.close();
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_name_is_in_the_grammar() {
        super::super::tests::check_names(tree_sitter_java::LANGUAGE, super::KIND_NAMES, super::FIELD_NAMES);
    }
}
