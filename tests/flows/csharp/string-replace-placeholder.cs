// string: placeholders of a template are replaced, one after the other.
using System.Collections.Generic;

static class Program
{
    static string Fill(string template, Dictionary<string, string> values)
    {
        foreach (var pair in values)
        {
            template = template.Replace("{" + pair.Key + "}", pair.Value);
        }
        return template;
    }

    static void Main()
    {
        var known = new Dictionary<string, string> { { "name", "Ann" }, { "site", "Example" } };
        var asked = new Dictionary<string, string> { { "name", Taint.Source() }, { "site", "Example" } };
        // no flow
        Taint.Sink(Fill("Dear {name}, welcome to {site}", known));
        // flow
        Taint.Sink(Fill("Dear {name}, welcome to {site}", asked));
    }
}
