export function wrap(value) {
  return "[" + value + "]";
}
