// sanitizer: only the returned copy is safe

function showNames() {
  const first = source();
  sanitize(first);
  let second = source();
  second = sanitize(second);
  // flow
  sink(first);
  // no flow
  sink(second);
}

showNames();
