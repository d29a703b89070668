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
            _ => (any(atoms), Some(whole())),
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
                let mut out = if does == Does::PushFront { whole() } else { object.clone() };
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
            None => (any(atoms), Some(whole())),
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
            _ => (None, Some(store(&whole(), &[Proj::Any], &second, true))),
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
                    let mut all = whole();
                    for a in put {
                        all = store(&all, &[Proj::Any], a, true);
                    }
                    (whole(), Some(all))
                }
            }
        }
        Does::Concat | Does::Extend => {
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
                _ if does == Does::Extend => {
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
            if does == Does::Extend { (None, Some(new)) } else { (new, None) }
        }
        Does::Flat => {
            let element = any(atoms);
            let inner = atoms.project(&element, Proj::Any, false);
            let own: Value =
                element.filter(|c| matches!(c.own, Own::Tainted(_))).map(|c| Rc::new(Cell { own: c.own.clone(), parts: Vec::new() }));
            (store(&None, &[Proj::Any], &join(&inner, &own), true), None)
        }
        Does::Elements => match is_mapping(object) {
            true => (store(&None, &[Proj::Any], &atoms.project(object, Proj::Key, false), true), None),
            false if items(atoms, object).is_some() => (object.clone(), None),
            // Of what comes from outside it is known later what its elements are.
            false => (store(&None, &[Proj::Any], &atoms.project(object, Proj::Each, false), true), None),
        },
        Does::FromPairs => (from_pairs(atoms, object), None),
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
        Does::Mixed => (whole(), None),
        Does::Update => {
            let mut out = object.clone();
            for other in args {
                out = over(atoms, &out, other);
            }
            (None, Some(out))
        }
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
                _ => (whole(), None),
            }
        }
        Does::Mingle => {
            let all = whole();
            (all.clone(), Some(all))
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
    }
}

/// The mapping that pairs of keys and values make; what is a mapping already is copied.
fn from_pairs(atoms: &mut Atoms, object: &Value) -> Value {
    let Some(cell) = object.as_ref().filter(|c| !matches!(c.own, Own::Tainted(_)) && !is_mapping(object)) else { return object.clone() };
    if cell.parts.iter().any(|(p, _)| matches!(p, Proj::Field(_))) {
        return object.clone();
    }
    let element = atoms.project(object, Proj::Any, false);
    let (key, value) = (atoms.project(&element, Proj::At(0), false), atoms.project(&element, Proj::At(1), false));
    let out = store(&None, &[Proj::Any], &value, true);
    sized(store(&out, &[Proj::Key], &key, true), MAPPING)
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
    let some = |p: &Proj| matches!(p, Proj::Any | Proj::Key);
    let keyed = |v: &Value| {
        v.as_ref()
            .is_none_or(|c| c.parts.iter().all(|(p, _)| matches!(p, Proj::Field(_) | Proj::Size(MAPPING)) || is_mapping(v) && some(p)))
    };
    if !keyed(under) || !keyed(upper) {
        return join(&gather_all(under), &gather_all(upper));
    }
    let Some(cell) = upper else { return under.clone() };
    let told = cell.parts.iter().filter(|(p, _)| !some(p)).cloned().collect();
    let mut out = super::solve::overlay(atoms, under, &Some(Rc::new(Cell { own: cell.own.clone(), parts: told })));
    for (p, part) in cell.parts.iter().filter(|(p, _)| some(p)) {
        out = store(&out, &[*p], &Some(part.clone()), true);
        let before: Vec<Proj> = under.iter().flat_map(|c| &c.parts).map(|(q, _)| *q).filter(|q| matches!(q, Proj::Field(_))).collect();
        for q in before.into_iter().filter(|q| *p == Proj::Any && !cell.parts.iter().any(|(r, _)| r == q)) {
            out = store(&out, &[q], &Some(part.clone()), true);
        }
    }
    out
}
