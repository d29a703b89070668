// loop: a queue is worked off, and each kind of job adds to its own text.
using System.Collections.Generic;

class Job
{
    public bool Echo;
    public string Data;
}

static class Program
{
    static void Main()
    {
        var queue = new Queue<Job>();
        queue.Enqueue(new Job { Echo = true, Data = Taint.Source() });
        queue.Enqueue(new Job { Echo = false, Data = Taint.Source() });
        var output = "";
        var log = "";
        while (queue.Count > 0)
        {
            var job = queue.Dequeue();
            if (job.Echo)
            {
                output += job.Data;
            }
            else
            {
                log += "skipped;";
            }
        }
        // flow
        Taint.Sink(output);
        // no flow
        Taint.Sink(log);
    }
}
