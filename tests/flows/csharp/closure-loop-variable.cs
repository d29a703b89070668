// closure: foreach has a variable of its own for each turn; lambdas keep theirs.
using System;
using System.Collections.Generic;

static class Program
{
    static void Main()
    {
        var printers = new List<Func<string>>();
        foreach (string word in new[] { "first", Taint.Source() })
        {
            printers.Add(() => word);
        }
        // no flow
        Taint.Sink(printers[0]());
        // flow
        Taint.Sink(printers[1]());
    }
}
