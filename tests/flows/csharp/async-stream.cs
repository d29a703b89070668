// async: an asynchronous stream is read with await foreach.
using System.Collections.Generic;
using System.Threading.Tasks;

static class Program
{
    static async IAsyncEnumerable<(string Name, string Body)> ReadAll()
    {
        await Task.Yield();
        yield return ("a.txt", Taint.Source());
        await Task.Yield();
        yield return ("b.txt", "plain");
    }

    static async Task Main()
    {
        var names = new List<string>();
        var bodies = new List<string>();
        await foreach (var file in ReadAll())
        {
            names.Add(file.Name);
            bodies.Add(file.Body);
        }
        // flow
        Taint.Sink(bodies);
        // no flow
        Taint.Sink(names);
    }
}
