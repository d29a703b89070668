// callback: find returns an element, some only a decision

function search(users) {
  const match = users.find((user) => user.active);
  const any = users.some((user) => user.name === match.name) ? "known" : "unknown";
  // flow
  sink(match.name);
  // no flow
  sink(any);
}

search([{ name: "ann", active: false }, { name: source(), active: true }]);
search([{ name: source(), active: true }]);
