//! TEMPORARY mirror of the engine's key table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Boolean, Number, Text, List, Word(&'static [&'static str]), Severities, Tables, Section,
}
pub(crate) struct Key { pub(crate) name: &'static str, pub(crate) kind: Kind, pub(crate) doc: &'static str }
pub(crate) const SEVERITIES: &[&str] = &["critical", "high", "medium", "low", "info"];
const fn key(name: &'static str, kind: Kind, doc: &'static str) -> Key { Key { name, kind, doc } }
pub(crate) static KEYS: &[Key] = &[
    key("extends", Kind::List, "e"), key("scan.severity", Kind::Word(SEVERITIES), "The least severity that is reported."),
    key("scan.jobs", Kind::Number, "j"), key("rules.compat", Kind::Boolean, "c"), key("rules.disable", Kind::List, "d"),
    key("rules.severity", Kind::Severities, "s"), key("suppress", Kind::Tables, "t"), key("gate", Kind::Section, "g"),
];
pub(crate) static SUPPRESS_KEYS: &[Key] = &[key("rule", Kind::Text, "r")];
