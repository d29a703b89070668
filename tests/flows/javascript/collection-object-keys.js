// collection: keys, values and entries of an object

function summarise() {
  const answers = { q1: source(), q2: "no" };
  const texts = Object.values(answers);
  const names = Object.keys(answers);
  // flow
  sink(texts);
  // no flow
  sink(names);
}

summarise();
