//! Constants: the value an expression must have at the place where it stands.
//!
//! Demand-driven: a query folds the expression and, for a variable, looks backwards through the
//! statements that can reach the use. Assignments in branches and loops are merged; what differs is
//! still known to be *some* string where every possibility is one.

use crate::gast::{File, FuncKind, Kind, NodeRef, Op};
use crate::resolve::{Declaration, Names, Scope};
use rustc_hash::FxHashMap;
use std::sync::Arc;

mod flow;

/// A value known before the program runs.
#[derive(Clone, Debug, PartialEq)]
pub enum Const {
    /// A string.
    Str(Arc<str>),
    /// A string, though not which.
    SomeStr,
    /// An integer.
    Int(i128),
    /// A floating number.
    Float(f64),
    /// A truth value.
    Bool(bool),
    /// null, nil, None.
    Null,
    /// A symbol of Ruby.
    Symbol(Arc<str>),
}

impl Const {
    /// The value as text, if it is known.
    pub fn text(&self) -> Option<String> {
        match self {
            Const::Str(s) => Some(s.to_string()),
            Const::SomeStr | Const::Null => None,
            Const::Symbol(s) => Some(s.to_string()),
            Const::Int(i) => Some(i.to_string()),
            Const::Float(f) => Some(format!("{f:?}")),
            Const::Bool(b) => Some(b.to_string()),
        }
    }

    fn is_str(&self) -> bool {
        matches!(self, Const::Str(_) | Const::SomeStr)
    }
}

const MAX_STEPS: u32 = 200;
const MAX_TEXT: usize = 65_536;

/// The value of an expression, if it must have one.
pub fn fold(names: &Names<'_>, at: NodeRef) -> Option<Const> {
    known(names, at, false)
}

/// The same with comparisons and what follows from them, for the question which way a program goes. A
/// variable that another function gives a value has none that is known.
pub fn decide(names: &Names<'_>, at: NodeRef) -> Option<Const> {
    known(names, at, true)
}

/// The same where more is known of some names, as of the parameters of a function in one of its calls, and
/// of parts and lengths of what they hold: `given` tells the value of a name, an access or a call where it stands.
pub fn decide_given(names: &Names<'_>, at: NodeRef, given: &dyn Fn(NodeRef) -> Option<Const>) -> Option<Const> {
    let mut folder = Folder {
        names,
        steps: MAX_STEPS,
        visits: flow::MAX_WIDE_VISITS,
        busy: Vec::new(),
        seen: FxHashMap::default(),
        wide: true,
        given: Some(given),
    };
    folder.fold(at)
}

/// The answer, asked once of each node: patterns and conditions of many rules ask again.
fn known(names: &Names<'_>, at: NodeRef, wide: bool) -> Option<Const> {
    let mut folder = Folder {
        names,
        steps: MAX_STEPS,
        visits: if wide { flow::MAX_WIDE_VISITS } else { flow::MAX_VISITS },
        busy: Vec::new(),
        seen: FxHashMap::default(),
        wide,
        given: None,
    };
    if matches!(names.file().node(at).kind, Kind::Str | Kind::Int | Kind::Float | Kind::Bool | Kind::Null) {
        return folder.fold(at);
    }
    if let Some(answer) = names.answers().get(&(at, wide)) {
        return answer.clone();
    }
    let answer = folder.fold(at);
    names.answers().insert((at, wide), answer.clone());
    answer
}

struct Folder<'n, 'f> {
    names: &'n Names<'f>,
    steps: u32,
    /// Statements and expressions that may still be looked at for what reaches a use.
    visits: u32,
    busy: Vec<NodeRef>,
    /// What the values of assignments came to.
    seen: FxHashMap<NodeRef, Option<Const>>,
    /// Comparisons have values, too.
    wide: bool,
    /// What is known besides of some names.
    given: Option<&'n dyn Fn(NodeRef) -> Option<Const>>,
}

