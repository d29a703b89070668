// sanitizer: a wrapper cleans what it returns; one that forgets the result does not.
static class Html
{
    public static string Escape(string text)
    {
        return Taint.Sanitize(text);
    }

    public static string EscapeForgotten(string text)
    {
        Taint.Sanitize(text);
        return text;
    }
}

static class Program
{
    static void Main()
    {
        string input = Taint.Source();
        // no flow
        Taint.Sink(Html.Escape(input));
        // flow
        Taint.Sink(Html.EscapeForgotten(input));
    }
}
