//! JavaScript, TypeScript and TSX to the generic tree.

use super::common::{Kids, Lower, float_value, grammar_table, int_value, unescape};
use super::raw;
use crate::gast::{BLOCK_FINALLY, ClassKind, FuncKind, ImportKind, Kind, Op, ParamKind, VarKind, flag, sym};
use std::sync::OnceLock;
use tree_sitter::Node;

grammar_table! {
    kinds {
        program, function_declaration, function_expression, generator_function, generator_function_declaration,
        function_signature, arrow_function, method_definition, method_signature, abstract_method_signature,
        class_declaration, abstract_class_declaration, class, class_body, class_heritage, class_static_block,
        field_definition, public_field_definition, property_signature, decorator, lexical_declaration,
        variable_declaration, variable_declarator, using_declaration, statement_block, expression_statement,
        empty_statement, if_statement, else_clause, for_statement, for_in_statement, while_statement, do_statement,
        switch_statement, switch_case, switch_default, try_statement, catch_clause, finally_clause,
        throw_statement, return_statement, break_statement, continue_statement, labeled_statement, debugger_statement,
        export_statement, import_statement, import_clause, named_imports, import_specifier, namespace_import,
        import_alias, import_require_clause, identifier, property_identifier, private_property_identifier, shorthand_property_identifier,
        shorthand_property_identifier_pattern, statement_identifier, type_identifier, predefined_type,
        computed_property_name, number, string, template_string, template_substitution, string_fragment, escape_sequence,
        regex, r#true, r#false, null, undefined, this, import, call_expression, new_expression,
        member_expression, subscript_expression, binary_expression, unary_expression, update_expression,
        assignment_expression, augmented_assignment_expression, ternary_expression, sequence_expression,
        await_expression, yield_expression, spread_element, rest_pattern, parenthesized_expression, object,
        object_pattern, pair, pair_pattern, object_assignment_pattern, assignment_pattern, array, array_pattern,
        jsx_element, jsx_self_closing_element, jsx_opening_element, jsx_closing_element, jsx_attribute, jsx_expression,
        jsx_text, jsx_namespace_name, as_expression, satisfies_expression, non_null_expression, type_assertion,
        type_annotation, generic_type, type_arguments, nested_type_identifier, nested_identifier, array_type, union_type,
        intersection_type, literal_type, parenthesized_type, required_parameter, optional_parameter, formal_parameters,
        accessibility_modifier, override_modifier, interface_declaration, interface_body, object_type,
        extends_clause, implements_clause, extends_type_clause, enum_declaration, enum_body, enum_assignment,
        type_alias_declaration, internal_module, module, ambient_declaration, type_parameters, instantiation_expression,
    }
    fields {
        alternative, arguments, argument, body, condition, consequence, constructor, declaration, function,
        finalizer, handler, increment, index, initializer, key, label, left, name, object, operator, parameter, parameters,
        pattern, property, return_type, right, source, r#type, type_parameters, value, open_tag, alias, attribute, optional_chain,
    }
}

