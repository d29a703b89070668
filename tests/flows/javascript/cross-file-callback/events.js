export default function eachEvent(handler) {
  for (const name of ["open", "close"]) {
    handler(name, source());
  }
}
