//! Formulas: leaf matches combined by range and binding.

use crate::guard::Guard;
use crate::matcher::{self, Env, Facts, Found, Switches, Value, Where, equal, text_of};
use crate::memory::Recall;
use crate::model::{Condition, Formula, FormulaKind, Languages, Options};
use crate::pattern::{Ask, Cache, Category, Pattern, Slot, Slots};
use crate::prefilter::{Clauses, Present};
use crate::regex::Regex;
use crate::spans::Spans;
use ql_syntax::Language;
use ql_syntax::consts;
use std::ops::Range;
use std::sync::Arc;

/// What a match came from, which decides how it joins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    Plain,
    Inside,
    Regexp,
    Anywhere,
}

/// A match under way.
#[derive(Clone, Debug)]
pub(crate) struct Hit {
    pub(crate) range: Range<usize>,
    pub(crate) env: Env,
    pub(crate) origin: Origin,
    pub(crate) fix: Option<Arc<str>>,
}

/// A formula compiled for one language.
#[derive(Debug)]
pub(crate) struct Compiled {
    pub(crate) kind: Op,
    pub(crate) conditions: Vec<Cond>,
    pub(crate) focus: Vec<Vec<Slot>>,
    fix: Option<Arc<str>>,
    bind: Option<Slot>,
    /// Its number, if what it gives can be kept by item: see [`number`].
    memo: Option<u16>,
    /// Where it is written.
    pub(crate) at: crate::model::At,
}

#[derive(Debug)]
pub(crate) enum Op {
    Pattern {
        pattern: Box<Pattern>,
        needs: Vec<u32>,
    },
    Generic {
        pattern: crate::generic::GenericPattern,
        literals: Vec<String>,
    },
    Regex {
        regex: Regex,
        literals: Clauses<String>,
    },
    /// A pattern that cannot be written in this language.
    Never,
    And {
        positive: Vec<Compiled>,
        negative: Vec<Compiled>,
    },
    Or(Vec<Compiled>),
    Inside(Box<Compiled>),
    Anywhere(Box<Compiled>),
}

#[derive(Debug)]
pub(crate) enum Cond {
    Regex { slot: Slot, guard: Arc<Guard> },
    Pattern { slot: Slot, language: Option<Languages>, formula: Box<Compiled> },
    Comparison { expression: crate::comparison::Expr, strip: bool },
    Entropy(Slot),
    Redos(Slot),
    Type { slot: Slot, pattern: Vec<Pattern> },
}

/// What compiling needs.
pub(crate) struct CompileContext<'c> {
    pub(crate) languages: &'c Languages,
    pub(crate) language: Language,
    pub(crate) options: &'c Options,
    pub(crate) slots: &'c mut Slots,
    pub(crate) literals: &'c mut dyn FnMut(&str) -> u32,
    pub(crate) parsed: &'c Cache,
    /// Set for a language that is not the rule's first: a pattern that does not parse in it merely
    /// never matches there, and is noted here.
    pub(crate) lenient: Option<&'c mut Vec<Broken>>,
}

/// A formula that does not compile: where and why.
pub(crate) struct Broken {
    pub(crate) at: crate::model::At,
    pub(crate) message: String,
}

