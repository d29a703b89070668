//! A scan's report for people: each finding with its code, a caret under it, and its fix.

use anstyle::{AnsiColor, Color, Style};
use ql_engine::operation::Reply;
use ql_mcp::quote::visible;
use serde_json::Value;
use std::collections::HashMap;
use std::fmt::Write;
use std::path::Path;

/// Longer lines of code are cut around what matters.
const MAX_COLUMNS: usize = 160;
/// Findings that span more lines show their first and last.
const MAX_LINES: u64 = 6;
/// Files above this are not read again to show a line of them.
const MAX_SOURCE: u64 = 20 * 1024 * 1024;

/// No more problems and skipped files than this are listed.
const SHOWN: usize = 10;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// The text of a reply; a scan's report is drawn, anything else is the engine's own text.
pub(crate) fn render(reply: &Reply, root: &Path, stdin: Option<&str>) -> String {
    match reply.json.get("findings").and_then(Value::as_array) {
        Some(findings) if is_scan(&reply.json) => {
            Frames { root, stdin, files: HashMap::new(), out: visible(&reply.lead).into_owned() }.report(findings, &reply.json)
        }
        _ => visible(&reply.text).into_owned(),
    }
}

fn is_scan(json: &Value) -> bool {
    json.get("schema").and_then(Value::as_str).is_some_and(|schema| schema.starts_with("quantumlayer.scan/"))
}

struct Frames<'a> {
    root: &'a Path,
    stdin: Option<&'a str>,
    files: HashMap<String, Option<Vec<String>>>,
    out: String,
}

