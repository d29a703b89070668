// dispatch: a table of delegates, looked up by constant keys.
using System;
using System.Collections.Generic;

static class Program
{
    static readonly Dictionary<string, Func<string, string>> Routes = new Dictionary<string, Func<string, string>>
    {
        { "/echo", body => body },
        { "/ping", body => "pong" },
    };

    static void Main()
    {
        string request = Taint.Source();
        // flow
        Taint.Sink(Routes["/echo"](request));
        // no flow
        Taint.Sink(Routes["/ping"](request));
    }
}
