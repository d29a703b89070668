// destructuring: a positional pattern takes a record apart.
abstract record Event;
record Commented(string Post, string Text) : Event;
record Closed(string Post) : Event;

static class Program
{
    static (string Place, string Detail) Describe(Event item)
    {
        return item switch
        {
            Commented(var post, var text) => (post, text),
            Closed(var post) => (post, "closed"),
            _ => ("", ""),
        };
    }

    static void Main()
    {
        var (place, detail) = Describe(new Commented("post-1", Taint.Source()));
        var (otherPlace, _) = Describe(new Closed("post-2"));
        // flow
        Taint.Sink(detail);
        // no flow
        Taint.Sink(place + otherPlace);
    }
}
