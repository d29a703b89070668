//! `explain`: what a rule or a finding is about.

use super::{Context, Flags, McpTool, Operation, OperationError, Spec, Surface};
use crate::finding::Finding;
use crate::qsecure::RuleInfo;
use crate::qsecure::rules::RuleChoice;
use crate::qsecure::scan::{ScanOptions, scan};
use crate::qsecure::why::{WhyNot, why_not};
use crate::report::{finding_text, harmless_text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// Explains a rule or a finding.
pub struct Explain;

/// What to explain.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Input {
    /// A rule id (or a dotted end of it), or a finding's fingerprint.
    #[schemars(extend("x-cli" = "positional"))]
    pub target: String,
    /// Why the rule says nothing of this line (`FILE:LINE`): which operator removed the candidate, or which ignore, filter or limit kept the rule from running.
    #[serde(default)]
    pub why_not: Option<String>,
    /// Where to look for the finding: files and folders; the whole workspace where absent.
    #[serde(default)]
    pub paths: Vec<String>,
    /// Rule files or folders instead of the built-in packs; `auto` adds these back.
    #[serde(default)]
    pub config: Vec<String>,
}

/// The explanation.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Output {
    /// Always `quantumlayer.explain/1`.
    pub schema: String,
    /// The rule.
    pub rule: RuleInfo,
    /// The finding, if one was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding: Option<Finding>,
    /// What kept the rule from the line that was asked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why_not: Option<WhyNot>,
    /// The code around the finding, numbered and marked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

impl Operation for Explain {
    type Input = Input;
    type Output = Output;
    const SPEC: Spec = Spec {
        name: "explain",
        title: "Explain a rule or finding",
        summary: "Tells what a rule or a finding is about: what an attacker gains, where, and what to do.",
        details: "",
        flags: Flags { read_only: true, destructive: false, idempotent: true, open_world: false },
        mcp: Some(McpTool { name: "qsecure_explain", toolset: "default" }),
    };

    fn run(cx: &Context, input: Input) -> Result<Output, OperationError> {
        let schema = "quantumlayer.explain/1".to_owned();
        let config = cx.snapshot.root_config();
        let choice = RuleChoice { config: input.config.clone(), ..RuleChoice::of(&config) };
        let target = input.target.trim();
        let (rules, _) = cx.snapshot.rules(&choice).map_err(OperationError::NotFound)?;
        match rules.find(target)[..] {
            [rule] => {
                let asked = input.why_not.as_deref().map(|at| why_not(cx, &rules, &rule.id, &input.config, at));
                return Ok(Output { schema, rule: (**rule).clone(), finding: None, why_not: asked.transpose()?, code: None });
            }
            [] => {}
            ref many => {
                let ids: Vec<_> = many.iter().take(5).map(|r| r.id.as_str()).collect();
                return Err(OperationError::Invalid(format!("`{target}` names several rules: {}", ids.join(", "))));
            }
        }
        if !(target.len() >= 8 && target.len() <= 64 && target.bytes().all(|b| b.is_ascii_hexdigit())) {
            return Err(rules.unknown(target));
        }
        let options =
            ScanOptions { paths: input.paths, anywhere: cx.surface == Surface::Terminal, config: input.config, ..ScanOptions::default() };
        let scan = scan(&cx.snapshot, &options, &*cx.progress, &cx.cancel)?;
        let found = scan.report.findings.iter().position(|f| f.fingerprint.starts_with(target));
        let Some(i) = found else {
            return Err(OperationError::NotFound(format!("no finding has the fingerprint `{target}`")));
        };
        let finding = scan.report.findings[i].clone();
        let rules = scan.rules();
        let rule = rules.iter().find(|r| r.id == finding.rule);
        let rule = rule.ok_or_else(|| OperationError::Failed("the finding's rule is gone".into()))?;
        Ok(Output {
            schema,
            rule: (**rule).clone(),
            code: Some(finding_text(&finding, &scan.frames[i])),
            finding: Some(finding),
            why_not: None,
        })
    }

    fn text(output: &Output) -> String {
        let r = &output.rule;
        let mut out = String::new();
        if let Some(code) = &output.code {
            let _ = writeln!(out, "{code}");
        }
        if let Some(why) = &output.why_not {
            let _ = writeln!(out, "{} at {}:{}: {}", r.id, why.path, why.line, why.verdict);
            if !why.steps.is_empty() {
                let _ = writeln!(out, "\nline of the rule, step, candidates in the file and at this line");
            }
            // What is nowhere in the file says little where something else is.
            let somewhere = why.steps.iter().any(|s| s.in_file > 0 || s.before > 0);
            for s in why.steps.iter().filter(|s| !somewhere || s.in_file > 0 || s.before > 0) {
                let here = if s.before == s.here { s.here.to_string() } else { format!("{} -> {}", s.before, s.here) };
                let _ =
                    writeln!(out, "{:>5}  {:width$}{:<24} {:>6} {here:>8}", s.rule_line, "", s.operator, s.in_file, width = 2 * s.depth);
            }
            return harmless_text(&out);
        }
        let _ = writeln!(out, "{}\n{}\n", r.title, r.id);
        let _ = writeln!(out, "{}\n", r.message.trim());
        let word = |v: serde_json::Value| v.as_str().unwrap_or_default().to_owned();
        let _ = writeln!(
            out,
            "severity {}, confidence {}{}",
            crate::qsecure::rules::severity_text(r.severity),
            word(serde_json::to_value(r.confidence).unwrap_or_default()),
            if r.has_fix { ", with a fix" } else { "" }
        );
        let _ = writeln!(out, "languages {}", r.languages.join(", "));
        if !r.cwe.is_empty() || !r.owasp.is_empty() {
            let _ = writeln!(out, "{}", [r.cwe.clone(), r.owasp.clone()].concat().join(", "));
        }
        for reference in &r.references {
            let _ = writeln!(out, "- {reference}");
        }
        harmless_text(&out)
    }
}
