// string: $@"" inserts the variable, braces that are doubled do not.
static class Program
{
    static void Main()
    {
        string folder = Taint.Source();
        // flow
        Taint.Sink($@"C:\data\{folder}\x");
        // no flow
        Taint.Sink($@"C:\data\{{folder}}\x");
    }
}
