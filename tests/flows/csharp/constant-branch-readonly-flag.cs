// constant-branch: parts of a page that are switched on and off for good.
using System.Text;

static class Features
{
    public const bool Banner = true;
    public static readonly bool Debug = false;
}

static class Program
{
    static string StartPage(string greeting)
    {
        var page = new StringBuilder("<h1>Start</h1>");
        if (Features.Banner)
        {
            page.Append("<p>").Append(greeting).Append("</p>");
        }
        return page.ToString();
    }

    static string ErrorPage(string detail)
    {
        var page = new StringBuilder("<h1>Error</h1>");
        if (Features.Debug)
        {
            page.Append("<pre>").Append(detail).Append("</pre>");
        }
        return page.ToString();
    }

    static void Main()
    {
        // flow
        Taint.Sink(StartPage(Taint.Source()));
        // no flow
        Taint.Sink(ErrorPage(Taint.Source()));
    }
}
