// generator: an iterator yields its argument; called with constants it yields those.
using System.Collections.Generic;

static class Program
{
    static IEnumerable<string> Lines(string first)
    {
        yield return first;
        yield return "end";
    }

    static void Main()
    {
        foreach (var line in Lines(Taint.Source()))
        {
            // flow
            Taint.Sink(line);
        }
        foreach (var line in Lines("begin"))
        {
            // no flow
            Taint.Sink(line);
        }
    }
}