fn table(l: &Lower<'_>) -> &'static Table {
    static TABLES: [OnceLock<Table>; 3] = [const { OnceLock::new() }; 3];
    let (slot, grammar) = match l.language.id() {
        "javascript" => (0, tree_sitter_javascript::LANGUAGE),
        "typescript" => (1, tree_sitter_typescript::LANGUAGE_TYPESCRIPT),
        _ => (2, tree_sitter_typescript::LANGUAGE_TSX),
    };
    TABLES[slot].get_or_init(|| Table::new(&tree_sitter::Language::new(grammar)))
}

pub(super) fn node(l: &mut Lower<'_>, n: Node<'_>) {
    let t = table(l);
    let f = |x| t.field(x);
    let end = l.span(n).end;
    match t.kind(n) {
        C::identifier
        | C::property_identifier
        | C::private_property_identifier
        | C::statement_identifier
        | C::type_identifier
        | C::predefined_type
        | C::import => l.id(n),
        C::shorthand_property_identifier | C::shorthand_property_identifier_pattern => {
            l.open(Kind::Pair, n);
            l.id(n);
            l.id(n);
            l.close();
        }
        C::number => {
            let text = l.text(n);
            let integer = !text.contains('.') && (text.starts_with("0x") || text.starts_with("0X") || !text.contains(['e', 'E']));
            // There is one kind of number: `1.0` is `1`.
            let whole =
                text.split_once('.').filter(|(w, d)| !w.is_empty() && !d.is_empty() && d.bytes().all(|b| b == b'0')).map(|(w, _)| w);
            let (text, integer) = (whole.unwrap_or(text), integer || whole.is_some());
            let value = if integer { int_value(text) } else { float_value(text) };
            l.b.leaf(if integer { Kind::Int } else { Kind::Float }, l.span(n), sym(&value));
        }
        C::string => {
            let text = l.text(n);
            let inner = text.get(1..text.len().saturating_sub(1)).unwrap_or("");
            let cooked = inner.contains('\\').then(|| unescape(inner));
            l.b.string(l.span(n), 1, 1, cooked);
        }
        C::template_string => template(l, n),
        C::regex => drop(l.leaf(Kind::Regex, n)),
        C::r#true => drop(l.b.leaf(Kind::Bool, l.span(n), sym("true"))),
        C::r#false => drop(l.b.leaf(Kind::Bool, l.span(n), sym("false"))),
        C::null => drop(l.b.leaf(Kind::Null, l.span(n), 0)),
        C::undefined => drop(l.b.leaf(Kind::Undefined, l.span(n), 0)),
        C::this => drop(l.leaf(Kind::Special, n)),
        C::call_expression => {
            let kids = Kids::of(n);
            let index = l.open(Kind::Call, n);
            if kids.field(f(F::optional_chain)).is_some() || kids.0.iter().any(|(k, _)| k.kind() == "optional_chain") {
                l.b.node(index).flags |= flag::OPTIONAL;
            }
            l.opt(kids.field(f(F::function)), end);
            match kids.field(f(F::arguments)) {
                Some(a) if t.kind(a) == C::template_string => {
                    l.b.node(index).flags |= flag::SPECIAL;
                    l.open(Kind::Args, a);
                    l.node(a);
                    l.close();
                }
                Some(a) => l.list(Kind::Args, a, Kids::of(a).named()),
                None => l.b.nil(end),
            }
            l.close();
        }
        C::new_expression => {
            let kids = Kids::of(n);
            l.open(Kind::New, n);
            l.opt(kids.field(f(F::constructor)), end);
            match kids.field(f(F::arguments)) {
                Some(a) => l.list(Kind::Args, a, Kids::of(a).named()),
                None => drop(l.b.leaf(Kind::Args, end..end, 0)),
            }
            l.b.nil(end);
            l.close();
        }
        C::instantiation_expression => match Kids::of(n).first_named() {
            Some(inner) => l.node(inner),
            None => raw::node(l, n),
        },
        C::member_expression | C::nested_identifier => {
            let kids = Kids::of(n);
            let index = l.open(Kind::Dot, n);
            if kids.field(f(F::optional_chain)).is_some() {
                l.b.node(index).flags |= flag::OPTIONAL;
            }
            l.opt(kids.field(f(F::object)), end);
            l.opt(kids.field(f(F::property)), end);
            l.close();
        }
        C::nested_type_identifier => l.list(Kind::Dot, n, Kids::of(n).named().take(2)),
        C::subscript_expression => {
            let kids = Kids::of(n);
            l.open(Kind::Index, n);
            l.opt(kids.field(f(F::object)), end);
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
        C::unary_expression | C::update_expression => {
            let kids = Kids::of(n);
            let op = kids.field(f(F::operator)).map_or(Op::Other, |o| Op::from_text(l.text(o)));
            let kind = if t.kind(n) == C::unary_expression { Kind::Unary } else { Kind::IncDec };
            l.open_op(kind, op as u16, n);
            l.opt(kids.field(f(F::argument)), end);
            l.close();
        }
        C::assignment_expression => {
            let kids = Kids::of(n);
            l.open(Kind::Assign, n);
            l.opt(kids.field(f(F::left)), end);
            l.opt(kids.field(f(F::right)), end);
            l.close();
        }
        C::augmented_assignment_expression => {
            let kids = Kids::of(n);
            let op = kids.field(f(F::operator)).map_or(Op::Other, |o| Op::from_text(l.text(o).trim_end_matches('=')));
            l.open_op(Kind::AssignOp, op as u16, n);
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
        C::sequence_expression => l.list(Kind::Seq, n, Kids::of(n).named()),
        C::await_expression => l.list(Kind::Await, n, Kids::of(n).named().take(1)),
        C::yield_expression => {
            let kids = Kids::of(n);
            l.open_op(Kind::Yield, u16::from(kids.has("*")), n);
            l.opt(kids.first_named(), end);
            l.close();
        }
        C::spread_element | C::rest_pattern => {
            l.open_op(Kind::Spread, 1, n);
            l.opt(Kids::of(n).first_named(), end);
            l.close();
        }
        // `[a]: 1` is not `a: 1`.
        C::computed_property_name => raw::node(l, n),
        C::parenthesized_expression | C::parenthesized_type | C::literal_type | C::jsx_expression => match Kids::of(n).first_named() {
            Some(inner) => {
                let index = l.b.next();
                l.node(inner);
                if matches!(t.kind(inner), C::jsx_element | C::jsx_self_closing_element) && t.kind(n) == C::parenthesized_expression {
                    l.b.parenthesise(index, l.span(n));
                }
            }
            None => raw::node(l, n),
        },
        C::type_annotation => l.opt(Kids::of(n).first_named(), end),
        C::as_expression | C::satisfies_expression | C::non_null_expression => {
            let kids = Kids::of(n);
            let mut parts = kids.named();
            let op = match t.kind(n) {
                C::non_null_expression => 1,
                C::satisfies_expression => 2,
                _ => 0,
            };
            l.open_op(Kind::TypeAssert, op, n);
            l.opt(parts.next(), end);
            l.opt(parts.next(), end);
            l.close();
        }
        C::type_assertion => {
            let kids = Kids::of(n);
            let parts: Vec<_> = kids.named().collect();
            l.open(Kind::TypeAssert, n);
            l.opt(parts.last().copied(), end);
            match parts.first() {
                Some(a) if parts.len() > 1 => l.opt(Kids::of(*a).first_named(), end),
                _ => l.b.nil(end),
            }
            l.close();
        }
        C::object => l.list(Kind::Record, n, Kids::of(n).named()),
        // A pattern of names is not the value that is written alike: the operator tells their hashes
        // apart.
        C::object_pattern => {
            l.open_op(Kind::Record, 1, n);
            for k in Kids::of(n).named() {
                l.node(k);
            }
            l.close();
        }
        C::pair | C::pair_pattern => {
            let kids = Kids::of(n);
            l.open(Kind::Pair, n);
            l.opt(kids.field(f(F::key)), end);
            l.opt(kids.field(f(F::value)), end);
            l.close();
        }
        C::object_assignment_pattern => {
            let kids = Kids::of(n);
            match kids.field(f(F::left)) {
                Some(x) if t.kind(x) == C::shorthand_property_identifier_pattern => {
                    l.open(Kind::Pair, n);
                    l.id(x);
                    l.open(Kind::Assign, n);
                    l.id(x);
                    l.opt(kids.field(f(F::right)), end);
                    l.close();
                    l.close();
                }
                Some(x) => l.node(x),
                None => raw::node(l, n),
            }
        }
        C::assignment_pattern => {
            let kids = Kids::of(n);
            l.open(Kind::Assign, n);
            l.opt(kids.field(f(F::left)), end);
            l.opt(kids.field(f(F::right)), end);
            l.close();
        }
        C::array | C::array_pattern => l.list(Kind::Array, n, Kids::of(n).named()),
        C::arrow_function
        | C::function_expression
        | C::generator_function
        | C::function_declaration
        | C::generator_function_declaration
        | C::function_signature => function(l, n),
        C::method_definition | C::method_signature | C::abstract_method_signature => method(l, n),
        C::class_declaration | C::abstract_class_declaration | C::class | C::interface_declaration => class(l, n),
        C::class_body | C::interface_body | C::object_type => {
            l.open(Kind::Block, n);
            for k in Kids::of(n).named() {
                if t.kind(k) != C::decorator {
                    l.node(k);
                }
            }
            l.close();
        }
        C::class_static_block => l.opt(Kids::of(n).field(f(F::body)), end),
        C::field_definition | C::public_field_definition | C::property_signature => {
            let kids = Kids::of(n);
            let span = decorated(l, n);
            let index = l.b.open(Kind::VarDef, span);
            l.b.node(index).op = VarKind::Field as u16;
            attributes(l, n, &kids);
            l.opt(kids.field(f(F::name)).or_else(|| kids.field(f(F::property))), end);
            l.opt(kids.field(f(F::r#type)), end);
            l.opt(kids.field(f(F::value)), end);
            l.close();
        }
        C::decorator => l.list(Kind::Attr, n, Kids::of(n).named().take(1)),
        C::lexical_declaration | C::variable_declaration | C::using_declaration => {
            let kids = Kids::of(n);
            let declarators: Vec<_> = kids.named().filter(|k| t.kind(*k) == C::variable_declarator).collect();
            if let [one] = declarators.as_slice() {
                declarator(l, n, *one, n);
            } else {
                let index = l.open(Kind::Block, n);
                l.b.node(index).flags |= flag::IMPLICIT;
                for d in declarators {
                    declarator(l, n, d, d);
                }
                l.close();
            }
        }
        C::statement_block | C::program => {
            l.open(Kind::Block, n);
            for k in Kids::of(n).named() {
                statement(l, k);
            }
            l.close();
        }
        C::expression_statement => {
            let index = l.open(Kind::ExprStmt, n);
            if l.text(n).ends_with(';') {
                l.b.node(index).flags |= flag::TERMINATED;
            }
            l.opt(Kids::of(n).first_named(), end);
            l.close();
        }
        C::empty_statement | C::debugger_statement => drop(l.b.leaf(Kind::Pass, l.span(n), 0)),
        C::if_statement => {
            let kids = Kids::of(n);
            l.open(Kind::If, n);
            l.opt(kids.field(f(F::condition)), end);
            body(l, kids.field(f(F::consequence)), end);
            match kids.field(f(F::alternative)).and_then(|a| Kids::of(a).first_named()) {
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
            let part = |field| kids.fields(f(field)).find(|k| k.is_named() && t.kind(*k) != C::empty_statement);
            l.open(Kind::ForClassic, n);
            unwrapped(l, part(F::initializer), end);
            unwrapped(l, part(F::condition), end);
            unwrapped(l, part(F::increment), end);
            body(l, kids.field(f(F::body)), end);
            l.close();
        }
        C::for_in_statement => {
            let kids = Kids::of(n);
            let op = u16::from(kids.field(f(F::operator)).is_some_and(|o| l.text(o) == "of"));
            l.open_op(Kind::ForEach, op, n);
            l.opt(kids.field(f(F::left)), end);
            l.opt(kids.field(f(F::right)), end);
            body(l, kids.field(f(F::body)), end);
            l.b.nil(end);
            l.close();
        }
        C::switch_statement => {
            let kids = Kids::of(n);
            l.open(Kind::Switch, n);
            l.opt(kids.field(f(F::value)), end);
            if let Some(b) = kids.field(f(F::body)) {
                for k in Kids::of(b).named() {
                    l.node(k);
                }
            }
            l.close();
        }
        C::switch_case | C::switch_default => {
            let kids = Kids::of(n);
            l.open(Kind::Case, n);
            if let Some(v) = kids.field(f(F::value)) {
                l.node(v);
            }
            l.b.nil(end);
            let stmts: Vec<_> = kids.fields(f(F::body)).collect();
            let start = stmts.first().map_or(end, |s| l.span(*s).start);
            let index = l.b.open(Kind::Block, start..end);
            l.b.node(index).flags |= flag::IMPLICIT;
            for s in stmts {
                statement(l, s);
            }
            l.close();
            l.close();
        }
        C::try_statement => {
            let kids = Kids::of(n);
            l.open(Kind::Try, n);
            l.opt(kids.field(f(F::body)), end);
            match kids.field(f(F::handler)) {
                Some(h) => {
                    l.open(Kind::Catches, h);
                    let inner = Kids::of(h);
                    l.open(Kind::Catch, h);
                    l.opt(inner.field(f(F::r#type)), end);
                    l.opt(inner.field(f(F::parameter)), end);
                    l.opt(inner.field(f(F::body)), end);
                    l.close();
                    l.close();
                }
                None => drop(l.b.leaf(Kind::Catches, end..end, 0)),
            }
            l.b.nil(end);
            match kids.field(f(F::finalizer)) {
                Some(x) => last_block(l, x, Kids::of(x).field(f(F::body))),
                None => l.b.nil(end),
            }
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
            l.opt(Kids::of(n).field(f(F::label)), end);
            l.close();
        }
        C::labeled_statement => {
            let kids = Kids::of(n);
            l.open(Kind::Label, n);
            l.opt(kids.field(f(F::label)), end);
            l.opt(kids.field(f(F::body)), end);
            l.close();
        }
        C::export_statement => export(l, n),
        C::import_statement => imports(l, n),
        C::import_alias => import_alias(l, n),
        C::jsx_element | C::jsx_self_closing_element => element(l, n),
        C::jsx_text => {
            let text = l.text(n).trim();
            let hash = sym(text);
            l.b.leaf(Kind::XmlText, l.span(n), hash);
        }
        C::jsx_namespace_name => {
            let hash = sym(l.text(n));
            l.b.leaf(Kind::Id, l.span(n), hash);
        }
        C::generic_type => {
            let kids = Kids::of(n);
            l.open(Kind::TypeApply, n);
            l.opt(kids.field(f(F::name)), end);
            if let Some(a) = kids.named().find(|k| t.kind(*k) == C::type_arguments) {
                for k in Kids::of(a).named() {
                    l.node(k);
                }
            }
            l.close();
        }
        C::array_type => {
            l.open_op(Kind::TypeWrap, 1, n);
            l.opt(Kids::of(n).first_named(), end);
            l.close();
        }
        C::union_type | C::intersection_type => {
            l.open_op(Kind::TypeOther, if t.kind(n) == C::union_type { 1 } else { 2 }, n);
            for k in Kids::of(n).named() {
                l.node(k);
            }
            l.close();
        }
        C::enum_declaration => {
            let kids = Kids::of(n);
            let at = l.span(n).start;
            l.open_op(Kind::Class, ClassKind::Enum as u16, n);
            l.b.leaf(Kind::Attrs, at..at, 0);
            l.opt(kids.field(f(F::name)), end);
            l.b.nil(at);
            l.b.leaf(Kind::Parents, at..at, 0);
            l.b.leaf(Kind::Interfaces, at..at, 0);
            l.opt(kids.field(f(F::body)), end);
            l.close();
        }
        C::enum_body => l.list(Kind::Block, n, Kids::of(n).named()),
        C::enum_assignment => {
            let kids = Kids::of(n);
            l.open(Kind::Assign, n);
            l.opt(kids.field(f(F::name)), end);
            l.opt(kids.field(f(F::value)), end);
            l.close();
        }
        C::type_alias_declaration => {
            let kids = Kids::of(n);
            l.open(Kind::TypeDef, n);
            l.opt(kids.field(f(F::name)), end);
            l.opt(kids.field(f(F::value)), end);
            l.close();
        }
        C::ambient_declaration => match Kids::of(n).first_named() {
            Some(d) if Kids::of(n).named().count() == 1 => l.node(d),
            _ => raw::node(l, n),
        },
        // `super` cannot be a raw identifier, so it is not in the table.
        _ if n.kind() == "super" => drop(l.leaf(Kind::Special, n)),
        _ => raw::node(l, n),
    }
}

/// A statement of a list: several declarators become several statements, empty ones none.
fn statement(l: &mut Lower<'_>, n: Node<'_>) {
    let t = table(l);
    match t.kind(n) {
        C::empty_statement => {}
        C::lexical_declaration | C::variable_declaration => {
            let declarators: Vec<_> = Kids::of(n).named().filter(|k| t.kind(*k) == C::variable_declarator).collect();
            if declarators.len() == 1 {
                l.node(n);
            } else {
                for d in declarators {
                    declarator(l, n, d, d);
                }
            }
        }
        _ => l.node(n),
    }
}

fn unwrapped(l: &mut Lower<'_>, n: Option<Node<'_>>, at: usize) {
    let t = table(l);
    match n {
        Some(n) if t.kind(n) == C::expression_statement => l.opt(Kids::of(n).first_named(), at),
        other => l.opt(other, at),
    }
}

/// The block of a `finally`, its keyword included.
fn last_block(l: &mut Lower<'_>, clause: Node<'_>, body: Option<Node<'_>>) {
    l.open_op(Kind::Block, BLOCK_FINALLY, clause);
    for k in body.iter().flat_map(|b| Kids::of(*b).named().collect::<Vec<_>>()) {
        statement(l, k);
    }
    l.close();
}

/// A body that may be one statement without braces.
fn body(l: &mut Lower<'_>, n: Option<Node<'_>>, at: usize) {
    let t = table(l);
    match n {
        Some(b) if t.kind(b) != C::statement_block => {
            let index = l.open(Kind::Block, b);
            l.b.node(index).flags |= flag::IMPLICIT;
            statement(l, b);
            l.close();
        }
        other => l.opt(other, at),
    }
}

fn declarator(l: &mut Lower<'_>, stmt: Node<'_>, d: Node<'_>, span: Node<'_>) {
    let t = table(l);
    let word = Kids::of(stmt).0.iter().find(|(k, _)| !k.is_named()).map_or("", |(k, _)| k.kind()).to_owned();
    let op = match word.as_str() {
        "let" => VarKind::Let,
        "const" => VarKind::Const,
        _ => VarKind::Var,
    };
    let kids = Kids::of(d);
    let (start, end) = (l.span(span).start, l.span(d).end);
    l.open_op(Kind::VarDef, op as u16, span);
    l.b.leaf(Kind::Attrs, start..start, 0);
    l.opt(kids.field(t.field(F::name)), end);
    l.opt(kids.field(t.field(F::r#type)), end);
    l.opt(kids.field(t.field(F::value)), end);
    l.close();
}

/// The bytes of a member of a class with the decorators before it.
fn decorated(l: &Lower<'_>, n: Node<'_>) -> std::ops::Range<usize> {
    let t = table(l);
    let mut span = l.span(n);
    // Most members have something else before them, and asking for siblings is dear.
    if !l.b.source()[..span.start].trim_end().ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | ')')) {
        return span;
    }
    let mut previous = n.prev_named_sibling();
    while let Some(p) = previous.filter(|p| t.kind(*p) == C::decorator) {
        span.start = l.span(p).start;
        previous = p.prev_named_sibling();
    }
    span
}

/// Decorators and keywords of a declaration.
fn attributes(l: &mut Lower<'_>, n: Node<'_>, kids: &Kids<'_>) {
    let t = table(l);
    let start = l.span(n).start;
    l.b.open(Kind::Attrs, start..start);
    // In a class body the decorators stand before the member.
    let mut before = Vec::new();
    let mut previous = n.prev_named_sibling();
    while let Some(p) = previous.filter(|p| t.kind(*p) == C::decorator) {
        before.push(p);
        previous = p.prev_named_sibling();
    }
    for d in before.into_iter().rev() {
        l.node(d);
    }
    // Asking for the parent is dear.
    let before = l.b.source()[..start].trim_end();
    let exported = before.ends_with("export") || before.ends_with("default");
    let exported = if exported { n.parent().filter(|p| t.kind(*p) == C::export_statement) } else { None };
    if let Some((word, _)) = exported.and_then(|p| Kids::of(p).0.into_iter().find(|(k, _)| k.kind() == "export")) {
        l.leaf(Kind::KeywordAttr, word);
    }
    for (k, _) in &kids.0 {
        match t.kind(*k) {
            C::decorator => l.node(*k),
            C::accessibility_modifier | C::override_modifier => drop(l.leaf(Kind::KeywordAttr, *k)),
            _ if !k.is_named() && matches!(k.kind(), "async" | "static" | "get" | "set" | "readonly" | "abstract" | "declare") => {
                l.leaf(Kind::KeywordAttr, *k);
            }
            _ => {}
        }
    }
    l.close();
}

fn function(l: &mut Lower<'_>, n: Node<'_>) {
    let t = table(l);
    let f = |x| t.field(x);
    let kids = Kids::of(n);
    let end = l.span(n).end;
    let name = kids.field(f(F::name));
    let op = if name.is_some() { FuncKind::Function } else { FuncKind::Lambda };
    let index = l.open_op(Kind::Func, op as u16, n);
    if kids.has("async") {
        l.b.node(index).flags |= flag::ASYNC;
    }
    if matches!(t.kind(n), C::function_expression | C::generator_function) {
        l.b.node(index).flags |= flag::SPECIAL;
    }
    attributes(l, n, &kids);
    l.opt(name, end);
    l.opt(kids.field(f(F::type_parameters)), end);
    match (kids.field(f(F::parameters)), kids.field(f(F::parameter))) {
        (Some(p), _) => params(l, p),
        (None, Some(p)) => {
            l.open(Kind::Params, p);
            parameter(l, p);
            l.close();
        }
        _ => drop(l.b.leaf(Kind::Params, end..end, 0)),
    }
    l.opt(kids.field(f(F::return_type)), end);
    match kids.field(f(F::body)) {
        Some(b) if t.kind(b) != C::statement_block => {
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

fn method(l: &mut Lower<'_>, n: Node<'_>) {
    let t = table(l);
    let f = |x| t.field(x);
    let kids = Kids::of(n);
    let end = l.span(n).end;
    let name = kids.field(f(F::name));
    let op = if kids.has("get") {
        FuncKind::Getter
    } else if kids.has("set") {
        FuncKind::Setter
    } else {
        FuncKind::Method
    };
    let span = decorated(l, n);
    let index = l.b.open(Kind::Func, span);
    l.b.node(index).op = op as u16;
    if kids.has("async") {
        l.b.node(index).flags |= flag::ASYNC;
    }
    attributes(l, n, &kids);
    l.opt(name, end);
    l.opt(kids.field(f(F::type_parameters)), end);
    match kids.field(f(F::parameters)) {
        Some(p) => params(l, p),
        None => drop(l.b.leaf(Kind::Params, end..end, 0)),
    }
    l.opt(kids.field(f(F::return_type)), end);
    l.opt(kids.field(f(F::body)), end);
    l.close();
}

fn params(l: &mut Lower<'_>, n: Node<'_>) {
    l.open(Kind::Params, n);
    for p in Kids::of(n).named() {
        parameter(l, p);
    }
    l.close();
}

fn parameter(l: &mut Lower<'_>, n: Node<'_>) {
    let t = table(l);
    let f = |x| t.field(x);
    let kids = Kids::of(n);
    let end = l.span(n).end;
    let (binder, ty, default) = match t.kind(n) {
        C::required_parameter | C::optional_parameter => {
            (kids.field(f(F::pattern)).or_else(|| kids.field(f(F::name))), kids.field(f(F::r#type)), kids.field(f(F::value)))
        }
        C::assignment_pattern => (kids.field(f(F::left)), None, kids.field(f(F::right))),
        _ => (Some(n), None, None),
    };
    let rest = binder.is_some_and(|b| t.kind(b) == C::rest_pattern);
    l.open_op(Kind::Param, if rest { ParamKind::Rest } else { ParamKind::Ordinary } as u16, n);
    if matches!(t.kind(n), C::required_parameter | C::optional_parameter) {
        attributes(l, n, &kids);
    } else {
        let start = l.span(n).start;
        l.b.leaf(Kind::Attrs, start..start, 0);
    }
    match binder {
        Some(b) if rest => l.opt(Kids::of(b).first_named(), end),
        other => l.opt(other, end),
    }
    l.opt(ty, end);
    l.opt(default, end);
    l.close();
}

fn class(l: &mut Lower<'_>, n: Node<'_>) {
    let t = table(l);
    let f = |x| t.field(x);
    let kids = Kids::of(n);
    let (start, end) = (l.span(n).start, l.span(n).end);
    let interface = t.kind(n) == C::interface_declaration;
    // Decorators of an exported class stand before `export`.
    let first =
        n.parent().filter(|p| t.kind(*p) == C::export_statement).and_then(|p| Kids::of(p).named().find(|k| t.kind(*k) == C::decorator));
    let span = first.map_or(start, |d| l.span(d).start)..end;
    let index = l.b.open(Kind::Class, span);
    l.b.node(index).op = if interface { ClassKind::Interface } else { ClassKind::Class } as u16;
    if t.kind(n) == C::class {
        l.b.node(index).flags |= flag::SPECIAL;
    }
    attributes(l, n, &kids);
    l.opt(kids.field(f(F::name)), end);
    l.opt(kids.field(f(F::type_parameters)), end);
    let mut parents: Vec<Node<'_>> = Vec::new();
    let mut interfaces: Vec<Node<'_>> = Vec::new();
    for h in kids.named() {
        match t.kind(h) {
            C::class_heritage => {
                for k in Kids::of(h).named() {
                    match t.kind(k) {
                        C::extends_clause => parents.extend(Kids::of(k).fields(f(F::value))),
                        C::implements_clause => interfaces.extend(Kids::of(k).named()),
                        _ => parents.push(k),
                    }
                }
            }
            C::extends_type_clause => parents.extend(Kids::of(h).named()),
            _ => {}
        }
    }
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

fn export(l: &mut Lower<'_>, n: Node<'_>) {
    let t = table(l);
    let f = |x| t.field(x);
    let kids = Kids::of(n);
    if let Some(d) = kids.field(f(F::declaration)) {
        // `export` changes nothing a pattern looks at.
        return l.node(d);
    }
    if let Some(v) = kids.field(f(F::value)) {
        l.open(Kind::ExprStmt, n);
        l.node(v);
        l.close();
        return;
    }
    if kids.has("=")
        && let Some(v) = kids.first_named()
    {
        l.open_op(Kind::Raw, n.kind_id(), n);
        l.node(v);
        l.close();
        return;
    }
    // What is passed on is imported, too.
    let source = kids.field(f(F::source));
    if let (Some(source), Some(names)) = (source, kids.named().find(|k| k.kind() == "export_clause")) {
        let end = l.span(n).end;
        l.open(Kind::Imports, n);
        for s in Kids::of(names).named() {
            let inner = Kids::of(s);
            l.open_op(Kind::Import, ImportKind::From as u16, s);
            let hash = sym(l.text(source).trim_matches(['"', '\'']));
            l.b.leaf(Kind::Path, l.span(source), hash);
            l.opt(inner.field(f(F::name)), end);
            l.opt(inner.field(f(F::alias)), end);
            l.close();
        }
        l.close();
        return;
    }
    raw::node(l, n);
}

/// `import a = b.c;` of TypeScript.
fn import_alias(l: &mut Lower<'_>, n: Node<'_>) {
    let parts: Vec<_> = Kids::of(n).named().collect();
    let end = l.span(n).end;
    l.open(Kind::Imports, n);
    l.open_op(Kind::Import, ImportKind::Namespace as u16, n);
    l.opt(parts.get(1).copied(), end);
    l.b.nil(end);
    l.opt(parts.first().copied(), end);
    l.close();
    l.close();
}

fn imports(l: &mut Lower<'_>, n: Node<'_>) {
    let t = table(l);
    let f = |x| t.field(x);
    let kids = Kids::of(n);
    let end = l.span(n).end;
    let source = kids
        .field(f(F::source))
        .or_else(|| kids.named().find(|k| t.kind(*k) == C::import_require_clause).and_then(|k| Kids::of(k).field(f(F::source))));
    let one = |l: &mut Lower<'_>, at: Node<'_>, kind: ImportKind, name: Option<Node<'_>>, alias: Option<Node<'_>>| {
        l.open_op(Kind::Import, kind as u16, at);
        match source {
            Some(s) => {
                let hash = sym(l.text(s).trim_matches(['"', '\'']));
                l.b.leaf(Kind::Path, l.span(s), hash);
            }
            None => l.b.nil(end),
        }
        l.opt(name, end);
        l.opt(alias, end);
        l.close();
    };
    l.open(Kind::Imports, n);
    let mut any = false;
    for c in kids.named() {
        match t.kind(c) {
            C::import_clause => {
                for k in Kids::of(c).named() {
                    any = true;
                    match t.kind(k) {
                        C::identifier => one(l, k, ImportKind::Default, None, Some(k)),
                        C::namespace_import => one(l, k, ImportKind::Namespace, None, Kids::of(k).first_named()),
                        C::named_imports => {
                            for s in Kids::of(k).named() {
                                let inner = Kids::of(s);
                                one(l, s, ImportKind::From, inner.field(f(F::name)), inner.field(f(F::alias)));
                            }
                        }
                        _ => {}
                    }
                }
            }
            C::import_require_clause => {
                any = true;
                one(l, c, ImportKind::Namespace, None, Kids::of(c).first_named());
            }
            _ => {}
        }
    }
    if !any {
        one(l, n, ImportKind::Effect, None, None);
    }
    l.close();
}

fn template(l: &mut Lower<'_>, n: Node<'_>) {
    let t = table(l);
    let kids = Kids::of(n);
    if !kids.named().any(|k| t.kind(k) == C::template_substitution) {
        let text = l.text(n);
        let inner = text.get(1..text.len().saturating_sub(1)).unwrap_or("");
        let cooked = inner.contains('\\').then(|| unescape(inner));
        let index = l.b.string(l.span(n), 1, 1, cooked);
        l.b.node(index).flags |= flag::SPECIAL;
        return;
    }
    l.open_op(Kind::Interp, 2, n);
    // In some grammars the literal pieces have no nodes: they lie between the substitutions.
    let (start, end) = (l.span(n).start + 1, l.span(n).end.saturating_sub(1));
    let mut at = start;
    for k in kids.named().filter(|k| t.kind(*k) == C::template_substitution) {
        let span = l.span(k);
        if span.start > at {
            piece(l, at..span.start);
        }
        l.opt(Kids::of(k).first_named(), span.end);
        at = span.end;
    }
    if end > at {
        piece(l, at..end);
    }
    l.close();
}

fn piece(l: &mut Lower<'_>, span: std::ops::Range<usize>) {
    let text = &l.b.source()[span.clone()];
    let cooked = text.contains('\\').then(|| unescape(text));
    l.b.string(span, 0, 0, cooked);
}

fn element(l: &mut Lower<'_>, n: Node<'_>) {
    let t = table(l);
    let f = |x| t.field(x);
    let kids = Kids::of(n);
    let end = l.span(n).end;
    let head = if t.kind(n) == C::jsx_element { kids.field(f(F::open_tag)) } else { Some(n) };
    let index = l.open(Kind::Xml, n);
    if t.kind(n) == C::jsx_self_closing_element {
        l.b.node(index).flags |= flag::SPECIAL;
    }
    let inner = head.map(Kids::of);
    l.opt(inner.as_ref().and_then(|k| k.field(f(F::name))), end);
    let attributes: Vec<_> = inner.as_ref().map(|k| k.fields(f(F::attribute)).collect()).unwrap_or_default();
    let from = attributes.first().map_or(end, |a| l.span(*a).start);
    let to = attributes.last().map_or(end, |a| l.span(*a).end);
    l.b.open(Kind::XmlAttrs, from..to);
    for a in attributes {
        if t.kind(a) == C::jsx_attribute {
            let parts: Vec<_> = Kids::of(a).named().collect();
            l.open(Kind::XmlAttr, a);
            l.opt(parts.first().copied(), end);
            l.opt(parts.get(1).copied(), end);
            l.close();
        } else {
            l.node(a);
        }
    }
    l.close();
    if t.kind(n) == C::jsx_element {
        for k in kids.named() {
            match t.kind(k) {
                C::jsx_opening_element | C::jsx_closing_element => {}
                C::jsx_text if l.text(k).trim().is_empty() => {}
                C::jsx_expression if Kids::of(k).first_named().is_none() => {}
                _ => l.node(k),
            }
        }
    }
    l.close();
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_name_is_in_one_of_the_grammars() {
        let mut names: Vec<&str> = super::KIND_NAMES.to_vec();
        // Kinds that only one of the two families has.
        names.retain(|n| !matches!(*n, "field_definition" | "using_declaration" | "type_assertion"));
        super::super::tests::check_names(tree_sitter_typescript::LANGUAGE_TSX, &names, super::FIELD_NAMES);
        super::super::tests::check_names(tree_sitter_javascript::LANGUAGE, &["field_definition", "using_declaration"], &["property"]);
        super::super::tests::check_names(tree_sitter_typescript::LANGUAGE_TYPESCRIPT, &["type_assertion"], &[]);
    }
}
