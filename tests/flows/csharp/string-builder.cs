// string: Append adds to the builder, Clear empties it.
using System.Text;

static class Program
{
    static void Main()
    {
        var html = new StringBuilder();
        html.Append("<p>").Append(Taint.Source()).Append("</p>");
        // flow
        Taint.Sink(html.ToString());
        html.Clear();
        html.Append("<hr>");
        // no flow
        Taint.Sink(html.ToString());
    }
}
