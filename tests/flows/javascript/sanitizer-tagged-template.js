// sanitizer: a tag function cleans the values of a template, another one does not

function html(parts, ...values) {
  return parts.reduce((text, part, i) => text + sanitize(values[i - 1]) + part);
}

function raw(parts, ...values) {
  return parts.reduce((text, part, i) => text + values[i - 1] + part);
}

const name = source();
// flow
sink(raw`<b>${name}</b>`);
// no flow
sink(html`<b>${name}</b>`);
