// generator: iterators that are fed by iterators.
using System.Collections.Generic;

static class Program
{
    static IEnumerable<string> Lines(params string[] lines)
    {
        foreach (var line in lines)
        {
            yield return line;
        }
    }

    static IEnumerable<string> Numbered(IEnumerable<string> lines)
    {
        int number = 1;
        foreach (var line in lines)
        {
            yield return number++ + " " + line;
        }
    }

    static IEnumerable<string> Cleaned(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            yield return Taint.Sanitize(line);
        }
    }

    static void Main()
    {
        var open = string.Join("\n", Numbered(Lines("head", Taint.Source())));
        var safe = string.Join("\n", Numbered(Cleaned(Lines("head", Taint.Source()))));
        // flow
        Taint.Sink(open);
        // no flow
        Taint.Sink(safe);
    }
}
