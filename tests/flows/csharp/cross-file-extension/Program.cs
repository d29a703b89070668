// cross-file: extension methods of another file's namespace, one of which sanitizes.
using Web.Text;

static class Program
{
    static void Main()
    {
        var title = Taint.Source();
        // flow
        Taint.Sink(title.InTag("h1"));
        // no flow
        Taint.Sink(title.AsAttribute("title"));
    }
}
