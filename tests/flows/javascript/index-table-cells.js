// index: cells of a table, row and column are constants

const COLUMN = { name: 0, state: 1 };

function loadTable() {
  const table = [["name", "state"]];
  table.push([source(), "open"]);
  return table;
}

const table = loadTable();
// flow
sink(table[1][COLUMN.name]);
// no flow
sink(table[1][COLUMN.state]);
