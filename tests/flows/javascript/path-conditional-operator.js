// path: a conditional expression gives one of its values, and not its condition

function pick(count) {
  const raw = source();
  const chosen = count > 1 ? raw : "none";
  const state = raw ? "set" : "unset";
  // flow
  sink(chosen);
  // no flow
  sink(state);
}

pick(0);
pick(2);