impl Folder<'_, '_> {
    fn fold(&mut self, at: NodeRef) -> Option<Const> {
        self.steps = self.steps.checked_sub(1)?;
        let file = self.names.file();
        let n = file.node(at);
        match n.kind {
            Kind::Str => Some(Const::Str(file.string(at).into())),
            Kind::Int => number(file.text(at)).map(Const::Int),
            Kind::Float => file.text(at).parse().ok().map(Const::Float),
            Kind::Bool => Some(Const::Bool(n.sym == crate::gast::sym("true"))),
            Kind::Null => Some(Const::Null),
            Kind::Atom if self.wide => {
                let name = file.children(at).next().unwrap_or(at);
                Some(Const::Symbol(file.text(name).trim_start_matches(':').into()))
            }
            Kind::Interp => {
                let mut all = String::new();
                let mut known = true;
                for part in file.children(at).collect::<Vec<_>>() {
                    match self.fold(part)? {
                        Const::SomeStr => known = false,
                        c => all.push_str(&c.text().unwrap_or_default()),
                    }
                }
                Some(if known && all.len() <= MAX_TEXT { Const::Str(all.into()) } else { Const::SomeStr })
            }
            // However often it is repeated.
            Kind::Binary if n.op == Op::Mul as u16 && file.language.id() == "python" && self.is_text(file.child(at, 0)) => {
                Some(Const::SomeStr)
            }
            Kind::Binary if self.wide && matches!(Op::from_u16(n.op), Op::And | Op::Or | Op::Coalesce) => {
                let op = Op::from_u16(n.op);
                let left = self.fold(file.child(at, 0))?;
                let second = if op == Op::Coalesce { left == Const::Null } else { truth(file.language.id(), &left)? == (op == Op::And) };
                if second { self.fold(file.child(at, 1)) } else { Some(left) }
            }
            // `cond and a or b` gives one of two.
            Kind::Binary
                if n.op == Op::Or as u16 && file.language.id() == "python" && {
                    let left = file.node(file.child(at, 0));
                    left.kind == Kind::Binary && left.op == Op::And as u16
                } =>
            {
                let chosen = self.fold(file.child(file.child(at, 0), 1))?;
                if truth("python", &chosen) != Some(true) {
                    return None;
                }
                let other = self.fold(file.child(at, 1))?;
                merge(vec![chosen, other])
            }
            Kind::Compare if self.wide => {
                let parts: Vec<NodeRef> = file.children(at).collect();
                let [a, op, b] = parts.as_slice() else { return None };
                let op = match file.text(*op) {
                    "==" => Op::Eq,
                    "!=" => Op::NotEq,
                    "<" => Op::Lt,
                    ">" => Op::Gt,
                    "<=" => Op::Le,
                    ">=" => Op::Ge,
                    "is" => Op::Is,
                    "is not" => Op::IsNot,
                    _ => return None,
                };
                let (a, b) = (self.fold(*a)?, self.fold(*b)?);
                compare(file.language.id(), op, &a, &b)
            }
            Kind::Binary => {
                let (mut a, mut b) = (self.fold(file.child(at, 0))?, self.fold(file.child(at, 1))?);
                // There a number beside a text is text.
                if n.op == Op::Add as u16 && a.is_str() != b.is_str() && converts(file) {
                    // Semgrep does so behind a text only, and not in all of these languages.
                    if self.names.is_compat() && (b.is_str() || matches!(file.language.id(), "csharp" | "kotlin")) {
                        return None;
                    }
                    (a, b) = (as_text(a), as_text(b));
                }
                // To Semgrep operators of Scala are methods.
                if self.names.is_compat() && file.language.id() == "scala" && a.is_str() {
                    return None;
                }
                if self.wide
                    && let Some(known) = compare(file.language.id(), Op::from_u16(n.op), &a, &b)
                {
                    return Some(known);
                }
                binary(Op::from_u16(n.op), a, b)
            }
            Kind::Unary => {
                let a = self.fold(file.child(at, 0))?;
                match (Op::from_u16(n.op), a) {
                    (Op::Sub, Const::Int(i)) => i.checked_neg().map(Const::Int),
                    (Op::Sub, Const::Float(f)) => Some(Const::Float(-f)),
                    (Op::Not, Const::Bool(b)) => Some(Const::Bool(!b)),
                    (Op::Not, other) if self.wide => truth(file.language.id(), &other).map(|b| Const::Bool(!b)),
                    _ => None,
                }
            }
            Kind::Cond if self.wide => {
                let cond = self.fold(file.child(at, 0))?;
                let taken = truth(file.language.id(), &cond)?;
                self.fold(file.child(at, if taken { 1 } else { 2 }))
            }
            Kind::Cond => {
                let (a, b) = (self.fold(file.child(at, 1))?, self.fold(file.child(at, 2))?);
                merge(vec![a, b])
            }
            Kind::TypeAssert => self.fold(file.child(at, 0)),
            Kind::Id => match self.given.and_then(|given| given(at)) {
                Some(known) => Some(known),
                None => self.variable(at),
            },
            Kind::Call => match self.given.and_then(|given| given(at)) {
                Some(known) => Some(known),
                None => self.known_function(at),
            },
            Kind::Dot => match self.given.and_then(|given| given(at)) {
                Some(known) => Some(known),
                None => self.constant_field(at),
            },
            Kind::Index => self.given.and_then(|given| given(at)),
            _ => None,
        }
    }

