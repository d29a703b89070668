// destructuring: a Deconstruct method hands out the parts of an object.
class Header
{
    private readonly string name;
    private readonly string value;

    public Header(string name, string value)
    {
        this.name = name;
        this.value = value;
    }

    public void Deconstruct(out string key, out string content)
    {
        key = name;
        content = value;
    }
}

static class Program
{
    static void Main()
    {
        var (name, value) = new Header("Accept", Taint.Source());
        // no flow
        Taint.Sink(name);
        // flow
        Taint.Sink(value);
    }
}
