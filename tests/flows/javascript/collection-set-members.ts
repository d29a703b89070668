// collection: what was added to one set is not in another

function collectTags(): void {
  const used = new Set<string>();
  const known = new Set<string>(["red", "blue"]);
  used.add(source());
  // flow
  sink(Array.from(used));
  // no flow
  sink([...known]);
}

collectTags();
