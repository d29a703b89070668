// dispatch: functions are looked up in an object by a constant key

const commands = {
  echo: (text) => text,
  version: () => "2.0",
  ["help"](text) {
    return "echo, version, help";
  },
};

function runCommands() {
  const line = source();
  // flow
  sink(commands["echo"](line));
  // no flow
  sink(commands.version(line) + commands.help(line));
}

runCommands();
