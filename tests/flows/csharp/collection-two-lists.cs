// collection: two lists filled in one loop.
using System.Collections.Generic;

static class Program
{
    static void Main()
    {
        var names = new List<string>();
        var rows = new List<string>();
        for (int i = 0; i < 3; i++)
        {
            names.Add(Taint.Source());
            rows.Add("row " + i);
        }
        foreach (var name in names)
        {
            // flow
            Taint.Sink(name);
        }
        foreach (var row in rows)
        {
            // no flow
            Taint.Sink(row);
        }
    }
}
