//! Pages and components: script elements, event handlers, `javascript:` addresses.
//!
//! The tokens are those of the HTML standard as far as they say where scripts are. No tree is built, so
//! that templates, components and broken pages are read alike.

use super::template::{self, without_tags};
use super::{Code, Finder, Quoting};
use std::ops::Range;

/// An HTML page.
pub(super) fn page(f: &mut Finder<'_>) {
    let text = f.text;
    scripts(f, text, true, false);
}

/// A component of Vue or Svelte: its scripts are one module.
pub(super) fn component(f: &mut Finder<'_>) {
    let text = f.text;
    scripts(f, text, false, false);
}

/// A script element or an attribute that holds code.
struct Script {
    language: &'static str,
    /// A module has names of its own.
    module: bool,
    range: Range<usize>,
    attribute: bool,
}

/// The scripts of a page. `masked` is the text, as long as it is, without what is no markup; `is_page`
/// tells a page from a component; of a `template` the tags are gone already.
pub(super) fn scripts(f: &mut Finder<'_>, masked: &str, is_page: bool, template: bool) {
    let mut shared: Vec<(&'static str, Vec<Code>)> = Vec::new();
    for script in elements(masked, is_page) {
        let code =
            if script.attribute { handler(masked, script.range) } else { element(f, masked, script.range, script.language, template) };
        if script.module && is_page {
            f.push(script.language, code);
            continue;
        }
        match shared.iter_mut().find(|(l, _)| *l == script.language) {
            Some((_, codes)) => codes.push(code),
            None => shared.push((script.language, vec![code])),
        }
    }
    for (language, codes) in shared {
        f.program(language, codes);
    }
}

/// What a script element holds. Where that is no program, and has what looks like a template's tags, it
/// is taken without these.
fn element(f: &mut Finder<'_>, masked: &str, range: Range<usize>, language: &str, template: bool) -> Code {
    let mut code = Code::new(Quoting::Until("</script"));
    if !template
        && ["{{", "{%", "<%", "<?", "${"].iter().any(|t| masked[range.clone()].contains(t))
        && let Some(inner) = crate::Language::from_id(language)
        && !f.parses(inner, &masked[range.clone()])
        && let Some(plain) = without_tags(&template::ANY, masked, range.clone())
        && f.parses(inner, &plain)
    {
        code.stand_in(&plain, range.start);
        return code;
    }
    code.copy(masked, range);
    code
}

/// What an attribute holds, its entities resolved, as a function: that is what a browser makes of it.
fn handler(masked: &str, range: Range<usize>) -> Code {
    let mut code = Code::new(Quoting::Attribute);
    code.filler("(function(){");
    let mut at = range.start;
    while let Some(found) = masked[at..range.end].find('&') {
        code.copy(masked, at..at + found);
        at += found;
        let (c, len) = entity(&masked[at..range.end]);
        match c {
            Some(c) => code.unit(c.encode_utf8(&mut [0; 4]), at..at + len),
            None => code.copy(masked, at..at + len),
        }
        at += len;
    }
    code.copy(masked, at..range.end);
    code.filler("\n});");
    code
}

/// The character that an entity at the beginning of a text stands for, and its length.
fn entity(text: &str) -> (Option<char>, usize) {
    let Some(end) = text.bytes().take(12).position(|b| b == b';') else { return (None, 1) };
    let name = &text[1..end];
    let c = match name {
        "quot" => Some('"'),
        "apos" => Some('\''),
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "nbsp" => Some('\u{a0}'),
        _ => name.strip_prefix('#').and_then(|n| {
            let code = match n.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok(),
                None => n.parse().ok(),
            };
            code.and_then(char::from_u32)
        }),
    };
    if c.is_some() { (c, end + 1) } else { (None, 1) }
}

struct Attribute<'a> {
    name: &'a str,
    /// Empty where there is none.
    value: Range<usize>,
    quoted: bool,
}

/// Script elements and attributes with code, in order.
fn elements(text: &str, handlers: bool) -> Vec<Script> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find('<') {
        at += found;
        let rest = &text[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            match comment.find("-->") {
                Some(n) => at += 4 + n + 3,
                None => break,
            }
            continue;
        }
        if !rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            at += 1;
            continue;
        }
        let name_len = rest[1..].find(|c: char| c.is_whitespace() || matches!(c, '/' | '>')).unwrap_or(rest.len() - 1);
        let name = rest[1..1 + name_len].to_ascii_lowercase();
        let (attributes, end, closed) = attributes(text, at + 1 + name_len);
        if handlers {
            out.extend(attributes.iter().filter_map(|a| code_of(text, a)));
        }
        at = end;
        let raw = matches!(name.as_str(), "script" | "style" | "textarea" | "title" | "xmp" | "iframe" | "noembed" | "noframes");
        if !raw || closed {
            continue;
        }
        let close = end_of_raw(text, at, &name);
        if name == "script"
            && let Some((language, module)) = language_of(text, &attributes)
        {
            out.push(Script { language, module, range: at..close, attribute: false });
        }
        at = close;
    }
    out
}

