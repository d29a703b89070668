// context: optional parameters and named arguments.
static class Program
{
    static string Link(string url = "/home", string label = "home")
    {
        return label.Length > 0 ? url : "#";
    }

    static void Main()
    {
        // no flow
        Taint.Sink(Link(label: Taint.Source()));
        // flow
        Taint.Sink(Link(label: "more", url: Taint.Source()));
    }
}
