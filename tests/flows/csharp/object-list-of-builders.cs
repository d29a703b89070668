// object: objects made in a loop each keep their own text.
using System.Collections.Generic;

class Tab
{
    private readonly List<string> lines = new List<string>();

    public string Name { get; }

    public Tab(string name)
    {
        Name = name;
    }

    public void Write(string line) => lines.Add(line);

    public string Text() => string.Join("\n", lines);
}

static class Program
{
    static void Main()
    {
        var tabs = new Dictionary<string, Tab>();
        foreach (var name in new[] { "log", "chat" })
        {
            tabs[name] = new Tab(name);
            tabs[name].Write("opened " + name);
        }
        tabs["chat"].Write(Taint.Source());
        // flow
        Taint.Sink(tabs["chat"].Text());
        // no flow
        Taint.Sink(tabs["log"].Text());
    }
}
