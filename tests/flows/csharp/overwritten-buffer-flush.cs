// overwritten: a buffer starts anew after it was flushed.
using System.Text;

class LineBuffer
{
    private StringBuilder text = new StringBuilder();

    public void Add(string line)
    {
        text.AppendLine(line);
    }

    public string Flush()
    {
        var result = text.ToString();
        text = new StringBuilder();
        return result;
    }
}

static class Program
{
    static void Main()
    {
        var buffer = new LineBuffer();
        buffer.Add(Taint.Source());
        // flow
        Taint.Sink(buffer.Flush());
        buffer.Add("second page");
        // no flow
        Taint.Sink(buffer.Flush());
    }
}
