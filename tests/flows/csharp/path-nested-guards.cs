// path: a handler with guards, each of which answers by itself.
class Request
{
    public string User { get; set; }
    public string Query { get; set; }
}

static class Handler
{
    static string Answer(Request request)
    {
        if (request == null)
            return "no request";
        if (request.User == null)
            return "please log in";
        return "results for " + request.Query;
    }

    static void Main()
    {
        // no flow
        Taint.Sink(Answer(new Request { Query = Taint.Source() }));
        // flow
        Taint.Sink(Answer(new Request { User = "ann", Query = Taint.Source() }));
        Answer(null);
    }
}
