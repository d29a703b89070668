//! Metavariables and dots are not in any grammar: before parsing they are replaced by identifiers
//! that are, and found again afterwards.

use super::{Ask, Slots, TypePattern, parameters};
use ql_syntax::Language;

/// The function name that stands for `<... ...>`.
pub(super) const DEEP: &str = "__ql_deep";
const MV: &str = "__MV_";
/// In the name of a tag, which has no underscores; those of the metavariable are colons.
const MV_TAG: &str = "ql-mv-";
/// In the place of a version number; the letters of the metavariable are pairs of digits.
const MV_VERSION: &str = "7077.7077.";
const MV_DOTS: &str = "__MVD_";
const MV_VALUE: &str = "__MVJ_";
const MV_CALL: &str = "__MVC_";
const DOTS: &str = "__DOTS_";
const TYPED: &str = "__MVT_";
/// A name where JSON has none.
const NAME: &str = "__ql_name_";

/// The value that marks dots between the instructions of a Dockerfile.
pub(super) const BETWEEN: &str = "__ql_between";

/// A piece of a scanned pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Ordinary text.
    Text(String),
    /// `...`
    Dots,
    /// `$...NAME`
    NamedDots(String),
}

/// A pattern's text with its metavariables replaced and its dots still open.
pub(super) struct Placeholders {
    pub(super) pieces: Vec<Piece>,
    types: Vec<(String, String)>,
}

