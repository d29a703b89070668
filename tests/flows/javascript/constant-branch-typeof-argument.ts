// constant-branch: the type of a constant argument decides about the branch
function wrap(value: string | string[], text: string): string {
  if (Array.isArray(value)) {
    return value.join(" ") + " " + text;
  }
  return value;
}

const raw = source();
// flow
sink(wrap(["a", "b"], raw));
// no flow
sink(wrap("c", raw));
