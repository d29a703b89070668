//! Go to the generic tree.

use super::common::{Kids, Lower, float_value, grammar_table, int_value, unescape};
use super::raw;
use crate::gast::{ClassKind, FuncKind, ImportKind, Kind, Op, ParamKind, TYPE_FUNCTION, VarKind, flag, sym};
use std::sync::OnceLock;
use tree_sitter::Node;

grammar_table! {
    kinds {
        argument_list, array_type, assignment_statement, binary_expression, blank_identifier, block, break_statement,
        call_expression, communication_case, composite_literal, const_declaration, const_spec, continue_statement,
        dec_statement, default_case, defer_statement, dot, empty_statement, expression_case, expression_list,
        expression_statement, expression_switch_statement, r#false, field_declaration, field_declaration_list,
        field_identifier, float_literal, for_clause, for_statement, func_literal, function_declaration, generic_type,
        go_statement, goto_statement, identifier, if_statement, import_declaration, import_spec, import_spec_list,
        imaginary_literal, inc_statement, index_expression, int_literal, interpreted_string_literal, iota, keyed_element,
        label_name, labeled_statement, literal_element, literal_value, map_type, method_declaration, nil,
        package_clause, package_identifier, parameter_declaration, parameter_list, parenthesized_expression,
        pointer_type, qualified_type, range_clause, raw_string_literal, receive_statement, return_statement,
        rune_literal, select_statement, selector_expression, send_statement, short_var_declaration, slice_expression,
        slice_type, source_file, statement_list, struct_type, r#true, type_arguments, type_assertion_expression, type_case,
        type_conversion_expression, type_declaration, type_alias, type_identifier, type_spec, type_switch_statement,
        unary_expression, var_declaration, var_spec, var_spec_list, variadic_argument, variadic_parameter_declaration,
        type_elem, function_type, method_elem, parenthesized_type,
    }
    fields {
        alternative, arguments, body, channel, communication, condition, consequence, element, end, field, function,
        index, initializer, key, left, name, operand, operator, package, parameters, path, receiver, result, right,
        start, tag, r#type, type_arguments, type_parameters, update, value,
    }
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table::new(&tree_sitter::Language::new(tree_sitter_go::LANGUAGE)))
}

