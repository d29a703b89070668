//! Names: what an imported name really is, and in which scope a local one is declared.

use crate::consts::Const;
use crate::gast::{File, ImportKind, Item, Kind, NodeRef, Sym, VarKind, flag, sym};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

/// What is known of the names of a file. Parts are computed on first use.
pub struct Names<'f> {
    file: &'f File,
    compat: bool,
    imports: OnceLock<Imports>,
    scopes: OnceLock<Scopes>,
    jumps: OnceLock<Vec<Vec<u32>>>,
    answers: Mutex<FxHashMap<(NodeRef, bool), Option<Const>>>,
    assigned: OnceLock<FxHashMap<Sym, Vec<NodeRef>>>,
}

/// Imported names and modules whose every name is imported.
#[derive(Debug, Default)]
pub struct Imports {
    /// Local name to the canonical dotted names it may mean.
    pub names: FxHashMap<Sym, Vec<String>>,
    /// Modules imported with a wildcard.
    pub wildcards: Vec<String>,
}

/// A declaration's scope: the item and the function or class node; `None` is the file itself.
pub type Scope = Option<NodeRef>;

/// Where names are declared and how often.
#[derive(Debug, Default)]
pub struct Scopes {
    declared: FxHashMap<(Scope, Sym), Vec<Declaration>>,
    /// For each node of each item, the innermost function or class around it, itself included, as a node
    /// plus one: chains of thousands of branches lie inside one another.
    enclosing: Vec<Vec<u32>>,
}

/// One place that gives a name a value.
#[derive(Clone, Copy, Debug)]
pub struct Declaration {
    /// The node that assigns or declares.
    pub at: NodeRef,
    /// The name's own node.
    pub name: NodeRef,
    /// The value, where it is a plain assignment of one.
    pub value: Option<NodeRef>,
    /// A compound assignment (`+=`).
    pub compound: bool,
    /// Declared with `const`, `final` or as a constant.
    pub constant: bool,
}

impl<'f> Names<'f> {
    /// Whether only what Semgrep sees counts.
    pub(crate) fn is_compat(&self) -> bool {
        self.compat
    }

    /// Nothing is computed yet. With `compat` only those imports count that Semgrep follows.
    pub fn new(file: &'f File, compat: bool) -> Names<'f> {
        Names {
            file,
            compat,
            imports: OnceLock::new(),
            scopes: OnceLock::new(),
            jumps: OnceLock::new(),
            answers: Mutex::default(),
            assigned: OnceLock::new(),
        }
    }

    /// The file.
    pub fn file(&self) -> &'f File {
        self.file
    }

    /// Works out what most questions need. It is done on the first question otherwise.
    pub fn prepare(&self) {
        self.imports();
        self.scopes();
    }

    /// The import table.
    pub fn imports(&self) -> &Imports {
        self.imports.get_or_init(|| imports(self.file, self.compat))
    }

    /// The declarations.
    pub fn scopes(&self) -> &Scopes {
        self.scopes.get_or_init(|| scopes(self.file))
    }

    /// What constants came to, by expression and by whether comparisons count.
    pub(crate) fn answers(&self) -> MutexGuard<'_, FxHashMap<(NodeRef, bool), Option<Const>>> {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether a subtree leaves its surroundings anywhere by a jump.
    pub(crate) fn jumps(&self, at: NodeRef) -> bool {
        let counts = self.jumps.get_or_init(|| self.file.items.iter().map(|at| jumps(&at.item)).collect());
        let Some(of_item) = counts.get(at.item as usize) else { return false };
        let count = |node: u32| of_item.get(node as usize).copied().unwrap_or(0);
        count(self.file.node(at).next) > count(at.node)
    }

    /// The canonical dotted names of a name or of a chain of accesses that begins with an imported
    /// name; empty where it does not.
    pub fn canonical(&self, at: NodeRef) -> Vec<String> {
        let imports = self.imports();
        if imports.names.is_empty() {
            return Vec::new();
        }
        let mut rest: Vec<&str> = Vec::new();
        let mut node = at;
        loop {
            let n = self.file.node(node);
            match n.kind {
                Kind::Dot => {
                    let name = self.file.child(node, 1);
                    if self.file.node(name).kind != Kind::Id {
                        return Vec::new();
                    }
                    rest.push(self.file.text(name));
                    node = self.file.child(node, 0);
                }
                Kind::Id => {
                    let Some(found) = imports.names.get(&n.sym) else { return Vec::new() };
                    return found
                        .iter()
                        .map(|base| {
                            let mut full = base.clone();
                            for part in rest.iter().rev() {
                                full.push('.');
                                full.push_str(part);
                            }
                            full
                        })
                        .collect();
                }
                // `require('fs').readFile` and the like, which Semgrep does not follow.
                Kind::Call if !self.compat => {
                    let Some(module) = required_module(self.file, node) else { return Vec::new() };
                    let mut full = module;
                    for part in rest.iter().rev() {
                        full.push('.');
                        full.push_str(part);
                    }
                    return vec![full];
                }
                _ => return Vec::new(),
            }
        }
    }

