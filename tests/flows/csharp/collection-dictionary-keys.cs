// collection: two constant keys of one dictionary.
using System.Collections.Generic;

static class Program
{
    static void Main()
    {
        var query = new Dictionary<string, string>();
        query["q"] = Taint.Source();
        query.Add("limit", "10");
        // flow
        Taint.Sink(query["q"]);
        // no flow
        Taint.Sink(query["limit"]);
    }
}
