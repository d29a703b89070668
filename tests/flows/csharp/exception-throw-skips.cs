// exception: an assignment behind the throwing call does not happen, one before it does.
using System;

static class Program
{
    static void Check()
    {
        throw new InvalidOperationException("always");
    }

    static void Main()
    {
        string before = "a";
        string behind = "a";
        try
        {
            before = Taint.Source();
            Check();
            behind = Taint.Source();
        }
        catch (InvalidOperationException)
        {
        }
        // flow
        Taint.Sink(before);
        // no flow
        Taint.Sink(behind);
    }
}
