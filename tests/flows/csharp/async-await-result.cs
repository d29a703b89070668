// async: awaiting a task gives what the method returns.
using System.Threading.Tasks;

static class Program
{
    static async Task<string> Read()
    {
        await Task.Yield();
        return Taint.Source();
    }

    static async Task<string> Cached()
    {
        await Task.Yield();
        return "cached";
    }

    static async Task Run()
    {
        string remote = await Read();
        string local = await Cached();
        // flow
        Taint.Sink(remote);
        // no flow
        Taint.Sink(local);
    }

    static void Main()
    {
        Run().Wait();
    }
}
