// path: a case without break runs on into the next one, a case with break does not

function describe(kind) {
  let text = "start";
  let other = "start";
  switch (kind) {
    case "raw":
      text = source();
    case "plain":
      // flow
      sink(text);
      break;
    case "extra":
      other = source();
      break;
    case "empty":
      // no flow
      sink(other);
      break;
    default:
      text = "";
  }
  return text.length + other.length;
}

["raw", "plain", "extra", "empty", "unknown"].forEach((kind) => describe(kind));
