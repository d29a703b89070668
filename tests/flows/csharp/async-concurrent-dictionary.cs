// async: tasks put their results under keys of their own.
using System.Collections.Concurrent;
using System.Threading.Tasks;

static class Program
{
    static void Main()
    {
        var results = new ConcurrentDictionary<string, string>();
        var remote = Task.Run(() => { results["remote"] = "fetched " + Taint.Source(); });
        var local = Task.Run(() => { results.TryAdd("local", "read from disk"); });
        Task.WaitAll(remote, local);
        // no flow
        Taint.Sink(results["local"]);
        // flow
        Taint.Sink(results["remote"]);
    }
}
