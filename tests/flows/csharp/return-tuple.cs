// return: a tuple comes back, one part tainted.
static class Program
{
    static (string key, string value) ReadHeader()
    {
        return ("Content-Type", Taint.Source());
    }

    static void Main()
    {
        var header = ReadHeader();
        // no flow
        Taint.Sink(header.key);
        // flow
        Taint.Sink(header.value);
    }
}
