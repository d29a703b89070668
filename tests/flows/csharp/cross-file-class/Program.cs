// cross-file: an object of a class from another file.
static class Program
{
    static void Main()
    {
        var document = new Document();
        document.Load();
        // flow
        Taint.Sink(document.Content);
        // no flow
        Taint.Sink(document.Kind);
    }
}
