// context: a factory with an options object is called for two loggers

interface LoggerOptions {
  name: string;
  suffix?: string;
}

function createLogger({ name, suffix = "" }: LoggerOptions) {
  const head = `[${name}]`;
  return {
    format(message: string): string {
      return `${head} ${message}${suffix}`;
    },
  };
}

const requests = createLogger({ name: "requests", suffix: source() });
const startup = createLogger({ name: "startup" });
// flow
sink(requests.format("got one"));
// no flow
sink(startup.format("listening"));
