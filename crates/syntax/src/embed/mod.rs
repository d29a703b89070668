//! Languages inside files of another: scripts of a page, code of a template, cells of a notebook, commands
//! of a container or pipeline. Each host format is a row of [`HOSTS`] and a module that finds its regions.
//!
//! What is found is text as a file of the inner language would hold it, with a map back ([`Region`]). All
//! of it takes time in the order of the file's size, whatever the file holds.

mod docker;
mod json;
mod markup;
mod notebook;
mod pipeline;
mod region;
mod scalar;
mod template;

pub use json::Transform;
pub use region::Region;

use crate::{Language, parse_with};
use region::{Code, Quoting};
use std::ops::Range;

/// More regions than this in one file are not looked at.
pub const MAX_REGIONS: usize = 10_000;

/// What a file holds of other languages.
#[derive(Clone, Debug, Default)]
pub struct Embedded {
    /// In the order of the file.
    pub regions: Vec<Region>,
    /// What was not looked at, and why, in words.
    pub limits: Vec<String>,
}

/// A host format.
struct Host {
    /// Ids of the languages whose files are of this format.
    languages: &'static [&'static str],
    /// Ends of the names of such files, in lower case.
    names: &'static [&'static str],
    /// The code is data of the host: long lines in the file say nothing about it.
    container: bool,
    /// Finds the regions.
    find: fn(&mut Finder<'_>),
}

/// All host formats. A file may be of several.
static HOSTS: &[Host] = &[
    Host { languages: &["html"], names: &[], container: false, find: markup::page },
    Host { languages: &["vue", "svelte"], names: &[], container: false, find: markup::component },
    Host { languages: &["erb"], names: &[], container: false, find: |f| template::page(f, &template::ERB) },
    Host { languages: &["ejs"], names: &[], container: false, find: |f| template::page(f, &template::EJS) },
    Host { languages: &["jinja"], names: &[], container: false, find: |f| template::page(f, &template::JINJA) },
    Host { languages: &[], names: &[".blade.php"], container: false, find: |f| template::page(f, &template::BLADE) },
    Host { languages: &[], names: &[".ipynb"], container: true, find: notebook::cells },
    Host { languages: &["yaml"], names: &[], container: false, find: pipeline::commands },
    Host { languages: &["dockerfile"], names: &[], container: false, find: docker::commands },
];

impl Host {
    fn fits(&self, language: Language, name: &str) -> bool {
        self.languages.contains(&language.id()) || self.names.iter().any(|n| ends_with(name, n))
    }
}

fn ends_with(name: &str, end: &str) -> bool {
    name.len() >= end.len() && name.as_bytes()[name.len() - end.len()..].eq_ignore_ascii_case(end.as_bytes())
}

/// Whether a file holds code as data: its own long lines are no sign that the code was generated.
pub fn is_container(language: Language, path: &str) -> bool {
    HOSTS.iter().any(|h| h.container && h.fits(language, path))
}

/// The regions of a file. `path` is relative to the project, with `/`. `stop` ends the search by saying
/// `true`; what was found is then not complete.
pub fn find(language: Language, path: &str, text: &str, stop: &mut dyn FnMut() -> bool) -> Embedded {
    let mut finder = Finder { language, path, text, stop, out: Embedded::default() };
    for host in HOSTS.iter().filter(|h| h.fits(language, path)) {
        (host.find)(&mut finder);
    }
    let mut out = finder.out;
    if out.regions.len() > MAX_REGIONS {
        out.regions.truncate(MAX_REGIONS);
        out.limits.push(format!("only the first {MAX_REGIONS} pieces of embedded code were looked at"));
    }
    out
}

/// What metavariables of one rule stood for, as regions of their own or (`joined`) as one. Matches may be
/// inside each other: what comes to many times the file's size is left out.
pub fn extracted(language: Language, text: &str, ranges: &[Range<usize>], transform: Transform, joined: bool) -> Embedded {
    let mut out = Embedded::default();
    let mut left = text.len().saturating_mul(8);
    let mut whole: Option<Code> = None;
    for range in ranges.iter().filter(|r| text.get((*r).clone()).is_some()) {
        if range.len() > left || out.regions.len() == MAX_REGIONS {
            out.limits.push("only some of what a rule extracts was looked at".to_owned());
            break;
        }
        left -= range.len();
        let Some(code) = json::extract(text, range, transform) else { continue };
        match &mut whole {
            _ if !joined => out.regions.push(code.region(language)),
            Some(all) => {
                all.filler("\n");
                all.append(code);
            }
            None => whole = Some(code),
        }
    }
    out.regions.extend(whole.map(|code| code.region(language)));
    out
}

/// What a host's module works with.
struct Finder<'a> {
    language: Language,
    path: &'a str,
    text: &'a str,
    stop: &'a mut dyn FnMut() -> bool,
    out: Embedded,
}

