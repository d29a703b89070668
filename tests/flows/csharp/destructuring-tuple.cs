// destructuring: the parts of a tuple go to the variables in order.
static class Program
{
    static (string, string, string) Connection()
    {
        return ("db", "5432", Taint.Source());
    }

    static void Main()
    {
        var (host, port, user) = Connection();
        // no flow
        Taint.Sink(host + ":" + port);
        // flow
        Taint.Sink(user + "@" + host);
    }
}
