// collection: a history of which the oldest entry is dropped.
using System.Collections.Generic;

class History
{
    private readonly LinkedList<string> entries = new LinkedList<string>();

    public void Add(string entry)
    {
        entries.AddLast(entry);
        if (entries.Count > 2)
        {
            entries.RemoveFirst();
        }
    }

    public string All() => string.Join(" > ", entries);
}

static class Program
{
    static void Main()
    {
        var old = new History();
        old.Add(Taint.Source());
        old.Add("list");
        old.Add("show");
        var recent = new History();
        recent.Add("list");
        recent.Add("show");
        recent.Add(Taint.Source());
        // no flow
        Taint.Sink(old.All());
        // flow
        Taint.Sink(recent.All());
    }
}
