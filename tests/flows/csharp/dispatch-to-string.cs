// dispatch: interpolation calls the ToString of the object that it is given.
class Secret
{
    protected readonly string value;

    public Secret(string value)
    {
        this.value = value;
    }

    public override string ToString() => "***";
}

class Label : Secret
{
    public Label(string value) : base(value)
    {
    }

    public override string ToString() => "[" + value + "]";
}

static class Program
{
    static string Show(Secret secret) => $"value: {secret}";

    static void Main()
    {
        // no flow
        Taint.Sink(Show(new Secret(Taint.Source())));
        // flow
        Taint.Sink(Show(new Label(Taint.Source())));
    }
}
