// callback: reduce folds what its function takes from the elements into the accumulator

function totals() {
  const rows = [
    { id: "a", text: source() },
    { id: "b", text: "fixed" },
  ];
  const texts = rows.reduce((all, row) => all + row.text, "");
  const ids = rows.reduce((all, row) => all.concat(row.id), []);
  // flow
  sink(texts);
  // no flow
  sink(ids);
}

totals();