    fn is_text(&mut self, at: NodeRef) -> bool {
        self.fold(at).is_some_and(|c| c.is_str())
    }

    /// Functions of the standard library that make a constant text of constants.
    fn known_function(&mut self, at: NodeRef) -> Option<Const> {
        let file = self.names.file();
        let language = file.language.id();
        if !matches!(language, "java" | "php") {
            return None;
        }
        let callee = file.text(file.child(at, 0));
        let known = match language {
            "java" => matches!(callee, "String.format" | "java.lang.String.format"),
            "php" => {
                ["escapeshellarg", "escapeshellcmd", "htmlspecialchars", "htmlentities"].iter().any(|f| callee.eq_ignore_ascii_case(f))
            }
            _ => false,
        };
        if !known {
            return None;
        }
        for argument in file.children(file.child(at, 1)).collect::<Vec<_>>() {
            self.fold(argument)?;
        }
        Some(Const::SomeStr)
    }

    /// `this.K` where the class gives `K` one constant value.
    fn constant_field(&mut self, at: NodeRef) -> Option<Const> {
        let file = self.names.file();
        let object = file.child(at, 0);
        if file.language.id() == "terraform" {
            return self.module_value(file.text(object), file.child(at, 1));
        }
        let own = match file.language.id() {
            "php" => matches!(file.text(object), "self" | "static"),
            _ => file.node(object).kind == Kind::Special && file.text(object) == "this",
        };
        let name = file.node(file.child(at, 1)).sym;
        if !own {
            return if self.wide { self.constant_of_class(object, name) } else { None };
        }
        let mut node = at;
        while node.node != 0 {
            node.node = file.node(node).parent;
            if file.node(node).kind == Kind::Class {
                let declarations = self.names.declarations(Some(node), name);
                if let Some(value) = initial(self.names, node, declarations) {
                    return self.fold(value);
                }
                if let [one] = declarations {
                    return one.value.filter(|_| one.constant || private_once(file, node, one)).and_then(|v| self.fold(v));
                }
                return None;
            }
        }
        None
    }

    /// `Limits.MAX` where a class of the file declares `MAX` as a constant, and the number of an enum's entry.
    fn constant_of_class(&mut self, object: NodeRef, name: crate::gast::Sym) -> Option<Const> {
        let file = self.names.file();
        if file.node(object).kind != Kind::Id || self.busy.len() > 20 {
            return None;
        }
        let scope = self.names.scope_of(object)?;
        let [class] = self.names.declarations(scope, file.node(object).sym) else { return None };
        let class = class.at;
        if file.node(class).kind != Kind::Class {
            return None;
        }
        let [one] = self.names.declarations(Some(class), name) else { return None };
        let value = one.value.filter(|_| fixed(file, one))?;
        self.busy.push(one.at);
        let value = self.fold(value);
        self.busy.pop();
        value
    }

