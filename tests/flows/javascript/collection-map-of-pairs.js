// collection: a Map made of pairs is gone through by key and value
const fields = new Map([["comment", source()], ["state", "open"]]);

for (const [name, value] of fields) {
  // no flow
  sink(name);
  // flow
  sink(value);
}
