//! What is Elixir's own: patterns that take values apart on either side of an assignment,
//! captured functions, functions of several clauses, and loops that are calls.

use super::{Act, Call, Const, Kind, Lower, NodeRef, OpId, Operands, Operator, Parameter, Proj, UnitId, consts};
use crate::taint::models::Does;
use crate::taint::program::last_name;
use ql_syntax::gast::Sym;
use smallvec::smallvec;

/// Most patterns in patterns.
const MAX_NESTED: u32 = 40;

impl Lower<'_, '_> {
    /// Gives the names in a pattern their parts of a value.
    pub(super) fn fit(&mut self, pattern: NodeRef, value: OpId) {
        if self.depth > MAX_NESTED {
            return;
        }
        self.depth += 1;
        match self.kind(pattern) {
            Kind::Id => self.assign(pattern, value, pattern, true),
            Kind::Array | Kind::Tuple => self.fit_list(pattern, value),
            Kind::Dict | Kind::Record => {
                for part in self.children(pattern) {
                    if self.kind(part) != Kind::Pair {
                        continue;
                    }
                    let (key, inner) = (self.file.child(part, 0), self.file.child(part, 1));
                    let piece = self.emit(Act::Part(value, self.key(key)), inner);
                    self.fit(inner, piece);
                }
            }
            // The fields of a structure, not its name.
            Kind::New => {
                for fields in self.children(pattern).into_iter().skip(1) {
                    self.fit(fields, value);
                }
            }
            // Both sides are patterns there.
            Kind::Assign => {
                for side in self.children(pattern) {
                    self.fit(side, value);
                }
            }
            Kind::Binary => {
                for side in self.children(pattern) {
                    if matches!(self.kind(side), Kind::Id | Kind::Binary) {
                        self.fit(side, value);
                    }
                }
            }
            Kind::Raw => self.bind_all(pattern, value),
            _ => {}
        }
        self.depth -= 1;
    }

    /// `[first, second | rest]`.
    fn fit_list(&mut self, pattern: NodeRef, value: OpId) {
        for (i, part) in self.children(pattern).into_iter().enumerate() {
            let sides: Vec<NodeRef> =
                self.children(part).into_iter().filter(|s| !matches!(self.kind(*s), Kind::Token | Kind::Nil)).collect();
            let place = i as i64;
            match (self.kind(part), sides.as_slice()) {
                (Kind::Raw, [first, rest]) => {
                    let piece = self.emit(Act::Part(value, Proj::At(place)), *first);
                    self.fit(*first, piece);
                    let callee = self.constant(*rest);
                    let mut call = self.plain_call(callee);
                    call.receiver = Some(value);
                    call.does = Some(Does::Slice);
                    call.keys = smallvec![Proj::At(place + 1)];
                    let piece = self.emit(Act::Call(Box::new(call)), *rest);
                    self.fit(*rest, piece);
                }
                _ => {
                    let piece = self.emit(Act::Part(value, Proj::At(place)), part);
                    self.fit(part, piece);
                }
            }
        }
    }

    /// `&name/1` and `&Module.name/1`.
    pub(super) fn captured(&mut self, at: NodeRef) -> Option<OpId> {
        let operand = self.file.child(at, 0);
        if self.kind(operand) != Kind::Binary || self.file.node(operand).op != Operator::Div as u16 || !self.text(at).starts_with('&') {
            return None;
        }
        let (name, arity) = (self.file.child(operand, 0), self.file.child(operand, 1));
        let arity: usize = self.text(arity).parse().ok()?;
        // A name of another module stands there as a call of nothing.
        let name = if self.kind(name) == Kind::Call { self.file.child(name, 0) } else { name };
        let units = match self.kind(name) {
            Kind::Id => self.clauses_of(None, self.file.node(name).sym, arity),
            Kind::Dot => self.clauses_of(Some(self.file.child(name, 0)), last_name(self.file, name)?, arity),
            _ => return None,
        };
        let all: Operands = units.into_iter().map(|u| self.function_value(u, at)).collect();
        (!all.is_empty()).then(|| self.emit(Act::Choose(all), at))
    }

