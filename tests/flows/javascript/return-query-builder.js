// return: a builder returns itself from its methods, and a text and its values at the end

class Query {
  constructor(table) {
    this.table = table;
    this.clauses = [];
    this.values = [];
  }

  where(column, value) {
    this.clauses.push(`${column} = ?`);
    this.values.push(value);
    return this;
  }

  build() {
    return {
      text: `SELECT * FROM ${this.table} WHERE ${this.clauses.join(" AND ")}`,
      values: this.values,
    };
  }
}

const query = new Query("notes").where("state", "open").where("author", source()).build();
// flow
sink(query.values);
// no flow
sink(query.text);
