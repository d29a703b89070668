// loop: a text that grows in a loop, and one that is replaced each time.
static class Program
{
    static void Main()
    {
        string all = "", latest = "";
        foreach (var part in new[] { "a", Taint.Source(), "z" })
        {
            all += part;
            latest = part.Length > 1 ? "long" : "short";
        }
        // flow
        Taint.Sink(all);
        // no flow
        Taint.Sink(latest);
    }
}