impl Frames<'_> {
    fn report(mut self, findings: &[Value], json: &Value) -> String {
        let counted: Vec<&Value> = findings.iter().filter(|finding| finding.get("suppressed").is_none_or(Value::is_null)).collect();
        for finding in &counted {
            self.finding(finding);
        }
        self.problems(json);
        self.summary(&counted, findings.len() - counted.len(), json);
        self.out
    }

    fn finding(&mut self, finding: &Value) {
        let severity = text(finding, "severity");
        let style = severity_style(severity);
        let _ = write!(self.out, "{style}{severity}{style:#} {BOLD}{}{BOLD:#}", visible(text(finding, "rule")));
        let weaknesses: Vec<&str> = finding.get("cwe").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
        if !weaknesses.is_empty() {
            let _ = write!(self.out, " {DIM}{}{DIM:#}", weaknesses.join(" "));
        }
        self.out.push('\n');
        self.code(finding, style, "");
        for line in visible(text(finding, "message")).lines() {
            let _ = writeln!(self.out, "  {line}");
        }
        let trace = finding.get("trace").and_then(Value::as_array);
        for (index, step) in trace.into_iter().flatten().enumerate() {
            let (line, column) = place(step, "start");
            let _ = writeln!(
                self.out,
                "  {DIM}{}. {}:{line}:{column}{DIM:#} {}",
                index + 1,
                visible(text(step, "path")),
                visible(text(step, "note"))
            );
        }
        for fix in finding.get("fixes").and_then(Value::as_array).into_iter().flatten() {
            self.fix(fix);
        }
        self.out.push('\n');
    }

    /// The lines of a range with carets below.
    fn code(&mut self, item: &Value, style: Style, indent: &str) {
        let path = text(item, "path");
        let (first, column) = place(item, "start");
        let (last, end_column) = place(item, "end");
        let _ = writeln!(self.out, "{indent}  {DIM}-->{DIM:#} {}:{first}:{column}", visible(path));
        let Some(lines) = self.lines(path) else {
            return;
        };
        let last = last.max(first);
        let shown: Vec<(u64, Option<String>)> = (first..=last)
            .filter(|line| last - first < MAX_LINES || *line < first + MAX_LINES - 1 || *line == last)
            .map(|line| (line, lines.get(to_index(line)).cloned()))
            .collect();
        let width = last.to_string().len().max(3);
        let mut previous = None;
        for (number, line) in shown {
            let Some(line) = line else { continue };
            if previous.is_some_and(|previous| number > previous + 1) {
                let _ = writeln!(self.out, "{indent}  {DIM}{:>width$} …{DIM:#}", "");
            }
            previous = Some(number);
            let from = if number == first { to_index(column) } else { line.chars().take_while(|c| c.is_whitespace()).count() };
            let to = if number == last { to_index(end_column) } else { line.chars().count() };
            let (code, marks) = marked(&line, from, to);
            let _ = writeln!(self.out, "{indent}  {DIM}{number:>width$} |{DIM:#} {code}");
            let _ = writeln!(self.out, "{indent}  {DIM}{:>width$} |{DIM:#} {style}{marks}{style:#}", "");
        }
    }

    /// What the file would look like, as a small diff.
    fn fix(&mut self, fix: &Value) {
        let green = Style::new().fg_color(Some(Color::Ansi(AnsiColor::Green)));
        let red = Style::new().fg_color(Some(Color::Ansi(AnsiColor::Red)));
        let look = if text(fix, "safety") == "safe" { "" } else { " (have a look)" };
        let _ = writeln!(self.out, "  {green}fix{green:#}: {}{look}", visible(text(fix, "title")));
        for edit in fix.get("edits").and_then(Value::as_array).into_iter().flatten() {
            let (first, column) = place(edit, "start");
            let (last, end_column) = place(edit, "end");
            let Some(lines) = self.lines(text(edit, "path")) else {
                continue;
            };
            let (Some(first_line), Some(last_line)) = (lines.get(to_index(first)), lines.get(to_index(last))) else {
                continue;
            };
            let head: String = first_line.chars().take(to_index(column)).collect();
            let tail: String = last_line.chars().skip(to_index(end_column)).collect();
            let old: Vec<String> = (first..=last).filter_map(|line| lines.get(to_index(line)).cloned()).collect();
            let new = format!("{head}{}{tail}", text(edit, "text"));
            if old.len() > 12 || new.lines().count() > 12 {
                continue;
            }
            for line in &old {
                let _ = writeln!(self.out, "    {red}- {}{red:#}", shorten(line));
            }
            for line in new.lines().filter(|line| !line.trim().is_empty()) {
                let _ = writeln!(self.out, "    {green}+ {}{green:#}", shorten(line));
            }
        }
    }

    fn problems(&mut self, json: &Value) {
        let yellow = Style::new().fg_color(Some(Color::Ansi(AnsiColor::Yellow)));
        let problems: Vec<&Value> = json.get("errors").and_then(Value::as_array).into_iter().flatten().collect();
        for problem in problems.iter().take(SHOWN) {
            let _ = write!(self.out, "{yellow}{}{yellow:#}", visible(text(problem, "kind")));
            if let Some(path) = problem.get("path").and_then(Value::as_str) {
                let _ = write!(self.out, " {}", visible(path));
                if let Some(line) = problem.get("line").and_then(Value::as_u64) {
                    let _ = write!(self.out, ":{line}");
                }
            }
            if let Some(rule) = problem.get("rule").and_then(Value::as_str) {
                let _ = write!(self.out, " [{}]", visible(rule));
            }
            let _ = writeln!(self.out, ": {}", visible(text(problem, "message")));
        }
        if problems.len() > SHOWN {
            let more = problems.len() - SHOWN;
            let _ = writeln!(self.out, "{yellow}and{yellow:#} {more} more problems (all of them with --format json)");
        }
        let skipped: Vec<&Value> = json.get("skipped").and_then(Value::as_array).into_iter().flatten().collect();
        for skip in skipped.iter().take(SHOWN) {
            let _ = writeln!(self.out, "{yellow}skipped{yellow:#} {}: {}", visible(text(skip, "path")), visible(text(skip, "reason")));
        }
        if skipped.len() > SHOWN {
            let _ = writeln!(self.out, "{yellow}skipped{yellow:#} {} more (all of them with --format json)", skipped.len() - SHOWN);
        }
    }

    fn summary(&mut self, counted: &[&Value], suppressed: usize, json: &Value) {
        let mut counts: Vec<String> = Vec::new();
        for severity in ["critical", "high", "medium", "low", "info"] {
            let count = counted.iter().filter(|finding| text(finding, "severity") == severity).count();
            if count > 0 {
                let style = severity_style(severity);
                counts.push(format!("{style}{count} {severity}{style:#}"));
            }
        }
        let number = |key: &str| json.get("stats").and_then(|stats| stats.get(key)).and_then(Value::as_u64);
        let place = match number("files").or_else(|| number("files_scanned")) {
            Some(1) => " in 1 file".to_owned(),
            Some(files) => format!(" in {files} files"),
            None => String::new(),
        };
        let _ = match counted.len() {
            0 => write!(self.out, "{BOLD}Nothing found{BOLD:#}{place}"),
            1 => write!(self.out, "{BOLD}1 finding{BOLD:#}{place}: {}", counts.join(", ")),
            n => write!(self.out, "{BOLD}{n} findings{BOLD:#}{place}: {}", counts.join(", ")),
        };
        if suppressed > 0 {
            let _ = write!(self.out, "; {suppressed} suppressed");
        }
        self.out.push('\n');
    }

    /// The file's lines, read once; `None` if it cannot be shown.
    fn lines(&mut self, path: &str) -> Option<&Vec<String>> {
        if !self.files.contains_key(path) {
            let source = match self.stdin {
                Some(stdin) => Some(stdin.to_owned()),
                None => read(&self.root.join(path)),
            };
            let lines = source.map(|source| source.lines().map(str::to_owned).collect());
            self.files.insert(path.to_owned(), lines);
        }
        self.files.get(path)?.as_ref()
    }
}

fn read(path: &Path) -> Option<String> {
    let metadata = path.metadata().ok()?;
    if !metadata.is_file() || metadata.len() > MAX_SOURCE {
        return None;
    }
    let bytes = std::fs::read(path).ok()?;
    Some(String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes)).into_owned())
}

