// index: a write to a constant position leaves the others alone

enum Column {
  Name,
  Note,
}

function fillColumns(): void {
  const columns: string[] = ["printer", "none"];
  columns[Column.Note] = source();
  // flow
  sink(columns[Column.Note]);
  // no flow
  sink(columns[Column.Name]);
}

fillColumns();
