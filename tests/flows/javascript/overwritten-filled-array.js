// overwritten: fill replaces all elements, a write behind it one of them

function blank() {
  const cells = [source(), source(), source()];
  cells.fill("");
  // no flow
  sink(cells);
  cells[1] = source();
  // flow
  sink(cells);
}

blank();