    fn function_value(&mut self, unit: UnitId, at: NodeRef) -> OpId {
        self.mention(unit);
        self.emit(Act::Function(unit), at)
    }

    /// The clauses of a function of a module of the file (or of the one around) with so many parameters.
    pub(super) fn clauses_of(&self, module: Option<NodeRef>, name: Sym, arity: usize) -> Vec<UnitId> {
        let own = || self.unit.class.or_else(|| self.enclosing_class());
        let class = match module {
            Some(m) if self.text(m) != "__MODULE__" => last_name(self.file, m),
            _ => own(),
        };
        let found = class.map(|c| self.program.method(c, name)).unwrap_or_default();
        found
            .into_iter()
            .filter(|u| {
                let params = self.params_of(*u).unwrap_or_default();
                let optional = params.iter().filter(|p| self.kind(**p) == Kind::Param && !self.is_nil(self.file.child(**p, 3))).count();
                (params.len() - optional..=params.len()).contains(&arity)
            })
            .collect()
    }

    /// Of the clauses of a function those that may be the first to fit the arguments of a call.
    pub(super) fn fitting(&self, clauses: Vec<UnitId>, args: NodeRef) -> Vec<UnitId> {
        let given: Vec<Option<Const>> = if self.is_nil(args) {
            Vec::new()
        } else {
            self.children(args).into_iter().map(|a| consts::decide(self.program.names, a)).collect()
        };
        if clauses.len() < 2 || given.iter().all(Option::is_none) {
            return clauses;
        }
        let (mut out, all) = (Vec::new(), clauses.clone());
        for clause in clauses {
            let Some(params) = self.params_of(clause).filter(|p| p.len() == given.len()) else { return all };
            let mut always = !self.has_condition(clause);
            let mut fits = true;
            for (param, value) in params.iter().zip(&given) {
                let pattern = if self.kind(*param) == Kind::Param { self.file.child(*param, 1) } else { *param };
                match self.kind(pattern) {
                    Kind::Id => {}
                    Kind::Int | Kind::Str | Kind::Atom | Kind::Bool | Kind::Null => {
                        let asked = consts::decide(self.program.names, pattern);
                        match (asked, value) {
                            (Some(a), Some(b)) => fits &= a == *b,
                            _ => always = false,
                        }
                    }
                    _ => always = false,
                }
            }
            if fits {
                out.push(clause);
                if always {
                    break;
                }
            }
        }
        if out.is_empty() { all } else { out }
    }

    /// Whether a clause asks for more than its patterns.
    fn has_condition(&self, clause: UnitId) -> bool {
        if !self.program.has(clause) {
            return true;
        }
        let node = self.program.unit(clause).node;
        let (params, body) = (self.file.child(node, 3), self.file.child(node, 5));
        let between = self.file.source.get(self.file.span(params).end..self.file.span(body).start).unwrap_or("");
        between.contains("when")
    }

    /// `Map.get(map, :key, default)` and its like, under a key that is written out.
    pub(super) fn looked_up(&mut self, callee: NodeRef, call: &Call, args: NodeRef, at: NodeRef) -> Option<OpId> {
        let (module, name) = (self.text(self.file.child(callee, 0)), self.text(self.file.child(callee, 1)));
        if !matches!(module, "Map" | "Keyword" | "Access") || !matches!(name, "get" | "fetch" | "fetch!") {
            return None;
        }
        // What is piped in is the first of the arguments already.
        let (key, [(map, _), (by, _), rest @ ..]) = (*self.children(args).get(1)?, call.args.as_slice()) else { return None };
        let known = self.key(key);
        if known == Proj::Any {
            return None;
        }
        let found = self.emit(Act::Index(*map, *by, known), at);
        if name == "fetch" {
            return Some(self.emit(Act::Object(vec![(Some(Proj::At(1)), found)]), at));
        }
        let mut all: Operands = smallvec![found];
        all.extend(rest.iter().map(|(value, _)| *value));
        Some(self.emit(Act::Choose(all), at))
    }

