//! Ranges by where they lie, for joining matches without comparing each with each.

use std::ops::Range;

/// Ranges in the order of their starts.
pub(crate) struct Spans {
    /// Start, end, and index in the list they were made from; sorted.
    sorted: Vec<(usize, usize, usize)>,
    /// The furthest end of all ranges up to here.
    reach: Vec<usize>,
}

impl Spans {
    /// From a list; its indices are what [`Spans::touching`] gives.
    pub(crate) fn new<'r>(ranges: impl Iterator<Item = &'r Range<usize>>) -> Spans {
        let mut sorted: Vec<_> = ranges.enumerate().map(|(i, r)| (r.start, r.end, i)).collect();
        sorted.sort_unstable();
        let mut furthest = 0;
        let reach = sorted
            .iter()
            .map(|(_, end, _)| {
                furthest = furthest.max(*end);
                furthest
            })
            .collect();
        Spans { sorted, reach }
    }

    /// The indices, ascending, of the ranges that share a byte or a border with one.
    pub(crate) fn touching(&self, range: &Range<usize>, out: &mut Vec<usize>) {
        out.clear();
        let behind = self.sorted.partition_point(|(start, ..)| *start <= range.end);
        for at in (0..behind).rev() {
            if self.reach[at] < range.start {
                break;
            }
            let (_, end, index) = self.sorted[at];
            if end >= range.start {
                out.push(index);
            }
        }
        out.sort_unstable();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_comparing_each(ranges in prop::collection::vec((0usize..60, 0usize..20), 0..40), start in 0usize..70, len in 0usize..20) {
            let ranges: Vec<Range<usize>> = ranges.into_iter().map(|(s, l)| s..s + l).collect();
            let asked = start..start + len;
            let mut found = Vec::new();
            Spans::new(ranges.iter()).touching(&asked, &mut found);
            let expected: Vec<usize> =
                ranges.iter().enumerate().filter(|(_, r)| r.start <= asked.end && asked.start <= r.end).map(|(i, _)| i).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
