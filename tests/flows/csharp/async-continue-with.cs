// async: ContinueWith gets the task before it, and gives what its lambda gives.
using System.Threading.Tasks;

static class Program
{
    static void Main()
    {
        Task<string> read = Task.Run(() => Taint.Source());
        // flow
        Taint.Sink(read.ContinueWith(done => done.Result + "!").Result);
        // no flow
        Taint.Sink(read.ContinueWith(done => "finished").Result);
    }
}
