// async: tasks of a list are awaited one by one; main is asynchronous itself.
using System.Collections.Generic;
using System.Threading.Tasks;

static class Program
{
    static async Task<string> Echo(string text)
    {
        await Task.Delay(1);
        return text;
    }

    static async Task Main()
    {
        var inputs = new List<Task<string>> { Echo(Taint.Source()) };
        var fixedOnes = new List<Task<string>> { Echo("a"), Echo("b") };
        foreach (var task in inputs)
        {
            // flow
            Taint.Sink(await task);
        }
        foreach (var task in fixedOnes)
        {
            // no flow
            Taint.Sink(await task);
        }
    }
}
