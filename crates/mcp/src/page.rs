//! Answers in pages: a model's context is small, so an answer has a byte budget and the rest waits
//! under a cursor.

use parking_lot::Mutex;
use serde_json::{Map, Value, json};
use std::collections::VecDeque;
use std::sync::Arc;

/// About how many bytes of JSON an answer carries.
pub(crate) const BUDGET: usize = 24_000;
/// Arrays beside the paged one are cut at this many bytes.
const SIDE_BUDGET: usize = 4_000;
const KEPT_ANSWERS: usize = 32;
const KEPT_BYTES: usize = 64 * 1024 * 1024;

/// One page.
#[derive(Debug)]
pub(crate) struct Page {
    /// What goes into `structuredContent`.
    pub content: Value,
    /// What to say about it, if it is not the whole.
    pub note: Option<String>,
}

/// Answers whose further pages may still be asked for.
#[derive(Default)]
pub(crate) struct Pages {
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    answers: VecDeque<Answer>,
    bytes: usize,
}

#[derive(Clone)]
struct Answer {
    id: String,
    tool: String,
    bytes: usize,
    value: Arc<Value>,
}

impl Pages {
    /// The first page of an answer; keeps the answer if there is more.
    pub(crate) fn first(&self, tool: &str, value: Value) -> Page {
        let value = match value {
            Value::Object(_) => value,
            other => json!({ "result": other }),
        };
        let bytes = size(&value);
        if bytes <= BUDGET {
            return Page { content: value, note: None };
        }
        let answer = Answer { id: crate::random::hex(), tool: tool.to_owned(), bytes, value: Arc::new(value) };
        let page = cut(&answer, 0);
        self.keep(answer);
        page
    }

    /// The page that a cursor names, if its answer is still there.
    pub(crate) fn next(&self, tool: &str, cursor: &str) -> Option<Page> {
        let (id, offset) = cursor.split_once('.')?;
        let offset: usize = offset.parse().ok()?;
        let answer = self.kept.lock().answers.iter().find(|answer| answer.id == id && answer.tool == tool).cloned()?;
        (offset < longest(&answer.value)?.1.len()).then(|| cut(&answer, offset))
    }

    fn keep(&self, answer: Answer) {
        let mut kept = self.kept.lock();
        kept.bytes += answer.bytes;
        kept.answers.push_back(answer);
        while kept.answers.len() > KEPT_ANSWERS || (kept.bytes > KEPT_BYTES && kept.answers.len() > 1) {
            if let Some(gone) = kept.answers.pop_front() {
                kept.bytes -= gone.bytes;
            }
        }
    }
}

/// The array that is paged: the largest of the first level.
fn longest(value: &Value) -> Option<(&String, &Vec<Value>)> {
    value
        .as_object()?
        .iter()
        .filter_map(|(key, value)| Some((key, value.as_array()?)))
        .max_by_key(|(_, items)| items.iter().map(size).sum::<usize>())
}

fn cut(answer: &Answer, offset: usize) -> Page {
    let Some((paged, items)) = longest(&answer.value) else {
        return Page { content: (*answer.value).clone(), note: None };
    };
    let mut content = Map::new();
    let mut left_out = Map::new();
    for (key, value) in answer.value.as_object().into_iter().flatten() {
        match value.as_array() {
            _ if key == paged => {
                content.insert(key.clone(), Value::Null);
            }
            Some(side) => {
                // Side arrays belong to the first page; what does not fit is counted.
                let fitting = if offset == 0 { fitting(side, SIDE_BUDGET) } else { 0 };
                if fitting < side.len() && offset == 0 {
                    left_out.insert(key.clone(), (side.len() - fitting).into());
                }
                content.insert(key.clone(), side[..fitting].to_vec().into());
            }
            None => {
                content.insert(key.clone(), value.clone());
            }
        }
    }
    let used: usize = content.values().map(size).sum();
    let count = fitting(&items[offset..], BUDGET.saturating_sub(used)).max(1).min(items.len() - offset);
    let end = offset + count;
    content.insert(paged.clone(), items[offset..end].to_vec().into());
    let mut page = Map::new();
    page.insert("of".into(), paged.clone().into());
    page.insert("first".into(), (offset + 1).into());
    page.insert("last".into(), end.into());
    page.insert("total".into(), items.len().into());
    if end < items.len() {
        page.insert("next_cursor".into(), format!("{}.{end}", answer.id).into());
    }
    if !left_out.is_empty() {
        page.insert("left_out".into(), left_out.into());
    }
    content.insert("page".into(), page.into());
    let more = if end < items.len() { "; call again with `cursor` set to page.next_cursor for more" } else { "" };
    Page { content: content.into(), note: Some(format!("{paged} {} to {end} of {}{more}.", offset + 1, items.len())) }
}

fn fitting(items: &[Value], budget: usize) -> usize {
    let mut used = 0;
    items
        .iter()
        .take_while(|item| {
            used += size(item) + 1;
            used <= budget
        })
        .count()
}

fn size(value: &Value) -> usize {
    match value {
        Value::Null => 4,
        Value::Bool(_) => 5,
        Value::Number(number) => number.to_string().len(),
        Value::String(text) => text.len() + 2,
        Value::Array(items) => items.iter().map(|item| size(item) + 1).sum::<usize>() + 2,
        Value::Object(fields) => fields.iter().map(|(key, value)| key.len() + 4 + size(value)).sum::<usize>() + 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_carry_every_item_once_within_the_budget() {
        let items: Vec<Value> = (0..500).map(|n| json!({"n": n, "text": "x".repeat(200)})).collect();
        let skipped: Vec<Value> = (0..200).map(|n| json!({"path": format!("file-{n}"), "reason": "binary file"})).collect();
        let pages = Pages::default();
        let mut page = pages.first("t", json!({"findings": items, "skipped": skipped, "stats": {}}));
        assert!(page.content["page"]["left_out"]["skipped"].as_u64().unwrap() > 0);
        let mut seen = Vec::new();
        loop {
            assert!(page.content.to_string().len() <= BUDGET + 1_000);
            seen.extend(page.content["findings"].as_array().unwrap().iter().map(|item| item["n"].as_u64().unwrap()));
            let Some(cursor) = page.content["page"]["next_cursor"].as_str() else {
                break;
            };
            assert!(pages.next("another", cursor).is_none());
            page = pages.next("t", cursor).unwrap();
        }
        assert_eq!(seen, (0..500).collect::<Vec<u64>>());
    }

    #[test]
    fn hostile_cursors_lead_nowhere() {
        let pages = Pages::default();
        for cursor in ["", ".", "a.b", "0.0", "99999999999999999999.1", "é.1"] {
            assert!(pages.next("t", cursor).is_none());
        }
    }

    #[test]
    fn a_small_answer_is_left_alone() {
        let page = Pages::default().first("t", json!({"findings": []}));
        assert_eq!(page.content, json!({"findings": []}));
        assert!(page.note.is_none());
    }
}
