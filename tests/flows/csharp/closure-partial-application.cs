// closure: a function that fixes the first argument of another.
using System;

static class Program
{
    static Func<string, string> Bind(Func<string, string, string> function, string first)
    {
        return second => function(first, second);
    }

    static void Main()
    {
        Func<string, string, string> line = (level, text) => $"[{level}] {text}";
        var info = Bind(line, "info");
        var custom = Bind(line, Taint.Source());
        // flow
        Taint.Sink(custom("ready"));
        // no flow
        Taint.Sink(info("ready"));
    }
}
