// closure: tasks that are kept for later remember the parameters of their time.
using System;
using System.Collections.Generic;

class Outbox
{
    private readonly Dictionary<string, Func<string>> tasks = new Dictionary<string, Func<string>>();

    public void Schedule(string name, string text)
    {
        tasks[name] = () => "mail: " + text;
    }

    public string Run(string name) => tasks[name]();
}

static class Program
{
    static void Main()
    {
        var outbox = new Outbox();
        outbox.Schedule("welcome", "Hello!");
        outbox.Schedule("feedback", Taint.Source());
        // no flow
        Taint.Sink(outbox.Run("welcome"));
        // flow
        Taint.Sink(outbox.Run("feedback"));
    }
}
