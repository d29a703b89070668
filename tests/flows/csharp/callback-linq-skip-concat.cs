// callback: Skip leaves elements out, Concat puts others behind.
using System.Linq;

static class Program
{
    static void Main()
    {
        var words = new[] { Taint.Source(), "stop" };
        // no flow
        Taint.Sink(words.Skip(1).First());
        var more = new[] { "go" }.Concat(words);
        // flow
        Taint.Sink(more.ElementAt(1));
    }
}
