// string: JSON text holds what the object held, and parsing gives its parts back

function roundTrip() {
  const text = JSON.stringify({ note: source(), kind: "memo" });
  const copy = JSON.parse(text);
  // flow
  sink(copy.note);
  // no flow
  sink(copy.kind);
}

roundTrip();
