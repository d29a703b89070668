//! One pattern node against one node.

use super::{Found, Goal, MAX_DEFINITIONS, Matcher, Todo, Value, asked_text, equal};
use crate::pattern::{Ask, P, PNode, Slot};
use ql_syntax::consts::{self, Const};
use ql_syntax::gast::{ClassKind, ComprehensionKind, FuncKind, Kind, NodeRef, Op, TYPE_FUNCTION, VarKind, flag, sym};
use smallvec::SmallVec;
use std::sync::Arc;

/// Most assignments of a variable of which the last before a use is looked for.
const MAX_ASSIGNMENTS: usize = 1_000;

/// Whether a kind is an expression.
pub(crate) fn is_expression(kind: Kind) -> bool {
    (kind >= Kind::Id
        && kind <= Kind::Seq
        && !matches!(
            kind,
            Kind::Pair | Kind::Slice | Kind::ForClause | Kind::IfClause | Kind::XmlAttrs | Kind::XmlAttr | Kind::XmlText | Kind::Path
        ))
        || matches!(kind, Kind::Func | Kind::Raw | Kind::TypeApply | Kind::TypeWrap)
}

impl<'m, 'f> Matcher<'m, 'f> {
    /// Reaches every way to fulfil the goals.
    pub(super) fn solve(&mut self, goal: Option<&Goal<'_>>) {
        if self.fuel == 0 || (self.first_only && !self.out.is_empty()) {
            return;
        }
        self.fuel -= 1;
        let Some(g) = goal else {
            self.out.push(Found { range: self.range.clone(), env: self.env.clone() });
            if self.out.len() >= super::MAX_FOUND {
                self.fuel = 0;
            }
            return;
        };
        match &g.todo {
            Todo::Node(p, t) => self.node(*p, *t, g.next),
            Todo::List(ps, ts) => self.list(ps, ts, g.next),
            Todo::Args(ps, ts) => self.args(ps, ts, g.next),
            Todo::Any(ps, ts, rest) => self.any(ps, ts, *rest, g.next),
            Todo::Stmts(ps, ts, open) => self.stmts(ps, ts, *open, g.next),
            Todo::Bind(slot, value) => self.bind(*slot, value, g.next),
            Todo::Pieces(ps, ts) => self.pieces(ps, ts, g.next),
            Todo::Module(p, module) => self.module(*p, *module, g.next),
            Todo::Required(ps, t) => self.required(ps, *t, g.next),
            Todo::LambdaBody(p, body) => {
                if self.pattern.kind(*p) == Some(Kind::Nil) {
                    self.solve(g.next);
                } else if !self.lambda_body(*p, *body, g.next) {
                    self.then(*p, *body, g.next);
                }
            }
        }
    }

    /// Reaches one more node before the rest.
    pub(super) fn then(&mut self, p: P, t: NodeRef, next: Option<&Goal<'_>>) {
        let goal = Goal { todo: Todo::Node(p, t), next };
        self.solve(Some(&goal));
    }

    pub(super) fn bind(&mut self, slot: Option<Slot>, value: &Value, next: Option<&Goal<'_>>) {
        let Some(slot) = slot else { return self.solve(next) };
        let index = slot as usize;
        if self.env.len() <= index {
            self.env.resize(index + 1, None);
        }
        match &self.env[index] {
            Some(old) => {
                if equal(self.facts, old, value) {
                    self.solve(next);
                }
            }
            None => {
                if !self.allowed(slot, value) {
                    return;
                }
                self.env[index] = Some(value.clone());
                self.trail.push(slot);
                self.solve(next);
                self.trail.pop();
                self.env[index] = None;
            }
        }
    }

    /// Whether the conditions on a metavariable hold of a value.
    fn allowed(&mut self, slot: Slot, value: &Value) -> bool {
        let file = self.facts.file;
        let mut spent = 0;
        let all = self.pattern.guards.iter().filter(|(s, _)| *s == slot).all(|(_, guard)| {
            let text = || asked_text(Some(file), Some(self.facts), value, guard.constant);
            match (value, &guard.names) {
                (Value::Node(n), Some(names)) => names.binary_search(&sym(file.text(*n))).is_ok(),
                (Value::Node(n), None) => {
                    let (holds, steps) = self.budget.answer(guard, *n, text, file.text(*n).len());
                    spent += steps;
                    holds
                }
                _ => guard.regex.is_match(&text()),
            }
        });
        self.fuel = self.fuel.saturating_sub(spent);
        all
    }

    fn node(&mut self, p: P, t: NodeRef, next: Option<&Goal<'_>>) {
        let pattern = self.pattern;
        let pn = pattern.node(p);
        let file = self.facts.file;
        if !self.may_hold(p, t) {
            return;
        }
        let tn = file.node(t);
        // A tag is looked at by patterns that have one.
        if tn.kind == Kind::Cast && pattern.language.id() == "yaml" && !matches!(pn.ask, Ask::Node(Kind::Cast)) {
            return self.then(p, file.child(t, 1), next);
        }
        match &pn.ask {
            Ask::Mv(slot) => {
                if tn.kind == Kind::Nil || matches!(tn.kind, Kind::KwArg | Kind::Slice) && !self.is_assigned_argument(t) {
                    return;
                }
                if tn.kind == Kind::Param {
                    if tn.op != 0 {
                        return;
                    }
                    // A parameter that is only a name binds the name.
                    let binder = file.child(t, 1);
                    let value = if file.node(file.child(t, 2)).kind == Kind::Nil && file.node(file.child(t, 3)).kind == Kind::Nil {
                        binder
                    } else {
                        t
                    };
                    return self.bind(*slot, &Value::Node(value), next);
                }
                self.bind(*slot, &Value::Node(t), next);
                // Upstream gives a second answer without the cast.
                if tn.kind == Kind::Cast && self.facts.compat && !self.is_root(p) && self.pattern.language.id() != "yaml" {
                    self.bind(*slot, &Value::Node(file.child(t, 1)), next);
                }
            }
            Ask::Dots(slot) => {
                // Dots in the place of one thing: that thing, or nothing.
                let value = Value::Nodes(if tn.kind == Kind::Nil { SmallVec::new() } else { SmallVec::from_slice(&[t]) });
                self.bind(*slot, &value, next);
            }
            Ask::Deep => {
                let inner = pn.kids[0];
                if !self.switches.deep_expressions {
                    return self.then(inner, t, next);
                }
                // What names are defined by is a part of what is said with them.
                let mut open: SmallVec<[NodeRef; 4]> = SmallVec::from_slice(&[t]);
                let mut seen = 0;
                while let Some(part) = open.get(seen).copied() {
                    seen += 1;
                    let (mut node, end) = (part.node, file.node(part).next);
                    while node < end {
                        let r = NodeRef { item: part.item, node };
                        let n = file.node(r);
                        if !self.may_hold(inner, r) {
                            node = n.next;
                            continue;
                        }
                        let assigned =
                            n.kind == Kind::VarDef && self.switches.vardef_assign && self.pattern.kind(inner) == Some(Kind::Assign);
                        if is_expression(n.kind) || assigned {
                            self.then(inner, r, next);
                        }
                        if self.switches.symbolic
                            && n.kind == Kind::Id
                            && open.len() < MAX_DEFINITIONS as usize
                            && let Some(value) = self.defined_as(r)
                            && !open.contains(&value)
                        {
                            open.push(value);
                        }
                        node += 1;
                    }
                }
            }
            Ask::StrAny => {
                // Upstream knows no dots in the strings of YAML.
                let literal = self.facts.compat && self.pattern.language.id() == "yaml";
                // In a shell a text without holes is a word; the lists of Dockerfiles have texts.
                if self.is_shell() {
                    if tn.kind == Kind::Interp || tn.kind == Kind::Str && file.node(file_parent(file, t)).kind == Kind::Array {
                        self.solve(next);
                    }
                    return;
                }
                if self.is_string(t) && !literal || tn.kind == Kind::Path {
                    self.solve(next);
                }
            }
            Ask::StrMv(slot) => match tn.kind {
                // A piece of a Bash string is no string.
                Kind::Str if tn.op == 0 && self.pattern.language.id() == "bash" => {}
                // Upstream binds the pieces of a Kotlin string, of which an empty one has none.
                Kind::Str if file.string(t).is_empty() && self.facts.compat && self.pattern.language.id() == "kotlin" => {}
                Kind::Str => self.bind(Some(*slot), &Value::Content(t), next),
                // In Bash a string that is one expansion is its content too.
                Kind::Interp if self.pattern.language.id() == "bash" && file.children(t).count() == 1 => {
                    if self.facts.compat && self.in_test(t) {
                        return;
                    }
                    let span = file.span(t);
                    let inner = span.start + 1..span.end.saturating_sub(1).max(span.start + 1);
                    let value = Value::Text { text: Arc::from(&file.source[inner.clone()]), range: Some(inner) };
                    self.bind(Some(*slot), &value, next);
                }
                Kind::Path => {
                    let span = file.span(t);
                    let text = file.text(t);
                    let body = text.trim_matches(['"', '\'', '`']);
                    let start = span.start + text.len() - text.trim_start_matches(['"', '\'', '`']).len();
                    let value = Value::Text { text: Arc::from(body), range: Some(start..start + body.len()) };
                    self.bind(Some(*slot), &value, next);
                }
                _ => match self.folded(t) {
                    Some(Const::Str(s)) => self.bind(Some(*slot), &Value::Folded(t, s), next),
                    // Upstream binds only what it knows.
                    Some(Const::SomeStr) if !self.facts.compat => self.bind(Some(*slot), &Value::Node(t), next),
                    _ => {}
                },
            },
            Ask::StrRegex(re) => {
                let ok = match tn.kind {
                    Kind::Str => re.is_match(file.string(t)),
                    Kind::Path => re.is_match(file.text(t).trim_matches(['"', '\'', '`'])),
                    // The name of a field, where it is written without quotes.
                    Kind::Id
                        if matches!(file.node(file_parent(file, t)).kind, Kind::Pair | Kind::Dot | Kind::KwArg)
                            && (file.child(file_parent(file, t), 0) == t) != (file.node(file_parent(file, t)).kind == Kind::Dot) =>
                    {
                        re.is_match(file.text(t))
                    }
                    _ => matches!(self.folded(t), Some(Const::Str(s)) if re.is_match(&s)),
                };
                let ok = ok || (tn.kind == Kind::Id && matches!(self.folded(t), Some(Const::Str(s)) if re.is_match(&s)));
                if ok {
                    self.solve(next);
                }
            }
            Ask::TextMv(slot) => {
                // Markup between tags; outside compat whatever stands there.
                if tn.kind == Kind::XmlText || !self.facts.compat {
                    self.bind(*slot, &Value::Node(t), next);
                }
            }
            Ask::RegexMv(slot) => {
                // With code in it, it is any expression still.
                if tn.kind == Kind::Interp && tn.op == 6 && slot.is_none() {
                    return self.solve(next);
                }
                if tn.kind == Kind::Regex {
                    let text = file.text(t);
                    let (body, flags) = text.strip_prefix('/').and_then(|b| b.rsplit_once('/')).unwrap_or((text, ""));
                    // Flags of the pattern must be these; none means any.
                    if !pn.text.is_empty() && *pn.text != *flags {
                        return;
                    }
                    let start = file.span(t).start + 1;
                    let value = Value::Text { text: Arc::from(body), range: Some(start..start + body.len()) };
                    self.bind(*slot, &value, next);
                }
            }
            Ask::Typed(slot, ty) => {
                if tn.kind == Kind::Param {
                    return;
                }
                for holes in self.types(t, ty, self.is_root(p)) {
                    let mut bound: Vec<(Option<Slot>, Value)> = holes.into_iter().map(|(slot, value)| (Some(slot), value)).collect();
                    bound.push((Some(*slot), Value::Node(t)));
                    self.bind_each(&bound, next);
                }
            }
            Ask::Node(kind) => self.structure(*kind, p, pn, t, next),
        }
    }

