// exception: details go along in the exception's data, the message is fixed.
using System;

static class Program
{
    static void Import(string line)
    {
        var error = new FormatException("bad line");
        error.Data["line"] = line;
        throw error;
    }

    static void Main()
    {
        try
        {
            Import(Taint.Source());
        }
        catch (FormatException e)
        {
            // no flow
            Taint.Sink("import failed: " + e.Message);
            // flow
            Taint.Sink("import failed at " + (string)e.Data["line"]);
        }
    }
}