impl Finder<'_> {
    /// Code that stands for itself.
    fn push(&mut self, language: &str, code: Code) {
        if !code.is_blank()
            && let Some(language) = Language::from_id(language).filter(|l| l.row().grammar.is_some())
        {
            self.out.regions.push(code.region(language));
        }
    }

    /// Pieces that share their names: one program, unless some do not parse; these then stand alone, so
    /// that a bracket left open in one hides nothing of the others.
    fn program(&mut self, language: &str, mut pieces: Vec<Code>) {
        pieces.retain(|p| !p.is_blank());
        let Some(inner) = Language::from_id(language).filter(|_| pieces.len() > 1) else {
            return pieces.into_iter().for_each(|p| self.push(language, p));
        };
        let join = |pieces: &[Code]| {
            let mut all: Option<Code> = None;
            for piece in pieces {
                match &mut all {
                    None => all = Some(piece.clone()),
                    Some(all) => {
                        all.filler("\n");
                        all.append(piece.clone());
                    }
                }
            }
            all
        };
        let all = join(&pieces);
        if all.as_ref().is_some_and(|a| self.parses(inner, a.text())) {
            return all.into_iter().for_each(|a| self.push(language, a));
        }
        let (whole, broken): (Vec<Code>, Vec<Code>) = pieces.into_iter().partition(|p| self.parses(inner, p.text()));
        for code in join(&whole).into_iter().chain(broken) {
            self.push(language, code);
        }
    }

    /// Whether a text is without syntax errors.
    fn parses(&mut self, language: Language, text: &str) -> bool {
        !(self.stop)() && parse_with(language, text, None, &mut *self.stop).is_ok_and(|tree| !tree.root_node().has_error())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn regions(path: &str, text: &str) -> Vec<Region> {
        let name = path.rsplit('/').next().unwrap();
        find(Language::detect(name, b""), path, text, &mut || false).regions
    }

    /// The same code in files of several formats.
    fn hosts(code: &str) -> Vec<(&'static str, String)> {
        let json = |t: &str| Quoting::Json.write(t).unwrap();
        let lines: Vec<String> = code.split_inclusive('\n').map(|l| format!("\"{}\"", json(l))).collect();
        let indented = code.replace('\n', "\n          ");
        let mut out = vec![
            ("a.html", format!("<b>\u{e9}</b><script>{code}</script>")),
            ("a.vue", format!("<script setup>{code}</script>")),
            ("a.ejs", format!("\u{e9}<% {code} %>")),
            ("a.html", format!("<b onclick=\"{}\">", Quoting::Attribute.write(code).unwrap())),
            ("a.ipynb", format!("{{\"cells\": [{{\"source\": [{}], \"cell_type\": \"code\"}}]}}", lines.join(",\n  "))),
            ("a.ipynb", format!("{{\"cells\": [{{\"source\": \"{}\", \"cell_type\": \"code\"}}]}}", json(code))),
            ("a.yml", format!("jobs:\n  a:\n    steps:\n      - run: |\n          {indented}\n      - b: c\n")),
            ("a.yml", format!("jobs:\n  a:\n    steps:\n      - run: \"{}\"\n", json(code))),
        ];
        if !code.contains('\n') {
            out.push(("a.yml", format!("jobs:\n  a:\n    steps:\n      - run: '{}'\n", Quoting::YamlSingle.write(code).unwrap())));
        }
        out
    }

    proptest! {
        #[test]
        fn code_is_what_was_written_and_where(code in "x[ab \u{e9}\"'()#;\\\\\n\u{1F600}]{0,16}y") {
            for (path, host) in hosts(&code) {
                let all = regions(path, &host);
                prop_assert_eq!(all.len(), 1, "{} {:?}", path, host);
                let region = &all[0];
                let at = region.text.find(&code);
                prop_assert!(at.is_some(), "{:?} lacks {:?}", region.text, code);
                let at = at.unwrap();
                for (i, c) in code.char_indices() {
                    let range = at + i..at + i + c.len_utf8();
                    prop_assert!(region.is_written(&range));
                    let there = region.to_host(&range);
                    prop_assert_eq!(region.within(&there), Some(range));
                    let written = &host[there];
                    prop_assert!(written.starts_with(c) || written.starts_with(['\\', '&']) || written == "''", "{:?} for {:?} in {:?}", written, c, host);
                }
            }
        }

        #[test]
        fn any_text_is_looked_at(text in "([<>/='\"{}%!@#:&;\\[\\]\\\\|\n -]|<script|</script>|on\u{e9}|steps:|jobs:|run:|script:|cells|source|@php|RUN |<<E|a){0,40}") {
            for path in ["a.html", "a.vue", "a.erb", "a.ejs", "a.blade.php", "a.j2", "a.ipynb", ".gitlab-ci.yml", "Dockerfile"] {
                for region in regions(path, &text) {
                    for (at, c) in region.text.char_indices() {
                        let there = region.to_host(&(at..at + c.len_utf8()));
                        prop_assert!(there.start <= there.end && there.end <= text.len(), "{path} {text:?}");
                    }
                }
            }
        }
    }
}
