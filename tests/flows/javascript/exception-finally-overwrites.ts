// exception: finally runs on every way out of the try, before the code behind it

function readLines(stop: boolean): void {
  let line = "start";
  try {
    line = source();
    if (stop) {
      throw new Error("stopped");
    }
  } catch (error) {
    // flow
    sink(line);
  } finally {
    line = "end";
  }
  // no flow
  sink(line);
}

readLines(true);
readLines(false);
