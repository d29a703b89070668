//! YAML as a tree in which every node knows where it stands.

use crate::model::At;
use saphyr_parser::{Event, Parser, ScalarStyle, Span};
use std::collections::HashMap;

/// A node.
#[derive(Clone, Debug)]
pub(crate) struct Yaml {
    pub(crate) at: At,
    pub(crate) kind: YamlKind,
}

/// What a node is.
#[derive(Clone, Debug)]
pub(crate) enum YamlKind {
    /// A scalar; `true` if plain (neither quoted nor a block).
    Scalar(String, bool),
    List(Vec<Yaml>),
    Map(Vec<(Yaml, Yaml)>),
}

const MAX_DEPTH: usize = 100;
const MAX_NODES: usize = 2_000_000;

impl Yaml {
    /// Parses the first document of a text.
    pub(crate) fn parse(text: &str) -> Result<Yaml, (At, String)> {
        let read = Yaml::read(text, false);
        // Dots end a document only where they begin a line; to the parser they do after white space, too.
        match (&read, veiled(text)) {
            (Err(_), Some(veiled)) => Yaml::read(&veiled, true).or(read),
            _ => read,
        }
    }

    fn read(text: &str, veiled: bool) -> Result<Yaml, (At, String)> {
        let mut reader = Reader { parser: Parser::new_from_str(text), anchors: HashMap::new(), nodes: 0, veiled };
        loop {
            match reader.event()? {
                Some((Event::StreamStart | Event::DocumentStart(_) | Event::Nothing, _)) => {}
                Some((Event::StreamEnd | Event::DocumentEnd, _)) | None => {
                    return Ok(Yaml { at: At { line: 1, column: 1 }, kind: YamlKind::Scalar(String::new(), true) });
                }
                Some((event, span)) => return reader.node(event, span, 0),
            }
        }
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Yaml> {
        match &self.kind {
            YamlKind::Map(pairs) => pairs.iter().find(|(k, _)| k.text() == Some(key)).map(|(_, v)| v),
            _ => None,
        }
    }

    /// The text of a scalar.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.kind {
            YamlKind::Scalar(s, _) => Some(s),
            _ => None,
        }
    }

    pub(crate) fn list(&self) -> Option<&[Yaml]> {
        match &self.kind {
            YamlKind::List(l) => Some(l),
            _ => None,
        }
    }

    pub(crate) fn map(&self) -> Option<&[(Yaml, Yaml)]> {
        match &self.kind {
            YamlKind::Map(m) => Some(m),
            _ => None,
        }
    }

    pub(crate) fn is_null(&self) -> bool {
        matches!(&self.kind, YamlKind::Scalar(s, true) if matches!(s.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// What it is, for messages.
    pub(crate) fn describe(&self) -> &'static str {
        match &self.kind {
            _ if self.is_null() => "nothing",
            YamlKind::Scalar(..) => "a scalar",
            YamlKind::List(_) => "a list",
            YamlKind::Map(_) => "a mapping",
        }
    }

    /// The value by the rules of YAML's core schema.
    pub(crate) fn json(&self) -> serde_json::Value {
        match &self.kind {
            YamlKind::Scalar(s, false) => s.clone().into(),
            YamlKind::Scalar(s, true) => {
                if self.is_null() {
                    serde_json::Value::Null
                } else if matches!(s.as_str(), "true" | "True" | "TRUE") {
                    true.into()
                } else if matches!(s.as_str(), "false" | "False" | "FALSE") {
                    false.into()
                } else if let Ok(i) = s.parse::<i64>() {
                    i.into()
                } else if let Some(f) = s.parse::<f64>().ok().filter(|f| f.is_finite() && s.contains(|c: char| c.is_ascii_digit())) {
                    f.into()
                } else {
                    s.clone().into()
                }
            }
            YamlKind::List(l) => l.iter().map(Yaml::json).collect(),
            YamlKind::Map(m) => {
                serde_json::Value::Object(m.iter().map(|(k, v)| (k.text().unwrap_or_default().to_owned(), v.json())).collect())
            }
        }
    }
}

struct Reader<'t> {
    parser: Parser<'t, saphyr_parser::StrInput<'t>>,
    anchors: HashMap<usize, Yaml>,
    nodes: usize,
    /// Dots at the beginning of lines are written as [`VEIL`].
    veiled: bool,
}

