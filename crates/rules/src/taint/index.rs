//! What the names of a file mean in the other files of a project: imports, packages, classes and what
//! they inherit, by scope. Equal names in different scopes are never taken for one another.

mod loaded;

use super::il::{UnitId, Var};
use super::lower::file_wide;
use super::program::{Class, Program, UnitKind, last_name};
use ql_syntax::gast::{File, ImportKind, Kind, NodeRef, Sym, sym};
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

/// What a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A function.
    Function(UnitId),
    /// A class, by its key.
    Class(Sym),
    /// A file, or (from the number of files on) a package of several.
    Module(u32),
    /// A variable, of the file with this number.
    Variable(Var, u32),
}

/// The names of all files of one family of languages.
#[derive(Debug, Default)]
pub(crate) struct Index {
    pub(crate) classes: FxHashMap<Sym, Class>,
    class_vars: FxHashMap<Sym, Var>,
    /// Functions of which decorators make something else, by the variables that hold it.
    pub(crate) wrapped: FxHashMap<Var, UnitId>,
    files: Vec<Links>,
    packages: Vec<Package>,
    /// Their numbers by name; those of Go by folder.
    named: FxHashMap<String, u32>,
    /// Of each file the number of its package.
    package: Vec<u32>,
    functions: FxHashMap<Sym, UnitId>,
    methods: FxHashMap<Sym, SmallVec<[(UnitId, u32); 2]>>,
    /// The statements of the file that each `include` of PHP runs.
    included: FxHashMap<(u32, NodeRef), UnitId>,
}

/// A package, namespace or module of several files.
#[derive(Debug, Default)]
struct Package {
    files: Vec<u32>,
    names: FxHashMap<Sym, Target>,
}

/// The names of one file.
#[derive(Debug, Default)]
struct Links {
    /// What it declares itself.
    own: FxHashMap<Sym, Target>,
    /// What it gives others under a name of its own.
    given: FxHashMap<Sym, Target>,
    /// Everything that these have is its own for others.
    stars: Vec<u32>,
    /// Names, dotted ones included, that others declare.
    locals: FxHashMap<Sym, Target>,
    /// Packages of which it sees every name.
    scopes: SmallVec<[u32; 2]>,
    /// The other files that it knows, ascending.
    sees: Vec<u32>,
    /// Those whose own statements run first.
    before: Vec<u32>,
}

/// Deepest chain of names that is followed.
const MAX_CHAIN: u32 = 6;
/// Deepest chain of modules that hand on what others declare.
const MAX_HANDED: u32 = 8;

/// Most names that a Ruby file has from those that it requires.
const MAX_REQUIRED: usize = 20_000;

/// How a chain of names is followed.
#[derive(Clone, Copy)]
struct Depth {
    calls: u32,
    /// Variables that hide a name are not looked for.
    roughly: bool,
}

/// An import as it is written.
struct Import {
    module: String,
    name: Option<String>,
    alias: Option<String>,
    kind: u16,
}

fn mix(a: u64, b: u64) -> u64 {
    (a ^ b.rotate_left(31)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23) ^ b
}

/// Languages whose files know one another.
pub(crate) fn family(language: &str) -> Option<&'static str> {
    Some(match language {
        "python" => "python",
        "javascript" | "typescript" | "tsx" => "javascript",
        "java" => "java",
        "go" => "go",
        "php" => "php",
        "ruby" => "ruby",
        "csharp" => "csharp",
        _ => return None,
    })
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(dir, _)| dir)
}

/// A path from a folder on, `.` and `..` resolved; none above the root.
fn joined(dir: &str, rest: &str) -> Option<String> {
    let mut parts: Vec<&str> = dir.split('/').filter(|p| !p.is_empty()).collect();
    for part in rest.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            other => parts.push(other),
        }
    }
    Some(parts.join("/"))
}

/// The package that a file says it is of, and for C# the first namespace in it.
pub(crate) fn package_of(file: &File) -> String {
    for item in 0..file.items.len() as u32 {
        let at = NodeRef { item, node: 0 };
        match file.node(at).kind {
            Kind::Package => {
                let text: String = file.children(at).next().map_or("", |c| file.text(c)).split_whitespace().collect();
                return text.replace('\\', ".").trim_start_matches('.').to_owned();
            }
            Kind::Block if file.language.id() == "csharp" => {
                if let Some(name) = namespace(file, at) {
                    return name;
                }
            }
            _ => {}
        }
    }
    String::new()
}

/// The name of a namespace with a body.
fn namespace(file: &File, at: NodeRef) -> Option<String> {
    let start = file.items[at.item as usize].base as usize;
    let own = file.text(at);
    let text = if own.starts_with("namespace") { own } else { file.source.get(start..)? };
    let rest = text.strip_prefix("namespace")?;
    Some(rest.split('{').next()?.split_whitespace().collect())
}

