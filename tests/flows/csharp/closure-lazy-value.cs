// closure: a lazy value is computed by its closure on first use.
using System;

class Banner
{
    private readonly Lazy<string> text;

    public Banner(Func<string> load)
    {
        text = new Lazy<string>(load);
    }

    public string Text => text.Value;
}

static class Program
{
    static void Main()
    {
        var motto = "early";
        var early = motto;
        var current = new Banner(() => "motto: " + motto);
        var former = new Banner(() => "motto: " + early);
        motto = Taint.Source();
        // flow
        Taint.Sink(current.Text);
        // no flow
        Taint.Sink(former.Text);
    }
}
