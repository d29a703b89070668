// exception: ?? throw gives the left side where there is one.
using System;

static class Program
{
    static string Need(string value, string name)
    {
        return value ?? throw new ArgumentNullException(name);
    }

    static void Main()
    {
        // flow
        Taint.Sink(Need(Taint.Source(), "title"));
        // no flow
        Taint.Sink(Need("plain", Taint.Source()));
    }
}
