// field: a property that computes its value when it is read first.
using System;

class Page
{
    private readonly Lazy<string> body = new Lazy<string>(() => Taint.Source());
    private readonly Lazy<string> footer = new Lazy<string>(() => "imprint");

    public string Body => body.Value;
    public string Footer => footer.Value;
}

static class Program
{
    static void Main()
    {
        var page = new Page();
        // flow
        Taint.Sink(page.Body);
        // no flow
        Taint.Sink(page.Footer);
    }
}
