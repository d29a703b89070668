// context: one helper called with untrusted and with fixed text

const quote = (text) => "'" + text + "'";

function buildFilters() {
  const byName = quote(source());
  const byState = quote("open");
  // flow
  sink(byName);
  // no flow
  sink(byState);
}

buildFilters();
