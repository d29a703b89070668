// generator: next gives a value to the yield expression

function* receiver() {
  const first = yield "ready";
  // flow
  sink(first);
  const second = yield "more";
  // no flow
  sink(second);
}

function feed() {
  const worker = receiver();
  worker.next();
  worker.next(source());
  worker.next("fixed");
}

feed();
