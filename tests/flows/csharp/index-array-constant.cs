// index: constant places of an array.
static class Program
{
    static void Main()
    {
        var argv = new string[] { "convert", Taint.Source(), "out.png" };
        // no flow
        Taint.Sink(argv[0]);
        // flow
        Taint.Sink(argv[1]);
    }
}
