// closure: handlers wrapped in one another; one stack adds the input.
using System;

static class Program
{
    static Func<string, string> WithHeader(Func<string, string> next, string header)
    {
        return request =>
        {
            var body = next(request);
            return header + "\n" + body;
        };
    }

    static void Main()
    {
        Func<string, string> handler = request => "page " + request;
        var plain = WithHeader(handler, "welcome");
        var personal = WithHeader(WithHeader(handler, Taint.Source()), "welcome");
        // flow
        Taint.Sink(personal("/"));
        // no flow
        Taint.Sink(plain("/"));
    }
}