    pub(super) fn is_string(&self, t: NodeRef) -> bool {
        match self.facts.file.node(t).kind {
            Kind::Str => true,
            Kind::Id | Kind::Binary | Kind::Interp | Kind::Cond | Kind::Dot | Kind::Call => {
                matches!(self.folded(t), Some(Const::Str(_) | Const::SomeStr))
            }
            _ => false,
        }
    }

    /// The constant that a node is, if constants count.
    pub(super) fn folded(&self, t: NodeRef) -> Option<Const> {
        if !self.switches.constants {
            return None;
        }
        match self.facts.file.node(t).kind {
            Kind::Id | Kind::Binary | Kind::Interp | Kind::Cond | Kind::Dot | Kind::Unary | Kind::Call => {
                consts::fold(&self.facts.names, t)
            }
            _ => None,
        }
    }

    fn literal(&self, p: P) -> Option<Const> {
        let pn = self.pattern.node(p);
        match pn.ask {
            // A template as a pattern means templates.
            Ask::Node(Kind::Str) if pn.flags & flag::SPECIAL != 0 => None,
            Ask::Node(Kind::Str) => Some(Const::Str(pn.text.as_ref().into())),
            Ask::Node(Kind::Int) => pn.text.replace('_', "").parse().ok().map(Const::Int),
            Ask::Node(Kind::Float) => pn.text.parse().ok().map(Const::Float),
            Ask::Node(Kind::Null) => Some(Const::Null),
            Ask::Node(Kind::Bool) => Some(Const::Bool(pn.sym == ql_syntax::gast::sym("true"))),
            Ask::Node(Kind::Unary) if Op::from_u16(pn.op) == Op::Sub => match self.literal(*pn.kids.first()?)? {
                Const::Int(i) => Some(Const::Int(-i)),
                _ => None,
            },
            _ => None,
        }
    }

