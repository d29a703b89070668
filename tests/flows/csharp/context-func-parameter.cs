// context: a helper that runs what it is given and wraps the result.
using System;

static class Program
{
    static T Logged<T>(string name, Func<T> work)
    {
        Console.WriteLine("start " + name);
        var result = work();
        Console.WriteLine("end " + name);
        return result;
    }

    static string Load() => "id=" + Taint.Source();

    static string Ping() => "pong";

    static void Main()
    {
        var loaded = Logged("load", () => Load());
        var pinged = Logged("ping", () => Ping());
        // flow
        Taint.Sink(loaded);
        // no flow
        Taint.Sink(pinged);
    }
}
