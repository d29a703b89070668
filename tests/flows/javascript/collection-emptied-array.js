// collection: setting the length to 0 empties the array, for all its names

function flush() {
  const buffer = [source()];
  const pending = buffer;
  // flow
  sink(pending.join(""));
  buffer.length = 0;
  buffer.push("start");
  // no flow
  sink(pending.join(""));
}

flush();
