// generator: an iterator yields pairs; the second part of each is tainted.
using System.Collections.Generic;

static class Program
{
    static IEnumerable<KeyValuePair<string, string>> Columns()
    {
        yield return new KeyValuePair<string, string>("title", Taint.Source());
        yield return new KeyValuePair<string, string>("body", Taint.Source());
    }

    static void Main()
    {
        foreach (var column in Columns())
        {
            // no flow
            Taint.Sink(column.Key);
            // flow
            Taint.Sink(column.Value);
        }
    }
}