/// As many characters as the dots that it stands for, so that places stay.
const VEIL: &str = "\u{e000}\u{e000}\u{e000}";

/// The text with indented dots that stand alone between blanks at the beginning of a line replaced; `None`
/// where there are none.
fn veiled(text: &str) -> Option<String> {
    let dots = |line: &str| {
        let rest = line.trim_start_matches([' ', '\t']).strip_prefix("...")?;
        let indent = line.len() - rest.len() - 3;
        (indent > 0 && (rest.is_empty() || rest.starts_with([' ', '\t', '\r', '\n']))).then_some(indent)
    };
    if text.contains('\u{e000}') || !text.lines().any(|l| dots(l).is_some()) {
        return None;
    }
    let line = |l: &str| match dots(l) {
        Some(indent) => format!("{}{VEIL}{}", &l[..indent], &l[indent + 3..]),
        None => l.to_owned(),
    };
    Some(text.split_inclusive('\n').map(line).collect())
}

fn at(span: Span) -> At {
    At { line: span.start.line() as u32, column: span.start.col() as u32 + 1 }
}

impl<'t> Reader<'t> {
    fn event(&mut self) -> Result<Option<(Event<'t>, Span)>, (At, String)> {
        match self.parser.next_event() {
            None => Ok(None),
            Some(Ok(e)) => Ok(Some(e)),
            Some(Err(e)) => {
                let m = e.marker();
                Err((At { line: m.line() as u32, column: m.col() as u32 + 1 }, e.info().to_owned()))
            }
        }
    }

    fn node(&mut self, event: Event<'t>, span: Span, depth: usize) -> Result<Yaml, (At, String)> {
        let at = at(span);
        self.nodes += 1;
        if depth > MAX_DEPTH || self.nodes > MAX_NODES {
            return Err((at, "nested too deeply, or too large".to_owned()));
        }
        let (anchor, kind) = match event {
            Event::Scalar(value, style, anchor, _) => {
                let text = if self.veiled { value.replace(VEIL, "...") } else { value.into_owned() };
                (anchor, YamlKind::Scalar(text, style == ScalarStyle::Plain))
            }
            Event::SequenceStart(anchor, _) => {
                let mut list = Vec::new();
                loop {
                    match self.event()? {
                        Some((Event::SequenceEnd, _)) | None => break,
                        Some((e, s)) => list.push(self.node(e, s, depth + 1)?),
                    }
                }
                (anchor, YamlKind::List(list))
            }
            Event::MappingStart(anchor, _) => {
                let mut map: Vec<(Yaml, Yaml)> = Vec::new();
                loop {
                    let key = match self.event()? {
                        Some((Event::MappingEnd, _)) | None => break,
                        Some((e, s)) => self.node(e, s, depth + 1)?,
                    };
                    let Some((e, s)) = self.event()? else { break };
                    let value = self.node(e, s, depth + 1)?;
                    if map.iter().any(|(k, _)| k.text() == key.text()) {
                        return Err((key.at, format!("the key `{}` is given twice", key.text().unwrap_or_default())));
                    }
                    map.push((key, value));
                }
                (anchor, YamlKind::Map(map))
            }
            Event::Alias(id) => {
                let mut node = self.anchors.get(&id).cloned().ok_or_else(|| (at, "an alias of an anchor that is not there".to_owned()))?;
                self.nodes += size(&node);
                node.at = at;
                return Ok(node);
            }
            _ => (0, YamlKind::Scalar(String::new(), true)),
        };
        let node = Yaml { at, kind };
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
        }
        Ok(node)
    }
}

fn size(node: &Yaml) -> usize {
    match &node.kind {
        YamlKind::Scalar(..) => 1,
        YamlKind::List(l) => 1 + l.iter().map(size).sum::<usize>(),
        YamlKind::Map(m) => 1 + m.iter().map(|(k, v)| size(k) + size(v)).sum::<usize>(),
    }
}