/// Compiles a formula for one language.
pub(crate) fn compile(f: &Formula, c: &mut CompileContext<'_>) -> Result<Compiled, Broken> {
    let broken = |message: String| Broken { at: f.at, message };
    let kind = match &f.kind {
        FormulaKind::Pattern(text) => match c.languages {
            Languages::Generic => Op::Generic {
                pattern: crate::generic::GenericPattern::compile(text, c.slots, c.options).map_err(broken)?,
                literals: crate::generic::literals(text),
            },
            Languages::Regex => return Err(broken("a rule for `regex` has no `pattern`, only `pattern-regex`".to_owned())),
            Languages::Some(_) => {
                let compiled = Pattern::compile(text, c.language, c.slots, c.options, c.parsed)
                    .map_err(|e| broken(format!("the pattern does not parse as {}: {e}", c.language.row().name)));
                match (compiled, &mut c.lenient) {
                    (Ok(pattern), _) => {
                        let needs = pattern.literals.iter().map(|l| (c.literals)(l)).collect();
                        Op::Pattern { pattern: Box::new(pattern), needs }
                    }
                    (Err(e), Some(notes)) => {
                        notes.push(e);
                        Op::Never
                    }
                    (Err(e), None) => return Err(e),
                }
            }
        },
        FormulaKind::Regex(text) => Op::Regex { regex: Regex::new(text).map_err(broken)?, literals: crate::prefilter::of_regex(text) },
        FormulaKind::And(parts) => {
            let (mut positive, mut negative) = (Vec::new(), Vec::new());
            for p in parts {
                match &p.kind {
                    FormulaKind::Not(inner) => negative.push(compile(inner, c)?),
                    _ => positive.push(compile(p, c)?),
                }
            }
            Op::And { positive, negative }
        }
        FormulaKind::Or(parts) => Op::Or(parts.iter().map(|p| compile(p, c)).collect::<Result<_, _>>()?),
        FormulaKind::Inside(inner) => Op::Inside(Box::new(compile(inner, c)?)),
        FormulaKind::Anywhere(inner) => Op::Anywhere(Box::new(compile(inner, c)?)),
        FormulaKind::Not(inner) => Op::And { positive: Vec::new(), negative: vec![compile(inner, c)?] },
    };
    let mut conditions = Vec::new();
    for condition in &f.conditions {
        conditions.push(match condition {
            Condition::Regex { metavariable, regex, constant_propagation } => {
                let compiled = Regex::anchored(regex).map_err(broken)?;
                Cond::Regex { slot: c.slots.slot(metavariable), guard: Arc::new(Guard::new(regex, compiled, *constant_propagation)) }
            }
            Condition::Pattern { metavariable, language, formula } => {
                let slot = c.slots.slot(metavariable);
                let inner = match language {
                    None => compile(formula, c)?,
                    Some(languages) => {
                        let first = match languages {
                            Languages::Some(l) => l.first().copied().unwrap_or(Language::text()),
                            _ => Language::text(),
                        };
                        let mut other = CompileContext {
                            languages,
                            language: first,
                            options: c.options,
                            slots: c.slots,
                            literals: &mut |_| u32::MAX,
                            parsed: c.parsed,
                            lenient: None,
                        };
                        compile(formula, &mut other)?
                    }
                };
                Cond::Pattern { slot, language: language.clone(), formula: Box::new(inner) }
            }
            Condition::Comparison { comparison, strip, .. } => {
                Cond::Comparison { expression: crate::comparison::parse(comparison).map_err(broken)?, strip: *strip }
            }
            Condition::Analysis { metavariable, analyzer } => match analyzer.as_str() {
                "entropy" | "entropy_v2" => Cond::Entropy(c.slots.slot(metavariable)),
                "redos" => Cond::Redos(c.slots.slot(metavariable)),
                other => return Err(broken(format!("unknown analyzer `{other}`"))),
            },
            Condition::Type { metavariable, types } => {
                let slot = c.slots.slot(metavariable);
                let mut pattern = Vec::new();
                for t in types {
                    let mut own = Slots::default();
                    let text = match c.language.id() {
                        "java" | "csharp" | "c" | "cpp" | "php" => format!("({t} $X)"),
                        _ => format!("($X: {t})"),
                    };
                    pattern.push(Pattern::compile(&text, c.language, &mut own, c.options, c.parsed).map_err(broken)?);
                }
                Cond::Type { slot, pattern }
            }
        });
    }
    let mut kind = kind;
    for condition in &conditions {
        if let Cond::Regex { slot, guard } = condition {
            kind.guard(*slot, guard);
        }
    }
    Ok(Compiled {
        kind,
        conditions,
        focus: f.focus.iter().map(|names| names.iter().map(|n| c.slots.slot(n)).collect()).collect(),
        fix: f.fix.as_deref().map(Arc::from),
        bind: f.bind.as_deref().map(|b| c.slots.slot(b)),
        memo: None,
        at: f.at,
    })
}

/// Numbers the largest parts of a formula whose results in one item have nothing to do with other items:
/// patterns of one node and what is made of them. Sequences of statements are numbered too, for what
/// they find inside items.
pub(crate) fn number(c: &mut Compiled, next: &mut u16) {
    let sequence = matches!(&c.kind, Op::Pattern { pattern, .. } if pattern.category == Category::Stmts);
    // A sequence's ends are joined before anything else is asked of it.
    let bare = c.conditions.is_empty() && c.focus.is_empty() && c.bind.is_none() && c.fix.is_none();
    if local(c) || sequence && bare {
        c.memo = Some(*next);
        *next = next.saturating_add(1);
        return;
    }
    match &mut c.kind {
        Op::And { positive, negative } => positive.iter_mut().chain(negative).for_each(|p| number(p, next)),
        Op::Or(parts) => parts.iter_mut().for_each(|p| number(p, next)),
        Op::Inside(inner) | Op::Anywhere(inner) => number(inner, next),
        Op::Pattern { .. } | Op::Generic { .. } | Op::Regex { .. } | Op::Never => {}
    }
}

/// Whether what a formula gives in an item follows from the item alone.
fn local(c: &Compiled) -> bool {
    match &c.kind {
        Op::Pattern { pattern, .. } => pattern.category != Category::Stmts,
        Op::Generic { .. } | Op::Regex { .. } | Op::Anywhere(_) => false,
        Op::Never => true,
        // Without anything to look for, all of the file is the match.
        Op::And { positive, negative } => !positive.is_empty() && positive.iter().chain(negative).all(local),
        Op::Or(parts) => parts.iter().all(local),
        Op::Inside(inner) => local(inner),
    }
}

impl Op {
    /// Has a condition on a metavariable asked where it is bound. What is taken away stays as it is.
    fn guard(&mut self, slot: Slot, guard: &Arc<Guard>) {
        match self {
            Op::Pattern { pattern, .. } => {
                if pattern.bound.iter().flatten().any(|s| *s == slot) {
                    pattern.guards.push((slot, guard.clone()));
                }
            }
            Op::And { positive: parts, .. } | Op::Or(parts) => parts.iter_mut().for_each(|p| p.kind.guard(slot, guard)),
            Op::Inside(inner) | Op::Anywhere(inner) => inner.kind.guard(slot, guard),
            Op::Generic { .. } | Op::Regex { .. } | Op::Never => {}
        }
    }
}

