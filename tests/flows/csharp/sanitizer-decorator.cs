// sanitizer: a decorator cleans what it passes on, the store behind it does not.
using System.Collections.Generic;

interface IStore
{
    void Add(string text);
}

class Store : IStore
{
    public List<string> Lines { get; } = new List<string>();

    public void Add(string text) => Lines.Add(text);
}

class CleaningStore : IStore
{
    private readonly IStore inner;

    public CleaningStore(IStore inner)
    {
        this.inner = inner;
    }

    public void Add(string text) => inner.Add(Taint.Sanitize(text));
}

static class Program
{
    static void Import(IStore target, string text)
    {
        target.Add("imported");
        target.Add(text);
    }

    static void Main()
    {
        var raw = new Store();
        var clean = new Store();
        Import(raw, Taint.Source());
        Import(new CleaningStore(clean), Taint.Source());
        // flow
        Taint.Sink(raw.Lines);
        // no flow
        Taint.Sink(clean.Lines);
    }
}
