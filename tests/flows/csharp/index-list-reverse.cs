// index: a list is turned around in place.
using System.Collections.Generic;

static class Program
{
    static void Main()
    {
        var steps = new List<string> { Taint.Source(), "middle", "end" };
        steps.Reverse();
        // no flow
        Taint.Sink(steps[0]);
        // flow
        Taint.Sink(steps[2]);
    }
}
