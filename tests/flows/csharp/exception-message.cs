// exception: the message carries the input, that of another exception does not.
using System;

static class Program
{
    static void ParseMode(string mode)
    {
        throw new ArgumentException("unknown mode " + mode);
    }

    static void Denied()
    {
        throw new InvalidOperationException("denied");
    }

    static void Main()
    {
        try
        {
            ParseMode(Taint.Source());
        }
        catch (ArgumentException e)
        {
            // flow
            Taint.Sink(e.Message);
        }

        try
        {
            Denied();
        }
        catch (InvalidOperationException e)
        {
            // no flow
            Taint.Sink(e.Message);
        }
    }
}
