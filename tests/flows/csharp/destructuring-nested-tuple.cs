// destructuring: nested tuples, and existing variables as the places.
static class Program
{
    static (string Method, (string Path, string Query) Target) Parse(string query)
    {
        return ("GET", ("/search", query));
    }

    static void Main()
    {
        string method, path, query;
        (method, (path, query)) = Parse(Taint.Source());
        // flow
        Taint.Sink(method + " " + query);
        // no flow
        Taint.Sink(method + " " + path);
    }
}
