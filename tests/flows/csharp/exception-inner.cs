// exception: the inner exception keeps the message, the outer one has its own.
using System;

static class Program
{
    static void Parse(string text)
    {
        try
        {
            throw new FormatException("cannot read " + text);
        }
        catch (FormatException cause)
        {
            throw new InvalidOperationException("import failed", cause);
        }
    }

    static void Main()
    {
        try
        {
            Parse(Taint.Source());
        }
        catch (InvalidOperationException e)
        {
            // no flow
            Taint.Sink(e.Message);
            // flow
            Taint.Sink(e.InnerException.Message);
        }
    }
}
