// collection: what TryGetValue gives for a key that is there and for one that is not.
using System.Collections.Generic;

static class Program
{
    static string Read(IReadOnlyDictionary<string, string> headers, string name)
    {
        if (headers.TryGetValue(name, out var value))
        {
            return value;
        }
        return "(none)";
    }

    static void Main()
    {
        var headers = new Dictionary<string, string> { ["Agent"] = Taint.Source(), ["Host"] = "localhost" };
        // flow
        Taint.Sink(Read(headers, "Agent"));
        // no flow
        Taint.Sink(Read(headers, "Host") + Read(headers, "Accept"));
    }
}
