//! Calls: which functions they reach and what those are given.

use super::{
    Act, Back, Call, Cell, Does, Given, Graph, Kind, MAPPING, MAX_CALLS, MAX_FILLED, NodeRef, Origin, Outside, Own, Passed, Pending, Place,
    Proj, Rc, Reach, Root, Set, SmallVec, Solver, State, StepKind, Sym, UnitId, UnitKind, Value, Walk, fielded, flag, insert, join,
    overlay, put_into, store, sym, tainted, unite,
};

impl<'p, 'f> Solver<'_, 'p, 'f> {
    pub(super) fn call(&mut self, walk: &mut Walk<'_>, call: &Call, at: NodeRef) -> (Value, Set) {
        let compat = self.program.compat;
        let callee = walk.values[call.callee as usize].clone();
        let receiver = call.receiver.and_then(|r| walk.values[r as usize].clone());
        let args: Vec<Value> = call.args.iter().map(|(a, _)| walk.values[*a as usize].clone()).collect();
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
                if let (Some(place), Some(value)) = (call.receiver.and_then(|r| walk.graph.place_of(r)).cloned(), args.first()) {
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
        let told = certain && !units.is_empty();
        // A function that is an object with a method to call it.
        let called = if call.invokes && call.targets.is_empty() { join(&callee, &receiver) } else { callee.clone() };
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
                                || (!call.common || call.invokes && path.len() > 1) && args.iter().any(Option::is_some)) =>
                    {
                        let mut given = Vec::new();
                        given.extend(args.iter().cloned());
                        let table = matches!(root, Root::Free(_)) && (!call.common || call.invokes)
                            || root == Root::This && call.invokes && path.len() > 1;
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
        if known {
            let sure = units.len() == 1 && certain;
            walk.ends = sure && units.iter().all(|u| self.graph(*u).is_some_and(|g| g.endless) && self.summaries.contains_key(u));
            let base = if call.makes { self.initial(walk, call.name, at) } else { None };
            for unit in units {
                let place = call.receiver.and_then(|r| walk.graph.place_of(r)).cloned();
                // A constructor that only looks at what becomes the fields by itself.
                let compact = call.makes && !call.fields.is_empty() && self.graph(unit).is_some_and(|g| g.params.is_empty());
                let base = if compact { fielded(&base, call, &args) } else { base.clone() };
                let this = match (call.makes, &called_on) {
                    (true, _) => base.clone(),
                    (_, Some(_)) => called_on.clone(),
                    _ => receiver.clone(),
                };
                let place = if called_on.is_some() { walk.graph.place_of(call.callee).cloned() } else { place };
                let this_place = if call.makes { None } else { place };
                let (params, places) = self.bind(walk, unit, call, &args);
                let context = if Self::is_bound(&called) { None } else { self.context(walk, unit, call, &args, &receiver) };
                let special = context.and_then(|c| {
                    // In a unit that is looked at for one call what comes from outside may be a source's.
                    let passed = args.iter().chain([&receiver]).any(|v| self.carries_source(v) || self.depth > 0 && v.is_some());
                    self.special(unit, c, passed)
                });
                let given = Passed { params, places, this, this_place, held: called.clone(), special, ..Passed::at(at) };
                self.sure = sure && !call.makes;
                let (value, made) = self.apply(walk, unit, &given);
                if !call.makes {
                    result = join(&result, &value);
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
        } else if call.makes {
            result = self.initial(walk, call.name, at);
            if !call.fields.is_empty() {
                result = fielded(&result, call, &args);
                return (self.instance(&result, call.name), all);
            }
        }
        if !known {
            // Functions that are passed on to what calls them.
            if let Some(gives) = call.gives {
                let (back, exact) = self.hand_over(walk, call, gives, &args, &receiver, at);
                if exact {
                    return (back, all);
                }
                result = join(&result, &back);
            }
            if call.puts
                && let Some(place) = call.receiver.and_then(|r| walk.graph.place_of(r)).cloned()
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
        if !known || !certain {
            result = join(&result, &tainted(through));
        }
        (result, all)
    }

    /// What a conversion to text gives of an object whose class says how.
    pub(super) fn own_text(&mut self, walk: &mut Walk<'_>, call: &Call, args: &[Value], at: NodeRef) -> Option<Value> {
        if self.program.file.language.id() != "python" || !call.targets.is_empty() || call.receiver.is_some() || call.name != sym("str") {
            return None;
        }
        let [object] = args else { return None };
        self.by_method(walk, object, sym("__str__"), &[], at)
    }

    /// What a method of an object gives, where its class is known and has it.
    pub(super) fn by_method(&mut self, walk: &mut Walk<'_>, object: &Value, method: Sym, args: &[Value], at: NodeRef) -> Option<Value> {
        let list = self.classes(object)?;
        let units: SmallVec<[UnitId; 4]> = list.iter().flat_map(|c| self.program.own_method(*c, method)).collect();
        if units.is_empty() {
            return None;
        }
        let mut out: Value = None;
        for unit in units {
            let given = Passed { params: args.to_vec(), places: vec![None; args.len()], this: object.clone(), ..Passed::at(at) };
            let (value, _) = self.apply(walk, unit, &given);
            out = join(&out, &value);
        }
        Some(out)
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
            out = overlay(&out, &made);
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
        for u in &units {
            let Some(summary) = self.summaries.get(u).cloned() else { continue };
            let inner = Passed { params: args.clone(), this: this.clone(), held: callee.clone(), ..Passed::at(at) };
            let inner = self.prepared(*u, &inner).unwrap_or(inner);
            let value = self.substitute(walk, state, &summary.result, &inner);
            let value = self.instanced(&value, *u, at);
            out = join(&out, &value);
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
        let unsure = !args.is_empty() && keys.first() == Some(&Proj::Any) && matches!(does, Does::Get | Does::Remove)
            || puts && does != Does::PutNew
            || does == Does::RemoveItem && !crate::taint::shape::is_known(&object);
        // A list of Go gives the element that was put into it.
        let element = puts && self.program.file.language.id() == "go" && crate::taint::shape::is_known(&object);
        let after = new.clone().flatten();
        if let Some(new) = new
            && let Some(place) = op.and_then(|o| walk.graph.place_of(o)).cloned()
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
        let mut data = receiver.clone();
        let mut seed: Value = None;
        let (mut found, mut exact, mut others) = (0, true, 0);
        for (a, (op, _)) in args.iter().zip(&call.args) {
            let functions = self.functions(a);
            let here = matches!(walk.graph.ops[*op as usize].act, Act::Closure(_) | Act::Function(_));
            if functions.0.is_empty() && functions.1.is_empty() || gives == Given::Fold && functions.0.is_empty() && !here {
                // What is folded comes before what it begins with.
                if call.receiver.is_none() && (gives != Given::Fold || others == 0) {
                    data = join(&data, a);
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
        let element = self.atoms.project(&data, Proj::Any, false);
        let back = call.back.filter(|_| exact && found > 0);
        let seeded = others > usize::from(call.receiver.is_none());
        let mut params = match gives {
            Given::Element if crate::taint::shape::is_mapping(&data) && self.program.file.language.id() == "ruby" && call.pairs => {
                vec![self.atoms.project(&data, Proj::Key, false), element.clone()]
            }
            // A mapping's entries; or an element and its place.
            Given::Element if crate::taint::shape::is_mapping(&data) && matches!(self.program.file.language.id(), "java") => {
                vec![self.atoms.project(&data, Proj::Key, false), element.clone()]
            }
            // A block of Ruby with several parameters takes a list apart.
            Given::Element if !call.numbers && !self.program.compat && self.program.file.language.id() == "ruby" => {
                let wide = args.iter().flat_map(|a| self.functions(a).0).any(|u| self.graph(u).is_some_and(|g| g.params.len() > 1));
                if wide { (0..3).map(|i| self.atoms.project(&element, Proj::At(i), false)).collect() } else { vec![element.clone()] }
            }
            Given::Element if self.program.compat || !call.numbers => vec![element.clone(), element.clone()],
            Given::Element => vec![element.clone(), None, data.clone()],
            Given::Whole => {
                let whole = if data.is_some() { data.clone() } else { seed.clone() };
                vec![whole.clone(), whole]
            }
            Given::Fold => {
                let sum = if seeded { seed } else { element.clone() };
                vec![sum, element.clone(), element.clone()]
            }
        };
        let mut result: Value = None;
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
        for a in args {
            let (units, outer) = self.functions(a);
            for unit in units {
                let mut places = vec![None; params.len()];
                if self.graph(unit).and_then(|g| g.params.first()).is_some_and(|p| p.by_reference)
                    && let Some(mut place) = call.args.first().and_then(|(op, _)| walk.graph.place_of(*op)).cloned()
                    && let Some(first) = places.first_mut()
                {
                    place.path.push(Proj::Any);
                    *first = Some(place);
                }
                let given = Passed { params: params.clone(), places, held: a.clone(), ..Passed::at(at) };
                let (value, _) = self.apply(walk, unit, &given);
                result = join(&result, &value);
            }
            for (root, path) in outer {
                self.later(walk, Pending { callee: (root, path), method: None, object: None, args: params.clone(), at });
            }
        }
        match back {
            Some(Back::Each) => (store(&None, &[Proj::Any], &result, true), true),
            Some(Back::Result) => (result, true),
            Some(Back::Same) => (data, true),
            Some(Back::Element) => (element, true),
            Some(Back::Nothing) => (None, true),
            None => (result, false),
        }
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
    pub(super) fn bind(&mut self, walk: &Walk<'_>, unit: UnitId, call: &Call, args: &[Value]) -> (Vec<Value>, Vec<Option<Place>>) {
        let program = self.program;
        let Some(Graph { params, .. }) = self.graph(unit) else { return (Vec::new(), Vec::new()) };
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
                                values[i] = overlay(&values[i], value);
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
                places[index] = walk.graph.place_of(*op).cloned();
            }
        }
        (values, places)
    }
}