    /// Terraform's `local.name` and `var.name`, from the blocks of the same file.
    fn module_value(&mut self, object: &str, name: NodeRef) -> Option<Const> {
        let file = self.names.file();
        let (block, wanted) = match object {
            "local" => ("locals", file.text(name)),
            "var" => ("variable", "default"),
            _ => return None,
        };
        let mut found = None;
        for item in 0..file.items.len() as u32 {
            let at = NodeRef { item, node: 0 };
            if file.node(at).kind != Kind::Call || file.text(file.child(at, 0)) != block {
                continue;
            }
            let args: Vec<NodeRef> = file.children(file.child(at, 1)).collect();
            let label = args.first().filter(|a| file.node(**a).kind == Kind::Str).map(|a| file.string(*a));
            if block == "variable" && label != Some(file.text(name)) {
                continue;
            }
            let Some(body) = args.last().filter(|a| file.node(**a).kind == Kind::Record) else { continue };
            for pair in file.children(*body).filter(|p| file.node(*p).kind == Kind::Pair && file.text(file.child(*p, 0)) == wanted) {
                // Given twice it has no one value.
                if found.replace(file.child(pair, 1)).is_some() {
                    return None;
                }
            }
        }
        self.fold(found?)
    }

    fn variable(&mut self, at: NodeRef) -> Option<Const> {
        if self.busy.contains(&at) || self.busy.len() > 20 {
            return None;
        }
        let file = self.names.file();
        let name = file.node(at).sym;
        let scope = self.names.scope_of(at)?;
        let declarations = self.names.declarations(scope, name).to_vec();
        // The name being declared is no use of it.
        if declarations.iter().any(|d| d.name == at) {
            return None;
        }
        if self.wide {
            // The fields of an object are set from anywhere.
            let field = scope.is_some_and(|s| file.node(s).kind == Kind::Class);
            if self.given_elsewhere(scope, name) || field && !declarations.iter().all(|d| fixed(file, d)) {
                return None;
            }
        }
        if self.captured(at, scope, name) {
            return None;
        }
        self.busy.push(at);
        let own = innermost(file, at);
        let value = if own == scope {
            self.reaching(at, scope, &declarations)
        } else {
            // Seen from another function: only a name that is given one value, once.
            let java = file.language.id() == "java";
            let field = scope.filter(|s| java && file.node(*s).kind == Kind::Class);
            let start = field.and_then(|class| initial(self.names, class, &declarations));
            match declarations.as_slice() {
                _ if start.is_some() => start.and_then(|v| self.fold(v)),
                [one] if field.is_some_and(|class| !fixed(file, one) && !private_once(file, class, one)) => None,
                [one] if !one.compound => one.value.and_then(|v| self.fold(v)),
                _ => None,
            }
        };
        self.busy.pop();
        value
    }

    /// Whether a function that was written down before a use, inside the variable's own, may have given the
    /// variable another value since.
    fn captured(&self, at: NodeRef, scope: Scope, name: crate::gast::Sym) -> bool {
        let file = self.names.file();
        let Some(scope) = scope else { return false };
        let by_reference = matches!(
            file.language.id(),
            "cpp" | "csharp" | "go" | "javascript" | "kotlin" | "rust" | "scala" | "swift" | "tsx" | "typescript"
        );
        let declares = |d: &Declaration| matches!(file.node(d.at).kind, Kind::VarDef | Kind::Param | Kind::ForEach | Kind::Catch);
        by_reference
            && self.names.assigned(name).iter().any(|f| {
                *f != scope
                    && *f < at
                    && inside(file, *f, scope)
                    && !inside(file, at, *f)
                    && file.node(*f).kind == Kind::Func
                    && !self.names.declarations(Some(*f), name).iter().any(declares)
            })
    }

    /// Whether another scope than its own, or what a name is handed to, may give it a value.
    fn given_elsewhere(&self, scope: Scope, name: crate::gast::Sym) -> bool {
        let file = self.names.file();
        let own = scope.unwrap_or(NodeRef { item: 0, node: u32::MAX });
        self.names.assigned(name).iter().any(|other| *other != own && (scope.is_none_or(|s| inside(file, *other, s))))
    }

