// collection: entries of an object are mapped and put together again

function cleanKeys(form) {
  const pairs = Object.entries(form).map(([key, value]) => [key.toUpperCase(), value]);
  return Object.fromEntries(pairs);
}

const form = cleanKeys({ name: source(), lang: "fr" });
// flow
sink(form.NAME);
// no flow
sink(form.LANG);
