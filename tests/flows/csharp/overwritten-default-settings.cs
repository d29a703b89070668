// overwritten: later layers of settings replace earlier ones, key by key.
using System.Collections.Generic;

static class Program
{
    static Dictionary<string, string> Layer(params Dictionary<string, string>[] layers)
    {
        var merged = new Dictionary<string, string>();
        foreach (var layer in layers)
        {
            foreach (var entry in layer)
            {
                merged[entry.Key] = entry.Value;
            }
        }
        return merged;
    }

    static void Main()
    {
        var input = new Dictionary<string, string> { ["role"] = Taint.Source() };
        var forced = new Dictionary<string, string> { ["role"] = "guest" };
        var account = Layer(input, forced);
        var draft = Layer(forced, input);
        // no flow
        Taint.Sink(account["role"]);
        // flow
        Taint.Sink(draft["role"]);
    }
}
