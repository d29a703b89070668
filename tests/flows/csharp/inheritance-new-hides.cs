// inheritance: a method with new is chosen by the declared type, an override by the object.
class Report
{
    public string Head() => "head";

    public virtual string Body() => "body";
}

class InputReport : Report
{
    public new string Head() => Taint.Source();

    public override string Body() => Taint.Source();
}

static class Program
{
    static void Main()
    {
        Report report = new InputReport();
        // no flow
        Taint.Sink(report.Head());
        // flow
        Taint.Sink(report.Body());
    }
}
