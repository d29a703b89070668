// sanitizer: a decorator around a renderer cleans what it hands on.
interface IRenderer
{
    string Render(string text);
}

class PlainRenderer : IRenderer
{
    public string Render(string text) => "<div>" + text + "</div>";
}

class CleaningRenderer : IRenderer
{
    private readonly IRenderer inner;

    public CleaningRenderer(IRenderer inner)
    {
        this.inner = inner;
    }

    public string Render(string text) => inner.Render(Taint.Sanitize(text));
}

class LoggingRenderer : IRenderer
{
    private readonly IRenderer inner;

    public LoggingRenderer(IRenderer inner)
    {
        this.inner = inner;
    }

    public string Render(string text) => "<!-- rendered -->" + inner.Render(text);
}

static class Program
{
    static void Main()
    {
        IRenderer safe = new LoggingRenderer(new CleaningRenderer(new PlainRenderer()));
        IRenderer open = new LoggingRenderer(new PlainRenderer());
        // no flow
        Taint.Sink(safe.Render(Taint.Source()));
        // flow
        Taint.Sink(open.Render(Taint.Source()));
    }
}
