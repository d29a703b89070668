// callback: middleware wraps the next handler, one of them cleans what it passes on.
using System;
using System.Collections.Generic;
using System.Linq;

class Pipeline
{
    private readonly List<Func<Func<string, string>, Func<string, string>>> layers =
        new List<Func<Func<string, string>, Func<string, string>>>();

    public Pipeline Use(Func<Func<string, string>, Func<string, string>> layer)
    {
        layers.Add(layer);
        return this;
    }

    public Func<string, string> Build(Func<string, string> handler)
    {
        foreach (var layer in Enumerable.Reverse(layers))
        {
            handler = layer(handler);
        }
        return handler;
    }
}

static class Program
{
    static Func<string, string> Wrap(Func<string, string> next) => body => "[" + next(body) + "]";

    static Func<string, string> Clean(Func<string, string> next) => body => next(Taint.Sanitize(body));

    static void Main()
    {
        var open = new Pipeline().Use(Wrap).Use(Wrap).Build(body => "got " + body);
        var safe = new Pipeline().Use(Wrap).Use(Clean).Build(body => "got " + body);
        // flow
        Taint.Sink(open(Taint.Source()));
        // no flow
        Taint.Sink(safe(Taint.Source()));
    }
}
