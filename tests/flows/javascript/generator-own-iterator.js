// generator: a class with its own iterator, spread into an array

class Rows {
  constructor(rows, name) {
    this.rows = rows;
    this.name = name;
  }

  *[Symbol.iterator]() {
    for (const row of this.rows) {
      yield row.cell;
    }
  }
}

function readRows() {
  const theirs = new Rows([{ cell: source(), key: "a" }], "theirs");
  const ours = new Rows([{ cell: "fixed", key: source() }], "ours");
  // flow
  sink([...theirs]);
  // no flow
  sink([...ours]);
}

readRows();
