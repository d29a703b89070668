//! The expression language of `metavariable-comparison`: a subset of Python's expressions.

use crate::regex::Regex;

/// A parsed expression.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Expr {
    Value(Operand),
    Mv(String),
    List(Vec<Expr>),
    Unary(String, Box<Expr>),
    Binary(String, Box<Expr>, Box<Expr>),
    Call(String, Vec<Expr>),
    /// `re.match` with an expression that is written out, which is compiled once.
    Match(Regex, Box<Expr>),
}

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Operand {
    Int(i64),
    Float(f64),
    Str(String),
    Bool(bool),
    List(Vec<Operand>),
    /// Code without a known value: only `str()` takes it.
    Opaque(String),
}

const MAX_DEPTH: usize = 60;
const FUNCTIONS: &[&str] = &["int", "str", "lower", "upper", "today", "strptime", "re.match"];

/// Parses an expression.
pub(crate) fn parse(text: &str) -> Result<Expr, String> {
    let tokens = tokens(text)?;
    let mut p = Parser { tokens, at: 0, depth: 0 };
    let e = p.expression(0)?;
    match p.peek() {
        None => Ok(e),
        Some(t) => Err(format!("unexpected `{t}`")),
    }
}

/// Whether it is true of these bindings; anything that fails is false.
pub(crate) fn holds(e: &Expr, strip: bool, lookup: &dyn Fn(&str) -> Option<Operand>) -> bool {
    match eval(e, strip, lookup) {
        Some(Operand::Bool(b)) => b,
        Some(Operand::Int(n)) => n != 0,
        _ => false,
    }
}

fn tokens(text: &str) -> Result<Vec<String>, String> {
    let mut out = Vec::new();
    let mut rest = text.trim_start();
    while let Some(c) = rest.chars().next() {
        let n = if c == '"' || c == '\'' {
            let mut end = None;
            let mut escaped = false;
            for (i, d) in rest.char_indices().skip(1) {
                match d {
                    _ if escaped => escaped = false,
                    '\\' => escaped = true,
                    d if d == c => {
                        end = Some(i + 1);
                        break;
                    }
                    _ => {}
                }
            }
            end.ok_or("a string is not closed")?
        } else if c.is_ascii_digit() {
            rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '.' && c != '_').unwrap_or(rest.len())
        } else if c.is_alphabetic() || c == '_' || c == '$' {
            rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '$' && c != '.').unwrap_or(rest.len())
        } else {
            ["**", "==", "!=", "<=", ">=", "//", "<<", ">>"].iter().find(|o| rest.starts_with(**o)).map_or(c.len_utf8(), |o| o.len())
        };
        out.push(rest[..n].to_owned());
        rest = rest[n..].trim_start();
    }
    Ok(out)
}

struct Parser {
    tokens: Vec<String>,
    at: usize,
    depth: usize,
}

impl Parser {
    fn peek(&self) -> Option<&str> {
        self.tokens.get(self.at).map(String::as_str)
    }

    fn next(&mut self) -> Option<String> {
        let t = self.tokens.get(self.at).cloned();
        self.at += 1;
        t
    }

    fn expect(&mut self, token: &str) -> Result<(), String> {
        match self.next() {
            Some(t) if t == token => Ok(()),
            Some(t) => Err(format!("expected `{token}`, found `{t}`")),
            None => Err(format!("expected `{token}` at the end")),
        }
    }

    fn binary(&self) -> Option<(String, u8, usize)> {
        let t = self.peek()?;
        let power = match t {
            "or" => 1,
            "and" => 2,
            "==" | "!=" | "<" | "<=" | ">" | ">=" | "in" => 4,
            "not" if self.tokens.get(self.at + 1).is_some_and(|t| t == "in") => return Some(("not in".to_owned(), 4, 2)),
            "|" => 5,
            "^" => 6,
            "&" => 7,
            "+" | "-" => 8,
            "*" | "/" | "//" | "%" => 9,
            "**" => 11,
            _ => return None,
        };
        Some((t.to_owned(), power, 1))
    }