/// Literals that a text must contain for a formula to match: as texts, before numbering. `None` where
/// it cannot match at all.
pub(crate) fn clauses(c: &Compiled) -> Option<Clauses<String>> {
    Some(match &c.kind {
        Op::Pattern { pattern, .. } => pattern.literals.iter().map(|l| vec![l.clone()]).collect(),
        Op::Generic { literals, .. } => literals.iter().map(|l| vec![l.clone()]).collect(),
        Op::Regex { literals, .. } => literals.clone(),
        Op::Never => return None,
        Op::And { positive, .. } => {
            let mut all = Vec::new();
            for p in positive {
                all.extend(clauses(p)?);
            }
            all
        }
        Op::Or(parts) => return any_clauses(parts.iter()),
        Op::Inside(inner) | Op::Anywhere(inner) => return clauses(inner),
    })
}

/// The same for formulas of which any may match.
pub(crate) fn any_clauses<'c>(parts: impl Iterator<Item = &'c Compiled>) -> Option<Clauses<String>> {
    let mut union = Vec::new();
    let mut possible = false;
    for p in parts {
        let Some(branch) = clauses(p) else { continue };
        possible = true;
        // Of each branch the clause that is rarest to guess: the one whose shortest literal
        // is longest.
        match branch.into_iter().max_by_key(|c| c.iter().map(String::len).min().unwrap_or(0)) {
            Some(best) => union.extend(best),
            None => return Some(Vec::new()),
        }
    }
    possible.then(|| vec![union])
}

/// Whether a match is narrowed to a metavariable.
pub(crate) fn focuses(c: &Compiled) -> bool {
    !c.focus.is_empty()
        || match &c.kind {
            Op::And { positive: parts, .. } | Op::Or(parts) => parts.iter().any(focuses),
            _ => false,
        }
}

/// One text while a rule's formula is evaluated on it.
pub(crate) struct Scene<'s, 'f> {
    pub(crate) text: &'s str,
    pub(crate) facts: Option<&'s Facts<'f>>,
    pub(crate) present: Option<&'s Present>,
    pub(crate) switches: Switches,
    pub(crate) options: &'s Options,
    pub(crate) slots: &'s Slots,
    pub(crate) exhausted: std::cell::Cell<bool>,
    pub(crate) budget: matcher::Budget,
    pub(crate) compat: bool,
    /// What is evaluated serves as surroundings only.
    pub(crate) surrounding: std::cell::Cell<bool>,
    /// What the rule gave in earlier versions of the text.
    pub(crate) recall: Option<&'s Recall<'s>>,
    /// Asked before each step; `true` ends the evaluation with what there is.
    pub(crate) stop: &'s (dyn Fn() -> bool + Sync),
}

/// Most matches that meet in one conjunction.
const MAX_HITS: usize = 50_000;

impl Scene<'_, '_> {
    fn file(&self) -> Option<&ql_syntax::gast::File> {
        self.facts.map(|f| f.file)
    }

    /// Evaluates what serves as surroundings only.
    pub(crate) fn surroundings<T>(&self, evaluate: impl FnOnce() -> T) -> T {
        let before = self.surrounding.replace(true);
        let out = evaluate();
        self.surrounding.set(before);
        out
    }

    fn same(&self, a: &Value, b: &Value) -> bool {
        match self.facts {
            Some(f) => equal(f, a, b),
            None => text_of(None, a) == text_of(None, b),
        }
    }
}

/// Evaluates a formula in a place, continuing the bindings of `env`.
pub(crate) fn evaluate(c: &Compiled, scene: &Scene<'_, '_>, env: &Env, place: Where<'_>) -> Vec<Hit> {
    if let (Some(recall), Some(number), Some(facts), Where::File, true) = (scene.recall, c.memo, scene.facts, place, env.is_empty()) {
        let mut hits = recall.hits(number, facts.file, |part| evaluate_in(c, scene, env, part));
        if !local(c) {
            hits.extend(evaluate_in(c, scene, env, Where::Top));
            unique(&mut hits);
        }
        return hits;
    }
    evaluate_in(c, scene, env, place)
}

fn evaluate_in(c: &Compiled, scene: &Scene<'_, '_>, env: &Env, place: Where<'_>) -> Vec<Hit> {
    if (scene.stop)() {
        return Vec::new();
    }
    let mut hits = found(c, scene, env, place);
    hits = conditioned(&c.conditions, hits, scene);
    for focus in &c.focus {
        hits = narrowed(focus, hits, scene);
    }
    for h in &mut hits {
        if let Some(fix) = &c.fix {
            h.fix = Some(fix.clone());
        }
        if let Some(slot) = c.bind {
            let node = scene.facts.and_then(|f| f.at(&h.range).next());
            let value = match node {
                Some(n) => Value::Node(n),
                None => Value::Text { text: scene.text.get(h.range.clone()).unwrap_or_default().into(), range: Some(h.range.clone()) },
            };
            set(&mut h.env, slot, value);
        }
    }
    hits
}

