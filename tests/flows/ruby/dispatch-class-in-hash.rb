# dispatch: the class of a handler is found by the name of the command.
class EchoCommand
  def run(argument)
    "echo: #{argument}"
  end
end

class PingCommand
  def run(_argument)
    "pong"
  end
end

COMMANDS = { "echo" => EchoCommand, "ping" => PingCommand }.freeze

def execute(name, argument)
  COMMANDS.fetch(name).new.run(argument)
end

# no flow
sink(execute("ping", source()))
# flow
sink(execute("echo", source()))
