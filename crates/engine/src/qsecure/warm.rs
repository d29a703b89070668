//! Getting ready before somebody asks. A server has the time between its start and the first question
//! about code: its rules can be loaded by then.

use super::findings::{Input, scan_text};
use super::rules::{RuleChoice, Rules};
use crate::workspace::{Snapshot, language_of};
use ql_syntax::Language;
use std::collections::BTreeSet;
use std::sync::Arc;

// What so many files are written in is what will be asked about; a walk without end serves nobody.
const FILES: usize = 5_000;
const STACK: usize = 64 << 20;

/// Loads the rules of a workspace in the background, and compiles them for the languages that are found in it. Changes no answer.
pub fn warm(snapshot: Snapshot) {
    // Without the thread the first question takes longer, that is all.
    let _ = std::thread::Builder::new().name("ql-warm".into()).stack_size(STACK).spawn(move || {
        let choice = RuleChoice::of(&snapshot.root_config());
        if let Ok((rules, _)) = snapshot.rules(&choice) {
            compile(&rules, languages(&snapshot));
        }
    });
}

fn compile(rules: &Arc<Rules>, languages: BTreeSet<Language>) {
    for language in languages {
        let input = Input::of("", language, "", false);
        scan_text(rules, &input, &|| false);
    }
}

// By name alone: nothing is opened.
fn languages(snapshot: &Snapshot) -> BTreeSet<Language> {
    let mut found = BTreeSet::from([Language::text()]);
    for root in snapshot.roots.iter() {
        let walk = ignore::WalkBuilder::new(root).follow_links(false).require_git(false).git_global(false).build();
        for entry in walk.take(FILES).flatten().filter(|e| e.file_type().is_some_and(|t| t.is_file())) {
            found.insert(language_of(&entry.file_name().to_string_lossy(), ""));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Workspace;

    #[test]
    fn languages_are_known_by_name() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["a.py", "b.py", "Dockerfile", "c.unknown", ".gitignore", "out.rb"] {
            std::fs::write(dir.path().join(name), if name == ".gitignore" { "*.rb" } else { "" }).unwrap();
        }
        let snapshot = Workspace::new(vec![dir.path().to_owned()]).snapshot();
        let mut ids: Vec<_> = languages(&snapshot).into_iter().map(Language::id).collect();
        ids.sort_unstable();
        assert_eq!(ids, ["dockerfile", "python", Language::text().id()]);
    }
}
