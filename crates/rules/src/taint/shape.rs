//! What functions do to containers, on values: elements whose places are known move as they do there.

use super::il::{MAPPING, Proj};
use super::models::Does;
use super::state::{Atoms, Cell, Origin, Own, Value, gather_all, join, store};
use std::rc::Rc;

/// Most elements whose places are followed.
const MAX_ITEMS: i64 = 7;

/// An empty list.
pub(crate) fn empty() -> Value {
    sized(None, 0)
}

/// A value of which it is known how many elements it has, or that it has keys of its own.
pub(crate) fn sized(value: Value, size: i64) -> Value {
    let mut cell = match value {
        Some(cell) => (*cell).clone(),
        None => Cell { own: Own::Unknown, parts: Vec::new() },
    };
    if size <= MAX_ITEMS {
        cell.parts.retain(|(p, _)| !matches!(p, Proj::Size(_)));
        cell.parts.push((Proj::Size(size), Rc::new(Cell { own: Own::Clean, parts: Vec::new() })));
    }
    Some(Rc::new(cell))
}

/// A list of two.
pub(crate) fn pair(first: &Value, second: &Value) -> Value {
    list(&[first.clone(), second.clone()])
}

/// How many elements a list has, where it is known.
fn size(value: &Value) -> Option<i64> {
    value.as_ref()?.parts.iter().find_map(|(p, _)| match p {
        Proj::Size(n) => Some(*n),
        _ => None,
    })
}

/// Whether it is known that a value is a container.
pub(crate) fn is_known(value: &Value) -> bool {
    size(value).is_some()
}

/// Whether it is known of a value that it is a list with all its elements.
pub(crate) fn is_list(value: &Value) -> bool {
    size(value).is_some_and(|n| n >= 0)
}

/// Whether a value has keys of its own and is iterated over by them.
pub(crate) fn is_mapping(value: &Value) -> bool {
    size(value) == Some(MAPPING)
}

/// The elements of a list, where all that is in it has a known place.
pub(crate) fn items(atoms: &mut Atoms, value: &Value) -> Option<Vec<Value>> {
    let count = size(value).filter(|n| (0..=MAX_ITEMS).contains(n))?;
    let cell = value.as_ref()?;
    if matches!(cell.own, Own::Tainted(_)) || cell.parts.iter().any(|(p, _)| !matches!(p, Proj::At(_) | Proj::Size(_))) {
        return None;
    }
    Some((0..count).map(|i| atoms.project(value, Proj::At(i), false)).collect())
}

/// The elements of a list from a place on, as a list.
pub(crate) fn rest(atoms: &mut Atoms, value: &Value, from: i64) -> Value {
    match items(atoms, value) {
        Some(all) => list(all.get(from as usize..).unwrap_or_default()),
        None if from == 0 => value.clone(),
        None => {
            let some = atoms.project(value, Proj::Any, false);
            store(&None, &[Proj::Any], &some, true)
        }
    }
}

/// A list of elements.
fn list(items: &[Value]) -> Value {
    if items.len() as i64 > MAX_ITEMS {
        let mut all: Value = None;
        for item in items {
            all = join(&all, item);
        }
        return store(&None, &[Proj::Any], &all, true);
    }
    let mut out: Value = None;
    for (i, item) in items.iter().enumerate() {
        out = store(&out, &[Proj::At(i as i64)], item, false);
    }
    sized(out, items.len() as i64)
}

