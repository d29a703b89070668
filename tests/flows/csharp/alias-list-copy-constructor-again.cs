// alias: a new list made from another one is a list of its own, a getter's list is not.
using System.Collections.Generic;

class Basket
{
    private readonly List<string> lines = new List<string> { "gift card" };

    public List<string> Lines => lines;

    public List<string> Snapshot() => new List<string>(lines);

    public string Text() => string.Join(", ", lines);
}

static class Program
{
    static void Main()
    {
        var first = new Basket();
        first.Lines.Add(Taint.Source());
        var second = new Basket();
        second.Snapshot().Add(Taint.Source());
        // flow
        Taint.Sink(first.Text());
        // no flow
        Taint.Sink(second.Text());
    }
}
