// callback: a fold that adds each element, and one that forgets them.
using System.Linq;

static class Program
{
    static void Main()
    {
        var parts = new[] { "a", Taint.Source(), "z" };
        // flow
        Taint.Sink(parts.Aggregate("", (all, part) => all + part));
        // no flow
        Taint.Sink(parts.Aggregate("", (all, part) => all + "."));
    }
}
