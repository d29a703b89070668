// inheritance: a base class asks its subclass for a property.
abstract class Page
{
    protected readonly string Input;

    protected Page(string input)
    {
        Input = input;
    }

    protected abstract string Title { get; }

    public string Render() => "<title>" + Title + "</title>";
}

class SearchPage : Page
{
    public SearchPage(string input) : base(input)
    {
    }

    protected override string Title => "Results for " + Input;
}

class HelpPage : Page
{
    public HelpPage(string input) : base(input)
    {
    }

    protected override string Title { get; } = "Help";
}

static class Program
{
    static void Main()
    {
        var text = Taint.Source();
        // flow
        Taint.Sink(new SearchPage(text).Render());
        // no flow
        Taint.Sink(new HelpPage(text).Render());
    }
}
