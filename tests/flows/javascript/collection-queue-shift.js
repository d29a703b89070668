// collection: the first element that was pushed is the first that is shifted out

function serveNext() {
  const queue = [];
  queue.push(source());
  queue.push("nightly");
  const first = queue.shift();
  // flow
  sink(first);
  // no flow
  sink(queue);
}

serveNext();
