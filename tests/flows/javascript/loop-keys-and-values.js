// loop: for in gives keys, for of over entries gives both

function dumpHeaders() {
  const headers = { accept: source(), host: source() };
  for (const key in headers) {
    // no flow
    sink(key);
  }
  for (const [name, value] of Object.entries(headers)) {
    // flow
    sink(name + value);
  }
}

dumpHeaders();