/// The hits that fulfil conditions. What one `metavariable-pattern` binds does not bind the next one, but
/// may be asked of by it.
fn conditioned(conditions: &[Cond], hits: Vec<Hit>, scene: &Scene<'_, '_>) -> Vec<Hit> {
    let patterns = conditions.iter().filter(|c| matches!(c, Cond::Pattern { .. })).count();
    if patterns < 2 {
        return conditions.iter().fold(hits, |hits, condition| {
            if hits.is_empty() { hits } else { hits.into_iter().flat_map(|h| check(condition, h, scene)).collect() }
        });
    }
    let mut out: Vec<(Hit, Env)> = hits.into_iter().map(|h| (h.clone(), h.env)).collect();
    for condition in conditions {
        let one = |(hit, before): (Hit, Env)| -> Vec<(Hit, Env)> {
            match condition {
                Cond::Pattern { slot, .. } if before.get(*slot as usize).is_some_and(Option::is_some) => {
                    let asked = Hit { env: before.clone(), ..hit.clone() };
                    let found = check(condition, asked, scene);
                    found.into_iter().map(|f| (Hit { env: both(&hit.env, &f.env), ..hit.clone() }, before.clone())).collect()
                }
                _ => check(condition, hit, scene).into_iter().map(|h| (h, before.clone())).collect(),
            }
        };
        out = out.into_iter().flat_map(one).collect();
    }
    out.into_iter().map(|(hit, _)| hit).collect()
}

/// The hits of focused metavariables, one each.
pub(crate) fn narrowed(focus: &[Slot], hits: Vec<Hit>, scene: &Scene<'_, '_>) -> Vec<Hit> {
    let one = |h: &Hit, slot: &Slot| {
        let value = h.env.get(*slot as usize)?.as_ref()?;
        let range = value.range(scene.file())?;
        // One inside the other, or nothing.
        let common = if range.start >= h.range.start && range.end <= h.range.end {
            range
        } else if h.range.start >= range.start && h.range.end <= range.end {
            h.range.clone()
        } else {
            return None;
        };
        Some(Hit { range: common, ..h.clone() })
    };
    hits.iter().flat_map(|h| focus.iter().filter_map(|slot| one(h, slot))).collect()
}

/// What an operator gives, before conditions are asked.
pub(crate) fn found(c: &Compiled, scene: &Scene<'_, '_>, env: &Env, place: Where<'_>) -> Vec<Hit> {
    match &c.kind {
        Op::Pattern { pattern, needs } => {
            let known = |n: &u32| *n == u32::MAX || scene.present.is_none_or(|p| p.has(*n));
            match scene.facts {
                Some(facts) if needs.iter().all(known) => {
                    let longest = || !scene.compat || scene.surrounding.get();
                    let statement = match place {
                        Where::Subtree(value) if pattern.category == Category::Stmt => facts.statement_of(value).map(|s| (value, s)),
                        _ => None,
                    };
                    let asked = statement.map_or(place, |(_, s)| Where::Subtree(s));
                    let mut run = matcher::find(facts, pattern, scene.switches, env, asked, longest(), &scene.budget);
                    if run.exhausted {
                        scene.exhausted.set(true);
                    }
                    if let Some((value, statement)) = statement {
                        // The expression of a statement is asked of as that statement, and keeps its place.
                        let (whole, own) = (facts.file.span(statement), facts.file.span(value));
                        run.found.iter_mut().filter(|f| f.range == whole).for_each(|f| f.range = own.clone());
                    }
                    hits(run.found, Origin::Plain)
                }
                _ => Vec::new(),
            }
        }
        Op::Generic { pattern, .. } => hits(pattern.find(scene.text, env), Origin::Plain),
        Op::Never => Vec::new(),
        Op::Regex { regex, .. } => regex_hits(regex, scene, env, place),
        Op::Inside(inner) => {
            scene.surroundings(|| evaluate(inner, scene, env, place)).into_iter().map(|h| Hit { origin: Origin::Inside, ..h }).collect()
        }
        Op::Anywhere(inner) => evaluate(inner, scene, env, place).into_iter().map(|h| Hit { origin: Origin::Anywhere, ..h }).collect(),
        Op::Or(parts) => parts.iter().flat_map(|p| evaluate(p, scene, env, place)).collect(),
        Op::And { positive, negative } => conjunction(positive, negative, scene, env, place),
    }
}

fn hits(found: Vec<Found>, origin: Origin) -> Vec<Hit> {
    found.into_iter().map(|f| Hit { range: f.range, env: f.env, origin, fix: None }).collect()
}

fn set(env: &mut Env, slot: Slot, value: Value) {
    let index = slot as usize;
    if env.len() <= index {
        env.resize(index + 1, None);
    }
    env[index] = Some(value);
}

fn regex_hits(regex: &Regex, scene: &Scene<'_, '_>, env: &Env, place: Where<'_>) -> Vec<Hit> {
    // Of a value, its own text is looked at: it begins and ends there.
    let whole = match place {
        Where::Subtree(r) => scene.file().map(|f| f.span(r)),
        _ => None,
    }
    .unwrap_or(0..scene.text.len());
    let from = whole.start;
    let mut out = Vec::new();
    regex.find_all(scene.text.get(whole).unwrap_or_default(), scene.compat, |mut g| {
        g.whole = g.whole.start + from..g.whole.end + from;
        for (_, _, range) in &mut g.groups {
            *range = range.start + from..range.end + from;
        }
        let mut env = env.clone();
        for (number, name, range) in &g.groups {
            let value = || Value::Text { text: scene.text[range.clone()].into(), range: Some(range.clone()) };
            if let Some(slot) = scene.slots.find(&format!("${number}")) {
                set(&mut env, slot, value());
            }
            if let Some(slot) = name.as_ref().and_then(|n| scene.slots.find(&format!("${n}"))) {
                if let Some(Some(old)) = env.get(slot as usize)
                    && !scene.same(old, &value())
                {
                    return true;
                }
                set(&mut env, slot, value());
            }
        }
        out.push(Hit { range: g.whole, env, origin: Origin::Regexp, fix: None });
        out.len() < 100_000
    });
    out
}

