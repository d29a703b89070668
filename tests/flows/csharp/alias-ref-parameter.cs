// alias: a ref parameter is the caller's variable, an ordinary one is not.
static class Program
{
    static void Fill(ref string target)
    {
        target = Taint.Source();
    }

    static void FillCopy(string target)
    {
        target = Taint.Source();
    }

    static void Main()
    {
        string city = "none";
        string country = "none";
        Fill(ref city);
        FillCopy(country);
        // flow
        Taint.Sink(city);
        // no flow
        Taint.Sink(country);
    }
}
