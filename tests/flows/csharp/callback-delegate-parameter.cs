// callback: a walker calls back with a clean name and a tainted content.
using System;

static class Program
{
    static void Walk(Action<string, string> visit)
    {
        visit("readme.txt", Taint.Source());
    }

    static void Main()
    {
        Walk((name, content) =>
        {
            // no flow
            Taint.Sink(name);
            // flow
            Taint.Sink(content);
        });
    }
}
