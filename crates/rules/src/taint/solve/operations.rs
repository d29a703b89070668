//! What each operation does to values and variables.

use super::{
    Act, Arrival, CONTROL, Cell, Does, Graph, Kind, MAPPING, Mark, NodeRef, OpId, Operator, Origin, Own, Place, Plain, Proj, RESULT, Rc,
    Root, Set, SmallVec, Solver, StepKind, UnitKind, Value, Walk, add, gather, insert, join, outermost, outside, overlay, passage_var,
    store, sym, tainted, unite, within,
};

impl<'p, 'f> Solver<'_, 'p, 'f> {
    /// Evaluates an operation; whether the variables may have changed.
    pub(super) fn op(&mut self, walk: &mut Walk<'_>, id: OpId) -> bool {
        let graph = walk.graph;
        let op = &graph.ops[id as usize];
        let site = self.site(op.at);
        let marks: SmallVec<[Mark; 2]> = walk.marked.ops.get(&id).cloned().unwrap_or_default();
        let sanitized = marks.contains(&Mark::Sanitized);
        let switches = self.rule.switches;
        let mut effects = false;
        let mut value: Value = None;
        let mut arrived: Option<Set> = None;
        if !sanitized {
            value = match &op.act {
                Act::Const => None,
                Act::Read(var) => walk.get(&mut self.atoms, *var),
                Act::Field(object, name) => {
                    if switches.only_assignments {
                        self.only_functions(&walk.values[*object as usize], Proj::Field(*name))
                    } else {
                        self.atoms.project(&walk.values[*object as usize], Proj::Field(*name), self.program.compat)
                    }
                }
                Act::Index(object, index, proj) => {
                    let (whole, key) = (walk.values[*object as usize].clone(), walk.values[*index as usize].clone());
                    let own = self.program.indexed && self.classes(&whole).is_some();
                    let own = if own { self.by_method(walk, &whole, sym("__getitem__"), &[key], op.at) } else { None };
                    if let Some(own) = own {
                        own
                    } else if switches.only_assignments {
                        // For Semgrep what is known of parts is still read.
                        if self.program.compat { self.known_parts(&whole) } else { None }
                    } else {
                        let part = if self.program.compat {
                            // For Semgrep one element is like another, and like a field.
                            self.atoms.any_part(&walk.values[*object as usize])
                        } else {
                            self.atoms.project(&walk.values[*object as usize], *proj, false)
                        };
                        // For Semgrep these are calls; and C# does not hand on what it finds something by.
                        let compat = self.program.compat;
                        let calls = compat && matches!(self.program.file.language.id(), "ruby" | "swift");
                        if calls && switches.safe_functions {
                            if self.program.file.language.id() == "ruby" { None } else { part }
                        } else if switches.safe_indexes && !calls
                            || compat && self.program.file.language.id() == "csharp"
                            // A key that is a constant is none of what comes from outside.
                            || *proj != Proj::Any && !compat
                        {
                            part
                        } else {
                            let by = self.carried(&walk.values[*index as usize]);
                            add(&part, &by)
                        }
                    }
                }
                Act::Part(_, Proj::Any) if switches.only_assignments && self.program.compat && self.is_round(op.at) => None,
                Act::Part(whole, Proj::Any)
                    if self.program.file.language.id() == "csharp" && crate::taint::shape::is_mapping(&walk.values[*whole as usize]) =>
                {
                    let whole = walk.values[*whole as usize].clone();
                    let (key, value) = (self.atoms.project(&whole, Proj::Key, false), self.atoms.project(&whole, Proj::Any, false));
                    let entry = store(&None, &[Proj::Field(sym("Key"))], &key, false);
                    store(&entry, &[Proj::Field(sym("Value"))], &value, false)
                }
                Act::Part(whole, proj @ (Proj::Any | Proj::Key))
                    if self.program.file.language.id() == "go"
                        && !self.program.compat
                        && !self.functions(&walk.values[*whole as usize]).0.is_empty() =>
                {
                    let whole = walk.values[*whole as usize].clone();
                    self.handed_on(walk, &whole, *proj, site).flatten()
                }
                Act::Part(whole, proj) => match self.iterated(walk, *whole, site) {
                    Some(own) => self.atoms.project(&own, *proj, false),
                    None => self.atoms.project(&walk.values[*whole as usize], *proj, false),
                },
                Act::Copy(v) | Act::Write(_, v, _) | Act::Change(_, v) | Act::Leave(v) => walk.values[*v as usize].clone(),
                Act::Mix(all) => {
                    let parts: SmallVec<[Value; 4]> = all.iter().map(|v| walk.values[*v as usize].clone()).collect();
                    let kind = self.program.file.node(op.at).kind;
                    let functions =
                        if self.program.file.language.id() == "csharp" && !self.program.compat { self.together(&parts) } else { None };
                    if let Some(all) = functions {
                        all
                    } else if let Some(all) = self.put_together(&parts, op.at) {
                        all
                    } else if self.is_method(op.at) && switches.safe_functions
                        || switches.only_assignments
                            && !(self.program.compat && matches!(kind, Kind::Array | Kind::Tuple | Kind::Dict | Kind::Set | Kind::Record))
                    {
                        None
                    } else {
                        let mut set = Set::new();
                        for value in &parts {
                            let text = if self.program.compat { None } else { self.as_text(walk, value, site, kind) };
                            unite(&mut set, &text.unwrap_or_else(|| self.carried(value)));
                        }
                        tainted(set)
                    }
                }
                Act::Compare(all) => {
                    let method = self.is_method(op.at);
                    if switches.only_assignments || switches.safe_comparisons && !method || switches.safe_functions && method {
                        None
                    } else {
                        let mut set = Set::new();
                        for v in all {
                            unite(&mut set, &self.carried(&walk.values[*v as usize]));
                        }
                        tainted(set)
                    }
                }
                // An operator that gives one of its operands is one still.
                Act::Choose(_)
                    if self.program.file.node(op.at).kind == Kind::Binary
                        && (switches.only_assignments || switches.safe_functions && self.is_method(op.at)) =>
                {
                    None
                }
                Act::Choose(all) => {
                    let mut out = None;
                    for v in all {
                        out = join(&out, &walk.values[*v as usize]);
                    }
                    out
                }
                Act::Object(parts) => {
                    let mut out: Value = None;
                    let kind = self.program.file.node(op.at).kind;
                    let places = matches!(kind, Kind::Array | Kind::Tuple | Kind::New)
                        && !parts.is_empty() | (kind != Kind::New)
                        && parts.iter().all(|(p, _)| matches!(p, Some(Proj::At(_))));
                    for (proj, v) in parts {
                        let own = if proj.is_none() && kind == Kind::Array { self.iterated(walk, *v, site) } else { None };
                        let v = own.as_ref().unwrap_or(&walk.values[*v as usize]);
                        out = match proj {
                            None => overlay(&mut self.atoms, &out, v),
                            Some(p) => {
                                let value = match v {
                                    None => Some(Rc::new(Cell { own: Own::Clean, parts: Vec::new() })),
                                    Some(_) => v.clone(),
                                };
                                store(&out, &[*p], &value, *p == Proj::Any)
                            }
                        };
                    }
                    if let Some(size) = graph.sized.get(&id) {
                        out = crate::taint::shape::sized(out, *size);
                    }
                    let fits = out.as_ref().is_none_or(|c| c.parts.len() == parts.len());
                    if !self.program.compat && places && fits {
                        out = crate::taint::shape::sized(out, parts.len() as i64);
                    } else if !self.program.compat && kind == Kind::Dict && fits {
                        out = crate::taint::shape::sized(out, MAPPING);
                    }
                    out
                }
                Act::Argument(number) => match &walk.frame {
                    Some(frame) => frame.param(*number),
                    None => outside(&mut self.atoms, Root::Param(*number)),
                },
                Act::Closure(unit) | Act::Function(unit) => {
                    let atom = self.atoms.id(Origin::Function(*unit));
                    if matches!(op.act, Act::Closure(_)) && !graph.contained.contains(&id) {
                        effects = true;
                        let before = walk.graph.idle.contains(&id).then(|| walk.state.clone());
                        self.made(walk, *unit, site);
                        // What is not used does nothing yet.
                        if let Some(before) = before {
                            walk.state = before;
                        }
                    }
                    let mut set = Set::new();
                    insert(&mut set, atom, 0);
                    if self.kind(*unit) == UnitKind::Closure { self.holding(walk, *unit, tainted(set)) } else { tainted(set) }
                }
                Act::Call(call) => {
                    effects = true;
                    walk.fresh = None;
                    let (value, all) = self.call(walk, call, id, site);
                    self.gave(walk, call, id, &value);
                    arrived = Some(all);
                    value
                }
            };
        }
        let plain = match op.act {
            Act::Compare(_) => (!self.is_method(op.at)).then_some(Plain::Truth),
            _ => op.plain,
        };
        // Semgrep looks at what is a sink by itself before it asks for the type.
        let mut typed_away = None;
        match plain {
            Some(Plain::Number) if switches.safe_numbers => typed_away = value.take(),
            Some(Plain::Truth) if switches.safe_booleans => typed_away = value.take(),
            _ => {}
        }
        for m in &marks {
            match m {
                Mark::Source(number) if !sanitized => {
                    let own = self.source(&value, *number, site, arrived.as_ref());
                    value = add(&value, &own);
                    if self.rule.taint.sources[self.spots.sources[*number as usize].item].control {
                        effects = true;
                        let all = walk.get(&mut self.atoms, CONTROL);
                        walk.set(CONTROL, add(&all, &own));
                    }
                }
                Mark::To(number) => {
                    let set = self.passed(walk, *number);
                    value = add(&value, &set);
                }
                _ => {}
            }
        }
        if let Some(var) = graph.results.get(&id) {
            let place = Place { var: *var, path: SmallVec::new() };
            walk.store(&mut self.atoms, &place, &value, false);
            if let Some((_, old)) = walk.alias.as_ref().filter(|(by, _)| *by == id) {
                let old = old.clone();
                walk.state.pair(&place, &old);
            }
            if let Some((_, given)) = walk.fresh.clone().filter(|(by, _)| *by == id) {
                self.share_given(walk, &place, &value, &given, true);
            }
        }
        match &op.act {
            Act::Write(place, from, keep) => {
                effects = true;
                value = self.written(walk, place, value, *keep, site, id);
                self.share(walk, id, *from, place);
            }
            Act::Change(place, _) => {
                effects = true;
                value = self.stepped(&value, op.at, StepKind::Variable);
                walk.change(&mut self.atoms, place, &value, false);
            }
            Act::Leave(from) => {
                effects = true;
                // The last of several on one way is the one that counts.
                let before = if graph.yields || self.program.compat { walk.get(&mut self.atoms, RESULT) } else { None };
                walk.set(RESULT, if before.is_none() { value.clone() } else { join(&before, &value) });
                if !graph.yields && !self.program.compat {
                    let place = Place { var: RESULT, path: SmallVec::new() };
                    walk.state.part(&place);
                    self.share(walk, id, *from, &place);
                }
            }
            _ => {}
        }
        for m in &marks {
            match m {
                Mark::SourceEffect(number) => {
                    if let Some(place) = graph.place_of(id) {
                        effects = true;
                        let own = self.source(&value, *number, site, None);
                        walk.store(&mut self.atoms, place, &tainted(own), true);
                    }
                }
                Mark::SanitizerEffect(only) => {
                    if let Some(place) = graph.place_of(id) {
                        effects = true;
                        if !walk.marked.guarded.contains(&id) {
                            walk.store(&mut self.atoms, place, &None, false);
                        }
                        if !only {
                            value = None;
                        }
                    }
                }
                Mark::From(number) => {
                    effects = true;
                    self.passes(walk, *number, &value, site);
                }
                Mark::To(number) => {
                    if let (Some(set), Some(place)) = (walk.given.get(number).cloned(), graph.place_of(id))
                        && self.rule.taint.propagators[self.spots.propagators[*number as usize].item].side_effect
                    {
                        effects = true;
                        walk.store(&mut self.atoms, place, &tainted(set), true);
                    }
                }
                _ => {}
            }
        }
        if walk.collecting {
            for m in &marks {
                if let Mark::Sink(number) = m {
                    let shown = if self.program.compat && typed_away.is_some() { &typed_away } else { &value };
                    self.arrive(walk, *number, op.at, shown, arrived.as_ref());
                }
            }
        }
        walk.values[id as usize] = value;
        effects
    }

    /// Whether what a call gives is the thing itself for the variable that it is written to.
    pub(super) fn is_shared_result(&self, graph: &Graph, write: OpId) -> bool {
        match self.program.file.language.id() {
            "php" => graph.handles.contains(&write),
            "python" | "javascript" | "typescript" | "tsx" | "java" | "go" => false,
            _ => true,
        }
    }

    /// Whether a value was made as an object of a class.
    pub(super) fn is_object(&self, value: &Value) -> bool {
        let object = |a| matches!(self.atoms.origin(a), Origin::Instance(_));
        value.as_ref().is_some_and(|c| matches!(&c.own, Own::Tainted(set) if set.iter().any(|(a, _)| object(*a))))
    }

    /// A copy of a container shares the objects in it.
    pub(super) fn copied_elements(&self, walk: &mut Walk<'_>, place: &Place, from: OpId, shared: bool) {
        let graph = walk.graph;
        let php = self.program.file.language.id() == "php";
        let original = match &graph.ops[from as usize].act {
            Act::Call(call) if call.does == Some(Does::Copied) => {
                let op = if call.on_first { call.args.first().map(|(a, _)| *a) } else { call.receiver };
                op.and_then(|o| graph.place_of(o))
            }
            _ if php && !shared => graph.place_of(from),
            _ => None,
        };
        let Some(original) = original.cloned() else { return };
        let value = walk.values[from as usize].clone();
        self.share_elements(walk, place, &original, &value, php);
    }

    /// A container has the same things in it as the one that it is made of, or (`objects`) the same objects.
    pub(super) fn share_elements(&self, walk: &mut Walk<'_>, place: &Place, original: &Place, value: &Value, objects: bool) {
        for (proj, part) in value.iter().flat_map(|c| &c.parts) {
            let fits = !objects || self.is_object(&Some(part.clone()));
            if matches!(proj, Proj::At(_) | Proj::Field(_)) && fits {
                let (mut new, mut old) = (place.clone(), original.clone());
                new.path.push(*proj);
                old.path.push(*proj);
                walk.state.pair(&new, &old);
            }
        }
    }

    /// What an operator of Python makes of two lists, or of two mappings.
    fn put_together(&mut self, parts: &[Value], at: NodeRef) -> Option<Value> {
        let file = self.program.file;
        let node = file.node(at);
        let [left, right] = parts else { return None };
        if file.language.id() != "python" || self.program.compat || !matches!(node.kind, Kind::Binary | Kind::AssignOp) {
            return None;
        }
        let does = match Operator::from_u16(node.op) {
            Operator::Add if crate::taint::shape::is_list(left) && crate::taint::shape::is_list(right) => Does::Concat,
            Operator::BitOr if crate::taint::shape::is_mapping(left) && crate::taint::shape::is_mapping(right) => Does::Merged,
            _ => return None,
        };
        Some(crate::taint::shape::act(&mut self.atoms, does, left, &[], std::slice::from_ref(right)).0)
    }

    /// Whether an operator is a method, as those of Scala are for Semgrep.
    pub(super) fn is_method(&self, at: NodeRef) -> bool {
        self.program.compat && self.program.file.language.id() == "scala" && self.program.file.node(at).kind == Kind::Binary
    }

    /// What is known of the parts of a value, without what holds of all of it.
    fn known_parts(&self, value: &Value) -> Value {
        let Some(cell) = value else { return None };
        cell.parts.iter().fold(None, |out, (_, part)| join(&out, &Some(part.clone())))
    }

    /// Whether an expression is what a loop goes through, so that its element comes from a call for Semgrep.
    fn is_round(&self, at: NodeRef) -> bool {
        let file = self.program.file;
        let parent = NodeRef { item: at.item, node: file.node(at).parent };
        let clause = file.node(parent).kind == Kind::ForClause && file.language.id() == "scala";
        at.node != 0 && (file.node(parent).kind == Kind::ForEach || clause)
    }

    /// Only that a field is a function.
    pub(super) fn only_functions(&mut self, value: &Value, proj: Proj) -> Value {
        let part = self.atoms.project(value, proj, false);
        let mut all = Set::new();
        gather(&part, &mut all);
        all.retain(|(a, _)| matches!(self.atoms.origin(*a), Origin::Function(_)));
        tainted(all)
    }

    /// What a value and its parts carry that is taint.
    pub(super) fn carried(&self, value: &Value) -> Set {
        let mut all = Set::new();
        gather(value, &mut all);
        all.retain(|(a, _)| !matches!(self.atoms.origin(*a), Origin::Function(_) | Origin::Instance(_)));
        self.atoms.essential(&mut all);
        all
    }

    /// The taint that a source gives to a value.
    pub(super) fn source(&mut self, value: &Value, number: u32, at: NodeRef, arrived: Option<&Set>) -> Set {
        let spot = &self.spots.sources[number as usize];
        let item = &self.rule.taint.sources[spot.item];
        if let Some(requires) = &item.requires {
            let mut all = self.carried(value);
            unite(&mut all, arrived.unwrap_or(&Set::new()));
            let labels = self.labels(&all);
            if !requires.holds(&|l| labels.contains(&self.rule.label(l)) && self.rule.labels.iter().any(|x| x == l)) {
                return Set::new();
            }
        }
        let label = self.rule.label(&item.label);
        let atom = self.atoms.id(Origin::Source(number, label));
        let trace = self.atoms.step(0, at, StepKind::Source);
        let mut set = Set::new();
        insert(&mut set, atom, trace);
        set
    }

    pub(super) fn labels(&self, set: &Set) -> SmallVec<[u16; 4]> {
        let mut out: SmallVec<[u16; 4]> = SmallVec::new();
        for (a, _) in set {
            if let Origin::Source(_, label) = self.atoms.origin(*a)
                && !out.contains(label)
            {
                out.push(*label);
            }
        }
        out
    }

    /// A value on its way through another step.
    pub(super) fn stepped(&mut self, value: &Value, at: NodeRef, kind: StepKind) -> Value {
        let cell = value.as_ref()?;
        let own = match &cell.own {
            Own::Tainted(set) => {
                let mut out = set.clone();
                for (_, trace) in &mut out {
                    *trace = self.atoms.step(*trace, at, kind);
                }
                Own::Tainted(out)
            }
            other => other.clone(),
        };
        Some(Rc::new(Cell { own, parts: cell.parts.clone() }))
    }

    pub(super) fn written(&mut self, walk: &mut Walk<'_>, place: &Place, value: Value, keep: bool, at: NodeRef, id: OpId) -> Value {
        let value = self.stepped(&value, at, StepKind::Variable);
        let through = self.program.compat && place.path.last() == Some(&Proj::Any);
        if through && value.is_none() {
            // Semgrep takes an element set to something clean for the whole set so.
            let whole = Place { var: place.var, path: place.path[..place.path.len() - 1].into() };
            walk.store(&mut self.atoms, &whole, &None, false);
        } else {
            walk.store(&mut self.atoms, place, &value, keep || through);
        }
        let marks: SmallVec<[Mark; 2]> = walk.marked.targets.get(&id).cloned().unwrap_or_default();
        for m in marks {
            match m {
                Mark::SourceEffect(number) => {
                    let own = self.source(&value, number, at, None);
                    walk.store(&mut self.atoms, place, &tainted(own), true);
                }
                Mark::SanitizerEffect(_) => walk.store(&mut self.atoms, place, &None, false),
                Mark::To(number) => {
                    let set = self.passed(walk, number);
                    walk.store(&mut self.atoms, place, &tainted(set), true);
                }
                _ => {}
            }
        }
        value
    }

    /// What a propagator passes on, maybe from the function around this one.
    pub(super) fn passed(&mut self, walk: &Walk<'_>, number: u32) -> Set {
        if let Some(set) = walk.given.get(&number) {
            return set.clone();
        }
        let here = walk.marked.givers.contains(&number);
        if here || walk.top {
            return Set::new();
        }
        let mut out = Set::new();
        let atom = self.atoms.id(Origin::In(Root::Free(passage_var(number)), SmallVec::new()));
        insert(&mut out, atom, 0);
        out
    }

    /// A propagator's giving end.
    pub(super) fn passes(&mut self, walk: &mut Walk<'_>, number: u32, value: &Value, at: NodeRef) {
        let passage = &self.spots.propagators[number as usize];
        let item = &self.rule.taint.propagators[passage.item];
        let all = self.carried(value);
        let labels = self.labels(&all);
        if let Some(requires) = &item.requires
            && !requires.holds(&|l| labels.contains(&self.rule.label(l)) && self.rule.labels.iter().any(|x| x == l))
        {
            walk.given.remove(&number);
            return;
        }
        let mut out = Set::new();
        for (atom, trace) in all {
            let trace = self.atoms.step(trace, at, StepKind::Variable);
            let renamed = match (self.atoms.origin(atom).clone(), &item.label) {
                (Origin::Source(source, label), Some(new)) => {
                    let named = self.rule.labels.get(label as usize);
                    match &item.replace_labels {
                        Some(list) if !named.is_some_and(|n| list.contains(n)) => atom,
                        _ => self.atoms.id(Origin::Source(source, self.rule.label(new))),
                    }
                }
                _ => atom,
            };
            insert(&mut out, renamed, trace);
        }
        let taker = walk.marked.takers.get(&number).copied();
        if let Some(taker) = taker.filter(|_| item.side_effect)
            && let Some(place) = walk.graph.place_of(taker)
            && !matches!(walk.graph.ops[taker as usize].act, Act::Write(..))
        {
            walk.store(&mut self.atoms, place, &tainted(out.clone()), true);
        }
        walk.set(passage_var(number), tainted(out.clone()));
        if out.is_empty() {
            walk.given.remove(&number);
        } else {
            walk.given.insert(number, out);
        }
    }

    pub(super) fn arrive(&mut self, walk: &mut Walk<'_>, number: u32, at: NodeRef, value: &Value, arrived: Option<&Set>) {
        let spot = &self.spots.sinks[number as usize];
        let item = &self.rule.taint.sinks[spot.item];
        if item.at_exit && !self.leaves(walk.graph, at) {
            return;
        }
        let mut all = match arrived {
            Some(args) if item.exact && !self.spots.focused[number as usize] => args.clone(),
            _ => self.carried(value),
        };
        let control = walk.get(&mut self.atoms, CONTROL);
        gather(&control, &mut all);
        let mut each = Vec::new();
        for range in &self.spots.asked[number as usize] {
            let mut set = Set::new();
            for op in outermost(walk.graph, range) {
                unite(&mut set, &self.carried(&walk.values[op as usize]));
            }
            each.push(set);
        }
        if all.is_empty() && each.iter().all(Set::is_empty) {
            return;
        }
        walk.sinks.entry(number).or_default().unite(&Arrival { all, each });
    }

    /// Whether a unit ends with the statement at a node.
    pub(super) fn leaves(&self, graph: &Graph, at: NodeRef) -> bool {
        let file = self.program.file;
        let span = file.span(at);
        graph.blocks.iter().any(|b| {
            b.next.iter().any(|e| graph.blocks[e.to as usize].last || e.to == graph.raised)
                && b.ops.last().is_some_and(|last| {
                    let end = file.span(graph.ops[*last as usize].at);
                    within(&span, &end) || within(&end, &span)
                })
        })
    }
}

/// The parts of a value that hold something themselves.
pub(super) fn containers(value: &Value) -> impl Iterator<Item = Proj> {
    value.iter().flat_map(|c| &c.parts).filter(|(p, c)| matches!(p, Proj::Field(_) | Proj::At(_)) && !c.parts.is_empty()).map(|(p, _)| *p)
}
