//! Calls: which functions they reach and what those are given.

use super::{
    Act, Back, Call, Cell, Does, Given, Graph, Kind, MAPPING, MAX_CALLS, MAX_FILLED, NodeRef, OpId, Origin, Outside, Own, Parameter,
    Passed, Pending, Place, Proj, Rc, Reach, Root, Set, SmallVec, Solver, State, StepKind, Sym, UnitId, UnitKind, Value, Walk, fielded,
    flag, insert, join, overlay, put_into, store, sym, tainted, unite,
};

/// What marks the variable for what a call hands from round to round.
const MEMO: u64 = 0x3e30_0000_0000_0000;
/// Methods that interfaces for functions have besides the one that calls them.
const COMBINERS: &[&str] = &["andThen", "compose", "negate", "and", "or", "identity", "reversed", "thenComparing", "equals", "hashCode"];

impl<'p, 'f> Solver<'_, 'p, 'f> {
    pub(super) fn call(&mut self, walk: &mut Walk<'_>, call: &Call, by: OpId, at: NodeRef) -> (Value, Set) {
        let compat = self.program.compat;
        walk.shared.clear();
        let receiver = call.receiver.and_then(|r| walk.values[r as usize].clone());
        // An element of a list is no method of it.
        let listed = |c: &Cell| {
            let elements = c.parts.iter().any(|(p, _)| matches!(p, Proj::Any | Proj::At(_)));
            elements && !matches!(c.own, Own::Tainted(_)) && !c.parts.iter().any(|(p, _)| *p == Proj::Field(call.name))
        };
        let elsewhere = !compat && call.gives.is_some() && receiver.as_ref().is_some_and(|c| listed(c));
        let callee = if elsewhere { None } else { walk.values[call.callee as usize].clone() };
        let mut args: Vec<Value> = call.args.iter().map(|(a, _)| walk.values[*a as usize].clone()).collect();
        if call.texts && !compat {
            for arg in &mut args {
                if let Some(text) = self.written_out(walk, arg, at) {
                    *arg = text;
                }
            }
        }
        let mut all = Set::new();
        for a in &args {
            unite(&mut all, &self.carried(a));
        }
        unite(&mut all, &self.carried(&receiver));
        let mut through = all.clone();
        unite(&mut through, &self.carried(&callee));
        if self.rule.switches.safe_functions || self.rule.switches.only_assignments {
            // What a rule says of the function's name still counts.
            let named = call.receiver.is_none() && !self.rule.switches.only_assignments;
            // What is made of something is no result of a function.
            let made = !self.rule.switches.only_assignments && self.program.file.node(at).kind == Kind::New;
            if !made {
                through = if named { self.carried(&callee) } else { Set::new() };
            }
            // For Semgrep what is asked of an object of Ruby without parentheses is a field.
            if compat
                && self.rule.switches.safe_functions
                && self.program.file.node(self.program.file.child(at, 1)).flags & flag::IMPLICIT != 0
                && self.program.file.language.id() == "ruby"
            {
                unite(&mut through, &self.carried(&receiver));
            }
        }
        if let (Some((set, field)), true) = (call.accessor, call.targets.is_empty()) {
            if set {
                if let (Some(place), Some(value)) = (call.receiver.and_then(|r| walk.place_of(r)).cloned(), args.first()) {
                    let mut place = place;
                    place.path.push(Proj::Field(field));
                    let value = self.stepped(value, at, StepKind::Call);
                    walk.store(&mut self.atoms, &place, &value, false);
                }
            } else if !self.rule.switches.safe_functions && !self.rule.switches.only_assignments {
                return (self.atoms.project(&receiver, Proj::Field(field), compat), all);
            }
        }
        if compat {
            return (tainted(through), all);
        }
        let alone = self.all.reach == Reach::Function;
        if let Some(how) = call.resumes
            && let Some(value) = self.resumed(walk, call, how, &receiver, &args, at)
        {
            return (value, all);
        }
        let mut units: SmallVec<[UnitId; 4]> = call.targets.iter().copied().filter(|u| self.knows(*u)).collect();
        let mut methods: Option<Value> = None;
        // No other function can be meant.
        let mut certain = call.sure;
        if !call.makes
            && let Some(list) = self.classes(&receiver)
        {
            // The classes of the object are known.
            let own: SmallVec<[UnitId; 4]> = list.iter().flat_map(|c| self.program.own_method(*c, call.name)).collect();
            let mut own: SmallVec<[UnitId; 4]> = own.into_iter().filter(|u| self.knows(*u)).collect();
            // Of several with one name those that the arguments fit.
            if own.iter().any(|u| call.targets.contains(u)) && own.len() > 1 {
                own.retain(|u| call.targets.contains(u));
            }
            if !own.is_empty() && !call.above && !call.fixed {
                units = own;
                certain = true;
            } else if call.accesses {
                return (callee, all);
            }
        } else if !call.makes
            && !call.above
            && !call.fixed
            && !alone
            && (units.len() > 1 || units.is_empty() && call.many)
            && let Some(cell) = &receiver
            && let Own::Tainted(set) = &cell.own
            && let [(atom, _)] = set.as_slice()
            && let Origin::In(root, path) = self.atoms.origin(*atom).clone()
        {
            let method = Some((call.name, call.targets.clone()));
            methods = Some(self.called(Pending { callee: (root, path), method, object: receiver.clone(), args: args.clone(), at }, at));
        }
        let switched = self.rule.switches.safe_functions || self.rule.switches.only_assignments;
        let mut given_back: Value = None;
        let (mut symbolic, mut plain) = (false, call.receiver.is_none() || call.invokes);
        // An object that can be called itself.
        let mut called_on: Value = None;
        if units.is_empty()
            && !call.makes
            && call.receiver.is_none()
            && let Some(list) = self.classes(&callee)
            && !list.is_empty()
        {
            let word = match self.program.file.language.id() {
                "python" => "__call__",
                "php" => "__invoke",
                _ => "",
            };
            let own: SmallVec<[UnitId; 4]> = list.iter().flat_map(|c| self.program.own_method(*c, sym(word))).collect();
            if !own.is_empty() {
                units = own;
                called_on.clone_from(&callee);
            }
        }
        // A class on which a method is called has what it gives its fields itself.
        let receiver = match call.on_class {
            Some(class) if receiver.is_none() && !call.makes && !units.is_empty() && self.program.file.language.id() == "python" => {
                self.initial(walk, class, at)
            }
            _ => receiver,
        };
        // A function stands for an object of an interface with one method.
        let (held, others) = if call.receiver.is_some() && !call.makes && matches!(self.program.file.language.id(), "java" | "kotlin") {
            self.functions(&receiver)
        } else {
            (SmallVec::new(), Vec::new())
        };
        let lambda = !held.is_empty() && !COMBINERS.iter().any(|name| sym(name) == call.name) && units.iter().all(|u| self.is_abstract(*u));
        if lambda {
            units.clear();
            certain = others.is_empty();
        }
        let told = certain && !units.is_empty();
        // A function that the object keeps in a field.
        let field = |root: Root, path: &[Proj], units: &[UnitId]| {
            root == Root::This && path == [Proj::Field(call.name)] && call.receiver.is_some() && units.is_empty()
        };
        // A function that is an object with a method to call it.
        let called = if call.invokes && call.targets.is_empty() || lambda { join(&callee, &receiver) } else { callee.clone() };
        if let Some(cell) = &called
            && let Own::Tainted(set) = &cell.own
        {
            for (atom, _) in set.clone() {
                match self.atoms.origin(atom).clone() {
                    Origin::Function(unit) if !units.contains(&unit) && self.knows(unit) => units.push(unit),
                    // The method that calls it is no part of a function.
                    Origin::In(Root::This, path) if call.invokes && path.len() > 1 && path.last() == Some(&Proj::Field(call.name)) => {}
                    // A method without arguments has nothing to pass on.
                    Origin::In(root, path)
                        if !told
                            && !alone
                            && (path.is_empty()
                                || field(root, &path, &units)
                                || (!call.common || call.invokes && path.len() > 1) && args.iter().any(Option::is_some)) =>
                    {
                        let mut given = Vec::new();
                        given.extend(args.iter().cloned());
                        let table = field(root, &path, &units)
                            || matches!(root, Root::Free(_)) && (!call.common || call.invokes)
                            || root == Root::This && call.invokes && (path.len() > 1 || !call.common);
                        if path.is_empty() || call.receiver.is_none() || table {
                            plain |= table;
                            symbolic = true;
                            let back = self.called(
                                Pending { callee: (root, path.clone()), method: None, object: receiver.clone(), args: given.clone(), at },
                                at,
                            );
                            given_back = join(&given_back, &back);
                        }
                        self.later(walk, Pending { callee: (root, path), method: None, object: None, args: given, at });
                    }
                    Origin::Source(..) | Origin::Called(_) => plain = false,
                    _ => {}
                }
            }
        }
        if let Some(value) = self.own_text(walk, call, &args, at) {
            return (value, all);
        }
        let mut result: Value = None;
        // A class is no function that is given from outside.
        if symbolic && plain && !call.makes && call.gives.is_none() && !switched {
            // What it gives is known where it is known what is called.
            result = given_back;
            if units.is_empty() {
                return (result, all);
            }
        }
        let known = !units.is_empty();
        // What goes through an object whose class says how is given what that hands out.
        let receiver = match self.own_elements(walk, &receiver, at).filter(|_| !known && (call.does.is_some() || call.gives.is_some())) {
            Some(elements) => elements,
            None => receiver,
        };
        if call.empty && !known {
            return (crate::taint::shape::empty(), all);
        }
        if call.mapping && !known {
            return (crate::taint::shape::sized(None, MAPPING), all);
        }
        if let Some(does) = call.does.filter(|_| !known && !self.rule.switches.only_assignments) {
            let value = self.contain(walk, call, does, &receiver, &args, through, at);
            let safe = self.rule.switches.safe_functions && call.name != 0;
            return (if safe { None } else { value }, all);
        }
        let mut alias: Option<Place> = None;
        if known {
            let only = units.len() == 1 && !call.makes;
            let sure = units.len() == 1 && certain;
            let mut several = false;
            let base = if call.makes { self.initial(walk, call.name, at) } else { None };
            for unit in units {
                let place = call.receiver.and_then(|r| walk.place_of(r)).cloned();
                // A constructor that only looks at what becomes the fields by itself.
                let compact = call.makes && !call.fields.is_empty() && self.graph(unit).is_some_and(|g| g.params.is_empty());
                let base = if compact { fielded(&base, call, &args) } else { base.clone() };
                let this = match (call.makes, &called_on) {
                    (true, _) => base.clone(),
                    (_, Some(_)) => called_on.clone(),
                    _ => receiver.clone(),
                };
                let place = if called_on.is_some() { walk.place_of(call.callee).cloned() } else { place };
                let this_place = if call.makes { None } else { place };
                let loose = this.is_none()
                    && call.receiver.is_none()
                    && !call.makes
                    && !call.targets.contains(&unit)
                    && !Self::is_bound(&called)
                    && self.takes_self(unit);
                let (params, places) = self.bind(walk, unit, call, &args, loose);
                let context = if loose || Self::is_bound(&called) { None } else { self.context(walk, unit, call, &args, &receiver) };
                let special = context.clone().and_then(|c| {
                    // In a unit that is looked at for one call what comes from outside may be a source's.
                    let looked_into = walk.graph.results.contains_key(&by);
                    let passed =
                        looked_into || args.iter().chain([&receiver]).any(|v| self.carries_source(v) || self.depth > 0 && v.is_some());
                    self.special(unit, c, passed)
                });
                let does = special.as_ref().or_else(|| self.summaries.get(&unit));
                walk.ends = sure && does.is_some_and(|s| s.endless);
                let given = Passed { params, places, this, this_place, held: called.clone(), special, context, ..Passed::at(at) };
                self.sure = sure && !call.makes;
                self.exact = false;
                let (value, made) = self.apply(walk, unit, &given);
                // Of a call that is followed it is known what its result is.
                if sure && !call.makes {
                    alias = self.alias(unit, &given);
                }
                if !call.makes {
                    // The first one as it is: nothing to join with is no empty value.
                    result = if several { join(&result, &value) } else { value };
                    several = true;
                } else if std::mem::take(&mut self.exact) {
                    result = if sure { made } else { join(&result, &made) };
                } else {
                    let mut object = base.clone();
                    if let Some(summary) = self.summaries.get(&unit).cloned() {
                        for (_, part) in summary.replaced.iter().filter(|(root, part)| *root == Root::This && part.is_some()) {
                            object = store(&object, part.as_slice(), &None, false);
                        }
                    }
                    result = join(&result, &put_into(&object, &made));
                }
            }
            if !only {
                walk.shared.clear();
            }
        } else if call.makes {
            result = self.initial(walk, call.name, at);
            if !call.fields.is_empty() {
                result = fielded(&result, call, &args);
                return (self.instance(&result, call.name), all);
            }
        }
        walk.alias = alias.map(|place| (by, place));
        if !known {
            // Functions that are passed on to what calls them.
            if let Some(gives) = call.gives {
                let (back, exact) = self.hand_over(walk, call, gives, &args, &receiver, at);
                walk.shared.clear();
                if exact
                    && call.back == Some(Back::Element)
                    && let Some(place) = call.receiver.and_then(|r| walk.graph.place_of(r))
                {
                    let mut place = place.clone();
                    place.path.push(Proj::Any);
                    walk.shared.push((SmallVec::new(), place));
                }
                if exact {
                    return (back, all);
                }
                result = join(&result, &back);
            }
            if call.puts
                && let Some(place) = call.receiver.and_then(|r| walk.place_of(r)).cloned()
            {
                let mut put: Value = None;
                for a in &args {
                    put = join(&put, &tainted(self.carried(a)));
                }
                if put.is_some() {
                    let put = self.stepped(&put, at, StepKind::Call);
                    walk.store(&mut self.atoms, &place, &put, true);
                }
            }
        }
        if call.makes && self.program.class(call.name).is_some() {
            result = self.instance(&result, call.name);
        }
        if let Some(value) = methods.filter(|_| !switched) {
            return (value, all);
        }
        if call.makes && self.program.class(call.name).is_some() {
            // The class itself gets into no object.
            through.clear();
            for a in &args {
                unite(&mut through, &self.carried(a));
            }
        }
        if (!known || !certain) && !through.is_empty() {
            result = join(&result, &tainted(through));
        }
        (result, all)
    }

    /// Where what a unit gives back is kept by its caller: nothing where it is made anew or may be several things.
    fn alias(&self, unit: UnitId, given: &Passed) -> Option<Place> {
        let summary = given.special.as_ref().or_else(|| self.summaries.get(&unit))?;
        let cell = summary.result.as_ref()?;
        let Own::Tainted(set) = &cell.own else { return None };
        let copied = |p: &Proj| matches!(p, Proj::Held(super::COPIED));
        if cell.parts.iter().any(|(p, _)| copied(p)) {
            return None;
        }
        let mut places: SmallVec<[(Root, SmallVec<[Proj; 3]>); 4]> = SmallVec::new();
        for (atom, _) in set {
            match self.atoms.origin(*atom) {
                Origin::In(root, path) => places.push((*root, path.clone())),
                // What is made anew where there is nothing is put there, too, as a rule.
                Origin::Instance(_) => {}
                _ => return None,
            }
        }
        // A key by which something is looked up is not what is found.
        if places.len() > 1 {
            places.retain(|(root, path)| !path.is_empty() || !matches!(root, Root::Param(_)));
        }
        let [(root, path)] = places.as_slice() else { return None };
        let mut place = match root {
            Root::This => given.this_place.clone()?,
            Root::Param(i) => given.places.get(*i as usize).cloned().flatten()?,
            Root::Free(var) => Place { var: *var, path: SmallVec::new() },
        };
        place.path.extend(path.iter().copied());
        Some(place)
    }

    /// A list of what an object hands out to a block, where its class says so.
    fn own_elements(&mut self, walk: &mut Walk<'_>, object: &Value, at: NodeRef) -> Option<Value> {
        if self.program.file.language.id() != "ruby" {
            return None;
        }
        let list = self.classes(object)?;
        let units: SmallVec<[UnitId; 4]> = list.iter().flat_map(|c| self.program.own_method(*c, sym("each"))).collect();
        let mut out: Value = None;
        for unit in &units {
            let (Some(summary), Some(graph)) = (self.summaries.get(unit).cloned(), self.graph(*unit)) else { continue };
            let block = graph.params.len().saturating_sub(1) as u16;
            let given = Passed { this: object.clone(), ..Passed::at(at) };
            let state = walk.state.clone();
            for pending in summary.calls.iter().filter(|c| c.callee == (Root::Param(block), SmallVec::new())) {
                let args: Vec<Value> = pending.args.iter().map(|a| self.substitute(walk, &state, a, &given)).collect();
                let element = match args.as_slice() {
                    [only] => only.clone(),
                    [first, second, ..] => crate::taint::shape::pair(first, second),
                    [] => None,
                };
                out = store(&out, &[Proj::Any], &element, true);
            }
        }
        (!units.is_empty()).then_some(out)
    }

    /// Whether a method is written without a body.
    fn is_abstract(&self, unit: UnitId) -> bool {
        self.program_of(unit).is_some_and(|p| {
            let node = p.unit(unit).node;
            p.file.node(node).kind == Kind::Func && p.file.node(p.file.child(node, 5)).kind == Kind::Nil
        })
    }

    /// What a conversion to text gives of an object whose class says how.
    pub(super) fn own_text(&mut self, walk: &mut Walk<'_>, call: &Call, args: &[Value], at: NodeRef) -> Option<Value> {
        if self.program.file.language.id() == "go" && call.receiver.is_some() && args.is_empty() && call.name == sym("Error") {
            let object = call.receiver.and_then(|r| walk.values[r as usize].clone());
            return self.written_out(walk, &object, at);
        }
        if self.program.file.language.id() != "python" || !call.targets.is_empty() || call.receiver.is_some() || call.name != sym("str") {
            return None;
        }
        let [object] = args else { return None };
        self.by_method(walk, object, sym("__str__"), &[], at)
    }

    /// What Go writes for a value: what its own methods for that give.
    fn written_out(&mut self, walk: &mut Walk<'_>, value: &Value, at: NodeRef) -> Option<Value> {
        let cell = value.as_ref()?;
        let error = Proj::Field(sym("error"));
        if cell.parts.iter().any(|(p, _)| *p == error) {
            return Some(self.atoms.project(value, error, true));
        }
        ["Error", "String"].into_iter().find_map(|name| self.by_method(walk, value, sym(name), &[], at))
    }

    /// What a method of an object gives, where its class is known and has it.
    pub(super) fn by_method(&mut self, walk: &mut Walk<'_>, object: &Value, method: Sym, args: &[Value], at: NodeRef) -> Option<Value> {
        let list = self.classes(object)?;
        let units: SmallVec<[UnitId; 4]> = list.iter().flat_map(|c| self.program.own_method(*c, method)).collect();
        if units.is_empty() {
            return None;
        }
        let mut out: Option<Value> = None;
        for unit in units {
            let given = Passed { params: args.to_vec(), places: vec![None; args.len()], this: object.clone(), ..Passed::at(at) };
            let (value, _) = self.apply(walk, unit, &given);
            out = Some(out.map_or(value.clone(), |before| join(&before, &value)));
        }
        out
    }

    /// A new object of a class before its constructor runs: what the class and those above it give its fields.
    pub(super) fn initial(&mut self, walk: &mut Walk<'_>, class: Sym, at: NodeRef) -> Value {
        let mut line = Vec::new();
        let mut up = vec![class];
        while let Some(c) = up.pop() {
            if line.contains(&c) || line.len() > 20 {
                continue;
            }
            line.push(c);
            up.extend(self.program.class(c).into_iter().flat_map(|c| c.parents.iter().copied()));
        }
        let mut out: Value = None;
        let inits: Vec<UnitId> = line.iter().rev().filter_map(|c| self.program.class(*c)?.init).filter(|u| self.knows(*u)).collect();
        for init in inits {
            let (_, made) = self.apply(walk, init, &Passed::at(at));
            // What a class gives a field replaces what the class above gave it.
            if let Some(summary) = self.summaries.get(&init).cloned() {
                for (_, part) in summary.replaced.iter().filter(|(root, part)| *root == Root::This && part.is_some()) {
                    out = store(&out, part.as_slice(), &None, false);
                }
            }
            out = overlay(&mut self.atoms, &out, &made);
        }
        out
    }

    /// The result of a call of what comes from outside, to be filled in.
    pub(super) fn called(&mut self, pending: Pending, by: NodeRef) -> Value {
        let key = (pending.at, by, pending.callee.clone());
        let number = match self.called_numbers.get(&key) {
            Some(number) => {
                let known = &mut self.called[*number as usize];
                for (old, new) in known.args.iter_mut().zip(&pending.args) {
                    *old = join(old, new);
                }
                *number
            }
            None => {
                let number = self.called.len() as u32;
                self.called.push(pending);
                self.called_numbers.insert(key, number);
                number
            }
        };
        let mut set = Set::new();
        insert(&mut set, self.atoms.id(Origin::Called(number)), 0);
        tainted(set)
    }

    /// What a call of what came from outside gives where it is known what is called.
    pub(super) fn filled(&mut self, walk: &Walk<'_>, state: &State, number: u32, given: &Passed) -> Value {
        if let Some(known) = given.filled.borrow().get(&number) {
            return known.clone();
        }
        if self.filling.contains(&number) || self.filling.len() >= MAX_FILLED {
            return None;
        }
        if self.fuel < 100 {
            self.cut = true;
            return None;
        }
        self.fuel -= 20;
        self.filling.push(number);
        let Pending { callee: (root, path), method, object, args, at } = self.called[number as usize].clone();
        let base = self.root_value(walk, state, root, given);
        let callee = self.atoms.follow(&base, &path);
        let (mut units, mut outer) = self.functions(&callee);
        let args: Vec<Value> = args.iter().map(|a| self.substitute(walk, state, a, given)).collect();
        let object = self.substitute(walk, state, &object, given);
        let mut out: Value = None;
        let mut this: Value = None;
        if let Some((name, others)) = &method {
            units.clear();
            this.clone_from(&callee);
            let classes = self.classes(&callee);
            match &classes {
                Some(list) => units.extend(list.iter().flat_map(|c| self.program.own_method(*c, *name))),
                None if outer.is_empty() => units.extend(others.iter().copied()),
                None => {}
            }
            if classes.is_some() {
                outer.clear();
                if units.is_empty() {
                    units.extend(others.iter().copied());
                }
            }
        }
        let mut filled = false;
        for u in &units {
            let Some(summary) = self.summaries.get(u).cloned() else { continue };
            let inner = Passed { params: args.clone(), this: this.clone(), held: callee.clone(), ..Passed::at(at) };
            let inner = self.prepared(*u, &inner).unwrap_or(inner);
            let value = self.substitute(walk, state, &summary.result, &inner);
            let value = self.instanced(&value, *u, at);
            out = if filled { join(&out, &value) } else { value };
            filled = true;
        }
        let some = !outer.is_empty() || !units.is_empty();
        for callee in outer {
            let value = self.called(Pending { callee, method: method.clone(), object: object.clone(), args: args.clone(), at }, given.at);
            out = join(&out, &value);
        }
        if !some {
            let mut all = self.carried(&callee);
            unite(&mut all, &self.carried(&object));
            for a in &args {
                unite(&mut all, &self.carried(a));
            }
            out = tainted(all);
        }
        self.filling.pop();
        let out = self.stepped(&out, at, StepKind::Call);
        given.filled.borrow_mut().insert(number, out.clone());
        out
    }

    /// The classes of an object, where nothing else can be meant.
    pub(super) fn classes(&self, value: &Value) -> Option<SmallVec<[Sym; 2]>> {
        let Own::Tainted(set) = &value.as_ref()?.own else { return None };
        let mut out = SmallVec::new();
        for (atom, _) in set {
            match self.atoms.origin(*atom) {
                Origin::Instance(class) => out.push(*class),
                _ => return None,
            }
        }
        Some(out)
    }

    /// An object of a class.
    pub(super) fn instance(&mut self, value: &Value, class: Sym) -> Value {
        let mut set = Set::new();
        insert(&mut set, self.atoms.id(Origin::Instance(class)), 0);
        let parts = match value {
            Some(cell) => {
                if let Own::Tainted(own) = &cell.own {
                    unite(&mut set, own);
                }
                cell.parts.clone()
            }
            None => Vec::new(),
        };
        Some(Rc::new(Cell { own: Own::Tainted(set), parts }))
    }

    pub(super) fn later(&self, walk: &mut Walk<'_>, pending: Pending) {
        if !walk.collecting {
            return;
        }
        let full = walk.calls.len() >= MAX_CALLS;
        match walk.calls.iter_mut().find(|c| c.callee == pending.callee && c.at == pending.at) {
            Some(known) => {
                for (old, new) in known.args.iter_mut().zip(&pending.args) {
                    *old = join(old, new);
                }
            }
            None if full => {}
            None => walk.calls.push(pending),
        }
    }

    /// The arguments of what calls the function it is passed, with what that gives in its place.
    fn with_results(&mut self, walk: &mut Walk<'_>, does: Does, args: &[Value], at: NodeRef) -> Option<Vec<Value>> {
        let function = args.last().filter(|_| does == Does::GetOrCall)?;
        let (units, _) = self.functions(function);
        if units.is_empty() {
            return None;
        }
        let mut result: Value = None;
        for unit in units {
            let given = Passed { held: function.clone(), ..Passed::at(at) };
            let (value, _) = self.apply(walk, unit, &given);
            result = join(&result, &value);
        }
        let mut out = args.to_vec();
        *out.last_mut()? = result;
        Some(out)
    }

    /// A value without its parts.
    fn own_alone(&self, value: &Value) -> Value {
        value.as_ref().map(|cell| Rc::new(Cell { own: cell.own.clone(), parts: Vec::new() }))
    }

    /// A call of what is known of a container.
    #[expect(clippy::too_many_arguments, reason = "the parts of a call")]
    pub(super) fn contain(
        &mut self,
        walk: &mut Walk<'_>,
        call: &Call,
        does: Does,
        receiver: &Value,
        args: &[Value],
        through: Set,
        at: NodeRef,
    ) -> Value {
        let (object, keys, op) = if call.on_first {
            let rest = if does == Does::Mapped { call.keys.as_slice() } else { call.keys.get(1..).unwrap_or_default() };
            (args.first().cloned().flatten(), rest, call.args.first().map(|(a, _)| *a))
        } else {
            (receiver.clone(), call.keys.as_slice(), call.receiver)
        };
        let args = args.get(usize::from(call.on_first)..).unwrap_or_default();
        let filled = self.with_results(walk, does, args, at);
        let args = filled.as_deref().unwrap_or(args);
        let (given, new) = crate::taint::shape::act(&mut self.atoms, does, &object, keys, args);
        let puts = matches!(does, Does::PushBack | Does::PushFront | Does::Put | Does::PutNew | Does::InsertAt);
        // The name alone does not say that it is a container.
        let open = match &object {
            Some(cell) => cell.parts.is_empty() || !self.carried(&self.own_alone(&object)).is_empty(),
            None => true,
        };
        let unsure = open && !args.is_empty() && keys.first() == Some(&Proj::Any) && matches!(does, Does::Get | Does::Remove)
            || puts && does != Does::PutNew
            || does == Does::RemoveItem && !crate::taint::shape::is_known(&object);
        // A list of Go gives the element that was put into it.
        let element = puts && self.program.file.language.id() == "go" && crate::taint::shape::is_known(&object);
        let after = new.clone().flatten();
        if let Some(place) = op.and_then(|o| walk.place_of(o)).cloned() {
            let key = keys.first().copied().unwrap_or(Proj::Any);
            let steps: Vec<(Option<Proj>, Option<Proj>)> = match does {
                Does::Get | Does::GetOrCall | Does::PutNew => vec![(None, Some(key))],
                Does::First => vec![(None, Some(Proj::At(0)))],
                Does::Last => vec![(None, Some(Proj::Any))],
                Does::Same => vec![(None, None)],
                Does::Itself | Does::Elements | Does::FromPairs => {
                    super::operations::containers(&object).map(|s| (Some(s), Some(s))).collect()
                }
                _ => Vec::new(),
            };
            let places = steps.into_iter().map(|(inner, step)| {
                let mut place = place.clone();
                place.path.extend(step);
                (inner.into_iter().collect(), place)
            });
            walk.shared = places.collect();
        }
        if let Some(new) = new
            && let Some(place) = op.and_then(|o| walk.place_of(o)).cloned()
        {
            let new = if puts { self.stepped(&new, at, StepKind::Call) } else { new };
            // One of several containers is meant.
            let several = place.path.contains(&Proj::Any);
            walk.change(&mut self.atoms, &place, &new, several);
        }
        if element {
            return self.stepped(&args.first().cloned().flatten(), at, StepKind::Call);
        }
        if unsure {
            return if crate::taint::shape::is_known(&after) { after } else { tainted(through) };
        }
        self.stepped(&given, at, StepKind::Call)
    }

    /// Calls what is passed to a function that calls it.
    pub(super) fn hand_over(
        &mut self,
        walk: &mut Walk<'_>,
        call: &Call,
        gives: Given,
        args: &[Value],
        receiver: &Value,
        at: NodeRef,
    ) -> (Value, bool) {
        match gives {
            Given::Settled => return (self.settled(walk, call, args, receiver, at), true),
            Given::Settles => return (self.settles(walk, args, at), true),
            _ => {}
        }
        let language = self.program.file.language.id();
        let mut data = receiver.clone();
        let mut seed: Value = None;
        let mut side_by_side: Vec<Value> = Vec::new();
        let (mut found, mut exact, mut others) = (usize::from(call.by_name.is_some()), true, 0);
        for (a, (op, _)) in args.iter().zip(&call.args) {
            let functions = self.functions(a);
            let here = matches!(walk.graph.ops[*op as usize].act, Act::Closure(_) | Act::Function(_));
            let by_name = call.by_name.is_some() && self.is_spread(walk, *op);
            if by_name {
                continue;
            }
            if functions.0.is_empty() && functions.1.is_empty() || gives == Given::Fold && functions.0.is_empty() && !here {
                // What is folded comes before what it begins with.
                if call.receiver.is_none() && (gives != Given::Fold || others == 0) {
                    data = join(&data, a);
                    side_by_side.push(a.clone());
                } else {
                    seed = join(&seed, a);
                }
                others += 1;
            } else {
                found += functions.0.len();
                exact &= functions.1.is_empty();
                // What comes from outside may as well be what is gone through.
                if functions.0.is_empty() && call.receiver.is_none() && gives == Given::Element {
                    data = join(&data, a);
                }
            }
        }
        let back = call.back.filter(|_| exact && found > 0);
        // Elements whose places are known are gone through one by one.
        if let (Some(Back::Each), Some(steps)) = (back, crate::taint::shape::known_parts(&data))
            && matches!(gives, Given::Element | Given::Parallel)
            && side_by_side.len() < 2
        {
            let keeps = language == "php" || !call.pairs && crate::taint::shape::is_mapping(&data);
            let mut out: Value = None;
            let mut seen: SmallVec<[(Value, Value); 4]> = SmallVec::new();
            let count = steps.len();
            for step in steps {
                let element = self.atoms.project(&data, step, false);
                let known = seen.iter().find(|(e, _)| super::same(e, &element)).map(|(_, r)| r.clone());
                let result = match known {
                    Some(result) => result,
                    None => {
                        let params = self.block_params(call, gives, args, &data, &element, &[]);
                        let result = self.call_back(walk, call, args, &params, None, at);
                        seen.push((element, result.clone()));
                        result
                    }
                };
                let step = if keeps || matches!(step, Proj::At(_)) { step } else { Proj::Any };
                out = store(&out, &[step], &result, step == Proj::Any);
            }
            let all = crate::taint::shape::count(&data).filter(|n| keeps || *n == count as i64);
            return (all.map_or(out.clone(), |n| crate::taint::shape::sized(out, n)), true);
        }
        let element = match gives {
            Given::Several => {
                let size = match call.args.first().map(|(op, _)| walk.graph.ops[*op as usize].at) {
                    Some(node) => match ql_syntax::consts::decide(self.program.names, node) {
                        Some(ql_syntax::consts::Const::Int(n)) => usize::try_from(n).unwrap_or(0),
                        _ => 0,
                    },
                    None => 0,
                };
                let each = crate::taint::shape::chunks(&mut self.atoms, &data, size);
                self.atoms.project(&each, Proj::Any, false)
            }
            _ => self.atoms.project(&data, Proj::Any, false),
        };
        let seeded = others > usize::from(call.receiver.is_none());
        let mut memo = None;
        let mut params = match gives {
            Given::Element | Given::Several | Given::Parallel => self.block_params(call, gives, args, &data, &element, &side_by_side),
            Given::WithMemo => {
                // What the function changes is kept where the first argument is.
                let place = call.args.first().and_then(|(op, _)| walk.graph.place_of(*op)).cloned();
                let own = Place { var: (u64::from(at.item) << 32 | u64::from(at.node)).rotate_left(17) ^ MEMO, path: SmallVec::new() };
                let first = args.first().cloned().flatten();
                if place.is_none() {
                    walk.set(own.var, first.clone());
                }
                let element = if language == "ruby" && crate::taint::shape::is_mapping(&data) {
                    let key = self.atoms.project(&data, Proj::Key, false);
                    crate::taint::shape::pair(&key, &element)
                } else {
                    element.clone()
                };
                memo = Some((place.clone().unwrap_or_else(|| own.clone()), place.is_none()));
                vec![element, first]
            }
            Given::Whole => {
                let whole = if data.is_some() { data.clone() } else { seed.clone() };
                vec![whole.clone(), whole]
            }
            Given::Settled | Given::Settles => Vec::new(),
            Given::Fold => {
                let element = if language == "ruby" && crate::taint::shape::is_mapping(&data) {
                    let key = self.atoms.project(&data, Proj::Key, false);
                    crate::taint::shape::pair(&key, &element)
                } else {
                    element.clone()
                };
                let sum = if seeded { seed } else { element.clone() };
                vec![sum, element.clone(), element]
            }
        };
        if gives == Given::Fold
            && back.is_some()
            && found == 1
            && let Some(items) = crate::taint::shape::items(&mut self.atoms, &data)
            && let Some((function, unit)) = args.iter().find_map(|a| self.functions(a).0.first().map(|u| (a.clone(), *u)))
        {
            // One element after another.
            let mut items = items.into_iter();
            let mut sum = if seeded { params[0].clone() } else { items.next().flatten() };
            for item in items {
                let given = Passed { params: vec![sum, item], places: vec![None; 2], held: function.clone(), ..Passed::at(at) };
                sum = self.apply(walk, unit, &given).0;
            }
            return (sum, true);
        }
        if gives == Given::Fold {
            // What one round gives goes into the next.
            for a in args {
                for unit in self.functions(a).0 {
                    let given = Passed { params: params.clone(), places: vec![None; 3], held: a.clone(), ..Passed::at(at) };
                    let (value, _) = self.apply(walk, unit, &given);
                    params[0] = join(&params[0], &value);
                }
            }
        }
        // The functions of a pair of them each have their own result.
        let keyed = match back {
            Some(Back::Keyed | Back::Grouped) => {
                let mut each: SmallVec<[Value; 2]> = SmallVec::new();
                for a in args {
                    if self.functions(a).0.is_empty() {
                        continue;
                    }
                    each.push(self.call_back(walk, call, std::slice::from_ref(a), &params, None, at));
                }
                if call.by_name.is_some() {
                    each.push(self.call_back(walk, call, &[], &params, None, at));
                }
                Some((each.first().cloned().flatten(), each.get(1).cloned().unwrap_or_else(|| element.clone())))
            }
            _ => None,
        };
        if let Some((key, value)) = keyed {
            let under = if back == Some(Back::Keyed) {
                value
            } else {
                let group = store(&None, &[Proj::Any], &value, true);
                // In C# a group has its key, too.
                if language == "csharp" { store(&group, &[Proj::Field(sym("Key"))], &key, false) } else { group }
            };
            let out = store(&None, &[Proj::Any], &under, true);
            let out = store(&out, &[Proj::Key], &key, true);
            let listed = language == "csharp" && call.name == sym("GroupBy");
            return (if listed { out } else { crate::taint::shape::sized(out, MAPPING) }, true);
        }
        let result = self.call_back(walk, call, args, &params, memo.as_ref().map(|(place, _)| place), at);
        let place = call.receiver.or(call.args.first().map(|(op, _)| *op)).and_then(|r| walk.graph.place_of(r)).cloned();
        let some = |s: &mut Self| crate::taint::shape::mixed(&mut s.atoms, &data);
        let value = match back {
            Some(Back::Each) => store(&None, &[Proj::Any], &result, true),
            Some(Back::Flat) => {
                let list = store(&None, &[Proj::Any], &result, true);
                let all = crate::taint::shape::flattened(&mut self.atoms, &list);
                store(&None, &[Proj::Any], &all, true)
            }
            Some(Back::Result) => result,
            Some(Back::Same) => data,
            Some(Back::Some) => some(self),
            Some(Back::Element) => element,
            Some(Back::Nothing | Back::Grouped | Back::Keyed) => None,
            Some(Back::EachInPlace | Back::SomeInPlace) => {
                let new = if back == Some(Back::SomeInPlace) {
                    some(self)
                } else {
                    let all = store(&None, &[Proj::Any], &result, true);
                    if crate::taint::shape::is_mapping(&data) {
                        let key = self.atoms.project(&data, Proj::Key, false);
                        crate::taint::shape::sized(store(&all, &[Proj::Key], &key, true), MAPPING)
                    } else {
                        all
                    }
                };
                if let Some(place) = place {
                    let several = place.path.contains(&Proj::Any);
                    walk.change(&mut self.atoms, &place, &new, several);
                }
                new
            }
            Some(Back::Paired) => crate::taint::shape::from_pairs(&mut self.atoms, &result),
            Some(Back::Split) => {
                let half = some(self);
                crate::taint::shape::pair(&half, &half)
            }
            Some(Back::Lists) => {
                let part = some(self);
                store(&None, &[Proj::Any], &part, true)
            }
            Some(Back::KeysEach) => {
                let all = store(&None, &[Proj::Any], &element, true);
                crate::taint::shape::sized(store(&all, &[Proj::Key], &result, true), MAPPING)
            }
            Some(Back::Memo) => match &memo {
                Some((place, _)) => {
                    let whole = walk.get(&mut self.atoms, place.var);
                    self.atoms.follow(&whole, &place.path)
                }
                None => None,
            },
            None => result,
        };
        if let Some((place, true)) = memo {
            walk.state.set(place.var, None, false);
        }
        (value, back.is_some())
    }

    /// What the functions get that are passed to what goes through a container.
    fn block_params(
        &mut self,
        call: &Call,
        gives: Given,
        args: &[Value],
        data: &Value,
        element: &Value,
        side_by_side: &[Value],
    ) -> Vec<Value> {
        let language = self.program.file.language.id();
        let mapping = crate::taint::shape::is_mapping(data);
        match language {
            _ if gives == Given::Parallel && side_by_side.len() > 1 => {
                side_by_side.iter().map(|list| self.atoms.project(list, Proj::Any, false)).collect()
            }
            "ruby" if !self.program.compat => {
                let wide = args.iter().flat_map(|a| self.functions(a).0).any(|u| self.graph(u).is_some_and(|g| g.params.len() > 1));
                let keys = call.name == sym("each_key") || call.name == sym("transform_keys");
                if mapping && keys {
                    return vec![self.atoms.project(data, Proj::Key, false)];
                }
                let pair = if mapping && call.pairs {
                    let key = self.atoms.project(data, Proj::Key, false);
                    crate::taint::shape::pair(&key, element)
                } else {
                    element.clone()
                };
                // A block with several parameters takes a list apart.
                match wide {
                    _ if call.numbers => vec![pair, None],
                    true => (0..3).map(|i| self.atoms.project(&pair, Proj::At(i), false)).collect(),
                    false => vec![pair],
                }
            }
            // A mapping's entries; or an element and its place.
            "java" if mapping => vec![self.atoms.project(data, Proj::Key, false), element.clone()],
            "csharp" if mapping => {
                let key = self.atoms.project(data, Proj::Key, false);
                let entry = store(&None, &[Proj::Field(sym("Key"))], &key, false);
                vec![store(&entry, &[Proj::Field(sym("Value"))], element, false), None]
            }
            _ if self.program.compat || !call.numbers => vec![element.clone(), element.clone()],
            _ if mapping => vec![element.clone(), self.atoms.project(data, Proj::Key, false), data.clone()],
            _ => vec![element.clone(), None, data.clone()],
        }
    }

    /// Runs all functions among the arguments of a call with the same parameters.
    fn call_back(
        &mut self,
        walk: &mut Walk<'_>,
        call: &Call,
        args: &[Value],
        params: &[Value],
        memo: Option<&Place>,
        at: NodeRef,
    ) -> Value {
        let mut result: Option<Value> = None;
        for a in args {
            let (units, outer) = self.functions(a);
            for unit in units {
                let mut places = vec![None; params.len()];
                if let (Some(place), Some(second)) = (memo, places.get_mut(1)) {
                    *second = Some(place.clone());
                }
                if self.graph(unit).and_then(|g| g.params.first()).is_some_and(|p| p.by_reference)
                    && let Some(mut place) = call.args.first().and_then(|(op, _)| walk.place_of(*op)).cloned()
                    && let Some(first) = places.first_mut()
                {
                    place.path.push(Proj::Any);
                    *first = Some(place);
                }
                let given = Passed { params: params.to_vec(), places, held: a.clone(), ..Passed::at(at) };
                let (value, _) = self.apply(walk, unit, &given);
                result = Some(result.map_or(value.clone(), |before| join(&before, &value)));
            }
            for (root, path) in outer {
                self.later(walk, Pending { callee: (root, path), method: None, object: None, args: params.to_vec(), at });
            }
        }
        if let Some((name, does)) = call.by_name {
            let value = self.named_method(walk, params.first().cloned().flatten(), name, does, at);
            result = Some(result.map_or(value.clone(), |before| join(&before, &value)));
        }
        result.flatten()
    }

    /// What a method without arguments gives of an object: by its class, by what it does to a container, or the field
    /// of its name.
    fn named_method(&mut self, walk: &mut Walk<'_>, object: Value, name: Sym, does: Option<Does>, at: NodeRef) -> Value {
        if let Some(value) = self.by_method(walk, &object, name, &[], at) {
            return value;
        }
        if let Some(does) = does {
            return crate::taint::shape::act(&mut self.atoms, does, &object, &[], &[]).0;
        }
        let field = object.as_ref().is_some_and(|c| c.parts.iter().any(|(p, _)| *p == Proj::Field(name)));
        if field || self.program.attributes.contains(&name) && !self.program.methods.contains_key(&name) {
            return self.atoms.project(&object, Proj::Field(name), false);
        }
        let only = self.program.methods.get(&name).filter(|list| list.len() == 1).and_then(|list| list.first().copied());
        if let Some(unit) = only {
            let given = Passed { this: object, ..Passed::at(at) };
            let (value, _) = self.apply(walk, unit, &given);
            return value;
        }
        tainted(self.carried(&object))
    }

    /// The functions a value may be, and where others may come from.
    pub(super) fn functions(&self, value: &Value) -> (SmallVec<[UnitId; 2]>, Vec<Outside>) {
        let mut units = SmallVec::new();
        let mut outer = Vec::new();
        if let Some(cell) = value
            && let Own::Tainted(set) = &cell.own
        {
            for (atom, _) in set {
                match self.atoms.origin(*atom) {
                    Origin::Function(u) if self.knows(*u) => units.push(*u),
                    Origin::Function(_) => {}
                    Origin::In(root, path) => outer.push((*root, path.clone())),
                    Origin::Source(..) | Origin::Called(_) | Origin::Instance(_) => {}
                }
            }
        }
        (units, outer)
    }

    /// Which argument each parameter of a unit gets, where it gets one by itself.
    pub(super) fn bound(&self, walk: &Walk<'_>, unit: UnitId, call: &Call) -> Vec<Option<usize>> {
        self.bound_in(walk.graph, unit, call)
    }

    /// The same for a call in a graph.
    pub(super) fn bound_in(&self, graph: &Graph, unit: UnitId, call: &Call) -> Vec<Option<usize>> {
        let Some(Graph { params, .. }) = self.graph(unit) else { return Vec::new() };
        let mut out = vec![None; params.len()];
        let mut next = 0;
        for (index, (op, name)) in call.args.iter().enumerate() {
            if self.is_spread_in(graph, *op) {
                break;
            }
            if *name != 0 {
                if let Some(i) = self.named(unit, *name) {
                    out[i] = Some(index);
                }
            } else if params.get(next).is_some_and(|p| !p.rest) {
                out[next] = Some(index);
                next += 1;
            }
        }
        out
    }

    /// The parameter of a name, sigils left out.
    pub(super) fn named(&self, unit: UnitId, name: Sym) -> Option<usize> {
        self.graph(unit)?.params.iter().position(|p| !p.rest && (p.name == name || p.plain_name == name))
    }

    /// What each parameter of a unit gets, and where that is kept.
    pub(super) fn bind(
        &mut self,
        walk: &Walk<'_>,
        unit: UnitId,
        call: &Call,
        args: &[Value],
        loose: bool,
    ) -> (Vec<Value>, Vec<Option<Place>>) {
        let program = self.program;
        let Some(Graph { params, .. }) = self.graph(unit) else { return (Vec::new(), Vec::new()) };
        // The object is the first argument.
        let first = usize::from(loose);
        let longer: Vec<Parameter> = if loose { [&[Parameter::default()], params.as_slice()].concat() } else { Vec::new() };
        let params = if loose { longer.as_slice() } else { params.as_slice() };
        let mut values: Vec<Value> = vec![None; params.len()];
        let mut places: Vec<Option<Place>> = vec![None; params.len()];
        let mut next = 0;
        // How many elements each list of the rest has by now; none where that is not known.
        let mut rest: Option<i64> = Some(0);
        let ruby = program.file.language.id() == "ruby";
        let block = ruby && self.kind(unit) == UnitKind::Function;
        for ((op, name), value) in call.args.iter().zip(args) {
            let made = &walk.graph.ops[*op as usize];
            // A function that is written as a value is an argument like others.
            if block && matches!(made.act, Act::Closure(_)) && !program.file.text(made.at).starts_with("->") {
                if let Some(last) = values.last_mut() {
                    last.clone_from(value);
                }
                continue;
            }
            let node = program.file.node(walk.graph.ops[*op as usize].at);
            if node.kind == Kind::Spread && !self.program.compat {
                if node.op == 2 {
                    // Its entries go to the parameters of their names.
                    for (i, param) in params.iter().enumerate() {
                        if param.rest {
                            if param.keywords {
                                values[i] = overlay(&mut self.atoms, &values[i], value);
                            }
                        } else if param.plain_name != 0 && i >= next {
                            let part = self.atoms.project(value, Proj::Field(param.plain_name), false);
                            values[i] = join(&values[i], &part);
                        }
                    }
                    continue;
                }
                if node.op == 1 {
                    let mut place = 0;
                    while params.get(next).is_some_and(|p| !p.rest && (!ruby || p.plain_name != 0)) {
                        values[next] = self.atoms.project(value, Proj::At(place), false);
                        next += 1;
                        place += 1;
                    }
                    if let Some(i) = params.iter().position(|p| p.rest && !p.keywords) {
                        let all = crate::taint::shape::rest(&mut self.atoms, value, place);
                        values[i] = match (&values[i], rest) {
                            (None, Some(0)) => all,
                            (before, _) => {
                                let some = self.atoms.project(&all, Proj::Any, false);
                                store(before, &[Proj::Any], &some, true)
                            }
                        };
                        rest = None;
                    }
                    continue;
                }
            }
            let index = if *name != 0 {
                match self
                    .named(unit, *name)
                    .map(|i| i + first)
                    .or_else(|| params.iter().position(|p| p.keywords))
                    .or_else(|| params.iter().rposition(|p| p.rest))
                {
                    Some(i) => i,
                    None => {
                        // What has names in the call is one mapping where the parameters have none.
                        let free = (next..params.len()).find(|i| !params[*i].rest && ruby && params[*i].plain_name != 0);
                        let Some(i) = free else { continue };
                        values[i] = store(&values[i], &[Proj::Field(*name)], value, false);
                        continue;
                    }
                }
            } else {
                let i = next;
                if params.get(i).is_some_and(|p| !p.rest) {
                    next += 1;
                }
                i
            };
            let Some(param) = params.get(index) else { continue };
            if param.rest {
                let proj = match rest {
                    _ if *name != 0 => Proj::Field(*name),
                    Some(n) if !program.compat => Proj::At(n),
                    _ => Proj::Any,
                };
                values[index] = store(&values[index], &[proj], value, proj == Proj::Any);
                if *name == 0 {
                    rest = rest.map(|n| n + 1);
                    if let Some(count) = rest.filter(|_| !program.compat) {
                        values[index] = crate::taint::shape::sized(values[index].take(), count);
                    }
                }
            } else {
                values[index] = value.clone();
                places[index] = walk.place_of(*op).cloned();
            }
        }
        (values, places)
    }
}
