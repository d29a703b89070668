// context: one helper, called with a tainted and with a clean argument.
static class Program
{
    static string Normalise(string text)
    {
        return text.Trim();
    }

    static void Main()
    {
        string nick = Normalise(Taint.Source());
        string group = Normalise(" admins ");
        // flow
        Taint.Sink(nick);
        // no flow
        Taint.Sink(group);
    }
}
