// async: WhenAll gives the results in the order of its tasks.
using System.Threading.Tasks;

static class Program
{
    static async Task<string> Fetch(string what)
    {
        await Task.Delay(1);
        return "got " + what;
    }

    static async Task Run()
    {
        string[] pages = await Task.WhenAll(Fetch("index"), Fetch(Taint.Source()));
        // no flow
        Taint.Sink(pages[0]);
        // flow
        Taint.Sink(pages[1]);
    }

    static void Main()
    {
        Run().GetAwaiter().GetResult();
    }
}
