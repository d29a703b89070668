// path: a text passes only where it is equal to a constant, otherwise a default is taken

function column(text) {
  switch (text) {
    case "name":
      return "name";
    case "date":
      return "date";
    default:
      return "id";
  }
}

function sort(text) {
  const direction = text === "desc" ? "DESC" : "ASC";
  // flow
  sink("ORDER BY " + text);
  // no flow
  sink(`ORDER BY ${column(text)} ${direction}`);
}

sort(source());