impl Placeholders {
    /// Finds metavariables and dots. Strings are no exception: what stands in them is put back by
    /// [`Placeholders::restore`].
    pub(super) fn scan(text: &str, language: Language) -> Placeholders {
        let text = if language.id() == "java" { parameters::typed(text) } else { text.into() };
        let (text, types) = typed(&text, language);
        let bytes = text.as_bytes();
        let mut pieces = Vec::new();
        let mut plain = String::new();
        let mut i = 0;
        let flush = |plain: &mut String, pieces: &mut Vec<Piece>| {
            if !plain.is_empty() {
                pieces.push(Piece::Text(std::mem::take(plain)));
            }
        };
        // Dots inside a string are its text, however the grammar wants dots written elsewhere.
        let in_string = string_mask(&text, language);
        let script = matches!(language.id(), "javascript" | "typescript" | "tsx");
        let comments = matches!(language.id(), "go" | "java" | "csharp");
        let docker = language.id() == "dockerfile";
        while i < bytes.len() {
            let rest = &text[i..];
            if comments && !in_string[i] && rest.starts_with("//") {
                // A remark is no part of the pattern.
                i += rest.find('\n').unwrap_or(rest.len());
                continue;
            }
            if in_string[i] && (rest.starts_with("...") || rest.starts_with("$...")) {
                let n = if rest.starts_with('$') { 4 } else { 3 };
                // The grammar of a shell takes the sigil away.
                let name = if language.id() == "bash" && n == 4 { name_length(&rest[4..]) } else { 0 };
                if name > 0 {
                    plain.push_str(MV_DOTS);
                    plain.push_str(&rest[4..4 + name]);
                } else {
                    plain.push_str(&rest[..n]);
                }
                i += n + name;
            } else if rest.starts_with("<...") && !rest[4..].trim_start().starts_with(['>', ',']) {
                match language.id() {
                    "json" => plain.push_str(&format!("{{\"{DEEP}\":")),
                    "bash" => plain.push_str(&format!("$({DEEP} ")),
                    _ => plain.push_str(&format!("{DEEP}(")),
                }
                i += 4;
            } else if rest.starts_with("...>") && deep_is_open(&plain, &pieces) {
                plain.push(if language.id() == "json" { '}' } else { ')' });
                i += 4;
            } else if let Some(name) = rest.strip_prefix("$...").map(name_length).filter(|n| *n > 0) {
                flush(&mut plain, &mut pieces);
                pieces.push(Piece::NamedDots(rest[4..4 + name].to_owned()));
                i += 4 + name;
            } else if let Some(after) = rest.strip_prefix("...") {
                // Before a hole of a template string the dots are text of that string.
                let spread = !after.starts_with("${")
                    && after.starts_with(|c: char| c == '$' || c == '[' || c == '{' || c == '_' || c.is_alphabetic());
                // The type of the last parameters.
                let variadic = language.id() == "java"
                    && after.trim_start().starts_with(|c: char| c == '$' || c.is_alphabetic())
                    && after.starts_with(char::is_whitespace)
                    && plain.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '>' | ']'));
                if spread && !matches!(language.id(), "python") || variadic {
                    plain.push_str("...");
                } else {
                    flush(&mut plain, &mut pieces);
                    pieces.push(Piece::Dots);
                }
                i += 3;
            } else if let Some(name) = rest.strip_prefix('$').map(name_length).filter(|n| *n > 0) {
                let body = &rest[1..=name];
                if language.id() == "php"
                    && matches!(body, "_GET" | "_POST" | "_SERVER" | "_FILES" | "_COOKIE" | "_SESSION" | "_REQUEST" | "_ENV")
                {
                    plain.push('$');
                } else if language.id() == "html" && (plain.ends_with('<') || plain.ends_with("</")) {
                    plain.push_str(MV_TAG);
                    plain.push_str(&body.replace('_', ":"));
                    i += 1 + name;
                    continue;
                } else if language.id() == "solidity" && plain.rsplit(';').next().is_some_and(|s| s.trim_start().starts_with("pragma")) {
                    plain.push_str(MV_VERSION);
                    plain.extend(body.bytes().map(|b| format!("{b:02}")));
                    i += 1 + name;
                    continue;
                } else if language.id() == "json" && !in_string[i] {
                    // Nothing but a string can stand for a value there.
                    plain.push_str(&format!("\"{MV_VALUE}{body}\""));
                    i += 1 + name;
                    continue;
                } else if in_string[i] && is_piece(&text, &in_string, i, 1 + name, language) {
                    // Among other text it is a hole of the string.
                    plain.push_str(&format!("${{{MV}{body}}}"));
                    i += 1 + name;
                    continue;
                } else {
                    if language.id() == "php" && is_php_value(&plain, &rest[1 + name..]) {
                        plain.push('$');
                    }
                    if docker && is_listed(&plain) {
                        plain.push_str(&format!("\"{MV_VALUE}{body}\""));
                        i += 1 + name;
                        continue;
                    }
                    if docker && is_variable_place(&plain) {
                        plain.push('$');
                    }
                    if script && is_module_place(&plain) {
                        plain.push_str(&format!("\"{MV}{body}\""));
                        i += 1 + name;
                        continue;
                    }
                    if script && is_markup_value(&text[..i]) {
                        plain.push_str(&format!("{{{MV}{body}}}"));
                        i += 1 + name;
                        continue;
                    }
                    // Ruby wants the names of classes in capitals.
                    let head = plain.trim_end();
                    if language.id() == "ruby"
                        && (head.ends_with("class") || head.ends_with("module") || head.ends_with('<') || head.ends_with("::"))
                    {
                        plain.push('Q');
                    }
                    // No name alone is a statement there; a call is.
                    let statement = matches!(plain.trim_end().chars().last(), None | Some('{' | '}' | ';' | ')'))
                        && rest[1 + name..].trim_start().starts_with(';');
                    if language.id() == "csharp" && statement {
                        plain.push_str(&format!("{MV_CALL}{body}()"));
                        i += 1 + name;
                        continue;
                    }
                    plain.push_str(MV);
                }
                plain.push_str(body);
                i += 1 + name;
            } else if let Some(n) =
                Some(bare_word(rest)).filter(|n| *n > 0 && language.id() == "json" && !in_string[i] && !plain.ends_with(is_word))
            {
                // A name, which nothing in a document is.
                match &rest[..n] {
                    word @ ("true" | "false" | "null") => plain.push_str(word),
                    word => plain.push_str(&format!("\"{NAME}{word}\"")),
                }
                i += n;
            } else {
                let c = rest.chars().next().unwrap_or(' ');
                plain.push(c);
                i += c.len_utf8();
            }
        }
        flush(&mut plain, &mut pieces);
        Placeholders { pieces, types }
    }

    /// The form that the neighbours of each dots suggest.
    pub(super) fn hints(&self, language: Language) -> Vec<&'static str> {
        let mut out = Vec::new();
        let mut before = String::new();
        for (i, p) in self.pieces.iter().enumerate() {
            match p {
                Piece::Text(t) => before.push_str(t),
                _ => {
                    let after: String =
                        self.pieces[i + 1..].iter().map_while(|p| if let Piece::Text(t) = p { Some(t.as_str()) } else { None }).collect();
                    let rest: String =
                        self.pieces[i + 1..].iter().map(|p| if let Piece::Text(t) = p { t.as_str() } else { "__X" }).collect();
                    out.push(hint(&before, &after, &rest, language));
                    before.push_str("__X");
                }
            }
        }
        out
    }

    /// Where each dots stands in the rendered text.
    pub(super) fn places(&self, forms: &[&str]) -> Vec<usize> {
        let mut out = Vec::new();
        let mut length = 0;
        for p in &self.pieces {
            match p {
                Piece::Text(t) => length += t.len(),
                _ => {
                    out.push(length);
                    length += forms.get(out.len() - 1).copied().unwrap_or("@").len() + 6;
                }
            }
        }
        out
    }

    /// The text with the n-th dots in the form `forms[n]`, in which `@` stands for the placeholder.
    pub(super) fn render(&self, forms: &[&str]) -> String {
        let mut out = String::new();
        let mut n = 0;
        for p in &self.pieces {
            let name = match p {
                Piece::Text(t) => {
                    out.push_str(t);
                    continue;
                }
                Piece::Dots => format!("{DOTS}{n}"),
                Piece::NamedDots(name) => format!("{MV_DOTS}{name}"),
            };
            out.push_str(&forms.get(n).copied().unwrap_or("@").replace('@', &name));
            n += 1;
        }
        out
    }

    /// The text as its author wrote it.
    pub(super) fn restore(&self, text: &str) -> String {
        if !text.contains("__") {
            return text.to_owned();
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find("__") {
            out.push_str(&rest[..at]);
            let tail = &rest[at..];
            if let Some(t) = tail.strip_prefix(MV_DOTS) {
                let n = name_length(t);
                out.push_str("$...");
                out.push_str(&t[..n]);
                rest = &t[n..];
            } else if let Some(t) = tail.strip_prefix(MV) {
                let n = name_length(t);
                out.push('$');
                out.push_str(&t[..n]);
                rest = &t[n..];
            } else if let Some(t) = tail.strip_prefix(DOTS) {
                let n = t.bytes().take_while(u8::is_ascii_digit).count();
                out.push_str("...");
                rest = &t[n..];
            } else {
                out.push_str("__");
                rest = &tail[2..];
            }
        }
        out.push_str(rest);
        out
    }

    /// What an identifier stands for, if it is a placeholder.
    pub(super) fn meaning(&self, text: &str, slots: &mut Slots) -> Option<Ask> {
        let text = without_sigil(text);
        if let Some(name) = text.strip_prefix(MV_DOTS).filter(|n| is_name(n)) {
            return Some(Ask::Dots((name != "_").then(|| slots.slot(&format!("$...{name}")))));
        }
        if is_dots(text) {
            return Some(Ask::Dots(None));
        }
        if let Some(index) = text.strip_prefix(TYPED) {
            let (name, ty) = self.types.get(index.parse::<usize>().ok()?)?;
            let slot = slots.slot(&format!("${name}"));
            let mut holes = Vec::new();
            for (at, _) in ty.match_indices('$') {
                let n = name_length(&ty[at + 1..]);
                if n > 0 {
                    let name = &ty[at..=at + n];
                    holes.push((name.to_owned(), slots.slot(name)));
                }
            }
            return Some(Ask::Typed(slot, TypePattern { text: ty.clone(), holes }));
        }
        let version = |digits: &str| -> Option<String> {
            let pairs = digits.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).ok()?.parse::<u8>().ok());
            pairs.map(|b| b.map(char::from)).collect()
        };
        let tag = text.strip_prefix(MV_TAG).map(|n| n.replace(':', "_")).or_else(|| version(text.strip_prefix(MV_VERSION)?));
        let name = tag
            .as_deref()
            .or_else(|| text.strip_prefix(MV))
            .or_else(|| text.strip_prefix(MV_VALUE))
            .or_else(|| text.strip_prefix(MV_CALL))
            .filter(|n| is_name(n))?;
        Some(Ask::Mv((name != "_").then(|| slots.slot(&format!("${name}")))))
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The length of the word that a text begins with, unless it is a key; 0 where none is.
fn bare_word(text: &str) -> usize {
    let n = text.find(|c: char| !is_word(c)).unwrap_or(text.len());
    if text.starts_with(|c: char| c.is_ascii_digit()) || text[n..].trim_start().starts_with(':') { 0 } else { n }
}

