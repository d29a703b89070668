//! `describe`: what this workspace is.

use super::{Context, Flags, McpTool, Operation, OperationError, Spec, Surface, count};
use crate::finding::Skipped;
use crate::qsecure::pool;
use crate::workspace::{self, FileEntry, Filter};
use ql_syntax::Language;
use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::io::Read;

/// Describes the workspace.
pub struct Describe;

/// What to describe.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Input {
    /// Files and folders; the whole workspace where absent.
    #[schemars(extend("x-cli" = "positional"))]
    pub paths: Vec<String>,
}

/// The description.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Output {
    /// Always `quantumlayer.describe/1`.
    pub schema: String,
    /// The workspace's folders by name.
    pub roots: Vec<String>,
    /// How many files there are that nothing ignores.
    pub files: u64,
    /// The languages, most bytes first.
    pub languages: Vec<LanguageShare>,
    /// Files that say what a project is made of.
    pub manifests: Vec<Manifest>,
    /// What was not looked at, and why.
    pub skipped: Vec<Skipped>,
}

/// A language's share.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LanguageShare {
    /// Language id.
    pub language: String,
    /// Files.
    pub files: u64,
    /// Bytes.
    pub bytes: u64,
    /// Lines.
    pub lines: u64,
}

/// A manifest.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Manifest {
    /// Path relative to the root.
    pub path: String,
    /// What it is, such as `npm` or `terraform`.
    pub kind: String,
    /// `package` (what is needed), `lock` (what is resolved), `container`, `infrastructure`, `ci`, `build` or `configuration`.
    pub role: String,
}

// File names, whole or by their ends (`*`), or by a folder they lie in (`x/*`).
const MANIFESTS: &[(&str, &str, &str)] = &[
    ("package.json", "npm", "package"),
    ("package-lock.json", "npm", "lock"),
    ("yarn.lock", "yarn", "lock"),
    ("pnpm-lock.yaml", "pnpm", "lock"),
    ("bun.lock", "bun", "lock"),
    ("deno.json", "deno", "package"),
    ("pyproject.toml", "python", "package"),
    ("setup.py", "python", "package"),
    ("setup.cfg", "python", "package"),
    ("requirements*.txt", "pip", "package"),
    ("Pipfile", "pipenv", "package"),
    ("Pipfile.lock", "pipenv", "lock"),
    ("poetry.lock", "poetry", "lock"),
    ("uv.lock", "uv", "lock"),
    ("environment.yml", "conda", "package"),
    ("go.mod", "go", "package"),
    ("go.sum", "go", "lock"),
    ("Cargo.toml", "cargo", "package"),
    ("Cargo.lock", "cargo", "lock"),
    ("pom.xml", "maven", "package"),
    ("build.gradle", "gradle", "package"),
    ("build.gradle.kts", "gradle", "package"),
    ("gradle.lockfile", "gradle", "lock"),
    ("build.sbt", "sbt", "package"),
    ("Gemfile", "bundler", "package"),
    ("Gemfile.lock", "bundler", "lock"),
    ("composer.json", "composer", "package"),
    ("composer.lock", "composer", "lock"),
    ("*.csproj", "nuget", "package"),
    ("packages.lock.json", "nuget", "lock"),
    ("mix.exs", "mix", "package"),
    ("mix.lock", "mix", "lock"),
    ("Package.swift", "swift", "package"),
    ("pubspec.yaml", "dart", "package"),
    ("foundry.toml", "foundry", "package"),
    ("CMakeLists.txt", "cmake", "build"),
    ("Makefile", "make", "build"),
    ("Dockerfile*", "docker", "container"),
    ("Containerfile*", "docker", "container"),
    ("docker-compose*.yml", "compose", "container"),
    ("docker-compose*.yaml", "compose", "container"),
    ("compose.yml", "compose", "container"),
    ("compose.yaml", "compose", "container"),
    ("Chart.yaml", "helm", "infrastructure"),
    ("kustomization.yaml", "kustomize", "infrastructure"),
    ("*.tf", "terraform", "infrastructure"),
    (".terraform.lock.hcl", "terraform", "lock"),
    ("serverless.yml", "serverless", "infrastructure"),
    ("Pulumi.yaml", "pulumi", "infrastructure"),
    ("ansible.cfg", "ansible", "infrastructure"),
    (".gitlab-ci.yml", "gitlab-ci", "ci"),
    ("Jenkinsfile", "jenkins", "ci"),
    (".github/workflows/*", "github-actions", "ci"),
    (".circleci/*", "circleci", "ci"),
    ("azure-pipelines.yml", "azure-pipelines", "ci"),
    ("quantumlayer.toml", "quantumlayer", "configuration"),
];

fn manifest(shown: &str) -> Option<Manifest> {
    let name = shown.rsplit('/').next().unwrap_or(shown);
    let fits = |pattern: &str| {
        if let Some(folder) = pattern.strip_suffix("/*") {
            return shown.rsplit_once('/').is_some_and(|(f, _)| f == folder || f.ends_with(&format!("/{folder}")));
        }
        match pattern.split_once('*') {
            Some((start, end)) => name.len() >= start.len() + end.len() && name.starts_with(start) && name.ends_with(end),
            None => name == pattern,
        }
    };
    MANIFESTS.iter().find(|(p, ..)| fits(p)).map(|(_, kind, role)| Manifest {
        path: shown.to_owned(),
        kind: (*kind).to_owned(),
        role: (*role).to_owned(),
    })
}