    /// The scope in which the name at `at` is declared, seen from there; `None` if nowhere in the
    /// file.
    pub fn scope_of(&self, at: NodeRef) -> Option<Scope> {
        let name = self.file.node(at).sym;
        let scopes = self.scopes();
        let mut scope = scopes.enclosing(at);
        while let Some(node) = scope {
            if scopes.declared.contains_key(&(scope, name)) {
                return Some(scope);
            }
            if node.node == 0 {
                break;
            }
            scope = scopes.enclosing(NodeRef { item: node.item, node: self.file.node(node).parent });
        }
        scopes.declared.contains_key(&(None, name)).then_some(None)
    }

    /// Which of several declarations of one name in one function a use means, where a block has declarations
    /// of its own. `None` where there is but one, or the language knows no blocks.
    pub fn block_declaration(&self, at: NodeRef) -> Option<NodeRef> {
        let file = self.file;
        let blocks =
            matches!(file.language.id(), "go" | "javascript" | "typescript" | "tsx" | "java" | "csharp" | "rust" | "kotlin" | "c" | "cpp");
        if !blocks {
            return None;
        }
        let all = self.declarations(self.scope_of(at)?, file.node(at).sym);
        let declares = |d: &&Declaration| match file.node(d.at).kind {
            Kind::VarDef => !matches!(file.language.id(), "javascript" | "typescript" | "tsx") || file.node(d.at).op != VarKind::Var as u16,
            kind => matches!(kind, Kind::ForEach | Kind::Param | Kind::Catch),
        };
        if all.iter().filter(declares).count() < 2 {
            return None;
        }
        let reach = |d: &Declaration| {
            let mut node = d.at;
            while node.node != 0 && matches!(file.node(node).kind, Kind::VarDef | Kind::Tuple) {
                node.node = file.node(node).parent;
            }
            node
        };
        all.iter()
            .filter(declares)
            .filter(|d| {
                let block = reach(d);
                let inside = at.item == block.item && at.node >= block.node && at.node < file.node(block).next;
                let own = at == d.name;
                // In its own value the name means an outer one.
                let value = file.node(d.at).kind == Kind::VarDef && at.item == d.at.item && at.node < file.node(d.at).next;
                (inside || block.node == 0) && (own || at.node > d.at.node && !value)
            })
            .max_by_key(|d| (reach(d), d.at))
            .map(|d| d.at)
    }

    /// Every declaration of a name in a scope.
    pub fn declarations(&self, scope: Scope, name: Sym) -> &[Declaration] {
        self.scopes().declared.get(&(scope, name)).map_or(&[], Vec::as_slice)
    }

    /// The names that are declared outside of functions and classes, each with the places, in no order.
    pub fn at_the_top(&self) -> impl Iterator<Item = (Sym, NodeRef)> {
        let top = self.scopes().declared.iter().filter(|((scope, _), _)| scope.is_none());
        top.flat_map(|((_, name), all)| all.iter().map(|d| (*name, d.at)))
    }

    /// Where a name is assigned to without a declaration, or handed to what may assign to it: the scope
    /// as the place itself tells it, or the node that hands it over.
    pub fn assigned(&self, name: Sym) -> &[NodeRef] {
        self.assigned.get_or_init(|| assigned(self.file, self.scopes())).get(&name).map_or(&[], Vec::as_slice)
    }
}

fn required_module(file: &File, call: NodeRef) -> Option<String> {
    let callee = file.child(call, 0);
    if file.node(callee).kind != Kind::Id || file.text(callee) != "require" {
        return None;
    }
    let arg = file.children(file.child(call, 1)).next()?;
    (file.node(arg).kind == Kind::Str).then(|| module_name(file.string(arg)))
}

/// The dotted form of a module specifier: `node:fs` is `fs`.
fn module_name(text: &str) -> String {
    text.strip_prefix("node:").unwrap_or(text).to_owned()
}

