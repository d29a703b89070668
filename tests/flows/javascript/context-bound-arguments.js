// context: bind fixes the first arguments of one function in two ways

function formatMessage(level, text) {
  return `[${level}] ${text}`;
}

const info = formatMessage.bind(null, "info");
const report = formatMessage.bind(null, source());
// flow
sink(report("started"));
// no flow
sink(info("stopped"));
