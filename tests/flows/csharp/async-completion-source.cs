// async: two promises that are fulfilled by hand.
using System.Threading.Tasks;

static class Program
{
    static async Task Run()
    {
        var answer = new TaskCompletionSource<string>();
        var signal = new TaskCompletionSource<string>();
        answer.SetResult(Taint.Source());
        signal.SetResult("ready");
        // flow
        Taint.Sink(await answer.Task);
        // no flow
        Taint.Sink(await signal.Task);
    }

    static void Main()
    {
        Run().Wait();
    }
}
