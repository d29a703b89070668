// exception: a return in finally replaces the one in try

function readAndClose(log) {
  try {
    return source();
  } finally {
    log.push("closed");
  }
}

function readQuietly() {
  try {
    return source();
  } finally {
    return "done";
  }
}

// flow
sink(readAndClose([]));
// no flow
sink(readQuietly());
