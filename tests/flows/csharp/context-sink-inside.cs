// context: of two methods that end at a sink, one is only ever called with constants.
static class Program
{
    static void RunReport(string name)
    {
        // flow
        Taint.Sink("report " + name);
    }

    static void RunBackup(string name)
    {
        // no flow
        Taint.Sink("backup " + name);
    }

    static void Main()
    {
        RunReport("daily");
        RunReport(Taint.Source());
        RunBackup("daily");
        RunBackup("weekly");
    }
}
