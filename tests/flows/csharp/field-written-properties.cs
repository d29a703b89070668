// field: accessors that are written out; one gives the backing field, one something else.
class Secret
{
    private string value;

    public string Value
    {
        get { return value; }
        set { this.value = value; }
    }

    public string Shown
    {
        get { return value == null ? "(none)" : "****"; }
    }
}

static class Program
{
    static void Main()
    {
        var secret = new Secret();
        secret.Value = Taint.Source();
        // flow
        Taint.Sink(secret.Value);
        // no flow
        Taint.Sink(secret.Shown);
    }
}
