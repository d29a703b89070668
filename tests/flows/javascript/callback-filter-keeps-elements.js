// callback: filter returns elements, and not what its function returns

function pickLines() {
  const extra = source();
  const kept = [source(), "fixed"].filter((line) => line !== "");
  const marked = ["one", "two"].filter((line) => line + extra);
  // flow
  sink(kept);
  // no flow
  sink(marked);
}

pickLines();
