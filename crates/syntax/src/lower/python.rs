//! Python to the generic tree.

use super::common::{Kids, Lower, float_value, grammar_table, int_value, unescape_python as unescape};
use super::raw;
use crate::gast::{ClassKind, ComprehensionKind, FuncKind, ImportKind, Kind, Op, ParamKind, VarKind, flag, sym};
use std::sync::OnceLock;
use tree_sitter::Node;

grammar_table! {
    kinds {
        aliased_import, argument_list, as_pattern, as_pattern_target, assert_statement, assignment, attribute,
        augmented_assignment, r#await, binary_operator, block, boolean_operator, break_statement, call,
        case_clause, case_pattern, class_definition, comparison_operator, concatenated_string,
        conditional_expression, continue_statement, decorated_definition, decorator, default_parameter,
        delete_statement, dictionary, dictionary_comprehension, dictionary_splat, dictionary_splat_pattern,
        dotted_name, elif_clause, ellipsis, else_clause, except_clause, exec_statement, expression_list,
        expression_statement, r#false, finally_clause, float, for_in_clause, for_statement,
        function_definition, future_import_statement, generator_expression, generic_type, global_statement,
        identifier, if_clause, if_statement, import_from_statement, import_statement, integer,
        keyword_argument, keyword_separator, lambda, lambda_parameters, list, list_comprehension,
        list_pattern, list_splat, list_splat_pattern, match_statement, member_type, module,
        named_expression, none, nonlocal_statement, not_operator, pair, parameters,
        parenthesized_expression, parenthesized_list_splat, pass_statement, pattern_list,
        positional_separator, print_statement, raise_statement, return_statement, set, set_comprehension,
        slice, string, subscript, r#true, try_statement, tuple, tuple_pattern, r#type,
        type_alias_statement, type_parameter, typed_default_parameter, typed_parameter, unary_operator,
        union_type, wildcard_import, while_statement, with_clause, with_item, with_statement, r#yield,
        interpolation, string_start, string_end, string_content, escape_sequence,
    }
    fields {
        alias, alternative, argument, arguments, attribute, body, cause, condition, consequence,
        definition, expression, function, guard, key, left, module_name, name, object, operator, operators,
        parameters, return_type, right, subject, subscript, superclasses, r#type, type_parameters, value,
    }
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table::new(&tree_sitter::Language::new(tree_sitter_python::LANGUAGE)))
}

