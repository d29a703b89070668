// collection: a lookup by a constant kind.
using System.Linq;

class Entry
{
    public string Kind { get; set; }
    public string Text { get; set; }
}

static class Program
{
    static void Main()
    {
        var entries = new[]
        {
            new Entry { Kind = "comment", Text = Taint.Source() },
            new Entry { Kind = "system", Text = "started" },
        };
        var byKind = entries.ToLookup(e => e.Kind, e => e.Text);
        // flow
        Taint.Sink(byKind["comment"].First());
        // no flow
        Taint.Sink(byKind["system"].First());
    }
}
