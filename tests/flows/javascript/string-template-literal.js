// string: template literals carry their values, tagged ones what their function makes of them

function labelled(strings, ...values) {
  return strings.join("?");
}

function compose() {
  const name = source();
  // flow
  sink(`Hello ${name.trim()}!`);
  // no flow
  sink(labelled`Hello ${name}!`);
}

compose();
