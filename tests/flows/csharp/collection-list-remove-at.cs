// collection: RemoveAt takes an element out; the next one takes its place.
using System.Collections.Generic;

static class Program
{
    static void Main()
    {
        var jobs = new List<string> { Taint.Source(), "second job" };
        // flow
        Taint.Sink(jobs[0]);
        jobs.RemoveAt(0);
        // no flow
        Taint.Sink(jobs[0]);
    }
}
