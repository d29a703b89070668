// generator: a loop over a generator gets what it yields, not what it returns

function* readLines() {
  yield "first";
  return source();
}

function* readInput() {
  yield source();
  return "end";
}

function process() {
  for (const line of readInput()) {
    // flow
    sink(line);
  }
  for (const line of readLines()) {
    // no flow
    sink(line);
  }
}

process();
