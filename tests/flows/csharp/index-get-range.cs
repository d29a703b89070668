// index: parts of a list by constant places.
using System.Collections.Generic;

static class Program
{
    static List<string> Row(string name)
    {
        var row = new List<string>();
        row.Add("17");
        row.Add("open");
        row.Add(name);
        return row;
    }

    static void Main()
    {
        var row = Row(Taint.Source());
        // flow
        Taint.Sink(row.GetRange(1, 2));
        // no flow
        Taint.Sink(row.GetRange(0, 2));
    }
}
