//! Imports: what one import statement says, another may say as well.

use super::{Goal, Matcher, Todo, Value};
use crate::pattern::{Ask, P, PNode, Slot};
use ql_syntax::gast::{ImportKind, Kind, NodeRef, flag};

impl Matcher<'_, '_> {
    pub(super) fn import(&mut self, kids: &[P], pn: &PNode, t: NodeRef, next: Option<&Goal<'_>>) {
        let file = self.facts.file;
        let tn = *file.node(t);
        let (from, module_kind) = (ImportKind::From as u16, ImportKind::Module as u16);
        let (module, name, alias) = (file.child(t, 0), file.child(t, 1), file.child(t, 2));
        let alias_goal_needed = self.pattern.kind(kids[2]) != Some(Kind::Nil);
        if pn.op == tn.op {
            let ts = [module, name, alias];
            // Same shape; an alias is ignored unless the pattern has one.
            let before = self.out.len();
            // A single name is the last of any path.
            let bare = matches!(self.pattern.language.id(), "rust" | "scala");
            self.slots_from(kids, &ts, &[bare, true, true], 0, next);
            if self.out.len() > before {
                return;
            }
        }
        let language = self.pattern.language.id();
        let python = language == "python";
        // However it is called here, or not.
        if language == "go" && !alias_goal_needed && pn.op == module_kind && tn.op != module_kind {
            return self.then(kids[0], module, next);
        }
        // `import $X;` is the whole name.
        if language == "java"
            && pn.op == from
            && tn.op == from
            && let (Ask::Node(Kind::Path), Ask::Mv(slot)) = (&self.pattern.node(kids[0]).ask, &self.pattern.node(kids[1]).ask)
            && self.pattern.node(kids[0]).text.is_empty()
            && (pn.flags & flag::SPECIAL == 0 || tn.flags & flag::SPECIAL != 0)
        {
            let range = file.span(module).start..file.span(name).end;
            let value = Value::Text { text: file.source[range.clone()].into(), range: Some(range) };
            return self.bind(*slot, &value, next);
        }
        if language == "java" && pn.flags & flag::SPECIAL != 0 && tn.flags & flag::SPECIAL == 0 {
            return;
        }
        if self.is_script() && !alias_goal_needed {
            let effect = ImportKind::Effect as u16;
            if pn.op == effect && tn.op != effect {
                return self.then(kids[0], module, next);
            }
            // A default import imports the name `default`.
            if pn.op == from && tn.op == ImportKind::Default as u16 && matches!(self.pattern.node(kids[1]).ask, Ask::Mv(_)) {
                let goal = Goal { todo: Todo::Node(kids[1], alias), next };
                return self.then(kids[0], module, Some(&goal));
            }
        }
        // `import a.b` also means `from a import b`, `from a.b import c`, `import a.b.c`, and back.
        let Ask::Node(Kind::Path) = self.pattern.node(kids[0]).ask else { return };
        if !(python || self.pattern.language.id() == "java") || alias_goal_needed {
            return;
        }
        if pn.op == module_kind && tn.op == module_kind && self.pattern.node(kids[0]).text.contains('$') {
            return self.module_parts(kids[0], module, next);
        }
        let mut wanted = self.pattern.node(kids[0]).text.to_string();
        if pn.op == from {
            match &self.pattern.node(kids[1]).dotted {
                Some(d) => {
                    wanted.push('.');
                    wanted.push_str(d);
                }
                None => return,
            }
        } else if pn.op != module_kind {
            return;
        }
        let mut full: String = file.text(module).split_ascii_whitespace().collect();
        if tn.op == from {
            full.push('.');
            full.push_str(file.text(name));
        }
        if full == wanted || full.strip_prefix(&wanted).is_some_and(|r| r.starts_with('.')) {
            self.solve(next);
        }
    }

