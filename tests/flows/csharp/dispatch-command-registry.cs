// dispatch: command objects are found by name and run.
using System.Collections.Generic;

interface ICommand
{
    string Run(string argument);
}

class EchoCommand : ICommand
{
    public string Run(string argument) => "echo: " + argument;
}

class PingCommand : ICommand
{
    public string Run(string argument) => "pong";
}

class Shell
{
    private readonly Dictionary<string, ICommand> commands = new Dictionary<string, ICommand>();

    public void Register(string name, ICommand command)
    {
        commands.Add(name, command);
    }

    public string Execute(string name, string argument)
    {
        return commands[name].Run(argument);
    }
}

static class Program
{
    static void Main()
    {
        var shell = new Shell();
        shell.Register("echo", new EchoCommand());
        shell.Register("ping", new PingCommand());
        // no flow
        Taint.Sink(shell.Execute("ping", Taint.Source()));
        // flow
        Taint.Sink(shell.Execute("echo", Taint.Source()));
    }
}
