// context: a params array takes the rest; the fixed parameter and the rest are told apart.
static class Program
{
    static string Head(string first, params string[] rest)
    {
        return first;
    }

    static string Tail(string first, params string[] rest)
    {
        return rest[0];
    }

    static void Main()
    {
        // no flow
        Taint.Sink(Head("a", Taint.Source(), "c"));
        // flow
        Taint.Sink(Tail("a", Taint.Source(), "c"));
    }
}
