// constant-branch: ?? takes the right side only where the left is null.
static class Program
{
    static void Main()
    {
        string given = "fixed";
        string missing = null;
        // no flow
        Taint.Sink(given ?? Taint.Source());
        // flow
        Taint.Sink(missing ?? Taint.Source());
    }
}
