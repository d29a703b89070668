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
