// exception: the handler sees the variable as it was before the interrupted assignment

function lookup(key) {
  if (key === "missing") {
    throw new Error(key);
  }
  return "found";
}

function resolve(key) {
  let text = source();
  try {
    text = lookup(key);
    // no flow
    sink(text);
  } catch {
    // flow
    sink(text);
  }
}

resolve("missing");
resolve("present");
