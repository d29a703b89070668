// path: each kind of a message is made up by its arm of a switch expression.
public enum Kind
{
    Reply,
    Forward,
    Receipt,
}

public static class Program
{
    private static string Subject(Kind kind, string text) => kind switch
    {
        Kind.Reply => "Re: " + text,
        Kind.Forward => "Fwd: " + text,
        Kind.Receipt => "Your message was read",
        _ => "(no subject)",
    };

    public static void Main()
    {
        // flow
        Taint.Sink(Subject(Kind.Forward, Taint.Source()));
        // no flow
        Taint.Sink(Subject(Kind.Receipt, Taint.Source()));
        Subject(Kind.Reply, "lunch");
        Subject((Kind)7, "other");
    }
}