/// The scope in which a class of a file is declared, as text.
pub(crate) fn class_scope(file: &File, path: &str, package: &str, node: Option<NodeRef>) -> String {
    let mut around: Vec<String> = Vec::new();
    if let Some(mut at) = node {
        while at.node != 0 {
            at.node = file.node(at).parent;
            match file.node(at).kind {
                Kind::Class => around.push(file.text(file.child(at, 1)).to_owned()),
                Kind::Func => around.push(format!("#{}:{}", at.item, at.node)),
                _ => {}
            }
        }
        around.reverse();
    }
    let base = match file.language.id() {
        "java" | "csharp" | "php" => package.to_owned(),
        "ruby" => String::new(),
        "go" => format!("{}:{package}", folder(path)),
        _ => path.to_owned(),
    };
    let mut out = base;
    for part in around {
        if !out.is_empty() {
            out.push('.');
        }
        out.push_str(&part.replace("::", "."));
    }
    out
}

/// The key of a class: its scope and its name.
pub(crate) fn class_key(scope: &str, name: Sym) -> Sym {
    mix(sym(scope), name)
}

/// What tells the variables of a file from those of others: the files of a Go package share theirs.
pub(crate) fn shared_salt(file: &File, path: &str) -> u64 {
    match file.language.id() {
        "go" => sym(&format!("go:{}:{}", folder(path), package_of(file))) | 1,
        _ => sym(path) | 1,
    }
}

