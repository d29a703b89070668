// collection: records in groups of a property's value.
using System.Linq;

class Entry
{
    public string Level { get; set; }
    public string Text { get; set; }
}

static class Program
{
    static void Main()
    {
        var entries = new[]
        {
            new Entry { Level = "info", Text = "started" },
            new Entry { Level = "error", Text = Taint.Source() },
            new Entry { Level = "info", Text = "stopped" },
        };
        var groups = entries
            .GroupBy(entry => entry.Level)
            .ToDictionary(group => group.Key, group => string.Join("; ", group.Select(entry => entry.Text)));
        // no flow
        Taint.Sink(groups["info"]);
        // flow
        Taint.Sink(groups["error"]);
    }
}
