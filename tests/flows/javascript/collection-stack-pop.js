// collection: the last element pushed is the first popped

function undo() {
  const stack = [];
  stack.push("initial");
  stack.push(source());
  const newest = stack.pop();
  const oldest = stack.pop();
  // flow
  sink(newest);
  // no flow
  sink(oldest);
}

undo();
