// destructuring: patterns in the parameters of a function

function describe({ user: { name, role }, tags: [first] }) {
  // flow
  sink(name + first);
  // no flow
  sink(role);
}

describe({ user: { name: source(), role: "editor" }, tags: ["new"] });
