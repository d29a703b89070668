// destructuring: tuples of a list taken apart in the head of a loop.
using System.Collections.Generic;

static class Program
{
    static void Main()
    {
        var columns = new List<(string, string)> { ("title", Taint.Source()), ("body", Taint.Source()) };
        foreach (var column in columns)
        {
            var (name, value) = column;
            // no flow
            Taint.Sink(name);
            // flow
            Taint.Sink(value);
        }
    }
}
