// collection: entries are grouped in a Map of arrays, by kind

function groupByKind(entries) {
  const groups = new Map();
  for (const { kind, text } of entries) {
    if (!groups.has(kind)) {
      groups.set(kind, []);
    }
    groups.get(kind).push(text);
  }
  return groups;
}

const groups = groupByKind([
  { kind: "comment", text: source() },
  { kind: "tag", text: "green" },
]);
// flow
sink([...groups.values()].flat().join(", "));
// no flow
sink([...groups.keys()].join(", "));
