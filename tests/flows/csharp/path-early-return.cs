// path: what follows an early return never sees the value of the branch that returned.
class Responder
{
    void Respond(string format)
    {
        var body = "{}";
        if (format == "raw")
        {
            body = Taint.Source();
            // flow
            Taint.Sink(body);
            return;
        }
        // no flow
        Taint.Sink(body);
    }

    static void Main()
    {
        new Responder().Respond("raw");
        new Responder().Respond("json");
    }
}
