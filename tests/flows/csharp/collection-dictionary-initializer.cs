// collection: dictionary initialisers, read by constant keys.
using System.Collections.Generic;

static class Program
{
    static Dictionary<string, string> Environment()
    {
        return new Dictionary<string, string>
        {
            ["HOME"] = "/root",
            ["TERM"] = Taint.Source(),
        };
    }

    static void Main()
    {
        var variables = Environment();
        // no flow
        Taint.Sink(variables["HOME"]);
        // flow
        Taint.Sink(variables["TERM"]);
    }
}
