// field: properties that are kept in a dictionary.
using System.Collections.Generic;

class Settings
{
    private readonly Dictionary<string, string> values = new Dictionary<string, string>();

    public string Title
    {
        get { return Get("title"); }
        set { values["title"] = value; }
    }

    public string Theme
    {
        get { return Get("theme"); }
        set { values["theme"] = value; }
    }

    private string Get(string name)
    {
        string value;
        return values.TryGetValue(name, out value) ? value : "";
    }
}

static class Program
{
    static void Main()
    {
        var settings = new Settings { Title = Taint.Source(), Theme = "dark" };
        // no flow
        Taint.Sink("<body class='" + settings.Theme + "'>");
        // flow
        Taint.Sink("<title>" + settings.Title + "</title>");
    }
}
