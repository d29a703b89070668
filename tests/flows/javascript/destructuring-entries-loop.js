// destructuring: the entries of a map are taken apart in a loop

const translations = new Map([
  ["title", { text: source(), lang: "en" }],
  ["body", { text: "Hello", lang: "en" }],
]);

for (const [key, { text, lang }] of translations) {
  // flow
  sink(text);
  // no flow
  sink(`${key}-${lang}`);
}
