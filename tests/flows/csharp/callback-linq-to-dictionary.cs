// callback: ToDictionary makes keys and values with two lambdas.
using System.Linq;

static class Program
{
    static void Main()
    {
        var inputs = new[] { Taint.Source() };
        var byName = inputs.ToDictionary(v => "name", v => v);
        var counts = inputs.ToDictionary(v => "name", v => "one");
        // flow
        Taint.Sink(byName["name"]);
        // no flow
        Taint.Sink(counts["name"]);
    }
}