/// Whether what comes next is an element of the list of an exec form.
fn is_listed(before: &str) -> bool {
    matches!(enclosing(before), Some((_, '[')))
        && before.trim_end().ends_with(['[', ','])
        && before.lines().last().is_some_and(|l| !l.starts_with('['))
}

/// Whether the grammar of Dockerfiles wants a variable there: a port, a part of a path.
fn is_variable_place(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or("");
    line.split_whitespace().next().is_some_and(|w| w.eq_ignore_ascii_case("EXPOSE") || w.eq_ignore_ascii_case("STOPSIGNAL"))
        || line.starts_with(char::is_alphabetic) && before.ends_with('/')
}

/// Whether what comes next is the module of an import, for which the grammars want a string.
fn is_module_place(before: &str) -> bool {
    let head = before.trim_end();
    let word = head.rsplit(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("");
    word == "from" && head.len() < before.len() && before.lines().last().is_some_and(|l| l.trim_start().starts_with("import"))
}

/// Whether what comes next is the value of an attribute in markup.
fn is_markup_value(before: &str) -> bool {
    let Some(head) = before.strip_suffix('=') else { return false };
    if !head.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ':')) {
        return false;
    }
    let open = head.rfind('<').filter(|at| head[at + 1..].starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | '$')));
    open.is_some_and(|at| !head[at..].contains('>') && head[at..].contains(char::is_whitespace))
}

