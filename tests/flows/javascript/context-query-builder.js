// context: one helper builds both parts of a query from its arguments

function condition(column, value) {
  return { text: column + " = ?", values: [value] };
}

function select(table, ...conditions) {
  return {
    text: `SELECT * FROM ${table} WHERE ${conditions.map((c) => c.text).join(" AND ")}`,
    values: conditions.flatMap((c) => c.values),
  };
}

const query = select("users", condition("name", source()), condition("age", "7"));
// flow
sink(query.values);
// no flow
sink(query.text);
