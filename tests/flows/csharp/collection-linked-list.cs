// collection: both ends of a linked list.
using System.Collections.Generic;

static class Program
{
    static LinkedList<string> History()
    {
        var history = new LinkedList<string>();
        history.AddLast("opened");
        history.AddFirst("created");
        history.AddLast("comment: " + Taint.Source());
        return history;
    }

    static void Main()
    {
        var history = History();
        // flow
        Taint.Sink(history.Last.Value);
        // no flow
        Taint.Sink(history.First.Value);
    }
}