fn imports(file: &File, compat: bool) -> Imports {
    let mut out = Imports::default();
    let language = file.language.id();
    let add = |out: &mut Imports, local: &str, canonical: String| {
        let entry = out.names.entry(sym(local)).or_default();
        if !entry.contains(&canonical) {
            entry.push(canonical);
        }
    };
    for (index, at) in file.items.iter().enumerate() {
        for node in 0..at.item.nodes.len() as u32 {
            let r = NodeRef { item: index as u32, node };
            let n = &at.item.nodes[node as usize];
            match n.kind {
                Kind::Import => {
                    let module = file.child(r, 0);
                    let name = file.child(r, 1);
                    let alias = file.child(r, 2);
                    let raw = match file.node(module).kind {
                        Kind::Str => file.string(module),
                        Kind::Nil => continue,
                        _ => file.text(module),
                    };
                    let compact: String = raw.split_ascii_whitespace().collect();
                    let mut path = module_name(compact.trim_matches(['"', '\'', '`']));
                    if matches!(language, "rust" | "cpp") {
                        path = path.replace("::", ".");
                    }
                    let text = |at: NodeRef| (file.node(at).kind != Kind::Nil).then(|| file.text(at));
                    let kind = n.op;
                    if language == "php" {
                        // Names are joined by backslashes, and are the same in capitals or not.
                        let whole = match text(name) {
                            Some(what) => format!("{path}\\{what}"),
                            None => path,
                        };
                        let whole = whole.trim_start_matches('\\').to_owned();
                        let local = text(alias).unwrap_or(whole.rsplit('\\').next().unwrap_or("")).to_ascii_lowercase();
                        add(&mut out, &local, whole);
                        continue;
                    }
                    if kind == ImportKind::All as u16 {
                        // Semgrep follows those of the file alone, not those of a function.
                        if !compat || n.parent == 0 {
                            out.wildcards.push(path);
                        }
                    } else if kind == ImportKind::From as u16 {
                        if let Some(what) = text(name) {
                            let local = text(alias).unwrap_or(what);
                            add(&mut out, local, if path.is_empty() { what.to_owned() } else { format!("{path}.{what}") });
                        }
                    } else if language == "go" {
                        let last = go_package(&path);
                        let local = text(alias).unwrap_or(&last).to_owned();
                        add(&mut out, &local, last.clone());
                        if path != last {
                            add(&mut out, &local, path);
                        }
                    } else if let Some(local) = text(alias) {
                        if compat && kind == ImportKind::Default as u16 {
                            continue;
                        }
                        add(&mut out, local, path);
                    } else if kind == ImportKind::Module as u16 {
                        // `import a.b` makes `a` known as itself.
                        let first = path.split('.').next().unwrap_or("").to_owned();
                        if !first.is_empty() && language == "python" {
                            add(&mut out, &first, first.clone());
                        }
                    }
                }
                Kind::VarDef => {
                    let binder = file.child(r, 1);
                    let init = file.child(r, 3);
                    if file.node(init).kind == Kind::Call
                        && let Some(module) = required_module(file, init)
                    {
                        match file.node(binder).kind {
                            Kind::Id => add(&mut out, file.text(binder), module),
                            Kind::Record => {
                                for pair in file.children(binder) {
                                    if file.node(pair).kind == Kind::Pair {
                                        let (k, v) = (file.child(pair, 0), file.child(pair, 1));
                                        if file.node(v).kind == Kind::Id {
                                            add(&mut out, file.text(v), format!("{module}.{}", file.text(k)));
                                        }
                                    }
                                }
                            }
                            _ => {}
                        }
                    }
                }
                _ => {}
            }
        }
    }
    out
}

/// The name under which a Go import path is used: its last segment, version suffixes left out.
fn go_package(path: &str) -> String {
    let mut parts = path.rsplit('/');
    let mut last = parts.next().unwrap_or(path);
    if last.len() > 1 && last.starts_with('v') && last[1..].bytes().all(|b| b.is_ascii_digit()) {
        last = parts.next().unwrap_or(last);
    }
    let last = last.split(".v").next().unwrap_or(last);
    let last = last.strip_prefix("go-").unwrap_or(last);
    last.strip_suffix("-go").unwrap_or(last).to_owned()
}