/// The likely form of dots by what stands around them.
fn hint(before: &str, after: &str, rest: &str, language: Language) -> &'static str {
    let id = language.id();
    let script = matches!(id, "javascript" | "typescript" | "tsx");
    let braces = matches!(id, "java" | "javascript" | "typescript" | "tsx" | "csharp" | "c" | "cpp" | "php" | "rust" | "solidity" | "go");
    if id == "terraform" {
        // In a body, and alone on a line at the top, they stand for attributes and blocks.
        let next = after.trim_start_matches(' ');
        let alone = before.rsplit('\n').next().unwrap_or("").trim().is_empty() && (next.is_empty() || next.starts_with(['\n', '\r']));
        return if matches!(enclosing(before), Some((_, '{'))) || alone && enclosing(before).is_none() { "@ = 1" } else { "@" };
    }
    if id == "dockerfile" {
        let line = before.rsplit('\n').next().unwrap_or("");
        let word = line.split_whitespace().next().unwrap_or("").to_ascii_uppercase();
        let last = after.trim_start_matches(' ').is_empty() || after.trim_start_matches(' ').starts_with(['\n', '\r']);
        if line.trim().is_empty() && last && (before.contains('\n') || !after.trim().is_empty()) {
            return "LABEL @=__ql_between";
        }
        match word.as_str() {
            // Options never matter there.
            "HEALTHCHECK" if !last => return " ",
            "ENV" | "LABEL" if !matches!(enclosing(before), Some((_, '"'))) => return "@=0",
            "EXPOSE" => return "$@",
            _ => {}
        }
        // The list of an exec form has nothing but strings.
        return if matches!(enclosing(before), Some((_, '['))) { "\"@\"" } else { "@" };
    }
    if id == "yaml" {
        // Alone on a line below a key they stand for pairs, beside items for items.
        let line = before.rsplit('\n').next().unwrap_or("");
        if beside_items(before, rest) {
            return "- @";
        }
        return if line.trim().is_empty() && !after.trim_start_matches(' ').starts_with(':') { "@: 0" } else { "@" };
    }
    if matches!(id, "kotlin" | "swift") {
        return declared_hint(before, after, if id == "kotlin" { "\nval @ = 0\n" } else { "\nvar @ = 0\n" });
    }
    // Alone between the braces they would be a block.
    if id == "scala" {
        let cases = matches!(enclosing(before), Some((at, '{')) if before[..at].trim_end().ends_with("catch") || before[..at].trim_end().ends_with("match"));
        return match enclosing(before) {
            Some(_) if cases && before.trim_end().ends_with('{') => "case @ => @",
            Some((_, '{')) if !cases => line_hint(before, after),
            _ => "@",
        };
    }
    // A name alone is no statement there.
    if id == "lua" {
        let line = before.rsplit('\n').next().unwrap_or("");
        return if line.trim().is_empty() && after.trim_start_matches(' ').starts_with(['\n', '\r']) { "local @" } else { "@" };
    }
    if id == "ruby"
        && matches!(enclosing(before), Some((at, '{')) if before[at + 1..].trim().is_empty() || before[at..].contains(','))
        && rest.contains(':')
    {
        return "**@";
    }
    if !braces {
        return "@";
    }
    let trimmed = before.trim_end();
    let previous = trimmed.chars().last();
    let next = rest.trim_start().chars().next();
    let own_line = before[trimmed.len()..].contains('\n') || previous.is_none();
    let line_ends = after.chars().find(|c| !matches!(c, ' ' | '\t')).is_none_or(|c| matches!(c, '\n' | '\r' | '}'));
    // Braces around nothing but dots are an object.
    if script && before.trim() == "{" && rest.trim() == "}" {
        return "@";
    }
    if id == "go" && trimmed.ends_with("case") && line_ends {
        return "@:";
    }
    let open = enclosing(before);
    // Inside a string dots are text.
    if matches!(open, Some((_, '"'))) {
        return "@";
    }
    // The arms of a `match` and the cases of a `switch` are no statements.
    if id == "php"
        && let Some((at, '{')) = open
    {
        let head = before[..at].rsplit(['{', '}', ';']).next().unwrap_or("");
        let is = |word: &str| head.split(|c: char| !c.is_alphanumeric() && c != '_').any(|w| w == word);
        match previous {
            Some('{' | ',') if is("match") => return if after.trim_start().starts_with(',') { "@ => 0" } else { "@ => 0," },
            Some('{') if is("switch") => return "case @:",
            _ => {}
        }
    }
    let in_list = matches!(open, Some((_, '(' | '[')));
    let statement = !in_list
        && (matches!(previous, Some('{' | '}' | ';'))
            || own_line && previous.is_some_and(|c| c != ',')
            || previous.is_none() && next.is_some())
        && (line_ends || !matches!(next, Some(',' | ')' | ']' | '.' | '+' | '-' | '*' | '/' | '=' | ':')));
    if statement {
        // A name alone would be the type of what follows.
        if id == "csharp" {
            return "int @;";
        }
        if id == "go" {
            return if line_ends { "@" } else { "@;" };
        }
        // Directly in a class body it is a member.
        if let Some((at, '{')) = open {
            let head = before[..at].rsplit(['{', '}', ';']).next().unwrap_or("");
            let class = head.split(|c: char| !c.is_alphanumeric() && c != '_').any(|w| matches!(w, "class" | "interface" | "enum"));
            if class && id == "java" {
                return "Object @;";
            }
            if class && id == "php" {
                return "const @ = 1;";
            }
        }
        return "@;";
    }
    if let Some((at, '(')) = open {
        let head = before[..at].trim_end();
        let word_start = head.rfind(|c: char| !c.is_alphanumeric() && c != '_').map_or(0, |p| p + 1);
        let word = &head[word_start..];
        // The arguments of an annotation are named, all of them.
        if id == "java"
            && head[..word_start].trim_end().ends_with(['@', '.'])
            && head.rsplit(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '.' | '@')).next().is_some_and(|w| w.starts_with('@'))
            && (before[at..].contains('=') || rest.split(')').next().is_some_and(|r| r.contains('=')))
        {
            return "@ = 0";
        }
        let whole = before[at + 1..].trim().is_empty() && next == Some(')');
        if word == "for" && whole {
            return if id == "go" { "@" } else { "@;;" };
        }
        if word == "catch" && whole && id == "java" {
            return "@ @";
        }
        // A type before the name and a body behind the list: the parameters of a declaration.
        let typed = head[..word_start].trim_end().chars().last().is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '>' | ']'));
        let typed =
            typed && !matches!(head[..word_start].split_whitespace().last(), Some("return" | "new" | "throw" | "else" | "await" | "case"));
        if typed && !word.is_empty() && id == "java" {
            let close = closing(rest);
            let tail = close.map_or("", |c| rest[c + 1..].trim_start());
            if tail.is_empty() || tail.starts_with(['{', ';']) || tail.starts_with("throws") || tail.starts_with("__X") {
                return "Object @";
            }
        }
    }
    "@"
}