/// What a call does to a container: what it gives, and what the container is afterwards if it changed.
pub(crate) fn act(atoms: &mut Atoms, does: Does, object: &Value, keys: &[Proj], args: &[Value]) -> (Value, Option<Value>) {
    let key = match (keys.first().copied().unwrap_or(Proj::Any), size(object)) {
        (Proj::At(back), Some(count)) if back < 0 && count >= -back && does != Does::Slice => Proj::At(count + back),
        (Proj::At(back), _) if back < 0 && matches!(does, Does::Remove | Does::RemoveAt | Does::SetAt | Does::InsertAt) => Proj::Any,
        (key, _) => key,
    };
    let first = args.first().cloned().flatten();
    let second = args.get(1).cloned().flatten();
    let any = |atoms: &mut Atoms| atoms.project(object, Proj::Any, false);
    let whole = || gather_all(object);
    match does {
        Does::Get | Does::GetOrCall => (join(&atoms.project(object, key, false), &second), None),
        Does::Put | Does::PutNew => {
            let before = atoms.project(object, key, false);
            let known = key != Proj::Any;
            let there = object.as_ref().is_some_and(|c| c.parts.iter().any(|(p, c)| *p == key && c.own != Own::Unknown));
            if does == Does::PutNew && known && there {
                return (before, None);
            }
            let mut new = store(object, &[key], &second, !known || does == Does::PutNew);
            if !known {
                new = store(&new, &[Proj::Key], &first, true);
            }
            let given = if does == Does::PutNew { join(&before, &second) } else { before };
            (given, Some(new))
        }
        Does::Remove => {
            if let (Some(mut all), Proj::At(i)) = (items(atoms, object), key) {
                let taken = if (i as usize) < all.len() { all.remove(i as usize) } else { None };
                return (taken, Some(list(&all)));
            }
            let given = join(&atoms.project(object, key, false), &second);
            match key {
                Proj::Field(_) => (given, Some(store(object, &[key], &None, false))),
                Proj::At(_) if size(object) == Some(MAPPING) => (given, Some(store(object, &[key], &None, false))),
                Proj::At(_) => (given, Some(whole())),
                _ => (given, None),
            }
        }
        Does::RemoveAt => match (items(atoms, object), key) {
            (Some(mut all), Proj::At(i)) if i >= 0 && (i as usize) < all.len() => {
                let taken = all.remove(i as usize);
                (taken, Some(list(&all)))
            }
            _ => (any(atoms), Some(mixed(atoms, object))),
        },
        Does::RemoveItem => match items(atoms, object) {
            Some(mut all) => {
                if let Some(place) = all.iter().position(|item| super::state::same(item, &first)) {
                    all.remove(place);
                }
                (first, Some(list(&all)))
            }
            None => (any(atoms), None),
        },
        // Only what is cut to nothing is empty.
        Does::Clear if !keys.is_empty() && key != Proj::At(0) => (None, None),
        Does::Clear => (None, Some(empty())),
        Does::PushBack | Does::PushFront => match items(atoms, object) {
            Some(all) => {
                let new: Vec<Value> = args.to_vec();
                let all = if does == Does::PushBack { [all, new].concat() } else { [new, all].concat() };
                (None, Some(list(&all)))
            }
            None => {
                // Elements move where one comes before them.
                let mut out = if does == Does::PushFront { mixed(atoms, object) } else { object.clone() };
                for put in args {
                    out = store(&out, &[Proj::Any], put, true);
                }
                (None, Some(out))
            }
        },
        Does::PopBack | Does::PopFront => match items(atoms, object) {
            Some(mut all) => {
                let taken = match all.is_empty() {
                    true => None,
                    false if does == Does::PopBack => all.pop().flatten(),
                    false => all.remove(0),
                };
                (taken, Some(list(&all)))
            }
            None if does == Does::PopBack => (any(atoms), None),
            None => (any(atoms), Some(mixed(atoms, object))),
        },
        Does::First | Does::Last => match items(atoms, object) {
            Some(all) => {
                let item = if does == Does::First { all.first() } else { all.last() };
                (item.cloned().flatten(), None)
            }
            None => (any(atoms), None),
        },
        Does::Appended => match items(atoms, object) {
            Some(mut all) => {
                all.extend(args.iter().cloned());
                (list(&all), None)
            }
            None => {
                let mut out = object.clone();
                for a in args {
                    out = store(&out, &[Proj::Any], a, true);
                }
                (out, None)
            }
        },
        Does::Numbered => {
            let pair = store(&None, &[Proj::At(1)], &any(atoms), false);
            let pair = store(&pair, &[Proj::At(0)], &None, false);
            (store(&None, &[Proj::Any], &pair, true), None)
        }
        Does::Zipped => {
            if let (Some(all), Some(others)) = (items(atoms, object), args.iter().map(|a| items(atoms, a)).collect::<Option<Vec<_>>>()) {
                let row = |i: usize| {
                    let part = |o: &Vec<Value>| o.get(i).cloned().flatten();
                    let parts: Vec<Value> = std::iter::once(all[i].clone()).chain(others.iter().map(part)).collect();
                    list(&parts)
                };
                let rows: Vec<Value> = (0..all.len()).map(row).collect();
                return (list(&rows), None);
            }
            let mut row = store(&None, &[Proj::At(0)], &any(atoms), false);
            for (i, other) in args.iter().enumerate() {
                let part = atoms.project(other, Proj::Any, false);
                row = store(&row, &[Proj::At(i as i64 + 1)], &part, false);
            }
            (store(&None, &[Proj::Any], &row, true), None)
        }
        Does::Become => (first.clone(), Some(first)),
        Does::Mapped => {
            let all: Vec<Value> = std::iter::once(object.clone()).chain(args.iter().cloned()).collect();
            let mut out: Value = None;
            for (i, pair) in all.chunks(2).enumerate() {
                let key = keys.get(2 * i).copied().unwrap_or(Proj::Any);
                let value = pair.get(1).cloned().flatten();
                out = store(&out, &[key], &value, key == Proj::Any);
                out = store(&out, &[Proj::Key], &pair.first().cloned().flatten(), true);
            }
            (sized(out, MAPPING), None)
        }
        Does::Filled => {
            let new = match items(atoms, object) {
                Some(all) => list(&vec![first.clone(); all.len()]),
                None => store(&None, &[Proj::Any], &first, true),
            };
            (new.clone(), Some(new))
        }
        Does::InsertAt => match (items(atoms, object), key) {
            (Some(mut all), Proj::At(i)) if i >= 0 && i as usize <= all.len() => {
                all.insert(i as usize, second);
                (None, Some(list(&all)))
            }
            _ => {
                let before = mixed(atoms, object);
                (None, Some(store(&before, &[Proj::Any], &second, true)))
            }
        },
        Does::Inserted => match (items(atoms, object), key) {
            (Some(mut all), Proj::At(i)) if i >= 0 && i as usize <= all.len() => {
                all.insert(i as usize, second);
                (list(&all), None)
            }
            _ => (store(&whole(), &[Proj::Any], &second, true), None),
        },
        Does::Cut => match (items(atoms, object), key, keys.get(1)) {
            (Some(mut all), Proj::At(from), Some(Proj::At(to))) if 0 <= from && from <= *to && *to as usize <= all.len() => {
                all.drain(from as usize..*to as usize);
                (list(&all), None)
            }
            _ => (whole(), None),
        },
        Does::SetAt => {
            let before = atoms.project(object, key, false);
            (before, Some(store(object, &[key], &second, key == Proj::Any)))
        }
        Does::Splice => {
            let count = match keys.get(1) {
                None => Some(usize::MAX),
                Some(Proj::At(n)) => usize::try_from(*n).ok(),
                Some(_) => None,
            };
            let put = args.get(2..).unwrap_or_default();
            match (items(atoms, object), key, count) {
                (Some(all), Proj::At(i), Some(count)) => {
                    let length = all.len() as i64;
                    let from = (if i < 0 { (length + i).max(0) } else { i.min(length) }) as usize;
                    let (before, rest) = all.split_at(from);
                    let (taken, after) = rest.split_at(rest.len().min(count));
                    (list(taken), Some(list(&[before, put, after].concat())))
                }
                _ => {
                    let taken = mixed(atoms, object);
                    let mut all = taken.clone();
                    for a in put {
                        all = store(&all, &[Proj::Any], a, true);
                    }
                    (taken, Some(all))
                }
            }
        }
        Does::Concat | Does::Extended => {
            let others = args.iter().map(|a| match size(a) {
                Some(_) => items(atoms, a),
                // What is no list is an element itself.
                None if does == Does::Concat && is_plain(a) => Some(vec![a.clone()]),
                None => None,
            });
            let others: Option<Vec<Vec<Value>>> = others.collect();
            let new = match (items(atoms, object), others) {
                (Some(mut all), Some(others)) => {
                    all.extend(others.into_iter().flatten());
                    list(&all)
                }
                _ if does == Does::Extended => {
                    let mut out = object.clone();
                    for a in args {
                        let each = atoms.project(a, Proj::Each, false);
                        out = store(&out, &[Proj::Any], &each, true);
                    }
                    out
                }
                _ => {
                    let mut all = any(atoms);
                    for a in args {
                        let some = if is_plain(a) { a.clone() } else { atoms.project(a, Proj::Any, false) };
                        all = join(&all, &some);
                    }
                    store(&None, &[Proj::Any], &all, true)
                }
            };
            if does == Does::Extended { (new.clone(), Some(new)) } else { (new, None) }
        }
        Does::Elements => match is_mapping(object) {
            true => (store(&None, &[Proj::Any], &atoms.project(object, Proj::Key, false), true), None),
            false if items(atoms, object).is_some() => (object.clone(), None),
            // Of what comes from outside it is known later what its elements are.
            false => (store(&None, &[Proj::Any], &atoms.project(object, Proj::Each, false), true), None),
        },
        Does::Keyed => {
            let key = atoms.project(object, Proj::Each, false);
            let out = store(&None, &[Proj::Any], &first, true);
            (sized(store(&out, &[Proj::Key], &key, true), MAPPING), None)
        }
        Does::Counted => {
            let key = atoms.project(object, Proj::Each, false);
            (sized(store(&None, &[Proj::Key], &key, true), MAPPING), None)
        }
        Does::Mapping => (sized(object.clone(), MAPPING), None),
        Does::Deep => (object.clone(), None),
        Does::Fallback => {
            let mut out = object.clone();
            for other in args {
                out = over(atoms, other, &out);
            }
            (out, None)
        }
        Does::Without | Does::Only => {
            let keyed = object.as_ref().is_none_or(|c| c.parts.iter().all(|(p, _)| !matches!(p, Proj::Any)));
            if keys.contains(&Proj::Any) || !keyed && does == Does::Only {
                return (object.clone(), None);
            }
            let mut out = if does == Does::Only { None } else { object.clone() };
            for key in keys {
                let kept = if does == Does::Only { atoms.project(object, *key, false) } else { None };
                out = store(&out, &[*key], &kept, false);
            }
            (out, None)
        }
        Does::Slice | Does::Skip | Does::Take => {
            let count = size(object).filter(|n| *n >= 0);
            let place = |i: usize| match keys.get(i) {
                Some(Proj::At(n)) if *n >= 0 => usize::try_from(*n).ok(),
                // From the end.
                Some(Proj::At(n)) => usize::try_from((count? + n).max(0)).ok(),
                _ => None,
            };
            let range = match does {
                Does::Skip => place(0).map(|n| (n, usize::MAX)),
                Does::Take => place(0).map(|n| (0, n)),
                _ if keys.len() > 1 => place(0).zip(place(1)),
                _ => place(0).map(|n| (n, usize::MAX)),
            };
            match (items(atoms, object), range) {
                (Some(all), Some((from, to))) => {
                    let to = to.min(all.len());
                    (list(&all[from.min(to)..to]), None)
                }
                // Of what comes from outside it is known later what lies there.
                (None, Some((from, usize::MAX))) if from > 0 && is_outside(atoms, object) => {
                    (atoms.project(object, Proj::From(from as i64), false), None)
                }
                _ => (mixed(atoms, object), None),
            }
        }
        Does::Mingle => {
            let all = mixed(atoms, object);
            (all.clone(), Some(all))
        }
        Does::Some => (mixed(atoms, object), None),
        Does::Reversed => match items(atoms, object) {
            Some(mut all) => {
                all.reverse();
                (list(&all), None)
            }
            None => (mixed(atoms, object), None),
        },
        Does::Flat => {
            let all = flattened(atoms, object);
            (store(&None, &[Proj::Any], &all, true), None)
        }
        Does::ValuesAt => {
            let all: Vec<Value> = keys.iter().map(|k| atoms.project(object, *k, false)).collect();
            (list(&all), None)
        }
        Does::Inverted => {
            let (under, keyed) = (atoms.project(object, Proj::Key, false), any(atoms));
            let mut out = store(&None, &[Proj::Any], &under, true);
            out = store(&out, &[Proj::Key], &keyed, true);
            (sized(out, MAPPING), None)
        }
        Does::Combined | Does::FilledKeys => {
            let under = if does == Does::Combined { atoms.project(&first, Proj::Any, false) } else { first };
            let keyed = any(atoms);
            let mut out = store(&None, &[Proj::Any], &under, true);
            out = store(&out, &[Proj::Key], &keyed, true);
            (sized(out, MAPPING), None)
        }
        Does::Chunked => {
            let size = if let Proj::At(n) = key { usize::try_from(n).unwrap_or(0) } else { 0 };
            (chunks(atoms, object, size), None)
        }
        Does::TakeLast | Does::DropLast | Does::Range => {
            let number = |i: usize| if let Some(Proj::At(n)) = keys.get(i) { usize::try_from(*n).ok() } else { None };
            match (items(atoms, object), number(0)) {
                (Some(all), Some(n)) => {
                    let cut = all.len().saturating_sub(n);
                    let part = match (does, number(1)) {
                        (Does::TakeLast, _) => &all[cut..],
                        (Does::DropLast, _) => &all[..cut],
                        (_, Some(count)) => {
                            let from = n.min(all.len());
                            &all[from..(from + count).min(all.len())]
                        }
                        _ => return (mixed(atoms, object), None),
                    };
                    (list(part), None)
                }
                _ => (mixed(atoms, object), None),
            }
        }
        Does::OnlyKeysOf | Does::WithoutKeysOf => {
            let names = args.first().and_then(known_keys);
            let keyed = object.as_ref().is_none_or(|c| c.parts.iter().all(|(p, _)| *p != Proj::Any));
            let Some(names) = names else { return (object.clone(), None) };
            if does == Does::OnlyKeysOf && !keyed {
                return (object.clone(), None);
            }
            let mut out = if does == Does::OnlyKeysOf { None } else { object.clone() };
            for name in names {
                let kept = if does == Does::OnlyKeysOf { atoms.project(object, name, false) } else { None };
                out = store(&out, &[name], &kept, false);
            }
            (out, None)
        }
        Does::Element => (any(atoms), None),
        Does::OneKey => (atoms.project(object, Proj::Key, false), None),
        Does::Nothing => (None, None),
        Does::Pairs if is_mapping(object) => {
            let (k, v) = (atoms.project(object, Proj::Key, false), any(atoms));
            (store(&None, &[Proj::Any], &pair(&k, &v), true), None)
        }
        Does::FromPairs if is_pairs(object) => {
            let some = any(atoms);
            (from_pairs(atoms, &some), None)
        }
        Does::Pairs | Does::FromPairs => (object.clone(), None),
        Does::Copied => (object.as_ref().and_then(|_| store(object, &[Proj::Held(super::program::COPIED)], &None, false)), None),
        Does::SpliceIn | Does::InsertAll | Does::RemoveRange => {
            let number = |i: usize| if let Some(Proj::At(n)) = keys.get(i) { usize::try_from(*n).ok() } else { None };
            let put = match does {
                Does::SpliceIn => args.get(2).cloned().flatten(),
                Does::InsertAll => second,
                _ => None,
            };
            let count = match does {
                Does::InsertAll => Some(0),
                Does::SpliceIn if args.len() < 2 => Some(usize::MAX),
                _ => number(1),
            };
            // What is no list is one element.
            let new = match (&put, is_known(&put)) {
                (None, _) => Some(Vec::new()),
                (_, true) => items(atoms, &put),
                _ => None,
            };
            match (items(atoms, object), number(0), count, new) {
                (Some(mut all), Some(from), Some(count), Some(new)) => {
                    let from = from.min(all.len());
                    let to = from.saturating_add(count).min(all.len());
                    let taken: Vec<Value> = all.splice(from..to, new).collect();
                    (list(&taken), Some(list(&all)))
                }
                _ => {
                    let taken = mixed(atoms, object);
                    let more = if is_known(&put) { atoms.project(&put, Proj::Any, false) } else { gather_all(&put) };
                    (taken.clone(), Some(store(&taken, &[Proj::Any], &more, true)))
                }
            }
        }
        Does::Tallied => {
            let keyed = any(atoms);
            (sized(store(&None, &[Proj::Key], &keyed, true), MAPPING), None)
        }
        Does::Keys => {
            let all = atoms.project(object, Proj::Key, false);
            (store(&None, &[Proj::Any], &all, true), None)
        }
        Does::Values => {
            let all = any(atoms);
            (store(&None, &[Proj::Any], &all, true), None)
        }
        Does::Items => {
            let (k, v) = (atoms.project(object, Proj::Key, false), any(atoms));
            // As a pair, and as an entry with names.
            let mut pair = store(&None, &[Proj::At(0)], &k, false);
            pair = store(&pair, &[Proj::At(1)], &v, false);
            pair = store(&pair, &[Proj::Field(ql_syntax::gast::sym("key"))], &k, false);
            pair = store(&pair, &[Proj::Field(ql_syntax::gast::sym("value"))], &v, false);
            (store(&None, &[Proj::Any], &pair, true), None)
        }
        Does::Itself | Does::Same => (object.clone(), None),
        Does::Listed => {
            let all: Vec<Value> = std::iter::once(object.clone()).chain(args.iter().cloned()).collect();
            (list(&all), None)
        }
        Does::Merged => {
            let mut out = object.clone();
            for other in args {
                out = over(atoms, &out, other);
            }
            (out, None)
        }
        Does::MergedInto => {
            let mut out = object.clone();
            for other in args {
                out = over(atoms, &out, other);
            }
            (out.clone(), Some(out))
        }
    }
}

