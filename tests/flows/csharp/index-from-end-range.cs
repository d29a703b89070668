// index: elements counted from the end, and a range of an array.
public static class Program
{
    public static void Main()
    {
        string[] arguments = { "convert", "--quiet", Taint.Source() };
        var options = arguments[..^1];
        // flow
        Taint.Sink(arguments[^1]);
        // no flow
        Taint.Sink(string.Join(" ", options));
    }
}
