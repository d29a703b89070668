// alias: two names of one array, and a clone made before the change.
static class Program
{
    static void Main()
    {
        var rows = new[] { "a", "b" };
        var same = rows;
        var clone = (string[])rows.Clone();
        rows[0] = Taint.Source();
        // flow
        Taint.Sink(same[0]);
        // no flow
        Taint.Sink(clone[0]);
    }
}
