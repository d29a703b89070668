// collection: in foreach the value is tainted and the key is not.
using System.Collections.Generic;

static class Program
{
    static void Main()
    {
        var labels = new Dictionary<string, string> { { "owner", Taint.Source() } };
        foreach (var label in labels)
        {
            // no flow
            Taint.Sink(label.Key);
            // flow
            Taint.Sink(label.Value);
        }
    }
}