/// `a << b` and `a.concat(b)`: the variable and what is added to it.
fn mutation(file: &File, at: NodeRef) -> Option<(NodeRef, NodeRef)> {
    let (receiver, value) = match file.node(at).kind {
        Kind::Binary if file.node(at).op == crate::gast::Op::Shl as u16 => (file.child(at, 0), file.child(at, 1)),
        Kind::Call => {
            let callee = file.child(at, 0);
            if file.node(callee).kind != Kind::Dot
                || !matches!(file.text(file.child(callee, 1)), "concat" | "insert" | "replace" | "prepend")
            {
                return None;
            }
            (file.child(callee, 0), file.children(file.child(at, 1)).last()?)
        }
        _ => return None,
    };
    (file.node(receiver).kind == Kind::Id).then_some((receiver, value))
}

/// Whether a parameter with these flags is none of the function that it stands at.
fn declares_nothing(flags: u8) -> bool {
    flags & (flag::IMPLICIT | flag::SPECIAL) == flag::IMPLICIT | flag::SPECIAL
}

fn scopes(file: &File) -> Scopes {
    let mut out = Scopes { enclosing: file.items.iter().map(|at| enclosing(&at.item)).collect(), ..Scopes::default() };
    let ruby = file.language.id() == "ruby";
    let elixir = file.language.id() == "elixir";
    let python = file.language.id() == "python";
    let mut changes = Vec::new();
    for (index, at) in file.items.iter().enumerate() {
        let item = &at.item;
        for node in 0..item.nodes.len() as u32 {
            let r = NodeRef { item: index as u32, node };
            let n = &item.nodes[node as usize];
            let scope = out.enclosing(r);
            match n.kind {
                Kind::Assign | Kind::Param | Kind::Case | Kind::Binary if elixir => {
                    for name in matched(file, r) {
                        let value = (n.kind == Kind::Assign && name == file.child(r, 0)).then(|| file.child(r, 1));
                        bind(file, &mut out, scope, r, name, value, false, false);
                    }
                }
                Kind::Assign | Kind::AssignOp => {
                    let (target, value) = (file.child(r, 0), file.child(r, 1));
                    bind(file, &mut out, scope, r, target, Some(value), n.kind == Kind::AssignOp, false);
                }
                // Methods that change the string that they are called on.
                Kind::Call | Kind::Binary if ruby => {
                    if let Some((receiver, value)) = mutation(file, r) {
                        changes.push((scope, r, receiver, value));
                    }
                }
                Kind::IncDec => bind(file, &mut out, scope, r, file.child(r, 0), None, true, false),
                Kind::VarDef => {
                    let (binder, init) = (file.child(r, 1), file.child(r, 3));
                    let value = (file.node(init).kind != Kind::Nil).then_some(init);
                    bind(file, &mut out, scope, r, binder, value, false, n.op == VarKind::Const as u16);
                }
                Kind::ForEach | Kind::ForClause => bind(file, &mut out, scope, r, file.child(r, 0), None, false, false),
                // What a resource gives of itself is mostly itself.
                Kind::With if python => bind(file, &mut out, scope, r, file.child(r, 1), Some(file.child(r, 0)), false, false),
                Kind::With | Kind::Catch => bind(file, &mut out, scope, r, file.child(r, 1), None, false, false),
                Kind::Param if declares_nothing(n.flags) => {}
                Kind::Param => bind(file, &mut out, scope, r, file.child(r, 1), None, false, false),
                Kind::Func | Kind::Class => {
                    // Named functions and classes are declared around themselves.
                    let name = file.child(r, 1);
                    if file.node(name).kind == Kind::Id {
                        let outer = if node == 0 { None } else { out.enclosing(NodeRef { item: r.item, node: n.parent }) };
                        bind(file, &mut out, outer, r, name, None, false, false);
                    }
                }
                _ => {}
            }
        }
    }
    // Only of what is declared at all: the rest are methods.
    for (scope, at, receiver, value) in changes {
        if let Some(known) = out.declared.get_mut(&(scope, file.node(receiver).sym)) {
            known.push(Declaration { at, name: receiver, value: Some(value), compound: true, constant: false });
            known.sort_by_key(|d| d.at);
        }
    }
    out
}

