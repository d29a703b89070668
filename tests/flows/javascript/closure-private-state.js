// closure: a counter object hides its log, and shows only a part of it

function createLogger(name) {
  const lines = [];
  return {
    log(text) {
      lines.push(text);
    },
    all() {
      return lines.join("\n");
    },
    title() {
      return "log of " + name;
    },
  };
}

const logger = createLogger("server");
logger.log("started");
logger.log(source());
// flow
sink(logger.all());
// no flow
sink(logger.title());
