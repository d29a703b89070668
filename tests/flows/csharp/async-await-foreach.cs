// async: two streams that are read with await foreach.
using System.Collections.Generic;
using System.Threading.Tasks;

public class Feed
{
    private readonly string[] entries;

    public Feed(params string[] entries)
    {
        this.entries = entries;
    }

    public async IAsyncEnumerable<string> ReadAsync(string separator)
    {
        foreach (var entry in entries)
        {
            await Task.Delay(1);
            yield return entry + separator;
        }
    }
}

public static class Program
{
    private static async Task<string> Collect(Feed feed)
    {
        var all = "";
        await foreach (var entry in feed.ReadAsync("\n"))
        {
            all += entry;
        }
        return all;
    }

    public static async Task Main()
    {
        var comments = new Feed("first", Taint.Source());
        var news = new Feed("opening hours", "address");
        // flow
        Taint.Sink(await Collect(comments));
        // no flow
        Taint.Sink(await Collect(news));
    }
}
