// overwritten: forced settings are written over those of the request.
using System.Collections.Generic;

static class Program
{
    static Dictionary<string, string> Settings(IDictionary<string, string> request)
    {
        var result = new Dictionary<string, string> { ["limit"] = "10", ["order"] = "asc" };
        foreach (var pair in request)
        {
            result[pair.Key] = pair.Value;
        }
        result["order"] = "desc";
        return result;
    }

    static void Main()
    {
        var request = new Dictionary<string, string>
        {
            ["limit"] = Taint.Source(),
            ["order"] = Taint.Source(),
        };
        var result = Settings(request);
        // flow
        Taint.Sink(result["limit"]);
        // no flow
        Taint.Sink(result["order"]);
    }
}
