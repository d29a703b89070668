// async: an array of promises made with map, the results keep what each of them got

async function resolveName(entry) {
  await null;
  return { key: entry.key, label: entry.name.trim() };
}

async function main() {
  const entries = [{ key: "a", name: source() }, { key: "b", name: source() }];
  const resolved = await Promise.all(entries.map(resolveName));
  // flow
  sink(resolved.map((item) => item.label));
  // no flow
  sink(resolved.map((item) => item.key));
}

main();
