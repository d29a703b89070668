// destructuring: parts of a tuple that are thrown away, and the ones that are kept.
static class Program
{
    static (string id, string name, string note) Load()
    {
        return ("7", Taint.Source(), "none");
    }

    static void Main()
    {
        (string id, _, string note) = Load();
        // no flow
        Taint.Sink(id + note);
        (_, string name, _) = Load();
        // flow
        Taint.Sink(name);
    }
}
