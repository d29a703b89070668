// field: a copy made with `with` takes the other properties along.
record Message(string Subject, string Body, string Priority);

static class Program
{
    static Message Escalate(Message message)
    {
        return message with { Priority = "high" };
    }

    static Message Redact(Message message)
    {
        return message with { Body = "(removed)" };
    }

    static void Main()
    {
        var message = new Message("Hello", Taint.Source(), "low");
        // flow
        Taint.Sink(Escalate(message).Body);
        // no flow
        Taint.Sink(Redact(message).Body);
    }
}
