// generator: an object that can be looped over yields one of its lists.
using System.Collections;
using System.Collections.Generic;

class Report : IEnumerable<string>
{
    private readonly List<string> rows = new List<string>();
    private readonly List<string> warnings = new List<string>();

    public void Add(string row) => rows.Add(row);

    public void Warn(string warning) => warnings.Add(warning);

    public IEnumerator<string> GetEnumerator()
    {
        foreach (var row in rows)
        {
            yield return "- " + row;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

static class Program
{
    static void Main()
    {
        var first = new Report { "one", Taint.Source() };
        foreach (var line in first)
        {
            // flow
            Taint.Sink(line);
        }
        var second = new Report { "one", "two" };
        second.Warn(Taint.Source());
        foreach (var line in second)
        {
            // no flow
            Taint.Sink(line);
        }
    }
}
