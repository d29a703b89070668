// loop: pages are read until there is no next one

const NEXT = { start: "second", second: null };

function fetchPage(cursor) {
  return { items: [source()], next: NEXT[cursor] };
}

function fetchAll() {
  const items = [];
  const visited = [];
  let cursor = "start";
  while (cursor !== null) {
    const page = fetchPage(cursor);
    items.push(...page.items);
    visited.push(cursor);
    cursor = page.next;
  }
  return { items, visited };
}

const { items, visited } = fetchAll();
// flow
sink(items);
// no flow
sink(visited);
