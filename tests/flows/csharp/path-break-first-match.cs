// path: the loop is left at the first entry that fits.
using System.Collections.Generic;

static class Program
{
    static string Lookup(List<KeyValuePair<string, string>> headers, string name)
    {
        string found = "absent";
        foreach (var header in headers)
        {
            if (header.Key == name)
            {
                found = header.Value;
                break;
            }
        }
        return found;
    }

    static void Main()
    {
        var headers = new List<KeyValuePair<string, string>>
        {
            new KeyValuePair<string, string>("Host", "example.org"),
            new KeyValuePair<string, string>("Referer", Taint.Source()),
        };
        // flow
        Taint.Sink(Lookup(headers, "Referer"));
        // no flow
        Taint.Sink(Lookup(headers, "Host"));
    }
}
