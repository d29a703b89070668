// generator: a generator walks through pages, another one numbers what it yields

function* items(pages) {
  for (const page of pages) {
    yield* page.items;
  }
}

function* numbered(values) {
  let number = 0;
  for (const value of values) {
    number += 1;
    yield { label: `no. ${number}`, value };
  }
}

const pages = [{ items: ["first"] }, { items: ["second", source()] }];
for (const { label, value } of numbered(items(pages))) {
  // flow
  sink(value);
  // no flow
  sink(label);
}
