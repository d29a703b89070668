// callback: handlers are registered under a name and called with the event's data.
using System;
using System.Collections.Generic;

class Bus
{
    private readonly Dictionary<string, List<Action<string, string>>> handlers =
        new Dictionary<string, List<Action<string, string>>>();

    public void On(string name, Action<string, string> handler)
    {
        if (!handlers.ContainsKey(name))
        {
            handlers[name] = new List<Action<string, string>>();
        }
        handlers[name].Add(handler);
    }

    public void Publish(string name, string id, string text)
    {
        handlers[name].ForEach(handler => handler(id, text));
    }
}

static class Program
{
    static void Main()
    {
        var saved = new List<string>();
        var removed = new List<string>();
        var bus = new Bus();
        bus.On("save", (id, text) => saved.Add(text));
        bus.On("remove", (id, text) => removed.Add(id));
        bus.Publish("save", "1", Taint.Source());
        bus.Publish("remove", "1", Taint.Source());
        // flow
        Taint.Sink(saved);
        // no flow
        Taint.Sink(removed);
    }
}
