//! Completion where nobody else completes: in `quantumlayer.toml`, in rule files, and of rule ids in
//! suppressions.

use super::rule_files::{self, Place};
use crate::documents::Text;
use crate::jobs::View;
use ql_engine::config::{FILE_NAME, KEYS, Key, Kind, SEVERITIES, SUPPRESS_KEYS};
use tower_lsp::lsp_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionResponse, CompletionTextEdit, Documentation, InsertTextFormat,
    MarkupContent, MarkupKind, Position, Range, TextEdit,
};

/// Rule ids offered at once; the client asks again as more is typed.
const MAX_RULES: usize = 200;

/// Whether a file name is that of a configuration.
pub(crate) fn is_configuration(name: &str) -> bool {
    name == FILE_NAME
}

/// Where the ids begin in a line that holds a suppression of ours.
pub(crate) fn suppression_start(line: &str) -> Option<usize> {
    ["nosemgrep:", "nosem:"].into_iter().find_map(|word| Some(line.find(word)? + word.len()))
}

/// `textDocument/completion`
pub(crate) fn complete(view: &View, position: Position) -> Option<CompletionResponse> {
    let document = view.document.as_ref()?;
    let text = document.text();
    let encoding = view.world.client.encoding;
    let offset = text.offset(position, encoding);
    let line = text.lines.line_of(u32::try_from(offset).ok()?);
    let content = text.line(line);
    let column = (offset - text.lines.line_start(line) as usize).min(content.len());
    let before = content.get(..column)?;
    let mut words = if let Some(start) = suppression_start(before) {
        // After ` -- ` stands the reason, which is free.
        if before[start..].contains(" --") {
            return None;
        }
        rule_ids(view, before.rsplit([' ', ',', ':']).next().unwrap_or_default())
    } else if is_configuration(document.name()) {
        configuration(view, text, line, before)
    } else if rule_files::is_rule_file(document.language(), &text.source)
        || (document.language().id() == "yaml" && text.source.trim().is_empty())
    {
        rule_file(text, line, column)
    } else {
        return None;
    };
    let typed = before.len() - before.trim_end_matches(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.')).len();
    let range: Range = text.range(offset - typed..offset, encoding);
    let full = words.len() > MAX_RULES;
    words.truncate(MAX_RULES);
    let items = words.into_iter().map(|word| word.item(range, view)).collect();
    Some(CompletionResponse::List(CompletionList { is_incomplete: full, items }))
}

struct Word {
    label: String,
    insert: String,
    doc: String,
    kind: CompletionItemKind,
}

impl Word {
    fn value(label: impl Into<String>, doc: impl Into<String>) -> Word {
        let label = label.into();
        Word { insert: label.clone(), label, doc: doc.into(), kind: CompletionItemKind::VALUE }
    }

    fn key(label: &str, insert: String, doc: &str) -> Word {
        Word { label: label.to_owned(), insert, doc: doc.to_owned(), kind: CompletionItemKind::PROPERTY }
    }

    fn item(self, range: Range, view: &View) -> CompletionItem {
        // `$0` says where the cursor goes; without snippets it is left out.
        let (text, format) = if view.world.client.completion_snippets && self.insert.contains("$0") {
            (self.insert, InsertTextFormat::SNIPPET)
        } else {
            (self.insert.replace("$0", ""), InsertTextFormat::PLAIN_TEXT)
        };
        CompletionItem {
            filter_text: Some(self.label.clone()),
            label: self.label,
            kind: Some(self.kind),
            documentation: (!self.doc.is_empty())
                .then_some(Documentation::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value: self.doc })),
            insert_text_format: Some(format),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text: text })),
            ..CompletionItem::default()
        }
    }
}

fn rule_ids(view: &View, typed: &str) -> Vec<Word> {
    let rules = view.world.rules(view.document.as_deref());
    let matching = rules.iter().filter(|rule| rule.id.contains(typed));
    matching.map(|rule| Word { kind: CompletionItemKind::REFERENCE, ..Word::value(rule.id.clone(), rule.title.clone()) }).collect()
}

fn rule_file(text: &Text, line: u32, column: usize) -> Vec<Word> {
    match rule_files::place(text, line, column) {
        Some(Place::Key { under, siblings }) => rule_files::keys(&under)
            .iter()
            .filter(|(key, _)| !siblings.contains(key))
            .map(|(key, doc)| Word::key(key, format!("{key}: $0"), doc))
            .collect(),
        Some(Place::Value { key, under }) => {
            rule_files::values(key, &under).into_iter().map(|(word, doc)| Word::value(word, doc)).collect()
        }
        None => Vec::new(),
    }
}

