//! Fields of Java that are given one value once have it in every method, as Semgrep sees it.

use super::Lower;
use crate::taint::program::Program;
use ql_syntax::gast::{Kind, NodeRef, Sym};
use rustc_hash::{FxHashMap, FxHashSet};

/// By class, the fields that are private or final and given one value in it, with that value.
pub(crate) type Settled = FxHashMap<NodeRef, Vec<(Sym, NodeRef)>>;

/// Most such fields of a class.
const MAX_SETTLED: usize = 100;

/// Finds them in a file.
pub(crate) fn settled(program: &Program<'_>) -> Settled {
    let file = program.file;
    let class_of = |at: NodeRef| {
        let mut up = at;
        while up.node != 0 {
            up.node = file.node(up).parent;
            if file.node(up).kind == Kind::Class {
                return Some(up);
            }
        }
        None
    };
    // Fields by class and name: every value they are given; none for what is not plain.
    let mut all: FxHashMap<(NodeRef, Sym), Vec<Option<NodeRef>>> = FxHashMap::default();
    let nodes = || {
        (0..file.items.len() as u32)
            .flat_map(|item| (0..file.items[item as usize].item.nodes.len() as u32).map(move |node| NodeRef { item, node }))
    };
    for at in nodes().filter(|at| file.node(*at).kind == Kind::VarDef) {
        let [attrs, binder, _, init] = [0, 1, 2, 3].map(|p| file.child(at, p));
        let Some(class) = class_of(at).filter(|c| program.names.scope_of(binder) == Some(Some(*c))) else { continue };
        if file.text(attrs).split_whitespace().any(|w| w == "private" || w == "final") {
            let first = (file.node(init).kind != Kind::Nil).then_some(Some(init));
            all.entry((class, file.node(binder).sym)).or_default().extend(first);
        }
    }
    if all.is_empty() {
        return Settled::default();
    }
    for at in nodes().filter(|at| matches!(file.node(*at).kind, Kind::Assign | Kind::AssignOp | Kind::IncDec)) {
        let target = file.child(at, 0);
        let name = match file.node(target).kind {
            Kind::Id => target,
            Kind::Dot if file.node(file.child(target, 0)).kind == Kind::Special => file.child(target, 1),
            _ => continue,
        };
        let Some(class) = class_of(at) else { continue };
        // An assignment may count as a declaration of its own; a local variable has another one.
        let local = program.names.scope_of(name).filter(|s| *s != Some(class)).is_some_and(|scope| {
            let all = program.names.declarations(scope, file.node(name).sym);
            all.iter().any(|d| matches!(file.node(d.at).kind, Kind::VarDef | Kind::Param))
        });
        let own = name != target || !local;
        if let Some(values) = all.get_mut(&(class, file.node(name).sym)).filter(|_| own) {
            values.push((file.node(at).kind == Kind::Assign).then(|| file.child(at, 1)));
        }
    }
    let mut out = Settled::default();
    for ((class, name), values) in all {
        if let [Some(value)] = values.as_slice() {
            out.entry(class).or_default().push((name, *value));
        }
    }
    for fields in out.values_mut() {
        fields.sort_unstable_by_key(|(_, value)| *value);
        fields.truncate(MAX_SETTLED);
    }
    out
}

impl Lower<'_, '_> {
    /// Gives the fields that a method names the values that they have from the beginning.
    pub(super) fn settled_fields(&mut self) {
        if !self.program.compat || !self.dialect.java {
            return;
        }
        let own = self.unit.node;
        let mut class = own;
        while class.node != 0 && self.kind(class) != Kind::Class {
            class.node = self.file.node(class).parent;
        }
        let Some(fields) = self.program.settled().get(&class) else { return };
        let named: FxHashSet<Sym> = (own.node..self.file.node(own).next)
            .map(|node| NodeRef { item: own.item, node })
            .filter(|at| self.kind(*at) == Kind::Id)
            .map(|at| self.file.node(at).sym)
            .collect();
        for (name, value) in fields.clone() {
            let inside = value.node >= own.node && value.node < self.file.node(own).next;
            if named.contains(&name) && !inside {
                self.graph.elsewhere.push(self.file.span(value));
                let given = self.expr(value);
                let mut place = Self::plain_place(self.graph.this.unwrap_or(super::THIS));
                place.path.push(super::Proj::Field(name));
                self.write_to(place, given, value, value, false);
            }
        }
    }
}
