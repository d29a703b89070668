// overwritten: an out argument replaces what was there, a ref argument may keep it.
static class Program
{
    static void Reset(out string target)
    {
        target = "reset";
    }

    static void Extend(ref string target)
    {
        target += "!";
    }

    static void Main()
    {
        string first = Taint.Source(), second = Taint.Source();
        Reset(out first);
        Extend(ref second);
        // no flow
        Taint.Sink(first);
        // flow
        Taint.Sink(second);
    }
}
