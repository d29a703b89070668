// field: settings are merged at two levels, the section that was given replaces only its own entries

const defaults = {
  server: { host: "localhost", banner: "welcome" },
  log: { level: "info", prefix: "app" },
};

function configure(given) {
  return {
    server: { ...defaults.server, ...given.server },
    log: { ...defaults.log, ...given.log },
  };
}

const config = configure({ server: { banner: source() } });
// flow
sink(config.server.banner);
// no flow
sink(config.log.prefix);
