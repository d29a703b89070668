// context: an array spread into parameters, the rest of them collected

function insertRow(table, key, ...cells) {
  // flow
  sink(cells[0]);
  // no flow
  sink(table + key);
}

function importRows() {
  const row = ["7", source()];
  insertRow("people", ...row);
}

importRows();
