// string: text that is written to two writers.
using System.IO;

static class Program
{
    static void WriteRow(TextWriter writer, string name, string value)
    {
        writer.Write(name);
        writer.Write(": ");
        writer.WriteLine(value);
    }

    static void Main()
    {
        var log = new StringWriter();
        var page = new StringWriter();
        WriteRow(log, "status", "ok");
        WriteRow(page, "comment", Taint.Source());
        // no flow
        Taint.Sink(log.ToString());
        // flow
        Taint.Sink(page.ToString());
    }
}
