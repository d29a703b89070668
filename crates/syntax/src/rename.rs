//! Consistent renaming of local variables and parameters: what a metamorphic test asks of a rule is
//! that its findings do not depend on them.

use crate::gast::{File, Kind, NodeRef};
use crate::resolve::{Declaration, Names};
use std::collections::HashMap;

/// The file's text with every local variable and parameter renamed to a neutral name. Names that are
/// visible outside (of modules, classes, fields, keyword arguments) stay.
pub fn locals(file: &File) -> String {
    let names = Names::new(file, false);
    let mut fresh: HashMap<(NodeRef, u64), String> = HashMap::new();
    let mut edits: Vec<(std::ops::Range<usize>, String)> = Vec::new();
    for (item, at) in file.items.iter().enumerate() {
        for (node, n) in at.item.nodes.iter().enumerate() {
            let r = NodeRef { item: item as u32, node: node as u32 };
            if n.kind != Kind::Id || is_public(file, r) {
                continue;
            }
            let Some(Some(scope)) = names.scope_of(r) else { continue };
            if file.node(scope).kind != Kind::Func || file.text(r).starts_with('_') && file.text(r).len() == 1 {
                continue;
            }
            let declared = names.declarations(Some(scope), n.sym);
            // A constructor's parameter with a modifier is a field; a nested function keeps its name.
            // One that is written nowhere cannot be written otherwise.
            let fixed = |d: &Declaration| matches!(file.node(d.at).kind, Kind::Func | Kind::Class) || file.span(d.name).is_empty();
            if declared.iter().any(|d| fixed(d) || is_property(file, d.at)) {
                continue;
            }
            let next = fresh.len() + 1;
            let name = fresh.entry((scope, n.sym)).or_insert_with(|| format!("local{next}")).clone();
            let span = file.span(r);
            let parent = NodeRef { item: r.item, node: n.parent };
            if file.node(parent).kind == Kind::Pair && file.span(parent) == span {
                // `{name}` is short for `{name: name}`.
                let text = format!("{}: {name}", file.text(r));
                if edits.last().is_none_or(|(last, _)| *last != span) {
                    edits.push((span, text));
                }
                continue;
            }
            edits.push((span, name));
        }
    }
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    edits.dedup_by(|a, b| a.0 == b.0);
    let mut out = String::with_capacity(file.source.len() + edits.len() * 4);
    let mut last = 0;
    for (range, text) in edits {
        if range.start < last {
            continue;
        }
        out.push_str(&file.source[last..range.start]);
        out.push_str(&text);
        last = range.end;
    }
    out.push_str(&file.source[last..]);
    out
}

/// Names that are not a variable's although they are spelt like one.
fn is_public(file: &File, at: NodeRef) -> bool {
    if at.node == 0 {
        return false;
    }
    let parent = NodeRef { item: at.item, node: file.node(at).parent };
    let first = file.child(parent, 0) == at;
    match file.node(parent).kind {
        Kind::Dot => !first,
        Kind::KwArg => first,
        Kind::Pair => first && file.span(parent) != file.span(at),
        Kind::Func
        | Kind::Class
        | Kind::Import
        | Kind::Label
        | Kind::XmlAttr
        | Kind::Xml
        | Kind::EnumEntry
        | Kind::Package
        | Kind::Goto
        | Kind::Scope => true,
        _ => false,
    }
}

fn is_property(file: &File, at: NodeRef) -> bool {
    file.node(at).kind == Kind::Param && file.children(file.child(at, 0)).any(|a| file.node(a).kind == Kind::KeywordAttr)
}

#[cfg(test)]
mod tests {
    #[test]
    fn renaming() {
        for (language, before, after) in [
            (
                "python",
                "import os\ndef f(a, b=1):\n    c = a + b\n    return g(c, a=b, k=os.x(a.b))\n",
                "import os\ndef f(local1, local2=1):\n    local3 = local1 + local2\n    return g(local3, a=local2, k=os.x(local1.b))\n",
            ),
            (
                "javascript",
                "function f(req) { const { name, a: q } = req.body; return {name, q: q, z: name} }\n",
                "function f(local1) { const { name: local2, a: local3 } = local1.body; return {name: local2, q: local3, z: local2} }\n",
            ),
        ] {
            let language = crate::Language::from_id(language).unwrap();
            let tree = crate::parse(language, before).unwrap();
            let file = crate::lower::lower(language, before.into(), &tree, None);
            assert_eq!(super::locals(&file), after);
        }
    }
}