/// Members of a class and parameters of a declaration have forms of their own where what else might stand
/// there would be taken for a block behind the class, or for a call.
/// Statements end with their line, so what follows dots on theirs is put on one of its own.
fn declared_hint(before: &str, after: &str, member: &'static str) -> &'static str {
    let Some((at, bracket)) = enclosing(before) else { return "@" };
    let declares = |head: &str, words: &[&str]| head.split(|c: char| !c.is_alphanumeric() && c != '_').any(|w| words.contains(&w));
    let head = before[..at].rsplit(['{', '}', ';', '(', ')']).next().unwrap_or("");
    let whole = before[..at].rsplit(['{', '}', ';']).next().unwrap_or("");
    match bracket {
        '{' if declares(whole, &["class", "interface", "object", "struct", "extension", "protocol"]) => member,
        '(' if declares(head, &["fun", "func", "class", "constructor", "init"]) => "@: T",
        '{' => line_hint(before, after),
        _ => "@",
    }
}

/// Whether dots stand in a column in which the lines around them begin items of a sequence.
fn beside_items(before: &str, rest: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or("");
    if !line.trim_matches(|c: char| c == ' ' || c == '-').is_empty() {
        return false;
    }
    let column = line.len();
    let indent = |l: &str| l.len() - l.trim_start().len();
    let following = rest.split('\n').skip(1).find(|l| !l.trim().is_empty() && indent(l) <= column);
    let sequence = |l: &str| {
        // What follows a dash on the line stands in the column, too.
        let mut at = indent(l);
        while l[at..].starts_with("- ") && at < column {
            at += 2;
        }
        at == column && l[at..].starts_with("- ")
    };
    if following.is_some_and(sequence) {
        return true;
    }
    let mut preceding = before.rsplit('\n').skip(1).filter(|l| !l.trim().is_empty() && l.trim_start() != "__X");
    preceding.find(|l| indent(l) <= column).is_some_and(sequence)
}

/// Dots among statements of which several stand on one line.
fn line_hint(before: &str, after: &str) -> &'static str {
    let next = after.trim_start().split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("");
    let goes_on =
        matches!(next, "" | "else" | "match" | "yield" | "in" | "catch" | "finally" | "is" | "as" | "to" | "until" | "with" | "while");
    let behind = before.ends_with(' ') && before.trim_end().ends_with([')', '}']);
    if after.starts_with(' ') && !goes_on || behind { "\n@\n" } else { "@" }
}

