// alias: a variable that was bound elsewhere no longer reaches the first object.
using System.Text;

static class Program
{
    static void Main()
    {
        var first = new StringBuilder("a");
        var second = new StringBuilder("b");
        var current = first;
        current = second;
        current.Append(Taint.Source());
        // flow
        Taint.Sink(second.ToString());
        // no flow
        Taint.Sink(first.ToString());
    }
}