/// A list of the elements of another one in whatever order; what has keys of its own keeps them.
pub(crate) fn mixed(atoms: &mut Atoms, object: &Value) -> Value {
    let placed = |p: &Proj| matches!(p, Proj::At(_));
    if is_mapping(object) || object.as_ref().is_none_or(|c| !c.parts.iter().any(|(p, _)| placed(p))) {
        return object.clone();
    }
    let some = atoms.project(object, Proj::Any, false);
    store(&None, &[Proj::Any], &some, true)
}

/// What the elements of the elements of a list may be.
pub(crate) fn flattened(atoms: &mut Atoms, object: &Value) -> Value {
    let element = atoms.project(object, Proj::Any, false);
    let lists = |c: &Cell| c.parts.iter().any(|(p, _)| matches!(p, Proj::At(_) | Proj::Any | Proj::Size(_)));
    let Some(cell) = &element else { return element };
    let tainted = matches!(cell.own, Own::Tainted(_));
    if !tainted && !lists(cell) {
        return element;
    }
    // What is tainted may be an element or hold some.
    let own: Value = tainted.then(|| Rc::new(Cell { own: cell.own.clone(), parts: Vec::new() }));
    let inner = atoms.project(&element, Proj::Any, false);
    let all = if lists(cell) { own } else { element };
    join(&inner, &all)
}