/// Where `</name` comes, or the end.
fn end_of_raw(text: &str, from: usize, name: &str) -> usize {
    let mut at = from;
    while let Some(found) = text[at..].find("</") {
        at += found;
        let after = &text.as_bytes()[at + 2..];
        let fits = after.len() >= name.len() && after[..name.len()].eq_ignore_ascii_case(name.as_bytes());
        if fits && after.get(name.len()).is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>')) {
            return at;
        }
        at += 2;
    }
    text.len()
}

/// The attributes of a tag, where it ends, and whether it closes itself.
fn attributes(text: &str, mut at: usize) -> (Vec<Attribute<'_>>, usize, bool) {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let blank = |at: &mut usize| {
        while bytes.get(*at).is_some_and(u8::is_ascii_whitespace) {
            *at += 1;
        }
    };
    loop {
        blank(&mut at);
        match bytes.get(at) {
            None => return (out, at, false),
            Some(b'>') => return (out, at + 1, false),
            Some(b'/') => {
                at += 1;
                if bytes.get(at) == Some(&b'>') {
                    return (out, at + 1, true);
                }
                continue;
            }
            Some(_) => {}
        }
        let start = at;
        // An `=` may begin a name.
        at += 1;
        while bytes.get(at).is_some_and(|b| !b.is_ascii_whitespace() && !matches!(b, b'/' | b'>' | b'=')) {
            at += 1;
        }
        let name = text.get(start..at).unwrap_or_default();
        let behind = at;
        blank(&mut at);
        if bytes.get(at) != Some(&b'=') {
            at = at.max(behind);
            out.push(Attribute { name, value: at..at, quoted: false });
            continue;
        }
        at += 1;
        blank(&mut at);
        let quote = bytes.get(at).copied().filter(|b| matches!(b, b'"' | b'\''));
        let value = match quote {
            Some(q) => {
                let from = at + 1;
                let len = text[from..].find(q as char).unwrap_or(text.len() - from);
                at = (from + len + 1).min(text.len());
                from..from + len
            }
            None => {
                let from = at;
                while bytes.get(at).is_some_and(|b| !b.is_ascii_whitespace() && *b != b'>') {
                    at += 1;
                }
                from..at
            }
        };
        out.push(Attribute { name, value, quoted: quote.is_some() });
    }
}

/// The code in an attribute.
fn code_of(text: &str, a: &Attribute<'_>) -> Option<Script> {
    if !a.quoted || a.value.is_empty() {
        return None;
    }
    let low = a.name.to_ascii_lowercase();
    let script = |range| Some(Script { language: "javascript", module: false, range, attribute: true });
    if low.strip_prefix("on").is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_alphabetic())) {
        return script(a.value.clone());
    }
    if matches!(low.as_str(), "href" | "src" | "action" | "formaction") {
        let value = &text[a.value.clone()];
        let from = value.len() - value.trim_start().len();
        let scheme = "javascript:";
        if value.get(from..from + scheme.len()).is_some_and(|s| s.eq_ignore_ascii_case(scheme)) {
            return script(a.value.start + from + scheme.len()..a.value.end);
        }
    }
    None
}

/// The language of a script element by its attributes, and whether it is a module; `None` for data.
fn language_of(text: &str, attributes: &[Attribute<'_>]) -> Option<(&'static str, bool)> {
    let value = |name: &str| {
        attributes.iter().find(|a| a.name.eq_ignore_ascii_case(name)).map(|a| text[a.value.clone()].trim().to_ascii_lowercase())
    };
    let kind = value("type").unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_owned();
    let module = kind == "module";
    // A page may say there what people speak.
    let lang = value("lang").filter(|l| matches!(l.as_str(), "ts" | "tsx" | "typescript" | "js" | "jsx" | "javascript" | "coffee"));
    let word = match lang {
        Some(lang) => lang,
        None => kind.rsplit('/').next().unwrap_or_default().to_owned(),
    };
    let known = !kind.contains('/') || kind.starts_with("text/") || kind.starts_with("application/");
    let language = match word.as_str() {
        _ if !known => return None,
        "" | "module" | "js" | "javascript" | "x-javascript" | "ecmascript" | "x-ecmascript" | "jscript" | "babel" | "jsx" => "javascript",
        "ts" | "typescript" | "x-typescript" => "typescript",
        "tsx" => "tsx",
        _ => return None,
    };
    match value("language") {
        Some(old) if value("type").is_none() && !old.is_empty() && !old.starts_with("javascript") => None,
        _ => Some((language, module)),
    }
}