    fn reaching(&mut self, at: NodeRef, scope: Scope, declarations: &[Declaration]) -> Option<Const> {
        let file = self.names.file();
        if let [one] = declarations
            && one.constant
        {
            return one.value.and_then(|v| self.fold(v));
        }
        if declarations.len() > 1 {
            return self.flowing(at, scope, declarations);
        }
        let mut found: Vec<Const> = Vec::new();
        let mut node = at;
        loop {
            if Some(node) == scope {
                break;
            }
            let parent = if node.node == 0 { None } else { Some(NodeRef { item: node.item, node: file.node(node).parent }) };
            let in_list = match parent {
                None => true,
                Some(p) => matches!(file.node(p).kind, Kind::Block | Kind::Case),
            };
            if let Some(p) = parent {
                // What a loop's body assigns may reach its beginning.
                if matches!(file.node(p).kind, Kind::While | Kind::DoWhile | Kind::ForEach | Kind::ForClassic) {
                    for d in declarations.iter().filter(|d| inside(file, d.at, p)) {
                        if d.name == file.child(p, 0) || d.at == p {
                            return None;
                        }
                        found.push(self.declared(d)?);
                    }
                }
            }
            if in_list {
                // Earlier statements of the same list, last first.
                let mut before: Vec<&Declaration> =
                    declarations.iter().filter(|d| d.at < node && !inside(file, d.at, node) && same_list(file, d.at, parent)).collect();
                before.sort_by_key(|d| std::cmp::Reverse(d.at));
                for d in before {
                    let definite = is_plain_statement(file, d.at, parent);
                    found.push(self.declared(d)?);
                    if definite {
                        return merge(found);
                    }
                }
            }
            match parent {
                Some(p) => node = p,
                None => break,
            }
        }
        // The beginning of the scope is reached with paths on which nothing was assigned.
        if scope.is_none() && !found.is_empty() { merge(found) } else { None }
    }

    fn declared(&mut self, d: &Declaration) -> Option<Const> {
        let value = self.fold(d.value?)?;
        if !d.compound {
            return Some(value);
        }
        // `x += "b"`: what it was before does not matter where all that is asked is "some string".
        let before = self.fold(d.name).or_else(|| self.variable_before(d))?;
        let op = Op::from_u16(self.names.file().node(d.at).op);
        binary(op, before, value)
    }

    fn variable_before(&mut self, d: &Declaration) -> Option<Const> {
        let file = self.names.file();
        if self.busy.contains(&d.name) || self.busy.len() > 20 {
            return None;
        }
        let name = file.node(d.name).sym;
        let scope = self.names.scope_of(d.name)?;
        let declarations: Vec<Declaration> = self.names.declarations(scope, name).iter().filter(|o| o.at != d.at).copied().collect();
        self.busy.push(d.name);
        let value = self.reaching(d.name, scope, &declarations);
        self.busy.pop();
        value
    }
}

/// The innermost function or class around a node.
fn innermost(file: &File, at: NodeRef) -> Scope {
    let mut node = at;
    while node.node != 0 {
        node.node = file.node(node).parent;
        if matches!(file.node(node).kind, Kind::Func | Kind::Class) {
            return Some(node);
        }
    }
    None
}

fn inside(file: &File, at: NodeRef, outer: NodeRef) -> bool {
    at.item == outer.item && at.node >= outer.node && at.node < file.node(outer).next
}

fn same_list(file: &File, at: NodeRef, parent: Option<NodeRef>) -> bool {
    match parent {
        None => true,
        Some(p) => inside(file, at, p),
    }
}

/// Whether an assignment is itself a statement of the list whose owner is `parent`: then nothing
/// before it reaches past it.
fn is_plain_statement(file: &File, at: NodeRef, parent: Option<NodeRef>) -> bool {
    let mut node = at;
    loop {
        let up = if node.node == 0 { None } else { Some(NodeRef { item: node.item, node: file.node(node).parent }) };
        if up == parent {
            return true;
        }
        match up {
            Some(u)
                if matches!(file.node(u).kind, Kind::ExprStmt | Kind::Assign | Kind::With)
                    || (file.node(u).kind == Kind::Block
                        && file.node(NodeRef { item: u.item, node: file.node(u).parent }).kind == Kind::With) =>
            {
                node = u
            }
            _ => return false,
        }
    }
}

