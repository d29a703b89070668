// index: an indexer of one's own that keeps names apart.
using System.Collections.Generic;

class Headers
{
    private readonly Dictionary<string, string> values = new Dictionary<string, string>();

    public string this[string name]
    {
        get { return values[name]; }
        set { values[name] = value; }
    }
}

static class Program
{
    static void Main()
    {
        var headers = new Headers();
        headers["Cookie"] = Taint.Source();
        headers["Accept"] = "text/html";
        // flow
        Taint.Sink(headers["Cookie"]);
        // no flow
        Taint.Sink(headers["Accept"]);
    }
}