impl Index {
    /// Reads the names of files that sit in their places; `paths` are theirs, relative to the root.
    pub(crate) fn new(programs: &[Program<'_>], paths: &[&str]) -> Index {
        let mut index = Index::default();
        let by_path: FxHashMap<&str, u32> = paths.iter().enumerate().map(|(i, p)| (*p, i as u32)).collect();
        let packages: Vec<String> = programs.iter().map(|p| package_of(p.file)).collect();
        let language = programs.first().map_or("", |p| family(p.file.language.id()).unwrap_or(""));
        for (number, p) in programs.iter().enumerate() {
            for (key, class) in &p.classes {
                let known = index.classes.entry(*key).or_default();
                known.name = class.name;
                known.constructors.extend(class.constructors.iter().copied());
                known.init = known.init.or(class.init);
                known.before.extend(class.before.iter().copied());
                if known.fields.is_empty() {
                    known.fields.clone_from(&class.fields);
                }
                for (name, units) in &class.methods {
                    known.methods.entry(*name).or_default().extend(units.iter().copied());
                }
                if class.node.is_some() {
                    index.class_vars.entry(*key).or_insert_with(|| file_wide(p, class.name));
                }
            }
            for (name, units) in &p.methods {
                let list = index.methods.entry(*name).or_default();
                list.extend(units.iter().map(|u| (*u, number as u32)));
            }
            let mut links = own_names(p);
            if language == "php" {
                for (name, target) in &links.own {
                    if let Target::Function(unit) = target {
                        index.functions.entry(mix(sym(&packages[number]), *name)).or_insert(*unit);
                    }
                }
            }
            links.sees.push(number as u32);
            index.files.push(links);
        }
        index.group(paths, &packages, language);
        let imports: Vec<Vec<Import>> = programs.iter().map(|p| imports_of(p.file)).collect();
        for (number, p) in programs.iter().enumerate() {
            index.given(p, number);
        }
        // What is handed on is known once the files are that it comes from.
        for _ in 0..MAX_HANDED {
            let mut changed = false;
            for (number, p) in programs.iter().enumerate() {
                changed |= index.imports(programs, p, &imports[number], paths, &by_path, &packages, language);
            }
            if !changed {
                break;
            }
        }
        if language == "php" {
            for (number, path) in paths.iter().enumerate() {
                index.includes(programs, number, path, &by_path);
            }
        }
        if language == "python" {
            index.decorated(programs);
        }
        for links in &mut index.files {
            links.sees.sort_unstable();
            links.sees.dedup();
            links.before.sort_unstable();
            links.before.dedup();
        }
        index.families(programs);
        if language == "ruby" {
            index.replaced(programs, paths, &by_path);
        }
        index
    }

    /// The packages, and what they declare; a name that means several things there means none.
    fn group(&mut self, paths: &[&str], packages: &[String], language: &str) {
        if !matches!(language, "go" | "java" | "csharp" | "php") {
            return;
        }
        let mut known: FxHashMap<(&str, &str), u32> = FxHashMap::default();
        let mut unclear: FxHashSet<(u32, Sym)> = FxHashSet::default();
        for number in 0..self.files.len() {
            let dir = if language == "go" { folder(paths[number]) } else { "" };
            let place = *known.entry((dir, packages[number].as_str())).or_insert_with(|| {
                self.packages.push(Package::default());
                (self.packages.len() - 1) as u32
            });
            self.package.push(place);
            let package = &mut self.packages[place as usize];
            package.files.push(number as u32);
            for (name, target) in &self.files[number].own {
                if package.names.insert(*name, *target).is_some_and(|before| before != *target) {
                    unclear.insert((place, *name));
                }
            }
        }
        let mut known: Vec<((&str, &str), u32)> = known.into_iter().collect();
        known.sort_unstable();
        for ((dir, package), place) in known {
            let test = self.packages[place as usize].files.iter().all(|f| paths[*f as usize].ends_with("_test.go"));
            if !test {
                self.named.entry(if language == "go" { dir } else { package }.to_owned()).or_insert(place);
            }
        }
        for (place, name) in unclear {
            self.packages[place as usize].names.remove(&name);
        }
    }

    /// What a name means that a file does not declare itself.
    pub(crate) fn local(&self, file: u32, name: Sym) -> Option<Target> {
        let links = self.files.get(file as usize)?;
        if let Some(found) = links.locals.get(&name) {
            return Some(*found);
        }
        if links.own.contains_key(&name) {
            return None;
        }
        links.scopes.iter().find_map(|s| self.packages.get(*s as usize)?.names.get(&name).copied())
    }

    /// Functions that decorators of the project make something else of are variables for other files.
    fn decorated(&mut self, programs: &[Program<'_>]) {
        let mut all: FxHashMap<UnitId, Target> = FxHashMap::default();
        let mut wrapped = FxHashMap::default();
        for p in programs {
            let file = p.file;
            for unit in p.numbers() {
                let u = p.unit(unit);
                if u.kind != UnitKind::Function || u.class.is_some() || file.node(u.node).kind != Kind::Func {
                    continue;
                }
                let own = file.children(file.child(u.node, 0)).filter(|a| file.node(*a).kind == Kind::Attr).any(|a| {
                    let mut decorator = file.child(a, 0);
                    if file.node(decorator).kind == Kind::Call {
                        decorator = file.child(decorator, 0);
                    }
                    let known = |t: &Target| matches!(t, Target::Function(_) | Target::Class(_));
                    let linked = self.linked(p, decorator);
                    let links = self.files.get(p.seat.file as usize);
                    let here = links.and_then(|l| l.own.get(&file.node(decorator).sym)).filter(|_| file.node(decorator).kind == Kind::Id);
                    linked.as_ref().or(here).is_some_and(known)
                });
                if own && file.node(file.child(u.node, 1)).kind == Kind::Id {
                    let target = variable(p, file.node(file.child(u.node, 1)).sym);
                    if let Target::Variable(var, _) = target {
                        wrapped.insert(var, unit);
                    }
                    all.insert(unit, target);
                }
            }
        }
        self.wrapped = wrapped;
        for links in self.files.iter_mut().filter(|_| !all.is_empty()) {
            for target in links.own.values_mut().chain(links.given.values_mut()).chain(links.locals.values_mut()) {
                if let Target::Function(unit) = target
                    && let Some(new) = all.get(unit)
                {
                    *target = *new;
                }
            }
        }
    }

    fn members(&self, module: u32) -> SmallVec<[u32; 4]> {
        match (module as usize).checked_sub(self.files.len()) {
            None => SmallVec::from_slice(&[module]),
            Some(package) => self.packages.get(package).map(|p| p.files.iter().copied().collect()).unwrap_or_default(),
        }
    }

    /// The class that has a dotted name.
    fn class_called(&self, dotted: &str) -> Option<Target> {
        let (scope, name) = dotted.rsplit_once('.').unwrap_or(("", dotted));
        let key = class_key(scope, sym(name));
        self.class_vars.contains_key(&key).then_some(Target::Class(key))
    }

    /// `module.exports` and `export { … }`.
    fn given(&mut self, p: &Program<'_>, number: usize) {
        if family(p.file.language.id()) != Some("javascript") {
            return;
        }
        let file = p.file;
        let default = sym("default");
        let mut found: Vec<(Sym, Option<Target>)> = Vec::new();
        let links = &self.files[number];
        let value = |at: NodeRef| match file.node(at).kind {
            Kind::Func => p.by_node.get(&at).map(|u| Target::Function(*u)),
            Kind::Id => links.own.get(&file.node(at).sym).copied(),
            Kind::Class => p.class_key_at(at).map(Target::Class),
            _ => None,
        };
        for item in 0..file.items.len() as u32 {
            let at = NodeRef { item, node: 0 };
            let base = file.items[item as usize].base as usize;
            let start = file.source.get(base..).unwrap_or_default();
            let before = file.source.get(..base).unwrap_or_default().trim_end();
            let is_default =
                before.ends_with("default") || start.strip_prefix("export").is_some_and(|rest| rest.trim_start().starts_with("default"));
            match file.node(at).kind {
                Kind::Func if is_default => found.push((default, value(at))),
                Kind::Class if is_default => {
                    found.push((default, p.class_key_at(at).map(Target::Class)));
                }
                Kind::ExprStmt => {
                    let inner = file.child(at, 0);
                    if is_default {
                        found.push((default, value(inner)));
                    }
                    if file.node(inner).kind != Kind::Assign {
                        continue;
                    }
                    let (target, given) = (file.child(inner, 0), file.child(inner, 1));
                    let text = file.text(target);
                    if text == "module.exports" {
                        if file.node(given).kind == Kind::Record {
                            for part in file.children(given) {
                                match file.node(part).kind {
                                    Kind::Pair => {
                                        let (key, held) = (file.child(part, 0), file.child(part, 1));
                                        found.push((file.node(key).sym, value(held)));
                                    }
                                    Kind::Func => found.push((file.node(file.child(part, 1)).sym, value(part))),
                                    _ => {}
                                }
                            }
                        } else {
                            found.push((default, value(given)));
                        }
                    } else if let Some(name) = text.strip_prefix("module.exports.").or_else(|| text.strip_prefix("exports.")) {
                        found.push((sym(name), value(given)));
                    }
                }
                Kind::Raw if start.starts_with("export") => {
                    let text = file.text(at);
                    let Some(list) = text.split_once('{').and_then(|(_, rest)| rest.split_once('}')).map(|(list, _)| list) else {
                        continue;
                    };
                    for part in list.split(',') {
                        let words: Vec<&str> = part.split_whitespace().collect();
                        let (from, to) = match words.as_slice() {
                            [one] => (*one, *one),
                            [from, "as", to] => (*from, *to),
                            _ => continue,
                        };
                        found.push((sym(to), links.own.get(&sym(from)).copied()));
                    }
                }
                _ => {}
            }
        }
        let links = &mut self.files[number];
        for (name, target) in found {
            if let Some(target) = target {
                links.given.insert(name, target);
            }
        }
    }

    /// Links what a file imports and what its package gives it; whether anything new was found.
    #[expect(clippy::too_many_arguments, reason = "what is known of all files")]
    fn imports(
        &mut self,
        programs: &[Program<'_>],
        p: &Program<'_>,
        imports: &[Import],
        paths: &[&str],
        by_path: &FxHashMap<&str, u32>,
        packages: &[String],
        language: &str,
    ) -> bool {
        let (file, number) = (p.file, p.seat.file as usize);
        let path = paths[number];
        let mut found: Vec<(Sym, Target)> = Vec::new();
        let mut stars: Vec<u32> = Vec::new();
        let mut sees: Vec<u32> = Vec::new();
        let mut scopes: SmallVec<[u32; 2]> = self.package.get(number).copied().into_iter().collect();
        for import in imports {
            let local = |name: &str| sym(import.alias.as_deref().unwrap_or(name));
            match language {
                "python" => self.python(import, path, by_path, &mut found, &mut stars, &mut sees),
                "javascript" => {
                    let Some(module) = script_file(&import.module, path, by_path) else { continue };
                    sees.push(module);
                    if import.kind == ImportKind::From as u16 {
                        let Some(name) = &import.name else { continue };
                        if let Some(target) = self.exported(module, sym(name), 0) {
                            found.push((local(name), target));
                        }
                    } else if import.kind == ImportKind::All as u16 {
                        stars.push(module);
                    } else if let Some(alias) = &import.alias {
                        let whole = Target::Module(module);
                        let default = (import.kind == ImportKind::Default as u16 || import.kind == ImportKind::Module as u16)
                            .then(|| self.exported(module, sym("default"), 0))
                            .flatten();
                        found.push((sym(alias), default.unwrap_or(whole)));
                    }
                }
                "go" => {
                    let Some(place) = self.go_package(&import.module) else { continue };
                    let files = self.packages[place].files.clone();
                    let name = files.first().map(|f| packages[*f as usize].clone()).unwrap_or_default();
                    found.push((local(&name), Target::Module((self.files.len() + place) as u32)));
                    sees.extend(files);
                }
                "java" | "csharp" => {
                    if import.kind == ImportKind::All as u16 {
                        scopes.extend(self.named.get(&import.module).copied());
                        continue;
                    }
                    let full = match &import.name {
                        Some(name) => format!("{}.{name}", import.module),
                        None => import.module.clone(),
                    };
                    let last = full.rsplit('.').next().unwrap_or_default().to_owned();
                    if let Some(class) = self.class_called(&full) {
                        found.push((local(&last), class));
                    } else if let Some(Target::Class(key)) = self.class_called(&import.module)
                        && let Some(units) = self.classes.get(&key).and_then(|c| c.methods.get(&sym(&last)))
                        && let [unit] = units.as_slice()
                    {
                        found.push((local(&last), Target::Function(*unit)));
                    }
                }
                "php" => {
                    let full = import.module.replace('\\', ".").trim_start_matches('.').to_owned();
                    let full = import.name.as_ref().map_or(full.clone(), |n| format!("{full}.{n}"));
                    let (scope, last) = full.rsplit_once('.').unwrap_or(("", &full));
                    let function = self.functions.get(&mix(sym(scope), sym(last))).map(|u| Target::Function(*u));
                    if let Some(target) = self.class_called(&full).or(function) {
                        found.push((local(last), target));
                    }
                }
                _ => {}
            }
        }
        match language {
            "javascript" => self.required(p, path, by_path, &mut found, &mut stars, &mut sees),
            // The namespaces around it, and what is in none.
            "csharp" | "php" => {
                let mut around = packages[number].as_str();
                while !around.is_empty() {
                    around = around.rsplit_once('.').filter(|_| language == "csharp").map_or("", |(outer, _)| outer);
                    scopes.extend(self.named.get(around).copied());
                }
            }
            "ruby" => {
                for other in self.ruby_files(file, path, by_path) {
                    sees.push(other);
                    let others = &self.files[other as usize];
                    if found.len() + others.locals.len() > MAX_REQUIRED {
                        continue;
                    }
                    found.extend(others.own.iter().map(|(name, target)| (*name, *target)));
                    found.extend(others.locals.iter().map(|(name, target)| (*name, *target)));
                }
            }
            _ => {}
        }
        for (_, target) in &found {
            match target {
                Target::Module(m) => sees.extend(self.members(*m)),
                Target::Function(unit) => sees.extend(file_of(programs, *unit)),
                Target::Class(key) => {
                    if let Some(class) = self.classes.get(key) {
                        let units = class.init.into_iter().chain(class.constructors.iter().copied());
                        sees.extend(units.filter_map(|u| file_of(programs, u)));
                    }
                }
                Target::Variable(_, file) => sees.push(*file),
            }
        }
        let links = &mut self.files[number];
        let mut changed = false;
        links.scopes = scopes;
        for (name, target) in found {
            if !links.own.contains_key(&name) && !links.locals.contains_key(&name) {
                links.locals.insert(name, target);
                changed = true;
            }
        }
        for star in stars {
            if star != number as u32 && !links.stars.contains(&star) {
                links.stars.push(star);
                changed = true;
            }
        }
        for other in sees {
            if other != number as u32 && !links.sees.contains(&other) {
                links.sees.push(other);
                links.before.push(other);
            }
        }
        changed
    }

    fn python(
        &self,
        import: &Import,
        path: &str,
        by_path: &FxHashMap<&str, u32>,
        found: &mut Vec<(Sym, Target)>,
        stars: &mut Vec<u32>,
        sees: &mut Vec<u32>,
    ) {
        let module = python_file(&import.module, path, by_path);
        sees.extend(module);
        if import.kind == ImportKind::All as u16 {
            stars.extend(module);
            if let Some(module) = module {
                let names: Vec<(Sym, Target)> = self.files[module as usize].own.iter().map(|(n, t)| (*n, *t)).collect();
                found.extend(names);
                found.extend(self.files[module as usize].locals.iter().map(|(n, t)| (*n, *t)));
            }
        } else if import.kind == ImportKind::From as u16 {
            let Some(name) = &import.name else { return };
            let local = sym(import.alias.as_deref().unwrap_or(name));
            let below = if import.module.ends_with('.') { format!("{}{name}", import.module) } else { format!("{}.{name}", import.module) };
            if let Some(target) = module.and_then(|m| self.exported(m, sym(name), 0)) {
                found.push((local, target));
            } else if let Some(file) = python_file(&below, path, by_path) {
                sees.push(file);
                found.push((local, Target::Module(file)));
            }
        } else if let Some(alias) = &import.alias {
            found.extend(module.map(|m| (sym(alias), Target::Module(m))));
        } else {
            // `import a.b.c` makes `a`, `a.b` and `a.b.c` known.
            let mut name = import.module.as_str();
            loop {
                if let Some(file) = python_file(name, path, by_path) {
                    sees.push(file);
                    found.push((sym(name), Target::Module(file)));
                }
                match name.rsplit_once('.') {
                    Some((outer, _)) => name = outer,
                    None => break,
                }
            }
        }
    }

    /// `require` in JavaScript, and `export * from`.
    fn required(
        &self,
        p: &Program<'_>,
        path: &str,
        by_path: &FxHashMap<&str, u32>,
        found: &mut Vec<(Sym, Target)>,
        stars: &mut Vec<u32>,
        sees: &mut Vec<u32>,
    ) {
        let file = p.file;
        for item in 0..file.items.len() as u32 {
            let at = NodeRef { item, node: 0 };
            match file.node(at).kind {
                Kind::Raw => {
                    let text = file.text(at);
                    if let Some(rest) = text.strip_prefix("export").map(str::trim_start).and_then(|r| r.strip_prefix('*')) {
                        let from = rest.split(['"', '\'']).nth(1).and_then(|m| script_file(m, path, by_path));
                        stars.extend(from);
                        sees.extend(from);
                    }
                }
                Kind::VarDef => {
                    let (binder, init) = (file.child(at, 1), file.child(at, 3));
                    let Some(module) = required_file(file, init, path, by_path) else { continue };
                    sees.push(module);
                    match file.node(binder).kind {
                        Kind::Id => {
                            let default = self.files[module as usize].given.get(&sym("default")).copied();
                            found.push((file.node(binder).sym, default.unwrap_or(Target::Module(module))));
                        }
                        Kind::Record => {
                            for pair in file.children(binder).filter(|c| file.node(*c).kind == Kind::Pair) {
                                let (key, name) = (file.child(pair, 0), file.child(pair, 1));
                                if let Some(target) = self.exported(module, file.node(key).sym, 0) {
                                    found.push((file.node(name).sym, target));
                                }
                            }
                        }
                        _ => {}
                    }
                }
                _ => {}
            }
        }
    }

    /// The package of an import path: the one with the longest folder that the path ends in.
    fn go_package(&self, import: &str) -> Option<usize> {
        let mut rest = import;
        loop {
            if let Some(place) = self.named.get(rest).filter(|_| !rest.is_empty()) {
                return Some(*place as usize);
            }
            rest = rest.split_once('/')?.1;
        }
    }

    fn ruby_files(&self, file: &File, path: &str, by_path: &FxHashMap<&str, u32>) -> Vec<u32> {
        let mut out = Vec::new();
        for item in 0..file.items.len() as u32 {
            let at = file.child(NodeRef { item, node: 0 }, 0);
            if file.node(at).kind == Kind::Call && file.text(file.child(at, 0)) == "require_relative" {
                let arg = file.children(file.child(at, 1)).next().filter(|a| file.node(*a).kind == Kind::Str);
                let found = arg.and_then(|a| joined(folder(path), file.string(a)));
                out.extend(found.and_then(|p| by_path.get(format!("{}.rb", p.trim_end_matches(".rb")).as_str()).copied()));
            }
        }
        out
    }

    /// Parents and children of classes, across files.
    fn families(&mut self, programs: &[Program<'_>]) {
        let mut all: FxHashMap<Sym, Vec<Sym>> = FxHashMap::default();
        for p in programs {
            for (key, class) in &p.classes {
                let Some(node) = class.node else { continue };
                for at in [3, 4].into_iter().flat_map(|place| p.file.children(p.file.child(node, place)).collect::<Vec<_>>()) {
                    let parent = match self.linked(p, at) {
                        Some(Target::Class(parent)) => Some(parent),
                        _ => last_name(p.file, at).map(|name| p.class_key(name).unwrap_or(name)),
                    };
                    let list = all.entry(*key).or_default();
                    if let Some(parent) = parent.filter(|x| x != key && !list.contains(x)) {
                        list.push(parent);
                    }
                }
                // What is mixed in from other files.
                for parent in class.parents.iter().filter(|c| !p.classes.contains_key(c)) {
                    let list = all.entry(*key).or_default();
                    if let Some(Target::Class(mixed)) = self.local(p.seat.file, *parent)
                        && mixed != *key
                        && !list.contains(&mixed)
                    {
                        list.push(mixed);
                    }
                }
                // What is mixed in, where it is in the same file.
                let list = all.entry(*key).or_default();
                for parent in class.parents.iter().filter(|c| *c != key && p.classes.contains_key(c)) {
                    if !list.contains(parent) {
                        list.push(*parent);
                    }
                }
            }
        }
        for (key, parents) in all {
            for parent in &parents {
                if let Some(class) = self.classes.get_mut(parent) {
                    class.children.push(key);
                }
            }
            if let Some(class) = self.classes.get_mut(&key) {
                class.parents = parents;
            }
        }
        for class in self.classes.values_mut() {
            class.children.sort_unstable();
            class.children.dedup();
        }
    }

    /// What a name or a chain of names of a file means that other files declare.
    pub(crate) fn linked(&self, p: &Program<'_>, at: NodeRef) -> Option<Target> {
        self.link(p, at, Depth { calls: 0, roughly: false })
    }

    /// The same, also where a variable of the same name hides what is imported: which variables there are is
    /// not looked at.
    pub(crate) fn maybe_linked(&self, p: &Program<'_>, at: NodeRef) -> Option<Target> {
        self.link(p, at, Depth { calls: 0, roughly: true })
    }

    fn link(&self, p: &Program<'_>, at: NodeRef, depth: Depth) -> Option<Target> {
        if depth.calls > MAX_CHAIN {
            return None;
        }
        let below = Depth { calls: depth.calls + 1, ..depth };
        let file = p.file;
        let links = self.files.get(p.seat.file as usize)?;
        match file.node(at).kind {
            Kind::Id => {
                if let Some(found) = self.local(p.seat.file, file.node(at).sym) {
                    return (depth.roughly || !matches!(p.names.scope_of(at), Some(Some(_)))).then_some(found);
                }
                let text = file.text(at);
                (text.contains('\\')).then(|| self.class_called(text.trim_start_matches('\\').replace('\\', ".").as_str())).flatten()
            }
            Kind::Dot => {
                let (object, name) = (file.child(at, 0), file.child(at, 1));
                if file.node(name).kind != Kind::Id {
                    return None;
                }
                let base = self.link(p, object, below);
                let text = file.text(at);
                let dotted = text.len() < 200 && !text.contains(['(', '[', ' ', '\n']);
                let known = dotted.then(|| links.locals.get(&sym(text)).copied()).flatten();
                if let Some(found) = known {
                    return Some(found);
                }
                match base {
                    Some(Target::Module(module)) => self.exported(module, file.node(name).sym, 0),
                    Some(_) => None,
                    None if dotted && matches!(file.language.id(), "java" | "csharp" | "ruby" | "php") => {
                        self.class_called(&text.replace("::", ".").replace('\\', "."))
                    }
                    None => None,
                }
            }
            Kind::TypeApply | Kind::TypeWrap => self.link(p, file.child(at, 0), below),
            Kind::Path => links.locals.get(&sym(file.text(at))).copied(),
            _ => None,
        }
    }

    /// What a module gives under a name.
    fn exported(&self, module: u32, name: Sym, depth: u32) -> Option<Target> {
        if depth > MAX_HANDED {
            return None;
        }
        for file in self.members(module) {
            let links = self.files.get(file as usize)?;
            if let Some(found) = links.given.get(&name).or_else(|| links.own.get(&name)).or_else(|| links.locals.get(&name)) {
                return Some(*found);
            }
        }
        let stars: SmallVec<[u32; 4]> = self.members(module).iter().flat_map(|f| self.files[*f as usize].stars.clone()).collect();
        stars.into_iter().find_map(|s| self.exported(s, name, depth + 1))
    }

    /// The variable that stands for a class itself.
    pub(crate) fn class_var(&self, key: Sym) -> Option<Var> {
        self.class_vars.get(&key).copied()
    }

    /// The only method of a name in the files that a file knows.
    pub(crate) fn only_method(&self, p: &Program<'_>, name: Sym) -> Option<UnitId> {
        let links = self.files.get(p.seat.file as usize)?;
        let near = |file: &u32| {
            let package = self.package.get(*file as usize);
            links.sees.binary_search(file).is_ok() || package.is_some_and(|p| links.scopes.contains(p))
        };
        let mut found = self.methods.get(&name)?.iter().filter(|(_, file)| near(file));
        let (unit, _) = found.next()?;
        found.next().is_none().then_some(*unit)
    }

    /// The files whose own statements run before a file's.
    pub(crate) fn before(&self, file: u32) -> &[u32] {
        self.files.get(file as usize).map_or(&[], |l| &l.before)
    }
}

fn variable(p: &Program<'_>, name: Sym) -> Target {
    Target::Variable(file_wide(p, name), p.seat.file)
}

/// Which file a unit is in.
pub(crate) fn file_of(programs: &[Program<'_>], unit: UnitId) -> Option<u32> {
    let place = programs.partition_point(|p| p.seat.units <= unit).checked_sub(1)?;
    programs[place].has(unit).then_some(place as u32)
}

/// Functions, classes and variables at the top of a file.
fn own_names(p: &Program<'_>) -> Links {
    let file = p.file;
    let mut links = Links::default();
    for unit in p.numbers() {
        let u = p.unit(unit);
        let name = if u.kind == UnitKind::Function && u.class.is_none() { Some(file.child(u.node, 1)) } else { None };
        if let Some(name) = name.filter(|n| file.node(*n).kind == Kind::Id) {
            links.own.entry(file.node(name).sym).or_insert(Target::Function(unit));
        }
    }
    for (key, class) in &p.classes {
        let Some(node) = class.node else { continue };
        if file.node(file.child(node, 1)).kind == Kind::Id {
            links.own.insert(class.name, Target::Class(*key));
        }
    }
    for item in 0..file.items.len() as u32 {
        let at = NodeRef { item, node: 0 };
        if file.node(at).kind != Kind::VarDef {
            continue;
        }
        let (binder, init) = (file.child(at, 1), file.child(at, 3));
        if file.node(binder).kind != Kind::Id {
            continue;
        }
        let target = match p.by_node.get(&init).filter(|_| file.node(init).kind == Kind::Func) {
            Some(unit) => Target::Function(*unit),
            None if file.node(init).kind == Kind::Call && file.text(init).starts_with("require") => continue,
            None => variable(p, file.node(binder).sym),
        };
        links.own.entry(file.node(binder).sym).or_insert(target);
    }
    if file.language.id() == "python" {
        for item in 0..file.items.len() as u32 {
            let at = file.child(NodeRef { item, node: 0 }, 0);
            if file.node(at).kind == Kind::Assign && file.node(file.child(at, 0)).kind == Kind::Id {
                let name = file.node(file.child(at, 0)).sym;
                links.own.entry(name).or_insert(variable(p, name));
            }
        }
    }
    links
}

fn imports_of(file: &File) -> Vec<Import> {
    let mut out = Vec::new();
    for (item, at) in file.items.iter().enumerate() {
        for (node, n) in at.item.nodes.iter().enumerate() {
            if n.kind != Kind::Import {
                continue;
            }
            let r = NodeRef { item: item as u32, node: node as u32 };
            let [module, name, alias] = [0, 1, 2].map(|i| file.child(r, i));
            let text = |at: NodeRef| (file.node(at).kind != Kind::Nil).then(|| file.text(at).to_owned());
            let raw: String = text(module).unwrap_or_default().split_whitespace().collect();
            out.push(Import { module: raw.trim_matches(['"', '\'', '`']).to_owned(), name: text(name), alias: text(alias), kind: n.op });
        }
    }
    out
}

/// The file of a Python module, seen from a file.
fn python_file(module: &str, path: &str, by_path: &FxHashMap<&str, u32>) -> Option<u32> {
    let dots = module.len() - module.trim_start_matches('.').len();
    let rest = module[dots..].replace('.', "/");
    let at = |dir: &str| {
        let base = joined(dir, &rest)?;
        let own = by_path.get(format!("{base}.py").as_str()).filter(|_| !rest.is_empty());
        let init = if base.is_empty() { "__init__.py".to_owned() } else { format!("{base}/__init__.py") };
        own.or_else(|| by_path.get(init.as_str())).copied()
    };
    let mut dir = folder(path);
    if dots > 0 {
        for _ in 1..dots {
            dir = folder(dir);
        }
        return at(dir);
    }
    if rest.is_empty() {
        return None;
    }
    loop {
        if let Some(found) = at(dir) {
            return Some(found);
        }
        if dir.is_empty() {
            return None;
        }
        dir = folder(dir);
    }
}

/// The file of a module of JavaScript or TypeScript, seen from a file.
fn script_file(module: &str, path: &str, by_path: &FxHashMap<&str, u32>) -> Option<u32> {
    if !module.starts_with('.') {
        return None;
    }
    let base = joined(folder(path), module)?;
    let get = |p: String| by_path.get(p.as_str()).copied();
    let bare = base.strip_suffix(".js").or_else(|| base.strip_suffix(".mjs")).or_else(|| base.strip_suffix(".jsx")).unwrap_or(&base);
    let endings = ["ts", "tsx", "js", "jsx", "mjs", "cjs", "mts", "cts"];
    get(base.clone())
        .or_else(|| endings.iter().find_map(|e| get(format!("{bare}.{e}"))))
        .or_else(|| endings.iter().find_map(|e| get(format!("{base}.{e}"))))
        .or_else(|| endings.iter().find_map(|e| get(joined(&base, &format!("index.{e}"))?)))
}

fn required_file(file: &File, call: NodeRef, path: &str, by_path: &FxHashMap<&str, u32>) -> Option<u32> {
    if file.node(call).kind != Kind::Call || file.text(file.child(call, 0)) != "require" {
        return None;
    }
    let arg = file.children(file.child(call, 1)).next().filter(|a| file.node(*a).kind == Kind::Str)?;
    script_file(file.string(arg), path, by_path)
}
