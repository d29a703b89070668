//! `kill -9` at any time leaves no half-written file, and whatever it left does not harm the next run.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use quantumlayer_tests::run::{HOLE, Project, rules};
use serde_json::Value;
use std::process::Stdio;
use std::time::Duration;

#[test]
fn a_killed_scan_leaves_whole_files_only() {
    let project = Project::new(&[]);
    for n in 0..120 {
        project.write(&format!("m{n}.py"), format!("# {n}\n{HOLE}").as_bytes());
    }
    let report = project.beside("report.json");
    for round in 0..12 {
        let arguments = ["scan", "--format", "json", "--output", report.to_str().unwrap()];
        let mut child = project.command(&arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(40 * round));
        let _ = child.kill();
        let _ = child.wait();
        if let Ok(bytes) = std::fs::read(&report) {
            let whole: Value = serde_json::from_slice(&bytes).expect("a whole report");
            assert_eq!(rules(&whole).len(), 120);
        }
    }
    let last = project.json(&["scan"]);
    assert_eq!(rules(&last).len(), 120, "what killed runs left in the cache is sound");
    let left: Vec<_> = std::fs::read_dir(project.root()).unwrap().flatten().map(|item| item.file_name()).collect();
    assert_eq!(left.len(), 120, "nothing was written into the project: {left:?}");
}

/// The names and contents of a project's files.
fn state(project: &Project) -> Vec<(String, String)> {
    let mut files: Vec<_> = std::fs::read_dir(project.root())
        .unwrap()
        .flatten()
        // A file may be gone again by the time it is read.
        .filter_map(|item| Some((item.file_name().into_string().unwrap(), std::fs::read_to_string(item.path()).ok()?)))
        .collect();
    files.sort();
    files
}

#[test]
fn a_killed_fix_leaves_whole_files_only() {
    let project = Project::new(&[]);
    for n in 0..8 {
        project.write(&format!("m{n}.py"), HOLE.as_bytes());
    }
    let before = state(&project);
    let fixed = HOLE.replace("yaml.load", "yaml.safe_load");
    for round in 0..6 {
        let mut child = project.command(&["fix", "--review"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // The first sign of a write is the moment; later ones as chance has it.
        while state(&project) == before && child.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        for _ in 0..round {
            std::thread::yield_now();
        }
        let _ = child.kill();
        let _ = child.wait();
        for (name, text) in state(&project).iter().filter(|(name, _)| name.ends_with(".py")) {
            assert!(*text == HOLE || *text == fixed, "{name} is half written: {text}");
        }
        // Whatever came of it: finished, then this takes it back; unfinished, then it is taken back first.
        let undone = project.run(&["undo"]);
        assert!([0, 2].contains(&undone.code), "{undone:?}");
        assert_eq!(state(&project), before, "round {round}: all is as it was, and nothing lies about");
    }
    assert_eq!(project.run(&["audit", "verify"]).code, 0);
}

#[test]
fn two_scans_at_once_share_a_cache() {
    let project = Project::new(&[]);
    for n in 0..60 {
        project.write(&format!("m{n}.py"), format!("# {n}\n{HOLE}").as_bytes());
    }
    for _ in 0..3 {
        let start = || project.command(&["scan", "--format", "json"]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        for child in [start(), start(), start()] {
            let report: Value = serde_json::from_slice(&child.wait_with_output().unwrap().stdout).unwrap();
            assert_eq!(rules(&report).len(), 60);
        }
        // One file more each time, so that all of them have something to write.
        project.write("m0.py", format!("# again\n{}", std::fs::read_to_string(project.root().join("m0.py")).unwrap()).as_bytes());
    }
    let last = project.json(&["scan"]);
    assert_eq!(rules(&last).len(), 60);
}
