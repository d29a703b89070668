// context: out parameters of one method, each with its own value.
static class Program
{
    static bool TryRead(string line, out string value, out string kind)
    {
        value = line;
        kind = "text";
        return line.Length > 0;
    }

    static void Main()
    {
        if (TryRead(Taint.Source(), out string value, out string kind))
        {
            // flow
            Taint.Sink(value);
            // no flow
            Taint.Sink(kind);
        }
    }
}