/// For each name the scopes that assign to it and the references made of it.
fn assigned(file: &File, scopes: &Scopes) -> FxHashMap<Sym, Vec<NodeRef>> {
    let mut out: FxHashMap<Sym, Vec<NodeRef>> = FxHashMap::default();
    let by_reference = ByReference::new(file);
    for (index, at) in file.items.iter().enumerate() {
        for node in 0..at.item.nodes.len() as u32 {
            let r = NodeRef { item: index as u32, node };
            let mut add = |name: NodeRef, scope: NodeRef| {
                if file.node(name).kind == Kind::Id {
                    let list = out.entry(file.node(name).sym).or_default();
                    if !list.contains(&scope) && list.len() < 20 {
                        list.push(scope);
                    }
                }
            };
            match file.node(r).kind {
                Kind::Assign | Kind::AssignOp | Kind::IncDec => {
                    let target = file.child(r, 0);
                    let scope = scopes.enclosing(r).unwrap_or(NodeRef { item: 0, node: u32::MAX });
                    match file.node(target).kind {
                        Kind::Dot | Kind::Index => {}
                        _ => {
                            for node in target.node..file.node(target).next {
                                add(NodeRef { item: target.item, node }, scope);
                            }
                        }
                    }
                }
                Kind::Ref => add(file.child(r, 0), r),
                Kind::Args => file.children(r).filter(|a| by_reference.takes(file, r, *a)).for_each(|a| add(a, r)),
                _ => {}
            }
        }
    }
    out
}

/// Functions of PHP's library that may give a variable that they are handed another value.
const CHANGERS: &[&str] = &[
    "array_multisort",
    "array_pop",
    "array_push",
    "array_shift",
    "array_splice",
    "array_unshift",
    "array_walk",
    "array_walk_recursive",
    "arsort",
    "asort",
    "each",
    "end",
    "exec",
    "extract",
    "fscanf",
    "fsockopen",
    "getimagesize",
    "getmxrr",
    "getopt",
    "headers_sent",
    "is_callable",
    "krsort",
    "ksort",
    "list",
    "mb_convert_variables",
    "mb_parse_str",
    "natcasesort",
    "natsort",
    "next",
    "openssl_csr_export",
    "openssl_encrypt",
    "openssl_open",
    "openssl_pkey_export",
    "openssl_private_decrypt",
    "openssl_private_encrypt",
    "openssl_public_decrypt",
    "openssl_public_encrypt",
    "openssl_random_pseudo_bytes",
    "openssl_seal",
    "openssl_sign",
    "parse_str",
    "passthru",
    "pfsockopen",
    "preg_filter",
    "preg_match",
    "preg_match_all",
    "preg_replace",
    "preg_replace_callback",
    "preg_replace_callback_array",
    "prev",
    "proc_open",
    "reset",
    "rsort",
    "settype",
    "shuffle",
    "similar_text",
    "sort",
    "sscanf",
    "str_ireplace",
    "str_replace",
    "stream_select",
    "stream_socket_accept",
    "stream_socket_client",
    "stream_socket_server",
    "system",
    "uasort",
    "uksort",
    "unset",
    "usort",
];

/// What may give a variable another value that it is handed.
struct ByReference {
    php: bool,
    csharp: bool,
    /// The functions of the file that take some parameter by reference, in small letters.
    functions: FxHashSet<String>,
}

impl ByReference {
    fn new(file: &File) -> ByReference {
        let php = file.language.id() == "php";
        let mut functions = FxHashSet::default();
        if php && file.source.contains('&') {
            for (index, item) in file.items.iter().enumerate() {
                for node in 0..item.item.nodes.len() as u32 {
                    let r = NodeRef { item: index as u32, node };
                    if file.node(r).kind != Kind::Func {
                        continue;
                    }
                    let takes = |p: NodeRef| file.text(p).split('$').next().is_some_and(|before| before.contains('&'));
                    if file.children(file.child(r, 3)).any(takes) {
                        // One without a name may be called by that of whatever variable.
                        functions.insert(file.text(file.child(r, 1)).to_ascii_lowercase());
                    }
                }
            }
        }
        ByReference { php, csharp: file.language.id() == "csharp", functions }
    }

    /// Whether an argument among others may get another value.
    fn takes(&self, file: &File, args: NodeRef, arg: NodeRef) -> bool {
        if self.csharp {
            let before = file.source.get(..file.span(arg).start).unwrap_or("").trim_end();
            return ["ref", "out"].iter().any(|w| before.ends_with(w));
        }
        if !self.php || file.node(arg).kind != Kind::Id {
            return false;
        }
        let call = NodeRef { item: args.item, node: file.node(args).parent };
        let callee = file.child(call, 0);
        let name = match file.node(callee).kind {
            _ if args.node == 0 => return true,
            _ if file.node(call).kind == Kind::New => "__construct".to_owned(),
            Kind::Id => file.text(callee).to_ascii_lowercase(),
            Kind::Dot => file.text(file.child(callee, 1)).to_ascii_lowercase(),
            _ => return true,
        };
        let known = name.trim_start_matches('\\');
        // A function kept in a variable has no name of its own.
        self.functions.contains(known)
            || name.starts_with('$') && self.functions.contains("")
            || matches!(file.node(callee).kind, Kind::Id) && CHANGERS.contains(&known)
    }
}

