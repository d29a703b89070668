// overwritten: elements of an array and keys of a dictionary get new values.
using System.Collections.Generic;

static class Program
{
    static void Main()
    {
        var columns = new Dictionary<string, string> { { "a", Taint.Source() }, { "b", Taint.Source() } };
        columns["a"] = "id";
        // no flow
        Taint.Sink(columns["a"]);
        // flow
        Taint.Sink(columns["b"]);
    }
}
