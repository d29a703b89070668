// sanitizer: a method group as the step of Select; the list itself stays.
using System.Linq;

static class Program
{
    static void Main()
    {
        var inputs = new[] { Taint.Source(), Taint.Source() };
        var clean = inputs.Select(v => Taint.Sanitize(v)).ToList();
        // no flow
        Taint.Sink(clean[1]);
        // flow
        Taint.Sink(inputs[1]);
    }
}
