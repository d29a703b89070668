// path: two conditions on one unchanged flag are true together.
static class Search
{
    static void Run(bool custom)
    {
        string where = "1 = 1";
        if (custom)
        {
            where = Taint.Source();
        }
        if (!custom)
        {
            // no flow
            Taint.Sink(where);
        }
        if (custom)
        {
            // flow
            Taint.Sink(where);
        }
    }

    static void Main()
    {
        Run(true);
        Run(false);
    }
}
