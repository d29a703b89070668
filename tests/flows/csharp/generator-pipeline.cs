// generator: iterator methods one behind the other; one path keeps the bodies, one the names.
using System.Collections.Generic;

class Doc
{
    public string Name;
    public string Body;
}

static class Program
{
    static IEnumerable<Doc> Load(string body)
    {
        yield return new Doc { Name = "a.txt", Body = body };
        yield return new Doc { Name = "b.txt", Body = "plain" };
    }

    static IEnumerable<string> Bodies(IEnumerable<Doc> docs)
    {
        foreach (var doc in docs)
        {
            yield return doc.Body;
        }
    }

    static IEnumerable<string> Names(IEnumerable<Doc> docs)
    {
        foreach (var doc in docs)
        {
            yield return doc.Name;
        }
    }

    static IEnumerable<string> Prefixed(IEnumerable<string> lines, string prefix)
    {
        foreach (var line in lines)
        {
            yield return prefix + line;
        }
    }

    static void Main()
    {
        var docs = Load(Taint.Source());
        // flow
        Taint.Sink(string.Join("\n", Prefixed(Bodies(docs), "> ")));
        // no flow
        Taint.Sink(string.Join("\n", Prefixed(Names(docs), "> ")));
    }
}
