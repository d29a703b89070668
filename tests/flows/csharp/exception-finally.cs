// exception: finally runs after the value to return was taken; a field it resets stays reset.
class Session
{
    private string buffer = "";

    public string Take()
    {
        string taken = Taint.Source();
        buffer = taken;
        try
        {
            return taken;
        }
        finally
        {
            taken = "";
            buffer = "";
        }
    }

    public string Rest()
    {
        return buffer;
    }
}

static class Program
{
    static void Main()
    {
        var session = new Session();
        // flow
        Taint.Sink(session.Take());
        // no flow
        Taint.Sink(session.Rest());
    }
}
