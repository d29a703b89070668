// object: a changed copy of a record leaves the original alone.
public record Request(string Path, string Query);

public static class Program
{
    private static Request Search(Request request, string term)
    {
        return request with { Query = "q=" + term };
    }

    public static void Main()
    {
        var home = new Request("/", "");
        var search = Search(home, Taint.Source());
        // no flow
        Taint.Sink(home.Path + "?" + home.Query);
        // flow
        Taint.Sink(search.Path + "?" + search.Query);
    }
}
