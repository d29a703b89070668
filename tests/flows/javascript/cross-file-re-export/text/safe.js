export default function wrap(value) {
  return "[" + sanitize(value) + "]";
}