    fn expression(&mut self, least: u8) -> Result<Expr, String> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err("nested too deeply".to_owned());
        }
        let mut left = match self.peek() {
            Some("not") => {
                self.at += 1;
                Expr::Unary("not".to_owned(), Box::new(self.expression(3)?))
            }
            Some(op @ ("-" | "+" | "~")) => {
                let op = op.to_owned();
                self.at += 1;
                Expr::Unary(op, Box::new(self.expression(10)?))
            }
            _ => self.primary()?,
        };
        while let Some((op, power, length)) = self.binary() {
            if power < least.max(1) || power <= least && op != "**" {
                break;
            }
            self.at += length;
            let right = self.expression(if op == "**" { power - 1 } else { power })?;
            left = Expr::Binary(op, Box::new(left), Box::new(right));
        }
        self.depth -= 1;
        Ok(left)
    }

    fn items(&mut self, close: &str) -> Result<Vec<Expr>, String> {
        let mut out = Vec::new();
        while self.peek() != Some(close) {
            out.push(self.expression(0)?);
            if self.peek() == Some(",") {
                self.at += 1;
            } else {
                break;
            }
        }
        self.expect(close)?;
        Ok(out)
    }

    fn primary(&mut self) -> Result<Expr, String> {
        let t = self.next().ok_or("the expression ends too early")?;
        if t == "(" {
            let e = self.expression(0)?;
            self.expect(")")?;
            return Ok(e);
        }
        if t == "[" {
            return Ok(Expr::List(self.items("]")?));
        }
        if t.starts_with('$') {
            return Ok(Expr::Mv(t));
        }
        if let Some(q) = t.chars().next().filter(|c| *c == '"' || *c == '\'') {
            let body = t.trim_start_matches(q).strip_suffix(q).unwrap_or("");
            return Ok(Expr::Value(Operand::Str(
                body.replace("\\\\", "\u{0}").replace("\\'", "'").replace("\\\"", "\"").replace("\\n", "\n").replace('\u{0}', "\\"),
            )));
        }
        match t.as_str() {
            "True" | "true" => return Ok(Expr::Value(Operand::Bool(true))),
            "False" | "false" => return Ok(Expr::Value(Operand::Bool(false))),
            _ => {}
        }
        if t.starts_with(|c: char| c.is_ascii_digit()) {
            return number(&t).map(Expr::Value).ok_or_else(|| format!("`{t}` is no number"));
        }
        if self.peek() == Some("(") {
            self.at += 1;
            if !FUNCTIONS.contains(&t.as_str()) {
                return Err(format!("unknown function `{t}`"));
            }
            let mut args = self.items(")")?;
            if t == "re.match"
                && let [Expr::Value(Operand::Str(re)), _] = args.as_slice()
                && let Ok(re) = Regex::anchored(re)
                && let Some(of) = args.pop()
            {
                return Ok(Expr::Match(re, Box::new(of)));
            }
            return Ok(Expr::Call(t, args));
        }
        Err(format!("unexpected `{t}`"))
    }
}

fn number(text: &str) -> Option<Operand> {
    let t: String = text.chars().filter(|c| *c != '_').collect::<String>().to_ascii_lowercase();
    let radix = |d: &str, r| i64::from_str_radix(d, r).ok().map(Operand::Int);
    match t.get(..2) {
        Some("0x") => radix(&t[2..], 16),
        Some("0o") => radix(&t[2..], 8),
        Some("0b") => radix(&t[2..], 2),
        _ => t.parse().ok().map(Operand::Int).or_else(|| t.parse().ok().map(Operand::Float)),
    }
}

