// alias: a function changes the object it was given, or rebinds its parameter first

function fill(page, text) {
  page.body = text;
}

function fillFresh(page, text) {
  page = {};
  page.body = text;
  return page.body.length;
}

function build() {
  const first = { body: "" };
  const second = { body: "" };
  fill(first, source());
  fillFresh(second, source());
  // flow
  sink(first.body);
  // no flow
  sink(second.body);
}

build();
