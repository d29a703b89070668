// field: automatic properties are fields of their own.
class Article
{
    public string Title { get; set; }
    public string Slug { get; private set; } = "first-post";
}

static class Publishing
{
    static void Main()
    {
        var article = new Article();
        article.Title = Taint.Source();
        // flow
        Taint.Sink(article.Title);
        // no flow
        Taint.Sink(article.Slug);
    }
}
