// callback: a helper runs a function, and another one when it fails.
using System;

static class Safely
{
    public static T Run<T>(Func<T> action, Func<Exception, T> fallback)
    {
        try
        {
            return action();
        }
        catch (InvalidOperationException e)
        {
            return fallback(e);
        }
    }
}

static class Program
{
    static string Fetch(string text, bool fail)
    {
        if (fail)
        {
            throw new InvalidOperationException("offline");
        }
        return "fetched " + text;
    }

    static void Main()
    {
        var text = Taint.Source();
        // flow
        Taint.Sink(Safely.Run(() => Fetch(text, false), e => "failed: " + e.Message));
        // no flow
        Taint.Sink(Safely.Run(() => Fetch(text, true), e => "failed: " + e.Message));
    }
}
