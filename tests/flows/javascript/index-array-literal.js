// index: constant positions of an array literal

function exportRow() {
  const row = ["2024-01-01", source(), "open"];
  // flow
  sink(row[1]);
  // no flow
  sink(row[0]);
}

exportRow();
