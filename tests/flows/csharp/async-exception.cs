// async: await throws what the task failed with.
using System;
using System.Threading.Tasks;

static class Program
{
    static async Task<string> Fetch(string url)
    {
        await Task.Yield();
        throw new InvalidOperationException("no answer from " + url);
    }

    static async Task Run()
    {
        string page = "empty";
        try
        {
            page = await Fetch(Taint.Source());
        }
        catch (InvalidOperationException e)
        {
            // flow
            Taint.Sink(e.Message);
        }
        // no flow
        Taint.Sink(page);
    }

    static void Main()
    {
        Run().Wait();
    }
}