/// The section that a line of a TOML file stands in.
fn section(text: &Text, line: u32) -> &str {
    (0..line)
        .rev()
        .map(|above| text.line(above).trim())
        .find(|line| line.starts_with('['))
        .map(|line| line.trim_start_matches('[').split(']').next().unwrap_or_default().trim())
        .unwrap_or_default()
}

fn configuration(view: &View, text: &Text, line: u32, before: &str) -> Vec<Word> {
    let trimmed = before.trim_start();
    if trimmed.starts_with('#') {
        return Vec::new();
    }
    if let Some(header) = trimmed.strip_prefix('[') {
        let mut sections: Vec<&str> = KEYS.iter().filter_map(|key| key.name.rsplit_once('.').map(|(section, _)| section)).collect();
        sections.extend(KEYS.iter().filter(|key| matches!(key.kind, Kind::Tables | Kind::Section | Kind::Severities)).map(|key| key.name));
        sections.sort_unstable();
        sections.dedup();
        let tables = header.starts_with('[');
        return sections
            .into_iter()
            .filter(|section| tables == KEYS.iter().any(|key| key.name == *section && key.kind == Kind::Tables))
            .map(|section| Word::key(section, section.to_owned(), doc_of(section)))
            .collect();
    }
    let section = section(text, line);
    if let Some((key, _)) = trimmed.split_once('=') {
        return values(view, section, key.trim(), before.matches('"').count() % 2 == 1);
    }
    if section == "rules.severity" {
        return rule_ids(view, "").into_iter().map(|word| Word { insert: format!("\"{}\" = \"$0\"", word.label), ..word }).collect();
    }
    keys_of(section)
        .map(|(name, key)| {
            let value = match key.kind {
                Kind::Boolean | Kind::Number => "$0",
                Kind::List => "[$0]",
                _ => "\"$0\"",
            };
            Word::key(name, format!("{name} = {value}"), key.doc)
        })
        .collect()
}

/// The keys of a section with their names in it.
fn keys_of(section: &str) -> Box<dyn Iterator<Item = (&'static str, &'static Key)> + '_> {
    if section == "suppress" {
        return Box::new(SUPPRESS_KEYS.iter().map(|key| (key.name, key)));
    }
    let tables = |kind: Kind| matches!(kind, Kind::Tables | Kind::Section | Kind::Severities);
    Box::new(KEYS.iter().filter(move |key| !tables(key.kind)).filter_map(move |key| {
        let (of, name) = key.name.rsplit_once('.').unwrap_or(("", key.name));
        (of == section).then_some((name, key))
    }))
}

fn values(view: &View, section: &str, name: &str, inside_quotes: bool) -> Vec<Word> {
    let quote = |word: &str| if inside_quotes { word.to_owned() } else { format!("\"{word}\"") };
    let quoted = |word: Word| Word { insert: quote(&word.label), ..word };
    if matches!((section, name), ("rules", "enable" | "disable") | ("suppress", "rule")) {
        return rule_ids(view, "").into_iter().map(quoted).collect();
    }
    if section == "rules.severity" {
        return SEVERITIES.iter().map(|word| quoted(Word::value(*word, ""))).collect();
    }
    let Some((_, key)) = keys_of(section).find(|(known, _)| *known == name) else { return Vec::new() };
    match key.kind {
        Kind::Boolean => ["true", "false"].into_iter().map(|word| Word::value(word, "")).collect(),
        Kind::Word(words) => words.iter().map(|word| quoted(Word::value(*word, ""))).collect(),
        _ => Vec::new(),
    }
}

fn doc_of(name: &str) -> &'static str {
    KEYS.iter().find(|key| key.name == name).map_or("", |key| key.doc)
}

/// What a word of a configuration file means at this line.
pub(crate) fn explain_key(text: &Text, line: u32, word: &str) -> Option<&'static str> {
    if text.line(line).trim_start().starts_with('[') {
        return Some(doc_of(word)).filter(|doc| !doc.is_empty());
    }
    keys_of(section(text, line)).find(|(name, _)| *name == word).map(|(_, key)| key.doc)
}
