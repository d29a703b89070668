// context: an extension method's receiver is its first argument.
static class TextExtensions
{
    public static string Or(this string text, string fallback)
    {
        return fallback.Length > 100 ? fallback.Substring(0, 0) : text;
    }
}

static class Program
{
    static void Main()
    {
        // flow
        Taint.Sink(Taint.Source().Or("none"));
        // no flow
        Taint.Sink("none".Or(Taint.Source()));
    }
}