pub(super) fn node(l: &mut Lower<'_>, n: Node<'_>) {
    let t = table();
    let f = |x| t.field(x);
    let end = l.span(n).end;
    match t.kind(n) {
        C::identifier => l.id(n),
        C::integer => {
            let text = l.text(n);
            if text.ends_with(['j', 'J']) {
                l.leaf(Kind::Raw, n);
            } else {
                let s = sym(&int_value(text));
                l.b.leaf(Kind::Int, l.span(n), s);
            }
        }
        C::float => {
            let s = sym(&float_value(l.text(n)));
            l.b.leaf(Kind::Float, l.span(n), s);
        }
        C::r#true => drop(l.b.leaf(Kind::Bool, l.span(n), sym("true"))),
        C::r#false => drop(l.b.leaf(Kind::Bool, l.span(n), sym("false"))),
        C::none => drop(l.b.leaf(Kind::Null, l.span(n), 0)),
        C::string => string(l, n, n),
        C::concatenated_string => concatenated(l, n),
        C::attribute => {
            let kids = Kids::of(n);
            l.open(Kind::Dot, n);
            l.opt(kids.field(f(F::object)), end);
            l.opt(kids.field(f(F::attribute)), end);
            l.close();
        }
        C::call => {
            let kids = Kids::of(n);
            l.open(Kind::Call, n);
            l.opt(kids.field(f(F::function)), end);
            match kids.field(f(F::arguments)) {
                Some(a) if t.kind(a) == C::generator_expression => {
                    l.open(Kind::Args, a);
                    // The parentheses are the call's, with the room inside them.
                    let mut span = l.span(a);
                    span = span.start + 1..span.end.saturating_sub(1).max(span.start + 1);
                    let parts: Vec<_> = Kids::of(a).named().collect();
                    if let (Some(first), Some(last)) = (parts.first(), parts.last()) {
                        span = l.span(*first).start..l.span(*last).end;
                    }
                    let index = l.b.open(Kind::Comprehension, span);
                    l.b.node(index).op = ComprehensionKind::Generator as u16;
                    for k in Kids::of(a).named() {
                        l.node(k);
                    }
                    l.close();
                    l.close();
                }
                other => l.opt(other, end),
            }
            l.close();
        }
        C::argument_list => l.list(Kind::Args, n, Kids::of(n).named()),
        C::keyword_argument => {
            let kids = Kids::of(n);
            l.open(Kind::KwArg, n);
            l.opt(kids.field(f(F::name)), end);
            l.opt(kids.field(f(F::value)), end);
            l.close();
        }
        C::list_splat | C::list_splat_pattern | C::parenthesized_list_splat => spread(l, n, 1),
        C::dictionary_splat | C::dictionary_splat_pattern => spread(l, n, 2),
        C::parenthesized_expression | C::r#type | C::as_pattern_target | C::case_pattern => match Kids::of(n).first_named() {
            Some(inner) if Kids::of(n).named().count() == 1 => {
                let index = l.b.next();
                l.node(inner);
                if t.kind(n) == C::parenthesized_expression {
                    l.b.parenthesise(index, l.span(n));
                }
            }
            _ => raw::node(l, n),
        },
        C::subscript => {
            let kids = Kids::of(n);
            l.open(Kind::Index, n);
            l.opt(kids.field(f(F::value)), end);
            let indices: Vec<_> = kids.fields(f(F::subscript)).collect();
            match indices.as_slice() {
                // Several are one tuple.
                [first, .., last] => {
                    let span = l.span(*first).start..l.span(*last).end;
                    l.b.open(Kind::Tuple, span);
                    for s in &indices {
                        l.node(*s);
                    }
                    l.close();
                }
                _ => {
                    for s in &indices {
                        l.node(*s);
                    }
                }
            }
            l.close();
        }
        C::slice => slice(l, n),
        C::binary_operator | C::boolean_operator => l.binary_chain(n, |l, n| {
            if !matches!(t.kind(n), C::binary_operator | C::boolean_operator) {
                return None;
            }
            let kids = Kids::of(n);
            let op = kids.field(f(F::operator)).map_or(Op::Other, |o| Op::from_text(l.text(o)));
            Some((kids.field(f(F::left))?, op, kids.field(f(F::right))?))
        }),
        C::not_operator => {
            let kids = Kids::of(n);
            l.open_op(Kind::Unary, Op::Not as u16, n);
            l.opt(kids.field(f(F::argument)), end);
            l.close();
        }
        C::unary_operator => {
            let kids = Kids::of(n);
            let op = kids.field(f(F::operator)).map_or(Op::Other, |o| Op::from_text(l.text(o)));
            l.open_op(Kind::Unary, op as u16, n);
            l.opt(kids.field(f(F::argument)), end);
            l.close();
        }
        C::comparison_operator => comparison(l, n),
        C::conditional_expression => {
            let kids = Kids::of(n);
            let mut parts = kids.named();
            let (then, cond, other) = (parts.next(), parts.next(), parts.next());
            l.open(Kind::Cond, n);
            l.opt(cond, end);
            l.opt(then, end);
            l.opt(other, end);
            l.close();
        }
        C::named_expression => {
            let kids = Kids::of(n);
            let index = l.open(Kind::Assign, n);
            l.b.node(index).flags |= flag::SPECIAL;
            l.opt(kids.field(f(F::name)), end);
            l.opt(kids.field(f(F::value)), end);
            l.close();
        }
        C::lambda => {
            let kids = Kids::of(n);
            let at = l.span(n).start;
            l.open_op(Kind::Func, FuncKind::Lambda as u16, n);
            l.b.leaf(Kind::Attrs, at..at, 0);
            l.b.nil(at);
            l.b.nil(at);
            match kids.field(f(F::parameters)) {
                Some(p) => l.node(p),
                None => drop(l.b.leaf(Kind::Params, at..at, 0)),
            }
            l.b.nil(at);
            match kids.field(f(F::body)) {
                Some(body) => {
                    let index = l.open(Kind::Block, body);
                    l.b.node(index).flags |= flag::IMPLICIT;
                    let index = l.open(Kind::Return, body);
                    l.b.node(index).flags |= flag::IMPLICIT;
                    l.node(body);
                    l.close();
                    l.close();
                }
                None => l.b.nil(end),
            }
            l.close();
        }
        C::list | C::list_pattern => l.list(Kind::Array, n, Kids::of(n).named()),
        C::tuple | C::tuple_pattern | C::expression_list | C::pattern_list => l.list(Kind::Tuple, n, Kids::of(n).named()),
        C::set => l.list(Kind::Set, n, Kids::of(n).named()),
        C::dictionary => l.list(Kind::Dict, n, Kids::of(n).named()),
        C::pair => {
            let kids = Kids::of(n);
            l.open(Kind::Pair, n);
            l.opt(kids.field(f(F::key)), end);
            l.opt(kids.field(f(F::value)), end);
            l.close();
        }
        C::list_comprehension => comprehension(l, n, ComprehensionKind::List),
        C::set_comprehension => comprehension(l, n, ComprehensionKind::Set),
        C::dictionary_comprehension => comprehension(l, n, ComprehensionKind::Dict),
        C::generator_expression => comprehension(l, n, ComprehensionKind::Generator),
        C::for_in_clause => {
            let kids = Kids::of(n);
            l.open(Kind::ForClause, n);
            l.opt(kids.field(f(F::left)), end);
            l.opt(kids.fields(f(F::right)).find(|r| r.is_named()), end);
            l.close();
        }
        C::if_clause => l.list(Kind::IfClause, n, Kids::of(n).named().take(1)),
        C::r#await => l.list(Kind::Await, n, Kids::of(n).named().take(1)),
        C::r#yield => {
            let kids = Kids::of(n);
            l.open_op(Kind::Yield, u16::from(kids.has("from")), n);
            l.opt(kids.first_named(), end);
            l.close();
        }
        C::ellipsis => drop(l.b.leaf(Kind::Special, l.span(n), sym("..."))),
        C::as_pattern => {
            // Outside `with` and `except` this is a case pattern.
            raw::node(l, n);
        }

        C::expression_statement => {
            let kids = Kids::of(n);
            match kids.first_named() {
                Some(one) if kids.named().count() == 1 => match t.kind(one) {
                    C::assignment if Kids::of(one).field(f(F::r#type)).is_some() => typed_assignment(l, n, one),
                    _ => {
                        l.open(Kind::ExprStmt, n);
                        l.node(one);
                        l.close();
                    }
                },
                _ => {
                    l.open(Kind::ExprStmt, n);
                    l.list(Kind::Tuple, n, kids.named());
                    l.close();
                }
            }
        }
        C::assignment => {
            let kids = Kids::of(n);
            l.open(Kind::Assign, n);
            l.opt(kids.field(f(F::left)), end);
            l.opt(kids.field(f(F::right)), end);
            l.close();
        }
        C::augmented_assignment => {
            let kids = Kids::of(n);
            let op = kids.field(f(F::operator)).map_or(Op::Other, |o| Op::from_text(l.text(o).trim_end_matches('=')));
            l.open_op(Kind::AssignOp, op as u16, n);
            l.opt(kids.field(f(F::left)), end);
            l.opt(kids.field(f(F::right)), end);
            l.close();
        }
        C::block | C::module => l.list(Kind::Block, n, Kids::of(n).named()),
        C::if_statement => if_chain(l, n),
        C::while_statement => {
            let kids = Kids::of(n);
            l.open(Kind::While, n);
            l.opt(kids.field(f(F::condition)), end);
            l.opt(kids.field(f(F::body)), end);
            else_body(l, kids.field(f(F::alternative)), end);
            l.close();
        }
        C::for_statement => {
            let kids = Kids::of(n);
            let index = l.open(Kind::ForEach, n);
            if kids.has("async") {
                l.b.node(index).flags |= flag::ASYNC;
            }
            l.opt(kids.field(f(F::left)), end);
            l.opt(kids.field(f(F::right)), end);
            l.opt(kids.field(f(F::body)), end);
            else_body(l, kids.field(f(F::alternative)), end);
            l.close();
        }
        C::try_statement => {
            let kids = Kids::of(n);
            l.open(Kind::Try, n);
            l.opt(kids.field(f(F::body)), end);
            let catches: Vec<_> = kids.named().filter(|k| k.kind().starts_with("except")).collect();
            let at = catches.first().map_or(end, |c| l.span(*c).start);
            let stop = catches.last().map_or(end, |c| l.span(*c).end);
            l.b.open(Kind::Catches, at..stop);
            for c in catches {
                except(l, c);
            }
            l.close();
            else_body(l, kids.named().find(|k| t.kind(*k) == C::else_clause), end);
            match kids.named().find(|k| t.kind(*k) == C::finally_clause) {
                Some(x) => l.opt(Kids::of(x).named().last(), end),
                None => l.b.nil(end),
            }
            l.close();
        }
        C::with_statement => {
            let kids = Kids::of(n);
            let items: Vec<_> = kids
                .named()
                .filter(|k| t.kind(*k) == C::with_clause)
                .flat_map(|c| {
                    let inner: Vec<_> = Kids::of(c).named().collect();
                    // `with (a as b, c):` parses as one tuple item.
                    inner.into_iter().flat_map(|item| {
                        let value = Kids::of(item).field(f(F::value));
                        match value {
                            Some(v) if t.kind(v) == C::tuple => Kids::of(v).named().collect::<Vec<_>>(),
                            _ => vec![item],
                        }
                    })
                })
                .collect();
            with_items(l, n, &items, kids.field(f(F::body)), kids.has("async"));
        }
        C::match_statement => {
            let kids = Kids::of(n);
            l.open(Kind::Switch, n);
            l.opt(kids.field(f(F::subject)), end);
            if let Some(body) = kids.field(f(F::body)) {
                for c in Kids::of(body).named() {
                    l.node(c);
                }
            }
            l.close();
        }
        C::case_clause => {
            let kids = Kids::of(n);
            l.open(Kind::Case, n);
            for p in kids.named().filter(|k| t.kind(*k) == C::case_pattern) {
                l.node(p);
            }
            l.opt(kids.field(f(F::guard)), end);
            l.opt(kids.field(f(F::consequence)), end);
            l.close();
        }
        C::function_definition => function(l, n, n, &[]),
        C::class_definition => class(l, n, n, &[]),
        C::decorated_definition => {
            let kids = Kids::of(n);
            let decorators: Vec<_> = kids.named().filter(|k| t.kind(*k) == C::decorator).collect();
            match kids.field(f(F::definition)) {
                Some(d) if t.kind(d) == C::class_definition => class(l, n, d, &decorators),
                Some(d) => function(l, n, d, &decorators),
                None => raw::node(l, n),
            }
        }
        C::decorator => l.list(Kind::Attr, n, Kids::of(n).named().take(1)),
        C::parameters | C::lambda_parameters => {
            l.open(Kind::Params, n);
            for p in Kids::of(n).named() {
                parameter(l, p);
            }
            l.close();
        }
        C::return_statement => {
            l.open(Kind::Return, n);
            l.opt(Kids::of(n).first_named(), end);
            l.close();
        }
        C::raise_statement => {
            let kids = Kids::of(n);
            l.open(Kind::Throw, n);
            let cause = kids.field(f(F::cause));
            l.opt(kids.named().find(|k| Some(*k) != cause), end);
            l.opt(cause, end);
            l.close();
        }
        C::assert_statement => {
            let kids = Kids::of(n);
            let mut parts = kids.named();
            l.open(Kind::Assert, n);
            l.opt(parts.next(), end);
            l.opt(parts.next(), end);
            l.close();
        }
        C::delete_statement => {
            let kids = Kids::of(n);
            match kids.first_named() {
                Some(x) if t.kind(x) == C::expression_list => l.list(Kind::Delete, n, Kids::of(x).named()),
                _ => l.list(Kind::Delete, n, kids.named()),
            }
        }
        C::global_statement | C::nonlocal_statement => l.list(Kind::Scope, n, Kids::of(n).named()),
        C::pass_statement => drop(l.b.leaf(Kind::Pass, l.span(n), 0)),
        C::break_statement | C::continue_statement => {
            let kind = if t.kind(n) == C::break_statement { Kind::Break } else { Kind::Continue };
            l.open(kind, n);
            l.b.nil(end);
            l.close();
        }
        C::print_statement | C::exec_statement => {
            let kids = Kids::of(n);
            let start = l.span(n).start;
            let word = if t.kind(n) == C::print_statement { 5 } else { 4 };
            l.open(Kind::ExprStmt, n);
            l.open(Kind::Call, n);
            l.b.id(start..(start + word).min(end));
            l.list(Kind::Args, n, kids.named());
            l.close();
            l.close();
        }
        C::import_statement => {
            l.open(Kind::Imports, n);
            for name in Kids::of(n).fields(f(F::name)) {
                import(l, name, None, ImportKind::Module);
            }
            l.close();
        }
        C::import_from_statement | C::future_import_statement => {
            let kids = Kids::of(n);
            let module = kids.field(f(F::module_name));
            l.open(Kind::Imports, n);
            if let Some(w) = kids.named().find(|k| t.kind(*k) == C::wildcard_import) {
                l.open_op(Kind::Import, ImportKind::All as u16, w);
                path(l, module, w);
                l.b.nil(end);
                l.b.nil(end);
                l.close();
            }
            for name in kids.fields(f(F::name)) {
                import(l, name, Some(module), ImportKind::From);
            }
            l.close();
        }
        C::generic_type => {
            let kids = Kids::of(n);
            l.open(Kind::TypeApply, n);
            for k in kids.named() {
                if t.kind(k) == C::type_parameter {
                    for a in Kids::of(k).named() {
                        l.node(a);
                    }
                } else {
                    l.node(k);
                }
            }
            l.close();
        }
        C::member_type => {
            l.list(Kind::Dot, n, Kids::of(n).named().take(2));
        }
        C::union_type => {
            l.open_op(Kind::TypeOther, 1, n);
            for k in Kids::of(n).named() {
                l.node(k);
            }
            l.close();
        }
        C::dotted_name => dotted(l, n),
        _ => raw::node(l, n),
    }
}

