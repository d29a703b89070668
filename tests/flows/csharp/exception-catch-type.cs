// exception: the handler of the thrown class runs, its neighbour does not.
using System;

class BadInput : Exception { }

class Expired : Exception { }

static class Program
{
    static void Main()
    {
        string text = "none";
        try
        {
            text = Taint.Source();
            throw new BadInput();
        }
        catch (Expired)
        {
            // no flow
            Taint.Sink(text);
        }
        catch (BadInput)
        {
            // flow
            Taint.Sink(text);
        }
    }
}