    fn structure(&mut self, kind: Kind, p: P, pn: &PNode, t: NodeRef, next: Option<&Goal<'_>>) {
        let file = self.facts.file;
        let tn = *file.node(t);
        if tn.kind == Kind::TypeAssert && kind != Kind::TypeAssert {
            // Upstream looks through `as`, but not through `!` and `satisfies`.
            if tn.op != 0 && self.facts.compat {
                return;
            }
            return self.then(p, file.child(t, 0), next);
        }
        // A cast is looked through, but is no expression of its own without it.
        if tn.kind == Kind::Cast && kind != Kind::Cast && kind != Kind::Nil && !self.is_root(p) {
            return self.then(p, file.child(t, 1), next);
        }
        if self.switches.symbolic
            && tn.kind == Kind::Id
            && (kind != Kind::Id || tn.sym != pn.sym)
            && !self.is_root(p)
            // A value may be defined by itself.
            && self.definitions < MAX_DEFINITIONS
            && let Some(value) = self.defined_as(t)
        {
            self.definitions += 1;
            self.then(p, value, next);
            self.definitions -= 1;
            return;
        }
        if kind == Kind::Dot && matches!(tn.kind, Kind::Dot | Kind::Call) && self.pattern.is_dots(pn.kids[1]) {
            return self.chain_prefix(pn.kids[0], t, next);
        }
        // Names go by what they were imported as, too.
        if let (Kind::Id | Kind::Dot, Kind::Id | Kind::Dot) = (kind, tn.kind) {
            return self.name(p, pn, t, next);
        }
        if kind != tn.kind {
            return self.other_kind(kind, p, pn, t, next);
        }
        let kids: &[P] = &pn.kids;
        match kind {
            Kind::Nil | Kind::Pass | Kind::Null | Kind::Undefined => self.solve(next),
            Kind::Str => {
                // A template pattern is no plain string.
                let template = pn.flags & flag::SPECIAL != 0 && tn.flags & flag::SPECIAL == 0;
                // In YAML a word in quotes is not that word.
                let quoted = self.pattern.language.id() == "yaml" && (pn.flags ^ tn.flags) & flag::SPECIAL != 0;
                if tn.sym == pn.sym && !template && !quoted {
                    self.solve(next);
                }
            }
            Kind::Atom if !kids.is_empty() => self.children(kids, t, next),
            Kind::Id
            | Kind::Int
            | Kind::Float
            | Kind::Char
            | Kind::Bool
            | Kind::Atom
            | Kind::Special
            | Kind::KeywordAttr
            | Kind::Token
            | Kind::XmlText => {
                if tn.sym == pn.sym {
                    self.solve(next);
                }
            }
            Kind::Path => {
                // A module stands for those inside it.
                let within = || {
                    let trimmed = |s: &'f str| s.trim_matches(['"', '\'', '`']);
                    let wanted = pn.text.trim_matches(['"', '\'', '`']);
                    trimmed(file.text(t)).strip_prefix(wanted).is_some_and(|rest| rest.starts_with('/'))
                };
                if tn.sym == pn.sym || (self.is_script() || self.pattern.language.id() == "go") && within() {
                    self.solve(next);
                }
            }
            Kind::Regex => {
                // Without flags in the pattern any will do.
                let text = file.text(t);
                let plain = pn.text.ends_with('/') && text.rsplit_once('/').is_some_and(|(body, _)| pn.text[..pn.text.len() - 1] == *body);
                if *pn.text == *text || plain {
                    self.solve(next);
                }
            }
            Kind::Raw => {
                if pn.op != tn.op || kids.is_empty() != (tn.next == t.node + 1) {
                    return;
                }
                if kids.is_empty() {
                    if tn.sym == pn.sym {
                        self.solve(next);
                    }
                    return;
                }
                self.children(kids, t, next);
            }
            Kind::Binary => {
                if pn.op != tn.op {
                    return;
                }
                let ts: SmallVec<[NodeRef; 4]> = file.children(t).collect();
                let op = Op::from_u16(tn.op);
                if matches!(op, Op::And | Op::Or) && self.is_root(p) && self.is_inner_link(t) {
                    return;
                }
                let goal = Goal { todo: Todo::List(kids, &ts), next };
                self.solve(Some(&goal));
                if self.switches.associative && matches!(op, Op::BitAnd | Op::BitOr | Op::BitXor | Op::And | Op::Or | Op::Concat) {
                    self.operands(p, t, next);
                }
                let commutative = match op {
                    Op::BitAnd | Op::BitOr | Op::BitXor => self.switches.associative,
                    Op::And | Op::Or => self.switches.commutative_boolean,
                    Op::Eq | Op::NotEq => self.switches.symmetric_eq,
                    _ => false,
                };
                if commutative {
                    let swapped: SmallVec<[NodeRef; 4]> = ts.iter().rev().copied().collect();
                    let goal = Goal { todo: Todo::List(kids, &swapped), next };
                    self.solve(Some(&goal));
                }
                if self.switches.associative && matches!(op, Op::And | Op::Or | Op::Concat) {
                    self.regrouped(kids, t, next);
                }
                // `$A + ...` on a longer chain.
                if self.pattern.is_dots(kids[1]) && file.node(ts[0]).kind == Kind::Binary && file.node(ts[0]).op == tn.op {
                    self.then(p, ts[0], next);
                }
            }
            Kind::Comprehension => {
                // A list and a generator of the same elements are written for one another.
                let series = |op: u16| op == ComprehensionKind::List as u16 || op == ComprehensionKind::Generator as u16;
                // To upstream only where the generator is an argument.
                let argument = t.node != 0 && file.node(file_parent(file, t)).kind == Kind::Args;
                if pn.op == tn.op || (series(pn.op) && series(tn.op) && (argument || !self.facts.compat)) {
                    self.children(kids, t, next);
                }
            }
            Kind::IncDec => {
                let prefix = file.span(file.child(t, 0)).start > file.span(t).start;
                if pn.op == tn.op && prefix == (pn.flags & flag::SPECIAL != 0) {
                    self.children(kids, t, next);
                }
            }
            Kind::Unary | Kind::AssignOp | Kind::Spread | Kind::Yield => {
                if pn.op == tn.op {
                    self.children(kids, t, next);
                }
            }
            // What stands outside the code is written out, which only upstream takes for `echo`.
            Kind::Call if tn.flags & flag::SPECIAL != 0 && !self.facts.compat && self.pattern.language.id() == "php" => {}
            Kind::Assign => {
                // Upstream has one node for a chain of targets.
                if self.facts.compat && self.pattern.language.id() == "python" && self.is_root(p) && self.is_chained_value(t) {
                    return;
                }
                self.children(kids, t, next);
                self.element_wise(kids, file.child(t, 0), file.child(t, 1), next);
                self.chained(kids, file.child(t, 0), file.child(t, 1), next);
            }
            // Upstream finds nothing for shell text that is one metavariable.
            Kind::Call if pn.flags & flag::SPECIAL != 0 && self.facts.compat && self.pattern.language.id() == "dockerfile" => {}
            Kind::Call if pn.op == crate::pattern::WORDS => self.words(kids, t, next),
            Kind::Call if self.pattern.language.id() == "dockerfile" => self.instruction(kids, pn.flags, t, next),
            Kind::Call => self.call(kids, pn.flags, t, next),
            // What is asked for with `new` is not what is constructed without.
            Kind::New if self.pattern.language.id() == "cpp" && tn.flags & flag::SPECIAL != 0 && pn.flags & flag::SPECIAL == 0 => {}
            Kind::New => {
                let args = file.child(t, 1);
                let ts: SmallVec<[NodeRef; 4]> = file.children(t).collect();
                let (wanted, body) = (kids.get(2).copied(), ts.get(2).copied());
                let has_body = body.is_some_and(|b| file.node(b).kind != Kind::Nil);
                let rest = match (wanted.filter(|w| self.pattern.kind(*w) != Some(Kind::Nil)), body) {
                    (Some(w), Some(b)) if has_body => Some(Goal { todo: Todo::Node(w, b), next }),
                    (Some(_), _) => return,
                    // Upstream wants the body of an anonymous class to be in the pattern.
                    (None, _) if has_body && self.facts.compat && self.pattern.language.id() == "java" => return,
                    (None, _) => None,
                };
                let next = rest.as_ref().or(next);
                let goal_args = Goal { todo: Todo::Node(kids[1], args), next };
                self.then(kids[0], file.child(t, 0), Some(&goal_args));
            }
            Kind::Args => {
                let ts: SmallVec<[NodeRef; 8]> = file.children(t).collect();
                self.args(kids, &ts, next);
            }
            Kind::Params => {
                let ts: SmallVec<[NodeRef; 8]> = file.children(t).collect();
                self.list(kids, &ts, next);
            }
            Kind::KwArg | Kind::Pair => self.children(kids, t, next),
            Kind::Array | Kind::Tuple | Kind::TypeApply | Kind::Seq | Kind::Compare | Kind::Index => self.children(kids, t, next),
            Kind::Delete if self.facts.compat => self.children(kids, t, next),
            // Each of the names or targets that one statement lists.
            Kind::Delete | Kind::Scope => {
                let ts: SmallVec<[NodeRef; 8]> = file.children(t).collect();
                self.any(kids, &ts, true, next);
            }
            // Backticks are strings too, but not the reverse.
            Kind::Interp if pn.op == 5 && tn.op != 5 || (pn.op == 6) != (tn.op == 6) => {}
            Kind::Interp => self.interpolation(kids, t, next),
            Kind::Dict | Kind::Set => {
                let ts: SmallVec<[NodeRef; 8]> = file.children(t).collect();
                self.any(kids, &ts, false, next);
            }
            Kind::Record => {
                let ts: SmallVec<[NodeRef; 8]> = file.children(t).collect();
                // A record literal's other fields do not matter; a Go literal's do.
                let open = self.pattern.language.id() != "go" && self.switches.implicit_ellipsis;
                self.any(kids, &ts, open, next);
            }
            Kind::Attrs | Kind::XmlAttrs | Kind::Interfaces => {
                let ts: SmallVec<[NodeRef; 8]> = file.children(t).collect();
                self.any(kids, &ts, kind != Kind::XmlAttrs || self.switches.more_xml_attributes, next);
            }
            Kind::Parents => {
                let ts: SmallVec<[NodeRef; 8]> = file.children(t).collect();
                if kids.iter().any(|k| self.pattern.is_dots(*k)) {
                    self.list(kids, &ts, next);
                } else if kids.len() <= ts.len() {
                    self.list(kids, &ts[..kids.len()], next);
                }
            }
            Kind::Catches => {
                let ts: SmallVec<[NodeRef; 8]> = file.children(t).collect();
                self.any(kids, &ts, true, next);
            }
            // `finally`, and blocks of a class, are no ordinary blocks.
            Kind::Block if pn.op != 0 && pn.op != tn.op => {}
            Kind::Block => {
                let ts: Vec<NodeRef> = file.children(t).collect();
                let in_class = tn.node_parent_is_class(file, t);
                // The body of a class is no statement.
                if in_class && self.is_root(p) {
                    return;
                }
                if in_class {
                    let wanted: Vec<P> = kids.iter().copied().filter(|k| !self.pattern.is_dots(*k)).collect();
                    return self.any(&wanted, &ts, true, next);
                }
                self.whole_body(pn, t, next);
                self.block(kids, &ts, next);
            }
            Kind::Func => self.function(kids, pn, t, next),
            Kind::Class => {
                if pn.op != tn.op {
                    return;
                }
                if self.facts.compat && self.is_script() {
                    // Upstream takes a named class pattern for a declaration, and never looks into
                    // the bodies of interfaces.
                    if tn.flags & flag::SPECIAL != 0 && self.pattern.kind(kids[1]) != Some(Kind::Nil) {
                        return;
                    }
                    if tn.op == ClassKind::Interface as u16 {
                        let name = Goal { todo: Todo::Node(kids[1], file.child(t, 1)), next };
                        return self.solve(Some(&name));
                    }
                }
                // A class without a body has any body that is nothing but dots.
                if file.node(file.child(t, 5)).kind == Kind::Nil && self.is_any_body(kids[5]) {
                    let ts: SmallVec<[NodeRef; 8]> = file.children(t).take(5).collect();
                    return self.slots_from(&kids[..5], &ts, &[true, false, true, true, true], 0, next);
                }
                self.slots(kids, t, &[true, false, true, true, true, true], next);
            }
            Kind::VarDef => self.variable(kids, pn, t, next),
            // A type alone is a parameter, and so is a metavariable.
            Kind::Param
                if pn.op == tn.op
                    && file.node(file.child(t, 1)).kind == Kind::Nil
                    && matches!(self.pattern.language.id(), "c" | "cpp")
                    && matches!(self.pattern.node(kids[1]).ask, Ask::Mv(_))
                    && self.pattern.kind(kids[2]) == Some(Kind::Nil) =>
            {
                self.then(kids[1], file.child(t, 2), next)
            }
            Kind::Param => {
                if pn.op == tn.op {
                    self.slots(kids, t, &[true, false, true, true], next);
                }
            }
            Kind::If => self.slots(kids, t, &[false, false, true], next),
            Kind::While | Kind::ForEach | Kind::ForClassic if self.braces_differ(kids, t) => {}
            Kind::While => self.slots(kids, t, &[false, false, true], next),
            Kind::ForEach => self.slots(kids, t, &[false, false, false, true], next),
            Kind::ForClassic => {
                if self.pattern.is_dots(kids[0]) && self.pattern.kind(kids[1]) == Some(Kind::Nil) {
                    self.then(kids[3], file.child(t, 3), next);
                } else {
                    self.children(kids, t, next);
                }
            }
            Kind::Try => {
                let lax = !self.facts.compat || pn.flags & flag::SPECIAL != 0;
                self.slots(kids, t, &[false, true, lax, lax], next);
            }
            // Upstream refuses a rule that asks for a clause of Python by itself.
            Kind::Catch if self.facts.compat && self.is_root(p) && self.pattern.language.id() == "python" => {}
            Kind::Catch => {
                let lax = !self.facts.compat;
                if let (true, Ask::Mv(slot), Kind::Nil) =
                    (self.facts.compat && self.is_script(), &self.pattern.node(kids[1]).ask, file.node(file.child(t, 1)).kind)
                {
                    // Upstream binds the keyword where nothing is caught by name.
                    let start = file.span(t).start;
                    let value = Value::Text { text: Arc::from("catch"), range: Some(start..start + 5) };
                    let goal = Goal { todo: Todo::Bind(*slot, &value), next };
                    return self.then(kids[2], file.child(t, 2), Some(&goal));
                }
                let asked = self.pattern.node(kids[0]);
                // Whatever is caught, it may be caught by name.
                let any = matches!(asked.ask, Ask::Dots(None));
                if asked.ask_kind() == Some(Kind::Tuple) && !matches!(file.node(file.child(t, 0)).kind, Kind::Tuple | Kind::Nil) {
                    // One type is a list of one.
                    let ts: SmallVec<[NodeRef; 4]> = file.children(t).collect();
                    let goal = Goal { todo: Todo::List(&asked.kids, &ts[..1]), next };
                    return self.slots_from(&kids[1..], &ts[1..], &[lax, false], 0, Some(&goal));
                }
                self.slots(kids, t, &[false, lax || any, false], next);
            }
            // What a method returns by having it last.
            Kind::Return
                if !self.switches.implicit_return
                    && self.pattern.language.id() == "ruby"
                    && tn.flags & flag::IMPLICIT != 0
                    && pn.flags & flag::IMPLICIT == 0 => {}
            // What a lambda without braces gives is no return to upstream.
            Kind::Return
                if self.facts.compat
                    && matches!(self.pattern.language.id(), "java" | "csharp")
                    && tn.flags & flag::IMPLICIT != 0
                    && pn.flags & flag::IMPLICIT == 0 => {}
            Kind::Throw => self.slots(kids, t, &[false, true], next),
            Kind::Switch => {
                let ts: SmallVec<[NodeRef; 8]> = file.children(t).collect();
                let goal = Goal { todo: Todo::Any(&kids[1..], &ts[1..], true), next };
                self.then(kids[0], ts[0], Some(&goal));
            }
            Kind::Imports => {
                let ts: SmallVec<[NodeRef; 8]> = file.children(t).collect();
                self.any(kids, &ts, true, next);
            }
            Kind::Import => self.import(kids, pn, t, next),
            Kind::Xml => {
                let ts: SmallVec<[NodeRef; 8]> = file.children(t).collect();
                if kids.len() < 2 || ts.len() < 2 {
                    return;
                }
                let (inner, mut children) = (&kids[2..], &ts[2..]);
                if inner.is_empty() {
                    // Written without a body, the element may have one.
                    children = &[];
                } else if !inner.is_empty() && inner.len() < children.len() && !inner.iter().any(|k| self.pattern.is_dots(*k)) {
                    children = &children[..inner.len()];
                }
                let rest = Goal { todo: Todo::List(inner, children), next };
                let attrs = Goal { todo: Todo::Node(kids[1], ts[1]), next: Some(&rest) };
                self.then(kids[0], ts[0], Some(&attrs));
            }
            Kind::Attr => self.attribute(kids[0], file.child(t, 0), next),
            // A function type without a result has none that the metavariable would stand for.
            Kind::TypeOther
                if pn.op == tn.op
                    && pn.op == TYPE_FUNCTION
                    && file.node(file.child(t, 1)).kind == Kind::Nil
                    && matches!(self.pattern.node(kids[1]).ask, Ask::Mv(_)) =>
            {
                self.then(kids[0], file.child(t, 0), next)
            }
            Kind::TypeWrap | Kind::TypeOther => {
                if pn.op == tn.op {
                    self.children(kids, t, next);
                }
            }
            Kind::ExprStmt => self.statement_expression(kids[0], pn.flags, t, next),
            _ => self.children(kids, t, next),
        }
    }

