// sanitizer: a loop over the places cleans the array, one over the elements only its variable.
static class Program
{
    static void Clean(string[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Taint.Sanitize(values[i]);
        }
    }

    static string Inspect(string[] values)
    {
        var report = "";
        foreach (var value in values)
        {
            report += Taint.Sanitize(value) + ";";
        }
        return report;
    }

    static void Main()
    {
        var cleaned = new[] { Taint.Source(), "b" };
        var inspected = new[] { Taint.Source(), "b" };
        Clean(cleaned);
        var report = Inspect(inspected);
        // no flow
        Taint.Sink(report + cleaned[0]);
        // flow
        Taint.Sink(inspected[0]);
    }
}
