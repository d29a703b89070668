// path: only one arm of an else-if chain takes the parameter.
using System.Text;

static class Program
{
    static string Heading(string kind, string title)
    {
        string text;
        if (kind == "custom")
        {
            text = title;
        }
        else if (kind == "archive")
        {
            text = "Archive";
            // no flow
            Taint.Sink(text);
        }
        else
        {
            text = "Home";
        }
        return "<h1>" + text + "</h1>";
    }

    static void Main()
    {
        var title = Taint.Source();
        var page = new StringBuilder();
        foreach (var kind in new[] { "home", "archive", "custom" })
        {
            page.Append(Heading(kind, title));
        }
        // flow
        Taint.Sink(page.ToString());
    }
}
