// exception: the outer error has a text of its own, its cause the text from outside

function readSetting(name) {
  throw new RangeError("no setting " + name);
}

function load(name) {
  try {
    return readSetting(name);
  } catch (error) {
    throw new Error("cannot start", { cause: error });
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
