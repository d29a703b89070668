// collection: a list of objects: element and property together name the place.
using System.Collections.Generic;

class Entry
{
    public string Title { get; set; }
    public string State { get; set; }
}

static class Program
{
    static void Main()
    {
        var board = new List<Entry>
        {
            new Entry { Title = Taint.Source(), State = "open" },
            new Entry { Title = "Welcome", State = "done" },
        };
        foreach (var entry in board)
        {
            // flow
            Taint.Sink(entry.Title);
            // no flow
            Taint.Sink(entry.State);
        }
    }
}
