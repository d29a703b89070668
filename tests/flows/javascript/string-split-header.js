// string: a header line is taken apart at its first colon

function parseHeader(line) {
  const colon = line.indexOf(":");
  return { name: line.slice(0, colon).toLowerCase(), value: line.slice(colon + 1).trim() };
}

const header = parseHeader("X-Comment: x" + source());
// flow
sink(header.value);
// no flow
sink(header.name);
