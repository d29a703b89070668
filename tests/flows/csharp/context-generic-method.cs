// context: one generic method, two calls.
using System.Collections.Generic;

static class Program
{
    static T FirstOr<T>(List<T> items, T fallback)
    {
        return items.Count > 0 ? items[0] : fallback;
    }

    static void Main()
    {
        var tags = new List<string> { Taint.Source() };
        var levels = new List<string> { "info" };
        // flow
        Taint.Sink(FirstOr(tags, "none"));
        // no flow
        Taint.Sink(FirstOr(levels, "none"));
    }
}
