// callback: what map returns is what the function returns for each element

function listNames() {
  const people = [{ name: source(), role: "editor" }];
  const names = people.map((person) => person.name);
  const roles = people.map((person) => person.role);
  // flow
  sink(names);
  // no flow
  sink(roles);
}

listNames();
