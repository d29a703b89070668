// callback: a generic helper groups items under the key that a callback makes
function groupBy<T>(items: T[], keyOf: (item: T) => string): Record<string, T[]> {
  const groups: Record<string, T[]> = {};
  for (const item of items) {
    const key = keyOf(item);
    (groups[key] ||= []).push(item);
  }
  return groups;
}

const notes = [
  { kind: "todo", text: source() },
  { kind: "done", text: "write tests" },
];
const groups = groupBy(notes, (note) => note.kind);
// flow
sink(groups["todo"].map((note) => note.text));
// no flow
sink(Object.keys(groups));
