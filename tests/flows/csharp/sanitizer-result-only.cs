// sanitizer: the result is safe, the argument stays as it was.
static class Program
{
    static void Main()
    {
        string bio = Taint.Source();
        string safe = Taint.Sanitize(bio);
        // no flow
        Taint.Sink(safe);
        // flow
        Taint.Sink(bio);
    }
}