/// Whether a pattern is one metavariable alone, which selects rather than searches.
fn selector(c: &Compiled) -> Option<&Pattern> {
    match &c.kind {
        Op::Pattern { pattern, .. } if c.conditions.is_empty() && c.focus.is_empty() && pattern.category == Category::Expr => {
            matches!(pattern.node(pattern.roots[0]).ask, Ask::Mv(_)).then_some(pattern)
        }
        _ => None,
    }
}

/// How much of a file a formula has to look at: less where it asks for names.
fn breadth(c: &Compiled) -> u8 {
    match &c.kind {
        Op::Never => 0,
        Op::Pattern { pattern, .. } => match (pattern.required.iter().all(Vec::is_empty), &pattern.category) {
            (false, Category::Stmts) => 2,
            (false, _) => 1,
            (true, Category::Stmts) => 5,
            (true, _) => 4,
        },
        Op::Regex { .. } | Op::Generic { .. } => 3,
        Op::And { positive, .. } => positive.iter().map(breadth).min().unwrap_or(5),
        Op::Or(parts) => parts.iter().map(breadth).max().unwrap_or(0),
        Op::Inside(inner) | Op::Anywhere(inner) => breadth(inner),
    }
}

/// Whether all that a formula gives serves as surroundings.
pub(crate) fn surrounds(c: &Compiled) -> bool {
    match &c.kind {
        Op::Inside(_) => true,
        Op::Or(parts) => parts.iter().all(surrounds),
        Op::And { positive, .. } => !positive.is_empty() && positive.iter().all(surrounds),
        _ => false,
    }
}

fn conjunction(positive: &[Compiled], negative: &[Compiled], scene: &Scene<'_, '_>, env: &Env, place: Where<'_>) -> Vec<Hit> {
    let (searched, selectors) = searches(positive);
    // What is likely not to be there is looked for first.
    let mut order: Vec<usize> = (0..searched.len()).collect();
    order.sort_by_key(|i| breadth(searched[*i]));
    let mut lists: Vec<Vec<Hit>> = vec![Vec::new(); searched.len()];
    for i in order {
        lists[i] = evaluate(searched[i], scene, env, place);
        if lists[i].is_empty() {
            return Vec::new();
        }
    }
    // Those that only surround come last.
    let (inner, outer): (Vec<_>, Vec<_>) = lists.into_iter().zip(&searched).partition(|(_, c)| !surrounds(c));
    let mut lists = inner.into_iter().chain(outer).map(|(list, _)| list);
    let mut current = match lists.next() {
        Some(first) => first,
        // Under `metavariable-pattern` the whole value is the positive.
        None => match place {
            Where::Subtree(r) => {
                let range = scene.file().map_or(0..0, |f| f.span(r));
                vec![Hit { range, env: env.clone(), origin: Origin::Plain, fix: None }]
            }
            _ => vec![Hit { range: 0..scene.text.len(), env: env.clone(), origin: Origin::Plain, fix: None }],
        },
    };
    for list in lists {
        current = meet(&current, &list, scene);
        if current.is_empty() {
            return current;
        }
    }
    for pattern in selectors {
        current = selected(current, pattern, scene);
    }
    for n in negative {
        if current.is_empty() {
            return current;
        }
        let out = evaluate(n, scene, env, place);
        subtract(&mut current, &out, scene);
    }
    current
}

/// The positive terms that are looked for, and the metavariables that only select from what they find.
pub(crate) fn searches(positive: &[Compiled]) -> (Vec<&Compiled>, Vec<&Pattern>) {
    let searching = positive.iter().filter(|p| selector(p).is_none()).count();
    let mut selectors = Vec::new();
    let mut searched = Vec::new();
    for p in positive {
        match selector(p) {
            Some(pattern) if searching > 0 => selectors.push(pattern),
            _ => searched.push(p),
        }
    }
    (searched, selectors)
}

/// What a metavariable alone describes in each hit, the hit itself included.
pub(crate) fn selected(hits: Vec<Hit>, pattern: &Pattern, scene: &Scene<'_, '_>) -> Vec<Hit> {
    let Some(facts) = scene.facts else { return hits };
    let one = |h: Hit| {
        let place = facts.at(&h.range).next().map_or(Where::File, Where::Subtree);
        let run = matcher::find(facts, pattern, scene.switches, &h.env, place, true, &scene.budget);
        scene.exhausted.set(scene.exhausted.get() || run.exhausted);
        let found =
            run.found.into_iter().filter(|f| within(&f.range, &h.range) && (f.range != h.range || matcher::is_said(facts, &f.range)));
        found.map(|f| Hit { range: f.range, env: f.env, origin: Origin::Plain, fix: h.fix.clone() }).collect::<Vec<_>>()
    };
    let mut out: Vec<Hit> = hits.into_iter().flat_map(one).collect();
    unique(&mut out);
    if out.len() > MAX_HITS {
        scene.exhausted.set(true);
        out.truncate(MAX_HITS);
    }
    out
}

