// field: parameters of a primary constructor, used by different methods.
public class Mailer(string sender, string footer)
{
    public string From() => $"From: {sender}";

    public string Body(string text) => $"{text}\n-- \n{footer}";
}

public static class Program
{
    public static void Main()
    {
        var mailer = new Mailer("office@example.org", Taint.Source());
        // no flow
        Taint.Sink(mailer.From());
        // flow
        Taint.Sink(mailer.Body("Hello"));
    }
}
