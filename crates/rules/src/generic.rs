//! The generic engine (spacegrep's language): words, punctuation and nesting, for files without a
//! grammar.

use crate::matcher::{Env, Found, Value};
use crate::model::Options;
use crate::pattern::{Slot, Slots, metavariable};
use std::ops::Range;
use std::sync::Arc;

/// A compiled pattern.
#[derive(Clone, Debug)]
pub(crate) struct GenericPattern {
    /// Compiled for the other engine: then that one answers.
    alien: Option<crate::alien::AlienPattern>,
    atoms: Vec<Atom>,
    span: usize,
    caseless: bool,
    comments: Option<(&'static str, Option<(&'static str, &'static str)>)>,
}

#[derive(Clone, Debug, PartialEq)]
enum Atom {
    Word(String),
    Punct(char),
    Mv(Option<Slot>),
    Dots(Option<Slot>),
    Open(char),
    Close(char),
}

#[derive(Clone, Debug)]
struct Token {
    atom: TokenKind,
    range: Range<usize>,
    line: usize,
    /// For an opening bracket that is closed: the index of its closing token, and the reverse.
    partner: Option<usize>,
    /// How deep it is nested in brackets.
    depth: usize,
}

#[derive(Clone, Debug, PartialEq)]
enum TokenKind {
    Word,
    Punct(char),
}

const MAX_MATCHES: usize = 10_000;

impl GenericPattern {
    pub(crate) fn compile(text: &str, slots: &mut Slots, options: &Options) -> Result<GenericPattern, String> {
        let mut atoms = Vec::new();
        let mut rest = text.trim();
        while let Some(c) = rest.chars().next() {
            let n = if c.is_whitespace() {
                c.len_utf8()
            } else if let Some(name) = rest.strip_prefix("$...").map(mv_length).filter(|n| *n > 0) {
                atoms.push(Atom::Dots(Some(slots.slot(&rest[..4 + name]))));
                4 + name
            } else if rest.starts_with("...") {
                atoms.push(Atom::Dots(None));
                3
            } else if let Some(name) = rest.strip_prefix('$').map(mv_length).filter(|n| *n > 0) {
                let name = &rest[..1 + name];
                let slot = metavariable(name).filter(|n| *n != "$_").map(|n| slots.slot(n));
                atoms.push(Atom::Mv(slot));
                name.len()
            } else if is_word(c) {
                let n = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
                atoms.push(Atom::Word(rest[..n].to_owned()));
                n
            } else {
                atoms.push(match c {
                    '(' | '[' | '{' => Atom::Open(c),
                    ')' | ']' | '}' => Atom::Close(c),
                    c => Atom::Punct(c),
                });
                c.len_utf8()
            };
            rest = &rest[n..];
        }
        if atoms.iter().all(|a| matches!(a, Atom::Dots(_))) {
            return Err("the pattern has nothing but dots".to_owned());
        }
        let comments = match options.text("generic_comment_style") {
            Some("c") => Some(("", Some(("/*", "*/")))),
            Some("cpp") => Some(("//", Some(("/*", "*/")))),
            Some("shell") => Some(("#", None)),
            _ => None,
        };
        let alien = match options.text("generic_engine") {
            Some("aliengrep") => Some(crate::alien::AlienPattern::compile(text, slots, options)?),
            _ => None,
        };
        Ok(GenericPattern {
            alien,
            atoms,
            span: options.number("generic_ellipsis_max_span", 10) as usize,
            caseless: options.is_on("generic_caseless", false),
            comments,
        })
    }