/// Takes away what the hits of a negative term rule out.
pub(crate) fn subtract(current: &mut Vec<Hit>, negative: &[Hit], scene: &Scene<'_, '_>) {
    let near = Near::new(negative);
    let mut found = Vec::new();
    current.retain(|h| {
        near.of(h, &mut found);
        !found.iter().any(|i| removes(h, &negative[*i], scene))
    });
}

fn compatible(a: &Env, b: &Env, scene: &Scene<'_, '_>) -> bool {
    a.iter().zip(b).enumerate().all(|(slot, pair)| match pair {
        (Some(x), Some(y)) => numeric(scene.slots, slot) || scene.same(x, y),
        _ => true,
    })
}

/// Numbered groups of regular expressions do not unify.
fn numeric(slots: &Slots, slot: usize) -> bool {
    slots.0.get(slot).is_some_and(|n| n[1..].starts_with(|c: char| c.is_ascii_digit()))
}

fn within(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start >= b.start && a.end <= b.end
}

fn included(a: &Hit, b: &Hit, scene: &Scene<'_, '_>) -> bool {
    (b.origin == Origin::Anywhere || within(&a.range, &b.range)) && compatible(&a.env, &b.env, scene)
}

fn extended(a: &Hit, b: &Hit) -> Hit {
    Hit { range: a.range.clone(), env: both(&a.env, &b.env), origin: a.origin, fix: a.fix.clone().or_else(|| b.fix.clone()) }
}

/// All bindings of two; the first's where both have one.
fn both(a: &Env, b: &Env) -> Env {
    (0..a.len().max(b.len()))
        .map(|slot| match a.get(slot) {
            Some(Some(value)) => Some(value.clone()),
            _ => b.get(slot).cloned().flatten(),
        })
        .collect()
}

/// The smaller range of each pair of which one lies in the other.
pub(crate) fn meet(xs: &[Hit], ys: &[Hit], scene: &Scene<'_, '_>) -> Vec<Hit> {
    let mut out: Vec<Hit> = Vec::new();
    let near = Near::new(ys);
    let mut found = Vec::new();
    for x in xs {
        if out.len() > MAX_HITS {
            unique(&mut out);
            if out.len() > MAX_HITS {
                scene.exhausted.set(true);
                break;
            }
        }
        near.of(x, &mut found);
        for y in found.iter().map(|i| &ys[*i]) {
            if !(x.origin == Origin::Inside && y.origin != Origin::Inside) && included(x, y, scene) {
                out.push(extended(x, y));
            }
            if !(y.origin == Origin::Inside && x.origin != Origin::Inside) && included(y, x, scene) {
                out.push(extended(y, x));
            }
        }
    }
    unique(&mut out);
    out
}

/// Which hits of a list can have to do with another hit.
struct Near {
    spans: Option<Spans>,
    count: usize,
}

impl Near {
    fn new(hits: &[Hit]) -> Near {
        // What counts anywhere has to do with all.
        let placed = hits.len() > 8 && hits.iter().all(|h| h.origin != Origin::Anywhere);
        Near { spans: placed.then(|| Spans::new(hits.iter().map(|h| &h.range))), count: hits.len() }
    }

    fn of(&self, hit: &Hit, out: &mut Vec<usize>) {
        match &self.spans {
            Some(spans) if hit.origin != Origin::Anywhere => spans.touching(&hit.range, out),
            _ => {
                out.clear();
                out.extend(0..self.count);
            }
        }
    }
}

/// Drops hits of equal range and bindings.
pub(crate) fn unique(hits: &mut Vec<Hit>) {
    matcher::keep_first(hits, |h| (&h.range, &h.env));
}

fn removes(h: &Hit, n: &Hit, scene: &Scene<'_, '_>) -> bool {
    match n.origin {
        Origin::Anywhere => compatible(&h.env, &n.env, scene),
        Origin::Inside => within(&h.range, &n.range) && compatible(&h.env, &n.env, scene),
        Origin::Plain => h.range == n.range && compatible(&h.env, &n.env, scene),
        Origin::Regexp => (within(&h.range, &n.range) || within(&n.range, &h.range)) && compatible(&h.env, &n.env, scene),
    }
}

