// constant-branch: a constant decides the branch.
static class Features
{
    public static readonly bool Trace = false;
    public const int Limit = 3;
}

static class Program
{
    static void Main()
    {
        string trace = "off";
        if (Features.Trace)
        {
            trace = Taint.Source();
        }
        // no flow
        Taint.Sink(trace);
        if (Features.Limit > 2)
        {
            trace = Taint.Source();
        }
        // flow
        Taint.Sink(trace);
    }
}
