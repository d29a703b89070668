// destructuring: a loop takes entries apart, with a nested pattern and a default

const changes = [
  { field: "title", values: { from: "draft", to: source() } },
  { field: "body", values: { to: source() } },
];

for (const { field, values: { from = "nothing", to } } of changes) {
  // flow
  sink(`${field} is now ${to}`);
  // no flow
  sink(`${field} was ${from}`);
}