/// The hits that come of one under a condition: none, itself, or itself with more bindings.
pub(crate) fn check(condition: &Cond, hit: Hit, scene: &Scene<'_, '_>) -> Vec<Hit> {
    let bound = |slot: Slot| hit.env.get(slot as usize).and_then(Option::as_ref);
    match condition {
        Cond::Regex { slot, guard } => {
            let Some(value) = bound(*slot) else { return Vec::new() };
            let text = matcher::asked_text(scene.file(), scene.facts, value, guard.constant);
            let Some(groups) = guard.regex.captures_at(&text, 0) else { return Vec::new() };
            let place = written(value, &text, scene);
            let mut hit = hit;
            for (_, name, range) in groups.groups {
                if let Some(slot) = name.and_then(|n| scene.slots.find(&format!("${n}"))) {
                    let at = place.as_ref().map(|p| p.start + range.start..p.start + range.end);
                    set(&mut hit.env, slot, Value::Text { text: text[range].into(), range: at });
                }
            }
            vec![hit]
        }
        Cond::Pattern { slot, language, formula } => {
            let Some(value) = bound(*slot) else { return Vec::new() };
            nested(&hit, value, language.as_ref(), formula, scene)
        }
        Cond::Comparison { expression, strip } => {
            let lookup = |name: &str| {
                let slot = scene.slots.find(name)?;
                let value = hit.env.get(slot as usize)?.as_ref()?;
                Some(operand(value, scene))
            };
            if crate::comparison::holds(expression, *strip, &lookup) { vec![hit] } else { Vec::new() }
        }
        Cond::Entropy(slot) => match bound(*slot) {
            Some(v) if crate::analysis::is_random(&unquoted(v, scene)) => vec![hit],
            _ => Vec::new(),
        },
        Cond::Redos(slot) => match bound(*slot) {
            Some(v) if crate::analysis::is_redos(&unquoted(v, scene)) => vec![hit],
            _ => Vec::new(),
        },
        Cond::Type { slot, pattern } => {
            let (Some(Value::Node(n)), Some(facts)) = (bound(*slot), scene.facts) else { return Vec::new() };
            let span = facts.file.span(*n);
            let ok = pattern.iter().any(|p| {
                let place = Where::Ranges(std::slice::from_ref(&span));
                !matcher::find(facts, p, scene.switches, &Vec::new(), place, true, &scene.budget).found.is_empty()
            });
            if ok { vec![hit] } else { Vec::new() }
        }
    }
}

/// Where a text that was made of a value stands in the file, if it stands there as it is.
fn written(value: &Value, text: &str, scene: &Scene<'_, '_>) -> Option<Range<usize>> {
    let whole = value.range(scene.file());
    let content = if let Value::Node(n) = value { Value::Content(*n).range(scene.file()) } else { None };
    [whole, content].into_iter().flatten().find(|r| scene.text.get(r.clone()) == Some(text))
}

/// A value as the comparison language sees it.
fn operand(value: &Value, scene: &Scene<'_, '_>) -> crate::comparison::Operand {
    use crate::comparison::Operand;
    let text = text_of(scene.file(), value);
    let folded = match (value, scene.facts) {
        // The name of a field is no value.
        (Value::Node(n), Some(facts)) if is_member(facts.file, *n) => None,
        // A word of a shell is a text.
        (Value::Node(n), Some(facts)) if is_shell_word(facts.file, *n) => Some(consts::Const::Str(text.as_str().into())),
        (Value::Node(n), Some(facts)) => consts::fold(&facts.names, *n),
        // Text of no language has numbers, too.
        (Value::Text { .. }, None) if text.parse::<i64>().is_ok() => text.parse().ok().map(consts::Const::Int),
        (Value::Content(_) | Value::Text { .. } | Value::Folded(..), _) => Some(consts::Const::Str(text.as_str().into())),
        _ => None,
    };
    match folded {
        Some(consts::Const::Str(s)) => Operand::Str(s.to_string()),
        Some(consts::Const::Int(i)) => Operand::Int(i as i64),
        Some(consts::Const::Float(f)) => Operand::Float(f),
        Some(consts::Const::Bool(b)) => Operand::Bool(b),
        _ => Operand::Opaque(text),
    }
}

fn is_member(file: &ql_syntax::gast::File, at: ql_syntax::gast::NodeRef) -> bool {
    let parent = ql_syntax::gast::NodeRef { item: at.item, node: file.node(at).parent };
    at.node != 0 && file.node(parent).kind == ql_syntax::gast::Kind::Dot && file.child(parent, 1) == at
}

fn is_shell_word(file: &ql_syntax::gast::File, at: ql_syntax::gast::NodeRef) -> bool {
    let written = file.text(at);
    matches!(file.language.id(), "bash" | "dockerfile") && file.node(at).kind == ql_syntax::gast::Kind::Id && !written.contains('$')
}

/// The content of a string value, the text of any other.
fn unquoted(value: &Value, scene: &Scene<'_, '_>) -> String {
    match (value, scene.facts) {
        (Value::Node(n), Some(facts)) if facts.file.node(*n).kind == ql_syntax::gast::Kind::Str => facts.file.string(*n).to_owned(),
        _ => text_of(scene.file(), value),
    }
}

