// context: an options object with defaults, of which a function reads one entry

function link({ href, text = href, rel = "next" }) {
  return { html: "<a>" + text + "</a>", rel };
}

function renderLinks() {
  const anchor = link({ href: source() });
  // flow
  sink(anchor.html);
  // no flow
  sink(anchor.rel);
}

renderLinks();