    /// Whether an argument with its name is one that upstream takes for an assignment, hence for any expression.
    pub(super) fn is_assigned_argument(&self, t: NodeRef) -> bool {
        self.facts.compat && self.pattern.language.id() == "scala" && self.facts.file.node(t).kind == Kind::KwArg
    }

    /// Whether a statement is the last one of a function without a name.
    fn is_last_of_block(&self, t: NodeRef) -> bool {
        let file = self.facts.file;
        if t.node == 0 {
            return false;
        }
        let block = file_parent(file, t);
        let function = file_parent(file, block);
        let lambda = file.node(function).kind == Kind::Func && file.node(function).op == FuncKind::Lambda as u16;
        lambda && file.node(block).kind == Kind::Block && file.node(t).next == file.node(block).next
    }

    /// Whether a declaration with a value is none that upstream takes for an assignment: any of C#, one of Rust of
    /// a name that the pattern spells out, one in the head of a loop.
    fn is_no_assignment(&self, target: P, t: NodeRef) -> bool {
        if !self.facts.compat {
            return false;
        }
        let file = self.facts.file;
        match self.pattern.language.id() {
            "csharp" => true,
            "rust" => matches!(self.pattern.node(target).ask, Ask::Node(Kind::Id)),
            "go" => false,
            _ => {
                let mut parent = t;
                while parent.node != 0 {
                    parent = file_parent(file, parent);
                    let n = file.node(parent);
                    if n.kind == Kind::ForClassic {
                        return file.child(parent, 0).node <= t.node && t.node < file.node(file.child(parent, 0)).next;
                    }
                    if n.kind != Kind::Block || n.flags & flag::IMPLICIT == 0 {
                        break;
                    }
                }
                false
            }
        }
    }

    /// Whether a word stands where a value does and is not assigned before.
    fn is_free_word(&self, t: NodeRef) -> bool {
        let file = self.facts.file;
        if t.node == 0 {
            return true;
        }
        let parent = file_parent(file, t);
        let part = match file.node(parent).kind {
            Kind::Call => file.child(parent, 0) == t,
            Kind::Dot | Kind::Func | Kind::Class => file.child(parent, 1) == t,
            Kind::Param | Kind::KwArg | Kind::Atom => true,
            Kind::Assign | Kind::AssignOp => file.child(parent, 0) == t,
            _ => false,
        };
        let declared = |scope| self.facts.names.declarations(scope, file.node(t).sym).iter().any(|d| d.at <= t);
        !part && !self.facts.names.scope_of(t).is_some_and(declared)
    }

    fn is_root(&self, p: P) -> bool {
        self.pattern.roots.contains(&p)
    }

    /// The expression by which a variable is defined, if it is given a value once.
    pub(super) fn defined_as(&self, t: NodeRef) -> Option<NodeRef> {
        let names = &self.facts.names;
        let scope = names.scope_of(t)?;
        // A declaration without a value gives none.
        let bare = |d: &&ql_syntax::resolve::Declaration| {
            d.value.is_none() && self.facts.file.node(d.at).kind == Kind::VarDef || super::types::is_hidden(self.facts.file, d.at, t)
        };
        let mut given = names.declarations(scope, self.facts.file.node(t).sym).iter().filter(|d| !bare(d));
        match (given.next(), given.next()) {
            // What is assigned further down says nothing yet.
            (Some(one), None) if one.at.item == t.item && one.at > t && self.same_function(one.at, t) => None,
            (Some(one), None) if !one.compound && one.name != t => one.value,
            (Some(_), Some(_)) if self.switches.symbolic => self.assigned_last(t, scope),
            _ => None,
        }
    }

    /// Whether two places are in the same function, or in none.
    fn same_function(&self, a: NodeRef, b: NodeRef) -> bool {
        let of = |mut at: NodeRef| {
            while at.node != 0 {
                at.node = self.facts.file.node(at).parent;
                if self.facts.file.node(at).kind == Kind::Func {
                    return Some(at);
                }
            }
            None
        };
        of(a) == of(b)
    }

