// context: a local function called with a tainted and with a clean argument.
static class Program
{
    static void Main()
    {
        string Quote(string text) => "'" + text + "'";

        string given = Quote(Taint.Source());
        string known = Quote("root");
        // flow
        Taint.Sink(given);
        // no flow
        Taint.Sink(known);
    }
}
