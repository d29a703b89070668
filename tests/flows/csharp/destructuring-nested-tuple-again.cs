// destructuring: tuples inside of tuples, taken apart in a loop.
using System.Collections.Generic;

static class Program
{
    static void Main()
    {
        var fields = new List<(string Name, (string Kind, string Value) Content)>
        {
            ("subject", ("text", Taint.Source())),
            ("to", ("address", "ann@example.org")),
        };
        string values = "", kinds = "";
        foreach (var field in fields)
        {
            var (name, content) = field;
            var (kind, value) = content;
            values += name + "=" + value + "&";
            kinds += name + ":" + kind + "&";
        }
        // flow
        Taint.Sink(values);
        // no flow
        Taint.Sink(kinds);
    }
}
