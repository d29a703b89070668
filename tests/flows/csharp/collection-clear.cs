// collection: Clear empties the list.
using System.Collections.Generic;

static class Program
{
    static void Main()
    {
        var messages = new List<string>();
        messages.Add(Taint.Source());
        // flow
        Taint.Sink(string.Join(" ", messages));
        messages.Clear();
        // no flow
        Taint.Sink(string.Join(" ", messages));
    }
}
