//! `fix`: make findings go away.

use super::{Context, Flags, McpTool, Operation, OperationError, Outcome, Spec, Surface, count};
use crate::finding::{Edit, Finding, Position, Safety, Severity};
use crate::patch::{Applied, Check, Patch, PatchView, Verdict};
use crate::qsecure::fix::Base;
use crate::qsecure::rules::RuleChoice;
use crate::qsecure::scan::{ScanOptions, scan};
use crate::workspace::{self, Loaded, language_of};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Applies fixes that were tried.
pub struct Fix;

/// What to fix.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Input {
    /// Files and folders; the whole workspace where absent.
    #[schemars(extend("x-cli" = "positional"))]
    pub paths: Vec<String>,
    /// Only the findings with these fingerprints.
    pub fingerprint: Vec<String>,
    /// Only findings of these rules: an id, its dotted beginning or end, or a glob.
    pub rule: Vec<String>,
    /// Only findings of this severity and worse.
    pub severity: Option<Severity>,
    /// Rule files or folders instead of the built-in packs; `auto` adds these back.
    pub config: Vec<String>,
    /// Apply fixes that need a look too. Findings named by fingerprint need no such leave.
    pub review: bool,
    /// Show what would be changed and change nothing.
    pub dry_run: bool,
}

/// What was fixed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Output {
    /// Always `quantumlayer.fix/1`.
    pub schema: String,
    /// The patch as it was applied; absent where nothing was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applied: Option<Applied>,
    /// The changes; absent where there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub patch: Option<PatchView>,
    /// The findings whose fixes are part of the patch.
    pub fixed: Vec<Fixed>,
    /// The findings that were asked for and are not.
    pub left: Vec<Left>,
    /// How many further findings there are whose rules have no fix.
    pub without_fix: usize,
    #[serde(skip)]
    dry_run: bool,
}

/// A fixed finding.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Fixed {
    /// The rule.
    pub rule: String,
    /// The file.
    pub path: String,
    /// Where it was.
    pub start: Position,
    /// The finding's fingerprint.
    pub fingerprint: String,
    /// What the fix does.
    pub title: String,
    /// Whether it could have been applied without a look.
    pub safety: Safety,
    /// What was checked.
    pub checks: Vec<Check>,
}

/// A finding that was not fixed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Left {
    /// The rule.
    pub rule: String,
    /// The file.
    pub path: String,
    /// Where it is.
    pub start: Position,
    /// The finding's fingerprint.
    pub fingerprint: String,
    /// Why not.
    pub reason: String,
}

impl Operation for Fix {
    type Input = Input;
    type Output = Output;
    const SPEC: Spec = Spec {
        name: "fix",
        title: "Fix findings",
        summary: "Applies the rules' fixes; each is tried first: finding gone, nothing new, still parses, idempotent.",
        details: "All or nothing, refused where a file changed meanwhile or is open with unsaved changes, and undone by `undo`. \
                  Without `review` only fixes that keep what correct callers rely on are applied.",
        flags: Flags { read_only: false, destructive: true, idempotent: true, open_world: false },
        mcp: Some(McpTool { name: "qsecure_fix", toolset: "default" }),
    };
    const FORMATS: &'static [&'static str] = &["diff"];

    fn run(cx: &Context, input: Input) -> Result<Output, OperationError> {
        let options = ScanOptions {
            paths: input.paths.clone(),
            anywhere: cx.surface == Surface::Terminal,
            config: input.config.clone(),
            rules: input.rule.clone(),
            severity: input.severity,
            ..ScanOptions::default()
        };
        let scan = scan(&cx.snapshot, &options, &*cx.progress, &cx.cancel)?;
        let mut by_file: BTreeMap<String, Vec<Finding>> = BTreeMap::new();
        for f in scan.report.findings {
            let named = input.fingerprint.contains(&f.fingerprint);
            if f.suppressed.is_none() && (input.fingerprint.is_empty() || named) {
                by_file.entry(f.path.clone()).or_default().push(f);
            }
        }
        if let Some(missing) = input.fingerprint.iter().find(|p| !by_file.values().flatten().any(|f| f.fingerprint == **p)) {
            return Err(OperationError::NotFound(format!("no finding has the fingerprint `{missing}`")));
        }
        let mut output = Output {
            schema: "quantumlayer.fix/1".into(),
            applied: None,
            patch: None,
            fixed: Vec::new(),
            left: Vec::new(),
            without_fix: 0,
            dry_run: input.dry_run,
        };
        let mut edits = Vec::new();
        let total = by_file.len() as u64;
        for (i, (path, findings)) in by_file.into_iter().enumerate() {
            cx.progress.report(i as u64, total, "trying fixes");
            cx.cancel.check()?;
            fix_file(cx, &input, &path, findings, &mut edits, &mut output)?;
        }
        if edits.is_empty() {
            return Ok(output);
        }
        let title = match &output.fixed[..] {
            [one] => format!("{} ({})", one.title, one.rule),
            many => format!("Fix {} findings", many.len()),
        };
        let mut patch = Patch::from_edits(&cx.snapshot, &title, &edits)?;
        patch.checks = summary(&output.fixed);
        output.patch = Some(patch.view());
        if !input.dry_run {
            output.applied = Some(patch.apply(&cx.snapshot, cx.surface, "fix")?);
        }
        Ok(output)
    }

    fn outcome(output: &Output) -> Outcome {
        if output.left.is_empty() && (!output.dry_run || output.fixed.is_empty()) { Outcome::Clean } else { Outcome::Found }
    }

    fn text(output: &Output) -> String {
        let mut out = String::new();
        for f in &output.fixed {
            let _ = writeln!(out, "{}:{}:{} {}: {}", f.path, f.start.line, f.start.column, f.rule, f.title);
        }
        for l in &output.left {
            let _ = writeln!(out, "{}:{}:{} {}: left: {}", l.path, l.start.line, l.start.column, l.rule, l.reason);
        }
        if output.applied.is_none()
            && let Some(patch) = &output.patch
        {
            let _ = write!(out, "\n{}\n", patch.diff);
        }
        let findings = count(output.fixed.len(), "finding");
        let _ = match &output.applied {
            Some(a) => write!(out, "Fixed {findings} in {}; `quantumlayer undo {}` takes it back", count(a.files.len(), "file"), a.id),
            None if output.patch.is_some() => write!(out, "Nothing was changed; this would fix {findings}"),
            None => write!(out, "Nothing was changed"),
        };
        // What stays is said even where it is not listed: no fix is not the same as no finding.
        let stays = [(output.left.len(), "for the reasons above"), (output.without_fix, "whose rules have no fix")];
        let stays: Vec<_> = stays.iter().filter(|(n, _)| *n > 0).map(|(n, why)| format!("{} {why}", count(*n, "finding"))).collect();
        if !stays.is_empty() {
            let _ = write!(out, "; left: {}", stays.join(", "));
        }
        out.push_str(".\n");
        crate::report::harmless_text(&out)
    }

    fn render(output: &Output, format: &str) -> Option<String> {
        (format == "diff").then(|| output.patch.as_ref().map_or(String::new(), |p| p.diff.clone()))
    }
}

