// cross-file: static methods of a class in another namespace.
using Site.View;

namespace Site
{
    static class Program
    {
        static void Main()
        {
            string title = Taint.Source();
            // flow
            Taint.Sink(Markup.Heading(title));
            // no flow
            Taint.Sink(Markup.Rule(title));
        }
    }
}
