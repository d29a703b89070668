// context: calls through two levels of helpers are told apart

function pad(text: string, width = 10): string {
  return text.padStart(width);
}

function cell(text: string): string {
  return "|" + pad(text) + "|";
}

function printTable(): void {
  const body = cell(source());
  const head = cell("Name");
  // flow
  sink(body);
  // no flow
  sink(head);
}

printTable();
