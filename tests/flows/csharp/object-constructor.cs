// object: one constructor called with a tainted and with a constant argument.
class Client
{
    private readonly string baseUrl;

    public Client(string baseUrl)
    {
        this.baseUrl = baseUrl;
    }

    public string Endpoint => baseUrl + "/v1";
}

static class Program
{
    static void Main()
    {
        var inside = new Client("https://internal.example");
        var outside = new Client(Taint.Source());
        // no flow
        Taint.Sink(inside.Endpoint);
        // flow
        Taint.Sink(outside.Endpoint);
    }
}
