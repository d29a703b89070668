// closure: a curried function keeps its first argument and drops its second

const tagged = (tag) => (note) => (text) => "<" + tag + ">" + text;

function renderTags() {
  const title = tagged("h1")("large");
  const noted = tagged("h2")(source());
  // flow
  sink(title(source()));
  // no flow
  sink(noted("Contents"));
}

renderTags();
