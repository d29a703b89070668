// loop: names and values of a row are collected in lists of their own.
using System.Collections.Generic;

static class Program
{
    static void Main()
    {
        var row = new Dictionary<string, string>
        {
            { "owner", Taint.Source() },
            { "state", "open" },
        };
        var columns = new List<string>();
        var values = new List<string>();
        foreach (var cell in row)
        {
            columns.Add(cell.Key + " = ?");
            values.Add("'" + cell.Value + "'");
        }
        // no flow
        Taint.Sink("UPDATE tickets SET " + string.Join(", ", columns));
        // flow
        Taint.Sink("-- " + string.Join(", ", values));
    }
}
