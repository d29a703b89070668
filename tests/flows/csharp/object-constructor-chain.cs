// object: a constructor that calls another one with a default.
class Logger
{
    public string Prefix { get; }
    public string Path { get; }

    public Logger(string prefix) : this(prefix, "app.log")
    {
    }

    public Logger(string prefix, string path)
    {
        Prefix = prefix;
        Path = path;
    }
}

static class Program
{
    static void Main()
    {
        var logger = new Logger(Taint.Source());
        // flow
        Taint.Sink(logger.Prefix);
        // no flow
        Taint.Sink(logger.Path);
    }
}