    /// Every match, the shortest for each beginning.
    pub(crate) fn find(&self, text: &str, env: &Env) -> Vec<Found> {
        if let Some(alien) = &self.alien {
            return alien.find(text, env);
        }
        let blanked;
        let view = match self.comments {
            Some((line, block)) => {
                blanked = blank(text, line, block);
                blanked.as_str()
            }
            None => text,
        };
        let tokens = tokens(view);
        let mut out: Vec<Found> = Vec::new();
        let search = Search { pattern: self, tokens: &tokens, text: view };
        let atoms: &[Atom] = match self.atoms.as_slice() {
            [Atom::Dots(None), rest @ ..] if !rest.is_empty() => rest,
            all => all,
        };
        for start in 0..tokens.len() {
            let mut env = env.clone();
            let mut fuel = 20_000u32;
            if let Some(end) = search.run(atoms, start, start, &mut env, &mut fuel)
                && end > start
            {
                let range = tokens[start].range.start..tokens[end - 1].range.end;
                // Of matches that end at the same place the later beginning is the tighter one.
                let dots = matches!(atoms.last(), Some(Atom::Dots(_)));
                if !dots
                    && let Some(last) = out.last_mut()
                    && last.range.end == range.end
                    && last.range.start < range.start
                {
                    *last = Found { range, env };
                    continue;
                }
                out.push(Found { range, env });
                if out.len() >= MAX_MATCHES {
                    break;
                }
            }
        }
        out
    }
}

/// Words that a text must contain.
pub(crate) fn literals(text: &str) -> Vec<String> {
    let mut slots = Slots::default();
    match GenericPattern::compile(text, &mut slots, &Options::default()) {
        Ok(p) => p.atoms.into_iter().filter_map(|a| if let Atom::Word(w) = a { (w.len() >= 3).then_some(w) } else { None }).collect(),
        Err(_) => Vec::new(),
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

fn mv_length(text: &str) -> usize {
    if text.starts_with(|c: char| c.is_ascii_uppercase() || c == '_') {
        text.bytes().take_while(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b'_').count()
    } else {
        0
    }
}

fn closer(c: char) -> char {
    match c {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}

fn tokens(text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut line = 0;
    let mut open: Vec<usize> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let c = rest.chars().next().unwrap_or(' ');
        if c.is_whitespace() {
            line += usize::from(c == '\n');
            at += c.len_utf8();
            continue;
        }
        let n = if is_word(c) { rest.find(|c| !is_word(c)).unwrap_or(rest.len()) } else { c.len_utf8() };
        let atom = if is_word(c) { TokenKind::Word } else { TokenKind::Punct(c) };
        let index = out.len();
        let mut depth = open.len();
        let mut partner = None;
        if matches!(c, ')' | ']' | '}') {
            let matching = |o: &usize| matches!(out[*o].atom, TokenKind::Punct(p) if matches!(p, '(' | '[' | '{') && closer(p) == c);
            if open.last().is_some_and(matching)
                && let Some(o) = open.pop()
            {
                out[o].partner = Some(index);
                partner = Some(o);
                depth = open.len();
            }
        }
        out.push(Token { atom, range: at..at + n, line, partner, depth });
        if matches!(c, '(' | '[' | '{') {
            open.push(index);
        }
        at += n;
    }
    out
}

struct Search<'s> {
    pattern: &'s GenericPattern,
    tokens: &'s [Token],
    text: &'s str,
}

impl Search<'_> {
    fn word(&self, at: usize) -> &str {
        &self.text[self.tokens[at].range.clone()]
    }

    /// Matches the atoms from a token on; gives the token after the match.
    fn run(&self, atoms: &[Atom], start: usize, at: usize, env: &mut Env, fuel: &mut u32) -> Option<usize> {
        *fuel = fuel.checked_sub(1)?;
        let Some((atom, rest)) = atoms.split_first() else { return Some(at) };
        if let Atom::Dots(slot) = atom {
            return self.dots(*slot, rest, start, at, env, fuel);
        }
        let token = self.tokens.get(at)?;
        let fits = match atom {
            Atom::Word(w) => {
                token.atom == TokenKind::Word && (self.word(at) == w || self.pattern.caseless && self.word(at).eq_ignore_ascii_case(w))
            }
            Atom::Punct(c) | Atom::Open(c) | Atom::Close(c) => token.atom == TokenKind::Punct(*c),
            Atom::Mv(slot) => {
                if token.atom != TokenKind::Word {
                    return None;
                }
                if let Some(slot) = slot {
                    let value = Value::Text { text: Arc::from(self.word(at)), range: Some(token.range.clone()) };
                    return self.bound(*slot, value, env, |s, env| s.run(rest, start, at + 1, env, fuel));
                }
                true
            }
            Atom::Dots(_) => false,
        };
        if fits { self.run(rest, start, at + 1, env, fuel) } else { None }
    }

    fn bound(&self, slot: Slot, value: Value, env: &mut Env, next: impl FnOnce(&Self, &mut Env) -> Option<usize>) -> Option<usize> {
        let index = slot as usize;
        if env.len() <= index {
            env.resize(index + 1, None);
        }
        let text = |v: &Value| if let Value::Text { text, .. } = v { text.clone() } else { Arc::from("") };
        match &env[index] {
            Some(old) if text(old) != text(&value) => None,
            Some(_) => next(self, env),
            None => {
                env[index] = Some(value);
                let out = next(self, env);
                if out.is_none() {
                    env[index] = None;
                }
                out
            }
        }
    }

    /// Lazily takes tokens of the same nesting, at most so many lines on.
    fn dots(&self, slot: Option<Slot>, rest: &[Atom], start: usize, at: usize, env: &mut Env, fuel: &mut u32) -> Option<usize> {
        let from_line = if at > start { self.tokens[at - 1].line } else { self.tokens.get(at)?.line };
        let floor = self.tokens.get(at.saturating_sub(usize::from(at > start))).map_or(0, |t| {
            if at > start && matches!(t.atom, TokenKind::Punct('(' | '[' | '{')) && t.partner.is_some() { t.depth + 1 } else { t.depth }
        });
        let mut end = at;
        let mut best = None;
        loop {
            let captured = {
                let from = if at > 0 { self.tokens[at - 1].range.end } else { 0 };
                let to = if end > at { self.tokens[end - 1].range.end } else { from };
                from..to
            };
            let out = match slot {
                Some(slot) => {
                    let value = Value::Text { text: Arc::from(&self.text[captured.clone()]), range: Some(captured) };
                    let mut env2 = env.clone();
                    let out = self.bound(slot, value, &mut env2, |s, env| s.run(rest, start, end, env, fuel));
                    if out.is_some() && !rest.is_empty() {
                        *env = env2.clone();
                    }
                    if rest.is_empty() {
                        // Trailing dots take all they may.
                        best = out.map(|o| (o, env2));
                        None
                    } else {
                        out
                    }
                }
                None => {
                    if rest.is_empty() {
                        best = Some((end, env.clone()));
                        None
                    } else {
                        self.run(rest, start, end, env, fuel)
                    }
                }
            };
            if out.is_some() {
                return out;
            }
            let Some(t) = self.tokens.get(end) else { break };
            if t.line > from_line + self.pattern.span || t.depth < floor {
                break;
            }
            // A bracket that closes is taken with all it holds.
            end = match (&t.atom, t.partner) {
                (TokenKind::Punct('(' | '[' | '{'), Some(close)) if close > end => {
                    // Its inside may also be where the rest matches.
                    end + 1
                }
                _ => end + 1,
            };
        }
        best.map(|(end, e)| {
            *env = e;
            end
        })
    }
}

/// Comments replaced by blanks, every byte in its place.
fn blank(text: &str, line: &str, block: Option<(&str, &str)>) -> String {
    let mut out = text.as_bytes().to_vec();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let n = if !line.is_empty() && rest.starts_with(line) {
            rest.find('\n').unwrap_or(rest.len())
        } else if let Some((open, close)) = block.filter(|(o, _)| rest.starts_with(o)) {
            rest[open.len()..].find(close).map_or(rest.len(), |p| open.len() + p + close.len())
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        for b in &mut out[at..at + n] {
            if *b != b'\n' {
                *b = b' ';
            }
        }
        at += n;
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}