/// Lists of so many elements each that follow one another.
pub(crate) fn chunks(atoms: &mut Atoms, object: &Value, size: usize) -> Value {
    match items(atoms, object) {
        Some(all) if size > 0 => {
            let parts: Vec<Value> = all.chunks(size).map(list).collect();
            list(&parts)
        }
        _ => {
            let some = mixed(atoms, object);
            store(&None, &[Proj::Any], &some, true)
        }
    }
}

/// Whether a value is a list that says nothing of its own; a mapping already is none.
fn is_pairs(value: &Value) -> bool {
    let fields = |c: &Cell| c.parts.iter().any(|(p, _)| matches!(p, Proj::Field(_)));
    value.as_ref().is_some_and(|c| !matches!(c.own, Own::Tainted(_)) && !is_mapping(value) && !fields(c))
}

/// A mapping of pairs that are lists of two.
pub(crate) fn from_pairs(atoms: &mut Atoms, pair: &Value) -> Value {
    let (key, value) = (atoms.project(pair, Proj::At(0), false), atoms.project(pair, Proj::At(1), false));
    let out = store(&None, &[Proj::Any], &value, true);
    sized(store(&out, &[Proj::Key], &key, true), MAPPING)
}

/// The keys of a mapping, where all of them are known.
fn known_keys(value: &Value) -> Option<Vec<Proj>> {
    let cell = value.as_ref()?;
    let known = |p: &Proj| matches!(p, Proj::Field(_) | Proj::At(_) | Proj::Size(_));
    if matches!(cell.own, Own::Tainted(_)) || !is_known(value) || !cell.parts.iter().all(|(p, _)| known(p)) {
        return None;
    }
    Some(cell.parts.iter().map(|(p, _)| *p).filter(|p| !matches!(p, Proj::Size(_))).collect())
}

