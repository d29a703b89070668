// context: only one parameter of the helper reaches its sink

function runQuery(text: string, label: string): number {
  // flow
  sink(text);
  return label.length;
}

function runLabelled(label: string, text: string): number {
  // no flow
  sink(text);
  return label.length;
}

runQuery(source(), "weekly");
runLabelled(source(), "select 1");
