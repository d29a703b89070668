// path: a branch that returns or throws keeps its value from the code behind it

function readTitle(mode: string): string {
  let title: string = "untitled";
  if (mode === "direct") {
    title = source();
    // flow
    sink(title);
    return title;
  }
  if (mode === "broken") {
    title = source();
    throw new Error("mode");
  }
  // no flow
  sink(title);
  return title;
}

for (const mode of ["direct", "broken", "default"]) {
  try {
    readTitle(mode);
  } catch (error) {
    continue;
  }
}
