// dispatch: commands with one interface, kept in a map by name

interface Command {
  execute(argument: string): string;
}

class EchoCommand implements Command {
  execute(argument: string): string {
    return argument;
  }
}

class HelpCommand implements Command {
  execute(argument: string): string {
    return argument ? "help on this topic" : "help";
  }
}

const commands: { [name: string]: Command } = {
  echo: new EchoCommand(),
  help: new HelpCommand(),
};

function runCommand(name: string, argument: string): string {
  return commands[name].execute(argument);
}

const argument: string = source();
// flow
sink(runCommand("echo", argument));
// no flow
sink(runCommand("help", argument));
