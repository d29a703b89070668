// cross-file: the sinks; Program.cs calls one with input, the other with constants.
static class Worker
{
    public static void RunQuery(string text)
    {
        // flow
        Taint.Sink(text);
    }

    public static void RunMigration(string text)
    {
        // no flow
        Taint.Sink(text);
    }
}
