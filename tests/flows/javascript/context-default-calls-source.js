// context: a default value is computed by the calls that need it alone

function openFile(name = source()) {
  return "/srv/" + name;
}

function openAll() {
  // flow
  sink(openFile());
  // no flow
  sink(openFile("index.html"));
}

openAll();