    /// The expression that a variable with several values has where it is used: that of the last assignment
    /// before, where every path from the function's beginning goes through it and none from it to the use
    /// through another.
    fn assigned_last(&self, t: NodeRef, scope: Option<NodeRef>) -> Option<NodeRef> {
        let file = self.facts.file;
        let inside = |at: NodeRef, outer: NodeRef| at.item == outer.item && at.node >= outer.node && at.node < file.node(outer).next;
        let all = self.facts.names.declarations(scope, file.node(t).sym);
        if all.len() > MAX_ASSIGNMENTS {
            return None;
        }
        let given: Vec<_> = all.iter().filter(|d| !super::types::is_hidden(file, d.at, t)).collect();
        if given.iter().any(|d| d.name == t) {
            return None;
        }
        let last = given.iter().filter(|d| d.at < t && !inside(t, d.at)).max_by_key(|d| d.at)?;
        let up = |at: NodeRef| (at.node != 0).then(|| NodeRef { item: at.item, node: file.node(at).parent });
        // The list of statements that has the assignment has the use, directly or deeper.
        let mut statement = last.at;
        let list = loop {
            match up(statement) {
                Some(parent) if file.node(parent).kind == Kind::ExprStmt => statement = parent,
                Some(parent) if file.node(parent).kind == Kind::Block => break Some(parent),
                Some(_) => return None,
                None => break None,
            }
        };
        if last.compound || list.is_some_and(|l| !inside(t, l)) {
            return None;
        }
        let mut node = t;
        while let Some(parent) = up(node).filter(|p| list != Some(*p)) {
            match file.node(parent).kind {
                Kind::Func => return None,
                Kind::While | Kind::DoWhile | Kind::ForEach | Kind::ForClassic if given.iter().any(|d| inside(d.at, parent)) => {
                    return None;
                }
                _ => node = parent,
            }
        }
        last.value
    }

    /// Child by child, dots allowed.
    pub(super) fn children(&mut self, kids: &[P], t: NodeRef, next: Option<&Goal<'_>>) {
        let ts: SmallVec<[NodeRef; 8]> = self.facts.file.children(t).collect();
        self.list(kids, &ts, next);
    }

    /// Child by child; where `optional`, a pattern that leaves the child out accepts any.
    fn slots(&mut self, kids: &[P], t: NodeRef, optional: &[bool], next: Option<&Goal<'_>>) {
        let ts: SmallVec<[NodeRef; 8]> = self.facts.file.children(t).collect();
        if ts.len() != kids.len() {
            return;
        }
        self.slots_from(kids, &ts, optional, 0, next);
    }

    pub(super) fn slots_from(&mut self, kids: &[P], ts: &[NodeRef], optional: &[bool], from: usize, next: Option<&Goal<'_>>) {
        // Built from the last to the first on the stack, so that the first is reached first.
        fn build<'m, 'f>(
            m: &mut Matcher<'m, 'f>,
            kids: &[P],
            ts: &[NodeRef],
            optional: &[bool],
            from: usize,
            count: usize,
            next: Option<&Goal<'_>>,
        ) {
            if count == from {
                return m.solve(next);
            }
            let i = count - 1;
            let absent = m.pattern.kind(kids[i]) == Some(Kind::Nil);
            if absent && optional.get(i).copied().unwrap_or(false) {
                return build(m, kids, ts, optional, from, i, next);
            }
            let goal = Goal { todo: Todo::Node(kids[i], ts[i]), next };
            build(m, kids, ts, optional, from, i, Some(&goal));
        }
        build(self, kids, ts, optional, from, kids.len(), next);
    }

    /// `y = z = 1` gives both names the value.
    fn chained(&mut self, kids: &[P], target: NodeRef, value: NodeRef, next: Option<&Goal<'_>>) {
        let file = self.facts.file;
        if file.node(value).kind == Kind::Assign {
            let mut last = value;
            let mut before = file.child(value, 0);
            while file.node(last).kind == Kind::Assign {
                before = file.child(last, 0);
                last = file.child(last, 1);
            }
            let goal = Goal { todo: Todo::Node(kids[1], last), next };
            if self.facts.compat {
                // Upstream binds the metavariable to all the targets as one text.
                if let Ask::Mv(slot) = self.pattern.node(kids[0]).ask {
                    let range = file.span(target).start..file.span(before).end;
                    let text = Value::Text { text: Arc::from(&file.source[range.clone()]), range: Some(range) };
                    self.bind(slot, &text, Some(&goal));
                }
            } else {
                self.then(kids[0], target, Some(&goal));
            }
        }
    }

    fn call(&mut self, kids: &[P], flags: u8, t: NodeRef, next: Option<&Goal<'_>>) {
        let file = self.facts.file;
        let callee = file.child(t, 0);
        let args = file.child(t, 1);
        let ts: SmallVec<[NodeRef; 8]> = file.children(args).collect();
        let pattern_args = self.pattern.node(kids[1]).kids.as_slice();
        // Cheap refusal before the callee is tried: exact arity.
        let dots = pattern_args.iter().any(|k| self.pattern.is_dots(*k));
        if !dots && pattern_args.len() > ts.len() {
            return;
        }
        // What is asked of an object without parentheses is no call to upstream, unless it is given a block.
        if self.facts.compat
            && self.pattern.language.id() == "ruby"
            && file.node(args).flags & flag::IMPLICIT != 0
            && self.pattern.node(kids[1]).flags & flag::IMPLICIT == 0
            && (t.node == 0
                || file.node(file_parent(file, t)).kind != Kind::Call
                || file.node(file_parent(file, t)).flags & flag::SPECIAL == 0)
        {
            return;
        }
        // Upstream keeps the size of a type apart from that of a value.
        if self.facts.compat
            && matches!(self.pattern.language.id(), "c" | "cpp")
            && file.node(t).flags & flag::SPECIAL != 0
            && pattern_args.iter().any(|k| matches!(self.pattern.node(*k).ask, Ask::Mv(_)))
        {
            return;
        }
        // The template behind a tag is no argument in parentheses.
        if self.is_script()
            && (file.node(t).flags ^ flags) & flag::SPECIAL != 0
            && pattern_args.iter().any(|k| matches!(self.pattern.kind(*k), Some(Kind::Interp | Kind::Str)))
        {
            return;
        }
        // The first argument of these is a type, which no argument of the pattern further on describes.
        let typed = self.pattern.language.id() == "go"
            && pattern_args.first().is_some_and(|a| self.pattern.is_dots(*a))
            && pattern_args.len() > 1
            && matches!(file.text(callee), "make" | "new");
        let goal = Goal { todo: Todo::Args(pattern_args, if typed { ts.get(1..).unwrap_or_default() } else { &ts }), next };
        self.then(kids[0], callee, Some(&goal));
    }

    /// Names and chains of accesses: as written, then as imported.
    fn name(&mut self, p: P, pn: &PNode, t: NodeRef, next: Option<&Goal<'_>>) {
        let file = self.facts.file;
        let tn = *file.node(t);
        let mut same = false;
        if let (Ask::Node(Kind::Id), Kind::Id) = (&pn.ask, tn.kind) {
            if pn.sym == tn.sym {
                same = true;
                self.solve(next);
            }
        } else if let (Ask::Node(Kind::Dot), Kind::Dot) = (&pn.ask, tn.kind) {
            // Upstream has the mark on the object.
            if self.facts.compat
                && self.is_script()
                && (pn.flags ^ tn.flags) & flag::OPTIONAL != 0
                && (pn.flags & flag::OPTIONAL != 0 || matches!(self.pattern.node(pn.kids[0]).ask, Ask::Node(_)))
            {
                return;
            }
            self.dot(&pn.kids, t, next);
            same = pn.dotted.as_deref().is_some_and(|d| d == file.text(t));
        } else if let (Ask::Node(Kind::Dot), Kind::Id) = (&pn.ask, tn.kind) {
            // Dots in a chain may stand for nothing, but the chain needs its object.
        }
        if same {
            return;
        }
        let known = self.facts.names.canonical(t);
        let resolved = !known.is_empty();
        for canonical in known {
            match &pn.dotted {
                Some(d) => {
                    if **d == *canonical && *canonical != *file.text(t) {
                        return self.solve(next);
                    }
                }
                None => self.canonical_chain(p, t, &canonical, next),
            }
        }
        // A wildcard import may bring the name's first part.
        if let Some(d) = pn.dotted.as_ref().filter(|_| !resolved) {
            let imports = self.facts.names.imports();
            if !imports.wildcards.is_empty() && matches!(pn.ask, Ask::Node(Kind::Dot)) {
                let text: String = file.text(t).split_ascii_whitespace().collect();
                for module in &imports.wildcards {
                    if format!("{}.{text}", module.trim_end_matches(".*")) == **d {
                        return self.solve(next);
                    }
                }
            }
        }
    }

