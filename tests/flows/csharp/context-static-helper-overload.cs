// context: a helper with a fallback, called for a present and for a missing value.
static class Html
{
    public static string Attribute(string name, string value)
    {
        return Attribute(name, value, "none");
    }

    public static string Attribute(string name, string value, string fallback)
    {
        return name + "=\"" + (value ?? fallback) + "\"";
    }
}

static class Program
{
    static void Main()
    {
        var link = Html.Attribute("href", Taint.Source());
        var style = Html.Attribute("class", null);
        // flow
        Taint.Sink("<a " + link + ">");
        // no flow
        Taint.Sink("<a " + style + ">");
    }
}
