// collection: a removed key is no longer found.
using System.Collections.Generic;

static class Program
{
    static void Main()
    {
        var form = new Dictionary<string, string> { { "csrf", Taint.Source() }, { "name", Taint.Source() } };
        form.Remove("csrf");
        string token, name;
        form.TryGetValue("csrf", out token);
        form.TryGetValue("name", out name);
        // no flow
        Taint.Sink(token);
        // flow
        Taint.Sink(name);
    }
}