/// The innermost bracket that is open at the end of a text; a quote where a string is.
fn enclosing(text: &str) -> Option<(usize, char)> {
    let mut open = Vec::new();
    let mut quote: Option<char> = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(q), c) if c == q => quote = None,
            (Some(_), '\n') => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'' | '`') => quote = Some(c),
            (None, '(' | '[' | '{') => open.push((at, c)),
            (None, ')' | ']' | '}') => drop(open.pop()),
            _ => {}
        }
    }
    if quote.is_some() { Some((text.len(), '"')) } else { open.pop() }
}

/// Where the parenthesis around the beginning of a text closes.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0i32;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The name without what the grammar of PHP or Ruby wants in front of it.
fn without_sigil(text: &str) -> &str {
    text.strip_prefix(['$', 'Q']).filter(|t| t.starts_with("__")).unwrap_or(text)
}

/// Whether an identifier stands for dots, named or not.
pub(super) fn is_dots(text: &str) -> bool {
    let text = without_sigil(text);
    text.strip_prefix(DOTS).is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit())) || text.starts_with(MV_DOTS)
}

/// Whether a string stands for any value.
pub(super) fn is_value(text: &str) -> bool {
    text.strip_prefix(MV_VALUE).is_some_and(is_name)
}

/// Whether a word stands for dots or a metavariable.
pub(super) fn is_any(text: &str) -> bool {
    is_dots(text) || is_metavariable(text) || is_value(text)
}

/// Whether an identifier stands for a metavariable in the guise of a call.
pub(super) fn is_call(text: &str) -> bool {
    text.strip_prefix(MV_CALL).is_some_and(is_name)
}

/// Whether an identifier stands for a metavariable.
pub(super) fn is_metavariable(text: &str) -> bool {
    without_sigil(text).strip_prefix(MV).is_some_and(is_name)
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && name_length(text) == text.len()
}

/// The length of a metavariable's name (without `$`) at the beginning of a text; 0 where none is.
fn name_length(text: &str) -> usize {
    if !text.starts_with(|c: char| c.is_ascii_uppercase() || c == '_') {
        return 0;
    }
    let n = text.bytes().take_while(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b'_').count();
    // `$Foo` is no metavariable.
    if text[n..].starts_with(|c: char| c.is_ascii_lowercase()) { 0 } else { n }
}

/// Which bytes are the text of string literals; holes in templates are not.
fn string_mask(text: &str, language: Language) -> Vec<bool> {
    let bytes = text.as_bytes();
    let mut mask = vec![false; bytes.len()];
    // An apostrophe begins a lifetime or a character elsewhere, and plain text in some formats.
    let apostrophes = matches!(language.id(), "python" | "javascript" | "typescript" | "tsx" | "ruby" | "php" | "go");
    let script = matches!(language.id(), "javascript" | "typescript" | "tsx");
    let back = script || language.id() == "go";
    // The open templates, each with the depth of braces in the hole that is being read.
    let mut holes: Vec<usize> = Vec::new();
    let mut i = 0;
    let template = |from: usize, mask: &mut Vec<bool>, holes: &mut Vec<usize>| {
        let mut at = from;
        while at < bytes.len() {
            match bytes[at] {
                b'\\' => at += 1,
                b'`' => return at + 1,
                b'$' if script && bytes.get(at + 1) == Some(&b'{') => {
                    holes.push(0);
                    return at + 2;
                }
                _ => {}
            }
            if let Some(m) = mask.get_mut(at) {
                *m = true;
            }
            at += 1;
        }
        at
    };
    while i < bytes.len() {
        match bytes[i] {
            b'{' => {
                if let Some(depth) = holes.last_mut() {
                    *depth += 1;
                }
                i += 1;
            }
            b'}' => match holes.last_mut() {
                Some(0) => {
                    holes.pop();
                    i = template(i + 1, &mut mask, &mut holes);
                }
                Some(depth) => {
                    *depth -= 1;
                    i += 1;
                }
                None => i += 1,
            },
            b'`' if back && text[i + 1..].contains('`') => i = template(i + 1, &mut mask, &mut holes),
            quote @ (b'"' | b'\'') if quote == b'"' || apostrophes => {
                let mut end = i + 1;
                while end < bytes.len() && bytes[end] != quote && bytes[end] != b'\n' {
                    end += 1 + usize::from(bytes[end] == b'\\');
                }
                if bytes.get(end) == Some(&quote) {
                    mask[i + 1..end].fill(true);
                    if is_template(text, i, language) {
                        unmask_holes(bytes, &mut mask, i + 1..end);
                    }
                    // What stands in `#{}` is code.
                    if quote == b'"' && language.id() == "ruby" {
                        let mut at = i + 1;
                        while let Some(open) = text[at..end].find("#{") {
                            let from = at + open + 2;
                            let to = text[from..end].find('}').map_or(end, |c| from + c);
                            mask[from..to].fill(false);
                            at = to;
                        }
                    }
                    i = end;
                }
                i += 1;
            }
            _ => i += 1,
        }
    }
    mask
}