    /// `const x = require('m')` and `const {x} = require('m')` as imports of `m`.
    pub(super) fn required(&mut self, kids: &[P], t: NodeRef, next: Option<&Goal<'_>>) {
        let file = self.facts.file;
        let [one] = kids else { return self.required_names(kids, t, next) };
        let pn = self.pattern.node(*one);
        let (binder, init) = (file.child(t, 1), file.child(t, 3));
        if !self.is_script() || self.pattern.kind(*one) != Some(Kind::Import) || file.node(init).kind != Kind::Call {
            return;
        }
        let callee = file.child(init, 0);
        if file.node(callee).kind != Kind::Id || file.text(callee) != "require" {
            return;
        }
        let Some(module) = file.children(file.child(init, 1)).next().filter(|m| file.node(*m).kind == Kind::Str) else { return };
        let path = Goal { todo: Todo::Module(pn.kids[0], module), next };
        if pn.op == ImportKind::Effect as u16 {
            return self.solve(Some(&path));
        }
        if pn.op != ImportKind::From as u16 || file.node(binder).kind != Kind::Record {
            return;
        }
        for pair in file.children(binder) {
            if file.node(pair).kind == Kind::Pair {
                let alias = Goal { todo: Todo::Node(pn.kids[2], file.child(pair, 1)), next: Some(&path) };
                let rest = if self.pattern.kind(pn.kids[2]) == Some(Kind::Nil) { &path } else { &alias };
                self.then(pn.kids[1], file.child(pair, 0), Some(rest));
            }
        }
    }

    /// `import a.$X`: part by part.
    fn module_parts(&mut self, p: P, module: NodeRef, next: Option<&Goal<'_>>) {
        let file = self.facts.file;
        let wanted: Vec<&str> = self.pattern.node(p).text.split('.').collect();
        let found: Vec<&str> = file.text(module).split('.').map(str::trim).collect();
        if wanted.len() != found.len() {
            return;
        }
        let mut bound: Vec<(Option<Slot>, Value)> = Vec::new();
        let mut at = file.span(module).start;
        for ((w, f), raw) in wanted.iter().zip(&found).zip(file.text(module).split('.')) {
            let start = at + raw.len() - raw.trim_start().len();
            at += raw.len() + 1;
            match self.pattern.slots.iter().find(|(name, _)| name == w) {
                Some((_, slot)) => bound.push((Some(*slot), Value::Text { text: (*f).into(), range: Some(start..start + f.len()) })),
                None if *w == "$_" => {}
                None if w == f => {}
                None => return,
            }
        }
        self.bind_each(&bound, next);
    }

    /// `const {x, y} = require('m')` as an import of several names.
    fn required_names(&mut self, kids: &[P], t: NodeRef, next: Option<&Goal<'_>>) {
        let Some((first, rest)) = kids.split_first().filter(|(_, rest)| !rest.is_empty() && rest.len() < 8) else {
            if let [one] = kids {
                self.required(&[*one], t, next);
            }
            return;
        };
        if self.pattern.is_dots(*first) {
            return self.required_names(rest, t, next);
        }
        // As many as the pattern names, each another.
        let file = self.facts.file;
        let names = file.children(file.child(t, 1)).filter(|p| file.node(*p).kind == Kind::Pair).count();
        if names < kids.iter().filter(|k| !self.pattern.is_dots(**k)).count() {
            return;
        }
        let goal = Goal { todo: Todo::Required(rest, t), next };
        self.required(&[*first], t, Some(&goal));
    }

    /// The module of an import pattern against the argument of `require`.
    pub(super) fn module(&mut self, p: P, module: NodeRef, next: Option<&Goal<'_>>) {
        let file = self.facts.file;
        if self.pattern.kind(p) == Some(Kind::Path) {
            if self.pattern.node(p).text.trim_matches(['"', '\'', '`']) == file.string(module) {
                self.solve(next);
            }
            return;
        }
        self.then(p, module, next);
    }
}
