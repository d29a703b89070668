// exception: a validator returns an entry of its own table, or throws with the input.
using System;
using System.Collections.Generic;

static class SortColumns
{
    private static readonly Dictionary<string, string> Known = new Dictionary<string, string>
    {
        { "date", "created_at" },
        { "name", "title" },
    };

    public static string Resolve(string input)
    {
        string column;
        if (!Known.TryGetValue(input, out column))
        {
            throw new ArgumentException("unknown column " + input);
        }
        return column;
    }
}

static class Program
{
    static void List(string input)
    {
        try
        {
            var column = SortColumns.Resolve(input);
            // no flow
            Taint.Sink("SELECT * FROM posts ORDER BY " + column);
        }
        catch (ArgumentException e)
        {
            // flow
            Taint.Sink(e.Message);
        }
    }

    static void Main()
    {
        List("date");
        List("x-" + Taint.Source());
    }
}