/// Whether the string that opens at a place may have holes in `${}`.
fn is_template(text: &str, open: usize, language: Language) -> bool {
    match language.id() {
        "kotlin" => true,
        "scala" => text[..open].trim_end_matches('"').ends_with(|c: char| c.is_alphanumeric()),
        _ => false,
    }
}

/// What stands in the holes of a string is no text of it.
fn unmask_holes(bytes: &[u8], mask: &mut [bool], string: std::ops::Range<usize>) {
    let mut at = string.start;
    while at + 1 < string.end {
        if bytes[at] != b'$' || bytes[at + 1] != b'{' {
            at += 1;
            continue;
        }
        let mut depth = 0i32;
        let mut end = at + 1;
        while end < string.end {
            depth += i32::from(bytes[end] == b'{') - i32::from(bytes[end] == b'}');
            if depth == 0 {
                break;
            }
            end += 1;
        }
        mask[at + 2..end].fill(false);
        at = end;
    }
}

/// Whether a metavariable in a string with holes stands beside other text.
fn is_piece(text: &str, in_string: &[bool], at: usize, length: usize, language: Language) -> bool {
    let bytes = text.as_bytes();
    if !matches!(language.id(), "kotlin" | "scala") {
        return false;
    }
    let mut open = at;
    while open > 0 && (in_string[open - 1] || bytes[open - 1] != b'"') {
        open -= 1;
    }
    let alone = match language.id() {
        // Between holes it stands for the text there.
        "scala" => matches!(bytes[at - 1], b'"' | b'}') && text[at + length..].starts_with(['"', '$']),
        _ => open == at && bytes.get(at + length) == Some(&b'"'),
    };
    open > 0 && !alone && is_template(text, open - 1, language)
}

/// Whether a metavariable stands where PHP has a value, hence a variable: not where a function,
/// class or type is named.
fn is_php_value(before: &str, after: &str) -> bool {
    let head = before.trim_end();
    let word = head.rsplit(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("");
    let named = matches!(
        word,
        "function"
            | "class"
            | "interface"
            | "trait"
            | "enum"
            | "extends"
            | "implements"
            | "namespace"
            | "use"
            | "const"
            | "goto"
            | "instanceof"
    );
    // A type stands before what it types.
    let typed = after.starts_with(' ') && after.trim_start().starts_with('$');
    // So is an attribute.
    let attribute = matches!(enclosing(head), Some((at, '[')) if head[..at].ends_with('#'));
    !named && !typed && !attribute && !after.starts_with("::")
}

fn deep_is_open(plain: &str, pieces: &[Piece]) -> bool {
    let count = |t: &str| t.matches(DEEP).count() as i64;
    let opened: i64 = count(plain) + pieces.iter().map(|p| if let Piece::Text(t) = p { count(t) } else { 0 }).sum::<i64>();
    opened > 0
}

/// Takes the typed metavariables out that are among the arguments of Python calls: `f(1, $X: T)`.
fn typed_arguments(text: &str, language: Language) -> (String, Vec<(String, String)>) {
    let in_string = string_mask(text, language);
    let (mut out, mut types) = (String::new(), Vec::new());
    // Whether each open bracket holds the arguments of a call, and where they begin.
    let mut open: Vec<(bool, usize)> = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let before = text[..at].trim_end();
        if !in_string[at] {
            match c {
                '(' | '[' | '{' => {
                    let name = before.rfind(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '$')).map_or(0, |i| i + 1);
                    let declared = matches!(before[..name].split_whitespace().next_back(), Some("def" | "class"));
                    open.push((
                        c == '(' && !declared && before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ')' | ']')),
                        at,
                    ));
                }
                ')' | ']' | '}' => drop(open.pop()),
                '$' => {
                    let name = name_length(&text[at + 1..]);
                    let tail = text[at + 1 + name..].trim_start();
                    let ty = tail.strip_prefix(':').map(|t| &t[..argument_end(t)]);
                    let argument = before.ends_with(['(', ','])
                        && open.last().is_some_and(|(call, from)| *call && !text[*from..at].contains("lambda"));
                    if let Some(ty) = ty.filter(|t| name > 0 && argument && is_type(t.trim())) {
                        out.push_str(&format!("{TYPED}{}", types.len()));
                        types.push((text[at + 1..=at + name].to_owned(), ty.trim().to_owned()));
                        at = text.len() - tail.len() + 1 + ty.len();
                        continue;
                    }
                }
                _ => {}
            }
        }
        out.push(c);
        at += c.len_utf8();
    }
    (out, types)
}