/// The steps to the parts of a container, where all of them are known.
pub(crate) fn known_parts(value: &Value) -> Option<Vec<Proj>> {
    let cell = value.as_ref()?;
    let known = |p: &Proj| matches!(p, Proj::Field(_) | Proj::At(_) | Proj::Size(_));
    if matches!(cell.own, Own::Tainted(_)) || cell.parts.is_empty() || !cell.parts.iter().all(|(p, _)| known(p)) {
        return None;
    }
    Some(cell.parts.iter().map(|(p, _)| *p).filter(|p| !matches!(p, Proj::Size(_))).collect())
}

/// How many elements there are, [`MAPPING`] in what has keys of its own, where it is known.
pub(crate) fn count(value: &Value) -> Option<i64> {
    size(value)
}

/// Whether a value is a text or the like, or nothing that carries anything: no list.
fn is_plain(value: &Value) -> bool {
    value.is_none()
}

/// Whether a value is nothing but what comes from outside.
fn is_outside(atoms: &Atoms, value: &Value) -> bool {
    value.as_ref().is_some_and(|cell| match &cell.own {
        Own::Tainted(set) => cell.parts.is_empty() && set.iter().all(|(a, _)| matches!(atoms.origin(*a), Origin::In(..))),
        _ => false,
    })
}

/// A mapping with what another one holds before it; lists only together.
fn over(atoms: &mut Atoms, under: &Value, upper: &Value) -> Value {
    let keyed = |v: &Value| v.as_ref().is_none_or(|c| c.parts.iter().all(|(p, _)| !matches!(p, Proj::At(_) | Proj::Size(0..))));
    if !keyed(under) || !keyed(upper) {
        return join(&gather_all(under), &gather_all(upper));
    }
    let mut out = super::solve::overlay(atoms, under, upper);
    // What is under some key may go before each of those below.
    let open = upper.as_ref().is_some_and(|c| c.parts.iter().any(|(p, _)| *p == Proj::Any));
    for (step, part) in under.iter().filter(|_| open).flat_map(|c| &c.parts) {
        let own = upper.as_ref().is_some_and(|c| c.parts.iter().any(|(p, _)| p == step));
        if matches!(step, Proj::Field(_)) && !own {
            let above = atoms.project(upper, *step, false);
            out = store(&out, &[*step], &join(&above, &Some(part.clone())), false);
        }
    }
    out
}
