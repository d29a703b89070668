// callback: method groups of two methods, one hands its argument back.
using System;

static class Program
{
    static string Shout(string text) => text.ToUpperInvariant();

    static string Mask(string text) => text == "" ? "" : "***";

    static string Transform(string text, Func<string, string> step) => step(text);

    static void Main()
    {
        string input = Taint.Source();
        // flow
        Taint.Sink(Transform(input, Shout));
        // no flow
        Taint.Sink(Transform(input, Mask));
    }
}
