//! Embeds the rule packs of `rules/`: a table of (path, dotted id prefix, text).

use std::fmt::Write;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let manifest = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?);
    let root = manifest.join("../../rules");
    println!("cargo:rerun-if-changed={}", root.display());
    println!("cargo:rerun-if-changed=build.rs");
    let mut files = Vec::new();
    if root.is_dir() {
        collect(&root, &mut files)?;
    }
    files.sort();
    let mut out = String::from(
        "/// Built-in rule files: path under `rules/`, dotted id prefix, text.\npub(crate) static BUILT_IN: &[(&str, &str, &str)] = &[\n",
    );
    let mut count = 0;
    for file in &files {
        let text = std::fs::read_to_string(file)?;
        // Samples of YAML rules are YAML too; only rule files begin with this key.
        if !text.lines().any(|l| l.trim_end() == "rules:") {
            continue;
        }
        // A rule's own keys are indented deeper than its dash.
        count += text.lines().filter(|l| l.starts_with("  - id:") || l.starts_with("- id:")).count();
        let relative = file.strip_prefix(&root)?.to_string_lossy().replace('\\', "/");
        let prefix = relative.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.replace('/', "."));
        writeln!(out, "    ({:?}, {prefix:?}, include_str!({:?})),", format!("rules/{relative}"), file.canonicalize()?)?;
    }
    out.push_str("];\n");
    writeln!(out, "/// How many rules they hold.\npub(crate) const BUILT_IN_COUNT: usize = {count};")?;
    let target = PathBuf::from(std::env::var("OUT_DIR")?).join("built_in_rules.rs");
    std::fs::write(target, out)?;
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|e| e == "yaml" || e == "yml") {
            files.push(path);
        }
    }
    Ok(())
}
