//! Joins: matches of several rules, in any files of a scan, brought together by what they have in common.
//!
//! A join's rules are scanned for like others; what they match in a file comes back apart, in
//! [`ScanOutcome::parts`](crate::ScanOutcome::parts). Once all files were scanned, these rows meet here.

use crate::model::{Join, JoinColumn, JoinCompare, JoinOn};
use crate::scan::interpolate;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A match of one of a join's rules.
#[derive(Clone, Copy, Debug)]
pub struct JoinRow<'a> {
    /// Which of the rules, by its place in [`Join::members`].
    pub member: usize,
    /// The match's file, relative to the root, with `/`.
    pub path: &'a str,
    /// What its metavariables stand for, by name with `$`.
    pub values: &'a BTreeMap<String, String>,
}

/// Rows that fit together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// The row at whose place it is reported, by its place among those given: of the rule that stands
    /// right in the last condition.
    pub row: usize,
    /// The message with the metavariables of all rows filled in.
    pub message: String,
    /// What these stand for; the reported row's own first where rows differ.
    pub values: BTreeMap<String, String>,
}

/// Comparisons that one join makes.
const FUEL: u64 = 20_000_000;
/// Combinations of rows that one join keeps.
const MAX_COMBINATIONS: usize = 100_000;

/// Brings rows together; whether that was cut short. The order of what comes out follows from the order
/// of the rows.
pub(crate) fn join(join: &Join, message: &str, rows: &[JoinRow<'_>]) -> (Vec<Joined>, bool) {
    let mut work = Work { join, rows, fuel: FUEL, cut: false };
    let combinations = work.combine();
    let Some(last) = join.on.last() else { return (Vec::new(), work.cut) };
    let mut out: Vec<Joined> = Vec::new();
    let mut seen: BTreeSet<(usize, String)> = BTreeSet::new();
    for combination in combinations {
        let Some(row) = combination[last.right.member] else { continue };
        let mut values = BTreeMap::new();
        let others = combination.iter().flatten().copied().filter(|r| *r != row);
        for r in std::iter::once(row).chain(others) {
            for (name, value) in rows[r].values {
                values.entry(work.renamed(rows[r].member, name).to_owned()).or_insert_with(|| value.clone());
            }
        }
        let texts: HashMap<&str, String> = values.iter().map(|(k, v)| (k.as_str(), v.clone())).collect();
        let message = interpolate(message, &texts, false);
        if seen.insert((row, message.clone())) {
            out.push(Joined { row, message, values });
        }
    }
    out.sort_by(|a, b| (a.row, &a.message).cmp(&(b.row, &b.message)));
    (out, work.cut)
}

/// For each rule the row that was chosen, if one was yet.
type Combination = Vec<Option<usize>>;

struct Work<'a> {
    join: &'a Join,
    rows: &'a [JoinRow<'a>],
    fuel: u64,
    cut: bool,
}

impl<'a> Work<'a> {
    fn combine(&mut self) -> Vec<Combination> {
        let mut waiting: Vec<&JoinOn> = self.join.on.iter().collect();
        let mut out: Vec<Combination> = vec![vec![None; self.join.members.len()]];
        let mut bound = vec![false; self.join.members.len()];
        while !waiting.is_empty() {
            // What narrows comes first, then what can be looked up, then what must be tried.
            let rank = |on: &JoinOn| {
                let sides = usize::from(bound[on.left.member]) + usize::from(bound[on.right.member]);
                (2 - sides, usize::from(on.compare != JoinCompare::Equal))
            };
            let Some(next) = (0..waiting.len()).min_by_key(|i| (rank(waiting[*i]), *i)) else { break };
            let on = waiting.remove(next);
            if !bound[on.left.member] && !bound[on.right.member] {
                out = self.spread(out, on.left.member);
                bound[on.left.member] = true;
            }
            out = match (bound[on.left.member], bound[on.right.member]) {
                (true, true) => self.filtered(out, on),
                (true, false) => self.extended(out, on, true),
                _ => self.extended(out, on, false),
            };
            bound[on.left.member] = true;
            bound[on.right.member] = true;
        }
        out
    }

