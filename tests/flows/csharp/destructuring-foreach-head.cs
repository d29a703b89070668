// destructuring: tuples taken apart in the head of a foreach.
using System.Collections.Generic;

static class Program
{
    static void Main()
    {
        var columns = new List<(string Name, string Value)> { ("title", Taint.Source()) };
        foreach (var (name, value) in columns)
        {
            // no flow
            Taint.Sink(name);
            // flow
            Taint.Sink(value);
        }
    }
}
