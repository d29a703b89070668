// context: small helpers that call one another, once with input among the attributes.
using System.Collections.Generic;
using System.Linq;

static class Html
{
    public static string Tag(string name, string body, IDictionary<string, string> attributes = null)
    {
        var parts = attributes == null ? "" : string.Concat(attributes.Select(a => $" {a.Key}='{a.Value}'"));
        return "<" + name + parts + ">" + body + "</" + name + ">";
    }

    public static string Link(string href, string text)
    {
        return Tag("a", text, new Dictionary<string, string> { ["href"] = href });
    }
}

static class Program
{
    static void Main()
    {
        var menu = Html.Link("/home", "Home") + Html.Tag("hr", "");
        var profile = Html.Link(Taint.Source(), "Profile");
        // no flow
        Taint.Sink(menu);
        // flow
        Taint.Sink(profile);
    }
}