    /// `a.b.$F` against the canonical name of something imported: the last parts bind as written.
    fn canonical_chain(&mut self, p: P, t: NodeRef, canonical: &str, next: Option<&Goal<'_>>) {
        let file = self.facts.file;
        let mut parts: Vec<P> = Vec::new();
        let mut at = p;
        loop {
            let n = self.pattern.node(at);
            match n.ask {
                Ask::Node(Kind::Dot) => {
                    parts.push(n.kids[1]);
                    at = n.kids[0];
                }
                _ => {
                    parts.push(at);
                    break;
                }
            }
        }
        parts.reverse();
        let mut segments: Vec<&str> = canonical.split('.').collect();
        // A metavariable in front stands for all that the chain does not spell out.
        if segments.len() > parts.len() && parts.len() >= 2 && matches!(self.pattern.node(parts[0]).ask, Ask::Mv(_)) {
            let tail = segments.split_off(segments.len() + 1 - parts.len());
            let head = canonical.len() - tail.iter().map(|t| t.len() + 1).sum::<usize>();
            segments = std::iter::once(&canonical[..head]).chain(tail).collect();
        }
        // Where the pattern names nothing of it, what is written here is bound.
        if parts.len() == file.text(t).split('.').count() && matches!(self.pattern.node(parts[0]).ask, Ask::Mv(_)) {
            return;
        }
        if segments.len() != parts.len() || parts.len() < 2 || *canonical == *file.text(t) {
            return;
        }
        let mut bound: Vec<(Option<Slot>, Value)> = Vec::new();
        for (i, (part, segment)) in parts.iter().zip(&segments).enumerate() {
            let n = self.pattern.node(*part);
            match &n.ask {
                Ask::Node(Kind::Id) if *n.text == **segment => {}
                Ask::Mv(slot) if i + 1 == parts.len() => {
                    let name = if file.node(t).kind == Kind::Dot { file.child(t, 1) } else { t };
                    bound.push((*slot, Value::Node(name)));
                }
                // A part that is not written here binds as it is called where it comes from.
                Ask::Mv(slot) => bound.push((*slot, Value::Text { text: Arc::from(*segment), range: Some(file.span(t)) })),
                _ => return,
            }
        }
        self.bind_each(&bound, next);
    }

    pub(super) fn bind_each(&mut self, bound: &[(Option<Slot>, Value)], next: Option<&Goal<'_>>) {
        match bound.split_last() {
            Some(((slot, value), rest)) => {
                let goal = Goal { todo: Todo::Bind(*slot, value), next };
                self.bind_each(rest, Some(&goal));
            }
            None => self.solve(next),
        }
    }

    fn dot(&mut self, kids: &[P], t: NodeRef, next: Option<&Goal<'_>>) {
        let file = self.facts.file;
        let (object, name) = (file.child(t, 0), file.child(t, 1));
        // `$X. ... .foo`: the dots are an access in the pattern's object place.
        if let Ask::Node(Kind::Dot) = self.pattern.node(kids[0]).ask {
            let inner = self.pattern.node(kids[0]);
            if self.pattern.is_dots(inner.kids[1]) {
                let head = inner.kids[0];
                let name_goal = Goal { todo: Todo::Node(kids[1], name), next };
                let mut at = object;
                let mut definitions = MAX_DEFINITIONS;
                loop {
                    self.then(head, at, Some(&name_goal));
                    let Some(before) = self.link_before(at, &mut definitions) else { return };
                    at = before;
                }
            }
        }
        let goal = Goal { todo: Todo::Node(kids[1], name), next };
        self.then(kids[0], object, Some(&goal));
    }

    fn function(&mut self, kids: &[P], pn: &PNode, t: NodeRef, next: Option<&Goal<'_>>) {
        let tn = *self.facts.file.node(t);
        let lambda = FuncKind::Lambda as u16;
        // A method of the class itself is none that upstream takes for a method.
        if self.facts.compat && self.pattern.language.id() == "ruby" && tn.flags & flag::SPECIAL != 0 && pn.flags & flag::SPECIAL == 0 {
            return;
        }
        // A function expression may have a name of its own that an anonymous pattern passes over.
        let named_expression = pn.op == lambda && tn.flags & flag::SPECIAL != 0;
        // Where the pattern has a function in an expression, its name is one for itself alone: upstream does
        // not look at it, and a metavariable need not be bound.
        let script = self.is_script();
        let whole = self.pattern.roots.first().is_some_and(|r| std::ptr::eq(self.pattern.node(*r), pn));
        let own_name = script && !whole && pn.op != lambda && pn.flags & flag::SPECIAL != 0;
        let nameless = self.facts.file.node(self.facts.file.child(t, 1)).kind == Kind::Nil;
        let free = matches!(self.pattern.node(kids[1]).ask, Ask::Mv(_)) && nameless;
        if own_name && (self.facts.compat || free) {
            if tn.flags & flag::SPECIAL != 0 || tn.op == lambda && self.switches.arrow_is_function {
                self.unnamed_function(kids, t, next);
            }
            return;
        }
        // By itself it is a declaration.
        if self.facts.compat && script && whole && pn.op != lambda && tn.flags & flag::SPECIAL != 0 && !self.pattern.is_dots(kids[1]) {
            return;
        }
        // A name of dots is no name as well.
        let unnamed = self.pattern.is_dots(kids[1]);
        if (pn.op == lambda) != (tn.op == lambda) && !named_expression && !unnamed {
            return;
        }
        // An arrow is no function with the word.
        let arrow = |flags: u8| flags & flag::SPECIAL == 0;
        if !self.switches.arrow_is_function && self.is_script() && pn.op == lambda && tn.op == lambda && arrow(pn.flags) != arrow(tn.flags)
        {
            return;
        }
        let constructor = FuncKind::Constructor as u16;
        if tn.op == constructor && pn.op != constructor && self.facts.compat {
            return;
        }
        // A constructor without a name is told from other functions by being one.
        if pn.op == constructor && tn.op != constructor && self.pattern.kind(kids[1]) == Some(Kind::Nil) {
            return;
        }
        if pn.op == lambda && self.clauses(kids, t, next) {
            return;
        }
        if self.pattern.language.id() == "csharp" && self.unwritten_parameters(kids, pn, t, next) {
            return;
        }
        let file = self.facts.file;
        let body = file.child(t, 5);
        // A body in braces is none that is an expression, to upstream.
        if self.facts.compat
            && self.pattern.language.id() == "kotlin"
            && self.pattern.kind(kids[5]) == Some(Kind::Block)
            && self.pattern.node(kids[5]).flags & flag::IMPLICIT == 0
            && file.node(body).flags & flag::IMPLICIT != 0
        {
            return;
        }
        let optional = [true, true, true, false, true, true];
        if self.may_lack_body(kids[5], body) {
            let ts: SmallVec<[NodeRef; 8]> = file.children(t).take(5).collect();
            return self.slots_from(&kids[..5], &ts, &optional, 0, next);
        }
        if (pn.op == lambda || unnamed) && file.node(body).kind == Kind::Block {
            let ts: SmallVec<[NodeRef; 8]> = file.children(t).take(5).collect();
            let goal = Goal { todo: Todo::LambdaBody(kids[5], body), next };
            return self.slots_from(&kids[..5], &ts, &optional, 0, Some(&goal));
        }
        self.slots(kids, t, &optional, next);
    }

    /// All of a function but its name.
    fn unnamed_function(&mut self, kids: &[P], t: NodeRef, next: Option<&Goal<'_>>) {
        let file = self.facts.file;
        let rest = [kids[0], kids[2], kids[3], kids[4]];
        let ts = [0, 2, 3, 4].map(|i| file.child(t, i));
        let body = file.child(t, 5);
        let goal = if file.node(body).kind == Kind::Block {
            Goal { todo: Todo::LambdaBody(kids[5], body), next }
        } else {
            Goal { todo: Todo::Node(kids[5], body), next }
        };
        self.slots_from(&rest, &ts, &[true, true, false, true], 0, Some(&goal));
    }

    fn variable(&mut self, kids: &[P], pn: &PNode, t: NodeRef, next: Option<&Goal<'_>>) {
        let tn = *self.facts.file.node(t);
        let kind = |op: u16| op;
        let fits = match pn.op {
            op if op == VarKind::Var as u16 && !self.switches.let_is_var => tn.op == op,
            op if op == VarKind::Var as u16 => {
                !matches!(tn.op, op if op == VarKind::Short as u16 || op == VarKind::Field as u16) || tn.op == VarKind::Var as u16
            }
            // Upstream takes a variable of the pattern for a constant, too.
            op if op == VarKind::Let as u16 && self.facts.compat && self.pattern.language.id() == "scala" => {
                tn.op == op || tn.op == VarKind::Const as u16
            }
            op if op == VarKind::Plain as u16 || op == VarKind::Field as u16 => {
                tn.op != kind(VarKind::Short as u16) && tn.op != VarKind::Var as u16 || self.pattern.language.id() == "java"
            }
            op => op == tn.op,
        };
        if fits {
            // An initial value is not omittable, a type is.
            self.slots(kids, t, &[true, false, true, false], next);
        }
    }

