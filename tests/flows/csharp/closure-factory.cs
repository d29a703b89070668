// closure: two lambdas of one factory hold values of their own.
using System;

static class Program
{
    static Func<string, string> Prefixer(string prefix)
    {
        return text => prefix + text;
    }

    static void Main()
    {
        var trusted = Prefixer("app: ");
        var untrusted = Prefixer(Taint.Source());
        // no flow
        Taint.Sink(trusted("started"));
        // flow
        Taint.Sink(untrusted("started"));
    }
}