/// Where the argument ends that a text begins with.
fn argument_end(text: &str) -> usize {
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '[' | '(' | '{' => depth += 1,
            ',' if depth == 0 => return at,
            ']' | ')' | '}' if depth == 0 => return at,
            ']' | ')' | '}' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

/// Whether a text may be a type of Python.
fn is_type(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '[' | ']' | ',' | ' ' | '|' | '$'))
        && !text.contains("...")
}

/// Takes typed metavariables out: `(T $X)` in the C family, `($X : T)` in Go, TypeScript, Kotlin and
/// Scala, and `$X: T` as a Python argument.
fn typed(text: &str, language: Language) -> (String, Vec<(String, String)>) {
    let (text, mut types) = if language.id() == "python" { typed_arguments(text, language) } else { (text.to_owned(), Vec::new()) };
    let prefix_form = matches!(language.id(), "java" | "csharp" | "c" | "cpp" | "php");
    let postfix_form = matches!(language.id(), "go" | "typescript" | "tsx" | "javascript" | "kotlin" | "scala" | "rust" | "swift");
    let python = language.id() == "python" && !text.contains("def ") && !text.contains("lambda") && !text.contains('{');
    let python = python || language.id() == "scala" && !text.contains("def ") && !text.contains("class ");
    let postfix_form = postfix_form || python;
    if !prefix_form && !postfix_form || !text.contains('$') {
        return (text, types);
    }
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some(open) = rest.find('(') {
        let (before, tail) = rest.split_at(open);
        out.push_str(before);
        let previous = out.trim_end().chars().last();
        let word = out.trim_end().rsplit(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("");
        let free = python && inner_is_typed(tail)
            || !previous.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | ')' | '>' | ']'))
            || matches!(word, "return" | "throw" | "case" | "in");
        let close = matching(tail);
        let found = close.filter(|_| free).and_then(|close| {
            let inner = tail[1..close].trim();
            let (name, ty) = if prefix_form {
                let (ty, name) = inner
                    .rsplit_once(|c: char| c.is_whitespace() || c == '*')
                    .map(|(_, n)| (inner[..inner.len() - n.len()].trim(), n))
                    .filter(|(t, _)| !t.is_empty())?;
                (name, ty)
            } else {
                let (name, ty) = inner.split_once(':')?;
                (name.trim(), ty.trim())
            };
            super::metavariable(name)?;
            let type_like = ty.chars().all(|c| {
                c.is_alphanumeric()
                    || matches!(
                        c,
                        '_' | '.' | '<' | '>' | '[' | ']' | ',' | ' ' | '*' | '?' | '$' | ':' | '&' | '|' | '{' | '}' | '(' | ')'
                    )
            }) && !ty.contains("...")
                && !ty.ends_with([',', '|'])
                && !ty.contains("&&")
                && ty.matches('<').count() == ty.matches('>').count()
                && (!prefix_form || !ty.replace("::", "").contains(':'))
                && !matches!(ty, "return" | "new" | "throw" | "await");
            // In TypeScript and Go the form is also a parameter list: an arrow or body follows.
            let after = tail[close + 1..].trim_start();
            let is_list = after.starts_with("=>") || after.starts_with("->") || (postfix_form && after.starts_with('{'));
            (type_like && !is_list).then(|| (close, name[1..].to_owned(), ty.to_owned()))
        });
        match found {
            Some((close, name, ty)) => {
                let called = python && previous.is_some_and(|c| c.is_alphanumeric() || c == '_');
                if called {
                    out.push_str(&format!("({TYPED}{})", types.len()));
                } else {
                    out.push_str(&format!("{TYPED}{}", types.len()));
                }
                types.push((name, ty));
                rest = &tail[close + 1..];
            }
            None => {
                out.push('(');
                rest = &tail[1..];
            }
        }
    }
    out.push_str(rest);
    (out, types)
}

/// Whether parentheses hold one typed metavariable and nothing else.
fn inner_is_typed(text: &str) -> bool {
    let Some(close) = matching(text) else { return false };
    text[1..close].split_once(':').is_some_and(|(name, ty)| super::metavariable(name.trim()).is_some() && !ty.contains(','))
}

/// The offset of the parenthesis that closes the one at the beginning.
pub(super) fn matching(text: &str) -> Option<usize> {
    let mut depth = 0i32;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}
