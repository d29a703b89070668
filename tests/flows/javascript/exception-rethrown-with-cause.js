// exception: an error is wrapped; the text stays in its cause

function parse(text) {
  throw new Error("unexpected " + text);
}

function load(text) {
  try {
    return parse(text);
  } catch (error) {
    throw new Error("cannot load", { cause: error });
  }
}

try {
  load(source());
} catch (error) {
  // flow
  sink(error.cause.message);
  // no flow
  sink(error.message);
}