    /// `get_in(map, [:a, :b])`.
    pub(super) fn looked_up_in(&mut self, args: NodeRef) -> Option<OpId> {
        let parts = self.children(args);
        let [map, keys] = parts.as_slice() else { return None };
        let keys = if self.kind(*keys) == Kind::Array { self.children(*keys) } else { return None };
        let mut value = self.expr(*map);
        for key in keys {
            let known = self.key(key);
            let by = self.expr(key);
            value = self.emit(Act::Index(value, by, known), args);
        }
        Some(value)
    }

    /// Whether a name is a module's.
    pub(super) fn is_alias(&self, at: NodeRef) -> bool {
        let text = self.text(at);
        matches!(self.kind(at), Kind::Id | Kind::Dot) && (text == "__MODULE__" || text.starts_with(|c: char| c.is_ascii_uppercase()))
    }

    /// `for x <- all, do: …` and `with {:ok, x} <- value, do: …`.
    pub(super) fn generator(&mut self, args: NodeRef, each: bool, at: NodeRef) -> OpId {
        let mut results = Operands::new();
        for arg in self.children(args) {
            match self.kind(arg) {
                Kind::Binary if self.file.node(arg).op == Operator::Receive as u16 => {
                    let (pattern, all) = (self.file.child(arg, 0), self.file.child(arg, 1));
                    let all = self.expr(all);
                    let value = if each { self.emit(Act::Part(all, Proj::Any), arg) } else { all };
                    self.fit(pattern, value);
                }
                Kind::Func => {
                    let callee = self.expr(arg);
                    let call = self.plain_call(callee);
                    results.push(self.emit(Act::Call(Box::new(call)), arg));
                }
                Kind::KwArg => results.push(self.expr(arg)),
                _ => {
                    self.expr(arg);
                }
            }
        }
        let one = self.emit(Act::Choose(results), at);
        if each { self.emit(Act::Object(vec![(Some(Proj::Any), one)]), at) } else { one }
    }

    /// The clauses of `fn a, b -> … ; c, d -> … end`, which is lowered as a choice without a subject.
    pub(super) fn lambda_clauses(&mut self, node: NodeRef) -> bool {
        let body = self.file.child(node, 5);
        let only = self.children(body);
        let [switch] = only.as_slice() else { return false };
        if self.kind(*switch) != Kind::Switch || self.file.span(*switch) != self.file.span(node) {
            return false;
        }
        let cases: Vec<(Vec<NodeRef>, NodeRef, NodeRef)> = self
            .children(*switch)
            .into_iter()
            .filter(|c| self.kind(*c) == Kind::Case)
            .filter_map(|c| {
                let mut own = self.children(c);
                let body = own.pop()?;
                let guard = own.pop()?;
                Some((own, guard, body))
            })
            .collect();
        let count = cases.iter().map(|(patterns, ..)| patterns.len()).max().unwrap_or(0);
        let given: Vec<OpId> = (0..count as u16)
            .map(|number| {
                self.graph.params.push(Parameter::default());
                self.emit(Act::Argument(number), node)
            })
            .collect();
        let (head, after) = (self.at, self.block());
        for (patterns, guard, body) in cases {
            let entry = self.block();
            self.at = head;
            self.goto(entry);
            self.at = entry;
            for (pattern, value) in patterns.iter().zip(&given) {
                // It is a parameter where a rule says so.
                let own = self.emit(Act::Copy(*value), *pattern);
                self.fit(*pattern, own);
            }
            self.expr(guard);
            self.stmt(body);
            self.goto(after);
        }
        self.at = after;
        true
    }
}
