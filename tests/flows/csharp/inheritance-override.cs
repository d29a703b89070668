// inheritance: the overriding method runs, the inherited one where there is none.
class Text
{
    protected readonly string Raw;

    public Text(string raw)
    {
        Raw = raw;
    }

    public virtual string Render() => Raw;
}

class Masked : Text
{
    public Masked(string raw) : base(raw) { }

    public override string Render() => "***";
}

class Framed : Text
{
    public Framed(string raw) : base(raw) { }
}

static class Program
{
    static void Main()
    {
        Text masked = new Masked(Taint.Source());
        Text framed = new Framed(Taint.Source());
        // no flow
        Taint.Sink(masked.Render());
        // flow
        Taint.Sink(framed.Render());
    }
}