pub(super) fn node(l: &mut Lower<'_>, n: Node<'_>) {
    let t = table();
    let f = |x| t.field(x);
    let end = l.span(n).end;
    match t.kind(n) {
        C::identifier
        | C::field_identifier
        | C::type_identifier
        | C::package_identifier
        | C::label_name
        | C::blank_identifier
        | C::iota => l.id(n),
        C::int_literal => {
            let value = int_value(l.text(n));
            l.b.leaf(Kind::Int, l.span(n), sym(&value));
        }
        C::float_literal => {
            let value = float_value(l.text(n));
            l.b.leaf(Kind::Float, l.span(n), sym(&value));
        }
        C::rune_literal => drop(l.leaf(Kind::Char, n)),
        C::r#true => drop(l.b.leaf(Kind::Bool, l.span(n), sym("true"))),
        C::r#false => drop(l.b.leaf(Kind::Bool, l.span(n), sym("false"))),
        C::nil => drop(l.b.leaf(Kind::Null, l.span(n), 0)),
        C::interpreted_string_literal | C::raw_string_literal => {
            let text = l.text(n);
            let inner = text.get(1..text.len().saturating_sub(1)).unwrap_or("");
            let cooked = (t.kind(n) == C::interpreted_string_literal && inner.contains('\\')).then(|| unescape(inner));
            l.b.string(l.span(n), 1, 1, cooked);
        }
        C::call_expression => {
            let kids = Kids::of(n);
            l.open(Kind::Call, n);
            l.opt(kids.field(f(F::function)), end);
            match kids.field(f(F::arguments)) {
                Some(a) => l.list(Kind::Args, a, Kids::of(a).named()),
                None => drop(l.b.leaf(Kind::Args, end..end, 0)),
            }
            l.close();
        }
        C::type_conversion_expression => {
            let kids = Kids::of(n);
            l.open(Kind::Call, n);
            l.opt(kids.field(f(F::r#type)), end);
            match kids.field(f(F::operand)) {
                Some(o) => {
                    l.open(Kind::Args, o);
                    l.node(o);
                    l.close();
                }
                None => drop(l.b.leaf(Kind::Args, end..end, 0)),
            }
            l.close();
        }
        C::variadic_argument => {
            l.open_op(Kind::Spread, 1, n);
            l.opt(Kids::of(n).first_named(), end);
            l.close();
        }
        C::selector_expression => {
            let kids = Kids::of(n);
            l.open(Kind::Dot, n);
            l.opt(kids.field(f(F::operand)), end);
            l.opt(kids.field(f(F::field)), end);
            l.close();
        }
        C::qualified_type => {
            let kids = Kids::of(n);
            l.open(Kind::Dot, n);
            l.opt(kids.field(f(F::package)), end);
            l.opt(kids.field(f(F::name)), end);
            l.close();
        }
        C::index_expression => {
            let kids = Kids::of(n);
            l.open(Kind::Index, n);
            l.opt(kids.field(f(F::operand)), end);
            l.opt(kids.field(f(F::index)), end);
            l.close();
        }
        C::slice_expression => {
            let kids = Kids::of(n);
            l.open(Kind::Index, n);
            l.opt(kids.field(f(F::operand)), end);
            l.open(Kind::Slice, n);
            l.opt(kids.field(f(F::start)), end);
            l.opt(kids.field(f(F::end)), end);
            l.b.nil(end);
            l.close();
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
        C::unary_expression => {
            let kids = Kids::of(n);
            let op = kids.field(f(F::operator)).map_or("", |o| l.text(o));
            match op {
                "&" => drop(l.open(Kind::Ref, n)),
                "*" => drop(l.open(Kind::Deref, n)),
                op => drop(l.open_op(Kind::Unary, Op::from_text(op) as u16, n)),
            }
            l.opt(kids.field(f(F::operand)), end);
            l.close();
        }
        C::parenthesized_expression | C::parenthesized_type | C::literal_element | C::type_elem => match Kids::of(n).first_named() {
            Some(inner) if Kids::of(n).named().count() == 1 => l.node(inner),
            _ => raw::node(l, n),
        },
        C::composite_literal => {
            let kids = Kids::of(n);
            l.open(Kind::New, n);
            l.opt(kids.field(f(F::r#type)), end);
            l.opt(kids.field(f(F::body)), end);
            l.b.nil(end);
            l.close();
        }
        C::literal_value => l.list(Kind::Record, n, Kids::of(n).named()),
        C::keyed_element => {
            let kids = Kids::of(n);
            l.open(Kind::Pair, n);
            l.opt(kids.field(f(F::key)), end);
            l.opt(kids.field(f(F::value)), end);
            l.close();
        }
        C::type_assertion_expression => {
            let kids = Kids::of(n);
            l.open(Kind::Cast, n);
            l.opt(kids.field(f(F::r#type)), end);
            l.opt(kids.field(f(F::operand)), end);
            l.close();
        }
        C::func_literal | C::function_declaration | C::method_declaration => function(l, n),
        C::generic_type => {
            let kids = Kids::of(n);
            l.open(Kind::TypeApply, n);
            l.opt(kids.field(f(F::r#type)), end);
            if let Some(a) = kids.field(f(F::type_arguments)) {
                for k in Kids::of(a).named() {
                    l.node(k);
                }
            }
            l.close();
        }
        C::pointer_type => type_wrap(l, n, 2, Kids::of(n).first_named()),
        C::slice_type => type_wrap(l, n, 3, Kids::of(n).field(f(F::element))),
        C::array_type => type_wrap(l, n, 1, Kids::of(n).field(f(F::element))),
        C::function_type => {
            let kids = Kids::of(n);
            l.open_op(Kind::TypeOther, TYPE_FUNCTION, n);
            l.opt(kids.field(f(F::parameters)), end);
            l.opt(kids.field(f(F::result)), end);
            l.close();
        }
        // A method that an interface asks for.
        C::method_elem => {
            let kids = Kids::of(n);
            let start = l.span(n).start;
            l.open_op(Kind::Func, FuncKind::Method as u16, n);
            l.b.leaf(Kind::Attrs, start..start, 0);
            l.opt(kids.field(f(F::name)), end);
            l.b.nil(end);
            l.opt(kids.field(f(F::parameters)), end);
            l.opt(kids.field(f(F::result)), end);
            l.b.nil(end);
            l.close();
        }
        C::map_type => {
            let kids = Kids::of(n);
            l.open_op(Kind::TypeOther, 4, n);
            l.opt(kids.field(f(F::key)), end);
            l.opt(kids.field(f(F::value)), end);
            l.close();
        }
        C::expression_list => {
            let kids = Kids::of(n);
            let parts: Vec<_> = kids.named().collect();
            match parts.as_slice() {
                [one] => l.node(*one),
                _ => l.list(Kind::Tuple, n, parts.into_iter()),
            }
        }

        C::expression_statement => {
            l.open(Kind::ExprStmt, n);
            l.opt(Kids::of(n).first_named(), end);
            l.close();
        }
        C::assignment_statement => {
            let kids = Kids::of(n);
            let op = kids.field(f(F::operator)).map_or("=", |o| l.text(o));
            l.open(Kind::ExprStmt, n);
            if op == "=" {
                l.open(Kind::Assign, n);
            } else {
                l.open_op(Kind::AssignOp, Op::from_text(op.trim_end_matches('=')) as u16, n);
            }
            l.opt(kids.field(f(F::left)), end);
            l.opt(kids.field(f(F::right)), end);
            l.close();
            l.close();
        }
        C::inc_statement | C::dec_statement => {
            let op = if t.kind(n) == C::inc_statement { Op::Incr } else { Op::Decr };
            l.open(Kind::ExprStmt, n);
            l.open_op(Kind::IncDec, op as u16, n);
            l.opt(Kids::of(n).first_named(), end);
            l.close();
            l.close();
        }
        C::send_statement => {
            let kids = Kids::of(n);
            l.open(Kind::ExprStmt, n);
            l.open_op(Kind::Binary, Op::Receive as u16, n);
            l.opt(kids.field(f(F::channel)), end);
            l.opt(kids.field(f(F::value)), end);
            l.close();
            l.close();
        }
        C::short_var_declaration => {
            let kids = Kids::of(n);
            let start = l.span(n).start;
            l.open_op(Kind::VarDef, VarKind::Short as u16, n);
            l.b.leaf(Kind::Attrs, start..start, 0);
            l.opt(kids.field(f(F::left)), end);
            l.b.nil(end);
            l.opt(kids.field(f(F::right)), end);
            l.close();
        }
        C::receive_statement => {
            let kids = Kids::of(n);
            l.open(Kind::ExprStmt, n);
            match kids.field(f(F::left)) {
                Some(left) => {
                    l.open(Kind::Assign, n);
                    l.node(left);
                    l.opt(kids.field(f(F::right)), end);
                    l.close();
                }
                None => l.opt(kids.field(f(F::right)), end),
            }
            l.close();
        }
        C::var_declaration | C::const_declaration => {
            let specs = specs(n);
            if let [one] = specs.as_slice() {
                variable(l, n, *one, n);
            } else {
                let index = l.open(Kind::Block, n);
                l.b.node(index).flags |= flag::IMPLICIT;
                for s in specs {
                    variable(l, n, s, s);
                }
                l.close();
            }
        }
        C::block | C::statement_list | C::source_file => {
            l.open(Kind::Block, n);
            statements(l, n);
            l.close();
        }
        C::empty_statement => drop(l.b.leaf(Kind::Pass, l.span(n), 0)),
        C::if_statement => {
            let kids = Kids::of(n);
            let init = kids.field(f(F::initializer));
            if let Some(i) = init {
                let index = l.open(Kind::Block, n);
                l.b.node(index).flags |= flag::IMPLICIT;
                l.node(i);
            }
            l.open(Kind::If, n);
            l.opt(kids.field(f(F::condition)), end);
            l.opt(kids.field(f(F::consequence)), end);
            l.opt(kids.field(f(F::alternative)), end);
            l.close();
            if init.is_some() {
                l.close();
            }
        }
        C::for_statement => {
            let kids = Kids::of(n);
            let body = kids.field(f(F::body));
            let head = kids.named().find(|k| Some(*k) != body);
            match head.map(|h| (h, t.kind(h))) {
                Some((h, C::range_clause)) => {
                    let inner = Kids::of(h);
                    l.open(Kind::ForEach, n);
                    l.opt(inner.field(f(F::left)), end);
                    l.opt(inner.field(f(F::right)), end);
                    l.opt(body, end);
                    l.b.nil(end);
                }
                Some((h, C::for_clause)) => {
                    let inner = Kids::of(h);
                    l.open(Kind::ForClassic, n);
                    l.opt(inner.field(f(F::initializer)), end);
                    l.opt(inner.field(f(F::condition)), end);
                    l.opt(inner.field(f(F::update)), end);
                    l.opt(body, end);
                }
                other => {
                    l.open(Kind::While, n);
                    l.opt(other.map(|(h, _)| h), end);
                    l.opt(body, end);
                    l.b.nil(end);
                }
            }
            l.close();
        }
        C::expression_switch_statement | C::type_switch_statement | C::select_statement => {
            let kids = Kids::of(n);
            l.open(Kind::Switch, n);
            l.opt(kids.field(f(F::value)), end);
            for k in
                kids.named().filter(|k| matches!(t.kind(*k), C::expression_case | C::type_case | C::default_case | C::communication_case))
            {
                l.node(k);
            }
            l.close();
        }
        C::expression_case | C::type_case | C::default_case | C::communication_case => {
            let kids = Kids::of(n);
            l.open(Kind::Case, n);
            for v in kids.fields(f(F::value)).chain(kids.fields(f(F::r#type))).chain(kids.fields(f(F::communication))) {
                if t.kind(v) == C::expression_list {
                    for k in Kids::of(v).named() {
                        l.node(k);
                    }
                } else if v.is_named() {
                    l.node(v);
                }
            }
            l.b.nil(end);
            let list = kids.named().find(|k| t.kind(*k) == C::statement_list);
            let start = list.map_or(end, |s| l.span(s).start);
            let index = l.b.open(Kind::Block, start..end);
            l.b.node(index).flags |= flag::IMPLICIT;
            if let Some(s) = list {
                statements_of(l, s);
            }
            l.close();
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
        C::goto_statement => l.list(Kind::Goto, n, Kids::of(n).named().take(1)),
        C::labeled_statement => l.list(Kind::Label, n, Kids::of(n).named().take(2)),
        C::defer_statement => l.list(Kind::Defer, n, Kids::of(n).named().take(1)),
        C::go_statement => l.list(Kind::Spawn, n, Kids::of(n).named().take(1)),
        C::import_declaration => {
            l.open(Kind::Imports, n);
            for k in Kids::of(n).named() {
                if t.kind(k) == C::import_spec_list {
                    for s in Kids::of(k).named() {
                        import(l, s);
                    }
                } else {
                    import(l, k);
                }
            }
            l.close();
        }
        C::package_clause => l.list(Kind::Package, n, Kids::of(n).named().take(1)),
        C::type_declaration => {
            let parts: Vec<_> = Kids::of(n).named().collect();
            if let [one] = parts.as_slice() {
                type_spec(l, *one, n);
            } else {
                let index = l.open(Kind::Block, n);
                l.b.node(index).flags |= flag::IMPLICIT;
                for p in parts {
                    type_spec(l, p, p);
                }
                l.close();
            }
        }
        C::field_declaration_list => {
            l.open(Kind::Block, n);
            for k in Kids::of(n).named() {
                let names: Vec<_> = Kids::of(k).fields(f(F::name)).filter(|k| k.is_named()).collect();
                if names.len() < 2 {
                    l.node(k);
                }
                // `a, b int` are two fields.
                for name in names.iter().skip(usize::from(names.len() < 2)) {
                    let start = l.span(*name).start;
                    l.open_op(Kind::VarDef, VarKind::Field as u16, k);
                    l.b.leaf(Kind::Attrs, start..start, 0);
                    l.node(*name);
                    l.opt(Kids::of(k).field(f(F::r#type)), end);
                    l.b.nil(end);
                    l.close();
                }
            }
            l.close();
        }
        C::field_declaration => {
            let kids = Kids::of(n);
            let start = l.span(n).start;
            l.open_op(Kind::VarDef, VarKind::Field as u16, n);
            l.b.open(Kind::Attrs, start..start);
            if let Some(tag) = kids.field(f(F::tag)) {
                l.node(tag);
            }
            l.close();
            l.opt(kids.field(f(F::name)), end);
            l.opt(kids.field(f(F::r#type)), end);
            l.b.nil(end);
            l.close();
        }
        C::parameter_list => {
            l.open(Kind::Params, n);
            parameters(l, n);
            l.close();
        }
        _ => raw::node(l, n),
    }
}

fn type_wrap(l: &mut Lower<'_>, n: Node<'_>, op: u16, inner: Option<Node<'_>>) {
    let end = l.span(n).end;
    l.open_op(Kind::TypeWrap, op, n);
    l.opt(inner, end);
    l.close();
}

fn statements(l: &mut Lower<'_>, n: Node<'_>) {
    let t = table();
    for k in Kids::of(n).named() {
        if t.kind(k) == C::statement_list { statements_of(l, k) } else { statement(l, k) }
    }
}

fn statements_of(l: &mut Lower<'_>, list: Node<'_>) {
    for k in Kids::of(list).named() {
        statement(l, k);
    }
}

fn statement(l: &mut Lower<'_>, n: Node<'_>) {
    let t = table();
    match t.kind(n) {
        C::empty_statement => {}
        C::var_declaration | C::const_declaration if specs(n).len() > 1 => {
            for s in specs(n) {
                variable(l, n, s, s);
            }
        }
        _ => l.node(n),
    }
}

fn specs(n: Node<'_>) -> Vec<Node<'_>> {
    let t = table();
    Kids::of(n)
        .named()
        .flat_map(|k| if t.kind(k) == C::var_spec_list { Kids::of(k).named().collect::<Vec<_>>() } else { vec![k] })
        .collect()
}

fn variable(l: &mut Lower<'_>, stmt: Node<'_>, spec: Node<'_>, span: Node<'_>) {
    let t = table();
    let kids = Kids::of(spec);
    let (start, end) = (l.span(span).start, l.span(spec).end);
    let op = if t.kind(stmt) == C::const_declaration { VarKind::Const } else { VarKind::Var };
    l.open_op(Kind::VarDef, op as u16, span);
    l.b.leaf(Kind::Attrs, start..start, 0);
    let names: Vec<_> = kids.fields(t.field(F::name)).filter(|k| k.is_named()).collect();
    match names.as_slice() {
        [one] => l.node(*one),
        [first, .., last] => {
            let range = l.span(*first).start..l.span(*last).end;
            l.b.open(Kind::Tuple, range);
            for x in &names {
                l.node(*x);
            }
            l.close();
        }
        [] => l.b.nil(end),
    }
    l.opt(kids.field(t.field(F::r#type)), end);
    l.opt(kids.field(t.field(F::value)), end);
    l.close();
}

fn function(l: &mut Lower<'_>, n: Node<'_>) {
    let t = table();
    let f = |x| t.field(x);
    let kids = Kids::of(n);
    let (start, end) = (l.span(n).start, l.span(n).end);
    let op = match t.kind(n) {
        C::func_literal => FuncKind::Lambda,
        C::method_declaration => FuncKind::Method,
        _ => FuncKind::Function,
    };
    l.open_op(Kind::Func, op as u16, n);
    // The receiver is no parameter: it stands among the attributes.
    l.b.open(Kind::Attrs, start..start);
    if let Some(r) = kids.field(f(F::receiver)) {
        parameters(l, r);
    }
    l.close();
    l.opt(kids.field(f(F::name)), end);
    l.opt(kids.field(f(F::type_parameters)), end);
    l.opt(kids.field(f(F::parameters)), end);
    match kids.field(f(F::result)) {
        Some(r) if t.kind(r) == C::parameter_list => {
            // Several results are one type, which the parentheses are no part of.
            let parts: Vec<_> = Kids::of(r).named().collect();
            let span = parts.first().map_or(end, |p| l.span(*p).start)..parts.last().map_or(end, |p| l.span(*p).end);
            let index = l.b.open(Kind::TypeOther, span);
            l.b.node(index).op = 7;
            parameters(l, r);
            l.close();
        }
        other => l.opt(other, end),
    }
    l.opt(kids.field(f(F::body)), end);
    l.close();
}

/// One parameter a name: `a, b int` are two.
fn parameters(l: &mut Lower<'_>, list: Node<'_>) {
    let t = table();
    for p in Kids::of(list).named() {
        let kids = Kids::of(p);
        let ty = kids.field(t.field(F::r#type));
        let names: Vec<_> = kids.fields(t.field(F::name)).filter(|k| k.is_named()).collect();
        let op = if t.kind(p) == C::variadic_parameter_declaration { ParamKind::Rest } else { ParamKind::Ordinary };
        let (start, end) = (l.span(p).start, l.span(p).end);
        let one = |l: &mut Lower<'_>, name: Option<Node<'_>>| {
            l.open_op(Kind::Param, op as u16, p);
            l.b.leaf(Kind::Attrs, start..start, 0);
            l.opt(name, end);
            l.opt(ty, end);
            l.b.nil(end);
            l.close();
        };
        if names.is_empty() {
            one(l, None);
        }
        for name in names {
            one(l, Some(name));
        }
    }
}

fn import(l: &mut Lower<'_>, n: Node<'_>) {
    let t = table();
    let kids = Kids::of(n);
    let end = l.span(n).end;
    let name = kids.field(t.field(F::name));
    let op = match name.map(|k| t.kind(k)) {
        Some(C::dot) => ImportKind::All,
        Some(C::blank_identifier) => ImportKind::Effect,
        _ => ImportKind::Module,
    };
    l.open_op(Kind::Import, op as u16, n);
    match kids.field(t.field(F::path)) {
        Some(p) => {
            let hash = sym(l.text(p).trim_matches(['"', '`']));
            l.b.leaf(Kind::Path, l.span(p), hash);
        }
        None => l.b.nil(end),
    }
    l.b.nil(end);
    l.opt(name.filter(|_| op == ImportKind::Module), end);
    l.close();
}

fn type_spec(l: &mut Lower<'_>, n: Node<'_>, span: Node<'_>) {
    let t = table();
    let f = |x| t.field(x);
    let kids = Kids::of(n);
    let (start, end) = (l.span(span).start, l.span(n).end);
    match kids.field(f(F::r#type)) {
        Some(ty) if t.kind(ty) == C::struct_type => {
            l.open_op(Kind::Class, ClassKind::Struct as u16, span);
            l.b.leaf(Kind::Attrs, start..start, 0);
            l.opt(kids.field(f(F::name)), end);
            l.opt(kids.field(f(F::type_parameters)), end);
            l.b.leaf(Kind::Parents, start..start, 0);
            l.b.leaf(Kind::Interfaces, start..start, 0);
            l.opt(Kids::of(ty).first_named(), end);
            l.close();
        }
        ty => {
            l.open(Kind::TypeDef, span);
            l.opt(kids.field(f(F::name)), end);
            l.opt(ty, end);
            l.close();
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_name_is_in_the_grammar() {
        super::super::tests::check_names(tree_sitter_go::LANGUAGE, super::KIND_NAMES, super::FIELD_NAMES);
    }
}