/// A dotted name outside imports: the chain of accesses it means.
fn dotted(l: &mut Lower<'_>, n: Node<'_>) {
    let parts: Vec<_> = Kids::of(n).named().collect();
    let start = l.span(n).start;
    for p in parts.iter().skip(1).rev() {
        let end = l.span(*p).end;
        l.b.open(Kind::Dot, start..end);
    }
    for (i, p) in parts.iter().enumerate() {
        l.id(*p);
        if i > 0 {
            l.close();
        }
    }
    if parts.is_empty() {
        l.leaf(Kind::Raw, n);
    }
}

fn spread(l: &mut Lower<'_>, n: Node<'_>, op: u16) {
    l.open_op(Kind::Spread, op, n);
    let end = l.span(n).end;
    l.opt(Kids::of(n).first_named(), end);
    l.close();
}

fn slice(l: &mut Lower<'_>, n: Node<'_>) {
    let mut parts: [Option<Node<'_>>; 3] = [None; 3];
    let mut place = 0;
    for (k, _) in &Kids::of(n).0 {
        if k.is_named() {
            if place < 3 {
                parts[place] = Some(*k);
            }
        } else {
            place += 1;
        }
    }
    let end = l.span(n).end;
    l.open(Kind::Slice, n);
    for p in parts {
        l.opt(p, end);
    }
    l.close();
}

fn comparison(l: &mut Lower<'_>, n: Node<'_>) {
    let t = table();
    let operators = t.field(F::operators);
    let kids = Kids::of(n);
    let operands: Vec<_> = kids.0.iter().filter(|(_, field)| *field != operators).map(|(k, _)| *k).filter(|k| k.is_named()).collect();
    let mut ops: Vec<(std::ops::Range<usize>, Op)> = Vec::new();
    for (k, _) in kids.0.iter().filter(|(_, field)| *field == operators) {
        let text: String = l.text(*k).split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        ops.push((l.span(*k), Op::from_text(&text)));
    }
    if let ([left, right], [(_, op)]) = (operands.as_slice(), ops.as_slice()) {
        l.open_op(Kind::Binary, *op as u16, n);
        l.node(*left);
        l.node(*right);
        l.close();
        return;
    }
    l.open(Kind::Compare, n);
    for (i, operand) in operands.iter().enumerate() {
        if i > 0
            && let Some((span, op)) = ops.get(i - 1)
        {
            let token = l.b.leaf(Kind::Token, span.clone(), *op as u64);
            l.b.node(token).op = *op as u16;
        }
        l.node(*operand);
    }
    l.close();
}

fn comprehension(l: &mut Lower<'_>, n: Node<'_>, kind: ComprehensionKind) {
    l.open_op(Kind::Comprehension, kind as u16, n);
    for k in Kids::of(n).named() {
        l.node(k);
    }
    l.close();
}

fn typed_assignment(l: &mut Lower<'_>, stmt: Node<'_>, n: Node<'_>) {
    let t = table();
    let kids = Kids::of(n);
    let (start, end) = (l.span(n).start, l.span(n).end);
    l.open_op(Kind::VarDef, VarKind::Plain as u16, stmt);
    l.b.leaf(Kind::Attrs, start..start, 0);
    l.opt(kids.field(t.field(F::left)), end);
    l.opt(kids.field(t.field(F::r#type)), end);
    l.opt(kids.field(t.field(F::right)), end);
    l.close();
}

fn if_chain(l: &mut Lower<'_>, n: Node<'_>) {
    let t = table();
    let f = |x| t.field(x);
    let kids = Kids::of(n);
    let end = l.span(n).end;
    l.open(Kind::If, n);
    l.opt(kids.field(f(F::condition)), end);
    l.opt(kids.field(f(F::consequence)), end);
    let mut open = 1;
    let mut done = false;
    for a in kids.fields(f(F::alternative)) {
        if t.kind(a) == C::elif_clause {
            let inner = Kids::of(a);
            // The arm reaches to the end of the whole chain.
            let start = l.span(a).start;
            l.b.open(Kind::If, start..end);
            open += 1;
            l.opt(inner.field(f(F::condition)), end);
            l.opt(inner.field(f(F::consequence)), end);
        } else {
            l.opt(Kids::of(a).field(f(F::body)), end);
            done = true;
        }
    }
    if !done {
        l.b.nil(end);
    }
    for _ in 0..open {
        l.close();
    }
}

fn else_body(l: &mut Lower<'_>, clause: Option<Node<'_>>, at: usize) {
    match clause {
        Some(c) => l.opt(Kids::of(c).field(table().field(F::body)), at),
        None => l.b.nil(at),
    }
}

fn except(l: &mut Lower<'_>, n: Node<'_>) {
    let t = table();
    let kids = Kids::of(n);
    let end = l.span(n).end;
    let value = kids.fields(t.field(F::value)).next();
    let alias = kids.field(t.field(F::alias));
    l.open(Kind::Catch, n);
    match value {
        Some(v) if t.kind(v) == C::as_pattern => {
            let inner = Kids::of(v);
            l.opt(inner.first_named(), end);
            l.opt(inner.field(t.field(F::alias)), end);
        }
        _ => {
            l.opt(value, end);
            l.opt(alias, end);
        }
    }
    l.opt(kids.named().filter(|k| t.kind(*k) == C::block).last(), end);
    l.close();
}

fn with_items(l: &mut Lower<'_>, n: Node<'_>, items: &[Node<'_>], body: Option<Node<'_>>, is_async: bool) {
    let t = table();
    let end = l.span(n).end;
    let start = l.span(n).start;
    for (i, item) in items.iter().enumerate() {
        let from = if i == 0 { start } else { l.span(*item).start };
        if i > 0 {
            let index = l.b.open(Kind::Block, from..end);
            l.b.node(index).flags |= flag::IMPLICIT;
        }
        let index = l.b.open(Kind::With, from..end);
        if is_async {
            l.b.node(index).flags |= flag::ASYNC;
        }
        let value = if t.kind(*item) == C::with_item { Kids::of(*item).field(t.field(F::value)) } else { Some(*item) };
        match value {
            Some(v) if t.kind(v) == C::as_pattern => {
                let kids = Kids::of(v);
                l.opt(kids.first_named(), end);
                l.opt(kids.field(t.field(F::alias)), end);
            }
            other => {
                l.opt(other, end);
                l.b.nil(end);
            }
        }
    }
    if items.is_empty() {
        l.b.open(Kind::With, start..end);
        l.b.nil(start);
        l.b.nil(start);
    }
    l.opt(body, end);
    for _ in 0..items.len().max(1) * 2 - 1 {
        l.close();
    }
}

fn attrs(l: &mut Lower<'_>, decorators: &[Node<'_>], keyword: Option<Node<'_>>, at: usize) {
    let from = decorators.first().map_or(at, |d| l.span(*d).start);
    let to = decorators.last().map_or(at, |d| l.span(*d).end);
    l.b.open(Kind::Attrs, from..to);
    for d in decorators {
        l.node(*d);
    }
    if let Some(k) = keyword {
        l.leaf(Kind::KeywordAttr, k);
    }
    l.close();
}

fn function(l: &mut Lower<'_>, whole: Node<'_>, n: Node<'_>, decorators: &[Node<'_>]) {
    let t = table();
    let kids = Kids::of(n);
    let end = l.span(n).end;
    let start = l.span(n).start;
    let index = l.open_op(Kind::Func, FuncKind::Function as u16, whole);
    let is_async = kids.0.iter().map(|(k, _)| *k).find(|k| !k.is_named() && k.kind() == "async");
    if is_async.is_some() {
        l.b.node(index).flags |= flag::ASYNC;
    }
    attrs(l, decorators, is_async, start);
    l.opt(kids.field(t.field(F::name)), end);
    l.opt(kids.field(t.field(F::type_parameters)), end);
    l.opt(kids.field(t.field(F::parameters)), end);
    l.opt(kids.field(t.field(F::return_type)), end);
    l.opt(kids.field(t.field(F::body)), end);
    l.close();
}

fn class(l: &mut Lower<'_>, whole: Node<'_>, n: Node<'_>, decorators: &[Node<'_>]) {
    let t = table();
    let kids = Kids::of(n);
    let (start, end) = (l.span(n).start, l.span(n).end);
    l.open_op(Kind::Class, ClassKind::Class as u16, whole);
    attrs(l, decorators, None, start);
    let name = kids.field(t.field(F::name));
    let after = name.map_or(start, |x| l.span(x).end);
    l.opt(name, end);
    l.opt(kids.field(t.field(F::type_parameters)), end);
    match kids.field(t.field(F::superclasses)) {
        Some(s) => l.list(Kind::Parents, s, Kids::of(s).named()),
        None => drop(l.b.leaf(Kind::Parents, after..after, 0)),
    }
    l.b.leaf(Kind::Interfaces, after..after, 0);
    l.opt(kids.field(t.field(F::body)), end);
    l.close();
}

fn parameter(l: &mut Lower<'_>, n: Node<'_>) {
    let t = table();
    let f = |x| t.field(x);
    let (start, end) = (l.span(n).start, l.span(n).end);
    let kids = Kids::of(n);
    let (binder, ty, default) = match t.kind(n) {
        C::default_parameter => (kids.field(f(F::name)), None, kids.field(f(F::value))),
        C::typed_default_parameter => (kids.field(f(F::name)), kids.field(f(F::r#type)), kids.field(f(F::value))),
        C::typed_parameter => (kids.first_named(), kids.field(f(F::r#type)), None),
        _ => (Some(n), None, None),
    };
    let kind = match binder.map(|b| t.kind(b)) {
        Some(C::list_splat_pattern) => ParamKind::Rest,
        Some(C::dictionary_splat_pattern) => ParamKind::KeywordRest,
        Some(C::keyword_separator | C::positional_separator) => ParamKind::Separator,
        _ => ParamKind::Ordinary,
    };
    l.open_op(Kind::Param, kind as u16, n);
    l.b.leaf(Kind::Attrs, start..start, 0);
    match (binder, kind) {
        (Some(b), ParamKind::Rest | ParamKind::KeywordRest) => l.opt(Kids::of(b).first_named(), end),
        (_, ParamKind::Separator) => l.b.nil(end),
        (b, _) => l.opt(b, end),
    }
    l.opt(ty, end);
    l.opt(default, end);
    l.close();
}

fn import(l: &mut Lower<'_>, name: Node<'_>, module: Option<Option<Node<'_>>>, kind: ImportKind) {
    let t = table();
    let end = l.span(name).end;
    let (what, alias) = if t.kind(name) == C::aliased_import {
        let kids = Kids::of(name);
        (kids.field(t.field(F::name)), kids.field(t.field(F::alias)))
    } else {
        (Some(name), None)
    };
    l.open_op(Kind::Import, kind as u16, name);
    match module {
        None => {
            path(l, what, name);
            l.b.nil(end);
        }
        Some(m) => {
            path(l, m, name);
            match what {
                Some(w) => dotted(l, w),
                None => l.b.nil(end),
            }
        }
    }
    l.opt(alias, end);
    l.close();
}

/// A module path as one symbol, white space taken out. `from __future__ import x` has no node for
/// its module.
fn path(l: &mut Lower<'_>, module: Option<Node<'_>>, at: Node<'_>) {
    match module {
        Some(m) => {
            let text: String = l.text(m).split_ascii_whitespace().collect();
            l.b.leaf(Kind::Path, l.span(m), sym(&text));
        }
        None => {
            let start = l.span(at).start;
            l.b.leaf(Kind::Path, start..start, sym("__future__"));
        }
    }
}

fn prefix_of(start: &str) -> &str {
    start.trim_end_matches(['"', '\''])
}

/// A string: a literal, or an interpolation where it has holes.
fn string(l: &mut Lower<'_>, n: Node<'_>, whole: Node<'_>) {
    let t = table();
    let kids = Kids::of(n);
    let holes = kids.named().any(|k| t.kind(k) == C::interpolation);
    if holes {
        l.open_op(Kind::Interp, 1, whole);
        parts(l, n);
        l.close();
        return;
    }
    let open = kids.named().find(|k| t.kind(*k) == C::string_start);
    let close = kids.named().find(|k| t.kind(*k) == C::string_end);
    let span = l.span(n);
    let (Some(open), Some(close)) = (open, close) else {
        l.leaf(Kind::Raw, n);
        return;
    };
    let (a, b) = (l.span(open).len(), l.span(close).len());
    let prefix = prefix_of(l.text(open)).to_ascii_lowercase();
    let content = &l.b.source()[span.start + a..span.end.saturating_sub(b).max(span.start + a)];
    let raw = prefix.contains('r');
    let mut cooked = (!raw && content.contains('\\')).then(|| unescape(content));
    if prefix.contains(['f', 't']) && content.contains(['{', '}']) {
        let c = cooked.unwrap_or_else(|| content.to_owned());
        cooked = Some(c.replace("{{", "{").replace("}}", "}"));
    }
    let bytes = prefix.contains('b');
    l.b.string_with(span, a, b, cooked, if bytes { flag::BYTES } else { 0 });
}

/// The parts of a string with holes: literals and expressions.
fn parts(l: &mut Lower<'_>, n: Node<'_>) {
    let t = table();
    for k in Kids::of(n).named() {
        match t.kind(k) {
            C::interpolation => {
                let kids = Kids::of(k);
                let end = l.span(k).end;
                l.opt(kids.field(t.field(F::expression)), end);
            }
            C::string_start | C::string_end => {}
            _ => {
                let text = l.text(k);
                let cooked = text.contains('\\').then(|| unescape(text));
                l.b.string(l.span(k), 0, 0, cooked);
            }
        }
    }
}

fn concatenated(l: &mut Lower<'_>, n: Node<'_>) {
    let t = table();
    let pieces: Vec<_> = Kids::of(n).named().collect();
    let holes = pieces.iter().any(|p| Kids::of(*p).named().any(|k| t.kind(k) == C::interpolation));
    if holes {
        l.open_op(Kind::Interp, 1, n);
        for p in &pieces {
            parts(l, *p);
        }
        l.close();
        return;
    }
    let mut all = String::new();
    for p in &pieces {
        let kids = Kids::of(*p);
        let start = kids.named().find(|k| t.kind(*k) == C::string_start);
        let raw = start.is_some_and(|s| prefix_of(l.text(s)).contains(['r', 'R']));
        for k in kids.named().filter(|k| t.kind(*k) == C::string_content) {
            let text = l.text(k);
            if raw { all.push_str(text) } else { all.push_str(&unescape(text)) }
        }
    }
    l.b.string(l.span(n), 0, 0, Some(all));
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_name_is_in_the_grammar() {
        super::super::tests::check_names(tree_sitter_python::LANGUAGE, super::KIND_NAMES, super::FIELD_NAMES);
    }
}
