// collection: slice and splice with constant bounds

function splitCommand() {
  const words = ["git", "commit", source(), source()];
  const head = words.slice(0, 2);
  const tail = words.splice(2);
  // flow
  sink(tail);
  // no flow
  sink(head.concat(words));
}

splitCommand();
