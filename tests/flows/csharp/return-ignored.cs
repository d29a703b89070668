// return: a method that reads the input but returns something else.
static class Program
{
    static string Measure()
    {
        string data = Taint.Source();
        if (data.Length > 3)
        {
            return "long";
        }
        return "short";
    }

    static string Relay()
    {
        string data = Taint.Source();
        return data;
    }

    static void Main()
    {
        // no flow
        Taint.Sink(Measure());
        // flow
        Taint.Sink(Relay());
    }
}