    /// The pattern's kind is not the node's, but the two may mean the same.
    #[expect(clippy::collapsible_match, reason = "an arm that is chosen must not fall through to the next")]
    fn other_kind(&mut self, kind: Kind, p: P, pn: &PNode, t: NodeRef, next: Option<&Goal<'_>>) {
        let file = self.facts.file;
        let tn = *file.node(t);
        let kids: &[P] = &pn.kids;
        match (kind, tn.kind) {
            // Declarations with a value read as assignments.
            (Kind::Assign, Kind::VarDef) if self.switches.vardef_assign => {
                let init = file.child(t, 3);
                // The definition of a macro gives a name a value, but assigns nothing.
                let macros = matches!(self.pattern.language.id(), "c" | "cpp");
                if file.node(init).kind == Kind::Nil || macros && file.text(t).starts_with('#') || self.is_no_assignment(kids[0], t) {
                    return;
                }
                let goal = Goal { todo: Todo::Node(kids[1], init), next };
                self.then(kids[0], file.child(t, 1), Some(&goal));
                self.element_wise(kids, file.child(t, 1), init, next);
            }
            (Kind::Assign, Kind::AssignOp) if matches!(self.pattern.language.id(), "javascript" | "typescript" | "tsx") => {
                // The desugared value is the whole compound assignment.
                if let Ask::Mv(slot) = self.pattern.node(kids[1]).ask {
                    let value = Value::Node(t);
                    let goal = Goal { todo: Todo::Bind(slot, &value), next };
                    self.then(kids[0], file.child(t, 0), Some(&goal));
                }
            }
            (Kind::ExprStmt, _) => self.statement_expression(kids[0], pn.flags, t, next),
            // A head of dots alone is every kind of loop.
            (Kind::ForClassic, Kind::ForEach) if self.pattern.is_dots(kids[0]) && self.pattern.kind(kids[1]) == Some(Kind::Nil) => {
                self.then(kids[3], file.child(t, 2), next);
            }
            (Kind::While, Kind::ForEach | Kind::ForClassic) if self.pattern.is_dots(kids[0]) && self.pattern.language.id() == "go" => {
                let place = if tn.kind == Kind::ForEach { 2 } else { 3 };
                self.then(kids[1], file.child(t, place), next);
            }
            (Kind::Imports, Kind::VarDef) => self.required(kids, t, next),
            // To upstream blocks of Ruby give their last statement back like methods.
            (Kind::Return, Kind::ExprStmt) if self.facts.compat && self.pattern.language.id() == "ruby" && self.is_last_of_block(t) => {
                self.then(kids[0], file.child(t, 0), next)
            }
            // Upstream takes the last statement of a function for its result, terminated or not.
            (Kind::Return, Kind::ExprStmt) if self.facts.compat && tn.flags & flag::SPECIAL != 0 => {
                let last = file.child(t, 0);
                if !matches!(file.node(last).kind, Kind::Assign | Kind::AssignOp) {
                    self.then(kids[0], last, next);
                }
            }
            (Kind::Return, Kind::ExprStmt) if pn.flags & flag::IMPLICIT != 0 && self.pattern.language.id() == "ruby" => {
                self.statement_expression(kids[0], 0, t, next)
            }
            (_, Kind::ExprStmt) if crate::pattern::is_statement(kind) => {}
            (_, Kind::ExprStmt) => self.then(p, file.child(t, 0), next),
            // Decorators and annotations as calls and names; to upstream one without arguments is called without any.
            (Kind::Call, Kind::Attr) if self.facts.compat && self.switches.attr_expr && file.node(file.child(t, 0)).kind != Kind::Call => {
                self.attribute(p, file.child(t, 0), next)
            }
            // To upstream what a function of Solidity says of the state is called like a modifier.
            (Kind::Call, Kind::KeywordAttr)
                if self.facts.compat
                    && self.switches.attr_expr
                    && matches!(file.text(t), "view" | "pure" | "payable")
                    && self.pattern.node(kids[1]).kids.iter().all(|a| matches!(self.pattern.node(*a).ask, Ask::Dots(None))) =>
            {
                self.then(kids[0], t, next)
            }
            (Kind::Call | Kind::Id | Kind::Dot, Kind::Attr) if self.switches.attr_expr => self.then(p, file.child(t, 0), next),
            // A block of one statement and that statement.
            (Kind::Block, k) if crate::pattern::is_statement(k) || is_expression(k) => {
                if let [one] = kids {
                    self.then(*one, t, next);
                }
            }
            (k, Kind::Block) if tn.flags & flag::IMPLICIT != 0 && (crate::pattern::is_statement(k) || is_expression(k)) => {
                let mut inner = file.children(t);
                if let (Some(one), None) = (inner.next(), inner.next()) {
                    self.then(p, one, next);
                }
            }
            // `T x(a);` declares a function of a type, or a variable with what it is constructed from.
            (Kind::Func, Kind::VarDef) if self.pattern.language.id() == "cpp" && file.node(file.child(t, 3)).kind == Kind::New => {
                self.constructed(kids, t, next)
            }
            // Functions as values of names.
            (Kind::Func, Kind::VarDef | Kind::Pair | Kind::Assign)
                if self.switches.arrow_is_function && !self.facts.compat && pn.op == FuncKind::Function as u16 =>
            {
                let (name, value) = match tn.kind {
                    Kind::VarDef => (file.child(t, 1), file.child(t, 3)),
                    _ => (file.child(t, 0), file.child(t, 1)),
                };
                if file.node(value).kind == Kind::Func {
                    let ts: SmallVec<[NodeRef; 8]> = file.children(value).collect();
                    let rest = Goal { todo: Todo::Bind(None, &Value::Nodes(SmallVec::new())), next };
                    let name_goal = Goal { todo: Todo::Node(kids[1], name), next: Some(&rest) };
                    let mut k = kids.to_vec();
                    // The name is matched apart.
                    if let Some(nil) = self.pattern.nodes.iter().position(|n| matches!(n.ask, Ask::Node(Kind::Nil))) {
                        k[1] = nil as P;
                        self.slots_from(&k, &ts, &[true, true, true, false, true, true], 0, Some(&name_goal));
                    }
                }
            }
            (Kind::Func, Kind::Pair) if pn.op == FuncKind::Function as u16 => {
                let value = file.child(t, 1);
                if file.node(value).kind == Kind::Func {
                    let ts: SmallVec<[NodeRef; 8]> = file.children(value).collect();
                    let name_goal = Goal { todo: Todo::Node(kids[1], file.child(t, 0)), next };
                    if let Some(nil) = self.pattern.nodes.iter().position(|n| matches!(n.ask, Ask::Node(Kind::Nil))) {
                        let mut k = kids.to_vec();
                        k[1] = nil as P;
                        self.slots_from(&k, &ts, &[true, true, true, false, true, true], 0, Some(&name_goal));
                    }
                }
            }
            // `{f: function (…) {…}}` and `{f(…) {…}}`.
            (Kind::Pair, Kind::Func) if tn.op == FuncKind::Method as u16 => {
                let value = self.pattern.node(kids[1]);
                if let Ask::Node(Kind::Func) = value.ask {
                    let ts: SmallVec<[NodeRef; 8]> = file.children(t).collect();
                    let name_goal = Goal { todo: Todo::Node(kids[0], ts[1]), next };
                    let (ps, optional) = (value.kids.clone(), [true, true, true, false, true, true]);
                    if self.pattern.kind(ps[1]) == Some(Kind::Nil) {
                        self.slots_from(&ps, &ts, &optional, 0, Some(&name_goal));
                    }
                }
            }
            // Keywords of calls, entries of records.
            (Kind::KwArg, Kind::Pair) | (Kind::Pair, Kind::KwArg) => self.children(kids, t, next),
            // Quotes around a word make no difference to a shell.
            (Kind::Id, Kind::Str) if self.is_shell() => {
                if *pn.text == *file.string(t) {
                    self.solve(next);
                }
            }
            (Kind::Str, Kind::Id) if self.is_shell() => {
                if *pn.text == *file.text(t) {
                    self.solve(next);
                }
            }
            (Kind::Id, Kind::Str) if file.node(file_parent(file, t)).kind == Kind::Pair => {
                // `{a: 1}` and `{"a": 1}`.
                if *pn.text == *file.string(t) {
                    self.solve(next);
                }
            }
            // A list of anything is a comprehension too, and braces around anything are either kind of braces.
            (Kind::Array, Kind::Comprehension)
                if tn.op == ComprehensionKind::List as u16
                    && kids.len() == 1
                    && matches!(self.pattern.node(kids[0]).ask, Ask::Dots(None)) =>
            {
                self.solve(next)
            }
            (Kind::Set, Kind::Dict) | (Kind::Dict, Kind::Set)
                if kids.len() == 1 && matches!(self.pattern.node(kids[0]).ask, Ask::Dots(None)) =>
            {
                self.solve(next)
            }
            // Dots below a key stand for items as they do for pairs.
            (Kind::Dict, Kind::Array)
                if self.pattern.language.id() == "yaml" && kids.len() == 1 && matches!(self.pattern.node(kids[0]).ask, Ask::Dots(None)) =>
            {
                self.solve(next)
            }
            // Upstream takes an entry with its key for one thing.
            (Kind::Array, Kind::Dict)
                if self.pattern.language.id() == "php"
                    && kids
                        .iter()
                        .all(|k| self.pattern.is_dots(*k) || self.facts.compat && matches!(self.pattern.node(*k).ask, Ask::Mv(_))) =>
            {
                self.children(kids, t, next)
            }
            (Kind::Id, Kind::Call)
                if self.pattern.language.id() == "ruby"
                    && tn.flags & flag::SPECIAL == 0
                    && file.children(file.child(t, 1)).next().is_none() =>
            {
                self.then(p, file.child(t, 0), next)
            }
            // To upstream subscripts are calls of what has them, and operators of Scala calls of methods.
            (Kind::Call, Kind::Index) if self.facts.compat && matches!(self.pattern.language.id(), "ruby" | "swift") => {
                let ts: SmallVec<[NodeRef; 4]> = file.children(t).collect();
                if let (Ask::Mv(slot), [object, arguments @ ..]) = (&self.pattern.node(kids[0]).ask, ts.as_slice()) {
                    let goal = Goal { todo: Todo::Args(&self.pattern.node(kids[1]).kids, arguments), next };
                    self.bind(*slot, &Value::Node(*object), Some(&goal));
                }
            }
            (Kind::Call, Kind::Binary | Kind::AssignOp) if self.facts.compat && self.pattern.language.id() == "scala" => {
                if let Ask::Mv(slot) = self.pattern.node(kids[0]).ask {
                    let right = file.child(t, 1);
                    let start = file.span(t).start;
                    let text = file.source[start..file.span(right).start.max(start)].trim_end();
                    let value = Value::Text { text: Arc::from(text), range: Some(start..start + text.len()) };
                    let arguments = [right];
                    let goal = Goal { todo: Todo::Args(&self.pattern.node(kids[1]).kids, &arguments), next };
                    self.bind(slot, &value, Some(&goal));
                }
            }
            // A decorator without arguments is called without any.
            (Kind::Call, Kind::Id) if self.pattern.language.id() == "python" => {
                let decorates = self.facts.compat && t.node != 0 && file.node(file_parent(file, t)).kind == Kind::Attr;
                if decorates && self.pattern.node(kids[1]).kids.iter().all(|a| matches!(self.pattern.node(*a).ask, Ask::Dots(None))) {
                    self.then(kids[0], t, next);
                }
            }
            // A word that no variable is called is a call without arguments; to upstream, where a
            // metavariable stands for the name, only as a statement.
            (Kind::Call, Kind::Id)
                if self.pattern.language.id() == "ruby"
                    && (!self.facts.compat
                        || !matches!(self.pattern.node(kids[0]).ask, Ask::Mv(_))
                        || t.node != 0
                            && matches!(file.node(file_parent(file, t)).kind, Kind::ExprStmt | Kind::Return)
                            && file.span(file_parent(file, t)).start == file.span(t).start)
                    && self.is_free_word(t)
                    && self.pattern.node(kids[1]).kids.iter().all(|a| matches!(self.pattern.node(*a).ask, Ask::Dots(None))) =>
            {
                self.then(kids[0], t, next)
            }
            // A template of dots alone is any template.
            (Kind::Interp, Kind::Str) => {
                let template = match self.pattern.language.id() {
                    "python" => file.text(t).trim_start_matches(['r', 'R', 'b', 'B']).starts_with(['f', 'F']),
                    _ => tn.flags & flag::SPECIAL != 0,
                };
                if template && kids.iter().all(|k| matches!(self.pattern.node(*k).ask, Ask::StrAny)) {
                    self.solve(next);
                }
            }
            (Kind::Str, Kind::Id) if file.node(file_parent(file, t)).kind == Kind::Pair && file.child(file_parent(file, t), 0) == t => {
                if *pn.text == *file.text(t) {
                    self.solve(next);
                }
            }
            // Terraform turns one into the other.
            (Kind::Str | Kind::Int | Kind::Float | Kind::Bool, _)
                if is_expression(tn.kind) && self.pattern.language.id() == "terraform" =>
            {
                let (wanted, found) = (self.literal(p), consts::fold(&self.facts.names, t).and_then(|c| c.text()));
                let same = match (&wanted, &found) {
                    // However many digits it is written with.
                    (Some(Const::Float(wanted)), Some(found)) => found.parse() == Ok(*wanted),
                    (Some(wanted), Some(_)) => wanted.text() == found,
                    _ => false,
                };
                if same {
                    self.solve(next);
                }
            }
            (Kind::Str | Kind::Int | Kind::Float | Kind::Bool | Kind::Null | Kind::Unary, _) if is_expression(tn.kind) => {
                if let (Some(a), Some(b)) = (self.literal(p), self.folded(t))
                    && a == b
                {
                    self.solve(next);
                }
            }
            // A name that stands for a regular expression.
            (Kind::Regex, Kind::Id) => {
                if let Some(value) = self.defined_as(t).filter(|v| file.node(*v).kind == Kind::Regex) {
                    self.then(p, value, next);
                }
            }
            (Kind::Imports | Kind::Import, _) => {}
            (Kind::Param, _) => {}
            (_, Kind::Param) if is_expression(kind) && tn.op == 0 => {
                // A pattern's plain name as a parameter.
                if file.node(file.child(t, 3)).kind == Kind::Nil {
                    self.then(p, file.child(t, 1), next);
                }
            }
            (Kind::TypeApply, Kind::Index) | (Kind::Index, Kind::TypeApply) => self.subscripts(kids, t, next),
            // A type without its arguments.
            (Kind::Id | Kind::Dot, Kind::TypeApply) => self.then(p, file.child(t, 0), next),
            _ => {}
        }
    }

