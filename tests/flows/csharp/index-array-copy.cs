// index: a part of an array is copied into another one.
using System;

static class Program
{
    static string[] Tail(string[] arguments)
    {
        var tail = new string[arguments.Length - 1];
        Array.Copy(arguments, 1, tail, 0, tail.Length);
        return tail;
    }

    static void Main()
    {
        var first = Tail(new[] { Taint.Source(), "--quiet", "out.txt" });
        var second = Tail(new[] { "convert", "--quiet", Taint.Source() });
        // no flow
        Taint.Sink(string.Join(" ", first));
        // flow
        Taint.Sink(string.Join(" ", second));
    }
}
