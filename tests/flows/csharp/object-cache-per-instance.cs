// object: two caches made by the same code, with a loader of their own.
using System;
using System.Collections.Generic;

class Cache<TKey, TValue>
{
    private readonly Dictionary<TKey, TValue> entries = new Dictionary<TKey, TValue>();
    private readonly Func<TKey, TValue> load;

    public Cache(Func<TKey, TValue> load)
    {
        this.load = load;
    }

    public TValue Get(TKey key)
    {
        TValue value;
        if (!entries.TryGetValue(key, out value))
        {
            value = load(key);
            entries[key] = value;
        }
        return value;
    }
}

static class Program
{
    static void Main()
    {
        var pages = new Cache<string, string>(name => "<h1>" + name + "</h1>");
        var uploads = new Cache<string, string>(name => Taint.Source());
        pages.Get("home");
        uploads.Get("home");
        // no flow
        Taint.Sink(pages.Get("home"));
        // flow
        Taint.Sink(uploads.Get("home"));
    }
}
