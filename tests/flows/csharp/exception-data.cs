// exception: details are put into an exception's Data on its way up.
using System;

static class Program
{
    static void Parse(string line)
    {
        try
        {
            throw new FormatException("bad line");
        }
        catch (FormatException e)
        {
            e.Data["line"] = line;
            e.Data["parser"] = "v2";
            throw;
        }
    }

    static void Main()
    {
        try
        {
            Parse(Taint.Source());
        }
        catch (FormatException e)
        {
            // flow
            Taint.Sink(e.Data["line"]);
            // no flow
            Taint.Sink(e.Message + e.Data["parser"]);
        }
    }
}
