// collection: a parameter is read from a dictionary, or stays what it was.
using System.Collections.Generic;

static class Program
{
    static string Read(IDictionary<string, string> query, string name)
    {
        if (query.TryGetValue(name, out var value))
        {
            return value;
        }
        return "(" + name + " is missing)";
    }

    static void Main()
    {
        var query = new Dictionary<string, string> { ["search"] = Taint.Source(), ["page"] = "one" };
        // flow
        Taint.Sink(Read(query, "search"));
        // no flow
        Taint.Sink(Read(query, "sort"));
    }
}
