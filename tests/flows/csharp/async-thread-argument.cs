// async: a thread gets the value that its start was called with.
using System.Threading;

static class Program
{
    static void Report(object line)
    {
        // flow
        Taint.Sink(line);
    }

    static void Beat(object line)
    {
        // no flow
        Taint.Sink(line);
    }

    static void Main()
    {
        object line = "idle";
        var beat = new Thread(Beat);
        beat.Start(line);
        line = Taint.Source();
        var report = new Thread(Report);
        report.Start(line);
        beat.Join();
        report.Join();
    }
}