    /// An expression statement of the pattern against any statement: its own expression, or any
    /// expression in an exposed position inside.
    fn statement_expression(&mut self, inner: P, flags: u8, t: NodeRef, next: Option<&Goal<'_>>) {
        let file = self.facts.file;
        let tn = *file.node(t);
        if let Ask::Mv(slot) = self.pattern.node(inner).ask {
            // Where code begins is no statement.
            if super::search::is_opening(file, t) {
                return;
            }
            let value = Value::Node(t);
            let goal = Goal { todo: Todo::Bind(slot, &value), next };
            self.solve(Some(&goal));
            // `$X;` is the statement, and the expression in front of its terminator.
            if flags & flag::TERMINATED != 0 && tn.kind == Kind::ExprStmt {
                let value = Value::Node(file.child(t, 0));
                let goal = Goal { todo: Todo::Bind(slot, &value), next };
                self.solve(Some(&goal));
            }
            return;
        }
        if let Ask::Deep = self.pattern.node(inner).ask {
            // The expressions of the statement itself, not those of statements inside it.
            let own = match tn.kind {
                Kind::If | Kind::While | Kind::Switch | Kind::With => Some(file.child(t, 0)),
                Kind::DoWhile | Kind::ForEach => Some(file.child(t, 1)),
                _ => None,
            };
            if !self.facts.compat || matches!(tn.kind, Kind::ExprStmt | Kind::Return | Kind::VarDef | Kind::Throw) {
                self.then(inner, t, next);
            } else if let Some(own) = own {
                self.then(inner, own, next);
            }
            return;
        }
        if tn.kind == Kind::VarDef || tn.kind == Kind::Imports {
            self.then(inner, t, next);
        }
        if !crate::pattern::is_statement(tn.kind) {
            return self.then(inner, t, next);
        }
        if !matches!(
            tn.kind,
            Kind::ExprStmt | Kind::VarDef | Kind::Return | Kind::Throw | Kind::Defer | Kind::Spawn | Kind::Assert | Kind::Delete
        ) {
            return;
        }
        if matches!(tn.kind, Kind::Defer | Kind::Spawn) && matches!(self.pattern.kind(inner), Some(Kind::Call)) && self.facts.compat {
            return;
        }
        // The switch is about expressions that are statements, to upstream: what is returned or declared is still
        // looked through.
        let looked_through = self.facts.compat && matches!(tn.kind, Kind::Return | Kind::VarDef);
        if !self.switches.implicit_deep && !looked_through {
            if tn.kind == Kind::ExprStmt {
                self.then(inner, file.child(t, 0), next);
            }
            return;
        }
        // The statement's own expression may be one that is not looked into.
        if tn.kind == Kind::ExprStmt && matches!(file.node(file.child(t, 0)).kind, Kind::Func | Kind::Class | Kind::Cond) {
            self.then(inner, file.child(t, 0), next);
        }
        let mut node = t.node + 1;
        while node < tn.next {
            let r = NodeRef { item: t.item, node };
            let n = file.node(r);
            let skipped = matches!(n.kind, Kind::Block | Kind::Func | Kind::Class) || n.kind == Kind::Cond && !looked_through;
            if skipped || !self.may_hold(inner, r) {
                node = n.next;
                continue;
            }
            if is_expression(n.kind) {
                self.then(inner, r, next);
            }
            node += 1;
        }
    }
}

fn file_parent(file: &ql_syntax::gast::File, t: NodeRef) -> NodeRef {
    NodeRef { item: t.item, node: file.node(t).parent }
}

trait ParentIsClass {
    fn node_parent_is_class(&self, file: &ql_syntax::gast::File, at: NodeRef) -> bool;
}

impl ParentIsClass for ql_syntax::gast::Node {
    fn node_parent_is_class(&self, file: &ql_syntax::gast::File, at: NodeRef) -> bool {
        at.node != 0 && file.node(NodeRef { item: at.item, node: self.parent }).kind == Kind::Class
    }
}