/// `metavariable-pattern`.
fn nested(hit: &Hit, value: &Value, language: Option<&Languages>, formula: &Compiled, scene: &Scene<'_, '_>) -> Vec<Hit> {
    if let (None, Value::Node(n), Some(_)) = (language, value, scene.facts) {
        let found = evaluate(formula, scene, &hit.env, Where::Subtree(*n));
        return found.into_iter().map(|f| Hit { env: both(&hit.env, &f.env), ..hit.clone() }).collect();
    }
    // A text of JSON without its quotes is nothing.
    if let (None, Value::Content(n), Some(facts)) = (language, value, scene.facts)
        && facts.file.language.id() == "json"
    {
        return nested(hit, &Value::Node(*n), None, formula, scene);
    }
    if let (None, Value::Nodes(ns), Some(facts)) = (language, value, scene.facts) {
        // All that a block holds: what is asked may be a sequence of it.
        if let Some(first) = ns.first().filter(|n| n.node != 0) {
            let block = ql_syntax::gast::NodeRef { item: first.item, node: facts.file.node(*first).parent };
            if facts.file.node(block).kind == ql_syntax::gast::Kind::Block && facts.file.children(block).eq(ns.iter().copied()) {
                return nested(hit, &Value::Node(block), None, formula, scene);
            }
        }
        return ns
            .iter()
            .flat_map(|n| evaluate(formula, scene, &hit.env, Where::Subtree(*n)))
            .map(|f| Hit { env: both(&hit.env, &f.env), ..hit.clone() })
            .collect();
    }
    // In another language, or a piece of text: everything becomes text.
    match (language, scene.facts) {
        (Some(Languages::Generic | Languages::Regex), _) | (None, None) => {
            let text = matcher::asked_text(scene.file(), None, value, false);
            on_text(hit, value, &text, None, formula, scene)
        }
        (Some(Languages::Some(languages)), _) => {
            let text = unquoted(value, scene);
            let Some(piece) = languages.first().and_then(|l| Piece::parse(&text, *l)) else { return Vec::new() };
            on_text(hit, value, &text, Some(piece), formula, scene)
        }
        (None, Some(facts)) => {
            // A name that is written elsewhere: as it is called, and as what it was imported as.
            let text = text_of(scene.file(), value);
            let one = |name: &str| on_text(hit, value, name, Piece::read(name, facts.file.language), formula, scene);
            let found = one(&text);
            let negative = matches!(&formula.kind, Op::And { positive, .. } if positive.is_empty());
            if !found.is_empty() || negative {
                return found;
            }
            let imported = facts.names.imports().names.get(&ql_syntax::gast::sym(&text));
            imported.into_iter().flatten().flat_map(|name| one(name)).collect()
        }
    }
}

/// A text that was parsed by itself.
struct Piece {
    file: ql_syntax::gast::File,
    /// What was put in front of the text.
    lead: usize,
    /// What the text is, where it was put in surroundings.
    root: Option<ql_syntax::gast::NodeRef>,
}

impl Piece {
    /// A program.
    fn parse(content: &str, language: Language) -> Option<Piece> {
        // The code of PHP may have been taken out of its tags.
        let lead = if language.id() == "php" && !content.contains("<?") { "<?php " } else { "" };
        let text = format!("{lead}{content}");
        let tree = ql_syntax::parse(language, &text).ok().filter(|t| !t.root_node().has_error())?;
        Some(Piece { file: ql_syntax::lower::lower(language, text.into(), &tree, None), lead: lead.len(), root: None })
    }

    /// Any part of a program that is no longer than names and types are.
    fn read(content: &str, language: Language) -> Option<Piece> {
        const MAX_NAME: usize = 1_000;
        if content.len() > MAX_NAME || content.contains("...") {
            return None;
        }
        let (file, place) = crate::pattern::read(content, language)?;
        let root = crate::pattern::roots(&file, &place).first().copied()?;
        Some(Piece { lead: place.start, root: Some(root), file })
    }
}

/// A formula on a text by itself, parsed or not.
fn on_text(hit: &Hit, value: &Value, content: &str, piece: Option<Piece>, formula: &Compiled, scene: &Scene<'_, '_>) -> Vec<Hit> {
    let env: Env = hit.env.iter().map(|v| v.as_ref().map(|v| Value::Text { text: text_of(scene.file(), v).into(), range: None })).collect();
    let lead = piece.as_ref().map_or(0, |p| p.lead);
    let inside = piece.as_ref().and_then(|p| p.root).map_or(Where::File, Where::Subtree);
    let parsed = piece.as_ref().map(|p| &p.file);
    let text = parsed.map_or(content, |f| &f.source);
    let facts = parsed.map(|f| Facts::new(f, scene.compat));
    let inner = Scene {
        text,
        facts: facts.as_ref(),
        present: None,
        switches: scene.switches,
        options: scene.options,
        slots: scene.slots,
        exhausted: std::cell::Cell::new(false),
        budget: matcher::Budget::new(facts.as_ref().map_or(0, |f| f.nodes())),
        compat: scene.compat,
        surrounding: std::cell::Cell::new(false),
        recall: None,
        stop: scene.stop,
    };
    let place = written(value, content, scene);
    let found = evaluate(formula, &inner, &env, inside);
    scene.exhausted.set(scene.exhausted.get() || inner.exhausted.get());
    found
        .into_iter()
        .map(|f| {
            let mut out = hit.clone();
            for (slot, v) in f.env.iter().enumerate() {
                if let Some(v) = v
                    && out.env.get(slot).is_none_or(Option::is_none)
                {
                    let text: Arc<str> = text_of(parsed, v).into();
                    let at = v.range(parsed).filter(|r| inner.text.get(r.clone()) == Some(&*text));
                    let at = at.filter(|r| r.start >= lead);
                    let range = at.zip(place.as_ref()).map(|(r, p)| p.start + r.start - lead..p.start + r.end - lead);
                    set(&mut out.env, slot as Slot, Value::Text { text, range });
                }
            }
            out
        })
        .collect()
}
