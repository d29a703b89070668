// path: the arms of a switch expression.
enum Column
{
    Title,
    State,
    Author,
}

class Post
{
    public string Title { get; init; } = "";
    public bool Hidden { get; init; }
}

static class Program
{
    static string Value(Post post, Column column)
    {
        var state = column switch
        {
            Column.State when post.Hidden => "hidden",
            Column.State => "public",
            _ => "",
        };
        // no flow
        Taint.Sink(state);
        return column switch
        {
            Column.Title => post.Title,
            Column.State => state,
            _ => "unknown",
        };
    }

    static void Main()
    {
        var shown = "";
        foreach (var hidden in new[] { true, false })
        {
            var post = new Post { Title = Taint.Source(), Hidden = hidden };
            shown += Value(post, Column.State) + Value(post, Column.Author) + Value(post, Column.Title);
        }
        // flow
        Taint.Sink(shown);
    }
}
