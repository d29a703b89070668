// object: two services hold caches of their own.
using System.Collections.Generic;

class MemoryCache
{
    private readonly Dictionary<string, string> items = new Dictionary<string, string>();

    public void Put(string key, string value)
    {
        items[key] = value;
    }

    public string Get(string key)
    {
        return items.ContainsKey(key) ? items[key] : null;
    }
}

class Snippets
{
    private readonly MemoryCache cache;

    public Snippets(MemoryCache cache)
    {
        this.cache = cache;
    }

    public void Save(string text) => cache.Put("last", text);

    public string Last() => cache.Get("last") ?? "";
}

static class Program
{
    static void Main()
    {
        var drafts = new Snippets(new MemoryCache());
        var published = new Snippets(new MemoryCache());
        drafts.Save(Taint.Source());
        published.Save("welcome");
        // no flow
        Taint.Sink(published.Last());
        // flow
        Taint.Sink(drafts.Last());
    }
}