// From the file's end to its beginning: a fix never moves what stands before it, so that every fix
// still fits although the ones behind it were applied.
fn fix_file(
    cx: &Context,
    input: &Input,
    path: &str,
    mut findings: Vec<Finding>,
    edits: &mut Vec<Edit>,
    output: &mut Output,
) -> Result<(), OperationError> {
    findings.sort_by_key(|f| std::cmp::Reverse((f.start.offset, f.severity)));
    let absolute = cx.snapshot.absolute(path);
    let config = cx.snapshot.config(&absolute);
    let choice = RuleChoice { config: input.config.clone(), ..RuleChoice::of(&config) };
    let (rules, _) = cx.snapshot.rules(&choice).map_err(OperationError::NotFound)?;
    let max = config.max_file_size.unwrap_or(workspace::DEFAULT_MAX_FILE_SIZE);
    let Loaded::Text(text) = cx.snapshot.text(&absolute, max) else { return Ok(()) };
    let language = cx.snapshot.document(&absolute).map_or_else(|| language_of(path, &text.text), |d| d.language);
    let stop = || cx.cancel.is_cancelled();
    let work = move || -> Result<(), OperationError> {
        let mut base = Base::new(&rules, path, language, text.text.to_string(), &stop).ok_or(OperationError::Cancelled)?;
        let mut free_until = u64::MAX;
        for f in findings {
            let left = |reason: &str| Left {
                rule: f.rule.clone(),
                path: f.path.clone(),
                start: f.start,
                fingerprint: f.fingerprint.clone(),
                reason: reason.to_owned(),
            };
            let named = !input.fingerprint.is_empty();
            let Some(fix) = f.fixes.iter().min_by_key(|x| x.safety == Safety::Review) else {
                if named || !input.rule.is_empty() {
                    output.left.push(left("the rule has no fix"));
                } else {
                    output.without_fix += 1;
                }
                continue;
            };
            if fix.safety == Safety::Review && !input.review && !named {
                output.left.push(left("its fix needs a look; allow it with `review`"));
                continue;
            }
            if fix.edits.iter().any(|e| e.end.offset > free_until) {
                output.left.push(left("its fix overlaps another one; run again"));
                continue;
            }
            let (tried, next) = base.try_fix(&f, fix, &stop).ok_or(OperationError::Cancelled)?;
            match next {
                Some(next) if tried.holds() => {
                    base = next;
                    free_until = fix.edits.iter().map(|e| e.start.offset).min().unwrap_or(free_until);
                    edits.extend(fix.edits.iter().cloned());
                    output.fixed.push(Fixed {
                        rule: f.rule.clone(),
                        path: f.path.clone(),
                        start: f.start,
                        fingerprint: f.fingerprint.clone(),
                        title: fix.title.clone(),
                        safety: fix.safety,
                        checks: tried.checks,
                    });
                }
                _ => {
                    let failed = tried.checks.iter().find(|c| c.verdict != Verdict::Passed);
                    let why = failed.map_or("trying its fix failed".to_owned(), |c| format!("its fix was tried and failed: {}", c.name));
                    output.left.push(left(&why));
                }
            }
        }
        Ok(())
    };
    // Deep trees need the pool's stacks.
    crate::qsecure::pool::interactive(work)
}

fn summary(fixed: &[Fixed]) -> Vec<Check> {
    let mut names: Vec<&str> = Vec::new();
    for c in fixed.iter().flat_map(|f| &f.checks) {
        if !names.contains(&c.name.as_str()) {
            names.push(&c.name);
        }
    }
    names.into_iter().map(|n| Check::own(n, true, Some(format!("{} of {}", fixed.len(), fixed.len())))).collect()
}