// Reads in blocks: a large file costs no memory. `None` if it is binary or unreadable.
fn measure(entry: &FileEntry) -> Option<(Language, u64)> {
    let mut file = std::fs::File::open(&entry.absolute).ok()?;
    let mut block = vec![0u8; 64 << 10];
    let (mut lines, mut language, mut last) = (0u64, None, b'\n');
    loop {
        let n = file.read(&mut block).ok()?;
        let Some(part) = block.get(..n).filter(|p| !p.is_empty()) else { break };
        if language.is_none() {
            if memchr::memchr(0, part).is_some() {
                return None;
            }
            let name = entry.shown.rsplit('/').next().unwrap_or(&entry.shown);
            language = Some(Language::detect(name, &part[..part.len().min(256)]));
        }
        lines += memchr::memchr_iter(b'\n', part).count() as u64;
        last = part[n - 1];
    }
    let name = entry.shown.rsplit('/').next().unwrap_or(&entry.shown);
    Some((language.unwrap_or_else(|| Language::detect(name, b"")), lines + u64::from(last != b'\n')))
}

impl Operation for Describe {
    type Input = Input;
    type Output = Output;
    const SPEC: Spec = Spec {
        name: "describe",
        title: "Describe the workspace",
        summary: "Tells which languages and manifests a workspace has.",
        details: "",
        flags: Flags { read_only: true, destructive: false, idempotent: true, open_world: false },
        mcp: Some(McpTool { name: "describe", toolset: "default" }),
    };

    fn run(cx: &Context, input: Input) -> Result<Output, OperationError> {
        let config = cx.snapshot.root_config();
        let starts = cx.snapshot.starts(&input.paths, cx.surface == Surface::Terminal)?;
        let filter = Filter::new(&[], &config.exclude)?;
        let jobs = pool::default_jobs();
        let walked = workspace::walk(&cx.snapshot, &starts, &filter, jobs, &cx.cancel)?;
        let one = |entry: &FileEntry| if cx.cancel.is_cancelled() { None } else { measure(entry) };
        // Not on the threads of scans: a description need not wait until one of them ends.
        let measured: Vec<_> = match pool::reading() {
            Some(pool) => pool.install(|| walked.files.par_iter().map(one).collect()),
            None => walked.files.iter().map(one).collect(),
        };
        cx.cancel.check()?;
        let mut shares: BTreeMap<&str, LanguageShare> = BTreeMap::new();
        for (entry, measured) in walked.files.iter().zip(measured) {
            let Some((language, lines)) = measured else { continue };
            let share = shares.entry(language.id()).or_insert_with(|| LanguageShare {
                language: language.id().into(),
                files: 0,
                bytes: 0,
                lines: 0,
            });
            share.files += 1;
            share.bytes += entry.size;
            share.lines += lines;
        }
        let mut languages: Vec<_> = shares.into_values().collect();
        languages.sort_by_key(|s| std::cmp::Reverse(s.bytes));
        let mut manifests: Vec<_> = walked.files.iter().filter_map(|f| manifest(&f.shown)).collect();
        manifests.sort();
        let name = |r: &std::path::PathBuf| r.file_name().map_or_else(|| "/".to_owned(), |n| n.to_string_lossy().into_owned());
        Ok(Output {
            schema: "quantumlayer.describe/1".into(),
            roots: cx.snapshot.roots.iter().map(name).collect(),
            files: walked.files.len() as u64,
            languages,
            manifests,
            skipped: walked.skipped,
        })
    }

    fn text(output: &Output) -> String {
        let mut out = format!("{}: {}\n", output.roots.join(", "), count(output.files as usize, "file"));
        for l in &output.languages {
            let _ = writeln!(out, "  {:<12} {:>6} files {:>8} lines {:>10} bytes", l.language, l.files, l.lines, l.bytes);
        }
        for m in output.manifests.iter().take(50) {
            let _ = writeln!(out, "  {} ({} {})", m.path, m.kind, m.role);
        }
        if output.manifests.len() > 50 {
            let _ = writeln!(out, "  … {} more manifests", output.manifests.len() - 50);
        }
        crate::report::harmless_text(&out)
    }
}

#[cfg(test)]
mod tests {
    use super::manifest;

    #[test]
    fn manifests_by_name() {
        let kind = |p: &str| manifest(p).map(|m| format!("{} {}", m.kind, m.role));
        assert_eq!(kind("a/package.json").as_deref(), Some("npm package"));
        assert_eq!(kind("requirements-dev.txt").as_deref(), Some("pip package"));
        assert_eq!(kind("x/.github/workflows/ci.yml").as_deref(), Some("github-actions ci"));
        assert_eq!(kind("src/App.csproj").as_deref(), Some("nuget package"));
        assert_eq!(kind("src/main.rs"), None);
    }
}
