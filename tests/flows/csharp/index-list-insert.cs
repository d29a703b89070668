// index: Insert at 0 moves the other elements back.
using System.Collections.Generic;

static class Program
{
    static void Main()
    {
        var queue = new List<string> { "second" };
        queue.Insert(0, Taint.Source());
        // flow
        Taint.Sink(queue[0]);
        // no flow
        Taint.Sink(queue[1]);
    }
}