fn number(text: &str) -> Option<i128> {
    let t: String = text.chars().filter(|c| *c != '_').collect::<String>().to_ascii_lowercase();
    let t = t.trim_end_matches(['l', 'n', 'u']);
    if let Some(h) = t.strip_prefix("0x") {
        i128::from_str_radix(h, 16).ok()
    } else if let Some(b) = t.strip_prefix("0b") {
        i128::from_str_radix(b, 2).ok()
    } else if let Some(o) = t.strip_prefix("0o") {
        i128::from_str_radix(o, 8).ok()
    } else {
        t.parse().ok()
    }
}

fn binary(op: Op, a: Const, b: Const) -> Option<Const> {
    match (op, a, b) {
        (Op::Add | Op::Concat, Const::Str(a), Const::Str(b)) if a.len() + b.len() <= MAX_TEXT => Some(Const::Str(format!("{a}{b}").into())),
        (Op::Add | Op::Concat, a, b) if a.is_str() && b.is_str() => Some(Const::SomeStr),
        // Formatting with constants only gives some constant text.
        (Op::Mod, Const::Str(_) | Const::SomeStr, _) => None,
        (op, Const::Int(a), Const::Int(b)) => match op {
            Op::Add => a.checked_add(b),
            Op::Sub => a.checked_sub(b),
            Op::Mul => a.checked_mul(b),
            Op::Mod if a >= 0 && b > 0 => Some(a % b),
            Op::Div if b != 0 && a % b == 0 => Some(a / b),
            Op::FloorDiv if b != 0 => Some(a.div_euclid(b)),
            Op::BitOr => Some(a | b),
            Op::BitAnd => Some(a & b),
            Op::BitXor => Some(a ^ b),
            Op::Shl if (0..100).contains(&b) => a.checked_shl(b as u32),
            Op::Pow if (0..64).contains(&b) => a.checked_pow(b as u32),
            _ => None,
        }
        .map(Const::Int),
        _ => None,
    }
}

/// Whether what a class declares keeps its first value.
fn fixed(file: &File, d: &Declaration) -> bool {
    let attrs = file.text(file.child(d.at, 0));
    d.constant
        || ["const", "readonly", "final"].iter().any(|w| attrs.split_whitespace().any(|a| a == *w))
        || (file.language.id() == "php" && file.text(d.at).trim_start().starts_with("const"))
}

/// Whether a field is the class's own, and given a value where it is declared only.
fn private_once(file: &File, class: NodeRef, d: &Declaration) -> bool {
    if !file.text(file.child(d.at, 0)).split_whitespace().any(|a| a == "private") {
        return false;
    }
    let name = file.node(d.name).sym;
    let end = file.node(class).next;
    !(class.node..end).map(|node| NodeRef { item: class.item, node }).any(|at| {
        let assigned = match file.node(at).kind {
            Kind::Assign | Kind::AssignOp | Kind::IncDec => file.child(at, 0),
            _ => return false,
        };
        let target = if file.node(assigned).kind == Kind::Dot { file.child(assigned, 1) } else { assigned };
        file.node(target).sym == name
    })
}

