//! What names stand for: places of variables, functions, classes.

use super::{
    FuncKind, Kind, Known, Lower, NodeRef, Place, Plain, Proj, SmallVec, Sym, THIS, Target, UnitId, UnitKind, Var, field_sym, file_wide,
    last_name, mix, smallvec,
};

impl<'f> Lower<'_, 'f> {
    /// The scope in which a name is declared, seen from there. An assignment declares a name only where
    /// nothing around it does, except in languages in which it always does.
    pub(super) fn scope_of(&self, at: NodeRef) -> Option<Option<NodeRef>> {
        let names = self.program.names;
        let mut found = names.scope_of(at)?;
        if !self.outer.is_empty()
            && self.outer.contains(&self.file.node(at).sym)
            && let Some(own) = found.filter(|own| *own == self.unit.node && own.node != 0)
        {
            // As it is seen from where the function stands.
            let mut node = NodeRef { item: own.item, node: self.file.node(own).parent };
            let name = self.file.node(at).sym;
            loop {
                if matches!(self.kind(node), Kind::Func) && !names.declarations(Some(node), name).is_empty() {
                    found = Some(node);
                    break;
                }
                if node.node == 0 {
                    break;
                }
                node.node = self.file.node(node).parent;
            }
        }
        if self.dialect.python || self.dialect.php || self.dialect.elixir || found.is_none() {
            return Some(found);
        }
        let name = self.file.node(at).sym;
        let mut scope = found;
        let mut first = None;
        loop {
            let declarations = names.declarations(scope, name);
            let assigned = |k: Kind| matches!(k, Kind::Assign | Kind::AssignOp | Kind::IncDec);
            if declarations.iter().any(|d| !assigned(self.kind(d.at))) {
                return Some(scope);
            }
            if !declarations.is_empty() {
                first = first.or(Some(scope));
            }
            let Some(mut node) = scope else { break };
            // The variables of a Ruby method are its own.
            if self.dialect.ruby && self.file.node(node).op != FuncKind::Lambda as u16 {
                break;
            }
            scope = None;
            while node.node != 0 {
                node.node = self.file.node(node).parent;
                if matches!(self.kind(node), Kind::Func | Kind::Class) {
                    scope = Some(node);
                    break;
                }
            }
            if scope.is_none() && names.declarations(None, name).is_empty() {
                break;
            }
        }
        // Where several functions only assign it, the outermost one has it.
        let mut out = first.unwrap_or(found);
        if self.dialect.ruby {
            out = self.outermost_block(out, name);
        }
        Some(out)
    }

    /// In Ruby a block shares the variables of what is around it.
    pub(super) fn outermost_block(&self, scope: Option<NodeRef>, name: Sym) -> Option<NodeRef> {
        let names = self.program.names;
        let mut best = scope;
        let mut at = scope;
        while let Some(mut node) = at {
            if self.file.node(node).op != FuncKind::Lambda as u16 {
                break;
            }
            at = None;
            while node.node != 0 {
                node.node = self.file.node(node).parent;
                if matches!(self.kind(node), Kind::Func | Kind::Class) {
                    at = Some(node);
                    break;
                }
            }
            if !names.declarations(at, name).is_empty() {
                best = at;
            }
        }
        best
    }

    pub(super) fn scoped(&self, scope: NodeRef, name: Sym) -> Var {
        mix(mix(u64::from(scope.item) << 32 | u64::from(scope.node), 0x5c09e ^ self.program.seat.salt), name)
    }

    pub(super) fn file_wide(&self, name: Sym) -> Var {
        file_wide(self.program, name)
    }

    pub(super) fn plain_place(var: Var) -> Place {
        Place { var, path: SmallVec::new() }
    }

    pub(super) fn member(&self, name: &str) -> Place {
        Place { var: self.graph.this.unwrap_or(THIS), path: smallvec![Proj::Field(self.own_field(field_sym(name)))] }
    }

    /// A field of the object itself as it is called in the class whose method this is.
    fn own_field(&self, field: Sym) -> Sym {
        self.program.own_field(self.unit.class.or_else(|| self.enclosing_class()), field)
    }

    /// A field of an object by its name.
    pub(super) fn field_of(&self, object: NodeRef, name: &str) -> Sym {
        let field = field_sym(name);
        if self.is_this(object) { self.own_field(field) } else { field }
    }

    /// Where a name is kept.
    pub(super) fn place_of_name(&mut self, at: NodeRef) -> Place {
        let name = self.file.node(at).sym;
        let text = self.text(at);
        if self.dialect.ruby && text.starts_with('@') {
            return self.member(text);
        }
        if text == "$this" || (self.dialect.ruby && text == "self") {
            return Self::plain_place(self.graph.this.unwrap_or(THIS));
        }
        let top = self.unit.kind == UnitKind::Top;
        if self.dialect.ruby && text.starts_with('$') && !self.program.compat {
            let var = self.file_wide(name);
            if top {
                self.graph.owned.insert(var)
            } else {
                self.graph.free.insert(var)
            };
            return Self::plain_place(var);
        }
        if self.global.contains(&name) {
            let var = self.file_wide(name);
            self.graph.free.insert(var);
            return Self::plain_place(var);
        }
        if let Some(place) = self.foreign_place(at) {
            return place;
        }
        let names = self.program.names;
        let scope = self.scope_of(at);
        if self.statics.contains(&name) {
            // It lives on between calls.
            let var = mix(self.scoped(self.unit.node, name), 0x57a7);
            self.graph.free.insert(var);
            return Self::plain_place(var);
        }
        if let Some(place) = self.copied(at, name).or_else(|| self.shared_by_use(at, name)) {
            return place;
        }
        if let Some(own) = self.declared_by_pattern(at, scope) {
            let var = self.scoped(own, name);
            if own == self.unit.node {
                self.graph.owned.insert(var);
            } else {
                self.graph.free.insert(var);
            }
            return Self::plain_place(var);
        }
        // Where every variable is declared, a name that is not is an inherited field.
        if self.dialect.bare_fields && !self.program.compat && text.starts_with(|c: char| c.is_lowercase() || c == '_') {
            let assigned = |k: Kind| matches!(k, Kind::Assign | Kind::AssignOp | Kind::IncDec);
            let declared = scope.is_some_and(|s| names.declarations(s, name).iter().any(|d| !assigned(self.kind(d.at))));
            if !declared && (self.unit.class.is_some() || self.enclosing_class().is_some()) {
                return self.member(text);
            }
        }
        let Some(scope) = scope else { return Self::plain_place(self.file_wide(name)) };
        let declarations = names.declarations(scope, name);
        // Semgrep tells a name apart that is used before it is first given a value, where an assignment declares it.
        let implicit = self.dialect.python || self.dialect.php || self.dialect.ruby || self.dialect.script || self.dialect.elixir;
        let declares = |k: Kind| implicit || !matches!(k, Kind::Assign | Kind::AssignOp | Kind::IncDec);
        let told = declarations.is_empty() || declarations.iter().any(|d| declares(self.kind(d.at)));
        if self.program.compat && told && scope.is_some() && declarations.iter().all(|d| d.name > at && self.kind(d.at) != Kind::ForClause)
        {
            return Self::plain_place(mix(self.file_wide(name), 0xbef0));
        }
        match scope {
            Some(node) if self.kind(node) == Kind::Class => {
                let inside = self.unit.kind == UnitKind::Init && self.unit.node == node;
                if inside || self.dialect.bare_fields {
                    return self.member(text);
                }
                Self::plain_place(self.file_wide(name))
            }
            Some(node) => {
                let mut var = self.scoped(node, name);
                if !self.program.compat
                    && let Some(own) = names.block_declaration(at).filter(|own| self.kind(*own) != Kind::Param)
                {
                    var = mix(var, u64::from(own.node) + 1);
                }
                if node == self.unit.node {
                    self.graph.owned.insert(var);
                } else if !self.is_function(declarations.first().map(|d| d.at)) {
                    self.graph.free.insert(var);
                }
                Self::plain_place(var)
            }
            None => {
                let var = self.file_wide(name);
                let class = !self.program.compat && declarations.iter().any(|d| self.kind(d.at) == Kind::Class);
                if top {
                    self.graph.owned.insert(var);
                } else if self.dialect.closed && !class && !(self.dialect.ruby && text.starts_with('$') || self.sees_file(text)) {
                    return Self::plain_place(mix(var, 0xc105));
                } else if declarations.iter().any(|d| !self.is_function(Some(d.at)))
                    || !self.program.compat && declarations.iter().any(|d| self.kind(d.at) == Kind::Class)
                {
                    self.graph.free.insert(var);
                }
                Self::plain_place(var)
            }
        }
    }

    /// The function in which a pattern of C#, or an argument that is handed out, declares a name.
    fn declared_by_pattern(&mut self, at: NodeRef, scope: Option<Option<NodeRef>>) -> Option<NodeRef> {
        if self.file.language.id() != "csharp" || self.program.compat {
            return None;
        }
        let (name, file) = (self.file.node(at).sym, self.file);
        let assigned = |k: Kind| matches!(k, Kind::Assign | Kind::AssignOp | Kind::IncDec);
        let local = |s: Option<NodeRef>| s.is_some_and(|s| file.node(s).kind == Kind::Func);
        if scope.is_some_and(|s| local(s) && self.program.names.declarations(s, name).iter().any(|d| !assigned(self.kind(d.at)))) {
            return None;
        }
        let mut node = at;
        while node.node != 0 {
            node.node = file.node(node).parent;
            if self.kind(node) != Kind::Func {
                continue;
            }
            let names = self.pattern_names.entry(node).or_insert_with(|| {
                let inside = (node.node..file.node(node).next).map(|n| NodeRef { item: node.item, node: n });
                let declared = inside.filter(|n| file.node(*n).kind == Kind::Raw).filter_map(|n| {
                    let parts: Vec<NodeRef> = file.children(n).collect();
                    let (first, last) = (*parts.first()?, *parts.last()?);
                    let group = |p: &NodeRef| file.node(*p).kind == Kind::Raw && file.text(*p).starts_with(['(', '{']);
                    let plain = parts.len() == 2 && file.node(first).kind != Kind::Token;
                    (file.node(last).kind == Kind::Id && parts.len() > 1 && (plain || parts.iter().any(group))).then(|| file.node(last).sym)
                });
                declared.collect()
            });
            if names.contains(&name) {
                return Some(node);
            }
        }
        None
    }

    /// Whether a function without a name sees a variable of the file: nothing that is closed lies between.
    pub(super) fn sees_file(&self, name: &str) -> bool {
        if self.program.compat || self.unit.kind != UnitKind::Closure {
            return false;
        }
        let mut node = self.unit.node;
        loop {
            if let Some(unit) = self.program.by_node.get(&node) {
                if self.program.unit(*unit).kind == UnitKind::Function {
                    return false;
                }
                if self.dialect.php && self.kind(node) == Kind::Func {
                    let text = self.text(node);
                    let head = text.split('{').next().unwrap_or(text);
                    let arrow = head.trim_start().trim_start_matches("static").trim_start().starts_with("fn");
                    let used = head
                        .rsplit_once("use")
                        .is_some_and(|(_, list)| list.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '$').any(|w| w == name));
                    if !arrow && !used {
                        return false;
                    }
                }
            }
            if node.node == 0 {
                return true;
            }
            node.node = self.file.node(node).parent;
        }
    }

    pub(super) fn is_function(&self, at: Option<NodeRef>) -> bool {
        at.is_some_and(|a| matches!(self.kind(a), Kind::Func | Kind::Class))
    }

    /// The unit that a name always stands for.
    pub(super) fn function_named(&self, at: NodeRef) -> Option<UnitId> {
        let names = self.program.names;
        let scope = names.scope_of(at)?;
        let [one] = names.declarations(scope, self.file.node(at).sym) else { return None };
        if scope.is_some_and(|s| self.kind(s) == Kind::Class) {
            return None;
        }
        let node = if self.kind(one.at) == Kind::Func { one.at } else { one.value.filter(|v| self.kind(*v) == Kind::Func)? };
        self.program.by_node.get(&node).copied()
    }

    /// The class that a name stands for.
    pub(super) fn class_named(&self, at: NodeRef) -> Option<Sym> {
        match self.linked(at) {
            Some(Target::Class(key)) => return Some(key),
            Some(_) => return None,
            None => {}
        }
        if self.dialect.php && !self.program.compat && self.kind(at) == Kind::Id {
            match self.text(at) {
                "self" | "static" => return self.unit.class.or_else(|| self.enclosing_class()),
                "parent" => {
                    let class = self.unit.class.or_else(|| self.enclosing_class())?;
                    return self.program.class(class)?.parents.first().copied();
                }
                // A class by its name.
                text if text.starts_with('$') => return self.class_called(at),
                _ => {}
            }
        }
        self.program.class_key(last_name(self.file, at)?)
    }

    /// The class that a value names.
    pub(super) fn class_called(&self, at: NodeRef) -> Option<Sym> {
        match self.whole(at)? {
            Known::Text(name) if self.dialect.php => self.program.class_key(ql_syntax::gast::sym(name.rsplit('\\').next()?)),
            Known::Symbol(name) if self.dialect.ruby => self.program.class_key(ql_syntax::gast::sym(&name)),
            _ => None,
        }
    }

    /// The case of an enum of PHP that an expression is, as a class.
    pub(super) fn php_case(&self, at: NodeRef) -> Option<Sym> {
        if !self.dialect.php || self.program.compat || self.kind(at) != Kind::Dot {
            return None;
        }
        let (object, name) = (self.file.child(at, 0), self.file.child(at, 1));
        if self.kind(object) != Kind::Id || self.kind(name) != Kind::Id {
            return None;
        }
        let class = self.program.class(self.class_named(object)?)?;
        let enumeration = self.file.child(class.node?, 1);
        self.program.class_key(super::entry_sym(self.text(enumeration), self.text(name)))
    }

    /// What a name or a chain of them means that other files declare.
    pub(super) fn linked(&self, at: NodeRef) -> Option<Target> {
        let index = self.program.seat.index.as_ref()?;
        index.linked(self.program, at)
    }

    /// The place of a variable that another file declares; of a class, that of its fixed fields.
    pub(super) fn foreign_place(&mut self, at: NodeRef) -> Option<Place> {
        let var = match self.linked(at)? {
            Target::Variable(var, _) => var,
            Target::Class(key) => self.program.seat.index.as_ref()?.class_var(key)?,
            Target::Function(_) | Target::Module(_) => return None,
        };
        self.graph.free.insert(var);
        Some(Self::plain_place(var))
    }

    /// The class of the object that an expression gives, where it is plain to see.
    pub(super) fn class_of(&self, at: NodeRef, depth: u32) -> Option<Sym> {
        if depth > 5 {
            return None;
        }
        match self.kind(at) {
            Kind::Special => self.own_class(),
            Kind::Deref if self.dialect.go => self.class_of(self.file.child(at, 0), depth + 1),
            Kind::New => self.class_named(self.file.child(at, 0)),
            Kind::Call => {
                let callee = self.file.child(at, 0);
                // `A.new` in Ruby.
                if self.dialect.ruby && self.kind(callee) == Kind::Dot && self.text(self.file.child(callee, 1)) == "new" {
                    return self.class_named(self.file.child(callee, 0));
                }
                if self.kind(callee) == Kind::Id && self.dialect.class_calls { self.class_named(callee) } else { None }
            }
            Kind::Ref => self.class_of(self.file.child(at, 0), depth + 1),
            Kind::Dot => self.php_case(at).or_else(|| self.dotted_class(at)),
            Kind::Id => {
                if matches!(self.text(at), "$this" | "cls" | "static") || self.text(at) == "self" && !self.dialect.php {
                    return self.own_class();
                }
                if self.text(at) == "self" {
                    return self.unit.class.or_else(|| self.enclosing_class());
                }
                if let Some(Known::Class(class)) = self.known(at) {
                    return Some(*class);
                }
                let names = self.program.names;
                let Some(scope) = self.scope_of(at) else { return self.class_named(at) };
                let declarations = names.declarations(scope, self.file.node(at).sym);
                if declarations.iter().all(|d| self.kind(d.at) == Kind::Class) {
                    return self.class_named(at);
                }
                let mut found = None;
                for d in declarations {
                    let typed = match self.kind(d.at) {
                        Kind::VarDef | Kind::Param => self.class_named(self.file.child(d.at, 2)),
                        _ => None,
                    };
                    let class = d.value.and_then(|v| self.class_of(v, depth + 1)).or(typed)?;
                    if found.replace(class).is_some_and(|f| f != class) {
                        return None;
                    }
                }
                found
            }
            _ => None,
        }
    }

    /// The class that a dotted name means, or that a constant of an enum has by itself.
    fn dotted_class(&self, at: NodeRef) -> Option<Sym> {
        let (object, name) = (self.file.child(at, 0), self.file.child(at, 1));
        if self.program.compat || self.kind(name) != Kind::Id || !self.text(name).starts_with(char::is_uppercase) {
            return None;
        }
        if self.dialect.java && self.kind(object) == Kind::Id && self.class_named(object).is_some() {
            return self.program.class_key(super::entry_sym(self.text(object), self.text(name)));
        }
        if !matches!(self.file.language.id(), "ruby" | "csharp" | "php") {
            return None;
        }
        match self.linked(at) {
            Some(Target::Class(key)) => Some(key),
            Some(_) => None,
            None if self.program.seat.index.is_none() && self.dialect.ruby => {
                self.class_named(object)?;
                self.program.class_key(self.file.node(name).sym)
            }
            None => None,
        }
    }

    pub(super) fn enclosing_class(&self) -> Option<Sym> {
        let mut node = self.unit.node;
        while node.node != 0 {
            node.node = self.file.node(node).parent;
            if let Some(unit) = self.program.by_node.get(&node)
                && let Some(class) = self.program.unit(*unit).class
            {
                return Some(class);
            }
        }
        None
    }

    /// What a declared type promises.
    pub(super) fn plain(&self, at: NodeRef) -> Option<Plain> {
        if self.kind(at) != Kind::Id {
            return None;
        }
        match self.text(at) {
            "int" | "long" | "short" | "byte" | "float" | "double" | "Integer" | "Long" | "Short" | "Byte" | "Float" | "Double"
            | "number" | "int8" | "int16" | "int32" | "int64" | "uint" | "uint8" | "uint16" | "uint32" | "uint64" | "float32"
            | "float64" | "decimal" | "ulong" | "ushort" | "BigInteger" | "BigDecimal" => Some(Plain::Number),
            "bool" | "boolean" | "Boolean" => Some(Plain::Truth),
            _ => None,
        }
    }

    /// Whether what stands where a type does is one, not a word that leaves it open.
    fn is_type_said(&self, at: NodeRef) -> bool {
        !self.is_nil(at) && self.text(at) != "var"
    }

    /// What the declared type of a variable promises.
    pub(super) fn plain_of_name(&self, at: NodeRef) -> Option<Plain> {
        let names = self.program.names;
        let scope = self.scope_of(at)?;
        let mut found = None;
        if self.program.compat
            && let Some(first) = names.declarations(scope, self.file.node(at).sym).first()
            && let Some(value) = first.value
            && !(self.kind(first.at) == Kind::VarDef && self.is_type_said(self.file.child(first.at, 2)))
        {
            // For Semgrep a literal that is the first value is a type, too.
            return match self.kind(value) {
                Kind::Int | Kind::Float => Some(Plain::Number),
                Kind::Bool => Some(Plain::Truth),
                _ => None,
            };
        }
        for d in names.declarations(scope, self.file.node(at).sym) {
            if matches!(self.kind(d.at), Kind::VarDef | Kind::Param) {
                found = found.or(self.plain(self.file.child(d.at, 2)));
            }
        }
        found
    }
}
