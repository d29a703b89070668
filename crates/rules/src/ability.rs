//! What can be done in a language, measured: the sample of the language table is parsed, lowered and
//! matched like any file, and what comes of it is what the matrix says.

use crate::{RuleSet, RuleSource, ScanOutcome, Target, load};
use ql_syntax::Language;
use ql_syntax::gast::{File, Kind, NodeRef};
use ql_syntax::lower::Lowering;
use ql_syntax::resolve::Names;
use std::sync::Arc;

/// What can be done in one language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Abilities {
    /// Files are recognised by name, extension or interpreter.
    pub detect: bool,
    /// There is a grammar, and it reads the sample.
    pub parse: bool,
    /// The concrete tree becomes the generic one by a mapping of the language's own.
    pub lowering: bool,
    /// A pattern written in the language matches.
    pub patterns: bool,
    /// `...` between statements reaches into what is nested in them.
    pub statements: bool,
    /// A use of a name leads to its declaration.
    pub names: bool,
    /// An imported name is known by where it comes from.
    pub imports: bool,
    /// A variable with one value is that value.
    pub constants: bool,
    /// The written type of a value is known.
    pub types: bool,
    /// Data is followed through a function.
    pub taint: bool,
    /// Data is followed into a function that it is passed to.
    pub calls: bool,
    /// A comment suppresses a finding.
    pub comments: bool,
}

impl Abilities {
    /// The abilities in order, with the word for each.
    pub fn list(&self) -> [(&'static str, bool); 12] {
        [
            ("detect", self.detect),
            ("parse", self.parse),
            ("lowering", self.lowering),
            ("patterns", self.patterns),
            ("statements", self.statements),
            ("names", self.names),
            ("imports", self.imports),
            ("constants", self.constants),
            ("types", self.types),
            ("taint", self.taint),
            ("calls", self.calls),
            ("comments", self.comments),
        ]
    }
}

/// How a call is written in patterns, and its value.
const CALLS: [(&str, &str); 3] = [("sink(...)", "source(...)"), ("sink ...", "$(source)"), ("sink ...", "$(source ...)")];

/// Measures a language.
pub fn abilities(language: Language) -> Abilities {
    let row = language.row();
    let mut out = Abilities {
        detect: !(row.extensions.is_empty() && row.file_names.is_empty() && row.shebangs.is_empty()),
        lowering: !matches!(row.lowering, Lowering::Raw | Lowering::None),
        comments: !(row.comments.line.is_empty() && row.comments.block.is_empty()),
        ..Abilities::default()
    };
    let Ok(tree) = ql_syntax::parse(language, row.sample) else { return out };
    out.parse = !tree.root_node().has_error();
    let file = ql_syntax::lower::lower(language, Arc::from(row.sample), &tree, None);
    let names = Names::new(&file, false);
    let uses = || nodes(&file).filter(|at| file.node(*at).kind == Kind::Id && !declares(&file, &names, *at));
    out.names = uses().any(|at| names.scope_of(at).flatten().is_some());
    out.imports = !names.imports().names.is_empty();
    out.constants = uses()
        .chain(nodes(&file).filter(|at| file.node(*at).kind == Kind::Dot))
        .any(|at| ql_syntax::consts::fold(&names, at).is_some_and(|c| c.text().is_some()));
    let own = file.items.iter().any(|i| {
        let text = &row.sample[i.base as usize..i.base as usize + i.item.len as usize];
        matches(language, &search(language, &[("pattern", text)])) > 0
    });
    out.patterns = own;
    out.statements = [("\n", ""), (";\n", ";")].into_iter().any(|(between, end)| {
        CALLS.iter().any(|(sink, source)| {
            let text = format!("{source}{between}...\n{sink}{end}");
            matches(language, &search(language, &[("pattern", &text)])) > 0
        })
    });
    out.types = ["sink($X)", "execute($X, ...)", "$F($X, ...)"].into_iter().any(|call| {
        let rule = format!(
            "{}    patterns:\n      - pattern: {call}\n      - metavariable-type: {{metavariable: $X, type: $T}}\n",
            head(language)
        );
        matches(language, &rule) > 0
    });
    for (sink, source) in CALLS {
        let rule = format!("{}    mode: taint\n    pattern-sources: [{source:?}]\n    pattern-sinks: [{sink:?}]\n", head(language))
            .replace("[\"", "[{pattern: \"")
            .replace("\"]", "\"}]");
        let found = scan(language, &rule).matches;
        let at = |word: &str| found.iter().any(|m| row.sample[m.range.clone()].contains(word));
        out.taint |= at("label");
        out.calls |= at("value") || at("$1");
    }
    out
}

fn nodes(file: &File) -> impl Iterator<Item = NodeRef> {
    file.items
        .iter()
        .enumerate()
        .flat_map(|(item, at)| (0..at.item.nodes.len() as u32).map(move |node| NodeRef { item: item as u32, node }))
}

/// Whether a name stands where it is declared.
fn declares(file: &File, names: &Names<'_>, at: NodeRef) -> bool {
    let sym = file.node(at).sym;
    names.scope_of(at).is_some_and(|scope| names.declarations(scope, sym).iter().any(|d| d.name == at))
}

fn head(language: Language) -> String {
    format!("rules:\n  - id: probe\n    message: m\n    severity: LOW\n    languages: [{}]\n", language.id())
}

fn search(language: Language, keys: &[(&str, &str)]) -> String {
    let mut out = head(language);
    for (key, text) in keys {
        // A JSON text is a YAML text.
        out.push_str(&format!("    {key}: {}\n", serde_json::Value::from(*text)));
    }
    out
}

fn matches(language: Language, rule: &str) -> usize {
    scan(language, rule).matches.len()
}

fn scan(language: Language, rule: &str) -> ScanOutcome {
    let (rules, _) = load(&[RuleSource { path: "probe", prefix: "", text: rule }]);
    let (set, _) = RuleSet::compile(rules, false);
    let path = "sample";
    let text = language.row().sample;
    set.scan(&Target { path, language, text, file: None, text_only: false, memory: None, first: None, stop: &|| false })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_is_read() {
        for language in Language::all().filter(|l| l.row().grammar.is_some()) {
            let found = abilities(language);
            assert!(found.parse && found.patterns, "{language:?} {found:?}");
        }
    }

    #[test]
    fn text_has_no_patterns_and_python_all() {
        let text = abilities(Language::text());
        assert_eq!(text, Abilities { detect: true, ..Abilities::default() });
        let python = Language::from_id("python").unwrap();
        assert!(abilities(python).list().iter().all(|(_, can)| *can), "{:?}", abilities(python));
    }
}
