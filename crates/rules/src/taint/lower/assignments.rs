//! Assignments: the places they write and what they keep.

use super::{Act, Const, Kind, Lower, MAX_DEPTH, MAX_PATH, NodeRef, OpId, Place, Proj, Sym, THIS, field_sym, smallvec, sym};
use rustc_hash::FxHashMap;

/// What is done with a variable.
pub(super) struct Used {
    /// Where it is named first.
    pub(super) first: NodeRef,
    /// Something is done with its members.
    member: bool,
    /// Something is done with its elements.
    element: bool,
}

impl<'f> Lower<'_, 'f> {
    pub(super) fn write(&mut self, place: Place, value: OpId, target: NodeRef, keep: bool) -> OpId {
        self.write_to(place, value, target, target, keep)
    }

    pub(super) fn write_to(&mut self, mut place: Place, value: OpId, at: NodeRef, target: NodeRef, keep: bool) -> OpId {
        place.path.truncate(MAX_PATH);
        let named = self.kind(target) == Kind::Id && self.references.contains(&self.file.node(target).sym);
        let binding = std::mem::take(&mut self.binding);
        let act = if named && !binding && !keep { Act::Change(place.clone(), value) } else { Act::Write(place.clone(), value, keep) };
        let id = self.emit(act, at);
        self.graph.lvalues.insert(id, place);
        if !self.program.compat
            && self.graph.lvalues.contains_key(&value)
            && (binding || (self.shared(value) || self.is_used_as_object(target)) && !self.is_structure_variable(at))
        {
            self.graph.shares.insert(id, value);
        }
        if matches!(self.graph.ops[value as usize].act, Act::Call(_)) && self.is_used_as_object(target) {
            self.graph.handles.insert(id);
        }
        // The variable of a loop holds the element itself, unless that is copied.
        if let Some(whole) = self.graph.elements.get(&value).cloned()
            && !self.dialect.go
            && (!self.dialect.php || self.is_used_as_object(target))
        {
            self.graph.element_names.insert(id, whole);
        }
        if self.dialect.go && !self.program.compat {
            self.note_copy(id, value);
        }
        if let Some(whole) = self.windows.get(&value) {
            self.graph.shares.insert(id, *whole);
        }
        let span = self.file.span(target);
        self.graph.places.push((span, id, true));
        id
    }

    pub(super) fn is_empty(&self, args: NodeRef) -> bool {
        self.file.node(args).next == args.node + 1
    }

    /// Whether a second variable for a value is one more name of it, not a copy.
    pub(super) fn shared(&self, value: OpId) -> bool {
        let at = self.graph.ops[value as usize].at;
        if !self.dialect.go && !self.dialect.php {
            // A structure of C# is copied.
            let class = self.class_of(at, 0).and_then(|c| self.program.class(c)).and_then(|c| c.init);
            return class.filter(|init| self.program.has(*init)).is_none_or(|init| {
                let text = self.text(self.program.unit(init).node);
                !text.split('{').next().is_some_and(|head| head.split_whitespace().any(|w| w == "struct"))
            });
        }
        // What a call of a library gives as it was is one more name of it.
        if self.dialect.go && self.kind(at) == Kind::Call && matches!(self.graph.ops[value as usize].act, Act::Copy(_)) {
            return true;
        }
        if self.dialect.go
            && let Some(kind) = self.go_type(at, 0)
        {
            return super::golang::is_shared_type(&kind);
        }
        match self.kind(at) {
            Kind::Ref => true,
            // Slices, maps and objects are shared; arrays and structs are copied.
            Kind::Id => {
                let names = self.program.names;
                let Some(scope) = self.scope_of(at) else { return false };
                let [one] = names.declarations(scope, self.file.node(at).sym) else { return false };
                let Some(made) = one.value else { return false };
                let text = self.text(made);
                if self.dialect.php {
                    self.kind(made) == Kind::New
                } else if self.kind(made) == Kind::Ref {
                    true
                } else {
                    text.starts_with("[]") || text.starts_with("map[") || text.starts_with("make(")
                }
            }
            _ => false,
        }
    }

    /// Whether a parameter of PHP holds an array: it is said to, or something is done with elements of it.
    pub(super) fn is_array(&self, binder: NodeRef, kind: NodeRef) -> bool {
        let said = if self.is_nil(kind) { "" } else { self.text(kind).trim_start_matches('?') };
        said.eq_ignore_ascii_case("array") || said.is_empty() && self.used_as(binder) == Some(false)
    }

    /// Whether a variable of PHP holds an object.
    pub(super) fn is_used_as_object(&self, target: NodeRef) -> bool {
        self.used_as(target) == Some(true)
    }

    /// Whether something is done with the members of a variable of PHP and nothing with elements, or the other way
    /// round.
    fn used_as(&self, target: NodeRef) -> Option<bool> {
        if !self.dialect.php || self.program.compat || self.kind(target) != Kind::Id {
            return None;
        }
        let found = self.variables().get(&field_sym(self.text(target)))?;
        (found.member != found.element).then_some(found.member)
    }

    /// What is done with the variables of PHP in the unit that is lowered, by name.
    pub(super) fn variables(&self) -> &FxHashMap<Sym, Used> {
        self.variables.get_or_init(|| {
            let own = self.unit.node;
            let top = self.unit.kind == crate::taint::program::UnitKind::Top;
            let items = if top { 0..self.file.items.len() as u32 } else { own.item..own.item + 1 };
            let mut out: FxHashMap<Sym, Used> = FxHashMap::default();
            for item in items {
                let nodes = self.file.items[item as usize].item.nodes.len() as u32;
                let range = if top { 0..nodes } else { own.node..self.file.node(own).next };
                for at in range.map(|node| NodeRef { item, node }) {
                    let (object, kind) = match self.kind(at) {
                        Kind::Id => (at, Kind::Id),
                        kind @ (Kind::Dot | Kind::Index) => (self.file.child(at, 0), kind),
                        _ => continue,
                    };
                    if self.kind(object) != Kind::Id || !self.text(object).starts_with('$') {
                        continue;
                    }
                    let used = out.entry(field_sym(self.text(object))).or_insert(Used { first: object, member: false, element: false });
                    used.member |= kind == Kind::Dot;
                    used.element |= kind == Kind::Index;
                }
            }
            out
        })
    }

    /// Writes a value to a target; `apart` where the node of the whole is looked at by itself.
    pub(super) fn assign(&mut self, target: NodeRef, value: OpId, at: NodeRef, apart: bool) {
        let at = if apart { target } else { at };
        if self.depth > MAX_DEPTH {
            return;
        }
        self.depth += 1;
        match self.kind(target) {
            Kind::Nil => {}
            kind if self.dialect.elixir && kind != Kind::Id => {
                self.fit(target, value);
                if !apart {
                    self.emit(Act::Copy(value), at);
                }
            }
            kind if self.dialect.rust
                && (kind == Kind::Raw || !self.program.compat && matches!(kind, Kind::Call | Kind::Tuple | Kind::Array)) =>
            {
                self.bind_rust(target, value);
                if !apart {
                    self.emit(Act::Copy(value), at);
                }
            }
            Kind::Tuple | Kind::Array if self.dialect.rust && self.is_written_out(value) => {
                self.bind_rust(target, value);
                if !apart {
                    self.emit(Act::Copy(value), at);
                }
            }
            Kind::Id => {
                let place = self.place_of_name(target);
                let plain = self.plain_of_name(target);
                let op = self.write_to(place, value, at, target, false);
                self.graph.ops[op as usize].plain = plain;
            }
            Kind::Call
                if self.dialect.ruby
                    && !self.program.compat
                    && self.kind(self.file.child(target, 0)) == Kind::Dot
                    && self.is_empty(self.file.child(target, 1)) =>
            {
                self.assign(self.file.child(target, 0), value, at, apart);
            }
            Kind::Call if let Some((place, keep)) = self.applied_place(target) => {
                self.write_to(place, value, at, target, keep);
            }
            Kind::Dot if self.set_by_method(target, value, at, apart) => {}
            Kind::Dot
                if self.dialect.script
                    && !self.program.compat
                    && self.text(self.file.child(target, 1)) == "length"
                    && self.text(self.graph.ops[value as usize].at) == "0" =>
            {
                let list = self.expr(self.file.child(target, 0));
                self.does(target, crate::taint::models::Does::Clear, list, &[], &[]);
                self.emit(Act::Copy(value), at);
            }
            // `list[] = value`
            Kind::Index if self.dialect.php && !self.program.compat && self.is_nil(self.file.child(target, 1)) => {
                let list = self.expr(self.file.child(target, 0));
                self.does(target, crate::taint::models::Does::PushBack, list, &[value], &[]);
                self.emit(Act::Copy(value), at);
            }
            Kind::Deref if !self.program.compat => {
                if let Some((place, _)) = self.target_place(target) {
                    self.emit(Act::Change(place, value), at);
                }
            }
            Kind::Dot | Kind::Index | Kind::Deref | Kind::Special => {
                if let Some((place, keep)) = self.target_place(target) {
                    self.write_to(place, value, at, target, keep);
                } else if !apart {
                    self.emit(Act::Copy(value), at);
                }
            }
            Kind::Tuple | Kind::Array => {
                self.assign_list(target, value);
                if !apart {
                    self.emit(Act::Copy(value), at);
                }
            }
            Kind::Record | Kind::Dict => {
                self.assign_record(target, value);
                if !apart {
                    self.emit(Act::Copy(value), at);
                }
            }
            Kind::Param => self.assign(self.file.child(target, 1), value, at, apart),
            Kind::VarDef => self.assign(self.file.child(target, 1), value, at, apart),
            Kind::Spread | Kind::TypeAssert | Kind::Ref => self.assign(self.file.child(target, 0), value, at, apart),
            Kind::Assign => {
                let (inner, default) = (self.file.child(target, 0), self.file.child(target, 1));
                let otherwise = self.expr(default);
                let either = self.emit(Act::Choose(smallvec![value, otherwise]), target);
                self.assign(inner, either, inner, true);
            }
            Kind::Raw => {
                if self.program.compat {
                    self.bind_all(target, value);
                } else {
                    self.bind_pattern(target, value);
                }
                if !apart {
                    self.emit(Act::Copy(value), at);
                }
            }
            _ => {
                self.expr(target);
                if !apart {
                    self.emit(Act::Copy(value), at);
                }
            }
        }
        self.depth -= 1;
    }

    /// The place an assignment writes to, and whether what was there stays.
    pub(super) fn target_place(&mut self, target: NodeRef) -> Option<(Place, bool)> {
        match self.kind(target) {
            Kind::Special => Some((Self::plain_place(self.graph.this.unwrap_or(THIS)), false)),
            Kind::Dot => {
                if let Some(place) = self.foreign_place(target) {
                    return Some((place, false));
                }
                if let Some(place) = self.prototype_place(target) {
                    return Some((place, false));
                }
                let (object, name) = (self.file.child(target, 0), self.file.child(target, 1));
                let field = self.dynamic_field(target).unwrap_or_else(|| self.field_of(object, self.text(name)));
                let through = self.promoted(target, field);
                let mut object = self.object_to_change(object);
                for step in through {
                    let place = self.below(object, Proj::Field(step));
                    object = self.reading(Act::Field(object, step), target, place);
                }
                let place = self.below(object, Proj::Field(field))?;
                // One of several elements is meant.
                let several = !self.program.compat && place.path.contains(&Proj::Any);
                Some((place, several))
            }
            Kind::Index => {
                let object = self.file.child(target, 0);
                let object = self.object_to_change(object);
                let mut known = Proj::Any;
                for (i, index) in self.children(target).into_iter().enumerate().skip(1) {
                    if self.is_nil(index) {
                        continue;
                    }
                    let key = self.expr(index);
                    if i == 1
                        && !self.program.compat
                        && self.index_key(index) == Proj::Any
                        && let Some(place) = self.below(object, Proj::Key)
                    {
                        self.emit(Act::Write(place, key, true), index);
                    }
                    known = if i == 1 && !self.program.compat { self.index_key(index) } else { Proj::Any };
                    known = self.several_keys(target).unwrap_or(known);
                }
                let place = self.below(object, known)?;
                let keep = matches!(known, Proj::Any | Proj::At(i64::MIN..0)) && !self.program.compat;
                Some((place, keep))
            }
            Kind::Deref => {
                let inner = self.expr(self.file.child(target, 0));
                Some((self.graph.lvalues.get(&inner)?.clone(), false))
            }
            _ => None,
        }
    }

    /// The step of an access path that a key is.
    pub(super) fn key(&self, at: NodeRef) -> Proj {
        match self.kind(at) {
            Kind::Id => Proj::Field(field_sym(self.text(at))),
            Kind::Str => {
                let text = self.file.string(at);
                // In JavaScript a number is a key by its spelling.
                let number = text.parse::<i64>().ok().filter(|n| self.dialect.script && n.to_string() == text);
                number.map_or(Proj::Field(sym(text)), Proj::At)
            }
            Kind::Atom => {
                let inner = self.children(at).first().copied().unwrap_or(at);
                Proj::Field(sym(self.text(inner).trim_start_matches(':')))
            }
            Kind::Int => self.text(at).parse().map_or(Proj::Any, Proj::At),
            _ => Proj::Any,
        }
    }

    /// The same for what stands in brackets, where a name is a variable.
    pub(super) fn index_key(&mut self, at: NodeRef) -> Proj {
        if let Some(place) = self.enum_place(at).or_else(|| self.iota_place(at)) {
            return Proj::At(place);
        }
        match self.kind(at) {
            Kind::Str | Kind::Id if self.program.compat => Proj::Any,
            Kind::Id | Kind::Dot | Kind::Index | Kind::Unary | Kind::Binary if !self.program.compat => match self.decide(at) {
                Some(Const::Int(i)) => i64::try_from(i).map_or(Proj::Any, Proj::At),
                Some(Const::Symbol(s)) => Proj::Field(sym(&s)),
                Some(Const::Str(s)) if !self.dialect.script || s.parse::<i64>().is_err() => Proj::Field(sym(&s)),
                _ => Proj::Any,
            },
            _ => self.key(at),
        }
    }
}