fn eval(e: &Expr, strip: bool, lookup: &dyn Fn(&str) -> Option<Operand>) -> Option<Operand> {
    match e {
        Expr::Value(v) => Some(v.clone()),
        Expr::Mv(name) => {
            let v = lookup(name)?;
            if strip { to_int(&v) } else { Some(v) }
        }
        Expr::List(items) => items.iter().map(|i| eval(i, strip, lookup)).collect::<Option<_>>().map(Operand::List),
        Expr::Unary(op, inner) => match (op.as_str(), eval(inner, strip, lookup)?) {
            ("not", Operand::Bool(b)) => Some(Operand::Bool(!b)),
            ("-", Operand::Int(i)) => i.checked_neg().map(Operand::Int),
            ("-", Operand::Float(f)) => Some(Operand::Float(-f)),
            ("~", Operand::Int(i)) => Some(Operand::Int(!i)),
            ("+", v @ (Operand::Int(_) | Operand::Float(_))) => Some(v),
            _ => None,
        },
        Expr::Binary(op, a, b) if op == "and" || op == "or" => {
            let a = matches!(eval(a, strip, lookup), Some(Operand::Bool(true)));
            let b = matches!(eval(b, strip, lookup), Some(Operand::Bool(true)));
            Some(Operand::Bool(if op == "and" { a && b } else { a || b }))
        }
        Expr::Binary(op, a, b) => binary(op, eval(a, strip, lookup)?, eval(b, strip, lookup)?),
        Expr::Match(re, of) => Some(Operand::Bool(re.is_match(&show(&eval(of, strip, lookup)?)))),
        Expr::Call(name, args) => {
            let values: Vec<Operand> = args.iter().map(|a| eval(a, strip && name != "int", lookup)).collect::<Option<_>>()?;
            match (name.as_str(), values.as_slice()) {
                ("int", [v]) => to_int(v),
                ("str", [v]) => Some(Operand::Str(show(v))),
                ("lower", [Operand::Str(s)]) => Some(Operand::Str(s.to_lowercase())),
                ("upper", [Operand::Str(s)]) => Some(Operand::Str(s.to_uppercase())),
                ("re.match", [Operand::Str(re), v]) => {
                    let re = Regex::anchored(re).ok()?;
                    Some(Operand::Bool(re.is_match(&show(v))))
                }
                ("today", []) => {
                    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()?.as_secs();
                    Some(Operand::Float((now - now % 86_400) as f64))
                }
                ("strptime", [Operand::Str(s)]) => days(s).map(|d| Operand::Float(d as f64 * 86_400.0)),
                _ => None,
            }
        }
    }
}

/// Days since 1970-01-01 of `yyyy-mm-dd` (the civil calendar's usual formula).
fn days(text: &str) -> Option<i64> {
    let mut parts = text.splitn(3, '-');
    let (y, m, d): (i64, i64, i64) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    if !(1..=12).contains(&m) || !(1..=31).contains(&d) {
        return None;
    }
    let y = if m <= 2 { y - 1 } else { y };
    let era = y.div_euclid(400);
    let yoe = y - era * 400;
    let doy = (153 * (if m > 2 { m - 3 } else { m + 9 }) + 2) / 5 + d - 1;
    Some(era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468)
}

fn show(v: &Operand) -> String {
    match v {
        Operand::Int(i) => i.to_string(),
        Operand::Float(f) => f.to_string(),
        Operand::Str(s) | Operand::Opaque(s) => s.clone(),
        Operand::Bool(b) => if *b { "True" } else { "False" }.to_owned(),
        Operand::List(l) => format!("[{}]", l.iter().map(show).collect::<Vec<_>>().join(", ")),
    }
}

fn to_int(v: &Operand) -> Option<Operand> {
    match v {
        Operand::Int(i) => Some(Operand::Int(*i)),
        Operand::Float(f) => Some(Operand::Int(*f as i64)),
        Operand::Bool(b) => Some(Operand::Int(i64::from(*b))),
        Operand::Str(s) => match number(s.trim())? {
            Operand::Int(i) => Some(Operand::Int(i)),
            _ => None,
        },
        _ => None,
    }
}