fn to_index(one_based: u64) -> usize {
    usize::try_from(one_based.saturating_sub(1)).unwrap_or(usize::MAX)
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn place(value: &Value, key: &str) -> (u64, u64) {
    let position = value.get(key);
    let number = |name: &str| position.and_then(|position| position.get(name)).and_then(Value::as_u64).unwrap_or(1);
    (number("line"), number("column"))
}

fn severity_style(severity: &str) -> Style {
    let color = match severity {
        "critical" | "high" => AnsiColor::Red,
        "medium" => AnsiColor::Yellow,
        "low" => AnsiColor::Cyan,
        _ => AnsiColor::Blue,
    };
    let style = Style::new().fg_color(Some(Color::Ansi(color)));
    if matches!(severity, "critical" | "high") { style.bold() } else { style }
}

/// A line fit to be shown, and the carets below columns `from..to` (0-based code points).
fn marked(line: &str, from: usize, to: usize) -> (String, String) {
    let total = line.chars().count();
    let skip = if total > MAX_COLUMNS { from.saturating_sub(20).min(total) } else { 0 };
    let mut code = String::new();
    let mut marks = String::new();
    if skip > 0 {
        code.push('…');
        marks.push(' ');
    }
    let to = to.max(from + 1);
    for (index, c) in line.chars().enumerate().skip(skip).take(MAX_COLUMNS) {
        let shown = if c == '\t' { "    ".to_owned() } else { visible(c.encode_utf8(&mut [0; 4])).into_owned() };
        let mark = if (from..to).contains(&index) { '^' } else { ' ' };
        marks.extend(std::iter::repeat_n(mark, width(&shown)));
        code.push_str(&shown);
    }
    if total > skip + MAX_COLUMNS {
        code.push('…');
    }
    if from >= total {
        marks.push('^');
    }
    (code, marks.trim_end().to_owned())
}

/// Columns on a terminal, near enough: East Asian wide characters and pictures take two.
fn width(text: &str) -> usize {
    text.chars()
        .map(|c| match u32::from(c) {
            0x300..=0x36f => 0,
            0x1100..=0x115f
            | 0x2e80..=0xa4cf
            | 0xac00..=0xd7a3
            | 0xf900..=0xfaff
            | 0xfe30..=0xfe6f
            | 0xff00..=0xff60
            | 0x1f300..=0x1faff => 2,
            _ => 1,
        })
        .sum()
}

fn shorten(line: &str) -> String {
    let line = visible(line).replace('\t', "    ");
    if line.chars().count() <= MAX_COLUMNS { line } else { line.chars().take(MAX_COLUMNS).chain(['…']).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ql_engine::operation::Outcome;
    use serde_json::json;

    fn drawn(json: Value, source: &str) -> String {
        let reply = Reply { json, text: String::new(), lead: String::new(), outcome: Outcome::Found, rendered: None };
        anstream::adapter::strip_str(&render(&reply, Path::new("/nowhere"), Some(source))).to_string()
    }

    #[test]
    fn a_finding_shows_code_caret_trace_and_fix() {
        let at = |line: u32, column: u32| json!({"line": line, "column": column, "offset": 0});
        let report = json!({
            "schema": "quantumlayer.scan/1",
            "findings": [{
                "rule": "python.x", "severity": "high", "confidence": "high", "message": "Bad.\nDo better.", "path": "a.py",
                "start": at(2, 2), "end": at(2, 6), "cwe": ["CWE-78"], "owasp": [],
                "trace": [{"path": "a.py", "start": at(1, 1), "end": at(1, 2), "note": "comes in"}],
                "fixes": [{"title": "Use y", "safety": "safe", "edits": [{"path": "a.py", "start": at(2, 2), "end": at(2, 3), "text": "y"}]}],
                "suppressed": null
            }],
            "skipped": [{"path": "b", "reason": "binary"}], "errors": [], "stats": {"files": 2}
        });
        assert_eq!(
            drawn(report, "import z\n\tx(\u{202e}1)\n"),
            "\
high python.x CWE-78
  --> a.py:2:2
    2 |     x(\\u{202e}1)
      |     ^^^^^^^^^^^
  Bad.
  Do better.
  1. a.py:1:1 comes in
  fix: Use y
    -     x(\\u{202e}1)
    +     y(\\u{202e}1)

skipped b: binary
1 finding in 2 files: 1 high
"
        );
    }

    #[test]
    fn a_long_line_is_cut_around_the_finding() {
        let line = format!("{}bad{}", "a".repeat(5_000), "b".repeat(5_000));
        let (code, marks) = marked(&line, 5_000, 5_003);
        assert!(code.chars().count() < 200 && code.starts_with('…') && code.ends_with('…'));
        assert_eq!(marks.trim_start(), "^^^");
        assert_eq!(code.chars().zip(marks.chars()).filter(|(_, mark)| *mark == '^').map(|(c, _)| c).collect::<String>(), "bad");
    }
}
