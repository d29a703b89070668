// sanitizer: the fields on a list are cleaned in place, the others are not.
using System.Collections.Generic;

static class Program
{
    static readonly string[] Cleaned = { "name", "city" };

    static void Normalize(Dictionary<string, string> form)
    {
        foreach (var field in Cleaned)
        {
            form[field] = Taint.Sanitize(form[field]);
        }
    }

    static void Main()
    {
        var form = new Dictionary<string, string>
        {
            ["name"] = Taint.Source(),
            ["city"] = "Delft",
            ["comment"] = Taint.Source(),
        };
        Normalize(form);
        // no flow
        Taint.Sink(form["name"]);
        // flow
        Taint.Sink(form["comment"]);
    }
}
