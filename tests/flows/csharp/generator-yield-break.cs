// generator: nothing is yielded behind yield break.
using System.Collections.Generic;

static class Program
{
    static IEnumerable<string> Rows(bool open)
    {
        yield return "head";
        if (!open)
        {
            yield break;
        }
        yield return Taint.Source();
    }

    static void Main()
    {
        foreach (var row in Rows(true))
        {
            // flow
            Taint.Sink(row);
        }
        foreach (var row in Rows(false))
        {
            // no flow
            Taint.Sink(row);
        }
    }
}