/// The value that a private field of Java without one of its own is given where its class begins, or where
/// every object does, and nowhere else.
fn initial(names: &Names<'_>, class: NodeRef, given: &[Declaration]) -> Option<NodeRef> {
    let file = names.file();
    let declared = given.iter().find(|d| file.node(d.at).kind == Kind::VarDef).filter(|d| d.value.is_none())?;
    let has = |word: &str| file.text(file.child(declared.at, 0)).split_whitespace().any(|a| a == word);
    if file.language.id() != "java" || !has("private") {
        return None;
    }
    let name = file.node(declared.name).sym;
    let (mut assigned, mut constructors) = (Vec::new(), 0);
    for node in class.node..file.node(class).next {
        let at = NodeRef { item: class.item, node };
        match file.node(at).kind {
            Kind::Func if file.node(at).op == FuncKind::Constructor as u16 => constructors += 1,
            Kind::Assign | Kind::AssignOp | Kind::IncDec => {
                let target = file.child(at, 0);
                let target = if file.node(target).kind == Kind::Dot { file.child(target, 1) } else { target };
                if file.node(target).sym == name {
                    assigned.push(at);
                }
            }
            _ => {}
        }
    }
    let [one] = assigned.as_slice() else { return None };
    let up = |at: NodeRef| NodeRef { item: at.item, node: file.node(at).parent };
    let (statement, list) = (up(*one), up(up(*one)));
    if file.node(*one).kind != Kind::Assign || file.node(statement).kind != Kind::ExprStmt || file.node(list).kind != Kind::Block {
        return None;
    }
    let target = file.child(*one, 0);
    let own = match file.node(target).kind {
        Kind::Dot => file.text(file.child(target, 0)) == "this",
        _ => names.scope_of(target) == Some(Some(class)),
    };
    // The body of the class has its initialisers.
    let owner = up(list);
    let at_start = match file.node(owner).kind {
        Kind::Block => up(owner) == class,
        Kind::Func => file.node(owner).op == FuncKind::Constructor as u16 && constructors == 1 && up(up(owner)) == class && !has("static"),
        _ => false,
    };
    (own && at_start).then(|| file.child(*one, 1))
}

/// What a comparison of two known values gives.
fn compare(language: &str, op: Op, a: &Const, b: &Const) -> Option<Const> {
    use std::cmp::Ordering;
    let loose = language == "php" && matches!(op, Op::Eq | Op::NotEq);
    let order = match (a, b) {
        (Const::Symbol(a), Const::Symbol(b)) => a.cmp(b),
        (Const::Int(a), Const::Int(b)) => a.cmp(b),
        (Const::Str(a), Const::Str(b)) => a.cmp(b),
        (Const::Bool(a), Const::Bool(b)) => a.cmp(b),
        (Const::Null, Const::Null) => Ordering::Equal,
        // What is something is not nothing; only PHP takes an empty text for it.
        (Const::Null, other) | (other, Const::Null)
            if !loose && *other != Const::Null && !matches!(op, Op::Lt | Op::Gt | Op::Le | Op::Ge) =>
        {
            let unequal = matches!(op, Op::NotEq | Op::StrictNotEq | Op::IsNot);
            let equal = matches!(op, Op::Eq | Op::StrictEq | Op::Is);
            return (equal || unequal).then_some(Const::Bool(unequal));
        }
        _ => return None,
    };
    let ordered = !matches!(a, Const::Bool(_) | Const::Null | Const::Symbol(_));
    Some(Const::Bool(match op {
        Op::Eq | Op::StrictEq | Op::Is => order == Ordering::Equal,
        Op::NotEq | Op::StrictNotEq | Op::IsNot => order != Ordering::Equal,
        Op::Lt if ordered => order == Ordering::Less,
        Op::Gt if ordered => order == Ordering::Greater,
        Op::Le if ordered => order != Ordering::Greater,
        Op::Ge if ordered => order != Ordering::Less,
        _ => return None,
    }))
}

/// Whether a value counts as true in a language.
pub fn truth(language: &str, value: &Const) -> Option<bool> {
    Some(match value {
        Const::Bool(b) => *b,
        Const::Null => false,
        Const::SomeStr | Const::Float(_) => return None,
        Const::Int(_) | Const::Str(_) if language == "ruby" => true,
        Const::Symbol(_) => true,
        Const::Int(i) => *i != 0,
        Const::Str(s) => !(s.is_empty() || language == "php" && &**s == "0"),
    })
}

/// Whether adding to a text makes text of a number.
fn converts(file: &File) -> bool {
    matches!(file.language.id(), "javascript" | "typescript" | "tsx" | "java" | "csharp" | "kotlin")
}

fn as_text(value: Const) -> Const {
    match value {
        Const::Int(i) => Const::Str(i.to_string().into()),
        Const::Bool(b) => Const::Str(b.to_string().into()),
        // How a floating number is written differs.
        Const::Float(_) => Const::SomeStr,
        text => text,
    }
}

fn merge(values: Vec<Const>) -> Option<Const> {
    let first = values.first()?.clone();
    if values.iter().all(|v| *v == first) {
        return Some(first);
    }
    values.iter().all(Const::is_str).then_some(Const::SomeStr)
}