    fn of(&self, member: usize) -> Vec<usize> {
        (0..self.rows.len()).filter(|i| self.rows[*i].member == member).collect()
    }

    fn is_spent(&mut self, kept: usize) -> bool {
        self.cut |= self.fuel == 0 || kept >= MAX_COMBINATIONS;
        self.fuel = self.fuel.saturating_sub(1);
        self.cut
    }

    fn spread(&mut self, from: Vec<Combination>, member: usize) -> Vec<Combination> {
        let rows = self.of(member);
        let mut out = Vec::new();
        for combination in from {
            for row in &rows {
                if self.is_spent(out.len()) {
                    return out;
                }
                let mut next = combination.clone();
                next[member] = Some(*row);
                out.push(next);
            }
        }
        out
    }

    fn filtered(&mut self, from: Vec<Combination>, on: &JoinOn) -> Vec<Combination> {
        let mut out = Vec::new();
        for combination in from {
            if self.is_spent(out.len()) {
                return out;
            }
            let (Some(left), Some(right)) = (combination[on.left.member], combination[on.right.member]) else { continue };
            if self.holds(on, left, right) {
                out.push(combination);
            }
        }
        out
    }

    /// Adds the rows of the side that has none yet.
    fn extended(&mut self, from: Vec<Combination>, on: &JoinOn, to_right: bool) -> Vec<Combination> {
        let (here, there) = if to_right { (&on.left, &on.right) } else { (&on.right, &on.left) };
        let rows = self.of(there.member);
        let mut by_value: HashMap<&'a str, Vec<usize>> = HashMap::new();
        for row in &rows {
            if let Some(value) = self.value(there, *row) {
                by_value.entry(value).or_default().push(*row);
            }
        }
        let mut out = Vec::new();
        for combination in from {
            let Some(row) = combination[here.member] else { continue };
            let candidates = match (on.compare, self.value(here, row)) {
                (_, None) => continue,
                (JoinCompare::Equal, Some(value)) => by_value.get(value).map_or(&[][..], Vec::as_slice),
                _ => rows.as_slice(),
            };
            for other in candidates {
                if self.is_spent(out.len()) {
                    return out;
                }
                let (left, right) = if to_right { (row, *other) } else { (*other, row) };
                if self.holds(on, left, right) {
                    let mut next = combination.clone();
                    next[there.member] = Some(*other);
                    out.push(next);
                }
            }
        }
        out
    }

    fn holds(&mut self, on: &JoinOn, left: usize, right: usize) -> bool {
        let (Some(a), Some(b)) = (self.value(&on.left, left), self.value(&on.right, right)) else { return false };
        // Searching a long text costs more than comparing.
        let searched = if on.compare == JoinCompare::Equal { 0 } else { (a.len().max(b.len()) / 256) as u64 };
        self.fuel = self.fuel.saturating_sub(searched);
        match on.compare {
            JoinCompare::Equal => a == b,
            JoinCompare::NotEqual => a != b,
            JoinCompare::Contains => a.contains(b),
            JoinCompare::Within => b.contains(a),
        }
    }

    fn renamed<'n>(&'n self, member: usize, name: &'n str) -> &'n str {
        self.join.members[member].renames.iter().find(|(from, _)| from == name).map_or(name, |(_, to)| to)
    }

    fn value(&self, column: &JoinColumn, row: usize) -> Option<&'a str> {
        let row = &self.rows[row];
        let Some(wanted) = &column.metavariable else { return Some(row.path) };
        let renames = &self.join.members[column.member].renames;
        match renames.iter().find(|(_, to)| to == wanted) {
            Some((from, _)) => row.values.get(from).or_else(|| row.values.get(wanted)),
            None => row.values.get(wanted),
        }
        .map(String::as_str)
    }
}
