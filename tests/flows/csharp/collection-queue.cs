// collection: a queue gives back first what was put in first.
using System.Collections.Generic;

static class Program
{
    static void Main()
    {
        var queue = new Queue<string>();
        queue.Enqueue("first");
        queue.Enqueue(Taint.Source());
        // no flow
        Taint.Sink(queue.Dequeue());
        // flow
        Taint.Sink(queue.Dequeue());
    }
}
