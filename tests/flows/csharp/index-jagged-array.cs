// index: an array of arrays; one of the inner ones holds the input.
static class Program
{
    const int Header = 0;
    const int Body = 1;

    static string[][] Table(string cell)
    {
        var table = new string[2][];
        table[Header] = new[] { "name", "note" };
        table[Body] = new string[2];
        table[Body][0] = "first";
        table[Body][1] = cell;
        return table;
    }

    static void Main()
    {
        var table = Table(Taint.Source());
        // flow
        Taint.Sink(table[Body][1]);
        // no flow
        Taint.Sink(table[Header][1] + table[Body][0]);
    }
}
