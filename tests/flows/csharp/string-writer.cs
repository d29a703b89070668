// string: a report and its log are written through two text writers.
using System.IO;

class Report
{
    private readonly TextWriter output;
    private readonly TextWriter log;

    public Report(TextWriter output, TextWriter log)
    {
        this.output = output;
        this.log = log;
    }

    public void Section(string title, string text)
    {
        output.WriteLine("# " + title);
        output.WriteLine(text);
        log.WriteLine("wrote {0}", title);
    }
}

static class Program
{
    static void Main()
    {
        var output = new StringWriter();
        var log = new StringWriter();
        var report = new Report(output, log);
        report.Section("Comments", Taint.Source());
        // flow
        Taint.Sink(output.ToString());
        // no flow
        Taint.Sink(log.ToString());
    }
}
