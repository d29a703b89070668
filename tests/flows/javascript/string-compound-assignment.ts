// string: += makes a new string, the old name keeps the old one

function extendQuery(): void {
  const base = "select * from t";
  let query = base;
  query += " where x = " + source();
  // flow
  sink(query);
  // no flow
  sink(base);
}

extendQuery();