fn binary(op: &str, a: Operand, b: Operand) -> Option<Operand> {
    use Operand::{Bool, Float, Int, List, Opaque, Str};
    if matches!(a, Opaque(_)) || matches!(b, Opaque(_)) {
        return None;
    }
    match (op, &a, &b) {
        ("in", x, List(l)) => return Some(Bool(l.contains(x))),
        ("not in", x, List(l)) => return Some(Bool(!l.contains(x))),
        ("in", Str(x), Str(y)) => return Some(Bool(y.contains(x.as_str()))),
        ("not in", Str(x), Str(y)) => return Some(Bool(!y.contains(x.as_str()))),
        _ => {}
    }
    if let (Int(x), Int(y)) = (&a, &b) {
        let (x, y) = (*x, *y);
        return match op {
            "+" => x.checked_add(y).map(Int),
            "-" => x.checked_sub(y).map(Int),
            "*" => x.checked_mul(y).map(Int),
            "/" | "//" => x.checked_div(y).map(Int),
            "%" => x.checked_rem_euclid(y).map(Int),
            "**" => u32::try_from(y).ok().and_then(|y| x.checked_pow(y)).map(Int),
            "&" => Some(Int(x & y)),
            "|" => Some(Int(x | y)),
            "^" => Some(Int(x ^ y)),
            _ => compare(op, x.partial_cmp(&y)),
        };
    }
    let float = |v: &Operand| match v {
        Int(i) => Some(*i as f64),
        Float(f) => Some(*f),
        _ => None,
    };
    if let (Some(x), Some(y)) = (float(&a), float(&b)) {
        return match op {
            "+" => Some(Float(x + y)),
            "-" => Some(Float(x - y)),
            "*" => Some(Float(x * y)),
            "/" => Some(Float(x / y)),
            "%" => Some(Float(x % y)),
            "**" => Some(Float(x.powf(y))),
            _ => compare(op, x.partial_cmp(&y)),
        };
    }
    match (&a, &b) {
        (Str(x), Str(y)) if op == "+" => Some(Str(format!("{x}{y}"))),
        (Str(x), Str(y)) => compare(op, x.partial_cmp(y)),
        (Bool(x), Bool(y)) => compare(op, x.partial_cmp(y)),
        (List(x), List(y)) if op == "==" => Some(Bool(x == y)),
        _ => match op {
            "==" => Some(Bool(false)),
            "!=" => Some(Bool(true)),
            _ => None,
        },
    }
}

fn compare(op: &str, order: Option<std::cmp::Ordering>) -> Option<Operand> {
    use std::cmp::Ordering::{Equal, Greater, Less};
    let order = order?;
    Some(Operand::Bool(match op {
        "==" => order == Equal,
        "!=" => order != Equal,
        "<" => order == Less,
        "<=" => order != Greater,
        ">" => order == Greater,
        ">=" => order != Less,
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comparisons() {
        let lookup = |name: &str| match name {
            "$X" => Some(Operand::Int(5)),
            "$S" => Some(Operand::Str("0755".to_owned())),
            "$O" => Some(Operand::Opaque("a".to_owned())),
            _ => None,
        };
        for (text, expected) in [
            ("$X < 10", true),
            ("$X + 2 * 3 == 11", true),
            ("not $X == 5", false),
            ("$X in [1, 5]", true),
            ("$X not in [1, 5]", false),
            ("int($S) == 755", true),
            ("$O == $O", false),
            ("str($O) == str('a')", true),
            ("$MISSING > 1", false),
            ("re.match('0[0-7]+', $S)", true),
            ("2 ** 3 ** 1 == 8 and 0x10 == 16", true),
            ("strptime('2020-01-02') > strptime('2020-01-01')", true),
        ] {
            let e = parse(text).unwrap();
            assert_eq!(holds(&e, false, &lookup), expected, "{text}");
        }
        assert!(parse("1 +").is_err());
        assert!(parse("foo(1)").is_err());
    }
}
