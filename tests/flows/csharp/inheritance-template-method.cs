// inheritance: a method of the parent calls the child's part.
abstract class Exporter
{
    public string Export()
    {
        return "begin " + Body();
    }

    protected abstract string Body();
}

class InputExporter : Exporter
{
    protected override string Body()
    {
        return Taint.Source();
    }
}

class EmptyExporter : Exporter
{
    protected override string Body()
    {
        return "nothing";
    }
}

static class Program
{
    static void Main()
    {
        // flow
        Taint.Sink(new InputExporter().Export());
        // no flow
        Taint.Sink(new EmptyExporter().Export());
    }
}