impl Scopes {
    /// The innermost function or class around a node, the node itself included.
    fn enclosing(&self, at: NodeRef) -> Scope {
        let node = self.enclosing.get(at.item as usize)?.get(at.node as usize)?.checked_sub(1)?;
        Some(NodeRef { item: at.item, node })
    }
}

/// The names to which Elixir gives values there: those in the patterns of an assignment, a parameter, a
/// case or a generator.
fn matched(file: &File, at: NodeRef) -> Vec<NodeRef> {
    let patterns: Vec<NodeRef> = match file.node(at).kind {
        Kind::Assign => vec![file.child(at, 0)],
        Kind::Param => vec![file.child(at, 1)],
        Kind::Binary if file.node(at).op == crate::gast::Op::Receive as u16 => vec![file.child(at, 0)],
        Kind::Case => {
            let mut all: Vec<NodeRef> = file.children(at).collect();
            all.truncate(all.len().saturating_sub(2));
            all
        }
        _ => Vec::new(),
    };
    let mut out = Vec::new();
    for pattern in patterns {
        let mut node = pattern.node;
        while node < file.node(pattern).next {
            let r = NodeRef { item: at.item, node };
            let n = file.node(r);
            node += 1;
            match n.kind {
                Kind::Id if file.text(r) != "_" => out.push(r),
                // The name of a structure.
                Kind::New => node = file.node(file.child(r, 0)).next,
                // `:atom`, `^pinned` and what is called are no names that get a value.
                Kind::Atom | Kind::Unary | Kind::Call | Kind::Interp | Kind::Dot => node = n.next,
                _ => {}
            }
        }
    }
    out
}

/// How many jumps come before each node of an item, and before its end.
fn jumps(item: &Item) -> Vec<u32> {
    let mut out = Vec::with_capacity(item.nodes.len() + 1);
    let mut count = 0;
    for n in &item.nodes {
        out.push(count);
        count += u32::from(matches!(n.kind, Kind::Return | Kind::Throw | Kind::Break | Kind::Continue));
    }
    out.push(count);
    out
}

/// [`Scopes::enclosing`] of every node of an item.
fn enclosing(item: &Item) -> Vec<u32> {
    let mut out: Vec<u32> = Vec::with_capacity(item.nodes.len());
    for (node, n) in item.nodes.iter().enumerate() {
        out.push(match n.kind {
            Kind::Func | Kind::Class => node as u32 + 1,
            // A node comes after what it is in.
            _ if node > 0 => out.get(n.parent as usize).copied().unwrap_or(0),
            _ => 0,
        });
    }
    out
}

#[expect(clippy::too_many_arguments, reason = "one private helper that fills one record")]
fn bind(file: &File, out: &mut Scopes, scope: Scope, at: NodeRef, target: NodeRef, value: Option<NodeRef>, compound: bool, constant: bool) {
    match file.node(target).kind {
        Kind::Id => {
            let name = file.node(target).sym;
            out.declared.entry((scope, name)).or_default().push(Declaration { at, name: target, value, compound, constant });
        }
        Kind::Tuple | Kind::Array => {
            // Element by element where both sides are written out.
            let values: Vec<NodeRef> = value
                .filter(|v| matches!(file.node(*v).kind, Kind::Tuple | Kind::Array))
                .map(|v| file.children(v).collect())
                .unwrap_or_default();
            let targets: Vec<NodeRef> = file.children(target).collect();
            for (i, t) in targets.iter().enumerate() {
                let v = if values.len() == targets.len() { values.get(i).copied() } else { None };
                bind(file, out, scope, at, *t, v, compound, constant);
            }
        }
        Kind::Spread | Kind::Pair | Kind::Record | Kind::Dict => {
            for c in file.children(target).collect::<Vec<_>>() {
                // A key of a record is no name.
                let entry = file.node(target).kind == Kind::Record && file.node(c).kind == Kind::Pair;
                bind(file, out, scope, at, if entry { file.child(c, 1) } else { c }, None, compound, constant);
            }
        }
        // With what it is otherwise.
        Kind::Assign if at != target => bind(file, out, scope, at, file.child(target, 0), None, compound, constant),
        _ => {}
    }
}
