// context: call and apply pass the receiver and the arguments

function label(prefix, text) {
  return this.mark + prefix + text;
}

function labelAll() {
  const theirs = { mark: source() };
  const ours = { mark: "#" };
  // flow
  sink(label.call(theirs, "-", "row"));
  // no flow
  sink(label.apply(ours, ["-", "row"]));
}

labelAll();
